"""The patterns of a language, and what each asks of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property, reduce
from operator import attrgetter, or_
from typing import NamedTuple

from factcheck.constructions.fillers import BITS
from factcheck.constructions.program import Program, compiled
from factcheck.constructions.slots import check
from factcheck.lexicons import Pattern
from factcheck.outlines import approach, closes

#: In order of the patterns of a construction, the first of which to fit counts.
NUMBER = attrgetter("number")
#: So many words are looked for in a sentence sooner than it is cut into words.
_FEW = 12
_WIDTH = len(BITS)


class Demand(NamedTuple):
    """Words and marks one of which every match holds.

    Args:
        bit: Of the set, among those of the language.
        words: Folded.
        few: Whether to look for each of them sooner than to cut the sentence into words.
    """

    bit: int
    words: frozenset[str]
    few: bool


class Candidate:
    """A pattern that a sentence may match.

    Attributes:
        pattern: The pattern.
        number: Its place among the patterns of its construction.
        crosses: Whether it goes over into the next sentence.
        open: Whether it goes on in the next sentence, so that what it needs may stand in either.
        types: The bits of the types of slots that every match fills.
        needed: The same with how many of each; see ``filled``.
        fast: What it asks for in words and is found fast, what is rare first.
        slow: What else it asks for in words.
        leads: What stands before its first annotation; None where that is not a few words.
        behind: Type of the slot that is filled right behind its anchor; None where it may be none.
    """

    def __init__(self, pattern: Pattern, demands: Sequence[Demand]) -> None:
        check(pattern)
        self.pattern = pattern
        self.number = pattern.number
        self.crosses = pattern.crosses
        self.open = pattern.crosses and not closes(pattern.node)
        self.behind = pattern.behind
        self.leads = approach(pattern.node)
        # The words that lead up to an annotation have been looked for when it comes to the slow ones.
        lead = self.leads.words if self.leads and not pattern.crosses else None
        self.fast = tuple(sorted((demand for demand in demands if demand.few), key=_is_common))
        self.slow = tuple(demand for demand in demands if not demand.few and demand.words != lead)
        self.types = 0
        self.needed = 0
        for slot_type, number in pattern.needs:
            self.types |= BITS[slot_type]
            self.needed |= BITS[slot_type] << (number - 1) * _WIDTH

    @cached_property
    def program(self) -> Program:
        """The pattern, compiled when it is first tried."""
        return compiled(self.pattern)


def _is_common(demand: Demand) -> bool:
    """Tell whether a comma or a word of a letter or two is enough, which most sentences have."""
    return any(word == "," or (len(word) <= 2 and word[0].isalnum()) for word in demand.words)


class Repertoire:
    """The patterns of a language.

    Attributes:
        candidates: By pattern.
        slot_types: The types of slots that must be filled.
    """

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        sets: dict[frozenset[str], Demand] = {}
        self.candidates: dict[Pattern, Candidate] = {}
        self.slot_types: set[str] = set()
        self._depth = 1
        for pattern in patterns:
            for words in pattern.requires:
                sets.setdefault(words, Demand(1 << len(sets), words, len(words) <= _FEW))
            self.candidates[pattern] = Candidate(pattern, [sets[words] for words in pattern.requires])
            self.slot_types.update(slot_type for slot_type, _ in pattern.needs)
            self._depth = max(self._depth, *(number for _, number in pattern.needs), 1)
        self._loose = sorted((c for c in self.candidates.values() if c.pattern.anchor is None), key=NUMBER)
        #: The bits that make a difference to them.
        self._asked = reduce(or_, (c.types | c.needed for c in self._loose), 0)
        self._by_filled: dict[int, Sequence[Candidate]] = {}

    def filled(self, annotations: Iterable[int]) -> int:
        """Return in bits how many annotations there are for each type of slots.

        The lowest bits, one for each type, say that there is one, the next ones that there are two, and so on, as far
        as any pattern asks.

        Args:
            annotations: The bits of the types that each can fill.
        """
        levels = [0] * self._depth
        for number, types in enumerate(annotations):
            for level in range(min(number, self._depth - 1), 0, -1):
                levels[level] |= levels[level - 1] & types
            levels[0] |= types
        filled = 0
        for level in reversed(levels):
            filled = filled << _WIDTH | level
        return filled

    def unanchored(self, filled: int) -> Sequence[Candidate]:
        """Return the candidates without an anchor that a sentence with these annotations may hold.

        One that goes on in the next sentence has two sentences to find them in.
        """
        filled &= self._asked
        candidates = self._by_filled.get(filled)
        if candidates is None:
            candidates = self._by_filled[filled] = [
                candidate
                for candidate in self._loose
                if (candidate.types & filled if candidate.open else not candidate.needed & ~filled)
            ]
        return candidates
