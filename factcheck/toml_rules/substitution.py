"""The kind ``substitution``: preferred words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.document import Document
from factcheck.model.finding import Edit, Finding, Suggestion
from factcheck.model.hits import Hit
from factcheck.model.span import Span
from factcheck.scan import fold
from factcheck.toml_lines import FieldError
from factcheck.toml_rules.fields import forms
from factcheck.toml_rules.words import WordRule, like


class Substitution(WordRule):
    """Preferred words: each key is preferred to the words that it lists."""

    key = "substitution"

    @classmethod
    def lists(cls) -> Sequence[tuple[Sequence[str | int], str]]:
        """Return the words that are not preferred."""
        return [(("substitution", key), listed) for key, listed in cls.given["substitution"].items()]

    @classmethod
    def complete(cls) -> None:
        """Check the lists, and that no word is replaced by itself."""
        super().complete()
        exact = cls.given.get("case-sensitive")
        for preferred, listed in cls.given["substitution"].items():
            for form in forms(listed):
                if form == preferred or (not exact and fold(form) == fold(preferred)):
                    remedy = "take it out" if form == preferred else "take it out, or set `case-sensitive = true`"
                    raise FieldError(("substitution", preferred), f"`{form}` would be replaced by itself: {remedy}")

    def judge(self, document: Document, hits: Sequence[Hit]) -> Iterator[Finding]:
        """Yield each word that another is preferred to."""
        preferences = list(self.given["substitution"])
        for start, end, listed in hits:
            span = Span(start, end)
            written = document.text[start:end]
            preferred = preferences[listed.group]
            if not self.given.get("case-sensitive"):
                preferred = like(preferred, written)
            yield self.reported(
                document,
                span,
                f"Write “{preferred}”, not “{written}”.",
                suggestions=[Suggestion(f"Write “{preferred}”", (Edit(span, preferred),))],
            )
