"""The words that lead to lists, of one language."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from factcheck import Document
from factcheck_counts.readings.vocabulary import WORD, Vocabulary, Words, spelled, vocabulary_of

#: So many languages are remembered.
_LANGUAGES = 16


class Forms(NamedTuple):
    """The words that lead to lists."""

    of_them: Words
    named: tuple[str, ...]
    those: Words
    copula: Words
    definite: Words
    pointing: Words
    verbs: Words
    at: Words
    told: Words
    more: Words
    articles: Words
    own: Words
    both: Words
    both_before_noun: re.Pattern[str]
    in_the_picture: re.Pattern[str]
    groups: Words
    points: Words
    titled: Words
    ands: Words
    not_verbs: Words
    joints: re.Pattern[str]
    also: Words
    further: Words
    besides: Words
    next: tuple[str, ...]
    people: tuple[str, ...]
    has_capitals: bool


def forms_of(document: Document) -> Forms:
    """Return the words of the language of an article."""
    return _forms(vocabulary_of(document))


@lru_cache(_LANGUAGES)
def _forms(vocabulary: Vocabulary) -> Forms:
    either = "|".join(sorted(map(re.escape, vocabulary["both"])))
    verbs = vocabulary["auxiliary", "verbal", "copula", "relatives"]
    return Forms(
        of_them=vocabulary["of-them"],
        named=(
            *(f" {form} " for form in vocabulary["named"]),
            *(f", {form} " for form in vocabulary["named-apart"] - vocabulary["named"]),
        ),
        those=vocabulary["those-before"],
        copula=vocabulary["copula"],
        definite=vocabulary["definite"],
        pointing=vocabulary["pointing"],
        verbs=verbs,
        at=vocabulary["listed-at"],
        told=vocabulary["told"],
        more=vocabulary["more", "fewer"],
        articles=vocabulary["articles"],
        own=vocabulary["possessive", "own"],
        both=vocabulary["both"],
        both_before_noun=re.compile(rf"\b(?P<both>{either}) (?P<noun>{WORD.pattern})"),
        in_the_picture=re.compile(
            rf" ?(?:{'|'.join(sorted(map(re.escape, vocabulary['in-the-picture']), key=len, reverse=True))})[,:]? "
        ),
        groups=vocabulary["groups"],
        points=vocabulary["points"],
        titled=vocabulary["titled"],
        ands=vocabulary["and"],
        not_verbs=vocabulary["articles", "listed-remark", "listed-at", "told", "further", "possessive"] - verbs,
        also=vocabulary["listed-remark", "further"],
        further=vocabulary["further"],
        besides=vocabulary["not-counted-off"],
        joints=spelled(vocabulary["and", "listed-also"]),
        next=tuple(vocabulary["listed-next"]),
        people=tuple(vocabulary["people-endings"]),
        has_capitals=vocabulary.has_capitals,
    )
