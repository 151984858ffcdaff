"""How far a dated event is from what is news: "quatre ans après l'incendie de 2014, le procès s'est ouvert"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from factcheck import LANGUAGES, MOMENTS, Deixis, Document, Match, Moment, Span, TimeUnit, Timex
from factcheck_dates.readings.distances import Base, reach
from factcheck_dates.readings.sayings import told_with
from factcheck_dates.readings.verbforms import forms_of
from factcheck_dates.readings.wording import WORD, count_in_words, moment_of, period_in_words, words

#: Units by their days; those of a story, which a day of news must tell, come first.
_DAYS = {
    TimeUnit.DAY: 1.0,
    TimeUnit.WEEK: 7.0,
    TimeUnit.MONTH: 30.44,
    TimeUnit.YEAR: 365.25,
    TimeUnit.DECADE: 3652.5,
    TimeUnit.CENTURY: 36525.0,
}
_SHORT = (TimeUnit.DAY, TimeUnit.WEEK)
#: What is told of a day so near is news; what was said on a day was so a day or two before.
_NEWS, _EVE = timedelta(45), timedelta(2)
#: So many words may stand before a distance that opens its sentence: "Mardi, six ans après l'incendie …".
_LEAD = 3
#: A slip is of so many years, or days, at the most; beyond it something else is told.
_SLIP, _SHORT_SLIP = timedelta(366 * 10), timedelta(45)


class Passed(NamedTuple):
    """The distance from an event to the writing.

    Args:
        offset: As it is told.
        base: The days of the event.
        fits: Whether the writing is where the distance leads.
        right: The distance that fits, in words.
    """

    offset: Timex
    base: Base
    fits: bool
    right: str


def passed(document: Document, match: Match, written: date) -> Passed | None:
    """Return the distance of a match; None where it need not lead to the writing.

    It leads there where the sentence tells of no other day but one of these days, and by days and weeks only to that
    day. Without one only years that lead beyond the writing are wrong, because the sentence may tell a story. A
    distance that does not open its sentence may be that of something told before it: "le recours déposé six ans après
    l'incendie de 2014".

    Args:
        document: The document.
        match: The distance, and the date of the event that it counts from.
        written: The day of writing.
    """
    offset, event = match["offset"].value, match["base"].value
    moment = moment_of(document, event)
    if offset.unit not in _DAYS or not offset.amount or moment.first is None or moment.last is None:
        return None
    sentence = told_with(document, match.span)
    told = [
        other
        for other in document[MOMENTS]
        if sentence.contains(other.timex.span) and not match.span.contains(other.timex.span)
    ]
    if event.modifier is not None or not all(_is_news(other, written) for other in told):
        return None
    is_short, is_past = offset.unit in _SHORT, offset.deixis is Deixis.AHEAD
    if not (event.is_day if is_short else event.year is not None or told):
        return None
    day = _day_of(told, written) if is_short else written
    if day is None or (moment.last > day if is_past else moment.first < day):
        return None
    statement = f"{words(document, event.span)} is {period_in_words(moment.first, moment.last)}."
    base = Base(moment.first, moment.last, statement, event.span, certain=False)
    low, high = reach(offset, base)
    days = abs((day - moment.first).days)
    unit = offset.unit if days >= _DAYS[offset.unit] else TimeUnit.DAY
    right = count_in_words(round(days / _DAYS[unit]), unit.value)
    slack, slip = (_EVE, _SHORT_SLIP) if is_short else (_NEWS, _SLIP)
    if any(low - slack <= of <= high + slack for of in (day, written)):
        return Passed(offset, base, fits=True, right=right)
    if len(WORD.findall(document.folded, sentence.start, offset.span.start)) > _LEAD:
        return None
    is_beyond = day < low and is_past
    if not (is_beyond or told) or not low - slip <= day <= high + slip or _is_ahead(document, sentence):
        return None
    return Passed(offset, base, fits=False, right=right)


def _is_news(moment: Moment, written: date) -> bool:
    if moment.first is None or moment.last is None or moment.last - moment.first > _NEWS:
        return False
    return moment.first - _NEWS <= written <= moment.last + _NEWS


def _day_of(told: Sequence[Moment], written: date) -> date | None:
    """Return the only day that a sentence tells, if it is not to come."""
    days = {moment.day for moment in told}
    (day,) = days if len(days) == 1 else (None,)
    return day if day is not None and day <= written else None


def _is_ahead(document: Document, sentence: Span) -> bool:
    """Tell whether a sentence tells of what is to come, which a distance may lead to."""
    forms = forms_of(document.lexicons[document[LANGUAGES].at(sentence.start)])
    said = WORD.findall(document.folded, *sentence)
    return any(forms.is_future(said, index) for index in range(len(said)))
