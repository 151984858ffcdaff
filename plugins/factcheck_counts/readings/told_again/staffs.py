"""How many a firm employs, and how many all that it employs are: "employs 1,900 people … its entire staff of 2,900"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck import SENTENCES, Construction, Document, Quantity, Span, covering
from factcheck_counts.readings.arithmetic import said
from factcheck_counts.readings.told_again.holders import is_at_a_place
from factcheck_counts.readings.told_again.taken_up import with_noun

EMPLOYED, WHOLE_STAFF = Construction("counts.employed"), Construction("counts.whole-staff")
#: So many words open a sentence before its subject: "On Monday the entire …".
_OPENING = 2
#: The layers that :func:`whole_staffs` reads.
READS = (EMPLOYED, WHOLE_STAFF)


def whole_staffs(document: Document) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the one number that an article says somebody employs, and another that it gives for all of them.

    Those whom a firm employs at a place that is named may be some of them.
    """
    employed = [match["count"].value for match in document[EMPLOYED]]
    if len({one.value for one in employed}) != 1:
        return
    first = with_noun(document, employed[0])
    if is_at_a_place(document, first):
        return
    for match in document[WHOLE_STAFF]:
        again = match["count"].value
        sentence = covering(document[SENTENCES], match.span.start) or match.span
        # "Its rival said its entire staff of 2,900 …" tells of somebody else's.
        opens = len(said(document, Span(sentence.start, match.span.start))) <= _OPENING
        if opens and first.span.end < again.span.start:
            yield first, again
