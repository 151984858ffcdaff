"""The types of slots: which annotations fill them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from factcheck.lexicons import Pattern
from factcheck.model.fact import FactKind, Mention
from factcheck.model.layers import MENTIONS, QUANTITIES, QUOTATIONS, TIMEXES, Layer
from factcheck.model.quantity import Quantity, QuantityKind
from factcheck.model.timex import Timex, TimexType
from factcheck.model.units import UNITS, Dimension
from factcheck.notation import VERBAL, slots


def _quantity(*kinds: QuantityKind) -> Callable[[Quantity], bool]:
    return lambda quantity: quantity.kind in kinds


_FIGURES = (QuantityKind.CARDINAL, QuantityKind.MEASURE, QuantityKind.CURRENCY, QuantityKind.PERCENT)


def _mention(kind: FactKind) -> Callable[[Mention], bool]:
    return lambda mention: mention.kind is kind


def _timex(kind: TimexType) -> Callable[[Timex], bool]:
    return lambda timex: timex.type is kind


def _is_date(timex: Timex) -> bool:
    """Tell whether an expression names a day or longer, or a part of a day, by itself."""
    return timex.type in (TimexType.DATE, TimexType.TIME) and timex.minute is None and not timex.is_offset


def _is_weekday(timex: Timex) -> bool:
    """Tell whether an expression is a weekday without a date: in "lundi 12 mars" the weekday is a part of the day."""
    return timex.weekday is not None and timex.day is None and timex.month is None and timex.year is None


def _is_figure(quantity: Quantity) -> bool:
    """Tell whether a quantity is an amount of anything but time."""
    unit = UNITS.get(quantity.unit or "")
    return quantity.kind in _FIGURES and (unit is None or unit.dimension is not Dimension.TIME)


#: The types of slots: the layer that fills them, and which of its annotations do.
SLOT_TYPES: Mapping[str, tuple[Layer[Any], Callable[[Any], bool]]] = {
    "quantity": (QUANTITIES, _quantity(QuantityKind.CARDINAL, QuantityKind.MEASURE, QuantityKind.CURRENCY)),
    "amount": (QUANTITIES, _is_figure),
    "figure": (QUANTITIES, lambda quantity: _is_figure(quantity) and not quantity.parts),
    "loss": (QUANTITIES, lambda quantity: _is_figure(quantity) and quantity.value < 0),
    "range": (QUANTITIES, lambda quantity: _is_figure(quantity) and quantity.is_range),
    "number": (QUANTITIES, _quantity(QuantityKind.CARDINAL)),
    "ordinal": (QUANTITIES, _quantity(QuantityKind.ORDINAL)),
    "percent": (QUANTITIES, _quantity(QuantityKind.PERCENT)),
    "date": (TIMEXES, _is_date),
    "fraction": (QUANTITIES, _quantity(QuantityKind.FRACTION)),
    "share": (QUANTITIES, _quantity(QuantityKind.PERCENT, QuantityKind.FRACTION)),
    "multiplier": (QUANTITIES, _quantity(QuantityKind.MULTIPLIER)),
    "measure": (QUANTITIES, _quantity(QuantityKind.MEASURE)),
    "money": (QUANTITIES, _quantity(QuantityKind.CURRENCY)),
    "age": (QUANTITIES, _quantity(QuantityKind.AGE)),
    "score": (QUANTITIES, _quantity(QuantityKind.SCORE)),
    "day": (TIMEXES, lambda timex: timex.is_day),
    "weekday": (TIMEXES, _is_weekday),
    "period": (TIMEXES, lambda timex: timex.unit is not None and timex.deixis is not None),
    "time": (TIMEXES, lambda timex: timex.minute is not None),
    "duration": (TIMEXES, _timex(TimexType.DURATION)),
    "offset": (TIMEXES, lambda timex: timex.is_offset),
    "person": (MENTIONS, _mention(FactKind.PERSON)),
    "organisation": (MENTIONS, _mention(FactKind.ORGANISATION)),
    "place": (MENTIONS, _mention(FactKind.PLACE)),
    "event": (MENTIONS, _mention(FactKind.EVENT)),
    "fact": (MENTIONS, lambda _: True),
    "quote": (QUOTATIONS, lambda _: True),
}


class ConstructionError(ValueError):
    """A pattern that cannot be matched; the message names the construction and the remedy."""


def check(pattern: Pattern) -> None:
    """Raise if a pattern has slots that no layer fills.

    Raises:
        ConstructionError: The message names the pattern, the type, and the types there are.
    """
    for slot in slots(pattern.node):
        if slot.type not in VERBAL and slot.type not in SLOT_TYPES:
            known = ", ".join(sorted((*SLOT_TYPES, *VERBAL)))
            raise refusal(pattern, f"there is no slot type `{slot.type}`; there are {known}")


def refusal(pattern: Pattern, reason: str) -> ConstructionError:
    """Return what is said of a pattern that cannot be matched."""
    return ConstructionError(
        f"construction `{pattern.construction}` ({pattern.language}), pattern {pattern.source!r}: {reason}"
    )
