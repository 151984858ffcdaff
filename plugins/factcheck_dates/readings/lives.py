"""The ages and the births that an article tells in places apart, and which of them are the same person's."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from factcheck import (
    LANGUAGES,
    MOMENTS,
    QUANTITIES,
    SENTENCES,
    Construction,
    Document,
    Match,
    Moment,
    Quantity,
    QuantityKind,
    Span,
    covering,
    inside,
    overlapping,
)
from factcheck_dates.readings.wording import WORD, moment_of

BIRTH = Construction("dates.birth")
_START = attrgetter("span.start")
#: The unit of years.
YEARS = "y"
#: What is published was written so many days before at the most.
WRITING = timedelta(14)
#: What somebody did whose age is told is news for so long, and a birthday is kept so long before or behind.
_RECENT, _YEAR = timedelta(60), timedelta(366)
#: A slip is of so many years at the most, in the next sentence or farther off; beyond it the age is another person's.
NEAR_SLIP, _FAR_SLIP = 15, 10
#: Nobody is older.
_OLDEST = 125
#: "He was only 28 years old".
_SHORT = 6
#: So many sentences behind a death such a sentence may tell the age of whoever died.
_OBITUARY = 5
_NOW, _THEN, _BIRTHDAY = "now", "then", "birthday"
#: The years of "a man in his sixties".
GROUP = 9
#: So many characters behind an age tell what it is of.
_BEHIND = 24
#: Behind these marks a bare number may be an age.
_MARKS = (".", ",", ";", ")")
#: So many words before a birth may say whose it is.
_WHOSE = 3
#: A day that most Februaries do not have.
_LEAP_DAY = (2, 29)
#: A marker stands so many words before a relative at the most: "son plus jeune frère".
_LEAD = 3
#: A comma and a name.
_OPENS = re.compile(r", [A-ZÀ-ÖØ-Þ][^\W\d_]+ [A-ZÀ-ÖØ-Þ]")
#: So many characters before an age or a birth a word like "sa fille" may say whose it is.
_BEFORE = 40
#: So many ages on each side of a birth may be of it, and so many births on each side of an age.
_MOST = 50


class Age(NamedTuple):
    """An age, when it may be said to have been reached, several stretches where that is open, and if it is the last."""

    span: Span
    low: float
    high: float
    days: Sequence[tuple[date, date]]
    last: bool = False


class Birth(NamedTuple):
    """What tells a birth, and when it was."""

    match: Match
    born: Moment

    @property
    def span(self) -> Span:
        """Where it is told."""
        return self.match.span


A = TypeVar("A", Age, Birth)


class Pair(NamedTuple):
    """An age and a birth that are one person's, and how old that person was."""

    age: Age
    birth: Match
    born: Moment
    low: int
    high: int


def pairs(document: Document, written: date, seen: Container[Span], ended: Container[Span]) -> Iterator[Pair]:
    """Yield the ages that follow from a birth told elsewhere, and those that should and do not.

    An age that fits tells whose birth it is, wherever it stands. One that does not must be the nearest one to its
    birth, as the birth to it, be no other's in the article, and be off by no more than a slip.

    Args:
        document: The document.
        written: The day of writing.
        seen: The births that are judged already.
        ended: Those of them that are judged together with a death.
    """
    births = [
        Birth(match, moment_of(document, match["born"].value))
        for match in document[BIRTH]
        if match["born"].span not in ended and match["born"].value.year is not None
    ]
    births = [
        birth
        for birth in births
        if birth.born.first is not None
        and not is_of_kin(document, birth.span)
        and not _is_anothers(document, birth.span)
    ]
    ages = list(_ages(document, written, [birth.span for birth in births])) if births else []
    if len(births) == 1:
        yield from _of_the_dead(document, ages, births[0])
    births = [birth for birth in births if birth.match["born"].span not in seen]
    for birth in births:
        near = sorted(_beside(ages, birth), key=lambda age: _gap(age.span, birth.span))
        fitting = next(((age, days) for age in near if (days := _fitting(age, birth)) is not None), None)
        if fitting is not None:
            yield Pair(fitting[0], *birth, *_between(birth.born, fitting[1]))
        elif near and len(near[0].days) == 1:
            yield from _slipped(document, near[0], birth, _beside(births, near[0]))


def _slipped(document: Document, age: Age, birth: Birth, births: Sequence[Birth]) -> Iterator[Pair]:
    """Yield the age that is nearest to a birth, if it fits none, and may be meant for that one."""
    low, high = _between(birth.born, age.days[0])
    gap = _gap(age.span, birth.span)
    if high > 0 and all(
        other is birth or (gap < _gap(age.span, other.span) and _fitting(age, other) is None) for other in births
    ):
        is_one = _is_one_person(document, age.span, birth.span)
        if is_one and _is_slip(document, age, birth.span, low, high):
            yield Pair(age, *birth, low, high)


def _beside(things: Sequence[A], place: Age | Birth) -> Sequence[A]:
    """Return the ages or births that stand nearest to one of the others: of hundreds the rest are not told with it."""
    first = bisect_left(things, place.span.start, key=_START)
    return things[max(first - _MOST, 0) : first + _MOST]


def _fitting(age: Age, birth: Birth) -> tuple[date, date] | None:
    """Return the days on which an age follows from a birth."""
    return next((days for days in age.days if _fits(age, *_between(birth.born, days))), None)


def _of_the_dead(document: Document, ages: Sequence[Age], birth: Birth) -> Iterator[Pair]:
    """Yield the age at which somebody has just died, if it does not follow from the only birth that is told.

    An obituary tells other ages that do: "…, à l'âge de 95 ans. Née en 1918, … à 27 ans, en 1945".
    """
    last = [age for age in ages if age.last and len(age.days) == 1]
    if len({age.low for age in last}) != 1:
        return
    age = last[0]
    low, high = _between(birth.born, age.days[0])
    # One sentence that tells the birth, the death and the age tells them of one person.
    sentence = covering(document[SENTENCES], age.span.start) or age.span
    slip = NEAR_SLIP if sentence.contains(birth.span) else _FAR_SLIP
    is_slip = low - slip <= age.high and age.low <= high + slip
    if is_slip and not _fits(age, low, high) and _is_the_dead(document, age.span, birth.span):
        yield Pair(age, *birth, low, high)


def _is_the_dead(document: Document, age: Span, birth: Span) -> bool:
    """Tell whether a birth names nobody, or somebody whom the sentence of a last age names too."""
    sentences = document[SENTENCES]
    own = covering(sentences, birth.start) or birth
    names = [word for word in WORD.findall(document.text, own.start, birth.start)[1:] if word[0].isupper()]
    if len(WORD.findall(document.text, own.start, birth.start)) == 1:
        # "Malone was born": one word before the birth is a name, or a pronoun.
        names = WORD.findall(document.text, own.start, birth.start)
    index = max(bisect_right(sentences, age) - 1, 0)
    told = set(WORD.findall(document.text, sentences[max(index - 1, 0)].start, sentences[index].end))
    pronouns = document.lexicons[document[LANGUAGES].at(birth.start)].tables.get("pronoun", {})
    return all(word.lower() in pronouns for word in names) or not told.isdisjoint(names)


def years(born: date, day: date) -> int:
    """Return how many years are complete on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _ages(document: Document, written: date, births: Sequence[Span]) -> Iterator[Age]:
    """Yield the ages of an article with the days that they may be told of."""
    told = [*_in_figures(document), *_by_group(document)]
    for span, low, high, kind in sorted(told):
        if is_of_kin(document, span):
            continue
        dated, is_near = _dated(document, span, births, written)
        if kind == _THEN and not dated and not is_near:
            dated = _dated_before(document, span, births, written)
        if kind == _BIRTHDAY:
            days = dated or [(written - _RECENT, written + _YEAR)]
        elif kind == _NOW:
            # With a name the age is nearly always that of today.
            days = [(written - WRITING, written), *dated]
        else:
            days = dated or ([(written - _RECENT, written + _YEAR)] if is_near else [])
            if not dated and _is_news_of_death(document, span):
                days = [(written - WRITING, written)]
        if days:
            yield Age(span, low, high, days, last=kind == _THEN and _is_last(document, span, days, written))


def told_between(document: Document, span: Span) -> bool:
    """Tell whether an age is told at a span: "a los 23 entró". What is counted behind it is counted from then.

    An age that stands beside the date that begins the span is one of that date: "en 2003, con 17 años".
    """
    leads = document.lexicons[document[LANGUAGES].at(span.start)].tables.get("dates.age_lead", {})
    return any(
        quantity.unit in (None, YEARS) and _led(document, quantity.span, leads) is not None
        for quantity in inside(document[QUANTITIES], span)
        if document.folded[span.start : quantity.span.start].strip(" ,(") not in leads
    )


def _in_figures(document: Document) -> Iterator[tuple[Span, float, float, str]]:
    """Yield the ages that are told as numbers: the words, how many years at the least and at the most, and the kind."""
    tables = document.lexicons[document[LANGUAGES].at(0)].tables
    leads, birthday = tables.get("dates.age_lead", {}), tables.get("dates.birthday_word", {})
    ended, lengths = tables.get("dates.age_ended", {}), tables.get("dates.age_length", {})
    for quantity in document[QUANTITIES]:
        span, kind = quantity.span, quantity.kind
        behind = document.folded[span.end : span.end + _BEHIND]
        following = WORD.match(behind.lstrip(" ’'"))
        word = following[0] if following and behind[:1].isspace() else ""
        is_bare = kind is QuantityKind.CARDINAL and (behind[:1] in _MARKS or word in ended)
        found = None
        if kind is QuantityKind.ORDINAL:
            found = _BIRTHDAY if word in birthday else None
        elif (quantity.unit == YEARS or is_bare) and word not in lengths:
            # "Condamné à 20 ans de prison" tells no age.
            found = _led(document, span, leads) or (_NOW if _is_apposed(document, quantity) else None)
        if found is not None and quantity.value == int(quantity.value) and 0 < quantity.value < _OLDEST:
            yield span, float(quantity.value), float(quantity.value), found


def _is_apposed(document: Document, quantity: Quantity) -> bool:
    """Tell whether a number of years is an age by where it stands: ", 61 ans,", "a 43-year-old man"."""
    start, end = quantity.span
    if quantity.kind is QuantityKind.AGE and "-" in document.text[start:end]:
        return True
    return quantity.unit == YEARS and _before(document, quantity.span)[-1:] == "," == document.text[end : end + 1]


def _led(document: Document, span: Span, leads: Mapping[str, Any]) -> str | None:
    """Return the kind of an age by what leads to it; None for a number that is none."""
    before = document.folded[max(0, span.start - _BEFORE) : span.start].split()
    stressed = document.lexicons[document[LANGUAGES].at(span.start)].tables.get("dates.age_stressed", {})
    if not any(" ".join(before[-length:]) in leads for length in (3, 2, 1)):
        # "Mit nur 54 Jahren", "at just 54"
        while before and before[-1] in stressed:
            before.pop()
    for length in (4, 3, 2, 1):
        kind = leads.get(" ".join(before[-length:]).lstrip('«“"('))
        if kind is not None:
            # "À 44 ans, Chloé Marin …" opens the news, "à 30 ans, il quitte …" a story.
            place = document.folded.rfind(before[-length:][0], 0, span.start)
            opens = document.text[place : place + 1].isupper()
            is_present = kind == _THEN and opens and _is_present(document, span)
            return _NOW if is_present or (opens and _OPENS.match(document.text, span.end)) else str(kind)
    # "Paul Rey, 45 ans," and "Jana Roth (91)".
    lead, behind = _before(document, span), document.text[span.end : span.end + 1]
    name = lead[:-1].split()[-1:]
    return _NOW if name and name[0][0].isupper() and lead[-1] in (",", "(") and behind in (",", ")") else None


def _is_present(document: Document, span: Span) -> bool:
    """Tell whether the age that opens a sentence is that of today: "mit 31 Jahren ist sie die Älteste"."""
    present = document.lexicons[document[LANGUAGES].at(span.start)].tables.get("dates.age_present", {})
    behind = document.folded[span.end : span.end + _BEHIND].lstrip(" ,")
    return any(behind.startswith(f"{words} ") for words in present)


def _before(document: Document, span: Span) -> str:
    """Return what stands before an age, without the word that may lead to it: ", de 61 años"."""
    before = document.text[max(0, span.start - _BEFORE) : span.start].rstrip()
    rest, _, word = before.rpartition(" ")
    apposed = document.lexicons[document[LANGUAGES].at(span.start)].tables.get("dates.age_apposed", {})
    return rest.rstrip() if word in apposed else before


def _by_group(document: Document) -> Iterator[tuple[Span, float, float, str]]:
    """Yield the ages that are told by the decade: "un sexagénaire"."""
    groups = document.lexicons[document[LANGUAGES].at(0)].tables.get("dates.age_group", {})
    for word in WORD.finditer(document.folded):
        if word[0] in groups:
            low = float(groups[word[0]])
            yield Span(*word.span()), low, low + GROUP, _NOW


def _is_news_of_death(document: Document, span: Span) -> bool:
    """Tell whether an age is told of who has just died: "… died. She was 81.".

    Its sentence says so, or the one before it; farther back, where it is told in a short sentence of its own.
    """
    tables = document.lexicons[document[LANGUAGES].at(span.start)].tables
    died, sentences = tables.get("dates.died_word", {}), document[SENTENCES]
    index = max(bisect_right(sentences, span) - 1, 0)
    if not sentences:
        return False
    told = WORD.findall(document.folded, *sentences[index])
    back = _OBITUARY if len(told) <= _SHORT else 1
    start = sentences[max(index - back, 0)].start
    return any(word in died for word in WORD.findall(document.folded, start, sentences[index].end))


def _is_last(document: Document, span: Span, days: Sequence[tuple[date, date]], written: date) -> bool:
    """Tell whether an age is that at which somebody has just died: the sentence says so, and names no other day."""
    return len(days) == 1 and days[0][0] >= written - _RECENT and _is_news_of_death(document, span)


def _dated(
    document: Document, span: Span, births: Sequence[Span], written: date
) -> tuple[list[tuple[date, date]], bool]:
    """Return the days of the dates in the sentence of an age that are not near the writing, and whether others are.

    Those of births do not count.
    """
    sentence = covering(document[SENTENCES], span.start) or span
    far, near = [], False
    own = overlapping(births, sentence)
    for moment in inside(document[MOMENTS], sentence):
        if moment.first is None or moment.last is None or any(birth.contains(moment.span) for birth in own):
            continue
        if moment.timex.is_day and moment.timex.year is None and (moment.timex.month, moment.timex.day) == _LEAP_DAY:
            # "2022 has no Feb. 29": of no year that is known.
            continue
        if moment.last < written - _RECENT or moment.first > written + _YEAR:
            far.append((moment.first, moment.last))
        else:
            near = True
    return far, near


def _dated_before(document: Document, span: Span, births: Sequence[Span], written: date) -> list[tuple[date, date]]:
    """Return the days of the one date of the sentence before that of an age, as of "… won in 1990. He was 28".

    The age's own sentence says no more than it, and nobody has died, whose age it would be.
    """
    sentences = document[SENTENCES]
    index = bisect_right(sentences, span) - 1
    if index < 1 or len(WORD.findall(document.folded, *sentences[index])) > _SHORT:
        return []
    if _is_news_of_death(document, span) or _names(document, sentences[index - 1]):
        return []
    days, is_near = _dated(document, sentences[index - 1], births, written)
    return days if len(days) == 1 and not is_near else []


def _names(document: Document, sentence: Span) -> bool:
    """Tell whether a sentence may name somebody: by a capital, or two where all nouns have one."""
    capitals = [word[0].isupper() for word in WORD.findall(document.text, *sentence)[1:]]
    many = "dates.verb_second" in document.lexicons[document[LANGUAGES].at(sentence.start)].tables
    return any(one and other for one, other in pairwise(capitals)) if many else any(capitals)


def _fits(age: Age, low: int, high: int) -> bool:
    return low <= age.high and age.low <= high


def _between(born: Moment, days: tuple[date, date]) -> tuple[int, int]:
    """Return how old somebody is at the least and at the most in a stretch of days."""
    first, last = born.first or date.min, born.last or date.min
    return years(last, days[0]), years(first, days[1])


def _is_slip(document: Document, age: Age, birth: Span, low: int, high: int) -> bool:
    """Tell whether an age is so little off that it may be meant for a birth, and no relative stands between them."""
    between = age.span.to(birth) if age.span < birth else birth.to(age.span)
    # "Born in 1941 above her parents' store": what the sentence of the birth goes on with changes nothing.
    own = covering(document[SENTENCES], birth.start) or birth
    apart = Span(own.end, age.span.end) if own.end < age.span.start else between
    if is_of_kin(document, apart):
        return False
    slip = NEAR_SLIP if len(overlapping(document[SENTENCES], between)) <= 2 else _FAR_SLIP
    return low - slip <= age.high and age.low <= high + slip


def _is_one_person(document: Document, age: Span, birth: Span) -> bool:
    """Tell whether a birth may be told of whose age it is: it is no thing's, and nobody's who is named otherwise.

    "La course, née en 2002" is of no person, and "Brinkmann, die 1983 geboren wurde" not of "Tietjen, 44".
    """
    tables = document.lexicons[document[LANGUAGES].at(birth.start)].tables
    sentence = covering(document[SENTENCES], birth.start) or birth
    before = WORD.findall(document.text, sentence.start, birth.start)
    while before and before[-1].lower() in tables.get("dates.relative", {}):
        before.pop()
    whose = WORD.findall(document.text, max(0, age.start - _BEFORE), age.start)
    if not before:
        # "Née en 1908, Marguerite fête ses 100 ans. Sa sœur Rose, 94 ans, …"
        told = WORD.findall(document.text, birth.end, sentence.end)
        is_named = any(one[0].isupper() and other[0].isupper() for one, other in pairwise(told))
        return not (is_named and whose and whose[-1][0].isupper()) or whose[-1] in told
    if before[-1].lower() in tables.get("dates.founded_thing", {}):
        return False
    *lead, word = before
    is_noun = not word[0].isupper() or lead[-1:] == [] or lead[-1].lower() in tables.get("determiner", {})
    return is_noun or word in whose or not any(other[0].isupper() for other in whose)


def is_of_kin(document: Document, span: Span) -> bool:
    """Tell whether a stretch, or what leads to it in its sentence, speaks of a relative, whose age or birth it may be.

    "Sa fille", "the brother", but not "fils d'un mineur" or "father of two".
    """
    tables = document.lexicons[document[LANGUAGES].at(span.start)].tables
    kin, markers = tables.get("dates.kin", {}), tables.get("dates.kin_marker", {})
    sentence = covering(document[SENTENCES], span.start) or span
    found = WORD.findall(document.folded, max(sentence.start, span.start - _BEFORE), span.end)
    # Words may stand between: "their elder brother".
    return any(
        word in kin and not markers.keys().isdisjoint(found[max(at - _LEAD, 0) : at]) for at, word in enumerate(found)
    )


def _is_anothers(document: Document, birth: Span) -> bool:
    """Tell whether a birth is told of somebody by what that is to another: "son entraîneuse, née en 1968"."""
    own = document.lexicons[document[LANGUAGES].at(birth.start)].tables.get("dates.own", {})
    sentence = covering(document[SENTENCES], birth.start) or birth
    return any(word in own for word in WORD.findall(document.folded, sentence.start, birth.start)[-_WHOSE:])


def was(document: Document, match: Match) -> bool:
    """Tell whether an age is that of another time: "il était âgé de 45 ans"."""
    tables = document.lexicons[document[LANGUAGES].at(match.span.start)].tables
    before = document.folded[: match.span.start].rsplit(maxsplit=1)[-1:]
    return any(word in tables.get("dates.had_been", {}) for word in before)


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
