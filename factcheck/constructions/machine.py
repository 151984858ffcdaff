"""The machine that runs a compiled pattern on the words of a sentence.

A backtracking machine as by Thompson 1968, in the form of Pike and Cox; a state that has failed once is never entered
again, so that the cost grows with the length of the program times that of the sentence, whatever the pattern.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, chain
from typing import Any

from factcheck.constructions.fillers import Fillers
from factcheck.constructions.match import Binding, Match
from factcheck.constructions.program import Beginning, Op, Program
from factcheck.lexicons import Pattern
from factcheck.model.span import Span
from factcheck.notation import LONGEST_PHRASE

#: Stands among the words where a sentence ends and another one follows.
_END = ""
#: What is bound so far: to which name, from which word up to which other, and the annotation that was bound.
_Bindings = tuple[tuple[str, int, int, Any], ...]


class Stream:
    """The words of a sentence, or of neighbours with borders between, and the annotations that begin at each.

    Args:
        folded: The text, folded.
        sentences: Where they stand.
        words: Those of each.
        fillers: The annotations of the document.
        followed: Whether another sentence follows, so that the last one ends with a border too.
    """

    def __init__(
        self, folded: str, sentences: Sequence[Span], words: Sequence[list[str]], fillers: Fillers, *, followed: bool
    ) -> None:
        self._folded = folded
        self._sentences = sentences
        self._fillers = fillers
        self._has_borders = followed or len(words) > 1
        self.words = [*words[0]]
        for more in words[1:]:
            self.words += (_END, *more)
        if followed:
            self.words.append(_END)
        self._annotations: dict[str, dict[int, list[tuple[int, Any]]]] = {}
        self._places: dict[Beginning, list[int]] = {}

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def _starts(self) -> Sequence[int]:
        """Where each word starts."""
        starts = []
        find, number, position = self._folded.find, 0, self._sentences[0].start
        for word in self.words:
            if word == _END:
                starts.append(self._sentences[number].end)
                number += 1
                position = self._sentences[number].start if number < len(self._sentences) else len(self._folded)
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

    def find(self, pattern: Pattern, program: Program) -> Iterator[Match]:
        """Yield the matches of a pattern, none overlapping another."""
        starts = self._beginnings(program.beginnings[0])
        if not starts:
            return
        failed: set[int] = set()
        position = 0
        for start in starts:
            if start < position:
                continue
            outcome = run(program, self, start, failed)
            if outcome is None:
                continue
            end, bindings = outcome
            bound = tuple([(name, self._bound(*what)) for name, *what in bindings])
            yield Match(self._span(start, end), pattern.source, bound)
            failed.clear()
            position = max(end, start + 1)

    def _beginnings(self, beginning: Beginning | None) -> Sequence[int]:
        """Return the words at which something can begin, in order."""
        if beginning is None:
            return range(len(self.words))
        places = self._places.get(beginning)
        if places is None:
            words, slot_types = beginning
            places = self._places_of(words)
            if slot_types:
                places = sorted({*places, *chain.from_iterable(map(self.of_type, slot_types))})
            self._places[beginning] = places
        return places

    def _places_of(self, wanted: frozenset[str]) -> list[int]:
        """Return where some words stand, in order; few of them do, mostly."""
        words, places = self.words, []
        for word in wanted & self._vocabulary:
            place = words.index(word)
            places.append(place)
            for _ in range(words.count(word) - 1):
                place = words.index(word, place + 1)
                places.append(place)
        places.sort()
        return places

    def across(self, start: int, most: int, beginning: Beginning | None) -> Sequence[int]:
        """Return where something can begin behind a gap of so many words at most, the nearest first."""
        passed = self._passed
        end = bisect_right(passed, passed[start] + most)
        if self._has_borders and _END in self.words[start : end - 1]:
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


def run(program: Program, stream: Stream, start: int, failed: set[int]) -> tuple[int, _Bindings] | None:
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
        elif run(argument, stream, at, set()) is None:
            stack.append((step, at, bindings, opened))
    return None


# Names of the module are found faster than members of an enumeration.
_WORD, _SLOT, _GAP, _SPLIT, _OPEN, _CLOSE, _BORDER, _ANY, _LETTERS, _PHRASE = list(Op)[:10]
