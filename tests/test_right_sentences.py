"""Right sentences of everyday copy, in four languages, with numbers of every size: nothing in them may be reported."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

import pytest

from factcheck import Severity, Verdict
from factcheck.engine import Engine
from factcheck.registry import load
from factcheck.testing import document
from slots import NUMBERS, SIZES, WRITTEN, filled, written

SENTENCES = tomllib.loads((Path(__file__).parent / "corpora/counts/right_sentences.toml").read_text(encoding="utf-8"))
#: Each sentence is read with so many sets of numbers.
TIMES = 8
#: So many texts are made of three sentences each.
TEXTS = 150
#: Two sentences may be about the same pupils, with other numbers.
OTHERWISE = "counts.figure-drift"
ORDINALS = {
    "fr": "deuxième troisième quatrième cinquième sixième septième",
    "en": "second third fourth fifth sixth seventh",
    "es": "segundo tercer cuarto quinto sexto séptimo",
    "de": "zweites drittes viertes fünftes sechstes siebtes",
}
ORDINALS_F = ORDINALS | {
    "es": "segunda tercera cuarta quinta sexta séptima",
    "de": "zweite dritte vierte fünfte sechste siebte",
}
#: Whether the first of two is more, or less.
MORE = {"fr": ("plus", "moins"), "en": ("more", "fewer"), "es": ("más", "menos"), "de": ("mehr", "weniger")}


def free(language: str, random: Random) -> Mapping[str, str]:
    """Return numbers that have nothing to do with each other."""
    size = random.choice(SIZES)
    numbers = [random.randint(*size) for _ in "abcd"]
    if random.random() < 0.5:
        numbers.sort(reverse=True)
    values = dict(zip("abcd", numbers, strict=True))
    values |= {some: random.randint(2, max(2, values[whole] - 1)) for some, whole in zip("stu", "abc", strict=True)}
    shares = [random.randint(5, 33) for _ in "pqr"]
    small = [NUMBERS[language].split()[random.randint(2, 12)] for _ in "yz"]
    told = {name: written(language, number, random) for name, number in values.items()}
    told |= zip("pqryz", (*map(str, shares), *small), strict=True)
    for names, ordinals in ((("nth", "nth2"), ORDINALS), (("nth_f", "nth_f2", "nth_f3"), ORDINALS_F)):
        told |= {name: random.choice(ordinals[language].split()) for name in names}
    return told


def made(language: str, random: Random) -> Mapping[str, str]:
    """Return numbers that are made of each other, percentages rounded as newspapers do."""
    size = random.choice(SIZES)
    a, b = sorted(random.sample(range(size[0] + 10, size[1] + 20), 2), reverse=True)
    c = random.randint(3, a - 1)
    ax = round(a * (1 + random.choice((5, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 75)) / 100)) + 1
    some = random.randint(max(2, (a + b + c) // 20), a + b + c - 1)
    p, q = random.sample(range(20, 70, 3), 2)
    values = {"a": a, "b": b, "c": c, "ax": ax, "ab": a + b, "bc": b + c, "ac": a + c, "abc": a + b + c, "s": some}
    values |= {"a_b": a - b, "a_c": a - c, "a2": 2 * a, "a3": 3 * a, "most": (a + b + c) // 2 + 1}
    told = {name: written(language, number, random) for name, number in values.items()}
    told |= {"x": str(round((ax - a) / a * 100)), "share": str(round(some / (a + b + c) * 100))}
    told |= {"p": str(p), "q": str(q), "p_q": str(abs(p - q))}
    return told | {"more": MORE[language][p < q], "b_more": MORE[language][b < a]}


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(load())


def reported(engine: Engine, language: str, text: str) -> list[str]:
    """Return what is reported of a text, advice aside."""
    outcome = engine.check(document(text, language=language, published=WRITTEN).article)
    assert not outcome.failures
    return [
        f"{finding.rule}: {finding.message} In: {text}"
        for finding in outcome.findings
        if finding.verdict is Verdict.CONTRADICTED and finding.severity is not Severity.INFO
    ]


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("numbers", [free, made], ids=["free", "made"])
def test_nothing_is_reported(
    engine: Engine, language: str, numbers: Callable[[str, Random], Mapping[str, str]]
) -> None:
    random = Random(f"{language} {numbers.__name__}")
    found = []
    for sentence in SENTENCES[language][numbers.__name__]:
        for _ in range(TIMES):
            found += reported(engine, language, filled(sentence, numbers(language, random)))
    assert found == []


@pytest.mark.parametrize("language", SENTENCES)
def test_sentences_about_different_things_are_not_held_against_each_other(engine: Engine, language: str) -> None:
    random = Random(language)
    sentences = [(numbers, sentence) for numbers in (free, made) for sentence in SENTENCES[language][numbers.__name__]]
    found = []
    for _ in range(TEXTS):
        told = [filled(sentence, numbers(language, random)) for numbers, sentence in random.sample(sentences, 3)]
        found += reported(engine, language, random.choice((" ", "\n\n")).join(told))
    assert [line for line in found if not line.startswith(OTHERWISE)] == []
