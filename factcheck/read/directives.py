"""How a text speaks to factcheck: ``<!-- factcheck-ignore … -->`` or, in plain text, ``[factcheck-ignore …]``.

What is said there is for the policy to understand; here it is only found, and taken out of what readers see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

PREFIX = "factcheck-"
_OPENING = f"[{PREFIX}"
#: A bracket that is not closed on its line is a directive all the same, so that somebody is told of it.
_MARKER = re.compile(rf"\[(?P<said>{PREFIX}[^\]\n]*)\]?")
#: ``factcheck:`` is what other tools would have; whoever writes it is told the right form.
_MEANT = re.compile(r"\s*factcheck[-:]")


def comment_directive(text: str, start: int, end: int) -> str | None:
    """Return what an HTML comment says to factcheck; None if it says nothing to it."""
    return text[start + 4 : end - 3] if _MEANT.match(text, start + 4, end - 3) else None


def markers(text: str, start: int) -> Iterator[re.Match[str]]:
    """Yield the markers of plain text; what stands in them is the group ``said``."""
    if _OPENING in text:
        yield from _MARKER.finditer(text, start)
