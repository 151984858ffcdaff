"""What is collected from plugins, and that nothing which cannot be used goes unnoticed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import demo_plugin
from conftest import FakeEntryPoint
from factcheck import Layer, hookimpl
from factcheck.lexicons import Lexicons
from factcheck.registry import Registry, load


def plugin(**hooks: object) -> object:
    """A plugin object whose hooks return, or raise, what is given."""
    return type("Plugin", (), {f"factcheck_{name}": staticmethod(_hook(value)) for name, value in hooks.items()})()


def _hook(value: object) -> Callable[[], object]:
    @hookimpl
    def hook() -> object:
        if isinstance(value, Exception):
            raise value
        return value

    return hook


def installed(*entry_points: FakeEntryPoint) -> Registry:
    return load(entry_points=entry_points)  # type: ignore[arg-type]


def test_rules_are_sorted_and_know_their_plugin() -> None:
    registry = installed(FakeEntryPoint("demo", demo_plugin))
    assert [rule.id for rule in registry.checkers] == ["demo.fragile", "demo.marked-word"]
    assert registry.owners == {"demo.fragile": "demo", "demo.marked-word": "demo"}
    assert [(found.name, found.version) for found in registry.plugins] == [("demo", "0.0.1")]
    assert registry.errors == ()


def test_the_core_comes_by_the_same_hooks() -> None:
    registry = installed()
    assert {".txt", ".md"} <= {suffix for reader in registry.readers for suffix in reader.suffixes}
    assert {"timexes", "quantities", "chronology"} <= {annotator.layer.name for annotator in registry.annotators}


@pytest.mark.parametrize("error", [ImportError("no module named x"), SyntaxError("bad"), SystemExit(0)])
def test_a_plugin_that_does_not_load_is_named_with_a_remedy(error: BaseException) -> None:
    registry = installed(FakeEntryPoint("broken", error, "broken-dist"), FakeEntryPoint("demo", demo_plugin))
    (message,) = [error.message for error in registry.errors]
    assert "`broken`" in message
    assert "uninstall" in message
    assert "`broken-dist`" in message
    assert "\n" not in message
    assert len(registry.checkers) == 2


def test_one_name_of_two_distributions_is_refused_before_loading() -> None:
    registry = installed(FakeEntryPoint("demo", demo_plugin, "one"), FakeEntryPoint("demo", ImportError(), "two"))
    (message,) = [error.message for error in registry.errors]
    assert "one and two" in message
    assert registry.checkers == ()


def test_a_rule_id_brought_twice_is_refused_and_names_both_plugins() -> None:
    registry = installed(
        FakeEntryPoint("demo", demo_plugin), FakeEntryPoint("copy-cat", plugin(checkers=[demo_plugin.MarkedWord]))
    )
    (message,) = [error.message for error in registry.errors]
    assert "`demo.marked-word`" in message
    assert "`copy-cat` and `demo`" in message
    assert [rule.id for rule in registry.checkers] == ["demo.fragile"]


@pytest.mark.parametrize(
    ("brought", "complaint"),
    [
        (plugin(chekers=[]), "factcheck_chekers"),
        (plugin(), "no hook"),
        (plugin(checkers=ValueError("oh no")), "ValueError: oh no"),
        (plugin(checkers=None), "TypeError"),
        (plugin(checkers=[demo_plugin.MarkedWord()]), "not a rule class"),
        (plugin(annotators=[Layer("x")]), "not an annotator class"),
        (plugin(readers=["text"]), "not a reader"),
        (plugin(reporters=[object()]), "not a reporter"),
        (plugin(lexicons=["lexicons"]), "not a folder"),
        (plugin(rule_packs=["rules"]), "not a folder"),
        (plugin(languages=["languages"]), "not a folder"),
    ],
)
def test_what_cannot_be_used_is_told(brought: object, complaint: str) -> None:
    registry = installed(FakeEntryPoint("odd", brought), FakeEntryPoint("demo", demo_plugin))
    (message,) = [error.message for error in registry.errors]
    assert complaint in message
    assert "`odd`" in message
    assert len(registry.checkers) == 2


def test_a_plugin_adds_a_language(tmp_path: Path) -> None:
    (tmp_path / "xx.toml").write_text('[words.month]\n1 = "primo"\n')
    registry = installed(FakeEntryPoint("xx", plugin(languages=[tmp_path])))
    lexicons = Lexicons(registry.lexicons)
    assert "xx" in lexicons
    assert lexicons["xx"].form("month", 1) == "primo"


def test_words_of_a_plugin_alone_are_no_language(tmp_path: Path) -> None:
    (tmp_path / "xx.toml").write_text('[words.mild]\nany = "heck"\n')
    assert "xx" not in Lexicons(installed(FakeEntryPoint("house", plugin(lexicons=[tmp_path]))).lexicons)


@pytest.mark.parametrize("language", ["fr", "xx"])
def test_a_language_brought_twice_is_refused(language: str, tmp_path: Path) -> None:
    (tmp_path / f"{language}.toml").write_text("")
    registry = installed(
        FakeEntryPoint("one", plugin(languages=[tmp_path])), FakeEntryPoint("two", plugin(languages=[tmp_path]))
    )
    messages = [error.message for error in registry.errors]
    assert f"the plugin `two` brings the language `{language}`" in messages[-1]
    assert len(messages) == (2 if language == "fr" else 1)
    assert len(Lexicons(registry.lexicons).languages) == len(Lexicons().languages) + (language == "xx")
