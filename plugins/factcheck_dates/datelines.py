"""The day that a dateline names, on which the text below it was written, and the days told as past below it."""

from __future__ import annotations

from datetime import date, timedelta
from operator import itemgetter
from typing import NamedTuple

from factcheck import CHRONOLOGY, QUOTATIONS, Deixis, Document, Timex
from factcheck_dates.governing import dates_together, governing_verb
from factcheck_dates.wording import day_near, sure_day

#: Copy is printed so long after its dateline at the most; an older one is that of another text, or bears a wrong year.
PRINTED = timedelta(21)
#: "Hier, lundi 3 mars" names a day as well as "lundi 3 mars" does.
_TOLD = (None, Deixis.YESTERDAY)


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


class Later(NamedTuple):
    """A dateline, and a day after it that the text tells as past.

    Args:
        line: The words of the dateline.
        written: Its day.
        told: The words of the other day.
        day: The other day.
        sure: Whether the verb stands right beside that day.
    """

    line: Timex
    written: date
    told: Timex
    day: date
    sure: bool


def told_later(document: Document) -> Later | None:
    """Return the first day that is after the dateline and told as past; None where there is none."""
    dateline, declared = dateline_day(document), document[CHRONOLOGY].declared
    if dateline is None or declared is None or not timedelta() <= declared - dateline[1] <= PRINTED:
        return None
    line, written = dateline
    # A day after the stated one is a matter of tense, but where the dateline alone states one; of the night after it
    # the writer may tell.
    first, last_day = written + timedelta(1), declared
    if document.article.metadata.published is None:
        first, last_day = first + timedelta(1), date.max
    lines = [timex.span for timex in document[CHRONOLOGY].datelines]
    behind = 0
    for group in dates_together(document):
        last = group[-1]
        is_told = last.span not in lines and last.deixis in _TOLD
        day = sure_day(last, declared, PRINTED) if is_told else None
        # What was yesterday was before the day of the dateline.
        if day is not None and (written if last.deixis is Deixis.YESTERDAY else first) <= day <= last_day:
            verb = governing_verb(document, group, behind)
            is_quoted = any(quote.span.contains(last.span) for quote in document[QUOTATIONS])
            if verb is not None and not verb.ahead and not is_quoted:
                return Later(line, written, last, day, verb.close)
        behind = last.span.end
    return None
