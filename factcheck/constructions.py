"""Constructions: typed patterns over the words and annotations of a sentence, matched as data.

The notation is read by :mod:`factcheck.notation`. A checker names a construction in ``reads`` and gets the places
where it was found, whatever the language::

    TOTAL = Construction("counts.total-of-parts")
    for match in document[TOTAL]:
        total = match["total"]            # a Binding: the span and the annotation, here a Quantity

A pattern is tried only in sentences where the shared scan has found one of its words. It is compiled to a program for
a small backtracking machine (as by Thompson 1968, in the form of Pike and Cox); a state of the machine that has
failed once is never entered again, so that the cost grows with the length of the program times that of the sentence,
whatever the pattern.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from functools import cached_property, reduce
from itertools import accumulate, chain
from operator import attrgetter, or_
from typing import Any, NamedTuple

from factcheck.annotate.base import Annotated
from factcheck.annotate.quantities import NUMERIC
from factcheck.lexicons import ANCHOR, Pattern
from factcheck.model.fact import FactKind, Mention
from factcheck.model.hits import Hit
from factcheck.model.layers import HITS, LANGUAGES, MENTIONS, QUANTITIES, QUOTATIONS, SENTENCES, TIMEXES, Layer, Part
from factcheck.model.quantity import Quantity, QuantityKind
from factcheck.model.span import Span
from factcheck.model.timex import Timex, TimexType
from factcheck.model.units import UNITS, Dimension
from factcheck.notation import (
    LONGEST_APPROACH,
    LONGEST_PHRASE,
    VERBAL,
    WORD,
    WORD_SLOT,
    Approach,
    Bound,
    Choice,
    Gap,
    Literal,
    NextSentence,
    Node,
    Not,
    Repeat,
    Slot,
    approach,
    closes,
    slots,
)
from factcheck.notation import Sequence as InOrder

#: A pattern that compiles to more instructions than this is refused; nested repetitions multiply.
LONGEST_PROGRAM = 1_000
#: Stands among the words where a sentence ends and another one follows.
_END = ""
_NUMBER = attrgetter("number")
_SPAN = attrgetter("span")
#: Behind an anchor a slot begins within so many characters, optional words included.
_BEHIND = 40
#: So many characters before a place mostly hold as many words as an approach has at most.
_FAR = 60


class Binding(NamedTuple):
    """What a slot was bound to.

    ``value`` is the annotation (a ``Quantity``, a ``Timex``, a ``Mention``, a ``Quotation``), or the folded words of a
    ``word`` or ``phrase`` slot.
    """

    span: Span
    value: Any


class Match:
    """A place where a construction was found.

    Args:
        span: From the first word of the pattern to the last.
        pattern: The pattern that fitted, as the lexicon writes it.
        bindings: In order of the text; a slot inside a repetition may be bound several times.
    """

    __slots__ = ("bindings", "pattern", "span")

    def __init__(self, span: Span, pattern: str, bindings: tuple[tuple[str, Binding], ...]) -> None:
        self.span = span
        self.pattern = pattern
        self.bindings = bindings

    def __getitem__(self, name: str) -> Binding:
        """Return what a slot was first bound to.

        Raises:
            KeyError: The slot was not bound.
        """
        for bound, binding in self.bindings:
            if bound == name:
                return binding
        raise KeyError(name)

    def __contains__(self, name: str) -> bool:
        return any(bound == name for bound, _ in self.bindings)

    def all(self, name: str) -> tuple[Binding, ...]:
        """Return everything a slot was bound to, in order of the text."""
        return tuple(binding for bound, binding in self.bindings if bound == name)


#: The constructions found in a document, by name.
MATCHES: Layer[Mapping[str, tuple[Match, ...]]] = Layer("matches")


class Construction(Part[tuple[Match, ...]]):
    """The key of a construction, as a layer of its own: ``Construction("counts.total-of-parts")``."""

    __slots__ = ("construction",)

    def __init__(self, construction: str) -> None:
        super().__init__(f"construction:{construction}", MATCHES)
        self.construction = construction

    def pick(self, whole: Mapping[str, tuple[Match, ...]]) -> tuple[Match, ...]:
        """Return the matches of the construction."""
        return whole.get(self.construction, ())


def _quantity(*kinds: QuantityKind) -> Callable[[Quantity], bool]:
    return lambda quantity: quantity.kind in kinds


_FIGURES = (QuantityKind.CARDINAL, QuantityKind.MEASURE, QuantityKind.CURRENCY, QuantityKind.PERCENT)


def _mention(kind: FactKind) -> Callable[[Mention], bool]:
    return lambda mention: mention.kind is kind


def _timex(kind: TimexType) -> Callable[[Timex], bool]:
    return lambda timex: timex.type is kind


def _is_date(timex: Timex) -> bool:
    """Tell whether an expression names a day or longer, or a part of a day, by itself."""
    return timex.type in (TimexType.DATE, TimexType.TIME) and timex.minute is None and not timex.is_offset


def _is_figure(quantity: Quantity) -> bool:
    """Tell whether a quantity is an amount of anything but time."""
    unit = UNITS.get(quantity.unit or "")
    return quantity.kind in _FIGURES and (unit is None or unit.dimension is not Dimension.TIME)


#: The types of slots: the layer that fills them, and which of its annotations do.
SLOT_TYPES: Mapping[str, tuple[Layer[Any], Callable[[Any], bool]]] = {
    "quantity": (QUANTITIES, _quantity(QuantityKind.CARDINAL, QuantityKind.MEASURE, QuantityKind.CURRENCY)),
    "amount": (QUANTITIES, _is_figure),
    "figure": (QUANTITIES, lambda quantity: _is_figure(quantity) and not quantity.parts),
    "loss": (QUANTITIES, lambda quantity: _is_figure(quantity) and quantity.value < 0),
    "range": (QUANTITIES, lambda quantity: _is_figure(quantity) and quantity.is_range),
    "number": (QUANTITIES, _quantity(QuantityKind.CARDINAL)),
    "ordinal": (QUANTITIES, _quantity(QuantityKind.ORDINAL)),
    "percent": (QUANTITIES, _quantity(QuantityKind.PERCENT)),
    "date": (TIMEXES, _is_date),
    "fraction": (QUANTITIES, _quantity(QuantityKind.FRACTION)),
    "share": (QUANTITIES, _quantity(QuantityKind.PERCENT, QuantityKind.FRACTION)),
    "multiplier": (QUANTITIES, _quantity(QuantityKind.MULTIPLIER)),
    "measure": (QUANTITIES, _quantity(QuantityKind.MEASURE)),
    "money": (QUANTITIES, _quantity(QuantityKind.CURRENCY)),
    "age": (QUANTITIES, _quantity(QuantityKind.AGE)),
    "score": (QUANTITIES, _quantity(QuantityKind.SCORE)),
    "day": (TIMEXES, lambda timex: timex.is_day),
    "period": (TIMEXES, lambda timex: timex.unit is not None and timex.deixis is not None),
    "time": (TIMEXES, lambda timex: timex.minute is not None),
    "duration": (TIMEXES, _timex(TimexType.DURATION)),
    "offset": (TIMEXES, lambda timex: timex.is_offset),
    "person": (MENTIONS, _mention(FactKind.PERSON)),
    "organisation": (MENTIONS, _mention(FactKind.ORGANISATION)),
    "place": (MENTIONS, _mention(FactKind.PLACE)),
    "event": (MENTIONS, _mention(FactKind.EVENT)),
    "quote": (QUOTATIONS, lambda _: True),
}


class ConstructionError(ValueError):
    """A pattern that cannot be matched; the message names the construction and the remedy."""


def check(pattern: Pattern) -> None:
    """Raise if a pattern has slots that no layer fills.

    Raises:
        ConstructionError: The message names the pattern, the type, and the types there are.
    """
    for slot in slots(pattern.node):
        if slot.type not in VERBAL and slot.type not in SLOT_TYPES:
            known = ", ".join(sorted((*SLOT_TYPES, *VERBAL)))
            raise _refusal(pattern, f"there is no slot type `{slot.type}`; there are {known}")


class _TooLong(Exception):  # noqa: N818
    """A program outgrows ``LONGEST_PROGRAM``."""


def _refusal(pattern: Pattern, reason: str) -> ConstructionError:
    return ConstructionError(
        f"construction `{pattern.construction}` ({pattern.language}), pattern {pattern.source!r}: {reason}"
    )


def _layer(slot_type: str) -> Layer[Any]:
    return SLOT_TYPES[slot_type][0]


class ConstructionMatcher:
    """The annotator that finds every construction of the active lexicons."""

    layer = MATCHES

    def __init__(self) -> None:
        self._programs: dict[Pattern, _Program] = {}
        self._repertoires: dict[str, _Repertoire] = {}

    def annotate(self, document: Annotated) -> Mapping[str, tuple[Match, ...]]:
        """Return the matches of every construction, by its name, each in order of the text."""
        sentences = document[SENTENCES]
        languages = document[LANGUAGES]
        repertoires = {
            language: self._repertoire(document, language)
            for language in sorted({languages.main, *(entry.language for entry in languages.spans)})
        }
        fillers = _Fillers(document)
        passages = _Passages(document.folded, sentences, fillers)
        anchored = _anchored(document[HITS].of(ANCHOR), sentences)
        counts = fillers.counts({kind for known in repertoires.values() for kind in known.slot_types}, sentences)
        spoken = [languages.at(sentence.start) for sentence in sentences]
        bits = {index: repertoires[spoken[index]].filled(here) for index, here in counts.items()}
        found: dict[str, list[Match]] = {}
        for index in sorted({*counts, *anchored}):
            language = spoken[index]
            repertoire = repertoires[language]
            filled = bits.get(index, 0)
            patterns = repertoire.unanchored(filled)
            if index in anchored:
                patterns = sorted((*patterns, *_tied(anchored[index], repertoire, filled, fillers)), key=_NUMBER)
            around: list[int] = []
            for pattern in patterns:
                first = last = index
                if pattern.crosses:
                    # Its anchor may stand in the first sentence or in the second.
                    around = around or [
                        number
                        for number in range(max(index - 1, 0), min(index + 2, len(sentences)))
                        if spoken[number] == language
                    ]
                    first, last = around[0], around[-1]
                    if not repertoire.possible(pattern, around, bits, counts, passages):
                        continue
                else:
                    leads = repertoire.approaches.get(pattern)
                    if leads is not None and not passages.approached(index, leads):
                        continue
                    if repertoire.required[pattern] & ~passages.said(index, repertoire):
                        continue
                program = self._programs.get(pattern)
                if program is None:
                    program = self._programs[pattern] = _compile(pattern)
                for match in passages.stream(first, last).find(pattern, program):
                    # Of the patterns of one construction, the first that fits at a place counts.
                    matches = found.setdefault(pattern.construction, [])
                    if not any(match.span.overlaps(other.span) for other in matches):
                        matches.append(match)
        return {name: tuple(sorted(matches, key=_SPAN)) for name, matches in found.items()}

    def _repertoire(self, document: Annotated, language: str) -> _Repertoire:
        repertoire = self._repertoires.get(language)
        if repertoire is None:
            repertoire = self._repertoires[language] = _Repertoire(document.lexicons[language].patterns)
        return repertoire


_Anchors = Mapping[Pattern, Sequence[int]]
_NONE: Mapping[str, int] = {}


def _anchored(hits: Sequence[Hit], sentences: Sequence[Span]) -> Mapping[int, _Anchors]:
    """Return the patterns whose anchors stand in each sentence that has any, with where the anchors end."""
    anchored: dict[int, dict[Pattern, list[int]]] = {}
    index, count = 0, len(sentences)
    for start, end, pattern in hits:
        while index < count and sentences[index].end <= start:
            index += 1
        if index == count:
            break
        if sentences[index].start <= start:
            anchored.setdefault(index, {}).setdefault(pattern, []).append(end)
    return anchored


def _tied(anchors: _Anchors, repertoire: _Repertoire, filled: int, fillers: _Fillers) -> Iterator[Pattern]:
    """Yield the patterns of a language whose anchors stand in a sentence that has the annotations for them."""
    for pattern, ends in anchors.items():
        needed = repertoire.needed.get(pattern)
        # One of another language has no needs here; one that crosses may find some of its own next door.
        if needed is None or (needed & ~filled and not pattern.crosses):
            continue
        behind = pattern.behind
        if behind is None or any(fillers.possible(behind, end, end + _BEHIND) for end in ends):
            yield pattern


class _Repertoire:
    """The patterns of a language, and what each asks of a sentence, in bits.

    One number has a bit for every set of words of which some pattern needs one; another has bits for the annotations,
    so many for each slot type as some pattern needs. So a look tells whether a sentence has all that a pattern asks.

    Attributes:
        slot_types: The types of slots that must be filled.
        required: The bits for words of each pattern.
        needed: The bits for annotations.
        approaches: What leads up to the first annotation, of the patterns that tell.
        closing: Those that end with the end of a sentence or earlier, so that all else is in that sentence.
    """

    __slots__ = (
        "_bits",
        "_by_filled",
        "_ladders",
        "_loose",
        "approaches",
        "closing",
        "needed",
        "required",
        "slot_types",
    )

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._bits: dict[str, int] = {}
        self.required = {}
        sets: dict[frozenset[str], int] = {}
        most: dict[str, int] = {}
        for pattern in patterns:
            check(pattern)
            self.required[pattern] = 0
            for words in pattern.requires:
                self.required[pattern] |= sets.setdefault(words, 1 << len(sets))
            for slot_type, number in pattern.needs:
                most[slot_type] = max(most.get(slot_type, 0), number)
        for words, bit in sets.items():
            for word in words:
                self._bits[word] = self._bits.get(word, 0) | bit
        self.slot_types = frozenset(most)
        found = {pattern: approach(pattern.node) for pattern in patterns}
        self.approaches = {pattern: leads for pattern, leads in found.items() if leads is not None}
        self.closing = frozenset(pattern for pattern in patterns if pattern.crosses and closes(pattern.node))
        #: The bits for none, one, two… annotations of each type.
        self._ladders: dict[str, list[int]] = {}
        bit = 1
        for kind, number in most.items():
            ladder = self._ladders[kind] = [0]
            for _ in range(number):
                ladder.append(ladder[-1] | bit)
                bit <<= 1
        self.needed = {pattern: self.filled(dict(pattern.needs)) for pattern in patterns}
        # One that crosses has two sentences to find them in.
        self._loose = [
            (pattern, self.filled(dict.fromkeys(dict(pattern.needs), 1)) if pattern.crosses else self.needed[pattern])
            for pattern in sorted(patterns, key=_NUMBER)
            if pattern.anchor is None
        ]
        self._by_filled: dict[int, Sequence[Pattern]] = {}

    def said(self, words: Iterable[str]) -> int:
        """Return the bits for the words of a sentence."""
        bits = self._bits
        said = 0
        for word in bits.keys() & set(words):
            said |= bits[word]
        return said

    def filled(self, counts: Mapping[str, int]) -> int:
        """Return the bits for the annotations of a sentence, given how many of each type it has."""
        filled = 0
        for kind, number in counts.items():
            if kind in self._ladders:
                ladder = self._ladders[kind]
                filled |= ladder[number] if number < len(ladder) else ladder[-1]
        return filled

    def possible(
        self,
        pattern: Pattern,
        around: Sequence[int],
        filled: Mapping[int, int],
        counts: Mapping[int, Mapping[str, int]],
        passages: _Passages,
    ) -> bool:
        """Tell whether neighbouring sentences have what a pattern that crosses asks.

        Args:
            pattern: One of the repertoire.
            around: The numbers of the sentences.
            filled: The bits for their annotations, where they have any.
            counts: How many they have.
            passages: Their words.
        """
        needed, required = self.needed[pattern], self.required[pattern]
        if pattern in self.closing:
            for index in around:
                if not needed & ~filled.get(index, 0) and not required & ~passages.said(index, self):
                    return True
            return False
        for kind, number in pattern.needs:
            if sum([counts.get(index, _NONE).get(kind, 0) for index in around]) < number:
                return False
        return not required & ~reduce(or_, [passages.said(index, self) for index in around])

    def unanchored(self, filled: int) -> Sequence[Pattern]:
        """Return the patterns without an anchor that a sentence with these annotations may hold."""
        patterns = self._by_filled.get(filled)
        if patterns is None:
            patterns = [pattern for pattern, needed in self._loose if not needed & ~filled]
            self._by_filled[filled] = patterns
        return patterns


class _Fillers:
    """The annotations of a document that can fill slots, by slot type."""

    def __init__(self, document: Annotated) -> None:
        self._document = document
        self._by_type: dict[str, list[Any]] = {}
        self._starts: dict[str, list[int]] = {}
        self._numbers: list[int] | None = None

    def possible(self, slot_type: str, start: int, end: int) -> bool:
        """Tell whether annotations of a type can begin between two offsets, as far as can be told for little.

        Quantities begin with words that the shared scan has found; that saves computing the layer for some articles.
        """
        starts = self._numeric() if _layer(slot_type) is QUANTITIES else self.starts(slot_type)
        return bisect_left(starts, end) > bisect_left(starts, start)

    def _numeric(self) -> Sequence[int]:
        if self._numbers is None:
            hits = self._document[HITS]
            self._numbers = sorted(hit.start for name in NUMERIC for hit in hits.of(name))
        return self._numbers

    def counts(self, slot_types: Iterable[str], sentences: Sequence[Span]) -> Mapping[int, Mapping[str, int]]:
        """Return how many annotations of each type begin in each sentence that has any."""
        counts: dict[int, dict[str, int]] = {}
        tests: dict[Layer[Any], list[tuple[str, Callable[[Any], bool]]]] = {}
        for slot_type in slot_types:
            layer, fits = SLOT_TYPES[slot_type]
            if layer is not QUANTITIES or self._numeric():
                tests.setdefault(layer, []).append((slot_type, fits))
        first = [sentence.start for sentence in sentences]
        for layer, known in tests.items():
            for annotation in self._document[layer]:
                index = bisect_right(first, annotation.span.start) - 1
                if index >= 0:
                    here = counts.setdefault(index, {})
                    for slot_type, fits in known:
                        if fits(annotation):
                            here[slot_type] = here.get(slot_type, 0) + 1
        return counts

    def starts(self, slot_type: str) -> Sequence[int]:
        """Return where the annotations of a type begin, in order."""
        starts = self._starts.get(slot_type)
        if starts is None:
            layer, fits = SLOT_TYPES[slot_type]
            self._by_type[slot_type] = [annotation for annotation in self._document[layer] if fits(annotation)]
            starts = self._starts[slot_type] = [annotation.span.start for annotation in self._by_type[slot_type]]
        return starts

    def between(self, slot_type: str, start: int, end: int) -> Sequence[Any]:
        """Return the annotations of a type that lie between two offsets."""
        starts = self.starts(slot_type)
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        return [annotation for annotation in self._by_type[slot_type][first:last] if annotation.span.end <= end]


class _Passages:
    """The sentences of a document, alone or with their neighbours, each cut into words when it is first asked for."""

    def __init__(self, folded: str, sentences: Sequence[Span], fillers: _Fillers) -> None:
        self._folded = folded
        self._sentences = sentences
        self._fillers = fillers
        self._streams: dict[tuple[int, int], _Stream] = {}
        self._words: dict[int, list[str]] = {}
        self._words_before: dict[int, list[str]] = {}
        self._said: dict[int, int] = {}

    def stream(self, first: int, last: int) -> _Stream:
        """Return the words of the sentences from one number to another."""
        stream = self._streams.get((first, last))
        if stream is None:
            sentences = self._sentences[first : last + 1]
            words = [self.words(index) for index in range(first, last + 1)]
            stream = self._streams[first, last] = _Stream(self._folded, sentences, words, self._fillers)
        return stream

    def words(self, index: int) -> list[str]:
        """Return the words of a sentence."""
        words = self._words.get(index)
        if words is None:
            words = self._words[index] = WORD.findall(self._folded, *self._sentences[index])
        return words

    def said(self, index: int, repertoire: _Repertoire) -> int:
        """Return the bits for the words of a sentence, given the patterns of its language."""
        said = self._said.get(index)
        if said is None:
            said = self._said[index] = repertoire.said(self.words(index))
        return said

    def approached(self, index: int, leads: Approach) -> bool:
        """Tell whether the words stand before an annotation of a sentence that every match has there."""
        start, end = self._sentences[index]
        starts = self._fillers.starts(leads.slot_type)
        return any(
            not leads.words.isdisjoint(self._before(starts[number], start)[-leads.most - 1 :])
            for number in range(bisect_left(starts, start), bisect_left(starts, end))
        )

    def _before(self, place: int, start: int) -> list[str]:
        """Return the last words before a place in a sentence that starts there."""
        words = self._words_before.get(place)
        if words is None:
            near = max(start, place - _FAR)
            words = _spoken(WORD.findall(self._folded, near, place))
            if near > start and len(words) <= LONGEST_APPROACH + 1:
                words = _spoken(WORD.findall(self._folded, start, place))
            self._words_before[place] = words
        return words


def _spoken(words: Iterable[str]) -> list[str]:
    """Return words without the marks among them."""
    return [word for word in words if word[0].isalnum()]


class _Stream:
    """The words of a sentence, or of neighbours with borders between, and the annotations that begin at each."""

    def __init__(self, folded: str, sentences: Sequence[Span], words: Sequence[list[str]], fillers: _Fillers) -> None:
        self._folded = folded
        self._sentences = sentences
        self._fillers = fillers
        self.words = words[0]
        for more in words[1:]:
            self.words = [*self.words, _END, *more]
        self._annotations: dict[str, dict[int, list[tuple[int, Any]]]] = {}
        self._places: dict[_Beginning, list[int]] = {}

    @cached_property
    def _starts(self) -> Sequence[int]:
        """Where each word starts."""
        starts = []
        find, number, position = self._folded.find, 0, self._sentences[0].start
        for word in self.words:
            if word == _END:
                starts.append(self._sentences[number].end)
                number += 1
                position = self._sentences[number].start
            else:
                # Only what is no word stands between: the next place where it is found is its own.
                position = find(word, position)
                starts.append(position)
                position += len(word)
        return starts

    @cached_property
    def _passed(self) -> Sequence[int]:
        """How many words, marks aside, stand before each."""
        return list(accumulate([word[:1].isalnum() for word in self.words], initial=0))

    def find(self, pattern: Pattern, program: _Program) -> Iterator[Match]:
        """Yield the matches of a pattern, none overlapping another."""
        starts = self._beginnings(program.beginnings[0])
        if not starts:
            return
        failed: set[int] = set()
        position = 0
        last = min((self._last_of(words) for words in pattern.requires), default=len(self.words))
        for start in starts:
            if start < position:
                continue
            if start > last:
                return
            outcome = _run(program, self, start, failed)
            if outcome is None:
                continue
            end, bindings = outcome
            bound = tuple([(name, self._bound(*what)) for name, *what in bindings])
            yield Match(self._span(start, end), pattern.source, bound)
            failed.clear()
            position = max(end, start + 1)

    def _last_of(self, words: frozenset[str]) -> int:
        """Return where the last of some words stands, one of which is there."""
        last = len(self.words) - 1
        while self.words[last] not in words:
            last -= 1
        return last

    def _beginnings(self, beginning: _Beginning | None) -> Sequence[int]:
        """Return the words at which something can begin, in order."""
        if beginning is None:
            return range(len(self.words))
        places = self._places.get(beginning)
        if places is None:
            words, slot_types = beginning
            places = [number for number, word in enumerate(self.words) if word in words] if words else []
            if slot_types:
                places = sorted({*places, *chain.from_iterable(map(self.of_type, slot_types))})
            self._places[beginning] = places
        return places

    def across(self, start: int, most: int, beginning: _Beginning | None) -> Sequence[int]:
        """Return where something can begin behind a gap of so many words at most, the nearest first."""
        passed = self._passed
        end = bisect_right(passed, passed[start] + most)
        if len(self._sentences) > 1 and _END in self.words[start : end - 1]:
            end = self.words.index(_END, start) + 1
        if beginning is None:
            return range(start, end)
        places = self._beginnings(beginning)
        return places[bisect_left(places, start) : bisect_left(places, end)]

    def of_type(self, slot_type: str) -> Mapping[int, Sequence[tuple[int, Any]]]:
        """Return the annotations of a type, by the word they begin at, each with the word behind it."""
        by_start = self._annotations.get(slot_type)
        if by_start is None:
            by_start = self._annotations[slot_type] = {}
            for annotation in self._fillers.between(slot_type, self._sentences[0].start, self._sentences[-1].end):
                first = bisect_right(self._starts, annotation.span.start) - 1
                behind = bisect_left(self._starts, annotation.span.end)
                by_start.setdefault(first, []).append((behind, annotation))
        return by_start

    def _bound(self, start: int, end: int, annotation: Any) -> Binding:
        """Bind an annotation, or else the words from one number up to another."""
        if annotation is not None:
            return Binding(annotation.span, annotation)
        return Binding(self._span(start, end), " ".join(self.words[start:end]))

    def _span(self, start: int, end: int) -> Span:
        """Return where the words from one number up to another stand."""
        return Span(self._starts[start], self._starts[end - 1] + len(self.words[end - 1]))


#: What is bound so far: to which name, from which word up to which other, and the annotation that was bound.
_Bindings = tuple[tuple[str, int, int, Any], ...]
#: The words and slot types that something can begin with.
_Beginning = tuple[frozenset[str], frozenset[str]]


class _Op(IntEnum):
    """What an instruction of the machine does with its argument."""

    WORD = 0
    """Takes the word ``str``."""
    SLOT = 1
    """Takes an annotation that fills the ``Slot``."""
    GAP = 2
    """Skips up to ``int`` words."""
    SPLIT = 3
    """Goes on at each of several instructions, the preferred one last, where the words fit that it begins with."""
    OPEN = 4
    """Remembers where a binding of words begins."""
    CLOSE = 5
    """Binds the words since then to the name ``str``."""
    BORDER = 6
    """Goes on at the start of the next sentence."""
    ANY = 7
    """Takes one of several words or rows of words, which the table lists by the first of them."""
    LETTERS = 8
    """Takes any one word with a letter and binds it to the name ``str``."""
    PHRASE = 9
    """Takes a few words with no mark between them and binds them to the name ``str``."""
    UNLESS = 10
    """Goes on unless the ``_Program`` matches here."""


class _Program:
    """A compiled pattern: instructions that lead on to the next one, unless they say otherwise."""

    __slots__ = ("beginnings", "code")

    def __init__(self) -> None:
        self.code: list[tuple[_Op, Any]] = []
        #: What the rest can begin with, from the first instruction on and behind each of unknown length; None where
        #: it can begin with anything, or be nothing.
        self.beginnings: dict[int, _Beginning | None] = {}

    def close(self) -> None:
        """Note what the rest can begin with, now that all instructions are there."""
        loose = (step + 1 for step, (op, _) in enumerate(self.code) if op in (_Op.GAP, _Op.PHRASE))
        self.beginnings = {step: _beginning(self.code, step) for step in (0, *loose)}
        splits = [(step, targets) for step, (op, targets) in enumerate(self.code) if op is _Op.SPLIT]
        closed = [(step, tuple((target, _words(self.code, target)) for target in reversed(t))) for step, t in splits]
        for step, targets in closed:
            self.code[step] = (_Op.SPLIT, targets)


def _compile(pattern: Pattern) -> _Program:
    program = _Program()
    try:
        _emit(pattern.node, program)
    except _TooLong:
        raise _refusal(pattern, "it repeats too much: use fewer repetitions inside repetitions") from None
    program.close()
    return program


def _beginning(code: Sequence[tuple[_Op, Any]], first: int) -> _Beginning | None:
    words: set[str] = set()
    slot_types: set[str] = set()
    pending, seen = [first], set()
    while pending:
        step = pending.pop()
        if step in seen:
            continue
        seen.add(step)
        if step == len(code):
            return None
        op, argument = code[step]
        if op is _Op.WORD:
            words.add(argument)
        elif op is _Op.ANY:
            words.update(argument)
        elif op is _Op.SLOT:
            slot_types.add(argument.type)
        elif op is _Op.SPLIT:
            pending.extend(argument)
        elif op in (_Op.OPEN, _Op.CLOSE, _Op.UNLESS):
            pending.append(step + 1)
        else:
            return None
    return frozenset(words), frozenset(slot_types)


def _words(code: Sequence[tuple[_Op, Any]], first: int) -> frozenset[str] | None:
    """Return the words that something can begin with; None where it can begin otherwise."""
    beginning = _beginning(code, first)
    return None if beginning is None or beginning[1] else beginning[0]


def _emit(node: Node, program: _Program) -> None:
    code = program.code
    if len(code) > LONGEST_PROGRAM:
        raise _TooLong
    match node:
        case Literal(word):
            code.append((_Op.WORD, word))
        case Slot(name, kind, _) if kind in VERBAL:
            code.append((_Op.LETTERS if kind == WORD_SLOT else _Op.PHRASE, name))
        case Slot():
            code.append((_Op.SLOT, node))
        case Gap(most):
            code.append((_Op.GAP, most))
        case NextSentence():
            code.append((_Op.BORDER, None))
        case InOrder(items):
            for item in items:
                _emit(item, program)
        case Choice(options) if (table := _table(options)) is not None:
            code.append((_Op.ANY, table))
        case Choice(options):
            split = _reserve(code)
            starts, ends = [], []
            for option in options:
                starts.append(len(code))
                _emit(option, program)
                ends.append(_reserve(code))
            code[split] = (_Op.SPLIT, tuple(starts))
            for end in ends:
                code[end] = (_Op.SPLIT, (len(code),))
        case Repeat(item, least, most):
            splits = []
            for number in range(most):
                if number >= least:
                    splits.append(_reserve(code))
                _emit(item, program)
            for split in splits:
                code[split] = (_Op.SPLIT, (split + 1, len(code)))
        case Bound(name, item):
            code.append((_Op.OPEN, None))
            _emit(item, program)
            code.append((_Op.CLOSE, name))
        case Not(item):
            inner = _Program()
            _emit(item, inner)
            inner.close()
            code.append((_Op.UNLESS, inner))


def _table(options: Sequence[Node]) -> Mapping[str, Sequence[Sequence[str]]] | None:
    """Return alternatives that are words, by their first word and in order; None where some are more than words."""
    table: dict[str, list[list[str]]] = {}
    for option in options:
        row = [item.word for item in _items(option) if isinstance(item, Literal)]
        if len(row) < len(_items(option)):
            return None
        table.setdefault(row[0], []).append(row)
    return table


def _items(node: Node) -> Sequence[Node]:
    return node.items if isinstance(node, InOrder) else (node,)


def _reserve(code: list[tuple[_Op, Any]]) -> int:
    code.append((_Op.SPLIT, ()))
    return len(code) - 1


def _run(program: _Program, stream: _Stream, start: int, failed: set[int]) -> tuple[int, _Bindings] | None:
    """Return the index behind the first way that fits from a word on, and what it binds; None where none does.

    Args:
        program: Compiled pattern.
        stream: Words to match.
        start: Index of the first word.
        failed: States that were entered without success before, from any start; added to.
    """
    code, words = program.code, stream.words
    count, done = len(words), len(program.code)
    # A state: instruction, word, bindings, words at which open bindings began.
    stack: list[tuple[int, int, _Bindings, tuple[int, ...]]] = [(0, start, (), ())]
    while stack:
        step, at, bindings, opened = stack.pop()
        if step == done:
            if at > start:
                return at, bindings
            continue
        state = step * (count + 1) + at
        if state in failed:
            continue
        failed.add(state)
        op, argument = code[step]
        step += 1
        if op == _SPLIT:
            word = words[at] if at < count else None
            for target, beginnings in argument:
                if beginnings is None or word in beginnings:
                    stack.append((target, at, bindings, opened))
        elif op == _WORD:
            if at < count and words[at] == argument:
                stack.append((step, at + 1, bindings, opened))
        elif op == _ANY:
            if at < count and words[at] in argument:
                rows = [row for row in argument[words[at]] if words[at : at + len(row)] == row]
                stack += [(step, at + len(row), bindings, opened) for row in reversed(rows)]
        elif op == _GAP:
            places = stream.across(at, argument, program.beginnings[step])
            stack += [(step, place, bindings, opened) for place in reversed(places)]
        elif op == _SLOT:
            name, slot_type, where = argument
            for behind, annotation in reversed(stream.of_type(slot_type).get(at, ())):
                if all(str(getattr(annotation, key, None)) == value for key, value in where):
                    stack.append((step, behind, (*bindings, (name, at, behind, annotation)), opened))
        elif op == _LETTERS:
            if at < count and words[at][:1].isalpha():
                stack.append((step, at + 1, (*bindings, (argument, at, at + 1, None)), opened))
        elif op == _PHRASE:
            longest = min(at + LONGEST_PHRASE, count)
            end = next((number for number in range(at, longest) if not words[number][:1].isalnum()), longest)
            if end > at:
                places = stream.across(at + 1, end - at, program.beginnings[step])
                stack += [
                    (step, place, (*bindings, (argument, at, place, None)), opened)
                    for place in reversed(places)
                    if place <= end
                ]
        elif op == _OPEN:
            stack.append((step, at, bindings, (*opened, at)))
        elif op == _CLOSE:
            if at > opened[-1]:
                stack.append((step, at, (*bindings, (argument, opened[-1], at, None)), opened[:-1]))
        elif op == _BORDER:
            # The border takes the stop with it, and the marks behind the stop.
            while at < count and words[at] != _END and not words[at][0].isalnum():
                at += 1
            if at < count and words[at] == _END:
                stack.append((step, at + 1, bindings, opened))
        elif _run(argument, stream, at, set()) is None:
            stack.append((step, at, bindings, opened))
    return None


# Names of the module are found faster than members of an enumeration.
_WORD, _SLOT, _GAP, _SPLIT, _OPEN, _CLOSE, _BORDER, _ANY, _LETTERS, _PHRASE = list(_Op)[:10]
