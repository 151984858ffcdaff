"""Counts: totals, shares, changes, conversions, lists and ordinals against what the text itself makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable

from factcheck import Annotator, Checker, hookimpl
from factcheck_counts.enumeration_mismatch import EnumerationMismatch
from factcheck_counts.exchange_rate_drift import ExchangeRateDrift
from factcheck_counts.figure_drift import FigureDrift
from factcheck_counts.headline_figure import HeadlineFigure
from factcheck_counts.multiplier_mismatch import MultiplierMismatch
from factcheck_counts.ordinal_mismatch import OrdinalMismatch
from factcheck_counts.percent_change import PercentChange
from factcheck_counts.percent_points import PercentPoints
from factcheck_counts.percent_total import PercentTotal
from factcheck_counts.readings.frames import FrameReader
from factcheck_counts.readings.statements import StatementReader
from factcheck_counts.share_mismatch import ShareMismatch
from factcheck_counts.sum_mismatch import SumMismatch
from factcheck_counts.unit_conversion import UnitConversion


@hookimpl
def factcheck_checkers() -> Sequence[type[Checker]]:
    """Return the rules of this plugin."""
    return (
        EnumerationMismatch,
        ExchangeRateDrift,
        FigureDrift,
        HeadlineFigure,
        MultiplierMismatch,
        OrdinalMismatch,
        PercentChange,
        PercentPoints,
        PercentTotal,
        ShareMismatch,
        SumMismatch,
        UnitConversion,
    )


@hookimpl
def factcheck_annotators() -> Sequence[type[Annotator]]:
    """Return what reads statements, and the changes, shares and ordinals that they tell in any order."""
    return StatementReader, FrameReader


@hookimpl
def factcheck_lexicons() -> Sequence[Traversable]:
    """Return the words and constructions of this plugin."""
    return (files(__name__) / "lexicons",)
