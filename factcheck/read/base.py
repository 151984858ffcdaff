"""What a reader is, and what every reader starts with: bytes to characters."""

from __future__ import annotations

import codecs
from typing import Protocol

from factcheck.model.article import Article

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class ReadError(ValueError):
    """An input that cannot be read; the message names the file, the line where there is one, and the remedy."""


class Reader(Protocol):
    """Reads one input format."""

    @property
    def name(self) -> str:
        """As users name the format: ``markdown``."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """File name endings that choose this reader, in lower case and with the dot: ``.md``."""

    def read(self, data: bytes, path: str) -> Article:
        """Return the article.

        Args:
            data: The whole file.
            path: As the user named it; ``-`` for standard input.

        Raises:
            ReadError: The file is not of the format.
        """


def decode(data: bytes, path: str) -> str:
    """Return the characters of a text file: UTF-8, or UTF-16 or UTF-32 with a byte order mark, which is dropped.

    Raises:
        ReadError: The file is binary or in another encoding.
    """
    encoding = next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise ReadError(f"{path}: a binary file: give the article as text or Markdown") from None
        if encoding != "utf-8":
            raise ReadError(f"{path}: begins like {encoding.upper()} text but is not: save it as UTF-8") from None
        line = data.count(b"\n", 0, error.start) + 1
        raise ReadError(
            f"{path}:{line}: not UTF-8 text: convert it, for example with `iconv -f WINDOWS-1252 -t UTF-8`"
        ) from None
    if "\0" in text:
        raise ReadError(f"{path}: a binary file: give the article as text or Markdown")
    return text
