"""What the rules about dates share: words as they stand, names of months and units, the days that are meant."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from factcheck import (
    LANGUAGES,
    MOMENTS,
    SENTENCES,
    Deixis,
    Document,
    Moment,
    Span,
    TimeUnit,
    Timex,
    candidate_years,
    covering,
    day_in_words,
)

#: A word as the rules about dates tell them apart: a name with a hyphen is one.
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def tables_at(document: Document, place: int) -> Mapping[str, Mapping[str, Any]]:
    """Return the words of the language that a place is written in."""
    return document.lexicons[document[LANGUAGES].at(place)].tables


def sentence_of(document: Document, span: Span) -> Span:
    """Return the sentence that a stretch begins in; itself where it stands outside of any."""
    return covering(document[SENTENCES], span.start) or span


def sentence_number(sentences: Sequence[Span], place: int) -> int:
    """Return the number of the last sentence that begins before or at a place; -1 where none does."""
    return bisect_left(sentences, (place + 1,)) - 1


def gap(one: Span, other: Span) -> int:
    """Return how many characters stand between two stretches of the text."""
    return max(one.start - other.end, other.start - one.end, 0)


def month_in_words(month: int) -> str:
    """Return the English name of a month, 1 to 12."""
    return day_in_words(date(2000, month, 1)).split()[1]


def words(document: Document, span: Span) -> str:
    """Return the words of a stretch between quote marks, on one line."""
    return "“" + " ".join(document.text[span.start : span.end].split()) + "”"


def count_in_words(number: float, unit: str) -> str:
    """Return a number of units: "1 day", "2.5 years"."""
    return f"{number:g} {unit}{'' if number == 1 else 's'}"


def day_like(document: Document, span: Span, day: int) -> str | None:
    """Return a day of the month as another is written; None where that is not in plain figures."""
    firsts = tables_at(document, span.start).get("dates.first_day", {})
    written = document.text[span.start : span.end]
    if not written.rstrip(".").isdigit() and written.lower() not in firsts:
        return None
    if day == 1 and firsts:
        return str(next(iter(firsts)))
    return f"{day}{'.' if written.endswith('.') else ''}"


def moment_of(document: Document, timex: Timex) -> Moment:
    """Return the days that an expression of the document means."""
    moments = document[MOMENTS]
    return moments[bisect_left(moments, timex.span, key=lambda moment: moment.timex.span)]


def is_of_this_year(timex: Timex) -> bool:
    """Tell whether a date is said to be of the year of the writing: "am 12. September dieses Jahres"."""
    return timex.deixis is Deixis.THIS and timex.unit is TimeUnit.YEAR


def day_near(timex: Timex, written: date, reach: timedelta) -> date | None:
    """Return the day that a date means: in its year, or else in that which brings it nearest to the writing.

    Args:
        timex: A day with its month.
        written: The day of writing.
        reach: How far from it a day without a year may lie.
    """
    if timex.year is not None or is_of_this_year(timex):
        return timex.day_in(timex.year or written.year)
    years = candidate_years(timex.month or 0, timex.day or 0, written, reach.days)
    return timex.day_in(years[0]) if years else None


def sure_day(timex: Timex, written: date, reach: timedelta) -> date | None:
    """Return the same where the date makes it sure: by its weekday, or, without one, by its year."""
    day = day_near(timex, written, reach) if timex.is_day else None
    if day is None:
        return None
    if timex.weekday is not None:
        return day if timex.weekday == day.isoweekday() else None
    return day if timex.year is not None or is_of_this_year(timex) else None


def period_in_words(first: date, last: date) -> str:
    """Return a day, or a stretch of the calendar, as ``30 December 2021`` or ``2004``."""
    if first == last:
        return day_in_words(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if first.day == 1 and (first.year, first.month) == (last.year, last.month):
        return f"{month_in_words(first.month)} {first.year}"
    return f"{day_in_words(first)} to {day_in_words(last)}"


def is_possessive(document: Document, span: Span) -> bool:
    """Tell whether words are said of a noun behind them, as if they had it: "next week's figures", "Roux's"."""
    return document.folded.startswith("'s", span.end) or document.folded.startswith("s' ", span.end - 1)
