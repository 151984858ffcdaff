"""An age of a year long past, and the age of today: "joined in 1990, when she was 19 … the dancer, now 39"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from factcheck import (
    MOMENTS,
    QUANTITIES,
    SENTENCES,
    TIMEXES,
    Document,
    QuantityKind,
    Span,
    Timex,
    inside,
    overlapping,
)
from factcheck_dates.readings.age_words import YEARS, Told, in_figures
from factcheck_dates.readings.deaths import RECENT
from factcheck_dates.readings.kin import is_of_kin
from factcheck_dates.readings.names import Name, names_of
from factcheck_dates.readings.wording import WORD, sentence_number, sentence_of, tables_at

#: In years: so far back a year is one of another time at the least.
_BACK = 3
#: Grown-ups and the young are told so; a slip is of so many years.
_YOUNGEST, _OLDEST, _SLIP = 10, 110, 12
#: "Now" leads to an age within so many words, or opens its sentence.
_LEAD, _OPENING = 3, 6
#: An age of a year is told so many sentences before that of today.
_REACH = 2
#: In characters: how long an article is.
_ARTICLE = 6
#: "Now 39, the dancer …": a word with a capital before a number makes a name of both.
_OPENS = re.compile(r"([^\W\d_]+) ([1-9]\d),")
#: What closes an age.
_MARKS = (",", ".", ";", ")", "-")


class ThenNow(NamedTuple):
    """An age of a year, that year, and an age of today that should follow, and how old that would be."""

    then: Span
    year: Timex
    now: Span
    age: int
    low: int
    high: int


def then_and_now(document: Document, written: date) -> Iterator[ThenNow]:
    """Yield the ages of today that are told with one of a year before; no more than a slip off, of one person."""
    far = [timex for timex in document[TIMEXES] if timex.year is not None and timex.year <= written.year - _BACK]
    if not far:
        return
    nows = list(_nows(document, written))
    told = [*in_figures(document)] if nows else []
    sentences = document[SENTENCES]
    for now, age in nows:
        place = sentence_number(sentences, now.start)
        if place < 0 or is_of_kin(document, now):
            continue
        own = Span(sentences[place].start, now.start)
        for back in range(min(_REACH, place) + 1):
            passage = own if not back else sentences[place - back]
            if "\n" in document.text[passage.end : now.start]:
                break
            years = inside(far, passage)
            ages = [one for one in told if passage.contains(one.span) and one.span != now]
            if not years and not ages:
                continue
            if len({year.year for year in years}) == 1 and len(ages) == 1:
                found = _pair(document, ages[0], years[0], now, age, written)
                if found is not None and _are_one(document, passage, ages[0], sentences[place], now):
                    yield found
            break


def _pair(document: Document, then: Told, year: Timex, now: Span, age: int, written: date) -> ThenNow | None:
    """Return an age of a year with one of today that is no more than a slip off."""
    since = written.year - (year.year or written.year)
    if then.low != then.high or not _is_then(document, then):
        return None
    low, high = int(then.low) + since - 1, int(then.low) + since + 1
    is_slip = low - _SLIP <= age <= high + _SLIP
    return ThenNow(then.span, year, now, age, low, high) if is_slip else None


def _is_then(document: Document, then: Told) -> bool:
    """Tell whether an age is one of its sentence's year: "was 19", "at the age of 20", "als 17-Jährige"."""
    if not then.called:
        return True
    before = WORD.findall(document.folded, max(then.lead - _OLDEST, 0), then.lead)[-1:]
    return any(word in tables_at(document, then.lead).get("dates.age_as", {}) for word in before)


def _nows(document: Document, written: date) -> Iterator[tuple[Span, int]]:
    """Yield the ages of today: "now 39", "heute 39 Jahre alt", "hoy, con 43 años", "À 37 ans, le grimpeur …"."""
    tables = tables_at(document, 0)
    today, fillers = tables.get("dates.age_today", {}), tables.get("dates.age_lead", {})
    ended = tables.get("dates.age_ended", {})
    links = {word for name in ("copula", "pronoun", "dates.age_has") for word in tables.get(name, {})}
    for sentence in document[SENTENCES]:
        opens = _OPENS.match(document.folded, *sentence)
        if opens is not None and opens[1] in today:
            yield Span(*opens.span(2)), int(opens[2])
    for quantity in document[QUANTITIES]:
        if quantity.value != int(quantity.value) or not _YOUNGEST <= quantity.value <= _OLDEST:
            continue
        behind = WORD.match(document.folded, quantity.span.end + 1)
        is_ended = document.text.startswith(_MARKS, quantity.span.end) or (behind is not None and behind[0] in ended)
        is_bare = quantity.unit is None and quantity.kind is QuantityKind.CARDINAL
        if quantity.unit != YEARS and not (is_bare and is_ended):
            continue
        sentence = sentence_of(document, quantity.span)
        words = WORD.findall(document.folded, sentence.start, quantity.span.start)
        near = words[-_LEAD:]
        at = next((number for number in range(len(near) - 1, -1, -1) if near[number] in today), None)
        link = [] if at is None else near[at + 1 :]
        if at is not None and (quantity.unit == YEARS or " ".join(link) in fillers or links.issuperset(link)):
            yield quantity.span, int(quantity.value)
        elif quantity.kind is QuantityKind.AGE and words[:1] and words[0] in today and len(words) <= _OPENING:
            # "Heute ist der Meister 45 Jahre alt."
            yield quantity.span, int(quantity.value)
        elif " ".join(words) in fillers and quantity.unit == YEARS and _is_of_now(document, sentence, written):
            yield quantity.span, int(quantity.value)


def _is_of_now(document: Document, sentence: Span, written: date) -> bool:
    """Tell whether a sentence that opens with an age tells of the present: of a day near the writing, and no year."""
    near = False
    for moment in inside(document[MOMENTS], sentence):
        if moment.first is None or moment.last is None:
            continue
        if moment.last < written - RECENT:
            return False
        near = near or moment.timex.unit is None
    return near


def _are_one(document: Document, passage: Span, then: Told, sentence: Span, now: Span) -> bool:
    """Tell whether two ages may be one person's: neither is a relative's, and nobody else is named."""
    tables = tables_at(document, now.start)
    own = tables.get("dates.own", {})
    if is_of_kin(document, then.span):
        return False
    if any(word in own for word in WORD.findall(document.folded, sentence.start, now.start)):
        return False
    names = _people(document)
    first = [name for name in names if passage.contains(name.span)]
    other = [name for name in names if sentence.contains(name.span)]
    if any(not one.is_of(two) for one in first for two in first):
        return False
    return all(one.is_of(two) for one in first for two in other)


def _people(document: Document) -> Sequence[Name]:
    """Return the whole names of the text that no article leads to: "the Joffrey Ballet" is nobody."""
    tables = tables_at(document, 0)
    closed = {
        *tables.get("determiner", {}),
        *tables.get("pronoun", {}),
        *tables.get("np_stop", {}),
        *tables.get("connector", {}),
    }
    found = names_of(document, 0, closed, tables.get("given_name", {}))
    return [
        name
        for name in found
        if len(name.words) > 1
        and not overlapping(document[TIMEXES], name.span)
        and not any(
            word in tables.get("determiner", {})
            for word in WORD.findall(document.folded, max(name.span.start - _ARTICLE, 0), name.span.start)[-1:]
        )
    ]
