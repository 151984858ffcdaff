"""``rdjson``: the Reviewdog Diagnostic Format, with repairs that reviewdog can propose in a pull request.

The format: ``proto/rdf/reviewdog.proto`` of reviewdog. Its columns count the bytes of the line in UTF-8.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from factcheck.model.finding import Severity, Verdict
from factcheck.model.report import ArticleRecord, EditRecord, FindingRecord, NoticeRecord, Outcome, Run, SpanRecord
from factcheck.reporters.wording import not_checked, one_line, steps, told

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}
_LINE_END = re.compile(r"\r\n?|\n")

_Json = dict[str, Any]
_Range = Callable[[SpanRecord | EditRecord], _Json]


class RdjsonReporter:
    """One ``DiagnosticResult``."""

    name = "rdjson"
    detailed = True
    """For the lines of the file, in which the bytes are counted."""

    def render(self, run: Run) -> Iterator[str]:
        """Yield the result in one piece."""
        diagnostics: list[_Json] = []
        for outcome in run.outcomes:
            record = outcome.record
            place = _ranges(outcome)
            diagnostics += (_diagnostic(record, finding, place) for finding in record.findings)
            diagnostics += (
                {
                    "message": f"Not checked: {not_checked(failure)}",
                    "location": {"path": record.path},
                    "severity": "ERROR",
                }
                for failure in record.failures
            )
            diagnostics += map(_notice, record.notices)
        result = {"source": {"name": run.tool.name}, "diagnostics": diagnostics}
        yield json.dumps(result, ensure_ascii=False, indent=2) + "\n"


def _ranges(outcome: Outcome) -> _Range:
    lines = _LINE_END.split(outcome.details.source) if outcome.details else []

    def position(line: int, column: int) -> _Json:
        if line > len(lines):
            return {"line": line}
        before = lines[line - 1][: column - 1]
        return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}

    def place(span: SpanRecord | EditRecord) -> _Json:
        return {"start": position(span.line, span.column), "end": position(span.end_line, span.end_column)}

    return place


def _diagnostic(record: ArticleRecord, finding: FindingRecord, place: _Range) -> _Json:
    # A suggestion of this format is one edit; a repair of several edits could be applied by halves.
    suggestions = [
        {"range": place(edit), "text": edit.text}
        for suggestion in finding.suggestions
        if len(suggestion.edits) == 1
        for edit in suggestion.edits
    ]
    related = [
        {"message": one_line(step.statement), "location": {"path": record.path, "range": place(step.span)}}
        for step in steps(finding)
        if step.span is not None and step.span != finding.span
    ]
    severity = finding.severity if finding.verdict is Verdict.CONTRADICTED else Severity.INFO
    return {
        "message": "\n".join(told(finding)),
        "location": {"path": record.path, "range": place(finding.span)},
        "severity": _SEVERITIES[severity],
        "code": {"value": finding.rule},
        **({"suggestions": suggestions} if suggestions else {}),
        **({"related_locations": related} if related else {}),
    }


def _notice(notice: NoticeRecord) -> _Json:
    range_ = {} if notice.line is None else {"range": {"start": {"line": notice.line}}}
    return {
        "message": one_line(notice.message),
        "location": {"path": notice.path, **range_},
        "severity": _SEVERITIES[notice.severity],
        "code": {"value": str(notice.kind)},
    }
