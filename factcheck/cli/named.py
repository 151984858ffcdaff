"""The rules that a user names: by id, by family, by plugin, or by the file that they stand in."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib.util import module_from_spec, spec_from_file_location
from inspect import isabstract
from pathlib import Path

from factcheck.checker import Checker
from factcheck.cli.messages import UsageError
from factcheck.cli.work import is_path
from factcheck.errors import describe
from factcheck.policy.config import shown
from factcheck.policy.selection import SelectionError, select
from factcheck.registry import Registry

_SUFFIX = ".py"


def rules_named(names: Iterable[str], installed: Registry) -> tuple[type[Checker], ...]:
    """Return the rules that some names stand for, installed ones first; all that are installed if there are no names.

    Raises:
        UsageError: A name stands for no rule.
    """
    plugins = {plugin.name for plugin in installed.plugins}
    paths = [Path(name) for name in names if name.endswith(_SUFFIX)]
    others = {name for name in names if not name.endswith(_SUFFIX)}
    wanted = {name for name in others if name not in plugins}
    wanted |= {rule for rule, owner in installed.owners.items() if owner in others}
    # Rules in TOML belong to their file, which may be named by a folder that it lies in.
    folders = {name for name in others if is_path(name)}
    wanted |= {rule for rule, owner in installed.owners.items() if any(map(Path(owner).is_relative_to, folders))}
    wanted -= folders
    try:
        rules = select(installed.checkers, wanted, preview=True) if wanted or not paths else ()
    except SelectionError as error:
        raise UsageError(str(error)) from None
    if (not rules and not paths) or (others and not wanted):
        raise UsageError("there are no rules to test: install a plugin that brings some")
    return (*rules, *(rule for path in paths for rule in _rules_in(path)))


def _rules_in(path: Path) -> list[type[Checker]]:
    """Return the rules that a Python file defines, in their order."""
    path = path.absolute()
    if not path.is_file():
        raise UsageError(f"{shown(path)}: there is no such file")
    root, parts = path.parent, [path.stem]
    while (root / "__init__.py").is_file():
        parts.insert(0, root.name)
        root = root.parent
    spec = spec_from_file_location(".".join(parts), path)
    if spec is None or spec.loader is None:
        raise UsageError(f"{shown(path)}: Python cannot import it")
    module = module_from_spec(spec)
    sys.path.insert(0, str(root))  # what it imports may lie beside it
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:  # whatever a foreign module does on import
        raise UsageError(f"{shown(path)}: {describe(error)}") from None
    finally:
        sys.path.remove(str(root))
    rules = [
        value
        for value in vars(module).values()
        if isinstance(value, type)
        and issubclass(value, Checker)
        and not isabstract(value)
        and value.__module__ == module.__name__
    ]
    if not rules:
        raise UsageError(f"{shown(path)}: there is no rule in it: a rule is a class that extends `factcheck.Checker`")
    return rules
