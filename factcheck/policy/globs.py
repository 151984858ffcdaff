"""Patterns of paths, as ``.gitignore`` has made them familiar."""

from __future__ import annotations

import re
from functools import cache
from pathlib import PurePath

_WILD = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def matches(pattern: str, path: PurePath) -> bool:
    """Tell whether a pattern names a path or a folder that holds it.

    A pattern without a slash names files and folders at any depth (``*.draft.md``, ``archive``); one with a slash is
    seen from the folder of its configuration (``wire/*.txt``, ``**/old/``). ``*`` and ``?`` stop at a slash, ``**``
    does not.

    Args:
        pattern: As written.
        path: From the folder of the configuration.
    """
    return _compiled(pattern).fullmatch(path.as_posix()) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    trimmed = pattern.removeprefix("./").strip("/")
    anywhere = "" if "/" in pattern.removeprefix("./").rstrip("/") else "(?:.*/)?"
    body = "".join(_WILD.get(part, re.escape(part)) for part in re.split(r"(\*\*/|\*\*|\*|\?)", trimmed))
    return re.compile(f"{anywhere}{body}(?:/.*)?", re.DOTALL)
