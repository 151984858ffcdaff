"""Bundled facts (events, offices, series, people, organisations and places, each with its source) and rules in TOML."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable

from factcheck import hookimpl

RULE_PACKS = ("anniversaries", "house-fr", "justice", "naming", "transliteration")


@hookimpl
def factcheck_rule_packs() -> Sequence[Traversable]:
    """Return the folders of the rules in TOML."""
    return tuple(files(__name__) / pack for pack in RULE_PACKS)


@hookimpl
def factcheck_fact_packs() -> Sequence[Traversable]:
    """Return the folder of the fact packs."""
    return (files(__name__) / "facts",)
