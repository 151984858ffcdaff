"""counts.exchange-rate-drift."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from factcheck import (
    QUANTITIES,
    QUOTATIONS,
    Bad,
    Checker,
    Confirmed,
    Construction,
    Document,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    Match,
    Quantity,
    Related,
    Severity,
)
from factcheck_counts.arithmetic import Range, magnitude, repair, say, words

EXCHANGE = Construction("counts.exchange")
#: Rates of one article may be of different days: so far apart they tell of a fault.
_DRIFT = Fraction(1, 10)
#: Round amounts of money are right to so much when they are converted.
_ROUGHEST = Fraction(1, 20)

#: Amounts below it are not rounded, and prices in round hundreds are right to a thousandth.
_PRICE = 1_000


class _Pair(NamedTuple):
    match: Match
    one: Quantity
    other: Quantity
    rate: Range

    @property
    def middle(self) -> Fraction:
        """The rate of the amounts as written."""
        return Fraction(self.other.value) / Fraction(self.one.value)

    @property
    def given(self) -> Quantity:
        """The amount that is converted."""
        amount: Quantity = self.match["one"].value
        return amount

    @property
    def told(self) -> Quantity:
        """What it is said to be in the other currency."""
        amount: Quantity = self.match["other"].value
        return amount

    def at(self, rate: Fraction) -> Fraction:
        """Return what the amount would be at another rate."""
        return Fraction(self.given.value) * (rate if self.given is self.one else 1 / rate)


class ExchangeRateDrift(Checker):
    """Amounts of money that one article converts at different rates.

    What it does:
        Divides "6 000 zlotys (3 500 euros)" and "300 zlotys (66 euros)": the first makes 0.58, the second 0.22 euros a
        zloty. Reports a pair whose rate is more than a tenth from that of the pair before it, over all that the amounts
        can have been rounded from; and one in which the other currency is the dearer one.

    Why it matters:
        One of the two amounts is wrong, mostly by a digit or by "millions" for "milliards".

    Known limits:
        One pair alone says nothing: there is no table of rates. An article that converts amounts of different years is
        reported although it may be right; hence a warning.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019):
        74 pairs confirmed; none reported.
    """

    id = "counts.exchange-rate-drift"
    since = "0.2"
    severity = Severity.WARNING
    reads = (EXCHANGE, QUANTITIES, QUOTATIONS)
    examples = (
        Bad("fr", "Elle gagne 300 zlotys (66 euros) de l'heure et a récolté 6 000 zlotys ([[3 500 euros]])."),
        Bad(
            "fr",
            "Il a coûté 20 millions de dollars (18 millions d'euros) et rapporté 90 millions de dollars"
            " ([[8 millions d'euros]]).",
        ),
        Confirmed("fr", "Elle gagne 300 zlotys (66 euros) de l'heure et a récolté 6 000 zlotys ([[1 320 euros]])."),
        Good("fr", "Elle a gagné 300 zlotys (66 euros) et dépensé 200 dollars (180 euros)."),
        Bad(
            "fr",
            "Le rachat porte sur 14 millions de dollars (13 millions d'euros). Une prime de 4 millions de dollars"
            " ([[4,4 millions d'euros]]) s'y ajoutera.",
        ),
        Good(
            "fr",
            "Le rachat porte sur 14 millions de dollars (13 millions d'euros). Une prime de 4 millions de dollars"
            " (4 millions d'euros) s'y ajoutera.",
        ),
        Good(
            "fr",
            "L'amende est de 2 millions de livres (2,3 millions d'euros), le coût de 41 milliards de livres"
            " (47 milliards d'euros).",
        ),
        Good("fr", "Le billet coûte 10 euros (5 euros pour les enfants) ou 12 euros (6 euros pour eux)."),
        Good("fr", "Il offre 100 dollars (environ 90 euros), puis 1 000 dollars (près de 900 euros)."),
        Good("fr", "Elle gagne 300 zlotys (66 euros) de l'heure."),
        Good("fr", "La vente a fait 100 000 dollars (90 000 euros), puis 50 000 dollars (44 000 euros)."),
        Bad("en", "She earns 300 zlotys (€66) an hour and raised 6,000 zlotys ([[€3,500]])."),
        Confirmed("en", "She earns 300 zlotys (€66) an hour and raised 6,000 zlotys ([[€1,320]])."),
        Bad("en", "The ring cost £8,000 ($10,000), the chain £6,000 ([[$4,800]])."),
        Good("en", "She earned 300 zlotys (€66) and spent $200 (€180)."),
        Bad("es", "Gana 300 zlotys (66 euros) por hora y recaudó 6.000 zlotys ([[3.500 euros]])."),
        Bad("es", "El anillo costó 8.000 dólares (7.200 euros) y la cadena 6.000 dólares ([[6.600 euros]])."),
        Good("es", "Gana 300 zlotys (66 euros) por hora."),
        Bad("de", "Sie verdient 300 Zloty (66 Euro) in der Stunde und sammelte 6.000 Zloty ([[3.500 Euro]])."),
        Bad("de", "Der Ring kostete 8.000 Dollar (7.200 Euro), die Kette 6.000 Dollar ([[6.600 Euro]])."),
        Good("de", "Sie verdient 300 Zloty (66 Euro) in der Stunde."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield pairs whose rate is not that of the others, and those whose rate is."""
        by_codes: dict[tuple[str, str], list[_Pair]] = {}
        for pair in filter(None, map(_pair, document[EXCHANGE])):
            by_codes.setdefault((pair.one.unit or "", pair.other.unit or ""), []).append(pair)
        for pairs in by_codes.values():
            # The rate that most pairs share; of two, that of the first.
            usual = max(pairs, key=lambda pair: sum(pair.rate.meets(other.rate) for other in pairs))
            for pair in pairs:
                if pair is not usual:
                    yield from self._compared(document, pair, usual)

    def _compared(self, document: Document, pair: _Pair, usual: _Pair) -> Iterator[Finding]:
        evidence = [self._rate(document, usual), self._rate(document, pair)]
        if pair.rate.meets(usual.rate) and not _is_turned(pair, usual):
            yield self.confirmed(pair.told.span, "The rate is that of the other pairs.", evidence=evidence)
        elif not pair.rate.meets(Range(usual.rate.low * (1 - _DRIFT), usual.rate.high * (1 + _DRIFT))) or _is_turned(
            pair, usual
        ):
            yield self.contradicted(
                pair.told.span,
                f"This makes {say(pair.middle)} {pair.other.unit} a {pair.one.unit}, elsewhere {say(usual.middle)}.",
                severity=self.said(document, pair.match.span, self.severity),
                related=[Related("The amount", pair.given.span), Related("Another pair", usual.match.span)],
                evidence=[
                    *evidence,
                    Evidence(EvidenceKind.TEXT, "This takes both amounts for converted at rates of the same days."),
                ],
                suggestions=repair(document, pair.at(usual.middle), pair.told),
            )

    @staticmethod
    def _rate(document: Document, pair: _Pair) -> Evidence:
        one, other = pair.one, pair.other
        return Evidence(
            EvidenceKind.ARITHMETIC,
            f"{words(document, pair.match.span)}: {say(other.value)} / {say(one.value)} = {say(pair.middle)}"
            f" {other.unit} a {one.unit}.",
            pair.match.span,
        )


def _pair(match: Match) -> _Pair | None:
    """Return the two amounts in the order of their codes, with the rates they allow; None where they are no pair."""
    one, other = sorted((match["one"].value, match["other"].value), key=lambda quantity: quantity.unit or "")
    # Who asks 100 dollars here and 100 euros there converts nothing.
    if one.unit == other.unit or one.value == other.value or one.is_range or other.is_range:
        return None
    if not one.value or not other.value:
        return None
    if "beside" in match and match["other"].value.hedge is None:
        return None
    rate = _amounts(other, match).per(_amounts(one, match))
    return None if rate is None else _Pair(match, one, other, rate)


def _is_turned(pair: _Pair, usual: _Pair) -> bool:
    """Tell whether of two currencies the one is dearer in a pair, and the other in another pair: no rounding does that.

    "12 millions de dollars (11 millions d'euros)", "5 millions de dollars (5,5 millions d'euros)".
    """
    low, high = sorted((pair.middle, usual.middle))
    return low <= 1 - _ROUGHEST and high >= 1 + _ROUGHEST


def _amounts(quantity: Quantity, match: Match) -> Range:
    """Return what an amount can have been rounded from: as much as its noughts allow, and a twentieth at the most.

    A small amount that is converted, such as a price, is told as it is.
    """
    more = min(Fraction(quantity.step) / 2, magnitude(quantity.value) * _ROUGHEST)
    if quantity.exact and quantity.value < _PRICE and quantity is match["one"].value:
        more = min(more, Fraction(quantity.value) / _PRICE)
    if quantity.hedge is not None:
        more = magnitude(quantity.value) * _ROUGHEST
    return Range(quantity.value - more, quantity.value + more)
