"""The edition of what takes place every year since a year that is told: "créé en 2015 …, sa neuvième édition"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from factcheck import QUANTITIES, SENTENCES, TIMEXES, Annotated, Binding, Match, QuantityKind, Span, TimeUnit
from factcheck_counts.passage import Passage, texts
from factcheck_counts.vocabulary import Vocabulary, holds

#: What the ordinal counts is called by its noun at the most so many words behind.
_NEAR = 2
#: What was founded stands at most so many words before the year: "seit der Gründung im Jahr 2015".
_LEAD = 6


def editions(document: Annotated, vocabulary: Vocabulary) -> Iterator[Match]:
    """Yield the ordinals, ``nth``, of what has been held every year ``since`` a year, in this sentence or the last.

    ``all`` is bound where the text says that none was left out.
    """
    if not any(timex.granularity is TimeUnit.YEAR for timex in document[TIMEXES]):
        return
    sentences = document[SENTENCES]
    for nth in document[QUANTITIES]:
        if nth.kind is not QuantityKind.ORDINAL or nth.value < 2:
            continue
        index = bisect_right(sentences, (nth.span.start, len(document.text))) - 1
        if index < 0:
            continue
        span = Span(sentences[max(index - 1, 0)].start, sentences[index].end)
        told = document.folded[slice(*span)]
        if not any(word in told for word in vocabulary["every-year"]):
            continue
        passage = Passage(document, span, (nth,), vocabulary)
        behind = texts(passage.between(nth.span.end, span.end)[:_NEAR])
        is_edition = holds(behind, vocabulary["edition", "occasion"])
        if not is_edition or not holds(texts(passage.words), vocabulary["every-year"]):
            continue
        years = [
            timex
            for timex in document[TIMEXES]
            if timex.year is not None and timex.granularity is TimeUnit.YEAR and span.contains(timex.span)
        ]
        if len(years) != 1:
            continue
        lead = texts(passage.between(span.start, years[0].span.start))
        if holds(lead[-_LEAD:], vocabulary["founded"]):
            bindings = [("nth", Binding(nth.span, nth)), ("since", Binding(years[0].span, years[0]))]
            if holds(texts(passage.words), vocabulary["unbroken"]):
                bindings.append(("all", Binding(nth.span, "")))
            yield Match(nth.span.to(years[0].span), "", tuple(bindings))
