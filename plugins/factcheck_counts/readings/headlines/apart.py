"""What keeps a figure of a headline and one of the text apart, though both count the same thing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from factcheck import (
    QUANTITIES,
    SENTENCES,
    TIMEXES,
    Deixis,
    Document,
    Quantity,
    QuantityKind,
    Span,
    TimeUnit,
    Timex,
    TimexType,
    beginning,
    covering,
    overlapping,
)
from factcheck_counts.readings.arithmetic import counts_time, said
from factcheck_counts.readings.headlines.matches import meant_by, measures_another
from factcheck_counts.readings.passage import STEM
from factcheck_counts.readings.told_again.casualties import is_some_of_them
from factcheck_counts.readings.told_again.penalties import clause_of
from factcheck_counts.readings.vocabulary import CAPITAL, WORD, Words, holds, spelled, vocabulary_of

#: Words that narrow a number stand in its clause before it, or so many words behind it at the most; those that say that
#: it comes on top of others, or is left of them, stand right beside it or behind its noun.
_BEHIND, _TOUCH = 6, 2
#: So many words are the longest of these expressions.
_LONGEST = 4
#: What is on top of others; and what is told right beside a number only: that, and that it is what is left.
_FURTHER = "further"
_BESIDE = frozenset({_FURTHER, "remaining"})
#: What is told of the first of several stretches of time.
_FIRST = "first"
#: What is narrowed so is fewer than there are: it can not be what is more.
_FEWER = frozenset(
    {_FURTHER, "remaining", "badly", "slightly", "monthly", "weekly", "daily", "hourly", "each", "first", "recovered"}
)
#: A sentence that begins at another place names it so near its beginning.
_OPENING = 40
_LANGUAGES = 16
#: Others are told of in the next so many sentences.
_REACH = 2
_START = attrgetter("start")
_LONG = (TimeUnit.QUARTER, TimeUnit.HALF, TimeUnit.YEAR, TimeUnit.DECADE)
#: Whom some harm befell: officers who are hurt may be some of those who are.
_HARMED = frozenset({"killed", "hurt", "missing"})
#: These are people of any sort, or all those to whom it happened.
_ANY_SORT = frozenset({"anyone", "victim", "wounded", "accused", "robber"})


class _Pair(NamedTuple):
    """A figure of a headline and one of the text.

    Args:
        headline: The headline.
        segment: The clause of the headline that has the figure.
        figure: The figure.
        sentence: The sentence that has the other.
        clause: The clause that has it.
        other: The other.
    """

    headline: Span
    segment: Span
    figure: Quantity
    sentence: Span
    clause: Span
    other: Quantity


def told_apart(document: Document, headline: Span, figure: Quantity, other: Quantity, harm: str | None) -> bool:
    """Tell whether two figures of the same thing need not be one: of another time or place, a part, a rate, a demand.

    Args:
        document: The article.
        headline: The headline.
        figure: A figure of the headline.
        other: A figure of the text.
        harm: What the headline tells of those whom it counts, a key of the casualties of the lexicon.
    """
    sentence = covering(document[SENTENCES], other.span.start) or other.span
    pair = _Pair(headline, clause_of(document, figure), figure, sentence, clause_of(document, other), other)
    return (
        _is_narrowed(document, pair)
        or _is_of_another_time(document, pair)
        or _is_of_a_group(document, pair)
        or measures_another(document, headline, other)
        or _is_of_an_earlier_one(document, pair)
        or _is_a_part(document, pair, harm)
        or _makes(document, pair, harm)
        or _is_elsewhere(document, pair)
        or _is_counted_otherwise(document, pair)
        or _takes_so_long(document, pair)
        or _is_freed(document, pair)
        or (harm in _HARMED and _is_of_one_sort(document, pair))
    )


def _is_narrowed(document: Document, pair: _Pair) -> bool:
    """Tell whether words narrow one of the two: "par mois", "réclament", "légèrement", "60 more"."""
    above, below = (
        _narrowings(document, clause, number)
        for clause, number in ((pair.segment, pair.figure), (pair.clause, pair.other))
    )
    if above ^ below == {_FURTHER} and _lengths(document, pair.segment) & _lengths(document, pair.clause):
        # "77 deaths in 24 hours", below it "46 new deaths in the last 24 hours"
        return False
    if pair.figure.kind is QuantityKind.PERCENT and _is_alone(document, pair):
        # "Le taux est tombé à 8,1 % au premier trimestre" is that of the headline.
        above, below = above - {_FIRST}, below - {_FIRST}
    fewer, more = (above, below) if pair.figure.value < pair.other.value else (below, above)
    return bool(fewer - more or (more - fewer) - _FEWER)


def _is_alone(document: Document, pair: _Pair) -> bool:
    """Tell whether a text has no other percentage than one."""
    return not any(
        one.kind is QuantityKind.PERCENT and one.span.start >= pair.headline.end and one.span != pair.other.span
        for one in document[QUANTITIES]
    )


def _is_of_an_earlier_one(document: Document, pair: _Pair) -> bool:
    """Tell whether a number on a scale is that of an earlier event: "a year after a quake of magnitude 6.8"."""
    vocabulary, lead = vocabulary_of(document), Span(pair.sentence.start, pair.other.span.start)
    if pair.other.unit is not None or pair.other.step >= 1:
        return False
    timed = any(counts_time(one) for one in beginning(document[QUANTITIES], lead))
    return timed or not vocabulary["after"].isdisjoint(said(document, lead))


def _is_of_a_group(document: Document, pair: _Pair) -> bool:
    """Tell whether a percentage is one of some, whom the headline does not name: "le taux de chômage des jeunes"."""
    if pair.figure.kind is not QuantityKind.PERCENT:
        return False
    vocabulary = vocabulary_of(document)
    above = {word[:STEM] for word in said(document, pair.headline)}
    led = vocabulary["belonging", "for"] | (vocabulary["definite"] if vocabulary.has_capitals else Words())
    words = [*WORD.finditer(document.folded, pair.sentence.start, pair.other.span.start)]
    for place, word in enumerate(words[1:], 1):
        rate = words[place - 1][0]
        if word[0] not in led or not (rate[:STEM] in above or rate in vocabulary["in-percent"]):
            continue
        owner = next((one for one in words[place + 1 :] if one[0] not in vocabulary["articles", "definite"]), None)
        named = owner is not None and (not vocabulary.has_capitals or document.text[owner.start()].isupper())
        timed = owner is None or overlapping(document[TIMEXES], Span(*owner.span()))
        if owner is not None and named and not timed and owner[0][:STEM] not in above | vocabulary["in-percent"]:
            return True
    return False


def _narrowings(document: Document, clause: Span, number: Quantity) -> Words:
    """Return how the words around a number narrow it."""
    vocabulary = vocabulary_of(document)
    table, of_them = vocabulary.table("narrowings"), vocabulary["of-them"]
    before = WORD.findall(document.folded, clause.start, number.span.start)
    behind, touching = [], 0
    for word in WORD.finditer(document.folded, number.span.end, clause.end):
        if word[0] in of_them:
            # "14 blessés, dont un grièvement"
            break
        behind.append(word[0])
        touching += number.noun is not None and word.end() <= number.noun.end
    hedges = vocabulary_of(document).single("hedge")
    beside = [word for word in before[-_TOUCH:] if word not in hedges][-1:]
    near = _told_by(beside, table) | _told_by(behind[: touching + _TOUCH], table)
    around = _told_by(before, table) | _told_by(behind[:_BEHIND], table)
    return Words(around - _BESIDE | near & _BESIDE) - {"any"}


def _told_by(words: Sequence[str], table: Mapping[str, str]) -> set[str]:
    """Return what the expressions among some words stand for, the longest first."""
    told, first = set(), 0
    while first < len(words):
        length = next((many for many in range(_LONGEST, 0, -1) if _joined(words[first : first + many]) in table), 0)
        if length:
            told.add(table[_joined(words[first : first + length])])
        first += max(length, 1)
    return told


def _joined(words: Sequence[str]) -> str:
    return " ".join(words).replace("' ", "'")


def _lengths(document: Document, span: Span) -> set[tuple[object, TimeUnit | None]]:
    return {(one.amount, one.unit) for one in document[TIMEXES] if one.amount and span.contains(one.span)}


def _is_of_another_time(document: Document, pair: _Pair) -> bool:
    """Tell whether the figure of the text is told of another year."""
    above = document.folded[slice(*pair.headline)]
    return any(
        pair.clause.contains(timex.span)
        and _is_long_ago(timex)
        and document.folded[slice(*timex.span)] not in above
        and not _stands_between(document, pair.other, timex)
        for timex in document[TIMEXES]
    )


def _is_long_ago(timex: Timex) -> bool:
    return timex.deixis in (Deixis.LAST, Deixis.AGO) and timex.unit in _LONG and timex.part is None


def _stands_between(document: Document, other: Quantity, timex: Timex) -> bool:
    """Tell whether another count stands between a number and an expression of time, which is told of that one."""
    between = Span(min(other.span.end, timex.span.end), max(other.span.start, timex.span.start))
    return any(one.unit is None and between.contains(one.span) and one is not other for one in document[QUANTITIES])


def _behind(document: Document, pair: _Pair) -> Span:
    """Return what follows the figure of the text, to the end of the last sentence that may tell of others."""
    sentences = document[SENTENCES]
    place = bisect_left(sentences, pair.sentence.end, key=_START)
    last = sentences[max(place - 1, 0) : place + _REACH][-1]
    return Span(pair.other.span.end, max(last.end, pair.sentence.end))


def _is_a_part(document: Document, pair: _Pair, harm: str | None) -> bool:
    """Tell whether the text goes on to others: "les autres", "17 more", "the next three", "d'autres suivront"."""
    if pair.figure.value < pair.other.value:
        return False
    vocabulary, behind = vocabulary_of(document), _behind(document, pair)
    if holds(said(document, behind), vocabulary["follows-on"]):
        return True
    kinds = vocabulary_of(document).table("casualties") if harm in _HARMED else {}
    if holds(said(document, behind), Words(form for form, kind in kinds.items() if kind in _HARMED - {harm})):
        # "247 killed. Hundreds of others were hurt."
        return False
    noun = pair.other.noun and document.folded[slice(*pair.other.noun)][:STEM]
    for others in spelled(vocabulary["not-all"]).finditer(document.folded, *behind):
        if overlapping(document[TIMEXES], Span(*others.span())):
            # "Over the next five years"
            continue
        if pair.other.unit is not None:
            # Of money only more money is another part: "a further £2m", but not "a further 70 planes", "each other".
            if _stands_beside(document, Span(*others.span()), pair.other):
                return True
            continue
        if any(one.span.end == others.start() - 1 for one in document[QUANTITIES]):
            return True
        following = WORD.search(document.folded, others.end(), behind.end)
        if following is None or document.folded[others.end() : following.start()].strip():
            return True
        # "Other firms" are none of those that were counted.
        if following[0] in document.lexicons[document.language].sets.get("language", Words()) or (
            noun and following[0].startswith(noun)
        ):
            return True
    return False


def _stands_beside(document: Document, others: Span, amount: Quantity) -> bool:
    """Tell whether an amount of the unit of another one stands right beside some words."""
    return any(
        one.unit == amount.unit and (one.span.start - others.end == 1 or others.start - one.span.end == 1)
        for one in beginning(document[QUANTITIES], Span(max(others.start - _OPENING, 0), others.end + _OPENING))
    )


def _makes(document: Document, pair: _Pair, harm: str | None) -> bool:
    """Tell whether what follows makes the one number of the other: "un tiers", "le double", "sept d'entre eux"."""
    behind, value, made = _behind(document, pair), pair.other.value, pair.figure.value
    for one in document[QUANTITIES]:
        if not behind.contains(one.span):
            continue
        if one.kind in (QuantityKind.FRACTION, QuantityKind.MULTIPLIER) or one.unit == "times":
            shares = value * one.value, value * (1 - one.value), value * (1 + one.value)
            if any(meant_by(pair.figure).holds(share) for share in shares):
                return True
        elif one.unit == pair.other.unit and one.kind is pair.other.kind and value - one.value == made:
            # Those of the hurt who are badly hurt are hurt.
            return harm is None or not is_some_of_them(document, one)
    return False


def _is_elsewhere(document: Document, pair: _Pair) -> bool:
    """Tell whether the sentence begins at a place that the headline, which names another, does not name."""
    prepositions = vocabulary_of(document)["in-place"]
    words, above = said(document, pair.sentence), said(document, pair.headline)
    if not prepositions or words[:1] == [] or words[0] not in prepositions:
        return False
    opening = Span(pair.sentence.start, min(pair.sentence.start + _OPENING, pair.sentence.end))
    here, there = (
        {document.folded[slice(*match.span("name"))] for match in _places(prepositions).finditer(document.text, *span)}
        for span in (opening, pair.headline)
    )
    return bool(here and there) and here.isdisjoint(above) and there.isdisjoint(words)


@lru_cache(_LANGUAGES)
def _places(prepositions: Words) -> re.Pattern[str]:
    """Return what finds places: a name right behind a preposition."""
    return re.compile(rf"(?i:\b(?:{'|'.join(map(re.escape, sorted(prepositions)))})) (?P<name>{CAPITAL}\w{{3,}})")


def _is_counted_otherwise(document: Document, pair: _Pair) -> bool:
    """Tell whether those who march are counted by the police and, in the same sentence, by those who called them."""
    vocabulary = vocabulary_of(document)
    noun = "" if pair.other.noun is None else document.folded[slice(*pair.other.noun)]
    marching = vocabulary.table("people-of").get(noun) == "protester"
    return marching and holds(said(document, pair.sentence), vocabulary["organisers"])


def _takes_so_long(document: Document, pair: _Pair) -> bool:
    """Tell whether the headline counts over a time, or over several things, that the sentence does not name."""
    if _spans_time(document, pair.segment) and not _spans_time(document, pair.sentence):
        return True
    # "Four goals in two games"
    within = vocabulary_of(document)["in-place"]
    told = {one.value for one in document[QUANTITIES] if pair.sentence.contains(one.span)}
    return any(
        pair.segment.contains(one.span)
        and one.span.start > pair.figure.span.end
        and one.value > 1
        and one.value not in told
        and within.issuperset(said(document, Span(pair.figure.span.end, one.span.start))[-1:])
        for one in document[QUANTITIES]
    )


def _spans_time(document: Document, span: Span) -> bool:
    return any(
        span.contains(one.span) and (one.type is TimexType.DURATION or one.deixis is Deixis.AHEAD)
        for one in document[TIMEXES]
    )


def _is_freed(document: Document, pair: _Pair) -> bool:
    """Tell whether the sentence, not the headline, tells that somebody is let go: others may still be held."""
    freed = vocabulary_of(document)["freed"]
    return holds(said(document, pair.sentence), freed) and not holds(said(document, pair.headline), freed)


def _is_of_one_sort(document: Document, pair: _Pair) -> bool:
    """Tell whether the smaller number counts people of one sort: eight officers may be some of twelve, not of six."""
    fewer, more = sorted((pair.figure, pair.other), key=lambda one: one.value)
    if _are_all(document, pair):
        return False
    return _names_a_sort(document, fewer) and not _names_a_sort(document, more)


def _are_all(document: Document, pair: _Pair) -> bool:
    """Tell whether the next sentence takes up those of the text as all to whom it happened: "Die Vermissten"."""
    vocabulary = vocabulary_of(document)
    words = WORD.findall(document.folded, pair.sentence.end, min(pair.sentence.end + _OPENING, len(document.text)))[:2]
    victims = _ANY_SORT - {"anyone"}
    kinds = {*vocabulary.table("people-of").get("".join(words[1:]), "").split("-")}
    harm = vocabulary.table("casualties").get("".join(words[1:]))
    known = vocabulary["taken-up"]
    return words[:1] != [] and words[0] in known and (harm in _HARMED or not victims.isdisjoint(kinds))


def _names_a_sort(document: Document, number: Quantity) -> bool:
    """Tell whether a number counts people of one sort only: officers, not people, nor "the hurt"."""
    if number.noun is None:
        return False
    vocabulary, noun = vocabulary_of(document), document.folded[slice(*number.noun)]
    if noun in vocabulary.table("casualties"):
        return False
    return _ANY_SORT.isdisjoint(vocabulary.table("people-of").get(noun, "").split("-"))
