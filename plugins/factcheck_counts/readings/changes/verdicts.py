"""What two amounts say of a change in percent, for every way in which they can have been rounded."""

from __future__ import annotations

from fractions import Fraction

from factcheck_counts.readings.arithmetic import Range, judge
from factcheck_counts.readings.changes.told import Change, relative

#: So many points off a percentage is another one.
_FAR_OFF = 5


def is_share_of_the_later(change: Change, before: Fraction, after: Fraction) -> bool:
    """Tell whether a percentage is what the difference is of the amount after: "de 800 à 1 000, soit +20 %".

    Exactly, or as finely as it is written, where it is far from what it should be or has a place behind the comma.
    """
    if not is_bare(change) or not after:
        return False
    told, made = Fraction(change.told.value), abs(after - before) * 100
    if made == told * after:
        return True
    if not all(amount.exact for amount in (change.pair.start, change.pair.end)):
        return False
    is_telling = change.told.step < 1 or abs(told - made / before) >= _FAR_OFF
    return is_telling and abs(made / after - told) * 2 <= change.told.step


def is_written_finely(change: Change) -> bool:
    """Tell whether a percentage is wrong if neither amount is rounded further than the other."""
    counts = all(amount.exact for amount in (change.pair.start, change.pair.end))
    return (
        (counts or change.pair.are_prices)
        and is_bare(change)
        and set(verdicts(change._replace(pair=change.pair.alike()))) == {False}
    )


def is_whole_beside_tenths(change: Change) -> bool:
    """Tell whether a percentage is wrong because whole millions beside tenths of one are meant as exactly."""
    amounts = whole_beside_tenths(change)
    made = None if amounts is None else relative(*amounts)
    return made is not None and judge(change.told, made.size, made.size) is False


def whole_beside_tenths(change: Change) -> tuple[Range, Range] | None:
    """Return what whole millions and tenths of one are, rounded alike; None for any other amounts.

    "Von 2,5 auf drei Millionen" are no 3.1; beside 9.8 they can be 11.8 that are told as twelve.
    """
    pair = change.pair.scaled()
    finer, coarser = sorted((pair.start, pair.end), key=lambda amount: amount.step)
    if not is_bare(change) or coarser.exact or finer.step * 10 != coarser.step or coarser.value >= coarser.step * 10:
        return None
    half = Fraction(finer.step) / 2
    before, after = (Range(amount.value - half, amount.value + half) for amount in (pair.start, pair.end))
    return before, after


def verdicts(change: Change, share: Fraction = Fraction(1), of_strict: Fraction = Fraction(1)) -> list[bool | None]:
    """Return what each way to read the amounts says of a change.

    Args:
        change: With its amounts.
        share: How far they may be rounded, of what they can have been at the most.
        of_strict: How far to the nearest place, of the half of it.
    """
    verdicts = []
    for (near_start, near_end), (wide_start, wide_end) in change.pair.amounts():
        if of_strict < 1:
            near_start, near_end = _nearer(near_start, of_strict), _nearer(near_end, of_strict)
        close = relative(near_start, near_end)
        wide = relative(near_start.towards(wide_start, share), near_end.towards(wide_end, share))
        if close is not None and wide is not None:
            verdicts.append(judge(change.told, close.size, wide.size))
    return verdicts


def _nearer(meant: Range, share: Fraction) -> Range:
    """Return what is left of a range if its ends come nearer to its middle."""
    middle = Fraction(meant.low + meant.high) / 2
    return Range(middle, middle).towards(meant, share)


def is_bare(change: Change) -> bool:
    """Tell whether no words loosen the numbers of a change, and none of them is a range."""
    numbers = (change.pair.start, change.pair.end, change.told)
    return all(number.hedge is None and not number.parts for number in numbers)
