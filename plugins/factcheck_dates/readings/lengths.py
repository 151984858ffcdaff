"""How long a range of dates, of weekdays or of hours lasts, in the unit in which that is said."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from factcheck import (
    CHRONOLOGY,
    LANGUAGES,
    TIMEXES,
    Document,
    Match,
    Span,
    TimeUnit,
    Timex,
    TimexType,
    overlapping,
)
from factcheck_dates.readings.other_years import leaves_out
from factcheck_dates.readings.wording import count_in_words, gap, moment_of

_DAY = 24 * 60
#: A weekday this near to a time is that of it.
_BESIDE = 6
_WEEK = 7
#: From its first day to its last a week is so many days too long at the most, and so many too short; a number of weeks
#: from that length on is so many too long.
_LESS, _MORE, _MANY_WEEKS, _ABOUT_WEEKS = 1, 3, 28, 2
_MONTH, _HALF = 30.44, 0.55
#: In days, and how much of a year may be missing of the last one.
_YEAR, _ROUNDED = 365.25, 0.6
#: Where no year is written, the lengths are those of this one, which is no leap year.
_ANY_YEAR = 2001


class Length(NamedTuple):
    """What a range can be said to last, in one unit, what a careless count can come to, and how that is told."""

    low: float
    high: float
    careless: float
    told: str


def length_of_state(document: Document, first: Timex, last: Timex, unit: TimeUnit | None) -> Length | None:
    """Return how long somebody was in a state: from one day to another two years and four days are not three."""
    length = length_between(document, first, last, unit)
    if length is None or unit is not TimeUnit.YEAR or not (first.is_day and last.is_day):
        return length
    begin, end = moment_of(document, first).day, moment_of(document, last).day
    if begin is None or end is None:
        return length
    most = (end - begin).days / _YEAR + _ROUNDED
    return length._replace(high=max(length.low, min(length.high, most)))


def length_since(document: Document, first: Timex, unit: TimeUnit | None) -> Length | None:
    """Return how long what began in a year has lasted when this is written; None where that cannot be told."""
    written = document[CHRONOLOGY].reference
    if unit is not TimeUnit.YEAR or written is None or first.year is None or first.unit is not None:
        return None
    years = written.year - first.year
    # The eighth year may just have begun, or be counted as a whole one.
    return Length(years - 1, years + 1, years - 1, count_in_words(years, "year")) if years > 0 else None


def length_between(document: Document, first: Timex, last: Timex, unit: TimeUnit | None) -> Length | None:
    """Return how long a range lasts in a unit; None where that cannot be told."""
    if first.weekday and last.weekday and first.day is None and last.day is None:
        if unit is not TimeUnit.DAY:
            return None
        days = (last.weekday - first.weekday) % _WEEK
        return Length(days, days + 1, days, f"{count_in_words(days, 'day')}, or {days + 1} with both ends")
    if first.minute is not None and last.minute is not None:
        return _of_times(first.minute, last.minute, unit, _nights(document, first, last))
    if unit is TimeUnit.YEAR and first.year and last.year and first.month is None and last.month is None:
        if first.unit is not None or last.unit is not None or last.year <= first.year:
            return None
        years = last.year - first.year
        return Length(years, years + 1, max(years - 1, 1), count_in_words(years, "year"))
    year = first.year or last.year
    begin, end = _day(document, first, year), _day(document, last, year, behind=True)
    whole = first.is_day and last.is_day
    if (first.day is None) != (last.day is None):
        # "S'est achevée dimanche. Ouverte le 3 mai, …"
        begin, end = moment_of(document, first).day, moment_of(document, last).day
        whole = True
    if begin is None or end is None or end < begin or leaves_out(document, last, begin, end):
        return None
    days = (end - begin).days
    match unit:
        case TimeUnit.DAY if whole:
            return Length(days, days + 1, days, f"{count_in_words(days, 'day')}, or {days + 1} with both ends")
        case TimeUnit.WEEK if whole:
            # A week runs from Monday to Friday, and to the Sunday of the next at the most; many of them are rounded.
            low = (days - (_LESS if days < _MANY_WEEKS else _ABOUT_WEEKS)) / _WEEK
            return Length(low, (days + _MORE) / _WEEK, low, count_in_words(round(days / _WEEK, 1), "week"))
        case TimeUnit.MONTH:
            months = (end.year - begin.year) * 12 + end.month - begin.month
            if first.month is None or last.month is None:
                # Of years alone the months are not known.
                return Length(months - 23, months + 12, months - 23, count_in_words(months // 12, "year"))
            if not whole:
                return Length(months, months + 1, months, count_in_words(months + 1, "month"))
            low, high = days / _MONTH - _HALF, days / _MONTH + _HALF
            return Length(low, high, low, count_in_words(round(days / _MONTH, 1), "month"))
        case TimeUnit.YEAR:
            years = int(days / _YEAR)
            if not years:
                # What is said to last years is something else.
                return None
            return Length(years, years + 1, years, count_in_words(round(days / _YEAR, 1), "year"))
        case _:
            return None


def _nights(document: Document, first: Timex, last: Timex) -> int:
    """Return how many whole days more than a night lie between two times by the weekdays beside them."""
    begin, end = (_weekday_beside(document, timex) for timex in (first, last))
    if begin is None or end is None or first.minute is None or last.minute is None:
        return 0
    # Within one day the end may be behind midnight.
    return max((end - begin) % _WEEK - (last.minute < first.minute), 0)


def _weekday_beside(document: Document, timex: Timex) -> int | None:
    """Return the weekday right before or behind a time; None where there is none."""
    near = Span(max(timex.span.start - _BESIDE - 1, 0), timex.span.end + _BESIDE + 1)
    days = [(gap(day.span, timex.span), day.weekday) for day in overlapping(document[TIMEXES], near) if day.weekday]
    return min(days, default=(0, None))[1]


def _of_times(begin: int, end: int, unit: TimeUnit | None, nights: int) -> Length | None:
    # "De 0 h mardi à 24 h jeudi": a day that ends at 24.00 is whole.
    minutes = (end - begin if end == _DAY else (end - begin) % _DAY) + nights * _DAY
    if unit not in (TimeUnit.HOUR, TimeUnit.MINUTE):
        return None
    number = minutes / 60 if unit is TimeUnit.HOUR else minutes
    return Length(number, number, number, count_in_words(round(number, 1), unit.value))


def length_to_the_minute(document: Document, match: Match, unit: TimeUnit | None) -> Length | None:
    """Return how long it is from a time of one day to a time of another."""
    first, last, start, stop = (match[name].value for name in ("from", "to", "start", "stop"))
    year = first.year or last.year
    begin, end = _day(document, first, year), _day(document, last, year)
    if begin is None or end is None or end < begin or start.minute is None or stop.minute is None:
        return None
    minutes = (end - begin).days * _DAY + stop.minute - start.minute
    if unit is TimeUnit.DAY:
        days = minutes / _DAY
        return Length(days - 1, days + 1, days - 1, count_in_words(round(days, 1), "day"))
    if unit not in (TimeUnit.HOUR, TimeUnit.MINUTE):
        return None
    number = minutes / 60 if unit is TimeUnit.HOUR else minutes
    return Length(number, number, number, count_in_words(round(number, 1), unit.value))


def _day(document: Document, timex: Timex, year: int | None, *, behind: bool = False) -> date | None:
    """Return the first day of an end of a range, or the last of it; without a year, in that of the other end."""
    if timex.is_day and timex.year is None:
        return timex.day_in(year or _ANY_YEAR)
    moment = moment_of(document, timex)
    return moment.last if behind else moment.first


def lasting(document: Document, span: Span, word: str) -> Timex | None:
    """Return the length that an adjective tells, "48-stündig", "week-long"; None for any other word."""
    lexicon = document.lexicons[document[LANGUAGES].at(span.start)]
    whole = lexicon.tables.get("dates.lasting_word", {}).get(word)
    if whole is not None:
        return Timex(span, TimexType.DURATION, amount=1, unit=TimeUnit(whole))
    # A star marks the beginnings that compounds are made of.
    numbers = {form.rstrip("*"): worth for form, worth in lexicon.words["number"].items()}
    for ending, unit in lexicon.tables.get("dates.lasting_ending", {}).items():
        number, found, _ = word.rpartition(ending)
        amount = int(number.rstrip("-")) if number.rstrip("-").isdigit() else numbers.get(number)
        if found and amount is not None:
            return Timex(span, TimexType.DURATION, amount=amount, unit=TimeUnit(unit))
    return None
