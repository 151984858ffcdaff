"""What came before an ordinal, told day by day: "zum dritten Mal …, nach den Störungen am 4., am 18. und am 20. Mai".

How far the ordinal stands from the days, and what is said between, differs; what matters is a word for "after", behind
it what is counted again, and days in a row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from factcheck import (
    QUANTITIES,
    SENTENCES,
    TIMEXES,
    Annotated,
    Binding,
    Match,
    Quantity,
    QuantityKind,
    Span,
    Timex,
    covering,
)
from factcheck_counts.passage import Passage, texts
from factcheck_counts.vocabulary import Vocabulary, holds

_ORDINAL = QuantityKind.ORDINAL
_LAST_DAY = 31
#: So many words stand between the ordinal and "after", and between that and the first day.
_FAR = 14
_NEAR = 9
_DAYS = (QuantityKind.CARDINAL, QuantityKind.ORDINAL)


def earlier(document: Annotated, vocabulary: Vocabulary) -> Iterator[Match]:
    """Yield the ordinals behind which the days of earlier ones are listed.

    ``nth`` is the ordinal, ``what`` the word behind it, ``again`` what is said to have been before, ``earlier`` each
    day; ``all`` is bound where the text says in which stretch of time it counts, and that those are all of it.
    """
    ordinals = [one for one in document[QUANTITIES] if one.kind is _ORDINAL and one.value > 1]
    if ordinals and any(timex.day is not None for timex in document[TIMEXES]):
        yield from filter(None, (_listed(document, vocabulary, nth) for nth in ordinals))


def _listed(document: Annotated, vocabulary: Vocabulary, nth: Quantity) -> Match | None:
    sentence = covering(document[SENTENCES], nth.span.start)
    if sentence is None or not any(
        f" {word} " in document.folded[nth.span.end : sentence.end] for word in vocabulary["after"]
    ):
        return None
    passage = Passage(document, sentence, (nth,), vocabulary)
    behind = passage.between(nth.span.end, sentence.end)
    place = next((number for number, word in enumerate(behind) if word.text in vocabulary["after"]), _FAR)
    if place >= min(len(behind), _FAR):
        return None
    days = _row(passage, behind[place].end)
    if len(days) < 2:
        return None
    lead = passage.between(behind[place].end, days[0][0].start)
    if not lead or len(lead) > _NEAR or passage.has_border(behind[place].end, days[0][0].start):
        return None
    bindings: list[tuple[str, Binding]] = [("nth", Binding(nth.span, nth))]
    if behind[0].start - nth.span.end < 2:
        bindings.append(("what", Binding(Span(behind[0].start, behind[0].end), behind[0].text)))
    again = next(
        (word for word in lead if word.text not in vocabulary.light | vocabulary["those-before", "listing"]), None
    )
    told = vocabulary["those-before"].intersection(texts(lead))
    if again is not None and not told:
        bindings.append(("again", Binding(Span(again.start, again.end), again.text)))
    elif not told:
        return None
    elif holds(texts(behind[:place]), vocabulary["in-period"]):
        bindings.append(("all", Binding(nth.span, "")))
    bindings.extend(("earlier", Binding(span, day)) for span, day in days)
    return Match(nth.span.to(days[-1][0]), "", tuple(bindings))


def _row(passage: Passage, start: int) -> Sequence[tuple[Span, Any]]:
    """Return the days that stand in a row behind a place, the last of them behind "and"."""
    found = sorted(_days(passage, start), key=lambda day: day[0])
    row = found[:1]
    closed = False
    for span, day in found[1:]:
        links = set(texts(passage.between(row[-1][0].end, span.start)))
        if closed or not links <= passage.vocabulary["listing"] | passage.vocabulary["and"]:
            break
        closed = not links.isdisjoint(passage.vocabulary["and"])
        row.append((span, day))
    return row if closed else ()


def _days(passage: Passage, start: int) -> Iterator[tuple[Span, Timex | Quantity]]:
    """Yield the days behind a place: dates, and bare numbers that can be days of a month."""
    document, whole = passage.document, Span(start, passage.span.end)
    dates = [timex for timex in document[TIMEXES] if timex.day is not None and whole.contains(timex.span)]
    for timex in dates:
        yield timex.span, timex
    for number in document[QUANTITIES]:
        bare = number.kind in _DAYS and number.unit is None and number.noun is None and number.value <= _LAST_DAY
        if bare and whole.contains(number.span) and not any(number.span.overlaps(date.span) for date in dates):
            yield number.span, number
