"""Statements of a change: an amount before, an amount after, and what is said of the way between.

"de 40 à 50, soit une hausse de 25 %" can be said in many orders; here they come out alike, for all rules that recompute
them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from factcheck import (
    QUANTITIES,
    QUOTATIONS,
    SENTENCES,
    TIMEXES,
    Document,
    Match,
    Quantity,
    QuantityKind,
    Span,
    TimeUnit,
    beginning,
    covering,
    inside,
    overlapping,
)
from factcheck_counts.readings.arithmetic import YEAR, Range, Rational, counts_time, lenient, said, strays, strict
from factcheck_counts.readings.changes.amounts import BASIS_POINTS, POINTS, as_money, reached
from factcheck_counts.readings.changes.contrasts import amount_before
from factcheck_counts.readings.changes.frames import BY_AMOUNT
from factcheck_counts.readings.changes.references import is_of_others
from factcheck_counts.readings.doubts import is_apart, is_more
from factcheck_counts.readings.frames import FRAMES
from factcheck_counts.readings.passage import BORDER, STEM
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.vocabulary import Words, begins, holds

#: The layers that :func:`changes` reads.
READS = (BY_AMOUNT, FRAMES, QUANTITIES, QUOTATIONS, SENTENCES, STATEMENTS, TIMEXES)
#: "De 25 à 65 millions": what the first number can be short of.
_SCALES = (10**3, 10**6, 10**9, 10**12)
#: Who writes one count to the last place may have the other to the next hundred only.
_HUNDRED = 100
#: A clause begins no further before its amount, in characters.
_CLAUSE = 120
#: So many words behind a change tell how long it took.
_FEW = 6
#: So many words behind an amount say of what year it is.
_BESIDE = 3
#: In characters: so far behind what is more stands than what it is.
_THAN = 24


class Pair(NamedTuple):
    """Two amounts of one thing, before and after.

    Args:
        match: Where they stand.
        start: The amount before.
        end: The amount after.
        scales: What they may have to be multiplied by: of "de 25 à 65 millions" the first may be millions.
    """

    match: Match
    start: Quantity
    end: Quantity
    scales: tuple[tuple[int, int], ...]

    def amounts(self) -> Iterator[tuple[tuple[Range, Range], tuple[Range, Range]]]:
        """Yield what the amounts can be, before and after, strict and lenient, for every way to read them.

        Counts of one pair are rounded alike: beside 18,400 are 16,000 no thousands. Beside 18,437 they may be hundreds.
        """
        step = max(min(self.start.step, self.end.step), _HUNDRED)
        start, end = (
            amount._replace(step=min(amount.step, step)) if amount.exact else amount
            for amount in (self.start, self.end)
        )
        for first, second in self.scales:
            yield (
                (strict(start).times(first), strict(end).times(second)),
                (lenient(start).times(first), lenient(end).times(second)),
            )

    def alike(self) -> Pair:
        """Return the pair as it is meant if both amounts are written as finely: 1,400 beside 1,250 are not 1,437.

        Amounts of which one is written much more finely stay as they are.
        """
        steps = Fraction(self.start.step), Fraction(self.end.step)
        if max(steps) > min(steps) * 10 and not self.are_prices:
            return self
        return self._replace(start=self.start._replace(step=min(steps)), end=self.end._replace(step=min(steps)))

    @property
    def are_prices(self) -> bool:
        """Whether one amount is told in cents, so that the other is one without any: "up to £4.80 from £4"."""
        steps = sorted((self.start.step, self.end.step))
        return self.start.kind is self.end.kind is QuantityKind.CURRENCY and steps[0] < 1 == steps[1]

    def scaled(self) -> Pair:
        """Return the pair with the millions that one of the amounts is short of, as the likeliest reading has it."""
        first, second = min(self.scales, key=lambda scales: _distance(self._amounts_at(scales)))
        return self._replace(start=_times(self.start, first), end=_times(self.end, second), scales=((1, 1),))

    def ratios(self) -> list[Range]:
        """Return how many times the amount before the amount after can be, for every way to read them."""
        return [ratio for _, (before, after) in self.amounts() if (ratio := after.per(before)) is not None]

    def values(self) -> tuple[Fraction, Fraction]:
        """Return the amounts as the likeliest reading has them: the one in which they differ least."""
        return min(map(self._amounts_at, self.scales), key=_distance)

    def _amounts_at(self, scales: tuple[int, int]) -> tuple[Fraction, Fraction]:
        return Fraction(self.start.value) * scales[0], Fraction(self.end.value) * scales[1]


def _distance(amounts: tuple[Fraction, Fraction]) -> Fraction:
    return max(amounts) / max(min(amounts), Fraction(1, 10**6))


def _times(amount: Quantity, scale: Rational) -> Quantity:
    value, low, high, step = (part * scale for part in (amount.value, amount.low, amount.high, amount.step))
    return amount._replace(value=value, low=low, high=high, step=step)


#: Why a finding is no more than probable, where the amounts may be those of something else.
TAKEN = "This takes the two amounts for those that the change is of."


class Change(NamedTuple):
    """A change as it is told.

    Args:
        pair: The amounts before and after.
        told: What is said of the difference.
        sign: 1 for a rise, -1 for a fall, 0 where the words do not say.
    """

    pair: Pair
    told: Quantity
    sign: int

    def turned(self) -> Change:
        """Return the change the other way round."""
        pair = self.pair
        scales = tuple((last, first) for first, last in pair.scales)
        return self._replace(pair=Pair(pair.match, pair.end, pair.start, scales))

    @property
    def taken(self) -> bool:
        """Whether the amounts are only taken to be those of the change."""
        return any(name in self.pair.match for name in ("taken", "then", "loose"))

    @property
    def of_shares(self) -> bool:
        """Whether the amounts are percentages, so that their difference is one of points."""
        return QuantityKind.PERCENT in (self.pair.start.kind, self.pair.end.kind)

    @property
    def in_points(self) -> bool:
        """Whether the difference is given in points."""
        return self.told.unit in POINTS


def changes(document: Document) -> Iterator[Change]:
    """Yield the changes that an article tells with both amounts, or with one and the difference."""
    known = set[Span]()
    frames = [frame for frame in document[FRAMES].changes if "change" in frame]
    own = {_ends(frame) for frame in frames if _is_beside(document, frame)}
    for pair in pairs(frames):
        if "paired" in pair.match and _ends(pair.match) in own and not _is_beside(document, pair.match):
            # "Prices rose by 28 % in March. Inflation went from 29 to 41 %, a difference of 12 points."
            continue
        if "lapse" in pair.match and not _of_one_lapse(document, pair.match):
            continue
        if pair.match["change"].value.kind is QuantityKind.PERCENT and _is_of_a_day(document, pair):
            continue
        if "tied" not in pair.match and (
            _is_of_others(document, pair) or (_is_parted(document, pair) and of_other_times(document, pair.match))
        ):
            continue
        pair = pair._replace(end=reached(document, pair.end))
        change = Change(pair, *_told(document, pair.match, pair.match["change"].value))
        known.add(change.told.span)
        if not (_is_held_against_more(document, change) or is_of_others(document, change)):
            yield change
    for match in document[BY_AMOUNT]:
        if match["change"].span in known:
            # "This year it was 299, up 8 percent. The firm paid nine million, 6 million more than planned."
            continue
        told, sign = _told(document, match, match["change"].value)
        by, sign_of_amount = _told(document, match, match["by"].value)
        sign = min(sign, sign_of_amount)
        start = amount_before(match["to"].value, by, sign) if sign else None
        if start is not None and not strays(match, document, remarks=True):
            yield Change(Pair(match, start, match["to"].value, ((1, 1),)), told, sign)


def _ends(match: Match) -> tuple[Span, Span]:
    return match["from"].span, match["to"].span


def _is_beside(document: Document, match: Match) -> bool:
    """Tell whether a change stands in the sentence of its two amounts."""
    sentence = covering(document[STATEMENTS], match["change"].span.start)
    return sentence is not None and all(map(sentence.contains, _ends(match)))


def _is_held_against_more(document: Document, change: Change) -> bool:
    """Tell whether what goes the other way, behind two amounts, is held against something else.

    "From 2 to 3 %, half a point less than the formula would have had it"
    """
    pair, told = change.pair, change.told
    if told.span < max(pair.start.span, pair.end.span) or change.sign * (pair.end.value - pair.start.value) >= 0:
        return False
    than = document.lexicons[document.language].sets.get("counts.than", Words())
    behind = said(document, Span(told.span.end, min(told.span.end + _THAN, len(document.text))))
    return is_more(document, told) and not than.isdisjoint(behind)


def _told(document: Document, match: Match, told: Quantity) -> tuple[Quantity, int]:
    """Return the size of a change, and its direction as the words around it or its sign tell it."""
    if told.unit == BASIS_POINTS:
        told = _times(told, Fraction(1, _HUNDRED))
    elif told.kind is QuantityKind.FRACTION and match["to"].value.kind is QuantityKind.PERCENT:
        tenths = document.lexicons[document.language].sets.get("counts.tenths", Words())
        if not tenths.isdisjoint(said(document, told.span)):
            # "Subió dos décimas, al 5,4 %": tenths of a percentage are those of a point.
            told = told._replace(kind=QuantityKind.MEASURE, unit="point")
    if told.value < 0:
        return told._replace(value=-told.value, low=-told.high, high=-told.low), -1
    return told, ("up" in match) - ("down" in match)


def pairs(matches: Iterable[Match]) -> Iterator[Pair]:
    """Yield the amounts that are bound, where they can be of one thing."""
    for match in matches:
        start, end = match["from"].value, match["to"].value
        if start.unit != end.unit and start.kind is end.kind is QuantityKind.CURRENCY:
            # "From 80 cents to 1.20 euros"
            start, end = as_money(start, end.unit), as_money(end, start.unit)
        scales = _scales(start, end)
        if scales:
            yield Pair(match, start, end, scales)


def _is_of_others(document: Document, pair: Pair) -> bool:
    """Tell whether the second of two percentages, behind what is told of a change, is one of what was not named before.

    "18 %, two points more than in 2021, against 71 % of the assaults"
    """
    told = pair.match["change"].span
    first, second = sorted((pair.start, pair.end), key=lambda amount: amount.span)
    if any(amount.kind is QuantityKind.PERCENT and is_more(document, amount) for amount in (first, second)):
        # "88 %, three points more than in 2018 and 3.5 % more in relative terms"
        return True
    if pair.start.unit != pair.end.unit and any(is_apart(document, amount) for amount in (first, second)):
        # "Ten cents below a year ago, when it was 1.152"
        return True
    if second.base is None or not first.span.end <= told.start < second.span.start:
        return False
    if _is_of_its_time(document, Span(told.end, second.span.start)):
        return False
    noun = document.folded[second.base.start : min(second.base.end, second.base.start + STEM)]
    sentence = covering(document[STATEMENTS], first.span.start) or first.span
    return document.folded.find(noun, sentence.start, second.span.start) < 0


def _is_of_its_time(document: Document, between: Span) -> bool:
    """Tell whether what follows is told of the time that is compared with: "than in 2014, when 68 % of those …"."""
    sets, times = document.lexicons[document.language].sets, inside(document[TIMEXES], between)
    if not times:
        return False
    lead, link = (
        said(document, Span(between.start, times[-1].span.start)),
        said(document, Span(times[-1].span.end, between.end)),
    )
    return holds(lead, sets.get("counts.than", Words())) and begins(link, sets.get("counts.turn", Words()))


def _is_parted(document: Document, pair: Pair) -> bool:
    """Tell whether a semicolon parts two amounts from the change before them."""
    behind = pair.match["change"].span.end
    return document.text.find(";", behind, max(behind, min(pair.start.span, pair.end.span).start)) >= 0


def _is_of_a_day(document: Document, pair: Pair) -> bool:
    """Tell whether a change is one of a day, and the amount before was told of a year ago: "44, against 55 in 2010"."""
    told, sets = pair.match["change"].span, document.lexicons[document.language].sets
    sentence = covering(document[SENTENCES], told.start) or told
    mark = BORDER.search(document.folded, told.end, sentence.end)
    words = said(document, Span(told.end, sentence.end if mark is None else mark.start()))
    if sets.get("counts.trading-day", Words()).isdisjoint(words[:_FEW]):
        return False
    was = max(pair.start.span.start, sentence.start)
    times = beginning(document[TIMEXES], Span(was, min(was + _CLAUSE, sentence.end)))
    if times and (times[0].unit is TimeUnit.YEAR or (times[0].year is not None and times[0].month is None)):
        return True
    # "Los 55 del año anterior", which is no time of the writing.
    behind = said(document, Span(pair.start.span.end, min(pair.start.span.end + _CLAUSE, sentence.end)))[:_BESIDE]
    return not sets.get("counts.trading-year", Words()).isdisjoint(behind)


def _of_one_lapse(document: Document, match: Match) -> bool:
    """Tell whether a sentence names no stretch of time but one: what has risen in five years was less a year ago."""
    sentence = covering(document[STATEMENTS], match.span.start) or match.span
    lapses = [one for one in inside(document[QUANTITIES], sentence) if counts_time(one)]
    return all(lapse.value == 1 for lapse in lapses)


def of_other_times(document: Document, match: Match) -> bool:
    """Tell whether a change is told of another time than its amounts: "doubled since 2010; last year it was 40".

    A time that is told of the change must be told beside the amounts too, if those have times of their own.
    """
    told = match["change" if "change" in match else "times"].span
    first, last = sorted((match["from"].span, match["to"].span))
    amounts = _around(document, first).to(_around(document, last))
    sentence = covering(document[STATEMENTS], told.start) or told
    if amounts.contains(told) or not overlapping(document[TIMEXES], amounts):
        return False
    beside = [timex for timex in inside(document[TIMEXES], sentence) if not amounts.overlaps(timex.span)]
    years = set(YEAR.findall(document.text, *amounts))
    near = beginning(document[QUANTITIES], Span(max(amounts.start - _CLAUSE, 0), amounts.end))
    lapses = {one.value for one in near if amounts.overlaps(one.span) and counts_time(one)}
    return any(not years.issuperset(YEAR.findall(document.text, *timex.span)) for timex in beside) or any(
        one.value != 1 and one.value not in lapses
        for one in inside(document[QUANTITIES], sentence)
        if counts_time(one) and not amounts.overlaps(one.span)
    )


def _around(document: Document, amount: Span) -> Span:
    """Return the clause of an amount."""
    borders = [mark.end() for mark in BORDER.finditer(document.folded, max(amount.start - _CLAUSE, 0), amount.start)]
    end = BORDER.search(document.folded, amount.end)
    return Span(borders[-1] if borders else amount.start, end.start() if end is not None else amount.end)


def relative(before: Range, after: Range) -> Range | None:
    """Return the change of an amount in percent of what it was; None where it can have been nought."""
    ratio = after.per(before)
    return None if ratio is None else Range((ratio.low - 1) * Fraction(100), (ratio.high - 1) * Fraction(100))


def _scales(start: Quantity, end: Quantity) -> tuple[tuple[int, int], ...]:
    """Return the scales that two amounts can be compared at; nothing where they are no amounts of one thing."""
    rates = start.kind is end.kind is QuantityKind.PERCENT
    if (min(start.value, end.value) < 0 and not rates) or start.value == end.value == 0:
        return ()
    is_short = start.unit is None and (_is_scaled(start) or _is_scaled(end))
    if start.unit == end.unit and start.kind is end.kind and not is_short:
        # "To $3 million from $9"
        short = start.kind is QuantityKind.CURRENCY and _is_short_of(start, end)
        return ((1, 1), *((scale, 1) for scale in _SCALES)) if short else ((1, 1),)
    if start.unit is not None and end.unit is not None:
        return ()
    if QuantityKind.PERCENT in (start.kind, end.kind):
        # "De 12 à 15 %": the first is a percentage too, but not "28 % par rapport aux 8400 cas".
        return ((1, 1),) if end.kind is QuantityKind.PERCENT and start.noun is None else ()
    bare_first, bare_last = start.unit is None and not _is_scaled(start), end.unit is None and not _is_scaled(end)
    firsts = (1, *_SCALES) if bare_first and _is_scaled(end) else (1,)
    lasts = (1, *_SCALES) if bare_last and _is_scaled(start) else (1,)
    return tuple(product(firsts, lasts))


def _is_short_of(bare: Quantity, scaled: Quantity) -> bool:
    """Tell whether a small amount may lack the millions of the other."""
    return bare.value < _SCALES[0] and scaled.value >= _SCALES[1] and _is_scaled(scaled)


def _is_scaled(quantity: Quantity) -> bool:
    """Tell whether a number is one of thousands or millions in words, so that one beside it may be short of them."""
    return quantity.value >= _SCALES[0] and quantity.low != quantity.high and quantity.step > 1
