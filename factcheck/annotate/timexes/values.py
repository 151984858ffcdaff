"""What the slots of an expression of time say together."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.annotate.base import Annotated
from factcheck.annotate.lookup import NEXT_WORD, Lookup
from factcheck.annotate.timexes.clock import Clock
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
#: Tables of the words that make a number behind which they stand one of things, not of a year.
_MEASURES = ("unit", "currency", "percent", "scale")
#: Heads that are units, which need a number beside them.
_UNIT_HEADS = ("time_unit", "year_part", "decade_head")
_SLIP = 39
#: Two-digit years up to this one are of this century.
_PIVOT = 49
#: Hot names: a member of an enumeration takes five times as long to look up, before Python 3.12.
_DATE, _TIME, _SET = TimexType.DATE, TimexType.TIME, TimexType.SET
_CALENDAR, _WRITING, _EXPRESSION = TimexAnchor.CALENDAR, TimexAnchor.WRITING, TimexAnchor.EXPRESSION


class Values:
    """The meanings of the slots of one language.

    Attributes:
        bare_years: Whether a year needs no word before it.
        places: Time zones by the name of a place.
        slots: The words themselves.
    """

    def __init__(self, lexicon: Lexicon, facts: FactStore) -> None:
        tables = lexicon.tables
        self._spelling = tables.get("spelling", {})
        self._names = tables.get("also_names", {})
        self.bare_years = "year" in tables.get("stands_alone", {})
        # What "un don de 2000 euros" has that a year has not.
        self._measures = Lookup({form: name for name in _MEASURES for form in tables.get(name, {})})
        self.places = {
            fold(name): place.zone
            for place in facts.of(Place)
            if place.zone
            for language in (lexicon.language, EVERY_LANGUAGE)
            for name in place.names.get(language, ())
        }
        self._number_context = tables.get("number_context", {})
        self._plural = tuple(tables.get("plural_ending", ()))
        self._not_plural = tables.get("not_plural", {})
        self._anaphoric = tuple(tables.get("anaphoric", ()))
        self.slots = Slots(lexicon)
        self._clock = Clock(self.slots, {**self.places, **tables.get("zone", {})})
        self._lengths = Lengths(lexicon, self.slots, self._clock)

    def timex(self, document: Annotated, name: str, hit: Hit, span: Span, parts: dict[str, Span]) -> Timex | None:
        """Return what the slots of a match say together."""
        folded = document.folded
        context = parts.pop("context", None)
        if name in _UNIT_HEADS:
            return self._lengths.amount(folded, hit, span, parts)
        if name == "number":
            # A number in words is an hour where the words around it say so on both sides.
            lead = context is not None or "at_about" in parts
            told = "daypart" in parts or "meridiem" in parts or "half" in parts or "clock_word" in parts
            return self._clock.hour(folded, span, parts) if (lead and told) or "half" in parts else None
        if "hour" in parts or name == "clock_word":
            if name in WEAK and context is None and "at_about" not in parts:
                return None
            return self._clock.clock(folded, hit, span, parts)
        weekday = month = day = year = unit = deixis = modifier = part = feast = nth = amount = None
        anchor = _CALENDAR
        kind = _DATE
        if "weekday" in parts:
            weekday = self.slots.value(folded, "weekday", parts) if name != "weekday" else hit.value
            if "day" not in parts and (
                self.slots.is_short(folded, "weekday_short", parts["weekday"])
                or (name == "weekday" and "bare weekday" in self._spelling and self.is_misspelt(document, hit, "small"))
            ):
                return None
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
        if "season" in parts:
            part = hit.value if name == "season" else self.slots.value(folded, "season", parts)
        elif "season_name" in parts:
            part = self.slots.value(folded, "season_name", parts)
        for slot in ("daypart", "daypart_before"):
            if slot in parts:
                part = self.slots.value(folded, slot, parts)
        if "feast" in parts:
            feast = str(hit.value)
            if year is None and "feast" in self._names and _is_before_capital(document.text, span.end):
                # A first name: "Noël Mamère".
                return None
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
        if "every" in parts:
            kind = _SET
        alone = deixis is None and modifier is None and context is None and kind is not _SET
        if alone and not self._stands_alone(name, parts, document):
            return None
        if (
            name == "year_number"
            and part is None
            and (self._counted(document, span.end) or self._is_number(folded, context, span.end))
        ):
            return None
        bare_month = month is not None and day is None and year is None
        if bare_month and (
            self._is_name(document, parts["month"]) or self.slots.is_short(folded, "month_alone", parts["month"])
        ):
            return None
        if self._anaphoric and folded.startswith(self._anaphoric, span.end):
            # A time named before ("cette année-là"), not that of the writing.
            deixis, anchor = None, _EXPRESSION
        elif deixis is not None and anchor is _CALENDAR:
            anchor = _WRITING
        if kind is _DATE and part is not None and part in DAYPARTS:
            kind = _TIME
        # A third of the time of Timex(…), and there are many.
        return tuple.__new__(Timex, (
            span, kind, year, month, day, weekday, None, None, amount, unit, deixis, modifier, anchor,
            named(parts), part, feast, nth,
        ))  # fmt: skip

    def _stands_alone(self, name: str, parts: Mapping[str, Span], document: Annotated) -> bool:
        """Tell whether an expression needs no words beside it that say that it is a time.

        A month, a season or a year alone looks like other words ("May", "mars", "2015 euros").
        """
        if name == "month":
            return "day" in parts or "year" in parts
        if name == "season":
            return "year" in parts
        if name == "year_number" and self.bare_years:
            # What is counted is a noun, which is written with a capital: "2016 Menschen", but "die Wahl 2021".
            start, end = parts["year"]
            following = NEXT_WORD.match(document.folded, end)
            goes_on = following is not None and following[1].isalpha()
            if goes_on:
                return not _is_before_capital(document.text, end)
            return document.text[:start].rpartition(" ")[0].rpartition(" ")[2][:1].isupper()
        return name not in WEAK

    def is_misspelt(self, document: Annotated, hit: Hit, spelling: str) -> bool:
        """Tell whether a head is not written as such words are: "may" the verb, "Midi" the region."""
        text = document.text
        written = text[hit.start : hit.end]
        if spelling == "capital":
            return written.islower() and " " not in written
        if not written[0].isupper() or written.isupper():
            return False
        before = text[max(0, hit.start - 3) : hit.start].rstrip(" \"'«“„([-–\N{NO-BREAK SPACE}")
        return bool(before) and before[-1] not in ".!?:\n"

    def _is_name(self, document: Annotated, month: Span) -> bool:
        """Tell whether a month is written like a name where months are not: "les dunes de Mars"."""
        return self._spelling.get("bare month") == "small" and _capitalised(document.text, month)

    def _counted(self, document: Annotated, end: int) -> bool:
        """Tell whether a number is one of things: "2000 m", but not "2014 M. Arnaud"."""
        unit = self._measures.match(document.folded, end)
        return unit is not None and (unit[1] - unit[0] > 1 or not document.text[unit[0]].isupper())

    def _is_number(self, folded: str, context: Span | None, end: int) -> bool:
        """Tell whether a number is one of things: "de 2000 à 2500 personnes", but not "de 2000 à 2005"."""
        if context is None or words_of(folded, context) not in self._number_context:
            return False
        following = NEXT_WORD.match(folded, end)
        word = following[1] if following is not None else ""
        return len(word) > 2 and word.endswith(self._plural) and word not in self._not_plural


def _is_before_capital(text: str, end: int) -> bool:
    return text[end : end + 1].isspace() and text[end + 1 : end + 2].isupper()


def _capitalised(text: str, span: Span) -> bool:
    return text[span.start].isupper() and not text[span.start : span.end].isupper()


def _whole_year(short: int) -> int:
    return short + (2000 if short <= _PIVOT else 1900)
