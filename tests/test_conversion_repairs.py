"""Every repair of a conversion makes it right, and tells two units where the text has two."""

from __future__ import annotations

import pytest

from factcheck.testing import registry, run_rule

RULE = next(checker for checker in registry().checkers if checker.id == "counts.unit-conversion")


@pytest.mark.parametrize(
    ("language", "text", "message", "repaired"),
    [
        ("en", "He weighs 88kg (12st 4lb).", "88 kg are 13st 12lb, not 12st 4lb.", "13st 12lb"),
        (
            "en",
            "The 1.78 m (6 feet 2 inches) guard left.",
            "1.78 m are 5 feet 10 inches, not 6 feet 2 inches.",
            "5 feet 10 i",
        ),
        ("en", "He is 1.78m (6'2\") tall.", "1.78 m are 5'10\", not 6'2\".", "5'10\""),
        ("en", "The 6-foot-2 (1.68 m) guard left.", "6-foot-2 are 1.88 m, not 1.68 m.", "1.88 m"),
        ("fr", "Il mesure 5 pieds 2 pouces (1m80).", "5 pieds 2 pouces are 1m57, not 1m80.", "1m57"),
        ("fr", "Il mesure 3 pieds 5 pouces (1m80).", "3 pieds 5 pouces are 1m04, not 1m80.", "1m04"),
        ("es", "Mide 5 pies 2 pulgadas (1,80 m).", "5 pies 2 pulgadas are 1.57 m, not 1.8 m.", "1,57 m"),
        ("de", "Er misst 5 Fuß 2 Zoll (1,80 m).", "5 Fuß 2 Zoll are 1.57 m, not 1.8 m.", "1,57 m"),
    ],
)
def test_a_repair_makes_the_conversion_right(language: str, text: str, message: str, repaired: str) -> None:
    (finding,) = run_rule(RULE, text, language=language)
    assert finding.message == message
    (suggestion,) = finding.suggestions
    (edit,) = suggestion.edits
    mended = text[: edit.span.start] + edit.text + text[edit.span.end :]
    assert repaired in mended
    assert [found.verdict.value for found in run_rule(RULE, mended, language=language)] == ["confirmed"]
