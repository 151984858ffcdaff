"""What the rules about counts compute with: ranges of what a writer can have meant, and numbers put back into words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import reduce
from operator import attrgetter
from typing import NamedTuple

from factcheck import (
    QUANTITIES,
    UNITS,
    Annotated,
    Dimension,
    Document,
    Edit,
    Hedge,
    Match,
    Quantity,
    QuantityKind,
    Span,
    Suggestion,
    inside,
)
from factcheck_counts.readings.vocabulary import WORD

Rational = int | Fraction
_START = attrgetter("span.start")

#: What numbers leave out beside one that has it, the largest first.
SCALES = (10**9, 10**6, 10**3)
#: Counts from here on are rounded by some writers where they end in two noughts: "12 500 manifestants".
_LARGE = 1_000
_ROUND = 100
#: They are right to a twentieth all the same.
_ROUGHEST = Fraction(1, 20)
#: Prices lose their cents, but no more than a tenth of themselves.
_CENTS = Fraction(1, 10)
#: More numbers than these nobody adds up in the head.
_NEIGHBOURS = 6
#: Smaller numbers are differences of others by accident.
_ACCIDENTAL = 20
#: Numbers further apart than this nobody adds up, and what is repeated nearer than that is no repetition.
_TOGETHER = 400
_ONE_SENTENCE = 80
#: What looks like a year of our times.
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
REMARK = re.compile(r"\([^()\n]*\)")
#: A number in two units: "6ft 2in", "1m78", "5'9\"".
_PARTS = re.compile(r"(?P<large>\d+)(?P<between>[^\d.,/]*[^\W\d_][^\d.,/]*|')(?P<small>\d+)(?P<unit>\D*)")
#: What is less has more places.
_TINY, _PLACES_OF_TINY = Fraction(1, 1_000), 8
#: Parts that are written in two digits: of an hour, of a metre, of a euro.
_PADDED = frozenset({60, 100})
#: How much further a hedge reaches when its words are taken lightly: "plus de 60 %" of 59.8.
_LENIENT = Fraction(1, 50)


class Range(NamedTuple):
    """All values from ``low`` to ``high``, as interval arithmetic has it (Moore 1966)."""

    low: Rational
    high: Rational

    def meets(self, other: Range) -> bool:
        """Tell whether some value lies in both."""
        return self.low <= other.high and other.low <= self.high

    def holds(self, value: Rational) -> bool:
        """Tell whether a value lies in it."""
        return self.low <= value <= self.high

    def plus(self, other: Range) -> Range:
        """Return the sums."""
        return Range(self.low + other.low, self.high + other.high)

    def minus(self, other: Range) -> Range:
        """Return the differences."""
        return Range(self.low - other.high, self.high - other.low)

    def times(self, factor: Rational) -> Range:
        """Return the products with a number that is not negative."""
        return Range(self.low * factor, self.high * factor)

    def per(self, other: Range) -> Range | None:
        """Return the quotients of what is not negative; None where the divisor can be nought."""
        if other.low <= 0:
            return None
        return Range(Fraction(self.low) / other.high, Fraction(self.high) / other.low)

    def towards(self, wider: Range, share: Fraction) -> Range:
        """Return the range that goes so far from this one to a wider one."""
        return Range(self.low - (self.low - wider.low) * share, self.high + (wider.high - self.high) * share)

    @property
    def size(self) -> Range:
        """The values without their signs."""
        if self.low >= 0:
            return self
        if self.high <= 0:
            return Range(-self.high, -self.low)
        return Range(0, max(-self.low, self.high))


def at_scale(number: Quantity, scale: int) -> Quantity:
    """Return a number that leaves out its million as it is meant: "two of the four million"."""
    if scale == 1:
        return number
    value, step = number.value * scale, number.step * scale
    half = Fraction(step) / 2
    return number._replace(value=value, low=value - half, high=value + half, step=step)


def magnitude(value: Rational) -> Rational:
    """Return a number without its sign."""
    return value if value >= 0 else -value


def strict(quantity: Quantity) -> Range:
    """Return what the writer means who rounds to the nearest."""
    return Range(quantity.low, quantity.high)


def lenient(quantity: Quantity) -> Range:
    """Return what the writer can have meant who rounds to the nearest or cuts off, large counts too.

    Cut off is what stands behind the last place written: 19.9 % becomes 19 %.
    """
    low, high = quantity.low, quantity.high
    if quantity.hedge is not None or quantity.parts:
        more = max(magnitude(quantity.value) * _LENIENT, min(quantity.step, 1) if low != high else 0)
        return Range(low - more, high + more)
    half = Fraction(high - low) / 2
    if not half and quantity.value >= _LARGE and quantity.step >= _ROUND:
        half = min(Fraction(quantity.step) / 2, magnitude(quantity.value) * _ROUGHEST)
    elif not half and quantity.kind is QuantityKind.CURRENCY and quantity.step >= 1:
        half = min(Fraction(1, 2), magnitude(quantity.value) * _CENTS)
    if low == high:
        return Range(low - half, high + half)
    return Range(low - half, high) if quantity.value < 0 else Range(low, high + half)


def total(ranges: Iterable[Range]) -> Range:
    """Return the sums of values of several ranges."""
    return reduce(Range.plus, ranges, Range(0, 0))


def judge(claim: Quantity, close: Range, wide: Range) -> bool | None:
    """Tell whether a number is what was computed for it.

    Args:
        claim: The number as written.
        close: What it should be, of :func:`strict` numbers.
        wide: What it should be, of :func:`lenient` numbers.

    Returns:
        True if it is; False if it is not, however the numbers were rounded; None if that depends on the rounding.
    """
    if strict(claim).meets(close):
        return True
    return None if lenient(claim).meets(wide) else False


def counts_time(quantity: Quantity) -> bool:
    """Tell whether a quantity is a stretch of time: "en trois ans"."""
    unit = UNITS.get(quantity.unit or "")
    return unit is not None and unit.dimension is Dimension.TIME


def derived(meant: Range, others: Sequence[Quantity]) -> bool:
    """Tell whether a number is the sum or the difference of two others, or the sum of a few neighbours."""
    told = _told_once(others)
    return any(
        meant.holds(one.value + other.value) or meant.holds(magnitude(other.value - one.value))
        for first, one in enumerate(told)
        for other in told[first + 1 : bisect_right(told, one.span.end + _TOGETHER, key=_START)]
    ) or derived_in_a_row(meant, told)


def derived_in_a_row(meant: Range, others: Sequence[Quantity]) -> bool:
    """Tell whether a number is the sum of a few neighbours, or what they leave of another."""
    told = _told_once(others)
    known = {other.value for other in told} if meant.low >= _ACCIDENTAL else set()
    for first, start in enumerate(told):
        made: Rational = 0
        for other in told[first : first + _NEIGHBOURS]:
            if other.span.start - start.span.end > _TOGETHER:
                break
            made += other.value
            if meant.holds(made) or any(meant.holds(whole - made) for whole in known):
                return True
    return False


def _told_once(quantities: Sequence[Quantity]) -> Sequence[Quantity]:
    """Return numbers without those that only repeat one from another sentence, which nobody adds to it."""
    last: dict[Rational, int] = {}
    once = []
    for quantity in quantities:
        before = last.get(quantity.value)
        if before is None or quantity.span.start - before <= _ONE_SENTENCE:
            once.append(quantity)
        last[quantity.value] = quantity.span.end
    return once


def strays(match: Match, document: Annotated, *, remarks: bool = False, items: int | None = None) -> bool:
    """Tell whether a number inside a match was left out of it, so that others may have been meant.

    Ordinals, ages and stretches of time do not count.

    Args:
        match: Where to look.
        document: The article.
        remarks: Whether brackets may hold numbers too: "120 élèves (110 en 2018), dont 40 filles et 80 garçons".
        items: How many items a list has, which the words before it may tell: "31 maisons dans trois villages : …".
    """
    bound = [binding.span for _, binding in match.bindings if not isinstance(binding.value, str)]
    listed = match["part"].span.start if items is not None and "part" in match else 0
    left = [
        quantity.span
        for quantity in inside(document[QUANTITIES], match.span)
        if quantity.kind not in (QuantityKind.ORDINAL, QuantityKind.AGE, QuantityKind.MULTIPLIER)
        and not counts_time(quantity)
        and not looks_like_year(document, quantity)
        and not (quantity.value == items and quantity.span.start < listed)
        and not any(quantity.span.overlaps(span) for span in bound)
    ]
    if not left or not remarks:
        return bool(left)
    brackets = [Span(*found.span()) for found in REMARK.finditer(document.text, *match.span)]
    apart = [bracket for bracket in brackets if not any(span.overlaps(bracket) for span in bound)]
    return not all(any(bracket.contains(span) for bracket in apart) for span in left)


def looks_like_year(document: Annotated, quantity: Quantity) -> bool:
    """Tell whether a number that counts nothing looks like a year: "moins qu'en 2014"."""
    return (
        quantity.noun is None and quantity.unit is None and YEAR.fullmatch(document.text, *quantity.number) is not None
    )


def hedge(match: Match, quantity: Quantity) -> Hedge | None:
    """Return how a number is loosened: by words that the construction has bound, or by those that the layer knows."""
    for name, how in (("over", Hedge.OVER), ("under", Hedge.UNDER), ("near", Hedge.ABOUT)):
        if name in match:
            return how
    return next((part.hedge for part in quantity.parts if part.hedge is not None), quantity.hedge)


def say(value: Rational) -> str:
    """Return a number for an English sentence: "1,328" or "12.5"."""
    if isinstance(value, int) or value.denominator == 1:
        return f"{int(value):,}"
    places = 2 if abs(value) >= 1 else 4 if abs(value) >= _TINY else _PLACES_OF_TINY
    return f"{float(value):,.{places}f}".rstrip("0").rstrip(".")


def words(document: Document, span: Span) -> str:
    """Return the words of a stretch between quote marks, on one line."""
    return "“" + " ".join(document.text[span.start : span.end].split()) + "”"


def said(document: Document, span: Span) -> list[str]:
    """Return the words of a stretch, folded, those that are elided with their apostrophe."""
    return WORD.findall(document.folded, *span)


def written(document: Document, value: Rational, like: Quantity) -> str | None:
    """Return a value as the text writes another one: same marks, same places, same "million"; None where it cannot."""
    text = document.text[like.number.start : like.number.end]
    if (in_two := in_two_units(document, value, like)) is not None:
        return in_two
    digits = [position for position, character in enumerate(text) if character.isdigit()]
    if digits and any(character.isalpha() for character in text[digits[0] : digits[-1]]):
        # "6,8 km 400" is of two units.
        return None
    if not digits:
        return str(int(value)) if value == int(value) else None
    head, tail = text[digits[0] : digits[-1] + 1], text[digits[-1] + 1 :]
    point = "." if "." in document.lexicons[document.language].tables.get("decimal", {}) else ","
    whole, mark, decimals = head.rpartition(point)
    if not mark:
        whole, decimals = decimals, ""
    plain = "".join(character for character in whole if character.isdigit())
    shown = Fraction(f"{plain}.{decimals or 0}")
    scale = Fraction(like.value) / shown if shown and tail.strip().isalpha() else Fraction(1)
    rounded = round(Fraction(value) / scale, len(decimals) or (1 if scale > 1 and value % scale else 0))
    marks = [character for character in whole if not character.isdigit()]
    group = marks[0] if marks else "\N{NO-BREAK SPACE}" if rounded >= 10_000 else ""
    front, _, back = f"{float(rounded):.{len(decimals) or int(rounded != int(rounded))}f}".partition(".")
    return f"{int(front):,}".replace(",", group) + (point + back if back else "") + tail


def in_two_units(document: Document, value: Rational, like: Quantity) -> str | None:
    """Return a value in two units as the text has another one, "5ft 10in", "1m78"; None where that has one unit."""
    parts = _PARTS.fullmatch(document.text[like.number.start : like.number.end])
    if parts is None or like.parts or not 0 < (rest := like.value - int(parts["large"])) < 1:
        return None
    many = int(Fraction(int(parts["small"])) / rest)
    large, small = divmod(round(value * many), many)
    # "1m05", but "6ft 2in"
    return f"{large}{parts['between']}{small:0{2 if many in _PADDED else 1}}{parts['unit']}"


def repair(document: Document, value: Rational, like: Quantity) -> tuple[Suggestion, ...]:
    """Return the suggestion to write a value instead of a quantity."""
    text = written(document, value, like)
    if text is None:
        return ()
    before, after = document.text[like.span.start : like.number.start], document.text[like.number.end : like.span.end]
    return (Suggestion(f"Write {before}{text}{after}", (Edit(like.number, text),)),)
