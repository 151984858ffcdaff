"""What stands again and again takes no more time each time: no article is too long or too odd to be checked."""

from __future__ import annotations

from math import inf
from time import process_time

import pytest

from factcheck.engine import Engine
from factcheck.registry import load
from factcheck.testing import document

_ENGINE = Engine(load(), timeout=600)
_READINGS = 8
_UNITS = {
    "fr": [
        *("« ", "» ", '" ', "“", "(", ": 3, ", "- ", "\n\n« a", "\n\n– oui ", "…", "l'", "«»"),
        *("12 % ", "( 12 ) ", "12 km (", "dont 3 ", "dont 3 et ", "soit 3 ", "40 contre 30, ", "de 40 à 50, soit "),
        *("vingt-", "1 000 ", "12/", "lundi 3 mai ", "le 3 mai 2024, ", "de 3 à ", "entre 3 et ", "nuit du ", "ans "),
        *("il a déclaré ", "selon ", "le maire a dit « ", "Jean Roux, ministre, ", "nous "),
        *(
            "Il a été arrêté le 3 mai. ",
            "Ces 23 produits et 24 produits. ",
            "\n\nTotal : 7\n\n",
            "\n\nListe :\n\n- A: 3\n\n- B: 4\n\nTotal : 7\n\n",
        ),
        *("Jean Roux part. Le gérant attend. Il a dit non. ", "il a dit que le maire, ", "accusé par le maire "),
        *("selon le Monde, citant la BBC, ", "Née en 1950, elle a 40 ans. "),
        "\n\nPAU (AFP) - Il pleut.\n\nSource : Reuters\n\n",
    ],
    "en": [
        *("of whom 3 ", "a total of 3, ", "Monday, May 3 ", "at 3 p.m. ", '"Yes," he said. ', '"No ', "$3 million "),
        *("It is the third since 2015, after 2016 and 2018. ", "3 million zlotys (€1 million). "),
        *("The blaze was on 8 April. Two days after it, on 10 April, he left. ", "The game is at 6 p.m. in Paris. "),
        *("It rose from 40 to 50, up 30%. ", "Of the 84 flats, 21 are empty, or a third. "),
        *(
            "It has lost 18 members. It now has 286, against 314. ",
            "It goes from £41 to £45. It is up by £6. ",
        ),
        "Police charged 17 men. Twelve were jailed and six were freed. ",
    ],
    "es": [
        *("de los cuales 3 ", "un total de 3, ", "lunes 3 de mayo ", "«Sí», dijo. ", "según "),
        *("27 de los 41 acusados. Los 16 restantes. ", "Es el tercer apagón tras los de los días 4, 11 y 19. "),
    ],
    "de": [
        *("davon 3 ", "insgesamt 3, ", "Montag, 3. Mai ", "„Ja“, sagte er. ", "laut ", "hat gesagt, dass er sagte "),
        *("Es ist der fünfte Konvoi nach denen am 3. und am 9. März. ", "Der Bus hatte 34 Gäste: neun Verletzte. "),
    ],
}


@pytest.mark.parametrize(
    ("language", "unit"), [(language, unit) for language, units in _UNITS.items() for unit in units]
)
def test_what_is_repeated_takes_no_longer_each_time(language: str, unit: str) -> None:
    def seconds(times: int) -> float:
        article = document(f"A b c.\n\n{unit * times}", published="2024-05-06", language=language).article
        start = process_time()
        _ENGINE.check(article)
        return process_time() - start

    seconds(20)
    short = long = inf
    for _ in range(_READINGS):
        # A busy machine only ever adds time: the least of several readings is nearest to the truth.
        short, long = min(short, seconds(200)), min(long, seconds(1_200))
        # Six times as long, not the thirty-six times of the square.
        if long < 10 * max(short, 0.004):
            return
    assert long < 10 * max(short, 0.004)
