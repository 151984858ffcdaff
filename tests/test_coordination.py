"""Coordinated lists: how many things they name, at least and at most."""

from __future__ import annotations

import pytest

from factcheck import Span
from factcheck.testing import document
from factcheck_counts.readings.coordination import ANY, row

LISTS = [
    ("fr", "Redon, Guer et Josselin.", "names", 3, 3),
    (
        "fr",
        "la maire Anne Petit, son adjoint Paul Morel ainsi que les conseillers Jean Roux et Luc Blanc",
        "persons",
        4,
        4,
    ),
    ("fr", "Léa, 20 ans, et Hugo, 13 ans", "names", 2, 2),
    (
        "fr",
        "« La Digue », d'Anne Petit, « Sel, pain et vin », de Paul Morel, et « Bleu », de Jean Roux",
        "quoted",
        3,
        3,
    ),
    ("fr", "le maire, un ancien avocat, et son adjoint", "led", 2, 3),
    ("fr", "les frères Martin et leur voisin", "led", 2, ANY),
    ("fr", "Jean Roux est suspendu, Luc Petit est blessé et Paul Morel est malade", "clauses", 3, 3),
    ("en", "Ann Reed, from Leeds; Jo Marsh, who was a free agent; and Liz Moss, on loan", "persons", 3, 3),
    ("en", "Ann and Peter Reed, of Hull, and Liz and Tom Moss, of York", "names", 1, 4),
    ("es", "Economía y Hacienda; Agricultura, Pesca y Medio Rural, y Presidencia", "names", 3, 3),
    ("es", "Castilla y León, Madrid y Murcia", "names", 3, 4),
    ("de", "in Görlitz, Bautzen, Meißen und im Erzgebirge", "names", 4, 4),
    ("de", "Torwart Jan Roth, die Verteidiger Ulf Kern und Max Bär sowie Stürmer Ole Brand", "persons", 4, 4),
    ("de", "den Neubau der Wache, die Sanierung des Bades und die Umstellung auf neue Geräte", "led", 3, 3),
]


@pytest.mark.parametrize(("language", "text", "sort", "least", "most"), LISTS)
def test_what_a_list_names_is_counted(language: str, text: str, sort: str, least: int, most: int) -> None:
    found = row(document(text, language=language), Span(0, len(text)))
    assert found is not None
    assert (found.sort, found.least, found.most) == (sort, least, min(most, ANY))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "notamment Redon, Guer et Josselin"),
        ("en", "Hull, York and Leeds, among others"),
        ("es", "que llegaron ayer, hoy y mañana"),
        ("de", "Köln, Bonn und Trier …"),
        ("fr", "Rennes et Brest, Lens et Lille, Redon"),
    ],
)
def test_what_is_no_whole_list_is_none(language: str, text: str) -> None:
    assert row(document(text, language=language), Span(0, len(text))) is None
