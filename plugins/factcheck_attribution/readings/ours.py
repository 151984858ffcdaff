"""Whose a first person is: what "our" claims, and the "we" that a sentence begins with."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Sequence
from itertools import pairwise
from typing import NamedTuple

from factcheck import BLOCKS, PROSE, BlockKind, Document, Hit, Span, Words, around
from factcheck_attribution.readings.named import CUE
from factcheck_attribution.readings.text import (
    is_quoted,
    next_word,
    nouns_in_capitals,
    sentence_at,
    word_before,
    words_in,
)

OURS = Words("attribution.ours")
WE = Words("attribution.we")
BOAST = Words("attribution.boast")

#: Words behind "our" among which the thing owned is looked for, and characters they can take.
_NOUN_WORDS, _NOUN_CHARACTERS = 3, 60
_EDGES = ".,;:!?()…"
#: Within how many words behind "we" what a newsroom does stands: "we have now asked".
_ACT = 4
_ASIDE = (",", ":")


class Claims(NamedTuple):
    """First persons outside quote marks that may be a side's.

    Args:
        owned: What "our" claims in prose and no newsroom owns, and whether it is a side's own: "our troops".
        boasted: Phrases of communiqués: "we are proud".
        opened: A "we" that a sentence begins with, and its verb.
    """

    owned: Sequence[tuple[Span, bool]]
    boasted: Sequence[Span]
    opened: Sequence[Span]


def claims_of(document: Document) -> Claims:
    """Return what first persons claim in a document; of a newspaper that speaks of itself only what "our" does."""
    boasts = [Span(*hit[:2]) for hit in document[BOAST]]
    boasts = [span for span in boasts if not greets_reader(document, sentence_at(document, span.start))]
    owned, speaks = _owned(document, {sentence_at(document, span.start).start for span in boasts})
    if speaks:
        return Claims(owned, (), ())
    boasted = [
        span for span in boasts if not is_quoted(document, span.start) and _kind_at(document, span.start) in PROSE
    ]
    return Claims(owned, boasted, [span for hit in document[WE] if (span := _opening(document, hit)) is not None])


def _owned(document: Document, praise: Container[int]) -> tuple[list[tuple[Span, bool]], bool]:
    """Return what "our" claims, and whether the newspaper speaks of itself somewhere.

    Where a sentence praises, it is none: "we are proud to serve our partners".

    Args:
        document: The document.
        praise: Where the sentences begin that praise.
    """
    tables = document.lexicon.tables
    house, shared = tables.get("attribution.house", {}), tables.get("attribution.shared", {})
    collective, company = tables.get("attribution.collective", {}), tables.get("attribution.company", {})
    institution = tables.get("attribution.institution", {})
    owned, companies, speaks = [], [], False
    for hit in document[OURS]:
        if _kind_at(document, hit.start) not in PROSE:
            continue
        nouns = _following(document, hit.end, hit.end - hit.start)
        end = next((end for noun, end in nouns if noun in company), None)
        if end is None and not any(noun in house or noun in collective for noun, _ in nouns):
            end = next((end for noun, end in nouns if noun in institution), None)
            # "Our club, that is a home to him": his words, not the club's. "Our centre: …" heads a list.
            if (
                end is not None
                and document.text[hit.start].isupper()
                and document.text[end : end + 2].lstrip()[:1] in _ASIDE
            ):
                continue
        if end is not None:
            companies.append((Span(hit.start, end), True))
        elif any(noun in house for noun, _ in nouns):
            praises = sentence_at(document, hit.start).start in praise
            speaks = speaks or not (praises or is_quoted(document, hit.start))
        elif nouns and not any(noun in shared for noun, _ in nouns):
            end = next((end for noun, end in nouns if noun in collective), None)
            if end is None:
                end = next((end for noun, end in nouns if _are_people(document, noun)), None)
                if end is not None and _is_elsewhere(document, end):
                    continue
            if end is not None or may_be_said(document, hit.start):
                owned.append((Span(hit.start, end or nouns[0][1]), end is not None))
    return sorted(owned if speaks else owned + companies), speaks


def _opening(document: Document, hit: Hit) -> Span | None:
    """Return a "we" that a sentence of a paragraph begins with, and its verb: "We expect", "Nous avons"."""
    text, start, end = document.text, hit.start, hit.end
    if not text[start].isupper() or text[start:end].isupper() or sentence_at(document, start).start != start:
        return None
    verb = next_word(document, end)
    place = document.folded.find(verb, end)
    if not verb.isalpha() or not text[place].islower() or is_quoted(document, start):
        return None
    acts = document.lexicon.tables.get("attribution.newsroom_act", {})
    behind = words_in(document, Span(end, sentence_at(document, start).end))
    # German has its participle at the end.
    behind = behind if nouns_in_capitals(document) else behind[:_ACT]
    if _tells_the_scene(document, verb, place + len(verb)) or any(word.strip(_EDGES) in acts for word in behind):
        return None
    # "We sleep seven hours, and our brains …": everybody does.
    shared = document.lexicon.tables.get("attribution.shared", {})
    words = words_in(document, sentence_at(document, start))
    ours = document.lexicon.words.get("attribution.ours", {})
    everybody = any(before in ours and word.strip(_EDGES) in shared for before, word in pairwise(words))
    greets = everybody or greets_reader(document, sentence_at(document, start))
    return None if greets or _kind_at(document, start) is not BlockKind.PARAGRAPH else Span(start, place + len(verb))


def _tells_the_scene(document: Document, verb: str, end: int) -> bool:
    """Tell whether "we are" says when or where a story takes place: "Nous sommes treize jours après"."""
    if verb not in document.lexicon.tables.get("attribution.being", {}):
        return False
    behind = next_word(document, end)
    return (
        behind.isdigit()
        or behind in document.lexicon.words["number"]
        or behind in document.lexicon.tables.get("attribution.scene", {})
    )


def _are_people(document: Document, noun: str) -> bool:
    """Tell the people of a trade, whom a side calls its own: "our lifeguards", "nos artisans"."""
    trades = document.lexicon.tables.get("attribution.speaker", {})
    if nouns_in_capitals(document):
        return noun.endswith(tuple(trades))
    endings = document.lexicon.tables.get("plural_ending", {})
    return any(noun.endswith(ending) and noun.removesuffix(ending) in trades for ending in endings)


def _is_elsewhere(document: Document, end: int) -> bool:
    """Tell whether somebody else is named as having them: "nos chercheurs du MIT"."""
    lead = next_word(document, end)
    if lead.rstrip("'") not in document.lexicon.tables.get("attribution.place_lead", {}):
        return False
    return document.text[document.folded.index(lead, end) + len(lead) :].lstrip(" '’")[:1].isupper()


def greets_reader(document: Document, span: Span) -> bool:
    """Tell whether words name the newspaper's own readers, whom a sentence thanks, or who write to it."""
    audience = document.lexicon.tables.get("attribution.audience", {})
    return any(word.strip(_EDGES) in audience for word in words_in(document, span))


def may_be_said(document: Document, place: int) -> bool:
    """Tell whether a verb of saying stands in the sentence of a place."""
    sentence, cues = sentence_at(document, place), document[CUE]
    return bisect_left(cues, (sentence.start,)) < bisect_left(cues, (sentence.end,))


def _following(document: Document, place: int, length: int) -> list[tuple[str, int]]:
    """Return the words behind "our" up to the first mark, each with its end."""
    found: list[tuple[str, int]] = []
    ends = [document.lexicon.tables.get(name, {}) for name in ("determiner", "np_stop")]
    text = document.folded[place : place + _NOUN_CHARACTERS]
    position, capital = 0, document.text[place - 1].isupper() or document.text[place - length].isupper()
    capital = capital and not nouns_in_capitals(document)
    for word in text.split(" ")[1 : _NOUN_WORDS + 1] if text.startswith(" ") else ():
        position = text.find(word, position)
        # "Notre Dame", "NOS Jornaal": a name.
        if not word or (capital and document.text[place + text.find(word, position)].isupper()):
            break
        if found and any(word in table for table in ends):
            break
        first = word.partition("\n")[0].rstrip('.,;:!?)»”"…').partition("'s")[0]
        if not first:
            break
        found.append((first, place + position + len(first)))
        if len(first) < len(word):
            break
        position += len(word)
    return found


def is_everybody(document: Document, place: int) -> bool:
    """Tell whether a "we" is everybody's, by the word before it: "before we see", "the way we live"."""
    return word_before(document, place) in document.lexicon.tables.get("attribution.everybody_lead", {})


def is_acronym(word: str) -> bool:
    """Tell "US" from "us"."""
    return len(word) > 1 and word.isupper()


def _kind_at(document: Document, place: int) -> BlockKind | None:
    block = around(document[BLOCKS], place)
    return block.kind if block is not None else None
