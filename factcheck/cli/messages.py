"""How the command line talks about what goes wrong: one plain line on standard error."""

from __future__ import annotations

import sys


class UsageError(Exception):
    """Something that the user has to put right before anything can run; the message says what and how."""


def tell(message: str) -> None:
    """Print one line on standard error."""
    print(f"factcheck: {message}", file=sys.stderr)
