"""Lists of what a number announces, read item by item: titles, names, and what an article leads to.

The constructions take what stands between two commas for an item where all items are short and alike. Here a sentence
is cut at its commas where each piece begins as the others do: with a capital, a quote mark or an article; before "and"
stands no comma where articles lead, so that none of them can be a remark on the one before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck import QUANTITIES, SENTENCES, Document, Quantity, QuantityKind, Span, covering
from factcheck_counts.readings.vocabulary import Words

_CARDINAL = QuantityKind.CARDINAL
_FEWEST, _MOST = 2, 25
#: So many words stand between a number and its list.
_FAR = 24
#: Items of more words may be two; one that an article leads to has fewer.
_LONGEST = 8
_LONGEST_LED = 6
#: Names of persons, without an article before them.
_FULL_NAME = (2, 3)
_QUOTED = re.compile(r"^[«“„\"‘‚][^«»“”„\"]+[»”“\"’‘]$")
_WORDS = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*['’]?")
#: A colon, or a dash that nothing closes.
_OPENING = re.compile(r" ?: | [-–—] ")
_ENDING = " .!?\n"


class Listed(NamedTuple):
    """A number and the items that it announces.

    Args:
        number: The number.
        items: Where the items stand.
        span: From the first of them to the last.
    """

    number: Quantity
    items: Sequence[Span]
    span: Span


def lists(document: Document) -> Iterator[Listed]:
    """Yield the lists behind a colon, a dash, a comma, "namely" or a verb, and those before "these three"."""
    sentences, folded = document[SENTENCES], document.folded
    numbers = [
        one
        for one in document[QUANTITIES]
        if one.noun is not None and one.kind is _CARDINAL and one.unit is None and _FEWEST <= one.value <= _MOST
    ]
    forms, at = None, 0
    while at < len(numbers):
        sentence = covering(sentences, numbers[at].span.start)
        first, at = at, at + 1
        if sentence is None:
            continue
        while at < len(numbers) and numbers[at].span.start < sentence.end:
            at += 1
        # A list has a comma, and "and"; what follows the first of them is long enough for two items.
        if not sentence.start <= folded.find(",", *sentence):
            continue
        forms = forms or _forms(document)
        within = numbers[first:at]
        found = next(filter(None, (_behind(document, sentence, one, within, forms) for one in within)), None)
        found = found or _before(document, sentence, within[0], forms)
        if found is not None:
            yield found


def _forms(document: Document) -> dict[str, Words]:
    sets = document.lexicons[document.language].sets
    names = (
        "of-them",
        "articles",
        "possessive",
        "named",
        "copula",
        "definite",
        "and",
        "open-list",
        "and-more",
        "relatives",
        "pointing",
    )
    return {name: sets.get(f"counts.{name}", Words()) for name in names}


def _behind(
    document: Document, sentence: Span, number: Quantity, numbers: Sequence[Quantity], forms: dict[str, Words]
) -> Listed | None:
    """Return the list that a number of a sentence announces."""
    noun = number.noun or number.span
    if not any(document.folded.find(f" {word} ", noun.end, sentence.end) >= 0 for word in forms["and"]):
        return None
    for start, how in _openings(document, sentence, noun.end, number, forms):
        between = document.folded[noun.end : start].split()
        if any(noun.end <= other.span.start < start for other in numbers if other is not number):
            return None
        if len(between) > _FAR or not forms["of-them"].isdisjoint(word.strip(",") for word in between):
            return None
        items = _items(document, Span(start, sentence.end), forms)
        if items is None:
            continue
        sort = _sort(document, items, forms)
        if sort is None or (how == "comma" and sort not in ("quoted", "persons")) or (how == "verb" and sort == "led"):
            continue
        # "Un couple, leurs deux fils et une voisine" are five.
        if sort == "led" and len(items) < number.value:
            return None
        return Listed(number, items, items[0].to(items[-1]))
    return None


def _openings(
    document: Document, sentence: Span, start: int, number: Quantity, forms: dict[str, Words]
) -> Iterator[tuple[int, str]]:
    """Yield where a list may begin behind a number, and what opens it."""
    text, folded = document.text, document.folded
    mark = _OPENING.search(text, start, sentence.end)
    if mark is not None:
        yield mark.end(), "mark"
        return
    for form in forms["named"]:
        place = folded.find(f" {form} ", start, sentence.end)
        if place >= 0:
            yield place + len(form) + 2, "mark"
            return
    before = folded[sentence.start : number.span.start].split()
    if before and before[-1] in forms["definite"] and len(before) <= _FEWEST:
        verb = next((word for word in _WORDS.finditer(folded, start, sentence.end) if word[0] in forms["copula"]), None)
        if verb is not None:
            yield verb.end(), "verb"
    comma = folded.find(",", start, sentence.end)
    # "Trois ministres MoDem Marc Fesneau, Jacqueline Gourault et …": the first is named before the comma.
    if comma >= 0 and not any(word[0].isupper() for word in text[start:comma].split()[-1:]):
        yield comma + 1, "comma"


def _before(document: Document, sentence: Span, number: Quantity, forms: dict[str, Words]) -> Listed | None:
    """Return the names that open a sentence before "these three": "A, B et C : ces trois élus …"."""
    mark = _OPENING.search(document.text, sentence.start, number.span.start)
    if mark is None or document.folded[mark.end() : number.span.start].strip() not in forms["pointing"]:
        return None
    items = _items(document, Span(sentence.start, mark.start()), forms)
    if items is None or _sort(document, items, forms) != "persons":
        return None
    return Listed(number, items, items[0].to(items[-1]))


def _items(document: Document, within: Span, forms: dict[str, Words]) -> Sequence[Span] | None:
    """Return the pieces of a stretch between commas, the last two of which "and" parts; None where none does."""
    text, folded = document.text, document.folded
    tail = folded[within.start : within.end]
    padded = f" {' '.join(_WORDS.findall(tail))} "
    if any(f" {form} " in padded for form in forms["and-more"]) or padded[1:].startswith(tuple(forms["open-list"])):
        return None
    pieces, start = [], within.start
    for comma in [*(place for place in range(*within) if folded[place] == ","), within.end]:
        pieces.append(Span(start, comma))
        start = comma + 1
    last = pieces.pop()
    joint = max((folded.rfind(f" {word} ", last.start - 1, last.end) for word in forms["and"]), default=-1)
    if joint < 0:
        return None
    behind = folded.index(" ", joint + 1)
    if folded[last.start : joint].strip():
        pieces.append(Span(last.start, joint))
    pieces.append(Span(behind, last.end))
    items = [_stripped(text, piece) for piece in pieces]
    return items if len(items) >= _FEWEST and all(item.start < item.end for item in items) else None


def _stripped(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1] in _ENDING:
        end -= 1
    return Span(start, end)


def _sort(document: Document, items: Sequence[Span], forms: dict[str, Words]) -> str | None:
    """Return of which sort all items are: quoted, persons, titles, or led by an article; None where they differ."""
    told = [document.text[slice(*item)] for item in items]
    words = [_WORDS.findall(item) for item in told]
    if any(mark in item for item in told for mark in ";:()") or any(
        word.lower() in forms["and"] for each in words for word in each
    ):
        # "Les Américains Lime et Bird" are two.
        return None
    if all(map(_QUOTED.match, told)):
        return "quoted"
    if any(not 0 < len(each) <= _LONGEST for each in words) or any(
        word.lower() in forms["relatives"] for each in words for word in each
    ):
        return None
    if all(len(each) in _FULL_NAME and all(word[0].isupper() for word in each) for each in words):
        return "persons"
    has_capitals = document.lexicons[document.language].tables.get("spelling", {}).get("noun") == "capital"
    if not has_capitals and all(each[0][0].isupper() for each in words):
        return "titles"
    led = forms["articles"] | forms["possessive"]
    oxford = document.text[: items[-1].start].rstrip().rpartition(" ")[0].endswith(",")
    if oxford or not all(len(each) <= _LONGEST_LED and _lead(each) in led for each in words):
        return None
    named = {_is_name(each) for each in words}
    if named == {True} and not has_capitals:
        return "named"
    # "La France, le pays de Macron, l'Italie"
    return "led" if has_capitals or len(named) == 1 else None


def _is_name(words: Sequence[str]) -> bool:
    """Tell whether what stands behind an article begins with a capital."""
    first = words[0].replace("’", "'").partition("'")[2]
    return (first or words[min(1, len(words) - 1)])[0].isupper()


def _lead(words: Sequence[str]) -> str:
    first = words[0].replace("’", "'").lower()
    return first.partition("'")[0] + "'" if "'" in first else first
