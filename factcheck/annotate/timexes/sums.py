"""Lengths of several units: "deux ans et trois mois", "one year, one month and 21 days"."""

from __future__ import annotations

from factcheck.annotate.timexes.slots import Slots
from factcheck.model.span import Span
from factcheck.model.timex import TimeUnit

#: The slots of what is added: its number in digits, in words, or "one", and its unit.
_ADDED = tuple((f"{which}_count", f"{which}_number", f"{which}_single", f"{which}_unit") for which in ("more", "last"))
#: Units that one family counts, and how many of its smallest each is.
_SECONDS = {
    TimeUnit.SECOND: 1,
    TimeUnit.MINUTE: 60,
    TimeUnit.HOUR: 3600,
    TimeUnit.DAY: 86400,
    TimeUnit.WEEK: 7 * 86400,
}
_MONTHS = {TimeUnit.MONTH: 1, TimeUnit.YEAR: 12}
#: The longest that each of them is.
_SIZES = {**_SECONDS, TimeUnit.MONTH: 31 * 86400, TimeUnit.YEAR: 366 * 86400}

Terms = tuple[tuple[int, TimeUnit], ...]


class Sums:
    """Adds up lengths of several units.

    Args:
        slots: The words of the language.
    """

    def __init__(self, slots: Slots) -> None:
        self._slots = slots

    def of(
        self, folded: str, unit: TimeUnit | None, parts: dict[str, Span]
    ) -> tuple[int | None, TimeUnit, Terms] | None:
        """Return what a length and those behind it come to, in the smallest unit, and what they are.

        None where they are no sum: each must be less than one of the unit before it ("entre un an et 18 mois"). The
        amount is None where no unit counts all of them, as for months and days.
        """
        amount, _ = self._slots.length(folded, parts)
        if not isinstance(amount, int) or unit not in _SIZES:
            return None
        terms = [(amount, unit)]
        for count, number, single, name in _ADDED:
            if name not in parts:
                break
            pointer = self._slots.pointer(str(self._slots.value(folded, name, parts, "time_unit")))
            following = pointer.unit
            if following not in _SIZES or pointer.amount is not None:
                return None
            if single in parts:
                more = int(self._slots.value(folded, single, parts, "single"))
            else:
                more = self._slots.count(folded, parts[count if count in parts else number])
            if more * _SIZES[following] >= _SIZES[terms[-1][1]]:
                return None
            terms.append((more, following))
        smallest = terms[-1][1]
        for family in (_MONTHS, _SECONDS):
            if all(unit in family for _, unit in terms):
                return sum(amount * family[unit] for amount, unit in terms) // family[smallest], smallest, tuple(terms)
        return None, smallest, tuple(terms)
