"""How sure a finding is where the same fault stands in plain or in crowded copy."""

from __future__ import annotations

import pytest

from factcheck import Severity, Verdict
from factcheck.testing import registry, run_rule

RULES = {rule.id: rule for rule in registry().checkers}


def severities(rule: str, language: str, text: str) -> list[Severity]:
    findings = run_rule(RULES[rule], text, language=language, published="2019-05-15")
    return [finding.severity for finding in findings if finding.verdict is Verdict.CONTRADICTED]


@pytest.mark.parametrize(
    ("language", "alone", "among"),
    [
        (
            "en",
            "The number of pupils rose from 40 to 50, an increase of 20%.",
            "The number of pupils rose from 40 to 50, an increase of 20%, and their marks rose 4%.",
        ),
        (
            "fr",
            "Le nombre d'élèves est passé de 40 à 50, soit une hausse de 20 %.",
            "Le nombre d'élèves est passé de 40 à 50, soit une hausse de 20 %, et leur moyenne a gagné 4 %.",
        ),
    ],
)
def test_a_change_among_other_percentages_is_a_warning(language: str, alone: str, among: str) -> None:
    assert severities("counts.percent-change", language, alone) == [Severity.ERROR]
    assert severities("counts.percent-change", language, among) == [Severity.WARNING]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Sales fell 10% to 80 cars from 100, and margins rose 4%."),
        ("fr", "Les ventes ont reculé de 10 %, à 80 voitures contre 100, et les marges ont gagné 4 %."),
        ("es", "Las ventas cayeron un 10 %, hasta 80 coches desde 100, y los márgenes subieron un 4 %."),
        ("de", "Der Absatz sank um 10 Prozent auf 80 Autos gegenüber 100, und die Marge stieg um 4 Prozent."),
    ],
)
def test_a_change_that_grammar_binds_to_its_amounts_is_an_error(language: str, text: str) -> None:
    assert severities("counts.percent-change", language, text) == [Severity.ERROR]


@pytest.mark.parametrize(("tail", "severity"), [("", Severity.INFO), (" C'est une ligne rouge.", Severity.WARNING)])
def test_one_side_alone_is_a_warning_in_a_stand_off_of_states(tail: str, severity: Severity) -> None:
    text = (
        "Le Kremlin a publié un communiqué mardi. La Russie souhaite des garanties, indique le communiqué du Kremlin. "
        "Les États-Unis ont prévenu qu'ils prendraient des mesures, selon le Kremlin. "
        f"Poutine a souligné que la coopération était bonne, a ajouté le Kremlin.{tail}"
    )
    assert severities("attribution.single-source", "fr", text) == [severity]
