"""The sentences that can tell a change with its two amounts: one, or two of which the one goes on from the other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from factcheck import SENTENCES, TIMEXES, Annotated, Quantity, QuantityKind, Span
from factcheck_counts.readings.amounts import PREPOSITION, UNKNOWN
from factcheck_counts.readings.passage import Passage
from factcheck_counts.readings.vocabulary import WORD, Vocabulary, begins, holds

_MULTIPLIER = QuantityKind.MULTIPLIER
_TIME = attrgetter("span.start")
#: A change and its two amounts.
FIGURES = 3
#: Among more figures nobody tells which belong together.
_MOST = 7
#: A sentence opens with so many letters.
_OPENING = 32


def passages(
    document: Annotated, figures: Sequence[Quantity], relatives: Sequence[Quantity], vocabulary: Vocabulary
) -> Iterator[Passage]:
    """Yield the sentences that hold a change and two amounts, with the next one where it goes on with them."""
    sentences = document[SENTENCES]
    before = number = -1
    for relative in relatives:
        number = bisect_left(sentences, relative.span.end, lo=max(number, 0), key=_end)
        if number == before or number == len(sentences):
            continue
        before = number
        span = sentences[number]
        here = within(figures, span)
        if len(here) > _MOST or not _may_tell(document, span, here, vocabulary):
            continue
        if len(here) < FIGURES:
            wider = _widened(document, figures, number, vocabulary)
            if wider is None:
                continue
            span, here = wider, within(figures, wider)
        if FIGURES <= len(here) <= _MOST:
            yield Passage(document, span, here, vocabulary)


def _widened(document: Annotated, figures: Sequence[Quantity], number: int, vocabulary: Vocabulary) -> Span | None:
    """Return a sentence with those that tell its amounts; None where none does.

    Two where each tells one amount: "The rent is 400 euros. In 2021 it was 320. That is a rise of 20 %."; "Reports have
    tripled. The year before, 25 were filed. This year there are 100."
    """
    sentences = document[SENTENCES]
    wider = _with_neighbour(document, figures, number, vocabulary)
    if wider is None or len(within(figures, sentences[number])) > 1 or len(within(figures, wider)) != FIGURES - 1:
        return wider
    goes_on, farthest = (number - 1, number - 2) if wider.start < sentences[number].start else (number + 2, number + 2)
    if not 0 <= farthest < len(sentences) or not _goes_back(document, sentences[goes_on], vocabulary):
        return None
    widest = sentences[min(number, farthest)].to(sentences[max(number, farthest)])
    return widest if len(within(figures, widest)) == FIGURES else None


def _with_neighbour(
    document: Annotated, figures: Sequence[Quantity], number: int, vocabulary: Vocabulary
) -> Span | None:
    """Return a sentence with the one that it goes on from, or with the one that goes on from it; None where none does.

    A pronoun goes on, where only a time may stand before it: "En 2024, on en comptait 640. L'an dernier, il y en a eu
    800, …".
    """
    sentences = document[SENTENCES]
    if number and _goes_back(document, sentences[number], vocabulary):
        before = sentences[number - 1]
        opening = WORD.findall(document.folded, before.start, before.start + _OPENING)
        parted = "\n" in document.text[before.end : sentences[number].start]
        # "Parmi elles, 93 000 … Ce nombre a augmenté": the number of all, in another paragraph.
        if not begins(opening, vocabulary["among-them"]) and not (
            parted
            and len(within(figures, before)) != 1
            and _goes_on(document, sentences[number], vocabulary, "pronoun")
            and not _goes_on(document, sentences[number], vocabulary, "now", "then")
        ):
            return before.to(sentences[number])
    if number + 1 < len(sentences) and (
        _goes_on(document, sentences[number + 1], vocabulary, "pronoun", "resumed")
        or _opens_with_time(document, sentences[number + 1], vocabulary)
    ):
        return sentences[number].to(sentences[number + 1])
    return None


def _goes_on(document: Annotated, sentence: Span, vocabulary: Vocabulary, *names: str) -> bool:
    """Tell whether a sentence begins with one of some words."""
    return begins(_opening(document, sentence), vocabulary[names])


def _opens_with_time(document: Annotated, sentence: Span, vocabulary: Vocabulary) -> bool:
    """Tell whether a sentence begins with a time, which a comma ends: "L'année scolaire précédente, …"."""
    comma = document.folded.find(",", sentence.start, min(sentence.start + _OPENING, sentence.end))
    opening = _opening(document, sentence)
    return begins(opening, vocabulary["then"]) or (
        comma >= 0 and holds(WORD.findall(document.folded, sentence.start, comma), vocabulary["then"])
    )


def _opening(document: Annotated, sentence: Span) -> list[str]:
    """Return the first words of a sentence."""
    return WORD.findall(document.folded, sentence.start, min(sentence.start + _OPENING, sentence.end))


def _goes_back(document: Annotated, sentence: Span, vocabulary: Vocabulary) -> bool:
    """Tell whether a sentence begins with what goes on from the one before it, a time before that left aside.

    "L'an dernier, il y en a eu 800"; "Im Jahr zuvor waren es 16,5"; "Un repli de 20 %"; "This year's crop".
    """
    timexes, start = document[TIMEXES], sentence.start
    place = bisect_left(timexes, start, key=_TIME)
    if place < len(timexes) and timexes[place].span.start - start <= PREPOSITION:
        start = timexes[place].span.end
    words = WORD.findall(document.folded, start, min(start + _OPENING, sentence.end))
    while words and words[0] in vocabulary["now"]:
        del words[0]
    if words[:1] == []:
        return False
    if words[0] in vocabulary["pronoun", "existing", "had-been"] or begins(words, vocabulary["instead"]):
        return True
    if words[0] in vocabulary["article"] and not vocabulary["rise", "fall"].isdisjoint(words[1:UNKNOWN]):
        return True
    opening = _opening(document, sentence)
    if len(opening) > 1 and opening[1].endswith("'"):
        # "This year's crop"
        opening[1] = opening[1].rstrip("'")
    return holds(opening, vocabulary["then"]) or begins(opening, vocabulary["now"])


def _may_tell(document: Annotated, span: Span, figures: Sequence[Quantity], vocabulary: Vocabulary) -> bool:
    """Tell whether a sentence holds a word or a sign of change."""
    if any(figure.kind is _MULTIPLIER or figure.unit == "times" or figure.value < 0 for figure in figures):
        return True
    said = WORD.findall(document.folded, *span)
    return not vocabulary.telling.isdisjoint(said) or document.text.find("+", *span) >= 0


def within(figures: Sequence[Quantity], span: Span) -> Sequence[Quantity]:
    """Return the figures of a stretch."""
    first = bisect_left(figures, span.start, key=_start)
    return figures[first : bisect_left(figures, span.end, lo=first, key=_start)]


def _start(quantity: Quantity) -> int:
    return quantity.span.start


def _end(span: Span) -> int:
    return span.end
