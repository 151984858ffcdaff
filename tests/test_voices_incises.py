"""Incises: what stands right behind a quotation says it, whatever its verb, and whatever parts it from its subject."""

import pytest

from factcheck import ATTRIBUTIONS, QUOTATIONS
from factcheck.testing import document

_QUOTED = {
    "fr": "« Cet argent doit revenir aux élèves de la ville »",
    "en": '"That money must go back to the pupils of the town"',
    "es": "«Ese dinero debe volver a los alumnos de la ciudad»",
    "de": "„Das Geld muss den Schülern der Stadt zugutekommen“",
}


@pytest.mark.parametrize(
    ("language", "tag", "source"),
    [
        # Verbs that no lexicon needs to hold.
        ("fr", "s'énerve un riverain", "un riverain"),
        ("fr", "rigole Lise Morel, la doyenne", "Lise Morel"),
        ("fr", "veut croire Lise Morel", "Lise Morel"),
        ("fr", "se désole pour sa part le syndicat", "le syndicat"),
        ("fr", "prédit-il", "il"),
        ("es", "suspira Rosa Vega", "Rosa Vega"),
        ("es", "remachó, visiblemente molesto, el alcalde", "el alcalde"),
        ("es", "se quejan los vecinos", "los vecinos"),
        ("de", "freut sich die Trainerin", "die Trainerin"),
        ("de", "schimpfte am Montag in Berlin der Minister", "der Minister"),
        ("de", "räumt der Vorstand ein", "der Vorstand"),
        ("en", "fumes one parent", "one parent"),
        # What parts them from their subjects.
        ("fr", "a déclaré à la presse Lise Morel", "Lise Morel"),
        ("fr", "a expliqué vendredi dernier à l'AFP Lise Morel, avocate", "Lise Morel"),
        ("fr", "a expliqué lors de sa présentation Lise Morel", "Lise Morel"),
        ("fr", "a lâché à la télévision belge la chanteuse", "la chanteuse"),
        ("fr", "raconte ému, Oji Morel, propriétaire du restaurant", "Oji Morel"),
        ("fr", "peste à l'autre bout du fil un riverain", "un riverain"),
        ("fr", "alerte depuis plusieurs jours Lise Morel", "Lise Morel"),
        ("fr", "explique au JDD celle qui a quitté TF1 en 2017", "celle"),
        ("es", "ironizaba en su cuenta de Twitter Rosa Vega", "Rosa Vega"),
        ("es", "relata a este diario uno de los afectados", "uno de los afectados"),
        ("es", "explica por teléfono desde Lugo Ana Rey, bióloga", "Ana Rey"),
        ("de", "schimpfte im Gespräch mit dieser Zeitung Anwohner Karl Huber", "Anwohner Karl Huber"),
        ("de", "hat der Minister versprochen", "der Minister"),
        ("de", "hatte sie im Mai noch gesagt", "sie"),
        # A careless hand.
        ("fr", "estime t-elle au sujet du prêt", "elle"),
        ("fr", "a t-il encore fait valoir", "il"),
        ("fr", "fait-il valoir", "il"),
    ],
)
def test_the_subject_of_an_incise_says_what_is_quoted(language: str, tag: str, source: str) -> None:
    text = f"{_QUOTED[language]}, {tag}."
    quotation = document(text, language=language)[QUOTATIONS][0]
    assert quotation.cue is not None
    assert quotation.source is not None
    assert text[slice(*quotation.source.span)] == source


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Son livre « Les Gaulois réfractaires demandent des comptes », paru aux éditions Morel, plaît."),
        ("fr", "Une livrée « Giallo Flay » fit le bonheur de Hans Weber."),
        ("fr", "La livrée « Bleu Éclatant Métallisé », se présente avec une calandre Noir."),
        ("fr", "L'opération « À table, les soignants ! » débute ce vendredi 12 juin."),
        ("fr", "Il rouvre « les plages de la ville de Lens », veille du pont de l'Ascension."),
        ("fr", "Le chiffre « doit baisser avant la fin du mois », prédit par l'Insee, étonne."),
        ("es", "Su libro «La casa inclinada de las afueras», publicado en Lugo, gusta."),
        ("de", "Sein Buch „Das schiefe Haus am Rande der Stadt“, erschienen in Bonn, gefällt."),
    ],
)
def test_what_only_looks_like_an_incise_says_nothing(language: str, text: str) -> None:
    assert not document(text, language=language)[ATTRIBUTIONS]
