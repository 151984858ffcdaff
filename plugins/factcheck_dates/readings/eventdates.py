"""Whether a date beside the name of an event is said of the event: "l'accident de Tchernobyl, survenu le 26 avril"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck import (
    MENTIONS,
    TIMEXES,
    Document,
    Event,
    FactKind,
    Mention,
    Span,
    TimeUnit,
    Timex,
    inside,
)
from factcheck_dates.readings.hallmarks import begins
from factcheck_dates.readings.wording import sentence_of, tables_at

#: A word, with its apostrophe, or a mark.
TOKEN = re.compile(r"[^\W\d_]+'?|\S")
#: A comma and the next word.
_EXPLAINED = re.compile(r"\s*,\s*([^\W\d_]+'?)")
#: What ends the sentence or the bracket behind a date.
_ENDED = re.compile(r"\s*(?:[.;)!?]|$)")
_LONG_UNITS = (TimeUnit.MONTH, TimeUnit.YEAR, TimeUnit.DECADE)
#: So many years a slip leads away from the right one.
_SLIP = 2
#: So many where a verb says that the year is the event's; beyond them it is another one of the same name.
_SLIP_TOLD = 5


def is_its_date(document: Document, mention: Mention, timex: Timex, events: Sequence[Event]) -> bool:
    """Tell whether a date beside the name of an event is said of the event, and not of what else the sentence tells.

    A word like "de" joins them. Where there are only articles and commas between, what explains the date tells (", le
    15 avril 2018, qui …"), or the date itself: the day and month of the event in a year in which it had not happened.
    """
    event, when = mention.span, timex.span
    tables = tables_at(document, event.start)
    if event.overlaps(when):
        # "Les attentats du 11 septembre 2002": the day is in the name, the year is not. Another day may stand in the
        # gap of a name: "the Titanic was launched in May 1911 and sank".
        days = [(day.month, day.day) for event in events for day in (event.start, event.end)]
        months = {month for month, _ in days}
        named = (timex.month, timex.day) in days if timex.is_day else timex.month in months
        return timex.year is not None and named
    if event.end < when.start and _between(document, event, when).strip() in tables.get("dates.event_date", {}):
        return True
    if _is_told(document, event, when):
        years = [abs(timex.year - event.start.year) for event in events] if timex.year is not None else []
        return bool(years) and min(years) <= _SLIP_TOLD and not _is_elsewhere(document, event)
    if not _is_beside(document, event, when):
        return False
    explained = _EXPLAINED.match(document.folded, when.end)
    if event.end < when.start and explained and explained[1] in tables.get("dates.event_date_explained", {}):
        return True
    if timex.year is None:
        return False
    starts = [event.start for event in events]
    if timex.is_day:
        return any((timex.month, timex.day) == (first.month, first.day) and timex.year < first.year for first in starts)
    # Of a year before it, or a month of one, nobody can speak but as of its date.
    is_exact = timex.deixis is None and timex.unit is None and timex.modifier is None
    is_before = is_exact and event.end < when.start and all(timex.year < first.year for first in starts)
    return is_before and not _is_elsewhere(document, event)


def _is_told(document: Document, event: Span, when: Span) -> bool:
    """Tell whether a verb, or what stands for one, says that the date is that of the event.

    "L'accident de Tchernobyl, survenu le …", "the Berlin Wall fell on …", "c'est en … que le mur de Berlin est tombé".
    """
    tables = tables_at(document, event.start)
    verbs, links = tables.get("dates.event_date_verb", {}), tables.get("dates.event_date_link", {})
    beside = tables.get("dates.event_date_beside", {})
    lead = document.folded[: event.start].rsplit(maxsplit=2)[-2:]
    if any(word in tables.get("dates.event_date_about", {}) for word in lead):
        return False
    between = TOKEN.findall(_between(document, event, when).replace(",", " "))
    is_verb = document.folded[event.start : event.end].split()[-1] in verbs
    if when.end <= event.start:
        cleft = tables.get("dates.event_date_cleft", {})
        joined = is_verb or any(word in cleft for word in between)
        return joined and all(word in cleft or word in beside or word in links for word in between)
    told = [document.folded[event.start : event.end].split()[-1], *between]
    behind = TOKEN.match(document.folded, when.end + 1)
    if behind and "," in _between(document, event, when):
        # "Der Fall der Mauer, der sich am 9. November 1989 ereignete".
        told.append(behind[0])
    if not any(word in verbs for word in told):
        return False
    return all(word in verbs or word in links or word in beside for word in between)


def _is_elsewhere(document: Document, event: Span) -> bool:
    """Tell whether the name of an event says no place, and its sentence another one: "au Portugal, l'abolition …"."""
    sentence = sentence_of(document, event)
    places = [one.span for one in inside(document[MENTIONS], sentence) if one.kind is FactKind.PLACE]
    return bool(places) and not any(event.contains(place) for place in places)


def _is_beside(document: Document, event: Span, when: Span) -> bool:
    """Tell whether articles and commas alone stand between an event and a date, and no other day is told of."""
    tables = tables_at(document, event.start)
    beside = tables.get("dates.event_date_beside", {})
    if not all(word in beside for word in TOKEN.findall(_between(document, event, when).replace(",", " "))):
        return False
    start = sentence_of(document, event).start
    return (
        tables.get("dates.event_date_apart", {}).keys().isdisjoint(TOKEN.findall(document.folded, start, event.start))
    )


def _between(document: Document, event: Span, when: Span) -> str:
    first, second = sorted((event, when))
    return document.folded[first.end : second.start]


def is_slip(document: Document, mention: Mention, timex: Timex, events: Sequence[Event]) -> bool:
    """Tell whether a full date is that of an event with a slip in the day or the month: nothing else is told there.

    A distance of days before the name leads to another day ("deux jours après la chute du mur de Berlin, le 11 novembre
    1989"), one of months or years does not lead to one so near.
    """
    event, when = mention.span, timex.span
    if timex.year is None or when.start < event.end or not _is_beside(document, event, when):
        return False
    if timex.is_day and not _ENDED.match(document.folded, when.end):
        return False
    sentence = sentence_of(document, event)
    if timex.month is None:
        return _is_slip_of_year(document, sentence, event, timex, events)
    before = [other for other in inside(document[TIMEXES], Span(sentence.start, event.start)) if other.is_offset]
    if not timex.is_day:
        # "L'accident de Tchernobyl, en avril 1987": its month in a year near it.
        years = [abs(timex.year - fact.start.year) for fact in events if timex.month == fact.start.month]
        return not before and bool(years) and min(years) <= _SLIP
    if any(other.unit not in _LONG_UNITS for other in before):
        return False
    tables = tables_at(document, event.start)
    near = set(TOKEN.findall(document.folded, sentence.start, event.start))
    if not before and not near.isdisjoint(tables.get("dates.event_date_later", {})):
        return False
    days = [fact.start for fact in events if fact.start == fact.end]
    return any(timex.year == day.year and (timex.month == day.month or timex.day == day.day) for day in days)


def _is_slip_of_year(document: Document, sentence: Span, event: Span, timex: Timex, events: Sequence[Event]) -> bool:
    """Tell whether a year right behind the name is a slip: "le mur de Berlin est tombé en 1990"."""
    tables = tables_at(document, event.start)
    if timex.granularity is not TimeUnit.YEAR or timex.deixis is not None or timex.modifier is not None:
        return False
    if _between(document, event, timex.span).strip() not in tables.get("dates.event_year", {}):
        return False
    told = document.folded[slice(*sentence)]
    if any(begins(told, beginning) for beginning in tables.get("dates.remembering", ())):
        return False
    return 0 < min(abs((timex.year or 0) - fact.start.year) for fact in events) <= _SLIP


def start_of(annotation: Timex | Mention) -> int:
    """Return where an annotation begins."""
    return annotation.span.start
