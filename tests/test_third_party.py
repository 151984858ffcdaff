"""The example plugin, a distribution of its own: installed by pip, everything that it brings is in force."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT

PLUGIN = ROOT / "examples" / "plugin"


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
    command = [sys.executable, "-m", *arguments]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", env=environment, check=False
    )


def test_its_rules_are_listed_and_explained(environment: dict[str, str]) -> None:
    listed = run(environment, "factcheck", "rules").stdout
    assert {"example.account-number", "example.anniversary", "example.house-names"} <= set(listed.split())
    assert "Plugin: example" in run(environment, "factcheck", "rules", "example.account-number").stdout


def test_its_own_tests_pass(environment: dict[str, str], tmp_path: Path) -> None:
    # As if it stood in a repository of its own: without the configuration of this one.
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    options = ["-q", "-p", "no:cacheprovider", "-p", "pytest_factcheck", "-c", str(tmp_path / "pytest.ini")]
    done = run(environment, "pytest", *options, str(PLUGIN / "tests"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "skipped" not in done.stdout


def test_everything_it_brings_takes_part_in_one_run(environment: dict[str, str]) -> None:
    article = "examples/plugin/article.nitf"
    report = json.loads(run(environment, "factcheck", "check", article, "--output-format", "json").stdout)
    assert {"name": "example", "version": "1.0.0"} in report["tool"]["plugins"]
    (record,) = report["articles"]
    assert (record["language"], record["published"]["declared"]) == ("pt", "2024-04-26")
    found = {finding["rule"]: finding["span"] for finding in record["findings"]}
    assert found.keys() == {"dates.weekday-mismatch", "example.anniversary", "example.account-number"}
    lines = (ROOT / article).read_text(encoding="utf-8").splitlines()
    for span in found.values():
        # Lines and columns are those of the XML file, whose marks are no part of the text.
        assert lines[span["line"] - 1][span["column"] - 1 :].startswith(span["text"])


def test_without_it_portuguese_is_taken_for_spanish(tmp_path: Path) -> None:
    from factcheck import LANGUAGES
    from factcheck.testing import document

    text = "A ministra disse que as obras da ponte em Lisboa começam em março, depois de ouvir os moradores."
    assert document(text)[LANGUAGES].main != "pt"


def test_it_uses_public_names_only() -> None:
    for path in PLUGIN.rglob("*.py"):
        imports = [line for line in path.read_text(encoding="utf-8").splitlines() if "import " in line]
        inner = [line for line in imports if line.split()[1].startswith("factcheck.")]
        assert all(line.split()[1] == "factcheck.testing" for line in inner), path
