"""dates.night-mismatch."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from factcheck import (
    LANGUAGES,
    MOMENTS,
    QUOTATIONS,
    SENTENCES,
    TIMEXES,
    Bad,
    Checker,
    Confirmed,
    Construction,
    Document,
    Edit,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    Related,
    Severity,
    Suggestion,
    Timex,
    weekday_in_words,
)
from factcheck_dates.readings.other_years import leaves_out
from factcheck_dates.readings.wording import day_like, moment_of, words

NIGHT = Construction("dates.night")
_WEEK = 7


class NightMismatch(Checker):
    """A night between two days that do not follow each other.

    What it does:
        Takes the two days of a night ("dans la nuit de lundi à mardi", "in der Nacht vom 3. auf den 4. Juni") and
        looks whether the second is the day after the first: by their weekdays, by their days of the month, or both.

    Why it matters:
        Most accidents and most police news are told this way, and one wrong weekday makes the day of the event
        uncertain for everybody who follows the case.

    Known limits:
        Nights in which a country may have changed its calendar ("del 4 al 15 de octubre de 1582") are left alone.
        A night whose first day has no month of its own is not checked over the end of a month ("du 31 au 1er mars").

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019):
        none reported, 290 nights confirmed. Of 290 nights planted wrong all were found.
    """

    id = "dates.night-mismatch"
    since = "0.2"
    severity = Severity.ERROR
    reads = (NIGHT, MOMENTS, LANGUAGES, QUOTATIONS, SENTENCES, TIMEXES)
    examples = (
        Bad("fr", "L'incendie s'est déclaré dans la nuit de [[lundi à mercredi]]."),
        Bad("fr", "Il a été arrêté dans la nuit du [[3 au 5 juin]]."),
        Bad("fr", "Il a été arrêté dans la nuit du [[jeudi 2 au samedi 3 mai]]."),
        Confirmed("fr", "L'incendie s'est déclaré dans la nuit de [[dimanche à lundi]]."),
        Confirmed("fr", "Il a été arrêté dans la nuit du [[31 mai au 1er juin]]."),
        Good("fr", "La banque de nuit ouvre de lundi à mercredi."),
        Good("fr", "Les nuits du 3 au 5 juin seront froides."),
        Bad("en", "The fire broke out overnight [[Monday to Wednesday]]."),
        Good("en", "The bank is open from Monday to Wednesday."),
        Confirmed("en", "The fire broke out on the night of [[June 3 to June 4]]."),
        Bad("es", "El incendio se declaró en la noche del [[lunes al miércoles]]."),
        Confirmed("es", "El incendio se declaró en la noche del [[3 al 4 de junio]]."),
        Bad("de", "Das Feuer brach in der Nacht von [[Montag auf Mittwoch]] aus."),
        Confirmed("de", "Das Feuer brach in der Nacht vom [[3. auf den 4. Juni]] aus."),
        Bad("en", "Late [[Friday night into Sunday morning]], three cars were torched.", published="2023-06-14"),
        Bad("de", "In der Nacht vom [[9. zum 11. Juni]] brannten drei Autos.", published="2023-06-14"),
        Bad(
            "de",
            "In der Nacht von [[Freitag, 9. Juni, auf Sonntag, 11. Juni]], brannten drei Autos.",
            published="2023-06-14",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield nights whose days do not follow each other, and those whose days do."""
        for match in document[NIGHT]:
            first, second = match["from"].value, match["to"].value
            span = first.span.to(second.span)
            wrong = [fault for fault in (_by_weekday(first, second), _by_day(document, first, second)) if fault]
            if not wrong:
                if _is_checked(document, first, second):
                    yield self.confirmed(span, "The second day follows the first.")
                continue
            evidence = [Evidence(EvidenceKind.CALENDAR, fault, span) for fault in wrong]
            yield self.contradicted(
                span,
                f"{words(document, second.span)} is not the day after {words(document, first.span)}.",
                severity=self.said(document, span, self.severity),
                related=[Related("The first day", first.span), Related("The second day", second.span)],
                evidence=evidence,
                suggestions=_suggestions(document, first, second),
            )


def _by_weekday(first: Timex, second: Timex) -> str | None:
    if first.weekday is None or second.weekday is None or first.weekday % _WEEK + 1 == second.weekday:
        return None
    return (
        f"The day after a {weekday_in_words(first.weekday)} is a {weekday_in_words(first.weekday % _WEEK + 1)},"
        f" not a {weekday_in_words(second.weekday)}."
    )


def _by_day(document: Document, first: Timex, second: Timex) -> str | None:
    days = _days(document, first, second)
    if days is None or days[0] + timedelta(1) == days[1] or leaves_out(document, second, *days):
        return None
    return f"From {days[0].day} to {days[1].day} is {(days[1] - days[0]).days} days, not one."


def _days(document: Document, first: Timex, second: Timex) -> tuple[date, date] | None:
    """Return both days in one year; None where month or day is open."""
    if not (first.is_day and second.is_day):
        return None
    later = moment_of(document, second).day
    year = later.year if later else second.year or 2001
    start, last = first.day_in(year), second.day_in(year)
    if start is not None and last is not None and start > last:
        # The night before New Year's Day begins in the year before.
        start = first.day_in(year - 1)
    return (start, last) if start is not None and last is not None else None


def _is_checked(document: Document, first: Timex, second: Timex) -> bool:
    both = first.weekday is not None and second.weekday is not None
    return both or _days(document, first, second) is not None


def _suggestions(document: Document, first: Timex, second: Timex) -> Iterator[Suggestion]:
    """Yield the night that begins with the first day, and the one that ends with the second, if the calendar has them.

    Weekday and day move together, and where the year is known both are those of the calendar.
    """
    offered = set()
    days = _starts(document, first, second)
    # In "de jeudi 5 à samedi" the day of the month is no part of the first date, and would stay.
    numbered = any(mark.isdigit() for mark in document.text[first.span.end : second.span.start])
    for which, timex, start in (("first", first, days[0]), ("second", second, days[1])):
        weekday = _weekday(document, first, second, timex, start)
        edits = [
            *_edits(document, first, start, weekday),
            *_edits(document, second, start and start + timedelta(1), weekday and weekday % _WEEK + 1),
        ]
        if numbered and any(edit and first.span.contains(edit.span) for edit in edits):
            continue
        if edits and None not in edits and tuple(edits) not in offered:
            offered.add(tuple(edits))
            yield Suggestion(f"If the {which} day is right", tuple(edit for edit in edits if edit is not None))


def _starts(document: Document, first: Timex, second: Timex) -> tuple[date | None, date | None]:
    """Return the day on which the night begins if the first day is right, and if the second is."""
    days = _days(document, first, second)
    if days is not None:
        return days[0], days[1] - timedelta(1)
    begin, end = (moment_of(document, timex).day if timex.day is not None else None for timex in (first, second))
    if end is not None and first.weekday is not None:
        # The last such weekday before the second day.
        return end - timedelta((end.isoweekday() - first.weekday) % _WEEK or _WEEK), end - timedelta(1)
    if begin is not None and second.weekday is not None:
        return begin, begin + timedelta(((second.weekday - begin.isoweekday()) % _WEEK or _WEEK) - 1)
    return None, None


def _weekday(document: Document, first: Timex, second: Timex, right: Timex, start: date | None) -> int | None:
    """Return the weekday on which a night begins one day of which is right."""
    if start is not None and (moment_of(document, second).day or moment_of(document, first).day):
        return start.isoweekday()
    if right.weekday is None:
        return None
    return right.weekday if right is first else (right.weekday - 2) % _WEEK + 1


def _edits(document: Document, timex: Timex, day: date | None, weekday: int | None) -> Iterator[Edit | None]:
    """Yield what changes in a day of a night that it becomes another; None where that cannot be written."""
    lexicon = document.lexicons[document[LANGUAGES].at(timex.span.start)]
    if timex.weekday is not None and weekday != timex.weekday:
        form = lexicon.form("weekday", weekday) if weekday else None
        span = timex.parts["weekday"]
        yield Edit(span, form.capitalize() if document.text[span.start].isupper() else form) if form else None
        if timex.day is not None and day is None:
            # The weekday of a day of the month does not change alone.
            yield None
    if timex.day is not None and day is not None and (day.month, day.day) != (timex.month or day.month, timex.day):
        span = timex.parts["day"]
        form = day_like(document, span, day.day)
        yield Edit(span, form) if form and timex.month in (None, day.month) else None
