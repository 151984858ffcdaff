"""``factcheck schema``: the JSON Schema of the report."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from factcheck.model.report import SCHEMA_VERSION, Report

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_parser(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("schema", help="print the JSON Schema of the report", allow_abbrev=False)
    parser.set_defaults(run=run)


def run(_options: argparse.Namespace) -> int:
    """Print the schema."""
    print(json.dumps(report_schema(), indent=2, ensure_ascii=False))
    return 0


def report_schema() -> dict[str, Any]:
    """Return the JSON Schema of the report, made of the classes that the report is made of."""
    from pydantic import TypeAdapter  # here, because nothing else on the command line needs it

    schema = TypeAdapter(Report).json_schema(mode="validation")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"factcheck report {SCHEMA_VERSION}",
        **{key: value for key, value in schema.items() if key != "title"},
    }
