"""How long ago a dated event was, told on the day of writing: "quatre ans après l'incendie de 2014, le procès …"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from factcheck import LANGUAGES, MOMENTS, SENTENCES, Deixis, Document, Match, Span, TimeUnit, Timex, covering
from factcheck_dates.readings.distances import Base, reach
from factcheck_dates.readings.verbforms import forms_of
from factcheck_dates.readings.wording import WORD, count_in_words, moment_of, period_in_words, words

#: Years are told of the whole of them; days and weeks are those of a story.
_UNITS = {TimeUnit.MONTH: 1, TimeUnit.YEAR: 12, TimeUnit.DECADE: 120, TimeUnit.CENTURY: 1200}
#: What is told of a day so near is news.
_NEWS = timedelta(45)
#: So many words may stand before a distance that opens its sentence: "Mardi, six ans après l'incendie …".
_LEAD = 3
#: A slip is of so many years at the most; beyond it something else is told.
_SLIP = timedelta(366 * 10)


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

    It leads there where the sentence tells of no other day but one of these days; without one only a distance that
    leads beyond the writing is wrong, because the sentence may tell a story. A distance that does not open its sentence
    may be that of something told before it: "le recours déposé six ans après l'incendie de 2014".

    Args:
        document: The document.
        match: The distance, and the date of the event that it counts from.
        written: The day of writing.
    """
    offset, event = match["offset"].value, match["base"].value
    moment = moment_of(document, event)
    if offset.deixis is not Deixis.AHEAD or offset.unit not in _UNITS or not offset.amount or event.year is None:
        return None
    if moment.first is None or moment.last is None or moment.last > written or event.modifier is not None:
        return None
    sentence = covering(document[SENTENCES], match.span.start) or match.span
    told = [
        other
        for other in document[MOMENTS]
        if sentence.contains(other.timex.span) and not match.span.contains(other.timex.span)
    ]
    is_news = [
        other.first is not None and other.last is not None
        and other.first - _NEWS <= written <= other.last + _NEWS
        and other.last - other.first <= _NEWS
        for other in told
    ]  # fmt: skip
    if not all(is_news):
        return None
    statement = f"{words(document, event.span)} is {period_in_words(moment.first, moment.last)}."
    base = Base(moment.first, moment.last, statement, event.span, certain=False)
    low, high = reach(offset, base)
    months = (written.year - moment.first.year) * 12 + written.month - moment.first.month
    right = count_in_words(round(months / _UNITS[offset.unit]), offset.unit.value)
    if low - _NEWS <= written <= high + _NEWS:
        return Passed(offset, base, fits=True, right=right)
    if len(WORD.findall(document.folded, sentence.start, offset.span.start)) > _LEAD:
        return None
    is_beyond = written < low
    if not (is_beyond or told) or not low - _SLIP <= written <= high + _SLIP:
        return None
    return None if is_beyond and _is_ahead(document, sentence) else Passed(offset, base, fits=False, right=right)


def _is_ahead(document: Document, sentence: Span) -> bool:
    """Tell whether a sentence tells of what is to come, which a distance may lead to."""
    forms = forms_of(document.lexicons[document[LANGUAGES].at(sentence.start)])
    said = WORD.findall(document.folded, *sentence)
    return any(forms.is_future(said, index) for index in range(len(said)))
