"""The clock times of an article, the time zones of the places beside them, and what says that two are one moment."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from factcheck import (
    BLOCKS,
    MENTIONS,
    SENTENCES,
    TIMEXES,
    Document,
    Mention,
    Place,
    Span,
    TimeUnit,
    Timex,
    TimexType,
    beginning,
    covering,
    inside,
    overlapping,
)
from factcheck_dates.readings.wording import WORD, tables_at

#: The zone of "local time".
LOCAL = "local"
#: Between an hour and its weekday, and between these and a place, so many characters stand at most, and no such mark.
_BESIDE = 12
_WORD = re.compile(r"[\s,]*([^\W\d_]+)")
_BREAKS = "()[].;:"
_BRACKETS = ("(", "[")
_HOURS, _NOON = 24, 12
#: The minutes of an hour, and those that times are rounded to.
_HOUR, _ROUND = 60, 5
#: Words like "it will then be" are so long at the most, in characters, and what they speak of so many sentences back.
_THEN, _BACK = 34, 2
#: The kind of those that stand in one clause with it, and of those that need a word behind the time.
_CLAUSE, _PLAIN = "clause", "plain"
#: An article is about the places of its first blocks.
_OPENING = 2


def clock_times(document: Document) -> Iterator[Timex]:
    """Yield the clock times, with the weekday and the place behind them: "5 heures lundi à Paris".

    A bare length of hours is a time of day right behind a bracket, behind words like "it will then be", or in a row
    with one that is ("20 heures à Londres et 16 heures à New York"), if it is said where, or if nothing else stands in
    the bracket.
    """
    last = None
    for timex in document[TIMEXES]:
        if timex.minute is None and not _may_be_hour(document, timex, last):
            continue
        end = timex.span.end
        is_open = timex.zone in (None, LOCAL)
        found = _place_behind(document, behind_weekday(document, _behind_exact(document, end))) if is_open else None
        before = _zone_before(document, timex) if is_open and found is None else None
        if timex.minute is None and found is None and before is not None:
            found = timex.span, before
        if found is not None:
            place, zone = found
            minute = timex.minute if timex.minute is not None else int(timex.amount or 0) * 60
            span = timex.span.to(place)
            last = span.end
            yield timex._replace(span=span, type=TimexType.TIME, minute=minute, zone=zone, amount=None, unit=None)
        elif timex.minute is not None:
            yield timex._replace(zone=before) if before is not None else timex
        elif document.text[end : end + 1] == ")" and int(timex.amount or 0) >= _NOON:
            # "(18 heures)": right behind a time of day it is the same in figures.
            yield timex._replace(type=TimexType.TIME, minute=int(timex.amount or 0) * 60, amount=None, unit=None)


def sole_zone(document: Document, timex: Timex, clocks: Sequence[Timex]) -> str | None:
    """Return the zone of a clock time, or, of "local time" or none, that of the places in its sentence.

    Of a time that tells none it is that of the places before it: "in London on Thursday at 1pm (1300 GMT)".
    Where these have several zones it may be any, and those that are told with another clock time are not meant. Where
    the sentence names no place, it is that of the only place that the article names, if it opens with that.
    """
    if timex.zone not in (None, LOCAL):
        return timex.zone
    sentence = covering(document[SENTENCES], timex.span.start)
    if sentence is not None and timex.zone is None:
        sentence = Span(sentence.start, timex.span.start)
        facts = [fact for mention in inside(document[MENTIONS], sentence) for fact in mention.facts]
        if any(isinstance(fact, Place) and not fact.zone for fact in facts):
            # "Aux États-Unis": of several zones.
            return None
    told = [clock for clock in clocks if clock.zone not in (None, LOCAL)]
    taken = [clock.span for clock in told]
    named = zones_in(document, sentence, taken) if sentence else set()
    zones = named - {clock.zone for clock in told if sentence and sentence.contains(clock.span)}
    if not named:
        opening = document[BLOCKS][:_OPENING][-1].span
        zones = zones_in(document, Span(0, len(document.text)), taken)
        zones &= zones_in(document, Span(0, opening.end), taken) if len(zones) == 1 else set()
    return zones.pop() if len(zones) == 1 else None


def is_retold(document: Document, first: Timex, second: Timex) -> bool:
    """Tell whether a time with a zone is the one before it told again: "at 5.12 a.m. … the quake came at 10.12 GMT".

    Its minute is the same, and none that a time is rounded to; it stands near, and nobody travels.
    """
    minute, sentences = (first.minute or 0) % _HOUR, document[SENTENCES]
    if minute != (second.minute or 0) % _HOUR or not minute % _ROUND:
        return False
    if first.zone not in (None, LOCAL) or second.zone == LOCAL:
        return False
    told = overlapping(sentences, first.span.to(second.span))
    if not told or len(told) > _BACK or "\n" in document.text[first.span.end : second.span.start]:
        return False
    if not zones_in(document, Span(told[0].start, first.span.start)):
        return False
    travelled = tables_at(document, second.span.start).get("dates.travelled", {})
    parts = (told[0].start, first.span.start), (first.span.end, second.span.start), (second.span.end, told[-1].end)
    return all(travelled.keys().isdisjoint(WORD.findall(document.folded, *part)) for part in parts)


def is_then(document: Document, first: Timex, second: Timex) -> bool:
    """Tell whether words like "it will then be" lead to a time, and so to that of the moment told before.

    Their place may stand before them: "in Berlin ist es dann 17 Uhr".
    """
    when = tables_at(document, second.span.start).get("dates.then_when", {})
    behind = _WORD.match(document.folded, second.span.end)
    then = _then_before(document, second)
    if then is None or (behind is not None and behind[1] in when):
        return False
    between = Span(first.span.end, second.span.start)
    if then.kind == _CLAUSE:
        # "…, alors qu'il est midi à Paris": right behind the first time.
        return not document.folded[behind_weekday(document, between.start) : then.start].strip(" ,")
    return len(beginning(document[SENTENCES], between)) <= _BACK


class _Then(NamedTuple):
    """Words like "it will then be" before a time: where they begin, and what kind they are of."""

    start: int
    kind: str


def _then_before(document: Document, timex: Timex) -> _Then | None:
    """Return the words like "it will then be" that lead to a time; None where none do.

    Plainer ones, "it will be", need a word behind the time that takes the moment up: "8.45 there".
    """
    tables, start = tables_at(document, timex.span.start), timex.span.start
    then = tables.get("dates.then", {})
    lead = document.folded[max(0, start - _THEN) : start].rstrip()
    found = max((words for words in then if lead.endswith(f" {words}")), key=len, default=None)
    if found is None:
        return None
    begin, kind = document.folded.rindex(found, 0, start), str(then[found])
    if kind == _PLAIN and not _is_taken_up(document, timex, begin):
        return None
    return _Then(begin, kind)


def _is_taken_up(document: Document, timex: Timex, begin: int) -> bool:
    """Tell whether words behind a time say that it is that of the moment told before, and nothing else happens then."""
    tables, sentence = tables_at(document, begin), covering(document[SENTENCES], begin)
    behind = document.folded[timex.span.end : timex.span.end + _THEN].lstrip(" ,")
    if sentence is None or not behind.startswith(tuple(tables.get("dates.then_behind", ()))):
        return False
    apart = {**tables.get("dates.then_when", {}), **tables.get("dates.travelled", {})}
    return apart.keys().isdisjoint(WORD.findall(document.folded, sentence.start, begin))


def possible_zones(document: Document, timex: Timex) -> Sequence[str]:
    """Return the zone of a clock time; where it is open, those of all places that the article names."""
    if timex.zone is not None and timex.zone != LOCAL:
        return (timex.zone,)
    found = {
        fact.zone for mention in document[MENTIONS] for fact in mention.facts if isinstance(fact, Place) and fact.zone
    }
    return sorted(found)


def clock_home(document: Document, timex: Timex, there: str) -> str | None:
    """Return the zone of a time that tells none where another is told beside it; beside the Canaries, the mainland."""
    homes = tables_at(document, timex.span.start).get("dates.clock_home", {})
    home = homes.get(there.lower())
    return str(home) if home is not None else None


def zones_in(document: Document, span: Span, taken: Sequence[Span] = ()) -> set[str]:
    """Return the time zones of the places that a stretch of text names, but for those in the spans that are taken."""
    named = [
        mention
        for mention in inside(document[MENTIONS], span)
        if not any(other.contains(mention.span) for other in taken)
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


def _may_be_hour(document: Document, timex: Timex, last: int | None) -> bool:
    """Tell whether a length of hours may be a time; one with a place may end right before it."""
    return (
        timex.type is TimexType.DURATION
        and timex.unit is TimeUnit.HOUR
        and isinstance(timex.amount, int)
        and timex.amount <= _HOURS
        and (
            document.text[timex.span.start - 1 : timex.span.start] in _BRACKETS
            or _then_before(document, timex) is not None
            or (last is not None and _is_joint(document, document.folded[last : timex.span.start].strip(), last))
        )
    )


def _is_joint(document: Document, between: str, place: int) -> bool:
    return between == "," or between in tables_at(document, place).get("joint", {})


def place_at(document: Document, end: int) -> tuple[Span, str] | None:
    """Return the place right behind some words, and its time zone; None where none is."""
    mentions = document[MENTIONS]
    index = bisect_left(mentions, end, key=lambda mention: mention.span.start)
    is_there = index < len(mentions) and not document.text[end : mentions[index].span.start].strip()
    zone = _sole(mentions[index]) if is_there else None
    return (mentions[index].span, zone) if zone is not None else None


def _place_behind(document: Document, end: int) -> tuple[Span, str] | None:
    """Return the place that stands behind a word like "in", and its time zone; None where none does."""
    mentions = document[MENTIONS]
    index = bisect_left(mentions, end, key=lambda mention: mention.span.start)
    if index == len(mentions) or mentions[index].span.start - end > _BESIDE:
        return None
    tables = tables_at(document, end)
    between = document.folded[end : mentions[index].span.start].strip(" ,")
    if not any(between in tables.get(name, {}) for name in ("dates.place_word", "dates.hour_place")):
        return None
    zone = _sole(mentions[index])
    return (mentions[index].span, zone) if zone is not None else None


def _behind_exact(document: Document, end: int) -> int:
    """Return the end of a word that says that an hour is exact, behind it; else that of the hour: "14 h précises"."""
    word = _WORD.match(document.folded, end)
    exact = tables_at(document, end).get("dates.exact_hour", {})
    return word.end() if word is not None and word[1] in exact else end


def _zone_before(document: Document, timex: Timex) -> str | None:
    """Return the time zone of the place before a clock time: "à Tokyo à 9 h 30"; None where there is none.

    It stands right before it, but for one that words like "it will then be" lead to: "in Dublin, where …, it will be
    8.45 there".
    """
    start, then = timex.span.start, _then_before(document, timex)
    mentions = document[MENTIONS]
    end = start if then is None else then.start
    index = bisect_left(mentions, end, key=lambda mention: mention.span.start) - 1
    tables = tables_at(document, start)
    if index >= 0 and 0 < end - mentions[index].span.end <= _BESIDE:
        span = mentions[index].span
        joint = document.folded[span.end : end].strip(" ,")
        is_beside = not joint if then is not None else joint in tables.get("dates.at_hour", {})
        if is_beside and _is_led(document, span, tables):
            return _sole(mentions[index])
    sentence = covering(document[SENTENCES], start)
    if then is None or then.kind == _CLAUSE or sentence is None:
        return None
    zones = {
        _sole(mention)
        for mention in inside(mentions, Span(sentence.start, end))
        if any(isinstance(fact, Place) for fact in mention.facts)
    }
    is_alone = all(other.minute is None for other in inside(document[TIMEXES], Span(sentence.start, end)))
    return zones.pop() if is_alone and len(zones) == 1 else None


def _is_led(document: Document, place: Span, tables: Mapping[str, Mapping[str, Any]]) -> bool:
    """Tell whether a word like "in" leads to a place."""
    lead = document.folded[: place.start].rsplit(maxsplit=1)[-1:]
    return any(word in tables.get("dates.place_word", {}) for word in lead)


def _sole(mention: Mention) -> str | None:
    """Return the one time zone of the places that a name may mean."""
    zones = {fact.zone for fact in mention.facts if isinstance(fact, Place)} - {None}
    return str(*zones) if len(zones) == 1 else None
