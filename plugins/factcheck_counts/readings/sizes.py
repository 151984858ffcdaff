"""How many things have a measure each: "four laps of 400 metres", "eight 250-gram jars", "acht Gläser zu 250 Gramm"."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from factcheck import QUANTITIES, Document, Quantity, QuantityKind
from factcheck_counts.readings.passage import BORDER
from factcheck_counts.readings.vocabulary import WORD, Words

_START = attrgetter("span.start")
#: So many words stand between how many there are and how large each of them is.
_WORDS = 4
#: "Two of the eight": so many words stand between, with the second number.
_OF_THE = 3


def how_many(document: Document, measure: Quantity) -> int | None:
    """Return how many things have a measure each; None where nothing says so. Of "two of the eight" it is two.

    Args:
        document: The article.
        measure: The size of each.
    """
    quantities = document[QUANTITIES]
    place = bisect_left(quantities, measure.span.start, key=_START)
    if not place:
        return None
    many = quantities[place - 1]
    if many.kind is not QuantityKind.CARDINAL or not many.exact or many.unit is not None or many.value < 2:
        return None
    start, end = many.span.end, measure.span.start
    sized = document.lexicons[document.language].sets.get("counts.sized", Words())
    words = WORD.findall(document.folded, start, end)
    if len(words) > _WORDS or (words and words[-1] not in sized) or BORDER.search(document.folded, start, end):
        return None
    before = quantities[place - 2] if place > 1 else None
    if before is not None and len(WORD.findall(document.folded, before.span.end, start)) <= _OF_THE:
        many = before
    return int(many.value) if many.exact and many.value == int(many.value) else None


def all_of(measure: Quantity, many: int) -> Quantity:
    """Return what so many things of a size make."""
    value, low, high = (part * many for part in (measure.value, measure.low, measure.high))
    return measure._replace(value=value, low=low, high=high, step=measure.step * many)
