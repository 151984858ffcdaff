"""Where in a TOML file a key stands: ``tomli`` tells what a file says, and not on which line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import tomli

Place: TypeAlias = tuple[str | int, ...]
"""Keys and, in arrays, indexes that lead to a value."""


class FieldError(ValueError):
    """What is wrong with one key of a file.

    Args:
        place: Keys and indexes that lead to it.
        message: What is wrong, with a remedy.
    """

    def __init__(self, place: Sequence[str | int], message: str) -> None:
        super().__init__(message)
        self.place = tuple(place)


class TomlLines:
    """The lines of the statements of a TOML file.

    Args:
        text: Of a file that ``tomli`` can read.
    """

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        #: First and last line of each statement, from 1.
        self._statements: dict[Place, tuple[int, int]] = {}
        table: Place = ()
        tables: dict[Place, int] = {}
        start = 0
        for end in range(1, len(self._lines) + 1):
            # A statement is complete as soon as it can be read, because the file as a whole can.
            try:
                said = tomli.loads("\n".join(self._lines[start:end]))
            except tomli.TOMLDecodeError:
                continue
            if said:
                place = _place(said)
                if not self._lines[start].lstrip().startswith("["):
                    place = (*table, *place)
                elif place[-1] == 0:
                    name = _within(tables, place[:-1])
                    tables[name] = tables.get(name, -1) + 1
                    table = place = (*name, tables[name])
                else:
                    table = place = _within(tables, place)
                self._statements.setdefault(place, (start + 1, end))
            start = end

    def of(self, place: Sequence[str | int], value: object = None) -> int | None:
        """Return the line of a value or, where it has none of its own, of what holds it.

        Args:
            place: Keys and indexes that lead to it.
            value: A text in a list, to find its line in one that goes over several.
        """
        sought = tuple(place)
        if sought not in self._statements:
            # A table may stand there by its parts only.
            parts = [first for key, (first, _) in self._statements.items() if key[: len(sought)] == sought]
            if parts:
                return min(parts)
        quoted = (f'"{value}"', f"'{value}'") if isinstance(value, str) else ()
        for length in range(len(sought), 0, -1):
            if sought[:length] in self._statements:
                first, last = self._statements[sought[:length]]
                lines = range(first, last + 1)
                return next((line for line in lines if any(text in self._lines[line - 1] for text in quoted)), first)
        return None


def _within(tables: Mapping[Place, int], place: Place) -> Place:
    """Return the keys of a table with the index of each array of tables that it is part of, which is the last one."""
    full: Place = ()
    for key in place[:-1]:
        full = (*full, key)
        if full in tables:
            full = (*full, tables[full])
    return (*full, place[-1])


def _place(said: Any) -> Place:
    """Return the keys of the only value in a statement."""
    if isinstance(said, dict) and len(said) == 1:
        ((key, value),) = said.items()
        return (key, *_place(value))
    if isinstance(said, list) and len(said) == 1 and said[0] == {}:
        return (0,)
    return ()


def broken(where: str, text: str, error: tomli.TOMLDecodeError) -> str:
    """Return the message about a file that is not TOML, with its line in front.

    Args:
        where: What messages call the file.
        text: Of the file.
        error: What ``tomli`` said of it.
    """
    message, _, place = str(error).rstrip(")").partition(" (at ")
    numbers = [word for word in place.replace(",", "").split() if word.isdecimal()]
    # Python says "at end of document" where the last line breaks off.
    at = ":".join([where, *(numbers or [str(text.rstrip().count("\n") + 1)])])
    return f"{at}: this is not TOML: {message[:1].lower()}{message[1:]}: correct the line"
