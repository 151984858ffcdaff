"""What is measured or paid: the units, currencies and ages beside a number, and the millions cut short there."""

from __future__ import annotations

import re
from fractions import Fraction

from factcheck.annotate.base import Annotated
from factcheck.annotate.lookup import NEXT_WORD, Lookup, first_letters
from factcheck.annotate.quantities.numeral import Numeral
from factcheck.annotate.quantities.numerals import Numerals
from factcheck.lexicons import Lexicon
from factcheck.model.quantity import QuantityKind, Rational
from factcheck.model.span import Span
from factcheck.model.units import UNITS, Dimension
from factcheck.scan import fold

_TIMES = frozenset(symbol for symbol, unit in UNITS.items() if unit.dimension is Dimension.TIME)
#: Units that two digits may follow as parts of them: "1m80", "1h45".
_PARTED = {"m": 100, "h": 60}
_PARTS = re.compile(r"\d\d(?!\w)")
_CODE = 3
#: So many characters before a number the unit of another one begins at the most: "pounds (".
_BEFORE = 12
#: A number beside another one, and the unit that stands before one: "43C (109F)", "5ft 2in", "78kg (12st 4lb)".
_NEXT = re.compile(r" ?(?P<mark>[(/])? ?[-−]?\d[\d.,]*")
_LAST = re.compile(r"\d[ -]?(?P<unit>[^\W\d]+) ?(?P<mark>[(/])? ?[-−]?$")
#: Of two units side by side the larger one holds no more of the smaller than these: pounds in a stone, ounces in one.
_STEEPEST_SUM = 16
_MILLION = 1_000_000
_TENTH = Fraction(1, 10)
#: Start and end of a unit, its kind and its symbol.
_UnitFound = tuple[int, int, tuple[QuantityKind, str]]
_APOSTROPHES = ("'", "\N{RIGHT SINGLE QUOTATION MARK}")
#: A number behind a sign of a currency.
_PREFIX = re.compile(r" ?\d")
#: A third of the time of calling the class of a named tuple.
_make = tuple.__new__
_FRACTION, _PERCENT = QuantityKind.FRACTION, QuantityKind.PERCENT
_MEASURE, _CURRENCY = QuantityKind.MEASURE, QuantityKind.CURRENCY


class Measures:
    """The units of one language.

    Args:
        lexicon: Its words.
        numerals: Its numbers.
    """

    def __init__(self, lexicon: Lexicon, numerals: Numerals) -> None:
        tables = lexicon.tables
        self._numerals = numerals
        self._units = Lookup(
            {
                **{form: (_MEASURE, symbol) for form, symbol in tables.get("unit", {}).items()},
                **{form: (_CURRENCY, code) for form, code in tables.get("currency", {}).items()},
                **dict.fromkeys(tables.get("percent", {}), (_PERCENT, "%")),
            }
        )
        self._currency = Lookup(tables.get("currency", {}))
        self._codes = {form: code for form, code in tables.get("currency", {}).items() if len(form) == _CODE}
        signs = {form: code for form, code in tables.get("currency", {}).items() if not form[-1].isalnum()}
        self._signs = sorted(signs.items(), key=lambda item: -len(item[0]))
        self._sign_ends = {sign[-1] for sign in signs}
        # Between a number of millions and its unit stands "de", "d'", "of" or nothing.
        self._links = Lookup(tables.get("unit_link", {}))
        self._worth = {form: Fraction(worth) for form, worth in tables.get("unit_worth", {}).items()}
        #: "Half a mile".
        self._half_links = Lookup(tables.get("half_link", {}))
        self._of_millions = tables.get("currency_of_millions", {})
        self._short_scales = Lookup(tables.get("scale_short", {}))
        #: Short forms that are no units at the same time.
        self._unit_forms = frozenset(tables.get("unit", {}))
        self._plain_short = {form for form in tables.get("scale_short", {}) if len(form) > 1} - self._unit_forms
        self._collectives = Lookup(tables.get("collective", {}))
        self._part_starts = first_letters(tables.get("and_part", {}))
        self._age_before = tuple(f"{form} " for form in tables.get("age_before", {}))
        self._age_behind = Lookup(tables.get("age_behind", {}))
        self._age_suffixes = Lookup(tables.get("age_suffix", {}))
        self._also_verbs = frozenset(tables.get("unit_also_verb", {}))
        self._participles = tuple(tables.get("unit_verb_before", {}))
        self._symbols = dict(tables.get("unit", {}))
        self._in_two = Lookup(in_two := tables.get("unit_in_two", {}))
        self._symbols.update(in_two)

    def unit(self, folded: str, at: int) -> _UnitFound | None:
        """Return start and end of the unit at a place, and what it is; None without one."""
        found = self._units.match(folded, at)
        return None if found is None or self._is_verb(folded, *found[:2]) else found

    def part_of_unit(self, folded: str, span: Span) -> str | None:
        """Return the unit that a fraction is told in parts of: "tres décimas" are some of a point; None without one."""
        last = folded[slice(*span)].rpartition(" ")[2]
        return self._symbols.get(last) if last in self._worth else None

    def link(self, folded: str, at: int) -> tuple[int, int, str] | None:
        """Return the word that leads from millions to what they are of: "de", "of"; None without one."""
        return self._links.match(folded, at)

    def is_age(self, folded: str, at: int) -> bool:
        """Tell whether the words behind a stretch of time say that it is an age."""
        return self._age_behind.match(folded, at) is not None

    def rounded(self, document: Annotated, number: Numeral, name: str, money: bool) -> Numeral:
        """Return a number with the dozens, or the million cut short, behind it: "two dozen", "£3bn", "3 M€", "10k"."""
        dozens = self._collectives.match(document.folded, number.end)
        if dozens is not None and name != "fraction":
            return number.times(dozens[2], dozens[1])
        short = None if number.scale > 1 else self._short_scale(document, number, money)
        return number if short is None else number.times(short[1], short[0])

    def priced(self, folded: str, sign: tuple[int, str], number: Numeral) -> tuple[Span, QuantityKind, str]:
        """Return span, kind and unit of an amount with its sign before it."""
        begin, code = sign
        found = self._units.match(folded, number.end)
        # "$10 dollars"
        again = found is not None and found[2] == (_CURRENCY, code)
        end = found[1] if found is not None and again and not _PREFIX.match(folded, found[1]) else number.end
        return Span(begin, end), _CURRENCY, code

    def unit_behind(self, document: Annotated, number: Numeral) -> _UnitFound | None:
        """Return start and end of the unit behind a number, and what it is."""
        folded, end = document.folded, number[1]
        at = end + 1 if folded[end : end + 1] == "-" else end
        if (number.scale > 1 or number.kind is _FRACTION) and (link := self._link_of(number, folded, end)) is not None:
            found = self.unit(folded, link[1])
        else:
            found = self.unit(folded, at)
        if found is not None and _is_unit(document.text, found):
            return found
        if (of_two := self._of_two(document, number)) is not None:
            return of_two
        # "Ein 45-Jähriger"
        suffix = self._age_suffixes.match(folded, at) if at > end else None
        return None if suffix is None else (suffix[0], suffix[1], (QuantityKind.AGE, "y"))

    def _link_of(self, number: Numeral, folded: str, end: int) -> tuple[int, int, str] | None:
        """Return what leads from millions, or a part of one, to their unit."""
        link = self._links.match(folded, end)
        return self._half_links.match(folded, end) if link is None and number.kind is _FRACTION else link

    def _is_verb(self, folded: str, begin: int, end: int) -> bool:
        """Tell whether a unit is the verb of a participle behind it: "en 2018 ha pasado", but "350 ha calcinadas"."""
        if not self._also_verbs or folded[begin:end] not in self._also_verbs:
            return False
        following = NEXT_WORD.match(folded, end)
        return following is not None and following[1].endswith(self._participles)

    def _of_two(self, document: Annotated, number: Numeral) -> _UnitFound | None:
        """Return what is a unit only beside another one of its kind: "43C (109F)", "5 ft 2 in", "12 stone (76 kg)"."""
        folded = document.folded
        if self._numerals.inches.match(folded, number.end) is not None:
            return number.end, number.end + 1, (_MEASURE, "ft")
        found = self._in_two.match(folded, number.end)
        if found is None:
            return None
        begin, end, symbol = found
        if end - begin == 1 and not document.text[begin].isupper():
            return None
        beside = self._is_first(folded, end, symbol) or self._is_second(folded, number.start, symbol)
        return (begin, end, (_MEASURE, symbol)) if beside else None

    def _is_first(self, folded: str, end: int, symbol: str) -> bool:
        """Tell whether a number with a unit beside this one stands behind it."""
        second = _NEXT.match(folded, end)
        if second is None:
            return False
        at = second.end()
        other = self._units.match(folded, at) or self._in_two.match(folded, at)
        return other is not None and _is_beside(symbol, self._symbols.get(folded[slice(*other[:2])]), second["mark"])

    def _is_second(self, folded: str, start: int, symbol: str) -> bool:
        """Tell whether a number with a unit beside this one stands before it."""
        first = _LAST.search(folded, max(start - _BEFORE, 0), start)
        return first is not None and _is_beside(self._symbols.get(first["unit"]), symbol, first["mark"])

    def with_unit(self, folded: str, number: Numeral, found: _UnitFound) -> tuple[Numeral, Span, QuantityKind, str]:
        """Return a number with the unit behind it, and with what else of the number stands behind the unit."""
        begin, end, (kind, unit) = found
        if number.kind is _FRACTION:
            # Half a litre is no third of one.
            step = min(Fraction(number.step), _TENTH)
            number = number._replace(step=step, half=step / 2)
        if self._worth and (worth := self._worth.get(folded[begin:end])) is not None and number.kind is not _FRACTION:
            # "Tres décimas" are three tenths of a point.
            number = number.times(worth, number.end)._replace(scale=1)
        if number.scale >= _MILLION and (form := folded[begin:end]) in self._of_millions:
            # "361 million pounds" are money.
            kind, unit = _CURRENCY, self._of_millions[form]
        if end - begin == _CODE and number.scale == 1 and (more := self._numerals.scale_behind(folded, end)):
            # "75 USD million"
            end, number = more[0], number.times(more[1], number.end)
        elif unit == "ft" and (rest := self._numerals.inches.match(folded, begin)) is not None:
            end, number = rest.end(), number.plus(Fraction(int(rest["inches"]), 12), Fraction(1, 12))
            number = number._replace(end=rest.end("inches"))
        elif unit in _PARTED and (part := _PARTS.match(folded, end)) is not None:
            # "1m80"
            end, number = part.end(), number.plus(Fraction(int(part[0]), _PARTED[unit]), Fraction(1, _PARTED[unit]))
            number = number._replace(end=end)
        elif folded[end + 1 : end + 2] in self._part_starts and (half := self._numerals.part_behind(folded, end)):
            # "Deux heures et demie"
            end, number = half[0], number.plus(half[1], half[1])
        span = _make(Span, (number[0], end))
        if kind is _MEASURE and unit in _TIMES and (age := self._age(folded, span)) is not None:
            return number, Span(span.start, age), QuantityKind.AGE, unit
        return number, span, kind, unit

    def is_code(self, document: Annotated, start: int) -> bool:
        """Tell whether the code of a currency stands right before a place: "USD115"."""
        begin = start - _CODE
        if begin < 0 or document.folded[begin:start] not in self._codes or not document.text[begin:start].isupper():
            return False
        return not document.folded[max(begin - 1, 0) : begin].isalnum()

    def may_be_sign(self, before: str) -> bool:
        """Tell whether two characters before a number can be the end of a currency."""
        last = before.rstrip()[-1:]
        return last.isupper() or fold(last) in self._sign_ends

    def sign_before(self, document: Annotated, start: int, last: int) -> tuple[int, str] | None:
        """Return where a sign or code of a currency before a number begins, and the currency.

        Args:
            document: What is read.
            start: Where the number begins.
            last: Where the number before it ends, with its unit: the sign in "10 $ 30 $" is the first one's.
        """
        folded = document.folded
        at = start - 1 if folded[start - 1 : start] == " " else start
        if at <= last:
            return None
        if folded[at - 1 : at] in self._sign_ends:
            for sign, code in self._signs:
                begin = at - len(sign)
                if folded.startswith(sign, max(begin, 0)) and not folded[begin - 1 : begin].isalnum():
                    return begin, code
        if document.text[at - 1 : at].isupper() and self.is_code(document, at):
            return at - _CODE, self._codes[folded[at - _CODE : at]]
        return None

    def _short_scale(self, document: Annotated, number: Numeral, money: bool) -> tuple[int, Rational] | None:
        """Return the end and the value of a million cut short: "£3bn", "3 M€", "10k"."""
        short = self._short_scales.match(document.folded, number.end)
        if short is None:
            return None
        begin, behind, value = short
        folded, form = document.folded, document.folded[begin:behind]
        # "2.33 k", "1.2b", and no metres.
        decimal = number.half != 0 and (form not in self._unit_forms or document.text[begin] == "M")
        attached = begin == number.end and (form == "k" or document.text[begin] == "M")
        if (
            money
            or form in self._plain_short
            or attached
            or decimal
            or self._currency.match(folded, behind) is not None
        ):
            return behind, value
        return None

    def _age(self, folded: str, span: Span) -> int | None:
        """Return where the words end that say that a time is somebody's age; None where none do."""
        behind = self._age_behind.match(folded, span.end)
        if behind is not None:
            return behind[1] if behind[2] == "inside" else span.end
        return span.end if folded.endswith(self._age_before, 0, span.start) else None


def _is_unit(text: str, found: _UnitFound) -> bool:
    """Tell whether a unit is one: a capital alone ("En 2014 M. Arnaud") only if its symbol is a capital."""
    start, end, (_, symbol) = found
    after = text[end : end + 1]
    if after.isdigit() and symbol not in _PARTED:
        return False
    if end - start > 1:
        # "La 6CL"
        return not (text[start:end].isupper() and text[start - 1].isdigit() and not symbol.isupper())
    # "Un tiers de l'électorat"
    return after not in _APOSTROPHES and (not text[start].isupper() or symbol.isupper() or symbol == "l")


def _is_beside(first: str | None, second: str | None, mark: str | None) -> bool:
    """Tell whether two units stand side by side: one in brackets behind the other, or as parts of one sum.

    Args:
        first: The unit of the first number; None if it has none.
        second: That of the second.
        mark: What parts them but a space: "(" or "/".
    """
    one, other = UNITS.get(first or ""), UNITS.get(second or "")
    if one is None or other is None or one.dimension is not other.dimension or first == second:
        return False
    return mark is not None or 1 < Fraction(one.factor) / Fraction(other.factor) <= _STEEPEST_SUM
