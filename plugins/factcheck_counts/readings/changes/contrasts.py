"""Two amounts of one thing, told apart by what is said of each of them: which was before, and which is now.

What a reader goes by are a few signs of each amount: a word of instead before it, the time of its clause, a tense of
what had been. They are worked out once for each amount, wherever it stands, and held against each other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from operator import attrgetter
from typing import NamedTuple

from factcheck import MOMENTS, Moment, Quantity, QuantityKind, Span, TimexType, covering
from factcheck_counts.readings.arithmetic import at_scale, strict
from factcheck_counts.readings.changes.amounts import Amounts, led
from factcheck_counts.readings.changes.claims import Claim, is_multiple
from factcheck_counts.readings.doubts import is_difference
from factcheck_counts.readings.passage import BORDER, Clause, Passage, texts
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.vocabulary import begins, ends

_START = attrgetter("timex.span.start")
_LENGTHS = (TimexType.DURATION, TimexType.SET)
#: The marks of what had been, of what is told of another time, and of what only was.
_HAD_BEEN, _THEN, _WAS = -3, -2, -1
#: What is of so long ago is not what is.
_AGO = timedelta(days=45)
#: So many words behind an amount tell the time that it is of, where it has no clause of its own.
_FEW = 6
#: So many words before a time say that it is compared with.
_COMPARED = 2
#: "Von 35 auf 21 Millionen": what the first lacks.
_SCALES = (1, 10**3, 10**6, 10**9)
#: A time stands so many characters before the clause that tells of it.
_NEAR = 3


class Told(NamedTuple):
    """An amount with the signs that tell its time.

    Args:
        amount: The amount.
        instead: Whether words before it say that it was: "contre", "statt".
        leads: What leads to it: "from", "to" or nothing.
        mark: 1 for what is; below nought for what was, the more the longer ago its tense has it.
        day: The first day of the time that its clause names.
        stretch: Where its clause stands.
        after: Whether "after" leads to it.
    """

    amount: Quantity
    instead: bool
    leads: str
    mark: int
    day: date | None
    stretch: Span
    after: bool = False


class Contrast(NamedTuple):
    """Two amounts, before and after; ``how`` is how they are told apart."""

    before: Told
    after: Told
    how: str

    @property
    def amounts(self) -> Amounts:
        """The two amounts."""
        return Amounts(self.before.amount, self.after.amount, self.how)

    @property
    def of_shares(self) -> bool:
        """Whether both are percentages, the first of which may lack its sign."""
        return QuantityKind.PERCENT in (self.before.amount.kind, self.after.amount.kind)

    def values(self) -> tuple[Fraction, Fraction]:
        """Return the amounts, one that lacks the millions of the other with them."""
        before, after = (Fraction(each.amount.value) for each in (self.before, self.after))
        if self.how == "between":
            before = min((before * scale for scale in _SCALES), key=lambda told: max(told, after) / min(told, after))
        return before, after

    @property
    def span(self) -> Span:
        """From the first amount to the last."""
        first, last = sorted((self.before.amount.span, self.after.amount.span))
        return first.to(last)


def contrast(passage: Passage, one: Quantity, other: Quantity, claim: Claim) -> Contrast | None:
    """Return two amounts as what was and what is; None where nothing tells which is which.

    Args:
        passage: The sentences that they stand in.
        one: The first.
        other: The second.
        claim: What is said of their difference, which is no sign of either.
    """
    first, second = (_told(passage, amount, mate, claim.told.span) for amount, mate in ((one, other), (other, one)))
    by = _difference(passage, other, claim)
    if by and not _difference(passage, one, claim):
        start = amount_before(one, other, by)
        return None if start is None or by * claim.sign <= 0 else Contrast(second._replace(amount=start), first, "by")
    if any(is_difference(passage.document, amount) for amount in (one, other)):
        return None
    if _is_than(passage, one, other, claim):
        return Contrast(second, first, "than")
    if first.leads == "from" and second.leads == "to":
        return Contrast(first, second, "between")
    if first.leads == "to" and (second.leads == "from" or second.after) and _is_led_back(passage, one, other):
        return Contrast(second, first, "between")
    if first.instead != second.instead:
        before, after = (first, second) if first.instead else (second, first)
        behind = texts(passage.behind(before.amount))
        if begins(behind, passage.vocabulary["rival"]) and not begins(behind[1:], passage.vocabulary["same"]):
            return None
        return Contrast(before, after, "instead")
    earlier = _earlier(passage, first, second)
    if earlier is None:
        return None
    return Contrast(earlier, second if earlier is first else first, "then")


def _is_led_back(passage: Passage, one: Quantity, other: Quantity) -> bool:
    """Tell whether words lead from an amount back to another one of the same: "to 300 from 600", "auf 300 nach 600"."""
    words = texts(passage.between(one.span.end, other.span.start))
    if not words or words[-1] in passage.vocabulary["led-by"] - passage.vocabulary["instead"]:
        # "À 170 euros, contre un coût de production de 180 euros"
        return False
    # "Fell by a third to 300 after 600 complaints"
    return passage.counted(other) in (None, passage.counted(one))


def _difference(passage: Passage, amount: Quantity, claim: Claim) -> int:
    """Return 1 for so much more, -1 for so much less, 0 for what is no difference: "1,344 visitors, 224 more than"."""
    vocabulary, behind = passage.vocabulary, texts(passage.behind(amount))
    if amount.kind is QuantityKind.PERCENT or is_multiple(passage, claim.told):
        return 0
    return begins(behind, vocabulary["more"]) - begins(behind, vocabulary["fewer"])


def amount_before(after: Quantity, by: Quantity, sign: int) -> Quantity | None:
    """Return an amount without what has come to it since; None where the two cannot be amounts of one thing.

    What has come to it can be short of its millions: "212 millones, doce más que en 2021".
    """
    if by.unit not in (None, after.unit) or by.parts or after.parts:
        return None
    if by.unit is None is by.noun and by.value < _SCALES[1] and after.low != after.high:
        by = at_scale(by, max(scale for scale in _SCALES if scale <= max(after.value, 1)))
    low, high = strict(after).minus(strict(by)) if sign > 0 else strict(after).plus(strict(by))
    if low <= 0:
        return None
    value = after.value - sign * by.value
    step = max(after.step, by.step)
    return after._replace(span=by.span, number=by.number, value=value, low=low, high=high, step=step)


def _is_than(passage: Passage, one: Quantity, other: Quantity, claim: Claim) -> bool:
    """Tell whether a claim compares the amount before it with the one behind: "8.9 percent below the $7.20 of May"."""
    told = claim.told
    if not one.span.end <= told.span.start <= told.span.end <= other.span.start or is_multiple(passage, told):
        return False
    behind, vocabulary = texts(passage.between(told.span.end, other.span.start)), passage.vocabulary
    if begins(behind, vocabulary["compared"]):
        return True
    if not begins(behind, vocabulary["more", "fewer", "over-others", "points-over", "points-under"]):
        return False
    _, *rest = passage.clauses(told.span.end, other.span.start)
    if any(clause and clause[0].text in vocabulary["and-then"] and not passage.is_closed(clause) for clause in rest):
        # "26.7 %, three points more than in 2009, and the Progressives came second with 24.4 %"
        return False
    return len(behind) <= _FEW or not vocabulary["than"].isdisjoint(behind[:_FEW])


def _earlier(passage: Passage, first: Told, second: Told) -> Told | None:
    """Return the amount that was before the other by its time or its tense."""
    if _HAD_BEEN in (first.mark, second.mark) and first.mark != second.mark:
        return first if first.mark < second.mark else second
    if first.day is not None and second.day is not None and first.day != second.day:
        return first if first.day < second.day else second
    if first.mark != second.mark and min(first.mark, second.mark) < 0:
        return first if first.mark < second.mark else second
    written = passage.document.article.metadata.published
    for past, now in ((first, second), (second, first)):
        if past.day is not None and now.day is None and now.mark >= 0 and past.mark <= 0:
            ago = written is not None and past.day < written - _AGO
            if ago or now.mark > 0:
                return past
        if past.mark == 0 and now.mark > 0 and now.day is None and past.day is None:
            return past
    return None


def _told(passage: Passage, amount: Quantity, mate: Quantity, claim: Span) -> Told:
    """Return an amount with its signs."""
    vocabulary = passage.vocabulary
    lead = led(passage, passage.before(amount), amount)
    instead = ends(lead, vocabulary["instead"] if vocabulary["from"] <= vocabulary["instead"] else vocabulary.instead)
    leads = "from" if ends(lead, vocabulary["from"]) else "to" if ends(lead, vocabulary["to"]) else ""
    stretch = _stretch(passage, amount, mate, claim)
    words = passage.between(*stretch)
    mark = 1 if ends(lead, vocabulary["no-more-than"]) else _mark(passage, words)
    if not mark and ends(texts(passage.before(amount)), vocabulary["was-at"]):
        mark = _WAS
    day = _day(passage, stretch, amount)
    instead = instead or _is_held_against(passage, amount, stretch)
    # "8,000 riders, after 10,000 in June last year"
    after = ends(lead, vocabulary["after"])
    return Told(amount, instead or (after and (day is not None or mark < 0)), leads, mark, day, stretch, after)


def _is_held_against(passage: Passage, amount: Quantity, stretch: Span) -> bool:
    """Tell whether a stretch opens as what is compared with: "Compared with October, when it was 10.7 percent"."""
    words = passage.between(stretch.start, amount.span.start)
    unknown = [word for word in words if not passage.is_known(word)]
    compared = passage.vocabulary["compared"] - passage.vocabulary["within", "from"]
    return begins(texts(words), compared) and len(unknown) <= _COMPARED


def _mark(passage: Passage, words: Clause) -> int:
    """Return a mark below nought for words of what was, 1 for those of what is, 0 for neither or both."""
    vocabulary = passage.vocabulary
    now = passage.says(words, vocabulary["now"])
    if passage.says(words, vocabulary["had-been"]):
        return _HAD_BEEN
    if passage.says(words, vocabulary["then"]):
        return 0 if now else _THEN
    return int(now)


def _stretch(passage: Passage, amount: Quantity, mate: Quantity, claim: Span) -> Span:
    """Return what tells of an amount and not of the other: its clause, or its sentence if the other has another."""
    sentence = covering(passage.document[STATEMENTS], amount.span.start) or passage.span
    start, end = sentence
    if sentence.contains(mate.span):
        start, end = _clause(passage, amount, mate, sentence)
    for away in (claim,):
        if start <= away.start < end and not passage.has_border(*sorted((away.start, amount.span.start))):
            continue
        if start <= away.start < amount.span.start:
            start = _border_behind(passage, away.end, amount.span.start)
        elif amount.span.end <= away.start < end:
            end = _border_before(passage, amount.span.end, away.start)
    return Span(start, end)


def _clause(passage: Passage, amount: Quantity, mate: Quantity, sentence: Span) -> tuple[int, int]:
    """Return the clause of one of two amounts of a sentence."""
    first, last = sorted((amount.span, mate.span))
    clauses = passage.clauses(first.end, last.start)
    if len(clauses) == 1:
        return (sentence.start, last.start) if amount.span == first else (last.start, sentence.end)
    head = next((clause for clause in clauses[1:] if clause), [])
    if amount.span == first:
        mark = BORDER.search(passage.document.folded, first.end, last.start)
        ends_at = [head[0].start] if head else []
        return sentence.start, min([*ends_at, mark.start() if mark else last.start])
    start = head[0].start if head else last.start
    # "In 2014, when it had 40"; "…; 2014 it was 40": the time before the words of a clause is what it tells of.
    ahead = [moment.timex.span for moment in moments_in(passage, Span(first.end, start))][-1:]
    turned = head and head[0].text in passage.vocabulary.turn
    for time in ahead:
        opens = passage.has_border(first.end, time.start) and not passage.has_border(time.end, start)
        if opens or (turned and time.end + _NEAR >= start):
            return time.start, sentence.end
    return start, sentence.end


def _border_behind(passage: Passage, start: int, end: int) -> int:
    clauses = passage.clauses(start, end)
    head = next((clause for clause in clauses[1:] if clause), None)
    return head[0].start if head else end


def _border_before(passage: Passage, start: int, end: int) -> int:
    mark = BORDER.search(passage.document.folded, start, end)
    return end if mark is None else mark.start()


def _day(passage: Passage, stretch: Span, amount: Quantity) -> date | None:
    """Return the first day of the time that is told nearest to an amount, within its clause."""
    inside = [one for one in moments_in(passage, stretch) if not _is_compared_with(passage, one, amount)]
    if not inside:
        return None
    nearest = min(inside, key=lambda moment: _distance(moment.timex.span, amount.span))
    return nearest.first


def _is_compared_with(passage: Passage, moment: Moment, amount: Quantity) -> bool:
    """Tell whether a time is what a claim before a new clause compares with: "more than in 2009, and his rival"."""
    time, vocabulary = moment.timex.span, passage.vocabulary
    lead = texts(passage.between(passage.span.start, time.start))[-_COMPARED:]
    if vocabulary["than"].isdisjoint(lead) or time > amount.span:
        return False
    rest = [clause for clause in passage.clauses(time.end, amount.span.start) if clause]
    return bool(rest) and rest[0][0].text in vocabulary["and-then"] and not passage.is_closed(rest[0])


def moments_in(passage: Passage, stretch: Span) -> Sequence[Moment]:
    """Return the times that a stretch names, as far as their days are known."""
    moments = passage.document[MOMENTS]
    first = bisect_left(moments, stretch.start, key=_START)
    return [
        moment
        for moment in moments[first : bisect_left(moments, stretch.end, lo=first, key=_START)]
        if moment.first is not None and moment.timex.type not in _LENGTHS
    ]


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end)


def rivals(passage: Passage, one: Quantity, other: Quantity, claim: Claim) -> Contrast | None:
    """Return the amounts of two things of which the one is said to have so many times as much as the other.

    "Twice as many as its rival, which sold 40": the smaller stands for what was before.
    """
    vocabulary = passage.vocabulary
    behind = texts(passage.behind(claim.told))
    while behind and behind[0] in vocabulary.single("as-many", "more", "fewer"):
        behind.pop(0)
    told = [word.text for word in passage.clause_behind(claim.told)]
    if vocabulary["than", "as-much-as"].isdisjoint(told):
        return None
    first, second = (_told(passage, amount, mate, claim.told.span) for amount, mate in ((one, other), (other, one)))
    smaller, larger = sorted((first, second), key=lambda each: each.amount.value)
    return Contrast(larger, smaller, "rival") if claim.sign < 0 else Contrast(smaller, larger, "rival")
