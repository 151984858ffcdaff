"""Which figures can make a change at all, by their sizes alone: asked first, because it takes no words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck import Quantity, QuantityKind
from factcheck_counts.readings.changes.amounts import BASIS_POINTS, POINTS, RELATIVE_UNITS

#: Hot names: a member of an enumeration takes five times as long to look up, before Python 3.12.
_PERCENT, _FRACTION, _MULTIPLIER = QuantityKind.PERCENT, QuantityKind.FRACTION, QuantityKind.MULTIPLIER
#: "Von 35 auf 21 Millionen": numbers so small may be short of the millions of one so large.
_SMALL, _LARGE = 1_000, 1_000_000
_HUNDRED = 100
_SHARES = ("%", None)
#: What is told of a change is off by so many times at the most, a multiple by so many, and so are points.
_FURTHEST, _MULTIPLE = 3, 5

Rough = Sequence[tuple[Quantity, Quantity]]


def rough_pairs(told: Quantity, figures: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the pairs of some figures that make about what is told of a change.

    Args:
        told: What is told.
        figures: Those near it.
    """
    size = abs(float(told.value))
    if told.unit in POINTS:
        size /= _HUNDRED if told.unit == BASIS_POINTS else 1
        yield from _so_far_apart(size, _amounts(told, figures))
        return
    most = _FURTHEST
    if told.kind is _MULTIPLIER or told.unit == "times":
        size, most = max(size, 1 / size) - 1 if size else 0, _MULTIPLE
    elif told.kind is _PERCENT:
        size /= _HUNDRED
    least, most_of = size / most, size * most
    for (value, one), (its_value, other) in combinations(_amounts(told, figures), 2):
        units = one.unit, other.unit
        if units[0] != units[1] and None not in units:
            continue
        low, high = (value, its_value) if value < its_value else (its_value, value)
        apart = high - low
        if (
            least <= apart / low <= most_of
            or least <= apart / high <= most_of
            or least <= low / high <= most_of
            or (low < _SMALL and high >= _LARGE)
            or ("%" in units and round(apart - size * _HUNDRED, 6) == 0)
        ):
            yield one, other


def _so_far_apart(size: float, amounts: Sequence[tuple[float, Quantity]]) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield percentages that are about so many points apart; the first may lack its sign."""
    shares = [each for each in amounts if each[1].unit in _SHARES]
    for (value, one), (its_value, other) in combinations(shares, 2):
        apart = abs(value - its_value)
        if size <= apart * _MULTIPLE and apart <= size * _MULTIPLE and (one.unit or other.unit):
            yield one, other


def _amounts(told: Quantity, figures: Sequence[Quantity]) -> Sequence[tuple[float, Quantity]]:
    """Return the figures that can be amounts, with their sizes."""
    return [
        (abs(float(figure.value)), figure)
        for figure in figures
        if figure.value
        and not figure.parts
        and figure.kind not in (_FRACTION, _MULTIPLIER)
        and figure.unit not in RELATIVE_UNITS
        and not figure.span.overlaps(told.span)
    ]
