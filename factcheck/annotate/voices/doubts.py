"""Doubts: what looks like a verb of speech and is none, or like its subject."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factcheck.annotate.voices.claims import LOOSE
from factcheck.annotate.voices.cues import OPENING, QUOTE_REACH, Place
from factcheck.annotate.voices.tails import Phrase
from factcheck.annotate.voices.turns import Turns
from factcheck.annotate.voices.verbs import Verb
from factcheck.model.quotation import SourceKind

#: Forms of cues that need something around them to be one, and those that need "se".
WEAK, _REFLEXIVE = "weak", "reflexive"
#: Within how many words behind "cited" somebody else is said to speak: "as saying".
QUOTED_REACH = 16
#: Within how many words before a verb "comme" stands.
_LIKE_REACH = 5
#: A people has more letters than this.
_SHORTEST_MANY = 4


class Doubts(Turns):
    """Tells whether the verbs of one document say something."""

    __slots__ = ()

    def _leads(self, place: Place) -> bool:
        """Tell whether a cue only leads to another verb of speech: "went on to say"."""
        words, last = place.row.words, place.last
        if last + 1 >= len(words) or words[last + 1] not in self._grammar.verbs:
            return False
        return " ".join(words[place.first : last + 1]) in self._grammar.infinitive_lead

    def _is_plan(self, place: Place) -> bool:
        """Tell whether a verb only leads to an infinitive: "veut construire", "veut croire"."""
        grammar, words, last = self._grammar, place.row.words, place.last
        return (
            last < len(words)
            and bool(grammar.infinitive_endings)
            and words[last].endswith(grammar.infinitive_endings)
            and words[last - 1] in grammar.infinitive_lead
        )

    def _is_led(self, place: Place) -> bool:
        """Tell whether a form that is the infinitive as well hangs on a verb: "went on to say"."""
        leads = self._grammar.infinitive_lead
        return bool(leads) and place.first > place.low and place.row.words[place.first - 1] in self._grammar.narrative

    def _follows_predicate(self, place: Place) -> bool:
        """Tell whether a clause or an infinitive follows an adjective of opinion: "persuadés d'avoir raison"."""
        grammar, words, last = self._grammar, place.row.words, place.last
        if self._contents.follows_that(place.row, last) or words[last - 1] in grammar.that:
            return True
        following = words[last] if last < len(words) else "."
        if not grammar.inverts:
            return self._contents.follows_clause(place.row, last)
        return following in grammar.bare_infinitives or (
            last + 1 < len(words)
            and following in grammar.infinitive_mark
            and (words[last + 1] in grammar.bare_infinitives or words[last + 1] in grammar.reflexive)
        )

    def _is_misled(self, place: Place, verb: Verb, form: str) -> bool:
        """Tell whether a verb says something only with "se" and stands without it, or the other way round."""
        reflexive = verb.first < place.first and self._verbs.is_reflexive(place, verb)
        if form.startswith(_REFLEXIVE):
            before = place.before
            return not reflexive and (before is None or bool(self._text[before.span.end : place.start].strip(LOOSE)))
        if not reflexive or verb.pronoun is not None:
            return False
        words, stop = place.row.words, self._grammar.stop
        listed = self._grammar.reflexive_too
        if listed and listed.isdisjoint((words[place.first], words[place.last - 1])):
            # "À cela s'ajoute un retard", "Le retard s'explique".
            before = place.before
            told = before is not None and not self._text[before.span.end : place.row.starts[verb.first]].strip(LOOSE)
            return not (told or self._contents.follows_that(place.row, place.last))
        # "Elle se trouve".
        behind = stop.get(words[place.last]) if place.last < len(words) else None
        led = behind == "preposition" or (
            place.last + 1 < len(words)
            and words[place.last] in self._grammar.infinitive_mark
            and not words[place.last + 1].endswith(self._grammar.infinitive_endings or ("\0",))
        )
        bare = form.startswith(WEAK) or (led and place.last - place.first == 1)
        return bare and not self._contents.follows_that(place.row, place.last)

    def _finds_clause(self, place: Place) -> bool:
        """Tell whether what is found is a clause, as far as the lexicon knows: "found the flies had trouble"."""
        words = place.row.words
        end = next((at for at in range(place.last, len(words)) if words[at] in ",;:"), len(words))
        return place.opens_quote() or self._contents.has_verb(words[place.last : end])

    def _is_in_name(self, place: Place, *, doubtful: bool) -> bool:
        """Tell whether a word is part of a name, or one: "the United States", "Savoie, Jura et Charente"."""
        text, row = self._text, place.row
        if place.first <= place.low:
            return False
        before = row.words[place.first - 1]
        if before.isalpha():
            if before in self._grammar.determiner and not (
                self._grammar.natural_gender or text[place.start : place.end].isupper()
            ):
                # "Le Jura"
                return True
            return doubtful and text[row.starts[place.first - 1]].isupper()
        return before == "," and not text[place.start : place.end].isupper()

    def _is_modifier(self, place: Place, subject: Phrase) -> bool:
        """Tell whether a lone noun before a word that is a noun as well belongs to it: "member states", "states of"."""
        grammar, row = self._grammar, place.row
        if not grammar.natural_gender or row.words[place.first][-1] != "s":
            return False
        if row.words[place.first - 1].isdigit() or "".join(row.words[place.last : place.last + 1]) in grammar.genitive:
            return True
        word = row.words[subject.last - 1]
        alone = subject.last - subject.first == 1 and (
            subject.first == 0 or self._text[row.starts[subject.first]].islower()
        )
        personal = grammar.noun.get(word) in (SourceKind.PERSON.value, SourceKind.OFFICE.value)
        return alone and personal and not word.endswith(grammar.plural_endings)

    def _may_be_many(self, words: Sequence[str]) -> bool:
        """Tell whether a subject can have a verb in the plural: "officials", but "police" as well."""
        noun, endings = self._grammar.noun, self._grammar.plural_endings
        if len(words) == 1 and len(words[0]) > _SHORTEST_MANY and words[0].endswith(endings):
            # "Kurds announce a deal."
            return True
        return self._sources.is_plural(words) or any(
            word in noun and (len(words) == 1 or word.endswith(endings)) for word in words
        )

    def _is_thing(self, place: Place, subject: Phrase, *, follows: bool) -> bool:
        """Tell whether a thing is the subject, and a noun the object: "L'usage de pesticides explique la maladie"."""
        row, determiner = place.row, self._grammar.determiner
        words = row.words[subject.first : subject.last]
        if follows or words[0] not in determiner or place.opens_quote() or not OPENING.isdisjoint(words):
            return False
        if "".join(row.words[place.last : place.last + 1]) not in determiner:
            return False
        if self._contents.that_within(row, place.last):
            return False
        return not self._sources.is_speaker(row, subject, self._sources.read(row, subject))

    def _is_object(self, place: Place, subject: Phrase) -> bool:
        """Tell whether what may be a noun is the object of another verb: "denied Conservative claims that"."""
        grammar, row, words = self._grammar, place.row, place.row.words
        if not grammar.natural_gender:
            return False
        if self._subjects.verb_in(row, subject) or words[subject.last - 1] in grammar.noun_lead:
            return True
        if not words[place.last - 1].endswith(grammar.plural_endings):
            return False
        if subject.first <= place.low or subject.last != place.first:
            return False
        before = words[subject.first - 1]
        bare = words[subject.first] not in grammar.determiner and words[subject.first] not in grammar.pronoun
        return bare and before in grammar.verbs and before not in grammar.clausal

    def _is_shown(self, place: Place, subject: Phrase) -> bool:
        """Tell whether a picture is the subject, which shows something and says nothing: "the video shows that"."""
        words, grammar = place.row.words, self._grammar
        head = next(
            (word for word in words[subject.first : subject.last] if grammar.kind_of(word) or word in grammar.picture),
            "",
        )
        return head in grammar.picture

    def _quotes_somebody(self, place: Place) -> bool:
        """Tell whether a verb only passes on what somebody else says: "The BBC quoted X as saying …"."""
        grammar, words = self._grammar, place.row.words[place.last : place.last + QUOTED_REACH]
        if grammar.like.isdisjoint(words) or grammar.gerunds.isdisjoint(words):
            return False
        return any(word in grammar.like and following in grammar.gerunds for word, following in pairwise(words))

    def _is_speech(self, place: Place) -> bool:
        """Tell whether a word that is not always a verb of speech is one here."""
        row = place.row
        if place.first - 1 > place.low and row.words[place.first - 2] in self._grammar.gerunds:
            # "qualifiant l'annonce de « … »"
            return False
        if self._folded[place.end : place.end + 1] == "-" or self._contents.introduces(place):
            return True
        begin, _ = self._verbs.clitics(row.words, place.first, place.low)
        if begin > place.low and row.words[begin - 1] in self._grammar.like:
            return True
        likened = begin - 2 > place.low and row.words[begin - 2] in self._grammar.clitic
        if likened and not self._grammar.like.isdisjoint(row.words[max(place.low, begin - _LIKE_REACH) : begin]):
            # "comme elle l'a confié"
            return True
        before = place.before
        if before is None or before.span.end <= row.start or place.start - before.span.end > QUOTE_REACH:
            return False
        # "… « trahison », qualifiant l'annonce de « … »", but "« … », le répète le maire"
        return (
            begin == place.first
            or row.starts[begin] <= before.span.end + 2
            or row.words[begin] in self._grammar.reflexive
        )

    def _tags(self, place: Place, start: int) -> bool:
        """Tell whether words that begin here are a tag behind a quotation (`"…," she said on Monday`)."""
        before, text = place.before, self._text
        if before is None or text[before.span.end : start].strip(" ,–—\n"):
            return False
        if text[before.content.end - 1] in ",?!":
            return True
        return text[before.span.end : before.span.end + 1] == "," and before.span.start <= place.row.start
