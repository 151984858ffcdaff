"""What a rule file may say, for pydantic: imported only where a file is checked key by key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_core import ErrorDetails

from factcheck.errors import proposal
from factcheck.model.status import Status
from factcheck.toml_lines import FieldError
from factcheck.toml_rules.kinds import KINDS, kinds_of

_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
_Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
_RULE = r"^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$"
_FACT = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_VERSION = r"^\d+(\.\d+)*$"
_Rule = Annotated[str, StringConstraints(pattern=_RULE)]
_Fact = Annotated[str, StringConstraints(pattern=_FACT)]
_Slot = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_-]*$")]
#: What is to be written where a text does not fit a pattern.
_REMEDIES = {
    _RULE: "write `family.fault-name`, in lower-case letters without accents, parted by hyphens",
    _FACT: "write the id of a fact: lower-case letters and digits, parted by hyphens",
    _VERSION: "write a version such as 1.2",
}


def _kebab(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, alias_generator=_kebab)


class RequireModel(_Strict):
    """If one of some words occurs, one of others must too."""

    if_: _Text = Field(description="Words that call for others, with commas between them.")
    then: _Text = Field(description="One of these must stand in the article.")


class OccurrenceModel(_Strict):
    """How often some words may occur."""

    of: _Text = Field(description="Words, with commas between them.")
    at_most: int | None = Field(None, ge=0, description="So often at most.")
    at_least: int | None = Field(None, ge=1, description="So often at least.")


class ExampleModel(_Strict):
    """A text with what it needs to be checked; the JSON Schema alone is made of it."""

    text: _Text = Field(description="`[[…]]` pins the words of a finding.")
    published: str | date | None = Field(None, description="Day of publication, YYYY-MM-DD.")
    facts: str | None = Field(None, description="TOML of a fact pack.")


class RuleModel(_Strict):
    """A file of one rule."""

    id: _Rule = Field(description="`family.fault-name`, in lower case.")
    summary: _Text = Field(description="One line.")
    severity: Literal["error", "warning", "info"] = Field(description="Highest severity of its findings.")
    languages: list[_Language] = Field(min_length=1, description="Languages of the texts that it is for.")
    why: _Text = Field(description="Why it matters; shown with every finding.")
    limits: _Text | None = Field(None, description="What it does not see.")
    since: Annotated[str, StringConstraints(pattern=_VERSION)] | None = Field(
        None, description="The version of its plugin that first had it."
    )
    status: Status = Field(
        Status.STABLE, strict=False, description="Preview rules run only when asked for; removed ones never."
    )
    replaces: list[_Rule] | None = Field(
        None, description="Former ids of the rule, which still select and suppress it."
    )
    unless: _Text | dict[_Language, _Text] | None = Field(
        None, description="Words, with commas between them: an article that has one of them is left alone."
    )
    skip_quotations: bool = Field(False, description="Whether what is quoted is left alone.")
    series: _Fact | None = Field(
        None, description="Id of the series of facts that the ordinal `n` of a pattern counts."
    )
    measured: _Text | None = Field(None, description="How many of its findings on real articles were right.")
    pattern: _Text | list[_Text] | dict[_Language, _Text | list[_Text]] | None = Field(
        None, description="One or several patterns, for all languages or by language."
    )
    words: dict[_Slot, _Text | dict[_Language, _Text]] | None = Field(
        None, description="Sets of words that patterns name: `@name`."
    )
    not_after: _Text | dict[_Language, _Text] | None = Field(
        None, description="Words, with commas between them: a place right behind one of them does not count."
    )
    where: _Text | None = Field(None, description="Which places count.")
    must: _Text | None = Field(None, description="What must be true of them.")
    at: _Slot | None = Field(None, description="The slot that findings are about.")
    replace: dict[_Slot, str] | None = Field(None, description="What repairs write in the place of a slot.")
    substitution: dict[_Text, _Text] | None = Field(None, min_length=1, description="Preferred words, and others.")
    consistency: list[_Text] | list[list[_Text]] | None = Field(
        None, description="Spellings, of which an article keeps to one; or a list of them for each of several words."
    )
    require: RequireModel | None = Field(None, description="Words that call for others.")
    occurrence: OccurrenceModel | None = Field(None, description="How often words may occur.")
    case_sensitive: bool = Field(False, description="Whether capitals must be as the lists write them.")
    message: _Text | None = Field(None, description="What a finding says.")
    examples: dict[str, Any] = Field(description="What the rule must report, and what not.")


#: The keys that only some kinds have, with these kinds.
_TAKERS = {
    key: [name for name, kind in KINDS.items() if key in kind.takes] for kind in KINDS.values() for key in kind.takes
}


def faults(given: dict[str, Any]) -> Iterator[FieldError]:
    """Yield what is wrong with the keys of a file, and with the types of what they say."""
    try:
        RuleModel.model_validate(given)
    except ValidationError as error:
        seen = set()
        for breach in error.errors():
            place = tuple(step for step in breach["loc"] if not _is_branch(step))
            if place not in seen:
                seen.add(place)
                yield FieldError(place, _told(breach, place))
    kinds = kinds_of(given)
    if len(kinds) != 1:
        listed = ", ".join(f"`{kind}`" for kind in KINDS)
        told = f"has {' and '.join(f'`{kind}`' for kind in kinds)}" if kinds else "does not say what it looks for"
        yield FieldError(kinds[1:2], f"the rule {told}: give it exactly one of {listed}")
        return
    (own,) = kinds
    if own == "series" and "pattern" not in given:
        yield FieldError(("series",), "a series is counted by the ordinal of a pattern: add `pattern`")
    for key, names in _TAKERS.items():
        if key in given and own not in (key, *names):
            if key == "case-sensitive":
                yield FieldError((key,), "patterns fit words in any case: take it out")
            else:
                listed = " or ".join(f"`{name}`" for name in names)
                yield FieldError((key,), f"`{key}` goes with {listed} and not with `{own}`: take it out")


def misplaced(given: Mapping[str, Any], text: str) -> Iterator[FieldError]:
    """Yield the keys of a rule that stand below ``[substitution]``, where every key is a preferred word.

    A bare key is taken for a slip; a word that is called like a key is written between quote marks.

    Args:
        given: What a file says.
        text: The file.
    """
    keys = {_kebab(name) for name in RuleModel.model_fields}
    words = given.get("substitution")
    for key in words if isinstance(words, dict) else ():
        if key in keys and re.search(rf"^\s*{key}\s*=", text, re.MULTILINE) and key not in given:
            yield FieldError(
                ("substitution", key),
                f"`{key}` stands below `[substitution]`, where keys are preferred words: move it above the tables, or"
                f' write `"{key}"` if it is meant as a word',
            )


def _is_branch(step: str | int) -> bool:
    """Tell whether a step is one that pydantic adds to say which type of several it tried."""
    return isinstance(step, str) and (step == "[key]" or "[" in step or step in ("str", "function-after"))


def _told(breach: ErrorDetails, place: tuple[str | int, ...]) -> str:
    kind = breach["type"]
    key = ".".join(map(str, place))
    if kind == "extra_forbidden":
        models: dict[str, type[BaseModel]] = {"require": RequireModel, "occurrence": OccurrenceModel}
        model = models.get(str(place[0]), RuleModel) if len(place) > 1 else RuleModel
        known = [_kebab(name) for name in model.model_fields]
        listed = ", ".join(known)
        return f"unknown key `{key}`{proposal(str(place[-1]), known, f'use one of {listed}')}"
    if kind == "missing":
        return f"`{key}` is missing: add it"
    if kind == "string_type":
        several = isinstance(breach["input"], list)
        return f"`{key}`: write one text" + (", with commas between the words" if several else "")
    if kind == "string_pattern_mismatch" and breach["ctx"]["pattern"] in _REMEDIES:
        return f"`{key}` is `{breach['input']}`: {_REMEDIES[breach['ctx']['pattern']]}"
    message = breach["msg"].removeprefix("Value error, ")
    return f"`{key}`: {message[0].lower()}{message[1:]}"
