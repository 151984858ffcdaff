"""What the shared scan found: every literal of the active lexicons and facts, by class of words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from factcheck.model.layers import HITS, Part


class Hit(NamedTuple):
    """A literal that stands in the text between word boundaries.

    ``value`` is what the lexicon gives the word: 12 for "décembre" in the class ``month``.
    """

    start: int
    end: int
    value: Any


class Hits:
    """All hits of a document, by class of words, each class in order of the text."""

    __slots__ = ("_by_class",)

    def __init__(self, by_class: Mapping[str, Sequence[Hit]]) -> None:
        self._by_class = by_class

    def items(self) -> Iterable[tuple[str, Sequence[Hit]]]:
        """Return every class of words with its hits."""
        return self._by_class.items()

    def of(self, word_class: str) -> Sequence[Hit]:
        """Return the hits of a class, ordered by start, then by end; overlapping ones are all there."""
        return self._by_class.get(word_class, ())


class Words(Part[Sequence[Hit]]):
    """The key of a class of words, as a layer of its own.

    ``document[Words("attribution.loaded")]`` are the hits of the table ``[words.loaded]`` that the plugin
    ``attribution`` brings in its lexicons. Classes of the core lexicons have no prefix: ``Words("month")``.
    """

    __slots__ = ("word_class",)

    def __init__(self, word_class: str) -> None:
        super().__init__(f"words:{word_class}", HITS)
        self.word_class = word_class

    def pick(self, whole: Hits) -> Sequence[Hit]:
        """Return the hits of the class."""
        return whole.of(self.word_class)
