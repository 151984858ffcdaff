"""``factcheck test``: runs the examples of rules."""

from __future__ import annotations

import argparse
from textwrap import indent
from typing import TYPE_CHECKING

from factcheck.cli.messages import tell
from factcheck.cli.named import rules_named
from factcheck.testing import problem, registry

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_parser(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("test", help="run the examples of rules", allow_abbrev=False)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help="plugins, rules, families of rules, or Python files (default: all)"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Run the examples; 1 if a rule does not do what one of them says, 2 if a plugin cannot be used."""
    installed = registry()
    for error in installed.errors:
        tell(error.message)
    rules = rules_named(options.names, installed)
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
