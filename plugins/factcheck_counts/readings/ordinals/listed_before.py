"""Whether what a list has before an ordinal is what that counts: of one kind, all of it, and not the ordinal's own."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

from factcheck import (
    CHRONOLOGY,
    QUANTITIES,
    TIMEXES,
    Document,
    Match,
    Quantity,
    QuantityKind,
    Span,
    TimeUnit,
    Timex,
    inside,
)
from factcheck_counts.readings.arithmetic import YEAR
from factcheck_counts.readings.frames import FRAMES
from factcheck_counts.readings.ordinals.deeds import of_one_deed

#: Forms of one word share so many letters.
_STEM = 4
#: In which years an ordinal counts is told so many letters behind it, and "since" so many words before the year.
_WINDOW, _SINCE = 60, 3


def counts_another(document: Document, match: Match) -> bool:
    """Tell whether another ordinal stands nearer to what is listed: "ihr zweiter in Folge, der fünfte nach 2003"."""
    if "earlier" not in match or "told" in match:
        return False
    nth = match["nth"]
    between = Span(nth.span.end, max(nth.span.end, match["earlier"].span.start))
    since = document.lexicons[document.language].sets.get("counts.since-when", frozenset())
    if nth.value.value == 1 and not since.isdisjoint(document.folded[slice(*between)].split()):
        # "The first since 2013, after those of 2011 and 2013"
        return True
    # "For the second year running their fourth title, after those of …"
    return any(
        one.kind is QuantityKind.ORDINAL and one.span != match["earlier"].span
        for one in inside(document[QUANTITIES], between)
    )


def is_day(of: Timex, written: date) -> bool:
    """Tell whether a day is the one that is remembered."""
    return (of.month, of.day) == (written.month, written.day)


def is_ended(document: Document, match: Match) -> bool:
    """Tell whether a list of those before ends its sentence, so that it names all: "after those of 2018 and 2021.".

    Or that it names those of the stretch of time in which the ordinal counts.
    """
    frames, start = document[FRAMES].ordinals, match["nth"].span.start
    place = bisect_left(frames, start, key=lambda frame: frame["nth"].span.start)
    found = [frame for frame in frames[place : place + 1] if frame["nth"].span.start == start]
    return any("ended" in frame or "all" in frame for frame in found)


def is_later(document: Document, match: Match) -> bool:
    """Tell whether a deed of this week is none of a list of years: "sacrée en 2019 et 2021, elle a gagné dimanche"."""
    written = document[CHRONOLOGY].reference
    years = {getattr(binding.value, "year", None) for binding in match.all("earlier")}
    return "dated" in match and written is not None and None not in years and written.year not in years


def of_one_kind(document: Document, match: Match) -> bool | None:
    """Tell whether those before are what the ordinal counts, as far as they are named: not talks before a meeting.

    None where the ordinal counts times: "zum dritten Mal …, nach den Störungen am 4. Mai und am 9. Mai".
    """
    if any(isinstance(binding.value, Quantity) and binding.value.noun is not None for binding in match.all("earlier")):
        # "Après le 7e rang" names no day.
        return False
    if "again" not in match:
        return True
    if "what" not in match:
        return False
    again, counted_noun = match["again"].value, match["what"].value
    sets = document.lexicons[document.language].sets
    if again in sets.get("counts.feats", frozenset()) or again in sets.get("counts.those-before", frozenset()):
        return True
    if again[:_STEM] == counted_noun[:_STEM]:
        return True
    if again in sets.get("counts.any-deed", frozenset()) or of_one_deed(document, (counted_noun,), (again,)):
        # "Their second walkout, after strikes on …"
        return None
    return None if counted_noun in sets.get("counts.occasion", frozenset()) else False


def began(document: Document, match: Match) -> int | None:
    """Return the first year of those in which an ordinal counts: "the second time since 2010", "in ten years"."""
    end = match["nth"].span.end
    near = Span(end, min(end + _WINDOW, len(document.text)))
    since = document.lexicons[document.language].sets.get("counts.since-when", frozenset())
    written = document[CHRONOLOGY].reference
    for timex in inside(document[TIMEXES], near):
        if timex.granularity is not TimeUnit.YEAR:
            continue
        if timex.amount is not None and timex.span.start - end <= 1:
            # "A third five-year term"
            continue
        if timex.amount is not None and written is not None:
            return written.year - int(timex.amount)
        told = document.folded[end : timex.span.end].split()
        if timex.year is not None and timex.amount is None and not since.isdisjoint(told[-_SINCE:]):
            return timex.year
    return None


def lies_before(document: Document, match: Match) -> bool:
    """Tell whether one of those before lies before the years in which an ordinal counts."""
    first = began(document, match)
    if first is None:
        return False
    told = (year for binding in match.all("earlier") for year in YEAR.findall(document.text, *binding.span))
    return any(int(year) < first for year in told)
