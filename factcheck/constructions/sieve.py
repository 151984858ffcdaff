"""The sieve before the machine: whether what every match holds stands in a sentence in the order of the pattern.

How far one thing stands from the next does not count, except that what touches must touch. More passes than matches,
never less. A step is told the set of all places that a match may have come to, one bit for each, and returns that of
those it may come to next: whatever the pattern, each step is taken once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from factcheck.constructions.fillers import BITS
from factcheck.constructions.stream import MOST_WORDS, Stream
from factcheck.notation import PHRASE_SLOT, WORD_SLOT, Bound, Choice, Literal, Node, Not, Repeat, Slot
from factcheck.notation import Sequence as InOrder
from factcheck.outlines import outline, rarity

Step = Callable[[Stream, int], int]
#: The set of all places.
_ANYWHERE = -1


def sieve(node: Node) -> Sequence[Step]:
    """Return the steps that every match of a pattern takes."""
    steps = _steps(node)
    while steps and steps[-1] in (_one, _later):
        steps.pop()
    return steps


def passes(steps: Sequence[Step], stream: Stream) -> bool:
    """Tell whether some words may hold a match."""
    if len(stream.words) > MOST_WORDS:
        return True
    at = _ANYWHERE
    for step in steps:
        at = step(stream, at)
        if not at:
            return False
    return True


def _steps(node: Node) -> list[Step]:
    match node:
        case Literal(word):
            return [_words(frozenset({word}))]
        case Slot(_, kind, _) if kind == WORD_SLOT:
            return [_one]
        case Slot(_, kind, _) if kind == PHRASE_SLOT:
            return [_one, _later]
        case Slot(_, kind, _):
            return [_slot(BITS[kind])]
        case InOrder(items):
            return [step for item in items for step in _steps(item)]
        case Choice(options):
            return _choice(node, options)
        case Bound(_, item):
            return _steps(item)
        case Repeat(item, least, _) if least:
            return [*_steps(item), _later]
        case Repeat(item, _, 1):
            return [_perhaps(item)]
        case Not():
            return []
    return [_later]


def _choice(node: Choice, options: Sequence[Node]) -> list[Step]:
    """Return the steps through alternatives: by the rarest word of each, for only words asked for are looked up."""
    rows = [_row(option) for option in options]
    if None in rows:
        return [_later, *(step for words in outline(node).requires for step in (_words(words), _later))]
    kinds: dict[tuple[int, int], set[tuple[str, ...]]] = {}
    for row in filter(None, rows):
        kinds.setdefault((row.index(max(row, key=rarity)), len(row)), set()).add(row)
    if len(kinds) == 1 and (0, 1) in kinds:
        return [_words(frozenset([word for (word,) in kinds[0, 1]]))]
    return [
        _rows([(before, frozenset([row[before] for row in r]), length, r) for (before, length), r in kinds.items()])
    ]


def _row(node: Node) -> tuple[str, ...] | None:
    """Return the words that a part of a pattern is; None where it is more than words."""
    items = node.items if isinstance(node, InOrder) else (node,)
    row = tuple([item.word for item in items if isinstance(item, Literal)])
    return row if len(row) == len(items) else None


def _words(words: frozenset[str]) -> Step:
    return lambda stream, at: (at & stream.where(words)) << 1


def _rows(kinds: Sequence[tuple[int, frozenset[str], int, set[tuple[str, ...]]]]) -> Step:
    """Return the step over rows of words: how many stand before a rare word, which these are, how long the rows are."""

    def step(stream: Stream, at: int) -> int:
        reached = 0
        for before, rare, length, rows in kinds:
            places = at & stream.where(rare) >> before
            while places:
                place = (places & -places).bit_length() - 1
                places &= places - 1
                if tuple(stream.words[place : place + length]) in rows:
                    reached |= 1 << place + length
        return reached

    return step


def _slot(bit: int) -> Step:
    def step(stream: Stream, at: int) -> int:
        reached = 0
        for types, first, behind, _ in stream.annotations:
            if types & bit and at >> first & 1:
                reached |= 1 << behind
        return reached

    return step


def _perhaps(node: Node) -> Step:
    """Return the step over a part that may be missing."""
    if isinstance(node, Slot) and node.type == WORD_SLOT:
        return lambda _, at: at | at << 1
    rows = [_row(option) for option in (node.options if isinstance(node, Choice) else (node,))]
    if None in rows:
        return _later
    words = frozenset(filter(None, rows))
    lengths = sorted({len(row) for row in words})

    def step(stream: Stream, at: int) -> int:
        reached = places = at
        # A set without end holds all that stands behind too.
        while places > 0:
            place = places.bit_length() - 1
            places ^= 1 << place
            for length in lengths:
                if tuple(stream.words[place : place + length]) in words:
                    reached |= 1 << place + length
        return reached

    return step


def _one(_: Stream, at: int) -> int:
    return at << 1


def _later(_: Stream, at: int) -> int:
    return at | -at
