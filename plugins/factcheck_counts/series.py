"""Series of facts that an ordinal counts: "sixième échange cette année"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from factcheck import (
    CHRONOLOGY,
    LANGUAGES,
    MENTIONS,
    Deixis,
    Document,
    Evidence,
    EvidenceKind,
    Match,
    Series,
    TimeUnit,
    Timex,
    day_in_words,
)

#: The layers that :func:`counted` reads.
READS = (CHRONOLOGY, LANGUAGES, MENTIONS)
_UNITS = (TimeUnit.YEAR, TimeUnit.MONTH)


def counted(document: Document, match: Match, noun: str) -> Iterator[tuple[Series, tuple[date, ...]]]:
    """Yield each series that a noun counts in an article, with its members of the year or month of the writing.

    Args:
        document: The article; its text must mention all participants of the series.
        match: The construction; its slot ``period``, where bound, is the year or the month that is counted in, else
            the year.
        noun: What is counted, folded.
    """
    window = document[CHRONOLOGY].window
    first, last = window.earliest, window.latest
    if first is None or last is None:
        return
    unit = _unit(match)
    if unit is None or (first.year, first.month if unit is TimeUnit.MONTH else 0) != (
        last.year,
        last.month if unit is TimeUnit.MONTH else 0,
    ):
        return
    language = document[LANGUAGES].at(match.span.start)
    mentioned = {fact.id for mention in document[MENTIONS] for fact in mention.facts}
    for series in document.facts.of(Series):
        if noun not in series.nouns.get(language, ()) or not mentioned.issuperset(series.participants):
            continue
        if not series.complete_from <= first.replace(month=1, day=1) or not last <= series.complete_to:
            continue
        members = tuple(
            day
            for day in series.members
            if day.year == first.year and (unit is TimeUnit.YEAR or day.month == first.month)
        )
        yield series, members


def listed(series: Series, members: tuple[date, ...]) -> Evidence:
    """Return the members of a series as a step of a proof."""
    labels = dict(zip(series.members, series.labels, strict=True))
    days = "; ".join(f"{day_in_words(day)} ({labels[day]})" for day in members)
    return Evidence(
        EvidenceKind.FACT, f"The facts count {len(members)} for {series.label}: {days}.", None, series.source
    )


def _unit(match: Match) -> TimeUnit | None:
    if "period" not in match:
        return TimeUnit.YEAR
    period = match["period"].value
    if isinstance(period, Timex) and period.deixis is Deixis.THIS and period.unit in _UNITS:
        return period.unit
    return None
