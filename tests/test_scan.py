"""The shared scan: what it finds, where, and where it must not."""

from __future__ import annotations

import sys

import pytest

from factcheck.model.hits import Hit
from factcheck.scan import DIGITS, Literal, Scanner, fold


def scan(text: str, *forms: str) -> list[tuple[str, int]]:
    """Return the words that were found, and where."""
    scanner = Scanner(Literal(form, "word", form) for form in forms)
    return [(hit.value, hit.start) for hit in scanner.scan(fold(text)).of("word")]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Mai", "mai"),
        ("ÉTÉ", "été"),
        ("L’été", "l'été"),
        ("‘a’", "'a'"),
        ("rockʼn", "rock'n"),
        ("1\N{NO-BREAK SPACE}200", "1 200"),
        ("1\N{NARROW NO-BREAK SPACE}200", "1 200"),
        ("1\N{THIN SPACE}200", "1 200"),
        ("1\N{FIGURE SPACE}200", "1 200"),
        ("peut\N{NON-BREAKING HYPHEN}être", "peut-être"),
        ("peut\N{HYPHEN}être", "peut-être"),
        ("İstanbul", "istanbul"),
        ("Straße", "straße"),
        ("ΣΊΣΥΦΟΣ", "σίσυφος"),
        ("𝔘nd 😀 Ok", "𝔘nd 😀 ok"),
        ("", ""),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert len(folded) == len(text)


def test_folding_keeps_the_length_of_every_character() -> None:
    assert [chr(code) for code in range(sys.maxunicode + 1) if len(fold(chr(code))) != 1] == []


def test_folding_twice_changes_nothing_more() -> None:
    text = "L’İstanbul d’été, 1\N{NO-BREAK SPACE}200 ſ ẞ"
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("text", ["maié", "aimai", "Mai2", "2mai", "maimai", "Màmai", "mais"])
def test_a_part_of_a_word_is_not_the_word(text: str) -> None:
    assert scan(text, "mai") == []


@pytest.mark.parametrize(
    "text", ["Mai", "(mai)", "«mai»", "l’mai", "mai-juin", "mai.", "mai\n", "\tmai", "mai_juin", "😀mai😀"]
)
def test_a_word_between_marks_is_found(text: str) -> None:
    assert scan(text, "mai") == [("mai", text.lower().index("mai"))]


def test_a_form_that_ends_in_a_mark_needs_no_border_there() -> None:
    assert scan("Le 3 déc.2021, l'été", "déc.", "l'") == [("déc.", 5), ("l'", 15)]
    assert scan("5€ 5 €uro", "€") == [("€", 1), ("€", 5)]


def test_words_inside_words_are_all_found_the_shorter_first() -> None:
    forms = ("sept", "sept.", "septembre", "le 3 sept", "3 sept.")
    assert scan("le 3 sept. 2021", *forms) == [("le 3 sept", 0), ("3 sept.", 3), ("sept", 5), ("sept.", 5)]


def test_one_form_may_stand_in_several_classes() -> None:
    scanner = Scanner([Literal("second", "ordinal", 2), Literal("second", "unit", "s"), Literal("a", "letter", None)])
    hits = scanner.scan("a second")
    assert list(hits.of("ordinal")) == [Hit(2, 8, 2)]
    assert list(hits.of("unit")) == [Hit(2, 8, "s")]
    assert list(hits.of("letter")) == [Hit(0, 1, None)]
    assert list(hits.of("nothing")) == []


def test_hits_come_in_order_of_the_text() -> None:
    found = scan("b a ab b a", "a", "b", "a ab", "b a")
    assert found == sorted(found, key=lambda hit: hit[1])
    assert len(found) == 7


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("", []),
        ("none", []),
        ("2021", ["2021"]),
        ("1 200,50", ["1", "200", "50"]),
        ("G20 à 15h30", ["20", "15", "30"]),
        ("12/03/2024.", ["12", "03", "2024"]),
        ("1a2b3", ["1", "2", "3"]),
        ("x²", []),
    ],
)
def test_runs_of_digits_are_found_whole_and_everywhere(text: str, runs: list[str]) -> None:
    scanner = Scanner([Literal("20 à", "word", 1)])
    assert [text[start:end] for start, end, _ in scanner.scan(fold(text)).of(DIGITS)] == runs


def test_words_with_digits_do_not_disturb_runs_of_digits() -> None:
    hits = Scanner([Literal("g20", "name", "G20"), Literal("2", "two", 2)]).scan("g20 et 2")
    assert list(hits.of("name")) == [Hit(0, 3, "G20")]
    assert list(hits.of(DIGITS)) == [Hit(1, 3, None), Hit(7, 8, None)]


def test_offsets_behind_characters_beyond_the_basic_plane() -> None:
    text = "😀 𝔘 mai 😀 mai"
    assert scan(text, "mai") == [("mai", 4), ("mai", 10)]
    assert text[10:13] == "mai"


def test_an_empty_scanner_and_an_empty_text() -> None:
    assert scan("", "mai") == []
    assert list(Scanner([]).scan("mai 3").of(DIGITS)) == [Hit(4, 5, None)]
