"""The rules of this newsroom."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable

from factcheck import Checker, hookimpl
from newsroom_rules.embargo_left import EmbargoLeft


@hookimpl
def factcheck_checkers() -> Sequence[type[Checker]]:
    """Return the rules."""
    return (EmbargoLeft,)


@hookimpl
def factcheck_lexicons() -> Sequence[Traversable]:
    """Return the folder of lexicons."""
    return (files(__name__) / "lexicons",)
