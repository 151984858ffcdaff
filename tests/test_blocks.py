"""The layer of blocks: what words tell of the parts of an article."""

from __future__ import annotations

import pytest

from conftest import article
from factcheck.annotate.blocks import BlockAnnotator
from factcheck.document import Document
from factcheck.facts.store import FactStore
from factcheck.lexicons import Lexicons

LEXICONS = Lexicons()
ANNOTATOR = BlockAnnotator()
BODY = (
    "Le conseil municipal a adopté lundi soir le budget de la ville pour l'an prochain, après quatre heures de débat."
)


def parts(text: str) -> list[tuple[str, str]]:
    document = Document(article(text), LEXICONS, FactStore.empty(), {ANNOTATOR.layer.name: ANNOTATOR})
    return [(kind.value, document.text[span.start : span.end]) for kind, span in document[ANNOTATOR.layer]]


def kinds(text: str) -> list[str]:
    return [kind for kind, _ in parts(text)]


@pytest.mark.parametrize(
    ("dateline", "marks"),
    [
        ("PARIS, 3 mars (AFP)", " – "),
        ("LONDON, March 3 (Reuters)", " - "),
        ("MADRID, 3 mar (EFE)", ".- "),
        ("Rio de Janeiro, 12 de marzo de 2024 (AFP)", " - "),
        ("São Paulo (Reuters)", " - "),
        ("Berlin (dpa)", " - "),
        ("Göttingen, 3. März 2021 (dpa)", " - "),
        ("New York (awp/afp)", " - "),
        ("NEW YORK, March 3, 2024 (GLOBE NEWSWIRE)", " -- "),
        ("Le Caire, 3 mars (AFP)", " – "),
        ("Moscú, 7 diciembre (RHC)", " "),
        ("MOSCOW, December 7. /TASS/", ". "),
        ("TASS/", ". "),
        ("(RIA Novosti)", " – "),
        ("(AFP)", " - "),
        ("Bruxelles, le 12 janvier 2012", ". – "),
        ("22 mai 2012", ". - "),
        ("1er août 2012", ". – "),
        ("22 août 2012, Espagne", ". - "),
        ("21 septembre 2012, Cap-Vert", " – "),
    ],
)
def test_a_dateline_is_parted_from_its_paragraph(dateline: str, marks: str) -> None:
    assert parts(dateline + marks + BODY) == [("dateline", dateline), ("paragraph", BODY)]


@pytest.mark.parametrize(
    "dateline",
    [
        "Le 22 Novembre 2024",
        "Wednesday, September 4, 2019",
        "Publié le 12 mars 2024 à 10h30",
        "Mis à jour le 12/03/2024 à 10:30",
        "12.03.2024, 10:30 Uhr",
        "Paris, le 3 mars 2021",
        "Actualizado 12 de marzo de 2024 10:30",
    ],
)
def test_a_dateline_may_be_a_line(dateline: str) -> None:
    assert parts(f"{dateline}\n\n{BODY}") == [("dateline", dateline), ("paragraph", BODY)]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Le 3 mars 2021 – trois ans après – le ministre a parlé devant les députés de la majorité.",
        "Emmanuel Macron (LREM) - candidat en 2017 et de nouveau en 2022 - a parlé devant les députés.",
        "Jean Dupont (AFP) a déclaré que oui - Non, répond le ministère de l'Intérieur, qui dément.",
        "Le 17 décembre, le ministère russe (MID) - Moscou le confirme - a publié ses propositions.",
        "En mars 2012 - Paris l'ignorait - Londres avait accepté.",
    ],
)
def test_a_sentence_is_no_dateline(paragraph: str) -> None:
    assert parts(f"{BODY}\n\n{paragraph}") == [("paragraph", BODY), ("paragraph", paragraph)]


def test_the_entries_of_a_chronicle_are_no_datelines() -> None:
    assert kinds(f"{BODY}\n\n{BODY}\n\n12 mars 2012 - Les manifestants sont dans la rue depuis le matin.")[2:] == [
        "paragraph"
    ]


def test_the_first_short_line_is_the_headline() -> None:
    assert parts(f"Brest vote son budget\n\n{BODY}")[0] == ("headline", "Brest vote son budget")
    assert parts(f"Non classé\n\nQui paiera ?\n{BODY}")[1] == ("headline", "Qui paiera ?")


def test_the_first_line_of_a_list_is_no_headline() -> None:
    assert kinds("Le détail par ville :\n– Lyon : 12\n– Nice : 8\nTrois autos ont été saisies.") == ["paragraph"] * 4
    assert kinds("Le détail par ville :\nLyon : 12\nTrois autos ont été saisies.") == ["paragraph"] * 3


def test_a_text_without_body_has_no_headline() -> None:
    assert kinds("Brest vote son budget") == ["paragraph"]
    assert kinds("Brest vote son budget\nQuimper aussi") == ["paragraph", "paragraph"]


def test_a_short_line_above_a_paragraph_is_a_heading() -> None:
    assert kinds(f"{BODY}\n\nDeux écoles rénovées\n\n{BODY}") == ["paragraph", "heading", "paragraph"]
    assert kinds(f"{BODY}\n\n- Deux écoles rénovées\n\n{BODY}") == ["paragraph", "paragraph", "paragraph"]
    assert kinds(f"{BODY}\n\n—John Smith\n\n{BODY}") == ["paragraph", "paragraph", "paragraph"]
    assert kinds(f"{BODY}\n\nIl refuse.\n\n{BODY}") == ["paragraph", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    "byline",
    [
        "Par Jean Dupont",
        "Par Jean Dupont et Anne Le Goff",
        "By Jane Smith",
        "Von Peter Müller",
        "Por Ana García",
        "Propos recueillis par Anne Roy",
    ],
)
def test_bylines(byline: str) -> None:
    assert parts(f"Brest vote son budget\n{byline}\n\n{BODY}")[1] == ("byline", byline)


@pytest.mark.parametrize("line", ["Par amour du risque", "By the numbers", "Par Toutatis !", "Von Berlin nach Paris"])
def test_a_line_that_only_begins_like_a_byline(line: str) -> None:
    assert "byline" not in kinds(f"Brest vote son budget\n{line}\n\n{BODY}")


def test_a_byline_with_a_date() -> None:
    assert parts(f"Par Jean Dupont, publié le 12/03/2024 à 10:30\n\n{BODY}")[:2] == [
        ("byline", "Par Jean Dupont"),
        ("dateline", "publié le 12/03/2024 à 10:30"),
    ]


@pytest.mark.parametrize(
    "credit",
    [
        "Source : AA",
        "Crédit photo : Jean Dupont / AFP",
        "© AFP",
        "AFP",
        "Le Figaro avec AFP",
        "(avec Reuters)",
        "Quelle: dpa",
        "Fuente: EFE",
        "Photo : AFP",
    ],
)
def test_a_credit_may_be_a_line(credit: str) -> None:
    assert parts(f"{BODY}\n\n{credit}")[-1] == ("credit", credit)


@pytest.mark.parametrize(
    ("end", "credit"),
    [
        ("(Source : PL)",) * 2,
        (" (avec AFP)", "(avec AFP)"),
        (" (Reuters)", "(Reuters)"),
        (" – Source : Ria Novosti", "Source : Ria Novosti"),
    ],
)
def test_a_credit_is_parted_from_its_paragraph(end: str, credit: str) -> None:
    assert parts(BODY + end) == [("paragraph", BODY), ("credit", credit)]


@pytest.mark.parametrize(
    "end",
    [
        " Le film est dans la série (avec Kev Adams)",
        " C'est ce que dit l'Agence France-Presse (AFP)",
        " Il reste une question : pourquoi (encore) ?",
    ],
)
def test_brackets_at_the_end_of_a_sentence_are_no_credit(end: str) -> None:
    assert kinds(BODY + end) == ["paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "Spread the love",
        "Leave A Reply",
        "Image not found or type unknown",
        "Non classé",
        "Rejoignez-nous sur Telegram",
        "Vidéos archives : @lachaine",
        "Lire aussi : La taxe foncière augmente-t-elle ?",
        "Lire aussi: La taxe foncière",
        "Newsletter : abonnez-vous pour ne rien manquer !",
        "» Partager sur Facebook",
        "Read more: What the council said",
        "Suscríbete",
        "Teilen auf Facebook",
        "Anzeige",
        "https://www.example.org/a-b",
        "<https://www.example.org/a-b>",
        ". EXAMPLE.COM .",
        "* * *",
    ],
)
def test_remains_of_web_pages(line: str) -> None:
    assert kinds(f"{BODY}\n\n{line}\n\n{BODY}") == ["paragraph", "residue", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "Poutine s'exprime sur Telegram",
        "Partager la facture, une idée neuve",
        "Read more books, the minister said to the pupils.",
        "A car powered by hydrogen",
        "Il vous reste un mois pour déclarer vos revenus.",
        "Les cookies, c'est fini",
        "Le menu du chef étoilé",
    ],
)
def test_prose_that_web_pages_could_hold_too(line: str) -> None:
    assert "residue" not in kinds(f"{BODY}\n\n{line}\n\n{BODY}")


def test_a_short_line_beside_an_image_is_its_caption() -> None:
    text = f"# Brest vote son budget\n\nImage not found or type unknown\n\n**Presidentes de EE.UU y Rusia**\n\n{BODY}"
    assert kinds(text) == ["headline", "residue", "caption", "paragraph"]
    assert parts(f"{BODY}\n\nPhoto : la mairie de Brest")[-1][0] == "caption"


def test_a_name_behind_the_last_paragraph_is_a_credit() -> None:
    assert parts(f"{BODY}\n\n---\n\n**Radio Habana Cuba**")[-1] == ("credit", "Radio Habana Cuba")


def test_a_paragraph_broken_in_the_middle_of_a_sentence_is_one() -> None:
    first, second = f"{BODY[:-1]} et des interdictions et des expulsions", "massives de diplomates."
    assert parts(f"{first}\n\n{second}") == [("paragraph", f"{first}\n\n{second}")]
    assert kinds(f"{BODY[:-1]} :\n\nun budget;\n\nune dette.") == ["paragraph"] * 3
