"""counts.exchange-rate-drift."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from factcheck import (
    QUANTITIES,
    QUOTATIONS,
    SENTENCES,
    TIMEXES,
    Bad,
    Checker,
    Confirmed,
    Construction,
    Covered,
    Document,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    Quantity,
    Related,
    Severity,
    Span,
    covering,
    inside,
)
from factcheck_counts.readings.arithmetic import YEAR, Range, magnitude, repair, said, say, words
from factcheck_counts.readings.taken_measures import taken_money
from factcheck_counts.readings.vocabulary import holds

EXCHANGE = Construction("counts.exchange")
#: Rates of one article may be of different days; in real articles they are no more than 6 % apart.
_DRIFT = Fraction(8, 100)
#: From one year to another they are.
_OVER_YEARS = Fraction(2, 5)
#: What is converted is meant as it is written, to so much.
_AS_WRITTEN = Fraction(1, 100)
#: "About" is said of what is so far off.
_ROUGHLY = Fraction(1, 20)
#: Counts in digits are rounded to a twentieth at the most, "4 millions" to an eighth.
_ROUGHEST = (Fraction(1, 20), Fraction(1, 8))
#: A word for a weight, and the money that it is beside money.
_POUNDS = {"lb": "GBP"}
#: What is longer than a year in digits says when in that year.
_YEAR = 4
#: What is left of a number behind a stray space.
_THOUSANDS = re.compile(r"[.,] \d{3}(?!\d)")
#: What says that a pair was converted at the rate of another time.
_THEN = "then"
#: The units of words that several countries have, of which the article has named one in full.
_SHORT = frozenset({"FRF", "peso", "krone", "dinar", "dirham", "riyal", "shilling"})
#: The unit of cents, whatever they are of.
_CENTS = "cent"
#: What costs as much is no ware with a price in each currency.
_DEAR = 100_000


class _Pair(NamedTuple):
    told: Quantity
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
        return self.one if self.told is self.other else self.other

    @property
    def span(self) -> Span:
        """From the first amount to the last."""
        first, last = sorted((self.one.span, self.other.span))
        return first.to(last)

    def at(self, rate: Fraction) -> Fraction:
        """Return what the amount would be at another rate."""
        return Fraction(self.given.value) * (rate if self.given is self.one else 1 / rate)


class ExchangeRateDrift(Checker):
    """Amounts of money that one article converts at different rates.

    What it does:
        Divides "6 000 zlotys (3 500 euros)" and "300 zlotys (66 euros)": the first makes 0.58, the second 0.22 euros a
        zloty. Reports a pair whose rate is more than 8 % from that of the pair before it, over all that the converted
        amount can have been rounded from; and one in which the other currency is the dearer one. An amount that
        lacks its currency is one of what was named before: "400 millions (310 millions d'euros)"; pounds beside
        money are money. What stands further on counts where
        words restate it ("umgerechnet", "al cambio").

    Why it matters:
        One of the two amounts is wrong, mostly by a digit or by "millions" for "milliards".

    Known limits:
        One pair alone says nothing: there is no table of rates. Amounts of different days have different rates; hence
        a warning. Where sentences name different years, or the rate of then, only what is more than 40 % apart is
        reported. In real
        articles the rates of one currency are no more than 6 % apart.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019):
        76 pairs confirmed; none reported.
    """

    id = "counts.exchange-rate-drift"
    since = "0.2"
    severity = Severity.WARNING
    reads = (EXCHANGE, QUANTITIES, QUOTATIONS, SENTENCES, TIMEXES)
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
        Good("fr", "Le forfait coûte 400 francs suisses (420 euros), l'inscription 900 francs, soit 950 euros."),
        Good("fr", "La vente a fait 100 000 dollars (90 000 euros), puis 50 000 dollars (44 000 euros)."),
        Bad("en", "She earns 300 zlotys (€66) an hour and raised 6,000 zlotys ([[€3,500]])."),
        Confirmed("en", "She earns 300 zlotys (€66) an hour and raised 6,000 zlotys ([[€1,320]])."),
        Bad("en", "The ring cost £8,000 ($10,000), the chain £6,000 ([[$4,800]])."),
        Good("en", "She earned 300 zlotys (€66) and spent $200 (€180)."),
        Good("en", "He paid $20 million (€18 million) for it. He sold it for 90 million (€82 million)."),
        Bad("es", "Gana 300 zlotys (66 euros) por hora y recaudó 6.000 zlotys ([[3.500 euros]])."),
        Good("es", "Gana 300 zlotys (66 euros) por hora."),
        Bad("de", "Sie verdient 300 Zloty (66 Euro) in der Stunde und sammelte 6.000 Zloty ([[3.500 Euro]])."),
        Good("de", "Sie verdient 300 Zloty (66 Euro) in der Stunde."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield pairs whose rate is not that of the others, and those whose rate is."""
        by_codes: dict[tuple[str, str], list[_Pair]] = {}
        for pair in _pairs(document):
            by_codes.setdefault((pair.one.unit or "", pair.other.unit or ""), []).append(pair)
        for pairs in by_codes.values():
            # The rate that most pairs share; of two, that of the first.
            usual = _usual(pairs)
            for pair in pairs:
                if pair is not usual:
                    yield from self._compared(document, pair, usual)

    def _compared(self, document: Document, pair: _Pair, usual: _Pair) -> Iterator[Finding]:
        evidence = [self._rate(document, usual), self._rate(document, pair)]
        if pair.rate.meets(usual.rate) and not _is_turned(pair, usual):
            yield self.confirmed(pair.told.span, "The rate is that of the other pairs.", evidence=evidence)
            return
        years = [_times(document, told.span) for told in (pair, usual)]
        # "64 millions d'euros au cours de l'époque, … (44 millions d'euros)"
        parted = years[0] != years[1] or (
            _THEN in years[0]
            and covering(document[SENTENCES], pair.span.start) == covering(document[SENTENCES], usual.span.start)
        )
        drift = _OVER_YEARS if parted else _DRIFT
        same_years = Range(usual.rate.low * (1 - drift), usual.rate.high * (1 + drift))
        if not pair.rate.meets(same_years) or (drift is _DRIFT and _is_turned(pair, usual)):
            yield self.contradicted(
                pair.told.span,
                f"This makes {say(pair.middle)} {pair.other.unit} a {pair.one.unit}, elsewhere {say(usual.middle)}.",
                severity=self.said(document, pair.span, self.severity),
                related=[Related("The amount", pair.given.span), Related("Another pair", usual.span)],
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
            f"{words(document, pair.span)}: {say(other.value)} / {say(one.value)} = {say(pair.middle)}"
            f" {other.unit} a {one.unit}.",
            pair.span,
        )


def _pairs(document: Document) -> Iterator[_Pair]:
    """Yield amounts with what they are in another currency; one that lacks its own has that of the pair before it.

    "80 millions de dollars (77 millions d'euros) … 400 millions (310 millions d'euros)"; "1 500 francs suisses …
    6 000 francs".
    """
    named: dict[str | None, Quantity] = {}
    for one, other in sorted(_restated(document), key=lambda each: each[0].span):
        before = named.get(other.unit)
        if one.unit is None or (before is not None and _is_short_for(document, one, before)):
            if before is None or one.noun is not None:
                continue
            one = one._replace(unit=before.unit)
        one = one._replace(unit=_POUNDS.get(one.unit or "", one.unit))
        pair = _pair(one, other)
        if pair is not None:
            named[other.unit] = one
            yield pair


def _usual(pairs: Sequence[_Pair]) -> _Pair:
    """Return the first of the pairs whose rate most others have."""
    lows, highs = sorted(pair.rate.low for pair in pairs), sorted(pair.rate.high for pair in pairs)
    return max(
        pairs,
        key=lambda pair: (
            bisect_right(lows, pair.rate.high) - bisect_left(highs, pair.rate.low),
            pair.one.value != pair.other.value,
        ),
    )


def _restated(document: Document) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield amounts with those that stand beside them, or further on, as the same in another currency."""
    beside, number = Covered(), 0
    for match in document[EXCHANGE]:
        one, other = match["one"].value, match["other"].value
        beside.add(one.span, other.span)
        number += 2
        if ("beside" not in match or other.hedge is not None) and not _is_cut(document, one, other):
            yield one, other
    if len(document[QUANTITIES]) > number:
        for one, other in taken_money(document):
            if not beside.overlaps(one.span, other.span):
                yield one, other


def _is_cut(document: Document, *amounts: Quantity) -> bool:
    """Tell whether a stray space has cut the thousands off an amount: "$30, 000 (£15,000)"."""
    return any(_THOUSANDS.match(document.text, amount.number.end) is not None for amount in amounts)


def _is_short_for(document: Document, short: Quantity, full: Quantity) -> bool:
    """Tell whether a currency is named by a word of what it was named by before: "francs" for "francs suisses"."""
    words = [document.folded[amount.number.end : amount.span.end].split() for amount in (short, full)]
    return short.unit in _SHORT and set(words[0]) < set(words[1])


def _pair(given: Quantity, told: Quantity) -> _Pair | None:
    """Return the two amounts in the order of their codes, with the rates they allow; None where they are no pair."""
    if given.unit == told.unit or given.is_range or told.is_range:
        return None
    if given.value == told.value < _DEAR:
        # Who asks 100 dollars here and 100 euros there converts nothing.
        return None
    if not given.value or not told.value or _CENTS in (given.unit, told.unit):
        # "86 euros, or 54 cents a litre": cents are of any currency, of the same most often.
        return None
    of_codes = sorted(((given, _as_written(given)), (told, _rounded(told))), key=lambda amount: amount[0].unit or "")
    (one, meant), (other, other_meant) = of_codes
    rate = other_meant.per(meant)
    return None if rate is None else _Pair(told, one, other, rate)


def _times(document: Document, pair: Span) -> set[str]:
    """Return the times that the sentence of a pair is told of, other than today's: years, and words of then.

    "En 2008", "the summer of 2014", "at the rate of the day"; not "une voiture de 1955".
    """
    sentence = covering(document[SENTENCES], pair.start) or pair
    leads = tuple(f"{lead} " for lead in document.lexicon.tables.get("counts.year_lead", {}))
    longer = [timex.span for timex in inside(document[TIMEXES], sentence) if timex.span.length > _YEAR]
    times = {
        year[0]
        for year in YEAR.finditer(document.text, *sentence)
        if document.folded.endswith(leads, sentence.start, year.start())
        or any(span.contains(Span(*year.span())) for span in longer)
    }
    then = document.lexicons[document.language].sets.get("counts.rate-of-then", frozenset())
    return times | ({_THEN} if holds(said(document, sentence), then) else set())


def _is_turned(pair: _Pair, usual: _Pair) -> bool:
    """Tell whether of two currencies the one is dearer in a pair, and the other in another pair: no rounding does that.

    "12 millions de dollars (11 millions d'euros)", "5 millions de dollars (5,5 millions d'euros)".
    """
    low, high = sorted((pair.middle, usual.middle))
    return low <= 1 - _ROUGHLY and high >= 1 + _ROUGHLY


def _as_written(given: Quantity) -> Range:
    """Return what an amount can be that is converted: nobody converts another one than is written."""
    more = magnitude(given.value) * (_AS_WRITTEN if given.hedge is None else _ROUGHLY)
    return Range(given.value - more, given.value + more)


def _rounded(told: Quantity) -> Range:
    """Return what an amount can have been rounded from: as much as its last place allows."""
    size = magnitude(told.value)
    more = min(Fraction(told.step) / 2, size * _ROUGHEST[not told.exact])
    if told.hedge is not None:
        more = max(min(Fraction(told.step) / 2, size * 2 * _ROUGHLY), size * _ROUGHLY)
    return Range(told.value - more, told.value + more)
