"""Which rules run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from factcheck.checker import Checker


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
    known = {name for rule in rules for name in (rule.id, family(rule))}
    for name in sorted(wanted | unwanted):
        if name not in known:
            raise SelectionError(f"there is no rule or family `{name}`{_proposal(name, known)}")
    return tuple(rule for rule in rules if _runs(rule, wanted, unwanted))


def family(rule: type[Checker]) -> str:
    """Return the part of a rule's id before the dot."""
    return rule.id.partition(".")[0]


def _runs(rule: type[Checker], wanted: frozenset[str], unwanted: frozenset[str]) -> bool:
    if rule.id in unwanted:
        return False
    if rule.id in wanted:
        return True
    return family(rule) not in unwanted and (not wanted or family(rule) in wanted)


def _proposal(name: str, known: Iterable[str]) -> str:
    close = get_close_matches(name, sorted(known), n=1)
    return f": did you mean `{close[0]}`?" if close else ": `factcheck rules` lists them"
