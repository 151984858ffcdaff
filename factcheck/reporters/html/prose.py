"""The article as it reads, with its findings marked in place and their notes behind each paragraph."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from factcheck.model.article import Block, BlockKind
from factcheck.model.report import SpanRecord
from factcheck.reporters.html.markup import Html, element, joined
from factcheck.reporters.html.notes import note
from factcheck.reporters.html.story import LABELS, Note, Story

_ELEMENTS = {BlockKind.HEADLINE: "h2", BlockKind.HEADING: "h3"}
_GRAVITY = {label: rank for rank, label in enumerate(LABELS)}


class _Stretch(NamedTuple):
    """Words that something points to: a note as its own or as a side of its proof, or a date."""

    span: SpanRecord
    note: Note | None = None
    side: str | None = None
    date: str | None = None


class _Line(NamedTuple):
    """Blocks that stand on one line together, by their numbers: a dateline runs into the paragraph behind it."""

    first: int
    last: int


def prose(story: Story) -> Html:
    """Return the text of an article."""
    return element("div", *_lines(story), class_="prose", lang=story.record.language)


def _lines(story: Story) -> Iterator[Html]:
    anchors = sorted({story.place(span) for span in _linked(story)})
    stretches = _by_block(story)
    notes: list[list[Note]] = [[] for _ in story.blocks]
    for shown in sorted(story.notes, key=lambda shown: shown.finding.span.start):
        notes[story.home(shown.finding.span)].append(shown)
    for first, last in _by_line(story):
        parts: list[Html | str] = []
        for number in range(first, last + 1):
            block = story.blocks[number]
            if number > first:
                parts.append(story.text[story.blocks[number - 1].span.end : block.span.start])
            within = anchors[bisect_left(anchors, block.span.start) : bisect_left(anchors, block.span.end)]
            marked = joined(_marked(story, block, stretches[number], notes[number], frozenset(within)))
            parts.append(marked if first == last else element("span", marked, class_=block.kind))
        kind = story.blocks[first].kind if first == last else BlockKind.PARAGRAPH
        yield element(_ELEMENTS.get(kind, "p"), *parts, class_=kind)
        told = [note(story, shown) for number in range(first, last + 1) for shown in notes[number]]
        if told:
            yield element("ol", *told, class_="notes", lang="en")


def _by_line(story: Story) -> Iterator[_Line]:
    first = 0
    for number, block in enumerate(story.blocks):
        following = story.blocks[number + 1] if number + 1 < len(story.blocks) else None
        if following is None or "\n" in story.text[block.span.end : following.span.start]:
            yield _Line(first, number)
            first = number + 1


def _by_block(story: Story) -> list[list[_Stretch]]:
    """Return what points to words of each block."""
    found: list[list[_Stretch]] = [[] for _ in story.blocks]
    for stretch in _stretches(story):
        for number in range(story.home(stretch.span), len(story.blocks)):
            block = story.blocks[number].span
            if block.start >= stretch.span.end:
                break
            if stretch.span.start < block.end:
                found[number].append(stretch)
    return found


def _linked(story: Story) -> Iterator[SpanRecord]:
    """Yield the words that something in the page leads to."""
    for shown in story.notes:
        yield shown.finding.span
        yield from shown.sides
    for _, date in story.dates:
        yield date.span
    for tie in story.details.ties if story.details else ():
        if tie.span is not None:
            yield tie.span
    for entry in story.record.suppressed:
        yield entry.finding.span


def _stretches(story: Story) -> Iterator[_Stretch]:
    for shown in story.notes:
        yield _Stretch(shown.finding.span, note=shown)
        for side in shown.sides:
            yield _Stretch(side, side=shown.id)
    for name, date in story.dates:
        yield _Stretch(date.span, date=name)


def _marked(
    story: Story, block: Block, stretches: Sequence[_Stretch], notes: Sequence[Note], anchors: frozenset[int]
) -> Iterator[Html | str]:
    """Yield the words of a block, cut where anything that points to them begins or ends."""
    start, end = block.span
    refs: dict[int, list[Note]] = {}
    for shown in notes:
        # What is about no words at all, or about what stands before the block, is referred to at its beginning.
        refs.setdefault(max(start, min(shown.finding.span.end, end)), []).append(shown)
    cuts = {start, end, *refs, *anchors}
    cuts.update(place for stretch in stretches for place in (stretch.span.start, stretch.span.end))
    yield from map(_ref, refs.get(start, ()))
    for first, last in pairwise(sorted(place for place in cuts if start <= place <= end)):
        over = [stretch for stretch in stretches if stretch.span.start <= first and last <= stretch.span.end]
        yield _piece(story.text[first:last], over, f"{story.id}-t{first}" if first in anchors else None)
        yield from map(_ref, refs.get(last, ()))


def _piece(words: str, over: Sequence[_Stretch], anchor: str | None) -> Html | str:
    if not over and anchor is None:
        return words
    notes = sorted((stretch.note for stretch in over if stretch.note), key=lambda shown: _GRAVITY[shown.label])
    sides = [stretch.side for stretch in over if stretch.side]
    dates = [stretch.date for stretch in over if stretch.date]
    return element(
        "mark" if notes else "span",
        words,
        id=anchor,
        class_=notes[0].label if notes else None,
        data_of=" ".join(shown.id for shown in notes) or None,
        data_side=" ".join(dict.fromkeys(sides)) or None,
        data_date=" ".join(dates) or None,
    )


def _ref(shown: Note) -> Html:
    """Return the sign behind the words of a finding, which leads to its note."""
    kind, _ = LABELS[shown.label]
    told = f"{kind} {shown.sign}" if shown.sign.isdigit() else kind
    link = element("a", shown.sign, href=f"#{shown.id}", aria_label=f"{told}: {shown.finding.message}")
    return element("sup", link, class_=f"ref {shown.label}", id=f"{shown.id}-ref", data_of=shown.id, lang="en")
