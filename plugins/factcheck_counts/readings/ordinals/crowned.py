"""An ordinal behind a sentence that opens with where the same was won: "Championne à Pékin, à Londres puis à Rio".

What is won on a day that is told, "dimanche", is none of those.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter

from factcheck import CHRONOLOGY, TIMEXES, Annotated, Binding, Match, Quantity, Span, TimeUnit, inside
from factcheck_counts.readings.ordinals.instances import moments
from factcheck_counts.readings.ordinals.rows import name_row
from factcheck_counts.readings.passage import Passage, texts
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.vocabulary import CAPITAL, WORD, Vocabulary, Words, begins, holds

_END = attrgetter("end")
#: The sentence stands so many before the ordinal at the most, and the deed so many words behind that.
_BACK, _DEED = 4, 3
#: What was won is told in so many words before the first place or year.
_LEAD = 6
#: So many are a list.
_FEWEST = 3
#: The noun of an ordinal stands in so many characters behind it.
_NOUN = 60
_NAME = rf"{CAPITAL}[\w’'-]*(?: {CAPITAL}[\w’'-]*)*"
#: So many languages are remembered.
_LANGUAGES = 16


def crowned_before(document: Annotated, vocabulary: Vocabulary, nth: Quantity) -> Match | None:
    """Return an ordinal with what a sentence before it opens with, each ``earlier``."""
    behind = WORD.findall(document.folded, nth.span.end, min(nth.span.end + _NOUN, len(document.folded)))[:_DEED]
    if not any(word.endswith(tuple(vocabulary["feat"])) for word in behind):
        return None
    sentences = document[STATEMENTS]
    place = bisect_left(sentences, nth.span.end, key=_END)
    if place < len(sentences) and (led := _after_wins(document, vocabulary, nth, sentences[place])) is not None:
        return led
    end = min(nth.span.end + _NOUN, len(document.folded))
    if holds(WORD.findall(document.folded, nth.span.end, end), vocabulary["in-period"]):
        # "Sa deuxième médaille de la semaine"
        return None
    if place >= len(sentences) or not _is_dated(document, sentences[place]):
        return None
    for sentence in reversed(sentences[max(place - _BACK, 0) : place]):
        opening = WORD.findall(document.folded, sentence.start, min(sentence.start + _NOUN, sentence.end))[:2]
        if not begins(opening, vocabulary["crowned", "already"]) and not begins(opening[1:], vocabulary["crowned"]):
            continue
        row = _row(document, sentence, vocabulary)
        if len(row) >= _FEWEST:
            bindings = [("nth", Binding(nth.span, nth)), ("told", Binding(sentence, ""))]
            bindings += [("earlier", Binding(span, "")) for span in row]
            return Match(sentence.to(nth.span), "", tuple(bindings))
    return None


def _after_wins(document: Annotated, vocabulary: Vocabulary, nth: Quantity, sentence: Span) -> Match | None:
    """Return an ordinal whose sentence opens with where those before were won: "After wins in Rome and Madrid, …".

    They are all where the ordinal counts those of a stretch of time.
    """
    passage = Passage(document, sentence, (nth,), vocabulary)
    opening = passage.between(sentence.start, nth.span.start)
    if not begins(texts(opening[:1]), vocabulary["after"]) or not _is_dated(document, sentence):
        return None
    deed = next((at for at, word in enumerate(opening[:_DEED]) if word.text in vocabulary["feats"]), None)
    if deed is None or opening[deed + 1 : deed + 2] == [] or opening[deed + 1].text not in vocabulary["place"]:
        return None
    link = opening[deed + 1]
    row = [span for span, _ in name_row(passage, link.end, least=2, leads=vocabulary["place"])]
    if not row or (not document.folded.startswith(",", row[-1].end) and not vocabulary.has_capitals):
        return None
    behind = texts(passage.between(nth.span.end, sentence.end)[: _LEAD + 1])
    all_told = [("all", Binding(nth.span, ""))] if holds(behind, vocabulary["in-period"]) else []
    bindings = [("nth", Binding(nth.span, nth)), ("told", Binding(nth.span, "")), *all_told]
    bindings += [("earlier", Binding(span, "")) for span in row]
    return Match(row[0].to(nth.span), "", tuple(bindings))


def _is_dated(document: Annotated, sentence: Span) -> bool:
    """Tell whether a sentence says on which of the last days something was."""
    return any(
        timex.weekday is not None or (timex.deixis is not None and timex.granularity is TimeUnit.DAY)
        for timex in inside(document[TIMEXES], sentence)
    )


def _row(document: Annotated, sentence: Span, vocabulary: Vocabulary) -> Sequence[Span]:
    """Return the years or the places that open a sentence in a row, up to what is told then."""
    found = _places(vocabulary["listed-at"], vocabulary["listing", "and"]).search(document.text, *sentence)
    if found is not None and len(WORD.findall(document.folded, sentence.start, found.start())) <= _LEAD:
        return [Span(name.start() + found.start(), name.end() + found.start()) for name in re.finditer(_NAME, found[0])]
    years = [one for one in moments(document, sentence) if one.kind is TimeUnit.YEAR]
    written = document[CHRONOLOGY].reference
    joined = [one.span for one in years if written is None or one.value != written.year]
    joining = vocabulary["listing", "and"]
    apart = [WORD.findall(document.folded, one.end, other.start) for one, other in pairwise(joined)]
    is_row = len(joined) == len(years) and all(joining.issuperset(words) for words in apart)
    led = len(WORD.findall(document.folded, sentence.start, joined[0].start)) <= _LEAD if joined else False
    return joined if is_row and led else ()


@lru_cache(_LANGUAGES)
def _places(at: Words, joining: Words) -> re.Pattern[str]:
    """Return what matches names of places in a row, each perhaps with its preposition, the last behind a word."""
    lead, joint = ("|".join(sorted(map(re.escape, words), key=len, reverse=True)) for words in (at, joining))
    one = rf"(?:(?:{lead}) )?{_NAME}"
    return re.compile(rf"(?<=\b)(?:{lead}) {_NAME}(?:, {one})+,? (?:{joint}) {one}")
