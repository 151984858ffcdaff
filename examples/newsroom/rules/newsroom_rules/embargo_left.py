"""newsroom.embargo-left."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck import Bad, Checker, Document, Finding, Good, Option, Severity, Span, Suggestion, Words

EMBARGO = Words("newsroom.embargo")


class EmbargoLeft(Checker):
    """The note of an embargo that was left in the text.

    What it does:
        Reports words such as "sous embargo jusqu'au" near the beginning of an article.

    Why it matters:
        The note is for us. In print it tells everyone that we had the story, and when we were told to keep quiet.

    Known limits:
        It knows the notes that its lexicon lists. An article about an embargo speaks of one further down.
    """

    id = "newsroom.embargo-left"
    severity = Severity.ERROR
    reads = (EMBARGO,)
    reach = Option(300, "Characters from the beginning in which a note may stand.", minimum=1)
    examples = (
        Bad("fr", "[[Sous embargo jusqu'au]] 3 mars à 18h. La ville vote son budget ce soir."),
        Good("fr", "La ville vote son budget ce soir, a annoncé la maire."),
        Bad("en", "[[Embargoed until]] 3 March, 18:00. The town votes on its budget tonight."),
        Good("en", "The town votes on its budget tonight, the mayor said."),
        Good("en", "The town votes. Embargoed until 3 March.", options={"reach": 10}),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each note."""
        for hit in document[EMBARGO]:
            if hit.start < self.reach:
                yield self.contradicted(
                    Span(hit.start, hit.end),
                    "The note of an embargo stands in the text.",
                    suggestions=[Suggestion("Take the note out once the embargo is over.")],
                )
