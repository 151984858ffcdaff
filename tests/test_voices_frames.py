"""Who says what, in four languages: what verbs of saying, thinking and asking need around them, and what ends it."""

from __future__ import annotations

import pytest

from factcheck.model.layers import ATTRIBUTIONS
from factcheck.model.span import Span
from factcheck.testing import document


def claims(text: str, language: str) -> list[tuple[str, str]]:
    """Return cue and content of every attribution."""
    found = document(text, language=language)

    def words(span: Span) -> str:
        return found.text[span.start : span.end]

    return [(words(a.cue), words(a.content)) for a in found[ATTRIBUTIONS]]


@pytest.mark.parametrize(
    ("language", "text", "cue", "content"),
    [
        # What is said stands behind a circumstance, a day with its figure, or a remark.
        ("fr", "Le maire a dénoncé dans un communiqué la décision.", "a dénoncé", "la décision."),
        ("fr", "Le maire a dénoncé mardi 3 mai sur Twitter la décision.", "a dénoncé", "la décision."),
        ("fr", "Ana Roux a indiqué, mardi 3 mai 2016, via son site s'être blessée.", "a indiqué", "s'être blessée."),
        ("fr", "La mairie assure ne pas être au courant.", "assure", "ne pas être au courant."),
        ("de", "Beim Treffen sagte der Minister, es gehe nicht.", "sagte", "es gehe nicht."),
        (
            "de",
            "In Bonn erklärte Ana Roth, man prüfe das, auch im Sommer.",
            "erklärte",
            "man prüfe das, auch im Sommer.",
        ),
        ("es", "El alcalde denunció en un comunicado la decisión.", "denunció", "la decisión."),
        ("es", "El sindicato asegura no haber recibido nada.", "asegura", "no haber recibido nada."),
        # A tag behind a whole clause may go on; one in its middle may not.
        ("fr", "Le pont est fermé, raconte son fils, Jean Roux, à la radio.", "raconte", "Le pont est fermé"),
        ("fr", "La ville a payé, selon la maire de Dole, citée par la radio.", "selon", "La ville a payé"),
        ("en", "It was hot; enough, the paper said, to melt tar.", "said", "enough, the paper said, to melt tar."),
        ("de", "Die Straße bleibe gesperrt, so der Sprecher.", "so", "Die Straße bleibe gesperrt"),
        ("de", "Das Haus steht leer, so die Polizei am Montag.", "so", "Das Haus steht leer"),
        ("de", "Die Stadt habe zugestimmt, so Uwe Stahl weiter.", "so", "Die Stadt habe zugestimmt"),
        ("de", "Die Straße sei, so Uwe Stahl, gesperrt.", "so", "Die Straße sei, so Uwe Stahl, gesperrt."),
        # Verbs that no person is the object of are turned round.
        ("fr", "Le prix a baissé, à raison de dix euros par mois, a indiqué M. Roux.", "a indiqué", None),
        ("fr", 'Les taxes ont doublé, révèle le "baromètre des villes".', "révèle", "Les taxes ont doublé"),
        ("fr", "L'eau a baissé, a indiqué l'un des auteurs, Ana Roux.", "a indiqué", "L'eau a baissé"),
        # What somebody says ends where the clause around or the words of somebody else begin.
        ("fr", "Si 13 % des élus pensent avoir gagné, seulement un maire le dit.", "pensent", "avoir gagné"),
        ("en", "While the mayor said the town was safe, residents left.", "said", "the town was safe"),
        ("es", "Aunque el alcalde asegura que va bien, los vecinos se van.", "asegura", "va bien"),
        (
            "fr",
            "Des élus ont demandé la réouverture du parc et le site est fermé.",
            "ont demandé",
            "la réouverture du parc",
        ),
        (
            "fr",
            'Le maire a regretté une "erreur" et Ana Roux, la ministre, a dit que le parc ferme.',
            "a regretté",
            'une "erreur"',
        ),
        (
            "fr",
            'Ana Roux a pointé une "erreur" tandis que le maire a salué une "avancée".',
            "a pointé",
            'une "erreur"',
        ),
        (
            "fr",
            "Les prix ont baissé, selon l'ONU, et les agences s'alarment des pertes.",
            "selon",
            "Les prix ont baissé",
        ),
        (
            "fr",
            "Selon la police, le maire a été critiqué par un élu et est parti.",
            "Selon",
            "le maire a été critiqué par un élu et est parti.",
        ),
        ("fr", "Le syndicat dénonce la situation, s'interrogeant sur l'avenir.", "dénonce", "la situation"),
        # Those it is said to may have a relative clause.
        ("fr", "Il a proposé à son amie, qu'il connaît, de le rejoindre.", "a proposé", "de le rejoindre."),
        ("fr", "Il a demandé à son amie de le rejoindre.", "a demandé", "de le rejoindre."),
        # Wanting, passives, narrative infinitives.
        ("fr", "Le maire veut que la gare reste ouverte.", "veut", "la gare reste ouverte."),
        ("fr", 'Cet homme, décrit par ses voisins comme "calme", a disparu.', "décrit", 'comme "calme"'),
        ("fr", "Et Ana Roux de préciser que le parc est fermé.", "de préciser", "le parc est fermé."),
        ("fr", "Le parquet a requis la relaxe.", "a requis", "la relaxe."),
        # Shares of people, and nouns of persons that end a phrase.
        ("fr", "Plus d'un élève sur dix (13%) considère avoir été lésé.", "considère", "avoir été lésé."),
        ("fr", "Neuf élèves sur dix disent aimer l'école.", "disent", "aimer l'école."),
        ("es", "Los apicultores reclaman la prohibición del producto.", "reclaman", "la prohibición del producto."),
        ("de", "Die Imker fordern ein Verbot des Mittels.", "fordern", "ein Verbot des Mittels."),
        # Adjectives of opinion.
        ("fr", "Le ministre est convaincu que la mesure aidera.", "est convaincu", "la mesure aidera."),
        ("fr", "Ils sont persuadés d'avoir raison.", "sont persuadés", "d'avoir raison."),
        ("en", "Officials were confident that the fire was out.", "were confident", "the fire was out."),
        ("es", "El ministro está convencido de que habrá acuerdo.", "está convencido de que", "habrá acuerdo."),
        ("de", "Der Minister ist überzeugt, dass die Reform kommt.", "ist überzeugt", "die Reform kommt."),
        # Passives with an infinitive, and what they are described as.
        ("en", "The storm was forecast to reach the coast.", "was forecast", "to reach the coast."),
        ("en", "Ten were reported to have fled, but most stayed.", "were reported", "to have fled"),
        ("fr", "Il est demandé aux habitants de partir.", "est demandé", "aux habitants de partir."),
        # Another verb ends a phrase or an infinitive.
        ("en", "The mayor denied the charges and has resigned.", "denied", "the charges"),
        ("fr", "Le député a demandé la démission du maire et a quitté la salle.", "a demandé", "la démission du maire"),
        # "Das" stands for the sentence before.
        ("de", "Das teilte die Polizei am Montag mit.", "teilte", "Das"),
        # Adverbs of several words, and the stressed pronoun, stand in a verb group.
        ("fr", "Les élus ont d'ores et déjà signalé qu'ils partiraient.", "ont d'ores et déjà signalé", None),
        ("fr", 'Le ministre s\'est lui dit "préoccupé" par le retard.', "s'est lui dit", None),
        ("fr", "Toujours selon Le Monde, la ville est prête.", "selon", "la ville est prête."),
        ("fr", "Pour beaucoup, la neige est un calvaire.", "Pour", "la neige est un calvaire."),
    ],
)
def test_what_is_said(language: str, text: str, cue: str, content: str | None) -> None:
    found = dict(claims(text, language))
    assert cue in found
    assert content in (None, found[cue])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "À cela s'ajoute un retard. Le retard s'explique par la neige."),
        ("fr", "Le vin vient de Savoie, Jura, Charente et Cognac."),
        ("fr", "La vidéo montre que la voiture a brûlé."),
        ("fr", "Le Sénat a approuvé vendredi un projet de loi."),
        ("fr", "Le prix varie selon les régions."),
        ("fr", "Le maire veut construire une gare."),
        ("fr", "Il est soupçonné d'avoir menti."),
        ("fr", "La pluie touche l'Ain, le Jura, la Loire."),
        ("fr", "Dix villes placées en alerte rouge ont fermé."),
        ("fr", "La mère avait appelé le Samu dans la nuit du 3 au 4 mai."),
        ("fr", "Le groupe a ajouté un service pour les abonnés."),
        ("fr", "Le maire a-t-il donné des consignes ?"),
        ("fr", "Valérie dément et précise."),
        ("fr", "Elle disait non à la production."),
        ("en", "Footage shows a man who ran away."),
        ("en", "They found signs of water. The court ruled on the appeal of that decision."),
        ("en", "Member states met in Lima. The judge dismissed the lawsuit."),
        ("en", "The press asked Trump about it."),
        ("es", "A esto se añade un retraso. El precio varía según las regiones."),
        ("de", "Wie der Vater, so der Sohn. Er fuhr nach Hause, so der Plan. Der Zug kommt, so Gott will."),
    ],
)
def test_what_nobody_says(language: str, text: str) -> None:
    assert claims(text, language) == []


def test_who_relays_words_does_not_say_them() -> None:
    assert claims("Dans des propos rapportés par Le Monde, rien de neuf.", "fr") == []
    assert claims("Une histoire racontée par Le Monde plaît.", "fr") == [("racontée", "Une histoire")]


def test_an_apposition_without_an_article_is_no_subject() -> None:
    text = "Invitée hier, Ana Roux, présidente de la région, a critiqué la réforme."
    (attribution,) = document(text, language="fr")[ATTRIBUTIONS]
    assert attribution.source is not None
    assert text[slice(*attribution.source.span)] == "Ana Roux, présidente de la région"
