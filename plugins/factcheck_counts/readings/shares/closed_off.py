"""Shares of which the text says how many there are: "from only three sources: …", "the third and last list".

What is said to come from no more than three, and tells three shares, tells all there is; so does a row that ends with
"the third and last". Such shares make a hundred, no less.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from factcheck import QUANTITIES, SENTENCES, Document, Quantity, QuantityKind, Span, inside
from factcheck_counts.readings.arithmetic import YEAR
from factcheck_counts.readings.shares.listed import in_brackets, of_several_groups, tells_of_change
from factcheck_counts.readings.vocabulary import WORD, begins, holds, vocabulary_of

_END = attrgetter("end")
_FEWEST, _MOST = 2, 9
#: "Only" stands so many words before how many there are.
_LEAD = 4
#: So many letters hold "and last".
_NEXT = 24
#: What makes less or more than this is no whole that somebody reckoned wrong.
_LEAST, _GREATEST = 60, 140
_COUNTING = (QuantityKind.CARDINAL, QuantityKind.ORDINAL)


def closed_off(document: Document, percents: Sequence[Quantity]) -> Iterator[Sequence[Quantity]]:
    """Yield the shares that a sentence, or two, tell of as many as there are said to be."""
    sentences = document[SENTENCES]
    ends_at = [*map(_END, sentences)]
    before: tuple[int, Sequence[Quantity]] = (-1, ())
    for number, group in groupby(percents, key=lambda share: bisect_right(ends_at, share.span.start)):
        if number == len(sentences):
            return
        shares = [*group]
        near = number > 0 and "\n" not in document.text[sentences[number - 1].start : sentences[number].start]
        stretch = sentences[number - 1].to(sentences[number]) if near else sentences[number]
        told = [*(before[1] if near and before[0] == number - 1 else ()), *shares]
        for row in (shares, told) if len(told) > len(shares) else (shares,):
            if _FEWEST <= len(row) <= _MOST and _is_whole(document, stretch, row):
                yield row
                break
        before = number, shares


def _is_whole(document: Document, stretch: Span, shares: Sequence[Quantity]) -> bool:
    """Tell whether a stretch says of how many it tells shares, and nothing makes them those of several wholes."""
    counts = [
        one
        for one in inside(document[QUANTITIES], stretch)
        if one.kind in _COUNTING and one.value == len(shares) and one.unit is None
    ]
    if not any(_is_last(document, one, shares) or _is_all(document, stretch, one, shares) for one in counts):
        return False
    if any(share.hedge is not None or in_brackets(document, stretch.start, share) for share in shares):
        return False
    within = Span(min(stretch.start, shares[0].span.start), stretch.end)
    return (
        _LEAST <= sum(share.value for share in shares) <= _GREATEST
        and YEAR.search(document.text, *within) is None
        and not tells_of_change(document, within)
        and not of_several_groups(document, shares)
    )


def _is_last(document: Document, one: Quantity, shares: Sequence[Quantity]) -> bool:
    """Tell whether an ordinal before the last share says that it is the last there is."""
    if one.kind is not QuantityKind.ORDINAL or not shares[-2].span.end <= one.span.start < shares[-1].span.start:
        return False
    behind = WORD.findall(document.folded, one.span.end, one.span.end + _NEXT)
    return begins(behind, vocabulary_of(document)["and-last"])


def _is_all(document: Document, stretch: Span, one: Quantity, shares: Sequence[Quantity]) -> bool:
    """Tell whether no more than so many are said to be, before all of their shares."""
    if one.kind is not QuantityKind.CARDINAL or one.span.end > shares[0].span.start or one.noun is None:
        return False
    mark = document.text.find(":", one.span.end, shares[0].span.start)
    stop = document.text.find(".", one.span.end, shares[0].span.start)
    lead = WORD.findall(document.folded, stretch.start, one.span.start)[-_LEAD:]
    return max(mark, stop) >= 0 and holds(lead, vocabulary_of(document)["only-so-many"])
