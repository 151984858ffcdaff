"""Mentions: which facts the text names, and where.

The shared scan has found every name. What is left to do is to look at capitals, to put names with gaps together, to let
the longest name win, and to ask of an event whether the text really speaks of it: a summit that took place in a city is
only one of several, and "the video conference" is any, until the participants and the months around it tell.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from factcheck.annotate.base import Annotated
from factcheck.facts.store import FACT, Case, GapName
from factcheck.model.fact import Event, Fact, FactKind, Mention
from factcheck.model.hits import Hit
from factcheck.model.layers import HITS, MENTIONS, SENTENCES, TIMEXES
from factcheck.model.span import Span, overlapping
from factcheck.model.timex import Timex

#: The most words between two parts of a name with a gap; and as many characters as such words have at most.
_GAP_WORDS = 8
_GAP_CHARACTERS = 100
#: A date this near to the name of an event, in characters, can tell which event is meant; the nearest one does.
_NEAR = 60
#: Kinds whose names often hold the name of a place, which is then not meant: "Radio Habana Cuba".
_NAME_LIKE = (FactKind.PERSON, FactKind.ORGANISATION)
#: Behind the end of every text.
_FAR = 1 << 32


_SPAN = itemgetter(0)
#: A third of the time of calling the class of a named tuple, which is much where there are many.
_make = tuple.__new__


#: Members of an enumeration are slow to reach through their class.
_EXACT, _OFFICE = Case.EXACT, FactKind.OFFICE


class _Named(NamedTuple):
    """A name found, before it is known whether it counts."""

    start: int
    end: int
    kind: FactKind
    facts: tuple[Fact, ...]
    gapped: bool = False
    common: bool = False


class MentionAnnotator:
    """Finds the mentions of facts."""

    layer = MENTIONS

    def annotate(self, document: Annotated) -> tuple[Mention, ...]:
        """Return the mentions in order of the text; those of one kind do not overlap."""
        found = _names(document)
        if not found:
            return ()
        events = found.pop(FactKind.EVENT, None)
        kept = {kind: _longest(names) if len(names) > 1 else names for kind, names in found.items()}
        if FactKind.PLACE in kept:
            for kind in _NAME_LIKE:
                if kind in kept:
                    kept[FactKind.PLACE] = _outside(kept[FactKind.PLACE], kept[kind])
        mentions = [
            _make(Mention, (_make(Span, (start, end)), facts, kind))
            for names in kept.values()
            for start, end, kind, facts, _, _ in names
        ]
        if events:
            mentions += _events(document, events, mentions)
        if events or len(kept) > 1:
            mentions.sort(key=_SPAN)
        return tuple(mentions)


def _names(document: Annotated) -> dict[FactKind, list[_Named]]:
    """Return the names that are written as they should be, by kind, each kind in order of where they start."""
    text = document.text
    found: dict[FactKind, list[_Named]] = {}
    hits = document[HITS].of(FACT)
    for index, (start, end, naming) in enumerate(hits):
        if not naming.written(text[start:end]) or (naming.case is _EXACT and _continues(text, end)):
            continue
        _, _, _, meant, common, gapped = naming
        for kind, facts in meant:
            # What stands before a hyphen makes it another office: a vice-president is no president.
            if kind is not _OFFICE or not start or text[start - 1] != "-":
                named = _make(_Named, (start, end, kind, facts, False, False))
                if kind in found:
                    found[kind].append(named)
                else:
                    found[kind] = [named]
        if common:
            named = _Named(start, end, FactKind.EVENT, common, common=True)
            found.setdefault(FactKind.EVENT, []).append(named)
        for name in gapped:
            if name.part == 0:
                last = _completed(document, hits, index, name)
                if last is not None:
                    found.setdefault(name.kind, []).append(_Named(start, last, name.kind, (name.fact,), gapped=True))
    return found


def _continues(text: str, end: int) -> bool:
    """Tell whether an acronym is only the first part of another: "AP-HP", but not "EU-Kommission"."""
    following = text[end + 1 : end + 3]
    return text[end : end + 1] == "-" and (following.isupper() or following[:1].isdigit())


def _completed(document: Annotated, hits: Sequence[Hit], index: int, name: GapName) -> int | None:
    """Return the end of a name with gaps whose first part is the hit at ``index``; None where parts are missing."""
    text, end, part = document.text, hits[index].end, 1
    for start, stop, naming in hits[index + 1 :]:
        if start - end > _GAP_CHARACTERS:
            return None
        if start < end or not naming.written(text[start:stop]):
            continue
        if any(other.fact is name.fact and other.parts == name.parts and other.part == part for other in naming.gapped):
            if len(text[end:start].split()) > _GAP_WORDS or not _one_sentence(document, end, start):
                return None
            end, part = stop, part + 1
            if part == len(name.parts):
                return end
    return None


def _one_sentence(document: Annotated, start: int, end: int) -> bool:
    sentences = document[SENTENCES]
    return _sentence(sentences, start) == _sentence(sentences, end)


def _sentence(sentences: Sequence[Span], offset: int) -> int:
    """Return the number of the sentence that holds an offset, or of the one before it."""
    return max(bisect_right(sentences, (offset, _FAR)) - 1, 0)


def _longest(names: list[_Named]) -> list[_Named]:
    """Return names that do not overlap, longer ones before shorter ones; those of one span become one.

    Args:
        names: In order of where they start.
    """
    kept: list[_Named] = []
    covered = 0
    for named in names:
        start, end = named[:2]
        if start >= covered:
            kept.append(named)
            covered = end
            continue
        last = kept[-1]
        if (start, end) == last[:2]:
            facts = {fact.id: fact for fact in (*last.facts, *named.facts)}
            merged = tuple(facts[key] for key in sorted(facts))
            kept[-1] = last._replace(
                facts=merged, gapped=last.gapped and named.gapped, common=last.common and named.common
            )
        elif end - start > last.end - last.start:
            kept[-1] = named
            covered = end
    return kept


def _outside(names: list[_Named], outer: list[_Named]) -> list[_Named]:
    """Return the names that are no part of a longer one among others, which do not overlap."""
    outside = []
    for named in names:
        start, end = named[:2]
        index = bisect_right(outer, (start, _FAR)) - 1
        if index >= 0:
            first, last = outer[index][:2]
            if end <= last and end - start < last - first > 2:
                continue
        outside.append(named)
    return outside


def _events(document: Annotated, names: list[_Named], others: Sequence[Mention]) -> Iterator[Mention]:
    where: dict[str, list[int]] = {}
    for mention in others:
        for fact in mention.facts:
            where.setdefault(fact.id, []).append(mention.span.start)
    likely = []
    for named in names:
        facts = tuple(
            event
            for event in named.facts
            if isinstance(event, Event)
            and (_beside(document, named, event, where) if named.common else _in_article(named, event, where))
        )
        if facts:
            likely.append(named._replace(facts=facts))
    for named in _longest(likely):
        events = _narrowed(document, named, where)
        if events:
            yield Mention(Span(named.start, named.end), tuple(events), named.kind)


def _in_article(named: _Named, event: Event, where: dict[str, list[int]]) -> bool:
    """Tell whether the article mentions who took part: one of them, or for a name as loose as one with gaps, all."""
    if not event.participants:
        return True
    return (all if named.gapped else any)(participant in where for participant in event.participants)


def _beside(document: Annotated, named: _Named, event: Event, where: dict[str, list[int]]) -> bool:
    """Tell whether all who took part (of many: two) are mentioned in the sentence of a common noun or next to it."""
    sentences = document[SENTENCES]
    own = _sentence(sentences, named.start)
    nearby = range(own - 1, own + 2)
    present = [
        participant
        for participant in event.participants
        if any(_sentence(sentences, offset) in nearby for offset in where.get(participant, ()))
    ]
    return bool(present) and len(present) >= min(2, len(event.participants))


def _narrowed(document: Annotated, named: _Named, where: dict[str, list[int]]) -> Sequence[Event]:
    """Return the events that participants and the date beside the name leave.

    A date that leaves none of them leaves all, since the text may err; a common noun then names nothing we know.
    """
    events = [fact for fact in named.facts if isinstance(fact, Event)]
    if len(events) > 1:
        # Who is mentioned decides between meetings of the same kind in the same place.
        present = [sum(participant in where for participant in event.participants) for event in events]
        events = [event for event, number in zip(events, present, strict=True) if number == max(present)]
    if len(events) > 1 or named.common:
        dated = [event for event in events if _dated(document, named, event)]
        events = dated if dated or named.common else events
    return events


def _dated(document: Annotated, named: _Named, event: Event) -> bool:
    """Tell whether the date nearest to a name in its sentence, if one is near at all, can be that of the event."""
    sentences = document[SENTENCES]
    own = _sentence(sentences, named.start)
    near = [
        (max(timex.span.start - named.end, named.start - timex.span.end), timex.span.start, timex)
        for timex in overlapping(document[TIMEXES], Span(named.start - _NEAR, named.end + _NEAR))
        if (timex.month is not None or timex.year is not None) and _sentence(sentences, timex.span.start) == own
    ]
    return not near or _possible(min(near)[2], event)


def _possible(timex: Timex, event: Event) -> bool:
    if timex.year is not None and not event.start.year <= timex.year <= event.end.year:
        return False
    if timex.month is None or (event.end - event.start).days >= 365:
        return True
    months = {event.start.month, event.end.month}
    return timex.month in months
