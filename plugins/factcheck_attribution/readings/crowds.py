"""Whether something is laid on the people of a phrase: "experts say", "according to some", "so glauben Beobachter"."""

from __future__ import annotations

from bisect import bisect_left

from factcheck import BLOCKS, BlockKind, Document, Span, around
from factcheck_attribution.readings.named import CUE
from factcheck_attribution.readings.text import (
    attributions_in,
    next_word,
    nouns_in_capitals,
    opens_clause,
    sentence_at,
    word_before,
)

#: What leads to a clause with a verb of saying: "as some say".
_LIKE = "like"
#: How the forms of cues that stand before a source end, and the longest of them in code points.
_BEFORE, _CUE = "before", 20
#: What governs a phrase, so that it says nothing.
_BY = "preposition"


def is_bound(document: Document, phrase: Span) -> bool:
    """Tell whether what follows a phrase completes the verb before it, and does not describe it.

    "Is believed by some observers to be ill", "halten Beobachter für unwahrscheinlich".
    """
    before = word_before(document, phrase.start)
    tables = document.lexicon.tables
    if before in tables["agent"]:
        # Elsewhere such a word is a preposition: "par des sources à Paris".
        to = () if "infinitive_mark" in tables else tables.get("told_to", {}).values()
        return next_word(document, phrase.end) in to
    opener = tables.get("opener", {}).get(before, "")
    return nouns_in_capitals(document) and next_word(document, phrase.end) in opener.split("|")


def is_said(document: Document, phrase: Span) -> bool:
    """Tell whether something is laid on the people of a phrase, and on nobody described more closely."""
    before = word_before(document, phrase.start)
    tables = document.lexicon.tables
    begins = not before[:1].isalpha() or before in tables.get("np_stop", {}) or before in tables.get("joint", {})
    sentence = sentence_at(document, phrase.start)
    for attribution in attributions_in(document, sentence.start, sentence.end):
        source, cue = attribution.source, attribution.cue
        if source is not None and source.span.overlaps(phrase):
            # "De l'avis de nombreux experts": the preposition belongs to both.
            return source.span.end <= phrase.end and (begins or phrase.start <= cue.end + 1 <= source.span.start + 1)
    if before in tables.get("attribution.crowd_lead", {}) and next_word(document, phrase.end) == ",":
        return True
    return is_claimed(document, phrase)


def means(document: Document, phrase: Span) -> bool:
    """Tell whether a clause without "that" is laid on the people of a phrase: "Manche meinen, die Zeit sei reif"."""
    for attribution in attributions_in(document, phrase.end, phrase.end + _CUE):
        source, cue = attribution.source, attribution.cue
        if source is not None and source.span == phrase and cue.start == phrase.end + 1:
            return next_word(document, cue.end) == ","
    return False


def is_claimed(document: Document, phrase: Span) -> bool:
    """Tell whether a phrase stands between its verb and nothing else: "some say that", "according to some"."""
    cues, behind = document[CUE], phrase.end
    while (word := next_word(document, behind)) in document.lexicon.tables["auxiliary"]:
        behind += 1 + len(word)
    # "So glauben Beobachter", "como sostienen algunos analistas".
    likes = document.lexicon.tables.get("attribution.relay_lead", {})
    first = bisect_left(cues, (phrase.start - _CUE,))
    for start, end, form in cues[first : bisect_left(cues, (behind + 2,))]:
        leads = form.endswith(_BEFORE) or likes.get(word_before(document, start)) == _LIKE
        if end == phrase.start - 1 and leads and not next_word(document, phrase.end)[:1].isalpha():
            return True
        if start == behind + 1 and opens_clause(document, end):
            return True
    return False


def is_title(document: Document, phrase: Span) -> bool:
    """Tell words of a title, whose verb has its capital too, but in a headline: "her novel, Experts Say"."""
    behind = document.text[phrase.end : phrase.end + 2]
    if nouns_in_capitals(document) or not (document.text[phrase.start].isupper() and behind[1:].isupper()):
        return False
    block = around(document[BLOCKS], phrase.start)
    return (
        behind[0] == " " and block is not None and block.kind is BlockKind.PARAGRAPH and block.span.start < phrase.start
    )


def some_say(document: Document, phrase: Span) -> bool:
    """Tell whether "some" says something, and is no noun's: "some hope that", not "some states that"."""
    ends = {end for _, end, _ in document[CUE]}
    return is_claimed(document, phrase) and (phrase.start - 1 in ends or not _is_governed(document, phrase))


def _is_governed(document: Document, phrase: Span) -> bool:
    """Tell a phrase that a verb or a preposition governs: its noun follows, "there is some hope that"."""
    tables, before = document.lexicon.tables, word_before(document, phrase.start)
    stop, small = tables["np_stop"].get(before), ("joint", "that", "adverb", "connector")
    if stop == _BY or before in tables["auxiliary"]:
        return True
    known = stop is not None or any(before in tables[table] for table in small)
    # "…, although some speculate that".
    return before.isalpha() and not known and word_before(document, phrase.start - len(before) - 1).isalpha()
