"""``junit`` as junitparser reads it."""

from __future__ import annotations

import junitparser
import pytest

from factcheck.reporters.junit import _attribute, _text
from samples import NASTY, rendered, run


def read(fail_level: str = "error", *, failed: bool = True) -> junitparser.JUnitXml:
    return junitparser.JUnitXml.fromstring(rendered("junit", run(fail_level=fail_level, failed=failed)).encode())


def test_articles_are_suites_and_findings_are_cases() -> None:
    suites = list(read())
    assert [suite.name for suite in suites] == ["drafts/article 1.md", "drafts/broken.md", "factcheck"]
    names = [case.name for case in suites[0]]
    assert "demo.marked-word (9:28)" in names
    assert "demo.fragile" in names
    assert suites[0].tests == len(names)


@pytest.mark.parametrize(("level", "failures"), [("error", 3), ("warning", 5), ("info", 8), ("none", 0)])
def test_what_fails_is_what_stands_against_publication(level: str, failures: int) -> None:
    first = next(iter(read(level)))
    failed = [case for case in first for result in case.result if isinstance(result, junitparser.Failure)]
    assert len(failed) == first.failures == failures
    for case in failed:
        assert case.result[0].message
        assert case.result[0].text


def test_what_could_not_be_checked_is_an_error_and_what_is_suppressed_is_skipped() -> None:
    suites = list(read())
    assert [(suite.errors, suite.skipped) for suite in suites] == [(1, 3), (1, 0), (1, 0)]
    errors = [result for suite in suites for case in suite for result in case.result]
    said = [result.message for result in errors if isinstance(result, junitparser.Error)]
    assert said == [
        f"demo.fragile: It broke: {NASTY}",
        "drafts/broken.md: not UTF-8 text: <convert> it",
        "Undecided: 2 checks could not be done.",
    ]


def test_the_last_suite_is_the_gate() -> None:
    *_, gate = read(failed=False)
    assert (gate.tests, gate.failures, gate.errors) == (1, 1, 0)
    passed = run("# A title\n\nAll is fine with the vote, which rose and fell.", failed=False, fail_level="none")
    *_, gate = junitparser.JUnitXml.fromstring(rendered("junit", passed).encode())
    assert (gate.tests, gate.failures, gate.errors) == (1, 0, 0)


def test_characters_that_xml_cannot_hold_are_replaced() -> None:
    text = "a\x00b\x1bc\ufffe\ud800<&>\"'\n"
    document = f"<a b={_attribute(text)}>{_text(text)}</a>"
    element = junitparser.junitparser.etree.fromstring(document)
    expected = "a\ufffdb\ufffdc\ufffd\ufffd<&>\"'\n"
    assert (element.get("b"), element.text) == (expected, expected)
