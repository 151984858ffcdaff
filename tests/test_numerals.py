"""Numbers as two independent generators spell them: a sample of what `benchmarks/numerals.py` reads."""

from __future__ import annotations

import sys

import pytest

from conftest import ROOT

sys.path.append(str(ROOT / "benchmarks"))

import numerals

CARDINALS = numerals.sample(400)
ORDINALS = [*range(2, 131), *range(200, 1_100, 90), *range(1_900, 10_001, 700)]


@pytest.mark.parametrize("language", numerals.LANGUAGES)
@pytest.mark.parametrize("generator", numerals.GENERATORS)
def test_numbers_are_read_as_they_are_spelled(language: str, generator: str) -> None:
    try:
        spellings = list(numerals.spellings(language, CARDINALS, ORDINALS, generator))
    except numerals.GeneratorMissingError as error:
        pytest.skip(str(error))
    assert len(spellings) > len(CARDINALS)
    assert [spelling for spelling in spellings if not numerals.is_read(language, spelling)] == []
