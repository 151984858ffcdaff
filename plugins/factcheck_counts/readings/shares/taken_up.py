"""Shares that take up the counts of the sentence before: "… 12 of them. That success rate of 30 per cent …".

It holds a part and its whole and counts nothing else; the share is the first figure of the next sentence, and what
leads to it does nothing but take them up. It may be meant for something else all the same, and is only ``assumed`` to
be theirs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from factcheck import SENTENCES, Annotated, Match, Quantity, QuantityKind, Span
from factcheck_counts.readings.arithmetic import counts_time
from factcheck_counts.readings.passage import Clause, Passage, texts
from factcheck_counts.readings.shares.pairs import (
    bound,
    closes,
    counted,
    is_of_all,
    of_many,
    of_which,
    of_whole,
    side_by_side,
)
from factcheck_counts.readings.vocabulary import Vocabulary, begins

_START = attrgetter("start")
#: What leads to the share takes so many words, and what follows it before its clause ends.
_LEAD = 8
_PARTICLE = 1
#: "A fourth of …" and what it is of.
_LARGEST_SPOKEN = 10
_PASSED_OVER = frozenset({QuantityKind.ORDINAL, QuantityKind.AGE})


def taken_up(
    document: Annotated, vocabulary: Vocabulary, sentence: Span, near: Sequence[Quantity], share: Quantity
) -> Match | None:
    """Return a share with the counts of the sentence before it, ``near`` among the figures."""
    start = sentence.start
    if not begins(document.folded[start : share.span.start].split(None, 1)[:1], vocabulary["taking-up-first"]):
        return None
    place = bisect_left(document[SENTENCES], start, key=_START)
    if not place:
        return None
    before = document[SENTENCES][place - 1]
    figures = [
        one for one in near if before.contains(one.span) and one.kind not in _PASSED_OVER and not counts_time(one)
    ]
    passage = Passage(document, before.to(sentence), (*figures, share), vocabulary)
    lead = passage.between(start, share.span.start)
    if not figures or len(lead) > _LEAD or passage.has_border(start, share.span.start):
        return None
    how = _how(document, vocabulary, texts(lead), share, figures)
    if how is None or (how != "whole" and "\n" in document.text[before.end - 1 : start]):
        return None
    spoken = figures[0]
    if spoken.kind is QuantityKind.FRACTION and all(spoken.span.contains(one.span) for one in figures):
        small = not spoken.parts or spoken.parts[-1].value <= _LARGEST_SPOKEN
        return bound(share, spoken, None, flags=["assumed"]) if small and how == "pointing" else None
    counts = counted(figures)
    if len(counts) != 2 or any(one.kind is QuantityKind.PERCENT for one in figures):
        return None
    if how == "sum" and not _ends_clause(passage, sentence, share, counts):
        return None
    pair = (
        of_many(passage, counts, vocabulary["out-of"])
        or of_whole(passage, counts)
        or of_which(passage, counts)
        or (side_by_side(passage, counts) if how == "rate" else None)
    )
    return None if pair is None else bound(share, *pair, flags=["rate", "assumed"])


def _how(
    document: Annotated, vocabulary: Vocabulary, lead: Sequence[str], share: Quantity, figures: Sequence[Quantity]
) -> str | None:
    """Return how the words before a share take up what was told: as its sum, by a demonstrative, as a rate."""
    if begins(lead, vocabulary["taking-up"]):
        return "sum"
    first, light = lead[0] if lead else "", vocabulary.light | vocabulary["of-rate"]
    if first in vocabulary["pointing"] and light.issuperset(lead[1:]):
        return "pointing"
    if first not in vocabulary["this", "with"]:
        return None
    if first in vocabulary["with"] and light.issuperset(lead[1:]) and is_of_all(document, vocabulary, share, figures):
        return "whole"
    rates = vocabulary.single("rates", "part-rates")
    named = [word for word in lead[1:] if word not in light]
    of_something = document.text[share.span.end :].lstrip()[:1].isupper()
    if named and rates.issuperset(named) and share.noun is None and not of_something:
        return "rate" if share.base is None or is_of_all(document, vocabulary, share, figures) else None
    return None


def _ends_clause(passage: Passage, sentence: Span, share: Quantity, counts: Sequence[Quantity]) -> bool:
    """Tell whether nothing follows a share, or only the particle of its verb: "macht 30 Prozent aus"."""
    behind: Clause = passage.behind(share)
    if len(behind) == _PARTICLE and behind[0].text in passage.vocabulary["verb-particles"]:
        return True
    return closes(passage.document, passage.vocabulary, sentence, share, counts)
