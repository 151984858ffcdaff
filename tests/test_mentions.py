"""Which facts a text names, and where."""

from __future__ import annotations

import pytest

from factcheck import MENTIONS, FactKind, Words
from factcheck.testing import document

# Facts of a small world, so that what is tested does not depend on what the bundled packs hold.
WORLD = """
source = "s"
[people.ada-north]
names."*" = "Ada North, North"
[people.bo-south]
names."*" = "Bo South"
[people.cy-west]
names."*" = "Cy West"
[places.atlantis]
names."*" = "Atlantis, Ébène"
[organisations.radio]
acronyms = "RAT, RATO"
names."*" = "Radio Atlantis"
[organisations.the-times]
names."*" = "The Times"
[offices.boss]
names.en = "boss of Atlantis"
names.fr = "patron d'Atlantis"
holders = "ada-north 2001-01-01"
[events.first-summit]
start = 2001-05-06
names.en = "Atlantis summit, summit … Atlantis"
names.fr = "sommet d'Atlantis, sommet … Atlantis"
common.en = "hologram call"
participants = "ada-north, bo-south"
[events.second-summit]
start = 2011-09-09
names.en = "Atlantis summit, summit … Atlantis"
participants = "bo-south, cy-west"
[events.flood]
start = 1901-05-06
names.en = "flood of Atlantis"
[series.calls]
nouns.en = "holocall"
participants = "ada-north, bo-south"
complete = "2001-01-01 2001-12-31"
members = "2001-05-06 by hologram"
"""


def mentions(
    text: str, kind: FactKind | None = None, language: str = "en", facts: str | None = WORLD
) -> list[tuple[str, ...]]:
    """Return the mentions of a text: the words, then the ids of their facts."""
    found = document(text, language=language, facts=facts)
    return [
        (found.text[mention.span.start : mention.span.end], *(fact.id for fact in mention.facts))
        for mention in found[MENTIONS]
        if kind in (None, mention.kind)
    ]


def events(text: str, language: str = "en", facts: str | None = WORLD) -> list[tuple[str, ...]]:
    return mentions(text, FactKind.EVENT, language, facts)


def bundled(text: str, language: str) -> list[tuple[str, ...]]:
    return events(text, language, facts=None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met Ada North there.", [("Ada North", "ada-north")]),
        ("North spoke.", [("North", "ada-north")]),
        ("They went north.", []),
        ("They heard it from RAT.", [("RAT", "radio")]),
        ("It is a rat, a Rat.", []),
        ("RAT-HP is a hospital, a RAT-reporter is not.", [("RAT", "radio")]),
        ("The Times of old, and The times of old.", [("The Times", "the-times")]),
        ("They heard it from Rato.", [("Rato", "radio")]),
        ("Ebène is far, and Ébène too.", [("Ebène", "atlantis"), ("Ébène", "atlantis")]),
        ("The boss of Atlantis spoke.", [("boss of Atlantis", "boss-ada-north-2001"), ("Atlantis", "atlantis")]),
        ("The vice-boss of Atlantis spoke.", [("Atlantis", "atlantis")]),
        ("The Atlantis's and Atlantises", [("Atlantis", "atlantis")]),
    ],
)
def test_capitals_and_boundaries(text: str, expected: list[tuple[str, ...]]) -> None:
    assert mentions(text) == expected


def test_a_place_inside_a_longer_name_is_not_meant() -> None:
    assert mentions("Radio Atlantis said so.") == [("Radio Atlantis", "radio")]


def test_an_event_counts_where_a_participant_is_mentioned() -> None:
    assert events("The Atlantis summit was a success.") == []
    assert events("Bo South left. The Atlantis summit was a success.") == [
        ("Atlantis summit", "first-summit", "second-summit")
    ]


def test_an_event_without_participants_always_counts() -> None:
    assert events("The flood of Atlantis is forgotten.") == [("flood of Atlantis", "flood")]


def test_who_is_mentioned_decides_between_events() -> None:
    assert events("Ada North met Bo South at the Atlantis summit.") == [("Atlantis summit", "first-summit")]
    assert events("Cy West met Bo South at the Atlantis summit.") == [("Atlantis summit", "second-summit")]


def test_the_nearest_date_decides_between_events() -> None:
    both = "Bo South spoke in May about the Atlantis summit of September 2011."
    assert events(both) == [("Atlantis summit", "second-summit")]


def test_a_date_that_fits_no_event_leaves_all() -> None:
    assert events("Bo South spoke about the Atlantis summit of 1999.") == [
        ("Atlantis summit", "first-summit", "second-summit")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ada North and Bo South left. Their summit, which was held in Atlantis, was short.",
            [("summit, which was held in Atlantis", "first-summit")],
        ),
        ("Ada North left. The summit, which was held in Atlantis, was short.", []),
        ("Ada North and Bo South left. There was a summit. It rained in Atlantis.", []),
        ("Ada North, Bo South: a summit of one two three four five six seven eight nine Atlantis.", []),
        ("Ada North, Bo South: in Atlantis there was a summit.", []),
    ],
)
def test_a_name_with_a_gap_needs_one_sentence_few_words_and_everybody(
    text: str, expected: list[tuple[str, ...]]
) -> None:
    assert events(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada North and Bo South spoke. The hologram call was short.", [("hologram call", "first-summit")]),
        ("Ada North spoke. The hologram call was short.", []),
        ("Ada North spoke to Bo South. It rained. It rained. The hologram call was short.", []),
        ("Ada North and Bo South spoke. The hologram call in May was short.", [("hologram call", "first-summit")]),
        ("Ada North and Bo South spoke. The hologram call in August was short.", []),
    ],
)
def test_a_common_noun_needs_everybody_nearby_and_no_other_date(text: str, expected: list[tuple[str, ...]]) -> None:
    assert events(text) == expected


def test_nouns_of_series_are_hits_of_their_own() -> None:
    found = document("A holocall, then another Holocall.", language="en", facts=WORLD)
    hits = found[Words("series")]
    assert [(hit.start, [series.id for series in hit.value]) for hit in hits] == [(2, ["calls"]), (25, ["calls"])]


# The bundled facts, as news stories speak of them


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "Vladimir Poutine et Joe Biden ont évoqué le sommet américano-russe tenu à Genève en juin de cette année.",
            [("sommet américano-russe tenu à Genève", "geneva-summit-2021")],
        ),
        (
            "fr",
            "Joe Biden et Poutine : le sommet en tête-à-tête le 16 juin à Genève et la visioconférence le 7 mai.",
            [("sommet en tête-à-tête le 16 juin à Genève", "geneva-summit-2021")],
        ),
        (
            "fr",
            "Joe Biden et Poutine, le sommet en tête-à-tête du 16 juin à Genève et la visioconférence le 7 décembre.",
            [
                ("sommet en tête-à-tête du 16 juin à Genève", "geneva-summit-2021"),
                ("visioconférence", "putin-biden-video-2021"),
            ],
        ),
        ("fr", "Reagan a retrouvé Gorbatchev au sommet de Genève.", [("sommet de Genève", "geneva-summit-1985")]),
        ("fr", "Le sommet de Genève sur le vélo a commencé.", []),
        ("fr", "Les accords de Minsk de 2015 restent lettre morte.", [("accords de Minsk", "minsk-2-2015")]),
        ("fr", "Les accords de Minsk de septembre 2014 sont morts.", [("accords de Minsk", "minsk-protocol-2014")]),
        (
            "fr",
            "Les accords de Minsk restent lettre morte.",
            [("accords de Minsk", "belovezha-accords-1991", "minsk-2-2015", "minsk-protocol-2014")],
        ),
        ("en", "Putin told Biden at the Geneva summit in June 2021.", [("Geneva summit", "geneva-summit-2021")]),
        ("en", "Biden spoke to Putin in a video call on Tuesday.", [("video call", "putin-biden-video-2021")]),
        ("en", "Macron spoke to Putin in a video call on Tuesday.", []),
        ("es", "Putin y Biden hablaron en la cumbre de Ginebra.", [("cumbre de Ginebra", "geneva-summit-2021")]),
        (
            "es",
            "Biden y Putin hablaron por videoconferencia el martes.",
            [("videoconferencia", "putin-biden-video-2021")],
        ),
        ("es", "Los acuerdos de Minsk de 2015 no se cumplen.", [("acuerdos de Minsk", "minsk-2-2015")]),
        ("de", "Biden und Putin trafen sich beim Gipfel in Genf.", [("Gipfel in Genf", "geneva-summit-2021")]),
        (
            "de",
            "Beim Videogipfel sprachen Biden und Putin über die Ukraine.",
            [("Videogipfel", "putin-biden-video-2021")],
        ),
        ("de", "Das Minsker Abkommen von 2015 ist tot.", [("Minsker Abkommen", "minsk-2-2015")]),
    ],
)
def test_events_of_the_bundled_packs(language: str, text: str, expected: list[tuple[str, ...]]) -> None:
    assert bundled(text, language) == expected
