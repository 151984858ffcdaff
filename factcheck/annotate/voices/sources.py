"""Sources: what sort of source a phrase names, whose side it is on, and whether it can speak."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from factcheck.annotate.base import Annotated
from factcheck.annotate.voices.antecedents import COLLECTIVE, PERSONAL, TITLE, Antecedents, Known
from factcheck.annotate.voices.rows import Row
from factcheck.annotate.voices.speech import POSSESSIVE, SpeechGrammar
from factcheck.annotate.voices.tails import Phrase
from factcheck.model.fact import Fact, FactKind, Mention, Organisation, Person, Place
from factcheck.model.layers import MENTIONS
from factcheck.model.quotation import Source, SourceKind
from factcheck.model.span import Span

#: Members of an enumeration are slow to reach through their class.
_PERSON, _OFFICE, _INSTITUTION = SourceKind.PERSON, SourceKind.OFFICE, SourceKind.INSTITUTION
_DOCUMENT, _MEDIA, _UNNAMED = SourceKind.DOCUMENT, SourceKind.MEDIA, SourceKind.UNNAMED
_NAMED = (FactKind.PERSON, FactKind.ORGANISATION, FactKind.PLACE)
#: How many characters the longest article with its space has: "the ", "les ".
_ARTICLE = 4
#: How many sources back a noun that stands for a name may lead.
_NOUN_REACH = 7
#: How far behind a document those who issued it may be named.
_ISSUER_REACH = 70
#: How many characters an acronym has at the most.
_SHORT_NAME = 6
#: How many characters a given name has at the most.
_LONGEST_NAME = 24
#: A third of the time of calling the class of a named tuple.
_make = tuple.__new__


class Sources(Antecedents):
    """Names the sources of one document, in the order of the text.

    Args:
        document: The document.
        grammar: Of its language.

    Attributes:
        mentions: Persons, organisations and places of the facts.
    """

    __slots__ = ("_mention_starts", "_read", "mentions")

    def __init__(self, document: Annotated, grammar: SpeechGrammar) -> None:
        super().__init__(document, grammar)
        self.mentions = [mention for mention in document[MENTIONS] if mention.kind in _NAMED]
        self._mention_starts = [mention.span.start for mention in self.mentions]
        self._read: dict[tuple[int, int, int], Source] = {}

    def read(self, row: Row, phrase: Phrase) -> Source:
        """Return the source that a phrase names, and keep nothing for pronouns."""
        # Several readers ask for the same phrase one after the other.
        place = (row.start, phrase.first, phrase.last)
        source = self._read.get(place)
        if source is None:
            source = self._read[place] = self._source(row, phrase)
        return source

    def _source(self, row: Row, phrase: Phrase) -> Source:
        grammar, words = self._grammar, row.words
        meaning_of = grammar.meaning_of
        kind: SourceKind | None = None
        side: str | None = None
        divided = False
        last = -1
        for index in range(phrase.first, phrase.last):
            meaning = meaning_of(words[index])
            if meaning is None:
                continue
            noun, people = meaning
            if noun is not None and words[index].endswith(POSSESSIVE) and index + 1 < phrase.last:
                # "The Sheriff's office" is none.
                noun = None
            if noun is not None and (
                kind is None
                # "Department of Transportation official Troy Roberts".
                or (kind in COLLECTIVE and noun in PERSONAL and self._is_followed_by_name(row, index, phrase))
                # "Study co-author Jane Roe".
                or (grammar.natural_gender and kind is not _UNNAMED and noun in PERSONAL and last == index - 1)
            ):
                kind = noun
            if noun is not None:
                last = index
            if people is not None and people != side:
                side, divided = people, side is not None
        span = self.span(row, phrase)
        mentions = self._mentioned(span)
        for mention in mentions:
            for fact in mention.facts:
                speaks_for = _side(fact)
                if speaks_for and speaks_for != side:
                    side, divided = speaks_for, divided or side is not None
                if kind is None and (not isinstance(fact, Place) or _only_places(span, mentions)):
                    kind = _kind(fact)
        if kind is None and phrase.last - phrase.first == 1 and _SHORT_NAME >= span.length > 1:
            # "PBS": an acronym is no person.
            kind = _INSTITUTION if self._text[slice(*span)].isupper() else None
        if kind is _DOCUMENT and side is None:
            side = self._issuer(row, phrase.last)
        return _make(Source, (span, kind or _PERSON, None if divided else side, None))

    def _is_followed_by_name(self, row: Row, index: int, phrase: Phrase) -> bool:
        return index + 1 < phrase.last and self._text[row.starts[index + 1]].isupper()

    def is_speaker(self, row: Row, phrase: Phrase, source: Source) -> bool:
        """Tell whether a phrase surely names somebody who can speak."""
        if source.kind is not _PERSON:
            return True
        grammar, words = self._grammar, row.words
        if words[phrase.first] in grammar.pronoun and words[phrase.first] not in grammar.determiner:
            return True
        capitals = 0
        for index in range(phrase.first, phrase.last):
            if grammar.kind_of(words[index]) is not None:
                return True
            letter = self._text[row.starts[index]]
            if words[index] not in grammar.determiner:
                capitals += letter.isupper() or letter.isdigit()  # "Europe 1"
        if capitals >= 2 or self._mentioned(source.span):
            return True
        # One capital opens every sentence.
        word = words[phrase.first]
        if capitals == 1 and phrase.last - phrase.first == 1:
            return (
                phrase.first > 0
                or any(word in known.words for known in self.known)
                or self._is_name_elsewhere(self._text[source.span.start : source.span.end])
                or self._acts_as_name(row, phrase)
            )
        # "…, annonce la SNCF": where only names have capitals.
        return (
            capitals == 1
            and not grammar.bracket
            and word in grammar.determiner
            and self._text[row.starts[phrase.first + 1]].isupper()
        )

    def is_person(self, source: Source) -> bool:
        """Tell whether the facts know a source for a person."""
        return any(mention.kind is FactKind.PERSON for mention in self._mentioned(source.referent))

    def remember(self, row: Row, phrase: Phrase, source: Source, *, aside: bool = False) -> Source:
        """Keep a source for the pronouns to come; return it, led back to its name if it is a noun for one."""
        words = row.words[phrase.first : phrase.last]
        if (
            len(words) > 1
            and words[0] in self._grammar.determiner
            and source.side is None
            and source.kind is not _INSTITUTION
            and any(self._grammar.kind_of(word) is not None for word in words[1:TITLE])
        ):
            source = self._anaphor(source, words)
        self.known.append(_make(Known, (source, words, aside)))
        return source

    def span(self, row: Row, phrase: Phrase) -> Span:
        """Return where a phrase stands in the text."""
        return _make(Span, (row.starts[phrase.first], row.end_of(phrase.last - 1)))

    def may_be(self, row: Row, phrase: Phrase, pronoun: Source) -> bool:
        """Tell whether a phrase names somebody whom a pronoun can stand for."""
        grammar, words = self._grammar, row.words[phrase.first : phrase.last]
        if words[0] in grammar.pronoun and words[0] not in grammar.determiner:
            return False
        if pronoun.antecedent is not None and words[0] in grammar.possessive:
            # "Sa fille …": more likely spoken of by whom the pronoun stands for.
            return False
        source = self.read(row, phrase)
        known = _make(Known, (source, words, False))
        word = self._document.folded[pronoun.span.start : pronoun.span.end]
        return (
            (self._is_personal(known) or (self.is_plural(known.words) and source.kind is not _DOCUMENT))
            and self.names_somebody(row, phrase)
            and self.is_speaker(row, phrase, source)
            and self.fits(known, word)
        )

    def names_somebody(self, row: Row, phrase: Phrase) -> bool:
        """Tell whether a phrase is about a person: its own noun is one for persons, or it is the name of one."""
        grammar, words, text = self._grammar, row.words, self._text
        first = phrase.first
        named_after = any(grammar.is_namesake(word) for word in words[first : phrase.last])
        if words[first] not in grammar.determiner:
            word = words[first]
            if named_after:
                return False
            # "Alte Bäume" opens a sentence as "Jana Roth" does.
            capitals_tell = not grammar.noun_capitals or row.starts[first] != row.starts[0]
            return text[row.starts[first]].isupper() and (
                (capitals_tell and phrase.last - first > 1 and text[row.starts[first + 1]].isupper())
                or grammar.is_given_name(word)
                or (phrase.last - first > 1 and grammar.kind_of(word) is not None)
                or any(word in known.words for known in self.known)
                or self._acts_as_name(row, phrase)
                or self._is_surname(text[row.starts[first] : row.end_of(first)])
            )
        first += 1
        while first < phrase.last and (words[first] in grammar.determiner or words[first] in grammar.genitive):
            # "One of the victims".
            first += 1
        for index in range(first, phrase.last):
            word = words[index]
            if word in grammar.genitive or word in grammar.connector or grammar.is_namesake(word):
                return False
            if (
                (text[row.starts[index]].isupper() and not named_after)
                or word in grammar.demonym
                or grammar.kind_of(word) is not None
            ):
                return True
        return False

    def _acts_as_name(self, row: Row, phrase: Phrase) -> bool:
        """Tell whether a lone capital stands where a name does: "Claudine témoigne", "Haitham, un des employés"."""
        grammar, words, last = self._grammar, row.words, phrase.last
        if last - phrase.first > 1 or last + 1 >= len(words) or grammar.is_closed(words[phrase.first]):
            return False
        if words[last] == ",":
            return phrase.first > 0 and words[last + 1] in grammar.determiner
        word, following = words[phrase.first], words[last]
        if following in grammar.negation or following in grammar.reflexive:
            # "Maria ne pressent rien", but "Cela ne se voit pas".
            return f" {word} " not in self._text
        told = following in grammar.verbs and following not in grammar.completed  # "Cela fait trois ans"
        return told or (following in grammar.auxiliary and words[last + 1] in grammar.participles)

    def _is_name_elsewhere(self, word: str) -> bool:
        """Tell whether a word has a capital inside a sentence too, where only names have one."""
        if self._grammar.bracket or self._grammar.is_closed(word.lower()):
            return False
        place = self._text.find(f" {word}")
        return place > 0 and self._text[place - 1].islower()

    def _is_surname(self, word: str) -> bool:
        """Tell whether a word stands behind another name somewhere before: "Walter Munk"."""
        place = self._text.find(f" {word}")
        before = self._text[max(0, place - _LONGEST_NAME) : max(place, 0)].rpartition(" ")[2]
        return before[:1].isupper() and before.isalpha()

    def _anaphor(self, source: Source, words: Sequence[str]) -> Source:
        """Lead "le responsable", "the official" back to whom the text named before."""
        called = len(words) == 2 and words[1] in self._grammar.anaphor
        number: tuple[bool, str] | None = None
        for known in self.known[: -_NOUN_REACH - 1 : -1]:
            other = known.source
            if other.kind is not source.kind and not (other.kind in PERSONAL and source.kind in PERSONAL):
                continue
            if not (called or (len(known.words) > len(words) and all(word in known.words for word in words[1:]))):
                continue
            if source.kind is _OFFICE and other.kind is _PERSON and not self.is_person(other):
                # "Le ministre" is not the neighbour who spoke before.
                continue
            name = self._text[other.referent.start + 1 : other.referent.end]
            if name == name.lower():
                continue
            number = plural, gender = number or (self.is_plural(words), self._gender(words))
            if self.is_plural(known.words) is plural and (not gender or self._gender(known.words) in ("", gender)):
                return self.led_back(source.span, other)
        return source

    def _issuer(self, row: Row, last: int) -> str | None:
        """Return the side of who issued a document ("un communiqué publié mardi par le Kremlin")."""
        end = row.end_of(last - 1)
        for index in range(last, len(row.words)):
            start = row.starts[index]
            if start - end > _ISSUER_REACH or row.words[index] == ".":
                break
            if row.words[index] in self._grammar.agent:
                mentions = self._mentioned(Span(start, start + _ISSUER_REACH // 2))
                return next((side for mention in mentions for fact in mention.facts if (side := _side(fact))), None)
        return None

    def _mentioned(self, span: Span) -> Sequence[Mention]:
        starts = self._mention_starts
        first = bisect_left(starts, span.start)
        if first == len(starts) or starts[first] >= span.end:
            return ()
        return self.mentions[first : bisect_left(starts, span.end, first)]


def _only_places(span: Span, mentions: Sequence[Mention]) -> bool:
    """Tell a country that speaks ("Iran", "Moscow and Washington") from people of it ("Iran's sailors")."""
    return mentions[0].span.start - span.start <= _ARTICLE and mentions[-1].span.end == span.end


def _side(fact: Fact) -> str | None:
    if isinstance(fact, (Person, Organisation)):
        return fact.side
    if isinstance(fact, Place):
        return fact.country or fact.id
    return None


def _kind(fact: Fact) -> SourceKind:
    if isinstance(fact, Organisation):
        return _MEDIA if fact.media else _INSTITUTION
    return _PERSON if isinstance(fact, Person) else _INSTITUTION
