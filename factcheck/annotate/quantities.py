"""The layer of quantities: numbers in digits and in words, what they are and how exactly they were written."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from fractions import Fraction

from factcheck.annotate.base import Annotated
from factcheck.annotate.lookup import Lookup
from factcheck.lexicons import Lexicon
from factcheck.model.hits import Hit
from factcheck.model.layers import HITS, LANGUAGES, QUANTITIES, TIMEXES
from factcheck.model.quantity import Quantity, QuantityKind, Rational
from factcheck.model.span import Span
from factcheck.scan import DIGITS

#: The classes of words that a quantity can begin with.
NUMERIC = ("ordinal", "number", DIGITS)
#: Half the reach of "about 300": a fifth either way.
_ABOUT = Fraction(1, 5)
#: Marks between the digits of one number, score, date or time.
_INNER = tuple("/.,:")


class QuantityAnnotator:
    """Reads numbers."""

    layer = QUANTITIES

    def __init__(self) -> None:
        self._readers: dict[str, _Reader] = {}

    def annotate(self, document: Annotated) -> tuple[Quantity, ...]:
        """Return every quantity that is no part of an expression of time, in order of the text."""
        hits = document[HITS]
        languages = document[LANGUAGES]
        taken = [timex.span for timex in document[TIMEXES]]
        taken_starts = [span.start for span in taken]
        found: list[Quantity] = []
        starts = {hit.start: hit for name in NUMERIC for hit in hits.of(name)}
        kinds = dict.fromkeys((hit.start for hit in hits.of("ordinal")), "ordinal")
        # The number stands behind its approximator and one space.
        approximators = {hit.end + 1: hit.value for hit in hits.of("approximator")}
        end = 0
        for start in sorted(starts):
            before = bisect_left(taken_starts, start + 1) - 1
            if start < end or (before >= 0 and start < taken[before].end):
                continue
            language = languages.at(start)
            reader = self._readers.get(language)
            if reader is None:
                reader = self._readers[language] = _Reader(document.lexicons[language])
            quantity = reader.read(document.folded, starts[start], kinds.get(start) == "ordinal", approximators)
            if quantity is not None:
                found.append(quantity)
                end = quantity.span.end
        return tuple(found)


class _Reader:
    """The numbers of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        tables = lexicon.tables
        self._numbers: Mapping[str, int] = {**lexicon.words["number"], **tables.get("number_inner", {})}
        self._ordinals: Mapping[str, int] = lexicon.words["ordinal"]
        self._units = Lookup(
            {
                **{form: (QuantityKind.MEASURE, symbol) for form, symbol in tables["unit"].items()},
                **{form: (QuantityKind.CURRENCY, code) for form, code in tables["currency"].items()},
                **dict.fromkeys(tables["percent"], (QuantityKind.PERCENT, "%")),
            }
        )
        self._scales = Lookup(tables["scale"])
        # Between a number of millions and its unit stands "de", "d'", "of" or nothing.
        self._links = Lookup(tables["unit_link"])
        self._number_words = Lookup(self._numbers)
        self._joints = Lookup(tables.get("number_joint", {}))
        decimal, group = (r"\.", ",") if "." in tables.get("decimal", {}) else (",", r"\.")
        self._digits = re.compile(rf"(?:\d{{1,3}}(?:[ {group}]\d{{3}})+(?!\d)|\d+)(?:(?P<decimals>{decimal}\d+))?")
        self._decimal, self._group = decimal[-1], group[-1]
        suffixes = "|".join(re.escape(form) for form in sorted(tables.get("ordinal_suffix", {}), key=len, reverse=True))
        self._ordinal_suffix = re.compile(rf"(?:{suffixes})(?![^\W_])" if suffixes else "(?!)")

    def read(self, folded: str, hit: Hit, ordinal: bool, approximators: Mapping[int, str]) -> Quantity | None:
        """Return the quantity that begins with a hit; None where it is no quantity after all."""
        if ordinal:
            return _exact(Span(hit.start, hit.end), QuantityKind.ORDINAL, hit.value)
        if folded[hit.start].isdigit():
            return self._in_digits(folded, hit, approximators)
        return self._in_words(folded, hit, approximators)

    def _in_words(self, folded: str, hit: Hit, approximators: Mapping[int, str]) -> Quantity:
        values, end = [hit.value], hit.end
        while True:
            following = self._number_words.match(folded, _behind_hyphen(folded, end))
            if following is None:
                joint = self._joints.match(folded, _behind_hyphen(folded, end))
                if joint is not None:
                    following = self._number_words.match(folded, _behind_hyphen(folded, joint[1]))
            if following is None:
                return self._measured(folded, Span(hit.start, end), _compose(values), 0, approximators)
            _, end, value = following
            values.append(value)

    def _in_digits(self, folded: str, hit: Hit, approximators: Mapping[int, str]) -> Quantity | None:
        start = hit.start
        # Digits inside a name or a longer number ("G20", "A-380", "1-0", "19:30") are no quantity.
        before = folded[max(0, start - 2) : start]
        if before[-1:].isalpha() or (before[-1:] == "-" and before[0].isalnum()):
            return None
        if before[-1:] in _INNER and before[0].isdigit():
            return None
        match = self._digits.match(folded, start)
        if match is None:
            return None
        end = match.end()
        suffix = self._ordinal_suffix.match(folded, end)
        whole = match[0].replace(" ", "").replace(self._group, "")
        if suffix is not None and match["decimals"] is None and (suffix[0] != "." or _goes_on(folded, suffix.end())):
            return _exact(Span(start, suffix.end()), QuantityKind.ORDINAL, int(whole))
        if end < len(folded) and (
            folded[end].isalpha() or (folded[end] in "-/:" and folded[end + 1 : end + 2].isdigit())
        ):
            return None
        decimals = len(match["decimals"] or "x") - 1
        value: Rational = Fraction(whole.replace(self._decimal, ".")) if decimals else int(whole)
        half: Rational = Fraction(1, 2 * 10**decimals) if decimals else 0
        return self._measured(folded, Span(start, end), value, half, approximators)

    def _measured(
        self, folded: str, number: Span, value: Rational, half: Rational, approximators: Mapping[int, str]
    ) -> Quantity:
        kind, symbol, span = QuantityKind.CARDINAL, None, number
        scale = self._scales.match(folded, number.end)
        if scale is not None:
            # A number of millions without decimals is right to half a million.
            value, half = value * scale[2], (half or Fraction(1, 2)) * scale[2]
            number = span = Span(number.start, scale[1])
            link = self._links.match(folded, number.end)
            unit = self._units.match(folded, number.end if link is None else link[1])
        else:
            unit = self._units.match(folded, number.end)
        if unit is not None:
            kind, symbol = unit[2]
            span = Span(number.start, unit[1])
        low, high, approximate = (value - half, value + half, False) if half else (value, value, False)
        how = approximators.get(number.start)
        if how is not None:
            approximate = True
            low = 0 if how == "under" else value * (1 - _ABOUT) if how == "about" else value
            high = value * 10 if how == "over" else value * (1 + _ABOUT) if how == "about" else value
        return Quantity(span, kind, value, low, high, number, symbol, approximate)


def _exact(span: Span, kind: QuantityKind, value: Rational) -> Quantity:
    return Quantity(span, kind, value, value, value, span)


def _behind_hyphen(folded: str, at: int) -> int:
    return at + 1 if folded[at : at + 1] == "-" else at


def _goes_on(folded: str, end: int) -> bool:
    """Tell whether a stop behind a number ("3.") is followed by a word of the same sentence, as in German ordinals."""
    return folded[end : end + 1] == " " and folded[end + 1 : end + 2].isalpha()


def _compose(values: Sequence[int]) -> int:
    """Return the number that number words say: 4, 20, 10, 7 is 97; 2, 100, 5 is 205; 3, 1000, 40 is 3040."""
    total = current = 0
    for value in values:
        if value >= 1000:
            total += max(current, 1) * value
            current = 0
        elif value == 100 or (value == 20 and 0 < current < 10):
            current = max(current, 1) * value
        else:
            current += value
    return total + current
