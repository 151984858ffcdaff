"""``factcheck schema``: the JSON Schemas of the report, and of the files that users write."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from factcheck.cli.work import load_registry
from factcheck.model.finding import Severity
from factcheck.model.report import SCHEMA_VERSION, Report
from factcheck.policy.selection import family
from factcheck.registry import Registry

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from factcheck.checker import Option

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def add_parser(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("schema", help="print a JSON Schema", allow_abbrev=False)
    parser.add_argument(
        "of",
        nargs="?",
        choices=tuple(_SCHEMAS),
        default="report",
        help="of the report (the default), of factcheck.toml, of the suppressions beside an article, of a rule in TOML,"
        " or of a fact pack",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the schema."""
    print(json.dumps(_SCHEMAS[options.of](), indent=2, ensure_ascii=False))
    return 0


def report_schema() -> dict[str, Any]:
    """Return the JSON Schema of the report, made of the classes that the report is made of."""
    from pydantic import TypeAdapter  # here, because no other command needs it unless there is a configuration

    return _titled(f"factcheck report {SCHEMA_VERSION}", TypeAdapter(Report).json_schema(mode="validation"))


def config_schema(registry: Registry | None = None) -> dict[str, Any]:
    """Return the JSON Schema of a configuration file, with the rules that are installed and their options.

    Args:
        registry: What there is; what is installed unless given.
    """
    from factcheck.policy.schema import ConfigurationModel

    registry = registry or load_registry()
    schema = _titled("factcheck.toml", ConfigurationModel.model_json_schema())
    ids = [rule.id for rule in registry.checkers]
    options = {rule.id: _options_schema(rule.options()) for rule in registry.checkers if rule.options()}
    for model in (schema, schema["$defs"]["OverrideModel"]):
        properties = model["properties"]
        for key in ("select", "ignore"):
            properties[key]["items"] = {"$ref": "#/$defs/Name"}
        properties["severity"] = {
            "type": "object",
            "description": properties["severity"]["description"],
            "propertyNames": {"enum": ids},
            "additionalProperties": {"enum": [level.value for level in Severity]},
        }
        properties["options"] = {
            "type": "object",
            "description": properties["options"]["description"],
            "properties": options,
            "additionalProperties": False,
        }
    schema["$defs"]["Name"] = {"enum": sorted({*ids, *map(family, ids)})}
    return schema


def suppressions_schema() -> dict[str, Any]:
    """Return the JSON Schema of the file beside an article."""
    from factcheck.policy.schema import SuppressionsModel

    return _titled("factcheck suppressions", SuppressionsModel.model_json_schema())


def rule_schema() -> dict[str, Any]:
    """Return the JSON Schema of a rule in TOML: the keys of its kind besides those of all."""
    from factcheck.examples import EXAMPLE_KINDS
    from factcheck.toml_rules.kinds import KINDS
    from factcheck.toml_rules.schema import ExampleModel, RuleModel

    schema = _titled("factcheck rule", RuleModel.model_json_schema())
    schema["$defs"]["ExampleModel"] = ExampleModel.model_json_schema()
    example = {"anyOf": [{"type": "string"}, {"$ref": "#/$defs/ExampleModel"}]}
    listed = {kind: {"type": "array", "items": example} for kind in EXAMPLE_KINDS}
    table = {"type": "object", "properties": listed, "additionalProperties": False}
    by_language = {"^[a-z]{2}$": table}
    schema["properties"]["examples"] |= {**table, "patternProperties": by_language}
    own = {key: {key, *kind.takes} for key, kind in KINDS.items()}
    of_kinds = set().union(*own.values())
    schema["oneOf"] = [
        {
            "title": key,
            "required": [key, *(["pattern"] if "pattern" in keys and key != "pattern" else [])],
            "properties": dict.fromkeys(sorted(of_kinds - keys), False),
        }
        for key, keys in own.items()
    ]
    return schema


def facts_schema() -> dict[str, Any]:
    """Return the JSON Schema of a fact pack."""
    from factcheck.facts.schema import PackModel
    from factcheck.facts.sections import SECTIONS

    schema = _titled("factcheck fact pack", PackModel.model_json_schema())
    # Tables are turned into facts before the model sees a pack.
    keys = ("kind", "columns", "rows")
    schema["properties"]["tables"] = {
        "type": "array",
        "description": "Many facts of one kind, one a line.",
        "items": {
            "type": "object",
            "properties": {key: {"type": "string"} for key in keys} | {"kind": {"enum": list(SECTIONS)}},
            "required": list(keys),
        },
    }
    return schema


_SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {
    "report": report_schema,
    "config": config_schema,
    "suppressions": suppressions_schema,
    "rule": rule_schema,
    "facts": facts_schema,
}

_TYPES: dict[type, dict[str, Any]] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    str: {"type": "string"},
    tuple: {"type": "array", "items": {"type": "string"}},
}


def _options_schema(options: dict[str, Option[Any]]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {name: _option_schema(option) for name, option in options.items()},
    }


def _option_schema(option: Option[Any]) -> dict[str, Any]:
    limits = {"minimum": option.minimum, "maximum": option.maximum}
    schema = {
        **_TYPES[type(option.default)],
        "description": option.help,
        "default": option.default,
        **{key: value for key, value in limits.items() if value is not None},
    }
    if option.choices and isinstance(option.default, tuple):
        schema["items"] = {"type": "string", "enum": list(option.choices)}
    elif option.choices:
        schema["enum"] = list(option.choices)
    return schema


def _titled(title: str, schema: dict[str, Any]) -> dict[str, Any]:
    rest = {key: value for key, value in schema.items() if key != "title"}
    return {"$schema": _DIALECT, "title": title, **rest}
