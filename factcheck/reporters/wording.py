"""What the reporters for people have in common: words, widths and excerpts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from factcheck.model.finding import EvidenceKind, Verdict
from factcheck.model.report import (
    Failure,
    FindingRecord,
    Gate,
    GateStatus,
    SpanRecord,
    Summary,
    SuppressionKind,
    SuppressionRecord,
)

#: Columns of text that an excerpt shows.
COLUMNS = 96
#: Characters of the words that a step of a proof rests on.
_LONGEST = 80
_ELLIPSIS = "…"


def label(finding: FindingRecord) -> str:
    """Return what a finding is, in a word: its severity if it contradicts, else its verdict."""
    return str(finding.severity if finding.verdict is Verdict.CONTRADICTED else finding.verdict)


def one_line(text: str) -> str:
    """Return a text with all white space as single spaces."""
    return " ".join(text.split())


def count(number: int, singular: str, plural: str | None = None) -> str:
    """Return a number with its noun."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"


def totals(summary: Summary) -> str:
    """Return what was found, in a sentence."""
    found = ", ".join((count(summary.error, "error"), count(summary.warning, "warning"), count(summary.info, "note")))
    told = f"{count(summary.articles, 'article')} checked: {found}; {count(summary.confirmed, 'claim')} confirmed"
    aside = ((summary.suppressed, "suppressed"), (summary.baselined, "in the baseline"))
    told += "".join(f"; {number} {what}" for number, what in aside if number)
    return f"{told}; {count(summary.notices, 'notice')}." if summary.notices else f"{told}."


def verdict(gate: Gate) -> str:
    """Return what the gate says, in a sentence."""
    if gate.status is GateStatus.PASSED:
        return "Passed."
    return f"{str(gate.status).capitalize()}: {'; '.join(gate.reasons)}."


class Step(NamedTuple):
    """One step of a proof, or other words that take part in a finding; these are of no ``kind``."""

    kind: EvidenceKind | None
    statement: str
    span: SpanRecord | None
    source: str | None


def steps(finding: FindingRecord) -> Iterator[Step]:
    """Yield the proof of a finding: what takes part in it, then the evidence; nothing is told twice."""
    proof = [evidence.span for evidence in finding.evidence]
    for related in finding.related:
        if related.span not in proof:
            yield Step(None, related.message, related.span, None)
    for evidence in finding.evidence:
        yield Step(evidence.kind, evidence.statement, evidence.span, evidence.source)


def with_words(step: Step, finding: FindingRecord) -> str:
    """Return the statement of a step with the words it is about and their line, unless it holds the words itself."""
    said = one_line(step.statement)
    if step.span is None or step.span == finding.span:
        return said
    words = one_line(step.span.text)
    place = f"(line {step.span.line})"
    if words in said:
        return f"{said} {place}"
    if len(words) > _LONGEST:
        words = words[: _LONGEST - 1].rstrip() + _ELLIPSIS
    return f"{said.rstrip('.:')}: “{words}” {place}"


def told(finding: FindingRecord) -> list[str]:
    """Return the message of a finding, each step of its proof with its source, and each repair, as plain lines."""
    proof = (f"- {with_words(step, finding)}" + (f" [{step.source}]" if step.source else "") for step in steps(finding))
    repairs = (f"> {one_line(suggestion.description)}" for suggestion in finding.suggestions)
    return [one_line(finding.message), *proof, *repairs]


def not_checked(failure: Failure) -> str:
    """Return what could not be checked, and why."""
    return one_line(failure.error if failure.rule is None else f"{failure.rule}: {failure.error}")


def suppressed_by(suppression: SuppressionRecord) -> str:
    """Return where it stands that a finding does not count, and why."""
    if suppression.kind is SuppressionKind.BASELINE:
        return f"In the baseline {suppression.path}."
    place = suppression.path if suppression.line is None else f"{suppression.path}:{suppression.line}"
    until = f" until {suppression.until}" if suppression.until else ""
    return f"Suppressed{until} in {place}: {one_line(suppression.reason or '')}"


class Excerpt(NamedTuple):
    """A line of the article, cut to a readable length, with the marks that stand under the words in question.

    ``marked`` are the other words of the line that could be shown and marked as well.
    """

    text: str
    marks: str
    marked: tuple[SpanRecord, ...] = ()


def excerpt(text: str, span: SpanRecord, others: Iterable[SpanRecord] = ()) -> Excerpt:
    """Return the line that holds the words of a span; of a span over several lines the first.

    Args:
        text: The canonical text.
        span: The words, marked with ``^``.
        others: Words that are marked with ``-`` if they stand on the same line and near enough.
    """
    line_start = text.rfind("\n", 0, span.start) + 1
    line_end = text.find("\n", span.start)
    if line_end < 0:
        line_end = len(text)
    start, end = span.start, min(span.end, line_end)
    marked = []
    for other in others:
        first, last = min(start, other.start), max(end, min(other.end, line_end))
        if line_start <= other.start <= line_end and columns(_shown(text[first:last])) <= COLUMNS - 2:
            start, end = first, last
            marked.append(other)
    words = _shown(text[start:end])
    before, after = _shown(text[line_start:start]).lstrip(), _shown(text[end:line_end]).rstrip()
    if columns(words) > COLUMNS - 2:
        words, after = _cut(words, COLUMNS - 2) + _ELLIPSIS, ""
    room = COLUMNS - columns(words)
    right = min(columns(after), max(room // 2, room - columns(before)))
    left = min(columns(before), room - right)
    if columns(before) > left:
        before = _ELLIPSIS + _cut(before[::-1], left - 1)[::-1] if left else ""
    if columns(after) > right:
        after = _cut(after, right - 1) + _ELLIPSIS if right else ""
    marks = [" "] * columns(before + words)
    for place, sign in (*((other, "-") for other in marked), (span, "^")):
        first = columns(before) + columns(words[: place.start - start])
        width = columns(words[place.start - start : place.end - start]) if marked else columns(words)
        marks[first : first + max(width, 1)] = sign * max(width, 1)
    return Excerpt(before + words + after, "".join(marks).rstrip(), tuple(marked))


def columns(text: str) -> int:
    """Return the columns that a text takes up on a terminal."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Me", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _shown(text: str) -> str:
    """Return a text without tabs and control characters, of which no one knows how wide they are."""
    return "".join(character if character.isprintable() else " " for character in text)


def _cut(text: str, room: int) -> str:
    """Return as much of the beginning of a text as fits, cut between words where there is a gap to cut at."""
    taken = width = 0
    for character in text:
        width += _columns(character)
        if width > room:
            break
        taken += 1
    part = text[:taken]
    return part if " " not in part.strip() or taken == len(text) else part[: part.rindex(" ") + 1]
