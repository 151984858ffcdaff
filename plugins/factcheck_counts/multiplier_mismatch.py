"""counts.multiplier-mismatch."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import takewhile

from factcheck import (
    QUANTITIES,
    QUOTATIONS,
    SENTENCES,
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
from factcheck_counts.arithmetic import Range, hedge, say
from factcheck_counts.changes import TAKEN, Pair, pairs
from factcheck_counts.frames import FRAMES

#: "Doublé" is said from one and a half times on, and up to two and a half.
_REACH = Fraction(1, 2)
#: A double is one to the nearest tenth but four; of higher multiples a half more or less is rounded.
_DOUBLE = 2
_FAR_OFF = Fraction(2, 5)
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
        it right, "divisé par deux, de 9 à 3 millions", it is a warning.

        "Doubled" of exact counts that are nearly half a time off is a warning.

    Why it matters:
        Multipliers stand in headlines, where nobody has the two amounts at hand.

    Known limits:
        Both amounts must stand in one sentence with the multiplier, or in the next one if that goes on with a
        pronoun. From 4 to 6 is told of as doubled without a finding. German "um das Doppelte" is twice as much
        to some and twice more to others: neither is confirmed, and what is neither is a warning.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019):
        five confirmed; none reported.
    """

    id = "counts.multiplier-mismatch"
    since = "0.2"
    severity = Severity.ERROR
    reads = (FRAMES, QUANTITIES, QUOTATIONS, SENTENCES)
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
        Bad("fr", "La dette a été [[divisée par deux]], de 9 à 3 millions d'euros."),
        Good("fr", "Le budget a doublé, de 1,2 à 3 millions d'euros."),
        Bad("en", "The number of cases [[tripled]] in a year from 10 to 20."),
        Confirmed("en", "The number of cases [[doubled]] from 687 to 1,328."),
        Good("en", "Sales more than doubled from 25 to 65 cars."),
        Bad("es", "El número de casos se [[triplicó]] en un año, al pasar de 10 a 20."),
        Confirmed("es", "El número de casos se [[duplicó]], al pasar de 687 a 1.328."),
        Good("es", "El número de casos se cuadruplicó, al pasar de 7 a 25."),
        Bad("de", "Die Zahl der Fälle [[verdreifachte]] sich von 10 auf 20."),
        Bad("de", "Die Zahl hat sich [[vervierfacht]], von 1.200 auf 3.600."),
        Good("de", "Die Zahl stieg um das Doppelte, von 10 auf 30."),
        Good("de", "Die Zahl stieg um das Doppelte, von 10 auf 20."),
        Bad("de", "Die Zahl stieg um das [[Doppelte]], von 10 auf 50."),
        Confirmed("de", "Die Zahl der Fälle [[verdoppelte]] sich von 687 auf 1.328."),
        Good("de", "Die Zahl der Fälle vervierfachte sich von 7 auf 25."),
        Bad("fr", "Le prix a [[triplé]] : 40 euros en 2017, 80 euros cette année."),
        Bad("fr", "La taxe, jusqu'ici de 40 euros, va [[quadrupler]] et atteindra 80 euros."),
        Bad("en", "The price [[tripled]], from $40 in 2017 to $80 this year."),
        Bad("en", "The price [[tripled]]: $40 in 2017, $80 this year."),
        Bad("es", "La tasa, hasta ahora de 40 euros, se [[cuadruplicará]] y llegará a 80 euros."),
        Bad("de", "Die Gebühr, bisher 40 Euro, wird sich auf 80 Euro [[vervierfachen]]."),
        Bad("fr", "Le débit passe de 30 à 60 litres, soit [[trois fois]] plus."),
        Bad("en", "The flow went from 30 to 60 litres, [[three times]] as much."),
        Confirmed("fr", "La ville va plus que [[doubler]] - de 360 à 810 agents - ce service."),
        Bad("fr", "Le nombre de lignes a [[triplé]] en deux ans : il est passé de 15 à 30."),
        Bad("en", "The number of clubs has [[tripled]] since 2015; it was 40 then and is 80 now."),
        Bad("es", "El censo cayó a [[la mitad]], de 900 a 700 vecinos."),
        Confirmed("es", "El censo cayó a [[la mitad]], de 900 a 450 vecinos."),
        Bad("de", "Die Zahl der Diebstähle hat sich [[halbiert]]: 90 wurden gezählt, im Vorjahr waren es 120."),
        Confirmed("de", "Zwölf Kinder kamen, früher waren es vier, also [[dreimal]] so viele."),
        Good("de", "Der Gewinn hat sich verdoppelt, obwohl die Preise von 20 auf 18 Euro fielen."),
        Bad("fr", "Il y a dix ans, la ville avait 12 caméras. Elle en a désormais 24, [[quatre fois]] plus."),
        Bad("de", "Aus 40 Mitgliedern sind 80 geworden – eine [[Verdreifachung]]."),
        Bad("es", "La plantilla, que era de 50 personas en 2020, se ha [[cuadruplicado]] hasta las 100 actuales."),
        Bad("en", "Thefts [[doubled]], from 210 to 520, in the space of a year."),
        Good("en", "Thefts doubled, from 210 to 480, in the space of a year."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield multipliers that the amounts contradict, and those that they confirm."""
        for pair in pairs(document, [frame for frame in document[FRAMES].changes if "times" in frame]):
            times: Quantity = pair.match["times"].value
            ratios = pair.ratios()
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
            whole, ratio = (max(Fraction(value), 1 / Fraction(value)) for value in (times.value, made))
            far = whole.denominator == 1 and whole < _MANY and abs(ratio - whole) >= 1 and loosely is None
            if any(ratio.meets(reach) for ratio in ratios) and not far:
                if _is_far_for_counts(pair, ratio, whole) and loosely is None and "by" not in pair.match:
                    told = f"That is {say(abs(ratio - whole))} more or less than {say(whole)} times."
                    yield from self._contradicted(
                        document, pair, times, made, [*evidence, Evidence(EvidenceKind.TEXT, told)], probable=True
                    )
                    continue
                near = abs(made - times.value) <= times.value * _CLOSE
                over = loosely is Hedge.OVER and whole < ratio <= whole * _NOT_MUCH_MORE
                if "by" not in pair.match and (over or (near and loosely is None)):
                    yield self.confirmed(times.span, "The amounts make the multiplier.", evidence=evidence)
                continue
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


def _is_far_for_counts(pair: Pair, ratio: Fraction, whole: Fraction) -> bool:
    """Tell whether exact counts make nearly half a time more or less: from 210 to 520 is no "doubled" that counts."""
    counts = all(amount.exact and amount.hedge is None and not amount.parts for amount in (pair.start, pair.end))
    return counts and whole == _DOUBLE and abs(ratio - whole) >= _FAR_OFF


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
