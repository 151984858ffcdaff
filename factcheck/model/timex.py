"""Expressions of time, in the terms of TIMEX3 (Pustejovsky et al. 2003, ISO 24617-1)."""

from __future__ import annotations

from collections.abc import Mapping
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

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
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


class TimexAnchor(StrEnum):
    """What an expression is counted from."""

    CALENDAR = "calendar"
    WRITING = "writing"
    EXPRESSION = "expression"
    EVENT = "event"


class Timex(NamedTuple):
    """One expression of time, as the words alone say it; Chronology resolves it to days.

    Args:
        span: The whole expression.
        type: TIMEX3 type.
        year: Gregorian year; None where the words give none.
        month: 1 to 12.
        day: Day of the month as written, which need not exist (31 April).
        weekday: ISO weekday, Monday 1 to Sunday 7.
        minute: Minutes since midnight of a clock time.
        zone: As resolved by the lexicon: an IANA zone name, or "local" ("heure locale"); None where not said.
        amount: Length of a duration, or distance of an ``AGO`` or ``AHEAD`` expression, in ``unit``.
        unit: Unit of ``amount`` or, for "cette année", the unit pointed at.
        deixis: How the expression points; None for absolute ones.
        modifier: TIMEX3 ``mod``.
        anchor: What it is counted from.
        parts: Spans of the named parts that were written: ``weekday``, ``day``, ``month``, ``year``, ``time``,
            ``zone``.
    """

    span: Span
    type: TimexType
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    minute: int | None = None
    zone: str | None = None
    amount: int | None = None
    unit: TimeUnit | None = None
    deixis: Deixis | None = None
    modifier: TimexModifier | None = None
    anchor: TimexAnchor = TimexAnchor.CALENDAR
    parts: Mapping[str, Span] = MappingProxyType({})

    @property
    def is_day(self) -> bool:
        """Whether day and month are written, with or without the year."""
        return self.day is not None and self.month is not None

    @property
    def granularity(self) -> TimeUnit | None:
        """The finest unit that the words fix; None for a bare deictic like "now"."""
        if self.minute is not None:
            return TimeUnit.MINUTE
        if self.day is not None or self.weekday is not None:
            return TimeUnit.DAY
        if self.deixis in (Deixis.TODAY, Deixis.YESTERDAY, Deixis.TOMORROW):
            return TimeUnit.DAY
        if self.unit is not None:
            return self.unit
        if self.month is not None:
            return TimeUnit.MONTH
        return TimeUnit.YEAR if self.year is not None else None

    @property
    def value(self) -> str:
        """The TIMEX3 value, with ``X`` for what the words leave open: ``XXXX-12-07``, ``P2D``, ``T15:30``."""
        if self.type is TimexType.DURATION:
            prefix = "PT" if self.unit in (TimeUnit.HOUR, TimeUnit.MINUTE) else "P"
            letter = {TimeUnit.DECADE: "DE", TimeUnit.CENTURY: "CE"}.get(self.unit) if self.unit else None
            return f"{prefix}{self.amount}{letter or (self.unit.value[0].upper() if self.unit else 'X')}"
        clock = "" if self.minute is None else f"T{self.minute // 60:02d}:{self.minute % 60:02d}"
        if self.year is None and self.month is None and self.day is None:
            if clock:
                return clock
            return f"XXXX-WXX-{self.weekday}" if self.weekday else "PRESENT_REF"
        text = f"{self.year:04d}" if self.year is not None else "XXXX"
        if self.month is not None:
            text += f"-{self.month:02d}"
            if self.day is not None:
                text += f"-{self.day:02d}"
        return text + clock
