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
``{noun:(a|b)}``       words, bound to the name ``noun``
``{item:phrase}``      one to eight words with no mark between them, as few as possible, bound to the name ``item``
``@rise``              what the same lexicon calls ``rise``: one of the words of the set of this name, the longest that
                       fits, or the pattern that is a phrase of this name; ``{up:(@rise)}`` binds it
=====================  ==============================================================================================

The types of slots are those of :mod:`factcheck.constructions`. This module only reads the notation; it knows no
language.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
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
#: More words than these before the first annotation are not looked at.
LONGEST_APPROACH = 8
#: The slot types that words fill, not annotations.
VERBAL = frozenset({WORD_SLOT, PHRASE_SLOT})
#: Slot types that are special cases of another; where one of several can fill a place, the general one is needed there.
GENERAL = {"figure": "amount", "loss": "amount", "range": "amount"}

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
    r"\{(?:(?P<name>[a-z][a-z_-]*):)?(?:(?P<type>[a-z][a-z_.-]*)|\((?P<words>[^()]*)\))(?P<where>(?:\s+[a-z]+=[^\s=]+)*)\}"
)


def cut(text: str) -> list[str]:
    """Return the words of a folded text: those that ``WORD`` finds, in less than half the time."""
    for mark in _MARKS:
        if mark in text:
            text = text.replace(mark, f" {mark} ")
    words: list[str] = []
    for word in text.replace("'", "' ").split():
        if word.isalpha() or word in _IS_MARK or (word[:-1].isalpha() and word[-1] == "'"):
            words.append(word)
        else:
            words += WORD.findall(word)
    return words


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


class Anchor(NamedTuple):
    """Words one of which every match contains, and none of which is common."""

    words: tuple[str, ...]


def anchor(node: Node) -> Anchor | None:
    """Return the best set of literals to look for before trying to match, or None if a match may contain no literal.

    The best is the set whose shortest word is longest: long words are rare.
    """
    best: Anchor | None = None
    for candidate in _anchors(node):
        if best is None or min(map(len, candidate.words)) > min(map(len, best.words)):
            best = candidate
    return best


def needs(node: Node) -> Counter[str]:
    """Return how many annotations of each type every match fills at least; words and phrases do not count.

    The types are the general ones: a match of ``({range}|{from:figure} {to:figure})`` fills at least one ``amount``.
    """
    match node:
        case Slot(_, kind, _) if kind not in VERBAL:
            return Counter({GENERAL.get(kind, kind): 1})
        case Bound(_, item):
            return needs(item)
        case Repeat(item, least, _):
            return Counter({kind: number * least for kind, number in needs(item).items() if least})
        case Sequence(items):
            return sum(map(needs, items), Counter())
        case Choice(options):
            fewest = needs(options[0])
            for option in options[1:]:
                if not fewest:
                    # Most alternatives are words, and long lists of them.
                    break
                fewest &= needs(option)
            return fewest
    return Counter()


def requires(node: Node) -> tuple[frozenset[str], ...]:
    """Return sets of words and marks: every match holds one of each. The longest words, which are rare, come first."""
    return tuple(sorted(set(_requires(node)), key=lambda words: (-min(map(len, words)), sorted(words))))


def _requires(node: Node) -> list[frozenset[str]]:
    match node:
        case Literal(word):
            return [frozenset({word})]
        case Bound(_, item):
            return _requires(item)
        case Repeat(item, least, _) if least > 0:
            return _requires(item)
        case Sequence(items):
            return [words for item in items for words in _requires(item)]
        case Choice(options):
            each = [_requires(option) for option in options]
            if all(each):
                return [frozenset().union(*(max(found, key=lambda words: min(map(len, words))) for found in each))]
    return []


def behind(node: Node, words: Anchor) -> str | None:
    """Return the type of the slot that is filled right behind an anchor, optional words aside; None without one."""
    if not isinstance(node, Sequence):
        return None
    items = iter(node.items)
    reached = next((item for item in items if anchor(item) == words), None)
    if reached is None or not _is_fixed(reached):
        return None
    for item in items:
        if isinstance(item, Slot):
            return item.type if item.type not in VERBAL else None
        if not (isinstance(item, Repeat) and item.most == 1 and _is_fixed(item.item)):
            return None
    return None


def _is_fixed(node: Node) -> bool:
    """Tell whether a part of a pattern is a few given words, so that what stands behind it is near."""
    match node:
        case Literal():
            return True
        case Sequence(items) | Choice(items):
            return all(map(_is_fixed, items))
    return False


def _anchors(node: Node) -> Iterator[Anchor]:
    match node:
        case Literal(word) if word[0].isalnum():
            yield Anchor((word.rstrip("'"),) if len(word) > 2 else (word,))
        case Bound(_, item):
            yield from _anchors(item)
        case Repeat(item, least, _) if least > 0:
            yield from _anchors(item)
        case Sequence(items):
            for item in items:
                yield from _anchors(item)
        case Choice(options):
            chosen = [anchor(option) for option in options]
            if all(chosen):
                yield Anchor(tuple(dict.fromkeys(word for part in chosen if part for word in part.words)))
        case _:
            pass


def crosses(node: Node) -> bool:
    """Tell whether a pattern goes over into the next sentence."""
    match node:
        case NextSentence():
            return True
        case Sequence(items) | Choice(items):
            return any(map(crosses, items))
        case Bound(_, item) | Repeat(item, _, _) | Not(item):
            return crosses(item)
    return False


class Approach(NamedTuple):
    """What leads up to the first annotation of every match.

    Args:
        slot_type: Of the annotation.
        words: One of them stands before it.
        most: The words that a match has before it at most, marks aside.
    """

    slot_type: str
    words: frozenset[str]
    most: int


def approach(node: Node) -> Approach | None:
    """Return what leads up to the first annotation of every match; None where that is not a few words."""
    if not isinstance(node, Sequence):
        return None
    most = 0
    for number, item in enumerate(node.items):
        if isinstance(item, Slot) and item.type not in VERBAL:
            before = [words for words in requires(Sequence(node.items[:number])) if all(w[0].isalnum() for w in words)]
            return Approach(item.type, before[0], most) if before and most <= LONGEST_APPROACH else None
        longest = _longest(item)
        if longest is None:
            return None
        most += longest
    return None


def _longest(node: Node) -> int | None:
    """Return how many words, marks aside, a part of a pattern takes up at most; None where that is not known."""
    match node:
        case Literal(word):
            return int(word[0].isalnum())
        case Slot(_, "word", _):
            return 1
        case Gap(most):
            return most
        case Slot(_, "phrase", _):
            return LONGEST_PHRASE
        case Bound(_, item):
            return _longest(item)
        case Not():
            return 0
        case Repeat(item, _, most):
            longest = _longest(item)
            return None if longest is None else longest * most
        case Sequence(items) | Choice(items):
            each = [longest for longest in map(_longest, items) if longest is not None]
            if len(each) == len(items):
                return sum(each) if isinstance(node, Sequence) else max(each)
    return None


def closes(node: Node) -> bool:
    """Tell whether nothing of a pattern stands behind the end of a sentence."""
    match node:
        case Sequence(items):
            return not any(map(crosses, items[:-1])) and closes(items[-1])
        case Choice(options):
            return all(map(closes, options))
        case Bound(_, item) | Not(item):
            return closes(item)
        case Repeat(item, _, most):
            return closes(item) if most == 1 else not crosses(item)
    return True


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
        if match["words"] is not None:
            if match["name"] is None:
                raise self._error(f"{text!r} has no name to bind its words to")
            return Bound(match["name"], _Parser(match["words"], self._named).parse())
        where = tuple((key, value) for key, _, value in (part.partition("=") for part in match["where"].split()))
        return Slot(match["name"] or match["type"], match["type"], where)
