"""The machine that runs a compiled pattern on the words of a sentence.

A backtracking machine as by Thompson 1968, in the form of Pike and Cox; a state that has failed once is never entered
again, so that the cost grows with the length of the program times that of the sentence, whatever the pattern.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factcheck.constructions.match import Binding, Match
from factcheck.constructions.program import Op, Program
from factcheck.constructions.stream import BORDER, Stream
from factcheck.lexicons import Pattern
from factcheck.notation import LONGEST_PHRASE

#: What is bound so far: to which name, from which word up to which other, and the annotation that was bound.
_Bindings = tuple[tuple[str, int, int, Any], ...]


def matches(pattern: Pattern, program: Program, stream: Stream) -> Iterator[Match]:
    """Yield the matches of a pattern, none overlapping another."""
    failed: set[int] = set()
    position = 0
    for start in stream.beginnings(program.beginnings[0]):
        if start < position:
            continue
        outcome = run(program, stream, start, failed)
        if outcome is None:
            continue
        end, bindings = outcome
        bound = tuple([(name, _bound(stream, *what)) for name, *what in bindings])
        yield Match(stream.span(start, end), pattern.source, bound)
        failed.clear()
        position = max(end, start + 1)


def _bound(stream: Stream, start: int, end: int, annotation: Any) -> Binding:
    """Bind an annotation, or else the words from one number up to another."""
    if annotation is not None:
        return Binding(annotation.span, annotation)
    return Binding(stream.span(start, end), " ".join(stream.words[start:end]))


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
            while at < count and words[at] != BORDER and not words[at][0].isalnum():
                at += 1
            if at < count and words[at] == BORDER:
                stack.append((step, at + 1, bindings, opened))
        elif run(argument, stream, at, set()) is None:
            stack.append((step, at, bindings, opened))
    return None


# Names of the module are found faster than members of an enumeration.
_WORD, _SLOT, _GAP, _SPLIT, _OPEN, _CLOSE, _BORDER, _ANY, _LETTERS, _PHRASE = list(Op)[:10]
