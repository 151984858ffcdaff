"""The layer of frames: changes, shares and ordinals with what they are of, in whatever order a sentence tells it."""

from __future__ import annotations

from operator import attrgetter
from typing import NamedTuple

from factcheck import QUANTITIES, Annotated, Layer, Match, Quantity, QuantityKind
from factcheck_counts.readings.ballots import ballots
from factcheck_counts.readings.changes.amounts import RELATIVE_UNITS
from factcheck_counts.readings.changes.claims import RELATIVE_KINDS
from factcheck_counts.readings.changes.frames import changes
from factcheck_counts.readings.ordinals import ordinals
from factcheck_counts.readings.shares import shares
from factcheck_counts.readings.sums.parts import parts
from factcheck_counts.readings.sums.remainders import remainders
from factcheck_counts.readings.vocabulary import vocabulary_of

_SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.FRACTION})
#: A total and the others are so many at least.
_PARTED = 2
_KIND, _UNIT = attrgetter("kind"), attrgetter("unit")


class Frames(NamedTuple):
    """What an article tells in frames, as matches of constructions.

    Args:
        changes: Those that constructions find and those that they do not. ``change`` or ``times`` is what is told of
            the way from ``from`` to ``to``; ``taken`` says that they are only taken to belong together, ``unsure`` that
            what changes has another name than what the amounts count.
        shares: A ``share`` with the ``part`` and the ``whole`` that it is said of.
        ordinals: See :func:`factcheck_counts.readings.ordinals.ordinals`.
        ballots: See :func:`factcheck_counts.readings.ballots.ballots`.
        parts: See :func:`factcheck_counts.readings.sums.parts.parts`.
        remainders: A ``total``, some of it, each a ``part``, and the others, ``rest``.
    """

    changes: tuple[Match, ...]
    shares: tuple[Match, ...]
    ordinals: tuple[Match, ...]
    remainders: tuple[Match, ...]
    ballots: tuple[Match, ...]
    parts: tuple[Match, ...]


FRAMES: Layer[Frames] = Layer("counts.frames")


class FrameReader:
    """The annotator of :data:`FRAMES`."""

    layer = FRAMES

    def annotate(self, document: Annotated) -> Frames:
        """Return the frames of an article."""
        vocabulary = vocabulary_of(document)
        quantities = document[QUANTITIES]
        kinds = [*map(_KIND, quantities)]
        relatives: list[Quantity] = []
        if not RELATIVE_KINDS.isdisjoint(kinds) or not RELATIVE_UNITS.isdisjoint(map(_UNIT, quantities)):
            relatives = [one for one in quantities if one.kind in RELATIVE_KINDS or one.unit in RELATIVE_UNITS]
        told = tuple(changes(document, vocabulary, relatives))
        return Frames(
            told,
            tuple(shares(document, vocabulary, [place for place, kind in enumerate(kinds) if kind in _SHARES]))
            if relatives
            else (),
            tuple(ordinals(document, vocabulary))
            if QuantityKind.ORDINAL in kinds or any(word in document.folded for word in vocabulary["anniversary"])
            else (),
            tuple(remainders(document, vocabulary)) if len(quantities) >= _PARTED else (),
            tuple(ballots(document, vocabulary)) if len(quantities) > 1 else (),
            tuple(parts(document, vocabulary)) if quantities else (),
        )
