"""Dates that are an event's but for the year: "le 26 avril 1987, à Tchernobyl, le réacteur a explosé".

An event is known by its day and month, a word that tells of it anywhere in the sentence, and a word for what happened.
What remembers it years later, on the same day, has words of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from factcheck import LANGUAGES, SENTENCES, TIMEXES, Document, Event, FactStore, Timex, covering

#: By so many years a slip of the pen leads back, and on.
_BACK = frozenset({1, 2, 3, 4, 5, 10, 20, 100})
_ON = frozenset({1, 2, 3, 100})


class Slip(NamedTuple):
    """A date with the event whose day and month it is.

    Args:
        timex: The date.
        event: The event.
        years: By how many it is off; 0 where it is right.
    """

    timex: Timex
    event: Event
    years: int


class Hallmarks:
    """The events of some facts by their days, which are looked up again for every date."""

    def __init__(self) -> None:
        self._store: FactStore | None = None
        self._events: Mapping[tuple[int, int], Sequence[Event]] = {}

    def told(self, document: Document) -> Iterator[Slip]:
        """Yield the full dates of a document that stand where their sentence tells of an event of that day."""
        for timex in document[TIMEXES]:
            if not timex.is_day or timex.year is None or timex.deixis is not None:
                continue
            for event in self._of(document.facts).get((timex.month or 0, timex.day or 0), ()):
                years = _off(timex, event)
                if years is not None and _is_told(document, timex, event, years):
                    yield Slip(timex, event, years)
                    break

    def _of(self, facts: FactStore) -> Mapping[tuple[int, int], Sequence[Event]]:
        if facts is not self._store:
            events = defaultdict(list)
            for event in facts.of(Event):
                for day in {event.start, event.end} if event.hallmarks else ():
                    events[day.month, day.day].append(event)
            self._store, self._events = facts, events
        return self._events


def _off(timex: Timex, event: Event) -> int | None:
    """Return by how many years a date misses an event; None where that is no slip."""
    years = (timex.year or 0) - event.start.year
    return years if years == 0 or -years in _BACK or years in _ON else None


def _is_told(document: Document, timex: Timex, event: Event, years: int) -> bool:
    sentence = covering(document[SENTENCES], timex.span.start)
    if sentence is None:
        return False
    told = document.folded[slice(*sentence)]
    if not any(_holds(told, word) for word in event.hallmarks):
        return False
    tables = document.lexicons[document[LANGUAGES].at(timex.span.start)].tables
    if not any(_begins(told, beginning) for beginning in tables.get("dates.happening", ())):
        return False
    apart = tables.get("dates.remembering" if years > 0 else "dates.ahead_of", ())
    return years == 0 or not any(_begins(told, beginning) for beginning in apart)


def _holds(text: str, words: str) -> bool:
    """Tell whether some words stand in a text, and not inside others."""
    place = text.find(words)
    while place >= 0:
        end = place + len(words)
        if not (text[place - 1 : place].isalnum() or text[end : end + 1].isalnum()):
            return True
        place = text.find(words, place + 1)
    return False


def _begins(text: str, beginning: str) -> bool:
    """Tell whether a word of a text, or several, begin so."""
    place = text.find(beginning)
    while place >= 0:
        if not text[place - 1 : place].isalnum():
            return True
        place = text.find(beginning, place + 1)
    return False
