"""An ordinal with the number of those before it, in its sentence, the one before or the next, whatever tells of them.

"Only twice before had the club lifted the Shield. Sunday's victory gave them the trophy for the fifth time", "la
segunda prórroga, después de las dos que ya había otorgado", "nach drei Siegen in Folge … der dritte Erfolg in Serie",
and "his first goal of the season. He had already scored this season".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from factcheck import QUANTITIES, TIMEXES, Annotated, Binding, Match, Quantity, QuantityKind, Span, inside
from factcheck_counts.readings.arithmetic import YEAR
from factcheck_counts.readings.ordinals.deeds import of_one_deed
from factcheck_counts.readings.ordinals.occasions import is_presented
from factcheck_counts.readings.passage import BORDER, STEM, Passage, texts
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.vocabulary import WORD, Vocabulary, begins, holds, spelled

_END = attrgetter("end")
#: No text counts more of them, and an ordinal is wrong by so many at the most.
_MOST, _SLIP = 12, 2
#: "Is now the third"; what is counted stands so many words behind its number.
_LEAD, _NEAR = 4, 3
#: "After the two", and so many words behind those tell that they had been.
_AFTER, _HAD = 3, 8
#: In characters: what a number counts is called right behind it.
_RIGHT_BEHIND = 32
#: A list of when each was has no number of its own.
_PART = re.compile(r"[;:()]")
_PLAIN = (QuantityKind.CARDINAL, QuantityKind.MULTIPLIER, QuantityKind.MEASURE)


def numbered_before(document: Annotated, vocabulary: Vocabulary, nth: Quantity) -> Match | None:
    """Return an ordinal, ``nth``, with the number of those ``before`` it.

    A number that may hold what the ordinal counts is none: "she has already won three times: her third title …".
    """
    sentences = document[STATEMENTS]
    place = bisect_left(sentences, nth.span.end, key=_END)
    if place >= len(sentences) or not sentences[place].contains(nth.span) or nth.value > _MOST:
        return None
    near = sentences[max(place - 1, 0)].to(sentences[min(place + 1, len(sentences) - 1)])
    signals = vocabulary["before-that", "so-far", "in-a-row", "last-ones"]
    if spelled(signals).search(document.folded, *near) is None:
        return None
    passage = Passage(document, sentences[place], (nth,), vocabulary)
    is_time = begins(texts(passage.between(nth.span.end, passage.span.end)[:1]), vocabulary["occasion"])
    if not is_time and not is_presented(passage, nth):
        return None
    for within in (passage.span, *sentences[max(place - 1, 0) : place], *sentences[place + 1 : place + 2]):
        found = [told for one in _counts(document, within, vocabulary) if (told := _told(passage, nth, one, within))]
        if len(found) == 1:
            return found[0]
    return None


def not_the_first(document: Annotated, vocabulary: Vocabulary, nth: Quantity) -> Match | None:
    """Return what is called the first of something with one of those told by a neighbouring sentence to be before.

    What both are of is named by both: "her first goal of the season. She had already scored this season".
    """
    sentences = document[STATEMENTS]
    place = bisect_left(sentences, nth.span.end, key=_END)
    if place >= len(sentences) or not sentences[place].contains(nth.span):
        return None
    around = (*sentences[max(place - 1, 0) : place], *sentences[place + 1 : place + 2])
    already = spelled(vocabulary["already"])
    told = [one for one in around if already.search(document.folded, *one) is not None]
    if not told:
        return None
    passage = Passage(document, sentences[place], (nth,), vocabulary)
    behind = texts(passage.between(nth.span.end, passage.span.end)[: _HAD + 1])
    if not is_presented(passage, nth) or not behind or holds(behind, vocabulary["since-when"]):
        return None
    small = vocabulary["articles", "definite", "listed-at", "of", "presented"]
    scope = next((word for word in behind[1:_LEAD] if word not in small), "")
    for one in told:
        words = WORD.findall(document.folded, *one)
        is_same = len(scope) >= _LEAD and scope in words and of_one_deed(document, behind[:1], words)
        if is_same and holds(words, vocabulary["had"]) and not holds(words, vocabulary["have"]):
            if _is_of_named(document, vocabulary, one):
                # "His first victory there. Celtic had already won twice."
                continue
            at = already.search(document.folded, *one)
            span = one if at is None else Span(*at.span())
            return _bound(nth, Quantity(span, QuantityKind.CARDINAL, 1, 1, 1, span))
    return None


def _is_of_named(document: Annotated, vocabulary: Vocabulary, sentence: Span) -> bool:
    """Tell whether a name is who had done something, and not a pronoun or a noun that takes somebody up."""
    words = WORD.findall(document.text, *sentence)
    had = next((place for place, word in enumerate(words) if holds((word.lower(),), vocabulary["had"])), 0)
    small, articles = vocabulary["pronoun", "articles", "definite"], vocabulary["articles", "definite"]
    # What begins a sentence is a name only right before its verb; "la Suissesse" takes somebody up.
    led = pairwise(("", *words[:had]) if had == 1 else words[:had])
    return not vocabulary.has_capitals and any(
        word[:1].isupper() and word.lower() not in small and lead.lower() not in articles for lead, word in led
    )


def _bound(nth: Quantity, before: Quantity) -> Match:
    first, last = sorted((nth.span, before.span))
    return Match(first.to(last), "", (("nth", Binding(nth.span, nth)), ("before", Binding(before.span, before))))


def _counts(document: Annotated, within: Span, vocabulary: Vocabulary) -> Iterator[Quantity]:
    """Yield the numbers of a sentence that may count times or things; "both" is one."""
    for one in inside(document[QUANTITIES], within):
        plain = one.unit in (None, "times") and one.kind in _PLAIN and one.exact
        if plain and 1 <= one.value <= _MOST and one.value == int(one.value):
            yield one
    for both in spelled(vocabulary["both"]).finditer(document.folded, *within):
        span = Span(*both.span())
        yield Quantity(span, QuantityKind.CARDINAL, 2, 2, 2, span)


def _told(passage: Passage, nth: Quantity, one: Quantity, within: Span) -> Match | None:
    """Return an ordinal with a number that tells how many were before; None where it tells something else."""
    document, vocabulary = passage.document, passage.vocabulary
    right = int(one.value) + 1
    if nth.value > right + _SLIP or _says(passage, right):
        return None
    part = _part(document.folded, one.span, within, _PART)
    if part.contains(nth.span) and one.span.start < nth.span.start:
        part = Span(part.start, nth.span.start)
    clause = Passage(document, part, (one,), vocabulary)
    told = texts(clause.words)
    lead = texts(clause.between(part.start, one.span.start))
    behind = texts(clause.between(one.span.end, part.end))
    nouns = texts(passage.between(nth.span.end, passage.span.end)[:_NEAR])
    beside = texts(passage.between(passage.span.start, nth.span.start))[-_LEAD:]
    is_after = any(begins(lead[-size:], vocabulary["after"]) for size in range(1, _AFTER + 1))
    if holds((*beside, *nouns), vocabulary["in-a-row"]):
        is_led = is_after or any(begins(lead[-size:], vocabulary["coming-off"]) for size in range(1, _AFTER + 1))
        in_a_row = is_led and holds(behind[: _NEAR + 1], vocabulary["in-a-row"])
        deed = texts(passage.words) if begins(nouns, vocabulary["in-a-row"]) else nouns
        done = (*lead[-_NEAR:], *behind[:_NEAR])
        return _bound(nth, one) if in_a_row and of_one_deed(document, deed, done) else None
    if holds(behind[:_NEAR], vocabulary["in-a-row"]):
        return None
    previous = holds(behind[:_NEAR], vocabulary["last-ones"])
    if is_after and within == passage.span:
        had = holds(behind[:_HAD], vocabulary["had"]) and holds(behind[:_HAD], vocabulary["before-that"])
        had = had or (previous and nth.value < right)
        return _bound(nth, one) if had and _is_same(passage, nth, one, told) else None
    near = _part(document.folded, one.span, part, BORDER)
    if not holds(texts(clause.between(*near)), vocabulary["had", "have"]):
        return None
    if not previous and not holds(told, vocabulary["before-that", "so-far"]):
        return None
    if (
        part.contains(nth.span)
        or not _is_same(passage, nth, one, told)
        or not _is_of_same_time(passage, nth, one, told)
    ):
        return None
    if nth.value > right and begins(nouns, vocabulary["occasion"]):
        return _bound(nth, one) if holds(told, vocabulary["nothing-but", "so-far"]) else None
    earlier = vocabulary["before-that"] - vocabulary["already", "so-far"]
    certain = holds(told, earlier) or not holds(told, vocabulary["have"]) or holds(beside, vocabulary["to-come"])
    is_new = nth.value >= right or (certain and _is_new(passage, nth))
    return _bound(nth, one) if is_new else None


def _part(folded: str, place: Span, within: Span, marks: re.Pattern[str]) -> Span:
    """Return what stands around a place between some marks."""
    starts = [mark.end() for mark in marks.finditer(folded, within.start, place.start)]
    end = marks.search(folded, place.end, within.end)
    return Span(starts[-1] if starts else within.start, within.end if end is None else end.start())


def _says(passage: Passage, right: int) -> bool:
    """Tell whether the sentence of an ordinal has the right one too: "the second this week, the fourth in May"."""
    return any(
        one.kind is QuantityKind.ORDINAL and one.value == right
        for one in inside(passage.document[QUANTITIES], passage.span)
    ) and not any(figure.value == right for figure in passage.figures)


def _is_same(passage: Passage, nth: Quantity, one: Quantity, told: Sequence[str]) -> bool:
    """Tell whether what a number counts, times or things, is what an ordinal counts."""
    document, vocabulary = passage.document, passage.vocabulary
    nouns, words = texts(passage.between(nth.span.end, passage.span.end)[:_NEAR]), texts(passage.words)
    is_time = begins(nouns, vocabulary["occasion"])
    is_bare = _is_bare(passage, nth)
    behind = [
        word for word in WORD.findall(document.folded, *_behind(passage, one)) if word not in vocabulary["last-ones"]
    ]
    noun = behind[:1]
    times = one.unit == "times" or one.kind is QuantityKind.MULTIPLIER
    if times or not vocabulary["occasions"].isdisjoint(noun):
        if (is_time and (holds(told, vocabulary["nothing-but"]) or _takes_up(passage))) or (
            is_bare and _is_possessed(passage, nth)
        ):
            return True
        return of_one_deed(document, words if is_time or is_bare else nouns[:1], told) or _shares(nouns[:1], told)
    if _leaves_out(passage, one, noun):
        # "After the two that it had already granted", "there had been only two before it"
        return True
    if is_time:
        return of_one_deed(document, words, noun)
    if not is_bare and holds(told, vocabulary["nothing-but"]) and of_one_deed(document, nouns[:1], told):
        return True
    return not is_bare and (of_one_deed(document, nouns[:1], noun) or _shares(nouns[:1], noun))


def _behind(passage: Passage, one: Quantity) -> Span:
    """Return what stands right behind a number, up to the next mark."""
    end = min(one.span.end + _RIGHT_BEHIND, len(passage.document.folded))
    mark = BORDER.search(passage.document.folded, one.span.end, end)
    return Span(one.span.end, end if mark is None else mark.start())


def _leaves_out(passage: Passage, one: Quantity, behind: Sequence[str]) -> bool:
    """Tell whether a number leaves out what it counts, which the ordinal has named."""
    vocabulary = passage.vocabulary
    if one.span.start < passage.span.start:
        return False
    return not behind or begins(behind, vocabulary["before-that", "those-before", "relative", "pronoun", "had"])


def _takes_up(passage: Passage) -> bool:
    """Tell whether a short sentence tells again what the one before did: "Nun gelang ihr das zum zweiten Mal"."""
    told = [word for word in passage.words if not word.timed]
    return len(told) <= _HAD and holds(texts(told), passage.vocabulary["pronoun"])


def _is_bare(passage: Passage, nth: Quantity) -> bool:
    """Tell whether an ordinal leaves out its noun: "her third, and last", "wird ihre dritte sein"."""
    document, vocabulary = passage.document, passage.vocabulary
    mark = BORDER.search(document.folded, nth.span.end, passage.span.end)
    behind = passage.between(nth.span.end, passage.span.end if mark is None else mark.start())[:_NEAR]
    if not behind or not vocabulary["and", "copula", "becomes", "have", "no-deed"].isdisjoint(texts(behind[:1])):
        return True
    return vocabulary.has_capitals and not any(document.text[word.start].isupper() for word in behind)


def _is_possessed(passage: Passage, nth: Quantity) -> bool:
    """Tell whether an ordinal is somebody's: "sera sa troisième"."""
    lead = texts(passage.between(passage.span.start, nth.span.start))[-1:]
    return not passage.vocabulary["its", "possessive"].isdisjoint(lead)


def _shares(nouns: Sequence[str], told: Sequence[str]) -> bool:
    return any(len(noun) >= STEM and word.startswith(noun[:STEM]) for noun in nouns for word in told)


def _is_of_same_time(passage: Passage, nth: Quantity, one: Quantity, told: Sequence[str]) -> bool:
    """Tell whether an ordinal and a number count in the same stretch of time, or both without one."""
    document, vocabulary = passage.document, passage.vocabulary
    behind = texts(passage.between(nth.span.end, passage.span.end))[: _HAD + 1]
    stretches = vocabulary["in-period", "since-when"]
    in_period = holds(behind, stretches) or any(
        timex.amount is not None for timex in inside(document[TIMEXES], Span(nth.span.end, passage.span.end))
    )
    if holds(told, vocabulary["so-far"]) or _is_bare(passage, nth):
        return True
    if _leaves_out(passage, one, WORD.findall(document.folded, *_behind(passage, one))):
        return True
    return in_period == holds(told, stretches)


def _is_new(passage: Passage, nth: Quantity) -> bool:
    """Tell whether an ordinal is told of what happens now, and of none of those before: "his second win, in 2016"."""
    document, vocabulary = passage.document, passage.vocabulary
    if YEAR.search(document.text, *passage.span) is not None:
        return False
    lead = texts(passage.between(passage.span.start, nth.span.start))[-_LEAD:]
    if holds(lead, vocabulary["becomes", "to-come"]):
        return True
    return any(
        timex.weekday is not None or timex.deixis is not None for timex in inside(document[TIMEXES], passage.span)
    )
