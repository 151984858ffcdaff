"""Which rules run, and what they were called before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from factcheck.checker import Checker
from factcheck.errors import proposal
from factcheck.model.status import Status


class SelectionError(ValueError):
    """A rule or family that does not exist; the message says which and proposes another."""


def select(
    rules: Sequence[type[Checker]],
    selected: Iterable[str] = (),
    ignored: Iterable[str] = (),
    *,
    preview: bool = False,
) -> tuple[type[Checker], ...]:
    """Return the rules that are selected and not ignored, in the order given.

    Args:
        rules: All there are.
        selected: Ids and families (``dates``); none of them selects every rule.
        ignored: Ids and families. The more exact one wins: an id that is selected runs although its family is ignored.
        preview: Whether rules in preview run that are not selected by their ids.

    Raises:
        SelectionError: A name is neither the id nor the family of a rule, or that of a rule that was removed.
    """
    for name in sorted({*selected, *ignored}):
        complaint = unknown(name, rules)
        if complaint:
            raise SelectionError(complaint)
    wanted, unwanted = current(selected, rules), current(ignored, rules)
    for rule in rules:
        if rule.id in wanted and rule.status is Status.REMOVED:
            raise SelectionError(_removed(rule, rules))
    return tuple(
        rule
        for rule in rules
        if ready(rule, wanted, preview=preview) and decided(rule.id, wanted, unwanted, otherwise=not wanted)
    )


def ready(rule: type[Checker], wanted: frozenset[str], *, preview: bool) -> bool:
    """Tell whether a rule may run: one in preview only where it is asked for, one that was removed never."""
    if rule.status is Status.PREVIEW:
        return preview or rule.id in wanted
    return rule.status is not Status.REMOVED


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


def named(name: str, rules: Sequence[type[Checker]]) -> tuple[type[Checker], ...]:
    """Return the rules that an id, a former id or a family names."""
    names = current([name], rules)
    return tuple(rule for rule in rules if rule.id in names or family(rule.id) in names)


def successors(rules: Iterable[type[Checker]]) -> Mapping[str, str]:
    """Return the ids of rules by the ids that they had before."""
    return {former: rule.id for rule in rules for former in rule.replaces}


def current(names: Iterable[str], rules: Sequence[type[Checker]]) -> frozenset[str]:
    """Return names of rules and families with the ids of today in the place of former ones."""
    renamed = successors(rules)
    there = {rule.id for rule in rules if rule.status is not Status.REMOVED}
    return frozenset(name if name in there else renamed.get(name, name) for name in names)


def today(name: str, rules: Sequence[type[Checker]]) -> str:
    """Return the id that a rule has today; the name of a family, and one that nobody knows, as it is."""
    (now,) = current([name], rules)
    return now


def unknown(name: str, rules: Sequence[type[Checker]]) -> str | None:
    """Return what is to be told of a name that is no id, no former id and no family of a rule; None if it is one."""
    known = {known for rule in rules for known in (rule.id, family(rule.id))}
    if name in known or name in successors(rules):
        return None
    return f"there is no rule or family `{name}`" + proposal(name, known, "`factcheck rules` lists them")


def outdated(name: str, rules: Sequence[type[Checker]]) -> str | None:
    """Return what is to be told of the id of a rule that has another one today, or that was removed; else None."""
    successor = successors(rules).get(name)
    rule = next((rule for rule in rules if rule.id == name), None)
    if rule is not None and rule.status is Status.REMOVED:
        return _removed(rule, rules)
    if rule is None and successor is not None:
        return f"the rule `{name}` is called `{successor}` now: write that"
    return None


def deprecations(running: Iterable[type[Checker]], rules: Sequence[type[Checker]]) -> Iterator[str]:
    """Yield what is to be told of rules that run and will be removed."""
    for rule in running:
        if rule.status is Status.DEPRECATED:
            yield f"the rule `{rule.id}` is deprecated and will be removed: {_instead(rule, rules, 'ignore it')}"


def _removed(rule: type[Checker], rules: Sequence[type[Checker]]) -> str:
    return f"the rule `{rule.id}` was removed: {_instead(rule, rules, 'take its name out')}"


def _instead(rule: type[Checker], rules: Sequence[type[Checker]], otherwise: str) -> str:
    successor = successors(rules).get(rule.id)
    return f"name `{successor}` instead" if successor else f"{otherwise}; `factcheck rules {rule.id}` says more"
