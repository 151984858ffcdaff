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
from operator import attrgetter
from typing import Any, NamedTuple

from factcheck.annotate.base import Annotated
from factcheck.annotate.quantities import NUMERIC
from factcheck.lexicons import ANCHOR, Pattern
from factcheck.model.fact import FactKind, Mention
from factcheck.model.layers import HITS, LANGUAGES, MENTIONS, QUANTITIES, QUOTATIONS, SENTENCES, TIMEXES, Layer, Part
from factcheck.model.quantity import Quantity, QuantityKind
from factcheck.model.span import Span
from factcheck.model.timex import Timex, TimexType
from factcheck.model.units import UNITS, Dimension
from factcheck.notation import (
    LONGEST_PHRASE,
    PHRASE_SLOT,
    VERBAL,
    WORD,
    WORD_SLOT,
    Bound,
    Choice,
    Gap,
    Literal,
    NextSentence,
    Node,
    Not,
    Repeat,
    Slot,
    slots,
)
from factcheck.notation import Sequence as InOrder

#: A pattern that compiles to more instructions than this is refused; nested repetitions multiply.
LONGEST_PROGRAM = 1_000
#: Stands among the words where a sentence ends and another one follows.
_END = ""
_NUMBER = attrgetter("number")
#: Behind an anchor a slot begins within so many characters, optional words included.
_BEHIND = 40


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


_Needs = tuple[tuple[str, int], ...]


class ConstructionMatcher:
    """The annotator that finds every construction of the active lexicons."""

    layer = MATCHES

    def __init__(self) -> None:
        self._programs: dict[Pattern, _Program] = {}
        self._wordless_by_language: dict[str, dict[_Needs, dict[Pattern, None]]] = {}

    def annotate(self, document: Annotated) -> Mapping[str, tuple[Match, ...]]:
        """Return the matches of every construction, by its name, each in order of the text."""
        sentences = document[SENTENCES]
        languages = document[LANGUAGES]
        folded = document.folded
        fillers = _Fillers(document)
        vocabularies: dict[tuple[int, int], frozenset[str]] = {}
        streams: dict[tuple[int, int], _Stream] = {}
        found: dict[str, list[Match]] = {}
        for index, patterns in sorted(self._wanted(document, sentences, fillers).items(), key=lambda item: item[0]):
            language = languages.at(sentences[index].start)
            for pattern in sorted(patterns, key=_NUMBER):
                if pattern.language != language:
                    continue
                first = last = index
                if pattern.crosses:
                    # Its anchor may stand in the first sentence or in the second.
                    neighbours = range(max(index - 1, 0), min(index + 2, len(sentences)))
                    same = [n for n in neighbours if pattern.language == languages.at(sentences[n].start)]
                    first, last = same[0], same[-1]
                start, end = sentences[first].start, sentences[last].end
                if any(all(folded.find(word, start, end) < 0 for word in few) for few in pattern.requires_few):
                    continue
                if (pattern.anchor or pattern.crosses) and not fillers.suffice(pattern.needs, start, end):
                    continue
                words = vocabularies.get((first, last))
                if words is None:
                    words = vocabularies[first, last] = frozenset(WORD.findall(folded, start, end))
                if any(words.isdisjoint(required) for required in pattern.requires):
                    continue
                stream = streams.get((first, last))
                if stream is None:
                    stream = streams[first, last] = _Stream(folded, sentences[first : last + 1], fillers)
                program = self._programs.get(pattern)
                if program is None:
                    program = self._programs[pattern] = _compile(pattern)
                matches = found.setdefault(pattern.construction, [])
                # Of the patterns of one construction, the first that fits at a place counts.
                taken = [match.span for match in matches]
                matches += [m for m in stream.find(pattern, program) if not any(m.span.overlaps(t) for t in taken)]
        return {name: tuple(sorted(matches, key=lambda match: match.span)) for name, matches in found.items()}

    def _wanted(
        self, document: Annotated, sentences: Sequence[Span], fillers: _Fillers
    ) -> Mapping[int, Mapping[Pattern, None]]:
        """Return the patterns to try, by the number of the sentence that holds their anchor."""
        starts = [sentence.start for sentence in sentences]
        wanted: dict[int, dict[Pattern, None]] = {}

        def want(start: int, pattern: Pattern) -> None:
            index = bisect_right(starts, start) - 1
            if index >= 0 and start < sentences[index].end:
                wanted.setdefault(index, {})[pattern] = None

        for slot_types, patterns in self._wordless(document).items():
            for index in fillers.sentences_with(slot_types, starts):
                wanted.setdefault(index, {}).update(patterns)
        for start, end, pattern in document[HITS].of(ANCHOR):
            if pattern.behind is None or fillers.possible(pattern.behind, end, end + _BEHIND):
                want(start, pattern)
        return wanted

    def _wordless(self, document: Annotated) -> Mapping[_Needs, Mapping[Pattern, None]]:
        """Return the patterns of the article's languages that hold no word to look for, by what they need."""
        languages = document[LANGUAGES]
        found = [
            self._wordless_of(document, language)
            for language in sorted({languages.main, *(entry.language for entry in languages.spans)})
        ]
        if len(found) == 1:
            return found[0]
        merged: dict[_Needs, dict[Pattern, None]] = {}
        for by_needs in found:
            for slot_types, patterns in by_needs.items():
                merged.setdefault(slot_types, {}).update(patterns)
        return merged

    def _wordless_of(self, document: Annotated, language: str) -> Mapping[_Needs, Mapping[Pattern, None]]:
        by_needs = self._wordless_by_language.get(language)
        if by_needs is None:
            by_needs = self._wordless_by_language[language] = {}
            for pattern in document.lexicons[language].patterns:
                check(pattern)
                if pattern.anchor is None:
                    # A pattern that crosses has two sentences to find them in.
                    slot_types = tuple((kind, 1) for kind, _ in pattern.needs) if pattern.crosses else pattern.needs
                    by_needs.setdefault(slot_types, {})[pattern] = None
        return by_needs


class _Fillers:
    """The annotations of a document that can fill slots, by slot type."""

    def __init__(self, document: Annotated) -> None:
        self._document = document
        self._by_type: dict[str, list[Any]] = {}
        self._starts: dict[str, list[int]] = {}
        self._numbers: list[int] | None = None
        self._counts: dict[str, dict[int, int]] = {}

    def possible(self, slot_type: str, start: int, end: int) -> int:
        """Return how many annotations of a type can begin between two offsets, as far as can be told for little.

        Quantities begin with words that the shared scan has found; that saves computing the layer for most articles.
        """
        starts = self._numeric() if _layer(slot_type) is QUANTITIES else self.starts(slot_type)
        return bisect_left(starts, end) - bisect_left(starts, start)

    def _numeric(self) -> Sequence[int]:
        if self._numbers is None:
            hits = self._document[HITS]
            self._numbers = sorted(hit.start for name in NUMERIC for hit in hits.of(name))
        return self._numbers

    def sentences_with(self, needs: _Needs, starts: Sequence[int]) -> Iterable[int]:
        """Return the numbers of the sentences that hold as many annotations as are needed at least.

        Args:
            needs: How many of which types.
            starts: Where the sentences start.
        """
        for slot_type, _ in needs:
            if not self.possible(slot_type, 0, len(self._document.text)):
                return ()
        (first, least), *others = [(self._by_sentence(slot_type, starts), number) for slot_type, number in needs]
        return [
            index
            for index, number in first.items()
            if number >= least and all(counts.get(index, 0) >= enough for counts, enough in others)
        ]

    def _by_sentence(self, slot_type: str, starts: Sequence[int]) -> Mapping[int, int]:
        """Return how many annotations of a type begin in each sentence that has any."""
        counts = self._counts.get(slot_type)
        if counts is None:
            counts = self._counts[slot_type] = {}
            for start in self.starts(slot_type):
                index = bisect_right(starts, start) - 1
                if index >= 0:
                    counts[index] = counts.get(index, 0) + 1
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

    def suffice(self, needs: _Needs, start: int, end: int) -> bool:
        """Tell whether there are as many annotations between two offsets as are needed at least."""
        for slot_type, number in needs:
            if self.possible(slot_type, start, end) < number:
                return False
        for slot_type, number in needs:
            starts = self.starts(slot_type)
            if bisect_left(starts, end) - bisect_left(starts, start) < number:
                return False
        return True


class _Stream:
    """The words of a sentence, or of neighbours with borders between, and the annotations that begin at each."""

    def __init__(self, folded: str, sentences: Sequence[Span], fillers: _Fillers) -> None:
        self._fillers = fillers
        self._span = Span(sentences[0].start, sentences[-1].end)
        self.words: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        for number, sentence in enumerate(sentences):
            if number:
                self.words.append(_END)
                self._starts.append(sentences[number - 1].end)
                self._ends.append(sentences[number - 1].end)
            spans = [match.span() for match in WORD.finditer(folded, sentence.start, sentence.end)]
            self.words += [folded[start:end] for start, end in spans]
            self._starts += [start for start, _ in spans]
            self._ends += [end for _, end in spans]
        self._annotations: dict[str, dict[int, list[tuple[int, Any]]]] = {}

    def find(self, pattern: Pattern, program: _Program) -> Iterator[Match]:
        """Yield the matches of a pattern, none overlapping another."""
        failed: set[tuple[int, int, int]] = set()
        position = 0
        last = min((self._last_of(words) for words in pattern.requires), default=len(self.words))
        for start in self._starts_of(program):
            if start < position:
                continue
            if start > last:
                return
            outcome = _run(program, self, start, failed)
            if outcome is None:
                continue
            end, bindings = outcome
            yield Match(Span(self._starts[start], self._ends[end - 1]), pattern.source, bindings)
            failed.clear()
            position = max(end, start + 1)

    def _last_of(self, words: frozenset[str]) -> int:
        """Return where the last of some words stands, one of which is there."""
        return next(index for index in range(len(self.words) - 1, -1, -1) if self.words[index] in words)

    def _starts_of(self, program: _Program) -> Iterable[int]:
        """Return the words at which a match can begin."""
        if program.first is None:
            return range(len(self.words))
        words, slot_types = program.first
        starts = {index for index, word in enumerate(self.words) if word in words} if words else set()
        for slot_type in slot_types:
            starts.update(self._of_type(slot_type))
        return sorted(starts)

    def fillers(self, slot: Slot, index: int) -> Sequence[tuple[int, Binding]]:
        """Return what can fill a slot from a word on, each with the index of the word behind it."""
        if slot.type == WORD_SLOT:
            if index >= len(self.words) or not self.words[index][:1].isalpha():
                return ()
            return ((index + 1, self.bound(index, index + 1)),)
        if slot.type == PHRASE_SLOT:
            longest = min(index + LONGEST_PHRASE, len(self.words))
            end = next((at for at in range(index, longest) if not self.words[at][:1].isalnum()), longest)
            return [(behind, self.bound(index, behind)) for behind in range(index + 1, end + 1)]
        return [
            (behind, Binding(annotation.span, annotation))
            for behind, annotation in self._of_type(slot.type).get(index, ())
            if all(str(getattr(annotation, key, None)) == value for key, value in slot.where)
        ]

    def _of_type(self, slot_type: str) -> Mapping[int, Sequence[tuple[int, Any]]]:
        """Return the annotations of a type, by the word they begin at, each with the word behind it."""
        by_start = self._annotations.get(slot_type)
        if by_start is None:
            by_start = self._annotations[slot_type] = {}
            for annotation in self._fillers.between(slot_type, *self._span):
                first = bisect_right(self._starts, annotation.span.start) - 1
                behind = bisect_left(self._starts, annotation.span.end)
                by_start.setdefault(first, []).append((behind, annotation))
        return by_start

    def bound(self, start: int, end: int) -> Binding:
        """Bind the words from one index up to another."""
        return Binding(Span(self._starts[start], self._ends[end - 1]), " ".join(self.words[start:end]))


_Bindings = tuple[tuple[str, Binding], ...]


class _Op(IntEnum):
    """What an instruction of the machine does with its argument."""

    WORD = 0
    """Takes the word ``str``."""
    SLOT = 1
    """Takes an annotation that fills the ``Slot``."""
    GAP = 2
    """Skips up to ``int`` words."""
    SPLIT = 3
    """Goes on at each of ``tuple[int, ...]``, in order of preference."""
    OPEN = 4
    """Remembers where a binding of words begins."""
    CLOSE = 5
    """Binds the words since then to the name ``str``."""
    BORDER = 6
    """Goes on at the start of the next sentence."""
    ANY = 7
    """Takes one of several words or rows of words, which the table lists by the first of them."""
    UNLESS = 8
    """Goes on unless the ``_Program`` matches here."""


class _Program:
    """A compiled pattern: instructions that lead on to the next one, unless they say otherwise."""

    __slots__ = ("code", "first")

    def __init__(self) -> None:
        self.code: list[tuple[_Op, Any]] = []
        #: The words and slot types that a match can begin with; None where it can begin with anything.
        self.first: tuple[frozenset[str], frozenset[str]] | None = None


def _compile(pattern: Pattern) -> _Program:
    program = _Program()
    try:
        _emit(pattern.node, program)
    except _TooLong:
        raise _refusal(pattern, "it repeats too much: use fewer repetitions inside repetitions") from None
    program.first = _first(program.code)
    return program


def _first(code: Sequence[tuple[_Op, Any]]) -> tuple[frozenset[str], frozenset[str]] | None:
    words: set[str] = set()
    slot_types: set[str] = set()
    pending, seen = [0], set()
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
        elif op is _Op.SLOT and argument.type not in VERBAL:
            slot_types.add(argument.type)
        elif op is _Op.SPLIT:
            pending.extend(argument)
        elif op in (_Op.OPEN, _Op.CLOSE, _Op.UNLESS):
            pending.append(step + 1)
        else:
            return None
    return frozenset(words), frozenset(slot_types)


def _emit(node: Node, program: _Program) -> None:
    code = program.code
    if len(code) > LONGEST_PROGRAM:
        raise _TooLong
    match node:
        case Literal(word):
            code.append((_Op.WORD, word))
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
    code, words = program.code, stream.words
    count, done = len(words), len(program.code)
    # A state: instruction, word, words skipped in the gap at hand, bindings, words at which open bindings began.
    stack: list[tuple[int, int, int, _Bindings, tuple[int, ...]]] = [(0, start, 0, (), ())]
    while stack:
        step, at, skipped, bindings, opened = stack.pop()
        if step == done:
            if at > start:
                return at, bindings
            continue
        state = (step, at, skipped)
        if state in failed:
            continue
        failed.add(state)
        op, argument = code[step]
        if op == _WORD:
            if at < count and words[at] == argument:
                stack.append((step + 1, at + 1, 0, bindings, opened))
        elif op == _ANY:
            if at < count:
                rows = [row for row in argument.get(words[at], ()) if words[at : at + len(row)] == row]
                stack.extend([(step + 1, at + len(row), 0, bindings, opened) for row in reversed(rows)])
        elif op == _GAP:
            if at < count and words[at] != _END:
                now = skipped + words[at][0].isalnum()
                if now <= argument:
                    stack.append((step, at + 1, now, bindings, opened))
            stack.append((step + 1, at, 0, bindings, opened))
        elif op == _SLOT:
            for behind, binding in reversed(stream.fillers(argument, at)):
                stack.append((step + 1, behind, 0, (*bindings, (argument.name, binding)), opened))
        elif op == _SPLIT:
            stack.extend([(target, at, 0, bindings, opened) for target in reversed(argument)])
        elif op == _OPEN:
            stack.append((step + 1, at, 0, bindings, (*opened, at)))
        elif op == _CLOSE:
            if at > opened[-1]:
                bound = (*bindings, (argument, stream.bound(opened[-1], at)))
                stack.append((step + 1, at, 0, bound, opened[:-1]))
        elif op == _BORDER:
            # The border takes the stop with it, and the marks behind the stop.
            while at < count and words[at] != _END and not words[at][0].isalnum():
                at += 1
            if at < count and words[at] == _END:
                stack.append((step + 1, at + 1, 0, bindings, opened))
        elif _run(argument, stream, at, set()) is None:
            stack.append((step + 1, at, 0, bindings, opened))
    return None


# Names of the module are found faster than members of an enumeration.
_WORD, _SLOT, _GAP, _SPLIT, _OPEN, _CLOSE, _BORDER, _ANY = list(_Op)[:8]
