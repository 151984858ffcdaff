"""``factcheck facts``: lists the facts in force, shows one, or checks fact packs before they are used."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import fields
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli.inputs import STANDARD_INPUT
from factcheck.cli.messages import UsageError, tell
from factcheck.cli.work import Worker, load_registry
from factcheck.facts import packs
from factcheck.facts.sections import FactError
from factcheck.facts.store import EVERY_LANGUAGE, KINDS, FactStore
from factcheck.model.fact import Event, Fact, FactKind, Names, Office, Series
from factcheck.policy.settings import Settings
from factcheck.registry import Registry

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_HEAD = ("id", "label", "source")


def add_parser(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("facts", help="list, show and check facts", allow_abbrev=False)
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)

    listing = actions.add_parser("list", help="list the facts in force", allow_abbrev=False)
    listing.add_argument("--kind", choices=[kind.value for kind in FactKind], help="list only this kind")
    listing.set_defaults(run=run, act=_list)

    showing = actions.add_parser("show", help="show all that is known of a fact", allow_abbrev=False)
    showing.add_argument("fact", metavar="ID", help="the fact to show")
    showing.set_defaults(run=run, act=_show)

    checking = actions.add_parser("check", help="check fact packs of your own", allow_abbrev=False)
    checking.add_argument("files", nargs="+", type=Path, metavar="FILE", help="fact packs, TOML")
    checking.set_defaults(run=run, act=_check)


def run(options: argparse.Namespace) -> int:
    """Do what is asked; 1 if a pack that was to be checked cannot be used, 2 if a plugin cannot."""
    registry = load_registry()
    for error in registry.errors:
        tell(error.message)
    code: int = options.act(options, registry)
    return 2 if registry.errors else code


def _in_force(registry: Registry) -> FactStore:
    """Return the facts for an article in this folder."""
    _, engine = Worker(registry, Settings()).prepare(STANDARD_INPUT)
    return engine.facts


def _list(options: argparse.Namespace, registry: Registry) -> int:
    store = _in_force(registry)
    facts = store.of_kind(FactKind(options.kind)) if options.kind else tuple(store)
    width = max((len(fact.id) for fact in facts), default=0)
    for fact in facts:
        days = _days(fact)
        print(f"{fact.id:{width}}  {KINDS[type(fact)].value:12}  {fact.label}{f', {days}' if days else ''}")
    return 0


def _show(options: argparse.Namespace, registry: Registry) -> int:
    store = _in_force(registry)
    fact = store.get(options.fact)
    if fact is None:
        close = get_close_matches(options.fact, [known.id for known in store], n=1)
        hint = f"did you mean `{close[0]}`?" if close else "`factcheck facts list` lists them"
        raise UsageError(f"there is no fact `{options.fact}`: {hint}")
    lines = [
        ("id", fact.id),
        ("kind", KINDS[type(fact)].value),
        ("label", fact.label),
        *_lines(fact),
        ("source", fact.source),
    ]
    width = max(len(key) for key, _ in lines)
    for key, text in lines:
        print(f"{key:{width}}  {text}")
    return 0


def _check(options: argparse.Namespace, registry: Registry) -> int:
    # Not with the facts of the house, for the packs to be checked may be theirs.
    try:
        store = packs.load(registry.fact_packs)
    except FactError as error:
        raise UsageError(str(error)) from None
    read = []
    faults = 0
    for path in options.files:
        try:
            read.append((str(path), packs.read(path, validate=True)))
        except FactError as error:
            tell(str(error))
            faults += 1
    if not faults:
        try:
            packs.combine(read, base=store)
        except FactError as error:
            tell(str(error))
            faults += 1
    if faults:
        return 1
    print(f"{_counted(sum(len(facts) for _, facts in read), 'fact')} in {_counted(len(read), 'file')}: no fault found")
    return 0


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _days(fact: Fact) -> str:
    """Return the days of a dated fact as one phrase."""
    if isinstance(fact, Event):
        return str(fact.start) if fact.end == fact.start else f"{fact.start} to {fact.end}"
    if isinstance(fact, Office):
        return f"{fact.person}, {fact.start} to {fact.end}" if fact.end else f"{fact.person}, since {fact.start}"
    if isinstance(fact, Series):
        return f"{len(fact.members)} from {fact.members[0]} to {fact.members[-1]}" if fact.members else "none so far"
    return ""


def _lines(fact: Fact) -> Iterator[tuple[str, str]]:
    """Yield what a fact says besides its head, as key and text; nothing for what it leaves out."""
    if isinstance(fact, Series):
        yield "complete", f"{fact.complete_from} to {fact.complete_to}"
        for day, label in zip(fact.members, fact.labels, strict=True):
            yield "member", f"{day} {label}"
        yield "participants", ", ".join(fact.participants)
        yield from _named("nouns", fact.nouns)
        return
    for field in fields(fact):
        value = getattr(fact, field.name)
        if field.name in _HEAD or value in (None, False, ()):
            continue
        if isinstance(value, dict):
            yield from _named(field.name, value)
        elif isinstance(value, tuple):
            yield field.name, ", ".join(value)
        else:
            yield field.name, "yes" if value is True else str(value)


def _named(key: str, names: Names) -> Iterator[tuple[str, str]]:
    for language, listed in names.items():
        yield f"{key} ({'all languages' if language == EVERY_LANGUAGE else language})", ", ".join(listed)
