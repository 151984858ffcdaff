"""The same people under another name: "six mountaineers … the seven climbers", "212 migrants … all 221 were saved".

A text counts a group once and takes it up with a word for the same people, with a word for anybody, or with a number
that has no noun at all. Where nobody else has been counted between, both numbers are of one group.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from factcheck import QUANTITIES, SENTENCES, Document, Quantity, QuantityKind, covering
from factcheck_counts.readings.taken_up import exchanged
from factcheck_counts.readings.vocabulary import Words

_START = attrgetter("span.start")
_CARDINAL = QuantityKind.CARDINAL
FEWEST, _BARE = 3, 10
#: The word before a number is looked for in so many characters.
_BEFORE = 24
_BEHIND = re.compile(r"(?P<comma>,?) (?P<word>\w+'?)")
_LEAD = re.compile(r"(\w+'?) ?$")
#: What a group is, besides its classes: anybody.
_ANYONE = "anyone"


class Group(NamedTuple):
    """People who are counted twice.

    Args:
        first: Their number where they are named.
        again: Their number where they are taken up.
        start: Where the article before it stands.
        is_all: Whether the second says that these are all of them.
    """

    first: Quantity
    again: Quantity
    start: int
    is_all: bool


def groups(document: Document, first: Quantity) -> Iterator[Group]:
    """Yield what takes up the first group of people of an article by another word than the one that names it.

    Behind a second one nobody knows which is taken up.
    """
    classes = document.lexicons[document.language].tables.get("counts.people-of", {})
    of_first = classes.get(_noun(document, first), "")
    numbers = document[QUANTITIES]
    for number in numbers[bisect_right(numbers, first.span.start, key=_START) :]:
        if number.kind is not _CARDINAL or number.unit is not None or number.parts or number.value < FEWEST:
            continue
        noun = _noun(document, number)
        kind = classes.get(noun, "")
        found = _taken_up(document, first, number, of_first, noun, kind)
        if found is not None:
            yield found
        if kind:
            return


def _taken_up(
    document: Document, first: Quantity, again: Quantity, of_first: str, noun: str, kind: str
) -> Group | None:
    """Return two numbers that count the same people; None where the second may count others."""
    sets = document.lexicons[document.language].sets
    lead = _LEAD.search(document.folded, max(0, again.span.start - _BEFORE), again.span.start)
    if lead is None or lead[1] not in sets.get("counts.taken-up", Words()):
        return None
    one, other = (covering(document[SENTENCES], number.span.start) for number in (first, again))
    if one is None or other is None or one == other:
        return None
    pointed = lead[1] in sets.get("counts.pointing", Words())
    is_all = pointed or lead[1] in sets.get("counts.all-of-them", Words())
    behind = _BEHIND.match(document.folded, (again.noun or again.span).end)
    word = "" if behind is None else behind["word"]
    start = lead.start()
    if kind and pointed:
        return None if noun == _noun(document, first) else Group(first, again, start, is_all=True)
    if kind:
        if noun == _noun(document, first) or not (kind == of_first or _ANYONE in (kind, of_first)):
            return None
        if behind is not None and _completes(document, behind):
            return None
        return Group(first, again, start, is_all or exchanged(first, again))
    relative = document.lexicons[document.language].tables.get("counts.relative", {})
    verbs = sets.get("counts.auxiliary", Words()) | sets.get("counts.verbal", Words())
    if again.value < _BARE or (again.noun is not None and noun not in verbs and noun not in relative):
        return None
    # "The 14,800 who had come", "All 221 were brought ashore".
    told = noun or word
    if told in verbs and again.span.start - other.start <= _BEFORE:
        return Group(first, again, start, is_all or exchanged(first, again))
    return Group(first, again, start, is_all=True) if told in relative and exchanged(first, again) else None


def _noun(document: Document, number: Quantity) -> str:
    return "" if number.noun is None else document.folded[slice(*number.noun)]


def _completes(document: Document, behind: re.Match[str]) -> bool:
    """Tell whether words behind a noun name others than those before: "die 14 Passagiere, die in Ulm zustiegen"."""
    lexicon = document.lexicons[document.language]
    word = behind["word"]
    if lexicon.tables.get("counts.relative", {}).get(word) == ("comma" if behind["comma"] else "plain"):
        return True
    if behind["comma"] or word not in lexicon.sets.get("counts.completed", Words()):
        return False
    # "Les rescapés du canot" are known, those of Lyon need not be.
    has_capitals = lexicon.tables.get("spelling", {}).get("noun") == "capital"
    told = document.text[behind.end() : behind.end() + _BEFORE].split()[:2]
    return has_capitals or any(each[:1].isupper() for each in told)
