"""``markdown``: a summary for a pull request or the page of a job, in GitHub Flavored Markdown.

What comes from articles is escaped, so that no words of theirs become a heading, a link, a mention or a tag.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from factcheck.model.finding import Verdict
from factcheck.model.report import ArticleRecord, FindingRecord, GateStatus, Run
from factcheck.reporters.wording import (
    count,
    label,
    not_checked,
    one_line,
    steps,
    suppressed_by,
    totals,
    verdict,
    with_words,
)

_SIGNS = {
    "error": "❌",
    "warning": "⚠️",
    "info": "ℹ️",
    "confirmed": "✅",
    "unverified": "❔",
}
_GATES = {GateStatus.PASSED: "✅", GateStatus.FAILED: "❌", GateStatus.UNDECIDED: "❔"}
#: What has a meaning to Markdown anywhere, at the start of a line, or as part of an address or an emoji.
_SPECIAL = re.compile(r"[\\`*_\[\]|~$]|^[-+=#]|:(?=//|[a-z0-9_+-]+:)|(?<=www)\.", re.IGNORECASE)
_NUMBERED = re.compile(r"^(\d{1,9})([.)])")
#: GitHub looks for mentions and numbers of issues after the backslashes are gone.
_REFERENCES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "@<!-- -->", "#": "#<!-- -->"})
#: GitHub cuts a comment off at 65,536 characters; what would go beyond is counted instead.
_LONGEST = 60_000


class MarkdownReporter:
    """The verdict, a table of the articles, and the findings of each with their proof."""

    name = "markdown"

    def render(self, run: Run) -> Iterator[str]:
        """Yield the summary in one piece."""
        records = [outcome.record for outcome in run.outcomes]
        gate = run.gate
        yield f"## {_GATES[gate.status]} factcheck: {verdict(gate)}\n\n{totals(run.summary)}\n"
        rows = [_row(record) for record in records if _is_told(record)]
        if rows:
            yield "\n| Article | Errors | Warnings | Notes | Confirmed | Suppressed |\n"
            yield "| :-- | --: | --: | --: | --: | --: |\n"
            yield from rows
        room, left_out = _LONGEST, 0
        for record in records:
            for section in _sections(record):
                room -= len(section)
                if room > 0:
                    yield section
                else:
                    left_out += 1
        if left_out:
            yield f"\n*{count(left_out, 'more part')} of this report would not fit here.*\n"


def _is_told(record: ArticleRecord) -> bool:
    return bool(record.findings or record.failures or record.suppressed or record.notices)


def _row(record: ArticleRecord) -> str:
    labels = Counter(map(label, record.findings))
    numbers = [labels[name] for name in ("error", "warning", "info", "confirmed")]
    cells = " | ".join(str(number or "") for number in (*numbers, len(record.suppressed)))
    return f"| {_escaped(record.path)} | {cells} |\n"


def _sections(record: ArticleRecord) -> Iterator[str]:
    """Yield the heading of an article with what could not be checked, then each finding, then what is suppressed."""
    if not _is_told(record):
        return
    title = f" — {_escaped(record.title)}" if record.title else ""
    lines = [f"\n### {_escaped(record.path)}{title}\n"]
    lines += (f"\n- ❔ **Not checked:** {_escaped(not_checked(failure))}\n" for failure in record.failures)
    for notice in record.notices:
        place = notice.path if notice.line is None else f"{notice.path}:{notice.line}"
        said = f"{_SIGNS[notice.severity]} **{_escaped(notice.kind)}** {_escaped(place)}: {_escaped(notice.message)}"
        lines.append(f"\n- {said}\n")
    yield "".join(lines)
    for finding in record.findings:
        yield _finding(finding)
    if record.suppressed:
        yield (
            f"\n<details><summary>{count(len(record.suppressed), 'suppressed finding')}</summary>\n"
            + "".join(
                f"\n- {_head(suppressed.finding)}<br>{_escaped(suppressed_by(suppressed.suppression))}\n"
                for suppressed in record.suppressed
            )
            + "\n</details>\n"
        )


def _finding(finding: FindingRecord) -> str:
    lines = [f"\n{_head(finding)}\n", f"\n> {_escaped(finding.span.text)}\n"]
    proof = [f"- {_escaped(with_words(step, finding))}" + _source(step.source) for step in steps(finding)]
    proof += [f"- **Repair:** {_escaped(suggestion.description)}" for suggestion in finding.suggestions]
    if proof:
        opened = " open" if finding.verdict is Verdict.CONTRADICTED and label(finding) == "error" else ""
        listed = "\n".join(proof)
        lines.append(f"\n<details{opened}><summary>Proof</summary>\n\n{listed}\n\n</details>\n")
    return "".join(lines)


def _head(finding: FindingRecord) -> str:
    kind = label(finding)
    place = f"line {finding.span.line}"
    return f"{_SIGNS[kind]} **{_escaped(finding.message)}** {kind} `{finding.rule}`, {place}"


def _source(source: str | None) -> str:
    return f" *Source: {_escaped(source)}*" if source else ""


def _escaped(text: str) -> str:
    """Return a text as one line that Markdown shows as it is."""
    escaped = _NUMBERED.sub(r"\1\\\2", _SPECIAL.sub(r"\\\g<0>", one_line(text)))
    return escaped.translate(_REFERENCES)
