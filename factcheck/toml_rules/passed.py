"""Which rule files passed the full check before.

A newsroom's rules change now and then and are loaded many times a day, and checking them takes longer than all else
that loading does. So what passed is remembered, as one digest for each set of files, in the user's folder for what may
be thrown away. Any change of a file, of the languages that are known, or of the code that checks makes another
digest, and all is checked again.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import blake2b
from pathlib import Path

import factcheck
from factcheck.hookspecs import PROJECT

#: The variable of the environment that names another folder.
CACHE = "FACTCHECK_CACHE_DIR"


class Passed:
    """What is remembered of some rule files.

    Args:
        files: Name and text of each.
        languages: That there are lexicons for.
    """

    def __init__(self, files: Sequence[tuple[str, str]], languages: Iterable[str]) -> None:
        content = _digest([_code(), *sorted(languages), *(part for file in files for part in file)])
        place = _digest([str(Path.cwd()), *(name for name, _ in files)])
        self._content = content
        self._mark = _folder() / f"rules-{place}" if files else None

    @property
    def before(self) -> bool:
        """Whether these very files passed the check before."""
        try:
            return self._mark is not None and self._mark.read_text(encoding="ascii") == self._content
        except (OSError, ValueError):
            return False

    def remember(self) -> None:
        """Note that they passed; where nothing can be written, they are checked again the next time."""
        if self._mark is not None:
            try:
                self._mark.parent.mkdir(parents=True, exist_ok=True)
                self._mark.write_text(self._content, encoding="ascii")
            except OSError:
                pass


def _folder() -> Path:
    if named := os.environ.get(CACHE):
        return Path(named)
    from platformdirs import user_cache_path  # here, because only a newsroom with rules of its own needs it

    return user_cache_path(PROJECT, appauthor=False)


@cache
def _code() -> str:
    """Return what tells one state of the code that checks from another."""
    from importlib.metadata import version

    modules = sorted(Path(factcheck.__file__).parent.rglob("*.py"))
    states = [(str(module), module.stat()) for module in modules]
    return _digest([sys.version, version(PROJECT), *(f"{name} {at.st_size} {at.st_mtime_ns}" for name, at in states)])


def _digest(parts: Iterable[str]) -> str:
    digest = blake2b(digest_size=16)
    for part in parts:
        digest.update(f"{len(part)} {part}".encode(errors="surrogateescape"))
    return digest.hexdigest()
