"""How rules are run, what becomes of those that fail, and what a finding's fingerprint outlives."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import date
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import demo_plugin
from conftest import article, engine
from factcheck import (
    BLOCKS,
    TIMEXES,
    Bad,
    Checker,
    Document,
    Edit,
    Finding,
    Good,
    Layer,
    Severity,
    Span,
    Suggestion,
    hookimpl,
)
from factcheck.engine import Result
from factcheck.patterns import PatternError, PatternTimeout
from factcheck.patterns import compile as compile_pattern
from factcheck.records import fingerprints
from factcheck.registry import load
from factcheck.stopwatch import Stopwatch

LONG_AGO: Layer[str] = Layer("long-ago")
Check = Callable[[Checker, Document], Iterator[Any]]


def rule(check: Check, *, name: str = "test.some-rule", reads: tuple[Layer[Any], ...] = ()) -> type[Checker]:
    """A rule class that does what a function does."""
    body = {
        "__doc__": "A test.\n\nWhat it does:\n    x\n\nWhy it matters:\n    x\n\nKnown limits:\n    x",
        "id": name,
        "severity": Severity.ERROR,
        "reads": reads,
        "examples": (Bad("en", "[[x]]"), Good("en", "y")),
        "check": check,
    }
    return type("Made", (Checker,), body)


def bring(*rules: type[Checker], annotators: tuple[type, ...] = ()) -> object:
    return type(
        "Plugin",
        (),
        {
            "factcheck_checkers": staticmethod(hookimpl(lambda: rules)),
            "factcheck_annotators": staticmethod(hookimpl(lambda: annotators)),
        },
    )()


def run(*checks: Check, text: str = "A plain text.", **options: Any) -> Result:
    rules = [rule(check, name=f"test.rule-{'abcdef'[number]}") for number, check in enumerate(checks)]
    return engine(bring(*rules), **{"language": "en", **options}).check(article(text))


def find_a(self: Checker, document: Document) -> Iterator[Finding]:
    yield self.contradicted(Span(0, 1), "a")


def test_findings_come_in_order_without_duplicates() -> None:
    def check(self: Checker, document: Document) -> Iterator[Finding]:
        for start in (4, 0, 2, 4, 0):
            yield self.contradicted(Span(start, start + 1), "a")
        yield self.contradicted(Span(4, 5), "b")

    found = run(check, find_a)
    assert [(finding.span.start, finding.rule[-1], finding.message) for finding in found.findings] == [
        (0, "a", "a"),
        (0, "b", "a"),
        (2, "a", "a"),
        (4, "a", "a"),
        (4, "a", "b"),
    ]
    assert found.failures == ()


def crash(self: Checker, document: Document) -> Iterator[Finding]:
    yield self.contradicted(Span(0, 1), "found before the crash")
    raise TypeError("two\nlines")


def leave(self: Checker, document: Document) -> Iterator[Finding]:
    raise SystemExit(0)
    yield


def no_finding(self: Checker, document: Document) -> Iterator[str]:
    yield "a finding"


def not_mine(self: Checker, document: Document) -> Iterator[Finding]:
    yield Finding("other.rule", Severity.ERROR, self.confirmed(Span(0, 1), "").verdict, "", Span(0, 1))


def outside(self: Checker, document: Document) -> Iterator[Finding]:
    yield self.contradicted(Span(0, len(document.text) + 1), "a")


def edit_outside(self: Checker, document: Document) -> Iterator[Finding]:
    yield self.contradicted(Span(0, 1), "a", suggestions=[Suggestion("x", (Edit(Span(-1, 1), ""),))])


def no_span(self: Checker, document: Document) -> Iterator[Finding]:
    yield self.contradicted(document.article.blocks[0], "a")  # type: ignore[arg-type]


def not_named(self: Checker, document: Document) -> Iterator[Finding]:
    yield self.contradicted(document[BLOCKS][0].span, "a")


@pytest.mark.parametrize(
    ("check", "error"),
    [
        (crash, "TypeError: two lines (test_engine.py:"),
        (leave, "SystemExit: 0"),
        (no_finding, "not 'a finding'"),
        (not_mine, "`other.rule`"),
        (outside, "outside the text"),
        (edit_outside, "outside the text"),
        (no_span, "TypeError: a finding has a Block where a Span is needed: give its `span`"),
        (not_named, "add it to `reads`"),
    ],
)
def test_a_rule_that_fails_is_a_failure_and_the_others_still_run(check: Check, error: str) -> None:
    result = run(check, find_a)
    (failure,) = result.failures
    assert failure.rule == "test.rule-a"
    assert error in failure.error
    assert "\n" not in failure.error
    assert [finding.rule for finding in result.findings] == ["test.rule-b"]


def endless(self: Checker, document: Document) -> Iterator[Finding]:
    while True:
        pass
    yield


def endless_and_stubborn(self: Checker, document: Document) -> Iterator[Finding]:
    for _ in range(1_000_000_000):
        try:
            while True:
                pass
        except Exception:
            pass
    yield


def endless_findings(self: Checker, document: Document) -> Iterator[Finding]:
    while True:
        yield self.contradicted(Span(0, 1), "a")


@pytest.mark.parametrize("check", [endless, endless_and_stubborn, endless_findings])
def test_a_rule_without_end_is_stopped_and_the_others_still_run(check: Check) -> None:
    start = perf_counter()
    result = run(check, find_a, timeout=0.1)
    assert perf_counter() - start < 2
    (failure,) = result.failures
    assert failure.rule == "test.rule-a"
    assert "0.1 s" in failure.error
    assert [finding.rule for finding in result.findings] == ["test.rule-b"]


def test_outside_the_main_thread_the_deadline_is_looked_at_between_findings() -> None:
    results: list[Result] = []
    thread = threading.Thread(target=lambda: results.append(run(endless_findings, find_a, timeout=0.1)))
    thread.start()
    thread.join(timeout=10)
    assert [failure.rule for failure in results[0].failures] == ["test.rule-a"]
    assert [finding.rule for finding in results[0].findings] == ["test.rule-b"]


class Broken:
    layer = LONG_AGO
    calls = 0

    def annotate(self, document: object) -> str:
        type(self).calls += 1
        raise KeyError("no such thing")


def test_a_layer_that_fails_does_so_once_and_fails_every_rule_that_reads_it() -> None:
    Broken.calls = 0

    def check(self: Checker, document: Document) -> Iterator[Finding]:
        document[LONG_AGO]
        yield from ()

    rules = [rule(check, name=f"test.rule-{letter}", reads=(LONG_AGO,)) for letter in "ab"]
    result = engine(bring(*rules, annotators=(Broken,)), language="en").check(article("A text."))
    assert [failure.rule for failure in result.failures] == ["test.rule-a", "test.rule-b"]
    assert all("`long-ago` cannot be computed: KeyError" in failure.error for failure in result.failures)
    assert Broken.calls == 1


def test_two_annotators_of_one_layer_are_refused() -> None:
    plugins = {"one": bring(annotators=(Broken,)), "two": bring(annotators=(Broken,))}
    (error,) = load(plugins, entry_points=()).errors
    assert "`long-ago`" in error.message


def test_an_article_in_a_language_without_lexicon_is_a_failure() -> None:
    result = run(find_a, language="xx")
    (failure,) = result.failures
    assert failure.rule is None
    assert "`xx`" in failure.error
    assert result.findings == ()
    assert result.language is None


def test_the_date_of_the_caller_is_over_that_of_the_article() -> None:
    result = run(find_a, published=date(2020, 2, 29))
    assert result.article.metadata.published == date(2020, 2, 29)
    assert result.published.declared == date(2020, 2, 29)


def test_the_stopwatch_knows_layers_and_rules() -> None:
    def check(self: Checker, document: Document) -> Iterator[Finding]:
        document[TIMEXES]
        yield from ()

    stopwatch = Stopwatch()
    engine(bring(rule(check, reads=(TIMEXES,))), language="en", stopwatch=stopwatch).check(article("On 3 May 2020."))
    assert stopwatch.calls["test.some-rule"] == stopwatch.calls["layer timexes"] == 1
    assert all(seconds >= 0 for seconds in stopwatch.seconds.values())


def test_a_pattern_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.patterns.DEADLINE", 0.05)
    pattern = compile_pattern("(?:a|aa|aaa)+(?!a)(?<=q)")
    for use in (pattern.search, pattern.match, pattern.fullmatch, lambda text: list(pattern.finditer(text))):
        with pytest.raises(PatternTimeout, match="simplify it"):
            use("a" * 60 + "b")


def test_a_pattern_that_does_not_compile_is_quoted() -> None:
    with pytest.raises(PatternError, match=r"\(a"):
        compile_pattern("(a")


MARKED = st.lists(
    st.sampled_from(["alpha", "wrong", "beta", "odd", "gamma", "12", "—", "«"]), min_size=1, max_size=12
).map(" ".join)
PLAIN = st.lists(st.sampled_from(["alpha", "beta", "délta.", "7"]), max_size=8).map(" ".join)


DEMO = engine(demo_plugin, language="en")


def marks(text: str) -> list[str]:
    result = DEMO.check(article(text))
    return fingerprints(result.article.text, result.findings)


@given(st.lists(MARKED, min_size=1, max_size=4), PLAIN, PLAIN)
def test_fingerprints_survive_edits_elsewhere(paragraphs: list[str], before: str, after: str) -> None:
    text = "\n\n".join(paragraphs)
    assert marks(f"Title\n\n{text}") == marks(f"Another title\n\n{before}\n\n{text}\n\n{after}")


@given(st.lists(MARKED, min_size=1, max_size=4))
def test_fingerprints_are_unique_within_an_article(paragraphs: list[str]) -> None:
    found = marks("\n\n".join(paragraphs))
    assert len(set(found)) == len(found)


def test_fingerprints_do_not_heed_case_and_punctuation_nearby() -> None:
    assert marks("It is, plainly, wrong today.") == marks("it is plainly wrong today")
    assert marks("It is plainly wrong today.") != marks("It is not wrong today.")
