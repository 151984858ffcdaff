"""Compiles patterns of a lexicon's ``[grammar]`` to anchored expressions.

A grammar pattern is a construction whose slots are classes of words, kinds of digits or other entries of the grammar,
never annotations; that is why it can become a regular expression, which :mod:`factcheck.constructions` cannot. The
lexicon stays free of such expressions.

An expression is tied to a place that the shared scan has found. It is read from there to the right, and what may stand
before it to the left: patterns of the second kind are compiled back to front and tried on the reversed text, so that
neither direction has to search.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Sequence as Sequence_
from typing import Any, NamedTuple

from factcheck.annotate.lookup import NEXT_WORD
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
from factcheck.scan import BEGINNING

_LETTER = r"[^\W\d_]"
_BEFORE, _BEHIND = f"(?<!{_LETTER})", f"(?!{_LETTER})"
_SPACE = r"\s*"
_DIGITS = r"\d{1,2}"
#: Stand for a number and for anything at all among the words that a match can begin with.
_DIGIT, _ANY = "0", "*"
#: Marks the end of a form in a trie.
_FORM_END = ""
#: So many characters before a place are looked at.
_REACH = 64


class _Kind(NamedTuple):
    """Something that is no list of words, as an expression in reading direction and one back to front."""

    forward: str
    backward: str


def _both(expression: str) -> _Kind:
    return _Kind(expression, expression)


_KINDS = {
    "day": _both(r"(?<!\d)\d{1,2}(?!\d)"),
    "month_number": _Kind(r"(?<!\d)(?:0?[1-9]|1[0-2])(?!\d)", r"(?<!\d)(?:[1-9]0?|[012]1)(?!\d)"),
    "year": _Kind(r"(?<!\d)(?:1\d|2[01])\d\d(?!\w)", r"(?<!\w)\d\d(?:\d1|[01]2)(?!\d)"),
    "late_day": _both(r"(?<!\d)(?:1[3-9]|2\d|3[01])(?!\d)"),
    "short_year": _both(r"(?<!\d)\d\d(?!\d)"),
    "decade_digits": _Kind(r"(?:1[89]|20)?\d0", r"0\d(?:[89]1|02)?"),
    "hour": _both(r"(?<!\d)\d{1,2}(?!\d)"),
    "hour_digits": _Kind(r"(?<!\d)(?:[01]\d|2[0-4])", r"(?:\d[01]|[0-4]2)(?!\d)"),
    "minute": _Kind(r"[0-5]\d(?!\d)", r"(?<!\d)\d[0-5]"),
    "count": _Kind(r"(?<![\w.,])\d{1,4}(?:[.,]\d{1,2})?", r"(?:\d{1,2}[.,])?\d{1,4}(?![\w.,])"),
    "bracket": _both(r"[(\[]"),
    # The mark between two years, and what follows the first of them; a comma right behind another expression.
    "dash": _Kind(r"(?=\s?[-–/]\s?(?:1\d|20)?\d\d(?!\d))", r"[-–/](?=\s?$|\s?\d{4})"),
    "listed": _Kind(r"(?!)", r",\s?(?=$)"),
    # Where something ends, with and without a full stop; where a sentence or a bracket begins.
    "final": _Kind(r"(?=\s*(?:$|[,;:!?)\]»”\"\n]))", r"(?!)"),
    "stop": _Kind(r"(?=\s*(?:$|[.,;:!?)\]»”\"\n]))", r"(?!)"),
    "start": _Kind(r"(?!)", r"(?=\s*(?:$|[.!?:;\n«»“”\"„(\[]))"),
}


#: Kinds that are no runs of digits.
_NO_DIGITS = frozenset(("roman", "bracket", "dash", "listed", "stop", "final", "start"))


class _Pattern:
    """One pattern as a regular expression, compiled when it is first tried: few articles need all of them.

    It is compiled by ``re``: on these patterns, whose alternatives are known and whose repetitions are bounded, that
    is twice as fast as ``regex``, to compile and to match.
    """

    __slots__ = ("_expression", "match", "names", "openers")

    def __init__(self, expression: str, names: tuple[str, ...], openers: frozenset[str] | None) -> None:
        self._expression = expression
        #: Of the slots, one for each group.
        self.names = names
        #: The words that a match can begin with; None where they cannot be listed.
        self.openers = openers
        self.match: Callable[[str, int], re.Match[str] | None] = self._first_match

    def _first_match(self, text: str, start: int) -> re.Match[str] | None:
        self.match = re.compile(self._expression).match
        return self.match(text, start)


class Expression:
    """Some patterns as regular expressions; it fits where the first of them fits.

    Only patterns that can begin with the word at a place are tried there, which is far cheaper than to try them all.

    Args:
        patterns: In the notation of :mod:`factcheck.notation`, the more specific ones first.
        lexicon: Its classes of words, tables and grammar are the slot types, besides the kinds of digits.
        extra: More tables, by the slot type they fill; one without a form matches nothing.
        head: The slot that every pattern begins with and that has been found already: it is matched behind it.
        backward: Whether it is to be matched to the left of a place.

    Raises:
        NotationError: A pattern is malformed or names an unknown slot.
    """

    __slots__ = ("_by_word", "_nothing", "_otherwise")

    def __init__(
        self,
        patterns: Iterable[str],
        lexicon: Lexicon,
        extra: Mapping[str, Mapping[str, Any]],
        *,
        head: str | None = None,
        backward: bool = False,
    ) -> None:
        lead = _SPACE if backward else ""
        listed: list[_Pattern] = []
        #: Whether nothing at all is a match.
        self._nothing = False
        openers: set[str] = set()
        slots: dict[str, str] = {}
        for pattern in patterns:
            compiler = _Compiler(lexicon, extra, backward=backward, slots=slots)
            node = parse(pattern)
            expression = compiler.compile(node) if head is None else compiler.compile_behind(node, head)
            own: set[str] = set()
            passable = compiler.open(node, own, skipped=head is not None)
            self._nothing |= passable
            openers |= own
            listed.append(
                _Pattern(lead + expression, tuple(compiler.names), None if passable or _ANY in own else frozenset(own))
            )
        #: The patterns that can begin with a word, and those that can fit before words that no pattern lists.
        self._by_word = {word: _beginning_with(word, listed) for word in openers}
        self._otherwise = _beginning_with(None, listed) if _ANY in openers else ()

    def match(self, folded: str, start: int) -> tuple[Span, dict[str, Span]] | None:
        """Return the stretch that begins at a place and the stretch of each slot in it; None where no pattern fits."""
        following = NEXT_WORD.match(folded, start)
        for pattern in self._by_word.get(_DIGIT if following is None else following[1], self._otherwise):
            match = pattern.match(folded, start)
            if match is not None:
                # A third of the time of Span(…), and there are many.
                make = tuple.__new__
                whole = make(Span, match.span())
                if match.lastindex is None:
                    return whole, {}
                groups = zip(pattern.names, match.regs[1:], strict=True)
                return whole, {name: make(Span, span) for name, span in groups if span[0] >= 0}
        return (Span(start, start), {}) if self._nothing else None

    def match_before(self, folded: str, end: int, floor: int = 0) -> tuple[Span, dict[str, Span]] | None:
        """Return the stretch that ends at a place and the stretch of each slot in it; None where no pattern fits.

        Args:
            folded: Text.
            end: The place.
            floor: What stands before this offset is not looked at.
        """
        reversed_text = folded[max(floor, end - _REACH) : end][::-1]
        following = NEXT_WORD.match(reversed_text)
        for pattern in self._by_word.get(_DIGIT if following is None else following[1], self._otherwise):
            match = pattern.match(reversed_text, 0)
            if match is not None:
                make = tuple.__new__
                groups = zip(pattern.names, match.regs[1:], strict=True)
                parts = {name: make(Span, (end - last, end - first)) for name, (first, last) in groups if first >= 0}
                return make(Span, (end - match.end(), end)), parts
        return None


def _beginning_with(word: str | None, patterns: Iterable[_Pattern]) -> tuple[_Pattern, ...]:
    return tuple(pattern for pattern in patterns if pattern.openers is None or word in pattern.openers)


def followers(patterns: Iterable[str], lexicon: Lexicon, extra: Mapping[str, Mapping[str, Any]]) -> frozenset[str]:
    """Return every word or mark that can stand behind the digits which some patterns begin with.

    Most numbers are no dates; the word behind them tells that before any expression is tried.
    """
    compiler = _Compiler(lexicon, extra, backward=False)
    found: set[str] = set()
    for pattern in patterns:
        node = parse(pattern)
        items = node.items if isinstance(node, Sequence) else (node,)
        # Digits that follow digits are of the same run: "0800 GMT".
        compiler.follow((item for item in items[1:] if not _is_digits(item)), found)
    found.update(word for suffix in lexicon.tables.get("day_suffix", ()) for word in WORD.findall(suffix))
    return frozenset(found - {_DIGIT})


def _is_digits(node: Node) -> bool:
    return isinstance(node, Slot) and node.type in _KINDS and node.type not in _NO_DIGITS


def _literals(node: Node) -> list[str] | None:
    """Return the words of a pattern that holds nothing else."""
    items = node.items if isinstance(node, Sequence) else (node,)
    words = [item.word for item in items if isinstance(item, Literal)]
    return words if len(words) == len(items) else None


def _escape(atom: str) -> str:
    return atom if atom == _SPACE else re.escape(atom)


def _branches(node: Mapping[str, Any]) -> str:
    """Return the expression of what follows a place in a trie."""
    options = [_escape(atom) + _branches(below) for atom, below in node.items() if atom != _FORM_END]
    if _FORM_END in node:
        # The shorter form last, so that the longer one is preferred.
        options.append(node[_FORM_END])
    return options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"


class _Compiler:
    def __init__(
        self,
        lexicon: Lexicon,
        extra: Mapping[str, Mapping[str, Any]],
        *,
        backward: bool,
        slots: dict[str, str] | None = None,
    ) -> None:
        #: The expressions of slots, by their type, which patterns of the same direction share.
        self._slots = {} if slots is None else slots
        self._lexicon = lexicon
        self._extra = extra
        self._backward = backward
        #: The entries of the grammar that are being compiled, each inside the one before.
        self._inside: list[str] = []
        #: Names of the slots, one for each group of the expression.
        self.names: list[str] = []

    def compile(self, node: Node) -> str:
        match node:
            case Literal(word):
                return self._word(word)
            case Slot(name, kind, ()):
                if self._is_entry(kind):
                    return self._entry(kind)
                self.names.append(name)
                if kind not in self._slots:
                    self._slots[kind] = self._slot(kind)
                return f"({self._slots[kind]})"
            case Bound(name, item):
                self.names.append(name)
                return f"({self.compile(item)})"
            case Sequence(items):
                return self._sequence(items)
            case Choice(options):
                words = [_literals(option) for option in options]
                if all(words):
                    return self._trie([self._atoms(listed) for listed in words if listed])
                return "(?:" + "|".join(map(self.compile, options)) + ")"
            case Repeat(item, 0, 1):
                return f"(?:{self.compile(item)})?"
            case Repeat() | Gap() | NextSentence() | Not() | Slot():
                raise NotationError(f"{node} cannot stand in a grammar pattern")

    def compile_behind(self, node: Node, head: str) -> str:
        """Return the expression of what follows the slot that a pattern begins with."""
        items = node.items if isinstance(node, Sequence) else (node,)
        if not (isinstance(items[0], Slot) and items[0].type == head):
            raise NotationError(f"a pattern of `{head}` in the grammar begins with {{{head}}}")
        return "".join(self._joined(item, first=False) for item in items[1:])

    def open(self, node: Node, found: set[str], *, skipped: bool) -> bool:
        """Add the words that a pattern can begin with, behind its first item if that is skipped.

        Returns:
            Whether the pattern can be passed over without a word.
        """
        items = node.items if isinstance(node, Sequence) else (node,)
        return self.follow(items[1:] if skipped else items[::-1] if self._backward else items, found)

    def follow(self, items: Iterable[Node], found: set[str]) -> bool:
        """Add the words that some items can begin with; tell whether they can also be passed over."""
        return all(self._follow(item, found) for item in items)

    def _follow(self, node: Node, found: set[str]) -> bool:
        match node:
            case Literal(word):
                found.add(self._opener(word))
            case Slot(_, kind, ()):
                if self._is_entry(kind):
                    return any([self._follow(parse(p), found) for p in self._lexicon.grammar[kind]])  # noqa: C419
                self._follow_slot(kind, found)
            case Bound(_, item):
                return self._follow(item, found)
            case Repeat(item, least, _):
                return self._follow(item, found) or least == 0
            case Choice(options):
                # A list, because every option adds its words.
                return any([self._follow(option, found) for option in options])  # noqa: C419
            case Sequence(items):
                return self.follow(items[::-1] if self._backward else items, found)
        return False

    def _follow_slot(self, kind: str, found: set[str]) -> None:
        if kind in _NO_DIGITS:
            found.add(_ANY)
        elif kind in _KINDS:
            found.add(_DIGIT)
        else:
            words, tables = self._lexicon.words, self._lexicon.tables
            forms: Iterable[str]
            if kind == "number":
                forms = (*words["number"], *tables.get("number_inner", {}))
            elif kind == "nth":
                forms = (*words.get("ordinal", ()), *tables.get("nth", ()), *tables.get("ordinal_mark", ()))
                found.add(_DIGIT)
            else:
                forms = self._table(kind)
            found.update(map(self._opener, forms))

    def _opener(self, form: str) -> str:
        first = NEXT_WORD.match(form[::-1] if self._backward else form)
        return first[1] if first is not None else _DIGIT

    def _sequence(self, items: tuple[Node, ...]) -> str:
        ordered = items[::-1] if self._backward else items
        return "".join(self._joined(item, first=index == 0) for index, item in enumerate(ordered))

    def _joined(self, item: Node, *, first: bool) -> str:
        space = "" if first else _SPACE
        if isinstance(item, Repeat):
            # White space belongs to the optional part that it leads to, or a match would take up the space behind it.
            return f"(?:{space}{self.compile(item.item)})?"
        return space + self.compile(item)

    def _is_entry(self, kind: str) -> bool:
        """Tell whether a slot stands for an entry of the grammar; words and tables of the same name come first."""
        listed = (self._extra, self._lexicon.words, self._lexicon.tables, _KINDS)
        return kind in self._lexicon.grammar and not any(kind in tables for tables in listed)

    def _entry(self, name: str) -> str:
        if name in self._inside:
            raise NotationError(f"the grammar entry `{name}` contains itself")
        self._inside.append(name)
        compiled = "(?:" + "|".join(self.compile(parse(pattern)) for pattern in self._lexicon.grammar[name]) + ")"
        self._inside.pop()
        return compiled

    def _slot(self, kind: str) -> str:
        if kind == "day" and not self._backward:
            suffixes = self._lexicon.tables.get("day_suffix", {})
            return (
                _KINDS["day"].forward
                + "(?:"
                + "|".join(re.escape(suffix) + (_BEHIND if suffix[-1].isalpha() else "") for suffix in suffixes)
                + ")?"
            )
        if kind == "number":
            return self._number()
        if kind == "roman":
            return self._marked("[ivx]{1,6}", "?")
        if kind == "nth":
            words = {**self._lexicon.words.get("ordinal", {}), **self._lexicon.tables.get("nth", {})}
            return f"(?:{self._marked(_DIGITS)}|{self._any_of(words)})"
        if kind in _KINDS:
            return _KINDS[kind].backward if self._backward else _KINDS[kind].forward
        return self._any_of(self._table(kind))

    def _marked(self, digits: str, times: str = "") -> str:
        """Return an expression of a number in digits or Roman numerals with what makes it an ordinal: "XIXe"."""
        marks = sorted(self._lexicon.tables.get("ordinal_mark", {}), key=len, reverse=True)
        mark = "|".join(re.escape(form[::-1] if self._backward else form) for form in marks)
        mark = f"(?:{mark or '(?!)'}){times}"
        written = mark + digits if self._backward else digits + mark
        return rf"(?<![\w]){written}(?![\w])"

    def _number(self) -> str:
        """Return an expression of numbers in words, which any of their words go on: "dix-sept", "vingt et un"."""
        words, tables = self._lexicon.words, self._lexicon.tables
        forms = {**words["number"], **tables.get("number_inner", {})}
        one = self._any_of(forms)
        joint = "|".join(f"{self._word(form)}[ -]" for form in tables.get("number_joint", {})) or "(?!)"
        return rf"{one}(?:[ -](?:{joint})?{one}){{0,3}}"

    def _any_of(self, forms: Iterable[str]) -> str:
        return self._trie([self._atoms(form.removesuffix(BEGINNING).split()) for form in forms])

    def _word(self, form: str) -> str:
        return self._trie([self._atoms([form])])

    def _atoms(self, words: Sequence_[str]) -> list[str]:
        """Return the letters of some words in the order of matching, with what stands for the space between words."""
        atoms: list[str] = []
        for word in words[::-1] if self._backward else words:
            if atoms:
                atoms.append(_SPACE)
            atoms += word[::-1] if self._backward else word
        return atoms

    def _trie(self, forms: Iterable[Sequence_[str]]) -> str:
        """Return an expression of any of some forms, the longest first, that reads no letter twice."""
        root: dict[str, Any] = {}
        for form in forms:
            node = root
            for atom in form:
                node = node.setdefault(atom, {})
            node[_FORM_END] = _BEHIND if form[-1].isalpha() else ""
        options = [(_BEFORE if atom.isalpha() else "") + _escape(atom) + _branches(node) for atom, node in root.items()]
        return f"(?:{'|'.join(options)})" if options else "(?!)"

    def _table(self, kind: str) -> Mapping[str, Any]:
        for tables in (self._extra, self._lexicon.words, self._lexicon.tables):
            if kind in tables:
                return tables[kind]
        raise NotationError(f"the lexicon `{self._lexicon.language}` has no class of words or table named `{kind}`")
