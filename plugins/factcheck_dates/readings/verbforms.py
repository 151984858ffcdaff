"""How a language tells what is to come from what has been: the words of the lexicon, ready to be looked up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

#: So many languages are remembered.
_LANGUAGES = 16
#: The infinitive stands at most so many words behind "va": "va se tenir".
_INFINITIVE = 2
#: The participle stands at most so many words behind its auxiliary: "a été couronné", "a finalement été élu".
_PERFECT = 3
#: "Were all issued".
_PASSIVE = 2
#: "Ses portes", "its first paying visitors".
_OWN = 3
#: Where something leaves from is said in so many words: "from Dover".
_FROM = 2
#: "In Kiel".
_TOWN = 2
#: "L'Écosse".
_NAME = 2
#: "The new lifeboat station".
_OBJECT = 5
#: "À compter du".
_LEADING = 3
#: "The lower house of the parliament".
_SUBJECT = 6
#: "Tore the roof off the school".
_PLAIN = 7
#: "Réunis en conseil à Lyon".
_OPENING = 6


class Forms:
    """The verbs of one language, and what may stand between them and their date.

    Of what else stands there the date may be: "sera jugé pour le meurtre d'un homme le 3 mars". What may is a place, an
    object of the verb's own ("ses portes"), and what has no day of its own ("le texte", "six ans de prison").

    Attributes:
        on_day: What leads to a day: "le", "dès le", "on".
        until: What leads to the last of many days: "jusqu'au".
        is_last: Whether infinitives and participles stand at the end of their clause.
        final_auxiliary: What such a participle belongs to: "wurde", "hat".
        noun_marker: What stands before nouns.
        clause_word: What begins another clause.
        future_word: What opens a future.
        preposition: What begins words that tell how or where.
        noun_link: What joins a noun to the noun before it: "of".
        yearless_apart: Where one of these is told before it, a date without a year may be any year's.
        yearless_behind: Right behind a date without a year these give it another one.
        is_first: Whether the verb may stand right behind a date that opens the sentence.
    """

    def __init__(self, tables: Mapping[str, Mapping[str, Any]], numbers: Mapping[str, Any]) -> None:
        def table(name: str) -> frozenset[str]:
            return frozenset(tables.get(f"dates.{name}", ()))

        def endings(name: str) -> tuple[str, ...]:
            return tuple(tables.get(f"dates.{name}", ()))

        self.on_day, self.until = table("on_day"), table("until")
        self._bodies = tables.get("source_noun", {})
        self.is_last = "dates.verb_second" in tables
        self.final_auxiliary = table("final_auxiliary")
        self.noun_marker, self.clause_word = table("noun_marker"), table("clause_word")
        self.future_word, self.preposition = table("future_word"), table("preposition")
        self.passive, self._passive_now = table("passive"), table("passive_now")
        # A star marks the beginnings that compounds are made of.
        self._numbers = frozenset(form.rstrip("*") for form in numbers)
        self._past = frozenset(word for word, tense in tables.get("tense_word", {}).items() if tense == "past")
        self._not_told = table("not_told")
        self._stops = (self.clause_word | self._not_told | frozenset(tables.get("past_auxiliary", ()))) - self.passive
        self._open = self.clause_word | self._not_told
        self._future_ending, self._infinitive = endings("future_ending"), endings("infinitive_ending")
        self._future_exception, self._future_lead = table("future_exception"), table("future_lead")
        self._done = endings("done_ending")
        self._told_word, self._told_ending = table("told_word"), endings("told_ending")
        # Verbs of now that end as others do that tell what has been: "inaugurent", "verzichten".
        self._told_exception = table("told_exception") | frozenset(tables.get("tense_exception", ()))
        self._on_amid = table("on_amid")
        self._from_day = table("from_day")
        self.yearless_apart, self.yearless_behind = table("yearless_apart"), table("yearless_behind")
        self._and = frozenset(tables.get("joint", ()))
        self._joint, self._says = table("act_joint"), table("says")
        self._told_phrase, self._told_act = table("told_phrase"), table("told_act")
        self._looks_ahead, self._plan = table("looks_ahead"), endings("plan")
        self._bare, self._other_verb = table("bare_verb"), table("other_verb")
        self._not_told_ending = endings("told_exception_ending")
        self._auxiliary, self._participle = table("told_auxiliary"), endings("told_participle")
        self._final, self._final_done = endings("final_participle"), table("final_done")
        self.noun_link, self.is_first = table("noun_link"), "dates.verb_first" in tables
        self._place, self._own, self._to_object = table("place_word"), table("own"), table("to_object")
        self._object_start, self._makes, self._outcome = table("object_start"), table("makes"), table("outcome")
        self._leaving = table("noun_link") & self.clause_word
        self._from_place, self._before_town = table("from_place"), table("before_town")
        self._counts = {
            (word, behind)
            for word, listed in tables.get("dates.counts", {}).items()
            for behind in str(listed).split("|")
        }
        self._opening = endings("opening_participle")
        self._opening_verb = endings("opening_verb")
        self._adverb, self._dayless = table("adverb"), table("dayless") | table("adverb")
        self._bygone = self._dayless | table("bygone")

    def is_future(self, words: Sequence[str], index: int) -> bool:
        """Tell whether a word speaks of what is to come, or opens what does: "aura", "va" before "se tenir"."""
        word = words[index]
        if word in self.future_word:
            behind = words[index + 1 : index + 1 + _INFINITIVE]
            return not self._infinitive or any(other.endswith(self._infinitive) for other in behind)
        if self._opens_infinitive(words, index):
            return True
        return bool(self._future_ending) and word.endswith(self._future_ending) and word not in self._future_exception

    def _opens_infinitive(self, words: Sequence[str], index: int) -> bool:
        """Tell whether an infinitive behind a word is one that is expected: "to" in "is due to open"."""
        lead = self._future_lead
        if words[index + 1 : index + 2] and self._bodies.get(words[index + 1]) == "institution":
            # "Presenting plans to parliament last night"
            return False
        return bool(lead) and words[index] in lead and (
            " ".join(words[max(index - 2, 0) : index]) in lead or words[max(index - 1, 0)] in lead - {words[index]}
        )  # fmt: skip

    def is_past(self, words: Sequence[str], *, lower: bool, finite: bool, behind: str = "", acts: bool = False) -> bool:
        """Tell whether the last of some words tells what has been.

        Args:
            words: Those of its clause, as far as it.
            behind: The word behind it.
            acts: Whether a date stands right behind it, and then an object: "a annulé jeudi 11 avril le permis".
            lower: Whether it is written without a capital, and so is no name.
            finite: Whether it is sure to be finite by what is behind it; then a form that may be a participle too is
                none: "a march held on Sunday".
        """
        word, before = words[-1], words[-_PERFECT - 1 : -1]
        is_phrase = f"{word} {behind}" in self._told_phrase or (acts and word in self._told_act)
        if word in self._looks_ahead and not is_phrase and not (finite and word in self._told_word):
            return False
        if (
            word in self._told_exception
            or word in self.noun_marker
            or not lower
            or (before and before[-1] in self.noun_marker)
            or (before and before[-1] in self._passive_now)
        ):
            # A name, a noun, a participle before its noun ("the planned march") or of now ("is announced").
            return False
        if word.endswith(self._participle):
            if any(other in self._auxiliary for other in before):
                return True
            if any(" ".join(pair) in self._auxiliary for pair in pairwise(before)):
                return True
        if word in self._told_word:
            return True
        if not word.endswith(self._told_ending) or word.endswith(self._not_told_ending):
            return False
        return not any(other in self.passive for other in before)

    def may_open(self, word: str) -> bool:
        """Tell whether a word that opens a sentence is a verb, no name, where the subject may be left out: "Pagó"."""
        return bool(self._opening_verb) and (word.endswith(self._opening_verb) or word in self._told_word)

    def is_sure(self, word: str) -> bool:
        """Tell whether a word that tells what has been can be nothing else; where verbs stand last, "-ten" may."""
        return not self.is_last or word in self._told_word

    def auxiliary(self, words: Sequence[str], index: int) -> int:
        """Return where the verb begins that a word ends, which is a participle or a verb itself: "a été couronné"."""
        first = index
        if words[index].endswith(self._participle):
            for place in range(max(index - _PERFECT, 0), index):
                if words[place] in self._auxiliary or " ".join(words[place : place + 2]) in self._auxiliary:
                    first = place
                    break
        return first

    def is_finite_word(self, word: str) -> bool:
        """Tell whether a word is the finite verb of a clause whose participle stands last."""
        return word in self.final_auxiliary or word in self.future_word or word in self._told_word

    def is_participle(self, word: str) -> bool:
        """Tell whether a word at the end of a clause with an auxiliary is the participle of what has been done."""
        return word.endswith(self._final) and (word not in self._looks_ahead or word in self._final_done)

    def ends(self, words: Sequence[str], index: int, *, capital: bool) -> bool:
        """Tell whether a word leaves open which verb a date behind it belongs to."""
        word, behind = words[index], words[index + 1 : index + 2]
        if word in self._stops and (word, *behind) not in self._counts:
            if word in self._leaving and index and words[index - 1].endswith((*self._told_ending, *self._participle)):
                # "Partió del parque".
                return False
            # "To the valley", "to 48" and "of murder", but not "to march".
            return not (word in self.noun_marker and behind and self._leads(word, behind[0]))
        done = word in self._past
        if not done and (not word.endswith(self._done) or word in self.noun_marker or word in self.preposition):
            return False
        before = words[max(index - 2, 0) : index]
        if any(other in self.passive for other in before):
            return False
        return done or not (capital or (before and before[-1] in self.noun_marker) or word in self._dayless)

    def is_reduced(self, words: Sequence[str], index: int) -> bool:
        """Tell whether a past may be a participle of the noun before it: "members of the band formed in 1990"."""
        alone = self.auxiliary(words, index) == index
        return alone and any(
            word in self.preposition or word in self._not_told for word in words[index + 1 : index + 2]
        )

    def is_of_noun(self, words: Sequence[str], behind: Sequence[str]) -> bool:
        """Tell whether the last of some words, a past without an object, is told of a noun: "bonds issued on 3 May".

        English writes participles alike. Another verb ("will be repaid") or a second noun before ("calls for a payment
        permitted on 3 May") tells them, but for verbs that need no object: "the head of the bank died on 3 May".

        Args:
            words: Those of its clause, as far as it.
            behind: The first words behind its date, as far as a comma.
        """
        *before, word = words
        if not self._bare or word in self._bare or not self._other_verb.isdisjoint(before[-_PASSIVE:]):
            return False
        told = (*before[:-_PASSIVE], *behind)
        return not self._other_verb.isdisjoint(told) or not self.noun_marker.isdisjoint(before[1:])

    def is_amid(self, words: Sequence[str]) -> bool:
        """Tell whether words before a date are a subject alone, whose verb stands behind: "the Senate on Feb. 5"."""
        subject = words[:-1]
        return (
            bool(self._bare)
            and 0 < len(subject) <= _SUBJECT
            and words[-1] in self._on_amid
            and all(word.isalpha() for word in subject)
            and not any(word in self._stops or word in self.preposition for word in subject)
        )

    def is_object_start(self, words: Sequence[str]) -> bool:
        """Tell whether words begin with an object."""
        return not self._object_start.isdisjoint(words[:1])

    def is_from(self, words: Sequence[str]) -> bool:
        """Tell whether the last of some words say that something is so from a day on: "à partir du", "from"."""
        return any(" ".join(words[-length:]) in self._from_day for length in range(1, _LEADING + 1))

    def opens_saying(self, before: Sequence[str], behind: str) -> bool:
        """Tell whether a date may belong to what is said, and not to the saying: "said on May 15 it is redeeming"."""
        verb = [word for word in before[-2:] if word not in self.on_day][-1:]
        return behind[:1].isalnum() and any(word in self._says for word in verb)

    def is_set(self, words: Sequence[str]) -> bool:
        """Tell whether a verb says of a date what it is for, and not what was done on it: "quedó fijado"."""
        if words[0] in self._told_word and words[0] in self._looks_ahead and self._bare:
            # "A jury on May 22 found him guilty".
            return False
        return not self._looks_ahead.isdisjoint(words[:_PERFECT])

    def is_opening(self, words: Sequence[str]) -> bool:
        """Tell whether words that open a sentence tell of its day as done: "réunis à Lyon" before "mercredi 3 mars"."""
        return 0 < len(words) <= _OPENING and words[0].endswith(self._opening) and words[0] not in self._looks_ahead

    def goes_on(self, words: Sequence[str], behind: str) -> bool:
        """Tell whether another verb is joined to a past before a date, which has it: "gewann und nun", "et affronte".

        Args:
            words: The verb, and what stands between it and the date.
            behind: The same from the verb on, as it is written.
        """
        joint = max((at for at, word in enumerate(words) if word in self._and), default=0)
        if not joint:
            return False
        told = words[joint + 1 :]
        if not told or all(word in self._adverb for word in told):
            return True
        written = behind.split()
        is_verb = told[0] in written and not self._is_noun_start(told[0]) and told[0] not in self.preposition
        done = (*self._participle, *self._told_ending, *self._done, *self._final)
        return is_verb and not told[0].endswith(done) and told[0] not in self._told_word | self._past | self._place

    def is_open(self, words: Sequence[str], index: int) -> bool:
        """Tell whether a word leaves open whether something has been, or begins another clause."""
        if index and f"{words[index - 1]} {words[index]}" in self._auxiliary:
            # "S'est effondré".
            return False
        return words[index] in self._open and (words[index], *words[index + 1 : index + 2]) not in self._counts

    def is_close(self, words: Sequence[str], *, ahead: bool, led: bool, named: bool) -> bool:
        """Tell whether what stands between a verb and a date has no date of its own.

        Args:
            words: The verb, and the words behind it.
            ahead: Whether it speaks of what is to come.
            named: Whether the last of them is written with a capital.
            led: Whether a word like "le" leads to the date, which a noun would join with "du" or with nothing.
        """
        verb, *tail = words
        if ahead and not self.is_last and tail and (verb in self.future_word or verb in self._future_lead):
            while len(tail) > 1 and tail[0] in self._adverb:
                tail.pop(0)
            # The infinitive is the next word, or the one behind a pronoun: "va se tenir".
            endings = self._infinitive
            number = next((n for n, word in enumerate(tail[:_INFINITIVE]) if endings and word.endswith(endings)), 0)
            verb, tail = tail[number], tail[number + 1 :]
        if ahead and verb in self.passive:
            ended = next((n for n, word in enumerate(tail[:_INFINITIVE], 1) if word.endswith(self._done)), 0)
            tail = tail[ended or int(bool(tail) and tail[0] in self._past) :]
        if not tail or tail[0] in self._place:
            return True
        if ahead and named and len(tail) > _TOWN and tail[-_TOWN] in self._before_town:
            # "Will open its fortieth shop in Harrogate".
            tail = tail[:-_TOWN]
        if named and len(tail) == _FROM and tail[0] in self._from_place:
            return True
        # "Hat sein Werk in Kiel am 3. März geschlossen", but not "booked its place in the final on Sunday".
        is_in_town = not ahead and named and len(tail) > _TOWN and tail[-_TOWN] in self._before_town
        if self.is_own(tail[:-_TOWN] if is_in_town else tail) or self._is_dayless(
            tail, self._dayless if ahead else self._bygone
        ):
            return True
        if ahead:
            return led and self._is_object(tail, verb)
        # "Beat Scotland on Saturday"; of a thing only where nothing but the verb can have the day.
        is_name = named and len(tail) <= _NAME
        return verb in self._outcome and (is_name or (led and bool(self._object_start) and not self._makes))

    def is_plain(self, words: Sequence[str], index: int) -> bool:
        """Tell whether a past and the words behind it plan nothing, and name nothing that has a day of its own.

        Args:
            words: Those of its clause, as far as a date.
            index: Which of them is the verb, surely a finite one: "a storm tore the roof off the school".
        """
        verb, *tail = words[index:]
        before = words[max(index - _PERFECT, 0) : index]
        finite = (
            not self._bare
            or (verb in self._told_word and verb not in self._looks_ahead)
            or (bool(tail) and (tail[0] in self._object_start or self._is_noun_start(tail[0])))
            or not self._other_verb.isdisjoint(before)
        )
        does_more = any(
            word.endswith(self._infinitive) and lead not in self._object_start for lead, word in pairwise((verb, *tail))
        )
        if does_more or len(tail) > _PLAIN or not self.passive.isdisjoint(before) or (tail and tail[-1] in self._joint):
            return False
        is_told = f"{verb} {''.join(tail[:1])}" in self._told_phrase
        told = tail if is_told else [verb, *tail]
        return (is_told or finite) and not any(
            word.startswith(self._plan) and not (word in self._not_told and self._is_noun_start(behind))
            for word, behind in pairwise([*told, ""])
        )

    def _is_object(self, tail: Sequence[str], verb: str) -> bool:
        """Tell whether words are an object alone, of a verb that is done on the day of the date."""
        if self._makes and verb not in self._makes:
            return False
        plain = self.noun_marker.isdisjoint(tail[1:]) and not (set(tail) & (self._bygone - self._dayless))
        return tail[0] in self._object_start and 1 < len(tail) <= _OBJECT and plain

    def is_finite(self, words: Sequence[str], *, close: bool) -> bool:
        """Tell whether the first of some words, which may be a participle, is finite, for it has an object.

        Args:
            words: The verb, and the words between it and a date.
            close: Whether none of them has a date of its own: "found him guilty". Else the object has an article.
        """
        return len(words) > 1 and words[1] not in self._place and (close or words[1] in self._object_start)

    def is_own(self, words: Sequence[str]) -> bool:
        """Tell whether words are an object of its own, with nothing behind that the date may be of: "ses portes"."""
        lead, *rest = words
        if lead in self._to_object and rest:
            lead, *rest = rest
        return lead in self._own and 0 < len(rest) <= _OWN and self.noun_marker.isdisjoint(rest)

    def _leads(self, word: str, behind: str) -> bool:
        return self._is_noun_start(behind) or (behind in self._bygone and word not in self._not_told)

    def _is_dayless(self, words: Sequence[str], dayless: frozenset[str]) -> bool:
        return all(word in dayless or self._is_noun_start(word) for word in words)

    def _is_noun_start(self, word: str) -> bool:
        return word in self.noun_marker or word in self._numbers or word.isdigit()


@lru_cache(_LANGUAGES)
def forms_of(lexicon: Any) -> Forms:
    """Return the verbs of a language.

    Args:
        lexicon: The lexicon of the language.
    """
    return Forms(lexicon.tables, lexicon.words.get("number", {}))
