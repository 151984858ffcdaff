"""Chronology: when an article can have been written, as sets of days under constraints."""

from factcheck.chronology.chronicle import CHRONOLOGY, Chronicle
from factcheck.chronology.constraint import Constraint
from factcheck.chronology.days import DaySet
from factcheck.chronology.resolve import Repair, RepairKind, candidate_years, repairs
from factcheck.chronology.series import SeriesCount, count_series
from factcheck.chronology.solver import feasible, minimal_conflict

__all__ = [
    "CHRONOLOGY",
    "Chronicle",
    "Constraint",
    "DaySet",
    "Repair",
    "RepairKind",
    "SeriesCount",
    "candidate_years",
    "count_series",
    "feasible",
    "minimal_conflict",
    "repairs",
]
