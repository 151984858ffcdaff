"""Times of day."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.annotate.timexes.slots import Slots, named, words_of
from factcheck.model.hits import Hit
from factcheck.model.span import Span
from factcheck.model.timex import TimeUnit, Timex, TimexModifier, TimexType

#: A day has so many hours.
HOURS = 24


class Clock:
    """Reads times of day.

    Args:
        slots: The words of the language.
        zones: Time zones, by their names and those of places.
    """

    def __init__(self, slots: Slots, zones: Mapping[str, str]) -> None:
        self._slots = slots
        self._zones = zones

    def hour(self, folded: str, span: Span, parts: dict[str, Span]) -> Timex | None:
        """Return a time of day whose hour stands before its unit: "à cinq heures", "drei Uhr"."""
        amount, _ = self._slots.length(folded, parts)
        if amount is None or not 0 <= amount <= HOURS:
            return None
        minute = int(amount * 60)
        if "minute" in parts:
            minute += int(words_of(folded, parts["minute"]))
        if "meridiem" in parts:
            minute += 60 * int(self._slots.value(folded, "meridiem", parts))
        return self._time(folded, minute, span, parts)

    def clock(self, folded: str, hit: Hit, span: Span, parts: dict[str, Span]) -> Timex | None:
        """Return an expression with an hour in digits or a word for one: "15h30", "midi et demi"; None for none."""
        if "hour" not in parts:
            minute = int(hit.value)
            if "minute" in parts:
                minute += int(words_of(folded, parts["minute"]))
            elif "half" in parts:
                minute += int(60 * float(self._slots.value(folded, "half", parts)))
            return self._time(folded, minute, span, parts)
        written = parts.pop("hour")
        hour, minute = int(words_of(folded, written)), 0
        if hour >= HOURS and "length" in parts and "minute" not in parts:
            return Timex(
                Span(span.start, parts["length"].end), TimexType.DURATION, amount=hour, unit=TimeUnit.HOUR,
                parts={"amount": written, "unit": parts["length"]},
            )  # fmt: skip
        if "minute" in parts:
            minute = int(words_of(folded, parts["minute"]))
            written = written.to(parts.pop("minute"))
        elif "half" in parts:
            minute = int(60 * float(self._slots.value(folded, "half", parts)))
        if "meridiem" in parts:
            if not 1 <= hour <= 12:
                return None
            hour = hour % 12 + int(self._slots.value(folded, "meridiem", parts))
            del parts["meridiem"]
        if hour > HOURS or (hour == HOURS and minute):
            return None
        parts["time"] = written
        return self._time(folded, hour * 60 + minute, span, parts)

    def _time(self, folded: str, minute: int, span: Span, parts: dict[str, Span]) -> Timex:
        """Return a time of day with its zone; in the afternoon or evening, twelve hours behind what is said."""
        if "place" in parts:
            parts["zone"] = parts.pop("place")
        if "daypart" in parts:
            part = self._slots.value(folded, "daypart", parts)
            noon = 12 * 60
            if (part in ("AF", "EV") and minute < noon) or (part == "NI" and 6 * 60 <= minute < noon):
                minute += noon
        zone = self._zones[words_of(folded, parts["zone"])] if "zone" in parts else None
        parts.setdefault("time", span)
        about = "at_about" in parts or "modifier" in parts
        modifier = TimexModifier.APPROX if about else None
        return Timex(span, TimexType.TIME, minute=minute, zone=zone, modifier=modifier, parts=named(parts))
