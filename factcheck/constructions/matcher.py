"""The annotator that finds constructions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from operator import attrgetter, or_

from factcheck.annotate.base import Annotated
from factcheck.constructions.fillers import Filler, by_sentence, counted
from factcheck.constructions.machine import matches
from factcheck.constructions.match import MATCHES, Match
from factcheck.constructions.repertoire import Candidate, Repertoire
from factcheck.constructions.sieve import passes
from factcheck.constructions.stream import Stream, spaced
from factcheck.model.layers import LANGUAGES, SENTENCES
from factcheck.model.span import Span
from factcheck.notation import cut

_SPAN = attrgetter("span")


class ConstructionMatcher:
    """The annotator that finds every construction of the active lexicons."""

    layer = MATCHES

    def __init__(self) -> None:
        self._repertoires: dict[str, Repertoire] = {}

    def annotate(self, document: Annotated) -> Mapping[str, tuple[Match, ...]]:
        """Return the matches of every construction, by its name, each in order of the text."""
        sentences = document[SENTENCES]
        languages = document[LANGUAGES]
        repertoires = {
            language: self._repertoire(document, language)
            for language in sorted({languages.main, *(entry.language for entry in languages.spans)})
        }
        fillers = by_sentence(document, set().union(*(r.slot_types for r in repertoires.values())), sentences)
        spoken = [languages.main] * len(sentences)
        if len(repertoires) > 1:
            spoken = [languages.at(sentence.start) for sentence in sentences]
        found: dict[str, list[Match]] = {}
        for candidate, stream in _Search(document.folded, sentences, spoken, repertoires, fillers).tries():
            if passes(candidate.sieve, stream):
                pattern = candidate.pattern
                for match in matches(pattern, candidate.program, stream):
                    # Of the patterns of one construction, the first that fits at a place counts.
                    others = found.setdefault(pattern.construction, [])
                    place = bisect_left(others, match.span, key=_SPAN)
                    if not any(match.span.overlaps(other.span) for other in others[max(place - 1, 0) : place + 1]):
                        others.insert(place, match)
        return {name: tuple(matched) for name, matched in found.items()}

    def _repertoire(self, document: Annotated, language: str) -> Repertoire:
        repertoire = self._repertoires.get(language)
        if repertoire is None:
            repertoire = self._repertoires[language] = Repertoire(document.lexicons[language].patterns)
        return repertoire


class _Search:
    """The search through the sentences of one document.

    Args:
        folded: The text, folded.
        sentences: Where they stand.
        spoken: The language of each.
        repertoires: By language.
        fillers: The annotations in each sentence that has any.
    """

    def __init__(
        self,
        folded: str,
        sentences: Sequence[Span],
        spoken: Sequence[str],
        repertoires: Mapping[str, Repertoire],
        fillers: Mapping[int, Sequence[Filler]],
    ) -> None:
        self._text = spaced(folded)
        self._sentences = sentences
        self._spoken = spoken
        self._repertoires = repertoires
        self._fillers = fillers
        self._words = cut([folded[start:end] for start, end in sentences])
        self._looked: dict[int, tuple[frozenset[str], int]] = {}
        self._streams: dict[tuple[int, int], Stream] = {}

    def tries(self) -> Iterator[tuple[Candidate, Stream]]:
        """Yield the patterns that hold nothing but what some words have, with these words."""
        spoken = self._spoken
        for index, words in enumerate(self._words):
            repertoire = self._repertoires[spoken[index]]
            if index not in self._fillers and repertoire.unfilled.isdisjoint(words):
                continue
            for candidate in repertoire.candidates(*self._look(index)):
                first = last = index
                if candidate.open:
                    # Its words or its annotations may stand in the first sentence or in the second.
                    first -= index > 0 and spoken[index - 1] == spoken[index]
                    last += spoken[index + 1 : index + 2] == [spoken[index]]
                    there = reduce(or_, [self._look(number)[1] for number in range(first, last + 1)])
                    if candidate.asks & ~there:
                        continue
                stream = self._streams.get((first, last))
                if stream is None:
                    stream = self._streams[first, last] = self._stream(first, last)
                yield candidate, stream

    def _look(self, index: int) -> tuple[frozenset[str], int]:
        """Return what a sentence holds of what patterns ask for: the words, and all of it in bits."""
        looked = self._looked.get(index)
        if looked is None:
            repertoire = self._repertoires[self._spoken[index]]
            known = repertoire.known(self._words[index])
            looked = self._looked[index] = known, repertoire.held(known, counted(self._fillers.get(index, ())))
        return looked

    def _stream(self, first: int, last: int) -> Stream:
        """Return the words of the sentences from one number to another."""
        behind = last + 1
        return Stream(
            self._text,
            self._sentences[first:behind],
            self._words[first:behind],
            frozenset().union(*[self._look(index)[0] for index in range(first, behind)]),
            [self._fillers.get(index, ()) for index in range(first, behind)],
            followed=self._spoken[behind : behind + 1] == self._spoken[last:behind],
        )
