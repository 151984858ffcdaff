"""Reads the corpora that the benchmarks measure on.

They are no part of the project: ``--corpora`` says where they are.
"""

from __future__ import annotations

import gzip
import json
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from factcheck import Article, Block, BlockKind, Metadata, Span
from factcheck.model.article import Anchor, SourceMap

DEFAULT = Path(__file__).resolve().parents[2] / "shared" / "corpora"
CORPORA = {
    "tuning": "orangesum-tuning.jsonl.gz",
    "wikinews-en": "wikinews-en-2019.jsonl.gz",
    "reuters": "reuters-1987.jsonl.gz",
    "reuters-second": "reuters-1987-second.jsonl.gz",
    "bbc": "bbc-2005.jsonl.gz",
    "bbc-second": "bbc-2005-second.jsonl.gz",
}


def add_arguments(parser: ArgumentParser) -> None:
    """Add the options that every benchmark on corpora has."""
    parser.add_argument("--corpora", type=Path, default=DEFAULT, help="folder of the corpora")
    parser.add_argument("--corpus", choices=CORPORA, default="tuning")
    parser.add_argument("--limit", type=int, help="only so many articles")


def articles(folder: Path, corpus: str, limit: int | None = None) -> Iterator[Article]:
    """Yield the articles of a corpus.

    Raises:
        SystemExit: The corpus is not there.
    """
    path = folder / CORPORA[corpus]
    if not path.is_file():
        raise SystemExit(f"{path}: no such corpus; say where the corpora are with --corpora")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if limit is not None and number >= limit:
                return
            yield _article(json.loads(line))


def _article(row: dict[str, str]) -> Article:
    text = ""
    blocks = []
    for kind, part in (
        (BlockKind.HEADLINE, row["title"]),
        *((BlockKind.PARAGRAPH, paragraph) for paragraph in (row.get("heading", ""), *row["text"].split("\n\n"))),
    ):
        part = part.strip()
        if part:
            blocks.append(Block(kind, Span(len(text), len(text) + len(part))))
            text += part + "\n\n"
    return Article(
        path=row["id"],
        text=text,
        blocks=tuple(blocks),
        source_map=SourceMap((Anchor(0, 0),), (0,)),
        metadata=Metadata(title=row["title"], published=_day(row.get("published")), language=row["language"]),
    )


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
