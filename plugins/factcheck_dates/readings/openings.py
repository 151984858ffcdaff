"""What opens on a day and closes on another one: "opens on 2 August … and closes on 6 August".

Of two sentences both tell one date. That the second is of the same thing is told by a pronoun, by a noun with "the"
that the first names or that takes place, or, where verbs need none, by no subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Any

from factcheck import LANGUAGES, SENTENCES, TIMEXES, Document, Span, Timex, inside
from factcheck_dates.readings.acts import Act
from factcheck_dates.readings.wording import WORD, sentence_number

#: A sentence that tells both tells so many days at the most.
_DAYS = 2
#: The end is told so many sentences behind the beginning at the most.
_REACH = 2
#: What seems to end longer before it begins ends in the year after.
_NEAR = timedelta(60)
#: Nouns have so many letters, and so many are the same in all their forms.
_NOUN, _STEM = 4, 6
#: A subject stands among so many words of its sentence, a verb that needs none behind so many.
_SUBJECT, _DROPPED = 6, 2
#: Where no year is written, it is one.
_ANY_YEAR = 2001
#: A day of the month that no name of one stands behind, after an article; and the last of a month.
_NUMBER, _LAST = re.compile(r"(?: \w{1,3})? (\d{1,2})(?![\d:h%]|[.,]\d| ?%)\b"), 31
_OPENS, _CLOSES, _NOW, _UNTIL = "opens", "closes", "now", "until"


class _Forms:
    """The words of one language by which something begins and ends: phrases, and whether they tell of the past."""

    def __init__(self, lexicon: Any) -> None:
        tables = lexicon.tables
        told = {
            name: [(tuple(WORD.findall(form)), str(tense)) for form, tense in tables.get(f"dates.{name}", {}).items()]
            for name in (_OPENS, _CLOSES)
        }
        #: Phrases and their tense, by their first word, the longest first.
        self.kinds: Mapping[str, Mapping[str, Sequence[tuple[tuple[str, ...], str]]]] = {
            name: _by_head(form for form in forms if form[1] != _UNTIL) for name, forms in told.items()
        }
        self.until = frozenset(" ".join(form) for form, tense in told[_CLOSES] if tense == _UNTIL)
        self.apart = frozenset(tables.get("dates.opens_apart", ()))
        same: Mapping[str, Any] = tables.get("dates.act_same", {})
        self.pronouns = frozenset(form for form, kinds in same.items() if "subject" in str(kinds).split("-"))
        self.definite = frozenset(form.rstrip("'") for form in tables.get("dates.act_definite", ()))
        self.own = frozenset(tables.get("dates.own", ()))
        occasions = (*lexicon.sets.get("dates.occasion", ()), *tables.get("dates.any_occasion", ()))
        self.occasions = frozenset(form.lower() for form in occasions)
        self.drops = "dates.verb_first" in tables


def _by_head(forms: Iterable[tuple[tuple[str, ...], str]]) -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
    heads: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for form in sorted(forms, key=lambda form: -len(form[0])):
        heads.setdefault(form[0][0], []).append(form)
    return heads


@lru_cache(16)
def _forms(lexicon: Any) -> _Forms:
    return _Forms(lexicon)


def closed_before(document: Document) -> Iterator[tuple[Act, Act]]:
    """Yield what opens with what closes it on a day before, as far as sixty days back.

    The rule must read ``LANGUAGES``, ``SENTENCES`` and ``TIMEXES``.
    """
    return ((opened, late) for opened, late in _acts(document) if _lies_before(late.timex, opened.timex))


def opened_and_closed(document: Document) -> Iterator[tuple[Timex, Timex]]:
    """Yield the days on which one thing opens and closes, in one sentence or in two.

    The rule must read ``LANGUAGES``, ``SENTENCES`` and ``TIMEXES``.
    """
    yield from ((opened.timex, late.timex) for opened, late in _acts(document))
    sentences = document[SENTENCES]
    dates = [timex for timex in document[TIMEXES] if timex.is_day]
    for place in sorted({sentence_number(sentences, timex.span.start) for timex in dates}):
        if place < 0:
            continue
        sentence = sentences[place]
        told = inside(dates, sentence)
        if not 1 <= len(told) <= _DAYS:
            continue
        first, *others = told
        forms = _forms(document.lexicons[document[LANGUAGES].at(sentence.start)])
        opens = _told(document, forms, _OPENS, Span(sentence.start, first.span.start), first)
        closes = _told(document, forms, _CLOSES, Span(first.span.end, sentence.end), first) if opens else None
        if opens is None or closes is None or opens[1] != closes[1] or closes[0] == first.span:
            continue
        words = WORD.findall(document.folded, *sentence)
        last = others[0] if others else _day_behind(document, closes[0].end, first)
        if last is not None and closes[0].start < last.span.start and forms.apart.isdisjoint(words):
            yield first, last


def _day_behind(document: Document, place: int, first: Timex) -> Timex | None:
    """Return the day of the same month that stands as a number right behind a verb: "para cerrar el 11"."""
    number = _NUMBER.match(document.text, place)
    if number is None or first.day is None or not first.day <= int(number[1]) <= _LAST:
        return None
    return first._replace(span=Span(*number.span(1)), day=int(number[1]), weekday=None, parts={})


def _acts(document: Document) -> Iterator[tuple[Act, Act]]:
    """Yield what one sentence opens with what another one closes."""
    days = [timex for timex in document[TIMEXES] if timex.is_day]
    if len(days) < _REACH:
        return
    sentences = document[SENTENCES]
    places = sorted({sentence_number(sentences, timex.span.start) for timex in days})
    opened: Act | None = None
    for place in places:
        if place < 0:
            continue
        sentence = sentences[place]
        forms = _forms(document.lexicons[document[LANGUAGES].at(sentence.start)])
        dates = inside(days, sentence)
        words = WORD.findall(document.folded, *sentence)
        if len(dates) != 1 or not forms.apart.isdisjoint(words):
            opened = None
            continue
        closes = _told(document, forms, _CLOSES, sentence, dates[0]) if opened is not None else None
        if opened is not None and closes is not None and place - opened.place <= _REACH:
            late = Act(_CLOSES, closes[0], sentence, dates[0], place, sentence)
            is_told = closes[1] == opened.kind and _is_of_same(document, forms, opened, late)
            if is_told:
                yield opened, late
        opens = _told(document, forms, _OPENS, sentence, dates[0])
        # What it tells of the past is kept as its kind.
        opened = Act(opens[1], opens[0], sentence, dates[0], place, sentence) if opens is not None else None


def _told(document: Document, forms: _Forms, kind: str, sentence: Span, date: Timex) -> tuple[Span, str] | None:
    """Return the words by which something begins or ends in a sentence, and whether they tell of the past."""
    found = [*WORD.finditer(document.folded, *sentence)]
    told = [word[0] for word in found]
    phrases = forms.kinds[kind]
    for first, word in enumerate(told):
        for phrase, tense in phrases.get(word, ()):
            last = first
            for part in phrase[1:]:
                last = told.index(part, last + 1) if part in told[last + 1 :] else len(told)
            if last < len(told):
                return Span(found[first].start(), found[last].end()), tense
    if kind != _CLOSES:
        return None
    before = WORD.findall(document.folded, sentence.start, date.span.start)
    lead = {" ".join(before[-length:]) for length in (1, 2)}
    if not forms.until.isdisjoint(lead):
        return date.span, _NOW
    return None


def _is_of_same(document: Document, forms: _Forms, opened: Act, late: Act) -> bool:
    """Tell whether what closes is what has opened."""
    words = WORD.findall(document.folded, *late.sentence)
    at = len(WORD.findall(document.folded, late.sentence.start, late.word.start))
    subject = words[: max(at, _SUBJECT)]
    if not forms.own.isdisjoint(words[:at]):
        return False
    if not forms.pronouns.isdisjoint(subject):
        return True
    if forms.drops and at < _DROPPED:
        # "Se clausurará el 2 de junio."
        return True
    told = {word[:_STEM] for word in WORD.findall(document.folded, *opened.sentence) if len(word) >= _NOUN}
    return any(
        one in forms.definite and len(other) >= _NOUN and (other in forms.occasions or other[:_STEM] in told)
        for one, other in pairwise(subject)
    )


def _lies_before(last: Timex, first: Timex) -> bool:
    """Tell whether an end is dated before its beginning, and not so far that it is of the next year."""
    if (first.year is None) != (last.year is None):
        return False
    begin, end = first.day_in(first.year or _ANY_YEAR), last.day_in(last.year or _ANY_YEAR)
    return begin is not None and end is not None and timedelta() < begin - end <= _NEAR
