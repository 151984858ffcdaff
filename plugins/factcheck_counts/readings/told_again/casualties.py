"""Who is dead, hurt or missing, has lost the job or the home: how many an article counts, however it is said."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck import (
    QUANTITIES,
    SENTENCES,
    Construction,
    Document,
    Quantity,
    Span,
    Words,
    beginning,
    covering,
)
from factcheck_counts.readings.arithmetic import YEAR, said, strays
from factcheck_counts.readings.vocabulary import vocabulary_of

CASUALTIES = Construction("counts.casualties")
ANYONE = Construction("counts.casualties-of")
#: That a toll is a new one.
UPDATE = Words("counts.update")
#: So far from a number stand the words that make it some of others.
_BESIDE = 30
#: The layers that these functions read.
READS = (CASUALTIES, QUANTITIES, SENTENCES)


def harmed_counts(
    document: Document, construction: Construction = CASUALTIES, within: Span | None = None
) -> Mapping[Span, str]:
    """Return what the text says of numbers of people who are dead, hurt or missing, by where the numbers stand.

    Those who are badly or slightly hurt are only some of them.

    Args:
        document: The article.
        construction: ``CASUALTIES`` for people of all kinds, ``ANYONE`` for those of some kind too.
        within: A stretch, if only those in it are asked for.
    """
    vocabulary = vocabulary_of(document)
    kinds, degrees = vocabulary.table("casualties"), vocabulary["harm"]
    return {
        match["count"].span: kinds[match["what"].value]
        for match in (document[construction] if within is None else beginning(document[construction], within))
        if match["what"].value in kinds
        and degrees.isdisjoint(document.folded[slice(*match.span)].split())
        and not strays(match, document)
    }


def tells_of_now(document: Document, figure: Quantity) -> bool:
    """Tell whether a figure stands in a sentence that tells of no other time, of no other event, and of no fear."""
    sentence = covering(document[SENTENCES], figure.span.start)
    if sentence is None:
        return False
    elsewhen = vocabulary_of(document)["elsewhen"]
    written = document.article.metadata.published
    # "Jusqu'en 2025" tells of what is to come of it now.
    now = 0 if written is None else written.year
    told = [int(year[0]) for year in YEAR.finditer(document.text, *sentence)]
    return elsewhen.isdisjoint(said(document, sentence)) and all(now and year > now for year in told)


def is_some_of_them(document: Document, number: Quantity) -> bool:
    """Tell whether a number counts some of those that were counted before it: "two of them", "dont deux"."""
    vocabulary, folded = vocabulary_of(document), document.folded
    leading = vocabulary["of-them", "among-them"]
    before = folded[max(number.span.start - _BESIDE, 0) : number.span.start].rstrip()
    behind = folded[number.span.end : number.span.end + _BESIDE].lstrip()
    return before.endswith(tuple(f" {form}" for form in leading)) or behind.startswith(
        tuple(vocabulary["some-of-them"])
    )


def goes_on(document: Document, number: Quantity) -> bool:
    """Tell whether a number opens a sentence with no noun, only a verb: "Two were from Kent, one from Essex"."""
    sentence = covering(document[SENTENCES], number.span.start)
    if sentence is None or number.span.start != sentence.start:
        return False
    if number.noun is None:
        return True
    vocabulary, noun = vocabulary_of(document), number.noun
    if vocabulary.has_capitals:
        return document.text[noun.start].islower()
    verbs = vocabulary["auxiliary", "verbal"]
    return document.folded[slice(*noun)] in verbs
