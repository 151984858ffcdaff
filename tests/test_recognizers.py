"""The cases of Recognizers-Text, where the corpora are at hand; `benchmarks/recognizers.py` is the whole comparison."""

from __future__ import annotations

import sys
from collections import Counter

import pytest

from conftest import ROOT

sys.path.append(str(ROOT / "benchmarks"))

import recognizers

LEAST = 0.95


@pytest.mark.parametrize("language", recognizers.LANGUAGES)
def test_numbers_are_read_as_specified(language: str) -> None:
    if not (recognizers.DEFAULT / "recognizers-specs").is_dir():
        pytest.skip(f"no corpora in {recognizers.DEFAULT}")
    counts: Counter[str] = Counter()
    for model in recognizers.FAMILIES["numbers"]:
        score = recognizers.score(recognizers.DEFAULT, model, language)
        counts.update(right=score.right, compared=score.compared)
    assert counts["right"] >= LEAST * counts["compared"]


def test_every_exclusion_has_a_reason_and_a_model_that_is_compared() -> None:
    for (model, language, text), reason in recognizers.exclusions().items():
        assert model in recognizers.MODELS
        assert language in recognizers.LANGUAGES
        assert text
        assert len(reason) > 20, "say why"
