"""The layer of chronology: collects every statement of an article that ties its day of writing to the calendar.

Each collector below reads one way of tying. What they find is solved in :mod:`factcheck.chronology`, which knows no
words.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from operator import itemgetter

from factcheck.annotate.base import Annotated
from factcheck.chronology import Chronicle, Constraint, DaySet
from factcheck.chronology.chronicle import CHRONOLOGY
from factcheck.chronology.resolve import candidate_years
from factcheck.chronology.wording import MONTHS, day_in_words, days_in_words, weekday_in_words
from factcheck.model.article import BlockKind
from factcheck.model.fact import Event, FactKind, Mention, Office
from factcheck.model.finding import EvidenceKind
from factcheck.model.hits import Hit
from factcheck.model.layers import BLOCKS, HITS, MENTIONS, QUOTATIONS, SENTENCES, TIMEXES
from factcheck.model.span import Span, covering
from factcheck.model.timex import Deixis, TimeUnit, Timex, TimexAnchor

#: How many characters may lie between an event and the date that is said of it.
_NEAR = 30
#: How many characters before a date may hold the word that tells its tense.
_TENSE_REACH = 60
_START = itemgetter(0)
_WORD = re.compile(r"[^\W\d_]+")
_WEEK = timedelta(days=6)
#: A day is retold of a year that lies so many years back at the least.
_LONG_BEFORE = 2
#: How many days before and behind such a date the writing can lie.
_AROUND = {
    Deixis.THIS: (7, 7),
    Deixis.TODAY: (1, 1),
    Deixis.YESTERDAY: (0, 2),
    Deixis.TOMORROW: (2, 0),
}
_YEAR, _DAY = timedelta(days=365), timedelta(days=1)
_THIS = Deixis.THIS
_YEAR_SHIFT = {Deixis.THIS: 0, Deixis.LAST: 1, Deixis.NEXT: -1}


class ChronologyAnnotator:
    """Collects the constraints on the day of writing."""

    layer = CHRONOLOGY

    def annotate(self, document: Annotated) -> Chronicle:
        """Return the chronicle of an article."""
        lines = _datelines(document)
        constraints = list(_declared(document, lines))
        prose = _Prose(document)
        constraints.extend(prose.dated_events())
        constraints.extend(prose.terms_of_office())
        constraints.extend(prose.deictic_dates())
        constraints.extend(prose.deictic_periods())
        constraints.extend(prose.tensed_dates())
        constraints.extend(prose.events())
        return Chronicle(tuple(constraints), tuple(timex for _, timex in lines))


def _declared(document: Annotated, lines: Sequence[tuple[Span, Timex]]) -> Iterator[Constraint]:
    published = document.article.metadata.published
    if published is not None:
        statement = f"The article is dated {day_in_words(published)}."
        yield Constraint(DaySet.day(published), statement, None, EvidenceKind.TEXT, declared=True)
    if lines and published is None:
        yield from _of_dateline(document, *max(lines, key=_stated), published)
    elif lines:
        line, timex = min(lines, key=_stated)
        lead = _WORD.findall(document.folded, line.start, timex.span.start)
        # What was changed later was written before.
        if document.lexicon.sets.get("updating", frozenset()).isdisjoint(lead):
            yield from _of_dateline(document, line, timex, published)


def _datelines(document: Annotated) -> list[tuple[Span, Timex]]:
    """Return the datelines above the text with the days that they name; one line may name two."""
    lines: list[tuple[Span, Timex]] = []
    for block in document[BLOCKS]:
        if block.kind is BlockKind.DATELINE:
            # The stop of "2 jul." may be that of the dateline.
            inside = (timex for timex in document[TIMEXES] if block.span.start <= timex.span.start < block.span.end)
            lines += [(block.span, timex) for timex in inside if timex.is_day]
        elif lines and block.kind is BlockKind.PARAGRAPH:
            break
    return lines


def _stated(line: tuple[Span, Timex]) -> tuple[int, int, int]:
    """Order datelines by their days: "Publié le 4 mai 2026, mis à jour le 6 mai 2026" was last changed on the 6th."""
    timex = line[1]
    return timex.year or 0, timex.month or 0, timex.day or 0


def _of_dateline(document: Annotated, line: Span, timex: Timex, published: date | None) -> Iterator[Constraint]:
    """The date in a dateline: the stated one where the file states none, else a day that it must agree with."""
    month, day, year = timex.month or 0, timex.day or 0, timex.year
    quoted = _quote(document, timex.span)
    stated = timex.day_in(year)
    if published is None and stated is not None:
        statement = f"The dateline {quoted} says that the article was published on {day_in_words(stated)}."
        yield Constraint(DaySet.day(stated), statement, timex.span, EvidenceKind.TEXT, declared=True)
    elif published is None and year is None:
        days = DaySet.day_of_any_year(month, day)
        statement = f"The dateline {quoted} names {day} {MONTHS[month - 1]} and no year."
        if days:
            yield Constraint(days, statement, timex.span, EvidenceKind.TEXT)
    elif stated is not None and any(map(str.isalpha, document.text[line.start : timex.span.start])):
        # A date alone may be that of what the article announces. What bears the same day of another year bears the
        # wrong year; else copy may be printed at any time after its dateline.
        days = DaySet.between(stated - _DAY, None) - (DaySet.day_of_any_year(month, day) - DaySet.day(stated))
        statement = f"The dateline {quoted} says that this was written on {day_in_words(stated)}."
        # Behind a place and a day with no more than a stop a story may begin: "Marseille, 4 avril 1986. Il pleut."
        stopped = document.text[line.end : line.end + 1] == "."
        assumed = stopped and published is not None and stated <= published
        yield Constraint(days, statement, timex.span, EvidenceKind.TEXT, assumed=assumed)


class _Prose:
    """The sentences of an article with the times and events in them."""

    def __init__(self, document: Annotated) -> None:
        self._document = document
        self._timexes = document[TIMEXES]
        self._starts = [timex.span.start for timex in self._timexes]
        self._mentions = [mention for mention in document[MENTIONS] if mention.kind is FactKind.EVENT]
        self._datelines = [block.span for block in document[BLOCKS] if block.kind is BlockKind.DATELINE]

    def dated_events(self) -> Iterator[Constraint]:
        """An event of the facts with a date that is seen from the day of writing: "à Genève en juin de cette année"."""
        for mention in self._mentions:
            for timex in self._near(mention.span):
                events = [event for event in _events(mention) if _falls(event, timex)]
                if not events or timex.anchor is TimexAnchor.EXPRESSION or self._is_of_a_named_year(timex, events):
                    continue
                if timex.year is not None:
                    yield from self._dated_in_full(mention, timex, events)
                    continue
                phrase = _quote(self._document, mention.span.to(timex.span))
                source = events[0].source
                when = " or ".join(day_in_words(event.start) for event in events)
                if timex.unit is TimeUnit.YEAR and timex.deixis in _YEAR_SHIFT:
                    days = DaySet.none()
                    for event in events:
                        days |= DaySet.year(event.start.year + _YEAR_SHIFT[timex.deixis])
                    yield Constraint(
                        days,
                        f"{phrase}: {events[0].label} was on {when}, so this was written in {days_in_words(days)}.",
                        timex.span,
                        EvidenceKind.FACT,
                        source,
                        assumed=self._quoted(timex.span),
                    )
                elif any(event.participants for event in events):
                    # Meetings are news; of what moved the world, bare dates are remembered ("le 13 novembre").
                    days = DaySet.none()
                    for event in events:
                        days |= DaySet.between(event.start, event.start + _YEAR)
                    yield Constraint(
                        days,
                        f"{phrase}: {events[0].label} was on {when}, and a date without a year is under a year old.",
                        timex.span,
                        EvidenceKind.FACT,
                        source,
                        assumed=True,
                    )

    def _is_of_a_named_year(self, timex: Timex, events: Sequence[Event]) -> bool:
        """Tell whether "cette année" is that of the event, which the sentence has just named."""
        sentence = _sentence(self._document, timex.span.start)
        years = {event.start.year for event in events}
        return timex.unit is TimeUnit.YEAR and any(
            other.year in years and other.span < timex.span for other in self._in(sentence)
        )

    def _dated_in_full(self, mention: Mention, timex: Timex, events: Sequence[Event]) -> Iterator[Constraint]:
        """An event with its year and month, which nobody could announce, is told after it."""
        first = min(events, key=lambda event: event.start)
        if timex.month is None or first.participants or self._is_ahead(mention):
            return
        yield Constraint(
            DaySet.between(first.start, None),
            f"{_quote(self._document, mention.span.to(timex.span))}: {first.label} was on {day_in_words(first.start)},"
            " and nobody can tell of it before.",
            timex.span,
            EvidenceKind.FACT,
            first.source,
            assumed=self._quoted(timex.span),
        )

    def terms_of_office(self) -> Iterator[Constraint]:
        """A month without a year in which somebody took office: "depuis que Biden a pris ses fonctions en janvier"."""
        document = self._document
        behind = -1
        for start, end, _ in document[HITS].of("took_office"):
            if start < behind:
                continue
            behind = end
            sentence = _sentence(document, start)
            people = {
                fact.id: fact.label
                for mention in document[MENTIONS]
                if mention.kind is FactKind.PERSON and sentence.contains(mention.span)
                for fact in mention.facts
            }
            for timex in self._near(Span(start, end)) if people else ():
                if timex.month is None or timex.year is not None or timex.anchor is TimexAnchor.EXPRESSION:
                    continue
                phrase = Span(start, end).to(timex.span)
                for office in document.facts.of(Office):
                    if office.person in people and office.start.month == timex.month:
                        days = DaySet.between(office.start, office.start + _YEAR)
                        statement = (
                            f"{_quote(document, phrase)}: {people[office.person]} became {office.label} on"
                            f" {day_in_words(office.start)}, and a month without a year is less than a year old."
                        )
                        # Who means a month of another year says which, if not here then in the same sentence.
                        probable = not self._quoted(phrase) and all(other.year is None for other in self._in(sentence))
                        yield Constraint(
                            days, statement, phrase, EvidenceKind.FACT, office.source, assumed=True, probable=probable
                        )

    def deictic_dates(self) -> Iterator[Constraint]:
        """A date that is said to be near: "ce jeudi [30 décembre]", "hier, mardi 4 mars"."""
        for timex in self._timexes:
            if timex.deixis is None or timex.day is None or timex.unit is not None:
                continue
            around = _AROUND.get(timex.deixis)
            if around is None or not timex.is_day:
                continue
            if timex.year is not None:
                yield from self._dated_nearby(timex, around)
                continue
            days = DaySet.day_of_any_year(timex.month or 0, timex.day or 0)
            if not days:
                continue
            phrase = _quote(self._document, timex.span)
            what = f"{timex.day} {MONTHS[(timex.month or 0) - 1]}"
            if timex.weekday is not None and self._is_weekday_right(timex):
                # Without its weekday first, which may be what is wrong. In 789 such dates of printed news the day was
                # a week off at most in all but seven, and those were errors or told an old story over again.
                statement = f"{phrase} was written within a week of {what}."
                # "Ce vendredi 10 avril" may be a story's; "hier" is the writer's.
                retold = timex.deixis is _THIS and self._is_retold(timex)
                yield Constraint(_near(days, *around), statement, timex.span, EvidenceKind.CALENDAR, assumed=retold)
            if timex.weekday is not None:
                days &= DaySet.weekday(timex.weekday)
                what = f"{weekday_in_words(timex.weekday)} {what}"
            if days:
                statement = f"{phrase} was written within a week of a {what}."
                yield Constraint(_near(days, *around), statement, timex.span, EvidenceKind.CALENDAR, assumed=True)

    def _dated_nearby(self, timex: Timex, around: tuple[int, int]) -> Iterator[Constraint]:
        """A date with its year that is said to be near: "ce lundi 26 septembre 2016"."""
        day = timex.day_in(timex.year)
        if day is not None and timex.weekday in (None, day.isoweekday()):
            statement = f"{_quote(self._document, timex.span)} was written within a week of {day_in_words(day)}."
            days = _near(DaySet.day(day), *around)
            yield Constraint(days, statement, timex.span, EvidenceKind.CALENDAR, assumed=timex.weekday is None)

    def _is_weekday_right(self, timex: Timex) -> bool:
        """Tell whether weekday and date agree about the time that is stated; if not, that is the fault."""
        published = self._document.article.metadata.published
        years = candidate_years(timex.month or 0, timex.day or 0, published) if published is not None else ()
        days = [day for year in years[:1] if (day := timex.day_in(year))]
        return published is None or any(day.isoweekday() == timex.weekday for day in days)

    def _is_retold(self, timex: Timex) -> bool:
        """Tell whether the text names a year long before, in which weekday and date agree: it may retell that day."""
        published = self._document.article.metadata.published
        latest = published.year - _LONG_BEFORE if published is not None else None
        named = {other.year for other in self._timexes if other.year is not None}
        named = {year for year in named if latest is None or year <= latest}
        days = [day for year in named if (day := timex.day_in(year))]
        return any(day.isoweekday() == timex.weekday for day in days)

    def deictic_periods(self) -> Iterator[Constraint]:
        """A period of the writing with what fell in it: "deuxième ce mois-ci, après celui du 7 décembre"."""
        for period in self._timexes:
            if period.deixis is not _THIS or period.month is not None or period.day is not None:
                continue
            sentence = _sentence(self._document, period.span.start)
            if period.unit is TimeUnit.YEAR:
                events = [
                    event
                    for mention in self._mentions
                    if sentence.contains(mention.span) and len(mention.facts) == 1
                    for event in _events(mention)
                    # A day that is part of the name ("attentats du 11 septembre") says nothing about the event.
                    if any(
                        timex.is_day
                        and timex.year is None
                        and _falls(event, timex)
                        and not timex.span.overlaps(mention.span)
                        for timex in self._near(mention.span)
                    )
                ]
                if events:
                    days = DaySet.year(events[0].start.year)
                    what = f"{events[0].label}, which the sentence counts in it,"
                    when = day_in_words(events[0].start)
                    statement = f"{_quote(self._document, period.span)}: {what} was on {when}."
                    yield Constraint(days, statement, period.span, EvidenceKind.FACT, events[0].source, assumed=True)
            elif period.unit is TimeUnit.MONTH:
                months = {
                    timex.month
                    for timex in self._in(sentence)
                    if timex.is_day and timex.year is None and timex.span.start > period.span.end
                }
                if len(months) == 1:
                    month = months.pop() or 0
                    statement = f"{_quote(self._document, period.span)} is {MONTHS[month - 1]} for the sentence."
                    days = DaySet.month_of_any_year(month)
                    yield Constraint(days, statement, period.span, EvidenceKind.TEXT, assumed=True)

    def tensed_dates(self) -> Iterator[Constraint]:
        """A full date in a clause that says whether it lies behind or ahead: "auront lieu le 10 janvier 2022"."""
        for timex in self._timexes:
            # Of a list with one year ("les 19 et 20 septembre 2020") only the date that bears it speaks, for all.
            if timex.year is None or not timex.is_day or "year" not in timex.parts:
                continue
            if any(line.contains(timex.span) for line in self._datelines):
                continue
            day = timex.day_in(timex.year)
            sentence = _sentence(self._document, timex.span.start)
            near = self._tenses(max(sentence.start, timex.span.start - _TENSE_REACH), timex.span.start)
            if day is None or not near or near[-1].value == "was":
                continue
            ahead = near[-1].value == "future"
            days = DaySet.between(None, day) if ahead else DaySet.between(day, None)
            phrase = _quote(self._document, Span(near[-1].start, timex.span.end))
            statement = f"{phrase} speaks of {day_in_words(day)} as {'still to come' if ahead else 'past'}."
            yield Constraint(days, statement, timex.span, EvidenceKind.TEXT, assumed=True)

    def events(self) -> Iterator[Constraint]:
        """An event of the facts cannot be told before it happened; with its weekday alone it is told that week."""
        for mention in self._mentions:
            events = _events(mention)
            if len(events) != 1 or self._is_ahead(mention):
                continue
            event = events[0]
            phrase = _quote(self._document, mention.span)
            yield Constraint(
                DaySet.between(event.start, None),
                f"{phrase} tells of {event.label}, which was on {day_in_words(event.start)}.",
                mention.span,
                EvidenceKind.FACT,
                event.source,
                assumed=True,
            )
            # A weekday beside a meeting is the meeting's; beside what moved the world it is that of other news.
            for timex in self._same_or_next_sentence(mention.span) if event.participants else ():
                bare = timex.day is None and timex.month is None and timex.deixis in (None, Deixis.THIS)
                if bare and timex.weekday == event.start.isoweekday() and event.start == event.end:
                    yield Constraint(
                        DaySet.between(event.start, event.start + _WEEK),
                        f"{_quote(self._document, timex.span)} beside {phrase}: {event.label} was on"
                        f" {weekday_in_words(timex.weekday)} {day_in_words(event.start)}, and a weekday without a date"
                        " is less than a week old.",
                        timex.span,
                        EvidenceKind.FACT,
                        event.source,
                        assumed=True,
                    )

    def _near(self, span: Span) -> Iterator[Timex]:
        sentence = _sentence(self._document, span.start)
        for timex in self._in(sentence):
            gap = max(timex.span.start - span.end, span.start - timex.span.end)
            if gap <= _NEAR:
                yield timex

    def _in(self, sentence: Span) -> Iterator[Timex]:
        for timex in self._timexes[bisect_left(self._starts, sentence.start) : bisect_left(self._starts, sentence.end)]:
            if timex.span.end <= sentence.end:
                yield timex

    def _same_or_next_sentence(self, span: Span) -> Iterator[Timex]:
        sentences = self._document[SENTENCES]
        index = bisect_right(sentences, (span.start, len(self._document.text))) - 1
        for sentence in sentences[max(index, 0) : index + 2]:
            yield from self._in(sentence)

    def _tenses(self, start: int, end: int) -> Sequence[Hit]:
        """Return the words between two offsets that tell past from future."""
        hits = self._document[HITS].of("tense")
        return hits[bisect_left(hits, start, key=_START) : bisect_left(hits, end, key=_START)]

    def _is_ahead(self, mention: Mention) -> bool:
        sentence = _sentence(self._document, mention.span.start)
        return any(hit.value == "future" for hit in self._tenses(*sentence))

    def _quoted(self, span: Span) -> bool:
        return any(quotation.span.contains(span) for quotation in self._document[QUOTATIONS])


def _near(days: DaySet, before: int, behind: int) -> DaySet:
    """Return the days that lie so many days before or behind those of a set at the most."""
    around = days
    for distance in range(1, behind + 1):
        around |= days.shifted(distance)
    for distance in range(1, before + 1):
        around |= days.shifted(-distance)
    return around


def _events(mention: Mention) -> list[Event]:
    return [fact for fact in mention.facts if isinstance(fact, Event)]


def _falls(event: Event, timex: Timex) -> bool:
    """Tell whether an event lies in the month, on the day and in the year that an expression names."""
    if timex.month is None or timex.year not in (None, event.start.year, event.end.year):
        return False
    if timex.day is None:
        return timex.month in (event.start.month, event.end.month)
    named = timex.day_in(event.start.year)
    return named is not None and event.start <= named <= event.end


def _sentence(document: Annotated, offset: int) -> Span:
    return covering(document[SENTENCES], offset) or Span(offset, offset)


def _quote(document: Annotated, span: Span) -> str:
    return "“" + " ".join(document.text[span.start : span.end].split()) + "”"
