"""What is said of a change, joined to the two amounts that it is of, wherever in a passage the three stand.

Three questions are asked, one after the other. Which way does the claim go? Which two amounts near it are of one thing,
and told of two times, or of two things that are compared? What says that the claim is of them? Where one of them has no
answer, or two, nothing is joined. What is joined is taken to belong together, never more.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from operator import attrgetter

from factcheck import (
    Annotated,
    Covered,
    Match,
    Quantity,
    QuantityKind,
    Span,
    inside,
)
from factcheck_counts.readings.arithmetic import YEAR, counts_time
from factcheck_counts.readings.changes.amounts import BASIS_POINTS, POINTS, RELATIVE_UNITS, is_of_more
from factcheck_counts.readings.changes.claims import (
    Claim,
    bound,
    claim_of,
    is_multiple,
    is_multiple_of,
    names_another,
    sign_of,
)
from factcheck_counts.readings.changes.contrasts import Contrast, contrast, rivals
from factcheck_counts.readings.changes.dimensions import counterparts
from factcheck_counts.readings.changes.pairing_subjects import is_known_change
from factcheck_counts.readings.changes.pairing_ties import is_tied, may_reach
from factcheck_counts.readings.changes.pairing_times import is_of_another_time
from factcheck_counts.readings.changes.passages import may_tell, within
from factcheck_counts.readings.changes.rough_pairs import Rough, rough_pairs
from factcheck_counts.readings.doubts import is_difference
from factcheck_counts.readings.passage import STEM, Passage, texts
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.vocabulary import WORD, Vocabulary, begins, ends, width

_END = attrgetter("end")
_PERCENT, _FRACTION, _MULTIPLIER = QuantityKind.PERCENT, QuantityKind.FRACTION, QuantityKind.MULTIPLIER
#: So many sentences before that of a claim and behind it are searched, the nearest first.
_WINDOWS = ((0, 0), (0, 1), (1, 0), (1, 1), (0, 2), (2, 0), (0, 3), (3, 0))
_FAR = 3
#: In characters: how near a claim stands what tells that it is one.
_BESIDE = 100
#: Among more figures nobody tells which belong together.
_MOST = 12
#: What is told of a change is off by so many times at the most; further off it is one of something else.
_FURTHEST = 3
#: What another sentence tells is not off by more times than this.
_FURTHER = 2
#: A multiple is off by more, and so is what takes up a change, where no sentence stands between it and its amounts.
_MULTIPLE = 5
#: In characters: what stands nearer is set beside.
_SET_BESIDE = 3
#: So far behind the clause of what was stands how much more it was than what is.
_SET_OFF = 16
#: A claim and two amounts.
_THREE = 3
#: How two amounts are told apart that are set against each other.
_OPPOSED = ("instead", "between")
#: A percentage of a point.
_HUNDRED = 100


def pairings(
    document: Annotated,
    vocabulary: Vocabulary,
    relatives: Sequence[Quantity],
    figures: Sequence[Quantity],
    known: Covered,
) -> Iterator[Match]:
    """Yield what is told of changes with the two amounts of each, marked as ``taken`` and ``paired``.

    Args:
        document: The article.
        vocabulary: The words of its language.
        relatives: The quantities that may be what is told of a change.
        figures: All figures of the article.
        known: What is told in changes that were read already.
    """
    reader = _Reader(document, vocabulary, figures, known)
    sentences = document[STATEMENTS]
    for told in relatives:
        place = bisect_left(sentences, told.span.end, key=_END)
        if place < len(sentences) and not known.overlaps(told.span):
            yield from reader.joined(told, place)


class _Reader:
    """Joins claims and amounts of one article.

    Args:
        document: The article.
        vocabulary: The words of its language.
        figures: All its figures.
        known: Where the changes that were read already and their amounts stand.
    """

    def __init__(
        self, document: Annotated, vocabulary: Vocabulary, figures: Sequence[Quantity], known: Covered
    ) -> None:
        self._document = document
        self._vocabulary = vocabulary
        self._figures = figures
        self._known = known
        self._sentences = document[STATEMENTS]
        self._passages: dict[int, Passage] = {}
        self._are_amounts: dict[Span, bool] = {}

    def joined(self, told: Quantity, place: int) -> Iterator[Match]:
        """Yield a figure with its two amounts, if it tells of a change and the sentences around it tell them.

        Args:
            told: The figure.
            place: Which sentence it stands in.
        """
        sentence, vocabulary = self._sentences[place], self._vocabulary
        first, last = max(place - _FAR, 0), min(place + _FAR, len(self._sentences) - 1)
        near = within(self._figures, self._sentences[first].to(self._sentences[last]))
        if not any(rough_pairs(told, near)) or not _may_be_claim(self._document, told, sentence, vocabulary):
            return
        claim = claim_of(self._passage(place), told)
        if claim is None:
            return
        rough = [*rough_pairs(claim.told, near)]
        counted = [figure for figure in near if not counts_time(figure)]
        tried = set()
        for back, on in _WINDOWS:
            if place - back < first or place + on > last:
                continue
            window = self._sentences[place - back].to(self._sentences[place + on])
            here = within(near, window)
            start, end = here[0].span.start, here[-1].span.end
            if len(here) > _MOST or (start, end) in tried:
                continue
            tried.add((start, end))
            inside = [pair for pair in rough if start <= pair[0].span.start and pair[1].span.end <= end]
            if not inside:
                continue
            if window != sentence and not may_reach(self._document, vocabulary, claim, sentence, here):
                continue
            parts = [*map(self._passage, range(place - back, place + on + 1))]
            passage = Passage(self._document, window, here, vocabulary, parts)
            found = self._paired(passage, claim, sentence, inside, alone=len(counted) == _THREE)
            if found and window != sentence and not claim.taken_up and self._are_known(found[0]):
                # "Le blé est passé de 42 à 63 euros, moitié plus. Le gaz coûte trois fois plus cher."
                return
            if len(found) == 1:
                yield bound(passage, claim, _turned(claim, found[0]).amounts, "taken", "paired")
            if found:
                return

    def _are_known(self, pair: Contrast) -> bool:
        """Tell whether two amounts have a change of their own."""
        return all(self._known.overlaps(amount.span) for amount in pair.amounts[:2])

    def _passage(self, place: int) -> Passage:
        """Return a sentence as a passage."""
        if place not in self._passages:
            span = self._sentences[place]
            self._passages[place] = Passage(self._document, span, within(self._figures, span), self._vocabulary)
        return self._passages[place]

    def _paired(self, passage: Passage, claim: Claim, sentence: Span, rough: Rough, *, alone: bool) -> list[Contrast]:
        """Return the pairs of amounts of a passage that a claim may be of; ``alone`` if nothing else is near."""
        # Percentages are amounts only of a claim that is one of percentages.
        of_shares = any(_PERCENT in (one.kind, other.kind) for one, other in rough)
        amounts = [
            figure
            for figure in passage.figures
            if (of_shares or figure.kind is not _PERCENT)
            and not figure.span.overlaps(claim.told.span)
            and self._is_amount(figure)
            and not is_of_more(passage, figure)
        ]
        for likely in counterparts(passage, amounts, claim):
            pairs = [
                pair
                for one, other in likely
                if (one, other) in rough
                and not _is_set_against_another(passage, one, other)
                and (pair := _told_apart(passage, one, other, claim)) is not None
            ]
            found = [pair for pair in pairs if _may_be_of(passage, claim, pair, sentence, alone=alone)]
            if found:
                return found
        return []

    def _is_amount(self, figure: Quantity) -> bool:
        """Tell whether a figure is an amount, neither a change itself nor a year or a length of time."""
        known = self._are_amounts.get(figure.span)
        if known is None:
            place = min(bisect_left(self._sentences, figure.span.end, key=_END), len(self._sentences) - 1)
            known = self._are_amounts[figure.span] = _is_amount(self._passage(place), figure)
        return known


def _is_set_against_another(passage: Passage, *pair: Quantity) -> bool:
    """Tell whether one of two amounts stands in brackets right behind another: "12,9 Prozent (2006: 7,2)"."""
    text = passage.document.text
    for one in pair:
        before = next((other for other in reversed(passage.figures) if other.span.end <= one.span.start), None)
        between = text[before.span.end : one.span.start] if before is not None else ""
        if before not in (None, *pair) and between.lstrip().startswith("(") and ")" not in between:
            return True
    return False


def _may_be_claim(document: Annotated, told: Quantity, sentence: Span, vocabulary: Vocabulary) -> bool:
    """Tell whether a figure may tell of a change by the words beside it, without a look at what they do there."""
    folded = document.folded
    if told.base is not None:
        stem = folded[told.base.start : min(told.base.end, told.base.start + STEM)]
        between = WORD.findall(folded, told.span.end, told.base.start)
        if folded.find(stem, sentence.start, told.span.start) < 0 and vocabulary["its"].isdisjoint(between):
            return False
    if told.unit in POINTS:
        return True
    around = Span(max(sentence.start, told.span.start - _BESIDE), min(sentence.end, told.span.end + _BESIDE))
    return may_tell(document, around, (told,), vocabulary)


def _turned(claim: Claim, pair: Contrast) -> Contrast:
    """Return two amounts the way round that a claim tells of what was: "212. In 2009 it was 265, a quarter more"."""
    before, after, told = pair.before.amount.span, pair.after.amount.span, claim.told.span
    beside = 0 <= told.start - before.end <= _SET_BESIDE
    stretch = pair.before.stretch
    apart = claim.compared and after.end <= stretch.start <= before.end <= told.start <= stretch.end + _SET_OFF
    return pair._replace(before=pair.after, after=pair.before) if pair.how == "then" and (beside or apart) else pair


def _told_apart(passage: Passage, one: Quantity, other: Quantity, claim: Claim) -> Contrast | None:
    """Return two amounts as what was and what is, or as those of two rivals."""
    pair = contrast(passage, one, other, claim)
    if is_multiple_of(passage, claim.told):
        # It names what it is one of, which an amount has to be put in the place of.
        return pair if pair is not None and pair.how in _OPPOSED else None
    if pair is not None or not is_multiple(passage, claim.told):
        return pair
    is_more = any(is_difference(passage.document, amount) for amount in (one, other))
    return None if is_more else rivals(passage, one, other, claim)


def _may_be_of(passage: Passage, claim: Claim, pair: Contrast, sentence: Span, *, alone: bool) -> bool:
    """Tell whether a claim may be of two amounts."""
    if pair.how != "rival" and names_another(passage, claim.told):
        return False
    if claim.concluded and pair.span.end > sentence.end:
        # "… 33. The total has therefore nearly doubled. The old mark, 43, …": what it concludes from was told before.
        return False
    return (
        _is_likely(claim, _turned(claim, pair), _most_off(passage, claim, pair, sentence))
        and not is_of_another_time(passage, pair, claim.told.span)
        and is_tied(passage, claim, pair, sentence, alone=alone)
    )


def _most_off(passage: Passage, claim: Claim, pair: Contrast, sentence: Span) -> int:
    """Return how many times off a claim may be that is of two amounts: the more, the nearer they stand."""
    first, last = sorted((pair.span, sentence))
    between = inside(passage.document[STATEMENTS], Span(first.end, last.start))
    if not between and (_is_multiplied(claim.told) or _takes_up(passage, claim)):
        return _MULTIPLE
    # "That is 45 percent more than in 2017, when 1,750 tonnes were pressed"; "In 2017 it was 2.4 million. Last year it
    # took 3.6 million, a gain of 20 percent"
    is_split = not between and (
        (pair.how == "than" and sentence.contains(pair.before.amount.span))
        or (None not in (pair.before.day, pair.after.day) and sentence.contains(pair.after.amount.span))
    )
    return _FURTHEST if is_split or sentence.contains(pair.span) else _FURTHER


def _takes_up(passage: Passage, claim: Claim) -> bool:
    """Tell whether a claim is of what was told, however far it is off: "mit dem Minus von", "that is a drop of"."""
    makes = begins(texts(passage.clause_before(claim.told)), passage.vocabulary["makes"])
    # "C'est 64 % de plus qu'au premier trimestre" names what it is more than.
    return (makes and not claim.compared) or claim.taken_up or is_known_change(passage, claim)


def _is_amount(passage: Passage, figure: Quantity) -> bool:
    """Tell whether a figure of a sentence is an amount."""
    if figure.parts or figure.value <= 0 or figure.kind in (_FRACTION, _MULTIPLIER) or figure.unit in RELATIVE_UNITS:
        return False
    if figure.kind is _PERCENT:
        lead = texts(passage.before(figure))
        led = ends(lead, passage.vocabulary["from", "to"]) or ends(lead, passage.vocabulary.instead)
        led = led or _is_base_of_points(passage, figure)
        is_change = sign_of(passage, figure) is not None
        if led and is_change and _is_next_listed(passage, figure):
            # "Augmenté de 14 % en mars, de 44 % en avril"
            return False
        return not _is_next_change(passage, figure) and (led or not is_change)
    if passage.counts_time(figure) or ends(texts(passage.before(figure)), passage.vocabulary["of-them"]):
        # "1,21 Euro, davon 85 Cent Steuern. … fiel um drei Viertel": some of an amount is none that changes with it.
        return False
    return figure.unit is not None or YEAR.fullmatch(passage.document.text, *figure.span) is None


def _is_base_of_points(passage: Passage, figure: Quantity) -> bool:
    """Tell whether a percentage is what points are counted from right before it: "six points up on the 34 %"."""
    vocabulary = passage.vocabulary
    points = next((one for one in reversed(passage.figures) if one.span.end <= figure.span.start), None)
    if points is None or points.unit not in POINTS:
        return False
    words = texts(passage.between(points.span.end, figure.span.start))
    rest = words[width(words, vocabulary["points-over", "points-under", "compared"]) :]
    return len(rest) < len(words) and vocabulary.light.union(vocabulary["definite"]).issuperset(rest)


def _is_next_change(passage: Passage, figure: Quantity) -> bool:
    """Tell whether a percentage is one more change: "rose by 2 percent in March, 3 percent in April and 4 percent"."""
    before = next((one for one in reversed(passage.figures) if one.span.end <= figure.span.start), None)
    if before is None or before.kind is not _PERCENT or ends(texts(passage.before(figure)), passage.vocabulary["to"]):
        return False
    is_change = sign_of(passage, before) is not None or _is_next_change(passage, before)
    return is_change and all(map(passage.is_known, passage.between(before.span.end, figure.span.start)))


def _is_next_listed(passage: Passage, figure: Quantity) -> bool:
    """Tell whether a percentage with a direction of its own is followed by another change in a list."""
    behind = next((one for one in passage.figures if one.span.start >= figure.span.end), None)
    return behind is not None and behind.kind is _PERCENT and _is_next_change(passage, behind)


def _is_likely(claim: Claim, pair: Contrast, times_off: int) -> bool:
    """Tell whether a claim may be of two amounts: they go its way, and it is not off by many times."""
    before, after = pair.values()
    told, sign = claim.told, claim.sign
    if before == after or (sign * (after - before) < 0 and not _is_multiplied(told)):
        return False
    made = abs(after - before) / before
    value = abs(Fraction(told.value))
    if told.unit in POINTS:
        value /= _HUNDRED if told.unit == BASIS_POINTS else 1
        return pair.of_shares and _is_near(abs(after - before), value, times_off)
    if _is_multiplied(told):
        ratio = 1 / value if told.unit == "times" and sign < 0 else value
        if (ratio - 1) * (after - before) < 0:
            return False
        return _is_near(max(after / before, before / after) - 1, max(ratio, 1 / ratio) - 1, times_off)
    if told.kind is _FRACTION:
        return _is_near(made, value, times_off)
    if pair.of_shares and abs(after - before) == value:
        # "From 4 to 5 percent, one percent more": it is one point.
        return True
    # All falls to almost nothing are alike, and none is one to the half.
    left = sign >= 0 or value >= _HUNDRED or _is_near(after / before * _HUNDRED, _HUNDRED - value, _MULTIPLE)
    return left and _is_near(made * _HUNDRED, value, times_off)


def _is_multiplied(told: Quantity) -> bool:
    """Tell whether a claim is one of so many times as much."""
    return told.kind is _MULTIPLIER or told.unit == "times"


def _is_near(made: Fraction, told: Fraction, times_off: int) -> bool:
    return told > 0 and told <= made * times_off and made <= told * times_off
