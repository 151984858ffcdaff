"""Outlets that stand where a report is passed on: "laut „Kicker“", "nach Informationen der SZ", ", publica Marca"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck import QUOTED, Document, SourceKind, Span, Words
from factcheck_attribution.readings.outlets import Outlet, media_mentions, outlet_at
from factcheck_attribution.readings.text import is_quoted, sentence_at

OUTLET = Words("attribution.outlet")
CITING = Words("attribution.citing")

_MARKS = " «»“”„\"'’"
#: In code points: how far before an outlet the words stand that pass it on, and how far behind it its verb.
_BEFORE, _BEHIND = 60, 90
#: Words between a lead and the outlet at the most: "laut einem Bericht der Zeitung".
_BETWEEN = 3
#: "C'est ce que révèle", in words.
_ANAPHOR = 6
#: A name in quote marks has no more words.
_NAME = 4
#: In code points: the longest one, and how far before it its lead stands.
_LONGEST, _LEAD = 40, 40
#: Leads that need the verb of the report behind the outlet: "wie der „Spiegel“ berichtet".
_LIKE = "like"
_MEDIA = SourceKind.MEDIA.value
#: A word behind a verb of citing, with the quote mark before it, and the rest of a name.
_CITED = re.compile(r"[\s'’«»“”„\"]*([^\W\d_]+)")
_MORE = re.compile(r"(?: (?:\d+|[A-ZÀ-ÖØ-Þ][^\W_]+))+")


def framed_outlets(document: Document, taken: Sequence[Span]) -> Iterator[Outlet]:
    """Yield the outlets that a lead or a verb of reporting stands before, in the writer's own words.

    Args:
        document: The document.
        taken: Outlets that need not be looked at.
    """
    known = set(_known(document)) | set(_cited_names(document))
    for span in sorted(known | set(_quoted_names(document))):
        if any(span.overlaps(other) for other in taken):
            continue
        start = _opening(document, span.start)
        if not is_quoted(document, max(0, start - 1)) and _is_framed(document, start, span.end, known=span in known):
            yield outlet_at(document, span)


def _known(document: Document) -> Iterator[Span]:
    yield from (mention.span for mention in media_mentions(document))
    for start, end, _ in document[OUTLET]:
        if document.text[start].isupper():
            yield Span(start, end)


def _quoted_names(document: Document) -> Iterator[Span]:
    """Yield what stands in quote marks like a name: "laut „Kieler Rundschau“"."""
    quoted = document[QUOTED]
    if not quoted:
        return
    leads = tuple(document.lexicon.tables.get("attribution.relay_lead", ()))
    articles = document.lexicon.tables.get("determiner", {})
    for pair in quoted:
        start, (first, last) = pair.span.start, pair.content
        if last - first > _LONGEST or not document.text[first].isupper():
            continue
        before = document.folded[max(0, start - _LEAD) : start].rstrip()
        bare, _, article = before.rpartition(" ")
        if not (bare if article in articles else before).endswith(leads):
            continue
        words = document.text[pair.content.start : pair.content.end].split()
        if 0 < len(words) <= _NAME and words[0][:1].isupper() and words[-1][-1:].isalnum() and words[-1][:1].isupper():
            # A slogan in capitals is none.
            if pair.content.length > _NAME and document.text[pair.content.start : pair.content.end].isupper():
                continue
            yield pair.content


def _cited_names(document: Document) -> Iterator[Span]:
    """Yield the names behind a word for an outlet that somebody cites: "citando al diario Kommersant"."""
    tables = document.lexicon.tables
    small = (tables.get("determiner", {}), tables.get("genitive", {}), tables.get("connector", {}))
    kinds = tables.get("source_noun", {})
    for _, place, _ in document[CITING]:
        is_outlet = False
        for word in _CITED.finditer(document.text, place, place + _BEHIND):
            form = word[1].lower()
            if is_outlet and word[1][0].isupper():
                yield Span(word.start(1), _name_end(document, word.end(1)))
                break
            is_outlet = is_outlet or kinds.get(form) == _MEDIA
            if kinds.get(form) != _MEDIA and not any(form in table for table in small):
                break


def _name_end(document: Document, place: int) -> int:
    """Return where a name of several words in capitals ends: "Il Sole 24 Ore"."""
    more = _MORE.match(document.text, place)
    return more.end() if more is not None else place


def _opening(document: Document, place: int) -> int:
    """Return where a name begins, with its quote mark and its article: "der „", "L'"."""
    tables, folded = document.lexicon.tables, document.folded
    small = (tables.get("determiner", {}), tables.get("genitive", {}), tables.get("connector", {}))
    kinds = tables.get("source_noun", {})
    for _ in range(_BETWEEN):
        while place > 0 and document.text[place - 1] in _MARKS:
            place -= 1
        start = place
        while start > 0 and folded[start - 1].isalpha():
            start -= 1
        word = folded[start:place]
        # An elided article ("l'") has its apostrophe among the marks.
        if not (any(word in table or f"{word}'" in table for table in small) or kinds.get(word) == _MEDIA):
            break
        place = start
    return place


def _is_framed(document: Document, start: int, end: int, *, known: bool) -> bool:
    tables = document.lexicon.tables
    sentence = sentence_at(document, max(0, start - 1))
    before = document.folded[max(sentence.start, start - _BEFORE) : start].rstrip()
    leads = tables.get("attribution.relay_lead", {})
    for lead, kind in leads.items() if before.endswith(tuple(leads)) else ():
        if before.endswith(lead) and not before[: -len(lead)][-1:].isalnum():
            return kind != _LIKE or (known and _is_reported(document, Span(end, min(sentence.end, end + _BEHIND))))
    if known and any(
        sentence.start <= hit.end <= start and not document.folded[hit.end : start].strip() for hit in document[CITING]
    ):
        return True
    if known and _takes_up(document, Span(sentence.start, start)):
        return True
    # "…, publica la Gazzetta", "…, croit savoir L'Équipe"
    clause = before.rpartition(",")
    words = clause[2].split()
    told = (tables.get("attribution.told", {}), tables.get("np_stop", {}))
    if not (known and clause[1]) or not 0 < len(words) <= _BETWEEN or any(w in table for w in words for table in told):
        # "…, indique-t-il à Marca" tells the outlet.
        return False
    return words[0] in tables.get("attribution.relay", {})


def _takes_up(document: Document, lead: Span) -> bool:
    """Tell whether words take up what was told, and say that it is reported: "Lo cuenta", "C'est ce que révèle"."""
    tables, words = document.lexicon.tables, document.folded[slice(*lead)].split()
    anaphors, verbs = tables.get("attribution.anaphor", {}), tables.get("attribution.relay", {})
    return 1 < len(words) <= _ANAPHOR and words[-1] in verbs and all(w in verbs or w in anaphors for w in words)


def _is_reported(document: Document, behind: Span) -> bool:
    """Tell whether a verb of reporting stands before the next comma."""
    verbs = document.lexicon.tables.get("attribution.relay", {})
    words = document.folded[behind.start : behind.end].partition(",")[0].split()
    return any(word.strip(_MARKS + ".;:") in verbs for word in words)
