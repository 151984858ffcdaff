"""How long somebody is sent to prison, as a headline and the text below it tell it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from factcheck import QUANTITIES, SENTENCES, UNITS, Document, Quantity, Span, covering
from factcheck_counts.arithmetic import YEAR, counts_time, said
from factcheck_counts.passage import BORDER


def penalties(document: Document, within: Span) -> Sequence[Quantity]:
    """Return the lengths of time that sentences about prison tell in a stretch; none where some was only asked for."""
    sets = document.lexicons[document.language].sets
    penal, sought = sets.get("counts.penal", frozenset()), sets.get("counts.sought", frozenset())
    told = []
    for quantity in document[QUANTITIES]:
        if not within.contains(quantity.span) or not counts_time(quantity) or quantity.parts:
            continue
        words = said(document, covering(document[SENTENCES], quantity.span.start) or quantity.span)
        beside = said(document, Span(quantity.span.end, min(quantity.span.end + _BESIDE, len(document.text))))[:_NEAR]
        before = said(document, Span(max(quantity.span.start - _BESIDE, 0), quantity.span.start))[-_NEAR:]
        if not sought.isdisjoint(words):
            return ()
        if not penal.isdisjoint((*beside, *before)) and _is_of_now(document, quantity):
            told.append(quantity)
    return told


def _is_of_now(document: Document, quantity: Quantity) -> bool:
    """Tell whether the clause of a figure tells of no other time, and its sentence names no year."""
    sentence = covering(document[SENTENCES], quantity.span.start) or quantity.span
    start, end = sentence
    for mark in BORDER.finditer(document.folded, *sentence):
        if mark.end() <= quantity.span.start:
            start = mark.end()
        elif mark.start() >= quantity.span.end:
            end = mark.start()
            break
    elsewhen = document.lexicons[document.language].sets.get("counts.elsewhen", frozenset())
    return elsewhen.isdisjoint(said(document, Span(start, end))) and YEAR.search(document.text, *sentence) is None


def months(quantity: Quantity) -> Fraction:
    """Return a length of time in months."""
    return Fraction(quantity.value) * Fraction(UNITS[quantity.unit or ""].factor) / Fraction(UNITS["mo"].factor)


#: The words for prison stand so near to how long it is, in characters and in words.
_BESIDE = 40
_NEAR = 3
