"""counts.percent-points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from factcheck import (
    QUANTITIES,
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
    Quantity,
    QuantityKind,
    Related,
    Severity,
    Span,
    Suggestion,
    inside,
    overlapping,
)
from factcheck_counts.readings.arithmetic import YEAR, judge, lenient, looks_like_year, repair, said, say, strict
from factcheck_counts.readings.changes.amounts import BASIS_POINTS
from factcheck_counts.readings.changes.told import READS, TAKEN, Change, changes, relative
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
        Bad("fr", "Le taux de chômage est passé de 12 % à 15 %, soit une hausse de [[3 %]]."),
        Bad("fr", "Sa cote a perdu [[quatre points]] en janvier, à 30 % contre 40 % en décembre."),
        Bad("fr", "Elle obtient 39,4 % des voix, [[cinq points]] devant son rival (29,4 %)."),
        Good("fr", "Ils sont 38 % à y croire (-1 point), contre 62 % qui sont de l'avis contraire (+2 points)."),
        Good("fr", "Le taux est de 12,4 %, trois points devant celui de 2019 (9,4 %)."),
        Confirmed("fr", "Le taux de chômage est passé de 12 % à 15 %, soit une hausse de [[trois points]]."),
        Good("fr", "Le taux passe de 12,4 % à 15 %, soit une hausse de 3 points."),
        Good("fr", "Sa cote progresse de 2 points, à 34 %, contre 29 % pour son rival."),
        Good("fr", "Près de 15 % des sondés, contre 12 % en mai, jugent que 3 % suffisent."),
        Good("fr", "Le taux de 12 % a baissé de trois points en un an."),
        Good("fr", "Le vote blanc passe d'environ 12 % à 15 %, soit une hausse de deux points."),
        Good("fr", "Il obtient 39 % des voix, dix points devant sa rivale."),
        Bad("en", "The jobless rate rose from 12% to 15%, an increase of [[3%]]."),
        Bad("en", "She won 39.4% of the vote, [[five points]] ahead of her rival (29.4%)."),
        Confirmed("en", "The jobless rate rose from 12% to 15%, an increase of [[three percentage points]]."),
        Good("en", "The rate rose from 12.4% to 15%, an increase of 3 points."),
        Bad("es", "El paro pasó del 12 % al 15 %, un aumento del [[3 %]]."),
        Confirmed("es", "El paro pasó del 12 % al 15 %, un aumento de [[3 puntos]]."),
        Good("es", "El paro pasó del 12,4 % al 15 %, un aumento de 3 puntos."),
        Bad("de", "Die Quote stieg von 12 Prozent auf 15 Prozent, ein Plus von [[drei Prozent]]."),
        Confirmed("de", "Die Quote stieg von 12 Prozent auf 15 Prozent, ein Plus von [[drei Prozentpunkten]]."),
        Good("de", "Die Quote stieg von 12,4 Prozent auf 15 Prozent, ein Plus von 3 Punkten."),
        Good("en", "Support for the plan rose six points. It fell from 30 to 22 percent among women."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield changes that the percentages contradict, and those that they confirm."""
        for change in changes(document):
            if (
                change.of_shares
                and (change.in_points or change.told.kind in _READABLE)
                and not _counts_things(document, change)
            ):
                yield from self._judged(document, change)

    def _judged(self, document: Document, change: Change) -> Iterator[Finding]:
        if change.sign * (change.pair.end.value - change.pair.start.value) < 0 and "versus" in change.pair.match:
            change = change.turned()
        start, end, told = change.pair.start, change.pair.end, change.told
        if (
            _is_since_a_year(document, change)
            or _is_beside_others(document, change)
            or _is_one_of_three(document, change)
            or _is_compared(document, change)
        ):
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
        suggestions = [] if wrong_way else list(repair(document, abs(points) * _to_a_point(document, told), told))
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


def _to_a_point(document: Document, told: Quantity) -> int:
    """Return how many to a point a change is told in: basis points, tenths."""
    if told.unit == BASIS_POINTS:
        return _BASIS
    tenths = document.lexicons[document.language].sets.get("counts.tenths", frozenset())
    return 1 if tenths.isdisjoint(said(document, Span(told.number.end, told.span.end))) else _TENTHS


def _is_beside_others(document: Document, change: Change) -> bool:
    """Tell whether a change stands in brackets as one of its amounts does: "in 2017 (-27%), in 1991 (-61%)"."""

    def signed(amount: Quantity) -> bool:
        return _SIGNED.search(document.text, max(0, amount.span.start - _SIGN), amount.span.start) is not None

    return signed(change.told) and (signed(change.pair.start) or signed(change.pair.end))


def _counts_things(document: Document, change: Change) -> bool:
    """Tell whether one of two amounts is no rate, but counts something: "un 12,5 % respecto de los 312 de 2016".

    So does one whose own share stands in brackets behind it: "29 more than the 43 (1.8 percent)".
    """
    return any(
        amount.kind is not QuantityKind.PERCENT
        and ((amount.value > _WHOLE and not looks_like_year(document, amount)) or _has_share(document, amount))
        for amount in (change.pair.start, change.pair.end)
    )


def _has_share(document: Document, amount: Quantity) -> bool:
    behind = inside(document[QUANTITIES], Span(amount.span.end, amount.span.end + _SHARE))
    return any(
        one.kind is QuantityKind.PERCENT and document.text[amount.span.end : one.span.start].endswith("(")
        for one in behind
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


def _is_compared(document: Document, change: Change) -> bool:
    """Tell whether a growth is held against an earlier one, and the other rate is of something else behind it.

    "Output grew 15.7%, down from 23% in February, and inflation slowed to 4.3%"
    """
    first, last = sorted((change.pair.start.span, change.pair.end.span))
    if change.told.kind is not QuantityKind.PERCENT or first < change.told.span:
        return False
    joint = document.lexicons[document.language].tables.get("joint", {})
    between = WORD.findall(document.folded, first.end, last.start)
    return any(word in joint for word in between[:-_CLAUSE])


def _is_one_of_three(document: Document, change: Change) -> bool:
    """Tell whether three times have a rate each: "3 percent this year and 2 in 2022, against 3.75 percent in 2020"."""
    times = set()
    for rate in (change.told, change.pair.start, change.pair.end):
        beside = overlapping(document[TIMEXES], Span(rate.span.end, rate.span.end + _NEXT))
        times |= {(timex.year, timex.month, timex.deixis, timex.unit) for timex in beside[:1]}
    return len(times) == _RATES


#: A change in brackets, and how many code points its sign takes up.
_SIGNED, _SIGN = re.compile(r"\(\s*[-+−–]\s*$"), 4
#: A change has two rates, and is told as a third.
_RATES = 3
#: No rate is more.
_WHOLE = 100
#: A clause with a rate at its end has so many words before that.
_CLAUSE = 2
#: So many basis points, and tenths, are a point.
_BASIS, _TENTHS = 100, 10
#: The kinds of a change that can be told of percentages: in percent, or a bare number for points.
_READABLE = (QuantityKind.PERCENT, QuantityKind.CARDINAL)
#: In characters: how far behind a change the year stands that it counts from.
_NEXT = 24
#: A change in percent that is told in points is off by so many times at least.
_FAR = 2
#: The share that an amount is stands in brackets so many characters behind it.
_SHARE = 16
