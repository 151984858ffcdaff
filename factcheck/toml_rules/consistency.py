"""The kind ``consistency``: one spelling an article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from factcheck.document import Document
from factcheck.model.finding import Edit, Finding, Related, Suggestion
from factcheck.model.hits import Hit
from factcheck.model.layers import QUOTATIONS
from factcheck.model.span import Span
from factcheck.toml_rules.fields import FieldError, forms
from factcheck.toml_rules.words import WordRule, like


class Consistency(WordRule):
    """One spelling an article: each list is one of the spellings, its forms in the same order."""

    key = "consistency"

    @classmethod
    def lists(cls) -> Sequence[tuple[Sequence[str | int], str]]:
        """Return the spellings."""
        return [(("consistency", number), listed) for number, listed in enumerate(cls.given["consistency"])]

    @classmethod
    def complete(cls) -> None:
        """Check the lists, and that there are several."""
        super().complete()
        counts = {len(forms(listed)) for listed in cls.given["consistency"]}
        if len(cls.given["consistency"]) < 2:
            raise FieldError(("consistency",), "one spelling alone is always consistent: list another")
        if len(counts) > 1:
            raise FieldError(("consistency",), "give each spelling as many forms, in the same order")

    def judge(self, document: Document, hits: Sequence[Hit]) -> Iterator[Finding]:
        """Yield the words in the spellings that are rarer, or come later where none is."""
        hits = [hit for hit in hits if not any(q.span.contains(Span(hit.start, hit.end)) for q in document[QUOTATIONS])]
        counts = Counter(hit.value.group for hit in hits)
        if len(counts) < 2:
            return
        usual = counts.most_common(1)[0][0]  # of several, the one met first
        first = next(hit for hit in hits if hit.value.group == usual)
        alike = forms(self.given["consistency"][usual])
        for start, end, listed in hits:
            if listed.group != usual:
                span = Span(start, end)
                written = document.text[start:end]
                other = like(alike[listed.number], written)
                yield self.reported(
                    document,
                    span,
                    f"The article also writes “{other}”: keep to one spelling.",
                    related=[Related("The other spelling", Span(first.start, first.end))],
                    suggestions=[Suggestion(f"Write “{other}”", (Edit(span, other),))],
                )
