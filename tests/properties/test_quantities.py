"""Numbers made at random, written in every convention: what is read back is what was written, as exactly."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import QUANTITIES, Quantity, QuantityKind
from factcheck.testing import document

#: The decimal mark, and what groups thousands.
MARKS: Mapping[str, tuple[str, str]] = {
    "fr": (",", "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE} .'’"),
    "en": (".", "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE} ,'’"),
    "es": (",", "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE} .'’"),
    "de": (",", "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE} .'’"),
}
FRAMES = {
    "fr": "Il en a compté {}, dit-il.",
    "en": "They had seen {}, he said.",
    "es": "Ha contado {}, dijo.",
    "de": "Man zählte {}, sagte er.",
}
#: A unit, a percentage and an amount of money, in the ways they are written.
MEASURED = {
    "fr": ("{} km", "{} %", "{}\N{NO-BREAK SPACE}%", "{}%", "{} pour cent", "{} euros", "{} €", "{}€", "{} kilomètres"),
    "en": ("{} km", "{}%", "{} percent", "{} euros", "€{}", "€ {}", "{} kilometres", "EUR {}"),
    "es": ("{} km", "{} %", "{}%", "{} por ciento", "{} euros", "{} €", "{} kilómetros"),
    "de": ("{} km", "{} %", "{}%", "{} Prozent", "{} Euro", "{} €", "{} Kilometer"),
}
SCALES = {
    "fr": {"million": 10**6, "millions": 10**6, "milliards": 10**9},
    "en": {"million": 10**6, "billion": 10**9, "trillion": 10**12},
    "es": {"millones": 10**6, "mil millones": 10**9, "billones": 10**12},
    "de": {"Millionen": 10**6, "Mio.": 10**6, "Milliarden": 10**9, "Mrd.": 10**9},
}
languages = st.sampled_from(sorted(MARKS))


def grouped(number: int, mark: str) -> str:
    return f"{number:,}".replace(",", mark)


def only(language: str, written: str) -> tuple[str, Quantity]:
    text = FRAMES[language].format(written)
    made = document(text, language=language)
    found = made[QUANTITIES]
    assert len(found) == 1, [made.text[slice(*quantity.span)] for quantity in found]
    return made.text[slice(*found[0].span)], found[0]


@given(languages, st.integers(0, 10**12), st.data())
def test_whole_numbers_in_groups(language: str, number: int, data: st.DataObject) -> None:
    written = grouped(number, data.draw(st.sampled_from(MARKS[language][1])))
    words, quantity = only(language, written)
    assert words == written
    assert quantity.value == quantity.low == quantity.high == number
    assert quantity.kind is QuantityKind.CARDINAL
    assert type(quantity.value) is int


@given(languages, st.integers(0, 10**9), st.integers(1, 6), st.data())
def test_decimals_are_right_to_half_of_the_last_place(
    language: str, whole: int, places: int, data: st.DataObject
) -> None:
    decimal, groups = MARKS[language]
    decimals = data.draw(st.integers(0, 10**places - 1))
    mark = data.draw(st.sampled_from(groups)) if data.draw(st.booleans()) else ""
    written = f"{grouped(whole, mark)}{decimal}{decimals:0{places}d}"
    words, quantity = only(language, written)
    value, half = whole + Fraction(decimals, 10**places), Fraction(1, 2 * 10**places)
    assert words == written
    assert (quantity.value, quantity.low, quantity.high) == (value, value - half, value + half)
    assert quantity.step == 2 * half


@given(languages, st.integers(1, 99_999), st.data())
def test_units_percentages_and_money(language: str, number: int, data: st.DataObject) -> None:
    pattern = data.draw(st.sampled_from(MEASURED[language]))
    words, quantity = only(language, pattern.format(grouped(number, MARKS[language][1][1])))
    assert words == pattern.format(grouped(number, MARKS[language][1][1]))
    assert quantity.value == number
    money = any(sign in pattern.lower() for sign in ("eur", "€"))
    expected = "EUR" if money else "km" if "k" in pattern.lower() else "%"
    assert quantity.unit == expected
    half = 0 if money else Fraction(1, 2)
    assert (quantity.low, quantity.high) == (number - half, number + half)


@given(languages, st.integers(1, 9_999), st.integers(0, 2), st.data())
def test_millions_are_right_to_half_of_the_last_place(
    language: str, number: int, places: int, data: st.DataObject
) -> None:
    scale = data.draw(st.sampled_from(sorted(SCALES[language])))
    whole, decimals = divmod(number, 10**places)
    written = f"{whole}{MARKS[language][0]}{decimals:0{places}d} {scale}" if places else f"{number} {scale}"
    words, quantity = only(language, written)
    times = SCALES[language][scale]
    value, half = Fraction(number, 10**places) * times, Fraction(times, 2 * 10**places)
    assert words == written
    assert (quantity.value, quantity.low, quantity.high) == (value, value - half, value + half)


@given(languages, st.integers(1, 10**6))
def test_a_rounded_number_can_have_been_any_that_rounds_to_it(language: str, number: int) -> None:
    place = 10 ** (len(str(number)) - 1)
    rounded = round(number, 1 - len(str(number))) if number >= 10 else number
    _, quantity = only(language, str(rounded))
    low, high = quantity.rounded
    assert low <= number <= high
    assert quantity.step >= place or rounded % (quantity.step * 10)


MARKS_AND_WORDS = """
0 5 12 2000 3/4 1.5 1,5 % € $ £ - – / : . , ' ½ °C km m h M bn k million Mio. de of à to bis et and un one ein
deux two zwei dos cent mil hundert und y tiers third Viertel demi sur in von plus de"""
fragments = st.one_of(st.characters(codec="utf-8", exclude_characters="\0"), st.sampled_from(MARKS_AND_WORDS.split()))


@pytest.mark.parametrize("language", sorted(MARKS))
@given(st.lists(fragments, max_size=20), st.sampled_from(("", " ")))
def test_any_text_is_read_without_failing_and_in_order(language: str, parts: list[str], gap: str) -> None:
    made = document(f"x {gap.join(parts)}", language=language)
    found = [quantity for quantity in made[QUANTITIES] if quantity.kind is not QuantityKind.FRACTION]
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    for quantity in made[QUANTITIES]:
        assert quantity.low <= quantity.value <= quantity.high
        assert quantity.span.start <= quantity.number.start < quantity.number.end <= quantity.span.end
