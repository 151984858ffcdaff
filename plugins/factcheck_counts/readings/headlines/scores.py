"""The result of a match, in a headline and in the text below it: "La Rochelle bat Toulon (24-21)", "24 à 20"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from factcheck import Document, Span
from factcheck_counts.readings.vocabulary import Words

#: Results below this are told goal by goal.
_POINTS = 10
_LANGUAGES = 16
_FIGURES = re.compile(r"\d\d\D")


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
    joints = document.lexicons[document.language].sets.get("counts.scored-to", Words())
    return [
        Score(Span(*match.span()), _sides(int(match[1]), int(match[2])))
        for match in _pattern(joints).finditer(document.folded, *within)
    ]


def other_result(document: Document, headline: Span, lead: int) -> tuple[Score, Score] | None:
    """Return the result of a headline and the only one of the text, which shares one side with it."""
    if _FIGURES.search(document.text, *headline) is None:
        return None
    told = scores(document, headline)
    if len(told) != 1 or told[0].sides[0] < _POINTS:
        return None
    below = scores(document, Span(headline.end, len(document.text)))
    if len({score.sides for score in below}) != 1 or below[0].span.start > lead:
        return None
    shared = {*told[0].sides} & {*below[0].sides}
    return (told[0], below[0]) if len(shared) == 1 and told[0].sides != below[0].sides else None


def _sides(one: int, other: int) -> tuple[int, int]:
    return max(one, other), min(one, other)


@lru_cache(_LANGUAGES)
def _pattern(joints: Words) -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(joints)))
    return re.compile(rf"(?<![\d.,:-])(\d{{1,3}})(?: (?:{words}) |[-–])(\d{{1,3}})(?![-–\d.,:]*\d| ?%| [a-z]+s\b)")
