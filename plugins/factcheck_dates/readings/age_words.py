"""How the ages of an article stand there: what leads to them, and what tells that a number is one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from factcheck import (
    QUANTITIES,
    TIMEXES,
    Document,
    Match,
    Quantity,
    QuantityKind,
    Span,
    inside,
    overlapping,
)
from factcheck_dates.readings.kin import PEOPLE
from factcheck_dates.readings.wording import WORD, sentence_of, tables_at

#: The unit of years.
YEARS = "y"
#: Nobody is older.
_OLDEST = 125
NOW, THEN, BIRTHDAY = "now", "then", "birthday"
#: The years of "a man in his sixties".
GROUP = 9
#: So many characters behind an age tell what it is of.
_BEHIND = 24
#: Before these a bare number may be an age: the last ends a headline.
_MARKS = (".", ",", ";", ")", "\n")
#: Who has an age: "Claire Roux a".
_NAMED = re.compile(r"[A-ZÀ-ÖØ-Þ][^\W\d_]+ \Z")
#: A comma and a name.
_OPENS = re.compile(r", [A-ZÀ-ÖØ-Þ][^\W\d_]+ [A-ZÀ-ÖØ-Þ]")
#: What stands between blanks.
_CHUNK = re.compile(r"\S+")
#: So many characters before an age lead to it, and so many words.
_BEFORE, _LEAD = 40, 4
#: A noun and a preposition; behind these marks the preposition is of no noun: "Amelia, de 91".
_CALLING, _APPOSING = 2, (",", "(")
#: So many words before "of 45 years" call somebody: "the young American actor".
_CALLED = 4
_SINGULAR = "singular"
#: The kind of the words for what is blown out at a birthday.
_CANDLE = "candle"


class Told(NamedTuple):
    """An age as it stands: where what leads to it begins, where its number stands, and what the lead makes of it.

    A story tells it of a day of its own: "elle a 35 ans quand elle publie …".
    """

    lead: int
    span: Span
    low: float
    high: float
    kind: str
    called: bool = False
    is_copular: bool = False
    is_story: bool = False


class _Lead(NamedTuple):
    """What leads to an age: where it begins, what it makes of the age, and if what follows it can only be an age."""

    start: int
    kind: str
    sure: bool = False
    called: bool = False


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


def in_figures(document: Document) -> Iterator[Told]:
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
        found, is_story = None, False
        if kind is QuantityKind.ORDINAL:
            found = _Lead(span.start, BIRTHDAY) if word in birthday else None
        elif kind is QuantityKind.CARDINAL and tables.get("dates.candle", {}).get(word) == _CANDLE:
            blown = _blown(document, span)
            found = _Lead(min(blown, span.start), BIRTHDAY, sure=True) if blown is not None else None
        elif _is_verb_last(document, span, word):
            # "Als sie 19 war".
            found = _Lead(span.start, THEN)
        elif quantity.unit == YEARS or is_bare:
            found = _led(document, span, leads) or _led_around(document, span, leads)
            if found is None and _is_apposed(document, quantity):
                found = _Lead(_apposed(document, span), NOW, called=kind is QuantityKind.AGE)
            if found is not None and found.kind == NOW and word in tables.get("dates.age_then", {}):
                # "Elle a 35 ans quand elle publie …".
                found, is_story = found._replace(kind=THEN), True
            if found is not None and word in lengths and not found.sure:
                # "Condamné à 20 ans de prison" tells no age.
                found = None
        if found is not None and any(
            words in document.folded[max(0, found.start - _BEFORE) : found.start] for words in nearly
        ):
            # "À quelques jours de ses 72 ans" is 71.
            found = None
        if found is not None and quantity.value == int(quantity.value) and 0 < quantity.value < _OLDEST:
            yield Told(
                found.start,
                span,
                float(quantity.value),
                float(quantity.value),
                found.kind,
                found.called,
                document.folded[found.start : span.start].strip() in copula or _is_verb_last(document, span, word),
                is_story,
            )


def _is_verb_last(document: Document, span: Span, behind: str) -> bool:
    """Tell whether a number stands between a pronoun and the verb that ends its clause: "als sie 19 war"."""
    tables = tables_at(document, span.start)
    if "dates.verb_second" not in tables or behind not in tables.get("dates.age_had", {}):
        return False
    before = WORD.findall(document.folded, max(0, span.start - _BEFORE), span.start)[-1:]
    return any(word in tables.get("pronoun", {}) for word in before)


def _blown(document: Document, span: Span) -> int | None:
    """Return where it is told that candles are blown out, and a birthday is kept: "soufflera cet été 41 bougies"."""
    candle = tables_at(document, span.start).get("dates.candle", {})
    blown = tuple(word for word, kind in candle.items() if kind != _CANDLE)
    told = WORD.finditer(document.folded, *sentence_of(document, span))
    return next((word.start() for word in told if word[0].startswith(blown)), None)


def _led_around(document: Document, span: Span, leads: Mapping[str, Any]) -> _Lead | None:
    """Return what leads to an age before the time that stands between: "wird am Montag 80", "cumple en agosto 41"."""
    tables, near = tables_at(document, span.start), Span(max(0, span.start - _BEFORE), span.start)
    words = [(found.start(), found[0]) for found in _CHUNK.finditer(document.folded, *near)]
    times = [timex.span for timex in overlapping(document[TIMEXES], near)]
    stops, before = tables.get("np_stop", {}), {*tables.get("dates.place_word", {}), *tables.get("dates.on_day", {})}
    is_timed = False
    while words:
        start, word = words[-1]
        is_time = stops.get(word) == "time" or any(time.start <= start < time.end for time in times)
        if not is_time and not (is_timed and (stops.get(word) == "preposition" or word in before)):
            break
        is_timed = is_timed or is_time
        words.pop()
    if not is_timed:
        return None
    for length in range(_LEAD, 0, -1):
        told = words[-length:]
        kind = leads.get(" ".join(word for _, word in told))
        if kind == BIRTHDAY:
            return _Lead(told[0][0], BIRTHDAY)
    return None


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
        return _Lead(words[-1][0], NOW)
    if _is_called(document, words):
        return _Lead(words[-1][0], NOW, sure=True, called=True)
    # "Paul Rey, 45 ans," and "Jana Roth (91)".
    lead, behind = _before(document, span), document.text[span.end : span.end + 1]
    name = lead[:-1].split()[-1:]
    is_apposed = name and name[0][0].isupper() and lead[-1] in _APPOSING and behind in (",", ")")
    return _Lead(_apposed(document, span), NOW) if is_apposed else None


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
    is_present = lead.kind == THEN and opens and _is_present(document, span)
    return lead._replace(kind=NOW) if is_present or (opens and _OPENS.match(document.text, span.end)) else lead


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


def by_group(document: Document) -> Iterator[Told]:
    """Yield the ages that are told by the decade: "un sexagénaire"."""
    groups = tables_at(document, 0).get("dates.age_group", {})
    for word in WORD.finditer(document.folded):
        if word[0] in groups:
            low = float(groups[word[0]])
            yield Told(word.start(), Span(*word.span()), low, low + GROUP, NOW, called=True)


def was(document: Document, match: Match) -> bool:
    """Tell whether an age is that of another time: "il était âgé de 45 ans"."""
    tables = tables_at(document, match.span.start)
    before = document.folded[: match.span.start].rsplit(maxsplit=1)[-1:]
    return any(word in tables.get("dates.had_been", {}) for word in before)
