"""What goes wrong with the files that tell what a run shall do."""

from __future__ import annotations

import json
from datetime import date


class ConfigError(ValueError):
    """A configuration, suppression or baseline that cannot be used.

    The message names file, line and remedy; several messages stand on lines of their own.
    """


def toml(value: object) -> str:
    """Return a value as TOML writes it."""
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(toml, value))}]"
    return str(value) if isinstance(value, date) else json.dumps(value, ensure_ascii=False)
