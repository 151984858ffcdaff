"""A rank with the names of those before it: "troisième, derrière les socialistes, les écologistes et le centre"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck import (
    QUANTITIES,
    Annotated,
    Binding,
    Match,
    Quantity,
    Span,
    beginning,
    covering,
)
from factcheck_counts.readings.ordinals.rows import name_row
from factcheck_counts.readings.passage import Passage, texts
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.vocabulary import Vocabulary

#: So many words stand between the rank and "behind".
_FAR = 8
#: Two names may share one place: a crew, a couple.
_PAIR = 2
#: In words: "por detrás de".
_LONGEST = 3


def rank(document: Annotated, vocabulary: Vocabulary, nth: Quantity) -> Match | None:
    """Return an ordinal, ``nth``, beside which those are named that stand before it, each ``ahead``."""
    sentence = covering(document[STATEMENTS], nth.span.start)
    if sentence is None or not _may_rank(document.folded[slice(*sentence)], vocabulary):
        return None
    passage = Passage(document, sentence, (nth,), vocabulary)
    row = _behind(passage, nth) or _only(passage, nth)
    if not row or len(row) == nth.value == _PAIR:
        return None
    whole = Span(min(nth.span.start, row[0][0].start), max(nth.span.end, row[-1][0].end))
    return Match(whole, "", (("nth", Binding(nth.span, nth)), *(("ahead", Binding(span, name)) for span, name in row)))


def _may_rank(sentence: str, vocabulary: Vocabulary) -> bool:
    """Tell at little cost whether a sentence can tell who stands before whom."""
    return sentence.partition(" ")[0] in vocabulary["only-one"] or any(
        word in sentence for word in vocabulary["behind"]
    )


def _behind(passage: Passage, nth: Quantity) -> Sequence[tuple[Span, str]]:
    """Return the names behind "behind", which follows the rank closely or opens its sentence."""
    vocabulary = passage.vocabulary
    following = passage.between(nth.span.end, passage.span.end)[:_FAR]
    is_rank = bool(following) and following[0].text in vocabulary["rank"]
    opening = passage.between(passage.span.start, nth.span.start)[:1]
    for words in (following, opening if is_rank else ()):
        told = texts(passage.between(words[0].start, passage.span.end) if words else ())
        for number, word in enumerate(words):
            phrases = (" ".join(told[number : number + size]) for size in range(1, _LONGEST + 1))
            length = next((size for size, phrase in enumerate(phrases, 1) if phrase in vocabulary["behind"]), 0)
            if length and (number == 0 or is_rank):
                last = passage.between(word.start, passage.span.end)[length - 1]
                return name_row(passage, last.end, least=_PAIR, article=True)
    return ()


def _only(passage: Passage, nth: Quantity) -> Sequence[tuple[Span, str]]:
    """Return who alone is said to have more: "Seul le Qatar produit plus que l'Australie, troisième producteur"."""
    vocabulary = passage.vocabulary
    opening = passage.between(passage.span.start, nth.span.start)
    if not opening or opening[0].text not in vocabulary["only-one"]:
        return ()
    told = texts(opening)
    than = next((number for number, word in enumerate(told) if word in vocabulary["than"]), 0)
    if not vocabulary["over-others"].intersection(told[:than]) or len(told) - than > _FAR:
        return ()
    if beginning(passage.document[QUANTITIES], Span(opening[than].start, nth.span.start)):
        return ()
    return name_row(passage, opening[0].end, least=1, article=True)
