"""Copy: what went wrong when the text was put together: headline, language, names, date, remains of web pages."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable

from factcheck import Checker, hookimpl
from factcheck_copy.boilerplate import Boilerplate
from factcheck_copy.headline_mismatch import HeadlineMismatch
from factcheck_copy.language_mix import LanguageMix
from factcheck_copy.name_variant import NameVariant
from factcheck_copy.undated import Undated


@hookimpl
def factcheck_checkers() -> Sequence[type[Checker]]:
    """Return the rules of this plugin."""
    return (Boilerplate, HeadlineMismatch, LanguageMix, NameVariant, Undated)


@hookimpl
def factcheck_lexicons() -> Sequence[Traversable]:
    """Return the folder of this plugin's words."""
    return (files(__name__) / "lexicons",)
