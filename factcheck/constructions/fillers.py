"""The annotations of a document that can fill slots."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from factcheck.annotate.base import Annotated
from factcheck.constructions.slots import SLOT_TYPES
from factcheck.model.layers import Layer
from factcheck.model.span import Span

#: One bit for every type of slots.
BITS: Mapping[str, int] = {slot_type: 1 << number for number, slot_type in enumerate(SLOT_TYPES)}


class Fillers:
    """The annotations of a document, by the types of slots that they can fill."""

    def __init__(self, document: Annotated) -> None:
        self._document = document
        self._by_type: dict[str, list[Any]] = {}
        self._starts: dict[str, list[int]] = {}

    def by_sentence(self, slot_types: Iterable[str], sentences: Sequence[Span]) -> Mapping[int, Sequence[int]]:
        """Return which of some types each annotation can fill, in bits, for each sentence in which any begin."""
        tests: dict[Layer[Any], list[tuple[int, Callable[[Any], bool]]]] = {}
        for slot_type in slot_types:
            layer, fits = SLOT_TYPES[slot_type]
            tests.setdefault(layer, []).append((BITS[slot_type], fits))
        first = [start for start, _ in sentences]
        found: dict[int, list[int]] = {}
        for layer, known in tests.items():
            for annotation in self._document[layer]:
                types = 0
                for bit, fits in known:
                    if fits(annotation):
                        types |= bit
                index = bisect_right(first, annotation.span.start) - 1
                if types and index >= 0:
                    found.setdefault(index, []).append(types)
        return found

    def starts(self, slot_type: str) -> Sequence[int]:
        """Return where the annotations of a type begin, in order."""
        starts = self._starts.get(slot_type)
        if starts is None:
            layer, fits = SLOT_TYPES[slot_type]
            self._by_type[slot_type] = [annotation for annotation in self._document[layer] if fits(annotation)]
            starts = self._starts[slot_type] = [annotation.span.start for annotation in self._by_type[slot_type]]
        return starts

    def begin(self, slot_type: str, start: int, end: int) -> bool:
        """Tell whether an annotation of a type begins between two offsets."""
        starts = self.starts(slot_type)
        place = bisect_left(starts, start)
        return place < len(starts) and starts[place] < end

    def between(self, slot_type: str, start: int, end: int) -> Sequence[Any]:
        """Return the annotations of a type that lie between two offsets."""
        starts = self.starts(slot_type)
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        return [annotation for annotation in self._by_type[slot_type][first:last] if annotation.span.end <= end]
