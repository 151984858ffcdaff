"""Names that open a sentence, or what its subject is of, and the number that the next one takes them up with.

"Kenya, Uganda, Rwanda and Malawi have signed. The five countries will share a store": who was named is who is counted,
where the sentence names nobody else and the number stands at the head of the next one, without a complement.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from operator import attrgetter

from factcheck import QUANTITIES, SENTENCES, TIMEXES, Document, Quantity, QuantityKind, Span, covering, inside
from factcheck_counts.readings import coordination
from factcheck_counts.readings.lists.announced import Listed
from factcheck_counts.readings.ordinals.rows import name_row
from factcheck_counts.readings.passage import Passage
from factcheck_counts.readings.vocabulary import CAPITAL, WORD, Vocabulary, Words

_END = attrgetter("end")
_LEAST, _FEWEST, _MOST = 2, 3, 12
#: "The ministers of": what leads to a list of what each is of.
_HEAD = 3
#: "Are the last", in words, and in code points.
_COPULA, _LED = 3, 32
_CAPITAL = re.compile(rf"{CAPITAL}\w*")


def _numbers(document: Document) -> Iterator[tuple[Quantity, Span]]:
    """Yield the numbers that may count names, with what they count."""
    for number in document[QUANTITIES]:
        if number.kind is QuantityKind.CARDINAL and number.noun is not None and _LEAST <= number.value <= _MOST:
            yield number, number.noun


def named_before(document: Document) -> Iterator[Listed]:
    """Yield the names that open a sentence with the number that opens the next one."""
    sentences = document[SENTENCES]
    lexicon = document.lexicons[document.language]
    definite, completed = (lexicon.sets.get(f"counts.{name}", Words()) for name in ("definite", "completed"))
    for number, counted in _numbers(document):
        place = bisect_left(sentences, number.span.end, key=_END)
        if not 0 < place < len(sentences):
            continue
        lead = document.folded[sentences[place].start : number.span.start].split()
        if len(lead) != 1 or lead[0] not in definite:
            continue
        behind = WORD.findall(document.folded, counted.end, sentences[place].end)[:1]
        vocabulary = Vocabulary(lexicon.sets, lexicon.tables)
        if not behind or behind[0] in completed or not vocabulary.counts_something(document, number):
            continue
        before = sentences[place - 1]
        row = name_row(Passage(document, before, (), vocabulary), before.start, least=_FEWEST)
        items = [span for span, _ in row] if row else _of_each(document, before)
        rest = Span(items[-1].end, before.end) if items else before
        if items and not _names_others(document, rest):
            yield Listed(number, items, items[0].to(items[-1]), len(items), len(items))


def named_as(document: Document) -> Iterator[Listed]:
    """Yield the names that open a sentence with the number that they are said to be: "A, B et C sont les trois …"."""
    sentences = document[SENTENCES]
    lexicon = document.lexicons[document.language]
    definite, copula = (lexicon.sets.get(f"counts.{name}", Words()) for name in ("definite", "copula"))
    for number, _ in _numbers(document):
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
        vocabulary = Vocabulary(lexicon.sets, lexicon.tables)
        row = name_row(Passage(document, sentence, (), vocabulary), sentence.start, least=_LEAST)
        items = [span for span, _ in row]
        if items and not document.text[items[-1].end : led.start()].strip():
            yield Listed(number, items, items[0].to(items[-1]), len(items), len(items))


def _names_others(document: Document, rest: Span) -> bool:
    """Tell whether the rest of a sentence names or counts anybody else; days of the week have capitals too."""
    if any(one.value != 1 for one in inside(document[QUANTITIES], rest)):
        return True
    times = [timex.span for timex in inside(document[TIMEXES], rest)]
    has_capitals = document.lexicons[document.language].tables.get("spelling", {}).get("noun") == "capital"
    return not has_capitals and any(
        not any(time.contains(Span(*word.span())) for time in times) for word in _CAPITAL.finditer(document.text, *rest)
    )


def _of_each(document: Document, sentence: Span) -> list[Span]:
    """Return what a plural at the head of a sentence is of, one each: "The ministers of finance, …"."""
    sets = document.lexicons[document.language].sets
    words = list(WORD.finditer(document.folded, *sentence))[:_HEAD]
    plural, ands = (sets.get(f"counts.{name}", Words()) for name in ("plural-articles", "and"))
    if len(words) < _HEAD or words[0][0] not in plural or words[-1][0] not in sets.get("counts.of-each", Words()):
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
