"""Where something is said, where nobody is: "aus dem Rathaus hieß es, …", "à la mairie, on assure que …"."""

from __future__ import annotations

from factcheck.annotate.voices.cues import Place
from factcheck.annotate.voices.passage import CueReader
from factcheck.annotate.voices.rows import Row
from factcheck.annotate.voices.speech import POSSESSIVE
from factcheck.annotate.voices.tails import Phrase
from factcheck.annotate.voices.verbs import Verb
from factcheck.model.quotation import Attribution, CueClass, Source, SourceKind
from factcheck.model.span import Span

#: What speaks through a place; a preposition that can only name a source needs none of them.
_BODIES = frozenset({SourceKind.INSTITUTION.value, SourceKind.UNNAMED.value})
_SURE = "sure"
#: What a clause goes on with behind such a phrase, where its verb does not follow.
_AROUND = frozenset({"punctuation", "time", "preposition"})
#: Within how many words of "geht" stand what it comes from and the end of its clause, and of "view" whose it is.
_ISSUED, _HELD = 16, 6


class Seats(CueReader):
    """Reads the places that speak for whoever speaks there, and documents that something follows from."""

    __slots__ = ()

    def before(self, row: Row, low: int, high: int, *, sure: bool = False) -> Phrase | None:
        """Return what stands behind a preposition that opens a clause: "Aus dem Rathaus", "Du côté de la mairie,".

        Args:
            row: The sentence.
            low: Where the clause begins.
            high: Where its verb stands, or the pronoun that names nobody.
            sure: Whether only prepositions count that can name nothing but a source.
        """
        grammar, words = self._grammar, row.words
        while low < high and (length := grammar.adverb_at(words, low) or words[low] in grammar.coordinator):
            low += length
        phrase = self._led(row, low, high, sure=sure)
        if phrase is None or (phrase.last < high and phrase.ending not in _AROUND):
            return None
        return phrase

    def behind(self, row: Row, first: int, *, sure: bool = False) -> Phrase | None:
        """Return what stands behind a preposition behind a verb: "…, hieß es aus dem Rathaus"."""
        return self._led(row, first, len(row.words), sure=sure)

    def _led(self, row: Row, first: int, high: int, *, sure: bool) -> Phrase | None:
        words, seats = row.words, self._grammar.seats
        if first >= high or words[first] not in self._grammar.seat_heads:
            return None
        for lead, how in seats.items():
            last = first + len(lead)
            if tuple(words[first:last]) != lead or last >= high or (sure and how != _SURE):
                continue
            phrase = self._phrases.behind(row, last, high, skip=False) or self._phrases.bare(row, last)
            if phrase is not None and phrase.first == last:
                # "Im Rathaus hieß es", but "in Hamburg hieß es", "en la rueda de prensa se dijo".
                bodies = any(self._grammar.kind_of(word) in _BODIES for word in words[phrase.first : phrase.last])
                if lead[0] in self._grammar.agent:
                    # "…, hieß es von der Ministerin".
                    bodies = bodies or self._sources.is_speaker(row, phrase, self._sources.read(row, phrase))
                return phrase if how == _SURE or bodies else None
        return None

    def read(
        self, place: Place, cue_class: CueClass, verb: Verb, cue: Span, *, follows: bool, sure: bool
    ) -> Attribution | None:
        """Read a verb without a subject beside the place where it is said: "aus dem Rathaus hieß es am Montag, …"."""
        row, words = place.row, place.row.words
        elided = follows and self._grammar.elides
        before = self.before(row, place.low, verb.first, sure=sure and not elided)
        seat = before or self.behind(row, place.last, sure=sure)
        if seat is None:
            return None
        if before is None and place.follows_comma(verb.first):
            content = self._claims.said_before(place, cue.start)
        else:
            comma = next((at for at in range(max(place.last, seat.last), len(words)) if words[at] == ","), -1)
            start = place.end if follows or comma < 0 else row.end_of(comma)
            content = self._contents.trim(start, row.end)
        return self._claims.made(cue, cue_class, self._subjects.named(row, seat), content)

    def elided(self, row: Row) -> Source | None:
        """Return whom a verb without a subject means: who spoke last, or else whom the sentence before is about."""
        known = self._sources.known
        if known:
            return self._sources.last_speaker()
        return self._subjects.before(row.start, 0) if self._grammar.elides else None

    def is_aside(self, place: Place, verb: Verb) -> bool:
        """Tell whether a verb stands between commas, or behind the last: "Los presos, dijo, llevaban nueve días"."""
        words = place.row.words
        over = place.last >= len(words) or words[place.last] in ",."
        return over and not verb.passive and verb.first - 1 > place.low and words[verb.first - 1] == ","

    def issued(self, place: Place, cue_class: CueClass) -> Attribution | None:
        """Read "Wie aus dem Bericht hervorgeht, …", "Das geht aus dem Bericht hervor": a document as the source."""
        grammar, row, words = self._grammar, place.row, place.row.words
        lead = grammar.issuing.get(words[place.last - 1])
        last = place.last
        if lead is None:
            behind = range(place.last, min(len(words), place.last + _ISSUED))
            ends = next((at for at in behind if words[at] in grammar.issuing), -1)
            if ends < 0:
                return None
            lead, last = grammar.issuing[words[ends]], ends + 1
        places = [*range(place.last, last), *range(place.first - 1, max(place.low, place.first - _ISSUED) - 1, -1)]
        at = next((at for at in places if words[at] == lead), -1)
        phrase = self._phrases.behind(row, at + 1, len(words), skip=False) if at >= 0 else None
        if phrase is None:
            return None
        if words[place.low] in grammar.pointing:
            content = self._contents.trim(row.starts[place.low], row.end_of(place.low))
        elif at > place.low and words[at - 1] in grammar.like and at - 1 > place.low:
            content = self._claims.said_before(place, row.starts[at - 1])
        else:
            content = self._contents.trim(row.end_of(last - 1), row.end)
        return self._claims.made(Span(place.start, place.end), cue_class, self._subjects.named(row, phrase), content)

    def held(self, place: Place, cue_class: CueClass) -> Attribution | None:
        """Read "Nach Wegeners Worten …", "in Mr. Holt's view", "by the ministry's count": whose opinion it is."""
        grammar, row, words = self._grammar, place.row, place.row.words
        low = max(place.low, place.first - _HELD)
        lead = next((at for at in range(place.first - 1, low - 1, -1) if words[at] in grammar.held), -1)
        if lead < 0 or lead + 1 == place.first:
            return None
        phrase = Phrase(lead + 1, place.first)
        owner = words[place.first - 1]
        marked = owner.endswith(POSSESSIVE) if grammar.natural_gender else owner.endswith("s")
        name = self._text[row.starts[phrase.last - 1]].isupper()
        if not marked or (not name and words[phrase.first] not in grammar.determiner):
            return None
        source = self._sources.read(row, phrase)
        source = source._replace(span=Span(source.span.start, row.end_of(phrase.last - 1) - _ending(owner)))
        leading = lead == place.low or words[lead - 1] in (",", "–", "—", "(")
        content = (
            self._contents.from_source(row, place.last)
            if leading and lead == place.low
            else self._contents.trim(row.start, row.end)
        )
        cue = Span(place.start, place.end)
        return self._claims.made(cue, cue_class, self._sources.remember(row, phrase, source), content)


def _ending(owner: str) -> int:
    """Return the length of the ending of a genitive."""
    return 2 if owner.endswith("'s") else 1
