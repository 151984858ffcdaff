"""The article as it reads, with its findings marked in place and their notes behind each paragraph."""

from __future__ import annotations

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
    """Words that something points to: a note as its own or as a side of its proof, a date, or just a link."""

    start: int
    end: int
    note: Note | None = None
    side: str | None = None
    date: str | None = None


def prose(story: Story) -> Html:
    """Return the text of an article."""
    return element("div", *_lines(story), class_="prose", lang=story.record.language)


def _lines(story: Story) -> Iterator[Html]:
    stretches = tuple(_stretches(story))
    anchors = {story.place(span) for span in _linked(story)}
    homes = _homes(story)
    for line in _by_line(story):
        parts: list[Html | str] = []
        for number, block in enumerate(line):
            if number:
                parts.append(story.text[line[number - 1].span.end : block.span.start])
            refs = [(min(shown.finding.span.end, block.span.end), shown) for shown in homes.get(block, ())]
            marked = joined(_marked(story, block, stretches, refs, anchors))
            parts.append(marked if len(line) == 1 else element("span", marked, class_=block.kind))
        kind = line[0].kind if len(line) == 1 else BlockKind.PARAGRAPH
        yield element(_ELEMENTS.get(kind, "p"), *parts, class_=kind)
        notes = [note(story, shown) for block in line for shown in homes.get(block, ())]
        if notes:
            yield element("ol", *notes, class_="notes", lang="en")


def _by_line(story: Story) -> Iterator[list[Block]]:
    """Yield the blocks that stand on one line together: a dateline runs into the paragraph behind it."""
    line: list[Block] = []
    for block in story.blocks:
        if line and "\n" in story.text[line[-1].span.end : block.span.start]:
            yield line
            line = []
        line.append(block)
    if line:
        yield line


def _homes(story: Story) -> dict[Block, list[Note]]:
    """Return the notes of each block, in order of the text."""
    homes: dict[Block, list[Note]] = {}
    for shown in story.notes:
        homes.setdefault(story.home(shown.finding.span), []).append(shown)
    for notes in homes.values():
        notes.sort(key=lambda shown: shown.finding.span.start)
    return homes


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
        yield _Stretch(shown.finding.span.start, shown.finding.span.end, note=shown)
        for side in shown.sides:
            yield _Stretch(side.start, side.end, side=shown.id)
    for name, date in story.dates:
        yield _Stretch(date.span.start, date.span.end, date=name)


def _marked(
    story: Story, block: Block, stretches: Sequence[_Stretch], refs: list[tuple[int, Note]], anchors: set[int]
) -> Iterator[Html | str]:
    """Yield the words of a block, cut where anything that points to them begins or ends."""
    start, end = block.span
    within = [stretch for stretch in stretches if stretch.start < end and start < stretch.end]
    cuts = {start, end, *(place for place, _ in refs)}
    cuts |= {place for stretch in within for place in (stretch.start, stretch.end) if start < place < end}
    cuts |= {place for place in anchors if start < place < end}
    for first, last in pairwise(sorted(place for place in cuts if start <= place <= end)):
        over = [stretch for stretch in within if stretch.start <= first and last <= stretch.end]
        yield _piece(story.text[first:last], over, f"{story.id}-t{first}" if first in anchors else None)
        yield from (_ref(shown) for place, shown in refs if place == last)
    # What is about no words at all, or stands before the block, is referred to at its beginning.
    yield from (_ref(shown) for place, shown in refs if place <= start)


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
