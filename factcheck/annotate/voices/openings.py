"""Openings: where what a verb attributes begins behind it, and whether anything surely does."""

from __future__ import annotations

from factcheck.annotate.voices.cues import OPENING, Place
from factcheck.annotate.voices.rows import Row
from factcheck.annotate.voices.speech import SpeechGrammar

#: How far behind a verb, in words, "que" may stand, and how far the infinitive behind those it is said to.
_THAT_REACH, _INFINITIVE_REACH = 9, 14
#: How many words there may be in a circumstance between a verb and the quotation behind it.
_CIRCUMSTANCE_REACH = 16
#: Within how many words a clause shows its verb.
_CLAUSE_REACH = 12
#: Within how many words "that" stands behind an expression of time.
_NEAR_THAT = 10
#: How many words a remark between commas has.
REMARK_REACH = 14
#: Within how many words behind a circumstance an object begins.
_OBJECT_REACH = 9
#: How many words those have to whom something is told.
_ADDRESSEE_REACH = 6
_PREPOSITION, _RELATIVE, _OTHER, _TIME = "preposition", "relative", "other", "time"
#: Marks that end a sentence, and those that part a verb from "that".
STOPS, _PARTED = ".!?…", ',;:"“„«'

#: Marks that stand around names and acronyms.
_NAMING = OPENING | frozenset("()”»")


class Openings:
    """Finds where what the verbs of one document attribute begins.

    Args:
        text: The canonical text.
        grammar: Of its language.
    """

    __slots__ = ("_grammar", "_text")

    def __init__(self, text: str, grammar: SpeechGrammar) -> None:
        self._text = text
        self._grammar = grammar

    def _is_infinitive(self, words: list[str], index: int) -> bool:
        """Tell whether an infinitive begins at an index, where the language tells by its ending."""
        grammar = self._grammar
        word = "".join(words[index : index + 1])
        if not grammar.infinitive_endings:
            # "offered to pay", but "offered it to the diocese".
            return word not in grammar.determiner and word not in grammar.pronoun
        if word in grammar.noun or grammar.stop.get(word) == _TIME:
            # "de février"
            return False
        if word in grammar.uncontracted:
            # "de le rejoindre"
            return "".join(words[index + 1 : index + 2]).endswith(grammar.infinitive_endings)
        return word.endswith(grammar.infinitive_endings) or (word in grammar.clitic and word not in grammar.determiner)

    def follows_that(self, row: Row, last: int) -> bool:
        """Tell whether "que", "that" follows a cue that ends before the word of an index."""
        grammar, words = self._grammar, row.words
        if grammar.that_words.isdisjoint(words[last : last + _NEAR_THAT]):
            return False
        if words[last] in grammar.that:
            return True
        last += 1 if words[last] == "," else grammar.time_at(words, last)
        if last >= len(words):
            return False
        word = words[last]
        return word in grammar.that or (
            word in grammar.that_heads and last + 1 < len(words) and f"{word} {words[last + 1]}" in grammar.that
        )

    def follows_clause(self, row: Row, last: int) -> bool:
        """Tell whether a clause of its own without "that" follows a cue: "they found there was too little oxygen"."""
        grammar, words = self._grammar, row.words
        first = words[last] if last < len(words) else "."
        opens = first in grammar.determiner or first in grammar.clause or grammar.stop.get(first) == _OTHER
        start = row.start_of(last)
        if not opens and self._text[start : start + 1].islower():
            return False
        for word in words[last : last + _CLAUSE_REACH]:
            if word in ",;:." or word in grammar.that or grammar.stop.get(word) == _RELATIVE:
                return False
            if word in grammar.clause:
                return True
        return False

    def that_within(self, row: Row, last: int) -> bool:
        """Tell whether reported speech begins behind a circumstance: "it was said at the session that"."""
        return self._that_at(row.words, last) >= 0

    def is_asked(self, row: Row, last: int) -> bool:
        """Tell whether an infinitive that somebody is asked for follows: "il est demandé aux habitants de partir"."""
        return self._infinitive_at(row.words, last) >= 0

    def introduces(self, place: Place) -> bool:
        """Tell whether what is said surely follows: a quotation, or "que"."""
        return (
            place.opens_quote()
            or self.follows_that(place.row, place.last)
            or "".join(place.row.words[place.last : place.last + 1]) in self._grammar.bare_infinitives
            or (self._is_told(place.row.words, place.last) and self.that_within(place.row, place.last))
        )

    def _that_at(self, words: list[str], last: int) -> int:
        """Return where "que", "that" stands behind a circumstance; -1 where a mark comes first."""
        that = self._grammar.that
        relative = self._grammar.relative
        if that.isdisjoint(words[last : last + _THAT_REACH]):
            return -1
        for index in range(last, min(len(words), last + _THAT_REACH)):
            if words[index] in that:
                # "The appeal of that decision".
                before = words[index - 1]
                if before in self._grammar.aside and index > last:
                    # "s'est emporté alors que"
                    return -1
                return -1 if before in self._grammar.genitive and words[index] in self._grammar.determiner else index
            if words[index] in relative:
                # "a répondu à un internaute qui disait que"
                return -1
            if words[index] in _PARTED:
                # "sagte in einer Rede, dass"
                behind_comma = self._grammar.bracket and words[index] == ","
                return index + 1 if behind_comma and "".join(words[index + 1 : index + 2]) in that else -1
        return -1

    def clause_at(self, row: Row, last: int) -> int:
        """Return where a clause begins behind a comma, past when, where and to whom it is told; -1 where none does.

        "Sagte am Montag in Berlin, er …", "sagte dem Sender, er …": German alone parts every clause with a comma.
        """
        grammar, words = self._grammar, row.words
        governed = grammar.governs.get(words[last - 1], frozenset())
        index, inside = last, False
        while index < min(len(words), last + _CLAUSE_REACH):
            word = words[index]
            if word == ":" and index > last:
                return index + 1
            if word == ",":
                index += 1
                following = "".join(words[index : index + 1])
                if following in grammar.that:
                    return index + (following not in grammar.asking)
                return -1 if self._goes_on_with(row, index) else index
            skipped = grammar.time_at(words, index) or grammar.adverb_at(words, index)
            led = grammar.stop.get(word) == "preposition" or word in grammar.dative or word in grammar.contraction
            led = led and word not in governed
            # "In der „Bild“-Zeitung"
            named = inside and (word.replace("-", "").isalnum() or word in _NAMING) and word not in grammar.auxiliary
            if not (skipped or led or named):
                return -1
            inside = inside or led
            index += skipped or 1
        return -1

    def _goes_on_with(self, row: Row, index: int) -> bool:
        """Tell whether no new clause begins behind a comma: a relative one, the writer's own, or another verb."""
        grammar, words = self._grammar, row.words
        word = words[index] if index < len(words) else "."
        if word in grammar.aside or word in grammar.verbs or word in grammar.auxiliary or word in grammar.joint:
            return True
        if word not in grammar.determiner:
            return word in grammar.relative or not word[0].isalnum()
        index += 1
        if "".join(words[index : index + 1]) in grammar.reported:
            # "…, das sei falsch"
            return False
        while index < len(words) and words[index].isalpha() and self._text[row.starts[index]].islower():
            known = (grammar.stop, grammar.verbs, grammar.auxiliary, grammar.pronoun, grammar.clause)
            if any(words[index] in table for table in known):
                # "Der Minister, der krank ist, …", but "…, die neue Brücke sei …".
                return True
            index += 1
        return index == len(words) or not words[index].isalpha()

    def _begin(self, row: Row, last: int) -> tuple[int, bool]:
        """Return the index of the first word of what is said, and whether it is a clause behind "that".

        "That" itself, the day and those it is said to ("a assuré mardi à l'AFP que", "told reporters that", "a demandé
        aux habitants de") are no part of it; "whether" is.
        """
        grammar, words = self._grammar, row.words
        begin = last
        if last >= len(words):
            return last, False
        if words[last] in grammar.governs.get(words[last - 1], ()) or words[last] == grammar.told_to.get(
            words[last - 1]
        ):
            # "acusó al régimen de mentir", "encouragés à continuer d'attendre"
            return last, False
        if words[last] in OPENING:
            return last, False
        if words[last] in grammar.that:
            return last + (words[last] not in grammar.asking), True
        if words[last] == ",":
            begin = self._over_remark(words, last)
            time = last + 1 + grammar.time_at(words, last + 1) if last + 1 < len(words) else 0
            if begin == last and last + 1 < time < len(words) and words[time] == ",":
                # "a annoncé, lundi 3 mai, sa candidature"
                begin = time + 1
        while begin < len(words) and (skipped := grammar.adverb_at(words, begin) or grammar.time_at(words, begin)):
            if skipped == 1 and begin + 1 < len(words) and words[begin + 1].isdigit():
                # "jeudi 9 juin"
                skipped = grammar.time_at(words, begin) or 1
            if words[begin] in grammar.negation or (
                words[begin + skipped : begin + skipped + 1] and words[begin + skipped] in grammar.partitive
            ):
                # "asegura no saber nada", "réclame plus de moyens"
                break
            begin += skipped
        if begin == len(words) or words[begin] in STOPS:
            # "… a avoué le 14 février", but "a annoncé la fin".
            article = words[last] in grammar.determiner and (words[last] in grammar.clitic or not grammar.clitic)
            named = article and not any(word.isdigit() for word in words[last:begin])
            return last if named else begin, False
        if words[begin] == "," and begin > last:
            # "… dijo el lunes, en una entrevista, que …".
            begin = self._over_remark(words, begin)
        last = begin
        if words[begin] not in grammar.that:
            if self._is_told(words, last):
                at = self._that_at(words, last)
                if at >= 0:
                    return at + (words[at] not in grammar.asking), True
                at = self._infinitive_at(words, last)
                if at < 0:
                    at = self._bare_infinitive_at(words, last)
                if at >= 0:
                    return at, False
                if words[last - 1] in grammar.tells:
                    return self._behind_told(words, last), False
            if words[begin] in grammar.circumstance:
                begin = self._object_at(words, begin)
            return begin, self.follows_that(row, last)
        return begin + (words[begin] not in grammar.asking), True

    def _over_remark(self, words: list[str], comma: int) -> int:
        """Return where "that" stands behind a comma, or behind a remark: "répète, comme au procès, que"."""
        that = self._grammar.that
        if comma + 1 < len(words) and words[comma + 1] in that:
            return comma + 1
        for index in range(comma + 2, min(len(words) - 1, comma + REMARK_REACH)):
            if words[index] == ",":
                following = words[index + 1]
                told = following in that or (
                    self._grammar.stop.get(words[comma + 1]) in (_PREPOSITION, _TIME)
                    and (
                        following in OPENING
                        or following in self._grammar.bare_infinitives
                        or (following in self._grammar.determiner and words[comma + 1] in self._grammar.circumstance)
                    )
                )
                return index + 1 if told else comma
        return comma

    def _behind_told(self, words: list[str], last: int) -> int:
        """Return where a clause begins behind those it is told to ("told the press the plan …"); ``last`` for none."""
        grammar = self._grammar
        if last < len(words) and words[last] in grammar.stop:
            return last
        for index in range(last + 1, min(len(words), last + _ADDRESSEE_REACH)):
            word = words[index]
            if word in OPENING:
                return index
            if not (word.isalpha() or "-" in word):
                return index + 1 if word in ",:" and index + 1 < len(words) and words[index + 1] in OPENING else last
            if (word in grammar.determiner and word not in grammar.genitive) or word in grammar.pronoun:
                if words[index - 1] in grammar.genitive or words[index - 1] in grammar.connector:
                    continue
                return last if words[index - 1] in grammar.determiner else index
            if word in grammar.stop or word in grammar.joint:
                return last
        return last

    def _quoted_at(self, place: Place, begin: int) -> int:
        """Return where a quotation begins behind a circumstance: "a dénoncé dans un communiqué « … »".

        Args:
            place: The verb.
            begin: Index of the word behind it; returned where it is no circumstance that a quotation follows.
        """
        grammar, row, words, quoted = self._grammar, place.row, place.row.words, place.after
        if quoted is None or quoted.span.start >= row.end or words[begin : begin + 1] == []:
            return begin
        opening = row.at(quoted.span.start)
        last = words[opening - 1] if begin < opening else ""
        reach = 2 * _CIRCUMSTANCE_REACH if last == ":" else _CIRCUMSTANCE_REACH
        tells = words[place.last - 1] in grammar.tells
        told_to = tells and last in ",:"
        told_to = told_to or (last == ":" and grammar.stop.get(words[begin]) == _PREPOSITION)  # "responded to X: «"
        if not (told_to or words[begin] in grammar.circumstance) or not begin < opening - 1 < begin + reach:
            return begin
        if last not in ",:":
            # "sur une situation « grave »", "à la « honte »" are said as a whole.
            first = words[opening + 1] if opening + 1 < len(words) else ""
            if first not in grammar.determiner and first not in grammar.pronoun:
                return begin
            if last in grammar.determiner or last in grammar.connector or last in grammar.stop:
                return begin
        told = grammar.clause | grammar.that | grammar.infinitive_mark
        between = words[begin + 1 : opening]
        return opening if ((last == ":" and not tells) or told.isdisjoint(between)) and ";" not in between else begin

    def _over_circumstance(self, words: list[str], begin: int) -> int:
        """Return where a clause without "that" begins behind a circumstance: "said at a meeting on Monday the …".

        Args:
            words: Of the sentence.
            begin: Index of the word behind the verb; returned where no expression of time ends a circumstance there.
        """
        grammar = self._grammar
        if grammar.inverts or begin >= len(words) or words[begin] not in grammar.circumstance:
            return begin
        for index in range(begin + 1, min(len(words) - 1, begin + _CIRCUMSTANCE_REACH)):
            if words[index] in grammar.pronoun and words[index] not in grammar.determiner:
                return index
            if (time := grammar.time_at(words, index)) and index + time < len(words):
                following = words[index + time]
                opens = following in grammar.determiner or following in grammar.pronoun
                return index + time if opens and following not in grammar.genitive else begin
            if words[index] == "," and words[begin - 1] in grammar.clausal:
                # "said in its report, the …"
                following = words[index + 1]
                return index + 1 if following in grammar.determiner or following in grammar.pronoun else begin
            if words[index] in _PARTED or words[index] in grammar.clause:
                return begin
        return begin

    def _object_at(self, words: list[str], begin: int) -> int:
        """Return where what is said begins behind a circumstance: "a dénoncé dans un communiqué la décision".

        Args:
            words: Of the sentence.
            begin: Where the circumstance begins; returned where no object follows it.
        """
        grammar = self._grammar
        if grammar.bracket or self._is_infinitive(words, begin + 1):
            return begin
        if (
            words[begin] in grammar.lead
            and words[begin + 1 : begin + 2]
            and words[begin + 1].endswith(grammar.gerund_endings)
        ):
            # "a riposté en attaquant le groupe"
            return begin
        for index in range(begin + 1, min(len(words) - 1, begin + _OBJECT_REACH)):
            word, before = words[index], words[index - 1]
            if not word.isalpha() and word[-1:] != "'":
                return begin
            if word in grammar.that or word in grammar.clause or word in grammar.infinitive_mark & grammar.mark_to:
                return begin
            if index < begin + 2 or word not in grammar.determiner or word in grammar.genitive:
                continue
            led = before in grammar.stop or before in grammar.connector or before in grammar.determiner
            if not (led or before in grammar.joint or before in grammar.like or grammar.time_at(words, index)):
                return index
        return begin

    def _is_told(self, words: list[str], last: int) -> bool:
        """Tell whether a circumstance or those it is told to may stand between a verb and "that"."""
        grammar = self._grammar
        return words[last - 1] in grammar.tells or (
            last < len(words)
            and (
                grammar.stop.get(words[last]) == _PREPOSITION
                or grammar.time_at(words, last) > 0
                or grammar.adverb_at(words, last) > 0
            )
        )

    def _bare_infinitive_at(self, words: list[str], last: int) -> int:
        """Return where an infinitive without a mark begins: "a admis devant les juges avoir menti"; -1 for none."""
        grammar = self._grammar
        if grammar.bare_infinitives.isdisjoint(words[last + 1 : last + _INFINITIVE_REACH]):
            return -1
        for index in range(last + 1, min(len(words) - 1, last + _INFINITIVE_REACH)):
            before = words[index - 1]
            if words[index] in _PARTED or words[index] in grammar.relative:
                return -1
            if (
                words[index] in grammar.bare_infinitives
                and (before not in grammar.stop or before in grammar.reflexive)
                and before not in grammar.determiner
                and before not in grammar.infinitive_mark
            ):
                while (
                    words[index - 1] in grammar.negation
                    or words[index - 1] in grammar.reflexive
                    or grammar.is_adverb(words[index - 1])
                ):
                    # "assure ne pas s'être trompé"
                    index -= 1
                return max(index, last)
        return -1

    def _infinitive_at(self, words: list[str], last: int) -> int:
        """Return where an infinitive begins behind those who are asked ("aux habitants de partir"); -1 for none."""
        grammar = self._grammar
        if not grammar.infinitive_endings:
            return -1
        relative = False
        for index in range(last, min(len(words) - 1, last + _INFINITIVE_REACH)):
            word = words[index]
            if word in ",;:":
                following = words[index + 1]
                if word != "," or not (relative or following in grammar.that or following in grammar.relative):
                    return -1
                # "a proposé à son amie, qu'il connaît, de le rejoindre"
                relative = not relative
            elif word in grammar.infinitive_mark and not relative and self._is_infinitive(words, index + 1):
                return index
        return -1
