"""A plugin in a distribution of its own adds a rule."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT

PLUGIN = ROOT / "tests" / "plugins" / "factcheck-house-style"


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Install the plugin with pip beside the packages of this environment, and say how to run Python there."""
    target = tmp_path_factory.mktemp("site")
    # Nothing is fetched: what builds the plugin is what builds factcheck itself.
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    done = subprocess.run([*command, "--target", str(target), str(PLUGIN)], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"pip cannot build the plugin here: {done.stderr.strip().splitlines()[-1]}")
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(target), os.environ.get("PYTHONPATH", "")])}


def run(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "import sys; from factcheck.cli.main import main; sys.exit(main())", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def test_its_rule_is_listed_and_explained(environment: dict[str, str]) -> None:
    assert "house.banned-word" in run(environment, "rules").stdout
    assert "Plugin: house" in run(environment, "rules", "house.banned-word").stdout


def test_its_examples_hold(environment: dict[str, str]) -> None:
    done = run(environment, "test", "house")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "4 examples of 1 rules: no problems" in done.stdout


def test_its_rule_runs_with_its_own_words(environment: dict[str, str], tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(
        "A bridge was built\n\nIt was built at a whopping cost by the city, which had no money left for it.\n"
    )
    done = run(environment, "check", str(article), "--select", "house", "--language", "en", "--output-format", "json")
    report = json.loads(done.stdout)
    assert {"name": "house", "version": "1.2.3"} in report["tool"]["plugins"]
    assert [finding["span"]["text"] for finding in report["articles"][0]["findings"]] == ["whopping"]
