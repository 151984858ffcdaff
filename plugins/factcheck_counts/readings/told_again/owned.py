"""Amounts of a thing that had another amount: "a prize worth 30,000 euros … the 25,000 euros of the prize".

Whose an amount is stands behind it ("los 21 kilómetros de la carretera"), before it ("the bridge's 380 metres", "with
its 67 metres it is …"), or in a clause that tells of it what was told before ("the £280,000 it paid for the picture").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import dropwhile, takewhile

from factcheck import (
    SENTENCES,
    Document,
    Quantity,
    QuantityKind,
    Span,
    beginning,
    covering,
)
from factcheck_counts.readings.arithmetic import said
from factcheck_counts.readings.passage import BORDER
from factcheck_counts.readings.told_again.completions import Completions
from factcheck_counts.readings.told_again.named_amounts import AmountReader
from factcheck_counts.readings.told_again.same_figures import is_stretch
from factcheck_counts.readings.vocabulary import WORD, Words, vocabulary_of

_CURRENCY, _MEASURE = QuantityKind.CURRENCY, QuantityKind.MEASURE
#: What is so much money, by what words tell of; other things may have more than one sum.
_MONEY = frozenset({"fine", "penalty", "grant", "gift", "loan", "sale", "compensated", "prize", "debt", "deficit"})
#: The words before an amount and behind it stand in so many characters.
_BEFORE, _BEHIND = 40, 60
#: What tells something has so many letters, the name of a thing one less.
_TELLING, _NAMING = 4, 3
#: So many words of a clause tell which amount is meant.
_CLAUSE = 3
#: Whose an amount is, and what is left of an apostrophe.
_OWNED = 2

#: So many languages are remembered.
_LANGUAGES = 16
#: What leads to a known amount, and what opens a sentence with one.
_KNOWN, _OPENING = ("known", "possessive", "its"), ("measuring", "with", "hedge")
_LEADS = (*_KNOWN, *_OPENING)


def owned_again(document: Document, groups: Sequence[Sequence[Quantity]]) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the one amount of a thing, and another one that an article tells of the same thing.

    Args:
        document: The article.
        groups: The amounts and counts of one kind, in order.
    """
    reader: _Reader | None = None
    leads = vocabulary_of(document)[_LEADS]
    for told in groups:
        again = [one for one in told if one.value != told[0].value]
        if len(again) != 1 or again[0].kind not in (_CURRENCY, _MEASURE):
            continue
        start = again[0].span.start
        lead = document.folded[max(start - _BEFORE, 0) : start].split()[-1:]
        if leads.isdisjoint(lead) and not (lead and lead[0].endswith(("'s", ","))):
            continue
        reader = reader or _Reader(document)
        if reader.is_of_the_same(told[0], again[0]):
            yield told[0], again[0]


class _Reader:
    """Finds what the amounts of an article are of."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._vocabulary = vocabulary = vocabulary_of(document)
        self._dimensions: Mapping[str, str] = vocabulary.table("dimensions")
        self._relative: Mapping[str, str] = vocabulary.table("relative")
        self._completions = Completions(document)
        self._amounts = AmountReader(document)

    def is_of_the_same(self, first: Quantity, again: Quantity) -> bool:
        """Tell whether an amount is of the thing of another one, and can be no other amount of it."""
        document = self._document
        one, other = (covering(document[SENTENCES], number.span.start) for number in (first, again))
        if one is None or other is None or one == other:
            return False
        is_one = (
            self._is_owned(first, again, one, other)
            or self._is_paid(again, one, other)
            or (again.kind is _MEASURE and self._is_its_own(first, again, one, other))
        )
        return is_one and self._amounts.may_be_one(first, again, one, other)

    def _behind(self, again: Quantity, sentence: Span, over: str = "") -> Sequence[str]:
        """Return the words behind an amount and what it counts, up to a mark that is not the first one."""
        start = again.span.end
        start += len(over) if self._document.folded.startswith(over, start) else 0
        end = min(sentence.end, start + _BEHIND)
        mark = BORDER.search(self._document.folded, start, end)
        return WORD.findall(self._document.folded, start, end if mark is None else mark.start())

    def _is_owned(self, first: Quantity, again: Quantity, one: Span, other: Span) -> bool:
        """Tell whether an amount is of a thing that has the first: "los 25.000 euros del premio"."""
        before = said(self._document, Span(other.start, again.span.start))[-_OWNED:]
        behind = self._behind(again, other)
        owner = ""
        if before[-1:] == ["s"]:
            # "The bridge's 380 metres"
            owner = before[0].rstrip("'")
        elif (
            behind
            and behind[0] in self._vocabulary["of-a-thing"]
            and not self._vocabulary[_KNOWN].isdisjoint(before[-1:])
        ):
            light = self._vocabulary["articles", "definite", "known"]
            owner = next((word for word in behind[1:] if word not in light), "")
        told = self._telling(one)
        if not owner or not self._is_known(owner, behind, told):
            return False
        if first.kind is _CURRENCY:
            return self._is_money(owner) and self._completions.is_told(owner, told)
        return self._has_so_much(first, one, owner)

    def _is_known(self, owner: str, behind: Sequence[str], told: Sequence[str]) -> bool:
        """Tell whether what completes the name of a thing, if anything does, was told: "of the sale of the mill"."""
        rest = behind[behind.index(owner) + 1 :] if owner in behind else ()
        if not rest or rest[0] not in self._vocabulary["of-a-thing", "and"]:
            return True
        light = self._vocabulary["articles", "definite", "known", "of-a-thing", "and"]
        return self._completions.is_told(next((word for word in rest if word not in light), owner), told)

    def _is_money(self, owner: str) -> bool:
        """Tell whether a word tells of one sum: a prize, a grant, a fine."""
        return owner in self._vocabulary["budget", "any-sum"] or not _MONEY.isdisjoint(self._completions.done(owner))

    def _telling(self, sentence: Span) -> Sequence[str]:
        return [word for word in said(self._document, sentence) if len(word) >= _NAMING]

    def _has_so_much(self, first: Quantity, one: Span, owner: str) -> bool:
        """Tell whether a sentence tells so much of a thing as a whole, not of what is in it or near to it."""
        document = self._document
        if is_stretch(document, first, one):
            return False
        governing = self._vocabulary["place", "in-place", "listed-at", "belonging"] - self._vocabulary["with"]
        words = said(document, one)
        places = [place for place, word in enumerate(words) if self._completions.is_told(owner, (word,))]
        # "A bridge on the road has 320 metres … the 380 metres of the road"
        return bool(places) and governing.isdisjoint(words[max(places[0] - 2, 0) : places[0]])

    def _is_paid(self, again: Quantity, one: Span, other: Span) -> bool:
        """Tell whether a clause says of a known amount what was told: "con los 1,5 millones que pagó por el cuadro"."""
        mark = "," if self._completions.has_capitals else ""
        if not self._document.folded.startswith(mark, again.span.end):
            # "Die 380 Meter der Brücke", but "die 1,5 Millionen, die er für das Bild zahlte"
            return False
        behind = self._behind(again, other, mark)
        if not behind or (behind[0] not in self._vocabulary["pronoun"] and behind[0] not in self._relative):
            return False
        light, told = self._vocabulary["light-behind"], self._telling(one)
        # "The 290 hectares that burned will be replanted"
        verbs = self._vocabulary["auxiliary", "verbal"]
        clause = [*takewhile(lambda word: word not in verbs, behind[1:])]
        telling = [word for word in clause if len(word) >= _TELLING and word not in light][:_CLAUSE]
        known = [self._completions.is_told(word, told) for word in telling]
        return known[:1] == [True] and (len(known) == 1 or any(known[1:]))

    def _is_its_own(self, first: Quantity, again: Quantity, one: Span, other: Span) -> bool:
        """Tell whether a sentence opens with how much its subject measures, of which the one before told it.

        "Mit seinen 67 Metern ist er …", "Avec ses 124 mètres, elle …", "At 124 metres, the tower …"
        """
        document = self._document
        if beginning(document[SENTENCES], Span(one.end, other.start)):
            return False
        opening = said(document, Span(other.start, again.span.start))
        leads = self._vocabulary[*_OPENING, "its", "possessive"] | self._dimensions.keys()
        if not leads.issuperset(opening):
            return self._is_apposed(first, again, one, other)
        of = self._vocabulary["belonging", "of-something", "in-place"]
        found = WORD.finditer(document.folded, again.span.end, min(other.end, again.span.end + _BEHIND))
        words = [*dropwhile(lambda word: word[0] in of or word[0] in self._dimensions, found)]
        sizes = self._sizes([*opening, *said(document, Span(again.span.end, again.span.end + _BEHIND))[:2]])
        before = self._sizes(said(document, one))
        if (sizes and before and not sizes & before) or is_stretch(document, first, one):
            return False
        # "Mit 124 Metern ist er"
        words = words[1:] if self._completions.has_capitals else words
        return self._is_subject(words, one) or (bool(sizes & before) and self._is_any_thing(words))

    def _is_apposed(self, first: Quantity, again: Quantity, one: Span, other: Span) -> bool:
        """Tell whether an amount stands between commas behind a subject: "The work, 16 metres long,"."""
        document = self._document
        words = [*WORD.finditer(document.folded, other.start, again.span.start)]
        mark = BORDER.search(document.folded, again.span.end, other.end)
        if mark is None or mark[0] != "," or len(words) < _OWNED or words[0][0] not in self._vocabulary["known"]:
            return False
        links = self._vocabulary["of-so-much", "belonging", "measuring", "with"] | self._dimensions.keys()
        # "L'œuvre, longue de 16 mètres,"
        if document.folded[words[1].end() : words[1].end() + 1] != "," or not links.issuperset(
            word[0] for word in words[2:]
        ):
            return False
        sizes = self._sizes(said(document, Span(words[1].end(), mark.start())))
        if not sizes & self._sizes(said(document, one)) or is_stretch(document, first, one):
            return False
        return self._is_any_thing(words) or self._completions.is_told(words[1][0], self._telling(one))

    def _is_any_thing(self, words: Sequence[re.Match[str]]) -> bool:
        """Tell whether some words begin with an article and a noun for anything that is built or made: "the work"."""
        light, things = self._vocabulary["known", "articles"], self._vocabulary["built-or-made"]
        if len(words) < _OWNED or words[0][0] not in light or words[1][0] not in things:
            return False
        # "L'ouvrage de Millau"
        return not any(word[0] in self._vocabulary["belonging", "of-a-thing", "apart"] for word in words[_OWNED:][:1])

    def _is_subject(self, words: Sequence[re.Match[str]], one: Span) -> bool:
        """Tell whether the words of a clause begin with what the sentence before tells of: "he", "the tower"."""
        if len(words) < _CLAUSE:
            return False
        first, *behind = (word[0] for word in words[:_CLAUSE])
        told = self._telling(one)
        if first in self._vocabulary["known", "articles"]:
            # "La torre norte … la torre sur"
            is_side = not self._vocabulary["sides"].isdisjoint((*behind[1:], *told))
            return not is_side and self._completions.is_told(behind[0], told)
        # A pronoun, or a verb where none is needed: "Con sus 124 metros, dominará el barrio".
        return self._document.text[words[0].start()].islower() and first not in self._vocabulary["apart"]

    def _sizes(self, words: Sequence[str]) -> Words:
        return Words(self._dimensions[word] for word in words if word in self._dimensions)
