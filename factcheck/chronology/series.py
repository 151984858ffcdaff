"""Ordinals against a series of facts: "sixth call this year", "sixième échange depuis janvier"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from factcheck.chronology.days import DaySet
from factcheck.chronology.wording import day_in_words
from factcheck.model.fact import Series
from factcheck.model.finding import Evidence, EvidenceKind

#: The day of writing must be known this exactly for a series to contradict an ordinal.
_NARROW = 7
#: So many days after a member the news are still of it.
_NEWS = 2


class SeriesCount(NamedTuple):
    """The members of a series from one day to another, and which of them an article of some days is about.

    Args:
        series: The facts.
        members: Their days, in order.
        window: The days on which the article can have been written.
    """

    series: Series
    members: tuple[date, ...]
    window: DaySet

    @property
    def numbers(self) -> tuple[int, ...]:
        """The ordinals of the members that the article can be about: those of the days of writing, or just before."""
        of_the_day = tuple(number for number, day in enumerate(self.members, 1) if day in self.window)
        earliest, latest = self.window.earliest, self.window.latest
        if of_the_day or earliest is None or latest is None:
            return of_the_day
        first = earliest - timedelta(days=_NEWS)
        return tuple(number for number, day in enumerate(self.members, 1) if first <= day <= latest)

    def fits(self, ordinal: object) -> bool | None:
        """Tell whether an ordinal is that of a member the article can be about; None where nobody can know."""
        if ordinal in self.numbers:
            return True
        return False if self.numbers and len(self.window) <= _NARROW else None

    @property
    def evidence(self) -> Evidence:
        """The members, as a step of a proof."""
        labels = dict(zip(self.series.members, self.series.labels, strict=True))
        days = "; ".join(f"{day_in_words(day)} ({labels[day]})" for day in self.members)
        statement = f"The facts count {len(self.members)} for {self.series.label}: {days}."
        return Evidence(EvidenceKind.FACT, statement, None, self.series.source)


def count_series(series: Series, window: DaySet, first: date, last: date | None = None) -> SeriesCount | None:
    """Return the members of a series that an ordinal counts; None where the facts do not know all of them.

    Args:
        series: The facts.
        window: The days on which the article can have been written.
        first: The day from which is counted.
        last: The last day of the period that is counted in; the latest day of writing unless given.
    """
    latest = window.latest
    if latest is None or not (series.complete_from <= first and latest <= series.complete_to):
        return None
    last = latest if last is None else last
    return SeriesCount(series, tuple(day for day in series.members if first <= day <= last), window)
