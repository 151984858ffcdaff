"""Expressions of time, in the terms of TIMEX3 (Pustejovsky et al. 2003, ISO 24617-1)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from factcheck.model.span import Span


class TimexType(StrEnum):
    """The four types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class TimeUnit(StrEnum):
    """Units of calendar and clock, smallest first."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WORKDAY = "workday"
    """A day of business: which days are none differs between countries."""
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Deixis(StrEnum):
    """How an expression points from the day of writing (or from an earlier expression)."""

    THIS = "this"
    LAST = "last"
    NEXT = "next"
    TODAY = "today"
    YESTERDAY = "yesterday"
    TOMORROW = "tomorrow"
    AGO = "ago"
    """The amount before: "il y a cinq ans"."""
    AHEAD = "ahead"
    """The amount after: "dans dix jours"."""


class TimexModifier(StrEnum):
    """TIMEX3 ``mod``: what part of the value, or how exactly it, is meant."""

    START = "START"
    MID = "MID"
    END = "END"
    APPROX = "APPROX"
    BEFORE = "BEFORE"
    AFTER = "AFTER"


#: Parts of a day, as TIMEX3 writes them: morning, midday, afternoon, evening, night.
DAYPARTS = ("MO", "MI", "AF", "EV", "NI")


class TimexAnchor(StrEnum):
    """What an expression is counted from."""

    CALENDAR = "calendar"
    WRITING = "writing"
    EXPRESSION = "expression"
    EVENT = "event"


#: Units as ISO 8601 writes them in durations; those of the clock stand behind a ``T``.
_LETTERS = {
    TimeUnit.SECOND: "S",
    TimeUnit.MINUTE: "M",
    TimeUnit.HOUR: "H",
    TimeUnit.DAY: "D",
    TimeUnit.WORKDAY: "BD",
    TimeUnit.WEEKEND: "WE",
    TimeUnit.WEEK: "W",
    TimeUnit.MONTH: "M",
    TimeUnit.QUARTER: "Q",
    TimeUnit.HALF: "H",
    TimeUnit.YEAR: "Y",
    TimeUnit.DECADE: "DE",
    TimeUnit.CENTURY: "CE",
}
#: Units that are shorter than a day.
CLOCK_UNITS = (TimeUnit.SECOND, TimeUnit.MINUTE, TimeUnit.HOUR)


class Timex(NamedTuple):
    """One expression of time, as the words alone say it; the layer of moments resolves it to days.

    Args:
        span: The whole expression.
        type: TIMEX3 type.
        year: Gregorian year; None where the words give none. The first year of a decade or century.
        month: 1 to 12.
        day: Day of the month as written, which need not exist (31 April).
        weekday: ISO weekday, Monday 1 to Sunday 7.
        minute: Minutes since midnight of a clock time.
        zone: As resolved by the lexicon: an IANA zone name, or "local" ("heure locale"); None where not said.
        amount: Length of a duration, or distance of an ``AGO`` or ``AHEAD`` expression, in ``unit``; None for
            "several", and for a length of months and days, which no unit counts.
        unit: Unit of ``amount`` or, for "cette année", the unit pointed at.
        deixis: How the expression points; None for absolute ones.
        modifier: TIMEX3 ``mod``.
        anchor: What it is counted from.
        part: Part of a year ("Q1" to "Q4", "H1", "H2", "SP", "SU", "FA", "WI") or of a day ("MO", "MI", "AF", "EV",
            "NI"), as TIMEX3 writes it.
        feast: The rule of a movable or fixed feast, as :func:`factcheck.chronology.feast_day` reads it.
        nth: Which weekday of a month: 1 to 5, or -1 for the last.
        parts: Spans of the named parts that were written: ``weekday``, ``day``, ``month``, ``year``, ``time``,
            ``zone``, ``amount``, ``unit``.
        lengths: What a length of several units is made of, the largest first: ((1, year), (3, month)); ``amount`` is
            the sum, in the smallest of them. Empty for one unit.
    """

    span: Span
    type: TimexType
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    minute: int | None = None
    zone: str | None = None
    amount: int | float | None = None
    unit: TimeUnit | None = None
    deixis: Deixis | None = None
    modifier: TimexModifier | None = None
    anchor: TimexAnchor = TimexAnchor.CALENDAR
    parts: Mapping[str, Span] = MappingProxyType({})
    part: str | None = None
    feast: str | None = None
    nth: int | None = None
    lengths: tuple[tuple[int, TimeUnit], ...] = ()

    @property
    def is_day(self) -> bool:
        """Whether day and month are written, with or without the year."""
        return self.day is not None and self.month is not None

    def day_in(self, year: int | None) -> date | None:
        """Return its day of a year; None without day, month or year, and where the calendar has no such day."""
        if year is None or self.month is None or self.day is None:
            return None
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    @property
    def is_offset(self) -> bool:
        """Whether it is a distance from something else: "dix jours plus tard", "il y a cinq ans"."""
        return self.deixis in (Deixis.AGO, Deixis.AHEAD)

    @property
    def is_number(self) -> bool:
        """Whether it holds a number of something: a length or distance of time, perhaps a bare day ("le 15")."""
        if self.type is TimexType.DURATION or self.is_offset:
            return True
        return self.day is not None and self.month is None and self.weekday is None

    @property
    def granularity(self) -> TimeUnit | None:
        """The finest unit that the words fix; None for a bare deictic like "now"."""
        if self.minute is not None:
            return TimeUnit.MINUTE
        if self.day is not None or self.weekday is not None or self.feast is not None:
            return TimeUnit.DAY
        if self.deixis in (Deixis.TODAY, Deixis.YESTERDAY, Deixis.TOMORROW):
            return TimeUnit.DAY
        if self.month is not None:
            return TimeUnit.MONTH
        if self.unit is not None:
            return self.unit
        if self.part is not None:
            return TimeUnit.HALF if self.part[0] == "H" else TimeUnit.QUARTER
        return TimeUnit.YEAR if self.year is not None else None

    @property
    def length(self) -> str:
        """A length or distance as an ISO 8601 duration: ``P5Y``, ``PT48H``, ``P1Y3M``, ``PXD`` where it is vague."""
        if self.lengths:
            days, clock = (
                "".join(f"{amount}{_LETTERS[unit]}" for amount, unit in self.lengths if (unit in CLOCK_UNITS) is timed)
                for timed in (False, True)
            )
            return f"P{days}T{clock}" if clock else f"P{days}"
        number = "X" if self.amount is None else f"{self.amount:g}" if self.amount < 1e6 else str(self.amount)
        letter = _LETTERS[self.unit] if self.unit else "X"
        return f"P{'T' if self.unit in CLOCK_UNITS else ''}{number}{letter}"

    @property
    def value(self) -> str:
        """The TIMEX3 value, with ``X`` for what the words leave open: ``XXXX-12-07``, ``P2D``, ``T15:30``.

        A distance carries its sign: ``+P10D`` for "ten days later".
        """
        if self.type is TimexType.DURATION:
            return self.length
        if self.type is TimexType.SET:
            return self.length if self.weekday is None else f"XXXX-WXX-{self.weekday}"
        if self.is_offset:
            return ("-" if self.deixis is Deixis.AGO else "+") + self.length
        clock = "" if self.minute is None else f"T{self.minute // 60:02d}:{self.minute % 60:02d}"
        if self.part is not None and self.part in DAYPARTS:
            clock = f"T{self.part}"
        if self.year is None and self.month is None and self.day is None:
            if self.weekday is not None:
                return f"XXXX-WXX-{self.weekday}{clock}"
            if self.part is not None and not clock:
                return f"XXXX-{self.part}"
            return clock or ("XXXX-XX-XX" if self.feast else "PRESENT_REF")
        if self.unit is TimeUnit.DECADE and self.year is not None:
            return f"{self.year // 10:03d}"
        if self.unit is TimeUnit.CENTURY and self.year is not None:
            return f"{self.year // 100:02d}"
        text = f"{self.year:04d}" if self.year is not None else "XXXX"
        if self.part is not None and not clock:
            return f"{text}-{self.part}"
        if self.month is not None or self.day is not None:
            text += f"-{self.month:02d}" if self.month is not None else "-XX"
            if self.nth is not None:
                return f"{text}-WXX-{self.weekday}-#{self.nth}"
            if self.day is not None:
                text += f"-{self.day:02d}"
        return text + clock
