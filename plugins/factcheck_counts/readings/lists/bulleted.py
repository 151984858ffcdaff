"""Lists whose items are lines of their own, below the number that announces them."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck import QUANTITIES, SENTENCES, Document, Quantity, QuantityKind, Span, covering, inside
from factcheck_counts.readings.lines import is_choice, line_lists
from factcheck_counts.readings.lists.announced import Listed

#: Announced are at least and at most so many items.
_FEWEST, _MOST = 2, 20


def bulleted(document: Document) -> Iterator[Listed]:
    """Yield the lists below a paragraph that ends in a colon, with the one number of its last sentence.

    Where a line without a mark is a sentence, or goes on forever ("etc.", "…"), it is no list that could be counted.
    """
    for found in line_lists(document):
        number, items = _announced(document, found.lead), found.items
        if number is not None:
            yield Listed(number, tuple(items), items[0].to(items[-1]), len(items), len(items))


def _announced(document: Document, lead: Span) -> Quantity | None:
    """Return the only number with a noun in the sentence that the colon ends."""
    sentence = covering(document[SENTENCES], lead.end - 1) or lead
    numbers = [
        one for one in inside(document[QUANTITIES], sentence) if one.kind is QuantityKind.CARDINAL and one.unit is None
    ]
    if (
        len(numbers) != 1
        or is_choice(document, sentence)
        or numbers[0].noun is None
        or not _FEWEST <= numbers[0].value <= _MOST
    ):
        return None
    return numbers[0]
