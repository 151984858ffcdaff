"""``concise``: one finding a line, as compilers print them and editors read them."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.report import ArticleRecord, FindingRecord, NoticeRecord, Run
from factcheck.reporters.wording import label, one_line, suppressed_by, totals


class ConciseReporter:
    """One finding a line: ``path:line:column: severity rule message``."""

    name = "concise"

    def render(self, run: Run) -> Iterator[str]:
        """Yield a line for each finding and each notice, then the totals."""
        for outcome in run.outcomes:
            record = outcome.record
            for finding in record.findings:
                yield _line(run, record, finding)
            for entry in record.suppressed if "suppressed" in run.show else ():
                yield _line(run, record, entry.finding, "suppressed ", f" ({suppressed_by(entry.suppression)})")
            yield from map(_notice, record.notices)
        if not run.quiet:
            yield f"{totals(run.summary)}\n"


def _line(run: Run, record: ArticleRecord, finding: FindingRecord, state: str = "", note: str = "") -> str:
    place = f"{record.path}:{finding.span.line}:{finding.span.column}"
    fingerprint = f" {finding.fingerprint}" if "fingerprints" in run.show else ""
    return f"{place}: {state}{label(finding)} {finding.rule}{fingerprint} {one_line(finding.message)}{note}\n"


def _notice(notice: NoticeRecord) -> str:
    place = notice.path if notice.line is None else f"{notice.path}:{notice.line}"
    return f"{place}: {notice.severity} {notice.kind} {one_line(notice.message)}\n"
