"""The layer of quantities: what the numbers of a text measure or count, and how exactly they were written."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from fractions import Fraction

from factcheck.annotate.base import Annotated
from factcheck.annotate.counted import Counted
from factcheck.annotate.lookup import NEXT_WORD, Lookup
from factcheck.annotate.numerals import Numeral, Numerals
from factcheck.annotate.pairs import Measured, Pairs, share
from factcheck.lexicons import Lexicon
from factcheck.model.hits import Hit
from factcheck.model.layers import HITS, LANGUAGES, QUANTITIES, TIMEXES
from factcheck.model.quantity import Hedge, Quantity, QuantityKind, Rational
from factcheck.model.span import Span
from factcheck.model.units import UNITS, Dimension
from factcheck.scan import DIGITS

#: The classes of words that a quantity can begin with.
NUMERIC = ("number", "one", "ordinal", "collective", "fraction", "fraction_of", "multiplier", DIGITS)
#: Half the reach of "about 300": a fifth either way.
_ABOUT = Fraction(1, 5)
#: "More than 300" is said of no more than ten times as much.
_FAR_OVER = 10
#: Signs before a number below nought.
_MINUS = frozenset("-−–")
#: Units that are counted one by one, and exact as written.
_COUNTED_UNITS = frozenset({"point", "times"})
_TIMES = frozenset(symbol for symbol, unit in UNITS.items() if unit.dimension is Dimension.TIME)
_DEGREES = frozenset(symbol for symbol, unit in UNITS.items() if unit.dimension is Dimension.TEMPERATURE)
#: Units that two digits may follow as parts of them: "1m80", "1h45".
_PARTED = {"m": 100, "h": 60}
_CODE = 3
_DASHES = frozenset("-–")
_CHAIN = re.compile(r"\d[\d.,]*(?:[-–]\d[\d.,]*){2}")
_MILLION = 1_000_000
#: A number behind a sign of a currency.
_PREFIX = re.compile(r" ?\d")
_PARTS = re.compile(r"\d\d(?!\w)")
_DIGIT_RUN = re.compile(r"[-–/.:]?\d[-–/.: \d]*")


class QuantityAnnotator:
    """Reads numbers."""

    layer = QUANTITIES

    def __init__(self) -> None:
        self._readers: dict[str, _Reader] = {}

    def annotate(self, document: Annotated) -> tuple[Quantity, ...]:
        """Return every quantity that is no part of an expression of time, in order of the text.

        A fraction of two numbers ("12 sur 60") stands there beside its two numbers; no others overlap.
        """
        hits = document[HITS]
        starts: dict[int, tuple[Hit, str]] = {}
        for name in NUMERIC:
            for hit in hits.of(name):
                known = starts.get(hit.start)
                # Of words that begin together ("un", "un million") the longer.
                if known is None or hit.end > known[0].end:
                    starts[hit.start] = hit, name
        if not starts:
            return ()
        languages = document[LANGUAGES]
        taken = [timex.span for timex in document[TIMEXES]]
        taken_starts = [span.start for span in taken]
        loosened = _before(document.folded, hits.of("approximator"))
        times = _before(document.folded, hits.of("multiplied"))
        found: list[Measured] = []
        end, last = 0, -1
        for start in sorted(starts):
            before = bisect_left(taken_starts, start + 1) - 1
            if start < end or (before >= 0 and start < taken[before].end):
                continue
            language = languages.at(start)
            reader = self._readers.get(language)
            if reader is None:
                reader = self._readers[language] = _Reader(document.lexicons[language])
            hit, name = starts[start]
            end, measured = reader.read(document, hit, name, last, loosened, times)
            if measured is not None:
                found.append(measured)
                last = end
        return self._together(document, found)

    def _together(self, document: Annotated, found: list[Measured]) -> tuple[Quantity, ...]:
        """Return the quantities, those made one that the text joins: ranges, shares, feet and inches."""
        if not found:
            return ()
        languages = document[LANGUAGES]
        reader = self._readers[languages.at(found[0].quantity.span.start)]
        return reader.pairs.joined(document.folded, found)


class _Reader:
    """The quantities of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        tables = lexicon.tables
        self._numerals = Numerals(lexicon)
        self._counted = Counted(lexicon)
        self.pairs = Pairs(lexicon)
        self._units = Lookup(
            {
                **{form: (QuantityKind.MEASURE, symbol) for form, symbol in tables["unit"].items()},
                **{form: (QuantityKind.CURRENCY, code) for form, code in tables["currency"].items()},
                **dict.fromkeys(tables["percent"], (QuantityKind.PERCENT, "%")),
            }
        )
        self._currency = Lookup(tables["currency"])
        self._codes = {form: code for form, code in tables["currency"].items() if len(form) == _CODE}
        signs = {form: code for form, code in tables["currency"].items() if not form[-1].isalnum()}
        self._signs = sorted(signs.items(), key=lambda item: -len(item[0]))
        self._sign_ends = {sign[-1] for sign in signs}
        # Between a number of millions and its unit stands "de", "d'", "of" or nothing.
        self._links = Lookup(tables["unit_link"])
        not_one = {*tables.get("not_one", {}), *_COUNTED_UNITS}
        timed = {form for form, symbol in tables["unit"].items() if symbol in _TIMES}
        lone = {**tables["unit"], **tables["currency"], **tables["percent"]}
        self._ones = Lookup({form: lone[form] for form in lone if form not in not_one and form not in timed})
        self._times = Lookup(dict.fromkeys(timed))
        behind_one = (*lone, *tables.get("and_part", {}), *tables.get("point_word", {}))
        self._behind_one = frozenset(word[1] for form in behind_one if (word := NEXT_WORD.match(form)))
        self._of_millions = tables.get("currency_of_millions", {})
        self._short_scales = Lookup(tables.get("scale_short", {}))
        #: Short forms that are no units at the same time.
        self._unit_forms = frozenset(tables["unit"])
        self._plain_short = {form for form in tables.get("scale_short", {}) if len(form) > 1} - self._unit_forms
        self._collectives = Lookup(tables.get("collective", {}))
        self._vague = tuple(f"{form} " for form in tables.get("vague", {}))
        self._minus_of = [(f"{form} ", of) for form, of in tables["minus"].items()]
        self._minus = tuple(form for form, _ in self._minus_of)
        self._each = tuple(f"{form} " for form in tables.get("each", {}))
        self._not_fractions = Lookup(tables.get("not_fraction", {}))
        self._hedges_behind = Lookup(tables.get("approximator_behind", {}))
        self._age_before = tuple(f"{form} " for form in tables["age_before"])
        self._age_behind = Lookup(tables["age_behind"])
        self._age_suffixes = Lookup(tables.get("age_suffix", {}))

    def read(
        self,
        document: Annotated,
        hit: Hit,
        name: str,
        last: int,
        loosened: Mapping[int, Hit],
        times: Mapping[int, Hit],
    ) -> tuple[int, Measured | None]:
        """Return where to read on, and the quantity that begins with a hit; None where it is none after all."""
        folded, start = document.folded, hit.start
        if name == "multiplier":
            return hit.end, Measured(_exact(Span(start, hit.end), QuantityKind.MULTIPLIER, _number(hit.value)))
        if name == DIGITS:
            if _CHAIN.match(folded, start):
                # "555-123-4567", "4-4-2"
                return _behind_digits(folded, hit.end), None
            if (start == last + 1 and folded[last] in _DASHES) or self._is_code(document, start):
                number = self._numerals.digits(folded, start)
            else:
                number = self._numerals.in_digits(folded, start)
        elif name == "one":
            number = self._one(folded, hit)
        elif name in ("fraction", "fraction_of"):
            number = self._fraction(folded, hit, name)
        elif name == "collective":
            number = Numeral(start, hit.end, hit.value, step=hit.value)
        else:
            number = self._numerals.in_words(folded, start)
        if number is None:
            return hit.end, None
        if number.kind is QuantityKind.ORDINAL:
            return number.end, self._ordinal(folded, number)
        if name == "number" and number.value >= 100 and folded.endswith(self._vague, 0, start):
            return number.end, None
        if start in times:
            return number.end, _multiplied(times[start], number)
        measured = self._measured(document, number, name, last, loosened)
        if measured is None:
            return max(number.end, _behind_digits(folded, number.end)), None
        return measured.quantity.span.end, measured

    def _ordinal(self, folded: str, number: Numeral) -> Measured | None:
        start, end, value = number[:3]
        # Behind a hyphen it is the end of a name ("avant-première").
        if start > 0 and folded[start - 1] == "-":
            return None
        if value > 1 and folded.endswith(self._each, 0, start):
            begin = start - max(len(form) for form in self._each if folded.endswith(form, 0, start))
            part = share(Span(begin, end), Fraction(1, int(value)))
            return Measured(part._replace(base=self._counted.noun(folded, end, 1)))
        ordinal = _exact(Span(start, end), QuantityKind.ORDINAL, value)
        return Measured(ordinal._replace(noun=self._counted.noun(folded, end, 1)))

    def _fraction(self, folded: str, hit: Hit, name: str) -> Numeral | None:
        if self._not_fractions.match(folded, hit.end) or folded[hit.end : hit.end + 1] == "-":
            return None
        after = folded[hit.end : hit.end + 2]
        if name == "fraction_of" and after[:1] == " " and self._counted.link(folded, hit.end) is None:
            # "Un cinquième mandat" is none, "un quinto por ciento" is one.
            unit = self._units.match(folded, hit.end)
            if unit is None or unit[2][0] is not QuantityKind.PERCENT:
                return None
        value = Fraction(hit.value)
        number = Numeral(hit.start, hit.end, value, QuantityKind.FRACTION, 0, Fraction(1, value.denominator))
        return self._numerals.times_million(folded, number)

    def _one(self, folded: str, hit: Hit) -> Numeral | None:
        """Return "one" where it is a number: before a unit, a half, or behind a minus."""
        at = _behind_hyphen(folded, hit.end)
        following = NEXT_WORD.match(folded, at)
        if following is None or following[1] not in self._behind_one:
            return Numeral(*hit) if folded.endswith(self._minus, 0, hit.start) else None
        number = self._numerals.one(folded, hit.start, hit.end)
        if number.end > hit.end or self._ones.match(folded, at) is not None:
            return number
        time = self._times.match(folded, at)
        return number if time is not None and self._age_behind.match(folded, time[1]) is not None else None

    def _measured(
        self, document: Annotated, number: Numeral, name: str, last: int, loosened: Mapping[int, Hit]
    ) -> Measured | None:
        """Return a number with its unit, with what loosens it and with what it counts."""
        folded = document.folded
        start, end, value, kind, half, step, foreign, scale = number
        dozens = self._collectives.match(folded, end)
        if dozens is not None and name != "fraction":
            # Dozens are round numbers, like millions.
            end, value, step = dozens[1], value * dozens[2], dozens[2]
            half = Fraction(step) / 2
        sign = self._sign_before(document, start)
        if sign is not None and sign[0] < last:
            # "10 $ 30 $"
            sign = None
        short = None if scale > 1 else self._short_scale(document, end, half, sign is not None)
        if short is not None:
            end, scale = short
            step = (step if half else 1) * scale
            value, half = value * scale, Fraction(step) / 2
        span, unit = Span(start, end), None
        link = self._links.match(folded, end) if scale > 1 or kind is QuantityKind.FRACTION else None
        found = self._units.match(folded, _behind_hyphen(folded, end) if link is None else link[1])
        if sign is not None:
            kind, unit, span = QuantityKind.CURRENCY, sign[1], Span(sign[0], end)
            if found is not None and found[2] == (kind, unit) and not _PREFIX.match(folded, found[1]):
                span = Span(sign[0], found[1])
        elif found is not None and _is_unit(document.text, found):
            (kind, unit), span = found[2], Span(start, found[1])
            if scale >= _MILLION and folded[found[0] : found[1]] in self._of_millions:
                # "361 million pounds" are money.
                kind, unit = QuantityKind.CURRENCY, self._of_millions[folded[found[0] : found[1]]]
            if scale == 1 and found[1] - found[0] == _CODE and (more := self._numerals.scale_behind(folded, span.end)):
                # "75 USD million"
                scale, span = more[1], Span(start, more[0])
                step = (step if half else 1) * scale
                value, half = value * scale, Fraction(step) / 2
            part = _PARTS.match(folded, span.end) if unit in _PARTED else None
            if part is not None:
                value, span = value + Fraction(int(part[0]), _PARTED[unit or ""]), Span(start, part.end())
                step = Fraction(1, _PARTED[unit or ""])
                half = step / 2
            elif (more := self._numerals.part_behind(folded, span.end)) is not None:
                value, step, span = value + more[1], more[1], Span(start, more[0])
                half = step / 2
        elif (aged := self._aged(folded, end)) is not None:
            # "Ein 45-Jähriger"
            kind, unit, span = QuantityKind.AGE, "y", Span(start, aged)
        elif foreign or _is_glued(folded, end, name):
            return None
        span, value = self._signed(document, span, value, kind, unit)
        if kind is QuantityKind.MEASURE and unit in _TIMES and (age := self._age(folded, span)) is not None:
            kind, span = QuantityKind.AGE, Span(span.start, age)
        if not half and (kind is QuantityKind.PERCENT or (kind is QuantityKind.MEASURE and unit not in _COUNTED_UNITS)):
            # What is measured is rounded; what is counted is not.
            half = Fraction(1, 2)
        elif kind is QuantityKind.FRACTION and not half:
            half = Fraction(1, 10 * Fraction(value).denominator)
        noun, base = self._what(folded, span, kind, value)
        hedge = self._hedge(folded, span, noun, loosened) or (Hedge.ABOUT if name == "collective" else None)
        low, high = _reach(value, half, step, hedge)
        return Measured(
            Quantity(
                span,
                kind,
                value,
                low,
                high,
                Span(start, end),
                unit,
                hedge is not None,
                hedge,
                step,
                noun,
                base,
            ),
            scale,
        )

    def _what(self, folded: str, span: Span, kind: QuantityKind, value: Rational) -> tuple[Span | None, Span | None]:
        """Return what is counted, and what a share is a share of."""
        if kind is QuantityKind.CARDINAL:
            link = self._links.match(folded, span.end)
            return self._counted.noun(folded, span.end if link is None else link[1], value), None
        if kind in (QuantityKind.PERCENT, QuantityKind.FRACTION):
            return None, self._counted.base(folded, span.end)
        return None, None

    def _is_code(self, document: Annotated, start: int) -> bool:
        """Tell whether the code of a currency stands right before a place: "USD115"."""
        begin = start - _CODE
        if begin < 0 or document.folded[begin:start] not in self._codes or not document.text[begin:start].isupper():
            return False
        return not document.folded[max(begin - 1, 0) : begin].isalnum()

    def _sign_before(self, document: Annotated, start: int) -> tuple[int, str] | None:
        """Return where a sign or code of a currency before a number begins, and the currency."""
        folded = document.folded
        at = start - 1 if folded[start - 1 : start] == " " else start
        if folded[at - 1 : at] in self._sign_ends:
            for sign, code in self._signs:
                begin = at - len(sign)
                if folded.startswith(sign, max(begin, 0)) and not folded[begin - 1 : begin].isalnum():
                    return begin, code
        return (at - _CODE, self._codes[folded[at - _CODE : at]]) if self._is_code(document, at) else None

    def _short_scale(self, document: Annotated, end: int, half: Rational, money: bool) -> tuple[int, Rational] | None:
        """Return the end and the value of a million cut short: "£3bn", "3 M€", "10k"."""
        short = self._short_scales.match(document.folded, end)
        if short is None:
            return None
        begin, behind, value = short
        folded, form = document.folded, document.folded[begin:behind]
        # "2.33 k", "1.2b", and no metres.
        decimal = half != 0 and (form not in self._unit_forms or document.text[begin] == "M")
        attached = begin == end and (form == "k" or document.text[begin] == "M")
        if (
            money
            or form in self._plain_short
            or attached
            or decimal
            or self._currency.match(folded, behind) is not None
        ):
            return behind, value
        return None

    def _signed(
        self, document: Annotated, span: Span, value: Rational, kind: QuantityKind, unit: str | None
    ) -> tuple[Span, Rational]:
        """Return a number with the minus before it."""
        folded, start = document.folded, span.start
        if folded[start - 1 : start] in _MINUS and not folded[max(start - 3, 0) : start - 1].strip(" -–([:"):
            if unit is not None or not folded[span.end : span.end + 2].strip():
                return Span(start - 1, span.end), -value
        elif folded.endswith(self._minus, 0, start):
            word, of = next((word, of) for word, of in self._minus_of if folded.endswith(word, 0, start))
            if of == "any" or kind is QuantityKind.PERCENT or unit in _DEGREES:
                return Span(start - len(word), span.end), -value
        return span, value

    def _aged(self, folded: str, end: int) -> int | None:
        """Return where the word ends that a number makes an age with ("-Jähriger"); None without one."""
        suffix = self._age_suffixes.match(folded, end + 1) if folded[end : end + 1] == "-" else None
        return None if suffix is None else suffix[1]

    def _age(self, folded: str, span: Span) -> int | None:
        """Return where the words end that say that a time is somebody's age; None where none do."""
        behind = self._age_behind.match(folded, span.end)
        if behind is not None:
            return behind[1] if behind[2] == "inside" else span.end
        return span.end if folded.endswith(self._age_before, 0, span.start) else None

    def _hedge(self, folded: str, span: Span, noun: Span | None, loosened: Mapping[int, Hit]) -> Hedge | None:
        before = loosened.get(span.start)
        if before is not None:
            return Hedge(before.value)
        behind = self._hedges_behind.match(folded, span.end)
        if behind is None and noun is not None:
            behind = self._hedges_behind.match(folded, noun.end)
        return None if behind is None else Hedge(behind[2])


def _before(folded: str, hits: Sequence[Hit]) -> dict[int, Hit]:
    """Return hits by where a number begins that stands right behind them."""
    return {hit.end + folded.startswith(" ", hit.end): hit for hit in hits}


def _exact(span: Span, kind: QuantityKind, value: Rational) -> Quantity:
    return Quantity(span, kind, value, value, value, span)


def _number(written: int | str) -> Rational:
    return written if isinstance(written, int) else Fraction(written)


def _multiplied(words: Hit, number: Numeral) -> Measured:
    """Return what "divisé par trois" multiplies by."""
    value = number.value if words.value == "times" else Fraction(1) / Fraction(number.value)
    low, high = (value - number.half, value + number.half) if words.value == "times" else (value, value)
    span = Span(number.start, number.end)
    return Measured(Quantity(Span(words.start, number.end), QuantityKind.MULTIPLIER, value, low, high, span))


def _reach(value: Rational, half: Rational, step: Rational, hedge: Hedge | None) -> tuple[Rational, Rational]:
    """Return the least and the greatest value that a number as written and hedged can mean."""
    low, high = (value - half, value + half) if half else (value, value)
    if hedge is None:
        return low, high
    size: Rational = abs(value)
    off: Rational = max(size * _ABOUT, 1 if step == 1 else 0)
    match hedge:
        case Hedge.ABOUT:
            return min(low, value - off), max(high, value + off)
        case Hedge.NEARLY:
            return min(low, value - off), high
        case Hedge.OVER:
            return value, value + size * (_FAR_OVER - 1)
        case Hedge.UNDER:
            return min(value, 0), value


def _is_unit(text: str, found: tuple[int, int, tuple[QuantityKind, str]]) -> bool:
    """Tell whether a unit is one: a capital alone ("En 2014 M. Arnaud") only if its symbol is a capital."""
    start, end, (_, symbol) = found
    if text[end : end + 1].isdigit() and symbol not in _PARTED:
        return False
    return end - start > 1 or not text[start].isupper() or symbol.isupper() or symbol == "l"


def _is_glued(folded: str, end: int, name: str) -> bool:
    """Tell whether a number goes over into a word that is no unit: "3D", "5-Juillet", "deux-roues"."""
    after = folded[end : end + 1]
    if after == "-":
        return folded[end + 1 : end + 2].isalpha()
    return name == DIGITS and after.isalpha()


def _behind_digits(folded: str, end: int) -> int:
    """Return where a run of digits ends that is no number, such as that of a telephone."""
    match = _DIGIT_RUN.match(folded, end)
    return end if match is None else match.end()


def _behind_hyphen(folded: str, at: int) -> int:
    return at + 1 if folded[at : at + 1] == "-" else at
