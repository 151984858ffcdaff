"""What a run is asked to do, as plain values that another process can be given."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from factcheck.engine import DEFAULT_TIMEOUT
from factcheck.model.finding import Verdict
from factcheck.policy.gate import FailLevel

SHOWN = ("confirmed", "unverified", "suppressed", "fingerprints")
"""What a user can ask to see besides what stands against publication."""


def shown_verdicts(shown: Iterable[str]) -> frozenset[Verdict]:
    """Return the verdicts of the findings that go into the report."""
    return frozenset({Verdict.CONTRADICTED, *(Verdict(name) for name in shown if name in set(Verdict))})


class Settings(NamedTuple):
    """What a run is asked to do.

    Args:
        select: Ids and families of rules to run; all where there are none.
        ignore: Ids and families of rules not to run.
        verdicts: Verdicts of the findings that go into the report.
        fail_level: The lowest severity that stops an article.
        published: Day of publication of every article, over what they declare.
        language: ISO 639-1 code of every article, over what they declare.
        timeout: Seconds that one article may take.
        timing: Whether to measure each layer and each rule.
        detailed: Whether a reporter asks for the details of each article.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    verdicts: frozenset[Verdict] = frozenset({Verdict.CONTRADICTED})
    fail_level: FailLevel = "error"
    published: date | None = None
    language: str | None = None
    timeout: float = DEFAULT_TIMEOUT
    timing: bool = False
    detailed: bool = False
