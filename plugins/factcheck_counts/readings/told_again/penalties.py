"""How long somebody is sent to prison, as a headline and the text below it tell it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from operator import attrgetter

from factcheck import QUANTITIES, SENTENCES, UNITS, Document, Quantity, QuantityKind, Span, beginning, covering, inside
from factcheck_counts.readings.arithmetic import YEAR, counts_time, said
from factcheck_counts.readings.passage import BORDER, STEM
from factcheck_counts.readings.vocabulary import WORD, Vocabulary, spelled, vocabulary_of


def penalties(document: Document, within: Span, kind: str = "penal") -> Sequence[Quantity]:
    """Return the lengths of time that sentences about prison tell in a stretch; none where some was only asked for.

    Args:
        document: The article.
        within: The stretch.
        kind: ``penal`` for prison, ``banned`` for what somebody is kept out of.
    """
    vocabulary = vocabulary_of(document)
    penal, sought = vocabulary[kind], vocabulary["sought"]
    told = []
    for quantity in inside(document[QUANTITIES], within):
        if quantity.unit is None or not counts_time(quantity) or quantity.parts:
            continue
        words = said(document, covering(document[SENTENCES], quantity.span.start) or quantity.span)
        beside = said(document, Span(quantity.span.end, min(quantity.span.end + _BESIDE, len(document.text))))[:_NEAR]
        before = said(document, Span(max(quantity.span.start - _BESIDE, 0), quantity.span.start))[-_NEAR:]
        if not sought.isdisjoint(words):
            return ()
        if kind == "banned":
            # "Banned from every ground in the country for three years"
            before = said(document, clause_of(document, quantity))
        if not penal.isdisjoint((*beside, *before)) and _is_of_now(document, quantity):
            told.append(quantity)
    return told


def given(document: Document, within: Span) -> Sequence[Quantity]:
    """Return the one length of time of a headline that somebody is said to get: "gets six years for theft"."""
    vocabulary = vocabulary_of(document)
    words = said(document, within)
    if vocabulary["gets"].isdisjoint(words):
        return ()
    told = [one for one in inside(document[QUANTITIES], within) if counts_time(one) and not one.parts]
    return told if len(told) == 1 and vocabulary["sought"].isdisjoint(words) else ()


def sought_again(document: Document) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield years in prison that somebody asks for, and others that the text says the same asks for.

    "El fiscal pide nueve años de cárcel … los siete años de cárcel que pide el fiscal": right behind them it is said
    that they are asked for, and who does, which the first sentence says too.
    """
    vocabulary = vocabulary_of(document)
    penal, sought = vocabulary["penal"], vocabulary["sought"]
    known = vocabulary["taken-up", "known"]
    told = [one for one in document[QUANTITIES] if counts_time(one) and not one.parts]
    for first, again in pairwise(told):
        one, other = (covering(document[SENTENCES], number.span.start) for number in (first, again))
        if one is None or other is None or one == other or first.unit != again.unit or first.value == again.value:
            continue
        around, before = said(document, one), said(document, Span(other.start, again.span.start))
        behind = said(document, Span(again.span.end, other.end))
        if known.isdisjoint(before[-1:]) or penal.isdisjoint(behind[:_NEAR]):
            continue
        if penal.isdisjoint(around) or sought.isdisjoint(around):
            continue
        asked = [word for word in behind if len(word) >= _NAMED and word not in penal][:_ASKED]
        names = [word for word in asked if word not in sought]
        if len(asked) != _ASKED or len(names) != 1 or not any(word.startswith(names[0][:STEM]) for word in around):
            continue
        if all(number is again or number.value != again.value for number in document[QUANTITIES]):
            yield first, again


def passed_again(document: Document) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the one term in prison that an article tells of, and another that takes it up.

    "Jailed for 12 years … the 14-year sentence", "à six ans de prison … ses cinq ans de prison". Nothing where a third
    is told, where some of it is suspended or asked for, or where more than one is sentenced.
    """
    vocabulary = vocabulary_of(document)
    penal, others = vocabulary["penal"], vocabulary["sentenced-apart"]
    timed = [one for one in document[QUANTITIES] if one.unit is not None and counts_time(one) and not one.parts]
    timed = sorted([*timed, *_in_a_word(document, penal)], key=attrgetter("span"))
    terms = [one for one in timed if _is_passed(document, one, vocabulary)] if len(timed) >= _PAIR else []
    if len(terms) < _PAIR or len({months(one) for one in terms}) != _PAIR or any(one.hedge for one in terms):
        return
    first, again = terms[0], next(one for one in terms if months(one) != months(terms[0]))
    one, other = (covering(document[SENTENCES], number.span.start) for number in (first, again))
    if one is None or other is None or one == other:
        return
    asked = vocabulary["asked-for"]
    between = [said(document, each) for each in beginning(document[SENTENCES], Span(one.start, other.end))]
    # "Prosecutors had asked for 20 years": a sentence of its own tells that.
    around = {word for words in between if asked.isdisjoint(words) for word in words}
    around.update(said(document, one), said(document, other))
    sought = vocabulary["sought"] - vocabulary["appealed"]
    if not (others | sought).isdisjoint(around) or YEAR.search(document.text, *other) is not None:
        return
    before = said(document, Span(other.start, again.span.start))
    known = vocabulary["known", "possessive"]
    links = vocabulary["belonging", "of-so-much"]
    noun = before[-_NEAR:-1] if before[-1:] and before[-1] in links else []
    named = len(noun) == _ASKED and noun[0] in known and noun[1] in penal
    if named or (before[-1:] and before[-1] in known):
        yield first, again


def _in_a_word(document: Document, penal: frozenset[str]) -> Iterator[Quantity]:
    """Yield the terms that an adjective before a word for prison tells: "die achtjährige Haftstrafe"."""
    terms = vocabulary_of(document).table("terms")
    for noun in spelled(penal).finditer(document.folded) if any(form in document.folded for form in terms) else ():
        before = WORD.search(document.folded, document.folded.rfind(" ", 0, max(noun.start() - 1, 0)) + 1, noun.start())
        form = None if before is None else next((form for form in terms if before[0].startswith(form)), None)
        if before is not None and form is not None:
            span, value = Span(*before.span()), int(terms[form])
            yield Quantity(span, QuantityKind.MEASURE, value, value, value, span)._replace(unit="mo")


def _is_passed(document: Document, quantity: Quantity, vocabulary: Vocabulary) -> bool:
    """Tell whether a length of time is a term in prison that nobody only asks for."""
    asked = vocabulary["asked-for"]
    return asked.isdisjoint(said(document, clause_of(document, quantity))) and _is_penal(document, quantity, vocabulary)


def _is_penal(document: Document, quantity: Quantity, vocabulary: Vocabulary) -> bool:
    """Tell whether a length of time is a term in prison: words of prison stand beside it, or lead to it."""
    penal = vocabulary["penal"]
    # "A man of 37 was sentenced": what follows at once is of the number.
    behind = said(document, Span(quantity.span.end, min(quantity.span.end + _BESIDE, len(document.text))))[:_ASKED]
    if quantity.kind is QuantityKind.AGE:
        # "Einen 34-jährigen Berater verurteilt", but "die 8-jährige Haftstrafe"
        return not penal.isdisjoint(behind[:1])
    start = max(quantity.span.start - _BESIDE * 2, 0)
    sentence = covering(document[SENTENCES], quantity.span.start) or quantity.span
    before = said(document, Span(max(start, sentence.start), quantity.span.start))
    # "Convicted four years later" is no term: a word leads to one.
    led = vocabulary["penal-led"].issuperset(before[-1:])
    return not penal.isdisjoint(behind) or (led and not penal.isdisjoint(before[-_NEAR:]))


def clause_of(document: Document, quantity: Quantity) -> Span:
    """Return the clause of a figure: from one mark to the next."""
    start, end = covering(document[SENTENCES], quantity.span.start) or quantity.span
    for mark in BORDER.finditer(document.folded, start, end):
        if mark.end() <= quantity.span.start:
            start = mark.end()
        elif mark.start() >= quantity.span.end:
            return Span(start, mark.start())
    return Span(start, end)


def _is_of_now(document: Document, quantity: Quantity) -> bool:
    """Tell whether the clause of a figure tells of no other time, and its sentence names no year."""
    vocabulary = vocabulary_of(document)
    sentence = covering(document[SENTENCES], quantity.span.start) or quantity.span
    elsewhen = vocabulary["elsewhen"] - vocabulary["former"]
    told = said(document, clause_of(document, quantity))
    return elsewhen.isdisjoint(told) and YEAR.search(document.text, *sentence) is None


def months(quantity: Quantity) -> Fraction:
    """Return a length of time in months."""
    return Fraction(quantity.value) * Fraction(UNITS[quantity.unit or ""].factor) / Fraction(UNITS["mo"].factor)


#: The words for prison stand so near to how long it is, in characters and in words.
_BESIDE = 40
_NEAR = 3
#: Whoever asks for a sentence is named by so many letters at the least.
_NAMED = 4
#: That it is asked for, and who asks, are two words; and two terms contradict each other.
_ASKED = _PAIR = 2
