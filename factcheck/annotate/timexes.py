"""The layer of time expressions: what the words alone say, in the terms of TIMEX3.

The words are those of the lexicon, and so are the ways of putting them together, its ``[grammar]``. This module knows where an
expression may start (at a weekday, a number, a month, a word like "today") and what its parts mean; it knows no language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import regex

from factcheck.annotate.base import Annotated
from factcheck.annotate.grammar import compile_patterns, followers
from factcheck.annotate.lookup import NEXT_WORD
from factcheck.facts.store import EVERY_LANGUAGE, FactStore
from factcheck.lexicons import Lexicon
from factcheck.model.fact import Place
from factcheck.model.hits import Hit
from factcheck.model.layers import HITS, LANGUAGES, TIMEXES
from factcheck.model.span import Span
from factcheck.model.timex import Deixis, Timex, TimexAnchor, TimexModifier, TimexType, TimeUnit
from factcheck.scan import DIGITS, fold

#: Where expressions may start: the class of hits, and the list of patterns in ``[grammar]`` that is tried there.
_STARTS = (("weekday", "weekday"), (DIGITS, "number"), ("month", "month"), ("day_deixis", "day_deixis"))
_PARTS = ("weekday", "day", "month", "month_number", "year", "hour", "minute", "zone", "place", "day_deixis")
_LONGEST_CONTEXT = 24
_WRAPPING = " ([\n"


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
            if patterns == "number" and not reader.may_start(document, start, hit_end):
                continue
            timex = reader.read(document, start, patterns)
            if timex is not None:
                found.append(timex)
                end = timex.span.end
        for hit in hits.of("period_deixis"):
            found.append(_period(hit))
        found.sort(key=lambda timex: timex.span)
        return tuple(self._complete(document, found))

    def _reader(self, document: Annotated, language: str) -> _Reader:
        reader = self._readers.get(language)
        if reader is None:
            reader = self._readers[language] = _Reader(document.lexicons[language], document.facts)
        return reader

    def _complete(self, document: Annotated, found: Sequence[Timex]) -> list[Timex]:
        """Give days of a list the month that is named once, behind the last of them; drop periods inside dates."""
        completed: list[Timex] = []
        following: Timex | None = None
        for timex in reversed(found):
            if following is not None and timex.span.end > following.span.start:
                if timex.deixis is not None and timex.day is None and timex.month is None:
                    continue
                completed.pop()
            if timex.day is not None and timex.month is None and timex.type is TimexType.DATE:
                listed = self._reader(document, document[LANGUAGES].at(timex.span.start)).listed
                between = document.folded[timex.span.end : following.span.start] if following else ""
                if following is not None and following.is_day and listed.fullmatch(between):
                    timex = timex._replace(month=following.month, year=following.year)
                else:
                    # A bare number behind a weekday is not a day of the month ("dimanche 20 personnes").
                    timex = timex._replace(day=None, span=timex.parts["weekday"], parts={"weekday": timex.parts["weekday"]})
            completed.append(timex)
            following = timex
        completed.reverse()
        return completed


class _Reader:
    """The expressions of one language."""

    def __init__(self, lexicon: Lexicon, facts: FactStore) -> None:
        self._lexicon = lexicon
        self._words = lexicon.words
        self._tables = lexicon.tables
        self._capital = self._tables.get("spelling", {})
        self._zones = {
            fold(name): place.zone
            for place in facts.of(Place)
            if place.zone
            for language in (lexicon.language, EVERY_LANGUAGE)
            for name in place.names.get(language, ())
        }
        self._patterns = {
            name: compile_patterns(lexicon.grammar[name], lexicon, {"place": self._zones})
            for _, name in _STARTS
            if name in lexicon.grammar
        }
        self._followers = followers(lexicon.grammar.get("number", ()), lexicon, {"place": self._zones})
        joints = (regex.escape(form.replace("comma", ",")) for form in self._tables.get("day_list", {}))
        self.listed = regex.compile(rf"\s*(?:{'|'.join(joints) or '(?!)'})\s*")

    def may_start(self, document: Annotated, start: int, end: int) -> bool:
        """Tell whether a run of digits can be the beginning of an expression of time, from its length and its neighbours."""
        if end - start > 4:
            return False
        following = NEXT_WORD.match(document.folded, end)
        if following is not None and following[1] in self._followers:
            return True
        if end - start != 4:
            return False
        before = self._before(document, start)
        context = self._tables.get("year_context", {})
        return any(words in context or words in self._tables.get("modifier", {}) for words in before)

    def read(self, document: Annotated, start: int, patterns: str) -> Timex | None:
        pattern = self._patterns.get(patterns)
        match = pattern.match(document.folded, start) if pattern else None
        if match is None:
            return None
        if patterns in self._capital and document.text[start].islower():
            return None
        groups = {name: text for name, text in match.groupdict().items() if text is not None}
        parts = {name: Span(*match.span(name)) for name in _PARTS if name in groups}
        fields: dict[str, Any] = {}
        if "weekday" in groups:
            fields["weekday"] = self._words["weekday"][_plain(groups["weekday"])]
            if "day" not in groups and groups["weekday"].endswith("."):
                return None
        if "day" in groups:
            fields["day"] = _number(groups["day"])
        if "month" in groups:
            fields["month"] = self._words["month"][_plain(groups["month"])]
        elif "month_number" in groups:
            fields["month"] = int(groups["month_number"])
            parts["month"] = parts.pop("month_number")
        if "year" in groups:
            fields["year"] = int(groups["year"])
        span = Span(*match.span())
        if "hour" in groups:
            return self._clock(span, groups, parts)
        self._deixis(document, start, groups, fields)
        if "day_deixis" in groups:
            parts.pop("day_deixis")
            fields["deixis"] = Deixis(self._words["day_deixis"][_plain(groups["day_deixis"])])
        if len(parts) == 1 and "deixis" not in fields and "modifier" not in fields:
            # A month or a year that stands alone looks like other words ("May", "mars", "2015 euros"): its neighbour decides.
            context = self._tables.get("month_context" if "month" in parts else "year_context", {})
            if "weekday" not in parts and not any(words in context for words in self._before(document, start)):
                return None
        if "deixis" in fields:
            fields["anchor"] = TimexAnchor.WRITING
        return Timex(span, TimexType.DATE, parts=parts, **fields)

    def _deixis(self, document: Annotated, start: int, groups: Mapping[str, str], fields: dict[str, Any]) -> None:
        if "deixis_after" in groups:
            fields["deixis"] = Deixis(self._tables["deixis_after"][_plain(groups["deixis_after"])])
        elif "period_deixis" in groups:
            unit, _, deixis = self._words["period_deixis"][_plain(groups["period_deixis"])].partition(" ")
            fields["deixis"] = Deixis(deixis)
            fields["unit"] = TimeUnit(unit)
        for words in self._before(document, start):
            if words in self._tables.get("deixis_before", {}):
                fields.setdefault("deixis", Deixis(self._tables["deixis_before"][words]))
            if words in self._tables.get("modifier", {}):
                fields["modifier"] = TimexModifier(self._tables["modifier"][words])

    @staticmethod
    def _before(document: Annotated, start: int) -> tuple[str, ...]:
        """Return the last word and the last two words before an offset, without brackets."""
        words = document.folded[max(0, start - _LONGEST_CONTEXT) : start].rstrip(_WRAPPING).split()
        if not words:
            return ()
        last = words[-1].strip("[]()")
        return (last, f"{words[-2]} {last}") if len(words) > 1 else (last,)

    def _clock(self, span: Span, groups: Mapping[str, str], parts: dict[str, Span]) -> Timex | None:
        hour, minute = int(groups["hour"]), int(groups.get("minute", 0))
        if "meridiem" in groups:
            if not 1 <= hour <= 12:
                return None
            hour = hour % 12 + self._tables["meridiem"][_plain(groups["meridiem"])]
        if hour > 24 or (hour == 24 and minute):
            return None
        zone: str | None = None
        if "zone" in groups:
            zone = self._tables["zone"][_plain(groups["zone"])]
        elif "place" in groups:
            zone = self._zones[_plain(groups["place"])]
            parts["zone"] = parts.pop("place")
        written = parts.pop("hour")
        parts["time"] = written.to(parts.pop("minute")) if "minute" in parts else written
        return Timex(span, TimexType.TIME, minute=hour * 60 + minute, zone=zone, parts=parts)


def _period(hit: Hit) -> Timex:
    unit, _, deixis = hit.value.partition(" ")
    return Timex(Span(hit.start, hit.end), TimexType.DATE, unit=TimeUnit(unit), deixis=Deixis(deixis), anchor=TimexAnchor.WRITING)


def _plain(form: str) -> str:
    return " ".join(form.split())


def _number(written: str) -> int:
    return int("".join(character for character in written if character.isdigit()))
