"""Plain sentences of quotations and attributions, in four languages, whoever speaks, with whatever verb and marks."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest

from factcheck import Finding, Verdict
from factcheck.engine import Engine
from factcheck.registry import load
from factcheck.testing import document

FOLDER = Path(__file__).parent / "corpora/attribution"
RIGHT, WRONG = (
    tomllib.loads((FOLDER / f"{name}_sentences.toml").read_text(encoding="utf-8")) for name in ("right", "wrong")
)
#: Each sentence is read with so many sets of words.
TIMES = 6
#: The slots by the list that fills them, and how many forms a source has.
SLOTS = {"t": "s", "r": "q", "d": "c"} | {
    name: name for name in ("s", "p", "n", "m", "said", "say", "c", "q", "f", "a", "b")
}
FORMS = 3
#: That a text does not say who wrote it says nothing about its sentences.
ELSEWHERE = "attribution.missing-credit"
SECOND_HAND = "attribution.second-hand"
WRITTEN = "2019-05-15"


def filled(words: Mapping[str, Any], sentence: str, random: Random) -> str:
    """Return a sentence with its slots filled, no two of them with the same words."""
    told: dict[str, str] = {}
    for name, source in SLOTS.items():
        choices = words.get(name, words.get(source, [""]))
        text = random.choice([choice for choice in choices if choice.partition("|")[0] not in told.values()] or choices)
        forms = text.split("|")
        for number in range(FORMS):
            told[f"{name}{number or ''}"] = forms[min(number, len(forms) - 1)]
    told |= {name[0].upper() + name[1:]: text[:1].upper() + text[1:] for name, text in told.items()}
    opening, closing = random.choice(words["marks"]).split("|")
    text = sentence.format(**told).replace("<<", opening).replace(">>", closing).replace(" / ", "\n\n")
    # "La maire, Anne Roux,", which ends with a comma, may end a sentence.
    return re.sub(r",(?=[.,:;])", "", text)


def findings(engine: Engine, text: str, language: str) -> list[Finding]:
    outcome = engine.check(document(text, language=language, published=WRITTEN).article)
    assert not outcome.failures
    return [f for f in outcome.findings if f.verdict is Verdict.CONTRADICTED and f.rule != ELSEWHERE]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(load())


@pytest.mark.parametrize("language", RIGHT)
def test_nothing_is_reported(engine: Engine, language: str) -> None:
    random = Random(language)
    reported = []
    for sentence in RIGHT[language]["right"]:
        # What comes from an outlet is always advice to verify.
        expected = SECOND_HAND if "{m}" in sentence else None
        for _ in range(TIMES):
            text = filled(RIGHT[language], sentence, random)
            reported += [
                f"{finding.rule}: {finding.message} In: {text}"
                for finding in findings(engine, text, language)
                if finding.rule != expected
            ]
    assert reported == []


@pytest.mark.parametrize(
    ("language", "rule"), [(language, rule) for language, rules in WRONG.items() for rule in rules]
)
def test_it_is_reported(engine: Engine, language: str, rule: str) -> None:
    random = Random(language)
    missed = []
    for sentence in WRONG[language][rule]:
        for _ in range(TIMES):
            marked = filled(RIGHT[language], sentence, random)
            text = marked.replace("[[", "").replace("]]", "")
            wrong = re.search(r"\[\[(.*)\]\]", marked)
            found = [text[slice(*f.span)] for f in findings(engine, text, language) if f.rule == rule]
            if not any(wrong is None or wrong[1] in words or words in wrong[1] for words in found):
                missed.append(text)
    assert missed == []
