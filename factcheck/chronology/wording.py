"""Days in the words of a report, which is written in English whatever the article's language."""

from __future__ import annotations

from datetime import date

from factcheck.chronology.days import HORIZON_END, HORIZON_START, DaySet

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MOST_INTERVALS = 3


def day_in_words(day: date) -> str:
    """Return a day as ``30 December 2021``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def weekday_in_words(weekday: int) -> str:
    """Return the name of an ISO weekday."""
    return WEEKDAYS[weekday - 1]


def days_in_words(days: DaySet) -> str:
    """Return a set of days as a phrase that completes "this leaves …"."""
    intervals = list(days.intervals())
    if not intervals:
        return "no day at all"
    if intervals == [(HORIZON_START, HORIZON_END)]:
        return "any day"
    phrases = [_interval_in_words(first, last) for first, last in intervals[:_MOST_INTERVALS]]
    if len(intervals) > _MOST_INTERVALS:
        phrases.append(f"{len(intervals) - _MOST_INTERVALS} other periods")
    return phrases[0] if len(phrases) == 1 else ", ".join(phrases[:-1]) + " or " + phrases[-1]


def _interval_in_words(first: date, last: date) -> str:
    if first == last:
        return day_in_words(first)
    if last == HORIZON_END:
        return f"{day_in_words(first)} or later"
    if first == HORIZON_START:
        return f"{day_in_words(last)} or earlier"
    if first == date(first.year, 1, 1) and last == date(last.year, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if first.year != last.year:
        return f"{day_in_words(first)} to {day_in_words(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} to {day_in_words(last)}"
    return f"{first.day} to {day_in_words(last)}"
