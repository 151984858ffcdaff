"""Compiles patterns of a lexicon's ``[grammar]`` to one anchored expression for each kind of place where they can start.

A grammar pattern is a construction whose slots are classes of words or kinds of digits, never annotations; that is why it can
become a regular expression, which :mod:`factcheck.constructions` cannot. The lexicon stays free of such expressions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import regex

from factcheck.lexicons import Lexicon
from factcheck.notation import WORD, Bound, Choice, Gap, Literal, NextSentence, Node, Not, NotationError, Repeat, Sequence, Slot, parse

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
    written = "|".join([compiler.compile(parse(pattern)) for pattern in patterns])
    return regex.compile(written, **compiler.lists)


def followers(patterns: Iterable[str], lexicon: Lexicon, extra: Mapping[str, Mapping[str, Any]]) -> frozenset[str]:
    """Return every word or mark that can stand behind the digits which some patterns begin with.

    Most numbers are no dates; the word behind them tells that before any expression is tried.
    """
    compiler = _Compiler(lexicon, extra)
    found: set[str] = set()
    for pattern in patterns:
        node = parse(pattern)
        if isinstance(node, Sequence):
            compiler.follow(node.items[1:], found)
        if "day_suffix" in lexicon.tables:
            found.update(word for suffix in lexicon.tables["day_suffix"] for word in WORD.findall(suffix))
    return frozenset(found)


def _word(form: str) -> str:
    return _bounded(form, r"\s+".join(map(regex.escape, form.split())))


def _bounded(form: str, pattern: str) -> str:
    start = r"(?<!\p{L})" if form[0].isalpha() else ""
    end = r"(?!\p{L})" if form[-1].isalpha() else ""
    return start + pattern + end


class _Compiler:
    def __init__(self, lexicon: Lexicon, extra: Mapping[str, Mapping[str, Any]]) -> None:
        self._lexicon = lexicon
        self._extra = extra
        #: Forms of the tables that were used, for the expression's named lists.
        self.lists: dict[str, list[str]] = {}

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

    def follow(self, items: Iterable[Node], found: set[str]) -> bool:
        """Add the words that some items can begin with; tell whether they can also be passed over."""
        return all(self._follow(item, found) for item in items)

    def _follow(self, node: Node, found: set[str]) -> bool:
        match node:
            case Literal(word):
                found.add(word)
            case Slot(_, kind, ()):
                if kind in _DIGITS:
                    return True
                found.update(WORD.findall(form)[0] for form in self._table(kind))
            case Bound(_, item):
                return self._follow(item, found)
            case Repeat(item, least, _):
                return self._follow(item, found) or least == 0
            case Choice(options):
                return any([self._follow(option, found) for option in options])
            case Sequence(items):
                return self.follow(items, found)
        return False

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
        # Named lists are sets: they compile at once and match in one step, where an alternation tries form by form.
        forms = list(self._table(kind))
        if not forms:
            return "(?!)"
        self.lists[kind] = forms
        return rf"(?<!\p{{L}})\L<{kind}>(?!\p{{L}})"

    def _table(self, kind: str) -> Mapping[str, Any]:
        for tables in (self._extra, self._lexicon.words, self._lexicon.tables):
            if kind in tables:
                return tables[kind]
        raise NotationError(f"the lexicon `{self._lexicon.language}` has no class of words or table named `{kind}`")
