"""Lengths of several units: "deux ans et trois mois", "one year, one month and 21 days"."""

from __future__ import annotations

from collections.abc import Container, Mapping

from factcheck.model.timex import CLOCK_UNITS, TimeUnit, Timex, TimexAnchor, TimexType

#: Units that one family counts, and how many of its smallest each is.
_SECONDS: Mapping[TimeUnit | None, int] = {
    TimeUnit.SECOND: 1,
    TimeUnit.MINUTE: 60,
    TimeUnit.HOUR: 3600,
    TimeUnit.DAY: 86400,
    TimeUnit.WEEK: 7 * 86400,
}
_MONTHS: Mapping[TimeUnit | None, int] = {TimeUnit.MONTH: 1, TimeUnit.YEAR: 12}
#: The longest that each of them is.
SIZES: Mapping[TimeUnit | None, int] = {**_SECONDS, TimeUnit.MONTH: 31 * 86400, TimeUnit.YEAR: 366 * 86400}


def added(first: Timex, second: Timex, joint: str, words: Container[str]) -> Timex | None:
    """Return what two lengths that stand beside each other come to; None where they are no sum.

    The second is less than one of the unit of the first ("entre un an et 18 mois" is none), and one of them at the
    most says from where it counts, before or behind both.

    Args:
        first: A length.
        second: A length, or a sum of some.
        joint: What stands between them.
        words: What joins the parts of a number: "and".
    """
    terms = second.lengths or ((second.amount, second.unit),)
    amount, unit = terms[0]
    if (
        not isinstance(first.amount, int)
        or first.lengths
        or not isinstance(amount, int)
        or amount * SIZES[unit] >= SIZES[first.unit]
        or (first.deixis is not None and (second.deixis is not None or first.anchor is not TimexAnchor.WRITING))
        or TimexType.SET in (first.type, second.type)
        # Words of its own behind the first, or before the second.
        or "amount" not in first.parts
        or first.parts["unit"].end != first.span.end
        or "amount" not in second.parts
        or second.parts["amount"].start != second.span.start
        or not _joins(joint, second, words)
    ):
        return None
    lengths = ((first.amount, first.unit), *terms)
    pointing = second if second.deixis is not None else first
    kind = TimexType.DURATION
    if pointing.deixis is not None:
        kind = TimexType.TIME if second.unit in CLOCK_UNITS else TimexType.DATE
    return first._replace(
        span=first.span.to(second.span), type=kind, amount=_total(lengths, second.unit), unit=second.unit,
        deixis=pointing.deixis, anchor=pointing.anchor, parts={**second.parts, "amount": first.parts["amount"]},
        lengths=lengths,
    )  # fmt: skip


def _joins(joint: str, second: Timex, words: Container[str]) -> bool:
    """Tell whether what stands between two lengths adds them up.

    A comma does so before a last one that a word joins, or that says how long ago all of it was.
    """
    bare = joint.strip()
    if bare.startswith(","):
        return bare[1:].strip() in words or (
            bare == "," and bool(second.lengths or second.anchor is TimexAnchor.WRITING)
        )
    return not bare or bare in words


def _total(lengths: tuple[tuple[int, TimeUnit], ...], smallest: TimeUnit | None) -> int | None:
    """Return the sum in the smallest unit; None where no unit counts all of them, as for months and days."""
    for family in (_MONTHS, _SECONDS):
        if all(unit in family for _, unit in lengths):
            return sum(amount * family[unit] for amount, unit in lengths) // family[smallest]
    return None
