"""How exactly a number was meant: the words that loosen it, and how far it reaches then."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from factcheck.annotate.lookup import Lookup, first_letters
from factcheck.lexicons import Lexicon
from factcheck.model.quantity import Hedge, Rational

#: "About 300" reaches a fifth either way, but "about 96,300" no further than five times its last place.
_ABOUT = 5
#: "More than 300" is said of no more than ten times as much.
_FAR_OVER = 10
#: What whole numbers of something measured are right to.
HALF = Fraction(1, 2)
_HEDGES = {hedge.value: hedge for hedge in Hedge}
#: So many rounded numbers are remembered.
_REMEMBERED = 1_024


class Hedges:
    """The words of one language that loosen numbers."""

    def __init__(self, lexicon: Lexicon) -> None:
        tables = lexicon.tables
        self._hedges_behind = Lookup(tables.get("approximator_behind", {}))
        self._hedge_starts = first_letters(tables.get("approximator_behind", {}))

    def behind(self, folded: str, end: int) -> Hedge | None:
        """Return how words behind a place loosen the number that ends there; None where none do."""
        if folded[end + 1 : end + 2] not in self._hedge_starts:
            return None
        behind = self._hedges_behind.match(folded, end)
        return None if behind is None else _HEDGES[behind[2]]


def reach(value: Rational, half: Rational, step: Rational, hedge: Hedge | None) -> tuple[Rational, Rational]:
    """Return the least and the greatest value that a number as written and hedged can mean."""
    if hedge is None and not half:
        return value, value
    if hedge is None and half is HALF and type(value) is int:
        return _halves_around(value)
    low, high = (value - half, value + half) if half else (value, value)
    if hedge is None:
        return low, high
    size: Rational = value if value >= 0 else -value
    if hedge is Hedge.OVER:
        return value, value + size * (_FAR_OVER - 1)
    if hedge is Hedge.UNDER:
        return min(value, 0), value
    # Fractions are ten times as slow as whole numbers.
    off: Rational = size // _ABOUT if type(size) is int and size % _ABOUT == 0 else Fraction(size) / _ABOUT
    if off > step * _ABOUT:
        off = step * _ABOUT
    elif off < 1 == step:
        off = 1
    return min(low, value - off), max(high, value + off) if hedge is Hedge.ABOUT else high


@lru_cache(_REMEMBERED)
def _halves_around(value: int) -> tuple[Rational, Rational]:
    """Return what a whole number is rounded from; most of them are percentages."""
    return value - HALF, value + HALF
