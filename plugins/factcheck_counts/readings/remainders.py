"""What others leave of a number: "Six hommes ont été arrêtés. Deux ont été relâchés, les quatre autres sont jugés".

How far the three stand from each other, and in which of two or three sentences, differs; what matters is that the last
of them is said to be the others, and that nothing else is counted between.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from factcheck import QUANTITIES, SENTENCES, Annotated, Binding, Match, Quantity, QuantityKind, Span, Words
from factcheck_counts.readings.passage import BORDER
from factcheck_counts.readings.vocabulary import WORD, Vocabulary

OTHERS = Words("counts.others")
_CARDINAL = QuantityKind.CARDINAL
#: The total stands in the sentence of the others, or so many before it.
_SENTENCES_BACK = 2
#: So many parts are named at the most, and a total of fewer is none of which there are others.
_MOST_PARTS = 4
_FEWEST = 3
#: A clause is looked for in so many letters.
_CLAUSE = 60
#: Articles have no more letters.
_LONGEST = 9


def remainders(document: Annotated, vocabulary: Vocabulary) -> Iterator[Match]:
    """Yield each number of others with the total and the parts before it.

    ``total`` is what was counted first, each ``part`` some of it, the last of them those that are left, ``rest``.
    """
    quantities, folded = document[QUANTITIES], document.folded
    known = vocabulary["definite"]
    for others in document[OTHERS]:
        place = bisect_left(quantities, others.start, key=_start)
        if place < len(quantities) and quantities[place].span.start == others.end + 1:
            first, left = others.start, place
        elif place and quantities[place - 1].span.end == others.start - 1:
            first, left = quantities[place - 1].span.start, place - 1
        else:
            continue
        if not known.isdisjoint(folded[max(first - _LONGEST, 0) : first].split()[-1:]):
            match = _match(document, vocabulary, quantities[:left], quantities[left])
            if match is not None:
                yield match


def _match(document: Annotated, vocabulary: Vocabulary, before: Sequence[Quantity], left: Quantity) -> Match | None:
    if left.kind is not _CARDINAL:
        return None
    sentences = document[SENTENCES]
    here = bisect_left(sentences, left.span.end, key=_end)
    first = sentences[max(here - _SENTENCES_BACK, 0)].start
    if "\n" in document.text[first : left.span.start]:
        first = document.text.rindex("\n", first, left.span.start)
    near = [one for one in before if one.span.start >= first and one.kind is _CARDINAL and one.unit is None]
    parts: list[Quantity] = []
    for one in reversed(near):
        if not one.exact or one.hedge is not None or len(parts) > _MOST_PARTS:
            return None
        counted = _counted(document, vocabulary, one)
        if counted is not None and one.value > left.value and one.value >= _FEWEST:
            if not parts or _counted(document, vocabulary, left) not in (None, counted):
                return None
            left_out = one.value - left.value - sum(part.value for part in parts)
            words = WORD.findall(document.folded, one.span.end, left.span.start)
            if 0 < left_out <= sum(word in vocabulary["one"] for word in words):
                # "Trois sont morts, un plus tard, les huit autres sont blessés"
                return None
            return _bound(one, [*reversed(parts), left])
        if counted not in (None, _counted(document, vocabulary, left)) or not _begins_clause(document, vocabulary, one):
            return None
        parts.append(one)
    return None


def _begins_clause(document: Annotated, vocabulary: Vocabulary, part: Quantity) -> bool:
    """Tell whether a number is what its clause tells of: in "the law committee has 28" it is not."""
    words = WORD.findall(BORDER.split(document.folded[max(part.span.start - _CLAUSE, 0) : part.span.start])[-1])
    place = max((number for number, word in enumerate(words) if word in vocabulary["and"]), default=-1)
    return len(words) - place - 1 <= 1


def _counted(document: Annotated, vocabulary: Vocabulary, number: Quantity) -> str | None:
    """Return what a number counts; None where nothing tells: "deux ont été relâchés", "los cuatro restantes"."""
    if number.noun is None or not vocabulary.counts_something(document, number):
        return None
    noun = document.folded[slice(*number.noun)]
    return None if noun in vocabulary["others"] else noun


def _bound(whole: Quantity, parts: Sequence[Quantity]) -> Match:
    bindings = [("total", Binding(whole.span, whole))]
    bindings += [("part", Binding(part.span, part)) for part in parts]
    bindings.append(("rest", Binding(parts[-1].span, "")))
    return Match(whole.span.to(parts[-1].span), "", tuple(bindings))


def _start(quantity: Quantity) -> int:
    return quantity.span.start


def _end(span: Span) -> int:
    return span.end
