"""The baseline: the findings that were there when somebody decided to look forward.

It is a JSON file, sorted so that a change of it reads well in review. Articles are named from its folder. It only grows
when somebody writes it anew; ``update`` takes out what is no longer found.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from factcheck.model.report import FindingRecord
from factcheck.policy.config import Origin, absolute, shown
from factcheck.policy.errors import ConfigError

FILE = "factcheck-baseline.json"
_VERSION = 1


class Entry(NamedTuple):
    """A finding that was known; ``message`` is for whoever reads the file."""

    rule: str
    fingerprint: str
    message: str

    @classmethod
    def of(cls, finding: FindingRecord) -> Entry:
        """Return the entry of a finding."""
        return cls(finding.rule, finding.fingerprint, finding.message)


class Baseline:
    """The findings that were known.

    Args:
        path: Of the file.
        entries: By article, as seen from the folder of the file, with slashes.
    """

    def __init__(self, path: Path, entries: Mapping[str, Iterable[Entry]]) -> None:
        self.path = path
        self._folder = absolute(path).parent
        listed = {article: tuple(sorted(known)) for article, known in sorted(entries.items())}
        self.entries = {article: known for article, known in listed.items() if known}
        # The fingerprint knows the rule, whatever it is called today.
        self._known = {(article, entry.fingerprint) for article, own in self.entries.items() for entry in own}

    @classmethod
    def read(cls, path: Path, origin: Origin | None = None) -> Baseline:
        """Return the baseline that a file holds.

        Args:
            path: Of the file.
            origin: Of the name of the file, for messages.

        Raises:
            ConfigError: It cannot be used.
        """
        anew = f"write it with `factcheck baseline write --baseline {shown(path)}`"
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            before = f"{origin}: " if origin else ""
            raise ConfigError(f"{before}there is no baseline {shown(path)}: {anew}") from None
        except OSError as error:
            raise ConfigError(f"{shown(path)}: cannot be read: {error.strerror}: check its permissions") from None
        except json.JSONDecodeError as error:
            raise ConfigError(f"{shown(path)}:{error.lineno}: this is not JSON: restore the file, or {anew}") from None
        except UnicodeDecodeError:
            raise ConfigError(f"{shown(path)}: is not UTF-8 text: restore the file, or {anew}") from None
        try:
            return cls(path, _entries(data))
        except (AttributeError, KeyError, TypeError, ValueError):
            raise ConfigError(f"{shown(path)}: this is not a baseline: restore the file, or {anew}") from None

    def __len__(self) -> int:
        return sum(map(len, self.entries.values()))

    def name(self, path: str) -> str:
        """Return what an article is called in this baseline."""
        return PurePath(os.path.relpath(path, self._folder)).as_posix()

    def knows(self, path: str, finding: FindingRecord) -> bool:
        """Tell whether a finding of an article was known."""
        return (self.name(path), finding.fingerprint) in self._known

    def of(self, path: str) -> tuple[Entry, ...]:
        """Return what was known of an article."""
        return self.entries.get(self.name(path), ())

    def gone(self) -> tuple[str, ...]:
        """Return the articles that are no longer there."""
        return tuple(article for article in self.entries if not (self._folder / article).exists())

    def write(self) -> None:
        """Write the file.

        Raises:
            ConfigError: It cannot be written.
        """
        articles = {article: [entry._asdict() for entry in known] for article, known in self.entries.items()}
        text = json.dumps({"version": _VERSION, "articles": articles}, ensure_ascii=False, indent=2)
        try:
            self.path.write_text(text + "\n", encoding="utf-8", newline="\n")
        except OSError as error:
            raise ConfigError(f"{shown(self.path)}: cannot be written: {error.strerror}: choose another file") from None


def _entries(data: Any) -> dict[str, list[Entry]]:
    if data["version"] != _VERSION:
        raise ValueError("a baseline of another version")
    return {
        str(article): [Entry(str(entry["rule"]), str(entry["fingerprint"]), str(entry["message"])) for entry in known]
        for article, known in data["articles"].items()
    }
