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
    """A count: "12 personnes"."""
    ORDINAL = "ordinal"
    """A place in an order: "douzième"."""
    PERCENT = "percent"
    """Hundredths; "12 %" has the value 12."""
    MEASURE = "measure"
    """So many of a unit: "5 km", "3 ans", "2 points", "trois fois"."""
    CURRENCY = "currency"
    """An amount of money."""
    FRACTION = "fraction"
    """A share: "un tiers", "two in five", "12 sur 60"."""
    MULTIPLIER = "multiplier"
    """What something is multiplied by: "doublé" is 2, "halbiert" 1/2."""
    AGE = "age"
    """How old somebody is, where the words say so: "âgé de 45 ans", "45-year-old"."""
    SCORE = "score"
    """Two numbers that stand against each other: "3-1"."""


class Hedge(StrEnum):
    """How words around a number loosen it."""

    ABOUT = "about"
    """Near it, on either side: "environ"."""
    NEARLY = "nearly"
    """Not quite as much: "presque", "knapp"."""
    OVER = "over"
    """So much at the least: "plus de"."""
    UNDER = "under"
    """So much at the most: "moins de"."""


class Quantity(NamedTuple):
    """A number in words or digits.

    The precision written is part of the value: all comparisons go from ``low`` to ``high``. Counts, ages and amounts of
    money are exact as written; percentages and measures are right to half a unit of the last place written, and so is
    a number of millions ("1,2 million" is 1,150,000 to 1,250,000). A share in words is right to a tenth of its
    denominator: "un tiers" is 30 to 36.7 %.

    Args:
        span: Number and unit, without the noun that is counted.
        kind: What sort of number.
        value: The number as written, exact; a percentage of 12,5 % has the value 25/2. The middle of a range; of a
            score, what the first side has.
        low: Least value the writer can have meant, from approximators and written precision ("1,2 million").
        high: Greatest value the writer can have meant.
        number: Span of the number alone.
        unit: Symbol of the unit or ISO 4217 code; None for pure numbers. The symbols of measures are those of
            :data:`factcheck.model.units.UNITS`; besides, there are ``point``, ``pp`` for percentage points,
            ``bp`` for basis points, ``times`` and ``‰``; among currencies, ``cent``, ``penny`` and, where no country
            is named, ``peso``, ``krone``, ``dinar``, ``dirham``, ``riyal`` and ``shilling``.
        approximate: Whether words say that the number is not exact ("environ", "plus de", "une dizaine").
        hedge: What these words are, where there are any.
        step: What one unit of the last place written is worth, noughts at the end not counted as written: 1 in 55,
            1/10 in 1,2, 100 in 300, 100,000 in 1,2 million. Half of it is how far a rounded number can be off.
        noun: What is counted or measured: "personnes" in "3 millions de personnes"; None where no noun follows.
        base: What a share is a share of: "sondés" in "12 % des sondés"; None where the text does not go on to say.
        parts: The ends of a range ("de 4 à 6 personnes", "10-15 %"), the two sides of a score, or the two numbers of
            a fraction that has them ("12 sur 60"); empty for all others.
    """

    span: Span
    kind: QuantityKind
    value: Rational
    low: Rational
    high: Rational
    number: Span
    unit: str | None = None
    approximate: bool = False
    hedge: Hedge | None = None
    step: Rational = 1
    noun: Span | None = None
    base: Span | None = None
    parts: tuple[Quantity, ...] = ()

    @property
    def exact(self) -> bool:
        """Whether only one value can have been meant."""
        return self.low == self.high

    @property
    def rounded(self) -> tuple[Rational, Rational]:
        """Least and greatest value that somebody can have meant who rounds to what is written: 250 to 350 for 300.

        At least as wide as ``low`` and ``high``, which take a count of 300 at its word.
        """
        half = Fraction(self.step) / 2
        return min(self.low, self.value - half), max(self.high, self.value + half)

    @property
    def is_range(self) -> bool:
        """Whether it is given by two ends: "4 à 6 personnes"."""
        return bool(self.parts) and self.kind not in (QuantityKind.FRACTION, QuantityKind.SCORE)
