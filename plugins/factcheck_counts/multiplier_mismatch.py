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
from factcheck_counts.readings.changes import TAKEN, Pair, of_other_times, pairs
from factcheck_counts.readings.frames import FRAMES
from factcheck_counts.readings.other_pairs import is_made_by_others

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
    reads = (FRAMES, QUANTITIES, QUOTATIONS, SENTENCES, TIMEXES)
    examples = (
        # What comes on top of both is no amount of the year before.
        Good("fr", "Il y eut quatre meurtres, le double de l'année précédente, et sept tentatives."),
        Good("en", "There were four murders, twice as many as the year before, and seven attempts."),
        Good("es", "Hubo cuatro asesinatos, el doble que el año anterior, y siete en grado de tentativa."),
        Good("de", "Es gab vier Morde, doppelt so viele wie im Vorjahr, und sieben Versuche."),
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
        Bad("fr", "La cantine a [[doublé]] ses tarifs. Ils étaient de 4 euros en mai ; ils sont désormais de 6 euros."),
        Bad("fr", "Passées de 30 à 90 en un an, les plaintes ont [[quintuplé]]."),
        Good("fr", "Passées de 30 à 60 en un an, les plaintes ont doublé."),
        Good("fr", "Passé de 140 à 160 places, le parc affiche complet : les abonnements ont triplé."),
        Good(
            "fr", "Le loyer a doublé en dix ans. Il était de 400 euros l'an dernier ; il est de 480 euros cette année."
        ),
        Bad(
            "fr",
            "[[Dix fois]] plus d'appels qu'avant la fusion : le centre en recevait 50, il en reçoit désormais 200.",
        ),
        Bad(
            "fr",
            "Les vols ont [[quadruplé]]. L'année précédente, 20 avaient été enregistrés. Cette année, on en compte 40.",
        ),
        Bad("fr", "Avec 14 buts contre 10 pour sa rivale, elle en a marqué [[deux fois]] plus."),
        Good("fr", "Avec 20 buts contre 10 pour sa rivale, elle en a marqué deux fois plus."),
        Bad("en", "The toll has [[tripled]]. It was $300 in May; it is now $420."),
        Good("en", "Demand for wood has tripled. A cord was $200 last winter; this year it is $300."),
        Good("en", "The number of flats has doubled since 2010. It was 400 last year and is 480 now."),
        Bad("en", "A [[tenfold]] rise in fines worries drivers: 240 were handed out this year, against 60 last year."),
        Good("en", "A threefold rise in fines was feared; 240 were handed out this year, against 200 last year."),
        Bad("es", "El club ha [[duplicado]] sus socios: de los 300 que tenía en 2015 ha pasado a 900."),
        Bad("es", "De 50 a 200 en un año: el número de quejas se ha [[duplicado]]."),
        Bad("es", "Con 14 goles frente a los 10 de su rival, la delantera ha marcado [[el doble]] que ella."),
        Bad("es", "[[Diez veces]] más quejas que cuando abrió tiene la línea: entonces eran 20 y hoy son 60."),
        Good("es", "La demanda se ha duplicado. El precio era de 90 euros el año pasado; este año es de 120 euros."),
        Bad("de", "Auf das [[Doppelte]] gestiegen ist der Beitrag: Statt 40 Euro sind jetzt 60 Euro zu zahlen."),
        Bad(
            "de", "Die Gebühr hat sich [[verdreifacht]]. Im vergangenen Jahr betrug sie 30 Euro, heute sind es 45 Euro."
        ),
        Good("de", "Die Nachfrage hat sich verdoppelt. Der Preis lag im Mai bei 40 Euro, heute liegt er bei 52 Euro."),
        Good("de", "Seit 2010 hat sich die Miete verdoppelt. Im vergangenen Jahr betrug sie 900 Euro, nun 1150 Euro."),
        Bad(
            "fr",
            "Il tombe [[trois fois]] plus de pluie à Brest qu'à Nice : 1 200 millimètres, quand la Baie des "
            "Anges en reçoit 800.",
        ),
        Bad("en", "Leeds has [[three times]] as many trams as York, which has 20: it runs 40."),
        Good("en", "Leeds has twice as many trams as York, which has 20: it runs 40."),
        Bad("es", "En Vigo hay 60 barcos, [[el triple]] que en Marín, donde amarran 30."),
        Good("es", "En Vigo hay 60 barcos, el doble que en Marín, donde amarran 30."),
        Bad(
            "de",
            "[[Dreimal]] so teuer wie in Gera ist ein Stellplatz in Jena. Dort zahlt man 90 Euro im Monat. In "
            "Gera kostet er 45 Euro.",
        ),
        Good(
            "de",
            "Zweimal so teuer wie in Gera ist ein Stellplatz in Jena. Dort zahlt man 90 Euro im Monat. In "
            "Gera kostet er 45 Euro.",
        ),
        Bad(
            "fr",
            "La troupe a [[triplé]] depuis 2011. Elle a déménagé deux fois. En 2011, elle comptait 12 "
            "danseurs ; ils sont maintenant 24.",
        ),
        Bad("en", "Membership has [[tripled]] since 2011, the club says. In 2011 it had 120 members; it now has 240."),
        Bad("es", "El coro se ha [[triplicado]] desde 2011. Entonces cantaban 12 vecinos; ahora son 24."),
        Bad(
            "de",
            "Die Mitgliederzahl hat sich seit 2011 [[verdreifacht]]. Damals zählte der Verein 120 Mitglieder, "
            "heute sind es 240.",
        ),
        Good("en", "Demand has doubled since 2010. In 2017 the firm sold 400 bikes; now it sells 500."),
        Good(
            "fr",
            "La population a doublé depuis 1950. En 2010, on comptait 4 000 habitants ; ils sont maintenant 4 800.",
        ),
        Good("es", "La población se ha duplicado desde 1950. En 2010 había 4.000 vecinos; hoy son 4.800."),
        Good("de", "Die Bevölkerung hat sich seit 1950 verdoppelt. 2010 waren es 4000 Einwohner, heute sind es 4800."),
        Bad(
            "fr",
            "En 2012, le refuge accueillait 30 chiens. Il en accueille 60 aujourd'hui, soit [[trois fois]] plus.",
        ),
        Bad("es", "El refugio acogía 30 perros en 2012. Hoy acoge 60, es decir, [[el triple]]."),
        Bad("de", "2012 nahm das Heim 30 Hunde auf. Heute sind es 60, also [[dreimal]] so viele."),
        Bad(
            "fr",
            "[[Divisée par quatre]] : voilà la récolte. Il a gelé. De 96 tonnes en 2015, il en restait 32 en 2018.",
        ),
        Bad("en", "In 2012 a room cost £400 a month. The same room is now let at £560: rents have [[doubled]]."),
        Good("en", "In 2012 a room cost £400 a month. The same room is now let at £790: rents have doubled."),
        Bad("es", "Acudieron 600 socios. Llovió. Fueron [[el triple]] que en mayo, cuando se contaron 300."),
        Bad(
            "de", "800 Gäste kamen. Es regnete. Es waren [[dreimal]] so viele wie im Vorjahr, als es 400 gewesen waren."
        ),
        Good("de", "800 Gäste kamen. Es regnete. Es waren zweimal so viele wie im Vorjahr, als es 400 gewesen waren."),
        Bad("fr", "Les vols ont [[triplé]] à Redon en passant de 210 à 420, selon la police."),
        Good("fr", "Les vols ont doublé à Redon en passant de 210 à 420, selon la police."),
        Bad("en", "Thefts in Ayr have [[tripled]], going from 210 to 420, police said."),
        Bad("es", "Los robos se [[triplicaron]] en Vigo al pasar de 210 a 420, según la policía."),
        Bad(
            "de",
            "Die Belegschaft hat sich [[verdoppelt]]. Es läuft gut. 2012 gab es 150 Beschäftigte, heute sind es 450.",
        ),
        Good("fr", "La colonie compte 96 nids, 11 de plus qu'en mai et trois fois plus qu'en 2001."),
        Good("en", "The colony has 96 nests, 11 more than in May and three times as many as in 2001."),
        Good("de", "Die Kolonie zählt 96 Nester, 11 mehr als im Mai und dreimal so viele wie 2001."),
        Good("es", "La colonia tiene 96 nidos, 11 más que en mayo y el triple que en 2001."),
        Good(
            "de",
            "Die Belegschaft hat sich verdreifacht. Es läuft gut. 2012 gab es 150 Beschäftigte, heute sind es 450.",
        ),
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
