"""An accusation that one voice alone makes, against somebody who never speaks."""

from __future__ import annotations

from typing import NamedTuple

from factcheck import ATTRIBUTIONS, QUOTATIONS, Attribution, Document, QuotationKind, Source, SourceKind, Span, Words
from factcheck_attribution.readings.text import (
    holds_name,
    is_quoted,
    is_transcript,
    next_word,
    nouns_in_capitals,
    word_before,
    words_in,
)

ACCUSING = Words("attribution.accusing")
APPROACHED = Words("attribution.approached")

#: So many attributions make an account, and so many words may stand between the verb and the accused.
_FEWEST, _BETWEEN = 3, 3
#: Sources that give an account of their own.
_OTHERS = frozenset({SourceKind.INSTITUTION, SourceKind.DOCUMENT, SourceKind.MEDIA, SourceKind.UNNAMED})


class Accusation(NamedTuple):
    """Who accuses, as first named, and the words for whom."""

    voice: Span
    accused: Span


def unanswered(document: Document) -> Accusation | None:
    """Return an accusation if all that the text tells comes from one person, and the accused was not even asked."""
    hits = document[ACCUSING]
    if not hits or document[APPROACHED]:
        return None
    accused = next((span for hit in hits if (span := _accused(document, Span(hit.start, hit.end)))), None)
    if accused is None or is_transcript(document):
        return None
    told = [(a, a.source) for a in document[ATTRIBUTIONS] if a.source is not None]
    voice = _only_voice(document, told)
    if voice is None or len(told) < _FEWEST:
        return None
    spoken = [q for q in document[QUOTATIONS] if q.kind is QuotationKind.DIRECT]
    if not spoken or any(quotation.source is None for quotation in spoken):
        return None
    return Accusation(voice, accused)


def _accused(document: Document, verb: Span) -> Span | None:
    """Return the one institution or employer that the object of a verb names with an article: "accuse la direction"."""
    tables = document.lexicon.tables
    if is_quoted(document, verb.start) or word_before(document, verb.start) in tables.get("attribution.unaccusing", {}):
        return None
    nouns, place = tables.get("attribution.accused", {}), verb.end
    endings = tuple(nouns) if nouns_in_capitals(document) else ()
    determiner = next_word(document, place)
    if determiner not in tables.get("attribution.accused_article", {}):
        return None
    for _ in range(_BETWEEN):
        word = next_word(document, place)
        start = document.folded.find(word, place)
        if start < 0 or not word[:1].isalpha():
            return None
        if word in nouns or (endings and word.endswith(endings)):
            return Span(start, start + len(word))
        place = start + len(word)
    return None


def _only_voice(document: Document, told: list[tuple[Attribution, Source]]) -> Span | None:
    """Return the one person who is a source, by the first span that names him; none where there are two."""
    names: dict[str, Span] = {}
    for _, source in told:
        if source.kind in _OTHERS:
            return None
        span = source.referent
        if holds_name(document, span):
            names.setdefault(words_in(document, span)[-1], span)
    return next(iter(names.values())) if len(names) == 1 else None
