"""Runs of digits: dates, times of day and years in digits."""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.annotate.timexes.grammar import Pattern, first_fit
from factcheck.annotate.timexes.heads import Grammar, Head, Text
from factcheck.annotate.timexes.values import WEAK
from factcheck.model.hits import Hit
from factcheck.model.timex import Timex

#: What is tried at a run of digits, in this order: any run, one of four digits, a short one.
_STRICT, _YEAR, _SHORT = ("date", "clock"), WEAK[:1], WEAK[1:]
_WEAK_BY_LENGTH = (), _SHORT, _SHORT, (), _YEAR
#: A run that is not too long and no part of a word, and the word or mark behind it.
_RUN = re.compile(r"(?<![^\W_])[0-9]{1,4}(?![0-9]|[.,][0-9]{3}(?![0-9]))(?:\s{0,2}([^\W\d_]+|[^\w\s]))?")
#: Stands for a word that no pattern lists.
_SOME_WORD = "unlisted"
_DASHES = ("-", "–", "/")
#: So many words behind digits are remembered.
_REMEMBERED = 4096

#: What to try at a run of digits: what it may be, the patterns that the word behind it allows, and whether it needs
#: something that says on its left that it is a time.
_Tries = tuple[tuple[Head, tuple[Pattern, ...], bool], ...]


class Digits:
    """The expressions that begin with digits.

    Args:
        grammar: Of the language.
    """

    __slots__ = ("_bare_years", "_heads", "_listed", "_tries", "_unlisted")

    def __init__(self, grammar: Grammar) -> None:
        self._bare_years = grammar.values.bare_years
        self._heads = {
            name: (Head(name, grammar, digits=True), grammar.of_digits(name))
            for name in (*_STRICT, *_YEAR, *_SHORT)
            if grammar.has(name)
        }
        self._listed = frozenset[str]().union(*(patterns.openers for _, patterns in self._heads.values()))
        #: For another mark or none, and for another word.
        self._unlisted = self._that_word_allows(""), self._that_word_allows(_SOME_WORD)
        #: By the word behind digits, then by the number of digits.
        self._tries: dict[str, tuple[_Tries, ...]] = {}

    def read(self, text: Text, hit: Hit, floor: int) -> Timex | None:
        """Return the expression of time that a run of digits begins; None where there is none after all.

        Args:
            text: Where it stands.
            hit: The run.
            floor: Where the expression before this one ends.
        """
        start, end, _ = hit
        run = _RUN.match(text.folded, start)
        if run is None:
            return None
        word = run[1] or ""
        for head, patterns, weak in (self._tries.get(word) or self._may_be(word))[end - start]:
            left = None
            if weak:
                # Most numbers have no context that makes them times: look at that first.
                left = head.before(text, start, floor)
                if left is None and not (head.name == "year_number" and self._can_stand_alone(text.folded, end)):
                    continue
            right = first_fit(patterns, text.folded, start)
            if right is None:
                continue
            if not weak:
                left = head.before(text, start, floor)
            timex = head.said(text, hit, start, left, right)
            if timex is not None:
                return timex
        return None

    def _may_be(self, word: str) -> tuple[_Tries, ...]:
        """Return what runs of digits may be, by their length, as far as the word behind them tells.

        Most numbers are no times; that word tells so before any expression is tried.
        """
        # All words that no pattern lists allow the same, and so do all such marks.
        tries = self._that_word_allows(word) if word in self._listed else self._unlisted[word.isalpha()]
        if len(self._tries) >= _REMEMBERED:
            self._tries.clear()
        self._tries[word] = tries
        return tries

    def _that_word_allows(self, word: str) -> tuple[_Tries, ...]:
        return tuple(self._that_may_fit((*_STRICT, *weak), word, length) for length, weak in enumerate(_WEAK_BY_LENGTH))

    def _that_may_fit(self, names: Iterable[str], word: str, length: int) -> _Tries:
        listed = (self._heads[name] for name in names if name in self._heads)
        tries = ((head, patterns.that_may_fit(word, length), head.name in WEAK) for head, patterns in listed)
        return tuple(found for found in tries if found[1])

    def _can_stand_alone(self, folded: str, end: int) -> bool:
        """Tell whether a year needs no word before it: in some languages, and the first of "2010-2015"."""
        return self._bare_years or folded[end : end + 1] in _DASHES
