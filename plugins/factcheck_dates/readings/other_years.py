"""Which other year than that of the writing a date without one may be of: what the words around it tell."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from operator import itemgetter

from factcheck import (
    CHRONOLOGY,
    SENTENCES,
    TIMEXES,
    Chronicle,
    Deixis,
    Document,
    Span,
    TimeUnit,
    Timex,
    TimexAnchor,
    Words,
    beginning,
    candidate_years,
    covering,
)
from factcheck_dates.readings.governing import Verb, governing_verb
from factcheck_dates.readings.sayings import told_with
from factcheck_dates.readings.wording import WORD, sentence_of, tables_at

TENSE = Words("tense")
#: What "last", "this" and "next year" are from the year of the writing.
YEAR_STEPS = {Deixis.LAST: -1, Deixis.THIS: 0, Deixis.NEXT: 1}
#: A date without a year that lies this many days or less from the writing is this year's, in 99 of 100 printed cases.
CLOSE = 60
#: Before this year somewhere in Europe dates were those of the Julian calendar (Britain left it in 1752).
_GREGORIAN = 1753
#: Before this year they were in the east of it (Russia left it in 1918, Greece in 1923).
_EAST = 1924
_FEBRUARY = 2
_YEAR = re.compile(r"(?<![\w.,])(?:1[5-9]|20)\d\d(?![\w%]|[.,]\d)")
#: A year written at most this many characters before a date can be the year that the passage is about.
_PASSAGE = 400
#: So many days a calendar left out when it changed, the first in October 1582, the last in March 1923 (Richards,
#: Mapping Time, 1998), and so many days apart two dates may be that tell of it.
_LEFT_OUT, _LEFT_OUT_YEAR, _FIRST_LEFT_OUT, _LAST_LEFT_OUT = 10, 366, date(1582, 10, 4), date(1923, 3, 1)
#: In characters: so far from a Julian date stands what land or whose calendar it is of.
_ARTICLE = 2000
#: So many days at the most make a time of writing that the text itself tells.
_PERIOD = 400
#: So many characters from a date another one is of the same year.
_COMPANY = 200
#: A distance this near to a date, in characters, leads to it.
_BESIDE = 8
#: A year this much older than the writing marks a passage in retrospect, however far before the date it was written.
_RETROSPECT = 2


def falls_on(timex: Timex, year: int) -> bool:
    """Tell whether a date of a year falls on its weekday."""
    meant = timex.day_in(year)
    return meant is not None and meant.isoweekday() == timex.weekday


def julian(day: date) -> int:
    """Return the ISO weekday of a Julian date, written as the Gregorian one with its figures."""
    years = day.year if day.month > _FEBRUARY else day.year - 1
    return (day + timedelta(days=years // 100 - years // 400 - 2)).isoweekday()


def is_old_style(document: Document, timex: Timex, year: int) -> bool:
    """Tell whether a date of a year may be one of the Julian calendar: it is old enough, or of Russia."""
    near = Span(max(0, timex.span.start - _ARTICLE), timex.span.end + _ARTICLE)
    lands = tables_at(document, timex.span.start).get("dates.old_style", {})
    return year < _GREGORIAN or (year < _EAST and any(word in lands for word in WORD.findall(document.folded, *near)))


def leaves_out(document: Document, timex: Timex, first: date, last: date) -> bool:
    """Tell whether days between two may be those that a calendar left out when it changed: the 4th, then the 15th."""
    is_changed = first <= _LAST_LEFT_OUT and last > _FIRST_LEFT_OUT
    return is_changed and is_old_style(document, timex, last.year) and _LEFT_OUT < (last - first).days <= _LEFT_OUT_YEAR


def told_beside(document: Document, timex: Timex) -> Sequence[int]:
    """Return the years that a date may be of by what stands right beside it: "il y a un an, le samedi 31 décembre"."""
    written, timexes = document[CHRONOLOGY].reference, document[TIMEXES]
    index = bisect_left(timexes, timex.span, key=lambda other: other.span)
    for other in (*timexes[max(index - 1, 0) : index], *timexes[index + 1 : index + 2]):
        gap = max(timex.span.start - other.span.end, other.span.start - timex.span.end)
        if written and gap <= _BESIDE and other.unit is TimeUnit.YEAR and other.deixis in YEAR_STEPS:
            # "L'an dernier, le dimanche 5 janvier".
            return (written.year + YEAR_STEPS[other.deixis],)
        counts = other.is_offset and other.unit is TimeUnit.YEAR and other.anchor is TimexAnchor.WRITING
        if written and counts and gap <= _BESIDE and other.amount is not None and other.amount < written.year:
            year = written.year + (-1 if other.deixis is Deixis.AGO else 1) * int(other.amount)
            return year, year - 1, year + 1
    return ()


def named_around(document: Document, timex: Timex) -> set[int]:
    """Return the years that stand before a date in its sentence, and those that it points to: "L'an prochain, …"."""
    written, sentence = document[CHRONOLOGY].reference, covering(document[SENTENCES], timex.span.start)
    if written is None or sentence is None:
        return set()
    near = _near(timex, sentence)
    # Whatever looks like a year may be one: "Auf den 31. Januar folgte 1918 Donnerstag, der 14. Februar".
    years = {int(year) for year in _YEAR.findall(document.folded, near.start, timex.span.start)}
    return years | {
        written.year + YEAR_STEPS[other.deixis]
        for other in _between(document, *near)
        if other.unit is TimeUnit.YEAR and other.deixis in YEAR_STEPS
    }


def told_around(document: Document, timex: Timex, nearest: date) -> set[int]:
    """Return the years that the sentence of a date tells of: "L'an prochain, …", "Celle de 2016 est fixée du …".

    A day that has just passed is not what is said to come: that is next year's.

    Args:
        document: The document.
        timex: The date.
        nearest: The nearest such day to the writing.
    """
    written, sentence = document[CHRONOLOGY].reference, covering(document[SENTENCES], timex.span.start)
    years = named_around(document, timex)
    if written is None or sentence is None or nearest > written:
        return years
    verb = _verb_of(document, timex)
    ahead = verb.ahead if verb is not None else _is_fixed(document, _near(timex, sentence), timex)
    return years | {nearest.year + 1} if ahead else years


def _near(timex: Timex, sentence: Span) -> Span:
    """Return the part of its sentence that is near a date."""
    return Span(max(sentence.start, timex.span.start - _PASSAGE), min(sentence.end, timex.span.end + _PASSAGE))


def is_announced(document: Document, timex: Timex) -> bool:
    """Tell whether the verb of a date says that it is still to come, which no day of last year is."""
    verb = _verb_of(document, timex)
    return verb is not None and verb.ahead


def is_past(document: Document, timex: Timex) -> bool:
    """Tell whether the verb of a date says, or an auxiliary in its sentence may say, that it has passed."""
    verb = _verb_of(document, timex)
    if verb is not None:
        return not verb.ahead
    tables = tables_at(document, timex.span.start)
    tenses, auxiliaries = tables.get("tense_word", {}), tables.get("past_auxiliary", {})
    told = WORD.findall(document.folded, *told_with(document, timex.span))
    return any(tenses.get(word) == "past" or word in auxiliaries for word in told)


def _verb_of(document: Document, timex: Timex) -> Verb | None:
    timexes = document[TIMEXES]
    index = bisect_left(timexes, timex.span.start, key=lambda other: other.span.start)
    return governing_verb(document, [timex], timexes[index - 1].span.end if index else 0)


def _is_fixed(document: Document, near: Span, timex: Timex) -> bool:
    """Tell whether the words before a date speak of what is to come: "la prochaine édition", "est déjà fixée au"."""
    ahead = tables_at(document, timex.span.start).get("dates.announced_word", {})
    told = f" {' '.join(WORD.findall(document.folded, near.start, timex.span.start))} "
    if any(f" {words} " in told for words in ahead):
        return True
    hits = document[TENSE]
    first = bisect_left(hits, near.start, key=itemgetter(0))
    last = bisect_left(hits, timex.span.start, lo=first, key=itemgetter(0))
    return any(hit.value == "future" for hit in hits[first:last])


def is_explained(
    document: Document,
    timex: Timex,
    meant: date,
    latest: date,
    years: Mapping[int, Sequence[Span]],
    *,
    coming: bool,
) -> bool:
    """Tell whether the passage speaks of another year, in which weekday and date agree.

    What is said to come, and will within the year, is no story of a year that is named behind it or far before.

    Args:
        document: The document.
        timex: The date.
        meant: The nearest such day to the writing.
        latest: The last day on which this can have been written.
        years: Those that the article names, with their places.
        coming: Whether the date is said to be still to come.
    """
    sentence = sentence_of(document, timex.span)
    distance = abs((meant - latest).days)
    for year, spans in years.items():
        there = timex.day_in(year)
        if year == meant.year or there is None:
            continue
        if timex.weekday not in (there.isoweekday(), julian(there) if is_old_style(document, timex, year) else None):
            continue
        before = bisect_left(spans, timex.span)
        beside = spans[max(before - 1, 0) : before + 1]
        nearest = min(abs(timex.span.start - span.start) for span in beside)
        if not any(sentence.contains(span) for span in beside) and _is_among(document, timex, meant, year, nearest):
            continue
        near = any(abs(timex.span.start - span.end) <= _PASSAGE for span in beside)
        if coming:
            if before and near:
                return True
        elif latest.year - year >= _RETROSPECT:
            if before or near:
                return True
        elif near and (distance > CLOSE or (meant > latest and is_past(document, timex))):
            return True
    return False


def _is_among(document: Document, timex: Timex, meant: date, year: int, gap: int) -> bool:
    """Tell whether a weekday and date nearer than another year agree in the year of a day, and not in that one.

    The passage tells of the year of the day, whatever others it names farther off.
    """
    reach = min(_COMPANY, gap)
    return any(
        other.weekday is not None
        and other.is_day
        and other.year is None
        and other is not timex
        and falls_on(other, meant.year)
        and not falls_on(other, year)
        for other in _between(document, timex.span.start - reach, timex.span.start + reach)
    )


def _between(document: Document, start: int, end: int) -> Sequence[Timex]:
    """Return the expressions of time that begin between two places."""
    return beginning(document[TIMEXES], Span(start, end))


def restamped(chronicle: Chronicle, timex: Timex) -> bool:
    """Tell whether the text was written at another time than the stated one, and weekday and date agree there."""
    implied = chronicle.implied
    first, last = implied.earliest, implied.latest
    if first is None or last is None or (last - first).days > _PERIOD or chronicle.declared in implied:
        return False
    return any(falls_on(timex, year) for year in candidate_years(timex.month or 0, timex.day or 0, implied))
