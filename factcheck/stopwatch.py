"""Tells where the time goes, layer by layer and rule by rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any, ParamSpec, TypeVar

from factcheck.annotate.base import Annotated, Annotator
from factcheck.model.layers import Layer

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(slots=True)
class Stopwatch:
    """Adds up the seconds that stages take, each without the stages inside it.

    A layer is computed when a rule first reads it; its time is the layer's and not the rule's.

    Attributes:
        seconds: By name of a stage.
        calls: How often each stage ran.
    """

    seconds: dict[str, float] = field(default_factory=dict)
    calls: dict[str, int] = field(default_factory=dict)
    _inner: float = 0.0

    def run(self, stage: str, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do some work and note its time."""
        outer, self._inner = self._inner, 0.0
        start = perf_counter()
        try:
            return work(*args, **kwargs)
        finally:
            elapsed = perf_counter() - start
            self.seconds[stage] = self.seconds.get(stage, 0.0) + elapsed - self._inner
            self.calls[stage] = self.calls.get(stage, 0) + 1
            self._inner = outer + elapsed

    def annotator(self, annotator: Annotator) -> Annotator:
        """Return an annotator that does what another one does and has its time noted."""
        return _Timed(annotator, self)

    def take(self) -> Stopwatch:
        """Return what has been measured so far and begin anew."""
        taken = Stopwatch(self.seconds, self.calls)
        self.seconds, self.calls = {}, {}
        return taken

    def add(self, other: Stopwatch) -> None:
        """Add what another stopwatch, of another process, has measured."""
        for stage, seconds in other.seconds.items():
            self.seconds[stage] = self.seconds.get(stage, 0.0) + seconds
            self.calls[stage] = self.calls.get(stage, 0) + other.calls[stage]


class _Timed:
    __slots__ = ("_annotator", "_stage", "_stopwatch", "layer")

    def __init__(self, annotator: Annotator, stopwatch: Stopwatch) -> None:
        self.layer: Layer[Any] = annotator.layer
        self._annotator = annotator
        self._stage = f"layer {annotator.layer.name}"
        self._stopwatch = stopwatch

    def annotate(self, document: Annotated) -> Any:
        return self._stopwatch.run(self._stage, self._annotator.annotate, document)
