"""Where something stands in the canonical text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter, itemgetter
from typing import NamedTuple, Protocol, TypeVar

_START = itemgetter(0)
_BEGIN, _END = attrgetter("span.start"), attrgetter("span.end")


class Span(NamedTuple):
    """A half-open stretch ``[start, end)`` of the canonical text, in code points."""

    start: int
    end: int

    @property
    def span(self) -> Span:
        """The stretch itself, so that sentences are found like annotations."""
        return self

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


class Covered:
    """The characters that some stretches cover, so that to ask for one more takes no longer where there are many.

    Args:
        spans: Those that are taken from the beginning.
    """

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._offsets: set[int] = set()
        self.add(*spans)

    def add(self, *spans: Span) -> None:
        """Take some stretches."""
        for span in spans:
            self._offsets.update(range(*span))

    def overlaps(self, *spans: Span) -> bool:
        """Tell whether one of some stretches shares a character with one that is taken."""
        return any(not self._offsets.isdisjoint(range(*span)) for span in spans)


class Placed(Protocol):
    """What stands somewhere in the text, as every annotation does."""

    @property
    def span(self) -> Span:
        """Where it stands."""


A = TypeVar("A", bound=Placed)


def around(annotations: Sequence[A], offset: int) -> A | None:
    """Return the annotation that covers an offset, of disjoint ones in order; None where none does."""
    index = bisect_right(annotations, offset, key=_BEGIN) - 1
    return annotations[index] if index >= 0 and offset < annotations[index].span.end else None


def beginning(annotations: Sequence[A], stretch: Span) -> Sequence[A]:
    """Return the annotations that begin in a stretch, of a layer in order."""
    first = bisect_left(annotations, stretch.start, key=_BEGIN)
    return annotations[first : bisect_left(annotations, stretch.end, lo=first, key=_BEGIN)]


def inside(annotations: Sequence[A], stretch: Span) -> list[A]:
    """Return the annotations that lie wholly in a stretch, of a layer in order."""
    end = stretch.end
    return [one for one in beginning(annotations, stretch) if one.span.end <= end]


def overlapping(annotations: Sequence[A], stretch: Span) -> Sequence[A]:
    """Return the annotations that share a character with a stretch, of a layer of disjoint ones in order."""
    first = bisect_right(annotations, stretch.start, key=_END)
    return annotations[first : bisect_left(annotations, stretch.end, lo=first, key=_BEGIN)]
