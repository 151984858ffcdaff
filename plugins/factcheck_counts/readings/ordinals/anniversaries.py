"""The number of an anniversary with what it remembers: "le 80e anniversaire du débarquement du 6 juin 1944"."""

from __future__ import annotations

from factcheck import (
    MENTIONS,
    TIMEXES,
    Annotated,
    Binding,
    Deixis,
    Event,
    Match,
    Quantity,
    Span,
    Timex,
    beginning,
    covering,
    inside,
)
from factcheck_counts.readings.passage import Passage, texts
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.vocabulary import Vocabulary, holds

#: What is remembered is named so many words behind "anniversary" at the most.
_NEAR = 8
#: "Founded in 1955": the verb stands so many words before the year at the most.
_FOUNDED = 2
_NOW = (Deixis.TODAY, Deixis.THIS, Deixis.TOMORROW, Deixis.YESTERDAY)


def anniversary(document: Annotated, vocabulary: Vocabulary, nth: Quantity) -> Match | None:
    """Return the number of an anniversary kept at the time of writing, with the year that it counts from.

    ``of`` is the date of what is remembered, or the event itself where it is a fact; ``day`` says that it is kept at
    the time of writing only if that is the day of the year.
    """
    sentence = covering(document[STATEMENTS], nth.span.start)
    if nth.noun is None or document.folded[slice(*nth.noun)] not in vocabulary["anniversary"] or sentence is None:
        return None
    passage = Passage(document, sentence, (nth,), vocabulary)
    of = _remembered(passage, nth) or _founded(passage, nth)
    if of is None or _is_kept_then(passage, of):
        return None
    bindings = [("nth", Binding(nth.span, nth)), ("of", of)]
    if not _is_kept_now(passage, of):
        # On the day itself nobody needs to say that it is today.
        if not isinstance(of.value, Timex) or of.value.day is None:
            return None
        bindings.append(("day", of))
    first, last = sorted((nth.span, of.span))
    return Match(first.to(last), "", tuple(bindings))


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
    for mention in beginning(document[MENTIONS], Span(behind[0].start, behind[-1].end + 1)):
        if len(mention.facts) == 1:
            (fact,) = mention.facts
            return Binding(mention.span, fact) if isinstance(fact, Event) else None
    return None


def _founded(passage: Passage, nth: Quantity) -> Binding | None:
    """Return the year in which whoever keeps an anniversary began: "the band, founded in 1955, celebrates its 60th"."""
    vocabulary = passage.vocabulary
    years = [timex for timex in _times(passage) if timex.year is not None]
    own = texts(passage.between(passage.span.start, nth.span.start))[-1:]
    if len(years) != 1 or years[0].span.end > nth.span.start or vocabulary["own"].isdisjoint(own):
        return None
    if holds(texts(passage.words), vocabulary["had-been"]):
        return None
    lead = texts(passage.between(passage.span.start, years[0].span.start))[-_FOUNDED:]
    return Binding(years[0].span, years[0]) if holds(lead, vocabulary["founded"]) else None


def _others(passage: Passage, of: Binding) -> list[Timex]:
    return [timex for timex in _times(passage) if timex.span != of.span and not of.span.contains(timex.span)]


def _is_kept_then(passage: Passage, of: Binding) -> bool:
    """Tell whether an anniversary was or will be kept in another year."""
    return any(timex.deixis in (Deixis.LAST, Deixis.NEXT) or timex.is_offset for timex in _others(passage, of))


def _is_kept_now(passage: Passage, of: Binding) -> bool:
    """Tell whether an anniversary is kept about the day of writing."""
    others = _others(passage, of)
    is_dated = any(timex.deixis in _NOW or timex.weekday is not None for timex in others)
    return is_dated or holds(texts(passage.words), passage.vocabulary["keeping"])


def _times(passage: Passage) -> list[Timex]:
    return inside(passage.document[TIMEXES], passage.span)
