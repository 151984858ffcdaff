"""What is counted off behind the number that announces it: "two conditions. The first …. The second …. The third …"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from factcheck import QUANTITIES, SENTENCES, Construction, Document, Quantity, QuantityKind, Span, inside
from factcheck_counts.readings.arithmetic import magnitude
from factcheck_counts.readings.passage import STEM
from factcheck_counts.readings.vocabulary import WORD, Vocabulary, Words, spelled, vocabulary_of

LAST_OF_ALL = Construction("counts.last-of-all")
_END = attrgetter("end")
_START = attrgetter("span.start")
_ORDINAL = QuantityKind.ORDINAL
_MOST = 9
#: "Fünf Punkte" are no measure.
_POINT = "point"
#: What is counted off stands in one of so many sentences.
_REACH = 8
#: What says that it is the last stands in so many characters beside it.
_BESIDE = 24
#: So many languages are remembered.
_LANGUAGES = 16


class CountedOff(NamedTuple):
    """A number with the ordinal of the last that is counted off behind it.

    Args:
        number: The number.
        last: The ordinal.
        is_whole: Whether the text says that it is the last.
    """

    number: Quantity
    last: Quantity
    is_whole: bool


def counted_off(document: Document, numbers: Sequence[Quantity]) -> Iterator[CountedOff]:
    """Yield the numbers behind which the text counts off, from the first on.

    Args:
        document: The article.
        numbers: Those that may announce a list.
    """
    for match in document[LAST_OF_ALL]:
        last: Quantity = match["nth"].value
        sentences = document[SENTENCES]
        place = bisect_left(sentences, match.span.end, key=_END)
        told = inside(document[QUANTITIES], sentences[place]) if place < len(sentences) else []
        if not any(one.kind is _ORDINAL and one.value == 1 for one in told):
            continue
        number = _announced(document, place - 1) if place else None
        if number is None and place > 1 and not _counts(document, sentences[place - 1]):
            # A sentence may stand between, of which that is a slip.
            number = _announced(document, place - 2)
            number = None if number is None or magnitude(number.value - last.value) > 1 else number
        if number is not None:
            yield CountedOff(number, last, is_whole=True)
    sentences, quantities = document[SENTENCES], document[QUANTITIES]
    for number in numbers:
        # What opens the next sentence is the next number there is.
        place = bisect_left(sentences, number.span.end, key=_END) + 1
        if place >= len(sentences):
            return
        at = bisect_left(quantities, sentences[place].start, key=_START)
        first = quantities[at] if at < len(quantities) else number
        found = _from_first_on(document, first) if first.kind is _ORDINAL and first.value == 1 else None
        if found is not None:
            yield found


def _counts(document: Document, sentence: Span) -> bool:
    """Tell whether a sentence has a number that may announce a list."""
    return any(
        one.kind is QuantityKind.CARDINAL and one.value <= _MOST for one in inside(document[QUANTITIES], sentence)
    )


def _announced(document: Document, place: int) -> Quantity | None:
    """Return the one number of a sentence that counts things."""
    sentence = document[SENTENCES][place]
    counts = [
        one for one in inside(document[QUANTITIES], sentence) if one.kind is QuantityKind.CARDINAL or one.unit == _POINT
    ]
    if len(counts) != 1 or counts[0].hedge is not None or not 1 < counts[0].value <= _MOST:
        return None
    return counts[0] if counts[0].noun is not None or counts[0].unit == _POINT else None


def _from_first_on(document: Document, first: Quantity) -> CountedOff | None:
    """Return the number before a sentence that begins with "the first", with the last ordinal of the next ones.

    What is counted off has no noun of its own ("La première porte sur …"), or is named once more.
    """
    sentences = document[SENTENCES]
    place = bisect_left(sentences, first.span.end, key=_END)
    if not 0 < place < len(sentences) or not _opens(document, sentences[place], first):
        return None
    number = _announced(document, place - 1)
    if number is None:
        return None
    last, nouns = first, [_behind(document, first)]
    for sentence in sentences[place : place + _REACH]:
        for one in inside(document[QUANTITIES], sentence):
            follows = one.kind is _ORDINAL and one.value == last.value + 1 and one.span.start >= last.span.end
            if follows and _opens(document, sentence, one):
                last = one
                nouns.append(_behind(document, last))
    counted = document.folded[slice(*(number.noun or number.span))]
    # "La première semaine … La deuxième semaine": weeks are counted, no conditions.
    alike = len(set(nouns)) == 1 and nouns[0][:STEM] != counted[:STEM]
    return None if last.value < 2 or alike else CountedOff(number, last, is_whole=False)


def _opens(document: Document, sentence: Span, nth: Quantity) -> bool:
    """Tell whether a sentence, or what a mark or "and" parts in it, begins with an article and an ordinal."""
    vocabulary = vocabulary_of(document)
    known, ands = (vocabulary[name] for name in ("known", "and"))
    before: Sequence[str] = document.folded[sentence.start : nth.span.start].replace("'", "' ").split()
    if before[-1:] and before[-1] in known:
        before = before[:-1]
    return not before or before[-1].endswith((",", ";", ":")) or before[-1] in ands


def _behind(document: Document, nth: Quantity) -> str:
    found = WORD.search(document.folded, nth.span.end)
    return "" if found is None else found[0]


@lru_cache(_LANGUAGES)
def _adverbs(vocabulary: Vocabulary) -> Mapping[int, Words]:
    """Return the adverbs that count off, by which of them they tell."""
    forms: dict[int, Words] = {}
    for form, nth in vocabulary.table("counted-off").items():
        forms[int(nth)] = forms.get(int(nth), Words()) | {form}
    return forms


def by_adverbs(document: Document) -> Iterator[CountedOff]:
    """Yield the numbers behind which adverbs count off: "vier Punkte. Erstens … Zweitens … Drittens und letztens …".

    Whether the last of them is the last of all is said beside it, before it by "and", or by what begins one more.
    """
    vocabulary = vocabulary_of(document)
    forms = _adverbs(vocabulary)
    if not any(form in document.folded for form in forms.get(1, ())):
        return
    sentences = document[SENTENCES]
    closing = vocabulary["lastly"]
    for first in spelled(forms[1]).finditer(document.folded):
        place = bisect_left(sentences, first.end(), key=_END)
        number = _announced(document, place - 1) if 0 < place < len(sentences) else None
        if number is None:
            continue
        end, last, nth = sentences[min(place + _REACH, len(sentences) - 1)].end, first, 1
        while nth + 1 in forms and (found := spelled(forms[nth + 1]).search(document.folded, last.end(), end)):
            nth, last = nth + 1, found
        if nth > 1:
            span = Span(*last.span())
            yield CountedOff(
                number,
                Quantity(span, _ORDINAL, nth, nth, nth, span),
                is_whole=_is_closed(document, span, end, closing, vocabulary["and"]),
            )


def _is_closed(document: Document, last: Span, end: int, closing: Words, ands: Words) -> bool:
    """Tell whether the last that an adverb counts off is said to be the last."""
    before = WORD.findall(document.folded, max(last.start - _BESIDE, 0), last.start)[-1:]
    behind = WORD.findall(document.folded, last.end, min(last.end + _BESIDE, end))[:2]
    later = spelled(closing).search(document.folded, last.end + _BESIDE, end) if closing else None
    return later is None and (not ands.isdisjoint(before) or not closing.isdisjoint(behind))
