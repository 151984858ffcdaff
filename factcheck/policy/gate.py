"""Whether the articles may go out."""

from __future__ import annotations

from typing import Literal, TypeAlias

from factcheck.model.report import Gate, GateStatus, Summary

FailLevel: TypeAlias = Literal["error", "warning", "info", "none"]
FAIL_LEVELS: tuple[FailLevel, ...] = ("error", "warning", "info", "none")

_EXIT_CODES = {GateStatus.PASSED: 0, GateStatus.FAILED: 1, GateStatus.UNDECIDED: 2}


def decide(summary: Summary, fail_level: FailLevel, *, complete: bool) -> Gate:
    """Return the verdict on a run.

    Args:
        summary: What was found.
        fail_level: The lowest severity that stops an article; with ``none`` no finding does.
        complete: Whether all that was to be checked could be.
    """
    stopping = {
        "error": summary.error,
        "warning": summary.error + summary.warning,
        "info": summary.error + summary.warning + summary.info,
        "none": 0,
    }
    if not complete:
        status = GateStatus.UNDECIDED
    elif stopping[fail_level]:
        status = GateStatus.FAILED
    else:
        status = GateStatus.PASSED
    return Gate(status, fail_level)


def exit_code(gate: Gate) -> int:
    """Return the exit code that tells a verdict to a shell."""
    return _EXIT_CODES[gate.status]
