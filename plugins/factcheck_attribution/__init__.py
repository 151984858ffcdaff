"""Rules about who says what: orphaned quotations, leaked voices, loaded words, credits, one-sided sourcing."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable

from factcheck import Checker, hookimpl
from factcheck_attribution.credit_conflict import CreditConflict
from factcheck_attribution.loaded_attribution import LoadedAttribution
from factcheck_attribution.missing_credit import MissingCredit
from factcheck_attribution.orphan_quote import OrphanQuote
from factcheck_attribution.second_hand import SecondHand
from factcheck_attribution.single_source import SingleSource
from factcheck_attribution.unbalanced_quote import UnbalancedQuote
from factcheck_attribution.vague_source import VagueSource
from factcheck_attribution.voice_leak import VoiceLeak


@hookimpl
def factcheck_checkers() -> Sequence[type[Checker]]:
    """Return the rules of this plugin."""
    return (
        CreditConflict,
        LoadedAttribution,
        MissingCredit,
        OrphanQuote,
        SecondHand,
        SingleSource,
        UnbalancedQuote,
        VagueSource,
        VoiceLeak,
    )


@hookimpl
def factcheck_lexicons() -> Sequence[Traversable]:
    """Return the folder of this plugin's words."""
    return (files(__name__) / "lexicons",)
