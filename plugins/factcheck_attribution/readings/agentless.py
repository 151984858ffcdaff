"""Cues that name nobody: "it was said that", "…", hieß es am Montag."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from factcheck import (
    ATTRIBUTIONS,
    QUOTATIONS,
    SENTENCES,
    Document,
    Hit,
    Quotation,
    Source,
    SourceKind,
    Span,
    Words,
    covering,
)
from factcheck_attribution.readings.named import CUE, is_act
from factcheck_attribution.readings.text import attributions_in, sentence_at, words_in

IMPERSONAL = Words("attribution.impersonal")

_PRESS = SourceKind.MEDIA.value
_WRITTEN = frozenset({SourceKind.DOCUMENT.value, SourceKind.UNNAMED.value})
#: Beginnings that are a cue in full, and not only the passive that one begins with.
_COMPLETE = "complete"
#: What is written of an occasion.
_RECORD = "record"
#: In code points: how far behind a quotation a tag begins, and behind its passive the verb of saying.
_TAG, _BETWEEN = 40, 12


def may_report(document: Document, beginnings: Sequence[Hit]) -> bool:
    """Tell whether a verb of saying stands in a sentence that holds such a beginning; attributions are dear."""
    sentences = document[SENTENCES]
    cues = [cue.start for cue in document[CUE]]
    for start, _, _ in beginnings:
        index = max(bisect_right(sentences, (start, len(document.text))) - 1, 0)
        first = bisect_left(cues, sentences[index].start)
        if first < len(cues) and cues[first] < sentences[index].end:
            return True
    return False


def hearsay(document: Document, quotation: Quotation) -> Span | None:
    """Return a cue in full that names nobody and stands before a quotation: "es hieß", "it has been said that"."""
    sentence = sentence_at(document, quotation.span.start)
    for start, end, kind in document[IMPERSONAL]:
        if kind == _COMPLETE and sentence.start <= start and end <= quotation.span.start:
            cue = Span(start, end)
            return None if _is_named_behind(document, cue) or is_introduced(document, cue) else cue
    return None


def tag_behind(document: Document, quotation: Quotation) -> Span | None:
    """Return a tag behind a quotation that names nobody: "…“, hieß es am Montag", "… », a-t-il été dit"."""
    place = quotation.span.end
    behind = document.folded[place : place + _TAG].lstrip(" ,–—")
    start = place + _TAG - len(behind) if len(document.folded) >= place + _TAG else len(document.folded) - len(behind)
    hit = next((hit for hit in document[IMPERSONAL] if hit.start == start), None)
    cues = document[CUE]
    said = next(iter(cues[bisect_left(cues, (start,)) :]), None)
    if hit is None:
        return None
    if hit.value == _COMPLETE:
        cue = Span(hit.start, hit.end)
    elif said is not None and said.start - hit.end <= _BETWEEN:
        cue = Span(hit.start, max(hit.end, said.end))
    else:
        return None
    return None if _is_named_behind(document, cue) or is_introduced(document, cue) else cue


def _is_named_behind(document: Document, cue: Span) -> bool:
    """Tell whether somebody is named behind a cue: "hieß es aus Kreisen", "by the mayor", but not "am Dienstag"."""
    sentence = sentence_at(document, cue.start)
    tables, words = document.lexicon.tables, []
    for word in words_in(document, Span(cue.end, max(cue.end, sentence.end))):
        words.append(word.strip(',.;:«»“”„"'))
        if word[-1:] in ",.;:":
            break
    if words and words[0] in tables.get("that", {}):
        return False
    nouns, leads, agents = tables.get("source_noun", {}), tables.get("attribution.source_lead", {}), tables["agent"]
    return any(word in nouns or word in leads or word in agents for word in words)


def goes_on(document: Document, cue: Span, quotation: Quotation) -> bool:
    """Tell whether somebody speaks in the sentence before or behind a tag, which is his: "…", hieß es weiter."""
    if cue.start < quotation.span.end:
        return False
    sentence = sentence_at(document, cue.start)
    before, behind = sentence_at(document, max(0, sentence.start - 3)), sentence_at(document, sentence.end + 2)
    return any(
        a.source is not None and not is_nobody(document, a.source)
        for a in attributions_in(document, before.start, max(sentence.end, behind.end))
        if not a.cue.overlaps(cue) and not is_act(document, *a.cue)
    )


def is_nobody(document: Document, source: Source) -> bool:
    """Tell a pronoun that stands for nobody: "on", "man"."""
    return (
        source.kind is SourceKind.UNNAMED
        and source.antecedent is None
        and document.folded[slice(*source.span)] in document.lexicon.tables["pronoun"]
    )


def is_occasion(document: Document, source: Source) -> bool:
    """Tell whether what is taken for a source is what people met for: "en la asamblea de la cooperativa, se dijo"."""
    tables = document.lexicon.tables
    head = next((word for word in words_in(document, source.span) if word not in tables["determiner"]), "")
    return source.kind is SourceKind.INSTITUTION and head in tables.get("attribution.occasion", {})


def is_named(document: Document, cue: Span, quotation: Quotation) -> bool:
    """Tell whether another attribution in the sentence names a source after all; one behind both is another's."""
    span = cue.to(quotation.span)
    return any(
        other.source is not None
        and other.span.overlaps(span)
        and other.cue.start < span.end
        and not is_nobody(document, other.source)
        and not is_occasion(document, other.source)
        for other in document[ATTRIBUTIONS]
    )


def is_introduced(document: Document, cue: Span) -> bool:
    """Tell whether the words before a cue name where it is written ("in the report, it is stated")."""
    sentence = covering(document[SENTENCES], cue.start) or cue
    tables = document.lexicon.tables
    nouns, leads = tables.get("source_noun", {}), tables.get("attribution.source_lead", {})
    # The title of a work between quote marks is part of the lead; what somebody said before is not.
    start = max((said.span.end for said in document[QUOTATIONS] if said.span.end <= cue.start), default=0)
    lead = document.folded[max(sentence.start, start) : cue.start].replace("'", " ").replace(",", " ").split()
    occasions = tables.get("attribution.occasion", {})
    if any(word in occasions for word in lead):
        # In the minutes of a meeting it is written, at a meeting it is said.
        return any(nouns.get(word) in _WRITTEN or occasions.get(word) == _RECORD for word in lead)
    # "At the press conference it was said" names the press, "at the parish meeting" the parish, and nobody who spoke.
    small = (tables.get("determiner", {}), tables.get("np_stop", {}), tables.get("pronoun", {}), tables["impersonal"])
    return any(
        word in leads
        or nouns.get(word) in _WRITTEN
        or (
            nouns.get(word, _PRESS) != _PRESS
            and (number + 1 == len(lead) or any(lead[number + 1] in table for table in small))
        )
        for number, word in enumerate(lead)
    )
