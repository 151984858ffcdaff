"""How long a headline sends somebody to prison or keeps somebody out, and how long the first lines do."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck import QUANTITIES, Document, Quantity, Span, inside
from factcheck_counts.readings.arithmetic import Range, derived
from factcheck_counts.readings.headlines.matches import LEAD
from factcheck_counts.readings.told_again.penalties import given, months, penalties

#: In months: headlines leave out what is less.
_YEAR = 12


def served(document: Document, headline: Span, kind: str) -> tuple[Quantity, Quantity] | None:
    """Return the one term of a headline with that of the first lines, be it the same or another one.

    Nothing where the headline may leave out months, or where its term is somebody else's or what is left of one.

    Args:
        document: The article.
        headline: Its headline.
        kind: ``penal`` for prison, ``banned`` for what somebody is kept out of.
    """
    told = penalties(document, headline, kind) or (given(document, headline) if kind == "penal" else ())
    below = penalties(document, Span(headline.end, headline.end + LEAD), kind) if len(told) == 1 else ()
    if not below:
        return None
    term = told[0]
    same = next((other for other in below if months(other) == months(term)), None)
    if same is not None:
        return term, same
    # "Fünf Jahre" are five and a half in a headline.
    is_rounded = months(term) == months(below[0]) // _YEAR * _YEAR
    is_one = len({months(other) for other in below}) == 1
    return (term, below[0]) if is_one and not is_rounded and not _is_of_another(document, headline, term) else None


def _is_of_another(document: Document, headline: Span, term: Quantity) -> bool:
    """Tell whether a text has a term too: as somebody else's ("His cousin got 12.") or as what others leave or make.

    "Cinq ans, dont deux avec sursis" leave three.
    """
    lead = Span(headline.end, headline.end + LEAD)
    beside: Sequence[Quantity] = [one for one in inside(document[QUANTITIES], lead) if one.unit == term.unit]
    bare = (one.value for one in document[QUANTITIES] if one.unit is None and one.span.start > headline.end)
    return term.value in bare or derived(Range(term.value, term.value), beside)
