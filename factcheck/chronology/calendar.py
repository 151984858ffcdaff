"""The calendar of what is written: feasts, weeks, parts of years, distances in any unit."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from factcheck.model.timex import TimeUnit

#: Months that a unit is long; weeks and days are counted in days.
_MONTHS = {
    TimeUnit.MONTH: 1,
    TimeUnit.QUARTER: 3,
    TimeUnit.HALF: 6,
    TimeUnit.YEAR: 12,
    TimeUnit.DECADE: 120,
    TimeUnit.CENTURY: 1200,
}
#: Month and day on which the parts of a year begin, and their months, by the names of TIMEX3. Winter belongs to the
#: year in which it begins.
_PARTS = {
    **{f"Q{number}": (3 * number - 2, 1, 3) for number in range(1, 5)},
    "H1": (1, 1, 6),
    "H2": (7, 1, 6),
    "SP": (3, 20, 3),
    "SU": (6, 20, 3),
    "FA": (9, 20, 3),
    "WI": (12, 20, 3),
}
_SATURDAY = 6


def easter(year: int) -> date:
    """Return Easter Sunday of a Gregorian year.

    The method is the anonymous one of *Nature* 1876, as given by Meeus, "Astronomical Algorithms" (1991), chapter 8.
    """
    golden = year % 19
    century, rest = divmod(year, 100)
    leap, skipped = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * skipped + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """Return the n-th weekday of a month, the last for -1; None where the month has none.

    Args:
        year: Gregorian.
        month: 1 to 12.
        weekday: ISO weekday.
        nth: 1 to 5, or -1.
    """
    length = monthrange(year, month)[1]
    if nth < 0:
        last = date(year, month, length)
        return last - timedelta((last.isoweekday() - weekday) % 7)
    day = 1 + (weekday - date(year, month, 1).isoweekday()) % 7 + 7 * (nth - 1)
    return date(year, month, day) if 1 <= day <= length else None


def feast_day(rule: str, year: int) -> date | None:
    """Return the day of a feast in a year.

    Args:
        rule: ``12-25``, ``easter``, ``easter+39``, or ``11#4-4`` for the fourth Thursday of November.
        year: Gregorian.
    """
    if rule.startswith("easter"):
        return easter(year) + timedelta(int(rule.removeprefix("easter") or 0))
    month, mark, rest = rule.partition("#")
    if mark:
        nth, _, weekday = rest.rpartition("-")
        return nth_weekday(year, int(month), int(weekday), int(nth))
    month, _, day = rule.partition("-")
    return date(year, int(month), int(day))


def part_of_year(part: str, year: int) -> tuple[date, date]:
    """Return the first and the last day of a quarter, half or season."""
    month, day, length = _PARTS[part]
    first = date(year, month, day)
    return first, shifted(first, length, TimeUnit.MONTH) - timedelta(1)


def period_around(day: date, unit: TimeUnit) -> tuple[date, date]:
    """Return the first and the last day of the week, month, year … that a day lies in; a day for the shorter units."""
    match unit:
        case TimeUnit.WEEK:
            first = day - timedelta(day.isoweekday() - 1)
            return first, first + timedelta(6)
        case TimeUnit.WEEKEND:
            first = day - timedelta(day.isoweekday() - _SATURDAY)
            return first, first + timedelta(1)
        case TimeUnit.MONTH | TimeUnit.QUARTER | TimeUnit.HALF:
            length = _MONTHS[unit]
            first = date(day.year, (day.month - 1) // length * length + 1, 1)
            return first, shifted(first, length, TimeUnit.MONTH) - timedelta(1)
        case TimeUnit.YEAR | TimeUnit.DECADE | TimeUnit.CENTURY:
            years = _MONTHS[unit] // 12
            start = max(day.year // years * years, 1)
            return date(start, 1, 1), date(min(day.year // years * years + years - 1, 9999), 12, 31)
        case _:
            return day, day


def shifted(day: date, amount: int, unit: TimeUnit) -> date:
    """Return a day moved by a number of units; the last of a month that is too short for it.

    Raises:
        OverflowError, ValueError: It would leave the years 1 to 9999.
    """
    if unit in _MONTHS:
        months = day.year * 12 + day.month - 1 + amount * _MONTHS[unit]
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    return day + timedelta(amount * (7 if unit in (TimeUnit.WEEK, TimeUnit.WEEKEND) else 1))
