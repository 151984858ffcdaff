"""dates.clock-mismatch."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from itertools import pairwise
from zoneinfo import ZoneInfo

from factcheck import (
    BLOCKS,
    CHRONOLOGY,
    LANGUAGES,
    MENTIONS,
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
    Edit,
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
    day_in_words,
    overlapping,
)
from factcheck_dates.readings.clocks import (
    LOCAL,
    behind_weekday,
    clock_home,
    clock_times,
    is_dated_behind,
    is_retold,
    is_then,
    place_at,
    possible_zones,
    sole_zone,
    zones_in,
)
from factcheck_dates.readings.wording import WORD, count_in_words, moment_of, sentence_of, tables_at, words

ORDERED = Construction("dates.times-of-day")
ANSWERED = Construction("dates.call-and-answer")
SHIFTED = Construction("dates.shift-of-clock")
#: An answer that comes so much earlier in the day than its call is of the next day.
_NIGHT = 6 * 60
#: A date this near before a pair of clock times is the day they are meant for.
_NEAR = 200
_DAY = 24 * 60
_HALF_DAY = 12 * 60
#: So many characters at the most stand between a time and the "soit" that begins its counterpart.
_ASIDE = 30
_STOPS = ".;:!?\n"
_WEEK = timedelta(7)
#: A time in figures: 18:10, 18 h 10, 1810, 18.
_DIGITS = re.compile(r"(?P<hour>\d{1,2}?)(?:(?P<mark>\s*[:.h]?\s*)(?P<minutes>\d\d))?")


class ClockMismatch(Checker):
    """Two clock times, given as the same moment, that are not.

    What it does:
        Takes a time with its counterpart ("18h à Paris (17h GMT)", "15h30 heure locale, soit 23h30 heure de Moscou")
        and compares them with the offsets of both zones on that day, daylight saving included. Where only the "local"
        time is said, the places that the article names are tried, and one that fits confirms the pair. A third time
        in the bracket, or behind "soit", is held against the one before it. Two times told one after the other "the
        same day" must come in that order, and so must a call and its answer ("reported at 9:47 p.m. … put out at 9:41
        p.m."). A time in words, or with its half of the day, that a bracket tells in figures must be the same: "noon
        (12:00)", "8 heures du soir (20 heures)". The counterpart may stand in another sentence, if words like "il sera
        alors" lead to it, or if it is told to the same minute ("a las 5.12, hora local … 10.12 GMT"). A time without a
        zone is that of the one place before it in its sentence: "in London at 1pm (1200 GMT)". How many hours the
        clocks elsewhere are said to be ahead is computed too: "una hora menos en Canarias".

    Why it matters:
        Daylight saving changes on other days in other countries, and conversions are done in the head, on deadline.

    Known limits:
        "Local time" is contradicted, as a warning, only where the places of its sentence have one clock, or, if it
        names none, where the article opens with the only place that it names. An answer that is told hours before its
        call is taken for one of the next day. A pair that would be right on the other side of a change to or from
        daylight saving is a warning.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019):
        one reported, which is true (a minute rounded in one of the two), 52 pairs confirmed. All seven pairs planted an
        hour off were found, where both zones are named.
    """

    id = "dates.clock-mismatch"
    since = "0.1"
    severity = Severity.ERROR
    reads = (
        ORDERED,
        ANSWERED,
        SHIFTED,
        TIMEXES,
        BLOCKS,
        CHRONOLOGY,
        LANGUAGES,
        MENTIONS,
        MOMENTS,
        QUOTATIONS,
        SENTENCES,
    )
    examples = (
        Bad("fr", "Le match débute à [[18h à Paris (18h GMT]]).", published="2021-12-30"),
        Confirmed("fr", "Le match débute à [[18h à Paris (17h GMT]]).", published="2021-12-30"),
        Bad("fr", "Il parlera à [[15h30 à Washington (22h30 heure de Moscou]]).", published="2021-12-30"),
        Bad("fr", "Tir à 15h12 locales ([[18h12 GMT) de Kourou, soit 21h12 à Paris]].", published="2021-07-30"),
        Good("fr", "Coup d'envoi à 18h à Paris (16h GMT), 13h à New York pour l'autre match.", published="2021-07-30"),
        Good("fr", "Tir à 18h12 GMT de Kourou. Le direct commence, soit 21h12 à Paris.", published="2021-07-30"),
        Good("fr", "Il repart à 22 heures de New York (5 heures de vol pour Paris).", published="2021-12-30"),
        Good("fr", "Averti samedi à 22h10, heure de Paris (21h10 GMT), il répond.", published="2017-03-27"),
        Good("fr", "Ouvert à 18h à Paris (fermé à 17h GMT).", published="2021-12-30"),
        Good("fr", "Le train part à 18h30 (arrivée à 20h15)."),
        Good("fr", "Il est arrivé à 15 h 40 et était parti à 14 h 10 le même jour."),
        Bad(
            "fr",
            "Le match débute à 21 heures à Paris ([[20 heures à Londres, 16 heures à New York]]).",
            published="2019-05-15",
        ),
        Bad("en", "Kick-off is at [[6 p.m. in Paris (1800 GMT]]).", published="2021-12-30"),
        Confirmed("en", "Kick-off is at [[12:30 p.m. EST (1730 GMT]]).", published="2021-12-30"),
        Bad("en", "Kick-off is at 6 p.m. in Paris ([[1600 GMT and 1 p.m. in New York]]).", published="2021-07-30"),
        Good("en", "Doors open at 6 p.m. (the show ends at 8 p.m.)."),
        Bad("es", "El partido empieza a las [[18:00 horas en París (18:00 GMT]]).", published="2021-12-30"),
        Confirmed("es", "El partido empieza a las [[18:00 horas en París (17:00 GMT]]).", published="2021-12-30"),
        Bad("de", "Anpfiff ist um [[18 Uhr in Paris (18 Uhr GMT]]).", published="2021-12-30"),
        Confirmed("de", "Anpfiff ist um [[18 Uhr MEZ (17 Uhr GMT]]).", published="2021-12-30"),
        Good("fr", "L'alerte a été donnée à 21 h 47. Le spectacle avait commencé à 20 h.", published="2023-06-14"),
        Good(
            "en",
            "The flight left Tokyo at 5 p.m. and arrived in Los Angeles at 11 a.m. the same day.",
            published="2024-10-08",
        ),
        Good("de", "Sie beginnt um 9 Uhr in New York. In Berlin endet sie um 17.30 Uhr.", published="2025-06-18"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield pairs of clock times that cannot be the same moment, and those that are."""
        base = None
        clocks = list(clock_times(document))
        for first, second in pairwise(clocks):
            yield from self._twice(document, first, second)
            then = second.zone is not None and is_then(document, first, second)
            if then and first.zone is None:
                # It is told of where it is.
                first = first._replace(zone=LOCAL)
            if second.zone is None or second.zone == first.zone:
                base = None
                continue
            is_one = then or _is_counterpart(document, first, second, base)
            if not is_one and not is_retold(document, first, second):
                base = None
                continue
            # A third time is held against the one before it, or against the first if that is only "local".
            base = base if base is not None and first.zone == LOCAL else first
            yield from self._judge(document, base, second, clocks)
        for match in document[SHIFTED]:
            yield from self._shifted(document, match)
        for match in document[ORDERED]:
            if _is_of_one_zone(document, match.span):
                yield from self._in_order(document, match, "dates.had_been")
        for match in document[ANSWERED]:
            first, second = match["first"].value, match["second"].value
            is_near = first.minute - second.minute < _NIGHT and _is_of_one_zone(document, match.span)
            if is_near and not is_dated_behind(document, second):
                yield from self._in_order(document, match, "dates.another_time", second.span.end)

    def _twice(self, document: Document, first: Timex, second: Timex) -> Iterator[Finding]:
        """Judge a time in words, or with its half of the day, that a bracket tells in figures: "à midi (12 h)"."""
        text = document.text
        in_words = not any(map(str.isdigit, text[slice(*first.span)]))
        is_halved = first.parts.get("time", first.span).end < first.span.end
        is_told = (in_words or is_halved) and text[first.span.end : second.span.start].strip() == "("
        if not is_told or first.zone or second.zone or text[second.span.end : second.span.end + 1] != ")":
            return
        span, one, other = first.span.to(second.span), (first.minute or 0) % _DAY, (second.minute or 0) % _DAY
        if one == other:
            yield self.confirmed(span, "Both times are the same.")
        elif one % _HALF_DAY != other % _HALF_DAY or (in_words and "amount" not in first.parts):
            # "Seven (19:00)" leaves the half of the day open, and so does "(7:00)"; "noon (00:00)" does not.
            yield self.contradicted(
                span,
                f"{words(document, first.span)} is {_clock(one)}, not {_clock(other)}.",
                severity=self.said(document, span, Severity.WARNING),
                related=[Related("The counterpart", second.span)],
                evidence=[Evidence(EvidenceKind.CALENDAR, f"{words(document, first.span)} is {_clock(one)}.", span)],
                suggestions=[Suggestion(f"{_clock(one)} for the second time")],
            )

    def _shifted(self, document: Document, match: Match) -> Iterator[Finding]:
        """Judge how many hours the clocks elsewhere are said to be ahead: "a las 10 (una hora menos en Canarias)"."""
        first, length = match["clock"].value, match["shift"].value
        found = place_at(document, match.span.end)
        # "Una hora" behind a time may be read as one.
        minutes = int(length.amount or 0) * 60 if length.unit is TimeUnit.HOUR else length.minute
        if found is None or not minutes:
            return
        place, there = found
        here = clock_home(document, first, there) if first.zone in (None, LOCAL) else first.zone
        if here is None:
            return
        days = _days(document, first)
        shift = -minutes if "less" in match or length.deixis is Deixis.AGO else minutes
        span = first.span.to(place)
        evidence = [_difference(here, there, when, span) for when in days]
        if any(_offset(there, when) - _offset(here, when) == shift for when in days):
            yield self.confirmed(span, "The clocks are so far apart.", evidence=evidence[:1])
            return
        yield self.contradicted(
            span,
            f"The clocks there are not {count_in_words(minutes / 60, 'hour')} {'behind' if shift < 0 else 'ahead'}.",
            severity=self.said(document, span, Severity.ERROR if first.zone == here else Severity.WARNING),
            related=[Related("The time", first.span)],
            evidence=evidence[:1],
            suggestions=[Suggestion("If it is the other way round"), Suggestion("If another place is meant")],
        )

    def _in_order(self, document: Document, match: Match, apart: str, end: int | None = None) -> Iterator[Finding]:
        """Judge two times of one day, of which the second is told as the later one.

        Args:
            document: The document.
            match: Both times.
            apart: The table of the words that tell otherwise.
            end: Where these are looked for; in all of the match unless given.
        """
        first, second = match["first"].value, match["second"].value
        tables = tables_at(document, match.span.start)
        between = WORD.findall(document.folded, first.span.end, match.span.end if end is None else end)
        if first.zone != second.zone or not tables.get(apart, {}).keys().isdisjoint(between):
            return
        if first.minute <= second.minute:
            yield self.confirmed(match.span, "The second time of the day is the later one.")
            return
        yield self.contradicted(
            match.span,
            f"{words(document, second.span)} comes before {words(document, first.span)} on the same day.",
            severity=self.said(document, match.span, Severity.WARNING),
            related=[Related("The first time", first.span), Related("The second time", second.span)],
            evidence=[
                Evidence(
                    EvidenceKind.CALENDAR, f"{_clock(second.minute)} is before {_clock(first.minute)}.", match.span
                )
            ],
            suggestions=[
                Suggestion("If one of the times is wrong"),
                Suggestion("If the second is that of the next day"),
            ],
        )

    def _judge(self, document: Document, first: Timex, second: Timex, clocks: Sequence[Timex]) -> Iterator[Finding]:
        days = _days(document, first)
        span = first.span.to(second.span)
        difference = ((first.minute or 0) - (second.minute or 0)) % _DAY
        open_zone, is_bare = first.zone in (None, LOCAL) or second.zone == LOCAL, first.zone is None
        if first.zone is None:
            first = first._replace(zone=clock_home(document, first, second.zone or ""))
        fits = [
            (one, other, when)
            for one in possible_zones(document, first)
            for other in possible_zones(document, second)
            for when in days
            if one != other and (_offset(one, when) - _offset(other, when)) % _DAY == difference
        ]
        if fits:
            one, other, when = fits[0]
            yield self.confirmed(
                span, "Both times are the same moment.", evidence=[_difference(one, other, when, span)]
            )
            return
        here = sole_zone(document, first, clocks)
        there = sole_zone(document, second, clocks)
        if here is None or there is None or here == there or (is_bare and not _is_beside(document, first, second)):
            return
        in_season = any((_offset(here, when) - _offset(there, when)) % _DAY == difference for when in _seasons(days[0]))
        listed = document.text[first.span.end : second.span.start].strip() == ","
        severity = Severity.WARNING if in_season or open_zone or listed else Severity.ERROR
        shift = (_offset(there, days[0]) - _offset(here, days[0])) % _DAY
        right = ((first.minute or 0) + shift) % _DAY
        told, written, edits = _repaired(document, second, right)
        differing = {_offset(here, when) - _offset(there, when): when for when in reversed(days)}
        yield self.contradicted(
            span,
            f"{words(document, first.span)} is {told} there, not {written}"
            + (": the pair fits only the there side of a change of the clocks." if in_season else "."),
            severity=self.said(document, span, severity),
            related=[Related("The counterpart", second.span)],
            evidence=[_difference(here, there, when, span) for when in differing.values()],
            suggestions=[Suggestion(f"{told} for the second time", edits)],
        )


def _is_of_one_zone(document: Document, span: Span) -> bool:
    """Tell whether the places that are named around two times have one clock: "left Tokyo at 5 p.m. and arrived …"."""
    sentences = overlapping(document[SENTENCES], span)
    return len({zone for sentence in sentences for zone in zones_in(document, sentence)}) <= 1


def _is_beside(document: Document, first: Timex, second: Timex) -> bool:
    """Tell whether nothing but what makes one moment of two times stands between them: not "minuit une (22H01 GMT)"."""
    between = document.folded[behind_weekday(document, first.span.end) : second.span.start]
    return between.strip(" ,;") in tables_at(document, first.span.start).get("dates.same_moment", {}) or is_retold(
        document, first, second
    )


def _is_counterpart(document: Document, first: Timex, second: Timex, base: Timex | None) -> bool:
    """Tell whether nothing but a bracket or a word like "soit" stands between two times.

    Behind a time that is a counterpart itself another may follow with less: "(16h GMT, 10h à New York)". A few words
    of the same sentence may stand before "soit".
    """
    between = document.folded[behind_weekday(document, first.span.end) : second.span.start]
    tables = tables_at(document, first.span.start)
    table = tables.get("dates.same_moment", {})
    if between.strip(" ,;") in table:
        return True
    joint = between.strip(" ,")
    if between.strip() == "," and all(clock.zone not in (None, LOCAL) for clock in (first, second)):
        # "Il est 14 heures à New York, 20 heures à Paris."
        return True
    if base is not None and (not joint or joint in tables.get("dates.next_moment", {})):
        return True
    aside, comma, link = between.rpartition(",")
    is_near = len(aside) <= _ASIDE and not any(mark.isdigit() or mark in _STOPS for mark in aside)
    if bool(comma) and is_near and link.strip() in table:
        return True
    # "Um 8.30 Uhr Pekinger Zeit vor (1.30 Uhr MESZ)": nothing but the counterpart opens the bracket.
    aside, bracket, rest = between.rpartition("(")
    is_plain = len(aside) <= _ASIDE and not any(mark.isdigit() or mark in _STOPS + ",)" for mark in aside)
    return bool(bracket) and not rest.strip() and is_plain


def _days(document: Document, timex: Timex) -> list[date]:
    """Return the days that a clock time may be meant for: its own, else that of the writing and those behind it.

    Its own day is that of a full date just before it, or of the weekday beside it.
    """
    window = document[CHRONOLOGY].window
    written = window.earliest if len(window) and len(window) <= 7 else None
    sentence = sentence_of(document, timex.span)
    near = Span(max(timex.span.start - _NEAR - 1, 0), timex.span.start)
    for other in reversed(overlapping(document[TIMEXES], near)):
        if other.is_day and other.year is not None:
            if written is not None and other.year != written.year and not sentence.contains(other.span):
                # What was in another year is told of in its own sentence.
                continue
            day = other.day_in(other.year)
            return _seasons() if day is None else [day]
    if written is None:
        return _seasons()
    near = Span(max(timex.span.start - _ASIDE - 1, 0), timex.span.end + _ASIDE + 1)
    beside = [other for other in overlapping(document[TIMEXES], near) if other.weekday is not None]
    for moment in (moment_of(document, other) for other in beside):
        if moment.day is not None:
            # Without a verb that tells, a weekday may be the one before or the next.
            around = (moment.day - _WEEK, moment.day + _WEEK) if moment.basis is Basis.NEAREST else ()
            return [moment.day, *around]
    return [written, written + _WEEK]


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


def _repaired(document: Document, timex: Timex, minute: int) -> tuple[str, str, tuple[Edit, ...]]:
    """Return the time that is right and the one that is written, as the text writes them, and the edit between them.

    What is written by the clock of twelve hours, or without minutes, is told plainly.
    """
    span, before = timex.parts.get("time"), timex.minute or 0
    found = _DIGITS.fullmatch(document.text, span.start, span.end) if span else None
    if span is None or found is None:
        return _clock(minute), _clock(before), ()
    hour, minutes = divmod(minute, 60)
    is_short = int(found["hour"]) != before // 60
    if (found["minutes"] is None and minutes) or (is_short and before // _HALF_DAY != minute // _HALF_DAY):
        return _clock(minute), _clock(before), ()
    width = 2 if found["hour"].startswith("0") or found["mark"] == "" else 1
    text = f"{(hour % 12 or 12) if is_short else hour:0{width}d}"
    if found["minutes"] is None:
        return _clock(minute), _clock(before), (Edit(span, text),)
    text += f"{found['mark']}{minutes:02d}"
    if is_short:
        return _clock(minute), _clock(before), (Edit(span, text),)
    return text, found[0], (Edit(span, text),)


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"
