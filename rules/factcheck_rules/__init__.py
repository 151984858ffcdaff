"""Bundled facts: sourced packs of events, offices, series, people, organisations and places."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable

from factcheck import hookimpl


@hookimpl
def factcheck_fact_packs() -> Sequence[Traversable]:
    """Return the folder of the fact packs."""
    return (files(__name__) / "facts",)
