"""dates.impossible-date."""

from __future__ import annotations

from calendar import isleap, monthrange
from collections.abc import Iterator
from datetime import timedelta

from factcheck import (
    ATTRIBUTIONS,
    CHRONOLOGY,
    LANGUAGES,
    MOMENTS,
    QUOTATIONS,
    QUOTED,
    SENTENCES,
    TIMEXES,
    Bad,
    Basis,
    Checker,
    Document,
    Edit,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    Severity,
    Span,
    Suggestion,
    Timex,
    beginning,
    candidate_years,
    day_in_words,
)
from factcheck_dates.readings.other_years import CLOSE, is_announced
from factcheck_dates.readings.wording import (
    day_near,
    moment_of,
    month_in_words,
    sentence_number,
    sentence_of,
    tables_at,
)

_LEAP = 2024
#: Without a year a day is told of that lies so far back at the most.
_YEAR = timedelta(366)
#: Behind a weekday a number up to this one is a slip of the keys for a day: "mercredi 32 janvier".
_SLIP = 39
#: In characters: so far before a day stands the year that a passage tells of.
_PASSAGE = 400
#: Characters that an article before a date takes up at the most.
_ARTICLE = 8
#: So many characters beside it are quote marks, an article and spaces: who quotes a date alone speaks of the words.
_MARKED = 8


def _date(timex: Timex) -> tuple[int | None, int | None, int | None]:
    return timex.year, timex.month, timex.day


def _names_leap_year(document: Document, timex: Timex) -> bool:
    """Tell whether a 29 February is one of a leap year that is named: "In the leap year of 2012 …".

    What is not said to come may be told of a year that is named some sentences before.
    """
    sentence = sentence_of(document, timex.span)
    start = sentence.start if is_announced(document, timex) else max(sentence.start - _PASSAGE, 0)
    near = beginning(document[TIMEXES], Span(start, sentence.end))
    return any(other.year is not None and isleap(other.year) for other in near)


def _is_one_of_many(document: Document, timex: Timex) -> bool:
    """Tell whether a day without a year is any such day, or denied: "des 29 février", "2022 has no Feb. 29"."""
    tables = tables_at(document, timex.span.start)
    before = document.folded[: timex.span.start].rsplit(maxsplit=1)[-1:]
    return any(word in tables.get("dates.any_day", {}) for word in before)


def _is_told_of_another_year(document: Document, timex: Timex) -> bool:
    """Tell whether a day that has been was in a year long past that is not named: "el pasado 29 de febrero" in 2023."""
    written, moment = document[CHRONOLOGY].reference, moment_of(document, timex)
    if written is None or moment.first is None or moment.basis not in (Basis.TENSE, Basis.WRITING):
        return False
    near = day_near(timex._replace(weekday=None), written, timedelta(CLOSE))
    # "…, which opened on January 2, ends on February 29": the verb that is past may be that of another day.
    return near is None and written - moment.first > _YEAR and str(moment.first.year) not in document.text


def _may_be_missing(timex: Timex) -> bool:
    """Tell whether some year, or every year, is without a day: the 29th of February, the 31st of June."""
    month, day = timex.month or 0, timex.day or 0
    longest = monthrange(_LEAP, month)[1]
    return longest < day <= (_SLIP if timex.weekday is not None else 31) or (month == 2 and day == longest)


def _talked_about(document: Document, timex: Timex) -> bool:
    """Tell whether a date is but spoken of: "un 30 février", "le 30 février n'existe pas", the song "Le 31 février"."""
    tables = tables_at(document, timex.span.start)
    sentences = document[SENTENCES]
    # What there never was is told of in the sentence of the date, or in the one before or behind it.
    index = max(sentence_number(sentences, timex.span.start), 0)
    near = sentences[max(index - 1, 0) : index + 2]
    told = document.folded[near[0].start : near[-1].end] if near else document.folded
    if any(phrase in told for phrase in tables.get("dates.unreal", ())):
        return True
    if document.folded[: timex.span.start].rstrip().endswith(tuple(tables.get("dates.unreal_before", ()))):
        # "There is no 31 June, and half the parish has rung."
        return True
    before = document.folded[max(0, timex.span.start - _ARTICLE) : timex.span.start].split()
    if before and before[-1] in tables.get("dates.indefinite", {}):
        return True
    return any(
        pair.span.contains(timex.span) and pair.span.length - timex.span.length <= _MARKED for pair in document[QUOTED]
    )


class ImpossibleDate(Checker):
    """A day that the calendar does not have.

    What it does:
        Finds days beyond the end of their month ("31 avril"), and 29 February in a year that has none, whether the
        year is written or follows from the date of publication.

    Why it matters:
        The day or the month is wrong, and nobody can come on that day.

    Known limits:
        Days above 31 are left alone: in real copy they are prices, ages and titles. 29 February without a year is
        reported only when neither the year of writing nor the years before and after it have one, or, as a warning,
        when the one that has it is not on the side that the sentence tells of ("le 29 février dernier" in 2023).

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019):
        one error, which is true ("mercredi 32 janvier").
    """

    id = "dates.impossible-date"
    since = "0.1"
    severity = Severity.ERROR
    reads = (TIMEXES, ATTRIBUTIONS, CHRONOLOGY, LANGUAGES, MOMENTS, QUOTATIONS, QUOTED, SENTENCES)
    examples = (
        Bad("fr", "L'exposition ferme le [[31 avril]]."),
        Bad("fr", "Il est né le [[29 février 1995]] à Lyon."),
        Bad("fr", "La réunion est fixée au [[30 février 2020]]."),
        Good("fr", "La lettre portait la date du 31 juin 1986, un jour qui n'a jamais existé."),
        Good("en", "The letter bore the date 31 June 1986, a day that never existed, and nobody noticed."),
        Good("fr", "Une facture datée du 29 février 2015 l'a trahi. Cette année-là, ce jour n'existait pas."),
        Good("fr", "L'exposition ferme le 30 avril ; il est né le 29 février 1996."),
        Good("fr", "Le 29 février, le parc rouvrira.", published="2020-02-10"),
        Good("fr", "Le calendrier suédois de 1712 a compté un 30 février."),
        Good("fr", "Le 30 février n'existe pas."),
        Good("fr", "Elle est née un 29 février : des 29 février, elle en a eu dix-neuf.", published="2021-05-02"),
        Good("fr", "La barre coûte 45 mars dans ce jeu."),
        Bad("en", "The show closes on [[April 31]]."),
        Bad("en", "She was born on [[29 February 1995]]."),
        Good("en", 'The card gave the date as 31 June. "There is no 31 June," the rector said. "Come on the 30th."'),
        Bad("en", "There is no room on [[31 June]]."),
        Good("en", "The show closes on April 30, 2019; she was born on 29 February 1996."),
        Good("fr", "Le carton disait le 31 juin. Or il n'y a pas de 31 juin, a ri le curé, qui en a fait un sermon."),
        Bad("fr", "Il n'y a pas de place le [[31 juin]]."),
        Bad("es", "La muestra cierra el [[31 de abril]]."),
        Good("es", "La tarjeta decía el 31 de junio. «No hay 31 de junio», rió el cura."),
        Good("es", "La muestra cierra el 30 de abril."),
        Bad("de", "Die Ausstellung schließt am [[31. April]]."),
        Good("de", "Die Ausstellung schließt am 30. April."),
        Good("de", "Auf der Karte stand der 31. Juni. Es gibt keinen 31. Juni, lachte der Pfarrer."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the days that do not exist."""
        missing = [timex for timex in document[TIMEXES] if timex.is_day and _may_be_missing(timex)]
        unreal = {_date(timex) for timex in missing if _talked_about(document, timex)}
        for timex in missing:
            if _date(timex) not in unreal:
                yield from self._judge(document, timex)

    def _judge(self, document: Document, timex: Timex) -> Iterator[Finding]:
        month, day = timex.month or 0, timex.day or 0
        longest = monthrange(_LEAP, month)[1]
        name, is_told = month_in_words(month), False
        if day > longest:
            statement = f"{name} has {longest} days."
            last = longest if timex.year is None else monthrange(timex.year, month)[1]
        elif timex.year is not None:
            if monthrange(timex.year, month)[1] == day:
                return
            statement = f"{timex.year} was not a leap year: its February had 28 days."
            last = 28
        else:
            window = document[CHRONOLOGY].window
            if not window or not candidate_years(month, 28, window) or _is_one_of_many(document, timex):
                return
            if _names_leap_year(document, timex):
                return
            is_told = bool(candidate_years(month, day, window))
            if is_told and not _is_told_of_another_year(document, timex):
                return
            first = window.earliest
            when = day_in_words(first) if first else ""
            side = " on the side that the sentence tells of" if is_told else ""
            statement = f"No year within a year of the writing ({when}){side} was a leap year."
            last = 28
        span = timex.parts["day"].to(timex.parts.get("month", timex.parts["day"]))
        suggestions = []
        if timex.parts["day"].length == len(str(day)):
            edit = Edit(timex.parts["day"], str(last))
            suggestions.append(Suggestion(f"The last day of the month: {last} {name}", (edit,)))
        yield self.contradicted(
            timex.span if timex.year is not None else span,
            f"There is no {day} {name}{f' {timex.year}' if timex.year and day <= longest else ''}.",
            severity=self.said(document, timex.span, Severity.WARNING if is_told else self.severity),
            evidence=[Evidence(EvidenceKind.CALENDAR, statement, timex.span)],
            suggestions=suggestions,
        )
