"""counts.percent-points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from factcheck import (
    Bad,
    Checker,
    Confirmed,
    Document,
    Edit,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    Quantity,
    QuantityKind,
    Related,
    Severity,
    Suggestion,
)
from factcheck_counts.readings.amounts import BASIS_POINTS
from factcheck_counts.readings.arithmetic import YEAR, judge, lenient, repair, say, strict
from factcheck_counts.readings.changes import READS, TAKEN, Change, changes, relative
from factcheck_counts.readings.vocabulary import WORD, Words


class PercentPoints(Checker):
    """A change between two percentages that is not theirs, or is given in percent where it is in points.

    What it does:
        Recomputes "de 12 % à 15 %, soit une hausse de trois points". From 12 % to 15 % are three points, or 25
        %; where the difference is given as "3 %", points and percent are confused. Where only the rounding of
        the percentages can make it 3 percent too ("de 84 à 87 %, soit 3 %"), it is a warning.

        The percentages may stand apart from the change, up to three sentences before or behind it, where they are told
        of two times and of a rate, or the change takes them up ("the gain of six points"). That they are its own is
        then assumed: a warning. Basis points are hundredths of a point.

    Why it matters:
        "Three percent more" of 12 % is 12.36 %. The confusion is the commonest fault with polls, rates and taxes, and
        it changes what is said many times over.

    Known limits:
        A third percentage beside the two, of which nothing tells that it is another change, makes all of them doubtful.
        A bare number in brackets, "(+3)", is taken for points.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019):
        15 changes confirmed; none reported.
    """

    id = "counts.percent-points"
    since = "0.2"
    severity = Severity.ERROR
    reads = READS
    examples = (
        # The falls of other years; persons who are no percentage.
        Good("fr", "La chute est de 32 %, plus forte qu'en 2017 (– 27 %), mais moindre qu'en 1991 (– 61 %)."),
        Good("en", "The fall is 32%, steeper than in 2017 (-27%) but milder than in 1991 (-61%)."),
        Good("es", "Se aclaró el 48,4 %, tres puntos más que en 2014, y se detuvo a 304 personas."),
        Good("de", "Aufgeklärt wurden 48,4 Prozent, drei Punkte mehr als 2014, und 304 Personen wurden gefasst."),
        Good("es", "El 58 % lee las etiquetas, cuatro puntos más que en 2017, pero solo un 23 % dice entenderlas."),
        Bad("fr", "Le taux de chômage est passé de 12 % à 15 %, soit une hausse de [[3 %]]."),
        Bad("fr", "Sa cote a perdu [[quatre points]] en janvier, à 30 % contre 40 % en décembre."),
        Bad("fr", "Elle obtient 39,4 % des voix, [[cinq points]] devant son rival (29,4 %)."),
        Bad("fr", "La crise coûte [[cinq points]] de croissance au pays, faisant passer le taux de +2,7 % à -4,3 %."),
        Bad("fr", "Mesurée à 34 % en mai, la cote est tombée à 30 % ([[-6 points]])."),
        Good("fr", "Le taux de chômage est passé de 7,1 % à 7,5 %, soit une hausse de 0,5 point."),
        Good("fr", "Mesurée à 34 % en mai, la cote est tombée chez les jeunes à 30 % (-6 points en un an)."),
        Good("fr", "Ils sont 38 % à y croire (-1 point), contre 62 % qui sont de l'avis contraire (+2 points)."),
        Good("fr", "Le taux est de 12,4 %, trois points devant celui de 2019 (9,4 %)."),
        Confirmed("fr", "Le taux de chômage est passé de 12 % à 15 %, soit une hausse de [[trois points]]."),
        Confirmed("fr", "Le taux de chômage est passé de 12 % à 15 %, soit une hausse de [[25 %]]."),
        Good("fr", "Le taux passe de 12,4 % à 15 %, soit une hausse de 3 points."),
        Good("fr", "Sa cote progresse de 2 points, à 34 %, contre 29 % pour son rival."),
        Good("fr", "Près de 15 % des sondés, contre 12 % en mai, jugent que 3 % suffisent."),
        Good("fr", "Le taux de 12 % a baissé de trois points en un an."),
        Good("fr", "Le vote blanc passe d'environ 12 % à 15 %, soit une hausse de deux points."),
        Good("fr", "Il obtient 39 % des voix, dix points devant sa rivale."),
        Bad("fr", "Le taux de chômage passe de 4 % à 5 %, soit une hausse de [[1 %]]."),
        Confirmed("fr", "Le taux de réussite passe de 98 % à 100 %, soit une hausse de [[2 %]]."),
        Bad("fr", "Le taux de réussite passe de 60 % à 62 %, soit une hausse de [[2 %]]."),
        Good("fr", "Le taux de réussite passe de 95,4 % à 97,9 %, soit une hausse de 2 %."),
        Bad("en", "Unemployment rose from 4 percent to 5 percent, a [[1 percent]] increase."),
        Bad("es", "El paro pasó del 4 % al 5 %, un aumento del [[1 %]]."),
        Bad("de", "Die Quote stieg von 4 auf 5 Prozent, ein Plus von [[1 Prozent]]."),
        Bad("en", "The jobless rate rose from 12% to 15%, an increase of [[3%]]."),
        Bad("en", "She won 39.4% of the vote, [[five points]] ahead of her rival (29.4%)."),
        Bad("en", "The party fell from 34% in May to 30% ([[-6 points]])."),
        Confirmed("en", "The jobless rate rose from 12% to 15%, an increase of [[three percentage points]]."),
        Good("en", "The rate rose from 12.4% to 15%, an increase of 3 points."),
        Bad("es", "El paro pasó del 12 % al 15 %, un aumento del [[3 %]]."),
        Bad("es", "Obtuvo el 39,4 % de los votos, [[cinco puntos]] por delante de su rival (29,4 %)."),
        Confirmed("es", "El paro pasó del 12 % al 15 %, un aumento de [[3 puntos]]."),
        Good("es", "El paro pasó del 12,4 % al 15 %, un aumento de 3 puntos."),
        Bad("de", "Die Quote stieg von 12 Prozent auf 15 Prozent, ein Plus von [[drei Prozent]]."),
        Bad("de", "Sie holte 39,4 Prozent, [[fünf Punkte]] vor ihrem Rivalen (29,4 Prozent)."),
        Confirmed("de", "Die Quote stieg von 12 Prozent auf 15 Prozent, ein Plus von [[drei Prozentpunkten]]."),
        Good("de", "Die Quote stieg von 12,4 Prozent auf 15 Prozent, ein Plus von 3 Punkten."),
        Bad("en", "She is on 18 percent, up [[six points]] from the last poll, when she had 14 percent."),
        Bad("es", "Con el 18 %, gana [[seis puntos]] respecto al sondeo anterior (14 %)."),
        Bad("de", "Mit 18 Prozent legt sie gegenüber der letzten Umfrage (14 Prozent) um [[sechs Punkte]] zu."),
        Good("de", "Die Quote sinkt auf 8,1 Prozent, nach 9,4 Prozent bei den Jungen, ein Rückgang um 0,3 Punkte."),
        Bad("en", "Turnout was 47 percent, [[seven points]] lower than in 2014, when it was 52 percent."),
        Bad("fr", "Avec 31 % des voix, la liste recule de [[huit points]] par rapport aux 36 % de 2015."),
        Bad("fr", "La taxe, relevée de 5,5 % à 10 %, augmente de [[3,5 points]]."),
        Bad("fr", "L'indice gagne [[cinq points]], de 71 % à 78 %."),
        Bad("en", "The index gained [[five points]], from 71% to 78%."),
        Bad("es", "El índice gana [[cinco puntos]], del 71 % al 78 %."),
        Bad("de", "Der Index gewinnt [[fünf Punkte]], von 71 auf 78 Prozent."),
        Bad(
            "fr",
            "Le taux de réussite gagne [[3 %]] : il s'établit à 87 %, alors qu'il plafonnait à 84 % l'été dernier.",
        ),
        Bad("en", "Turnout dropped [[5%]]. It stood at 55%, compared with 60% at the previous vote."),
        Bad("es", "El paro subió un [[3 %]] y se situó en el 15 %, frente al 12 % del año anterior."),
        Bad("de", "Die Quote ist um [[2 Prozent]] gestiegen, auf acht Prozent nach sechs Prozent im Vorjahr."),
        Good("es", "Ganó por un 10 % de los votos, 55 % frente a 45 %."),
        Bad("de", "Die Partei legt um [[vier Prozent]] zu, von 28 auf 32 Prozent der Stimmen."),
        Bad("de", "Die Partei büßt [[drei Prozent]] ein und kommt nach zehn Prozent im Mai auf sieben Prozent."),
        Bad("en", "With 31 percent of the vote, the party gained [[six points]] on 2020, when it polled 22 percent."),
        Bad("fr", "Avec 31 % des voix, la liste gagne [[six points]] par rapport à 2020, où elle avait obtenu 22 %."),
        Good("es", "La participación fue del 58 %. En los anteriores comicios fue del 67 %, nueve puntos más."),
        Bad("es", "La participación fue del 58 %. En los anteriores comicios fue del 67 %, [[doce puntos]] más."),
        Bad("de", "Um [[8,4 Prozentpunkte]] legte die Liste zu. Sie verbesserte sich von 10,2 auf 20,6 Prozent."),
        Confirmed("de", "Um [[8,4 Prozentpunkte]] legte die Liste zu. Sie verbesserte sich von 10,2 auf 18,6 Prozent."),
        Good("de", "Um 8,4 Prozentpunkte legte die Liste zu. Die Grünen verbesserten sich von 10,2 auf 20,6 Prozent."),
        Bad("fr", "Le soutien au projet gagne [[six points]]. Il est passé de 30 à 38 %."),
        Bad("en", "Support for the plan rose [[six points]]. It went from 30 to 38 percent."),
        Good("en", "Support for the plan rose six points. It fell from 30 to 22 percent among women."),
        Bad("es", "El apoyo al plan subió [[seis puntos]]. Pasó del 30 al 38 %."),
        Bad("en", "Absence is up [[seven points]] on last spring, at 21 percent instead of 17 percent."),
        Bad("fr", "Avec 91 % de reçus, le lycée améliore de [[dix points]] son taux, qui était de 84 % en 2024."),
        Good("fr", "Avec 91 % de reçus, le lycée perd dix points sur son rival, qui était à 84 % en 2024."),
        Bad("es", "Con un 88 % de aprobados, el centro mejora en [[doce puntos]] su tasa, que era del 81 % en 2024."),
        Bad("fr", "Le taux est passé de 8 à 12 % en un an. Une hausse de [[4 %]] qui inquiète la mairie."),
        Good("fr", "Le taux est passé de 8 à 12 % en un an. Une hausse de 50 % qui inquiète la mairie."),
        Bad("en", "The rate went from 8 to 12 percent in a year. A rise of [[4 percent]] worries the town."),
        Bad("es", "La tasa pasó de 8 a 12 % en un año. Un aumento del [[4 %]] que preocupa al municipio."),
        Bad("de", "Die Quote ist von 8 auf 12 Prozent gestiegen. Ein Plus von [[4 Prozent]] sei viel, sagte sie."),
        Bad("fr", "Le taux directeur passe de 2,5 % à 3 %, une hausse de [[75 points de base]]."),
        Good("fr", "Le taux directeur passe de 2,5 % à 3 %, une hausse de 50 points de base."),
        Bad("en", "The bank raised its rate from 2.5% to 3%, an increase of [[75 basis points]]."),
        Confirmed("en", "The bank raised its rate from 2.5% to 3%, an increase of [[50 basis points]]."),
        Bad("es", "El tipo pasa del 2,5 % al 3 %, un alza de [[75 puntos básicos]]."),
        Good("es", "El tipo pasa del 2,5 % al 3 %, un alza de 50 puntos básicos."),
        Bad("de", "Der Leitzins stieg von 2,5 auf 3 Prozent, ein Plus von [[75 Basispunkten]]."),
        Good("de", "Der Leitzins stieg von 2,5 auf 3 Prozent, ein Plus von 50 Basispunkten."),
        Bad(
            "fr",
            "Le lycée a gagné [[huit points]]. Les professeurs s'en félicitent. Le taux de réussite était de "
            "81 % en 2017, il est maintenant de 86 %.",
        ),
        Good(
            "fr",
            "Le lycée a gagné cinq points. Les professeurs s'en félicitent. Le taux de réussite était de 81 % "
            "en 2017, il est maintenant de 86 %.",
        ),
        Bad(
            "en",
            "The school gained [[eight points]]. Teachers are pleased. Its pass rate was 81% in 2017 and is now 86%.",
        ),
        Bad(
            "es",
            "El centro ha ganado [[ocho puntos]]. Los profesores están contentos. La tasa de aprobados era "
            "del 81 % en 2017 y ahora es del 86 %.",
        ),
        Bad(
            "de",
            "Die Schule hat [[acht Punkte]] gewonnen. Die Lehrer freuen sich. 2017 lag die Quote bei 81 "
            "Prozent, inzwischen sind es 86 Prozent.",
        ),
        Good("en", "The Greens gained three points. Labour, which had 25% in May, is now at 31%."),
        Good("fr", "Les Verts gagnent trois points. La participation, de 45 % en 2015, atteint cette fois 52 %."),
        Good("de", "Die Grünen gewinnen drei Punkte. Die CDU kam 2015 auf 25 Prozent, jetzt sind es 31 Prozent."),
        Bad(
            "en",
            "Support for the mayor stands at 41 percent, against 47 percent in spring. The loss of [[nine "
            "points]] is her worst yet.",
        ),
        Bad(
            "de",
            "Die Zustimmung liegt bei 41 Prozent, im Frühjahr waren es noch 47 Prozent. Das sind [[neun "
            "Punkte]] weniger.",
        ),
        Bad("es", "El apoyo a la alcaldesa es del 41 %, frente al 47 % de la primavera: pierde [[nueve puntos]]."),
        Bad(
            "fr",
            "La maire recueille 41 % d'opinions favorables, contre 47 % au printemps : elle cède [[neuf points]].",
        ),
        Bad("fr", "Le taux est revenu de 6,4 % à 5,9 % de l'ensemble, soit une baisse de [[0,5 %]]."),
        Good("fr", "Le taux est revenu de 6,4 % à 5,9 % de l'ensemble, soit une baisse de 0,5 point."),
        Bad(
            "fr",
            "À midi, 22 % des inscrits avaient voté. En 2015, le taux atteignait 29 %, soit [[neuf points]] de plus.",
        ),
        Bad("en", "Turnout came in at 44 percent, [[nine points]] under the 51 percent recorded six years earlier."),
        Good("en", "Turnout came in at 44 percent, seven points under the 51 percent recorded six years earlier."),
        Bad(
            "es", "La tasa quedó en el 6 %. La directora destacó la baja de [[cinco puntos]] respecto del 9 % de mayo."
        ),
        Good("es", "La tasa quedó en el 6 %. La directora destacó la baja de tres puntos respecto del 9 % de mayo."),
        Bad("de", "Im Mai stieg die Zustimmung von 30 auf 36 Prozent, ein Gewinn von [[sechs Prozent]]."),
        Bad(
            "de",
            "Die Quote ist im Mai auf 7 Prozent gesunken. Das freut alle. Vor einem Jahr hatte der Wert bei 11 Prozent "
            "gelegen, [[zwei Prozentpunkte]] höher.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield changes that the percentages contradict, and those that they confirm."""
        for change in changes(document):
            if change.of_shares and (change.in_points or change.told.kind in _READABLE) and not _counts_things(change):
                yield from self._judged(document, change)

    def _judged(self, document: Document, change: Change) -> Iterator[Finding]:
        if change.sign * (change.pair.end.value - change.pair.start.value) < 0 and "versus" in change.pair.match:
            change = change.turned()
        start, end, told = change.pair.start, change.pair.end, change.told
        if _is_since_a_year(document, change) or _is_beside_others(document, change):
            return
        if told.unit == BASIS_POINTS:
            # Who counts basis points means 3 percent as 3.00.
            start, end = (rate._replace(low=rate.value, high=rate.value) for rate in (start, end))
        points = Fraction(end.value) - start.value
        close, wide = strict(end).minus(strict(start)).size, lenient(end).minus(lenient(start)).size
        in_points = judge(told, close, wide)
        evidence = [
            Evidence(
                EvidenceKind.ARITHMETIC,
                f"{say(end.value)} - {say(start.value)} = {say(points)} percentage points.",
                change.pair.match.span,
            )
        ]
        in_percent: bool | None = False
        percent = None
        if told.kind is QuantityKind.PERCENT:
            shares = relative(strict(start), strict(end)), relative(lenient(start), lenient(end))
            in_percent = judge(told, shares[0].size, shares[1].size) if shares[0] and shares[1] else None
            percent = Fraction(end.value - start.value) * 100 / start.value if start.value else None
            if percent is not None:
                statement = f"{say(points)} points are {say(percent)} % of {say(start.value)} %."
                evidence.append(Evidence(EvidenceKind.ARITHMETIC, statement))
            if in_percent and in_points and percent is not None and not lenient(told).holds(abs(percent)):
                # From 4 to 5 is one point or 25 %; only the rounding of 4 and 5 lets it be 1 % too.
                in_percent = None if abs(percent) < told.value * _FAR else False
        right = in_percent if told.kind is QuantityKind.PERCENT else in_points
        far = right is None and told.kind is not QuantityKind.PERCENT and _is_rounded_far(change)
        wrong_way = change.sign * points < 0
        severity = self.severity
        confused = told.kind is QuantityKind.PERCENT and in_points and not wrong_way
        if (
            right is not False
            and confused
            and percent is not None
            and told.value == abs(points)
            and not strict(told).holds(abs(percent))
        ):
            # "De 84 à 87 %, soit 3 %": as they are written they make 3.6 %, and three points.
            right, severity = False, Severity.WARNING
            evidence.append(
                Evidence(EvidenceKind.TEXT, "Only if both percentages were rounded far it is that in percent.")
            )
        if right and not wrong_way and _is_near(change):
            yield self.confirmed(change.told.span, "The percentages make the change.", evidence=evidence)
        if far and not wrong_way:
            severity = Severity.WARNING
            evidence.append(
                Evidence(EvidenceKind.TEXT, "Only if both percentages were rounded as far as can be it is that.")
            )
        elif (right is not False and not wrong_way) or right is None:
            return
        if change.taken:
            severity = Severity.WARNING
            evidence.append(Evidence(EvidenceKind.TEXT, TAKEN))
        if confused:
            message = f"From {say(start.value)} % to {say(end.value)} % are {say(abs(points))} percentage points"
            message += f", not {say(told.value)} %."
        else:
            way = "rise" if points > 0 else "fall"
            message = f"From {say(start.value)} % to {say(end.value)} % is a {way} of {say(abs(points))} points"
            message += "." if right else f", not of {say(told.value)}."
        suggestions = [] if wrong_way else list(repair(document, abs(points), told))
        if confused and percent is not None:
            suggestions = list(repair(document, abs(percent), told))
            word = document.lexicons[document.language].form("counts.point", "many" if abs(points) >= 2 else "one")
            if word is not None:
                text = f"{document.text[slice(*told.number)]} {word}"
                suggestions.insert(0, Suggestion(f"Write {text}", (Edit(told.span, text),)))
        yield self.contradicted(
            change.told.span,
            message,
            severity=self.said(document, change.pair.match.span, severity),
            related=[Related("Before", start.span), Related("After", end.span)],
            evidence=evidence,
            suggestions=suggestions,
        )


def _is_beside_others(document: Document, change: Change) -> bool:
    """Tell whether a change stands in brackets as one of its amounts does: "in 2017 (-27%), in 1991 (-61%)"."""

    def signed(amount: Quantity) -> bool:
        return _SIGNED.search(document.text, max(0, amount.span.start - _SIGN), amount.span.start) is not None

    return signed(change.told) and (signed(change.pair.start) or signed(change.pair.end))


def _counts_things(change: Change) -> bool:
    """Tell whether one of two amounts is no rate, but counts something: "el 48 %, …, y se detuvo a 304 personas"."""
    return any(
        amount.kind is not QuantityKind.PERCENT and amount.noun is not None and amount.value > _WHOLE
        for amount in (change.pair.start, change.pair.end)
    )


def _is_near(change: Change) -> bool:
    """Tell whether a change is what the amounts make as they are written, but for half a place."""
    numbers = (change.pair.start, change.pair.end, change.told)
    if change.told.kind is QuantityKind.PERCENT:
        return True
    made = abs(Fraction(change.pair.end.value) - change.pair.start.value)
    return abs(made - change.told.value) <= Fraction(max(number.step for number in numbers)) / 2


def _is_rounded_far(change: Change) -> bool:
    """Tell whether points are off by two places at least, by three of tenths, which are rounded each in its own way."""
    numbers = (change.pair.start, change.pair.end, change.told)
    places = {min(Fraction(number.step), Fraction(1)) for number in numbers}
    if len(places) != 1 or any(number.hedge is not None or number.parts for number in numbers):
        return False
    start, end, told = (Fraction(number.value) for number in numbers)
    place = places.pop()
    return abs(abs(end - start) - told) >= (2 if place == 1 else 3) * place


def _is_since_a_year(document: Document, change: Change) -> bool:
    """Tell whether a change counts from a year that is named behind it, and the other rate stands behind that.

    "58 %, cuatro puntos más que en 2017, pero solo un 23 % dice entenderlas": the rate of 2017 is not told.
    """
    told, later = change.told.span, max(change.pair.start.span, change.pair.end.span)
    year = YEAR.search(document.text, told.end, told.end + _NEXT)
    contrast = document.lexicons[document.language].sets.get("counts.meanwhile", Words())
    return year is not None and not contrast.isdisjoint(
        WORD.findall(document.folded, year.end(), max(later.start, year.end()))
    )


#: A change in brackets, and how many code points its sign takes up.
_SIGNED, _SIGN = re.compile(r"\(\s*[-+−–]\s*$"), 4
#: No rate is more.
_WHOLE = 100
#: The kinds of a change that can be told of percentages: in percent, or a bare number for points.
_READABLE = (QuantityKind.PERCENT, QuantityKind.CARDINAL)
#: In characters: how far behind a change the year stands that it counts from.
_NEXT = 24
#: A change in percent that is told in points is off by so many times at least.
_FAR = 2
