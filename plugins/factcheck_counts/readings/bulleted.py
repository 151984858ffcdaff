"""Lists whose items are lines of their own, below the number that announces them."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck import BLOCKS, QUANTITIES, SENTENCES, Block, BlockKind, Document, Quantity, QuantityKind, Span, covering
from factcheck_counts.readings.lists import Listed

#: Announced are at least and at most so many items; each has at most so many words.
_FEWEST, _MOST, _LONGEST = 2, 20, 14
_ENDS = (".", "!", "?", "…", ":")


def bulleted(document: Document) -> Iterator[Listed]:
    """Yield the lists below a paragraph that ends in a colon, with the one number of its last sentence.

    Where an item is a sentence, or goes on forever ("etc.", "…"), the lines are no list that could be counted.
    """
    blocks = document[BLOCKS]
    for place, block in enumerate(blocks[:-1]):
        if block.kind is not BlockKind.PARAGRAPH or document.text[block.span.end - 1] != ":":
            continue
        number = _announced(document, block)
        items = [] if number is None else _items(document, blocks[place + 1 :])
        if number is not None and len(items) >= _FEWEST:
            yield Listed(number, tuple(items), items[0].to(items[-1]), len(items), len(items))


def _announced(document: Document, block: Block) -> Quantity | None:
    """Return the only number with a noun in the sentence that the colon ends."""
    sentence = covering(document[SENTENCES], block.span.end - 1) or block.span
    numbers = [
        one
        for one in document[QUANTITIES]
        if sentence.contains(one.span) and one.kind is QuantityKind.CARDINAL and one.unit is None
    ]
    if len(numbers) != 1 or numbers[0].noun is None or not _FEWEST <= numbers[0].value <= _MOST:
        return None
    return numbers[0]


def _items(document: Document, blocks: tuple[Block, ...]) -> list[Span]:
    """Return the short lines up to the first paragraph of sentences; none where the last line could be either."""
    items: list[Span] = []
    for block in blocks:
        words = document.text[slice(*block.span)]
        is_item = block.kind is BlockKind.PARAGRAPH and len(words.split()) <= _LONGEST and not words.endswith(_ENDS)
        if not is_item:
            # "- la Lozère.": the last item may close the sentence of the list.
            closes = items and block.kind is BlockKind.PARAGRAPH and document.text[items[-1].end - 1] in ",;"
            return [*items, block.span] if closes else items
        items.append(block.span)
    return items
