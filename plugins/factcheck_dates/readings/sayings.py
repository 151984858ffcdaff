"""What is told of a sentence that says who says it: its days and its verbs are not those of the saying.

"Il avait 30 ans, a indiqué lundi la police": Monday is when the police said so.
"""

from __future__ import annotations

from factcheck import ATTRIBUTIONS, Document, Span, beginning
from factcheck_dates.readings.wording import sentence_of


def told_with(document: Document, span: Span) -> Span:
    """Return what is told together with a stretch: its sentence without the clause that says who says so.

    One amid it parts nothing: "Elle est morte, selon sa fille, lundi à Nice".
    """
    sentence = sentence_of(document, span)
    said = (
        one.content
        for one in beginning(document[ATTRIBUTIONS], sentence)
        if one.content.contains(span)
        and (one.span.start == sentence.start or document.text[sentence.start : one.content.start].rstrip()[-1:] != ",")
    )
    return min(said, key=lambda content: content.length, default=sentence)
