"""Noun phrases before a verb of speech, read from a row of words with the closed classes of a language.

Nothing here parses. A phrase begins with a determiner, a capital or a pronoun, and goes on until a word that cannot
be part of it; what does not look like one is not returned, for a wrong source is worse than none.
"""

from __future__ import annotations

from typing import NamedTuple

from factcheck.annotate.voices.names import ENDS, HONORIFIC, Names
from factcheck.annotate.voices.rows import Row
from factcheck.model.quotation import SourceKind

#: So many words are a speaker with an article and an adjective.
_SPEAKER = 3
#: How many words a phrase has at the most.
LONGEST_PHRASE = 16
#: Words of a phrase that has neither a determiner nor a capital.
LONGEST_BARE = 4
#: How many stretches between marks are looked through for a subject, and how many words each may have.
_SEGMENTS, _LONGEST_SEGMENT = 7, 40
_PERSONAL = (SourceKind.PERSON.value, SourceKind.OFFICE.value)
_COMMAS = ",–—"
SINGULAR = "singular"
_CLOSING_BRACKETS = {")": "(", "]": "["}
_CLOSING_MARKS = {'"': '"“', "»": "«", "”": "“„", "“": "„"}
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


class Tails(Names):
    """Reads the noun phrases that stretches of one text end with.

    Args:
        text: The canonical text.
        grammar: Of its language.
    """

    __slots__ = ()

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
            if phrase is not None and phrase.first == phrase.last:
                # "The forecast called for more": another verb, or what looks like one, stands right before it.
                return None
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
        while start > floor and words[start - 1] not in ENDS:
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
        while index > low and steps < LONGEST_PHRASE:
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
                if word in determiner and index > low and stop.get(words[index - 1]) == "preposition":
                    # "The judge in that case".
                    begin = index
                    break
                index += 1
                break
            if (
                word in joint
                and (begin >= 0 or steps == 1 or words[high - 1] in noun)  # "de la Transition écologique et solidaire"
                and not plural
                and not (index + 1 < high and words[index + 1] in connector and begin > index + 1)
                and not (index > low and text[starts[index - 1]].isupper() and begin == index + 1)
                and not (plural is None and self._opens_with_speaker(words, low, index))
                and not (plural is None and self._opens_with_kind(words, low, index))
            ):
                index += 1
                break
            determined = word in determiner
            if word[0].isdigit() and (word[-1] == "%" or (index + 1 < high and words[index + 1] == "%")):
                # "75% de ses électeurs".
                begin = index
                break
            if determined or (text[starts[index]].isupper() and not grammar.is_adverb(word)):
                if determined and index + 1 < high and words[index + 1] in grammar.time_unit:
                    # "Quatorze mois après le départ d'Ana Roux, Jean Roux a dit".
                    continue
                left = words[index - 1] if index > low else ""
                if left not in connector or left in determiner or left in joint:
                    if begin > index and len(word) <= HONORIFIC and self._is_honorific(word) and left not in determiner:
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
            if index >= high:
                # "The average forecast called": nothing but the verb is left.
                return None
            # "Police said", "two city officials said".
            if high <= low or words[high - 1] not in grammar.noun or high - index > LONGEST_BARE:
                return self._with_adjunct(row, low, index, high, plural)
            begin = index
        if high - begin == 1 and words[begin] in grammar.determiner and words[begin] not in grammar.noun:
            # "Un Français sur dix".
            return self._with_adjunct(row, low, begin, high, plural) if grammar.inverts else None
        begin = self._with_figure(row, self._with_title(row, begin, low), low)
        if antecedent:
            return Phrase(begin, high)
        whole = self._unless_inside(row, low, begin, high)
        if whole is None and high - begin > 3 and text[starts[high - 2]].isupper():
            return self._name_behind(row, begin, high)
        return whole

    def _opens_with_speaker(self, words: list[str], low: int, joint: int) -> bool:
        """Tell whether nothing but a speaker stands before "and": "the mayor and her deputy", no whole clause."""
        grammar = self._grammar
        return (
            1 < joint - low <= _SPEAKER
            and words[low] in grammar.determiner
            and grammar.kind_of(words[joint - 1]) is not None
            and words[joint - 1] not in grammar.verbs
        )

    def _opens_with_kind(self, words: list[str], low: int, joint: int) -> bool:
        """Tell whether "and" joins what a noun behind it is of: "the clothing and furniture retailer"."""
        grammar = self._grammar
        return (
            grammar.natural_gender
            and joint - low == 2
            and words[low] in grammar.determiner
            and words[joint - 1] not in grammar.verbs
        )

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
        if high - index != 1 or index - 1 <= low or not words[index].isalnum():
            return None
        if self._grammar.stop.get(words[index - 1]) != "preposition" or not words[index - 2].isalpha():
            return None
        head = self._tail(row, low, index - 1, plural)
        if head is None or head.last != index - 1:
            return None
        first = head.first
        while first > low and words[first - 1] in self._grammar.determiner:
            # "Plus d'un Français sur dix".
            first -= 1
        # "Neuf élèves sur dix".
        share = self._grammar.inverts and self._grammar.kind_of(words[head.last - 1]) is not None
        return Phrase(first, high) if share or words[first] in self._grammar.determiner else None

    def _name_behind(self, row: Row, begin: int, high: int) -> Phrase | None:
        """Return the name that ends a circumstance at the head of a sentence: "Dans cet entretien Jean Roux assure"."""
        words, starts, text = row.words, row.starts, self._text
        first = high
        while first > begin and text[starts[first - 1]].isupper() and words[first - 1].replace("-", "").isalpha():
            first -= 1
        if high - first < 2 or first <= begin + 1 or words[begin] not in self._grammar.determiner:
            return None
        before = words[first - 1]
        named = (
            before.isalpha() and text[starts[first - 1]].islower() and self._grammar.kind_of(before) not in _PERSONAL
        )
        if not named or before in self._grammar.connector or before in self._grammar.stop:
            return None
        return Phrase(first, high) if self._grammar.is_given_name(words[first]) else None

    def _unless_inside(self, row: Row, low: int, begin: int, high: int) -> Phrase | None:
        """Return a phrase unless the words before it show that it belongs to another verb or a preposition.

        "…, qui a discuté de la paix, a déclaré": an object is not the subject. "L'ambassadeur de France à Rome a
        déclaré": a phrase behind a preposition is part of the subject if one begins the segment.
        """
        grammar, words = self._grammar, row.words
        # "Les médecins de l'hôpital situé à 200 km du village": what a genitive begins is part of something longer.
        inside = many = False
        if words[begin] in grammar.genitive and not grammar.bracket and self._text[row.starts[begin]].islower():
            many = grammar.determiner.get(words[begin]) != SINGULAR
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
            if finite and index > low and words[index - 1][-1] == "'" and words[index - 1] in grammar.determiner:
                # "dans l'est du pays"
                finite, kind = False, None
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

    def _opens_clause(self, row: Row, index: int) -> bool:
        word = row.words[index]
        return word in self._grammar.stop or self._grammar.is_adverb(word) or word in self._grammar.like

    def _with_apposition(self, row: Row, low: int, phrase: Phrase) -> Phrase:
        """Return a phrase with the office or the name before it ("le chef du parti, X", "X, le chef du parti")."""
        if phrase.first - 1 <= low:
            return phrase
        grammar, words, starts, text = self._grammar, row.words, row.starts, self._text
        named = text[starts[phrase.first]].isupper()
        determined = words[phrase.first] in grammar.determiner or words[phrase.first] in grammar.pronoun
        bare = not (named or determined or grammar.natural_gender or grammar.bracket)
        comma = phrase.first - 1
        if bare and comma > low and grammar.is_adverb(words[comma]):
            # "Jean Roux, également adjoint".
            comma = grammar.adverbs_before(words, comma, low) - 1 if words[comma - 1] != "," else comma - 1
        if comma <= low or words[comma] != ",":
            return phrase
        start = self._segment(words, low, comma)
        head = self._tail(row, start, comma, None)
        if (
            head is not None
            and bare
            and (text[starts[head.first]].isupper() or words[head.first] in grammar.determiner)
        ):
            # "Ana Roux, présidente de la région": no subject begins without an article.
            return Phrase(head.first, phrase.last)
        if head is None or head.first != start:
            return phrase
        if (
            named
            and words[head.first] in grammar.determiner
            and any(word in grammar.noun for word in words[head.first : head.last])
        ):
            return Phrase(head.first, phrase.last)
        name = self._is_name(row, head.first, head.last) or self._is_known(row, head.first, head.last)
        if start == low and name and not self._is_name(row, *phrase[:2]):
            # "X, le chef du parti", "X, Américain d'origine japonaise".
            return Phrase(head.first, phrase.last)
        return phrase
