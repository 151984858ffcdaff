"""Names that sound alike and are written otherwise: "Gaubert" and "Gobert", "Benhaddou" and "Benadou"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from unicodedata import combining, normalize

#: Letters with a stroke, which have no accent to take off.
_STROKED = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D"})
_DOUBLE = re.compile(r"(.)\1+")


def bare(word: str) -> str:
    """Return a word without its accents."""
    return "".join(letter for letter in normalize("NFD", word.translate(_STROKED)) if not combining(letter))


def alike(words: Iterable[str], sounds: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of words that sound alike, though their letters differ by more than accents.

    A key of the sound stands for a word, as in Russell's Soundex (1918): its letters without accents and doublings, and
    with one spelling for each sound.

    Args:
        words: Without repetitions.
        sounds: What spellings are written as in the key: ``{"eau": "o", "h": ""}``. Longer ones are looked for first.
    """
    spellings = sorted(sounds.items(), key=lambda item: -len(item[0]))
    by_key: dict[str, list[str]] = {}
    for word in words:
        key = bare(word.lower())
        for spelling, sound in spellings:
            if spelling in key:
                key = key.replace(spelling, sound)
        by_key.setdefault(_DOUBLE.sub(r"\1", key), []).append(word)
    for same in by_key.values():
        for number, one in enumerate(same):
            for other in same[number + 1 :]:
                if bare(one.lower()) != bare(other.lower()):
                    yield one, other
