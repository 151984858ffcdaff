"""What the grammar of a language says of one head, and what the words there said before."""

from __future__ import annotations

from itertools import pairwise

from factcheck.annotate.base import Annotated
from factcheck.annotate.timexes.doubts import is_misspelt
from factcheck.annotate.timexes.forms import BREAK, Forms
from factcheck.annotate.timexes.grammar import NOTHING, DigitPatterns, Expression, Fit, Pattern
from factcheck.annotate.timexes.values import Reading, Values
from factcheck.lexicons import Lexicon
from factcheck.model.hits import Hit
from factcheck.model.span import Span
from factcheck.model.timex import Timex, TimexType

#: So many characters before a head are looked at.
_REACH = 64
#: Slots before a head that are no part of the expression; and those behind it.
_BESIDE = ("context", "other", "at", "told", "lasting", "after")
_BEYOND = ("event", "beyond", "entire")
#: So many readings are remembered for a head, none of words with more characters than these.
_REMEMBERED, _LONGEST = 4096, 128

#: What tells a reading: how far the head stands from the beginning of the words and from their end, the patterns that
#: fit on both sides, whether a word behind makes it a time named before, and the words.
_Key = tuple[int, int, Pattern | None, Pattern | None, bool, str]
_UNKNOWN = Reading(Timex(Span(0, 0), TimexType.DATE))


class Text:
    """The text of an article as heads look at it.

    Attributes:
        document: Whose text it is.
        folded: The text for matching, with ``BREAK`` between blocks: no expression runs from one into the next.
        mirrored: The same back to front: what stands before a head is read from there to the left.
        size: Its length.
    """

    __slots__ = ("document", "folded", "mirrored", "size")

    def __init__(self, document: Annotated) -> None:
        self.document = document
        folded = document.folded
        starts = [
            start for block in document.article.blocks if folded[(start := block.span.start) - 1 : start].isspace()
        ]
        parts = pairwise((0, *starts, len(folded) + 1))
        self.folded = BREAK.join([folded[start : end - 1] for start, end in parts])
        self.mirrored = self.folded[::-1]
        self.size = len(self.folded)


class Grammar:
    """The grammar of one language, and what its slots stand for.

    Attributes:
        anaphoric: What stands behind a time that was named before.
        spelling: How heads are written, by their names, where that tells something.
        values: What the slots say.
    """

    def __init__(self, lexicon: Lexicon, values: Values) -> None:
        self.values = values
        self.anaphoric = tuple(lexicon.tables.get("anaphoric", ()))
        self.spelling = lexicon.tables.get("spelling", {})
        self._patterns = lexicon.grammar
        extra = {"place": values.places}
        self._forward, self._backward = Forms(lexicon, extra), Forms(lexicon, extra, backward=True)

    def has(self, name: str) -> bool:
        """Tell whether it has an entry."""
        return name in self._patterns

    def behind(self, head: str) -> Expression | None:
        """Return what may follow a head; None where the grammar says nothing of it."""
        return Expression(self._patterns[head], self._forward, head=head) if head in self._patterns else None

    def before(self, head: str) -> Expression | None:
        """Return what may stand before a head; None where the grammar says nothing of it."""
        name = f"before_{head}"
        return Expression(self._patterns[name], self._backward) if name in self._patterns else None

    def of_digits(self, name: str) -> DigitPatterns:
        """Return the patterns of an entry for digits."""
        return DigitPatterns(self._patterns[name], self._forward)


class Head:
    """A kind of head.

    What some words say is worked out once: the same weekdays, dates and lengths come again and again.

    Args:
        name: In the grammar.
        grammar: Of the language.
        digits: Whether it is a run of digits.

    Attributes:
        name: The same.
    """

    __slots__ = ("_anaphoric", "_digits", "_known", "_left", "_right", "_spelling", "_values", "name")

    def __init__(self, name: str, grammar: Grammar, *, digits: bool = False) -> None:
        self.name = name
        self._digits = digits
        self._values = grammar.values
        self._anaphoric = grammar.anaphoric
        self._spelling = grammar.spelling.get(name)
        self._left = grammar.before(name)
        self._right = None if digits else grammar.behind(name)
        self._known: dict[_Key, Reading | None] = {}

    def read(self, text: Text, hit: Hit, floor: int) -> Timex | None:
        """Return the expression of time with a word as its head; None where there is none after all.

        Args:
            text: Where it stands.
            hit: The head.
            floor: Where the expression before this one ends.
        """
        start, end, _ = hit
        if self._spelling is not None and is_misspelt(text.document.text, start, end, self._spelling):
            return None
        right = NOTHING if self._right is None else self._right.match(text.folded, end)
        return None if right is None else self.said(text, hit, end, self.before(text, start, floor), right)

    def before(self, text: Text, start: int, floor: int) -> Fit | None:
        """Return what stands before a head and belongs to it; None where nothing does.

        Args:
            text: Where it stands.
            start: Where the head begins.
            floor: Where the expression before this one ends.
        """
        if self._left is None:
            return None
        place = text.size - start
        return self._left.match(text.mirrored, place, min(place + _REACH, text.size - floor))

    def said(self, text: Text, hit: Hit, place: int, left: Fit | None, right: Fit) -> Timex | None:
        """Return what a head says with what stands on both sides of it.

        Args:
            text: Where it stands.
            hit: The head.
            place: Where what fits on its right begins.
            left: What fits on its left.
            right: What fits on its right.
        """
        folded = text.folded
        before, leading, _ = left or NOTHING
        behind, following, _ = right
        start, end = hit[0] - before, place + behind
        words = folded[start:end]
        key = (before, end - hit[1], leading, following, folded.startswith(self._anaphoric, end), words)
        reading = self._known.get(key, _UNKNOWN)
        if reading is _UNKNOWN:
            reading = self._learn(key, hit, left or NOTHING, right)
        if reading is None:
            return None
        timex = reading.at(start)
        for doubt in reading.doubts:
            if doubt(text.document, timex):
                return None
        return timex

    def _learn(self, key: _Key, hit: Hit, left: Fit, right: Fit) -> Reading | None:
        """Work out what some words say, and remember it."""
        start, behind, _, _, anaphoric, words = key
        moved = Hit(start, len(words) - behind, hit.value)
        reading = self._reading(words, moved, left, right, anaphoric=anaphoric)
        if len(words) <= _LONGEST:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[key] = reading
        return reading

    def _reading(self, words: str, hit: Hit, left: Fit, right: Fit, *, anaphoric: bool) -> Reading | None:
        """Return what some words say, of which the hit is the head."""
        start, end = hit[0], len(words)
        _, pattern, match = right
        at_right = start if self._digits else hit[1]
        parts = {} if pattern is None or match is None else pattern.parts(match, at_right)
        if self.name == "season":
            # The article of "l'été" is no part of it.
            start = words.find("'", start, hit[1]) + 1 or start
        _, pattern, match = left
        if pattern is not None and match is not None:
            for slot, part in pattern.parts_before(match, hit[0]).items():
                parts[slot] = part
                if part[0] < start and slot not in _BESIDE:
                    start = part[0]
        if "other" in parts:
            return None
        if not self._digits:
            parts[self.name] = Span(hit[0], hit[1])
        beyond = next((parts[slot] for slot in _BEYOND if slot in parts), None)
        if beyond is not None:
            end = beyond.start
            while words[end - 1] in " ,":
                end -= 1
        return self._values.reading(self.name, words, hit, Span(start, end), parts, anaphoric=anaphoric)
