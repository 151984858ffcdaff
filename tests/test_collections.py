"""The benchmarks that make corpora of collections of news."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

from conftest import ROOT

SENTENCE = "The central bank said it will cut its rate by a quarter of a point on Monday."


def story(name: str, body: str) -> dict[str, str]:
    return {"id": name, "title": "Rates &lt;CUT>", "date": " 9-MAR-1987 05:03:09.75", "body": body}


def run(folder: Path, script: str = "reuters.py") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "benchmarks" / script), str(folder), "--corpora", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_stories_are_read_and_tables_left_out(tmp_path: Path) -> None:
    told = f"{SENTENCE}\n    {SENTENCE}\nDealers\nagreed. {SENTENCE}\n{SENTENCE}\n REUTER\n\x03"
    stories = [story("1", told), story("2", f"Shr 34 cts vs 1.19 dlrs\n{told}"), story("3", SENTENCE)]
    (tmp_path / "reuters-000.json").write_text(json.dumps(stories), encoding="utf-8")
    done = run(tmp_path)
    assert done.returncode == 0, done.stderr
    with gzip.open(tmp_path / "reuters-1987.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    assert [row["id"] for row in rows] == ["1"]
    assert rows[0]["title"] == "Rates <CUT>"
    assert rows[0]["published"] == "1987-03-09"
    assert rows[0]["text"] == f"{SENTENCE}\n\n{SENTENCE} Dealers agreed. {SENTENCE} {SENTENCE}"


def test_a_folder_without_stories_is_said_to_be_one(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert done.returncode == 2
    assert "no stories there" in done.stderr


def test_sections_are_cut_in_halves_and_doubles_left_out(tmp_path: Path) -> None:
    for number, body in enumerate([SENTENCE, f"{SENTENCE} It rained.", SENTENCE]):
        path = tmp_path / "business" / f"00{number}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"Rates cut\r\n\r\n{body}\r\n", encoding="utf-8")
    done = run(tmp_path, "bbc.py")
    assert done.returncode == 0, done.stderr
    halves = []
    for name in ("bbc-2005", "bbc-2005-second"):
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            halves.append([json.loads(line) for line in lines])
    assert [[row["id"] for row in rows] for rows in halves] == [["business/000"], ["business/001"]]
    assert halves[0][0]["title"] == "Rates cut"
    assert halves[0][0]["text"] == SENTENCE


def test_a_folder_without_sections_is_said_to_be_one(tmp_path: Path) -> None:
    done = run(tmp_path, "bbc.py")
    assert done.returncode == 2
    assert "no stories there" in done.stderr
