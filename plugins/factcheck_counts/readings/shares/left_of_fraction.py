"""A share that is all a fraction leaves: "Three-quarters belong to the family. The other 35 percent is held by …"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from operator import attrgetter

from factcheck import QUANTITIES, SENTENCES, Document, Quantity, QuantityKind, Span, inside
from factcheck_counts.readings.shares.listed import tells_of_change
from factcheck_counts.readings.vocabulary import WORD, holds, vocabulary_of

_END = attrgetter("end")
_PARTS = (QuantityKind.FRACTION, QuantityKind.PERCENT)
#: "The other", and "remaining" behind the share, stand so near, in characters.
_BESIDE = 16
#: A fraction in words is so many points off at the most.
_ROUGH = 3
#: A tenth of what is counted in words is more.
_MOST = 3


def left_of_fractions(document: Document, percents: Sequence[Quantity]) -> Iterator[Sequence[Quantity]]:
    """Yield the fractions of a sentence, as percentages, with the share that they leave, there or in the next one."""
    sentences, vocabulary = document[SENTENCES], vocabulary_of(document)
    left = vocabulary["left"]
    if not any(map(document.folded.count, left)):
        return
    for share in percents:
        lead = WORD.findall(document.folded, max(share.span.start - _BESIDE, 0), share.span.start)[-2:]
        behind = WORD.findall(document.folded, share.span.end, share.span.end + _BESIDE)[:1]
        named = not left.isdisjoint((*lead[-1:], *behind)) and not share.parts
        if not named or vocabulary["definite", "articles"].isdisjoint(lead):
            continue
        place = bisect_left(sentences, share.span.end, key=_END)
        if place >= len(sentences):
            continue
        if holds(WORD.findall(document.folded, share.span.end, sentences[place].end), vocabulary["remainder"]):
            # "The other 10 percent went to a bank, and the rest to the staff."
            continue
        own = [one for one in inside(document[QUANTITIES], sentences[place]) if one.kind in _PARTS and one != share]
        own = [one for one in own if not share.span.contains(one.span)]
        within = sentences[place]
        if not own and place and "\n\n" not in document.text[sentences[place - 1].start : within.start]:
            within = sentences[place - 1]
            own = [one for one in inside(document[QUANTITIES], within) if one.kind in _PARTS]
        known = [one for one in own if one.span.end <= share.span.start]
        if 0 < len(known) == len(own) <= _MOST and _are_spoken(known) and not _changes(document, within, share):
            yield *map(_in_percent, known), share


def _are_spoken(known: Sequence[Quantity]) -> bool:
    """Tell whether all shares are fractions in words that make less than all."""
    plain = all(one.kind is QuantityKind.FRACTION and one.hedge is None and 0 < one.value < 1 for one in known)
    return plain and sum(Fraction(one.value) for one in known) < 1


def _changes(document: Document, within: Span, share: Quantity) -> bool:
    return tells_of_change(document, within) or tells_of_change(
        document, Span(share.span.end, share.span.end + _BESIDE)
    )


def _in_percent(one: Quantity) -> Quantity:
    value = Fraction(one.value) * 100
    return one._replace(kind=QuantityKind.PERCENT, value=value, low=value - _ROUGH, high=value + _ROUGH, parts=())
