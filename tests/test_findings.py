"""The benchmark that lists findings shows what a change did to them."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

from conftest import ROOT


def row(name: str, text: str) -> dict[str, str]:
    return {"id": name, "title": "Le pont", "text": text, "published": "2024-03-15", "language": "fr"}


SAME = row("same", "Le pont a été ouvert le lundi 12 mars 2024, a dit la maire.")
WRONG = "Le pont a été ouvert le lundi 13 mars 2024, a dit la maire."
RIGHT = WRONG.replace("lundi", "mercredi")


def run(corpora: Path, *flags: str) -> list[str]:
    command = [sys.executable, str(ROOT / "benchmarks" / "findings.py"), "--corpora", str(corpora)]
    done = subprocess.run(
        [*command, "--select", "dates.weekday-mismatch", *flags], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def write(corpora: Path, rows: list[dict[str, str]]) -> None:
    with gzip.open(corpora / "orangesum-tuning.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in rows)


def test_what_has_come_and_gone(tmp_path: Path) -> None:
    before = str(tmp_path / "before.json")
    write(tmp_path, [SAME, row("mended", WRONG), row("broken", RIGHT)])
    run(tmp_path, "--write", before)
    assert run(tmp_path, "--against", before) == ["0 have come, 0 have gone, 2 are the same"]
    write(tmp_path, [SAME, row("mended", RIGHT), row("broken", WRONG)])
    come, gone, counts = run(tmp_path, "--against", before)
    assert come.startswith("+ dates.weekday-mismatch broken:33 error [[lundi 13 mars 2024]]")
    assert gone.startswith("- dates.weekday-mismatch mended:")
    assert counts == "1 have come, 1 have gone, 1 are the same"
