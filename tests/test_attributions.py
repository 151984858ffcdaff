"""The layer of attributions."""

from __future__ import annotations

import pytest

from factcheck.model.layers import ATTRIBUTIONS
from factcheck.testing import document

Read = list[tuple[str, str | None]]


def read(text: str, language: str) -> Read:
    """Return cue and source of every attribution."""
    found = document(text, language=language)
    return [
        (
            found.text[a.cue.start : a.cue.end],
            found.text[a.source.span.start : a.source.span.end] if a.source else None,
        )
        for a in found[ATTRIBUTIONS]
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Selon le Kremlin, la discussion a été franche.", [("Selon", "le Kremlin")]),
        ("fr", "La discussion a été franche, d'après le porte-parole.", [("d'après", "le porte-parole")]),
        ("fr", "Marie Duval a également déclaré que tout allait bien.", [("a également déclaré", "Marie Duval")]),
        ("fr", "Le maire, à son tour, a souligné que tout allait bien.", [("a souligné", "Le maire")]),
        ("fr", "Le maire, qui a visité l'usine, a déclaré que tout allait bien.", [("a déclaré", "Le maire")]),
        ("fr", "Tout va bien, a déclaré mercredi le ministre de la Santé.", [("a déclaré", "le ministre de la Santé")]),
        ("fr", "Comme l'a déclaré le ministre, tout va bien.", [("l'a déclaré", "le ministre")]),
        ("fr", "La mesure a été confirmée lundi par Moscou.", [("a été confirmée", "Moscou")]),
        ("fr", "Il a été déclaré que tout allait bien.", [("a été déclaré", None)]),
        ("fr", "La mesure est annoncée depuis lundi.", []),
        ("fr", "Une annonce du ministre est attendue.", []),
        ("en", "According to the police, nobody was hurt.", [("According to", "the police")]),
        ("en", "The mayor has also said that nobody was hurt.", [("has also said", "The mayor")]),
        ("en", "It was reported that nobody was hurt.", [("was reported", None)]),
        ("es", "Según la policía, no hubo heridos.", [("Según", "la policía")]),
        ("es", "El alcalde afirmó que no hubo heridos.", [("afirmó", "El alcalde")]),
        ("es", "En la reunión se ha dicho que no hubo heridos.", [("se ha dicho", None)]),
        ("de", "Laut Polizei gab es keine Verletzten.", [("Laut", "Polizei")]),
        ("de", "Am Montag sagte der Minister, es gebe keine Verletzten.", [("sagte", "der Minister")]),
        ("de", "Dem Sprecher zufolge gab es keine Verletzten.", [("zufolge", "Dem Sprecher")]),
    ],
)
def test_cue_and_source(language: str, text: str, expected: Read) -> None:
    assert read(text, language) == expected


def test_pronouns_lead_back_to_who_spoke_last() -> None:
    text = "Marie Duval a déclaré que tout allait bien. Elle a ajouté que la ville était prête, a-t-elle précisé."
    found = document(text, language="fr")
    antecedents = [a.source.antecedent for a in found[ATTRIBUTIONS] if a.source]
    assert antecedents[0] is None
    assert [found.text[span.start : span.end] for span in antecedents[1:] if span] == ["Marie Duval"] * 2


def test_an_elided_subject_is_that_of_the_clause_before() -> None:
    text = (
        "Le maire a déclaré que tout allait bien, ajoutant que la ville était prête, et a précisé que tout irait mieux."
    )
    assert [source for _, source in read(text, "fr")] == ["Le maire"] * 3


def test_the_facts_tell_the_side() -> None:
    text = "Le Kremlin a précisé que Biden était à Washington. Selon la Maison Blanche, tout va bien."
    sides = [a.source.side for a in document(text, language="fr")[ATTRIBUTIONS] if a.source]
    assert sides == ["russia", "united-states"]


def test_verbs_inside_a_quotation_are_the_speakers() -> None:
    assert read("« Le ministre a déclaré que tout allait bien. Je l'ai cru », a dit le maire.", "fr") == [
        ("a dit", "le maire")
    ]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Le maire a déclaré que tout allait bien.", "neutral"),
        ("Le maire a reconnu que tout allait mal.", "factive"),
        ("Le maire a prétendu que tout allait bien.", "loaded"),
    ],
)
def test_stance_of_the_cue(text: str, stance: str) -> None:
    (attribution,) = document(text, language="fr")[ATTRIBUTIONS]
    assert attribution.cue_class == stance


def test_what_is_claimed() -> None:
    text = "Selon le maire, la ville est prête. La ville est calme, a précisé la police."
    found = document(text, language="fr")
    claims = [found.text[a.content.start : a.content.end] for a in found[ATTRIBUTIONS]]
    assert claims == ["la ville est prête.", "La ville est calme"]
