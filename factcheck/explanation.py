"""Why a construction does not match: which of its patterns came how far, and what is missing there.

This walks the tree of a pattern the plain way, and knows at each step what it has done. The matcher of
:mod:`factcheck.constructions` is fast instead; a test holds the two against each other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from factcheck.annotate.base import Annotated
from factcheck.constructions import SLOT_TYPES
from factcheck.lexicons import Pattern
from factcheck.model.layers import LANGUAGES, SENTENCES
from factcheck.model.span import Span
from factcheck.notation import (
    LONGEST_PHRASE,
    PHRASE_SLOT,
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
)
from factcheck.notation import Sequence as InOrder

#: Stands among the words where a sentence ends.
_BORDER = ""
#: A pattern that takes more steps than this on one text is not explained further.
_MOST_STEPS = 200_000


class Taken(NamedTuple):
    """A part of a pattern and the words of the text that it took."""

    part: Literal | Slot | Gap | NextSentence
    span: Span


class Attempt(NamedTuple):
    """How far a pattern came in a text.

    Args:
        pattern: The pattern.
        taken: What fitted, in order; gaps too.
        fits: Whether the whole pattern fits.
        wanted: What could have come next, each of it once; empty if the pattern fits.
        rest: Where in the text it would have had to come.
        gap: How many words there may be before it.
        there: The types of slots that what stands there can fill.
    """

    pattern: Pattern
    fits: bool
    taken: tuple[Taken, ...]
    wanted: tuple[Literal | Slot | NextSentence | Not, ...]
    rest: Span
    gap: int
    there: tuple[str, ...]

    @property
    def progress(self) -> int:
        """How many parts of the pattern fitted, gaps apart."""
        return sum(not isinstance(taken.part, Gap) for taken in self.taken)


def attempts(document: Annotated, construction: str) -> list[Attempt]:
    """Return how far each pattern of a construction comes in a document at best, in their order.

    Args:
        document: To look in.
        construction: Name of the construction; only its patterns in languages of the document are tried.
    """
    sentences = document[SENTENCES]
    languages = document[LANGUAGES]
    by_language: dict[str, list[int]] = {}
    for number, sentence in enumerate(sentences):
        by_language.setdefault(languages.at(sentence.start), []).append(number)
    return [
        _best(document, pattern, sentences, numbers)
        for language, numbers in sorted(by_language.items())
        if language in document.lexicons
        for pattern in document.lexicons[language].patterns
        if pattern.construction == construction
    ]


def _best(document: Annotated, pattern: Pattern, sentences: Sequence[Span], numbers: Sequence[int]) -> Attempt:
    tries = []
    for number in numbers:
        last = number + 1 if pattern.crosses and number + 1 in numbers else number
        walk = _Walk(document, sentences[number : last + 1])
        attempt = walk.run(pattern)
        if attempt.fits:
            return attempt
        tries.append(attempt)
    return max(tries, key=attrgetter("progress"))


_Trail = tuple[tuple[Literal | Slot | Gap | NextSentence, int, int], ...]


class _Walk:
    """Tries patterns on the words of one or two sentences, and keeps where it came farthest."""

    def __init__(self, document: Annotated, sentences: Sequence[Span]) -> None:
        self._document = document
        self._words: list[str] = []
        self._spans: list[Span] = []
        for number, sentence in enumerate(sentences):
            if number:
                self._words.append(_BORDER)
                self._spans.append(Span(sentence.start, sentence.start))
            for match in WORD.finditer(document.folded, sentence.start, sentence.end):
                self._words.append(match[0])
                self._spans.append(Span(*match.span()))
        self._end = sentences[-1].end
        self._starts = [span.start for span in self._spans]
        self._fillers: dict[str, list[tuple[int, int, Any]]] = {}
        self._steps = 0
        self._farthest = -1
        self._trail: _Trail = ()
        self._at = 0
        self._wanted: dict[Literal | Slot | NextSentence | Not, None] = {}

    def run(self, pattern: Pattern) -> Attempt:
        """Return how far a pattern comes."""
        for start in range(len(self._words)):
            for end, trail in self._ways(pattern.node, start, ()):
                if end > start:
                    return self._attempt(pattern, trail, end, None)
        return self._attempt(pattern, self._trail, self._at, tuple(self._wanted))

    def _attempt(
        self,
        pattern: Pattern,
        trail: _Trail,
        at: int,
        wanted: tuple[Literal | Slot | NextSentence | Not, ...] | None,
    ) -> Attempt:
        taken = [Taken(part, self._over(start, end)) for part, start, end in trail]
        gap = taken.pop() if taken and wanted and isinstance(taken[-1].part, Gap) else None
        begin = gap.span.start if gap else self._start(at)
        there = [name for name in SLOT_TYPES if any(first == at for first, _, _ in self._of(name))]
        most = gap.part.most if gap and isinstance(gap.part, Gap) else 0
        return Attempt(
            pattern, wanted is None, tuple(taken), wanted or (), Span(begin, max(begin, self._end)), most, tuple(there)
        )

    def _start(self, at: int) -> int:
        return self._starts[at] if at < len(self._starts) else self._end

    def _over(self, start: int, end: int) -> Span:
        begin = self._start(start)
        return Span(begin, self._spans[end - 1].end if end > start else begin)

    def _ways(self, node: Node, at: int, trail: _Trail) -> Iterator[tuple[int, _Trail]]:
        """Yield where each way that fits ends, and what it took, the preferred one first."""
        self._steps += 1
        if self._steps > _MOST_STEPS:
            return
        match node:
            case InOrder(items):
                yield from self._in_order(items, at, trail)
            case Choice(options):
                for option in options:
                    yield from self._ways(option, at, trail)
            case Bound(_, item):
                yield from (way for way in self._ways(item, at, trail) if way[0] > at)
            case Repeat(item, least, most):
                yield from self._repeated(item, least, most, at, trail)
            case Gap(most):
                yield from self._gap(node, most, at, trail)
            case Not(item):
                if self._is_there(item, at):
                    self._miss(node, at, trail)
                else:
                    yield at, trail
            case Literal() | Slot() | NextSentence():
                ends = list(self._leaf(node, at))
                if not ends:
                    self._miss(node, at, trail)
                for end in ends:
                    yield end, (*trail, (node, at, end))

    def _in_order(self, items: Sequence[Node], at: int, trail: _Trail) -> Iterator[tuple[int, _Trail]]:
        if not items:
            yield at, trail
            return
        for behind, taken in self._ways(items[0], at, trail):
            yield from self._in_order(items[1:], behind, taken)

    def _repeated(self, item: Node, least: int, most: int, at: int, trail: _Trail) -> Iterator[tuple[int, _Trail]]:
        if most:
            for behind, taken in self._ways(item, at, trail):
                if behind > at:
                    yield from self._repeated(item, max(least - 1, 0), most - 1, behind, taken)
        if not least:
            yield at, trail

    def _gap(self, gap: Gap, most: int, at: int, trail: _Trail) -> Iterator[tuple[int, _Trail]]:
        behind, skipped = at, 0
        while True:
            yield behind, (*trail, (gap, at, behind))
            if behind >= len(self._words) or self._words[behind] == _BORDER:
                return
            skipped += self._words[behind][0].isalnum()
            behind += 1
            if skipped > most:
                return

    def _leaf(self, node: Literal | Slot | NextSentence, at: int) -> Iterator[int]:
        words = self._words
        match node:
            case Literal(word):
                if at < len(words) and words[at] == word:
                    yield at + 1
            case NextSentence():
                while at < len(words) and words[at] != _BORDER and not words[at][0].isalnum():
                    at += 1
                if at < len(words) and words[at] == _BORDER:
                    yield at + 1
            case Slot(_, kind) if kind == WORD_SLOT:
                if at < len(words) and words[at][:1].isalpha():
                    yield at + 1
            case Slot(_, kind) if kind == PHRASE_SLOT:
                for behind in range(at, min(at + LONGEST_PHRASE, len(words))):
                    if not words[behind][:1].isalnum():
                        return
                    yield behind + 1
            case Slot(_, kind, where):
                for first, behind, annotation in self._of(kind):
                    if first == at and all(str(getattr(annotation, key, None)) == value for key, value in where):
                        yield behind

    def _of(self, kind: str) -> list[tuple[int, int, Any]]:
        """Return the annotations that can fill a type of slot: first word, word behind, annotation."""
        found = self._fillers.get(kind)
        if found is None:
            slot_type = SLOT_TYPES[kind]
            found = self._fillers[kind] = [
                (
                    bisect_right(self._starts, annotation.span.start) - 1,
                    bisect_left(self._starts, annotation.span.end),
                    annotation,
                )
                for annotation in self._document[slot_type.layer]
                if self._starts
                and annotation.span.start >= self._starts[0]
                and annotation.span.end <= self._end
                and slot_type.fits(annotation)
            ]
        return found

    def _miss(self, node: Literal | Slot | NextSentence | Not, at: int, trail: _Trail) -> None:
        """Keep what was wanted if nothing came farther."""
        far = sum(not isinstance(part, Gap) for part, _, _ in trail)
        if far > self._farthest:
            self._farthest, self._trail, self._at = far, trail, at
            self._wanted = {}
        if far == self._farthest:
            self._wanted[node] = None

    def _is_there(self, node: Node, at: int) -> bool:
        """Tell whether something fits here, without keeping how far it came: it is not missed."""
        kept = self._farthest, self._trail, self._at, dict(self._wanted)
        there = any(end > at for end, _ in self._ways(node, at, ()))
        self._farthest, self._trail, self._at, self._wanted = kept
        return there
