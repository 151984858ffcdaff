"""Articles of other subjects than the seeds, in five languages, with faults that were planted."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from factcheck.engine import Engine, Result
from factcheck.model.finding import Finding, Severity, Verdict
from factcheck.read import READERS
from factcheck.testing import registry

FOLDER = Path(__file__).parent / "articles"
EXPECTED: dict[str, dict[str, list[list[str]]]] = tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(registry())


def check(engine: Engine, name: str) -> Result:
    path = FOLDER / name
    reader = next(reader for reader in READERS if path.suffix in reader.suffixes)
    return engine.check(reader.read(path.read_bytes(), name))


def plain(words: str) -> str:
    return re.sub(r"\W+", " ", words.replace("’", "'")).strip().lower()


def is_about(result: Result, finding: Finding, rule: str, words: str) -> bool:
    """Whether a finding of a rule, or what it relates to, overlaps some words."""
    spans = [finding.span, *(related.span for related in finding.related)]
    stretches = [plain(result.article.text[span.start : span.end]) for span in spans]
    return finding.rule == rule and any(s and (s in plain(words) or plain(words) in s) for s in stretches)


def test_every_article_of_the_folder_is_expected() -> None:
    assert set(EXPECTED) == {path.name for path in FOLDER.iterdir()} - {"expected.toml"}
    assert {name[:2] for name in EXPECTED} == {"fr", "en", "es", "de", "it"}


@pytest.mark.parametrize("name", EXPECTED)
def test_article(engine: Engine, name: str) -> None:
    result = check(engine, name)
    assert not result.failures
    assert result.language == name[:2]
    wrong = [finding for finding in result.findings if finding.verdict is Verdict.CONTRADICTED]

    def listed(key: str) -> list[list[str]]:
        return EXPECTED[name].get(key, [])

    for rule, words in listed("required"):
        assert any(is_about(result, finding, rule, words) for finding in wrong), f"{rule}: {words}"
    for rule, words in listed("missed"):
        found = any(is_about(result, finding, rule, words) for finding in wrong)
        assert not found, f"{rule}: {words}: found now, so it is required"
    known = [pair for key in ("required", "allowed", "false") for pair in listed(key)]
    for finding in wrong:
        if finding.severity is not Severity.INFO:
            assert any(is_about(result, finding, *pair) for pair in known), finding
    for rule, words in listed("false"):
        assert any(is_about(result, finding, rule, words) for finding in wrong), f"{rule}: {words}: no longer false"
