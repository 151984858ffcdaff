"""Shares behind two counts: "nueve de los 45 ayuntamientos de la zona, uno de cada cuatro, …".

What stands between the counts and the share differs from sentence to sentence; what matters is that a part of a whole
is told, and behind a mark a share that nothing else follows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck import QUANTITIES, SENTENCES, Annotated, Binding, Match, Quantity, QuantityKind, covering
from factcheck_counts.passage import BORDER, Passage, texts
from factcheck_counts.vocabulary import Vocabulary

#: A share stands no further from its counts, in characters, and the counts no further from each other, in words.
_FAR = 120
_TAIL = 10
_BETWEEN = 4
_NAMES = ("part", "whole", "share")
#: So many quantities before a share are looked at.
_LOOKED_AT = 4


def shares(document: Annotated, vocabulary: Vocabulary, places: Sequence[int]) -> Iterator[Match]:
    """Yield the shares that follow two counts.

    Args:
        document: The article.
        vocabulary: The words of its language.
        places: Where among the quantities the shares are.
    """
    quantities = document[QUANTITIES]
    for place in places:
        share = quantities[place]
        counts = _counts_before(quantities, place)
        if len(counts) == len(_NAMES) - 1 and _is_share(document, vocabulary, counts[0], counts[1], share):
            figures = (*counts, share)
            bindings = tuple((name, Binding(figure.span, figure)) for name, figure in zip(_NAMES, figures, strict=True))
            yield Match(counts[0].span.to(share.span), "", bindings)


def _counts_before(quantities: Sequence[Quantity], place: int) -> Sequence[Quantity]:
    """Return the two counts before a share, in order, as far as they stand near it."""
    start = quantities[place].span.start
    counts: list[Quantity] = []
    for quantity in reversed(quantities[max(place - _LOOKED_AT, 0) : place]):
        if start - quantity.span.end > 2 * _FAR:
            break
        # "72 points de baignade" are counted too.
        if quantity.kind is QuantityKind.CARDINAL or quantity.unit == "point":
            counts.insert(0, quantity)
            if len(counts) == 2:
                break
    return counts


def _is_share(document: Annotated, vocabulary: Vocabulary, part: Quantity, whole: Quantity, share: Quantity) -> bool:
    """Tell whether two counts are a part and its whole, and a share stands behind them for what the part is of it."""
    sentence = covering(document[SENTENCES], share.span.start)
    if sentence is None or not sentence.contains(part.span.to(share.span)) or share.span.start - whole.span.end > _FAR:
        return False
    behind = document.text[share.span.end : sentence.end].lstrip()
    if behind and BORDER.match(behind) is None:
        return False
    passage = Passage(document, sentence, (part, whole, share), vocabulary)
    between = texts(passage.between(part.span.end, whole.span.start))
    if not 0 < len(between) <= _BETWEEN or vocabulary["out-of"].isdisjoint(between):
        return False
    if passage.has_border(part.span.end, whole.span.start):
        return False
    tail, *rest = passage.clauses(whole.span.end, share.span.start)
    linking = vocabulary.single("so-much", "hedge", "article")
    return bool(rest) and len(tail) <= _TAIL and all(linking.issuperset(texts(clause)) for clause in rest)
