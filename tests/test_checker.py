"""What a rule must say of itself, and what is told where it does not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from factcheck import (
    TIMEXES,
    Bad,
    Checker,
    Confirmed,
    Document,
    Edit,
    Evidence,
    EvidenceKind,
    Example,
    Finding,
    Good,
    KnownGap,
    Related,
    RuleError,
    Severity,
    Span,
    Suggestion,
    Verdict,
)
from factcheck.testing import document

DOCUMENTATION = """A rule.

What it does:
    Nothing.

Why it matters:
    It does not.

Known limits:
    All.
"""
WHOLE: dict[str, Any] = {
    "__doc__": DOCUMENTATION,
    "__module__": "house",
    "id": "test.some-rule",
    "severity": Severity.WARNING,
    "reads": (TIMEXES,),
    "examples": (Bad("en", "[[x]]"), Good("en", "y")),
    "check": lambda self, document: iter(()),
}


def define(**changes: Any) -> type[Checker]:
    """Define a rule; a change to None leaves the attribute out."""
    body = {name: value for name, value in {**WHOLE, **changes}.items() if value is not None}
    return type("Rule", (Checker,), body)


def test_a_whole_rule_is_accepted() -> None:
    rule = define()
    assert rule().summary == "A rule."
    assert list(rule().check(None)) == []  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["test.x", "dates.weekday-mismatch", "a-b.c-d-e"])
def test_ids(name: str) -> None:
    assert define(id=name).id == name


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"id": None}, "has no `id`: add the class attribute"),
        ({"severity": None}, "has no `severity`: add the class attribute"),
        ({"reads": None}, "has no `reads`: add the class attribute"),
        ({"examples": None}, "has no `examples`: add the class attribute"),
        ({"id": "rule"}, "id 'rule' is not of the form `family.fault-name` in lower case"),
        ({"id": "Test.rule"}, "id 'Test.rule' is not of the form"),
        ({"id": "test.some_rule"}, "is not of the form"),
        ({"id": "test.rule.more"}, "is not of the form"),
        ({"id": "test.-rule"}, "is not of the form"),
        ({"id": "test.rule2"}, "is not of the form"),
        ({"id": 5}, "id 5 is not of the form"),
        ({"severity": "error"}, "severity must be a Severity, not 'error'"),
        ({"reads": ("timexes",)}, "reads must be a tuple of layers"),
        ({"reads": TIMEXES}, "reads must be a tuple of layers: `reads = (TIMEXES,)`"),
        ({"examples": Bad("en", "[[x]]")}, "examples must be a tuple of examples: `examples = (Bad(…), Good(…))`"),
        ({"examples": ("[[x]]", "y")}, "examples must be a tuple of examples"),
        ({"examples": ()}, "has no Bad example: add one"),
        ({"examples": (Good("en", "y"),)}, "has no Bad example: add one"),
        ({"examples": (Bad("en", "[[x]]"),)}, "has no Good example: add one"),
        ({"examples": (Bad("en", "[[x]]"), Confirmed("en", "[[y]]"))}, "has no Good example: add one"),
        (
            {"examples": (Bad("en", "[[x]]"), Good("en", "[[y]]"))},
            "a good example pins nothing: take the [[…]] out, or make it a bad one: '[[y]]'",
        ),
        ({"examples": (Bad("en", "x"), Good("en", "y"))}, "pin the words of the finding with [[…]]: 'x'"),
        ({"examples": (*WHOLE["examples"], Confirmed("en", "z"))}, "pin the words of the finding with [[…]]: 'z'"),
        ({"examples": (*WHOLE["examples"], KnownGap("en", "z"))}, "pin the words of the finding with [[…]]: 'z'"),
        ({"__doc__": None}, "its docstring has no section `What it does:`"),
        ({"__doc__": DOCUMENTATION.replace("Why it matters:", "")}, "its docstring has no section `Why it matters:`"),
        ({"__doc__": DOCUMENTATION.replace("Known limits:", "")}, "its docstring has no section `Known limits:`"),
    ],
)
def test_a_rule_that_is_not_whole_is_refused_when_it_is_defined(changes: dict[str, Any], complaint: str) -> None:
    with pytest.raises(RuleError) as caught:
        define(**changes)
    assert str(caught.value).startswith("rule class house.Rule")
    assert complaint in str(caught.value)


def test_what_rules_share_is_no_rule() -> None:
    class Shared(Checker):
        """No rule by itself."""

        severity = Severity.INFO
        reads = ()

    body = {name: value for name, value in WHOLE.items() if name not in ("severity", "reads")}
    assert type("Rule", (Shared,), body).severity is Severity.INFO  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "plain", "pinned"),
    [
        ("plain", "plain", []),
        ("a [[b]] c", "a b c", ["b"]),
        ("[[a]] b [[c d]]", "a b c d", ["a", "c d"]),
        ("[[jeudi [31 décembre]]], dit-il", "jeudi [31 décembre], dit-il", ["jeudi [31 décembre]"]),
        ("a [b] [[c]]", "a [b] c", ["c"]),
        ("[[a\nb]]", "a\nb", ["a\nb"]),
        ("😀 [[é]]", "😀 é", ["é"]),
    ],
)
def test_pins(text: str, plain: str, pinned: list[str]) -> None:
    example = Example("fr", text)
    assert example.plain == plain
    assert [plain[slice(*span)] for span in example.pinned] == pinned


def test_the_day_of_an_example() -> None:
    assert Example("fr", "a", published="2019-12-01").day == date(2019, 12, 1)
    assert Example("fr", "a").day is None


def test_findings_bear_the_id_and_severity_of_their_rule() -> None:
    rule = define()()
    found = rule.contradicted(Span(0, 1), "Wrong.")
    assert found == Finding("test.some-rule", Severity.WARNING, Verdict.CONTRADICTED, "Wrong.", Span(0, 1))
    whole = rule.contradicted(
        Span(0, 1),
        "Wrong.",
        severity=Severity.ERROR,
        related=iter([Related("this", Span(1, 2))]),
        evidence=iter([Evidence(EvidenceKind.TEXT, "It says so.", Span(0, 1))]),
        suggestions=iter([Suggestion("this way", (Edit(Span(0, 1), "b"),))]),
    )
    assert whole.severity is Severity.ERROR
    assert [len(part) for part in (whole.related, whole.evidence, whole.suggestions)] == [1, 1, 1]
    confirmed = rule.confirmed(Span(0, 1), "Right.", evidence=iter(whole.evidence))
    assert (confirmed.severity, confirmed.verdict) == (Severity.INFO, Verdict.CONFIRMED)
    assert confirmed.evidence == whole.evidence


def test_a_rule_without_a_check_cannot_be_made() -> None:
    class Unfinished(Checker):
        """No check yet."""

    with pytest.raises(TypeError, match="check"):
        Unfinished()  # type: ignore[abstract]


def test_a_subclass_of_a_rule_is_a_rule_of_its_own_only_with_a_check_of_its_own() -> None:
    rule = define()

    class Quiet(rule):  # type: ignore[misc, valid-type]
        id = "not an id"

    class Loud(rule):  # type: ignore[misc, valid-type]
        __doc__ = DOCUMENTATION
        id = "test.loud-rule"

        def check(self, document: Document) -> Iterator[Finding]:
            yield self.contradicted(Span(0, 1), "Loud.")

    assert Loud.id == "test.loud-rule"
    assert Quiet.id == "not an id"


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Il est venu le lundi 3 mai 2024.", Severity.ERROR),
        ("« Je suis venu le lundi 3 mai 2024 et j'ai attendu », dit-il.", Severity.WARNING),
        ("Rectificatif. Nous avons écrit qu'il était venu le lundi 3 mai 2024.", Severity.INFO),
        # A heading holds for all below it, a sentence for its own paragraph.
        ("Rectificatif\n\nIl est venu le lundi 3 mai 2024.", Severity.INFO),
        ("Nous avons écrit trop vite.\n\nIl est venu le lundi 3 mai 2024.", Severity.ERROR),
        ("Un rectificatif a paru, qui porte sur le rapport.\n\nIl est venu le lundi 3 mai 2024.", Severity.ERROR),
    ],
)
def test_what_is_quoted_or_corrected_is_lowered(text: str, severity: Severity) -> None:
    found = document(text, language="fr")
    assert Checker.said(found, Span(text.index("lundi"), text.index("2024")), Severity.ERROR) is severity
