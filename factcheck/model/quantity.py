"""Quantities: numbers with what they count and how exactly they were written."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from factcheck.model.span import Span

#: Exact numbers; whole ones stay ``int``, which is ten times as fast.
Rational = int | Fraction


class QuantityKind(StrEnum):
    """What sort of number an expression is."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    PERCENT = "percent"
    MEASURE = "measure"
    CURRENCY = "currency"


class Quantity(NamedTuple):
    """A number in words or digits.

    Args:
        span: Number and unit, without the noun that is counted.
        kind: What sort of number.
        value: The number as written, exact; a percentage of 12,5 % has the value 25/2.
        low: Least value the writer can have meant, from approximators and written precision ("1,2 million").
        high: Greatest value the writer can have meant.
        unit: Symbol of the unit or ISO 4217 code; None for pure numbers.
        number: Span of the number alone.
        approximate: Whether a word says that the number is not exact ("environ", "plus de").
    """

    span: Span
    kind: QuantityKind
    value: Rational
    low: Rational
    high: Rational
    number: Span
    unit: str | None = None
    approximate: bool = False

    @property
    def exact(self) -> bool:
        """Whether only one value can have been meant."""
        return self.low == self.high
