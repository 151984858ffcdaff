"""One party's account: an institution and those who speak for it tell all, and others speak only through them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from factcheck import ATTRIBUTIONS, Document, Source, SourceKind, Span
from factcheck_attribution.readings.accusation import APPROACHED
from factcheck_attribution.readings.camps import OUTSIDE, Camps
from factcheck_attribution.readings.charges import is_within_another
from factcheck_attribution.readings.text import holds_name, is_possessed, is_quoted, is_transcript, words_in

#: Statements of the party that make an account.
_FEWEST = 3
#: Words that are shorter do not tell one institution from another.
_TELLING = 4
#: Who can be the one person that speaks for a party.
_NAMED = frozenset({SourceKind.PERSON, SourceKind.OFFICE})
_ACCOUNTS = frozenset({SourceKind.DOCUMENT, SourceKind.MEDIA})


class Relayed(NamedTuple):
    """An institution that alone gives an account, how often, and the groups that speak only through it."""

    party: Source
    statements: int
    others: tuple[Source, ...]


def relayed(document: Document) -> Relayed | None:
    """Return what one party alone tells of others' statements: "les insurgés ont reconnu leur défaite, selon l'armée".

    Everybody who speaks in the text is the institution, somebody who speaks for it, or a group whose statement stands
    inside one of theirs.
    """
    attributions = document[ATTRIBUTIONS]
    if len(attributions) <= _FEWEST or document[APPROACHED]:
        return None
    if any(a.source is not None and a.source.kind in _ACCOUNTS for a in attributions):
        # Somebody else has published an account.
        return None
    told = [a for a in attributions if a.source is not None and not is_quoted(document, a.cue.start)]
    if len(told) <= _FEWEST:
        return None
    inner: list[Source] = []
    outer: list[Source] = []
    for number, one in enumerate(told):
        if one.source is not None:
            (inner if is_within_another(told, number) else outer).append(one.source)
    party = _party(document, outer)
    if party is None or not inner or len(outer) < _FEWEST or not _speak_for(document, party, outer):
        return None
    own = _telling(document, party.span)
    others = tuple(source for source in inner if not own & _telling(document, source.referent))
    if not others or not all(_is_group(document, source) for source in others) or is_transcript(document):
        return None
    return Relayed(party, len(outer), others)


def _party(document: Document, sources: Sequence[Source]) -> Source | None:
    """Return the first institution, by what it is or by those who speak for it: "Crestview", "Crestview's lawyer"."""
    #: Where each word stands last that tells whose an office is; of "its lawyer" it is anybody's.
    owners: dict[str, int] = {}
    for office in sources:
        if office.kind is SourceKind.OFFICE:
            told = _telling(document, office.span) if _is_of(document, office) else frozenset()
            anybody = {""} if is_possessed(document, office.span) else set()
            owners.update((word, max(office.span.start, owners.get(word, 0))) for word in told | anybody)
    for source in sources:
        if source.kind is SourceKind.PERSON:
            words = ("", *_telling(document, source.span))
            if any(owners.get(word, 0) > source.span.start for word in words):
                return source
        elif source.kind is SourceKind.INSTITUTION:
            return source
    return None


def _speak_for(document: Document, party: Source, sources: Sequence[Source]) -> bool:
    """Tell whether all sources are a party, and one person who speaks for it: "le directeur", "its spokesman"."""
    known = _telling(document, party.span)
    person: frozenset[str] | None = None
    for source in sources:
        words = _telling(document, source.referent)
        if source.kind is SourceKind.PRONOUN or words & known:
            continue
        if person is None and source.kind is SourceKind.OFFICE and not _is_of(document, source):
            if not is_possessed(document, source.referent) and Camps(document).party(party.span).camp in OUTSIDE:
                # Who speaks beside the police is theirs only where the text says so.
                return False
            person = words
        elif person is None or source.kind not in _NAMED or not words & person:
            return False
    return True


def _is_of(document: Document, source: Source) -> bool:
    """Tell whether an office says whose it is: "the manager of the hotel", "Crestview's lawyer"."""
    stops, words = document.lexicon.tables.get("np_stop", {}), words_in(document, source.referent)
    return any(
        stops.get(word) == "preposition" or (word == "s" and before.endswith("'")) for before, word in pairwise(words)
    )


def _is_group(document: Document, source: Source) -> bool:
    """Tell whether a source is a group without a name: "les insurgés", "the tenants", not "Anne Roux", "its board"."""
    if source.kind is SourceKind.PRONOUN or source.antecedent is not None:
        return False
    tables, words = document.lexicon.tables, words_in(document, source.span)
    if words[0] not in tables.get("attribution.crowd_known", {}):
        # "The insurgents" are a side, not "Treasury figures", "certains signes".
        return False
    endings = tuple(tables.get("plural_ending", {}))
    plural = not endings or any(word.endswith(endings) for word in words[1:])
    return plural and words[0] not in tables.get("attribution.indefinite", {}) and not holds_name(document, source.span)


def _telling(document: Document, span: Span) -> frozenset[str]:
    return frozenset(word for part in words_in(document, span) if len(word := part.strip("',.")) >= _TELLING)
