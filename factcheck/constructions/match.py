"""Where a construction was found, and how a checker asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from factcheck.model.layers import Layer, Part
from factcheck.model.span import Span


class Binding(NamedTuple):
    """What a slot was bound to.

    ``value`` is the annotation (a ``Quantity``, a ``Timex``, a ``Mention``, a ``Quotation``), or the folded words of a
    ``word`` or ``phrase`` slot.
    """

    span: Span
    value: Any


class Match:
    """A place where a construction was found.

    Args:
        span: From the first word of the pattern to the last.
        pattern: The pattern that fitted, as the lexicon writes it.
        bindings: In order of the text; a slot inside a repetition may be bound several times.
    """

    __slots__ = ("bindings", "pattern", "span")

    def __init__(self, span: Span, pattern: str, bindings: tuple[tuple[str, Binding], ...]) -> None:
        self.span = span
        self.pattern = pattern
        self.bindings = bindings

    def __getitem__(self, name: str) -> Binding:
        """Return what a slot was first bound to.

        Raises:
            KeyError: The slot was not bound.
        """
        for bound, binding in self.bindings:
            if bound == name:
                return binding
        raise KeyError(name)

    def __contains__(self, name: str) -> bool:
        return any(bound == name for bound, _ in self.bindings)

    def all(self, name: str) -> tuple[Binding, ...]:
        """Return everything a slot was bound to, in order of the text."""
        return tuple(binding for bound, binding in self.bindings if bound == name)


#: The constructions found in a document, by name.
MATCHES: Layer[Mapping[str, tuple[Match, ...]]] = Layer("matches")


class Construction(Part[tuple[Match, ...]]):
    """The key of a construction, as a layer of its own: ``Construction("counts.total-of-parts")``."""

    __slots__ = ("construction",)

    def __init__(self, construction: str) -> None:
        super().__init__(f"construction:{construction}", MATCHES)
        self.construction = construction

    def pick(self, whole: Mapping[str, tuple[Match, ...]]) -> tuple[Match, ...]:
        """Return the matches of the construction."""
        return whole.get(self.construction, ())
