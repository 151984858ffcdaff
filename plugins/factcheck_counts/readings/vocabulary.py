"""The words of one language that tell of changes, by what they do in a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

from factcheck import UNITS, Annotated, Dimension, Quantity

#: How words are told apart here; elided ones keep their apostrophe.
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*['’]?")
#: A capital, as a part of patterns.
CAPITAL = r"[^\W\d_a-zà-öø-ÿ]"
_LONGEST = 5
#: So many letters hold the words beside a number.
_BESIDE = 16
#: So many sets of forms are remembered by the words that they begin or end with.
_REMEMBERED = 512
#: So many languages are remembered.
_LANGUAGES = 16
Words = frozenset[str]


class Vocabulary(dict[str | tuple[str, ...], Words]):
    """The sets of a lexicon that frames are made of, and several of them together: each joined once.

    Args:
        sets: All sets of the lexicon.
        tables: All its tables.
    """

    def __init__(self, sets: Mapping[str, Words], tables: Mapping[str, Mapping[str, str]]) -> None:
        self._sets = sets
        self._tables = tables
        self._units = tables.get("unit", {})
        self.plural_endings = tuple(tables.get("plural_ending", {}))
        self.has_capitals = tables.get("spelling", {}).get("noun") == "capital"
        self._single: dict[tuple[str, ...], Words] = {}

    # There is one of each language, by which functions remember what they make of it.
    __hash__ = object.__hash__  # type: ignore[assignment]

    def __missing__(self, names: str | tuple[str, ...]) -> Words:
        """Return the words of one set, or of several together."""
        each = (names,) if isinstance(names, str) else names
        words = self[names] = Words().union(*(self._sets.get(f"counts.{name}", ()) for name in each))
        return words

    def single(self, *names: str) -> Words:
        """Return the words of some sets, those of phrases one by one."""
        words = self._single.get(names)
        if words is None:
            words = self._single[names] = Words(WORD.findall(" ".join(self[names])))
        return words

    def table(self, name: str) -> Mapping[str, str]:
        """Return a table of this plugin."""
        return self._tables.get(f"counts.{name}", {})

    def is_another(self, document: Annotated, number: Quantity) -> bool:
        """Tell whether a number comes on top of the one before it: "another six", "six autres"; not "the other six"."""
        before = WORD.findall(document.folded, max(number.span.start - _BESIDE, 0), number.span.start)
        behind = WORD.findall(document.folded, number.span.end, number.span.end + _BESIDE)
        more, definite = self["another"], self["definite"]
        if before and before[-1] in more:
            return definite.isdisjoint(before[-2:-1])
        return behind[:1] != [] and behind[0] in more and definite.isdisjoint(before[-1:])

    def counts_something(self, document: Annotated, number: Quantity) -> bool:
        """Tell whether the word behind a number can be what it counts: a plural, or what has the capital of a noun."""
        if number.noun is None:
            return False
        if self.has_capitals:
            return document.text[number.noun.start].isupper()
        return document.folded.endswith(self.plural_endings, *number.noun)

    def noun(self, document: Annotated, number: Quantity) -> str:
        """Return what a number counts; nothing where that can be no noun."""
        return noun_of(document, number) if self.counts_something(document, number) else ""

    def is_some_of(self, document: Annotated, part: Quantity, whole: Quantity) -> bool:
        """Tell whether nothing but "of the" stands between two numbers: "27 of the 41", "27 der 41"."""
        between = document.folded[part.span.end : whole.span.start]
        links = WORD.findall(between) if len(between) <= _BESIDE else []
        return (
            len(links) in (1, 2)
            and between.replace(" ", "").isalpha()
            and links[0] in self["out-of"]
            # "70 sur ses 60 hectares"
            and (links[0] in self["belonging"] or len(links) == 1)
            and links[-1] in self["definite"]
        )

    @cached_property
    def up(self) -> Words:
        """What says that something rises."""
        return self["rise", "rose", "rising"]

    @cached_property
    def down(self) -> Words:
        """What says that something falls."""
        return self["fall", "fell", "falling"]

    @cached_property
    def parted(self) -> Mapping[str, Mapping[str, int]]:
        """The particles that complete a verb behind the figure, with whether it rises or falls then, by the verb."""
        parted: dict[str, dict[str, int]] = {}
        for sign, name in ((1, "rising-apart"), (-1, "falling-apart")):
            for form in self[name]:
                verb, particle = form.split()
                parted.setdefault(verb, {})[particle] = sign
        return parted

    @cached_property
    def telling(self) -> Words:
        """What a change can be told with."""
        return self.up | self.down | self.single("more", "fewer") | self.parted.keys()

    @cached_property
    def moving(self) -> Words:
        """What says that something goes from an amount to another."""
        return self.up | self.down | self["went"]

    @cached_property
    def closed(self) -> Words:
        """What begins no other subject."""
        linking = self.single(
            "lead", "pronoun", "article", "hedge", "went", "degree", "from", "to", "by-far", "instead", "weaker"
        )
        return linking | self.single("then", "makes", "minus") | self.up | self.down

    @cached_property
    def turn(self) -> Words:
        """What begins another clause, without a mark before it."""
        return self["turn"] - self["article"]

    @cached_property
    def instead(self) -> Words:
        """What stands before the amount that was, and before nothing else."""
        return self["instead"] - self["from"]

    @cached_property
    def stretches(self) -> Words:
        """The units of time."""
        times = {symbol for symbol, unit in UNITS.items() if unit.dimension is Dimension.TIME}
        return Words(form for form, symbol in self._units.items() if symbol in times)

    @cached_property
    def light(self) -> Words:
        """What may stand between a word that tells what a number is and the number."""
        return self.single("hedge", "article", "articles")

    @cached_property
    def led_over(self) -> Words:
        """What may stand between what tells an amount from another one and the amount: "von den bisherigen"."""
        return (self.light | self["then"]) - self["to", "from"]

    @cached_property
    def by_so_much(self) -> Words:
        """What leads to a change right behind two amounts."""
        return self["by-far"] | self.light if self["by-far"].isdisjoint(self["from"] | self.light) else Words()

    @cached_property
    def joining_amounts(self) -> tuple[str, ...]:
        """What ends right before the second of two amounts of which the one was before the other."""
        return tuple(f" {word} " for word in self["to"] | self.instead)

    @cached_property
    def before_change(self) -> Words:
        """What may stand between a word of rising and what it rises by."""
        return self.single("hedge", "degree", "article", "led-by")


def noun_of(document: Annotated, number: Quantity) -> str:
    """Return the word that a number counts, folded; nothing where none follows it."""
    return "" if number.noun is None else document.folded[slice(*number.noun)]


def vocabulary_of(document: Annotated) -> Vocabulary:
    """Return the words of the main language of an article."""
    return _vocabulary(document.lexicons[document.language])


@lru_cache(_LANGUAGES)
def _vocabulary(lexicon: Any) -> Vocabulary:
    return Vocabulary(lexicon.sets, lexicon.tables)


def begins(words: Sequence[str], forms: Words) -> bool:
    """Tell whether some words begin with one of some forms."""
    if not words or words[0] not in _heads(forms):
        return False
    return any(_joined(words[:length]) in forms for length in range(1, min(len(words), _LONGEST) + 1))


def width(words: Sequence[str], forms: Words) -> int:
    """Return how many words the longest form has that some words begin with; nought where they begin with none."""
    if not words or words[0] not in _heads(forms):
        return 0
    longest = min(len(words), _LONGEST)
    return next((length for length in range(longest, 0, -1) if _joined(words[:length]) in forms), 0)


def ends(words: Sequence[str], forms: Words) -> bool:
    """Tell whether some words end with one of some forms."""
    if not words or words[-1] not in _tails(forms):
        return False
    return any(_joined(words[-length:]) in forms for length in range(1, min(len(words), _LONGEST) + 1))


def holds(words: Sequence[str], forms: Words) -> bool:
    """Tell whether one of some forms stands among some words."""
    if _heads(forms).isdisjoint(words):
        return False
    return any(begins(words[first : first + _LONGEST], forms) for first in range(len(words)))


def _joined(words: Sequence[str]) -> str:
    return " ".join(words).replace("' ", "'")


@lru_cache(_REMEMBERED)
def _heads(forms: Words) -> Words:
    """Return the words that forms begin with."""
    return Words(words[0] for form in forms if (words := WORD.findall(form)))


@lru_cache(_REMEMBERED)
def _tails(forms: Words) -> Words:
    """Return the words that forms end with."""
    return Words(words[-1] for form in forms if (words := WORD.findall(form)))


@lru_cache(_REMEMBERED)
def spelled(forms: Words) -> re.Pattern[str]:
    """Return what finds the first of some forms in folded text, as words of their own; nothing where there are none."""
    told = "|".join(sorted(map(re.escape, forms), key=len, reverse=True)) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{told})(?!\w)")
