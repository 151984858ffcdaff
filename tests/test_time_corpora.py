"""What is said, and what it means: the phrasing corpora of time, expression by expression."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.testing import Phrasing, phrasings

CORPORA = Path(__file__).parent / "corpora"
LEAST = {"fr": 600, "en": 300, "es": 300, "de": 300, "it": 100}

ALL = [phrasing for path in sorted(CORPORA.glob("*/time.toml")) for phrasing in phrasings(path)]


@pytest.mark.parametrize("phrasing", ALL, ids=lambda phrasing: f"{phrasing.language}-{phrasing.text}")
def test_phrasing(phrasing: Phrasing) -> None:
    assert phrasing.problem is None


@pytest.mark.parametrize("language", LEAST)
def test_corpora_are_large_enough(language: str) -> None:
    assert sum(phrasing.language == language for phrasing in ALL) >= LEAST[language]
