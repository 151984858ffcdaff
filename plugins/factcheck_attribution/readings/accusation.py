"""Accusations that everybody who speaks makes or stands behind, against somebody who never speaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from factcheck import (
    ATTRIBUTIONS,
    MENTIONS,
    QUOTATIONS,
    Attribution,
    Document,
    FactKind,
    Hit,
    QuotationKind,
    Source,
    SourceKind,
    Span,
    Words,
)
from factcheck_attribution.readings.camps import OFFICIAL, OUTSIDE, Camps, Party, share
from factcheck_attribution.readings.charges import Charge, charges, is_within_another, may_accuse
from factcheck_attribution.readings.sides import Sides
from factcheck_attribution.readings.text import (
    attributions_in,
    is_possessed,
    is_quoted,
    is_transcript,
    nouns_in_capitals,
    sentence_at,
    sentence_before,
    words_in,
)

APPROACHED = Words("attribution.approached")

#: Words by which a text goes over to another speaker: "for its part".
_TURN = "turn"
#: So many statements make an account.
_FEWEST = 3
#: So many persons may speak of whom the text does not say whose they are.
_STRANGERS = 2
#: Who fights those in office.
_REBELS = "rebels"
#: Who faces the police in the street.
_LAW, _CROWD = "law", "crowd"
#: Camps within which one accuses the other.
_MANIFOLD = frozenset({"politics", "club"})
#: In code points: how far a name reaches.
_NAME = 40
#: An account by one side names no more sources.
_MOST = 12
_OTHERS = frozenset({SourceKind.MEDIA})
_PEOPLE = frozenset({SourceKind.PERSON, SourceKind.OFFICE, SourceKind.INSTITUTION, SourceKind.PRONOUN})


class Accusation(NamedTuple):
    """Who accuses, as first named; the words for whom; whether a verb says that it is an accusation."""

    voice: Span
    accused: Span
    told: bool


#: How the name of an owner ends in English.
_OWNING = ("'s ", "s' ")


class _Voice(NamedTuple):
    """A statement: where it stands, who makes it, the words that say so, and what is said."""

    span: Span
    source: Source
    cue: Span
    content: Span


def unanswered(document: Document) -> Accusation | None:
    """Return an accusation if all who speak in the text stand on the side that makes it, and the accused was not asked.

    Whoever accuses as well, speaks for the accuser ("its lawyer"), bears his name or is of his camp is on that side,
    and so are a few persons of whom the text tells no other. One voice that cannot be placed, or that judges such
    things by its office, is enough for silence.
    """
    if not may_accuse(document):
        return None
    if is_approached(document):
        return None
    told = [(a, a.source) for a in document[ATTRIBUTIONS] if a.source is not None]
    if not told or any(source.kind in _OTHERS for _, source in told):
        return None
    spoken = [q for q in document[QUOTATIONS] if q.kind is QuotationKind.DIRECT]
    if len(told) + len(spoken) < _FEWEST - 1 or len({source.referent for _, source in told}) > _MOST:
        return None
    if any(quotation.source is None for quotation in spoken):
        return None
    camps = Camps(document)
    found = charges(document, camps)
    if not found or is_transcript(document):
        return None
    # What an opponent tells of others' words gives them no voice.
    named = [a for a, _ in told]
    voices = [
        _Voice(a.content.to(a.cue), source, a.cue, a.content)
        for number, (a, source) in enumerate(told)
        if not (is_quoted(document, a.cue.start) or is_within_another(named, number) or is_retold(document, a, source))
    ]
    voices += [_Voice(q.span, q.source, q.cue or q.span, q.span) for q in spoken if q.source is not None]
    statements = [*(charge.hit for charge in found if charge.told), *(voice.span for voice in voices)]
    apart = [one for number, one in enumerate(statements) if not any(one.overlaps(s) for s in statements[:number])]
    if len(apart) < _FEWEST:
        return None
    tried: set[str | None] = set()
    for accused in found:
        if accused.opposed and accused.accused.camp in tried:
            continue
        tried.add(accused.accused.camp if accused.opposed else None)
        side = _Side(document, camps, accused, found)
        if side.speaks_alone(voices):
            return Accusation(side.first, accused.accused.span, accused.told and side.is_sure)
    return None


def is_approached(document: Document) -> bool:
    """Tell whether the text says that the other was asked, or lets him speak."""
    return any(not _is_claimed(document, hit) for hit in document[APPROACHED])


def _is_claimed(document: Document, hit: Hit) -> bool:
    """Tell whether an answer is only told by an opponent, or a turn to speak ("for its part") has its own speaker."""
    span, camps, told = Span(hit.start, hit.end), Camps(document), document[ATTRIBUTIONS]
    for attribution in attributions_in(document, *sentence_at(document, hit.start)):
        if attribution.source is not None:
            if attribution.content.contains(span) and hit.value != _TURN:
                return True
            camp = camps.described(attribution.source.referent).camp
            first = next(one.source for one in told if one.source is not None)
            if hit.value == _TURN and camp is not None and camp == camps.described(first.referent).camp:
                return True
    return False


def is_retold(document: Document, attribution: Attribution, source: Source) -> bool:
    """Tell whether a statement is itself told by somebody, by its mood: "die Leitung habe ausgeschlossen"."""
    mood = document.lexicon.tables.get("attribution.reported_mood", {})
    verb = Span(source.span.end, max(source.span.end, attribution.cue.end))
    return next(iter(words_in(document, verb)), "") in mood


def _makes(voice: _Voice, charge: Charge) -> bool:
    """Tell whether a statement makes an accusation: its verb accuses, or it tells what somebody did."""
    return voice.cue.overlaps(charge.hit) if charge.told else voice.span.contains(charge.hit)


def _is_told(source: Source) -> bool:
    """Tell whether a source is more than a pronoun that nobody knows the meaning of."""
    return source.antecedent is not None or source.kind is not SourceKind.PRONOUN


class _Side:
    """Whether all voices of a text are on the side that accuses, and none is that of the accused.

    Args:
        document: The document.
        camps: Reads phrases as parties.
        charge: The accusation.
        charges: All accusations of the text.
    """

    def __init__(self, document: Document, camps: Camps, charge: Charge, charges: Sequence[Charge]) -> None:
        self._document = document
        self._camps = camps
        self._accused = charge.accused
        self._charge = charge
        self._charges = charges
        self._sides = Sides(document)
        tables = document.lexicon.tables
        self._indefinite = tables.get("attribution.indefinite", {})
        self._words: set[str] = set()
        self._known: set[str | None] = set()
        self._lands: set[str] = set()
        self._strangers = 0
        # Of a crowd, and of whom a dispute is with, anybody may be.
        self._most_strangers = 0 if charge.opposed or charge.accused.camp == _CROWD else _STRANGERS
        accused = charge.accused.span
        self._is_foreign = any(m.kind is FactKind.PLACE and m.span.overlaps(accused) for m in document[MENTIONS])
        #: The first voice.
        self.first = charge.hit

    @property
    def is_sure(self) -> bool:
        """Whether the text itself tells of everybody who speaks that he is on the side that accuses."""
        return not self._strangers

    def speaks_alone(self, voices: Sequence[_Voice]) -> bool:
        """Tell whether nobody else speaks."""
        named = [voice for voice in sorted(voices) if _is_told(voice.source)]
        parties = [(v.source, self._camps.described(self._phrase(v.source), apart=v.content)) for v in named]
        accusing = [n for n, voice in enumerate(named) if any(_makes(voice, charge) for charge in self._charges)]
        if not parties or not all(self._accuses(parties, number) for number in accusing):
            return False
        if not any(_makes(named[number], self._charge) for number in accusing) and not self._begins(named):
            return False
        self.first = self._phrase(parties[0][0])
        # Who was named before its spokesman is known by him, so that all are asked twice.
        rest = [one for one in parties if not self._is_ours(*one)]
        ours = all(self._is_ours(*one) or self._is_bare(*one) for one in rest)
        return ours and self._strangers <= self._most_strangers

    def _phrase(self, source: Source) -> Span:
        """Return the words for a source, without the accused that may follow them: "wirft der Verein dem Amt vor"."""
        accused, referent = self._accused.span, source.referent
        inside = referent.start < accused.start < referent.end and source.kind is not SourceKind.PERSON
        if not inside or not nouns_in_capitals(self._document):
            return referent
        words = [place for _, place in self._camps.words(Span(referent.start, accused.start))]
        # The article before the accused is his.
        return Span(referent.start, words[-2].end) if len(words) > 1 else referent

    def _accuses(self, parties: Sequence[tuple[Source, Party]], number: int) -> bool:
        """Take one who accuses for the side, with the party that his possessive points to: "the union … its leader"."""
        source, party = parties[number]
        if not self._may_join(source, party):
            return False
        self._join(source, party)
        if is_possessed(self._document, source.referent):
            owner = next((one for one in reversed(parties[:number]) if one[1] != party), None)
            if owner is not None and self._may_join(*owner):
                self._join(*owner)
        return True

    def _begins(self, voices: Sequence[_Voice]) -> bool:
        """Take whoever stands before a verb of accusing for the first of the side, if no voice was heard before it."""
        sentence = sentence_at(self._document, self._charge.hit.start)
        before = Span(sentence.start, max(sentence.start, self._charge.hit.start))
        if not self._charge.told or before.contains(self._accused.span) or voices[0].span.start < sentence.start:
            return False
        accuser = self._camps.party(before)
        if accuser.camp in OUTSIDE:
            return False
        self._known |= {accuser.camp} - {None}
        self._words |= accuser.words
        return True

    def _may_join(self, source: Source, party: Party) -> bool:
        if self._may_defend(source, party):
            return False
        people = source.kind in _PEOPLE or party.camp is not None
        # The police judge nobody where they are pelted themselves.
        outside = party.camp in OUTSIDE and not (party.camp == _LAW and self._accused.camp == _CROWD)
        return people and not outside and not self._is_accused(party)

    def _may_defend(self, source: Source, party: Party) -> bool:
        """Tell whether a source may speak for the accused: "Roe's lawyer", where Roe is not known to be the accuser."""
        tables, words = self._document.lexicon.tables, party.words
        advocates = tables.get("attribution.advocate", {})
        phrase = words_in(self._document, source.referent)
        # "Roe's lawyer", "l'avocat de Roe", but "l'avocat Jean Roux" may be anybody's.
        named = self._document.folded[source.referent.start : source.referent.end]
        owned = any(mark in named for mark in _OWNING) or any(
            word in tables.get("genitive", {}) for word in phrase[:-1]
        )
        if advocates.keys().isdisjoint(phrase) or not owned or is_possessed(self._document, source.referent):
            return False
        return party.camp not in self._known - {None} and not share(words - advocates.keys(), frozenset(self._words))

    def _join(self, source: Source, party: Party) -> bool:
        self._words |= party.words
        self._known |= {party.camp} - {None}
        self._lands |= self._land(source)
        return True

    def _land(self, source: Source) -> frozenset[str]:
        return self._sides.of(source) or self._sides.seat(source)

    def _is_ours(self, source: Source, party: Party) -> bool:
        """Tell whether a source is on the side that accuses; who is linked to it brings his own name."""
        land = self._land(source)
        if self._lands and land:
            return land == self._lands
        official = self._accused.camp not in OFFICIAL and (self._known & OFFICIAL or self._accused.camp == _REBELS)
        if party.camp in OFFICIAL and (self._lands or self._is_foreign or official) and not self._is_accused(party):
            # "The army said", where a country accuses another one, or the ministry, where the army accuses rebels.
            return self._join(source, party)
        if share(party.words, frozenset(self._words)):
            return self._join(source, party)
        possessed = is_possessed(self._document, source.referent) and not self._follows_accused(source)
        # "Its statement" is that of whoever spoke before.
        if possessed and source.kind is SourceKind.DOCUMENT and party.camp is None:
            return True
        if not self._may_join(source, party):
            return False
        known = party.camp in self._known and not (party.camp in _MANIFOLD and party.camp == self._accused.camp)
        return (possessed or known) and self._join(source, party)

    def _follows_accused(self, source: Source) -> bool:
        """Tell whether the sentence before a source is about the accused, so that "their leader" is theirs."""
        sentence = sentence_at(self._document, source.referent.start)
        before = self._camps.first(sentence_before(self._document, sentence.start))
        return before is not None and self._is_accused(before)

    def _is_bare(self, source: Source, party: Party) -> bool:
        """Tell somebody of whom the text does not say whose he is: "the colonel", "chairman Jens Carstens"."""
        words = words_in(self._document, source.referent)
        if not self._may_join(source, party) or party.camp is not None or words[0] in self._indefinite:
            return False
        if source.span.start < self._charge.hit.start:
            # Whoever spoke before he was accused may be anybody.
            return False
        sentence = sentence_at(self._document, source.referent.start)
        described = Span(max(sentence.start, source.referent.start - _NAME), source.referent.start)
        if source.kind is SourceKind.INSTITUTION or any(p.camp in OUTSIDE for p in self._camps.all(described)):
            # "An engineer who checked the plant, Tom Frey"
            return False
        self._strangers += 1
        return self._join(source, party)

    def _is_accused(self, party: Party) -> bool:
        same = party.camp is not None and party.camp == self._accused.camp and party.camp not in _MANIFOLD
        land = self._sides.spoken_of(self._accused.span)
        if land and (own := self._sides.spoken_of(party.span)):
            return land.keys() == own.keys()
        return same or share(party.words, self._accused.words)
