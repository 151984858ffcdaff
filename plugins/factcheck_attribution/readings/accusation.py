"""Accusations that everybody who speaks makes or stands behind, against somebody who never speaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
from factcheck_attribution.readings.camps import OUTSIDE, Camps, Party, share
from factcheck_attribution.readings.sides import Sides
from factcheck_attribution.readings.text import (
    attributions_in,
    is_quoted,
    is_transcript,
    nouns_in_capitals,
    sentence_at,
    word_before,
    words_in,
)

ACCUSING = Words("attribution.accusing")
APPROACHED = Words("attribution.approached")

#: What the lexicons call the ways in which verbs have the accused, and what one reproaches somebody with.
_DEED, _HARM, _FRAMED, _DATIVE, _BEHIND, _ATTACK = "deed", "harm", "framed", "dative", "behind", "attack"
#: Words that complete a verb at the end of its clause: "wirft … vor".
_PARTICLE = "particle"
_VERBS = ("object", _DATIVE, _FRAMED)
#: What a word that opens a sentence says, and one that leads to the accused.
_FRONTED, _LEAD, _INFINITIVE, _DENYING = "fronted", "lead", "infinitive", "any"
#: So many statements make an account, and so many words behind a verb the accused is looked for.
_FEWEST, _BETWEEN = 3, 9
#: So many persons may speak of whom the text does not say whose they are.
_STRANGERS = 2
#: Camps that are a country's own.
_OFFICIAL = frozenset({"state", "army", "law", "town", "region"})
#: Camps within which one accuses the other.
_MANIFOLD = frozenset({"politics", "club"})
#: In code points: how far a name reaches.
_NAME = 40
#: In code points: how far behind a participle its auxiliary stands.
_NEAR = 10
_MARKS = ',;:()«»“”„"–—'
#: An account by one side names no more sources.
_MOST = 12
_OTHERS = frozenset({SourceKind.MEDIA})
_PEOPLE = frozenset({SourceKind.PERSON, SourceKind.OFFICE, SourceKind.INSTITUTION, SourceKind.PRONOUN})


class Accusation(NamedTuple):
    """Who accuses, as first named; the words for whom; whether a verb says that it is an accusation."""

    voice: Span
    accused: Span
    told: bool


class _Voice(NamedTuple):
    """A statement: where it stands, who makes it, and the words that say so."""

    span: Span
    source: Source
    cue: Span


class _Charge(NamedTuple):
    """One accusation: the words that make it, the accused, and the words before the verb."""

    hit: Span
    accused: Party
    told: bool


def unanswered(document: Document) -> Accusation | None:
    """Return an accusation if all who speak in the text stand on the side that makes it, and the accused was not asked.

    Whoever accuses as well, speaks for the accuser ("its lawyer"), bears his name or is of his camp is on that side,
    and so are a few persons of whom the text tells no other. One voice that cannot be placed, or that judges such
    things by its office, is enough for silence.
    """
    hits = document[ACCUSING]
    if not hits or document[APPROACHED]:
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
    charges = sorted(_charges(document, camps, hits), key=lambda charge: not charge.told)
    if not charges or is_transcript(document):
        return None
    # What an opponent tells of others' words gives them no voice.
    own = [(a, s) for a, s in told if not any(_is_inside(a, b) for b, _ in told) and not _is_retold(document, a, s)]
    voices = [_Voice(a.content.to(a.cue), source, a.cue) for a, source in own if not is_quoted(document, a.cue.start)]
    voices += [_Voice(q.span, q.source, q.cue or q.span) for q in spoken if q.source is not None]
    statements = [*(charge.hit for charge in charges if charge.told), *(voice.span for voice in voices)]
    apart = [one for number, one in enumerate(statements) if not any(one.overlaps(s) for s in statements[:number])]
    if len(apart) < _FEWEST:
        return None
    for accused in charges:
        side = _Side(document, camps, accused, charges)
        if side.speaks_alone(voices):
            return Accusation(side.first, accused.accused.span, accused.told and side.is_sure)
    return None


def _is_inside(one: Attribution, other: Attribution) -> bool:
    return one is not other and other.content.contains(one.cue) and not other.cue.overlaps(one.cue)


def _is_retold(document: Document, attribution: Attribution, source: Source) -> bool:
    """Tell whether a statement is itself told by somebody, by its mood: "die Leitung habe ausgeschlossen"."""
    mood = document.lexicon.tables.get("attribution.reported_mood", {})
    verb = Span(source.span.end, max(source.span.end, attribution.cue.end))
    return next(iter(words_in(document, verb)), "") in mood


def _charges(document: Document, camps: Camps, hits: Sequence[Hit]) -> Iterator[_Charge]:
    tables = document.lexicon.tables
    denied = tables.get("attribution.unaccusing", {})
    for start, end, kind in hits:
        done = kind in (_DEED, _HARM)
        if done and not any(a.source and a.content.contains(Span(start, start + 1)) for a in _beside(document, start)):
            continue
        hit, before = Span(start, end), word_before(document, start)
        if before in tables["negation"] or is_quoted(document, start):
            continue
        if not done and (denied.get(before) == _DENYING or (kind in _VERBS and before in tables["determiner"])):
            # "Was accused", "la denuncia a la empresa": a noun.
            continue
        accused = _doer(document, camps, hit, kind) if done else _object(document, camps, hit, kind)
        if accused is not None:
            yield _Charge(hit, accused, not done)


def _object(document: Document, camps: Camps, verb: Span, kind: str) -> Party | None:
    """Return whom a verb accuses: its object, wherever the language has it."""
    tables = document.lexicon.tables
    sentence = sentence_at(document, verb.start)
    opening = next(iter(words_in(document, sentence)), "")
    fronted = tables.get("attribution.unaccusing", {}).get(opening) == _FRONTED
    if kind == _FRAMED and not _is_completed(document, camps, Span(verb.end, sentence.end)):
        return None
    before = _from_mark(document, Span(sentence.start, verb.start))
    if fronted:
        return camps.first(before)
    beside = attributions_in(document, sentence.start, verb.end)
    subject = next((a.source.span for a in beside if a.source and a.cue.overlaps(verb)), None)
    if kind == _BEHIND and (accused := _before_participle(document, camps, before, subject)) is not None:
        return accused
    start = verb.end
    if subject is not None and kind == _FRAMED and subject.start >= start:
        # "Im Streit um die Wege wirft der Verein dem Forstamt vor": the subject first.
        first = camps.first(subject)
        start = first.span.end if first is not None else start
    return _behind_verb(document, camps, Span(start, sentence.end), kind)


def _before_participle(document: Document, camps: Camps, clause: Span, subject: Span | None) -> Party | None:
    """Return whom a verb at the end of its clause accuses: "hat dem Landrat vorgeworfen", "weil sie ihm vorwirft"."""
    auxiliaries = document.lexicon.tables.get("auxiliary", {})
    start = next((place.end for word, place in camps.words(clause) if word in auxiliaries), None)
    # Without an auxiliary the clause has its subject first, and behind one where something else opens it.
    parties = list(camps.all(clause))[1:] if start is None else list(camps.all(Span(start, clause.end)))
    if start is not None and subject is not None and parties and parties[0].span.overlaps(subject):
        parties = parties[1:]
    return parties[0] if parties else None


def _behind_verb(document: Document, camps: Camps, behind: Span, kind: str) -> Party | None:
    """Return whom a verb accuses behind itself, or behind a preposition: "accuse la direction", "reproche à X"."""
    tables = document.lexicon.tables
    genitive = tables.get("genitive", {})
    ends, led, start = tables.get("attribution.accused_end", {}), kind != _DATIVE, behind.start
    found = None
    for number, (word, place) in enumerate(camps.words(behind)):
        if number > _BETWEEN or any(mark in document.text[behind.start : place.start] for mark in _MARKS):
            break
        if ends.get(word) == _LEAD:
            led, start = True, place.start
            continue
        if word in ends and led and not (kind == _DATIVE and word in genitive):
            # "À la négligence du département"
            break
        if led and (found := camps.first(place)) is not None:
            rest = Span(place.start, min(behind.end, place.end + _NAME))
            return camps.first(rest) or found
    return camps.definite(Span(start, behind.end), led=kind != _DATIVE) if led and kind != _ATTACK else None


def _is_completed(document: Document, camps: Camps, behind: Span) -> bool:
    """Tell whether the words behind a verb make it one of accusing: "macht … verantwortlich", "wirft … vor"."""
    frame, folded = document.lexicon.tables.get("attribution.accusing_frame", {}), document.folded
    return any(
        word in frame and (frame[word] != _PARTICLE or not folded[place.end : place.end + 2].strip()[:1].isalnum())
        for word, place in camps.words(behind)
    )


def _beside(document: Document, place: int) -> Sequence[Attribution]:
    """Return the attributions of the sentence of a place."""
    return attributions_in(document, *sentence_at(document, place))


def _doer(document: Document, camps: Camps, deed: Span, kind: str) -> Party | None:
    """Return who is said to have done something, in a statement that is laid on somebody: the subject of its clause."""
    passive = document.lexicon.tables.get("passive", {})
    endings = tuple(document.lexicon.tables.get("attribution.participle_ending", ()))
    subjectless = document.lexicon.tables.get("attribution.unaccusing", {})
    for attribution in _beside(document, deed.start):
        if attribution.source is None or not attribution.content.contains(deed):
            continue
        clause = _from_mark(document, Span(attribution.content.start, deed.start))
        words = [word for word, _ in camps.words(clause)]
        behind = next((word for word, _ in camps.words(Span(deed.end, min(deed.end + _NEAR, len(document.text))))), "")
        done = not endings or document.folded[deed.start : deed.end].endswith(endings)
        suffered = done and any(word in passive for word in words[-3:])
        if behind in passive or suffered or any(subjectless.get(word) == _INFINITIVE for word in words):
            return None
        doer = camps.first(clause)
        if doer is None and kind == _DEED:
            # Only people lie; a storm destroys.
            doer = camps.definite(clause, led=True, short=True)
        return None if doer is None or share(doer.words, camps.telling(attribution.source.referent)) else doer
    return None


def _from_mark(document: Document, span: Span) -> Span:
    """Return what stands between the last mark before the end of a span and that end."""
    text = document.text[span.start : span.end]
    place = max(text.rfind(mark) for mark in ',;:«“„"')
    return Span(span.start + place + 1, span.end)


def _makes(voice: _Voice, charge: _Charge) -> bool:
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

    def __init__(self, document: Document, camps: Camps, charge: _Charge, charges: Sequence[_Charge]) -> None:
        self._document = document
        self._camps = camps
        self._accused = charge.accused
        self._charge = charge
        self._charges = charges
        self._sides = Sides(document)
        tables = document.lexicon.tables
        self._possessive = tables.get("possessive", {})
        self._indefinite = tables.get("attribution.indefinite", {})
        self._words: set[str] = set()
        self._known: set[str | None] = set()
        self._lands: set[str] = set()
        self._strangers = 0
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
        parties = [(voice.source, self._camps.described(self._phrase(voice.source))) for voice in named]
        accusing = [n for n, voice in enumerate(named) if any(_makes(voice, charge) for charge in self._charges)]
        if not parties or not all(self._accuses(parties, number) for number in accusing):
            return False
        if not any(_makes(named[number], self._charge) for number in accusing) and not self._begins(named):
            return False
        self.first = self._phrase(parties[0][0])
        # Who was named before its spokesman is known by him, so that all are asked twice.
        rest = [one for one in parties if not self._is_ours(*one)]
        return all(self._is_ours(*one) or self._is_bare(*one) for one in rest) and self._strangers <= _STRANGERS

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
        if self._is_possessed(source):
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
        people = source.kind in _PEOPLE or party.camp is not None
        return people and party.camp not in OUTSIDE and not self._is_accused(party)

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
        official = self._known & _OFFICIAL and self._accused.camp not in _OFFICIAL
        if party.camp in _OFFICIAL and (self._lands or self._is_foreign or official) and not self._is_accused(party):
            # "The army said", where a country accuses another one, or the ministry, where the army accuses rebels.
            return self._join(source, party)
        if share(party.words, frozenset(self._words)):
            return self._join(source, party)
        possessed = self._is_possessed(source) and not self._follows_accused(source)
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
        before = self._camps.first(sentence_at(self._document, max(0, sentence.start - 2)))
        return before is not None and self._is_accused(before)

    def _is_possessed(self, source: Source) -> bool:
        return next(iter(words_in(self._document, source.referent)), "") in self._possessive

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
