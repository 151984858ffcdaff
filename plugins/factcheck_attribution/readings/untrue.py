"""Verbs, nouns and adjectives by which a writer calls a claim babble or a lie: what each must stand beside to do so."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from factcheck import Document, Span
from factcheck_attribution.readings.text import (
    next_word,
    nouns_in_capitals,
    opens_clause,
    sentence_at,
    word_before,
    words_in,
)

#: Verbs that call what they tell babble or a lie, and adjectives that call untrue what somebody puts forward.
BABBLE, SCORN = "babble", "scorn"
#: Verbs that feed it to somebody with a particle, nouns for it, and particles that need the mood of what is told.
_FEEDING, _FABLE, _TOLD = "feeding", "fable", "told"
#: So many words stand between a verb and its clause, and between a verb that serves a fable and its noun.
_BEFORE_CLAUSE, _SERVED = 8, 6
_PREPOSITION, _RELATIVE = "preposition", "relative"
#: Tables of the words that a clause without a conjunction begins with.
_OPENERS = ("pronoun", "determiner", "attribution.anybody")
#: Marks that whole words stand between, and what these end with before their verb.
_MARKS, _CLOSING = frozenset("\"“„«‘'›‹»"), frozenset('"”“»')


def _tells(document: Document, span: Span) -> bool:
    """Tell whether a verb of babbling has whole words or a clause: "drivelled before MPs that", "faselte, er habe"."""
    text, tables, place = document.text, document.lexicon.tables, span.end
    if word_before(document, span.start) in tables["determiner"]:
        # "C'est un délire que".
        return False
    if text[: span.start].rstrip(" ,")[-1:] in _CLOSING or text[place : place + 3].strip(" :")[:1] in _MARKS:
        return True
    if nouns_in_capitals(document):
        # "Log ihnen vor, …", "schwafelte, man prüfe alles".
        fed = any(_leads_to(document, place, particle) for particle in tables.get("attribution.feeding_particle", {}))
        return fed or _leads_to_told(document, place, {}) or _opens_after_comma(document, place)
    if next_word(document, place) in tables["that"]:
        return True
    words = words_in(document, Span(place, sentence_at(document, place).end))[: _BEFORE_CLAUSE + 1]
    number = next((n for n, word in enumerate(words) if word in tables["that"]), 0)
    before = words[number - 1] if number else ""
    led = tables["np_stop"].get(words[0]) == _PREPOSITION if number else False
    # "A menti plus que", "mintió para que".
    small = before in tables["np_stop"] or before in tables["adverb"] or before in tables["clause_word"]
    return led and not small and before[-1:].isalpha() and not any(word[-1] in ".,;:" for word in words[:number])


def _leads_to(document: Document, place: int, particle: str) -> bool:
    """Tell whether the particle of a verb stands behind it, and a comma behind that."""
    words = words_in(document, Span(place, sentence_at(document, place).end))[: _BEFORE_CLAUSE + 1]
    return f"{particle}," in words


def _opens_after_comma(document: Document, place: int) -> bool:
    """Tell whether a verb ends its clause, and the next one begins with a pronoun or an article."""
    first, second = (*words_in(document, Span(place, sentence_at(document, place).end))[:2], "", "")[:2]
    tables = document.lexicon.tables
    return first == "," and (any(second in tables[table] for table in _OPENERS))


def _is_fed(document: Document, span: Span) -> bool:
    """Tell whether a verb stands with its particle before a clause: "tischte ihnen auf, alles sei gut"."""
    return _leads_to_told(document, span.end, document.lexicon.tables.get("attribution.feeding_particle", {"": ""}))


def _leads_to_told(document: Document, place: int, particles: Mapping[str, str]) -> bool:
    """Tell whether a comma stands soon behind a place, and a clause in the mood of what is told behind it.

    Args:
        document: The document.
        place: The place.
        particles: What must stand before the comma, where anything must; some of them need no mood.
    """
    head, comma, tail = document.folded[place : sentence_at(document, place).end].partition(",")
    words, clause = head.split(), tail.replace(",", " ").split()
    particle = particles.get(words[-1] if words else "")
    if not comma or len(words) > _BEFORE_CLAUSE or not clause or (particles and particle is None):
        return False
    mood = document.lexicon.tables.get("attribution.reported_mood", {})
    told = clause[0] in document.lexicon.tables["that"] or any(word.strip(".") in mood for word in clause)
    return told or (particle is not None and particle != _TOLD)


def _is_served(document: Document, span: Span) -> bool:
    """Tell whether a fable is served, and told in a clause: "fed MPs the lie that", "servi la fable selon laquelle"."""
    serving, tables = document.lexicon.tables.get("attribution.serving", {}), document.lexicon.tables
    sentence = sentence_at(document, span.start)
    before = words_in(document, Span(sentence.start, span.start))[-_SERVED:]
    first, second = (*words_in(document, Span(span.end, sentence.end))[:2], "", "")[:2]
    if nouns_in_capitals(document):
        told = _leads_to_told(document, span.end, {})
    else:
        kinds = tables["np_stop"]
        # "La fable selon laquelle".
        led = first in kinds or first in tables.get("genitive", {})
        # "La fable selon laquelle", "el cuento de que"; "la fable que" is one that somebody tells.
        told = ("infinitive_mark" not in tables and opens_clause(document, span.end)) or (
            led and (kinds.get(second) == _RELATIVE or second in tables["that"])
        )
    return told and any(word in serving for word in before)


def _scorns(document: Document, span: Span) -> bool:
    """Tell whether an adjective stands beside the noun for what somebody puts forward: "the ludicrous claim"."""
    nouns = document.lexicon.tables.get("attribution.put_forward", {})
    behind = next_word(document, span.end) in nouns
    return behind or (not nouns_in_capitals(document) and word_before(document, span.start) in nouns)


#: What each kind of word must stand beside.
UNTRUE: Mapping[str, Callable[[Document, Span], bool]] = {
    BABBLE: _tells,
    _FEEDING: _is_fed,
    _FABLE: _is_served,
    SCORN: _scorns,
}
