"""Subjects: who a clause is about, and whom a pronoun stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from factcheck.annotate.voices.cues import Place
from factcheck.annotate.voices.persons import Persons
from factcheck.annotate.voices.phrases import Phrases
from factcheck.annotate.voices.quotemarks import Quoted
from factcheck.annotate.voices.rows import Row, Rows
from factcheck.annotate.voices.sources import Sources
from factcheck.annotate.voices.speech import SpeechGrammar
from factcheck.annotate.voices.tails import Phrase
from factcheck.annotate.voices.verbs import Verb
from factcheck.model.quotation import Attribution, Source, SourceKind
from factcheck.model.span import Span

_PERSONAL = (SourceKind.PERSON, SourceKind.OFFICE)
_HUMAN = ("masculine", "feminine")
_PLURAL = "plural"
#: In how many stretches between commas who a clause is about is looked for, and in how many sentences before a pronoun.
_HEADS, _SENTENCES_BACK = 3, 4
#: In how many clauses of a sentence behind "that".
_CLAUSES = 2
#: A pronoun is led over quoted sentences, but no further back than so many sentences in all.
_FURTHEST = 40
#: In how many sentences before a quotation without a cue it is looked for whom they are about.
_SENTENCES_ABOUT = 2
#: How far into a clause, in words, it is looked for whom the clause is about.
_LONGEST_CLAUSE = 80


class Subjects:
    """Finds who the clauses of one document are about.

    Args:
        text: The canonical text.
        rows: Its sentences.
        phrases: Reads noun phrases.
        sources: Those that were named so far.
        persons: Those that it names at all.
        grammar: Of its language.
        quoted: Its quotations, without those inside others.
    """

    __slots__ = (
        "_asked",
        "_found",
        "_grammar",
        "_persons",
        "_phrases",
        "_quoted",
        "_rows",
        "_sources",
        "_starts",
        "_text",
    )

    def __init__(
        self,
        text: str,
        rows: Rows,
        phrases: Phrases,
        sources: Sources,
        persons: Persons,
        grammar: SpeechGrammar,
        quoted: Sequence[Quoted],
    ) -> None:
        self._text = text
        self._rows = rows
        self._phrases = phrases
        self._sources = sources
        self._persons = persons
        self._grammar = grammar
        self._quoted = quoted
        self._starts = [pair.span.start for pair in quoted]
        self._asked: tuple[int, int, int] | None = None
        self._found: Phrase | None = None

    def named(self, row: Row, phrase: Phrase, source: Source | None = None, *, aside: bool = False) -> Source:
        """Return the source that a phrase names, kept for pronouns to come; a pronoun is led back.

        Args:
            row: The sentence.
            phrase: Of it.
            source: What the phrase names, where that is read already.
            aside: Whether it stands beside the clause, as an agent does.
        """
        if phrase.last - phrase.first == 1 and row.words[phrase.first] in self._grammar.pronoun:
            return self.pronoun(row, phrase.first, row.starts[phrase.first])
        return self._sources.remember(row, phrase, source or self._sources.read(row, phrase), aside=aside)

    def head(self, row: Row, low: int, high: int) -> Phrase | None:
        """Return who a clause begins with, or who follows one of its first commas ("Contacté mardi, le maire …")."""
        high = min(high, low + _LONGEST_CLAUSE)
        for _ in range(_HEADS):
            head = self._phrases.behind(row, low, high, skip=False)
            if head is not None and (verb := self.verb_in(row, head)):
                head = Phrase(head.first, verb)
            if head is not None and self._sources.is_speaker(row, head, self._sources.read(row, head)):
                return head
            if "," not in row.words[low:high]:
                return None
            low = row.words.index(",", low) + 1
        return None

    def verb_in(self, row: Row, phrase: Phrase) -> int:
        """Return the index of a verb that stands between a name and what the phrase goes on with; 0 if none does.

        "Rod Stewart introduced Percy Sledge, citing …", but "a firm called Acme".
        """
        grammar, words = self._grammar, row.words
        if not grammar.natural_gender:
            return 0
        for index in range(phrase.first, phrase.last - 1):
            if self._text[row.starts[index]].isupper() and words[index] not in grammar.determiner:
                continue
            following = words[index + 1]
            named = self._text[row.starts[index + 1]].isupper() or following in grammar.determiner
            past = words[index].endswith(grammar.past_endings) and words[index].isalpha()
            return index if index > phrase.first and past and named else 0
        return 0

    def _is_led(self, place: Place, verb: Verb, subject: Phrase) -> bool:
        """Tell whether a preposition leads what is no subject: "Im Interview sagte Roth", but "Im Ort heißt es"."""
        words, grammar = place.row.words, self._grammar
        impersonal = not grammar.impersonal.isdisjoint(words[verb.first : place.last])
        first = words[subject.first]
        # "Für das Quartal rechnet Roth", but "Von der Leyen sagte"
        small = bool(grammar.bracket) and first in grammar.connector.difference(grammar.particles, grammar.determiner)
        return (first in grammar.contraction or small) and not impersonal

    def of(self, place: Place, verb: Verb) -> Phrase | None:
        """Return the subject before a verb; that of "who said" is what "who" stands behind."""
        asked = (place.start, place.low, verb.first)
        if asked != self._asked:
            # Several readers ask for the same one after the other.
            self._asked, self._found = asked, self._before(place, verb)
        return self._found

    def _before(self, place: Place, verb: Verb) -> Phrase | None:
        high = verb.first
        if high > place.low and self._grammar.stop.get(place.row.words[high - 1]) == "relative":
            bare = high - 1 > place.low and place.row.words[high - 2] in self._grammar.determiner  # "ce qui a …"
            return None if bare else self._phrases.antecedent(place.row, place.low, high - 1)
        words = place.row.words
        relative = self._grammar.elides or self._grammar.natural_gender
        if relative and high - 1 > place.low and words[high - 1] in self._grammar.that:
            # "Moscú, que calificó el informe …, insiste", "records that showed": "that" begins relative clauses, too.
            if self._grammar.elides and words[high - 2] != ",":
                return None
            told = self._phrases.antecedent(place.row, place.low, high - 1)
            named = told is not None and self._sources.is_speaker(place.row, told, self._sources.read(place.row, told))
            return told if named else None
        subject = self._phrases.before(place.row, place.low, high, verb.plural)
        if subject is not None and (self._is_governed(place, subject) or self._is_led(place, verb, subject)):
            return None
        if subject is not None:
            subject = self._described(place.row, place.low, high, subject)
        low = max(place.low, high - _LONGEST_CLAUSE)
        if subject is None and not self._grammar.relative.isdisjoint(place.row.words[low:high]):
            # "L'intersyndicale qui a déposé un préavis pour mardi dénonce …".
            head = self._phrases.behind(place.row, low, high, skip=False)
            if head is not None and head.last < high and head.ending == "relative":
                return head
        return subject

    def _is_governed(self, place: Place, subject: Phrase) -> bool:
        """Tell whether a preposition that opens the clause governs a phrase: "Von einem Erfolg sprach der Chef"."""
        opens = subject.first - 1 == place.low and self._grammar.bracket
        return bool(opens) and place.row.words[place.low] in self._grammar.seat_heads

    def _described(self, row: Row, low: int, high: int, subject: Phrase) -> Phrase:
        """Return whom a phrase between commas describes: "the governor, a Republican, vowed"."""
        words = row.words
        if (
            subject.first - 1 <= low
            or words[subject.first] not in self._grammar.indefinite
            or words[subject.first - 1] != ","
            or words[high - 1] != ","
            or subject.last != high - 1
        ):
            return subject
        whom = self._phrases.behind(row, low, subject.first - 1, skip=False)
        return whom if whom is not None and whom.last == subject.first - 1 else subject

    def shared(self, row: Row, sibling: Attribution, high: int) -> Source | None:
        """Return the subject of the clause that another attribution of the sentence stands in.

        That is its source, but behind "Selon le Kremlin, Poutine …" the one who the clause is about.
        """
        source = sibling.source
        if source is not None and sibling.cue.end <= source.span.start and source.span.end <= sibling.content.start:
            head = self.head(row, row.at(sibling.content.start), high)
            if head is not None:
                return self.named(row, head)
        return source

    def pronoun(self, row: Row, index: int, start: int) -> Source:
        """Return whom a pronoun stands for: who a sentence since the last source is about, else that source.

        A description is led back to the name behind it.
        """
        source = self._antecedent(row, index, start)
        if source.kind in _PERSONAL or source.kind in (SourceKind.PRONOUN, SourceKind.DOCUMENT):
            gender = self._grammar.gender.get(row.words[index].rpartition("-")[2], "")
            if source.antecedent is None or source.kind is SourceKind.DOCUMENT:
                single = self._grammar.pronoun.get(row.words[index].rpartition("-")[2]) != _PLURAL
                named = self._persons.nearest(start, gender) if gender in _HUMAN and single else None
            else:
                named = self._persons.behind(source.antecedent, gender)
            if named is not None:
                unknown = source.antecedent is None or source.kind is SourceKind.DOCUMENT
                kind = SourceKind.PERSON if unknown else source.kind
                source = source._replace(kind=kind, antecedent=named.name)
        return self._sources.remember_again(source)

    def _antecedent(self, row: Row, index: int, start: int) -> Source:
        sources = self._sources
        span = Span(start, row.end_of(index))
        speaking = sources.within(span, row.start)
        # "La direction a menacé deux collègues, dit-elle": of whom a tag tells is not who says it.
        if speaking is not None and (row.starts[index] == start or row.words[index - 1 : index] != [","]):
            return speaking
        source = sources.pronoun(span)
        if not sources.is_definite(source):
            return source
        since = sources.last_named(source) if sources.is_somebody(source) else -1
        tags = index > 1 and row.words[index - 1] in self._grammar.finite and row.words[index - 2] == ","
        # "Several children were ill, she complained": nobody speaks of himself by name.
        if not tags and row.starts[index] == start and (since < row.start or not sources.is_named_person(source)):
            # "John Doe broke news when he revealed …", "Match reveals that John Doe wrote a letter in which he …"
            head = self._fitting(row, index, source, embedded=since >= row.start)
            if head is not None:
                return head
        number = self._rows.number_at(row.start)
        left, furthest = _SENTENCES_BACK, max(number - _FURTHEST, 0)
        while left and number > furthest:
            number -= 1
            first = self._rows.sentences[number].start
            if since >= first:
                break
            if self._is_quoted(first) or self._is_heading(number):
                continue
            left -= 1
            before = self._rows[number]
            head = self._fitting(before, len(before.words), source)
            if head is not None:
                return head
        return source

    def before(self, place: int, floor: int) -> Source | None:
        """Return who the sentences right before a place are about; None where none of them is about somebody.

        Args:
            place: Where a sentence begins.
            floor: Where the text begins that counts.
        """
        number = self._rows.number_at(place)
        for _ in range(_SENTENCES_ABOUT):
            number -= 1
            if number < 0 or self._rows.sentences[number].start < floor:
                return None
            if self._is_quoted(self._rows.sentences[number].start):
                continue
            row = self._rows[number]
            head = self.head(row, 0, len(row.words))
            if head is not None and self._sources.names_somebody(row, head):
                source = self._sources.read(row, self._without_verb(row, head))
                if source.kind is not SourceKind.DOCUMENT and not self._sources.is_plural(
                    row.words[head.first : head.last]
                ):
                    return source
        return None

    def _fitting(self, row: Row, high: int, pronoun: Source, *, embedded: bool = False) -> Source | None:
        """Return who a sentence is about, or else one of its clauses, if a pronoun can stand for them.

        Args:
            row: The sentence.
            high: Index behind the last word that counts.
            pronoun: Led back as far as the sources tell.
            embedded: Whether only its clauses behind "that" count.
        """
        words, that = row.words, self._grammar.that
        low = max(0, high - _LONGEST_CLAUSE)
        lows: list[int] = []
        if not that.isdisjoint(words[low:high]):
            lows = [index + 1 for index in range(low, high) if words[index] in that][-_CLAUSES:]
        if not embedded:
            # "Si la directrice refuse, elle …"
            opens = high > 1 and (words[0] in that or words[0] in self._grammar.contrast)
            lows.insert(0, opens + (opens and words[1] in that))
        heads = (self.head(row, low, high) for low in lows)
        head = next((head for head in heads if head is not None and self._sources.may_be(row, head, pronoun)), None)
        if head is None or (head.last < high and row.words[head.last] == ":"):
            # "Affaire Théo : …" is a topic.
            return None
        head = self._without_verb(row, head)
        found = self._sources.read(row, head)
        if self._is_described(row, head, found) and self._sources.is_named_person(pronoun):
            # "La chanteuse" is who was named before.
            return pronoun
        return self._sources.led_back(pronoun.span, found)

    def _is_described(self, row: Row, phrase: Phrase, source: Source) -> bool:
        """Tell whether a phrase speaks of somebody known without the name: "le chef de l'État"."""
        first = row.words[phrase.first]
        grammar = self._grammar
        return (
            first in grammar.determiner and first not in grammar.indefinite and not self._sources.is_named(source.span)
        )

    def _without_verb(self, row: Row, phrase: Phrase) -> Phrase:
        """Return a phrase without the words that need not belong to it: "la maire de la ville semble"."""
        grammar, words = self._grammar, row.words
        last = phrase.last
        while last - phrase.first > 2 and not (
            self._text[row.starts[last - 1]].isupper() or grammar.kind_of(words[last - 1]) is not None
        ):
            last -= 1
        return Phrase(phrase.first, last)

    def _is_heading(self, number: int) -> bool:
        """Tell whether nothing ends a sentence: it is a heading inside the article."""
        return self._text[self._rows.sentences[number].end - 1].isalnum()

    def _is_quoted(self, place: int) -> bool:
        """Tell whether a sentence that begins at a place is somebody's words."""
        number = bisect_left(self._starts, place + 1) - 1
        return number >= 0 and self._quoted[number].span.end > place + 1
