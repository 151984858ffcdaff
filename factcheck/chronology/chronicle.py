"""All that an article says about the day it was written, taken together."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from factcheck.chronology.constraint import Constraint
from factcheck.chronology.days import DaySet
from factcheck.chronology.solver import feasible, minimal_conflict
from factcheck.model.layers import Layer


@dataclass(frozen=True, slots=True)
class Chronicle:
    """When an article can have been written.

    Args:
        constraints: In order of preference for explanations; at most one of them is ``declared``.

    Attributes:
        declared: The stated day of publication; None where none is stated.
        proved: The days that all constraints allow which neither are the stated date nor hang on an assumption.
        implied: ``proved``, narrowed by each constraint that hangs on an assumption, in order; one that would leave no
            day is passed over, because then its assumption is what is wrong.
    """

    constraints: tuple[Constraint, ...]
    declared: date | None = field(init=False, compare=False)
    proved: DaySet = field(init=False, compare=False)
    implied: DaySet = field(init=False, compare=False)

    def __post_init__(self) -> None:
        declared = next((c.days.earliest for c in self.constraints if c.declared), None)
        proved = feasible(c for c in self.constraints if not (c.assumed or c.declared))
        implied = proved
        for constraint in self.constraints:
            if constraint.assumed and not constraint.declared:
                implied = implied & constraint.days or implied
        for name, value in (("declared", declared), ("proved", proved), ("implied", implied)):
            object.__setattr__(self, name, value)

    @property
    def conflict(self) -> tuple[Constraint, ...]:
        """A minimal conflict among the stated date and the constraints without an assumption; () where none is."""
        if self.proved and (self.declared is None or self.declared in self.proved):
            return ()
        return minimal_conflict([c for c in self.constraints if c.declared or not c.assumed])

    @property
    def trusted(self) -> bool:
        """Whether a date of publication is stated that the text does not disprove.

        A text that contradicts itself disproves nothing.
        """
        return self.declared is not None and (not self.proved or self.declared in self.proved)

    @property
    def window(self) -> DaySet:
        """The days on which the article can have been written: the stated one if trusted, else those implied."""
        return DaySet.day(self.declared) if self.declared and self.trusted else self.implied

    @property
    def reference(self) -> date | None:
        """The day from which bare dates are resolved: the only day of ``window``; None where it has several or none."""
        return self.declared if self.trusted else self.implied.only


CHRONOLOGY: Layer[Chronicle] = Layer("chronology")
