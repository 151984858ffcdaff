"""Times of day."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.annotate.timexes.slots import Slots, named, words_of
from factcheck.model.hits import Hit
from factcheck.model.span import Span
from factcheck.model.timex import TimeUnit, Timex, TimexModifier, TimexType

#: A day has so many hours, and so many minutes.
HOURS = 24
_DAY = HOURS * 60
#: Slots of minutes beside an hour, and which way they count: "huit heures dix", "ocho menos diez".
_MINUTES = (("minute", 1), ("past", 1), ("to", -1))
#: Slots of an hour that minutes lead to, and which way they count: "ten past nine", "drei Minuten vor acht".
LED_TO = {"past_hour": 1, "to_hour": -1}


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
        for slot, sign in _MINUTES:
            if slot in parts:
                minute += sign * self._slots.count(folded, parts[slot])
        return self._said(folded, minute, span, parts)

    def beside(self, folded: str, span: Span, parts: dict[str, Span]) -> Timex | None:
        """Return a time of day that is so many minutes from an hour: "ten past nine", "drei Minuten vor acht"."""
        amount, _ = self._slots.length(folded, parts)
        slot = next(slot for slot in LED_TO if slot in parts)
        hour = self._slots.count(folded, parts[slot])
        if not isinstance(amount, int) or not 0 < amount < 60 or hour > HOURS:
            return None
        minute = hour * 60 + LED_TO[slot] * amount
        if "minute" in parts:
            minute += self._slots.count(folded, parts["minute"])
        return self._said(folded, minute, span, parts)

    @staticmethod
    def _length(folded: str, span: Span, parts: dict[str, Span]) -> Timex:
        """Return a length that is written as a time of day is: "2 h 04 min 37 s"."""
        units = {"hour": TimeUnit.HOUR, "minute": TimeUnit.MINUTE, "seconds": TimeUnit.SECOND}
        lengths = tuple((int(words_of(folded, parts[slot])), unit) for slot, unit in units.items() if slot in parts)
        amount = 0
        for number, _ in lengths:
            amount = amount * 60 + number
        return Timex(
            span, TimexType.DURATION, amount=amount, unit=lengths[-1][1], parts={"amount": parts["hour"]},
            lengths=lengths,
        )  # fmt: skip

    def _said(self, folded: str, minute: int, span: Span, parts: dict[str, Span]) -> Timex | None:
        """Return a time of day that was counted in words, perhaps from noon."""
        if "meridiem" in parts:
            hour, minute = divmod(minute, 60)
            if not 0 <= hour <= 12:
                return None
            minute += 60 * (hour % 12 + int(self._slots.value(folded, "meridiem", parts)))
        # "Minuit moins dix" is of the day before.
        return self._time(folded, minute % _DAY if minute < 0 else minute, span, parts)

    def clock(self, folded: str, hit: Hit, span: Span, parts: dict[str, Span]) -> Timex | None:
        """Return an expression with an hour in digits or a word for one: "15h30", "midi et demi"; None for none."""
        if "hour" not in parts:
            minute = int(hit.value)
            if "minute" in parts:
                minute += self._slots.count(folded, parts["minute"])
            elif "half" in parts:
                minute += int(60 * float(self._slots.value(folded, "half", parts)))
            return self._time(folded, minute, span, parts)
        written = parts.pop("hour")
        hour, minute = int(words_of(folded, written)), 0
        # "En 3 h 15", "après 3 h 15 de débats".
        lasting = "lasting" in parts or ("after" in parts and "beyond" in parts)
        if "length" in parts and (hour >= HOURS or lasting):
            return Timex(
                Span(span.start, parts["length"].end), TimexType.DURATION, amount=hour, unit=TimeUnit.HOUR,
                parts={"amount": written, "unit": parts["length"]},
            )  # fmt: skip
        if lasting and "minute" in parts and "meridiem" not in parts:
            return self._length(folded, span, {**parts, "hour": written})
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
