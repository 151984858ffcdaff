"""The fixtures that authors of rules have in their tests."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

from conftest import ROOT

NAME = "pytest_factcheck"

TESTS = '''
from factcheck import MENTIONS, Severity
from factcheck.testing import example_tests, registry

test_examples = example_tests("dates.night-mismatch")

FACTS = """
source = "The council"

[people.odile-kervran]
names = { "*" = "Odile Kervran" }
"""


def test_a_document(document):
    assert document("Le pont est ouvert, dit-elle.", language="fr").language == "fr"


def test_facts_on_the_fly(document):
    text = "Odile Kervran opened the bridge."
    (mention,) = document(text, language="en", facts=FACTS)[MENTIONS]
    assert [fact.id for fact in mention.facts] == ["odile-kervran"]
    assert document(text, language="en")[MENTIONS] == ()


def test_a_rule(run_rule):
    (rule,) = (rule for rule in registry().checkers if rule.id == "dates.weekday-mismatch")
    (finding,) = run_rule(rule, "The vote is on Monday 12 March.", language="en", published="2024-03-05")
    assert finding.severity is Severity.ERROR
'''


def run(folder: Path, *flags: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", NAME, *flags]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_the_fixtures(write: Callable[[str, str | bytes], Path], tmp_path: Path) -> None:
    write("test_house.py", TESTS)
    done = run(tmp_path)
    assert done.returncode == 0, done.stdout
    assert "dates.night-mismatch-0-Bad-fr" in run(tmp_path, "--collect-only", "-q").stdout


def test_pytest_finds_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    # By this name it is one plugin, whether the environment or `-p` brings it.
    assert project["entry-points"]["pytest11"] == {NAME: NAME}


def test_the_program_needs_no_pytest() -> None:
    code = "import sys, factcheck.testing, factcheck.cli.check, factcheck.cli.test; print('pytest' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "False\n"


def test_it_imports_factcheck_only_when_a_test_asks_for_it() -> None:
    code = f"import sys, {NAME}; print('factcheck' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "False\n"
