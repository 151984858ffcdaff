"""Totals that the next sentence divides: "Seventeen were charged. Twelve were remanded and five released on bail".

Nothing says that the parts are all there are. That each of the next figures counts the same, or nothing of its own,
makes them some of it; so they can be no more, and where they are nearly as many of a large number, they are all.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from operator import attrgetter

from factcheck import TIMEXES, Match, Quantity, QuantityKind, Span, beginning
from factcheck_counts.readings.arithmetic import REMARK, Rational
from factcheck_counts.readings.passage import STEM, Passage, last_break, texts
from factcheck_counts.readings.sums.opposites import are_all_kinds, of_other_kinds
from factcheck_counts.readings.sums.parts.counted import Counted, bound, near
from factcheck_counts.readings.sums.parts.rows import joint
from factcheck_counts.readings.vocabulary import WORD, holds

_START = attrgetter("span.start")
#: A total has so many parts at least.
_FEWEST = 2
#: Parts make no more than this beyond a total; of one so large that nobody makes it by chance, no less than that.
_BEYOND, _SHORT, _LARGE = Fraction(1, 5), Fraction(1, 20), 1_000
#: Men and women leave nobody out: by a slip they make no less than that.
_FEWER = Fraction(1, 6)
#: What became of some of them is told so many words behind the number of them.
_VERB = 5


def may_divide(figures: Sequence[Quantity]) -> bool:
    """Tell at little cost whether the first of three figures may be the total of the others."""
    whole, one, other = (figure.value for figure in figures)
    return _makes(whole, one + other)


def followed(counted: Counted, number: int) -> Iterator[Match]:
    """Yield a figure of an earlier sentence with the row of a sentence that are its parts."""
    document, vocabulary = counted.document, counted.vocabulary
    before, told = _before(counted, number), counted.within(counted.sentences[number])
    made = sum(one.value for one in told)
    if not told or not any(told[-1].value < one.value <= made * (1 + _FEWER) for one in before):
        return
    row = _row(counted, _outside_brackets(counted, told))
    made = sum(part.value for part in row)
    kinds = [counted.vocabulary.noun(document, one) for one in row]
    short = _FEWER if _are_all(counted, kinds) else 0
    wholes = [one for one in _outside_brackets(counted, before) if _makes(one.value, made, short)]
    if len(wholes) != 1 or len(row) < _FEWEST:
        return
    whole = wholes[0]
    if whole.kind is QuantityKind.CURRENCY:
        # "Of this sum, 334 million will go to …": the currency is told once.
        row = [
            one if one.unit or vocabulary.noun(document, one) else one._replace(kind=whole.kind, unit=whole.unit)
            for one in row
        ]
    if {part.unit for part in row} != {whole.unit}:
        return
    passage = counted.passage(counted.sentences[number])
    if (
        _is_divided(counted, passage, whole, row)
        and not _may_leave_out(passage, row)
        and (_takes_up(passage, row[0]) or not _is_of_then(counted, whole))
    ):
        yield bound(whole, row, *(["apart"] if made > whole.value else []), within=whole.span)


def _are_all(counted: Counted, kinds: Sequence[str]) -> bool:
    """Tell whether nobody is of two of some kinds, and nobody of none."""
    opposite = counted.vocabulary.table("opposite")
    return of_other_kinds(opposite, kinds) and are_all_kinds(opposite, kinds)


def _row(counted: Counted, figures: Sequence[Quantity]) -> Sequence[Quantity]:
    """Return the last figures that "and" joins, with those that commas join to them."""
    last = next((at for at in range(len(figures) - 1, 0, -1) if _is_joined(counted, figures, at, "and")), 0)
    first = last - 1
    while first > 0 and _is_joined(counted, figures, first, "comma"):
        first -= 1
    return figures[first : last + 1] if last else ()


def _is_joined(counted: Counted, figures: Sequence[Quantity], at: int, how: str) -> bool:
    return joint(counted, figures[at - 1], figures[at]) in (how, "either")


def _before(counted: Counted, number: int) -> Sequence[Quantity]:
    """Return the figures of the last sentence before one that has any, in the same paragraph."""
    start = counted.sentences[number].start
    place = bisect_left(counted.figures, start, key=_START)
    told = counted.sentence_at(counted.figures[place - 1].span.start) if place else None
    if told is None or last_break(counted.document, counted.sentences[told].start, start):
        return ()
    return counted.within(counted.sentences[told])


def _outside_brackets(counted: Counted, figures: Sequence[Quantity]) -> Sequence[Quantity]:
    """Return the figures that stand in no brackets: "8,796 (142 more) in care homes"."""
    if not figures or counted.document.text.find("(", figures[0].span.start, figures[-1].span.start) < 0:
        return figures
    sentence = counted.sentences[counted.sentence_at(figures[0].span.start) or 0]
    remarks = [found.span() for found in REMARK.finditer(counted.document.text, *sentence)]
    return [one for one in figures if not any(start < one.span.start < end for start, end in remarks)]


def _makes(whole: Rational, made: Rational, short: Rational = 0) -> bool:
    """Tell whether parts can be those of a total by what they make; ``short`` is what all kinds may leave of it."""
    if made <= whole:
        return made >= whole * (1 - short) or (whole >= _LARGE and made >= whole * (1 - _SHORT))
    return made <= whole * (1 + _BEYOND)


def _is_divided(counted: Counted, passage: Passage, whole: Quantity, row: Sequence[Quantity]) -> bool:
    """Tell whether the figures of a sentence count what one before it does, or opposite kinds of it.

    Of few it must say so at once, and tell what became of them: who is in two of "40 dance, 14 sing" is no mistake.
    """
    vocabulary = counted.vocabulary
    lead = texts(passage.between(passage.span.start, row[0].span.start))
    if lead[1:] != [] and lead[0] in vocabulary["out-of"] and lead[1] in vocabulary["demonstrative"]:
        # "Of this sum, 334 million will go to …"
        return True
    if _is_elsewhere(passage, row[0]):
        return False
    nouns = [vocabulary.noun(counted.document, one) for one in row]
    is_large = whole.value >= _LARGE and near(whole, row, _SHORT)
    opposite = vocabulary.table("opposite")
    if all(nouns) and of_other_kinds(opposite, nouns):
        return is_large or not lead or _counts_there(passage, row, lead)
    became = texts(passage.behind(row[0]))[:_VERB]
    if not is_large and (lead or vocabulary["auxiliary"].isdisjoint(became)):
        return False
    # "Nine were jailed, five placed under watch and four freed": what the verb leaves behind is no noun.
    participles = tuple(vocabulary["participle-endings"])
    own = {noun for at, noun in enumerate(nouns) if noun and not (at and noun.endswith(participles))}
    counts = vocabulary.noun(counted.document, whole)
    if not counts:
        # "Seventeen were charged. Twelve were remanded and five bailed": whom they are told of stands further back.
        verb = WORD.match(counted.document.folded, whole.span.end + 1)
        return not own and verb is not None and verb[0] in vocabulary["auxiliary"]
    if own <= vocabulary["people"] and counts in vocabulary["casualties"] | vocabulary["people"]:
        return True
    return all(noun[:STEM] == counts[:STEM] for noun in own)


def _counts_there(passage: Passage, row: Sequence[Quantity], lead: Sequence[str]) -> bool:
    """Tell whether a sentence says of nobody else who they are: "on y compte 412 femmes et 248 hommes"."""
    return passage.vocabulary["counts-there"].issuperset(lead) and len(texts(passage.clause_behind(row[-1]))) == 1


def _is_elsewhere(passage: Passage, part: Quantity) -> bool:
    """Tell whether a sentence opens with a place or a year of its own: "86 died in Cuba. In Haiti 50 died and 36 …"."""
    lead, text = passage.between(passage.span.start, part.span.start), passage.document.text
    within = passage.vocabulary["within"]
    dates = beginning(passage.document[TIMEXES], Span(passage.span.start, part.span.start))
    return any(one.year is not None for one in dates) or any(
        one.text in within and text[other.start].isupper() for one, other in pairwise(lead)
    )


def _may_leave_out(passage: Passage, row: Sequence[Quantity]) -> bool:
    """Tell whether words say that there are others, that some are in two parts, or that it was at another time."""
    vocabulary, words = passage.vocabulary, texts(passage.words)
    if holds(words, vocabulary["everything-else", "then"]):
        return True
    if any(vocabulary.is_another(passage.document, one) for one in row):
        return True
    return any(word in vocabulary["others"] and before in vocabulary["definite"] for before, word in pairwise(words))


def _takes_up(passage: Passage, part: Quantity) -> bool:
    """Tell whether a part is said to be some of those named before: "eight of these inquiries"."""
    return not passage.vocabulary["demonstrative"].isdisjoint(texts(passage.behind(part))[:2])


def _is_of_then(counted: Counted, whole: Quantity) -> bool:
    """Tell whether the sentence of a total tells of another time: "Last year 46 died. On Sunday …"."""
    words = WORD.findall(counted.document.folded, *counted.sentences[counted.sentence_at(whole.span.start) or 0])
    return holds(words, counted.vocabulary["then"])
