"""What a total comes to beside its parts, as all readings of this plugin that add up tell it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from factcheck import Evidence, Related, Severity, Span, Suggestion


class Reckoning(NamedTuple):
    """What a total comes to beside its parts.

    Args:
        span: The words that are right or wrong.
        message: What there is to say of them.
        evidence: The sum.
        within: Where total and parts stand, which may be a quotation.
        severity: How certain it is that they are wrong; None where they are right.
        related: The parts.
        suggestions: What would make them right.
    """

    span: Span
    message: str
    evidence: Sequence[Evidence]
    within: Span
    severity: Severity | None = None
    related: Sequence[Related] = ()
    suggestions: Sequence[Suggestion] = ()
