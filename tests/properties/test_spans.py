"""What is found by bisecting is what is found by asking every annotation."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from factcheck import Covered, Span, around, beginning, covering, inside, overlapping

_LENGTH = 30
_spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, _LENGTH), st.integers(1, 8))
_in_order = st.lists(_spans, max_size=12).map(sorted)


class _Note(NamedTuple):
    span: Span


@st.composite
def _disjoint(draw: st.DrawFn) -> list[Span]:
    borders = sorted(draw(st.sets(st.integers(0, _LENGTH), max_size=12)))
    return [Span(start, end) for start, end in zip(borders[::2], borders[1::2], strict=False)]


@given(_in_order, _spans)
def test_those_of_a_stretch_may_lie_in_each_other(spans: list[Span], stretch: Span) -> None:
    notes = [*map(_Note, spans)]
    assert inside(notes, stretch) == [note for note in notes if stretch.contains(note.span)]
    assert beginning(notes, stretch) == [note for note in notes if stretch.start <= note.span.start < stretch.end]
    assert inside(spans, stretch) == [span for span in spans if stretch.contains(span)]


@given(_disjoint(), _spans, st.integers(0, _LENGTH))
def test_of_disjoint_ones_those_that_overlap_and_the_one_around(spans: list[Span], stretch: Span, place: int) -> None:
    notes = [*map(_Note, spans)]
    assert overlapping(notes, stretch) == [note for note in notes if note.span.overlaps(stretch)]
    found = around(notes, place)
    assert (found and found.span) == next((span for span in spans if span.start <= place < span.end), None)
    assert covering(spans, place) == (found and found.span)


@given(st.lists(_spans), _spans)
def test_covered_is_what_one_of_the_stretches_overlaps(spans: list[Span], stretch: Span) -> None:
    first, later = Covered(spans), Covered()
    later.add(*spans)
    expected = any(span.overlaps(stretch) for span in spans)
    assert first.overlaps(stretch) == later.overlaps(stretch) == expected
    assert first.overlaps(Span(_LENGTH * 2, _LENGTH * 2 + 1), stretch) == expected
