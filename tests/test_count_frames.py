"""Changes and shares in wordings that no pattern was written for: what is wrong is found, what is right left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck import Verdict
from factcheck.checker import Checker
from factcheck.testing import registry, run_rule

CORPUS = Path(__file__).parent / "corpora" / "changes"
RULES = {rule.id: rule for rule in registry().checkers if rule.id.startswith("counts.")}


def lines(name: str, parts: int) -> list[list[str]]:
    return [line.split(" ", parts) for line in (CORPUS / name).read_text(encoding="utf-8").splitlines()]


def contradicted(rule: type[Checker], text: str, language: str) -> list[str]:
    return [
        finding.message
        for finding in run_rule(rule, text, language=language)
        if finding.verdict is not Verdict.CONFIRMED
    ]


@pytest.mark.parametrize(("language", "rule", "text"), lines("wrong.txt", 2))
def test_what_is_wrong_is_found(language: str, rule: str, text: str) -> None:
    assert contradicted(RULES[rule], text, language)


@pytest.mark.parametrize(("language", "text"), lines("right.txt", 1))
def test_what_is_right_is_left_alone(language: str, text: str) -> None:
    assert [told for rule in RULES.values() for told in contradicted(rule, text, language)] == []
