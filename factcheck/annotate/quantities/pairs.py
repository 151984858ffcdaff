"""Quantities made of two: ranges, scores, shares ("12 sur 60"), feet and inches."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from factcheck.annotate.lookup import Lookup
from factcheck.annotate.quantities.hedges import HALF
from factcheck.lexicons import Lexicon
from factcheck.model.quantity import Quantity, QuantityKind, Rational
from factcheck.model.span import Span
from factcheck.model.units import TIME_UNITS, UNITS

#: No side of a score is higher.
_HIGHEST_SCORE = 199
#: A share with a greater denominator was counted, one with a smaller one may be rounded.
_ROUND_SHARE = 10
#: Of so many one says how many a rate is: "five in 100".
_RATES = frozenset({100, 1_000, 10_000, 100_000})
#: Between two numbers that belong together stand no more letters.
_FAR = 40
#: Of "de 9 à 3 millions" the first is millions too, unless that makes it so many times the second.
_STEEPEST = 100
_CARDINAL = QuantityKind.CARDINAL
#: The millions that two neighbours end with.
_Scales = tuple[Rational, Rational]
_DASHES = ("-", "–")
_MEASURED = (QuantityKind.MEASURE, QuantityKind.CURRENCY, QuantityKind.PERCENT, QuantityKind.AGE, _CARDINAL)
#: What cents are of euros.
_SUBUNITS = frozenset({"cent", "penny"})
_FOOT, _INCH = "ft", "in"


class Pairs:
    """How the numbers of one language are joined."""

    def __init__(self, lexicon: Lexicon) -> None:
        tables = lexicon.tables
        self._links = dict(tables.get("range_link", {}))
        ranges = {form: how for form, how in self._links.items() if how == "to"}
        self._to = Lookup({**dict.fromkeys(tables.get("change_link", {}), "to"), **ranges})
        self._before = tuple(f"{form} " for form in tables.get("range_before", {}))
        self._between = tuple(f"{form} " for form, how in tables.get("range_before", {}).items() if how == "and")
        self._not_scores = tuple(f"{form} " for form in tables.get("not_score_before", {}))
        #: Words before a range that may be a change instead.
        self._changes = tuple(form if form.endswith("'") else f"{form} " for form in tables.get("change_before", {}))
        #: Between euros and cents, feet and inches.
        self._ands = {"", *tables.get("amount_link", {})}
        self._out_of = tuple(f" {form} " for form in tables.get("out_of", {}))
        self._stretches = {form for form, symbol in tables.get("unit", {}).items() if symbol in TIME_UNITS}
        one, out_of = (
            "|".join(map(re.escape, forms)) for forms in (lexicon.words.get("one", {}), tables.get("out_of", {}))
        )
        link = "|".join(re.escape(form) for form in tables.get("unit_link", {}))
        # "Un Français de confession musulmane sur"
        more = rf"(?: (?:{link}) ?[^\W\d_]+(?: [^\W\d_]+)?)?" if link else ""
        # "Un foyer rural sur"; where nouns are known by their capital, the word behind one may be its verb.
        kind = "" if tables.get("spelling", {}).get("noun") == "capital" else r"(?: [^\W\d_]+)?"
        self._one_out_of = re.compile(rf"(?<!\w)(?P<one>{one})(?: (?P<noun>[^\W\d_]+){kind}{more})? (?:{out_of}) $")

    def behind_link(self, folded: str, at: int) -> int | None:
        """Return where the second end of a range begins, if a place is where its first end ends."""
        link = self._to.match(folded, at)
        return None if link is None else link[1] + folded.startswith(" ", link[1])

    def joined(self, folded: str, found: Sequence[Quantity], scales: Mapping[int, Rational]) -> tuple[Quantity, ...]:
        """Return the quantities, in order of the text, with those that the text makes one made one.

        Args:
            folded: The text for matching.
            found: Quantities in order of the text, none overlapping another.
            scales: The million that a number ends with, by where the quantity begins; not those that end with none.
        """
        quantities: list[Quantity] = []
        end = -_FAR
        for second in found:
            start, stop = second[0]
            if start - end < _FAR and quantities:
                whole = self._whole(folded, quantities[-1], second, scales, folded[end:start])
                if whole is not None:
                    quantities[-1:] = whole
                    end = stop
                    continue
            if folded.endswith(self._out_of, 0, start):
                share_of_one = self._of_one(folded, second)
                # "Um einen Punkt von 5 auf 4"
                if share_of_one is not None and share_of_one.span.start >= end:
                    quantities.append(share_of_one)
            quantities.append(second)
            end = stop
        return tuple(quantities)

    def _whole(
        self, folded: str, first: Quantity, second: Quantity, scales: Mapping[int, Rational], between: str
    ) -> Sequence[Quantity] | None:
        """Return what two neighbours become; None where they have nothing to do with each other."""
        link = self._links.get(between.strip(" "))
        if between == "-" and first.unit == _FOOT and (height := _added(first, second, between)) is not None:
            return (height,)
        if link is not None and first.noun is None:
            ends = self._ends(folded, first, second, scales, link)
            if ends is not None:
                return ends
            if between in _DASHES:
                return () if folded.endswith(self._not_scores, 0, first.span.start) else _score(first, second)
        if first.unit is not None and between.strip() in self._ands:
            sum_of_units = _added(first, second, between)
            return None if sum_of_units is None else (sum_of_units,)
        if between.endswith(self._out_of):
            return self._out_of_many(folded, first, second, between)
        return None

    def _ends(
        self, folded: str, first: Quantity, second: Quantity, scales: Mapping[int, Rational], link: str
    ) -> Sequence[Quantity] | None:
        """Return the range of two ends, or the two numbers of what may be a change, with the unit that they share."""
        start = first.span.start
        if first.kind is not second.kind and (first.kind is not _CARDINAL or second.kind not in _MEASURED):
            return None
        if first.unit not in (None, second.unit) or second.parts or first.parts:
            return None
        lifted = _lifted(first, second, (scales.get(start, 1), scales.get(second.span.start, 1)))
        if link == "and":
            if not folded.endswith(self._between, 0, start):
                return None
        elif (
            folded.endswith(self._changes, 0, start)
            and not folded.endswith(self._between, 0, start)
            and folded[first.span.end : second.span.start] not in _DASHES
        ):
            # "De 5 à 7 %" is from five to seven, or between them; "de 5-7 %" is between.
            return (lifted, second) if lifted is not first else None
        if lifted.value >= second.value or (second.kind is QuantityKind.ORDINAL):
            return None
        if folded[first.span.end : second.span.start] in _DASHES and second.unit is None and second.noun is None:
            return None
        middle = Fraction(lifted.value + second.value) / 2
        whole = second._replace(
            span=first.span.to(second.span),
            value=int(middle) if middle.denominator == 1 else middle,
            low=lifted.low,
            high=second.high,
            number=first.number.to(second.number),
            approximate=True,
            hedge=first.hedge,
            parts=(lifted, second),
        )
        return (whole,)

    def _of_one(self, folded: str, many: Quantity) -> Quantity | None:
        """Return the share that "un Français sur" makes of a number behind it."""
        start = many.span.start
        if many.kind is not _CARDINAL or not _is_whole(many):
            return None
        match = self._one_out_of.search(folded, max(start - _FAR, 0), start)
        if match is None or match["noun"] in self._stretches:
            # "Binnen eines Jahres von 1000 auf 1150 Euro"
            return None
        one = Span(*match.span("one"))
        noun = Span(*match.span("noun")) if match["noun"] else None
        part = Quantity(one, _CARDINAL, 1, 1, 1, one, noun=noun)
        return _share_of(part, many)

    def _out_of_many(
        self, folded: str, part: Quantity, many: Quantity, between: str
    ) -> tuple[Quantity, Quantity, Quantity] | None:
        """Return the share that two numbers make, and the numbers; None where they make none."""
        if part.kind is not _CARDINAL or many.kind is not _CARDINAL or not _is_whole(part) or not _is_whole(many):
            return None
        link = next(form for form in self._out_of if between.endswith(form))
        noun = between.removesuffix(link).strip()
        if part.value > many.value or (noun and (part.noun is None or folded[slice(*part.noun)] != noun)):
            return None
        return _share_of(part, many), part, many


def share(span: Span, value: Rational) -> Quantity:
    """Return a share in words, right to a tenth of its denominator."""
    off = Fraction(1, _ROUND_SHARE * Fraction(value).denominator)
    step = Fraction(1, Fraction(value).denominator)
    return Quantity(span, QuantityKind.FRACTION, value, value - off, value + off, span, step=step)


def _share_of(part: Quantity, many: Quantity) -> Quantity:
    span = part.span.to(many.span)
    whole = share(span, Fraction(part.value) / Fraction(many.value))
    if many.value > _ROUND_SHARE:
        low, high = Fraction(part.low) / Fraction(many.high), Fraction(part.high) / Fraction(many.low)
        if part.value == 1 and many.exact:
            # "One in 20" is a percentage put in words: 5.1 % are 19.6.
            low, high = 1 / (many.value + HALF), 1 / (many.value - HALF)
        elif many.value in _RATES and part.exact:
            # "Five in 100"
            low, high = (part.value - HALF) / many.value, (part.value + HALF) / many.value
        whole = whole._replace(low=low, high=high)
    return whole._replace(noun=part.noun, base=many.noun, parts=(part, many))


def _is_whole(quantity: Quantity) -> bool:
    """Tell whether a quantity is a count; less than so many ("unter 400", which may mean among them) may be none."""
    return isinstance(quantity.value, int) and quantity.low > 0 and quantity.unit is None and not quantity.parts


def _lifted(first: Quantity, second: Quantity, scales: _Scales) -> Quantity:
    """Return the first end of a range with the unit and the million that only the second names."""
    own, times = scales
    if first.unit is None and second.unit is not None:
        first = first._replace(kind=second.kind, unit=second.unit)
        reach = Fraction(second.high) - Fraction(second.low)
        half: Rational = reach / 2 if second.hedge is None and own == times == 1 else 0
        if half and first.exact:
            first = first._replace(low=first.value - half, high=first.value + half)
    if own == 1 and times > 1 and _is_scaled_alike(first.value, second.value, times):
        half = Fraction(times) / 2 if first.exact else 0
        first = first._replace(
            value=first.value * times,
            low=first.low * times - half,
            high=first.high * times + half,
            step=(1 if first.exact else first.step) * times,
        )
    if first.noun is None and second.noun is not None:
        first = first._replace(noun=second.noun)
    return first


def _is_scaled_alike(first: Rational, second: Rational, times: Rational) -> bool:
    """Tell whether a bare number is short of the million of the one behind it, which may be smaller.

    Of two ways to read a fall it is the one in which the numbers differ less.
    """
    scaled = first * times
    return scaled < second or (scaled <= second * _STEEPEST and scaled * first < second * second)


def _score(first: Quantity, second: Quantity) -> Sequence[Quantity]:
    """Return the score that two numbers with a dash between make; nothing where they make none."""
    if not all(
        part.kind is _CARDINAL and isinstance(part.value, int) and part.value <= _HIGHEST_SCORE and part.unit is None
        for part in (first, second)
    ):
        return ()
    span = first.span.to(second.span)
    value = first.value
    return (Quantity(span, QuantityKind.SCORE, value, value, value, span, parts=(first, second)),)


def _added(first: Quantity, second: Quantity, between: str) -> Quantity | None:
    """Return what feet and inches make, or euros and cents."""
    if first.kind is QuantityKind.CURRENCY and first.step == 1 and first.unit not in _SUBUNITS:
        bare = (
            second.kind is _CARDINAL and between == " " and second.noun is None and second.span.end == second.number.end
        )
        if not (second.unit in _SUBUNITS or bare) or not isinstance(second.value, int) or not 0 < second.value < 100:
            return None
        rest = Fraction(second.value) / 100
    else:
        # "6-foot-2"
        inches = between == "-" and second.unit is None and first.unit == _FOOT
        large, small = UNITS.get(first.unit or ""), UNITS.get(_INCH if inches else second.unit or "")
        if large is None or small is None or large.dimension is not small.dimension:
            return None
        rest = Fraction(second.value * small.factor) / Fraction(large.factor)
        if not 0 < rest < 1:
            return None
    value = first.value + rest
    step = second.step * rest / Fraction(second.value)
    span = first.span.to(second.span)
    number = first.number.to(second.number)
    return first._replace(span=span, number=number, value=value, low=value - step / 2, high=value + step / 2, step=step)
