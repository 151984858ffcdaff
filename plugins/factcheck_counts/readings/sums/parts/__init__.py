"""Totals with their parts, wherever the two stand, read by what makes the list of parts a whole one.

A list proves something where it holds all parts: a word says what all of them make (:mod:`.closing`), what something
is divided into, or that there are no others (:mod:`.listed`), each stands on a line of its own (:mod:`.lined`), or the
kinds are all there are (:mod:`.kinds`); and where nothing can be in two of the parts, it can at least make no more than
the total.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from operator import attrgetter

from factcheck import QUANTITIES, Annotated, Hit, Match, Span, Words
from factcheck_counts.readings.lines import line_lists
from factcheck_counts.readings.passage import BORDER
from factcheck_counts.readings.sums.parts.closing import summed
from factcheck_counts.readings.sums.parts.counted import ADDED, Counted
from factcheck_counts.readings.sums.parts.followed import followed, may_divide
from factcheck_counts.readings.sums.parts.kinds import degrees, divided
from factcheck_counts.readings.sums.parts.lined import above, below, has_total_line
from factcheck_counts.readings.sums.parts.listed import closed, has_named_rows, named_rows, opened
from factcheck_counts.readings.sums.parts.outcomes import ended
from factcheck_counts.readings.sums.parts.rows import rows
from factcheck_counts.readings.vocabulary import WORD, Vocabulary, holds, spelled

PARTED = Words("counts.parted")
#: A total and a part are so many figures; others may stand behind names.
_FEWEST = 2
#: No more letters stand between the last two figures of a row, and between the first and the last of three.
_CLOSE, _ROW = 120, 400
_PLACE = attrgetter("span.start")
_SPAN, _KIND = attrgetter("span"), attrgetter("kind")
_MARK = re.compile(r"[,:;(–—]")
#: No list has more figures, or is told of with more words that close it.
_MOST, _WORDS = 16, 8


def parts(document: Annotated, vocabulary: Vocabulary) -> Iterator[Match]:
    """Yield a ``total`` with each ``part``; ``apart`` says that there may be others, though none in two of them."""
    hits = [hit for hit in document[PARTED] if hit.value != "outcome" or _has_two(document, hit)]
    joints = _joints(document, vocabulary)
    lines, is_closed = [*line_lists(document)], has_total_line(vocabulary, document.folded)
    is_named = has_named_rows(document.text)
    if not (hits or joints or lines or is_closed or is_named):
        return
    counted = Counted(document, vocabulary)
    yield from below(counted, lines)
    yield from named_rows(counted) if is_named else ()
    if len(counted.figures) < _FEWEST:
        return
    yield from above(counted) if is_closed else ()
    yield from _parted(counted, hits)
    last = -1
    for place in joints:
        number = counted.sentence_at(place)
        if number is not None and number != last:
            last = number
            yield from rows(counted, number)
            yield from followed(counted, number)


def _has_two(document: Annotated, hit: Hit) -> bool:
    """Tell at little cost whether two figures stand near a word."""
    quantities = document[QUANTITIES]
    first = bisect_left(quantities, hit.start - _CLOSE, key=_PLACE)
    return first + 1 < len(quantities) and quantities[first + 1].span.start < hit.end + _CLOSE


def _joints(document: Annotated, vocabulary: Vocabulary) -> list[int]:
    """Return the places of the numbers that "and" joins to one close before, behind two others at least."""
    quantities = document[QUANTITIES]
    if len(quantities) <= _FEWEST:
        return []
    spans, kinds = [*map(_SPAN, quantities)], [*map(_KIND, quantities)]
    folded, joining = document.folded, spelled(vocabulary["and"])
    return [
        start
        for place, ((first, _), (_, end), (start, _)) in enumerate(zip(spans, spans[1:], spans[2:], strict=False))
        if start - end < _CLOSE
        and start - first < _ROW
        and ADDED.issuperset(kinds[place : place + 3])
        and joining.search(folded, end, start)
        # "Von den 184 Stimmen entfielen 97 auf Roth und 68 auf Kern": no mark stands behind what opens that.
        and (vocabulary.has_capitals or _MARK.search(folded, first, start) or may_divide(quantities[place : place + 3]))
    ]


def _none_elsewhere(counted: Counted, number: int, place: Span) -> Iterator[Match]:
    """Yield a list behind which a clause says of what there is none in another place: "no deaths elsewhere"."""
    sentence, document = counted.sentences[number], counted.document
    marks = [mark.end() for mark in BORDER.finditer(document.folded, sentence.start, place.start)]
    mark = BORDER.search(document.folded, place.end, sentence.end)
    clause = Span(marks[-1] if marks else sentence.start, sentence.end if mark is None else mark.start())
    if holds(WORD.findall(document.folded, *clause), counted.vocabulary["negating"]):
        yield from closed(counted, number, Span(clause.start, place.end))


def _parted(counted: Counted, hits: Sequence[Hit]) -> Iterator[Match]:
    """Yield what words tell that part something."""
    for number, group in groupby(hits, key=lambda hit: counted.sentence_at(hit.start)):
        told = list(islice(group, _WORDS))
        if number is None or len(told) == _WORDS or counted.number_in(counted.sentences[number]) > _MOST:
            continue
        for word in told:
            read = {"told": summed, "into": opened, "none": closed, "elsewhere": _none_elsewhere}.get(word.value)
            if read is not None:
                yield from read(counted, number, Span(word.start, word.end))
        kinds = {word.value for word in told}
        yield from ended(counted, number) if "outcome" in kinds else ()
        kinds = kinds if counted.number_in(counted.sentences[number]) > _FEWEST else set()
        yield from degrees(counted, number) if "degree" in kinds else ()
        yield from divided(counted, number) if "kind" in kinds else ()
