"""Places that a text calls by two names: "Kiev", "Kyiv"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck import QUOTED, SENTENCES, Document, Span, Words, covering

PLACE = Words("copy.place")


def two_names(document: Document) -> Iterator[tuple[Span, Span]]:
    """Yield a name of a place that has another one elsewhere, and that one; the rarer or the later first.

    What is called after a place keeps its name ("the Kyiv Post", "Dynamo Kiev"), and so do quoted words; both names in
    one sentence explain each other. The rule must read ``PLACE``, ``QUOTED`` and ``SENTENCES``.
    """
    hits = document[PLACE]
    if len(hits) < 2:
        return
    places: dict[str, dict[str, list[Span]]] = {}
    for start, end, place in hits:
        places.setdefault(place, {}).setdefault(document.folded[start:end], []).append(Span(start, end))
    for names in places.values():
        if len(names) < 2:
            continue
        free = [[span for span in spans if _is_free(document, span)] for spans in names.values()]
        named = sorted((spans for spans in free if spans), key=lambda spans: (-len(spans), spans[0].start))
        for rare in named[1:]:
            sentence = covering(document[SENTENCES], rare[0].start)
            if sentence is None or not any(sentence.contains(span) for span in named[0]):
                yield rare[0], named[0][0]


def _is_free(document: Document, span: Span) -> bool:
    """Tell whether a name stands by itself, outside quote marks and of no other name."""
    text, (start, end) = document.text, span
    if not text[start].isupper() or text[start - 1 : start] == "-" or text[end : end + 1] == "-":
        return False
    before, behind = text[:start].rstrip(" ")[-24:].rpartition(" ")[2], text[end : end + 2]
    if behind[:1] == " " and behind[1:].isupper():
        return False
    if before[:1].isupper() and before[-1:].isalpha() and len(before) > len("The"):
        return False
    return not any(pair.span.contains(span) for pair in document[QUOTED])
