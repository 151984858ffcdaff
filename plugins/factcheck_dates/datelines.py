"""The day that a dateline names, on which the text below it was written."""

from __future__ import annotations

from datetime import date, timedelta

from factcheck import BLOCKS, CHRONOLOGY, TIMEXES, BlockKind, Document, Timex, candidate_years

#: Copy is printed so long after its dateline at the most; an older one is that of another text, or bears a wrong year.
PRINTED = timedelta(21)


def dateline_day(document: Document) -> tuple[Timex, date] | None:
    """Return the day of the first dateline and the words for it; None where none names a day.

    Without a year it is the day nearest to the publication; without that either, none.
    """
    for block in document[BLOCKS]:
        if block.kind is not BlockKind.DATELINE:
            continue
        for timex in document[TIMEXES]:
            # The stop of "2 jul." may be that of the dateline.
            inside = block.span.start <= timex.span.start < block.span.end
            if inside and timex.is_day and timex.deixis is None:
                day = _meant(timex, document[CHRONOLOGY].reference)
                return (timex, day) if day is not None else None
    return None


def _meant(timex: Timex, written: date | None) -> date | None:
    year, month, day = timex.year, timex.month or 0, timex.day or 0
    if year is None:
        years = candidate_years(month, day, written, PRINTED.days) if written is not None else ()
        year = next(iter(years), None)
    try:
        return date(year, month, day) if year is not None else None
    except ValueError:
        return None
