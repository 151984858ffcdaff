"""The layer of sentences."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import article
from factcheck.annotate.blocks import BlockAnnotator
from factcheck.annotate.languages import LanguageAnnotator
from factcheck.annotate.sentences import SentenceAnnotator
from factcheck.document import Document
from factcheck.facts.store import FactStore
from factcheck.lexicons import Lexicons
from factcheck.model.article import BlockKind
from factcheck.model.layers import BLOCKS, SENTENCES

LEXICONS = Lexicons()
ANNOTATORS = {a.layer.name: a for a in (BlockAnnotator(), LanguageAnnotator(), SentenceAnnotator())}


def document(text: str, language: str = "fr") -> Document:
    return Document(article(text), LEXICONS, FactStore.empty(), ANNOTATORS, language)


def sentences(text: str, language: str = "fr") -> list[str]:
    found = document(text, language)
    return [found.text[start:end] for start, end in found[SENTENCES]]


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("fr", "Il part. | Elle reste."),
        ("fr", "Il part ! | Vraiment ? | Oui…"),
        ("fr", "M. Dupont et Mme. Roy ont vu le Dr. Martin. | Le reste attend."),
        ("fr", "J. K. Rowling et J.-M. Le Clézio sont là. | Ils parlent."),
        ("fr", "Le prix est de 3.5 euros et de 1.200 francs. | Voilà."),
        ("fr", "Le musée ouvre dans les jours prochains.|Le musée ferme en 2017.|Le reste suit."),
        ("fr", 'Il est contre "la loi".|Elle est pour.'),
        ("fr", 'Il a refusé.|"Nous irons", a-t-il dit.'),
        ("fr", "Il parle des élus américains.|M. Dupont attend. | Il part."),
        ("fr", 'Il prépare cela "depuis un mois".|DE LOURDS DÉGÂTS ont suivi. | Fin.'),
        ("fr", 'Mais quid des plages ?|"La fin est là", dit-il.'),
        ("fr", 'Un élu en colère|"Nous irons là", dit-il. | Fin.'),
        ("fr", '"Nous irons."|Il a refusé.'),
        ("fr", "Elle est née à la RATP.|Les bus roulent. | Le J.-C. d'avant reste."),
        ("fr", "Des gardes en colère|Le syndicat attend. | Il part."),
        ("fr", 'Une mairie "prête à tout"|La ville attend. | Il parle de la "Une" du jour.'),
        ("fr", "Le pays attend.|- Trêve fragile -|Le calme règne. | Saint-Denis dort, le TGV-Est aussi."),
        ("fr", "Les moteurs sont prêts.|« 2018 a été une année rude », dit-il. | Fin."),
        ("en", "He drove a DeLorean to YouTube's BuzzFeed. | She left."),
        ("fr", "Voir www.Site.fr, Radio.com ou example.org/a.b pour cela. | Fin."),
        ("fr", "« Oui. » | Il part. | « Non ? » dit-elle."),
        ("fr", "Il parle de « chacun. », il souligne. | Fin."),
        ("fr", "Il y a des accords. ."),
        ("fr", "Il a dit [...] que oui (…) hier. | Fin."),
        ("fr", "Yahoo! a annoncé des pertes. | Fin."),
        ("fr", "Des pommes, des poires, etc. | Le reste attend."),
        ("fr", "En janv. 2012 et en sept. dernier. | Fin."),
        ("fr", "Il prend de la vitamine C. | Le médecin approuve."),
        ("fr", "L'O.N.U. Femmes et l'O.T.A.N. ont parlé. | Fin."),
        ("en", "The U.S. President met Mr. Smith at 5 p.m. on Monday. | He left."),
        ("en", "The talks ended in the U.S. | They were long."),
        ("en", 'George W. Bush said "No." | He left.'),
        ("en", "It is No. 5 of 7, on St. James St. in Jan. 2012. | Fine."),
        ("en", "“We won.” | She smiled."),
        ("es", "El Sr. Pérez llegó a EE. UU. ayer. | Nada más."),
        ("es", "¿Qué dijo? | ¡Nada! | Se fue."),
        ("de", "Am 3. Oktober kam Dr. Müller z. B. nach Berlin. | Die 2. Welle begann 2020. | Er blieb."),
        ("de", "Er war am 5. | Er kam wieder."),
        ("de", "„Ja.“ | Er ging."),
        ("de", "Er ging. | »Ja.« | Er kam. | »Nein!« | »Doch«, sagte sie."),
        ("de", "Er ging. | «Ja.» | Er kam. | «Es ist aus.» | Sie blieb."),
        ("de", "‚Ja.‘ | Er ging. | ›Nein.‹ | Sie blieb."),
        ("fr", "Il va à l'« École. »|Le reste suit."),
    ],
)
def test_sentences(language: str, marked: str) -> None:
    text = marked.replace(" | ", " ").replace("|", "")
    assert sentences(text, language) == [part.strip() for part in marked.split("|")]


def test_sentences_end_with_their_block() -> None:
    assert sentences("Sans point final\nIl part. Elle reste\n\nFin") == [
        "Sans point final",
        "Il part.",
        "Elle reste",
        "Fin",
    ]


def test_what_a_web_page_left_has_no_sentences() -> None:
    assert sentences("Il part.\n\nSpread the love\n\n---\n\nElle reste.") == ["Il part.", "Elle reste."]


@given(st.text(alphabet="aAéÉ1 .!?…»«\"'’)(\n-–,:;[]“”„%", max_size=60), st.sampled_from(["fr", "en", "es", "de"]))
def test_sentences_cover_their_blocks(text: str, language: str) -> None:
    found = document(text, language)
    end = 0
    for start, stop in found[SENTENCES]:
        words = found.text[start:stop]
        assert end <= start < stop
        assert words == words.strip()
        end = stop
    for block in found[BLOCKS]:
        if block.kind is not BlockKind.RESIDUE:
            inside = [span for span in found[SENTENCES] if block.span.contains(span)]
            assert inside[0].start == block.span.start
            assert inside[-1].end == block.span.end
            gaps = [found.text[left.end : right.start] for left, right in pairwise(inside)]
            assert not "".join(gaps).strip()
