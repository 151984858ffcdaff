"""The number of an anniversary with what it remembers: "le 80e anniversaire du débarquement du 6 juin 1944"."""

from __future__ import annotations

from factcheck import (
    MENTIONS,
    SENTENCES,
    TIMEXES,
    Annotated,
    Binding,
    Deixis,
    Event,
    Match,
    Quantity,
    Timex,
    covering,
)
from factcheck_counts.passage import Passage, texts
from factcheck_counts.vocabulary import Vocabulary, holds

#: What is remembered is named so many words behind "anniversary" at the most.
_NEAR = 8
_NOW = (Deixis.TODAY, Deixis.THIS, Deixis.TOMORROW, Deixis.YESTERDAY)


def anniversary(document: Annotated, vocabulary: Vocabulary, nth: Quantity) -> Match | None:
    """Return the number of an anniversary kept at the time of writing, with the year that it counts from.

    ``of`` is the date of what is remembered, or the event itself where it is a fact.
    """
    sentence = covering(document[SENTENCES], nth.span.start)
    if nth.noun is None or document.folded[slice(*nth.noun)] not in vocabulary["anniversary"] or sentence is None:
        return None
    passage = Passage(document, sentence, (nth,), vocabulary)
    of = _remembered(passage, nth)
    if of is None or not _is_kept_now(passage, of):
        return None
    return Match(nth.span.to(of.span), "", (("nth", Binding(nth.span, nth)), ("of", of)))


def _remembered(passage: Passage, nth: Quantity) -> Binding | None:
    """Return what an anniversary remembers: the one event named close behind it, or the only year in the sentence."""
    document, noun = passage.document, nth.noun or nth.span
    behind = passage.between(noun.end, passage.span.end)[:_NEAR]
    if not behind or behind[0].text not in passage.vocabulary["of"]:
        return None
    years = [timex for timex in _times(passage) if timex.year is not None]
    if years:
        is_behind = len(years) == 1 and years[0].span.start > noun.end and years[0].deixis is None
        return Binding(years[0].span, years[0]) if is_behind else None
    for mention in document[MENTIONS]:
        if behind[0].start <= mention.span.start <= behind[-1].end and len(mention.facts) == 1:
            (fact,) = mention.facts
            return Binding(mention.span, fact) if isinstance(fact, Event) else None
    return None


def _is_kept_now(passage: Passage, of: Binding) -> bool:
    """Tell whether an anniversary is kept about the day of writing, and was not in another year."""
    others = [timex for timex in _times(passage) if timex.span != of.span and not of.span.contains(timex.span)]
    if any(timex.deixis in (Deixis.LAST, Deixis.NEXT) or timex.is_offset for timex in others):
        return False
    is_dated = any(timex.deixis in _NOW or timex.weekday is not None for timex in others)
    return is_dated or holds(texts(passage.words), passage.vocabulary["keeping"])


def _times(passage: Passage) -> list[Timex]:
    return [timex for timex in passage.document[TIMEXES] if passage.span.contains(timex.span)]
