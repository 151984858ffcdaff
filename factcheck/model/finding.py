"""Findings: what a checker says, with its proof."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from factcheck.model.span import Span


class Severity(StrEnum):
    """How sure a finding is.

    ``ERROR``: proved, with no assumption left open. ``WARNING``: probable, one stated assumption. ``INFO``: advice.
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """3 for errors, 2 for warnings, 1 for advice."""
        return {"error": 3, "warning": 2, "info": 1}[self.value]

    @property
    def lowered(self) -> Severity:
        """One level lower, as inside quotations; advice stays advice."""
        return Severity.WARNING if self is Severity.ERROR else Severity.INFO


class Verdict(StrEnum):
    """What became of a claim."""

    CONTRADICTED = "contradicted"
    CONFIRMED = "confirmed"
    UNVERIFIED = "unverified"


class EvidenceKind(StrEnum):
    """What a step of a proof rests on."""

    TEXT = "text"
    CALENDAR = "calendar"
    ARITHMETIC = "arithmetic"
    FACT = "fact"


class Evidence(NamedTuple):
    """One step of a proof.

    ``statement`` is a full sentence for a journalist; ``span`` the words it rests on, ``source`` the source of a fact.
    """

    kind: EvidenceKind
    statement: str
    span: Span | None = None
    source: str | None = None


class Related(NamedTuple):
    """Other words that take part in a finding, and how."""

    message: str
    span: Span


class Edit(NamedTuple):
    """Replace the characters of ``span`` by ``text``."""

    span: Span
    text: str


class Suggestion(NamedTuple):
    """A repair that would make the text true; its edits are applied together. No edits: advice in words."""

    description: str
    edits: tuple[Edit, ...] = ()


class Finding(NamedTuple):
    """One finding of one rule.

    Contradicted findings carry the severity; confirmed ones are claims that were checked and found true.
    """

    rule: str
    severity: Severity
    verdict: Verdict
    message: str
    span: Span
    related: tuple[Related, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
