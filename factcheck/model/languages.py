"""Which language each block is written in."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from factcheck.model.span import Span

#: ISO 639-2 code of a language that could not be told.
UNDETERMINED = "und"


class LanguageSpan(NamedTuple):
    """A block and the ISO 639-1 code of its language."""

    span: Span
    language: str


class Languages:
    """The languages of an article.

    Args:
        main: ISO 639-1 code of the language that the article as a whole is written in.
        spans: One for each block, in order of the text.
    """

    __slots__ = ("_starts", "main", "spans")

    def __init__(self, main: str, spans: tuple[LanguageSpan, ...]) -> None:
        self.main = main
        self.spans = spans
        self._starts = [entry.span.start for entry in spans]

    def at(self, offset: int) -> str:
        """Return the language of the block that covers an offset; the main one between blocks."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self.spans[index].span.end:
            return self.spans[index].language
        return self.main
