"""Faults in dates, for the rules of the family ``dates``.

What articles say is read by a few regular expressions (``dates.toml``) and compared by ``datetime``, not by the layers
or the rules. Only what is true in the untouched article is changed. A fault is provable where, by kind:

* weekday or day shifted, month swapped: the date has a weekday and is wrong in the year that is written; or no year is
  written, the day lies within 60 days of publication in the nearest year, is wrong there, and no year named within 400
  characters makes it right. A month that has no such day is always wrong.
* year shifted: the date has a weekday, which is wrong in the new year.
* offset shifted: the untouched text says so many days or years after, before or ago, and the day or year itself, and
  the two agree. An offset in days is then wrong by any change; one in years where no way of counting gives it.
* duration shifted: two years and the length of the time between them agree; the new length is neither that, nor one
  more or less (both ends counted, or neither).
* clock shifted: both times name their zone, and agree on the day of publication.
* night shifted: a night leads from a day to the next one, always.
* range reversed: two years, or two days of one month, the later one before the earlier one; not neighbouring years,
  which are compared as well ("fell between 2019 and 2018"), nor a day of its last third before one of its first, which
  may be of the month before ("from the 28th to 3 March").
* published moved: the text holds what the new day excludes. A weekday and date without a year, near the new day, that
  do not fall together in the year nearest to it; "today", "this Thursday" with a date that is no longer near; a verb of
  the past right before a date that is now to come, or one of the future right before a date that is now past (both with
  a year, or with a weekday and within 60 days); a past event in a year to come. An article may be published a day after
  it was written.

All else counts as beyond proof, whether or not a rule finds it. Nothing is planted where a rule objects already.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from factcheck import Article, Span, Verdict
from factcheck.engine import Result
from mutators.base import Mutator, Plant, published, replaced

_WORDS: Mapping[str, Mapping[str, Any]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_NEAR = timedelta(60)
_WEEK = timedelta(7)
#: A year named so near a date can be the one it belongs to.
_PASSAGE = 400
#: What stands before a date is looked for within so many characters, the day that it counts from within so many.
_BEFORE, _BASE = 80, 400
#: "From the 28th to 3 March" is no range reversed: the month that it begins in is left out.
_EARLY, _LATE = 10, 20
#: Dates of a list stand so near each other.
_LIST = 30
_DAY_MINUTES = 24 * 60

_RULES = frozenset(
    f"dates.{name}"
    for name in (
        "weekday-mismatch",
        "impossible-date",
        "dateline-conflict",
        "offset-mismatch",
        "duration-mismatch",
        "reversed-range",
        "clock-mismatch",
        "night-mismatch",
        "event-date-mismatch",
        "tense-mismatch",
    )
)


class _Language:
    """The words of a language, and what they make patterns of."""

    def __init__(self, language: str) -> None:
        self.words = _WORDS[language]
        self.weekdays: list[str] = self.words["weekday"]
        self.months: list[str] = self.words["month"]
        self.first: str = self.words.get("first", "1")
        self.zones = {words.casefold(): zone for words, zone in self.words["zones"].items()}
        self._numbers: dict[str, int] = self.words["number"]
        number = "|".join(sorted(map(re.escape, self._numbers), key=len, reverse=True))
        day = self.words.get("day", r"\d{1,2}")
        self._slots = {
            "weekday": "|".join(self.weekdays),
            "day": rf"(?<!\d)(?:{day})(?!\d)",
            "month": "|".join(self.months),
            "year": r"(?<!\d)(?:19|20)\d\d(?!\d)",
            "number": rf"(?<![\d.,-])\d{{1,3}}(?!\d)|(?:{number})(?!-)",
            "clock": self.words["clock"],
        }
        self._patterns: dict[tuple[str, str], list[re.Pattern[str]]] = {}

    def find(self, kind: str, text: str) -> Iterator[re.Match[str]]:
        """Yield what the patterns of a kind match."""
        for pattern in self._compiled(kind, ""):
            yield from pattern.finditer(text)

    def before(self, kind: str, text: str, offset: int) -> re.Match[str] | None:
        """Return the match of a kind that ends at an offset."""
        for pattern in self._compiled(kind, r"\Z"):
            match = pattern.search(text, max(0, offset - _BEFORE), offset)
            if match is not None:
                return match
        return None

    def _compiled(self, kind: str, end: str) -> list[re.Pattern[str]]:
        if (kind, end) not in self._patterns:
            self._patterns[kind, end] = [
                re.compile(re.sub(r"\{([a-z]+)(\d?)\}", self._slot, f"(?:{written}){end}"), re.IGNORECASE)
                for written in self.words.get(kind, ())
            ]
        return self._patterns[kind, end]

    def _slot(self, slot: re.Match[str]) -> str:
        return f"(?P<{slot[1]}{slot[2]}>{self._slots[slot[1]]})"

    def number(self, written: str) -> int:
        """Return the value of a number in digits or words."""
        return int(written) if written.isdigit() else self._numbers[written.lower()]

    def weekday(self, written: str) -> int:
        """Return the number of a weekday, Monday 1."""
        return _index(self.weekdays, written)

    def month(self, written: str) -> int:
        """Return the number of a month."""
        return _index(self.months, written)

    def day(self, day: int) -> str:
        """Write a day of the month."""
        return self.first if day == 1 else str(day)


class Mention(NamedTuple):
    """A day and month of a text.

    Args:
        match: With the groups ``weekday``, ``day``, ``month`` and ``year``, of which the first and last may be None.
        day: The day meant: that of the year written, else the nearest to publication.
        weekday: As written, Monday 1 to Sunday 7; None where none is.
        year: As written.
    """

    match: re.Match[str]
    day: date
    weekday: int | None
    year: int | None

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.match.start()

    def span(self, name: str | int = 0) -> Span:
        """Return where it or a part of it stands."""
        return Span(*self.match.span(name))

    def near(self, day: date) -> date | None:
        """Return the day that is meant if the text is of a day."""
        if self.year is not None:
            return self.day
        return _nearest(self.day.month, self.day.day, day)

    def is_sure(self, day: date) -> bool:
        """Tell whether the day meant is sure if the text is of a day."""
        meant = self.near(day)
        return self.year is not None or (self.weekday is not None and meant is not None and abs(meant - day) <= _NEAR)


class _Reading:
    """What the mutators read of an article."""

    def __init__(self, article: Article, before: Result) -> None:
        self.article = article
        self.text = article.text
        self.language = _language(before.language or "")
        self.published: date = article.metadata.published or before.published.declared or date.min
        self.objections = [
            span
            for finding in before.findings
            if finding.verdict is Verdict.CONTRADICTED and finding.rule in _RULES
            for span in (finding.span, *(related.span for related in finding.related))
        ]
        self.mentions = [
            mention for mention in self._mentions() if self.is_free(mention.span()) and not self._is_dateline(mention)
        ]
        self.mentions.sort(key=lambda mention: mention.start)

    def _mentions(self) -> Iterator[Mention]:
        language = self.language
        for match in language.find("date", self.text):
            day, month = _digits(match["day"]), language.month(match["month"])
            year = int(match["year"]) if match["year"] else None
            meant = _date(year, month, day) if year else _nearest(month, day, self.published)
            weekday = language.weekday(match["weekday"]) if match["weekday"] else None
            if meant is not None and weekday in (None, meant.isoweekday()):
                yield Mention(match, meant, weekday, year)

    def _is_dateline(self, mention: Mention) -> bool:
        """Tell whether a mention is what states the date of publication: to change it is to move that."""
        stated = self.article.metadata.published is not None
        return not stated and mention.year is not None and mention.day == self.published

    def is_free(self, span: Span) -> bool:
        """Tell whether no rule objects to a stretch of the untouched article."""
        return not any(span.start < other.end and other.start < span.end for other in self.objections)

    def years_near(self, offset: int, text: str | None = None) -> set[int]:
        """Return the years named around a place, those that are counted back from publication too."""
        around = (text or self.text)[max(0, offset - _PASSAGE) : offset + _PASSAGE]
        counted = (self.language.number(match["number"]) for match in self.language.find("years_ago", around))
        return {int(year) for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", around)} | {
            self.published.year - number for number in counted
        }

    def is_wrong(self, mention: Mention, weekday: int, month: int, day: int, year: int | None) -> bool:
        """Tell whether a weekday and a date that stand where a mention stood contradict each other for sure."""
        if year is not None:
            meant = _date(year, month, day)
            return meant is not None and meant.isoweekday() != weekday
        meant = _nearest(month, day, self.published)
        if meant is None or abs(meant - self.published) > _NEAR or meant.isoweekday() == weekday:
            return False
        others = (_date(year, month, day) for year in self.years_near(mention.start))
        return not any(other is not None and other.isoweekday() == weekday for other in others)

    def plant(self, kind: str, edits: Sequence[tuple[Span, str]], reach: Span, provable: bool) -> Plant:
        """Return a plant; ``reach`` is the stretch that it changes, and all that takes part in it."""
        done = "; ".join(f"{self.text[span.start : span.end]!r} became {new!r}" for span, new in edits)
        longer = sum(len(new) - span.length for span, new in edits)
        span = Span(reach.start, reach.end + longer)
        return Plant(kind, replaced(self.article, edits), _RULES, span, provable, done)


def _weekdays(read: _Reading, chosen: Random) -> Iterator[Plant]:
    dated = [mention for mention in read.mentions if mention.weekday is not None]
    if dated:
        mention = chosen.choice(dated)
        weekday = ((mention.weekday or 0) - 1 + chosen.randint(1, 6)) % 7 + 1
        day = mention.day
        edit = (mention.span("weekday"), _cased(read.language.weekdays[weekday - 1], mention.match["weekday"]))
        provable = read.is_wrong(mention, weekday, day.month, day.day, mention.year)
        yield read.plant("weekday shifted", [edit], mention.span(), provable)


def _days(read: _Reading, chosen: Random) -> Iterator[Plant]:
    dated = [mention for mention in read.mentions if mention.weekday is not None]
    if dated:
        mention = chosen.choice(dated)
        steps = [step for step in range(-6, 7) if step and (mention.day + timedelta(step)).month == mention.day.month]
        day = mention.day + timedelta(chosen.choice(steps))
        provable = read.is_wrong(mention, mention.weekday or 0, day.month, day.day, mention.year)
        yield read.plant("day shifted", [_day_edit(read, mention, day)], mention.span(), provable)


def _months(read: _Reading, chosen: Random) -> Iterator[Plant]:
    if not read.mentions:
        return
    mention = chosen.choice(read.mentions)
    now = mention.day.month
    near = [month for month in (now - 1, now + 1) if 1 <= month <= 12]
    month = chosen.choice(near if chosen.random() < 0.5 else [month for month in range(1, 13) if month != now])
    edit = (mention.span("month"), _cased(read.language.months[month - 1], mention.match["month"]))
    exists = any(_date(year, month, mention.day.day) for year in ([mention.year] if mention.year else [2019, 2020]))
    wrong = mention.weekday is not None and read.is_wrong(
        mention, mention.weekday, month, mention.day.day, mention.year
    )
    # The month may also be that of the day before: "vendredi 10 au samedi 11 janvier".
    reach = Span(max(0, mention.start - _LIST), mention.span().end)
    yield read.plant("month swapped", [edit], reach, not exists or wrong)


def _years(read: _Reading, chosen: Random) -> Iterator[Plant]:
    dated = [mention for mention in read.mentions if mention.year is not None]
    if dated:
        mention = chosen.choice(dated)
        year = (mention.year or 0) + chosen.choice((-10, -3, -2, -1, 1, 2, 3, 10))
        day = mention.day
        wrong = mention.weekday is not None and read.is_wrong(mention, mention.weekday, day.month, day.day, year)
        edit = (mention.span("year"), str(year))
        yield read.plant("year shifted", [edit], mention.span(), wrong or _date(year, day.month, day.day) is None)


def _years_ago(read: _Reading, chosen: Random) -> Iterator[Plant]:
    """So many years ago and the year: the one or the other is shifted."""
    for match in read.language.find("ago", read.text):
        year, number = int(match["year"]), read.language.number(match["number"])
        reach = Span(*match.span())
        if number in _elapsed(year, read.published) and read.is_free(reach):
            step = chosen.choice((-5, -3, -2, -1, 1, 2, 3, 5))
            edit = (Span(*match.span("year")), str(year + step))
            provable = number not in _elapsed(year + step, read.published)
            yield read.plant("year beside an offset shifted", [edit], reach, provable)
            other = max(2, number + step)
            edit = (Span(*match.span("number")), str(other))
            provable = other not in _elapsed(year, read.published)
            yield read.plant("offset shifted", [edit], reach, provable)


def _offsets(read: _Reading, chosen: Random) -> Iterator[Plant]:
    """A day or a year counted from one before it: the amount is shifted, or the day with its weekday."""
    for index, mention in enumerate(read.mentions):
        bases = [base for base in read.mentions[:index] if mention.start - base.span().end <= _BASE]
        for kind, sign in (("days_later", 1), ("days_earlier", -1)):
            match = read.language.before(kind, read.text, mention.start)
            if match is None:
                continue
            number = read.language.number(match["number"])
            base = next((b for b in reversed(bases) if b.day + sign * timedelta(number) == mention.day), None)
            if base is not None:
                other = max(2, number + chosen.choice((-3, -2, -1, 1, 2, 3)))
                edit = (Span(*match.span("number")), str(other))
                reach = Span(match.start(), mention.span().end)
                yield read.plant("offset shifted", [edit], reach, other != number)
        for words, step in read.language.words["next_day"].items():
            match = re.compile(f"(?:{words})\\Z", re.IGNORECASE).search(
                read.text, max(0, mention.start - _BEFORE), mention.start
            )
            if match is not None and any(base.day + timedelta(step) == mention.day for base in bases):
                yield _other_day(read, mention, match.start(), chosen)
    for kind, sign in (("years_later", 1), ("years_earlier", -1)):
        for match in read.language.find(kind, read.text):
            before = read.text[max(0, match.start() - _BASE) : match.start()]
            year, number = int(match["year"]), read.language.number(match["number"])
            if str(year - sign * number) in before and read.is_free(Span(*match.span())):
                other = number + chosen.choice((2, 3, 5))
                edit = (Span(*match.span("number")), str(other))
                named = {int(found) for found in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", before)}
                provable = all(abs(year - sign * other - base) > 1 for base in named)
                yield read.plant("offset shifted", [edit], Span(*match.span()), provable)


def _other_day(read: _Reading, mention: Mention, start: int, chosen: Random) -> Plant:
    """Move the day that follows words like "the next day", its weekday along."""
    steps = [step for step in (-3, -2, 1, 2, 3) if (mention.day + timedelta(step)).month == mention.day.month]
    day = mention.day + timedelta(chosen.choice(steps))
    edits = [_day_edit(read, mention, day)]
    if mention.weekday is not None:
        name = read.language.weekdays[day.isoweekday() - 1]
        edits.append((mention.span("weekday"), _cased(name, mention.match["weekday"])))
    return read.plant("day beside an offset shifted", edits, Span(start, mention.span().end), True)


def _durations(read: _Reading, chosen: Random) -> Iterator[Plant]:
    for match in read.language.find("duration", read.text):
        number, length = read.language.number(match["number"]), int(match["year2"]) - int(match["year"])
        if number in (length, length + 1) and read.is_free(Span(*match.span())):
            other = max(2, number + chosen.choice((-4, -3, -2, 2, 3, 4, 5)))
            edit = (Span(*match.span("number")), str(other))
            provable = abs(other - length) > 1
            yield read.plant("duration shifted", [edit], Span(*match.span()), provable)


def _clocks(read: _Reading, chosen: Random) -> Iterator[Plant]:
    """Two times that are the same moment: the second is moved by an hour or more."""
    for match in read.language.find("clocks", read.text):
        zones = [read.language.zones.get(match[name].strip().casefold()) for name in ("zone", "zone2")]
        times = [_minutes(match[name]) for name in ("clock", "clock2")]
        if None in times or not read.is_free(Span(*match.span())):
            continue
        hours = re.search(r"\d\d(?=\d\d)|\d{1,2}", match["clock2"])
        assert hours is not None
        step, half = chosen.choice((-2, -1, 1, 2, 3)), re.search(r"[ap]\.?m", match["clock2"], re.IGNORECASE)
        hour = (int(hours[0]) - 1 + step) % 12 + 1 if half else (int(hours[0]) + step) % 24
        width = 2 if len(hours[0]) == 2 and (hours[0][0] == "0" or match["clock2"].isdigit()) else 1
        start = match.start("clock2") + hours.start()
        edit = (Span(start, start + len(hours[0])), f"{hour:0{width}d}")
        provable = False
        if zones[0] and zones[1]:
            difference = _ahead(zones[0], read.published) - _ahead(zones[1], read.published)
            provable = ((times[0] or 0) - (times[1] or 0) - difference) % (_DAY_MINUTES // 2) == 0
        yield read.plant("clock shifted", [edit], Span(*match.span()), provable)


def _nights(read: _Reading, chosen: Random) -> Iterator[Plant]:
    for match in read.language.find("night", read.text):
        if not read.is_free(Span(*match.span())):
            continue
        step, parts = chosen.randint(1, 5), match.groupdict()
        reach = Span(match.start(), match.end())
        if parts.get("weekday2"):
            first, second = read.language.weekday(parts["weekday"]), read.language.weekday(parts["weekday2"])
            if first % 7 + 1 != second:
                continue
            name = read.language.weekdays[(second - 1 + step) % 7]
            edit = (Span(*match.span("weekday2")), _cased(name, parts["weekday2"]))
        else:
            second = _digits(parts["day2"])
            day = second + step if second <= 22 else second - step - 1
            if day < 1 or (_digits(parts["day"]) + 1 != second and second != 1):
                continue
            edit = (Span(*match.span("day2")), read.language.day(day))
        yield read.plant("night shifted", [edit], reach, True)


def _ranges(read: _Reading, _: Random) -> Iterator[Plant]:
    for match in read.language.find("range_of_years", read.text):
        if match["year"] < match["year2"] and read.is_free(Span(*match.span())):
            edits = _swapped(match, "year")
            apart = _digits(match["year2"]) - _digits(match["year"])
            yield read.plant("years of a range reversed", edits, Span(*match.span()), apart > 1)
    for match in read.language.find("range_of_days", read.text):
        parts = match.groupdict()
        months = [parts.get("month") or parts["month2"], parts["month2"]]
        same_month = months[0].casefold() == months[1].casefold()
        if (same_month and _digits(parts["day"]) >= _digits(parts["day2"])) or not read.is_free(Span(*match.span())):
            continue
        names = [name for name in ("weekday", "day", "month", "year") if parts.get(name) and parts.get(f"{name}2")]
        if (not parts.get("month") and not same_month) or bool(parts.get("weekday")) != bool(parts.get("weekday2")):
            continue
        edits = [edit for name in names for edit in _swapped(match, name)]
        over_month = _digits(parts["day"]) <= _EARLY and _digits(parts["day2"]) >= _LATE
        yield read.plant("days of a range reversed", edits, Span(*match.span()), same_month and not over_month)


def _published(read: _Reading, chosen: Random) -> Iterator[Plant]:
    """Another date of publication: a day, a week, a month, a year away."""
    day = read.published
    # A weekday and a day that agree in no near year are faults of the untouched article and say nothing.
    if read.article.metadata.published is None or read.objections:
        return
    sign = chosen.choice((-1, 1))
    for kind, moved in (
        ("day", day + timedelta(sign)),
        ("week", day + timedelta(7 * sign)),
        ("month", _shifted(day, sign)),
        ("year", _shifted(day, 12 * sign)),
    ):
        reason = _excluded(read, moved)
        yield Plant(
            f"published moved by a {kind}",
            published(read.article, moved),
            _RULES,
            None,
            reason is not None,
            f"published {moved} instead of {day}" + (f", against {reason}" if reason else ""),
        )


def _excluded(read: _Reading, moved: date) -> str | None:
    """Return the words of a text that exclude a day of publication."""
    text, language, true = read.text, read.language, read.published
    for mention in read.mentions:
        words = f"{text[max(0, mention.start - 50) : mention.start]}[{mention.match[0]}]"
        meant = mention.near(moved)
        if meant is None:
            continue
        if mention.weekday is not None and mention.year is None and abs(mention.day - true) <= _NEAR:
            years = (_date(year, meant.month, meant.day) for year in read.years_near(mention.start))
            explained = any(other is not None and other.isoweekday() == mention.weekday for other in years)
            if abs(meant - moved) <= _NEAR and meant.isoweekday() != mention.weekday and not explained:
                return f"a weekday: {words}"
        written = _written(read, mention)
        if written is not None and (mention.year is not None or meant == mention.day):
            late = moved - written
            if not timedelta(0) <= late <= timedelta(1):
                return f"the day of writing: {words}"
        is_this = mention.weekday is not None and language.before("this", text, mention.start) is not None
        if is_this and abs(mention.day - true) <= _WEEK < abs(meant - moved):
            return f"this day: {words}"
        if meant != mention.day or not mention.is_sure(true) or not mention.is_sure(moved):
            continue
        if mention.day <= true and moved < mention.day and _is_past(read, mention):
            return f"the past: {words}"
        if mention.day >= true and moved > mention.day and language.before("future", text, mention.start):
            return f"the future: {words}"
    for match in language.find("past_year", text):
        if int(match["year"]) <= true.year and moved.year < int(match["year"]):
            return f"a past year: {match[0]}"
    for match in language.find("future_year", text):
        if int(match["year"]) >= true.year and moved.year > int(match["year"]):
            return f"a year to come: {match[0]}"
    return None


def _is_past(read: _Reading, mention: Mention) -> bool:
    kinds = ("past", "past_before_weekday") if mention.weekday is not None else ("past",)
    return any(read.language.before(kind, read.text, mention.start) for kind in kinds)


def _written(read: _Reading, mention: Mention) -> date | None:
    """Return the day of writing that a date beside "today" tells, if it is about that of publication."""
    words = read.language.words
    for word, step in words["today"].items():
        pattern = re.compile(rf"\b{word}{words['beside_today']}\Z", re.IGNORECASE)
        if pattern.search(read.text, max(0, mention.start - _BEFORE), mention.start):
            written = mention.day - timedelta(step)
            return written if written <= read.published <= written + timedelta(1) else None
    return None


def _elapsed(year: int, now: date) -> range:
    """Return how many years ago something in a year can be said to be."""
    return range(now.year - year - 1 if now.month < 12 else now.year - year, now.year - year + 2)


def _ahead(zone: str, day: date) -> int:
    """Return how many minutes a zone is ahead of UTC on a day."""
    shift = datetime.combine(day, time(12), UTC).astimezone(ZoneInfo(zone)).utcoffset()
    return int((shift or timedelta()).total_seconds() // 60)


def _minutes(clock: str) -> int | None:
    """Return the minutes since midnight of a clock time, or since noon where it says so."""
    digits = re.findall(r"\d+", clock)
    if len(digits[0]) == 4:
        digits = [digits[0][:2], digits[0][2:]]
    hours, minutes = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    return hours * 60 + minutes if hours <= 24 and minutes < 60 else None


def _day_edit(read: _Reading, mention: Mention, day: date) -> tuple[Span, str]:
    span = mention.span("day")
    suffix = re.compile(r"(?:st|nd|rd|th)\b").match(read.text, span.end)
    if suffix is not None:
        return Span(span.start, suffix.end()), _ordinal(day.day)
    return span, read.language.day(day.day)


def _ordinal(day: int) -> str:
    return f"{day}{'th' if 10 < day < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


def _swapped(match: re.Match[str], name: str) -> list[tuple[Span, str]]:
    return [
        (Span(*match.span(name)), match[f"{name}2"]),
        (Span(*match.span(f"{name}2")), match[name]),
    ]


def _cased(new: str, old: str) -> str:
    return new.upper() if old.isupper() else new.capitalize() if old[0].isupper() else new.lower()


def _digits(written: str) -> int:
    return int("".join(re.findall(r"\d", written)))


def _index(names: Sequence[str], written: str) -> int:
    return [name.casefold() for name in names].index(written.casefold()) + 1


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(month: int, day: int, around: date) -> date | None:
    found = [_date(year, month, day) for year in range(around.year - 1, around.year + 2)]
    return min((day for day in found if day), key=lambda day: abs(day - around), default=None)


def _shifted(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    return _date(day.year + years, month + 1, day.day) or date(day.year + years, month + 1, 28)


@cache
def _language(language: str) -> _Language:
    return _Language(language)


def _all(article: Article, before: Result, chosen: Random) -> Iterator[Plant]:
    if before.language in _WORDS and before.published.declared is not None:
        read = _Reading(article, before)
        for plants in (
            _weekdays,
            _days,
            _months,
            _years,
            _years_ago,
            _offsets,
            _durations,
            _clocks,
            _nights,
            _ranges,
            _published,
        ):
            yield from plants(read, chosen)


MUTATORS: Sequence[Mutator] = (_all,)
