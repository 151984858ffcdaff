"""The names of persons in a text: which words they are, and which of them may be one person's."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import NamedTuple

from factcheck import Document, Span
from factcheck_dates.readings.wording import tables_at

#: Words in capitals that stand together.
_CAPITALS = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž](?<![\w-].)[^\W\d_]+(?:-[^\W\d_]+)*(?: [A-ZÀ-ÖØ-ÞĀ-Ž][^\W\d_]+(?:-[^\W\d_]+)*)*")
#: A whole name has so many words, and "Jr" so many letters.
_WHOLE = 2
#: The name of whom an article is about that tells none, which may be any surname.
NAMELESS = ("",)
#: What stands behind some prepositions, which are so long at the most.
_PLACE, _WORD = "place", 6


class Name(NamedTuple):
    """A name as it stands: where, and its words; none for whoever is not named there."""

    span: Span
    words: tuple[str, ...] = ()

    def is_of(self, other: Name) -> bool:
        """Tell whether two names may be one person's: "Mugabe", "Robert Mugabe", "President Robert Gabriel Mugabe"."""
        if NAMELESS in (self.words, other.words):
            return len(self.words) == len(other.words) == 1
        if len(self.words) <= 1 or len(other.words) <= 1:
            # "Nora" and "Pell" may both be Nora Pell.
            return not set(self.words).isdisjoint(other.words)
        return self.words[-1] == other.words[-1] and not set(self.words[:-1]).isdisjoint(other.words[:-1])


def names_of(document: Document, headline: int, closed: Container[str], given: Container[str]) -> list[Name]:
    """Return the names of the text in their order: two capitals or more, parts of these, and first names.

    Where a name stands alone elsewhere, what stands before it is none: "Zimbabwe Robert Mugabe". In a headline all
    words may be in capitals: "Robert Mugabe Dies".
    """
    towns = tables_at(document, 0).get("dates.before_town", {})
    found = [_trimmed(match, closed) for match in _CAPITALS.finditer(document.text)]
    whole = {name.words for name in found if len(name.words) > 1 and name.span.start >= headline}
    lasts = {words[-1] for words in whole}
    known = {*lasts, *(words[0] for words in whole if len(words) == _WHOLE)}
    names = []
    for name in found:
        span, words = name
        if span.start < headline and len(words) > 1 and not lasts.isdisjoint(words):
            cut = max(at for at, word in enumerate(words) if word in lasts) + 1
            words = words[:cut]
            span = Span(span.start, span.start + len(" ".join(words)))
        own = next((words[at:] for at in range(1, len(words) - 1) if words[at:] in whole), words)
        start = span.end - len(" ".join(own))
        is_name = bool(own) and (len(own) > 1 or own[0] in known or own[0].lower() in given)
        # "Born in Fort Worth".
        if is_name and towns.get(_word_before(document, span.start)) != _PLACE:
            names.append(Name(Span(start, span.end), own))
    return names


def _trimmed(match: re.Match[str], closed: Container[str]) -> Name:
    """Return words in capitals without those that only open a sentence ("En", "Le"), and without "Jr" and "III"."""
    words, end = match[0].split(" "), match.end()
    while words and words[0].lower() in closed:
        del words[0]
    start = end - len(" ".join(words))
    while len(words) > _WHOLE and (len(words[-1]) <= _WHOLE or words[-1].isupper()):
        del words[-1]
    return Name(Span(start, start + len(" ".join(words))), tuple(words))


def _word_before(document: Document, start: int) -> str:
    """Return the word right before a place."""
    return document.folded[max(start - _WORD, 0) : start].rstrip().rsplit(" ", 1)[-1]
