"""Compiled patterns: what they find, and that one source is compiled once."""

from __future__ import annotations

import regex

from factcheck.patterns import compile as compile_pattern


def test_methods_are_those_of_regex() -> None:
    pattern = compile_pattern(r"\d+")
    text = "a 12 b 345"
    found = pattern.search(text)
    assert found is not None
    assert found.span() == (2, 4)
    found = pattern.search(text, 4)
    assert found is not None
    assert found[0] == "345"
    assert pattern.search(text, 0, 2) is None
    assert pattern.match(text) is None
    assert pattern.match(text, 3) is not None
    assert pattern.fullmatch(text, 2, 4) is not None
    assert pattern.fullmatch(text, 2, 5) is None
    assert [match[0] for match in pattern.finditer(text)] == ["12", "345"]
    assert [match[0] for match in pattern.finditer(text, 5)] == ["345"]


def test_one_source_and_flags_are_compiled_once() -> None:
    assert compile_pattern("a") is compile_pattern("a")
    assert compile_pattern("a") is not compile_pattern("a", regex.IGNORECASE)
    assert compile_pattern("a", regex.IGNORECASE).match("A") is not None
    assert repr(compile_pattern("a")) == "Pattern('a')"
