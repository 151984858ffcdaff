"""``gitlab``: a Code Quality report, which GitLab shows in merge requests (``artifacts:reports:codequality``)."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

from factcheck.model.finding import Severity, Verdict
from factcheck.model.report import Run
from factcheck.reporters.wording import not_checked, one_line

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.INFO: "info"}
_NOT_CHECKED = "blocker"


class GitlabReporter:
    """One JSON list of what stands against publication. GitLab knows no other verdicts, so they are left out."""

    name = "gitlab"

    def render(self, run: Run) -> Iterator[str]:
        """Yield the report in one piece."""
        issues: list[dict[str, Any]] = []
        seen: Counter[str] = Counter()

        def add(what: str, description: str, severity: str, path: str, line: int | None, key: str) -> None:
            # GitLab drops an issue whose fingerprint another one has; the same words may stand in two articles.
            number = seen[f"{path}\0{key}"]
            seen[f"{path}\0{key}"] += 1
            issues.append(
                {
                    "type": "issue",
                    "check_name": what,
                    "description": description,
                    "categories": ["Bug Risk"],
                    "severity": severity,
                    "fingerprint": blake2b(os.fsencode(f"{path}\0{key}\0{number}"), digest_size=16).hexdigest(),
                    "location": {"path": path.removeprefix("./"), "lines": {"begin": line or 1}},
                }
            )

        for outcome in run.outcomes:
            record = outcome.record
            for finding in record.findings:
                if finding.verdict is Verdict.CONTRADICTED:
                    severity = _SEVERITIES[finding.severity]
                    key = finding.fingerprint
                    add(finding.rule, one_line(finding.message), severity, record.path, finding.span.line, key)
                    issues[-1]["location"]["lines"]["end"] = finding.span.end_line
            for failure in record.failures:
                said = f"Not checked: {not_checked(failure)}"
                add(failure.rule or "not-checked", said, _NOT_CHECKED, record.path, None, said)
            for notice in record.notices:
                said = one_line(notice.message)
                add(str(notice.kind), said, _SEVERITIES[notice.severity], notice.path, notice.line, said)
        yield json.dumps(issues, ensure_ascii=False, indent=2) + "\n"
