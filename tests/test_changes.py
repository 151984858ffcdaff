"""The change log is made of fragments, one a change."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from conftest import ROOT

FOLDER = ROOT / "changes"
FRAGMENTS = sorted(path for path in FOLDER.glob("*.md") if path.name != "README.md")
CONFIGURATION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["towncrier"]
KINDS = [kind["directory"] for kind in CONFIGURATION["type"]]


@pytest.mark.parametrize("path", FRAGMENTS, ids=lambda path: path.name)
def test_a_fragment_has_a_kind_and_says_something(path: Path) -> None:
    assert re.fullmatch(rf"(\+[a-z]+(-[a-z]+)*|\d+)\.({'|'.join(KINDS)})\.md", path.name)
    text = path.read_text(encoding="utf-8").strip()
    assert text.endswith(".")
    assert not text.startswith(("-", "*", "#"))


def test_they_make_a_change_log() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "towncrier", "build", "--draft", "--version", "next", "--date", "2026-01-01"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for path in FRAGMENTS:
        first = " ".join(path.read_text(encoding="utf-8").split())[:40]
        assert first in " ".join(done.stdout.split()), path.name


def test_nothing_is_written_into_the_log_by_hand() -> None:
    log = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "<!-- towncrier release notes start -->" in log
    assert "Unreleased" not in log


def test_the_page_of_the_folder_names_every_kind() -> None:
    page = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert all(f"`{kind}`" in page for kind in KINDS)
