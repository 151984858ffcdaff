"""The time that one article may take."""

from __future__ import annotations

import gc
import signal
import threading
from time import monotonic
from types import FrameType

from factcheck.errors import OutOfTime

#: Seconds until a raise that was swallowed (``except:``) is tried again.
_AGAIN = 0.1
_HAS_TIMER = hasattr(signal, "setitimer")


class Deadline:
    """A deadline that ends even an endless loop of the work it guards.

    In the main thread of a Unix process a timer raises :class:`OutOfTime` inside the work. Elsewhere there is no way to
    interrupt it, and :meth:`check` raises as soon as it is asked.

    Args:
        seconds: Counted from :meth:`start`.
    """

    __slots__ = ("_expires", "_timer", "guarding", "seconds")

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.guarding = False
        """Whether work is going on that may be interrupted now."""
        self._expires = 0.0
        self._timer = False

    def start(self) -> None:
        """Begin to count, anew if it has already begun."""
        self._expires = monotonic() + self.seconds
        self._timer = _HAS_TIMER and threading.current_thread() is threading.main_thread()
        if self._timer:
            _listen(self)
            signal.setitimer(signal.ITIMER_REAL, self.seconds, _AGAIN)

    def stop(self) -> None:
        """Stop counting."""
        if self._timer:
            signal.setitimer(signal.ITIMER_REAL, 0.0)

    def check(self) -> None:
        """Raise :class:`OutOfTime` if the time is over."""
        if monotonic() > self._expires:
            raise OutOfTime


_current: Deadline | None = None


def _listen(deadline: Deadline) -> None:
    """Let the timer's signal reach a deadline; the handler stays, because to set it again and again would be slow."""
    global _current  # a process has one timer
    if _current is None:
        signal.signal(signal.SIGALRM, _ring)
    _current = deadline


def _ring(_number: int, frame: FrameType | None) -> None:
    if _current is None or not _current.guarding:
        return
    # The collector of garbage would swallow it, loudly, in what it calls; the timer rings again when that is done.
    callbacks = [getattr(callback, "__code__", None) for callback in gc.callbacks]
    while frame is not None:
        if frame.f_code.co_name == "__del__" or frame.f_code in callbacks:
            return
        frame = frame.f_back
    raise OutOfTime
