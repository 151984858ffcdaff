"""What holds of every format, and of those for people."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from conftest import ROOT
from conftest import Run as Command
from factcheck.reporters import BuiltIn, factcheck_reporters
from samples import NASTY, rendered, run

FORMATS = [reporter.name for reporter in factcheck_reporters()]


@pytest.mark.parametrize("reporter", factcheck_reporters(), ids=FORMATS)
def test_a_format_is_what_it_is_listed_as(reporter: BuiltIn) -> None:
    real = reporter.load()
    assert real.name == reporter.name
    assert getattr(real, "detailed", False) == reporter.detailed


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_run_gives_the_same_bytes(name: str) -> None:
    first = rendered(name)
    assert first == rendered(name)
    assert first.endswith("\n")


@pytest.mark.parametrize("name", FORMATS)
def test_a_run_without_articles_is_a_report(name: str) -> None:
    nothing = run(failed=False)
    nothing.outcomes = iter(())
    rendered(name, nothing)


@pytest.mark.parametrize("name", set(FORMATS) - {"full", "concise"})
def test_what_could_not_be_checked_is_in_the_report(name: str) -> None:
    # Of the formats for terminals it is not: the command tells it on standard error.
    report = rendered(name)
    assert "It broke" in report
    assert "not UTF-8 text" in report


@pytest.mark.parametrize("name", FORMATS)
def test_a_name_that_is_no_text_is_told_all_the_same(name: str) -> None:
    # What a file system calls a file need not be UTF-8; Python gives such bytes as lone surrogates.
    made = run()
    for outcome in made.all:
        outcome.record = replace(outcome.record, path="drafts/caf\udce9.md")
    assert "drafts/caf" in rendered(name, made)


@pytest.mark.parametrize("name", FORMATS)
def test_the_seeds(factcheck: Command, name: str) -> None:
    done = factcheck("check", ROOT / "seeds", "--output-format", name)
    assert done.code == 1
    assert "dates.dateline-conflict" in done.out
    if name in ("json", "sarif", "gitlab", "rdjson"):
        json.loads(done.out)


def test_the_full_report_shows_both_sides_and_the_words_of_a_repair() -> None:
    report = rendered("full")
    block = report[report.index("article 1.md:14:10 error") :]
    lines = block[: block.index("\n\n")].splitlines()
    assert lines[2:6] == [
        "  14 | Wrong is wrong: the wrong wrong word, doubtful twice.",
        "     |          ^^^^^---------",
        "   7 | PARIS, March 15 (AFP) — The vote was on Monday 12 March, says nobody@example.org.",
        "     |                             ----",
    ]
    assert "  repair      Write “better”" in lines
    assert "              [A source, <https://example.org/?a=1&b=2>]" in lines


@pytest.mark.parametrize("name", ["full", "concise"])
def test_suppressed_findings_and_fingerprints_are_shown_on_request(name: str) -> None:
    quiet = run(show=frozenset())
    quiet.quiet = True
    assert "suppressed" not in rendered(name, quiet)
    made = run(show=frozenset({"suppressed", "fingerprints"}))
    marks = [entry.finding.fingerprint for outcome in made.all for entry in outcome.record.suppressed]
    report = rendered(name, made)
    assert report.count("suppressed ") == 3
    assert all(mark in report for mark in marks)
    assert "until 2030-01-31 in drafts/article.factcheck.toml:7: Known" in report
    assert "In the baseline baseline.json." in report


@pytest.mark.parametrize("name", ["full", "concise"])
def test_notices_are_told_where_they_stand(name: str) -> None:
    report = rendered(name)
    assert f"Unused: {NASTY}" in report
    assert "drafts/article 1.md:4" in report
    assert "baseline.json" in report
