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
        case Repeat(item, least, most):
            if least:
                return [*_steps(item), _later]
            longest = _longest(item)
            return [_later] if most > 1 or longest is None else [_up_to(longest)]
        case Not():
            return []
    return [_later]


def _choice(node: Choice, options: Sequence[Node]) -> list[Step]:
    """Return the steps through alternatives: by the rarest word of each, for only words asked for are looked up."""
    rows: dict[tuple[int, int], set[tuple[str, ...]]] = {}
    for option in options:
        items = option.items if isinstance(option, InOrder) else (option,)
        row = tuple([item.word for item in items if isinstance(item, Literal)])
        if len(row) < len(items):
            return [_later, *(step for words in outline(node).requires for step in (_words(words), _later))]
        rows.setdefault((row.index(max(row, key=rarity)), len(row)), set()).add(row)
    if len(rows) == 1 and (0, 1) in rows:
        return [_words(frozenset([word for (word,) in rows[0, 1]]))]
    return [_rows([(before, frozenset([row[before] for row in r]), length, r) for (before, length), r in rows.items()])]


def _longest(node: Node) -> int | None:
    """Return how many words and marks a part of a pattern takes up at most; None where that is not known."""
    match node:
        case Literal() | Slot(_, "word", _):
            return 1
        case Bound(_, item):
            return _longest(item)
        case InOrder(items):
            each = [_longest(item) for item in items]
            return None if None in each else sum(filter(None, each))
        case Choice(options):
            each = [_longest(option) for option in options]
            return None if None in each else max(filter(None, each))
    return None


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


def _up_to(longest: int) -> Step:
    def step(_: Stream, at: int) -> int:
        for _step in range(longest):
            at |= at << 1
        return at

    return step


def _one(_: Stream, at: int) -> int:
    return at << 1


def _later(_: Stream, at: int) -> int:
    return at | -at
