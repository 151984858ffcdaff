"""Every example of every installed rule does what it says."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from conftest import ROOT
from factcheck import Bad, Checker, Confirmed, Example, Finding, Good, KnownGap, Span
from factcheck.lexicons import Lexicons
from factcheck.testing import example_tests, pin, problem, registry, run_example
from factcheck.toml_rules import TomlRule, load

RULES = registry().checkers
LANGUAGES = ("fr", "en")
PLUGIN_FILES = sorted((ROOT / "plugins").rglob("*.py"))


def test_every_plugin_loads() -> None:
    assert registry().errors == ()


test_example = example_tests(*RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_examples_in_french_and_english_or_in_its_own_languages(rule: type[Checker]) -> None:
    languages = rule.languages if issubclass(rule, TomlRule) else LANGUAGES
    for kind in (Bad, Good):
        assert {example.language for example in rule.examples if type(example) is kind} >= set(languages)


def test_bundled_rules_in_toml_are_without_fault_when_checked_in_full() -> None:
    written = [rule for rule in RULES if issubclass(rule, TomlRule)]
    assert len(written) >= 3
    _, problems = load([Path(rule.path) for rule in written], Lexicons().languages, validate=True)
    assert problems == []


@pytest.mark.parametrize("path", PLUGIN_FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_plugins_import_public_names_only(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            modules = [node.module or ""]
        for module in modules:
            if module.partition(".")[0] == "factcheck":
                assert module in ("factcheck", "factcheck.testing"), f"line {node.lineno} imports {module}"


class _Recorder(Checker):
    """A rule for the tests of the tests: reports the word "alpha" and confirms "beta".

    What it does:
        As it says.

    Why it matters:
        Tests that pass whatever happens are worth nothing.

    Known limits:
        None.
    """

    from factcheck import Severity as _Severity

    id = "test.recorder"
    severity = _Severity.ERROR
    reads = ()
    examples = (Bad("en", "[[alpha]]"), Good("en", "gamma"))

    def check(self, document):  # type: ignore[no-untyped-def]
        for word, make in (("alpha", self.contradicted), ("beta", self.confirmed)):
            start = document.text.find(word)
            if start >= 0:
                yield make(Span(start, start + len(word)), word)
        if "crash" in document.text:
            raise ValueError("crash")


@pytest.mark.parametrize(
    ("example", "complaint"),
    [
        (Bad("en", "An [[alpha]] here."), None),
        (Bad("en", "An alp[[ha]] here."), "expected to be reported"),
        (Bad("en", "No [[such]] word."), "expected to be reported"),
        (Bad("en", "A [[crash]]."), "the rule fails: ValueError: crash"),
        (Good("en", "Nothing here, or a beta."), None),
        (Good("en", "An alpha here."), "expected to be reported"),
        (Confirmed("en", "A [[beta]]."), None),
        (Confirmed("en", "A b[[eta]]."), "expected to be confirmed"),
        (Confirmed("en", "A [[beta]] and an alpha."), "expected to be reported"),
        (KnownGap("en", "Not yet [[seen]]."), None),
        (KnownGap("en", "An alpha, not [[seen]]."), None),
        (KnownGap("en", "An [[alpha]] here."), "make it a Bad example"),
    ],
)
def test_an_example_that_does_not_hold_is_told(example: Example, complaint: str | None) -> None:
    what = problem(_Recorder, example)
    assert what is None if complaint is None else what is not None and complaint in what


def test_facts_of_an_example_are_in_force_for_it_alone() -> None:
    found: list[Finding] = run_example(_Recorder, Bad("en", "[[alpha]]", published="2020-01-01"))
    assert [finding.message for finding in found] == ["alpha"]


def test_pins_are_put_back() -> None:
    example = Bad("en", "[[One]] and [[two]].")
    assert pin(example.plain, example.pinned) == example.text


def test_names_of_rules_stand_for_their_examples() -> None:
    (whole,) = example_tests("dates").pytestmark  # type: ignore[attr-defined]
    (one,) = example_tests("dates.weekday-mismatch").pytestmark  # type: ignore[attr-defined]
    assert 0 < len(one.args[1]) < len(whole.args[1])
    with pytest.raises(LookupError, match="there is no plugin, family or rule `dtaes`"):
        example_tests("dtaes")


def test_an_example_that_does_not_hold_fails_its_test() -> None:
    with pytest.raises(pytest.fail.Exception, match="expected to be reported"):
        example_tests(_Recorder)(_Recorder, Good("en", "An alpha here."))
