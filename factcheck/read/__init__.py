"""Readers: bytes of one input format to an article with canonical text, blocks, metadata and the way back to the file."""

from __future__ import annotations

from factcheck.read.base import Reader
from factcheck.read.markdown import MarkdownReader
from factcheck.read.text import TextReader

READERS: tuple[Reader, ...] = (MarkdownReader(), TextReader())
