"""What a reader makes of a file: canonical text, blocks, declared metadata, the way back."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from factcheck.model.span import Span


class BlockKind(StrEnum):
    """What part of an article a block is."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    BYLINE = "byline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    CREDIT = "credit"
    RESIDUE = "residue"
    """What a web page leaves in a pasted article: buttons, menus, placeholders, rules, bare addresses."""


#: Blocks that the writer wrote as sentences of the article.
PROSE = frozenset({BlockKind.HEADLINE, BlockKind.HEADING, BlockKind.PARAGRAPH})


class Block(NamedTuple):
    """A stretch of the text with one role, without its marks (``#``, ``**``, list bullets)."""

    kind: BlockKind
    span: Span


class Position(NamedTuple):
    """A place in the source file: line and column in code points, both from 1."""

    line: int
    column: int


class Anchor(NamedTuple):
    """A canonical offset and the source offset it came from; until the next anchor both advance alike."""

    canonical: int
    source: int


class SourceMap:
    """Leads canonical offsets back to the source file.

    Args:
        anchors: Increasing in ``canonical``, the first at 0.
        line_starts: Source offset at which each line of the file starts, the first 0.
        source: The file as it was decoded.
    """

    __slots__ = ("_anchors", "_canonical", "_line_starts", "source")

    def __init__(self, anchors: tuple[Anchor, ...], line_starts: tuple[int, ...], source: str = "") -> None:
        if not anchors or anchors[0].canonical != 0:
            raise ValueError("the first anchor of a source map must stand at canonical offset 0")
        if any(right.canonical <= left.canonical for left, right in pairwise(anchors)):
            raise ValueError("the anchors of a source map must increase")
        self._anchors = anchors
        self._canonical = [anchor.canonical for anchor in anchors]
        self._line_starts = line_starts
        self.source = source

    def source_offset(self, offset: int) -> int:
        """Return the source offset, in code points of the decoded file, of a canonical offset."""
        anchor = self._anchors[bisect_right(self._canonical, offset) - 1]
        return anchor.source + offset - anchor.canonical

    def position(self, offset: int) -> Position:
        """Return line and column in the source file of a canonical offset."""
        source = self.source_offset(offset)
        line = bisect_right(self._line_starts, source)
        return Position(line, source - self._line_starts[line - 1] + 1)


class Metadata(NamedTuple):
    """What the file itself declares, outside its text.

    ``published`` is the day of publication, ``modified`` the day of the last change; both None where not declared.
    ``language`` is an ISO 639-1 code.
    """

    title: str | None = None
    published: date | None = None
    modified: date | None = None
    language: str | None = None
    author: str | None = None
    source: str | None = None


class Directive(NamedTuple):
    """Something that the file says to factcheck and not to its readers, still to be understood.

    Args:
        text: As written, without the marks around it: ``factcheck-ignore dates: …``.
        line: Of the source file, from 1.
        whole: Whether it stands where it can only be about the whole article, as in front matter.
    """

    text: str
    line: int
    whole: bool = False


class Article(NamedTuple):
    """One article as its reader delivers it.

    Args:
        path: As the user named it; ``-`` for standard input.
        text: The canonical text: NFC, lines ended by line feeds, without invisible characters and inline marks.
        blocks: In order and disjoint, as far as the *format* tells them (a heading mark, a blank line). What the
            *words* tell (datelines, credits, residue) is the work of the ``BLOCKS`` layer.
        metadata: What front matter or the like declares.
        directives: What the file says to factcheck, in order; none of it is in the text.
        source_map: The way back to line and column of the file.
    """

    path: str
    text: str
    blocks: tuple[Block, ...]
    source_map: SourceMap
    metadata: Metadata = Metadata()
    directives: tuple[Directive, ...] = ()
