"""The one place that compiles a ``regex`` pattern: compiled once, always run with a deadline.

The ``regex`` package looks at the clock while it matches, so a pattern that backtracks without end stops after
:data:`DEADLINE` seconds, where a timer of the interpreter could not interrupt it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

DEADLINE = 1.0
"""Seconds that one search, one match, or one walk through all matches of a text may take."""


class PatternError(ValueError):
    """A pattern that does not compile; the message quotes it and says where and why."""


class PatternTimeout(TimeoutError):  # noqa: N818
    """A pattern that ran out of time; the message quotes it."""

    def __init__(self, pattern: str) -> None:
        shown = pattern if len(pattern) <= 80 else f"{pattern[:77]}…"
        super().__init__(f"the pattern {shown!r} took more than {DEADLINE:g} s: simplify it")


# Arguments are passed by position (concurrent, partial, timeout) because naming them doubles the cost of a short match.
class Pattern:
    """A compiled pattern whose every use has a deadline.

    Each method is that of a ``regex`` pattern of the same name.

    Raises:
        PatternTimeout: A use took more than :data:`DEADLINE` seconds.
    """

    __slots__ = ("_finditer", "_fullmatch", "_match", "_search", "source")

    def __init__(self, source: str, flags: int = 0) -> None:
        try:
            compiled = regex.compile(source, flags)
        except regex.error as error:
            raise PatternError(f"the pattern {source!r} cannot be compiled: {error}") from None
        self.source = source
        self._search = compiled.search
        self._match = compiled.match
        self._fullmatch = compiled.fullmatch
        self._finditer = compiled.finditer

    def search(self, text: str, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """Return the first match between two offsets."""
        try:
            return self._search(text, start, end, None, False, DEADLINE)
        except TimeoutError:
            raise PatternTimeout(self.source) from None

    def match(self, text: str, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """Return the match that begins at ``start``."""
        try:
            return self._match(text, start, end, None, False, DEADLINE)
        except TimeoutError:
            raise PatternTimeout(self.source) from None

    def fullmatch(self, text: str, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """Return the match that covers all between two offsets."""
        try:
            return self._fullmatch(text, start, end, None, False, DEADLINE)
        except TimeoutError:
            raise PatternTimeout(self.source) from None

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[regex.Match[str]]:
        """Yield all matches between two offsets."""
        try:
            yield from self._finditer(text, start, end, False, None, False, DEADLINE)
        except TimeoutError:
            raise PatternTimeout(self.source) from None

    def __repr__(self) -> str:
        return f"Pattern({self.source!r})"


@cache
def compile(source: str, flags: int = 0) -> Pattern:  # noqa: A001
    """Return the compiled pattern, the same one for the same source and flags.

    Raises:
        PatternError: It does not compile.
    """
    return Pattern(source, flags)
