"""A bar that shows how far a long run has come, to people only."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TextIO, TypeVar

T = TypeVar("T")

#: Seconds before a run counts as long, and between two states of the bar.
_LONG, _PAUSE = 1.0, 0.1
_WIDTH = 30
_ERASE = "\r\x1b[K"


def with_progress(items: Iterable[T], total: int, stream: TextIO | None = None) -> Iterator[T]:
    """Yield the items, with a bar on a stream while the next one is on its way; nothing unless it is a terminal.

    The bar is gone whenever an item is handed out, so that what is written about the item stands on a line of its own.

    Args:
        items: To be gone through once.
        total: Their number.
        stream: Where the bar is drawn; standard error unless given.
    """
    stream = sys.stderr if stream is None else stream
    if not stream.isatty():
        yield from items
        return
    due = monotonic() + _LONG
    drawn = False
    try:
        for number, item in enumerate(items, 1):
            if drawn:
                stream.write(_ERASE)
                stream.flush()
                drawn = False
            yield item
            if number < total and monotonic() >= due:
                done = _WIDTH * number // total
                stream.write(f"{_ERASE}[{'#' * done}{' ' * (_WIDTH - done)}] {number} of {total}")
                stream.flush()
                drawn = True
                due = monotonic() + _PAUSE
    finally:
        if drawn:
            stream.write(_ERASE)
            stream.flush()
