"""Whom a place or a firm has, as a whole: "the plant employs 350 people … the 410 workers at the site"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import islice

from factcheck import Document, Quantity, Span
from factcheck_counts.readings.arithmetic import said
from factcheck_counts.readings.passage import BORDER
from factcheck_counts.readings.told_again.same_figures import counts_a_sort, noun_of
from factcheck_counts.readings.vocabulary import WORD, Words, vocabulary_of

#: What governs a noun stands so many words before it.
_LED = 2
#: The name of a place is one of so many words behind what is counted.
_NAMED = 3


class Holders:
    """Finds what has a group that a text counts.

    Args:
        document: The article.
        is_told: Tells whether a word, another form of it or another word for the same stands among some.
    """

    def __init__(self, document: Document, is_told: Callable[[str, Sequence[str]], bool]) -> None:
        self._document = document
        self._vocabulary = vocabulary = vocabulary_of(document)
        self._kinds: Mapping[str, str] = vocabulary.table("holders")
        self._capitals = vocabulary.has_capitals
        self._is_told = is_told

    def has_all(self, noun: str, behind: Sequence[str], first: Quantity, again: Quantity, sentence: Span) -> bool:
        """Tell whether a noun is for what was said to have a group, all of it.

        Args:
            noun: What the people that are counted again are of.
            behind: The words behind it.
            first: How many of them there were said to be.
            again: How many there are later.
            sentence: The sentence that tells the first number.
        """
        counted, all_of_them = noun_of(self._document, again), self._vocabulary["whole-staff"]
        if again.value < first.value and counted != noun_of(self._document, first) and counted not in all_of_them:
            # "The plant employs 85 people … the 60 fitters of the plant"
            return False
        before = said(self._document, Span(sentence.start, first.span.start))
        if self._brings(noun, first, sentence, before):
            return not self._is_another(behind, said(self._document, sentence))
        places = [place for place, word in enumerate(before) if self._is_for(noun, word)]
        if not places or self._is_another(behind, before):
            return False
        between = before[places[-1] + 1 :]
        if not self._kinds.keys().isdisjoint(between):
            # "The firm is closing its plant, which employs 350"
            return False
        if self._capitals:
            # "Der Zulieferer, der 520 Menschen beschäftigt"
            between = [*between, *self._last(first, sentence)]
        lacks = self._having.isdisjoint(between) and self._vocabulary["has-plainly"].isdisjoint(between[-1:])
        return (
            not lacks
            and not counts_a_sort(self._document, first, sentence)
            and not is_at_a_place(self._document, first)
        )

    def _brings(self, noun: str, first: Quantity, sentence: Span, before: Sequence[str]) -> bool:
        """Tell whether a sentence says later what has a group: "with 41,000 signatures the petition was handed in"."""
        behind = said(self._document, Span((first.noun or first.span).end, sentence.end))
        place = next((place for place, word in enumerate(behind) if self._is_for(noun, word)), 0)
        governing = self._vocabulary["belonging", "place", "in-place", "listed-at"]
        return (
            place > 0
            and not self._vocabulary["with"].isdisjoint(before[-1:])
            and governing.isdisjoint(behind[max(place - _LED, 0) : place])
        )

    def _last(self, first: Quantity, sentence: Span) -> Sequence[str]:
        """Return the last word of the clause of a number."""
        start = (first.noun or first.span).end
        mark = BORDER.search(self._document.folded, start, sentence.end)
        return said(self._document, Span(start, sentence.end if mark is None else mark.start()))[-1:]

    def _is_for(self, noun: str, word: str) -> bool:
        """Tell whether a noun is for what a word names: "the plant … the site", "the maker … the firm"."""
        if noun in self._vocabulary["any-holder"]:
            return not {*self._kinds.get(noun, "").split("-")}.isdisjoint(
                {*self._kinds.get(word, "").split("-")} - {""}
            )
        return self._is_told(noun, (word,))

    def _is_another(self, behind: Sequence[str], before: Sequence[str]) -> bool:
        """Tell whether words behind a noun name another one: "of the plant in Lyon"."""
        leading = self._vocabulary["belonging", "place", "of-a-thing"]
        light = self._vocabulary["articles", "definite", "known"]
        if not self._vocabulary["turn"].isdisjoint(behind[:1]):
            # "Of the school and the college", "at the firm before the crisis"
            return True
        if not behind or behind[0] not in leading:
            return False
        telling = next((word for word in behind[1:] if word not in light), "")
        return bool(telling) and not self._is_told(telling, before)

    @property
    def _having(self) -> Words:
        holds = Words(form.split()[0] for form in self._vocabulary["holds"])
        return (
            holds - self._vocabulary["has-plainly"]
            | self._vocabulary["has-so-many", "with", "possessive", "whole-of-them", "employs"]
        )


def is_at_a_place(document: Document, first: Quantity) -> bool:
    """Tell whether a place is named behind a group, where a firm may have some of its people only."""
    vocabulary = vocabulary_of(document)
    behind = list(islice(WORD.finditer(document.text, (first.noun or first.span).end), _NAMED))
    return behind[:1] != [] and (
        behind[0][0] in vocabulary["place", "in-place"] and any(word[0][0].isupper() for word in behind[1:])
    )
