"""The layer of time expressions: what the words alone say, in the terms of TIMEX3.

The words are those of the lexicon, and so are the ways of putting them together, its ``[grammar]``. This module knows
where an expression may start (at a weekday, a number, a month, a word like "today") and what its parts mean; it knows
no language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.annotate.base import Annotated
from factcheck.annotate.grammar import Expression, followers
from factcheck.annotate.lookup import NEXT_WORD, Lookup
from factcheck.facts.store import EVERY_LANGUAGE, FactStore
from factcheck.lexicons import Lexicon
from factcheck.model.fact import Place
from factcheck.model.hits import Hit
from factcheck.model.layers import HITS, LANGUAGES, TIMEXES
from factcheck.model.span import Span
from factcheck.model.timex import Deixis, TimeUnit, Timex, TimexAnchor, TimexModifier, TimexType
from factcheck.scan import DIGITS, fold

#: Where expressions may start: the class of hits, and the list of patterns in ``[grammar]`` that is tried there; at
#: numbers it is ``number`` for dates and ``clock`` for times of day.
_STARTS = (("weekday", "weekday"), (DIGITS, "number"), ("month", "month"), ("day_deixis", "day_deixis"))
#: Tables of the words that make a number behind which they stand one of things, not of a year.
_MEASURES = ("unit", "currency", "percent", "scale")
_LONGEST_CONTEXT = 24
_WRAPPING = " ([\n"
_STOPS = ".!?"


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
        starts: dict[int, tuple[int, str]] = {}
        for word_class, patterns in reversed(_STARTS):
            for hit in hits.of(word_class):
                starts[hit.start] = (hit.end, patterns)
        found: list[Timex] = []
        reader = self._reader(document, languages.main)
        end = 0
        for start in sorted(starts):
            if start < end:
                continue
            if foreign:
                reader = self._reader(document, languages.at(start))
            hit_end, patterns = starts[start]
            timex = None
            for grammar in reader.numeric(document.folded, start, hit_end) if patterns == "number" else (patterns,):
                timex = timex or reader.read(document, start, grammar)
            if timex is not None:
                if patterns == "number":
                    found.extend(reader.days_before(document.folded, timex, end))
                found.append(timex)
                end = timex.span.end
        found.extend(
            _period(hit)
            for hit in hits.of("period_deixis")
            if not self._reader(document, languages.at(hit.start)).is_anaphoric(document.folded, hit.end)
        )
        found.sort(key=lambda timex: timex.span)
        return tuple(self._complete(document, found))

    def _reader(self, document: Annotated, language: str) -> _Reader:
        reader = self._readers.get(language)
        if reader is None:
            reader = self._readers[language] = _Reader(document.lexicons[language], document.facts)
        return reader

    def _complete(self, document: Annotated, found: Sequence[Timex]) -> list[Timex]:
        """Give dates of a list the month and year that are named once, behind the last; drop periods inside dates."""
        completed: list[Timex] = []
        following: Timex | None = None
        for timex in reversed(found):
            if following is not None and timex.span.end > following.span.start:
                if timex.deixis is not None and timex.day is None and timex.month is None:
                    continue
                completed.pop()
            if timex.day is not None and timex.year is None:
                dated = self._dated(document, timex, following)
                if dated is None:
                    continue
                timex = dated
            completed.append(timex)
            following = timex
        completed.reverse()
        return completed

    def _dated(self, document: Annotated, timex: Timex, following: Timex | None) -> Timex | None:
        """Return a day with the month and year of the date behind it, if they are of one list and it is the earlier.

        None where its number is no day after all and leaves a short weekday alone, which may be any word ("la mer. 3").
        """
        near = following is not None and following.span.start - timex.span.end < _LONGEST_CONTEXT
        if following is not None and near and following.is_day:
            month = timex.month or following.month
            # Elsewhere the month or the year changes in between: "du vendredi 31 au lundi 3 juin".
            earlier = (month or 0, timex.day or 0) < (following.month or 0, following.day or 0)
            joint = self._reader(document, document[LANGUAGES].at(timex.span.start)).joint
            if earlier and joint.fullmatch(document.folded, timex.span.end, following.span.start):
                return timex._replace(month=month, year=following.year)
        if timex.month is None:
            # A bare number behind a weekday is not a day of the month ("dimanche 20 personnes").
            if document.text[timex.parts["weekday"].end - 1] == ".":
                return None
            return timex._replace(day=None, span=timex.parts["weekday"], parts={"weekday": timex.parts["weekday"]})
        return timex


class _Reader:
    """The expressions of one language."""

    def __init__(self, lexicon: Lexicon, facts: FactStore) -> None:
        tables = lexicon.tables
        self._spelling = tables.get("spelling", {})
        self._weekdays = lexicon.words["weekday"]
        self._months = lexicon.words["month"]
        self._not_today = tables.get("day_deixis_not_behind", {})
        self._short_months = tables.get("month_short", {})
        self._anaphoric = tuple(tables.get("anaphoric", ()))
        self._today = {form: Deixis(value) for form, value in lexicon.words["day_deixis"].items()}
        self._periods = {form: _pointed(value) for form, value in lexicon.words["period_deixis"].items()}
        self._deixis_before = {form: Deixis(value) for form, value in tables.get("deixis_before", {}).items()}
        self._deixis_after = {form: Deixis(value) for form, value in tables.get("deixis_after", {}).items()}
        self._modifiers = {form: TimexModifier(value) for form, value in tables.get("modifier", {}).items()}
        self._meridiem = tables.get("meridiem", {})
        self._month_context = tables.get("month_context", {})
        self._year_context = tables.get("year_context", {})
        # What "un don de 2000 euros" and "plus de 2000 blessés" have that a year has not.
        self._measures = Lookup({form: name for name in _MEASURES for form in tables.get(name, {})})
        self._approximators = lexicon.words.get("approximator", {})
        places = {
            fold(name): place.zone
            for place in facts.of(Place)
            if place.zone
            for language in (lexicon.language, EVERY_LANGUAGE)
            for name in place.names.get(language, ())
        }
        self._zones = {**places, **tables.get("zone", {})}
        self._lexicon = lexicon
        self._places = places
        self._expressions: dict[str, Expression] = {}
        self._followers = {
            name: followers(lexicon.grammar.get(name, ()), lexicon, {"place": places}) for name in ("number", "clock")
        }
        joints = "|".join(re.escape(form.replace("comma", ",")) for form in tables.get("day_list", {})) or "(?!)"
        self.joint = re.compile(rf"\s*(?:{joints})\s*")
        suffixes = "|".join(re.escape(form) for form in tables.get("day_suffix", {}))
        self._day_before = re.compile(rf"(?<![\w.,/:–-])((\d{{1,2}})(?:{suffixes})?)\s*({joints})\s*$")

    def is_anaphoric(self, folded: str, end: int) -> bool:
        """Tell whether an expression points to a time named before ("cette année-là"), not to that of the writing."""
        return bool(self._anaphoric) and folded.startswith(self._anaphoric, end)

    def numeric(self, folded: str, start: int, end: int) -> Sequence[str]:
        """Return the patterns that a run of digits can begin, as far as its length and its neighbours tell."""
        if end - start > 4:
            return ()
        following = NEXT_WORD.match(folded, end)
        word = following[1] if following is not None else ""
        names = [name for name, words in self._followers.items() if word in words]
        if end - start == 4 and "number" not in names:
            before = _before(folded, start)
            if any(words in self._year_context or words in self._modifiers for words in before):
                names.append("number")
        return names

    def days_before(self, folded: str, timex: Timex, start: int) -> list[Timex]:
        """Return the bare days of a list that names its month once, behind a later day: "les 3, 4 et 5 juin".

        Args:
            folded: Text.
            timex: The last of the list, which begins with its day.
            start: Where the expression before this one ends.
        """
        found: list[Timex] = []
        following = timex
        while following.is_day and following.parts["day"].start == following.span.start:
            begin = following.span.start
            match = self._day_before.search(folded, max(start, begin - _LONGEST_CONTEXT), begin)
            # A comma may join the first days of a list, never the last two: "il y en a 3, 4 juin compris".
            if match is None or (following is timex and match[3] == ","):
                break
            day = int(match[2])
            if not 0 < day < (following.day or 0):
                break
            span = Span(*match.span(1))
            following = Timex(span, TimexType.DATE, timex.year, timex.month, day, parts={"day": span})
            found.append(following)
        return found

    def read(self, document: Annotated, start: int, patterns: str) -> Timex | None:
        """Return the expression of time that begins at a place; None where there is none after all."""
        folded = document.folded
        expression = self._expressions.get(patterns)
        if expression is None:
            # Compiled when it is first needed: few articles need all of them.
            grammar = self._lexicon.grammar.get(patterns, ())
            expression = self._expressions[patterns] = Expression(grammar, self._lexicon, {"place": self._places})
        match = expression.match(folded, start)
        if match is None or (self._spelling.get(patterns) == "capital" and document.text[start].islower()):
            return None
        span, parts = match
        if "hour" in parts:
            return self._clock(folded, span, parts)
        weekday = month = day = year = unit = deixis = modifier = None
        if "weekday" in parts:
            written = _words(folded, parts["weekday"])
            if "day" not in parts and written.endswith("."):
                return None
            weekday = self._weekdays[written]
        if "day" in parts:
            day = _number(_words(folded, parts["day"]))
        if "month" in parts:
            month = self._months[_words(folded, parts["month"])]
        elif "month_number" in parts:
            parts["month"] = parts.pop("month_number")
            month = int(_words(folded, parts["month"]))
        elif "month_short" in parts:
            parts["month"] = parts.pop("month_short")
            month = self._short_months[_words(folded, parts["month"])]
        if "year" in parts:
            year = int(_words(folded, parts["year"]))
        anaphoric = self.is_anaphoric(folded, span.end)
        if "day_deixis" in parts:
            deixis = self._today[_words(folded, parts.pop("day_deixis"))]
        elif "deixis_after" in parts:
            deixis = self._deixis_after[_words(folded, parts.pop("deixis_after"))]
        elif "period_deixis" in parts:
            period = parts.pop("period_deixis")
            if not anaphoric:
                unit, deixis = self._periods[_words(folded, period)]
        parts.pop("daypart", None)
        before = _before(folded, start)
        if patterns == "day_deixis" and any(words in self._not_today for words in before):
            return None
        for words in before:
            if deixis is None and not anaphoric:
                deixis = self._deixis_before.get(words)
            if modifier is None:
                modifier = self._modifiers.get(words)
        if deixis is None and len(parts) == 1 and weekday is None:
            # A month or a year that stands alone looks like other words ("May", "mars", "2015 euros"): its neighbour
            # decides, and the capital where months have none ("les dunes de Mars").
            context = self._year_context if month is None else self._month_context
            if modifier is None and not any(words in context for words in before):
                return None
            if month is None and (before[-1] in self._approximators or self._counted(document, span.end)):
                return None
            if month is not None and self._spelling.get("month") == "small" and _capitalised(document.text, span):
                return None
        anchor = TimexAnchor.CALENDAR if deixis is None else TimexAnchor.WRITING
        if anaphoric:
            anchor = TimexAnchor.EXPRESSION
        return Timex(
            span,
            TimexType.DATE,
            year,
            month,
            day,
            weekday,
            unit=unit,
            deixis=deixis,
            modifier=modifier,
            anchor=anchor,
            parts=parts,
        )

    def _counted(self, document: Annotated, end: int) -> bool:
        """Tell whether a number is one of things: "2000 m", but not "2014 M. Arnaud"."""
        unit = self._measures.match(document.folded, end)
        return unit is not None and (unit[1] - unit[0] > 1 or not document.text[unit[0]].isupper())

    def _clock(self, folded: str, span: Span, parts: dict[str, Span]) -> Timex | None:
        written = parts.pop("hour")
        hour, minute = int(_words(folded, written)), 0
        if "minute" in parts:
            minute = int(_words(folded, parts["minute"]))
            written = written.to(parts.pop("minute"))
        if "meridiem" in parts:
            if not 1 <= hour <= 12:
                return None
            hour = hour % 12 + self._meridiem[_words(folded, parts.pop("meridiem"))]
        if hour > 24 or (hour == 24 and minute):
            return None
        if "place" in parts:
            parts["zone"] = parts.pop("place")
        parts["time"] = written
        zone = self._zones[_words(folded, parts["zone"])] if "zone" in parts else None
        return Timex(span, TimexType.TIME, minute=hour * 60 + minute, zone=zone, parts=parts)


def _before(folded: str, start: int) -> tuple[str, ...]:
    """Return the last word and the last two before an offset, without brackets; ``^`` at the start of a sentence."""
    context = folded[max(0, start - _LONGEST_CONTEXT) : start].rstrip(_WRAPPING)
    if not context or context[-1] in _STOPS:
        return ("^",)
    words = context.split()
    last = words[-1].strip("[]()")
    return (last, f"{words[-2]} {last}") if len(words) > 1 else (last,)


def _capitalised(text: str, span: Span) -> bool:
    return text[span.start].isupper() and not text[span.start : span.end].isupper()


def _pointed(value: str) -> tuple[TimeUnit, Deixis]:
    unit, _, deixis = value.partition(" ")
    return TimeUnit(unit), Deixis(deixis)


def _period(hit: Hit) -> Timex:
    unit, deixis = _pointed(hit.value)
    return Timex(Span(hit.start, hit.end), TimexType.DATE, unit=unit, deixis=deixis, anchor=TimexAnchor.WRITING)


def _words(folded: str, span: Span) -> str:
    return " ".join(folded[span.start : span.end].split())


def _number(written: str) -> int:
    return int("".join(character for character in written if character.isdigit()))
