"""An ordinal with the number of those before it.

"Deux ministres avaient déjà démissionné. C'est le troisième …", "a third straight defeat, after losing their previous
three games".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from factcheck import (
    QUANTITIES,
    Annotated,
    Binding,
    Match,
    Quantity,
    QuantityKind,
    Span,
    beginning,
    covering,
    inside,
)
from factcheck_counts.readings.ordinals.deeds import of_one_deed
from factcheck_counts.readings.passage import BORDER, STEM, Clause, Passage, texts, two_sentences
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.vocabulary import WORD, Vocabulary, begins, holds, spelled

_END = attrgetter("end")
#: What an ordinal counts is called by its noun at the most so many words behind.
_NEAR = 2
#: What is done stands between the number and the ordinal.
_APART = 3
#: "Is now the third", "est devenue la dixième".
_LEAD = 4
#: "In a row" stands so many words behind the ordinal, and "previous" so many letters around a number of those.
_ROW, _AROUND = 4, 24
#: All others are counted in so many letters behind an ordinal.
_FAR = 240


def counted_before(document: Annotated, vocabulary: Vocabulary, nth: Quantity) -> Match | None:
    """Return an ordinal, ``nth``, with the number of those ``before`` it, told in its sentence or the last one.

    That it counts those before is said by "already", "until then" or the like, beside a verb of what had been; beside
    one of what has been, and where the ordinal may be one of them ("the second to go, …"), ``itself`` is bound.
    """
    span = two_sentences(document, nth)
    if span is None or "\n\n" in document.text[span.start : nth.span.start]:
        return None
    counts = [one for one in beginning(document[QUANTITIES], Span(span.start, nth.span.start)) if _may_count(one)]
    told = document.folded[slice(*span)]
    if len(counts) != 1 or not any(word in told for word in vocabulary["had", "have"]):
        return None
    passage = Passage(document, span, (counts[0], nth), vocabulary)
    all_before = _counts_earlier(passage, counts[0], nth)
    if all_before is False or not _is_same(passage, counts[0], nth):
        return None
    bindings = [("nth", Binding(nth.span, nth)), ("before", Binding(counts[0].span, counts[0]))]
    is_coming = all_before is None and _is_led(passage, nth, "to-come")
    if not is_coming and (all_before is None or not _is_new(passage, nth)):
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
    lead = texts(passage.between(passage.span.start, nth.span.start))
    return _is_led(passage, nth, "becomes") or not passage.vocabulary["indefinite"].isdisjoint(lead[-1:])


def _is_led(passage: Passage, nth: Quantity, name: str) -> bool:
    """Tell whether one of some words stands right before an ordinal."""
    return holds(texts(passage.between(passage.span.start, nth.span.start))[-_LEAD:], passage.vocabulary[name])


def _is_same(passage: Passage, count: Quantity, nth: Quantity) -> bool:
    """Tell whether an ordinal counts what the number did: by the same noun, or by what is done: "le second à …"."""
    vocabulary = passage.vocabulary
    behind: Clause = passage.between(nth.span.end, passage.span.end)[:_NEAR]
    if passage.has_border(nth.span.end, behind[0].start if behind else passage.span.end):
        behind = ()
    if not vocabulary["spell", "rank"].isdisjoint(texts(behind[:1])):
        # "He had already won two stages. His third win came on the fifth stage."
        return False
    counted = passage.counted(count)
    nouns: Sequence[str] = [word.text[:STEM] for word in behind]
    if counted is not None and (counted in nouns or begins(texts(behind), vocabulary["victim"])):
        return True
    return not behind or behind[0].text in vocabulary["to-do"]


def row_before(document: Annotated, vocabulary: Vocabulary, nth: Quantity) -> Match | None:
    """Return an ordinal of a row with the number of the previous ones: "after losing their previous three games".

    ``least`` says that there may have been more of them.
    """
    sentence = covering(document[STATEMENTS], nth.span.start)
    if sentence is None:
        return None
    previous = spelled(vocabulary["last-ones"])
    if previous.search(document.folded, nth.span.end, sentence.end) is None:
        return None
    nouns = WORD.findall(document.folded, nth.span.end, sentence.end)[:_ROW]
    led = spelled(vocabulary["after", "already", "having"]).search(document.folded, nth.span.end, sentence.end)
    if led is None or not holds(nouns, vocabulary["in-a-row"]):
        return None
    # "After their fifth loss in the last six" has another number first.
    for one in _numbers(document, Span(led.end(), sentence.end), vocabulary)[:1]:
        end = min(one.span.end + _AROUND, sentence.end)
        start = max(one.span.start - _AROUND // 2, led.end())
        near = previous.finditer(document.folded, start, end)
        if not any("," not in document.folded[one.span.end : found.start()] for found in near):
            continue
        if of_one_deed(document, nouns, WORD.findall(document.folded, led.end(), sentence.end)):
            bindings = (("nth", Binding(nth.span, nth)), ("before", Binding(one.span, one)))
            return Match(nth.span.to(one.span), "", (*bindings, ("least", Binding(one.span, ""))))
    return None


def times_before(document: Annotated, vocabulary: Vocabulary, nth: Quantity) -> Match | None:
    """Return "for the nth time" with how many times the same was done already: "Rejected three times already, …".

    ``least`` says that there may have been more of them.
    """
    noun = WORD.match(document.folded, nth.span.end + 1)
    if noun is None or noun[0] not in vocabulary["occasion"]:
        return None
    sentence = covering(document[STATEMENTS], nth.span.start) or nth.span
    before = Span(sentence.start, nth.span.start)
    counts = [one for one in inside(document[QUANTITIES], before) if _counts_times(document, one, vocabulary)]
    if len(counts) != 1:
        return None
    clause = _clause(document.folded, counts[0].span, before)
    told = WORD.findall(document.folded, *clause)
    rest = WORD.findall(document.folded, clause.end, sentence.end)
    if not holds(told, vocabulary["already"]) or not of_one_deed(document, told, rest):
        return None
    bindings = (("nth", Binding(nth.span, nth)), ("before", Binding(counts[0].span, counts[0])))
    return Match(counts[0].span.to(nth.span), "", (*bindings, ("least", Binding(counts[0].span, ""))))


def _counts_times(document: Annotated, one: Quantity, vocabulary: Vocabulary) -> bool:
    """Tell whether a number says how many times something was done."""
    if one.unit == "times" or one.kind is QuantityKind.MULTIPLIER:
        return one.value > 1 and one.value == int(one.value)
    behind = WORD.match(document.folded, one.span.end + 1)
    return _may_count(one) and behind is not None and behind[0] in vocabulary["occasions"]


def only_others(document: Annotated, vocabulary: Vocabulary, nth: Quantity) -> Match | None:
    """Return an ordinal behind which all others are counted: "the third since 1999: there has been only one other"."""
    near = Span(nth.span.end, nth.span.end + _FAR)
    if spelled(vocabulary["other-ones"]).search(document.folded, *near) is None:
        return None
    sentences = document[STATEMENTS]
    place = bisect_left(sentences, nth.span.end, key=_END)
    following = sentences[place : place + 2]
    if not following or not following[0].contains(nth.span):
        return None
    end, folded = following[-1].end, document.folded
    noun = WORD.search(folded, nth.span.end, end)
    for other in spelled(vocabulary["other-ones"]).finditer(folded, nth.span.end, end):
        clause = _clause(folded, Span(*other.span()), Span(nth.span.end, end))
        told = WORD.findall(folded, *clause)
        if not holds(told, vocabulary["nothing-but"]) or not holds(told, vocabulary["there-were"]):
            continue
        counts = [one for one in inside(document[QUANTITIES], clause) if _may_count(one)]
        beside = [one for one in counts if one.span.end + 1 >= other.start() and other.end() + 1 >= one.span.start]
        last = max((one.span.end for one in beside), default=other.end())
        behind = WORD.findall(folded, max(last, other.end()), clause.end)[:1]
        if behind and behind[0] not in vocabulary["listed-at"] and (noun is None or behind[0][:STEM] != noun[0][:STEM]):
            # "There is only one other country"
            continue
        span = Span(*other.span())
        count = beside[0] if beside else Quantity(span, QuantityKind.CARDINAL, 1, 1, 1, span)
        bindings = (("nth", Binding(nth.span, nth)), ("before", Binding(count.span, count)))
        return Match(nth.span.to(count.span), "", bindings)
    return None


def _clause(folded: str, place: Span, within: Span) -> Span:
    """Return the clause of a place, between marks."""
    marks = [mark.end() for mark in BORDER.finditer(folded, within.start, place.start)]
    mark = BORDER.search(folded, place.end, within.end)
    return Span(marks[-1] if marks else within.start, within.end if mark is None else mark.start())


def _numbers(document: Annotated, within: Span, vocabulary: Vocabulary) -> Sequence[Quantity]:
    """Return the numbers of a stretch that count things; "both" is one."""
    found = inside(document[QUANTITIES], within)
    for both in spelled(vocabulary["both"]).finditer(document.folded, *within):
        span = Span(*both.span())
        found.append(Quantity(span, QuantityKind.CARDINAL, 2, 2, 2, span))
    found.sort(key=lambda one: one.span.start)
    return found if not found or _may_count(found[0]) else ()
