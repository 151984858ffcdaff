"""What a fact pack is made of, and what is wrong with one that is not."""

from __future__ import annotations

from factcheck.model.fact import Event, Fact, Office, Organisation, Person, Place, Series

#: Keys of a pack and the types they make.
SECTIONS: dict[str, type[Fact]] = {
    "places": Place,
    "people": Person,
    "organisations": Organisation,
    "offices": Office,
    "events": Event,
    "series": Series,
}


class FactError(ValueError):
    """A fact pack that cannot be used; the message names file, fact and remedy."""


def line_of(section: str, identifier: str, text: str) -> int | None:
    """Return the first line of a pack that names a fact, which is where a writer looks; None if none does."""
    for wanted in ((f"[{section}.{identifier}]",), (f"{identifier} ", f"{identifier}|")):
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip().startswith(wanted):
                return number
    return None
