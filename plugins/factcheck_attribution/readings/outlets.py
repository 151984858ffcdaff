"""Outlets as an article names them: which ones they are, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from factcheck import (
    MENTIONS,
    Document,
    FactKind,
    Mention,
    Organisation,
    Span,
    beginning,
)
from factcheck_attribution.readings.text import word_before

#: In letters: an article is no longer.
_ARTICLE = 3
#: In code points: no name is longer.
_NAME = 200


class Outlet(NamedTuple):
    """An outlet as the article names it; ``ids`` are the facts it may be. The rule must read ``MENTIONS``."""

    name: str
    span: Span
    ids: frozenset[str]


def outlet_at(document: Document, span: Span) -> Outlet:
    """Return what is named at a span, as an outlet."""
    ids = {
        fact.id
        for mention in media_in(document, span)
        for fact in mention.facts
        if isinstance(fact, Organisation) and fact.media
    }
    return Outlet(document.text[span.start : span.end].strip(), span, frozenset(ids))


def media_mentions(document: Document) -> Iterator[Mention]:
    """Return the mentions of outlets that the facts know."""
    return filter(_is_of_media, document[MENTIONS])


def told_outlets(document: Document) -> Iterator[tuple[Mention, int]]:
    """Yield the outlets that stand behind words such as "told" and "à", and where these words end."""
    mentions = list(media_mentions(document))
    if not mentions:
        return
    tables = document.lexicon.tables
    told = tables.get("attribution.told", {})
    small = (tables.get("determiner", {}), tables.get("connector", {}))
    for mention in mentions:
        place, word = mention.span.start, word_before(document, mention.span.start)
        while word not in told and any(word in table for table in small):
            # "à la BBC", "auprès de l'AFP"
            place -= len(word) + (not word.endswith("'"))
            word = word_before(document, place)
        if word in told:
            yield mention, place


def media_in(document: Document, span: Span) -> Iterator[Mention]:
    """Return the mentions of outlets that overlap a span."""
    near = beginning(document[MENTIONS], Span(max(span.start - _NAME, 0), span.end))
    return (mention for mention in filter(_is_of_media, near) if mention.span.overlaps(span))


def _is_of_media(mention: Mention) -> bool:
    return mention.kind is FactKind.ORGANISATION and any(
        isinstance(fact, Organisation) and fact.media for fact in mention.facts
    )


def is_agency(document: Document, name: str) -> bool:
    """Tell whether a name is one of an agency in any language."""
    lexicons, folded = document.lexicons, name.lower()
    return any(folded in lexicons[language].sets.get("agencies", ()) for language in lexicons.languages)


def is_known(document: Document, outlet: Outlet) -> bool:
    """Tell whether the facts or the lexicons know an outlet."""
    return bool(outlet.ids) or is_agency(document, outlet.name)


def each_once(outlets: Iterable[Outlet]) -> list[Outlet]:
    """Return outlets without those of the same name that are named again."""
    found: dict[tuple[str, frozenset[str]], Outlet] = {}
    for outlet in outlets:
        found.setdefault((outlet.name, outlet.ids), outlet)
    return [*found.values()]


def same(one: Outlet, other: Outlet) -> bool:
    """Tell whether two names are those of one outlet, in full or by its acronym."""
    if one.ids & other.ids:
        return True
    left, right = (re.findall(r"\w+", name.lower()) for name in (one.name, other.name))
    if not left or not right:
        return False
    if "".join(left) == "".join(right) or _abbreviates(left, right) or _abbreviates(right, left):
        return True
    # "Le Parisien", "(au) Parisien".
    longer, shorter = (left, right) if len(left) > len(right) else (right, left)
    if longer[1:] == shorter and len(longer[0]) <= _ARTICLE:
        return True
    # "AFP", "AFP Sport".
    return left[0] == right[0] and min(len(left), len(right)) == 1


def _abbreviates(acronym: list[str], words: list[str]) -> bool:
    initials = "".join(word[0] for word in words if len(word) > 2)
    return len(acronym) == 1 and len(words) > 1 and acronym[0] == initials
