"""counts.multiplier-mismatch."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from itertools import takewhile

from factcheck import (
    QUANTITIES,
    QUOTATIONS,
    SENTENCES,
    TIMEXES,
    Bad,
    Checker,
    Confirmed,
    Document,
    Edit,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    Hedge,
    Quantity,
    Related,
    Severity,
    Suggestion,
)
from factcheck_counts.readings.arithmetic import Range, hedge, say
from factcheck_counts.readings.changes.other_pairs import is_made_by_others
from factcheck_counts.readings.changes.told import TAKEN, Pair, of_other_times, pairs
from factcheck_counts.readings.frames import FRAMES
from factcheck_counts.readings.statements import STATEMENTS

#: "Doublé" is said from one and a half times on, and up to two and a half.
_REACH = Fraction(1, 2)
#: A double is one to the nearest tenth but four; of higher multiples a half more or less is rounded.
_DOUBLE = 2
_FAR_OFF = Fraction(2, 5)
#: Of less than double nobody says it who computes: from 3 to 5.
_FAR_BELOW = Fraction(3, 10)
#: What has changed by less than this share of what is told is something else.
_HARDLY = 5
#: "Ten times" and more are said of what is near it.
_MANY = 10
_ROUGH = Fraction(3, 20)
#: What is right to a tenth is told of as right.
_CLOSE = Fraction(1, 10)
#: "Plus que doublé" is said of hardly more than half as much again.
_NOT_MUCH_MORE = Fraction(3, 2)
#: How far beyond it "plus que doublé" may fall short.
_SHORT = Fraction(1, 20)


class MultiplierMismatch(Checker):
    """A "doubled" or "tripled" that two amounts do not make.

    What it does:
        Divides the amounts of "le nombre a triplé, passant de 10 à 20". A whole multiplier is said of what
        rounds to it: from 2.5 times to 3.5 times is "tripled"; ten times and more of what is near it. "Plus que
        doublé" must be more than twice, "presque doublé" less. Where only the rounding of the amounts can make
        it right, "divisé par deux, de 9 à 3 millions", it is a warning. "Doubled" of what is less than 1.7
        times, or of exact counts that are 2.4 times, is a warning.

        The amounts may stand before the multiplier ("Passé de 140 à 290, le nombre a doublé") or in the sentences
        that go on from it ("La facture a doublé. Elle était de 40 euros en mai ; elle est de 80 euros"), and "twice
        as many" may be of two rivals. Where another clause tells the amounts, they are taken to be those of the
        multiplier, hence a warning, and not if they hardly differ or are of another time ("doubled since 2010;
        last year it was 40").
        "Four times as much as in Bonn" is held against what another sentence tells of Bonn, and "quadrupled since 2008"
        against what was counted in 2008, where these are the only two amounts of the kind near it: warnings.

    Why it matters:
        Multipliers stand in headlines, where nobody has the two amounts at hand.

    Known limits:
        Amounts that are told of a subject named anew ("Rents have doubled. A tenant pays …") are not compared.
        German "um das Doppelte" is twice as much to some and twice more to others: neither is confirmed, and what
        is neither is a warning.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019):
        ten confirmed; none reported.
    """

    id = "counts.multiplier-mismatch"
    since = "0.2"
    severity = Severity.ERROR
    reads = (FRAMES, QUANTITIES, QUOTATIONS, SENTENCES, STATEMENTS, TIMEXES)
    examples = (
        Bad("fr", "Le nombre de cas a [[triplé]] en un an, passant de 10 à 20."),
        Bad("fr", "Les ventes ont été [[divisées par deux]], passant de 200 à 150."),
        Bad("fr", "Ils sont 83 % à le croire, soit [[deux fois]] plus que leurs aînés (28 %)."),
        Confirmed("fr", "Le nombre de disparitions a [[doublé]] en 2017, passant de 687 à 1.328."),
        Good("fr", "Le chiffre d'affaires a plus que doublé en 5 ans, passant de 25 à plus de 65 millions d'euros."),
        Good("fr", "Les saisines ont presque doublé, passant de 240 à 430."),
        Good("fr", "La vitesse sur les routes à double sens passera de 90 à 80 km/h."),
        Good("fr", "Le prix a doublé en dix ans, et le loyer est passé de 500 à 600 euros."),
        Good("fr", "Il a redoublé d'efforts, passant de 10 à 12 heures de travail."),
        Good("fr", "Le nombre de sites a quadruplé, passant de 7 à 25."),
        Good("fr", "Le budget a doublé, de 1,2 à 3 millions d'euros."),
        Bad("en", "The number of cases [[tripled]] in a year from 10 to 20."),
        Confirmed("en", "The number of cases [[doubled]] from 687 to 1,328."),
        Good("en", "Sales more than doubled from 25 to 65 cars."),
        Bad("es", "El número de casos se [[triplicó]] en un año, al pasar de 10 a 20."),
        Confirmed("es", "El número de casos se [[duplicó]], al pasar de 687 a 1.328."),
        Good("es", "El número de casos se cuadruplicó, al pasar de 7 a 25."),
        Bad("de", "Die Zahl der Fälle [[verdreifachte]] sich von 10 auf 20."),
        Confirmed("de", "Die Zahl der Fälle [[verdoppelte]] sich von 687 auf 1.328."),
        Good("de", "Die Zahl der Fälle vervierfachte sich von 7 auf 25."),
        Bad("en", "The price [[tripled]], from $40 in 2017 to $80 this year."),
        Good("en", "Thefts doubled, from 210 to 480, in the space of a year."),
        Good("fr", "Passées de 30 à 60 en un an, les plaintes ont doublé."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield multipliers that the amounts contradict, and those that they confirm."""
        for pair in pairs([frame for frame in document[FRAMES].changes if "times" in frame]):
            times: Quantity = pair.match["times"].value
            if not times.value:
                continue
            ratios = pair.ratios()
            loosely = hedge(pair.match, times)
            reach = _reach(times, loosely)
            before, after = pair.values()
            if not ratios or not before or not after:
                continue
            made = after / before
            if "taken" in pair.match and _has_hardly_changed(times, made):
                continue
            if "taken" in pair.match and "paired" not in pair.match and of_other_times(document, pair.match):
                continue
            near = abs(made - times.value) <= times.value * _CLOSE
            if "unsure" in pair.match and not near:
                # "40 sièges contre 12, deux fois plus de femmes" are right only if they are of the same.
                continue
            larger, smaller = max(before, after), min(before, after)
            evidence = [
                Evidence(
                    EvidenceKind.ARITHMETIC,
                    f"{say(larger)} / {say(smaller)} = {say(larger / smaller)}.",
                    pair.match.span,
                )
            ]
            whole, ratio = (max(Fraction(value), 1 / Fraction(value)) for value in (times.value, made))
            far = whole.denominator == 1 and whole < _MANY and abs(ratio - whole) >= 1 and loosely is None
            if any(ratio.meets(reach) for ratio in ratios) and not far:
                if _is_far_from_double(pair, ratio, whole) and loosely is None and "by" not in pair.match:
                    told = f"That is {say(abs(ratio - whole))} more or less than {say(whole)} times."
                    yield from self._contradicted(
                        document, pair, times, made, [*evidence, Evidence(EvidenceKind.TEXT, told)], probable=True
                    )
                    continue
                over = loosely is Hedge.OVER and whole < ratio <= whole * _NOT_MUCH_MORE
                if "by" not in pair.match and (over or (near and loosely is None)):
                    yield self.confirmed(times.span, "The amounts make the multiplier.", evidence=evidence)
                continue
            if not is_made_by_others(
                document, pair.match.span, times, (pair.start, pair.end), partial(_makes, _reach(times, loosely))
            ):
                yield from self._contradicted(document, pair, times, made, evidence)

    def _contradicted(
        self,
        document: Document,
        pair: Pair,
        times: Quantity,
        made: Fraction,
        evidence: list[Evidence],
        *,
        probable: bool = False,
    ) -> Iterator[Finding]:
        before, after = pair.values()
        severity = Severity.WARNING if probable else self.severity
        if not probable and any(ratio.meets(_reach(times, None)) for ratio in pair.ratios()):
            severity = Severity.WARNING
            evidence.append(Evidence(EvidenceKind.TEXT, "Only the rounding of the amounts can make it that."))
        elif "by" in pair.match:
            # "Um das Doppelte" is twice as much to some, twice more to others.
            if any(ratio.meets(_reach(times._replace(value=times.value + 1), None)) for ratio in pair.ratios()):
                return
            severity = Severity.WARNING
        elif "taken" in pair.match or "loose" in pair.match:
            severity = Severity.WARNING
            evidence.append(Evidence(EvidenceKind.TEXT, TAKEN))
        ratio = max(made, 1 / made)
        yield self.contradicted(
            times.span,
            f"From {say(before)} to {say(after)} is {'multiplied' if made > 1 else 'divided'} by {say(ratio)}.",
            severity=self.said(document, pair.match.span, severity),
            related=[Related("Before", pair.start.span), Related("After", pair.end.span)],
            evidence=evidence,
            suggestions=_repair(document, times, made),
        )


def _is_far_from_double(pair: Pair, ratio: Fraction, whole: Fraction) -> bool:
    """Tell whether amounts are no double to one who counts: exact ones with half a time more, any with too little."""
    amounts = pair.start, pair.end
    if whole != _DOUBLE or any(amount.hedge is not None or amount.parts for amount in amounts):
        return False
    pair = pair.scaled()
    before, after = pair.values()
    ratios = [made for (first, last), _ in pair.amounts() if (made := last.per(first)) is not None and made.low]
    most = max((made.high if after > before else 1 / Fraction(made.low) for made in ratios), default=whole)
    return most < whole - _FAR_BELOW or (all(amount.exact for amount in amounts) and ratio >= whole + _FAR_OFF)


def _has_hardly_changed(times: Quantity, made: Fraction) -> bool:
    """Tell whether amounts that are taken to be those of a multiplier rather are others, which hardly differ."""
    told = Fraction(times.value)
    told, made = (told, made) if told > 1 else (1 / told, 1 / made)
    return made < 1 + (told - 1) / _HARDLY


def _repair(document: Document, times: Quantity, made: Fraction) -> tuple[Suggestion, ...]:
    """Return the suggestion to write the multiplier that the amounts make, in the form that is written."""
    forms = document.lexicons[document.language].words.get("multiplier", {})
    form = document.folded[slice(*times.span)]
    right = round(made) if made > 1 else Fraction(1, round(1 / made))
    if form not in forms:
        return ()
    others = [other for other, value in forms.items() if Fraction(value) == right]
    text = max(others, key=lambda other: (_alike(form[::-1], other[::-1]), _alike(form, other)), default=None)
    if text is None or not _alike(form[::-1], text[::-1]):
        return ()
    text = text.title() if document.text[times.span.start].isupper() else text
    return (Suggestion(f"Write {text}", (Edit(times.span, text),)),)


def _alike(one: str, other: str) -> int:
    """Return how many letters two words begin with that are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _reach(times: Quantity, loosely: Hedge | None) -> Range:
    """Return the ratios that a multiplier is said of."""
    falls = times.value < 1
    number = 1 / Fraction(times.value) if falls else Fraction(times.value)
    half = _REACH if number.denominator == 1 else Fraction(times.step)
    if number >= _MANY:
        half = number * _ROUGH
    low, high = number - half, number + half
    if loosely is Hedge.OVER:
        low, high = number * (1 - _SHORT), number * 10
    elif loosely in (Hedge.NEARLY, Hedge.UNDER):
        high = number * (1 + _SHORT)
    reach = Range(low, high)
    return Range(1 / Fraction(reach.high), 1 / Fraction(reach.low)) if falls else reach


def _makes(told: Range, before: Fraction, after: Fraction) -> bool:
    """Tell whether two amounts make a multiplier."""
    return Range(after / before, after / before).meets(told)
