"""The JSON report is what its schema says, and says what the blueprint of the report fixes."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from pydantic import TypeAdapter

from conftest import ROOT, Run
from factcheck.cli.schema import report_schema
from factcheck.model.finding import EvidenceKind, Severity, Verdict
from factcheck.model.report import (
    ArticleRecord,
    EditRecord,
    EvidenceRecord,
    FindingRecord,
    Gate,
    GateStatus,
    NoticeRecord,
    Published,
    RelatedRecord,
    Report,
    SpanRecord,
    SuggestionRecord,
    Summary,
    SuppressedRecord,
    SuppressionRecord,
    Tool,
    to_json,
)
from factcheck.reporters.wording import COLUMNS, columns, excerpt

SCHEMA = ROOT / "schemas" / "report-1.0.schema.json"

FIELDS: dict[type, list[str]] = {
    Report: ["schema_version", "tool", "articles", "summary", "gate"],
    Tool: ["name", "version", "plugins"],
    ArticleRecord: ["path", "title", "language", "published", "findings", "failures", "suppressed", "notices"],
    Published: ["declared", "earliest", "latest"],
    FindingRecord: [
        "rule",
        "severity",
        "verdict",
        "message",
        "span",
        "related",
        "evidence",
        "suggestions",
        "fingerprint",
        "stated_severity",
    ],
    SpanRecord: ["start", "end", "line", "column", "text", "end_line", "end_column"],
    RelatedRecord: ["message", "span"],
    EvidenceRecord: ["kind", "statement", "span", "source"],
    SuggestionRecord: ["description", "edits"],
    EditRecord: ["start", "end", "text", "line", "column", "end_line", "end_column"],
    SuppressedRecord: ["finding", "suppression"],
    SuppressionRecord: ["kind", "path", "line", "reason", "until"],
    NoticeRecord: ["kind", "severity", "message", "path", "line"],
    Summary: ["articles", "error", "warning", "info", "confirmed", "suppressed", "baselined", "notices"],
    Gate: ["status", "fail_level", "max_warnings", "reasons"],
}


def test_the_schema_under_version_control_is_that_of_the_code() -> None:
    assert json.loads(SCHEMA.read_text()) == report_schema(), "run `factcheck schema > schemas/report-1.0.schema.json`"


def test_the_schema_command_prints_it(factcheck: Run) -> None:
    assert json.loads(factcheck("schema").out) == report_schema()


@pytest.mark.parametrize("cls", FIELDS)
def test_fields_have_the_order_and_names_of_the_contract(cls: type) -> None:
    assert list(cls.__dataclass_fields__) == FIELDS[cls]  # type: ignore[attr-defined]


def agrees(text: str) -> dict[str, Any]:
    """Hold a JSON report against the schema and against the classes, both ways."""
    report: dict[str, Any] = json.loads(text)
    jsonschema.validate(report, json.loads(SCHEMA.read_text()), format_checker=jsonschema.FormatChecker())
    adapter = TypeAdapter(Report)
    typed = adapter.validate_json(text, strict=True)
    assert json.loads(to_json(typed)) == report == json.loads(adapter.dump_json(typed))
    return report


@pytest.mark.usefixtures("only_demo")
def test_a_report_with_everything_in_it(factcheck: Run, write: Any) -> None:
    good = write("a/good.txt", "A headline\n\nThis is wrong, doubtful, odd and right, d’accord ?")
    write("a/broken.txt", b"\xff\xfe\x00")
    report = agrees(factcheck("check", good.parent, "--output-format", "json", "--show", "confirmed").out)
    assert (report["gate"]["status"], report["gate"]["fail_level"]) == ("undecided", "error")
    counted = {"articles": 2, "error": 2, "warning": 1, "info": 1, "confirmed": 1}
    assert report["summary"] == {**counted, "suppressed": 0, "baselined": 0, "notices": 0}
    assert report["tool"]["plugins"] == [{"name": "demo", "version": ""}]
    broken, checked = report["articles"]
    assert broken["failures"][0]["rule"] is None
    assert checked["findings"][1]["span"]["text"] == "wrong"
    assert checked["findings"][1]["span"]["line"] == 3
    assert checked["findings"][1]["span"]["column"] == 9


def test_the_report_of_the_seeds(factcheck: Run) -> None:
    report = agrees(factcheck("check", ROOT / "seeds", "--output-format", "json", "--show", "confirmed").out)
    assert len(report["articles"]) == 5
    lines = factcheck("check", ROOT / "seeds", "--output-format", "json-lines", "--show", "confirmed").out.splitlines()
    assert [json.loads(line) for line in lines] == report["articles"]


def test_every_kind_of_record_is_written_and_read_back() -> None:
    span = SpanRecord(0, 1, 1, 1, "“", 1, 2)
    finding = FindingRecord(
        "a.b",
        Severity.ERROR,
        Verdict.CONTRADICTED,
        "m",
        span,
        (RelatedRecord("r", span),),
        (EvidenceRecord(EvidenceKind.FACT, "s", None, "http://x"), EvidenceRecord(EvidenceKind.TEXT, "s", span, None)),
        (SuggestionRecord("d", (EditRecord(0, 1, "", 1, 1, 1, 2),)),),
        "0",
    )
    record = ArticleRecord("p", None, None, Published(None, None, None), (finding,), ())
    report = Report(
        "1.0", Tool("factcheck", "1", ()), (record,), Summary(1, 1, 0, 0, 0), Gate(GateStatus.FAILED, "error")
    )
    assert TypeAdapter(Report).validate_json(to_json(report), strict=True) == report


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A short line with words in it.", "words"),
        ("\tTabs\tbefore\tthe words here", "words"),
        ("東京で words が話された", "words"),
        ("é" * 3 + " e\u0301\u0323 words", "words"),
        ("long " * 60 + "words " + "tail " * 60, "words"),
        ("words " + "x" * 300, "words"),
        ("x" * 300 + " words", "words"),
        ("one line\nand words over\nthree lines", "words over\nthree"),
        ("very " * 50, "very " * 50),
        ("", ""),
    ],
)
def test_the_marks_stand_under_the_words(text: str, words: str) -> None:
    start = text.index(words)
    shown, marked, _ = excerpt(text, SpanRecord(start, start + len(words), 1, 1, words, 1, 1))
    assert columns(shown) <= COLUMNS
    left = len(marked) - len(marked.lstrip())
    first = next(index for index in range(len(shown) + 1) if columns(shown[:index]) >= left)
    under = shown[first:].lstrip("\u0301\u0323")
    assert under.startswith(words.split("\n")[0][:20])
    assert len(marked.strip()) == max(1, columns(words.split("\n")[0])) or "…" in shown
