"""dates.offset-mismatch."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from factcheck import (
    BLOCKS,
    CHRONOLOGY,
    LANGUAGES,
    MOMENTS,
    QUOTATIONS,
    SENTENCES,
    TIMEXES,
    Bad,
    Basis,
    Checker,
    Confirmed,
    Construction,
    Deixis,
    Document,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    Match,
    Moment,
    Related,
    Severity,
    Span,
    Suggestion,
    TimeUnit,
    Timex,
    TimexAnchor,
    TimexModifier,
    covering,
    day_in_words,
    shifted,
)
from factcheck_dates.governing import dates_together
from factcheck_dates.wording import count_in_words, moment_of, period_in_words, words

PAIRS = Construction("dates.offset-of-date")
PERIODS = Construction("dates.period-of-date")
#: "Huit jours" and "quinze jours" are a week and a fortnight, counted with both ends.
_WITH_BOTH_ENDS = (8, 15)
#: How far "about ten days" reaches, as a share of the distance.
_ABOUT = 0.2
#: Round numbers of years stand for those beside them.
_ROUND = 5
#: How long after a change of the year or the month the one before the last is still called the last.
_NEW = timedelta(15)
#: So many sentences are looked at for what is counted from.
_SENTENCES = 4
_STEPS = {Deixis.LAST: -1, Deixis.THIS: 0, Deixis.NEXT: 1}
_DAY_STEPS = {Deixis.YESTERDAY: -1, Deixis.TODAY: 0, Deixis.TOMORROW: 1}
#: Of a year an offset leads to so many days at the least: ten years after January 2015 is not 2026.
_LEAST = timedelta(60)
_DAYS = {TimeUnit.DAY: 1, TimeUnit.WEEK: 7, TimeUnit.WEEKEND: 7}
_YEARS = {TimeUnit.YEAR: 1, TimeUnit.DECADE: 10, TimeUnit.CENTURY: 100}
_MONTHS = {TimeUnit.MONTH: 1, TimeUnit.QUARTER: 3, TimeUnit.HALF: 6} | {unit: 12 * n for unit, n in _YEARS.items()}
_UNITS = frozenset({*_DAYS, *_MONTHS})


class _Base(NamedTuple):
    """Where an offset is counted from: the days, the words, whether it is beyond doubt, whether its year is open."""

    first: date
    last: date
    statement: str
    span: Span | None
    certain: bool
    is_open: bool = False


class OffsetMismatch(Checker):
    """A distance in time and the date that it is said to lead to do not agree.

    What it does:
        Takes a distance with its date ("il y a vingt ans, en 2004", "dix jours plus tard, le 27 mars", "the next day,
        March 13") and counts: from the day of writing, from the dated event it names, or from the date before it; where
        there is none, from what "had been" before. Years and months count as complete or rounded, days exactly. So it
        does with what points from the writing by itself: "l'an dernier, en 2022", "demain, samedi 14 juin".

    Why it matters:
        Anniversaries are recycled from last year's copy with one of the two numbers left as it was.

    Known limits:
        A distance from "before" is checked only if one date alone stands before it, in its sentence or the nearest of
        its paragraph that has one; that it counts from there is assumed, so the finding is a warning. So is one about a
        round number of years that is off by one. A year that is not written is never held against one that is. "Last
        year" and "tomorrow" are warnings too, and "tomorrow" only where its date lies after it: copy is printed later
        than written, not before.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019):
        none reported, 31 distances confirmed. All six planted wrong were found.
    """

    id = "dates.offset-mismatch"
    since = "0.2"
    severity = Severity.ERROR
    reads = (PAIRS, PERIODS, BLOCKS, CHRONOLOGY, LANGUAGES, MOMENTS, SENTENCES, TIMEXES, QUOTATIONS)
    examples = (
        Bad("fr", "[[Il y a dix-sept ans, en 2004]], il quittait la scène.", published="2019-03-12"),
        Bad("fr", "[[Il y a trois jours, le 8 mars]], il est parti.", published="2019-03-12"),
        Bad("fr", "Il est parti le 17 mars 2019. [[Dix jours plus tard, le 28 mars]], il est revenu."),
        Confirmed("fr", "[[Il y a quinze ans, en 2004]], il quittait la scène.", published="2019-03-12"),
        Confirmed("fr", "Il est parti le 17 mars 2019. [[Dix jours plus tard, le 27 mars]], il est revenu."),
        Bad(
            "fr",
            "Le 2 mai 2019, on voit la fissure. Le pont, ouvert en 1964, est fermé. [[Dix-sept jours plus tard, le 22"
            " mai]], il rouvre.",
        ),
        Good(
            "fr",
            "Le 2 mai 2019, un agent voit la fissure. Le pont ferme le 5 mai. Dix-sept jours plus tard, le 22 mai, il"
            " rouvre.",
        ),
        Bad("fr", "Un pan avait lâché le 14 mai 2019. Le [[28 mai, douze jours plus tard]], un autre a cédé."),
        Bad(
            "fr",
            "Il part dimanche 8 août vers 14 heures. On le trouve [[le lendemain, 10 août]].",
            published="2021-08-18",
        ),
        Bad(
            "fr",
            "Elle se blesse le [[2 mai, trois semaines avant]] la première, prévue le 30 mai.",
            published="2018-05-09",
        ),
        Good(
            "fr",
            "Elle se blesse le 2 mai, quatre semaines avant la première, prévue le 30 mai.",
            published="2018-05-09",
        ),
        Good("fr", "Un pan avait lâché le 14 mai 2019. Le 28 mai, deux jours plus tard il pleuvait."),
        Good("fr", "Il y a une quinzaine d'années, en 2003, il quittait la scène.", published="2019-03-12"),
        Bad("fr", "[[Deux jours après l'attentat du 7 janvier 2015, le 10 janvier]], il se rend."),
        Confirmed("fr", "[[Deux jours après l'attentat du 7 janvier 2015, le 9 janvier]], il se rend."),
        Good("fr", "Il y a trente ans, le 9 novembre 1989, le Mur tombait.", published="2019-03-12"),
        Good("fr", "Il y a quatorze ans, en 2004, il quittait la scène.", published="2019-03-12"),
        Good("fr", "Il est parti le 17 mars, puis le 2 avril. Dix jours plus tard, le 29 mars, il est revenu."),
        Good("fr", "Le 17 mars 2019, il part. Quinze jours plus tard, le 31 mars, il revient."),
        # The year of what is counted from is that of the date it leads to, and not that of the writing.
        Confirmed(
            "fr",
            "Le 16 août, Dreux est libre. [[Neuf jours après, le 25 août 1944]], Paris l'est.",
            published="2024-08-20",
        ),
        Bad(
            "fr",
            "Le 16 août, Dreux est libre. [[Neuf jours après, le 28 août 1944]], Paris l'est.",
            published="2024-08-20",
        ),
        Bad("fr", "[[Dix ans après les attentats de janvier 2015, en 2026]], un musée ouvre."),
        Bad(
            "fr",
            "[[Dix jours plus tard, le 5 juin]], il mourait ; il avait été blessé le 20 mai.",
            published="2019-06-12",
        ),
        Bad("fr", "La ville a fêté [[l'an dernier, en 2016]], son jumelage.", published="2019-03-12"),
        Confirmed("fr", "La ville a fêté [[l'an dernier, en 2018]], son jumelage.", published="2019-03-12"),
        Good("fr", "Comme l'an dernier, en 2016 et en 2012, elle a gagné.", published="2019-03-12"),
        Good("fr", "L'an dernier, en 2017, elle a gagné.", published="2019-01-03"),
        Bad("fr", "[[Demain, jeudi 14 mars]], la ville fera la fête.", published="2019-03-12"),
        Confirmed("fr", "[[Demain, mercredi 13 mars]], la ville fera la fête.", published="2019-03-12"),
        Good("fr", "Demain, mardi 12 mars, la ville fera la fête.", published="2019-03-12"),
        Good("fr", "Lundi, il est parti. Neuf jours après, le 25 août 1944, Paris est libre.", published="2024-08-20"),
        Bad("en", "[[Seventeen years ago, in 2004]], he left the stage.", published="2019-03-12"),
        Bad("en", "A slip came on May 24, 2019. On [[June 6, nine days later]], a bigger one followed."),
        Confirmed("en", "A slip came on May 24, 2019. On [[June 6, thirteen days later]], a bigger one followed."),
        Good("en", "Fourteen years ago, in 2004, he left the stage.", published="2019-03-12"),
        Bad("en", "He left on 12 March 2019. [[The next day, 14 March]], he was back."),
        Confirmed("en", "He left on 12 March 2019. [[The next day, 13 March]], he was back."),
        Confirmed(
            "en", "On 16 August Dreux fell. [[Nine days later, on 25 August 1944]], Paris did.", published="2024-08-20"
        ),
        Bad("en", "[[Ten days later, on June 5]], he died; he had been shot on May 20.", published="2019-06-12"),
        Confirmed("en", "On May 26, 2019, she left. [[Ten days later, on June 5]], he died; he had left on May 20."),
        Bad("en", "The company said [[last year, in 2016]], that it would close.", published="2019-03-12"),
        Good("en", "That was the last year, 2016, in which he came.", published="2019-03-12"),
        Bad("es", "[[Tres días después, el 9 de junio]], volvió; había huido el 4 de junio.", published="2019-06-12"),
        Bad("es", "[[El año pasado, en 2016]], el pueblo ganó.", published="2019-03-12"),
        Bad("es", "[[Hace diecisiete años, en 2004]], dejó los escenarios.", published="2019-03-12"),
        Confirmed("es", "[[Hace quince años, en 2004]], dejó los escenarios.", published="2019-03-12"),
        Confirmed(
            "es",
            "El 16 de agosto cayó Dreux. [[Nueve días después, el 25 de agosto de 1944]], París.",
            published="2024-08-20",
        ),
        Bad("de", "[[Zehn Tage später, am 5. Juni]], starb er; er war am 20. Mai gestürzt.", published="2019-06-12"),
        Bad("de", "[[Letztes Jahr, 2016]], gewann die Stadt.", published="2019-03-12"),
        Bad("de", "[[Vor siebzehn Jahren, im Jahr 2004]], verließ er die Bühne.", published="2019-03-12"),
        Confirmed(
            "de",
            "Am 16. August fiel Dreux. [[Neun Tage später, am 25. August 1944]], fiel Paris.",
            published="2024-08-20",
        ),
        Confirmed("de", "[[Vor fünfzehn Jahren, im Jahr 2004]], verließ er die Bühne.", published="2019-03-12"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield distances that do not lead to their date, and those that do."""
        for match in document[PAIRS]:
            offset, named = match["offset"].value, match["date"].value
            if offset.amount is None or offset.amount != int(offset.amount) or offset.unit not in _UNITS:
                continue
            if (
                named.span < offset.span
                and "base" not in match
                and offset.anchor is not TimexAnchor.WRITING
                and not _is_apposed(document, named, offset)
            ):
                # In "le 12 mars, deux jours plus tard" the date may be what is counted from.
                continue
            bases = self._bases_of(document, match, offset, named)
            yield from self._judge(document, offset.span.to(named.span), offset, named, bases)
        written = document[CHRONOLOGY].reference
        if written is not None:
            ends = {group[-1].span for group in dates_together(document)} if document[PERIODS] else set()
            for match in document[PERIODS]:
                yield from self._period(document, match, written, ends)
            for timex in document[TIMEXES]:
                if timex.deixis in _DAY_STEPS and timex.is_day:
                    yield from self._next_day(document, timex, written)

    @staticmethod
    def _bases_of(document: Document, match: Match, offset: Timex, named: Timex) -> Sequence[_Base]:
        base = match["base"].value if "base" in match else None
        if base is None or (base.span > named.span and _before(document, offset, named)):
            # What had been before is counted from only where nothing was told before.
            return _bases(document, offset, named)
        return _stated(document, [moment_of(document, base)], offset, named)

    def _period(self, document: Document, match: Match, written: date, ends: Container[Span]) -> Iterator[Finding]:
        """Judge a year or a month that is said to be the last, this, or the next one.

        Args:
            document: The document.
            match: The period, and the date beside it.
            written: The day of writing.
            ends: The last dates of lists and ranges, and those that stand alone.
        """
        period, named = match["period"].value, match["date"].value
        meant, step = moment_of(document, named), _STEPS.get(period.deixis)
        wanted = moment_of(document, period)
        if step is None or period.unit not in (TimeUnit.YEAR, TimeUnit.MONTH) or not (wanted.first and wanted.last):
            return
        tables = document.lexicons[document[LANGUAGES].at(period.span.start)].tables
        before = document.folded[: period.span.start].rsplit(maxsplit=1)[-1:]
        if any(word in tables.get("dates.no_period", {}) for word in before):
            # "That was the last year, 2019, in which he came."
            return
        if period.month is not None or period.span > named.span or named.span not in ends:
            # In "l'an dernier, en 2022 et en 2019" the years are so many others.
            return
        if named.modifier is not None or (named.year is None if period.unit is TimeUnit.YEAR else named.month is None):
            return
        if meant.first is None or meant.last is None:
            return
        shown = period_in_words(wanted.first, wanted.last)
        evidence = [Evidence(EvidenceKind.TEXT, f"This was written on {day_in_words(written)}.", period.span)]
        if meant.first <= wanted.last and wanted.first <= meant.last:
            yield self.confirmed(match.span, "The date is in the period.", evidence=evidence)
        elif meant.last < wanted.first and written - _NEW < (wanted.last if step < 0 else written):
            # What is new is written before it begins.
            return
        else:
            yield self.contradicted(
                match.span,
                f"{words(document, period.span)} is {shown}, not {words(document, named.span)}.",
                severity=self.said(document, match.span, Severity.WARNING),
                evidence=evidence,
                suggestions=[Suggestion(f"The date that fits: {shown}")],
            )

    def _next_day(self, document: Document, timex: Timex, written: date) -> Iterator[Finding]:
        """Judge a date that is said to be that of yesterday, today or tomorrow, and lies after it.

        One that lies before it may have been written earlier than it was published.
        """
        meant = moment_of(document, timex).day
        wanted = written + timedelta(_DAY_STEPS[timex.deixis]) if timex.deixis else None
        if meant is None or wanted is None or timex.weekday not in (None, meant.isoweekday()):
            return
        evidence = [Evidence(EvidenceKind.TEXT, f"This was written on {day_in_words(written)}.", timex.span)]
        if meant == wanted:
            yield self.confirmed(timex.span, "The day is that of the date.", evidence=evidence)
        elif wanted < meant <= wanted + _NEW:
            yield self.contradicted(
                timex.span,
                f"{words(document, timex.span)} is {day_in_words(meant)}, and this was written on"
                f" {day_in_words(written)}.",
                severity=self.said(document, timex.span, Severity.WARNING),
                evidence=evidence,
                suggestions=[Suggestion(f"The date that fits: {day_in_words(wanted)}")],
            )

    def _judge(
        self, document: Document, span: Span, offset: Timex, named: Timex, bases: Sequence[_Base]
    ) -> Iterator[Finding]:
        for base in bases:
            if _fits(document, offset, named, base):
                led = _led_to(document, offset, named, base)
                yield self.confirmed(span, "The distance leads to the date.", evidence=list(_steps(offset, base, led)))
                return
        if len(bases) != 1 or bases[0].is_open or not _is_comparable(document, named):
            return
        base = bases[0]
        certain = base.certain and not _is_rounded(offset, named, base)
        led = _led_to(document, offset, named, base)
        suggestions = [Suggestion(f"The date that fits: {led}")]
        distance = _distance(document, offset, named, base)
        if distance is not None:
            suggestions.insert(0, Suggestion(f"The distance that fits: {distance}"))
        yield self.contradicted(
            span,
            f"{words(document, offset.span)} leads to {led}, not to {words(document, named.span)}.",
            severity=self.said(document, span, Severity.ERROR if certain else Severity.WARNING),
            related=[Related("Counted from here", base.span)] if base.span else [],
            evidence=list(_steps(offset, base, led)),
            suggestions=suggestions,
        )


def _bases(document: Document, offset: Timex, named: Timex) -> Sequence[_Base]:
    """Return the days that an offset can be counted from."""
    if offset.anchor is TimexAnchor.WRITING:
        written = document[CHRONOLOGY].reference
        if written is None:
            return ()
        return (_Base(written, written, f"This was written on {day_in_words(written)}.", None, certain=True),)
    if offset.anchor is not TimexAnchor.EVENT:
        return _stated(document, _before(document, offset, named), offset, named)
    resolved = moment_of(document, offset)
    if resolved.basis is not Basis.FACT or not (resolved.first and resolved.last and offset.unit and offset.amount):
        return ()
    first, last = (shifted(day, -_signed(offset), offset.unit) for day in (resolved.first, resolved.last))
    statement = f"{words(document, resolved.source or offset.span)} was on {period_in_words(first, last)}."
    return (_Base(first, last, statement, resolved.source, certain=True),)


def _stated(document: Document, moments: Sequence[Moment], offset: Timex, named: Timex) -> Sequence[_Base]:
    """Return the days that dates of the text mean as what is counted from."""
    found = []
    for moment in moments:
        if moment.first is None or moment.last is None:
            continue
        days = _days_of(document, moment, offset, named)
        first, last = days or (moment.first, moment.last)
        statement = f"{words(document, moment.timex.span)} is {period_in_words(first, last)}."
        found.append(_Base(first, last, statement, moment.timex.span, certain=False, is_open=days is None))
    return found


def _days_of(document: Document, moment: Moment, offset: Timex, named: Timex) -> tuple[date, date] | None:
    """Return the days of a date that is counted from; None where its year is open.

    A year that nobody wrote contradicts none that is written: such a date is the one next to where the offset leads.
    """
    timex, first, last = moment.timex, moment.first, moment.last
    if first is None or last is None or moment.basis is Basis.WRITTEN or named.year is None:
        return None if first is None or last is None else (first, last)
    target = moment_of(document, named)
    if timex.month is None or timex.deixis is not None or target.first is None or target.last is None:
        return None
    years = range(target.first.year - 1, target.last.year + 2)
    candidates = [days for year in years if (days := _in_year(timex, year)) is not None]
    if offset.deixis is Deixis.AGO:
        return next((days for days in candidates if days[1] >= target.first), None)
    return next((days for days in reversed(candidates) if days[0] <= target.last), None)


def _in_year(timex: Timex, year: int) -> tuple[date, date] | None:
    """Return the day or the month of a date in a year."""
    try:
        day = date(year, timex.month or 0, timex.day or 1)
    except ValueError:
        return None
    return day, day if timex.day is not None else shifted(day, 1, TimeUnit.MONTH) - timedelta(1)


def _is_apposed(document: Document, named: Timex, offset: Timex) -> bool:
    """Tell whether a distance explains the date that opens its sentence: "Le 28 mai, douze jours plus tard, …"."""
    sentence = covering(document[SENTENCES], named.span.start)
    opening = document.folded[sentence.start if sentence else 0 : named.span.start].split()
    between = document.folded[named.span.end : offset.span.start].strip()
    behind = document.folded[offset.span.end : offset.span.end + 1]
    return len(opening) <= 1 and between == "," and behind == ","


def _before(document: Document, offset: Timex, named: Timex) -> Sequence[Moment]:
    """Return the dates before an offset and the date beside it that it can count from.

    They stand in its sentence, or else in the nearest one before it that has any; beyond the last one only in its
    paragraph, and not for years, which lead out of it.
    """
    sentences = document[SENTENCES]
    place = min(offset.span.start, named.span.start)
    index = bisect_right(sentences, (place, len(document.text))) - 1
    paragraph = covering([block.span for block in document[BLOCKS]], place)
    for number in range(index, max(index - _SENTENCES, -1), -1):
        start = sentences[number].start
        if number < index - 1 and (offset.unit in _YEARS or paragraph is None or start < paragraph.start):
            break
        found = [
            moment
            for moment in document[MOMENTS]
            if start <= moment.timex.span.start < min(place, sentences[number].end)
            and moment.first is not None
            and (moment.day is not None or offset.unit in _YEARS)
            and not moment.timex.is_offset
        ]
        if found:
            # A time of day is of the day beside it: "dimanche 8 août vers 14 heures".
            return list({(moment.first, moment.last): moment for moment in reversed(found)}.values())
    return ()


def _signed(offset: Timex) -> int:
    return int(offset.amount or 0) * (-1 if offset.deixis is Deixis.AGO else 1)


def _reach(offset: Timex, base: _Base) -> tuple[date, date]:
    """Return the first and the last day that an offset can lead to."""
    amount, unit = int(offset.amount or 0), offset.unit
    about = _ABOUT if offset.modifier is TimexModifier.APPROX else 0.0
    low = high = float(amount)
    if unit in _DAYS:
        scale = _DAYS[unit]
        low, high = low * scale, high * scale
        if unit is not TimeUnit.DAY:
            low, high = low - 3, high + 3
        elif amount in _WITH_BOTH_ENDS:
            low -= 1
    else:
        months = _MONTHS[unit] if unit else 1
        # Complete units, or rounded ones.
        low, high = (amount - 0.5) * months * 30.44, (amount + 1) * months * 30.44 - 1
    low, high = low * (1 - about), high * (1 + about)
    near, far = timedelta(round(low)), timedelta(round(high))
    if offset.deixis is Deixis.AGO:
        return base.first - far, base.last - near
    return base.first + near, base.last + far


def _fits(document: Document, offset: Timex, named: Timex, base: _Base) -> bool:
    """Tell whether one of the days that an offset can lead to is one that the date can mean."""
    low, high = _reach(offset, base)
    if named.year is not None and offset.unit is TimeUnit.YEAR and base.first.year + _signed(offset) == named.year:
        # In the year of an anniversary it is spoken of before its day.
        return True
    if named.year is not None or named.deixis is not None:
        moment = moment_of(document, named)
        if moment.first is None or moment.last is None:
            return True
        least = _LEAST if named.month is None and offset.unit in _YEARS and base.span is not None else timedelta()
        return min(moment.last, high) - max(moment.first, low) >= least
    length = (high - low).days
    if named.is_day:
        return any(_is_on(named, year, low, high) for year in range(low.year, high.year + 1))
    if named.month is not None:
        return length > 334 or any((low + timedelta(n)).month == named.month for n in range(length + 1))
    if named.day is not None:
        return length > 31 or any((low + timedelta(n)).day == named.day for n in range(length + 1))
    if named.weekday is not None:
        return length > 6 or any((low + timedelta(n)).isoweekday() == named.weekday for n in range(length + 1))
    return True


def _is_on(named: Timex, year: int, low: date, high: date) -> bool:
    try:
        return low <= date(year, named.month or 0, named.day or 0) <= high
    except ValueError:
        return False


def _is_comparable(document: Document, named: Timex) -> bool:
    """Tell whether a date says enough to be contradicted."""
    if named.modifier is not None or named.part is not None:
        return False
    return named.year is None or moment_of(document, named).first is not None


def _is_rounded(offset: Timex, named: Timex, base: _Base) -> bool:
    """Tell whether a round number of years, one off, stands for the right one."""
    if offset.unit not in _YEARS or int(offset.amount or 0) % _ROUND or named.year is None:
        return False
    years = abs(base.first.year - named.year)
    return abs(years - int(offset.amount or 0) * _YEARS[offset.unit]) <= 1


def _distance(document: Document, offset: Timex, named: Timex, base: _Base) -> str | None:
    """Return the distance between base and date in the unit of the offset."""
    moment = moment_of(document, named)
    first = moment.first
    if first is None or moment.last is None or offset.unit is None:
        return None
    days = abs((first - base.first).days)
    if offset.unit in _DAYS:
        return count_in_words(round(days / _DAYS[offset.unit]), offset.unit.value)
    if offset.unit is TimeUnit.YEAR:
        return count_in_words(abs(first.year - base.first.year), "year")
    if offset.unit is TimeUnit.MONTH:
        return count_in_words(abs((first.year - base.first.year) * 12 + first.month - base.first.month), "month")
    return None


def _led_to(document: Document, offset: Timex, named: Timex, base: _Base) -> str:
    """Return where an offset leads, as finely as offset and date are said: "2012" for years."""
    if offset.unit is None or offset.unit not in _MONTHS:
        return period_in_words(*_reach(offset, base))
    first, last = (shifted(day, _signed(offset), offset.unit) for day in (base.first, base.last))
    if named.month is None or offset.unit in _YEARS:
        coarse = date(first.year, 1, 1), date(last.year, 12, 31)
    else:
        coarse = first.replace(day=1), shifted(last.replace(day=1), 1, TimeUnit.MONTH) - timedelta(1)
    meant = moment_of(document, named)
    if meant.first is not None and meant.last is not None and coarse[0] <= meant.last and meant.first <= coarse[1]:
        # Too coarse to say why the date does not fit.
        return period_in_words(first, last)
    return period_in_words(*coarse)


def _steps(offset: Timex, base: _Base, led: str) -> Iterator[Evidence]:
    yield Evidence(EvidenceKind.TEXT, base.statement, base.span)
    side = "before" if offset.deixis is Deixis.AGO else "after"
    unit = offset.unit.value if offset.unit else ""
    statement = f"{count_in_words(float(offset.amount or 0), unit)} {side} it is {led}."
    yield Evidence(EvidenceKind.ARITHMETIC, statement, offset.span)
