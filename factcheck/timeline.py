"""The dates of an article on a calendar: the days that each expression means, and a frame in which they can be drawn.

Nothing here decides a finding. What cannot be told for sure is left open: a bare "Monday" may be the last or the next.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from factcheck.chronology import Chronicle, DaySet, candidate_years
from factcheck.chronology.days import HORIZON_END, HORIZON_START
from factcheck.model.fact import Event, Mention
from factcheck.model.timex import Deixis, TimeUnit, Timex, TimexAnchor, TimexType

#: The first and the last day of a stretch.
Days = tuple[date, date]

#: A stated day has to be known to within a year for the words that point from it to mean anything.
_LONGEST_WINDOW = timedelta(days=366)
#: A date without a year is that of the nearest year if it is so near to the writing; farther off, either may be meant.
_NEAR = timedelta(days=120)
#: How many characters may lie between an event and its date.
_BESIDE = 30
#: How far beyond the days in question the frame shows what a statement allows.
_BEYOND = timedelta(days=366)
#: Days that are strewn over more than this ("a Thursday 14 October") tell of no time in particular.
_WIDEST = timedelta(days=1830)
#: The frame leaves a twentieth of its length free on either side, and at least so many days.
_MARGIN, _LEAST_MARGIN = 20, 4
_STEPS = {Deixis.THIS: 0, Deixis.LAST: -1, Deixis.NEXT: 1}
_NEIGHBOURS = {Deixis.TODAY: 0, Deixis.YESTERDAY: -1, Deixis.TOMORROW: 1}
_DIRECTIONS = {Deixis.AGO: -1, Deixis.AHEAD: 1}


def is_date(timex: Timex) -> bool:
    """Tell whether an expression names days: no clock time by itself, no duration, no "every Monday"."""
    return timex.type is TimexType.DATE and timex.granularity is not None


def is_written_out(timex: Timex) -> bool:
    """Tell whether the words alone say which days they mean."""
    return timex.year is not None


def days_of(timex: Timex, chronicle: Chronicle, mentions: Iterable[Mention] = ()) -> Days | None:
    """Return the first and the last day that an expression means; None where it is left open or does not exist.

    Args:
        timex: The expression.
        chronicle: When the article was written.
        mentions: Of facts: a date beside an event that it fits is that of the event.
    """
    if timex.anchor in (TimexAnchor.EXPRESSION, TimexAnchor.EVENT):
        return None
    if timex.year is not None:
        return _period(timex.year, timex.month, timex.day)
    first, last = chronicle.window.earliest, chronicle.window.latest
    known = first is not None and last is not None and last - first <= _LONGEST_WINDOW
    if known and first and last and timex.deixis and _is_pointed(timex):
        try:
            from_first, from_last = (_pointed(timex, timex.deixis, day) for day in (first, last))
        except (OverflowError, ValueError):
            return None
        return (from_first[0], from_last[1]) if from_first and from_last else None
    if timex.month is None:
        return None
    beside = _beside(timex, mentions)
    if beside or not (known and first and last):
        return beside
    years = candidate_years(timex.month, timex.day or 15, chronicle.window, _NEAR.days)
    found = next((days for year in years if (days := _period(year, timex.month, timex.day))), None)
    # Of a month by itself one that is over is meant, or it would be said how far ahead it is.
    return None if found and timex.day is None and found[0] > last else found


def _beside(timex: Timex, mentions: Iterable[Mention]) -> Days | None:
    """Return the days of the event that an expression stands beside and fits."""
    for mention in mentions:
        gap = max(timex.span.start - mention.span.end, mention.span.start - timex.span.end)
        for fact in mention.facts if gap <= _BESIDE else ():
            if isinstance(fact, Event):
                days = _period(fact.start.year, timex.month, timex.day)
                if days and days[0] <= fact.end and fact.start <= days[1]:
                    return days
    return None


def frame(chronicle: Chronicle) -> Days | None:
    """Return the first and the last day of a calendar that shows when an article can have been written."""
    core = list(_ends(chronicle.implied))
    if chronicle.declared is not None:
        core.append(chronicle.declared)
    ends = [day for tie in chronicle.constraints for day in _ends(tie.days)]
    if not core and not ends:
        return None
    first, last = min(core or ends), max(core or ends)
    near = [first, last, *(day for day in ends if first - _BEYOND <= day <= last + _BEYOND)]
    first, last = min(near), max(near)
    margin = max((last - first) // _MARGIN, timedelta(days=_LEAST_MARGIN))
    return max(first - margin, HORIZON_START), min(last + margin, HORIZON_END)


def _ends(days: DaySet) -> Iterator[date]:
    """Yield the first and the last day of a set, without the ends of the horizon; of a set far and wide, neither."""
    found = [day for day in (days.earliest, days.latest) if day and HORIZON_START < day < HORIZON_END]
    if found and found[-1] - found[0] <= _WIDEST:
        yield from found


def runs(days: DaySet, within: Days | None) -> tuple[Days, ...]:
    """Return the runs of consecutive days of a set, as far as they lie in a frame."""
    return tuple((days & DaySet.between(*within)).intervals()) if within else ()


def _period(year: int, month: int | None, day: int | None) -> Days | None:
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    length = monthrange(year, month)[1]
    if day is None:
        return date(year, month, 1), date(year, month, length)
    return (date(year, month, day),) * 2 if 1 <= day <= length else None


def _is_pointed(timex: Timex) -> bool:
    """Tell whether an expression is to be counted from the day of writing, and is no more than a date of this year."""
    return timex.month is None or timex.unit is TimeUnit.YEAR or timex.deixis in (Deixis.LAST, Deixis.NEXT)


def _pointed(timex: Timex, deixis: Deixis, written: date) -> Days | None:
    """Return what an expression that points from the day of writing means on one such day.

    Raises:
        OverflowError, ValueError: That is before the year 1 or after the year 9999.
    """
    if deixis in _NEIGHBOURS:
        return (written + timedelta(days=_NEIGHBOURS[deixis]),) * 2
    if timex.month is not None and timex.unit is None:
        return _neighbouring(timex.month, timex.day, deixis, written)
    if deixis in _STEPS and timex.unit is not None and timex.weekday is None:
        return _stepped(written, timex.unit, _STEPS[deixis], timex.month)
    if deixis in _DIRECTIONS and timex.unit is not None and timex.amount is not None:
        return _stepped(written, timex.unit, _DIRECTIONS[deixis] * timex.amount, None)
    return None


def _neighbouring(month: int, day: int | None, deixis: Deixis, written: date) -> Days | None:
    """Return the last or the next such month, or day of a month: "last January", "le 5 mars prochain"."""
    named, now = (month, day or 0), (written.month, written.day if day else 0)
    if deixis is Deixis.LAST:
        return _period(written.year - (named >= now), month, day)
    return _period(written.year + (named <= now), month, day)


def _stepped(written: date, unit: TimeUnit, steps: int, month: int | None) -> Days | None:
    """Return the period of a unit that lies a number of steps from the one with the day of writing."""
    if unit is TimeUnit.YEAR:
        return _period(written.year + steps, month, None)
    if unit is TimeUnit.MONTH:
        years, index = divmod(written.month - 1 + steps, 12)
        return _period(written.year + years, index + 1, None)
    if unit is TimeUnit.WEEK:
        monday = written - timedelta(days=written.weekday()) + timedelta(weeks=steps)
        return monday, monday + timedelta(days=6)
    if unit is TimeUnit.DAY:
        return (written + timedelta(days=steps),) * 2
    return None
