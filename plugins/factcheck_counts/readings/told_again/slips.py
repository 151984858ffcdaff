"""Amounts that are taken up as others: "un prêt de 3,4 millions", below it "le prêt de 4,3 millions".

Two amounts of one unit that an article names, with the same digits in another order, are one amount told twice where an
article points back to it; where a demonstrative does, they are one with whatever digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck import (
    BLOCKS,
    QUANTITIES,
    SENTENCES,
    BlockKind,
    Document,
    Quantity,
    QuantityKind,
    Span,
    covering,
    inside,
)
from factcheck_counts.readings.arithmetic import YEAR, Range, counts_time, derived, magnitude
from factcheck_counts.readings.passage import BORDER, STEM
from factcheck_counts.readings.told_again.completions import Completions
from factcheck_counts.readings.told_again.same_figures import is_later, numbers_around
from factcheck_counts.readings.told_again.taken_up import LED, exchanged
from factcheck_counts.readings.vocabulary import WORD, Vocabulary, vocabulary_of

_ORDINAL = QuantityKind.ORDINAL
_MEASURED = frozenset({QuantityKind.MEASURE, QuantityKind.CURRENCY})
#: So many words lead to a number that belongs to what an article names: "le prêt de", "cet ouvrage de".
_POINTED = 3
#: So far from each other two figures are at the most, in characters.
_FAR = 900
#: Smaller groups are often some of larger ones.
_FEWEST = 3
_MILLION = 1_000_000
#: A number of fewer digits may be another one by chance.
_DIGITS = 3
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
#: A noun has so many letters.
_NOUN = 3
#: What has a length of time ends it so.
_OWNING = ("'", "’")
#: The words before a number stand in so many characters, and those that complete what it counts.
_LEAD = 40


def told_again(document: Document) -> list[list[Quantity]]:
    """Return the amounts and counts below the headline that are of one thing, where there is more than one of it."""
    vocabulary = vocabulary_of(document)
    headline = next((block.span.end for block in document[BLOCKS] if block.kind is BlockKind.HEADLINE), 0)
    groups: dict[str, list[Quantity]] = {}
    for quantity in document[QUANTITIES]:
        if quantity.span.start < headline:
            continue
        thing = _thing(document, quantity, vocabulary)
        if thing is not None:
            groups.setdefault(thing, []).append(quantity)
    return [told for told in groups.values() if len(told) > 1]


def slips(document: Document, groups: Sequence[Sequence[Quantity]]) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield amounts, and employees, that an article names once and takes up with exchanged digits.

    Args:
        document: The article.
        groups: What :func:`told_again` returns.
    """
    vocabulary = vocabulary_of(document)
    for told in groups:
        if len(told) != 2 or told[0].value == told[1].value:
            continue
        first, again = told
        if not _is_taken_up(document, first, again, vocabulary) and not _is_swap(document, first, again, vocabulary):
            continue
        is_same = exchanged(document, first, again) or _is_pointed_at(document, first, again, vocabulary)
        if is_same and not _is_elsewhere(document, again) and not _is_of_another_spell(document, first, again):
            yield first, again


def _is_of_another_spell(document: Document, first: Quantity, again: Quantity) -> bool:
    """Tell whether a length of time is completed by what was not told: "72 days in prison … the 27 days of hunger".

    Words for prison are all the same.
    """
    vocabulary = vocabulary_of(document)
    if first.unit is None or not counts_time(first):
        return False
    if any(len(_NUMBER.findall(document.text[slice(*number.span)])) > 1 for number in (first, again)):
        # "The 12 year 94 day bond"
        return True
    lead = WORD.findall(document.folded, max(again.span.start - _LEAD, 0), again.span.start)[-1:]
    if not vocabulary["demonstrative"].isdisjoint(lead):
        # "The crossing lasted 19 days. Those 21 days at sea …"
        return False
    one, other = (covering(document[SENTENCES], number.span.start) or number.span for number in (first, again))
    mark = BORDER.search(document.folded, again.span.end, other.end)
    behind = WORD.findall(document.folded, again.span.end, other.end if mark is None else mark.start())
    links = vocabulary["listed-at", "belonging", "of-a-thing"]
    if document.text.startswith(_OWNING, again.span.end):
        # "The 21 days' notice"
        return True
    if not behind:
        return False
    verbs, endings = vocabulary["auxiliary", "verbal", "pronoun"], tuple(vocabulary["finite-endings"])
    if behind[0] not in links and (len(behind[0]) < _NOUN or behind[0] in verbs or behind[0].endswith(endings)):
        return False
    noun = next((word for word in behind if word not in links | vocabulary["articles", "definite"]), "")
    told = WORD.findall(document.folded, *one)
    if noun in vocabulary["penal"] and not vocabulary["penal", "imprisoned"].isdisjoint(told):
        return False
    return not Completions(document).is_told(noun, told)


def _is_elsewhere(document: Document, again: Quantity) -> bool:
    """Tell whether a new name or place follows a number: "64 people in Hull … the 46 at the plant in York"."""
    vocabulary = vocabulary_of(document)
    lead = WORD.findall(document.folded, max(again.span.start - _LEAD, 0), again.span.start)[-1:]
    if not vocabulary["demonstrative"].isdisjoint(lead):
        # "Ces 57 000 euros devront être versés à Lyon"
        return False
    end = min(again.span.end + _LEAD, len(document.text))
    mark = BORDER.search(document.folded, again.span.end, end)
    behind = Span(again.span.end, end if mark is None else mark.start())
    completions = Completions(document)
    if completions.names_new(*behind):
        return True
    led = LED.match(document.text, again.span.end + 1, behind.end) if counts_time(again) else None
    # "Die 27 Tage in Haft" have been spent there.
    return completions.names_place(behind if led is None else Span(led.end(), behind.end))


def _thing(document: Document, quantity: Quantity, vocabulary: Vocabulary) -> str | None:
    """Return what a quantity is of: its unit, or those who work somewhere, or what begins like another noun."""
    if quantity.parts or quantity.kind is _ORDINAL or (not quantity.exact and quantity.hedge is not None):
        return None
    if quantity.value >= _MILLION and (
        quantity.kind is QuantityKind.CURRENCY
        or quantity.noun is None
        # "La subvention de 2,8 millions accordée": what millions count is led to there.
        or (quantity.noun.start == quantity.span.end + 1 and vocabulary["plural-adjective"])
    ):
        # "El préstamo de 4,3 millones"
        return "millions"
    if quantity.kind in _MEASURED:
        return quantity.unit
    if quantity.kind is not QuantityKind.CARDINAL or quantity.noun is None or quantity.value < _FEWEST:
        return None
    noun = document.folded[slice(*quantity.noun)]
    if noun in vocabulary["staff"]:
        return "staff"
    return noun[:STEM]


def _is_pointed_at(document: Document, first: Quantity, again: Quantity, vocabulary: Vocabulary) -> bool:
    """Tell whether a demonstrative points from one amount to another: "1 150 hectares … ces 1 500 hectares".

    Only the next sentence points so, before any mark, behind which something new may have been named. Nothing where the
    second is made of others, or is so far from the first that it is of something else.
    """
    sentences = document[SENTENCES]
    one, other = (covering(sentences, number.span.start) for number in (first, again))
    if one is None or other is None or sentences.index(other) != sentences.index(one) + 1:
        return False
    if BORDER.search(document.folded, other.start, again.span.start) is not None:
        return False
    if again.kind not in _MEASURED or first.kind is not again.kind or first.hedge is not again.hedge:
        return False
    numbers = [one for one in numbers_around(document, first, again) if one.unit in (None, again.unit)]
    meant = Range(again.value, again.value)
    if any(one.value == again.value for one in numbers) or derived(meant, numbers) or again.value <= 0:
        return False
    lead = WORD.findall(document.folded[max(again.span.start - _LEAD, 0) : again.span.start])[-_POINTED:]
    lead = [word for word in lead if word not in vocabulary["hedge"]]
    demonstrative = vocabulary["demonstrative"]
    linked = lead[-1:] != [] and lead[-1] in vocabulary["of-so-much", "belonging"]
    # "Dieser Schaden von …": the damage has been named with the first.
    named = len(lead) == _POINTED and lead[1][:STEM] in document.folded[slice(*one)] and not counts_time(again)
    pointed = not demonstrative.isdisjoint(lead[-1:]) or (linked and named and not demonstrative.isdisjoint(lead[:1]))
    return pointed and first.value <= again.value * 2 <= first.value * 4 and not _rounds_to(first, again)


def _rounds_to(first: Quantity, again: Quantity) -> bool:
    """Tell whether one of two amounts is the other one, rounded."""
    return magnitude(first.value - again.value) < max(first.step, again.step)


def _is_taken_up(document: Document, first: Quantity, again: Quantity, vocabulary: Vocabulary) -> bool:
    """Tell whether a number points back to another one, in a sentence of its own."""
    one, other = (covering(document[SENTENCES], number.span.start) for number in (first, again))
    if one is None or other is None or one == other or other.start - one.end > _FAR:
        return False
    if any(YEAR.search(document.text, *sentence) is not None for sentence in (one, other)):
        return False
    before = document.folded[other.start : again.span.start]
    lead = WORD.findall(before[before.rfind(",") + 1 :])[-_POINTED:]
    known = vocabulary["known"]
    linking = vocabulary[("belonging", "purpose", "of-so-much")]
    pointed = not known.isdisjoint(lead[-1:]) or (not known.isdisjoint(lead[:1]) and not linking.isdisjoint(lead[-1:]))
    # "Adjudicado por 2,4 millones … el contrato, adjudicado por 4,2 millones"
    opening = WORD.findall(document.folded[one.start : first.span.start])[-2:]
    pointed = pointed or (lead[-2:] == opening and any(len(word) > STEM for word in opening))
    return pointed and not any(
        number.value == again.value for number in inside(document[QUANTITIES], Span(one.start, again.span.start))
    )


def _is_swap(document: Document, first: Quantity, again: Quantity, vocabulary: Vocabulary) -> bool:
    """Tell whether two neighbouring digits of three and more have changed places, as by chance they do in few numbers.

    So a measure is the same without an article that points back; not where another thing is named.
    """
    if first.kind is not QuantityKind.MEASURE:
        return False
    one, other = (
        [character for character in document.text[slice(*number.number)] if character.isdigit()]
        for number in (first, again)
    )
    places = [place for place, (left, right) in enumerate(zip(one, other, strict=False)) if left != right]
    if not len(one) == len(other) >= _DIGITS or len(places) != 2 or places[1] != places[0] + 1:
        return False
    sentences = [covering(document[SENTENCES], number.span.start) for number in (first, again)]
    if None in sentences or sentences[0] == sentences[1] or again.span.start - first.span.end > _FAR:
        return False
    apart = vocabulary["apart"]
    return not is_later(document, first, again) and not any(
        sentence is not None
        and (
            YEAR.search(document.text, *sentence) is not None
            or not apart.isdisjoint(WORD.findall(document.folded, *sentence))
        )
        for sentence in sentences
    )
