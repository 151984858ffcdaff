"""The kind ``occurrence``: words that occur too often, or not often enough."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from factcheck.document import Document
from factcheck.model.finding import Finding
from factcheck.model.hits import Hit
from factcheck.model.layers import BLOCKS, LANGUAGES, Layer
from factcheck.model.span import Span
from factcheck.toml_lines import FieldError
from factcheck.toml_rules.fields import forms
from factcheck.toml_rules.words import WordRule


class Occurrence(WordRule):
    """Words that occur too often, or not often enough."""

    key = "occurrence"

    @classmethod
    def lists(cls) -> Sequence[tuple[Sequence[str | int], str]]:
        """Return the words."""
        return [(("occurrence", "of"), cls.given["occurrence"]["of"])]

    @classmethod
    def waits_for(cls, identifier: str, given: Mapping[str, Any]) -> tuple[Layer[Any], str] | None:
        """Return the class of its words, unless it is about their absence."""
        return None if "at-least" in given["occurrence"] else super().waits_for(identifier, given)

    @classmethod
    def complete(cls) -> None:
        """Check the list and the numbers."""
        super().complete()
        told = cls.given["occurrence"]
        if "at-most" not in told and "at-least" not in told:
            raise FieldError(("occurrence",), "say how often: add `at-most` or `at-least`")
        if told.get("at-most", told.get("at-least")) < told.get("at-least", 0):
            raise FieldError(("occurrence",), "`at-most` is less than `at-least`: correct one of them")

    def judge(self, document: Document, hits: Sequence[Hit]) -> Iterator[Finding]:
        """Yield every word too many or, where some are missing, the beginning of the article."""
        told = self.given["occurrence"]
        listed = " or ".join(f"“{form}”" for form in forms(told["of"]))
        for hit in hits[told["at-most"] :] if "at-most" in told else ():
            span = Span(hit.start, hit.end)
            yield self.reported(
                document, span, f"{listed} stands here {len(hits)} times: at most {told['at-most']} are allowed."
            )
        blocks = document[BLOCKS]
        if len(hits) < told.get("at-least", 0) and document[LANGUAGES].main in self.languages and blocks:
            yield self.reported(
                document,
                blocks[0].span,
                f"{listed} stands here {len(hits)} times: at least {told['at-least']} are required.",
            )
