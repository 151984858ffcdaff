"""A noun phrase that comes again with another number: "220 places de lecture … les 240 places de lecture".

What an article or a demonstrative leads to is known. Where the words that say which ones they are, before the noun or
behind it, have been told of those that were counted first, nobody else can be meant, be it fewer or more of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from factcheck import SENTENCES, Document, Quantity, QuantityKind, Span, covering
from factcheck_counts.readings.arithmetic import YEAR, Range, counts_time, derived
from factcheck_counts.readings.passage import BORDER, STEM
from factcheck_counts.readings.told_again.completions import is_bound_otherwise
from factcheck_counts.readings.told_again.same_figures import (
    are_disciplines,
    counts_some,
    is_asked_for,
    is_stretch,
    noun_of,
    numbers_around,
    rounds,
)
from factcheck_counts.readings.vocabulary import WORD, Vocabulary, vocabulary_of

_CARDINAL = QuantityKind.CARDINAL
_AMOUNTS = frozenset({QuantityKind.CURRENCY, QuantityKind.MEASURE})
#: Numbers further apart than this count different things.
_FURTHEST = 2
#: So many words behind a number are of what it counts, and so many before an amount; each that tells something has
#: so many letters.
_BESIDE, _NEAR, _TELLING = 6, 3, 3
#: So far behind the first the noun phrase comes again, and so far before a number its article begins, in characters.
_FAR, _BEFORE = 1200, 24
_PLAIN = re.compile(r"[^\W\d_]+['’]?")
_LEAD = re.compile(r"(\w+'?) ?$")


class Resumed(NamedTuple):
    """One noun phrase with two numbers.

    Args:
        first: The number where it comes first.
        again: The number where it is taken up.
        span: The noun phrase that takes it up, from its article on.
    """

    first: Quantity
    again: Quantity
    span: Span


def resumed(document: Document, groups: Sequence[Sequence[Quantity]]) -> Iterator[Resumed]:
    """Yield the noun phrases that an article takes up with another number than the one they came with.

    Args:
        document: The article.
        groups: The numbers of one thing, in order.
    """
    vocabulary = vocabulary_of(document)
    for first, *others in groups:
        again = next((one for one in others if one.value != first.value), None)
        if again is None or not _may_be_same(first, again) or are_disciplines(document, first, again):
            continue
        if first.value < again.value and counts_some(document, first, noun_of(document, again)):
            continue
        span = _taken_up(document, first, again, vocabulary)
        if span is not None and _is_new(document, first, again):
            yield Resumed(first, again, span)


def _may_be_same(first: Quantity, again: Quantity) -> bool:
    """Tell whether two numbers can be of the same things: neither guesses nor times, and near to each other."""
    if any(one.hedge is not None for one in (first, again)) or first.exact is not again.exact:
        return False
    if first.kind in _AMOUNTS and rounds(first, again):
        return False
    return (
        first.unit == again.unit
        and first.kind is again.kind
        and first.value <= again.value * _FURTHEST <= first.value * _FURTHEST**2
        and again.span.start - first.span.end <= _FAR
    )


def _taken_up(document: Document, first: Quantity, again: Quantity, vocabulary: Vocabulary) -> Span | None:
    """Return a noun phrase that takes up the one of another number; None where others may be meant."""
    lead = _LEAD.search(document.folded, max(again.span.start - _BEFORE, 0), again.span.start)
    if lead is None or lead[1] not in vocabulary["taken-up"]:
        return None
    one, other = (covering(document[SENTENCES], number.span.start) for number in (first, again))
    if one is None or other is None or one == other:
        return None
    around = [found[0][:STEM] for found in _beside(document, first, one.end)]
    if first.kind in _AMOUNTS:
        before = document.folded[one.start : first.span.start]
        around += [word[:STEM] for word in _PLAIN.findall(before)[-_NEAR:]]
    telling = _telling(document, again, other.end, vocabulary)
    if not telling or any(found[0][:STEM] not in around for found in telling):
        return None
    if any(YEAR.search(document.text, *sentence) is not None for sentence in (one, other)):
        return None
    if counts_time(again) and not _is_spent(document, again, telling, vocabulary):
        return None
    if is_asked_for(document, one, other) or (first.kind is QuantityKind.MEASURE and is_stretch(document, first, one)):
        return None
    if first.value < again.value and _are_of_a_whole(document, first, again, telling[0].start(), vocabulary):
        return None
    apart = vocabulary["apart", "others"]
    if not apart.isdisjoint(WORD.findall(document.folded, *other)):
        return None
    if not vocabulary["enlarged"].isdisjoint(WORD.findall(document.folded, one.start, other.end)):
        return None
    behind = WORD.findall(document.folded, telling[-1].end(), other.end)[:1]
    relative = vocabulary_of(document).table("relative")
    if behind and relative.get(behind[0]) == "plain":
        # "The $6 million offer that followed"
        return None
    if _is_of_another(document, Span(telling[-1].end(), other.end), one, vocabulary):
        return None
    if is_bound_otherwise(document, max(telling[-1].end(), (again.noun or again.span).end), one, other):
        return None
    return Span(lead.start(1), max(telling[-1].end(), (again.noun or again.span).end))


def _is_spent(document: Document, again: Quantity, telling: Sequence[re.Match[str]], vocabulary: Vocabulary) -> bool:
    """Tell whether a length of time is spent somewhere or on something: "the 41 hours in the shaft".

    That of a sentence to prison is read by itself, and "the 12-year bond" is one of several.
    """
    links = WORD.findall(document.folded, again.span.end, telling[0].start())
    leading = vocabulary["listed-at", "of-something", "of-a-thing", "belonging"]
    return not leading.isdisjoint(links) and vocabulary["penal"].isdisjoint(word[0] for word in telling)


def _is_of_another(document: Document, behind: Span, one: Span, vocabulary: Vocabulary) -> bool:
    """Tell whether a noun phrase goes on with whose it is, who was not told of with the first: "the loan to Rwanda".

    Args:
        document: The article.
        behind: What follows the words that say which ones are meant.
        one: The sentence of the first number.
        vocabulary: The words of the language.
    """
    found = [*islice(WORD.finditer(document.folded, *behind), _BESIDE)]
    start = next((place for place, word in enumerate(found) if word[0] in vocabulary["listed-at", "of-a-thing"]), 0)
    # "The $1.3 billion riyal debt of one of the best-known firms": a noun may stand before it.
    led = found[start : start + 2]
    if (
        len(led) <= 1
        or start > adjectives_lead(document)
        or BORDER.search(document.folded, behind.start, led[1].start()) is not None
    ):
        return False
    if led[1][0] in vocabulary["one"]:
        return True
    is_name = not vocabulary.has_capitals and document.text[led[1].start()].isupper()
    return is_name and led[1][0] not in document.folded[slice(*one)]


def _are_of_a_whole(document: Document, first: Quantity, again: Quantity, start: int, vocabulary: Vocabulary) -> bool:
    """Tell whether the later number is of all that a whole has: "32 houses of the village … the 60 of the village"."""
    lead = _LEAD.search(document.folded, max(first.span.start - _BEFORE, 0), first.span.start)
    if first.kind is QuantityKind.MEASURE:
        # "Three kilometres of the road … the five kilometres of the road"
        told = WORD.findall(document.folded, first.span.end, first.span.end + _BEFORE)[:2]
        of_it, known = vocabulary["of-a-thing"], vocabulary["known"]
        return not of_it.isdisjoint(told[:1]) and not known.isdisjoint(told[1:])
    if again.noun is None or (lead is not None and lead[1] in vocabulary["taken-up"]):
        return False
    links = WORD.findall(document.folded, again.noun.end, start)
    return not vocabulary["known"].isdisjoint(links)


def _beside(document: Document, number: Quantity, end: int) -> list[re.Match[str]]:
    """Return the words of what a number counts and of what follows it, up to a mark."""
    mark = BORDER.search(document.folded, (number.noun or number.span).end, end)
    found = _PLAIN.finditer(document.folded, number.span.end, end if mark is None else mark.start())
    return [*islice(found, _BESIDE)]


def _telling(document: Document, again: Quantity, end: int, vocabulary: Vocabulary) -> list[re.Match[str]]:
    """Return the words that say which ones are meant: before the noun, and in what completes it."""
    words = _beside(document, again, end)
    noun = again.noun if again.kind is _CARDINAL else None
    light = vocabulary["articles", "definite"]
    of = vocabulary[("of-something", "of-a-thing", "belonging")]
    links = vocabulary["listed-at"] | of
    going_on = links | vocabulary["auxiliary", "verbal"]
    endings = tuple(vocabulary["finite-endings"])
    told = [word for word in words if noun is not None and word.end() <= noun.start and len(word[0]) >= _TELLING]
    behind = [word for word in words if noun is None or word.start() >= noun.end]
    linked = False
    for word in behind:
        if word[0] in links:
            linked = True
        elif word[0] in light and linked:
            continue
        elif linked:
            told.append(word)
            # "Les 150 toiles de maître à Lyon": only what is "of" something goes on telling which they are.
            linked, links = False, of
        else:
            if word is behind[0] and word[0] in vocabulary["pronoun"]:
                # "The $300,000 it paid"
                break
            if word is behind[0] and not (told and adjectives_lead(document)):
                told.append(word)
                if noun is None:
                    # "The $300,000 grant for the circus"
                    continue
            elif not adjectives_lead(document) and word[0] not in going_on and not word[0].endswith(endings):
                # "Les 8 000 euros de prime promis" may be others.
                told.append(word)
            break
    return told


def adjectives_lead(document: Document) -> bool:
    """Tell whether adjectives stand before nouns only, so that a word behind one begins something else."""
    tables = document.lexicons[document.language].tables
    return "noun_ending" in tables or tables.get("spelling", {}).get("noun") == "capital"


def _is_new(document: Document, first: Quantity, again: Quantity) -> bool:
    """Tell whether a number stands nowhere else and follows from no others."""
    others = [one for one in numbers_around(document, first, again) if one.unit in (None, again.unit)]
    if any(one.value == again.value for one in others):
        return False
    return not derived(Range(again.value, again.value), [one for one in others if one.span.start < again.span.start])
