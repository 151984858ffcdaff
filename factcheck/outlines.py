"""What every match of a pattern holds, told before any is tried: the gates of the matcher are made of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from factcheck.notation import (
    VERBAL,
    Bound,
    Choice,
    Literal,
    NextSentence,
    Node,
    Not,
    Repeat,
    Sequence,
    Slot,
)

#: Slot types that are special cases of another; where one of several can fill a place, the general one is needed there.
GENERAL = {"figure": "amount", "loss": "amount", "range": "amount"}

#: So many outlines of parts of patterns are remembered.
_REMEMBERED = 8_192

_NO_NEEDS: Mapping[str, int] = {}


class Outline(NamedTuple):
    """What every match of a pattern, or of a part of one, holds.

    Args:
        needs: How many annotations of each type it fills at least; words and phrases do not count. The types are the
            general ones: a match of ``({range}|{from:figure} {to:figure})`` fills at least one ``amount``.
        requires: Sets of words and marks, of each of which it holds one, in the order of the pattern.
        crosses: Whether it goes over into the next sentence.
        types: The types of all its slots, be they filled in every match or not.
    """

    needs: Mapping[str, int] = _NO_NEEDS
    requires: tuple[frozenset[str], ...] = ()
    crosses: bool = False
    types: frozenset[str] = frozenset()

    @property
    def rarest(self) -> tuple[frozenset[str], ...]:
        """What it requires, each set once, and the longest words, which are rare, first."""
        return tuple(sorted(dict.fromkeys(self.requires), key=_longest_first))

    @property
    def anchor(self) -> frozenset[str] | None:
        """The best set of words to look for: that whose shortest word is longest; None where marks may be enough."""
        return next((words for words in self.rarest if _longest_first(words)), None)


_OPEN = Outline()


def outline(node: Node) -> Outline:
    """Return what every match of a pattern, or of a part of one, holds."""
    match node:
        case Literal(word):
            return _word(word)
        case Slot(_, kind, _):
            return _slot(kind)
        case Sequence() | Choice():
            return _remembered(node)
        case Bound(_, item):
            return outline(item)
        case Repeat(item, least, _):
            once = outline(item)
            if least == 0:
                return Outline(crosses=once.crosses, types=once.types)
            return once._replace(needs={kind: number * least for kind, number in once.needs.items()})
        case Not(item):
            inner = outline(item)
            return Outline(crosses=inner.crosses, types=inner.types)
        case NextSentence():
            return Outline(crosses=True)
    return _OPEN


@cache
def _word(word: str) -> Outline:
    return Outline(requires=(frozenset({word}),))


@cache
def _slot(kind: str) -> Outline:
    return Outline(needs=_NO_NEEDS if kind in VERBAL else {GENERAL.get(kind, kind): 1}, types=frozenset({kind}))


#: By identity, for to compare long lists would take as long as to read them; a node is kept, so that no other one gets
#: its number. What a lexicon names is one node in all patterns that name it.
_known: dict[int, tuple[Node, Outline]] = {}


def _remembered(node: Sequence | Choice) -> Outline:
    known = _known.get(id(node))
    if known is None:
        if len(_known) >= _REMEMBERED:
            _known.clear()
        made = _row(node.items) if isinstance(node, Sequence) else _of_words(node.options) or _one_of(node.options)
        known = _known[id(node)] = node, made
    return known[1]


def _of_words(options: tuple[Node, ...]) -> Outline | None:
    """Return the outline of a list of words and phrases, as most long ones are; None of any other."""
    rarest = set()
    for option in options:
        words = [node.word for node in _in_order(option) if isinstance(node, Literal)]
        if len(words) != len(_in_order(option)):
            return None
        rarest.add(max(words, key=rarity))
    return Outline(requires=(frozenset(rarest),))


def _in_order(node: Node) -> tuple[Node, ...]:
    return node.items if isinstance(node, Sequence) else (node,)


def _row(items: tuple[Node, ...]) -> Outline:
    parts = list(map(outline, items))
    needs: dict[str, int] = {}
    for part in parts:
        for kind, number in part.needs.items():
            needs[kind] = needs.get(kind, 0) + number
    return Outline(
        needs,
        tuple(words for part in parts for words in part.requires),
        any(part.crosses for part in parts),
        frozenset().union(*[part.types for part in parts if part.types]),
    )


def _one_of(nodes: tuple[Node, ...]) -> Outline:
    options = list(map(outline, nodes))
    needs = options[0].needs
    for option in options[1:]:
        if not needs:
            break  # most alternatives are words, and long lists of them
        needs = {kind: min(number, option.needs[kind]) for kind, number in needs.items() if kind in option.needs}
    rarest = [min(option.requires, key=_longest_first) for option in options if option.requires]
    return Outline(
        needs,
        (frozenset().union(*rarest),) if len(rarest) == len(options) else (),
        any(option.crosses for option in options),
        frozenset().union(*[option.types for option in options if option.types]),
    )


def rarity(word: str) -> int:
    """Return how rare a word is likely to be, which long ones are; marks are not at all."""
    return len(word) if word[0].isalnum() else 0


@lru_cache(_REMEMBERED)
def _longest_first(words: frozenset[str]) -> int:
    return -min(map(rarity, words))


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
