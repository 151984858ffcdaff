"""What `factcheck new` writes works at once."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from conftest import Run

PIP = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
RUFF = ["--no-cache", "--isolated", "--line-length", "120"]


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_rule(factcheck: Run, tmp_path: Path) -> None:
    done = factcheck("new", "rule", "house.double-space", "--folder", tmp_path)
    path = tmp_path / "double_space.py"
    assert done.code == 0
    assert done.out.splitlines() == [str(path), f"Run its examples: factcheck test {path}"]
    assert "class DoubleSpace(Checker)" in path.read_text()
    tested = factcheck("test", path)
    assert (tested.code, tested.out) == (0, "4 examples of 1 rules: no problems\n")


def test_a_rule_in_toml(factcheck: Run, tmp_path: Path) -> None:
    done = factcheck("new", "rule", "house.double-space", "--toml", "--folder", tmp_path)
    path = tmp_path / "double-space.toml"
    assert done.code == 0
    assert done.out.splitlines() == [str(path), f"Run its examples: factcheck test {path}"]
    tested = factcheck("test", path)
    assert (tested.code, tested.out) == (0, "4 examples of 1 rules: no problems\n")
    path.write_text(path.read_text().replace("TK name, name TK", "TK name"))
    assert factcheck("test", path).code == 1


def test_a_pack(factcheck: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = factcheck("new", "pack", "desk")
    assert done.code == 0
    assert done.out.splitlines()[-1] == "Run its examples: factcheck test desk/rules"
    tested = factcheck("test", "desk/rules")
    assert (tested.code, tested.out) == (0, "12 examples of 3 rules: no problems\n")
    assert "no problems" in factcheck("test", "--coverage", "desk/rules").out
    story = tmp_path / "desk" / "story.txt"
    story.write_text("The night train from Kharkov was late again on this cold morning.\n")
    assert "desk.preferred-name" in factcheck("check", "desk").out


def test_a_rule_that_was_changed_fails(factcheck: Run, tmp_path: Path) -> None:
    factcheck("new", "rule", "house.double-space", "--folder", tmp_path)
    path = tmp_path / "double_space.py"
    path.write_text(path.read_text().replace("24 * 60", "23 * 60"))
    tested = factcheck("test", path)
    assert tested.code == 1
    assert "house.double-space Bad en" in tested.out


@pytest.fixture(scope="module")
def plugin(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A plugin as it was written and another rule in it, installed, and the environment that it is installed in."""
    folder = tmp_path_factory.mktemp("work")
    environment = {**os.environ, "PYTHONPATH": os.environ.get("PYTHONPATH", "")}
    for command in (
        ["plugin", "desk", "--folder", str(folder)],
        ["rule", "desk.midnight", "--folder", str(folder / "factcheck-desk" / "factcheck_desk")],
    ):
        done = subprocess.run([sys.executable, "-m", "factcheck", "new", *command], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    assert "return Midnight from `factcheck_checkers`" in done.stdout
    hooks = folder / "factcheck-desk" / "factcheck_desk" / "__init__.py"
    source = hooks.read_text()
    first = "from factcheck_desk.placeholder_left"
    source = source.replace(first, f"from factcheck_desk.midnight import Midnight\n{first}")
    hooks.write_text(source.replace("(PlaceholderLeft,)", "(Midnight, PlaceholderLeft)"))
    site = folder / "site"
    built = subprocess.run(
        [*PIP, "--target", str(site), str(folder / "factcheck-desk")], capture_output=True, text=True, check=False
    )
    if built.returncode:
        pytest.skip(f"pip cannot build the plugin here: {built.stderr.strip().splitlines()[-1]}")
    environment["PYTHONPATH"] = os.pathsep.join([str(site), environment["PYTHONPATH"]])
    return folder / "factcheck-desk", environment


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["factcheck", "test", "desk"], "8 examples of 2 rules: no problems"),
        (["factcheck", "rules"], "desk.placeholder-left"),
        (["pytest", "-p", "no:cacheprovider"], "8 passed"),
        (["ruff", "check", *RUFF, "--select", "E,F,I,W"], "All checks passed"),
        (["ruff", "format", *RUFF, "--check"], "files already formatted"),
        (["mypy", "--strict", "--cache-dir", os.devnull, "factcheck_desk"], "no issues found"),
    ],
    ids=lambda value: " ".join(value[:2]) if isinstance(value, list) else "",
)
def test_a_plugin(plugin: tuple[Path, dict[str, str]], command: list[str], told: str) -> None:
    folder, environment = plugin
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert told in done.stdout


def test_a_rule_file_within_a_package(plugin: tuple[Path, dict[str, str]], factcheck: Run) -> None:
    done = factcheck("test", plugin[0] / "factcheck_desk" / "midnight.py")
    assert (done.code, done.out) == (0, "4 examples of 1 rules: no problems\n")


def test_a_project(factcheck: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert factcheck("new", "project", "gazette").code == 0
    checked = factcheck("check", "gazette")
    assert checked.code == 0, checked.out
    assert "1 article checked" in checked.out
    assert factcheck("facts", "check", "gazette/facts/gazette.toml").code == 0
    tested = factcheck("test", "gazette/rules")
    assert (tested.code, tested.out) == (0, "4 examples of 1 rules: no problems\n")
    (hook,) = yaml.safe_load((tmp_path / "gazette" / ".pre-commit-config.yaml").read_text())["repos"][0]["hooks"]
    assert re.search(hook["files"], "articles/example.md")
    monkeypatch.chdir(tmp_path / "gazette")
    assert factcheck(*shlex.split(hook["entry"])[1:], "articles/example.md", "README.md").code == 0
    jobs = yaml.safe_load((tmp_path / "gazette" / ".github" / "workflows" / "articles.yml").read_text())["jobs"]
    steps = [shlex.split(step["run"]) for step in jobs["check"]["steps"] if "run" in step]
    assert [factcheck(*step[1:]).code for step in steps if step[0] == "factcheck"] == [0, 0]
    monkeypatch.chdir(tmp_path)
    article = tmp_path / "gazette" / "articles" / "example.md"
    article.write_text(article.read_text().replace("Saturday 10 May", "Saturday 11 May"))
    assert "dates.weekday-mismatch" in factcheck("check", "gazette").out


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["rule", "midnight"], "`midnight` is no name of a rule: give FAMILY.FAULT"),
        (["rule", "House.Midnight"], "is no name of a rule"),
        (["rule", "house.midnight.left"], "is no name of a rule"),
        (["rule", "house.class"], "`class` is a word of Python"),
        (["rule", "dates.weekday-mismatch"], "the plugin `dates` brings a rule `dates.weekday-mismatch`"),
        (["plugin", "My_Rules"], "`My_Rules` is no name of a plugin: give lower-case letters"),
        (["plugin", "../house"], "is no name of a plugin"),
        (["pack", "My_Rules"], "is no name of a pack"),
        (["pack", "dates"], "there are rules of the family `dates`: choose another name"),
        (["plugin", "dates"], "there is a plugin `dates`: choose another name"),
        (["project", ""], "is no name of a project"),
        (["rules", "house.midnight"], "invalid choice"),
        (["rule"], "FAMILY.FAULT"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, list) else "",
)
def test_a_name_that_cannot_be(factcheck: Run, tmp_path: Path, arguments: list[str], complaint: str) -> None:
    done = factcheck("new", *arguments, *(["--folder", tmp_path] if len(arguments) > 1 else []))
    assert (done.code, done.out) == (2, "")
    assert complaint in done.err
    assert len(done.err.splitlines()) == 1
    assert contents(tmp_path) == {}


@pytest.mark.parametrize(
    ("kind", "name"), [("rule", "house.midnight"), ("pack", "house"), ("plugin", "house"), ("project", "gazette")]
)
def test_nothing_is_overwritten(
    factcheck: Run, tmp_path: Path, write: Callable[[str, str | bytes], Path], kind: str, name: str
) -> None:
    factcheck("new", kind, name, "--folder", tmp_path / "first")
    *_, last = contents(tmp_path / "first")
    mine = write(f"second/{last}", "mine")
    done = factcheck("new", kind, name, "--folder", tmp_path / "second")
    assert (done.code, done.out) == (2, "")
    assert done.err == f"factcheck: {mine}: is there already, and nothing is overwritten: choose another name\n"
    assert contents(tmp_path / "second") == {last: "mine"}


def test_a_folder_that_cannot_be_written(factcheck: Run, write: Callable[[str, str | bytes], Path]) -> None:
    done = factcheck("new", "plugin", "house", "--folder", write("file", ""))
    assert done.code == 2
    assert "cannot be written" in done.err


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        (None, "there is no such file"),
        ("import no_such_module", "No module named 'no_such_module'"),
        ("x = (", "SyntaxError"),
        ("x = 1", "there is no rule in it"),
        (
            "from factcheck import Checker\nclass A(Checker):\n    def check(self, document): ...",
            "has no `id`: add the class attribute",
        ),
    ],
)
def test_a_file_without_a_rule_is_told(
    factcheck: Run, write: Callable[[str, str | bytes], Path], tmp_path: Path, source: str | None, complaint: str
) -> None:
    path = tmp_path / "rule.py" if source is None else write("rule.py", source)
    done = factcheck("test", path)
    assert (done.code, done.out) == (2, "")
    assert complaint in done.err
    assert len(done.err.splitlines()) == 1
