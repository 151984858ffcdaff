"""Ordinals with what tells which number they ought to be: a list of those before, their number, the years since."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck import Annotated, Match
from factcheck_counts.ordinals.anniversaries import anniversaries
from factcheck_counts.ordinals.counted_before import counted_before
from factcheck_counts.ordinals.earlier import earlier
from factcheck_counts.ordinals.editions import editions
from factcheck_counts.ordinals.ranks import ranks
from factcheck_counts.vocabulary import Vocabulary


def ordinals(document: Annotated, vocabulary: Vocabulary) -> Iterator[Match]:
    """Yield the ordinals of an article, each ``nth``.

    ``earlier`` is each of those listed before it, ``ahead`` each of those named before it in rank, ``before`` the
    number of those before it, ``since`` the year since which there is one a year, ``of`` what an anniversary remembers.
    """
    for read in (earlier, ranks, counted_before, editions, anniversaries):
        yield from read(document, vocabulary)
