"""Shares that stand before what they are shares of: "two-thirds of the 48 schools, 24 in all", "85 %: 60 of 80"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from factcheck import QUANTITIES, SENTENCES, Annotated, Match, Quantity, QuantityKind, Span, covering, inside
from factcheck_counts.readings.passage import BORDER, STEM, Passage, paragraph_of, texts
from factcheck_counts.readings.shares.pairs import BELONGING, are_alike, bound, counted, is_some_of
from factcheck_counts.readings.vocabulary import WORD, Vocabulary, begins

_PERCENT, _FRACTION = QuantityKind.PERCENT, QuantityKind.FRACTION
#: Between a share and the bracket that explains it stand so many words, and so many before a colon.
_TAIL = 10
_BEFORE_COLON = 16
#: Between a fraction and a percentage behind it: "uno de cada cinco hogares".
_OF = 6
_PAIR = 2
#: Fractions of more than this are counts: "12 sur 60".
_LARGEST_SPOKEN = 10
_MARKS = (",", "–", "—", " -")


def ahead(
    document: Annotated, vocabulary: Vocabulary, sentence: Span, share: Quantity, near: Sequence[Quantity]
) -> Match | None:
    """Return a share with what stands behind it in its sentence, ``near`` among the figures."""
    near = [one for one in near if sentence.contains(one.span)]
    return (
        _first(document, vocabulary, sentence, share, near)
        or _explained(document, vocabulary, sentence, share, near)
        or _told_twice(document, vocabulary, sentence, share, near)
    )


def _first(
    document: Annotated, vocabulary: Vocabulary, sentence: Span, share: Quantity, behind: Sequence[Quantity]
) -> Match | None:
    """Return a share that stands before its counts: "two-thirds of the 48 schools inspected, 24 in all, were …"."""
    counts = [one for one in behind if one.kind is QuantityKind.CARDINAL]
    if share.parts or len(counts) < 2:
        return None
    one, other = counts[:2]
    passage = Passage(document, sentence, (share, one, other), vocabulary)
    lead = texts(passage.between(share.span.end, one.span.start))
    if len(lead) <= BELONGING and not vocabulary["out-of"].isdisjoint(lead) and _stands_apart(passage, other):
        whole, part = one, other
    elif _are_bracketed(passage, share, one, other):
        whole, part = other, one
    else:
        return None
    if passage.has_border(share.span.end, whole.span.start) and whole is one:
        return None
    # What stands in brackets is of what the share is of.
    return bound(share, part, whole, flags=["all"] if whole is other else [])


def _explained(
    document: Annotated, vocabulary: Vocabulary, sentence: Span, share: Quantity, behind: Sequence[Quantity]
) -> Match | None:
    """Return a share with the part of a whole that explains it: "85 Prozent der Abgeordneten, nämlich 60 von 80"."""
    counts = counted(behind)
    if len(counts) < 2 or (share.parts and share.parts[-1].value > _LARGEST_SPOKEN):
        return None
    part, whole = counts[:2]
    if _is_joined(document, vocabulary, sentence, share):
        return None
    passage = Passage(document, sentence, (share, part, whole), vocabulary)
    if not are_alike(passage, part, whole) or not is_some_of(passage, part, whole, vocabulary["out-of"]):
        return None
    lead = passage.clause_before(part)
    start = lead[0].start if lead else part.span.start
    mark, said = document.folded[share.span.end : start].rstrip()[-1:], texts(lead)
    named = vocabulary["named"] | vocabulary["so-much"] - vocabulary["hedge"]
    fronted = _fronted(passage, share, part)
    if not fronted and not vocabulary.single("so-much", "hedge", "named", "article", "articles").issuperset(said):
        return None
    if len(passage.between(share.span.end, start)) > _BEFORE_COLON or not (
        fronted or mark == ":" or (mark in (",", "–", "—", "-") and (not said or begins(said, named)))
    ):
        return None
    if not _is_all(passage, whole):
        return None
    flags = ["rate", "all"]
    if fronted or (mark != ":" and not begins(said, named)):
        if share.parts and not fronted and not _is_bare(passage, part, whole):
            # "Un train sur deux, deux cars sur trois"
            return None
        flags = ["all", "assumed"]
    of = {_folded(document, span) for span in (share.base, share.noun) if span is not None}
    counts_of = {_folded(document, one.noun) for one in (part, whole) if vocabulary.counts_something(document, one)}
    if of and counts_of and of.isdisjoint(counts_of) and of.isdisjoint(vocabulary["whole-of-them"]):
        # "Neuf lycéens sur dix … : 540 sur les 720 candidats"
        flags.append("assumed")
    return bound(share, part, whole, flags=[*dict.fromkeys(flags)])


def _is_joined(document: Annotated, vocabulary: Vocabulary, sentence: Span, share: Quantity) -> bool:
    """Tell whether a share is joined to one of others: "45 % of those in town and 23 % of those outside, 75 of 220"."""
    before = [
        one for one in inside(document[QUANTITIES], Span(sentence.start, share.span.start)) if one.kind is _PERCENT
    ]
    if not before or before[-1].base is None or share.base is None:
        return False
    ands = vocabulary["and"]
    return not ands.isdisjoint(WORD.findall(document.folded, before[-1].span.end, share.span.start))


def of_told(
    document: Annotated, vocabulary: Vocabulary, share: Quantity, before: Sequence[Quantity], part: Quantity
) -> Match | None:
    """Return a share of what was counted before, with the part set off behind it: "a third of the flats, 370 of them".

    Nothing else of that name is counted before it in the paragraph, and what else is said of it there was said before.
    """
    sentence = covering(document[SENTENCES], share.span.start)
    if share.parts or part.kind is not QuantityKind.CARDINAL or sentence is None:
        return None
    passage = Passage(document, sentence, (share, part), vocabulary)
    of = texts(passage.behind(share))
    if not of or len(of) > _OF or of[0] not in vocabulary["out-of"] or not _stands_apart(passage, part):
        return None
    start, stems = paragraph_of(document, share.span.start).start, {word[:STEM] for word in of if len(word) >= STEM}
    counts = [one for one in before if one.kind is part.kind and start <= one.span.start < sentence.start]
    known = [
        one
        for one in counts
        if vocabulary.counts_something(document, one) and _folded(document, one.noun)[:STEM] in stems
    ]
    told = covering(document[SENTENCES], known[0].span.start) if len(known) == 1 else None
    if told is None or not stems <= {word[:STEM] for word in WORD.findall(document.folded, *told)}:
        return None
    return bound(share, part, known[0], flags=["all", "assumed"])


def _is_bare(passage: Passage, part: Quantity, whole: Quantity) -> bool:
    """Tell whether nothing is named that a part and its whole are of: "20 sur 90"."""
    between = texts(passage.between(part.span.end, whole.span.start))
    return passage.vocabulary["out-of"].issuperset(between) and not passage.vocabulary.counts_something(
        passage.document, whole
    )


def _fronted(passage: Passage, share: Quantity, part: Quantity) -> bool:
    """Tell whether only "with" leads from what a share is of to its counts: "a third of the chamber with 20 of 90"."""
    words, vocabulary = texts(passage.between(share.span.end, part.span.start)), passage.vocabulary
    place = max((number for number, word in enumerate(words) if word in vocabulary["with"]), default=-1)
    return place >= 0 and vocabulary.light.issuperset(words[place + 1 :]) and len(words) <= _TAIL


def explained_next(
    document: Annotated, vocabulary: Vocabulary, share: Quantity, behind: Sequence[Quantity]
) -> Match | None:
    """Return a share with the part of a whole that the next sentence says it is: "The toll is 200 out of 1,000"."""
    counts = counted(behind)
    sentences = document[SENTENCES]
    here = bisect_left(sentences, share.span.end, key=attrgetter("end"))
    if len(counts) < _PAIR or here + 1 >= len(sentences) or share.base is not None:
        return None
    part, whole = counts[:_PAIR]
    following = sentences[here + 1]
    if not following.contains(part.span) or not following.contains(whole.span):
        return None
    passage = Passage(document, following, counts[:_PAIR], vocabulary)
    lead = texts(passage.between(following.start, part.span.start))
    if not are_alike(passage, part, whole) or not _is_bare(passage, part, whole) or not _is_all(passage, whole):
        return None
    if len(lead) > _OF or not vocabulary["copula", "adds-up"].intersection(lead[-2:]) or part.value == whole.value:
        return None
    return bound(share, part, whole, flags=["all", "assumed"])


def _folded(document: Annotated, span: Span | None) -> str:
    return "" if span is None else document.folded[slice(*span)]


def _is_all(passage: Passage, whole: Quantity) -> bool:
    """Tell whether nothing is told of a part of a whole but that: in "45 sur 150 ont gelé" something else is."""
    text, end = passage.document.folded, (whole.noun or whole.span).end
    behind = text[end : passage.span.end].lstrip()
    return (
        not behind
        or BORDER.match(behind) is not None
        or begins(texts(passage.between(end, passage.span.end)), passage.vocabulary["who"])
    )


def _told_twice(
    document: Annotated, vocabulary: Vocabulary, sentence: Span, share: Quantity, behind: Sequence[Quantity]
) -> Match | None:
    """Return a fraction with the percentage set off behind it: "uno de cada cinco hogares, el 34 %, no puede"."""
    percent = next(iter(behind), None)
    if share.kind is not _FRACTION or percent is None or percent.kind is not _PERCENT:
        return None
    passage = Passage(document, sentence, (share, percent), vocabulary)
    lead, text = passage.clause_before(percent), document.folded
    start = lead[0].start if lead else percent.span.start
    of = passage.between(share.span.end, start)
    linking = vocabulary.single("so-much", "hedge", "article", "articles")
    marks = BORDER.findall(text, share.span.end, start)
    if len(marks) != 1 or not text[:start].rstrip().endswith(_MARKS) or len(of) > _OF:
        return None
    follows = text[percent.span.end : sentence.end].lstrip()
    # "By a third, to 4 percent" tells where it went.
    if not linking.issuperset(texts(lead)) or not vocabulary["to"].isdisjoint(texts(lead)):
        return None
    if not follows.startswith((",", ".", ")", "–", "—", "- ")) and not begins(
        texts(passage.between(percent.span.end, sentence.end)), vocabulary["told"]
    ):
        return None
    return bound(percent, share, None)


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
    return not behind or " ".join(behind) in passage.vocabulary["in-all", "stressed", "some-of-them"]


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
        and 0 < len(between) <= BELONGING
        and not passage.vocabulary["out-of"].isdisjoint(between)
    )
