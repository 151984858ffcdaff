"""Short surnames that take up a full name and are spelt otherwise: "Mercedes Lledó … Lladó atribuyó"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Container, Iterator, Mapping

from factcheck import SENTENCES, Document, Span

#: A surname has so many letters at the least; longer ones are looked for wherever they stand.
_SURNAME = re.compile(r"(?<![\w'’.-])[^\W\d_a-zß-öø-ÿ][^\W\d_A-Z]{4,}(?![\w'’-])")
#: It is taken up within so many sentences.
_REACH = 2
#: So many characters before a name tell what leads to it.
_LEAD = 24
#: What may stand right before it.
_MARKS = ("", ",", ".", "»", "”", '"')
_WORD = re.compile(r"[^\W\d_]+")


def taken_up(
    document: Document,
    surnames: Mapping[str, Mapping[str, Span]],
    given: Container[str],
    is_spelling: Callable[[str, str], bool],
) -> Iterator[tuple[Span, Span]]:
    """Yield the surnames that stand alone right behind a full name and differ from it, each with the full name.

    A verb follows them, and nothing leads to them: "Nach dem Spiel lobte Krüger" and "en Lladó" are left alone.

    Args:
        document: The document.
        surnames: By the word before them, and where they stand first.
        given: First names, folded.
        is_spelling: Whether a word is another spelling of a surname.
    """
    text, sentences = document.text, document[SENTENCES]
    known = {name for found in surnames.values() for name in found}
    for first, found in surnames.items():
        if first.lower() not in given:
            continue
        for name, span in found.items():
            place = bisect_right(sentences, (span.start, len(text)))
            for sentence in sentences[place : place + _REACH]:
                for word in _SURNAME.finditer(text, *sentence):
                    lone = word[0]
                    if lone[0] != name[0] or abs(len(lone) - len(name)) > 1 or lone in known or lone.lower() in given:
                        continue
                    if _is_subject(document, Span(*word.span())) and is_spelling(lone, name):
                        yield Span(*word.span()), Span(span.start - len(first) - 1, span.end)


def _is_subject(document: Document, word: Span) -> bool:
    """Tell whether a verb follows a name and nothing leads to it."""
    tables = document.lexicon.tables
    behind = _WORD.match(document.text, word.end + 1)
    if behind is None or document.text[word.end] != " " or not behind[0].islower():
        return False
    small = {*tables.get("joint", {}), *tables.get("determiner", {}), *tables.get("genitive", {})}
    small.update(word for word, kind in tables.get("np_stop", {}).items() if kind == "preposition")
    before = _WORD.findall(document.folded, max(word.start - _LEAD, 0), word.start)[-1:]
    is_close = document.text[word.start - 2 : word.start].strip() in _MARKS
    return is_close and small.isdisjoint(before) and behind[0] not in small
