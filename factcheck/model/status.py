"""How far a rule can be relied upon."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """Where a rule is in its life."""

    PREVIEW = "preview"
    """It may change; it runs only when previews are asked for, or when it is selected by its id."""
    STABLE = "stable"
    DEPRECATED = "deprecated"
    """It still runs, and will be removed; who runs it is told."""
    REMOVED = "removed"
    """It never runs; who names it is told."""
