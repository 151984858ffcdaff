"""``factcheck new``: writes the skeleton of a rule, a pack, a plugin or a project that works at once."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from keyword import iskeyword
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from factcheck.cli.messages import UsageError
from factcheck.cli.work import load_registry
from factcheck.policy.config import shown

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_NAME = r"[a-z]+(?:-[a-z]+)*"
_HOOKS = "__init__.py"
#: Ends the name of a template, so that no tool takes it for the file that is made of it.
_TEMPLATE = ".in"


def add_parser(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "new", help="write the skeleton of a rule, pack, plugin or project", allow_abbrev=False
    )
    kinds = parser.add_subparsers(title="what to write", metavar="KIND", required=True)
    for kind, help_, name, write in (
        ("rule", "one rule in one file, with its examples", "FAMILY.FAULT", _rule),
        ("pack", "a folder of rules in TOML, each with its examples", "NAME", _pack),
        ("plugin", "a distribution with a rule, its words and its tests", "NAME", _plugin),
        ("project", "a folder of articles with a configuration, rules, facts and CI", "NAME", _project),
    ):
        command = kinds.add_parser(kind, help=help_, allow_abbrev=False)
        command.add_argument("name", metavar=name)
        command.add_argument("--folder", type=Path, default=Path(), help="where to write it (default: here)")
        command.set_defaults(run=run, write=write)
        if kind == "rule":
            command.add_argument("--toml", action="store_true", help="in TOML, without code")
            command.set_defaults(write=lambda options: _toml_rule(options) if options.toml else _rule(options))


def run(options: argparse.Namespace) -> int:
    """Write the skeleton, and say what to do next."""
    options.write(options)
    return 0


def _rule(options: argparse.Namespace) -> None:
    rule, folder = _new_id(options.name), options.folder
    fault = rule.partition(".")[2]
    module = fault.replace("-", "_")
    if iskeyword(module):
        raise UsageError(f"`{module}` is a word of Python, and no file can be imported by it: choose another name")
    class_name = "".join(map(str.capitalize, fault.split("-")))
    (path,) = _write("rule", folder, {"rule": rule, "module": module, "class_name": class_name})
    hooks = folder / _HOOKS
    print(f"Run its examples: factcheck test {shown(path)}")
    if hooks.exists():
        print(f"To install it with its plugin, return {class_name} from `factcheck_checkers` in {shown(hooks)}.")


def _toml_rule(options: argparse.Namespace) -> None:
    rule = _new_id(options.name)
    (path,) = _write("toml-rule", options.folder, {"rule": rule, "fault": rule.partition(".")[2]})
    print(f"Run its examples: factcheck test {shown(path)}")


def _new_id(rule: str) -> str:
    """Return the id of a new rule.

    Raises:
        UsageError: It is none, or is taken.
    """
    if not re.fullmatch(rf"{_NAME}\.{_NAME}", rule):
        raise UsageError(f"`{rule}` is no name of a rule: give FAMILY.FAULT in lower case, as in `house.double-space`")
    owner = load_registry().owners.get(rule)
    if owner is not None:
        raise UsageError(f"the plugin `{owner}` brings a rule `{rule}`: choose another name")
    return rule


def _pack(options: argparse.Namespace) -> None:
    _validate(options.name, "pack")
    families = {rule.id.partition(".")[0] for rule in load_registry().checkers}
    if options.name in families:
        raise UsageError(f"there are rules of the family `{options.name}`: choose another name")
    folder = options.folder / options.name
    _write("pack", folder, {"name": options.name})
    print(f"Run its examples: factcheck test {shown(folder / 'rules')}")


def _plugin(options: argparse.Namespace) -> None:
    name, folder = options.name, options.folder
    _validate(name, "plugin")
    if name in {plugin.name for plugin in load_registry().plugins}:
        raise UsageError(f"there is a plugin `{name}`: choose another name")
    folder /= f"factcheck-{name}"
    _write("plugin", folder, {"name": name, "package": f"factcheck_{name.replace('-', '_')}"})
    print(f"Install it and run its examples: pip install -e {shown(folder)} && factcheck test {name}")


def _project(options: argparse.Namespace) -> None:
    name = options.name
    _validate(name, "project")
    folder = options.folder / name
    _write("project", folder, {"name": name})
    print(f"Check its article: factcheck check {shown(folder)}")


def _validate(name: str, kind: str) -> None:
    if not re.fullmatch(_NAME, name):
        raise UsageError(f"`{name}` is no name of a {kind}: give lower-case letters, and hyphens between words")


def _write(kind: str, folder: Path, names: Mapping[str, str]) -> list[Path]:
    """Write the files of a skeleton and return their paths.

    Raises:
        UsageError: One of them is there already, or cannot be written; what is there stays as it is.
    """
    contents = {
        folder / path.format(**names): Template(text).substitute(names)
        for path, text in _templates(files("factcheck.cli") / "skeletons" / kind)
    }
    for path in contents:
        if path.exists():
            raise UsageError(f"{shown(path)}: is there already, and nothing is overwritten: choose another name")
    for path, content in contents.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(content)
        except OSError as error:
            raise UsageError(f"{shown(path)}: cannot be written: {error.strerror or error}") from None
        print(shown(path))
    return list(contents)


def _templates(folder: Traversable) -> Iterator[tuple[str, str]]:
    """Yield the path of each file of a skeleton and its text, both with names to be filled in."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from ((f"{entry.name}/{path}", text) for path, text in _templates(entry))
        elif entry.name.endswith(_TEMPLATE):
            yield entry.name.removesuffix(_TEMPLATE), entry.read_text(encoding="utf-8")
