"""Accounts of one side: everything that is told comes from it, and another side speaks through it or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from factcheck import (
    ATTRIBUTIONS,
    QUOTATIONS,
    SENTENCES,
    Attribution,
    Document,
    QuotationKind,
    Source,
    SourceKind,
    Span,
    Words,
)
from factcheck_attribution.readings.accusation import APPROACHED
from factcheck_attribution.readings.camps import Camps
from factcheck_attribution.readings.sides import Sides
from factcheck_attribution.readings.text import is_possessed, sentence_at, words_of

CONFLICT = Words("attribution.conflict")

#: Accounts by one side before the rest of the text is said to hang on it, and attributions to that side in all.
_FEWEST_ACCOUNTS, _FEWEST_ATTRIBUTIONS = 2, 3
#: Camps of those who speak for a state, and of who fights it.
_ARMY, _REBELS = "army", "rebels"
_OFFICIAL, _FIGHTING = frozenset({"state", _ARMY}), frozenset({_ARMY, _REBELS})
#: Sources that may speak for a side.
_SIDES = frozenset({SourceKind.INSTITUTION, SourceKind.OFFICE, SourceKind.DOCUMENT, SourceKind.PERSON})
#: Attributions that tell of a conflict, all by one side, and sentences that name the other.
_FEWEST_TOLD, _FEWEST_PLACES = 3, 2


class Account(NamedTuple):
    """An attribution to whoever publishes an account: an institution, a document, an outlet."""

    attribution: Attribution
    source: Source
    side: str | None


class OneSided(NamedTuple):
    """A side that alone gives accounts, and the sources of another side that speak through it."""

    side: str
    accounts: Sequence[Account]
    others: Sequence[Source]


class OneVoice(NamedTuple):
    """A side that alone tells of a conflict, and where the text speaks of the other."""

    side: str
    accounts: Sequence[Account]
    other: str
    places: Sequence[Span]


def one_sided(document: Document, reading: Sides) -> OneSided | None:
    """Return the accounts of one side if the other side speaks through it."""
    side: str | None = None
    accounts: list[Account] = []
    speakers: list[tuple[Attribution, Source]] = []
    for attribution in document[ATTRIBUTIONS]:
        source = attribution.source
        if source is None:
            continue
        if not reading.is_account(attribution, source):
            speakers.append((attribution, source))
        elif reading.in_prose(attribution):
            if source.side is None or reading.is_independent(source) or (accounts and source.side != side):
                return None
            side = source.side
            accounts.append(Account(attribution, source, side))
    if side is None or len(accounts) < _FEWEST_ACCOUNTS:
        return None
    spoken = [(source, reading.of(source)) for attribution, source in speakers if reading.in_prose(attribution)]
    if len(accounts) + len(spoken) <= _FEWEST_ATTRIBUTIONS:
        return None
    quoted = [q.source for q in document[QUOTATIONS] if q.kind is QuotationKind.DIRECT]
    if any(source is not None and source.side != side for source in quoted):
        return None
    own = len(accounts) + sum(sides == {side} for _, sides in spoken)
    others = [source for source, sides in spoken if sides - {side}]
    if own < _FEWEST_ATTRIBUTIONS or not others:
        return None
    # Who speaks for the other side alone shows best what is missing.
    return OneSided(side, accounts, sorted(others, key=lambda source: source.side is None))


def may_be_one_voice(document: Document) -> bool:
    """Tell at a glance whether a text is on fighting, and the first who speaks in it could be one of its sides."""
    if not document[CONFLICT] or len(document[ATTRIBUTIONS]) < _FEWEST_TOLD:
        return False
    first = next((a.source for a in document[ATTRIBUTIONS] if a.source is not None), None)
    return first is not None and first.kind in _SIDES


def one_voice(document: Document, reading: Sides) -> OneVoice | None:
    """Return the accounts of a conflict if only one of its sides gives any.

    Who has no side of his own is on that of the others where he is in office, or of the army: "the general staff".
    """
    camps = Camps(document)
    told: list[tuple[Attribution, Source]] = []
    earlier: list[Source] = []
    side = ""
    for attribution in document[ATTRIBUTIONS]:
        source = attribution.source
        if source is None or not reading.in_prose(attribution):
            continue
        sides = reading.told_by(source, earlier)
        if len(sides) > 1 or (sides and side and side not in sides):
            return None
        if not sides and not _is_official(document, camps, source):
            return None
        side = next(iter(sides), side)
        told.append((attribution, source))
        earlier.append(source)
    if len(told) < _FEWEST_TOLD:
        return None
    contents = [a.content for a, _ in told]
    if any(not any(content.start <= hit.start < content.end for content in contents) for hit in document[APPROACHED]):
        # Whom one side says to have refused something has not answered.
        return None
    named = {words_of(document, source.referent) for source in earlier}
    accounts = [Account(a, source, side) for a, source in told if reading.is_account(a, source)]
    if not accounts or len(named) < _FEWEST_ACCOUNTS:
        return None
    quoted = [q.source for q in document[QUOTATIONS] if q.kind is QuotationKind.DIRECT]
    if any(
        source is None or not (reading.of(source) == {side} or _is_official(document, camps, source))
        for source in quoted
    ):
        return None
    return _against(document, reading, camps, OneVoice(side, accounts, "", ()))


def _is_official(document: Document, camps: Camps, source: Source) -> bool:
    """Tell whether somebody speaks for a state or its army, or holds an office of which the text tells no more."""
    if source.kind is SourceKind.DOCUMENT:
        # "According to its statement, ten enemies …": no apposition.
        return is_possessed(document, source.span) or camps.party(source.referent).camp in _OFFICIAL
    camp = camps.described(source.referent).camp
    return camp in _OFFICIAL or (camp is None and source.kind in (SourceKind.OFFICE, SourceKind.PRONOUN))


def _against(document: Document, reading: Sides, camps: Camps, voice: OneVoice) -> OneVoice | None:
    """Return an account with whom it is against: another country, or who fights the army without one."""
    fights = {sentence_at(document, hit.start) for hit in document[CONFLICT]}
    spoken_of: dict[str, list[Span]] = {}
    # Of terrorists, presidents speak as well.
    armed, soldiers = False, any(camps.described(one.source.referent).camp == _ARMY for one in voice.accounts)
    for sentence in document[SENTENCES]:
        parties = [camps.party(party.span) for party in camps.all(sentence)]
        rebels = next((party.span for party in parties if party.camp == _REBELS), None)
        if rebels is not None and soldiers:
            spoken_of.setdefault(_REBELS, []).append(rebels)
        fought = sentence in fights
        armed = armed or (fought and any(party.camp in _FIGHTING for party in parties))
        # A country that is named beside the fighting is no party to it.
        others = reading.spoken_of(sentence) if voice.side and (fought or armed) else {}
        for other, span in others.items():
            if other != voice.side:
                spoken_of.setdefault(other, []).append(span)
    other, places = max(spoken_of.items(), key=lambda item: len(item[1]), default=("", []))
    if not armed or len(places) < _FEWEST_PLACES:
        return None
    return voice._replace(other=words_of(document, places[0]) if other == _REBELS else other, places=places)
