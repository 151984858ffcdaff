"""Numbers alone, in words and in digits: what they are worth, and to which place they are written.

Words become numbers alike in all languages read here: what is greater than the number before it multiplies it ("deux
cents"), what is smaller is added ("vingt-deux"), and a multiple of a thousand is followed by the rest of a long
number. The words come from the lexicon; one that it does not list may be made of several that it does
("zweihundertdrei").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import IntEnum
from fractions import Fraction
from functools import lru_cache
from unicodedata import numeric

from factcheck.annotate.lookup import NEXT_WORD, Lookup, behind_hyphen, first_words
from factcheck.annotate.quantities.numeral import Numeral, digit_fraction, in_full, join, last_place, with_places
from factcheck.lexicons import Lexicon
from factcheck.model.quantity import QuantityKind, Rational
from factcheck.model.span import Span
from factcheck.model.units import TIME_UNITS
from factcheck.scan import BEGINNING

#: Marks between the digits of one number, score, range, date or time.
_INNER = frozenset("/.,:-–' ")
#: Marks before the number of an article, a track or a house, or inside an address of the web.
_NUMBERED = frozenset("#§°%=?_@~")
#: Those of them that may have a space behind them; a question may end before a number.
_APART = _NUMBERED - {"?"}
#: Heights of people are told in so many feet; "2'10''" are as often minutes and seconds.
_HEIGHTS = range(3, 9)
#: What digits go on with behind a thousand in words.
_REST = re.compile(r" (?P<rest>\d{2,3})(?![\w%]|[.,:]\d|[-–]\d)")
_THOUSAND = 1000
_MILLION = 1_000_000
_HUNDRED = 100
#: So many words made of words are remembered.
_REMEMBERED = 4_096
#: The signs of fractions, which Unicode knows the worth of.
_VULGAR = {sign: Fraction(numeric(sign)).limit_denominator(10) for sign in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}
_RUN = re.compile(r"\d+(?![\d.,])|\d+(?=[.,](?!\d))")
#: A third of the time of calling the class of a named tuple.
_make = tuple.__new__
_DASHES = frozenset("-–")
_CARDINAL, _ORDINAL, _FRACTION = QuantityKind.CARDINAL, QuantityKind.ORDINAL, QuantityKind.FRACTION


class _Piece(IntEnum):
    """What a word contributes to a number."""

    CARDINAL = 0
    ORDINAL = 1
    DENOMINATOR = 2
    HALF = 3


_Word = tuple[_Piece, Rational]
#: Hot names: a member of an enumeration takes five times as long to look up, before Python 3.12.
_COUNT, _PART = _Piece.CARDINAL, _Piece.DENOMINATOR


class Numerals:
    """Reads the numbers of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        tables, words = lexicon.tables, lexicon.words
        self._plain = tuple((letter, plain) for letter, plain in tables.get("transcription", {}).items())
        scales = self._transcribed(tables.get("scale", {}))
        written = words.get("number", {})
        cardinals = self._worth(_COUNT, {**scales, **written, **tables.get("number_inner", {})})
        ordinals = self._worth(_Piece.ORDINAL, {**words.get("ordinal", {}), **tables.get("ordinal_inner", {})})
        denominators = self._worth(_PART, tables.get("denominator", {}))
        #: Ordinals that others follow ("vigésimo primero"); where there are some, only thousandths close a cardinal.
        self._openers = tuple(tables.get("ordinal_open", {}))
        alone = tables.get("ordinal_alone", {})
        closing = {
            form: word
            for form, word in ordinals.items()
            if form not in alone and (not self._openers or word[1] >= 1000)
        }
        self._first = Lookup({**ordinals, **cardinals})
        # "Un million" begins a number; inside of one, "vingt et un" is there before the million.
        one = tuple(f"{form} " for form in words.get("one", {}))
        inner = {form: word for form, word in cardinals.items() if not form.startswith(one)}
        self._words = Lookup({**denominators, **closing, **inner})
        self._denominators = Lookup(denominators)
        self._ordinals = Lookup(ordinals)
        self._adding = Lookup({form: how for form, how in tables.get("range_link", {}).items() if how == "and"})
        #: Words for a thousand behind which digits go on: "2 mil 118".
        self.mixed = tuple(tables.get("mixed_thousand", {}))
        joints, points, parts = tables.get("number_joint", {}), tables.get("point_word", {}), tables.get("and_part", {})
        self._joints, self._points, self._zero = Lookup(joints), Lookup(points), Lookup(tables.get("zero", {}))
        self._parts = Lookup({form: Fraction(value) for form, value in parts.items()})
        self._scales = Lookup(scales)
        self._links = Lookup(tables.get("unit_link", {}))
        #: A number before these begins an expression of time.
        self._stretches = Lookup(
            {form: symbol for form, symbol in tables.get("unit", {}).items() if symbol in TIME_UNITS}
        )
        self._millions = Lookup({form: value for form, value in written.items() if value >= _MILLION})
        #: What can stand behind a word of a number that goes on, which few do.
        following = (*cardinals, *closing, *denominators, *joints, *points, *parts, *tables.get("range_link", {}))
        self._following = first_words(following) | {"-", ","}
        #: Words that are made of words, where the lexicon has beginnings of words.
        self._made_of = lru_cache(_REMEMBERED)(self._take_apart)
        self._pieces = {
            **{form: word for form, word in closing.items() if form.isalpha()},
            # The "eintausend" of "siebenhunderteintausend" is no thousand.
            **{
                form: word
                for form, word in cardinals.items()
                if form.isalpha() and (word[1] < 100 or not form.startswith(tuple(words.get("one", {}))))
            },
            **denominators,
            **self._worth(_Piece.ORDINAL, dict.fromkeys(tables.get("ordinal_ending", {}), 0)),
            **self._worth(_PART, dict.fromkeys(tables.get("denominator_ending", {}), 0)),
            **self._worth(
                _Piece.HALF, {form: Fraction(value) for form, value in tables.get("part_ending", {}).items()}
            ),
        }
        compound = any(form.endswith(BEGINNING) for form in written)
        pieces = sorted(map(re.escape, self._pieces), key=len, reverse=True)
        self._piece = re.compile("|".join(pieces)) if compound else None
        self._decimal, self._group = (".", ",") if "." in tables.get("decimal", {}) else (",", ".")
        lakhs = r"|\d{1,2}(?:,\d\d)+,\d{3}(?!\d)" if self._group == "," else ""
        self._digits = re.compile(
            rf"(\d{{1,3}}(?:(?: \d{{3}})+|(?:'\d{{3}})+|(?:\{self._group}\d{{3}})+)(?!\d){lakhs}|\d+)"
            rf"(?:\{self._decimal}(?P<decimals>\d+)|\{self._group}(?P<foreign>\d+))?"
            # What follows, read here once for all that may ask for it.
            rf"(?=(?P<more>[/.,:' ]\d| ?[{''.join(_VULGAR)}])?)(?={NEXT_WORD.pattern}|)"
        )
        #: Those behind a final one only: "21st", where "12st" is a weight.
        self._of_one = frozenset(form for form, of in tables.get("ordinal_suffix", {}).items() if of == "one")
        suffixes = "|".join(re.escape(form) for form in sorted(tables.get("ordinal_suffix", {}), key=len, reverse=True))
        self._ordinal_suffix = re.compile(rf"(?:{suffixes})(?![^\W_])" if suffixes else "(?!)")
        #: What these begin with: a word is looked up faster than an expression is tried.
        self._suffixes = first_words(tables.get("ordinal_suffix", {}))
        self._scale_words = first_words(scales) | {"-"}
        #: Marks for feet, and what follows them up to the marks for inches: "6'2\"".
        self.feet = frozenset(feet := "".join(tables.get("feet_mark", {})))
        self.inches = re.compile(rf"[{feet}](?P<inches>\d|1[01])(?:[\"”″]|'')" if feet else "(?!)")

    def _worth(self, piece: _Piece, values: Mapping[str, Rational]) -> dict[str, _Word]:
        return {form: (piece, value) for form, value in self._transcribed(values).items()}

    def _transcribed(self, values: Mapping[str, Rational]) -> dict[str, Rational]:
        """Return words with their forms without accents: "fuenf", "cinquieme"."""
        forms = {form.rstrip(BEGINNING): value for form, value in values.items()}
        plain = {}
        for form, value in forms.items():
            for letter, instead in self._plain:
                form = form.replace(letter, instead)
            plain[form] = value
        return {**plain, **forms}

    def in_words(self, folded: str, start: int) -> Numeral | None:
        """Return the number whose first word begins at a place; None where the word is no number after all."""
        read = self._next(folded, start, self._first)
        if read is None or read[0] != start:
            return None
        _, end, (piece, value) = read
        if piece is _COUNT:
            following = NEXT_WORD.match(folded, end)
            if following is None or not self._may_follow(following[1]):
                # As most numbers in the news: of one word.
                half: Rational = Fraction(value) / 2 if value >= _MILLION else 0
                step, scale = (value, value) if half else (last_place(value), 1)
                return _make(Numeral, (start, end, value, _CARDINAL, half, step, False, scale))
        scale = value if piece is _COUNT and value >= _MILLION else 0
        return self._go_on(folded, start, end, piece, value, scale)

    def with_rest(self, folded: str, number: Numeral) -> Numeral:
        """Return thousands or millions in words with the digits behind them: "2 mil 118", "1 millón 200 mil"."""
        if number.kind is not _CARDINAL or not folded.endswith(self.mixed, number.start, number.end):
            return number
        rest = _REST.match(folded, number.end)
        if rest is None:
            return number
        least = int(rest["rest"])
        end = rest.end()
        more = self._scales.match(folded, end)
        if more is not None and number.value % _MILLION == 0 and more[2] == _THOUSAND:
            thousands = _make(
                Numeral, (number.start, more[1], number.value + least * _THOUSAND, _CARDINAL, 0, 1, False, 1)
            )
            return self.with_rest(folded, thousands)
        if number.value % _THOUSAND or number.value % _MILLION == 0 or (more is not None and more[2] < _MILLION):
            return number
        whole = Numeral(number.start, end, number.value + least, step=1)
        return whole if more is None else whole.times(more[2], more[1])

    def begins_behind(self, before: str) -> bool:
        """Tell whether two characters leave a number behind them as it is written."""
        last, first = before[-1:], before[:-1]
        if last.isalpha() or last in _DASHES or last == self._decimal or last in _NUMBERED or first in _APART:
            return False
        return last not in _INNER or not first.isdigit()

    def in_digits(self, folded: str, start: int) -> Numeral | None:
        """Return the number that begins with a run of digits; None where the digits are part of something else."""
        # Digits inside a name or a longer number ("G20", "A-380", "1-0", "19:30", "01 23 45", "n° 5") are no quantity.
        last, before = folded[start - 1 : start], folded[start - 2 : start - 1] if start > 1 else ""
        if last.isalpha() or last in _NUMBERED:
            return None
        if last == " " and before in _APART and folded[folded.rfind("\n", 0, start) + 1 : start].strip("# "):
            # A heading of Markdown begins with the mark too: "# 42 blessés".
            return None
        if (last == "-" and before.isalpha()) or (last in _INNER and before.isdigit()):
            return None
        if last == self._decimal and not before.strip():
            # ".25"
            places = _RUN.match(folded, start)
            if places is None:
                return None
            following = NEXT_WORD.match(folded, places.end())
            word = None if following is None else following[1]
            return self._with_decimals(folded, Span(start - 1, places.end()), ("0", places[0]), word)
        return self.digits(folded, start)

    def digits(self, folded: str, start: int) -> Numeral | None:
        """Return the number in digits at a place, whatever stands before it."""
        match = self._digits.match(folded, start)
        if match is None:
            return None
        written, decimals, foreign, more, word = match.groups()
        end = match.end()
        if decimals is None is foreign:
            whole, step = in_full(written)
            if written[0] == "0" and end - start > 1:
                return None
            if word in self._suffixes:
                suffix = self._ordinal_suffix.match(folded, end)
                if (
                    suffix is not None
                    and (suffix[0] != "." or _goes_on(folded, suffix.end()))
                    and (suffix[0] not in self._of_one or _ends_with_one(whole))
                ):
                    return Numeral(start, suffix.end(), whole, _ORDINAL)
            if more is None or (more[0] in self.feet and whole in _HEIGHTS and self.inches.match(folded, end)):
                number = _make(Numeral, (start, end, whole, _CARDINAL, 0, step, False, 1))
                return self._scaled(folded, number) if word in self._scale_words else number
            sign = _VULGAR.get(more[-1])
            if sign is not None:
                return Numeral(start, end + len(more), whole + sign, _FRACTION, 0, sign)
        if more is not None and more[-1] not in _VULGAR:
            return digit_fraction(folded, start)
        places = written, decimals or foreign
        return self._with_decimals(folded, Span(start, end), places, word, foreign=decimals is None)

    def _with_decimals(
        self, folded: str, span: Span, written: tuple[str, str], word: str | None, *, foreign: bool = False
    ) -> Numeral:
        value, step, half = with_places(*written)
        number = _make(Numeral, (*span, value, _CARDINAL, half, step, foreign, 1))
        return self._scaled(folded, number) if word in self._scale_words else number

    def _scaled(self, folded: str, number: Numeral) -> Numeral:
        """Return a number in digits with the million behind it."""
        end = number.end
        scale = self._scales.match(folded, behind_hyphen(folded, end))
        if scale is None:
            return number
        scaled = number.times(scale[2], scale[1])._replace(kind=_CARDINAL)
        if number.half or number.kind is _FRACTION:
            return scaled
        longer = self._go_on(folded, number.start, scale[1], _COUNT, scaled.value, scale[2])
        return longer if longer is not None and longer.kind is _CARDINAL else scaled

    def _go_on(
        self, folded: str, start: int, end: int, piece: _Piece, value: Rational, scale: Rational
    ) -> Numeral | None:
        """Read on behind the first word of a number, or behind the millions of one in digits."""
        # What stands without the words behind a joint, which may belong to a number of their own.
        firm: tuple[int, Rational, Rational] = end, value, scale
        joint: str | None = None
        while piece is _COUNT:
            following = NEXT_WORD.match(folded, end)
            if following is None or not self._may_follow(following[1]) or self._parts.match(folded, end):
                break
            at, how = self._behind_joint(folded, end, value)
            read = self._next(folded, at, self._words)
            if read is None or "\n\n" in folded[end : read[0]]:
                break
            _, behind, (more, word) = read
            if scale and word < _HUNDRED and self._stretches.match(folded, behind) is not None:
                # "40 millions un an plus tôt"
                break
            whole = join(value, word) if more is not _PART and (how != "one" or word in (1, 11)) else None
            share = read if more is _PART else self._denominators.match(folded, at)
            if share is not None and how is None and (whole is None or self._links.match(folded, share[1])):
                # "Quatre centièmes de seconde"
                return self._share(folded, start, share, value, firm, joint)
            if whole is None:
                if word >= 100:
                    # "Two hundred and three hundred"
                    end, value, scale = firm
                break
            multiplied = whole != value + word
            joint = joint or how
            scale = word if multiplied and word >= _MILLION else 0
            end, value, piece = behind, whole, more
            if multiplied or joint is None:
                firm, joint = (end, value, scale), None
        if joint == "comma" and value - firm[1] < 100:
            # "Three thousand, two of them": the rest of a number has a hundred of its own.
            (end, value, scale), piece = firm, _COUNT
        if piece is _Piece.ORDINAL:
            return self._ordinal(folded, start, end, value)
        if piece is _PART:
            return None
        return self._with_part(folded, start, end, value, scale)

    def _share(
        self,
        folded: str,
        start: int,
        share: tuple[int, int, _Word],
        value: Rational,
        firm: tuple[int, Rational, Rational],
        joint: str | None,
    ) -> Numeral | None:
        """Return "three fifths", "one hundred and three fifths", "three quarters of a million"."""
        end, (_, bottom) = share[1:]
        _, whole, scale = firm
        if joint == "hundreds" and value - whole < bottom:
            step = Fraction(1, int(bottom)) * (scale or 1)
            part = Fraction(value - whole) * step
            return Numeral(start, end, whole + part, _CARDINAL, step / 2, step)
        if value < 2:
            return None
        return self.times_million(folded, Numeral(start, end, Fraction(value) / Fraction(bottom), _FRACTION))

    def times_million(self, folded: str, share: Numeral) -> Numeral:
        """Return a share with the million that it is a share of: "trois quarts de million"."""
        link = self._links.match(folded, share.end)
        at = share.end if link is None else link[1]
        found = self._scales.match(folded, at)
        if found is None and link is not None:
            found = self._millions.match(folded, at)
        if found is None or found[2] < _MILLION:
            return share
        times, step = found[2], Fraction(found[2], Fraction(share.value).denominator)
        return Numeral(share.start, found[1], share.value * times, _CARDINAL, step / 2, step, False, times)

    def _ordinal(self, folded: str, start: int, end: int, value: Rational) -> Numeral:
        while self._openers and folded.endswith(self._openers, start, end):
            found = self._ordinals.match(folded, end)
            whole = None if found is None else join(value, found[2][1])
            if found is None or whole is None:
                break
            end, value = found[1], whole
        return Numeral(start, end, value, _ORDINAL)

    def _with_part(self, folded: str, start: int, end: int, value: Rational, scale: Rational) -> Numeral:
        """Return a number in words with the half, or the decimals, and the million that may follow them."""
        half: Rational = Fraction(scale) / 2 if scale else 0
        step: Rational = scale or last_place(value)
        times = scale or 1
        following = NEXT_WORD.match(folded, end)
        if following is None or not self._may_follow(following[1]):
            return Numeral(start, end, value, _CARDINAL, half, step, False, times)
        part = self._parts.match(folded, end)
        if part is None and (added := self._added_share(folded, end)) is not None:
            step = Fraction(times) / Fraction(added.value).denominator
            end, value, half = added.end, value + added.value * times, Fraction(step) / 2
        elif part is not None:
            end, value, step = part[1], value + part[2] * times, part[2] * times
            half = Fraction(step) / 2
        elif not scale and (point := self._points.match(folded, end)) is not None:
            decimals, end = self._decimals(folded, point[1], end)
            if decimals:
                step = Fraction(1, 10 ** len(decimals))
                value, half = value + int(decimals) * step, step / 2
        if not scale and half and (found := self._scales.match(folded, end)) is not None:
            times = found[2]
            end, value, half, step = found[1], value * times, half * times, step * times
        return Numeral(start, end, value, _CARDINAL, half, step, False, times)

    def _added_share(self, folded: str, end: int) -> Numeral | None:
        """Return the share that "and" adds to a number: "six and two thirds"."""
        joint = self._adding.match(folded, end)
        share = None if joint is None else self.in_words(folded, joint[1] + 1)
        return share if share is not None and share.kind is _FRACTION and share.value < 1 else None

    def _decimals(self, folded: str, at: int, otherwise: int) -> tuple[str, int]:
        """Return the decimals in words at a place ("zéro trois") and where they end; nothing without any."""
        decimals = ""
        while (zero := self._zero.match(folded, at)) is not None:
            decimals, at = decimals + "0", zero[1]
        read = self._next(folded, at, self._words)
        number = self.in_words(folded, read[0]) if read is not None else None
        if number is None or number.kind is not _CARDINAL or number.half:
            return ("", otherwise) if not decimals else (decimals, at)
        return decimals + str(number.value), number.end

    def scale_behind(self, folded: str, at: int) -> tuple[int, Rational] | None:
        """Return the end and the value of a million at a place."""
        scale = self._scales.match(folded, at)
        return None if scale is None else (scale[1], scale[2])

    def one(self, folded: str, start: int, end: int) -> Numeral:
        """Return the number that begins with one: "one point five", "un et demi"."""
        return self._with_part(folded, start, end, 1, 0)

    def part_behind(self, folded: str, at: int) -> tuple[int, Fraction] | None:
        """Return the end and the value of a part added behind a unit: "deux heures et demie"."""
        part = self._parts.match(folded, at)
        return None if part is None else (part[1], part[2])

    def _behind_joint(self, folded: str, end: int, value: Rational) -> tuple[int, str | None]:
        """Return where the next word of a number can stand, and what joins it on, if anything does."""
        if folded[end : end + 1] == ",":
            comma = self._group == "," and value >= 1000 and value % 1000 == 0
            return (end + 1, "comma") if comma else (end, None)
        at = behind_hyphen(folded, end)
        joint = self._joints.match(folded, at)
        if joint is None:
            return at, None
        how = joint[2]
        fits = value % 100 == 0 if how == "hundreds" else value % 10 == 0
        return (behind_hyphen(folded, joint[1]), how) if fits and value else (at, None)

    def _may_follow(self, word: str) -> bool:
        return word in self._following or (self._piece is not None and self._piece.match(word) is not None)

    def _next(self, folded: str, at: int, words: Lookup) -> tuple[int, int, _Word] | None:
        """Return start and end of the next word of a number, and what it contributes."""
        found = words.match(folded, at)
        if found is not None or self._piece is None:
            return found
        match = NEXT_WORD.match(folded, at)
        word = self._made_of(match[1]) if match is not None else None
        return (match.start(1), match.end(), word) if match is not None and word is not None else None

    def _take_apart(self, word: str) -> _Word | None:
        """Return what a word contributes that is made of several; None where there is more in it than numbers."""
        at, kind = 0, _COUNT
        total: Rational | None = None
        while at < len(word):
            match = self._piece.match(word, at) if self._piece is not None else None
            if match is None or kind is not _COUNT:
                return None
            kind, value = self._pieces[match[0]]
            at = match.end()
            if value == 0 or total is None:
                total = value if total is None else total
            elif kind is _Piece.HALF:
                total = Fraction(total) + value
            elif kind is not _PART:
                total = join(total, value)
            else:
                return None
            if total is None:
                return None
        if total is None:
            return None
        return (_COUNT if kind is _Piece.HALF else kind), total


def _goes_on(folded: str, end: int) -> bool:
    """Tell whether a stop behind a number ("3.") is followed by a word of the same sentence, as in German ordinals."""
    return folded[end : end + 1] == " " and folded[end + 1 : end + 2].isalpha()


def _ends_with_one(number: Rational) -> bool:
    """Tell whether the last word of a number is one: 21, but not 11."""
    return number % 10 == 1 and number % 100 != 11
