"""Where something stands in the canonical text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

_START = itemgetter(0)


class Span(NamedTuple):
    """A half-open stretch ``[start, end)`` of the canonical text, in code points."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """Number of code points covered."""
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two stretches share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly inside this stretch."""
        return self.start <= other.start and other.end <= self.end

    def to(self, other: Span) -> Span:
        """Return the smallest stretch that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


def covering(spans: Sequence[Span], offset: int) -> Span | None:
    """Return the stretch that covers an offset, of disjoint ones in order; None where none does."""
    index = bisect_right(spans, offset, key=_START) - 1
    return spans[index] if index >= 0 and offset < spans[index].end else None
