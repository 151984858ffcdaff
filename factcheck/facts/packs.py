"""Reads fact packs; :mod:`factcheck.facts` shows the format.

Bundled packs and those of plugins are tested where they are made and load without pydantic. A user's packs are checked
against :mod:`factcheck.facts.schema`, as are all packs that turn out to be unreadable, for the sake of the message.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from importlib.resources.abc import Traversable
from itertools import pairwise
from pathlib import Path
from typing import Any

import tomli

from factcheck.facts.sections import SECTIONS, FactError, line_of
from factcheck.facts.store import EVERY_LANGUAGE, GAP, FactStore
from factcheck.model.fact import Event, Fact, Names, Office, Organisation, Person, Place, Series

_KEYS = {*SECTIONS, "source"}
_SUFFIX = ".toml"


def load(folders: Iterable[Traversable], extra: Iterable[Traversable] = ()) -> FactStore:
    """Return all facts of some packs.

    Args:
        folders: Of packs that are tested where they are made.
        extra: A user's packs, files or folders, which are validated.

    Raises:
        FactError: A pack cannot be used, or packs contradict each other.
    """
    packs = [(str(path), read(path)) for path in _files(folders)]
    packs += [(str(path), read(path, validate=True)) for path in _files(extra)]
    return combine(packs)


def read(path: Traversable, *, validate: bool = False) -> tuple[Fact, ...]:
    """Return the facts of one file.

    Raises:
        FactError: The file cannot be read or used.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise FactError(f"{path}: cannot be read: {error.strerror or error}: check the name") from None
    except UnicodeDecodeError:
        raise FactError(f"{path}: is not UTF-8 text: save it as UTF-8") from None
    return parse(text, str(path), validate=validate)


def parse(text: str, where: str, *, validate: bool = True) -> tuple[Fact, ...]:
    """Return the facts of a pack.

    Args:
        text: TOML.
        where: What messages call it.
        validate: Whether to check it against the schema first.

    Raises:
        FactError: It cannot be used.
    """
    try:
        data = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        from factcheck.toml_lines import broken

        raise FactError(broken(where, text, error)) from None
    if not validate:
        try:
            return tuple(_facts(_expanded(data, text, where)))
        except (AttributeError, IndexError, KeyError, TypeError, ValueError):
            # Something is wrong with it: the schema below tells what.
            pass
    from factcheck.facts.schema import check  # imported here because pydantic takes a tenth of a second

    pack = _expanded(data, text, where)
    check(pack, text, where)
    return tuple(_facts(pack))


def combine(packs: Iterable[tuple[str, Sequence[Fact]]], base: FactStore | None = None) -> FactStore:
    """Return a store of all facts of some packs, after a look at what they say of each other.

    Args:
        packs: What messages call a pack, and its facts.
        base: Facts that are in force besides.

    Raises:
        FactError: Two facts have one id, a fact refers to an unknown one, or its days are out of order.
    """
    facts: dict[str, Fact] = {fact.id: fact for fact in base or ()}
    origin: dict[str, str] = {}
    for where, pack in packs:
        for fact in pack:
            if fact.id in facts:
                other = origin.get(fact.id, "the facts already loaded")
                raise FactError(f"{_at(where, fact)}: the id `{fact.id}` is taken by {other}: choose another id")
            facts[fact.id] = fact
            origin[fact.id] = where
    for identifier, where in origin.items():
        _check(facts[identifier], facts, where)
    return FactStore(facts.values())


def _files(paths: Iterable[Traversable]) -> Iterator[Traversable]:
    for path in paths:
        if path.is_dir():
            yield from sorted((f for f in path.iterdir() if f.name.endswith(_SUFFIX)), key=lambda f: f.name)
        else:
            yield path


def _at(where: str, fact: Fact) -> str:
    """Return where a fact stands: the pack and, if that is a file, the line."""
    try:
        text = Path(where).read_text(encoding="utf-8")
    except OSError:
        return where
    section = next(section for section, kind in SECTIONS.items() if isinstance(fact, kind))
    names = [fact.id]
    if section == "offices":  # A table makes a fact of each term, whose id ends in the person and the year.
        names += [fact.id[: place.start()] for place in reversed(list(re.finditer("-", fact.id)))]
    line = next(filter(None, (line_of(section, name, text) for name in names)), None)
    return f"{where}:{line}" if line else where


def _check(fact: Fact, facts: Mapping[str, Fact], where: str) -> None:
    at = partial(_at, where, fact)
    for key, identifier, expected in _references(fact):
        found = facts.get(identifier)
        if found is None:
            raise FactError(f"{at()}: `{fact.id}`: {key} `{identifier}` is not a known fact: add it or correct the id")
        if not isinstance(found, expected):
            kinds = " or ".join(section for section, kind in SECTIONS.items() if kind in expected)
            raise FactError(f"{at()}: `{fact.id}`: {key} `{identifier}` cannot stand here: name one of {kinds}")
    if isinstance(fact, (Event, Office)) and fact.end is not None and fact.end < fact.start:
        raise FactError(
            f"{at()}: `{fact.id}` ends on {fact.end}, before it starts on {fact.start}: correct one of them"
        )
    if isinstance(fact, Series):
        if any(right < left for left, right in pairwise(fact.members)):
            raise FactError(f"{at()}: `{fact.id}`: its members are not in order of time: sort them")
        if fact.complete_to < fact.complete_from:
            raise FactError(f"{at()}: `{fact.id}`: `complete` ends before it starts: put the earlier day first")


def _references(fact: Fact) -> Iterator[tuple[str, str, tuple[type[Fact], ...]]]:
    if isinstance(fact, (Event, Series)):
        for participant in fact.participants:
            yield "participant", participant, (Person, Organisation, Place)
        if isinstance(fact, Event) and fact.place:
            yield "place", fact.place, (Place,)
    elif isinstance(fact, Office):
        yield "person", fact.person, (Person,)
    elif isinstance(fact, Place):
        if fact.country:
            yield "country", fact.country, (Place,)
    elif isinstance(fact, (Person, Organisation)) and fact.side:
        yield "side", fact.side, (Place, Organisation)


def _expanded(data: Mapping[str, Any], text: str, where: str) -> dict[str, Any]:
    """Return a pack with its tables turned into the facts of their rows."""

    def fault(table: int, key: str, message: str, row: int = 0) -> FactError:
        from factcheck.toml_lines import TomlLines

        line = TomlLines(text).of(("tables", table - 1, key))
        place = f"{where}:{line + row}" if line else where
        return FactError(f"{place}: table {table}{message}")

    pack = {key: dict(value) if key in SECTIONS and isinstance(value, dict) else value for key, value in data.items()}
    for number, table in enumerate(pack.pop("tables", ()), 1):
        try:
            shared = dict(table)
            kind, rows = shared.pop("kind"), shared.pop("rows")
            columns = [column.strip() for column in shared.pop("columns").split("|")]
        except (AttributeError, KeyError, TypeError):
            raise fault(number, "kind", ": needs the keys `kind`, `columns` and `rows`, each a string") from None
        if kind not in SECTIONS:
            raise fault(number, "kind", f": kind `{kind}` is none of {', '.join(SECTIONS)}: choose one")
        if columns[0] != "id":
            raise fault(number, "columns", f": the first column is `{columns[0]}`: put `id` first")
        section = pack.setdefault(kind, {})
        # The rows begin on the line below their key.
        for place, row in enumerate(rows.splitlines(), 1 if "\n" in rows else 0):
            if not row or row.isspace():
                continue
            cells = [cell.strip() for cell in row.split("|")]
            if len(cells) != len(columns):
                message = f", row `{cells[0]}`: has {len(cells)} cells for {len(columns)} columns: give one for each"
                raise fault(number, "rows", message, place)
            if cells[0] in section:
                message = f": the id `{cells[0]}` is taken by another fact of this file: choose another id"
                raise fault(number, "rows", message, place)
            section[cells[0]] = fact = dict(shared)
            for column, cell in zip(columns[1:], cells[1:], strict=True):
                if cell:
                    key, _, language = column.partition(".")
                    if language:
                        fact[key] = {**fact.get(key, {}), language: cell}
                    else:
                        fact[key] = _day(cell) if key in ("start", "end") else cell
    return pack


def _day(cell: str) -> date | str:
    try:
        return date.fromisoformat(cell)
    except ValueError:
        return cell  # the schema tells what is wrong with it


def _facts(pack: Mapping[str, Any]) -> Iterator[Fact]:
    if not pack.keys() <= _KEYS:
        raise ValueError("an unknown section")
    for section, fact_type in SECTIONS.items():
        for identifier, given in pack.get(section, {}).items():
            fact = dict(given)
            fact["names"] = names = _names(fact.get("names", {}))
            fact.setdefault("source", pack.get("source"))
            fact.setdefault("label", _label(identifier, names))
            if fact["source"] is None:
                raise ValueError("a fact without a source")
            if fact_type is Office:
                yield from _terms(identifier, fact)
            else:
                yield _MAKERS[fact_type](identifier, fact)


def _event(identifier: str, fact: dict[str, Any]) -> Event:
    fact.setdefault("end", fact["start"])
    if not (isinstance(fact["start"], date) and isinstance(fact["end"], date)):
        raise TypeError("a day that is none")
    fact["common"] = _names(fact.get("common", {}))
    fact["participants"] = _items(fact.get("participants", ""))
    fact["hallmarks"] = _items(fact.get("hallmarks", ""))
    return Event(id=identifier, **fact)


def _series(identifier: str, fact: dict[str, Any]) -> Series:
    first, last = fact.pop("complete").split()
    members = [line.split(None, 1) for line in fact.pop("members").splitlines() if line.strip()]
    fact["nouns"] = _names(fact.get("nouns", {}))
    fact["participants"] = _items(fact.get("participants", ""))
    return Series(
        id=identifier,
        members=tuple(date.fromisoformat(day) for day, _ in members),
        labels=tuple(label.strip() for _, label in members),
        complete_from=date.fromisoformat(first),
        complete_to=date.fromisoformat(last),
        **fact,
    )


def _organisation(identifier: str, fact: dict[str, Any]) -> Organisation:
    fact["acronyms"] = _items(fact.get("acronyms", ""))
    return Organisation(id=identifier, **fact)


def _person(identifier: str, fact: dict[str, Any]) -> Person:
    return Person(id=identifier, **fact)


def _place(identifier: str, fact: dict[str, Any]) -> Place:
    return Place(id=identifier, **fact)


_MAKERS = {Event: _event, Series: _series, Organisation: _organisation, Person: _person, Place: _place}


def _terms(identifier: str, fact: dict[str, Any]) -> Iterator[Office]:
    for line in fact.pop("holders").splitlines():
        if not line.strip():
            continue
        person, *days = line.split()
        start, *end = (date.fromisoformat(day) for day in days)
        yield Office(
            id=f"{identifier}-{person}-{start.year}", person=person, start=start, end=end[0] if end else None, **fact
        )


def _names(given: Mapping[str, str]) -> Names:
    return {language: _items(listed) for language, listed in given.items()}


def _items(listed: str) -> tuple[str, ...]:
    return tuple([item for part in listed.split(",") if (item := part.strip())])


def _label(identifier: str, names: Names) -> str:
    for language in (EVERY_LANGUAGE, "en"):
        for name in names.get(language, ()):
            if GAP not in name:
                return name
    return identifier
