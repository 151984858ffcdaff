"""A run with everything in it that a report can hold, and articles that try to break out of one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

from conftest import engine
from factcheck import (
    Bad,
    Checker,
    Document,
    Edit,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    Related,
    Severity,
    Span,
    Suggestion,
    Verdict,
    hookimpl,
)
from factcheck.model.report import (
    Failure,
    Gate,
    GateStatus,
    NoticeKind,
    NoticeRecord,
    PluginRecord,
    RuleRecord,
    Summary,
    SuppressedRecord,
    SuppressionKind,
    SuppressionRecord,
    Tool,
)
from factcheck.read.markdown import MarkdownReader
from factcheck.records import article_record, details, unread_record
from factcheck.reporters import factcheck_reporters
from factcheck.reporters.wording import label

NASTY = "</script></style><script>hacked=1</script><img src=x onerror=hacked=1> & \"quoted\" 'single' ]]> <!-- | `x`"

#: Front matter, emphasis, marks of two and four bytes, non-breaking spaces, words on two lines, and markup as text.
SOURCE = """---
title: 'Prices & <b>wages</b> rise'
date: 2024-03-15
lang: en
---

PARIS, March 15 (AFP) — The vote was on **Monday** 12 March, says nobody@example.org.

«\u00a0Les prix\u00a0» rose 5\u202f% 😀 to wrong 10 euros,
then fell. This is right. 1. wrong

A line that is odd: {nasty}

Wrong is wrong: the wrong wrong word, doubtful twice.
""".replace("{nasty}", NASTY)


class Marked(Checker):
    """Words that say themselves what is to be found.

    What it does: Reports "wrong", "doubtful" and "odd", confirms "right", and does not know about "twice".
    Why it matters: It makes every kind of finding.
    Known limits: None.
    """

    id = "demo.marked-word"
    severity = Severity.ERROR
    reads = ()
    examples = (Bad("en", "This is [[wrong]]."), Good("en", "This is fine."))

    def check(self, document: Document) -> Iterator[Finding]:
        text = document.text
        severities = {"wrong": Severity.ERROR, "doubtful": Severity.WARNING, "odd": Severity.INFO}
        vote = Span(*re.search("vote", text).span())  # type: ignore[union-attr]
        for match in re.finditer("wrong|doubtful|odd|right|twice", text):
            span, word = Span(*match.span()), match[0]
            behind = Span(span.end, min(span.end + 9, len(text)))
            evidence = [
                Evidence(EvidenceKind.CALENDAR, f"It is a {word}."),
                Evidence(
                    EvidenceKind.FACT, f"The other side: {NASTY}", vote, "A source, <https://example.org/?a=1&b=2>"
                ),
            ]
            if word == "right":
                yield self.confirmed(span, "This is right.", evidence=evidence)
            elif word == "twice":
                yield Finding(self.id, Severity.INFO, Verdict.UNVERIFIED, "Nobody knows.", span)
            else:
                yield self.contradicted(
                    span,
                    f"This is {word}: {NASTY}",
                    severity=severities[word],
                    related=[
                        Related("the vote", vote),
                        Related("what follows", behind),
                    ],
                    evidence=evidence,
                    suggestions=[
                        Suggestion("Write “better”", (Edit(span, "better"),)),
                        Suggestion("Cut it, and the vote", (Edit(vote, ""), Edit(span, ""))),
                        Suggestion("Think"),
                    ],
                )
        # Across two lines of the file, inside another finding, and about no words at all.
        rose = text.index("rose")
        yield self.contradicted(Span(rose, text.index("fell") + 4), "Two lines.", severity=Severity.WARNING)
        yield self.contradicted(Span(rose, rose), "No words.", severity=Severity.INFO)


class Plugin:
    @hookimpl
    def factcheck_checkers(self) -> Sequence[type[Checker]]:
        return (Marked,)


class Run(SimpleNamespace):
    """A run as reporters see it."""


def run(
    *sources: str,
    failed: bool = True,
    show: frozenset[str] = frozenset({"confirmed", "unverified"}),
    fail_level: str = "error",
) -> Run:
    """Return a run over some Markdown articles; the first has suppressed findings, notices and a failure.

    Args:
        sources: The articles; one with everything unless given.
        failed: Whether something could not be checked.
        show: As of a run.
        fail_level: As of the gate.
    """
    ready = engine(Plugin())
    outcomes = []
    for number, source in enumerate(sources or (SOURCE,), 1):
        article = MarkdownReader().read(source.encode(), f"drafts/article {number}.md")
        result = ready.check(article)
        verdicts = {Verdict.CONTRADICTED, *(verdict for verdict in Verdict if verdict in show)}
        record = article_record(result, verdicts)
        if number == 1 and len(record.findings) > 3:
            record = _with_everything(record, failed=failed)
        outcomes.append(SimpleNamespace(record=record, text=article.text, details=details(result)))
    if failed:
        unread = unread_record("drafts/broken.md", "drafts/broken.md: not UTF-8 text: <convert> it")
        outcomes.append(SimpleNamespace(record=unread, text="", details=None))
    labels = [label(finding) for outcome in outcomes for finding in outcome.record.findings]
    numbers = [labels.count(name) for name in ("error", "warning", "info", "confirmed")]
    suppressed = sum(len(outcome.record.suppressed) for outcome in outcomes)
    status = GateStatus.UNDECIDED if failed else GateStatus.FAILED if numbers[0] else GateStatus.PASSED
    reasons = () if status is GateStatus.PASSED else ("2 checks could not be done",) if failed else ("errors stand",)
    return Run(
        tool=Tool("factcheck", "1.2.3", (PluginRecord("demo", "0.1"),)),
        outcomes=iter(outcomes),
        all=outcomes,
        summary=Summary(len(outcomes), *numbers, suppressed, 1, 2),
        gate=Gate(status, fail_level, None, reasons),  # type: ignore[arg-type]
        rules=(RuleRecord(Marked.id, Marked.severity, "Words.", "What it does: <marks>.", "demo"),),
        statistics={},
        show=show,
        colour=False,
        quiet=False,
    )


def _with_everything(record: Any, *, failed: bool) -> Any:
    *others, first, second, third, last = record.findings
    return replace(
        record,
        findings=(*others, last),
        suppressed=(
            _suppressed(first, SuppressionKind.ARTICLE, record.path, 3, f"Quoted as it was {NASTY}", None),
            _suppressed(second, SuppressionKind.FILE, "drafts/article.factcheck.toml", 7, "Known", date(2030, 1, 31)),
            _suppressed(third, SuppressionKind.BASELINE, "baseline.json", None, None, None),
        ),
        notices=(
            NoticeRecord(NoticeKind.UNUSED_SUPPRESSION, Severity.WARNING, f"Unused: {NASTY}", record.path, 4),
            NoticeRecord(NoticeKind.STALE_BASELINE, Severity.INFO, "Stale: remove it", "baseline.json", None),
        ),
        failures=(Failure("demo.fragile", f"It broke: {NASTY}"),) if failed else (),
    )


def _suppressed(
    finding: Any, kind: SuppressionKind, path: str, line: int | None, reason: str | None, until: date | None
) -> SuppressedRecord:
    return SuppressedRecord(finding, SuppressionRecord(kind, path, line, reason, until))


def rendered(name: str, made: Run | None = None) -> str:
    """Return what a format makes of a run."""
    reporter = next(reporter for reporter in factcheck_reporters() if reporter.name == name)
    return "".join(reporter.render(made or run()))
