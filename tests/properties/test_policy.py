"""Whatever stands in a configuration, a comment or a TOML file: it is understood, or told with its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path, PurePath
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import demo_plugin
from conftest import ROOT
from factcheck.model.article import Article
from factcheck.policy.config import Configurations
from factcheck.policy.errors import ConfigError, toml
from factcheck.policy.globs import matches
from factcheck.policy.policy import Policies
from factcheck.policy.schema import ConfigurationModel, OverrideModel
from factcheck.policy.selection import SelectionError
from factcheck.policy.settings import Settings
from factcheck.policy.suppressions import suppressions
from factcheck.read.base import ReadError
from factcheck.read.markdown import MarkdownReader
from factcheck.read.text import TextReader
from factcheck.registry import load
from factcheck.toml_lines import TomlLines

REGISTRY = load({"demo": demo_plugin}, entry_points=())
KEYS = sorted(field.alias or name for name, field in ConfigurationModel.model_fields.items())
OVERRIDE_KEYS = sorted(field.alias or name for name, field in OverrideModel.model_fields.items())
WORDS = [
    "demo",
    "demo.fragile",
    "demo.marked-word",
    "error",
    "warning",
    "none",
    "fr",
    "",
    "a b",
    "x.toml",
    'é"',
    "**",
]

scalars = st.one_of(
    st.sampled_from(WORDS), st.integers(-3, 3), st.booleans(), st.floats(-2, 2), st.dates(date(2020, 1, 1))
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS[:6]), inner, max_size=3),
    max_leaves=6,
)
tables = st.dictionaries(st.sampled_from([*KEYS, "selct"]), values, max_size=4)
overrides = st.lists(st.dictionaries(st.sampled_from(OVERRIDE_KEYS), values, max_size=3), max_size=2)


def written(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{toml(key)} = {written(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    return toml(value)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tables, overrides)
def test_a_configuration_is_understood_or_told_with_its_line(
    tmp_path: Path, table: dict[str, Any], more: list[dict[str, Any]]
) -> None:
    lines = [f"{key} = {written(value)}" for key, value in table.items() if key != "overrides" or not more]
    for entry in more:
        lines += ["[[overrides]]", *(f"{key} = {written(value)}" for key, value in entry.items())]
    path = tmp_path / "factcheck.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    tomllib.loads(path.read_text(encoding="utf-8"))
    try:
        Policies(REGISTRY, Settings()).of(str(tmp_path / "a.txt"))
        faults = []
    except ConfigError as error:
        faults = str(error).splitlines()
    except SelectionError:  # All rules are ignored, which is the fault of no line.
        faults = []
    for line in faults:
        assert re.match(rf"{re.escape(str(tmp_path))}/factcheck\.toml:\d+: .+", line), line


PIECES = ["factcheck-ignore", "factcheck-ignore-article", "factcheck-", "demo", "demo.fragile", "until", "2025-01-01"]
PIECES += [" ", "\n", ",", ":", ": ", "@", "0123456789abcdef", "why", "-->", "<!--", "[", "]", "```", "é"]
said = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@given(said, st.sampled_from(["<!--{}-->", "[{}]", "{}"]), st.sampled_from([TextReader(), MarkdownReader()]))
@example("factcheck-ignore demo: why", "<!-- {}", TextReader())
def test_a_directive_is_understood_or_told_with_its_line(text: str, form: str, reader: TextReader) -> None:
    source = f"A headline\n\nSome words.\n\n{form.format(text)}\n\nMore words.\n"
    fault = None
    try:
        article: Article = reader.read(source.encode(), "a.txt")
        found = list(suppressions(article, REGISTRY.checkers))
    except (ConfigError, ReadError) as error:
        fault = str(error)
    if fault is not None:
        assert re.match(r"a\.txt:\d+: .+: .+", fault, re.DOTALL), fault
        return
    assert all(entry.record.reason and entry.record.line for entry in found)
    for directive in article.directives:
        assert directive.text not in article.text


@pytest.mark.parametrize("path", sorted(ROOT.glob("**/*.toml")), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_statement_of_our_own_files_is_found(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = TomlLines(text)
    rows = text.split("\n")

    def look(value: object, place: tuple[str | int, ...]) -> None:
        line = lines.of(place)
        assert line is not None, place
        if isinstance(place[-1], str):
            assert place[-1] in rows[line - 1] or any(isinstance(key, int) for key in place), (place, rows[line - 1])
        for key, inner in value.items() if isinstance(value, dict) else ():
            look(inner, (*place, key))

    for key, value in tomllib.loads(text).items():
        look(value, (key,))


@given(st.lists(st.sampled_from(["a", "b.txt", "..", "é"]), min_size=1, max_size=4), st.text("ab.*?/[]é", max_size=8))
def test_a_pattern_never_fails(parts: list[str], pattern: str) -> None:
    matches(pattern, PurePath(*parts))


def test_an_article_has_one_configuration_however_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "desk" / "deep").mkdir(parents=True)
    (tmp_path / "desk" / "factcheck.toml").write_text('fail-level = "info"')
    monkeypatch.chdir(tmp_path / "desk" / "deep")
    found = Configurations()
    names: list[str] = [
        "a.txt",
        "./a.txt",
        "../deep/a.txt",
        str(tmp_path / "desk/deep/a.txt"),
        "../../desk/x/../deep/a.txt",
    ]
    check: Callable[[str], Any] = lambda name: found.of(name).get("fail-level")  # noqa: E731
    assert {check(name) for name in names} == {"info"}
    assert check("../../a.txt") is None
