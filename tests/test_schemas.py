"""The JSON Schemas of rule files and of fact packs: what editors are told is what the program accepts."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from conftest import ROOT

BUNDLED = ROOT / "rules" / "factcheck_rules"
RULES = sorted(path for path in BUNDLED.rglob("*.toml") if path.parent.name != "facts")
FACTS = sorted((BUNDLED / "facts").glob("*.toml"))
HEAD = """id = "house.fault"
summary = "A fault."
severity = "warning"
languages = ["fr"]
why = "The desk says so."
"""
EXAMPLES = """
[examples]
bad = ["[[Kiew]] dort."]
good = [{ text = "Kyjiw dort.", published = 2024-05-01 }]
"""


def validator(name: str) -> jsonschema.Draft202012Validator:
    schema = json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def plain(value: Any) -> Any:
    """Return what TOML says as JSON would: editors hand days over as texts."""
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [plain(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value


def complaints(name: str, text: str) -> list[str]:
    return [error.message for error in validator(name).iter_errors(plain(tomllib.loads(text)))]


def test_there_are_rules_and_facts() -> None:
    assert RULES
    assert FACTS


@pytest.mark.parametrize("path", RULES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_bundled_rule_fits_the_schema(path: Path) -> None:
    assert complaints("rule", path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", FACTS, ids=lambda path: path.stem)
def test_every_bundled_fact_pack_fits_the_schema(path: Path) -> None:
    assert complaints("facts", path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "body",
    [
        'substitution = { "Kyjiw" = "Kiew" }\ncase-sensitive = true',
        'pattern = "{n:number} mots"\nwhere = "n > 1"\nwords.a = "b"',
        'pattern.fr = ["{n:ordinal} essai"]\nseries = "tests-2021"\nstatus = "preview"\nreplaces = ["house.old"]',
        'require = { if = "a", then = "b" }\nunless.fr = "c"\nskip-quotations = true\nsince = "1.2"',
    ],
)
def test_what_the_program_accepts_fits(body: str) -> None:
    assert complaints("rule", HEAD + body + "\n" + EXAMPLES) == []


@pytest.mark.parametrize(
    "body",
    [
        "",
        'substitute = { "Kyjiw" = "Kiew" }',
        'substitution = { "Kyjiw" = "Kiew" }\nwhere = "n > 1"',
        'substitution = { "Kyjiw" = "Kiew" }\nconsistency = ["a", "b"]',
        'pattern = "a"\ncase-sensitive = true',
        'series = "tests-2021"',
        'series = "tests-2021"\npattern = "{n:ordinal} a"\nmust = "n > 1"',
        'pattern = "a"\nstatus = "old"',
        'pattern = "a"\nreplaces = "house.old"',
        'pattern = "a"\nunless = ["b"]',
        'occurrence = { of = "a", at-most = "one" }',
        'require = { if = "a" }',
    ],
)
def test_what_the_program_refuses_does_not_fit(body: str) -> None:
    assert complaints("rule", HEAD + body + "\n" + EXAMPLES)


def test_examples_are_known_to_the_schema() -> None:
    text = HEAD + 'pattern = "a"\n'
    assert complaints("rule", text + '[examples]\nbda = ["[[a]]"]\n')
    assert complaints("rule", text + "[examples]\nbad = [1]\n")
    assert complaints("rule", text + '[examples.fr]\nbad = [{ text = "a", dat = "b" }]\n')
    assert not complaints("rule", text + '[examples.fr]\nbad = ["[[a]]"]\nknown-gap = [{ text = "a", facts = "b" }]\n')
