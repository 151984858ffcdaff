"""A number alone: what it is worth, to which place it is written, and what one more word makes of it."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from math import gcd
from typing import NamedTuple

from factcheck.model.quantity import QuantityKind, Rational

_MILLION = 1_000_000
#: So many numbers are remembered as they are written.
_REMEMBERED = 1_024
#: A third of the time of calling the class of a named tuple.
_make = tuple.__new__
_CARDINAL, _FRACTION = QuantityKind.CARDINAL, QuantityKind.FRACTION
#: "3/4", "10 1/2"; a denominator that people use.
_SLASHED = re.compile(r"(?:(?P<whole>\d{1,3})\s{1,2})?(?P<top>\d)/(?P<bottom>[2-9]|10|16|100)(?![\d/.])")


class Numeral(NamedTuple):
    """A number without what it counts or measures.

    Args:
        start: Where it begins.
        end: Where it ends.
        value: What it is worth.
        kind: A cardinal, an ordinal or a fraction.
        half: Half a unit of the last decimal, or of the last million; 0 for a count written in full.
        step: What one unit of the last place written is worth.
        foreign: Whether it is a number only beside a unit: with the decimal mark of another language ("3.9" in French).
        scale: The million that it ends with, which a number before it can share: "2 à 3 millions".
    """

    start: int
    end: int
    value: Rational
    kind: QuantityKind = _CARDINAL
    half: Rational = 0
    step: Rational = 1
    foreign: bool = False
    scale: Rational = 1

    def times(self, scale: Rational, end: int) -> Numeral:
        """Return so many millions, or dozens, of it: right to half of one, or to what its decimals are worth."""
        step = plain((self.step if self.half else 1) * scale)
        half = step // 2 if type(step) is int and step % 2 == 0 else Fraction(step) / 2
        value = plain(self.value * scale)
        return _make(Numeral, (self.start, end, value, self.kind, half, step, False, scale))

    def plus(self, part: Fraction, step: Rational) -> Numeral:
        """Return it with a part of one added."""
        return self._replace(value=self.value + part, half=Fraction(step) / 2, step=step)


def plain(value: Rational) -> Rational:
    """Return a whole number as an ``int``."""
    return value.numerator if value.denominator == 1 else value


@lru_cache(_REMEMBERED)
def in_full(written: str) -> tuple[int, int]:
    """Return what digits and the marks between them are worth, and what their last digit is that is no nought."""
    value = int(written if written.isdecimal() else "".join(filter(str.isdecimal, written)))
    return value, last_place(value)


@lru_cache(_REMEMBERED)
def with_places(whole: str, decimals: str) -> tuple[Fraction, Fraction, Fraction]:
    """Return what a number with decimals is worth, what the last of them is, and half of that."""
    digits = whole if whole.isdecimal() else "".join(filter(str.isdecimal, whole))
    step = Fraction(1, 10 ** len(decimals))
    return Fraction(int(digits + decimals), step.denominator), step, step / 2


def last_place(value: Rational) -> int:
    """Return what the last digit is worth that is no nought: 100 in 300."""
    if not isinstance(value, int) or value == 0:
        return 1
    place = 1
    while value % (place * 10) == 0:
        place *= 10
    return place


def join(number: Rational, value: Rational) -> Rational | None:
    """Return the number that one more word makes of those before it: 60, 10 is 70; 203, 1000 is 203,000.

    None where the word begins a number of its own: "deux, trois".
    """
    if not isinstance(number, int) or not isinstance(value, int):
        # "Zweieinhalb Millionen"
        return number * value if value >= _MILLION else None
    if value >= _MILLION and (rest := number % _MILLION):
        # The millions of "trois milliards deux cents millions".
        return number - rest + rest * value if (number - rest) % (value * 1000) == 0 else None
    if value == 1000 and 0 < number < 1000:
        return number * 1000
    if value == 1000 and (rest := number % 1000) and number % _MILLION == rest:
        return number + rest * 999
    if value >= 1000:
        return number + value if value < _MILLION and number and number % _MILLION == 0 else None
    low = number % 1000
    if value == 100 and low:
        # "Eleven hundred" stands alone; behind thousands there are fewer than ten hundreds.
        return number + low * 99 if low < (100 if number < 1000 else 10) else None
    if value >= 100:
        return number + value if not low and number else None
    tens = number % 100
    if value >= 20:
        fits = not tens
    elif value >= 10:
        # French goes on from sixty and eighty: "soixante-dix", "quatre-vingt-onze".
        fits = tens in (0, 60, 80)
    else:
        fits = not number % 10 and (tens != 10 or value >= 7)
    return number + value if fits and number else None


def digit_fraction(folded: str, start: int) -> Numeral | None:
    """Return "3/4" or "10 1/2"; None for days, scores and the like."""
    match = _SLASHED.match(folded, start)
    if match is None:
        return None
    whole, top, bottom = (int(part or 0) for part in match.group("whole", "top", "bottom"))
    if top >= bottom or gcd(top, bottom) > 1:
        return None
    return Numeral(start, match.end(), whole + Fraction(top, bottom), _FRACTION, 0, Fraction(1, bottom))
