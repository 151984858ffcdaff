"""Shares whose counts stand some sentences before them, or share a sentence with only one of the two.

"Le jury a lu 500 romans. … À la fin, il en a retenu 60, un taux de 32 %": a rate is one of the part that its own clause
follows, and the whole is all else that was counted before it. "The pool cancelled 30 of the 90 lessons. … The rate of
cancellation was 20 percent": the rate has the name of what was done. "Damit streikt die Hälfte der Belegschaft": it
follows from what was counted, and is a share of all. Nothing else is counted in between. All of it is only ``assumed``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from factcheck import SENTENCES, Annotated, Match, Quantity, QuantityKind, Span
from factcheck_counts.readings.arithmetic import YEAR, counts_time
from factcheck_counts.readings.passage import STEM, Passage, texts
from factcheck_counts.readings.shares.pairs import (
    Pair,
    are_alike,
    bound,
    counted,
    is_of_all,
    of_many,
    of_which,
    of_whole,
)
from factcheck_counts.readings.vocabulary import WORD, Vocabulary, begins, holds

_PERCENT, _FRACTION = QuantityKind.PERCENT, QuantityKind.FRACTION
_PASSED_OVER = frozenset({QuantityKind.ORDINAL, QuantityKind.AGE, QuantityKind.MULTIPLIER})
#: The counts stand in so many sentences before that of the share, and so many letters.
_BACK, _FAR = 5, 900
#: What a rate is, and how it is said to be so much, takes so many words.
_RATE = 9
#: "Lo que supone un seguimiento del": a name between the two takes more words than this.
_NAMED = 4
_PAIR = 2
_START = attrgetter("start")


def distant(
    document: Annotated, vocabulary: Vocabulary, sentence: Span, before: Sequence[Quantity], share: Quantity
) -> Match | None:
    """Return a share with its counts, ``before`` among the figures that stand before it."""
    counts = _counts(document, sentence, before, share)
    if len(counts) != _PAIR:
        return None
    told = WORD.findall(document.folded, *sentence)
    if vocabulary.single("weighs", "follows", "resulting").isdisjoint(told) and not any(
        _is_rate(vocabulary, word) for word in told
    ):
        return None
    here = [one for one in counts if sentence.contains(one.span)]
    passage = Passage(document, sentence, (*here, share), vocabulary)
    if len(here) == _PAIR:
        return _weighed(passage, counts, share)
    rate = _rate(passage, share)
    return _with_its_part(passage, counts, share, rate) if here else _taking_up(passage, counts, share, rate)


def _counts(document: Annotated, sentence: Span, before: Sequence[Quantity], share: Quantity) -> Sequence[Quantity]:
    """Return what is counted in the sentences before a share; nothing where another share stands among it."""
    place = bisect_right(document[SENTENCES], sentence.start, key=_START) - 1
    first = max(document[SENTENCES][max(place - _BACK, 0)].start, share.span.start - _FAR)
    figures: list[Quantity] = []
    for one in reversed(before):
        if one.span.start < first:
            break
        if one.kind is _PERCENT or (one.kind is _FRACTION and not _of_counts(one)) or len(figures) > _PAIR:
            return ()
        if one.kind is not _FRACTION and _is_counted(document, one):
            figures.append(one)
    return counted(figures[::-1]) if len(figures) == _PAIR else ()


def _rate(passage: Passage, share: Quantity) -> int | None:
    """Return which word of the clause before a share calls it a rate."""
    vocabulary, lead = passage.vocabulary, texts(passage.clause_before(share))
    rate = next((number for number, word in enumerate(lead) if _is_rate(vocabulary, word)), None)
    if rate is None and len(lead) > _NAMED and lead[-1] in vocabulary["of-rate"]:
        # "Lo que supone un seguimiento del 40 %"
        return _NAMED // 2 if begins(lead, vocabulary["so-much"] - vocabulary["hedge"]) else None
    return rate


def _with_its_part(passage: Passage, counts: Sequence[Quantity], share: Quantity, rate: int | None) -> Match | None:
    """Return a rate of the part in its own sentence, which has no whole there."""
    lead = texts(passage.clause_before(share))
    whole, part = counts
    if rate is None or len(lead) - rate > _RATE or not _leads(passage.vocabulary, lead[:rate]):
        return None
    named = passage.vocabulary.counts_something(passage.document, whole)
    if not named or not are_alike(passage, part, whole) or _is_of_others(passage, share):
        return None
    return bound(share, part, whole, flags=["rate", "assumed"])


def _taking_up(passage: Passage, counts: Sequence[Quantity], share: Quantity, rate: int | None) -> Match | None:
    """Return a share of counts that other sentences tell: a rate with the name of what was done, or what follows."""
    document, vocabulary = passage.document, passage.vocabulary
    told = _where_told(document, vocabulary, counts)
    if told is None:
        return None
    pair: Pair | None = of_many(told, counts, vocabulary["out-of"]) or of_whole(told, counts) or of_which(told, counts)
    if pair is None and rate is not None and counts[-1].noun is None and are_alike(told, counts[-1], counts[0]):
        # "Il a lu 120 recours. Il en a rejeté 84. Le taux de rejet …"
        pair = (counts[-1], counts[0])
    if pair is None:
        return None
    if rate is not None and len(passage.between(passage.span.start, share.span.start)) <= _RATE:
        alike = _is_named_alike(told, texts(passage.clause_before(share)))
        return bound(share, *pair, flags=["rate", "assumed"]) if alike else None
    if is_of_all(document, vocabulary, share, counts) and holds(texts(passage.words), vocabulary["follows"]):
        return bound(share, *pair, flags=["all", "assumed"])
    return None


def _weighed(passage: Passage, counts: Sequence[Quantity], share: Quantity) -> Match | None:
    """Return a share that a sentence gives of its counts: "with 2 of 20 millions, the arts weigh 12 percent"."""
    vocabulary = passage.vocabulary
    lead = texts(passage.clause_before(share))
    if not is_of_all(passage.document, vocabulary, share, counts) or not holds(lead, vocabulary["weighs"]):
        return None
    if not passage.has_border(counts[-1].span.end, share.span.start):
        return None
    pair = of_many(passage, counts, vocabulary["out-of"])
    return None if pair is None else bound(share, *pair, flags=["all", "assumed"])


def _is_counted(document: Annotated, one: Quantity) -> bool:
    if one.kind in _PASSED_OVER or counts_time(one):
        return False
    return one.noun is not None or YEAR.fullmatch(document.text, *one.number) is None


def _of_counts(one: Quantity) -> bool:
    """Tell whether a fraction is made of two counts: "45 of 300"."""
    return len(one.parts) == 2 and one.exact


def _is_rate(vocabulary: Vocabulary, word: str) -> bool:
    return word.endswith(tuple(vocabulary["rates"]))


def _leads(vocabulary: Vocabulary, words: Sequence[str]) -> bool:
    """Tell whether words only lead from what was counted to the name of a rate: "ce qui donne un"."""
    return vocabulary.single(
        "so-much", "article", "articles", "resulting", "taking-up", "adds-up", "of-rate"
    ).issuperset(words)


def _is_of_others(passage: Passage, share: Quantity) -> bool:
    """Tell whether a rate is named with those of whom it is one: "un taux de 30 % chez les filles"."""
    behind = texts(passage.behind(share))[:1]
    return share.base is not None or not passage.vocabulary["among-whom"].isdisjoint(behind)


def _where_told(document: Annotated, vocabulary: Vocabulary, counts: Sequence[Quantity]) -> Passage | None:
    """Return the sentence that tells both counts, or the two; None where they stand further apart."""
    sentences = document[SENTENCES]
    number = bisect_left(sentences, counts[0].span.end, key=attrgetter("end"))
    last = bisect_left(sentences, counts[-1].span.end, key=attrgetter("end"))
    if last == len(sentences) or last > number + 1:
        return None
    return Passage(document, sentences[number].to(sentences[last]), counts, vocabulary)


def _is_named_alike(told: Passage, lead: Sequence[str]) -> bool:
    """Tell whether a rate has the name of what was done with the part: "cancelled", "a cancellation rate"."""
    stems = {word.text[:STEM] for word in told.words if len(word.text) >= STEM}
    return any(word[:STEM] in stems for word in lead if len(word) >= STEM)
