"""The news of a death, of which an age is told: "… died on Monday. She was 81."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from factcheck import MOMENTS, SENTENCES, Document, Span, covering, overlapping
from factcheck_dates.readings.sayings import told_with
from factcheck_dates.readings.wording import WORD, sentence_number, tables_at

#: What is news was so long ago at the most.
RECENT = timedelta(60)
#: So many sentences behind a death a sentence of so few words may tell the age of whoever died.
_OBITUARY, _SHORT = 5, 6
#: In characters: a date so near to a word may be its own.
_BESIDE = 24
#: In characters: so far behind its beginning a sentence is opened by its date.
_OPENED = 12


def is_news_of_death(document: Document, span: Span, written: date, births: Sequence[Span]) -> bool:
    """Tell whether an age is told of who has just died: "… died. She was 81.".

    Its sentence says so, or the one before it; farther back, where it is told in a short sentence of its own.
    """
    tables = tables_at(document, span.start)
    died, sentences = tables.get("dates.died_word", {}), document[SENTENCES]
    index = max(sentence_number(sentences, span.start), 0)
    if not sentences:
        return False
    told = WORD.findall(document.folded, *told_with(document, span))
    back = _OBITUARY if len(told) <= _SHORT else 1
    start = sentences[max(index - back, 0)].start
    return any(
        word[0] in died and (sentences[index].start <= word.start() or not _is_dated(document, word, written, births))
        for word in WORD.finditer(document.folded, start, sentences[index].end)
    )


def _is_dated(document: Document, word: re.Match[str], written: date, births: Sequence[Span]) -> bool:
    """Tell whether a word stands beside a date that is no news: "he died in 1970"; a birth beside it is none of it."""
    sentence = covering(document[SENTENCES], word.start()) or Span(*word.span())
    beside = Span(max(word.start() - _BESIDE, sentence.start), min(word.end() + _BESIDE, sentence.end))
    return any(
        moment.last is not None
        and moment.last < written - RECENT
        and not any(birth.contains(moment.span) for birth in overlapping(births, moment.span))
        # "…, entered a convent in 1949, died on Monday", but "in 1949, he died".
        and ("," not in document.text[moment.span.end : word.start()] or moment.span.start - sentence.start <= _OPENED)
        for moment in overlapping(document[MOMENTS], beside)
    )
