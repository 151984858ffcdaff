"""Reads the expressions of time of one language: which pattern of the grammar fits at a head."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from factcheck.annotate.base import Annotated
from factcheck.annotate.grammar import Expression, followers
from factcheck.annotate.lookup import NEXT_WORD
from factcheck.annotate.timexes.lists import Lists
from factcheck.annotate.timexes.values import WEAK, Values
from factcheck.facts.store import FactStore
from factcheck.lexicons import Lexicon
from factcheck.model.hits import Hit
from factcheck.model.span import Span
from factcheck.model.timex import Timex
from factcheck.notation import Slot, parse
from factcheck.scan import DIGITS

#: What is tried at a run of digits, in this order, where the word behind it allows it.
_NUMERIC = ("date", "clock")
#: Slots that are no part of the expression.
_BESIDE = ("context", "other", "at")
_DAY_DIGITS, _YEAR_DIGITS = 2, 4
_DASHES = ("-", "–", "/")


class _Sides(NamedTuple):
    """What the grammar says of a head: what follows it, and what may stand before; None where it says nothing."""

    right: Expression | None
    left: Expression | None


class Reader:
    """The expressions of one language.

    Attributes:
        values: What their slots say.
        lists: How they are joined.
    """

    def __init__(self, lexicon: Lexicon, facts: FactStore) -> None:
        self._lexicon = lexicon
        self._spelling = lexicon.tables.get("spelling", {})
        self.values = Values(lexicon, facts)
        self.lists = Lists(lexicon)
        self._extra = {"place": self.values.places}
        self._sides: dict[str, _Sides] = {}
        self._weak = tuple(name for name in WEAK[1:] if name in lexicon.grammar)
        # A pattern that is a number and nothing else fits before any word: "alle 18 in piazza".
        self._before_words = tuple(
            name for name in self._weak if any(isinstance(parse(pattern), Slot) for pattern in lexicon.grammar[name])
        )
        behind = {
            name: followers(lexicon.grammar.get(name, ()), lexicon, self._extra) for name in (*_NUMERIC, *self._weak)
        }
        #: What to try before a word: names of patterns for all numbers, and for short ones.
        self._numeric = {
            word: (
                tuple(name for name in _NUMERIC if word in behind[name]),
                tuple(
                    name
                    for name in self._weak
                    if not word.isalpha() or word in behind[name] or name in self._before_words
                ),
            )
            for word in frozenset().union(*behind.values())
        }

    def read(self, document: Annotated, head: str, hit: Hit, floor: int) -> Timex | None:
        """Return the expression of time with a head; None where there is none after all.

        Args:
            document: With its text.
            head: Class of the head.
            hit: The head.
            floor: Where the expression before this one ends.
        """
        folded = document.folded
        if head is DIGITS:
            for name in self._that_digits_begin(folded, hit.start, hit.end):
                timex = self._read(document, name, hit.start, hit, floor)
                if timex is not None:
                    return timex
            return None
        spelling = self._spelling.get(head)
        if spelling is not None and self.values.is_misspelt(document, hit, spelling):
            return None
        return self._read(document, head, hit.end, hit, floor)

    def _that_digits_begin(self, folded: str, start: int, end: int) -> Sequence[str]:
        """Return the patterns that a run of digits can begin, as far as its length and its neighbours tell."""
        length = end - start
        if length > _YEAR_DIGITS or (start and folded[start - 1].isalnum()):
            return ()
        following = NEXT_WORD.match(folded, end)
        word = following[1] if following is not None else ""
        strict, weak = self._numeric.get(word) or ((), self._before_words if word.isalpha() else self._weak)
        if length == _YEAR_DIGITS:
            return (*strict, "year_number")
        return strict + weak if length <= _DAY_DIGITS else strict

    def _compile(self, name: str, *, numeric: bool) -> _Sides:
        """Return what the grammar says of a head, compiled when it is first needed: few articles need all of them."""
        grammar = self._lexicon.grammar
        right, left = grammar.get(name, ()), grammar.get(f"before_{name}", ())
        head = None if numeric else name
        sides = self._sides[name] = _Sides(
            Expression(right, self._lexicon, self._extra, head=head) if right else None,
            Expression(left, self._lexicon, self._extra, backward=True) if left else None,
        )
        return sides

    def _read(self, document: Annotated, name: str, at: int, hit: Hit, floor: int) -> Timex | None:
        folded = document.folded
        numeric = hit.value is None
        right, left = self._sides.get(name) or self._compile(name, numeric=numeric)
        weak = name in WEAK
        if weak:
            # Most numbers have no context that makes them times: look at that first.
            before = left.match_before(folded, hit.start, floor) if left is not None else None
            if before is None and not (name == "year_number" and self._can_stand_alone(folded, hit)):
                return None
        if right is not None:
            match = right.match(folded, at)
            if match is None:
                return None
            span, parts = match
        elif numeric or name == "number":
            return None
        else:
            span, parts = Span(hit.start, hit.end), {}
        if not weak:
            before = left.match_before(folded, hit.start, floor) if left is not None else None
        start, end = hit.start, span.end
        if name == "season":
            # The article of "l'été" is no part of it.
            start = folded.find("'", start, hit.end) + 1 or start
        if before is not None:
            lead = before[1]
            for slot, part in lead.items():
                if part[0] < start and slot not in _BESIDE:
                    start = part[0]
            parts.update(lead)
        if "other" in parts:
            return None
        if not numeric:
            parts[name] = Span(hit.start, hit.end)
        if "event" in parts:
            end = parts["event"].start
            while folded[end - 1] in " ,":
                end -= 1
        return self.values.timex(document, name, hit, Span(start, end), parts)

    def _can_stand_alone(self, folded: str, hit: Hit) -> bool:
        """Tell whether a year needs no word before it: in some languages, and the first of "2010-2015"."""
        return self.values.bare_years or folded[hit.end : hit.end + 1] in _DASHES
