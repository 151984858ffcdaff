"""Totals held against all of their parts: what words give as all there are, or what is taken for that."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate
from typing import NamedTuple

from factcheck import (
    QUANTITIES,
    Document,
    Evidence,
    EvidenceKind,
    Match,
    Quantity,
    QuantityKind,
    Related,
    Severity,
    Span,
    beginning,
    covering,
    inside,
)
from factcheck_counts.readings.arithmetic import Range, judge, magnitude, say, strays, strict, total
from factcheck_counts.readings.doubts import is_average, is_difference, unit_behind
from factcheck_counts.readings.passage import STEM, is_owned, last_break
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.sums.additions import (
    addable,
    addition,
    bracketed,
    can_be_shared,
    corrections,
    counted_span,
    goes_on,
    is_part_of_another,
    is_ratio,
    listed_spans,
    names_remainder,
    overlap,
    parts_of,
    readings,
    rounded_alike,
    told_alike,
    told_exactly,
    with_its_total,
    without_nested,
    without_number_of_parts,
)
from factcheck_counts.readings.sums.reckoning import Reckoning
from factcheck_counts.readings.vocabulary import WORD, Words, holds, vocabulary_of

#: A total that is more than twice or less than half of what it can be is something else: a rate, a population.
_PLAUSIBLE = 2
#: What stands in brackets and makes less than this of the total is a choice of its parts; so is a list behind a colon.
_CHOICE, _LIST = Fraction(1, 2), Fraction(2, 3)
#: So many may be named without a number.
_UNCOUNTED = 2
#: Four bare figures may be taken for a year.
BARE = re.compile(r"(?<![\d.,])\d{4}(?![\d]|[.,]\d)")
#: What is left of a total stands so near behind its parts.
_NEXT = 120
#: So far before a total what it lacks was counted, in code points.
_BEFORE = 360
#: Such words open the next sentence, if so few are left that nobody counts them.
_OPENING, _FEW_LEFT = 4, 2
#: "Per bushel" has no more letters.
_PER, _PAIR = 24, 2
#: So few parts are rounded to the nearest, none of them cut off.
_ROUNDED = 5


class _Sum(NamedTuple):
    """A total with all of its parts; ``ones`` of them count once each."""

    document: Document
    match: Match
    whole: Quantity
    parts: Sequence[Quantity]
    ones: int

    @property
    def made(self) -> int | Fraction:
        """What the parts make."""
        return sum(part.value for part in self.parts) + self.ones

    @property
    def left(self) -> int | Fraction:
        """What they leave of the total."""
        return self.whole.value - self.made

    @property
    def has_rest(self) -> bool:
        """Whether the last of them is said to be the others."""
        return "rest" in self.match or "left" in self.match

    @property
    def sentence(self) -> Span:
        """Where it begins."""
        return covering(self.document[STATEMENTS], self.match.span.start) or self.match.span

    def words(self, name: str) -> Words:
        """Return the words of one set."""
        return vocabulary_of(self.document)[name]


def closed(document: Document, match: Match, severity: Severity) -> Iterator[Reckoning]:
    """Compare a total with parts that the words give as all there are."""
    match = without_number_of_parts(without_nested(document, with_its_total(document, match)))
    told = _Sum(document, match, match["total"].value, parts_of(match), len(match.all("one")))
    whole, parts, ones, made = told.whole, told.parts, told.ones, told.made
    if whole.unit is None and Fraction(whole.value).denominator != 1:
        # "Seven and a half: six wins and three draws"
        return
    if strays(match, document, remarks=True, items=len(parts) + ones) or not whole.value or not addable(whole, parts):
        return
    if whole.noun is None is whole.unit and parts and last_break(document, whole.span.end, parts[0].span.start):
        # "In 2017 there were 65,894. // The first poll had 63,618 answers, the second 26,368."
        return
    is_sure = severity is Severity.ERROR
    if not is_sure and not _may_be_all(told):
        return
    if overlap(document, match) or is_ratio(document, whole) or _are_of_a_larger(told) or _is_one_of_them(told):
        return
    if "left" in match and _leaves_others(told):
        return
    if any(_is_in_name(document, one) for one in (whole, *parts)) or _is_rate(document, whole, parts):
        return
    if told.left and (_is_filled_up(told) or (not is_sure and _make_another_total(told))):
        return
    proof = addition(parts, ones)
    verdict, is_near = _verdict(told)
    if verdict:
        # Where the words say that these are the parts, a hedge is meant to cover what they make.
        if is_sure or told_exactly(whole, parts, made):
            yield Reckoning(counted_span(match), "The parts make the total.", [proof], match.span)
        return
    if verdict is None or not parts or _is_told_otherwise(told):
        return
    severity = Severity.WARNING if is_near else severity
    exact = all(quantity.exact and quantity.hedge is None for quantity in (whole, *parts))
    evidence = [proof]
    if severity is Severity.WARNING:
        evidence.append(Evidence(EvidenceKind.TEXT, "This takes the parts to be all there are."))
    yield Reckoning(
        counted_span(match),
        f"The parts make {say(made)}, not {say(whole.value)}.",
        within=match.span,
        severity=severity if exact else Severity.WARNING,
        related=[Related("A part", binding.span) for binding in (*match.all("part"), *match.all("one"))],
        evidence=evidence,
        suggestions=corrections(document, whole, parts, made),
    )


def _may_be_all(told: _Sum) -> bool:
    """Tell whether numbers that nobody calls all the parts can be: none in two of them, and more than a choice."""
    if not told.has_rest and can_be_shared(told.document, told.match):
        return False
    return told.made >= told.whole.value * (_CHOICE if bracketed(told.document, told.match) else _LIST)


def _are_of_a_larger(told: _Sum) -> bool:
    """Tell whether the others, or a part before them, are of another number than the total."""
    whole, parts = told.whole, told.parts
    if not told.has_rest or not parts:
        return False
    if any(part.value > whole.value for part in parts[:-1]):
        # "240 tonnes, sur les 310 stockées, ont brûlé ; les 72 restantes"
        return True
    # "Treize personnes restent hospitalisées. Les vingt-deux autres occupants …": those of a larger number.
    is_money = whole.kind is QuantityKind.CURRENCY
    return parts[-1].value > whole.value and (is_money or _names_others(told.document, parts[-1]))


def _is_one_of_them(told: _Sum) -> bool:
    """Tell whether a total has an owner as its parts have: "the Conservatives' £3.13m; … the Greens' £404,000"."""
    return all(any(is_owned(told.document, one) for one in ones) for ones in ((told.whole,), told.parts))


def _leaves_others(told: _Sum) -> bool:
    """Tell whether what is left counts something else: "burnt 15 of the 40 houses, leaving 27 families homeless"."""
    vocabulary = vocabulary_of(told.document)
    one, other = (vocabulary.noun(told.document, number) for number in (told.whole, told.parts[-1]))
    return bool(other) and one[:STEM] != other[:STEM]


def _is_filled_up(told: _Sum) -> bool:
    """Tell whether a total is what its parts do not make because the text tells of more or of fewer, or may do so."""
    document, match = told.document, told.match
    if any(is_difference(document, part) for part in told.parts):
        return True
    if told.has_rest:
        if is_part_of_another(document, match):
            return True
    elif _is_told_before(told):
        return True
    if told.left == -1 and any(_is_apposed(document, one.span) for one in match.all("one")):
        # "97 para A y 45 para Los Molinos, una pedanía"
        return True
    if told.left < 0:
        return False
    is_open = not told.has_rest and (goes_on(document, match) or names_remainder(document, match))
    return is_open or _is_told_next(told)


def _verdict(told: _Sum) -> tuple[bool | None, bool]:
    """Tell whether a total is what its parts make, None where that depends on the rounding; and if it may nearly be."""
    whole, parts, ones = told.whole, told.parts, told.ones
    verdicts = [_judged(whole, *sums) for sums in readings(whole, parts, ones)]
    nearer = judge(rounded_alike(whole, parts), *next(readings(whole, parts, ones))) if verdicts == [None] else None
    if False not in verdicts and nearer is None:
        nearer = _judged(whole, *next(readings(whole, told_alike(parts), ones)))
        is_money = any(one.kind is QuantityKind.CURRENCY for one in (whole, *parts))
        if nearer is None and is_money and len(parts) <= _ROUNDED:
            nearer = False
    if nearer is False:
        return False, True
    return (True if True in verdicts else None if None in verdicts else False), False


def _is_told_otherwise(told: _Sum) -> bool:
    """Tell whether what stands around a sum that is wrong lets it be another one, or no sum."""
    document, whole, parts, made = told.document, told.whole, told.parts, told.made
    sentence, start = told.sentence, whole.span.start
    if not told.has_rest:
        earlier = beginning(document[QUANTITIES], Span(sentence.start, max(sentence.start, start)))
        if any(one.value == made + whole.value for one in earlier):
            # "… 22: twelve hurt, five children and five adults killed": it is one of the parts itself.
            return True
    if 0 < told.left <= _UNCOUNTED and holds(WORD.findall(document.folded, *sentence), told.words("not-counted-off")):
        # "Beside the chancellor, seven ministers, five for the Greens and four for the Liberals: 17 in all"
        return True
    bare = {int(number) for number in BARE.findall(document.text, *sentence)}
    if not bare.isdisjoint({magnitude(told.left), made + whole.value}):
        # "Of the 1393 on board, 698 died, 373 were hurt and …": what looks like a year counts them.
        return True
    if any(one.value == made for one in beginning(document[QUANTITIES], Span(whole.span.end, parts[0].span.start))):
        # "Leaving out those 19 months, they were on site for 48: 20 before the halt and 28 after it"
        return True
    # What counts once each may be something else: "trois patients, dont un couple (un homme et une femme)".
    if "kinds" not in told.match and is_made_before(whole, parts):
        return True
    if not max(part.value for part in parts) <= _PLAUSIBLE * whole.value <= _PLAUSIBLE**2 * made:
        return True
    if all(_is_bracketed(document, one) for one in (whole, parts[0])):
        # "Behind it follow Upper Austria (38), the Burgenland (27) and …": the first is one of them.
        return True
    # "Eleven fewer here and eight there, that is 31 and 21 per cent"; nor is an average the sum of anything.
    return unit_behind(document, whole) not in (None, parts[0].unit) or is_average(document, whole)


def _is_bracketed(document: Document, one: Quantity) -> bool:
    return document.text[one.span.start - 1 : one.span.start] == "(" and document.text.startswith(")", one.span.end)


def _judged(whole: Quantity, close: Range, wide: Range) -> bool | None:
    """Tell whether a total is what its parts make; not where all of them would have to end in just a half."""
    verdict, meant = judge(whole, close, wide), strict(whole)
    is_wide = meant.low < meant.high and close.low < close.high
    return None if verdict and is_wide and (meant.low == close.high or meant.high == close.low) else verdict


def _is_apposed(document: Document, one: Span) -> bool:
    """Tell whether a word for one stands behind a comma, as the article of what tells more of a name does."""
    return document.text[: one.start].rstrip().endswith(",")


def _names_others(document: Document, rest: Quantity) -> bool:
    """Tell whether the others are called by a noun of their own: "les vingt-deux autres occupants"."""
    lexicon = document.lexicons[document.language]
    others, tables = lexicon.sets.get("counts.others", Words()), lexicon.tables
    words = list(WORD.finditer(document.text, rest.span.end, rest.span.end + _NEXT))[:2]
    noun = next((word[0] for word in words if word[0].lower() not in others), "")
    if tables.get("spelling", {}).get("noun") == "capital":
        return noun[:1].isupper()
    return noun.endswith(tuple(tables.get("plural_ending", {}))) and noun not in tables.get("auxiliary", {})


def _make_another_total(told: _Sum) -> bool:
    """Tell whether the parts make another number of the sentence: "16, 26 and 22, or 64; 14 titles, 65 medals"."""
    known = [part.span for part in (told.whole, *told.parts)]
    return any(
        other.value == told.made and other.kind is QuantityKind.CARDINAL and not any(map(other.span.overlaps, known))
        for other in inside(told.document[QUANTITIES], told.sentence.to(told.match.span))
    )


def _is_told_before(told: _Sum) -> bool:
    """Tell whether what parts leave of their total was counted before: "Elle eut quatre enfants. Suivent …"."""
    start = told.sentence.start
    first = max(start - _BEFORE, 0)
    near = Span(max(first, last_break(told.document, first, start)), start)
    return told.left > 1 and _counts(told, near)


def _is_told_next(told: _Sum) -> bool:
    """Tell whether what parts leave of their total stands behind them: "Les 27 autres n'ont pas voté"."""
    document = told.document
    end = max(told.match.span.end, listed_spans(told.match)[-1].end)
    sentences = document[STATEMENTS]
    following = next(iter(sentences[bisect_left(sentences, (end,)) :]), None)
    opening = WORD.findall(document.folded, *following)[:_OPENING] if following is not None else []
    if not told.has_rest and holds(opening, told.words("remainder")):
        # "97 went to Reed and 68 to Hale. The rest were shared out."
        return True
    if not told.has_rest and told.left <= _FEW_LEFT and holds(opening, told.words("others")):
        # "Nine nights: four in May, three in June, one in July. And the other?"
        return True
    return _counts(told, Span(end, end + _NEXT)) or (following is not None and _makes_up(told, following))


def _makes_up(told: _Sum, following: Span) -> bool:
    """Tell whether an amount of the next sentence makes up a total with its parts: "They were given 980,000 euros"."""
    whole, parts = told.whole, told.parts
    return whole.unit is not None and any(
        one.unit == whole.unit and total(map(strict, (*parts, one))).meets(strict(whole))
        for one in inside(told.document[QUANTITIES], following)
    )


def _is_rate(document: Document, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Tell whether amounts are prices of one thing each, which nobody adds up: "5.17 dollars a bushel for wheat"."""
    sentence = covering(document[STATEMENTS], whole.span.start) or whole.span
    per, light = vocabulary_of(document)["per"], vocabulary_of(document)["known", "articles"]
    beside = [one for one in inside(document[QUANTITIES], sentence) if one.unit == whole.unit is not None]
    ends_at = {(one.noun or one.span).end for one in (*beside, *parts) if one.kind is QuantityKind.CURRENCY}
    # "€5.2 million, a quay €2.6 million"
    behind = (
        WORD.findall(document.folded, end, end + _PER)[:2] for end in ends_at if document.text[end : end + 1] == " "
    )
    return any(words[:1] != [] and words[0] in per and light.isdisjoint(words[1:]) for words in behind)


def _is_in_name(document: Document, number: Quantity) -> bool:
    """Tell whether a number in words is part of a name: "BBC Three's"."""
    before = document.text[max(number.span.start - _PER, 0) : number.span.start].split(" ")[-2:]
    is_name = len(before) == _PAIR and before[1] == "" and before[0][:1].isupper() and before[0][-1:].isalnum()
    return is_name and document.text[number.span.start].isupper()


def _counts(told: _Sum, near: Span) -> bool:
    """Tell whether a number of a stretch is what parts leave of their total."""
    return any(
        other.value == told.left and other.kind is QuantityKind.CARDINAL
        for other in inside(told.document[QUANTITIES], near)
    )


def is_made_before(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Tell whether the first parts make the total, or the last what the others do: the rest counts within them.

    "Of the 46 people 29 have been released and 17 remain, five of them in critical condition"; "8 574 on one side and
    2 662 on the other, 11 236 altogether".
    """
    if len(parts) < 2:
        return False
    *sums, made = accumulate(part.value for part in parts)
    return whole.value in sums[1:] or (len(parts) > 2 and made == 2 * parts[-1].value)
