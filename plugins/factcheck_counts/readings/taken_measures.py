"""Measures that a text takes up in another unit: "3 quintaux … ces 3 000 kilos", "50 nœuds ; cela fait 120 km/h"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factcheck import QUANTITIES, SENTENCES, UNITS, Dimension, Document, Quantity, QuantityKind, covering
from factcheck_counts.readings.vocabulary import WORD, Words, ends

#: What is taken up stands no further from where it was named, in characters.
_FAR = 300
#: So many words before a measure hold what makes it the one that was named.
_LEAD = 3
_LEFT_ALONE = frozenset({Dimension.TIME})


def taken_measures(document: Document) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield two measures of one kind, the only ones of an article, of which the second points to the first."""
    found: dict[Dimension, list[Quantity]] = {}
    pounds = [quantity for quantity in document[QUANTITIES] if quantity.kind is QuantityKind.CURRENCY]
    for quantity in document[QUANTITIES]:
        unit = UNITS.get(quantity.unit or "")
        if unit is not None and quantity.kind is QuantityKind.MEASURE and unit.dimension not in _LEFT_ALONE:
            found.setdefault(unit.dimension, []).append(quantity)
    sets = document.lexicons[document.language].sets
    if len(pounds) == 1 and len(found.get(Dimension.MASS, ())) == 1:
        words = WORD.findall(document.folded, *pounds[0].span)
        if not sets.get("counts.half-kilogram", Words()).isdisjoint(words):
            # "660 livres … ces 300 kilos"
            found[Dimension.MASS] = sorted((as_weight(pounds[0]), *found[Dimension.MASS]), key=_start)
    for measures in found.values():
        if len(measures) == 2 and _is_taken_up(document, measures[0], measures[1], sets):
            yield measures[0], measures[1]


def as_weight(pounds: Quantity) -> Quantity:
    """Return pounds that were taken for money as a weight."""
    return pounds._replace(kind=QuantityKind.MEASURE, unit="lb")


def _start(quantity: Quantity) -> int:
    return quantity.span.start


def _is_taken_up(document: Document, one: Quantity, other: Quantity, sets: Mapping[str, Words]) -> bool:
    if one.unit == other.unit or other.span.start - one.span.end > _FAR or one.parts or other.parts:
        return False
    first, second = (covering(document[SENTENCES], measure.span.start) for measure in (one, other))
    if first is None or second is None:
        return False
    between = document.folded[one.span.end : other.span.start]
    lead = WORD.findall(between)[-_LEAD:]
    if ends(lead, sets.get("counts.that-is-so-much", Words())):
        return True
    behind = WORD.findall(document.folded, other.span.end, min(other.span.end + 12, second.end))[:1]
    pointed = ends(lead, sets.get("counts.pointing-at", Words()))
    # "Les 700 kilos de résine" are those of something else.
    return first != second and pointed and Words(behind).isdisjoint(sets.get("counts.of-something", Words()))
