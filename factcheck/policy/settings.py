"""What the command line asks a run to do, as plain values that another process can be given."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from factcheck.model.finding import Verdict
from factcheck.policy.gate import FailLevel

SHOWN = ("confirmed", "unverified", "suppressed", "fingerprints")
"""What a user can ask to see besides what stands against publication."""


def shown_verdicts(shown: Iterable[str]) -> frozenset[Verdict]:
    """Return the verdicts of the findings that go into the report."""
    return frozenset({Verdict.CONTRADICTED, *(Verdict(name) for name in shown if name in set(Verdict))})


class Settings(NamedTuple):
    """What the command line asks for; None where it leaves it to the configuration.

    Args:
        config: The only configuration file to use; searched upwards from each article unless given.
        isolated: Whether to use no configuration file.
        exclude: Patterns of files and folders to leave out, besides those of the configuration.
        select: Ids and families of rules to run, instead of those that the configuration selects and ignores.
        ignore: Ids and families of rules not to run, besides those that the configuration ignores.
        preview: Whether rules in preview run.
        verdicts: Verdicts of the findings that go into the report.
        fail_level: The lowest severity that stops an article.
        max_warnings: How many warnings may stand.
        baseline: File of the findings that were known when it was written.
        use_baseline: Whether baselines hold.
        suppressions: Whether suppressions hold.
        today: The day on which suppressions that have a last day may have ended.
        published: Day of publication of every article, over what they declare.
        language: ISO 639-1 code of every article, over what they declare.
        timeout: Seconds that one article may take.
        timing: Whether to measure each layer and each rule.
        detailed: Whether a reporter asks for the details of each article.
    """

    config: Path | None = None
    isolated: bool = False
    exclude: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    verdicts: frozenset[Verdict] = frozenset({Verdict.CONTRADICTED})
    fail_level: FailLevel | None = None
    max_warnings: int | None = None
    baseline: Path | None = None
    use_baseline: bool = True
    suppressions: bool = True
    today: date = date.max
    published: date | None = None
    language: str | None = None
    timeout: float | None = None
    timing: bool = False
    detailed: bool = False
