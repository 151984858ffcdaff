"""Counts: totals against their parts, ordinals against what they count."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable

from factcheck import Checker, hookimpl
from factcheck_counts.ordinal_mismatch import OrdinalMismatch
from factcheck_counts.sum_mismatch import SumMismatch


@hookimpl
def factcheck_checkers() -> Sequence[type[Checker]]:
    """Return the rules of this plugin."""
    return (OrdinalMismatch, SumMismatch)


@hookimpl
def factcheck_lexicons() -> Sequence[Traversable]:
    """Return the words and constructions of this plugin."""
    return (files(__name__) / "lexicons",)
