"""One deed that a text tells twice with another number: "37 pupils fell ill after …", then "43 pupils fell ill".

A lead tells in short what the body tells in full, and an intertitle what the lines below it tell. No article points
back there. That it is the same deed is seen by what stands beside the two numbers, the same verb, the same complement,
the same numbers of others, and by the lack of what makes it another one: another day, other names, another source, a
word of comparison. Two sentences next to each other tell two things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from factcheck import (
    ATTRIBUTIONS,
    BLOCKS,
    QUANTITIES,
    SENTENCES,
    TIMEXES,
    BlockKind,
    Deixis,
    Document,
    Quantity,
    QuantityKind,
    Span,
    TimexType,
    beginning,
    covering,
    inside,
)
from factcheck_counts.readings.arithmetic import YEAR
from factcheck_counts.readings.passage import BORDER, STEM
from factcheck_counts.readings.told_again.resumed import Resumed
from factcheck_counts.readings.told_again.same_figures import comparable
from factcheck_counts.readings.vocabulary import CAPITAL, WORD, Vocabulary, Words, vocabulary_of

_ORDINAL = QuantityKind.ORDINAL
#: What is told of a number stands in so many characters on either side, and some of it so near.
_AROUND, _NEAR = 150, 50
#: A word that tells something has so many letters.
_TELLING = 3
#: So much must be told of both, from a lead to the body and elsewhere.
_ALIKE, _SURE = 3, 5
#: Numbers of other things that are the same tell as much as so many words.
_NUMBER = 2
#: Numbers further apart than this count different things.
_FURTHEST = 2
#: One number and another for one thing; and nobody has so many by chance.
_PAIR, _MANY = 2, 10
#: What is counted more often than this is no one deed.
_OFTEN = 12
#: So many sentences further down the same may be told again.
_APART = 2
#: So many languages are remembered.
_LANGUAGES = 16
_NAME = re.compile(rf"(?<=[\w,'’] ){CAPITAL}[\w-]+|(?<=['’]){CAPITAL}[\w-]+")
#: "Line A".
_LETTER = re.compile(r"(?<=\w )[A-Z](?=[\s,.;:)]|$)")
#: What makes a number one of others, or of another time, in its clause.
_OTHERWISE = ("others", "enlarged", "elsewhen", "doubt", "now", "rise", "fall", "rose", "fell")
#: The same right beside the number or its noun, so many words before it and behind it.
_APART_FROM, _BEFORE_IT = ("apart", "another"), ("versus", "went")
_LEADING = 2
#: What tells nothing of a deed.
_LIGHT = (
    *("light-behind", "auxiliary", "verbal", "hedge", "turn", "listed-at", "belonging", "definite", "articles"),
    *("pronoun", "purpose", "told", "within", "open-list", "of-a-row", "in-all", "apart"),
)
#: What tells of another time than now.
_SHIFTED = frozenset({Deixis.LAST, Deixis.NEXT, Deixis.AGO, Deixis.AHEAD})

_Day = tuple[int | None, int | None, int | None]
_NO_DAY: _Day = (None, None, None)


class _Scene(NamedTuple):
    """What stands beside a number.

    Args:
        words: What tells something, by stems.
        near: Those that stand next to it.
        leading: Those that lead to it: who does it, where it is done.
        names: The names, in order.
        days: The days that are named.
        shifts: How other times are pointed at: "last year".
        years: The years.
        numbers: The other numbers.
        turns: Ordinals, letters, and times of day.
        otherwise: Words that make it one of others or of another time.
    """

    words: frozenset[str]
    near: frozenset[str]
    leading: frozenset[str]
    names: tuple[str, ...]
    days: frozenset[_Day]
    shifts: frozenset[Deixis]
    years: frozenset[str]
    numbers: frozenset[Any]
    turns: frozenset[Any]
    otherwise: frozenset[str]

    def is_of(self, other: _Scene) -> bool:
        """Tell whether no time, and no place in a row, makes it another scene."""
        return not (
            self.shifts != other.shifts
            or _are_apart(self.days, other.days)
            or _differ(self.years, other.years)
            or _differ(self.turns, other.turns)
        )


def retold(document: Document, groups: Sequence[Sequence[Quantity]], *, updated: bool) -> Iterator[Resumed]:
    """Yield the one number of a thing that an article tells, and another with which it tells the same again.

    Args:
        document: The article.
        groups: The numbers of one thing, in order.
        updated: Whether words tell of an update, so that few of the same words may tell of another time.
    """
    reader: _Reader | None = None
    for told in groups:
        if len({one.value for one in told}) != _PAIR or len(told) > _OFTEN:
            continue
        reader = reader or _Reader(document)
        for place, again in enumerate(told):
            plain = again.value >= _MANY and not updated
            firsts = [one for one in told[:place] if _may_be_same(one, again)]
            same = next((one for one in firsts if reader.is_retold(one, again, plain=plain)), None)
            if same is not None and comparable(document, same, again):
                yield Resumed(same, again, again.span.to(again.noun or again.span))


def _may_be_same(first: Quantity, again: Quantity) -> bool:
    return first.value != again.value and first.value <= again.value * _FURTHEST <= first.value * _FURTHEST**2


def _differ(some: frozenset[Any], others: frozenset[Any]) -> bool:
    return bool(some and others) and some.isdisjoint(others)


def _both(some: Sequence[str], others: Sequence[str]) -> list[str]:
    return [one for one in some if one in others]


def _are_apart(days: frozenset[_Day], others: frozenset[_Day]) -> bool:
    """Tell whether no day of some can be one of others: "Saturday" is "Saturday, 13 June"."""
    return bool(days and others) and not any(
        any(one is not None and one == other for one, other in zip(day, each, strict=True))
        and all(one == other or None in (one, other) for one, other in zip(day, each, strict=True))
        for day in days
        for each in others
    )


class _Reader:
    """Tells what stands beside the numbers of an article."""

    def __init__(self, document: Document) -> None:
        vocabulary = vocabulary_of(document)
        self._document = document
        self._light = vocabulary.single(*_LIGHT) | Words(document.lexicon.tables.get("np_stop", {}))
        self._otherwise, self._apart, self._before_it = _telling_apart(vocabulary)
        self._parts: Mapping[str, str] = document.lexicon.tables.get("daypart", {})
        self._has_capitals = vocabulary.has_capitals
        self._lead = next((one.span for one in document[BLOCKS] if one.kind is BlockKind.PARAGRAPH), Span(0, 0))
        self._known: dict[Span, _Scene] = {}

    def is_retold(self, first: Quantity, again: Quantity, *, plain: bool) -> bool:
        """Tell whether two numbers stand in what is told of the same.

        Args:
            first: The number that is told first.
            again: The other one.
            plain: Whether few words will do: the number is no small one, and no words tell of an update.
        """
        sentences = self._document[SENTENCES]
        one, other = covering(sentences, first.span.start), covering(sentences, again.span.start)
        if one is None or other is None or one == other or not self._is_same_thing(first, again):
            return False
        led = self._lead.contains(first.span) and not self._lead.contains(again.span)
        if not led and sentences.index(other) - sentences.index(one) < _APART:
            return False
        told, anew = self._scene(first, one), self._scene(again, other)
        shared, numbers = told.words & anew.words, told.numbers & anew.numbers
        names, same = (
            [name for name in one.names if name in other.names] for one, other in ((told, anew), (anew, told))
        )
        # Where both name a day they name the same one.
        alike = len(shared) + bool(names) + bool(told.days and anew.days) + _NUMBER * len(numbers)
        if alike < _ALIKE or not shared & told.near & anew.near or not told.is_of(anew):
            return False
        # "From Madrid to Valencia … from Valencia to Madrid"
        of_others = bool(set(told.names).difference(same) and set(anew.names).difference(names)) or names != same
        # "The council planted 120 trees … A charity planted 90 trees"
        by_others = bool(told.leading - anew.words and anew.leading - told.words)
        if told.otherwise != anew.otherwise or ((of_others or by_others) and not (names or numbers)):
            return False
        # "On the east side … on the west side"
        unlike = bool(told.near - anew.words and anew.near - told.words)
        if alike < _SURE and (unlike or of_others or not plain or not led):
            return False
        return not _differ(self._sources(one), self._sources(other))

    def _is_same_thing(self, first: Quantity, again: Quantity) -> bool:
        if first.noun is None or again.noun is None:
            return False
        folded = self._document.folded
        return folded[slice(*first.noun)][:STEM] == folded[slice(*again.noun)][:STEM]

    def _sources(self, sentence: Span) -> frozenset[str]:
        """Return the words that name who says what a sentence tells."""
        document = self._document
        return Words(
            word[:STEM]
            for one in document[ATTRIBUTIONS]
            if one.source is not None and sentence.contains(one.cue)
            for word in WORD.findall(document.folded, *one.source.referent)
            if len(word) >= _TELLING
        )

    def _scene(self, number: Quantity, sentence: Span) -> _Scene:
        found = self._known.get(number.span)
        if found is None:
            found = self._known[number.span] = self._read(number, sentence)
        return found

    def _read(self, number: Quantity, sentence: Span) -> _Scene:
        document, noun = self._document, number.noun or number.span
        start, end = max(sentence.start, number.span.start - _AROUND), min(sentence.end, noun.end + _AROUND)
        timexes = inside(document[TIMEXES], sentence)
        others = [one for one in beginning(document[QUANTITIES], Span(start, end)) if one.span != number.span]
        words, near, leading, names = set[str](), set[str](), set[str](), list[str]()
        for found in WORD.finditer(document.folded, start, end):
            word, place = found[0], found.start()
            if number.span.start <= place < noun.end or len(word) < _TELLING or word in self._light:
                continue
            if not self._has_capitals and _NAME.match(document.text, place) is not None:
                names.append(word)
                continue
            words.add(word[:STEM])
            if place < number.span.start:
                leading.add(word[:STEM])
            if number.span.start - _NEAR <= place < noun.end + _NEAR:
                near.add(word[:STEM])
        days = ((one.weekday, one.day, one.month) for one in timexes if one.type is not TimexType.DURATION)
        return _Scene(
            words=Words(words),
            near=Words(near),
            leading=Words(leading),
            names=tuple(names),
            days=frozenset(day for day in days if day != _NO_DAY),
            shifts=frozenset(one.deixis for one in timexes if one.deixis in _SHIFTED),
            years=Words(YEAR.findall(document.text, *sentence)),
            numbers=frozenset(one.value for one in others if one.value >= _MANY and one.kind is not _ORDINAL),
            turns=frozenset(
                (
                    *(one.value for one in others if one.kind is _ORDINAL),
                    *_LETTER.findall(document.text, *sentence),
                    *self._dayparts(sentence),
                )
            ),
            otherwise=self._makes_others(number, sentence),
        )

    def _dayparts(self, sentence: Span) -> Iterator[str]:
        folded, parts = self._document.folded, self._parts
        return (parts[word] for word in WORD.findall(folded, *sentence) if word in parts)

    def _makes_others(self, number: Quantity, sentence: Span) -> frozenset[str]:
        """Return the words of a number's clause that make it one of others, or of another time."""
        folded, noun = self._document.folded, number.noun or number.span
        start = max((mark.end() for mark in BORDER.finditer(folded, sentence.start, number.span.start)), default=0)
        mark = BORDER.search(folded, noun.end, sentence.end)
        before = WORD.findall(folded, max(start, sentence.start), number.span.start)
        behind = WORD.findall(folded, noun.end, sentence.end if mark is None else mark.start())
        apart = self._apart & Words(WORD.findall(folded, *sentence))
        found = (self._otherwise & Words((*before, *behind))) | apart
        return found | (self._before_it & Words(before[-_LEADING:]))


@lru_cache(_LANGUAGES)
def _telling_apart(vocabulary: Vocabulary) -> tuple[Words, ...]:
    """Return the words that tell of others: beside the number, in the clause, and right before the number."""
    # "In total" may tell all of the same.
    apart = vocabulary[_APART_FROM] - vocabulary.single("in-all")
    return vocabulary[_OTHERWISE] - vocabulary["auxiliary"], apart, vocabulary[_BEFORE_IT]
