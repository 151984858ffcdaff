"""What the rules about dates share: names of months, words as they stand."""

from __future__ import annotations

from datetime import date

from factcheck import Document, Span, day_in_words


def month_in_words(month: int) -> str:
    """Return the English name of a month, 1 to 12."""
    return day_in_words(date(2000, month, 1)).split()[1]


def words(document: Document, span: Span) -> str:
    """Return the words of a stretch between quote marks, on one line."""
    return "“" + " ".join(document.text[span.start : span.end].split()) + "”"
