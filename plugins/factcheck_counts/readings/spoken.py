"""Fractions in words: what "un tiers" and "knapp die Hälfte" stand for."""

from __future__ import annotations

from fractions import Fraction

from factcheck import Hedge, Quantity
from factcheck_counts.readings.arithmetic import Range

#: The fractions that are said in words; one of them stands for every percentage that no other is nearer to.
_SPOKEN = tuple(sorted({Fraction(n, d) for d in (2, 3, 4, 5) for n in range(1, d)}))
_TENTHS = tuple(Fraction(n, 10) for n in range(1, 10))
#: Between a fifth and a tenth a fraction of one stands for what is not nearer to half behind the next.
_HALVED, _TENTH = 5, 10
_BETWEEN = Fraction(3, 2)
#: A spoken fraction is told of as right when it is this near.
CLOSE = Fraction(2, 100)
#: One that is off by more than a fifth of itself is wrong, whatever the writer's manner.
FAR = Fraction(1, 5)
#: What is so near to another one is that.
_EXACT = Fraction(1, 1000)
#: "Près d'un tiers" is said of a sixth less or more, "plus d'un tiers" of hardly less.
_ROUGH = Fraction(1, 6)
_SHORT = Fraction(1, 20)


def reach(part: Quantity, loosely: Hedge | None) -> Range | None:
    """Return the shares that a fraction in words stands for; None where it is none that is said."""
    fraction = Fraction(part.value)
    if not 0 < fraction < 1:
        return None
    if loosely is not None:
        low = 0 if loosely is Hedge.UNDER else fraction * (1 - (_SHORT if loosely is Hedge.OVER else _ROUGH))
        high = 1 if loosely is Hedge.OVER else fraction * (1 + (_SHORT if loosely is Hedge.UNDER else _ROUGH))
        return Range(low, high)
    if fraction.numerator == 1 and _HALVED < fraction.denominator < _TENTH:
        # "One in eight" is no one in nine and a half, nor one in six and a half: who computes that says another.
        beside = tuple(1 / (fraction.denominator + more) for more in (_BETWEEN, -_BETWEEN))
        return Range((beside[0] + fraction) / 2, (fraction + beside[1]) / 2)
    others: tuple[Fraction, ...] = (
        _TENTHS if fraction.denominator > 5 or (part.parts and part.parts[1].value == 10) else (*_TENTHS[:1], *_SPOKEN)
    )
    lower = max((other for other in (Fraction(0), *others) if other < fraction), default=Fraction(0))
    upper = min((other for other in (*others, Fraction(1)) if other > fraction), default=Fraction(1))
    return Range((lower + fraction) / 2, (fraction + upper) / 2)


def is_spoken(made: Fraction) -> bool:
    """Tell whether what is made is just a fraction that is said in words: "€3bn of €12bn", however they are rounded."""
    return made in _SPOKEN


def is_another(made: Fraction, fraction: Fraction) -> bool:
    """Tell whether what is made is another fraction that is said in words: "one in five (25 %)"."""
    return fraction in _SPOKEN and any(other != fraction and abs(made - other) < _EXACT for other in _SPOKEN)
