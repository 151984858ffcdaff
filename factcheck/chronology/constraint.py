"""What ties the day of writing to the calendar."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.chronology.days import DaySet
from factcheck.model.finding import EvidenceKind
from factcheck.model.span import Span


class Constraint(NamedTuple):
    """A statement that only certain days of writing allow.

    Args:
        days: The days on which the article can have been written as far as this statement goes.
        statement: A full sentence for a journalist, which says what the words are and what they allow.
        span: The words; None for what the file declares outside its text.
        kind: What the statement rests on.
        source: Of the fact, where it rests on one.
        assumed: Whether it hangs on an assumption, and so never carries an error alone.
        probable: Whether the assumption is good enough for a warning by itself.
        declared: Whether it is the stated date of publication itself.
    """

    days: DaySet
    statement: str
    span: Span | None
    kind: EvidenceKind
    source: str | None = None
    assumed: bool = False
    probable: bool = False
    declared: bool = False
