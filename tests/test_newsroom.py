"""The example newsroom does, line by line, what its README says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT

NEWSROOM = ROOT / "examples" / "newsroom"
_STAGE = re.compile(r"^(?P<command>.+?)\s+# exit (?P<code>\d)(?:: (?P<why>.*))?$")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="its README is for a Unix shell")


def stages() -> list[tuple[str, int]]:
    readme = (NEWSROOM / "README.md").read_text(encoding="utf-8")
    lines = [line for block in re.findall(r"```sh\n(.*?)```", readme, re.DOTALL) for line in block.splitlines()]
    found = [_STAGE.match(line) for line in lines]
    assert all(found), "every line of a command says its exit code"
    return [(match["command"], int(match["code"])) for match in found if match]


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[subprocess.CompletedProcess[str]]]:
    """Run all stages in a copy of the newsroom, and return what each command did."""
    root = tmp_path_factory.mktemp("root")
    newsroom = root / "examples" / "newsroom"
    shutil.copytree(NEWSROOM, newsroom)
    shutil.copytree(ROOT / "seeds", root / "seeds")
    site = root / "site"
    # Nothing is fetched: what builds the rules is what builds factcheck itself.
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    built = subprocess.run(
        [*command, "--target", str(site), str(newsroom / "rules")], capture_output=True, text=True, check=False
    )
    if built.returncode:
        pytest.skip(f"pip cannot build the rules here: {built.stderr.strip().splitlines()[-1]}")
    (root / "bin").mkdir()
    program = root / "bin" / "factcheck"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m factcheck "$@"\n')
    program.chmod(0o755)
    environment = {
        **os.environ,
        "PATH": os.pathsep.join([str(program.parent), os.environ["PATH"]]),
        "PYTHONPATH": os.pathsep.join([str(site), str(ROOT), str(ROOT / "plugins"), str(ROOT / "rules")]),
    }
    ran: dict[str, list[subprocess.CompletedProcess[str]]] = {}
    for stage, _ in stages():
        one = subprocess.run(
            ["sh", "-c", stage], cwd=newsroom, env=environment, capture_output=True, text=True, check=False
        )
        ran.setdefault(stage, []).append(one)
    return ran


def test_every_stage_ends_as_the_readme_says(done: dict[str, list[subprocess.CompletedProcess[str]]]) -> None:
    left = {stage: list(results) for stage, results in done.items()}
    for stage, code in stages():
        result = left[stage].pop(0)
        assert result.returncode == code, f"{stage}\n{result.stdout}{result.stderr}"


def test_the_article_is_blocked_for_the_right_reason(done: dict[str, list[subprocess.CompletedProcess[str]]]) -> None:
    clean, blocked, *_ = done["factcheck check"]
    assert "1 suppressed; 1 in the baseline. Passed." in clean.stdout
    assert "articles/aa-garanties-otan.txt:2:6 error dates.dateline-conflict" in blocked.stdout
    assert "7 to 13 December 2021" in blocked.stdout
    assert blocked.stdout.rstrip().endswith("Failed: 1 error stands against publication.")


def test_the_baseline_survives_a_typo(done: dict[str, list[subprocess.CompletedProcess[str]]]) -> None:
    before, after = done["factcheck baseline update"]
    assert before.stdout == "factcheck-baseline.json: 0 findings taken out, 1 left\n"
    assert after.stdout == "factcheck-baseline.json: 1 finding taken out, 0 left\n"
    wrong, mended = done["factcheck check archive"]
    assert "11 March 2019 is a Monday, not a Wednesday." in wrong.stdout
    assert "factcheck-baseline.json" in mended.stdout
    assert "no longer there" in mended.stdout


def test_the_stale_suppression_is_told(done: dict[str, list[subprocess.CompletedProcess[str]]]) -> None:
    (result,) = done["factcheck check articles/fete-de-la-riviere.md"]
    assert "Nothing is found any more that the suppression of dates.weekday-mismatch covers" in result.stdout
    assert "articles/fete-de-la-riviere.md:11" in result.stdout


def test_the_rule_of_the_house_and_the_missing_plugin(
    done: dict[str, list[subprocess.CompletedProcess[str]]],
) -> None:
    noted, unread = done["factcheck check articles/budget.txt"]
    assert "newsroom.embargo-left" in noted.stdout
    assert "Undecided" in unread.stdout
    assert "the plugin `legal-desk` is required and not there" in done["factcheck check"][-1].stderr


def test_the_baseline_of_the_example_is_current() -> None:
    assert Path(NEWSROOM, "factcheck-baseline.json").read_text(encoding="utf-8").count("fingerprint") == 1
