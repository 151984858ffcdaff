"""The layer of statements: each sentence without who says so, before what is said or behind it.

"Selon la préfecture, les deux autres ont fui", "The other two fled, officials said on Monday": how a sentence opens and
ends, and when what it tells was, is told by what is said, not by who says it or when.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import count
from operator import attrgetter, itemgetter

from factcheck import ATTRIBUTIONS, QUANTITIES, SENTENCES, Annotated, Layer, Span

STATEMENTS: Layer[tuple[Span, ...]] = Layer("counts.statements")
_START, _END, _FIRST = attrgetter("span.start"), attrgetter("end"), itemgetter(0)


class StatementReader:
    """The annotator of :data:`STATEMENTS`."""

    layer = STATEMENTS

    def annotate(self, document: Annotated) -> tuple[Span, ...]:
        """Return one statement for each sentence, in order; no figure is cut off its beginning."""
        sentences, find = document[SENTENCES], document.text.find
        statements, opening = [*sentences], dict(zip(map(_FIRST, sentences), count(), strict=False))
        for _, cue, _, _, content, _ in document[ATTRIBUTIONS]:
            if cue.start in opening:
                number = opening[cue.start]
                end = statements[number].end
                if content.start < end and not _counts(document, Span(cue.start, content.start)):
                    statements[number] = Span(content.start, end)
            elif content.end <= cue.start and (mark := find(",", content.end, cue.start) + 1):
                number = bisect_left(sentences, mark, key=_END)
                start, end = statements[number]
                if start < mark < end and find(",", mark, end) < 0:
                    # No more is told behind: "…, said the board, which denies that others are touched".
                    statements[number] = Span(start, mark)
        return tuple(statements)


def _counts(document: Annotated, cut: Span) -> bool:
    """Tell whether a figure begins in a stretch."""
    quantities = document[QUANTITIES]
    return bisect_left(quantities, cut.start, key=_START) < bisect_left(quantities, cut.end, key=_START)
