"""Noun phrases around a verb of speech: those behind it; ``tails`` reads those before it."""

from __future__ import annotations

from factcheck.annotate.voices.names import ENDS
from factcheck.annotate.voices.rows import Row
from factcheck.annotate.voices.speech import POSSESSIVE
from factcheck.annotate.voices.tails import LONGEST_BARE, LONGEST_PHRASE, SINGULAR, Phrase, Tails

#: The ending of a phrase behind a verb that shows it to be its object, or the subject of another verb.
CLAUSE_GOES_ON = "other"
#: A remark between commas or dashes is shorter than this many words.
_LONGEST_REMARK = 10
#: Words before a name that say what somebody is, at the most, with the first of the name.
_LONGEST_TITLE = 5
#: So many capitals in a row name one addressee ("à RIA Novosti"); in more of them a second name begins.
_LONGEST_OUTLET = 2


class Phrases(Tails):
    """Reads noun phrases in the rows of one text."""

    __slots__ = ()

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
        for index in range(first, min(len(row.words), first + LONGEST_BARE - 1)):
            if self._grammar.kind_of(row.words[index]) is not None:
                whole = self._extended(row, index, len(row.words))
                return Phrase(first, whole.last, whole.ending)
            if not row.words[index].isalpha() or row.words[index] in self._grammar.stop:
                break
        return None

    def _ending(self, row: Row, index: int, high: int) -> str:
        if index >= high or row.words[index] in ENDS or row.words[index] == ".":
            return "punctuation"
        return self._grammar.stop.get(row.words[index], "other")

    def _head(self, row: Row, index: int, high: int, skip: bool) -> int:
        """Return the index of the word that a phrase begins with, -1 where there is none."""
        grammar, words, starts, text = self._grammar, row.words, row.starts, self._text
        limit = min(high, index + LONGEST_PHRASE)
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
            if word in ENDS and word != "/":
                return -1
            if grammar.bracket and self._is_particled(row, index, limit):
                return index
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
                    if index + 1 < limit and words[index + 1] in grammar.weekday:
                        # "Sagte am Montag der Minister."
                        index += max(grammar.time_at(words, index), 2)
                        continue
                    if text[starts[index]].isupper() and self._is_upper(row, index + 1, limit):
                        # "Afirmó Al Qudra."
                        return index
                    return self._behind_addressee(row, index + 1, limit)
            elif (
                determined
                and skip
                and index + 1 < limit
                and words[index + 1].isdigit()
                and self._is_date(words, index, high)
            ):
                # "a déclaré le 12 mars à l'AFP le maire".
                index += max(grammar.time_at(words, index), 2)
                continue
            elif determined and skip and index + 1 < limit and grammar.stop.get(words[index + 1]) == "time":
                # "según publica este miércoles El País"
                index += max(grammar.time_at(words, index), 2)
                continue
            elif determined or text[starts[index]].isupper() or word in grammar.pronoun or word in grammar.noun:
                small = word in grammar.connector and not determined
                if small and (grammar.bracket or not self._is_upper(row, index + 1, limit)):
                    # "De quoi tenir …", "Im Streit um …": no name begins with a small word alone.
                    return -1
                return index
            elif word.isdigit() and self._is_upper(row, index + 1, limit):
                return index
            elif "-" in word and text[starts[index] + word.index("-") + 1].isupper():
                # "according to al-Eryani"
                return index
            elif not (skip and (grammar.is_adverb(word) or word[0].isdigit())):
                return index if skip and grammar.bare_titles and self._is_titled(row, index, limit) else -1
            index += 1
        return -1

    def _is_particled(self, row: Row, index: int, limit: int) -> bool:
        """Tell whether a name with its particles is all that follows a verb: "…, sagte von der Leyen am Montag."."""
        grammar, words = self._grammar, row.words
        small = grammar.particles | grammar.connector
        if words[index] not in small or words[index] in grammar.joint:
            return False
        while index < limit and (words[index] in small or words[index] in grammar.determiner):
            index += 1
        if not self._is_upper(row, index, limit):
            return False
        following = words[index + 1] if index + 1 < len(words) else "."
        return following in ENDS or following == "." or bool(grammar.time_at(words, index + 1))

    def _is_titled(self, row: Row, index: int, limit: int) -> bool:
        """Tell whether words in small letters lead to a full name: "said boat owner Kath Price"."""
        grammar, words = self._grammar, row.words
        for at in range(index, min(index + _LONGEST_TITLE, limit)):
            if self._is_upper(row, at, limit):
                return at > index and self._is_upper(row, at + 1, limit)
            if not words[at][0].isalpha() or words[at] in grammar.stop or words[at] in grammar.that:
                return False
        return False

    def _is_upper(self, row: Row, index: int, limit: int) -> bool:
        return index < limit and self._text[row.starts[index]].isupper()

    def _behind_addressee(self, row: Row, first: int, limit: int) -> int:
        """Return where a phrase begins behind one with a preposition: "à l'AFP le maire", "dans un communiqué X"."""
        grammar, words, starts, text = self._grammar, row.words, row.starts, self._text
        index = first + 1 if first < limit and words[first] in grammar.determiner else first
        while index < limit:
            word = words[index]
            kind = grammar.stop.get(word)
            if word in grammar.that or kind == "other" or word in ENDS:
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
                if behind < limit and words[behind] in grammar.determiner and words[behind] not in grammar.genitive:
                    # "à France Bleu Béarn la boulangère", "à l'AFP le 12 mars le maire"
                    index = behind
                    continue
                if behind - index > _LONGEST_OUTLET:
                    # "à France Bleu François Mandil": the name of a person is its last two words.
                    return behind - 2
                index = behind
                if index < limit and grammar.kind_of(words[index]) is not None and not grammar.bracket:
                    # "au JDD celle qui …"
                    return index
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
        limit = min(high, begin + LONGEST_PHRASE)
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
            if word in ENDS:
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
                and not (upper and (word in determiner or self._is_acronym(row, index) or self._is_named(row, index)))
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
            if (
                bracket
                and linking
                and not led
                and word not in genitive
                and "".join(words[index + 1 : index + 2]) in determiner
            ):
                # "Laut Gericht für die Nutzer sichtbar", but "Ministerium für Umwelt"
                ending = "preposition"
                break
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
                # étrangères,", "des Affaires étrangères à la BBC".
                following = words[index + 1] if index + 1 < high else "."
                if "-" in word and text[starts[index] + word.index("-") + 1].isupper():
                    # "Moammar al-Eryani".
                    index += 1
                    last = index
                    continue
                adverb = grammar.is_adverb(word)
                if not adverb and (
                    words[index - 1].endswith(POSSESSIVE)
                    or (grammar.natural_gender and index + 1 < high and text[starts[index + 1]].isupper())
                ):
                    # "Ana Roe's late mother", "Samoa Observer editor Jane Roe".
                    index += 1
                    continue
                ends = following in ENDS or following == "." or following in grammar.reflexive
                ends = ends or (
                    grammar.inverts
                    and not bracket
                    and stop.get(following) == "preposition"
                    and not word.endswith(grammar.participle_endings)
                )
                # A small word behind a noun with a capital is a verb: "Laut Mitteilung der Polizei starb der Mann".
                if adverb or bracket or not ((led and ends and word not in grammar.verbs) or following in connector):
                    ending = "time" if adverb else "other"
                    break
            index += 1
            if not linking:
                last = index
        return Phrase(begin, self._with_name(row, begin, last, high), ending)

    def _is_named(self, row: Row, index: int) -> bool:
        """Tell whether a word of time with a capital goes on with a name: "Nice Matin", but not "LE MAIRE SAMEDI"."""
        grammar, start = self._grammar, row.starts[index]
        return (
            grammar.small_times
            and grammar.stop[row.words[index]] == "time"
            and self._text[row.starts[index - 1]].isupper()
            and self._text[start + 1].islower()
        )

    def _is_date(self, words: list[str], index: int, high: int) -> bool:
        """Tell whether a determiner and a figure are a day: "le 18 mai", "le 18 à Paris", but not "les 27 États"."""
        grammar = self._grammar
        if grammar.determiner[words[index]] != SINGULAR:
            return False
        following = words[index + 2] if index + 2 < high else "."
        if following in grammar.connector and index + 3 < high:
            # "el 3 de mayo"
            return grammar.stop.get(words[index + 3]) == "time"
        return following == "." or following in ENDS or grammar.stop.get(following) in ("time", "preposition")

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
        while end < high and words[end] not in ENDS:
            end += 1
        if words[end - 1] == ".":
            end -= 1
        return end if self._is_name(row, last + 1, end) else last
