"""The edition of what takes place every year since a year that is told: "créé en 2015 …, sa neuvième édition"."""

from __future__ import annotations

from factcheck import TIMEXES, Annotated, Binding, Match, Quantity, TimeUnit, inside
from factcheck_counts.readings.passage import Passage, texts, two_sentences
from factcheck_counts.readings.vocabulary import Vocabulary, holds

#: What the ordinal counts is called by its noun at the most so many words behind.
_NEAR = 2
#: What was founded stands at most so many words before the year: "seit der Gründung im Jahr 2015".
_LEAD = 6


def edition(document: Annotated, vocabulary: Vocabulary, nth: Quantity) -> Match | None:
    """Return an ordinal, ``nth``, of what has been held every year ``since`` a year, in this sentence or the last.

    ``all`` is bound where the text says that none was left out.
    """
    span = two_sentences(document, nth)
    if span is None or not any(word in document.folded[slice(*span)] for word in vocabulary["every-year"]):
        return None
    passage = Passage(document, span, (nth,), vocabulary)
    behind, told = texts(passage.between(nth.span.end, span.end)[:_NEAR]), texts(passage.words)
    if not holds(behind, vocabulary["edition", "occasion"]) or not holds(told, vocabulary["every-year"]):
        return None
    years = [
        timex
        for timex in inside(document[TIMEXES], span)
        if timex.year is not None and timex.granularity is TimeUnit.YEAR
    ]
    if len(years) != 1:
        return None
    lead = texts(passage.between(span.start, years[0].span.start))
    if not holds(lead[-_LEAD:], vocabulary["founded"]):
        return None
    bindings = [("nth", Binding(nth.span, nth)), ("since", Binding(years[0].span, years[0]))]
    if holds(told, vocabulary["unbroken"]):
        bindings.append(("all", Binding(nth.span, "")))
    return Match(nth.span.to(years[0].span), "", tuple(bindings))
