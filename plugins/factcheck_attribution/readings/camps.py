"""Parties to a dispute: the camp that a word puts somebody in, and what tells that two phrases mean one camp."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from factcheck import MENTIONS, Document, SourceKind, Span
from factcheck_attribution.readings.named import names_of
from factcheck_attribution.readings.text import nouns_in_capitals, words_of

#: Words that are shorter tell nobody from anybody else, unless they are written with a capital.
_TELLING = 4
#: So many letters at least are a part of a compound that tells a camp, or that two compounds have in common.
_PART, _STEM = 5, 6
_OFFICE = SourceKind.OFFICE.value
#: How the lexicons call languages that elide subjects, and what is over.
_ELISION, _PAST = "elision", "past"
#: What a word leads to.
_LEAD = "lead"
#: Who inquires into an accusation or judges it, by office or by profession.
OUTSIDE = frozenset({"law", "expert"})
#: Camps that are a country's own.
OFFICIAL = frozenset({"state", "army", "law", "town", "region"})
#: What may stand between the end of a sentence and a word, and within how many code points that end is looked for.
_OPENING, _STOPS, _NEAR = " «»“”„\"'’", ("", ".", "!", "?", "\n", ":"), 6
#: What an apposition ends with, and how long it is at the most, in code points.
_ENDS, _APPOSED = (",", ".", ";", ":", "«", "“", "„", "\n"), 60
#: A word in small letters before another, and within how many code points it begins.
_TITLE, _NEAR_TITLE = re.compile(r"(?<![^\s“„«\"])([a-zß-ÿ-]+) $"), 20
_WORD = re.compile(r"[^\W\d_]+'?")


class Party(NamedTuple):
    """Words for a party, the camp that they tell, and the words that tell it from others."""

    span: Span
    camp: str | None
    words: frozenset[str]


class Camps:
    """Reads phrases of one document as parties."""

    def __init__(self, document: Document) -> None:
        self._document = document
        tables = document.lexicon.tables
        self._nouns: Mapping[str, str] = tables.get("attribution.party", {})
        self._stops = (tables.get("np_stop", {}), tables.get("genitive", {}))
        self._articles = tables.get("determiner", {})
        self._small = (self._articles, tables.get("connector", {}), *self._stops)
        self._endings = tuple(ending for ending in tables.get("plural_ending", {}) if len(ending) == 1)
        self._demonyms = tables.get("demonym", {})
        self._kinds = tables.get("source_noun", {})
        self._compounds = nouns_in_capitals(document)
        words = document.lexicon.words
        self._times = {*words.get("month", {}), *words.get("weekday", {})}

    @cached_property
    def _mentioned(self) -> Mapping[int, Span]:
        return {mention.span.start: mention.span for mention in self._document[MENTIONS]}

    @cached_property
    def people(self) -> tuple[str, ...]:
        """What nouns for people end with whom no list knows."""
        return tuple(
            ending for ending in self._document.lexicon.tables.get("attribution.person_ending", {}) if len(ending) > 1
        )

    @cached_property
    def dropping(self) -> tuple[str, ...]:
        """What verbs end with that need no pronoun for their subject, where the language elides it: "rompieron"."""
        tables = self._document.lexicon.tables
        return tuple(
            end
            for end, tense in tables["tense_ending"].items()
            if tense == _PAST and _ELISION in tables.get("habit", {})
        )

    @cached_property
    def names(self) -> frozenset[str]:
        """The words that the text writes as names."""
        return names_of(self._document)

    def words(self, span: Span) -> Iterator[tuple[str, Span]]:
        """Yield the words at a span, folded, with their places; elided ones keep their apostrophe."""
        start, end = span
        for match in _WORD.finditer(self._document.folded, start, end):
            yield match.group(), Span(*match.span())

    def camp_of(self, word: str, *, head: bool = False) -> str | None:
        """Return the camp that a word tells, also in the plural and as a part of a compound.

        Args:
            word: The word, folded.
            head: Whether only the last part of a compound counts, which says what it is.
        """
        word = word.rstrip("'")
        camp = self._nouns.get(word)
        if camp is None and self._endings:
            # Most parties are listed in one number only.
            other = (word[:-1], word.removesuffix("es")) if word.endswith(self._endings) else (word + "s", word + "es")
            camp = self._nouns.get(other[0]) or self._nouns.get(other[1])
        if camp is None and self._compounds and len(word) > _PART:
            parts = [
                noun
                for noun in self._nouns
                if len(noun) >= _PART and (word.endswith((noun, noun + "s")) or (not head and word.startswith(noun)))
            ]
            camp = self._nouns[max(parts, key=len)] if parts else None
        return camp

    def first(self, span: Span) -> Party | None:
        """Return the first party that a span names, by a noun or by a name."""
        return next(self.all(span), None)

    def all(self, span: Span) -> Iterator[Party]:
        """Yield the parties that a span names, in order."""
        done = -1
        for word, place in self.words(span):
            if place.start < done:
                continue
            camp = self.camp_of(word, head=True)
            mention = self._mentioned.get(place.start)
            adjective = camp is None and mention is None and word in self._demonyms
            if camp is None and mention is None and not adjective and not self._is_name(place):
                continue
            end = self._end_of_name(mention.end if mention else place.end, span.end)
            # "Der armenischen Seite", "las tropas armenias": whose it is belongs to it.
            following = next(iter(self.words(Span(end, span.end))), None)
            if following is not None and (adjective or following[0] in self._demonyms):
                end = following[1].end
            party = Span(place.start, end)
            done = party.end
            yield Party(party, camp, self.telling(party))

    def party(self, span: Span) -> Party:
        """Return a phrase as one party: its camp is that of its head, or of whom the head speaks for."""
        found: str | None = None
        owner = office = False
        before = ""
        for word, place in self.words(span):
            phrase, before = f"{before} {word}", word
            if (found or not office) and word not in self._articles and any(word in stops for stops in self._stops):
                # "La veuve du mineur" is none, but "le porte-parole des mineurs".
                break
            # "The general staff" is no staff.
            camp = self._nouns.get(phrase) or self.camp_of(word)
            office = office or self._kinds.get(word) == _OFFICE
            if camp is not None and (found is None or owner):
                # "The company's union" is the union.
                found = camp
                owner = self._document.folded.startswith("'s", place.end - word.endswith("'"))
        return Party(span, found, self.telling(span))

    def described(self, span: Span, apart: Span | None = None) -> Party:
        """Return a phrase as one party, also by what stands beside it: "Ana Roe, the plant manager".

        Args:
            span: The phrase.
            apart: What is no apposition, even behind a comma: what is said.
        """
        party = self.party(span)
        if party.camp is not None:
            return party
        text, start = self._document.text, span.end + 2
        titled = text[max(0, span.start - 2)].islower() and text[span.start].isupper() and not self._compounds
        beside = [self._title(span)] if titled else []
        if text[span.end : start] == ", " and not (apart is not None and apart.start <= start < apart.end):
            ends = [place for mark in _ENDS if (place := text.find(mark, start, start + _APPOSED)) >= 0]
            # "A baker in Derby, Lola Marsh, accuses her landlord"
            ends += [apart.start] if apart is not None and apart.start > start and ends else []
            beside += [Span(start, min(ends))] if ends else []
        for told in map(self.party, beside):
            if told.camp is not None:
                return party._replace(camp=told.camp, words=party.words | told.words)
        return party

    def _title(self, span: Span) -> Span:
        """Return the words in small letters before a name that say what somebody is: "plant director Neil Stowe"."""
        folded, start = self._document.folded, span.start
        small, cues = (*self._small, self._document.lexicon.tables["that"]), self._document.lexicon.words["cue"]
        while match := _TITLE.search(self._document.text, max(0, start - _NEAR_TITLE), start):
            word = folded[slice(*match.span(1))]
            if word in cues or any(word in table for table in small):
                break
            start = match.start(1)
        return Span(start, span.start)

    def definite(self, span: Span, *, led: bool, short: bool = False) -> Party | None:
        """Return what a definite article or a possessive begins at the start of a span: "the harbour master".

        Args:
            span: Where.
            led: Whether it may stand without a preposition before it.
            short: Whether one noun is all that is taken: "the board" of "the board had not".
        """
        tables = self._document.lexicon.tables
        articles, ends = tables.get("attribution.accused_article", {}), tables.get("attribution.accused_end", {})
        start, last = None, span.start
        for word, place in self.words(span):
            if self._document.folded[last : place.start].strip() or (start is not None and word in ends):
                break
            if start is None and articles.get(word) is None and ends.get(word) != _LEAD:
                return None
            led = led or ends.get(word) == _LEAD
            if start is None and led and word in articles:
                start = last = place.end
            else:
                last = place.end
                if short:
                    break
        if start is None or start == last:
            return None
        party = Span(start + (self._document.folded[start : start + 1] == " "), last)
        words = self.telling(party)
        return Party(party, None, words) if words else None

    def telling(self, span: Span) -> frozenset[str]:
        """Return the words of a phrase that tell it from another one."""
        text = self._document.text
        return frozenset(
            word.rstrip("'")
            for word, place in self.words(span)
            if (len(word) >= _TELLING or text[place.start].isupper())
            and not any(word in table for table in self._small)
        )

    def _is_name(self, place: Span) -> bool:
        text, start = self._document.text, place.start
        if not text[start].isupper() or words_of(self._document, place).lower() in self._times:
            return False
        opens = text[max(0, start - _NEAR) : start].rstrip(_OPENING)[-1:] in _STOPS
        if not opens and not self._compounds:
            return True
        # What begins a sentence may be any word, and in German any noun has its capital.
        return words_of(self._document, place) in self.names

    def _end_of_name(self, end: int, limit: int) -> int:
        for word, place in self.words(Span(end, limit)):
            if self._document.text[end : place.start] not in (" ", "-") or not self._is_name(place):
                break
            end = place.end if word else end
        return end


def share(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two phrases share a word, or the beginning of a long one: "Fraktion", "Fraktionschef"."""
    if not one.isdisjoint(other):
        return True
    return any(
        left[:_STEM] == right[:_STEM] and len(left) >= _STEM and len(right) >= _STEM for left in one for right in other
    )
