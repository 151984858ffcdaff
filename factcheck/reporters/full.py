"""``full``: every finding with its words and its proof, for people to read."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factcheck.model.report import ArticleRecord, FindingRecord, Run, SpanRecord
from factcheck.reporters.wording import excerpt, label, one_line, totals, verdict

_COLOURS = {"error": "1;31", "warning": "1;33", "info": "1;36", "confirmed": "1;32", "unverified": "1;35"}
_BOLD, _FAINT = "1", "2"


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
    for related in finding.related:
        yield f"  - {one_line(related.message)}: {_quoted(related.span)}"
    for evidence in finding.evidence:
        words = f" {_quoted(evidence.span)}" if evidence.span and evidence.span != finding.span else ""
        source = paint(f" [{evidence.source}]", _FAINT) if evidence.source else ""
        yield f"  - {one_line(evidence.statement)}{words}{source}"
    for suggestion in finding.suggestions:
        yield f"  > {one_line(suggestion.description)}"
    yield ""


def _quoted(span: SpanRecord) -> str:
    words = one_line(span.text)
    return f"“{words if len(words) <= 80 else words[:79].rstrip() + '…'}” (line {span.line})"


def _paint(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m"


def _plain(text: str, _code: str) -> str:
    return text
