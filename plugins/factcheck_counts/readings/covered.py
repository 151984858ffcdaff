"""Which stretches of an article are taken: what was judged there once is not judged again."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck import Span


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
