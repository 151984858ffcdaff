"""Lists of things that numbers name, behind their noun: "quatre lignes : les lignes 3, 8, 11 et 14"."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck import Document, Quantity, Span
from factcheck_counts.readings.coordination import Item, Row
from factcheck_counts.readings.vocabulary import Vocabulary, vocabulary_of

_NUMBER = r"[A-Z]{0,2}\d{1,4}"
#: So many are a list.
_FEWEST = 3
#: Forms of one noun share so many letters: "line", "lines".
_STEM = 4
#: So many languages are remembered.
_LANGUAGES = 16


def numbered(document: Document, within: Span, number: Quantity, *, is_bare: bool = False) -> Row | None:
    """Return the numbers that a stretch opens with behind the noun of what was counted; None where there are none.

    Args:
        document: The article.
        within: The stretch.
        number: How many were counted.
        is_bare: Whether the numbers may stand alone and fill the stretch: "four lines (1, 3, 5, 6 and 10)".
    """
    found = _row_of(vocabulary_of(document)).match(document.text, *within)
    if found is None or number.noun is None:
        return None
    if found["noun"] is None:
        if not is_bare or found.end() != within.end or len(set(re.findall(_NUMBER, found["row"]))) < number.value:
            return None
    elif document.folded[slice(*found.span("noun"))][:_STEM] != document.folded[slice(*number.noun)][:_STEM]:
        return None
    items = [
        Item(Span(found.start("row") + one.start(), found.start("row") + one.end()), 1, 1)
        for one in re.finditer(_NUMBER, found["row"])
    ]
    return Row(tuple(items), "names", True, found.end("row")) if len(items) >= _FEWEST else None


@lru_cache(_LANGUAGES)
def _row_of(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return what matches a noun, perhaps with its article, and numbers in a row behind it."""
    articles, ands = ("|".join(sorted(map(re.escape, vocabulary[name]))) for name in ("articles", "and"))
    return re.compile(
        rf"\s*(?:(?:(?:{articles}) )?(?P<noun>[^\W\d_]+) )?(?P<row>{_NUMBER}(?:, {_NUMBER})+,? (?:{ands}) {_NUMBER})"
        r"(?=\s*(?:[.,;)](?!\d)|\Z))"
    )
