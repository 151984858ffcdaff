"""What configuration and suppression files may hold, as pydantic models, and how a breach is told.

Imported only where there is such a file: pydantic takes a tenth of a second.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_core import ErrorDetails

from factcheck.errors import proposal
from factcheck.toml_lines import Place

_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
_Name = Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)?$")]
_Rule = Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$")]
_Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
_Severity = Literal["error", "warning", "info"]
_Value = bool | int | float | str | list[str]


def _hyphened(name: str) -> str:
    return name.replace("_", "-")


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, alias_generator=_hyphened)


class RulesModel(_Strict):
    """Which rules run, and how."""

    select: list[_Name] = Field([], description="Rules and families of rules to run; all where there are none.")
    ignore: list[_Name] = Field(
        [], description="Rules and families of rules not to run. The id of a rule wins over its family."
    )
    severity: dict[_Rule, _Severity] = Field({}, description="Severity of every contradiction that a rule reports.")
    options: dict[_Rule, dict[str, _Value]] = Field(
        {}, description="Options of rules, by rule; `factcheck rules ID` lists them."
    )


class OverrideModel(RulesModel):
    """What holds besides for some articles: `select` adds to what runs, `ignore` takes away."""

    paths: list[_Text] = Field(
        min_length=1, description="Patterns, seen from the folder of the configuration: `archive/**`, `*.draft.md`."
    )


class ConfigurationModel(RulesModel):
    """`factcheck.toml`, or `[tool.factcheck]` in pyproject.toml."""

    extend: _Text | list[_Text] = Field([], description="Files whose configuration holds where this one says nothing.")
    exclude: list[_Text] = Field([], description="Patterns of files and folders that a folder is searched without.")
    languages: list[_Language] = Field(
        [], min_length=1, description="Languages of the house: an article in another one is undecided."
    )
    fail_level: Literal["error", "warning", "info", "none"] = Field(
        "error", description="Lowest severity that stops publication."
    )
    max_warnings: int | None = Field(None, ge=0, description="More warnings than this stop publication.")
    stale_suppressions: _Severity = Field(
        "warning", description="Severity of suppressions that are unused or expired, and of stale baseline entries."
    )
    baseline: _Text | None = Field(None, description="File of the findings that were known when it was written.")
    fact_packs: list[_Text] = Field([], description="TOML files of facts, or folders of them.")
    rule_packs: list[_Text] = Field([], description="TOML files of rules, or folders of them.")
    preview: bool = Field(False, description="Whether rules in preview run, which may still change.")
    required_plugins: list[_Text] = Field([], description="Plugins without which the gate is undecided.")
    timeout: float = Field(10.0, gt=0, allow_inf_nan=False, description="Seconds that one article may take.")
    overrides: list[OverrideModel] = Field([], description="What holds besides for some articles; the last wins.")


class SuppressionModel(_Strict):
    """One suppression: which findings do not count, and why."""

    rule: _Name = Field(description="A rule or a family of rules.")
    finding: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")] | None = Field(
        None, description="Fingerprint of one finding; all findings of the rule unless given."
    )
    reason: _Text = Field(description="Why it is right as it is, for whoever reads this in a year.")
    until: date | None = Field(None, description="Its last day.")


class SuppressionsModel(_Strict):
    """The file beside an article, named after it: `story.txt.factcheck.toml`."""

    ignore: list[SuppressionModel] = Field([], description="What does not count in this article.")


Breach = tuple[Place, str]
"""Where something is wrong, and what, with the remedy."""


def breaches(model: type[BaseModel], data: object) -> Iterator[Breach]:
    """Yield what is wrong with the data of a file."""
    try:
        model.model_validate(data)
    except ValidationError as error:
        told = set()
        # A key that is misspelt is also one that is missing, and the former is what its writer has to know.
        for breach in sorted(error.errors(), key=lambda breach: breach["type"] == "missing"):
            place, message = _told(model, breach)
            if place not in told:  # a value of several types breaches each
                told.add(place)
                yield place, message


def _told(model: type[BaseModel], breach: ErrorDetails) -> Breach:
    place = tuple(step for step in breach["loc"] if step != "[key]")
    value = breach["input"]
    kind = breach["type"]
    if kind == "extra_forbidden":
        known = _keys(model, place[:-1])
        return place, "unknown key" + proposal(str(place[-1]), known, f"use one of {', '.join(known)}")
    if kind == "missing":
        return place, f"`{place[-1]}` is missing: add it"
    place = tuple(step for step in place if not _is_branch(step))
    if "[key]" in breach["loc"]:
        return place, f"`{value}` is not the id of a rule: write it as `family.rule`"
    if kind == "literal_error":
        expected = breach.get("ctx", {}).get("expected", "").replace("'", "`")
        return place, f"{_shown(value)} is not possible here: choose {expected}"
    return place, f"{_shown(value)} is not possible here: give {_EXPECTED.get(kind, _lowered(breach['msg']))}"


_EXPECTED = {
    "bool_type": "true or false",
    "date_type": "a day such as 2025-01-31, without quotes",
    "dict_type": "a table",
    "float_type": "a number",
    "greater_than": "a number above 0",
    "greater_than_equal": "a number of at least 0",
    "int_type": "a whole number",
    "list_type": 'a list: ["…"]',
    "model_type": "a table",
    "string_pattern_mismatch": "a name in lower case, as `factcheck rules` lists them",
    "string_too_short": "a text that is not empty",
    "string_type": "a text between quotes",
    "too_short": "at least one, or leave the key out",
}


_TYPES = frozenset({"bool", "float", "int", "str"})


def _shown(value: object) -> str:
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (dict, list)):
        return "a table" if isinstance(value, dict) else "this list"
    return str(value)


def _lowered(message: str) -> str:
    return message[:1].lower() + message[1:]


def _is_branch(step: str | int) -> bool:
    """Tell whether a step names one of several types that a value may have, and no key of the file."""
    return isinstance(step, str) and (step in _TYPES or step.startswith(("list[", "constrained-")))


def _keys(model: type[BaseModel], place: Place) -> list[str]:
    for step in place:
        if step == "overrides":
            model = OverrideModel
        elif step == "ignore":
            model = SuppressionModel
    return sorted(field.alias or name for name, field in model.model_fields.items())
