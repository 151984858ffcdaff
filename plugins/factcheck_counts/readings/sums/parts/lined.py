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
from factcheck_counts.readings.vocabulary import WORD, Vocabulary, Words, begins, holds

_FEWEST, _MOST = 2, 24
_BEGIN = itemgetter(0)
#: A line is taken for one of a list with a total as long as it has no more letters.
_LONGEST = 90
#: What a list makes is so far from the figure above it at the most.
_NEARLY = Fraction(1, 6)
#: So many words lead to the total of the lines above.
_LED = 6
#: So many languages are remembered.
_LANGUAGES = 16


def below(counted: Counted, lists: Sequence[Lines]) -> Iterator[Match]:
    """Yield lists below a colon, with the figure above it that they are of."""
    vocabulary, folded = counted.vocabulary, counted.document.folded
    for found in lists:
        parts = _of_lines(counted, found.items)
        number = counted.sentence_at(found.lead.end - 1)
        if number is None or not _FEWEST <= len(parts) <= _MOST or _total(counted, found.items[-1])[1]:
            continue
        lead = counted.sentences[number]
        # What each line says beside its figure is one of the parts, be it "Others: 3".
        if is_choice(counted.document, lead) or holds(
            WORD.findall(folded, *lead), vocabulary["both", "then", "of-them"]
        ):
            continue
        wholes = _wholes(counted, lead, parts)
        if not wholes and number and not counted.within(lead):
            # "29 suspects ont été arrêtés. Le détail par ville :"
            near_by = _wholes(counted, counted.sentences[number - 1], parts)
            wholes = near_by if len(near_by) == 1 else []
        made = sum(part.value for part in parts)
        whole = next((one for one in wholes if one.value == made), None) or next(iter(wholes), None)
        if whole is not None and whole.value != len(parts) and near(whole, parts, _NEARLY):
            yield bound(whole, parts, "kinds", within=whole.span)


def _wholes(counted: Counted, sentence: Span, parts: Sequence[Quantity]) -> list[Quantity]:
    """Return the figures of a sentence that lines may be of, the last first."""
    return [
        one
        for one in reversed(_without_remarks(counted, counted.within(sentence), sentence))
        if holds_all(counted, one, parts) and _counts_alike(counted, one, parts)
    ]


def _without_remarks(counted: Counted, figures: Sequence[Quantity], stretch: Span) -> list[Quantity]:
    """Return the figures of a stretch that stand in no brackets."""
    remarks = [found.span() for found in REMARK.finditer(counted.document.text, *stretch)]
    return [one for one in figures if not any(start < one.span.start < end for start, end in remarks)]


def _counts_alike(counted: Counted, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Tell whether lines count what their total does, or kinds of it: "7,200 ducks", "5,700 hens"; not goals each."""
    nouns = [counted.noun(part) for part in parts]
    told = {noun for noun in nouns if noun}
    return told <= {counted.noun(whole)} or (len(told) > 1 and all(nouns))


def above(counted: Counted) -> Iterator[Match]:
    """Yield the lines above one that says what they make: "Total: 522"."""
    blocks = [block.span for block in counted.document[BLOCKS]]
    for found in _totals(counted.vocabulary["total-line", "total-sentence"]).finditer(counted.document.folded):
        place = bisect_right(blocks, found.start("all"), key=_BEGIN) - 1
        whole, is_bare = _total(counted, blocks[place]) if place > 0 else (None, False)
        if whole is None:
            continue
        items: list[Span] = []
        for block in reversed(blocks[max(place - _MOST, 0) : place]):
            # Another total closes the list before, a colon leads to it.
            leads = counted.document.text.endswith(":", block.start, block.end)
            if leads or block.end - block.start > _LONGEST or len(_of_lines(counted, [block])) != 1:
                break
            if _total(counted, block)[0] is not None:
                break
            items.insert(0, block)
        parts = _of_lines(counted, items)
        # "In all, 4,510 cases were confirmed in the three regions" counts them once more.
        further = {one.value for one in counted.within(blocks[place])} - {whole.value}
        if not further <= {len(parts)} or not (is_bare or near(whole, parts, _NEARLY)):
            continue
        if fit(whole, parts) and {part.unit for part in parts} == {whole.unit} and len(parts) > _FEWEST:
            yield bound(whole, parts, "kinds", within=whole.span)


def has_total_line(vocabulary: Vocabulary, folded: str) -> bool:
    """Tell at little cost whether a line may say what those above it make."""
    return _totals(vocabulary["total-line", "total-sentence"]).search(folded) is not None


@lru_cache(_LANGUAGES)
def _totals(forms: Words) -> re.Pattern[str]:
    """Return what finds a line that begins with a word for all."""
    return re.compile(rf"\n[\s\-–—•*·]*(?P<all>{'|'.join(sorted(map(re.escape, forms), key=len, reverse=True))})(?!\w)")


def _total(counted: Counted, line: Span) -> tuple[Quantity | None, bool]:
    """Return the figure with which a line says what those above it make, and whether it says nothing else.

    A verb may stand before it in a sentence: "Insgesamt wurden 31 Verdächtige festgenommen".
    """
    figures, folded = counted.within(line), counted.document.folded
    if not figures:
        return None, False
    whole, vocabulary = figures[0], counted.vocabulary
    lead = WORD.findall(folded, line.start, whole.span.start)
    closing = vocabulary.single("total-line", "articles", "so-much")
    behind = BORDER.split(folded[whole.span.end : line.end].rstrip(" .;"))[0]
    is_bare = len(figures) == 1 and closing.issuperset(lead) and len(behind.split()) <= _FEWEST
    if is_bare or (begins(lead, vocabulary["total-sentence"]) and len(lead) <= _LED):
        return (whole if lead else None), is_bare and bool(lead)
    return None, False


def _of_lines(counted: Counted, lines: Sequence[Span]) -> list[Quantity]:
    """Return the figures of some lines; nothing where one of them has none, or more than one."""
    told: list[Quantity] = []
    for line in lines:
        figures = _without_remarks(counted, counted.with_names(line), line)
        if len(figures) != 1:
            return []
        told += figures
    return told
