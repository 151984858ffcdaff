"""A length that takes up a range told just before: "de 1989 à 2001. De ces dix-huit années".

A demonstrative takes up what was told last, and so does what "it" lasts or what "that is". A definite noun ("The
crossing of four hours", "The meeting lasted"), or what something lasted "after", is of the sentence before only where
that tells two times of one doing: "left Ullapool at 10.30am and tied up in Stornoway at 1.15pm"; "after the six-hour
strike" is that of the hours of one day. What a sentence itself opens and closes may be told its length before:
"Whitby's nine-day folk week opens on 2 August and closes on 6 August".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple, TypeAlias

from factcheck import (
    SENTENCES,
    TIMEXES,
    Document,
    Span,
    TimeUnit,
    Timex,
    TimexType,
    inside,
)
from factcheck_dates.readings.lengths import lasting
from factcheck_dates.readings.wording import WORD, sentence_number, sentence_of, tables_at

#: Words and figures, and a compound of them: "48-stündig".
_LASTING = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
#: A noun and an adjective stand between a demonstrative and its length: "cette longue traversée de deux heures".
_NOUN = 2
_HOUR = 60
#: A range has so many ends.
_ENDS = 2
_TIMED = frozenset((TimeUnit.HOUR, TimeUnit.MINUTE))
_BY_DAYS = (TimeUnit.DAY, TimeUnit.WEEK)
_DEMONSTRATIVE, _DEFINITE, _AFTER, _BARE, _ITS, _ONCE = "demonstrative", "definite", "after", "bare", "its", "once"
#: "Lasted", "will have lasted", "d'une durée de": so many words lead to a length at the most.
_LEADING = 3


_Range: TypeAlias = tuple[Timex, Timex]


class TakenUp(NamedTuple):
    """A range and the length that takes it up."""

    first: Timex
    last: Timex
    said: Timex


def taken_up(document: Document, ranges: Sequence[_Range], opened: Sequence[_Range]) -> Iterator[TakenUp]:
    """Yield the lengths that take up a range of the sentence before, or of what their own sentence tells first.

    Args:
        document: The document.
        ranges: The first and the last day of what it tells to last.
        opened: Those of them that are told by what opens and what closes.
    """
    if not ranges and sum(timex.minute is not None for timex in document[TIMEXES]) < _ENDS:
        return
    sentences = document[SENTENCES]
    for said, is_adjective in _lengths(document):
        place = sentence_number(sentences, said.span.start)
        if place < 0:
            continue
        own = Span(sentences[place].start, said.span.start)
        ahead = [one for one in opened if sentences[place].contains(one[0].span) and said.span.end < one[0].span.start]
        if len(ahead) == 1 and _is_of_subject(document, own, said, is_adjective=is_adjective):
            yield TakenUp(*ahead[0], said)
            continue
        lead = _lead(document, own, said, is_adjective=is_adjective)
        if lead is None:
            continue
        before = sentences[place - 1] if place and _is_next(document, sentences[place - 1], own) else None
        passages = [span for span in ((own, before) if lead == _DEMONSTRATIVE else (before,)) if span is not None]
        read = _READERS.get(lead, _ranges)
        if any(_tells_another(document, said, span) for span in passages):
            continue
        told = next(filter(None, (read(document, span, said.unit, ranges) for span in passages)), ())
        if len(told) == 1 and (lead != _BARE or _is_longer(told[0], said)):
            yield TakenUp(*told[0], said)


def _lengths(document: Document) -> Iterator[tuple[Timex, bool]]:
    """Yield the lengths of a document, and whether they are adjectives: "48-hour", "48-stündig"."""
    for timex in document[TIMEXES]:
        if timex.type is TimexType.DURATION and timex.amount and timex.unit is not None:
            if timex.deixis is not None and not _is_spent_at(document, timex):
                continue
            yield timex, not any(map(str.isspace, document.text[timex.span.start : timex.span.end]))
        elif timex.minute and timex.minute % _HOUR == 0 and _is_of(document, timex.span.end):
            # "Après six heures de débats" is no time of day.
            yield Timex(timex.span, TimexType.DURATION, amount=timex.minute // _HOUR, unit=TimeUnit.HOUR), False
    endings = document.lexicon.tables.get("dates.lasting_ending", {})
    if any(ending in document.folded for ending in endings):
        for word in _LASTING.finditer(document.folded):
            if any(ending in word[0] for ending in endings):
                found = lasting(document, Span(*word.span()), word[0])
                if found is not None:
                    yield found, True


def _is_spent_at(document: Document, said: Timex) -> bool:
    """Tell whether a length that looks like the last one was spent: "ces dix ans passés à Lille"."""
    tables = tables_at(document, said.span.start)
    word = WORD.findall(document.folded, *said.span)[-1:]
    behind = WORD.match(document.folded, said.span.end + 1)
    leads = behind is not None and tables.get("np_stop", {}).get(behind[0]) == "preposition"
    return leads and any(one in tables.get("dates.taken_spent", {}) for one in word)


def _is_of(document: Document, place: int) -> bool:
    """Tell whether what follows is said of a length: "of debate", "de débats"."""
    tables = tables_at(document, place)
    behind = document.text[place : place + _HOUR].lstrip(" ")
    if "dates.verb_second" in tables and behind[:1].isupper():
        # "Nach fünf Stunden Debatte"
        return True
    links = tables.get("dates.taken_of", {})
    return behind.startswith(tuple(of if of.endswith("'") else f"{of} " for of in links))


def _lead(document: Document, lead: Span, said: Timex, *, is_adjective: bool) -> str | None:
    """Return what leads to a length: a demonstrative, or at the start of its sentence a definite noun or "after"."""
    tables = tables_at(document, said.span.start)
    taken, of = tables.get("dates.taken_up", {}), tables.get("dates.taken_of", {})
    told = WORD.findall(document.folded, *lead)
    lasts = _lasting_verb(tables, told)
    if lasts or " ".join(told) in tables.get("dates.taken_is", {}):
        subject = told[: len(told) - lasts] if lasts else []
        if not subject or subject[0] in tables.get("pronoun", {}):
            return _ITS
        return _DEFINITE if taken.get(subject[0], taken.get(f"{subject[0]}'")) == _DEFINITE else None
    if not told and "dates.verb_second" in tables:
        return _BARE if _is_spent(document, tables, said) else None
    if not told or document.folded[said.span.start - 1] not in " \u00a0'":
        return None
    # "This ten-year plan" may be another thing, and of years it often is.
    is_one = is_adjective and said.unit in (TimeUnit.MONTH, TimeUnit.YEAR)
    if taken.get(told[-1]) == _DEMONSTRATIVE:
        return None if is_one else _DEMONSTRATIVE
    kind = taken.get(" ".join(told))
    if _is_after_it(tables, told, is_adjective=is_adjective):
        return None if is_one else _ONCE
    if kind == _AFTER and _is_of(document, said.span.end):
        return _AFTER
    if told[-1] in of or f"{told[-1]}'" in of:
        for at in range(len(told) - 2, max(len(told) - _NOUN - 3, -1), -1):
            kind = taken.get(told[at], taken.get(f"{told[at]}'"))
            if at < len(told) - 2 and (kind == _DEMONSTRATIVE or (kind == _DEFINITE and at == 0)):
                return None if said.unit in (TimeUnit.MONTH, TimeUnit.YEAR) else kind
        return None
    return _DEFINITE if kind == _DEFINITE and is_adjective else None


def _lasting_verb(tables: Mapping[str, Mapping[str, Any]], told: Sequence[str]) -> int:
    """Return of how many words the verb of lasting is that leads to a length; 0 for none."""
    verbs = tables.get("dates.taken_lasts", {})
    return next((size for size in range(min(_LEADING, len(told)), 0, -1) if " ".join(told[-size:]) in verbs), 0)


def _is_after_it(tables: Mapping[str, Mapping[str, Any]], told: Sequence[str], *, is_adjective: bool) -> bool:
    """Tell whether a sentence begins with "after the six-hour", "après la grève de"."""
    taken, of = tables.get("dates.taken_up", {}), tables.get("dates.taken_of", {})
    if not is_adjective:
        if not (told[-1] in of or f"{told[-1]}'" in of):
            return False
        told = told[:-_NOUN]
    if len(told) < _NOUN or taken.get(told[-1], taken.get(f"{told[-1]}'")) != _DEFINITE:
        return False
    return taken.get(" ".join(told[:-1])) == _AFTER


def _is_of_subject(document: Document, lead: Span, said: Timex, *, is_adjective: bool) -> bool:
    """Tell whether a length is that of what its sentence tells to open: "Whitby's nine-day folk week opens on"."""
    tables = tables_at(document, said.span.start)
    told = WORD.findall(document.folded, *lead)
    if not told or said.unit in (TimeUnit.MONTH, TimeUnit.YEAR):
        return False
    taken, of = tables.get("dates.taken_up", {}), tables.get("dates.taken_of", {})
    if not is_adjective:
        if _lasting_verb(tables, told):
            return True
        if len(told) <= _NOUN or not (told[-1] in of or f"{told[-1]}'" in of):
            return False
        told = told[:-_NOUN]
    is_owned = document.folded[lead.start : said.span.start].rstrip().endswith(("'s", "s'"))
    told_by = told[-1] if told[-1] in taken else f"{told[-1]}'"
    return is_owned or told_by in taken or told[-1] in tables.get("dates.own", {})


def _is_spent(document: Document, tables: Mapping[str, Mapping[str, Any]], said: Timex) -> bool:
    """Tell whether a length opens its sentence as that of what somebody did: "Zwölf Jahre sass er dort"."""
    behind = WORD.findall(document.text, said.span.end, sentence_of(document, said.span).end)
    apart = tables.get("dates.another_time", {})
    return (
        len(behind) > 1
        and behind[0].islower()
        and behind[1] in tables.get("pronoun", {})
        and not any(word in apart for word in behind)
    )


def _is_longer(told: tuple[Timex, Timex], said: Timex) -> bool:
    """Tell whether a length of years is longer than a range of them, within which it would be of something else."""
    first, last = told
    return bool(first.year and last.year and said.unit is TimeUnit.YEAR and said.amount) and (
        float(said.amount or 0) > (last.year or 0) - (first.year or 0) + 1
    )


def _is_next(document: Document, before: Span, own: Span) -> bool:
    return "\n" not in document.text[before.end : own.start]


def _tells_another(document: Document, said: Timex, passage: Span) -> bool:
    """Tell whether another length is told there, which may be the one that is taken up."""
    return any(
        timex.type is TimexType.DURATION and (timex.unit is said.unit or {timex.unit, said.unit} <= _TIMED)
        for timex in inside(document[TIMEXES], passage)
    )


def _ranges(document: Document, passage: Span, unit: TimeUnit | None, ranges: Sequence[_Range]) -> Sequence[_Range]:
    """Return the ranges that a passage tells, in the unit of a length."""
    if unit in _TIMED:
        times = _times(document, passage)
        return [(times[0], times[1])] if len(times) == _ENDS else []
    found = {
        first.span: (first, last)
        for first, last in ranges
        if passage.contains(first.span) and passage.contains(last.span) and _is_counted(first, last, unit)
    }
    return list(found.values())


def _is_counted(first: Timex, last: Timex, unit: TimeUnit | None) -> bool:
    """Tell whether a range is told in days or years as a length is."""
    if unit in _BY_DAYS:
        return last.is_day
    return (first.year or last.year) is not None if unit is TimeUnit.YEAR else last.month is not None


def _doings(document: Document, passage: Span, unit: TimeUnit | None, _told: Sequence[_Range]) -> Sequence[_Range]:
    """Return the two times of one doing: "opened at 10am and was adjourned at 1pm", but not "from 9am to 5pm"."""
    times = _times(document, passage) if unit in _TIMED else ()
    if len(times) != _ENDS:
        return []
    tables = tables_at(document, passage.start)
    between = WORD.findall(document.text, times[0].span.end, times[1].span.start)
    joints = tables.get("dates.next_moment", {})
    goes_on = any(one in joints and _is_told(tables, other) for one, other in pairwise(between))
    return [(times[0], times[1])] if goes_on else []


def _of_once(document: Document, passage: Span, unit: TimeUnit | None, _told: Sequence[_Range]) -> Sequence[_Range]:
    """Return the hours of a passage that are of one day, and lead from one to the other: opening hours are of many."""
    times = _times(document, passage) if unit in _TIMED else ()
    if len(times) != _ENDS or not any(timex.is_day or timex.weekday for timex in inside(document[TIMEXES], passage)):
        return []
    between = WORD.findall(document.text, times[0].span.end, times[1].span.start)
    return [(times[0], times[1])] if len(between) <= _NOUN else []


#: Where the range is looked for, by what leads to the length; else it is any that is told.
_READERS = {_DEFINITE: _doings, _AFTER: _doings, _ONCE: _of_once}


def _times(document: Document, passage: Span) -> Sequence[Timex]:
    return [timex for timex in inside(document[TIMEXES], passage) if timex.minute is not None]


def _is_told(tables: Mapping[str, Mapping[str, Any]], word: str) -> bool:
    """Tell whether a word behind "and" is a verb of the past, so that the subject is the same."""
    if word in tables.get("dates.taken_on", {}) or word in tables.get("dates.told_word", {}):
        return True
    ends = word.endswith(tuple(tables.get("dates.told_ending", ())))
    return word.islower() and ends and word not in tables.get("dates.told_exception", {})
