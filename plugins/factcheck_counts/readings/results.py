"""The result of a match, told twice: "La Rochelle bat Toulon (24-21)", "24 à 20"; "won 3-1 … the 3-2 win".

A result of ten points and more is one wherever it stands. In fewer, as football has them, a match has many on its way,
and a vote may have one: there a word of winning or losing stands beside both, and what takes it up is known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from factcheck import BLOCKS, SENTENCES, TIMEXES, BlockKind, Document, Span, TimexType, beginning, covering
from factcheck_counts.readings.arithmetic import said
from factcheck_counts.readings.passage import BORDER
from factcheck_counts.readings.told_again.same_figures import named_anew
from factcheck_counts.readings.vocabulary import WORD, Vocabulary, vocabulary_of

#: Results below this are told goal by goal.
_POINTS = 10
_LANGUAGES = 16
_FIGURES = re.compile(r"\d\D{1,4}\d")
#: A word of winning stands so near to a result, in characters; what leads to one, in words.
_NEAR, _LED = 60, 3
#: So many sentences later a result is taken up at the most.
_FAR = 4
#: What a word begins with, at the most.
_LONGEST = 8
_MATCH = frozenset({"win", "loss"})


class Score(NamedTuple):
    """A result.

    Args:
        span: Where it stands.
        sides: What each side has, the greater first.
    """

    span: Span
    sides: tuple[int, int]


def scores(document: Document, within: Span) -> list[Score]:
    """Return the results that a stretch tells, in figures: "24-21", "24 à 20"."""
    return [
        Score(Span(*match.span()), _sides(int(match[1]), int(match[2])))
        for match in _pattern(vocabulary_of(document)).finditer(document.folded, *within)
    ]


def other_result(document: Document, headline: Span, lead: int) -> tuple[Score, Score] | None:
    """Return the result of a headline and the only one of the text, which shares one side with it."""
    if _FIGURES.search(document.text, *headline) is None:
        return None
    told = scores(document, headline)
    if len(told) != 1:
        return None
    below = scores(document, Span(headline.end, len(document.text)))
    if len({score.sides for score in below}) != 1 or below[0].span.start > lead:
        return None
    reader = _Reader(document)
    if not reader.is_of_the_whole(below[0]):
        # "Ulster had led 20-6"
        return None
    if told[0].sides[0] < _POINTS and not all(map(reader.is_final, (told[0], below[0]))):
        return None
    shared = {*told[0].sides} & {*below[0].sides}
    return (told[0], below[0]) if shared and told[0].sides != below[0].sides else None


def result_again(document: Document) -> tuple[Score, Score] | None:
    """Return the result of the only match that a text tells of, and another one that takes it up: "the 3-2 win"."""
    start = next((block.span.end for block in document[BLOCKS] if block.kind is BlockKind.HEADLINE), 0)
    told = scores(document, Span(start, len(document.text))) if _FIGURES.search(document.text, start) else []
    sides = [*dict.fromkeys(score.sides for score in told)]
    if len(sides) != 2:
        return None
    first, again = (next(score for score in told if score.sides == side) for side in sides)
    reader = _Reader(document)
    return (first, again) if reader.is_taken_up(first, again) and reader.is_final(first) else None


class _Reader:
    """Tells which results of an article are those of a match that is over.

    Args:
        document: The article.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._vocabulary = vocabulary = vocabulary_of(document)
        self._deeds: Mapping[str, str] = vocabulary.table("deed")

    def is_final(self, score: Score) -> bool:
        """Tell whether words of winning stand beside a result, and none of a part of the match or another one."""
        words = self._around(score)
        return any(map(self._is_outcome, words)) and self.is_of_the_whole(score)

    def is_of_the_whole(self, score: Score) -> bool:
        """Tell whether no words of a part of a match, or of another one, stand beside a result.

        What somebody won by is none of a part: "came back in the second half to win 2-1".
        """
        words = self._around(score)
        elsewhen = self._vocabulary["others", "elsewhen"]
        return self._is_of_this(words) or (self._is_won_by(score) and elsewhen.isdisjoint(words))

    def _is_won_by(self, score: Score) -> bool:
        """Tell whether a word of winning leads to a result: "pour s'imposer 2-1", "siegten mit 2:1"."""
        links = self._vocabulary["belonging", "of-so-much", "with", "scored-by"]
        before = said(self._document, Span(max(score.span.start - _NEAR, 0), score.span.start))
        while before and before[-1] in links:
            before.pop()
        return bool(before) and self._is_outcome(before[-1])

    def _around(self, score: Score) -> Sequence[str]:
        sentence = covering(self._document[SENTENCES], score.span.start) or score.span
        around = Span(max(sentence.start, score.span.start - _NEAR), min(sentence.end, score.span.end + _NEAR))
        return said(self._document, around)

    def is_taken_up(self, first: Score, again: Score) -> bool:
        """Tell whether a result stands in a noun phrase that takes up a match: "the 3-2 win", "cette victoire 3-2"."""
        document, sentences = self._document, self._document[SENTENCES]
        one, other = (covering(sentences, score.span.start) for score in (first, again))
        if one is None or other is None or not 0 < sentences.index(other) - sentences.index(one) < _FAR:
            return False
        known = self._vocabulary["known", "possessive", "its"]
        before = WORD.findall(document.folded, other.start, again.span.start)[-_LED:]
        mark = BORDER.search(document.folded, again.span.end, other.end)
        behind = WORD.findall(document.folded, again.span.end, other.end if mark is None else mark.start())[:_LED]
        links = self._vocabulary["belonging", "of-so-much", "with", "scored-by"]
        named = [word for word in before if word not in links]
        is_known = bool(before) and (
            # "The 3-2 win", "nach dem 3:0"
            (before[-1] in known and (any(map(self._is_outcome, behind[:1])) or self._is_end(first, again)))
            # "Cette victoire 3-2", "el triunfo por 3-0"
            or (len(named) > 1 and named[-2] in known and self._is_outcome(named[-1]))
        )
        opening = said(document, Span(other.start, again.span.start))
        return is_known and self._is_of_this((*opening, *behind)) and not self._is_of_others(one, other, again)

    def _is_end(self, first: Score, again: Score) -> bool:
        """Tell whether a result can be no step on the way to another one, where it needs no noun: "nach dem 5:3"."""
        return self._has_capitals and any(late > end for late, end in zip(again.sides, first.sides, strict=True))

    def _is_of_others(self, one: Span, other: Span, again: Score) -> bool:
        """Tell whether a sentence names somebody or a day that the first does not, up to a result and behind it."""
        mark = BORDER.search(self._document.folded, again.span.end, other.end)
        clause = Span(other.start, other.end if mark is None else mark.start())
        near = [word.end() for word in islice(WORD.finditer(self._document.folded, again.span.end, clause.end), _LED)]
        is_new = not self._has_capitals and named_anew(self._document, Span(other.start, max(near, default=clause.end)))
        return is_new or not self._days(clause) <= self._days(one)

    def _days(self, stretch: Span) -> frozenset[object]:
        return frozenset(
            (timex.weekday, timex.day, timex.deixis)
            for timex in beginning(self._document[TIMEXES], stretch)
            if timex.type is not TimexType.DURATION and (timex.weekday, timex.day, timex.deixis) != (None, None, None)
        )

    def _is_of_this(self, words: Sequence[str]) -> bool:
        """Tell whether some words tell of no part of a match, and of no other one."""
        return self._vocabulary["of-a-match", "others", "apart", "elsewhen"].isdisjoint(words)

    def _is_outcome(self, word: str) -> bool:
        """Tell whether a word tells that somebody won or lost."""
        lengths = range(min(len(word), _LONGEST), 2, -1)
        kind = next((self._deeds[word[:length]] for length in lengths if word[:length] in self._deeds), "")
        return kind in _MATCH or word in self._vocabulary["beating"]

    @property
    def _has_capitals(self) -> bool:
        return self._vocabulary.has_capitals


def _sides(one: int, other: int) -> tuple[int, int]:
    return max(one, other), min(one, other)


@lru_cache(_LANGUAGES)
def _pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(vocabulary["scored-to"])))
    marks = "".join(map(re.escape, sorted(vocabulary["score-marks"])))
    # A language without such words tells no results.
    between = "|".join([*([f" (?:{words}) "] if words else []), *([f"[{marks}]"] if marks else [])]) or "(?!)"
    # A digit first: expressions are searched faster by what they begin with.
    return re.compile(rf"(\d(?<![\d.,:-].)\d{{0,2}})(?:{between})(\d{{1,3}})(?![-–\d.,:]*\d| ?%| [a-z]{{3,}}s\b| uhr)")
