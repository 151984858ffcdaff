"""``factcheck test``: runs the examples of rules."""

from __future__ import annotations

import argparse
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING

from factcheck.checker import Checker
from factcheck.cli.messages import UsageError, tell
from factcheck.cli.work import is_path, with_files
from factcheck.policy.selection import SelectionError, select
from factcheck.registry import Registry
from factcheck.testing import problem, registry

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_parser(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("test", help="run the examples of rules", allow_abbrev=False)
    told = "plugins, rules, families of rules, or TOML files and folders (default: all)"
    parser.add_argument("names", nargs="*", metavar="NAME", help=told)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Run the examples; 1 if a rule does not do what one of them says, 2 if a plugin cannot be used."""
    files = [name for name in options.names if is_path(name)]
    installed = with_files(registry(), files)
    for error in installed.errors:
        tell(error.message)
    rules = _named([name for name in options.names if name not in files], files, installed)
    examples = 0
    problems = 0
    for rule in rules:
        for example in rule.examples:
            examples += 1
            what = problem(rule, example)
            if what is not None:
                problems += 1
                print(f"{rule.id} {type(example).__name__} {example.language}:\n{indent(what, '  ')}")
    print(f"{examples} examples of {len(rules)} rules: {problems or 'no'} {'problem' if problems == 1 else 'problems'}")
    if installed.errors:
        return 2
    return 1 if problems else 0


def _named(names: list[str], files: list[str], installed: Registry) -> tuple[type[Checker], ...]:
    plugins = {plugin.name for plugin in installed.plugins}
    wanted = {name for name in names if name not in plugins}
    wanted |= {rule for rule, owner in installed.owners.items() if owner in names}
    if files:
        wanted |= {rule for rule, owner in installed.owners.items() if any(map(Path(owner).is_relative_to, files))}
    try:
        rules = select(installed.checkers, wanted)
    except SelectionError as error:
        raise UsageError(str(error)) from None
    if not rules or (names and not wanted):
        raise UsageError("there are no rules to test: install a plugin that brings some")
    return rules
