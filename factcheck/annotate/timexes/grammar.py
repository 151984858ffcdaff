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
import sys
from collections.abc import Callable, Iterable
from itertools import compress

from factcheck.annotate.lookup import NEXT_WORD
from factcheck.annotate.timexes.forms import (
    ANY,
    ANY_LENGTH,
    DIGIT,
    NO_LETTER_BEFORE,
    SPACE,
    Forms,
    is_digits,
    lengths_of,
)
from factcheck.model.span import Span
from factcheck.notation import (
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

Items = tuple[Node, ...]
#: What a match says of a group that has no part in it.
_UNFILLED = (-1, -1)


class Pattern:
    """One pattern as a regular expression, written and compiled when it is first tried: few articles need all of them.

    It is compiled by ``re``: on these patterns, whose alternatives are known and whose repetitions are bounded, that
    is twice as fast as ``regex``, to compile and to match.

    Args:
        items: What it is made of, in the order of reading.
        forms: What its slots stand for.
        spaced: Whether white space may stand before its first item.

    Attributes:
        match: Tries it at a place in a text, up to another.
        openers: The words and marks it can begin with, as far as they are asked for.
        passable: Whether it needs none of them.
    """

    __slots__ = ("_forms", "_items", "_names", "_spaced", "match", "openers", "passable")

    def __init__(self, items: Items, forms: Forms, *, spaced: bool) -> None:
        self._items = items
        self._forms = forms
        self._spaced = spaced
        self._names: tuple[str, ...] = ()
        self.match: Callable[[str, int, int], re.Match[str] | None] = self._first_match
        self.openers: set[str] = set()
        self.passable = False

    def _first_match(self, text: str, place: int, limit: int) -> re.Match[str] | None:
        writer = _Writer(self._forms)
        # Behind white space no word goes on; where none may stand, no letter stands before the pattern either.
        border = "" if self._spaced or _is_digits(self._items[0]) else NO_LETTER_BEFORE
        self.match = re.compile(border + writer.write(self._items, spaced=self._spaced)).match
        self._names = tuple(writer.names)
        return self.match(text, place, limit)

    def parts(self, match: re.Match[str], place: int) -> dict[str, Span]:
        """Return the stretch of each slot of a match, where it is tried at a place."""
        offset = place - match.pos
        make = tuple.__new__
        return {name: make(Span, (offset + first, offset + last)) for name, (first, last) in self._filled(match)}

    def parts_before(self, match: re.Match[str], place: int) -> dict[str, Span]:
        """Return the stretch of each slot of a match of the text back to front, where it is tried at a place."""
        offset = place + match.pos
        make = tuple.__new__
        return {name: make(Span, (offset - last, offset - first)) for name, (first, last) in self._filled(match)}

    def _filled(self, match: re.Match[str]) -> Iterable[tuple[str, tuple[int, int]]]:
        groups = match.regs[1:]
        return compress(zip(self._names, groups, strict=True), map(_UNFILLED.__ne__, groups))


#: How a pattern fits: how many characters, which one, and its match; the last two None where nothing at all is a match.
Fit = tuple[int, Pattern | None, re.Match[str] | None]
#: Nothing at all is a match.
NOTHING: Fit = (0, None, None)


class Expression:
    """Some patterns as regular expressions; it fits where the first of them fits.

    Only patterns that can begin with the word at a place are tried there, which is far cheaper than to try them all.

    Args:
        patterns: In the notation of :mod:`factcheck.notation`, the more specific ones first.
        forms: What their slots stand for, and in which direction they are matched.
        head: The slot that every pattern begins with and that has been found already: they are matched behind it.

    Raises:
        NotationError: A pattern is malformed or names an unknown slot.
    """

    __slots__ = ("_by_word", "_nothing", "_otherwise")

    def __init__(self, patterns: Iterable[str], forms: Forms, *, head: str | None = None) -> None:
        listed: list[Pattern] = []
        words: set[str] = set()
        for written in patterns:
            items = _items(_checked(written, forms))
            if head is not None:
                items = _behind(items, head)
            pattern = Pattern(items, forms, spaced=forms.backward or head is not None)
            pattern.passable = _follow(items[::-1] if forms.backward else items, forms, pattern.openers)
            words |= pattern.openers
            listed.append(pattern)
        #: The patterns to be tried where a word stands, and where another does.
        self._by_word = {word: tuple(p for p in listed if _may_begin(p, word)) for word in words}
        self._otherwise = self._by_word.get(ANY, ())
        #: What fits where none of them does.
        self._nothing = NOTHING if not forms.backward and any(pattern.passable for pattern in listed) else None

    def match(self, text: str, place: int, limit: int = sys.maxsize) -> Fit | None:
        """Return how a pattern fits that begins at a place; None where none does.

        Args:
            text: Folded; if the patterns are matched to the left, back to front.
            place: The place.
            limit: What stands behind it is not looked at.
        """
        following = NEXT_WORD.match(text, place, limit)
        for pattern in self._by_word.get(DIGIT if following is None else following[1], self._otherwise):
            match = pattern.match(text, place, limit)
            if match is not None:
                length = match.end() - place
                # Whether nothing was found by a pattern or without one is the same.
                return (length, pattern, match) if length or match.lastindex else self._nothing
        return self._nothing


def _may_begin(pattern: Pattern, word: str) -> bool:
    return pattern.passable or word in pattern.openers or ANY in pattern.openers


class DigitPatterns:
    """Some patterns that begin with digits; the word behind these tells which of them may fit.

    Args:
        patterns: As above.
        forms: What their slots stand for.

    Raises:
        NotationError: A pattern is malformed or names an unknown slot.
    """

    __slots__ = ("_patterns",)

    def __init__(self, patterns: Iterable[str], forms: Forms) -> None:
        #: Each with the numbers of digits that it can begin with.
        self._patterns: list[tuple[Pattern, range]] = []
        for written in patterns:
            items = _items(_checked(written, forms))
            pattern = Pattern(items, forms, spaced=False)
            # Digits that follow digits are of the same run: "0800 GMT".
            pattern.passable = _follow((item for item in items[1:] if not _is_digits(item)), forms, pattern.openers)
            if isinstance(items[0], Slot) and items[0].type in ("day", "nth"):
                pattern.openers |= forms.day_suffixes()
            self._patterns.append((pattern, lengths_of(items[0].type) if isinstance(items[0], Slot) else ANY_LENGTH))

    @property
    def openers(self) -> frozenset[str]:
        """The words and marks that tell patterns apart."""
        return frozenset[str]().union(*(pattern.openers for pattern, _ in self._patterns))

    def that_may_fit(self, word: str, length: int) -> tuple[Pattern, ...]:
        """Return the patterns that may fit so many digits with a word or mark behind them, an empty string for none."""
        openers = {word} if word.isalpha() else {word, ANY}
        return tuple(
            pattern
            for pattern, lengths in self._patterns
            if length in lengths and (pattern.passable or not openers.isdisjoint(pattern.openers))
        )


def first_fit(patterns: Iterable[Pattern], text: str, place: int) -> Fit | None:
    """Return how the first pattern fits that does so at a place; None where none does."""
    for pattern in patterns:
        match = pattern.match(text, place, sys.maxsize)
        if match is not None:
            return match.end() - place, pattern, match
    return None


def _items(node: Node) -> Items:
    return node.items if isinstance(node, Sequence) else (node,)


def _behind(items: Items, head: str) -> Items:
    """Return what follows the slot that a pattern begins with."""
    if not (isinstance(items[0], Slot) and items[0].type == head):
        raise NotationError(f"a pattern of `{head}` in the grammar begins with {{{head}}}")
    return items[1:]


def _is_digits(node: Node) -> bool:
    return isinstance(node, Slot) and is_digits(node.type)


def _words(node: Node) -> list[str] | None:
    """Return the words of a pattern that holds nothing else."""
    items = _items(node)
    words = [item.word for item in items if isinstance(item, Literal)]
    return words if len(words) == len(items) else None


def _checked(pattern: str, forms: Forms) -> Node:
    node = parse(pattern)
    _check(node, forms)
    return node


def _check(node: Node, forms: Forms, inside: tuple[str, ...] = ()) -> None:
    """Hold that a pattern can become an expression.

    Raises:
        NotationError: It cannot.
    """
    match node:
        case Literal():
            pass
        case Slot(_, kind, ()):
            entry = forms.entry(kind)
            if kind in inside:
                raise NotationError(f"the grammar entry `{kind}` contains itself")
            if entry is None:
                forms.openers(kind)
            for pattern in entry or ():
                _check(pattern, forms, (*inside, kind))
        case Bound(_, item) | Repeat(item, 0, 1):
            _check(item, forms, inside)
        case Sequence(parts) | Choice(parts):
            for part in parts:
                _check(part, forms, inside)
        case Repeat() | Gap() | NextSentence() | Not() | Slot():
            raise NotationError(f"{node} cannot stand in a grammar pattern")


def _follow(items: Iterable[Node], forms: Forms, found: set[str]) -> bool:
    """Add the words that some items can begin with, in the order of matching; tell whether they can be passed over."""
    return all(_follow_one(item, forms, found) for item in items)


def _follow_one(node: Node, forms: Forms, found: set[str]) -> bool:
    match node:
        case Literal(word):
            found.add(forms.opener(word))
        case Slot(_, kind, _):
            entry = forms.entry(kind)
            if entry is not None:
                # A list, because every option adds its words.
                return any([_follow_one(pattern, forms, found) for pattern in entry])  # noqa: C419
            found |= forms.openers(kind)
        case Bound(_, item):
            return _follow_one(item, forms, found)
        case Repeat(item, least, _):
            return _follow_one(item, forms, found) or least == 0
        case Choice(options):
            return any([_follow_one(option, forms, found) for option in options])  # noqa: C419
        case Sequence(items):
            return _follow(items[::-1] if forms.backward else items, forms, found)
    return False


class _Writer:
    """Writes the expression of a pattern.

    Attributes:
        names: Of the slots, one for each group of the expression.
    """

    def __init__(self, forms: Forms) -> None:
        self._forms = forms
        self.names: list[str] = []

    def write(self, items: Items, *, spaced: bool = False) -> str:
        """Return the expression of some items, white space between them and, if asked for, before them."""
        if self._forms.backward:
            return (SPACE if spaced else "") + self._joined(items[::-1], spaced=False)
        return self._joined(items, spaced=spaced)

    def _joined(self, items: Items, *, spaced: bool) -> str:
        written = []
        for item in items:
            space = SPACE if spaced else ""
            # White space belongs to the optional part that it leads to, or a match would take up the space behind it.
            written.append(
                f"(?:{space}{self._write(item.item)})?" if isinstance(item, Repeat) else space + self._write(item)
            )
            spaced = True
        return "".join(written)

    def _write(self, node: Node) -> str:
        match node:
            case Literal(word):
                return self._forms.any_of([[word]])
            case Slot(name, kind, _):
                entry = self._forms.entry(kind)
                if entry is not None:
                    return "(?:" + "|".join(map(self._write, entry)) + ")"
                self.names.append(name)
                return f"({self._forms.expression(kind)})"
            case Bound(name, item):
                self.names.append(name)
                return f"({self._write(item)})"
            case Sequence(items):
                return self.write(items)
            case Choice(options):
                words = [_words(option) for option in options]
                if all(words):
                    return self._forms.any_of([listed for listed in words if listed])
                return "(?:" + "|".join(map(self._write, options)) + ")"
            case Repeat(item):
                return f"(?:{self._write(item)})?"
        raise NotationError(f"{node} cannot stand in a grammar pattern")
