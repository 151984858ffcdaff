"""The layer of languages."""

from __future__ import annotations

import pytest

from conftest import article
from factcheck.annotate.blocks import BlockAnnotator
from factcheck.annotate.languages import LanguageAnnotator
from factcheck.document import Document
from factcheck.facts.store import FactStore
from factcheck.lexicons import Lexicons
from factcheck.model.languages import UNDETERMINED, Languages
from factcheck.model.layers import LANGUAGES

LEXICONS = Lexicons()
ANNOTATORS = {annotator.layer.name: annotator for annotator in (BlockAnnotator(), LanguageAnnotator())}
BODY = {
    "fr": "Le conseil municipal a adopté lundi soir le budget de la ville pour l'an prochain, après quatre heures de "
    "débat.",
    "en": "The town council passed its budget on Monday night after four hours of debate, and the mayor was happy with "
    "it.",
    "es": "El pleno municipal aprobó el lunes por la noche el presupuesto de la ciudad tras cuatro horas de debate.",
    "de": "Der Stadtrat hat am Montagabend nach vier Stunden Debatte den Haushalt der Stadt für das Jahr beschlossen.",
    "it": "Il consiglio comunale ha approvato lunedì sera il bilancio della città dopo quattro ore di dibattito.",
}


def languages(text: str, stated: str | None = None) -> Languages:
    return Document(article(text), LEXICONS, FactStore.empty(), ANNOTATORS, stated)[LANGUAGES]


def foreign(text: str) -> list[str]:
    found = languages(text)
    return [entry.language for entry in found.spans if entry.language != found.main]


@pytest.mark.parametrize("language", BODY)
def test_the_main_language(language: str) -> None:
    assert languages(BODY[language]).main == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le vote a eu lieu le lundi 12 mars 2024.", "fr"),
        ("The vote was held on Monday, March 12, 2024.", "en"),
        ("La votación tuvo lugar el lunes 12 de marzo de 2024.", "es"),
        ("Die Abstimmung fand am Montag, dem 12. März 2024, statt.", "de"),
        ("La votazione si è tenuta lunedì 12 marzo 2024.", "it"),
        ("Le ministre de la Culture, né à Rome, est resté à Milan en mars 2024.", "fr"),
        ("La reunión de la junta en Roma fue en marzo, según la agencia Ansa.", "es"),
    ],
)
def test_one_sentence_is_enough(text: str, language: str) -> None:
    assert languages(text).main == language


#: Languages without a lexicon.
NEIGHBOURS = {
    "ca": "El ple municipal va aprovar dilluns al vespre el pressupost de la ciutat, després de quatre hores de debat. "
    "Segons l'alcalde, els comptes són més prudents que els de l'any passat, però encara hi ha dubtes sobre les obres "
    "del port, que es faran amb els diners del govern.",
    "pt": "A câmara municipal aprovou na segunda-feira à noite o orçamento da cidade, depois de quatro horas de debate."
    " Segundo o presidente, as contas são mais prudentes do que as do ano passado, mas ainda há dúvidas sobre as obras "
    "do porto, que serão pagas pelo governo.",
    "gl": "O pleno municipal aprobou o luns pola noite o orzamento da cidade, despois de catro horas de debate. Segundo"
    " o alcalde, as contas son máis prudentes que as do ano pasado, pero aínda hai dúbidas sobre as obras do porto, que"
    " pagará a xunta cos fondos do goberno.",
    "ro": "Consiliul local a aprobat luni seară bugetul orașului, după patru ore de dezbateri. Potrivit primarului, "
    "conturile sunt mai prudente decât cele de anul trecut, dar există încă îndoieli în legătură cu lucrările din port,"
    " care vor fi plătite de guvern.",
    "nl": "De gemeenteraad heeft maandagavond na vier uur debat de begroting van de stad aangenomen. Volgens de "
    "burgemeester zijn de cijfers voorzichtiger dan die van vorig jaar, maar er is nog twijfel over het werk aan de "
    "haven, dat door de regering wordt betaald.",
    "sv": "Kommunfullmäktige antog på måndagskvällen stadens budget efter fyra timmars debatt. Enligt borgmästaren är "
    "siffrorna mer försiktiga än förra årets, men det finns fortfarande tvivel om arbetet i hamnen, som ska betalas av "
    "regeringen och inte av staden.",
    "da": "Byrådet vedtog mandag aften byens budget efter fire timers debat. Ifølge borgmesteren er tallene mere "
    "forsigtige end sidste års, men der er stadig tvivl om arbejdet i havnen, som skal betales af regeringen og ikke af"
    " byen.",
    "nb": "Bystyret vedtok mandag kveld byens budsjett etter fire timers debatt. Ifølge ordføreren er tallene mer "
    "forsiktige enn fjorårets, men det er fortsatt tvil om arbeidet i havnen, som skal betales av regjeringen og ikke "
    "av byen.",
}


@pytest.mark.parametrize("language", NEIGHBOURS)
def test_a_language_without_a_lexicon_is_not_taken_for_a_neighbour(language: str) -> None:
    assert languages(NEIGHBOURS[language]).main == UNDETERMINED


def test_the_stated_language_counts() -> None:
    assert languages(BODY["fr"], "en").main == "en"
    assert languages(BODY["fr"], "xx").main == "fr"


def test_a_text_without_known_words_has_a_language_all_the_same() -> None:
    assert languages("12.3.2024").main == "fr"
    assert languages("").spans == ()


@pytest.mark.parametrize("other", ["en", "es", "de", "it"])
def test_a_paragraph_in_another_language(other: str) -> None:
    assert foreign(f"{BODY['fr']}\n\n{BODY[other]}\n\n{BODY['fr']}") == [other]
    mixed = languages(f"{BODY[other]}\n\n{BODY['fr']}", other)
    assert [entry.language for entry in mixed.spans] == [other, "fr"]


def test_a_foreign_caption_and_dateline() -> None:
    caption = "# Le budget de la ville\n\nImage not found or type unknown\n\n**Presidentes de EE.UU y Rusia**"
    text = f"{caption}\n\nMoscú, 7 diciembre (RHC) {BODY['fr']}"
    assert foreign(text) == ["es", "es"]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Le film « Gone with the Wind » est sorti en 1939.",
        "Selon le New York Times et la BBC, Joe Biden était à Londres.",
        "« The sky is not the limit », a-t-il dit aux étudiants.",
        "Vladimir Poutine, Joe Biden, Ayelet Shaked",
        "Real Madrid - FC Barcelona",
        "« La dolce vita », le film de Federico Fellini, passera à la Cinémathèque.",
        "Juventus - AC Milan : le maire de Turin, Stefano Lo Russo, et celui de Milan étaient là.",
        "Les Rolling Stones joueront « You Can't Always Get What You Want » à Paris.",
    ],
)
def test_foreign_names_and_quotations_do_not_change_the_language(paragraph: str) -> None:
    assert foreign(f"{BODY['fr']}\n\n{paragraph}\n\n{BODY['fr']}") == []


def test_what_a_web_page_left_is_of_no_language() -> None:
    assert foreign(f"{BODY['fr']}\n\nLeave a reply\n\nYour email address will not be published") == []


def test_there_is_one_span_for_each_block() -> None:
    found = languages(f"Paris (AFP) - {BODY['fr']}\n\nSource : AFP")
    assert len(found.spans) == 3
    assert found.at(len("Paris (AFP) - ")) == "fr"
