"""The layer of quantities: numbers in digits and in words, what they are and how exactly they were written."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from factcheck.annotate.base import Annotated
from factcheck.annotate.lookup import NEXT_WORD, Lookup
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
#: Marks between the digits of one number, score, range, date or time.
_INNER = frozenset("/.,:-– ")
#: Marks before the number of an article, a track or a house.
_NUMBERED = frozenset("#§°")


class QuantityAnnotator:
    """Reads numbers."""

    layer = QUANTITIES

    def __init__(self) -> None:
        self._readers: dict[str, _Reader] = {}

    def annotate(self, document: Annotated) -> tuple[Quantity, ...]:
        """Return every quantity that is no part of an expression of time, in order of the text."""
        hits = document[HITS]
        languages = document[LANGUAGES]
        # Lengths of time are quantities too, and a bare "le 15" may be any; dates and distances are none.
        taken = [timex.span for timex in document[TIMEXES] if not timex.is_number]
        taken_starts = [span.start for span in taken]
        found: list[Quantity] = []
        starts = {hit.start: hit for name in NUMERIC for hit in hits.of(name)}
        # Of words that begin together ("dix", "dix-septième") the ordinal is the longer.
        ordinals = {hit.start: hit for hit in hits.of("ordinal")}
        starts.update(ordinals)
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
            end, quantity = reader.read(document, starts[start], start in ordinals, approximators)
            if quantity is not None:
                found.append(quantity)
        return tuple(found)


class _Reader:
    """The numbers of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        tables = lexicon.tables
        self._units = Lookup(
            {
                **{form: (QuantityKind.MEASURE, symbol) for form, symbol in tables["unit"].items()},
                **{form: (QuantityKind.CURRENCY, code) for form, code in tables["currency"].items()},
                **dict.fromkeys(tables["percent"], (QuantityKind.PERCENT, "%")),
            }
        )
        signs = {form: code for form, code in tables["currency"].items() if not form[-1].isalnum()}
        self._signs = sorted(signs.items(), key=lambda item: -len(item[0]))
        self._sign_ends = {sign[-1] for sign in signs}
        self._scales = Lookup(tables["scale"])
        self._scale_words = tuple(tables["scale"])
        # Between a number of millions and its unit stands "de", "d'", "of" or nothing.
        self._links = Lookup(tables["unit_link"])
        numbers = {**lexicon.words["number"], **tables.get("number_inner", {})}
        ordinals = {**lexicon.words["ordinal"], **tables.get("ordinal_inner", {})}
        joints = tables.get("number_joint", {})
        self._number_words, self._ordinal_words, self._joints = map(Lookup, (numbers, ordinals, joints))
        #: What can stand behind a word of a number that goes on, which few do.
        self._going_on = {"-"}.union(form.split()[0].split("-")[0] for form in (*numbers, *ordinals, *joints))
        self._first_words = tuple(f"{form} " for form in tables.get("number_start", {}))
        decimal, group = (r"\.", ",") if "." in tables.get("decimal", {}) else (",", r"\.")
        self._digits = re.compile(rf"(?:\d{{1,3}}(?:[ {group}]\d{{3}})+(?!\d)|\d+)(?:(?P<decimals>{decimal}\d+))?")
        self._decimal, self._group = decimal[-1], group[-1]
        suffixes = "|".join(re.escape(form) for form in sorted(tables.get("ordinal_suffix", {}), key=len, reverse=True))
        self._ordinal_suffix = re.compile(rf"(?:{suffixes})(?![^\W_])" if suffixes else "(?!)")

    def read(
        self, document: Annotated, hit: Hit, ordinal: bool, approximators: Mapping[int, str]
    ) -> tuple[int, Quantity | None]:
        """Return where to read on, and the quantity that begins with a hit; None where it is none after all."""
        folded = document.folded
        if ordinal:
            # Behind a hyphen it is the end of a fraction or of a name ("one-third").
            joined = hit.start > 0 and folded[hit.start - 1] == "-"
            return hit.end, None if joined else _exact(Span(hit.start, hit.end), QuantityKind.ORDINAL, hit.value)
        number = self._in_digits(folded, hit.start) if hit.value is None else self._in_words(folded, hit)
        if number is None:
            return hit.end, None
        span, value, half, kind = number
        if folded.endswith(self._scale_words, 0, max(hit.start - 1, 0)):
            # The rest of "un million trois cent mille".
            return span.end, None
        if kind is QuantityKind.ORDINAL:
            return span.end, _exact(span, kind, value)
        quantity = self._measured(document, span, value, half, approximators)
        return quantity.span.end, quantity

    def _in_words(self, folded: str, hit: Hit) -> _Number:
        start, end, value = hit
        for form in self._first_words if value >= 100 else ():
            before = start - len(form)
            if folded.startswith(form, max(before, 0)) and not folded[before - 1 : before].isalpha():
                start = before
                break
        unjoined = end, value
        while True:
            following = NEXT_WORD.match(folded, end)
            if following is None or following[1] not in self._going_on:
                return _Number(Span(start, end), value, 0, QuantityKind.CARDINAL)
            at = _behind_hyphen(folded, end)
            joint = self._joints.match(folded, at)
            if joint is not None and (joint[2] == "hundreds") == (value % 100 == 0):
                at = _behind_hyphen(folded, joint[1])
            else:
                joint = None
            ordinal = self._ordinal_words.match(folded, at) if at > end else None
            if ordinal is not None and (whole := _join(value, ordinal[2])) is not None:
                return _Number(Span(start, ordinal[1]), whole, 0, QuantityKind.ORDINAL)
            number = self._number_words.match(folded, at)
            whole = None if number is None else _join(value, number[2])
            if number is None or whole is None:
                if number is not None and number[2] == 100:
                    # The joint stood between two numbers: "two hundred and three hundred".
                    end, value = unjoined
                return _Number(Span(start, end), value, 0, QuantityKind.CARDINAL)
            unjoined = (end, value) if joint is not None else (number[1], whole)
            end, value = number[1], whole

    def _in_digits(self, folded: str, start: int) -> _Number | None:
        # Digits inside a name or a longer number ("G20", "A-380", "1-0", "19:30", "01 23 45", "n° 5") are no quantity.
        last, before = folded[start - 1 : start], folded[max(start - 2, 0) : max(start - 1, 0)]
        if last.isalpha() or last in _NUMBERED or (last == " " and before in _NUMBERED):
            return None
        if (last == "-" and before.isalpha()) or (last in _INNER and before.isdigit()):
            return None
        match = self._digits.match(folded, start)
        if match is None:
            return None
        end = match.end()
        suffix = self._ordinal_suffix.match(folded, end)
        whole = match[0].replace(" ", "").replace(self._group, "")
        if suffix is not None and match["decimals"] is None and (suffix[0] != "." or _goes_on(folded, suffix.end())):
            return _Number(Span(start, suffix.end()), int(whole), 0, QuantityKind.ORDINAL)
        after, behind = folded[end : end + 1], folded[end + 1 : end + 2]
        if after.isalpha() or (after == "-" and behind.isalpha()):
            return None
        if after in _INNER and behind.isdigit():
            return None
        decimals = len(match["decimals"] or "x") - 1
        if whole.startswith("0") and len(whole) > 1 and not decimals:
            return None
        value: Rational = Fraction(whole.replace(self._decimal, ".")) if decimals else int(whole)
        half: Rational = Fraction(1, 2 * 10**decimals) if decimals else 0
        return _Number(Span(start, end), value, half, QuantityKind.CARDINAL)

    def _measured(
        self, document: Annotated, number: Span, value: Rational, half: Rational, approximators: Mapping[int, str]
    ) -> Quantity:
        folded = document.folded
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
        # No symbol of one letter is a capital: "En 2014 M. Arnaud".
        if unit is not None and (unit[1] - unit[0] > 1 or not document.text[unit[0]].isupper()):
            kind, symbol = unit[2]
            span = Span(number.start, unit[1])
        elif folded[number.start - 1 : number.start] in self._sign_ends:
            for sign, code in self._signs:
                start = number.start - len(sign)
                if folded.startswith(sign, max(start, 0)) and not folded[start - 1 : start].isalpha():
                    kind, symbol, span = QuantityKind.CURRENCY, code, Span(start, number.end)
                    break
        low, high, approximate = (value - half, value + half, False) if half else (value, value, False)
        how = approximators.get(span.start)
        if how is not None:
            approximate = True
            low = 0 if how == "under" else value * (1 - _ABOUT) if how == "about" else value
            high = value * 10 if how == "over" else value * (1 + _ABOUT) if how == "about" else value
        return Quantity(span, kind, value, low, high, number, symbol, approximate)


class _Number(NamedTuple):
    """A number without what it measures; ``half`` is half a unit of its last decimal."""

    span: Span
    value: Rational
    half: Rational
    kind: QuantityKind


def _exact(span: Span, kind: QuantityKind, value: Rational) -> Quantity:
    return Quantity(span, kind, value, value, value, span)


def _behind_hyphen(folded: str, at: int) -> int:
    return at + 1 if folded[at : at + 1] == "-" else at


def _goes_on(folded: str, end: int) -> bool:
    """Tell whether a stop behind a number ("3.") is followed by a word of the same sentence, as in German ordinals."""
    return folded[end : end + 1] == " " and folded[end + 1 : end + 2].isalpha()


def _join(number: int, value: int) -> int | None:
    """Return the number that one more word makes of those before it: 60, 10 is 70; 203, 1000 is 203,000.

    None where the word begins a number of its own: "deux, trois".
    """
    if value == 1000:
        return number * 1000 if number < 1000 else None
    low = number % 1000
    if value == 100 and low:
        # "Eleven hundred" stands alone; behind thousands there are fewer than ten hundreds.
        return number + low * 99 if low < (100 if number < 1000 else 10) else None
    if value >= 100:
        return number + value if not low else None
    tens = number % 100
    if value >= 20:
        fits = not tens
    elif value >= 10:
        # French goes on from sixty and eighty: "soixante-dix", "quatre-vingt-onze".
        fits = tens in (0, 60, 80)
    else:
        fits = not number % 10 and (tens != 10 or value >= 7)
    return number + value if fits else None
