"""Shares behind two counts: "nueve de los 45 ayuntamientos de la zona, uno de cada cuatro, …".

What stands between the counts and the share differs from sentence to sentence; what matters is that a part of a whole
is told, and behind a mark a share that nothing else follows. The whole may stand first: "of the 260 schools …, 91 …".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from factcheck import QUANTITIES, SENTENCES, Annotated, Binding, Match, Quantity, QuantityKind, Span, covering
from factcheck_counts.passage import BORDER, Clause, Passage, texts
from factcheck_counts.vocabulary import Vocabulary, begins, ends

_CARDINAL = QuantityKind.CARDINAL
_PERCENT, _FRACTION = QuantityKind.PERCENT, QuantityKind.FRACTION
_SHARES = frozenset({_PERCENT, _FRACTION})
#: A share stands no further from its counts, in characters; nor, where no word makes it theirs, in words.
_FAR = 240
_TAIL = 10
#: The counts stand no further from each other, in words, and "of" no further from the whole.
_BETWEEN = 6
_BELONGING = 4
_LEAD = 3
#: So many quantities before a share are looked at.
_LOOKED_AT = 6
_START = attrgetter("start")
#: What a rate is, and how it is said to be so much, takes so many words.
_RATE = 9


class _Told(NamedTuple):
    """How a share is said to be that of two counts: with a word that makes it theirs, or as a rate of something."""

    firmly: bool
    as_rate: bool


def shares(document: Annotated, vocabulary: Vocabulary, places: Sequence[int]) -> Iterator[Match]:
    """Yield the shares that follow two counts: ``part``, ``whole`` and ``share``.

    What else is counted between them is ``besides``; ``rate`` says that the share may be one of those who are left.

    Args:
        document: The article.
        vocabulary: The words of its language.
        places: Where among the quantities the shares are.
    """
    quantities = document[QUANTITIES]
    for place in places:
        share = quantities[place]
        start, end = share.span
        after = quantities[place + 1] if place + 1 < len(quantities) else share
        if (after.kind is _CARDINAL or share.kind is _FRACTION) and after.span.start - end <= _FAR:
            next_ones = quantities[place + 1 : place + 1 + _LOOKED_AT]
            behind = [one for one in next_ones if one.span.start >= end]
            match = _first(document, vocabulary, share, behind) or _told_twice(document, vocabulary, share, behind)
            if match is not None:
                yield match
                continue
        if not place or quantities[place - 1].kind is _PERCENT or start - quantities[place - 1].span.end > _FAR:
            continue
        near = [one for one in quantities[max(place - _LOOKED_AT, 0) : place] if start - one.span.end <= _FAR]
        # "72 points de baignade" are counted too.
        counts = [one for one in near if one.kind is _CARDINAL or one.unit == "point"]
        if not counts:
            continue
        sentence = covering(document[SENTENCES], share.span.start)
        if sentence is None or not _closes(document, vocabulary, sentence, share):
            continue
        match = _of_those(document, vocabulary, sentence, counts, share)
        if match is not None:
            yield match
            continue
        counts = [one for one in counts if sentence.contains(one.span)]
        if len(counts) < 2 or any(one.kind in _SHARES and one.span.start > counts[-1].span.end for one in near):
            continue
        match = _match(document, vocabulary, sentence, counts, share, near)
        if match is not None:
            yield match


def _told_twice(
    document: Annotated, vocabulary: Vocabulary, share: Quantity, behind: Sequence[Quantity]
) -> Match | None:
    """Return a fraction with the percentage set off behind it: "uno de cada cinco hogares, el 34 %, no puede"."""
    percent = next(iter(behind), None)
    if share.kind is not QuantityKind.FRACTION or percent is None or percent.kind is not QuantityKind.PERCENT:
        return None
    sentence = covering(document[SENTENCES], share.span.start)
    if sentence is None or not sentence.contains(percent.span):
        return None
    passage = Passage(document, sentence, (share, percent), vocabulary)
    lead, text = passage.clause_before(percent), document.folded
    start = lead[0].start if lead else percent.span.start
    of = passage.between(share.span.end, start)
    linking = vocabulary.single("so-much", "hedge", "article", "articles")
    if not text[:start].rstrip().endswith(",") or text.count(",", share.span.end, start) != 1 or len(of) > _BETWEEN:
        return None
    follows = text[percent.span.end : sentence.end].lstrip()
    # "By a third, to 4 percent" tells where it went.
    if not linking.issuperset(texts(lead)) or not vocabulary["to"].isdisjoint(texts(lead)):
        return None
    if not follows.startswith((",", ".", ")")) and not begins(
        texts(passage.between(percent.span.end, sentence.end)), vocabulary["told"]
    ):
        return None
    bindings = (("part", Binding(share.span, share)), ("share", Binding(percent.span, percent)))
    return Match(share.span.to(percent.span), "", bindings)


def _of_those(
    document: Annotated, vocabulary: Vocabulary, sentence: Span, counts: Sequence[Quantity], share: Quantity
) -> Match | None:
    """Return some of those that were counted, in the sentence before it perhaps, with the share that they are."""
    *before, part = counts
    place = bisect_left(document[SENTENCES], sentence.start, key=_START)
    first = document[SENTENCES][max(place - 1, 0)]
    whole = before[-1] if before else _last_count(document, first.start, part)
    if whole is None or whole.span.start < first.start or not vocabulary.counts_something(document, whole):
        return None
    passage = Passage(document, first.to(sentence), (whole, part, share), vocabulary)
    behind, lead = texts(passage.behind(part)), texts(passage.before(part))
    led = ends(lead, vocabulary["of-them", "among-them"]) or (
        not lead and ends(_before_mark(passage, part), vocabulary["among-them"])
    )
    if not led and not begins(behind, vocabulary["some-of-them"]):
        return None
    between = texts(passage.between(part.span.end, share.span.start))
    for form in vocabulary["some-of-them"]:
        if between[: len(form.split())] == form.split():
            del between[: len(form.split())]
    linking = vocabulary.single("so-much", "hedge", "article", "articles", "and")
    if len(between) > _BETWEEN or not linking.issuperset(between):
        return None
    told = (("whole", whole), ("part", part), ("share", share))
    return Match(whole.span.to(share.span), "", tuple((name, Binding(one.span, one)) for name, one in told))


def _before_mark(passage: Passage, part: Quantity) -> list[str]:
    """Return the last words before the mark that a count stands behind: "parmi elles, quarante-huit"."""
    text = passage.document.folded
    end = text[: part.span.start].rstrip().rfind(",")
    return texts(passage.between(passage.span.start, end))[-_LEAD:] if end > passage.span.start else []


def _last_count(document: Annotated, start: int, part: Quantity) -> Quantity | None:
    counts = [
        one
        for one in document[QUANTITIES]
        if start <= one.span.start and one.span.end <= part.span.start and one.kind is _CARDINAL
    ]
    return counts[-1] if len(counts) == 1 else None


def _first(document: Annotated, vocabulary: Vocabulary, share: Quantity, behind: Sequence[Quantity]) -> Match | None:
    """Return a share that stands before its counts: "two-thirds of the 48 schools inspected, 24 in all, were …"."""
    counts = [one for one in behind if one.kind is _CARDINAL]
    if share.parts or len(counts) < 2 or counts[1].span.start - share.span.end > _FAR:
        return None
    sentence = covering(document[SENTENCES], share.span.start)
    one, other = counts[:2]
    if sentence is None or not sentence.contains(other.span):
        return None
    passage = Passage(document, sentence, (share, one, other), vocabulary)
    lead = texts(passage.between(share.span.end, one.span.start))
    if len(lead) <= _BELONGING and not vocabulary["out-of"].isdisjoint(lead) and _stands_apart(passage, other):
        whole, part = one, other
    elif _are_bracketed(passage, share, one, other):
        whole, part = other, one
    else:
        return None
    if passage.has_border(share.span.end, whole.span.start) and whole is one:
        return None
    told = (("share", share), ("whole", whole), ("part", part))
    bindings = sorted(((name, Binding(figure.span, figure)) for name, figure in told), key=lambda bound: bound[1].span)
    if whole is other:
        # What stands in brackets is of what the share is of.
        bindings.append(("all", Binding(whole.span, "")))
    return Match(share.span.to(other.span), "", tuple(bindings))


def _stands_apart(passage: Passage, part: Quantity) -> bool:
    """Tell whether a count stands between two marks, with hardly a word beside it."""
    text, start = passage.document.folded, part.span.start
    lead = passage.clause_before(part)
    first = lead[0].start if lead else start
    linking = passage.vocabulary.single("so-much", "hedge", "article", "named")
    if not text[:first].rstrip().endswith((",", "(", "–", "—")) or not linking.issuperset(texts(lead)):
        return False
    mark = BORDER.search(text, part.span.end, passage.span.end)
    behind = texts(passage.between(part.span.end, passage.span.end if mark is None else mark.start()))
    return not behind or " ".join(behind) in passage.vocabulary["in-all"]


def _are_bracketed(passage: Passage, share: Quantity, part: Quantity, whole: Quantity) -> bool:
    """Tell whether a part of a whole stands in brackets behind a share: "un quart des logements (90 sur 200)"."""
    text = passage.document.folded
    lead = passage.between(share.span.end, part.span.start)
    between = texts(passage.between(part.span.end, whole.span.start))
    return (
        len(lead) <= _TAIL
        and text[: part.span.start].rstrip().endswith("(")
        and text.count("(", share.span.end, part.span.start) == 1
        and text.startswith(")", (whole.noun or whole.span).end)
        and 0 < len(between) <= _BELONGING
        and not passage.vocabulary["out-of"].isdisjoint(between)
    )


def _closes(document: Annotated, vocabulary: Vocabulary, sentence: Span, share: Quantity) -> bool:
    """Tell whether nothing follows a share in its clause, or only that it is one of all."""
    end = share.span.end
    if share.base is not None and document.folded[slice(*share.base)] in vocabulary["whole-of-them"]:
        end = share.base.end
    behind = document.text[end : sentence.end].lstrip()
    return not behind or BORDER.match(behind) is not None


def _match(
    document: Annotated,
    vocabulary: Vocabulary,
    sentence: Span,
    counts: Sequence[Quantity],
    share: Quantity,
    near: Sequence[Quantity],
) -> Match | None:
    passage = Passage(document, sentence, (*counts, share), vocabulary)
    told = _told(passage, counts[-1], share)
    if told is None:
        return None
    pair = _of_many(passage, counts, told) or (_of_whole(passage, counts) if told.firmly else None)
    if pair is None:
        return None
    bindings = [(name, Binding(one.span, one)) for name, one in zip(("part", "whole"), pair, strict=True)]
    bindings.append(("share", Binding(share.span, share)))
    bindings += [
        ("besides", Binding(one.span, one)) for one in near if one not in pair and one.span.start > counts[0].span.start
    ]
    if told.as_rate:
        bindings.append(("rate", Binding(share.span, "")))
    return Match(counts[0].span.to(share.span), "", tuple(bindings))


def _told(passage: Passage, last: Quantity, share: Quantity) -> _Told | None:
    """Return how the words before a share say that it is one of the counts before it; None where they do not."""
    vocabulary, start = passage.vocabulary, last.span.end
    tail, *rest = passage.clauses(start, share.span.start)
    if not rest:
        return None
    lead = [word for word in passage.clause_before(share) if word.start >= start]
    if lead and vocabulary.light.issuperset(texts(lead)):
        # "Es decir, el 25 %"
        mark = next((clause for clause in reversed(rest) if clause and clause[-1].end <= lead[0].start), [])
        lead = [*mark, *lead] if begins(texts(mark), vocabulary["so-much"]) else lead
    between = passage.between(start, share.span.start)
    if len(between) - len(lead) > 2 * _TAIL:
        return None
    if _is_rate(vocabulary, lead):
        return _Told(firmly=False, as_rate=True)
    linking, said = vocabulary.single("so-much", "hedge", "article"), texts(lead)
    while said and said[-1] in vocabulary.light and said[-1] not in vocabulary["so-much"]:
        said.pop()
    if ends(said, vocabulary["so-much"] - vocabulary["hedge"]) and linking.issuperset(said):
        return _Told(firmly=True, as_rate=False)
    closed = len(tail) <= _TAIL and all(linking.issuperset(texts(each)) for each in rest)
    return _Told(firmly=False, as_rate=False) if closed else None


def _is_rate(vocabulary: Vocabulary, clause: Clause) -> bool:
    """Tell whether a clause only says how much a rate is: "soit un taux de réussite de", "le taux atteint"."""
    said = [word for word in texts(clause) if word not in vocabulary.single("so-much", "article")]
    return 0 < len(said) <= _RATE and said[0].endswith(tuple(vocabulary["rates"]))


def _of_many(passage: Passage, counts: Sequence[Quantity], told: _Told) -> tuple[Quantity, Quantity] | None:
    """Return the part and the whole of which one clause says that the one is some of the other."""
    out_of = passage.vocabulary["out-of", "out-of-rate"] if told.as_rate else passage.vocabulary["out-of"]
    found = []
    for part, whole in pairwise(counts):
        between = texts(passage.between(part.span.end, whole.span.start))
        if (
            0 < len(between) <= _BETWEEN
            and part.value <= whole.value
            and not out_of.isdisjoint(between if len(between) <= _BELONGING else between[-_LEAD:])
            and not passage.has_border(part.span.end, whole.span.start)
        ):
            found.append((part, whole))
    return found[0] if len(found) == 1 and found[0][1] is counts[-1] else None


def _of_whole(passage: Passage, counts: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """Return a part and the whole that stands before it: "of the 260 schools tested since January, 91 had …"."""
    whole, part, *_ = counts
    lead = texts(passage.before(whole))[-_LEAD:]
    return (part, whole) if lead and lead[0] in passage.vocabulary["of-whole"] else None
