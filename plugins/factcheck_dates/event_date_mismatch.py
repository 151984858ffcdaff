"""dates.event-date-mismatch."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

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
    Checker,
    Confirmed,
    DaySet,
    Deixis,
    Document,
    Event,
    Evidence,
    EvidenceKind,
    FactKind,
    Finding,
    Good,
    Mention,
    Series,
    Severity,
    Span,
    Suggestion,
    TimeUnit,
    Timex,
    Verdict,
    Words,
    candidate_years,
    day_in_words,
    days_in_words,
    feast_day,
    inside,
)
from factcheck_dates.readings.eventdates import TOKEN, is_its_date, is_slip, start_of
from factcheck_dates.readings.hallmarks import Hallmarks, Slip
from factcheck_dates.readings.other_years import named_around
from factcheck_dates.readings.wording import gap, moment_of, sentence_of, tables_at, words

SERIES = Words("series")
#: A date this near to the name of an event, in characters, is said of the event.
_NEAR = 30
#: Dates this near each other, in characters, may be one list.
_LISTED = 12
#: Christmas and Easter are kept the day before or behind them as well.
_LONG_FEASTS, _FEASTING = frozenset({"12-25", "easter"}), timedelta(1)
_YEAR_SHIFT = {Deixis.THIS: 0, Deixis.LAST: -1, Deixis.NEXT: 1}


class EventDateMismatch(Checker):
    """A known event given another date.

    What it does:
        Compares the date that stands with the name of an event ("accords de Minsk de 2015", "sommet de Genève en juin
        de cette année", "l'entretien du 7 décembre") with the facts. Dates without a year are resolved from the day
        of writing. A full date whose day and month are those of an event, in a sentence with a word that tells of it
        (or beside one) and one for what happened ("le 26 avril 1987, le réacteur de Tchernobyl explosait"), is held
        against its year, and one with its day and year against its month. So is a month right behind what happened:
        "the Titanic, which went down in April 1913".

    Why it matters:
        Dates of background are written from memory, and nobody looks them up again.

    Known limits:
        Only events in a pack of facts. A date is taken for the event's only where it stands beside the name; to
        contradict, it must follow the name with at most a preposition or a verb of happening between (", survenu en"),
        be explained by what follows (", le 15 avril 2018, qui"), be the day and month of the event in a year before it,
        or, at the end of the sentence, differ from it in the day or the month alone. A year is a slip where it is five
        years early or three years late at the most, or by ten, twenty or a hundred; what remembers the event, or tells
        of the time before it, is passed over.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019):
        none reported, 84 dates confirmed, all read and right.
    """

    id = "dates.event-date-mismatch"
    since = "0.1"
    severity = Severity.ERROR
    reads = (BLOCKS, CHRONOLOGY, LANGUAGES, MENTIONS, MOMENTS, QUOTATIONS, SENTENCES, SERIES, TIMEXES)
    examples = (
        Confirmed("fr", "Ils ont parlé des accords de Minsk de [[2015]]."),
        Bad("fr", "Ils ont parlé des accords de Minsk de [[2011]]."),
        Good("fr", "Dix ans après les accords de Minsk, en 2025, rien n'est réglé."),
        Bad("fr", "Il filmait l'incendie de Notre-Dame de Paris, le [[15 avril 2018]], depuis le quai."),
        Bad("fr", "Le [[15 avril 2018]], l'incendie de Notre-Dame de Paris détruisait la flèche."),
        Good("fr", "Le 15 avril 2020, l'incendie de Notre-Dame de Paris était dans toutes les mémoires."),
        Good("fr", "Un an avant l'incendie de Notre-Dame de Paris, le 15 avril 2018, une étude avait alerté."),
        Good("fr", "Elle s'est recueillie pour l'anniversaire de l'incendie de Notre-Dame de Paris, le 15 avril 2020."),
        Good("fr", "Un an après l'accident de Tchernobyl, en avril 1987, on mesurait encore le césium."),
        Good("fr", "Après la chute du mur de Berlin, en 1990, l'Allemagne est réunifiée."),
        Good("fr", "Il joue deux jours après la chute du mur de Berlin, le 11 novembre 1989."),
        Good("fr", "Il joue au pied de la chute du mur de Berlin, le 11 novembre 1989, devant la foule."),
        Confirmed("en", "They spoke of the Minsk agreements of [[2015]]."),
        Bad("en", "They spoke of the Minsk agreements of [[2011]]."),
        Bad("en", "He was a boy at the fall of the Berlin Wall on [[November 9, 1988]]."),
        Good("en", "They marked the fall of the Berlin Wall on November 9, 2014."),
        Good("en", "Ten years after the Minsk agreements, in 2025, nothing is settled."),
        Bad("es", "Hablaron de los acuerdos de Minsk de [[2011]]."),
        Good("es", "Hablaron de los acuerdos de Minsk."),
        Bad("de", "Sie sprachen über das Minsker Abkommen von [[2011]]."),
        Good("de", "Sie sprachen über das Minsker Abkommen."),
    )

    def __init__(self, options: Mapping[str, object] | None = None) -> None:
        super().__init__(options)
        self._hallmarks = Hallmarks()

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield dates of events that the facts contradict, and those that they confirm."""
        found: list[Finding] = []
        for mention in document[MENTIONS]:
            if mention.kind is FactKind.EVENT:
                own = sentence_of(document, mention.span)
                for timex in inside(document[TIMEXES], own):
                    if gap(mention.span, timex.span) <= _NEAR:
                        found.extend(self._judge(document, mention, timex))
        # A date that is one event's is not held against another: "du débarquement du 6 juin 1944 à la capitulation".
        right = {finding.span for finding in found if finding.verdict is Verdict.CONFIRMED}
        judged = {finding.span for finding in found}
        yield from (f for f in found if f.verdict is Verdict.CONFIRMED or f.span not in right)
        for slip in self._hallmarks.told(document):
            if slip.timex.span not in judged:
                yield self._known_by_day(document, slip)
        for start, end, series in document[SERIES]:
            yield from self._members(document, Span(start, end), series)
        yield from self._feasts(document)

    def _feasts(self, document: Document) -> Iterator[Finding]:
        """Judge the dates beside the names of feasts, which the calendar tells: "Pâques, le 5 avril"."""
        for one, other in pairwise(document[TIMEXES]):
            feast, named = (one, other) if one.feast else (other, one)
            if (
                feast.feast is None
                or named.feast is not None
                or not named.is_day
                or not _is_apposed(document, one, other)
            ):
                continue
            meant = moment_of(document, named).day
            day = feast_day(feast.feast, meant.year) if meant is not None else None
            if meant is None or day is None:
                continue
            span = one.span.to(other.span)
            evidence = [Evidence(EvidenceKind.CALENDAR, f"In {day.year} it was on {day_in_words(day)}.", feast.span)]
            if meant == day:
                yield self.confirmed(span, "The date is that of the feast.", evidence=evidence)
            elif named.year is None and _is_of_another_year(document, feast, named, meant.year):
                continue
            elif abs(meant - day) > (_FEASTING if feast.feast in _LONG_FEASTS else timedelta()):
                yield self.contradicted(
                    span,
                    f"{words(document, feast.span)} was on {day_in_words(day)}, not on {words(document, named.span)}.",
                    severity=self.said(document, span, Severity.WARNING),
                    evidence=evidence,
                    suggestions=[Suggestion(f"Write the date of the feast: {day_in_words(day)}")],
                )

    def _judge(self, document: Document, mention: Mention, timex: Timex) -> Iterator[Finding]:
        events = [fact for fact in mention.facts if isinstance(fact, Event)]
        window = document[CHRONOLOGY].window
        verdicts = {event.id: _agrees(event, timex, window) for event in events}
        right = next((event for event in events if verdicts[event.id]), None)
        if right is not None:
            yield self.confirmed(timex.span, _told(right), evidence=[_fact(right)])
            return
        if any(verdict is None for verdict in verdicts.values()):
            return
        is_said = is_its_date(document, mention, timex, events)
        if not is_said and not is_slip(document, mention, timex, events):
            return
        told = " or ".join(map(_days, events))
        severity = self.severity if is_said and timex.year is not None else Severity.WARNING
        yield self.contradicted(
            timex.span,
            f"The date of {words(document, mention.span)} is {told}.",
            severity=self.said(document, timex.span, severity),
            evidence=[_fact(event) for event in events],
            suggestions=[Suggestion(f"Write the date of the event: {' or '.join(map(_days, events))}")],
        )

    def _known_by_day(self, document: Document, slip: Slip) -> Finding:
        """Return what is said of a date whose sentence tells of an event of that day."""
        timex, event = slip.timex, slip.event
        if slip.right:
            return self.confirmed(timex.span, _told(event), evidence=[_fact(event)])
        return self.contradicted(
            timex.span,
            f"{_told(event)[:-1]}, not {words(document, timex.span)}.",
            severity=self.said(document, timex.span, Severity.WARNING),
            evidence=[_fact(event), Evidence(EvidenceKind.TEXT, "The sentence is taken to tell of it.", timex.span)],
            suggestions=[
                Suggestion(f"Write the date of the event: {_days(event)}"),
                Suggestion("If this tells of another event of that day"),
            ],
        )

    def _members(self, document: Document, noun: Span, counted: Sequence[Series]) -> Iterator[Finding]:
        own = sentence_of(document, noun)
        there = {fact.id for mention in inside(document[MENTIONS], own) for fact in mention.facts}
        dated = [timex for timex in inside(document[TIMEXES], own) if timex.is_day]
        for series in counted:
            if len(dated) != 1 or not there.issuperset(series.participants):
                continue
            timex = dated[0]
            labels = dict(zip(series.members, series.labels, strict=True))
            for day in series.members:
                if _names(timex, day, document[CHRONOLOGY].window):
                    statement = f"{_first_upper(series.label)}: {day_in_words(day)}, {labels[day]}."
                    evidence = Evidence(EvidenceKind.FACT, statement, timex.span, series.source)
                    yield self.confirmed(
                        timex.span, f"The facts know of one on {day_in_words(day)}.", evidence=[evidence]
                    )


def _is_of_another_year(document: Document, feast: Timex, named: Timex, year: int) -> bool:
    """Tell whether a date without a year is that of a feast in a year that its sentence names, or in the next one."""
    years = named_around(document, named) | {year + 1}
    days = [named.day_in(other) for other in years]
    return any(day is not None and day == feast_day(feast.feast or "", day.year) for day in days)


def _is_apposed(document: Document, one: Timex, other: Timex) -> bool:
    """Tell whether a comma or a bracket alone joins two expressions, and no list goes on before or behind them."""
    tables = tables_at(document, one.span.start)
    between = document.folded[one.span.end : other.span.start]
    joint = TOKEN.findall(between)
    beside = tables.get("dates.event_date_beside", {})
    if not joint or joint[0] not in (",", "(") or not all(word in beside for word in joint[1:]):
        return False
    around = (document.folded[max(one.span.start - _NEAR, 0) : one.span.start], document.folded[other.span.end :])
    near = (TOKEN.findall(around[0])[-1:], TOKEN.findall(around[1][:_NEAR])[:1])
    if any(word in tables.get("dates.other_calendar", {}) for word in (*near[0], *near[1])):
        return False
    timexes = document[TIMEXES]
    first = bisect_left(timexes, one.span.start, key=start_of)
    before, behind = timexes[max(first - 1, 0) : first], timexes[first + 2 : first + 3]
    return not any(gap(one.span, timex.span) <= _LISTED for timex in before) and not any(
        gap(other.span, timex.span) <= _LISTED for timex in behind
    )


def _agrees(event: Event, timex: Timex, window: DaySet) -> bool | None:
    """Tell whether an expression can name the days of an event; None where it does not say enough."""
    first, last = event.start, event.end
    if timex.is_day:
        if any(_names(timex, day, window) for day in {first, last}):
            return True
        # "Der Volksaufstand vom 17. Juni" is known by its day, in any year.
        is_its_day = timex.year is None and (timex.month, timex.day) in {(day.month, day.day) for day in (first, last)}
        return None if is_its_day else False
    if timex.month is not None and timex.month not in (first.month, last.month):
        return False if timex.deixis is None else None
    years: set[int] = set()
    if timex.year is not None:
        years = {timex.year}
    elif timex.unit is TimeUnit.YEAR and timex.deixis in _YEAR_SHIFT and window.earliest and window.latest:
        shift = _YEAR_SHIFT[timex.deixis]
        years = set(range(window.earliest.year + shift, window.latest.year + shift + 1))
    elif timex.month is not None and timex.deixis is None:
        years = set(candidate_years(timex.month, 1, window))
    if not years:
        return None
    return bool(years & set(range(first.year, last.year + 1)))


def _names(timex: Timex, day: date, window: DaySet) -> bool:
    if (timex.month, timex.day) != (day.month, day.day):
        return False
    if timex.year is not None:
        return timex.year == day.year
    return day.year in candidate_years(day.month, day.day, window)


def _days(event: Event) -> str:
    return days_in_words(DaySet.between(event.start, event.end))


def _told(event: Event) -> str:
    return f"The date of {event.label or event.id} is {_days(event)}."


def _fact(event: Event) -> Evidence:
    return Evidence(EvidenceKind.FACT, f"{_first_upper(event.label)}: {_days(event)}.", None, event.source)


def _first_upper(label: str) -> str:
    return label[:1].upper() + label[1:]
