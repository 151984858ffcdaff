"""Lists whose items are lines of their own, below the number that announces them."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck import QUANTITIES, SENTENCES, Document, Quantity, QuantityKind, Span, covering, inside
from factcheck_counts.readings.lines import is_choice, line_lists
from factcheck_counts.readings.lists.announced import Listed
from factcheck_counts.readings.told_again.taken_up import with_noun
from factcheck_counts.readings.vocabulary import vocabulary_of

#: Announced are at least and at most so many items.
_FEWEST, _MOST = 2, 20


def bulleted(document: Document) -> Iterator[Listed]:
    """Yield the lists below a paragraph that ends in a colon, with the one number of its last sentence.

    Where a line without a mark is a sentence, or goes on forever ("etc.", "…"), it is no list that could be counted.
    """
    for found in line_lists(document):
        number, items = _announced(document, found.lead), found.items
        if number is not None:
            yield Listed(number, tuple(items), items[0].to(items[-1]), len(items), len(items) + found.further)


def _announced(document: Document, lead: Span) -> Quantity | None:
    """Return the only number with a noun in the sentence that the colon ends."""
    sentence = covering(document[SENTENCES], lead.end - 1) or lead
    numbers = [
        one for one in inside(document[QUANTITIES], sentence) if one.kind is QuantityKind.CARDINAL and one.unit is None
    ]
    if (
        len(numbers) != 1
        or is_choice(document, sentence)
        or not _counts_things(document, numbers[0])
        or not _FEWEST <= numbers[0].value <= _MOST
    ):
        return None
    return numbers[0]


def _counts_things(document: Document, number: Quantity) -> bool:
    """Tell whether a noun stands behind a number, which has a capital in some languages: not "Schritt 2 einmal"."""
    vocabulary, told = vocabulary_of(document), with_noun(document, number)
    return told.noun is not None and (not vocabulary.has_capitals or vocabulary.counts_something(document, told))
