"""Differences of two amounts that are told as an amount: "from 120 to 150 euros, a rise of 30 euros"."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck import (
    TIMEXES,
    Deixis,
    Document,
    Evidence,
    EvidenceKind,
    QuantityKind,
    Related,
    Severity,
    Span,
    overlapping,
)
from factcheck_counts.readings.arithmetic import judge, repair, say
from factcheck_counts.readings.changes.references import is_of_others
from factcheck_counts.readings.changes.told import Change, Pair
from factcheck_counts.readings.passage import BORDER
from factcheck_counts.readings.sums.reckoning import Reckoning
from factcheck_counts.readings.vocabulary import WORD, Words, ends, holds, vocabulary_of

_THOUSAND = 10**3
#: What leads to an amount, in so many letters.
_LEAD = 24
#: What is told of two amounts is off by no more times than this.
_FURTHEST = 3
#: And by no more where the amount before has its own time: the step may be one from another.
_FAR = Fraction(3, 2)
_THEN = frozenset({Deixis.LAST, Deixis.AGO})
#: Millions and the like, which the last of several amounts tells for all.
_SCALES = (10**9, 10**6, _THOUSAND)


def difference(document: Document, change: Change) -> Iterator[Reckoning]:
    """Compare the difference of two amounts, given as an amount, with what they make."""
    pair, scale = _in_its_money(change), _scale(document, change)
    told = change.told._replace(
        value=change.told.value * scale, low=change.told.low * scale, high=change.told.high * scale
    )
    start, end = pair.start, pair.end
    if change.of_shares or change.in_points or told.kind in (QuantityKind.PERCENT, QuantityKind.FRACTION):
        return
    if not start.unit == end.unit == told.unit or _is_by_time(document, change):
        return
    before, after = pair.values()
    if (after if change.sign > 0 else before) < told.value:
        # "26 units, 610 more than a year ago (10,930)": whatever has grown by 610 is no less.
        return
    if is_of_others(document, change) or _is_another(document, change, Fraction(told.value), abs(after - before)):
        return
    verdicts = [
        judge(told, near_end.minus(near_start).size, wide_end.minus(wide_start).size)
        for (near_start, near_end), (wide_start, wide_end) in pair.amounts()
    ]
    evidence = [
        Evidence(EvidenceKind.ARITHMETIC, f"{say(after)} - {say(before)} = {say(after - before)}.", pair.match.span)
    ]
    if True in verdicts:
        yield Reckoning(told.span, "The amounts make the difference.", evidence, pair.match.span)
    elif None not in verdicts:
        yield Reckoning(
            told.span,
            f"From {say(before)} to {say(after)} are {say(abs(after - before))}, not {say(told.value)}.",
            within=pair.match.span,
            severity=Severity.WARNING,
            related=[Related("Before", start.span), Related("After", end.span)],
            evidence=[
                *evidence,
                Evidence(EvidenceKind.TEXT, "This takes all three for amounts of the same thing."),
            ],
            suggestions=repair(document, abs(after - before) / scale, change.told),
        )


def _in_its_money(change: Change) -> Pair:
    """Return the amounts in the currency that only the step is told in: "by 6 million euros, from 30 to 36"."""
    pair, told = change.pair, change.told
    if told.kind is not QuantityKind.CURRENCY or pair.start.unit is not None or pair.end.unit is not None:
        return pair
    start, end = (one._replace(kind=told.kind, unit=told.unit) for one in (pair.start, pair.end))
    return pair._replace(start=start, end=end)


def _is_another(document: Document, change: Change, told: Fraction, apart: Fraction) -> bool:
    """Tell whether an amount goes the other way than two others, or so far that it is the step to another one.

    "Up by 23 to 784, against 1,063 a year ago": the step is one from last week.
    """
    start, vocabulary = change.told.span.start, vocabulary_of(document)
    lead = document.folded[max(start - _LEAD, 0) : start].rstrip()
    leading = vocabulary["to", "instead"] | (vocabulary["from"] - vocabulary["led-by"])
    if lead[-1:].isalpha() and ends(WORD.findall(lead), leading):
        # "Fell to five million barrels from 6.4 and to 60 billion cubic feet from 63": it is an amount itself.
        return True
    before, after = change.pair.values()
    furthest = _FAR if _is_set_against_then(document, change) else _FURTHEST
    return change.sign * (after - before) < 0 or max(told, apart) > furthest * min(told, apart)


def _is_set_against_then(document: Document, change: Change) -> bool:
    """Tell whether the amount before is told last, with its time: "dropped by 52 to 131, against 222 one year ago"."""
    before, after = sorted((change.pair.start.span, change.pair.end.span), reverse=True)
    if not change.told.span.end <= after.start:
        return False
    mark = BORDER.search(document.folded, before.end)
    behind = Span(before.start, len(document.folded) if mark is None else mark.start())
    return any(one.deixis in _THEN for one in overlapping(document[TIMEXES], behind))


def _scale(document: Document, change: Change) -> int:
    """Return what a bare difference is told in: the millions of its amounts, "de 268 à 231 millions, 37 de moins"."""
    told, least = change.told, min(change.pair.values())
    if told.value * _THOUSAND > least or told.value >= _THOUSAND or told.hedge is not None:
        return 1
    is_bare = not vocabulary_of(document).counts_something(document, told)
    return next((one for one in _SCALES if is_bare and one <= least), 1)


def _is_by_time(document: Document, change: Change) -> bool:
    """Tell whether a difference is told of another stretch of time: "from £1,250 to £1,280, or £2.50 more a month"."""
    rate = document.lexicons[document.language].sets.get("counts.rate", Words())
    told, start, end = (one.end for one in (change.told.span, change.pair.start.span, change.pair.end.span))
    by_time = [holds(_up_to_mark(document, place), rate) for place in (told, start, end)]
    return by_time[0] and not any(by_time[1:])


def _up_to_mark(document: Document, start: int) -> list[str]:
    """Return the words between a place and the next mark."""
    mark = BORDER.search(document.folded, start)
    return WORD.findall(document.folded, start, len(document.folded) if mark is None else mark.start())
