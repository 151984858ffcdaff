"""Verbs that stand before their source: `», a déclaré le maire`, "comme l'a déclaré le maire" and the like."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.annotate.voices.claims import LOOSE
from factcheck.annotate.voices.cues import Place
from factcheck.annotate.voices.passage import CueReader
from factcheck.annotate.voices.phrases import CLAUSE_GOES_ON
from factcheck.annotate.voices.rows import Row
from factcheck.annotate.voices.tails import Phrase
from factcheck.annotate.voices.verbs import Verb
from factcheck.model.quotation import Attribution, CueClass, SourceKind
from factcheck.model.span import Span

_BEFORE_TAGS = ",–—(!?…"
#: How many words a subject and what stands beside it have.
_APPOSITION_REACH = 24
#: How many characters the name of an outlet or a movement may have between quote marks.
_LONGEST_TITLE = 30
_PERSONAL = (SourceKind.PERSON, SourceKind.OFFICE)
_PREPOSITION = "preposition"
#: A third of the time of calling the class of a named tuple.
_make = tuple.__new__


class Turns(CueReader):
    """Reads the verbs of one document that stand before their source."""

    __slots__ = ()

    def _turned(self, place: Place, cue_class: CueClass, verb: Verb, cue: Span) -> Attribution | None:
        """Read a verb that stands before its source: `», a déclaré le maire`, "comme l'a déclaré le maire"."""
        row, words, before = place.row, place.row.words, place.before
        previous = words[verb.first - 1] if verb.first > place.low else ""
        if self._quoted_subject(place, verb) is not None:
            # "Les « gilets jaunes » réclament …".
            return None
        start = row.starts[verb.first]
        tags = before is not None and not self._text[before.span.end : start].strip(LOOSE)
        quoted = previous == "," and tags and before is not None and self._text[before.content.start].islower()
        if quoted and self._remarked(place) is not None:
            return None
        likened = previous in self._grammar.like
        if not (tags or likened or (previous and previous in _BEFORE_TAGS)):
            return None
        if not (tags or likened or self._grammar.inverts or self._is_turned_tag(place) or self._ends_with_tag(place)):
            # "Yesterday, Roscosmos, the space agency, announced the launch".
            subject = self._subjects.of(place, verb)
            if subject is not None and self._sources.is_speaker(row, subject, self._sources.read(row, subject)):
                return None
        if previous == "," and not tags and self._has_apposition(place, verb):
            return None
        # "…", hat der Minister gesagt.
        parted = tags and verb.behind < place.first
        phrase = self._phrases.behind(row, verb.behind if parted else place.last, len(words))
        if phrase is None and tags:
            # "…" said lead author Jane Roe.
            phrase = self._phrases.bare(row, place.last)
        if phrase is None or (
            phrase.ending == CLAUSE_GOES_ON and not (tags or words[phrase.last] in self._grammar.gerunds)
        ):
            return None
        if words[place.last] in self._grammar.agent and not self._grammar.adverb_at(words, place.last):
            # "…, écrit par deux journalistes".
            return None
        named = False
        if phrase.last - phrase.first == 1 and words[phrase.first] in self._grammar.determiner:
            alone = phrase
            phrase = self._with_quoted_name(place, verb, alone)
            named = phrase is not alone
        source = self._sources.read(row, phrase)
        # "…, l'une des « figures », décrit son ressenti"
        led = quoted and words[phrase.first] in self._grammar.possessive
        known = tags or named or (previous == "," and self._is_reported(row, verb, phrase))
        if (led or not known) and not self._sources.is_speaker(row, phrase, source):
            return None
        if previous == "," and not (tags or named) and self._is_of_somebody(row, phrase):
            return None
        told_to = source.kind in _PERSONAL or words[place.last - 1] in self._grammar.person_object
        if previous == "," and not tags and told_to and self._says_nothing(place, verb):
            return None
        source = self._subjects.named(row, phrase, source)
        content = self._claims.said_before(place, start)
        after = place.after
        if previous == "," and not tags and after is not None and "".join(words[phrase.last : phrase.last + 1]) == ":":
            # "Dans tous les cas, ajoute-t-elle : « … »"
            content = after.span if after.span.start - row.end_of(phrase.last) in (0, 1) else content
        if likened:
            # "Comme l'a déclaré le maire, …", but "…, comme l'a déclaré le maire mardi."
            behind = self._contents.trim(row.end_of(phrase.last - 1), row.end)
            before_it = self._contents.trim(row.start, row.starts[verb.first - 1])
            content = behind if behind.length > before_it.length else before_it
        if not (tags or likened) and self._goes_on(row, phrase.last, words[: verb.first]):
            content = self._claims.around(place)
        if not content.length:
            content = _make(Span, (row.start, row.end))
        return self._claims.made(cue, cue_class, source, content)

    def _is_reported(self, row: Row, verb: Verb, phrase: Phrase) -> bool:
        """Tell whether the mood of a clause makes whoever is named behind it a speaker: "… sei krank, so der Wirt"."""
        grammar, words = self._grammar, row.words
        return (
            phrase.last - phrase.first > 1
            and words[phrase.first] in grammar.determiner
            and not grammar.reported.isdisjoint(words[: verb.first])
        )

    def _with_quoted_name(self, place: Place, verb: Verb, phrase: Phrase) -> Phrase:
        """Return a subject behind a verb with the name between quote marks that it is: ", révèle le « baromètre »"."""
        row, words, quoted, grammar = place.row, place.row.words, place.after, self._grammar
        if (
            quoted is None
            or quoted.content.length > _LONGEST_TITLE
            or phrase.last >= len(words)
            or quoted.span.end > row.end
        ):
            return phrase
        whole = (
            self._contents.has_verb(words[place.low : verb.first])
            and words[place.last - 1] not in grammar.person_object
        )
        if row.starts[phrase.last] != quoted.span.start or not whole or self._subjects.of(place, verb) is not None:
            return phrase
        return Phrase(phrase.first, row.at(quoted.span.end))

    def _is_of_somebody(self, row: Row, phrase: Phrase) -> bool:
        """Tell whether somebody is only named behind the noun that a phrase is about: "la démission du ministre"."""
        grammar, words = self._grammar, row.words
        if words[phrase.first] not in grammar.determiner or words[phrase.first + 1] in grammar.determiner:
            # "L'un des auteurs".
            return False
        for index in range(phrase.first + 1, phrase.last):
            word = words[index]
            if grammar.kind_of(word) is not None or self._text[row.starts[index]].isupper():
                return False
            if word in grammar.genitive or word in grammar.connector:
                return True
        return False

    def _remarked(self, place: Place) -> Phrase | None:
        """Return a subject behind which a remark with quoted words stands: "Le maire, craignant un « échec », a …"."""
        row, words, before, grammar = place.row, place.row.words, place.before, self._grammar
        if before is None or before.span.start <= row.start or not self._text[before.content.start].islower():
            return None
        opening = row.at(before.span.start)
        if "," not in words[:opening]:
            return None
        head = self._subjects.head(row, 0, opening)
        if head is None or head.first or words[head.last] != "," or not self._sources.names_somebody(row, head):
            return None
        following = words[head.last + 1]
        opens = following in grammar.gerunds or following in grammar.relative or following in grammar.lead
        return head if opens or self._contents.is_gerund(following) else None

    def _has_apposition(self, place: Place, verb: Verb) -> bool:
        """Tell whether the subject before a comma is two that mean one: "La porte-parole, Ana Roe, a appelé …"."""
        row, words, last = place.row, place.row.words, verb.first - 2
        low = max(place.low, last - _APPOSITION_REACH)
        if last <= low or not self._text[row.starts[last]].isupper() or "," not in words[low:last]:
            return False
        subject = self._subjects.of(place, verb)
        return (
            subject is not None
            and subject.last == verb.first - 1
            and "," in words[subject.first : subject.last]
            and (subject.first == place.low or words[subject.first - 1] in ",;:")
        )

    def _says_nothing(self, place: Place, verb: Verb) -> bool:
        """Tell whether only a name stands before a comma: "Un couple, originaire de Lyon, accuse le maire de …"."""
        row, words, grammar = place.row, place.row.words, self._grammar
        if grammar.person_object and words[place.last - 1] not in grammar.person_object:
            # "…, à raison de dix euros par mois, a indiqué M. Roux."
            return False
        if words[max(place.low, verb.first - 2 * _APPOSITION_REACH) : verb.first].count(",") < 2:
            return False
        head = self._subjects.head(row, place.low, verb.first)
        if head is None or words[head.last] != "," or not self._sources.names_somebody(row, head):
            return False
        if head.last == verb.first - 1:
            # "Une erreur, dit le maire".
            return False
        if self._contents.has_verb(words[place.low : head.first]):
            return False
        start = head.last + 1
        for index in range(start, verb.first):
            if words[index] == ",":
                if words[start] not in grammar.relative and self._contents.has_verb(words[start:index]):
                    return False
                start = index + 1
        return True

    def _is_nickname(self, place: Place, verb: Verb) -> bool:
        """Tell whether a verb only gives a name another one: "Jean Roux, dit Petit Jean, …"."""
        row, first, last = place.row, verb.first, place.last
        if first - 3 < place.low or last + 1 >= len(row.words) or row.words[first - 1] != ",":
            return False
        if self._contents.has_verb(row.words[max(place.low, first - _APPOSITION_REACH) : first]):
            return False
        upper = [self._text[row.starts[index]].isupper() for index in (first - 3, first - 2, last)]
        return all(upper) and (row.words[last + 1] == "," or self._text[row.starts[last + 1]].isupper())

    def _is_turned_tag(self, place: Place) -> bool:
        """Tell whether nothing but people stands behind a verb: "…, reported officials, …"."""
        words = place.row.words
        return (
            place.last < len(words)
            and words[place.last] in self._grammar.noun
            and (place.last + 1 == len(words) or words[place.last + 1] in ",.")
            and (place.last + 1 == len(words) or self._sources.is_plural(words[place.last : place.last + 1]))
        )

    def _relative_at(self, place: Place, verb: Verb) -> int:
        """Return the index of the comma before a relative clause that a verb ends; -1 where it ends none.

        "Die Leiterin, die den Plan kritisierte, …", but "…, die Stadt kritisierte das".
        """
        grammar, words = self._grammar, place.row.words
        # "Die Frau, die von einem Überfall berichtet hatte, …"
        last = place.last + ("".join(words[place.last : place.last + 1]) in grammar.bracket)
        if not grammar.bracket or not (last == len(words) or words[last] in ",.:;"):
            return -1
        comma = next((at for at in range(verb.first - 1, place.low, -1) if words[at] == ","), -1)
        if comma < 0 or comma + 3 > verb.first or words[comma + 1] not in grammar.determiner:
            return -1
        following = words[comma + 2]
        led = grammar.stop.get(following) == _PREPOSITION or following in grammar.determiner
        return comma if led else -1

    def _in_relative(self, place: Place, cue_class: CueClass, comma: int) -> Attribution | None:
        """Read a verb that ends a relative clause: "die Initiative, die in einem Brief mehr Geld fordert"."""
        grammar, row, following = self._grammar, place.row, place.row.words[comma + 2]
        told = self._phrases.antecedent(row, place.low, comma)
        if told is None:
            return None
        subject, content = told, self._contents.trim(row.starts[comma + 2], place.start)
        named = following in grammar.determiner and following not in grammar.indefinite
        if named and (following not in grammar.dative or following in grammar.genitive):
            # "Der Plan, den die Stadt kritisierte"
            subject, content = Phrase(comma + 2, place.first), self._sources.span(row, told)
        if not self._sources.is_speaker(row, subject, self._sources.read(row, subject)):
            return None
        cue = _make(Span, (place.start, place.end))
        return self._claims.made(cue, cue_class, self._subjects.named(row, subject), content)

    def _ends_clause(self, words: Sequence[str]) -> bool:
        """Tell whether a clause stands before a comma: no other comma, or a verb behind the last one."""
        comma = next((at for at in range(len(words) - 1, -1, -1) if words[at] == ","), -1)
        opener = "".join(words[comma + 1 : comma + 2])
        return comma < 0 or (opener not in self._grammar.stop and self._contents.has_verb(words[comma + 1 :]))

    def _ends_with_tag(self, place: Place) -> bool:
        """Tell whether a clause, a comma and the verb stand before a speaker: "The house is cold, said their lawyer".

        No single comma parts a subject from its verb.
        """
        row, words = place.row, place.row.words
        if words[place.last - 1] not in self._grammar.clausal or not self._ends_clause(words[: place.first - 1]):
            return False
        phrase = self._phrases.behind(row, place.last, len(words))
        over = phrase is not None and (phrase.last == len(words) or words[phrase.last] in ",.")
        return phrase is not None and over and self._sources.is_speaker(row, phrase, self._sources.read(row, phrase))

    def _quoted_subject(self, place: Place, verb: Verb) -> Phrase | None:
        """Return a subject that ends with a name between quote marks: "Wie der „Spiegel“ berichtet"."""
        row, before = place.row, place.before
        if before is None or before.span.start <= row.start or before.content.length > _LONGEST_TITLE or verb.pronoun:
            return None
        first = row.at(before.span.start)
        if self._grammar.natural_gender and self._text[before.content.start].islower():
            # "It was a "good year" said the mayor".
            return None
        if row.at(before.span.end) != verb.first or row.words[first - 1] not in self._grammar.determiner:
            return None
        return Phrase(first - 1, verb.first)

    def _goes_on(self, row: Row, last: int, before: Sequence[str] = ()) -> bool:
        """Tell whether a comma and more of the same clause follow: the words before it stand in parenthesis.

        Args:
            row: The sentence.
            last: Index of the comma.
            before: The words before the tag, where they may be a whole clause.
        """
        words = row.words
        return last + 2 < len(words) and words[last] == "," and not self._contents.parts(words, last, before)
