"""Measures quotations and attributions against articles annotated by hand.

    python benchmarks/voices.py [--seed-gold FILE] [--seeds FOLDER] [--corpora FOLDER] [--misses]

Two golds: that of the seed articles gives every quotation with its speaker and where each attribution begins; that of
the project, in ``tests/corpora/voices``, gives content, cue, source and speaker by offsets into articles of the
corpora. The articles of its four samples (``mended``, ``second``, ``third``, ``fourth``) were read while the layers
were written or mended. A sample that is drawn and annotated later goes to the folder ``unseen``: its misses are never
listed, and only its figures say what to expect of new text. A span is found if it
and the gold's have at least half of their union in common, so that a span that spills over counts for nothing.
"""

from __future__ import annotations

import json
import re
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import corpora
from factcheck import ATTRIBUTIONS, QUOTATIONS, Document, Quotation, QuotationKind, Source, SourceKind, Span
from factcheck.engine import Engine
from factcheck.registry import load
from factcheck.testing import document

_GOLD = Path(__file__).resolve().parents[1] / "tests" / "corpora" / "voices"
_SHARED = Path(__file__).resolve().parents[2] / "shared"
_OVERLAP = 0.5
_UNSEEN = "unseen"
_SAMPLES = {"mended": _GOLD, **{name: _GOLD / name for name in ("second", "third", "fourth", _UNSEEN)}}
_CLAUSES = (QuotationKind.DIRECT, QuotationKind.MIXED)
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

    def __str__(self) -> str:
        return (
            f"{self.found} right of {self.said} given, {self.wanted} wanted: "
            f"precision {self.precision:.3f}, recall {self.recall:.3f}, F1 {self.f1:.3f}"
        )

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
    yield f"quotations {quotations}, speaker right {speakers}, kind right {kinds}"
    yield f"attributions {attributions}"


class Annotated:
    """An article of the corpora and what the gold says of it.

    Args:
        gold: Its entry.
        found: The article, as the engine annotates it.
        misses: Where what is wrong is written to.
    """

    def __init__(self, gold: dict[str, Any], found: Document, misses: list[str]) -> None:
        self._gold = gold
        self._document = found
        self._misses = misses

    def _words(self, span: Span | None) -> str:
        return " ".join(self._document.text[span.start : span.end].split()) if span else "–"

    def quotations(self) -> tuple[Score, Score]:
        """Return how many quoted clauses are found, and of how many of those the speaker is right."""
        wanted = [quotation for quotation in self._gold["quotations"] if quotation["kind"] in _CLAUSES]
        said = [q for q in self._document[QUOTATIONS] if q.kind in _CLAUSES and self._is_outer(q)]
        left = list(said)
        found = speakers = 0
        for quotation in wanted:
            content = Span(*quotation["content"])
            match = next((q for q in left if overlap(q.content, content) >= _OVERLAP), None)
            if match is None:
                self._misses.append(f"quotation missed: {self._words(content)[:90]}")
                continue
            left.remove(match)
            found += 1
            right = self._is_speaker(match.source, quotation["speaker"])
            speakers += right
            if not right:
                referent = self._words(match.source.referent) if match.source else "nobody"
                self._misses.append(f"speaker: {referent}, not {quotation['speaker']}, of {self._words(content)[:70]}")
        self._misses.extend(f"quotation too many: {q.kind} {self._words(q.content)[:90]}" for q in left)
        return Score(found, len(said), len(wanted)), Score(speakers, found, found)

    def _is_outer(self, quotation: Quotation) -> bool:
        return not any(
            other is not quotation and other.span.contains(quotation.span) for other in self._document[QUOTATIONS]
        )

    def _is_speaker(self, source: Source | None, speaker: str | None) -> bool:
        """Tell whether a source is the speaker that the gold names: by a name they share, or by its spans."""
        if source is None or speaker is None:
            return source is None and speaker is None
        if source.kind is SourceKind.PRONOUN:
            return False
        names = {word for word in re.findall(r"\w+", speaker) if word[0].isupper()}
        if names & set(re.findall(r"\w+", self._words(source.referent))):
            return True
        voices = [*self._gold["quotations"], *self._gold["attributions"]]
        return any(
            voice["speaker"] == speaker and Span(*voice["source"]).overlaps(source.referent)
            for voice in voices
            if voice["source"] is not None
        )

    def attributions(self) -> Score:
        """Return how many attributions are found, by cue and content; those of quotations are set aside."""
        quoted = [Span(*q["cue"]) for q in self._gold["quotations"] if q["cue"] is not None]
        wanted = [(Span(*a["cue"]), Span(*a["content"])) for a in self._gold["attributions"]]
        left = list(wanted)
        found = aside = 0
        for attribution in self._document[ATTRIBUTIONS]:
            near = [pair for pair in left if pair[0].overlaps(attribution.cue)]
            match = next((pair for pair in near if overlap(pair[1], attribution.content) >= _OVERLAP), None)
            if match is not None:
                left.remove(match)
                found += 1
            elif not near and any(span.overlaps(attribution.cue) for span in quoted):
                aside += 1
            else:
                wrong = "content" if near else "attribution too many"
                self._misses.append(
                    f"{wrong}: [{self._words(attribution.cue)}] {self._words(attribution.content)[:100]}"
                )
        text = self._document.text
        self._misses.extend(
            f"attribution missed: {' '.join(text[max(0, cue.start - 50) : cue.start].split())} "
            f"[{self._words(cue)}] {' '.join(text[cue.end : cue.end + 50].split())}"
            for cue, _ in left
        )
        return Score(found, len(self._document[ATTRIBUTIONS]) - aside, len(wanted))


def own(folder: Path, misses: list[str]) -> Iterator[str]:
    """Yield the figures of the project's own gold; the misses are those of the samples that may be read."""
    engine = Engine(load())
    for sample, place in _SAMPLES.items():
        if not place.is_dir():
            continue
        totals = [Score(0, 0, 0)] * 3
        for path in sorted(place.glob("*.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))
            entries = {entry["id"]: entry for entry in gold["articles"]}
            scores = [Score(0, 0, 0)] * 3
            for article in corpora.articles(folder, path.stem):
                if article.path not in entries:
                    continue
                wrong: list[str] = [f"# {article.path}"]
                annotated = Annotated(entries[article.path], engine.document(article), wrong)
                results = [*annotated.quotations(), annotated.attributions()]
                scores = [score.plus(other) for score, other in zip(scores, results, strict=True)]
                if sample != _UNSEEN:
                    misses.extend(wrong)
            yield from _lines(f"{path.stem}, {sample}", scores)
            totals = [score.plus(other) for score, other in zip(totals, scores, strict=True)]
        yield from _lines(f"all, {sample}", totals)


def _lines(name: str, scores: Sequence[Score]) -> Iterator[str]:
    clauses, speakers, attributions = scores
    yield f"{name}: direct and mixed quotations {clauses}"
    yield f"{name}: speakers right {speakers.precision:.3f} ({speakers.found} of {speakers.said})"
    yield f"{name}: attributions {attributions}"


def main() -> None:
    """Print the figures."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--seed-gold", type=Path, default=_SHARED / "gold" / "attribution.json")
    parser.add_argument("--seeds", type=Path, default=_SHARED / "seeds", help="the seed articles")
    parser.add_argument("--corpora", type=Path, default=corpora.DEFAULT, help="folder of the corpora")
    parser.add_argument("--misses", action="store_true", help="list what is wrong, but of the unseen sample")
    options = parser.parse_args()
    misses: list[str] = []
    print("the seed articles")
    print(*seeds(options.seed_gold, options.seeds, misses), sep="\n")
    print("the project's own gold")
    print(*own(options.corpora, misses), sep="\n")
    if options.misses:
        print(*misses, sep="\n")


if __name__ == "__main__":
    main()
