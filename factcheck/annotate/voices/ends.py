"""Ends: where what a verb attributes ends, and the writer's own words go on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from factcheck.annotate.voices.cues import OPENING
from factcheck.annotate.voices.openings import Openings
from factcheck.annotate.voices.quotemarks import Quoted
from factcheck.annotate.voices.rows import Row
from factcheck.annotate.voices.speech import SpeechGrammar
from factcheck.model.quotation import SourceKind
from factcheck.model.span import Span

#: What may stand around what is said.
_LOOSE = ",: \n\t\r\xa0\u202f\u2009"
_LOOSE_END = f";{_LOOSE}"
#: A gerund has more letters than this.
_SHORTEST_GERUND = 5
#: A clause of the writer's own begins within so many words.
LONGEST = 120
_PREPOSITION, _RELATIVE, _OTHER, _TIME = "preposition", "relative", "other", "time"
#: Within how many words of a noun that is announced it may be said when and where; a year has so many digits.
_LONGEST_NAMED, _YEAR = 8, 4
#: Within how many words it is said on what channel.
_CHANNEL_REACH = 4
#: Within how many words of its subject the verb of a clause stands behind "and".
_SHORT_CLAUSE = 5
#: A third of the time of calling the class of a named tuple.
_make = tuple.__new__


class Ends(Openings):
    """Finds where what the verbs of one document attribute ends.

    Args:
        text: The canonical text.
        grammar: Of its language.
        quoted: Its quotations, without those inside others.
    """

    __slots__ = ("_parting", "_quoted", "_quoted_starts")

    def __init__(self, text: str, grammar: SpeechGrammar, quoted: Sequence[Quoted]) -> None:
        super().__init__(text, grammar)
        self._parting = frozenset(",;:") | grammar.contrary
        self._quoted = quoted
        self._quoted_starts = [pair.span.start for pair in quoted]

    def has_verb(self, words: Sequence[str]) -> bool:
        """Tell whether a finite verb is among some words, as far as the lexicon knows."""
        grammar, endings = self._grammar, self._grammar.clause_endings
        return (
            not grammar.clause.isdisjoint(words)
            or not grammar.auxiliary.keys().isdisjoint(words)
            or (bool(endings) and any(word.endswith(endings) for word in words))
        )

    def _has_past(self, words: Sequence[str]) -> bool:
        """Tell whether one of some words looks like a verb in the past."""
        endings = self._grammar.past_endings
        return bool(endings) and any(word.endswith(endings) for word in words)

    def trim(self, start: int, end: int) -> Span:
        """Return a stretch without the spaces, commas and colons at its ends."""
        said = self._text[start:end].lstrip(_LOOSE)
        start = max(end - len(said), start)
        return _make(Span, (start, start + len(said.rstrip(_LOOSE_END))))

    def _end(self, row: Row, begin: int, *, follows: bool, inserted: bool = False) -> int:
        """Return the index behind the last word of what is said."""
        words, grammar = row.words, self._grammar
        named = not follows and begin < len(words) and words[begin] in grammar.determiner
        noun = not follows and begin < len(words) and (named or self._is_bare_noun(words, begin))
        adjunct = self._adjunct_at(words, begin) if noun else -1
        if adjunct >= 0:
            return adjunct
        before, endings = begin, grammar.gerund_endings
        for index in self._marks(row, begin):
            word = words[index]
            if words[begin:index].count("(") > words[begin:index].count(")"):
                # "120.7m euros ($158.8m; £83.3m)"
                continue
            if word in ";:":
                if self._text[row.end_of(index) : row.end_of(index) + 1].isdigit() or (
                    follows and word == ";" and not grammar.that.isdisjoint(words[index + 1 : index + 3])
                ):
                    # "At 9:54 a.m.", "said that …; and that …"
                    continue
                return index
            following = words[index + 1]
            if word != ",":
                # "agreed to resign but did not", but "que A mais que B".
                if not (follows and following in grammar.that and following not in grammar.determiner) and (
                    following in grammar.auxiliary
                    or (following in grammar.negation and following in grammar.clitic)
                    or (
                        grammar.stop.get(following) == _OTHER
                        and following not in grammar.pronoun
                        and following not in grammar.negation
                    )
                ):
                    return index
                continue
            if (
                following in grammar.contrast
                or following in grammar.gerunds
                or (
                    following in grammar.contrary
                    and self._turns(row, index + 2, follows or self.has_verb(words[begin:index]))
                )
                or (inserted and self._goes_on(words, index + 1))
            ):
                return index
            if not follows:
                if words[begin] in grammar.like and following not in grammar.joint and following not in OPENING:
                    # "described as …, for its …"
                    return index
                if following in grammar.reflexive:
                    # ", s'interrogeant sur"
                    following = words[index + 2] if index + 2 < len(words) else following
                if endings and following.endswith(endings) and self.is_gerund(following):
                    # "announced the closure, causing an outcry"
                    return index
                named = named and grammar.clause.isdisjoint(
                    words[before:index]
                )  # "Alors qu'ils ont nié les faits, ils"
                if following in grammar.aside or (named and following in grammar.pronoun):
                    return index
            elif grammar.inverts and endings and following.endswith(endings) and self.is_gerund(following):
                # "… que la ville était prête, citant le maire"
                return index
            before = index
        return len(words)

    def _turns(self, row: Row, index: int, clause: bool) -> bool:
        """Tell whether the writer's own words begin behind "but": a new subject, where the claim is no clause any.

        "She said the bridge was safe, but the mayor closed it"; what goes on in reported speech repeats "que".
        """
        grammar = self._grammar
        if grammar.bracket or index >= len(row.words):
            return False
        word = row.words[index]
        if word in grammar.pronoun and word not in grammar.determiner:
            return not (clause and grammar.natural_gender)
        return word in grammar.determiner or self._text[row.starts[index]].isupper() or not clause

    def _end_at_verb(self, row: Row, begin: int, last: int) -> int:
        """Return where a phrase or an infinitive ends, since "and" and another verb follow: "… and has resigned"."""
        words, grammar = row.words, self._grammar
        joints = []
        for joint in grammar.joint.intersection(words[begin + 1 : last - 1]):
            at = begin
            for _ in range(words[begin + 1 : last - 1].count(joint)):
                at = words.index(joint, at + 1)
                joints.append(at)
        for index in sorted(joints):
            following = words[index + 1]
            finite = following in grammar.auxiliary and following not in grammar.nonfinite
            if not finite and self._opens_clause(words, index + 1, last):
                # "a demandé la réouverture des plages et la page est devenue virale"
                told = words[begin:index]
                if not (self.has_verb(told) or (grammar.natural_gender and self._has_past(told))):
                    return index
            if finite or (following in grammar.verbs and following.endswith(grammar.past_endings)):
                quoted = any(start < row.starts[index] < pair.span.end for start, pair in self._near(row, begin, last))
                told = words[begin:index]
                clause = self.has_verb(told) or (grammar.natural_gender and self._has_past(told))
                return last if quoted or clause else index
        return last

    def _opens_clause(self, words: Sequence[str], first: int, last: int) -> bool:
        """Tell whether a short subject and an auxiliary follow: "et le site est fermé"."""
        grammar = self._grammar
        word = words[first]
        bare = grammar.natural_gender and word.isalpha() and (word in grammar.noun or not grammar.is_closed(word))
        if not (bare or word in grammar.determiner or word in grammar.pronoun):
            return False
        for index in range(first + 1, min(last, first + _SHORT_CLAUSE)):
            word = words[index]
            if word in grammar.auxiliary and word not in grammar.nonfinite:
                return True
            if not word.isalpha() or word in grammar.relative or word in grammar.that or word in grammar.joint:
                return False
        return False

    def _end_of_condition(self, row: Row, begin: int, last: int) -> int:
        """Return where the clause around begins: "Si 13% des Français pensent que …, seul 1% …"."""
        words, grammar = row.words, self._grammar
        for index in self._marks(row, begin):
            if index >= last - 1:
                break
            following = words[index + 1]
            if words[index] == "," and (
                following in grammar.determiner
                or following in grammar.pronoun
                or following in grammar.noun
                or grammar.is_adverb(following)
                or self._text[row.starts[index + 1]].isupper()
            ):
                return index
        return last

    def _near(self, row: Row, begin: int, last: int) -> Iterator[tuple[int, Quoted]]:
        """Yield where the quotations begin that stand between two words, and these."""
        end = row.starts[last] if last < len(row.words) else row.end
        number = bisect_left(self._quoted_starts, row.starts[begin])
        while number < len(self._quoted) and self._quoted_starts[number] < end:
            yield self._quoted_starts[number], self._quoted[number]
            number += 1

    def _end_of_relative(self, row: Row, begin: int, last: int) -> int:
        """Return where the verb of the clause around follows: "l'homme qui se dit « prêt » a été arrêté"."""
        words, grammar = row.words, self._grammar
        if not grammar.inverts:
            return last
        inner = 0
        number = bisect_left(self._quoted_starts, row.starts[begin]) if begin < last else 0
        index = begin + 1
        while index < last:
            word = words[index]
            if number < len(self._quoted) and self._quoted_starts[number] <= row.starts[index]:
                index = max(index + 1, row.at(self._quoted[number].span.end))
                number += 1
                continue
            if word == "," and not inner:
                return index
            if grammar.stop.get(word) == _RELATIVE or word in grammar.that:
                inner += 1
            elif word in grammar.auxiliary and word not in grammar.nonfinite:
                if not inner:
                    return index
                inner -= 1
            index += 1
        return last

    def _adjunct_at(self, words: list[str], begin: int) -> int:
        """Return where it begins when or where a noun is announced: "his resignation in a letter"; -1 if nowhere."""
        grammar = self._grammar
        given = grammar.indefinite | grammar.possessive
        for index in range(begin, min(len(words) - 1, begin + _LONGEST_NAMED)):
            word, following = words[index], words[index + 1]
            if word in grammar.clause or word in ',;:."«“' or word in grammar.that:
                return -1
            if index == begin:
                continue
            kind = grammar.stop.get(word)
            if kind == _TIME or (grammar.natural_gender and kind is None and grammar.is_adverb(word)):
                # "his resignation late on Monday", "shortly before", but "the June meeting"
                if following in grammar.noun_adjunct or self._is_time(words, index):
                    return index
                continue
            if kind != _PREPOSITION or word in grammar.determiner:
                continue
            told = words[index + 2] if following in grammar.determiner and index + 2 < len(words) else following
            if (
                grammar.time_at(words, index) > 1
                or (following.isdigit() and len(following) == _YEAR)
                or self._is_published(told, named=told is following or following in given)
                or (
                    # "his resignation on live television"
                    (
                        word in grammar.noun_adjunct
                        or not grammar.channel.isdisjoint(words[index + 1 : index + _CHANNEL_REACH])
                    )
                    and words[begin - 1] not in grammar.clausal
                    and not words[index - 1].endswith(grammar.participle_endings)
                    and not self._has_past(words[begin:index])
                )
            ):
                return index
        return -1

    def _is_bare_noun(self, words: list[str], begin: int) -> bool:
        """Tell whether a noun is announced without an article ("announces resignation"), or behind "de"."""
        grammar = self._grammar
        if words[begin] in grammar.partitive:
            # "fait part de sa tristesse sur les réseaux sociaux"
            return begin + 1 < len(words) and words[begin + 1] in grammar.determiner
        return grammar.natural_gender and words[begin].isalpha() and not grammar.is_closed(words[begin])

    def _is_time(self, words: list[str], index: int) -> bool:
        """Tell whether an expression of time begins at an index, and nothing that it belongs to follows."""
        grammar = self._grammar
        adverb = grammar.natural_gender and grammar.is_adverb(words[index]) and words[index] not in grammar.negation
        at = index + adverb
        if at >= len(words) or (grammar.stop.get(words[at]) != _TIME and not adverb):
            return False
        behind = at + grammar.time_at(words, at)
        if behind == at:
            return False
        return behind >= len(words) or not words[behind].isalpha() or grammar.stop.get(words[behind]) == _PREPOSITION

    def _is_published(self, noun: str, *, named: bool) -> bool:
        """Tell whether one says things in what it names: "dans une lettre", "à la radio", not "l'accès au texte"."""
        kind = self._grammar.kind_of(noun)
        return kind == SourceKind.MEDIA.value or (kind == SourceKind.DOCUMENT.value and named)

    def _marks(self, row: Row, begin: int) -> Iterator[int]:
        """Yield where commas, colons, semicolons and "but" stand outside quote marks, as far as a claim may go."""
        starts, words = row.starts, row.words
        end = min(len(words) - 1, begin + LONGEST)
        places = []
        for mark in self._parting.intersection(words[begin + 1 : end]):
            # Looking for each mark is faster than looking at each word.
            at = begin
            for _ in range(words[begin + 1 : end].count(mark)):
                at = words.index(mark, at + 1)
                places.append(at)
        if not places:
            return
        places.sort()
        number, behind = bisect_left(self._quoted_starts, starts[begin]), -1
        for index in places:
            while number < len(self._quoted) and self._quoted_starts[number] <= starts[index]:
                behind = self._quoted[number].span.end
                number += 1
            if starts[index] >= behind:
                yield index

    def is_gerund(self, word: str) -> bool:
        """Tell whether a word behind a comma looks like a gerund."""
        endings, stop = self._grammar.gerund_endings, self._grammar.stop
        return bool(endings) and len(word) > _SHORTEST_GERUND and word.endswith(endings) and word not in stop

    def _goes_on(self, words: list[str], index: int) -> bool:
        """Tell whether the verb of the clause around follows: "…, qui affirmait que …, avait tweeté"."""
        grammar, word = self._grammar, words[index]
        return (
            word in grammar.auxiliary
            or word in grammar.negation
            or word in grammar.finite
            or (word in grammar.clitic and word not in grammar.determiner)
        )
