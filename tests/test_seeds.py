"""The five seed articles against what a careful copy editor finds in them."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, Run
from factcheck.testing import registry

SEEDS = ROOT / "seeds"
GOLD = sorted(SEEDS.glob("*.gold.toml"))
RULES = {rule.id for rule in registry().checkers}


@cache
def gold(path: Path) -> dict[str, list[dict[str, str]]]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.fixture
def article(factcheck: Run, request: pytest.FixtureRequest) -> dict[str, Any]:
    path: Path = request.param
    source = next(file for file in SEEDS.glob(f"{path.name.removesuffix('.gold.toml')}.*") if file != path)
    report = json.loads(factcheck("check", source, "--output-format", "json", "--show", "confirmed").out)
    (checked,) = report["articles"]
    assert checked["failures"] == []
    checked["source"] = source.read_text(encoding="utf-8")
    return dict(checked)


def concerns(finding: dict[str, Any], words: str) -> bool:
    """Tell whether the words of a finding, or words related to it, overlap some words of the gold."""
    spans = [finding["span"], *(related["span"] for related in finding["related"])]
    return any(words in span["text"] or (span["text"] and span["text"] in words) for span in spans)


def expected(kind: str) -> list[Any]:
    return [
        pytest.param(path, entry, id=f"{path.name.split('.')[0]}-{entry.get('rule', kind)}-{entry['text'][:20]}")
        for path in GOLD
        for entry in gold(path).get(kind, [])
        if entry.get("rule") in RULES or "rule" not in entry
    ]


def test_every_rule_of_attribution_is_checked() -> None:
    entries = (entry for path in GOLD for kind in ("required", "allowed") for entry in gold(path).get(kind, []))
    rules = {entry["rule"] for entry in entries}
    assert {rule for rule in rules if rule.startswith("attribution.")} <= RULES


def test_there_are_five_seeds() -> None:
    assert len(GOLD) == 5


@pytest.mark.parametrize(("article", "entry"), expected("required"), indirect=["article"])
def test_what_is_required_is_reported(article: dict[str, Any], entry: dict[str, str]) -> None:
    found = [finding for finding in article["findings"] if finding["rule"] == entry["rule"]]
    contradicted = [finding for finding in found if finding["verdict"] == "contradicted"]
    assert any(concerns(finding, entry["text"]) for finding in contradicted), [f["span"]["text"] for f in found]


@pytest.mark.parametrize(("article", "entry"), expected("confirmed"), indirect=["article"])
def test_what_is_right_is_confirmed(article: dict[str, Any], entry: dict[str, str]) -> None:
    confirmed = [finding for finding in article["findings"] if finding["verdict"] == "confirmed"]
    assert any(concerns(finding, entry["text"]) for finding in confirmed), [f["span"]["text"] for f in confirmed]


@pytest.mark.parametrize("article", GOLD, indirect=True, ids=lambda path: path.name.split(".")[0])
def test_nothing_else_is_an_error_or_a_warning(article: dict[str, Any], request: pytest.FixtureRequest) -> None:
    entries = gold(request.node.callspec.params["article"])
    known = [*entries.get("required", []), *entries.get("allowed", [])]
    surplus = [
        (finding["rule"], finding["span"]["text"])
        for finding in article["findings"]
        if finding["verdict"] == "contradicted"
        and finding["severity"] != "info"
        and not any(entry["rule"] == finding["rule"] and concerns(finding, entry["text"]) for entry in known)
    ]
    assert surplus == []
