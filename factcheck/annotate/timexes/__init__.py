"""The layer of time expressions: what the words alone say, in the terms of TIMEX3.

The words are those of the lexicon, and so are the ways of putting them together, its ``[grammar]``. Every expression
has a head that the shared scan has found: a weekday, a month, a unit, a run of digits, a word like "today". ``HEAD``
in the grammar is what follows it, ``before_HEAD`` what may stand before. This module knows which classes of words are
heads and what the slots mean; it knows no language.

Slots that stand for no part of the value: ``context`` (words that an expression may need beside it and that are no
part of it, "en" before a year), ``other`` (words that make it something else: "la" before "mañana"), ``told`` (what
makes an hour a time of day: "à"), ``lasting`` and ``after`` (what makes it a length: "pendant 2 h 30"), ``event`` and
``beyond`` (words behind it that are looked at and left).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import itemgetter

from factcheck.annotate.base import Annotated
from factcheck.annotate.timexes.clock import HOURS
from factcheck.annotate.timexes.heads import Text
from factcheck.annotate.timexes.lists import LONGEST_CONTEXT, is_of_month
from factcheck.annotate.timexes.reader import Reader
from factcheck.annotate.timexes.sums import SIZES, added
from factcheck.model.layers import HITS, LANGUAGES, TIMEXES
from factcheck.model.span import Span
from factcheck.model.timex import DAYPARTS, TimeUnit, Timex, TimexType
from factcheck.scan import DIGITS

_START = itemgetter(0)
#: Where nothing that is counted can follow: the end of a clause.
_END = re.compile(r"\s*(?:$|[.,;:](?!\d)|[!?)\]»”\"\n])")


class TimexAnnotator:
    """Reads expressions of time."""

    layer = TIMEXES

    def __init__(self) -> None:
        self._readers: dict[str, Reader] = {}

    def annotate(self, document: Annotated) -> tuple[Timex, ...]:
        """Return every expression of time, in order of the text, none overlapping another."""
        hits = document[HITS]
        languages = document[LANGUAGES]
        foreign = len({entry.language for entry in languages.spans} | {languages.main}) > 1
        reader = self._reader(document, languages.main)
        # Of heads that begin together the class that is named first comes first, and within a class the longest.
        heads = [(hit[0], hit, name) for name in reader.names for hit in reversed(hits.of(name))]
        heads.sort(key=_START)
        text = Text(document)
        found: list[Timex] = []
        end = 0
        for start, hit, name in heads:
            if start < end:
                continue
            if foreign:
                reader = self._reader(document, languages.at(start))
            timex = reader.heads[name].read(text, hit, end)
            if timex is None:
                continue
            if timex.minute is not None or (name is DIGITS and timex.day is not None):
                found.extend(reversed(reader.lists.numbers_before(document.folded, timex, end)))
            found.append(timex)
            if reader.lists.has_days_behind and timex.day is not None:
                found.extend(reader.lists.numbers_behind(document.folded, timex))
            end = found[-1][0][1]
        return tuple(self._complete(document, found))

    def _reader(self, document: Annotated, language: str) -> Reader:
        reader = self._readers.get(language)
        if reader is None:
            reader = self._readers[language] = Reader(document.lexicons[language], document.facts)
        return reader

    def _complete(self, document: Annotated, found: Sequence[Timex]) -> list[Timex]:
        """Give dates of a list the month and year that are named once, behind the last."""
        completed: list[Timex] = []
        following: Timex | None = None
        for timex in reversed(found):
            if following is not None and following[0][0] - timex[0][1] <= LONGEST_CONTEXT:
                whole = self._sum(document, timex, following) if timex.amount is not None else None
                if whole is not None:
                    following = completed[-1] = whole
                    continue
                if self._is_joined(document, timex, following):
                    timex, completed[-1] = _shared(timex, following)
            if timex.day is not None and timex.year is None and timex.minute is None:
                dated = self._dated(document, timex, following)
                if dated is None:
                    continue
                timex = dated
            completed.append(timex)
            following = timex
        completed.reverse()
        return completed

    def _sum(self, document: Annotated, timex: Timex, following: Timex) -> Timex | None:
        """Return the length that two of them are together; None where they are none."""
        if timex.unit not in SIZES or following.unit not in SIZES:
            return None
        reader = self._reader(document, document[LANGUAGES].at(timex.span.start))
        joint = document.folded[timex.span.end : following.span.start]
        return added(timex, following, joint, reader.lists.ands)

    def _is_joined(self, document: Annotated, timex: Timex, following: Timex) -> bool:
        """Tell whether two expressions are of one list or range."""
        if following.span.start - timex.span.end > LONGEST_CONTEXT:
            return False
        joint = self._reader(document, document[LANGUAGES].at(timex.span.start)).lists.joint
        return joint.fullmatch(document.folded, timex.span.end, following.span.start) is not None

    def _dated(self, document: Annotated, timex: Timex, following: Timex | None) -> Timex | None:
        """Return a day with the month and year of the date behind it, if they are of one list and it is the earlier.

        None where its number is no day after all and leaves a short weekday alone, which may be any word ("la mer. 3").
        """
        if following is not None and following.is_day:
            month = timex.month or following.month
            earlier = (month or 0, timex.day or 0) < (following.month or 0, following.day or 0)
            if timex.month is None and not earlier:
                reader = self._reader(document, document[LANGUAGES].at(timex.span.start))
                joint = document.folded[timex.span.end : following.span.start].strip()
                earlier = is_of_month(timex.day or 0, following.day or 0, joint, reader.lists.range)
            if earlier and self._is_joined(document, timex, following):
                return timex._replace(month=month, year=following.year)
        if timex.month is None and "weekday" in timex.parts and timex.deixis is None:
            # A bare number behind a weekday is not a day of the month ("dimanche 20 personnes").
            weekday = timex.parts["weekday"]
            between = document.folded[weekday.end : timex.parts["day"].start]
            if timex.part is None and any(map(str.isalpha, between)):
                # An article between them: "samedi le 2", "Thursday the 21st".
                return timex
            reader = self._reader(document, document[LANGUAGES].at(timex.span.start))
            if reader.values.slots.is_short(document.folded, "weekday_short", weekday):
                return None
            listed = (
                following is not None
                and following.weekday is not None
                and following.day is not None
                and following.month is None
                and self._is_joined(document, timex, following)
            )
            if listed or _END.match(document.folded, timex.span.end):
                # "Le concert est reporté au vendredi 22", "du samedi 13 au dimanche 14".
                return timex
            # "By Friday afternoon 18 of the buses" keeps its afternoon.
            end = weekday.end + len(between.rstrip())
            return timex._replace(day=None, span=Span(timex.span.start, end), parts={"weekday": weekday})
        return timex


def _shared(timex: Timex, following: Timex) -> tuple[Timex, Timex]:
    """Return two expressions of a list or range, each with what is said of both beside the other one only."""
    if timex.part in DAYPARTS and timex.granularity is TimeUnit.DAY:
        timex = _without_part(timex)
    if _is_hour(timex) and following.minute is not None:
        return _as_time(timex), following
    if timex.minute is not None and _is_hour(following):
        return timex, _as_time(following)
    if timex.unit is TimeUnit.DECADE and _is_round(following):
        return timex, following._replace(unit=TimeUnit.DECADE)
    if (
        timex.month is not None
        and following.month is not None
        and timex.month < following.month
        and timex.day is following.day is timex.year is None
    ):
        return timex._replace(year=following.year), following
    return timex, following


def _without_part(timex: Timex) -> Timex:
    """Return a day of a range without the part of it that the whole range is: "la noche del sábado al domingo"."""
    start = min((part.start for part in timex.parts.values()), default=timex.span.start)
    if start == timex.span.start:
        return timex
    return timex._replace(span=Span(start, timex.span.end), part=None, type=TimexType.DATE)


def _is_hour(timex: Timex) -> bool:
    """Tell whether a length in hours may be a time of day: "de 9 heures à 11 heures"."""
    return (
        timex.type is TimexType.DURATION
        and timex.unit is TimeUnit.HOUR
        and isinstance(timex.amount, int)
        and timex.amount <= HOURS
        and timex.deixis is None
    )


def _is_round(timex: Timex) -> bool:
    """Tell whether a year may be a decade: "les années 1960 et 1970"."""
    return timex.year is not None and timex.year % 10 == 0 and timex.month is None and timex.unit is None


def _as_time(timex: Timex) -> Timex:
    minute = int(timex.amount or 0) * 60
    return Timex(timex.span, TimexType.TIME, minute=minute, modifier=timex.modifier, parts={"time": timex.span})
