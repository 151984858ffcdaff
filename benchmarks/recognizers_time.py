"""Compares what the layer of time reads with the test cases of Microsoft's Recognizers-Text.

    python benchmarks/recognizers_time.py [--language French] [--model DateParser] [--show 20]

A case counts as read if the layer finds the same words with the same values, and nothing else of the kind. Articles,
prepositions and hedges at the edges of the words do not count ("less than"), nor does the unit of a value ("PT30M").
English months and weekdays get their capital first, for the cases are typed as one types to an assistant.
Cases that ask for what a fact checker should not do are listed, with the reason, in `recognizers-exclusions-time.toml`;
they are counted and not hidden.
"""

from __future__ import annotations

import json
import re
import tomllib
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from corpora import DEFAULT
from factcheck import MOMENTS, Moment, TimexType
from factcheck.testing import document

LANGUAGES = {"French": "fr", "English": "en", "Spanish": "es", "German": "de"}
#: The types of expressions that each model is about.
MODELS = {
    "DateExtractor": (TimexType.DATE, TimexType.SET),
    "DateParser": (TimexType.DATE, TimexType.SET),
    "TimeExtractor": (TimexType.TIME,),
    "DurationExtractor": (TimexType.DURATION,),
    "DurationParser": (TimexType.DURATION,),
}
#: The day of writing of cases that state none: that of most of the others.
WRITTEN = "2016-11-07"
_DATA = tomllib.loads(Path(__file__).with_name("recognizers-exclusions-time.toml").read_text("utf-8"))
_EXCLUDED = {
    (listed["model"], listed["language"], text): listed["reason"]
    for listed in _DATA["exclusion"]
    for text in listed["inputs"]
}
_EDGES = {
    language: re.compile(
        rf"^(?:(?:{'|'.join(words['before'])})(?!\w)['’]?\s*)+|(?:\s(?:{'|'.join(words['behind'])}))?[\s.,:;!?]*$"
    )
    for language, words in _DATA["edges"].items()
}
_NAMES = re.compile(rf"\b(?:{'|'.join(_DATA['names']['English'])})\b")
_SECONDS = {"S": 1, "M": 60, "H": 3600, "D": 86400, "W": 7 * 86400}
_MONTHS = {"M": 1, "Y": 12, "DE": 120, "CE": 1200}


class Found(NamedTuple):
    """What the layer read, or what a case expects.

    Args:
        words: In lower case, without what does not count at their edges.
        values: Any of which is meant; () where a case states none.
        days: The first and the last, where the layer tells.
    """

    words: str
    values: tuple[str, ...]
    days: tuple[date | None, date | None] = (None, None)


class Case(NamedTuple):
    """A test case: what stands in a text."""

    model: str
    language: str
    text: str
    written: str
    expected: tuple[Found, ...]


def cases(folder: Path, model: str, language: str) -> Iterator[Case]:
    """Yield the cases of a model in a language, by its English name.

    Raises:
        SystemExit: The specifications are not there.
    """
    path = folder / "recognizers-specs" / "DateTime" / language / f"{model}.json"
    if not path.is_file():
        raise SystemExit(f"{path}: no such specification; say where the corpora are with --corpora")
    for row in json.loads(path.read_text(encoding="utf-8-sig")):
        written = (row.get("Context") or {}).get("ReferenceDateTime")
        expected = tuple(
            Found(_words(result["Text"], language), _values(result, written is not None)) for result in row["Results"]
        )
        text = row["Input"]
        if language == "English":
            text = _NAMES.sub(lambda name: name[0].capitalize(), text)
        yield Case(model, language, text, (written or WRITTEN)[:10], expected)


def _values(result: Mapping[str, Any], is_dated: bool) -> tuple[str, ...]:
    """Return the value that a case states, and the day where past and future have the same.

    A case that does not state of which day it is has no value that depends on it.
    """
    value = result.get("Value")
    if not value or not (
        is_dated or re.search(r"\d{4}", result["Text"]) or re.match(r"P|XXXX-[\dX-]+$", value["Timex"])
    ):
        return ()
    days = {(value.get(f"{side}Resolution") or {}).get("date") for side in ("Past", "Future")}
    return (value["Timex"], *(days if len(days) == 1 and None not in days else ()))


def read(case: Case) -> list[Found]:
    """Return what the layer reads in a case."""
    made = document(case.text, language=LANGUAGES[case.language], published=case.written)
    return [
        _found(case, made.text[slice(*moment.timex.span)], moment)
        for moment in made[MOMENTS]
        if moment.timex.type in MODELS[case.model]
    ]


def _found(case: Case, written: str, moment: Moment) -> Found:
    return Found(_words(written, case.language), (moment.value, moment.timex.value), (moment.first, moment.last))


def _words(written: str, language: str) -> str:
    words = " ".join(written.lower().split())
    return _EDGES[language].sub("", words) or words


def is_read(expected: Sequence[Found], found: Sequence[Found]) -> bool:
    """Tell whether exactly what is expected was found."""
    left = list(found)
    for wanted in expected:
        match = next((one for one in left if one.words == wanted.words and _same(one, wanted)), None)
        if match is None:
            return False
        left.remove(match)
    return not left


def _same(found: Found, wanted: Found) -> bool:
    if not wanted.values or set(found.values) & set(wanted.values):
        return True
    first, last = found.days
    if first is not None and last is not None and re.fullmatch(r"\d{4}-\d\d-\d\d", wanted.values[-1]):
        # "Three weeks ago" is a week to the layer, and a day to the recognizers.
        return first.isoformat() <= wanted.values[-1] <= last.isoformat()
    lengths = [_length(value) for value in (found.values[0], wanted.values[0])]
    return None not in lengths and lengths[0] == lengths[1]


def _length(value: str) -> tuple[Fraction, bool] | None:
    """Return a length in seconds, or in months; whether it is in months."""
    match = re.fullmatch(r"P(?P<clock>T?)(?P<number>[\d.]+)(?P<unit>[A-Z]+)", value)
    if match is None:
        return None
    months = not match["clock"] and match["unit"] in _MONTHS
    units = _MONTHS if months else _SECONDS
    return (Fraction(match["number"]) * units[match["unit"]], months) if match["unit"] in units else None


def main() -> None:
    """Print how many cases are read as specified, those that are not, and why others are not compared."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--corpora", type=Path, default=DEFAULT, help="folder of the corpora")
    parser.add_argument("--model", choices=MODELS, action="append")
    parser.add_argument("--language", choices=LANGUAGES, action="append")
    parser.add_argument("--show", type=int, default=0, help="list so many misses of each model and language")
    options = parser.parse_args()
    for language in options.language or LANGUAGES:
        right: Counter[str] = Counter()
        compared: Counter[str] = Counter()
        reasons: Counter[str] = Counter()
        for model in options.model or MODELS:
            missed = []
            for case in cases(options.corpora, model, language):
                reason = _EXCLUDED.get((model, language, case.text))
                if reason is not None:
                    reasons[reason] += 1
                    continue
                compared[model] += 1
                found = read(case)
                if is_read(case.expected, found):
                    right[model] += 1
                else:
                    missed.append((case, found))
            _print(language, model, right[model], compared[model])
            for case, found in missed[: options.show]:
                print(f"   {case.text!r}\n      expected {_shown(case.expected)}\n      read     {_shown(found)}")
        _print(language, "all", right.total(), compared.total())
        for reason, number in reasons.most_common():
            print(f"{language:8} not compared {number:4}  {reason}")


def _print(language: str, model: str, right: int, compared: int) -> None:
    share = f"{right / compared:7.1%}" if compared else ""
    print(f"{language:8} {model:18} {right:4} of {compared:4}  {share}")


def _shown(found: Sequence[Found]) -> str:
    return "; ".join(f"{words} = {' or '.join(values)}" for words, values, _ in found) or "nothing"


if __name__ == "__main__":
    main()
