"""Whose side a source is on, as the facts tell it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from factcheck import (
    BLOCKS,
    MENTIONS,
    QUOTED,
    Attribution,
    BlockKind,
    Document,
    Fact,
    FactKind,
    Mention,
    Organisation,
    Person,
    Place,
    Source,
    SourceKind,
    Span,
    around,
)
from factcheck_attribution.readings.text import words_in

#: How many words a source has at most that points back: "the ministry".
_BARE = 2
#: In code points: how far behind an institution its town may stand.
_SEAT = 25
#: One of so many sources before is pointed back to.
_REMEMBERED = 20
#: A headline sums up; it gives no account of its own.
_TEXT = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH})
_ACCOUNTS = frozenset({SourceKind.INSTITUTION, SourceKind.DOCUMENT, SourceKind.MEDIA})


class Sides:
    """Tells whose side a source is on."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._mentions = document[MENTIONS]
        self._starts = [mention.span.start for mention in self._mentions]
        #: Those inside others do not matter.
        self._quoted = [pair.span for pair in document[QUOTED] if pair.depth == 0]
        self._far = len(document.text) + 1
        tables = document.lexicon.tables
        self._demonyms = tables.get("demonym", {})
        self._leads = (tables.get("np_stop", {}), tables.get("genitive", {}), tables.get("connector", {}))
        self._indefinite = tables.get("attribution.indefinite", {})

    def of(self, source: Source) -> frozenset[str]:
        """Return the sides that a source speaks for; two where two speak together."""
        if source.side is not None:
            return frozenset({source.side})
        span = source.antecedent or source.span
        sides = {side for mention in self._inside(span) for fact in mention.facts if (side := _side(fact))}
        words = self._document.folded[span.start : span.end].split()
        return frozenset(sides | {self._demonyms[word] for word in words if word in self._demonyms})

    def is_account(self, attribution: Attribution, source: Source) -> bool:
        """Tell whether a source publishes an account, rather than being somebody whose words one relays."""
        kind = source.kind
        if kind not in _ACCOUNTS and (kind is SourceKind.PRONOUN or _is_verb(attribution, source)):
            return False
        if len(self.of(source)) > 1:
            # "Moscow and Washington confirmed it": both sides have.
            return kind is SourceKind.INSTITUTION
        if kind is SourceKind.INSTITUTION:
            # "Moscow", "the United States": a country that "warned" is spoken of; it has handed out no account.
            span = source.antecedent or source.span
            return not any(m.kind is FactKind.PLACE and span.length - m.span.length <= 4 for m in self._inside(span))
        return True

    def is_independent(self, source: Source) -> bool:
        """Tell whether an account is an outlet's, or that of somebody in an institution ("an executive of …")."""
        outlet = any(
            isinstance(fact, Organisation) and fact.media for m in self._inside(source.span) for fact in m.facts
        )
        word = self._document.folded[source.span.start : source.span.end].partition(" ")[0]
        return outlet or (source.kind is SourceKind.INSTITUTION and word in self._indefinite)

    def in_prose(self, attribution: Attribution) -> bool:
        """Tell whether an attribution stands in the article's own sentences, outside quote marks."""
        place = attribution.cue.start
        pair = bisect_right(self._quoted, (place, self._far)) - 1
        if pair >= 0 and place < self._quoted[pair].end:
            return False
        block = around(self._document[BLOCKS], place)
        return block is not None and block.kind in _TEXT

    def told_by(self, source: Source, earlier: Sequence[Source]) -> frozenset[str]:
        """Return the side of a source, where it has none of its own that of the one it points back to."""
        sides = self.of(source) or self.seat(source)
        # "The ministry" is the one that the text has named, in German at the end of a compound.
        words = words_in(self._document, source.span)
        if sides or len(words) > _BARE:
            return sides
        folded = self._document.folded
        same = (
            other
            for other in reversed(earlier[-_REMEMBERED:])
            if words[-1] in folded[other.span.start : other.span.end]
        )
        return next((sides for other in same if (sides := self.of(other) or self.seat(other))), frozenset())

    def seat(self, source: Source) -> frozenset[str]:
        """Return the side that the town behind a source tells: "the ministry in Moscow"."""
        end = source.span.end
        text = self._document.folded[end : end + _SEAT]
        behind = self._inside(Span(end, end + _SEAT))
        between = text[: behind[0].span.start - end].split() if behind else []
        if len(between) != 1 or not any(between[0] in table for table in self._leads):
            # "The ministry accuses Kiev" is not in Kiev.
            return frozenset()
        return frozenset(side for fact in behind[0].facts if isinstance(fact, Place) and (side := _side(fact)))

    def spoken_of(self, sentence: Span) -> dict[str, Span]:
        """Return the sides that a sentence names, each with a place."""
        found = {
            side: mention.span
            for mention in self._inside(sentence)
            if mention.kind is not FactKind.PERSON
            for fact in mention.facts
            if (side := _side(fact))
        }
        folded = self._document.folded
        for match in re.finditer(r"[\w-]+", folded[sentence.start : sentence.end]):
            if match[0] in self._demonyms:
                place = sentence.start + match.start()
                found.setdefault(self._demonyms[match[0]], Span(place, place + len(match[0])))
        return found

    def _inside(self, span: Span) -> Sequence[Mention]:
        return self._mentions[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]


def _side(fact: Fact) -> str | None:
    if isinstance(fact, Place):
        return fact.country or fact.id
    return fact.side if isinstance(fact, (Person, Organisation)) else None


def _is_verb(attribution: Attribution, source: Source) -> bool:
    """Tell a verb from a preposition such as "selon": the source follows it, and what is claimed follows the source."""
    return attribution.cue.end > source.span.start or attribution.content.start < source.span.end
