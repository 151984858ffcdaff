"""Mentions: which facts the text names, and where.

The shared scan has found every name. What is left to do is to look at capitals, to put names with gaps together, to let
the longest name win, and to ask of an event whether the text really speaks of it: a summit that took place in a city is
only one of several, and "the video conference" is any, until the participants and the months around it tell.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from factcheck.annotate.base import Annotated
from factcheck.facts.store import FACT, Case, GapName
from factcheck.model.fact import Event, Fact, FactKind, Mention
from factcheck.model.hits import Hit
from factcheck.model.layers import HITS, MENTIONS, SENTENCES, TIMEXES
from factcheck.model.span import Span
from factcheck.model.timex import Timex

#: The most words between two parts of a name with a gap; and as many characters as such words have at most.
_GAP_WORDS = 8
_GAP_CHARACTERS = 100
#: A date this near to the name of an event, in characters, can tell which event is meant; the nearest one does.
_NEAR = 60
#: Kinds whose names often hold the name of a place, which is then not meant: "Radio Habana Cuba".
_NAME_LIKE = frozenset({FactKind.PERSON, FactKind.ORGANISATION})


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
        events = found.pop(FactKind.EVENT, ())
        kept = {kind: _longest(names) for kind, names in found.items()}
        if FactKind.PLACE in kept:
            outer = [name for kind in _NAME_LIKE for name in kept.get(kind, ())]
            if outer:
                kept[FactKind.PLACE] = _outside(kept[FactKind.PLACE], outer)
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
        if not naming.written(text[start:end]) or (naming.case is Case.EXACT and _continues(text, end)):
            continue
        for kind, facts in naming.facts:
            # What stands before a hyphen makes it another office: a vice-president is no president.
            if kind is not FactKind.OFFICE or not start or text[start - 1] != "-":
                named = _make(_Named, (start, end, kind, facts, False, False))
                if kind in found:
                    found[kind].append(named)
                else:
                    found[kind] = [named]
        if naming.common:
            named = _Named(start, end, FactKind.EVENT, naming.common, common=True)
            found.setdefault(FactKind.EVENT, []).append(named)
        for name in naming.gapped:
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
    return max(bisect_right(sentences, (offset, offset + (1 << 32))) - 1, 0)


def _longest(names: list[_Named]) -> list[_Named]:
    """Return names that do not overlap, longer ones before shorter ones; those of one span become one."""
    kept = names[:1]
    last = names[0] if names else None
    for named in sorted(names, key=lambda n: (n.start, -n.end)):
        last = kept[-1] if kept else None
        if last is None or named.start >= last.end:
            kept.append(named)
        elif (named.start, named.end) == (last.start, last.end):
            facts = {fact.id: fact for fact in (*last.facts, *named.facts)}
            merged = tuple(facts[key] for key in sorted(facts))
            kept[-1] = last._replace(
                facts=merged, gapped=last.gapped and named.gapped, common=last.common and named.common
            )
        elif named.end - named.start > last.end - last.start:
            kept[-1] = named
    return kept


def _outside(names: list[_Named], outer: list[_Named]) -> list[_Named]:
    longer = [n for n in outer if n.end - n.start > 2]
    return [
        name
        for name in names
        if not any(
            o.start <= name.start and name.end <= o.end and o.end - o.start > name.end - name.start for o in longer
        )
    ]


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
        for timex in document[TIMEXES]
        if (timex.month is not None or timex.year is not None)
        and timex.span.start < named.end + _NEAR
        and timex.span.end > named.start - _NEAR
        and _sentence(sentences, timex.span.start) == own
    ]
    return not near or _possible(min(near)[2], event)


def _possible(timex: Timex, event: Event) -> bool:
    if timex.year is not None and not event.start.year <= timex.year <= event.end.year:
        return False
    if timex.month is None or (event.end - event.start).days >= 365:
        return True
    months = {event.start.month, event.end.month}
    return timex.month in months
