"""A plugin as a newsroom would write it: one rule and its words."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable

from factcheck import Checker, hookimpl
from factcheck_house_style.banned_word import BannedWord


@hookimpl
def factcheck_checkers() -> Sequence[type[Checker]]:
    """Return the rules."""
    return (BannedWord,)


@hookimpl
def factcheck_lexicons() -> Sequence[Traversable]:
    """Return the folder of lexicons."""
    return (files(__name__) / "lexicons",)
