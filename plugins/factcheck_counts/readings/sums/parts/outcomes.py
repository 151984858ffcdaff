"""Those whom something ended well for, and those whom it did not: nobody is found guilty and acquitted at once.

"Nine of the twelve defendants were convicted, four were acquitted", "1,240 candidates sat the exam. … 1,118 passed and
132 failed": the two together can be no more than all there are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from operator import attrgetter

from factcheck import Match, Quantity, QuantityKind
from factcheck_counts.readings.passage import Passage, last_break, texts
from factcheck_counts.readings.sums.parts.counted import Counted, bound, fit, near
from factcheck_counts.readings.vocabulary import WORD, begins, holds, noun_of

_START = attrgetter("span.start")
#: How it ended is told so many words behind a figure, or so many before it.
_BEHIND, _BEFORE = 9, 4
#: A total in another sentence is one of so many figures before.
_LOOKED_AT = 6
#: Both make no more than a slip beyond it.
_NEARLY = Fraction(1, 8)


def ended(counted: Counted, number: int) -> Iterator[Match]:
    """Yield two figures of a sentence that tell of opposite outcomes, with the total that they are some of."""
    sentence = counted.sentences[number]
    figures = [one for one in counted.within(sentence) if one.kind is QuantityKind.CARDINAL and one.unit is None]
    passage = counted.passage(sentence)
    told: dict[str, dict[str, Quantity]] = {}
    whole: Quantity | None = None
    for place, one in enumerate(figures):
        following = figures[place + 1] if place + 1 < len(figures) else None
        if whole is one:
            continue
        if following is not None and counted.vocabulary.is_some_of(counted.document, one, following):
            whole = following
        last = whole if whole is following and whole is not None else one
        group, _, side = _outcome(passage, one, last, figures[place + 1 + (last is not one) :]).partition("-")
        if group:
            told.setdefault(group, {}).setdefault(side, one)
    for sides in told.values():
        parts = sorted(sides.values(), key=_START)
        if len(parts) > 1 and not any(
            begins(texts(passage.behind(one)), counted.vocabulary["of-them"]) for one in parts
        ):
            of = whole or _before(counted, parts)
            if of is not None and fit(of, parts) and near(of, parts, _NEARLY):
                yield bound(of, parts, "apart", within=of.span)


def _outcome(passage: Passage, one: Quantity, last: Quantity, further: Sequence[Quantity]) -> str:
    """Return how it ended for those whom a figure counts, in its own clause: first what is said behind it."""
    outcomes = passage.vocabulary.table("outcomes")
    end = further[0].span.start if further else passage.span.end
    behind = texts([word for word in passage.behind(last)[:_BEHIND] if word.start < end])
    ands = passage.vocabulary["and"]
    # "Aprobaron 118 y suspendieron 32": what "and" leads to is said of the next.
    behind = behind[: next((place for place, word in enumerate(behind) if word in ands), len(behind))]
    words = [*behind, *reversed(texts(passage.before(one))[-_BEFORE:])]
    return next((outcomes[word] for word in words if word in outcomes), "")


def _before(counted: Counted, parts: Sequence[Quantity]) -> Quantity | None:
    """Return the last figure before two parts, in their paragraph, that they can be some of.

    They count nothing, or those to whom it happened: "54 cases, 33 dead and 27 survivors".
    """
    outcomes = counted.vocabulary.table("outcomes")
    if any(counted.noun(one) and noun_of(counted.document, one) not in outcomes for one in parts):
        return None
    end = parts[0].span.start
    place = bisect_left(counted.figures, end, key=_START)
    near = counted.figures[max(place - _LOOKED_AT, 0) : place]
    start = last_break(counted.document, near[0].span.start, end) if near else end
    known = [one for one in near if one.span.start >= start and one.kind is QuantityKind.CARDINAL and counted.noun(one)]
    fitting = [one for one in known if one.unit is None and one.value > max(part.value for part in parts)]
    number = counted.sentence_at(fitting[-1].span.start) if fitting else None
    if number is None:
        return None
    # "Last year 46 people died in fires. On Sunday …"
    then = holds(WORD.findall(counted.document.folded, *counted.sentences[number]), counted.vocabulary["then"])
    return None if then else fitting[-1]
