"""Patterns compiled to programs for a small backtracking machine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Any

from factcheck.constructions.slots import refusal
from factcheck.lexicons import Pattern
from factcheck.notation import VERBAL, WORD_SLOT, Bound, Choice, Gap, Literal, NextSentence, Node, Not, Repeat, Slot
from factcheck.notation import Sequence as InOrder

#: A pattern that compiles to more instructions than this is refused; nested repetitions multiply.
LONGEST_PROGRAM = 1_000


class _TooLong(Exception):  # noqa: N818
    """A program outgrows ``LONGEST_PROGRAM``."""


#: The words and slot types that something can begin with.
Beginning = tuple[frozenset[str], frozenset[str]]


class Op(IntEnum):
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
    """Goes on unless the ``Program`` matches here."""


class Program:
    """A compiled pattern: instructions that lead on to the next one, unless they say otherwise."""

    __slots__ = ("beginnings", "code")

    def __init__(self) -> None:
        self.code: list[tuple[Op, Any]] = []
        #: What the rest can begin with, from the first instruction on and behind each of unknown length; None where
        #: it can begin with anything, or be nothing.
        self.beginnings: dict[int, Beginning | None] = {}

    def close(self) -> None:
        """Note what the rest can begin with, now that all instructions are there."""
        loose = (step + 1 for step, (op, _) in enumerate(self.code) if op in (Op.GAP, Op.PHRASE))
        self.beginnings = {step: _beginning(self.code, step) for step in (0, *loose)}
        splits = [(step, targets) for step, (op, targets) in enumerate(self.code) if op is Op.SPLIT]
        closed = [(step, tuple((target, _words(self.code, target)) for target in reversed(t))) for step, t in splits]
        for step, targets in closed:
            self.code[step] = (Op.SPLIT, targets)


def compiled(pattern: Pattern) -> Program:
    """Compile a pattern.

    Raises:
        ConstructionError: It repeats too much.
    """
    program = Program()
    try:
        _emit(pattern.node, program)
    except _TooLong:
        raise refusal(pattern, "it repeats too much: use fewer repetitions inside repetitions") from None
    program.close()
    return program


def _beginning(code: Sequence[tuple[Op, Any]], first: int) -> Beginning | None:
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
        if op is Op.WORD:
            words.add(argument)
        elif op is Op.ANY:
            words.update(argument)
        elif op is Op.SLOT:
            slot_types.add(argument.type)
        elif op is Op.SPLIT:
            pending.extend(argument)
        elif op in (Op.OPEN, Op.CLOSE, Op.UNLESS):
            pending.append(step + 1)
        else:
            return None
    return frozenset(words), frozenset(slot_types)


def _words(code: Sequence[tuple[Op, Any]], first: int) -> frozenset[str] | None:
    """Return the words that something can begin with; None where it can begin otherwise."""
    beginning = _beginning(code, first)
    return None if beginning is None or beginning[1] else beginning[0]


def _emit(node: Node, program: Program) -> None:
    code = program.code
    if len(code) > LONGEST_PROGRAM:
        raise _TooLong
    match node:
        case Literal(word):
            code.append((Op.WORD, word))
        case Slot(name, kind, _) if kind in VERBAL:
            code.append((Op.LETTERS if kind == WORD_SLOT else Op.PHRASE, name))
        case Slot():
            code.append((Op.SLOT, node))
        case Gap(most):
            code.append((Op.GAP, most))
        case NextSentence():
            code.append((Op.BORDER, None))
        case InOrder(items):
            for item in items:
                _emit(item, program)
        case Choice(options) if (table := _table(options)) is not None:
            code.append((Op.ANY, table))
        case Choice(options):
            split = _reserve(code)
            starts, ends = [], []
            for option in options:
                starts.append(len(code))
                _emit(option, program)
                ends.append(_reserve(code))
            code[split] = (Op.SPLIT, tuple(starts))
            for end in ends:
                code[end] = (Op.SPLIT, (len(code),))
        case Repeat(item, least, most):
            splits = []
            for number in range(most):
                if number >= least:
                    splits.append(_reserve(code))
                _emit(item, program)
            for split in splits:
                code[split] = (Op.SPLIT, (split + 1, len(code)))
        case Bound(name, item):
            code.append((Op.OPEN, None))
            _emit(item, program)
            code.append((Op.CLOSE, name))
        case Not(item):
            inner = Program()
            _emit(item, inner)
            inner.close()
            code.append((Op.UNLESS, inner))


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


def _reserve(code: list[tuple[Op, Any]]) -> int:
    code.append((Op.SPLIT, ()))
    return len(code) - 1
