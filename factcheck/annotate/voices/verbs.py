"""Verb groups around a cue: auxiliary, adverbs, participle; clitics and the pronoun that hangs on a verb."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.annotate.voices.cues import Place
from factcheck.annotate.voices.speech import POSSESSIVE, SpeechGrammar

#: How many words a bracket of auxiliary and participle may hold.
BRACKET = 16
#: Within how many words before a participle "was" stands.
_PASSIVE_REACH = 3
#: A tag of a careless hand stands within so many characters of its quotation.
_NEAR = 12
#: What links a pronoun to its verb: "estime-t-elle".
_LINK = "t-"


class Verb(NamedTuple):
    """A verb group around a cue, as indices into its row.

    Args:
        first: Index of its first word.
        behind: Index of the word behind which a subject may follow it.
        plural: Its number; None where the form does not tell.
        passive: Whether it is a passive.
        pronoun: Where a pronoun starts that hangs on it ("a-t-il déclaré"), and the index of the word it ends.
    """

    first: int
    behind: int
    plural: bool | None = None
    passive: bool = False
    pronoun: tuple[int, int] | None = None


class Verbs:
    """Reads verb groups in one text.

    Args:
        folded: The text, folded.
        grammar: Of its language.
    """

    __slots__ = ("_folded", "_grammar")

    def __init__(self, folded: str, grammar: SpeechGrammar) -> None:
        self._folded = folded
        self._grammar = grammar

    def participle(self, place: Place) -> Verb | None:
        """Return the verb group of a past participle: its auxiliary stands before it, with adverbs between."""
        grammar, words, low = self._grammar, place.row.words, place.low
        index, passive = place.first, False
        while True:
            index = grammar.adverbs_before(words, index, low)
            if index <= low:
                break
            word = words[index - 1]
            stem, hyphen, tail = word.partition("-")
            number = grammar.auxiliary.get(stem)
            if hyphen and len(stem) == 1 and number is None and index - 1 > low:
                # "a t-il déclaré": one hyphen is lost.
                number = grammar.auxiliary.get(words[index - 2])
            passive = passive or stem in grammar.passive
            if number:
                index -= 1
                pronoun = None
                if hyphen:
                    if tail.rpartition("-")[2] not in grammar.pronoun:
                        return None
                    pronoun = (place.row.starts[index] + word.rindex("-") + 1, index)
                if pronoun and len(stem) == 1 and stem not in grammar.auxiliary:
                    index -= 1
                begin, reflexive = self.clitics(words, index, low)
                return Verb(begin, place.last, _plural(number), passive and not reflexive, pronoun)
            if not (stem in grammar.passive or self._is_stressed(words, index - 1, low)):
                break
            index -= 1
        if grammar.bracket:
            return self._final(place) or self._bracketed(place)
        word = words[place.first - 1] if place.first > low else ""
        if place.before is not None and word in grammar.pronoun and place.start - place.before.span.end < _NEAR:
            # «…», il souligné: careless copy, but nobody misreads it.
            return Verb(place.first, place.last, grammar.pronoun[word] == "plural")
        if word in grammar.like:
            return Verb(place.first - 1, place.last, None, True)
        return None

    def _is_stressed(self, words: list[str], index: int, low: int) -> bool:
        """Tell whether a pronoun stands between auxiliary and participle: "s'est lui dit prêt"."""
        grammar = self._grammar
        return (
            grammar.inverts
            and index > low
            and words[index] in grammar.pronoun
            and words[index - 1] in grammar.auxiliary
        )

    def _final(self, place: Place) -> Verb | None:
        """Return the verb group of a participle whose auxiliary ends the clause: "wie die Stadt mitgeteilt hat"."""
        grammar, words = self._grammar, place.row.words
        number = grammar.bracket.get("".join(words[place.last : place.last + 1]))
        over = place.last + 1 >= len(words) or words[place.last + 1] in ",.:;"
        if not number or not over or words[place.last] in grammar.passive or words[place.last] in grammar.reported:
            # "Teilte mit, dass China zugesagt habe"
            return None
        return Verb(place.first, place.last, _plural(number))

    def _bracketed(self, place: Place) -> Verb | None:
        """Return the verb group of a participle whose auxiliary stands far before it."""
        grammar, words = self._grammar, place.row.words
        for index in range(place.first - 1, max(place.low, place.first - BRACKET) - 1, -1):
            word = words[index]
            if word in ":;" or (word == "," and words[place.first - 1] == ","):
                return None
            number = grammar.bracket.get(word)
            if number:
                return Verb(index, index + 1, _plural(number), word in grammar.passive)
        return None

    def predicate(self, place: Place) -> Verb | None:
        """Return the verb group that an adjective of opinion ends: "is convinced", "ist fest davon überzeugt"."""
        grammar, words, low = self._grammar, place.row.words, place.low
        index = grammar.adverbs_before(words, place.first, low)
        if grammar.bracket:
            index = next(
                (at + 1 for at in range(index - 1, max(low, index - BRACKET) - 1, -1) if words[at] in grammar.copula),
                low,
            )
        if index <= low or words[index - 1] not in grammar.copula:
            return None
        begin, _ = self.clitics(words, index - 1, low)
        return Verb(begin, index if grammar.bracket else place.last)

    def finite(self, place: Place) -> Verb | None:
        """Return the verb group of a finite form; None where the word is a noun."""
        grammar, row, words, low = self._grammar, place.row, place.row.words, place.low
        if self._folded[place.end : place.end + 1] == "-":
            word = words[place.last - 1]
            if word.rpartition("-")[2] not in grammar.pronoun:
                return None
            begin, _ = self.clitics(words, place.first, low)
            pronoun = row.starts[place.last - 1] + word.rindex("-") + 1
            return Verb(begin, place.last, None, False, (pronoun, place.last - 1))
        if self._hangs_loose(words, place.last):
            # "…, estime t-elle": one hyphen is lost.
            begin, _ = self.clitics(words, place.first, low)
            return Verb(begin, place.last, None, False, (row.starts[place.last] + len(_LINK), place.last))
        index = place.first
        word = words[index - 1] if index > low else ""
        if word and word != ",":
            index = grammar.adverbs_before(words, index, low)
            word = words[index - 1] if index > low else ""
        if (
            word.partition("-")[0] in grammar.auxiliary
            or word in grammar.passive
            or (index > low and self._hangs_loose(words, index - 1))
        ):
            return self.participle(place)
        if word in grammar.pronoun and self._is_stressed(words, index - 1, low):
            return self.participle(place)
        if grammar.bracket and (bracketed := self._bracketed(place)):
            return bracketed
        if (
            word in grammar.joint
            and self._has_no_object(words, place.last)
            and self._is_joint_passive(words, index - 2, low)
        ):
            # "She was tested and questioned."
            return Verb(index, place.last, None, True)
        begin, _ = self.clitics(words, place.first, low)
        if begin < place.first and words[begin] in grammar.determiner:
            word = words[begin - 1] if begin > low else ""
            if word in grammar.genitive or word in grammar.connector or grammar.stop.get(word) == "preposition":
                # "le nom de la juge qu'il …".
                return None
        if begin == place.first:
            word = words[begin - 1] if begin > low else ""
            if word.endswith(POSSESSIVE) or (grammar.natural_gender and grammar.stop.get(word) == "preposition"):
                # "Protesters' demands", "about alleged affairs".
                return None
            if word in grammar.determiner and word in grammar.noun and self._is_counted(words, begin - 1, low):
                return None
            if (
                (word in grammar.determiner or word in grammar.connector)
                and not self._points_back(place, begin)
                and word not in grammar.joint
                and word not in grammar.pronoun
                and (word not in grammar.noun or self._is_noun(place))
                and not self._is_numeral(words, begin - 1, low, sure=words[begin] in grammar.finite)
                # "Records that showed", but "to that claim".
                and not (word in grammar.that and begin - 1 > low and grammar.kind_of(words[begin - 2]) is not None)
            ):
                return None
        return Verb(begin, place.last)

    def _hangs_loose(self, words: list[str], index: int) -> bool:
        """Tell whether a word is a pronoun that a careless hand parts from its verb: "estime t-elle"."""
        word = words[index] if index < len(words) else ""
        return word.startswith(_LINK) and word[len(_LINK) :] in self._grammar.pronoun

    def _is_numeral(self, words: list[str], index: int, low: int, *, sure: bool) -> bool:
        """Tell whether a determiner stands for whom it counts: "un élève sur dix", "the mother of two", "all three".

        Args:
            words: Those of the sentence.
            index: Index of the determiner.
            low: Index of the first word of the clause.
            sure: Whether what follows it can only be a verb.
        """
        grammar = self._grammar
        if grammar.determiner.get(words[index]) != "plural":
            return False
        return sure or (grammar.inverts and index > low and grammar.stop.get(words[index - 1]) == "preposition")

    def _is_counted(self, words: list[str], index: int, low: int) -> bool:
        """Tell whether a determiner that may stand for people counts what follows: "in some states"."""
        grammar = self._grammar
        before = words[index - 1] if index > low else ","
        return grammar.natural_gender and (
            before in grammar.genitive
            or before in grammar.like
            or (grammar.stop.get(before) == "preposition" and before not in grammar.that)
            or (grammar.is_adverb(before) and index - 1 > low and words[index - 2] not in ",;:")
        )

    def _has_no_object(self, words: list[str], last: int) -> bool:
        """Tell whether a preposition or a mark follows a verb."""
        grammar = self._grammar
        word = words[last] if last < len(words) else "."
        led = grammar.stop.get(word) == "preposition" or (word in grammar.connector and word not in grammar.determiner)
        return not word.isalpha() or (led and word not in grammar.governs.get(words[last - 1], ()))

    def _is_joint_passive(self, words: list[str], index: int, low: int) -> bool:
        """Tell whether a passive ends at an index: "was also tested"."""
        grammar = self._grammar
        if not grammar.natural_gender or index <= low or not words[index].endswith(grammar.past_endings):
            return False
        before = grammar.adverbs_before(words, index, low) - 1
        while before > low and words[before] not in grammar.passive and before > index - _PASSIVE_REACH:
            before -= 1
        return words[before] in grammar.passive

    def _points_back(self, place: Place, begin: int) -> bool:
        """Tell whether "das" stands alone before a verb that its subject follows: "Das berichtet die Zeitung"."""
        grammar, words = self._grammar, place.row.words
        if not grammar.bracket or begin != 1 or place.last >= len(words):
            return False
        return words[0] in grammar.pointing and words[place.last] in grammar.determiner

    def _is_noun(self, place: Place) -> bool:
        """Tell whether a word behind "some" is no verb: "some reports suggest", "some estimated tolls"."""
        grammar, words = self._grammar, place.row.words
        following = words[place.last] if place.last < len(words) else "."
        if following in grammar.verbs:
            return True
        if not (grammar.natural_gender and words[place.first].endswith(grammar.past_endings)):
            return False
        opens = following in grammar.determiner or following in grammar.that or following in grammar.pronoun
        return not (opens or following in grammar.stop or place.last - place.first > 1 or not following.isalpha())

    def auxiliary_before(self, words: list[str], place: Place) -> int:
        """Return where the active auxiliary stands that a list of participles began with; -1 where none does."""
        grammar = self._grammar
        for index in range(place.first - 2, max(place.low, place.first - 2 * BRACKET) - 1, -1):
            word = words[index]
            if word in ";:" or grammar.stop.get(word) == "relative":
                return -1
            if word in grammar.auxiliary and word not in grammar.passive and word not in grammar.nonfinite:
                return self.clitics(words, index, place.low)[0]
        return -1

    def clitics(self, words: list[str], index: int, low: int) -> tuple[int, bool]:
        """Return where the short words begin that lean on a verb ("ne se l'est"), and whether it is reflexive."""
        grammar, reflexive = self._grammar, False
        while index > low and words[index - 1] in grammar.clitic:
            index -= 1
            reflexive = reflexive or words[index] in grammar.reflexive
        return index, reflexive

    def is_impersonal(self, place: Place, verb: Verb) -> bool:
        """Tell whether a verb group has a subject that names nobody: "it was said", "hieß es"."""
        return not self._grammar.impersonal.isdisjoint(place.row.words[verb.first : place.last])

    def is_reflexive(self, place: Place, verb: Verb) -> bool:
        """Tell whether a verb group is reflexive."""
        return not self._grammar.reflexive.isdisjoint(place.row.words[verb.first : place.first])


def _plural(number: str) -> bool | None:
    """Return the number that an auxiliary tells; None where it is the same for both."""
    return None if number == "either" else number == "plural"
