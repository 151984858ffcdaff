"""Whether the articles may go out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

from factcheck.model.finding import Severity
from factcheck.model.report import Gate, GateStatus

FailLevel: TypeAlias = Literal["error", "warning", "info", "none"]
FAIL_LEVELS: tuple[FailLevel, ...] = ("error", "warning", "info", "none")
_STRICTNESS: tuple[FailLevel, ...] = ("none", "error", "warning", "info")

_EXIT_CODES = {GateStatus.PASSED: 0, GateStatus.FAILED: 1, GateStatus.UNDECIDED: 2}
_NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


class Terms(NamedTuple):
    """On which terms articles pass.

    Args:
        fail_level: The lowest severity that stops an article; with ``none`` no finding does.
        max_warnings: How many warnings may stand, in all articles with these terms; None for any number.
    """

    fail_level: FailLevel = "error"
    max_warnings: int | None = None

    def stops(self, severity: Severity) -> bool:
        """Tell whether a finding of this severity stops an article."""
        return self.fail_level != "none" and severity.rank >= Severity(self.fail_level).rank


def decide(found: Mapping[Terms, Mapping[Severity, int]], *, unchecked: int = 0) -> Gate:
    """Return the verdict on a run.

    Args:
        found: How many findings and notices there are of each severity, by the terms of their articles.
        unchecked: How much of what was to be checked could not be.
    """
    # Where configurations disagree, the report names the strictest.
    terms = Terms(
        max((terms.fail_level for terms in found), key=_STRICTNESS.index, default="error"),
        min((terms.max_warnings for terms in found if terms.max_warnings is not None), default=None),
    )
    reasons = []
    for severity in Severity:
        number = sum(counts.get(severity, 0) for terms, counts in found.items() if terms.stops(severity))
        if number:
            reasons.append(
                _counted(number, _NOUNS[severity], "stands against publication", "stand against publication")
            )
    for each, counts in found.items():
        warnings = counts.get(Severity.WARNING, 0)
        if each.max_warnings is not None and warnings > each.max_warnings:
            reasons.append(f"{_counted(warnings, 'warning', 'is', 'are')} more than the {each.max_warnings} allowed")
    status = GateStatus.FAILED if reasons else GateStatus.PASSED
    if unchecked:
        status = GateStatus.UNDECIDED
        reasons.insert(0, _counted(unchecked, "check", "could not be done", "could not be done"))
    return Gate(status, terms.fail_level, terms.max_warnings, tuple(reasons))


def exit_code(gate: Gate) -> int:
    """Return the exit code that tells a verdict to a shell."""
    return _EXIT_CODES[gate.status]


def _counted(number: int, noun: str, singular: str, plural: str) -> str:
    return f"{number} {noun} {singular}" if number == 1 else f"{number} {noun}s {plural}"
