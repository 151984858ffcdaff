"""``sarif``: SARIF 2.1.0, which GitHub code scanning and many viewers read.

The standard: Static Analysis Results Interchange Format (SARIF) Version 2.1.0, OASIS, 2020.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from factcheck.model.finding import Severity, Verdict
from factcheck.model.report import (
    ArticleRecord,
    EditRecord,
    FindingRecord,
    NoticeRecord,
    RuleRecord,
    Run,
    SpanRecord,
    SuppressionKind,
    SuppressionRecord,
)
from factcheck.reporters.wording import not_checked, one_line, steps, suppressed_by, told

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_KINDS = {Verdict.CONTRADICTED: "fail", Verdict.CONFIRMED: "pass", Verdict.UNVERIFIED: "open"}

_Json = dict[str, Any]


class SarifReporter:
    """One SARIF log with one run."""

    name = "sarif"

    def render(self, run: Run) -> Iterator[str]:
        """Yield the log in one piece."""
        indexes = {rule.id: index for index, rule in enumerate(run.rules)}
        results: list[_Json] = []
        failures: list[_Json] = []
        notices: list[_Json] = []
        for outcome in run.outcomes:
            record = outcome.record
            results += (_result(record, finding, indexes) for finding in record.findings)
            results += (
                _result(record, suppressed.finding, indexes, suppressed.suppression) for suppressed in record.suppressed
            )
            failures += (
                {
                    "level": "error",
                    "message": {"text": not_checked(failure)},
                    "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(record.path)}}}],
                }
                for failure in record.failures
            )
            notices += map(_notice, record.notices)
        driver = {
            "name": run.tool.name,
            "semanticVersion": run.tool.version,
            "rules": [_rule(rule) for rule in run.rules],
        }
        extensions = [{"name": plugin.name, "version": plugin.version} for plugin in run.tool.plugins]
        invocation = {
            "executionSuccessful": not failures,
            "toolExecutionNotifications": failures,
            "toolConfigurationNotifications": notices,
        }
        log = {
            "$schema": _SCHEMA,
            "version": "2.1.0",
            "runs": [
                {
                    "tool": {"driver": driver, "extensions": extensions},
                    "invocations": [invocation],
                    "columnKind": "unicodeCodePoints",
                    "results": results,
                }
            ],
        }
        yield json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: RuleRecord) -> _Json:
    return {
        "id": rule.id,
        "name": "".join(part.capitalize() for part in rule.id.replace(".", "-").split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.summary},
        "help": {"text": rule.documentation or rule.summary},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(
    record: ArticleRecord,
    finding: FindingRecord,
    indexes: dict[str, int],
    suppression: SuppressionRecord | None = None,
) -> _Json:
    contradicted = finding.verdict is Verdict.CONTRADICTED
    result: _Json = {
        "ruleId": finding.rule,
        **({"ruleIndex": indexes[finding.rule]} if finding.rule in indexes else {}),
        "kind": _KINDS[finding.verdict],
        "level": _LEVELS[finding.severity] if contradicted else "none",
        "message": {"text": "\n".join(told(finding))},
        "locations": [{"physicalLocation": _place(record, finding.span)}],
        # GitHub tells alerts apart by the second, and would make it of the line itself, which edits elsewhere change.
        "partialFingerprints": {
            "factcheck/v1": finding.fingerprint,
            "primaryLocationLineHash": finding.fingerprint,
        },
        "suppressions": [] if suppression is None else [_suppression(suppression)],
    }
    related = [
        {"id": number, "message": {"text": one_line(step.statement)}, "physicalLocation": _place(record, step.span)}
        for number, step in enumerate(steps(finding), 1)
        if step.span is not None and step.span != finding.span
    ]
    fixes = [
        {
            "description": {"text": one_line(suggestion.description)},
            "artifactChanges": [
                {
                    "artifactLocation": {"uri": _uri(record.path)},
                    "replacements": [
                        {"deletedRegion": _region(edit), "insertedContent": {"text": edit.text}}
                        for edit in suggestion.edits
                    ],
                }
            ],
        }
        for suggestion in finding.suggestions
        if suggestion.edits
    ]
    return result | ({"relatedLocations": related} if related else {}) | ({"fixes": fixes} if fixes else {})


def _suppression(suppression: SuppressionRecord) -> _Json:
    in_source = suppression.kind is SuppressionKind.ARTICLE
    return {
        "kind": "inSource" if in_source else "external",
        "status": "accepted",
        "justification": suppression.reason or suppressed_by(suppression),
        "location": {"physicalLocation": _line(suppression.path, suppression.line)},
    }


def _notice(notice: NoticeRecord) -> _Json:
    return {
        "descriptor": {"id": notice.kind},
        "level": _LEVELS[notice.severity],
        "message": {"text": one_line(notice.message)},
        "locations": [{"physicalLocation": _line(notice.path, notice.line)}],
    }


def _line(path: str, line: int | None) -> _Json:
    return {"artifactLocation": {"uri": _uri(path)}, **({"region": {"startLine": line}} if line else {})}


def _place(record: ArticleRecord, span: SpanRecord) -> _Json:
    region = _region(span) | {"snippet": {"text": span.text}}
    return {"artifactLocation": {"uri": _uri(record.path)}, "region": region}


def _region(place: SpanRecord | EditRecord) -> _Json:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _uri(path: str) -> str:
    """Return a path as a URI reference: relative paths stay relative, to be resolved against the repository."""
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(os.fsencode(pure.as_posix()))
