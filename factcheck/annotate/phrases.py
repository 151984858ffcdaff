"""Noun phrases around a verb of speech, read from a local window with the closed classes of a language.

Nothing here parses. A phrase begins with a determiner, a capital or a pronoun, and goes on until a word that cannot
be part of it; what does not look like one is not returned, for a wrong source is worse than none.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from factcheck.lexicons import Lexicon
from factcheck.model.quotation import CueClass
from factcheck.model.span import Span

_BOUNDARIES = ",;:()–—"
_CLOSING = "»”“\"’'‹›«„"
_OPENING = '([«“„"–—-:'
_TRAILING = '.,;:!?)]»”"…'
_LONGEST_PHRASE = 16
_LONGEST_NAME = 4
#: A third of the time of calling the class of a named tuple.
_make = tuple.__new__


class SpeechGrammar(NamedTuple):
    """The closed classes of one language that the reading of attributions needs, from the tables of its lexicon.

    Args:
        cue: What the value of a cue stands for: stance and form.
        auxiliary: "a", "ont": with their number.
        bracket: Auxiliaries that may stand far from their participle.
        passive: Words that make a verb group passive.
        agent: "par", "by".
        that: What begins reported speech.
        like: "comme", "as".
        adverb: Words that may stand between auxiliary and participle.
        adverb_endings: What such words end with.
        clitic: Short words that lean on a verb.
        reflexive: Those of them that make it reflexive.
        pronoun: With their number, or ``unnamed``.
        impersonal: Subjects that name nobody.
        determiner: With their number.
        joint: "et", "and".
        connector: Small words inside a noun phrase.
        stop: Words that end a noun phrase, and why: ``preposition``, ``time``, ``relative``, ``other``.
        noun: Nouns that name sources, with the kind of source.
        demonym: Adjectives of countries, with the id of the country.
        anaphor: What a text calls somebody it has named before.
    """

    cue: Mapping[str, tuple[CueClass, str]]
    auxiliary: Mapping[str, str]
    bracket: Mapping[str, str]
    passive: frozenset[str]
    agent: frozenset[str]
    that: frozenset[str]
    like: frozenset[str]
    adverb: frozenset[str]
    adverb_endings: tuple[str, ...]
    clitic: frozenset[str]
    reflexive: frozenset[str]
    pronoun: Mapping[str, str]
    impersonal: frozenset[str]
    determiner: Mapping[str, str]
    joint: frozenset[str]
    connector: frozenset[str]
    stop: Mapping[str, str]
    noun: Mapping[str, str]
    demonym: Mapping[str, str]
    anaphor: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> SpeechGrammar:
        """Return the classes that a lexicon holds; one it does not hold is empty."""

        def table(name: str) -> Mapping[str, str]:
            return lexicon.tables.get(name, {})

        values = {value: value.split() for value in lexicon.words.get("cue", {}).values()}
        return cls(
            cue={value: (CueClass(stance), form) for value, (stance, form) in values.items()},
            auxiliary=table("auxiliary"),
            bracket=table("bracket"),
            passive=frozenset(table("passive")),
            agent=frozenset(table("agent")),
            that=frozenset(table("that")),
            like=frozenset(table("as")),
            adverb=frozenset(table("adverb")),
            adverb_endings=tuple(table("adverb_ending")),
            clitic=frozenset(table("clitic")),
            reflexive=frozenset(table("reflexive")),
            pronoun=table("pronoun"),
            impersonal=frozenset(table("impersonal")),
            determiner=table("determiner"),
            joint=frozenset(table("joint")),
            connector=frozenset(table("connector")),
            stop=table("np_stop"),
            noun=table("source_noun"),
            demonym=table("demonym"),
            anaphor=frozenset(table("anaphor")),
        )

    def is_adverb(self, word: str) -> bool:
        """Tell whether a folded word is an adverb that may stand in a verb group."""
        return word in self.adverb or (bool(self.adverb_endings) and word.endswith(self.adverb_endings))


class Phrase(NamedTuple):
    """A noun phrase behind a cue; ``ending`` is ``punctuation``, or why the word behind it cannot belong to it."""

    span: Span
    ending: str


class _Token(NamedTuple):
    """A word as it stands between spaces.

    Args:
        start: Where it starts.
        stop: Where the space behind it is.
        word: Folded, without the marks behind it.
        determiner: Its part up to the apostrophe if that is a determiner ("l'"), else the whole.
        elided: Its part up to the apostrophe, if it has one.
        closed: Whether a mark behind it ends the phrase.
    """

    start: int
    stop: int
    word: str
    determiner: str
    elided: str
    closed: bool

    @property
    def end(self) -> int:
        """Where the word ends."""
        return self.start + len(self.word)


class Phrases:
    """Reads noun phrases in one text.

    Args:
        text: The canonical text.
        folded: The same for matching, with line breaks as spaces.
        grammar: Of its language.
    """

    __slots__ = ("_before", "_folded", "_grammar", "_text")

    def __init__(self, text: str, folded: str, grammar: SpeechGrammar) -> None:
        self._text = text
        self._folded = folded
        self._grammar = grammar
        self._before: dict[tuple[int, int], tuple[int, str]] = {}

    def word_before(self, position: int, low: int) -> tuple[int, str]:
        """Return start and form of the word before a position, empty where there is none; "l'a" is two words."""
        # The same places are asked for again and again.
        found = self._before.get((position, low))
        if found is None:
            folded = self._folded
            end = position
            while end > low and folded[end - 1] == " ":
                end -= 1
            start = folded.rfind(" ", low, end) + 1 or low
            start = folded.rfind("'", start, end - 1) + 1 or start
            found = self._before[position, low] = start, folded[start:end]
        return found

    def rewind(self, position: int, low: int) -> int:
        """Return the position without the spaces before it."""
        folded = self._folded
        while position > low and folded[position - 1] == " ":
            position -= 1
        return position

    # Before a verb

    def before(self, low: int, high: int, plural: bool | None) -> Span | None:
        """Return the subject before a verb, over parentheses and appositions.

        Args:
            low: Where the clause can begin.
            high: Where the verb group begins.
            plural: Number of the verb; None where its form does not tell.
        """
        folded, text = self._folded, self._text
        for _ in range(5):
            high = self.rewind(high, low)
            if high <= low:
                return None
            last = text[high - 1]
            if last in ")]":
                high = max(folded.rfind("(", low, high), folded.rfind("[", low, high))
                if high < 0:
                    return None
                continue
            if last in ",–—":
                high -= 1
                continue
            if last in _CLOSING or last in ":;":
                return None
            start = self._segment(low, high)
            phrase = self._tail(start, high, plural)
            if phrase is not None:
                return self._with_office(low, phrase, plural)
            if start <= low:
                return None
            high = start
        return None

    def _segment(self, low: int, high: int) -> int:
        """Return where the stretch between marks begins that ends at ``high``."""
        folded, start = self._folded, low
        for mark in _BOUNDARIES:
            place = folded.rfind(mark, start, high)
            if place >= 0:
                start = place + 1
        return start

    def _tail(self, low: int, high: int, plural: bool | None) -> Span | None:
        """Return the noun phrase that a segment ends with."""
        grammar, text = self._grammar, self._text
        position, begin, stopped = high, -1, ""
        for step in range(_LONGEST_PHRASE):
            start, word = self.word_before(position, low)
            if not word:
                break
            if word in grammar.pronoun and word not in grammar.determiner:
                return Span(start, position) if step == 0 else (Span(begin, high) if begin >= 0 else None)
            if word in grammar.stop:
                stopped = "verb" if word in grammar.auxiliary else grammar.stop[word]
                break
            if word in grammar.joint and not plural:
                left_start, left = self.word_before(start, low)
                if not left or not text[left_start].isupper():
                    break
            if step == 0 and grammar.is_adverb(word) and not text[start].isupper():
                position = high = self.rewind(start, low)
                continue
            if word in grammar.determiner or (text[start].isupper() and not grammar.is_adverb(word)):
                _, left = self.word_before(start, low)
                if left not in grammar.connector or left in grammar.determiner or left in grammar.joint:
                    begin = start
            position = self.rewind(start, low)
        # "…, qui a discuté de la paix, a déclaré": a phrase of a clause between commas is not the subject.
        if begin < 0 or high - begin < 2 or stopped in ("verb", "relative"):
            return None
        if stopped == "preposition" and position >= self.rewind(begin, low):
            return None
        return Span(begin, high)

    def _with_office(self, low: int, name: Span, plural: bool | None) -> Span:
        """Return a name with the office before it ("les présidents des deux pays, X et Y")."""
        grammar = self._grammar
        comma = self.rewind(name.start, low)
        if comma > low and self._text[comma - 1] == "," and self._text[name.start].isupper():
            start = self._segment(low, comma - 1)
            office = self._tail(start, comma - 1, plural)
            if office is not None and office.start == start + (self._folded[start] == " "):
                words = self._folded[office.start : office.end].split(None, 2)
                if len(words) > 1 and words[0] in grammar.determiner and words[1] in grammar.noun:
                    return Span(office.start, name.end)
        return name

    # Behind a verb

    def behind(self, start: int, limit: int, *, skip: bool = True) -> Phrase | None:
        """Return the noun phrase that begins behind a cue.

        Args:
            start: Where the cue ends.
            limit: Where the sentence ends.
            skip: Whether adverbs and a phrase such as "à l'AFP" may come between.
        """
        token = self._first(start, limit, skip)
        if token is None:
            return None
        if token.closed or (token.word in self._grammar.pronoun and token.word not in self._grammar.determiner):
            return Phrase(Span(token.start, self._with_name(token.start, token.end, limit)), "punctuation")
        return self._extended(token, limit)

    def _token(self, position: int, limit: int) -> _Token | None:
        folded, text = self._folded, self._text
        while position < limit and folded[position] == " ":
            position += 1
        stop = folded.find(" ", position, limit)
        if stop < 0:
            stop = limit
        word = folded[position:stop]
        bare = word.rstrip(_TRAILING)
        if not bare or bare[0] in _OPENING:
            return None
        closed = len(bare) < len(word)
        if closed and word[-1] == "." and text[position].isupper() and (len(bare) <= 3 or "." in bare) and stop < limit:
            # "M.", "Mr.", "U.S.": not the end of anything.
            closed = False
        if "'" not in bare:
            return _make(_Token, (position, stop, bare, bare, "", closed))
        elided = bare[: bare.index("'") + 1]
        determiner = elided if elided in self._grammar.determiner else bare
        return _make(_Token, (position, stop, bare, determiner, elided, closed))

    def _first(self, position: int, limit: int, skip: bool) -> _Token | None:
        """Return the word that a phrase begins with."""
        grammar, text = self._grammar, self._text
        skipping = False
        for _ in range(_LONGEST_PHRASE):
            token = self._token(position, limit)
            if token is None:
                return None
            word = token.word
            kind = grammar.stop.get(word)
            if word in grammar.that or kind == "other":
                return None
            determined = token.determiner in grammar.determiner
            if skipping:
                # "à l'AFP", "à RIA Novosti", "dans un communiqué": one word, or as many as have capitals.
                if token.elided or not (determined or word in grammar.connector):
                    skipping = text[token.start].isupper() and text[token.stop + 1 : token.stop + 2].isupper()
            elif kind is not None and not determined:
                if not skip:
                    return None
                skipping = kind == "preposition"
            elif determined or text[token.start].isupper() or word in grammar.pronoun or word in grammar.noun:
                return token
            elif not (skip and grammar.is_adverb(word)):
                return None
            if token.closed:
                return None
            position = token.stop
        return None

    def _extended(self, first: _Token, limit: int) -> Phrase:
        """Return the phrase that a word begins."""
        grammar, text, folded = self._grammar, self._text, self._folded
        begin, end, ending = first.start, first.end, "punctuation"
        led = text[begin].islower() or first.determiner in grammar.determiner
        named = not led
        position = first.stop
        for _ in range(_LONGEST_PHRASE):
            token = self._token(position, limit)
            if token is None:
                break
            word = token.word
            if word in grammar.stop or word in grammar.that or token.elided in grammar.that:
                ending = grammar.stop.get(word, "other")
                break
            linking = word in grammar.connector
            if word in grammar.joint:
                follower = self._token(token.stop, limit)
                if follower is None or not (
                    text[follower.start].isupper() or follower.determiner in grammar.determiner
                ):
                    ending = "other"
                    break
                linking = True
            elif linking or token.elided in grammar.connector or word in grammar.noun:
                # Where a verb can stand behind any noun ("Nach Angaben der Polizei starben …"), a small word ends it.
                named = bool(grammar.bracket) and not linking
            elif text[token.start].isupper() or (token.elided and text[token.start + len(token.elided)].isupper()):
                named = True
            elif named:
                # A name is over with the next small word, but not "Conseil national de sécurité", "des Affaires
                # étrangères,".
                following = folded[token.stop : token.stop + 20].split(None, 1)
                adverb = grammar.is_adverb(word)
                if adverb or not ((token.closed and led) or (following and following[0] in grammar.connector)):
                    ending = "time" if adverb else "other"
                    break
            if not linking or token.closed:
                end = token.end
            if token.closed:
                break
            position = token.stop
        return Phrase(Span(begin, self._with_name(begin, end, limit)), ending)

    def _with_name(self, begin: int, end: int, limit: int) -> int:
        """Return the end of a phrase with the name behind it ("le porte-parole du Kremlin, Dmitri Peskov, …")."""
        text = self._text
        if text[end : end + 2] != ", " or not text[end + 2 : end + 3].isupper() or text[begin].isupper():
            return end
        marks = [place for mark in ",." if (place := text.find(mark, end + 2, limit)) >= 0]
        close = min(marks, default=limit)
        name = text[end + 2 : close].split()
        if 2 <= len(name) <= _LONGEST_NAME and all(
            word[0].isupper() or word in self._grammar.connector for word in name
        ):
            return close
        return end
