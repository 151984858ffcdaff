"""Changes in points that stand apart from their percentages: "gained eight points. It rose from 10 to 18 percent".

The frames of changes read one clause, or two that go on from each other. Here the words tell only which of two
percentages was before; that they are those of the points is taken for granted where nothing else is counted between.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from factcheck import QUANTITIES, SENTENCES, Annotated, Binding, Match, Quantity, QuantityKind, Span
from factcheck_counts.readings.amounts import POINTS
from factcheck_counts.readings.arithmetic import counts_time
from factcheck_counts.readings.passage import Passage, texts
from factcheck_counts.readings.vocabulary import WORD, Vocabulary, begins, ends

_PERCENT = QuantityKind.PERCENT
_END = attrgetter("end")
#: What was before stands so many words behind what is now, and so many words tell of a rise before its size.
_FAR = 14
_LEAD = 4
_PASSED_OVER = frozenset({QuantityKind.ORDINAL, QuantityKind.AGE})


def point_changes(document: Annotated, vocabulary: Vocabulary, relatives: Sequence[Quantity]) -> Iterator[Match]:
    """Yield each ``change`` in points, or in percent where points are meant, with ``from`` and ``to`` near it.

    ``taken`` says that they are only taken to belong together.

    Args:
        document: The article.
        vocabulary: The words of its language.
        relatives: The percentages and points of the article.
    """
    sentences = document[SENTENCES]
    for told in relatives:
        if told.value <= 0 or told.parts or (told.unit not in POINTS and told.kind is not _PERCENT):
            continue
        place = bisect_left(sentences, told.span.end, key=_END)
        if place == len(sentences):
            continue
        if told.unit in POINTS:
            yield from _in_sentence(document, vocabulary, sentences[place], told)
            if place + 1 < len(sentences):
                yield from _told_next(document, vocabulary, sentences[place], sentences[place + 1], told)
        elif place:
            yield from _called_percent(document, vocabulary, sentences[place - 1], sentences[place], told)


def _in_sentence(document: Annotated, vocabulary: Vocabulary, sentence: Span, told: Quantity) -> Iterator[Match]:
    """Yield "up seven points on a year ago, at 21 percent instead of 17 percent", "…, qui était de 83 % en 2024"."""
    figures = _figures(document, sentence, told)
    if len(figures) != len(("now", "then")) or any(one.kind is not _PERCENT for one in figures):
        return
    now, then = figures
    passage = Passage(document, sentence, (told, *figures), vocabulary)
    lead = texts(passage.between(max(now.span.end, told.span.end), then.span.start))
    # "Améliore de dix points son taux, qui était de 83 %": it must be the rate that was so much.
    rates = tuple(vocabulary["rates"])
    of_rate = now.span.start < told.span.start and any(word.endswith(rates) for word in lead)
    forms = vocabulary.instead | vocabulary["was-at"] if of_rate else vocabulary.instead
    while lead and lead[-1] in vocabulary.light and not ends(lead, forms):
        lead.pop()
    of_others = begins(texts(passage.behind(then)), vocabulary["rival"])
    if ends(lead, forms) and told.span.start < then.span.start and len(lead) <= _FAR and not of_others:
        yield _change(told, then, now)


def _told_next(
    document: Annotated, vocabulary: Vocabulary, sentence: Span, following: Span, told: Quantity
) -> Iterator[Match]:
    """Yield "gained eight points. It went from 10 to 18 percent": a pronoun takes up what the points are of."""
    if _figures(document, sentence, told):
        return
    told_of, goes_on = (WORD.findall(document.folded, *each) for each in (sentence, following))
    if (
        goes_on
        and goes_on[0] in vocabulary["taken-up-by"]
        and _way(vocabulary, told_of) * _way(vocabulary, goes_on) >= 0
    ):
        pair = _from_to(document, vocabulary, following)
        if pair is not None:
            yield _change(told, *pair)


def _way(vocabulary: Vocabulary, words: Sequence[str]) -> int:
    """Return 1 for words that tell of a rise, -1 of a fall, 0 of neither or of both."""
    return (not vocabulary.up.isdisjoint(words)) - (not vocabulary.down.isdisjoint(words))


def _called_percent(
    document: Annotated, vocabulary: Vocabulary, before: Span, sentence: Span, told: Quantity
) -> Iterator[Match]:
    """Yield "from 10 to 12.5 percent. A rise of 2.5 percent …", where the percent are the points."""
    lead = WORD.findall(document.folded[sentence.start : told.span.start])
    if len(lead) > _LEAD or vocabulary["rise", "fall"].isdisjoint(lead):
        return
    pair = _from_to(document, vocabulary, before)
    if pair is not None and abs(pair[1].value - pair[0].value) == told.value:
        yield _change(told, *pair)


def _from_to(document: Annotated, vocabulary: Vocabulary, sentence: Span) -> tuple[Quantity, Quantity] | None:
    """Return the two percentages of a sentence that goes from one to the other, and holds no other figure."""
    figures = _figures(document, sentence, None)
    if len(figures) != len(("from", "to")) or figures[1].kind is not _PERCENT:
        return None
    start, end = figures
    passage = Passage(document, sentence, figures, vocabulary)
    lead, between = texts(passage.before(start)), texts(passage.between(start.span.end, end.span.start))
    behind = texts(passage.behind(end))
    if not ends(lead, vocabulary["from"]) or not between or not vocabulary["to"].issuperset(between):
        return None
    if begins(behind, vocabulary["rival"]) or vocabulary["among-whom"].intersection(behind[:1]):
        # "To 28 percent among women"
        return None
    alike = start.kind is _PERCENT or (start.kind is QuantityKind.CARDINAL and start.noun is None)
    return (start, end) if alike else None


def _figures(document: Annotated, sentence: Span, told: Quantity | None) -> list[Quantity]:
    """Return what a sentence counts besides a change; a fraction is told by its numbers."""
    quantities = document[QUANTITIES]
    first, last = (bisect_left(quantities, place, key=_start) for place in sentence)
    return [
        one
        for one in quantities[first:last]
        if one is not told and one.kind not in _PASSED_OVER and not one.parts and not counts_time(one)
    ]


def _start(quantity: Quantity) -> int:
    return quantity.span.start


def _change(told: Quantity, before: Quantity, after: Quantity) -> Match:
    named = sorted((("change", told), ("from", before), ("to", after)), key=lambda each: each[1].span)
    bindings = [(name, Binding(one.span, one)) for name, one in named]
    return Match(named[0][1].span.to(named[-1][1].span), "", (*bindings, ("taken", Binding(told.span, ""))))
