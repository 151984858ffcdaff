"""The kind ``consistency``: one spelling an article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from factcheck.document import Document
from factcheck.model.finding import Edit, Finding, Related, Suggestion
from factcheck.model.hits import Hit
from factcheck.model.layers import QUOTED_STRETCHES
from factcheck.model.span import Span, covering
from factcheck.scan import fold
from factcheck.toml_lines import FieldError
from factcheck.toml_rules.fields import forms
from factcheck.toml_rules.words import WordRule, like


class Consistency(WordRule):
    """One spelling an article: each list is one of the spellings, its forms in the same order.

    A rule has the spellings of one word, or a list of them for each of several words.
    """

    key = "consistency"
    repeats = True

    @classmethod
    def lists(cls) -> Sequence[tuple[Sequence[str | int], str]]:
        """Return the spellings."""
        return [(place, listed) for place, listed, _ in cls._spellings()]

    @classmethod
    def _spellings(cls) -> list[tuple[Sequence[str | int], str, int]]:
        """Return the spellings, each with the place of its key and the number of the word that it is one of."""
        given = cls.given["consistency"]
        if all(isinstance(listed, str) for listed in given):
            return [(("consistency", number), listed, 0) for number, listed in enumerate(given)]
        return [
            (("consistency", word, number), listed, word)
            for word, spellings in enumerate(given)
            for number, listed in enumerate([spellings] if isinstance(spellings, str) else spellings)
        ]

    @classmethod
    def complete(cls) -> None:
        """Check the lists, and that there are several of each word."""
        super().complete()
        for _word, spellings in groupby(cls._spellings(), key=lambda spelling: spelling[2]):
            places, listed, _ = zip(*spellings, strict=True)
            place = places[0][:-1]
            if len(listed) < 2:
                raise FieldError(place, "one spelling alone is always consistent: list another")
            if len({len(forms(each)) for each in listed}) > 1:
                raise FieldError(place, "give each spelling as many forms, in the same order")

    def judge(self, document: Document, hits: Sequence[Hit]) -> Iterator[Finding]:
        """Yield the words in the spellings that are rarer, or come later where none is."""
        spellings = self._spellings()
        quoted = document[QUOTED_STRETCHES]
        hits = [hit for hit in hits if covering(quoted, hit.start) is None]
        by_word: dict[int, list[Hit]] = {}
        for hit in hits:
            by_word.setdefault(spellings[hit.value.group][2], []).append(hit)
        for found in by_word.values():
            yield from self._of_one_word(document, found, [listed for _, listed, _ in spellings])

    def _of_one_word(self, document: Document, hits: Sequence[Hit], spellings: Sequence[str]) -> Iterator[Finding]:
        counts = Counter(hit.value.group for hit in hits)
        if len(counts) < 2:
            return
        usual = counts.most_common(1)[0][0]  # of several, the one met first
        first = next(hit for hit in hits if hit.value.group == usual)
        exact = bool(self.given.get("case-sensitive"))
        there = document.text[first.start : first.end]
        for start, end, listed in hits:
            if listed.group != usual:
                span = Span(start, end)
                written = document.text[start:end]
                # One form may stand for several, as that of a word whose plural is like its singular.
                pairs = zip(forms(spellings[listed.group]), forms(spellings[usual]), strict=True)
                others = dict.fromkeys(other for own, other in pairs if _alike(own, listed.form, exact=exact))
                if not exact:
                    others = dict.fromkeys(like(other, written) for other in others)
                yield self.reported(
                    document,
                    span,
                    f"The article also writes “{there}”: keep to one spelling.",
                    related=[Related("The other spelling", Span(first.start, first.end))],
                    suggestions=[Suggestion(f"Write “{other}”", (Edit(span, other),)) for other in others],
                )


def _alike(form: str, other: str, *, exact: bool) -> bool:
    return form == other if exact else fold(form) == fold(other)
