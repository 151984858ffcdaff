"""Where what is said ends, who can say it, and what only looks like it: classes of the fourth sample of the gold."""

from __future__ import annotations

import pytest

from test_voices import Claim, claims


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # Where and when a noun is announced is no part of it.
        ("en", "Roe announced his resignation shortly before noon.", [("announced", "Roe", "his resignation")]),
        ("en", "Jane Roe announced her candidacy late on Monday.", [("announced", "Jane Roe", "her candidacy")]),
        (
            "fr",
            "La ministre a fait part de sa tristesse sur les réseaux sociaux.",
            [("a fait part", "La ministre", "de sa tristesse")],
        ),
        ("fr", "Il a annoncé son départ sans donner de date.", [("a annoncé", "Il", "son départ")]),
        # A new subject behind "and" and "but".
        ("en", "Residents were told to stay home and schools were closed.", [("were told", None, "to stay home")]),
        ("en", "The mayor denied any contact, but a letter is there.", [("denied", "The mayor", "any contact")]),
        (
            "fr",
            "Le maire a assuré que le pont est sûr, mais la préfecture l'a fermé.",
            [("a assuré", "Le maire", "le pont est sûr")],
        ),
        (
            "fr",
            "Le maire dit que « le pont est sûr » mais qu'il restera fermé.",
            [("dit", "Le maire", "« le pont est sûr » mais qu'il restera fermé.")],
        ),
        # What the same source does before or behind.
        (
            "fr",
            "Le maire a critiqué le budget avant de dénoncer la dette.",
            [("a critiqué", "Le maire", "le budget"), ("avant de dénoncer", "Le maire", "la dette.")],
        ),
        # Who can say it: shares, those behind "that", hearsay, offices behind a demonstrative.
        ("fr", "Un élève sur dix estime avoir triché.", [("estime", "Un élève sur dix", "avoir triché.")]),
        ("fr", "Dix élèves dénoncent un abus.", [("dénoncent", "Dix élèves", "un abus.")]),
        ("en", "Roe came across records that showed a bomber had left.", [("showed", "records", "a bomber had left.")]),
        ("en", "By some accounts, the town is lost.", [("By", "some accounts", "the town is lost.")]),
        (
            "en",
            "The judge in that case determined Roe had lied.",
            [("determined", "The judge in that case", "Roe had lied.")],
        ),
        # Behind a circumstance and a comma, and two nouns.
        (
            "en",
            "The institute said in its report, the plate moves.",
            [("said", "The institute", "the plate moves.")],
        ),
        (
            "en",
            "The UN called the resulting crisis the worst in years.",
            [("called", "The UN", "the resulting crisis the worst in years.")],
        ),
        ("en", "He left what he called a sinking ship.", [("called", "he", "a sinking ship.")]),
        # A name between quote marks before a verb at the end.
        (
            "de",
            "Der Konzern will das Werk schließen, wie der „Bote“ berichtet.",
            [("berichtet", "der „Bote“", "Der Konzern will das Werk schließen")],
        ),
        # A tag without its comma.
        ("fr", "Le magasin a fermé révèle le quotidien.", [("révèle", "le quotidien", "Le magasin a fermé")]),
        (
            "fr",
            "L'enquête a permis d'établir que tout était faux.",
            [("a permis d'établir", "L'enquête", "tout était faux.")],
        ),
        ("fr", "L'Hebdo évoque des départs au ministère.", [("évoque", "L'Hebdo", "des départs au ministère.")]),
    ],
)
def test_what_is_said_and_by_whom(language: str, text: str, expected: list[Claim]) -> None:
    assert claims(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # Phrases that hold a verb of speech and say nothing.
        ("fr", "Autrement dit, la ville est prête."),
        ("fr", "En atteste une étude, publiée hier."),
        ("en", "Needless to say, the town is ready."),
        ("es", "Es decir, la ciudad está lista."),
        # What verbs do to things.
        ("fr", "Il aurait asséné quatre coups de couteau à son voisin."),
        ("fr", "La députée avait lancé en mai le mouvement « Demain »."),
        ("fr", "Le quotidien évoque les tensions au ministère."),
        ("fr", "Le groupe a riposté en attaquant son rival."),
        # Passives, conditions and denials.
        ("en", "She was also tested and questioned for hours."),
        ("en", "Abortions were allowed if a doctor determined the mother was ill."),
        ("en", "Neither the mayor nor the governor would endorse the result."),
        ("fr", "Les enfants qui ont témoigné sont loin."),
        ("fr", "Le chef est particulièrement exigeant : il part."),
    ],
)
def test_what_only_looks_like_it(language: str, text: str) -> None:
    assert claims(text, language) == []
