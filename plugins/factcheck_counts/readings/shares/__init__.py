"""Shares with the part and the whole that they are said of, in whatever order and in one sentence or two.

The constructions tell shares whose words stand close together. Here a part of a whole is looked for first, told by one
of a few words ("60 of the 80", "of the 80, 60", "80, of which 60"); then what makes the share theirs: it stands before
them and they explain it (:mod:`.ahead`), it follows them behind a mark (:mod:`.behind`), or the next sentence takes
them up (:mod:`.taken_up`), or one further on (:mod:`.distant`), or nothing else is counted near (:mod:`.lone`). A
reading is a proof where nothing else is counted between the three and no word says that the share is one of something
else; where the share only seems to be theirs, ``assumed`` says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck import QUANTITIES, SENTENCES, Annotated, Match, Quantity, QuantityKind, Span, covering
from factcheck_counts.readings.shares.ahead import ahead, explained_next, of_told
from factcheck_counts.readings.shares.behind import behind
from factcheck_counts.readings.shares.distant import distant
from factcheck_counts.readings.shares.lone import lone
from factcheck_counts.readings.shares.taken_up import taken_up
from factcheck_counts.readings.vocabulary import WORD, Vocabulary, holds

_PERCENT, _FRACTION = QuantityKind.PERCENT, QuantityKind.FRACTION
#: What may begin a pair of counts, or be one: "60 of 80".
_COUNTED = frozenset({QuantityKind.CARDINAL, QuantityKind.CURRENCY, _FRACTION})
#: A share stands no further from its counts, in characters.
_FAR = 240
#: One that takes them up no further than this.
_FURTHEST = 900
#: So many quantities before or behind a share are looked at.
_LOOKED_AT = 6


def shares(document: Annotated, vocabulary: Vocabulary, places: Sequence[int]) -> Iterator[Match]:
    """Yield shares with what they are said of: ``part``, ``whole`` and ``share``, or ``part`` alone, a fraction.

    What else is counted between them is ``besides``; ``rate`` says that the share may be one of those who are left,
    ``all`` that a fraction is one of all, ``assumed`` that the share is only taken to be theirs.

    Args:
        document: The article.
        vocabulary: The words of its language.
        places: Where among the quantities the shares are.
    """
    quantities = document[QUANTITIES]
    for place in places:
        share = quantities[place]
        start, end = share.span
        # The numbers of a fraction stand behind it.
        after = next((one for one in quantities[place + 1 : place + 3] if one.span.start >= end), share)
        sentence = None
        if (after.kind in _COUNTED or share.kind is _FRACTION) and after.span.start - end <= _FAR:
            sentence = covering(document[SENTENCES], start)
            next_ones = quantities[place + 1 : place + 1 + _LOOKED_AT]
            near = [one for one in next_ones if one.span.start >= end and one.span.start - end <= _FAR]
            match = None
            if sentence is not None and after.span.end <= sentence.end:
                match = ahead(document, vocabulary, sentence, share, near) or of_told(
                    document, vocabulary, share, quantities[max(place - _LOOKED_AT, 0) : place], after
                )
            elif sentence is not None and (not place or quantities[place - 1].span.end <= sentence.start):
                match = explained_next(document, vocabulary, share, near)
            if match is not None:
                yield match
                continue
        sentence = sentence or covering(document[SENTENCES], start)
        if sentence is None:
            continue
        match = _before(document, vocabulary, sentence, place, quantities) or lone(
            document, vocabulary, sentence, place, quantities
        )
        if match is not None and not _is_of_then(document, vocabulary, match):
            yield match


def _before(
    document: Annotated, vocabulary: Vocabulary, sentence: Span, place: int, quantities: Sequence[Quantity]
) -> Match | None:
    """Return a share with the counts that stand before it."""
    share = quantities[place]
    start = share.span.start
    if not place or start - quantities[place - 1].span.end > _FURTHEST:
        return None
    before = quantities[max(place - _LOOKED_AT, 0) : place]
    near = [one for one in before if start - one.span.end <= _FAR]
    match = None
    if near and quantities[place - 1].kind is not _PERCENT:
        match = behind(document, vocabulary, sentence, near, share)
    if near and match is None and near[-1].span.end <= sentence.start:
        match = taken_up(document, vocabulary, sentence, near, share)
    return match or distant(document, vocabulary, sentence, before, share)


def _is_of_then(document: Annotated, vocabulary: Vocabulary, match: Match) -> bool:
    """Tell whether what a share is taken to be of was counted at another time than its part.

    "Der höchste Wert seit 2012, als 4.040 Fälle gezählt wurden. Geklärt wurden 2.040. Die Quote …"
    """
    if "assumed" not in match or "whole" not in match:
        return False
    whole = match["whole"].span
    sentence = covering(document[SENTENCES], whole.start)
    if sentence is None or sentence.contains(match["part"].span):
        return False
    return holds(WORD.findall(document.folded, sentence.start, whole.start), vocabulary["since-when"])
