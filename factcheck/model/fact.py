"""Facts that a local file states, each with its source. Two facts are the same only if they are the same object."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from factcheck.model.span import Span


class FactKind(StrEnum):
    """The kinds of facts a pack may state."""

    EVENT = "event"
    OFFICE = "office"
    SERIES = "series"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"


#: Names by ISO 639-1 language; the key ``*`` holds names that are the same everywhere.
Names = Mapping[str, tuple[str, ...]]


@dataclass(slots=True, kw_only=True, eq=False)
class Fact:
    """What every fact has.

    Args:
        id: Unique among all packs, ``kebab-case``.
        label: How findings name it, in English.
        names: What text calls it. A name may hold gaps: ``sommet … Genève`` is found where both parts stand
            in this order within eight words of one sentence.
        source: Where it can be looked up: an address or a citation.
    """

    id: str
    label: str
    names: Names
    source: str


@dataclass(slots=True, kw_only=True, eq=False)
class Event(Fact):
    """Something that happened from ``start`` to ``end`` (the same day for most).

    Args:
        common: Common nouns for it ("visioconférence"), which name this event only where ``participants`` stand nearby.
        participants: Ids of persons or organisations.
        place: Id of a place.
        hallmarks: Folded words of any language that tell of it where its day and month stand with them.
    """

    start: date
    end: date
    common: Names = field(default_factory=dict)
    participants: tuple[str, ...] = ()
    place: str | None = None
    hallmarks: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True, eq=False)
class Office(Fact):
    """A term of office: ``person`` held what ``names`` call it, from ``start`` up to and including ``end``."""

    person: str
    start: date
    end: date | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Series(Fact):
    """Events that ordinals count ("sixième échange cette année").

    Args:
        members: Days of the members, increasing.
        labels: What each member was, in the order of ``members``.
        nouns: Singular common nouns that an ordinal counts it by, per language.
        participants: All of them must be mentioned in an article for an ordinal to count this series; without any,
            only rules that name the series count it.
        complete_from: First day from which no member is missing.
        complete_to: Last such day.
    """

    members: tuple[date, ...]
    labels: tuple[str, ...]
    nouns: Names
    participants: tuple[str, ...]
    complete_from: date
    complete_to: date


@dataclass(slots=True, kw_only=True, eq=False)
class Person(Fact):
    """A person; ``side`` is the id of the country or organisation spoken for."""

    side: str | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Organisation(Fact):
    """An organisation; ``side`` as for a person; ``media`` marks a news outlet or agency."""

    side: str | None = None
    acronyms: tuple[str, ...] = ()
    media: bool = False


@dataclass(slots=True, kw_only=True, eq=False)
class Place(Fact):
    """A place: ``country`` is the id of its country, ``zone`` its IANA time zone."""

    country: str | None = None
    zone: str | None = None


class Mention(NamedTuple):
    """A stretch of text that names a fact.

    Args:
        span: The words.
        facts: Every fact the words can name, sorted by id; more than one where the words are ambiguous.
        kind: Kind of these facts.
    """

    span: Span
    facts: tuple[Fact, ...]
    kind: FactKind
