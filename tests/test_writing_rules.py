"""What the page about writing rules shows is so: the steps are gone through in their order."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT, Run
from factcheck import testing

PAGE = (ROOT / "docs" / "writing-rules.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


FIRST, PLUGIN, ARCHIVE = ([shlex.split(line, comments=True) for line in block.splitlines()] for block in blocks("sh"))
ENGLISH, FRENCH = blocks("toml")
LAYERS, RULE, TESTS = blocks("python")


def forget() -> None:
    testing.forget()


def test_the_first_minute(factcheck: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    new, test, try_ = (factcheck(*command[1:]) for command in FIRST)
    assert (new.code, test.code, try_.code) == (0, 0, 0)
    assert test.out == "4 examples of 1 rules: no problems\n"
    assert "It finds warning “24:00”" in try_.out


def test_the_layers() -> None:
    exec(LAYERS, {})


def test_every_layer_is_named() -> None:
    for layer in ("BLOCKS", "SENTENCES", "LANGUAGES", "ATTRIBUTIONS", "MENTIONS", "MOMENTS", "CHRONOLOGY"):
        assert f"`{layer}`" in PAGE


@pytest.fixture
def plugin(factcheck: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The plugin of the page, there as if it were installed."""
    monkeypatch.chdir(tmp_path)
    assert factcheck(*PLUGIN[0][1:]).code == 0
    folder = tmp_path / "factcheck-house"
    package = folder / "factcheck_house"
    for language, written in (("en", ENGLISH), ("fr", FRENCH)):
        with (package / "lexicons" / f"{language}.toml").open("a", encoding="utf-8") as lexicon:
            lexicon.write(written)
    (package / "vote_total.py").write_text(RULE, encoding="utf-8")
    hooks = package / "__init__.py"
    source = hooks.read_text().replace("(PlaceholderLeft,)", "(PlaceholderLeft, VoteTotal)")
    hooks.write_text(source.replace("\n\n\n@", "\nfrom factcheck_house.vote_total import VoteTotal\n\n\n@", 1))
    information = folder / "factcheck_house-0.1.0.dist-info"
    information.mkdir()
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: factcheck-house\nVersion: 0.1.0\n")
    (information / "entry_points.txt").write_text("[factcheck]\nhouse = factcheck_house\n")
    monkeypatch.syspath_prepend(folder)
    forget()
    yield folder
    forget()
    for name in [name for name in sys.modules if name.startswith("factcheck_house")]:
        del sys.modules[name]


def test_the_plugin(plugin: Path, factcheck: Run) -> None:
    done = factcheck(*PLUGIN[2][1:])
    assert (done.code, done.out) == (0, "9 examples of 2 rules: no problems\n")


def test_how_far_the_pattern_came(plugin: Path, factcheck: Run) -> None:
    text = "There were 40 votes in favour and 25 opposed, out of 60."
    assert blocks("text")[0] in factcheck("try", "house.vote-total", text, "--language", "en").out


def test_the_archive(plugin: Path, factcheck: Run, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "vote.txt").write_text("The vote\n\nThere were 40 votes in favour and 25 against, out of 60.\n")
    (command,) = ARCHIVE
    done = factcheck(*command[1:], "--language", "en")
    assert done.code == 1
    assert "40 + 25 = 65" in done.out


def test_the_tests(plugin: Path) -> None:
    (plugin / "tests" / "test_page.py").write_text(TESTS, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "pytest_factcheck", "tests/test_page.py"],
        cwd=plugin,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(plugin), os.environ.get("PYTHONPATH", "")])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "11 passed" in done.stdout


def test_links_lead_somewhere() -> None:
    for link in re.findall(r"\]\(([^)#]+)", PAGE):
        assert (ROOT / "docs" / link).exists(), link
