"""Numbers and names for the slots of sentences, written as newspapers write them."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

#: When the texts were written.
WRITTEN = "2019-05-15"
#: The numbers of a sentence are of one size, from so many to so many.
SIZES = ((3, 12), (3, 40), (13, 99), (20, 400), (100, 999), (1_000, 9_000), (2_000, 90_000))
NUMBERS = {
    "fr": "zéro un deux trois quatre cinq six sept huit neuf dix onze douze",
    "en": "zero one two three four five six seven eight nine ten eleven twelve",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "de": "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
}
MARKS = {"fr": "\u202f", "en": ",", "es": ".", "de": "."}
AND = {"fr": "et", "en": "and", "es": "y", "de": "und"}


def written(language: str, number: int, random: Random) -> str:
    """Return a number as a newspaper writes it: small ones mostly in words, thousands with their mark."""
    if 1 < number <= 12 and random.random() < 0.6:
        return NUMBERS[language].split()[number]
    return f"{number:,}".replace(",", MARKS[language])


def filled(text: str, told: Mapping[str, str]) -> str:
    """Return a text with its slots filled; one in capitals begins a sentence."""
    return text.format(**told, **{name.upper(): word[0].upper() + word[1:] for name, word in told.items()})
