"""The sentences of a document: what words they hold, looked for as cheaply as may be."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from factcheck.constructions.fillers import Fillers
from factcheck.constructions.machine import Stream
from factcheck.constructions.repertoire import Candidate, Demand
from factcheck.model.span import Span
from factcheck.notation import cut
from factcheck.outlines import LONGEST_APPROACH, Approach

#: So many characters before a place mostly hold as many words as an approach has at most.
_FAR = 80


class Passages:
    """The sentences of a document, alone or with their neighbours, each cut into words when it is first asked for.

    Args:
        folded: The text, folded.
        sentences: Where they stand.
        spoken: The language of each.
        fillers: The annotations.
    """

    def __init__(self, folded: str, sentences: Sequence[Span], spoken: Sequence[str], fillers: Fillers) -> None:
        self._folded = folded
        self._sentences = sentences
        self._spoken = spoken
        self._fillers = fillers
        self._streams: dict[tuple[int, int], Stream] = {}
        self._words: dict[int, list[str]] = {}
        self._words_before: dict[int, list[str]] = {}
        #: The bits of the demands that a sentence is known to meet, and of those that it is known not to.
        self._met: dict[int, int] = {}
        self._unmet: dict[int, int] = {}

    def stream(self, first: int, last: int) -> Stream:
        """Return the words of the sentences from one number to another."""
        stream = self._streams.get((first, last))
        if stream is None:
            sentences = self._sentences[first : last + 1]
            words = [self.words(index) for index in range(first, last + 1)]
            followed = self._spoken[last + 1 : last + 2] == self._spoken[last : last + 1]
            stream = Stream(self._folded, sentences, words, self._fillers, followed=followed)
            self._streams[first, last] = stream
        return stream

    def words(self, index: int) -> list[str]:
        """Return the words of a sentence."""
        words = self._words.get(index)
        if words is None:
            start, end = self._sentences[index]
            words = self._words[index] = cut(self._folded[start:end])
        return words

    def meets(self, index: int, demands: Iterable[Demand]) -> bool:
        """Tell whether a sentence meets all of some demands; few words may be parts of others there."""
        met, unmet = self._met.get(index, 0), self._unmet.get(index, 0)
        for demand in demands:
            bit, words, few = demand
            if bit & met:
                continue
            if bit & unmet:
                return False
            if few:
                start, end = self._sentences[index]
                find = self._folded.find
                found = any(find(word, start, end) >= 0 for word in words)
            else:
                found = not words.isdisjoint(self.words(index))
            if not found:
                self._unmet[index] = unmet | bit
                return False
            met = self._met[index] = met | bit
        return True

    def may_hold(self, index: int, candidate: Candidate) -> bool:
        """Tell whether a sentence has the words that a pattern asks for; the costly questions come last."""
        return (
            self.meets(index, candidate.fast)
            and (candidate.leads is None or self._approached(index, candidate.leads))
            and self.meets(index, candidate.slow)
        )

    def _approached(self, index: int, leads: Approach) -> bool:
        """Tell whether the words stand before an annotation of a sentence that every match has there."""
        start, end = self._sentences[index]
        starts = self._fillers.starts(leads.slot_type)
        for number in range(bisect_left(starts, start), bisect_left(starts, end)):
            if not leads.words.isdisjoint(self._before(starts[number], start)[-leads.most - 1 :]):
                return True
        return False

    def _before(self, place: int, start: int) -> list[str]:
        """Return the last words before a place in a sentence that starts there."""
        words = self._words_before.get(place)
        if words is None:
            near = max(start, place - _FAR)
            words = _spoken(cut(self._folded[near:place]))
            if near > start and len(words) <= LONGEST_APPROACH + 1:
                words = _spoken(cut(self._folded[start:place]))
            self._words_before[place] = words
        return words


def _spoken(words: Iterable[str]) -> list[str]:
    """Return words without the marks among them."""
    return [word for word in words if word[0].isalnum()]
