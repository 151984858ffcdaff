"""Inline marks of Markdown: emphasis, links, images, code.

They are read in plain text too, since much of it was pasted from Markdown, and therefore warily: a mark counts only
where its partner stands and where it could not be a footnote star, a multiplication or part of a name.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_ADDRESS = r"(?=[^()\s]*?[/.:#@])[^()\s]*(?:\([^()\s]*\)[^()\s]*)*"
_TARGET = rf"\(<?{_ADDRESS}>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\)"
_IMAGE = rf"!\[[^\[\]]*\]{_TARGET}"
_MARK = re.compile(
    rf"(?P<escape>\\(?=[!-/:-@\[-`{{-~]).)|(?P<image>{_IMAGE})|(?P<open>\[(?=(?:{_IMAGE}|[^\[\]])*\]{_TARGET}))|(?P<close>\]{_TARGET})"
    r"|(?P<code>`+)|(?P<emphasis>\*+|_+)"
)
#: Text without any of these has no marks.
_SIGNS = ("*", "_", "](", "`", "\\")
#: Openers that nothing has closed yet among which a closer looks for its own.
_DEEPEST = 16


class Cut(NamedTuple):
    """A stretch that is no part of the text, what stands in its place, and whether it is an image."""

    start: int
    end: int
    text: str = ""
    image: bool = False


def inline_marks(text: str, start: int, end: int) -> list[Cut]:
    """Return the marks between two offsets, in order; those without a partner are text."""
    marks: list[Cut] = []
    if not any(sign in text[start:end] for sign in _SIGNS):
        return marks
    openers: list[Cut] = []
    linked = False
    for match in _MARK.finditer(text, start, end):
        mark = Cut(match.start(), match.end(), image=match.lastgroup == "image")
        match match.lastgroup:
            case "escape":
                marks.append(Cut(mark.start, mark.start + 1))
            case "image":
                marks.append(mark)
            case "open":
                marks.append(mark)
                linked = True
            case "close" if linked:
                marks.append(mark)
                linked = False
            case "code" | "emphasis":
                opener = _partner(text, openers, mark) if _may_close(text, mark, start, end) else None
                if opener is not None:
                    marks += (opener, mark)
                elif _may_open(text, mark, start, end):
                    openers.append(mark)
    marks.sort()
    return marks


def emphasis_of_all(marks: list[Cut], text: str, start: int, end: int) -> str:
    """Return the mark of emphasis that holds all that stands between two offsets; empty where none does."""
    inside = [mark for mark in marks if start <= mark.start and mark.end <= end]
    if len(inside) < 2 or inside[0].start != start or inside[-1].end != end:
        return ""
    first = text[start : inside[0].end]
    alike = [mark for mark in inside if text[mark.start : mark.end] == first]
    return first if first[0] in "*_" and alike == [inside[0], inside[-1]] else ""


def _partner(text: str, openers: list[Cut], mark: Cut) -> Cut | None:
    written = text[mark.start : mark.end]
    for depth in range(len(openers) - 1, max(-1, len(openers) - 1 - _DEEPEST), -1):
        opener = openers[depth]
        if text[opener.start : opener.end] == written and opener.end < mark.start:
            del openers[depth:]
            return opener
    return None


def _may_open(text: str, mark: Cut, start: int, end: int) -> bool:
    before = text[mark.start - 1] if mark.start > start else " "
    after = text[mark.end] if mark.end < end else " "
    return not before.isalnum() and not after.isspace()


def _may_close(text: str, mark: Cut, start: int, end: int) -> bool:
    before = text[mark.start - 1] if mark.start > start else " "
    after = text[mark.end] if mark.end < end else " "
    return not before.isspace() and not after.isalnum()
