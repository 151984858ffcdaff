"""Compares what the layers read with the test cases of Microsoft's Recognizers-Text.

    python benchmarks/recognizers.py --family numbers [--language French] [--model NumberModel] [--everything]

A case counts as read if the layer finds the same words with the same values, and nothing else of the kind. Cases that
ask for what a fact checker should not do are listed, with the reason, in `recognizers-exclusions.toml`; they are
counted and not hidden.

Of expressions of time, articles, prepositions and hedges at the edges do not count ("less than"), nor does the unit of
a length ("PT30M" is "PT0.5H"); English months and weekdays get their capital first, for the cases are typed as one
types to an assistant. A case that does not state of which day it is has no value that depends on it.
"""

from __future__ import annotations

import json
import re
import tomllib
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from corpora import DEFAULT
from factcheck import (
    MOMENTS,
    QUANTITIES,
    UNITS,
    Dimension,
    Document,
    Moment,
    Quantity,
    QuantityKind,
    Span,
    TimexType,
)
from factcheck.testing import document

LANGUAGES = {"English": "en", "French": "fr", "German": "de", "Spanish": "es"}
EXCLUSIONS = Path(__file__).with_name("recognizers-exclusions.toml")
#: What the recognizers have models of their own for.
_OTHER_MODELS = (Dimension.TIME, Dimension.TEMPERATURE)
#: Values are written as decimals of fifteen digits.
_CLOSE = Fraction(1, 10**9)
#: The day of writing of cases that state none: that of most of the others.
_WRITTEN = "2016-11-07"
_DATA = tomllib.loads(EXCLUSIONS.read_text(encoding="utf-8"))
_NAMES = re.compile(rf"\b(?:{'|'.join(_DATA['names']['English'])})\b")


class Case(NamedTuple):
    """A test case: what stands in a text."""

    model: str
    language: str
    text: str
    results: tuple[Mapping[str, Any], ...]
    written: str


class Found(NamedTuple):
    """What a layer read, or what a case expects: the words, in lower case, and what they are worth."""

    words: str
    value: object


class Model(NamedTuple):
    """What is compared with one model of the recognizers.

    Args:
        folder: Where its cases are.
        expected: Makes of a result what the layer should read; None for a result that is not compared.
        read: Makes of a document, and what is expected there, what the layer reads.
        same: Whether two values are the same.
    """

    folder: str
    expected: Callable[[Mapping[str, Any], str], Found | None]
    read: Callable[[Document, Sequence[Found]], Iterable[Found]]
    same: Callable[[object, object], bool]


class Score(NamedTuple):
    """How the cases of a model in a language fared."""

    right: int
    compared: int
    excluded: int
    reasons: Counter[str]
    missed: tuple[tuple[Case, Sequence[Found], Sequence[Found]], ...]


def cases(folder: Path, model: str, language: str) -> Iterator[Case]:
    """Yield the cases of a model in a language, by its English name.

    Raises:
        SystemExit: The specifications are not there.
    """
    path = folder / "recognizers-specs" / MODELS[model].folder / language / f"{model}.json"
    if not path.is_file():
        raise SystemExit(f"{path}: no such specification; say where the corpora are with --corpora")
    for row in json.loads(path.read_text(encoding="utf-8-sig")):
        written = (row.get("Context") or {}).get("ReferenceDateTime")
        for result in row["Results"]:
            result["IsDated"] = written is not None
        text = row["Input"]
        if language == "English" and MODELS[model].folder == _TIME:
            text = _NAMES.sub(lambda name: name[0].capitalize(), text)
        yield Case(model, language, text, tuple(row["Results"]), (written or _WRITTEN)[:10])


def exclusions() -> dict[tuple[str, str, str], str]:
    """Return why cases are not compared, by model, language and text."""
    return {(e["model"], e["language"], text): e["reason"] for e in _DATA["exclusion"] for text in e["inputs"]}


def score(folder: Path, model: str, language: str, *, everything: bool = False) -> Score:
    """Compare the cases of a model in a language, with or without those that are excluded."""
    excluded = {} if everything else exclusions()
    how = MODELS[model]
    right = compared = left_out = 0
    reasons: Counter[str] = Counter()
    missed = []
    for case in cases(folder, model, language):
        made = [how.expected(result, language) for result in case.results]
        expected = [found for found in made if found is not None]
        reason = excluded.get((model, language, case.text))
        if reason is not None or (made and not expected):
            left_out += 1
            reasons[reason or "Nothing of it is compared."] += 1
            continue
        compared += 1
        made_of = document(case.text, language=LANGUAGES[language], published=case.written)
        read = list(how.read(made_of, expected))
        if _agree(read, expected, how.same):
            right += 1
        else:
            missed.append((case, expected, read))
    return Score(right, compared, left_out, reasons, tuple(missed))


def _agree(read: Sequence[Found], expected: Sequence[Found], same: Callable[[object, object], bool]) -> bool:
    left = list(read)
    for wanted in expected:
        match = next((found for found in left if found.words == wanted.words and same(found.value, wanted.value)), None)
        if match is None:
            return False
        left.remove(match)
    return not left


# --- numbers


def _words(text: str) -> str:
    return " ".join(text.lower().split())


def _value(written: str, language: str) -> Fraction:
    """Return a value as the specifications write it, with the decimal mark of the language or a point."""
    written = written.strip("% ")
    return Fraction(written if language == "English" else written.replace(",", "."))


def _number(result: Mapping[str, Any], language: str) -> Found | None:
    value = (result.get("Resolution") or {}).get("value")
    if value in (None, "null") or result["TypeName"].endswith(".relative"):
        # "Dollar" without a number; "the last".
        return None
    return Found(_words(result["Text"]), _value(value, language))


def _same_number(read: object, expected: object) -> bool:
    assert isinstance(read, int | Fraction)
    assert isinstance(expected, Fraction)
    return abs(Fraction(read) - expected) <= abs(expected) * _CLOSE


def _alone(quantities: Iterable[Quantity]) -> Iterator[Quantity]:
    """Yield quantities without those that are parts of another one."""
    end = 0
    for quantity in quantities:
        if quantity.span.start >= end:
            yield quantity
            end = quantity.span.end


def _quantities(fits: Callable[[Quantity], bool], *, parts: bool = True) -> Callable[..., Iterator[Found]]:
    """Return a reader of quantities; ranges count as their two ends, where the ends were written out."""

    def read(made: Document, expected: Sequence[Found]) -> Iterator[Found]:
        for quantity in _alone(made[QUANTITIES]):
            for one in quantity.parts if parts and quantity.is_range else (quantity,):
                if one.unit is not None and one.span == one.number and not _has_unit(made, one.span):
                    # "Eight to 10 feet": only the second end has a unit for the recognizers.
                    continue
                found = Found(_words(made.text[slice(*one.span)]), one.value)
                if fits(one) or (found in expected and _may_be(one)):
                    yield found

    return read


def _has_unit(made: Document, span: Span) -> bool:
    """Tell whether a unit stands within a number: "15 dollars 50"."""
    tables = made.lexicon.tables
    units = tables["unit"].keys() | tables["currency"].keys()
    return not units.isdisjoint(re.findall(r"[^\W\d_]+|[^\w\s]", made.folded[slice(*span)]))


def _may_be(quantity: Quantity) -> bool:
    """Tell whether a quantity is an age or an angle, if somebody says so: "cinq ans", "90 degrés"."""
    return quantity.unit in ("y", "mo", "wk", "d", "°C")


def _plain_numbers(made: Document, _: Sequence[Found]) -> Iterator[Found]:
    """Yield the numbers alone, whatever they measure; those that a unit is glued to are none to the recognizers."""
    for quantity in _alone(made[QUANTITIES]):
        ends = quantity.parts if quantity.is_range or quantity.kind is QuantityKind.SCORE else (quantity,)
        for one in ends:
            if one.kind in (QuantityKind.ORDINAL, QuantityKind.MULTIPLIER):
                continue
            span = one.span if one.kind in (QuantityKind.CARDINAL, QuantityKind.FRACTION) else one.number
            glued = one.span.end > one.number.end and made.text[one.number.end].isalpha()
            if not glued:
                yield Found(_words(made.text[slice(*span)]), one.value)


def _is_dimension(quantity: Quantity) -> bool:
    unit = UNITS.get(quantity.unit or "")
    return quantity.kind is QuantityKind.MEASURE and unit is not None and unit.dimension not in _OTHER_MODELS


def _is_percent(quantity: Quantity) -> bool:
    return quantity.kind is QuantityKind.PERCENT or quantity.unit == "pp"


def _of_kind(kind: QuantityKind) -> Callable[[Quantity], bool]:
    return lambda quantity: quantity.kind is kind


_ORDINALS = _quantities(_of_kind(QuantityKind.ORDINAL), parts=False)

# --- time

_TIME = "DateTime"
_DATES = (TimexType.DATE, TimexType.SET)
_EDGES = {
    LANGUAGES[language]: re.compile(
        rf"^(?:(?:{'|'.join(words['before'])})(?!\w)['’]?\s*)+|(?:\s(?:{'|'.join(words['behind'])}))?[\s.,:;!?]*$"
    )
    for language, words in _DATA["edges"].items()
}
_SECONDS = {"S": 1, "M": 60, "H": 3600, "D": 86400, "W": 7 * 86400}
_MONTHS = {"M": 1, "Y": 12, "DE": 120, "CE": 1200}


def _inner_words(text: str, language: str) -> str:
    """Return the words of an expression without what does not count at their edges."""
    words = _words(text)
    return _EDGES[language].sub("", words) or words


def _time(result: Mapping[str, Any], language: str) -> Found:
    """Return the value that a case states, and the day where past and future have the same."""
    words = _inner_words(result["Text"], LANGUAGES[language])
    value = result.get("Value")
    plain = value and (re.search(r"\d{4}", result["Text"]) or re.match(r"P|XXXX-[\dX-]+$", value["Timex"]))
    if not value or not (result["IsDated"] or plain):
        return Found(words, ())
    days = {(value.get(f"{side}Resolution") or {}).get("date") for side in ("Past", "Future")}
    return Found(words, (value["Timex"], *(days if len(days) == 1 and None not in days else ())))


def _moments(*types: TimexType) -> Callable[..., Iterator[Found]]:
    """Return a reader of expressions of some types."""

    def read(made: Document, _: Sequence[Found]) -> Iterator[Found]:
        for moment in made[MOMENTS]:
            if moment.timex.type in types:
                yield Found(
                    _inner_words(made.text[slice(*moment.timex.span)], made.article.metadata.language or ""), moment
                )

    return read


def _same_time(read: object, expected: object) -> bool:
    assert isinstance(read, Moment)
    assert isinstance(expected, tuple)
    values = (read.value, read.timex.value)
    if not expected or set(values) & set(expected):
        return True
    if read.first is not None and read.last is not None and re.fullmatch(r"\d{4}-\d\d-\d\d", expected[-1]):
        # "Three weeks ago" is a week to the layer, and a day to the recognizers.
        day: str = expected[-1]
        return read.first.isoformat() <= day <= read.last.isoformat()
    lengths = [_length(value) for value in (values[0], expected[0])]
    return None not in lengths and lengths[0] == lengths[1]


def _length(value: str) -> tuple[Fraction, bool] | None:
    """Return a length in seconds, or in months; whether it is in months."""
    match = re.fullmatch(r"P(?P<clock>T?)(?P<number>[\d.]+)(?P<unit>[A-Z]+)", value)
    if match is None:
        return None
    months = not match["clock"] and match["unit"] in _MONTHS
    units = _MONTHS if months else _SECONDS
    return (Fraction(match["number"]) * units[match["unit"]], months) if match["unit"] in units else None


#: Families of models; every other family adds itself here.
FAMILIES: Mapping[str, Mapping[str, Model]] = {
    "numbers": {
        "NumberModel": Model("Number", _number, _plain_numbers, _same_number),
        "OrdinalModel": Model("Number", _number, _ORDINALS, _same_number),
        "PercentModel": Model("Number", _number, _quantities(_is_percent), _same_number),
        "CurrencyModel": Model("NumberWithUnit", _number, _quantities(_of_kind(QuantityKind.CURRENCY)), _same_number),
        "DimensionModel": Model("NumberWithUnit", _number, _quantities(_is_dimension), _same_number),
        "AgeModel": Model("NumberWithUnit", _number, _quantities(_of_kind(QuantityKind.AGE)), _same_number),
    },
    "time": {
        "DateExtractor": Model(_TIME, _time, _moments(*_DATES), _same_time),
        "DateParser": Model(_TIME, _time, _moments(*_DATES), _same_time),
        "TimeExtractor": Model(_TIME, _time, _moments(TimexType.TIME), _same_time),
        "DurationExtractor": Model(_TIME, _time, _moments(TimexType.DURATION), _same_time),
        "DurationParser": Model(_TIME, _time, _moments(TimexType.DURATION), _same_time),
    },
}
MODELS: Mapping[str, Model] = {name: model for family in FAMILIES.values() for name, model in family.items()}


def main() -> None:
    """Print how many cases are read as specified, and those that are not."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--corpora", type=Path, default=DEFAULT, help="folder of the corpora")
    parser.add_argument("--family", choices=FAMILIES, required=True)
    parser.add_argument("--model", choices=MODELS, action="append")
    parser.add_argument("--language", choices=LANGUAGES, action="append")
    parser.add_argument("--everything", action="store_true", help="compare the excluded cases too")
    parser.add_argument("--show", type=int, default=0, help="list so many misses of each model and language")
    options = parser.parse_args()
    for language in options.language or LANGUAGES:
        right = compared = excluded = 0
        reasons: Counter[str] = Counter()
        for model in FAMILIES[options.family]:
            if options.model and model not in options.model:
                continue
            result = score(options.corpora, model, language, everything=options.everything)
            right, compared, excluded = right + result.right, compared + result.compared, excluded + result.excluded
            reasons += result.reasons
            _print(language, model, result.right, result.compared, result.excluded)
            for case, expected, read in result.missed[: options.show]:
                print(f"   {case.text!r}\n      expected {_shown(expected)}\n      read     {_shown(read)}")
        _print(language, "all", right, compared, excluded)
        for reason, number in reasons.most_common():
            print(f"{language:8} excluded {number:4}  {reason}")


def _print(language: str, model: str, right: int, compared: int, excluded: int) -> None:
    share = f"{right / compared:7.1%}" if compared else "       "
    print(f"{language:8} {model:16} {right:4} of {compared:4}  {share}   excluded {excluded}")


def _shown(found: Sequence[Found]) -> str:
    return "; ".join(f"{words} = {value}" for words, value in found) or "nothing"


if __name__ == "__main__":
    main()
