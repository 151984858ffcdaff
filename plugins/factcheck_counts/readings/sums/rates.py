"""So much for each of so many, or each month, and what it comes to: "£450 a month for twelve months, or £5,400 in all".

A word beside an amount makes it a rate. How many times it is paid stands in the same sentence: a stretch of time, those
who get it each, or a longer time that the other amount is for ("£450 a month, or £5,400 a year"). The other amount is
told as what all this comes to.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from operator import attrgetter

from factcheck import QUANTITIES, Binding, Document, Hit, Match, Quantity, QuantityKind, Span, Words
from factcheck_counts.readings.arithmetic import counts_time, magnitude
from factcheck_counts.readings.passage import Passage, texts
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.vocabulary import begins, ends, vocabulary_of

RATES = Words("counts.rates")
_START, _END = attrgetter("span.start"), attrgetter("end")
_AMOUNTS = frozenset({QuantityKind.CARDINAL, QuantityKind.CURRENCY, QuantityKind.MEASURE})
#: How many of the first make one of the second.
_TIMES = {("mo", "y"): 12, ("d", "wk"): 7}
#: The word that makes an amount a rate stands so many letters behind it, or before it.
_BESIDE, _CLOSE = 24, 12
#: Among more figures nobody tells which belong together.
_MOST = 6
#: What a rate comes to is off by no more times than this.
_TWICE = 2


def rates(document: Document) -> Iterator[Match]:
    """Yield a ``total`` with so much ``each`` and the ``count`` of those."""
    hits, quantities, sentences = document[RATES], document[QUANTITIES], document[STATEMENTS]
    for place, hit in enumerate(hits):
        at = bisect_left(quantities, hit.start, key=_START)
        if not (at and hit.start - quantities[at - 1].span.end < _BESIDE) and not (
            at < len(quantities) and quantities[at].span.start - hit.end < _BESIDE
        ):
            continue
        number = bisect_left(sentences, hit.end, key=_END)
        if number < len(sentences):
            first = bisect_left(quantities, sentences[number].start, key=_START)
            last = bisect_left(quantities, sentences[number].end, lo=first, key=_START)
            if last - first in range(2, _MOST + 1):
                passage = Passage(document, sentences[number], quantities[first:last], vocabulary_of(document))
                yield from _rate(
                    passage, hit, [one for one in hits[place + 1 :][:_MOST] if one.end <= passage.span.end]
                )


def _rate(passage: Passage, hit: Hit, further: Sequence[Hit]) -> Iterator[Match]:
    """Yield what a rate comes to, and how often it is paid.

    Args:
        passage: The sentence.
        hit: The word of the rate.
        further: Those behind it in the sentence.
    """
    each = _beside(passage, hit)
    if each is None:
        return
    behind = [one for one in passage.figures if one.span.start > max(each.span.start, hit.start) and _may_be(each, one)]
    known = [one for one in passage.figures if one.unit == each.unit and one is not each]
    if not behind or len(known) > (behind[0].unit == each.unit) or not _is_concluded(passage, hit, behind[0]):
        # "18 000 euros pour elle et 9 000 pour chacun des deux autres, soit 36 000"
        return
    whole = behind[0]
    whole = whole if whole.unit is not None else whole._replace(kind=each.kind, unit=each.unit)
    longer = next((one for one in further if _beside(passage, one) == behind[0]), None)
    if longer is not None:
        for unit, other, all_told, one in (
            (hit.value, longer.value, whole, each),
            (longer.value, hit.value, each, whole),
        ):
            times = _TIMES.get((unit, other))
            if times is not None:
                span = Span(longer.start, longer.end)
                yield from _bound(all_told, Quantity(span, QuantityKind.CARDINAL, times, times, times, span), one)
        return
    count = _count(passage, hit, each, whole)
    if count is not None:
        yield from _bound(whole, count, each)


def _beside(passage: Passage, hit: Hit) -> Quantity | None:
    """Return the amount that a word makes a rate: before it, or money right behind it ("each received £50")."""
    behind = (one for one in passage.figures if one.kind is QuantityKind.CURRENCY)
    money = next((one for one in behind if 0 < one.span.start - hit.end <= _CLOSE), None)
    if money is not None and not passage.has_border(hit.end, money.span.start):
        return money
    before = (one for one in reversed(passage.figures) if 0 <= hit.start - one.span.end < _BESIDE)
    each = next((one for one in before if one.kind in _AMOUNTS), None)
    return None if each is None or passage.has_border(each.span.end, hit.start) else each


def _may_be(each: Quantity, whole: Quantity) -> bool:
    """Tell whether an amount may be what a rate comes to by what it measures."""
    return whole.kind in _AMOUNTS and whole.unit in (each.unit, None)


def _is_concluded(passage: Passage, hit: Hit, whole: Quantity) -> bool:
    """Tell whether an amount is told as what was told before comes to: "soit", "a total of"; not as so much more."""
    vocabulary, lead = passage.vocabulary, texts(passage.before(whole))
    if begins(texts(passage.behind(whole)), vocabulary["more", "fewer"]) or not passage.has_border(
        hit.end, whole.span.start
    ):
        # "80 euros each or 190 for all of them" is a choice.
        return False
    if not lead:
        # "Es decir, 90 millones"
        last = max((one.span.end for one in passage.figures if one.span.end <= whole.span.start), default=0)
        lead = texts(passage.between(last, whole.span.start))
    concluding = vocabulary["so-much", "come-to", "therefore"] - vocabulary["hedge"]
    while lead and not ends(lead, concluding) and lead[-1] in vocabulary.light | vocabulary["led-by"]:
        lead.pop()
    return ends(lead, concluding)


def _count(passage: Passage, hit: Hit, each: Quantity, whole: Quantity) -> Quantity | None:
    """Return how often a rate is paid: the one stretch of time of its sentence, or the one number of who gets it."""
    others = [one for one in passage.figures if one.span not in (each.span, whole.span)]
    if hit.value == "each":
        return next((one for one in others if one.unit is None), None)
    lapses = [one for one in others if counts_time(one)]
    if len(lapses) != 1 or lapses[0].unit is None:
        return None
    times = 1 if lapses[0].unit == hit.value else _TIMES.get((hit.value, lapses[0].unit))
    if times is None:
        return None
    value = lapses[0].value * times
    return lapses[0]._replace(kind=QuantityKind.CARDINAL, unit=None, value=value, low=value, high=value)


def _bound(whole: Quantity, count: Quantity, each: Quantity) -> Iterator[Match]:
    made = Fraction(each.value) * count.value
    off = magnitude(made - whole.value)
    if 0 < off < count.value * each.step or not made / _TWICE <= whole.value <= made * _TWICE:
        # "15 euros a month, or 173 a year": rounded up
        return
    told = {"total": whole, "count": count, "each": each}
    spans = sorted(one.span for one in told.values())
    yield Match(spans[0].to(spans[-1]), "", tuple((name, Binding(one.span, one)) for name, one in told.items()))
