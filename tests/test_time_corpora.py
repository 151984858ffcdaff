"""What is said, and what it means: the phrasing corpora of time, expression by expression."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from factcheck import MOMENTS, Moment, TimexModifier
from factcheck.testing import document

CORPORA = Path(__file__).parent / "corpora"
LEAST = {"fr": 600, "en": 300, "es": 300, "de": 300, "it": 100}
SHOWN = (TimexModifier.START, TimexModifier.MID, TimexModifier.END, TimexModifier.APPROX)
_MARK = re.compile(r"\[\[(.*?)\]\]")


class Case(NamedTuple):
    language: str
    written: date
    text: str
    expected: tuple[tuple[str, str, str, str], ...]
    gap: str | None


def cases(language: str) -> Iterator[Case]:
    path = CORPORA / language / "time.toml"
    corpus = tomllib.loads(path.read_text(encoding="utf-8"))
    for entry in corpus["time"]:
        for phrasing in entry["phrasings"]:
            words = _MARK.findall(phrasing) or [phrasing]
            if entry.get("type") == "NONE":
                expected: tuple[tuple[str, str, str, str], ...] = ()
            else:
                values = entry["values"] if "values" in entry else [entry["value"]] * len(words)
                types = entry["types"] if "types" in entry else [entry["type"]] * len(words)
                mods = entry["mods"] if "mods" in entry else [entry.get("mod", "")] * len(words)
                expected = tuple(zip(words, types, values, mods, strict=True))
            text = _MARK.sub(r"\1", phrasing)
            yield Case(language, corpus["written"], text, expected, entry.get("gap"))


def shown(text: str, moment: Moment) -> tuple[str, str, str, str]:
    timex = moment.timex
    mod = timex.modifier.value if timex.modifier in SHOWN else ""
    return text[timex.span.start : timex.span.end], timex.type.value, moment.value, mod


ALL = [case for language in LEAST if (CORPORA / language / "time.toml").exists() for case in cases(language)]


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.language}-{case.text}")
def test_phrasing(case: Case) -> None:
    made = document(case.text, language=case.language, published=case.written.isoformat())
    found = tuple(shown(case.text, moment) for moment in made[MOMENTS])
    if case.gap is not None:
        assert found != case.expected, "this gap is mended: take its note away"
    else:
        assert found == case.expected


@pytest.mark.parametrize("language", LEAST)
def test_corpora_are_large_enough(language: str) -> None:
    assert sum(case.language == language for case in ALL) >= LEAST[language]
