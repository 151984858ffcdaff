"""``junit``: JUnit XML, for the test pages of Jenkins, GitLab, Azure and others.

An article is a suite. What stands against publication at the fail level is a failed case, what could not be checked one
with an error; the rest is printed with its case. A last suite is the gate itself: red exactly where it is not passed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from factcheck.model.finding import Verdict
from factcheck.model.report import ArticleRecord, Gate, GateStatus, Run
from factcheck.reporters.wording import label, not_checked, one_line, told, verdict

#: What XML 1.0 has no way to write, not even as a reference.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STOPPING = {"error": 3, "warning": 2, "info": 1, "none": 4}


class JunitReporter:
    """A suite for each article."""

    name = "junit"

    def render(self, run: Run) -> Iterator[str]:
        """Yield the document, suite by suite."""
        records = [outcome.record for outcome in run.outcomes]
        # The fail level is known only now: where the articles are under several, it is the strictest.
        stopping = _STOPPING[run.gate.fail_level]
        yield '<?xml version="1.0" encoding="UTF-8"?>\n'
        yield f'<testsuites name="{run.tool.name}">\n'
        for record in records:
            yield _suite(record, stopping)
        yield _gate(run.gate)
        yield "</testsuites>\n"


def _suite(record: ArticleRecord, stopping: int) -> str:
    cases: list[str] = []
    failed = errors = skipped = 0
    for finding in record.findings:
        span = finding.span
        name = f"{finding.rule} ({span.line}:{span.column})"
        told_in_full = "\n".join(told(finding))
        if finding.verdict is Verdict.CONTRADICTED and finding.severity.rank >= stopping:
            failed += 1
            body = _element("failure", told_in_full, one_line(finding.message), str(finding.severity))
        else:
            body = f"      <system-out>{_text(f'{label(finding)}: {told_in_full}')}</system-out>\n"
        cases.append(_case(record, name, body, span.line))
    for suppressed in record.suppressed:
        skipped += 1
        finding = suppressed.finding
        name = f"{finding.rule} ({finding.span.line}:{finding.span.column})"
        reason = suppressed.suppression.reason or str(suppressed.suppression.kind)
        cases.append(_case(record, name, f"      <skipped message={_attribute(reason)}/>\n", finding.span.line))
    for failure in record.failures:
        errors += 1
        said = not_checked(failure)
        cases.append(_case(record, failure.rule or "factcheck", _element("error", said, said, "not checked")))
    for notice in record.notices:
        said = one_line(notice.message)
        if notice.severity.rank >= stopping:
            failed += 1
            body = _element("failure", said, said, str(notice.severity))
        else:
            body = f"      <system-out>{_text(f'{notice.severity}: {said}')}</system-out>\n"
        cases.append(_case(record, str(notice.kind), body, notice.line))
    if not cases:
        cases.append(_case(record, "factcheck", ""))
    counts = f'tests="{len(cases)}" failures="{failed}" errors="{errors}" skipped="{skipped}"'
    return f"  <testsuite name={_attribute(record.path)} {counts}>\n{''.join(cases)}  </testsuite>\n"


def _gate(gate: Gate) -> str:
    failed, undecided = (int(gate.status is status) for status in (GateStatus.FAILED, GateStatus.UNDECIDED))
    case = '    <testcase name="gate" classname="factcheck"'
    if failed or undecided:
        said = verdict(gate)
        element = _element("failure" if failed else "error", said, said, str(gate.status))
        case += f">\n{element}    </testcase>\n"
    else:
        case += "/>\n"
    counts = f'tests="1" failures="{failed}" errors="{undecided}" skipped="0"'
    return f'  <testsuite name="factcheck" {counts}>\n{case}  </testsuite>\n'


def _case(record: ArticleRecord, name: str, body: str, line: int | None = None) -> str:
    where = f"classname={_attribute(record.path)} file={_attribute(record.path)}"
    if line is not None:
        where += f' line="{line}"'
    opening = f"    <testcase name={_attribute(name)} {where}"
    return f"{opening}>\n{body}    </testcase>\n" if body else f"{opening}/>\n"


def _element(name: str, text: str, message: str, kind: str) -> str:
    return f"      <{name} message={_attribute(message)} type={_attribute(kind)}>{_text(text)}</{name}>\n"


def _text(text: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", text), quote=False)


def _attribute(text: str) -> str:
    escaped = escape(_FORBIDDEN.sub("\ufffd", text))
    return '"' + escaped.replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;") + '"'
