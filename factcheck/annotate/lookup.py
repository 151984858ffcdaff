"""Looks words of a table up at a place in the text, whatever the size of the table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

#: A word of letters.
WORDS = re.compile(r"[^\W\d_]+")
#: The next word or mark of the same paragraph, after at most two spaces, as its first group.
NEXT_WORD = re.compile(r"(?!\n\n)\s{0,2}([^\W\d_]+|[^\w\s])")


class Lookup:
    """A table of words and phrases that may follow a place in the text.

    One small expression reads the next word, a dictionary tells the phrases that begin with it: far cheaper than an
    alternation of all of them, which has to be tried form by form.

    Args:
        table: Folded forms and their values.
    """

    __slots__ = ("_by_first",)

    def __init__(self, table: Mapping[str, Any]) -> None:
        #: By first word: a form, its length, whether a letter behind it makes it another word, and its value.
        self._by_first: dict[str, list[tuple[str, int, bool, Any]]] = {}
        for form in sorted(table, key=len, reverse=True):
            first = NEXT_WORD.match(form)
            if first is not None:
                # Behind a form of one word there is no letter: the word has been read to its end.
                goes_on = form != first[1] and form[-1].isalnum()
                self._by_first.setdefault(first[1], []).append((form, len(form), goes_on, table[form]))

    def match(self, folded: str, start: int) -> tuple[int, int, Any] | None:
        """Return start, end and value of the longest form at a place, after at most two spaces; None without one."""
        first = NEXT_WORD.match(folded, start)
        if first is None:
            return None
        forms = self._by_first.get(first[1])
        if forms is None:
            return None
        begin = first.start(1)
        for form, length, goes_on, value in forms:
            if folded.startswith(form, begin):
                end = begin + length
                if not (goes_on and folded[end : end + 1].isalpha()):
                    return begin, end, value
        return None


def first_letters(forms: Iterable[str]) -> frozenset[str]:
    """Return what forms begin with."""
    return frozenset(form[0] for form in forms)


def first_words(forms: Iterable[str]) -> frozenset[str]:
    """Return the words or marks that forms begin with."""
    return frozenset(word[1] for form in forms if (word := NEXT_WORD.match(form)))


def behind_hyphen(folded: str, at: int) -> int:
    """Return a place, or the one behind it where a hyphen stands there."""
    return at + 1 if folded[at : at + 1] == "-" else at
