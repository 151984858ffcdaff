"""How a text speaks to factcheck: ``<!-- factcheck-ignore … -->`` or, in plain text, ``[factcheck-ignore …]``.

What is said there is for the policy to understand; here it is only found, and taken out of what readers see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

PREFIX = "factcheck-"
_COMMENT, _MARKER = "<!--", "["
_CLOSING = {_COMMENT: "-->", _MARKER: "]"}
#: ``factcheck:`` is what other tools would have; whoever writes it is told the right form.
_OPENING = re.compile(rf"{_COMMENT}\s*(?=factcheck[-:])|\[(?={PREFIX})")
_MARKED = re.compile(rf"\[{PREFIX}[^\]\n]*\]")


def directives(text: str, start: int) -> list[tuple[int, str | None]]:
    """Return what a text says to factcheck, each with its offset; None instead of what is opened and never closed.

    A comment may go over several lines, a marker may not.
    """
    # Most articles say nothing, and this is the cheapest way to know.
    if text.find("factcheck", start) < 0:
        return []
    found: list[tuple[int, str | None]] = []
    for opening in _OPENING.finditer(text, start):
        first = opening.start()
        line_end = text.find("\n", first)
        within = len(text) if text.startswith(_COMMENT, first) or line_end < 0 else line_end
        end = text.find(closing(text, first), opening.end(), within)
        found.append((first, text[opening.end() : end] if end >= 0 else None))
    return found


def closing(text: str, start: int) -> str:
    """Return what closes the comment or marker that begins at an offset."""
    return _CLOSING[_COMMENT if text.startswith(_COMMENT, start) else _MARKER]


def markers(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield where the markers of plain text stand."""
    if text.find(_MARKER + PREFIX, start) >= 0:
        for marker in _MARKED.finditer(text, start):
            yield marker.span()
