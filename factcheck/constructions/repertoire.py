"""The patterns of a language, and what each asks of a sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property, reduce
from itertools import chain
from operator import attrgetter, or_

from factcheck.constructions.fillers import BITS, MOST, ROW, WIDTH
from factcheck.constructions.program import Program, compiled
from factcheck.constructions.sieve import Step, sieve
from factcheck.constructions.slots import check
from factcheck.lexicons import Pattern
from factcheck.notation import VERBAL
from factcheck.outlines import closes

#: The bits above those of the annotations are those of sets of words.
_WORDS = WIDTH * MOST
#: Words shorter than this are too common to look for, where the annotations that a pattern needs are rarer.
_RARE = 4
_NUMBER = attrgetter("number")


class Candidate:
    """A pattern that a sentence may match.

    Attributes:
        pattern: The pattern.
        number: Its place among the patterns of the language, of those of one construction the first to fit counts.
        open: Whether it goes on in the next sentence, so that what it needs may stand in either.
        asks: In bits, the annotations and the sets of words of each of which every match holds one; of a pattern that
            is open, one of each type of annotations.
        here: Those of them that every sentence needs that it is looked for in.
    """

    def __init__(self, pattern: Pattern, number: int, asks: int) -> None:
        self.pattern = pattern
        self.number = number
        self.open = pattern.crosses and not closes(pattern.node)
        for slot_type, least in pattern.needs:
            asks |= BITS[slot_type] << (0 if self.open else min(least, MOST) - 1) * WIDTH
        self.asks = asks
        self.here = 0 if self.open else asks

    @cached_property
    def sieve(self) -> Sequence[Step]:
        """The steps of every match, made when it is first tried."""
        return sieve(self.pattern.node)

    @cached_property
    def program(self) -> Program:
        """The pattern, compiled when it first passes the sieve."""
        return compiled(self.pattern)


class Repertoire:
    """The patterns of a language.

    Attributes:
        slot_types: The types of their slots.
        unfilled: Words of those that sentences without annotations may hold.
    """

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self.slot_types: set[str] = set()
        sets: dict[frozenset[str], int] = {}
        self._by_word: dict[str, list[Candidate]] = {}
        self._wordless: list[Candidate] = []
        for number, pattern in enumerate(patterns):
            check(pattern)
            self.slot_types |= pattern.types - VERBAL
            self.slot_types.update(slot_type for slot_type, _ in pattern.needs)
            asks = 0
            for words in pattern.requires:
                asks |= sets.setdefault(words, 1 << _WORDS + len(sets))
            candidate = Candidate(pattern, number, asks)
            if pattern.anchor is None:
                self._wordless.append(candidate)
            else:
                for word in pattern.anchor:
                    self._by_word.setdefault(word, []).append(candidate)
        by_word = self._by_word.items()
        self.unfilled = frozenset(word for word, tied in by_word if any(c.open or not c.pattern.needs for c in tied))
        self._bits: dict[str, int] = {}
        for words, bit in sets.items():
            for word in words:
                self._bits[word] = self._bits.get(word, 0) | bit
        self._known = frozenset(self._bits)
        self._all = (1 << _WORDS + len(sets)) - 1
        self._anchors = frozenset(self._by_word)
        #: The bits of annotations that make a difference to those that are tied to no word.
        self._asked = reduce(or_, (candidate.asks for candidate in self._wordless), 0) & (1 << _WORDS) - 1
        self._by_annotations: dict[int, Sequence[Candidate]] = {}

    def known(self, words: Iterable[str]) -> frozenset[str]:
        """Return those of the words of a sentence that patterns ask for."""
        return self._known.intersection(words)

    def held(self, known: Iterable[str], annotations: int) -> int:
        """Return in bits what a sentence holds of what patterns ask for, given the bits of its annotations."""
        return reduce(or_, map(self._bits.__getitem__, known), annotations)

    def candidates(self, known: frozenset[str], held: int) -> Collection[Candidate]:
        """Return the patterns that a sentence may hold, in order; one that is open needs only a part there."""
        lacking = self._all ^ held
        tied = chain(self._tied_to(held & self._asked), *map(self._by_word.__getitem__, self._anchors & known))
        found = {candidate for candidate in tied if not candidate.here & lacking}
        return sorted(found, key=_NUMBER) if len(found) > 1 else found

    def _tied_to(self, annotations: int) -> Sequence[Candidate]:
        """Return the patterns tied to no word that annotations are enough for, or, if it is open, some of them."""
        candidates = self._by_annotations.get(annotations)
        if candidates is None:
            candidates = self._by_annotations[annotations] = [
                candidate
                for candidate in self._wordless
                if (
                    candidate.asks & annotations & ROW
                    if candidate.open
                    else not candidate.asks & self._asked & ~annotations
                )
            ]
        return candidates
