"""Whether a claim is told of the times that its two amounts are of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from operator import attrgetter

from factcheck import QUANTITIES, UNITS, Deixis, Span, TimeUnit, covering
from factcheck_counts.readings.arithmetic import YEAR, counts_time
from factcheck_counts.readings.changes.contrasts import Contrast, moments_in
from factcheck_counts.readings.passage import Passage, texts
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.vocabulary import begins, ends

_START = attrgetter("span.start")
#: Times that are further apart are those of different years, in days.
_YEAR = 300
_DAYS_OF_YEAR = 365
_DAYS_OF = {
    TimeUnit.DAY: 1,
    TimeUnit.WEEK: 7,
    TimeUnit.MONTH: 30,
    TimeUnit.YEAR: _DAYS_OF_YEAR,
    TimeUnit.DECADE: 10 * _DAYS_OF_YEAR,
}
#: In characters: so near stands a year behind its preposition.
_NEXT = 2
#: A length of time is told to a third of itself, and to a year.
_ROUGHLY = 3


def is_of_another_time(passage: Passage, pair: Contrast, claim: Span) -> bool:
    """Tell whether a claim is told of a time that neither amount is of: "doubled since 2010; in 2015 it was 40".

    What it counts from must be the time of the earlier amount, what it is told of the time of the later one or after
    the earlier one, and how long it took the time between the two.
    """
    stretch = _stretch(passage, pair, claim)
    start, end = pair.before.day, pair.after.day
    if start is not None and _is_than_in_another_year(passage, stretch, start.year):
        return True
    if start is None and pair.how == "than":
        # "Nine points under the 61 percent recorded four years earlier"
        return False
    if start is None:
        return pair.before.mark < 0 and not _is_at_that_time(passage, pair) and _is_dated(passage, stretch)
    if _ends_before(passage, stretch, pair) or _is_of_another_month(passage, stretch, pair):
        return True
    for moment in moments_in(passage, stretch):
        if moment.first is None or moment.timex.weekday is not None:
            # Who told it on which day
            continue
        if moment.timex.deixis is Deixis.AHEAD:
            # "Their number has doubled within a year" tells how long it took.
            continue
        if any(day is not None and abs((moment.first - day).days) <= _YEAR for day in (start, end)):
            continue
        if end is not None or moment.first < start or _counts_from(passage, moment.timex.span):
            return True
    until = end or passage.document.article.metadata.published
    return until is not None and any(not _lasts(lapse, start, until) for lapse in _lapses(passage, stretch))


def _is_than_in_another_year(passage: Passage, stretch: Span, year: int) -> bool:
    """Tell whether a claim is held against another year, of which no amount is told: "35 Prozent mehr als 2015"."""
    told = YEAR.match(passage.document.text, stretch.end + 1)
    words = texts(passage.between(*stretch))
    return told is not None and int(told[0]) != year and words[-1:] != [] and words[-1] in passage.vocabulary["than"]


def _ends_before(passage: Passage, stretch: Span, pair: Contrast) -> bool:
    """Tell whether a claim of another sentence is told of the time of the earlier amount: "in the year to May 2015".

    What counts from that time, or names both, is told of the time between.
    """
    start, end = pair.before.day, pair.after.day
    moments = [moment for moment in moments_in(passage, stretch) if moment.timex.weekday is None]
    sentence = covering(passage.document[STATEMENTS], stretch.start) or stretch
    if start is None or end is None or not moments or sentence.overlaps(pair.span):
        return False
    return all(
        abs((moment.first - start).days) < abs((moment.first - end).days)
        and moment.timex.deixis is not Deixis.AHEAD
        and not _counts_from(passage, moment.timex.span)
        for moment in moments
        if moment.first is not None
    )


def _is_of_another_month(passage: Passage, stretch: Span, pair: Contrast) -> bool:
    """Tell whether a claim names a month that neither amount is of: "In January it was 147. February was down 31 %"."""
    after = pair.after.day
    if after is None or stretch.overlaps(pair.after.amount.span):
        return False
    months = {
        _month(one.first)
        for one in moments_in(passage, stretch)
        if one.timex.month is not None and not _counts_from(passage, one.timex.span)
    }
    of_after = {_month(one.first) for one in moments_in(passage, pair.after.stretch) if one.timex.month is not None}
    own = months - {_month(pair.before.day)}
    return _month(after) in of_after and bool(own) and _month(after) not in own


def _month(day: date | None) -> tuple[int, int] | None:
    return None if day is None else (day.year, day.month)


def _stretch(passage: Passage, pair: Contrast, claim: Span) -> Span:
    """Return the sentence of a claim, or its clause where the sentence holds the amounts."""
    sentence = covering(passage.document[STATEMENTS], claim.start) or passage.span
    if not sentence.overlaps(pair.span):
        return sentence
    behind = passage.clauses(claim.end, sentence.end)
    clauses = passage.clauses(sentence.start, claim.start)[-1], behind[0]
    if len(behind) > 1 and behind[1] and behind[1][0].text in passage.vocabulary["than"]:
        # "35 Prozent mehr als 2015"
        clauses = clauses[0], [*behind[0], *behind[1]]
    words = [word for clause in clauses for word in clause]
    stretch = Span(words[0].start, words[-1].end) if words else claim
    # A year is no word: "35 percent more than in 2015".
    years = moments_in(passage, Span(stretch.end, min(stretch.end + _NEXT, sentence.end)))
    return stretch.to(years[0].timex.span) if years else stretch


def _is_at_that_time(passage: Passage, pair: Contrast) -> bool:
    """Tell whether the earlier amount is said to be of the time that was told before: "Back then, 35 lived there"."""
    sentence = covering(passage.document[STATEMENTS], pair.before.amount.span.start) or passage.span
    return begins(texts(passage.between(*sentence)), passage.vocabulary["at-that-time"])


def _is_dated(passage: Passage, stretch: Span) -> bool:
    """Tell whether a stretch names a year, or a length of time that is no year."""
    years = any("year" in moment.timex.parts for moment in moments_in(passage, stretch))
    return years or any(round(lapse) != _DAYS_OF_YEAR for lapse in _lapses(passage, stretch))


def _lapses(passage: Passage, stretch: Span) -> Iterator[float]:
    """Yield the lengths of time in a stretch, in days."""
    for moment in moments_in(passage, stretch):
        days = _DAYS_OF.get(moment.timex.unit) if moment.timex.unit is not None else None
        if moment.timex.deixis is Deixis.AHEAD and moment.timex.amount is not None and days is not None:
            yield float(moment.timex.amount * days)
    quantities = passage.document[QUANTITIES]
    first = bisect_left(quantities, stretch.start, key=_START)
    for lapse in quantities[first : bisect_left(quantities, stretch.end, lo=first, key=_START)]:
        if counts_time(lapse):
            yield float(lapse.value * UNITS[lapse.unit or ""].factor / UNITS["d"].factor)


def _lasts(lapse: float, start: date, end: date) -> bool:
    """Tell whether a length of time may be that between two days."""
    return abs(lapse - (end - start).days) <= max(lapse / _ROUGHLY, _DAYS_OF_YEAR)


def _counts_from(passage: Passage, time: Span) -> bool:
    """Tell whether something is held against a time, or counted from it: "par rapport à 2018", "seit 2010"."""
    vocabulary = passage.vocabulary
    lead = texts(passage.between(passage.span.start, time.start))
    if ends(lead, vocabulary["compared"]):
        return True
    while lead and lead[-1] in vocabulary.light:
        lead.pop()
    since = passage.document.lexicon.tables.get("since", {})
    return bool(lead) and (lead[-1] in since or ends(lead, vocabulary["compared"]) or ends(lead, vocabulary["than"]))
