"""Shares behind two counts: "nueve de los 45 ayuntamientos de la zona, uno de cada cuatro, …".

What stands between the counts and the share differs from sentence to sentence; what matters is that a part of a whole
is told, and behind a mark a share that nothing else follows.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck import QUANTITIES, SENTENCES, Annotated, Binding, Layer, Match, Quantity, QuantityKind, covering
from factcheck_counts.passage import BORDER, Passage, texts
from factcheck_counts.vocabulary import Vocabularies, Vocabulary

#: Shares with the part and the whole that they are said of.
SHARES: Layer[tuple[Match, ...]] = Layer("counts.shares")
_SHARES = (QuantityKind.PERCENT, QuantityKind.FRACTION)
#: A share stands no further from its counts, in characters, and the counts no further from each other, in words.
_FAR = 120
_TAIL = 10
_BETWEEN = 4
_NAMES = ("part", "whole", "share")


class ShareFrames:
    """The annotator of :data:`SHARES`."""

    layer = SHARES

    def __init__(self) -> None:
        self._vocabularies = Vocabularies()

    def annotate(self, document: Annotated) -> tuple[Match, ...]:
        """Return the shares that follow two counts."""
        vocabulary = self._vocabularies.of(document)
        return tuple(
            Match(
                figures[0].span.to(figures[-1].span),
                "",
                tuple((name, Binding(figure.span, figure)) for name, figure in zip(_NAMES, figures, strict=True)),
            )
            for figures in _candidates(document)
            if _is_share(document, vocabulary, *figures)
        )


def _candidates(document: Annotated) -> Iterator[tuple[Quantity, Quantity, Quantity]]:
    """Yield every share with the two counts before it."""
    part = whole = None
    end = -1
    for figure in document[QUANTITIES]:
        if figure.span.start < end:
            # The numbers of "uno de cada cuatro" are no counts.
            continue
        if figure.kind in _SHARES:
            end = figure.span.end
            if part is not None and whole is not None and figure.span.start - whole.span.end < _FAR:
                yield part, whole, figure
        elif figure.kind is QuantityKind.CARDINAL or figure.unit == "point":
            # "72 points de baignade" are counted too.
            part, whole = whole, figure


def _is_share(document: Annotated, vocabulary: Vocabulary, part: Quantity, whole: Quantity, share: Quantity) -> bool:
    """Tell whether two counts are a part and its whole, and a share stands behind them for what the part is of it."""
    sentence = covering(document[SENTENCES], share.span.start)
    if sentence is None or not sentence.contains(part.span.to(share.span)) or whole.span.start - part.span.end > _FAR:
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
