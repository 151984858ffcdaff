"""Answers of two degrees with the share that they make: "66 % … 41 % « plutôt pas », 25 % « pas du tout »".

Nobody agrees "strongly" and "somewhat" at once, and who does either agrees: the two make the share that was told before
them, in the same sentence or in the one before. That the share is one of the same answer is said by where it stands,
by a word that takes it up ("dans le détail"), or by what both sentences are about.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from factcheck import QUANTITIES, Annotated, Match, Quantity, QuantityKind, Span
from factcheck_counts.readings.arithmetic import magnitude
from factcheck_counts.readings.passage import BORDER, STEM
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.sums.parts.counted import bound
from factcheck_counts.readings.vocabulary import WORD, Vocabulary, begins, holds, spelled, vocabulary_of

_KIND, _END = attrgetter("kind"), attrgetter("end")
_PERCENT = QuantityKind.PERCENT
#: How far the degree of an answer stands from its share, in code points.
_NEAR = 110
#: The share that two answers make stands so many sentences before theirs at the most.
_BACK = 2
#: What is off by more points is another share.
_SLIP = 10
#: So many letters has a word that tells what a sentence is about.
_LONG = 6
_TWO = 2


def graded(document: Annotated) -> Iterator[Match]:
    """Yield a ``total`` with the two answers that it is made of; ``tied`` says that it can be no other share."""
    quantities = document[QUANTITIES]
    if [*map(_KIND, quantities)].count(_PERCENT) <= _TWO:
        return
    shares = [one for one in quantities if one.kind is _PERCENT and not one.parts and one.value > 0]
    sentences, vocabulary = document[STATEMENTS], vocabulary_of(document)
    before: list[tuple[int, list[Quantity]]] = []
    for number, group in groupby(shares, key=lambda share: bisect_left(sentences, share.span.end, key=_END)):
        told = [*group]
        is_listed = len(told) >= _TWO and number < len(sentences)
        pair = _pair(document, vocabulary, sentences[number], told) if is_listed else None
        if pair is not None:
            near = [share for share in told if share.span.end <= pair[0].span.start]
            further = [earlier for place, earlier in before if number - place <= _BACK]
            wholes = near or (further[-1] if further else [])
            found = _whole(document, vocabulary, wholes, pair, sentences[number])
            if found is not None:
                yield found
        before = [*before[-1:], (number, told)]


def _pair(
    document: Annotated, vocabulary: Vocabulary, sentence: Span, shares: Sequence[Quantity]
) -> tuple[Quantity, Quantity] | None:
    """Return the two shares of a sentence that are answers of two degrees, where it has no third."""
    degrees = [_degree(document, vocabulary, sentence, shares, place) for place in range(len(shares))]
    told = [(share, *degree) for share, degree in zip(shares, degrees, strict=True) if degree is not None]
    if len(told) != _TWO:
        return None
    (one, first, of), (other, second, of_other) = told
    return (one, other) if first != second and _are_alike(of, of_other) else None


def _are_alike(one: str, other: str) -> bool:
    """Tell whether two answers are of one mind: "plutôt satisfaits" and "très satisfaits", or "plutôt" alone."""
    return not one or not other or one[:STEM] == other[:STEM]


def _degree(
    document: Annotated, vocabulary: Vocabulary, sentence: Span, shares: Sequence[Quantity], place: int
) -> tuple[str, str] | None:
    """Return of which degree an answer is, and what it says: by the words behind its share or before its bracket."""
    share, folded = shares[place], document.folded
    degrees, more = vocabulary.table("graded"), vocabulary["more", "fewer"]
    before = shares[place - 1].span.end if place else sentence.start
    behind = shares[place + 1] if place + 1 < len(shares) else None
    start, end = share.span.end, min(behind.span.start if behind else sentence.end, share.span.end + _NEAR)
    if _is_bracketed(folded, share):
        start, end = max(before, share.span.start - _NEAR), share.span.start
    elif behind is not None and _is_bracketed(folded, behind):
        # "40 % le veulent « tout à fait » (24 %) ou « plutôt » (16 %)"
        return None
    found = spelled(frozenset(degrees)).search(folded, start, end)
    word = WORD.search(folded, found.end(), end) if found is not None else None
    if found is None or (word is not None and word[0] in more):
        # "Un peu plus de la moitié (51 %)"
        return None
    is_next = word is not None and BORDER.search(folded, found.end(), word.start()) is None
    return degrees[found[0]], word[0] if word is not None and is_next and len(word[0]) >= _LONG else ""


def _is_bracketed(folded: str, share: Quantity) -> bool:
    """Tell whether a share stands in brackets of its own."""
    return folded.endswith("(", 0, share.span.start) and folded.startswith(")", share.span.end)


def _whole(
    document: Annotated,
    vocabulary: Vocabulary,
    shares: Sequence[Quantity],
    pair: tuple[Quantity, Quantity],
    sentence: Span,
) -> Match | None:
    """Return the share that two answers make, or that they should make."""
    made = sum(part.value for part in pair)
    fitting = [share for share in shares if share.value == made]
    if fitting:
        return bound(fitting[-1], pair)
    # Of two shares before it nobody knows which one is meant.
    if len(shares) != 1:
        return None
    whole, told = shares[0].value, WORD.findall(document.folded, *sentence)
    # "30 % y sont opposés (23 % « plutôt » et 7 % « tout à fait »)", "Dans le détail, …": the words say what they make.
    is_explained = document.text.startswith("(", pair[0].span.start - 1) or begins(told, vocabulary["in-detail"])
    if not is_explained and magnitude(whole - made) > _SLIP:
        return None
    if not whole <= made * _TWO <= whole * _TWO * _TWO:
        return None
    is_tied = sentence.contains(shares[0].span) or _goes_on(document, vocabulary, shares[0], sentence)
    return bound(shares[0], pair, *(("how", "tied") if is_tied else ()))


def _goes_on(document: Annotated, vocabulary: Vocabulary, share: Quantity, sentence: Span) -> bool:
    """Tell whether a sentence goes on from a share: it says so, or is about the same."""
    folded = document.folded
    words = WORD.findall(folded, *sentence)
    lead = WORD.findall(folded, max(share.span.start - _NEAR, 0), sentence.start)
    if holds([*lead, *words], vocabulary["then"]):
        return False
    if begins(words, vocabulary["in-detail", "among-them"]):
        return True
    if begins(words, vocabulary["among-whom"]):
        # "Chez les jeunes, 37 % …": those of some.
        return False
    end = BORDER.search(folded, share.span.end)
    about = WORD.findall(folded, share.span.end, sentence.start if end is None else end.start())
    stems = {word[:STEM] for word in about if len(word) >= _LONG}
    told = {word[:STEM] for word in words if len(word) >= _LONG}
    if not stems.isdisjoint(told):
        return True
    forms = (*vocabulary.table("graded"), *vocabulary["reacting"], folded[slice(*share.span)])
    light = WORD.findall(" ".join(forms))
    # "41 Prozent stimmen „voll und ganz“ zu, 20 Prozent „eher“"
    return told <= {word[:STEM] for word in light}
