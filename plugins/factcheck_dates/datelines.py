"""The day that a dateline names, on which the text below it was written."""

from __future__ import annotations

from datetime import date, timedelta
from operator import itemgetter

from factcheck import CHRONOLOGY, Document, Timex
from factcheck_dates.wording import day_near

#: Copy is printed so long after its dateline at the most; an older one is that of another text, or bears a wrong year.
PRINTED = timedelta(21)


def dateline_day(document: Document) -> tuple[Timex, date] | None:
    """Return the latest day that the datelines name, and the words for it; None where none names a day.

    What was published on the 4th and changed on the 6th tells what was known on the 6th. Without a year it is the day
    nearest to the publication; where that is not known, none is needed.
    """
    chronicle = document[CHRONOLOGY]
    if chronicle.reference is None:
        return None
    named = [
        (timex, day)
        for timex in chronicle.datelines
        if timex.deixis is None and (day := day_near(timex, chronicle.reference, PRINTED)) is not None
    ]
    return max(named, key=itemgetter(1), default=None)


def is_dated_by_line(document: Document) -> bool:
    """Tell whether a dateline alone states the day of publication."""
    return document.article.metadata.published is None and dateline_day(document) is not None
