"""The sentences that can tell a change with its two amounts: one, or two of which the one goes on from the other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from factcheck import Annotated, Quantity, QuantityKind, Span
from factcheck_counts.readings.passage import Passage
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.vocabulary import WORD, Vocabulary

_MULTIPLIER = QuantityKind.MULTIPLIER
_TIME = attrgetter("span.start")
#: A change and its two amounts.
FIGURES = 3
#: Among more figures nobody tells which belong together.
_MOST = 7
#: A sentence opens with so many letters.
_OPENING = 32


def passages(
    document: Annotated, figures: Sequence[Quantity], relatives: Sequence[Quantity], vocabulary: Vocabulary
) -> Iterator[Passage]:
    """Yield the sentences that hold a change and two amounts, with the next one where it goes on with them."""
    sentences = document[STATEMENTS]
    before = number = -1
    for relative in relatives:
        number = bisect_left(sentences, relative.span.end, lo=max(number, 0), key=_end)
        if number == before or number == len(sentences):
            continue
        before = number
        span = sentences[number]
        here = within(figures, span)
        if len(here) > _MOST or not may_tell(document, span, here, vocabulary):
            continue
        if FIGURES <= len(here) <= _MOST:
            yield Passage(document, span, here, vocabulary)


def may_tell(document: Annotated, span: Span, figures: Sequence[Quantity], vocabulary: Vocabulary) -> bool:
    """Tell whether a sentence holds a word or a sign of change."""
    if any(figure.kind is _MULTIPLIER or figure.unit == "times" or figure.value < 0 for figure in figures):
        return True
    said = WORD.findall(document.folded, *span)
    return not vocabulary.telling.isdisjoint(said) or document.text.find("+", *span) >= 0


def within(figures: Sequence[Quantity], span: Span) -> Sequence[Quantity]:
    """Return the figures of a stretch."""
    first = bisect_left(figures, span.start, key=_start)
    return figures[first : bisect_left(figures, span.end, lo=first, key=_start)]


def _start(quantity: Quantity) -> int:
    return quantity.span.start


def _end(span: Span) -> int:
    return span.end
