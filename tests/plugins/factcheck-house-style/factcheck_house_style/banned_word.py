"""house.banned-word."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck import Bad, Checker, Document, Finding, Good, Severity, Span, Words

BANNED = Words("house.banned")


class BannedWord(Checker):
    """A word that the house does not print.

    What it does:
        Reports each word of the list ``banned`` in the lexicon of the language.

    Why it matters:
        It is a test of the way in for rules from outside.

    Known limits:
        It knows a word only in the forms that the lexicon lists.
    """

    id = "house.banned-word"
    severity = Severity.WARNING
    reads = (BANNED,)
    examples = (
        Bad("en", "They met at a [[whopping]] cost."),
        Good("en", "They met at a high cost."),
        Bad("fr", "Le projet a un coût [[faramineux]]."),
        Good("fr", "Le projet a un coût élevé."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each banned word."""
        for hit in document[BANNED]:
            yield self.contradicted(Span(hit.start, hit.end), "The house does not print this word.")
