"""Constructions: typed patterns over the words and annotations of a sentence, matched as data.

The notation is read by :mod:`factcheck.notation`. A checker names a construction in ``reads`` and gets the places
where it was found, whatever the language::

    TOTAL = Construction("counts.total-of-parts")
    for match in document[TOTAL]:
        total = match["total"]            # a Binding: the span and the annotation, here a Quantity

A pattern is tried where a sentence holds the annotations and the words that it asks for, and run by the machine where
these pass the sieve, which asks for their order.
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
