"""Ways of telling dates, one a line: what the rules about dates must report, and what they must leave alone.

A line break of the text is written ``\\n``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.engine import Engine
from factcheck.registry import load
from factcheck.testing import document

FILE = Path(__file__).parent / "corpora" / "dates" / "wordings.txt"
LINES = [line for line in FILE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
CASES = [tuple(line.split("|", 3)) for line in LINES]
RIGHT = "ok"


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(load())


@pytest.mark.parametrize(("language", "written", "rule", "text"), CASES, ids=[line[:60] for line in LINES])
def test_a_wording(engine: Engine, language: str, written: str, rule: str, text: str) -> None:
    outcome = engine.check(document(text.replace("\\n", "\n"), language=language, published=written).article)
    assert not outcome.failures
    reported = {finding.rule for finding in outcome.findings if finding.verdict == "contradicted"}
    loud = {finding.rule for finding in outcome.findings if finding.severity != "info"}
    if rule == RIGHT:
        assert not {name for name in loud & reported if name.startswith("dates.")}
    else:
        assert rule in reported
