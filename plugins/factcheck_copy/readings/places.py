"""Places that a text calls by two names, "Kiev" and "Kyiv", or spells in two ways."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from factcheck import QUOTED, SENTENCES, Document, Span, Words, covering
from factcheck_copy.readings.spellings import near

PLACE = Words("copy.place")

#: A town has so many letters at the least, and so many where only a hyphen tells that it is one.
_TOWN, _JOINED = 6, 10
_NAME = re.compile(r"(?<![\w'’.-])([^\W\d_]+(?:'|’| )) ?(?=([^\W\d_a-zß-öø-ÿ]\w+(?:-[^\W\d_]+)*)(?![\w-]))")
#: So many letters at the beginning are the same.
_SAME = 3
#: How far before a name the noun stands that says what it is: "the village of".
_LED = 24


def two_names(document: Document) -> Iterator[tuple[Span, Span]]:
    """Yield a name of a place that has another one elsewhere, and that one; the rarer or the later first.

    What is called after a place keeps its name ("the Kyiv Post", "Dynamo Kiev"), and so do quoted words; both names in
    one sentence explain each other. The rule must read ``PLACE``, ``QUOTED`` and ``SENTENCES``.
    """
    hits = document[PLACE]
    if len(hits) < 2:
        return
    places: dict[str, dict[str, list[Span]]] = {}
    for start, end, place in hits:
        places.setdefault(place, {}).setdefault(document.folded[start:end], []).append(Span(start, end))
    for names in places.values():
        if len(names) < 2:
            continue
        free = [[span for span in spans if _is_free(document, span)] for spans in names.values()]
        named = sorted((spans for spans in free if spans), key=lambda spans: (-len(spans), spans[0].start))
        for rare in named[1:]:
            sentence = covering(document[SENTENCES], rare[0].start)
            if sentence is None or not any(sentence.contains(span) for span in named[0]):
                yield rare[0], named[0][0]


def two_spellings(document: Document, is_spelling: Callable[[str, str], bool]) -> Iterator[tuple[Span, Span]]:
    """Yield a town that is spelt otherwise where the text says what it is, and that: "in der Gemeinde X … in Y".

    A preposition of place stands before both, or such a noun. What the text calls a town twice is two of them.

    Args:
        document: The document.
        is_spelling: Whether a word is another spelling of a name.
    """
    tables, text = document.lexicon.tables, document.text
    nouns, leads = tables.get("copy.town_noun", {}), tables.get("copy.town_lead", {})
    places: dict[str, Span] = {}
    told: set[str] = set()
    for match in _NAME.finditer(text):
        lead, name = match[1].lower().replace("’", "'").strip(), match[2]
        if len(name) < _TOWN or not (lead in leads or lead in nouns):
            continue
        before = document.folded[max(0, match.start() - _LED) : match.start(2)].replace("'", "' ").split()
        places.setdefault(name, Span(*match.span(2)))
        if lead in nouns or any(word in nouns for word in before[-2:-1]):
            told.add(name)
    for one, other in near(places if told else filter(_is_joined, places)):
        known = [name for name in (one, other) if name in told]
        joined = _is_joined(one) and _is_joined(other)
        if len(known) + joined == 0 or len(known) > 1 or one[:_SAME] != other[:_SAME] or not is_spelling(one, other):
            continue
        rare = next((name for name in (other, one) if name not in told), other)
        yield places[rare], places[one if rare == other else other]


def _is_joined(name: str) -> bool:
    return "-" in name and len(name) >= _JOINED


def _is_free(document: Document, span: Span) -> bool:
    """Tell whether a name stands by itself, outside quote marks and of no other name."""
    text, (start, end) = document.text, span
    if not text[start].isupper() or text[start - 1 : start] == "-" or text[end : end + 1] == "-":
        return False
    before, behind = text[:start].rstrip(" ")[-24:].rpartition(" ")[2], text[end : end + 2]
    if behind[:1] == " " and behind[1:].isupper():
        return False
    if before[:1].isupper() and before[-1:].isalpha() and len(before) > len("The"):
        return False
    return not any(pair.span.contains(span) for pair in document[QUOTED])
