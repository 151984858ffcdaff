"""The layer of moments: the days that expressions of time mean, and how they were found.

A written year decides. What counts from the day of writing ("hier", "il y a cinq ans") is counted from the day that
chronology leaves. What counts from something else ("dix jours plus tard") is counted from the expression before it, or
from the dated event that it names. A date without a year belongs to the year that its passage names, else to the side
of the writing that the verb points to, else to the side that is nearer.
"""

from __future__ import annotations

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache

from factcheck.annotate.base import Annotated
from factcheck.annotate.tense import TenseReader
from factcheck.chronology.calendar import feast_day, nth_weekday, part_of_year, period_around, shifted
from factcheck.chronology.chronicle import CHRONOLOGY
from factcheck.model.fact import Event, FactKind
from factcheck.model.layers import BLOCKS, LANGUAGES, MENTIONS, MOMENTS, SENTENCES, TIMEXES
from factcheck.model.moment import Basis, Moment
from factcheck.model.span import Span, covering
from factcheck.model.timex import CLOCK_UNITS, DAYPARTS, Deixis, TimeUnit, Timex, TimexAnchor, TimexType

#: A year named at most so many characters before a date, in its paragraph, can be the one its passage is about.
_PASSAGE = 400
#: A year this much older than the writing is what a passage in retrospect is about.
_RETROSPECT = 2
#: An event is the one an offset counts from if it is named within so many characters behind it.
_EVENT_REACH = 60
#: A date that an offset is counted from has at most its article between them.
_RIGHT_BEHIND = 8
#: A time of day belongs to a date that stands at most so many characters before or behind it, in the same sentence.
_NEIGHBOURS = 40
#: The event of a distance stands within so many characters before its date.
_LED = 60
_BORDERS = ".;!?\n"
_STEP = {Deixis.LAST: -1, Deixis.THIS: 0, Deixis.NEXT: 1}
_DAY_STEP = {Deixis.YESTERDAY: -1, Deixis.TODAY: 0, Deixis.TOMORROW: 1}
#: A season is spoken of as the last one so long before its end.
_FADING = timedelta(21)
_PAST, _FUTURE = "past", "future"
#: Types that mean no days.
_LENGTHS = frozenset({TimexType.DURATION, TimexType.SET})
#: Units of years that are told by their first.
_LONG = frozenset({TimeUnit.DECADE, TimeUnit.CENTURY})
_YEARS = range(1, 9999)
#: A day of the month with its weekday comes again within so many days, nearly always.
_HALF_YEAR = 183
#: What is news was so long ago, or is so far ahead.
_NEWS = timedelta(14)

#: So many months are remembered.
_REMEMBERED = 256

Days = tuple[date, date]


class MomentAnnotator:
    """Resolves expressions of time."""

    layer = MOMENTS

    def __init__(self) -> None:
        self._tenses: dict[str, TenseReader] = {}

    def annotate(self, document: Annotated) -> tuple[Moment, ...]:
        """Return a moment for every expression of time, in their order."""
        passage = _Passage(document, self)
        return tuple(passage.moments())

    def tense(self, document: Annotated, span: Span) -> str | None:
        """Return the tense of the clause around an expression; None where no word tells."""
        sentence = covering(document[SENTENCES], span.start)
        if sentence is None:
            return None
        language = document[LANGUAGES].at(span.start)
        reader = self._tenses.get(language)
        if reader is None:
            reader = self._tenses[language] = TenseReader(document.lexicons[language])
        return reader.read(document, span, sentence)


class _Passage:
    """The expressions of an article, resolved one after the other."""

    def __init__(self, document: Annotated, annotator: MomentAnnotator) -> None:
        self._document = document
        self._annotator = annotator
        self._timexes = document[TIMEXES]
        self._written = document[CHRONOLOGY].reference
        self._block_starts = [block.span.start for block in document[BLOCKS]]
        self._found: list[Moment] = []

    def moments(self) -> Iterator[Moment]:
        for timex in self._timexes:
            try:
                moment = self._resolve(timex)
            except (ValueError, OverflowError):
                moment = None
            self._found.append(moment or Moment(timex))
        for index, timex in enumerate(self._timexes):
            if timex.minute is not None:
                self._found[index] = self._of_day(index)
        yield from self._found

    def _resolve(self, timex: Timex) -> Moment | None:
        if timex.type in _LENGTHS or timex.minute is not None:
            return None
        if timex.is_offset:
            return self._offset(timex)
        if timex.year is not None:
            days = _in_year(timex, timex.year)
            return Moment(timex, *days, Basis.WRITTEN, timex.parts.get("year")) if days else None
        if timex.anchor is TimexAnchor.EXPRESSION:
            return None
        if timex.deixis is not None:
            return self._deictic(timex)
        if (
            timex.month is not None
            or timex.feast is not None
            or (timex.part is not None and timex.part not in DAYPARTS)
        ):
            return self._yearless(timex)
        if timex.weekday is not None:
            return self._weekday(timex)
        return None

    def _offset(self, timex: Timex) -> Moment | None:
        """Count from the writing, from the expression before, or from the event that follows."""
        if timex.unit is None or timex.unit is TimeUnit.WORKDAY:
            # Which days are holidays is not known.
            return None
        steps = timex.lengths or ((timex.amount, timex.unit),)
        if any(amount is None or amount != int(amount) for amount, _ in steps):
            return None
        if timex.unit in CLOCK_UNITS:
            # The time of the writing is not known.
            return None
        sign = -1 if timex.deixis is Deixis.AGO else 1

        def counted(day: date) -> date:
            for amount, unit in steps:
                day = shifted(day, sign * int(amount or 0), unit)
            return day

        if timex.anchor is TimexAnchor.WRITING:
            if self._written is None:
                return None
            first, last = period_around(counted(self._written), timex.unit)
            if timex.weekday is not None and timex.unit is TimeUnit.WEEK:
                first = last = first + timedelta(timex.weekday - 1)
            return Moment(timex, first, last, Basis.WRITING)
        if timex.anchor is TimexAnchor.EVENT:
            event = self._event_behind(timex.span.end)
            basis = Basis.FACT
            if event is None:
                event, basis = self._date_behind(timex.span.end), Basis.EXPRESSION
            if event is None:
                return None
            days, source = event
        else:
            before = self._day_before()
            if before is None:
                return None
            if before.first is None or before.last is None:
                return None
            days, source, basis = (before.first, before.last), before.timex.span, Basis.EXPRESSION
        first, last = days
        unit = timex.unit
        return Moment(
            timex, period_around(counted(first), unit)[0], period_around(counted(last), unit)[1], basis, source,
        )  # fmt: skip

    def _event_behind(self, end: int) -> tuple[Days, Span] | None:
        for mention in self._document[MENTIONS]:
            if mention.kind is FactKind.EVENT and 0 <= mention.span.start - end <= _EVENT_REACH:
                events = [fact for fact in mention.facts if isinstance(fact, Event)]
                return ((events[0].start, events[0].end), mention.span) if len(events) == 1 else None
        return None

    def _date_behind(self, end: int) -> tuple[Days, Span] | None:
        """Return the days of the expression that is read next, if it stands right behind: "drei Tage nach Ostern"."""
        index = len(self._found) + 1
        if index >= len(self._timexes):
            return None
        following = self._timexes[index]
        if following.is_offset or following.span.start - end > _RIGHT_BEHIND:
            return None
        moment = self._resolve(following)
        if moment is None or moment.first is None or moment.last is None:
            return None
        return (moment.first, moment.last), following.span

    def _day_before(self) -> Moment | None:
        """Return the last expression that was resolved, in the same paragraph or the one before."""
        return next((m for m in reversed(self._found[-6:]) if m.first is not None and m.timex.deixis is None), None)

    def _deictic(self, timex: Timex) -> Moment | None:
        written = self._written
        if written is None or timex.deixis is None:
            return None
        if timex.deixis in _DAY_STEP:
            day = written + timedelta(_DAY_STEP[timex.deixis])
            if timex.is_day:
                day = _nearest_date(timex.month or 0, timex.day or 0, day) or day
            return Moment(timex, day, day, Basis.WRITING)
        step = _STEP[timex.deixis]
        if timex.part is not None and timex.part not in DAYPARTS and timex.unit is None:
            tense = self._tense(timex) if step == 0 else None
            return Moment(timex, *_season(timex.part, written, step, tense), Basis.WRITING)
        if timex.unit is TimeUnit.YEAR and (timex.month is not None or timex.part is not None):
            days = _in_year(timex, written.year + step)
            return Moment(timex, *days, Basis.WRITING) if days else None
        if timex.unit is not None:
            first, last = period_around(shifted(written, step, timex.unit), timex.unit)
            coming = timex.unit is TimeUnit.WEEKEND and step == 0 and written < first
            # "Ce week-end" is the last one where the verb is past.
            if coming and self._tense(timex) == _PAST:
                first, last = first - timedelta(7), last - timedelta(7)
            if timex.weekday is not None and timex.unit is TimeUnit.WEEK:
                first = last = first + timedelta(timex.weekday - 1)
            elif timex.unit is TimeUnit.MONTH and timex.nth is not None and timex.weekday is not None:
                found = nth_weekday(first.year, first.month, timex.weekday, timex.nth)
                return Moment(timex, found, found, Basis.WRITING) if found else None
            elif timex.unit is TimeUnit.MONTH and timex.day is not None:
                first = last = first.replace(day=timex.day)
            return Moment(timex, first, last, Basis.WRITING)
        if timex.month is not None or timex.feast is not None:
            candidates = self._candidates(timex)
            if step < 0:
                candidates = [days for days in candidates if days[1] <= written]
                days = candidates[-1] if candidates else None
            elif step > 0:
                days = next((days for days in candidates if days[0] >= written), None)
            else:
                days = _nearest(candidates, written)
            return Moment(timex, *days, Basis.WRITING) if days else None
        if timex.weekday is not None:
            if step == 0:
                return self._weekday(timex)
            distance = (timex.weekday - written.isoweekday()) % 7
            day = written + timedelta(distance - 7 if step < 0 else distance or 7)
            return Moment(timex, day, day, Basis.WRITING)
        return None

    def _weekday(self, timex: Timex) -> Moment | None:
        written = self._written
        if written is None or timex.weekday is None:
            return None
        if timex.day is not None:
            weeks = (written + timedelta(days) for days in range(-_HALF_YEAR, _HALF_YEAR + 1))
            fitting = [day for day in weeks if day.day == timex.day and day.isoweekday() == timex.weekday]
            meant = min(fitting, key=lambda day: abs(day - written), default=None)
            return Moment(timex, meant, meant, Basis.NEAREST) if meant else None
        tense = self._tense(timex)
        ahead = (timex.weekday - written.isoweekday()) % 7
        if tense == _FUTURE:
            day = written + timedelta(ahead)
        elif tense == _PAST:
            day = written + timedelta(ahead - 7 if ahead else 0)
        else:
            # "This Sunday" is the coming one; a bare weekday the nearest.
            day = written + timedelta(ahead if ahead <= 3 or timex.deixis is Deixis.THIS else ahead - 7)
        return Moment(timex, day, day, Basis.TENSE if tense else Basis.NEAREST)

    def _yearless(self, timex: Timex) -> Moment | None:
        """A date, month, season or feast without a year."""
        written = self._written
        candidates = self._candidates(timex)
        nearest = _nearest(candidates, written) if written is not None else None
        fits = nearest is not None and timex.is_day and nearest[0].isoweekday() == timex.weekday
        if written is not None and nearest is not None and fits and abs(nearest[0] - written) <= _NEWS:
            # "Né en 1931, il est mort jeudi 2 avril": the news has its weekday, what lies far back hardly ever.
            return Moment(timex, *nearest, Basis.NEAREST)
        year, source = self._passage_year(timex)
        days = _in_year(timex, year) if year is not None else None
        # "Né en 1922, il sera fêté en mai": what is to come is in no year that is past.
        ahead = days is not None and written is not None and days[1] < written and self._tense(timex) == _FUTURE
        if days is not None and not ahead:
            return Moment(timex, *days, Basis.PASSAGE, source)
        if written is None or nearest is None:
            return None
        if fits:
            # The weekday tells the year better than a verb, which may be that of another clause.
            return Moment(timex, *nearest, Basis.NEAREST)
        tense = self._tense(timex)
        if tense == _PAST and not (nearest[0] > written and self._is_led_to(timex)):
            behind = [days for days in candidates if days[0] <= written]
            return Moment(timex, *(behind[-1] if behind else nearest), Basis.TENSE)
        if tense == _FUTURE:
            coming = next((days for days in candidates if days[1] >= written), nearest)
            return Moment(timex, *coming, Basis.TENSE)
        return Moment(timex, *nearest, Basis.NEAREST)

    def _tense(self, timex: Timex) -> str | None:
        return self._annotator.tense(self._document, timex.span)

    def _is_led_to(self, timex: Timex) -> bool:
        """Tell whether a date is that of what a distance stands before: "deux semaines avant le vote du 26 mai, …"."""
        before = self._found[-1].timex if self._found else None
        if before is None or before.deixis is not Deixis.AGO or before.anchor is not TimexAnchor.EVENT:
            return False
        between = self._document.folded[before.span.end : timex.span.start]
        return len(between) <= _LED and not any(mark in between for mark in _BORDERS)

    def _candidates(self, timex: Timex) -> list[Days]:
        written = self._written
        if written is None:
            return []
        years = range(written.year - 1, written.year + 2)
        if timex.day == 29 and timex.month == 2:
            years = range(written.year - 4, written.year + 5)
        return [days for year in years if (days := _in_year(timex, year)) is not None]

    def _passage_year(self, timex: Timex) -> tuple[int | None, Span | None]:
        """Return the year that the passage is about: the last that its paragraph names, if it is not the writing's."""
        block = bisect_right(self._block_starts, timex.span.start) - 1
        start = max(self._block_starts[block] if block >= 0 else 0, timex.span.start - _PASSAGE)
        for moment in reversed(self._found):
            other = moment.timex
            if other.span.start < start:
                break
            # "Dix semaines plus tard" stays in the time that is told, "l'an dernier" leaves it.
            is_within = other.is_offset and other.anchor is not TimexAnchor.WRITING
            if other.deixis is not None and other.unit is not TimeUnit.DAY and not is_within:
                break
            if other.year is None or other.unit in _LONG:
                continue
            if self._written is None or abs(self._written.year - other.year) >= _RETROSPECT:
                return other.year, other.span
            break
        return None, None

    def _of_day(self, index: int) -> Moment:
        """A time of day with the date that stands beside it."""
        timex = self._timexes[index]
        for neighbour in (index - 1, index + 1):
            if not 0 <= neighbour < len(self._found):
                continue
            other = self._found[neighbour]
            # The second of "de 9h à 11h" has the day of the first.
            if other.day is None or (other.timex.minute is not None and neighbour > index):
                continue
            first, second = sorted((timex.span, other.timex.span))
            between = self._document.folded[first.end : second.start]
            if len(between) <= _NEIGHBOURS and not any(mark in between for mark in _BORDERS):
                return Moment(timex, other.first, other.last, other.basis, other.timex.span)
        return self._found[index]


def _in_year(timex: Timex, year: int) -> Days | None:
    """Return the days of an expression in a year; None where there are none."""
    if year not in _YEARS:
        return None
    if timex.feast is not None:
        day = feast_day(timex.feast, year)
        return (day, day) if day else None
    if timex.part is not None and timex.part not in DAYPARTS and timex.month is None:
        return part_of_year(timex.part, year)
    if timex.month is None:
        if timex.unit is not None and timex.unit in _LONG:
            return period_around(date(year, 1, 1), timex.unit)
        return date(year, 1, 1), date(year, 12, 31)
    length = _length(year, timex.month)
    if timex.nth is not None and timex.weekday is not None:
        day = nth_weekday(year, timex.month, timex.weekday, timex.nth)
        return (day, day) if day else None
    if timex.day is None:
        return date(year, timex.month, 1), date(year, timex.month, length)
    if not 1 <= timex.day <= length:
        return None
    return date(year, timex.month, timex.day), date(year, timex.month, timex.day)


@lru_cache(_REMEMBERED)
def _length(year: int, month: int) -> int:
    return monthrange(year, month)[1]


def _season(part: str, written: date, step: int, tense: str | None) -> Days:
    """Return this, the last or the next season of a kind, seen from a day; the verb tells which "this" one is."""
    seasons = [part_of_year(part, year) for year in range(written.year - 2, written.year + 3)]
    if step < 0:
        return [days for days in seasons if days[1] < written + _FADING][-1]
    if step > 0:
        return next(days for days in seasons if days[0] > written)
    if tense == _FUTURE:
        return next(days for days in seasons if days[1] >= written + _FADING)
    if tense == _PAST:
        return [days for days in seasons if days[0] <= written][-1]
    return next((d for d in seasons if d[0] <= written <= d[1]), None) or part_of_year(part, written.year)


def _nearest(candidates: Sequence[Days], written: date) -> Days | None:
    def distance(days: Days) -> int:
        return max((days[0] - written).days, (written - days[1]).days, 0)

    return min(candidates, key=distance, default=None)


def _nearest_date(month: int, day: int, around: date) -> date | None:
    found = [
        date(year, month, day)
        for year in range(around.year - 1, around.year + 2)
        if 1 <= day <= monthrange(year, month)[1]
    ]
    return min(found, key=lambda candidate: abs((candidate - around).days), default=None)
