"""Ordinals with what tells which number they ought to be: a list of those before, their number, the years since."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck import QUANTITIES, Annotated, Match, QuantityKind
from factcheck_counts.readings.ordinals.anniversaries import anniversary
from factcheck_counts.readings.ordinals.counted_before import counted_before, only_others, row_before, times_before
from factcheck_counts.readings.ordinals.crowned import crowned_before
from factcheck_counts.readings.ordinals.earlier import earlier
from factcheck_counts.readings.ordinals.editions import edition
from factcheck_counts.readings.ordinals.first_since import first_since
from factcheck_counts.readings.ordinals.instances import ahead_of_colon, told_apart
from factcheck_counts.readings.ordinals.numbered_before import not_the_first, numbered_before
from factcheck_counts.readings.ordinals.occasions import told_otherwise
from factcheck_counts.readings.ordinals.ranks import rank
from factcheck_counts.readings.ordinals.streaks import streak
from factcheck_counts.readings.vocabulary import Vocabulary

#: "El 40 aniversario".
_KINDS = (QuantityKind.ORDINAL, QuantityKind.CARDINAL)
_READERS = (
    streak,
    earlier,
    rank,
    counted_before,
    row_before,
    only_others,
    times_before,
    edition,
    anniversary,
    ahead_of_colon,
)


def ordinals(document: Annotated, vocabulary: Vocabulary) -> Iterator[Match]:
    """Yield the ordinals of an article, each ``nth``, and in Spanish the cardinals of anniversaries.

    ``earlier`` is each of those listed before it, ``ahead`` each of those named before it in rank, ``before`` the
    number of those before it, ``since`` the year since which there is one a year, ``of`` what an anniversary remembers.
    """
    for nth in document[QUANTITIES]:
        if nth.kind in _KINDS and nth.value > 1:
            readers = _READERS if nth.kind is QuantityKind.ORDINAL else (anniversary,)
            found = [*filter(None, (read(document, vocabulary, nth) for read in readers))]
            if not found and nth.kind is QuantityKind.ORDINAL:
                # What other sentences tell is asked only where its own tells nothing.
                apart = (
                    numbered_before(document, vocabulary, nth)
                    or told_apart(document, vocabulary, nth)
                    or crowned_before(document, vocabulary, nth)
                    or told_otherwise(document, vocabulary, nth)
                )
                found = [] if apart is None else [apart]
            yield from found
        elif nth.kind is QuantityKind.ORDINAL and nth.value == 1:
            first = first_since(document, vocabulary, nth) or not_the_first(document, vocabulary, nth)
            if first is not None:
                yield first
