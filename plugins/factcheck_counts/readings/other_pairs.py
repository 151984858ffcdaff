"""Whether a claim about two amounts is true of another amount that stands near them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from factcheck import QUANTITIES, SENTENCES, Document, Quantity, QuantityKind, Span, covering
from factcheck_counts.readings.changes import Pair

_AMOUNTS = (QuantityKind.CARDINAL, QuantityKind.CURRENCY, QuantityKind.MEASURE)


def is_made_by_others(document: Document, pair: Pair, is_made: Callable[[Fraction, Fraction], bool]) -> bool:
    """Tell whether one of two amounts and a third one make what is claimed, so that they may be the ones meant.

    "3.600 pesos, 300 por plato, contra 2.400 del año pasado: un 50 % más".

    Args:
        document: The document.
        pair: The amounts that were read.
        is_made: Tells whether two amounts, before and after, make the claim.
    """
    for own in (pair.start, pair.end):
        for other in _beside(document, pair, own):
            one, another = Fraction(own.value), Fraction(other.value)
            if one and another and (is_made(one, another) or is_made(another, one)):
                return True
    return False


def _beside(document: Document, pair: Pair, own: Quantity) -> Iterator[Quantity]:
    """Yield the other amounts of the same kind and unit in the sentence of a claim, and in the one before."""
    sentence = covering(document[SENTENCES], pair.match.span.start) or pair.match.span
    before = covering(document[SENTENCES], max(0, sentence.start - 2)) or sentence
    near = Span(before.start, max(sentence.end, pair.match.span.end))
    for other in document[QUANTITIES]:
        if not near.contains(other.span) or other.kind not in _AMOUNTS:
            continue
        # One of them may leave its unit out: "150 000 hectolitres, contre 200 000".
        alike = other.unit == own.unit or other.unit is None or own.unit is None
        if alike and not any(other.span.overlaps(amount.span) for amount in (pair.start, pair.end)):
            yield other
