"""``github``, read back by the steps of the runner's own parser.

GitHub publishes no parser as a package. What it runs is ``ActionCommand.TryParseV2`` of actions/runner, and what
:func:`parse` does is that method step by step: the command stands between the first two ``::``, the properties behind
the first blank, split at commas and then at the first equals sign; only then the escapes are undone, the per cent sign
last.
"""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from factcheck.reporters.github import _command
from samples import NASTY, rendered, run


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    message: str


def parse(line: str) -> Command | None:
    line = line.lstrip()
    end = line.find("::", 2)
    if not line.startswith("::") or end < 0:
        return None
    name, _, listed = line[2:end].partition(" ")
    properties = {}
    for pair in filter(None, listed.strip().split(",")):
        key, equals, value = pair.partition("=")
        if equals:
            properties[key] = undone(value, {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"})
    return Command(name, properties, undone(line[end + 2 :], {"%0D": "\r", "%0A": "\n", "%25": "%"}))


def undone(text: str, escapes: dict[str, str]) -> str:
    for escape, character in escapes.items():
        text = text.replace(escape, character)
    return text


def test_commands_are_read_back() -> None:
    made = run()
    *lines, totals = rendered("github", made).splitlines()
    commands = [parse(line) for line in lines]
    assert None not in commands
    assert parse(totals) is None
    findings = [finding for outcome in made.all for finding in outcome.record.findings]
    assert len(commands) == len(findings) + 2 + 2
    first = next(command for command in commands if command and command.name == "error")
    assert first.properties == {
        "file": "drafts/article 1.md",
        "line": "9",
        "endLine": "9",
        "col": "28",
        "endColumn": "33",
        "title": "demo.marked-word",
    }
    assert first.message.startswith(f"This is wrong: {NASTY}\n- ")
    assert {command.name for command in commands if command} == {"error", "warning", "notice"}


def test_columns_are_left_out_over_several_lines() -> None:
    over = next(parse(line) for line in rendered("github").splitlines() if "Two lines." in line)
    assert over is not None
    assert (over.properties["line"], over.properties["endLine"]) == ("9", "10")
    assert "col" not in over.properties


@given(st.text(), st.text(min_size=1))
def test_nothing_breaks_out_of_a_command(message: str, path: str) -> None:
    line = _command("error", message, file=path, line=3, title="a: b, c")
    assert line.count("\n") == 1
    assert parse(line[:-1]) == Command("error", {"file": path, "line": "3", "title": "a: b, c"}, message)
