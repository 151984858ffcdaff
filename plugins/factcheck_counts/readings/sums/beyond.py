"""A part that is greater than its whole, however the two are told: "of the 130 women, 174 …", "174 of the 130"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from factcheck import (
    QUANTITIES,
    Document,
    Evidence,
    EvidenceKind,
    Quantity,
    QuantityKind,
    Related,
    Severity,
    Span,
    covering,
)
from factcheck_counts.readings.arithmetic import looks_like_year, say
from factcheck_counts.readings.passage import STEM
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.sums.reckoning import Reckoning
from factcheck_counts.readings.vocabulary import WORD, Vocabulary, noun_of, vocabulary_of

#: "Out of these", before a number, in so many letters.
_LEAD = 24
#: Who counts fewer may count them otherwise.
_FEWEST = 3
_MARKS = ",;:(–—"


def beyond(document: Document) -> Iterator[Reckoning]:
    """Yield the wholes of which a sentence counts more than they are."""
    vocabulary = vocabulary_of(document)
    numbers = [one for one in document[QUANTITIES] if one.kind is not QuantityKind.FRACTION]
    for one, other in pairwise(numbers):
        if one.value == other.value or not (_is_count(document, one) and _is_count(document, other)):
            continue
        sentence = covering(document[STATEMENTS], one.span.start)
        if sentence is None or not sentence.contains(other.span):
            continue
        if one.value < other.value:
            is_told = _is_whole(document, one, sentence, vocabulary) and _opens(document, one, other, vocabulary)
            whole, part = one, other
        else:
            is_told = vocabulary.is_some_of(document, one, other) and vocabulary.counts_something(document, other)
            whole, part = other, one
        if is_told:
            many, few = say(part.value), say(whole.value)
            yield Reckoning(
                whole.span if whole.noun is None else whole.span.to(whole.noun),
                f"A part ({many}) is greater than the whole ({few}).",
                [Evidence(EvidenceKind.ARITHMETIC, f"{many} is more than {few}.", one.span.to(other.span))],
                one.span.to(other.span),
                Severity.WARNING,
                related=[Related("The part", part.span)],
            )


def _is_count(document: Document, number: Quantity) -> bool:
    return (
        number.kind is QuantityKind.CARDINAL
        and number.unit is None is number.hedge
        and number.exact
        and not number.parts
        and number.value >= _FEWEST
        and not looks_like_year(document, number)
    )


def _is_whole(document: Document, number: Quantity, sentence: Span, vocabulary: Vocabulary) -> bool:
    """Tell whether a clause opens with some of a number: "Of these 130 women", "Sur les 130 femmes"."""
    start = max(number.span.start - _LEAD, sentence.start)
    found = [*WORD.finditer(document.folded, start, number.span.start)][-2:]
    if len(found) != 2 or not vocabulary.counts_something(document, number):
        return False
    before = document.folded[sentence.start : found[0].start()].rstrip()
    opens = not before or before[-1] in _MARKS
    return opens and found[0][0] in vocabulary["out-of"] and found[1][0] in vocabulary["definite", "demonstrative"]


def _opens(document: Document, whole: Quantity, part: Quantity, vocabulary: Vocabulary) -> bool:
    """Tell whether a number is what a clause tells of those before it, and counts nothing else."""
    between = document.folded[(whole.noun or whole.span).end : part.span.start]
    if any(mark in between for mark in _MARKS[1:]):
        return False
    lead = WORD.findall(between.rpartition(",")[2])
    if not vocabulary["auxiliary"].issuperset(lead) or ("," not in between and not lead):
        return False
    noun = vocabulary.noun(document, part)
    return not noun or noun[:STEM] == noun_of(document, whole)[:STEM]
