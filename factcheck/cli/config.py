"""``factcheck config``: what is in force for a path, and where each value comes from."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from factcheck.cli import arguments
from factcheck.cli.messages import tell
from factcheck.cli.work import Worker, load_registry
from factcheck.engine import DEFAULT_TIMEOUT
from factcheck.policy.config import FILES, Configuration, Origin, Override, Value, shown
from factcheck.policy.errors import toml
from factcheck.policy.policy import STALE, Policy

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_DEFAULT = Origin("default")
_COMMAND_LINE = Origin("command line")
#: Keys that say what holds for a run, with what holds where nobody says otherwise; none: the key is left out.
_DEFAULTS: dict[str, Any] = {
    "languages": None,
    "exclude": None,
    "fail-level": "error",
    "max-warnings": None,
    "stale-suppressions": STALE.value,
    "baseline": None,
    "fact-packs": None,
    "rule-packs": None,
    "preview": None,
    "required-plugins": None,
    "timeout": DEFAULT_TIMEOUT,
}


class _Line(NamedTuple):
    table: str
    key: str
    value: Any
    origin: Origin


def add_parser(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("config", help="show what is in force for a path, and why", allow_abbrev=False)
    parser.add_argument("path", nargs="?", default=".", metavar="PATH", help="an article or a folder (default: .)")
    arguments.add_configuration(parser)
    parser.add_argument("--output-format", choices=("toml", "json"), default="toml", help="default: toml")
    parser.set_defaults(run=run, date=None, language=None, today=None, timeout=None)


def run(options: argparse.Namespace) -> int:
    """Print every value with its origin; 2 if something keeps articles from being checked."""
    registry = load_registry()
    for error in registry.errors:
        tell(error.message)
    # What holds for a folder is what holds for a file in it.
    path = str(Path(options.path, "-")) if Path(options.path).is_dir() else options.path
    settings = arguments.settings(options)._replace(use_baseline=False)
    worker = Worker(registry, settings)
    policy, _ = worker.prepare(path)
    for message in (*worker.missing, *worker.notices):
        tell(message)
    configuration = worker.policies.configurations.of(path)
    lines = list(_lines(configuration, configuration.overriding(path), settings.select, settings.ignore))
    rules = _rules(policy)
    files = [shown(file) for file in configuration.files]
    if options.output_format == "json":
        values = [{**line._asdict(), "origin": line.origin._asdict()} for line in lines]
        print(json.dumps({"path": options.path, "files": files, "values": values, "rules": rules}, indent=2))
    else:
        _print(options.path, files, lines, rules)
    excluded = worker.leaves_out(path)
    if excluded:
        tell(f"{options.path}: is excluded: folders are searched without it")
    return 2 if registry.errors or worker.missing else 0


def _print(path: str, files: list[str], lines: list[_Line], rules: list[str]) -> None:
    print(f"# {path}: {', '.join(files) if files else 'no configuration file'}")
    width = max(len(f"{line.key} = {toml(line.value)}") for line in lines)
    table = ""
    for line in lines:
        if line.table != table:
            table = line.table
            print(f"\n[{table}]")
        said = f"{line.key} = {toml(line.value)}"
        print(f"{said:{min(width, 60)}}  # {line.origin}")
    print(f"\n# {len(rules)} rules run: {', '.join(rules)}")


def _rules(policy: Policy) -> list[str]:
    return [rule.id for rule in policy.rules]


def _lines(
    configuration: Configuration, overrides: tuple[Override, ...], select: tuple[str, ...], ignore: tuple[str, ...]
) -> Iterator[_Line]:
    """Yield what is in force, line by line of a file that would say it."""
    rulings = [configuration.ruling, *(override.ruling for override in overrides)]
    if select:
        yield _Line("", "select", select, _COMMAND_LINE)
    for key, given in (("select", select), ("ignore", ignore)):
        for number, ruling in enumerate(rulings):
            values: tuple[Value, ...] = getattr(ruling, key)
            # The command line replaces what the file says, and adds to what it ignores.
            if values and not (select and number == 0):
                yield _Line("", key if number == 0 else f"# also {key}", *_joined(values))
        if given and key == "ignore":
            yield _Line("", key, given, _COMMAND_LINE)
    for key, default in _DEFAULTS.items():
        value = configuration.keys.get(key)
        if value is None and default is not None:
            yield _Line("", key, default, _DEFAULT)
        elif value is not None:
            yield _Line("", key, _from_here(value.value) if key in FILES else value.value, value.origin)
    severity = {rule: value for ruling in rulings for rule, value in ruling.severity.items()}
    for rule, value in sorted(severity.items()):
        yield _Line("severity", json.dumps(rule), value.value, value.origin)
    options: dict[str, dict[str, Value]] = {}
    for ruling in rulings:
        for rule, named in ruling.options.items():
            options.setdefault(rule, {}).update(named)
    for rule, named in sorted(options.items()):
        for name, value in sorted(named.items()):
            yield _Line(f"options.{json.dumps(rule)}", name, value.value, value.origin)


def _from_here(value: str | list[str]) -> str | list[str]:
    """Return the names of files as messages call them."""
    return shown(Path(value)) if isinstance(value, str) else [shown(Path(name)) for name in value]


def _joined(values: tuple[Value, ...]) -> tuple[list[Any], Origin]:
    return [value.value for value in values], values[0].origin
