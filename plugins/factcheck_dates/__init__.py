"""Dates: weekdays, ranges, distances, lengths and ages, nights and clocks, dated events, the date of the article."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable

from factcheck import Checker, hookimpl
from factcheck_dates.age_mismatch import AgeMismatch
from factcheck_dates.clock_mismatch import ClockMismatch
from factcheck_dates.dateline_conflict import DatelineConflict
from factcheck_dates.duration_mismatch import DurationMismatch
from factcheck_dates.event_date_mismatch import EventDateMismatch
from factcheck_dates.impossible_date import ImpossibleDate
from factcheck_dates.night_mismatch import NightMismatch
from factcheck_dates.offset_mismatch import OffsetMismatch
from factcheck_dates.reversed_range import ReversedRange
from factcheck_dates.tense_mismatch import TenseMismatch
from factcheck_dates.weekday_mismatch import WeekdayMismatch


@hookimpl
def factcheck_checkers() -> Sequence[type[Checker]]:
    """Return the rules of this plugin."""
    return (
        AgeMismatch,
        ClockMismatch,
        DatelineConflict,
        DurationMismatch,
        EventDateMismatch,
        ImpossibleDate,
        NightMismatch,
        OffsetMismatch,
        ReversedRange,
        TenseMismatch,
        WeekdayMismatch,
    )


@hookimpl
def factcheck_lexicons() -> Sequence[Traversable]:
    """Return the words of this plugin."""
    return (files(__name__) / "lexicons",)
