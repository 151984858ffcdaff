"""Parts that stand on lines of their own, below their total or above it.

"37 cases in three counties:", and then "Gaines: 21", "Lubbock: 9", "Terry: 7"; or the last of the lines says
"Total: 37". Each line has one figure; what stands in brackets is a remark.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from operator import itemgetter

from factcheck import BLOCKS, Match, Quantity, Span
from factcheck_counts.readings.arithmetic import REMARK
from factcheck_counts.readings.lines import Lines, is_choice
from factcheck_counts.readings.passage import BORDER
from factcheck_counts.readings.sums.parts.counted import Counted, bound, fit, near
from factcheck_counts.readings.sums.parts.listed import holds_all
from factcheck_counts.readings.vocabulary import WORD, Vocabulary, Words, holds

_FEWEST, _MOST = 2, 24
_BEGIN = itemgetter(0)
#: A line is taken for one of a list with a total as long as it has no more letters.
_LONGEST = 90
#: What a list makes is so far from the figure above it at the most.
_NEARLY = Fraction(1, 6)
#: So many languages are remembered.
_LANGUAGES = 16


def below(counted: Counted, lists: Sequence[Lines]) -> Iterator[Match]:
    """Yield lists below a colon, with the figure above it that they are of."""
    vocabulary, folded = counted.vocabulary, counted.document.folded
    for found in lists:
        parts = _of_lines(counted, found.items)
        number = counted.sentence_at(found.lead.end - 1)
        if number is None or not _FEWEST <= len(parts) <= _MOST or _closes(counted, found.items[-1]):
            continue
        lead = counted.sentences[number]
        # What each line says beside its figure is one of the parts, be it "Others: 3".
        if is_choice(counted.document, lead) or holds(
            WORD.findall(folded, *lead), vocabulary["both", "then", "of-them"]
        ):
            continue
        remarks = [bracket.span() for bracket in REMARK.finditer(counted.document.text, *lead)]
        wholes = [
            one
            for one in reversed(counted.within(lead))
            if holds_all(counted, one, parts)
            and _counts_alike(counted, one, parts)
            and not any(start < one.span.start < end for start, end in remarks)
        ]
        made = sum(part.value for part in parts)
        whole = next((one for one in wholes if one.value == made), None) or next(iter(wholes), None)
        if whole is not None and whole.value != len(parts) and near(whole, parts, _NEARLY):
            yield bound(whole, parts, "kinds", within=whole.span)


def _counts_alike(counted: Counted, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Tell whether lines count what their total does, or kinds of it: "7,200 ducks", "5,700 hens"; not goals each."""
    nouns = [counted.noun(part) for part in parts]
    told = {noun for noun in nouns if noun}
    return told <= {counted.noun(whole)} or (len(told) > 1 and all(nouns))


def above(counted: Counted) -> Iterator[Match]:
    """Yield the lines above one that says what they make: "Total: 522"."""
    blocks = [block.span for block in counted.document[BLOCKS]]
    for found in _totals(counted.vocabulary["total-line"]).finditer(counted.document.folded):
        place = bisect_right(blocks, found.start("all"), key=_BEGIN) - 1
        whole = _of_lines(counted, blocks[place : place + 1]) if place > 0 else []
        if not whole or not _closes(counted, blocks[place]):
            continue
        items: list[Span] = []
        for block in reversed(blocks[max(place - _MOST, 0) : place]):
            # Another total closes the list before.
            if block.end - block.start > _LONGEST or len(_of_lines(counted, [block])) != 1 or _closes(counted, block):
                break
            items.insert(0, block)
        parts = _of_lines(counted, items)
        if fit(whole[0], parts) and {part.unit for part in parts} == {whole[0].unit} and len(parts) > _FEWEST:
            yield bound(whole[0], parts, "kinds", within=whole[0].span)


def has_total_line(vocabulary: Vocabulary, folded: str) -> bool:
    """Tell at little cost whether a line may say what those above it make."""
    return _totals(vocabulary["total-line"]).search(folded) is not None


@lru_cache(_LANGUAGES)
def _totals(forms: Words) -> re.Pattern[str]:
    """Return what finds a line that begins with a word for all."""
    return re.compile(rf"\n[\s\-–—•*·]*(?P<all>{'|'.join(sorted(map(re.escape, forms), key=len, reverse=True))})(?!\w)")


def _closes(counted: Counted, line: Span) -> bool:
    """Tell whether a line says what those above it make: nothing else stands before its figure."""
    figures, folded = counted.within(line), counted.document.folded
    if len(figures) != 1:
        return False
    lead = WORD.findall(folded, line.start, figures[0].span.start)
    closing = counted.vocabulary.single("total-line", "articles", "so-much")
    behind = BORDER.split(folded[figures[0].span.end : line.end].rstrip(" .;"))[0]
    return bool(lead) and closing.issuperset(lead) and len(behind.split()) <= _FEWEST


def _of_lines(counted: Counted, lines: Sequence[Span]) -> list[Quantity]:
    """Return the figures of some lines; nothing where one of them has none, or more than one."""
    told: list[Quantity] = []
    for line in lines:
        figures = counted.with_names(line)
        remarks = [found.span() for found in REMARK.finditer(counted.document.text, *line)]
        figures = [one for one in figures if not any(start < one.span.start < end for start, end in remarks)]
        if len(figures) != 1:
            return []
        told += figures
    return told
