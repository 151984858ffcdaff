"""The layer of frames: changes, shares and ordinals with what they are of, in whatever order a sentence tells it."""

from __future__ import annotations

from typing import NamedTuple

from factcheck import QUANTITIES, Annotated, Layer, Match, QuantityKind
from factcheck_counts.change_frames import changes, is_relative
from factcheck_counts.earlier import earlier
from factcheck_counts.shares import shares
from factcheck_counts.vocabulary import Vocabularies

_SHARES = (QuantityKind.PERCENT, QuantityKind.FRACTION)


class Frames(NamedTuple):
    """What an article tells in frames, as matches of constructions.

    Args:
        changes: Those that constructions find and those that they do not. ``change`` or ``times`` is what is told of
            the way from ``from`` to ``to``; ``taken`` says that they are only taken to belong together.
        shares: A ``share`` with the ``part`` and the ``whole`` that it is said of.
        earlier: An ordinal, ``nth``, with the days of what came before, each ``earlier``.
    """

    changes: tuple[Match, ...]
    shares: tuple[Match, ...]
    earlier: tuple[Match, ...]


FRAMES: Layer[Frames] = Layer("counts.frames")


class FrameReader:
    """The annotator of :data:`FRAMES`."""

    layer = FRAMES

    def __init__(self) -> None:
        self._vocabularies = Vocabularies()

    def annotate(self, document: Annotated) -> Frames:
        """Return the frames of an article."""
        vocabulary = self._vocabularies.of(document)
        quantities = document[QUANTITIES]
        places = [place for place, quantity in enumerate(quantities) if is_relative(quantity)]
        return Frames(
            tuple(changes(document, vocabulary, [quantities[place] for place in places])),
            tuple(shares(document, vocabulary, [place for place in places if quantities[place].kind in _SHARES])),
            tuple(earlier(document, vocabulary)),
        )
