"""An ordinal behind the number of those before it: "Deux ministres avaient déjà démissionné. C'est le troisième …"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck import QUANTITIES, Annotated, Binding, Match, Quantity, QuantityKind
from factcheck_counts.readings.passage import STEM, Clause, Passage, texts, two_sentences
from factcheck_counts.readings.vocabulary import Vocabulary, begins, holds

#: What an ordinal counts is called by its noun at the most so many words behind.
_NEAR = 2
#: What is done stands between the number and the ordinal.
_APART = 3
#: "Is now the third", "est devenue la dixième".
_LEAD = 4


def counted_before(document: Annotated, vocabulary: Vocabulary, nth: Quantity) -> Match | None:
    """Return an ordinal, ``nth``, with the number of those ``before`` it, told in its sentence or the last one.

    That it counts those before is said by "already", "until then" or the like, beside a verb of what had been; beside
    one of what has been, and where the ordinal may be one of them ("the second to go, …"), ``itself`` is bound.
    """
    span = two_sentences(document, nth)
    if span is None or "\n\n" in document.text[span.start : nth.span.start]:
        return None
    counts = [one for one in document[QUANTITIES] if span.start <= one.span.start < nth.span.start and _may_count(one)]
    told = document.folded[slice(*span)]
    if len(counts) != 1 or not any(word in told for word in vocabulary["had", "have"]):
        return None
    passage = Passage(document, span, (counts[0], nth), vocabulary)
    all_before = _counts_earlier(passage, counts[0], nth)
    if all_before is False or not _is_same(passage, counts[0], nth):
        return None
    bindings = [("nth", Binding(nth.span, nth)), ("before", Binding(counts[0].span, counts[0]))]
    if all_before is None or not _is_new(passage, nth):
        bindings.append(("itself", Binding(nth.span, "")))
    return Match(counts[0].span.to(nth.span), "", tuple(bindings))


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
