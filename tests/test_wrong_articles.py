"""Short articles in four languages that contradict themselves whatever their numbers are, and such as never do."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest

from factcheck import Finding, Severity, Verdict
from factcheck.engine import Engine
from factcheck.registry import load
from factcheck.testing import document
from slots import AND, NUMBERS, SIZES, WRITTEN, filled, written

ARTICLES = tomllib.loads((Path(__file__).parent / "corpora/counts/wrong_articles.toml").read_text(encoding="utf-8"))
#: Each article is read with so many sets of numbers.
TIMES = 8
#: Whom and what lists name: people by their last names, with first names that all four languages have.
FIRST = "Anna Paul Maria Lukas Emma Martin Nora Adam Clara Hugo Laura Oskar Eva Simon"
LAST = {
    "fr": "Morel Petit Roux Lenoir Blanchet Garnier Perrin Chauvin Dumas Leroy Marchand Fabre Noiret Colin",
    "en": "Reed Hale Marsh Cole Barton Fletcher Wood Hughes Price Lawson Baker Turner Webb Shaw",
    "es": "Reig Salas Mora Ruiz Vidal Ortega Castro Navarro Prieto Herrera Campos Ibáñez Soler Peña",
    "de": "Roth Kern Brandt Vogel Lindner Haas Seidel Winter Busch Krämer Pohl Engel Kuhn Franke",
}
PLACES = {
    "fr": "Redon, Saint-Malo, Vitré, Guer, Oyonnax, Aix-en-Provence, Sète, Villeneuve-d'Ascq, Laval, Brest, Dinan",
    "en": "Ely, Hull, Stratford-upon-Avon, York, Newcastle, St Albans, Dover, Bury St Edmunds, Derby, Bath, Leeds",
    "es": "Lugo, Jerez de la Frontera, Vic, Ávila, San Sebastián, Soria, Vitoria-Gasteiz, Reus, Ourense, Olot, Vigo",
    "de": "Kiel, Bad Homburg, Ulm, Gera, Frankfurt am Main, Soest, Neustadt an der Weinstraße, Hamm, Jena, Werl, Trier",
}
COUNTRIES = {
    "fr": "la France, l'Italie, l'Espagne, la Grèce, le Portugal, la Suède, l'Autriche, la Pologne, le Danemark, Malte",
    "en": "France, Italy, Spain, Greece, Portugal, Sweden, Austria, Poland, the Netherlands, New Zealand, Denmark",
    "es": "Francia, Italia, España, Grecia, Portugal, Suecia, Austria, Polonia, Nueva Zelanda, Dinamarca, Malta, Perú",
    "de": "Frankreich, Italien, Spanien, Griechenland, Portugal, Schweden, Polen, Malta, Dänemark, Neuseeland, Peru",
}


def another(number: int, least: float, most: float, random: Random) -> int:
    """Return another number that is so many times one at the least, and so many at the most."""
    found = round(number * random.uniform(least, most))
    return found if found != number else number + (1 if least > 1 else -1)


def listed(language: str, names: list[str], count: int, random: Random) -> str:
    """Return some of several names, as a list."""
    *first, last = random.sample(names, count)
    return f"{', '.join(first)} {AND[language]} {last}"


def numbers(language: str, random: Random, *, wrong: bool) -> Mapping[str, str]:
    """Return numbers and lists that contradict each other, or agree."""
    size = random.choice(SIZES)
    # Fewer than five may be some of those who were counted.
    a = random.randint(max(size[0], 9), size[1])
    more, less = another(a, 1.2, 1.6, random), another(a, 0.65, 0.8, random)
    whole = random.randint(max(size[0], 30), max(size[1], 60))
    # A wrong share is neither that of the rest, which a rate may mean, nor so far off that it is one of something else.
    some = random.randint(whole // 20 + 2, whole // 3)
    share = some / whole * 100
    values = {"a": a, "b": random.choice((more, less)), "more": more, "less": less, "w": whole, "s": some}
    told = {name: written(language, number, random) for name, number in values.items()}
    # Two names may be some of three that were named before.
    n = random.randint(4, 9)
    count = n + random.choice((-1, 1)) if wrong else n
    people = [f"{first} {last}" for first, last in zip(FIRST.split(), LAST[language].split(), strict=True)]
    told |= {"n": NUMBERS[language].split()[n], "people": listed(language, people, count, random)}
    for name, names in (("places", PLACES), ("countries", COUNTRIES)):
        told[name] = listed(language, names[language].split(", "), count, random)
    p, q = random.randint(42, 55), random.randint(22, 36)
    r = 100 - p - q + (random.randint(5, 16) if wrong else 0)
    f = random.randint(52, 58)
    told |= {"p": str(p), "q": str(q), "r": str(r), "f": str(f), "g": str(100 - f + random.randint(3, 7))}
    return told | {"x": str(round(share * random.uniform(1.4, 1.8)) if wrong else round(share))}


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(load())


def reported(engine: Engine, text: str, language: str) -> list[Finding]:
    """Return what is reported of an article."""
    outcome = engine.check(document(text, language=language, published=WRITTEN).article)
    assert not outcome.failures
    return [
        finding
        for finding in outcome.findings
        if finding.verdict is Verdict.CONTRADICTED and finding.severity is not Severity.INFO
    ]


@pytest.mark.parametrize("language", ARTICLES)
def test_contradictions_are_reported(engine: Engine, language: str) -> None:
    random = Random(f"{language} wrong")
    lost = []
    for article in ARTICLES[language]["wrong"]:
        for _ in range(TIMES):
            text = filled(article, numbers(language, random, wrong=True))
            if not any(finding.rule.startswith("counts.") for finding in reported(engine, text, language)):
                lost.append(text)
    assert lost == []


@pytest.mark.parametrize("language", ARTICLES)
def test_nothing_is_reported(engine: Engine, language: str) -> None:
    random = Random(f"{language} right")
    wrong = []
    for article in ARTICLES[language]["right"]:
        for _ in range(TIMES):
            text = filled(article, numbers(language, random, wrong=False))
            wrong += [f"{one.rule}: {one.message} In: {text}" for one in reported(engine, text, language)]
    assert wrong == []
