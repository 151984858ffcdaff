"""``github``: workflow commands, which GitHub Actions shows as annotations beside the lines of a pull request.

The escapes are those of the runner that reads them: GitHub, "Workflow commands for GitHub Actions", and
``ActionCommand`` in its source.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.finding import Severity, Verdict
from factcheck.model.report import ArticleRecord, FindingRecord, Run
from factcheck.reporters.wording import label, not_checked, one_line, told, totals, verdict

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_IN_MESSAGES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTIES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


class GithubReporter:
    """One workflow command a line, then the totals."""

    name = "github"

    def render(self, run: Run) -> Iterator[str]:
        """Yield a command for each finding, for what could not be checked and for each notice."""
        for outcome in run.outcomes:
            record = outcome.record
            for finding in record.findings:
                yield _finding(record, finding)
            for failure in record.failures:
                yield _command("error", not_checked(failure), file=record.path, title="Not checked")
            for notice in record.notices:
                line = {} if notice.line is None else {"line": notice.line}
                command = _COMMANDS[notice.severity]
                yield _command(command, one_line(notice.message), file=notice.path, **line, title=str(notice.kind))
        if not run.quiet:
            # A line that is no command is only printed; one that began with "::" would be taken for one.
            yield f"{totals(run.summary)} {verdict(run.gate)}\n"


def _finding(record: ArticleRecord, finding: FindingRecord) -> str:
    span = finding.span
    # The runner takes columns only of what stands on one line.
    columns = {"col": span.column, "endColumn": span.end_column} if span.line == span.end_line else {}
    contradicted = finding.verdict is Verdict.CONTRADICTED
    return _command(
        _COMMANDS[finding.severity] if contradicted else "notice",
        "\n".join(told(finding)),
        file=record.path,
        line=span.line,
        endLine=span.end_line,
        **columns,
        title=finding.rule if contradicted else f"{finding.rule} ({label(finding)})",
    )


def _command(command: str, message: str, **properties: str | int) -> str:
    listed = ",".join(f"{name}={str(value).translate(_IN_PROPERTIES)}" for name, value in properties.items())
    return f"::{command} {listed}::{message.translate(_IN_MESSAGES)}\n"
