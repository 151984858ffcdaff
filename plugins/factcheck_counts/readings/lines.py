"""Lists whose items are lines of their own, below the line that announces them.

"37 cases in three counties:", and then "- Gaines: 21", "- Lubbock: 9", "- Terry: 7". Where lines have a mark before
them ("-", "•", "1."), the mark tells what is an item, however it ends; others are items as long as they are no
sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from factcheck import BLOCKS, Annotated, Block, BlockKind, Span
from factcheck_counts.readings.vocabulary import WORD, Words, begins, holds

#: A line without a mark has at most so many words.
_LONGEST = 14
_FEWEST = 2
_ENDS = (".", "!", "?", "…", ":")
_MARK = re.compile(r"(?:--|[-–—•*·▪►]|\d{1,2}[.)])\s+")
#: So many letters before a line hold the mark of it.
_BEFORE = 5
_COLON = re.compile(r":[ \t]*\n")


class Lines(NamedTuple):
    """Lines of a list.

    Args:
        lead: The paragraph above them, which ends in a colon.
        items: The lines.
        further: How many short lines below them may be more of them, or headings.
    """

    lead: Span
    items: Sequence[Span]
    further: int


def line_lists(document: Annotated) -> Iterator[Lines]:
    """Yield the lists below paragraphs that end in a colon."""
    if _COLON.search(document.text) is None:
        return
    blocks = document[BLOCKS]
    for place, block in enumerate(blocks[:-1]):
        if block.kind is BlockKind.PARAGRAPH and document.text[block.span.end - 1] == ":":
            items = _items(document, blocks[place + 1 :])
            if len(items) >= _FEWEST:
                behind = blocks[place + 1 + len(items) :]
                # A mark before each line tells where a list ends.
                is_marked = _mark(document, blocks[place + 1].span) > 0
                further = [*takewhile(lambda one: one.kind is BlockKind.HEADING, behind)]
                yield Lines(block.span, items, 0 if is_marked else len(further))


def is_choice(document: Annotated, lead: Span) -> bool:
    """Tell whether what announces a list says that it does not have all: "among others:", but not "as follows:"."""
    sets = document.lexicons[document.language].sets
    told = WORD.findall(document.folded, *lead)
    some, more, all_of_it = (sets.get(f"counts.{name}", Words()) for name in ("open-list", "and-more", "as-follows"))
    if holds(told, more):
        return True
    # "Comme suit" and "so wie folgt" begin as what opens a choice does.
    places = (place for place in range(len(told)) if begins(told[place:], some))
    return any(not any(begins(told[max(place - back, 0) :], all_of_it) for back in (0, 1)) for place in places)


def _items(document: Annotated, blocks: Sequence[Block]) -> list[Span]:
    """Return the lines up to the first that is none of them; none where the last could be either."""
    items: list[Span] = []
    marked = _mark(document, blocks[0].span) > 0
    for block in blocks:
        words = document.text[slice(*block.span)]
        mark = _mark(document, block.span)
        if (marked and not mark) or not (mark or _is_line(document, block)):
            return items
        if marked:
            items.append(Span(max(mark, block.span.start), block.span.end))
            continue
        if len(words.split()) > _LONGEST or words.endswith(_ENDS):
            # "La Lozère.": the last item may close the sentence of the list.
            closes = items and document.text[items[-1].end - 1] in ",;"
            return [*items, block.span] if closes else items
        items.append(block.span)
    return items


def _is_line(document: Annotated, block: Block) -> bool:
    """Tell whether a block is no heading, or no empty line parts it from the one above: the last may look like one."""
    line = block.span
    return block.kind is BlockKind.PARAGRAPH or not document.text.endswith(
        "\n\n", 0, document.text.rfind("\n", 0, line.start) + 1
    )


def _mark(document: Annotated, line: Span) -> int:
    """Return where the mark before an item ends, which some formats leave out of their paragraphs; 0 without one."""
    start = max(document.text.rfind("\n", 0, line.start) + 1, line.start - _BEFORE)
    found = _MARK.match(document.text, start, line.end)
    return 0 if found is None else found.end()
