"""Chronology: when an article can have been written, as sets of days under constraints."""

from factcheck.chronology.chronicle import CHRONOLOGY, Chronicle
from factcheck.chronology.constraint import Constraint
from factcheck.chronology.days import DaySet

__all__ = ["CHRONOLOGY", "Chronicle", "Constraint", "DaySet"]
