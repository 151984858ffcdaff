"""Attributions without a person as the subject: places that speak, documents, whose view it is, verbs in two parts."""

from __future__ import annotations

import pytest

from factcheck import ATTRIBUTIONS
from factcheck.testing import document


@pytest.mark.parametrize(
    ("language", "text", "cue", "source", "content"),
    [
        (
            "de",
            "Aus dem Landratsamt hieß es am Freitag, die Fähre bleibe im Dock.",
            "hieß es",
            "dem Landratsamt",
            "die",
        ),
        ("de", "Die Fähre bleibe im Dock, hieß es aus dem Rathaus.", "hieß es", "dem Rathaus", "Die Fähre"),
        (
            "de",
            "Wie aus einem Brief der Reederei hervorgeht, fehlt das Geld.",
            "hervorgeht",
            "einem Brief der Reederei",
            "fehlt",
        ),
        ("de", "Aus dem Protokoll geht hervor, dass niemand fragte.", "geht", "dem Protokoll", "dass"),
        ("de", "Die Feuerwehr geht von einem Kurzschluss aus.", "geht", "Die Feuerwehr", "von"),
        ("de", "Nach Brinkmanns Worten war der Deich trocken.", "Worten", "Brinkmann", "war"),
        ("de", "Nach lettischen Angaben fiel kein Schuss.", "Nach", "lettischen Angaben", "fiel"),
        ("de", "Der Landrat sprach von einem Wunder.", "sprach von einem", "Der Landrat", "Wunder"),
        ("fr", "À la préfecture, on assure que la digue tient.", "assure", "la préfecture", "la digue"),
        ("fr", "De l'avis du capitaine, la digue tient.", "De l'avis du", "capitaine", "la digue"),
        ("es", "Desde el Ayuntamiento aseguran que el dique aguanta.", "aseguran", "el Ayuntamiento", "que el dique"),
        ("es", "A juicio del capitán, el dique aguanta.", "A juicio del", "capitán", "el dique"),
        ("es", "El alcalde habla ya. Los presos, dijo, comen mal.", "dijo", "El alcalde", "Los presos"),
        ("en", "The governor, a farmer, vowed to mend the dike.", "vowed", "The governor", "to mend"),
    ],
)
def test_who_is_the_source(language: str, text: str, cue: str, source: str, content: str) -> None:
    read = document(text, language=language)
    found = [
        (text[a.cue.start : a.cue.end], text[slice(*a.source.referent)], text[a.content.start : a.content.end])
        for a in read[ATTRIBUTIONS]
        if a.source is not None
    ]
    assert any(one == cue and named == source and told.startswith(content) for one, named, told in found), found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "In Rostock hieß es, die Fähre bleibe im Dock."),
        ("de", "Die Fahrt geht von Rostock nach Gedser."),
        ("fr", "À la gare, on parle anglais."),
        ("en", "For many years, the dike held."),
    ],
)
def test_nobody_is_the_source(language: str, text: str) -> None:
    assert all(a.source is None for a in document(text, language=language)[ATTRIBUTIONS])
