"""The dates of an article on a calendar: the days that each expression means, and a frame in which they can be drawn.

Nothing here decides a finding, and what cannot be told for sure is left open.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, TypeVar

from factcheck.annotate.base import Annotated
from factcheck.annotate.moments import MomentAnnotator
from factcheck.chronology import CHRONOLOGY, Chronicle, Constraint, DaySet
from factcheck.chronology.days import HORIZON_END, HORIZON_START
from factcheck.model.fact import Event
from factcheck.model.finding import EvidenceKind
from factcheck.model.layers import MENTIONS, MOMENTS, Layer
from factcheck.model.moment import Basis, Moment
from factcheck.model.timex import TimexType

T = TypeVar("T")
#: The first and the last day of a stretch.
Days = tuple[date, date]

#: The writing has to be known to within a year for the words that point from it to mean anything.
_LONGEST_WINDOW = timedelta(days=366)
#: How many characters may lie between an event and its date.
_BESIDE = 30
#: How far beyond the days in question the frame shows what a statement allows.
_BEYOND = timedelta(days=366)
#: Days that are strewn over more than this ("a Thursday 14 October") tell of no time in particular.
_WIDEST = timedelta(days=1830)
#: The frame leaves a twentieth of its length free on either side, and at least so many days.
_MARGIN, _LEAST_MARGIN = 20, 4


def dates(document: Annotated) -> tuple[Moment, ...]:
    """Return every expression that names days: no clock time by itself, no duration, no "every Monday".

    Where the writing can have been on several days, the expressions are resolved from the first and from the last of
    them. What is the same from both is so; what is counted from the writing is as uncertain as that; else it is left
    open.
    """
    found = document[MOMENTS]
    window = document[CHRONOLOGY].window
    first, last = window.earliest, window.latest
    if first is not None and last is not None and first < last <= first + _LONGEST_WINDOW:
        resolve = MomentAnnotator().annotate
        from_first, from_last = (resolve(_WrittenOn(document, day)) for day in (first, last))
        found = tuple(map(_agreed, found, from_first, from_last))
    return tuple(_beside(moment, document) for moment in found if _is_date(moment))


def _is_date(moment: Moment) -> bool:
    timex = moment.timex
    return timex.type is TimexType.DATE and timex.granularity is not None and timex.minute is None


def _agreed(moment: Moment, from_first: Moment, from_last: Moment) -> Moment:
    """Return what an expression means, by what it means on the first and on the last day of writing."""
    if moment.first is not None or from_first.first is None or from_last.first is None:
        return moment
    if (from_first.first, from_first.last) == (from_last.first, from_last.last):
        return from_first
    return from_first._replace(last=from_last.last) if from_first.basis is Basis.WRITING else moment


def _beside(moment: Moment, document: Annotated) -> Moment:
    """Return a date without a year that stands beside an event of the facts as the days of that event."""
    timex = moment.timex
    if timex.month is None or timex.year is not None or timex.deixis is not None:
        return moment
    for mention in document[MENTIONS]:
        gap = max(timex.span.start - mention.span.end, mention.span.start - timex.span.end)
        for fact in mention.facts if gap <= _BESIDE else ():
            if isinstance(fact, Event):
                days = DaySet.month(fact.start.year, timex.month)
                if timex.day is not None:
                    days &= DaySet.day_of_any_year(timex.month, timex.day)
                if days & DaySet.between(fact.start, fact.end):
                    return Moment(timex, days.earliest, days.latest, Basis.FACT, mention.span)
    return moment


class _WrittenOn:
    """An article as if it stated one day as that of its publication."""

    def __init__(self, document: Annotated, day: date) -> None:
        self._document = document
        self._chronicle = Chronicle((Constraint(DaySet.day(day), "", None, EvidenceKind.TEXT, declared=True),))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._document, name)

    def __getitem__(self, layer: Layer[T]) -> T:
        value: Any = self._chronicle if layer == CHRONOLOGY else self._document[layer]
        found: T = value
        return found


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
