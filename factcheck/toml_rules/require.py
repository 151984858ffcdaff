"""The kind ``require``: if some words occur, others must too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.document import Document
from factcheck.model.finding import Finding
from factcheck.model.hits import Hit
from factcheck.model.span import Span
from factcheck.toml_rules.fields import forms
from factcheck.toml_rules.words import WordRule


class Require(WordRule):
    """If some words occur, others must too."""

    key = "require"

    @classmethod
    def lists(cls) -> Sequence[tuple[Sequence[str | int], str]]:
        """Return the words that call for others, and the others."""
        return [(("require", key), cls.given["require"][key]) for key in ("if", "then")]

    def judge(self, document: Document, hits: Sequence[Hit]) -> Iterator[Finding]:
        """Yield the first of the words that call for others, where none of those is there."""
        if hits and all(hit.value.group == 0 for hit in hits):
            span = Span(hits[0].start, hits[0].end)
            wanted = " or ".join(f"“{form}”" for form in forms(self.given["require"]["then"]))
            written = document.text[span.start : span.end]
            yield self.reported(document, span, f"Who writes “{written}” must also write {wanted}.")
