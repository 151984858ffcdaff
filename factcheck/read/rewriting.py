"""Text that remembers where each of its characters came from, however often it is rewritten."""

from __future__ import annotations

import re
from bisect import bisect_right

from factcheck.model.article import Anchor, SourceMap

_LINE_END = re.compile(r"\r\n?|\n")


class TracedText:
    """A text and the way back to the source that it was made of.

    Args:
        text: The text as it is now.
        anchors: As those of a :class:`SourceMap`.
    """

    __slots__ = ("_starts", "anchors", "text")

    def __init__(self, text: str, anchors: tuple[Anchor, ...] = (Anchor(0, 0),)) -> None:
        self.text = text
        self.anchors = anchors
        self._starts = [anchor.canonical for anchor in anchors]

    def source_offset(self, offset: int) -> int:
        """Return the offset in the source of an offset in the text."""
        anchor = self.anchors[bisect_right(self._starts, offset) - 1]
        return anchor.source + offset - anchor.canonical

    def anchors_between(self, start: int, end: int) -> tuple[Anchor, ...]:
        """Return the anchors that stand inside a stretch, its edges not counted."""
        return self.anchors[bisect_right(self._starts, start) : bisect_right(self._starts, end - 1)]

    def source_map(self, source: str) -> SourceMap:
        """Return the map from this text to lines and columns of the source."""
        starts = (0, *(match.end() for match in _LINE_END.finditer(source)))
        return SourceMap(self.anchors, starts, source)


class Rewriting:
    """One pass over a text that replaces stretches of it, from the first to the last."""

    __slots__ = ("_edits", "_end", "_growth", "_traced")

    def __init__(self, traced: TracedText) -> None:
        self._traced = traced
        self._edits: list[tuple[int, int, str]] = []
        self._growth = 0
        self._end = 0

    def replace(self, start: int, end: int, text: str = "") -> None:
        """Put ``text`` in place of a stretch, which must not begin before the end of the last one."""
        if start < self._end:
            raise ValueError("stretches must be replaced in order")
        self._edits.append((start, end, text))
        self._growth += len(text) - (end - start)
        self._end = end

    def moved(self, offset: int) -> int:
        """Return where an offset after the last replaced stretch stands in the new text."""
        return offset + self._growth

    def done(self) -> TracedText:
        """Return the new text, which leads back to the same source as the old one did."""
        if not self._edits:
            return self._traced
        pieces: list[str] = []
        anchors: list[Anchor] = []
        position = length = 0
        for start, end, text in (*self._edits, (len(self._traced.text),) * 2 + ("",)):
            if start > position:
                self._keep(anchors, position, start, length)
                pieces.append(self._traced.text[position:start])
                length += start - position
            last = max(start, end - 1)
            for number in range(len(text)):
                add_anchor(anchors, length + number, self._traced.source_offset(min(start + number, last)))
            pieces.append(text)
            length += len(text)
            position = end
        if not anchors:
            anchors.append(Anchor(0, 0))
        return TracedText("".join(pieces), tuple(anchors))

    def _keep(self, anchors: list[Anchor], start: int, end: int, length: int) -> None:
        add_anchor(anchors, length, self._traced.source_offset(start))
        for canonical, source in self._traced.anchors_between(start, end):
            add_anchor(anchors, canonical - start + length, source)


def add_anchor(anchors: list[Anchor], canonical: int, source: int) -> None:
    """Add an anchor unless the last one already says so."""
    if not anchors or source - canonical != anchors[-1].source - anchors[-1].canonical:
        anchors.append(Anchor(canonical, source))
