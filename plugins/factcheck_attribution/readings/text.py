"""What several rules of this plugin ask of a document."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from itertools import pairwise

from factcheck import (
    ATTRIBUTIONS,
    BLOCKS,
    PROSE,
    QUOTED,
    SENTENCES,
    Attribution,
    BlockKind,
    Document,
    Quoted,
    SourceKind,
    Span,
)

#: The word or the mark at the beginning of a stretch, elided ones with their apostrophe, and that at its end.
_NEXT = re.compile(r" *((?:[^\W_]|-)*'|(?:[^\W_]|-)+|.?)", re.DOTALL)
_LAST = re.compile(r"(?:(?<![^\W_'-])(?:[^\W_]|['-])++|[^ ]?+)$")
#: A whole word, elided or not, at the end of a stretch, and one at its beginning.
_LEFT = re.compile(r"(?<![^\W_-])((?:[^\W_]|-)++'?) *+$")
_RIGHT = re.compile(r" *((?:[^\W_]|['-])+)")
#: In code points: no word is longer, with the spaces beside it.
_LONGEST_WORD = 80
#: So many words may stand before a clause, of these kinds and those that the press is called by.
_ASIDE, _BESIDE_CLAUSE, _PRESS = 5, ("time", "preposition"), SourceKind.MEDIA.value
#: In code points: within how many a line of a transcript names its speaker, and what is shorter than a name.
_LABEL, _INITIALS = 30, 3


def nouns_in_capitals(document: Document) -> bool:
    """Tell whether the language of a document writes every noun with a capital."""
    return document.lexicon.tables.get("spelling", {}).get("noun") == "capital"


def words_of(document: Document, span: Span) -> str:
    """Return what stands at a span."""
    return document.text[span.start : span.end]


def sentence_at(document: Document, place: int) -> Span:
    """Return the sentence of a place; an empty span where there is none. The rule must read ``SENTENCES``."""
    sentences = document[SENTENCES]
    index = bisect_right(sentences, (place, len(document.text) + 1)) - 1
    return sentences[index] if index >= 0 and place < sentences[index].end else Span(place, place)


def sentence_before(document: Document, place: int) -> Span:
    """Return the last sentence that begins before a place; an empty span where there is none.

    Of a place inside a sentence it is its own. The rule must read ``SENTENCES``.
    """
    number = bisect_left(document[SENTENCES], (place,)) - 1
    return document[SENTENCES][number] if number >= 0 else Span(place, place)


def sentence_behind(document: Document, place: int) -> Span:
    """Return the first sentence that goes on behind a place and its stop; an empty span where there is none.

    The rule must read ``SENTENCES``.
    """
    sentences = document[SENTENCES]
    number = bisect_right(sentences, place + 1, key=_end)
    return sentences[number] if number < len(sentences) else Span(place, place)


def _end(span: Span) -> int:
    return span.end


def is_quoted(document: Document, place: int) -> bool:
    """Tell whether a place stands between quote marks. The rule must read ``QUOTED``."""
    quoted = document[QUOTED]
    index = bisect_right(quoted, ((place, len(document.text) + 1),)) - 1
    while index >= 0:
        pair = quoted[index]
        if place < pair.span.end:
            return True
        if pair.depth == 0:
            return False
        index -= 1
    return False


def quoted_in(document: Document, window: Span) -> list[Quoted]:
    """Return the pairs of quote marks that share a character with a stretch. The rule must read ``QUOTED``."""
    quoted = document[QUOTED]
    first = bisect_left(quoted, ((window.start,),))
    while first > 0:
        first -= 1
        if quoted[first].depth == 0:
            # What begins before that ends before it begins.
            break
    return [pair for pair in quoted[first : bisect_left(quoted, ((window.end,),))] if pair.span.overlaps(window)]


def attributions_in(document: Document, start: int, end: int) -> Sequence[Attribution]:
    """Return the attributions whose cues stand between two places. The rule must read ``ATTRIBUTIONS``."""
    attributions = document[ATTRIBUTIONS]
    first = bisect_left(attributions, start, key=_cue_start)
    return attributions[first : bisect_left(attributions, end, first, key=_cue_start)]


def _cue_start(attribution: Attribution) -> int:
    return attribution.cue.start


def spread(document: Document, span: Span, before: Collection[str], after: Collection[str]) -> Span:
    """Return a span with the words of two lists that stand before and behind it."""
    folded, (start, end) = document.folded, span
    while (left := _LEFT.search(folded, max(0, start - _LONGEST_WORD), start)) is not None and left[1] in before:
        start = left.start(1)
    while (right := _RIGHT.match(folded, end)) is not None and right[1] in after:
        end = right.end()
    return Span(start, end)


def holds_name(document: Document, span: Span) -> bool:
    """Tell whether a name stands in a phrase, going by the capitals behind its article."""
    words = words_of(document, span).split()
    capitals = [word[:1].isupper() for word in words]
    if nouns_in_capitals(document):
        article = words[0].lower() in document.lexicon.tables.get("determiner", {})
        return any(one and other for one, other in pairwise(capitals[article:]))
    return any(capitals[1:])


def opens_clause(document: Document, place: int) -> bool:
    """Tell whether a reported clause begins behind a place, a time, or whom it is told: "said on Monday that"."""
    tables = document.lexicon.tables
    that, stops, nouns, small = tables.get("that", {}), tables["np_stop"], tables["source_noun"], tables["determiner"]
    for _ in range(_ASIDE):
        word = next_word(document, place)
        if word in that:
            return True
        told = nouns.get(word) == _PRESS or stops.get(word) in _BESIDE_CLAUSE or word in small
        if not told and word != "," and not word.isdigit():
            return False
        place = document.folded.index(word, place) + len(word)
    return False


def is_transcript(document: Document) -> bool:
    """Tell whether an article is an interview in questions and answers. The rule must read ``BLOCKS``."""
    labels, questions = [], 0
    for kind, (start, end) in document[BLOCKS]:
        if kind in PROSE:
            label, colon, _ = document.text[start : min(end, start + _LABEL)].partition(":")
            if colon and label[:1].isupper():
                labels.append(label.strip())
            # A headline that asks is no question of an interview.
            questions += kind is BlockKind.PARAGRAPH and document.text[end - 1] == "?"
    return questions > 1 or len(labels) > len(set(labels)) or sum(len(label) < _INITIALS for label in labels) > 1


def words_in(document: Document, span: Span) -> Sequence[str]:
    """Return the words at a span, folded, elided ones with their apostrophe."""
    return document.folded[span.start : span.end].replace("'", "' ").split()


def is_possessed(document: Document, span: Span) -> bool:
    """Tell whether a phrase begins with whose it is: "its lawyer"."""
    return next(iter(words_in(document, span)), "") in document.lexicon.tables.get("possessive", {})


def trimmed(document: Document, span: Span, edges: Collection[str]) -> Span:
    """Return a span without words of a list at its ends."""
    words = document.folded[span.start : span.end].split(" ")
    start, end = span
    while len(words) > 1 and words[0] in edges:
        start += len(words.pop(0)) + 1
    while len(words) > 1 and words[-1] in edges:
        end -= len(words.pop()) + 1
    return Span(start, end)


def next_word(document: Document, place: int) -> str:
    """Return the word or the mark behind a place, folded."""
    match = _NEXT.match(document.folded, place)
    return match[1] if match is not None else ""


def word_before(document: Document, place: int) -> str:
    """Return the word or the mark before a place, folded."""
    stretch = document.folded[max(0, place - _LONGEST_WORD) : place].rstrip(" ")
    # Only what stands behind the last space: an expression is tried at every place that it is given.
    match = _LAST.search(stretch, stretch.rfind(" ") + 1)
    return match[0] if match is not None else ""
