"""Which rules run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.checker import Checker
from factcheck.errors import proposal


class SelectionError(ValueError):
    """A rule or family that does not exist; the message says which and proposes another."""


def select(
    rules: Sequence[type[Checker]], selected: Iterable[str] = (), ignored: Iterable[str] = ()
) -> tuple[type[Checker], ...]:
    """Return the rules that are selected and not ignored, in the order given.

    Args:
        rules: All there are.
        selected: Ids and families (``dates``); none of them selects every rule.
        ignored: Ids and families. The more exact one wins: an id that is selected runs although its family is ignored.

    Raises:
        SelectionError: A name is neither the id nor the family of a rule.
    """
    wanted, unwanted = frozenset(selected), frozenset(ignored)
    for name in sorted(wanted | unwanted):
        complaint = unknown(name, rules)
        if complaint:
            raise SelectionError(complaint)
    return tuple(rule for rule in rules if decided(rule.id, wanted, unwanted, otherwise=not wanted))


def decided(rule: str, wanted: frozenset[str], unwanted: frozenset[str], *, otherwise: bool) -> bool:
    """Tell whether a rule runs if some rules and families are wanted and some not; ids win over families."""
    for name in (rule, family(rule)):
        if name in unwanted:
            return False
        if name in wanted:
            return True
    return otherwise


def family(rule: str) -> str:
    """Return the part of a rule's id before the dot."""
    return rule.partition(".")[0]


def named(name: str, rules: Iterable[type[Checker]]) -> tuple[type[Checker], ...]:
    """Return the rules that an id or a family names."""
    return tuple(rule for rule in rules if name in (rule.id, family(rule.id)))


def unknown(name: str, rules: Iterable[type[Checker]]) -> str | None:
    """Return what is to be told of a name that is neither the id nor the family of a rule; None if it is one."""
    known = {known for rule in rules for known in (rule.id, family(rule.id))}
    if name in known:
        return None
    return f"there is no rule or family `{name}`" + proposal(name, known, "`factcheck rules` lists them")
