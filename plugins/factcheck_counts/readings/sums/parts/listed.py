"""Totals before their parts: a list that words open as that of all parts, or close by saying that there are no others.

"La suppression de 412 postes … Dans le détail, Vaulx perd 185 emplois, Lens 142 et Nice 85. Aucun autre site n'est
touché": how far the total stands before the list differs; it is the last figure before it that all parts can be some
of, and that they nearly make.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from operator import attrgetter

from factcheck import Match, Quantity, QuantityKind, Span
from factcheck_counts.readings.arithmetic import counts_time
from factcheck_counts.readings.passage import Passage, texts
from factcheck_counts.readings.sums.parts.counted import Counted, bound, fit, near
from factcheck_counts.readings.vocabulary import Vocabulary, holds, noun_of

_CARDINAL, _CURRENCY = QuantityKind.CARDINAL, QuantityKind.CURRENCY
#: A total stands no further before its list, in letters, and no more figures before it.
_FAR = 900
_LOOKED_AT = 5
#: A list is taken for that of a total that it makes to a sixth; one that nothing closes, to a tenth.
_NEARLY, _CLOSELY = Fraction(1, 6), Fraction(1, 10)
#: Behind a colon names with a figure each, the first three of them at least.
_NAMED = re.compile(r":(?=(?: [^\W\d_][^\d\n:;,()]{0,30} \(?\d+(?:[., \u00a0\u202f]\d{3})*\)?[,;]){2})")
_START = attrgetter("span.start")
_FEWEST = 2
#: "2,4 millones" of money need not say so.
_LARGE = 1_000


def opened(counted: Counted, number: int, opening: Span) -> Iterator[Match]:
    """Yield a list that some words of a sentence open, with its total."""
    yield from _opened(counted, number, opening, is_named=False)


def _opened(counted: Counted, number: int, opening: Span, *, is_named: bool) -> Iterator[Match]:
    """Yield a list with its total; of names alone none need be joined to the last."""
    sentence = counted.sentences[number]
    parts = counted.with_names(Span(opening.end, sentence.end))
    passage = counted.passage(sentence, parts)
    if not _is_list(passage, opening, parts, is_named=is_named):
        return
    lead = texts(passage.between(sentence.start, opening.start))
    if holds(lead, counted.vocabulary["a-part"]):
        # "The completed portion of the credit consists of …"
        return
    whole = _whole(counted, parts, opening.start, sentence.start)
    if whole is not None and (not is_named or _is_shared_out(counted, passage, whole)):
        yield bound(whole, parts, *(["kinds"] if is_named else []), within=whole.span)


def has_named_rows(text: str) -> bool:
    """Tell whether names with a figure each stand behind a colon."""
    return _NAMED.search(text) is not None


def named_rows(counted: Counted) -> Iterator[Match]:
    """Yield names with a figure each behind a colon, and their total: "So verteilen sich 45 Sitze: SP 16, FDP 8, …"."""
    for found in _NAMED.finditer(counted.document.text):
        number = counted.sentence_at(found.start())
        if number is not None:
            yield from _opened(counted, number, Span(found.start(), found.start() + 1), is_named=True)


def _is_shared_out(counted: Counted, passage: Passage, whole: Quantity) -> bool:
    """Tell whether a figure counts what is told name by name, seats or medals, or the words say that it is divided."""
    vocabulary, words = counted.vocabulary, texts(passage.words)
    noun = noun_of(counted.document, whole)
    known = noun in vocabulary["mandates", "votes"] or noun in vocabulary.table("whole-of")
    return passage.span.contains(whole.span) and (known or holds(words, vocabulary["divided", "apportioned"]))


def closed(counted: Counted, number: int, told: Span) -> Iterator[Match]:
    """Yield a list behind which it is said that there is nothing else: in its sentence, or in the next."""
    sentence = counted.sentences[number]
    stretch = Span(sentence.start, told.start)
    parts = counted.with_names(stretch)
    if not parts and number:
        stretch = counted.sentences[number - 1]
        parts = counted.with_names(stretch)
    if not parts:
        return
    first = counted.figures[max(bisect_left(counted.figures, parts[0].span.start, key=_START) - _LOOKED_AT, 0) :]
    before = [one for one in first if one.span.end <= stretch.start and told.start - one.span.start <= _FAR]
    # "Il perd 640 emplois à Lens. À Lyon, c'est 310, …": the parts may begin some sentences before.
    for start in range(len(before), -1, -1):
        run = [*before[start:], *parts]
        for cut in range(len(run) - 1):
            whole, rest = run[cut], run[cut + 1 :]
            if len(rest) >= _FEWEST and holds_all(counted, whole, rest) and near(whole, rest, _NEARLY):
                yield bound(whole, rest, within=whole.span)
                return


def _whole(counted: Counted, parts: Sequence[Quantity], end: int, start: int) -> Quantity | None:
    """Return the last figure before a list that can be its total, nearer to what it makes in an earlier sentence."""
    place = bisect_left(counted.figures, end, key=_START)
    before = [one for one in counted.figures[max(place - _LOOKED_AT, 0) : place] if end - one.span.end <= _FAR]
    known = [one for one in reversed(before) if holds_all(counted, one, parts)]
    made = sum(part.value for part in parts)
    if any(one.value == made for one in known):
        return next(one for one in known if one.value == made)
    return next((one for one in known if near(one, parts, _NEARLY if one.span.start >= start else _CLOSELY)), None)


def holds_all(counted: Counted, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Tell whether a figure can be what parts are of: of their unit, and counting what they count or anything else."""
    if not fit(whole, parts) or counts_time(whole):
        return False
    units = {part.unit for part in parts} - {None}
    if whole.unit is not None:
        return units <= {whole.unit} and all(part.unit is not None or not counted.noun(part) for part in parts)
    if whole.value >= _LARGE and all(part.value >= _LARGE for part in parts) and not counted.noun(whole):
        # "La reforma, de 2,4 millones, está financiada por …"
        return bool(units) and {part.kind for part in parts} <= {_CARDINAL, _CURRENCY}
    return whole.kind is _CARDINAL and not units and whole.noun is not None


def _is_list(passage: Passage, opening: Span, parts: Sequence[Quantity], *, is_named: bool) -> bool:
    """Tell whether each figure behind some words is an item of its own, the last behind "and", and none is left out."""
    vocabulary = passage.vocabulary
    if len(parts) < _FEWEST or any(part.hedge is not None for part in parts):
        return False
    for one, other in pairwise(parts):
        between = texts(passage.between(one.span.end, other.span.start))
        joined = passage.has_border(one.span.end, other.span.start) or not vocabulary["and"].isdisjoint(between)
        if not joined or holds(between, vocabulary["of-them", "than"]):
            return False
    told = texts(passage.between(opening.end, passage.span.end))
    last = texts(passage.between(parts[-2].span.end, parts[-1].span.start))
    joined = is_named or not vocabulary["and"].isdisjoint(last)
    return joined and not _is_open(vocabulary, told)


def _is_open(vocabulary: Vocabulary, words: Sequence[str]) -> bool:
    """Tell whether words say that there is more than what they name, or that some of it is in two parts."""
    return holds(words, vocabulary["and-more", "open-list", "remainder", "both", "others", "then"])
