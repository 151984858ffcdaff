"""Quotations and attributions, in the terms of PARC (Pareti 2016): content, cue, source."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from factcheck.model.span import Span


class QuotationKind(StrEnum):
    """How much of the sentence is quoted."""

    DIRECT = "direct"
    """Whole sentences."""
    MIXED = "mixed"
    """A clause with its verb, inside the writer's sentence."""
    PARTIAL = "partial"
    """Some words, inside the writer's sentence."""
    SCARE = "scare"
    """A word or two that the writer holds at arm's length."""
    TITLE = "title"
    """The title of a work, a nickname, a name: not speech."""


class SourceKind(StrEnum):
    """What sort of source a claim is attributed to."""

    PERSON = "person"
    OFFICE = "office"
    INSTITUTION = "institution"
    DOCUMENT = "document"
    MEDIA = "media"
    UNNAMED = "unnamed"
    PRONOUN = "pronoun"
    """A pronoun or an elided subject whose antecedent was not found."""


class CueClass(StrEnum):
    """What a cue tells about the writer's stance."""

    NEUTRAL = "neutral"
    FACTIVE = "factive"
    LOADED = "loaded"


class Source(NamedTuple):
    """Who says it.

    Args:
        span: The words that name the source, where they stand.
        kind: What sort of source.
        side: Id of the fact (usually a country) that the source speaks for; None where not known.
        antecedent: Where a pronoun was resolved to; None where the words name the source themselves.
    """

    span: Span
    kind: SourceKind
    side: str | None = None
    antecedent: Span | None = None

    @property
    def referent(self) -> Span:
        """The words that name the source: where a pronoun was resolved to, else the source's own."""
        return self.antecedent or self.span


class Quotation(NamedTuple):
    """Words between quote marks, or a line of dialogue behind a dash.

    Args:
        span: With the marks; over several paragraphs where the quotation goes on in them.
        content: Without the marks at either end.
        kind: How much is quoted.
        cue: The words that attribute it; None where there are none.
        source: Who says it; None where nobody does.
        closed: Whether the closing mark was found.
    """

    span: Span
    content: Span
    kind: QuotationKind
    cue: Span | None = None
    source: Source | None = None
    closed: bool = True


class Attribution(NamedTuple):
    """A claim laid in somebody's mouth, with or without quote marks.

    Args:
        span: Cue, source and content together.
        cue: "a déclaré que", "selon", "indique"; the colon of a label ("Poutine : …").
        cue_class: Stance of the cue.
        source: None for an agentless one ("il a été déclaré que").
        content: What is claimed, within the sentence.
        runs_on: The sentences behind in which the same source goes on without a cue (free reported speech: "Der
            Minister sagte, … Er habe …"); None where there are none.
    """

    span: Span
    cue: Span
    cue_class: CueClass
    source: Source | None
    content: Span
    runs_on: Span | None = None
