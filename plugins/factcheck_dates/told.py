"""Which verb a date belongs to, where that verb tells what has been.

The verb is looked for right before the date, with a place or an object of its own in between at the most, and, where
the date opens its sentence, right behind it: "Le 3 mars, la ville a inauguré …", "Am 3. März kürte die Jury …". What
the words are is said by the lexicon of the dates: ``told_word`` and ``told_ending`` for simple pasts,
``told_exception`` for what only looks like them, ``told_auxiliary`` with a word that ends in one of
``told_participle`` for perfects, ``looks_ahead`` for what is done to something still to come, ``not_told`` and
``clause_word`` for what ends the search, ``verb_second`` where the verb stands right behind what opens a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from factcheck import LANGUAGES, Document, Span, Timex
from factcheck_dates.governing import clause_before, clause_behind, is_own

#: The participle stands at most so many words behind its auxiliary: "a été couronné", "a finalement été élu".
_PERFECT = 3


def told_verb(document: Document, dates: Sequence[Timex], behind: int, *, near: bool = True) -> Span | None:
    """Return the verb of the past that dates belong to; None where there is none beyond doubt.

    Args:
        document: The document.
        dates: Said together.
        behind: Where the dates before them end.
        near: Whether nothing may stand between verb and date but a place or an object of the verb's own; of what else
            stands there the date may be.
    """
    tables = document.lexicons[document[LANGUAGES].at(dates[0].span.start)].tables
    if not tables.get("dates.told_word"):
        return None
    start, words = clause_before(document, dates, behind)
    for index in range(len(words) - 1, -1, -1):
        folded, rest = [word[0] for word in words[: index + 1]], [word[0] for word in words[index + 1 :]]
        has_object = bool(rest) and is_own(rest, tables)
        if _is_past(document, start + words[index].start(), folded, tables, finite=has_object):
            return _span(start, words[index]) if not near or _is_close(rest, tables) else None
        # "To the valley", but not "to march".
        leads = bool(rest) and rest[0] in tables.get("dates.noun_marker", {})
        if _is_open(folded[-1], tables) and not (leads and folded[-1] in tables.get("dates.noun_marker", {})):
            return None
    return _behind(document, dates, tables)


def _is_past(
    document: Document, place: int, words: Sequence[str], tables: Mapping[str, Any], *, finite: bool = False
) -> bool:
    """Tell whether the last of some words, which stands at a place, is the verb of a clause told as past.

    Where it is sure to be finite, a form that may be a participle too is none: "a march held on Sunday".
    """
    word, before = words[-1], words[-_PERFECT - 1 : -1]
    told = tables.get("dates.told_word", {})
    if word in tables.get("dates.looks_ahead", {}) and not (finite and word in told):
        return False
    if word in tables.get("dates.told_exception", {}):
        return False
    if not document.text[place].islower() or (before and before[-1] in tables.get("dates.noun_marker", {})):
        # A name, a noun, or a participle before its noun: "the planned march".
        return False
    if word.endswith(tuple(tables.get("dates.told_participle", ()))):
        auxiliaries = tables.get("dates.told_auxiliary", {})
        pairs = map(" ".join, pairwise(before))
        if any(other in auxiliaries for other in (*before, *pairs)):
            return True
    if word in told:
        return True
    return word.endswith(tuple(tables.get("dates.told_ending", ()))) and not any(
        other in tables.get("dates.passive", {}) for other in before
    )


def _is_close(rest: Sequence[str], tables: Mapping[str, Any]) -> bool:
    if not rest or rest[0] in tables.get("dates.place_word", {}):
        return True
    return is_own(rest, tables)


def _behind(document: Document, dates: Sequence[Timex], tables: Mapping[str, Any]) -> Span | None:
    """Return the verb behind dates that open their sentence."""
    words, rest = clause_behind(document, dates)
    for index, word in enumerate(words):
        folded = [other[0] for other in words[: index + 1]]
        if _is_past(document, word.start(), folded, tables, finite=True):
            # "On Sunday, a march organized by unions will …": a participle that looks like a past.
            others = {other[0] for other in rest if other.start() > word.start()}
            return None if others & tables.get("dates.future_word", {}).keys() else Span(*word.span())
        if _is_open(folded[-1], tables):
            return None
    return None


def _is_open(word: str, tables: Mapping[str, Any]) -> bool:
    """Tell whether a word leaves open whether something has been, or begins another clause."""
    return word in tables.get("dates.not_told", {}) or word in tables.get("dates.clause_word", {})


def _span(start: int, word: re.Match[str]) -> Span:
    return Span(start + word.start(), start + word.end())
