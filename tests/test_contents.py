"""What an attribution claims: where it begins behind its verb, where it ends, and when there is none."""

from __future__ import annotations

import pytest

from factcheck.model.layers import ATTRIBUTIONS
from factcheck.testing import document


def contents(text: str, language: str) -> list[str]:
    found = document(text, language=language)
    return [found.text[a.content.start : a.content.end] for a in found[ATTRIBUTIONS]]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # "That", the day and those it is said to are no part of it.
        ("fr", "Le maire a assuré mardi à la presse que tout allait bien.", "tout allait bien."),
        ("fr", "Le maire a demandé mardi aux habitants de rester chez eux.", "de rester chez eux."),
        ("en", "The mayor told reporters that the bridge was safe.", "the bridge was safe."),
        ("es", "El alcalde dijo el martes a la prensa que el puente es seguro.", "el puente es seguro."),
        ("de", "Der Bürgermeister sagte, dass die Brücke sicher sei.", "die Brücke sicher sei."),
        # "Whether" is.
        ("fr", "Le maire a demandé si la ville était prête.", "si la ville était prête."),
        ("en", "The mayor asked whether the bridge was safe.", "whether the bridge was safe."),
        # It ends at a semicolon.
        ("fr", "Le maire a dit que tout allait bien ; la préfète attend.", "tout allait bien"),
        ("en", "The mayor said the bridge was safe; the police disagreed.", "the bridge was safe"),
        ("es", "El alcalde dijo que el puente es seguro; la policía espera.", "el puente es seguro"),
        ("de", "Der Bürgermeister sagte, die Brücke sei sicher; die Polizei wartet.", "die Brücke sei sicher"),
        # It ends where the writer sets something against it.
        ("fr", "Le maire a dit que tout allait bien, tandis que la foule partait.", "tout allait bien"),
        ("en", "The mayor said the bridge was safe, while the police waited.", "the bridge was safe"),
        ("es", "El alcalde dijo que el puente es seguro, mientras la policía esperaba.", "el puente es seguro"),
        ("de", "Der Sprecher sagte, dass alles gut sei, während die Polizei wartete.", "alles gut sei"),
        ("en", "The mayor agreed to leave but did not say when.", "to leave"),
        # A clause between commas ends with the verb of the one around it.
        ("fr", "Le maire, qui affirmait que tout allait bien, avait quitté la ville.", "tout allait bien"),
        ("en", "A letter, described by local press as a hoax, was found.", "as a hoax"),
        # When and where a noun is announced is no part of it.
        ("fr", "Le maire a annoncé sa démission dans une lettre mardi.", "sa démission"),
        ("en", "The mayor announced her resignation in a letter to the council.", "her resignation"),
        ("es", "El alcalde anunció su dimisión en una carta al consejo.", "su dimisión"),
        ("de", "Der Minister bestätigte die Reform in einem Brief.", "die Reform"),
        # More is said of the source.
        ("fr", "Selon un rapport publié mardi par la mairie, la ville est prête ; il pleut.", "la ville est prête"),
        ("en", "According to a report published by the council, the bridge is safe.", "the bridge is safe."),
        # What an agent says stands behind it, if anything does.
        ("en", "The bridge was described by the mayor as a disaster.", "as a disaster."),
        ("en", "The bridge was called by the mayor “a disaster”.", "“a disaster”."),
        ("fr", "La ville a été décrite par le maire comme un désert.", "comme un désert."),
        # A tag in the middle, and one behind that goes on.
        ("fr", "Mardi, rapporte le Parisien, elle a confirmé que tout allait bien.", None),
        ("en", "The bridge is safe, officials told state media, adding that it opens soon.", "The bridge is safe"),
        ("fr", "La colère monte : « C'est la fin de tout », déclare le maire.", "« C'est la fin de tout »"),
        ("fr", "La ville est prête, comme le maire l'a dit mardi.", "La ville est prête"),
    ],
)
def test_where_a_content_begins_and_ends(language: str, text: str, expected: str | None) -> None:
    assert contents(text, language)[0] == (text if expected is None else expected)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # Nothing but a circumstance follows.
        ("fr", "Le maire répond à vos questions."),
        ("fr", "Le maire a réagi pendant la fête."),
        ("en", "Over 1,000 rescuers responded on Friday."),
        ("en", "The decision is expected in June of this year."),
        ("es", "El alcalde respondió en la plaza."),
        # Nobody says it.
        ("fr", "Aucun élu ne confirme que la ville est prête."),
        ("en", "No group claimed that the bridge was safe."),
        ("en", "The mayor did not say that the bridge was safe."),
        ("es", "Ningún ministro confirmó que el puente es seguro."),
        ("de", "Kein Minister bestätigte, dass die Brücke sicher sei."),
        # What could be one of speech is none without the words that make it one.
        ("fr", "Le général a ordonné une enquête. Le maire met la table."),
        ("en", "The mayor ordered an inspection. The database lists a plane."),
        ("es", "El alcalde presentó el puente. El alcalde puso la mesa."),
        ("de", "Der Bürgermeister betrachtet die Brücke. Er nahm am Montag den Zug."),
        # An agent that cannot speak, a choice that depends on something.
        ("fr", "La hausse est confirmée par la récolte. Le prix varie selon les modèles."),
    ],
)
def test_what_is_no_attribution(language: str, text: str) -> None:
    assert contents(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "cue", "source"),
    [
        ("fr", "Le maire met par ailleurs en avant le coût du chantier.", "met par ailleurs en avant", "Le maire"),
        ("fr", "Le maire accepte mardi de quitter la ville.", "accepte", "Le maire"),
        ("fr", "Une information confirmée par le maire.", "confirmée", "le maire"),
        ("fr", "La mairie a fermé les écoles, appelé les habitants à rester chez eux.", "appelé", "La mairie"),
        ("fr", "75% de ses électeurs déclarent que leur choix est fait.", "déclarent", "75% de ses électeurs"),
        ("en", "The database lists the plane as lost.", "lists", "The database"),
        ("en", "The mayor ordered officers to leave.", "ordered", "The mayor"),
        ("en", "The mayor cited the police as saying the bridge was safe.", "saying", "the police"),
        ("en", "Per the decree, the bridge is safe.", "Per", "the decree"),
        ("en", "Ecologist Jane Roe said the bridge was safe.", "said", "Ecologist Jane Roe"),
        ("es", "El alcalde puso de relieve el coste de la obra.", "puso de relieve", "El alcalde"),
        ("es", "El alcalde presentó el puente como un éxito.", "presentó", "El alcalde"),
        ("de", "Der Bürgermeister betrachtet die Brücke als Erfolg.", "betrachtet", "Der Bürgermeister"),
        ("de", "Der Minister nahm am Montag Stellung zum Bau.", "nahm am Montag Stellung", "Der Minister"),
        # Behind a quotation any verb may be one of speech, and a pronoun that hangs on it needs no comma.
        ("fr", "« Plus rien ne bouge dans ce pays » développe-t-elle.", "développe-t-elle", "elle"),
        ("fr", "« Plus rien ne bouge dans ce pays », a tranché mardi le maire.", "a tranché", "le maire"),
        ("fr", "« Plus rien ne bouge dans ce pays », s'est-il amusé.", "s'est-il amusé", "il"),
    ],
)
def test_verbs_that_something_makes_verbs_of_speech(language: str, text: str, cue: str, source: str) -> None:
    found = document(text, language=language)
    attribution = found[ATTRIBUTIONS][-1]
    assert found.text[attribution.cue.start : attribution.cue.end] == cue
    assert attribution.source is not None
    assert found.text[attribution.source.span.start : attribution.source.span.end] == source


def test_nobody_says_what_can_be_read() -> None:
    found = document("« La ville est à nous tous », pouvait-on lire sur le mur.", language="fr")
    assert [(a.source, found.text[a.content.start : a.content.end]) for a in found[ATTRIBUTIONS]] == [
        (None, "« La ville est à nous tous »")
    ]
