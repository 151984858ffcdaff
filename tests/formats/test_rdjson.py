"""``rdjson`` against a validator of the format, and applied to the bytes of the file as reviewdog does."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from samples import SOURCE, rendered

VALIDATOR = Path(__file__).parent / "node_modules" / "@umbrelladocs" / "rdformat-validator" / "bin"


def diagnostics() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(rendered("rdjson"))["diagnostics"]
    return found


def replaced(source: bytes, range_: dict[str, Any], text: str) -> bytes:
    """Apply a suggestion as the format defines it: lines from 1, columns in bytes from 1, the end exclusive."""
    lines = source.split(b"\n")

    def offset(position: dict[str, int]) -> int:
        return sum(len(line) + 1 for line in lines[: position["line"] - 1]) + position["column"] - 1

    return source[: offset(range_["start"])] + text.encode() + source[offset(range_["end"]) :]


@pytest.mark.skipif(
    shutil.which("node") is None or not VALIDATOR.exists(),
    reason="needs node and `npm install --prefix tests/formats --no-package-lock`",
)
def test_a_validator_of_the_format_accepts_it(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text(rendered("rdjson"), encoding="utf-8")
    command = ["node", str(VALIDATOR / "rdformat-validator.js"), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    path.write_text('{"diagnostics": [{"message": "", "severity": "FATAL"}]}')
    assert subprocess.run(command, capture_output=True, check=False).returncode != 0


def test_columns_count_bytes() -> None:
    error = next(entry for entry in diagnostics() if entry["severity"] == "ERROR" and "suggestions" in entry)
    line = SOURCE.split("\n")[8]
    start = error["location"]["range"]["start"]
    assert start == {"line": 9, "column": len(line[: line.index("wrong")].encode()) + 1}
    assert start["column"] > line.index("wrong") + 1


def test_suggestions_repair_the_file() -> None:
    source = SOURCE.encode()
    suggestions = [suggestion for entry in diagnostics() for suggestion in entry.get("suggestions", ())]
    assert len(suggestions) == 4
    for suggestion in suggestions:
        repaired = replaced(source, suggestion["range"], suggestion["text"]).decode()
        assert repaired.count("better") == 1
        before, after = repaired.split("better")
        assert SOURCE in (f"{before}wrong{after}", f"{before}odd{after}")


def test_repairs_of_several_edits_are_not_offered_by_halves() -> None:
    assert all(suggestion["text"] == "better" for entry in diagnostics() for suggestion in entry.get("suggestions", ()))
