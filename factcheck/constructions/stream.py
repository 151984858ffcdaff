"""The words of a sentence, or of neighbours with borders between, and the annotations that stand there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import accumulate, chain, compress, count
from operator import itemgetter
from typing import Any

from factcheck.constructions.fillers import BITS, Filler
from factcheck.constructions.program import Beginning
from factcheck.model.span import Span
from factcheck.notation import WORD

#: Stands among the words where a sentence ends and another one follows.
BORDER = ""
#: What stands between words, besides the plain space.
SPACES = "_\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
SPACES += "\u2028\u2029\u202f\u205f\u3000"
_FIRST = itemgetter(slice(1))
#: Longer sentences are not sieved: sets of places would cost more there than they save.
MOST_WORDS = 500
_BITS = tuple(1 << place for place in range(MOST_WORDS))


def spaced(folded: str) -> str:
    """Return a folded text with nothing but plain spaces between words, in the same places."""
    for space in SPACES:
        if space in folded:
            folded = folded.replace(space, " ")
    return folded


#: An annotation among the words: the bits of the types of slots that it can fill, the word it begins at, the one behind
#: it, and itself.
Placed = tuple[int, int, int, Any]


class Stream:
    """The words of a sentence, or of neighbours with borders between, and the annotations that begin at each.

    Args:
        text: The text as :func:`spaced` returns it.
        sentences: Where they stand.
        words: Those of each.
        known: Those of them that patterns ask for.
        fillers: The annotations of each.
        followed: Whether another sentence follows, so that the last one ends with a border too.
    """

    def __init__(
        self,
        text: str,
        sentences: Sequence[Span],
        words: Sequence[Sequence[str]],
        known: frozenset[str],
        fillers: Sequence[Sequence[Filler]],
        *,
        followed: bool,
    ) -> None:
        self._text = text
        self._sentences = sentences
        self._has_borders = followed or len(words) > 1
        self.words = [*words[0]]
        for more in words[1:]:
            self.words += (BORDER, *more)
        if followed:
            self.words.append(BORDER)
        #: With which word each sentence begins.
        self._begins = list(accumulate([len(part) + 1 for part in words[:-1]], initial=0))
        #: How much stands before each word, spaces aside: cheaper to tell than the places.
        self._weights = list(accumulate(map(len, self.words), initial=0))
        self.annotations = self._placed(fillers)
        asked = bytes(map(known.__contains__, self.words))
        self._asked = list(compress(self.words, asked))
        self._bits = list(compress(_BITS, asked))
        self._found: dict[frozenset[str], int] = {}
        self._beginnings: dict[Beginning, list[int]] = {}
        self._of_type: dict[str, dict[int, list[tuple[int, Any]]]] = {}

    @cached_property
    def _passed(self) -> Sequence[int]:
        """How many words, marks aside, stand before each."""
        return list(accumulate(map(str.isalnum, map(_FIRST, self.words)), initial=0))

    def _placed(self, fillers: Sequence[Sequence[Filler]]) -> Sequence[Placed]:
        """Return the annotations that lie inside."""
        found = []
        weights, last, spaces = self._weights, self._sentences[-1].end, self._text.count
        for (first, _), begin, inside in zip(self._sentences, self._begins, fillers, strict=True):
            # The annotations of each layer stand in order: what lies before one is counted on from the one before it.
            light, place = weights[begin], first
            for types, annotation in inside:
                start, end = annotation.span
                if end <= last:
                    if start < place:
                        light, place = weights[begin], first
                    light += start - place - spaces(" ", place, start)
                    place = start
                    heavy = light + end - start - spaces(" ", start, end)
                    found.append((types, bisect_right(weights, light) - 1, bisect_left(weights, heavy), annotation))
        return found

    @cached_property
    def _starts(self) -> Sequence[int]:
        """Where each word starts; a border does where its sentence ends."""
        starts: list[int] = []
        for start, end in self._sentences:
            starts += [word.start() for word in WORD.finditer(self._text, start, end)]
            starts.append(end)
        return starts

    def of_type(self, slot_type: str) -> Mapping[int, Sequence[tuple[int, Any]]]:
        """Return the annotations of a type, by the word they begin at, each with the word behind it."""
        by_start = self._of_type.get(slot_type)
        if by_start is None:
            by_start = self._of_type[slot_type] = {}
            bit = BITS[slot_type]
            for types, first, behind, annotation in self.annotations:
                if types & bit:
                    by_start.setdefault(first, []).append((behind, annotation))
        return by_start

    def beginnings(self, beginning: Beginning | None) -> Sequence[int]:
        """Return the words at which something can begin, in order."""
        if beginning is None:
            return range(len(self.words))
        places = self._beginnings.get(beginning)
        if places is None:
            words, slot_types = beginning
            places = list(compress(count(), map(words.__contains__, self.words)))
            if slot_types:
                places = sorted({*places, *chain.from_iterable(map(self.of_type, slot_types))})
            self._beginnings[beginning] = places
        return places

    def across(self, start: int, most: int, beginning: Beginning | None) -> Sequence[int]:
        """Return where something can begin behind a gap of so many words at most, the nearest first."""
        passed = self._passed
        end = bisect_right(passed, passed[start] + most)
        if self._has_borders and BORDER in self.words[start : end - 1]:
            end = self.words.index(BORDER, start) + 1
        if beginning is None:
            return range(start, end)
        places = self.beginnings(beginning)
        return places[bisect_left(places, start) : bisect_left(places, end)]

    def where(self, wanted: frozenset[str]) -> int:
        """Return where any of some words stand that patterns ask for, as a set of places: one bit for each."""
        found = self._found.get(wanted)
        if found is None:
            found = self._found[wanted] = sum(compress(self._bits, map(wanted.__contains__, self._asked)))
        return found

    def span(self, start: int, end: int) -> Span:
        """Return where the words from one number up to another stand."""
        return Span(self._starts[start], self._starts[end - 1] + len(self.words[end - 1]))
