"""What is said of those that a noun phrase counts: beside the noun, in what completes it, and by what they do.

"The 26 trapped miners", "les 60 pompiers mobilisés", "die 34 Filialen, die geschlossen werden": words that say which
ones are meant say nothing new where they have been told of those that were counted before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum, auto
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from factcheck import SENTENCES, Document, Quantity, Span, covering
from factcheck_counts.readings.arithmetic import said
from factcheck_counts.readings.passage import BORDER, STEM
from factcheck_counts.readings.told_again.holders import Holders
from factcheck_counts.readings.told_again.taken_up import LED, NAME, NEXT, leads_to_amount
from factcheck_counts.readings.vocabulary import WORD, Words, begins, vocabulary_of

#: So many words behind a noun complete it at the most; a word that tells something has so many letters.
_COMPLETING, _TELLING, _FEWEST = 7, 4, 3
#: So many words of a relative clause tell which ones are meant, where no mark closes it.
_CLAUSE = 2
#: What leads to what is to be done has so many words at the most.
_BOUND = 3
#: What a form of a word begins with, at the least, and beginnings that are looked up have at the most.
_ACT, _LONGEST = 3, 9
#: What people are of whom no more is told.
_ANYONE = "anyone"


class Told(Enum):
    """What words beside a noun tell of those that it counts."""

    BARE = auto()
    """Nothing."""
    OPEN = auto()
    """Perhaps something; a word stands behind it that is no verb for certain."""
    KNOWN = auto()
    """What has been told of those who were counted before."""
    NEW = auto()
    """Something else."""


class _Group(NamedTuple):
    """Those who were counted first.

    Args:
        first: Their number.
        again: The later number.
        sentence: The sentence that has it.
        told: The words of the sentence.
        people: What the people are, if they are.
        is_completed: Whether words beside the later number tell which ones they are.
    """

    first: Quantity
    again: Quantity
    sentence: Span
    told: Sequence[str]
    people: Sequence[str]
    is_completed: bool


class Completions:
    """Reads what noun phrases of an article say of those that they count.

    Args:
        document: The article.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._vocabulary = vocabulary = vocabulary_of(document)
        self._acts: Mapping[str, str] = vocabulary.table("acts")
        self._relative: Mapping[str, str] = vocabulary.table("relative")
        self._people: Mapping[str, str] = vocabulary.table("people-of")
        self._dayparts = Words(document.lexicon.tables.get("daypart", {}))
        self._told_in: dict[int, frozenset[str]] = {}
        self._holders = Holders(document, self.is_told)
        self.has_capitals = vocabulary.has_capitals

    def of(self, first: Quantity, again: Quantity, one: Span, other: Span) -> Told:
        """Return what is told of the things of a number, held against the sentence of those counted before.

        Args:
            first: Their number.
            again: The number that may take it up.
            one: The sentence of the first.
            other: The sentence of the second.
        """
        noun = again.noun or again.span
        told = self._words_of(first, one)
        people = self._people.get(self._document.folded[slice(*(first.noun or first.span))], "").split("-")
        beside = [word for word in said(self._document, Span(again.span.end, noun.start)) if len(word) >= _TELLING]
        if not all(self.is_told(word, told) for word in beside):
            return Told.NEW
        group = _Group(first, again, one, told, people, bool(beside))
        behind, how = self._behind(noun, other, group)
        if how is Told.BARE or how is Told.NEW:
            return Told.KNOWN if beside and how is Told.BARE else how
        telling = [word for word in behind if self._tells(word)]
        if not telling:
            return Told.KNOWN if beside or how is Told.KNOWN else how
        known = sum(self.is_told(word, told) for word in telling)
        if known == len(telling):
            return Told.KNOWN
        return Told.OPEN if how is Told.OPEN or known * 2 >= len(telling) > 1 else Told.NEW

    def is_of_owner(self, words: Sequence[str], start: int, first: Quantity, again: Quantity, one: Span) -> bool:
        """Tell whether the owner of a group, an article and a noun, is what was told to have the first.

        Args:
            words: The article and the noun.
            start: Where they stand.
            first: The first number.
            again: The number that the owner has.
            one: The sentence of the first.
        """
        folded, end = self._document.folded, (first.noun or first.span).end
        holding = self._vocabulary["holding", "holding-kind", "any-holder"]
        behind = said(self._document, Span(end, max(one.end, end)))
        if any(word in holding or self.is_told(words[-1], (word,)) for word in behind):
            # "The freighter, with 24 crew, passed the liner"
            return False
        people = self._people.get(folded[slice(*(first.noun or first.span))], "").split("-")
        group = _Group(first, again, one, self._words_of(first, one), people, is_completed=True)
        return self._phrase(folded[slice(*(again.noun or again.span))], start, words, group) is Told.KNOWN

    def told_by(self, again: Quantity, sentence: Span) -> str | None:
        """Return the word beside a noun that says which ones are meant; None where none or more than one does."""
        noun = again.noun or again.span
        beside = said(self._document, Span(again.span.end, noun.start))
        behind = NEXT.match(self._document.folded, noun.end, sentence.end)
        words = [*beside, behind["word"]] if behind is not None and not behind["comma"] else beside
        telling = [word for word in words if len(word) > _TELLING and self._tells(word)]
        return telling[0] if len(telling) == 1 else None

    def away(self, number: Quantity, word: str, reach: int) -> int:
        """Return how many characters from a number its sentence has a form of a word; ``reach`` where it has none."""
        noun = number.noun or number.span
        sentence = covering(self._document[SENTENCES], number.span.start) or number.span
        around = Span(max(sentence.start, number.span.start - reach), min(sentence.end, noun.end + reach))
        return min(
            (
                max(number.span.start - found.end(), found.start() - noun.end)
                for found in WORD.finditer(self._document.folded, *around)
                if len(found[0]) >= _TELLING
                and not noun.start <= found.start() < noun.end
                and self.is_told(word, (found[0],))
            ),
            default=reach,
        )

    def is_done(self, first: Quantity, kinds: frozenset[str]) -> bool:
        """Tell whether the sentence of a number tells what makes its people those of some kinds: "on trial"."""
        sentence = covering(self._document[SENTENCES], first.span.start) or first.span
        told = self._told_in.get(sentence.start)
        if told is None:
            told = Words().union(*map(self.done, said(self._document, sentence)))
            self._told_in[sentence.start] = told
        return not kinds.isdisjoint(told)

    def is_of_others(self, first: Quantity) -> bool:
        """Tell whether words beside a number make its people others than somebody named before: "five other men"."""
        noun = first.noun or first.span
        apart = self._vocabulary["apart", "others"]
        beside = said(self._document, Span(first.span.end, noun.end))
        return any(word in apart and "new" not in self.done(word) for word in beside)

    @cached_property
    def _classes(self) -> frozenset[str]:
        """The names of classes of people, and what is told of them."""
        return frozenset(name for names in self._people.values() for name in names.split("-"))

    def is_of_each(self, first: Quantity, again: Quantity) -> bool:
        """Tell whether what follows each number tells of others: "340 on the day shift", "210 on the night shift"."""
        one, other = self._completed(first), self._completed(again)
        return bool(one - other and other - one)

    def _completed(self, number: Quantity) -> frozenset[str]:
        noun = number.noun or number.span
        sentence = covering(self._document[SENTENCES], noun.start) or noun
        mark = BORDER.search(self._document.folded, noun.end, sentence.end)
        behind = said(self._document, Span(noun.end, sentence.end if mark is None else mark.start()))
        return frozenset(word[:STEM] for word in behind if self._tells(word))

    def leads_to(self, first: Quantity, kinds: frozenset[str]) -> bool:
        """Tell whether a noun of some kinds leads to a number: "a crowd of 41,000"."""
        sentence = covering(self._document[SENTENCES], first.span.start) or first.span
        before = said(self._document, Span(sentence.start, first.span.start))[-2:]
        linked = before[-1:] != [] and before[-1] in self._vocabulary["belonging"]
        return linked and not kinds.isdisjoint(self.done(before[0]))

    def done(self, word: str) -> frozenset[str]:
        """Return what a word tells of, by its beginning; nothing where that is not known."""
        for length in range(min(len(word), _LONGEST), _ACT, -1) if len(word) > _ACT else (_ACT,):
            done = self._acts.get(word[:length])
            if done is not None:
                return frozenset(done.split("-"))
        return frozenset()

    def names_place(self, stretch: Span) -> bool:
        """Tell whether a stretch names a place that the text before has not: "À Douai, les 25 ouvriers"."""
        document = self._document
        at = self._vocabulary["place"]
        return any(
            found["lead"].lower() in at and found["name"] not in document.text[: stretch.start]
            for found in LED.finditer(document.text, *stretch)
        )

    def _words_of(self, first: Quantity, sentence: Span) -> Sequence[str]:
        noun = first.noun or first.span
        return [
            found[0]
            for found in WORD.finditer(self._document.folded, *sentence)
            if not noun.start <= found.start() < noun.end
        ]

    def is_told(self, word: str, told: Sequence[str]) -> bool:
        """Tell whether a word, another form of it or another word for the same stands among some."""
        if word in self._vocabulary["in-question"]:
            return True
        stem = self._stem(word)
        if any(stem in each and self._stem(each) == stem for each in told):
            return True
        # "Die Neptunwerft … der Werft"
        if self.has_capitals and len(word) > _TELLING and any(each.endswith(word.rstrip("es")) for each in told):
            return True
        # "Tried" and "convicted" make people the same, but are not the same.
        done = self.done(word) - self._classes
        return bool(done) and any(not done.isdisjoint(self.done(each)) for each in told)

    def _stem(self, word: str) -> str:
        for lead in self._vocabulary["participle-prefix"]:
            if word.startswith(lead) and len(word) > len(lead) + _TELLING:
                word = word[len(lead) :]
        return word[: STEM - 1]

    def _tells(self, word: str) -> bool:
        light = self._vocabulary["light-behind"]
        return len(word) >= _FEWEST and word not in light

    def _behind(self, noun: Span, sentence: Span, group: _Group) -> tuple[Sequence[str], Told]:
        """Return the words that complete a noun, and what they are before they have been looked at."""
        folded, vocabulary = self._document.folded, self._vocabulary
        found = NEXT.match(folded, noun.end)
        if found is None:
            return (), Told.BARE
        word, comma = found["word"], bool(found["comma"])
        relative = self._relative.get(word) == ("comma" if comma else "plain")
        if comma and not relative:
            return (), Told.BARE
        end = sentence.end
        mark = BORDER.search(folded, found.end(), end)
        behind = WORD.findall(folded, found.start("word"), end if mark is None else mark.start())
        if relative:
            return self._clause(behind[1:], Span(found.end(), mark.start() if mark else end))
        if word in vocabulary["auxiliary", "verbal"]:
            return (), Told.BARE
        bound = self.bound(behind)
        if bound is not None:
            return bound, Told.KNOWN
        if any(group.people) and begins(behind, vocabulary["brought-to"]):
            # "Brought all 64 people ashore" says where they are now.
            return (), Told.BARE
        if begins(behind, self._dayparts):
            # "Found the 430 animals in the morning"
            return (), Told.BARE
        if word in vocabulary["and"] and self._joins(behind[1:2]):
            return (), Told.NEW
        if word in vocabulary["completed", "listed-at"]:
            if len(behind) > 1 and self._relative.get(behind[1]) == "plain":
                # "Los 650 jornaleros con que arrancó la campaña"
                return self._clause(behind[2:], Span(found.end(), mark.start() if mark else end))
            return (), self._phrase(folded[slice(*noun)], found.start("word"), behind, group)
        plural = tuple(vocabulary["plural-adjective"])
        if plural and not word.endswith(plural):
            # "Entre los trece arrestados figura": it does not agree.
            return (), Told.BARE
        past = tuple(vocabulary["finite-past"])
        if not past and word.endswith(tuple(vocabulary["finite-endings"])):
            return (), Told.BARE
        bound = self.bound(behind[1:])
        if bound and not self.is_told(bound[0], group.told):
            # "Les dix écoles rurales menacées de fusion"
            return (), Told.NEW
        # "Les 60 pompiers mobilisés", but "the 19 fans left" may be a sentence.
        return behind[:1], Told.OPEN if past or self.has_capitals else Told.KNOWN

    def _joins(self, behind: Sequence[str]) -> bool:
        """Tell whether a number counts what stands behind "and" too: "the 480 workers and contractors"."""
        names = ("articles", "definite", "known", "possessive", "its", "auxiliary", "verbal", "hedge", "pronoun")
        return self._vocabulary[names].isdisjoint(behind)

    def bound(self, behind: Sequence[str]) -> Sequence[str] | None:
        """Return what words behind a noun say is to be done to its things, or who counted them; None for others.

        "The nine schools to be closed", "les 3 200 manifestants comptés par la préfecture"
        """
        bound, light = self._vocabulary["bound-to"], self._vocabulary["light-behind"]
        for length in range(min(_BOUND, len(behind) - 1), 0, -1):
            if " ".join(behind[:length]) in bound:
                return [word for word in behind[length:] if len(word) >= _FEWEST and word not in light][:1]
        return None

    def _clause(self, behind: Sequence[str], stretch: Span) -> tuple[Sequence[str], Told]:
        """Return the words of a relative clause that tell which ones are meant, and what they are."""
        aboard = self._vocabulary["on-board"]
        if any(" ".join(pair) in aboard for pair in pairwise(behind)) or not aboard.isdisjoint(behind):
            return (), Told.KNOWN
        if self.names_new(*stretch):
            return behind, Told.NEW
        # Where nouns have a capital a comma closes the clause; elsewhere its verb and a word more are of it.
        telling = [word for word in behind if self._tells(word)]
        return (telling if self.has_capitals else telling[:_CLAUSE]), Told.KNOWN

    def _is_cause(self, noun: Sequence[str], told: Sequence[str]) -> bool:
        """Tell whether a noun is what was told to bring about a deed, or any word for it: "by the plan"."""
        causes = self._vocabulary["causes"]
        return any(word in causes or self.is_told(word, told) for word in noun)

    def _phrase(self, counted: str, start: int, behind: Sequence[str], group: _Group) -> Told:
        """Return what a noun phrase tells that a preposition leads to a noun: "on board", "de la embarcación"."""
        told, people, beside = group.told, group.people, group.is_completed
        aboard = self._vocabulary["on-board"]
        # "Ten passengers were hurt": those on board may be more.
        kinds = self._vocabulary["holding-kind"]
        carried = self._vocabulary["carried"] if _ANYONE in people else Words()
        held = counted in self._vocabulary["left-or-hurt"] or any(
            word in aboard or word in kinds or word in carried or not self.done(word).isdisjoint(people)
            for word in (*told, *map(" ".join, pairwise(told)))
        )
        if " ".join(behind[:2]) in aboard or " ".join(behind[:3]) in aboard:
            return Told.KNOWN if held else Told.NEW
        if not self._vocabulary["demonstrative"].isdisjoint(behind[1:3]):
            # "De esa primera tirada"
            return Told.KNOWN
        light = self._vocabulary["articles", "definite"]
        by = self._vocabulary["agents"]
        if behind[0] in by and behind[1:2] and behind[1] in light and self.is_told(counted, told):
            # "Los 240 afectados por el expediente"
            return Told.KNOWN if self._is_cause(behind[2:3], told) else Told.NEW
        words = list(behind[:1])
        for word in behind[1:_COMPLETING]:
            words.append(word)
            if word not in light:
                break
        noun = words[-1]
        if self.names_new(start, start + sum(map(len, words)) + len(words)) or len(words) == 1:
            return Told.NEW
        if self._holders.has_all(noun, behind[len(words) :], group.first, group.again, group.sentence):
            return Told.KNOWN
        if self._carries_others(noun, told):
            return Told.NEW
        # "Of the vessel" is of that which was named, "of the ferry" only if it was called so.
        holds = noun in self._vocabulary["holding"]
        if self.is_told(noun, told):
            return Told.KNOWN if holds or noun in kinds or beside else Told.NEW
        done = self.done(noun)
        known = any(not done.isdisjoint(self.done(word)) for word in told) or (held and not done.isdisjoint(people))
        return Told.KNOWN if known and holds else Told.NEW

    def _carries_others(self, noun: str, told: Sequence[str]) -> bool:
        """Tell whether a noun is for a conveyance of another kind than the one that was told: "of the train", a bus."""
        kinds = self._vocabulary.table("conveyances")
        known = {kinds[word] for word in told if word in kinds}
        return noun in kinds and bool(known) and kinds[noun] not in known

    def names_new(self, start: int, end: int) -> bool:
        """Tell whether a stretch holds a name that the text has not named before."""
        if self.has_capitals:
            return False
        text = self._document.text
        return any(found[0] not in text[:start] for found in NAME.finditer(text, start, end))


def tells_which(document: Document, first: Quantity, again: Quantity) -> bool:
    """Tell whether words behind a noun make its things others than those before: "les élus écologistes"."""
    one, other = (covering(document[SENTENCES], quantity.span.start) for quantity in (first, again))
    plural = vocabulary_of(document)["plural-adjective"]
    noun = again.noun
    if one is None or other is None or noun is None:
        return False
    behind = NEXT.match(document.folded, noun.end)
    if behind is None or behind["comma"]:
        return False
    if plural and behind["word"].endswith(tuple(plural)):
        return Completions(document).of(first, again, one, other) is Told.NEW
    return is_bound_otherwise(document, noun.end, one, other) or is_placed(document, noun.end, other)


def is_placed(document: Document, start: int, sentence: Span) -> bool:
    """Tell whether a new name or place stands between a noun and its verb: "the 48 fans arrested in York were freed".

    Args:
        document: The article.
        start: Where the noun ends.
        sentence: Its sentence.
    """
    verbs = vocabulary_of(document)["auxiliary", "verbal"]
    mark = BORDER.search(document.folded, start, sentence.end)
    behind = WORD.finditer(document.folded, start, sentence.end if mark is None else mark.start())
    verb = next((word.start() for word in behind if word[0] in verbs), start)
    completions = Completions(document)
    return completions.names_new(start, verb) or completions.names_place(Span(start, verb))


def is_bound_otherwise(document: Document, start: int, one: Span, other: Span) -> bool:
    """Tell whether what is to be done to things, or who counted them, was not told: "the ten schools to be merged".

    Args:
        document: The article.
        start: Where the noun phrase of the later number ends.
        one: The sentence of the first number.
        other: That of the later one.
    """
    bound = vocabulary_of(document)["bound-to"]
    mark = BORDER.search(document.folded, start, other.end)
    behind = WORD.findall(document.folded, start, other.end if mark is None else mark.start())
    led = NEXT.match(document.folded, start)
    if not begins(behind, bound) or (led is not None and leads_to_amount(document, led.end())):
        return False
    completions = Completions(document)
    telling = completions.bound(behind) or []
    return telling != [] and not completions.is_told(telling[0], said(document, one))
