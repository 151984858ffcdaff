"""Constructions: typed patterns over the words and annotations of a sentence, matched as data.

The notation is read by :mod:`factcheck.notation`. A checker names a construction in ``reads`` and gets the places
where it was found, whatever the language::

    TOTAL = Construction("counts.total-of-parts")
    for match in document[TOTAL]:
        total = match["total"]            # a Binding: the span and the annotation, here a Quantity

A pattern goes through a row of gates, the cheapest first, before a sentence is cut into words for it: the annotations
that it needs, the words that the shared scan has found, the words and marks that the sentence must hold.
"""

from __future__ import annotations

from factcheck.constructions.match import MATCHES, Binding, Construction, Match
from factcheck.constructions.matcher import ConstructionMatcher
from factcheck.constructions.program import LONGEST_PROGRAM, compiled
from factcheck.constructions.slots import SLOT_TYPES, ConstructionError, check

__all__ = [
    "LONGEST_PROGRAM",
    "MATCHES",
    "SLOT_TYPES",
    "Binding",
    "Construction",
    "ConstructionError",
    "ConstructionMatcher",
    "Match",
    "check",
    "compiled",
]
