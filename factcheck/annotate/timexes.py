"""The layer of time expressions: what the words alone say, in the terms of TIMEX3.

The words are those of the lexicon, and so are the ways of putting them together, its ``[grammar]``. Every expression
has a head that the shared scan has found: a weekday, a month, a unit, a run of digits, a word like "today". ``HEAD``
in the grammar is what follows it, ``before_HEAD`` what may stand before. This module knows which classes of words are
heads and what the slots mean; it knows no language.

Slots that stand for no part of the value: ``context`` (words that an expression may need beside it and that are no
part of it, "en" before a year) and ``other`` (words that make it something else: "la" before "mañana").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from factcheck.annotate.base import Annotated
from factcheck.annotate.grammar import Expression, followers
from factcheck.annotate.lookup import NEXT_WORD, Lookup
from factcheck.facts.store import EVERY_LANGUAGE, FactStore
from factcheck.lexicons import Lexicon
from factcheck.model.fact import Place
from factcheck.model.hits import Hit
from factcheck.model.layers import HITS, LANGUAGES, TIMEXES
from factcheck.model.span import Span
from factcheck.model.timex import CLOCK_UNITS, DAYPARTS, Deixis, TimeUnit, Timex, TimexAnchor, TimexModifier, TimexType
from factcheck.notation import Slot, parse
from factcheck.scan import BEGINNING, DIGITS, fold

#: The classes of words that expressions are tied to; of two that begin together, the earlier one is tried first.
_HEADS = (
    "period_deixis",
    "day_deixis",
    "day_offset",
    "decade_head",
    "year_part",
    "clock_word",
    "feast",
    "weekdays",
    "weekday_part",
    "weekday",
    "month",
    "season",
    DIGITS,
    "number",
    "time_unit",
)
_PLACE = itemgetter(0, 1, 2)
#: What is tried at a run of digits, in this order, where the word behind it allows it.
_NUMERIC = ("date", "clock")
#: Tried where a number stands in a context of its own: "en 2015", "le 28/08".
_WEAK = ("year_number", "clock_number", "day_number")
#: Tables of the words that make a number behind which they stand one of things, not of a year.
_MEASURES = ("unit", "currency", "percent", "scale")
#: Slots that are no part of the expression.
_BESIDE = ("context", "other", "at")
#: Heads that are units, which need a number beside them.
_UNIT_HEADS = ("time_unit", "year_part", "decade_head")
_LONGEST_CONTEXT = 24
_HOURS = 24
_LAST_DAY = 31
_SLIP = 39
_DAY_DIGITS, _YEAR_DIGITS = 2, 4
#: A range that begins in an unnamed month before lasts so many days at the most.
_LONGEST_CROSSING = 20
_ROMAN = {"i": 1, "v": 5, "x": 10}
#: Slots that say how a length points from the day of writing: "ces dernières années", "the past ten years".
_POINTING = ("deixis_before", "deixis_after", "deixis_of")
#: Units that have a beginning, a middle and an end.
_PERIODS = (TimeUnit.WEEK, TimeUnit.MONTH, TimeUnit.YEAR)
#: Two-digit years up to this one are of this century.
_PIVOT = 49
#: "The twenties" are those of the last century, "the tens" those of this one.
_OLDEST_DECADE = 20
_DASHES = ("-", "–", "/")
_DAY = re.compile(r"\d{1,2}")
_TODAY = (Deixis.TODAY, Deixis.YESTERDAY, Deixis.TOMORROW)


#: Hot names: a member of an enumeration takes five times as long to look up, before Python 3.12.
_DATE, _TIME, _DURATION, _SET = TimexType.DATE, TimexType.TIME, TimexType.DURATION, TimexType.SET
_CALENDAR, _WRITING, _EXPRESSION = TimexAnchor.CALENDAR, TimexAnchor.WRITING, TimexAnchor.EXPRESSION
_HOUR = TimeUnit.HOUR
#: Units that are told by their number.
_NUMBERED = (TimeUnit.CENTURY, TimeUnit.QUARTER, TimeUnit.HALF)


class _Pointer(NamedTuple):
    """What a word like "hier soir" or "l'an dernier" stands for, all in one."""

    deixis: Deixis | None = None
    unit: TimeUnit | None = None
    amount: int | None = None
    modifier: TimexModifier | None = None
    part: str | None = None

    @classmethod
    def read(cls, value: str) -> _Pointer:
        """Return what a lexicon writes as ``year last``, ``ago 2 day``, ``today EV`` or ``week this START``."""
        pointer = cls()
        for word in str(value).split():
            if word.isdigit():
                pointer = pointer._replace(amount=int(word))
            elif word in _DEIXIS:
                pointer = pointer._replace(deixis=Deixis(word))
            elif word in _UNITS:
                pointer = pointer._replace(unit=TimeUnit(word))
            elif word in _MODIFIERS:
                pointer = pointer._replace(modifier=TimexModifier(word))
            else:
                pointer = pointer._replace(part=word)
        return pointer


_DEIXIS, _UNITS, _MODIFIERS = (frozenset(kind) for kind in (Deixis, TimeUnit, TimexModifier))


class TimexAnnotator:
    """Reads expressions of time."""

    layer = TIMEXES

    def __init__(self) -> None:
        self._readers: dict[str, _Reader] = {}

    def annotate(self, document: Annotated) -> tuple[Timex, ...]:
        """Return every expression of time, in order of the text, none overlapping another."""
        hits = document[HITS]
        languages = document[LANGUAGES]
        foreign = len({entry.language for entry in languages.spans} | {languages.main}) > 1
        # Words of numbers are many; they are heads only where spoken hours are.
        spoken = "number" in document.lexicons[languages.main].grammar
        heads = [
            (hit.start, rank, -hit.end, head, hit)
            for rank, head in enumerate(_HEADS)
            if spoken or head != "number"
            for hit in hits.of(head)
        ]
        heads.sort(key=_PLACE)
        found: list[Timex] = []
        reader = self._reader(document, languages.main)
        end = 0
        for start, _, _, head, hit in heads:
            if start < end:
                continue
            if foreign:
                reader = self._reader(document, languages.at(start))
            timex = reader.read(document, head, hit, end)
            if timex is not None:
                if head is DIGITS or timex.minute is not None:
                    found.extend(reversed(reader.numbers_before(document.folded, timex, end)))
                found.append(timex)
                if reader.has_lists_behind and timex.day is not None:
                    found.extend(reader.numbers_behind(document.folded, timex))
                end = found[-1].span.end
        return tuple(self._complete(document, found))

    def _reader(self, document: Annotated, language: str) -> _Reader:
        reader = self._readers.get(language)
        if reader is None:
            reader = self._readers[language] = _Reader(document.lexicons[language], document.facts)
        return reader

    def _complete(self, document: Annotated, found: Sequence[Timex]) -> list[Timex]:
        """Give dates of a list the month and year that are named once, behind the last."""
        completed: list[Timex] = []
        following: Timex | None = None
        for timex in reversed(found):
            if following is not None and self._is_joined(document, timex, following):
                if timex.part in DAYPARTS and timex.granularity is TimeUnit.DAY:
                    timex = _without_part(timex)
                if _is_hour(timex) and following.minute is not None:
                    timex = _as_time(timex)
                elif timex.minute is not None and _is_hour(following):
                    completed[-1] = _as_time(following)
                elif timex.unit is TimeUnit.DECADE and _is_round(following):
                    completed[-1] = following._replace(unit=TimeUnit.DECADE)
                elif (
                    timex.month is not None
                    and following.month is not None
                    and timex.month < following.month
                    and timex.day is following.day is timex.year is None
                ):
                    timex = timex._replace(year=following.year)
            if timex.day is not None and timex.year is None and timex.minute is None:
                dated = self._dated(document, timex, following)
                if dated is None:
                    continue
                timex = dated
            completed.append(timex)
            following = timex
        completed.reverse()
        return completed

    def _is_joined(self, document: Annotated, timex: Timex, following: Timex) -> bool:
        """Tell whether two expressions are of one list or range."""
        if following[0][0] - timex[0][1] > _LONGEST_CONTEXT:
            return False
        joint = self._reader(document, document[LANGUAGES].at(timex.span.start)).joint
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
                earlier = _is_of_month(timex.day or 0, following.day or 0, joint, reader.range)
            if earlier and self._is_joined(document, timex, following):
                return timex._replace(month=month, year=following.year)
        if timex.month is None and "weekday" in timex.parts and timex.deixis is None:
            # A bare number behind a weekday is not a day of the month ("dimanche 20 personnes").
            weekday = timex.parts["weekday"]
            if any(map(str.isalpha, document.folded[weekday.end : timex.parts["day"].start])):
                # An article between them: "samedi le 2", "Thursday the 21st".
                return timex
            reader = self._reader(document, document[LANGUAGES].at(timex.span.start))
            if reader.is_short(document.folded, "weekday_short", weekday):
                return None
            return timex._replace(day=None, span=Span(timex.span.start, weekday.end), parts={"weekday": weekday})
        return timex


class _Sides(NamedTuple):
    """What the grammar says of a head: what follows it, and what may stand before; None where it says nothing."""

    right: Expression | None
    left: Expression | None


class _Reader:
    """The expressions of one language."""

    def __init__(self, lexicon: Lexicon, facts: FactStore) -> None:
        tables = lexicon.tables
        self._lexicon = lexicon
        self._spelling = tables.get("spelling", {})
        self._names = tables.get("also_names", {})
        self._bare_years = "year" in tables.get("stands_alone", {})
        # What "un don de 2000 euros" has that a year has not.
        self._measures = Lookup({form: name for name in _MEASURES for form in tables.get(name, {})})
        self._approximators = lexicon.words.get("approximator", {})
        places = {
            fold(name): place.zone
            for place in facts.of(Place)
            if place.zone
            for language in (lexicon.language, EVERY_LANGUAGE)
            for name in place.names.get(language, ())
        }
        self._extra = {"place": places}
        self._zones = {**places, **tables.get("zone", {})}
        words = {**lexicon.words["number"], **tables.get("number_inner", {})}
        self._numbers = {form.removesuffix(BEGINNING): int(value) for form, value in words.items()}
        self._number_forms = sorted(self._numbers, key=len, reverse=True)
        self._values: dict[str, Mapping[str, Any]] = {}
        self._number_context = tables.get("number_context", {})
        self._plural = tuple(tables.get("plural_ending", ()))
        self._not_plural = tables.get("not_plural", {})
        self._anaphoric = tuple(tables.get("anaphoric", ()))
        self._singular = tables.get("singular", {})
        self._sides: dict[str, _Sides] = {}
        self._pointers: dict[str, _Pointer] = {}
        self.range = frozenset(tables.get("day_range", ()))
        self._weak = tuple(name for name in _WEAK[1:] if name in lexicon.grammar)
        # A pattern that is a number and nothing else fits before any word: "alle 18 in piazza".
        self._before_words = tuple(
            name for name in self._weak if any(isinstance(parse(pattern), Slot) for pattern in lexicon.grammar[name])
        )
        behind = {
            name: followers(lexicon.grammar.get(name, ()), lexicon, self._extra) for name in (*_NUMERIC, *self._weak)
        }
        #: What to try before a word: names of patterns for all numbers, and for short ones.
        self._numeric = {
            word: (
                tuple(name for name in _NUMERIC if word in behind[name]),
                tuple(
                    name
                    for name in self._weak
                    if not word.isalpha() or word in behind[name] or name in self._before_words
                ),
            )
            for word in frozenset().union(*behind.values())
        }
        joints = "|".join(re.escape(form.replace("comma", ",")) for form in tables.get("day_list", {})) or "(?!)"
        self.joint = re.compile(rf"\s*(?:{joints})\s*")
        suffixes = "|".join(re.escape(form) for form in tables.get("day_suffix", {}))
        self._hour_before = re.compile(rf"(?<![\w.,/:–-])((\d{{1,2}})(?:[.:h](?P<minute>[0-5]\d))?)\s*({joints})\s*$")
        going_on = "|".join(map(re.escape, tables.get("day_list_end", {})))
        #: Whether the month stands before the days of a list: "March 5 and 6".
        self.has_lists_behind = bool(going_on)
        self._days_behind = re.compile(
            rf"(?P<days>(?:,\s?\d{{1,2}})*,?\s?(?:{joints})\s?\d{{1,2}}(?:{suffixes})?)"
            rf"(?=\s*(?:$|[.;:!?)\]\n]|,(?!\d))|\s(?:{going_on})\b)"
        )
        self._day_before = re.compile(rf"(?<![\w.,/:–-])((\d{{1,2}})(?:{suffixes})?)\s*({joints})\s*$")

    def read(self, document: Annotated, head: str, hit: Hit, floor: int) -> Timex | None:
        """Return the expression of time with a head; None where there is none after all.

        Args:
            document: With its text.
            head: Class of the head.
            hit: The head.
            floor: Where the expression before this one ends.
        """
        folded = document.folded
        if head is DIGITS:
            for name in self._that_digits_begin(folded, hit.start, hit.end):
                timex = self._read(document, name, hit.start, hit, floor)
                if timex is not None:
                    return timex
            return None
        spelling = self._spelling.get(head)
        if spelling is not None and self._is_misspelt(document, hit, spelling):
            return None
        return self._read(document, head, hit.end, hit, floor)

    def _that_digits_begin(self, folded: str, start: int, end: int) -> Sequence[str]:
        """Return the patterns that a run of digits can begin, as far as its length and its neighbours tell."""
        length = end - start
        if length > _YEAR_DIGITS or (start and folded[start - 1].isalnum()):
            return ()
        following = NEXT_WORD.match(folded, end)
        word = following[1] if following is not None else ""
        strict, weak = self._numeric.get(word) or ((), self._before_words if word.isalpha() else self._weak)
        if length == _YEAR_DIGITS:
            return (*strict, "year_number")
        return strict + weak if length <= _DAY_DIGITS else strict

    def _compile(self, name: str, *, numeric: bool) -> _Sides:
        """Return what the grammar says of a head, compiled when it is first needed: few articles need all of them."""
        grammar = self._lexicon.grammar
        right, left = grammar.get(name, ()), grammar.get(f"before_{name}", ())
        head = None if numeric else name
        sides = self._sides[name] = _Sides(
            Expression(right, self._lexicon, self._extra, head=head) if right else None,
            Expression(left, self._lexicon, self._extra, backward=True) if left else None,
        )
        return sides

    def _read(self, document: Annotated, name: str, at: int, hit: Hit, floor: int) -> Timex | None:
        folded = document.folded
        numeric = hit.value is None
        right, left = self._sides.get(name) or self._compile(name, numeric=numeric)
        weak = name in _WEAK
        if weak:
            # Most numbers have no context that makes them times: look at that first.
            before = left.match_before(folded, hit.start, floor) if left is not None else None
            if before is None and not (name == "year_number" and self._can_stand_alone(folded, hit)):
                return None
        if right is not None:
            match = right.match(folded, at)
            if match is None:
                return None
            span, parts = match
        elif numeric or name == "number":
            return None
        else:
            span, parts = Span(hit.start, hit.end), {}
        if not weak:
            before = left.match_before(folded, hit.start, floor) if left is not None else None
        start, end = hit.start, span.end
        if name == "season":
            # The article of "l'été" is no part of it.
            start = folded.find("'", start, hit.end) + 1 or start
        if before is not None:
            lead = before[1]
            for slot, part in lead.items():
                if part[0] < start and slot not in _BESIDE:
                    start = part[0]
            parts.update(lead)
        if "other" in parts:
            return None
        if not numeric:
            parts[name] = Span(hit.start, hit.end)
        if "event" in parts:
            end = parts["event"].start
            while folded[end - 1] in " ,":
                end -= 1
        return self._timex(document, name, hit, Span(start, end), parts)

    def _can_stand_alone(self, folded: str, hit: Hit) -> bool:
        """Tell whether a year needs no word before it: in some languages, and the first of "2010-2015"."""
        return self._bare_years or folded[hit.end : hit.end + 1] in _DASHES

    def _value(self, folded: str, slot: str, parts: Mapping[str, Span], table: str | None = None) -> Any:
        name = table or slot
        values = self._values.get(name)
        if values is None:
            words, tables = self._lexicon.words, self._lexicon.tables
            values = self._values[name] = {**tables.get(name, {}), **words.get(name, {})}
        return values[_words(folded, parts[slot])]

    def _pointer(self, value: str) -> _Pointer:
        pointer = self._pointers.get(value)
        if pointer is None:
            pointer = self._pointers[value] = _Pointer.read(value)
        return pointer

    def _timex(self, document: Annotated, name: str, hit: Hit, span: Span, parts: dict[str, Span]) -> Timex | None:
        """Return what the slots of a match say together."""
        folded = document.folded
        context = parts.pop("context", None)
        if name in _UNIT_HEADS:
            return self._amount(folded, hit, span, parts)
        if name == "number":
            # A number in words is an hour where the words around it say so on both sides.
            lead = context is not None or "at_about" in parts
            told = "daypart" in parts or "meridiem" in parts or "half" in parts or "clock_word" in parts
            return self._hour(folded, span, parts) if (lead and told) or "half" in parts else None
        if "hour" in parts or name == "clock_word":
            if name in _WEAK and context is None and "at_about" not in parts:
                return None
            return self._clock(folded, hit, span, parts)
        weekday = month = day = year = unit = deixis = modifier = part = feast = nth = amount = None
        anchor = _CALENDAR
        kind = _DATE
        if "weekday" in parts:
            weekday = self._value(folded, "weekday", parts) if name != "weekday" else hit.value
            if "day" not in parts and (
                self.is_short(folded, "weekday_short", parts["weekday"])
                or (
                    name == "weekday" and "bare weekday" in self._spelling and self._is_misspelt(document, hit, "small")
                )
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
            day = _number(_words(folded, parts["day"]))
            # "Mercredi 32 janvier" is a slip of the keys; "12/32" and "45 mars" are no dates.
            if not 1 <= day <= (_SLIP if "weekday" in parts and "month" in parts else _LAST_DAY):
                return None
        elif "day_word" in parts:
            day = self._value(folded, "day_word", parts)
            parts["day"] = parts.pop("day_word")
        if "month" in parts:
            month = hit.value if name == "month" else self._value(folded, "month", parts)
        elif "month_number" in parts:
            parts["month"] = parts.pop("month_number")
            month = int(_words(folded, parts["month"]))
        elif "month_short" in parts:
            month = self._value(folded, "month_short", parts)
            parts["month"] = parts.pop("month_short")
        if "year" in parts:
            year = int(_words(folded, parts["year"]))
        elif "short_year" in parts:
            year = _whole_year(int(_words(folded, parts["short_year"])))
            parts["year"] = parts.pop("short_year")
        if "season" in parts:
            part = hit.value if name == "season" else self._value(folded, "season", parts)
        elif "season_name" in parts:
            part = self._value(folded, "season_name", parts)
        for slot in ("daypart", "daypart_before"):
            if slot in parts:
                part = self._value(folded, slot, parts)
        if "feast" in parts:
            feast = str(hit.value)
            if year is None and "feast" in self._names and _is_before_capital(document.text, span.end):
                # A first name: "Noël Mamère".
                return None
        if "decade" in parts or "decade_digits" in parts:
            year = hit.value if "decade" in parts else int(_words(folded, parts["decade_digits"]))
            year, unit = (
                (year if year >= 1000 else 1900 + year if year >= _OLDEST_DECADE else 2000 + year),
                TimeUnit.DECADE,
            )
        for slot in ("day_deixis", "period_deixis", "day_offset"):
            if slot in parts:
                value = hit.value if slot == name else self._value(folded, slot, parts)
                pointer = self._pointer(value)
                deixis, amount, part = pointer.deixis, pointer.amount, pointer.part or part
                unit, modifier = pointer.unit or unit, pointer.modifier
                if slot == "day_offset":
                    anchor = _EXPRESSION
        for slot in ("deixis_before", "deixis_after"):
            if slot in parts and deixis is None:
                deixis = Deixis(self._value(folded, slot, parts))
        if "modifier" in parts:
            modifier = TimexModifier(self._value(folded, "modifier", parts))
        if "nth" in parts:
            nth = self._nth(folded, parts)
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
            self._is_name(document, parts["month"]) or self.is_short(folded, "month_alone", parts["month"])
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
            _named(parts), part, feast, nth,
        ))  # fmt: skip

    def _stands_alone(self, name: str, parts: Mapping[str, Span], document: Annotated) -> bool:
        """Tell whether an expression needs no words beside it that say that it is a time.

        A month, a season or a year alone looks like other words ("May", "mars", "2015 euros").
        """
        if name == "month":
            return "day" in parts or "year" in parts
        if name == "season":
            return "year" in parts
        if name == "year_number" and self._bare_years:
            # What is counted is a noun, which is written with a capital: "2016 Menschen", but "die Wahl 2021".
            start, end = parts["year"]
            following = NEXT_WORD.match(document.folded, end)
            goes_on = following is not None and following[1].isalpha()
            if goes_on:
                return not _is_before_capital(document.text, end)
            return document.text[:start].rpartition(" ")[0].rpartition(" ")[2][:1].isupper()
        return name not in _WEAK

    def _is_misspelt(self, document: Annotated, hit: Hit, spelling: str) -> bool:
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

    def is_short(self, folded: str, table: str, span: Span) -> bool:
        """Tell whether a word is an abbreviation that looks like other words unless a number stands with it."""
        return folded[span.end - 1] == "." or _words(folded, span) in self._lexicon.tables.get(table, ())

    def _counted(self, document: Annotated, end: int) -> bool:
        """Tell whether a number is one of things: "2000 m", but not "2014 M. Arnaud"."""
        unit = self._measures.match(document.folded, end)
        return unit is not None and (unit[1] - unit[0] > 1 or not document.text[unit[0]].isupper())

    def _is_number(self, folded: str, context: Span | None, end: int) -> bool:
        """Tell whether a number is one of things: "de 2000 à 2500 personnes", but not "de 2000 à 2005"."""
        if context is None or _words(folded, context) not in self._number_context:
            return False
        following = NEXT_WORD.match(folded, end)
        word = following[1] if following is not None else ""
        return len(word) > 2 and word.endswith(self._plural) and word not in self._not_plural

    def _nth(self, folded: str, parts: Mapping[str, Span]) -> int:
        words = _words(folded, parts["nth"])
        if words[0].isdigit():
            return _number(words)
        listed = self._lexicon.tables.get("nth", {})
        return int(self._value(folded, "nth", parts, "nth" if words in listed else "ordinal"))

    def _amount(self, folded: str, hit: Hit, span: Span, parts: dict[str, Span]) -> Timex | None:
        """Return an expression whose head is a unit: "il y a cinq ans", "trois jours plus tard", "le XIXe siècle"."""
        pointer = self._pointer(str(hit.value))
        unit = pointer.unit
        for name in ("year_part", "decade_head"):
            parts.pop(name, None)
        if unit is None and "time_unit" in parts:
            # "Uhr", "o'clock": a unit of the clock only.
            return self._hour(folded, span, parts)
        if isinstance(hit.value, int) or "decade_digits" in parts or "decade" in parts:
            year = (
                hit.value
                if isinstance(hit.value, int)
                else (
                    self._value(folded, "decade", parts)
                    if "decade" in parts
                    else int(_words(folded, parts["decade_digits"]))
                )
            )
            year = year if year >= 1000 else 1900 + year if year >= _OLDEST_DECADE else 2000 + year
            parts.pop("decade_digits", None)
            return Timex(span, _DATE, year, unit=TimeUnit.DECADE, modifier=self._modifier(folded, parts))
        if unit is _HOUR and ("at" in parts or "at_about" in parts or "daypart" in parts):
            time = self._hour(folded, span, parts) if "half" not in parts and "direction" not in parts else None
            if time is not None or "daypart" in parts:
                return time
        if unit in (TimeUnit.CENTURY, TimeUnit.QUARTER, TimeUnit.HALF) and ("nth" in parts or "roman" in parts):
            return self._part_of_year(folded, unit, span, parts)
        if "modifier" in parts and "whole" in parts and unit in _PERIODS:
            return self._period(folded, unit, span, parts)
        if "unit_part" in parts and ("year" in parts or "month" in parts):
            # "Toute l'année 2018" is a year and no length.
            return None
        amount, vague = self._length(folded, parts)
        if amount is None and not vague:
            if parts.keys().isdisjoint(_POINTING):
                return None
            if _words(folded, parts["time_unit"]) in self._singular:
                # "The past decade".
                amount = 1
        if "unit_part" in parts and unit is _HOUR and amount is not None and amount < 1:
            amount, unit = int(amount * 60), TimeUnit.MINUTE
        if pointer.amount is not None and amount is not None:
            # "Quinzaine", "fortnight", "trimestre" as a length: so many of a smaller unit.
            amount *= pointer.amount
        parts["unit"] = parts.pop("time_unit")
        modifier = self._modifier(folded, parts)
        if "about" in parts:
            modifier = TimexModifier.APPROX
        deixis: Deixis | None = None
        anchor = _CALENDAR
        kind = _DURATION
        if "lead" in parts:
            deixis, anchor, kind = Deixis(self._value(folded, "lead", parts)), _WRITING, _DATE
        elif "direction" in parts:
            deixis = Deixis(self._value(folded, "direction", parts))
            anchor = TimexAnchor.EVENT if "event" in parts else _EXPRESSION
            kind = _DATE
        elif "ago" in parts:
            deixis, anchor, kind = Deixis(self._value(folded, "ago", parts)), _WRITING, _DATE
        elif "every" in parts:
            kind = _SET
        elif not parts.keys().isdisjoint(_POINTING):
            for slot in _POINTING:
                if slot in parts:
                    deixis, anchor = Deixis(self._value(folded, slot, parts)), _WRITING
        if kind is _DATE and unit in CLOCK_UNITS:
            kind = _TIME
        return tuple.__new__(Timex, (
            span, kind, None, None, None, None, None, None, amount, unit, deixis, modifier, anchor,
            _named(parts), None, None, None,
        ))  # fmt: skip

    def _length(self, folded: str, parts: dict[str, Span]) -> tuple[int | float | None, bool]:
        """Return how many units are said, and whether some are said without a number."""
        amount: int | float | None = None
        for slot in ("about", "unit_part", "and_half", "count", "number", "multiple", "single"):
            if slot not in parts:
                continue
            if slot == "count":
                written = _words(folded, parts[slot]).replace(",", ".")
                amount = float(written) if "." in written else int(written)
            elif slot == "number":
                amount = self._spelled(_words(folded, parts[slot]))
            else:
                value = self._value(folded, slot, parts)
                amount = value if isinstance(value, int) else float(value)
            parts["amount"] = parts[slot]
            break
        if amount is None and "every" in parts:
            amount = 1
        if "half" in parts and amount is not None:
            amount += float(self._value(folded, "half", parts))
        if isinstance(amount, float) and amount.is_integer():
            amount = int(amount)
        return amount, "some" in parts

    def _spelled(self, written: str) -> int:
        """Return the value of a number in words: "vingt et un", "quatre-vingt-dix"."""
        if written in self._numbers:
            return self._numbers[written]
        total = 0
        rest = written
        while rest:
            form = next((form for form in self._number_forms if rest.startswith(form)), None)
            if form is None:
                rest = rest.partition(" ")[2] or rest.partition("-")[2]
                continue
            value = self._numbers[form]
            total = total * value if value >= 100 and 0 < total < value else total + value
            rest = rest[len(form) :].lstrip(" -")
        return total

    def _period(self, folded: str, unit: TimeUnit, span: Span, parts: dict[str, Span]) -> Timex:
        """Return a part of a week, month or year without a number: "début de semaine", "la fin de l'année 2018"."""
        deixis: Deixis | None = Deixis.THIS
        if "deixis_after" in parts:
            deixis = Deixis(self._value(folded, "deixis_after", parts))
        month = self._value(folded, "month", parts) if "month" in parts else None
        year = int(_words(folded, parts["year"])) if "year" in parts else None
        if month is not None or year is not None:
            deixis = None
        anchor = _CALENDAR if deixis is None else _WRITING
        return Timex(
            span, _DATE, year, month, unit=unit if deixis else None, deixis=deixis,
            modifier=self._modifier(folded, parts), anchor=anchor, parts=_named(parts),
        )  # fmt: skip

    def _modifier(self, folded: str, parts: Mapping[str, Span]) -> TimexModifier | None:
        return TimexModifier(self._value(folded, "modifier", parts)) if "modifier" in parts else None

    def _part_of_year(self, folded: str, unit: TimeUnit, span: Span, parts: dict[str, Span]) -> Timex | None:
        """Return a century, a quarter or a half year by its number: "XIXe siècle", "premier trimestre 2019"."""
        number = _roman(_words(folded, parts["roman"])) if "roman" in parts else self._nth(folded, parts)
        modifier = self._modifier(folded, parts)
        if unit is TimeUnit.CENTURY:
            if not 1 <= number <= 30:
                return None
            return Timex(span, _DATE, (number - 1) * 100, unit=unit, modifier=modifier, parts=_named(parts))
        parts_of_year = 4 if unit is TimeUnit.QUARTER else 2
        number = parts_of_year if number == -1 else number
        if not 1 <= number <= parts_of_year:
            return None
        year = int(_words(folded, parts["year"])) if "year" in parts else None
        deixis = None
        if "period_deixis" in parts:
            pointer = self._pointer(self._value(folded, "period_deixis", parts))
            deixis = pointer.deixis
        anchor = _CALENDAR if deixis is None else _WRITING
        part = f"{'Q' if unit is TimeUnit.QUARTER else 'H'}{number}"
        return Timex(
            span, _DATE, year, unit=TimeUnit.YEAR if deixis else None, deixis=deixis, modifier=modifier,
            anchor=anchor, parts=_named(parts), part=part,
        )  # fmt: skip

    def _hour(self, folded: str, span: Span, parts: dict[str, Span]) -> Timex | None:
        """Return a time of day whose hour stands before its unit: "à cinq heures", "drei Uhr"."""
        amount, _ = self._length(folded, parts)
        if amount is None or not 0 <= amount <= _HOURS:
            return None
        minute = int(amount * 60)
        if "minute" in parts:
            minute += int(_words(folded, parts["minute"]))
        if "meridiem" in parts:
            minute += 60 * int(self._value(folded, "meridiem", parts))
        return self._time(folded, minute, span, parts)

    def _clock(self, folded: str, hit: Hit, span: Span, parts: dict[str, Span]) -> Timex | None:
        if "hour" not in parts:
            minute = int(hit.value)
            if "minute" in parts:
                minute += int(_words(folded, parts["minute"]))
            elif "half" in parts:
                minute += int(60 * float(self._value(folded, "half", parts)))
            return self._time(folded, minute, span, parts)
        written = parts.pop("hour")
        hour, minute = int(_words(folded, written)), 0
        if hour >= _HOURS and "length" in parts and "minute" not in parts:
            return Timex(
                Span(span.start, parts["length"].end), _DURATION, amount=hour, unit=_HOUR,
                parts={"amount": written, "unit": parts["length"]},
            )  # fmt: skip
        if "minute" in parts:
            minute = int(_words(folded, parts["minute"]))
            written = written.to(parts.pop("minute"))
        elif "half" in parts:
            minute = int(60 * float(self._value(folded, "half", parts)))
        if "meridiem" in parts:
            if not 1 <= hour <= 12:
                return None
            hour = hour % 12 + int(self._value(folded, "meridiem", parts))
            del parts["meridiem"]
        if hour > _HOURS or (hour == _HOURS and minute):
            return None
        parts["time"] = written
        return self._time(folded, hour * 60 + minute, span, parts)

    def _time(self, folded: str, minute: int, span: Span, parts: dict[str, Span]) -> Timex:
        """Return a time of day with its zone; in the afternoon or evening, twelve hours behind what is said."""
        if "place" in parts:
            parts["zone"] = parts.pop("place")
        if "daypart" in parts:
            part = self._value(folded, "daypart", parts)
            noon = 12 * 60
            if (part in ("AF", "EV") and minute < noon) or (part == "NI" and 6 * 60 <= minute < noon):
                minute += noon
        zone = self._zones[_words(folded, parts["zone"])] if "zone" in parts else None
        parts.setdefault("time", span)
        about = "at_about" in parts or "modifier" in parts
        modifier = TimexModifier.APPROX if about else None
        return Timex(span, _TIME, minute=minute, zone=zone, modifier=modifier, parts=_named(parts))

    def numbers_behind(self, folded: str, timex: Timex) -> Iterator[Timex]:
        """Yield the bare days of a list that names its month before the first of them: "March 5, 6 and 9".

        Args:
            folded: Text.
            timex: The first of the list, which ends with its day.
        """
        if not timex.is_day or timex.parts["day"].end != timex.span.end:
            return
        match = self._days_behind.match(folded, timex.span.end)
        if match is None:
            return
        before = timex.day or 0
        for number in _DAY.finditer(folded, match.start("days"), match.end("days")):
            day, span = int(number[0]), Span(*number.span())
            if not before < day <= _LAST_DAY:
                return
            before = day
            yield Timex(span, _DATE, timex.year, timex.month, day, parts={"day": span})

    def numbers_before(self, folded: str, timex: Timex, start: int) -> list[Timex]:
        """Return the bare numbers of a list that names what they are once, behind the last: "les 3, 4 et 5 juin".

        Args:
            folded: Text.
            timex: The last of the list, which begins with its day or its hour.
            start: Where the expression before this one ends.
        """
        found: list[Timex] = []
        following = timex
        slot = "time" if timex.minute is not None else "day"
        while slot in following.parts and following.parts[slot].start == following.span.start:
            begin = following.span.start
            expression = self._hour_before if slot == "time" else self._day_before
            match = expression.search(folded, max(start, begin - _LONGEST_CONTEXT), begin)
            # A comma may join the first days of a list, never the last two: "il y en a 3, 4 juin compris".
            if match is None or (match[3] == "," and not found):
                break
            number, span = int(match[2]), Span(*match.span(1))
            if slot == "time":
                minute = number * 60 + int(match["minute"] or 0)
                if minute > _HOURS * 60 or found:
                    break
                following = Timex(span, _TIME, minute=minute, parts={"time": span})
            else:
                if not 1 <= number <= _LAST_DAY or not _is_of_month(number, following.day or 0, match[3], self.range):
                    break
                following = Timex(span, _DATE, timex.year, timex.month, number, parts={"day": span})
            found.append(following)
        return found


def _is_of_month(day: int, later: int, joint: str, ranges: Collection[str]) -> bool:
    """Tell whether a day shares the month that is named behind a later one.

    A list never goes backwards, but a range may by mistake ("du 15 au 12 juin"), unless it is short when it begins in
    the month before ("du 31 au 3 juin").
    """
    return day < later or (day > later and joint in ranges and _LAST_DAY - day + later > _LONGEST_CROSSING)


def _without_part(timex: Timex) -> Timex:
    """Return a day of a range without the part of it that the whole range is: "la noche del sábado al domingo"."""
    start = min((part.start for part in timex.parts.values()), default=timex.span.start)
    if start == timex.span.start:
        return timex
    return timex._replace(span=Span(start, timex.span.end), part=None, type=_DATE)


def _is_hour(timex: Timex) -> bool:
    """Tell whether a length in hours may be a time of day: "de 9 heures à 11 heures"."""
    return (
        timex.type is _DURATION
        and timex.unit is _HOUR
        and isinstance(timex.amount, int)
        and timex.amount <= _HOURS
        and timex.deixis is None
    )


def _is_round(timex: Timex) -> bool:
    """Tell whether a year may be a decade: "les années 1960 et 1970"."""
    return timex.year is not None and timex.year % 10 == 0 and timex.month is None and timex.unit is None


def _as_time(timex: Timex) -> Timex:
    minute = int(timex.amount or 0) * 60
    return Timex(timex.span, _TIME, minute=minute, modifier=timex.modifier, parts={"time": timex.span})


#: The parts of a match that a reader of the layer may point at.
_KEPT = frozenset({"weekday", "day", "month", "year", "time", "zone", "amount", "unit"})


def _named(parts: Mapping[str, Span]) -> dict[str, Span]:
    return {name: span for name, span in parts.items() if name in _KEPT}


def _is_before_capital(text: str, end: int) -> bool:
    return text[end : end + 1].isspace() and text[end + 1 : end + 2].isupper()


def _capitalised(text: str, span: Span) -> bool:
    return text[span.start].isupper() and not text[span.start : span.end].isupper()


def _words(folded: str, span: Span) -> str:
    written = folded[span.start : span.end]
    return " ".join(written.split()) if " " in written or "\n" in written else written


def _number(written: str) -> int:
    return int("".join(character for character in written if character.isdigit()))


def _whole_year(short: int) -> int:
    return short + (2000 if short <= _PIVOT else 1900)


def _roman(written: str) -> int:
    written = written[: next((at for at, letter in enumerate(written) if letter not in _ROMAN), len(written))]
    total = 0
    for letter, following in zip(written, [*written[1:], ""], strict=True):
        value = _ROMAN[letter]
        total += -value if value < _ROMAN.get(following, 0) else value
    return total
