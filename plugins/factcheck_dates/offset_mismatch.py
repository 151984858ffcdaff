"""dates.offset-mismatch."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from datetime import date, timedelta

from factcheck import (
    ATTRIBUTIONS,
    BLOCKS,
    CHRONOLOGY,
    LANGUAGES,
    MOMENTS,
    QUANTITIES,
    QUOTATIONS,
    SENTENCES,
    TIMEXES,
    Bad,
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
    Related,
    Severity,
    Span,
    Suggestion,
    TimeUnit,
    Timex,
    TimexAnchor,
    day_in_words,
    overlapping,
)
from factcheck_dates.readings.age_words import told_between
from factcheck_dates.readings.distances import (
    UNITS,
    Base,
    Events,
    bases_of,
    dates_before,
    days_away,
    distance_of,
    fits,
    is_apposed,
    is_comparable,
    is_rounded,
    led_to,
    offset_of,
    stated,
    steps_of,
)
from factcheck_dates.readings.governing import dates_together
from factcheck_dates.readings.today import passed
from factcheck_dates.readings.wording import day_near, moment_of, period_in_words, tables_at, words

PAIRS = Construction("dates.offset-of-date")
PERIODS = Construction("dates.period-of-date")
PASSED = Construction("dates.passed-since")
#: In code points: how long the words of a bound are ("nicht einmal").
#: Nobody tells the year that so few days lead to.
_SHORT = frozenset({TimeUnit.DAY, TimeUnit.WEEK})
#: Days that an anniversary is told of.
_TODAY = (Deixis.TODAY, Deixis.YESTERDAY, Deixis.TOMORROW)
#: A day without a month so many characters before an offset may be what it counts from.
_NEAR = 120
_BOUND = 16
#: How long after a change of the year or the month the one before the last is still called the last.
_NEW = timedelta(15)
#: In years: what is further off than this is no slip of a year.
_LIFETIME = 60
#: A date without a year is at most so far from the writing.
_YEAR = timedelta(366)
#: The year in which the last country changed its calendar, and how many days one has left out.
_LAST_CHANGE, _LEFT_OUT = 1923, range(10, 14)
_STEPS = {Deixis.LAST: -1, Deixis.THIS: 0, Deixis.NEXT: 1}

#: What is news is of so many days ago at the most: the figures of last month.
_NEWS = timedelta(45)


class OffsetMismatch(Checker):
    """A distance in time and the date that it is said to lead to do not agree.

    What it does:
        Takes a distance with its date ("il y a vingt ans, en 2004", "dix jours plus tard, le 27 mars", "the next day,
        March 13") and counts: from the day of writing, from the dated event it names, or from the date before it; where
        there is none, from what "had been" before. Years and months count as complete or rounded, days exactly. So it
        does with what points from the writing by itself ("l'an dernier, en 2022", "avant-hier, lundi 12 juin"), with
        what has lasted since a date ("depuis cinq ans, depuis 2015"), and with what is left until one.

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
        none reported, 33 distances confirmed. All six planted wrong were found.
    """

    id = "dates.offset-mismatch"
    since = "0.2"
    severity = Severity.ERROR
    reads = (
        PAIRS,
        PASSED,
        PERIODS,
        ATTRIBUTIONS,
        BLOCKS,
        CHRONOLOGY,
        LANGUAGES,
        MOMENTS,
        QUANTITIES,
        QUOTATIONS,
        SENTENCES,
        TIMEXES,
    )
    examples = (
        Bad("fr", "[[Il y a dix-sept ans, en 2004]], il quittait la scène.", published="2019-03-12"),
        Bad("fr", "[[Il y a trois jours, le 8 mars]], il est parti.", published="2019-03-12"),
        Bad("fr", "Il est parti le 17 mars 2019. [[Dix jours plus tard, le 28 mars]], il est revenu."),
        Confirmed("fr", "[[Il y a quinze ans, en 2004]], il quittait la scène.", published="2019-03-12"),
        Good("es", "La visita fue el 12 de agosto de 2026. Menos de un año después, el 2 de marzo de 2027, dimitió."),
        Good("de", "Der Besuch war am 12. August 2026. Weniger als ein Jahr später, am 2. März 2027, trat er zurück."),
        Good("fr", "Il y a une quinzaine d'années, en 2003, il quittait la scène.", published="2019-03-12"),
        Good("fr", "Il y a trente ans, le 9 novembre 1989, le Mur tombait.", published="2019-03-12"),
        Good("fr", "Il y a quatorze ans, en 2004, il quittait la scène.", published="2019-03-12"),
        Good("fr", "Il est parti le 17 mars, puis le 2 avril. Dix jours plus tard, le 29 mars, il est revenu."),
        Good("fr", "Le 17 mars 2019, il part. Quinze jours plus tard, le 31 mars, il revient."),
        Good("fr", "Comme l'an dernier, en 2016 et en 2012, elle a gagné.", published="2019-03-12"),
        Good("fr", "L'an dernier, en 2017, elle a gagné.", published="2019-01-03"),
        Good("fr", "Lundi, il est parti. Neuf jours après, le 25 août 1944, Paris est libre.", published="2024-08-20"),
        Bad("en", "[[Seventeen years ago, in 2004]], he left the stage.", published="2019-03-12"),
        Good("en", "Fourteen years ago, in 2004, he left the stage.", published="2019-03-12"),
        Bad("en", "He left on 12 March 2019. [[The next day, 14 March]], he was back."),
        Confirmed("en", "He left on 12 March 2019. [[The next day, 13 March]], he was back."),
        Good("en", "That was the last year, 2016, in which he came.", published="2019-03-12"),
        Bad("es", "[[Hace diecisiete años, en 2004]], dejó los escenarios.", published="2019-03-12"),
        Confirmed("es", "[[Hace quince años, en 2004]], dejó los escenarios.", published="2019-03-12"),
        Bad("de", "[[Vor siebzehn Jahren, im Jahr 2004]], verließ er die Bühne.", published="2019-03-12"),
        Confirmed("de", "[[Vor fünfzehn Jahren, im Jahr 2004]], verließ er die Bühne.", published="2019-03-12"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield distances that do not lead to their date, and those that do."""
        bounds = tuple(document.lexicon.tables.get("dates.bound", ()))
        events = Events(document)
        for match in document[PAIRS]:
            offset, named = offset_of(match), match["date"].value
            if offset.amount is None or offset.amount != int(offset.amount) or offset.unit not in UNITS:
                continue
            start = offset.span.start
            if document.folded[max(0, start - _BOUND) : start].rstrip().endswith(bounds):
                # "Moins d'un an plus tard, le 2 août": a bound, and no distance.
                continue
            if (
                named.span < offset.span
                and "base" not in match
                and ("that" not in match or offset.deixis is Deixis.AGO)
                and offset.anchor is not TimexAnchor.WRITING
                and not is_apposed(document, named, offset)
            ):
                # In "le 12 mars, deux jours plus tard" the date may be what is counted from.
                continue
            if named.year is not None and named.month is None and offset.unit in _SHORT:
                # "5,000 visitors in nine days, 2025 will be longer"
                continue
            if named.deixis in _TODAY and offset.unit is TimeUnit.YEAR:
                # "Yesterday, 260 years ago": the day of an anniversary.
                continue
            if offset.deixis is Deixis.AHEAD and offset.anchor is TimexAnchor.WRITING and _is_past(document, named):
                # "For the first time in a decade in September 1984": the ten years lie behind that.
                continue
            bases = self._bases_of(document, events, match, offset, named)
            yield from self._judge(document, offset.span.to(named.span), offset, named, bases)
        written = document[CHRONOLOGY].reference
        if written is not None:
            paired = [match["offset"].span for match in document[PAIRS] if "offset" in match]
            for match in document[PASSED]:
                if match["offset"].span not in paired:
                    yield from self._passed(document, match, written)
            ends = {group[-1].span for group in dates_together(document)} if document[PERIODS] else set()
            for match in document[PERIODS]:
                yield from self._period(document, match, written, ends)
            for timex in document[TIMEXES]:
                step = days_away(timex) if timex.is_day else None
                if step is not None:
                    yield from self._next_day(document, timex, written, step)

    def _passed(self, document: Document, match: Match, written: date) -> Iterator[Finding]:
        """Judge how long ago an event is said to have been, told of what is news."""
        told = passed(document, match, written)
        if told is None:
            return
        base, span = told.base, match.span
        evidence = [
            Evidence(EvidenceKind.TEXT, base.statement, base.span),
            Evidence(EvidenceKind.TEXT, f"This was written on {day_in_words(written)}, {told.right} after it.", span),
        ]
        if told.fits:
            yield self.confirmed(span, "The distance leads to the day of writing.", evidence=evidence)
            return
        yield self.contradicted(
            span,
            f"{words(document, span)} does not lead to the writing, {day_in_words(written)}: it is {told.right}.",
            severity=self.said(document, span, Severity.WARNING),
            related=[Related("Counted from here", base.span)] if base.span else [],
            evidence=evidence,
            suggestions=[
                Suggestion(f"The distance that fits: {told.right}"),
                Suggestion("If the date is wrong"),
            ],
        )

    @staticmethod
    def _bases_of(document: Document, events: Events, match: Match, offset: Timex, named: Timex) -> Sequence[Base]:
        base = match["base"].value if "base" in match else None
        if "left" in match:
            if (moment_of(document, named).last or date.max) < (document[CHRONOLOGY].reference or date.min):
                # "À trois mois de l'élection du 6 mai 2012, il était …": told of another time.
                return ()
            # It was counted by who wrote it, perhaps a day or two before it was printed.
            return [found._replace(certain=False) for found in bases_of(document, events, offset, named)]
        if base is None or (base.span > named.span and dates_before(document, offset, named)):
            # What had been before is counted from only where nothing was told before.
            return bases_of(document, events, offset, named)
        return stated(document, [moment_of(document, base)], offset, named)

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
        tables = tables_at(document, period.span.start)
        before = document.folded[: period.span.start].rsplit(maxsplit=1)[-1:]
        if any(word in tables.get("dates.no_period", {}) for word in before):
            # "That was the last year, 2019, in which he came."
            return
        if period.month is not None or period.span > named.span or named.span not in ends:
            # In "l'an dernier, en 2022 et en 2019" the years are so many others.
            return
        if named.modifier is not None or (named.year is None if period.unit is TimeUnit.YEAR else named.month is None):
            return
        if meant.first is None or meant.last is None or _counts(document, named, wanted.first.year):
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

    def _next_day(self, document: Document, timex: Timex, written: date, step: int) -> Iterator[Finding]:
        """Judge a date that is said to be that of yesterday, today or tomorrow, and lies after it.

        One that lies before it may have been written earlier than it was published.

        Args:
            document: The document.
            timex: "Demain, jeudi 14 mars".
            written: The day of writing.
            step: How many days from it "demain" is.
        """
        wanted = written + timedelta(step)
        meant = day_near(timex, wanted, _YEAR)
        if meant is None or timex.weekday not in (None, meant.isoweekday()):
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
        self, document: Document, span: Span, offset: Timex, named: Timex, bases: Sequence[Base]
    ) -> Iterator[Finding]:
        for base in bases:
            if fits(document, offset, named, base):
                led = led_to(document, offset, named, base)
                yield self.confirmed(
                    span, "The distance leads to the date.", evidence=list(steps_of(offset, base, led))
                )
                return
        if len(bases) != 1 or bases[0].is_open or not is_comparable(document, named):
            return
        base = bases[0]
        if base.span is not None and told_between(document, Span(base.span.end, offset.span.end)):
            return
        if offset.anchor is TimexAnchor.WRITING and _counts_from_another(document, offset, named):
            return
        if _changes_calendar(offset, named, base):
            return
        certain = base.certain and not is_rounded(offset, named, base)
        if not certain and _counts_from_news(document, offset, named):
            return
        led = led_to(document, offset, named, base)
        suggestions = [Suggestion(f"The date that fits: {led}")]
        distance = distance_of(document, offset, named, base)
        if distance is not None:
            suggestions.insert(0, Suggestion(f"The distance that fits: {distance}"))
        yield self.contradicted(
            span,
            f"{words(document, offset.span)} leads to {led}, not to {words(document, named.span)}.",
            severity=self.said(document, span, Severity.ERROR if certain else Severity.WARNING),
            related=[Related("Counted from here", base.span)] if base.span else [],
            evidence=list(steps_of(offset, base, led)),
            suggestions=suggestions,
        )


def _counts_from_news(document: Document, offset: Timex, named: Timex) -> bool:
    """Tell whether a date lies as far from what is news: "its lowest since 2015 … A year earlier, in May 2018"."""
    written = document[CHRONOLOGY].reference
    if written is None or offset.unit not in (TimeUnit.YEAR, TimeUnit.MONTH) or named.year is None:
        return False
    return fits(document, offset, named, Base(written - _NEWS, written, "", None, certain=False))


def _changes_calendar(offset: Timex, named: Timex, base: Base) -> bool:
    """Tell whether the days between are those that a calendar left out: "le 4 octobre 1582 … le lendemain, 15 octobre".

    The Gregorian calendar of 1582 came to Greece, the last country of Europe, in 1923 (Richards, Mapping Time, 1998).
    """
    if offset.unit is not TimeUnit.DAY or base.first.year > _LAST_CHANGE or offset.amount is None:
        return False
    if named.month is None and named.day is not None:
        # "Le jeudi 4 octobre 1582 … le lendemain, vendredi 15"
        return named.day - base.last.day - int(offset.amount) in _LEFT_OUT
    day = named.day_in(base.first.year)
    return day is not None and (day - base.first).days - int(offset.amount) in _LEFT_OUT


def _counts_from_another(document: Document, offset: Timex, named: Timex) -> bool:
    """Tell whether what is to come may be counted from a day told before: "l'un le 12, l'autre dans douze semaines"."""
    told = stated(document, dates_before(document, offset, named), offset, named)
    bare = any(
        timex.day is not None and timex.month is None
        for timex in overlapping(document[TIMEXES], Span(max(offset.span.start - _NEAR - 1, 0), offset.span.start))
    )
    return bare or any(fits(document, offset, named, base) for base in told)


def _counts(document: Document, named: Timex, year: int) -> bool:
    """Tell whether what looks like a year counts something: "last year, 1735 cars", far from any slip too."""
    is_bare = named.month is None and named.year is not None
    behind = document.text[named.span.end : named.span.end + 2]
    return is_bare and (abs((named.year or year) - year) > _LIFETIME or (behind[:1] == " " and behind[1:].isalpha()))


def _is_past(document: Document, named: Timex) -> bool:
    """Tell whether a date names a year that is past when this is written."""
    written = document[CHRONOLOGY].reference
    return written is not None and named.year is not None and named.year < written.year
