"""Quotations that stand by themselves, and that nobody around them could have spoken: sentences and judgements."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Container, Sequence
from itertools import islice

from factcheck import Document, Quotation, QuotationKind, Quoted, SourceKind, Span, Words
from factcheck_attribution.readings.named import CUE, STOPS, is_act, names_somebody
from factcheck_attribution.readings.text import (
    attributions_in,
    sentence_at,
    sentence_before,
    sentence_behind,
    word_before,
    words_in,
)

FIRST = Words("attribution.first_person")

#: Only a quotation of more words than these is surely somebody's speech, and not a slogan.
_FEWEST_WORDS = 5
_FEWEST_OF_CLAUSE, _FEWEST_OF_JUDGEMENT = 4, 4
#: Within how many words of the next sentence its subject stands.
_OPENING = 4
#: In code points: how close another quotation is of the same series.
_NEAR = 60
#: In code points: how far back a speaker may be named.
FORGOTTEN = 300
#: In code points: within how many the stop is looked for that a quotation of its own stands behind.
_BEFORE = 30
#: A crowd stands among so many words, and what these are stripped of.
_CROWD, _TRIMMED, _PLURAL = 2, ' .,»”“"', "plural"
_PEOPLE = frozenset({SourceKind.PERSON.value, SourceKind.OFFICE.value, SourceKind.UNNAMED.value})
_WORD = re.compile(r"[^\W_][^\s]*")
_TAGGED = (", ", "– ", "— ", "? ", "! ")
_SINGLE, _DOUBLE = "'‘‚›‹", frozenset('"«»“”„')
_STOP = ".…"
_ENDS = frozenset({"", ".", "!", "?", "…", "\n"})


def may_stand_alone(document: Document, pair: Quoted) -> bool:
    """Tell at a glance whether quoted words can be a sentence, or what something is said to be.

    A sentence has more than one word, with a capital or behind a stop.
    """
    text, start, (first, last) = document.text, pair.span.start, pair.content
    if not text[first].isupper():
        before = text[max(0, start - _BEFORE) : start]
        bare = before.rstrip()
        if bare and bare[-1] not in STOPS and "\n" not in before[len(bare) :]:
            return _is_predicate(document, pair.span, pair.content)
    return len(text[first:last].split(None, 1)) > 1


def stands_alone(
    document: Document, quotations: Sequence[Quotation], number: int, names: Callable[[], Container[str]]
) -> bool:
    """Tell whether a quotation of whole sentences stands by itself, and nobody is named around it."""
    text, quotation = document.text, quotations[number]
    start, end = quotation.span
    before = start
    if quotation.kind is QuotationKind.DIRECT:
        stands = _is_sentence(document, quotation)
    else:
        # "The lift, the porter pointed out, was “…”" is told by somebody.
        cues, before = document[CUE], sentence_at(document, start).start
        told = bisect_left(cues, (before,)) < bisect_left(cues, (start,))
        stands = _is_predicate(document, quotation.span, quotation.content) and not told
    if not stands:
        return False
    earlier = quotations[number - 1] if number else None
    if earlier is not None and start - earlier.span.end < (_NEAR if earlier.source is None else FORGOTTEN):
        # Whoever spoke last speaks on, or several voices speak one after the other.
        return False
    tables = document.lexicon.tables
    pronouns = tables.get("pronoun", {})
    if _is_tagged(document, quotation.content, pronouns) or text[start:end].isupper():
        return False
    nouns = tables.get("source_noun", {})
    first, last = sentence_before(document, before).start, max(end, sentence_behind(document, end).end)
    # What an institution says in the next sentence is another matter than a quotation that stands by itself.
    apart = text[start - 1 : start] == text[end : end + 3].strip(" .")[:1] == "\n"
    # A quotation that opens a paragraph is explained by the whole sentence behind it, another by whom that is about.
    opens = text[start - 1 : start] in ("", "\n") and not apart
    # Of a work others speak, and its author where he says "I".
    first_persons = document[FIRST]
    authors = bisect_left(first_persons, (start,)) < bisect_left(first_persons, (end,))
    behind_it = Span(end, last if opens else max(end, min(last, _opening_end(text, end))))
    return not (
        any(
            attribution.source is not None
            and not is_act(document, *attribution.cue)
            and not (attribution.cue.start > end and attribution.source.kind is SourceKind.INSTITUTION and not opens)
            for attribution in attributions_in(document, first, last)
        )
        or _names_before(document, Span(first, start), names, authors=authors)
        or (
            not _is_of_a_crowd(document, Span(end, last))
            and names_somebody(document, behind_it, (nouns,), names, institutions=not apart, authors=authors)
        )
    )


def _is_of_a_crowd(document: Document, behind: Span) -> bool:
    """Tell whether what follows is about people in general, and nobody speaks in it: "Pupils will have to take a taxi".

    They have no article but that of a plural, which no possessive ties to anybody, and no name stands behind them.
    """
    tables, words = document.lexicon.tables, [word.strip(_TRIMMED) for word in words_in(document, behind)]
    words = [word for word in words if word]
    led = tables["determiner"].get(words[0] if words else "")
    if led is not None and (led != _PLURAL or words[0] in tables.get("possessive", {})):
        return False
    beginning = words[led is not None :][:_CROWD]
    nouns, endings = tables["source_noun"], tuple(tables.get("plural_ending", ()))
    number = next((n for n, word in enumerate(beginning) if nouns.get(word) in _PEOPLE), None)
    if number is None or not (beginning[number].endswith(endings) if endings else led is None and number == 0):
        return False
    if any(not is_act(document, *cue[:2]) for cue in document[CUE] if behind.start <= cue.start < behind.end):
        return False
    place = document.folded.index(beginning[number], behind.start) + len(beginning[number])
    return not document.text[place:].lstrip()[:1].isupper()


def _names_before(document: Document, window: Span, names: Callable[[], Container[str]], *, authors: bool) -> bool:
    """Tell whether the sentence before a quotation names anybody who could speak.

    A pronoun is whoever the sentences before it name: nobody in "It rains.", or behind "The mill has closed. It …".
    """
    tables = document.lexicon.tables
    nouns, pronouns = tables.get("source_noun", {}), tables.get("pronoun", {})
    if not names_somebody(document, window, (nouns, pronouns), names, authors=authors):
        return False
    anybody = {word: kind for word, kind in pronouns.items() if kind == SourceKind.UNNAMED.value}
    pointing = any(word in pronouns and word not in anybody for word in words_in(document, window))
    if not pointing or names_somebody(document, window, (nouns, anybody), names, authors=authors):
        return True
    earlier = sentence_at(document, max(0, window.start - FORGOTTEN)).start
    return earlier >= window.start or names_somebody(
        document, Span(earlier, window.start), (nouns, pronouns), names, authors=authors
    )


def _is_sentence(document: Document, quotation: Quotation) -> bool:
    """Tell whether a quotation is a sentence, or several, with nothing of the writer's in front of it or behind."""
    text, (start, end) = document.text, quotation.span
    if text[start] in _SINGLE and not _DOUBLE.isdisjoint(text):
        # Words held at arm's length, where others are quoted between double marks.
        return False
    words = words_in(document, quotation.content)
    fewest = (
        _FEWEST_OF_CLAUSE if any(word in document.lexicon.tables["clause_word"] for word in words) else _FEWEST_WORDS
    )
    # A stop inside the marks ends a sentence.
    if len(words) <= fewest - (text[quotation.content.end - 1] in _STOP or text[end : end + 1] == "."):
        # "Retraités en colère" is a slogan, "Nous vivons un moment historique" is none.
        return False
    if text[quotation.content.end - 1] not in _STOP and words[0].endswith(_infinitives(document)):
        # "Imposer pour ne pas reconfiner" is a motto.
        return False
    before, behind = text[max(0, start - 3) : start].rstrip(" \N{NO-BREAK SPACE}")[-1:], text[end : end + 3].strip(" .")
    if before not in _ENDS or (behind and not behind[0].isupper() and behind[0] != "\n"):
        return False
    # A heading of quoted words that lost its paragraph.
    return not text[end : end + 1].isalpha()


def _is_predicate(document: Document, span: Span, content: Span) -> bool:
    """Tell whether quoted words are what something is said to be, up to the end of the sentence: "was “a shame”."."""
    text, (start, end) = document.text, content
    return (
        text[start].islower()
        and (text[span.end : span.end + 1] or text[end - 1]) in _STOP
        and len(text[start:end].split(None, _FEWEST_OF_JUDGEMENT)) >= _FEWEST_OF_JUDGEMENT
        and word_before(document, span.start) in document.lexicon.tables.get("attribution.predicated", {})
    )


def _infinitives(document: Document) -> tuple[str, ...]:
    return tuple(document.lexicon.tables.get("infinitive_ending", ()))


def _opening_end(text: str, start: int) -> int:
    """Return where the first words of the next sentence end: whoever spoke is its subject, not "against Dijon"."""
    words = islice(_WORD.finditer(text, start), _OPENING, _OPENING + 1)
    return next((word.start() for word in words), len(text))


def _is_tagged(document: Document, content: Span, pronouns: Container[str]) -> bool:
    """Tell whether a verb of saying stands inside the marks, even one that no list holds: "…, he admits, …"."""
    cues = document[CUE]
    for cue in cues[bisect_left(cues, (content.start,)) : bisect_left(cues, (content.end,))]:
        if document.text[cue.start - 2 : cue.start] in _TAGGED:
            return True
    words = words_in(document, content)
    return any("-" in word and word.rpartition("-")[2] in pronouns for word in words)
