"""Rules in TOML: one file, one rule, no code. docs/toml-rules.md shows them.

A file is made into a rule class, so that everything else treats it like one in Python. Files of plugins are tested
where they are made: they load without pydantic, and their examples, patterns and expressions are read on first use. A
newsroom's own are checked in full when they load, unless these very files passed before, and so is every file that
turns out to be unusable, for the sake of the message.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import tomli

from factcheck.errors import proposal
from factcheck.examples import SUFFIX
from factcheck.facts.store import FactStore
from factcheck.model.finding import Severity
from factcheck.model.status import Status
from factcheck.toml_lines import FieldError
from factcheck.toml_rules.base import TomlRule, is_toml
from factcheck.toml_rules.kinds import KINDS, kinds_of
from factcheck.toml_rules.passed import Passed

__all__ = ["RuleFileError", "TomlRule", "is_toml", "load", "missing_facts"]

_SUFFIX = ".toml"
_TABLE = re.compile(r"^\[", re.MULTILINE)
#: Problems of one file that are told at once.
_MOST_TOLD = 5


class RuleFileError(ValueError):
    """A rule file that cannot be used; the message names file, line and remedy, several stand on lines of their own."""


def load(
    paths: Iterable[Traversable], languages: Iterable[str], *, validate: bool
) -> tuple[list[type[TomlRule]], list[str]]:
    """Return the rules of some files and folders, and what is wrong with those that cannot be used.

    Args:
        paths: Files, or folders of files, at any depth.
        languages: That there are lexicons for.
        validate: Whether to check every file in full.
    """
    with _no_collection():
        return _loaded(paths, frozenset(languages), validate=validate)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the garbage collector away from work that makes thousands of objects, nearly all of which stay."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _loaded(
    paths: Iterable[Traversable], known: frozenset[str], *, validate: bool
) -> tuple[list[type[TomlRule]], list[str]]:
    files: list[tuple[str, str]] = []
    problems: list[str] = []
    for path in paths:
        found = False
        for file in _files(path):
            found = True
            try:
                files.append((str(file), _text(file)))
            except RuleFileError as error:
                problems.append(str(error))
        if not found:
            problems.append(f"{path}: there is no rule in it: put TOML files there, or name another folder")
    passed = Passed(files, known) if validate else None
    if passed is not None and passed.before:
        passed = None
    rules: dict[str, type[TomlRule]] = {}
    for where, text in files:
        try:
            rule = _read(where, text, known, validate=passed is not None)
        except RuleFileError as error:
            problems.append(str(error))
            continue
        if rule.id in rules:
            problems.append(f"{where}: the id `{rule.id}` is taken by {rules[rule.id].path}: choose another id")
        else:
            rules[rule.id] = rule
    if passed is not None and not problems:
        passed.remember()
    return list(rules.values()), problems


def _files(path: Traversable) -> Iterator[Traversable]:
    if not path.is_dir():
        yield path
        return
    for entry in sorted(path.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _files(entry)
        elif entry.name.endswith(_SUFFIX) and not entry.name.endswith(SUFFIX):  # of a rule in Python
            yield entry


def _text(file: Traversable) -> str:
    try:
        return file.read_bytes().decode().replace("\r\n", "\n")
    except OSError as error:
        raise RuleFileError(f"{file}: cannot be read: {error.strerror or error}: check the name") from None
    except UnicodeDecodeError:
        raise RuleFileError(f"{file}: is not UTF-8 text: save it as UTF-8") from None


def _read(where: str, text: str, languages: frozenset[str], *, validate: bool) -> type[TomlRule]:
    """Return the rule of one file.

    Raises:
        RuleFileError: It cannot be used.
    """
    if not validate:
        try:
            return _made(_head(text), where, lambda: tomli.loads(text)["examples"])
        except (AttributeError, KeyError, TypeError, ValueError):
            pass  # something is wrong with it: what follows tells what
    return _checked(text, where, languages)


def _head(text: str) -> dict[str, Any]:
    """Return what a file says above the first table, which is all but the examples where the author keeps to that."""
    table = _TABLE.search(text)
    if table is not None and text.startswith("[examples", table.start()):
        try:
            return tomli.loads(text[: table.start()])
        except tomli.TOMLDecodeError:
            pass  # a line of a longer value begins with a bracket
    return tomli.loads(text)


def _made(given: dict[str, Any], where: str, examples: Callable[[], Any]) -> type[TomlRule]:
    (name,) = kinds_of(given)
    kind = KINDS[name]
    identifier = given["id"]
    attributes = {
        "__doc__": _documentation(given),
        "__module__": kind.__module__,
        "id": identifier,
        "severity": Severity(given["severity"]),
        "since": given.get("since"),
        "status": Status(given.get("status", Status.STABLE)),
        "replaces": tuple(given.get("replaces", ())),
        "path": where,
        "languages": tuple(given["languages"]),
        "given": given,
        "read_examples": staticmethod(examples),
        "trigger": kind.waits_for(identifier, given),
    }
    return type(f"{kind.__name__}({identifier})", (kind,), attributes)


def _documentation(given: dict[str, Any]) -> str:
    sections = {"Why it matters": given["why"], "Known limits": given.get("limits"), "Measured": given.get("measured")}
    told = [f"{heading}:\n    {text.strip()}" for heading, text in sections.items() if text]
    return "\n\n".join([given["summary"].strip(), *told])


def _checked(text: str, where: str, languages: frozenset[str]) -> type[TomlRule]:
    """Return the rule of a file, checked in full."""
    from factcheck.toml_lines import TomlLines, broken
    from factcheck.toml_rules.schema import faults, misplaced  # here, because pydantic takes a tenth of a second

    try:
        given = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise RuleFileError(broken(where, text, error)) from None

    def told(found: list[FieldError]) -> RuleFileError:
        lines = TomlLines(text)
        messages = []
        for fault in found[:_MOST_TOLD]:
            # What is missing has no line: that of the table it is missing from.
            line = lines.of(fault.place) or lines.of(fault.place[:1])
            messages.append(f"{where}:{line or 1}: {fault}")
        return RuleFileError("\n".join(messages))

    found = list(misplaced(given, text)) or list(faults(given))
    if found:
        raise told(found)
    for language in given["languages"]:
        if language not in languages:
            hint = proposal(language, languages, f"choose among {', '.join(sorted(languages))}")
            raise told([FieldError(("languages",), f"there is no lexicon for the language `{language}`{hint}")])
    examples = given.pop("examples")
    rule = _made(given, where, lambda: examples)
    for work in (rule.complete, lambda: rule.examples):
        try:
            work()
        except FieldError as error:
            found.append(error)
    if found:
        raise told(found)
    return rule


def _at(rule: type[TomlRule], key: str) -> str:
    """Return where a key of a rule stands: the file and, as long as it is there, the line."""
    from factcheck.toml_lines import TomlLines

    try:
        line = TomlLines(Path(rule.path).read_text(encoding="utf-8")).of((key,))
    except (OSError, ValueError):
        line = None
    return f"{rule.path}:{line}" if line else rule.path


def missing_facts(rules: Iterable[type[Any]], facts: FactStore) -> Iterator[str]:
    """Yield what is to be told of facts that rules name and that are not there."""
    for rule in rules:
        if is_toml(rule):
            for key, told in rule.missing(facts):
                yield f"{_at(rule, key)}: `{key}` of `{rule.id}`: {told}"
