"""What a planted fault is, and how an article is changed to hold one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from random import Random
from typing import NamedTuple

from factcheck import Article, Finding, Metadata, Span
from factcheck.engine import Result


class Plant(NamedTuple):
    """An article with one fault in it.

    Args:
        kind: What was done to it, such as "weekday shifted".
        article: The article with the fault.
        rules: The rules any of which may find it.
        span: Where the fault stands; None where it stands outside the text (the date of publication).
        provable: Whether the article holds what contradicts the fault, told by other means than the rules themselves.
        done: The change in words, for a reader.
    """

    kind: str
    article: Article
    rules: frozenset[str]
    span: Span | None
    provable: bool
    done: str

    def is_found_by(self, finding: Finding) -> bool:
        """Tell whether a finding reports this fault."""
        if finding.rule not in self.rules:
            return False
        spans = [finding.span, *(related.span for related in finding.related)]
        return self.span is None or any(span.start < self.span.end and self.span.start < span.end for span in spans)


#: Yields the faults that can be planted into an article, given what the engine found in the untouched one.
Mutator = Callable[[Article, Result, Random], Iterator[Plant]]


def replaced(article: Article, edits: Sequence[tuple[Span, str]]) -> Article:
    """Return an article with stretches of its text replaced, its blocks moved along.

    Args:
        article: As read.
        edits: Stretches that do not overlap, each within one block, and what stands there instead.
    """
    text, blocks = article.text, list(article.blocks)
    for span, new in sorted(edits, reverse=True):
        text = text[: span.start] + new + text[span.end :]
        shift = len(new) - span.length

        def moved(offset: int, *, end: int = span.end, shift: int = shift) -> int:
            return offset + shift if offset >= end else offset

        blocks = [block._replace(span=Span(moved(block.span.start), moved(block.span.end))) for block in blocks]
    return article._replace(text=text, blocks=tuple(blocks))


def published(article: Article, day: date) -> Article:
    """Return an article with another stated date."""
    metadata: Metadata = article.metadata._replace(published=day)
    return article._replace(metadata=metadata)
