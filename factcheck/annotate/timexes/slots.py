"""What the slots of a grammar stand for: the words of the lexicon and what they mean, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from factcheck.lexicons import Lexicon
from factcheck.model.span import Span
from factcheck.model.timex import Deixis, TimeUnit, TimexModifier
from factcheck.scan import BEGINNING

_KEPT = frozenset({"weekday", "day", "month", "year", "time", "zone", "amount", "unit"})


class Pointer(NamedTuple):
    """What a word like "hier soir" or "l'an dernier" stands for, all in one."""

    deixis: Deixis | None = None
    unit: TimeUnit | None = None
    amount: int | None = None
    modifier: TimexModifier | None = None
    part: str | None = None

    @classmethod
    def read(cls, value: str) -> Pointer:
        """Return what a lexicon writes as ``year last``, ``ago 2 day``, ``today EV`` or ``week this START``."""
        pointer = cls()
        for word in str(value).split():
            if word.isdigit():
                pointer = pointer._replace(amount=int(word))
            elif word in _DEIXIS:
                pointer = pointer._replace(deixis=Deixis(word))
            elif word in _UNITS:
                pointer = pointer._replace(unit=TimeUnit(word))
            elif word in _MODIFIERS:
                pointer = pointer._replace(modifier=TimexModifier(word))
            else:
                pointer = pointer._replace(part=word)
        return pointer


_DEIXIS, _UNITS, _MODIFIERS = (frozenset(kind) for kind in (Deixis, TimeUnit, TimexModifier))


class Slots:
    """The words that fill slots.

    A match is the stretch of every slot in it, by name; so are all arguments ``parts`` here and beside.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        tables = lexicon.tables
        self._lexicon = lexicon
        words = {**lexicon.words["number"], **tables.get("number_inner", {})}
        self._numbers = {form.removesuffix(BEGINNING): int(value) for form, value in words.items()}
        self._number_forms = sorted(self._numbers, key=len, reverse=True)
        self._values: dict[str, Mapping[str, Any]] = {}
        self._pointers: dict[str, Pointer] = {}

    def value(self, folded: str, slot: str, parts: Mapping[str, Span], table: str | None = None) -> Any:
        """Return what the lexicon gives the words of a slot, in the table or class of words of its name or another."""
        name = table or slot
        values = self._values.get(name)
        if values is None:
            words, tables = self._lexicon.words, self._lexicon.tables
            values = self._values[name] = {**tables.get(name, {}), **words.get(name, {})}
        return values[words_of(folded, parts[slot])]

    def pointer(self, value: str) -> Pointer:
        """Return what the lexicon writes for a word that says several things at once."""
        pointer = self._pointers.get(value)
        if pointer is None:
            pointer = self._pointers[value] = Pointer.read(value)
        return pointer

    def modifier(self, folded: str, parts: Mapping[str, Span]) -> TimexModifier | None:
        """Return what part of the time, or how exactly it, is meant; None where nothing says it."""
        return TimexModifier(self.value(folded, "modifier", parts)) if "modifier" in parts else None

    def nth(self, folded: str, parts: Mapping[str, Span]) -> int:
        """Return the number of an ordinal, -1 for the last."""
        words = words_of(folded, parts["nth"])
        if words[0].isdigit():
            return digits_of(words)
        listed = self._lexicon.tables.get("nth", {})
        return int(self.value(folded, "nth", parts, "nth" if words in listed else "ordinal"))

    def is_short(self, folded: str, table: str, span: Span) -> bool:
        """Tell whether a word is an abbreviation that looks like other words unless a number stands with it."""
        return folded[span.end - 1] == "." or words_of(folded, span) in self._lexicon.tables.get(table, ())

    def count(self, folded: str, span: Span) -> int:
        """Return a whole number in digits or in words."""
        written = words_of(folded, span)
        return int(written) if written.isdecimal() else self._spelled(written)

    def length(self, folded: str, parts: dict[str, Span]) -> tuple[int | float | None, bool]:
        """Return how many units are said, and whether some are said without a number."""
        amount: int | float | None = None
        for slot in ("about", "unit_part", "and_half", "count", "number", "multiple", "single"):
            if slot not in parts:
                continue
            if slot == "count":
                written = words_of(folded, parts[slot]).replace(",", ".")
                amount = float(written) if "." in written else int(written)
            elif slot == "number":
                amount = self._spelled(words_of(folded, parts[slot]))
            else:
                value = self.value(folded, slot, parts)
                amount = value if isinstance(value, int) else float(value)
            parts["amount"] = parts[slot]
            break
        if amount is None and "every" in parts:
            amount = 1
        if "half" in parts and amount is not None:
            amount += float(self.value(folded, "half", parts))
        if isinstance(amount, float) and amount.is_integer():
            amount = int(amount)
        return amount, "some" in parts

    def _spelled(self, written: str) -> int:
        """Return the value of a number in words: "vingt et un", "quatre-vingt-dix"."""
        if written in self._numbers:
            return self._numbers[written]
        total = 0
        rest = written
        while rest:
            form = next((form for form in self._number_forms if rest.startswith(form)), None)
            if form is None:
                rest = rest.partition(" ")[2] or rest.partition("-")[2]
                continue
            value = self._numbers[form]
            total = total * value if value >= 100 and 0 < total < value else total + value
            rest = rest[len(form) :].lstrip(" -")
        return total


def named(parts: Mapping[str, Span]) -> dict[str, Span]:
    """Return the parts of a match that a reader of the layer may point at."""
    return {name: span for name, span in parts.items() if name in _KEPT}


def words_of(folded: str, span: Span) -> str:
    """Return the words of a stretch, one space between them."""
    written = folded[span.start : span.end]
    return " ".join(written.split()) if " " in written or "\n" in written else written


def digits_of(written: str) -> int:
    """Return the number in an ordinal: 3 in "3e"."""
    return int(written if written.isdecimal() else "".join(filter(str.isdigit, written)))
