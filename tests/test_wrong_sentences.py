"""Wrong sentences of everyday copy, in four languages, with numbers of every size: each filling must be reported."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest

from factcheck import Severity, Verdict
from factcheck.engine import Engine
from factcheck.registry import load
from factcheck.testing import document
from slots import SIZES, WRITTEN, written

SENTENCES = tomllib.loads((Path(__file__).parent / "corpora/counts/wrong_sentences.toml").read_text(encoding="utf-8"))
#: Each sentence is read with so many sets of numbers, and of those that may be meant otherwise so many are reported.
TIMES, MOSTLY = 16, 9
SECOND = {"fr": "deuxième", "en": "second", "es": "segundo", "de": "zweiter"}
_SLOT = re.compile(r"\{([^{}]+)\}")
#: A mile, a foot and a pound in kilometres, metres and kilos.
_MILE, _FOOT, _POUND = 1.609, 0.3048, 0.4536


def off(number: int, random: Random) -> int:
    """Return a number that is wrong by 3 to 20 percent, by one at the least."""
    return number + random.choice((-1, 1)) * max(1, round(number * random.uniform(0.03, 0.2)))


def wrong(language: str, random: Random) -> Mapping[str, str]:
    """Return numbers of one size that contradict each other."""
    size = random.choice(SIZES)
    a, b = sorted(random.sample(range(size[0] + 10, size[1] + 20), 2), reverse=True)
    c = random.randint(3, a - 1)
    x, d = random.choice((10, 15, 20, 25, 30, 40, 50)), random.choice((10, 15, 20, 25, 30, 40))
    ax, ad = round(a * (1 + x / 100)), round(a * (1 - d / 100))
    n, each = random.randint(13, 90), random.randint(20, 400)
    km, m, kg = random.randint(20, 900), random.randint(20, 400), random.randint(20, 400)
    e, f = random.randint(20, 90), random.randint(20, 90)
    values = {"a": a, "b": b, "c": c, "ab": a + b, "bc": b + c, "ac": a + c, "ax": ax, "ad": ad, "half": a * 3 // 2}
    values |= {"n": n, "each": each, "km": km, "m": m, "kg": kg, "e": e, "f": f, "e$": round(e * 1.1)}
    values |= {f"{name}!": off(number, random) for name, number in (*values.items(), ("abc", a + b + c))}
    values |= {"all!": off(n * each, random), "f$!": round(f * random.choice((0.7, 0.8, 1.5, 1.7)))}
    for name, number in (("mi!", km / _MILE), ("ft!", m / _FOOT), ("lb!", kg / _POUND)):
        values[name] = round(number * random.choice((0.8, 0.85, 1.15, 1.2)))
    told = {name: written(language, number, random) for name, number in values.items()}
    p, q = random.sample(range(20, 70, 3), 2)
    percents = {"p": p, "q": q, "pq!": abs(p - q) + random.choice((2, 3, 4, 5))}
    percents |= {"x!": x + random.randint(6, 15), "d!": d + random.randint(6, 15)}
    years = sorted(random.sample(range(1990, 2018, 2), 3))
    told |= {name: str(number) for name, number in (*percents.items(), *zip(("y1", "y2", "y3"), years, strict=True))}
    return told | {"second": SECOND[language], "second_acc": "zweiten"}


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(load())


def filled(sentence: str, told: Mapping[str, str]) -> str:
    """Return a sentence with its numbers; {A} begins it with a capital."""
    first = {name[0].upper() + name[1:]: word[0].upper() + word[1:] for name, word in told.items()}
    upper = {name.upper(): word[0].upper() + word[1:] for name, word in told.items()}
    return _SLOT.sub(lambda slot: (told | first | upper | told)[slot[1]], sentence)


def missed(engine: Engine, language: str, sentence: str, random: Random) -> list[str]:
    """Return the fillings of a sentence of which nothing is reported."""
    silent = []
    for _ in range(TIMES):
        text = filled(sentence, wrong(language, random))
        outcome = engine.check(document(text, language=language, published=WRITTEN).article)
        assert not outcome.failures
        if not any(
            finding.verdict is Verdict.CONTRADICTED and finding.severity is not Severity.INFO
            for finding in outcome.findings
        ):
            silent.append(text)
    return silent


@pytest.mark.parametrize("language", SENTENCES)
def test_each_filling_is_reported(engine: Engine, language: str) -> None:
    random = Random(f"{language} always")
    assert [text for told in SENTENCES[language]["always"] for text in missed(engine, language, told, random)] == []


@pytest.mark.parametrize("language", SENTENCES)
def test_most_fillings_are_reported(engine: Engine, language: str) -> None:
    random = Random(f"{language} mostly")
    silent = {told: missed(engine, language, told, random) for told in SENTENCES[language]["mostly"]}
    assert [texts for texts in silent.values() if len(texts) > TIMES - MOSTLY] == []
