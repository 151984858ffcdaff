"""The pages of rules in ``docs/rules`` are those that the rules make."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import ROOT, Run

FOLDER = ROOT / "docs" / "rules"
CLASS_SECTIONS = ["What it does", "Why it matters", "Known limits"]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    from factcheck.cli.main import main

    folder = tmp_path_factory.mktemp("pages") / "new"
    assert main(["rules", "--pages", str(folder)]) == 0
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def test_they_are_current(written: dict[str, str]) -> None:
    there = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}
    old = sorted(name for name in there | written if there.get(name) != written.get(name))
    assert old == [], "run `git rm -q docs/rules/*; factcheck rules --pages docs/rules`"


def test_every_page_has_the_sections_of_its_rule(written: dict[str, str]) -> None:
    in_toml = {f"{path.parent.name}.{path.stem}.md" for path in (ROOT / "rules" / "factcheck_rules").glob("*/*.toml")}
    assert in_toml & written.keys()
    for name, page in written.items():
        if name != "README.md":
            headings = re.findall("^## (.*)$", page, re.MULTILINE)
            # The summary of a rule in TOML says what it does.
            expected = ["Why it matters", "Known limits"] if name in in_toml else CLASS_SECTIONS
            assert headings[: len(expected)] == expected, name
            assert headings[-1] == "Examples"


def test_the_list_leads_to_every_page(written: dict[str, str]) -> None:
    links = re.findall(r"\]\((.*?)\)", written["README.md"])
    assert sorted(["README.md", *links]) == sorted(written)


@pytest.mark.usefixtures("only_demo")
def test_sections_of_one_line_have_headings_too(factcheck: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import demo_plugin

    monkeypatch.setattr(
        demo_plugin.Fragile,
        "__doc__",
        "Sums.\n\nWhat it does: It adds.\nWhy it matters: So.\nKnown limits:\n    None: yet.",
    )
    page = factcheck("rules", "demo.fragile", "--output-format", "markdown").out
    assert (
        "## What it does\n\nIt adds.\n\n## Why it matters\n\nSo.\n\n## Known limits\n\nNone: yet.\n\n## Examples"
        in page
    )


def test_it_goes_with_nothing_else(factcheck: Run, tmp_path: Path) -> None:
    assert "give nothing else" in factcheck("rules", "copy.undated", "--pages", tmp_path).err
    assert "give nothing else" in factcheck("rules", "--output-format", "json", "--pages", tmp_path).err


def test_a_folder_that_cannot_be_written(factcheck: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = factcheck("rules", "--pages", tmp_path / "file")
    assert done.code == 2
    assert "cannot be written" in done.err
