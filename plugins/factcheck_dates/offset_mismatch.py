"""dates.offset-mismatch."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from datetime import date, timedelta

from factcheck import (
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
from factcheck_dates.readings.lives import told_between
from factcheck_dates.readings.wording import day_near, moment_of, period_in_words, words

PAIRS = Construction("dates.offset-of-date")
PERIODS = Construction("dates.period-of-date")
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
#: A date without a year is at most so far from the writing.
_YEAR = timedelta(366)
#: The year in which the last country changed its calendar, and how many days one has left out.
_LAST_CHANGE, _LEFT_OUT = 1923, range(10, 14)
_STEPS = {Deixis.LAST: -1, Deixis.THIS: 0, Deixis.NEXT: 1}


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
    reads = (PAIRS, PERIODS, BLOCKS, CHRONOLOGY, LANGUAGES, MOMENTS, QUANTITIES, QUOTATIONS, SENTENCES, TIMEXES)
    examples = (
        Good("en", "Yesterday, 260 years ago, the calendar changed.", published="2012-09-03"),
        # The days that a new calendar left out.
        Good("fr", "Le mercredi 31 janvier 1918 y eut pour lendemain le jeudi 14 février."),
        Good("es", "Murió el jueves 4 de octubre de 1582 y la enterraron al día siguiente, viernes 15 de octubre."),
        Good("es", "Murió el jueves 4 de octubre de 1582 y la enterraron al día siguiente, viernes 15."),
        Good("en", "She died on Wednesday, 2 September 1752, and was buried the next day, Thursday, 14 September."),
        Good("de", "Er starb am Mittwoch, dem 31. Januar 1918, und wurde tags darauf, am 14. Februar, begraben."),
        Good("fr", "Hier, il y a 260 ans, le calendrier changeait.", published="2012-09-03"),
        Good("es", "Ayer, hace 260 años, cambió el calendario.", published="2012-09-03"),
        Good("de", "Gestern vor 260 Jahren wechselte der Kalender.", published="2012-09-03"),
        Good("fr", "Prochain match dans quinze jours, dimanche 27 novembre.", published="2016-11-14"),
        # From an age told between, nobody knows the day.
        Good(
            "fr",
            "Elle lut à 14 ans, en 1943, et entra à 23 ans à l'usine, où, quatre ans plus tard, en 1956, elle vota.",
        ),
        Good("en", "She read in 1943 and at 23 joined the mill where, four years later, in 1956, she was elected."),
        Good("es", "Leyó en 1943 y a los 23 entró en la fábrica donde, cuatro años después, en 1956, fue elegida."),
        Good("de", "Sie las 1943 und ging mit 23 Jahren ins Werk, wo sie vier Jahre später, 1956, gewählt wurde."),
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
        Good("fr", "La visite eut lieu le 12 août 2026. Moins d'un an plus tard, le 2 mars 2027, il démissionna."),
        Good("en", "The visit was on 12 August 2026. Less than a year later, on 2 March 2027, he resigned."),
        Good("es", "La visita fue el 12 de agosto de 2026. Menos de un año después, el 2 de marzo de 2027, dimitió."),
        Good("de", "Der Besuch war am 12. August 2026. Weniger als ein Jahr später, am 2. März 2027, trat er zurück."),
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
        Bad(
            "fr",
            "Elle avait disparu le 3 mars 2023. Son corps a été découvert le [[10 mars, soit cinq jours plus tard]].",
            published="2023-06-14",
        ),
        Bad("fr", "[[Après-demain, vendredi 23 juin]], s'ouvrira le salon.", published="2023-06-14"),
        Bad(
            "fr",
            "Élu en mars 2014, il a quitté son poste [[trois ans plus tard, en mars 2020]].",
            published="2024-10-08",
        ),
        Good("fr", "Il y a près d'un siècle, en 1929, la Bourse s'effondrait.", published="2024-10-08"),
        Bad("en", "[[Twenty years ago this month, in June 2001]], the stadium opened.", published="2023-06-14"),
        Bad(
            "en", "Elected in March 2014, he left office [[three years later, in March 2020]].", published="2024-10-08"
        ),
        Bad("es", "[[Pasado mañana, viernes 23 de junio]], abrirá el salón.", published="2023-06-14"),
        Bad("es", "[[Hace seis años, en abril de 2014]], ardió la nave.", published="2024-10-08"),
        Bad("de", "Seit [[fünf Jahren, also seit 2015]], ist das Bad geschlossen.", published="2024-10-08"),
        Bad("de", "Im März 2014 gewählt, trat er [[drei Jahre später, im März 2020]], zurück.", published="2024-10-08"),
        Bad(
            "fr",
            "Le feu a pris le 2 avril.\n\n[[Huit jours plus tard, le 24 avril]], l'usine rouvrait.",
            published="2023-06-14",
        ),
        Good(
            "en",
            "It met on April 3. It will do so next week.\n\nTen days later, on April 20, it did.",
            published="2023-06-14",
        ),
        Bad(
            "fr",
            "L'incendie s'était déclaré le 29 décembre.\n\n[[Dix jours après le sinistre, le 12 janvier]], le four"
            " repartait.",
            published="2010-01-14",
        ),
        Good(
            "fr", "Il est mort le 30 juin 2017. Un an après son décès, le 30 juin 2017, rien.", published="2018-07-14"
        ),
        Bad(
            "en",
            "The fire broke out on 8 April. [[Twelve days after the blaze, on 18 April]], a man was held.",
            published="2013-04-24",
        ),
        Bad(
            "es",
            "El fuego se declaró el 8 de abril. [[Doce días después del incendio, el 18 de abril]], detuvieron a uno.",
            published="2013-04-24",
        ),
        Bad(
            "de",
            "Der Brand brach am 8. April aus. [[Zwölf Tage nach dem Feuer, am 18. April]], wurde er gefasst.",
            published="2013-04-24",
        ),
        Bad(
            "de",
            "Zwei Tage später, am 8. September, war zu.\n\n[[Zwölf Tage später, am 21. September]], lag es vor.",
            published="2010-09-27",
        ),
        Good(
            "de",
            "Baubeginn ist am Dienstag, dem 13. Mai, Eröffnung 22 Monate später, im März 2027.",
            published="2025-03-28",
        ),
        Bad("es", "Ardió el 2 de abril.\n\n[[Ocho días después, el 24 de abril]], abrió.", published="2023-06-14"),
        Bad("fr", "Il entre à l'usine en 1988, à 16 ans. [[Six ans plus tard, en 1997]], il la quitte."),
        Good("fr", "Il entre à l'usine en 1988, à 16 ans. Six ans plus tard, en 1994, il la quitte."),
        Bad("en", "He joined the mill in 1988, aged 16. [[Six years later, in 1997]], he left it."),
        Good("en", "He joined the mill in 1988, aged 16. Six years later, in 1994, he left it."),
        Bad("es", "Entró en la fábrica en 1988, con 16 años. [[Seis años después, en 1997]], la dejó."),
        Good("es", "Entró en la fábrica en 1988, con 16 años. Seis años después, en 1994, la dejó."),
        Bad("de", "Er kam 1988 mit 16 Jahren ins Werk. [[Sechs Jahre später, 1997]], ging er."),
        Good("de", "Er kam 1988 mit 16 Jahren ins Werk. Sechs Jahre später, 1994, ging er."),
        Bad("de", "Am 2. April brannte es.\n\n[[Acht Tage später, am 24. April]], öffnete es.", published="2023-06-14"),
        Good("de", "17.500 Besucher in neun Tagen, 2025 geht es eine Woche länger.", published="2024-06-10"),
        Good("en", "A record 5,000 came in nine days, 2025 will bring a longer fair.", published="2024-06-10"),
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
            bases = self._bases_of(document, events, match, offset, named)
            yield from self._judge(document, offset.span.to(named.span), offset, named, bases)
        written = document[CHRONOLOGY].reference
        if written is not None:
            ends = {group[-1].span for group in dates_together(document)} if document[PERIODS] else set()
            for match in document[PERIODS]:
                yield from self._period(document, match, written, ends)
            for timex in document[TIMEXES]:
                step = days_away(timex) if timex.is_day else None
                if step is not None:
                    yield from self._next_day(document, timex, written, step)

    @staticmethod
    def _bases_of(document: Document, events: Events, match: Match, offset: Timex, named: Timex) -> Sequence[Base]:
        base = match["base"].value if "base" in match else None
        if "left" in match:
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
