"""dates.duration-mismatch."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from factcheck import (
    MOMENTS,
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
    Related,
    Severity,
    Suggestion,
    TimeUnit,
    Timex,
    TimexModifier,
)
from factcheck_dates.wording import count_in_words, moment_of, words

LENGTHS = Construction("dates.length-of-range")
_DAY = 24 * 60
#: How far "about ten years" reaches, as a share of the length.
_ABOUT = 0.2
_MONTH = 30.44
#: Where no year is written, the lengths are those of this one, which is no leap year.
_ANY_YEAR = 2001


class _Length(NamedTuple):
    """What a range can be said to last, in one unit, and what a careless count can come to."""

    low: float
    high: float
    shown: float
    careless: float


class DurationMismatch(Checker):
    """A range of dates or hours and the length that is said of it do not agree.

    What it does:
        Computes how long a range lasts ("de 2010 à 2015, soit sept ans", "from 9 a.m. to 11 a.m., for three hours") and
        compares it with the length that stands beside it. Both ways of counting are right: with both ends, or from
        one to the other.

    Why it matters:
        Terms of office, sentences and opening hours are facts that readers act on.

    Known limits:
        A range of years may last a year less than they are apart ("de 2010 à 2015" from December to January); what fits
        only that reading is a warning.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019):
        none reported, 13 lengths confirmed. All eight lengths planted wrong were found.
    """

    id = "dates.duration-mismatch"
    since = "0.2"
    severity = Severity.ERROR
    reads = (LENGTHS, MOMENTS, QUOTATIONS)
    examples = (
        Bad("fr", "Il a dirigé la banque [[de 2010 à 2015, soit sept ans]]."),
        Bad("fr", "Le magasin ouvre [[de 9h à 11h, soit trois heures]]."),
        Bad("fr", "Le festival dure [[du 3 juin au 10 juin, soit dix jours]]."),
        Bad("fr", "Il a dirigé la banque [[pendant sept ans, de 2010 à 2015]]."),
        Confirmed("fr", "Il a dirigé la banque [[de 2010 à 2015, soit cinq ans]]."),
        Confirmed("fr", "Le festival dure [[du 3 juin au 10 juin, soit huit jours]]."),
        Confirmed("fr", "La salle est fermée [[de 22h à 6h, soit huit heures]]."),
        Good("fr", "Il a dirigé la banque de 2010 à 2015, puis sept ans l'assurance."),
        Good("fr", "De 2010 à 2015, soit plus de sept ans avant le procès."),
        Bad("en", "He ran the bank [[for seven years, from 2010 to 2015]]."),
        Good("en", "He ran the bank from 2010 to 2015, then the insurers for seven years."),
        Confirmed("en", "He ran the bank [[for five years, from 2010 to 2015]]."),
        Bad("es", "Dirigió el banco [[durante siete años, de 2010 a 2015]]."),
        Confirmed("es", "Dirigió el banco [[durante cinco años, de 2010 a 2015]]."),
        Bad("de", "Er leitete die Bank [[von 2010 bis 2015, also sieben Jahre]]."),
        Confirmed("de", "Er leitete die Bank [[von 2010 bis 2015, also fünf Jahre]]."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield ranges that do not last as long as is said, and those that do."""
        for match in document[LENGTHS]:
            first, last, said = match["from"].value, match["to"].value, match["length"].value
            if said.amount is None or said.deixis is not None:
                continue
            length = _length(document, first, last, said.unit)
            if length is None:
                continue
            about = _ABOUT * said.amount if said.modifier is TimexModifier.APPROX else 0.0
            unit = said.unit.value
            evidence = Evidence(
                EvidenceKind.ARITHMETIC,
                f"From {words(document, first.span)} to {words(document, last.span)} it is"
                f" {count_in_words(round(length.shown, 1), unit)}.",
                first.span.to(last.span) if first.span < last.span else first.span,
            )
            if length.low - about <= said.amount <= length.high + about:
                yield self.confirmed(match.span, "The range lasts as long as is said.", evidence=[evidence])
                continue
            careless = said.amount >= length.careless - about and said.amount < length.low
            yield self.contradicted(
                match.span,
                f"{words(document, said.span)} is not the length of the range:"
                f" it is {count_in_words(round(length.shown, 1), unit)}.",
                severity=self.said(document, match.span, Severity.WARNING if careless else Severity.ERROR),
                related=[Related("The beginning", first.span), Related("The end", last.span)],
                evidence=[evidence],
                suggestions=[Suggestion(f"The length that fits: {count_in_words(round(length.shown, 1), unit)}")],
            )


def _length(document: Document, first: Timex, last: Timex, unit: TimeUnit | None) -> _Length | None:
    """Return how long a range lasts in a unit; None where that cannot be told."""
    if first.minute is not None and last.minute is not None:
        return _of_times(first.minute, last.minute, unit)
    if unit is TimeUnit.YEAR and first.year and last.year and first.month is None and last.month is None:
        if first.unit is not None or last.unit is not None or last.year <= first.year:
            return None
        years = last.year - first.year
        return _Length(years, years + 1, years, max(years - 1, 1))
    year = first.year or last.year
    begin, end = _day(document, first, year), _day(document, last, year, behind=True)
    if begin is None or end is None or end < begin:
        return None
    days = (end - begin).days
    whole = first.is_day and last.is_day
    match unit:
        case TimeUnit.DAY if whole:
            return _Length(days, days + 1, days, days)
        case TimeUnit.WEEK if whole:
            weeks = days / 7
            return _Length(weeks - 0.3, weeks + 0.3, weeks, weeks - 0.3)
        case TimeUnit.MONTH:
            months = (end.year - begin.year) * 12 + end.month - begin.month
            if not whole:
                return _Length(months, months + 1, months + 1, months)
            return _Length(int(days / _MONTH), int(days / _MONTH) + 1, round(days / _MONTH, 1), int(days / _MONTH))
        case TimeUnit.YEAR:
            years = int(days / 365.25)
            if not years:
                # What is said to last years is something else.
                return None
            return _Length(years, years + 1, round(days / 365.25, 1), years)
        case _:
            return None


def _of_times(begin: int, end: int, unit: TimeUnit | None) -> _Length | None:
    minutes = (end - begin) % _DAY
    if unit is TimeUnit.HOUR:
        return _Length(minutes / 60, minutes / 60, minutes / 60, minutes / 60)
    if unit is TimeUnit.MINUTE:
        return _Length(minutes, minutes, minutes, minutes)
    return None


def _day(document: Document, timex: Timex, year: int | None, *, behind: bool = False) -> date | None:
    """Return the first day of an end of a range, or the last of it; without a year, in that of the other end."""
    if timex.is_day and timex.year is None:
        try:
            return date(year or _ANY_YEAR, timex.month or 0, timex.day or 0)
        except ValueError:
            return None
    moment = moment_of(document, timex)
    return moment.last if behind else moment.first
