"""A part and the whole that it is some of, by the few words that tell it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factcheck import Annotated, Binding, Match, Quantity, QuantityKind, Span
from factcheck_counts.readings.passage import BORDER, Passage, texts
from factcheck_counts.readings.vocabulary import Vocabulary, Words, ends

_CARDINAL, _CURRENCY = QuantityKind.CARDINAL, QuantityKind.CURRENCY
#: The counts stand no further from each other, in words, and "of" no further from the whole.
_BETWEEN = 6
BELONGING = 4
_LEAD = 3
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
        and not ends(between, passage.vocabulary["instead"] - passage.vocabulary["from"])
        and not passage.has_border(part.span.end, whole.span.start)
    )


def of_whole(passage: Passage, counts: Sequence[Quantity]) -> Pair | None:
    """Return a part and the whole that stands before it: "of the 260 schools tested since January, 91 had …"."""
    whole, part, *_ = counts
    lead = texts(passage.before(whole))[-_LEAD:]
    if not lead or lead[0] not in passage.vocabulary["of-whole"] or not are_alike(passage, part, whole):
        return None
    return part, whole


def of_which(passage: Passage, counts: Sequence[Quantity]) -> Pair | None:
    """Return a part and the whole that it is told behind: "60 millions d'euros, dont 9 millions à l'export"."""
    whole, part = counts[-2:]
    lead = texts(passage.between(whole.span.end, part.span.start))
    while lead and lead[-1] in passage.vocabulary.light - passage.vocabulary["of-them"]:
        lead.pop()
    if not ends(lead, passage.vocabulary["of-them"]) or not are_alike(passage, part, whole):
        return None
    return part, whole


def are_alike(passage: Passage, part: Quantity, whole: Quantity) -> bool:
    """Tell whether two counts can be a part and its whole: of one sort, and the part no more than the whole."""
    if part.value > whole.value:
        return False
    if whole.kind is _CURRENCY:
        bare = part.unit is None and not passage.vocabulary.counts_something(passage.document, part)
        return part.unit == whole.unit or (bare and part.value >= _LARGE)
    return part.kind is not _CURRENCY


def counted(near: Sequence[Quantity]) -> list[Quantity]:
    """Return the counts among some figures; "72 points de baignade" are counted too."""
    return [one for one in near if one.kind is _CARDINAL or one.kind is _CURRENCY or one.unit == "point"]


def closes(
    document: Annotated, vocabulary: Vocabulary, sentence: Span, share: Quantity, counts: Sequence[Quantity]
) -> bool:
    """Tell whether nothing follows a share in its clause, or only that it is one of all."""
    of_all = share.base is not None and is_of_all(document, vocabulary, share, counts)
    return ends_clause(document, sentence, share.base.end if of_all and share.base is not None else share.span.end)


def ends_clause(document: Annotated, sentence: Span, end: int) -> bool:
    """Tell whether a clause ends at a place in its sentence."""
    behind = document.text[end : sentence.end].lstrip()
    return not behind or BORDER.match(behind) is not None


def is_of_all(document: Annotated, vocabulary: Vocabulary, share: Quantity, counts: Sequence[Quantity]) -> bool:
    """Tell whether what a share is said to be one of is all that was counted: "25 % du parc"."""
    if share.base is None:
        return False
    of = document.folded[slice(*share.base)]
    return of in vocabulary["whole-of-them"] or (
        any(one.kind is _CURRENCY for one in counts) and of in vocabulary["whole-of-money"]
    )


def bound(share: Quantity, part: Quantity, whole: Quantity | None, *, flags: Sequence[str] = ()) -> Match:
    """Return the three as a match; each flag is bound to the share."""
    told = [("part", part), ("share", share)] if whole is None else [("part", part), ("share", share), ("whole", whole)]
    told.sort(key=lambda named: named[1].span)
    bindings = [(name, Binding(one.span, one)) for name, one in told]
    bindings += [(flag, Binding(share.span, "")) for flag in flags]
    return Match(told[0][1].span.to(told[-1][1].span), "", tuple(bindings))
