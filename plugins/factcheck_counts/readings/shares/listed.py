"""Shares of one whole, as sentences tell them: what is left of it, answers to one question, votes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from factcheck import (
    BLOCKS,
    QUANTITIES,
    SENTENCES,
    Document,
    Quantity,
    QuantityKind,
    Span,
    around,
    beginning,
    inside,
)
from factcheck_counts.readings.arithmetic import YEAR, lenient, said, strict, total
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.vocabulary import WORD, Words, holds, vocabulary_of

_ALL = 100
#: So near to a share stand the words that call it the rest, and so near the shares before it, in characters.
_BESIDE = 25
_FAR = 400
#: "The rest, some 15 percent": so many words.
_LEADING = 4
#: That one answer was allowed is said so near to the answers.
_SENTENCES = 2
#: So many are in a run-off.
_RIVALS = 2
#: What a share is said to be of takes so many words.
_OF_VOTES = 4
#: "In der Stichwahl", "at the second round" take so many words before the last.
_NAMED = 3
#: Behind these a list goes on with something else.
_MARK = re.compile(r"[;,]")
_SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.FRACTION})
_END = attrgetter("end")


def left_over(document: Document, shares: Sequence[Quantity]) -> Iterator[Sequence[Quantity]]:
    """Yield the shares of a paragraph up to one that is what the others leave: "the remaining 12 percent"."""
    if len(shares) <= _RIVALS:
        return
    vocabulary = vocabulary_of(document)
    left, rest = vocabulary["left"], vocabulary["remainder"]
    if not any(map(document.folded.count, left | rest)):
        return
    linking = {word for name in ("so-much", "hedge", "articles") for form in vocabulary[name] for word in form.split()}
    for number, last in enumerate(shares):
        if number < 2:
            continue
        beside = said(document, Span(max(last.span.start - _BESIDE, 0), last.span.start))[-1:]
        beside += said(document, Span(last.span.end, last.span.end + _BESIDE))[:1]
        block = around(document[BLOCKS], last.span.start)
        lead = said(document, Span(max(last.span.start - _BESIDE, 0), last.span.start))[-_LEADING:]
        if (left.isdisjoint(beside) and not _leads(lead, rest, linking)) or block is None:
            continue
        first = max(shares[number - 1].span.start - _FAR, block.span.start)
        near = [share for share in beginning(shares, Span(first, last.span.start)) if not share.parts]
        told = Span(near[0].span.start, last.span.end) if near else last.span
        if (
            len(near) > 1
            and not tells_of_change(document, told)
            and not any(in_brackets(document, block.span.start, share) for share in (*near, last))
        ):
            yield (*near, last)


def _leads(words: Sequence[str], rest: frozenset[str], linking: set[str]) -> bool:
    """Tell whether words name the rest, and nothing after it but what leads to how much it is."""
    place = max((number for number, word in enumerate(words) if word in rest), default=None)
    return place is not None and linking.issuperset(words[place + 1 :])


def is_short(document: Document, shares: Sequence[Quantity]) -> bool:
    """Tell whether a few sentences tell shares, and the one that is left, which do not make up the whole."""
    sentences = document[SENTENCES]
    first, last = (bisect_left(sentences, share.span.end, key=_END) for share in (shares[0], shares[-1]))
    if last == len(sentences) or last - first > _SENTENCES or total(map(lenient, shares)).high >= _ALL:
        return False
    stretch = sentences[first].to(sentences[last])
    told = [one for one in inside(document[QUANTITIES], stretch) if one.kind in _SHARES]
    each = vocabulary_of(document)["each"]
    if first and any(one.kind in _SHARES for one in inside(document[QUANTITIES], sentences[first - 1])):
        # "A is on 29 percent. B is on 19, C on 8 …; the remaining 14 percent do not know."
        return False
    if _is_told_elsewhere(document, shares):
        return False
    return (
        {one.span for one in told} <= {share.span for share in shares}
        and not tells_of_change(document, Span(shares[0].span.start, stretch.end))
        and each.isdisjoint(said(document, stretch))
        and (first == last or YEAR.search(document.text, *stretch) is None)
        and not of_several_groups(document, shares)
    )


def _is_told_elsewhere(document: Document, shares: Sequence[Quantity]) -> bool:
    """Tell whether one more share of an article makes a hundred with all of some, or all but one: a paragraph earlier.

    "The Italian firm gets 33 percent. … The bureau owns 55 percent. It will sell 10 percent of its stake. The remaining
    12 percent stay with the town."
    """
    others = [one for one in document[QUANTITIES] if one.kind is QuantityKind.PERCENT and one not in shares]
    lists = [shares, *([*shares[:place], *shares[place + 1 :]] for place in range(len(shares) - 1))]
    return any(total(map(strict, (one, *told))).holds(_ALL) for one in others for told in lists)


def run_offs(document: Document, percents: Sequence[Quantity]) -> Iterator[Sequence[Quantity]]:
    """Yield the two shares that a sentence tells of a vote between two: "au second tour, 53,2 % des suffrages, …"."""
    vocabulary = vocabulary_of(document)
    named = vocabulary["run-off"]
    if not any(map(document.folded.count, named)):
        return
    rounds = vocabulary["earlier-round"]
    others = vocabulary[("among-whom", "then", "had-been")]
    sentences = document[SENTENCES]
    for sentence, statement in zip(sentences, document[STATEMENTS], strict=True):
        stretch, shares = _of_two(document, sentences, sentence, percents)
        told = WORD.findall(document.folded, *stretch)
        if len(shares) != _RIVALS or not holds(told, named) or holds(told, rounds):
            continue
        first, last = shares
        between = WORD.findall(document.folded, first.span.end, last.span.start)
        behind = WORD.findall(document.folded, last.span.end, statement.end)
        if (
            holds(between[:_OF_VOTES], vocabulary["votes"])
            and not holds(_by_themselves(_besides([*between[2:], *behind], named), vocabulary["filling"]), others)
            and tuple(answers(document, stretch)) == (first, last)
        ):
            yield shares


def _besides(words: Sequence[str], named: Words) -> Sequence[str]:
    """Return words without those that say that something came about in a run-off, which is the vote itself."""
    found = [
        number
        for number in range(len(words))
        if words[number] in named or " ".join(words[max(number - 1, 0) : number + 1]) in named
    ]
    return [word for number, word in enumerate(words) if all(not 0 <= at - number <= _NAMED for at in found)]


def _of_two(
    document: Document, sentences: Sequence[Span], sentence: Span, percents: Sequence[Quantity]
) -> tuple[Span, Sequence[Quantity]]:
    """Return a sentence with the one before it, in its paragraph, and the shares of it, or of both if each has one."""
    shares = inside(percents, sentence)
    place = bisect_left(sentences, sentence)
    if not place or not shares or "\n" in document.text[sentences[place - 1].start : sentence.start]:
        return sentence, shares
    before = inside(percents, sentences[place - 1])
    stretch = sentences[place - 1].to(sentence)
    if len(before) == 1 == len(shares):
        return stretch, [*before, *shares]
    return (sentence if before else stretch), shares


def is_of_valid_votes(document: Document, shares: Sequence[Quantity]) -> bool:
    """Tell whether shares are said to be those of the votes that count, of which none is left for nobody."""
    valid = vocabulary_of(document)["valid"]
    return not valid.isdisjoint(WORD.findall(document.folded, shares[0].span.end, shares[-1].span.start)[:_OF_VOTES])


def of_several_groups(document: Document, shares: Sequence[Quantity]) -> bool:
    """Tell whether another group is named within a list of shares: "; chez les ouvriers, 33 % ont dit non"."""
    vocabulary = vocabulary_of(document)
    among, light = vocabulary["among-whom"], vocabulary["articles"]
    for one, other in pairwise(shares):
        for mark in _MARK.finditer(document.folded, one.span.end, other.span.start):
            head, *rest = WORD.findall(document.folded, mark.end(), other.span.start) or [""]
            # "À 40 % du lac, à 25 % du fleuve" names no group.
            if head in among and not light.issuperset(rest):
                return True
    return False


def answers(document: Document, sentence: Span) -> list[Quantity]:
    """Return the shares of a sentence that can be those of answers to one question; nothing where some cannot be."""
    vocabulary = vocabulary_of(document)
    shares = [
        quantity
        for quantity in inside(document[QUANTITIES], sentence)
        if quantity.kind is QuantityKind.PERCENT and quantity.value > 0
    ]
    # Shares of men and of women are shares of two wholes.
    wholes = {document.folded[slice(*share.base)] for share in shares if share.base is not None}
    if len(wholes) > 1 or any(share.parts for share in shares) or YEAR.search(document.text, *sentence) is not None:
        return []
    if not vocabulary["turnout"].isdisjoint(said(document, sentence)) or tells_of_change(document, sentence):
        return []
    # What stands in brackets is part of the share before it, or what it was.
    return [share for share in shares if not in_brackets(document, sentence.start, share)]


def near(document: Document, told: Sequence[Span]) -> Iterator[Span]:
    """Yield the sentences in which something is told, and those near it in the same paragraph."""
    sentences, near = document[SENTENCES], set[Span]()
    for span in told:
        place, block = bisect_left(sentences, (span.start + 1,)) - 1, around(document[BLOCKS], span.start)
        if place >= 0 and block is not None:
            beside = sentences[max(place - _SENTENCES, 0) : place + _SENTENCES + 1]
            near.update(filter(block.span.contains, beside))
    yield from sorted(near)


def asks_on(document: Document, end: int) -> bool:
    """Tell whether words go on that tell what somebody does not know: "el 30 % no sabe qué es un teatro"."""
    asking = vocabulary_of(document)["asking"]
    return document.text[end : end + 1] == " " and not asking.isdisjoint(said(document, Span(end, end + _BESIDE))[:1])


def names_rest(document: Document, sentence: Span) -> bool:
    """Tell whether a sentence names those who are left, though not how many: "die übrigen haben keine Meinung"."""
    vocabulary = vocabulary_of(document)
    named = (vocabulary[name] for name in ("remainder", "others", "rest-of-all", "left"))
    words = {form.split()[-1] for forms in named for form in forms}
    return not words.isdisjoint(said(document, sentence))


def tells_of_change(document: Document, sentence: Span) -> bool:
    """Tell whether a sentence says that something rises or falls."""
    vocabulary = vocabulary_of(document)
    words = said(document, sentence)
    filling = vocabulary["filling"]
    # "Coal made up the remaining 30 percent"
    told = {
        word for number, word in enumerate(words) if " ".join(words[max(number - 1, 0) : number + 1]) not in filling
    }
    return any(not told.isdisjoint(vocabulary[name]) for name in ("rise", "fall", "rose", "fell"))


def _by_themselves(words: Sequence[str], filling: Words) -> Sequence[str]:
    """Return the words that are no second part of a phrase: "coal made up the rest", "face à son rival"."""
    return [
        word for number, word in enumerate(words) if " ".join(words[max(number - 1, 0) : number + 1]) not in filling
    ]


def in_brackets(document: Document, start: int, share: Quantity) -> bool:
    """Tell whether a share stands in brackets that have been opened behind a place."""
    opened, closed = (document.text.count(mark, start, share.span.start) for mark in "()")
    return opened > closed
