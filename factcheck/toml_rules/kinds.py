"""The kinds of TOML rules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factcheck.toml_rules.base import TomlRule
from factcheck.toml_rules.consistency import Consistency
from factcheck.toml_rules.occurrence import Occurrence
from factcheck.toml_rules.pattern import PatternRule
from factcheck.toml_rules.require import Require
from factcheck.toml_rules.series import SeriesRule
from factcheck.toml_rules.substitution import Substitution

KINDS: Mapping[str, type[TomlRule]] = {
    kind.key: kind for kind in (PatternRule, Substitution, Consistency, Require, Occurrence, SeriesRule)
}
"""What a rule can be, by the key that says so; every rule has exactly one of them."""


def kinds_of(given: Mapping[str, Any]) -> list[str]:
    """Return the kinds that a file says it is of; more or less than one of them is a fault."""
    named = [name for name in KINDS if name in given]
    return [name for name in named if not any(name in KINDS[other].takes for other in named)]
