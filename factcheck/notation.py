"""The notation of constructions: typed patterns over the words and annotations of a sentence.

One line says one way of putting something::

    {total:ordinal} {what:word} … dont {part:quantity} … plus (le|la) {item:word}

=====================  ==============================================================================================
``words``              themselves, in any case; punctuation too. Write ``"("`` for a mark that the notation itself uses.
``(a|b c|d)``          one of the alternatives
``[a]``, ``[a|b]``     the same, or nothing
``( … )+``, ``( … )*`` the group one to twelve times, or nought to twelve times
``…``  ``…15``         a gap of at most eight words, or of at most fifteen; as few as possible, in one sentence
``//``                 the end of the sentence, with its stop: what follows stands in the next one
``!a``, ``!(a|b)``     not followed by this
``{date}``             an annotation of this type, bound to the name ``date``
``{from:quantity}``    the same, bound to the name ``from``
``{x:quantity unit=%}``  the same, with a property it must have
``{noun:(a|b)}``       words, bound to the name ``noun``; of alternatives also ``{noun:a|b}``
``{item:phrase}``      one to eight words with no mark between them, as few as possible, bound to the name ``item``
``@rise``              what the same lexicon calls ``rise``: one of the words of the set of this name, the longest that
                       fits, or the pattern that is a phrase of this name; ``{up:(@rise)}`` binds it
=====================  ==============================================================================================

The types of slots are those of :mod:`factcheck.constructions`. This module only reads the notation; it knows no
language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, filterfalse
from typing import NamedTuple

from factcheck.scan import fold

DEFAULT_GAP = 8
LONGEST_GAP = 40
MOST_REPEATS = 12
#: The slot type of any one word with a letter.
WORD_SLOT = "word"
#: The slot type of a few words with no mark between them.
PHRASE_SLOT = "phrase"
LONGEST_PHRASE = 8
#: The slot types that words fill, not annotations.
VERBAL = frozenset({WORD_SLOT, PHRASE_SLOT})

#: How text is cut into words, here and in the sentences that constructions are matched with: elided words keep their
#: apostrophe ("l'"), compounds their hyphens ("mois-ci"), and every other mark is a word of its own. The first
#: alternative is the second one for plain words, in half the time.
WORD = re.compile(r"[a-zß-öø-ÿ]++(?:'|(?![\w-]))|[^\W\d_]+(?:-[^\W_]+)*'?|\d+|[^\w\s]")

#: The marks that most sentences have, which are put between spaces before the text is split there.
_MARKS = (",", ".", "(", ")", ":", "«", "»", '"', "“", "”", "?", "!", ";", "–", "%", "€", "/", "…")
_IS_MARK = frozenset((*_MARKS, "'", "-"))

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<slot>\{[^{}]*\})
    | (?P<quoted>"[^"]*")
    | (?P<gap>…\d*)
    | (?P<next>//)
    | (?P<named>@[a-z][a-z-]*)
    | (?P<mark>[()\[\]|!+*])
    | (?P<words>(?:[^\s(){}\[\]|!+*"…/@]|/(?!/))+)
    )""",
    re.VERBOSE,
)
_SLOT = re.compile(
    r"""\{
    (?:(?P<name>[a-z][a-z_-]*):)?
    (?:(?P<type>[a-z][a-z_.-]*)|\((?P<words>[^()]*)\)|(?P<listed>[^()|]+(?:\|[^()|]+)+))
    (?P<where>(?:\s+[a-z]+=[^\s=]+)*)
    \}""",
    re.VERBOSE,
)


def cut(texts: Iterable[str]) -> list[list[str]]:
    """Return the words of each of some folded texts: those that ``WORD`` finds, in less than half the time."""
    # Folded text has no capitals: where one stands, a text ends.
    text = "A".join((*texts, "")).replace("'", "' ")
    for mark in _MARKS:
        if mark in text:
            text = text.replace(mark, f" {mark} ")
    each = [part.split() for part in text.split("A")[:-1]]
    # What is more than letters, or more than digits, may be several words.
    mixed = {*filterfalse(str.isdecimal, filterfalse(str.isalpha, chain.from_iterable(each)))} - _IS_MARK
    several = {word: parts for word in mixed if (parts := WORD.findall(word)) != [word]}
    if several:
        for words in each:
            if not several.keys().isdisjoint(words):
                words[:] = [part for word in words for part in several.get(word, (word,))]
    return each


class NotationError(ValueError):
    """A pattern that cannot be read; the message quotes it and says where and why."""


class Literal(NamedTuple):
    """One word or mark, folded."""

    word: str


class Slot(NamedTuple):
    """An annotation of a type, bound to a name; ``where`` are properties it must have."""

    name: str
    type: str
    where: tuple[tuple[str, str], ...] = ()


class Bound(NamedTuple):
    """Words of the text, bound to a name."""

    name: str
    item: Node


class Gap(NamedTuple):
    """At most ``most`` words that do not matter."""

    most: int


class NextSentence(NamedTuple):
    """The border between two neighbouring sentences."""


class Sequence(NamedTuple):
    """One after the other."""

    items: tuple[Node, ...]


class Choice(NamedTuple):
    """One of them, the first that leads to a match."""

    options: tuple[Node, ...]


class Repeat(NamedTuple):
    """``least`` to ``most`` times."""

    item: Node
    least: int
    most: int


class Not(NamedTuple):
    """Not followed by this; takes up no words itself."""

    item: Node


Node = Literal | Slot | Bound | Gap | NextSentence | Sequence | Choice | Repeat | Not


_NOTHING: Mapping[str, Node] = {}


def parse(pattern: str, named: Mapping[str, Node] = _NOTHING) -> Node:
    """Read a pattern.

    Args:
        pattern: One line of the notation.
        named: What ``@name`` stands for.

    Raises:
        NotationError: It is not well formed, or names what is not there.
    """
    return _Parser(pattern, named).parse()


class Names(Mapping[str, Node]):
    """What ``@name`` stands for, each read when it is first asked for.

    Args:
        sets: Lists of words, by name.
        phrases: Patterns, by name; they may name sets and other phrases.
    """

    __slots__ = ("_nodes", "_phrases", "_reading", "_sets")

    def __init__(self, sets: Mapping[str, Iterable[str]], phrases: Mapping[str, str]) -> None:
        self._sets = sets
        self._phrases = phrases
        self._nodes: dict[str, Node] = {}
        self._reading: set[str] = set()

    def __getitem__(self, name: str) -> Node:
        """Return a set or a phrase.

        Raises:
            KeyError: There is none of this name.
            NotationError: It is not well formed, or stands for itself.
        """
        node = self._nodes.get(name)
        if node is None:
            if name in self._reading:
                raise NotationError(f"the phrase `{name}` stands for itself: take it out of {self._phrases[name]!r}")
            self._reading.add(name)
            node = parse(self._phrases[name], self) if name in self._phrases else _any_of(self._sets[name])
            self._reading.discard(name)
            self._nodes[name] = node
        return node

    def __iter__(self) -> Iterator[str]:
        return iter({*self._sets, *self._phrases})

    def __len__(self) -> int:
        return len({*self._sets, *self._phrases})


def _any_of(forms: Iterable[str]) -> Node:
    """Return one of some words: the longest first, in an order that does not change from run to run."""
    options: list[Node] = []
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        words = tuple(Literal(word) for word in WORD.findall(fold(form)))
        options.append(words[0] if len(words) == 1 else Sequence(words))
    return options[0] if len(options) == 1 else Choice(tuple(options))


def slots(node: Node) -> Iterator[Slot]:
    """Yield every slot of a pattern, in order."""
    match node:
        case Slot():
            yield node
        case Sequence(items) | Choice(items):
            for item in items:
                yield from slots(item)
        case Bound(_, item) | Repeat(item, _, _) | Not(item):
            yield from slots(item)


class _Parser:
    def __init__(self, pattern: str, named: Mapping[str, Node]) -> None:
        self._pattern = pattern
        self._named = named
        self._tokens: list[tuple[str, str]] = []
        position = 0
        while position < len(pattern.rstrip()):
            match = _TOKEN.match(pattern, position)
            if match is None:
                raise self._error(
                    f"cannot read {pattern[position:].split()[0]!r}: a bracket or a quote mark lacks its other half"
                )
            self._tokens.append((match.lastgroup or "", match[0].strip()))
            position = match.end()
        self._next = 0

    def _error(self, reason: str) -> NotationError:
        return NotationError(f"construction {self._pattern!r}: {reason}")

    def _peek(self) -> str:
        return self._tokens[self._next][1] if self._next < len(self._tokens) else ""

    def _take(self, text: str) -> None:
        if self._peek() != text:
            raise self._error(f"expected {text!r} " + (f"before {self._peek()!r}" if self._peek() else "at the end"))
        self._next += 1

    def parse(self) -> Node:
        node = self._choice()
        if self._next < len(self._tokens):
            raise self._error(f"{self._peek()!r} closes nothing")
        return node

    def _choice(self) -> Node:
        options = [self._sequence()]
        while self._peek() == "|":
            self._take("|")
            options.append(self._sequence())
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def _sequence(self) -> Node:
        items: list[Node] = []
        while self._next < len(self._tokens) and self._peek() not in ("|", ")", "]"):
            items.extend(self._item())
        if not items:
            raise self._error("an alternative is empty")
        return items[0] if len(items) == 1 else Sequence(tuple(items))

    def _item(self) -> list[Node]:
        kind, text = self._tokens[self._next]
        self._next += 1
        if kind == "slot":
            return [self._slot(text)]
        if kind == "gap":
            most = int(text[1:] or DEFAULT_GAP)
            if most > LONGEST_GAP:
                raise self._error(f"a gap of {most} words is longer than the {LONGEST_GAP} that are allowed")
            return [Gap(most)]
        if kind == "next":
            return [NextSentence()]
        if kind == "named":
            return [self._called(text.removeprefix("@"))]
        if kind in ("words", "quoted"):
            words = WORD.findall(fold(text.strip('"') if kind == "quoted" else text))
            if not words:
                raise self._error(f"{text!r} holds no word")
            return [Literal(word) for word in words]
        if text == "(":
            node = self._choice()
            self._take(")")
            if self._peek() in ("+", "*"):
                least = int(self._peek() == "+")
                self._next += 1
                return [Repeat(node, least, MOST_REPEATS)]
            return [node]
        if text == "[":
            node = self._choice()
            self._take("]")
            return [Repeat(node, 0, 1)]
        if text == "!" and self._next < len(self._tokens):
            items = self._item()
            return [Not(items[0] if len(items) == 1 else Sequence(tuple(items)))]
        raise self._error(f"{text!r} stands where a word is expected")

    def _called(self, name: str) -> Node:
        try:
            return self._named[name]
        except KeyError:
            known = ", ".join(sorted(self._named)) or "none"
            raise self._error(f"nothing is called `{name}` here; there are {known}") from None

    def _slot(self, text: str) -> Node:
        match = _SLOT.fullmatch(text)
        if match is None:
            raise self._error(f"{text!r} is not a slot: write {{name:type}}, {{type}} or {{name:(word|word)}}")
        words = match["listed"] if match["words"] is None else match["words"]
        if words is not None:
            if match["name"] is None:
                raise self._error(f"{text!r} has no name to bind its words to")
            return Bound(match["name"], _Parser(words, self._named).parse())
        where = tuple((key, value) for key, _, value in (part.partition("=") for part in match["where"].split()))
        return Slot(match["name"] or match["type"], match["type"], where)
