"""Sets of days as single integers.

A set of days is a bit set over a fixed horizon: bit *i* of one Python integer stands for the *i*-th day from 1 January
1850 to 31 December 2150. A conjunction of constraints is then one ``&`` of two integers of 14 KB, some two
microseconds. The horizon covers every day on which a news article in today's hands can have been written; days outside
it belong to no set.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

HORIZON_START = date(1850, 1, 1)
HORIZON_END = date(2150, 12, 31)

_ORIGIN = HORIZON_START.toordinal()
_LENGTH = HORIZON_END.toordinal() - _ORIGIN + 1
_ALL = (1 << _LENGTH) - 1
_YEARS = range(HORIZON_START.year, HORIZON_END.year + 1)


class DaySet:
    """A set of days between 1 January 1850 and 31 December 2150.

    Args:
        bits: Bit *i* set for the *i*-th day of the horizon; use the constructors (``DaySet.day``, …) rather than this.
    """

    __slots__ = ("bits",)

    def __init__(self, bits: int) -> None:
        self.bits = bits

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DaySet) and self.bits == other.bits

    def __hash__(self) -> int:
        return hash(self.bits)

    @classmethod
    def all(cls) -> DaySet:
        """Every day of the horizon."""
        return cls(_ALL)

    @classmethod
    def none(cls) -> DaySet:
        """No day at all."""
        return cls(0)

    @classmethod
    def of(cls, days: Iterable[date]) -> DaySet:
        """The days given."""
        bits = 0
        for day in days:
            bits |= cls.day(day).bits
        return cls(bits)

    @classmethod
    def day(cls, day: date) -> DaySet:
        """One day."""
        return cls(1 << day.toordinal() - _ORIGIN) if HORIZON_START <= day <= HORIZON_END else cls(0)

    @classmethod
    def between(cls, start: date | None, end: date | None) -> DaySet:
        """The days from ``start`` to ``end``, both included; None leaves that side open."""
        low = max(start.toordinal() - _ORIGIN, 0) if start else 0
        high = min(end.toordinal() - _ORIGIN + 1, _LENGTH) if end else _LENGTH
        return cls((1 << high) - (1 << low)) if low < high else cls(0)

    @classmethod
    def year(cls, year: int) -> DaySet:
        """The days of a year."""
        return cls.between(date(year, 1, 1), date(year, 12, 31)) if year in _YEARS else cls(0)

    @classmethod
    def month(cls, year: int, month: int) -> DaySet:
        """The days of a month of a year."""
        if year not in _YEARS:
            return cls(0)
        return cls.between(date(year, month, 1), date(year, month, monthrange(year, month)[1]))

    @classmethod
    def weekday(cls, weekday: int) -> DaySet:
        """Every day of an ISO weekday, Monday 1 to Sunday 7."""
        return cls(_weekday_bits(weekday))

    @classmethod
    def month_of_any_year(cls, month: int) -> DaySet:
        """The days of a month in every year."""
        return cls(_month_bits(month))

    @classmethod
    def day_of_any_year(cls, month: int, day: int) -> DaySet:
        """The day in every year that has it: 29 February in leap years, 31 April never."""
        if not 1 <= day <= monthrange(2000, month)[1]:
            return cls(0)
        if (month, day) == (2, 29):
            return cls(_first_bits(3) >> 1 & ~(_first_bits(2) << 27))
        return cls(_first_bits(month) << day - 1)

    @classmethod
    def week_around(cls, day: date, before: int = 6, after: int = 6) -> DaySet:
        """The days from ``before`` days before ``day`` to ``after`` days after it."""
        low = max(day.toordinal() - before - _ORIGIN, 0)
        high = min(day.toordinal() + after - _ORIGIN + 1, _LENGTH)
        return cls((1 << high) - (1 << low)) if low < high else cls(0)

    def shifted(self, days: int) -> DaySet:
        """Every day of the set moved by a number of days, backwards where negative; what leaves the horizon is lost."""
        return DaySet(self.bits << days & _ALL if days >= 0 else self.bits >> -days)

    @property
    def earliest(self) -> date | None:
        """The first day; None for the empty set."""
        return _date((self.bits & -self.bits).bit_length() - 1) if self.bits else None

    @property
    def latest(self) -> date | None:
        """The last day; None for the empty set."""
        return _date(self.bits.bit_length() - 1) if self.bits else None

    @property
    def only(self) -> date | None:
        """The day of a set of exactly one day; None for every other set."""
        return self.earliest if self.bits and not self.bits & (self.bits - 1) else None

    def intervals(self) -> Iterator[tuple[date, date]]:
        """Yield the runs of consecutive days as first and last day, in order."""
        digits = f"{self.bits:b}"[::-1] + "0"
        start = digits.find("1")
        while start >= 0:
            end = digits.index("0", start)
            yield _date(start), _date(end - 1)
            start = digits.find("1", end)

    def __and__(self, other: DaySet) -> DaySet:
        return DaySet(self.bits & other.bits)

    def __or__(self, other: DaySet) -> DaySet:
        return DaySet(self.bits | other.bits)

    def __sub__(self, other: DaySet) -> DaySet:
        return DaySet(self.bits & ~other.bits)

    def __invert__(self) -> DaySet:
        return DaySet(_ALL & ~self.bits)

    def __le__(self, other: DaySet) -> bool:
        """Tell whether every day of this set is in ``other``."""
        return not self.bits & ~other.bits

    def __bool__(self) -> bool:
        return self.bits != 0

    def __len__(self) -> int:
        return self.bits.bit_count()

    def __contains__(self, day: object) -> bool:
        return (
            isinstance(day, date)
            and HORIZON_START <= day <= HORIZON_END
            and self.bits >> day.toordinal() - _ORIGIN & 1 == 1
        )

    def __iter__(self) -> Iterator[date]:
        for first, last in self.intervals():
            for ordinal in range(first.toordinal(), last.toordinal() + 1):
                yield date.fromordinal(ordinal)

    def __repr__(self) -> str:
        if not self.bits:
            return "DaySet.none()"
        return f"<DaySet: {len(self)} days, {self.earliest} to {self.latest}>"


def _date(index: int) -> date:
    return date.fromordinal(_ORIGIN + index)


@cache
def _weekday_bits(weekday: int) -> int:
    if not 1 <= weekday <= 7:
        raise ValueError(f"an ISO weekday is 1 to 7, not {weekday}")
    bits, length = 1 << (weekday - HORIZON_START.isoweekday()) % 7, 7
    while length < _LENGTH:
        bits |= bits << length
        length *= 2
    return bits & _ALL


@cache
def _first_bits(month: int) -> int:
    """The first day of a month in every year, set byte by byte: shifting 301 long integers takes a millisecond."""
    octets = bytearray(_LENGTH // 8 + 1)
    for year in _YEARS:
        index = date(year, month, 1).toordinal() - _ORIGIN
        octets[index >> 3] |= 1 << (index & 7)
    return int.from_bytes(octets, "little")


@cache
def _month_bits(month: int) -> int:
    bits = 0
    for day in range(1, monthrange(2001, month)[1] + 1):
        bits |= _first_bits(month) << day - 1
    return bits | DaySet.day_of_any_year(2, 29).bits if month == 2 else bits
