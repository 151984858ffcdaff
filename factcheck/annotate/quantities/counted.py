"""What a number counts, and what a share is a share of: the noun behind it, as far as closed classes tell it."""

from __future__ import annotations

import re

from factcheck.annotate.lookup import Lookup
from factcheck.lexicons import Lexicon
from factcheck.model.quantity import Rational
from factcheck.model.span import Span

#: The next word of the same line, with the hyphens inside it, behind letters that stand for a country: "U.S. soldiers".
_WORD = re.compile(r" {1,2}(?:((?:[^\W\d_]\.){2,}) )?([^\W\d_]+(?:-[^\W\d_]+)*)")
_HYPHENED = re.compile(r"-([^\W\d_]+)(?!-)")
#: So many words behind a number are looked at.
_REACH = 4


class Counted:
    """The nouns behind the numbers of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        tables = lexicon.tables
        self._adjectives = frozenset(tables.get("counted_adjective", {}))
        self._none = frozenset(tables.get("not_counted", {})) | frozenset(tables.get("np_stop", {}))
        #: Letters that stand for no country: "5 p.m. yesterday".
        self._hours = frozenset(tables.get("meridiem", {}))
        self._links = Lookup(tables.get("base_link", {}))
        #: What is counted behind a hyphen: "the 11-member board".
        self._hyphened = frozenset(tables.get("counted_behind_hyphen", {}))
        #: What nouns end with that adjectives do not, where the language tells them apart so.
        self._endings = tuple(tables.get("noun_ending", {}))

    def noun(self, folded: str, at: int, value: Rational) -> Span | None:
        """Return the noun behind a place; None where none follows."""
        first = None
        for _ in range(_REACH):
            match = _WORD.match(folded, at)
            if match is None:
                return first
            letters, word = match.groups()
            if word in self._none or letters in self._hours:
                return first
            at = match.end()
            if word in self._adjectives:
                continue
            span = tuple.__new__(Span, (match.start(2), at))
            if not self._endings or value == 1 or word.endswith(self._endings):
                return span
            # In English what ends like a plural behind two nouns or more is what is counted: "two police officers".
            first = first or span
        return first

    def behind_hyphen(self, folded: str, at: int) -> Span | None:
        """Return the noun that a hyphen joins to a number; None where it joins anything else."""
        match = _HYPHENED.match(folded, at)
        return Span(*match.span(1)) if match is not None and match[1] in self._hyphened else None

    def is_small(self, word: str) -> bool:
        """Tell whether a word is none that a name can end with: an article, a preposition."""
        return word in self._none

    def link(self, folded: str, at: int) -> int | None:
        """Return where the words end that lead from a share to what it is a share of."""
        found = self._links.match(folded, at)
        return None if found is None else found[1]

    def base(self, folded: str, at: int) -> Span | None:
        """Return what a share is a share of: "sondés" in "12 % des sondés"."""
        end = self.link(folded, at)
        if end is None:
            return None
        # Behind an apostrophe the noun follows without a space.
        glued = _GLUED.match(folded, end)
        return Span(*glued.span()) if glued is not None else self.noun(folded, end, 1)


_GLUED = re.compile(r"(?<=')[^\W\d_]+(?:-[^\W\d_]+)*")
