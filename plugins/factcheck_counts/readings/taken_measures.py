"""Amounts that a text restates in another unit: "3 quintaux … ces 3 000 kilos", "62 metres – 203 feet –".

A construction has the two side by side. Here the second may stand further on, where something says that it is the
first again: a word of restating before it or behind it, a pronoun that points back, or that it stands apart between
marks, in a unit of another system.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from factcheck import (
    QUANTITIES,
    SENTENCES,
    UNITS,
    Dimension,
    Document,
    Quantity,
    QuantityKind,
    Span,
    Unit,
    covering,
    overlapping,
)
from factcheck_counts.readings.vocabulary import WORD, Words, begins, ends, vocabulary_of

#: In characters: how far what is taken up stands from where it was named, and what stands apart between marks.
_FAR, _NEAR = 450, 80
#: So many words before a measure hold what makes it the one that was named, and so many behind it.
_LEAD, _BEHIND = 6, 4
#: So many words open a sentence that takes a measure up.
_OPENING = 4
_LEFT_ALONE = frozenset({Dimension.TIME})
#: The marks that something stands apart between.
_OPENS, _CLOSES = re.compile(r"(?:[,(:]|[–—]| -)\s*$"), re.compile(r"\s*(?:[,.;:)]|[–—]| - )")
#: Scales of temperature, by the set of the words that name them.
_SCALES = {"celsius": "°C", "fahrenheit": "°F"}

Sets = Mapping[str, Words]


def taken_measures(document: Document) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield two measures of one kind of which the second restates the first."""
    found: dict[Dimension, list[Quantity]] = {}
    sets = document.lexicons[document.language].sets
    pounds = [quantity for quantity in document[QUANTITIES] if quantity.kind is QuantityKind.CURRENCY]
    for quantity in document[QUANTITIES]:
        unit = UNITS.get(quantity.unit or "")
        if unit is not None and quantity.kind is QuantityKind.MEASURE and unit.dimension not in _LEFT_ALONE:
            found.setdefault(unit.dimension, []).append(quantity)
    if len(pounds) == 1 and len(found.get(Dimension.MASS, ())) == 1:
        words = WORD.findall(document.folded, *pounds[0].span)
        if not sets.get("counts.half-kilogram", Words()).isdisjoint(words):
            # "660 livres … ces 300 kilos"
            found[Dimension.MASS] = sorted((as_weight(pounds[0]), *found[Dimension.MASS]), key=_start)
    if Dimension.TEMPERATURE in found:
        scaled = _scaled(document, found[Dimension.TEMPERATURE], sets)
        found[Dimension.TEMPERATURE] = sorted((*found[Dimension.TEMPERATURE], *scaled), key=_start)
    for measures in found.values():
        for one, other in pairwise(measures):
            alone = len(measures) == 2
            if one.unit != other.unit and (
                is_restated(document, one, other, sets, alone=alone)
                or (alone and _is_same_area(document, one, other, sets))
            ):
                yield one, other


def taken_money(document: Document) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield two amounts of money of which the second restates the first in another currency."""
    sets = document.lexicons[document.language].sets
    money = [
        quantity
        for quantity in document[QUANTITIES]
        if quantity.kind is QuantityKind.CURRENCY and not _is_rate(document, quantity, sets)
    ]
    for one, other in pairwise(money):
        if one.unit != other.unit and (
            _is_alternative(document, one, other, sets) or is_restated(document, one, other, sets, alone=False)
        ):
            yield one, other


def _is_rate(document: Document, amount: Quantity, sets: Sets) -> bool:
    """Tell whether an amount is what another currency costs: "at a rate of 1.35 dollars"."""
    lead = WORD.findall(document.folded, max(amount.span.start - _NEAR, 0), amount.span.start)
    return ends(lead, sets.get("counts.exchanged-at", Words()))


def _is_alternative(document: Document, one: Quantity, other: Quantity, sets: Sets) -> bool:
    """Tell whether nothing but "or" joins two amounts of money: "900 million francs or 830 million euros"."""
    lead = WORD.findall(document.folded, one.span.end, min(other.span.start, one.span.end + _NEAR))
    hedges = Words(WORD.findall(" ".join(sets.get("counts.hedge", Words()))))
    return lead[:1] != [] and lead[0] in sets.get("counts.or", Words()) and hedges.issuperset(lead[1:])


def as_weight(pounds: Quantity) -> Quantity:
    """Return pounds that were taken for money as a weight."""
    return pounds._replace(kind=QuantityKind.MEASURE, unit="lb")


def of_two_systems(one: Unit, other: Unit) -> bool:
    """Tell whether a unit is no tenth, hundredth or thousandth of another: miles beside kilometres."""
    ratio = Fraction(one.factor) / Fraction(other.factor)
    larger = max(ratio, 1 / ratio)
    return larger.denominator != 1 or set(str(larger)) != {"0", "1"} or one.zero != other.zero


def is_restated(document: Document, one: Quantity, other: Quantity, sets: Sets, *, alone: bool) -> bool:
    """Tell whether an amount is said to be another one, in another unit.

    Args:
        document: The article.
        one: The amount.
        other: What may be the same.
        sets: The words of the language.
        alone: Whether the article holds no third amount of the kind.
    """
    apart = other.span.start - one.span.end
    if apart > _FAR or one.parts or other.parts or _begins_range(document, other):
        return False
    first, second = (covering(document[SENTENCES], measure.span.start) for measure in (one, other))
    if first is None or second is None:
        return False
    between = document.folded[one.span.end : other.span.start]
    lead = WORD.findall(between)[-_LEAD:]
    if alone and first != second and ends(lead, sets.get("counts.pointing-at", Words())):
        # "Les 700 kilos de résine" are those of something else.
        behind = WORD.findall(document.folded, other.span.end, min(other.span.end + 12, second.end))[:1]
        if Words(behind).isdisjoint(sets.get("counts.of-something", Words())):
            return True
    if alone and first != second and is_apposed(document, other):
        return True
    hedges = Words(WORD.findall(" ".join(sets.get("counts.hedge", Words()))))
    while lead and lead[-1] in hedges and not ends(lead, sets.get("counts.that-is-so-much", Words())):
        lead.pop()
    if ends(lead, sets.get("counts.that-is-so-much", Words())):
        return alone or apart <= _NEAR
    if first != second or apart > _NEAR:
        return False
    behind = WORD.findall(document.folded, other.span.end, second.end)[:_BEHIND]
    if begins(behind, sets.get("counts.restated", Words())) or (
        other.unit in _SCALES.values() and other.span == other.number
    ):
        # "3,2 millones de dólares al cambio"; a number that only a scale behind it makes a temperature
        return True
    return _stands_apart(document, one, other, hedges, sets)


def is_apposed(document: Document, measure: Quantity) -> bool:
    """Tell whether a measure stands beside what takes one up: "At that height, 2,000 metres above the lake"."""
    sets, sentence = document.lexicons[document.language].sets, covering(document[SENTENCES], measure.span.start)
    if sentence is None:
        return False
    opening = document.folded[sentence.start : measure.span.start]
    head, mark, hedged = opening.rpartition(",")
    words = WORD.findall(head)
    hedges = Words(WORD.findall(" ".join(sets.get("counts.hedge", Words()))))
    if not mark or len(words) > _OPENING or not hedges.issuperset(WORD.findall(hedged)):
        return False
    behind = WORD.findall(document.folded, measure.span.end, sentence.end)[: _BEHIND + 1]
    alone = _CLOSES.match(document.folded, measure.span.end) is not None
    if not alone and sets.get("counts.ground-level", Words()).isdisjoint(behind):
        # "200 metres from the reef"
        return False
    named = words[-1:] != [] and words[-1] in sets.get("counts.dimension", Words())
    return named and ends(words[:-1], sets.get("counts.that-same", Words()))


def _is_same_area(document: Document, one: Quantity, other: Quantity, sets: Sets) -> bool:
    """Tell whether an area follows another one behind a comma with the same digits: "300 hectares, 3 km² of forest".

    What it is of follows, or a mark.
    """
    units = UNITS.get(one.unit or ""), UNITS.get(other.unit or "")
    if any(unit is None or unit.dimension is not Dimension.AREA for unit in units) or not one.value or not other.value:
        return False
    if document.text[one.span.end : other.span.start].strip() != ",":
        return False
    ratio = Fraction(max(one.value, other.value)) / Fraction(min(one.value, other.value))
    behind = WORD.findall(document.folded, other.span.end, other.span.end + _NEAR)[:2]
    known = sets.get("counts.of-something", Words()) | sets.get("counts.belonging", Words())
    closes = _CLOSES.match(document.folded, other.span.end) is not None
    led = behind[:1] != [] and (behind[0] in known or _has_noun(document, other))
    return set(str(ratio)) == {"0", "1"} and (closes or led)


def _has_noun(document: Document, measure: Quantity) -> bool:
    """Tell whether a noun with a capital stands right behind a measure, where nouns have one: "3 km² Kiefernwald"."""
    return vocabulary_of(document).has_capitals and document.text[measure.span.end + 1 : measure.span.end + 2].isupper()


def _begins_range(document: Document, quantity: Quantity) -> bool:
    """Tell whether another number follows that an amount leads to: "de 72 a 82 Fahrenheit"."""
    behind = document.folded[quantity.span.end : quantity.span.end + _NEAR].split()[:2]
    to = document.lexicons[document.language].sets.get("counts.to", Words())
    return len(behind) > 1 and behind[0] in to and behind[1][0].isdigit()


def _stands_apart(document: Document, one: Quantity, other: Quantity, hedges: Words, sets: Sets) -> bool:
    """Tell whether a measure stands between marks behind one of another system: "62 metres – 203 feet –"."""
    units = UNITS.get(one.unit or ""), UNITS.get(other.unit or "")
    if units[0] is None or units[1] is None or not of_two_systems(units[0], units[1]):
        return False
    between = document.folded[one.span.end : other.span.start]
    hedged = other.hedge is not None
    words = WORD.findall(between)
    while words and words[-1] in hedges:
        words.pop()
        hedged = True
    last = between.rfind(words[-1]) + len(words[-1]) if words else 0
    mark = re.sub(r"[\w\s]+$", "", between[last:]) if hedged else between[last:]
    if _OPENS.search(mark) is None or not sets.get("counts.turn", Words()).isdisjoint(words):
        return False
    dashed = mark.strip() in ("–", "—", "-", "(")
    return hedged or (dashed and _CLOSES.match(document.folded, other.span.end) is not None)


def _scaled(document: Document, known: Sequence[Quantity], sets: Sets) -> Iterator[Quantity]:
    """Yield numbers that the words behind them make temperatures: "104 °F, or 40 on the Celsius scale"."""
    for number in document[QUANTITIES]:
        if number.kind is not QuantityKind.CARDINAL or number.parts:
            continue
        near = overlapping(known, Span(max(number.span.start - _NEAR - 1, 0), number.span.start))
        before = [measure for measure in near if measure.span.end <= number.span.start]
        sentence = covering(document[SENTENCES], number.span.start)
        if not before or sentence is None:
            continue
        behind = WORD.findall(document.folded, number.span.end, sentence.end)[:_BEHIND]
        for name, unit in _SCALES.items():
            if not sets.get(f"counts.{name}", Words()).isdisjoint(behind) and before[-1].unit != unit:
                yield number._replace(kind=QuantityKind.MEASURE, unit=unit)


def _start(quantity: Quantity) -> int:
    return quantity.span.start
