"""Antecedents: whom the text has named so far, and for whom of them a pronoun stands."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from factcheck.annotate.base import Annotated
from factcheck.annotate.voices.speech import SpeechGrammar
from factcheck.model.quotation import Source, SourceKind
from factcheck.model.span import Span

#: Members of an enumeration are slow to reach through their class.
_PERSON, _OFFICE, _UNNAMED = SourceKind.PERSON, SourceKind.OFFICE, SourceKind.UNNAMED
#: Kinds that "he" and "she" stand for first, and those that "they" may.
PERSONAL, COLLECTIVE = (_PERSON, _OFFICE), (SourceKind.INSTITUTION, SourceKind.MEDIA)
_NEUTER = "neuter"
_SINGULAR, _PLURAL = "singular", "plural"
#: How many sources back a pronoun may lead.
_PRONOUN_REACH = 8
#: How many sources back it is looked for when somebody was last spoken of.
_KNOWN_REACH = 40
#: In code points: how far before the subject of a clause the one stands who tells it.
_CLAUSE = 160
#: Within how many words a phrase tells the gender of whom it names.
TITLE = 3
#: A third of the time of calling the class of a named tuple.
_make = tuple.__new__


class Known(NamedTuple):
    """A source that the text has named, kept for the pronouns to come.

    Args:
        source: The source.
        words: Those that name it, folded.
        aside: Whether it stands beside the clause, as an agent does: a pronoun rather means somebody else.
    """

    source: Source
    words: Sequence[str]
    aside: bool = False


class Antecedents:
    """Remembers the sources of one document, in the order of the text, for the pronouns to come.

    Args:
        document: The document.
        grammar: Of its language.

    Attributes:
        known: Those named so far.
    """

    __slots__ = ("_document", "_grammar", "_text", "known")

    def __init__(self, document: Annotated, grammar: SpeechGrammar) -> None:
        self._document = document
        self._grammar = grammar
        self._text = document.text
        self.known: list[Known] = []

    def _is_personal(self, known: Known) -> bool:
        """Tell whether a source is a person, and no outlet or party: "le Monde" has an article."""
        source, words, _ = known
        grammar = self._grammar
        if source.kind is not _PERSON:
            return source.kind is _OFFICE
        if len(words) == 1 or words[0] not in grammar.determiner or grammar.bracket:
            return words[-1] != "%"
        place = source.referent.start + len(words[0])
        named = self._text[place : place + 2].lstrip()[:1].isupper()
        if named:
            return words[1] in grammar.demonym or grammar.kind_of(words[1]) is not None
        if self._text[source.referent.start + 1 : source.referent.end].islower():
            # "Un début de déblaiement" is nobody, as far as the lexicon knows.
            return any(grammar.kind_of(word) is not None or word in grammar.demonym for word in words[1:])
        # "La loi Badinter": one name behind a noun that is not known for a person's.
        last = self._text[source.referent.end - len(words[-1])]
        alone = last.isupper() and not self._text[source.referent.end - len(words[-1]) - len(words[-2]) - 1].isupper()
        return not alone or any(grammar.kind_of(word) is not None for word in words[1:-1])

    def remember_again(self, source: Source) -> Source:
        """Keep whom a pronoun was led back to as the last one spoken of; return the pronoun's source."""
        if source.antecedent is not None:
            start, end = source.antecedent
            words = self._document.folded[start:end].replace("'", "' ").split()
            known = self._last(source.antecedent)
            self.known.append(known._replace(source=source) if known else _make(Known, (source, words, False)))
        return source

    def surnames(self) -> set[str]:
        """Return the last words of the names of persons among the sources."""
        grammar = self._grammar
        return {
            words[-1]
            for source, words, _ in self.known
            if source.kind in PERSONAL
            and source.antecedent is None
            and len(words) > 1
            and words[-2] not in grammar.determiner
            and words[-2] not in grammar.connector
            and grammar.kind_of(words[-1]) is None
        }

    def is_plural(self, words: Sequence[str]) -> bool:
        """Tell whether words name more than one, by their determiner, the ending of a noun, or "and"."""
        grammar = self._grammar
        number = grammar.determiner.get(words[0]) or grammar.pronoun.get(words[0])
        if number == _PLURAL:
            return True
        if not grammar.joint.isdisjoint(words):
            for joint, word in pairwise(words):
                if joint in grammar.joint and word not in grammar.connector and word not in grammar.genitive:
                    # "Le ministre de la Santé et de la Famille", "le fondateur et directeur" are one.
                    return number != _SINGULAR or word in grammar.determiner or grammar.is_given_name(word)
        if number == _SINGULAR:
            return False
        head = ""
        for word in words:
            if head and (word in grammar.connector or word in grammar.stop):
                break
            if word in grammar.noun:
                head = word
        if not head and words[-1].endswith(grammar.plural_endings) and grammar.kind_of(words[-1]) is not None:
            # "Preliminary investigations": inflected.
            return True
        return head.endswith(grammar.plural_endings)

    def pronoun(self, span: Span) -> Source:
        """Return the source that a pronoun stands for: the last one that fits in number and gender."""
        grammar = self._grammar
        word = self._document.folded[span.start : span.end]
        if grammar.pronoun[word] == _UNNAMED:
            return Source(span, _UNNAMED)
        second: Known | None = None
        collective: Known | None = None
        for known in self.known[: -_PRONOUN_REACH - 1 : -1]:
            kind = known.source.kind
            if not self.fits(known, word):
                if kind in COLLECTIVE and self._may_be_many(word):
                    # "The company said … They added …".
                    collective = collective or known
                continue
            if kind is _UNNAMED or kind is SourceKind.PRONOUN:
                continue
            if not known.aside and (self._is_personal(known) or grammar.gender.get(word) == _NEUTER):
                return self.led_back(span, known.source)
            second = second or known
        found = second or collective
        return self.led_back(span, found.source) if found else Source(span, SourceKind.PRONOUN)

    def last_speaker(self) -> Source:
        """Return whom a verb without a subject means: who was named last, but not in a clause that another one tells.

        "Ochoa sostiene que el técnico le exigió obras. «Me tiene manía», declaró."
        """
        *earlier, last = self.known
        before = self._document.folded[: last.source.span.start].rpartition(".")[2].split()
        told = earlier and before and before[-1] in self._grammar.that
        start = last.source.span.start - _CLAUSE
        if told and earlier[-1].source.span.start > start and self._is_personal(earlier[-1]) and not earlier[-1].aside:
            between = self._text[earlier[-1].source.span.end : last.source.span.start]
            return last.source if "." in between else earlier[-1].source
        return last.source

    def within(self, span: Span, start: int) -> Source | None:
        """Return the institution that a pronoun stands for, if it spoke last and in the same sentence.

        Args:
            span: Of the pronoun.
            start: Where the sentence starts.
        """
        known = self.known[-1] if self.known else None
        if known is None or known.source.kind not in COLLECTIVE or known.aside or known.source.span.start < start:
            return None
        word = self._document.folded[span.start : span.end]
        return self.led_back(span, known.source) if self.fits(known, word) else None

    def fits(self, known: Known, pronoun: str) -> bool:
        """Tell whether a pronoun can stand for a source, going by number, gender and kind."""
        grammar = self._grammar
        number, gender = grammar.pronoun[pronoun], grammar.gender.get(pronoun, "")
        if number in (_SINGULAR, _PLURAL) and self.is_plural(known.words) is not (number == _PLURAL):
            return False
        if gender == _NEUTER:
            return not self._is_personal(known)
        if not self._is_personal(known) and grammar.natural_gender and gender:
            return False
        return not gender or self._gender(known.words) in ("", gender)

    def _may_be_many(self, pronoun: str) -> bool:
        grammar = self._grammar
        return bool(grammar.pronoun[pronoun] == _PLURAL and grammar.plural_endings and not grammar.gender.get(pronoun))

    def is_definite(self, source: Source) -> bool:
        """Tell whether a source is a pronoun that stands for somebody whom the text has named."""
        word = self._document.folded[source.span.start : source.span.end]
        return source.kind is not _UNNAMED and self._grammar.gender.get(word) != _NEUTER

    def last_named(self, source: Source) -> int:
        """Return where the text last spoke of what a source stands for."""
        known = self._last(source.referent)
        return known.source.span.start if known is not None else source.referent.start

    def _last(self, referent: Span | None) -> Known | None:
        """Return where the text last spoke of somebody."""
        return next((known for known in self.known[:-_KNOWN_REACH:-1] if known.source.referent == referent), None)

    def is_somebody(self, pronoun: Source) -> bool:
        """Tell whether a pronoun was led back to a person."""
        known = self._last(pronoun.antecedent)
        return known is not None and self._is_personal(known)

    def is_named_person(self, pronoun: Source) -> bool:
        """Tell whether a pronoun was led back to a person with a name whose gender is known to fit."""
        if pronoun.antecedent is None or not self.is_named(pronoun.antecedent):
            return False
        gender = self._grammar.gender.get(self._document.folded[pronoun.span.start : pronoun.span.end], "")
        known = self._last(pronoun.antecedent)
        return known is not None and self._is_personal(known) and self._gender(known.words) == gender != ""

    def is_named(self, span: Span) -> bool:
        """Tell whether a name stands at a span, behind its article."""
        return any(word[0].isupper() for word in self._text[slice(*span)].replace("'", " ").split()[1:]) or (
            self._text[span.start].isupper() and " " not in self._text[slice(*span)]
        )

    def led_back(self, span: Span, source: Source) -> Source:
        """Return a source that stands for another one."""
        return _make(Source, (span, source.kind, source.side, source.referent))

    def _gender(self, words: Sequence[str]) -> str:
        """Return the gender that words tell; a name has that of the longer name that it was introduced with."""
        gender = self._own_gender(words)
        if gender or words[0] in self._grammar.determiner:
            return gender
        last = words[-1]
        return next(
            (told for known in self.known if last in known.words and (told := self._own_gender(known.words))), ""
        )

    def _own_gender(self, words: Sequence[str]) -> str:
        grammar = self._grammar
        if not grammar.given_names.keys().isdisjoint(words[1:-1]):
            for before, word in pairwise(words[:-1]):
                if word in grammar.given_names and not (before in grammar.connector or before in grammar.stop):
                    # "Another actor, Jane Roe".
                    return grammar.given_names[word]
        if words[0] not in grammar.determiner:
            return grammar.gender_of(words[0]) or (grammar.gender_of_name(words[0]) if len(words) > 1 else "")
        for word in words[1:TITLE]:
            if gender := grammar.gender_of(word):
                return gender
        return grammar.gender_of(words[0])
