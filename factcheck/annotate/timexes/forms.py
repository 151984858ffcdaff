"""What the slots of a lexicon's ``[grammar]`` stand for: forms of words and kinds of digits, as regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from factcheck.annotate.lookup import NEXT_WORD
from factcheck.lexicons import Lexicon
from factcheck.notation import Node, NotationError, parse
from factcheck.scan import BEGINNING

#: White space between two items, of which none is given back: no item begins with any.
SPACE = r"\s*+"
#: What stands between two blocks instead of the last space.
BREAK = "\0"
#: Stand for digits and for anything at all among the words that something can begin with.
DIGIT, ANY = "0", "*"
_LETTER = r"[^\W\d_]"
NO_LETTER_BEFORE, _BEHIND = f"(?<!{_LETTER})", f"(?!{_LETTER})"
_DIGITS = r"\d{1,2}"
#: Marks the end of a form in a trie.
_FORM_END = ""


class _Kind(NamedTuple):
    """Something that is no list of words, as an expression in reading direction and one back to front.

    ``openers`` are the words and marks it can begin with.
    """

    forward: str
    backward: str
    openers: frozenset[str] = frozenset(DIGIT)


def _both(expression: str) -> _Kind:
    return _Kind(expression, expression)


_KINDS = {
    "day": _both(r"(?<!\d)\d{1,2}(?!\d)"),
    "month_number": _Kind(r"(?<!\d)(?:0?[1-9]|1[0-2])(?!\d)", r"(?<!\d)(?:[1-9]0?|[012]1)(?!\d)"),
    "padded_month": _Kind(r"(?<!\d)(?:0[1-9]|1[0-2])(?![\d/])", r"(?<![\d/])(?:[1-9]0|[012]1)(?!\d)"),
    "year": _Kind(r"(?<!\d)(?:1\d|2[01])\d\d(?!\w)", r"(?<!\w)\d\d(?:\d1|[01]2)(?!\d)"),
    "late_day": _both(r"(?<!\d)(?:1[3-9]|2\d|3[01])(?!\d)"),
    "short_year": _both(r"(?<!\d)\d\d(?!\d)"),
    "decade_digits": _Kind(r"(?:1[89]|20)?\d0", r"0\d(?:[89]1|02)?"),
    "hour": _both(r"(?<!\d)\d{1,2}(?!\d)"),
    "hour_digits": _Kind(r"(?<!\d)(?:[01]\d|2[0-4])", r"(?:\d[01]|[0-4]2)(?!\d)"),
    "minute": _Kind(r"[0-5]\d(?!\d)", r"(?<!\d)\d[0-5]"),
    "count": _Kind(r"(?<![\w.,])\d{1,4}(?:[.,]\d{1,2})?", r"(?:\d{1,2}[.,])?\d{1,4}(?![\w.,])"),
    "bracket": _Kind(r"[(\[]", r"[(\[]", frozenset("([")),
    # The mark between two years, and what follows the first of them; a comma right behind another expression.
    "dash": _Kind(r"(?=\s?[-–/]\s?(?:1\d|20)?\d\d(?!\d))", r"[-–/](?=\s?$|\s?\d{4})", frozenset("-–/")),
    "listed": _Kind(r"(?!)", r",\s?(?=$)", frozenset(",")),
    # Where something ends, with and without a full stop; where a sentence or a bracket begins.
    "final": _Kind(r"(?=\s*(?:$|[,:](?!\d)|[;!?)\]»”\"\n\0]))", r"(?!)", frozenset(ANY)),
    "stop": _Kind(r"(?=\s*(?:$|[.,:](?!\d)|[;!?)\]»”\"\n\0]))", r"(?!)", frozenset(ANY)),
    "start": _Kind(r"(?!)", r"(?=\s*(?:$|[.!?:;\n\0«»“”\"„(\[]))", frozenset(ANY)),
}


#: A run of digits that is not told by its kind has from one to four.
ANY_LENGTH = range(1, 5)
#: "0800 GMT" is an hour of two digits with the minutes behind them.
_LENGTHS = {
    **dict.fromkeys(("day", "late_day", "month_number", "hour", "nth", "short_year"), range(1, 3)),
    **dict.fromkeys(("year", "hour_digits"), range(4, 5)),
}


class Forms:
    """What the slots of one language stand for, in one direction; each is worked out when it is first asked for.

    Args:
        lexicon: Its classes of words, tables and grammar are the slot types, besides the kinds of digits.
        extra: More tables, by the slot type they fill; one without a form matches nothing.
        backward: Whether it is matched to the left of a place, on the reversed text.

    Attributes:
        backward: The same.
    """

    def __init__(self, lexicon: Lexicon, extra: Mapping[str, Mapping[str, Any]], *, backward: bool = False) -> None:
        self.backward = backward
        self._lexicon = lexicon
        self._tables = (extra, lexicon.words, lexicon.tables)
        self._expressions: dict[str, str] = {}
        self._openers: dict[str, frozenset[str]] = {}
        self._entries: dict[str, tuple[Node, ...]] = {}

    def entry(self, kind: str) -> tuple[Node, ...] | None:
        """Return the patterns of the entry of the grammar that a slot stands for; words and tables come first."""
        if kind not in self._entries:
            if kind not in self._lexicon.grammar or kind in _KINDS or any(kind in tables for tables in self._tables):
                return None
            self._entries[kind] = tuple(map(parse, self._lexicon.grammar[kind]))
        return self._entries[kind]

    def openers(self, kind: str) -> frozenset[str]:
        """Return the words that what fills a slot can begin with."""
        found = self._openers.get(kind)
        if found is None:
            found = self._openers[kind] = self._find_openers(kind)
        return found

    def expression(self, kind: str) -> str:
        """Return the expression of what fills a slot."""
        found = self._expressions.get(kind)
        if found is None:
            found = self._expressions[kind] = self._express(kind)
        return found

    def opener(self, form: str) -> str:
        """Return the first word or mark of a form."""
        first = NEXT_WORD.match(form[::-1] if self.backward else form)
        return first[1] if first is not None else DIGIT

    def day_suffixes(self) -> frozenset[str]:
        """Return the words and marks that can stand right behind the digits of a day: "1er", "3rd"."""
        return frozenset(map(self.opener, self._lexicon.tables.get("day_suffix", ())))

    def any_of(self, forms: Iterable[Sequence[str]]) -> str:
        """Return an expression of any of some forms, each a list of words; the longest that fits counts."""
        return _trie(map(self._atoms, forms))

    def _find_openers(self, kind: str) -> frozenset[str]:
        if kind == "number":
            return frozenset(map(self.opener, self._numbers()))
        if kind == "roman":
            return frozenset(ANY)
        if kind == "nth":
            marks = self._lexicon.tables.get("ordinal_mark", ())
            return frozenset((DIGIT, *map(self.opener, (*self._ordinals(), *marks))))
        if kind in _KINDS:
            return _KINDS[kind].openers
        return frozenset(map(self.opener, self._table(kind)))

    def _express(self, kind: str) -> str:
        if kind == "number":
            return self._number()
        if kind == "roman":
            return self._marked("[ivx]{1,6}", "?")
        if kind == "nth":
            return f"(?:{self._marked(_DIGITS)}|{self._listed(self._ordinals())})"
        if kind == "day" and not self.backward:
            suffixes = self._lexicon.tables.get("day_suffix", {})
            marks = "|".join(re.escape(suffix) + (_BEHIND if suffix[-1].isalpha() else "") for suffix in suffixes)
            return f"{_KINDS['day'].forward}(?:{marks})?"
        if kind in _KINDS:
            return _KINDS[kind].backward if self.backward else _KINDS[kind].forward
        return self._listed(self._table(kind))

    def _marked(self, digits: str, times: str = "") -> str:
        """Return an expression of a number in digits or Roman numerals with what makes it an ordinal: "XIXe"."""
        marks = sorted(self._lexicon.tables.get("ordinal_mark", {}), key=len, reverse=True)
        mark = "|".join(re.escape(form[::-1] if self.backward else form) for form in marks)
        mark = f"(?:{mark or '(?!)'}){times}"
        written = mark + digits if self.backward else digits + mark
        return rf"(?<![\w]){written}(?![\w])"

    def _number(self) -> str:
        """Return an expression of numbers in words, which any of their words go on: "dix-sept", "vingt et un"."""
        one = self._listed(self._numbers())
        joints = self._lexicon.tables.get("number_joint", {})
        joint = "|".join(f"{self.any_of([[form]])}[ -]" for form in joints) or "(?!)"
        return rf"{one}(?:[ -](?:{joint})?{one}){{0,3}}"

    def _numbers(self) -> Mapping[str, Any]:
        return {**self._lexicon.words["number"], **self._lexicon.tables.get("number_inner", {})}

    def _ordinals(self) -> Mapping[str, Any]:
        return {**self._lexicon.words.get("ordinal", {}), **self._lexicon.tables.get("nth", {})}

    def _listed(self, forms: Iterable[str]) -> str:
        return self.any_of([form.removesuffix(BEGINNING).split() for form in forms])

    def _atoms(self, words: Sequence[str]) -> list[str]:
        """Return the letters of some words in the order of matching, with what stands for the space between words."""
        atoms: list[str] = []
        for word in words[::-1] if self.backward else words:
            if atoms:
                atoms.append(SPACE)
            atoms += word[::-1] if self.backward else word
        return atoms

    def _table(self, kind: str) -> Mapping[str, Any]:
        for tables in self._tables:
            if kind in tables:
                return tables[kind]
        raise NotationError(f"the lexicon `{self._lexicon.language}` has no class of words or table named `{kind}`")


def lengths_of(kind: str) -> range:
    """Return the numbers of digits that a run can have of which a slot takes up the beginning."""
    return _LENGTHS.get(kind, ANY_LENGTH)


def is_digits(kind: str) -> bool:
    """Tell whether a slot is filled by digits alone."""
    return kind in _KINDS and DIGIT in _KINDS[kind].openers


def _trie(forms: Iterable[Sequence[str]]) -> str:
    """Return an expression of any of some forms, the longest first, that reads no letter twice."""
    root: dict[str, Any] = {}
    ends = set()
    for form in forms:
        node = root
        for atom in form:
            node = node.setdefault(atom, {})
        node[_FORM_END] = {}
        ends.add(form[-1].isalpha())
    if not root:
        return "(?!)"
    # What must not stand behind a word is looked for once, not for each form; before it stands the end of another word,
    # for heads and items end where words do.
    behind = _BEHIND if ends == {True} else f"(?:{NO_LETTER_BEFORE}|{_BEHIND})" if ends == {True, False} else ""
    return _branches(root) + behind


def _branches(node: Mapping[str, Any]) -> str:
    """Return the expression of what follows a place in a trie."""
    options = [_escape(atom) + _branches(below) for atom, below in node.items() if atom != _FORM_END]
    if _FORM_END in node:
        # The shorter form last, so that the longer one is preferred.
        options.append("")
    return _either(options) if options else ""


def _either(options: Sequence[str]) -> str:
    return options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"


def _escape(atom: str) -> str:
    return atom if atom == SPACE else re.escape(atom)
