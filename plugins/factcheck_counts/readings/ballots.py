"""Votes that are counted: "the 11-member board voted 6-4, with two abstentions"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck import (
    QUANTITIES,
    SENTENCES,
    Binding,
    Construction,
    Document,
    Match,
    Quantity,
    QuantityKind,
    Span,
    covering,
)
from factcheck_counts.readings.vocabulary import Words

TALLY = Construction("counts.tally")


def ballots(document: Document) -> Iterator[Match]:
    """Yield the ``total`` of those who can vote with each ``part`` of the votes, abstentions among them.

    Those who can vote stand in the sentence of the vote; nobody has two votes.
    """
    members = document.lexicons[document.language].sets.get("counts.voting", Words())
    for match in document[TALLY]:
        sentence = covering(document[SENTENCES], match.span.start)
        if sentence is None:
            continue
        parts = [binding.value for binding in match.all("part")]
        if "score" in match:
            parts = [*match["score"].value.parts, *parts]
        told = [
            one
            for one in document[QUANTITIES]
            if sentence.contains(one.span)
            and one.kind is QuantityKind.CARDINAL
            and one.noun is not None
            and document.folded[slice(*one.noun)] in members
            and not any(one.span.overlaps(part.span) for part in parts)
        ]
        if len(told) == 1 and told[0].exact:
            # "Mit 20 gegen 12 Stimmen" are twelve, not about twelve.
            counted = [part._replace(low=part.value, high=part.value, hedge=None) for part in parts]
            yield _bound(match, told[0], counted)


def _bound(match: Match, whole: Quantity, parts: list[Quantity]) -> Match:
    bindings = [("total", Binding(whole.span, whole)), *(("part", Binding(part.span, part)) for part in parts)]
    bindings += [("one", one) for one in match.all("one")]
    first, last = sorted((whole.span, match.span))
    return Match(
        Span(first.start, max(first.end, last.end)), "", tuple(sorted(bindings, key=lambda bound: bound[1].span))
    )
