"""Constructions: typed patterns over the words and annotations of a sentence, matched as data.

The notation is read by :mod:`factcheck.notation`. A checker names a construction in ``reads`` and gets the places where it was
found, whatever the language::

    TOTAL = Construction("counts.total-of-parts")
    for match in document[TOTAL]:
        total = match["total"]            # a Binding: the span and the annotation, here a Quantity

A pattern is tried only in sentences where the shared scan has found one of its words. It is compiled to a program for a small
backtracking machine (as by Thompson 1968, in the form of Pike and Cox); a state of the machine that has failed once is never entered
again, so that the cost grows with the length of the program times that of the sentence, whatever the pattern.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from factcheck.annotate.base import Annotated
from factcheck.lexicons import ANCHOR, Pattern
from factcheck.model.fact import FactKind, Mention
from factcheck.model.layers import HITS, LANGUAGES, MENTIONS, QUANTITIES, QUOTATIONS, SENTENCES, TIMEXES, Layer, Part
from factcheck.model.quantity import Quantity, QuantityKind
from factcheck.model.span import Span
from factcheck.model.timex import Timex, TimexType
from factcheck.notation import WORD, WORD_SLOT, Bound, Choice, Gap, Literal, NextSentence, Node, Not, Repeat, Slot
from factcheck.notation import Sequence as InOrder

#: A pattern that compiles to more instructions than this is refused; nested repetitions multiply.
LONGEST_PROGRAM = 1_000


class Binding(NamedTuple):
    """What a slot was bound to.

    ``value`` is the annotation (a ``Quantity``, a ``Timex``, a ``Mention``, a ``Quotation``), or the folded word of a ``word`` slot.
    """

    span: Span
    value: Any


@dataclass(frozen=True, slots=True)
class Match:
    """A place where a construction was found.

    Args:
        span: From the first word of the pattern to the last.
        pattern: The pattern that fitted, as the lexicon writes it.
        bindings: In order of the text; a slot inside a repetition may be bound several times.
    """

    span: Span
    pattern: str
    bindings: tuple[tuple[str, Binding], ...]

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


def _mention(kind: FactKind) -> Callable[[Mention], bool]:
    return lambda mention: mention.kind is kind


def _timex(kind: TimexType) -> Callable[[Timex], bool]:
    return lambda timex: timex.type is kind


#: The types of slots: the layer that fills them, and which of its annotations do.
SLOT_TYPES: Mapping[str, tuple[Layer[Any], Callable[[Any], bool]]] = {
    "quantity": (QUANTITIES, _quantity(QuantityKind.CARDINAL, QuantityKind.MEASURE, QuantityKind.CURRENCY)),
    "number": (QUANTITIES, _quantity(QuantityKind.CARDINAL)),
    "ordinal": (QUANTITIES, _quantity(QuantityKind.ORDINAL)),
    "percent": (QUANTITIES, _quantity(QuantityKind.PERCENT)),
    "date": (TIMEXES, _timex(TimexType.DATE)),
    "day": (TIMEXES, lambda timex: timex.is_day),
    "period": (TIMEXES, lambda timex: timex.unit is not None and timex.deixis is not None),
    "time": (TIMEXES, _timex(TimexType.TIME)),
    "person": (MENTIONS, _mention(FactKind.PERSON)),
    "organisation": (MENTIONS, _mention(FactKind.ORGANISATION)),
    "place": (MENTIONS, _mention(FactKind.PLACE)),
    "event": (MENTIONS, _mention(FactKind.EVENT)),
    "quote": (QUOTATIONS, lambda _: True),
}

class ConstructionError(ValueError):
    """A pattern whose slots no layer can fill; the message names the construction and the remedy."""


class ConstructionMatcher:
    """The annotator that finds every construction of the active lexicons."""

    layer = MATCHES

    def __init__(self) -> None:
        self._programs: dict[Pattern, _Program] = {}
        self._wordless_by_language: dict[str, Sequence[Pattern]] = {}

    def annotate(self, document: Annotated) -> Mapping[str, tuple[Match, ...]]:
        """Return the matches of every construction, by its name, each in order of the text."""
        sentences = document[SENTENCES]
        languages = document[LANGUAGES]
        streams: dict[tuple[int, int], _Stream] = {}
        found: dict[str, list[Match]] = {}
        for index, patterns in sorted(self._wanted(document, sentences).items(), key=lambda item: item[0]):
            for pattern in sorted(patterns, key=lambda pattern: pattern.number):
                # A pattern over two sentences may have its anchor in the second.
                first = index - 1 if pattern.crosses and index else index
                last = index + 1 if pattern.crosses else index
                stream = streams.get((first, last))
                if stream is None:
                    stream = streams[first, last] = _Stream(document, sentences[first : last + 1])
                if pattern.language != languages.at(stream.start):
                    continue
                program = self._programs.get(pattern)
                if program is None:
                    program = self._programs[pattern] = _compile(pattern)
                matches = found.setdefault(pattern.construction, [])
                # Of the patterns of one construction, the first that fits at a place counts.
                taken = [match.span for match in matches]
                matches += [m for m in stream.find(pattern, program) if not any(m.span.overlaps(t) for t in taken)]
        return {name: tuple(sorted(matches, key=lambda match: match.span)) for name, matches in found.items()}

    def _wanted(self, document: Annotated, sentences: Sequence[Span]) -> Mapping[int, Mapping[Pattern, None]]:
        """Return the patterns to try, by the number of the sentence that holds their anchor."""
        starts = [sentence.start for sentence in sentences]
        wanted: dict[int, dict[Pattern, None]] = {}

        def want(start: int, end: int, patterns: Iterable[Pattern]) -> None:
            index = bisect_right(starts, start) - 1
            if index >= 0 and end <= sentences[index].end:
                wanted.setdefault(index, {}).update(dict.fromkeys(patterns))

        for start, end, pattern in document[HITS].of(ANCHOR):
            want(start, end, (pattern,))
        for slot_type, patterns in self._wordless(document).items():
            layer, fits = SLOT_TYPES[slot_type]
            for annotation in document[layer]:
                if fits(annotation):
                    want(*annotation.span, patterns)
        return wanted

    def _wordless(self, document: Annotated) -> Mapping[str, Sequence[Pattern]]:
        """Return the patterns of the article's languages that hold no word to look for, by the slot they are tied to."""
        languages = document[LANGUAGES]
        by_slot: dict[str, list[Pattern]] = {}
        for language in sorted({languages.main, *(entry.language for entry in languages.spans)}):
            if language not in self._wordless_by_language:
                self._wordless_by_language[language] = [
                    pattern for pattern in document.lexicons[language].patterns if pattern.anchor is None
                ]
            for pattern in self._wordless_by_language[language]:
                by_slot.setdefault(pattern.slot or "", []).append(pattern)
        return by_slot


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    sentence: int


class _Stream:
    """The words of one sentence, or of two neighbours, with the annotations that begin at each."""

    def __init__(self, document: Annotated, sentences: Sequence[Span]) -> None:
        self._document = document
        self.start = sentences[0].start
        self._end = sentences[-1].end
        self._words = [
            _Word(*match.span(), match[0], number)
            for number, sentence in enumerate(sentences)
            for match in WORD.finditer(document.folded, sentence.start, sentence.end)
        ]
        self._starts = [word.start for word in self._words]
        self._annotations: dict[str, dict[int, list[tuple[int, Any]]]] = {}

    def find(self, pattern: Pattern, program: _Program) -> Iterator[Match]:
        """Yield the matches of a pattern, none overlapping another."""
        failed: set[tuple[int, int, int]] = set()
        position = 0
        for start in self._starts_of(program):
            if start < position:
                continue
            position = start
            outcome = _run(program, self, position, failed)
            if outcome is None:
                continue
            end, bindings = outcome
            span = Span(self._words[position].start, self._words[end - 1].end)
            yield Match(span, pattern.source, bindings)
            failed.clear()
            position = max(end, position + 1)

    def _starts_of(self, program: _Program) -> Iterable[int]:
        """Return the words at which a match can begin."""
        match program.code[0]:
            case Slot(_, slot_type, _) if slot_type != WORD_SLOT:
                return sorted(self._of_type(slot_type))
            case Literal(word):
                return [index for index, found in enumerate(self._words) if found.text == word]
        return range(len(self._words))

    def __len__(self) -> int:
        return len(self._words)

    def __getitem__(self, index: int) -> _Word:
        return self._words[index]

    def fillers(self, slot_type: str, where: tuple[tuple[str, str], ...], index: int) -> Sequence[tuple[int, Binding]]:
        """Return what can fill a slot from a word on, each with the index of the word behind it."""
        if slot_type == WORD_SLOT:
            if index >= len(self._words) or not self._words[index].text[0].isalpha():
                return ()
            return ((index + 1, self.bound("", index, index + 1)[1]),)
        return [
            (behind, Binding(annotation.span, annotation))
            for behind, annotation in self._annotated(slot_type, index)
            if all(str(getattr(annotation, key, None)) == value for key, value in where)
        ]

    def _annotated(self, slot_type: str, index: int) -> Sequence[tuple[int, Any]]:
        return self._of_type(slot_type).get(index, ())

    def _of_type(self, slot_type: str) -> Mapping[int, Sequence[tuple[int, Any]]]:
        """Return the annotations of a type, by the word they begin at, each with the word behind it."""
        by_start = self._annotations.get(slot_type)
        if by_start is None:
            layer, fits = SLOT_TYPES[slot_type]
            by_start = self._annotations[slot_type] = {}
            for annotation in self._document[layer]:
                span = annotation.span
                if self.start <= span.start and span.end <= self._end and fits(annotation):
                    first = bisect_left(self._starts, span.start)
                    behind = bisect_left(self._starts, span.end)
                    by_start.setdefault(first, []).append((behind, annotation))
        return by_start

    def bound(self, name: str, start: int, end: int) -> tuple[str, Binding]:
        """Bind the words from one index up to another."""
        words = self._words[start:end]
        return name, Binding(Span(words[0].start, words[-1].end), " ".join(word.text for word in words))


_Bindings = tuple[tuple[str, Binding], ...]


class _Program:
    """A compiled pattern: instructions that lead on to the next one, unless they say otherwise."""

    __slots__ = ("code",)

    def __init__(self) -> None:
        self.code: list[_Instruction] = []


class _Split(NamedTuple):
    """Go on at each of these, in order of preference."""

    targets: tuple[int, ...]


class _Open(NamedTuple):
    """Remember where a binding of words begins."""

    name: str


class _Close(NamedTuple):
    """Bind the words since the last ``_Open``."""

    name: str


class _Unless(NamedTuple):
    """Go on unless this program matches here."""

    program: _Program


_Instruction = Literal | Slot | Gap | NextSentence | _Split | _Open | _Close | _Unless


def _compile(pattern: Pattern) -> _Program:
    program = _Program()
    try:
        _emit(pattern.node, program)
    except ConstructionError as error:
        raise ConstructionError(
            f"construction `{pattern.construction}` ({pattern.language}), pattern {pattern.source!r}: {error}"
        ) from None
    return program


def _emit(node: Node, program: _Program) -> None:
    code = program.code
    if len(code) > LONGEST_PROGRAM:
        raise ConstructionError("it repeats too much: use fewer repetitions inside repetitions")
    match node:
        case Slot(_, slot_type, _) if slot_type != WORD_SLOT and slot_type not in SLOT_TYPES:
            known = ", ".join(sorted((*SLOT_TYPES, WORD_SLOT)))
            raise ConstructionError(f"there is no slot type `{slot_type}`; there are {known}")
        case Literal() | Slot() | Gap() | NextSentence():
            code.append(node)
        case InOrder(items):
            for item in items:
                _emit(item, program)
        case Choice(options):
            split = _reserve(code)
            starts, ends = [], []
            for option in options:
                starts.append(len(code))
                _emit(option, program)
                ends.append(_reserve(code))
            code[split] = _Split(tuple(starts))
            for end in ends:
                code[end] = _Split((len(code),))
        case Repeat(item, least, most):
            splits = []
            for number in range(most):
                if number >= least:
                    splits.append(_reserve(code))
                _emit(item, program)
            for split in splits:
                code[split] = _Split((split + 1, len(code)))
        case Bound(name, item):
            code.append(_Open(name))
            _emit(item, program)
            code.append(_Close(name))
        case Not(item):
            inner = _Program()
            _emit(item, inner)
            code.append(_Unless(inner))


def _reserve(code: list[_Instruction]) -> int:
    code.append(_Split(()))
    return len(code) - 1


def _run(
    program: _Program, stream: _Stream, start: int, failed: set[tuple[int, int, int]]
) -> tuple[int, _Bindings] | None:
    """Return the index behind the first way that fits from a word on, and what it binds; None where none does.

    Args:
        program: Compiled pattern.
        stream: Words to match.
        start: Index of the first word.
        failed: States that were entered without success before, from any start; added to.
    """
    code, count = program.code, len(stream)
    # A state: instruction, word, words skipped in the gap at hand, bindings, words at which open bindings began.
    stack: list[tuple[int, int, int, _Bindings, tuple[int, ...]]] = [(0, start, 0, (), ())]
    while stack:
        step, at, skipped, bindings, opened = stack.pop()
        if step == len(code):
            if at > start:
                return at, bindings
            continue
        state = (step, at, skipped)
        if state in failed:
            continue
        failed.add(state)
        match code[step]:
            case Literal(word):
                if at < count and stream[at].text == word:
                    stack.append((step + 1, at + 1, 0, bindings, opened))
            case Slot(name, slot_type, where):
                for behind, binding in reversed(stream.fillers(slot_type, where, at)):
                    stack.append((step + 1, behind, 0, (*bindings, (name, binding)), opened))
            case Gap(most):
                if at < count and (at == 0 or stream[at].sentence == stream[at - 1].sentence):
                    now = skipped + stream[at].text[0].isalnum()
                    if now <= most:
                        stack.append((step, at + 1, now, bindings, opened))
                stack.append((step + 1, at, 0, bindings, opened))
            case NextSentence():
                if 0 < at < count and stream[at].sentence == stream[at - 1].sentence + 1:
                    stack.append((step + 1, at, 0, bindings, opened))
            case _Split(targets):
                stack.extend((target, at, 0, bindings, opened) for target in reversed(targets))
            case _Open():
                stack.append((step + 1, at, 0, bindings, (*opened, at)))
            case _Close(name):
                if at > opened[-1]:
                    bound = (*bindings, stream.bound(name, opened[-1], at))
                    stack.append((step + 1, at, 0, bound, opened[:-1]))
            case _Unless(inner):
                if _run(inner, stream, at, set()) is None:
                    stack.append((step + 1, at, 0, bindings, opened))
    return None
