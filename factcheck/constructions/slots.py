"""The types of slots: which annotations fill them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, NamedTuple

from factcheck.lexicons import Pattern
from factcheck.model.fact import FactKind
from factcheck.model.layers import MENTIONS, QUANTITIES, QUOTATIONS, TIMEXES, Layer
from factcheck.model.quantity import Quantity, QuantityKind
from factcheck.model.timex import Timex, TimexType
from factcheck.model.units import UNITS, Dimension
from factcheck.notation import VERBAL

_FIGURES = (QuantityKind.CARDINAL, QuantityKind.MEASURE, QuantityKind.CURRENCY, QuantityKind.PERCENT)


class SlotType(NamedTuple):
    """Which annotations fill slots of a type.

    Args:
        layer: The layer that they come from.
        kinds: Their kinds; any unless given.
        also: What else must be true of them.
    """

    layer: Layer[Any]
    kinds: tuple[Any, ...] = ()
    also: Callable[[Any], bool] | None = None

    def fits(self, annotation: Any) -> bool:
        """Tell whether an annotation of the layer can fill such a slot."""
        return (not self.kinds or _KIND[self.layer](annotation) in self.kinds) and (
            self.also is None or self.also(annotation)
        )


def _is_date(timex: Timex) -> bool:
    """Tell whether an expression names a day or longer, or a part of a day, by itself."""
    return timex.minute is None and not timex.is_offset


def _is_weekday(timex: Timex) -> bool:
    """Tell whether an expression is a weekday without a date: in "lundi 12 mars" the weekday is a part of the day."""
    return timex.weekday is not None and timex.day is None and timex.month is None and timex.year is None


def _is_amount(quantity: Quantity) -> bool:
    """Tell whether a quantity is an amount of anything but time."""
    unit = UNITS.get(quantity.unit or "")
    return unit is None or unit.dimension is not Dimension.TIME


#: What tells the kind of an annotation.
_KIND: Mapping[Layer[Any], Callable[[Any], Any]] = {
    QUANTITIES: attrgetter("kind"),
    TIMEXES: attrgetter("type"),
    MENTIONS: attrgetter("kind"),
    QUOTATIONS: attrgetter("kind"),
}

#: The types of slots.
SLOT_TYPES: Mapping[str, SlotType] = {
    "quantity": SlotType(QUANTITIES, (QuantityKind.CARDINAL, QuantityKind.MEASURE, QuantityKind.CURRENCY)),
    "amount": SlotType(QUANTITIES, _FIGURES, _is_amount),
    "figure": SlotType(QUANTITIES, _FIGURES, lambda quantity: not quantity.parts and _is_amount(quantity)),
    "loss": SlotType(QUANTITIES, _FIGURES, lambda quantity: quantity.value < 0 and _is_amount(quantity)),
    "range": SlotType(QUANTITIES, _FIGURES, lambda quantity: quantity.is_range and _is_amount(quantity)),
    "number": SlotType(QUANTITIES, (QuantityKind.CARDINAL,)),
    "ordinal": SlotType(QUANTITIES, (QuantityKind.ORDINAL,)),
    "percent": SlotType(QUANTITIES, (QuantityKind.PERCENT,)),
    "date": SlotType(TIMEXES, (TimexType.DATE, TimexType.TIME), _is_date),
    "fraction": SlotType(QUANTITIES, (QuantityKind.FRACTION,)),
    "share": SlotType(QUANTITIES, (QuantityKind.PERCENT, QuantityKind.FRACTION)),
    "multiplier": SlotType(QUANTITIES, (QuantityKind.MULTIPLIER,)),
    "measure": SlotType(QUANTITIES, (QuantityKind.MEASURE,)),
    "money": SlotType(QUANTITIES, (QuantityKind.CURRENCY,)),
    "age": SlotType(QUANTITIES, (QuantityKind.AGE,)),
    "score": SlotType(QUANTITIES, (QuantityKind.SCORE,)),
    "day": SlotType(TIMEXES, also=lambda timex: timex.is_day),
    "weekday": SlotType(TIMEXES, also=_is_weekday),
    "period": SlotType(TIMEXES, also=lambda timex: timex.unit is not None and timex.deixis is not None),
    "time": SlotType(TIMEXES, also=lambda timex: timex.minute is not None),
    "duration": SlotType(TIMEXES, (TimexType.DURATION,)),
    "offset": SlotType(TIMEXES, also=lambda timex: timex.is_offset),
    "person": SlotType(MENTIONS, (FactKind.PERSON,)),
    "organisation": SlotType(MENTIONS, (FactKind.ORGANISATION,)),
    "place": SlotType(MENTIONS, (FactKind.PLACE,)),
    "event": SlotType(MENTIONS, (FactKind.EVENT,)),
    "fact": SlotType(MENTIONS),
    "quote": SlotType(QUOTATIONS),
}


def kind_of(layer: Layer[Any]) -> Callable[[Any], Any]:
    """Return what tells the kind of an annotation of a layer."""
    return _KIND[layer]


class ConstructionError(ValueError):
    """A pattern that cannot be matched; the message names the construction and the remedy."""


def check(pattern: Pattern) -> None:
    """Raise if a pattern has slots that no layer fills.

    Raises:
        ConstructionError: The message names the pattern, the type, and the types there are.
    """
    for unknown in sorted(pattern.types - SLOT_TYPES.keys() - VERBAL):
        known = ", ".join(sorted((*SLOT_TYPES, *VERBAL)))
        raise refusal(pattern, f"there is no slot type `{unknown}`; there are {known}")


def refusal(pattern: Pattern, reason: str) -> ConstructionError:
    """Return what is said of a pattern that cannot be matched."""
    return ConstructionError(
        f"construction `{pattern.construction}` ({pattern.language}), pattern {pattern.source!r}: {reason}"
    )
