"""Steps from one amount to another that are told as an amount, in their sentence or in the one beside it.

"The group has lost 18 members. It now has 286, against 314"; "Le Smic augmente de 15 euros. Il passe de 1 204 à 1 219
euros": the two amounts stand next to each other, and words tell which of them was before. Beside them stands one more
amount of which words say that something rose or fell by it. That it is the step between the two is taken for granted
where nothing between them begins another subject.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from factcheck import QUANTITIES, Binding, Covered, Document, Match, Quantity, QuantityKind, Span, beginning, covering
from factcheck_counts.readings.arithmetic import YEAR, magnitude
from factcheck_counts.readings.changes.amounts import Amounts, pair_of
from factcheck_counts.readings.changes.told import Change, pairs
from factcheck_counts.readings.passage import STEM, Passage, last_break, texts
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.vocabulary import begins, ends, vocabulary_of

_SPAN, _START, _END = attrgetter("span"), attrgetter("span.start"), attrgetter("end")
_AMOUNTS = frozenset({QuantityKind.CARDINAL, QuantityKind.CURRENCY, QuantityKind.MEASURE})
#: A step is one of so many figures around the two amounts, and is off by no more times than this.
_AROUND, _TWICE = 4, 2
#: Two amounts of one thing are no further apart than so many times the smaller.
_SAME = 100
#: Among more figures nobody tells which belong together.
_MOST = 12
#: The word of rising or falling stands so many words before "by".
_NEAR = 4
#: What is taken up was told so far back at the most, in letters.
_FAR = 1_000
#: A sentence that goes on says so with one of its first words.
_OPENING = 2


class _Step(NamedTuple):
    """An amount by which something rises (1), falls (-1) or changes (0); ``taken_up`` if it was told before."""

    told: Quantity
    sign: int
    taken_up: bool


def steps(document: Document, known: Covered) -> Iterator[Change]:
    """Yield the changes by an amount whose two amounts stand next to each other.

    Args:
        document: The article.
        known: What is told of changes that were read already.
    """
    quantities, folded = document[QUANTITIES], document.folded
    spans, joints = [*map(_SPAN, quantities)], vocabulary_of(document).joining_amounts
    found: list[tuple[_Step, Amounts]] = []
    for place, ((_, end), (start, _)) in enumerate(pairwise(spans)):
        if folded.endswith(joints, end, start):
            one, other = quantities[place : place + 2]
            if one.kind in _AMOUNTS and other.kind in _AMOUNTS:
                near = [*quantities[max(place - _AROUND, 0) : place], *quantities[place + 2 : place + 2 + _AROUND]]
                # "Elle l'emporte de 15 voix, 47 contre 32": where the step is told, no other figure is it.
                apart = magnitude(one.value - other.value)
                near = [told for told in near if told.value == apart] or near
                likely = [told for told in near if _is_likely(told, one, other) and not known.overlaps(told.span)]
                found.extend(step for told in likely for step in _told(document, told, one, other))
    often = Counter(span for step, pair in found for span in (step.told.span, pair.span))
    for step, pair in found:
        # Where a step is told beside two pairs, nobody tells which of them it is of.
        if often[step.told.span] == often[pair.span] == 1:
            yield from _changes(step, pair)


def _is_likely(told: Quantity, one: Quantity, other: Quantity) -> bool:
    """Tell at little cost whether a figure may be the step between two amounts."""
    if told.kind not in _AMOUNTS or told.unit not in (one.unit, other.unit):
        return False
    if max(one.value, other.value) > _SAME * min(one.value, other.value):
        # "Down from the 214 million tonnes in January and equivalent to 94 and 98 days"
        return False
    apart = magnitude(one.value - other.value)
    return apart <= told.value * _TWICE and told.value <= apart * _TWICE


def _told(document: Document, told: Quantity, one: Quantity, other: Quantity) -> Iterator[tuple[_Step, Amounts]]:
    """Yield a figure as the step between two amounts, if words say so in their sentence or in the one beside it."""
    sentences = document[STATEMENTS]
    here, there = (bisect_left(sentences, each.span.end, key=_END) for each in (one, told))
    if max(here, there) == len(sentences) or abs(here - there) > 1:
        return
    last = sentences[max(here, there)]
    span = sentences[min(here, there)].to(last)
    if last_break(document, span.start, last.start) or not span.contains(other.span):
        return
    figures = _within(document, span)
    if not figures:
        return
    passage = Passage(document, span, figures, vocabulary_of(document))
    step = _step(passage, told)
    pair = pair_of(passage, one, other) if step is not None and _count_alike(passage, step, (one, other)) else None
    if step is None or pair is None or not _are_tied(passage, step, pair.span, last if here != there else None):
        return
    if step.sign * (pair.after.value - pair.before.value) >= 0:
        yield step, pair


def _changes(step: _Step, pair: Amounts) -> Iterator[Change]:
    bindings = (
        ("change", Binding(step.told.span, step.told)),
        ("from", Binding(pair.before.span, _in_unit(pair.before, step.told))),
        ("to", Binding(pair.after.span, _in_unit(pair.after, step.told))),
    )
    first, last = sorted((step.told.span, pair.span))
    for each in pairs([Match(first.to(last), "", bindings)]):
        yield Change(each, step.told, step.sign)


def _count_alike(passage: Passage, step: _Step, amounts: Sequence[Quantity]) -> bool:
    """Tell whether a step counts what the two amounts do: the same, those who have a seat, or nothing of its own."""
    document, vocabulary = passage.document, passage.vocabulary
    own, theirs = vocabulary.noun(document, step.told), {vocabulary.noun(document, one) for one in amounts} - {""}
    if step.told.unit is not None or not own or {own, *theirs} <= vocabulary["mandates", "people"]:
        return True
    # "These two decades" are no step from 7.6 to 6.2.
    return {one[:STEM] for one in theirs} == {own[:STEM]} or not (theirs or step.taken_up)


def _within(document: Document, span: Span) -> Sequence[Quantity]:
    """Return the figures of a stretch; nothing where so many stand that nobody tells which belong together."""
    quantities = document[QUANTITIES]
    first = bisect_left(quantities, span.start, key=_START)
    last = bisect_left(quantities, span.end, lo=first, key=_START)
    return quantities[first:last] if last - first <= _MOST else ()


def _in_unit(amount: Quantity, told: Quantity) -> Quantity:
    """Return an amount in the unit that is told once: "282 milliards d'euros, contre 293 milliards"."""
    return amount if amount.unit is not None else amount._replace(kind=told.kind, unit=told.unit)


def _step(passage: Passage, told: Quantity) -> _Step | None:
    """Return an amount as a step: "rose by £15", "lost 18 members", "15 more", "those £15"; None for any other."""
    vocabulary = passage.vocabulary
    whole = told._replace(span=told.span.to(told.noun)) if told.noun is not None else told
    lead, behind = texts(passage.before(told)), texts(passage.behind(whole))
    if lead and lead[-1] in vocabulary["demonstrative"]:
        return None if _is_told_before(passage, told) else _Step(told, 0, taken_up=True)
    for sign, forms in ((1, vocabulary["more"]), (-1, vocabulary["fewer"])):
        if begins(behind, forms):
            return _Step(told, sign, taken_up=False)
    won = (1, vocabulary["won"]), (-1, vocabulary["lost"])
    near = [*lead[-1:], *texts(passage.clause_behind(told))[-1:]]
    sign = next((sign for sign, verbs in won if not verbs.isdisjoint(near)), 0)
    if sign:
        # Money that is lost is a loss, and not by how much something fell.
        return None if told.kind is QuantityKind.CURRENCY else _Step(told, sign, taken_up=False)
    up, down = vocabulary.up | vocabulary["won"], vocabulary.down | vocabulary["lost"]
    if lead[1:] != [] and lead[-1] in vocabulary["by-far", "led-by"]:
        moved = [word for word in lead[-_NEAR:] if word in up | down]
        return _Step(told, 1 if moved[-1] in up else -1, taken_up=False) if moved else None
    if told.unit is not None and lead and lead[-1] in vocabulary.up | vocabulary.down:
        # "Subirá 6 euros"
        return _Step(told, 1 if lead[-1] in vocabulary.up else -1, taken_up=False)
    if lead == [*lead[:1]] and ends(lead, vocabulary["so-much"]):
        # "Le Smic augmentera de 1,2 %, soit 15 euros"
        moved = [word for word in texts(passage.between(_start(passage, told), told.span.start)) if word in up | down]
        return _Step(told, 1 if moved[-1] in up else -1, taken_up=False) if moved else None
    return None


def _is_told_before(passage: Passage, told: Quantity) -> bool:
    """Tell whether an amount that is taken up was told further back, so that it is no step between two others."""
    before = Span(max(passage.span.start - _FAR, 0), passage.span.start)
    return any(
        one.value == told.value and one.unit == told.unit for one in beginning(passage.document[QUANTITIES], before)
    )


def _start(passage: Passage, told: Quantity) -> int:
    """Return where the sentence of an amount begins."""
    sentence = covering(passage.document[STATEMENTS], told.span.start)
    return passage.span.start if sentence is None else sentence.start


def _are_tied(passage: Passage, step: _Step, pair: Span, last: Span | None) -> bool:
    """Tell whether nothing between a step and two amounts begins another subject.

    Args:
        passage: The sentences that hold them.
        step: The step.
        pair: The two amounts.
        last: The second sentence, if they stand in two.
    """
    vocabulary, told = passage.vocabulary, step.told.span
    if last is None:
        first, second = sorted((told, pair))
        _, *clauses = passage.clauses(first.end, second.start)
        return all(map(passage.is_closed, clauses))
    if step.taken_up and last.contains(told):
        return True
    years = [{*YEAR.findall(passage.document.text, *span)} for span in (Span(passage.span.start, last.start), last)]
    if all(years) and years[0].isdisjoint(years[1]):
        return False
    opening = texts(passage.between(*last))[:_OPENING]
    if not opening or opening[0] not in vocabulary["pronoun"]:
        # "Ahora tiene 286": no subject at all
        return all(
            map(passage.is_known, passage.between(last.start, pair.start if last.contains(pair) else told.start))
        )
    if opening[0] not in vocabulary["demonstrative"] or begins(opening[1:], vocabulary["rise", "fall"]):
        return True
    # "These receipts": they were named in the sentence before.
    return any(word.text.startswith(opening[-1][:STEM]) for word in passage.between(passage.span.start, last.start))
