"""Lengths of time and what is told by a unit: "il y a cinq ans", "trois jours plus tard", "le XIXe siècle"."""

from __future__ import annotations

from factcheck.annotate.timexes.clock import LED_TO, Clock
from factcheck.annotate.timexes.slots import Slots, named, words_of
from factcheck.lexicons import Lexicon
from factcheck.model.hits import Hit
from factcheck.model.span import Span
from factcheck.model.timex import CLOCK_UNITS, Deixis, TimeUnit, Timex, TimexAnchor, TimexModifier, TimexType

#: Slots that say how a length points from the day of writing: "ces dernières années", "the past ten years".
_POINTING = ("deixis_before", "deixis_after", "deixis_of")
#: Slots of a day of the writing's that a length is counted from: "two days from tomorrow"; how far it is from today.
_DAYS = {Deixis.YESTERDAY: -1, Deixis.TODAY: 0, Deixis.TOMORROW: 1}
_IN_DAYS = {TimeUnit.DAY: 1, TimeUnit.WEEK: 7}
#: Units that have a beginning, a middle and an end.
_PERIODS = (TimeUnit.WEEK, TimeUnit.MONTH, TimeUnit.YEAR)
_ROMAN = {"i": 1, "v": 5, "x": 10}
#: "The twenties" are those of the last century, "the tens" those of this one.
OLDEST_DECADE = 20
#: Slots that make an hour a time of day.
_HOURLY = ("at", "told", "at_about", "daypart")
#: Hot names: a member of an enumeration takes five times as long to look up, before Python 3.12.
_DATE, _TIME, _DURATION, _SET = TimexType.DATE, TimexType.TIME, TimexType.DURATION, TimexType.SET
_CALENDAR, _WRITING, _EXPRESSION = TimexAnchor.CALENDAR, TimexAnchor.WRITING, TimexAnchor.EXPRESSION
_HOUR = TimeUnit.HOUR


class Lengths:
    """Reads expressions whose head is a unit.

    Args:
        lexicon: Of the language.
        slots: Its words.
        clock: Its times of day, for "cinq heures" is a length or one of them.
    """

    def __init__(self, lexicon: Lexicon, slots: Slots, clock: Clock) -> None:
        self._slots = slots
        self._clock = clock
        self._singular = lexicon.tables.get("singular", {})

    def amount(self, folded: str, hit: Hit, span: Span, parts: dict[str, Span]) -> Timex | None:
        """Return an expression whose head is a unit: "il y a cinq ans", "trois jours plus tard", "le XIXe siècle"."""
        pointer = self._slots.pointer(str(hit.value))
        unit = pointer.unit
        for name in ("year_part", "decade_head"):
            parts.pop(name, None)
        if unit is None and "time_unit" in parts:
            # "Uhr", "o'clock": a unit of the clock only.
            return self._clock.hour(folded, span, parts)
        if isinstance(hit.value, int) or "decade_digits" in parts or "decade" in parts:
            year = (
                hit.value
                if isinstance(hit.value, int)
                else (
                    self._slots.value(folded, "decade", parts)
                    if "decade" in parts
                    else int(words_of(folded, parts["decade_digits"]))
                )
            )
            year = year if year >= 1000 else 1900 + year if year >= OLDEST_DECADE else 2000 + year
            parts.pop("decade_digits", None)
            return Timex(span, _DATE, year, unit=TimeUnit.DECADE, modifier=self._slots.modifier(folded, parts))
        led_to = not parts.keys().isdisjoint(LED_TO)
        if led_to and unit is TimeUnit.MINUTE:
            return self._clock.beside(folded, span, parts)
        if "from_day" in parts:
            # "For two weeks from tomorrow" is a length and the day that it begins with.
            beside = unit not in _IN_DAYS or ("lasting" in parts and "direction" not in parts)
        else:
            beside = unit is not _HOUR and (led_to or "minute" in parts or "to" in parts)
        if beside:
            end = parts["time_unit"].end
            span, parts = Span(span.start, end), {name: part for name, part in parts.items() if part.end <= end}
        if unit is _HOUR and not parts.keys().isdisjoint(_HOURLY):
            # "À deux heures et demie de Paris" is a length, and "jusqu'à deux heures et demie" may be one.
            no_time = "direction" in parts or ("half" in parts and ("beyond" in parts or "at" in parts))
            time = None if no_time else self._clock.hour(folded, span, parts)
            if time is not None or "daypart" in parts:
                return time
        if unit in (TimeUnit.CENTURY, TimeUnit.QUARTER, TimeUnit.HALF) and ("nth" in parts or "roman" in parts):
            return self._part_of_year(folded, unit, span, parts)
        if "modifier" in parts and "whole" in parts and unit in _PERIODS:
            return self._period(folded, unit, span, parts)
        if "unit_part" in parts and ("year" in parts or "month" in parts):
            # "Toute l'année 2018" is a year and no length.
            return None
        amount, vague = self._slots.length(folded, parts)
        if amount is None and not vague:
            if "entire" in parts:
                amount = 1
            elif parts.keys().isdisjoint(_POINTING):
                return None
            elif words_of(folded, parts["time_unit"]) in self._singular:
                # "The past decade".
                amount = 1
        if "unit_part" in parts and unit is _HOUR and amount is not None and amount < 1:
            amount, unit = int(amount * 60), TimeUnit.MINUTE
        if pointer.amount is not None and amount is not None:
            # "Quinzaine", "fortnight", "trimestre" as a length: so many of a smaller unit.
            amount *= pointer.amount
        lengths: tuple[tuple[int, TimeUnit], ...] = ()
        if unit is _HOUR and "minute" in parts and amount is not None:
            minute = self._slots.count(folded, parts["minute"])
            lengths = ((int(amount), unit), (minute, TimeUnit.MINUTE))
            amount, unit = int(amount) * 60 + minute, TimeUnit.MINUTE
        parts["unit"] = parts.pop("time_unit")
        modifier = self._slots.modifier(folded, parts)
        if "about" in parts:
            modifier = TimexModifier.APPROX
        deixis: Deixis | None = None
        anchor = _CALENDAR
        kind = _DURATION
        if "lead" in parts:
            deixis, anchor, kind = Deixis(self._slots.value(folded, "lead", parts)), _WRITING, _DATE
        elif "direction" in parts:
            deixis = Deixis(self._slots.value(folded, "direction", parts))
            anchor = TimexAnchor.EVENT if "event" in parts else _EXPRESSION
            kind = _DATE
        elif "from_day" in parts or "event" in parts:
            deixis, anchor, kind = Deixis.AHEAD, TimexAnchor.EVENT, _DATE
        elif "ago" in parts:
            deixis, anchor, kind = Deixis(self._slots.value(folded, "ago", parts)), _WRITING, _DATE
        elif "every" in parts:
            kind = _SET
        elif not parts.keys().isdisjoint(_POINTING):
            for slot in _POINTING:
                if slot in parts:
                    deixis, anchor = Deixis(self._slots.value(folded, slot, parts)), _WRITING
        if "from_day" in parts:
            day = self._slots.pointer(self._slots.value(folded, "from_day", parts, "day_deixis"))
            if day.deixis not in _DAYS or unit not in _IN_DAYS or not isinstance(amount, int):
                return None
            amount = amount * _IN_DAYS[unit] * (-1 if deixis is Deixis.AGO else 1) + _DAYS[day.deixis]
            deixis, amount = (Deixis.AGO, -amount) if amount < 0 else (Deixis.AHEAD, amount)
            unit, anchor = TimeUnit.DAY, _WRITING
        if kind is _DATE and unit in CLOCK_UNITS:
            kind = _TIME
        return tuple.__new__(Timex, (
            span, kind, None, None, None, None, None, None, amount, unit, deixis, modifier, anchor,
            named(parts), None, None, None, lengths,
        ))  # fmt: skip

    def _period(self, folded: str, unit: TimeUnit, span: Span, parts: dict[str, Span]) -> Timex:
        """Return a part of a week, month or year without a number: "début de semaine", "la fin de l'année 2018"."""
        deixis: Deixis | None = Deixis.THIS
        if "deixis_after" in parts:
            deixis = Deixis(self._slots.value(folded, "deixis_after", parts))
        month = self._slots.value(folded, "month", parts) if "month" in parts else None
        year = int(words_of(folded, parts["year"])) if "year" in parts else None
        if month is not None or year is not None:
            deixis = None
        anchor = _CALENDAR if deixis is None else _WRITING
        return Timex(
            span, _DATE, year, month, unit=unit if deixis else None, deixis=deixis,
            modifier=self._slots.modifier(folded, parts), anchor=anchor, parts=named(parts),
        )  # fmt: skip

    def _part_of_year(self, folded: str, unit: TimeUnit, span: Span, parts: dict[str, Span]) -> Timex | None:
        """Return a century, a quarter or a half year by its number: "XIXe siècle", "premier trimestre 2019"."""
        number = _roman(words_of(folded, parts["roman"])) if "roman" in parts else self._slots.nth(folded, parts)
        modifier = self._slots.modifier(folded, parts)
        if unit is TimeUnit.CENTURY:
            if not 1 <= number <= 30:
                return None
            return Timex(span, _DATE, (number - 1) * 100, unit=unit, modifier=modifier, parts=named(parts))
        parts_of_year = 4 if unit is TimeUnit.QUARTER else 2
        number = parts_of_year if number == -1 else number
        if not 1 <= number <= parts_of_year:
            return None
        year = int(words_of(folded, parts["year"])) if "year" in parts else None
        deixis = None
        if "period_deixis" in parts:
            pointer = self._slots.pointer(self._slots.value(folded, "period_deixis", parts))
            deixis = pointer.deixis
        anchor = _CALENDAR if deixis is None else _WRITING
        part = f"{'Q' if unit is TimeUnit.QUARTER else 'H'}{number}"
        return Timex(
            span, _DATE, year, unit=TimeUnit.YEAR if deixis else None, deixis=deixis, modifier=modifier,
            anchor=anchor, parts=named(parts), part=part,
        )  # fmt: skip


def _roman(written: str) -> int:
    written = written[: next((at for at, letter in enumerate(written) if letter not in _ROMAN), len(written))]
    total = 0
    for letter, following in zip(written, [*written[1:], ""], strict=True):
        value = _ROMAN[letter]
        total += -value if value < _ROMAN.get(following, 0) else value
    return total
