"""Plain text: one line is one paragraph, unless the lines were broken by a program."""

from __future__ import annotations

from factcheck.model.article import Article
from factcheck.read.layout import Lines, read_article


class TextReader:
    """Reads plain text, also from standard input."""

    name = "text"
    suffixes = (".txt",)

    def read(self, data: bytes, path: str) -> Article:
        """Return the article; see :class:`factcheck.read.base.Reader`."""
        return read_article(data, path, Lines.GUESSED)
