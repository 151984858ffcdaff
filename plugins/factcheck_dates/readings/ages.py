"""The ages that an article tells, and when those whom they are told of had them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from factcheck import (
    MOMENTS,
    SENTENCES,
    TIMEXES,
    Document,
    Span,
    inside,
    overlapping,
)
from factcheck_dates.readings.age_words import BIRTHDAY, NOW, THEN, Told, by_group, in_figures
from factcheck_dates.readings.deaths import RECENT, is_news_of_death
from factcheck_dates.readings.kin import is_of_kin
from factcheck_dates.readings.sayings import told_with
from factcheck_dates.readings.wording import WORD, sentence_number, sentence_of, tables_at

#: What is published was written so many days before at the most.
WRITING = timedelta(14)
#: Whose birthday is so near is told of with the next age.
_SOON = timedelta(7)
#: A birthday is kept so long before or behind.
_YEAR = timedelta(366)
#: "He was only 28 years old".
_SHORT = 6
#: A year without a word that leads to it.
_BARE_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
#: A day that most Februaries do not have.
_LEAP_DAY = (2, 29)
#: What follows an anniversary: "le 75e anniversaire de la victoire".
_ANNIVERSARY = re.compile(r" [^\W\d_]+ ([^\W\d_]+)")
#: What parts a date from the age beside it, "à 18 ans, en 1958" and "in 1990, at the age of 40", and how much of it.
_BESIDE, _ASIDE = re.compile(r"[\s,(]*(?:[^\W\d_]+ )?"), 12
#: In characters: so far before an age stands the word that leads to it.
_LED = 40
#: So many characters before an age whoever it is of died: "died in a hospital on Monday at the age of".
_DIED = 70
#: In characters: so far behind an age stands a birth that the same clause tells.
_BORN = 24
#: So many words behind an age the verb may be that ends its clause: "ist im Alter von 81 Jahren gestorben".
_DYING = 5
#: A verb before one of these leads to no age behind it.
_PARTING = re.compile(r"[;:–—]|\s-\s")


class Age(NamedTuple):
    """An age that is told of somebody.

    Args:
        span: The words of the number.
        low: How many years at the least.
        high: How many years at the most.
        days: When it may be said to have been reached; several stretches where that is open.
        last: Whether it is that at which somebody has just died.
        sure: Whether nothing else in the sentence can be the day that it is told of: it is today's, or its date stands
            right beside it.
        told: All its words: "à l'âge de 81 ans".
        called: Whether it says more of a noun: "l'acteur de 67 ans", "the 67-year-old".
        said: Whether a verb tells it: "she was 81".
    """

    span: Span
    low: float
    high: float
    days: Sequence[tuple[date, date]]
    last: bool = False
    sure: bool = False
    told: Span = Span(0, 0)
    called: bool = False
    said: bool = False


def ages(document: Document, written: date, births: Sequence[Span]) -> Iterator[Age]:
    """Yield the ages of an article with the days that they may be told of."""
    for told in sorted([*in_figures(document), *by_group(document)], key=attrgetter("span")):
        if is_of_kin(document, told.span):
            continue
        place, beside = _place(document, told)
        dated, is_near = _dated(document, place, births, written)
        is_near = is_near and not told.is_story
        if told.kind == THEN and not dated and not is_near:
            dated = _dated_before(document, told.span, births, written)
        days = _days(document, told, dated, written, births, is_near=is_near)
        last = told.kind == THEN and _is_last(document, told, days, written, births)
        if told.kind == THEN and not last and days == [(written - WRITING, written)]:
            # The news of a death tells ages of a life too.
            days = []
        if days or _is_short(document, told.span):
            # One that is told in a sentence of its own is of somebody, whenever that was.
            sure = last or beside or told.kind == NOW or (told.kind == BIRTHDAY and not _is_of_time(document, told))
            words = Span(told.lead, told.span.end)
            yield Age(
                told.span, told.low, told.high, days, last, bool(days) and sure, words, told.called, told.is_copular
            )


def _is_short(document: Document, span: Span) -> bool:
    """Tell whether the sentence of an age tells little more than it: "He was only 28 years old"."""
    return len(WORD.findall(document.folded, *told_with(document, span))) <= _SHORT


def _days(
    document: Document,
    told: Told,
    dated: list[tuple[date, date]],
    written: date,
    births: Sequence[Span],
    *,
    is_near: bool,
) -> list[tuple[date, date]]:
    """Return the days that an age may be told of, by its kind and by the dates that it may be of."""
    if told.kind == BIRTHDAY:
        own = inside(document[TIMEXES], sentence_of(document, told.span))
        if (dated and any(timex.year is not None for timex in own)) or _is_of_time(document, told):
            return dated
        # "Soufflait ses 115 bougies en février": a month may be the last one, whatever year was told before.
        return [*dated, (written - _YEAR, written + _YEAR)] if dated else [(written - RECENT, written + _YEAR)]
    if told.kind == NOW:
        # With a name the age is nearly always that of today.
        return [(written - WRITING, written + _SOON), *dated]
    if not dated and is_news_of_death(document, told.span, written, births):
        return [(written - WRITING, written)]
    return dated or ([(written - RECENT, written + _YEAR)] if is_near else [])


def _is_of_time(document: Document, told: Told) -> bool:
    """Tell whether a birthday only says when something was: "dès ses 20 ans", "pour ses 75 ans"."""
    tables = tables_at(document, told.lead)
    stops = tables.get("np_stop", {})
    word = WORD.findall(document.folded, max(0, told.lead - _LED), told.lead)[-1:]
    behind = _ANNIVERSARY.match(document.folded, told.span.end)
    if behind and behind[1] in {*tables.get("dates.age_of", {}), *tables.get("genitive", {})}:
        # "Le 75e anniversaire de la victoire".
        return True
    return bool(word) and stops.get(word[0]) == "preposition"


def _place(document: Document, told: Told) -> tuple[Span, bool]:
    """Return where the date of an age is to be looked for, and whether it stands right beside the age.

    "En 2019, à 94 ans, il publia un roman des années 50" tells it of 2019, and "l'élu de 1998 est mort jeudi à 81 ans"
    of Thursday: where a death leads to the age, only what stands between them is a date of it.
    """
    text, age = document.text, Span(told.lead, told.span.end)
    sentence = sentence_of(document, told.span)
    # "… died in 2003 at 70; Jim turned 72 in March".
    sentence = Span(max(text.rfind(";", sentence.start, age.start), sentence.start), sentence.end)
    if told.kind != THEN:
        return sentence, False
    for moment in inside(document[MOMENTS], sentence):
        if moment.first is None:
            continue
        between = text[moment.span.end : age.start] if moment.span < age else text[age.end : moment.span.start]
        if len(between) <= _ASIDE and _BESIDE.fullmatch(between):
            return moment.span, True
    died = tables_at(document, age.start).get("dates.died_word", {})
    before = Span(max(sentence.start, age.start - _DIED), age.start)
    words = [word for word in WORD.finditer(document.folded, *before) if word[0] in died]
    return (Span(words[-1].start(), age.end), False) if words else (sentence, False)


def _is_last(
    document: Document, told: Told, days: Sequence[tuple[date, date]], written: date, births: Sequence[Span]
) -> bool:
    """Tell whether an age is that at which somebody has just died, and not one of the life that is told then.

    "She died aged 86", but not "…, who found her first moss at 23"; "She was 86." behind the news.
    """
    if len(days) != 1 or days[0][0] < written - RECENT or not is_news_of_death(document, told.span, written, births):
        return False
    sentence = told_with(document, told.span)
    # "He was 61 and had been born in Hull": the birth says no more of that day.
    end = next((birth.start for birth in births if 0 <= birth.start - told.span.end <= _BORN), sentence.end)
    rest = WORD.findall(document.text, told.span.end, min(end, sentence.end))
    is_told = not rest or (end < sentence.end and all(map(str.islower, rest)))
    if _is_short(document, told.span) or (told.is_copular and is_told):
        # "The former chairman of the committee was 86."
        return True
    died = tables_at(document, told.lead).get("dates.died_word", {})
    parted = [mark.end() for mark in _PARTING.finditer(document.text, sentence.start, told.lead)]
    start = max(sentence.start, told.lead - _DIED, *parted[-1:])
    before = [word for word in WORD.finditer(document.folded, start, told.lead) if word[0] in died]
    # "…, the last of them at 84, has died": the comma closes what is told of another day.
    closed = document.text.startswith(",", told.span.end)
    behind = [] if closed else WORD.findall(document.folded, told.span.end, sentence.end)[:_DYING]
    if any(word in died for word in behind):
        # "… ist im Alter von 81 Jahren gestorben".
        return True
    return bool(before)


def _dated(
    document: Document, place: Span, births: Sequence[Span], written: date
) -> tuple[list[tuple[date, date]], bool]:
    """Return the days of the dates in a place that are not near the writing, and whether others are.

    Those of births do not count.
    """
    far, near = [], False
    own = overlapping(births, place)
    for moment in inside(document[MOMENTS], place):
        if moment.first is None or moment.last is None or any(birth.contains(moment.span) for birth in own):
            continue
        if moment.timex.is_day and moment.timex.year is None and (moment.timex.month, moment.timex.day) == _LEAP_DAY:
            # "2022 has no Feb. 29": of no year that is known.
            continue
        if moment.last < written - RECENT or moment.first > written + _YEAR:
            far.append((moment.first, moment.last))
        else:
            near = True
    if far and any(
        all(not timex.span.contains(Span(*year.span())) for timex in overlapping(document[TIMEXES], place))
        for year in _BARE_YEAR.finditer(document.text, *place)
    ):
        # "Sie war 27, als sie 1974 Kiel verließ, und 43 …, 1990": a year that nothing leads to may be the one.
        return [], near
    return far, near


def _dated_before(document: Document, span: Span, births: Sequence[Span], written: date) -> list[tuple[date, date]]:
    """Return the days of the one date of the sentence before that of an age, as of "… won in 1990. He was 28".

    The age's own sentence says no more than it, and nobody has died, whose age it would be.
    """
    sentences = document[SENTENCES]
    index = sentence_number(sentences, span.start)
    if index < 1 or not _is_short(document, span):
        return []
    if is_news_of_death(document, span, written, births) or _names(document, sentences[index - 1]):
        return []
    days, is_near = _dated(document, sentences[index - 1], births, written)
    return days if len(days) == 1 and not is_near else []


def _names(document: Document, sentence: Span) -> bool:
    """Tell whether a sentence may name somebody: by a capital, or two where all nouns have one."""
    capitals = [word[0].isupper() for word in WORD.findall(document.text, *sentence)[1:]]
    many = "dates.verb_second" in tables_at(document, sentence.start)
    return any(one and other for one, other in pairwise(capitals)) if many else any(capitals)
