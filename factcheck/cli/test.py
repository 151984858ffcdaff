"""``factcheck test``: runs the examples of rules, and tells which are missing."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from textwrap import indent
from typing import TYPE_CHECKING

from factcheck.checker import Checker
from factcheck.cli.messages import UsageError, tell
from factcheck.cli.named import rules_named
from factcheck.cli.work import house_facts, is_path, with_files, with_house
from factcheck.examples import Bad, Confirmed, Example, ExampleFileError, Good
from factcheck.testing import problem, registry
from factcheck.toml_rules import is_toml

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_parser(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("test", help="run the examples of rules", allow_abbrev=False)
    parser.add_argument(
        "names",
        nargs="*",
        metavar="NAME",
        help="plugins, rules, families, Python files, TOML files and folders (default: all)",
    )
    parser.add_argument(
        "--coverage", action="store_true", help="also list the rules without enough examples, and what they lack"
    )
    parser.add_argument(
        "--languages",
        metavar="CODE,…",
        help="with --coverage: languages to have examples in (default: those of any example of the same plugin)",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Run the examples.

    Returns:
        1 if a rule does not do what one of them says or, with ``--coverage``, has too few of them; 2 if a plugin
        cannot be used.
    """
    if options.languages and not options.coverage:
        raise UsageError("--languages says what --coverage looks for: give both")
    files = [name for name in options.names if is_path(name) and not name.endswith(".py")]
    installed = with_files(registry(), files) if files else with_house(registry())
    for error in installed.errors:
        tell(error.message)
    rules = rules_named(options.names, installed)
    facts = house_facts(installed, files)
    examples = 0
    problems = 0
    for rule in rules:
        for example in _examples(rule):
            examples += 1
            what = problem(rule, example, facts)
            if what is not None:
                problems += 1
                about = f" ({example.about})" if example.about else ""
                print(f"{rule.id} {type(example).__name__} {example.language}{about}:\n{indent(what, '  ')}")
    print(f"{examples} examples of {len(rules)} rules: {problems or 'no'} {'problem' if problems == 1 else 'problems'}")
    lacking = 0
    if options.coverage:
        stated = [code.strip() for code in (options.languages or "").split(",") if code.strip()]
        lacking = _tell_coverage(rules, stated)
    if installed.errors:
        return 2
    return 1 if problems or lacking else 0


def _examples(rule: type[Checker]) -> tuple[Example, ...]:
    try:
        return rule.all_examples()
    except ExampleFileError as error:
        raise UsageError(str(error)) from None


def _tell_coverage(rules: Sequence[type[Checker]], stated: Sequence[str]) -> int:
    """Print what each rule lacks, and return how many rules lack something."""
    lacking = 0
    for rule in rules:
        languages = stated or _languages(_siblings(rule, rules))
        if is_toml(rule):  # which says itself what it is for
            languages = [language for language in stated or rule.languages if language in rule.languages]
        lacks = [*_lacking(rule, languages)]
        if lacks:
            lacking += 1
            print(f"{rule.id} lacks {', '.join(lacks)}")
    print(f"{len(rules) - lacking} of {len(rules)} rules have enough examples")
    return lacking


def _siblings(rule: type[Checker], tested: Sequence[type[Checker]]) -> list[type[Checker]]:
    """Return the rules of the same plugin; those that are tested with it where it belongs to none."""
    installed = registry()
    owner = installed.owners.get(rule.id)
    return [other for other in (installed.checkers if owner else tested) if installed.owners.get(other.id) == owner]


def _languages(rules: Iterable[type[Checker]]) -> list[str]:
    return sorted({example.language for rule in rules for example in _examples(rule)})


def _lacking(rule: type[Checker], languages: Iterable[str]) -> Iterator[str]:
    """Yield what a rule has no example of: a kind in a language, or an option.

    Every rule has to show what it reports and what not; one that confirms claims, also that.
    """
    there = {(type(example), example.language) for example in _examples(rule)}
    kinds: list[type[Example]] = [Bad, Good]
    if any(kind is Confirmed for kind, _ in there):
        kinds.append(Confirmed)
    for kind in kinds:
        missing = [language for language in languages if (kind, language) not in there]
        if missing:
            yield f"{kind.__name__} in {' '.join(missing)}"
    set_ = {name for example in _examples(rule) for name in example.options or ()}
    for option in rule.options():
        if option not in set_:
            yield f"an example that sets `{option}`"
