"""What says that a change is not of the two amounts that stand beside it: it has a base, or a time, of its own.

"Up from 274 a year ago and 27 pct above the record of 1983", "rose 49 pct to 6.9 billion, after a 38 pct decline",
"15.7 pct, or 40 million", "compared with 15 in May and fell 18 pct from 17.4": copy about figures tells several changes
in one sentence, each with what it is held against.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from factcheck import QUANTITIES, SENTENCES, Document, QuantityKind, Span, covering, inside
from factcheck_counts.readings.arithmetic import looks_like_year
from factcheck_counts.readings.passage import Passage, texts
from factcheck_counts.readings.vocabulary import begins, ends, holds, vocabulary_of

if TYPE_CHECKING:
    from factcheck_counts.readings.changes.told import Change

_PERCENT = QuantityKind.PERCENT
_START = attrgetter("span.start")
#: "After a sharp fall of" stands so many words before a change at the most.
_LEAD = 5
#: So many words before or behind a change name what it is of.
_NAMED = 4
#: What looks like a year beside an amount that is so many times more or less is one.
_AWAY = 10


def is_of_others(document: Document, change: Change) -> bool:
    """Tell whether a change is one from or to something else than the amounts that it was joined to."""
    if "tied" in change.pair.match:
        return False
    first = covering(document[SENTENCES], min(change.pair.match.span.start, change.told.span.start))
    last = covering(document[SENTENCES], max(change.pair.match.span.end, change.told.span.end) - 1)
    if first is None or last is None:
        return False
    figures = [one for one in inside(document[QUANTITIES], first.to(last)) if not looks_like_year(document, one)]
    passage = Passage(document, first.to(last), figures, vocabulary_of(document))
    return (
        _is_year(document, change)
        or _is_held_against(passage, change)
        or _was_before(passage, change)
        or _tells_how_much(passage, change)
        or _has_another_base(passage, change)
        or _are_apart(passage, change)
        or _is_of_somebody(passage, change)
        or _is_of_a_share(passage, change)
    )


def _is_year(document: Document, change: Change) -> bool:
    """Tell whether one of two amounts is a year: "fell 0.2 pct from 1985 to 119.3 billion"."""
    one, other = change.pair.start, change.pair.end
    for year, amount in ((one, other), (other, one)):
        far = not year.value <= amount.value * _AWAY <= year.value * _AWAY**2
        if looks_like_year(document, year._replace(unit=None)) and (far or amount.unit is not None):
            return True
    return False


def _is_held_against(passage: Passage, change: Change) -> bool:
    """Tell whether the amount after a change is only what another one is compared with: "compared with 15 in May"."""
    words, instead = passage.before(change.pair.end), passage.vocabulary["instead"]
    lead, text = texts(words), passage.document.text
    named = any(text[word.start].isupper() and not word.timed for word in words)
    if named and not passage.vocabulary.has_capitals and not holds(lead, instead - passage.vocabulary["from"]):
        # "Commuters from Reading will pay 69 pounds": a place is where somebody is from.
        return False
    # "Frente al 15 %", but "from 40 to 50"
    return holds(lead, instead) and (ends(lead, instead) or not ends(lead, passage.vocabulary["to"]))


def _was_before(passage: Passage, change: Change) -> bool:
    """Tell whether a change is the one before that which is told: "rose 49 pct to 6.9 billion after a 38 pct fall"."""
    told, pair = change.told.span, change.pair
    before = [one for one in passage.figures if one.span.end <= told.start]
    if not any(one.kind is change.told.kind for one in before):
        return False
    lead = passage.clause_before(change.told)
    lead = [word for word in lead if not before or word.start >= before[-1].span.end][-_LEAD:]
    after = passage.vocabulary["after"]
    if not any(begins(texts(lead[place:]), after) for place in range(len(lead))):
        return False
    behind = max(pair.start.span.end, pair.end.span.end)
    return min(pair.start.span, pair.end.span) < told or passage.has_border(told.end, behind)


def _tells_how_much(passage: Passage, change: Change) -> bool:
    """Tell whether one of two amounts says in money or units what a percentage is: "15.7 pct, or 40 million"."""
    amounts = sorted((change.pair.start, change.pair.end), key=_START)
    for amount in amounts:
        before = next((one for one in reversed(passage.figures) if one.span.end <= amount.span.start), None)
        if before is None or before.kind is not _PERCENT or amount.kind is _PERCENT:
            continue
        link = texts(passage.between(before.span.end, amount.span.start))
        if not ends(link, passage.vocabulary["so-much"]) or len(link) > _LEAD:
            continue
        behind = texts(passage.between(amounts[0].span.end, amounts[1].span.start))
        if amount is amounts[1] or not holds(behind, passage.vocabulary["instead"]):
            return True
    return False


def _has_another_base(passage: Passage, change: Change) -> bool:
    """Tell whether what a change is held against stands behind it, and is not the amount before: "above the record"."""
    vocabulary, told, pair = passage.vocabulary, change.told, change.pair
    behind = passage.clause_behind(told)
    said, against = texts(behind), vocabulary["instead", "points-over", "points-under", "compared"]
    compared = vocabulary.single("more", "fewer") | vocabulary.up | vocabulary.down
    while said and not begins(said, against):
        if said.pop(0) not in compared:
            return False
    if not said:
        return False
    end = behind[-1].end
    base = next((one for one in passage.figures if told.span.end <= one.span.start < end), None)
    if base is not None and base.kind is pair.start.kind:
        return base.span == pair.end.span
    if base is None and any(word.timed for word in behind) and _is_of_another(passage, change):
        # "Compared with 147.5 million for coffee, a drop of 42 pct from last year"
        return True
    start = pair.start.span
    joined = texts(passage.between(start.end, told.span.start))
    # "Up from 274 a year ago and 27 pct above the record of 1983"
    held = start.end <= told.span.start and holds(texts(passage.before(pair.start)), vocabulary["instead"])
    return held and not vocabulary["and"].isdisjoint(joined)


def _is_of_a_share(passage: Passage, change: Change) -> bool:
    """Tell whether a change is one of a share, and the amounts of the next sentence are none: "the share rose 4.5%"."""
    if not change.taken or change.of_shares:
        return False
    sentence = covering(passage.document[SENTENCES], change.told.span.start) or change.told.span
    if sentence.contains(change.pair.start.span):
        return False
    opening = texts(passage.between(sentence.start, change.told.span.start))[:_NAMED]
    behind = texts(passage.between(change.told.span.end, sentence.end))[:_NAMED]
    return not passage.vocabulary["rate-of-all"].isdisjoint((*opening, *behind))


def _is_of_somebody(passage: Passage, change: Change) -> bool:
    """Tell whether words behind the amount before a change say whose it is: "gegenüber 40 Euro für Rentner"."""
    behind = passage.behind(change.pair.start)
    if "versus" not in change.pair.match or len(behind) == 1:
        return False
    return bool(behind) and behind[0].text in passage.vocabulary["for"] and not any(map(passage.is_known, behind[1:]))


def _is_of_another(passage: Passage, change: Change) -> bool:
    """Tell whether words behind the amount before a change tell no time of it, but whose it is."""
    words = passage.behind(change.pair.start)
    noun = change.pair.start.noun
    label = [word for word in words if noun is None or not noun.contains(Span(word.start, word.end))]
    return any(not passage.is_known(word) for word in label) and not any(word.timed for word in label)


def _are_apart(passage: Passage, change: Change) -> bool:
    """Tell whether each of two amounts has a change of its own: "spent 1,228, up 6 pct, and got 1,076, up 7 pct"."""
    if not change.taken or change.of_shares:
        return False
    one, other = sorted((change.pair.start.span, change.pair.end.span))
    percents = [figure.span for figure in passage.figures if figure.kind is _PERCENT]
    between = [span for span in percents if one < span < other]
    around = [span for span in percents if span < one or other < span]
    if not between or change.told.span not in percents:
        return False
    return len(between) > 1 or _is_next(passage, around, one, other)


def _is_next(passage: Passage, around: Sequence[Span], one: Span, other: Span) -> bool:
    """Tell whether no other figure stands between one of two amounts and a percentage outside of them."""
    spans = sorted(figure.span for figure in passage.figures)
    first, last = spans.index(one), spans.index(other)
    return (first > 0 and spans[first - 1] in around) or (last + 1 < len(spans) and spans[last + 1] in around)
