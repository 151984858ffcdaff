"""The annotations of a document that can fill slots."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from factcheck.annotate.base import Annotated
from factcheck.constructions.slots import SLOT_TYPES, kind_of
from factcheck.model.layers import Layer
from factcheck.model.span import Span

#: More annotations of one type than these in a sentence are not counted.
MOST = 5
#: One bit for every type of slots in each of some rows: the first row says that there is one, the next that there are
#: two, and so on.
WIDTH = len(SLOT_TYPES)
ROW = (1 << WIDTH) - 1
BITS: Mapping[str, int] = {slot_type: 1 << number for number, slot_type in enumerate(SLOT_TYPES)}
_EVERY_ROW = sum(1 << WIDTH * row for row in range(MOST))

#: An annotation, and the bits of the types that it can fill, in every row.
Filler = tuple[int, Any]
_Test = tuple[int, Callable[[Any], bool]]


class _ByKind(dict[Any, tuple[int, Sequence[_Test]]]):
    """What the annotations of a layer can fill, by their kind: the bits of types, and what they may fill besides."""

    def __init__(self, slot_types: Iterable[str]) -> None:
        super().__init__()
        self._slot_types = sorted(slot_types)

    def __missing__(self, kind: Any) -> tuple[int, Sequence[_Test]]:
        sure, perhaps = 0, []
        for slot_type in self._slot_types:
            _, kinds, also = SLOT_TYPES[slot_type]
            if kinds and kind not in kinds:
                continue
            bits = BITS[slot_type] * _EVERY_ROW
            if also is None:
                sure |= bits
            else:
                perhaps.append((bits, also))
        self[kind] = sure, perhaps
        return self[kind]


@cache
def _by_layer(slot_types: frozenset[str]) -> Sequence[tuple[Layer[Any], Callable[[Any], Any], _ByKind]]:
    by_layer: dict[Layer[Any], list[str]] = {}
    for slot_type in sorted(slot_types):
        by_layer.setdefault(SLOT_TYPES[slot_type].layer, []).append(slot_type)
    return [(layer, kind_of(layer), _ByKind(known)) for layer, known in by_layer.items()]


def by_sentence(
    document: Annotated, slot_types: Iterable[str], sentences: Sequence[Span]
) -> Mapping[int, Sequence[Filler]]:
    """Return the annotations that can fill some types of slots, for each sentence in which any begin."""
    starts = [start for start, _ in sentences]
    found: dict[int, list[Filler]] = {}
    for layer, kind, by_kind in _by_layer(frozenset(slot_types)):
        for annotation in document[layer]:
            types, perhaps = by_kind[kind(annotation)]
            for bits, fits in perhaps:
                if fits(annotation):
                    types |= bits
            index = bisect_right(starts, annotation.span.start) - 1
            if types and index >= 0:
                found.setdefault(index, []).append((types, annotation))
    return found


def counted(fillers: Iterable[Filler]) -> int:
    """Return in bits how many annotations there are for each type of slots."""
    there = 0
    for types, _ in fillers:
        there |= (there << WIDTH | ROW) & types
    return there
