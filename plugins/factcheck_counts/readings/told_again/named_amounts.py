"""Amounts that a known noun has, of what was told before with another amount: "fined $250,000 … the $350,000 fine".

An article or a demonstrative leads to the amount or to its noun ("la subvention de 2,8 millions"), and the noun, or a
participle beside the amount, is what the sentence of the first tells of: the same word, its verb, or another word of
one field. The article holds no other amount of the kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from factcheck import (
    BLOCKS,
    QUANTITIES,
    SENTENCES,
    TIMEXES,
    BlockKind,
    Document,
    Quantity,
    QuantityKind,
    Span,
    beginning,
    covering,
)
from factcheck_counts.readings.arithmetic import YEAR, Range, derived, said
from factcheck_counts.readings.passage import BORDER
from factcheck_counts.readings.told_again.completions import Completions
from factcheck_counts.readings.told_again.penalties import clause_of
from factcheck_counts.readings.told_again.same_figures import (
    are_disciplines,
    is_asked_for,
    named_anew,
    numbers_around,
    rounds,
)
from factcheck_counts.readings.told_again.taken_up import exchanged
from factcheck_counts.readings.vocabulary import WORD, Words, vocabulary_of

_MEASURED = frozenset({QuantityKind.MEASURE, QuantityKind.CURRENCY})
#: Years are ages, and terms in prison.
_TIMES = frozenset({"s", "min", "h", "d", "wk", "mo"})
_MILLION = 1_000_000
#: Amounts further apart than this are of different things.
_FURTHEST = 2
#: The words beside an amount stand in so many characters; a noun, its article and what links it are three.
_BESIDE, _LED = 48, 3
#: What tells something has so many letters.
_TELLING = 4
#: So many words behind an amount complete it at the most.
_COMPLETING = 5
#: What makes the second amount one of other things, or of another time.
_OTHERWISE = ("apart", "others", "enlarged", "rise", "fall", "rose", "fell", "rising", "falling", "elsewhen", "rate")


def named_again(document: Document, groups: Sequence[Sequence[Quantity]]) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the one amount of a kind that an article tells, and another that takes it up.

    Args:
        document: The article.
        groups: The amounts of one thing, in order, but for those of time.
    """
    timed = [one for one in document[QUANTITIES] if one.unit in _TIMES]
    if len(timed) > 1:
        headline = next((block.span.end for block in document[BLOCKS] if block.kind is BlockKind.HEADLINE), 0)
        units = {one.unit for one in timed}
        groups = [*groups, *([one for one in timed if one.unit == unit] for unit in units)]
        groups = [[one for one in told if one.span.start >= headline and not one.parts] for told in groups]
    reader: AmountReader | None = None
    for told in groups:
        again = [one for one in told if one.value != told[0].value]
        if len(again) != 1 or not _is_amount(again[0]) or again[0].unit not in (told[0].unit, None):
            continue
        reader = reader or AmountReader(document)
        words = reader.tying(again[0])
        if words and reader.takes_up(told[0], again[0], words):
            yield told[0], again[0]


def _is_amount(quantity: Quantity) -> bool:
    """Tell whether a number is one of money or a measure; millions may leave theirs out."""
    return quantity.kind in _MEASURED or (quantity.unit is None and quantity.value >= _MILLION)


class AmountReader:
    """Finds what the amounts of an article take up."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._vocabulary = vocabulary_of(document)
        self._known = self._vocabulary["known", "possessive"]
        self._links = self._vocabulary["belonging", "of-so-much", "named-apart"]

    @cached_property
    def _completions(self) -> Completions:
        return Completions(self._document)

    def tying(self, again: Quantity) -> Sequence[str]:
        """Return the words that say what a known amount is of; nothing where it is not known."""
        folded, start = self._document.folded, again.span.start
        before = WORD.findall(folded, max(start - _BESIDE, 0), start)[-_LED:]
        if len(before) == _LED and before[0] in self._known and before[2] in self._links:
            # "La subvention de 2,8 millions"
            return before[1:2] if len(before[1]) >= _TELLING else ()
        if not before or again.kind is QuantityKind.CARDINAL:
            return ()
        mark = BORDER.search(folded, again.span.end, again.span.end + _BESIDE)
        behind = WORD.findall(folded, again.span.end, again.span.end + _BESIDE if mark is None else mark.start())[:1]
        if before[-1] in self._known:
            # "The $350,000 fine", "los siete minutos añadidos"
            return [word for word in behind if len(word) >= _TELLING]
        # "Die unterschlagenen 47.000 Euro", but "offered the country 200,000 dollars"
        is_known = before[-2:-1] and before[-2] in self._known and len(before[-1]) >= _TELLING
        return before[-1:] if is_known and self._is_adjective(start, before[-1]) else ()

    def _is_adjective(self, end: int, word: str) -> bool:
        """Tell whether a word that ends before a place can be what was done to something, and no noun."""
        if self._completions.has_capitals:
            return self._document.text[self._document.folded.rfind(word, 0, end)].islower()
        return word.endswith(tuple(self._vocabulary["completing-endings"]))

    def takes_up(self, first: Quantity, again: Quantity, words: Sequence[str]) -> bool:
        """Tell whether an amount can only be the other one, told anew."""
        document = self._document
        one, other = (covering(document[SENTENCES], number.span.start) for number in (first, again))
        if one is None or other is None or one == other or not self.may_be_one(first, again, one, other):
            return False
        is_next = not beginning(document[SENTENCES], Span(one.end, other.start))
        told = [word for word in said(document, one) if len(word) >= _TELLING]
        mark = None if self._completions.has_capitals else BORDER.search(document.folded, again.span.end, other.end)
        end = other.end if mark is None else mark.start()
        if not self._is_known(said(document, Span(again.span.end, end)), words, told):
            return False
        any_sum = self._vocabulary["any-sum"] if is_next else Words()
        return any(word in any_sum or self._completions.is_told(word, told) for word in words)

    def may_be_one(self, first: Quantity, again: Quantity, one: Span, other: Span) -> bool:
        """Tell whether nothing makes an amount another one: its size, what leads to it, a sum, what is asked for.

        Args:
            first: The first amount.
            again: The later one.
            one: The sentence of the first.
            other: The sentence of the later one.
        """
        if first.hedge is not None or not first.value <= again.value * _FURTHEST <= first.value * _FURTHEST**2:
            return False
        if are_disciplines(self._document, first, again):
            return False
        if rounds(first, again) or is_asked_for(self._document, one, other) or self._is_otherwise(first, again):
            return False
        before = [
            number
            for number in numbers_around(self._document, first, again)
            if number.span.start < again.span.start and number.unit in (None, again.unit)
        ]
        return not derived(Range(again.value, again.value), before)

    def _is_known(self, behind: Sequence[str], words: Sequence[str], told: Sequence[str]) -> bool:
        """Tell whether what completes a noun, if anything does, has been told: "accordée par la région"."""
        rest = [*behind[1:]] if behind[:1] and behind[0] in words else [*behind]
        links = self._vocabulary["listed-at", "purpose", "completed", "belonging", "agents"]
        links |= Words(self._vocabulary.table("relative"))
        # "The fine it faced in Spain"
        links |= self._vocabulary["pronoun"] if self._vocabulary["finite-past"] else Words()
        endings = tuple(self._vocabulary["completing-endings"])
        if rest[1:2] and endings and rest[0].endswith(endings) and rest[1] in links:
            rest = rest[1:]
        if not rest or rest[0] not in links:
            return True
        telling = [word for word in rest[1:_COMPLETING] if len(word) >= _TELLING]
        return telling[:1] != [] and self._completions.is_told(telling[0], told)

    def _is_otherwise(self, first: Quantity, again: Quantity) -> bool:
        """Tell whether words beside the second amount make it another one: another time, a rate, a new name."""
        document = self._document
        clauses = [clause_of(document, number) for number in (first, again)]
        if any(
            YEAR.search(document.text, *clause) is not None for clause in clauses[exchanged(document, first, again) :]
        ):
            return True
        words = said(document, clauses[1])
        # "Es la más larga" is no more than that.
        most, known = self._vocabulary["superlative"], self._vocabulary["definite", "articles"]
        words = [word for place, word in enumerate(words) if word not in most or known.isdisjoint(words[:place][-1:])]
        if not self._vocabulary[_OTHERWISE].isdisjoint((*words, *map(" ".join, pairwise(words)))):
            return True
        end = min(again.span.end + _BESIDE, clauses[1].end)
        timed = [timex.span.start for timex in beginning(document[TIMEXES], Span(again.span.end, end))]
        return not self._completions.has_capitals and named_anew(document, Span(clauses[1].start, min([*timed, end])))
