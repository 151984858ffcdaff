"""Attributions to a verb with nothing before it: its subject stands behind it, is left out, or is nobody."""

from __future__ import annotations

from factcheck.annotate.voices.claims import LOOSE
from factcheck.annotate.voices.cues import Place
from factcheck.annotate.voices.passage import CueReader, Passage
from factcheck.annotate.voices.phrases import CLAUSE_GOES_ON
from factcheck.annotate.voices.seats import Seats
from factcheck.annotate.voices.verbs import Verb
from factcheck.model.quotation import Attribution, CueClass, Source
from factcheck.model.span import Span

_PREPOSITION = "preposition"


class Subjectless(CueReader):
    """Reads the verbs of one document that have no subject before them."""

    __slots__ = ("_seats",)

    def __init__(self, passage: Passage, seats: Seats) -> None:
        super().__init__(passage)
        self._seats = seats

    def read(self, place: Place, cue_class: CueClass, verb: Verb, cue: Span, follows: bool) -> Attribution | None:
        """Read such a verb; ``follows`` is whether reported speech begins behind it."""
        row, words = place.row, place.row.words
        impersonal = self._verbs.is_impersonal(place, verb)
        if not impersonal:
            seated = self._seats.read(place, cue_class, verb, cue, follows=follows, sure=True)
            if seated is not None:
                return seated
        following = words[place.last] if place.last < len(words) else ""
        if impersonal and following == "," and place.last + 1 < len(words) and self._grammar.bracket:
            # "In Hamburg hieß es, die Schulen blieben geschlossen."
            return self._claims.made(cue, cue_class, None, self._contents.trim(place.end, row.end))
        if impersonal and not follows and self._grammar.stop.get(following) == _PREPOSITION:
            # "…, hieß es in dem Bericht".
            phrase = self._phrases.behind(row, place.last + 1, len(words), skip=False)
            if phrase is None or not self._sources.is_speaker(row, phrase, self._sources.read(row, phrase)):
                return None
            content = self._claims.said_before(place, cue.start)
            return self._claims.made(cue, cue_class, self._subjects.named(row, phrase), content)
        if not follows and self._grammar.elides and self._is_bare_tag(place, cue):
            # «…», advirtió en una entrevista.
            return self._claims.made(
                cue, cue_class, self._sources.last_speaker(), self._claims.said_before(place, cue.start)
            )
        parted = verb.behind < place.first
        if not follows or (parted and not impersonal and self._grammar.bracket):
            # "Am Montag sagte der Minister, …".
            phrase = self._phrases.behind(row, verb.behind, place.first if parted else len(row.words))
            if phrase is None or phrase.ending == CLAUSE_GOES_ON:
                return None
            source = self._sources.read(row, phrase)
            if not self._sources.is_speaker(row, phrase, source):
                return None
            source = self._subjects.named(row, phrase)
            content = self._contents.behind(place)
            if verb.first == 1 and words[0] in self._grammar.pointing:
                # "Das berichtet die Zeitung."
                content = self._contents.trim(row.start, row.end_of(0))
            told = self._contents.clause_at(row, phrase.last) if self._grammar.bracket and not parted else -1
            if told >= 0:
                # "Am Montag sagte der Minister in Berlin, er komme."
                content = self._contents.trim(row.start_of(told), row.end)
            elif content.start < source.span.end < content.end:
                content = self._contents.trim(source.span.end, content.end)
            elif source.span.contains(content) and row.words[phrase.last : phrase.last + 1] in ([","], [":"]):
                # "Beim Treffen sagte der Minister, es gehe nicht."
                content = self._contents.trim(row.end_of(phrase.last), row.end)
            return self._claims.made(cue, cue_class, source, content)
        content = self._contents.trim(place.end, row.end)
        if impersonal:
            # "Se ha dicho que …", "In dem Gespräch hieß es, dass …".
            return self._claims.made(cue, cue_class, None, content)
        speaker = self._seats.elided(row) if self._grammar.adverbs_before(row.words, verb.first, 0) == 0 else None
        # "Dijo que …": the language leaves the subject out.
        return self._claims.made(cue, cue_class, speaker, content) if speaker is not None else None

    def learnt_from(self, place: Place) -> Source | None:
        """Return whom something was learnt from: "a-t-on appris mardi auprès de la police", "de sources proches"."""
        grammar, row, words = self._grammar, place.row, place.row.words
        index = place.last + grammar.time_at(words, place.last) if place.last < len(words) else place.last
        while index < len(words) and (
            grammar.stop.get(words[index]) == _PREPOSITION or words[index] in grammar.infinitive_mark
        ):
            index += 1
        phrase = self._phrases.behind(row, index, len(words), skip=False) or self._phrases.bare(row, index)
        if phrase is None or index == place.last:
            return None
        source = self._sources.read(row, phrase)
        return self._subjects.named(row, phrase, source) if self._sources.is_speaker(row, phrase, source) else None

    def _is_bare_tag(self, place: Place, cue: Span) -> bool:
        """Tell whether a tag names nobody, for the subject is left out: nothing but when and where follows it."""
        row, before, grammar = place.row, place.before, self._grammar
        if before is None or not self._sources.known or self._text[before.span.end : cue.start].strip(LOOSE):
            return False
        following = row.words[place.last] if place.last < len(row.words) else "."
        free = not following.isalpha() or grammar.stop.get(following) == _PREPOSITION or grammar.is_adverb(following)
        return free and self._phrases.behind(row, place.last, len(row.words)) is None
