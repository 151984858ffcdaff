"""The quantities of one language: a number with its unit, what it counts or is a share of, and what loosens it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from factcheck.annotate.base import Annotated
from factcheck.annotate.lookup import NEXT_WORD, Lookup, first_words
from factcheck.annotate.quantities.counted import Counted
from factcheck.annotate.quantities.hedges import HALF, Hedges, reach
from factcheck.annotate.quantities.measures import Measures
from factcheck.annotate.quantities.numeral import Numeral, last_place
from factcheck.annotate.quantities.numerals import Numerals
from factcheck.annotate.quantities.pairs import Pairs, share
from factcheck.lexicons import Lexicon
from factcheck.model.hits import Hit
from factcheck.model.layers import SENTENCES
from factcheck.model.quantity import Hedge, Quantity, QuantityKind, Rational
from factcheck.model.span import Span, covering
from factcheck.model.timex import Timex
from factcheck.model.units import TIME_UNITS, UNITS, Dimension
from factcheck.scan import DIGITS, fold

#: The classes whose numbers mean no more than they are worth.
_PLAIN = frozenset({"number", DIGITS})
#: "A half-mile", "a quarter point"; but "a third mile" may be the third one.
_UNIT_PARTS = frozenset({Fraction(1, 2), Fraction(1, 4), Fraction(3, 4)})
_FRACTIONS = frozenset({"fraction", "fraction_of", "fraction_after", "fraction_unit"})
#: Signs before a number below nought.
_MINUS = frozenset("-−–")
#: Units that are counted one by one, and exact as written.
_COUNTED_UNITS = frozenset({"point", "times"})
_DEGREES = frozenset(symbol for symbol, unit in UNITS.items() if unit.dimension is Dimension.TEMPERATURE)
_YEAR_DIGITS = 4
#: No year in the news is later.
_LAST_YEAR = 2_100
#: No name holds so large a number: "le département 1,1 million".
_AMOUNT = 100_000
#: Nobody rounds so few.
_FEW = 12
#: A third of the time of calling the class of a named tuple.
_make = tuple.__new__
_DASHES = frozenset("-–")
_CHAIN = re.compile(r"\d[\d.,]*(?:[-–]\d[\d.,]*){2}")
#: What stands before a minus; a number does before a dash.
_SIGN_STANDS = re.compile(r"(?:\D?[\s(\[«“\"'])?")
#: A minus that a space parts from its number, with the word or mark before it. Behind a number it is the one before it
#: that was the first of two.
_SIGN_APART = re.compile(r"(?P<before>[^\W\d_]+'?|[,;:(])[ ]?[-−–] $")
_TWO_APART = re.compile(r"[-−–] \d[\d.,]* [^\W\d_]+ [-−–] $")
_SPACES = (" ", "\N{NO-BREAK SPACE}")
_LONGEST_WORD = 30
#: So many pairs of characters are remembered.
_REMEMBERED = 1_024
_DIGIT_RUN = re.compile(r"[-–/.:]?\d[-–/.: \d]*")


#: Hot names: a member of an enumeration takes five times as long to look up, before Python 3.12.
_CARDINAL, _ORDINAL, _FRACTION = QuantityKind.CARDINAL, QuantityKind.ORDINAL, QuantityKind.FRACTION
_PERCENT, _MEASURE = QuantityKind.PERCENT, QuantityKind.MEASURE


class Reader:
    """The quantities of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        tables = lexicon.tables
        self._numerals = Numerals(lexicon)
        self._counted = Counted(lexicon)
        self._measures = Measures(lexicon, self._numerals)
        self._hedges = Hedges(lexicon)
        self._hedging_many = tuple(f" {form} " for form in tables.get("approximator_of_many", {}))
        self.pairs = Pairs(lexicon)
        counted = {form for form, symbol in tables.get("unit", {}).items() if symbol in _COUNTED_UNITS}
        self._counted_units = Lookup(dict.fromkeys(counted))
        # "Um einen Viertelpunkt"
        not_one = {*tables.get("not_one", {}), *counted} - {*tables.get("unit_worth", {})}
        timed = {form for form, symbol in tables.get("unit", {}).items() if symbol in TIME_UNITS}
        lone = {**tables.get("unit", {}), **tables.get("currency", {}), **tables.get("percent", {})}
        self._ones = Lookup({form: lone[form] for form in lone if form not in not_one and form not in timed})
        self._times = Lookup(dict.fromkeys(timed))
        behind_one = (*lone, *tables.get("and_part", {}), *tables.get("point_word", {}))
        self._behind_one = first_words(behind_one) | {"-"}
        self._one_led = tuple(form if form.endswith("'") else f" {form} " for form in tables.get("one_led", {}))
        self._before_year = tuple(f" {form} " for form in tables.get("before_year_only", {}))
        self._vague = tuple(f"{form} " for form in tables.get("vague", {}))
        self._minus_of = [(f"{form} ", of) for form, of in tables.get("minus", {}).items()]
        self._minus = tuple(form for form, _ in self._minus_of)
        self._sign_before = frozenset(tables.get("sign_before", {}))
        self._numbered = frozenset(tables.get("numbered", {}))
        self._before_number = frozenset(tables.get("before_number", {}))
        self._naming_words = frozenset(tables.get("naming_article", {}))
        self._naming = tuple(f"{form} " for form in self._naming_words)
        #: What nouns in the plural end with, where names cannot be told by their capital alone.
        self._plural_endings = tuple(tables.get("plural_ending", {}))
        self._each = tuple(f"{form} " for form in tables.get("each", {}))
        self._not_fractions = Lookup(tables.get("not_fraction", {}))
        self._fraction_before = tuple(
            form if form.endswith("'") else f"{form} " for form in tables.get("fraction_before", {})
        )
        self._fraction_after = tuple(f"{form} " for form in tables.get("fraction_after", {}))
        self._fraction_behind = tables.get("fraction_behind", {})
        links, scaling = tables.get("unit_link", {}), (*tables.get("collective", {}), *tables.get("scale_short", {}))
        #: First words of what can change a number behind it, and of units.
        self._scaling = first_words(scaling)
        self._measuring = first_words((*lone, *links, *tables.get("unit_in_two", {}))) | self._numerals.feet | {"-"}
        self._special = self._scaling | self._measuring | first_words(tables.get("approximator_behind", {}))
        self._stands_free = lru_cache(_REMEMBERED)(self._stands_alone)

    def read(
        self,
        document: Annotated,
        hit: Hit,
        name: str,
        last: int,
        loosened: Mapping[int, Hit],
        times: Mapping[int, Hit],
    ) -> tuple[int, Quantity | None, Rational]:
        """Return where to read on, the quantity that begins with a hit, if any does, and the million it ends with."""
        folded, (start, end, worth) = document.folded, hit
        free = self._stands_free(document.text[start - 2 : start])
        if name == DIGITS:
            if folded[end : end + 1] in _DASHES and _CHAIN.match(folded, start):
                # "555-123-4567", "4-4-2"
                return _behind_digits(folded, end), None, 1
            if free or self._goes_on(document, start, last):
                number = self._numerals.digits(folded, start)
            else:
                number = self._numerals.in_digits(folded, start)
        elif name == "multiplier":
            return end, _exact(Span(start, end), QuantityKind.MULTIPLIER, _number(worth)), 1
        elif name == "one":
            number = self._numerals.one(folded, start, end)
        elif name in _FRACTIONS:
            number = self._fraction(folded, hit, name, start in loosened)
        elif name == "collective":
            number = Numeral(start, end, worth, step=worth, scale=worth)
        else:
            number = self._numerals.in_words(folded, start)
        if number is not None and self._numerals.mixed:
            number = self._numerals.with_rest(folded, number)
        if number is None:
            # "Un cinquième mandat" may still be an ordinal.
            return start + 1 if name == "fraction_of" else end, None, 1
        if number[3] is _ORDINAL and name == DIGITS and _ends_sentence(document, number.end):
            number = Numeral(start, number.end - 1, number.value, step=last_place(number.value))
        if number[3] is _ORDINAL:
            return number.end, self._ordinal(folded, number), 1
        if name == "number" and number.value >= 100 and folded.endswith(self._vague, 0, start):
            return number.end, None, 1
        if start in times:
            return number.end, _multiplied(times[start], number), 1
        sign = None if free else self._measures.sign_before(document, start, last)
        quantity, scale = self._measured(document, number, name, last, sign, loosened)
        if quantity is None:
            return max(number.end, _behind_digits(folded, number.end)), None, 1
        return quantity[0][1], quantity, scale

    def _stands_alone(self, before: str) -> bool:
        """Tell whether nothing in the two characters before a number can belong to it or make it part of a name.

        Of a number that begins a text, or stands behind its first character, nothing is told.
        """
        return before != "" and self._numerals.begins_behind(fold(before)) and not self._measures.may_be_sign(before)

    def _goes_on(self, document: Annotated, start: int, last: int) -> bool:
        """Tell whether digits are the second number of two with a dash between them, or stand behind a currency."""
        before = document.folded[start - 1 : start]
        return (start == last + 1 and before in _DASHES) or (
            before.isalpha() and self._measures.is_code(document, start)
        )

    def _ordinal(self, folded: str, number: Numeral) -> Quantity | None:
        start, end, value = number[:3]
        # Behind a hyphen it is the end of a name ("avant-première").
        if start > 0 and folded[start - 1] == "-":
            return None
        if value > 1 and folded.endswith(self._each, 0, start):
            begin = start - max(len(form) for form in self._each if folded.endswith(form, 0, start))
            part = share(Span(begin, end), Fraction(1, int(value)))
            return part._replace(base=self._counted.noun(folded, end, 1))
        noun = self._counted.noun(folded, end, 1)
        return _exact(Span(start, end), _ORDINAL, value, noun)

    def _fraction(self, folded: str, hit: Hit, name: str, is_loosened: bool) -> Numeral | None:
        if name == "fraction_after" and not is_loosened and not folded.endswith(self._fraction_after, 0, hit.start):
            return None
        if self._not_fractions.match(folded, hit.end):
            return None
        value, after = Fraction(hit.value), folded[hit.end : hit.end + 2]
        is_part = value in _UNIT_PARTS and self._measures.unit(folded, hit.end + (after[:1] == "-")) is not None
        if (after[:1] == "-" or name == "fraction_unit") and not is_part:
            return None
        led = is_part or self._counted.link(folded, hit.end) is not None
        if name != "fraction" and not is_loosened and after[:1] == " " and not led:
            # "Un cinquième mandat" is none, "un quinto por ciento" is one.
            unit = self._measures.unit(folded, hit.end)
            if (unit is None or unit[2][0] is not _PERCENT) and not self._is_change(folded, hit):
                return None
        number = Numeral(hit.start, hit.end, value, _FRACTION, 0, Fraction(1, value.denominator))
        return self._numerals.times_million(folded, number)

    def _is_change(self, folded: str, hit: Hit) -> bool:
        """Tell whether the words around a fraction say that something changes by it: "by a third in a year"."""
        following = NEXT_WORD.match(folded, hit.end)
        how = None if following is None else self._fraction_behind.get(following[1])
        return how == "alone" or (how == "led" and folded.endswith(self._fraction_before, 0, hit.start))

    def is_time(self, folded: str, timex: Timex) -> bool:
        """Tell whether the numbers of an expression of time are no quantities.

        Lengths and distances of time are quantities too, and a bare "le 15" may be any; dates are none. What looks like
        a year is a count where it begins a range that goes on beyond all years ("de 2000 à 2500"), or ends in a unit
        ("von 1000 auf 1150 Euro"); but not behind a word that leads to a year: "from 80,000 in 2013 to 92,000".
        """
        if timex.is_number:
            return False
        if not _is_year_alone(folded, timex):
            return True
        at = self.pairs.behind_link(folded, timex.span.end)
        if at is None or folded.endswith(self._before_year, 0, timex.span.start):
            return True
        number = self._numerals.digits(folded, at)
        if number is None or type(number.value) is not int:
            return True
        return number.value <= _LAST_YEAR and self._measures.unit(folded, number.end) is None

    def ones(self, folded: str, hits: Sequence[Hit]) -> Sequence[Hit]:
        """Return the words for one that are numbers: before a unit, a half, or behind a minus."""
        next_word, behind, minus = NEXT_WORD.match, self._behind_one, self._minus
        return [
            hit
            for hit in hits
            if (
                self._is_measure(folded, hit, following)
                if (following := next_word(folded, hit[1])) and following[1] in behind
                else folded.endswith(minus, 0, hit[0])
            )
        ]

    def _is_measure(self, folded: str, one: Hit, following: re.Match[str]) -> bool:
        # "A one-yen bid"
        at = following.end() if following[1] == "-" else one.end
        if self._ones.match(folded, at) is not None or self._numerals.one(folded, one.start, one.end).end > one.end:
            return True
        counted = self._counted_units.match(folded, at)
        if counted is not None and (
            self._numerals.part_behind(folded, counted[1]) is not None
            or (folded.endswith(self._one_led, 0, one.start) and self._ends_there(folded, counted[1]))
        ):
            # "Un point et demi"; "reculé d'un point", but "d'un point de vue"
            return True
        time = self._times.match(folded, at)
        return time is not None and self._measures.is_age(folded, time[1])

    def _ends_there(self, folded: str, at: int) -> bool:
        """Tell whether nothing completes what a unit is of: "um einen Punkt von 4 auf 5", but "d'un point de vue"."""
        link = self._measures.link(folded, at)
        return link is None or folded[link[1] + 1 : link[1] + 2].isdigit()

    def _measured(
        self,
        document: Annotated,
        number: Numeral,
        name: str,
        last: int,
        sign: tuple[int, str] | None,
        loosened: Mapping[int, Hit],
    ) -> tuple[Quantity | None, Rational]:
        """Return a number with its unit, what loosens it and what it counts, and the million that it ends with."""
        folded, start = document.folded, number[0]
        # Most numbers stand before a noun, which the first word tells.
        following = NEXT_WORD.match(folded, number[1])
        word = "" if following is None else following[1]
        special = word in self._special or sign is not None or name not in _PLAIN or start in loosened
        if not special and number.kind is _CARDINAL and not number.half:
            return self._counting(document, number, name, last), 1
        if word in self._scaling:
            number = self._measures.rounded(document, number, name, sign is not None)
        unit = None
        if sign is not None:
            span, kind, unit = self._measures.priced(folded, sign, number)
        elif (word in self._measuring or number.scale > 1) and (found := self._measures.unit_behind(document, number)):
            number, span, kind, unit = self._measures.with_unit(folded, number, found)
        elif number.foreign:
            return None, 1
        elif _is_glued(folded, number[1], name):
            glued = self._counted.behind_hyphen(folded, number[1])
            span = Span(start, number[1])
            return (None if glued is None else _exact(span, _CARDINAL, number.value, glued, number.step)), 1
        else:
            span, kind = _make(Span, number[:2]), number.kind
        _, end, value, _, half, step, _, scale = number
        if start not in loosened:
            # "Au moins 14 %" is no minus.
            span, value = self._signed(folded, span, value, kind, unit, digits=name == DIGITS)
        noun = base = None
        if kind is _CARDINAL:
            link = self._measures.link(folded, span[1]) if scale > 1 else None
            noun = self._counted.noun(folded, span[1] if link is None else link[1], value)
        elif kind is _PERCENT or kind is _FRACTION:
            base = self._counted.base(folded, span[1])
            if kind is _FRACTION and base is None and (point := self._measures.part_of_unit(folded, span)) is not None:
                kind, unit = _MEASURE, point
        if name == DIGITS and start > last + 1:
            if kind is _MEASURE:
                if self._is_programme(folded, span[0]):
                    return None, 1
            elif unit is None and value < _AMOUNT and start not in loosened and self._is_name(document, span, noun):
                return None, 1
        if half:
            pass
        elif kind is _PERCENT or (kind is _MEASURE and unit not in _COUNTED_UNITS):
            # What is measured is rounded; what is counted is not.
            half = HALF
        elif kind is _FRACTION:
            half = Fraction(1, 10 * Fraction(value).denominator)
        hedge = self._hedge(folded, span, noun, loosened, few=kind is _CARDINAL and value <= _FEW) or (
            Hedge.ABOUT if name == "collective" else None
        )
        low, high = (value, value) if hedge is None and not half else reach(value, half, step, hedge)
        written = _make(Span, (start, end))
        made = (span, kind, value, low, high, written, unit, hedge is not None, hedge, step, noun, base, ())
        return _make(Quantity, made), scale

    def _hedge(
        self, folded: str, span: Span, noun: Span | None, loosened: Mapping[int, Hit], *, few: bool
    ) -> Hedge | None:
        """Return how words before or behind a number loosen it; None where none do.

        Beside so few that nobody rounds them some words are prepositions: "Anklage gegen zwei Polizisten".
        """
        if span[0] in loosened and not (few and folded.endswith(self._hedging_many, 0, span[0])):
            return Hedge(loosened[span[0]].value)
        hedge = self._hedges.behind(folded, span[1])
        return hedge if noun is None or hedge is not None else self._hedges.behind(folded, noun[1])

    def _counting(self, document: Annotated, number: Numeral, name: str, last: int) -> Quantity | None:
        """Return a number that measures nothing and that no word behind it changes, as most of them."""
        folded, (start, end, value, _, _, step, _, _) = document.folded, number
        if _is_glued(folded, end, name):
            noun = self._counted.behind_hyphen(folded, end)
            span = Span(start, end)
            return None if noun is None else _exact(span, _CARDINAL, value, noun, step)
        noun = self._counted.noun(folded, end, value)
        span = written = _make(Span, (start, end))
        if name == DIGITS and start > last + 1 and value < _AMOUNT and self._is_name(document, span, noun):
            return None
        if noun is None:
            digits = name == DIGITS
            span, value = self._signed(folded, span, value, _CARDINAL, None, digits=digits)
        # A word right behind the number that loosens it would not have let it come here.
        hedge = None if noun is None else self._hedges.behind(folded, noun[1])
        low, high = (value, value) if hedge is None else reach(value, 0, step, hedge)
        loose = hedge is not None
        return _make(Quantity, (span, _CARDINAL, value, low, high, written, None, loose, hedge, step, noun, None, ()))

    def _is_programme(self, folded: str, start: int) -> bool:
        """Tell whether a number with its unit is a name: "le 20 heures", where "les 20 heures" are hours."""
        return (
            folded.endswith(self._naming, 0, start)
            and folded[max(start - _LONGEST_WORD, 0) : start].split()[-1] in self._naming_words
        )

    def _is_name(self, document: Annotated, span: Span, noun: Span | None) -> bool:
        """Tell whether a number is part of a name: "Ligue 1", "chapitre 12"."""
        text, start = document.text, span.start
        if text[start - 1 : start] not in _SPACES:
            return False
        word = text[max(start - _LONGEST_WORD, 0) : start].split()[-1:]
        last = word[0].rpartition("'")[2] if word else ""
        folded = last.lower()
        if folded in self._numbered:
            return True
        if not self._plural_endings or not last[:1].isupper() or not last.isalpha():
            return False
        if self._counted.is_small(folded) or folded in self._before_number:
            return False
        if noun is not None:
            return not document.folded.endswith(self._plural_endings, 0, noun.end)
        # "Cerraron 36 de las 240 tiendas": some of so many are counted.
        behind = self._counted.link(document.folded, span.end)
        return behind is None or not document.folded[behind : behind + 2].strip()[:1].isdigit()

    def _signed(
        self, folded: str, span: Span, value: Rational, kind: QuantityKind, unit: str | None, *, digits: bool
    ) -> tuple[Span, Rational]:
        """Return a number with the minus before it."""
        start = span[0]
        if folded[start - 1 : start] in _MINUS and _SIGN_STANDS.fullmatch(folded, max(start - 3, 0), start - 1):
            if digits and (unit is not None or not folded[span.end : span.end + 2].strip()):
                return Span(start - 1, span.end), -value
        elif folded.endswith(self._minus, 0, start):
            word, of = next((word, of) for word, of in self._minus_of if folded.endswith(word, 0, start))
            if of == "any" or kind is _PERCENT or unit in _DEGREES:
                return Span(start - len(word), span.end), -value
        elif digits and unit in _DEGREES and self._has_sign_apart(folded, start):
            return Span(start - 2, span.end), -value
        return span, value

    def _has_sign_apart(self, folded: str, start: int) -> bool:
        """Tell whether the dash before a temperature is a minus ("il faisait - 2 °C"), not one between two things."""
        if folded[start - 1 : start] != " " or folded[start - 2 : start - 1] not in _MINUS:
            return False
        begin = max(start - _LONGEST_WORD, 0)
        found = _SIGN_APART.search(folded, begin, start)
        if found is None or _TWO_APART.search(folded, begin, start) is not None:
            return False
        return not found["before"][0].isalpha() or found["before"] in self._sign_before


def _is_year_alone(folded: str, timex: Timex) -> bool:
    start, end = timex[0]
    return end - start == _YEAR_DIGITS and folded[start:end].isdecimal()


def _exact(span: Span, kind: QuantityKind, value: Rational, noun: Span | None = None, step: Rational = 1) -> Quantity:
    return _make(Quantity, (span, kind, value, value, value, span, None, False, None, step, noun, None, ()))


def _number(written: int | str) -> Rational:
    return written if isinstance(written, int) else Fraction(written)


def _multiplied(words: Hit, number: Numeral) -> Quantity:
    """Return what "divisé par trois" multiplies by."""
    value = number.value if words.value == "times" else Fraction(1) / Fraction(number.value)
    low, high = (value - number.half, value + number.half) if words.value == "times" else (value, value)
    span = Span(number.start, number.end)
    return Quantity(Span(words.start, number.end), QuantityKind.MULTIPLIER, value, low, high, span)


def _is_glued(folded: str, end: int, name: str) -> bool:
    """Tell whether a number goes over into a word that is no unit: "3D", "5-Juillet", "deux-roues"."""
    after = folded[end : end + 1]
    if after == "-":
        return folded[end + 1 : end + 2].isalpha()
    return name == DIGITS and after.isalpha()


def _ends_sentence(document: Annotated, end: int) -> bool:
    """Tell whether a stop behind digits closes their sentence, so that they are no ordinal: "es waren 300. Die …"."""
    sentence = covering(document[SENTENCES], end - 1)
    return sentence is not None and sentence.end == end and document.text[end - 1] == "."


def _behind_digits(folded: str, end: int) -> int:
    """Return where a run of digits ends that is no number, such as that of a telephone."""
    match = _DIGIT_RUN.match(folded, end)
    return end if match is None else match.end()
