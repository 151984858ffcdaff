"""Readers: from the bytes of a file to an article, one file for each input format."""

from __future__ import annotations

from factcheck.read.base import Reader
from factcheck.read.markdown import MarkdownReader
from factcheck.read.text import TextReader

READERS: tuple[Reader, ...] = (MarkdownReader(), TextReader())
