"""Towns that a headline and a text put one office in: "Truro: mayor resigns", and a text on the mayor of Penzance."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from factcheck import Document, Span

#: "Truro: …", "Truro. …", "Truro | …": one word, or parts joined by hyphens or small words ("Stoke-on-Trent").
_LABEL = re.compile(r"\s*([^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*){0,3})\s?(?::|\||\.(?= )| [–—-] )\s*")
_WORD = re.compile(r"[^\W\d_][^\W_]*(?:['’](?=\s|\w)|(?:-[^\W_]+)*)")
#: How far behind the label the office stands, in words: "le maire", "council leader".
_BEHIND = 2
#: Words that share so many letters count as one name: "Vannes", "Vannetais".
_STEM = 4
_SHORTEST = 3
#: The kind of offices whose language leaves their article out in headlines.
_BARE = "bare"


class Seat(NamedTuple):
    """The town that the label of a headline names, and another that the text says the office is in."""

    label: Span
    town: Span


def misplaced_seat(document: Document, headline: Span, body: Sequence[Span]) -> Seat | None:
    """Return the two towns if the text never names that of the headline's label and has another for its office.

    The office must follow the label without a town of its own. "Cornwall: mayor of Truro resigns" names the county.
    """
    tables = document.lexicon.tables
    offices, seats = tables.get("copy.local_office", {}), tables.get("copy.seat", {})
    head = document.text[headline.start : headline.end]
    label = _LABEL.match(head)
    if not offices or label is None or not _is_name(label[1], document):
        return None
    behind = [match[0].lower() for match in _WORD.finditer(head, label.end())]
    determiner = bool(behind) and behind[0] in tables.get("copy.the", {})
    # "Truro: mayor resigns" needs no article; "Vannes : maire" does in languages whose headlines keep it.
    if not (determiner or _BARE in offices.values()):
        return None
    if not any(word in offices for word in behind[determiner : determiner + _BEHIND]):
        return None
    stems = {word[:_STEM] for word in re.findall(r"\w+", label[1].lower()) if len(word) >= _SHORTEST}
    written = " ".join(document.folded[start:end] for start, end in body)
    if any(stem in written for stem in stems):
        return None
    towns = [town for span in body for town in _towns(document, span, offices, seats)]
    named = {document.folded[start:end] for start, end in towns}
    # Two towns may be those of two offices, and one that the headline names itself is no other.
    if len(named) != 1 or document.folded[towns[0].start : towns[0].end] in head.lower():
        return None
    return Seat(Span(headline.start + label.start(1), headline.start + label.end(1)), towns[0])


def _is_name(label: str, document: Document) -> bool:
    """Tell a name, all of whose words but small ones have a capital and none is frequent, from a topic."""
    words = re.split(r"[ -]", label)
    frequent, topics = document.lexicon.sets.get("language", frozenset()), document.lexicon.tables.get("copy.topic", {})
    return words[0][:1].isupper() and all(
        word[:1].isupper() and word.lower() not in frequent and word.lower() not in topics
        for word in words
        if len(word) > _SHORTEST
    )


def _towns(document: Document, span: Span, offices: Mapping[str, str], seats: Mapping[str, str]) -> Iterator[Span]:
    """Yield the names of towns behind offices: "mayor of Penzance"."""
    words = list(_WORD.finditer(document.text, span.start, span.end))
    for number, word in enumerate(words):
        if word[0].lower() not in offices:
            continue
        at = number + 1
        while at < len(words) and words[at][0].lower() in seats and words[at][0].islower():
            at += 1
        if at > number + 1 and at < len(words) and words[at][0][0].isupper():
            yield Span(*words[at].span())
