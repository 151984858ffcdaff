"""Dates: weekdays, days that do not exist, the stated date against the text, clocks, dated events."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable

from factcheck import Checker, hookimpl
from factcheck_dates.clock_mismatch import ClockMismatch
from factcheck_dates.dateline_conflict import DatelineConflict
from factcheck_dates.event_date_mismatch import EventDateMismatch
from factcheck_dates.impossible_date import ImpossibleDate
from factcheck_dates.weekday_mismatch import WeekdayMismatch


@hookimpl
def factcheck_checkers() -> Sequence[type[Checker]]:
    """Return the rules of this plugin."""
    return (ClockMismatch, DatelineConflict, EventDateMismatch, ImpossibleDate, WeekdayMismatch)


@hookimpl
def factcheck_lexicons() -> Sequence[Traversable]:
    """Return the words of this plugin."""
    return (files(__name__) / "lexicons",)
