"""How long somebody was in a state: in prison, married, at sea; what began it, what ended it, and its length.

"Écroué le 10 octobre 2013, il a été libéré le 14 octobre 2015, après deux ans de détention": a word of the same state
stands beside the date that begins it and beside the one that ends it, and names what the length is of.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from factcheck import (
    SENTENCES,
    TIMEXES,
    Document,
    Span,
    Timex,
    TimexType,
    beginning,
    inside,
)
from factcheck_dates.readings.kin import tells_kin
from factcheck_dates.readings.wording import WORD, gap, sentence_of, tables_at

#: The length of a state and its name are told within so many words.
_NAMED = 4
#: So many words, in so many characters, lead to a length: "after almost", "au bout de".
_LEAD, _BEFORE = 3, 40
#: What begins or ends a state has its date within so many characters.
_BESIDE = 70
#: So many words make one of the words of a state: "behind bars", "à la tête de".
_LONGEST = 4
#: A state has so many ends.
_ENDS = 2
#: The sentence before has so many characters at the most.
_BACK = 400
#: What parts the pieces of a sentence.
_MARK = re.compile(r"[,;:()]|[.!?](?=\s)")


class Spell(NamedTuple):
    """A state: when it began, when it ended, and how long it is said to have been, which may be less.

    Who was arrested may have been let out for a time, and works on a house begin when it has closed.
    """

    first: Timex
    last: Timex
    said: Timex


class _Turn(NamedTuple):
    """What begins or ends a state: its words, and the date beside them."""

    words: Span
    date: Timex


def spells(document: Document) -> Iterator[Spell]:
    """Yield the states whose beginning, end and length an article tells together, in two sentences at the most."""
    for said in document[TIMEXES]:
        if said.type is not TimexType.DURATION or said.deixis is not None or said.amount is None:
            continue
        tables = tables_at(document, said.span.start)
        kind = _kind(document, said.span, tables)
        if kind is None:
            continue
        passage = _passage(document, said.span)
        dates = _dates(document, passage)
        if len(dates) < _ENDS or tells_kin(document, passage):
            continue
        begun = _turns(document, passage, tables.get("dates.spell_begun", {}), kind, dates)
        over = _turns(document, passage, tables.get("dates.spell_over", {}), kind, dates) if len(begun) == 1 else {}
        ended = [turn for span, turn in over.items() if span not in begun]
        if len(ended) != 1:
            continue
        (first,), (last,) = begun.values(), ended
        if _distance(said.span, last) < _distance(said.span, first):
            # "Appointed in 2004 after ten years in the job, he resigned in 2009."
            yield Spell(first.date, last.date, said)


def _kind(document: Document, said: Span, tables: Mapping[str, Mapping[str, str]]) -> str | None:
    """Return the state that a length is of: "après trois ans derrière les barreaux", not "condamné à trois ans de"."""
    sentence = sentence_of(document, said)
    lead = WORD.findall(document.folded, max(sentence.start, said.start - _BEFORE), said.start)[-_LEAD:]
    if tables.get("dates.spell_lead", {}).keys().isdisjoint(lead):
        return None
    states = tables.get("dates.spell", {})
    words = WORD.findall(document.folded, said.end, sentence.end)[: _NAMED + _LONGEST]
    for at in range(min(_NAMED, len(words))):
        for length in range(_LONGEST, 0, -1):
            if (phrase := " ".join(words[at : at + length])) in states:
                return states[phrase]
    return None


def _passage(document: Document, said: Span) -> Span:
    """Return the sentence of a length, with that before it in its paragraph."""
    sentence = sentence_of(document, said)
    before = beginning(document[SENTENCES], Span(max(sentence.start - _BACK, 0), sentence.start))
    return Span(before[-1].start, sentence.end) if before else sentence


def _dates(document: Document, passage: Span) -> Sequence[Timex]:
    """Return the days, months and years that a passage tells."""
    return [
        timex
        for timex in inside(document[TIMEXES], passage)
        if timex.minute is None and (timex.year is not None or timex.month is not None)
    ]


def _turns(
    document: Document, passage: Span, table: Mapping[str, str], kind: str, dates: Sequence[Timex]
) -> dict[Span, _Turn]:
    """Return what begins or ends a state in a passage, by the place of its date."""
    joints = tables_at(document, passage.start).get("joint", {})
    words = list(WORD.finditer(document.folded, *passage))
    told = [word[0] for word in words]
    borders = sorted(
        [mark.end() for mark in _MARK.finditer(document.text, *passage)]
        + [word.start() for word in words if word[0] in joints]
    )
    found = dict[Span, _Turn]()
    for at, word in enumerate(words):
        longest = next(
            (n for n in range(_LONGEST, 0, -1) if kind in table.get(" ".join(told[at : at + n]), "").split("_")), 0
        )
        if longest:
            place = Span(word.start(), words[min(at + longest, len(words)) - 1].end())
            piece = bisect_right(borders, place.start)
            # A date of its own piece of the sentence before one that is nearer: "…, salió en libertad en 2015".
            near = min(
                dates,
                key=lambda timex: (bisect_right(borders, timex.span.start) != piece, gap(place, timex.span)),
                default=None,
            )
            if near is not None and gap(place, near.span) <= _BESIDE:
                found[near.span] = _Turn(place, near)
    return found


def _distance(said: Span, turn: _Turn) -> int:
    return min(gap(said, turn.words), gap(said, turn.date.span))
