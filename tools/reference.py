"""Writes the reference of the documentation from the code: ``python tools/reference.py docs/reference``.

Commands and their options come from the parser, hooks from the hook specifications, layers and names from what the
package exports, kinds of facts and keys of the configuration from their schemas, exit codes from the gate.
"""

from __future__ import annotations

import argparse
import ast
import inspect
import re
import sys
from collections.abc import Callable, Iterator
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

import factcheck
from factcheck import hookspecs, testing
from factcheck.cli import main as command_line
from factcheck.cli.schema import config_schema
from factcheck.facts import schema as facts_schema
from factcheck.facts.sections import SECTIONS
from factcheck.model.layers import Layer
from factcheck.model.report import Gate, GateStatus
from factcheck.policy.gate import exit_code
from factcheck.registry import Registry, load

_HEAD = "<!-- Made by tools/reference.py; change the code that it is made of. -->\n"
_ROLE = re.compile(r":\w+:`~?\.?([\w.]+)`")
_SECTION = re.compile(r"^(Args|Attributes|Raises|Returns|Yields|Example):$")
_EMPTY = re.compile(r"\n{3,}")
_ENTRY = re.compile(r"(\w+)(?: \(.*?\))?: (.*)")


def pages() -> dict[str, str]:
    """Return the pages of the reference by file name."""
    registry = load(entry_points=())
    made = {
        "commands.md": _commands(),
        "exit-codes.md": _exit_codes(),
        "configuration.md": _configuration(),
        "facts.md": _facts(),
        "layers.md": _layers(registry),
        "hooks.md": _hooks(),
        "api.md": _api(),
        "testing.md": _testing(),
    }
    return {name: _HEAD + _EMPTY.sub("\n\n", "\n".join(lines)).rstrip() + "\n" for name, lines in made.items()}


# --- commands


def _commands() -> Iterator[str]:
    parser = command_line._parser([])
    parser.prog = "factcheck"
    yield from ("# Commands", "", parser.description or "", "")
    yield from ("`factcheck --version` shows the version, `factcheck COMMAND --help` what follows here.", "")
    for name, command in _subcommands(parser):
        yield from _command(name, command, 2)


def _command(name: str, parser: argparse.ArgumentParser, level: int) -> Iterator[str]:
    yield from (f"{'#' * level} `{name}`", "")
    if parser.description:
        yield from (parser.description, "")
    for group in parser._action_groups:
        rows = [_option(action) for action in group._group_actions if not _is_plumbing(action)]
        if rows:
            heading = (group.title or "").capitalize()
            yield from (f"**{heading}**" if heading not in ("Options", "Positional arguments") else "", "")
            yield from ("| | |", "|---|---|", *rows, "")
    if parser.epilog:
        yield from (parser.epilog, "")
    for sub_name, command in _subcommands(parser):
        yield from _command(f"{name} {sub_name}", command, level + 1)


def _subcommands(parser: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            said = {choice.dest: choice.help or "" for choice in action._choices_actions}
            for name, command in action.choices.items():
                if not command.description and said.get(name):
                    command.description = f"{said[name][0].upper()}{said[name][1:]}."
                yield name, command


def _is_plumbing(action: argparse.Action) -> bool:
    return isinstance(action, (argparse._SubParsersAction, argparse._HelpAction)) or action.help == argparse.SUPPRESS


def _option(action: argparse.Action) -> str:
    shown = "/".join(map(str, action.choices)) if action.choices else action.metavar or action.dest.upper()
    value = "" if action.nargs == 0 else f" {shown}"
    names = ", ".join(f"{name}{value}" for name in action.option_strings) or str(shown)
    return f"| {_code(names)} | {_cell(action.help or '')} |"


def _exit_codes() -> Iterator[str]:
    yield from ("# Exit codes", "", "`factcheck check` says by its exit code whether the articles may go out.", "")
    yield from ("| exit code | gate | when |", "|---|---|---|")
    when = {
        GateStatus.PASSED: "all was checked, and nothing stands against publication",
        GateStatus.FAILED: "something was found at or above the fail level, or there are more warnings than allowed",
        GateStatus.UNDECIDED: "something could not be checked, or what was asked cannot be understood",
    }
    for status in GateStatus:
        yield f"| {exit_code(Gate(status, 'error'))} | {status} | {when[status]} |"
    yield from _text(
        f"""
        Every other command exits with 0 if it did what it was asked, with 1 if what it checked is faulty (an example
        of a rule, a fact pack), and with {command_line.EXIT_UNUSABLE} if it could not do it. An interrupted run exits
        with {command_line._EXIT_INTERRUPTED}, one whose reader has gone away with {command_line._EXIT_BROKEN_PIPE}.
        """
    )


# --- configuration and facts


def _configuration() -> Iterator[str]:
    schema = config_schema()
    yield from ("# Configuration", "")
    yield from _text(
        """
        The keys of `factcheck.toml`, or of `[tool.factcheck]` in `pyproject.toml`.
        [The gate](../gate.md#configuration) tells how they work together.
        """
    )
    yield from ("", *_keys(schema, schema), "")
    override = schema["$defs"]["OverrideModel"]
    yield from ("## `[[overrides]]`", "", _sentence(override.get("description", "")), "", *_keys(override, schema), "")
    yield from ("## Options of rules", "", '`[options."RULE"]` sets them.', "")
    yield from ("| rule | option | default | |", "|---|---|---|---|")
    for rule, options in sorted(schema["properties"]["options"]["properties"].items()):
        for name, option in options["properties"].items():
            default = str(option["default"]).lower() if isinstance(option["default"], bool) else option["default"]
            link = f"[`{rule}`](../rules/{rule}.md)"
            yield f"| {link} | `{name}` | {_code(str(default))} | {_cell(option['description'])} |"


def _keys(model: dict[str, Any], schema: dict[str, Any]) -> Iterator[str]:
    yield from ("| key | holds | |", "|---|---|---|")
    for name, key in model["properties"].items():
        yield f"| `{name}` | {_cell(_holds(key, schema))} | {_cell(_sentence(key.get('description', '')))} |"


def _holds(key: dict[str, Any], schema: dict[str, Any]) -> str:
    """Return in words what JSON Schema says of a value."""
    if "$ref" in key:
        name = key["$ref"].rpartition("/")[2]
        return "rules and families" if name == "Name" else _holds(schema["$defs"][name], schema)
    if "enum" in key:
        return " or ".join(f"`{value}`" for value in key["enum"])
    if "const" in key:
        return f"`{key['const']}`"
    if "anyOf" in key:
        told = [_holds(one, schema) for one in key["anyOf"] if one.get("type") != "null"]
        return ", or ".join(dict.fromkeys(told))
    if key.get("type") == "array":
        items = _holds(key.get("items", {}), schema)
        return "tables" if items == "a table" else f"a list: {items}"
    names = {"string": "text", "integer": "a number", "number": "a number", "boolean": "`true` or `false`"}
    return names.get(key.get("type", ""), "a table")


def _facts() -> Iterator[str]:
    yield from ("# Kinds of facts", "")
    yield "A fact pack is a TOML file; each of its tables is of one of these kinds. Keys that every fact may have are"
    yield from (
        "`label` and `source`; a `source` at the head of the file holds for all that give none of their own.",
        "",
    )
    document = inspect.getdoc(sys.modules["factcheck.facts"]) or ""
    pack = facts_schema.PackModel.model_fields
    common = set(facts_schema.FactModel.model_fields)
    for section in SECTIONS:
        model = _model_of(pack[section].annotation)
        kind = SECTIONS[section]
        yield from (f"## `[{section}.ID]`", "", _plain((inspect.getdoc(kind) or "").partition("\n\n")[0]), "")
        yield from ("| key | | |", "|---|---|---|")
        for name, field in model.model_fields.items():
            if name not in common:
                needed = "required" if field.is_required() else "may be left out"
                yield f"| `{name}` | {field.description} | {needed} |"
        yield ""
    yield from ("## The format", "", *_docstring(document.partition("\n")[2].strip()))


def _model_of(annotation: Any) -> Any:
    return annotation.__args__[1]


# --- layers and hooks


def _layers(registry: Registry) -> Iterator[str]:
    yield from ("# Layers", "")
    yield from _text(
        """
        What has been read of a text before a rule sees it. A rule names the layers it reads in `reads`, and gets the
        value by `document[TIMEXES]`. A layer is computed when it is first asked for.
        """
    )
    yield ""
    yield from ("| layer | name | value |", "|---|---|---|")
    layers = {name: item for name in factcheck.__all__ if isinstance(item := getattr(factcheck, name), Layer)}
    values = {name: _value_of(name) for name in layers}
    for name, layer in layers.items():
        yield f"| [`{name}`](#{name.lower()}) | `{layer.name}` | {_linked(values[name])} |"
    yield '| [`Words`](#words)`("CLASS")` | `words:CLASS` | ' + _linked("Sequence[Hit]") + " |"
    yield '| [`Construction`](#construction)`("NAME")` | `construction:NAME` | ' + _linked("tuple[Match, ...]") + " |"
    annotators: dict[str, Any] = {vars(annotator)["layer"].name: annotator for annotator in registry.annotators}
    for name, layer in layers.items():
        yield from ("", f"## `{name}`", "", f"Value: {_linked(values[name])}", "")
        annotator = annotators.get(layer.name)
        module = inspect.getdoc(sys.modules[annotator.__module__]) if annotator else None
        yield from _docstring(module or inspect.getdoc(annotator) or "")
    for kind in (factcheck.Words, factcheck.Construction):
        yield from ("", f"## `{kind.__name__}`", "", *_docstring(inspect.getdoc(kind) or ""))


def _value_of(name: str) -> str:
    """Return the type of the value of a layer, as the code declares it."""
    for module in [module for path, module in sys.modules.items() if path.startswith("factcheck.")]:
        declared = vars(module).get("__annotations__", {}).get(name)
        if declared is not None:
            written = declared if isinstance(declared, str) else inspect.formatannotation(declared)
            return re.sub(r"^\w*Layer\[(.*)\]$", r"\1", written)
    raise LookupError(f"the type of the layer {name} is declared nowhere")


def _hooks() -> Iterator[str]:
    yield from ("# Hooks", "")
    yield from _docstring(inspect.getdoc(hookspecs) or "")
    yield from ("", "[The example plugin](../../examples/plugin/README.md) implements all of them but one.")
    for name, hook in vars(hookspecs).items():
        if name.startswith("factcheck_"):
            returned = inspect.signature(hook).return_annotation
            yield from (
                "",
                f"## `{name}`",
                "",
                f"Returns {_linked(returned)}.",
                "",
                *_docstring(inspect.getdoc(hook) or ""),
            )


# --- names


def _api() -> Iterator[str]:
    yield from ("# Names for Python", "")
    yield from (
        *_docstring(inspect.getdoc(factcheck) or ""),
        "",
        "`from factcheck import NAME`; layers are on [a page of their own](layers.md).",
    )
    for name in factcheck.__all__:
        item = getattr(factcheck, name)
        if not isinstance(item, Layer):
            yield from ("", *_described(name, item, 2))


def _testing() -> Iterator[str]:
    yield from ("# Names for tests", "")
    yield from (*_docstring(inspect.getdoc(testing) or ""), "", "`from factcheck.testing import NAME`")
    for name, item in vars(testing).items():
        if getattr(item, "__module__", "") == testing.__name__ and not name.startswith("_"):
            yield from ("", *_described(name, item, 2))


def _described(name: str, item: Any, level: int) -> Iterator[str]:
    yield from (f"{'#' * level} `{name}`", "")
    if inspect.isfunction(item) or (not inspect.isclass(item) and callable(item)):
        yield from ("```text", f"{name}{_signature(item)}", "```", "")
    if not inspect.isclass(item):
        document = inspect.getdoc(item) if callable(item) else _constant(name)
        yield from _docstring(document or "")
        return
    fields = _fields(item)
    document, arguments = _without_arguments(inspect.getdoc(item) or "", fields)
    yield from _docstring(document)
    if issubclass(item, Enum):
        documents = _member_documents(item)
        yield from ("", "| member | value | |", "|---|---|---|")
        for member in item:
            yield f"| `{member.name}` | `{member.value}` | {_cell(documents.get(member.name, ''))} |"
        return
    if fields:
        yield from ("", "| field | type | |", "|---|---|---|")
        for field in fields:
            yield f"| `{field}` | {_linked(_annotation(item, field))} | {_cell(_plain(arguments.get(field, '')))} |"
    rows = list(_members(item, fields))
    if rows:
        yield from ("", "| member | |", "|---|---|", *rows)


def _fields(item: type) -> tuple[str, ...]:
    found: dict[str, object] = getattr(item, "_fields", None) or getattr(item, "__dataclass_fields__", None) or {}
    return tuple(found)


def _without_arguments(document: str, fields: tuple[str, ...]) -> tuple[str, dict[str, str]]:
    """Return a docstring without what it says of fields, and that by field."""
    kept: list[str] = []
    said: dict[str, str] = {}
    current = ""
    section = False
    for line in document.splitlines():
        if line in ("Args:", "Attributes:") and fields:
            section = True
        elif section and (entry := _ENTRY.fullmatch(line.strip())) and _indent(line) == len("    "):
            current = entry[1]
            said[current] = entry[2]
        elif section and _indent(line) > len("    "):
            said[current] += f" {line.strip()}"
        else:
            section = section and not line.strip()
            kept.append(line)
    return "\n".join(kept), said


def _members(item: type, fields: tuple[str, ...]) -> Iterator[str]:
    """Yield a row for each property and method that a class brings."""
    for name, member in vars(item).items():
        if name.startswith("_") or name in fields:
            continue
        if isinstance(member, property):
            returned = inspect.signature(member.fget).return_annotation if member.fget else ""
            yield f"| `{name}` | {_linked(str(returned))}. {_cell(_first_line(member))} |"
        elif isinstance(member, (classmethod, staticmethod)) or inspect.isfunction(member):
            called = getattr(item, name)
            yield f"| {_code(f'{name}{_signature(called)}')} | {_cell(_first_line(called))} |"


def _annotation(item: type, name: str) -> str:
    for base in item.__mro__:
        found = vars(base).get("__annotations__", {}).get(name)
        if found is not None:
            return str(getattr(found, "__forward_arg__", found))
    return ""


def _signature(item: Callable[..., Any]) -> str:
    signature = inspect.signature(item)
    kept = [parameter for name, parameter in signature.parameters.items() if name not in ("self", "cls")]
    return str(signature.replace(parameters=kept)).replace("'", "")


def _first_line(item: Any) -> str:
    return _plain((inspect.getdoc(item) or "").partition("\n\n")[0])


@cache
def _tree(module: str) -> ast.Module:
    return ast.parse(inspect.getsource(sys.modules[module]))


def _member_documents(item: type) -> dict[str, str]:
    """Return what stands below each member of an enumeration."""
    for node in ast.walk(_tree(item.__module__)):
        if isinstance(node, ast.ClassDef) and node.name == item.__name__:
            return {
                left.targets[0].id: _plain(inspect.cleandoc(str(right.value.value)))
                for left, right in zip(node.body, node.body[1:], strict=False)
                if isinstance(left, ast.Assign)
                and isinstance(left.targets[0], ast.Name)
                and isinstance(right, ast.Expr)
                and isinstance(right.value, ast.Constant)
            }
    return {}


def _constant(name: str) -> str:
    """Return the comment above a constant."""
    for path, module in list(sys.modules.items()):
        if path.startswith("factcheck.") and name in vars(module):
            lines = inspect.getsource(module).splitlines()
            for number, line in enumerate(lines):
                if re.match(rf"{name}\b.*=", line):
                    above: list[str] = []
                    while lines[number - 1].startswith("#"):
                        number -= 1
                        above.insert(0, lines[number].lstrip("#: "))
                    return " ".join(above)
    return ""


# --- Markdown


def _text(written: str) -> Iterator[str]:
    yield from ("", *inspect.cleandoc(written).splitlines())


def _docstring(document: str) -> Iterator[str]:
    """Yield the Markdown of a docstring: its sections become lists, its indented lines code."""
    section = ""
    code: list[str] = []
    for line in document.splitlines():
        heading = _SECTION.match(line)
        listed = section not in ("", "Example")
        if not heading and not listed and (line.startswith("    ") or (code and not line.strip())):
            code.append(line.removeprefix("    "))
            continue
        yield from _fence(code)
        code = []
        entry = _ENTRY.fullmatch(line.strip())
        if heading:
            section = heading[1]
            yield from ("", f"**{section}**", "")
        elif listed and entry and _indent(line) == len("    "):
            yield f"- `{entry[1]}`: {_plain(entry[2])}"
        elif listed and line.strip():
            yield f"  {_plain(line.strip())}"
        else:
            yield _plain(line)
    yield from _fence(code)


def _fence(code: list[str]) -> Iterator[str]:
    while code and not code[-1].strip():
        code.pop()
    if not code:
        return
    language = "toml" if any(line.startswith("[") for line in code) else "text"
    yield from ("", f"```{language}", *code, "```", "")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip()) if line.strip() else 0


def _plain(text: str) -> str:
    """Return text of a docstring with the code marks of Markdown."""
    return _ROLE.sub(r"`\1`", text.replace("``", "`"))


def _sentence(text: str) -> str:
    return " ".join(_plain(text).split())


def _linked(type_: str) -> str:
    """Return a type, with a link to each public name in it."""
    written = str(type_).replace("|", "\\|").replace("[", "\\[").replace("]", "\\]")

    def link(match: re.Match[str]) -> str:
        name = match[0]
        item = getattr(factcheck, name, None)
        return f"[{name}](api.md#{name.lower()})" if name in factcheck.__all__ and isinstance(item, type) else name

    return re.sub(r"\b[A-Z]\w+", link, written)


def _code(text: str) -> str:
    return f"`{text}`".replace("|", "\\|")


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, page in pages().items():
        (folder / name).write_text(page, encoding="utf-8", newline="\n")
