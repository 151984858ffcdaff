"""Amounts told one after the other, each with its share: "roads (1.2bn, 3.2%), towns (12.3bn, 32.6%) and …".

Like a table read out, such a row has one whole, whether it is told or not: where all shares but one are those of one
number, the odd one is wrong, or its amount is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from operator import attrgetter
from typing import NamedTuple

from factcheck import (
    QUANTITIES,
    Document,
    Evidence,
    EvidenceKind,
    Quantity,
    QuantityKind,
    Related,
    Severity,
    Span,
    beginning,
)
from factcheck_counts.readings.arithmetic import Range, lenient, repair, say
from factcheck_counts.readings.sums.reckoning import Reckoning
from factcheck_counts.readings.vocabulary import WORD, holds, vocabulary_of

_PERCENT, _KIND = QuantityKind.PERCENT, attrgetter("kind")
_AMOUNTS = frozenset({QuantityKind.CARDINAL, QuantityKind.CURRENCY})
#: Between an amount, or what it counts, and its share stand so many letters.
_BESIDE = 40
#: From one pair to the next are so many letters at the most, and from a row to its whole.
_ON, _FAR = 160, 600
#: So many pairs are a row; without its whole, it has one more. No row that is read has more than the latter.
_ROW, _LONGEST = 3, 24
#: Smaller numbers are so many percent of another by accident.
_FEW = 10
_HUNDRED, _MILLION, _LEAST = 100, 10**6, Fraction(1, 1000)
#: A share that is off by more times is one of something else.
_OFF = Fraction(3)
_NAMED = re.compile(r"[^\W\d_] (\d{1,3}(?:[., \u00a0\u202f]\d{3})+|\d{2,6})\s*\($")


class _Cell(NamedTuple):
    """An amount and its share."""

    amount: Quantity
    share: Quantity

    @property
    def span(self) -> Span:
        first, last = sorted((self.amount.span, self.share.span))
        return first.to(last)

    def whole(self) -> Range:
        """Return what the amount can be so much of."""
        share, amount = lenient(self.share), lenient(self.amount)
        least = max(Fraction(share.low), _LEAST)
        return Range(Fraction(amount.low) * _HUNDRED / share.high, Fraction(amount.high) * _HUNDRED / least)


def columns(document: Document) -> Iterator[Reckoning]:
    """Yield the shares of rows that have one whole, and the odd one of a row where all the others have."""
    quantities = document[QUANTITIES]
    kinds = [*map(_KIND, quantities)]
    if kinds.count(_PERCENT) < _ROW:
        return
    places = [place for place, kind in enumerate(kinds) if kind is _PERCENT]
    for row in _rows(document, quantities, places):
        told = _told_whole(document, row)
        whole = told or _meant_whole(row)
        if whole is None:
            continue
        made = whole if isinstance(whole, Range) else lenient(whole)
        for cell in row:
            yield from _held_against(document, row, cell, whole, made)


def _rows(document: Document, quantities: Sequence[Quantity], places: Sequence[int]) -> Iterator[list[_Cell]]:
    """Yield the rows of an article: amounts of one unit with a share each, one way round."""
    for step in (-1, 1):
        row: list[_Cell] = []
        for place in places:
            share = quantities[place]
            amount = _named(document, share) if step < 0 else None
            if amount is None and 0 <= place + step < len(quantities):
                amount = quantities[place + step]
            if amount is None or not _is_cell(document, amount, share):
                continue
            if row and amount.unit is None and amount.noun is None and amount.value >= _MILLION:
                # "3,2 millions d'euros (32 %), 2,5 millions (25 %)"
                amount = amount._replace(unit=row[-1].amount.unit)
            cell = _Cell(amount, share)
            is_next = row and (cell.span.start - row[-1].span.end > _ON or amount.unit != row[-1].amount.unit)
            if is_next or len(row) == _LONGEST:
                if len(row) >= _ROW:
                    yield row
                row = []
            row.append(cell)
        if len(row) >= _ROW:
            yield row


def _named(document: Document, share: Quantity) -> Quantity | None:
    """Return the bare number behind a name that a share in brackets follows: "Smith 9,000 (30%)"."""
    start = share.span.start
    if not document.text.endswith("(", 0, start):
        return None
    found = _NAMED.search(document.text, max(start - _BESIDE, 0), start)
    if found is None:
        return None
    value, place = int("".join(filter(str.isdigit, found[0]))), Span(*found.span(1))
    return Quantity(place, QuantityKind.CARDINAL, value, value, value, place)


def _is_cell(document: Document, amount: Quantity, share: Quantity) -> bool:
    """Tell whether a share stands right beside an amount."""
    if amount.kind not in _AMOUNTS or amount.parts or share.parts or amount.value < _FEW or share.value <= 0:
        return False
    first, last = sorted((amount.span, share.span))
    start = amount.noun.end if amount.noun is not None and amount.noun.end <= last.start else first.end
    between = document.text[start : last.start]
    if len(between) > _BESIDE or "\n" in between:
        return False
    # "1.290 menos que en junio y un 8,3 % menos que al acabar 2014"
    vocabulary = vocabulary_of(document)
    words = WORD.findall(document.folded, start, last.start)
    return not holds(words, vocabulary["more", "fewer"])


def _told_whole(document: Document, row: Sequence[_Cell]) -> Quantity | None:
    """Return the amount near a row that all of its shares are of, or all but one."""
    start, end = row[0].span.start, row[-1].span.end
    own = {cell.amount.span for cell in row}
    near = [
        one
        for one in beginning(document[QUANTITIES], Span(max(start - _FAR, 0), end + _FAR))
        if one.kind in _AMOUNTS and one.span not in own
    ]
    fitting = [one for one in near if _fitting(row, lenient(one)) >= len(row) - 1]
    return max(fitting, key=lambda one: _fitting(row, lenient(one)), default=None)


def _meant_whole(row: Sequence[_Cell]) -> Range | None:
    """Return the number that all shares of a row can be of, or all but one, if there are enough."""
    if len(row) <= _ROW:
        return None
    for odd in (None, *row):
        wholes = [cell.whole() for cell in row if cell is not odd]
        common = Range(max(one.low for one in wholes), min(one.high for one in wholes))
        if common.low <= common.high:
            return common
    return None


def _fitting(row: Sequence[_Cell], whole: Range) -> int:
    return sum(cell.whole().meets(whole) for cell in row)


def _held_against(
    document: Document, row: Sequence[_Cell], cell: _Cell, whole: Quantity | Range, made: Range
) -> Iterator[Reckoning]:
    """Compare a share with that of its amount in the whole of the row."""
    within = row[0].span.to(row[-1].span)
    middle = Fraction(made.low + made.high) / 2 if isinstance(whole, Range) else Fraction(whole.value)
    percent = Fraction(cell.amount.value) / middle * _HUNDRED
    proof = Evidence(
        EvidenceKind.ARITHMETIC, f"{say(cell.amount.value)} / {say(middle)} = {say(percent)} %.", cell.span
    )
    if cell.whole().meets(made):
        yield Reckoning(cell.share.span, "The counts make the percentage.", [proof], within)
        return
    if cell.amount.value >= middle or not 1 / _OFF <= percent / cell.share.value <= _OFF:
        return
    if cell.share.base is not None or cell.amount.noun is not None:
        bases = {_said(document, one.share.base) for one in row} | {_said(document, one.amount.noun) for one in row}
        if len(bases - {""}) > 1:
            # "Abstentions, 30 % of those who can vote"
            return
    around = Span(within.start - _FAR, within.end + _FAR)
    if any(
        cell.whole().holds(one.value)
        for one in document[QUANTITIES]
        if one.kind in _AMOUNTS and around.contains(one.span)
    ):
        # "De 12.480 electores votaron 5.117, el 41 %": it has a whole of its own.
        return
    related = [Related("The amount", cell.amount.span)]
    if isinstance(whole, Quantity):
        related.append(Related("The whole", whole.span))
    of = say(middle) if isinstance(whole, Quantity) else f"about {say(round(middle))}, as the other shares have it,"
    yield Reckoning(
        cell.share.span,
        f"{say(cell.amount.value)} of {of} are {say(percent)} %, not {say(cell.share.value)} %.",
        within=within,
        severity=Severity.WARNING,
        related=related,
        evidence=[proof, Evidence(EvidenceKind.TEXT, "This takes all shares of the row for those of one whole.")],
        suggestions=repair(document, percent, cell.share),
    )


def _said(document: Document, span: Span | None) -> str:
    return "" if span is None else document.folded[slice(*span)]
