"""Persons: whom a text names, what it calls them, and whose name stands behind a description.

A pronoun often leads to a description ("l'ancien ministre", "the suspect"), and only the description to a name. Names
are looked for once, and only where a description asks for one: capitals that a given name, a title or an apposition
shows to be a person's, each with the nouns that the text puts beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from factcheck.annotate.base import Annotated
from factcheck.annotate.voices.speech import SpeechGrammar
from factcheck.model.article import BlockKind
from factcheck.model.fact import FactKind, Mention
from factcheck.model.layers import BLOCKS
from factcheck.model.quotation import SourceKind
from factcheck.model.span import Span

_CAPITALS = re.compile(r"[A-ZÀ-ÖØ-Þ][\w'’-]*\.?(?: (?:[a-zà-ÿ]{2,4} )?[A-ZÀ-ÖØ-Þ][\w'’-]*\.?)+")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
#: How far beside a name, in characters, it is looked for what its bearer is called, and in how many words.
_REACH, _CALL_WORDS = 90, 6
#: Marks that end what stands beside a name.
_PARTING = re.compile(r"[.;:!?,«»“”\"()\n–—]")
_OFFICE = SourceKind.OFFICE.value
_PLURAL = "plural"
_NOTHING: frozenset[str] = frozenset()
_CALLS = (_OFFICE, SourceKind.PERSON.value)
#: An honorific has so many letters at the most: "Mme", "Mrs".
_HONORIFIC = 4
#: An elided word has so many letters at the most.
_ELIDED = 2
#: How far before "the minister", in characters, the one of the headline is spoken of.
_NEARBY = 700
#: How many names before and behind a description may be its own.
_MOST = 60
#: A word before a name has so many characters at the most.
_HYPHENATED = 24
#: How far back a pronoun may lead to somebody who has not spoken.
_NEAR = 400


class Named(NamedTuple):
    """One mention of a person whom a text names.

    Args:
        span: The mention, perhaps by the surname alone.
        name: The whole name, without a title, where the text gives it.
        surname: Its last word, folded.
        calls: Nouns that the text puts beside it, folded, with the words that say more of each: "ministre de la Santé".
        gender: Empty where nothing tells.
        sure: Whether something besides the capitals shows it to be a person's.
        known: Whether the facts know the person, whom no text calls "the young man".
    """

    span: Span
    name: Span
    surname: str
    calls: Mapping[str, frozenset[str]]
    gender: str
    sure: bool
    known: bool = False


class Persons:
    """The persons whom one document names; looked for when they are first asked for.

    Args:
        document: The document.
        grammar: Of its language.
        mentions: The facts that it mentions.
    """

    __slots__ = ("_all", "_document", "_grammar", "_headlined", "_mentions")

    def __init__(self, document: Annotated, grammar: SpeechGrammar, mentions: Sequence[Mention]) -> None:
        self._document = document
        self._grammar = grammar
        self._mentions = mentions
        self._all: list[Named] | None = None
        self._headlined: frozenset[str] = frozenset()

    def _named(self) -> list[Named]:
        """Return everybody named, in the order of the text."""
        if self._all is None:
            text, folded = self._document.text, f"{self._document.folded} "
            known: dict[str, Named] = {}
            read: dict[str, Named | None] = {}
            for span in self._capitals():
                words = text[span.start : span.end]
                if words in read:
                    # Two capitals that stand together more than once, without an article.
                    if (named := read[words]) is not None and words.count(" ") == 1:
                        known[named.surname] = known[named.surname]._replace(sure=True)
                    continue
                named = read[words] = self._read(span)
                if named is not None:
                    same = known.get(named.surname, named)
                    known[named.surname] = named._replace(
                        calls={**same.calls, **named.calls},
                        gender=same.gender or named.gender,
                        sure=named.sure or same.sure,
                    )
            found = []
            for surname, named in known.items():
                place = folded.find(surname)
                while place >= 0:
                    end = place + len(surname)
                    beside = folded[place - 1] + folded[end]
                    if text[place].isupper() and not (beside[0].isalnum() or beside[-1].isalnum() or "-" in beside):
                        found.append(named._replace(span=Span(place, end)))
                    place = folded.find(surname, end)
            self._all = sorted(found, key=_start)
            blocks = self._document[BLOCKS]
            if blocks and blocks[0].kind is BlockKind.HEADLINE:
                end = blocks[0].span.end
                self._headlined = frozenset(named.surname for named in self._all if named.span.start < end)
        return self._all

    def _capitals(self) -> Iterator[Span]:
        """Yield words in capitals that stand together, parted at small words that no name has."""
        particles = self._grammar.particles
        for match in _CAPITALS.finditer(self._document.text):
            first = place = match.start()
            for word in match.group().split(" "):
                if word.islower() and word not in particles:
                    yield Span(first, place - 1)
                    first = place + len(word) + 1
                elif word[-1] == "." and len(word) > _HONORIFIC:
                    # The end of a sentence.
                    yield Span(first, place + len(word) - 1)
                    first = place + len(word) + 1
                place += len(word) + 1
            if first < place - 1:
                yield Span(first, place - 1)

    def _read(self, span: Span) -> Named | None:
        """Return the person whose name stands in capitals; None where they are somebody's or something else's."""
        grammar, text = self._grammar, self._document.text
        title, parts = self._parted(span)
        if not parts or not parts[-1][0][0].isupper() or (len(parts) == 1 and not title):
            return None
        name = Span(parts[0][1], parts[-1][1] + len(parts[-1][0]))
        words = [word.lower() for word, _ in parts]
        fact = self._fact(name)
        if (
            fact not in (None, FactKind.PERSON)
            or text[name.start : name.end].isupper()
            or any(grammar.kind_of(word) not in (None, *_CALLS) or grammar.is_namesake(word) for word in words)
            or self._is_namesake(name)
        ):
            return None
        called = self._called(name)
        calls = {word: more for word, (_, more) in called.items()}
        calls.update((word, _NOTHING) for word in title if grammar.kind_of(word) in _CALLS)
        given = grammar.gender_of_given(words[0]) if len(words) > 1 else ""
        told = [
            *(grammar.gender.get(word, "") for word in title),
            *(gender for gender, _ in called.values()),  # "la ministre Claude Roux"
            *(grammar.gender_of(call) for call in sorted(calls)),
        ]
        gender = given or next(filter(None, told), "")
        if not gender and len(words) > 1:
            gender = grammar.gender_of_name(words[0])
        sure = bool(title or given or calls or fact is FactKind.PERSON)
        return Named(name, name, words[-1], calls, gender, sure, fact is FactKind.PERSON)

    def _is_namesake(self, name: Span) -> bool:
        """Tell whether what stands beside a name is called after its bearer: "l'hôpital Saint-Louis"."""
        folded, is_namesake = self._document.folded, self._grammar.is_namesake
        before = _WORD.findall(folded, max(0, name.start - _HYPHENATED), name.start)
        behind = _WORD.match(folded, name.end + 1)
        return bool(
            (before and folded[name.start - 1] == " " and is_namesake(before[-1]))
            or (behind and folded[name.end] == " " and is_namesake(behind.group()))
        )

    def _parted(self, span: Span) -> tuple[list[str], list[tuple[str, int]]]:
        """Return titles and the words of a name with their places; no words where an article shows it to be none."""
        grammar, text = self._grammar, self._document.text
        parts = [
            (match.group(), match.start())
            for match in _WORD.finditer(text, *span)
            if text[match.end() : match.end() + 1] not in ("'", "’") or match.end() - match.start() > _ELIDED
        ]
        title: list[str] = []
        led = self._document.folded[max(0, span.start - _ELIDED - 2) : span.start].split()[-1:]
        determined = bool(led) and (led[0] in grammar.determiner or led[0] in grammar.genitive)
        first = 0
        for word, _ in parts:
            word = word.lower()
            honorific = word in grammar.gender and len(word) <= _HONORIFIC and word not in grammar.determiner
            if honorific or grammar.kind_of(word) in _CALLS:
                title.append(word)
                determined = False
            elif grammar.is_closed(word):
                determined = word in grammar.determiner
            else:
                break
            first += 1
        if determined:
            # "Le Parisien", "une Finlandaise".
            return [], []
        names = (at for at, (word, _) in enumerate(parts[:-1]) if at >= first and grammar.is_given_name(word.lower()))
        return title, parts[next(names, first) :]  # "Secrétaire d'Etat Mike Pompeo"

    def _fact(self, span: Span) -> FactKind | None:
        """Return the kind of fact that a name is known for."""
        index = bisect_left(self._mentions, span.start, key=_start)
        if index < len(self._mentions) and self._mentions[index].span.start < span.end:
            return self._mentions[index].kind
        return None

    def _called(self, name: Span) -> dict[str, tuple[str, frozenset[str]]]:
        """Return what the words beside a name call its bearer: "le ministre X", "X, ancien ministre", "l'élu, X"."""
        grammar, folded = self._grammar, self._document.folded
        before = folded[max(0, name.start - _REACH) : name.start]
        behind = folded[name.end : name.end + _REACH]
        if behind.startswith(" ("):
            behind = behind[behind.find(")") + 1 :]
        apposition = ""
        words: list[str] = []
        if before.endswith(", ") and behind.lstrip(' »”"')[:1] in (",", ":", ".", "(", ")"):
            words = _WORD.findall(_PARTING.split(before[:-2])[-1])[-_CALL_WORDS:]
        elif before.endswith(" "):
            words = _WORD.findall(_PARTING.split(before)[-1])[-_CALL_WORDS:]
            if words and (words[-1] in grammar.connector or words[-1] in grammar.stop):
                words = []
        if behind.startswith(", "):
            apposition = _PARTING.split(behind[2:])[0]
        calls = self._nouns(_behind_verbs(words, grammar))
        led = _WORD.findall(apposition)[:_CALL_WORDS]
        begins = led[:1] and not (led[0] in grammar.stop or led[0] in grammar.joint or led[0] in grammar.pronoun)
        if begins and not self._is_clause(led):
            calls.update(list(self._nouns(led).items())[:1])
        return calls

    def _is_clause(self, words: Sequence[str]) -> bool:
        """Tell whether a verb follows what looks like an apposition: "Avec Jean Roux, le maire a …"."""
        grammar = self._grammar
        for word in words:
            if grammar.stop.get(word) == "relative":
                return False
            if word in grammar.auxiliary or word in grammar.finite:
                return True
        return False

    def _nouns(self, words: Sequence[str]) -> dict[str, tuple[str, frozenset[str]]]:
        """Return the nouns for persons among words, each with the gender of its determiner and what says more of it."""
        grammar = self._grammar
        found = {}
        for index, word in enumerate(words):
            if grammar.kind_of(word) not in _CALLS:
                continue
            before = words[index - 1] if index else ""
            gender = grammar.gender.get(before, "") if before in grammar.determiner else ""
            beside = [*([before] if index else []), *words[index + 1 :]]
            more = frozenset(told for told in beside if not grammar.is_closed(told) and not grammar.is_given_name(told))
            found[word] = (gender, more)
        return found

    # Who stands behind something

    def behind(self, description: Span, gender: str) -> Named | None:
        """Return the person whom a description means: called so beside the name, or the only one it can be.

        Args:
            description: "L'ancien ministre", "the suspect"; none if it holds the name itself.
            gender: Of the pronoun that leads to it.
        """
        grammar = self._grammar
        words = self._document.folded[description.start : description.end].replace("'", "' ").split()
        determiner = words[0]
        number = grammar.determiner.get(determiner)
        if number is None or number == _PLURAL or determiner in grammar.possessive:
            return None
        noun, (_, more) = next(iter(self._nouns(words[: _CALL_WORDS + 1]).items()), ("", ("", _NOTHING)))
        if not noun or self._holds_name(description):
            return None
        everybody = self._named()
        index = bisect_left(everybody, description.start, key=_start)
        before = [
            named for named in everybody[max(0, index - _MOST) : index] if named.gender in ("", gender or named.gender)
        ]
        called = [named for named in before if noun in named.calls and self._agree(noun, more, named.calls[noun])]
        if called:
            return called[-1]
        if determiner in grammar.indefinite:
            # "Un suspect a été arrêté. … le suspect, X, …"
            return next((named for named in everybody[index : index + _MOST] if noun in named.calls), None)
        if any(noun in named.calls for named in before):
            # "Le Premier ministre" is not "le ministre de la Santé, X".
            return None
        return self._only_one(before, description, grammar.kind_of(noun))

    def _agree(self, noun: str, more: frozenset[str], told: frozenset[str]) -> bool:
        """Tell whether two descriptions with the same noun can mean one: they say the same more, or one says none."""
        return not more or not told or not more.isdisjoint(told) or self._grammar.kind_of(noun) != _OFFICE

    def _only_one(self, before: Sequence[Named], description: Span, kind: str | None) -> Named | None:
        """Return whom a description means that the text puts beside no name: the only one that it can be.

        "Le ministre" is not the neighbour who spoke before, but may be the one of the headline, if spoken of nearby.
        """
        kind_of = self._grammar.kind_of
        if kind == _OFFICE:
            possible = {
                named.surname: named
                for named in before
                if named.sure
                and named.surname in self._headlined
                and named.span.end > description.start - _NEARBY
                and not any(kind_of(call) == kind for call in named.calls)
            }
        else:
            possible = {named.surname: named for named in before if named.sure and not named.known}
        return next(iter(possible.values())) if len(possible) == 1 else None

    def _holds_name(self, description: Span) -> bool:
        """Tell a name from a ministry: "le président Roux", but "le ministre de l'Intérieur", "le candidat du NPA"."""
        grammar = self._grammar
        words = self._document.text[description.start : description.end].replace("’", "'").replace("'", "' ").split()
        return any(
            word[0].isupper()
            and not (before in grammar.connector or before in grammar.stop or before in grammar.determiner)
            for before, word in pairwise([words[0].lower(), *words[1:]])
        )

    def nearest(self, place: int, gender: str) -> Named | None:
        """Return the last person named right before a place, if a pronoun can stand for them."""
        everybody = self._named()
        index = bisect_left(everybody, place, key=_start)
        near = [
            named
            for named in everybody[max(0, index - _MOST) : index]
            if named.sure and named.gender in ("", gender) and named.span.start > place - _NEAR
        ]
        # Whom the article is about comes before who was named last.
        return next((named for named in reversed(near) if named.surname in self._headlined), near[-1] if near else None)


def _start(place: Mention | Named) -> int:
    return place.span.start


def _behind_verbs(words: Sequence[str], grammar: SpeechGrammar) -> Sequence[str]:
    """Return the words behind the last one that no noun phrase goes over: "a été arrêté, a dit le maire"."""
    for index in range(len(words) - 1, -1, -1):
        if grammar.stop.get(words[index]) in ("other", "relative") or words[index] in grammar.finite:
            return words[index + 1 :]
    return words
