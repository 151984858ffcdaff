"""Accounts of one side: everything that is told comes from it, and another side speaks through it or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from factcheck import ATTRIBUTIONS, QUOTATIONS, Attribution, Document, QuotationKind, Source, Span, Words
from factcheck_attribution.readings.sides import Sides
from factcheck_attribution.readings.text import sentence_at, words_of

CONFLICT = Words("attribution.conflict")

#: Accounts by one side before the rest of the text is said to hang on it, and attributions to that side in all.
_FEWEST_ACCOUNTS, _FEWEST_ATTRIBUTIONS = 2, 3
#: Attributions that tell of a conflict, all by one side, and sentences on it that name the other.
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


def one_voice(document: Document, reading: Sides) -> OneVoice | None:
    """Return the accounts of a conflict if only one of its sides gives any."""
    told = [(a, a.source) for a in document[ATTRIBUTIONS] if a.source is not None and reading.in_prose(a)]
    earlier: list[Source] = []
    side = None
    for _, source in told:
        sides = reading.told_by(source, earlier)
        if len(sides) != 1 or (earlier and side not in sides):
            return None
        (side,) = sides
        earlier.append(source)
    named = {words_of(document, source.referent) for source in earlier}
    if side is None or len(told) < _FEWEST_TOLD or len(named) < _FEWEST_ACCOUNTS:
        return None
    accounts = [Account(a, source, side) for a, source in told if reading.is_account(a, source)]
    quotations = [q for q in document[QUOTATIONS] if q.kind is QuotationKind.DIRECT]
    if not accounts or any(q.source is None or reading.of(q.source) != {side} for q in quotations):
        return None
    spoken_of: dict[str, list[Span]] = {}
    for sentence in dict.fromkeys(sentence_at(document, hit.start) for hit in document[CONFLICT]):
        for other, span in reading.spoken_of(sentence).items():
            if other != side:
                spoken_of.setdefault(other, []).append(span)
    other, places = max(spoken_of.items(), key=lambda item: len(item[1]), default=("", []))
    return OneVoice(side, accounts, other, places) if len(places) >= _FEWEST_PLACES else None
