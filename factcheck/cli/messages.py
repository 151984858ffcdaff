"""How the command line talks about what goes wrong: one plain line on standard error."""

from __future__ import annotations

import sys


class UsageError(Exception):
    """Something that the user has to put right before anything can run; the message says what and how."""


def tell(message: str) -> None:
    """Print a message on standard error, each of its lines as one of ours."""
    for line in message.splitlines():
        print(f"factcheck: {line}", file=sys.stderr)
