"""A sentence or two as frames read them: words, figures and the clauses between them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from itertools import compress
from operator import attrgetter, itemgetter, methodcaller, not_
from typing import NamedTuple

from factcheck import (
    SENTENCES,
    TIMEXES,
    Annotated,
    Quantity,
    Span,
    TimeUnit,
    overlapping,
)
from factcheck_counts.readings.vocabulary import WORD, Vocabulary, Words, begins, holds

#: The marks that part clauses.
BORDER = re.compile(r"[,;:.()?!–—«»“”„\"]| --? ")
_START = attrgetter("start")
#: A third of the time of calling the class of a named tuple. All of these run without a step of the interpreter.
_STARTS, _ENDS, _TEXT = methodcaller("start"), methodcaller("end"), itemgetter(0)
#: Forms of one word share so many letters.
STEM = 5
#: What ends a sentence, not a heading.
_STOPS = (".", "!", "?", "…", "»", "”", '"')
#: What stands between an owner and what is owned.
_POSSESSIVE = ("'s ", "s' ")
#: No paragraph reaches further to either side, in code points.
_PARAGRAPH = 4_000


class Word(NamedTuple):
    """A word that is part of no figure.

    Args:
        start: Where it begins.
        end: Where it ends.
        text: The word, folded.
        timed: Whether it is part of an expression of time.
    """

    start: int
    end: int
    text: str
    timed: bool


_make_word = partial(tuple.__new__, Word)
Clause = Sequence[Word]


class Passage:
    """A sentence, or two neighbouring ones.

    Args:
        document: The article.
        span: The sentences.
        figures: The figures in them, in order.
        vocabulary: The words of the language.
        parts: Those of its sentences, where they were read already.
    """

    def __init__(
        self,
        document: Annotated,
        span: Span,
        figures: Sequence[Quantity],
        vocabulary: Vocabulary,
        parts: Sequence[Passage] = (),
    ) -> None:
        self.document = document
        self.span = span
        self.vocabulary = vocabulary
        self._parts = parts
        # The numbers that a share is made of are no figures beside it.
        wholes = [figure for figure in figures if figure.parts]
        self.figures = [
            figure
            for figure in figures
            if not any(whole is not figure and whole.span.contains(figure.span) for whole in wholes)
        ]

    @cached_property
    def words(self) -> Sequence[Word]:
        """The words, in order."""
        if self._parts:
            return [word for part in self._parts for word in part.words]
        timed: set[int] = set()
        for timex in overlapping(self.document[TIMEXES], self.span):
            timed.update(range(*timex.span))
        figures: set[int] = set()
        for figure in self.figures:
            figures.update(range(*figure.span))
        found = [*WORD.finditer(self.document.folded, *self.span)]
        starts = [*map(_STARTS, found)]
        told = zip(starts, map(_ENDS, found), map(_TEXT, found), map(timed.__contains__, starts), strict=True)
        return [*map(_make_word, compress(told, map(not_, map(figures.__contains__, starts))))]

    def between(self, start: int, end: int) -> Clause:
        """Return the words of a stretch."""
        words = self.words
        return words[bisect_left(words, start, key=_START) : bisect_left(words, end, key=_START)]

    def before(self, figure: Quantity) -> Clause:
        """Return the words that lead to a figure: back to the next mark or the next figure."""
        start = max((other.span.end for other in self.figures if other.span.end <= figure.span.start), default=0)
        start = max(start, self.span.start)
        for mark in BORDER.finditer(self.document.folded, start, figure.span.start):
            start = mark.end()
        return self.between(start, figure.span.start)

    def clause_before(self, figure: Quantity) -> Clause:
        """Return the words that lead to a figure: back to the next mark, over other figures."""
        start = self.span.start
        for mark in self._marks(start, figure.span.start):
            start = mark.end()
        return self.between(start, figure.span.start)

    def behind(self, figure: Quantity) -> Clause:
        """Return the words that follow a figure: up to the next mark or the next figure."""
        starts = (other.span.start for other in self.figures if other.span.start >= figure.span.end)
        end = min(starts, default=self.span.end)
        mark = BORDER.search(self.document.folded, figure.span.end, end)
        return self.between(figure.span.end, end if mark is None else mark.start())

    def clause_behind(self, figure: Quantity) -> Clause:
        """Return the words that follow a figure: up to the next mark, over other figures."""
        mark = next(self._marks(figure.span.end, self.span.end), None)
        return self.between(figure.span.end, self.span.end if mark is None else mark.start())

    def _marks(self, start: int, end: int) -> Iterator[re.Match[str]]:
        """Yield the marks between clauses, without those in figures."""
        for mark in BORDER.finditer(self.document.folded, start, end):
            if not any(figure.span.start <= mark.start() < figure.span.end for figure in self.figures):
                yield mark

    def figures_between(self, start: int, end: int) -> Sequence[Quantity]:
        """Return the figures of a stretch."""
        return [figure for figure in self.figures if start <= figure.span.start and figure.span.end <= end]

    def has_border(self, start: int, end: int) -> bool:
        """Tell whether a mark stands in a stretch that may part clauses."""
        return BORDER.search(self.document.folded, start, end) is not None

    def clauses(self, start: int, end: int) -> list[Clause]:
        """Return the words of a stretch, cut where a mark or a word begins another clause."""
        cut: list[list[Word]] = [[]]
        last = start
        for word in self.between(start, end):
            if self.has_border(last, word.start) or word.text in self.vocabulary.turn:
                cut.append([])
            cut[-1].append(word)
            last = word.end
        if self.has_border(last, end):
            cut.append([])
        return list(cut)

    def is_closed(self, clause: Clause) -> bool:
        """Tell whether the words of a clause begin no other subject; behind a pronoun any word may stand."""
        pronouns = self.vocabulary["pronoun"]
        return self.goes_on(clause) or all(
            self.is_known(word) or (number > 0 and clause[number - 1].text in pronouns and not self._is_noun(word))
            for number, word in enumerate(clause)
        )

    def _is_noun(self, word: Word) -> bool:
        """Tell whether a word is a noun where nouns have a capital: "das" before it is an article."""
        return self.vocabulary.has_capitals and self.document.text[word.start].isupper()

    def is_known(self, word: Word) -> bool:
        """Tell whether a word is one of those that only link what changes with its amounts."""
        return word.timed or word.text in self.vocabulary.closed

    def is_place(self, clause: Clause) -> bool:
        """Tell whether a clause only says where, when or according to whom."""
        return clause[0].text in self.vocabulary["within"]

    def goes_on(self, clause: Clause) -> bool:
        """Tell whether a clause goes on from a change: "ce qui fait passer le taux", "cette hausse porte le budget"."""
        told, vocabulary = texts(clause), self.vocabulary
        if begins(told, vocabulary["bringing"]):
            return True
        return (
            told[:1] != []
            and told[0] in vocabulary["pronoun", "article"]
            and begins(told[1:], vocabulary["rise", "fall"])
        )

    def says(self, words: Clause, forms: Words) -> bool:
        """Tell whether one of some forms stands among some words."""
        return holds(texts(words), forms)

    def counts_time(self, amount: Quantity) -> bool:
        """Tell whether an amount counts stretches of time: "les six premiers mois"."""
        noun, timexes = amount.noun, self.document[TIMEXES]
        if any(
            one.unit is TimeUnit.DECADE and one.span.contains(amount.span) for one in overlapping(timexes, amount.span)
        ):
            return True
        if noun is None or self.document.folded[slice(*noun)] not in self.vocabulary.stretches:
            return False
        # "820 four years ago"
        return not any(amount.span.end <= timex.span.start and timex.span.contains(noun) for timex in timexes)

    def is_generic(self, amount: Quantity) -> bool:
        """Tell whether what an amount counts may be called by another noun too: "cases", but not "cases of flu"."""
        noun = amount.noun
        if noun is None or self.document.folded[slice(*noun)] not in self.vocabulary["anything"]:
            return False
        behind = WORD.match(self.document.folded, noun.end + 1)
        return behind is None or behind[0] not in self.vocabulary["of-something"]

    def counted(self, amount: Quantity) -> str | None:
        """Return the beginning of what an amount counts, as far as it tells one noun from another."""
        if not self.vocabulary.counts_something(self.document, amount):
            # "Als 74.000 gekommen waren"
            return None
        at = None if amount.noun is None else amount.noun.start
        noun = next((word for word in self.words if word.start == at and not word.timed), None)
        return None if noun is None or noun.text in self.vocabulary.closed else noun.text[:STEM]


def texts(words: Clause) -> list[str]:
    """Return words without their places."""
    return [word.text for word in words]


def is_owned(document: Annotated, number: Quantity) -> bool:
    """Tell whether a number stands right behind whose it is: "the club's second", "Labour's £1.7m"."""
    return document.folded.endswith(_POSSESSIVE, 0, number.span.start)


def paragraph_of(document: Annotated, place: int) -> Span:
    """Return the paragraph of a place, as far as it can reach."""
    first, last = max(place - _PARAGRAPH, 0), min(place + _PARAGRAPH, len(document.text))
    start, end = document.text.rfind("\n", first, place) + 1, document.text.find("\n", place, last)
    return Span(start or first, end if end >= 0 else last)


def last_break(document: Annotated, start: int, end: int) -> int:
    """Return where the last paragraph begins in a stretch that is about something else; nought where none does.

    News sites print each sentence as a paragraph: the end of such a one parts no more than that of a sentence.
    """
    text, sentences = document.text, document[SENTENCES]
    while (place := text.rfind("\n", start, end)) >= 0:
        last = len(text[:place].rstrip("\n"))
        paragraph = paragraph_of(document, last)
        number = bisect_left(sentences, paragraph.start, key=_START)
        is_sentence = number < len(sentences) and sentences[number] == paragraph
        if not is_sentence or not text.endswith(_STOPS, 0, last):
            return place + 1
        end = min(paragraph.start, place)
    return 0


def two_sentences(document: Annotated, figure: Quantity) -> Span | None:
    """Return the sentence of a figure with the one before it; None outside of all."""
    sentences = document[SENTENCES]
    index = bisect_right(sentences, (figure.span.start, len(document.text))) - 1
    return sentences[max(index - 1, 0)].to(sentences[index]) if index >= 0 else None
