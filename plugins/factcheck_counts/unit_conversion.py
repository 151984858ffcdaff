"""counts.unit-conversion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from factcheck import (
    QUANTITIES,
    QUOTATIONS,
    SENTENCES,
    UNITS,
    Bad,
    Checker,
    Confirmed,
    Construction,
    Covered,
    Dimension,
    Document,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    Hedge,
    Quantity,
    Related,
    Severity,
    Span,
    convert,
    inside,
)
from factcheck_counts.readings.arithmetic import Range, Rational, in_two_units, magnitude, repair, said, say, strays
from factcheck_counts.readings.sizes import all_of, how_many, is_added, is_told_in
from factcheck_counts.readings.taken_measures import as_weight, is_apposed, of_two_systems, taken_measures

CONVERSION = Construction("counts.conversion")
#: "About" is said of what is a tenth off at the most.
_ABOUT = Fraction(1, 10)
#: "More than" is said of what is so much more at the most.
_MORE_THAN = Fraction(1, 4)
#: Whole numbers that end in 5 are rounded to fives as often as not: 45 km/h for 30 mph.
_FIVE = 5
#: However round a number is, it is right to a twentieth when it is converted.
_ROUGHEST = Fraction(1, 20)
#: Of weeks and days, months and years everybody knows how many; what is said of them is rarely a conversion.
_LEFT_ALONE = frozenset({Dimension.TIME, Dimension.INFORMATION, Dimension.ANGLE})

#: "208.467 mph" in a French text may be written as in the source, with a decimal point.
_MARKS = (1, Fraction(1, 1_000))
#: Pints and gallons are a fifth larger in Britain.
_BRITISH = (Fraction(454_609, 378_541), frozenset({"gal", "qt", "pt"}))
#: A metric horsepower is 735.5 W, an imperial one 745.7.
_HORSES_DIFFER = Fraction(2, 100)
#: A German "Pfund" is 500 g to most, an English pound 454 g.
_METRIC_POUND = Fraction(1, 2) / Fraction(UNITS["lb"].factor)
_DEGREES = ("°C", "°F")
#: So many characters beside degrees tell that they are a difference, and so many words behind a measure.
_BESIDE = 40
#: In characters: so far before it stands what a measure may restate.
_FAR = 600
_NEXT = 3
#: Words for a weight that name money too, as money.
_POUNDS = "GBP"
_DASHES = ("-", "−", "–", "—")


#: What stands further from its conversion is taken for it if it is no more than so many times as much, or as little.
_FURTHEST = 2
#: What stands beside what takes the measure up, no more than so many times.
_FURTHEST_BESIDE = 3
#: Slips of the comma make it ten times as much, or a hundred times; what is further off else is something else.
_SLIP = 2


class UnitConversion(Checker):
    """A measure that is something else in the other unit.

    What it does:
        Converts "55 km (34 miles)" and "84 mètres, soit 276 pieds" and compares. Each number stands for all
        that rounds to it as it is written: 34 miles are 33 to 35, and a round number may be as much as five
        percent off. Behind a comma alone ("12 milles, environ 22 kilomètres") only units of two systems are
        compared.

        A measure may stand some words before its conversion, or in the sentence before ("3 tonnes … ces 300
        kilos"), which is a warning.
        Words that restate it ("das sind", "umgerechnet"), a mark on both sides ("62 metres – 203 feet –") and the name
        of a scale ("40 on the Celsius scale") do the same.

    Why it matters:
        Conversions are made by hand and late, in the wrong direction or with the square forgotten.

    Known limits:
        Tons and other units that differ between countries are not converted, nor are stretches of time; gallons and
        pints may be those of either country. Degrees that are a difference ("10 °C warmer") have no nought.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019):
        62 conversions confirmed; three errors, all true.
    """

    id = "counts.unit-conversion"
    since = "0.2"
    severity = Severity.ERROR
    reads = (CONVERSION, QUANTITIES, QUOTATIONS, SENTENCES)
    examples = (
        Bad("fr", "La frontière est à 55 km ([[54 miles]])."),
        Bad("fr", "Le mât mesure 84 mètres, soit [[376 pieds]]."),
        Confirmed("fr", "La frontière est à 55 km ([[34 miles]])."),
        Good("fr", "Le vent souffle à 30 mph (45 km/h)."),
        Good("fr", "Elle a atteint 335.5 km/h (208.467 mph) sur le lac salé."),
        Good("fr", "La voiture a 10 km au compteur (2 litres aux cent)."),
        Good("fr", "Le col est à 2 300 mètres, soit 200 mètres de plus que le village."),
        Good("fr", "Il a couru 5 km (3 tours du lac)."),
        Good("fr", "La piste fait 100 miles (environ 160 km)."),
        Good("fr", "Le bloc développe 400 ch (294 kW)."),
        Good("fr", "Le voilier de 60 pieds (18 mètres) file à 20 nœuds."),
        Bad("fr", "Il faisait 2 °C ([[28 °F]])."),
        Good("en", "The cold reigns - 2 °C (28 °F) - since Tuesday."),
        Bad("en", "The border is 55 km ([[54 miles]]) away."),
        Confirmed("en", "It was 90 miles ([[145 km]]) south of the coast at 450°F ([[232°C]])."),
        Good("en", "The boat is 75 ft (23 m) long and has 2 masts (5 sails)."),
        Bad("es", "La frontera está a 55 km ([[54 millas]])."),
        Confirmed("es", "La frontera está a 55 km ([[34 millas]])."),
        Good("es", "Corrió 5 km (3 vueltas)."),
        Bad("de", "Die Grenze ist 55 Kilometer ([[54 Meilen]]) entfernt."),
        Confirmed("de", "Die Grenze ist 55 Kilometer ([[34 Meilen]]) entfernt."),
        Good("de", "Er lief 5 Kilometer (3 Runden)."),
        Bad("en", "The ship is 12 nautical miles, about [[28 kilometres]], off the point."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield conversions that are wrong, and those that are right."""
        converted = Covered(binding.span for match in document[CONVERSION] for _, binding in match.bindings)
        for one, other in taken_measures(document):
            if not converted.overlaps(one.span, other.span):
                yield from self._taken_up(document, one, other)
        for match in document[CONVERSION]:
            one, other = match["one"].value, match["other"].value
            if one.unit == _POUNDS:
                one = as_weight(one)
            source, target = UNITS.get(one.unit or ""), UNITS.get(other.unit or "")
            if source is None or target is None or one.unit == other.unit or source.dimension is not target.dimension:
                continue
            if source.dimension in _LEFT_ALONE or _is_vague(one) or _is_vague(other):
                continue
            if "beside" in match and (other.hedge is None or not of_two_systems(source, target)):
                # "10 km, environ 800 m de montée"
                continue
            if "apart" in match and (not of_two_systems(source, target) or strays(match, document)):
                # "À 12 km de la ville, sur une piste (800 m)"
                continue
            severity, each, many = self.severity, one, how_many(document, one)
            if many is not None and not _close(other).meets(_converted(_close(one), one, other)):
                severity, one = Severity.WARNING, all_of(one, many)
            right = convert(one.value, one.unit or "", other.unit or "")
            if right is None or one.is_range != other.is_range or is_told_in(document, other):
                continue
            if "apart" in match and not right <= other.value * _FURTHEST <= right * _FURTHEST**2:
                continue
            told = _told(document, one) if one is each else f"{many} × {_told(document, each)}"
            exact = f"{told} = {_told(document, other, right)}."
            evidence = [Evidence(EvidenceKind.ARITHMETIC, exact, match.span)]
            wide = _loosened(document, one, other)
            if _close(other).meets(_converted(_close(one), one, other)):
                yield self.confirmed(other.span, "The conversion is right.", evidence=evidence)
            elif not any(_rounded(other).times(scale).meets(wide) for scale in _marks(document, other)) and not (
                any(_has_dash_before(document, measure) for measure in (one, other))
                or _is_difference(document, one, other)
                or _is_more_by(document, other)
                or (many is not None and is_added(document, one))
                or _are_nautical(one, other)
            ):
                yield self.contradicted(
                    other.span,
                    f"{told} are {_told(document, other, right)}, not {_told(document, other)}.",
                    severity=self.said(document, match.span, severity),
                    related=[Related("The same", one.span)],
                    evidence=evidence,
                    suggestions=() if other.is_range else repair(document, right, other),
                )

    def _taken_up(self, document: Document, one: Quantity, other: Quantity) -> Iterator[Finding]:
        """Compare a measure with what it is taken up as: "3 quintaux … ces 3 000 kilos"."""
        right = convert(one.value, one.unit or "", other.unit or "")
        if right is None or right <= 0 or _is_vague(one) or _is_vague(other) or other.value <= 0:
            return
        if _is_difference(document, one, other) or _is_more_by(document, other):
            return
        ratio = max(Fraction(right) / other.value, Fraction(other.value) / right)
        most = _FURTHEST_BESIDE if is_apposed(document, other) else _SLIP
        if ratio > most and set(str(ratio)) != {"0", "1"}:
            return
        exact = f"{_told(document, one)} = {_told(document, other, right)}."
        evidence = [Evidence(EvidenceKind.ARITHMETIC, exact, other.span)]
        if _close(other).meets(_converted(_close(one), one, other)):
            yield self.confirmed(other.span, "The conversion is right.", evidence=evidence)
        elif not _rounded(other).meets(_loosened(document, one, other)) and not (
            _is_of_another(document, other) or _are_nautical(one, other)
        ):
            yield self.contradicted(
                other.span,
                f"{_told(document, one)} are {_told(document, other, right)}, not {_told(document, other)}.",
                severity=self.said(document, other.span, Severity.WARNING),
                related=[Related("The same", one.span)],
                evidence=[*evidence, Evidence(EvidenceKind.TEXT, "This takes both measures for one.")],
                suggestions=repair(document, right, other),
            )


def _are_nautical(one: Quantity, other: Quantity) -> bool:
    """Tell whether miles are those of the sea: "40 miles off the cape (74 kilometres)"."""
    if "mi" not in (one.unit, other.unit) or one.hedge in (Hedge.OVER, Hedge.UNDER):
        return False
    one, other = (each._replace(unit="nmi") if each.unit == "mi" else each for each in (one, other))
    return _close(other).meets(_converted(_close(one), one, other))


def _is_of_another(document: Document, measure: Quantity) -> bool:
    """Tell whether a measure restates one that stands farther before it than the last."""
    before = inside(document[QUANTITIES], Span(max(measure.span.start - _FAR, 0), measure.span.start))
    kind = UNITS[measure.unit or ""].dimension
    alike = [one for one in before if (unit := UNITS.get(one.unit or "")) is not None and unit.dimension is kind]
    return any(
        one.unit != measure.unit and _close(measure).meets(_converted(_close(one), one, measure)) for one in alike
    )


def _is_vague(measure: Quantity) -> bool:
    """Tell whether nothing can be proved of a unit, however far its readings are apart."""
    return UNITS[measure.unit or ""].vague and measure.unit not in ("hp", *_BRITISH[1])


def _told(document: Document, measure: Quantity, value: Rational | None = None) -> str:
    """Return a measure, or another value of it, for an English sentence: "1.78 m", and "5ft 10in" where it has two."""
    shown = measure.value if value is None else value
    in_two = in_two_units(document, shown, measure)
    return (
        f"{in_two}{document.text[measure.number.end : measure.span.end]}" if in_two else f"{say(shown)} {measure.unit}"
    )


def _loosened(document: Document, one: Quantity, other: Quantity) -> Range:
    """Return what a measure can be in the unit of another, in all countries that have the units."""
    meant = _converted(_rounded(one), one, other)
    low, high = Fraction(meant.low), Fraction(meant.high)
    larger, smaller = _larger(document, one), _larger(document, other)
    off = _HORSES_DIFFER if "hp" in (one.unit, other.unit) else 0
    return Range(low * (1 - off) / smaller, high * (1 + off) * larger)


def _larger(document: Document, measure: Quantity) -> Rational:
    """Return how many times as much as its unit the same word means elsewhere."""
    larger, units = _BRITISH
    if measure.unit in units:
        return larger
    return _METRIC_POUND if measure.unit == "lb" and _is_metric_pound(document, measure) else 1


def _marks(document: Document, measure: Quantity) -> Sequence[Rational]:
    """Return the scales that a number can be read at: what is written without a mark has but one."""
    return _MARKS if any(mark in document.text[slice(*measure.number)] for mark in ".,") else _MARKS[:1]


def _is_more_by(document: Document, measure: Quantity) -> bool:
    """Tell whether something is more or less by a measure: "96 km/h, soit 16 km/h de plus"."""
    apart = document.lexicons[document.language].sets.get("counts.measured-apart", frozenset())
    behind = said(document, Span(measure.span.end, min(measure.span.end + _BESIDE, len(document.text))))
    if not document.text.startswith(" ", measure.span.end) or apart.isdisjoint(behind[:_NEXT]):
        return False
    # "2,000 metres above the water" is how high, "200 metres above the ridge" how much higher.
    ground = document.lexicons[document.language].sets.get("counts.ground-level", frozenset())
    return ground.isdisjoint(behind[: _NEXT + 1])


def _is_difference(document: Document, one: Quantity, other: Quantity) -> bool:
    """Tell whether degrees are so many more or less, so that the noughts of their scales do not count."""
    if one.unit not in _DEGREES or other.unit not in _DEGREES:
        return False
    factors = [Fraction(UNITS[measure.unit or ""].factor) for measure in (one, other)]
    apart = document.lexicons[document.language].sets.get("counts.measured-apart", frozenset())
    around = Span(max(one.span.start - _BESIDE, 0), min(other.span.end + _BESIDE, len(document.text)))
    made = _rounded(one).times(factors[0] / factors[1])
    return made.meets(_rounded(other)) and not apart.isdisjoint(said(document, around))


def _is_metric_pound(document: Document, measure: Quantity) -> bool:
    """Tell whether a measure is written with a word that means half a kilogram too."""
    words = document.lexicons[document.language].sets.get("counts.half-kilogram", frozenset())
    return not words.isdisjoint(said(document, measure.span))


def _has_dash_before(document: Document, measure: Quantity) -> bool:
    """Tell whether a temperature stands behind a dash and a space, which may be its minus: "un froid – 2 °C"."""
    before = document.text[: measure.span.start].rstrip(" \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}")
    return measure.unit in _DEGREES and before.endswith(_DASHES)


def _converted(values: Range, one: Quantity, other: Quantity) -> Range:
    ends = sorted(_into(value, one, other) for value in values)
    return Range(ends[0], ends[1])


def _into(value: Rational, one: Quantity, other: Quantity) -> Rational:
    converted = convert(value, one.unit or "", other.unit or "")
    return value if converted is None else converted


def _close(quantity: Quantity) -> Range:
    """Return what rounds to a measure, its noughts counted as rounded, but no more than a twentieth either way."""
    more = min(Fraction(quantity.step) / 2, magnitude(quantity.value) * _ROUGHEST)
    low, high = _meant(quantity)
    return Range(min(low, quantity.value - more), max(high, quantity.value + more))


def _meant(quantity: Quantity) -> Range:
    """Return what a measure can mean; "about" loosens a conversion, which somebody computed, by a tenth at the most.

    "More than" and "less than" loosen it by a quarter: nobody says so of what is nearer to another round number.
    """
    if quantity.hedge is None:
        return Range(quantity.low, quantity.high)
    most = magnitude(quantity.value) * (_ABOUT if quantity.hedge is Hedge.ABOUT else _MORE_THAN)
    return Range(max(quantity.low, quantity.value - most), min(quantity.high, quantity.value + most))


def _rounded(quantity: Quantity) -> Range:
    """Return what a measure can stand for that was rounded up, down or to the nearest, to fives or tens too."""
    half = max(Fraction(quantity.high - quantity.low), Fraction(quantity.step) / 2)
    if quantity.hedge is not None:
        half = Fraction(quantity.step)
    if not quantity.value % _FIVE:
        half = max(half, Fraction(_FIVE))
    # Temperatures have no nought to be a share of.
    relative = quantity.unit not in _DEGREES
    most = max(magnitude(quantity.value) * _ROUGHEST, 1 if quantity.value == int(quantity.value) else quantity.step)
    more = min(half, most) if relative else min(half, Fraction(_FIVE, 2))
    low, high = _meant(quantity)
    return Range(min(low, quantity.value - more), max(high, quantity.value + more))
