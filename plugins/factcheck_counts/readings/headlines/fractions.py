"""The fraction that a headline tells of some people or things, and the only one that the first lines tell of them."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck import SENTENCES, Document, Quantity, QuantityKind, Span, covering
from factcheck_counts.readings.headlines.apart import told_apart
from factcheck_counts.readings.headlines.matches import LEAD
from factcheck_counts.readings.headlines.ties import content
from factcheck_counts.readings.passage import STEM
from factcheck_counts.readings.vocabulary import WORD, vocabulary_of

_SHARES = (QuantityKind.FRACTION, QuantityKind.PERCENT)


def other_fraction(document: Document, headline: Span, figure: Quantity, below: Sequence[Quantity]) -> Quantity | None:
    """Return the fraction that a text has instead of its headline's: "Half of pupils", below it "a third of pupils".

    Nothing where the text has another share, or where it tells the fraction of some of them only.

    Args:
        document: The article.
        headline: The headline.
        figure: A fraction of the headline.
        below: The figures of the text.
    """
    shares = [one for one in below if one.kind in _SHARES]
    if figure.base is None or len(shares) != 1 or any(one.parts for one in (figure, shares[0])):
        return None
    other = shares[0]
    sentence = covering(document[SENTENCES], other.span.start)
    if other.kind is not figure.kind or other.value == figure.value or other.base is None or sentence is None:
        return None
    whole, again = (document.folded[slice(*base)] for base in (figure.base, other.base))
    if whole[:STEM] != again[:STEM] or other.span.start > headline.end + LEAD:
        return None
    retold = (content(document, headline) & content(document, sentence)) - {whole[:STEM]}
    if not retold or _are_some(document, headline, other.base, sentence.end):
        return None
    return None if told_apart(document, headline, figure, other, None) else other


def _are_some(document: Document, headline: Span, base: Span, end: int) -> bool:
    """Tell whether words behind some people narrow them: "la moitié des élèves de primaire"."""
    vocabulary, behind = vocabulary_of(document), WORD.findall(document.folded, base.end, end)[:2]
    led = vocabulary["belonging", "within", "relative", "for"]
    return len(behind) > 1 and behind[0] in led and behind[1] not in document.folded[slice(*headline)]
