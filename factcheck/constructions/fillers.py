"""The annotations of a document that can fill slots."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from factcheck.annotate.base import Annotated
from factcheck.constructions.slots import SLOT_TYPES
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


def by_sentence(
    document: Annotated, slot_types: Iterable[str], sentences: Sequence[Span]
) -> Mapping[int, Sequence[Filler]]:
    """Return the annotations that can fill some types of slots, for each sentence in which any begin."""
    tests: dict[Layer[Any], list[tuple[int, Callable[[Any], bool]]]] = {}
    for slot_type in slot_types:
        layer, fits = SLOT_TYPES[slot_type]
        tests.setdefault(layer, []).append((BITS[slot_type] * _EVERY_ROW, fits))
    starts = [start for start, _ in sentences]
    found: dict[int, list[Filler]] = {}
    for layer, known in tests.items():
        for annotation in document[layer]:
            types = 0
            for bits, fits in known:
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
