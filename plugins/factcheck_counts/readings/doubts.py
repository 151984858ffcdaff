"""Numbers beside a change that make it doubtful which two amounts it is of."""

from __future__ import annotations

from factcheck import QUANTITIES, SENTENCES, Annotated, Match, Quantity, covering
from factcheck_counts.readings.arithmetic import strays


def is_doubtful(document: Annotated, match: Match) -> bool:
    """Tell whether other numbers make the amounts of a change doubtful: one between them, or two before them."""
    if strays(match, document):
        return True
    return not _beside(document, match) and _another_pair(document, match, match["to"].value)


def _beside(document: Annotated, match: Match) -> bool:
    """Tell whether a change stands right behind the two amounts, which it can only be of: "de 20 à 30 (+50 %)"."""
    if "change" not in match or match["change"].span.start < match["to"].span.end:
        return False
    between = document.text[match["to"].span.end : match["change"].span.start]
    return not any(character.isalpha() for character in between)


def _another_pair(document: Annotated, match: Match, end: Quantity) -> bool:
    """Tell whether the sentence holds two more amounts of the kind before these: "de 40 à 50 ici et de 20 à 30 là"."""
    sentence = covering(document[SENTENCES], match.span.start) or match.span
    before = [
        quantity
        for quantity in document[QUANTITIES]
        if sentence.start <= quantity.span.start < match.span.start
        and (quantity.kind, quantity.unit) == (end.kind, end.unit)
    ]
    return len(before) > 1 or any(quantity.is_range for quantity in before)
