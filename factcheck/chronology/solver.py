"""Which days a set of constraints allows and, where they allow none, which of them clash.

A minimal conflict is a minimal unsatisfiable subset: drop any one member and a day is left. It is found by QuickXplain
(Junker 2004, "QUICKXPLAIN: preferred explanations and relaxations for over-constrained problems", AAAI), after a look
for a conflict of one or two members, which is what most conflicts are and what a reader takes in at a glance.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from factcheck.chronology.constraint import Constraint
from factcheck.chronology.days import DaySet


def feasible(constraints: Iterable[Constraint]) -> DaySet:
    """Return the days that all constraints allow; every day of the horizon where there are none."""
    bits = DaySet.all().bits
    for constraint in constraints:
        bits &= constraint.days.bits
    return DaySet(bits)


def minimal_conflict(constraints: Sequence[Constraint]) -> tuple[Constraint, ...]:
    """Return a minimal set of constraints that no day satisfies; () where some day satisfies all.

    Constraints without an assumption are preferred to those with one, few members to many, and earlier ones to later
    ones. The members come in the order given.
    """
    if feasible(constraints):
        return ()
    preferred = [c for c in constraints if not c.assumed]
    if feasible(preferred):
        preferred += [c for c in constraints if c.assumed]
    conflict = _small_conflict(preferred) or _quickxplain((), preferred, changed=False)
    members = {id(constraint) for constraint in conflict}
    return tuple(constraint for constraint in constraints if id(constraint) in members)


def _small_conflict(constraints: Sequence[Constraint]) -> Sequence[Constraint]:
    for constraint in constraints:
        if not constraint.days:
            return (constraint,)
    for pair in combinations(constraints, 2):
        if not pair[0].days.bits & pair[1].days.bits:
            return pair
    return ()


def _quickxplain(
    background: Sequence[Constraint], candidates: Sequence[Constraint], *, changed: bool
) -> Sequence[Constraint]:
    """Return a minimal subset of ``candidates`` that clashes with ``background``, which may have ``changed``."""
    if changed and not feasible(background):
        return ()
    if len(candidates) == 1:
        return candidates
    middle = len(candidates) // 2
    first, second = candidates[:middle], candidates[middle:]
    from_second = _quickxplain((*background, *first), second, changed=True)
    from_first = _quickxplain((*background, *from_second), first, changed=bool(from_second))
    return (*from_first, *from_second)
