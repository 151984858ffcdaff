"""How two words differ as two spellings of one name: by a letter, or by two that have changed places."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

#: How many of the last letters of two names must be the same.
ENDING = 2


def neighbours(words: Iterable[str], same: int) -> list[tuple[str, str]]:
    """Return the words that follow each other in the alphabet and begin alike."""
    return [(one, other) for one, other in pairwise(sorted(words)) if one[:same] == other[:same]]


def near(names: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Return the pairs of names that may differ by a letter, or by two that have changed places, in order of the text.

    Such names are alike once a letter is left out of one or both (Garbe's symmetric delete, 2012), so that no name is
    held against all others.
    """
    alike: dict[str, list[tuple[int, str]]] = {}
    pairs: set[tuple[tuple[int, str], tuple[int, str]]] = set()
    for numbered in enumerate(names):
        name = numbered[1].lower()
        for key in {name, *(name[:place] + name[place + 1 :] for place in range(len(name)))}:
            others = alike.setdefault(key, [])
            pairs.update((other, numbered) for other in others)
            others.append(numbered)
    return [(one, other) for (_, one), (_, other) in sorted(pairs)]


def is_inside(one: str, other: str) -> bool:
    """Tell whether two words differ before their last letters, where they would be forms: "Italiens", "Italians"."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), len(one))
    pair = {one[start:], other[start:]}
    return min(len(one), len(other)) - start > ENDING or pair == {"i", "y"} or one[start:] == other[start:][::-1]
