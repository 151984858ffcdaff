"""From the paths that a user names to the files that are articles."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

STANDARD_INPUT = "-"


class Input(NamedTuple):
    """Something to check.

    Args:
        path: As messages and the report call it.
        data: What it holds, where it is not to be read from ``path``.
        error: Why there is nothing to read; None where there is.
    """

    path: str
    data: bytes | None = None
    error: str | None = None


def expand(
    paths: Iterable[str],
    suffixes: Iterable[str],
    stdin_name: str | None = None,
    leaves_out: Callable[[str], bool] = lambda _: False,
) -> Iterator[Input]:
    """Yield what to check: files as named, the articles of directories in order of their paths, nothing twice.

    Args:
        paths: Of files and directories; ``-`` for standard input.
        suffixes: Of the files in a directory that are articles.
        stdin_name: What to call standard input.
        leaves_out: Tells the files and folders that a directory is searched without.
    """
    seen = set()
    for path in paths:
        for entry in _expand(path, tuple(suffixes), stdin_name, leaves_out):
            key = os.path.normpath(entry.path)
            if key not in seen:
                seen.add(key)
                yield entry


def _expand(
    path: str, suffixes: tuple[str, ...], stdin_name: str | None, leaves_out: Callable[[str], bool]
) -> Iterator[Input]:
    if path == STANDARD_INPUT:
        yield Input(stdin_name or STANDARD_INPUT, sys.stdin.buffer.read())
    elif Path(path).is_dir():
        articles = list(_walk(path, suffixes))
        kept = [file for file in articles if not leaves_out(file)]
        yield from map(Input, kept)
        if articles and not kept:
            yield Input(
                path, error=f"{path}: all its articles are excluded: correct the patterns, or name another folder"
            )
        elif not articles:
            endings = ", ".join(sorted(suffixes))
            yield Input(path, error=f"{path}: no articles: name a file, or a folder with files that end in {endings}")
    elif Path(path).exists():
        yield Input(path)
    else:
        yield Input(path, error=f"{path}: there is no such file or folder: check the name")


def _walk(folder: str, suffixes: tuple[str, ...]) -> Iterator[str]:
    """Yield the articles under a folder, without hidden files and folders."""
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and name.lower().endswith(suffixes):
                yield str(Path(root, name))
