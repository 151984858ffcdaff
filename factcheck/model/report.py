"""The JSON report, field by field and in order: the classes here are its contract.

The report that ``factcheck check --output-format json`` prints is :func:`to_json` of a :class:`Report`; its JSON Schema
is made of the same classes. Absent values are null, lists are never null. Offsets are code points of the canonical
text; line and column are those of the source file, from 1. The classes are not frozen, because to define one that is
takes twice the time, and every start pays for all of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any, Literal, NamedTuple, Protocol

from factcheck.model.article import Block
from factcheck.model.finding import EvidenceKind, Severity, Verdict
from factcheck.model.moment import Basis

SCHEMA_VERSION: Literal["1.0"] = "1.0"


@dataclass(slots=True)
class SpanRecord:
    """Words of the article, and where they stand in its text and in its file; ``end_column`` is that behind them."""

    start: int
    end: int
    line: int
    column: int
    text: str
    end_line: int
    end_column: int


@dataclass(slots=True)
class RelatedRecord:
    """Other words that take part in a finding, and how."""

    message: str
    span: SpanRecord


@dataclass(slots=True)
class EvidenceRecord:
    """One step of a proof."""

    kind: EvidenceKind
    statement: str
    span: SpanRecord | None
    source: str | None


@dataclass(slots=True)
class EditRecord:
    """Replace the code points ``[start, end)`` of the canonical text by ``text``; lines and columns as of a span."""

    start: int
    end: int
    text: str
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(slots=True)
class SuggestionRecord:
    """A repair; its edits are applied together. No edits: advice in words."""

    description: str
    edits: tuple[EditRecord, ...]


@dataclass(slots=True)
class FindingRecord:
    """One finding of one rule. The fingerprint survives edits elsewhere in the article.

    ``stated_severity`` is what the rule said where the configuration gives the finding another severity, else null.
    """

    rule: str
    severity: Severity
    verdict: Verdict
    message: str
    span: SpanRecord
    related: tuple[RelatedRecord, ...]
    evidence: tuple[EvidenceRecord, ...]
    suggestions: tuple[SuggestionRecord, ...]
    fingerprint: str
    stated_severity: Severity | None = None


class SuppressionKind(StrEnum):
    """Where it stands that a finding does not count."""

    ARTICLE = "article"
    """In the article itself: a comment, a text marker, front matter."""
    FILE = "file"
    """In the file beside the article."""
    BASELINE = "baseline"
    """In the baseline, as known when it was written."""


@dataclass(slots=True)
class SuppressionRecord:
    """Why a finding does not count, in whose words, and until when; a baseline gives no reason and no line."""

    kind: SuppressionKind
    path: str
    line: int | None
    reason: str | None
    until: date | None


@dataclass(slots=True)
class SuppressedRecord:
    """A finding that does not count: it is neither in the summary nor before the gate."""

    finding: FindingRecord
    suppression: SuppressionRecord


class NoticeKind(StrEnum):
    """What is to be told about the rules of the gate itself."""

    UNUSED_SUPPRESSION = "unused-suppression"
    """It suppresses nothing any more."""
    EXPIRED_SUPPRESSION = "expired-suppression"
    """Its last day is over, so what it suppressed counts again."""
    OUTDATED_SUPPRESSION = "outdated-suppression"
    """It names a rule by an id that it no longer has, or one that was removed."""
    STALE_BASELINE = "stale-baseline"
    """An entry of the baseline that is no longer found."""


@dataclass(slots=True)
class NoticeRecord:
    """Something about a suppression or the baseline that someone should tidy up; counts by its severity."""

    kind: NoticeKind
    severity: Severity
    message: str
    path: str
    line: int | None


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be checked, and why; ``rule`` is null where no rule of the article could be."""

    rule: str | None
    error: str


@dataclass(slots=True)
class Published:
    """The stated day of publication, and the first and the last day on which the text can have been written."""

    declared: date | None
    earliest: date | None
    latest: date | None


@dataclass(slots=True)
class ArticleRecord:
    """What was found in one article."""

    path: str
    title: str | None
    language: str | None
    published: Published
    findings: tuple[FindingRecord, ...]
    failures: tuple[Failure, ...]
    suppressed: tuple[SuppressedRecord, ...] = ()
    notices: tuple[NoticeRecord, ...] = ()


@dataclass(slots=True)
class PluginRecord:
    """A plugin that took part: the name of its entry point, and the version of its distribution."""

    name: str
    version: str


@dataclass(slots=True)
class Tool:
    """Who made the report."""

    name: Literal["factcheck"]
    version: str
    plugins: tuple[PluginRecord, ...]


@dataclass(slots=True)
class Summary:
    """How many articles were read, contradictions found at each severity, and claims confirmed.

    Besides, how many findings are suppressed and how many of old are in the baseline, and how many notices there are.
    """

    articles: int
    error: int
    warning: int
    info: int
    confirmed: int
    suppressed: int = 0
    baselined: int = 0
    notices: int = 0


class GateStatus(StrEnum):
    """Whether the articles may go out; undecided where something could not be checked."""

    PASSED = "passed"
    FAILED = "failed"
    UNDECIDED = "undecided"


@dataclass(slots=True)
class Gate:
    """The verdict on the whole run.

    ``reasons`` are sentences that say why it did not pass; ``max_warnings`` is null where any number may stand.
    """

    status: GateStatus
    fail_level: Literal["error", "warning", "info", "none"]
    max_warnings: int | None = None
    reasons: tuple[str, ...] = ()


@dataclass(slots=True)
class Report:
    """The whole report."""

    schema_version: Literal["1.0"]
    tool: Tool
    articles: tuple[ArticleRecord, ...]
    summary: Summary
    gate: Gate


def to_json(record: Any, *, indent: int | None = None) -> str:
    """Return a record of this module as JSON, its fields in the order in which its class states them."""
    return json.dumps(record, default=_plain, ensure_ascii=False, indent=indent)


def _plain(value: Any) -> Any:
    """Turn what ``json`` does not know into what it does, one level at a time."""
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        cls: Any = type(value)
        names, getter = _plan(cls)
        return dict(zip(names, getter(value), strict=True))
    raise TypeError(f"{type(value).__name__} has no place in a report")


@cache
def _plan(cls: type[Any]) -> tuple[tuple[str, ...], attrgetter[tuple[Any, ...]]]:
    names = tuple(field.name for field in fields(cls))
    return names, attrgetter(*names)


class RuleRecord(NamedTuple):
    """What a rule says of itself, for formats that describe rules."""

    id: str
    severity: Severity
    summary: str
    documentation: str
    plugin: str


class DateRecord(NamedTuple):
    """An expression of time, the first and the last day that it means, and by what they were found; None if left open.

    A ``basis`` of ``WRITTEN`` is in the words alone; by all others it was worked out.
    """

    span: SpanRecord
    first: date | None
    last: date | None
    basis: Basis | None


class TieRecord(NamedTuple):
    """What the text says of the day on which it was written, and on which grounds.

    ``days`` are the runs of days that it allows, first and last, as far as they lie in the frame of the details.
    ``declared`` is whether it is the stated date of publication, ``assumed`` whether it hangs on an assumption.
    """

    span: SpanRecord | None
    kind: EvidenceKind
    statement: str
    source: str | None
    days: tuple[tuple[date, date], ...]
    declared: bool
    assumed: bool


class Details(NamedTuple):
    """What a page about one article shows beyond its record; made only where a reporter asks for it.

    Args:
        source: The file as it was decoded, which line and column of the spans count in.
        blocks: The parts of the canonical text.
        claims: The findings that were confirmed or could not be verified, whatever ``--show`` says.
        dates: In order of the text.
        ties: What ties the day of writing to the calendar; empty where nothing does.
        frame: The first and the last day of a calendar on which all of this can be seen; None where nothing is tied.
        window: The runs of days on which the article can have been written, as far as they lie in the frame.
    """

    source: str
    blocks: tuple[Block, ...]
    claims: tuple[FindingRecord, ...]
    dates: tuple[DateRecord, ...] = ()
    ties: tuple[TieRecord, ...] = ()
    frame: tuple[date, date] | None = None
    window: tuple[tuple[date, date], ...] = ()


class Outcome(Protocol):
    """One checked article, as reporters see it."""

    @property
    def record(self) -> ArticleRecord:
        """What was found."""

    @property
    def text(self) -> str:
        """The canonical text that the spans of the record point into; empty where the file could not be read."""

    @property
    def details(self) -> Details | None:
        """More about it; None unless a reporter of the run is ``detailed`` and the file could be read."""


class Run(Protocol):
    """A run of the checker, as reporters see it: articles come one by one, totals stand at the end."""

    @property
    def tool(self) -> Tool:
        """Who makes the report."""

    @property
    def outcomes(self) -> Iterator[Outcome]:
        """The articles in order, each as soon as it is checked; to be gone through once."""

    @property
    def summary(self) -> Summary:
        """The totals; complete once ``outcomes`` is exhausted."""

    @property
    def gate(self) -> Gate:
        """The verdict; final once ``outcomes`` is exhausted."""

    @property
    def rules(self) -> Sequence[RuleRecord]:
        """All rules that there are, by id."""

    @property
    def statistics(self) -> Mapping[tuple[str, str], int]:
        """Number of findings by rule and label (a severity, else a verdict); complete as the summary is."""

    @property
    def show(self) -> frozenset[str]:
        """What the user asked to see besides: ``confirmed``, ``unverified``, ``suppressed``, ``fingerprints``."""

    @property
    def colour(self) -> bool:
        """Whether the reader's terminal shows colours."""

    @property
    def quiet(self) -> bool:
        """Whether the user asked for nothing but the findings."""


class Reporter(Protocol):
    """Writes a run in one output format.

    The time that a run took is in no report: the same input gives the same bytes. A reporter with a true attribute
    ``detailed`` is given :class:`Details` of each article.
    """

    @property
    def name(self) -> str:
        """What ``--output-format`` calls it."""

    def render(self, run: Run) -> Iterator[str]:
        """Yield the report piece by piece, each as soon as what it tells is known."""
