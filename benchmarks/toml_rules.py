"""Measures what hundreds of rules in TOML cost: to load them, and an article that is checked with them.

    python benchmarks/toml_rules.py [--rules N] [--met N]

The rules are generated, of every kind and about words that no article holds, but for some (``--met``), which report a
word that the articles, the seeds, do hold. Times are processor seconds of this process, the best of several.
"""

from __future__ import annotations

import os
import re
import tempfile
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from time import process_time

from factcheck.engine import Engine
from factcheck.read.text import TextReader
from factcheck.registry import load as load_registry
from factcheck.toml_rules import load
from factcheck.toml_rules.passed import CACHE

_SEEDS = Path(__file__).parent.parent / "seeds"
_ROUNDS = 15
_KINDS = (
    'substitution = {{ "mot{0}" = "terme{0}a, termes{0}a" }}',
    'consistency = ["graphie{0}", "grafie{0}"]',
    'pattern = "{{n:number}} mot{0}b … {{d:date}}"\nwhere = "n > 3"',
    'require = {{ if = "accuse{0}", then = "defense{0}" }}',
    'occurrence = {{ of = "tic{0}", at-most = 2 }}',
    'pattern = "{{n:ordinal}} match{0}"\nseries = "putin-biden-2021"',
)
_MET = 'substitution = {{ "autre" = "{0}" }}'
_WORD = re.compile(r"[a-zà-ÿ]{5,}")
_RULE = """id = "house.fault-{0}"
summary = "A fault."
severity = "warning"
languages = ["fr"]
why = "The desk says so."
{1}

[examples]
bad = ["Une [[faute]] est là."]
good = ["Rien n'est là."]
"""


def write_many(folder: Path, number: int = 500, met: Sequence[str] = ()) -> None:
    """Write rules of every kind into a folder, the first ones about words that articles hold."""
    for index in range(number):
        name = "".join("abcdefghij"[int(digit)] for digit in f"{index:04}")
        body = _MET.format(met[index]) if index < len(met) else _KINDS[index % len(_KINDS)].format(name)
        text = _RULE.format(name, body)
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")


def main() -> None:
    """Print the figures."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--rules", type=int, default=500, help="so many rules (default: 500)")
    parser.add_argument("--met", type=int, default=25, help="so many of them find something (default: 25)")
    options = parser.parse_args()
    number = options.rules
    registry = load_registry()
    articles = [TextReader().read(path.read_bytes(), path.name) for path in sorted(_SEEDS.glob("*.txt"))]
    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryDirectory() as cache:
        folder = Path(name)
        common = Counter(word for article in articles for word in _WORD.findall(article.text)).most_common(options.met)
        write_many(folder, number, [word for word, _ in common])
        trusted = _best(lambda: load([folder], ["fr"], validate=False))
        never = next(folder.iterdir()) / "a file is no folder"
        first, again = (_with_cache(cache, lambda: load([folder], ["fr"], validate=True)) for cache in (never, cache))
        print(f"loading {number} rules of a plugin: {trusted * 1e3:.0f} ms")
        print(f"of a newsroom: {first * 1e3:.0f} ms, and {again * 1e3:.0f} ms where they have passed before")
        rules, _ = load([folder], ["fr"], validate=False)
    engines = [Engine(registry), Engine(replace(registry, checkers=(*registry.checkers, *rules)))]
    times: list[list[float]] = [[], []]
    for _ in range(_ROUNDS):
        # By turns, so that what else the machine does disturbs both alike.
        for engine, taken in zip(engines, times, strict=True):
            taken.append(_seconds(lambda engine=engine: [engine.check(article) for article in articles]))
    without, with_rules = map(min, times)
    each = (f"{seconds / len(articles) * 1e6:.0f} µs" for seconds in (without, with_rules))
    before, after = (sum(len(engine.check(article).findings) for article in articles) for engine in engines)
    print(f"{(after - before) / len(articles):.0f} more findings an article")
    print(f"an article: {' without them, '.join(each)} with them, {100 * (with_rules / without - 1):+.1f} %")


def _with_cache(cache: str | Path, work: Callable[[], object]) -> float:
    os.environ[CACHE] = str(cache)
    work()
    return _best(work)


def _best(work: Callable[[], object]) -> float:
    return min(_seconds(work) for _ in range(_ROUNDS))


def _seconds(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


if __name__ == "__main__":
    main()
