"""Noun phrases around a verb of speech, read from a row of words with the closed classes of a language.

Nothing here parses. A phrase begins with a determiner, a capital or a pronoun, and goes on until a word that cannot
be part of it; what does not look like one is not returned, for a wrong source is worse than none.
"""

from __future__ import annotations

from typing import NamedTuple

from factcheck.annotate.speech import POSSESSIVE, Row, SpeechGrammar
from factcheck.model.quotation import SourceKind

#: The ending of a phrase behind a verb that shows it to be its object, or the subject of another verb.
CLAUSE_GOES_ON = "other"

_LONGEST_PHRASE = 16
_LONGEST_NAME = 5
#: Words of a phrase that has neither a determiner nor a capital.
_LONGEST_BARE = 4
#: A remark between commas or dashes is shorter than this many words.
_LONGEST_REMARK = 10
#: How many stretches between marks are looked through for a subject, and how many words each may have.
_SEGMENTS, _LONGEST_SEGMENT = 7, 40
#: So many capitals in a row name one addressee ("à RIA Novosti"); in more of them a second name begins.
_LONGEST_OUTLET = 2
#: An honorific has so many letters at the most.
_HONORIFIC = 4
_PERSONAL = (SourceKind.PERSON.value, SourceKind.OFFICE.value)
_COMMAS = ",–—"
_SINGULAR = "singular"
_CLOSING_BRACKETS = {")": "(", "]": "["}
_CLOSING_MARKS = {'"': '"“', "»": "«", "”": "“„", "“": "„"}
_ENDS = frozenset(",;:!?()[]–—-…/|«»“”„\"'‹›‘’•")
_BLOCKING = frozenset(':;?!…«»“”„"‹›‘’')


class Phrase(NamedTuple):
    """A noun phrase, as indices into a row.

    Args:
        first: Index of its first word.
        last: Index behind its last word.
        ending: ``punctuation``, ``object`` of the same verb, or why the word behind it cannot belong to it.
    """

    first: int
    last: int
    ending: str = "punctuation"


class Phrases:
    """Reads noun phrases in the rows of one text.

    Args:
        text: The canonical text.
        grammar: Of its language.
    """

    __slots__ = ("_grammar", "_text")

    def __init__(self, text: str, grammar: SpeechGrammar) -> None:
        self._text = text
        self._grammar = grammar

    # Before a verb

    def before(self, row: Row, low: int, high: int, plural: bool | None) -> Phrase | None:
        """Return the subject before a verb, over parentheses, appositions and clauses between commas.

        Args:
            row: The sentence.
            low: Index of the first word that may belong to the clause.
            high: Index of the first word of the verb group.
            plural: Number of the verb; None where its form does not tell.
        """
        words, grammar = row.words, self._grammar
        parted = False  # from the verb, by what stands between commas
        for _ in range(_SEGMENTS):
            if high <= low:
                return None
            last = words[high - 1]
            if last in _CLOSING_BRACKETS:
                inside = self.over_brackets(words, high)
                if inside == high:
                    return None
                high = inside
                continue
            if last in _COMMAS:
                high -= 1
                parted = True
                continue
            if parted and last in _CLOSING_MARKS:
                # "Le maire, qui parle d'un « échec », a dit …".
                opening = self._opening_mark(words, high - 1, low)
                if opening < 0:
                    return None
                high = opening
                continue
            if last in _BLOCKING:
                return None
            if parted and grammar.stop.get(last) == "relative":
                high -= 1
                continue
            if grammar.stop.get(last) == "time" and high - 1 > low:
                # "State media on Saturday reported".
                high -= 1
                if grammar.stop.get(words[high - 1]) == "preposition":
                    high -= 1
                continue
            start = self._segment(words, low, high)
            phrase = self._tail(row, start, high, plural)
            if phrase is not None and not (parted and self._is_remark(words, start, phrase, low)):
                return self._with_apposition(row, low, phrase)
            high = start
        return None

    def _opening_mark(self, words: list[str], closing: int, low: int) -> int:
        """Return where the quotation begins that a mark closes; -1 where that is not near."""
        openers = _CLOSING_MARKS[words[closing]]
        return next(
            (at for at in range(closing - 1, max(low, closing - _LONGEST_SEGMENT), -1) if words[at] in openers), -1
        )

    def over_brackets(self, words: list[str], index: int) -> int:
        """Return where a bracket begins that ends before a word; ``index`` itself if none does."""
        opening = _CLOSING_BRACKETS.get(words[index - 1]) if index else None
        for at in range(index - 2, max(-1, index - _LONGEST_SEGMENT), -1):
            if words[at] == opening:
                return at
        return index

    def _segment(self, words: list[str], low: int, high: int) -> int:
        """Return where the stretch between marks begins that ends before a word."""
        start, floor = high, max(low, high - _LONGEST_SEGMENT)
        while start > floor and words[start - 1] not in _ENDS:
            start -= 1
        return start

    def _is_remark(self, words: list[str], start: int, phrase: Phrase, low: int) -> bool:
        """Tell whether a phrase is only part of what stands between commas ("avant de quitter la région")."""
        first = phrase.first
        if first == start:
            return False
        grammar, word = self._grammar, words[first - 1]
        if start == low and not grammar.bracket and word not in grammar.stop and word not in grammar.connector:
            # "Le même jour l'ambassadeur Jean Roux, ému, a dit": nothing but a circumstance opens the sentence.
            return not any(grammar.kind_of(words[index]) is not None for index in range(first, phrase.last))
        return word in grammar.like or not (
            word in grammar.that or word in grammar.joint or grammar.stop.get(word) in ("other", "time")
        )

    def antecedent(self, row: Row, low: int, high: int) -> Phrase | None:
        """Return the noun phrase that ends before a word, whatever it belongs to itself: what "who" stands for."""
        if high > low and row.words[high - 1] == ",":
            high -= 1
        if high > low and row.words[high - 1] in _CLOSING_BRACKETS:
            high = self.over_brackets(row.words, high)
        return self._tail(row, self._segment(row.words, low, high), high, None, antecedent=True)

    def _tail(self, row: Row, low: int, high: int, plural: bool | None, *, antecedent: bool = False) -> Phrase | None:
        """Return the noun phrase that a segment ends with."""
        grammar, words, starts, text = self._grammar, row.words, row.starts, self._text
        index = high = self._grammar.adverbs_before(words, high, low)
        begin, steps = -1, 0
        stop, genitive, connector, determiner = grammar.stop, grammar.genitive, grammar.connector, grammar.determiner
        joint, pronoun, finite, noun = grammar.joint, grammar.pronoun, grammar.finite, grammar.noun
        while index > low and steps < _LONGEST_PHRASE:
            index -= 1
            steps += 1
            word = words[index]
            if word in pronoun and word not in determiner:
                if steps == 1:
                    return Phrase(index, high)
                index += 1
                break
            joins = (
                word in connector
                and index > low
                and (
                    text[starts[index - 1]].isupper()  # "République en marche"
                    or (index + 1 < high and words[index + 1] in noun and words[index - 1] in noun)  # "en chef"
                )
            )
            if (word in stop and word not in genitive and not joins) or word in finite:
                if self._is_acronym(row, index):
                    begin = index
                    continue
                index += 1
                break
            if (
                word in joint
                and (begin >= 0 or steps == 1 or words[high - 1] in noun)  # "de la Transition écologique et solidaire"
                and not plural
                and not (index + 1 < high and words[index + 1] in connector and begin > index + 1)
                and not (index > low and text[starts[index - 1]].isupper() and begin == index + 1)
            ):
                index += 1
                break
            determined = word in determiner
            if word[0].isdigit() and (word[-1] == "%" or (index + 1 < high and words[index + 1] == "%")):
                # "75% de ses électeurs".
                begin = index
                break
            if determined or (text[starts[index]].isupper() and not grammar.is_adverb(word)):
                left = words[index - 1] if index > low else ""
                if left not in connector or left in determiner or left in joint:
                    if begin > index and len(word) <= _HONORIFIC and self._is_honorific(word) and left not in determiner:
                        # "sur France Info Me Ana Roux".
                        begin = index
                        break
                    begin = index
                    if (
                        determined
                        and word not in genitive
                        and left not in joint
                        and left not in determiner
                        and not self._is_inside_name(row, low, index)
                    ):
                        break
        if begin < 0:
            # "Police said", "two city officials said".
            if high <= low or words[high - 1] not in grammar.noun or high - index > _LONGEST_BARE:
                return self._with_adjunct(row, low, index, high, plural)
            begin = index
        if high - begin == 1 and words[begin] in grammar.determiner and words[begin] not in grammar.noun:
            return None
        begin = self._with_figure(row, self._with_title(row, begin, low), low)
        if antecedent:
            return Phrase(begin, high)
        whole = self._unless_inside(row, low, begin, high)
        if whole is None and high - begin > 3 and text[starts[high - 2]].isupper():
            return self._name_behind(row, begin, high)
        return whole

    def _with_adjunct(self, row: Row, low: int, index: int, high: int, plural: bool | None) -> Phrase | None:
        """Return a noun phrase with a bare noun that a preposition joins to it: "le tueur en série".

        Args:
            row: The sentence.
            low: Where its segment begins.
            index: Index of the bare noun.
            high: Index behind it.
            plural: Number of the verb.
        """
        words = row.words
        if high - index != 1 or index - 1 <= low or not words[index].isalpha():
            return None
        if self._grammar.stop.get(words[index - 1]) != "preposition" or not words[index - 2].isalpha():
            return None
        head = self._tail(row, low, index - 1, plural)
        if head is None or head.last != index - 1 or words[head.first] not in self._grammar.determiner:
            return None
        return Phrase(head.first, high)

    def _name_behind(self, row: Row, begin: int, high: int) -> Phrase | None:
        """Return the name that ends a circumstance at the head of a sentence: "Dans cet entretien Jean Roux assure"."""
        words, starts, text = row.words, row.starts, self._text
        first = high
        while first > begin and text[starts[first - 1]].isupper() and words[first - 1].replace("-", "").isalpha():
            first -= 1
        if high - first < 2 or first <= begin + 1 or words[begin] not in self._grammar.determiner:
            return None
        before = words[first - 1]
        named = before.isalpha() and text[starts[first - 1]].islower() and self._grammar.kind_of(before) not in _PERSONAL
        if not named or before in self._grammar.connector or before in self._grammar.stop:
            return None
        return Phrase(first, high) if self._grammar.is_given_name(words[first]) else None

    def _is_honorific(self, word: str) -> bool:
        """Tell whether a word is one like "Mme", "Mr"."""
        return word in self._grammar.gender and len(word) <= _HONORIFIC and word not in self._grammar.determiner

    def _is_acronym(self, row: Row, index: int) -> bool:
        """Tell whether a word is in capitals: "WHO", "US"."""
        word = self._text[row.starts[index] : row.end_of(index)]
        return len(word) > 1 and word.isupper()

    def _is_inside_name(self, row: Row, low: int, index: int) -> bool:
        """Tell whether an article belongs to a name: "Marine Le Pen"."""
        starts, text = row.starts, self._text
        before = row.words[index - 1] if index > low else ""
        return (
            row.words[index].isalpha()
            and before.replace("-", "").isalpha()
            and text[starts[index]].isupper()
            and text[starts[index - 1]].isupper()
            and not text[starts[index - 1] + 1].isupper()
            and before not in self._grammar.stop
        )

    def _with_title(self, row: Row, begin: int, low: int) -> int:
        """Return where a name begins with the nouns that stand before it without an article: "ecologist Jane Roe"."""
        words, starts, text = row.words, row.starts, self._text
        if words[begin] in self._grammar.determiner or text[starts[begin]].islower():
            return begin
        while (
            begin > low
            and text[starts[begin - 1]].islower()
            and self._grammar.kind_of(words[begin - 1]) in (SourceKind.OFFICE.value, SourceKind.PERSON.value)
        ):
            begin -= 1
        return begin

    def _with_figure(self, row: Row, begin: int, low: int) -> int:
        """Return where a name begins that a figure opens: "20 Minutes"."""
        if begin == low or not row.words[begin - 1].isdigit() or not self._text[row.starts[begin]].isupper():
            return begin
        before = row.words[begin - 2] if begin - 1 > low else ","
        return begin - 1 if before in _ENDS or before in self._grammar.that else begin

    def _unless_inside(self, row: Row, low: int, begin: int, high: int) -> Phrase | None:
        """Return a phrase unless the words before it show that it belongs to another verb or a preposition.

        "…, qui a discuté de la paix, a déclaré": an object is not the subject. "L'ambassadeur de France à Rome a
        déclaré": a phrase behind a preposition is part of the subject if one begins the segment.
        """
        grammar, words = self._grammar, row.words
        # "Les médecins de l'hôpital situé à 200 km du village": what a genitive begins is part of something longer.
        inside = many = False
        if words[begin] in grammar.genitive and not grammar.bracket and self._text[row.starts[begin]].islower():
            many = grammar.determiner.get(words[begin]) != _SINGULAR
            inside = not many or (begin > low and self._is_noun(words[begin - 1]))
            many = many and inside
        index = begin - 1
        while index >= low:
            word = words[index]
            kind = grammar.stop.get(word)
            if kind == "relative" and index == begin - 1:
                # "…, for which the minister requested an exemption".
                break
            if word in grammar.finite and index == begin - 1 and not grammar.inverts:
                # "She said the men thought …"
                break
            finite = word in grammar.finite or (word in grammar.auxiliary and word not in grammar.nonfinite)
            if finite or kind == "relative":
                return None
            if kind == "preposition" and word not in grammar.determiner:
                if index == begin - 1 or inside:
                    inside = True
                    index -= 1
                    continue
                break
            if kind is not None and word not in grammar.determiner and not (inside and kind == "time"):
                break
            index -= 1
        if not inside:
            return Phrase(begin, high)
        head = index + 1
        while head < begin and words[head] in grammar.connector and words[head] not in grammar.determiner:
            # "Plus de 30 associations de défense des droits".
            head += 1
        if many and words[head] not in grammar.determiner and not words[head][0].isdigit():
            # ", chef de file des sénateurs, …" stands beside a name.
            return Phrase(begin, high)
        if head >= begin or not (
            grammar.kind_of(words[head]) is not None
            or words[head] in grammar.determiner
            or words[head][0].isdigit()
            or (self._text[row.starts[head]].isupper() and not self._opens_clause(row, head))
        ):
            return None
        return Phrase(head, high)

    def _is_noun(self, word: str) -> bool:
        """Tell whether a word before "des" can only be a noun that it belongs to: "défense des droits"."""
        grammar = self._grammar
        return word.isalpha() and not (
            grammar.is_closed(word) or word in grammar.auxiliary or word in grammar.verbs
        )

    def _opens_clause(self, row: Row, index: int) -> bool:
        word = row.words[index]
        return word in self._grammar.stop or self._grammar.is_adverb(word) or word in self._grammar.like

    def _with_apposition(self, row: Row, low: int, phrase: Phrase) -> Phrase:
        """Return a phrase with the office or the name before it ("le chef du parti, X", "X, le chef du parti")."""
        grammar, words, starts, text = self._grammar, row.words, row.starts, self._text
        comma = phrase.first - 1
        if comma <= low or words[comma] != ",":
            return phrase
        start = self._segment(words, low, comma)
        head = self._tail(row, start, comma, None)
        if head is None or head.first != start:
            return phrase
        named = text[starts[phrase.first]].isupper()
        if (
            named
            and words[head.first] in grammar.determiner
            and any(word in grammar.noun for word in words[head.first : head.last])
        ):
            return Phrase(head.first, phrase.last)
        if start == low and self._is_name(row, head.first, head.last) and not self._is_name(row, *phrase[:2]):
            # "X, le chef du parti", "X, Américain d'origine japonaise".
            return Phrase(head.first, phrase.last)
        return phrase

    def _is_name(self, row: Row, first: int, last: int) -> bool:
        words, starts, text = row.words, row.starts, self._text
        return 2 <= last - first <= _LONGEST_NAME and all(
            text[starts[index]].isupper() or words[index] in self._grammar.connector or words[index] == "."
            for index in range(first, last)
        )

    # Behind a verb

    def behind(self, row: Row, first: int, high: int, *, skip: bool = True) -> Phrase | None:
        """Return the noun phrase that begins behind a cue.

        Args:
            row: The sentence.
            first: Index of the word behind the cue.
            high: Index behind the last word that may belong to it.
            skip: Whether adverbs, a remark between commas and a phrase such as "à l'AFP" may come between.
        """
        begin = self._head(row, first, high, skip)
        if begin < 0:
            return None
        word = row.words[begin]
        if word in self._grammar.pronoun and word not in self._grammar.determiner:
            return Phrase(begin, begin + 1, self._ending(row, begin + 1, high))
        return self._extended(row, begin, high)

    def bare(self, row: Row, first: int) -> Phrase | None:
        """Return the words that end with a noun for a source, without article or capital: "local press"."""
        for index in range(first, min(len(row.words), first + _LONGEST_BARE - 1)):
            if self._grammar.kind_of(row.words[index]) is not None:
                whole = self._extended(row, index, len(row.words))
                return Phrase(first, whole.last, whole.ending)
            if not row.words[index].isalpha() or row.words[index] in self._grammar.stop:
                break
        return None

    def _ending(self, row: Row, index: int, high: int) -> str:
        if index >= high or row.words[index] in _ENDS or row.words[index] == ".":
            return "punctuation"
        return self._grammar.stop.get(row.words[index], "other")

    def _head(self, row: Row, index: int, high: int, skip: bool) -> int:
        """Return the index of the word that a phrase begins with, -1 where there is none."""
        grammar, words, starts, text = self._grammar, row.words, row.starts, self._text
        limit = min(high, index + _LONGEST_PHRASE)
        while index < limit:
            word = words[index]
            if word == ",":
                end = min(high, index + _LONGEST_REMARK)
                closing = next((at for at in range(index + 1, end) if words[at] == ","), -1)
                if skip and closing < 0 and (time := grammar.time_at(words, index + 1) if index + 1 < end else 0):
                    # "…, a assuré, samedi le maire."
                    index += time + 1
                    continue
                if not skip or closing < 0:
                    return -1
                index = closing + 1
                continue
            if word in _ENDS and word != "/":
                return -1
            kind = grammar.stop.get(word)
            determined = word in grammar.determiner
            if word in grammar.that or (kind == "other" and not (skip and grammar.is_adverb(word))):
                return -1
            if skip and word in grammar.adverb_heads and (adverb := grammar.adverb_at(words, index)) > 1:
                index += adverb
                continue
            if kind == "other":
                pass
            elif kind is not None and not determined:
                if not skip:
                    return -1
                if kind == "preposition":
                    return self._behind_addressee(row, index + 1, limit)
            elif determined and skip and index + 1 < limit and words[index + 1].isdigit() and self._is_date(words, index, high):
                # "a déclaré le 12 mars à l'AFP le maire".
                index += max(grammar.time_at(words, index), 2)
                continue
            elif determined or text[starts[index]].isupper() or word in grammar.pronoun or word in grammar.noun:
                if word in grammar.connector and not determined and not self._is_upper(row, index + 1, limit):
                    # "De quoi tenir …": no name begins with a small word alone.
                    return -1
                return index
            elif word.isdigit() and self._is_upper(row, index + 1, limit):
                return index
            elif not (skip and (grammar.is_adverb(word) or word[0].isdigit())):
                return -1
            index += 1
        return -1

    def _is_upper(self, row: Row, index: int, limit: int) -> bool:
        return index < limit and self._text[row.starts[index]].isupper()

    def _behind_addressee(self, row: Row, first: int, limit: int) -> int:
        """Return where a phrase begins behind one with a preposition: "à l'AFP le maire", "dans un communiqué X"."""
        grammar, words, starts, text = self._grammar, row.words, row.starts, self._text
        index = first + 1 if first < limit and words[first] in grammar.determiner else first
        while index < limit:
            word = words[index]
            kind = grammar.stop.get(word)
            if word in grammar.that or kind == "other" or word in _ENDS:
                return self._head(row, index, limit, True) if word == "," else -1
            if kind == "preposition" and word not in grammar.determiner:
                first = index + 1
                index = first + 1 if first < limit and words[first] in grammar.determiner else first
                continue
            if word in grammar.determiner:
                if index > first and word not in grammar.genitive and words[index - 1] not in grammar.connector:
                    dated = index + 1 < limit and words[index + 1].isdigit() and self._is_date(words, index, limit)
                    # "à l'AFP le 12 mars le maire"
                    return self._head(row, index, limit, True) if dated else index
            elif text[starts[index]].isupper():
                if index > first and (self._is_honorific(word) or grammar.is_given_name(word)):
                    # "avec le sourire M. Roux".
                    return index
                behind = index + 1
                while behind < limit and text[starts[behind]].isupper():
                    behind += 1
                if behind - index > 1 and text[starts[index] : row.end_of(index)].isupper():
                    return index + 1
                if behind - index > _LONGEST_OUTLET:
                    # "à France Bleu François Mandil": the name of a person is its last two words.
                    return behind - 2
                index = behind
                continue
            index += 1
        return -1

    def _extended(self, row: Row, begin: int, high: int) -> Phrase:
        """Return the phrase that a word begins."""
        grammar, words, starts, text = self._grammar, row.words, row.starts, self._text
        led = text[starts[begin]].islower() or words[begin] in grammar.determiner
        named = not led
        last = index = begin + 1
        ending = "punctuation"
        limit = min(high, begin + _LONGEST_PHRASE)
        stop, genitive, determiner, that = grammar.stop, grammar.genitive, grammar.determiner, grammar.that
        gerunds, bracket, connector, joint, noun, verbs = (
            grammar.gerunds,
            grammar.bracket,
            grammar.connector,
            grammar.joint,
            grammar.noun,
            grammar.ending_verbs,
        )
        while index < limit:
            word = words[index]
            if word == ".":
                if index + 1 < high and text[starts[index + 1]].isupper():
                    index += 1
                    continue
                break
            if word in _ENDS:
                break
            if (
                word in determiner
                and index + 1 < limit
                and (
                    (stop.get(words[index + 1]) == "time" and not text[starts[index + 1]].isupper())
                    or (words[index + 1].isdigit() and self._is_date(words, index, high))
                )
            ):
                # "son cabinet ce samedi", "Le Parisien le 18 mai".
                ending = "time"
                break
            if word in gerunds:
                # "le rapporteur soulignant que …"
                break
            upper = text[starts[index]].isupper()
            if (
                bracket
                and not led
                and word in genitive
                and words[index - 1] not in connector
                and grammar.kind_of(words[index - 1]) is None
            ):
                # "Sprecher der Stadt", but "sagte Friedrich Merz der Zeitung".
                ending = "preposition"
                break
            if (
                word in stop
                and word not in genitive
                and not (upper and (word in determiner or self._is_acronym(row, index)))
            ) or word in that:
                ending = stop.get(word, "other")
                break
            if word in verbs and not upper and (bracket or (word not in noun and index > begin + 1)):
                # "Budapest sprach von …", "The press asked Roe".
                ending = CLAUSE_GOES_ON
                break
            if bracket and named and word in determiner and word not in genitive:
                # "In Berlin kritisierte Ricarda Lang das Gesetz".
                ending = "object"
                break
            linking = word in connector
            if named and word.isdigit() and text[starts[index - 1]].isupper():
                # "Europe 1".
                index += 1
                last = index
                continue
            if word in joint:
                follower = index + 1
                if follower >= high or not (
                    text[starts[follower]].isupper()
                    or words[follower] in determiner
                    or words[follower] in noun
                    or (words[follower] in connector and index > begin + 1 and words[follower] not in joint)
                ):
                    ending = CLAUSE_GOES_ON
                    break
                linking = True
            elif linking or word in noun:
                # Where a verb can stand behind any noun ("Nach Angaben der Polizei starben …"), a small word ends it.
                named = bool(bracket) and not linking
            elif upper:
                named = True
            elif named:
                # A name is over with the next small word, but not "Conseil national de sécurité", "des Affaires
                # étrangères,".
                following = words[index + 1] if index + 1 < high else "."
                adverb = grammar.is_adverb(word)
                if not adverb and (
                    words[index - 1].endswith(POSSESSIVE)
                    or (grammar.natural_gender and index + 1 < high and text[starts[index + 1]].isupper())
                ):
                    # "Ana Roe's late mother", "Samoa Observer editor Jane Roe".
                    index += 1
                    continue
                ends = following in _ENDS or following == "." or following in grammar.reflexive
                if adverb or not ((led and ends and word not in grammar.verbs) or following in connector):
                    ending = "time" if adverb else "other"
                    break
            index += 1
            if not linking:
                last = index
        return Phrase(begin, self._with_name(row, begin, last, high), ending)

    def _is_date(self, words: list[str], index: int, high: int) -> bool:
        """Tell whether a determiner and a figure are a day: "le 18 mai", "le 18 à Paris", but not "les 27 États"."""
        grammar = self._grammar
        if grammar.determiner[words[index]] != _SINGULAR:
            return False
        following = words[index + 2] if index + 2 < high else "."
        if following in grammar.connector and index + 3 < high:
            # "el 3 de mayo"
            return grammar.stop.get(words[index + 3]) == "time"
        return following == "." or following in _ENDS or grammar.stop.get(following) in ("time", "preposition")

    def _with_name(self, row: Row, begin: int, last: int, high: int) -> int:
        """Return the end of a phrase with the name behind it ("le porte-parole du Kremlin, Dmitri Peskov, …")."""
        words, starts, text = row.words, row.starts, self._text
        if (
            last + 1 >= high
            or words[last] != ","
            or not text[starts[last + 1]].isupper()
            or (words[begin] not in self._grammar.determiner and text[starts[begin]].isupper())
            or (text[starts[begin]].isupper() and any(text[start].isupper() for start in starts[begin + 1 : last]))
        ):
            # "Another actor, Jane Roe", but "Le Monde, Marie Duval".
            return last
        end = last + 1
        while end < high and words[end] not in _ENDS:
            end += 1
        if words[end - 1] == ".":
            end -= 1
        return end if self._is_name(row, last + 1, end) else last
