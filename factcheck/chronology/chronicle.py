"""All that an article says about the day it was written, taken together."""

from __future__ import annotations

from datetime import date

from factcheck.chronology.constraint import Constraint
from factcheck.chronology.days import DaySet
from factcheck.chronology.solver import feasible, minimal_conflict
from factcheck.model.layers import Layer
from factcheck.model.timex import Timex


class Chronicle:
    """When an article can have been written.

    Args:
        constraints: In order of preference for explanations; at most one of them is ``declared``.
        datelines: The days that the lines above the text name, in text order: "Publié le 4 mai, mis à jour le 6 mai".

    Attributes:
        declared: The stated day of publication; None where none is stated.
    """

    __slots__ = ("_implied", "_proved", "constraints", "datelines", "declared")

    def __init__(self, constraints: tuple[Constraint, ...], datelines: tuple[Timex, ...] = ()) -> None:
        self.constraints = constraints
        self.datelines = datelines
        self.declared: date | None = next((c.days.earliest for c in constraints if c.declared), None)
        self._proved: DaySet | None = None
        self._implied: DaySet | None = None

    @property
    def proved(self) -> DaySet:
        """The days that all constraints allow which neither are the stated date nor hang on an assumption."""
        if self._proved is None:
            self._proved = feasible(c for c in self.constraints if not (c.assumed or c.declared))
        return self._proved

    @property
    def implied(self) -> DaySet:
        """``proved``, narrowed by each constraint that hangs on an assumption, in order.

        One that would leave no day is passed over, because then its assumption is what is wrong.
        """
        if self._implied is None:
            self._implied = self.proved
            for constraint in self.constraints:
                if constraint.assumed and not constraint.declared:
                    self._implied = self._implied & constraint.days or self._implied
        return self._implied

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
