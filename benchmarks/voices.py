"""Measures quotations and attributions against articles annotated by hand.

    python benchmarks/voices.py [--gold FILE] [--seeds FOLDER] [--misses]

The gold of the seed articles gives every quotation with its speaker and where each attribution begins. A span is found
if it and the gold's have at least half of their union in common, so that a span that spills over counts for nothing.
"""

from __future__ import annotations

import json
import re
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from factcheck import ATTRIBUTIONS, QUOTATIONS, Document, Quotation, Span
from factcheck.testing import document

_SHARED = Path(__file__).resolve().parents[2] / "shared"
_OVERLAP = 0.5
#: The gold of the seeds calls quoted sentences "full", and marks a quotation that nobody says so.
_KINDS = {"full": "direct"}
_NOBODY = "AUCUN"


class Score(NamedTuple):
    """How much of what was looked for was found.

    Args:
        found: Right ones.
        said: How many the layer gives.
        wanted: How many the gold gives.
    """

    found: int
    said: int
    wanted: int

    @property
    def precision(self) -> float:
        """Share of what is given that is right."""
        return self.found / self.said if self.said else 1.0

    @property
    def recall(self) -> float:
        """Share of what is wanted that is given."""
        return self.found / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.found / (self.said + self.wanted) if self.said + self.wanted else 1.0

    def plus(self, other: Score) -> Score:
        """Return the score over both."""
        return Score(self.found + other.found, self.said + other.said, self.wanted + other.wanted)


def overlap(one: Span, other: Span) -> float:
    """Return the intersection over the union of two spans."""
    both = min(one.end, other.end) - max(one.start, other.start)
    return both / (max(one.end, other.end) - min(one.start, other.start)) if both > 0 else 0.0


class Seed:
    """A seed article and what its gold says of it.

    Args:
        gold: Its entry in the file of the gold.
        text: Of the article's file, whose offsets the gold counts in.
        misses: Where what is wrong is written to.
    """

    def __init__(self, gold: dict[str, Any], text: str, misses: list[str]) -> None:
        self._gold = gold
        self._text = text
        self._document: Document = document(text, language="fr")
        self._misses = misses

    def _source(self, span: Span) -> Span:
        """Return where words of the canonical text stand in the file."""
        origin = self._document.article.source_map
        return Span(origin.source_offset(span.start), origin.source_offset(span.end - 1) + 1)

    def _words(self, span: Span | None) -> str:
        return self._document.text[span.start : span.end] if span else "–"

    def quotations(self) -> tuple[Score, int, int]:
        """Return how many quotations are found, and of how many speaker and kind are right."""
        found = speakers = kinds = 0
        said = self._document[QUOTATIONS]
        for wanted in self._gold["quotes"]:
            span = Span(wanted["start"], wanted["end"])
            quotation = next((q for q in said if overlap(self._source(q.span), span) >= _OVERLAP), None)
            if quotation is None:
                self._misses.append(f"quotation missed: {wanted['text']}")
                continue
            found += 1
            right = self._is_speaker(quotation, wanted)
            speakers += right
            if not right:
                source = quotation.source
                named = f"{self._words(source and source.span)} = {self._words(source and source.referent)}"
                self._misses.append(
                    f"speaker of {wanted['text']}: {named}, not {wanted['speaker']} = {wanted['resolved']}"
                )
            kind = _KINDS.get(wanted["kind"], wanted["kind"])
            kinds += quotation.kind == kind
            if quotation.kind != kind:
                self._misses.append(f"kind of {wanted['text']}: {quotation.kind}, not {kind}")
        return Score(found, len(said), len(self._gold["quotes"])), speakers, kinds

    def _is_speaker(self, quotation: Quotation, wanted: dict[str, str]) -> bool:
        source = quotation.source
        if source is None:
            return not wanted["speaker"] and wanted["resolved"].startswith(_NOBODY)
        if wanted["speaker"].istitle() and wanted["speaker"].lower() in self._words(source.span).lower():
            return True
        named = wanted["resolved"].partition(" ")[0].replace("+", " ").split()
        referent = self._words(source.referent)
        if wanted["speaker"] and wanted["speaker"].lower() in referent.lower():
            return True
        return all(name in referent for name in named)

    def _cue(self, quote: dict[str, Any]) -> Span | None:
        """Return where the cue of a quotation of the gold stands: nearest to it, of the places its words are at."""
        cue, start, end = quote["cue"], quote["start"], quote["end"]
        places = [match.start() for match in re.finditer(re.escape(cue), self._text)] if cue else []
        place = min(places, key=lambda at: min(abs(at - end), abs(at + len(cue) - start)), default=None)
        return None if place is None else Span(place, place + len(cue))

    def attributions(self) -> Score:
        """Return how many attributions are found; a cue of a quotation that the gold lists there alone is right too."""
        wanted = [Span(a["start"], a["start"] + len(a["cue"])) for a in self._gold["indirect"]]
        quoted = [span for quote in self._gold["quotes"] if (span := self._cue(quote))]
        left = list(wanted)
        found = allowed = 0
        said = self._document[ATTRIBUTIONS]
        for attribution in said:
            cue = self._source(attribution.cue)
            named = cue.to(self._source(attribution.source.span)) if attribution.source else cue
            match = next((span for span in left if span.overlaps(cue)), None) or next(
                (span for span in left if span.overlaps(named)), None
            )
            if match is not None:
                left.remove(match)
                found += 1
            elif any(cue.overlaps(span) for span in quoted):
                allowed += 1
            else:
                self._misses.append(f"attribution too many: {self._words(attribution.span)[:120]}")
        for span in left:
            self._misses.append(
                f"attribution missed: {' '.join(self._text[max(0, span.start - 20) : span.end + 60].split())}"
            )
        return Score(found, len(said) - allowed, len(wanted))


def seeds(gold: Path, folder: Path, misses: list[str]) -> Iterator[str]:
    """Yield the figures of the seed articles."""
    quotations = attributions = Score(0, 0, 0)
    speakers = kinds = 0
    for entry in json.loads(gold.read_text(encoding="utf-8")):
        misses.append(f"# {entry['id']}")
        seed = Seed(entry, (folder / entry["id"]).read_text(encoding="utf-8"), misses)
        spans, right_speakers, right_kinds = seed.quotations()
        quotations = quotations.plus(spans)
        speakers += right_speakers
        kinds += right_kinds
        attributions = attributions.plus(seed.attributions())
    yield f"quotations       {quotations.found}/{quotations.wanted}, {quotations.said} given"
    yield f"speaker right    {speakers}/{quotations.wanted}"
    yield f"kind right       {kinds}/{quotations.wanted}"
    yield f"attributions     precision {attributions.precision:.3f}  recall {attributions.recall:.3f}  ({attributions.found} of {attributions.said} given, {attributions.wanted} wanted)"


def main() -> None:
    """Print the figures."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--gold", type=Path, default=_SHARED / "gold" / "attribution.json", help="gold of the seeds")
    parser.add_argument("--seeds", type=Path, default=_SHARED / "seeds", help="the seed articles")
    parser.add_argument("--misses", action="store_true", help="list what is wrong")
    options = parser.parse_args()
    misses: list[str] = []
    for line in seeds(options.gold, options.seeds, misses):
        print(line)
    if options.misses:
        print(*misses, sep="\n")


if __name__ == "__main__":
    main()
