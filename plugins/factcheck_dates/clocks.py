"""The clock times of an article, and the time zones of the places beside them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from factcheck import (
    LANGUAGES,
    MENTIONS,
    SENTENCES,
    TIMEXES,
    Document,
    Place,
    Span,
    TimeUnit,
    Timex,
    TimexType,
    covering,
)

#: The zone of "local time".
LOCAL = "local"
#: Between an hour and its weekday, and between these and a place, so many characters stand at most, and no such mark.
_BESIDE = 12
_BREAKS = "()[].;:"
_BRACKETS = ("(", "[")
_HOURS = 24


def clock_times(document: Document) -> Iterator[Timex]:
    """Yield the clock times, with the weekday and the place behind them: "5 heures lundi à Paris".

    A bare length of hours is a time of day right behind a bracket, if it is said where.
    """
    for timex in document[TIMEXES]:
        if timex.minute is None and not _may_be_hour(document, timex):
            continue
        end = timex.span.end
        is_open = timex.zone in (None, LOCAL)
        found = _place_behind(document, behind_weekday(document, end)) if is_open else None
        before = _zone_before(document, timex.span.start) if is_open and found is None else None
        if found is not None:
            place, zone = found
            minute = timex.minute if timex.minute is not None else int(timex.amount or 0) * 60
            span = timex.span.to(place)
            yield timex._replace(span=span, type=TimexType.TIME, minute=minute, zone=zone, amount=None, unit=None)
        elif timex.minute is not None:
            yield timex._replace(zone=before) if before is not None else timex


def sole_zone(document: Document, timex: Timex, clocks: Sequence[Timex]) -> str | None:
    """Return the zone of a clock time, or, of "local time", that of the places in its sentence.

    Where these have several zones it may be any, and those that are told with another clock time are not meant.
    """
    if timex.zone != LOCAL:
        return timex.zone
    sentence = covering(document[SENTENCES], timex.span.start)
    taken = [clock.span for clock in clocks if clock.zone != LOCAL]
    zones = zones_in(document, sentence, taken) if sentence else set()
    return zones.pop() if len(zones) == 1 else None


def possible_zones(document: Document, timex: Timex) -> Sequence[str]:
    """Return the zone of a clock time; where it is open, those of all places that the article names."""
    if timex.zone is not None and timex.zone != LOCAL:
        return (timex.zone,)
    found = {
        fact.zone for mention in document[MENTIONS] for fact in mention.facts if isinstance(fact, Place) and fact.zone
    }
    return sorted(found)


def zones_in(document: Document, span: Span, taken: Sequence[Span] = ()) -> set[str]:
    """Return the time zones of the places that a stretch of text names, but for those in the spans that are taken."""
    named = [
        mention
        for mention in document[MENTIONS]
        if span.contains(mention.span) and not any(other.contains(mention.span) for other in taken)
    ]
    return {fact.zone for mention in named for fact in mention.facts if isinstance(fact, Place) and fact.zone}


def behind_weekday(document: Document, end: int) -> int:
    """Return the end of the weekday that stands behind a clock time, or else that of the time."""
    timexes = document[TIMEXES]
    index = bisect_left(timexes, end, key=lambda timex: timex.span.start)
    if index == len(timexes) or timexes[index].weekday is None or timexes[index].minute is not None:
        return end
    between = document.folded[end : timexes[index].span.start]
    is_near = len(between) <= _BESIDE and not any(mark in between for mark in _BREAKS)
    return timexes[index].span.end if is_near else end


def is_dated_behind(document: Document, timex: Timex) -> bool:
    """Tell whether a day stands right behind a clock time: "à 6 h le lendemain"."""
    timexes = document[TIMEXES]
    index = bisect_left(timexes, timex.span.end, key=lambda other: other.span.start)
    return index < len(timexes) and timexes[index].span.start - timex.span.end <= _BESIDE


def _may_be_hour(document: Document, timex: Timex) -> bool:
    return (
        timex.type is TimexType.DURATION
        and timex.unit is TimeUnit.HOUR
        and isinstance(timex.amount, int)
        and timex.amount <= _HOURS
        and document.text[timex.span.start - 1 : timex.span.start] in _BRACKETS
    )


def _place_behind(document: Document, end: int) -> tuple[Span, str] | None:
    """Return the place that stands behind a word like "in", and its time zone; None where none does."""
    mentions = document[MENTIONS]
    index = bisect_left(mentions, end, key=lambda mention: mention.span.start)
    if index == len(mentions) or mentions[index].span.start - end > _BESIDE:
        return None
    tables = document.lexicons[document[LANGUAGES].at(end)].tables
    between = document.folded[end : mentions[index].span.start].strip(" ,")
    if not any(between in tables.get(name, {}) for name in ("dates.place_word", "dates.hour_place")):
        return None
    zones = {fact.zone for fact in mentions[index].facts if isinstance(fact, Place)} - {None}
    return (mentions[index].span, str(*zones)) if len(zones) == 1 else None


def _zone_before(document: Document, start: int) -> str | None:
    """Return the time zone of the place right before a clock time: "à Tokyo à 9 h 30"; None where there is none."""
    mentions = document[MENTIONS]
    index = bisect_left(mentions, start, key=lambda mention: mention.span.start) - 1
    if index < 0 or not 0 < start - mentions[index].span.end <= _BESIDE:
        return None
    tables = document.lexicons[document[LANGUAGES].at(start)].tables
    span = mentions[index].span
    lead = document.folded[: span.start].rsplit(maxsplit=1)[-1:]
    if document.folded[span.end : start].strip(" ,") not in tables.get("dates.at_hour", {}):
        return None
    if not any(word in tables.get("dates.place_word", {}) for word in lead):
        return None
    zones = {fact.zone for fact in mentions[index].facts if isinstance(fact, Place)} - {None}
    return str(*zones) if len(zones) == 1 else None
