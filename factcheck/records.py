"""Turns the results of the engine into records of the report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from types import MappingProxyType

from factcheck import timeline
from factcheck.chronology import CHRONOLOGY
from factcheck.document import LayerError
from factcheck.engine import Result
from factcheck.model.article import Article
from factcheck.model.finding import Finding, Verdict
from factcheck.model.layers import BLOCKS
from factcheck.model.report import (
    ArticleRecord,
    DateRecord,
    Details,
    EditRecord,
    EvidenceRecord,
    Failure,
    FindingRecord,
    Published,
    RelatedRecord,
    SpanRecord,
    SuggestionRecord,
    TieRecord,
)
from factcheck.model.span import Span
from factcheck.scan import fold

#: Words on either side that a fingerprint takes in: enough to tell most repetitions apart, few enough to outlive edits.
CONTEXT = 3
#: Characters in which these words are looked for.
_REACH = 60
_WORD = re.compile(r"[^\W_]+")
_AS_TODAY: Mapping[str, str] = MappingProxyType({})


def article_record(
    result: Result, verdicts: Iterable[Verdict], first_ids: Mapping[str, str] = _AS_TODAY
) -> ArticleRecord:
    """Return the record of an article that was checked, with its findings of some verdicts.

    ``first_ids`` are those of :func:`fingerprints`.
    """
    wanted = frozenset(verdicts)
    article = result.article
    findings = [finding for finding in result.findings if finding.verdict in wanted]
    marks = fingerprints(article.text, findings, first_ids)
    return ArticleRecord(
        article.path,
        result.title,
        result.language,
        result.published,
        tuple(finding_record(article, finding, mark) for finding, mark in zip(findings, marks, strict=True)),
        result.failures,
    )


def unread_record(path: str, error: str) -> ArticleRecord:
    """Return the record of a file that could not be read."""
    return ArticleRecord(path, None, None, Published(None, None, None), (), (Failure(None, error),))


def details(result: Result, first_ids: Mapping[str, str] = _AS_TODAY) -> Details:
    """Return what a page about an article shows beyond its record.

    ``first_ids`` are those of :func:`fingerprints`.
    """
    article, document = result.article, result.document
    found = zip(result.findings, fingerprints(article.text, result.findings, first_ids), strict=True)
    claims = tuple(
        finding_record(article, finding, mark) for finding, mark in found if finding.verdict is not Verdict.CONTRADICTED
    )
    source = article.source_map.source
    try:
        blocks, chronicle, dates = tuple(document[BLOCKS]), document[CHRONOLOGY], timeline.dates(document)
    except LayerError:  # The record says so already.
        return Details(source, article.blocks, claims)
    frame = timeline.frame(chronicle)
    return Details(
        source,
        blocks,
        claims,
        tuple(
            DateRecord(span_record(article, moment.timex.span), moment.first, moment.last, moment.basis)
            for moment in dates
        ),
        tuple(
            TieRecord(
                None if tie.span is None else span_record(article, tie.span),
                tie.kind,
                tie.statement,
                tie.source,
                timeline.runs(tie.days, frame),
                tie.declared,
                tie.assumed,
            )
            for tie in chronicle.constraints
        ),
        frame,
        timeline.runs(chronicle.implied, frame),
    )


def finding_record(article: Article, finding: Finding, fingerprint: str) -> FindingRecord:
    """Return the record of a finding."""
    return FindingRecord(
        finding.rule,
        finding.severity,
        finding.verdict,
        finding.message,
        span_record(article, finding.span),
        tuple(RelatedRecord(related.message, span_record(article, related.span)) for related in finding.related),
        tuple(
            EvidenceRecord(
                evidence.kind,
                evidence.statement,
                None if evidence.span is None else span_record(article, evidence.span),
                evidence.source,
            )
            for evidence in finding.evidence
        ),
        tuple(
            SuggestionRecord(
                suggestion.description,
                tuple(EditRecord(*edit.span, edit.text, *_lines(article, edit.span)) for edit in suggestion.edits),
            )
            for suggestion in finding.suggestions
        ),
        fingerprint,
    )


def span_record(article: Article, span: Span) -> SpanRecord:
    """Return the record of a span."""
    line, column, end_line, end_column = _lines(article, span)
    return SpanRecord(*span, line, column, article.text[span.start : span.end], end_line, end_column)


def _lines(article: Article, span: Span) -> tuple[int, int, int, int]:
    """Return line and column of the first character of a span, and those behind its last."""
    first = article.source_map.position(span.start)
    if not span.length:
        return (*first, *first)
    # Not the place of what follows: a mark that ends an emphasis may lie between.
    last = article.source_map.position(span.end - 1)
    return (*first, last.line, last.column + 1)


def fingerprints(text: str, findings: Iterable[Finding], first_ids: Mapping[str, str] = _AS_TODAY) -> list[str]:
    """Return the fingerprint of each finding.

    It is made of the rule, the verdict, the words of the finding, and the three words on either side of them within
    their line, all in lower case and without punctuation: nothing that an edit elsewhere in the article changes.
    Findings that are alike in all this are numbered in order of the text.

    Args:
        text: Canonical.
        findings: In its order.
        first_ids: The first id that rules had, by the one that they have today: a rule that is renamed leaves the
            fingerprints of its findings as they were.
    """
    seen: Counter[str] = Counter()
    marks = []
    for finding in findings:
        start, end = finding.span
        line_start = text.rfind("\n", 0, start) + 1
        line_end = text.find("\n", end)
        before = _words(text[max(line_start, start - _REACH) : start])
        after = _words(text[end : min(len(text) if line_end < 0 else line_end, end + _REACH)])
        words = " ".join(_words(text[start:end]))
        rule = first_ids.get(finding.rule, finding.rule)
        key = "\0".join((rule, finding.verdict, words, " ".join(before[-CONTEXT:]), " ".join(after[:CONTEXT])))
        number = seen[key]
        seen[key] += 1
        marks.append(blake2b(f"{key}\0{number}".encode(), digest_size=8).hexdigest())
    return marks


def _words(text: str) -> list[str]:
    return [match[0] for match in _WORD.finditer(fold(text))]
