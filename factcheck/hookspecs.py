"""The hooks a plugin may implement. Each is called once, at start-up, and returns a sequence of objects.

A plugin is a module (or object) under the entry-point group ``factcheck``; the name of the entry point is the plugin's
name, and the prefix of its word classes and constructions. It marks its functions with ``factcheck.hookimpl``.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources.abc import Traversable

import pluggy

from factcheck.annotate.base import Annotator
from factcheck.checker import Checker
from factcheck.model.report import Reporter
from factcheck.read.base import Reader

PROJECT = "factcheck"
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def factcheck_readers() -> Sequence[Reader]:  # type: ignore[empty-body]
    """Return readers of input formats."""


@hookspec
def factcheck_annotators() -> Sequence[type[Annotator]]:  # type: ignore[empty-body]
    """Return annotator classes, for layers of the plugin's own."""


@hookspec
def factcheck_checkers() -> Sequence[type[Checker]]:  # type: ignore[empty-body]
    """Return rule classes."""


@hookspec
def factcheck_rule_packs() -> Sequence[Traversable]:  # type: ignore[empty-body]
    """Return folders of TOML rules."""


@hookspec
def factcheck_fact_packs() -> Sequence[Traversable]:  # type: ignore[empty-body]
    """Return folders of TOML fact packs."""


@hookspec
def factcheck_lexicons() -> Sequence[Traversable]:  # type: ignore[empty-body]
    """Return folders of ``<language>.toml`` lexicons; usually one, ``files(__name__) / "lexicons"``.

    They hold the words of the plugin's own rules, for languages that are there already.
    """


@hookspec
def factcheck_languages() -> Sequence[Traversable]:  # type: ignore[empty-body]
    """Return folders of ``<language>.toml`` lexicons that each add a language, as those of ``factcheck/lexicons`` do.

    They hold what the layers read: months, weekdays, numbers, verbs of saying, and the words that tell the language.
    """


@hookspec
def factcheck_reporters() -> Sequence[Reporter]:  # type: ignore[empty-body]
    """Return reporters of output formats."""
