"""What is in the air: what must stand beside words that tell what nobody in particular says."""

from __future__ import annotations

import re
from bisect import bisect_left

from factcheck import Document, Span, Words
from factcheck_attribution.readings.named import CUE
from factcheck_attribution.readings.text import next_word, opens_clause, sentence_at, words_in

HEARSAY = Words("attribution.hearsay")

#: What is in the air only where "that" follows: in so many code points, and so many words.
_OPEN, _NEAR, _THAT = "open", 60, 7
#: People who say something, and places that one learns something from.
_PEOPLE, CIRCLE = "people", "circle"
#: In code points: how far behind people their verb stands.
_CUE = 20
#: What one only hears in the air of a place, and in how many code points of it.
_AIR, _REACH, _STOPS = "air", 60, ",.;:!?"
#: How people speculate: their verb, "already", and what leads to the thing, within so many words.
_SPECULATING, _ALREADY, _OF, _RUMOUR, _TALK = "any", "already", "of", "rumour", 5


def _is_followed(document: Document, place: int) -> bool:
    """Tell whether "that" follows near: "on murmure dans les couloirs que"."""
    that = document.lexicon.tables.get("that", {})
    behind = document.folded[place : min(sentence_at(document, place).end, place + _NEAR)]
    words = re.split(r"[.;:!?«“„\"]", behind, maxsplit=1)[0].replace("'", "' ").replace(",", " ").split()
    return any(word in that for word in words[:_THAT])


def _say(document: Document, place: int) -> bool:
    """Tell whether people who are not named say something, and do nothing else: "hay quienes sostienen que"."""
    cues, sentence = document[CUE], sentence_at(document, place)
    said = cues[bisect_left(cues, (place,)) : bisect_left(cues, (min(sentence.end, place + _CUE),))]
    return any(opens_clause(document, cue.end) or next_word(document, cue.end) == "," for cue in said)


def _is_learnt(document: Document, place: int) -> bool:
    """Tell whether news comes from a place: "wie aus dem Umfeld des Ministers zu erfahren war".

    Where one may as well say something at it, it must be in the air there: "murmure-t-on dans les couloirs".
    """
    tables, sentence = document.lexicon.tables, sentence_at(document, place)
    kinds = tables.get("attribution.learning", {})
    air = [word for word, kind in kinds.items() if kind == _AIR]
    if air:
        near = document.folded[max(sentence.start, place - _REACH) : min(sentence.end, place + _REACH)]
        return re.search(rf"(?<!\w)(?:{'|'.join(map(re.escape, air))})(?!\w)", near) is not None
    return any(word.rstrip(_STOPS) in kinds for word in words_in(document, Span(place, max(place, sentence.end))))


def speculates(document: Document, place: int) -> bool:
    """Tell whether people before a place speculate on something: "einige sprechen bereits von Neuwahlen"."""
    kinds = document.lexicon.tables.get("attribution.speculating", {})
    words = words_in(document, Span(place, max(place, sentence_at(document, place).end)))
    helped = words[0] in document.lexicon.tables["auxiliary"] if words else False
    told = [kinds.get(word.rstrip(_STOPS)) for word in words[helped : helped + _TALK]]
    # "Some are already talking of", "some speak already of", but "some delegates spoke".
    verb = next((kind for kind in told if kind != _ALREADY), None)
    if verb == _RUMOUR:
        return True
    return verb == _SPECULATING and _ALREADY in told and _OF in told


#: What words must stand beside to be hearsay; the others always are.
NEEDING = {_OPEN: _is_followed, _PEOPLE: _say, CIRCLE: _is_learnt}
