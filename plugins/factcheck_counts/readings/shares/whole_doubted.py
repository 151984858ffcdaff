"""Whether shares that make no hundred are right all the same: several answers, several wholes, others beside them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from factcheck import (
    QUANTITIES,
    SENTENCES,
    TIMEXES,
    Covered,
    Document,
    Match,
    Quantity,
    QuantityKind,
    Span,
    beginning,
    covering,
    inside,
    overlapping,
)
from factcheck_counts.readings.arithmetic import YEAR, Range, lenient, said, total
from factcheck_counts.readings.passage import paragraph_of
from factcheck_counts.readings.vocabulary import vocabulary_of

#: So many words before or behind a share tell that several have it.
_BESIDE = 3
#: A preposition stands in so many letters before its share.
_LEAD = 8
_ALL = 100
_DIGITS = re.compile(r"\d+")


def names_several(document: Document, span: Span) -> bool:
    """Tell whether the paragraphs of a stretch say that one may be in several shares."""
    told = document.folded[slice(*paragraph_of(document, span.start).to(paragraph_of(document, span.end)))]
    return any(words in told for words in vocabulary_of(document)["several-named"])


def has_other_figures(document: Document, stretch: Span) -> bool:
    """Tell whether figures stand in a stretch that count nothing and may be shares: "the NDP 18.2, the Greens 4.9"."""
    figures, dates = overlapping(document[QUANTITIES], stretch), overlapping(document[TIMEXES], stretch)
    known = Covered([*(one.span for one in figures), *(one.span for one in dates)])
    return any(not known.overlaps(Span(*found.span())) for found in _DIGITS.finditer(document.text, *stretch))


def is_of_each(document: Document, share: Quantity) -> bool:
    """Tell whether several have a share each: "both hold 30 percent each", "chacun 30 %"."""
    sentence = covering(document[SENTENCES], share.span.start) or share.span
    before = said(document, Span(sentence.start, share.span.start))[-_BESIDE:]
    each = vocabulary_of(document)["each"]
    return not each.isdisjoint((*before, *said(document, Span(share.span.end, sentence.end))[:_BESIDE]))


def tells_fraction(document: Document, place: int) -> bool:
    """Tell whether a sentence tells a share in words before a place: "Half is wind, 30 percent gas, the rest 20"."""
    sentence = covering(document[SENTENCES], place)
    return sentence is not None and any(
        one.kind is QuantityKind.FRACTION for one in beginning(document[QUANTITIES], Span(sentence.start, place))
    )


def with_earlier(document: Document, shares: Sequence[Quantity]) -> Iterator[Sequence[Range]]:
    """Yield shares, and those with ever more that the paragraph tells before: "55 %. Otro 20 % … El 25 % restante".

    "Half found it elsewhere. A few, 17 percent, … The remaining 33 percent": a fraction is a share too.
    """
    start = paragraph_of(document, shares[0].span.start).start
    before = beginning(document[QUANTITIES], Span(start, shares[0].span.start))
    earlier = [
        lenient(one).times(_ALL) if one.kind is QuantityKind.FRACTION else lenient(one)
        for one in before
        if one.kind is QuantityKind.FRACTION or (one.kind is QuantityKind.PERCENT and not one.parts)
    ]
    told = [*map(lenient, shares)]
    yield from ((*earlier[first:], *told) for first in range(len(earlier), -1, -1))


def of_two_votes(document: Document, match: Match) -> bool:
    """Tell whether shares of yes and no may be of two years, two places or two groups."""
    among = vocabulary_of(document)["among-whom"]
    return YEAR.search(document.text, *match.span) is not None or not among.isdisjoint(said(document, match.span))


def is_filled_up(document: Document, shares: Sequence[Quantity]) -> bool:
    """Tell whether a number beside shares makes up the whole with them, or with all but one of something else.

    A fraction does ("La mitad pidió un crédito por más del 80 %; un 18 % pagó al contado y el resto, 32 %, …"), and a
    number that leaves its percent to the one before it ("15 % à l'État, quinze aux planteurs").
    """
    sentence = covering(document[SENTENCES], shares[0].span.start) or shares[0].span
    around = Span(sentence.start, shares[-1].span.end)
    beside = inside(document[QUANTITIES], around)
    told = [lenient(share) for share in shares]
    fractions = [lenient(one).times(_ALL) for one in beside if one.kind is QuantityKind.FRACTION]
    bare = [
        lenient(one)
        for one in beside
        if one.kind is QuantityKind.CARDINAL and one.noun is None and one.span.start > shares[0].span.end
    ]
    lists = [told, *(told[:place] + told[place + 1 :] for place in range(len(told) - 1))]
    return any(total([one, *told]).holds(_ALL) for one in bare) or any(
        total([one, *each]).holds(_ALL) for one in fractions for each in lists
    )


def next_sentence(document: Document, span: Span) -> Span:
    """Return the sentence behind that of some shares, which may tell the rest of them."""
    sentences = document[SENTENCES]
    behind = bisect_left(sentences, span.end, key=attrgetter("start"))
    return sentences[behind] if behind < len(sentences) else Span(span.end, span.end)


def goes_to_one(document: Document, shares: Sequence[Quantity]) -> bool:
    """Tell whether something is brought to one of some shares, which nobody has: "lowering the veto power to 35 %"."""
    brought = vocabulary_of(document)["goes-to"]
    leads = [document.folded[max(share.span.start - _LEAD, 0) : share.span.start].split()[-1:] for share in shares]
    return sum(not brought.isdisjoint(lead) for lead in leads) == 1
