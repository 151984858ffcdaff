"""``factcheck rules``: lists the rules, or shows the page of one. Both are made of the rule classes."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from inspect import cleandoc
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.checker import SECTIONS, Checker, Option
from factcheck.cli.messages import UsageError, tell
from factcheck.cli.work import load_registry, with_house
from factcheck.examples import Bad, Confirmed, Example, Good, KnownGap
from factcheck.model.status import Status
from factcheck.policy.selection import named, outdated
from factcheck.registry import Registry

if TYPE_CHECKING:
    from argparse import _SubParsersAction

#: The heading of a section; what the section says may follow on its line.
_SECTION = re.compile(rf"({'|'.join(SECTIONS)}|[A-Z][a-z ]+(?=:$)):\s*(.*)")
_KINDS: dict[type[Example], tuple[str, str]] = {
    Bad: ("bad", "Reported"),
    Good: ("good", "Not reported"),
    Confirmed: ("confirmed", "Confirmed"),
    KnownGap: ("known-gap", "Known gap: should be reported and is not yet"),
}


def add_parser(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("rules", help="list the rules, or explain one", allow_abbrev=False)
    parser.add_argument("rule", nargs="?", metavar="ID", help="the rule to explain")
    parser.add_argument("--output-format", choices=("text", "markdown", "json"), default="text", help="default: text")
    parser.add_argument(
        "--pages", type=Path, metavar="FOLDER", help="write the list and the page of every rule, in Markdown"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the list or the page, or write them all."""
    registry = load_registry() if options.pages is not None else with_house(load_registry())
    for error in registry.errors:
        tell(error.message)
    if options.pages is not None:
        if options.rule is not None or options.output_format not in ("text", "markdown"):
            raise UsageError("--pages writes the pages of all rules in Markdown: give nothing else")
        _write([Page.of(rule, registry) for rule in registry.checkers], options.pages)
    elif options.rule is None:
        print(_FORMATS[options.output_format][0]([Page.of(rule, registry) for rule in registry.checkers]))
    else:
        print(_FORMATS[options.output_format][1](Page.of(_find(options.rule, registry), registry)))
    return 2 if registry.errors else 0


def _write(written: Iterable[Page], folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in pages(written).items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"{folder}: cannot be written: {error.strerror or error}") from None


def pages(written: Iterable[Page]) -> dict[str, str]:
    """Return the Markdown files of some pages by name: one for each of them, and ``README.md``, which lists them."""
    by_plugin: dict[str, list[Page]] = {}
    files = {}
    for page in written:
        by_plugin.setdefault(page.plugin, []).append(page)
        files[_file(page)] = _markdown_page(page) + "\n"
    lines = ["# Rules", ""]
    for plugin, listed in by_plugin.items():
        rows = [f"| [`{page.id}`]({_file(page)}) | {page.severity} | {_marked(page)} |" for page in listed]
        lines += [f"## {plugin}", "", *_TABLE, *rows, ""]
    return {"README.md": "\n".join(lines), **files}


def _file(page: Page) -> str:
    return f"{page.id}.md"


def _find(name: str, registry: Registry) -> type[Checker]:
    for rule in registry.checkers:
        if rule.id == name:
            return rule
    told = outdated(name, registry.checkers)
    if told:
        tell(told)
        (today,) = named(name, registry.checkers)
        return today
    close = get_close_matches(name, [rule.id for rule in registry.checkers], n=1)
    raise UsageError(
        f"there is no rule `{name}`: " + (f"did you mean `{close[0]}`?" if close else "`factcheck rules` lists them")
    )


@dataclass(frozen=True, slots=True)
class Page:
    """What a rule says of itself."""

    id: str
    summary: str
    severity: str
    status: str
    since: str | None
    replaces: tuple[str, ...]
    plugin: str
    reads: tuple[str, ...]
    options: tuple[Option[Any], ...]
    text: str
    examples: tuple[Example, ...]
    examples_file: Path | None

    @classmethod
    def of(cls, rule: type[Checker], registry: Registry) -> Page:
        """Return the page of a rule."""
        summary, _, text = cleandoc(rule.__doc__ or "").partition("\n")
        return cls(
            rule.id,
            summary,
            str(rule.severity),
            str(rule.status),
            rule.since,
            rule.replaces,
            registry.owners[rule.id],
            tuple(layer.name for layer in rule.reads),
            tuple(rule.options().values()),
            text.strip(),
            rule.examples,
            rule.examples_file(),
        )


def _text_list(pages: list[Page]) -> str:
    width = max((len(page.id) for page in pages), default=0)
    return "\n".join(f"{page.id:{width}}  {page.severity:7}  {_marked(page)}" for page in pages)


def _text_page(page: Page) -> str:
    lines = [f"{page.id}: {page.summary}", "", f"Severity: {page.severity} at most", f"Plugin: {page.plugin}"]
    lines += [*_history(page), f"Reads: {', '.join(page.reads)}", "", page.text, ""]
    if page.options:
        lines.append("Options:")
        lines += [f"    {option.name} = {_toml(option.default)}  {_help(option)}" for option in page.options]
    for _, heading, examples in _grouped(page):
        lines.append(f"{heading}:")
        for example in examples:
            told = f"    {example.language}{_conditions(example)}  "
            lines.append(told + example.text.replace("\n", "\n" + " " * len(told)))
    if page.examples_file:
        lines += ["", f"More examples: {page.examples_file}"]
    return "\n".join(lines)


_TABLE = ("| rule | severity | what it finds |", "| --- | --- | --- |")


def _markdown_list(pages: list[Page]) -> str:
    rows = [f"| `{page.id}` | {page.severity} | {_marked(page)} |" for page in pages]
    return "\n".join([*_TABLE, *rows])


def _markdown_page(page: Page) -> str:
    lines = [f"# {page.id}", "", page.summary, "", f"Severity: **{page.severity}** at most. Plugin: `{page.plugin}`."]
    lines += [f"{line}." for line in _history(page)]
    lines += [f"Reads: {', '.join(f'`{name}`' for name in page.reads)}.", ""]
    for line in page.text.splitlines():
        section = _SECTION.match(line)
        if section is None:
            lines.append(line.removeprefix("    "))
            continue
        heading, said = section.groups()
        lines += [*([""] if lines[-1] else []), f"## {heading}", "", *([said] if said else [])]
    if page.options:
        lines += ["", "## Options", ""]
        lines += [f"- `{option.name} = {_toml(option.default)}`: {_help(option)}" for option in page.options]
    lines += ["", "## Examples", "", "The words in double brackets are those that a finding is about."]
    for _, heading, examples in _grouped(page):
        lines += ["", f"### {heading}"]
        for example in examples:
            quoted = example.text.replace("\n", "\n> ")
            lines += ["", f"{example.language}{_conditions(example)}", "", f"> {quoted}"]
    if page.examples_file:
        lines += ["", f"More examples stand beside the rule, in `{page.examples_file.name}`."]
    return "\n".join(lines)


def _marked(page: Page) -> str:
    """Return the summary, with the status where it is not the usual one."""
    return page.summary if page.status == Status.STABLE else f"[{page.status}] {page.summary}"


def _history(page: Page) -> list[str]:
    """Return what is to be known of how far a rule can be relied upon, and of its past."""
    told = [] if page.status == Status.STABLE else [f"Status: {page.status}"]
    if page.since:
        told.append(f"Since: {page.since}")
    return [*told, f"Replaces: {', '.join(page.replaces)}"] if page.replaces else told


def _json_list(pages: list[Page]) -> str:
    return json.dumps([_plain(page) for page in pages], indent=2, ensure_ascii=False)


def _json_page(page: Page) -> str:
    return json.dumps(_plain(page), indent=2, ensure_ascii=False)


_FORMATS = {
    "text": (_text_list, _text_page),
    "markdown": (_markdown_list, _markdown_page),
    "json": (_json_list, _json_page),
}


def _grouped(page: Page) -> Iterator[tuple[str, str, list[Example]]]:
    for kind, (key, heading) in _KINDS.items():
        examples = [example for example in page.examples if type(example) is kind]
        if examples:
            yield key, heading, examples


def _conditions(example: Example) -> str:
    told = [f"published {example.published}"] if example.published else []
    if example.facts:
        told.append("with facts of its own")
    told += [f"{name} = {_toml(value)}" for name, value in (example.options or {}).items()]
    return f" ({', '.join(told)})" if told else ""


def _toml(value: object) -> str:
    """Return a value as TOML writes it."""
    return json.dumps(value, ensure_ascii=False)


def _help(option: Option[Any]) -> str:
    return f"{option.help} ({option.expected})"


def _plain(page: Page) -> dict[str, Any]:
    return {
        "id": page.id,
        "summary": page.summary,
        "severity": page.severity,
        "status": page.status,
        "since": page.since,
        "replaces": page.replaces,
        "plugin": page.plugin,
        "reads": page.reads,
        "documentation": page.text,
        "options": [
            {"name": option.name, "default": option.default, "expected": option.expected, "help": option.help}
            for option in page.options
        ],
        "examples": [
            {
                "kind": key,
                "language": example.language,
                "text": example.text,
                "published": example.published,
                "facts": example.facts,
                "options": example.options,
            }
            for key, _, examples in _grouped(page)
            for example in examples
        ],
    }
