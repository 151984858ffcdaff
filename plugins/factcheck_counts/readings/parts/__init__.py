"""Totals with their parts, wherever the two stand, read by what makes the list of parts a whole one.

A list proves something where it holds all parts: a word says what all of them make (:mod:`.closing`), what something
is divided into, or that there are no others (:mod:`.listed`), or the kinds are all there are (:mod:`.kinds`); and
where nothing can be in two of the parts, it can at least make no more than the total.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, islice, pairwise

from factcheck import QUANTITIES, Annotated, Hit, Match, Span, Words
from factcheck_counts.readings.parts.closing import summed
from factcheck_counts.readings.parts.counted import Counted
from factcheck_counts.readings.parts.kinds import degrees, divided
from factcheck_counts.readings.parts.listed import closed, opened
from factcheck_counts.readings.parts.rows import rows
from factcheck_counts.readings.vocabulary import Vocabulary, spelled

PARTED = Words("counts.parted")
#: A total and a part are so many figures; others may stand behind names.
_FEWEST = 2
#: No more letters stand between the last two figures of a row.
_CLOSE = 120
#: No list has more figures, or is told of with more words that close it.
_MOST, _WORDS = 16, 8


def parts(document: Annotated, vocabulary: Vocabulary) -> Iterator[Match]:
    """Yield a ``total`` with each ``part``; ``apart`` says that there may be others, though none in two of them."""
    hits = document[PARTED]
    if not hits and len(document[QUANTITIES]) <= _FEWEST:
        return
    counted = Counted(document, vocabulary)
    if len(counted.figures) < _FEWEST:
        return
    yield from _parted(counted, hits)
    for number in _with_rows(counted):
        yield from rows(counted, number)


def _with_rows(counted: Counted) -> Iterator[int]:
    """Yield the sentences that may have a row: three figures, "and" between two of them."""
    folded, joining, last = counted.document.folded, spelled(counted.vocabulary["and"]), -1
    for one, other in pairwise(counted.figures):
        if other.span.start - one.span.end < _CLOSE and joining.search(folded, one.span.end, other.span.start):
            number = counted.sentence_at(other.span.start)
            if number is None or number == last or not _FEWEST < counted.number_in(counted.sentences[number]) <= _MOST:
                continue
            last = number
            yield number


def _parted(counted: Counted, hits: Sequence[Hit]) -> Iterator[Match]:
    """Yield what words tell that part something."""
    for number, group in groupby(hits, key=lambda hit: counted.sentence_at(hit.start)):
        told = list(islice(group, _WORDS))
        if number is None or len(told) == _WORDS or counted.number_in(counted.sentences[number]) > _MOST:
            continue
        for word in told:
            read = {"told": summed, "into": opened, "none": closed}.get(word.value)
            if read is not None:
                yield from read(counted, number, Span(word.start, word.end))
        kinds = {word.value for word in told} if counted.number_in(counted.sentences[number]) > _FEWEST else ()
        yield from degrees(counted, number) if "degree" in kinds else ()
        yield from divided(counted, number) if "kind" in kinds else ()
