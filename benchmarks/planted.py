"""Plants faults with known answers into real articles and counts those that the rules find.

    python benchmarks/planted.py --family counts [--corpus tuning] [--limit N] [--each N] [--list KIND]
    python benchmarks/planted.py --family counts --half second --seed 7     # what nobody mended the rules on

The family is a module of ``benchmarks/mutators``: its ``MUTATORS`` yield articles with one fault each. A fault is
provable if the article itself holds what contradicts it. Reported are, of each kind: how many were planted, how many of
them are provable, how many of these are found (recall), how many of the others, and how often a rule reports something
new at error level that is not the fault.

``articles`` stands for the articles of the project's own tests, in four languages.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from random import Random

import corpora
from factcheck import Article, Finding, Severity, Verdict
from factcheck.engine import Engine, Result
from factcheck.read import READERS
from factcheck.registry import load
from mutators.base import Mutator, Plant

_SEED = 20211230
_HALVES = {"first": 0, "second": 1}
_BEFORE, _AFTER = 140, 120
#: General news; the others are chosen by name.
_CORPORA = ("tuning", "wikinews-en")
_OWN = "articles"
_FOLDER = Path(__file__).resolve().parents[1] / "tests" / "articles"


def main() -> None:
    """Print the counts, and the misses of one kind for a reader."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--corpora", type=Path, default=corpora.DEFAULT, help="folder of the corpora")
    parser.add_argument("--corpus", choices=[*corpora.CORPORA, _OWN], help="only this one")
    parser.add_argument("--limit", type=int, help="only so many articles of each corpus")
    parser.add_argument("--family", required=True, help="a module of benchmarks/mutators")
    parser.add_argument("--each", type=int, default=300, help="so many plants of each kind in each corpus at the most")
    parser.add_argument("--half", choices=_HALVES, help="only this half of each corpus")
    parser.add_argument("--seed", type=int, default=_SEED, help="what the changes are chosen by")
    parser.add_argument("--list", help="list the provable faults of this kind that were missed; `all` for every kind")
    options = parser.parse_args()
    mutators: list[Mutator] = list(import_module(f"mutators.{options.family}").MUTATORS)
    engine = Engine(load())
    tally = _Tally()
    for corpus in [options.corpus] if options.corpus else [*_CORPORA, _OWN]:
        chosen, planted = Random(options.seed), Counter[str]()
        for article in _chosen(list(_articles(options.corpora, corpus, options.limit)), options.half):
            before = engine.check(article)
            for mutate in mutators:
                for plant in mutate(article, before, chosen):
                    if planted[plant.kind] < options.each:
                        planted[plant.kind] += 1
                        tally.add(plant, before, engine.check(plant.article))
    tally.print()
    if options.list:
        tally.print_missed(options.list)


class _Tally:
    """What became of the plants, by kind."""

    def __init__(self) -> None:
        self.planted: Counter[str] = Counter()
        self.provable: Counter[str] = Counter()
        self.found: Counter[tuple[str, bool]] = Counter()
        self.beside: Counter[str] = Counter()
        self.missed: list[Plant] = []

    def add(self, plant: Plant, before: Result, after: Result) -> None:
        """Count what the rules say of one plant."""
        reported = [finding for finding in after.findings if finding.verdict is Verdict.CONTRADICTED]
        found = any(plant.is_found_by(finding) for finding in reported)
        known = {_name(finding) for finding in before.findings}
        new = [
            finding
            for finding in reported
            if finding.severity is Severity.ERROR and not plant.is_found_by(finding) and _name(finding) not in known
        ]
        self.planted[plant.kind] += 1
        self.provable[plant.kind] += plant.provable
        self.found[plant.kind, plant.provable] += found
        self.beside[plant.kind] += len(new)
        if plant.provable and not found:
            self.missed.append(plant)

    def print(self) -> None:
        """Print one line a kind."""
        print(f"{'kind':34} {'planted':>8} {'provable':>9} {'found':>6} {'recall':>7} {'of others':>10} {'beside':>7}")
        for kind in [*sorted(self.planted), None]:
            kinds = [kind] if kind is not None else list(self.planted)
            planted, provable = (sum(counts[k] for k in kinds) for counts in (self.planted, self.provable))
            found, others = (sum(self.found[k, yes] for k in kinds) for yes in (True, False))
            recall = f"{found / provable:7.1%}" if provable else f"{'':7}"
            rest = f"{others}/{planted - provable}"
            beside = sum(self.beside[k] for k in kinds)
            print(f"{kind or 'all':34} {planted:8} {provable:9} {found:6} {recall} {rest:>10} {beside:7}")

    def print_missed(self, kind: str) -> None:
        """Print the provable plants that no rule found."""
        for plant in self.missed:
            if kind in ("all", plant.kind):
                text, span = plant.article.text, plant.span
                excerpt = ""
                if span is not None:
                    before, after = text[max(0, span.start - _BEFORE) : span.start], text[span.end : span.end + _AFTER]
                    excerpt = " ".join(f"{before}[[{text[span.start : span.end]}]]{after}".split())
                print(f"- {plant.kind}, {plant.article.path}: {plant.done}\n    {excerpt}")


def _name(finding: Finding) -> tuple[str, str]:
    """Return what tells a finding from others in two versions of an article, whose offsets differ."""
    return finding.rule, finding.message


def _chosen(articles: Sequence[Article], half: str | None) -> Sequence[Article]:
    """Return all articles, or those of one half."""
    if half is None:
        return articles
    middle = len(articles) // 2
    return (articles[:middle], articles[middle:])[_HALVES[half]]


def _articles(folder: Path, corpus: str, limit: int | None) -> Iterator[Article]:
    if corpus != _OWN:
        yield from corpora.articles(folder, corpus, limit)
        return
    for path in sorted(_FOLDER.iterdir())[:limit]:
        for reader in READERS:
            if path.suffix in reader.suffixes:
                yield reader.read(path.read_bytes(), path.name)


if __name__ == "__main__":
    main()
