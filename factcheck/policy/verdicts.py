"""From what the rules found in an article to what counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from factcheck.checker import Checker
from factcheck.model.article import Article
from factcheck.model.finding import Severity, Verdict
from factcheck.model.report import (
    ArticleRecord,
    Failure,
    FindingRecord,
    NoticeKind,
    NoticeRecord,
    SuppressedRecord,
    SuppressionKind,
    SuppressionRecord,
)
from factcheck.policy.baseline import Baseline
from factcheck.policy.config import shown
from factcheck.policy.errors import ConfigError
from factcheck.policy.policy import Policy
from factcheck.policy.selection import named
from factcheck.policy.suppressions import Suppression, first, suppressions


def judge(
    record: ArticleRecord, article: Article, policy: Policy, rules: Sequence[type[Checker]], today: date
) -> ArticleRecord:
    """Return the record of an article as its policy has it: severities, suppressions, baseline, notices.

    Args:
        record: What the rules found.
        article: As read.
        policy: Its own.
        rules: All that there are.
        today: The day on which suppressions that have a last day may have ended.
    """
    findings = record.findings
    if policy.severities:
        findings = tuple(_with_severity(finding, policy) for finding in findings)
    failures = (*record.failures, *_failures(record, policy))
    notices: tuple[NoticeRecord, ...] = ()
    suppressed: list[SuppressedRecord] = []
    if policy.suppressions:
        try:
            stated = tuple(suppressions(article, rules))
        except ConfigError as error:
            stated = ()
            failures = (*failures, Failure(None, str(error)))
        if stated:
            holding = [suppression for suppression in stated if not suppression.expired(today)]
            findings = _without(findings, holding, suppressed)
            used = [entry for entry in holding if any(entry.covers(found.finding) for found in suppressed)]
            notices = tuple(_Judge(record, policy, rules).needless(stated, used, today))
    if policy.baseline is not None:
        findings, stale = _against(policy.baseline, record, findings, suppressed, _Judge(record, policy, rules))
        notices += tuple(stale)
    if findings is record.findings and failures == record.failures and not (suppressed or notices):
        return record
    return replace(
        record,
        findings=findings,
        failures=tuple(dict.fromkeys(failures)),
        suppressed=tuple(sorted(suppressed, key=_place)),
        notices=notices,
    )


def _with_severity(finding: FindingRecord, policy: Policy) -> FindingRecord:
    severity = policy.severities.get(finding.rule, finding.severity)
    if severity is finding.severity or finding.verdict is not Verdict.CONTRADICTED:
        return finding
    return replace(finding, severity=severity, stated_severity=finding.severity)


def _failures(record: ArticleRecord, policy: Policy) -> Iterator[Failure]:
    if policy.languages and record.language is not None and record.language not in policy.languages:
        listed = ", ".join(sorted(policy.languages))
        yield Failure(
            None,
            f"the language is `{record.language}`, and `languages` of the configuration allows {listed}: add it"
            " there, or state the language with `lang` in the front matter",
        )


def _without(
    findings: tuple[FindingRecord, ...], holding: list[Suppression], suppressed: list[SuppressedRecord]
) -> tuple[FindingRecord, ...]:
    kept = []
    for finding in findings:
        suppression = first(holding, finding) if finding.verdict is Verdict.CONTRADICTED else None
        if suppression is None:
            kept.append(finding)
        else:
            suppressed.append(SuppressedRecord(finding, suppression.record))
    return tuple(kept)


def _against(
    baseline: Baseline,
    record: ArticleRecord,
    findings: tuple[FindingRecord, ...],
    suppressed: list[SuppressedRecord],
    judge_of_use: _Judge,
) -> tuple[tuple[FindingRecord, ...], Iterator[NoticeRecord]]:
    """Return the findings that the baseline does not know, and what it knows that is no longer found."""
    entries = baseline.of(record.path)
    if not entries:
        return findings, iter(())
    known = SuppressionRecord(SuppressionKind.BASELINE, shown(baseline.path), None, None, None)
    # What is suppressed besides is found all the same.
    found = {entry.finding.fingerprint for entry in suppressed}
    kept = []
    for finding in findings:
        if finding.verdict is Verdict.CONTRADICTED and baseline.knows(record.path, finding):
            found.add(finding.fingerprint)
            suppressed.append(SuppressedRecord(finding, known))
        else:
            kept.append(finding)
    stale = (
        judge_of_use.notice(
            NoticeKind.STALE_BASELINE,
            f"The baseline knows a finding of {entry.rule} that is no longer there ({entry.message.rstrip('.')}):"
            " `factcheck baseline update` takes it out.",
            shown(baseline.path),
            None,
        )
        for entry in entries
        if entry.fingerprint not in found and judge_of_use.knows_of(entry.rule)
    )
    return tuple(kept), stale


class _Judge:
    """Tells what has become needless, where the run can know."""

    def __init__(self, record: ArticleRecord, policy: Policy, rules: Sequence[type[Checker]]) -> None:
        self._policy = policy
        self._rules = rules
        self._running = {rule.id for rule in policy.rules}
        self._failed = {failure.rule for failure in record.failures}

    def knows_of(self, name: str) -> bool:
        """Tell whether the run has seen all that a rule or family finds under this configuration."""
        meant = {rule.id for rule in named(name, self._rules)}
        if None in self._failed or meant & self._failed:
            return False
        return meant <= self._running or not self._policy.narrowed

    def needless(
        self, stated: Sequence[Suppression], used: Sequence[Suppression], today: date
    ) -> Iterator[NoticeRecord]:
        """Yield a notice for each suppression that is over, suppresses nothing, or names a rule by a former id."""
        for suppression in stated:
            record = suppression.record
            if suppression.outdated:
                yield NoticeRecord(
                    NoticeKind.OUTDATED_SUPPRESSION,
                    Severity.INFO,
                    f"{suppression.outdated[0].upper()}{suppression.outdated[1:]}.",
                    record.path,
                    record.line,
                )
            if suppression.expired(today):
                yield self.notice(
                    NoticeKind.EXPIRED_SUPPRESSION,
                    f"The suppression of {suppression.name} ended on {record.until} ({record.reason}): take it out, or"
                    " give it another day.",
                    record.path,
                    record.line,
                )
            elif suppression not in used and self.knows_of(suppression.rule):
                yield self.notice(
                    NoticeKind.UNUSED_SUPPRESSION,
                    f"Nothing is found any more that the suppression of {suppression.name} covers ({record.reason}):"
                    " take it out.",
                    record.path,
                    record.line,
                )

    def notice(self, kind: NoticeKind, message: str, path: str, line: int | None) -> NoticeRecord:
        """Return a notice."""
        return NoticeRecord(kind, self._policy.stale, message, path, line)


def count(record: ArticleRecord) -> dict[Severity, int]:
    """Return how much of each severity counts in an article, findings and notices alike."""
    counts = dict.fromkeys(Severity, 0)
    for finding in record.findings:
        if finding.verdict is Verdict.CONTRADICTED:
            counts[finding.severity] += 1
    for notice in record.notices:
        counts[notice.severity] += 1
    return counts


def _place(entry: SuppressedRecord) -> tuple[int, int, str]:
    span = entry.finding.span
    return span.start, span.end, entry.finding.rule
