"""Who is accused: by a verb of accusing, of a blameful deed, or in what the other party to a dispute tells of him."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from factcheck import ATTRIBUTIONS, Attribution, Document, Hit, Span, Words
from factcheck_attribution.readings.camps import OFFICIAL, Camps, Party, share
from factcheck_attribution.readings.text import (
    attributions_in,
    is_possessed,
    is_quoted,
    nouns_in_capitals,
    sentence_at,
    word_before,
    words_in,
)

ACCUSING = Words("attribution.accusing")
#: What names a dispute: "bras de fer", "walkout", "Tarifkonflikt".
DISPUTE = Words("attribution.dispute")

#: What the lexicons call the ways in which verbs have the accused, and what one reproaches somebody with.
_DEED, _HARM, _FRAMED, _DATIVE, _BEHIND, _ATTACK = "deed", "harm", "framed", "dative", "behind", "attack"
#: Words that complete a verb at the end of its clause: "wirft … vor".
_PARTICLE = "particle"
_VERBS = ("object", _DATIVE, _FRAMED, "shift")
#: Verbs of blaming somebody for something, or something on somebody.
_SHIFT = "shift"
#: Verbs that accuse the subject of what they stand behind.
_TAG = "tag"
#: What a word that opens a sentence says, and one that leads to the accused.
_FRONTED, _LEAD, _INFINITIVE, _DENYING, _REFUSING = "fronted", "lead", "infinitive", "any", "refusing"
#: Within so many words before an accusation it is denied, or refused.
_DENIED = 3
#: So many words behind a verb the accused is looked for.
_BETWEEN = 9
#: In code points: how far a name reaches.
_NAME = 40
#: In code points: how far behind a participle its auxiliary stands.
_NEAR = 10
_MARKS = ',;:()«»“”„"–—'
#: A subject stands among so many words of a claim; so many claims are about an opponent at least.
_OPENING, _FEWEST = 5, 2
_PREPOSITION, _PLURAL = "preposition", "plural"
#: Words for those who are fought by whoever tells of them, and their camps.
_FIGHTERS, _FOUGHT = "fought", frozenset({"rebels", "crowd"})
#: So many attributions away stands the one that a statement is inside of.
_BESIDE = 2
#: In code points: what a text is about stands at its beginning.
_LEAD_IN = 400


class Charge(NamedTuple):
    """One accusation: the words that make it, the accused, and the words before the verb."""

    hit: Span
    accused: Party
    told: bool
    opposed: bool = False


def may_accuse(document: Document) -> bool:
    """Tell at a glance whether a text may accuse: by a verb, or since it opens with a dispute or tells of fighters."""
    return bool(document[ACCUSING]) or any(hit.value == _FIGHTERS or hit.start < _LEAD_IN for hit in document[DISPUTE])


def charges(document: Document, camps: Camps) -> list[Charge]:
    """Return all accusations of a text, those that a verb tells first. The rule must read both classes of words."""
    found = sorted(_told(document, camps, document[ACCUSING]), key=lambda charge: not charge.told)
    return found + list(_opposed(document, camps)) if document[DISPUTE] else found


def _told(document: Document, camps: Camps, hits: Sequence[Hit]) -> Iterator[Charge]:
    """Yield what verbs and nouns of accusing say, and blameful deeds in what somebody tells."""
    tables = document.lexicon.tables
    denied = tables.get("attribution.unaccusing", {})
    for start, end, kind in hits:
        done = kind in (_DEED, _HARM)
        if done and not any(a.source and a.content.contains(Span(start, start + 1)) for a in _beside(document, start)):
            continue
        hit, before = Span(start, end), word_before(document, start)
        if _is_denied(document, start) or is_quoted(document, start) or document.text[start - 1 : start] == "-":
            continue
        if not done and (denied.get(before) == _DENYING or (kind in _VERBS and before in tables["determiner"])):
            # "Was accused", "la denuncia a la empresa": a noun.
            continue
        tagged = None if done else _tagged(document, hit)
        if tagged is not None:
            # "The council lies, the tenants complain": who does it is the subject of what is said.
            accused = _subject(document, camps, tagged, None)
        elif kind != _TAG:
            accused = _doer(document, camps, hit, kind) if done else _object(document, camps, hit, kind)
        else:
            continue
        if accused is not None:
            yield Charge(hit, accused, not done)


def _is_denied(document: Document, place: int) -> bool:
    """Tell whether an accusation is not made: "refused to point the finger at", "wind-damaged" aside."""
    tables = document.lexicon.tables
    sentence = sentence_at(document, place)
    before = words_in(document, Span(sentence.start, max(sentence.start, place)))[-_DENIED:]
    refused = tables.get("attribution.unaccusing", {})
    return any(refused.get(word) == _REFUSING for word in before) or word_before(document, place) in tables.get(
        "negation", {}
    )


def _opposed(document: Document, camps: Camps) -> Iterator[Charge]:
    """Yield the party that two claims or more are about, each by another one, where the text opens with a dispute.

    Rebels and crowds need none: who tells of them is against them.
    """
    told = document[ATTRIBUTIONS]
    disputed = any(hit.value != _FIGHTERS and hit.start < _LEAD_IN for hit in document[DISPUTE])
    about: dict[str, list[Charge]] = {}
    last: Party | None = None
    speaking: set[str] = set()
    for number, attribution in enumerate(told):
        source = attribution.source
        if source is None or is_quoted(document, attribution.cue.start):
            continue
        subject = _subject(document, camps, attribution, last)
        if subject is None and last is None:
            continue
        if is_within_another(told, number):
            continue
        last = None
        if subject is None:
            continue
        own = is_possessed(document, source.referent)
        if own and attribution.content.end <= source.span.start and subject.words & camps.telling(subject.span):
            # "The club has appealed, its chairman says."
            speaking.add(subject.camp or "")
        last = subject
        key = subject.camp or min(subject.words, default="")
        if key and (disputed or (key in _FOUGHT and camps.described(source.referent).camp in OFFICIAL)):
            about.setdefault(key, []).append(Charge(subject.span, subject, told=False, opposed=True))
    for camp, found in about.items():
        if len(found) >= _FEWEST and camp not in speaking:
            yield from found


def is_within_another(told: Sequence[Attribution], number: int) -> bool:
    """Tell whether a statement is part of another one near; what begins first holds the other."""
    one = told[number]
    start, end = one.cue
    for other in told[max(0, number - _BESIDE) : number + _BESIDE + 1]:
        first, last = other.content
        if not first <= start <= end <= last or one is other or one.cue.overlaps(other.cue):
            continue
        if first <= one.content.start or not one.content.contains(other.cue):
            return True
    return False


def _tagged(document: Document, verb: Span) -> Attribution | None:
    """Return the claim that a verb stands behind, with the name of whoever makes it."""
    beside = (a for a in _beside(document, verb.start) if a.cue.overlaps(verb))
    return next((a for a in beside if a.source is not None and a.content.end <= verb.start), None)


def _subject(document: Document, camps: Camps, attribution: Attribution, last: Party | None) -> Party | None:
    """Return the party that a claim is about: the subject of its clause, and the last one where a pronoun stands."""
    tables, (start, end), cue = document.lexicon.tables, attribution.content, attribution.cue
    stops, pronouns, capitals = tables["np_stop"], tables["pronoun"], nouns_in_capitals(document)
    source = attribution.source
    # "…, says the baker", "according to the baker, …"
    apart = start < cue.start or (source is not None and cue.end <= source.span.start < source.span.end <= start)
    small = (tables["determiner"], tables["connector"], tables["adverb"], tables["auxiliary"], stops)
    party: Party | None = None
    clause, unknown = apart or capitals, 0
    for word, place in islice(camps.words(Span(start, end)), _OPENING):
        if word in pronouns or (word not in tables["adverb"] and word.endswith(camps.dropping)):
            # "The baker says that she …" is herself, "that they …" are others.
            others = last is not None and (apart or pronouns.get(word) == _PLURAL)
            party = last._replace(span=place) if last is not None and others else None
            clause = True
            break
        if stops.get(word) == _PREPOSITION:
            break
        if any(word in table for table in small):
            continue
        camp = camps.camp_of(word, head=True)
        if camp is not None:
            party = Party(place, camp, camps.telling(place))
            break
        if word.rstrip("s" if not capitals else "").endswith(camps.people) and _is_group(document, word, place):
            party = Party(place, None, frozenset({word}))
            break
        # "Striking workers", but "a raid killed ten fighters".
        unknown += 1
        if unknown > 1:
            break
    if party is None or is_quoted(document, party.span.start):
        return None
    clause = clause or word_before(document, start) in tables["that"]
    return party if clause or _is_doing(document, camps, party.span.end) else None


def _is_group(document: Document, word: str, place: Span) -> bool:
    """Tell whether a noun that ends as those for people do is one for several, or has an article: "les irrigants"."""
    tables = document.lexicon.tables
    if not nouns_in_capitals(document):
        return word.endswith(tuple(tables["plural_ending"]))
    return document.text[place.start].isupper() and word_before(document, place.start) in tables["determiner"]


def _is_doing(document: Document, camps: Camps, place: int) -> bool:
    """Tell whether a noun is the subject of a clause without "that": "said pickets threatened two drivers"."""
    tables = document.lexicon.tables
    behind = [word for word, _ in islice(camps.words(Span(place, sentence_at(document, place).end)), 2)]
    endings = tuple(tables.get("attribution.participle_ending", ()))
    return any(word in tables["auxiliary"] or word.endswith(endings) for word in behind)


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
    if kind == _SHIFT and tables["np_stop"].get(next(iter(words_in(document, behind)), "")) == _PREPOSITION:
        # "Deflects blame from"
        return None
    if kind == _SHIFT and (shifted := _blamed_on(document, camps, behind)) is not None:
        return camps.first(shifted)
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


def _blamed_on(document: Document, camps: Camps, behind: Span) -> Span | None:
    """Return what stands behind "on" up to a mark, where something is blamed on it: "blamed it on the keeper"."""
    tables, text = document.lexicon.tables, document.text
    ends, stops = tables.get("attribution.accused_end", {}), tables["np_stop"]
    end = min((at for mark in _MARKS if (at := text.find(mark, *behind)) >= 0), default=behind.end)
    places = list(camps.words(Span(behind.start, end)))
    for number, (word, place) in enumerate(places[1:], 1):
        following = places[number + 1][0] if number + 1 < len(places) else ""
        if ends.get(word) == _LEAD and stops.get(following) != "time":
            return Span(place.end, end)
        if word in ends and ends[word] != _LEAD and word not in tables.get("genitive", {}):
            break
    return None


def _is_completed(document: Document, camps: Camps, behind: Span) -> bool:
    """Tell whether the words behind a verb make it one of accusing: "macht … verantwortlich", "wirft … vor"."""
    frame, folded = document.lexicon.tables.get("attribution.accusing_frame", {}), document.folded
    return any(
        word in frame and (frame[word] != _PARTICLE or not folded[place.end : place.end + 2].strip()[:1].isalnum())
        for word, place in camps.words(behind)
    )


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
        if doer is None or word_before(document, doer.span.start) in document.lexicon.tables.get("possessive", {}):
            # "Iraq said its warplanes bombed …"
            return None
        return None if share(doer.words, camps.telling(attribution.source.referent)) else doer
    return None


def _beside(document: Document, place: int) -> Sequence[Attribution]:
    """Return the attributions of the sentence of a place."""
    return attributions_in(document, *sentence_at(document, place))


def _from_mark(document: Document, span: Span) -> Span:
    """Return what stands between the last mark before the end of a span and that end."""
    text = document.text[span.start : span.end]
    place = max(text.rfind(mark) for mark in ',;:«“„"')
    return Span(span.start + place + 1, span.end)
