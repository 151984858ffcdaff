"""The day that a dateline names, on which the text below it was written."""

from __future__ import annotations

from datetime import date, timedelta

from factcheck import BLOCKS, CHRONOLOGY, TIMEXES, BlockKind, Document, Timex
from factcheck_dates.wording import day_near

#: Copy is printed so long after its dateline at the most; an older one is that of another text, or bears a wrong year.
PRINTED = timedelta(21)


def dateline_day(document: Document) -> tuple[Timex, date] | None:
    """Return the day of the first dateline and the words for it; None where none names a day.

    Without a year it is the day nearest to the publication; where that is not known, none is needed.
    """
    written = document[CHRONOLOGY].reference
    if written is None:
        return None
    for block in document[BLOCKS]:
        if block.kind is not BlockKind.DATELINE:
            continue
        for timex in document[TIMEXES]:
            # The stop of "2 jul." may be that of the dateline.
            inside = block.span.start <= timex.span.start < block.span.end
            if inside and timex.is_day and timex.deixis is None:
                day = day_near(timex, written, PRINTED)
                return (timex, day) if day is not None else None
    return None
