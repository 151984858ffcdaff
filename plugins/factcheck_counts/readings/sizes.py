"""How many things have a measure each: "four laps of 400 metres", "eight 250-gram jars", "acht Gläser zu 250 Gramm"."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from factcheck import QUANTITIES, UNITS, Document, Quantity, QuantityKind, Span, beginning
from factcheck_counts.readings.passage import BORDER
from factcheck_counts.readings.vocabulary import WORD, Words

_START = attrgetter("span.start")
#: So many words stand between how many there are and how large each of them is.
_WORDS = 4
#: "Two of the eight": so many words stand between, with the second number.
_OF_THE = 3
#: In characters: so far behind a measure stands what its unit is.
_SIZE = 12


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
    if before is not None and before.unit is None and _are_near(document, before, many):
        many = before
    return int(many.value) if many.exact and many.value == int(many.value) else None


def is_added(document: Document, measure: Quantity) -> bool:
    """Tell whether a measure is the last of several that are told together: "32 jars of 250 g and twelve of 375 g"."""
    quantities, unit = document[QUANTITIES], UNITS.get(measure.unit or "")
    place = bisect_left(quantities, measure.span.start, key=_START)
    near = quantities[max(place - 2, 0) : place]
    joints = document.lexicons[document.language].sets.get("counts.and", Words())
    for one in near:
        other = UNITS.get(one.unit or "")
        words = WORD.findall(document.folded, one.span.end, measure.span.start)
        alike = unit is not None and other is not None and unit.dimension is other.dimension
        if alike and not joints.isdisjoint(words) and len(words) <= 2 * _WORDS:
            return True
    return False


def is_told_in(document: Document, measure: Quantity) -> bool:
    """Tell whether a measure has a unit of its own size: "51 feet of 27.86 centimetres"."""
    behind = next(iter(beginning(document[QUANTITIES], Span(measure.span.end, measure.span.end + _SIZE))), None)
    unit, other = UNITS.get(measure.unit or ""), UNITS.get("" if behind is None else behind.unit or "")
    if behind is None or unit is None or other is None or unit.dimension is not other.dimension:
        return False
    sized = document.lexicons[document.language].sets.get("counts.sized", Words())
    words = WORD.findall(document.folded, measure.span.end, behind.span.start)
    return len(words) == 1 and words[0] in sized


def _are_near(document: Document, one: Quantity, other: Quantity) -> bool:
    return len(WORD.findall(document.folded, one.span.end, other.span.end)) <= _OF_THE


def all_of(measure: Quantity, many: int) -> Quantity:
    """Return what so many things of a size make."""
    value, low, high = (part * many for part in (measure.value, measure.low, measure.high))
    return measure._replace(value=value, low=low, high=high, step=measure.step * many)
