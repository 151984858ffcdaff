"""A definite number of people or things that is the one told before: "six mountaineers … the seven climbers".

A text counts a group once and takes it up with an article: by the same noun, by another word for the same people or
things, by a word for anybody, by what they did or what was done to them ("eleven men on trial … the twelve
defendants"), or by no noun at all ("all 221 were saved"). Where nobody else has been counted that the second may mean,
and all that it adds has been told of the first, both numbers are of one group.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from factcheck import (
    QUANTITIES,
    SENTENCES,
    TIMEXES,
    Document,
    Quantity,
    QuantityKind,
    Span,
    Timex,
    TimexType,
    beginning,
    covering,
)
from factcheck_counts.readings.arithmetic import Range, derived, said
from factcheck_counts.readings.passage import BORDER, STEM
from factcheck_counts.readings.told_again.completions import Completions, Told, is_placed
from factcheck_counts.readings.told_again.heads import done_to, unnamed
from factcheck_counts.readings.told_again.same_figures import but_the_rest, counts_some, is_of_several, named_anew
from factcheck_counts.readings.told_again.taken_up import exchanged, in_part, is_of_each, with_noun
from factcheck_counts.readings.vocabulary import Words, ends, vocabulary_of

_START = attrgetter("span.start")
_CARDINAL = QuantityKind.CARDINAL
#: Fewer than these may be any of them; so many with no noun are none of them in passing.
_FEWEST, _BARE = 3, 10
#: Fewer than were named are all of them only from here on: "les quatre passagers" may be some.
_SOME = 5
#: The word before a number is looked for in so many characters.
_BEFORE = 24
#: A time so near behind a noun tells which ones are meant, with a participle between them.
_RIGHT_BEHIND = 10
_BEHIND = re.compile(r",? (\w+'?)")
_LEAD = re.compile(r"(\w+'?) ?$")
#: What ends the name of an owner before what is owned.
_OWNING = ("'s ", "s' ")
_OWNER = re.compile(r"(?P<lead>\w+) (?P<owner>\w+)'s? $")
#: What a group is, besides its classes: anybody; and those that are what was done to them.
_ANYONE = "anyone"
_SUFFERING = frozenset({"victim", "wounded", "accused", "survivor", "rider", "hostage"})
_FATAL = frozenset({"perished"})
#: The beginning of a compound has so many letters at the least, and so has its end.
_COMPOUND = 3
#: Numbers further apart than this count different things.
_FURTHEST = 2
#: Nobody who reads on remembers more numbers than these.
_REMEMBERED = 120
#: What "these" points at stands no further before it, in code points.
_POINTING = 300
#: So many languages are remembered.
_LANGUAGES = 16
#: What leads to those who were named before: articles, and whose they are.
_OWNERS = ("possessive", "its")
_LEADS = ("taken-up", *_OWNERS)
#: What stands before them without a name: "None of his 32 novels".
_LIGHT = ("listed-at", "pronoun", "nobody", "purpose", "everybody")


class Anaphor(NamedTuple):
    """People or things that are counted twice.

    Args:
        first: Their number where they are named.
        again: Their number where they are taken up.
        start: Where the article before it stands.
        is_all: Whether the second are all of them, so that fewer are a contradiction too.
    """

    first: Quantity
    again: Quantity
    start: int
    is_all: bool


def anaphors(document: Document, start: int) -> Iterator[Anaphor]:
    """Yield the definite numbers of an article that can only mean one that was told before.

    Args:
        document: The article.
        start: Where its text begins, behind the headline.
    """
    numbers = document[QUANTITIES]
    counts = [
        number
        for number in numbers[bisect_left(numbers, start, key=_START) :]
        if number.kind is _CARDINAL and number.unit is None and not number.parts
    ]
    folded = document.folded
    leads = vocabulary_of(document)[_LEADS]
    led = [
        place
        for place, number in enumerate(counts)
        if place
        and number.value >= _FEWEST
        and (
            not leads.isdisjoint(folded[max(0, number.span.start - _BEFORE) : number.span.start].split()[-1:])
            or folded.endswith(_OWNING, 0, number.span.start)
        )
    ]
    if not led:
        return
    reader = _Reader(document)
    counts = [reader.counted(with_noun(document, in_part(document, number))) for number in counts]
    for place in led:
        found = reader.taken_up(counts[max(place - _REMEMBERED, 0) : place], counts[place])
        if found is not None:
            yield found


class _Reader:
    """Finds what the definite numbers of an article take up."""

    def __init__(self, document: Document) -> None:
        vocabulary = vocabulary_of(document)
        self._document = document
        self._vocabulary = vocabulary
        self._people: Mapping[str, str] = vocabulary.table("people-of")
        self._things: Mapping[str, str] = vocabulary.table("things-of")
        self._relative: Mapping[str, str] = vocabulary.table("relative")
        self._completions = Completions(document)
        self._deeds: Words = vocabulary["done-nouns", "member-nouns"]
        #: What numbers count whose noun is a deed that is done to it, or that have no noun of their own.
        self._meant: dict[Span, str] = {}

    def counted(self, number: Quantity) -> Quantity:
        """Return a number with all of its noun phrase, where its noun tells a deed: "221 suppressions de postes".

        What it counts is remembered; of a number without a noun it is what the question before asks for.
        """
        if number.noun is None:
            self._meant[number.span] = unnamed(self._document, number)
            return number
        is_deed = self._completions.has_capitals or self._document.folded[slice(*number.noun)] in self._deeds
        found = done_to(self._document, number) if is_deed else None
        if found is None:
            return number
        self._meant[number.span] = self._document.folded[slice(*found)]
        return number._replace(noun=number.noun if found.end < number.noun.end else number.noun.to(found))

    def taken_up(self, told: Sequence[Quantity], again: Quantity) -> Anaphor | None:
        """Return a number with the one that it takes up; None where it may count others."""
        lead = _LEAD.search(self._document.folded, max(0, again.span.start - _BEFORE), again.span.start)
        sentence = covering(self._document[SENTENCES], again.span.start)
        if lead is None or sentence is None:
            return None
        is_all = lead[1] in self._vocabulary["pointing", "all-of-them"] or self._is_each(sentence, lead.start())
        noun = self._noun(again)
        if noun not in self._people and self._is_alone(noun):
            return self._alone(told, again, sentence, lead.start(), is_all=is_all)
        is_of_people = noun in self._people
        pointed = lead[1] in self._vocabulary["pointing"]
        is_owned = lead[1] not in self._vocabulary["taken-up"]
        nearest = self._pointed_at(told, again, noun) if pointed else None
        if nearest is not None:
            return Anaphor(nearest, again, lead.start(), is_all=True)
        # Where the same noun was counted, nobody else is meant.
        meant = [one for one in told if _is_form(self._noun(one), noun)] or [
            one
            for one in told
            if not is_owned
            if (pointed and is_of_people and self._noun(one) in self._people) or self._is_same(one, noun)
        ]
        known = [one for one in meant if self._noun(one) in self._people] if is_of_people else meant
        first = next(iter(known or meant), None)
        if first is not None and any(one.value != first.value for one in known or meant):
            first = self._nearest(known or meant, again, sentence)
        if first is None or not first.value <= again.value * _FURTHEST <= first.value * _FURTHEST**2:
            return None
        if self._completions.is_of_others(first):
            return None
        if first.value < again.value and counts_some(self._document, first, noun):
            word = self._completions.told_by(again, sentence)
            if word is None or not self._completions.is_done(first, self._completions.done(word) & _FATAL):
                # "34 cows perished … the 43 dead animals" are all that perished.
                return None
        if is_owned and (
            again.value < _SOME
            or not (
                self._is_owners(first, again)
                if self._document.folded.endswith(_OWNING, 0, again.span.start)
                else self._is_head(first, again, sentence, lead.start())
            )
        ):
            return None
        return self._judged(first, again, sentence, lead.start(), is_all=is_all or is_owned, pointed=pointed)

    def _is_each(self, sentence: Span, start: int) -> bool:
        """Tell whether words before an article speak of each of a group, or of none: "none of the 17", "todas, las 64".

        Args:
            sentence: The sentence.
            start: Where the article stands.
        """
        before = said(self._document, Span(max(sentence.start, start - _BEFORE), start))
        if before[-1:] and before[-1] in self._vocabulary["belonging"]:
            before = before[:-1]
        return ends(before, self._vocabulary["each-of-them"])

    def _nearest(self, told: Sequence[Quantity], again: Quantity, sentence: Span) -> Quantity | None:
        """Return the one of several numbers that stands nearest to what tells which ones a later one counts.

        "Closed 24 libraries and renovated 31 libraries. … The 27 closed libraries"
        """
        word = self._completions.told_by(again, sentence)
        if word is None:
            return None
        away = [(self._completions.away(one, word, _BEFORE), one) for one in told]
        near = min(far for far, _ in away)
        found = [one for far, one in away if far == near]
        return found[0] if near < _BEFORE and len({one.value for one in found}) == 1 else None

    def _pointed_at(self, told: Sequence[Quantity], again: Quantity, noun: str) -> Quantity | None:
        """Return the number right before that a demonstrative with its noun points at: "69 communes … ces 69 communes".

        Nothing where the number is made of others ("12 French ones and 11 Belgian ones. These 23 products").
        """
        near = [one for one in told if again.span.start - one.span.end <= _POINTING]
        meant = [one for one in near if _is_form(self._noun(one), noun)]
        if not meant or meant[-1].hedge is not None or any(one.value == again.value for one in told):
            return None
        first = meant[-1]
        sentences = self._document[SENTENCES]
        if covering(sentences, first.span.start) == covering(sentences, again.span.start):
            return None
        if not first.value <= again.value * _FURTHEST <= first.value * _FURTHEST**2 or self._completions.is_of_others(
            first
        ):
            return None
        value = Range(again.value, again.value)
        return None if derived(value, near) else first

    def _is_head(self, first: Quantity, again: Quantity, sentence: Span, start: int) -> bool:
        """Tell whether nobody is named before the words for whose a group is, who may have others of the kind.

        "None of his 32 novels", but "her husband, whose 32 novels"; digits in another order are a slip all the same.
        """
        light = self._vocabulary[_LIGHT]
        told = covering(self._document[SENTENCES], first.span.start) or first.span
        opening = said(self._document, Span(sentence.start, start))
        return exchanged(self._document, first, again) or (
            light.issuperset(opening) and not named_anew(self._document, Span(told.end, start))
        )

    def _is_owners(self, first: Quantity, again: Quantity) -> bool:
        """Tell whether a group is that of what had the first: "the freighter, with 24 crew … the ship's 42 crew"."""
        one = covering(self._document[SENTENCES], first.span.start)
        found = _OWNER.search(self._document.folded, max(0, again.span.start - _BEFORE * 2), again.span.start)
        if one is None or found is None or found["lead"] not in self._vocabulary["definite", "known"]:
            return False
        return self._completions.is_of_owner([found["lead"], found["owner"]], found.start(), first, again, one)

    def _judged(
        self, first: Quantity, again: Quantity, sentence: Span, start: int, *, is_all: bool, pointed: bool
    ) -> Anaphor | None:
        """Return the two numbers where nothing between them makes the second one of others."""
        one = covering(self._document[SENTENCES], first.span.start)
        if one is None or one == sentence:
            return None
        how = self._completions.of(first, again, one, sentence)
        # No day changes a number into one with the same digits, nor those of whom the same is told into others.
        apart = Span(
            sentence.start if how is Told.KNOWN or exchanged(self._document, first, again) else one.end,
            again.span.start,
        )
        if is_of_each(self._document, again) and not self._days(one):
            # "By Sunday evening all of the 36 arrested were free" tells when they were.
            apart = Span(apart.end, apart.end)
        if (how is Told.NEW and not pointed) or self._is_elsewhere(
            one, sentence, again, apart, brought=is_all and how is Told.KNOWN
        ):
            return None
        if is_of_several(self._document, first, again):
            return None
        if again.value < first.value and (
            self._is_a_kind(first, again) or (how is Told.OPEN and not self._is_verb_behind(again, sentence))
        ):
            return None
        if again.value < first.value and not is_all:
            is_all = exchanged(self._document, first, again) or (
                self._are_all(first, again, how) and not self._are_some(one, sentence, again)
            )
            if not is_all:
                return None
        return Anaphor(first, again, start, is_all=True)

    def _is_a_kind(self, first: Quantity, again: Quantity) -> bool:
        """Tell whether the later noun is for one kind of those counted, beside another: "all 23 girls"."""
        kinds, noun = self._vocabulary.table("opposite"), self._noun(again)
        return noun in kinds and kinds.get(self._noun(first)) != kinds[noun]

    def _is_verb_behind(self, again: Quantity, sentence: Span) -> bool:
        """Tell whether a word behind a noun is its verb: it has an object, or no participle stands there."""
        vocabulary = self._vocabulary
        if not vocabulary["finite-past"]:
            return True
        behind = said(self._document, Span((again.noun or again.span).end, sentence.end))[1:2]
        return not vocabulary["articles", "definite", "possessive"].isdisjoint(behind)

    def _are_all(self, first: Quantity, again: Quantity, how: Told) -> bool:
        """Tell whether fewer than were named are all of them all the same: nothing makes them some."""
        noun, told = self._noun(again), self._noun(first)
        if noun in self._things and noun != told and noun not in self._vocabulary["of-any-kind"]:
            # "86 animals … the 51 dogs"
            return False
        if how is Told.KNOWN:
            return True
        outcome = self._vocabulary["left-or-hurt"]
        return how is Told.BARE and again.value >= _SOME and noun not in outcome and first.hedge is again.hedge

    def _are_some(self, one: Span, sentence: Span, again: Quantity) -> bool:
        """Tell whether words from one sentence to another tell of some of a group, and none say that all are meant."""
        around = Span(again.span.end, min((again.noun or again.span).end + _BEFORE, sentence.end))
        if not self._vocabulary["taking-part"].isdisjoint(said(self._document, around)):
            # "Half of them got a placebo. … The nine participating clinics"
            return False
        some = self._vocabulary["some-of-a-group"]
        return not some.isdisjoint(said(self._document, one.to(sentence)))

    def _is_same(self, first: Quantity, noun: str) -> bool:
        """Tell whether a number that was told may count what another noun names too."""
        told = self._noun(first)
        if not told or not noun:
            return False
        if _is_form(told, noun) or self._ends_in(told, noun):
            return True
        kinds, of_first = _kinds(self._people, noun), _kinds(self._people, told)
        if kinds and of_first:
            # "Ten people were held … the twelve officers" are others; "the twelve suspects" are not.
            return bool(kinds & of_first) or _ANYONE in kinds or self._completions.is_done(first, kinds)
        if kinds:
            return told not in self._things and self._is_suffered(first, kinds)
        general = self._vocabulary["of-any-kind"]
        return bool(_kinds(self._things, noun) & _kinds(self._things, told)) and (noun in general or told in general)

    def _is_suffered(self, first: Quantity, kinds: frozenset[str]) -> bool:
        """Tell whether what is told of anything that was counted makes it those of some kinds: "four monks drowned".

        So does what leads to a number: "a crowd of 41,000".
        """
        return self._completions.is_done(first, kinds & _SUFFERING) or self._completions.leads_to(first, kinds)

    def _ends_in(self, told: str, noun: str) -> bool:
        """Tell whether a noun is a compound that ends in another: "Hotelbetten … die Betten"."""
        compound = self._completions.has_capitals and len(noun) >= STEM and len(told) >= len(noun) + _COMPOUND
        return compound and told.endswith(noun)

    def _is_elsewhere(self, one: Span, sentence: Span, again: Quantity, opening: Span, *, brought: bool) -> bool:
        """Tell whether words before a number name another day, another place or others.

        Args:
            one: The sentence that counts a group first.
            sentence: That of the number.
            again: The number.
            opening: Where a day that is named is another one.
            brought: Whether a place can only be where all of them are now.
        """
        document = self._document
        noun = again.noun or again.span
        if any(
            timex.weekday is timex.day is None for timex in self._days(Span(sentence.start, noun.end + _RIGHT_BEHIND))
        ):
            # "The 42 buses ordered last year" are others than those of now.
            return True
        if self._is_of_another_month(one, Span(again.span.start, sentence.end)):
            return True
        days = {timex.weekday for timex in self._days(one)}
        if any(
            timex.weekday not in days
            # A month between them is that of something else: "a buyer is sought until June".
            and (timex.span.start >= sentence.start or (timex.weekday, timex.day, timex.deixis) != (None, None, None))
            for timex in self._days(opening)
        ):
            return True
        apart = self._vocabulary["apart", "others"]
        mark = BORDER.search(document.folded, noun.end, sentence.end)
        end = sentence.end if mark is None else mark.start()
        before = but_the_rest(document, said(document, Span(sentence.start, again.span.start)))
        if not apart.isdisjoint((*before, *said(document, Span(again.span.end, min(noun.end + _BEFORE, end))))):
            return True
        placed = not brought and self._completions.names_place(Span(sentence.start, again.span.start))
        return placed or is_placed(document, noun.end, sentence)

    def _is_of_another_month(self, one: Span, other: Span) -> bool:
        """Tell whether two stretches name months and no common one: "bought in May … the 69 bought in June"."""
        first, again = (
            {timex.month for timex in self._days(each) if timex.month is not None and timex.day is None}
            for each in (one, other)
        )
        return bool(first and again) and first.isdisjoint(again)

    def _days(self, stretch: Span) -> list[Timex]:
        return [
            timex
            for timex in beginning(self._document[TIMEXES], stretch)
            if timex.type is not TimexType.DURATION
            and (timex.weekday, timex.day, timex.month, timex.deixis) != (None, None, None, None)
        ]

    def _is_alone(self, noun: str) -> bool:
        """Tell whether a number has no noun, only the verb of its sentence: "all 221 were saved"."""
        return noun == "" or noun in self._relative or noun in self._verbs

    @property
    def _verbs(self) -> Words:
        return self._vocabulary["auxiliary", "verbal"]

    def _alone(
        self, told: Sequence[Quantity], again: Quantity, sentence: Span, start: int, *, is_all: bool
    ) -> Anaphor | None:
        """Return a number with no noun and the only group of people that it can mean."""
        people = [one for one in told if self._noun(one) in self._people and one.value >= _FEWEST]
        if len(people) != 1 or again.value < _BARE:
            return None
        first = people[0]
        one = covering(self._document[SENTENCES], first.span.start)
        behind = _BEHIND.match(self._document.folded, again.span.end)
        word = self._noun(again) or ("" if behind is None else behind[1])
        if one is None or one == sentence or not (word in self._verbs or word in self._relative):
            return None
        # "The 14,800 who had come", "All 221 were brought ashore".
        swapped = exchanged(self._document, first, again)
        if word in self._verbs and again.span.start - sentence.start <= _BEFORE:
            return Anaphor(first, again, start, is_all or swapped)
        return Anaphor(first, again, start, is_all=True) if word in self._relative and swapped else None

    def _noun(self, number: Quantity) -> str:
        told = self._meant.get(number.span)
        if told is not None:
            return told
        return "" if number.noun is None else self._document.folded[slice(*number.noun)]


def _is_form(told: str, noun: str) -> bool:
    """Tell whether two nouns are forms of one: "Büchern", "Bücher"."""
    if noun == "" or abs(len(told) - len(noun)) > _COMPOUND:
        return False
    # "Job cuts" are of "jobs".
    return told[:STEM] == noun[:STEM] or (len(noun) == _COMPOUND and told[:-1] == noun)


def _kinds(classes: Mapping[str, str], noun: str) -> frozenset[str]:
    """Return the classes that a noun belongs to."""
    told = classes.get(noun)
    return Words() if told is None else Words(told.split("-"))
