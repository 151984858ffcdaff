"""Reads numbers back that two independent generators have spelled out.

    python benchmarks/numerals.py [--count N] [--ordinals N] [--language fr]

The generators are num2words and the spelling rules of the Unicode CLDR, by PyICU; `pip install num2words PyICU`. Every
number is read as it is spelled and with its hyphens exchanged for spaces; the ordinals also in every gender and case
that CLDR has. A number counts as read if the layer finds just it, from its first letter to its last.
"""

from __future__ import annotations

import random
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from factcheck import QUANTITIES, QuantityKind
from factcheck.testing import document

LANGUAGES = ("fr", "en", "es", "de")
#: Of every language the regions whose numerals differ: "septante", "huitante".
REGIONS: Mapping[str, Sequence[str]] = {"fr": ("fr", "fr_BE", "fr_CH"), "en": ("en",), "es": ("es",), "de": ("de",)}
LARGEST = 10**12
LARGEST_ORDINAL = 10_000
#: One alone is an article or a pronoun in all four languages, and no number to the layer.
SMALLEST = 2
_SEED = 20211230


class Spelling(NamedTuple):
    """A number as a generator spells it."""

    generator: str
    value: int
    kind: QuantityKind
    text: str


class GeneratorMissingError(ImportError):
    """A generator that is not installed."""


def sample(count: int) -> list[int]:
    """Return numbers to a trillion: the small ones, round ones, and others of every length alike, always the same."""
    chosen = random.Random(_SEED)
    numbers = {*range(SMALLEST, min(1_101, count // 4)), *(10**power for power in range(1, 13))}
    while len(numbers) < count:
        length = chosen.randint(3, 12)
        number = chosen.randint(10 ** (length - 1), 10**length)
        # A third of them are round, as numbers in the news are.
        numbers.add(number if chosen.random() < 2 / 3 else round(number, chosen.randint(1 - length, -1)))
    return sorted(number for number in numbers if SMALLEST <= number <= LARGEST)


def spellings(
    language: str, cardinals: Sequence[int], ordinals: Sequence[int], generator: str | None = None
) -> Iterator[Spelling]:
    """Yield the numbers as a generator spells them, or all do, each with its hyphens and without.

    Raises:
        GeneratorMissingError: A generator is not installed.
    """
    written = {
        spelling: None
        for spell in (GENERATORS[name](language) for name in ([generator] if generator else GENERATORS))
        for numbers, kind in ((cardinals, QuantityKind.CARDINAL), (ordinals, QuantityKind.ORDINAL))
        for number in numbers
        for spelling in spell(number, kind)
    }
    for spelling in written:
        yield spelling
        if "-" in spelling.text:
            yield spelling._replace(generator=f"{spelling.generator}, no hyphens", text=spelling.text.replace("-", " "))


def is_read(language: str, spelling: Spelling) -> bool:
    """Tell whether the layer reads a number back."""
    text = f"x: {spelling.text}."
    read = document(text, language=language)[QUANTITIES]
    return [(text[slice(*q.span)], q.value, q.kind) for q in read] == [(spelling.text, spelling.value, spelling.kind)]


_Spell = Callable[[int, QuantityKind], Iterator[Spelling]]


def _num2words(language: str) -> _Spell:
    try:
        from num2words import num2words
    except ImportError:
        raise GeneratorMissingError("num2words is not installed: pip install num2words") from None

    def spell(number: int, kind: QuantityKind) -> Iterator[Spelling]:
        for region in REGIONS[language]:
            yield Spelling(f"num2words {region}", number, kind, num2words(number, lang=region, to=kind.value))

    return spell


def _cldr(language: str) -> _Spell:
    try:
        import icu
    except ImportError:
        raise GeneratorMissingError("PyICU is not installed: pip install PyICU") from None
    formats: list[tuple[str, Any, list[str]]] = []
    for region in REGIONS[language]:
        rules = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, icu.Locale(region))
        names = [rules.getRuleSetName(index) for index in range(rules.getNumberOfRuleSetNames())]
        formats.append((region, rules, names))

    def spell(number: int, kind: QuantityKind) -> Iterator[Spelling]:
        for region, rules, names in formats:
            for name in names:
                if kind.value in name:
                    text = rules.format(number, name).replace("\N{SOFT HYPHEN}", "")
                    yield Spelling(f"CLDR {region}", number, kind, text)

    return spell


GENERATORS: Mapping[str, Callable[[str], _Spell]] = {"num2words": _num2words, "CLDR": _cldr}


def main() -> None:
    """Print how many numbers are read back, and those that are not."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--count", type=int, default=10_000, help="so many cardinals")
    parser.add_argument("--ordinals", type=int, default=LARGEST_ORDINAL, help="ordinals up to this one")
    parser.add_argument("--language", choices=LANGUAGES, action="append")
    parser.add_argument("--show", type=int, default=10, help="list so many misses of each language")
    options = parser.parse_args()
    for language in options.language or LANGUAGES:
        counts: dict[tuple[str, str], list[int]] = {}
        missed: list[Spelling] = []
        for spelling in spellings(language, sample(options.count), range(SMALLEST, options.ordinals + 1)):
            count = counts.setdefault((spelling.generator, spelling.kind.value), [0, 0])
            count[1] += 1
            if is_read(language, spelling):
                count[0] += 1
            else:
                missed.append(spelling)
        for (generator, kind), (read, total) in sorted(counts.items()):
            print(f"{language} {generator:28} {kind:9} {read:6} of {total:6}  {read / total:7.2%}")
        for spelling in missed[: options.show]:
            print(f"   {spelling.value} {spelling.generator}: {spelling.text}")


if __name__ == "__main__":
    main()
