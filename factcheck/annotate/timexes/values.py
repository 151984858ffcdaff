"""What the slots of an expression of time say together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.annotate.timexes.clock import LED_TO, Clock
from factcheck.annotate.timexes.doubts import Doubt, Doubts
from factcheck.annotate.timexes.lengths import OLDEST_DECADE, Lengths
from factcheck.annotate.timexes.slots import Slots, digits_of, named, words_of
from factcheck.facts.store import EVERY_LANGUAGE, FactStore
from factcheck.lexicons import Lexicon
from factcheck.model.fact import Place
from factcheck.model.hits import Hit
from factcheck.model.span import Span
from factcheck.model.timex import DAYPARTS, Deixis, TimeUnit, Timex, TimexAnchor, TimexModifier, TimexType
from factcheck.scan import fold

#: Patterns that are tried where a number stands in a context of its own: "en 2015", "le 28/08".
WEAK = ("year_number", "clock_number", "day_number")
#: A month has so many days at the most.
LAST_DAY = 31
#: Heads that are units, which need a number beside them.
_UNIT_HEADS = ("time_unit", "year_part", "decade_head")
#: Slots that say of a number in words that it is an hour, beside what stands before it; of these two must be there.
_TOLD = ("daypart", "meridiem", "half", "clock_word", "exactly")
_COUNTED = ("minute", "past", "to", *LED_TO)
#: Slots that say it of one in digits.
_TELLING = ("at_about", "half")
#: What most expressions are made of.
_PLAIN = frozenset({"weekday", "day", "month", "year"})
_SLIP = 39
_PARTS = Timex._fields.index("parts")
#: A month has so many of a weekday at the most.
_MOST_WEEKDAYS = 5
#: Two-digit years up to this one are of this century.
_PIVOT = 49
#: Hot names: a member of an enumeration takes five times as long to look up, before Python 3.12.
_DATE, _TIME, _SET = TimexType.DATE, TimexType.TIME, TimexType.SET
_CALENDAR, _WRITING, _EXPRESSION = TimexAnchor.CALENDAR, TimexAnchor.WRITING, TimexAnchor.EXPRESSION


class Reading:
    """What some words say, wherever they stand.

    Args:
        timex: The expression, counted from the beginning of the words.
        doubts: What in the text around would make it something else.

    Attributes:
        doubts: The same.
    """

    __slots__ = ("_first", "_last", "_parts", "_span", "doubts")

    def __init__(self, timex: Timex, doubts: Sequence[Doubt] = ()) -> None:
        self.doubts = doubts
        self._span = timex.span
        # What stands in a timex before the parts and behind them.
        self._first, self._last = timex[1:_PARTS], timex[_PARTS + 1 :]
        self._parts = [(name, start, end) for name, (start, end) in timex.parts.items()]

    def at(self, offset: int) -> Timex:
        """Return the expression where the words begin at an offset."""
        # A third of the time of Timex(…) and Span(…), and there are many.
        make = tuple.__new__
        parts = {}
        for name, start, end in self._parts:
            parts[name] = make(Span, (offset + start, offset + end))
        start, end = self._span
        return make(Timex, (make(Span, (offset + start, offset + end)), *self._first, parts, *self._last))


class Values:
    """The meanings of the slots of one language.

    Attributes:
        bare_years: Whether a year needs no word before it.
        places: Time zones by the name of a place.
        slots: The words themselves.
        doubts: What makes an expression something else.
    """

    def __init__(self, lexicon: Lexicon, facts: FactStore) -> None:
        tables = lexicon.tables
        self._spelling = tables.get("spelling", {})
        self._names = tables.get("also_names", {})
        self.bare_years = "year" in tables.get("stands_alone", {})
        self.places = {
            fold(name): place.zone
            for place in facts.of(Place)
            if place.zone
            for language in (lexicon.language, EVERY_LANGUAGE)
            for name in place.names.get(language, ())
        }
        self._number_context = tables.get("number_context", {})
        self.slots = Slots(lexicon)
        self.doubts = Doubts(lexicon)
        self._clock = Clock(self.slots, {**self.places, **tables.get("zone", {})})
        self._lengths = Lengths(lexicon, self.slots, self._clock)

    def reading(
        self, name: str, folded: str, hit: Hit, span: Span, parts: dict[str, Span], *, anaphoric: bool
    ) -> Reading | None:
        """Return what the slots of a match say together; None where they say nothing of time.

        Args:
            name: The head.
            folded: The words of the match and nothing else: what stands around them is left to the doubts.
            hit: Where the head is.
            span: What of the words is the expression.
            parts: The stretch of each slot.
            anaphoric: Whether it is said behind them that it is a time named before.
        """
        context = parts.pop("context", None)
        if name in _UNIT_HEADS:
            return _certain(self._lengths.amount(folded, hit, span, parts))
        if name != "number" and not parts.keys().isdisjoint(LED_TO):
            return _certain(self._clock.beside(folded, span, parts))
        if name == "number":
            # A number in words is an hour where the words around it say so on both sides.
            lead = context is not None or "at_about" in parts
            told = not parts.keys().isdisjoint(_TOLD)
            counted = not parts.keys().isdisjoint(_COUNTED)
            if "half" not in parts and lead + told + counted < 2:
                return None
            if counted and not parts.keys().isdisjoint(LED_TO):
                return _certain(self._clock.beside(folded, span, parts))
            return _certain(self._clock.hour(folded, span, parts))
        if "hour" in parts or name == "clock_word":
            if name in WEAK and context is None and parts.keys().isdisjoint(_TELLING):
                return None
            return _certain(self._clock.clock(folded, hit, span, parts))
        return self._date(name, folded, hit, span, parts, context, anaphoric=anaphoric)

    def _date(
        self,
        name: str,
        folded: str,
        hit: Hit,
        span: Span,
        parts: dict[str, Span],
        context: Span | None,
        *,
        anaphoric: bool,
    ) -> Reading | None:
        doubts: list[Doubt] = []
        weekday = month = day = year = unit = deixis = modifier = part = feast = nth = amount = None
        anchor = _CALENDAR
        kind = _DATE
        if "weekday" in parts:
            weekday = self.slots.value(folded, "weekday", parts) if name != "weekday" else hit.value
            if "day" not in parts:
                if self.slots.is_short(folded, "weekday_short", parts["weekday"]):
                    return None
                if name == "weekday" and "bare weekday" in self._spelling:
                    doubts.append(self.doubts.is_name_of_weekday)
        if "weekday_part" in parts:
            written, part = str(hit.value).split()
            weekday = int(written)
            parts["weekday"] = parts.pop("weekday_part")
        if "weekdays" in parts:
            weekday, kind = hit.value, _DATE if "day" in parts else _SET
            parts["weekday"] = parts["weekdays"]
        if "day" in parts:
            day = digits_of(words_of(folded, parts["day"]))
            # "Mercredi 32 janvier" is a slip of the keys; "12/32" and "45 mars" are no dates.
            if not 1 <= day <= (_SLIP if "weekday" in parts and "month" in parts else LAST_DAY):
                return None
        elif "day_word" in parts:
            if name == "month" and folded[hit[1] - 1] == ".":
                # "Dix sept." ends a sentence: who writes the day out does not cut the month short.
                return None
            day = self.slots.value(folded, "day_word", parts)
            parts["day"] = parts.pop("day_word")
        if "month" in parts:
            month = hit.value if name == "month" else self.slots.value(folded, "month", parts)
        elif "month_number" in parts:
            parts["month"] = parts.pop("month_number")
            month = int(words_of(folded, parts["month"]))
        elif "month_short" in parts:
            month = self.slots.value(folded, "month_short", parts)
            parts["month"] = parts.pop("month_short")
        if "year" in parts:
            year = int(words_of(folded, parts["year"]))
        elif "short_year" in parts:
            year = _whole_year(int(words_of(folded, parts["short_year"])))
            parts["year"] = parts.pop("short_year")
        if not parts.keys() <= _PLAIN:
            if "season" in parts:
                part = hit.value if name == "season" else self.slots.value(folded, "season", parts)
            elif "season_name" in parts:
                part = self.slots.value(folded, "season_name", parts)
            for slot in ("daypart", "daypart_before"):
                if slot in parts:
                    part = self.slots.value(folded, slot, parts)
            if "feast" in parts:
                feast = str(hit.value)
                if year is None and "feast" in self._names:
                    doubts.append(self.doubts.is_first_name)
            if "decade" in parts or "decade_digits" in parts:
                year = hit.value if "decade" in parts else int(words_of(folded, parts["decade_digits"]))
                year, unit = (
                    (year if year >= 1000 else 1900 + year if year >= OLDEST_DECADE else 2000 + year),
                    TimeUnit.DECADE,
                )
            for slot in ("day_deixis", "period_deixis", "day_offset"):
                if slot in parts:
                    value = hit.value if slot == name else self.slots.value(folded, slot, parts)
                    pointer = self.slots.pointer(value)
                    deixis, amount, part = pointer.deixis, pointer.amount, pointer.part or part
                    unit, modifier = pointer.unit or unit, pointer.modifier
                    if slot == "day_offset":
                        anchor = _EXPRESSION
            for slot in ("deixis_before", "deixis_after"):
                if slot in parts and deixis is None:
                    deixis = Deixis(self.slots.value(folded, slot, parts))
            if "modifier" in parts:
                modifier = TimexModifier(self.slots.value(folded, "modifier", parts))
            if "nth" in parts:
                nth = self.slots.nth(folded, parts)
                if nth > _MOST_WEEKDAYS:
                    # "The sixth Sunday" is none of a month.
                    span, nth = Span(parts["weekday"].start, span.end), None
            if "every" in parts:
                kind = _SET
        alone = deixis is None and modifier is None and context is None and kind is not _SET
        if alone and name == "year_number" and self.bare_years:
            doubts.append(self.doubts.is_lone_number)
        elif alone and not _stands_alone(name, parts):
            return None
        if name == "year_number" and part is None:
            doubts.append(self.doubts.is_counted)
            if context is not None and words_of(folded, context) in self._number_context:
                doubts.append(self.doubts.is_of_things)
        if month is not None and day is None and year is None:
            if self.slots.is_short(folded, "month_alone", parts["month"]):
                return None
            if self._spelling.get("bare month") == "small":
                doubts.append(self.doubts.is_name_of_month)
        if anaphoric:
            # A time named before ("cette année-là"), not that of the writing.
            deixis, anchor = None, _EXPRESSION
        elif deixis is not None and anchor is _CALENDAR:
            anchor = _WRITING
        if kind is _DATE and part is not None and part in DAYPARTS:
            kind = _TIME
        timex = Timex(
            span, kind, year, month, day, weekday, None, None, amount, unit, deixis, modifier, anchor, named(parts),
            part, feast, nth,
        )  # fmt: skip
        return Reading(timex, doubts)


def _certain(timex: Timex | None) -> Reading | None:
    return None if timex is None else Reading(timex)


def _stands_alone(name: str, parts: Mapping[str, Span]) -> bool:
    """Tell whether an expression needs no words beside it that say that it is a time.

    A month, a season or a year alone looks like other words ("May", "mars", "2015 euros").
    """
    if name == "month":
        return "day" in parts or "year" in parts
    if name == "season":
        return "year" in parts
    return name not in WEAK


def _whole_year(short: int) -> int:
    return short + (2000 if short <= _PIVOT else 1900)
