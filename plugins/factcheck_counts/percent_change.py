"""counts.percent-change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial

from factcheck import (
    QUANTITIES,
    SENTENCES,
    Bad,
    Checker,
    Confirmed,
    Document,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    QuantityKind,
    Related,
    Severity,
    covering,
    inside,
)
from factcheck_counts.readings.arithmetic import Range, judge, looks_like_year, repair, say
from factcheck_counts.readings.changes.bases import is_of_them, is_on_another_basis
from factcheck_counts.readings.changes.other_pairs import is_made_by_others
from factcheck_counts.readings.changes.told import READS, TAKEN, Change, changes, relative
from factcheck_counts.readings.changes.verdicts import (
    is_bare,
    is_share_of_the_later,
    is_whole_beside_tenths,
    is_written_finely,
    verdicts,
    whole_beside_tenths,
)
from factcheck_counts.readings.spoken import CLOSE, FAR, reach

#: That two amounts are both rounded further than this happens in three of a hundred.
_LIKELY = Fraction(3, 4)

#: In code points: a difference and what it led to stand so near, with a comma between.
_PARTED = 12
_AS_EXACTLY = "This takes both amounts to be written as exactly."
#: Another amount of the kind, or another percentage, may be what the change is of.
_AMONG_OTHERS = "This takes the percentage to be of these two amounts, among others in the sentence."
#: What is told the other way round is off by no more times than this.
_TURNED = 3
#: What is rounded to two places first, and then to one, is off by so much of the last place.
_TWICE_ROUNDED = Fraction(11, 20)


class PercentChange(Checker):
    """A change in percent that two amounts do not make.

    What it does:
        Recomputes "de 40 à 50, soit une hausse de 25 %", in whatever order it is told: before and after,
        "contre", the change first, in brackets, with a sign, in fractions ("um die Hälfte, von 120 auf 160").
        "217 décès, soit 12 de plus (+5,9 %)" gives the amount after and the difference, which tell the amount
        before, as does "up 56 pence, or 7.6 %, at 797p". In copy that tells many changes in one sentence each is of
        the amounts that grammar binds to it: "rose 5 % to 84 from 80", "84, up 5 % from 80". Each number stands for
        all that its writer can have meant: "1,2 million" is 1.15 to 1.25 million, and 25 % may be rounded up, down or
        to the nearest. What only amounts that are both rounded as
        far as can be would make is a warning: "de 48 000 à 54 000, un bond de 15 %"; so is what is exactly the
        share of the amount after: "de 800 à 1 000, soit 20 %". "La place coûtait 20 euros, elle coûte 30 euros"
        are two amounts too, taken to be of one thing, hence a warning, as is what stands among other percentages or
        amounts of its kind. So are amounts of two sentences of which
        the second goes on from the first ("En 2019, 640 … En 2023, il y en a eu 800, …"): years, "had been" and
        words of then and now tell which came first. Whole millions beside tenths are taken to be as exact.

    Why it matters:
        The percentage is what readers remember and headlines repeat. It is computed by hand, of the wrong base or from
        figures that are corrected afterwards.

        The change and its two amounts may stand apart too, up to three sentences, in any order: where exactly two
        amounts of one thing are told of two times, and something ties the change to them (it takes them up, names what
        they count or the year that they are counted from), they are taken to be its own, which is a warning.

    Known limits:
        Where another subject may begin between the change and the amounts, or the change was only hoped for, nothing
        is compared; nor where a peak, a forecast, somebody else's amount or one of years before stands for the base.
        Yearly averages ("par an") are left alone, and so are passages with a third amount of the kind, and
        percentages of something else ("une hausse de 15 % du prix"). What is told apart from its amounts and is off by
        more than twice is taken for another's.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019):
        16 changes confirmed; one error, true. On 14,171 stories of Reuters (1987) and 1,051 of the BBC: 634 confirmed,
        of which 100 were read, all right; 15 reported, 14 true.
    """

    id = "counts.percent-change"
    since = "0.2"
    severity = Severity.ERROR
    reads = READS
    examples = (
        Bad("fr", "Le nombre d'élèves est passé de 40 à 50, soit une hausse de [[20 %]]."),
        Bad("fr", "Les ventes ont bondi de [[40 %]] en un an, à 150 voitures contre 120."),
        Bad("fr", "Le loyer passe de 500 à 600 euros (+[[25 %]])."),
        Good("fr", "On compte 217 décès, soit 12 de plus que la veille, et 8 % des lits sont libres."),
        Confirmed("fr", "Ces chiffres sont en légère hausse de [[0,9 %]] (5 192 contre 5 148)."),
        Good("fr", "Le nombre d'élèves est passé de 40 à 50 en cinq ans, soit une hausse de 4,6 % par an."),
        Good("fr", "Le budget passe de 2 à 3 millions d'euros, soit une hausse de 45 %."),
        Good("fr", "Les effectifs passent d'environ 300 à 400 salariés, soit une hausse de 35 %."),
        Good("fr", "Le club compte 120 membres contre 100, et 30 % d'entre eux ont moins de 12 ans."),
        Good("fr", "On compte 141 arrêts en 2018, contre 446 en 2019, soit une hausse de 216 %."),
        Good("fr", "Entre 12 et 15 communes, soit 30 % du canton, sont privées d'eau."),
        Good(
            "fr",
            "La part des femmes est passée de 40 à 50 dans le nord et de 20 à 30 dans le sud, soit une hausse de 30 %.",
        ),
        Bad("en", "The number of pupils rose from 40 to 50, an increase of [[20%]]."),
        Bad("en", "Sales fell [[10%]] to 80 cars from 100."),
        Confirmed("en", "The budget rose to 120 million dollars from 100 million, up [[20%]]."),
        Good("en", "The county counts 217 deaths, 12 more than in May, and 8% of the beds are free."),
        Good("en", "The number of pupils rose from 40 to 50 in five years, an increase of 4.6% a year."),
        Bad("es", "El número de alumnos pasó de 40 a 50, un aumento del [[20 %]]."),
        Confirmed("es", "Las ventas pasaron de 40 a 50 coches, lo que supone un aumento del [[25 %]]."),
        Good("es", "El número de alumnos pasó de 40 a 50, un aumento del 4,6 % al año."),
        Bad("de", "Die Zahl der Schüler stieg um [[20 Prozent]] von 40 auf 50."),
        Confirmed("de", "Die Zahl der Schüler stieg von 40 auf 50, ein Plus von [[25 Prozent]]."),
        Good("de", "Die Zahl der Schüler stieg von 40 auf 50, ein Plus von 4,6 Prozent pro Jahr."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield changes that the amounts contradict, and those that they confirm."""
        for change in changes(document):
            if change.told.kind is QuantityKind.FRACTION:
                yield from self._told_in_words(document, change)
            elif change.told.kind is QuantityKind.PERCENT and not change.of_shares:
                yield from self._judged(document, change)

    def _judged(self, document: Document, change: Change) -> Iterator[Finding]:
        before, after = change.pair.values()
        if change.sign * (after - before) < 0 and "versus" in change.pair.match:
            # "141 en 2018 contre 446 en 2019, soit une hausse": what stands first came first.
            change = change.turned()
            before, after = after, before
            if before and abs(after - before) * 100 > before * change.told.value * _TURNED:
                # "A rise in rates of 1 % would cost 18 cents a share, against a dollar in 1981"
                return
        ways = verdicts(change)
        severity = self.severity
        if not ways or not before:
            return
        percent = (after - before) / before * 100
        sum_ = f"({say(after)} - {say(before)}) / {say(before)} = {say(percent)} %."
        evidence = [Evidence(EvidenceKind.ARITHMETIC, sum_, change.pair.match.span)]
        wrong_way = change.sign * percent < 0
        if True in ways and is_whole_beside_tenths(change):
            ways = [None]
        if True in ways and is_bare(change) and True not in verdicts(change, Fraction(0), _LIKELY):
            # Nobody rounds both amounts so far that it is only just the percentage.
            ways = [None]
        if True in ways and not wrong_way:
            yield self.confirmed(change.told.span, "The amounts make the percentage.", evidence=evidence)
        if None in ways and True not in ways and is_bare(change) and set(verdicts(change, _LIKELY)) == {False}:
            severity = Severity.WARNING
            evidence.append(
                Evidence(EvidenceKind.TEXT, "Only if both amounts were rounded as far as can be it is that.")
            )
        elif None in ways and True not in ways and is_share_of_the_later(change, before, after):
            severity = Severity.WARNING
        elif None in ways and True not in ways and (is_written_finely(change) or is_whole_beside_tenths(change)):
            severity = Severity.WARNING
            evidence.append(Evidence(EvidenceKind.TEXT, _AS_EXACTLY))
        elif None in ways:
            return
        if change.taken:
            severity = Severity.WARNING
            evidence.append(Evidence(EvidenceKind.TEXT, TAKEN))
        if wrong_way and (change.taken or (True in ways and _are_rates(change))):
            # What rises is another thing than what has fallen: "the yen rose 0.8 % to 153.50 from 154.67".
            return
        if wrong_way and True not in ways:
            if abs(percent) > change.told.value * _TURNED and not _leads_to_both(change):
                return
            severity = Severity.WARNING
            evidence.append(Evidence(EvidenceKind.TEXT, TAKEN))
        if (True in ways and not wrong_way) or not change.sign or not is_of_them(document, change):
            return
        if is_on_another_basis(document, change) or _is_made_elsewhere(document, change, _makes):
            return
        if not wrong_way and abs(abs(percent) - change.told.value) <= min(change.told.step, 1) * _TWICE_ROUNDED:
            # 10.448 is rounded to 10.45, and that to 10.5.
            return
        if "tied" not in change.pair.match and _are_others_told(document, change):
            severity = Severity.WARNING
            evidence.append(Evidence(EvidenceKind.TEXT, _AMONG_OTHERS))
        other = (after - before) / after * 100 if after else None
        if other is not None and judge(change.told, Range(abs(other), abs(other)), Range(abs(other), abs(other))):
            evidence.append(
                Evidence(EvidenceKind.ARITHMETIC, f"{say(abs(other))} % is the change as a share of {say(after)}.")
            )
        way = "rise" if percent > 0 else "fall"
        message = f"From {say(before)} to {say(after)} is a {way} of {say(abs(percent))} %"
        message += "." if wrong_way and True in ways else f", not {say(change.told.value)} %."
        yield self.contradicted(
            change.told.span,
            message,
            severity=self.said(document, change.pair.match.span, severity),
            related=[
                Related("The difference" if "by" in change.pair.match else "Before", change.pair.start.span),
                Related("After", change.pair.end.span),
            ],
            evidence=evidence,
            suggestions=() if wrong_way else repair(document, abs(percent), change.told),
        )

    def _told_in_words(self, document: Document, change: Change) -> Iterator[Finding]:
        """Compare a change with the fraction that it is said to be: "um die Hälfte, von 120 auf 160"."""
        before, after = change.pair.values()
        told, meant = change.told, reach(change.told, change.told.hedge)
        if meant is None or not before or change.sign * (after - before) <= 0 or not is_of_them(document, change):
            return
        made, fraction = abs(after - before) / before, Fraction(told.value)
        sum_ = f"({say(after)} - {say(before)}) / {say(before)} = {say((after - before) / before * 100)} %"
        statement = f"{sum_}, and {fraction} = {say(fraction * 100)} %."
        evidence = [Evidence(EvidenceKind.ARITHMETIC, statement, change.pair.match.span)]
        finer = whole_beside_tenths(change)
        wide = [relative(*finer)] if finer else [relative(*amounts) for _, amounts in change.pair.amounts()]
        if any(ratio is not None and ratio.size.times(Fraction(1, 100)).meets(meant) for ratio in wide):
            if told.hedge is not None or abs(made - fraction) <= CLOSE:
                yield self.confirmed(told.span, "The amounts make the fraction.", evidence=evidence)
            return
        if abs(after - before) == fraction or _is_made_elsewhere(document, change, _makes_part):
            # "37,9 °C, tres décimas más que los 37,6".
            return
        way = "rise" if after > before else "fall"
        severity = self.severity if abs(made - fraction) / fraction > FAR else Severity.WARNING
        if change.taken or finer:
            severity = Severity.WARNING
            evidence.append(Evidence(EvidenceKind.TEXT, TAKEN if change.taken else _AS_EXACTLY))
        yield self.contradicted(
            told.span,
            f"From {say(before)} to {say(after)} is a {way} of {say(made * 100)} %, not of {fraction}.",
            severity=self.said(document, change.pair.match.span, severity),
            related=[Related("Before", change.pair.start.span), Related("After", change.pair.end.span)],
            evidence=evidence,
        )


def _leads_to_both(change: Change) -> bool:
    """Tell whether two amounts follow a change right away, so that they are its own: "up 6.9 % to 109 from 146"."""
    return "tied" in change.pair.match and change.told.span < min(change.pair.start.span, change.pair.end.span)


def _are_rates(change: Change) -> bool:
    """Tell whether two amounts count nothing and have places, as the price of one money in another has."""
    amounts = change.pair.start, change.pair.end
    return all(amount.unit is None and amount.noun is None and amount.step < 1 for amount in amounts)


def _are_others_told(document: Document, change: Change) -> bool:
    """Tell whether the sentence has another percentage, or another amount of the kind, than those of the change."""
    own = (change.told.span, change.pair.start.span, change.pair.end.span)
    first, last = (covering(document[SENTENCES], place(own).start) for place in (min, max))
    if first is None or last is None:
        return False
    kinds = {(one.kind, one.unit) for one in (change.told, change.pair.start, change.pair.end)}
    return any(
        (one.kind, one.unit) in kinds
        and not any(one.span.overlaps(span) for span in own)
        and not looks_like_year(document, one)
        for one in inside(document[QUANTITIES], first.to(last))
    )


def _is_made_elsewhere(document: Document, change: Change, makes: Callable[[Change, Fraction, Fraction], bool]) -> bool:
    start, end = (Fraction(amount.value) for amount in (change.pair.start, change.pair.end))
    before = end - change.sign * start
    between = document.text[change.pair.start.span.end : change.pair.end.span.start]
    is_parted = len(between) <= _PARTED and between.lstrip().startswith(",")
    if is_parted and change.sign and before > 0 and makes(change, before, end):
        # "Reculent de 412 000 euros, à 6,1 millions": the first is by how much.
        return True
    return is_made_by_others(
        document,
        change.pair.match.span,
        change.told,
        (change.pair.start, change.pair.end),
        partial(makes, change),
        loosely=change.taken,
    )


def _makes(change: Change, before: Fraction, after: Fraction) -> bool:
    """Tell whether two amounts make the percentage of a change, the way it goes."""
    percent = (after - before) / before * 100
    return change.sign * percent >= 0 and judge(change.told, *[Range(abs(percent), abs(percent))] * 2) is True


def _makes_part(change: Change, before: Fraction, after: Fraction) -> bool:
    """Tell whether two amounts make the fraction of a change, the way it goes."""
    meant, made = reach(change.told, change.told.hedge), (after - before) / before
    return meant is not None and change.sign * made >= 0 and Range(abs(made), abs(made)).meets(meant)
