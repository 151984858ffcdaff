"""Compiles patterns of a lexicon's ``[grammar]`` to one anchored expression for each kind of place where they can start.

A grammar pattern is a construction whose slots are classes of words or kinds of digits, never annotations; that is why it can
become a regular expression, which :mod:`factcheck.constructions` cannot. The lexicon stays free of such expressions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import regex

from factcheck.lexicons import Lexicon
from factcheck.notation import Bound, Choice, Gap, Literal, NextSentence, Node, Not, NotationError, Repeat, Sequence, Slot, parse

_DIGITS = {
    "day": r"(?<!\d)\d{1,2}(?!\d)",
    "month_number": r"(?<!\d)(?:0?[1-9]|1[0-2])(?!\d)",
    "year": r"(?:1\d|20)\d\d(?!\d)",
    "hour": r"(?<!\d)(?:[01]?\d|2[0-4])",
    "minute": r"[0-5]\d(?!\d)",
}


def compile_patterns(
    patterns: Iterable[str], lexicon: Lexicon, extra: Mapping[str, Mapping[str, Any]]
) -> regex.Pattern[str]:
    """Return one expression that matches the first of the patterns that fits at a place, with a group for each slot.

    Args:
        patterns: In the notation of :mod:`factcheck.notation`, the more specific ones first.
        lexicon: Its classes of words and tables are the slot types, besides ``day``, ``month_number``, ``year``, ``hour`` and
            ``minute``, which are digits.
        extra: More tables, by the slot type they fill; one without a form matches nothing.

    Raises:
        NotationError: A pattern is malformed or names an unknown slot.
    """
    compiler = _Compiler(lexicon, extra)
    return regex.compile("|".join(compiler.compile(parse(pattern)) for pattern in patterns))


def forms(table: Mapping[str, Any]) -> str:
    """Return an alternation of the forms of a table, the longest first, each between word boundaries."""
    return "(?:" + "|".join(_word(form) for form in sorted(table, key=len, reverse=True)) + ")"


def _word(form: str) -> str:
    start = r"(?<!\p{L})" if form[0].isalpha() else ""
    end = r"(?!\p{L})" if form[-1].isalpha() else ""
    return start + r"\s+".join(regex.escape(word) for word in form.split()) + end


class _Compiler:
    def __init__(self, lexicon: Lexicon, extra: Mapping[str, Mapping[str, Any]]) -> None:
        self._lexicon = lexicon
        self._extra = extra

    def compile(self, node: Node) -> str:
        match node:
            case Literal(word):
                return _word(word)
            case Slot(name, kind, ()):
                return f"(?P<{name}>{self._slot(kind)})"
            case Bound(name, item):
                return f"(?P<{name}>{self.compile(item)})"
            case Sequence(items):
                return r"\s*".join(map(self.compile, items)) if not self._optional(items) else self._joined(items)
            case Choice(options):
                return "(?:" + "|".join(map(self.compile, options)) + ")"
            case Repeat(item, 0, 1):
                return f"(?:{self.compile(item)})?"
            case Repeat() | Gap() | NextSentence() | Not() | Slot():
                raise NotationError(f"{node} cannot stand in a grammar pattern")

    @staticmethod
    def _optional(items: tuple[Node, ...]) -> bool:
        return any(isinstance(item, Repeat) for item in items)

    def _joined(self, items: tuple[Node, ...]) -> str:
        # White space belongs to the optional part that it leads to, or a match would take up the space behind it.
        joined = ""
        for index, item in enumerate(items):
            compiled = self.compile(item)
            if index == 0:
                joined += compiled
            elif isinstance(item, Repeat):
                joined += rf"(?:\s*{self.compile(item.item)})?"
            else:
                joined += r"\s*" + compiled
        return joined

    def _slot(self, kind: str) -> str:
        if kind == "day":
            suffixes = self._lexicon.tables.get("day_suffix", {})
            return _DIGITS["day"] + "(?:" + "|".join(regex.escape(suffix) + r"(?!\p{L})" for suffix in suffixes) + ")?"
        if kind in _DIGITS:
            return _DIGITS[kind]
        if kind in self._extra and not self._extra[kind]:
            return "(?!)"
        table = self._extra.get(kind) or self._lexicon.words.get(kind) or self._lexicon.tables.get(kind)
        if table is None:
            raise NotationError(f"the lexicon `{self._lexicon.language}` has no class of words or table named `{kind}`")
        return forms(table)
