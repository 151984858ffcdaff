"""Which two amounts of a passage are of one thing: of one unit, of one noun, or of what a bare number takes up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck import (
    Quantity,
    QuantityKind,
    Span,
    beginning,
    covering,
)
from factcheck_counts.readings.changes.claims import Claim
from factcheck_counts.readings.passage import Passage
from factcheck_counts.readings.statements import STATEMENTS

Pairs = Sequence[tuple[Quantity, Quantity]]
_PERCENT = "%"
_TWO = 2


def counterparts(passage: Passage, amounts: Sequence[Quantity], claim: Claim) -> Iterator[Pairs]:
    """Yield the pairs of amounts that may be of one thing, those that most likely are first.

    A bare number is one of what is counted before it, or right behind it: "The survey counted 105 animals. In 2008 it
    had found 35"; "von 35 auf 21 Millionen Euro". What a word like "cases" counts may be what another noun counts, and
    so may anything where a conclusion is drawn of the two.

    Args:
        passage: Where they stand.
        amounts: All its amounts.
        claim: What is told of their difference.
    """
    by_name: dict[str, list[Quantity]] = {}
    for amount, name in zip(amounts, _names(passage, amounts), strict=True):
        by_name.setdefault(name, []).append(amount)
    yield [pair for name, alike in by_name.items() for pair in _two_of(passage, name, alike)]
    single = [alike[0] for alike in by_name.values() if len(alike) == 1 and alike[0].unit is None]
    concluded = claim.taken_up or claim.concluded
    yield [
        (one, other)
        for one, other in combinations(single, _TWO)
        if concluded or passage.is_generic(one) or passage.is_generic(other) or other.noun is None
    ]
    # "It recorded 1,240 thefts. Forty villages take part. In 2015, it had counted 1,550."
    bare = [amount for amount in amounts if _dimension(passage, amount) is None]
    named = [alike[0] for name, alike in by_name.items() if len(alike) == 1 and name != _PERCENT]
    yield [(one, other) for other in bare for one in named if one.span < other.span and one not in bare]


def _two_of(passage: Passage, name: str, alike: Sequence[Quantity]) -> Pairs:
    """Return the two amounts of one thing; bare numbers of several sentences count several things."""
    if len(alike) == _TWO:
        return [(alike[0], alike[1])]
    if name:
        return []
    sentences = dict.fromkeys(_sentence(passage, amount) for amount in alike)
    inside = [[amount for amount in alike if sentence.contains(amount.span)] for sentence in sentences]
    return [(each[0], each[1]) for each in inside if len(each) == _TWO]


def _names(passage: Passage, amounts: Sequence[Quantity]) -> list[str]:
    """Return of what each amount is one: its unit, or the beginning of what it counts; nothing where nothing tells."""
    names = [_dimension(passage, amount) for amount in amounts]
    sentences = [_sentence(passage, amount) for amount in amounts]
    taken: list[str] = []
    for place, name in enumerate(names):
        before = [(each, sentences[other]) for other, each in enumerate(taken) if each not in ("", _PERCENT)][-1:]
        behind = [
            each
            for other, each in enumerate(names[place + 1 :], place + 1)
            if each is not None and sentences[other] == sentences[place] and (each != _PERCENT or other == place + 1)
        ]
        if name is not None:
            taken.append(name)
        elif before and _is_next(passage, before[0][1], sentences[place]):
            taken.append(before[0][0])
        else:
            taken.append(behind[0] if behind else "")
    return taken


def _sentence(passage: Passage, amount: Quantity) -> Span:
    return covering(passage.document[STATEMENTS], amount.span.start) or passage.span


def _is_next(passage: Passage, one: Span, other: Span) -> bool:
    """Tell whether a sentence is another one, or follows it."""
    return len(beginning(passage.document[STATEMENTS], Span(one.start + 1, other.start + 1))) < _TWO


def _dimension(passage: Passage, amount: Quantity) -> str | None:
    """Return what an amount is one of; None for a bare number, and for one of what may be anything."""
    if amount.kind is QuantityKind.PERCENT:
        return _PERCENT
    if amount.unit is not None:
        return amount.unit
    return None if passage.is_generic(amount) else passage.counted(amount)
