"""Names that sound alike and are written otherwise: "Gaubert" and "Gobert", "Benhaddou" and "Benadou"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from unicodedata import normalize

#: Letters with a stroke, which have no accent to take off.
_STROKED = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D"})
_ACCENT = re.compile("[\N{COMBINING GRAVE ACCENT}-\N{COMBINING LATIN SMALL LETTER X}]+")
_DOUBLE = re.compile(r"([^\n])\1+")


def bare(word: str) -> str:
    """Return a word without its accents."""
    return word if word.isascii() else _ACCENT.sub("", normalize("NFD", word.translate(_STROKED)))


def alike(words: Sequence[str], sounds: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of words that sound alike, though their letters differ by more than accents.

    A key of the sound stands for a word, as in Russell's Soundex (1918): its letters without accents and doublings, and
    with one spelling for each sound.

    Args:
        words: Without repetitions.
        sounds: What spellings are written as in the key: ``{"eau": "o", "h": ""}``. Longer ones are looked for first.
    """
    # All words are rewritten in one go.
    keyed = bare("\n".join(words).lower())
    for spelling in sorted(sounds, key=len, reverse=True):
        keyed = keyed.replace(spelling, sounds[spelling])
    keys = _DOUBLE.sub(r"\1", keyed).split("\n")
    if len(set(keys)) == len(keys):
        return
    by_key: dict[str, list[str]] = {}
    for key, word in zip(keys, words, strict=True):
        by_key.setdefault(key, []).append(word)
    for same in by_key.values():
        for number, one in enumerate(same):
            for other in same[number + 1 :]:
                if bare(one.lower()) != bare(other.lower()):
                    yield one, other
