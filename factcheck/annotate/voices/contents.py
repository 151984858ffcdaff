"""Contents: what a verb attributes that stands before it.

:mod:`factcheck.annotate.voices.openings` tells where it begins, :mod:`factcheck.annotate.voices.ends` where it ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factcheck.annotate.voices.cues import OPENING, Place
from factcheck.annotate.voices.ends import LONGEST, Ends
from factcheck.annotate.voices.openings import REMARK_REACH, STOPS
from factcheck.annotate.voices.phrases import Phrases
from factcheck.annotate.voices.quotemarks import Quoted
from factcheck.annotate.voices.rows import Row
from factcheck.annotate.voices.speech import SpeechGrammar
from factcheck.annotate.voices.verbs import BRACKET
from factcheck.model.quotation import SourceKind
from factcheck.model.span import Span

#: How far behind a verb, in words, those stand that make it one of speech: "en avant", and "as".
_FRAME_REACH, _OPENER_REACH = 5, 14
#: Within how many words behind a verb those stand behind which it says nothing.
_UNSAID_REACH = 6
#: Marks behind which another part of a sentence begins.
_PARTS = frozenset(';:)"»”')
#: Within how many words behind a source a comma ends what is said of it.
_SOURCE_REACH = 16
_PREPOSITION, _RELATIVE, _OTHER, _TIME = "preposition", "relative", "other", "time"
#: Kinds of nouns that name people.
_PERSONAL = (SourceKind.PERSON.value, SourceKind.OFFICE.value)
#: A third of the time of calling the class of a named tuple.
_make = tuple.__new__


class Contents(Ends):
    """Finds what the verbs of one document attribute that stand before it.

    Args:
        text: The canonical text.
        grammar: Of its language.
        phrases: Reads noun phrases.
        quoted: Its quotations, without those inside others.
    """

    __slots__ = ("_phrases",)

    def __init__(self, text: str, grammar: SpeechGrammar, phrases: Phrases, quoted: Sequence[Quoted]) -> None:
        super().__init__(text, grammar, quoted)
        self._phrases = phrases

    def behind(self, place: Place, first: int | None = None, *, inserted: bool = False) -> Span:
        """Return what a verb attributes that stands before it, up to a clause of the writer's own (", alors que …").

        Args:
            place: The verb.
            first: Index of the first word of its group, if that is not the cue itself.
            inserted: Whether it stands between commas in the clause of another verb.
        """
        row, words, grammar = place.row, place.row.words, self._grammar
        if (
            "".join(words[place.last : place.last + 1]) in grammar.bracket
            and "".join(words[place.last + 1 :])[:1] in ",:"
        ):
            # "Wie die Polizei berichtet hatte, ist er frei."
            place = place._replace(last=place.last + 1, end=row.end_of(place.last))
        follows = self.follows_that(row, place.last)
        if grammar.bracket and place.first > 1 and not follows:
            auxiliary = next(
                (
                    at
                    for at in range(place.first - 1, max(-1, place.first - BRACKET), -1)
                    if words[at] in grammar.bracket
                ),
                -1,
            )
            if 0 <= auxiliary < place.first - 1 and words[place.first] in grammar.participles:
                told = self.clause_at(row, place.last)
                if told >= 0:
                    # "Zuvor hatte der Minister gesagt, er komme."
                    return self.trim(row.start_of(told), row.end)
                goes_on = not grammar.governs.get(words[place.last - 1], frozenset()).isdisjoint(words[place.last :])
                # "hat die Anwohner aufgefordert, zu gehen"
                return self.trim(row.end_of(auxiliary), row.end if goes_on else place.start)
        start, begin = place.end, place.last
        if grammar.particle:
            # "teilte in Kiew mit, …": what is told stands behind the prefix.
            for index in range(place.last, min(len(words) - 1, place.last + BRACKET)):
                if words[index + 1] in ",:" and words[index] in grammar.particle:
                    start, begin = row.end_of(index), index + 1
                    if begin + 1 < len(words) and words[begin + 1] in grammar.that:
                        # "räumte ein, dass …", but "fragte nach, ob …"
                        start, follows = row.start_of(begin + 1 + (words[begin + 1] not in grammar.asking)), True
                    break
        told = self.clause_at(row, begin) if grammar.bracket and not follows and begin == place.last else -1
        if told > begin:
            # "Sagte am Montag in Berlin, er …"
            begin, start, follows = told, row.start_of(told), words[told - 1] in grammar.that
        elif begin == place.last and start == place.end:
            begin, follows = self._begin(row, begin)
            if not follows:
                quoted = self._quoted_at(place, begin)
                begin = quoted if quoted != begin else self._over_circumstance(words, begin)
            if begin < len(words):
                if words[begin] in STOPS:
                    return _make(Span, (place.end, place.end))
                if begin > place.last:
                    start = row.starts[begin]
        first = place.first if first is None else first
        relative = first > 1 and (
            grammar.stop.get(words[first - 1]) == _RELATIVE or (grammar.elides and self._is_relative(words, first - 1))
        )
        if (
            relative
            and begin == place.last < len(words)
            and grammar.inverts
            and words[begin] in grammar.auxiliary
            and words[begin] not in grammar.nonfinite
        ):
            # "Les enfants qui ont témoigné sont loin."
            return _make(Span, (place.end, place.end))
        inserted = inserted or (relative and words[first - 2] == ",")
        clause = follows or (begin < len(words) and words[begin] in grammar.bare_infinitives)
        last = self._end(row, begin, follows=clause, inserted=inserted)
        if not (clause or grammar.bracket or grammar.joint.isdisjoint(words[begin:last])):
            last = self._end_at_verb(row, begin, last)
        opener = words[place.low]
        if (
            (opener in grammar.asking or opener in grammar.contrast)
            and place.low < place.first
            and "," not in words[place.low : place.first]
            and not grammar.bracket
        ):
            last = self._end_of_condition(row, begin, last)
        if not (follows or grammar.bracket) and relative:
            last = self._end_of_relative(row, begin, last)
        if not follows and self._is_no_object(row, begin, last, place):
            return _make(Span, (place.end, place.end))
        return self.trim(start, row.starts[last] if last < len(words) else row.end)

    def _is_relative(self, words: Sequence[str], index: int) -> bool:
        """Tell whether the word for "that" begins a relative clause, as it does behind a comma: "Moscú, que …"."""
        return words[index] in self._grammar.that and words[index - 1] == ","

    def from_source(self, row: Row, last: int, *, inserted: bool = False) -> Span:
        """Return what is claimed behind a source: "according to X, …".

        Args:
            row: The sentence.
            last: Index of the word behind the source.
            inserted: Whether that stands in a relative clause behind a comma.
        """
        words, grammar = row.words, self._grammar
        if last < len(words):
            last += grammar.time_at(words, last)
        begin = self.behind_source(words, last)
        end = self._end(row, begin, follows=True, inserted=inserted) if begin < len(words) else begin
        start = row.starts[begin] if begin < len(words) else row.end
        return self.trim(start, row.starts[end] if end < len(words) else row.end)

    def behind_source(self, words: Sequence[str], last: int) -> int:
        """Return where a claim begins behind a source: behind what more is said of it up to a comma, or two.

        "According to a report published by X, …", "Selon Jean Roux, marié en 2015, …", "Selon des médias dont Y, …".
        """
        begin = last
        while begin < len(words):
            comma = words[begin] == ","
            at = begin + comma
            if at >= len(words) or not self._says_of_source(words, at, inserted=comma):
                break
            end = next((index for index in range(at, min(len(words), at + _SOURCE_REACH)) if words[index] in ",:"), -1)
            if end < 0:
                break
            begin = end
            if words[end] == ":":
                break
        return begin

    def _says_of_source(self, words: Sequence[str], at: int, *, inserted: bool) -> bool:
        grammar, word = self._grammar, words[at]
        following = words[at + 1] if at + 1 < len(words) else "."
        kind = grammar.stop.get(word)
        participle = word.endswith(grammar.participle_endings or grammar.past_endings) and word.isalpha()
        if inserted:
            # "…, marié à Patrick, …", "…, qui l'a appris, …"
            return kind == _RELATIVE or (
                participle and (following in grammar.agent or grammar.stop.get(following) == _PREPOSITION)
            )
        return (
            word in grammar.that
            or kind in (_PREPOSITION, _RELATIVE)
            or (kind == _OTHER and word in grammar.aside)
            or word in grammar.nonfinite
            or participle
        )

    def last_part(self, content: Span, end: int) -> Span:
        """Return the part of what stands before a source that is the source's: in brackets, or a gerund behind a comma.

        "The storm hit the islands, killing 20 according to officials", "… deux blessés (dont un grave selon X)".

        Args:
            content: What stands before the source.
            end: Where the source ends.
        """
        start, last = content
        said = self._text[start:last]
        if self._text[end : end + 1] == ")":
            opening = said.rfind("(")
            return self.trim(start + opening + 1, last) if opening >= 0 else content
        comma = said.rfind(", ")
        if comma < 0 or not self.is_gerund(said[comma + 2 :].partition(" ")[0]):
            return content
        part = said[comma + 2 :]
        return self.trim(start + comma + 2, last) if _PARTS.isdisjoint(part) else content

    def parts(self, words: Sequence[str], comma: int, before: Sequence[str]) -> bool:
        """Tell whether the writer's own words go on behind a comma: ", confirming an earlier report".

        Args:
            words: Of the sentence.
            comma: Index of the comma behind a tag.
            before: The words before the tag: where they are a clause, more of the tag follows (", à France Bleu").
        """
        grammar, word = self._grammar, "".join(words[comma + 1 : comma + 2])
        kind = grammar.stop.get(word)
        if (
            (kind == _PREPOSITION and word not in grammar.determiner)
            or grammar.noun.get(word) in _PERSONAL  # "…, responsable de la communication, …"
            or (word in grammar.coordinator and self._opens_subject(words, comma + 2))
            or (grammar.inverts and word in grammar.genitive)
            or (
                bool(grammar.participle_endings)
                and word.endswith(grammar.participle_endings)
                and not self._is_known(word)
            )
        ) and self._is_whole(before):
            return True
        return (
            word in grammar.gerunds
            or word in grammar.contrary
            or word in grammar.contrast
            or kind == _RELATIVE
            or (kind == _OTHER and word in grammar.aside)
        )

    def _opens_subject(self, words: Sequence[str], index: int) -> bool:
        """Tell whether a new subject stands behind "and"."""
        grammar, word = self._grammar, "".join(words[index : index + 1])
        return word in grammar.determiner or word in grammar.pronoun

    def _is_whole(self, before: Sequence[str]) -> bool:
        """Tell whether words before a comma are a clause that is over: not "One child was, …"."""
        last = before[-2] if len(before) > 1 and before[-1] == "," else ""
        return self.has_verb(before) and not (last in self._grammar.auxiliary or last in self._grammar.clause)

    def _is_known(self, word: str) -> bool:
        """Tell whether a word is known to be no participle."""
        grammar = self._grammar
        return grammar.is_closed(word) or word in grammar.clause or word in grammar.auxiliary

    def _is_no_object(self, row: Row, begin: int, last: int, place: Place) -> bool:
        """Tell whether a verb has no object but a circumstance: "cited for", "répond à vos questions"."""
        grammar, words = self._grammar, row.words
        if begin >= last or place.opens_quote():
            return False
        if words[begin] in grammar.governs.get(words[place.last - 1], ()):
            # "appelle à la grève"
            return False
        # Behind the last word of a row there is nothing: a list may end in "and".
        following = words[begin + 1] if begin + 1 < len(words) else ""
        if words[begin] in grammar.joint and following not in grammar.joint:
            # "dément et précise que"
            return following not in grammar.that
        if words[begin] == ",":
            # "two Democrats opposed, and one …"
            return (
                following in grammar.coordinator
                or following in grammar.gerunds
                or (
                    grammar.inverts
                    and not grammar.bracket
                    and grammar.stop.get(following) == _PREPOSITION
                    and "," not in words[begin + 1 : begin + REMARK_REACH]
                )
            )
        if words[begin] not in grammar.circumstance:
            # "expected in June of this year"
            return begin > place.last and grammar.natural_gender and words[begin] in grammar.genitive
        end = next((index for index in range(begin, last) if words[index] in ",;:"), last)
        if end < last and (grammar.bracket or words[min(end + 1, last - 1)] in grammar.that):
            # "Er sagte am Montag, er sei bereit."
            return False
        asked = words[begin + 1 : begin + 2]
        infinitive = asked and asked[0].endswith(grammar.infinitive_endings or ("\0",))
        if infinitive or (asked and asked[0] in grammar.clitic and asked[0] not in grammar.determiner):
            # "appelle à manifester".
            return False
        told = grammar.clause | grammar.that | grammar.infinitive_mark
        return told.isdisjoint(words[begin:end])

    def is_deed(self, place: Place, content: Span) -> bool:
        """Tell whether a verb does something to what a noun names, and says nothing: "a invité le maire"."""
        grammar, row = self._grammar, place.row
        verb = row.words[place.last - 1]
        unsaid = grammar.unsaid.get(verb)
        if unsaid is not None and not self.follows_that(row, place.last):
            first, end = place.last, place.last + _UNSAID_REACH
            if place.after is not None and place.opens_quote():
                # "a lancé le mouvement « Demain »"
                end = row.at(place.after.span.start)
                first = max(first, end - 1)
            if not unsaid.isdisjoint(row.words[first:end]):
                return True
        if content.start < place.end or verb not in grammar.acts:
            return False
        if self._text[content.start] in OPENING or self._begin(row, place.last)[1]:
            return False
        first = row.at(content.start)
        words = row.words[first : min(row.at(content.end), first + LONGEST)]
        end = next(
            (
                index
                for index, word in enumerate(words)
                if word == ","
                or word in grammar.relative
                or (word in grammar.aside and grammar.stop.get(word) == _OTHER)
            ),
            len(words),
        )
        told = grammar.clause | grammar.that | grammar.acts[verb] | OPENING
        speaks = any(
            word in told
            and not (index and word in grammar.determiner and word not in grammar.that)  # "évoque un manque de lits"
            and not "".join(words[index + 1 : index + 2])[:1].isdigit()  # "du 30 novembre au 1er décembre"
            and (word not in grammar.infinitive_mark or self._is_infinitive(words, index + 1))
            and not (index and word in grammar.that and words[index - 1] in grammar.genitive)  # "of that decision"
            for index, word in enumerate(words[:end])
        )
        # "Claimed Iran, amongst others, is …"
        speaks = speaks or any(one == "," and other in grammar.clause for one, other in pairwise(words[end:]))
        # "Behauptet seit Jahren, die Brücke halte"
        speaks = speaks or (bool(grammar.bracket) and 0 < end < len(words) and words[0] in grammar.stop)
        opened = not grammar.determiner.keys().isdisjoint(grammar.acts[verb] - grammar.that)
        return not speaks and (opened or not self._has_past(words[1:end]))

    def up_to_contrast(self, content: Span) -> Span:
        """Return what is said up to the writer's own words behind "but"."""
        start, end = content
        said = self._text[start:end]
        places = [place for word in self._grammar.contrary if (place := said.find(f", {word} ")) > 0]
        return self.trim(start, start + min(places)) if places else content

    def framed(self, place: Place) -> Place | None:
        """Return a verb with the words that make it one of speech ("met … en avant"); None without them.

        What makes others one stands in what is said, and is no part of the verb: "lists … as", "ordered … to".
        """
        grammar, words = self._grammar, place.row.words
        verb = words[place.last - 1]
        for frame in grammar.frames.get(verb, ()):
            size = len(frame)
            for index in range(place.last, min(len(words), place.last + _FRAME_REACH)):
                if tuple(words[index : index + size]) == frame:
                    if size == 1 and not (grammar.bracket or self._is_between(words[place.last : index])):
                        # "fait toutefois état", but "fait la part des choses"
                        break
                    last = index + size
                    return place._replace(last=last, end=place.row.end_of(last - 1))
        if any(self._is_bracket(words, place.last, *parts) for parts in grammar.brackets_of.get(verb, ())):
            return place
        openers = grammar.openers_of.get(verb, frozenset())
        if not openers.isdisjoint(grammar.determiner):
            before = words[max(place.low, place.first - _FRAME_REACH) : place.first]
            if self._names_again(words, place.last) or not grammar.free_relative.isdisjoint(before):
                # "called the crisis the worst", "what he called a sinking ship"
                return place
        for index in range(place.last, min(len(words), place.last + _OPENER_REACH) if openers else 0):
            if words[index] in grammar.determiner and words[index] in openers and index == place.last:
                # "called a meeting", but "called the ruling a disgrace"
                break
            if words[index] in OPENING and not grammar.determiner.keys().isdisjoint(openers):
                # "called the deal « lousy »"
                return place
            if words[index] in openers and (
                words[index] not in grammar.infinitive_mark or self._is_infinitive(words, index + 1)
            ):
                if grammar.bracket and words[index] in grammar.particle and not self._ends_clause(words, index + 1):
                    # "gab es zu sehen", but "gab den Fehler zu."
                    continue
                return place
            if words[index] in ",;:.":
                break
        return None

    def _is_bracket(self, words: Sequence[str], first: int, opening: str, closing: str) -> bool:
        """Tell whether two words complete a verb, the second at the end of its clause: "geht von … aus"."""
        last = min(len(words), first + _OPENER_REACH)
        at = next((at for at in range(first, last) if words[at] == closing and self._ends_clause(words, at + 1)), -1)
        # "Davon gehen die Ermittler aus."
        return at >= 0 and (opening in words[first:at] or opening in words[max(0, first - 2) : first])

    def _names_again(self, words: Sequence[str], first: int) -> bool:
        """Tell whether a second noun follows the one that a determiner begins: "called the crisis the worst"."""
        grammar = self._grammar
        if first >= len(words) or words[first] not in grammar.determiner:
            return False
        for index in range(first + 1, min(len(words), first + _FRAME_REACH + 1)):
            word = words[index]
            if word in grammar.determiner:
                timed = any(grammar.stop.get(near) == _TIME for near in words[index : index + 3])
                return index > first + 1 and not (timed or grammar.adverb_at([*words], index))
            if not word.isalpha() or word in grammar.stop or word in grammar.connector:
                return False
        return False

    def _ends_clause(self, words: Sequence[str], index: int) -> bool:
        """Tell whether a clause is over at an index: at a mark, or at "and"."""
        return index >= len(words) or not words[index][0].isalnum() or words[index] in self._grammar.joint

    def _is_between(self, words: Sequence[str]) -> bool:
        """Tell whether nothing but adverbs and a pronoun stand between a verb and what makes it one of speech."""
        grammar = self._grammar
        low = next((index + 1 for index, word in enumerate(words) if word in grammar.pronoun), 0)
        return low < 2 and grammar.adverbs_before([*words], len(words), low) == low
