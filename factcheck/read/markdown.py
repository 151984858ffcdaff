"""Markdown: consecutive lines are one paragraph."""

from __future__ import annotations

from factcheck.model.article import Article
from factcheck.read.layout import Lines, read_article


class MarkdownReader:
    """Reads Markdown with or without front matter."""

    name = "markdown"
    suffixes = (".md", ".markdown")

    def read(self, data: bytes, path: str) -> Article:
        """Return the article; see :class:`factcheck.read.base.Reader`."""
        return read_article(data, path, Lines.WRAPPED)
