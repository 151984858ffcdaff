"""The ages that an article tells, and when those whom they are told of had them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from operator import attrgetter
from typing import Any, NamedTuple

from factcheck import (
    MOMENTS,
    QUANTITIES,
    SENTENCES,
    TIMEXES,
    Document,
    Match,
    Quantity,
    QuantityKind,
    Span,
    inside,
    overlapping,
)
from factcheck_dates.readings.deaths import RECENT, is_news_of_death
from factcheck_dates.readings.kin import PEOPLE, is_of_kin
from factcheck_dates.readings.wording import WORD, sentence_of, tables_at

#: The unit of years.
YEARS = "y"
#: What is published was written so many days before at the most.
WRITING = timedelta(14)
#: Whose birthday is so near is told of with the next age.
_SOON = timedelta(7)
#: A birthday is kept so long before or behind.
_YEAR = timedelta(366)
#: Nobody is older.
_OLDEST = 125
#: "He was only 28 years old".
_SHORT = 6
_NOW, _THEN, _BIRTHDAY = "now", "then", "birthday"
#: The years of "a man in his sixties".
GROUP = 9
#: So many characters behind an age tell what it is of.
_BEHIND = 24
#: Before these a bare number may be an age: the last ends a headline.
_MARKS = (".", ",", ";", ")", "\n")
#: A year without a word that leads to it.
_BARE_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
#: A day that most Februaries do not have.
_LEAP_DAY = (2, 29)
#: Who has an age, and what follows an anniversary: "Claire Roux a", "le 75e anniversaire de la victoire".
_NAMED, _ANNIVERSARY = re.compile(r"[A-ZÀ-ÖØ-Þ][^\W\d_]+ \Z"), re.compile(r" [^\W\d_]+ ([^\W\d_]+)")
#: A comma and a name.
_OPENS = re.compile(r", [A-ZÀ-ÖØ-Þ][^\W\d_]+ [A-ZÀ-ÖØ-Þ]")
#: What parts a date from the age beside it, "à 18 ans, en 1958" and "in 1990, at the age of 40", and how much of it.
_BESIDE, _ASIDE = re.compile(r"[\s,(]*(?:[^\W\d_]+ )?"), 12
#: What stands between blanks.
_CHUNK = re.compile(r"\S+")
#: So many characters before an age lead to it, and so many words.
_BEFORE, _LEAD = 40, 4
#: So many characters before an age whoever it is of died: "died in a hospital on Monday at the age of".
_DIED = 70
#: In characters: so far behind an age stands a birth that the same clause tells.
_BORN = 24
#: So many words behind an age the verb may be that ends its clause: "ist im Alter von 81 Jahren gestorben".
_DYING = 5
#: A noun and a preposition; behind these marks the preposition is of no noun: "Amelia, de 91".
_CALLING, _APPOSING = 2, (",", "(")
#: A verb before one of these leads to no age behind it.
_PARTING = re.compile(r"[;:–—]|\s-\s")
#: So many words before "of 45 years" call somebody: "the young American actor".
_CALLED = 4
_SINGULAR = "singular"


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


class _Told(NamedTuple):
    """An age as it stands: where what leads to it begins, where its number stands, and what the lead makes of it."""

    lead: int
    span: Span
    low: float
    high: float
    kind: str
    called: bool = False
    is_copular: bool = False


class _Lead(NamedTuple):
    """What leads to an age: where it begins, what it makes of the age, and if what follows it can only be an age."""

    start: int
    kind: str
    sure: bool = False
    called: bool = False


def ages(document: Document, written: date, births: Sequence[Span]) -> Iterator[Age]:
    """Yield the ages of an article with the days that they may be told of."""
    for told in sorted([*_in_figures(document), *_by_group(document)], key=attrgetter("span")):
        if is_of_kin(document, told.span):
            continue
        place, beside = _place(document, told)
        dated, is_near = _dated(document, place, births, written)
        if told.kind == _THEN and not dated and not is_near:
            dated = _dated_before(document, told.span, births, written)
        days = _days(document, told, dated, written, births, is_near=is_near)
        last = told.kind == _THEN and _is_last(document, told, days, written, births)
        if told.kind == _THEN and not last and days == [(written - WRITING, written)]:
            # The news of a death tells ages of a life too.
            days = []
        if days or _is_short(document, told.span):
            # One that is told in a sentence of its own is of somebody, whenever that was.
            sure = last or beside or told.kind == _NOW or (told.kind == _BIRTHDAY and not _is_of_time(document, told))
            words = Span(told.lead, told.span.end)
            yield Age(
                told.span, told.low, told.high, days, last, bool(days) and sure, words, told.called, told.is_copular
            )


def _sentence(document: Document, span: Span) -> Span:
    return sentence_of(document, span)


def _is_short(document: Document, span: Span) -> bool:
    """Tell whether the sentence of an age tells little more than it: "He was only 28 years old"."""
    return len(WORD.findall(document.folded, *sentence_of(document, span))) <= _SHORT


def _days(
    document: Document,
    told: _Told,
    dated: list[tuple[date, date]],
    written: date,
    births: Sequence[Span],
    *,
    is_near: bool,
) -> list[tuple[date, date]]:
    """Return the days that an age may be told of, by its kind and by the dates that it may be of."""
    if told.kind == _BIRTHDAY:
        return dated if dated or _is_of_time(document, told) else [(written - RECENT, written + _YEAR)]
    if told.kind == _NOW:
        # With a name the age is nearly always that of today.
        return [(written - WRITING, written + _SOON), *dated]
    if not dated and is_news_of_death(document, told.span, written, births):
        return [(written - WRITING, written)]
    return dated or ([(written - RECENT, written + _YEAR)] if is_near else [])


def _is_of_time(document: Document, told: _Told) -> bool:
    """Tell whether a birthday only says when something was: "dès ses 20 ans", "pour ses 75 ans"."""
    tables = tables_at(document, told.lead)
    stops = tables.get("np_stop", {})
    word = WORD.findall(document.folded, max(0, told.lead - _BEFORE), told.lead)[-1:]
    behind = _ANNIVERSARY.match(document.folded, told.span.end)
    if behind and behind[1] in {*tables.get("dates.age_of", {}), *tables.get("genitive", {})}:
        # "Le 75e anniversaire de la victoire".
        return True
    return bool(word) and stops.get(word[0]) == "preposition"


def _place(document: Document, told: _Told) -> tuple[Span, bool]:
    """Return where the date of an age is to be looked for, and whether it stands right beside the age.

    "En 2019, à 94 ans, il publia un roman des années 50" tells it of 2019, and "l'élu de 1998 est mort jeudi à 81 ans"
    of Thursday: where a death leads to the age, only what stands between them is a date of it.
    """
    text, age = document.text, Span(told.lead, told.span.end)
    sentence = sentence_of(document, told.span)
    # "… died in 2003 at 70; Jim turned 72 in March".
    sentence = Span(max(text.rfind(";", sentence.start, age.start), sentence.start), sentence.end)
    if told.kind != _THEN:
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


def told_between(document: Document, span: Span) -> bool:
    """Tell whether an age is told at a span: "a los 23 entró". What is counted behind it is counted from then.

    An age that stands beside the date that begins the span is one of that date: "en 2003, con 17 años".
    """
    leads = tables_at(document, span.start).get("dates.age_lead", {})
    return any(
        quantity.unit in (None, YEARS) and _led(document, quantity.span, leads) is not None
        for quantity in inside(document[QUANTITIES], span)
        if document.folded[span.start : quantity.span.start].strip(" ,(") not in leads
    )


def _in_figures(document: Document) -> Iterator[_Told]:
    """Yield the ages that are told as numbers."""
    tables = tables_at(document, 0)
    leads, birthday = tables.get("dates.age_lead", {}), tables.get("dates.birthday_word", {})
    copula = {*tables.get("copula", {}), *tables.get("dates.age_has", {}), *tables.get("dates.age_had", {})}
    ended, lengths = tables.get("dates.age_ended", {}), tables.get("dates.age_length", {})
    nearly = tables.get("dates.age_nearly", {})
    for quantity in document[QUANTITIES]:
        span, kind = quantity.span, quantity.kind
        behind = document.folded[span.end : span.end + _BEHIND]
        following = WORD.match(behind.lstrip(" ’'"))
        word = following[0] if following and behind[:1].isspace() else ""
        is_bare = kind is QuantityKind.CARDINAL and (behind[:1] in _MARKS or word in ended)
        found = None
        if kind is QuantityKind.ORDINAL:
            found = _Lead(span.start, _BIRTHDAY) if word in birthday else None
        elif quantity.unit == YEARS or is_bare:
            found = _led(document, span, leads)
            if found is None and _is_apposed(document, quantity):
                found = _Lead(_apposed(document, span), _NOW, called=kind is QuantityKind.AGE)
            if found is not None and found.kind == _NOW and word in tables.get("dates.age_then", {}):
                # "Elle a 35 ans quand elle publie …".
                found = found._replace(kind=_THEN)
            if found is not None and word in lengths and not found.sure:
                # "Condamné à 20 ans de prison" tells no age.
                found = None
        if found is not None and any(
            words in document.folded[max(0, found.start - _BEFORE) : found.start] for words in nearly
        ):
            # "À quelques jours de ses 72 ans" is 71.
            found = None
        if found is not None and quantity.value == int(quantity.value) and 0 < quantity.value < _OLDEST:
            yield _Told(
                found.start,
                span,
                float(quantity.value),
                float(quantity.value),
                found.kind,
                found.called,
                document.folded[found.start : span.start].strip() in copula,
            )


def _is_apposed(document: Document, quantity: Quantity) -> bool:
    """Tell whether a number of years is an age by where it stands: ", 61 ans,", "a 43-year-old man"."""
    start, end = quantity.span
    if quantity.kind is QuantityKind.AGE and "-" in document.text[start:end]:
        return True
    return quantity.unit == YEARS and _before(document, quantity.span)[-1:] == "," == document.text[end : end + 1]


def _led(document: Document, span: Span, leads: Mapping[str, Any]) -> _Lead | None:
    """Return what leads to an age; None for a number that is none."""
    tables = tables_at(document, span.start)
    words = [
        (match.start(), match[0])
        for match in _CHUNK.finditer(document.folded, max(0, span.start - _BEFORE), span.start)
    ]
    if not any(" ".join(word for _, word in words[-length:]) in leads for length in (3, 2, 1)):
        # "Mit nur 54 Jahren", "at just 54", "âgé seulement de 40 ans".
        stressed = tables.get("dates.age_stressed", {})
        words = [(start, word) for start, word in words if word not in stressed]
    for length in range(_LEAD, 0, -1):
        told = words[-length:]
        kind = leads.get(" ".join(word for _, word in told).lstrip('«“"('))
        if kind is not None and not _is_of_thing(document, told):
            sure = not tables.get("dates.age_word", {}).keys().isdisjoint(word for _, word in told)
            return _of_lead(document, span, _Lead(told[0][0], str(kind), sure or _is_of_death(document, told[0][0])))
    if (
        words
        and words[-1][1] in tables.get("dates.age_has", {})
        and _NAMED.search(document.text, max(0, span.start - _BEFORE), words[-1][0])
    ):
        # "Claire Roux a 60 ans".
        return _Lead(words[-1][0], _NOW)
    if _is_called(document, words):
        return _Lead(words[-1][0], _NOW, sure=True, called=True)
    # "Paul Rey, 45 ans," and "Jana Roth (91)".
    lead, behind = _before(document, span), document.text[span.end : span.end + 1]
    name = lead[:-1].split()[-1:]
    is_apposed = name and name[0][0].isupper() and lead[-1] in _APPOSING and behind in (",", ")")
    return _Lead(_apposed(document, span), _NOW) if is_apposed else None


def _is_of_thing(document: Document, lead: Sequence[tuple[int, str]]) -> bool:
    """Tell whether a mere copula leads from a thing to a number: "the gap was 11", but not "she was 11"."""
    tables = tables_at(document, lead[0][0])
    if len(lead) > 1 or lead[0][1] not in tables.get("copula", {}):
        return False
    start = lead[0][0]
    noun = WORD.findall(document.text, max(0, start - _BEFORE), start)[-1:]
    is_noun = document.text[start - 2 : start - 1].isalpha() and bool(noun) and noun[0].islower()
    known = (tables.get("pronoun", {}), tables.get("dates.relative", {}), tables.get("np_stop", {}))
    return (
        is_noun
        and not any(noun[0] in table for table in known)
        and tables.get("source_noun", {}).get(noun[0]) not in PEOPLE
    )


def _of_lead(document: Document, span: Span, lead: _Lead) -> _Lead:
    """Return what a lead makes of an age: "à 44 ans, Chloé Marin …" opens the news, "à 30 ans, il quitte …" a story."""
    opens = document.text[lead.start : lead.start + 1].isupper()
    is_present = lead.kind == _THEN and opens and _is_present(document, span)
    return lead._replace(kind=_NOW) if is_present or (opens and _OPENS.match(document.text, span.end)) else lead


def _is_of_death(document: Document, start: int) -> bool:
    """Tell whether a death leads to an age: "mort à 76 ans d'un cancer"."""
    died = tables_at(document, start).get("dates.died_word", {})
    return any(word in died for word in WORD.findall(document.folded, max(0, start - _BEFORE), start)[-_LEAD:])


def _is_called(document: Document, chunks: Sequence[tuple[int, str]]) -> bool:
    """Tell whether words call whoever has the age: "l'acteur américain de 67 ans", "une Indonésienne de 100 ans"."""
    tables = tables_at(document, 0)
    if len(chunks) < _CALLING or chunks[-1][1] not in tables.get("dates.age_of", {}) or chunks[-2][1][-1] in _APPOSING:
        return False
    words = WORD.findall(document.text, chunks[0][0], chunks[-1][0])[-_CALLED:]
    nouns, determiners = tables.get("source_noun", {}), tables.get("determiner", {})
    for at in range(len(words) - 1, -1, -1):
        word = words[at].lower()
        if nouns.get(word) in PEOPLE or (words[at][0].isupper() and "dates.verb_second" not in tables):
            # A single one: "des enfants de 12 ans".
            return any(
                determiners.get(one, determiners.get(f"{one}'")) == _SINGULAR for one in map(str.lower, words[:at])
            )
    return False


def _is_present(document: Document, span: Span) -> bool:
    """Tell whether the age that opens a sentence is that of today: "mit 31 Jahren ist sie die Älteste"."""
    present = tables_at(document, span.start).get("dates.age_present", {})
    behind = document.folded[span.end : span.end + _BEHIND].lstrip(" ,")
    return any(behind.startswith(f"{words} ") for words in present)


def _before(document: Document, span: Span) -> str:
    """Return what stands before an age, without the word that may lead to it: ", de 61 años"."""
    before = document.text[max(0, span.start - _BEFORE) : span.start].rstrip()
    rest, _, word = before.rpartition(" ")
    apposed = tables_at(document, span.start).get("dates.age_apposed", {})
    return rest.rstrip() if word in apposed else before


def _apposed(document: Document, span: Span) -> int:
    """Return where an age begins with the word that may lead to it."""
    start = document.text.rfind(" ", 0, max(span.start - 1, 0)) + 1
    tables = tables_at(document, span.start)
    return start if document.folded[start : span.start].strip() in tables.get("dates.age_apposed", {}) else span.start


def _by_group(document: Document) -> Iterator[_Told]:
    """Yield the ages that are told by the decade: "un sexagénaire"."""
    groups = tables_at(document, 0).get("dates.age_group", {})
    for word in WORD.finditer(document.folded):
        if word[0] in groups:
            low = float(groups[word[0]])
            yield _Told(word.start(), Span(*word.span()), low, low + GROUP, _NOW, called=True)


def _is_last(
    document: Document, told: _Told, days: Sequence[tuple[date, date]], written: date, births: Sequence[Span]
) -> bool:
    """Tell whether an age is that at which somebody has just died, and not one of the life that is told then.

    "She died aged 86", but not "…, who found her first moss at 23"; "She was 86." behind the news.
    """
    if len(days) != 1 or days[0][0] < written - RECENT or not is_news_of_death(document, told.span, written, births):
        return False
    sentence = sentence_of(document, told.span)
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
    index = bisect_right(sentences, span) - 1
    if index < 1 or len(WORD.findall(document.folded, *sentences[index])) > _SHORT:
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


def was(document: Document, match: Match) -> bool:
    """Tell whether an age is that of another time: "il était âgé de 45 ans"."""
    tables = tables_at(document, match.span.start)
    before = document.folded[: match.span.start].rsplit(maxsplit=1)[-1:]
    return any(word in tables.get("dates.had_been", {}) for word in before)
