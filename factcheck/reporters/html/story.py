"""One article of the page: what is to be told of it, numbered, before it becomes markup."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from factcheck.model.article import Block, BlockKind
from factcheck.model.finding import Verdict
from factcheck.model.report import ArticleRecord, DateRecord, Details, FindingRecord, Outcome, SpanRecord
from factcheck.model.span import Span
from factcheck.reporters.wording import label, steps

#: The labels of findings, gravest first, with what a reader is told they are: one, and many.
LABELS = {
    "error": ("Error", "Errors"),
    "warning": ("Warning", "Warnings"),
    "info": ("Note", "Notes"),
    "unverified": ("Not verified", "Not verified"),
    "confirmed": ("Confirmed", "Confirmed"),
}


class Note(NamedTuple):
    """A finding with what the page calls it.

    Args:
        id: Of the note in the page.
        sign: What stands in the text behind its words.
        label: As in ``LABELS``.
        finding: The finding.
    """

    id: str
    sign: str
    label: str
    finding: FindingRecord

    @property
    def family(self) -> str:
        """The family of its rule."""
        return self.finding.rule.partition(".")[0]

    @property
    def sides(self) -> tuple[SpanRecord, ...]:
        """The other words that its proof rests on."""
        found = (step.span for step in steps(self.finding))
        return tuple(span for span in found if span is not None and span != self.finding.span)


class Story(NamedTuple):
    """An article as the page tells it.

    Args:
        id: Of its section in the page.
        record: What was found.
        text: The canonical text; empty where the file could not be read.
        blocks: The parts of the text, so that no letter of it is in none.
        notes: What stands against it, and what could not be verified, in order of the text; then what was confirmed.
        details: What else is known of it.
        ends: Where each block ends.
    """

    id: str
    record: ArticleRecord
    text: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    details: Details | None
    ends: tuple[int, ...]

    @classmethod
    def of(cls, number: int, outcome: Outcome) -> Story:
        """Return the story of an article, by its place in the report."""
        record, text, details = outcome.record, outcome.text, outcome.details
        name = f"a{number}"
        claims = details.claims if details else ()
        shown = [finding for finding in record.findings if finding.verdict is Verdict.CONTRADICTED]
        unverified = [claim for claim in claims if claim.verdict is Verdict.UNVERIFIED]
        standing = sorted((*shown, *unverified), key=lambda finding: (finding.span.start, finding.span.end))
        confirmed = [claim for claim in claims if claim.verdict is Verdict.CONFIRMED]
        notes = [Note(f"{name}-f{at}", str(at), label(finding), finding) for at, finding in enumerate(standing, 1)]
        notes += (Note(f"{name}-c{at}", "✓", label(finding), finding) for at, finding in enumerate(confirmed, 1))
        blocks = tuple(_without_gaps(text, details.blocks if details else ()))
        ends = tuple(block.span.end for block in blocks)
        return cls(name, record, text, blocks, tuple(notes), details, ends)

    @property
    def title(self) -> str:
        """The title of the article; its path where it has none."""
        return self.record.title or self.record.path

    @property
    def dates(self) -> tuple[tuple[str, DateRecord], ...]:
        """The dates of the text, each with its id in the page."""
        dates = self.details.dates if self.details else ()
        return tuple((f"{self.id}-d{number}", date) for number, date in enumerate(dates, 1))

    def home(self, span: SpanRecord) -> int:
        """Return the number of the block in which words begin; of the one behind them if they begin between two."""
        return min(bisect_right(self.ends, span.start), len(self.blocks) - 1)

    def place(self, span: SpanRecord) -> int:
        """Return where in their block the words of a span begin."""
        home = self.blocks[self.home(span)].span
        return min(max(span.start, home.start), home.end)

    def anchor(self, span: SpanRecord) -> str:
        """Return the id of the words of a span."""
        return f"{self.id}-t{self.place(span)}"


def _without_gaps(text: str, blocks: tuple[Block, ...]) -> list[Block]:
    """Return the blocks, and as paragraphs the lines that belong to none."""
    found: list[Block] = []
    end = 0
    for block in (*sorted(blocks, key=lambda block: block.span), None):
        start = block.span.start if block else len(text)
        place = end
        for line in text[end:start].splitlines(keepends=True):
            words = line.strip()
            if any(map(str.isalnum, words)):
                first = place + line.index(words)
                found.append(Block(BlockKind.PARAGRAPH, Span(first, first + len(words))))
            place += len(line)
        if block:
            found.append(block)
            end = block.span.end
    return found
