"""Compiles patterns of a lexicon's ``[grammar]`` to anchored expressions.

A grammar pattern is a construction whose slots are classes of words or kinds of digits, never annotations; that is
why it can become a regular expression, which :mod:`factcheck.constructions` cannot. The lexicon stays free of such
expressions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from factcheck.lexicons import Lexicon
from factcheck.model.span import Span
from factcheck.notation import (
    WORD,
    Bound,
    Choice,
    Gap,
    Literal,
    NextSentence,
    Node,
    Not,
    NotationError,
    Repeat,
    Sequence,
    Slot,
    parse,
)

_LETTER = r"[^\W\d_]"
_DIGITS = {
    "day": r"(?<!\d)\d{1,2}(?!\d)",
    "month_number": r"(?<!\d)(?:0?[1-9]|1[0-2])(?!\d)",
    "year": r"(?:1\d|2[01])\d\d(?!\d)",
    "hour": r"(?<!\d)(?:[01]?\d|2[0-4])",
    "minute": r"[0-5]\d(?!\d)",
}


class Expression:
    """Some patterns as one regular expression, which fits where the first of them fits.

    It is compiled by ``re``: on these patterns, whose alternatives are known and whose repetitions are bounded, that
    is twice as fast as ``regex``, to compile and to match.

    Args:
        patterns: In the notation of :mod:`factcheck.notation`, the more specific ones first.
        lexicon: Its classes of words and tables are the slot types, besides ``day``, ``month_number``, ``year``,
            ``hour`` and ``minute``, which are digits.
        extra: More tables, by the slot type they fill; one without a form matches nothing.

    Raises:
        NotationError: A pattern is malformed or names an unknown slot.
    """

    __slots__ = ("_expression", "_names")

    def __init__(self, patterns: Iterable[str], lexicon: Lexicon, extra: Mapping[str, Mapping[str, Any]]) -> None:
        compiler = _Compiler(lexicon, extra)
        compiled = [compiler.compile(parse(pattern)) for pattern in patterns]
        self._expression = re.compile("|".join(compiled) or "(?!)")
        self._names = tuple(compiler.names)

    def match(self, folded: str, start: int) -> tuple[Span, dict[str, Span]] | None:
        """Return the stretch that begins at a place and the stretch of each slot in it; None where no pattern fits."""
        match = self._expression.match(folded, start)
        if match is None:
            return None
        whole, *groups = match.regs
        return Span(*whole), {name: Span(*span) for name, span in zip(self._names, groups, strict=True) if span[0] >= 0}


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
    return _bounded(form, r"\s+".join(map(re.escape, form.split())))


def _bounded(form: str, pattern: str) -> str:
    start = f"(?<!{_LETTER})" if form[0].isalpha() else ""
    end = f"(?!{_LETTER})" if form[-1].isalpha() else ""
    return start + pattern + end


class _Compiler:
    def __init__(self, lexicon: Lexicon, extra: Mapping[str, Mapping[str, Any]]) -> None:
        self._lexicon = lexicon
        self._extra = extra
        #: Names of the slots, one for each group of the expression.
        self.names: list[str] = []

    def compile(self, node: Node) -> str:
        match node:
            case Literal(word):
                return _word(word)
            case Slot(name, kind, ()):
                self.names.append(name)
                return f"({self._slot(kind)})"
            case Bound(name, item):
                self.names.append(name)
                return f"({self.compile(item)})"
            case Sequence(items):
                return "".join(self._joined(item, first=index == 0) for index, item in enumerate(items))
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
                # A list, because every option adds its words.
                return any([self._follow(option, found) for option in options])  # noqa: C419
            case Sequence(items):
                return self.follow(items, found)
        return False

    def _joined(self, item: Node, *, first: bool) -> str:
        space = "" if first else r"\s*"
        if isinstance(item, Repeat):
            # White space belongs to the optional part that it leads to, or a match would take up the space behind it.
            return f"(?:{space}{self.compile(item.item)})?"
        return space + self.compile(item)

    def _slot(self, kind: str) -> str:
        if kind == "day":
            suffixes = self._lexicon.tables.get("day_suffix", {})
            return _DIGITS["day"] + "(?:" + "|".join(re.escape(suffix) + f"(?!{_LETTER})" for suffix in suffixes) + ")?"
        if kind in _DIGITS:
            return _DIGITS[kind]
        forms = sorted(self._table(kind), key=len, reverse=True)
        if not forms:
            return "(?!)"
        return rf"(?<!{_LETTER})(?:{'|'.join(map(re.escape, forms))})(?!{_LETTER})"

    def _table(self, kind: str) -> Mapping[str, Any]:
        for tables in (self._extra, self._lexicon.words, self._lexicon.tables):
            if kind in tables:
                return tables[kind]
        raise NotationError(f"the lexicon `{self._lexicon.language}` has no class of words or table named `{kind}`")
