"""Shares of those who are for something, against it, or have no opinion: nobody is two of them.

"El 48 % apoya cerrarla, el 35 % lo rechaza y el 22 % no tiene opinión": the first may say what it is about; where the
others say anything but a pronoun, they may be about something else.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from factcheck import SENTENCES, TIMEXES, Document, Quantity, Span, overlapping
from factcheck_counts.readings.arithmetic import YEAR
from factcheck_counts.readings.passage import BORDER
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.vocabulary import CAPITAL, WORD, Words, begins, holds, vocabulary_of

#: So many stances there are, and so many words stand behind one at the most.
_MOST = 3
#: Both sides of a vote have no more than this, be they right or wrong.
_SLIP = 110
#: Where votes were counted stands so many letters behind a share.
_WHERE = 12
_NAME = re.compile(CAPITAL)
_NAMES = ("for-it", "against-it", "undecided")
_FORMS = (*_NAMES, "and", "articles", "instead", "hedge", "meanwhile", "it", "among-whom")


def stances(document: Document, percents: Sequence[Quantity]) -> Iterator[Sequence[Quantity]]:
    """Yield the shares of sentences in which each has a stance of its own: for, against, undecided."""
    shares = [one for one in percents if not one.parts]
    vocabulary, sentences = vocabulary_of(document), document[SENTENCES]
    forms = {name: vocabulary[name] for name in _FORMS}
    ends_at = [sentence.end for sentence in sentences]
    for number, group in groupby(shares, key=lambda share: bisect_right(ends_at, share.span.start)):
        told = list(group)
        if 2 <= len(told) <= _MOST and number < len(sentences) and _one_whole(document, sentences[number], told):
            stances_of = [_stance(document, sentences[number], told, place, forms) for place in range(len(told))]
            apart = None not in stances_of and {*_NAMES[:2]} <= set(stances_of) and len(set(stances_of)) == len(told)
            if apart or (len(told) == 2 and _are_both_sides(document, document[STATEMENTS][number], told)):
                yield told


def _are_both_sides(document: Document, sentence: Span, shares: Sequence[Quantity]) -> bool:
    """Tell whether a sentence names both sides of a vote, one share each: "el «sí» se impone con el 53 %, frente al …".

    A share of those who came, of another time or of one place is none of theirs; nor is what some of them are or have.
    """
    vocabulary = vocabulary_of(document)

    def words_of(*names: str) -> Words:
        return vocabulary[names]

    words = WORD.findall(document.folded, *sentence)
    if sum(share.value for share in shares) > _SLIP or not all(
        holds(words, words_of(side)) for side in ("yes-side", "no-side")
    ):
        return False
    if holds(words, words_of("turnout", "then", "rounds")) or overlapping(document[TIMEXES], sentence):
        return False
    among, sides = words_of("among-whom", "among-them", "of-them"), words_of("yes-side", "no-side")
    if any(
        one in among and begins([other, *words[place + 2 : place + 4]], sides)
        for place, (one, other) in enumerate(pairwise(words))
    ):
        return False
    apart = words_of("more", "fewer", "copula")
    return not any(
        _is_of_some(document, share, sentence.end, words_of("place"), apart, words_of("votes", "voters"))
        for share in shares
    )


def _is_of_some(document: Document, share: Quantity, end: int, places: Words, apart: Words, votes: Words) -> bool:
    """Tell whether a share is one of something else than all votes: of those of a town, or so much more than others."""
    if share.base is not None and document.folded[slice(*share.base)] not in votes:
        return True
    behind = WORD.search(document.folded, share.span.end, min(share.span.end + _WHERE, end))
    if behind is None:
        return False
    return behind[0] in apart or (behind[0] in places and _NAME.match(document.text, behind.end() + 1) is not None)


def _one_whole(document: Document, sentence: Span, shares: Sequence[Quantity]) -> bool:
    """Tell whether nothing says that shares are of several years or groups."""
    wholes = {document.folded[slice(*share.base)] for share in shares if share.base is not None}
    return len(wholes) < 2 and YEAR.search(document.text, *sentence) is None


def _stance(
    document: Document, sentence: Span, shares: Sequence[Quantity], place: int, forms: dict[str, Words]
) -> str | None:
    """Return what those of a share say; None where nothing tells, or where what they speak of is named anew."""
    start, is_last = shares[place].span.end, place + 1 == len(shares)
    end = sentence.end if is_last else shares[place + 1].span.start
    borders = [mark.span() for mark in BORDER.finditer(document.folded, start, end)]
    if is_last:
        words = WORD.findall(document.folded, start, borders[0][0] if borders else end)
    else:
        words = WORD.findall(document.folded, start, end)
        lead = _lead_of_next(words, document.folded, borders, end, forms)
        if lead is None:
            return None
        words = words[: len(words) - lead]
    if not place:
        # "Laut Umfrage befürworten 56 Prozent den Neubau"
        words = [*WORD.findall(document.folded, sentence.start, shares[0].span.start), *words]
    found = [name for name in _NAMES if holds(words, forms[name])]
    if "undecided" in found:
        return "undecided"
    if len(found) != 1 or not forms["among-whom"].isdisjoint(words[1:] if place else ()):
        return None
    if place:
        last = max(number for number, word in enumerate(words) if any(word in form.split() for form in forms[found[0]]))
        if any(word not in forms["it"] for word in words[last + 1 :]):
            return None
    return found[0]


def _lead_of_next(
    words: Sequence[str], folded: str, borders: Sequence[tuple[int, int]], end: int, forms: dict[str, Words]
) -> int | None:
    """Return how many words lead to the next share; None where they are more than such as link it."""
    linking = {
        word
        for name in ("and", "articles", "instead", "hedge", "meanwhile")
        for form in forms[name]
        for word in form.split()
    }
    behind = len(WORD.findall(folded, borders[-1][1], end)) if borders else 0
    lead = 0
    while lead < len(words) and words[-1 - lead] in linking:
        lead += 1
    return lead if lead >= behind and (lead or borders) else None
