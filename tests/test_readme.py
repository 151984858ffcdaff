"""What the README shows is so."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from conftest import ROOT, Run
from factcheck import Checker
from factcheck.notation import parse
from factcheck.testing import problem

README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def test_the_rule_works_as_it_stands() -> None:
    space: dict[str, Any] = {}
    exec(blocks("python")[0], space)
    rules = [value for value in space.values() if isinstance(value, type) and issubclass(value, Checker)]
    (rule,) = (value for value in rules if value is not Checker)
    assert len(rule.examples) == 2
    for example in rule.examples:
        assert problem(rule, example) is None
    exec(blocks("python")[1], space)
    assert space["factcheck_checkers"]() == [rule]


def test_the_output_is_what_the_seeds_give(factcheck: Run, monkeypatch: Any) -> None:
    monkeypatch.chdir(ROOT)
    done = factcheck("check", "seeds/")
    assert done.code == 1
    assert blocks("text")[0] in done.out


def test_the_construction_can_be_read() -> None:
    shown = [tomllib.loads(block) for block in blocks("toml")]
    patterns = [
        pattern for data in shown for table in data.get("constructions", {}).values() for pattern in table["patterns"]
    ]
    assert len(patterns) == 1
    for pattern in patterns:
        parse(pattern)


def test_both_commands_set_up_everything() -> None:
    commands = [line for block in blocks("sh") for line in block.splitlines() if "venv" in line]
    assert [command.rpartition("&& ")[2] for command in commands] == [
        ".venv/bin/factcheck check seeds/",
        ".venv/bin/pytest",
    ]
