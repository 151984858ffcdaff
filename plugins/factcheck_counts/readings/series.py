"""Series of facts that an ordinal counts: "sixième échange cette année"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from factcheck import (
    CHRONOLOGY,
    LANGUAGES,
    MENTIONS,
    Deixis,
    Document,
    Match,
    Series,
    SeriesCount,
    TimeUnit,
    Timex,
    count_series,
)

#: The layers that :func:`counted` reads.
READS = (CHRONOLOGY, LANGUAGES, MENTIONS)
_UNITS = (TimeUnit.YEAR, TimeUnit.MONTH)


def counted(document: Document, match: Match, noun: str) -> Iterator[SeriesCount]:
    """Yield each series that a noun counts in an article, with its members of the year or month of the writing.

    Args:
        document: The article; its text must mention all participants of the series. One that has none is left to the
            rules that name it.
        match: The construction; its slot ``period``, where bound, is the year or the month that is counted in, else
            the year.
        noun: What is counted, folded.
    """
    window = document[CHRONOLOGY].window
    period = _period(_unit(match), window.earliest, window.latest)
    if period is None:
        return
    language = document[LANGUAGES].at(match.span.start)
    mentioned = {fact.id for mention in document[MENTIONS] for fact in mention.facts}
    for series in document.facts.of(Series):
        named = noun in series.nouns.get(language, ()) and bool(series.participants)
        if named and mentioned.issuperset(series.participants):
            count = count_series(series, window, *period)
            if count is not None:
                yield count


def _period(unit: TimeUnit | None, first: date | None, last: date | None) -> tuple[date, date] | None:
    """Return the first and the last day of the year or month that both of two days lie in; None if there is none."""
    if unit is None or first is None or last is None:
        return None
    start = first.replace(day=1) if unit is TimeUnit.MONTH else first.replace(month=1, day=1)
    end = (start + timedelta(days=31 if unit is TimeUnit.MONTH else 366)).replace(day=1) - timedelta(days=1)
    return (start, end) if start <= last <= end else None


def _unit(match: Match) -> TimeUnit | None:
    if "period" not in match:
        return TimeUnit.YEAR
    period = match["period"].value
    if isinstance(period, Timex) and period.deixis is Deixis.THIS and period.unit in _UNITS:
        return period.unit
    return None
