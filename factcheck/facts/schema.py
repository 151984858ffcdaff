"""What a fact pack may hold, as pydantic models, and how a breach is told.

Imported only for packs that a user wrote and for packs that turned out to be unreadable: pydantic takes a tenth of a
second.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_core import ErrorDetails

from factcheck.facts.sections import SECTIONS, FactError, line_of
from factcheck.toml_lines import TomlLines


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (OSError, ValueError, ZoneInfoNotFoundError):
        raise ValueError(f"`{name}` is not an IANA time zone such as Europe/Paris") from None
    return name


def _dated_lines(text: str) -> str:
    for line in filter(None, map(str.strip, text.splitlines())):
        day, _, label = line.partition(" ")
        _iso(day, line)
        if not label.strip():
            raise ValueError(f"the line `{line}` lacks a label after its day")
    return text


def _holders(text: str) -> str:
    for line in filter(None, map(str.strip, text.splitlines())):
        days = line.split()[1:]
        if not 1 <= len(days) <= 2:
            raise ValueError(f"the line `{line}` must be: person first-day last-day (no last day while in office)")
        for day in days:
            _iso(day, line)
    return text


def _two_days(text: str) -> str:
    days = text.split()
    if len(days) != 2:
        raise ValueError("must be two days: the first and the last between which no member is missing")
    for day in days:
        _iso(day, text)
    return text


def _iso(day: str, line: str) -> None:
    try:
        date.fromisoformat(day)
    except ValueError:
        raise ValueError(f"in `{line}`, `{day}` is not a day in the form YYYY-MM-DD") from None


_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_IDS = r"^\s*[a-z0-9-]+(\s*,\s*[a-z0-9-]+)*\s*,?\s*$"
_Id = Annotated[str, StringConstraints(pattern=_ID)]
_Ids = Annotated[str, StringConstraints(pattern=_IDS)]
#: What is to be written where a text does not fit a pattern.
_REMEDIES = {
    _ID: "write an id: lower-case letters and digits without accents, parted by hyphens",
    _IDS: "write ids with commas between them, or leave the key out",
}
_Language = Annotated[str, StringConstraints(pattern=r"^([a-z]{2}|\*)$")]
_Names = dict[_Language, _Text]


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class FactModel(_Strict):
    """What every fact may hold."""

    label: _Text | None = Field(None, description="What findings call it.")
    source: _Text | None = Field(None, description="Where it is told.")


class NamedModel(FactModel):
    """What every fact may hold that text names."""

    names: _Names = Field({}, description="What articles call it, by language.")


class PlaceModel(NamedModel):
    """A table ``[places.ID]``."""

    country: _Id | None = Field(None, description="Id of the country that it lies in.")
    zone: Annotated[str, AfterValidator(_zone)] | None = Field(None, description="IANA time zone.")


class PersonModel(NamedModel):
    """A table ``[people.ID]``."""

    side: _Id | None = Field(None, description="Id of the country or organisation spoken for.")


class OrganisationModel(NamedModel):
    """A table ``[organisations.ID]``."""

    side: _Id | None = Field(None, description="Id of the country or organisation spoken for.")
    acronyms: _Text | None = Field(None, description="Its short names, the same in every language.")
    media: bool = Field(False, description="Whether it is a news outlet or agency.")


class OfficeModel(NamedModel):
    """A table ``[offices.ID]``, one fact for each line of ``holders``."""

    holders: Annotated[_Text, AfterValidator(_holders)] = Field(
        description="A line for each term: id of the person, first day, last day."
    )


class EventModel(NamedModel):
    """A table ``[events.ID]``."""

    start: date = Field(description="Its day, or its first.")
    end: date | None = Field(None, description="Its last day, where it lasted longer.")
    common: _Names = Field({}, description="What it is called only where a participant is named, by language.")
    participants: _Ids | None = Field(
        None, description="Ids of people, organisations and places; an article must name one of them."
    )
    place: _Id | None = Field(None, description="Id of the place.")
    hallmarks: _Text | None = Field(
        None, description="Words of any language that tell of it together with its day and month."
    )


class SeriesModel(FactModel):
    """A table ``[series.ID]``."""

    nouns: _Names = Field({}, description="What ordinals count it by, in the singular, by language.")
    participants: _Ids | None = Field(
        None,
        description="Ids of those whom an article must name for an ordinal to count it;"
        " without them only a rule of the kind `series` counts it.",
    )
    complete: Annotated[_Text, AfterValidator(_two_days)] = Field(
        description="First and last day between which no member is missing."
    )
    members: Annotated[_Text, AfterValidator(_dated_lines)] = Field(
        description="A line for each, in order of time: its day, and what it was."
    )


class PackModel(_Strict):
    """A whole pack, its tables already turned into facts."""

    source: _Text | None = None
    places: dict[_Id, PlaceModel] = {}
    people: dict[_Id, PersonModel] = {}
    organisations: dict[_Id, OrganisationModel] = {}
    offices: dict[_Id, OfficeModel] = {}
    events: dict[_Id, EventModel] = {}
    series: dict[_Id, SeriesModel] = {}


def check(pack: dict[str, Any], text: str, where: str) -> None:
    """Check a pack.

    Args:
        pack: With its tables already turned into facts.
        text: Of the file, for line numbers.
        where: What messages call the file.

    Raises:
        FactError: It breaks the schema; the message tells the first few breaches, one a line.
    """
    try:
        model = PackModel.model_validate(pack)
    except ValidationError as error:
        breaches = [_told(breach, text, where) for breach in error.errors()[:5]]
        raise FactError("\n".join(breaches)) from None
    if model.source is None:
        for section in SECTIONS:
            for identifier, fact in getattr(model, section).items():
                if fact.source is None:
                    line = line_of(section, identifier, text)
                    place = f"{where}:{line}" if line else where
                    raise FactError(
                        f"{place}: `{identifier}` has no source: add `source` to it or at the head of the file"
                    )


def _told(breach: ErrorDetails, text: str, where: str) -> str:
    path = [str(step) for step in breach["loc"] if step != "[key]"]
    line = _line(path, text)
    place = f"{where}:{line}" if line else where
    key = f" `{'.'.join(path)}`:" if path else ""
    if breach["type"] == "extra_forbidden":
        model = _model(path)
        return f"{place}:{key} unknown key: use one of {', '.join(model.model_fields)}"
    if breach["type"] == "missing":
        return f"{place}:{key} missing: add it"
    if breach["type"] == "string_pattern_mismatch" and breach["ctx"]["pattern"] in _REMEDIES:
        return f"{place}:{key} {_REMEDIES[breach['ctx']['pattern']]}"
    message = breach["msg"].removeprefix("Value error, ")
    return f"{place}:{key} {message[0].lower()}{message[1:]}"


def _line(path: list[str], text: str) -> int | None:
    """Return the line of a key or, where it has none, of the fact or the section."""
    line = TomlLines(text).of(path)
    if line is None and len(path) > 1:
        return line_of(path[0], path[1], text)  # a row of a table
    return line


def _model(path: list[str]) -> type[BaseModel]:
    models: dict[str, type[BaseModel]] = {
        "places": PlaceModel,
        "people": PersonModel,
        "organisations": OrganisationModel,
        "offices": OfficeModel,
        "events": EventModel,
        "series": SeriesModel,
    }
    return models[path[0]] if len(path) > 2 else PackModel
