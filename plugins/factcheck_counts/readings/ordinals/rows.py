"""Dates and names that stand in a row, the last of them behind "and"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from factcheck import (
    QUANTITIES,
    TIMEXES,
    Annotated,
    Quantity,
    QuantityKind,
    Span,
    TimeUnit,
    Timex,
    inside,
)
from factcheck_counts.readings.passage import Passage, texts
from factcheck_counts.readings.vocabulary import CAPITAL, Words

#: What is counted in a row.
RUNS = (TimeUnit.MONTH, TimeUnit.YEAR)
_LAST_DAY = 31
_DAYS = (QuantityKind.CARDINAL, QuantityKind.ORDINAL)
_NAME = rf"{CAPITAL}[^\W\d_]*(?:[’'.-]+[^\W\d_]+)*"
_ARTICLE = r"[a-zà-ÿ]{1,3}['’ ] ?"
#: So many languages are remembered.
_LANGUAGES = 16
#: Fewer small words without an article are no row of names: "behind doors and windows".
_PLAIN = 3
_NONE = Words()
#: So many are a row where each has a bracket of its own.
_APART = 2


def counts_another(document: Annotated, nth: Quantity, place: int) -> bool:
    """Tell whether another ordinal stands nearer to a list: "their second in a row, the fifth after 2003 and 2007"."""
    between = Span(nth.span.end, place)
    return any(one.kind is QuantityKind.ORDINAL for one in inside(document[QUANTITIES], between))


def date_row(passage: Passage, start: int, end: int) -> Sequence[tuple[Span, Any]]:
    """Return the dates of one kind that stand in a row between two places, the last of them behind "and"."""
    found = sorted(_dates(passage, start, end), key=itemgetter(0))
    row = found[:1]
    closed = False
    for span, value in found[1:]:
        links = set(texts(passage.between(row[-1][0].end, span.start)))
        if closed or not links <= passage.vocabulary["listing"] | passage.vocabulary["and"]:
            break
        closed = not links.isdisjoint(passage.vocabulary["and"])
        row.append((span, value))
    return row if closed and len({_kind(value) for _, value in row}) == 1 else ()


def _kind(value: Timex | Quantity) -> TimeUnit | None:
    """Return what a date names: a day, a month or a year; a bare number is a day's."""
    if isinstance(value, Quantity) or value.day is not None:
        return TimeUnit.DAY
    return value.granularity


def _dates(passage: Passage, start: int, end: int) -> Iterator[tuple[Span, Timex | Quantity]]:
    """Yield the dates between two places, and bare numbers that can be days of a month."""
    document, whole = passage.document, Span(start, end)
    dates = [
        timex
        for timex in inside(document[TIMEXES], whole)
        if timex.deixis is None and timex.amount is None and (timex.day is not None or timex.granularity in RUNS)
    ]
    for timex in dates:
        yield timex.span, timex
    yield from _months(passage, whole, [timex for timex in dates if timex.granularity is TimeUnit.MONTH])
    for number in inside(document[QUANTITIES], whole):
        bare = number.kind in _DAYS and number.unit is None and number.noun is None and number.value <= _LAST_DAY
        if bare and not any(number.span.overlaps(date.span) for date in dates):
            yield number.span, number


def _months(passage: Passage, whole: Span, told: Sequence[Timex]) -> Iterator[tuple[Span, Timex]]:
    """Yield the months without a word of time of their own beside those with one: "in February, March and June"."""
    months = passage.document.lexicon.words.get("month", {})
    for word in passage.between(*whole) if told else ():
        span = Span(word.start, word.end)
        if word.text in months and not any(timex.span.overlaps(span) for timex in told):
            yield span, told[0]._replace(span=span)


def name_row(
    passage: Passage, start: int, *, least: int, article: bool = False, leads: Words = _NONE
) -> Sequence[tuple[Span, str]]:
    """Return names in a row, the last of them behind "and"; none where there are fewer than so many.

    Args:
        passage: The sentence.
        start: Where the first begins, but for spaces.
        least: How many there must be.
        article: Whether each may have an article, and what it names be written small: "les socialistes".
        leads: What may lead to each again: "(à) Nîmes, à Auxerre et à Caen".
    """
    document, end = passage.document, passage.span.end
    joints = passage.vocabulary["and"]
    bare, with_article, joint = _patterns(
        document.lexicon.sets.get("name_particles", frozenset()) - joints, joints, leads
    )
    one, text = with_article if article else bare, document.text
    row: list[tuple[Span, str]] = []
    apart = 0
    place, closed = start + (text[start : start + 1] == " "), False
    while name := one.match(text, place, end):
        row.append((Span(*name.span()), name[0]))
        following = joint.match(text, name.end(), end)
        if closed or following is None:
            break
        closed = bool(following["last"] or following["only"])
        apart += following[0].startswith(" (")
        place = following.end()
    if any(name.isalpha() and name.islower() for _, name in row):
        least = max(least, _PLAIN)
    elif apart and apart == len(row) - 1 and text.startswith(" (", row[-1][0].end):
        # "After Ann Lee (1999-2004) and Jo Reed (2010-2015)": each was by herself.
        least = min(least, _APART)
    return row if (closed or len(row) == 1) and len(row) >= least else ()


@lru_cache(_LANGUAGES)
def _patterns(
    particles: Words, joints: Words, leads: Words
) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what matches a name, a name with an article or a small word, and what joins two of them."""
    inner, last, led = ("|".join(sorted(map(re.escape, words))) for words in (particles, joints, leads))
    again = rf"(?:(?:{led}) )?" if led else ""
    name = rf"{_NAME}(?: (?:(?:{inner}) )*(?:[dl][’'])?{_NAME})*"
    return (
        re.compile(name),
        re.compile(rf"(?:{_ARTICLE})?{name}|(?:{_ARTICLE})?[^\W\d_]+(?: {_NAME})*"),
        re.compile(rf"(?: \([^()]*\d[^()]*\))?(?: ?, ?(?:(?P<last>{last}) )?| ?(?P<only>{last}) ){again}"),
    )
