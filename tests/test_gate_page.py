"""The page about the gate: its files are accepted, its commands exist, its links lead somewhere."""

from __future__ import annotations

import re
import shlex
import tomllib
from typing import Any

import jsonschema
import pytest
import yaml

from conftest import ROOT
from factcheck.cli.main import _parser
from factcheck.cli.schema import config_schema, suppressions_schema
from factcheck.reporters import factcheck_reporters

PAGE = (ROOT / "docs" / "gate.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def test_files_are_accepted() -> None:
    configuration, beside = map(tomllib.loads, blocks("toml"))
    jsonschema.validate(configuration, config_schema())
    assert set(configuration) == set(config_schema()["properties"]), "every key is shown"
    beside["ignore"][0]["until"] = beside["ignore"][0]["until"].isoformat()
    jsonschema.validate(beside, suppressions_schema())


def test_commands_exist() -> None:
    lines = [line.partition("  #")[0] for block in blocks("sh") for line in block.splitlines()]
    spans = [span for span in re.findall(r"`(factcheck [^`…]+)`", PAGE) if "[" not in span and "|" not in span]
    assert len(lines) == 4
    for line in lines + spans:
        arguments = shlex.split(line)[1:]
        if "ID" not in arguments and arguments != ["check"]:
            _parser(arguments).parse_args(arguments)


def test_flags_exist() -> None:
    cells = [row.split(" | ")[-1] for row in PAGE.splitlines() if row.count(" | ") >= 6]
    told = {flag for cell in cells for flag in re.findall(r"(?<![\w-])--[a-z][a-z-]+", cell)}
    known: dict[str, Any] = vars(_parser(["check"]).parse_args(["check"]))
    assert told <= {f"--{name.replace('_', '-')}" for name in known}
    assert len(cells) > 30


def test_inputs_of_the_action_exist() -> None:
    (block,) = blocks("yaml")
    (step,) = [step for step in yaml.safe_load(block) if "factcheck" in step["uses"]]
    assert set(step["with"]) <= set(yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"])


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\((\.\./[^)#]+)\)", PAGE))))
def test_links(target: str) -> None:
    assert (ROOT / "docs" / target).exists()


def test_every_format_is_named() -> None:
    (row,) = [row for row in PAGE.splitlines() if row.startswith("| formats |")]
    names = {"json-lines": "JSON lines", "json": "JSON"}
    for reporter in factcheck_reporters():
        assert names.get(reporter.name, reporter.name).lower() in row.lower()
