"""Runs what a page of the documentation shows, in its order and as a reader would.

A page is gone through in an empty folder with a few articles in it. What stands in a fence is

* ``sh``: run line by line; each has to end with 0, or as its comment says (``# exit 1: …``);
* ``text``: what the last command printed, as far as it is shown; a line ``…`` stands for anything;
* any language, after a paragraph that says ``write `PATH` `` or ``add to `PATH` ``: that file; after one that says
  ``in `PATH`, in place of the line `LINE` ``: a change of it;
* ``python``: run; all such fences of a page share their names, and the rules among them have to pass their examples;
* ``toml``: a rule, which has to pass its examples; a lexicon, a configuration or suppressions, which have to be valid;
* ``yaml``, ``json``: read; the commands of steps have to exist, and the inputs of our action;
* ``markdown``: an article that can be read.

What cannot be run says so in its first line, ``# Not run by the tests: why``, or in a comment above the fence,
``<!-- not run: why -->``. ``<!-- run: COMMAND -->`` runs a command that the page does not show.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema
import yaml

from conftest import ROOT
from factcheck import Checker, toml_rules
from factcheck.cli.main import _parser
from factcheck.cli.schema import config_schema, suppressions_schema
from factcheck.lexicons import Lexicons
from factcheck.notation import parse
from factcheck.read.markdown import MarkdownReader
from factcheck.testing import problem

_FENCE = re.compile(
    r"^(?P<above>(?:(?!```)[^\n]+\n)*)\n?(?P<fence>^```(?P<language>\w*)\n(?P<code>.*?)^```)", re.MULTILINE | re.DOTALL
)
_FILE = re.compile(
    r"\b(?P<verb>write|add to|this is|goes into|this into) `(?P<path>[^`\s]+)`(?=[^`]*:\s*\Z)", re.IGNORECASE
)
_CHANGE = re.compile(r"\bin `(?P<path>[^`\s]+)`, in place of the line `(?P<line>[^`]+)`(?=[^`]*:\s*\Z)")
_EXIT = re.compile(r"^(?P<command>.*?\S)(?:\s+#\s*(?:exit (?P<code>\d).*|.*))?$")
_MARK = re.compile(r"^(?:#|<!--) (?:Not run by the tests|not run)\b[^:]*: (?P<why>.+?)(?: -->)?$", re.MULTILINE)
_HIDDEN = re.compile(r"<!-- run: (?P<command>.+?) -->")
_APPENDING = {"add to", "goes into", "this into"}

ARTICLE = """---
title: The footbridge
date: 2025-05-06
lang: en
author: Ann Lee
---

The footbridge over the river opens on Saturday 10 May 2025, the town council said on Tuesday. The works took a year.
"""
#: What the commands of the pages name as if everybody had it.
FILES = {
    "article.md": ARTICLE,
    "article.txt": "The footbridge\n\nThe footbridge opens on Saturday 10 May 2025, said Ann Lee, the mayor.\n",
    "articles/footbridge.md": ARTICLE,
    "drafts/footbridge.md": ARTICLE,
    "archive/footbridge.md": ARTICLE,
    "rules/name.toml": """id = "shown.name"
summary = "A name."
severity = "info"
languages = ["en"]
why = "So."
substitution = { "Kyiv" = "Kiev" }
[examples]
bad = ["In [[Kiev]]."]
good = ["In Kyiv."]
""",
}


class Snippet(NamedTuple):
    """A fence of a page.

    Args:
        line: Of the page, from 1.
        language: As the fence says it.
        code: What stands in it.
        path: The file that it is, or is a part of; None where it is none.
        appends: Whether it is the end of the file.
        replaces: The line of the file that it takes the place of; None where it is no change.
        not_run: Why it is not run; None where it is.
        hidden: A command that is run before it.
    """

    line: int
    language: str
    code: str
    path: str | None
    appends: bool
    replaces: str | None
    not_run: str | None
    hidden: str | None


class SnippetError(AssertionError):
    """A snippet that does not do what the page says."""


def snippets(page: str) -> Iterator[Snippet]:
    """Yield the fences of a page."""
    for fence in _FENCE.finditer(page):
        above = fence["above"].strip()
        # What is written of a command or a file stands in the paragraph above, across its lines.
        said = " ".join(above.split())
        change = _CHANGE.search(said)
        file = change or _FILE.search(said)
        first = fence["code"].partition("\n")[0]
        mark = _MARK.match(first) or _MARK.search(above)
        hidden = _HIDDEN.search(above)
        yield Snippet(
            page.count("\n", 0, fence.start("fence")) + 1,
            fence["language"],
            fence["code"],
            file["path"] if file else None,
            file is not None and not change and file["verb"].lower() in _APPENDING,
            change["line"] if change else None,
            mark["why"] if mark else None,
            hidden["command"] if hidden else None,
        )


class Session:
    """A folder in which one page is gone through."""

    def __init__(self, root: Path) -> None:
        self._folder = self._root = root / "work"
        self._site = root / "site"
        self._site.mkdir(parents=True)
        self._output = ""
        self._names: dict[str, Any] = {}
        for name, content in FILES.items():
            self._write(name, content)
        for name in ("seeds", "examples/plugin"):
            shutil.copytree(ROOT / name, self._root / name, ignore=shutil.ignore_patterns("__pycache__"))
        self._environment = _environment(root, self._site)

    def go_through(self, page: str, name: str) -> None:
        """Do all that a page says.

        Raises:
            SnippetError: Something does not end as it says.
        """
        for snippet in snippets(page):
            try:
                if snippet.hidden is not None:
                    self._shell(snippet.hidden)
                if snippet.not_run is None:
                    self._do(snippet)
            except Exception as error:
                raise SnippetError(f"{name}:{snippet.line}: {error}") from error

    def _do(self, snippet: Snippet) -> None:
        if snippet.path is not None and snippet.replaces is not None:
            self._change(snippet.path, snippet.replaces, snippet.code)
        elif snippet.path is not None:
            self._write(snippet.path, snippet.code, append=snippet.appends)
        elif snippet.language == "sh":
            self._shell(snippet.code)
        elif snippet.language == "text":
            self._expect(snippet.code)
        else:
            getattr(self, f"_{snippet.language}")(snippet.code)

    def _write(self, path: str, content: str, *, append: bool = False) -> None:
        file = self._folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a" if append else "w", encoding="utf-8") as stream:
            stream.write(content)

    def _change(self, path: str, line: str, content: str) -> None:
        lines = (self._folder / path).read_text(encoding="utf-8").splitlines(keepends=True)
        places = [number for number, written in enumerate(lines) if " ".join(written.split()) == line]
        if len(places) != 1:
            raise SnippetError(f"the line `{line}` stands {len(places)} times in {path}")
        lines[places[0]] = content
        self._write(path, "".join(lines))

    def _shell(self, code: str) -> None:
        self._output = ""
        where = self._site / ".where"
        for line in code.splitlines():
            stage = _EXIT.match(line)
            if stage is None or line.startswith("#"):
                continue
            # The next line goes on in the folder in which this one ends.
            script = f"{stage['command']}\ncode=$?\npwd > {shlex.quote(str(where))}\nexit $code"
            done = subprocess.run(
                ["sh", "-c", script],
                cwd=self._folder,
                env=self._environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                check=False,
            )
            self._folder = Path(where.read_text().strip())
            self._output += done.stdout
            if done.returncode != int(stage["code"] or 0):
                raise SnippetError(f"`{stage['command']}` ends with {done.returncode}:\n{done.stdout}")

    def _expect(self, shown: str) -> None:
        start = 0
        for part in re.split(r"^…\n", shown, flags=re.MULTILINE):
            found = self._output.find(part.rstrip("\n"), start)
            if found < 0:
                raise SnippetError(f"this is not what is printed:\n{part}\nbut this:\n{self._output[start:]}")
            start = found + len(part.rstrip("\n"))

    def _python(self, code: str) -> None:
        before = set(self._names)
        exec(code, self._names)
        for name in self._names.keys() - before:
            rule = self._names[name]
            if isinstance(rule, type) and issubclass(rule, Checker) and rule is not Checker:
                _test(rule)

    def _toml(self, code: str) -> None:
        data = tomllib.loads(code)
        if "id" in data:
            path = self._root / "snippet.toml"
            path.write_text(code, encoding="utf-8")
            rules, problems = toml_rules.load([path], Lexicons().languages, validate=True)
            path.unlink()
            if problems:
                raise SnippetError("\n".join(problems))
            for rule in rules:
                _test(rule)
        for table in data.get("constructions", {}).values():
            for pattern in table["patterns"]:
                parse(pattern)
        plain = json.loads(json.dumps(data, default=str))
        if data.keys() == {"ignore"} and all(isinstance(entry, dict) for entry in data["ignore"]):
            jsonschema.validate(plain, suppressions_schema())
        elif data.keys() <= config_schema()["properties"].keys():
            jsonschema.validate(plain, config_schema())

    def _yaml(self, code: str) -> None:
        read = yaml.safe_load(code)
        inputs = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"]
        for step in read if isinstance(read, list) else read.values():
            if "factcheck@" in step.get("uses", "") and not step["with"].keys() <= inputs.keys():
                raise SnippetError(f"the action has no such inputs: {step['with'].keys() - inputs.keys()}")
            for command in (step.get("run") or step.get("script") or "").splitlines():
                if command.startswith("factcheck "):
                    command_exists(command.partition(" >>")[0])

    def _json(self, code: str) -> None:
        json.loads(code)

    def _markdown(self, code: str) -> None:
        if not code.startswith("---"):
            code = f"{ARTICLE}\n{code}"
        MarkdownReader().read(code.encode(), "article.md")


def command_exists(command: str) -> None:
    """Raise if a command line of factcheck cannot be understood."""
    arguments = shlex.split(command)[1:]
    _parser(arguments).parse_args(arguments)


def _test(rule: type[Checker]) -> None:
    for example in rule.all_examples():
        what = problem(rule, example)
        if what is not None:
            raise SnippetError(f"{rule.id}: {what}")


_PROGRAM = """#!/bin/sh
exec "{python}" -m {module} "$@"
"""
#: `pip install` of a folder, without a network; what is installed with -e is led to where it stands.
_PIP = """#!{python}
import pathlib, subprocess, sys

folder = pathlib.Path(sys.argv[-1].partition("[")[0]).resolve()
site = pathlib.Path({site!r})
options = ["--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--upgrade"]
command = [sys.executable, "-m", "pip", "install", *options, "--target", str(site), str(folder)]
done = subprocess.run(command, stderr=subprocess.PIPE, text=True)
if done.returncode:
    sys.exit(done.stderr)
if "-e" in sys.argv:
    for package in site.iterdir():
        if (folder / package.name / "__init__.py").exists() and not package.is_symlink():
            __import__("shutil").rmtree(package)
            package.symlink_to(folder / package.name)
"""


def _environment(root: Path, site: Path) -> dict[str, str]:
    """Return an environment in which the commands of the pages are there, and what they install."""
    programs = root / "bin"
    programs.mkdir()
    written = {
        "factcheck": _PROGRAM.format(python=sys.executable, module="factcheck"),
        "pytest": _PROGRAM.format(python=sys.executable, module="pytest -q -p no:cacheprovider -p pytest_factcheck"),
        "python": _PROGRAM.format(python=sys.executable, module="").replace(" -m ", " "),
        "pip": _PIP.format(python=sys.executable, site=str(site)),
    }
    for name, program in written.items():
        (programs / name).write_text(program)
        (programs / name).chmod(0o755)
    return {
        **os.environ,
        "PATH": os.pathsep.join([str(programs), os.environ["PATH"]]),
        "PYTHONPATH": os.pathsep.join([str(site), *(str(ROOT / folder) for folder in (".", "plugins", "rules"))]),
    }
