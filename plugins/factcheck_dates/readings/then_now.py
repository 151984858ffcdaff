"""An age of a time long past, and the age of today: "joined in 1990, when she was 19 … the dancer, now 39".

How long ago it was is told by a year, or as a length: "il avait 23 ans … Vingt ans plus tard, à 48 ans, il vend".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from factcheck import (
    MOMENTS,
    QUANTITIES,
    SENTENCES,
    TIMEXES,
    Deixis,
    Document,
    QuantityKind,
    Span,
    TimeUnit,
    Timex,
    inside,
    overlapping,
)
from factcheck_dates.readings.age_words import NOW, THEN, YEARS, Told, in_figures
from factcheck_dates.readings.deaths import RECENT
from factcheck_dates.readings.kin import PEOPLE, is_of_kin
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
#: Years between two ages are off by so many at the most, and round where they are so many times some.
_LONG_SLIP, _ROUND = 15, 5
#: A pronoun that is the subject stands so many words before the verb at the most.
_SUBJECT = 2
#: In characters: how long an article is.
_ARTICLE = 6
#: "Now 39, the dancer …": a word with a capital before a number makes a name of both.
_OPENS = re.compile(r"([^\W\d_]+) ([1-9]\d),")
#: What closes an age.
_MARKS = (",", ".", ";", ")", "-")


class ThenNow(NamedTuple):
    """An age of a year or with a length behind it, that, an age that should follow, and how old that would be."""

    then: Span
    since: Timex
    now: Span
    age: int
    low: int
    high: int


def then_and_now(document: Document, written: date | None) -> Iterator[ThenNow]:
    """Yield the later ages that are told with one before, and when that was; no more than a slip off, of one person."""
    far = [
        timex
        for timex in (document[TIMEXES] if written is not None else ())
        if timex.year is not None and written is not None and timex.year <= written.year - _BACK
    ]
    if not far and not any(quantity.unit == YEARS for quantity in document[QUANTITIES]):
        return
    told = sorted(in_figures(document), key=attrgetter("span"))
    found = [*_years_on(document, told)]
    if far and written is not None:
        found += _of_years(document, written, far, told)
    yield from {pair.now: pair for pair in reversed(found)}.values()


def _of_years(document: Document, written: date, far: Sequence[Timex], told: Sequence[Told]) -> Iterator[ThenNow]:
    """Yield the ages of today that are told with one of a year before it, or behind it in its sentence."""
    nows, sentences = list(_nows(document, written)), document[SENTENCES]
    for one in told:
        # "John Roe, 62, was sentenced in 1983, when he was 21."
        behind = Span(one.span.end, sentence_of(document, one.span).end)
        years = inside(far, behind)
        others = [other for other in told if behind.contains(other.span)]
        is_now = one.kind == NOW and not one.is_story and one.low == one.high
        if is_now and len({year.year for year in years}) == 1 and len(others) == 1 and others[0].kind == THEN:
            pair = _pair(document, others[0], years[0], one.span, int(one.low), written)
            if pair is not None and _is_taken_up(document, one, others[0]):
                yield pair
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


def _is_taken_up(document: Document, now: Told, then: Told) -> bool:
    """Tell whether an age is that of whoever an age before it is of: a pronoun leads to it, and nobody is named."""
    tables = tables_at(document, then.lead)
    between = Span(now.span.end, then.lead)
    words = WORD.findall(document.folded, *between)
    if not then.is_copular or is_of_kin(document, then.span) or is_of_kin(document, now.span):
        return False
    nouns = tables.get("source_noun", {})
    if any(between.contains(name.span) for name in _people(document)) or any(
        nouns.get(word) in PEOPLE for word in words
    ):
        # "… attacked a girl in 1983, when she was 13".
        return False
    drops = "dates.verb_first" in tables
    return drops or any(word in tables.get("pronoun", {}) for word in words[-_SUBJECT:])


def _years_on(document: Document, told: Sequence[Told]) -> Iterator[ThenNow]:
    """Yield the ages that are told with one before and the years between: "24 … catorce años después, con 52"."""
    for length in document[TIMEXES]:
        if length.unit is not TimeUnit.YEAR or not isinstance(length.amount, int) or length.amount < _BACK:
            continue
        if not (length.deixis is Deixis.AHEAD or _has_passed(document, length.span)):
            continue
        pair = _around(document, told, length)
        if pair is None or pair[0].kind != THEN or not _is_then(document, pair[0]):
            continue
        then, now = pair
        passage = Span(sentence_of(document, then.span).start, now.span.end)
        if "\n" in document.text[slice(*passage)] or not _is_of_sole_time(document, passage, then, length):
            continue
        # So many years in words are round: "twenty years later".
        slack = 1 + (length.amount % _ROUND == 0)
        low, high = int(then.low) + length.amount - slack, int(then.high) + length.amount + slack
        sentence = sentence_of(document, now.span)
        is_slip = low - _LONG_SLIP <= now.low <= high + _LONG_SLIP
        if then.low != then.high or now.low != now.high or not is_slip or is_of_kin(document, now.span):
            continue
        if _are_one(document, passage, then, sentence, now.span):
            yield ThenNow(then.span, length, now.span, int(now.low), low, high)


def _around(document: Document, told: Sequence[Told], length: Timex) -> tuple[Told, Told] | None:
    """Return the one age that is told before a length of years and the one that is told with it; None for any other."""
    sentences = document[SENTENCES]
    place = sentence_number(sentences, length.span.start)
    if place < 0:
        return None
    start = sentences[max(place - _REACH, 0)].start
    end = sentences[min(place + (length.deixis is None), len(sentences) - 1)].end
    before = [one for one in told if start <= one.span.start and one.span.end <= length.span.start]
    after = [one for one in told if length.span.end <= one.span.start and one.span.end <= end]
    own = [one for one in before if sentences[place].contains(one.span)]
    if not after and len(own) == 1 and len(before) > 1:
        # "…; il vend à 48 ans, vingt ans plus tard".
        before, after = [one for one in before if one is not own[0]], own
    return (before[0], after[0]) if len(before) == len(after) == 1 else None


def _has_passed(document: Document, length: Span) -> bool:
    """Tell whether years are told to have passed: "vingt ans ont passé", "han pasado veinte años"."""
    passed = tuple(tables_at(document, length.start).get("dates.age_passed", ()))
    folded = document.folded
    return bool(passed) and (
        folded.startswith(passed, length.end + 1) or folded[: length.start].rstrip().endswith(passed)
    )


def _is_of_sole_time(document: Document, passage: Span, then: Told, length: Timex) -> bool:
    """Tell whether years can be counted from nothing but an age: no other time is told but beside that."""
    own = sentence_of(document, then.span)
    times = [
        one
        for one in inside(document[TIMEXES], passage)
        if (one.year is not None or one.deixis in (Deixis.AHEAD, Deixis.AGO)) and one.span != length.span
    ]
    beside = {one.year for one in times if own.contains(one.span) and one.span.end <= length.span.start}
    return len(beside) <= 1 and all(own.contains(one.span) and one.year is not None for one in times)


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
