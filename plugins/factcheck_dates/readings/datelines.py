"""The day that a dateline names, on which the text below it was written, and the days told as past below it.

A day is told as past by its verb, or by what nobody knows before: "nach dem Anschlag vom 20. Dezember".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from factcheck import (
    CHRONOLOGY,
    QUOTATIONS,
    TIMEXES,
    Construction,
    Deixis,
    Document,
    Match,
    Timex,
)
from factcheck_dates.readings.governing import dates_together, governing_verb
from factcheck_dates.readings.wording import WORD, day_near, is_of_this_year, sentence_of, sure_day, tables_at
from factcheck_dates.readings.yearless import coming_day

MISHAPS = Construction("dates.mishap")
TOLD = Construction("dates.told")
#: So many characters at the most stand between a day and its time of day.
_BESIDE = 16
_CLAUSE = ",;:–—"
#: Tables of what leads to a noun, or to a date.
_LEADING = (
    "dates.noun_marker",
    "dates.noun_link",
    "dates.place_word",
    "dates.preposition",
    "dates.on_day",
    "dates.event_date_verb",
)
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
    hour = hour_behind(document, line)
    # Where the dateline alone states the day, the writer may tell of the night after it, unless he says at what hour it
    # was published.
    first = written + timedelta(1)
    if document.article.metadata.published is None:
        first += timedelta(hour is None)
    quotes = document[QUOTATIONS]
    for told, day, sure in _told(document, written, first, hour):
        if not any(quote.span.contains(told.span) for quote in quotes):
            return Later(line, written, told, day, sure)
    return None


def hour_behind(document: Document, timex: Timex) -> int | None:
    """Return the time of day that stands right behind a day, in minutes; None where none does."""
    timexes = document[TIMEXES]
    index = bisect_left(timexes, timex.span.end, key=lambda other: other.span.start)
    if index == len(timexes) or timexes[index].span.start - timex.span.end > _BESIDE:
        return None
    between = document.text[timex.span.end : timexes[index].span.start]
    return timexes[index].minute if "\n" not in between and "." not in between else None


def _told(document: Document, written: date, first: date, hour: int | None) -> Iterator[tuple[Timex, date, bool]]:
    """Yield the days from one on that are told as past, and the hours of the day of writing that are told so.

    Each is the words of the day, the day, and whether its verb stands right beside it.
    """
    declared = document[CHRONOLOGY].declared
    lines = [timex.span for timex in document[CHRONOLOGY].datelines]
    if declared is None:
        return
    behind = 0
    for group in dates_together(document):
        last = group[-1]
        # "Am vergangenen Samstag, dem 18. Mai": the weekday tells which.
        by_weekday = last.deixis is Deixis.LAST and last.weekday is not None
        is_named = last.span not in lines and (last.deixis in _TOLD or by_weekday or is_of_this_year(last))
        sure = sure_day(last, declared, PRINTED) if is_named else None
        day = sure or (coming_day(document, last, written) if is_named and len(group) == 1 else None)
        told_hour = hour_behind(document, last) if day == written and hour is not None else None
        is_hour = told_hour is not None and hour is not None and told_hour > hour
        # What was yesterday was before the day of the dateline.
        if day is not None and (is_hour or day >= (written if last.deixis is Deixis.YESTERDAY else first)):
            verb = governing_verb(document, group, behind)
            # A day that had not come when it was printed may be what the verb is about: "a annoncé la fermeture le 22".
            is_its = verb is not None and (verb.close or verb.plain or (sure is not None and day <= declared))
            if verb is not None and not verb.ahead and is_its:
                is_sure = verb.close and sure is not None
                yield last, day, is_sure and (verb.beside or day <= declared)
        behind = last.span.end
    for match in document[TOLD]:
        # "Sind am 15. Februar drei Menschen verletzt worden", "la manche, courue le 20 septembre".
        timex = match["date"].value
        if timex.span in lines or timex.deixis is not None or not is_told(document, match):
            continue
        day = sure_day(timex, declared, PRINTED) or coming_day(document, timex, written)
        if day is not None and first <= day <= written + PRINTED:
            yield timex, day, False
    for match in document[MISHAPS]:
        timex = match["date"].value
        day = sure_day(timex, declared, PRINTED)
        if day is not None and day >= first and _is_of_mishap(document, match):
            yield timex, day, False


def is_told(document: Document, match: Match) -> bool:
    """Tell whether a verb says that something has been: not so in "is to be signed on Friday"."""
    tables = tables_at(document, match.span.start)
    before = document.folded[: match.span.start].rsplit(maxsplit=1)[-1:]
    return not any(word in tables.get(f"dates.{name}", {}) for word in before for name in ("passive", "passive_now"))


def _is_of_mishap(document: Document, match: Match) -> bool:
    """Tell whether a date behind a mishap is its own, and not that of what comes of it.

    Between them stand at most a place, or the clause that tells what the mishap did: in "after the fire in April the
    mill reopens on 3 May" something else follows, and "der Prozess um den Anschlag am 3. März" is that of the trial.
    """
    when = match["date"].span
    sentence = sentence_of(document, when)
    tables = tables_at(document, when.start)
    apart = tables.get("dates.mishap_apart", {})
    if not apart.keys().isdisjoint(WORD.findall(document.folded, sentence.start, when.start)):
        return False
    begin = (match["told"] if "told" in match else match["noun"]).span.end
    between = document.text[begin : when.start]
    rest, _, aside = between.rpartition(",")
    if any(word in tables.get("dates.event_date_verb", {}) for word in aside.split()[:1]):
        # "La mort du pape, survenue le 21 avril".
        between = rest
    is_verb_last = "dates.verb_second" in tables and "told" in match
    if is_verb_last or any(mark in between for mark in _CLAUSE):
        return is_verb_last and not any(mark in between for mark in _CLAUSE)
    leading = {word for name in _LEADING for word in tables.get(name, {})}
    words = WORD.findall(between)
    while words and words[-1].lower() in leading:
        words.pop()
    loose = [
        number
        for number, (before, word) in enumerate(pairwise(["", *words]))
        if word[0].islower() and word.lower() not in leading and before.lower() not in leading
    ]
    # A clause may end with an adjective: "qui a ravagé le Haut Atlas marocain le 8 septembre".
    return not loose or ("told" in match and loose == [len(words) - 1])
