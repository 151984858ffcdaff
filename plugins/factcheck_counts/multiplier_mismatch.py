"""counts.multiplier-mismatch."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck import (
    QUANTITIES,
    QUOTATIONS,
    SENTENCES,
    Bad,
    Checker,
    Confirmed,
    Construction,
    Document,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    Hedge,
    Quantity,
    Related,
    Severity,
)
from factcheck_counts.arithmetic import Range, hedge, say
from factcheck_counts.changes import pairs

MULTIPLIED = Construction("counts.multiplied")
#: "Doublé" is said from one and a half times on, and up to two and a half.
_REACH = Fraction(1, 2)
#: What is right to a tenth is told of as right.
_CLOSE = Fraction(1, 10)
#: How far beyond it "plus que doublé" may fall short.
_SHORT = Fraction(1, 20)


class MultiplierMismatch(Checker):
    """A "doubled" or "tripled" that two amounts do not make.

    What it does:
        Divides the amounts of "le nombre a triplé, passant de 10 à 20". A whole multiplier is said of what rounds to
        it: from 2.5 times to 3.5 times is "tripled". "Plus que doublé" must be more than twice, "presque doublé" less.

    Why it matters:
        Multipliers stand in headlines, where nobody has the two amounts at hand.

    Known limits:
        Both amounts must stand in one sentence with the multiplier.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019):
        three confirmed; none reported.
    """

    id = "counts.multiplier-mismatch"
    since = "0.2"
    severity = Severity.ERROR
    reads = (MULTIPLIED, QUANTITIES, QUOTATIONS, SENTENCES)
    examples = (
        Bad("fr", "Le nombre de cas a [[triplé]] en un an, passant de 10 à 20."),
        Bad("fr", "Les ventes ont été [[divisées par deux]], passant de 200 à 150."),
        Bad("fr", "Ils sont 83 % à le croire, soit [[deux fois]] plus que leurs aînés (28 %)."),
        Confirmed("fr", "Le nombre de disparitions a [[doublé]] en 2017, passant de 687 à 1.328."),
        Confirmed("fr", "Le taux a [[quintuplé]], passant de 5,5 pour 100 000 habitants à 27."),
        Good("fr", "Le chiffre d'affaires a plus que doublé en 5 ans, passant de 25 à plus de 65 millions d'euros."),
        Good("fr", "Les saisines ont presque doublé, passant de 240 à 430."),
        Good("fr", "La vitesse sur les routes à double sens passera de 90 à 80 km/h."),
        Good("fr", "Le prix a doublé en dix ans, et le loyer est passé de 500 à 600 euros."),
        Good("fr", "Il a redoublé d'efforts, passant de 10 à 12 heures de travail."),
        Good("fr", "Le nombre de sites a quadruplé, passant de 7 à 25."),
        Confirmed("fr", "La dette a été [[divisée par trois]], de 9 à 3 millions d'euros."),
        Bad("en", "The number of cases [[tripled]] in a year from 10 to 20."),
        Confirmed("en", "The number of cases [[doubled]] from 687 to 1,328."),
        Good("en", "Sales more than doubled from 25 to 65 cars."),
        Bad("es", "El número de casos se [[triplicó]] en un año, al pasar de 10 a 20."),
        Confirmed("es", "El número de casos se [[duplicó]], al pasar de 687 a 1.328."),
        Good("es", "El número de casos se cuadruplicó, al pasar de 7 a 25."),
        Bad("de", "Die Zahl der Fälle [[verdreifachte]] sich von 10 auf 20."),
        Confirmed("de", "Die Zahl der Fälle [[verdoppelte]] sich von 687 auf 1.328."),
        Good("de", "Die Zahl der Fälle vervierfachte sich von 7 auf 25."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield multipliers that the amounts contradict, and those that they confirm."""
        for pair in pairs(document, document[MULTIPLIED]):
            times: Quantity = pair.match["times"].value
            ratios = [ratio for _, (a, b) in pair.amounts() if (ratio := b.per(a)) is not None]
            loosely = hedge(pair.match, times)
            reach = _reach(times, loosely)
            before, after = pair.values()
            if not ratios or not before or not after:
                continue
            made = after / before
            larger, smaller = max(before, after), min(before, after)
            evidence = [
                Evidence(
                    EvidenceKind.ARITHMETIC,
                    f"{say(larger)} / {say(smaller)} = {say(larger / smaller)}.",
                    pair.match.span,
                )
            ]
            span = times.span
            if any(ratio.meets(reach) for ratio in ratios):
                if loosely is None and abs(made - times.value) <= times.value * _CLOSE:
                    yield self.confirmed(span, "The amounts make the multiplier.", evidence=evidence)
                continue
            way = "more" if made > 1 else "less"
            yield self.contradicted(
                span,
                f"From {say(before)} to {say(after)} is {say(larger / smaller)} times {way}.",
                severity=self.said(document, pair.match.span, self.severity),
                related=[Related("Before", pair.start.span), Related("After", pair.end.span)],
                evidence=evidence,
            )


def _reach(times: Quantity, loosely: Hedge | None) -> Range:
    """Return the ratios that a multiplier is said of."""
    falls = times.value < 1
    number = 1 / Fraction(times.value) if falls else Fraction(times.value)
    half = _REACH if number.denominator == 1 else Fraction(times.step)
    low, high = number - half, number + half
    if loosely is Hedge.OVER:
        low, high = number * (1 - _SHORT), number * 10
    elif loosely in (Hedge.NEARLY, Hedge.UNDER):
        high = number * (1 + _SHORT)
    reach = Range(low, high)
    return Range(1 / Fraction(reach.high), 1 / Fraction(reach.low)) if falls else reach
