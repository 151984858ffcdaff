"""The annotator that finds constructions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from factcheck.annotate.base import Annotated
from factcheck.constructions.fillers import Fillers
from factcheck.constructions.match import MATCHES, Match
from factcheck.constructions.passages import Passages
from factcheck.constructions.repertoire import NUMBER, Candidate, Repertoire
from factcheck.lexicons import ANCHOR, Pattern
from factcheck.model.hits import Hit
from factcheck.model.layers import HITS, LANGUAGES, SENTENCES
from factcheck.model.span import Span

_SPAN = attrgetter("span")
#: Behind an anchor a slot begins within so many characters, optional words included.
_BEHIND = 40
#: An anchor in a sentence: where it ends, and the patterns that it belongs to.
_Anchor = tuple[int, Sequence[Pattern]]


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
        fillers = Fillers(document)
        annotations = fillers.by_sentence(
            set().union(*(repertoire.slot_types for repertoire in repertoires.values())), sentences
        )
        anchors = _by_sentence(document[HITS].of(ANCHOR), sentences)
        spoken = [languages.main] * len(sentences)
        if len(repertoires) > 1:
            spoken = [languages.at(sentence.start) for sentence in sentences]
        search = _Search(spoken, annotations, fillers, Passages(document.folded, sentences, spoken, fillers))
        for index in sorted({*annotations, *anchors}):
            search.sentence(index, repertoires[spoken[index]], anchors.get(index, ()))
        return {name: tuple(sorted(matches, key=_SPAN)) for name, matches in search.found.items()}

    def _repertoire(self, document: Annotated, language: str) -> Repertoire:
        repertoire = self._repertoires.get(language)
        if repertoire is None:
            repertoire = self._repertoires[language] = Repertoire(document.lexicons[language].patterns)
        return repertoire


class _Search:
    """The search through one document.

    Args:
        spoken: The language of each sentence.
        annotations: The annotations in each sentence that has any; see ``Fillers.by_sentence``.
        fillers: The annotations themselves.
        passages: The words.

    Attributes:
        found: The matches so far, by construction.
    """

    def __init__(
        self, spoken: Sequence[str], annotations: Mapping[int, Sequence[int]], fillers: Fillers, passages: Passages
    ) -> None:
        self._spoken = spoken
        self._annotations = annotations
        self._fillers = fillers
        self._passages = passages
        self.found: dict[str, list[Match]] = {}

    def sentence(self, index: int, repertoire: Repertoire, anchors: Sequence[_Anchor]) -> None:
        """Look for the patterns of a repertoire in a sentence, given its number and the anchors in it."""
        filled = repertoire.filled(self._annotations.get(index, ()))
        candidates = repertoire.unanchored(filled)
        if anchors:
            candidates = sorted([*candidates, *self._tied(anchors, repertoire, filled)], key=NUMBER)
        passages = self._passages
        neighbours: _Neighbours | None = None
        for candidate in candidates:
            first = last = index
            if candidate.open:
                # Its anchor or its annotations may stand in the first sentence or in the second.
                if neighbours is None:
                    neighbours = self._neighbours(index, repertoire)
                if not self._may_cross(candidate, neighbours):
                    continue
                first, last = neighbours.indexes[0], neighbours.indexes[-1]
            elif not passages.may_hold(index, candidate):
                continue
            pattern = candidate.pattern
            for match in passages.stream(first, last).find(pattern, candidate.program):
                # Of the patterns of one construction, the first that fits at a place counts.
                matches = self.found.setdefault(pattern.construction, [])
                if not any(match.span.overlaps(other.span) for other in matches):
                    matches.append(match)

    def _tied(self, anchors: Sequence[_Anchor], repertoire: Repertoire, filled: int) -> Iterator[Candidate]:
        """Yield the candidates whose anchors stand in a sentence that has the annotations for them."""
        lacking = ~filled
        seen: set[Candidate] = set()
        for end, patterns in anchors:
            for pattern in patterns:
                candidate = repertoire.candidates.get(pattern)
                # One of another language is no candidate here; one that crosses may find what it needs next door.
                if candidate is None or (candidate.needed & lacking and not candidate.open) or candidate in seen:
                    continue
                if candidate.behind is None or self._fillers.begin(candidate.behind, end, end + _BEHIND):
                    seen.add(candidate)
                    yield candidate

    def _neighbours(self, index: int, repertoire: Repertoire) -> _Neighbours:
        spoken, annotations = self._spoken, self._annotations
        around = range(max(index - 1, 0), min(index + 2, len(spoken)))
        indexes = [number for number in around if spoken[number] == spoken[index]]
        return _Neighbours(indexes, repertoire.filled(chain(*(annotations.get(number, ()) for number in indexes))))

    def _may_cross(self, candidate: Candidate, neighbours: _Neighbours) -> bool:
        """Tell whether neighbouring sentences have what a pattern that crosses asks."""
        return not candidate.needed & ~neighbours.filled and all(
            any(self._passages.meets(index, (demand,)) for index in neighbours.indexes)
            for demand in chain(candidate.fast, candidate.slow)
        )


class _Neighbours(NamedTuple):
    """A sentence and those beside it in the same language: their numbers, and what annotations they have."""

    indexes: Sequence[int]
    filled: int


def _by_sentence(hits: Sequence[Hit], sentences: Sequence[Span]) -> Mapping[int, Sequence[_Anchor]]:
    """Return the anchors in each sentence that has any."""
    anchors: dict[int, list[_Anchor]] = {}
    index, count = 0, len(sentences)
    for start, end, patterns in hits:
        while index < count and sentences[index].end <= start:
            index += 1
        if index == count:
            break
        if sentences[index].start <= start:
            anchors.setdefault(index, []).append((end, patterns))
    return anchors
