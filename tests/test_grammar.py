"""Grammar patterns as anchored expressions, and tables that are looked up at a place in the text."""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import pytest

from factcheck.annotate.lookup import Lookup
from factcheck.annotate.timexes.forms import Forms
from factcheck.annotate.timexes.grammar import NOTHING, DigitPatterns, Expression
from factcheck.model.span import Span
from factcheck.notation import NotationError

LEXICON: Any = SimpleNamespace(
    language="xx",
    words={"month": {"may": 5, "may day": 51, "sept.": 9}},
    grammar={"dated": ("{month} {day}", "{day} {month}"), "loop": ("on {loop}",)},
    tables={"day_suffix": {"th": "any", ".": "any"}, "part": {"early evening": "e", "early": "m"}, "nothing": {}},
)
EXTRA: Mapping[str, Mapping[str, Any]] = {"place": {"paris": "Europe/Paris"}, "nowhere": {}}
FORMS = Forms(LEXICON, EXTRA)
BACKWARD = Forms(LEXICON, EXTRA, backward=True)


def match(text: str, *patterns: str, start: int = 0) -> dict[str, str] | None:
    """Return the whole match and its slots, in words."""
    fit = Expression(patterns, FORMS).match(text, start)
    if fit is None:
        return None
    length, pattern, found = fit
    parts = pattern.parts(found, start) if pattern is not None and found is not None else {}
    return {"": text[start : start + length], **{name: text[slice(*span)] for name, span in parts.items()}}


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("on {month}", "on may 3", {"": "on may", "month": "may"}),
        ("on {month}", "on maybe", None),
        ("on {month}", "on  may", {"": "on  may", "month": "may"}),
        ("{month}", "may day", {"": "may day", "month": "may day"}),
        ("{month} {day}", "sept. 3th", {"": "sept. 3th", "month": "sept.", "day": "3th"}),
        ("{month} {day}", "sept.3.", {"": "sept.3.", "month": "sept.", "day": "3."}),
        ("{day} {month}", "3th may", {"": "3th may", "day": "3th", "month": "may"}),
        ("{day}", "3they", {"": "3", "day": "3"}),
        ("{day}", "123", None),
        ("{month_number}", "12", {"": "12", "month_number": "12"}),
        ("{month_number}", "13", None),
        ("{year}", "2021", {"": "2021", "year": "2021"}),
        ("{year}", "2221", None),
        ("{year}", "20211", None),
        ("{hour} : {minute}", "23:59", {"": "23:59", "hour": "23", "minute": "59"}),
        ("{hour} : {minute}", "24:60", None),
        ("{day} [of] {month}", "3 of may", {"": "3 of may", "day": "3", "month": "may"}),
        ("{month} [{day}] [,]", "may and", {"": "may", "month": "may"}),
        ("{month} [[,] {year}]", "may, and", {"": "may", "month": "may"}),
        ("{month} [[,] {year}]", "may, 2021", {"": "may, 2021", "month": "may", "year": "2021"}),
        ("(in|of) {month}", "of may", {"": "of may", "month": "may"}),
        ("{when:(in|of)} {month}", "of may", {"": "of may", "when": "of", "month": "may"}),
        ("{first:day} - {last:day}", "3-5", {"": "3-5", "first": "3", "last": "5"}),
        ("in {place}", "in paris", {"": "in paris", "place": "paris"}),
        ("in {nowhere}", "in ", None),
        ("in [{nothing}] {place}", "in paris", {"": "in paris", "place": "paris"}),
        ("{part} {day}", "early evening 3", {"": "early evening 3", "part": "early evening", "day": "3"}),
        ('{month} "(" {day} ")"', "may (3)", {"": "may (3)", "month": "may", "day": "3"}),
        ("early evening", "early  evening", {"": "early  evening"}),
    ],
)
def test_patterns(pattern: str, text: str, found: dict[str, str] | None) -> None:
    assert match(text, pattern) == found


def test_the_first_pattern_that_fits_counts() -> None:
    assert match("may 3", "{month} {day}", "{month}") == {"": "may 3", "month": "may", "day": "3"}
    assert match("may 3", "{month}", "{month} {day}") == {"": "may", "month": "may"}


def test_a_match_begins_at_the_place_asked_for() -> None:
    assert match("on may", "{month}", start=3) == {"": "may", "month": "may"}
    assert match("on may", "{month}") is None
    assert match("dismay", "{month}", start=3) is None


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("{month} {day}", "on may 3 ", {"": "may 3 ", "month": "may", "day": "3"}),
        ("on [{month}]", "on may ", {"": "on may ", "month": "may"}),
        ("on [{month}]", "upon ", None),
        ("{month} (of|in the)", "may in the ", {"": "may in the ", "month": "may"}),
        ("{what:(late|late in)}", "so late in ", {"": "late in ", "what": "late in"}),
        ("{year} -", "2021-", {"": "2021-", "year": "2021"}),
        ("{count}", "some 1,5 ", {"": "1,5 ", "count": "1,5"}),
        ("{count}", "x12 ", None),
        ("{place} , {month}", "paris, may ", {"": "paris, may ", "place": "paris", "month": "may"}),
    ],
)
def test_patterns_to_the_left(pattern: str, text: str, found: dict[str, str] | None) -> None:
    fit = Expression([pattern], BACKWARD).match(text[::-1], 0)
    assert (fit is not None) == (found is not None)
    if fit is not None:
        length, fitting, match = fit
        assert fitting is not None
        assert match is not None
        parts = fitting.parts_before(match, len(text))
        read = {"": text[len(text) - length :], **{name: text[slice(*span)] for name, span in parts.items()}}
        assert read == found


def test_what_stands_behind_the_limit_is_not_seen() -> None:
    expression = Expression(["{month} of"], BACKWARD)
    text = "may of "[::-1]
    assert expression.match(text, 0) is not None
    assert expression.match(text, 0, limit=5) is None


def test_a_head_is_found_already() -> None:
    expression = Expression(["{month} {day}", "{month}"], FORMS, head="month")
    fit = expression.match("may 3", 3)
    assert fit is not None
    length, pattern, found = fit
    assert length == 2
    assert pattern is not None
    assert found is not None
    assert pattern.parts(found, 3) == {"day": Span(4, 5)}
    assert expression.match("may be", 3) == NOTHING
    with pytest.raises(NotationError, match=r"begins with \{month\}"):
        Expression(["on {month}"], FORMS, head="month")


def test_parts_count_from_where_the_match_is_said_to_be() -> None:
    _, pattern, found = Expression(["{month} {day}"], FORMS).match("on may 3", 3) or NOTHING
    assert pattern is not None
    assert found is not None
    assert pattern.parts(found, 0) == {"month": Span(0, 3), "day": Span(4, 5)}


def test_nothing_found_is_the_same_with_a_pattern_and_without() -> None:
    expression = Expression(["{month} [of {year}]"], FORMS, head="month")
    assert expression.match("may of late", 3) == NOTHING
    assert expression.match("may be", 3) == NOTHING


def test_entries_of_the_grammar_stand_in_each_other() -> None:
    assert match("on 3 may", "on {dated}") == {"": "on 3 may", "day": "3", "month": "may"}
    assert match("on may 3", "on {dated}") == {"": "on may 3", "day": "3", "month": "may"}
    with pytest.raises(NotationError, match="the grammar entry `loop` contains itself"):
        Expression(["{loop}"], FORMS)


def test_the_longest_of_some_words_counts_and_ends_with_the_word() -> None:
    assert match("early evening", "(early|early evening|earl)") == {"": "early evening"}
    assert match("earl", "(early|early evening|earl)") == {"": "earl"}
    assert match("earls", "(early|early evening|earl)") is None


def test_no_pattern_matches_nothing() -> None:
    assert Expression([], FORMS).match("may", 0) is None


@pytest.mark.parametrize(
    "pattern", ["{month} … {day}", "({month})+", "({month})*", "{month} // {day}", "!{month} {day}"]
)
def test_what_only_constructions_can_hold_is_refused(pattern: str) -> None:
    with pytest.raises(NotationError, match="cannot stand in a grammar pattern"):
        Expression([pattern], FORMS)


def test_a_slot_with_a_property_is_refused() -> None:
    with pytest.raises(NotationError, match="cannot stand in a grammar pattern"):
        Expression(["{month value=5}"], FORMS)


def test_an_unknown_slot_is_told() -> None:
    with pytest.raises(NotationError, match="the lexicon `xx` has no class of words or table named `season`"):
        Expression(["{season}"], FORMS)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("{day} {month}", {"may", "sept"}),
        ("{day} [of] {month}", {"of", "may", "sept"}),
        ("{day} (/|-) {month_number}", {"/", "-"}),
        ("{hour} (h [{minute}]|:{minute})", {"h", ":"}),
        ("{hour} [{minute}] in {place}", {"in"}),
        ("{day} {when:(on|at)} {place}", {"on", "at"}),
        ("{hour} {minute} {place}", {"paris"}),
    ],
)
def test_the_word_behind_digits_tells_whether_a_pattern_may_fit(pattern: str, words: set[str]) -> None:
    patterns = DigitPatterns([pattern], FORMS)
    candidates = {"may", "sept", "of", "/", "-", "h", ":", "in", "on", "at", "paris", "unlisted", "€", ""}
    assert {word for word in candidates if patterns.that_may_fit(word, 2)} == words


def test_what_may_end_behind_digits_needs_a_mark_there() -> None:
    patterns = DigitPatterns(["{day} {stop}"], FORMS)
    assert patterns.that_may_fit(",", 2)
    assert patterns.that_may_fit("", 2)
    assert not patterns.that_may_fit("people", 2)


def test_digits_alone_may_stand_before_anything() -> None:
    patterns = DigitPatterns(["{year}", "{year} of {place}"], FORMS)
    assert [len(patterns.that_may_fit(word, 4)) for word in ("people", "of", "")] == [1, 2, 1]


def test_the_number_of_digits_tells_whether_a_pattern_may_fit() -> None:
    patterns = DigitPatterns(["{day}/{month_number}", "{year}/{month_number}", "{hour_digits}{minute}/"], FORMS)
    assert [len(patterns.that_may_fit("/", length)) for length in (1, 2, 3, 4)] == [1, 1, 0, 2]


def test_ordinals_may_stand_behind_digits() -> None:
    assert DigitPatterns(["{day} {month}"], FORMS).that_may_fit("th", 1)


TABLE = Lookup({"km": 1, "km/h": 2, "square km": 3, "%": 4, "m": 5, "d'": 6, "p. cent": 7, "°c": 8, "°": 9})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("km", ("km", 1)),
        (" km", ("km", 1)),
        ("  km", ("km", 1)),
        ("   km", None),
        (" km/h", ("km/h", 2)),
        (" kmx", None),
        (" km2", ("km", 1)),
        (" square km", ("square km", 3)),
        (" square", None),
        ("%", ("%", 4)),
        (" %x", ("%", 4)),
        (" mm", None),
        (" d'eau", ("d'", 6)),
        (" p. cent", ("p. cent", 7)),
        ("°c", ("°c", 8)),
        ("°f", ("°", 9)),
        (" x", None),
        ("", None),
    ],
)
def test_lookups(text: str, found: tuple[str, int] | None) -> None:
    at = TABLE.match(text, 0)
    assert (None if at is None else (text[at[0] : at[1]], at[2])) == found


def test_a_lookup_begins_at_the_place_asked_for() -> None:
    assert TABLE.match("5 km", 1) == (2, 4, 1)
    assert TABLE.match("5 km", 0) is None
    assert Lookup({}).match("km", 0) is None
