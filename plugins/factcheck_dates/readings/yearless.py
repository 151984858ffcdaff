"""The day soon after the writing that a date without a year is, though the text tells it as past.

Nobody tells last year's day without its year a few weeks before the day comes round: "Les députés ont voté le 25
novembre", written on the 17th, is a slip, unless something around it tells of another year.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta

from factcheck import (
    BLOCKS,
    LANGUAGES,
    TIMEXES,
    Deixis,
    Document,
    Span,
    TimeUnit,
    Timex,
    TimexAnchor,
    beginning,
)
from factcheck_dates.readings.clocks import zones_in
from factcheck_dates.readings.hallmarks import begins
from factcheck_dates.readings.sayings import told_with
from factcheck_dates.readings.verbforms import forms_of
from factcheck_dates.readings.wording import WORD, day_near, sentence_of, tables_at

#: So soon after the writing a day is not last year's.
_SOON = timedelta(60)
#: In characters: so far before a date a year may be that of the story.
_STORY = 1200
#: Where the day begins first: a day later than elsewhere something has been there already.
_DAY, _EAST = timedelta(1), ("Asia/", "Australia/", "Pacific/")
_LONG = (TimeUnit.YEAR, TimeUnit.DECADE, TimeUnit.CENTURY)


def coming_day(document: Document, timex: Timex, written: date) -> date | None:
    """Return the day soon after the writing that a date without a year and a weekday is; None where it may be another.

    Args:
        document: The document.
        timex: A date that is told as past.
        written: The day of writing.
    """
    if not timex.is_day or timex.year is not None or timex.weekday is not None or timex.deixis is not None:
        return None
    day = day_near(timex, written, _SOON)
    if day is None or day <= written or timex.modifier is not None:
        return None
    if day - written <= _DAY and _is_far_east(document, timex):
        return None
    if _is_ahead(document, timex) or _is_of_another_year(document, timex, {written.year, day.year}):
        return None
    return day


def _is_far_east(document: Document, timex: Timex) -> bool:
    sentence = sentence_of(document, timex.span)
    return any(zone.startswith(_EAST) for zone in zones_in(document, sentence))


def _is_ahead(document: Document, timex: Timex) -> bool:
    """Tell whether the sentence of a date speaks of what is to come or may be, or of what has been so since a day."""
    forms = forms_of(document.lexicons[document[LANGUAGES].at(timex.span.start)])
    sentence = sentence_of(document, timex.span)
    before = WORD.findall(document.folded, sentence.start, timex.span.start)
    behind = document.folded[timex.span.end : sentence.end]
    if forms.is_from(before) or forms.opens_saying(before, behind.lstrip()):
        return True
    if not (forms.yearless_apart.isdisjoint(before) and forms.yearless_behind.isdisjoint(WORD.findall(behind)[:1])):
        return True
    told = told_with(document, timex.span)
    before = WORD.findall(document.folded, told.start, timex.span.start)
    return any(forms.is_future(before, index) for index in range(len(before)))


def _is_of_another_year(document: Document, timex: Timex, years: set[int]) -> bool:
    """Tell whether what stands before a date, or in its sentence, tells of other years or remembers something."""
    sentence = sentence_of(document, timex.span)
    story = Span(max(timex.span.start - _STORY, 0), sentence.end)
    if any(_leads_away(other, years) for other in beginning(document[TIMEXES], story)):
        return True
    blocks = document[BLOCKS]
    paragraph = blocks[bisect_right(blocks, timex.span.start, key=lambda block: block.span.start) - 1].span
    told = document.folded[paragraph.start : sentence.end]
    remembering = tables_at(document, timex.span.start).get("dates.anniversary", {})
    return any(begins(told, beginning) for beginning in remembering)


def _leads_away(other: Timex, years: set[int]) -> bool:
    if other.year is not None:
        return other.year not in years
    if other.deixis is Deixis.LAST and (other.part is not None or other.month is not None):
        # "À l'automne dernier".
        return True
    if other.unit not in _LONG or other.anchor not in (TimexAnchor.WRITING, TimexAnchor.CALENDAR):
        return False
    return other.is_offset or other.deixis in (Deixis.LAST, Deixis.NEXT)
