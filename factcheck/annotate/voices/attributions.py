"""Attributions: who says what, with or without quote marks.

The shared scan finds the cues ("a déclaré", "selon", "said", "teilte mit"). Around each cue a local window tells
which words name the source: the noun phrase before the verb group, or behind it where the order is turned round
("indique le communiqué"), the words behind "selon", the agent of a passive. Pronouns and elided subjects are led back
to the last source that fits in number and gender. Nothing here parses: a cue whose window holds no source is left
alone, for a wrong source is worse than none.

:mod:`factcheck.annotate.voices.clauses` reads verbs, :mod:`factcheck.annotate.voices.adjuncts` all other cues.
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from factcheck.annotate.base import Annotated
from factcheck.annotate.voices.adjuncts import Adjuncts
from factcheck.annotate.voices.claims import REPORTED
from factcheck.annotate.voices.clauses import Clauses
from factcheck.annotate.voices.cues import OPENING, QUOTE_REACH, Candidate, Place, candidates, may_be_tag, may_be_verb
from factcheck.annotate.voices.incises import Incises
from factcheck.annotate.voices.passage import Passage
from factcheck.annotate.voices.rows import Row
from factcheck.annotate.voices.seats import Seats
from factcheck.annotate.voices.speech import SpeechGrammar
from factcheck.model.layers import ATTRIBUTIONS, Layer
from factcheck.model.quotation import Attribution, CueClass

#: Beyond the end of any text.
_FAR = sys.maxsize
#: Words that hold a verb of speech and say nothing: "autrement dit", "needless to say".
_IDLE = "idle"
#: What is said has at least so many characters.
_SHORTEST = 2
#: A third of the time of calling the class of a named tuple.
_make = tuple.__new__


#: All that lays something in somebody's mouth, quotations that only a colon introduces included.
VOICES: Layer[tuple[Attribution, ...]] = Layer("voices")


class AttributionAnnotator:
    """Keeps what a cue attributes: a quotation behind a mere colon has a speaker, but nobody is said to say it."""

    layer = ATTRIBUTIONS

    def annotate(self, document: Annotated) -> tuple[Attribution, ...]:
        """Return the attributions in order of their cues."""
        text = document.text
        return tuple(
            [
                voice
                for voice in document[VOICES]
                if text[voice.cue.start] != ":" or text[voice.content.start] not in OPENING
            ]
        )


class VoiceAnnotator:
    """Finds attributions."""

    layer = VOICES

    def __init__(self) -> None:
        self._grammars: dict[str, SpeechGrammar] = {}

    def annotate(self, document: Annotated) -> tuple[Attribution, ...]:
        """Return the attributions in order of their cues."""
        language = document.language
        grammar = self._grammars.get(language)
        if grammar is None:
            grammar = self._grammars[language] = SpeechGrammar(document.lexicon)
        return _Reading(document, grammar).attributions()


class _Reading:
    """One pass over the cues of one document."""

    def __init__(self, document: Annotated, grammar: SpeechGrammar) -> None:
        self._passage = Passage.of(document, grammar)
        self._adjuncts = Adjuncts(self._passage)
        self._seats = Seats(self._passage)
        self._clauses = Clauses(self._passage, self._seats)
        self._incises = Incises(self._passage)

    def attributions(self) -> tuple[Attribution, ...]:
        """Return them all."""
        document, claims = self._passage.document, self._passage.claims
        found = claims.apart(
            list(
                self._cued(
                    candidates(document, self._passage.grammar, self._passage.rows.sentences, self._passage.quoted)
                )
            )
        )
        labels = list(self._adjuncts.labels())
        if labels:
            found = sorted([*labels, *found], key=lambda attribution: attribution.cue)
        reported = document[REPORTED]
        return tuple(claims.run_on(found, reported) if reported else found)

    def _cued(self, possible: Iterable[Candidate]) -> Iterator[Attribution]:
        sentences, quoted = self._passage.rows.sentences, self._passage.quoted
        rows, folded, known = self._passage.rows, self._passage.document.folded, self._passage.sources.known
        number = done = pair = -1
        behind = opens = (
            closes
        ) = -_FAR  # where the quotation before a cue ends, and the next one or that around it stands
        latest: Attribution | None = None
        row: Row | None = None
        grammar, contents = self._passage.grammar, self._passage.contents
        for candidate in possible:
            start, end, cue_class, form = candidate
            if start < done:
                continue
            if form == _IDLE:
                done = end
                continue
            while closes <= start:
                pair += 1
                behind = closes
                opens, closes = quoted[pair].span if pair < len(quoted) else (_FAR, _FAR)
            if (
                start - behind > QUOTE_REACH
                and opens - end > QUOTE_REACH
                and not may_be_verb(folded, grammar, candidate)
            ):
                continue
            around = quoted[pair] if opens < start else None
            if around is not None and not may_be_tag(folded, start, end):
                continue
            if row is None or start >= row.end:
                number = max(bisect_left(sentences, (start + 1, 0), max(number, 0)) - 1, 0)
                row = rows[number]
            starts = row.starts
            first = bisect_left(starts, start)
            if first == len(starts) or starts[first] != start:
                continue
            before = quoted[pair - 1] if pair else None
            low = bisect_left(starts, behind) if behind > row.start else 0
            if around is not None and around.content.start > row.start:
                low = bisect_left(starts, around.content.start)
            after = around or (quoted[pair] if pair < len(quoted) else None)
            last = bisect_left(starts, end, first)
            place = _make(Place, (start, end, row, first, last, low, before, around, after))
            named = len(known)
            found = self._read(place, cue_class, form, latest if latest and latest.cue.start >= row.start else None)
            if found is None and 0 <= start - behind <= QUOTE_REACH:
                found = self._incises.read(place, cue_class)
            if found is None:
                continue
            if found.content.length < _SHORTEST:
                # "Une tradition que souligne le journal."
                turned = found.source is not None and found.source.span.start >= found.cue.end
                told = self._passage.claims.said_before(place, found.cue.start)
                if not turned or told.length < _SHORTEST:
                    continue
                found = self._passage.claims.made(found.cue, cue_class, found.source, told)
            if row.words[place.last - 1] not in grammar.deeds or not contents.is_deed(place, found.content):
                done = found.cue.end
                latest = found
                yield found
            else:
                # Whoever says nothing is no source for pronouns.
                del known[named:]

    def _read(self, place: Place, cue_class: CueClass, form: str, sibling: Attribution | None) -> Attribution | None:
        adjuncts = self._adjuncts
        if place.around is not None:
            return adjuncts.tag(place, cue_class, form)
        if form == "before":
            if sibling is not None and sibling.content.end <= sibling.cue.start and sibling.span.end > place.end:
                # "…, a-t-on appris mardi de sources concordantes"
                return None
            return adjuncts.according(place, cue_class)
        if form == "hearsay":
            return adjuncts.hearsay(place, cue_class)
        if form == "own":
            return adjuncts.own(place, cue_class)
        if form == "opinion":
            return adjuncts.opinion(place, cue_class)
        if form == "unknown":
            # Nothing but its place shows it to be a verb of speech.
            return None
        if form == "tag":
            return adjuncts.dropped(place, cue_class)
        if form == "colon":
            return adjuncts.introduced(place, sibling)
        if form == "behind":
            return adjuncts.trailing(place, cue_class)
        if form == "opening":
            return adjuncts.according(place, cue_class) if place.first == 0 else None
        if form == "held":
            return self._seats.held(place, cue_class)
        if form.endswith("gerund"):
            return self._clauses.gerund(place, cue_class, form, sibling)
        return self._clauses.read(place, cue_class, form, sibling)
