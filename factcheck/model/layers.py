"""Typed keys of the annotation layers.

``document[TIMEXES]`` is typed ``tuple[Timex, ...]`` because the key is. The idea is pytest's ``StashKey``.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from factcheck.model.span import Placed, Span

if TYPE_CHECKING:
    from factcheck.model.article import Block
    from factcheck.model.fact import Mention
    from factcheck.model.hits import Hits
    from factcheck.model.languages import Languages
    from factcheck.model.moment import Moment
    from factcheck.model.quantity import Quantity
    from factcheck.model.quotation import Attribution, Quotation
    from factcheck.model.timex import Timex

T_co = TypeVar("T_co", covariant=True)


class Layer(Generic[T_co]):
    """The typed key of a layer. Two keys of one name are the same layer."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.name!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Layer) and self.name == other.name

    def __hash__(self) -> int:
        return hash(self.name)


class Part(Layer[T_co], ABC):
    """The key of a part of another layer, which comes with it: one class of words, one construction."""

    __slots__ = ("whole",)

    def __init__(self, name: str, whole: Layer[Any]) -> None:
        super().__init__(name)
        self.whole = whole

    @abstractmethod
    def pick(self, whole: Any) -> T_co:
        """Return the part from the value of the whole layer."""


class _Outermost(Part[tuple[Span, ...]]):
    """The stretches of some annotations that lie in no other one."""

    def pick(self, whole: Sequence[Placed]) -> tuple[Span, ...]:
        """Return them in order, from annotations in order."""
        found: list[Span] = []
        for annotation in whole:
            if not found or annotation.span.end > found[-1].end:
                found.append(annotation.span)
        return tuple(found)


BLOCKS: Layer[tuple[Block, ...]] = Layer("blocks")
LANGUAGES: Layer[Languages] = Layer("languages")
HITS: Layer[Hits] = Layer("hits")
SENTENCES: Layer[tuple[Span, ...]] = Layer("sentences")
TIMEXES: Layer[tuple[Timex, ...]] = Layer("timexes")
MOMENTS: Layer[tuple[Moment, ...]] = Layer("moments")
QUANTITIES: Layer[tuple[Quantity, ...]] = Layer("quantities")
QUOTATIONS: Layer[tuple[Quotation, ...]] = Layer("quotations")
QUOTED_STRETCHES: Layer[tuple[Span, ...]] = _Outermost("quotations.outermost", QUOTATIONS)
ATTRIBUTIONS: Layer[tuple[Attribution, ...]] = Layer("attributions")
MENTIONS: Layer[tuple[Mention, ...]] = Layer("mentions")
