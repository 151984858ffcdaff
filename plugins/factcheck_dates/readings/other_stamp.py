"""Whether all weekdays and dates of a text agree with each other, and none with the year that it is dated."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from factcheck import CHRONOLOGY, TIMEXES, Document, Timex, TimexAnchor, candidate_years
from factcheck_dates.readings.other_years import falls_on

#: So many dates are not all misprinted, if they lie farther apart than a few days on end.
_WITNESSES, _APART = 3, timedelta(3)
#: Weekdays and dates come again after five, six or eleven years: so far back the nearest year is looked for.
_BACK = 12


class Stamp(NamedTuple):
    """What the weekdays of a text say of the year that it was written in.

    Args:
        year: The nearest one, none later than the year after the stated date, that all of them fit.
        dates: The dates, in order of the text.
    """

    year: int
    dates: tuple[Timex, ...]


def other_stamp(document: Document) -> Stamp | None:
    """Return the year that every date with a weekday and without a year fits, if the stated one fits none of them."""
    declared = document[CHRONOLOGY].declared
    if declared is None:
        return None
    dates = [timex for timex in document[TIMEXES] if timex.weekday and timex.month and timex.is_day]
    if len({(timex.month, timex.day) for timex in dates}) < _WITNESSES:
        return None
    days = [_nearest(timex, declared) for timex in dates]
    known = [day for day in days if day is not None]
    if len(known) < len(days) or max(known) - min(known) <= _APART:
        return None
    if any(day.isoweekday() == timex.weekday for timex, day in zip(dates, known, strict=True)):
        return None
    year = next((year for year in _years(declared) if all(falls_on(timex, year) for timex in dates)), None)
    return None if year is None else Stamp(year, tuple(dates))


def _nearest(timex: Timex, declared: date) -> date | None:
    """Return the day that a date without a year most likely is; None where its year, or that of a story, is told."""
    if timex.year is not None or timex.anchor is TimexAnchor.EXPRESSION:
        return None
    years = candidate_years(timex.month or 0, timex.day or 0, declared)
    return next((day for year in years if (day := timex.day_in(year))), None)


def _years(declared: date) -> Sequence[int]:
    """Return the years that a text may be of, the nearest first."""
    return sorted(range(declared.year - _BACK, declared.year + 2), key=lambda year: abs(year - declared.year))
