"""What goes wrong with the files that tell what a run shall do."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches


class ConfigError(ValueError):
    """A configuration, suppression or baseline that cannot be used.

    The message names file, line and remedy; several messages stand on lines of their own.
    """


def proposal(name: str, known: Iterable[str], otherwise: str) -> str:
    """Return what a message about an unknown name goes on with: the name that was meant, else another remedy."""
    close = get_close_matches(name, sorted(known), n=1)
    return f": did you mean `{close[0]}`?" if close else f": {otherwise}"


def toml(value: object) -> str:
    """Return a value as TOML writes it."""
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(toml, value))}]"
    return str(value) if isinstance(value, date) else json.dumps(value, ensure_ascii=False)
