"""Figures that are taken up with two digits exchanged: "un prêt de 3,4 millions", below it "le prêt de 4,3 millions".

Two amounts of one unit that an article names, with the same digits in another order, are one amount told twice where an
article points back to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factcheck import BLOCKS, QUANTITIES, SENTENCES, BlockKind, Document, Quantity, QuantityKind, Span, covering
from factcheck_counts.arithmetic import YEAR, counts_time
from factcheck_counts.passage import STEM
from factcheck_counts.vocabulary import WORD, Words

_MEASURED = frozenset({QuantityKind.MEASURE, QuantityKind.CURRENCY})
#: So many words lead to a number that belongs to what an article names: "le prêt de", "cet ouvrage de".
_POINTED = 3
#: So far from each other two figures are at the most, in characters.
_FAR = 900
_MILLION = 1_000_000


def exchanged(document: Document, first: Quantity, again: Quantity) -> bool:
    """Tell whether two numbers are written with the same digits in another order, as slips of the pen have."""
    one, other = (
        [character for character in document.text[slice(*number.number)] if character.isdigit()]
        for number in (first, again)
    )
    if len(one) < 2:
        one, other = list(str(first.value)), list(str(again.value))
    return one != other and len(one) > 1 and sorted(one) == sorted(other) and first.step == again.step


def slips(document: Document) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield amounts, and employees, that an article names once and takes up with exchanged digits."""
    sets = document.lexicons[document.language].sets
    groups: dict[str, list[Quantity]] = {}
    headline = next((block.span.end for block in document[BLOCKS] if block.kind is BlockKind.HEADLINE), 0)
    for quantity in document[QUANTITIES]:
        if quantity.span.start < headline:
            continue
        thing = _thing(document, quantity, sets)
        if thing is not None:
            groups.setdefault(thing, []).append(quantity)
    for told in groups.values():
        if len(told) != 2:
            continue
        first, again = told
        if exchanged(document, first, again) and _is_taken_up(document, first, again, sets):
            yield first, again


def _thing(document: Document, quantity: Quantity, sets: Mapping[str, Words]) -> str | None:
    """Return what a quantity is of: its unit, or those who work somewhere, or what begins like another noun."""
    if quantity.parts or (not quantity.exact and quantity.hedge is not None):
        return None
    if quantity.value >= _MILLION and (quantity.kind is QuantityKind.CURRENCY or quantity.noun is None):
        # "El préstamo de 4,3 millones"
        return "millions"
    if quantity.kind in _MEASURED:
        return None if counts_time(quantity) else quantity.unit
    if quantity.kind is not QuantityKind.CARDINAL or quantity.noun is None or quantity.value < 10:
        return None
    noun = document.folded[slice(*quantity.noun)]
    if noun in sets.get("counts.staff", Words()):
        return "staff"
    return noun[:STEM] if len(noun) > STEM else None


def _is_taken_up(document: Document, first: Quantity, again: Quantity, sets: Mapping[str, Words]) -> bool:
    """Tell whether a number points back to another one, in a sentence of its own."""
    one, other = (covering(document[SENTENCES], number.span.start) for number in (first, again))
    if one is None or other is None or one == other or other.start - one.end > _FAR:
        return False
    if any(YEAR.search(document.text, *sentence) is not None for sentence in (one, other)):
        return False
    before = document.folded[other.start : again.span.start]
    lead = WORD.findall(before[before.rfind(",") + 1 :])[-_POINTED:]
    known = sets.get("counts.known", Words())
    linking = sets.get("counts.belonging", Words()) | sets.get("counts.purpose", Words())
    pointed = not known.isdisjoint(lead[-1:]) or (not known.isdisjoint(lead[:1]) and not linking.isdisjoint(lead[-1:]))
    return pointed and not any(
        Span(one.start, again.span.start).contains(number.span) and number.value == again.value
        for number in document[QUANTITIES]
    )
