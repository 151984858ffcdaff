"""Dates that are an event's but for the year or the month: "le 26 avril 1987, à Tchernobyl, le réacteur a explosé".

An event is known by two of the three parts of its date, the day among them, a word that tells of it anywhere in the
sentence or in those beside it, and a word for what happened there. What remembers it later, on the same day, has words
of its own. Of a month without a day the event must be told right before it: "the Titanic, which went down in April
1913".

The words are no part of the shared scan, where hundreds of them would be met in every article: a day leads to its
events, and only then its sentence is read.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from factcheck import (
    BLOCKS,
    SENTENCES,
    TIMEXES,
    Document,
    Event,
    FactStore,
    Span,
    Timex,
    around,
    covering,
)
from factcheck_dates.readings.wording import tables_at

#: By so many years a slip of the pen leads back, and on.
_BACK = frozenset({1, 2, 3, 4, 5, 10, 20, 100})
_ON = frozenset({1, 2, 3, 100})
#: By so many, at the most, where only the sentence before or behind tells of the event.
_NEAR = 2
#: The kind of words that tell how much later something was, and how far behind a date they lead to it, in characters.
_DISTANCE, _LEADING = "distance", 30
#: In characters: so far before a month without a day an event is named, and what happened is told.
_CLAUSE, _VERB = 80, 32

_ByDay = Mapping[tuple[int, int], Sequence[Event]]


class Slip(NamedTuple):
    """A date with the event that it is taken for.

    Args:
        timex: The date.
        event: The event.
        right: Whether it is that of the event.
    """

    timex: Timex
    event: Event
    right: bool


class Hallmarks:
    """The events of some facts by their days, which are looked up again for every date."""

    def __init__(self) -> None:
        self._store: FactStore | None = None
        self._events: tuple[_ByDay, _ByDay] = ({}, {})

    def told(self, document: Document) -> Iterator[Slip]:
        """Yield the full dates of a document that stand where their sentence tells of an event of that day."""
        for timex in document[TIMEXES]:
            if timex.year is None or timex.deixis is not None:
                continue
            if timex.month is not None and timex.day is None and timex.modifier is None:
                yield from self._of_month(document, timex)
            if not timex.is_day:
                continue
            by_month, by_year = self._of(document.facts)
            same_day = by_month.get((timex.month or 0, timex.day or 0), ())
            same_year = by_year.get((timex.year, timex.day or 0), ())
            for event, later in [
                *((event, years) for event in same_day if (years := _off(timex, event)) is not None),
                *((event, (timex.month or 0) - event.start.month) for event in same_year),
            ]:
                if _is_told(document, timex, event, later):
                    yield Slip(timex, event, later == 0)
                    break

    def _of_month(self, document: Document, timex: Timex) -> Iterator[Slip]:
        """Yield the event that what stands right before a month tells of: "the Titanic, which sank in April 1913"."""
        sentence = covering(document[SENTENCES], timex.span.start)
        if sentence is None:
            return
        clause = document.folded[max(sentence.start, timex.span.start - _CLAUSE) : timex.span.start]
        tables = tables_at(document, timex.span.start)
        verb = clause[-_VERB:]
        if "dates.verb_second" in tables:
            # "…, die im April 1912 nach einem Zusammenstoß unterging".
            verb += document.folded[timex.span.end : min(timex.span.end + _VERB, sentence.end)].partition(",")[0]
        if not _happened(verb, tables):
            return
        own = document.folded[slice(*sentence)]
        for event in self._by_name(document.facts):
            later = (timex.year or 0) - event.start.year
            if event.start.month != timex.month or abs(later) > _NEAR:
                continue
            if any(_holds(clause, word) for word in event.hallmarks):
                apart = tables.get("dates.remembering" if later > 0 else "dates.ahead_of", {})
                if later == 0 or not any(begins(own, beginning) for beginning in apart):
                    yield Slip(timex, event, later == 0)
                return

    def _by_name(self, facts: FactStore) -> Iterator[Event]:
        """Yield the events of some facts that have hallmarks and took place in one month."""
        for events in self._of(facts)[0].values():
            yield from (event for event in events if event.start.month == event.end.month)

    def _of(self, facts: FactStore) -> tuple[_ByDay, _ByDay]:
        """Return the events of some facts by month and day, and by year and day."""
        if facts is not self._store:
            months, years = defaultdict(list), defaultdict(list)
            for event in facts.of(Event):
                for day in {event.start, event.end} if event.hallmarks else ():
                    months[day.month, day.day].append(event)
                    years[day.year, day.day].append(event)
            self._store, self._events = facts, (months, years)
        return self._events


def _off(timex: Timex, event: Event) -> int | None:
    """Return by how many years a date misses an event; None where that is no slip."""
    years = (timex.year or 0) - event.start.year
    return years if years == 0 or -years in _BACK or years in _ON else None


def _is_told(document: Document, timex: Timex, event: Event, later: int) -> bool:
    """Tell whether a sentence tells of an event, and not of what was so much later or, below 0, earlier."""
    sentence = covering(document[SENTENCES], timex.span.start)
    if sentence is None:
        return False
    own = told = document.folded[slice(*sentence)]
    tables = tables_at(document, timex.span.start)
    if not any(_holds(told, word) for word in event.hallmarks):
        near = document.folded[slice(*_neighbourhood(document, sentence))]
        if abs(later) > _NEAR or not any(_holds(near, word) for word in event.hallmarks):
            return False
        if not _is_taken_up(document, sentence, event, tables):
            told += _of_same_day(document, sentence, tables)
        else:
            # "… killed in the attacks on the World Trade Center. On 11 September 2002 he had a meeting there."
            told = near
    elif not _happened(told, tables):
        # "Elle avait 20 ans le 8 mai 1945. Ce jour-là, …".
        told += _of_same_day(document, sentence, tables)
    if not _happened(told, tables):
        return False
    if later == 0:
        return True
    apart = tables.get("dates.remembering" if later > 0 else "dates.ahead_of", {})
    # "Quelques mois plus tard" far behind a date leads on from it, and not to it.
    lead = document.folded[sentence.start : timex.span.end + _LEADING]
    return not any(begins(lead if kind == _DISTANCE else own, beginning) for beginning, kind in apart.items())


def _is_taken_up(document: Document, sentence: Span, event: Event, tables: Mapping[str, Mapping[str, Any]]) -> bool:
    """Tell whether the sentence before tells of an event as what happened, and the next one names nobody for it."""
    sentences = document[SENTENCES]
    before = [document.folded[slice(*one)] for one in sentences[max(bisect_left(sentences, sentence) - 1, 0) :][:1]]
    return any(_happened(told, tables) and any(_holds(told, word) for word in event.hallmarks) for told in before)


def _happened(told: str, tables: Mapping[str, Mapping[str, Any]]) -> bool:
    """Tell whether some text has a word for what happens."""
    return any(begins(told, beginning) for beginning in tables.get("dates.happening", ()))


def _of_same_day(document: Document, sentence: Span, tables: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the sentence behind another one if it goes on telling of its day: "Ce jour-là, …"."""
    behind = document[SENTENCES][bisect_left(document[SENTENCES], sentence) + 1 :][:1]
    told = "".join(document.folded[slice(*span)] for span in behind)
    return told if told.startswith(tuple(tables.get("dates.same_day", ()))) else ""


def _neighbourhood(document: Document, sentence: Span) -> Span:
    """Return a sentence with those beside it in its paragraph."""
    sentences = document[SENTENCES]
    index = bisect_left(sentences, sentence)
    span = sentences[max(index - 1, 0)].to(sentences[min(index + 1, len(sentences) - 1)])
    block = around(document[BLOCKS], sentence.start)
    paragraph = sentence if block is None else block.span
    return Span(max(span.start, paragraph.start), min(span.end, paragraph.end))


def _holds(text: str, words: str) -> bool:
    """Tell whether some words stand in a text, and not inside others."""
    place = text.find(words)
    while place >= 0:
        end = place + len(words)
        if not (text[place - 1 : place].isalnum() or text[end : end + 1].isalnum()):
            return True
        place = text.find(words, place + 1)
    return False


def begins(text: str, beginning: str) -> bool:
    """Tell whether a word of a text, or several, begin so."""
    place = text.find(beginning)
    while place >= 0:
        if not text[place - 1 : place].isalnum():
            return True
        place = text.find(beginning, place + 1)
    return False
