"""How what goes wrong is told."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath


class OutOfTime(BaseException):
    """The deadline of an article passed.

    Not an ``Exception``, so that a rule which catches every exception does not swallow it.
    """


def describe(error: BaseException) -> str:
    """Return an exception in one line, with the place it was raised at: ``TypeError: … (rule.py:12)``."""
    message = " ".join(str(error).split())
    text = f"{type(error).__name__}: {message}" if message else type(error).__name__
    traceback = error.__traceback__
    if traceback is None or isinstance(error, SyntaxError):  # which names its own place
        return text
    while traceback.tb_next is not None:
        traceback = traceback.tb_next
    place = PurePath(traceback.tb_frame.f_code.co_filename).name
    return f"{text} ({place}:{traceback.tb_lineno})"


def proposal(name: str, known: Iterable[str], otherwise: str) -> str:
    """Return what a message about an unknown name goes on with: the name that was meant, else another remedy."""
    from difflib import get_close_matches  # here, because few runs have anything to complain of

    close = get_close_matches(name, sorted(known), n=1)
    return f": did you mean `{close[0]}`?" if close else f": {otherwise}"
