"""What a reader of a format that marks up its text, such as XML or JSON, makes its article with."""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.model.article import Anchor, Article, Block, BlockKind, Directive, Metadata
from factcheck.model.span import Span
from factcheck.read.base import decode
from factcheck.read.directives import PREFIX
from factcheck.read.normalise import normalised
from factcheck.read.rewriting import TracedText, add_anchor

#: What a format means by white space; a non-breaking space is part of the text.
_RUN = re.compile(r"(?P<space>[ \t\r\n\x0b\x0c\x85\u2028\u2029]+)|[^ \t\r\n\x0b\x0c\x85\u2028\u2029]+")
_BETWEEN = "\n\n"


class ArticleBuilder:
    """Makes an article of the blocks that a reader finds in a file.

    A reader says what each block is and where in the file its characters stand; white space is run together, and
    characters are made canonical, as in every article.

    Args:
        data: The whole file.
        path: As the user named it.

    Attributes:
        source: The file as it was decoded, which offsets count in.

    Raises:
        ReadError: It is not text.
    """

    def __init__(self, data: bytes, path: str) -> None:
        self.source = decode(data, path)
        self._path = path
        self._text = ""
        self._anchors: list[Anchor] = []
        self._blocks: list[Block] = []
        self._directives: list[tuple[int, str]] = []

    def add(self, kind: BlockKind, pieces: Iterable[tuple[str, int]]) -> None:
        """Add a block, unless there is nothing in it.

        Args:
            kind: What part of the article it is.
            pieces: Its characters in order, each piece with the offset in the source of its first.
        """
        traced = normalised(_joined(pieces))
        if not traced.text:
            return
        if self._blocks:
            self._text += _BETWEEN
        start = len(self._text)
        self._text += traced.text
        for canonical, source in traced.anchors:
            add_anchor(self._anchors, start + canonical, source)
        self._blocks.append(Block(kind, Span(start, len(self._text))))

    def comment(self, text: str, offset: int) -> None:
        """Take note of a comment, which may be one that speaks to factcheck: ``factcheck-ignore …``."""
        said = " ".join(text.split())
        if said.startswith(PREFIX):
            self._directives.append((offset, said))

    def article(self, metadata: Metadata | None = None) -> Article:
        """Return the article.

        Args:
            metadata: What the file declares.
        """
        traced = TracedText(self._text, tuple(self._anchors) or (Anchor(0, 0),))
        places = TracedText(self.source).source_map(self.source)
        directives = tuple(Directive(text, places.position(offset).line) for offset, text in self._directives)
        source_map = traced.source_map(self.source)
        return Article(self._path, traced.text, tuple(self._blocks), source_map, metadata or Metadata(), directives)


def _joined(pieces: Iterable[tuple[str, int]]) -> TracedText:
    """Return the text of some pieces, with one space where there is white space between words."""
    written: list[str] = []
    anchors: list[Anchor] = []
    length = 0
    space: int | None = None
    for piece, offset in pieces:
        for run in _RUN.finditer(piece):
            if run["space"]:
                space = offset + run.start() if space is None else space
                continue
            if space is not None and written:
                add_anchor(anchors, length, space)
                written.append(" ")
                length += 1
            space = None
            add_anchor(anchors, length, offset + run.start())
            written.append(run[0])
            length += len(run[0])
    return TracedText("".join(written), tuple(anchors) or (Anchor(0, 0),))
