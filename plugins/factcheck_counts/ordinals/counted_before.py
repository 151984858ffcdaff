"""An ordinal behind the number of those before it: "Deux ministres avaient déjà démissionné. C'est le troisième …"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from factcheck import QUANTITIES, SENTENCES, Annotated, Binding, Match, Quantity, QuantityKind, Span
from factcheck_counts.passage import STEM, Clause, Passage, texts
from factcheck_counts.vocabulary import Vocabulary, begins, holds

#: What an ordinal counts is called by its noun at the most so many words behind.
_NEAR = 2
#: What is done stands between the number and the ordinal.
_APART = 3
#: "Is now the third", "est devenue la dixième".
_LEAD = 4


def counted_before(document: Annotated, vocabulary: Vocabulary) -> Iterator[Match]:
    """Yield the ordinals, ``nth``, with the number of those ``before`` them, told in their sentence or the last one.

    That it counts those before is said by "already", "until then" or the like, beside a verb of what had been; beside
    one of what has been, and where the ordinal may be one of them ("the second to go, …"), ``itself`` is bound.
    """
    quantities, sentences = document[QUANTITIES], document[SENTENCES]
    for nth in quantities:
        if nth.kind is not QuantityKind.ORDINAL or nth.value < 2:
            continue
        index = bisect_right(sentences, (nth.span.start, len(document.text))) - 1
        if index < 0:
            continue
        start = sentences[max(index - 1, 0)].start
        span = Span(start, sentences[index].end)
        if "\n\n" in document.text[start : nth.span.start]:
            continue
        counts = [one for one in quantities if span.start <= one.span.start < nth.span.start and _may_count(one)]
        if len(counts) != 1:
            continue
        told = document.folded[slice(*span)]
        if not any(word in told for word in vocabulary["had", "have"]):
            continue
        passage = Passage(document, span, (counts[0], nth), vocabulary)
        all_before = _counts_earlier(passage, counts[0], nth)
        if all_before is False or not _is_same(passage, counts[0], nth):
            continue
        bindings = [("nth", Binding(nth.span, nth)), ("before", Binding(counts[0].span, counts[0]))]
        if all_before is None or not _is_new(passage, nth):
            bindings.append(("itself", Binding(nth.span, "")))
        yield Match(counts[0].span.to(nth.span), "", tuple(bindings))


def _may_count(one: Quantity) -> bool:
    return one.kind is QuantityKind.CARDINAL and one.unit is None and one.exact and one.value > 0


def _counts_earlier(passage: Passage, count: Quantity, nth: Quantity) -> bool | None:
    """Tell whether a number is said to be that of all before; None where it may hold what the ordinal counts."""
    vocabulary = passage.vocabulary
    told = texts(passage.between(passage.span.start, nth.span.start))
    if len(passage.between(count.span.end, nth.span.start)) < _APART:
        # "97 centièmes".
        return False
    if holds(told, vocabulary["had"]):
        victims = begins(texts(passage.between(nth.span.end, passage.span.end)), vocabulary["victim"])
        return victims or holds(told, vocabulary["already", "until-then"])
    return None if holds(told, vocabulary["have"]) and holds(told, vocabulary["already"]) else False


def _is_new(passage: Passage, nth: Quantity) -> bool:
    """Tell whether an ordinal brings in another one, "is the third", "une troisième", and not one of those before."""
    lead = texts(passage.between(passage.span.start, nth.span.start))[-_LEAD:]
    return holds(lead, passage.vocabulary["becomes"]) or not passage.vocabulary["indefinite"].isdisjoint(lead[-1:])


def _is_same(passage: Passage, count: Quantity, nth: Quantity) -> bool:
    """Tell whether an ordinal counts what the number did: by the same noun, or by what is done: "le second à …"."""
    vocabulary = passage.vocabulary
    behind: Clause = passage.between(nth.span.end, passage.span.end)[:_NEAR]
    if passage.has_border(nth.span.end, behind[0].start if behind else passage.span.end):
        behind = ()
    counted = passage.counted(count)
    nouns: Sequence[str] = [word.text[:STEM] for word in behind]
    if counted is not None and (counted in nouns or begins(texts(behind), vocabulary["victim"])):
        return True
    return not behind or behind[0].text in vocabulary["to-do"]
