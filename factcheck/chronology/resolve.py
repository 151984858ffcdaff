"""Dates that leave something open, and dates that cannot be: which year is meant, and what would make them true."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from factcheck.chronology.days import DaySet

#: A bare date is at most this many days from the day of writing.
REACH = 366
#: A written year is at most this many years off; after eleven years every date has fallen on every weekday.
_YEARS_OFF = 11
#: Years in which a date can be repaired: the Gregorian calendar, far from the ends of what ``date`` can hold.
_YEARS = range(1583, 9000)


class RepairKind(StrEnum):
    """Which part of a date a repair changes."""

    WEEKDAY = "weekday"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Repair(NamedTuple):
    """One change that makes weekday and date fall together.

    Args:
        kind: The part that changes.
        weekday: ISO weekday after the change.
        date: The day after the change.
    """

    kind: RepairKind
    weekday: int
    date: date


def candidate_years(month: int, day: int, window: DaySet | date, reach: int = REACH) -> tuple[int, ...]:
    """Return the years that a date without a year can mean.

    Args:
        month: 1 to 12.
        day: Of the month; a day that the month does not have in a year excludes the year.
        window: The days on which the article can have been written, or the one day on which it was.
        reach: How many days before or after the writing a bare date can lie.

    Returns:
        The years, nearest to the writing first, of two equally near the earlier one first. Nothing where the window is
        empty or spans more than twice ``reach``: then the words could mean any year.
    """
    first, last = (window, window) if isinstance(window, date) else (window.earliest, window.latest)
    if first is None or last is None or (last - first).days > 2 * reach:
        return ()
    found = []
    for year in range(first.year - 1 - reach // 365, last.year + 2 + reach // 365):
        if not 1 <= day <= monthrange(year, month)[1]:
            continue
        candidate = date(year, month, day)
        distance = max((first - candidate).days, (candidate - last).days, 0)
        if distance <= reach:
            found.append((distance, year))
    return tuple(year for _, year in sorted(found))


def repairs(
    weekday: int,
    month: int,
    day: int,
    reference: date | DaySet | None,
    year: int | None = None,
    within: tuple[date, date] = (date.min, date.max),
) -> list[Repair]:
    """Return what would make a weekday and a date fall together, most likely first.

    Args:
        weekday: ISO weekday as written.
        month: 1 to 12, as written.
        day: As written; the month need not have it.
        reference: The day of writing, or the days on which it can have been; None where nothing is known.
        year: As written; None where the year is left to the reader.
        within: The first and the last day that a repair may lead to.

    Returns:
        The right weekday; the nearest day of the month with that weekday; the nearest month in which that day has it;
        and, where the year is written, the nearest year. Nothing where no year can be told.
    """
    resolved = year
    if resolved is None and reference is not None:
        years = candidate_years(month, min(day, 28), reference)
        resolved = years[0] if years else None
    if resolved is None or resolved not in _YEARS:
        return []
    found: list[Repair] = []
    if 1 <= day <= monthrange(resolved, month)[1]:
        real = date(resolved, month, day)
        if within[0] <= real <= within[1]:
            found.append(Repair(RepairKind.WEEKDAY, real.isoweekday(), real))
    for kind, days in (
        (RepairKind.DAY, _days(resolved, month, day)),
        (RepairKind.MONTH, _months(resolved, month, day, fixed_year=year is not None)),
        (RepairKind.YEAR, _years(resolved, month, day, reference) if year is not None else iter(())),
    ):
        fitting = (one for one in days if one.isoweekday() == weekday and within[0] <= one <= within[1])
        nearest = next(fitting, None)
        if nearest is not None:
            found.append(Repair(kind, weekday, nearest))
    return found


def _days(year: int, month: int, day: int) -> Iterator[date]:
    length = monthrange(year, month)[1]
    for other in sorted(range(1, length + 1), key=lambda number: (abs(number - day), number)):
        if other != day:
            yield date(year, month, other)


def _months(year: int, month: int, day: int, *, fixed_year: bool) -> Iterator[date]:
    """Yield the same day of other months, nearest first; of the neighbouring years too where none is written."""
    for distance in range(1, 12):
        for step in (-distance, distance):
            shift, index = divmod(month - 1 + step, 12)
            if (shift and fixed_year) or not 1 <= day <= monthrange(year + shift, index + 1)[1]:
                continue
            yield date(year + shift, index + 1, day)


def _years(year: int, month: int, day: int, reference: date | DaySet | None) -> Iterator[date]:
    """Yield the same date of other years, nearest first; of two equally near, the one nearer to the writing."""
    written = reference if isinstance(reference, date) or reference is None else reference.earliest
    meant = written.year if written else year
    offsets = (offset for offset in range(-_YEARS_OFF, _YEARS_OFF + 1) if offset)
    for offset in sorted(offsets, key=lambda number: (abs(number), abs(year + number - meant))):
        if 1 <= day <= monthrange(year + offset, month)[1]:
            yield date(year + offset, month, day)
