"""What the reporters for people have in common: words, widths and excerpts."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from factcheck.model.finding import Verdict
from factcheck.model.report import FindingRecord, Gate, GateStatus, SpanRecord, Summary

#: Columns of text that an excerpt shows.
COLUMNS = 96
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
    return f"{count(summary.articles, 'article')} checked: {found}; {count(summary.confirmed, 'claim')} confirmed."


def verdict(gate: Gate) -> str:
    """Return what the gate says, in a sentence."""
    if gate.status is GateStatus.UNDECIDED:
        return "Undecided: not everything could be checked."
    if gate.status is GateStatus.FAILED:
        level = {"error": "an error", "warning": "a warning or an error", "info": "a note, a warning or an error"}[
            gate.fail_level
        ]
        return f"Failed: {level} stands against publication."
    return "Passed."


class Excerpt(NamedTuple):
    """A line of the article, cut to a readable length, and the marks that stand under the words in question."""

    text: str
    marks: str


def excerpt(text: str, span: SpanRecord) -> Excerpt:
    """Return the line that holds the words of a span; of a span over several lines the first."""
    line_start = text.rfind("\n", 0, span.start) + 1
    line_end = text.find("\n", span.start)
    if line_end < 0:
        line_end = len(text)
    end = min(span.end, line_end)
    words = _shown(text[span.start : end])
    before, after = _shown(text[line_start : span.start]).lstrip(), _shown(text[end:line_end]).rstrip()
    if columns(words) > COLUMNS - 2:
        words, after = _cut(words, COLUMNS - 2) + _ELLIPSIS, ""
    room = COLUMNS - columns(words)
    right = min(columns(after), max(room // 2, room - columns(before)))
    left = min(columns(before), room - right)
    if columns(before) > left:
        before = _ELLIPSIS + _cut(before[::-1], left - 1)[::-1] if left else ""
    if columns(after) > right:
        after = _cut(after, right - 1) + _ELLIPSIS if right else ""
    return Excerpt(before + words + after, " " * columns(before) + "^" * max(columns(words), 1))


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
