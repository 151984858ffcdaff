"""Expressions of time with the days they mean."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from factcheck.model.span import Span
from factcheck.model.timex import DAYPARTS, TimeUnit, Timex, TimexType


class Basis(StrEnum):
    """What an expression was resolved by."""

    WRITTEN = "written"
    """The words name the year."""
    WRITING = "writing"
    """They count from the day of writing: "hier", "il y a cinq ans"."""
    EXPRESSION = "expression"
    """They count from another expression: "dix jours plus tard"."""
    FACT = "fact"
    """They count from an event of the facts."""
    PASSAGE = "passage"
    """The passage is about a year that it names."""
    TENSE = "tense"
    """The verb says whether it is past or to come."""
    NEAREST = "nearest"
    """Nothing says more: the one nearest to the day of writing."""


class Moment(NamedTuple):
    """The days that an expression of time means.

    Args:
        timex: The expression.
        first: The first day; None where the words and the article do not tell.
        last: The last day.
        basis: What the days were found by; None where they were not.
        source: The words that it was counted from or that the year was taken from.
    """

    timex: Timex
    first: date | None = None
    last: date | None = None
    basis: Basis | None = None
    source: Span | None = None

    @property
    def span(self) -> Span:
        """Where the expression stands."""
        return self.timex.span

    @property
    def day(self) -> date | None:
        """The day, where it is exactly one."""
        return self.first if self.first == self.last else None

    @property
    def value(self) -> str:
        """The TIMEX3 value, resolved as far as it can be: ``2019-03-12``, ``2019-W11``, ``2019-03-12T15:30``."""
        timex, first = self.timex, self.first
        if first is None or timex.type in (TimexType.DURATION, TimexType.SET):
            return timex.value
        if timex.minute is not None:
            return f"{first.isoformat()}T{timex.minute // 60:02d}:{timex.minute % 60:02d}"
        if timex.part is not None and timex.part not in DAYPARTS:
            return f"{first.year:04d}-{timex.part}"
        unit = TimeUnit.DAY if first == self.last else timex.granularity
        week = f"{first.isocalendar().year:04d}-W{first.isocalendar().week:02d}"
        match unit:
            case TimeUnit.WEEK:
                return week
            case TimeUnit.WEEKEND:
                return f"{week}-WE"
            case TimeUnit.MONTH:
                return f"{first.year:04d}-{first.month:02d}"
            case TimeUnit.QUARTER:
                return f"{first.year:04d}-Q{(first.month + 2) // 3}"
            case TimeUnit.HALF:
                return f"{first.year:04d}-H{(first.month + 5) // 6}"
            case TimeUnit.YEAR:
                return f"{first.year:04d}"
            case TimeUnit.DECADE:
                return f"{first.year // 10:03d}"
            case TimeUnit.CENTURY:
                return f"{first.year // 100:02d}"
            case _:
                return first.isoformat() + (f"T{timex.part}" if timex.part else "")
