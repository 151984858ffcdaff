"""``concise``: one finding a line, as compilers print them and editors read them."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.report import Run
from factcheck.reporters.wording import label, one_line, totals


class ConciseReporter:
    """One finding a line: ``path:line:column: severity rule message``."""

    name = "concise"

    def render(self, run: Run) -> Iterator[str]:
        """Yield a line for each finding, then the totals."""
        for outcome in run.outcomes:
            record = outcome.record
            for finding in record.findings:
                place = f"{record.path}:{finding.span.line}:{finding.span.column}"
                yield f"{place}: {label(finding)} {finding.rule} {one_line(finding.message)}\n"
        if not run.quiet:
            yield f"{totals(run.summary)}\n"
