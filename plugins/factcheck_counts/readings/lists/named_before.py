"""Names that open a sentence, or what its subject is of, and the number that the next one takes them up with.

"Kenya, Uganda, Rwanda and Malawi have signed. The five countries will share a store": who was named is who is counted,
where the sentence names nobody else and the number stands at the head of the next one, without a complement.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from factcheck import QUANTITIES, SENTENCES, TIMEXES, Document, Quantity, QuantityKind, Span, covering, inside
from factcheck_counts.readings import coordination
from factcheck_counts.readings.lists.announced import Listed
from factcheck_counts.readings.ordinals.rows import name_row
from factcheck_counts.readings.passage import Passage
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.vocabulary import CAPITAL, WORD, begins, holds, vocabulary_of

_END = attrgetter("end")
_CARDINAL = QuantityKind.CARDINAL
_LEAST, _FEWEST, _MOST = 2, 3, 12
#: "All of the" has no more letters.
_OPENING = 16
#: "The ministers of": what leads to a list of what each is of.
_HEAD = 3
#: "Are the last", in words, and in code points.
_COPULA, _LED = 3, 32
_CAPITAL = re.compile(rf"{CAPITAL}\w*")
#: Where every noun has a capital.
_FULL_NAME = re.compile(rf"{CAPITAL}\w+ {CAPITAL}\w+")


def small_numbers(document: Document) -> list[Quantity]:
    """Return the numbers that may count names."""
    return [
        number
        for number in document[QUANTITIES]
        if number.kind is _CARDINAL and number.unit is None and _LEAST <= number.value <= _MOST
    ]


def named_before(document: Document, numbers: Sequence[Quantity]) -> Iterator[Listed]:
    """Yield the names that a sentence is told of with the number that opens the next one."""
    sentences, vocabulary = document[SENTENCES], vocabulary_of(document)
    for number in numbers:
        place = bisect_left(sentences, number.span.end, key=_END)
        if not 0 < place < len(sentences):
            continue
        sentence = document[STATEMENTS][place]
        if not 0 <= number.span.start - sentence.start <= _OPENING:
            continue
        lead = " ".join(document.folded[sentence.start : number.span.start].split())
        if lead not in vocabulary["definite", "all-of-them"] or not _takes_up(document, number, sentence):
            continue
        before = document[STATEMENTS][place - 1]
        items, is_subject = _named(document, before)
        if not items or _names_others(document, Span(items[-1].end, before.end)):
            continue
        if not is_subject and _is_of_others(document, Span(before.start, items[0].start)):
            continue
        # "The mayor met Ann Reed, Tom Hale and Joe Marsh. The four …": he may be one of them.
        if is_subject or number.value < len(items) or _counts_things(document, number, lead):
            yield Listed(number, items, items[0].to(items[-1]), len(items), len(items))


def _is_of_others(document: Document, lead: Span) -> bool:
    """Tell whether names are told of in a clause on somebody else: "Southcorp, whose brands include A, B and C, …"."""
    vocabulary = vocabulary_of(document)
    comma = document.folded.rfind(",", *lead)
    told = WORD.findall(document.folded, max(comma, lead.start), lead.end)
    return holds(told, vocabulary["open-list"]) or (comma >= 0 and begins(told, vocabulary["relative"]))


def _takes_up(document: Document, number: Quantity, sentence: Span) -> bool:
    """Tell whether a number is all that its clause is told of: "the five countries", "all five were", not "of"."""
    vocabulary = vocabulary_of(document)
    behind = WORD.findall(document.folded, number.span.end, sentence.end)[:1]
    if behind and behind[0] in vocabulary["auxiliary"]:
        return True
    if number.noun is None:
        return False
    behind = WORD.findall(document.folded, number.noun.end, sentence.end)[:1]
    return bool(behind) and behind[0] not in vocabulary["completed"]


def _counts_things(document: Document, number: Quantity, lead: str) -> bool:
    """Tell whether a number points at what is nobody: "these five countries"."""
    if number.noun is None or lead not in vocabulary_of(document)["demonstrative"]:
        return False
    people = tuple(vocabulary_of(document)["people-endings"])
    return not document.folded.endswith(people, *number.noun)


def _named(document: Document, sentence: Span) -> tuple[list[Span], bool]:
    """Return the names that a sentence opens with, or has and no others, and whether it is told of them."""
    passage = Passage(document, sentence, (), vocabulary_of(document))
    starts = [sentence.start]
    if not passage.vocabulary.has_capitals:
        name = _CAPITAL.search(document.text, sentence.start + 1, sentence.end)
        articles = passage.vocabulary["articles"]
        before = [*WORD.finditer(document.folded, sentence.start, name.start() if name else sentence.start)][-1:]
        if name is not None:
            starts.append(before[0].start() if before and before[0][0] in articles else name.start())
    for start in starts:
        row = name_row(passage, start, least=_FEWEST, article=True)
        # "Selon lui, la pomme, la poire et le kiwi sont bons" names nobody.
        if row and not row[0][1].islower():
            return [span for span, _ in row], start == sentence.start
    return _of_each(document, sentence), True


def named_as(document: Document, numbers: Sequence[Quantity]) -> Iterator[Listed]:
    """Yield the names that open a sentence with the number that they are said to be: "A, B et C sont les trois …"."""
    sentences = document[SENTENCES]
    vocabulary = vocabulary_of(document)
    definite, copula = (vocabulary[name] for name in ("definite", "copula"))
    for number in numbers:
        if number.noun is None:
            continue
        sentence = covering(sentences, number.span.start) or number.span
        before = list(WORD.finditer(document.folded, max(sentence.start, number.span.start - _LED), number.span.start))
        # "Are the three last", "are the last three".
        led = next(
            (
                one
                for one, other in pairwise(before[-_COPULA:])
                if one[0] in copula and other[0] in definite and other.end() <= number.span.start
            ),
            None,
        )
        if led is None:
            continue
        row = name_row(Passage(document, sentence, (), vocabulary_of(document)), sentence.start, least=_LEAST)
        items = [span for span, _ in row]
        if items and not document.text[items[-1].end : led.start()].strip():
            yield Listed(number, items, items[0].to(items[-1]), len(items), len(items))


def _names_others(document: Document, rest: Span) -> bool:
    """Tell whether the rest of a sentence names or counts anybody else; days of the week have capitals too."""
    if any(one.value != 1 for one in inside(document[QUANTITIES], rest)):
        return True
    times = [timex.span for timex in inside(document[TIMEXES], rest)]
    name = _FULL_NAME if vocabulary_of(document).has_capitals else _CAPITAL
    return any(
        not any(time.contains(Span(*word.span())) for time in times) for word in name.finditer(document.text, *rest)
    )


def _of_each(document: Document, sentence: Span) -> list[Span]:
    """Return what a plural at the head of a sentence is of, one each: "The ministers of finance, …"."""
    vocabulary = vocabulary_of(document)
    words = list(WORD.finditer(document.folded, *sentence))[:_HEAD]
    plural, ands = (vocabulary[name] for name in ("plural-articles", "and"))
    if len(words) < _HEAD or words[0][0] not in plural or words[-1][0] not in vocabulary["of-each"]:
        return []
    # What the last of them does stands right behind it: "justice handed in …".
    joint = next(
        (word for word in WORD.finditer(document.folded, words[-1].end(), sentence.end) if word[0] in ands), None
    )
    last = None if joint is None else WORD.search(document.folded, joint.end(), sentence.end)
    if last is None:
        return []
    found = coordination.row(document, Span(words[-1].end(), last.end()))
    if found is None or not found.is_closed or found.least != len(found.items) or len(found.items) < _FEWEST:
        return []
    if found.sort not in ("plain", "names", "titles", "led"):
        return []
    return [item.span for item in found.items]
