"""``full``: every finding with its words and its proof, for people to read."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factcheck.model.report import ArticleRecord, FindingRecord, Run, SpanRecord
from factcheck.reporters.wording import excerpt, label, one_line, totals, verdict

_COLOURS = {"error": "1;31", "warning": "1;33", "info": "1;36", "confirmed": "1;32", "unverified": "1;35"}
_BOLD, _FAINT = "1", "2"
#: Characters of the words that a step of a proof rests on.
_LONGEST = 80


class FullReporter:
    """Every finding with the words it is about, the steps of its proof, and what would put it right."""

    name = "full"

    def render(self, run: Run) -> Iterator[str]:
        """Yield each article's findings, then the totals and the verdict."""
        paint = _paint if run.colour else _plain
        for outcome in run.outcomes:
            for finding in outcome.record.findings:
                yield "".join(f"{line}\n" for line in _lines(outcome.record, outcome.text, finding, paint))
        if not run.quiet:
            yield f"{totals(run.summary)} {paint(verdict(run.gate), _BOLD)}\n"


def _lines(record: ArticleRecord, text: str, finding: FindingRecord, paint: Callable[[str, str], str]) -> Iterator[str]:
    kind = label(finding)
    colour = _COLOURS[kind]
    place = f"{record.path}:{finding.span.line}:{finding.span.column}"
    yield f"{paint(place, _BOLD)} {paint(kind, colour)} {paint(finding.rule, _FAINT)}"
    yield f"  {one_line(finding.message)}"
    shown = excerpt(text, finding.span)
    yield f"    {shown.text}".rstrip()
    yield f"    {paint(shown.marks, colour)}"
    proof = [evidence.span for evidence in finding.evidence]
    for related in finding.related:
        if related.span not in proof:
            yield f"  - {_with_words(related.message, related.span)}"
    for evidence in finding.evidence:
        source = paint(f" [{evidence.source}]", _FAINT) if evidence.source else ""
        span = None if evidence.span == finding.span else evidence.span
        yield f"  - {_with_words(evidence.statement, span)}{source}"
    for suggestion in finding.suggestions:
        yield f"  > {one_line(suggestion.description)}"
    yield ""


def _with_words(statement: str, span: SpanRecord | None) -> str:
    """Return a statement with the words it is about and their line, unless it holds the words itself."""
    said = one_line(statement)
    if span is None:
        return said
    words = one_line(span.text)
    place = f"(line {span.line})"
    if words in said:
        return f"{said} {place}"
    if len(words) > _LONGEST:
        words = words[: _LONGEST - 1].rstrip() + "…"
    return f"{said.rstrip('.:')}: “{words}” {place}"


def _paint(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m"


def _plain(text: str, _code: str) -> str:
    return text
