"""How far an offset leads, and what it is counted from: "dix jours plus tard", "il y a vingt ans"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from factcheck import (
    BLOCKS,
    CHRONOLOGY,
    LANGUAGES,
    MOMENTS,
    SENTENCES,
    TIMEXES,
    Basis,
    Deixis,
    Document,
    Evidence,
    EvidenceKind,
    Match,
    Moment,
    Span,
    TimeUnit,
    Timex,
    TimexAnchor,
    TimexModifier,
    around,
    beginning,
    day_in_words,
    inside,
    shifted,
)
from factcheck_dates.readings.wording import (
    WORD,
    count_in_words,
    moment_of,
    period_in_words,
    sentence_number,
    sentence_of,
    words,
)

#: "Huit jours" and "quinze jours" are a week and a fortnight, counted with both ends.
_WITH_BOTH_ENDS = (8, 15)
#: How far "about ten days" reaches, as a share of the distance.
_ABOUT = 0.2
#: Round numbers of years stand for those beside them.
_ROUND = 5
#: So many sentences are looked at for what is counted from.
_SENTENCES = 4
#: Within so many characters behind an offset the event is named that it counts from, or the date that it leads to.
_EVENT_REACH, _APPOSED = 40, 8
#: So many characters at the most stand before what opens a paragraph.
_OPENING = 4
#: What ends a sentence or a part of it, and how many words stand between two dates where the second has no verb.
_ENDS, _ELIDED = (".", ";", ")"), 5
_DAY_STEPS = {Deixis.YESTERDAY: -1, Deixis.TODAY: 0, Deixis.TOMORROW: 1}
#: Of a year an offset leads to so many days at the least: ten years after January 2015 is not 2026.
_LEAST = timedelta(60)
_DAYS = {TimeUnit.DAY: 1, TimeUnit.WEEK: 7, TimeUnit.WEEKEND: 7}
_YEARS = {TimeUnit.YEAR: 1, TimeUnit.DECADE: 10, TimeUnit.CENTURY: 100}
_MONTHS = {TimeUnit.MONTH: 1, TimeUnit.QUARTER: 3, TimeUnit.HALF: 6} | {unit: 12 * n for unit, n in _YEARS.items()}
#: How much less and how much more decades and centuries stand for, as a share of one.
_ROUNDED = {TimeUnit.DECADE: (0.4, 0.4), TimeUnit.CENTURY: (0.08, 0.09)}
UNITS = frozenset({*_DAYS, *_MONTHS})


class Base(NamedTuple):
    """Where an offset is counted from: the days, the words, whether it is beyond doubt, whether its year is open."""

    first: date
    last: date
    statement: str
    span: Span | None
    certain: bool
    is_open: bool = False


def offset_of(match: Match) -> Timex:
    """Return the distance of a match; what is left until a date, or has passed since, counts from the writing."""
    if "offset" in match:
        offset: Timex = match["offset"].value
        return offset
    length: Timex = match["length"].value
    if "moved" in match:
        # "Put off by two weeks, from Oct. 6 to Oct. 27", "brought forward by two weeks from the 27th to the 6th".
        base, date = match["base"].value, match["date"].value
        is_back = (date.month or base.month or 0, date.day or 0) < (base.month or date.month or 0, base.day or 0)
        deixis = Deixis.AGO if is_back and date.year == base.year else Deixis.AHEAD
        return length._replace(deixis=deixis, anchor=TimexAnchor.EXPRESSION)
    if "left" in match:
        about = TimexModifier.APPROX
        return length._replace(deixis=Deixis.AHEAD, anchor=TimexAnchor.WRITING, modifier=about)
    return length._replace(deixis=Deixis.AGO, anchor=TimexAnchor.WRITING)


def days_away(timex: Timex) -> int | None:
    """Return how many days from the writing "demain" or "avant-hier" is; None for what does not count days from it."""
    if timex.is_offset and timex.anchor is TimexAnchor.WRITING and timex.unit is TimeUnit.DAY:
        return _signed(timex)
    return _DAY_STEPS.get(timex.deixis) if timex.deixis else None


def bases_of(document: Document, events: Events, offset: Timex, named: Timex) -> Sequence[Base]:
    """Return the days that an offset can be counted from."""
    if offset.anchor is TimexAnchor.WRITING:
        written = document[CHRONOLOGY].reference
        if written is None:
            return ()
        return (Base(written, written, f"This was written on {day_in_words(written)}.", None, certain=True),)
    if offset.anchor is not TimexAnchor.EVENT:
        return stated(document, dates_before(document, offset, named), offset, named)
    resolved = moment_of(document, offset)
    if resolved.basis not in (Basis.FACT, Basis.EXPRESSION):
        # In "un an après son décès, le 30 juin 2017" the date is that of the event.
        event = [moment for moment in events.before(offset) if moment.day != moment_of(document, named).day]
        return stated(document, event, offset, named)
    if resolved.basis is not Basis.FACT or not (resolved.first and resolved.last and offset.unit and offset.amount):
        return ()
    first, last = (shifted(day, -_signed(offset), offset.unit) for day in (resolved.first, resolved.last))
    statement = f"{words(document, resolved.source or offset.span)} was on {period_in_words(first, last)}."
    return (Base(first, last, statement, resolved.source, certain=True),)


class Events:
    """The days that the sentences of an article give its events, which are looked up for every offset.

    Args:
        document: The article.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._days: dict[str, Mapping[str, Sequence[tuple[Span, Moment]]]] = {}

    def before(self, offset: Timex) -> Sequence[Moment]:
        """Return the day that a sentence before gives the event that an offset counts from: "dix jours après le feu".

        None where sentences give it several days. One event may have several names: "l'incendie", "le feu".
        """
        document = self._document
        language = document[LANGUAGES].at(offset.span.start)
        names = document.lexicons[language].tables.get("dates.same_event", {})
        behind = WORD.findall(document.folded, offset.span.end, offset.span.end + _EVENT_REACH)
        event = next((names.get(word, word) for word in behind if word in names), None)
        if event is None:
            return ()
        if language not in self._days:
            self._days[language] = self._dated(names)
        told = self._days[language].get(event, ())
        found = [moment for sentence, moment in told[:2] if sentence.start < offset.span.start]
        return found if len(found) == 1 else ()

    def _dated(self, names: Mapping[str, str]) -> Mapping[str, Sequence[tuple[Span, Moment]]]:
        """Return events with where each of their days is told first, in order, and the moment."""
        document = self._document
        found: dict[str, dict[date, tuple[Span, Moment]]] = {}
        for sentence in document[SENTENCES]:
            moments = [one for one in inside(document[MOMENTS], sentence) if not one.timex.is_offset]
            days = {moment.day: moment for moment in reversed(moments) if moment.day is not None}
            if len(days) == 1:
                ((day, moment),) = days.items()
                for word in WORD.findall(document.folded, sentence.start, moment.span.start):
                    if word in names:
                        found.setdefault(names[word], {}).setdefault(day, (sentence, moment))
        return {event: [*days.values()] for event, days in found.items()}


def stated(document: Document, moments: Sequence[Moment], offset: Timex, named: Timex) -> Sequence[Base]:
    """Return the days that dates of the text mean as what is counted from."""
    found = []
    for moment in moments:
        if moment.first is None or moment.last is None:
            continue
        days = _days_of(document, moment, offset, named)
        first, last = days or (moment.first, moment.last)
        statement = f"{words(document, moment.timex.span)} is {period_in_words(first, last)}."
        found.append(Base(first, last, statement, moment.timex.span, certain=False, is_open=days is None))
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
    if fits(document, offset, named, Base(first, last, "", timex.span, certain=False)):
        # "Le chantier s'ouvre le 13 mai; vingt-deux mois plus tard, en mars 2027, …", in the year of the writing.
        return first, last
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


def is_apposed(document: Document, named: Timex, offset: Timex) -> bool:
    """Tell whether a distance explains the date before it: "Le 28 mai, douze jours plus tard, …".

    Elsewhere it may be counted from that date, but for one that ends its sentence right behind another: "sa première
    victoire date de 1956, la dernière de 1991, 35 ans plus tard".
    """
    sentence = sentence_of(document, named.span)
    between = document.folded[named.span.end : offset.span.start].strip()
    behind = document.folded[offset.span.end : offset.span.end + 1]
    if between != ",":
        return False
    if behind == ",":
        return len(document.folded[sentence.start : named.span.start].split()) <= 1
    before = beginning(document[TIMEXES], Span(sentence.start, named.span.start))
    is_elided = bool(before) and len(WORD.findall(document.folded, before[-1].span.end, named.span.start)) <= _ELIDED
    return is_elided and behind in _ENDS


def dates_before(document: Document, offset: Timex, named: Timex) -> Sequence[Moment]:
    """Return the dates before an offset and the date beside it that it can count from.

    They stand in its sentence, or else in the nearest one before it that has any; beyond the last one only in its
    paragraph, and not for years, which lead out of it.
    """
    sentences = document[SENTENCES]
    place = min(offset.span.start, named.span.start)
    index = sentence_number(sentences, place)
    block = around(document[BLOCKS], place)
    paragraph = None if block is None else block.span
    reached, behind = _reached(document, index, paragraph, offset), list[Moment]()
    for number in range(index, max(index - _SENTENCES, -1), -1):
        start = sentences[number].start
        is_beyond = paragraph is None or start < paragraph.start
        if number < index - 1 and (offset.unit in _YEARS or is_beyond) and not (number in reached and is_beyond):
            break
        found = [
            moment
            for moment in beginning(document[MOMENTS], Span(start, min(place, sentences[number].end)))
            if moment.first is not None
            and (
                moment.day is not None
                or offset.unit in _YEARS
                or (offset.unit is TimeUnit.MONTH and moment.timex.month is not None)
            )
            and not moment.timex.is_offset
        ]
        behind += found
        if found and not _is_back(document, Span(start, min(place, sentences[number].end))):
            # A time of day is of the day beside it: "dimanche 8 août vers 14 heures".
            return list({(moment.first, moment.last): moment for moment in reversed(behind)}.values())
    # Where all that is told near looks back, a story goes on from what stands farther off.
    return ()


def _is_back(document: Document, stretch: Span) -> bool:
    """Tell whether a stretch looks back, and its dates are not where a story goes on: "La veille, le 3 mai, …"."""
    return any(one.is_offset and one.deixis is Deixis.AGO for one in inside(document[TIMEXES], stretch))


def _reached(document: Document, index: int, paragraph: Span | None, offset: Timex) -> range:
    """Return the sentences of the paragraph before that an offset reaches which opens its own: "Vier Tage später, …".

    None where something else there is told by a distance or a weekday, from which it may be counted.
    """
    sentences = document[SENTENCES]
    opens = paragraph is not None and offset.span.start - paragraph.start <= _OPENING
    before = sentences[index - 1] if opens and index else None
    block = around(document[BLOCKS], before.start) if before is not None else None
    if block is None or offset.unit in _YEARS:
        return range(0)
    first = bisect_left(sentences, (block.span.start,))
    told = inside(document[TIMEXES], block.span)
    # "Zwei Tage später, am 8. September" has its date beside it.
    dated = {one.span for one, other in pairwise(told) if other.is_day and other.span.start - one.span.end <= _APPOSED}
    is_apart = any(
        (timex.is_offset or timex.deixis or (timex.weekday and not timex.is_day)) and timex.span not in dated
        for timex in told
    )
    return range(0) if is_apart else range(first, index)


def _signed(offset: Timex) -> int:
    return int(offset.amount or 0) * (-1 if offset.deixis is Deixis.AGO else 1)


def reach(offset: Timex, base: Base) -> tuple[date, date]:
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
            # A week or two, which is told on a Monday of a match on the Sunday before.
            low -= 2 if offset.deixis is Deixis.AHEAD and offset.anchor is TimexAnchor.WRITING else 1
    else:
        months = _MONTHS[unit] if unit else 1
        # Complete units, or rounded ones.
        less, more = _ROUNDED.get(unit, (0.5, 1.0)) if unit else (0.5, 1.0)
        low, high = (amount - less) * months * 30.44, (amount + more) * months * 30.44 - 1
        if unit is TimeUnit.MONTH and base.first != base.last:
            # From some day of one month to some day of another.
            low -= 30.44
    low, high = low * (1 - about), high * (1 + about)
    near, far = timedelta(round(low)), timedelta(round(high))
    if offset.deixis is Deixis.AGO:
        return base.first - far, base.last - near
    return base.first + near, base.last + far


def fits(document: Document, offset: Timex, named: Timex, base: Base) -> bool:
    """Tell whether one of the days that an offset can lead to is one that the date can mean."""
    low, high = reach(offset, base)
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
    day = named.day_in(year)
    return day is not None and low <= day <= high


def is_comparable(document: Document, named: Timex) -> bool:
    """Tell whether a date says enough to be contradicted."""
    if named.modifier is not None or (named.part is not None and not named.is_day):
        return False
    return named.year is None or moment_of(document, named).first is not None


def is_rounded(offset: Timex, named: Timex, base: Base) -> bool:
    """Tell whether a round number of years, one off, stands for the right one."""
    if offset.unit not in _YEARS or int(offset.amount or 0) % _ROUND or named.year is None:
        return False
    years = abs(base.first.year - named.year)
    return abs(years - int(offset.amount or 0) * _YEARS[offset.unit]) <= 1


def distance_of(document: Document, offset: Timex, named: Timex, base: Base) -> str | None:
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


def led_to(document: Document, offset: Timex, named: Timex, base: Base) -> str:
    """Return where an offset leads, as finely as offset and date are said: "2012" for years."""
    if offset.unit is None or offset.unit not in _MONTHS:
        return period_in_words(*reach(offset, base))
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


def steps_of(offset: Timex, base: Base, led: str) -> Iterator[Evidence]:
    """Yield the steps of the proof: what is counted from, and where the offset leads."""
    yield Evidence(EvidenceKind.TEXT, base.statement, base.span)
    side = "before" if offset.deixis is Deixis.AGO else "after"
    unit = offset.unit.value if offset.unit else ""
    statement = f"{count_in_words(float(offset.amount or 0), unit)} {side} it is {led}."
    yield Evidence(EvidenceKind.ARITHMETIC, statement, offset.span)
