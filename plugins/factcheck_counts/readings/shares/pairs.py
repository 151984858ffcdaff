"""A part and the whole that it is some of, by the few words that tell it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factcheck import Annotated, Binding, Match, Quantity, QuantityKind, Span
from factcheck_counts.readings.passage import BORDER, Passage, texts
from factcheck_counts.readings.vocabulary import WORD, Vocabulary, Words, begins, ends

_CARDINAL, _CURRENCY = QuantityKind.CARDINAL, QuantityKind.CURRENCY
#: The counts stand no further from each other, in words, and "of" no further from the whole.
_BETWEEN = 8
BELONGING = 4
_LEAD = 3
#: Between the whole and a part that only follows it stand so many words: "received 40 applications and funded 12".
_APART = 6
_STRESSED = 2
#: "Sept millions" of an amount is one too.
_LARGE = 1_000
Pair = tuple[Quantity, Quantity]


def of_many(passage: Passage, counts: Sequence[Quantity], out_of: Words) -> Pair | None:
    """Return the part and the whole of which one clause says that the one is some of the other: "60 of the 80"."""
    found = [
        (part, whole)
        for part, whole in pairwise(counts)
        if are_alike(passage, part, whole) and is_some_of(passage, part, whole, out_of)
    ]
    return found[0] if len(found) == 1 and found[0][1] is counts[-1] else None


def is_some_of(passage: Passage, part: Quantity, whole: Quantity, out_of: Words) -> bool:
    """Tell whether the words between two counts say that the first is some of the second."""
    between = texts(passage.between(part.span.end, whole.span.start))
    return (
        0 < len(between) <= _BETWEEN
        and part.value <= whole.value
        and not out_of.isdisjoint(between if len(between) <= BELONGING else between[-_LEAD:])
        and passage.vocabulary["and"].isdisjoint(between)
        and not ends(between, passage.vocabulary["instead"] - passage.vocabulary["from"])
        and not passage.has_border(part.span.end, whole.span.start)
    )


def of_whole(passage: Passage, counts: Sequence[Quantity]) -> Pair | None:
    """Return a part and the whole that stands before it: "of the 260 schools tested since January, 91 had …"."""
    whole, part, *_ = counts
    lead = texts(passage.before(whole))
    heads = {lead[0], lead[-_LEAD:][0]} if 0 < len(lead) <= _LEAD + 2 else set(lead[-_LEAD:][:1])
    # "Sur un budget de 40 millions, 6 millions vont au sport"
    if passage.vocabulary["of-whole"].isdisjoint(heads) or not are_alike(passage, part, whole):
        return None
    return part, whole


def of_which(passage: Passage, counts: Sequence[Quantity]) -> Pair | None:
    """Return a part and the whole that it is told behind: "60 millions d'euros, dont 9 millions à l'export"."""
    whole, part = counts[-2:]
    lead = texts(passage.between(whole.span.end, part.span.start))
    while lead and lead[-1] in passage.vocabulary.light - passage.vocabulary["of-them"]:
        lead.pop()
    led = ends(lead, passage.vocabulary["of-them"]) or (
        # "180 Sitze, 72 davon"
        begins(texts(passage.behind(part)), passage.vocabulary["some-of-them"])
        and passage.vocabulary.counts_something(passage.document, whole)
    )
    return (part, whole) if led and are_alike(passage, part, whole) else None


def side_by_side(passage: Passage, counts: Sequence[Quantity]) -> Pair | None:
    """Return a whole and a part without a noun of its own behind it: "received 40 applications and funded 12"."""
    whole, part = counts
    vocabulary, document = passage.vocabulary, passage.document
    between = texts(passage.between(whole.span.end, part.span.start))
    joined = len(between) <= _APART and not vocabulary["and"].isdisjoint(between)
    if not joined or part.noun is not None or not vocabulary.counts_something(document, whole):
        return None
    return (part, whole) if are_alike(passage, part, whole) else None


def are_alike(passage: Passage, part: Quantity, whole: Quantity) -> bool:
    """Tell whether two counts can be a part and its whole: of one sort, and the part no more than the whole."""
    if part.value > whole.value:
        return False
    if whole.kind is _CURRENCY:
        bare = part.unit is None and not passage.vocabulary.counts_something(passage.document, part)
        return part.unit == whole.unit or (bare and part.value >= _LARGE)
    if part.kind is _CURRENCY:
        # "1,8 million d'euros sur un budget de 22,5 millions"
        return (
            whole.unit is None
            and whole.value >= _LARGE
            and not passage.vocabulary.counts_something(passage.document, whole)
        )
    return True


def counted(near: Sequence[Quantity]) -> list[Quantity]:
    """Return the counts among some figures; "72 points de baignade" are counted too."""
    return [one for one in near if one.kind is _CARDINAL or one.kind is _CURRENCY or one.unit == "point"]


def closes(
    document: Annotated, vocabulary: Vocabulary, sentence: Span, share: Quantity, counts: Sequence[Quantity]
) -> bool:
    """Tell whether nothing follows a share in its clause, or only that it is one of all."""
    of_all = share.base is not None and is_of_all(document, vocabulary, share, counts)
    end = share.base.end if of_all and share.base is not None else share.span.end
    return ends_clause(document, vocabulary, sentence, end)


def ends_clause(document: Annotated, vocabulary: Vocabulary, sentence: Span, end: int) -> bool:
    """Tell whether a clause ends at a place in its sentence, or behind a word that only stresses what was said."""
    text = document.folded
    mark = BORDER.search(text, end, sentence.end)
    words = WORD.findall(text, end, sentence.end if mark is None else mark.start())
    # "Ein Drittel also", "an 80 percent clip"
    stressed = vocabulary.single("stressed", "rate-nouns")
    return len(words) <= _STRESSED and stressed.issuperset(words)


def is_of_all(document: Annotated, vocabulary: Vocabulary, share: Quantity, counts: Sequence[Quantity]) -> bool:
    """Tell whether what a share is said to be one of is all that was counted: "25 % du parc"."""
    if share.base is None:
        return False
    of = document.folded[slice(*share.base)]
    if any(one.noun is not None and document.folded[slice(*one.noun)] == of for one in counts):
        # "Dix des 41 sièges, 40 % des sièges, …"
        return True
    return of in vocabulary["whole-of-them", "them"] or (
        any(one.kind is _CURRENCY for one in counts) and of in vocabulary["whole-of-money"]
    )


def bound(share: Quantity, part: Quantity, whole: Quantity | None, *, flags: Sequence[str] = ()) -> Match:
    """Return the three as a match; each flag is bound to the share."""
    told = [("part", part), ("share", share)] if whole is None else [("part", part), ("share", share), ("whole", whole)]
    told.sort(key=lambda named: named[1].span)
    bindings = [(name, Binding(one.span, one)) for name, one in told]
    bindings += [(flag, Binding(share.span, "")) for flag in flags]
    return Match(told[0][1].span.to(told[-1][1].span), "", tuple(bindings))
