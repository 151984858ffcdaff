"""Passives that call somebody or something by quoted words, and name nobody: "was described as “…”"."""

from __future__ import annotations

from collections.abc import Container

from factcheck import Document, Hit, Quotation, Span, Words
from factcheck_attribution.readings.text import nouns_in_capitals, words_in

JUDGED = Words("attribution.judged")

#: What is spoken of ("von … war die Rede"), and what introduces a passive without a verb of saying ("en ces termes").
TALK, TERMS = "talk", "terms"
#: Somebody who is told something by nobody ("parents were told that"), but in court and at inquests everybody is.
ADDRESSED, _LAW = "addressed", "law"
#: How a judgement stands to its verb: behind "as", directly, or as the subject of what is noted.
_AS, _BARE, _SEEN, _OWN, _HELD, _ATTRIBUTIVE = "as", "bare", "seen", "own", "held", "attributive"
JUDGEMENTS = frozenset({_AS, _BARE, _SEEN, _OWN, _HELD, _ATTRIBUTIVE})
#: What goes on: noted or held by nobody is only what is over.
_PRESENT = "present"
_OVER, _LINKED = frozenset({_SEEN, _HELD}), frozenset({_AS, _HELD})
_PREPOSITION = "preposition"
#: In code points: a verb stands no farther from what it calls something.
_NEAR = 100
#: So many words stand between a passive and its verb at the most, and between a quotation and its verb.
BETWEEN, BRACKET, _LINKS, _OBJECT = 3, 6, 4, 8
MARKS = ',.;:«»“”„"!?'


def judging(document: Document, hit: Hit, quotation: Quotation, reach: Span) -> Span | None:
    """Return the passive of a verb that has a quotation for what it calls something, or notes."""
    cue, (start, end), tables = Span(hit.start, hit.end), quotation.span, document.lexicon.tables
    link = tables.get("attribution.judged_link", {})
    if start - hit.end > _NEAR:
        return None
    if hit.start >= end:
        return cue if _is_judged_behind(document, hit, quotation, reach) else None
    between = words_in(document, Span(hit.end, start))
    if hit.value == _OWN:
        # "Se calificó la reunión de «muy provechosa»".
        linked = any(link.get(word) == _AS for word in between[-BETWEEN + 1 :])
        marked = any(mark in document.text[hit.end : start] for mark in MARKS)
        return cue if linked and not marked and len(between) <= _OBJECT else None
    first = next((n for n, word in enumerate(between) if all(w in link for w in between[n:])), len(between))
    if len(between) - first > _LINKS or (hit.value in _LINKED and not any(link[w] == _AS for w in between[first:])):
        return None
    if hit.value == _BARE and not _is_lower(document, quotation):
        return None
    clause = _clause_start(document, reach.start, hit.start)
    gap, past = words_in(document, Span(clause, hit.start))[-BRACKET:], _auxiliaries(document, hit)
    # "Fue calificada entonces de «provocación»", but "Ann Roe, the mayor, called it “reckless”".
    place = document.folded.find(between[first - 1], hit.end) + len(between[first - 1]) if first else hit.end
    if " ".join(between[:first]) not in tables["adverb"] and not is_gap(document, Span(hit.end, place), BETWEEN):
        return None
    number = next((n for n in range(len(gap) - 1, -1, -1) if gap[n] in past), None)
    if number is None:
        # "Qualifié de « gouffre », le chantier …": a participle that opens its clause.
        opens = hit.value not in _OVER and all(word in tables["adverb"] for word in gap)
        return cue if opens and _is_lower(document, quotation) else None
    denied = any(word in tables.get("negation", {}) or word in tables["agent"] for word in gap[number:])
    return None if denied else cue


def _auxiliaries(document: Document, hit: Hit) -> Container[str]:
    """Return the auxiliaries of the passive that a verb of judging may stand in."""
    helping = document.lexicon.tables.get("attribution.passive_past", {})
    return [word for word, kind in helping.items() if kind != _PRESENT or hit.value not in _OVER]


def _is_judged_behind(document: Document, hit: Hit, quotation: Quotation, reach: Span) -> bool:
    """Tell whether a participle behind a quotation is that of a passive: "wurde als „X“ kritisiert"."""
    (start, end), tables = quotation.span, document.lexicon.tables
    link = tables.get("attribution.judged_link", {})
    if not nouns_in_capitals(document) and (hit.value != _SEEN or hit.start - end > _NEAR):
        return False
    clause = _clause_start(document, reach.start, start)
    before, between = words_in(document, Span(clause, start)), words_in(document, Span(end, hit.start))
    linked = any(link.get(word) == _AS for word in before[-BETWEEN:])
    # What is noted "as" something is called so.
    past = _auxiliaries(document, hit._replace(value=_AS) if linked and hit.value == _SEEN else hit)
    if not nouns_in_capitals(document):
        near = len(between) <= _LINKS and not any(mark in document.text[end : hit.start] for mark in ",;:.")
        helped = near and any(word in past for word in between)
        return helped and not any(word in tables.get("negation", {}) for word in between)
    if any(mark in document.text[end : hit.start] for mark in ",;:."):
        return False
    opens = hit.value in _LINKED and not before[:-1] and link.get(before[-1] if before else "") == _AS
    if opens and any(word in past for word in between):
        # "Als „Armutszeugnis“ wird der Erlass bezeichnet": the field may be long.
        return not any(word in tables["agent"] for word in between)
    if len(between) > _LINKS:
        return False
    agents = any(word in tables["agent"] for word in (*before, *between))
    if hit.value == _ATTRIBUTIVE:
        # "Die als „Geisterbahn“ verspottete Strecke", but "den er als „Geisterbahn“ verspottete".
        return len(before) > 1 and before[-2] in tables["determiner"] and linked and not agents
    behind = [word.strip(MARKS) for word in words_in(document, Span(hit.end, reach.end))[:1]]
    helped = any(word in past for word in (*before, *between, *behind))
    # "Als „Fass ohne Boden“ bezeichnet, wird …".
    helped = helped or (opens and not between and document.text[hit.end : hit.end + 1] == ",")
    named = hit.value == _BARE and not _is_lower(document, quotation)
    return helped and (linked or hit.value not in _LINKED) and not agents and not named


def _is_lower(document: Document, quotation: Quotation) -> bool:
    """Tell a judgement from a name, which has a capital: "were called “reckless”", but "the dog was called “Rex”"."""
    return document.text[quotation.content.start].islower()


def is_told_to(document: Document, hit: Hit, quotation: Quotation, reach: Span) -> bool:
    """Tell whether quoted words are what somebody is told in a clause behind: "parents were told that “…”"."""
    if hit.end > quotation.span.start or not leads_to(document, Span(hit.start, hit.end), quotation):
        return False
    tables = document.lexicon.tables
    parties = tables.get("attribution.party", {})
    before = words_in(document, Span(_clause_start(document, reach.start, hit.start), hit.start))
    named = any(word in tables["agent"] for word in words_in(document, Span(hit.end, quotation.span.start)))
    judged = any(parties.get(word) == _LAW or occasion_of(document, word) is not None for word in before)
    return not named and not judged


def speaks_of(document: Document, hit: Hit, quotation: Quotation, reach: Span) -> bool:
    """Tell whether a quotation is what "was spoken of", or what was "received in these words"."""
    start, end = quotation.span
    if hit.value == TERMS:
        if hit.start < end or document.text[end : hit.start].strip(" ,:–—."):
            return False
        behind = words_in(document, Span(hit.end, reach.end))
        return any(word in document.lexicon.tables.get("attribution.passive_past", {}) for word in behind)
    link = document.lexicon.tables.get("attribution.judged_link", {})
    if hit.end <= start:
        between = words_in(document, Span(hit.end, start))
        return len(between) <= _LINKS and all(word in link for word in between)
    # "War von einem „Versagen“ die Rede".
    before = words_in(document, Span(reach.start, start))[-BETWEEN:]
    return hit.start >= end and not document.text[end : hit.start].strip() and any(w in link for w in before)


def leads_to(document: Document, cue: Span, quotation: Quotation) -> bool:
    """Tell whether a cue leads to a clause that holds a quotation, or to the quotation itself."""
    tables, between = document.lexicon.tables, document.folded[cue.end : quotation.span.start].replace("'", "' ")
    if not between.strip(" ") or between.rstrip()[-1:] == ":":
        return True
    # "It emerged that" holds it.
    words = [words_in(document, cue)[-1], *between.split()]
    number = next((n for n, word in enumerate(words) if word in tables.get("that", {})), None)
    if number is None:
        # "Wurde betont, man habe …".
        number = next((n for n, word in enumerate(words) if word[-1] in ",:"), None)
    if number is not None and words[number + 1 :] and words[number][-1] == ",":
        # "Branded as TNT, or “digital television for all”": another name.
        other = document.lexicon.tables.get("attribution.alternative", {})
        if all(word in other for word in words[number + 1 :]):
            return False
    # Behind the next comma another clause may begin: "…, but he is in charge of “…”".
    return number is not None and not any(word[-1] in ",;" for word in words[number + 1 :])


def is_gap(document: Document, gap: Span, most: int) -> bool:
    """Tell whether only adverbs and times stand between a passive and its verb: no mark, no subject, no agent."""
    tables = document.lexicon.tables
    words = words_in(document, gap)
    if len(words) > most or any(mark in MARKS for mark in document.folded[gap.start : gap.end]):
        return False
    stops = tables.get("np_stop", {})
    return not any(
        word in tables["agent"]
        or word in tables["pronoun"]
        or (word in tables.get("determiner", {}) and (number == 0 or stops.get(words[number - 1]) != _PREPOSITION))
        for number, word in enumerate(words)
    )


def occasion_of(document: Document, word: str) -> str | None:
    """Return what is kept of an occasion that a word means, also as the last part of a compound: "Krisensitzung"."""
    occasions = document.lexicon.tables.get("attribution.occasion", {})
    kind = occasions.get(word)
    if kind is None and nouns_in_capitals(document):
        kind = next((occasions[head] for head in occasions if word.endswith(head)), None)
    return kind


def _clause_start(document: Document, start: int, end: int) -> int:
    return max([start, *(document.text.rfind(mark, start, end) + 1 for mark in ",;:")])
