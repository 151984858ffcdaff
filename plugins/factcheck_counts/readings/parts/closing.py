"""Totals behind their parts: "4 Mio. für Straßen, 2 Mio. für Schulen: 6 Mio. alles in allem", "Zusammen macht das 6".

A word that says that all comes to so much stands beside the total, and nothing else in its clause before it; or its
sentence begins with no more than that. The parts are what is counted before it, and nothing is left out of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck import Match, Quantity, Span
from factcheck_counts.readings.arithmetic import REMARK, counts_time
from factcheck_counts.readings.parts.counted import Counted, bound, fit
from factcheck_counts.readings.passage import BORDER, Passage, texts
from factcheck_counts.readings.vocabulary import Vocabulary, begins, holds

#: Between the total and the word beside it stand so many words, and so many lead to them.
_BESIDE = 4
#: And so many letters.
_NEAR = 40
_LEAD = 6
#: A sum has no more parts than this, and stands in so many sentences before that which tells what they make.
_MOST = 8
_BACK = 3


def summed(counted: Counted, number: int, told: Span) -> Iterator[Match]:
    """Yield a ``total`` beside some words of a sentence with each ``part`` before it."""
    sentence = counted.sentences[number]
    if not counted.number_in(Span(told.start - _NEAR, told.end + _NEAR)):
        return
    passage = counted.passage(sentence)
    whole = _whole(passage, counted.within(sentence), told)
    if whole is not None and whole.hedge is None:
        parts = _parts(counted, passage, number, whole)
        left = whole.value - sum(part.value for part in parts)
        if parts and fit(whole, parts) and not 0 < left <= _ones(counted, parts, whole):
            yield bound(whole, parts) if not counts_time(whole) else bound(_exactly(whole), [*map(_exactly, parts)])


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


def _whole(passage: Passage, figures: Sequence[Quantity], told: Span) -> Quantity | None:
    """Return the figure beside the words that say that it is all there is."""
    before = max((one for one in figures if one.span.end <= told.start), key=lambda one: one.span.end, default=None)
    if before is not None and _beside(passage, before.span.end, told.start):
        return before
    after = min((one for one in figures if one.span.start >= told.end), key=lambda one: one.span.start, default=None)
    start = told.end + 1 if told.start == passage.span.start else told.end
    if after is None or not _beside(passage, start, after.span.start):
        # "En tout, cela fait …"
        return None
    # "Insgesamt 45 Menschen starben" tells of others; "24 insgesamt" does not.
    mark = BORDER.search(passage.document.folded, after.span.end, passage.span.end)
    behind = passage.between(after.span.end, passage.span.end if mark is None else mark.start())
    ended = len(behind) <= 2 and mark is not None
    leads = passage.before(after)
    first = not passage.between(passage.span.start, leads[0].start if leads else after.span.start)
    return after if ended or first else None


def _beside(passage: Passage, start: int, end: int) -> bool:
    return len(passage.between(start, end)) <= _BESIDE and not passage.has_border(start, end)


def _parts(counted: Counted, passage: Passage, number: int, whole: Quantity) -> list[Quantity]:
    vocabulary = counted.vocabulary
    before = [one for one in counted.within(passage.span) if one.span.start < whole.span.start]
    remarks = [found.span() for found in REMARK.finditer(counted.document.text, *passage.span)]
    told = [one for one in before if not any(start < one.span.start < end for start, end in remarks)]
    # "84 hommes et femmes (13 et 71)": what stands in brackets behind a part is some of it.
    before = told if len(told) > 1 else before
    lead = texts(passage.before(whole))
    light = vocabulary.light | vocabulary.single("come-to", "adds-up", "so-much", "and", "pronoun")
    if len(lead) > _LEAD or not light.issuperset(lead):
        return []
    if before:
        start = passage.before(whole)[0].start if lead else whole.span.start
        if not BORDER.search(passage.document.folded[before[-1].span.end : start].rstrip()[-2:] or " "):
            return []
        return before if _are_all(passage, before, vocabulary, whole) else []
    lead = texts(passage.between(passage.span.start, whole.span.start))
    if len(lead) > _LEAD + 2 or not light.issuperset(lead) or not holds(lead, vocabulary["adds-up"]):
        return []
    return _from_before(counted, number, whole)


def _from_before(counted: Counted, number: int, whole: Quantity) -> list[Quantity]:
    """Return what the sentences before that of a total count, one after the other."""
    parts: list[Quantity] = []
    for place in range(number - 1, max(number - 1 - _BACK, -1), -1):
        sentence = counted.sentences[place]
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
