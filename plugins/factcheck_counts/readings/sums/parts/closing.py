"""Totals behind their parts: "4 Mio. für Straßen, 2 Mio. für Schulen: 6 Mio. alles in allem", "Zusammen macht das 6".

A word that says that all comes to so much stands beside the total, and nothing else in its clause before it; or its
sentence begins with no more than that. The parts are what is counted before it, and nothing is left out of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from factcheck import Match, Quantity, Span
from factcheck_counts.readings.arithmetic import REMARK, counts_time, magnitude
from factcheck_counts.readings.passage import BORDER, Passage, last_break, texts
from factcheck_counts.readings.sums.parts.counted import Counted, bound, fit, near
from factcheck_counts.readings.vocabulary import Vocabulary, begins, holds

#: Between the total and the word beside it stand so many words, and so many lead to them.
_BESIDE = 4
#: And so many letters.
_NEAR = 40
_LEAD = 6
#: A sum has no more parts than this, and stands in so many sentences before that which tells what they make.
_MOST = 8
_BACK = 3
#: What they make is so far from the total at the most, where other words than light ones lead to it.
_SLIP, _NEARLY = 2, Fraction(1, 12)
#: And where only such words do: "Zusammen macht das 6".
_WIDELY = Fraction(1, 5)
#: Smaller numbers are the differences of others by accident.
_ACCIDENTAL = 100


def summed(counted: Counted, number: int, told: Span) -> Iterator[Match]:
    """Yield a ``total`` beside some words of a sentence with each ``part`` before it."""
    sentence = counted.sentences[number]
    opens = told.start - sentence.start <= _NEAR // 2
    if not counted.number_in(Span(told.start - _NEAR, told.end + _NEAR * (1 + opens))):
        return
    passage = counted.passage(sentence)
    whole, is_sure = _whole(passage, counted.within(sentence), told)
    if whole is None or whole.hedge is not None:
        return
    between = texts(passage.between(told.end, whole.span.start))
    if not (passage.vocabulary.up | passage.vocabulary.down).isdisjoint(between):
        # "The total of the January issue would rise to 8.5 billion"
        return
    parts = _parts(counted, passage, number, whole, is_sure=is_sure)
    left = whole.value - sum(part.value for part in parts)
    if parts and fit(whole, parts) and not _tell_difference(parts) and not 0 < left <= _ones(counted, parts, whole):
        within = None if sentence.contains(parts[0].span) else whole.span
        if counts_time(whole):
            whole, parts = _exactly(whole), [*map(_exactly, parts)]
        yield bound(whole, parts, within=within)


def _tell_difference(parts: Sequence[Quantity]) -> bool:
    """Tell whether one of some amounts is how far two others are apart: "a lead of 57,600: 208,350 to 150,750"."""
    values = {part.value for part in parts}
    apart = (magnitude(one - other) for one, other in combinations(values, 2))
    return any(one in values for one in apart if one >= _ACCIDENTAL)


def _ones(counted: Counted, parts: Sequence[Quantity], whole: Quantity) -> int:
    """Return how many single ones are told without a figure: "three in 2012, two in 2016 and one last year"."""
    vocabulary, folded = counted.vocabulary, counted.document.folded
    number = 0
    words = counted.passage(Span(parts[0].span.start, whole.span.start), [*parts, whole]).words
    for place, word in enumerate(words):
        if word.text in vocabulary["one"]:
            last = folded[max(word.start - 2, 0) : word.start]
            number += BORDER.search(last) is not None or (place > 0 and words[place - 1].text in vocabulary["and"])
        else:
            number += begins(texts(words[place : place + 2]), vocabulary["once"])
    return number


def _exactly(told: Quantity) -> Quantity:
    """Return a stretch of time as it is meant among others that are added up: four years in prison are four."""
    return told._replace(low=told.value, high=told.value)


def _whole(passage: Passage, figures: Sequence[Quantity], told: Span) -> tuple[Quantity | None, bool]:
    """Return the figure beside the words that say that it is all there is, and whether they can say nothing else."""
    before = max((one for one in figures if one.span.end <= told.start), key=lambda one: one.span.end, default=None)
    after = min((one for one in figures if one.span.start >= told.end), key=lambda one: one.span.start, default=None)
    # "Les deux attaques ont fait au total 27 morts": the nearer of two.
    is_nearer = after is None or len(passage.between(told.end, after.span.start)) > 0
    if before is not None and is_nearer and _beside(passage, before.span.end, told.start):
        return (None, False) if _is_of_noun(passage, told) else (before, True)
    if after is None:
        return None, False
    start = told.end + 1 if told.start == passage.span.start else told.end
    if not _beside(passage, start, after.span.start):
        # "En tout, cela fait …"; "In total, according to the minutes, 89 votes were cast"
        opens = len(passage.between(passage.span.start, told.start)) == 0
        return after if opens and len(passage.between(start, after.span.start)) <= _LEAD else None, False
    # "Insgesamt 45 Menschen starben" tells of others; "24 insgesamt" does not.
    mark = BORDER.search(passage.document.folded, after.span.end, passage.span.end)
    behind = passage.between(after.span.end, passage.span.end if mark is None else mark.start())
    ended = len(behind) <= 2 and mark is not None
    leads = passage.before(after)
    return after, ended or not passage.between(passage.span.start, leads[0].start if leads else after.span.start)


def _is_of_noun(passage: Passage, told: Span) -> bool:
    """Tell whether the words are told of the noun behind them: "29 in all competitions"."""
    document, vocabulary = passage.document, passage.vocabulary
    behind = next(iter(passage.between(told.end, passage.span.end)), None)
    if behind is None or document.folded[slice(*told)] not in vocabulary["all-of-a-noun"]:
        return False
    is_noun = vocabulary.has_capitals and document.text[behind.start].isupper()
    return document.text[told.end : behind.start].isspace() and (is_noun or behind.text not in vocabulary.closed)


def _beside(passage: Passage, start: int, end: int) -> bool:
    return len(passage.between(start, end)) <= _BESIDE and not passage.has_border(start, end)


def _parts(counted: Counted, passage: Passage, number: int, whole: Quantity, *, is_sure: bool) -> list[Quantity]:
    vocabulary = counted.vocabulary
    before = [one for one in counted.within(passage.span) if one.span.start < whole.span.start]
    remarks = [found.span() for found in REMARK.finditer(counted.document.text, *passage.span)]
    told = [one for one in before if not any(start < one.span.start < end for start, end in remarks)]
    # "84 hommes et femmes (13 et 71)": what stands in brackets behind a part is some of it.
    before = told if len(told) > 1 else before
    lead = texts(passage.before(whole))
    light = vocabulary.light | vocabulary.single("come-to", "adds-up", "so-much", "and", "pronoun")
    # "In the new parliament they would have 426 seats together": whatever leads to it, if it is nearly what they make.
    is_led = is_sure and len(lead) <= _LEAD and light.issuperset(lead)
    if len(before) > 1:
        start = passage.before(whole)[0].start if lead else whole.span.start
        is_apart = BORDER.search(passage.document.folded[before[-1].span.end : start].rstrip()[-2:] or " ")
        if not (is_led and is_apart) and not _is_slip(whole, before):
            return []
        return before if _are_all(passage, before, vocabulary, whole) else []
    opening = texts(passage.between(passage.span.start, whole.span.start))
    is_led = (
        is_led and len(opening) <= _LEAD + 2 and light.issuperset(opening) and holds(opening, vocabulary["adds-up"])
    )
    parts = _from_before(counted, number, whole)
    if before and (before[0].value != len(parts) or before[0].noun is None):
        # "The three blasts killed 39 in all" says how many there are.
        return []
    if is_led and not before and near(whole, parts, _WIDELY):
        return parts
    return parts if _is_slip(whole, parts) and _count_the_same(counted, whole, parts) else []


def _count_the_same(counted: Counted, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Tell whether figures of several sentences count what their total does: the same, or people, or votes."""
    vocabulary, folded = counted.vocabulary, counted.document.folded
    noun, told = counted.noun(whole), [(counted.noun(part), part) for part in parts]
    if not noun or whole.noun is None or len({(one, part.value) for one, part in told}) < len(parts):
        return False
    harmed = vocabulary["casualties"]
    if any(one != noun and part.noun is not None and folded[slice(*part.noun)] in harmed for one, part in told):
        # The hurt are none of the dead.
        return False
    anybody = harmed | vocabulary["people", "votes", "voters"]
    return folded[slice(*whole.noun)] in anybody or any(one == noun for one, _ in told)


def _is_slip(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Tell whether figures make a total but for a slip."""
    far = magnitude(sum(part.value for part in parts) - whole.value)
    return len(parts) > 1 and (far <= _SLIP or far <= whole.value * _NEARLY)


def _from_before(counted: Counted, number: int, whole: Quantity) -> list[Quantity]:
    """Return what the sentences before that of a total count, one after the other."""
    parts: list[Quantity] = []
    for place in range(number - 1, max(number - 1 - _BACK, -1), -1):
        sentence = counted.sentences[place]
        if last_break(counted.document, sentence.start, counted.sentences[number].start):
            break
        told = [one for one in counted.within(sentence) if counts_time(one) is counts_time(whole)]
        if not told or not _are_all(counted.passage(sentence), told, counted.vocabulary, whole):
            break
        parts = [*told, *parts]
        if sum(part.value for part in parts) == whole.value or len(told) > 1:
            break
    return parts if len(parts) <= _MOST else []


def _are_all(passage: Passage, parts: Sequence[Quantity], vocabulary: Vocabulary, whole: Quantity) -> bool:
    """Tell whether no part is one of another, and no words hold one figure against another."""
    if len(parts) > _MOST or any(part.value >= whole.value for part in parts):
        return False
    for part in parts:
        lead = texts(passage.before(part))
        if holds(lead, vocabulary["of-them", "among-them", "then", "had-been"]) or holds(lead, vocabulary["than"]):
            return False
    words = texts(passage.words)
    return not holds(words, vocabulary["remainder", "both", "and-more"])
