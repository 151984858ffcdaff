"""Whether a claim about two amounts is true of another amount that stands near them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations, pairwise

from factcheck import (
    QUANTITIES,
    SENTENCES,
    Document,
    Quantity,
    QuantityKind,
    Span,
    covering,
    inside,
)
from factcheck_counts.readings.arithmetic import counts_time

_AMOUNTS = (QuantityKind.CARDINAL, QuantityKind.CURRENCY, QuantityKind.MEASURE)
#: In code points: "de los", "sur les".
_CLOSE = 12
#: Of more numbers some two make anything.
_MANY = 8


def is_made_by_others(
    document: Document,
    claim: Span,
    told: Quantity,
    amounts: Sequence[Quantity],
    is_made: Callable[[Fraction, Fraction], bool],
    *,
    loosely: bool = False,
) -> bool:
    """Tell whether one of the amounts of a claim and another one make it, so that they may be the ones meant.

    "3.600 pesos, 300 por plato, contra 2.400 del año pasado: un 50 % más".

    Args:
        document: The document.
        claim: Where it stands, with its amounts.
        told: What is claimed, whose own numbers are none of those meant.
        amounts: Those that were read.
        is_made: Tells whether two amounts, neither of them nought, make what is claimed.
        loosely: Whether the amounts are only taken to be those of the claim; then any two others may be.
    """
    others = list(_beside(document, claim, (told, *amounts)))
    if not any(map(counts_time, amounts)):
        # "Tripled in ten years, from 30 to 45"
        others = [other for other in others if not counts_time(other)]
    # Two others that stand close together may be the ones: "459 de los 1.000 votos".
    close = [(one, other) for one, other in pairwise(others) if other.span.start - one.span.end <= _CLOSE]
    if loosely and len(others) <= _MANY:
        close = list(combinations(others, 2))
    pairs = [*((own, other) for own in amounts for other in others), *close]
    for one, other in pairs:
        # One of them may leave its unit out: "150 000 hectolitres, contre 200 000".
        alike = one.unit == other.unit or one.unit is None or other.unit is None
        first, second = Fraction(one.value), Fraction(other.value)
        if alike and first and second and (is_made(first, second) or is_made(second, first)):
            return True
    return False


def _beside(document: Document, claim: Span, amounts: Sequence[Quantity]) -> Iterator[Quantity]:
    """Yield the other amounts in the sentences of a claim, and in the one before."""
    sentences = document[SENTENCES]
    first = covering(sentences, claim.start) or claim
    before, last = covering(sentences, max(0, first.start - 2)) or first, covering(sentences, claim.end - 1) or claim
    near = Span(before.start, max(first.end, last.end))
    for other in inside(document[QUANTITIES], near):
        if other.kind in _AMOUNTS and not any(other.span.overlaps(amount.span) for amount in amounts):
            yield other
