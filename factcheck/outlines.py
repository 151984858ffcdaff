"""What every match of a pattern holds, told before any is tried: the gates of the matcher are made of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from factcheck.notation import (
    LONGEST_PHRASE,
    VERBAL,
    Bound,
    Choice,
    Gap,
    Literal,
    NextSentence,
    Node,
    Not,
    Repeat,
    Sequence,
    Slot,
)

#: More words than these before the first annotation are not looked at.
LONGEST_APPROACH = 8
#: Slot types that are special cases of another; where one of several can fill a place, the general one is needed there.
GENERAL = {"figure": "amount", "loss": "amount", "range": "amount"}

_NO_NEEDS: Mapping[str, int] = {}


class Outline(NamedTuple):
    """What every match of a pattern, or of a part of one, holds.

    Args:
        anchor: Words of which it contains one: the best set to look for before trying to match, that whose shortest
            word is longest, because long words are rare. None if it may contain none.
        needs: How many annotations of each type it fills at least; words and phrases do not count. The types are the
            general ones: a match of ``({range}|{from:figure} {to:figure})`` fills at least one ``amount``.
        requires: Sets of words and marks, of each of which it holds one, in the order of the pattern.
        crosses: Whether it goes over into the next sentence.
        parts: The outlines of what a sequence is made of.
    """

    anchor: tuple[str, ...] | None = None
    needs: Mapping[str, int] = _NO_NEEDS
    requires: tuple[frozenset[str], ...] = ()
    crosses: bool = False
    parts: tuple[Outline, ...] = ()

    @property
    def rarest(self) -> tuple[frozenset[str], ...]:
        """What it requires, each set once, and the longest words, which are rare, first."""
        return tuple(sorted(dict.fromkeys(self.requires), key=_longest_first))

    def behind(self, node: Node) -> str | None:
        """Return the type of the slot that is filled right behind the anchor, optional words aside.

        Args:
            node: The pattern that this is the outline of.

        Returns:
            None where none is, or something else may be.
        """
        if not isinstance(node, Sequence) or self.anchor is None:
            return None
        items = iter(zip(node.items, self.parts, strict=True))
        reached = next((item for item, part in items if part.anchor == self.anchor), None)
        if reached is None or not _is_fixed(reached):
            return None
        for item, _ in items:
            if isinstance(item, Slot):
                return item.type if item.type not in VERBAL else None
            if not (isinstance(item, Repeat) and item.most == 1 and _is_fixed(item.item)):
                return None
        return None


_OPEN = Outline()


def outline(node: Node) -> Outline:
    """Return what every match of a pattern, or of a part of one, holds."""
    match node:
        case Literal(word):
            return _word(word)
        case Slot(_, kind, _):
            return _OPEN if kind in VERBAL else _slot(kind)
        case Sequence(items):
            return _row(tuple(map(outline, items)))
        case Choice(options):
            return _one_of([outline(option) for option in options])
        case Bound(_, item):
            return outline(item)
        case Repeat(item, least, _):
            once = outline(item)
            if least == 0:
                return Outline(crosses=once.crosses)
            return once._replace(needs={kind: number * least for kind, number in once.needs.items()}, parts=())
        case Not(item):
            return Outline(crosses=outline(item).crosses)
        case NextSentence():
            return Outline(crosses=True)
    return _OPEN


@cache
def _word(word: str) -> Outline:
    anchor = ((word.rstrip("'") if len(word) > 2 else word),) if word[0].isalnum() else None
    return Outline(anchor, requires=(frozenset({word}),))


@cache
def _slot(kind: str) -> Outline:
    return Outline(needs={GENERAL.get(kind, kind): 1})


def _row(parts: tuple[Outline, ...]) -> Outline:
    anchors = [part.anchor for part in parts if part.anchor is not None]
    needs: dict[str, int] = {}
    for part in parts:
        for kind, number in part.needs.items():
            needs[kind] = needs.get(kind, 0) + number
    return Outline(
        min(anchors, key=_longest_first) if anchors else None,
        needs,
        tuple(words for part in parts for words in part.requires),
        any(part.crosses for part in parts),
        parts,
    )


def _one_of(options: list[Outline]) -> Outline:
    needs = options[0].needs
    for option in options[1:]:
        if not needs:
            break  # most alternatives are words, and long lists of them
        needs = {kind: min(number, option.needs[kind]) for kind, number in needs.items() if kind in option.needs}
    anchors = [option.anchor for option in options if option.anchor is not None]
    rarest = [min(option.requires, key=_longest_first) for option in options if option.requires]
    return Outline(
        tuple(dict.fromkeys(word for words in anchors for word in words)) if len(anchors) == len(options) else None,
        needs,
        (frozenset().union(*rarest),) if len(rarest) == len(options) else (),
        any(option.crosses for option in options),
    )


def _longest_first(words: Iterable[str]) -> int:
    return -min(map(len, words))


def _is_fixed(node: Node) -> bool:
    """Tell whether a part of a pattern is a few given words, so that what stands behind it is near."""
    match node:
        case Literal():
            return True
        case Sequence(items) | Choice(items):
            return all(map(_is_fixed, items))
    return False


class Approach(NamedTuple):
    """What leads up to the first annotation of every match.

    Args:
        slot_type: Of the annotation.
        words: One of them stands before it.
        most: The words that a match has before it at most, marks aside.
    """

    slot_type: str
    words: frozenset[str]
    most: int


def approach(node: Node) -> Approach | None:
    """Return what leads up to the first annotation of every match; None where that is not a few words."""
    if not isinstance(node, Sequence):
        return None
    most = 0
    for number, item in enumerate(node.items):
        if isinstance(item, Slot) and item.type not in VERBAL:
            required = outline(Sequence(node.items[:number])).rarest
            before = next((words for words in required if all(word[0].isalnum() for word in words)), None)
            return Approach(item.type, before, most) if before and most <= LONGEST_APPROACH else None
        longest = _longest(item)
        if longest is None:
            return None
        most += longest
    return None


def _longest(node: Node) -> int | None:
    """Return how many words, marks aside, a part of a pattern takes up at most; None where that is not known."""
    match node:
        case Literal(word):
            return int(word[0].isalnum())
        case Slot(_, "word", _):
            return 1
        case Gap(most):
            return most
        case Slot(_, "phrase", _):
            return LONGEST_PHRASE
        case Bound(_, item):
            return _longest(item)
        case Not():
            return 0
        case Repeat(item, _, most):
            longest = _longest(item)
            return None if longest is None else longest * most
        case Sequence(items) | Choice(items):
            each = [longest for longest in map(_longest, items) if longest is not None]
            if len(each) == len(items):
                return sum(each) if isinstance(node, Sequence) else max(each)
    return None


def closes(node: Node) -> bool:
    """Tell whether nothing of a pattern stands behind the end of a sentence."""
    match node:
        case Sequence(items):
            return not any(outline(item).crosses for item in items[:-1]) and closes(items[-1])
        case Choice(options):
            return all(map(closes, options))
        case Bound(_, item) | Not(item):
            return closes(item)
        case Repeat(item, _, most):
            return closes(item) if most == 1 else not outline(item).crosses
    return True
