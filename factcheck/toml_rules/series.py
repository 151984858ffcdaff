"""The kind ``series``: ordinals against a series of facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, ClassVar

from factcheck.chronology import CHRONOLOGY, count_series
from factcheck.chronology.calendar import shifted
from factcheck.constructions import Match
from factcheck.document import Document
from factcheck.facts.store import FactStore
from factcheck.model.fact import Series
from factcheck.model.finding import Finding
from factcheck.model.layers import MOMENTS
from factcheck.model.quantity import Quantity
from factcheck.model.span import inside
from factcheck.model.timex import Deixis, TimeUnit
from factcheck.toml_lines import FieldError
from factcheck.toml_rules.expressions import Scope, Type, Unknown
from factcheck.toml_rules.parts import Parts
from factcheck.toml_rules.pattern import PatternRule, parts_of

#: The slot of the ordinal, and those that say from when is counted.
ORDINAL, SINCE, PERIOD = "n", "since", "period"
#: What the facts count it as, in ``message`` and ``replace``.
COUNTED = "counted"


class SeriesRule(PatternRule):
    """A pattern whose ordinal must be that of a member of a series.

    It is counted from the first day of what the slot ``since`` is bound to, or of ``period``, else from the first
    member.
    """

    key = "series"
    takes = ("pattern", "words", "not-after", "where", "at", "replace")
    given_values: ClassVar[Mapping[str, Type]] = {COUNTED: Type.NUMBER}

    @classmethod
    def complete(cls) -> None:
        """Read the patterns and the expressions, and check that they have the slots they need."""
        super().complete()
        slots = parts_of(cls).slots
        if slots.get(ORDINAL) is not Type.NUMBER:
            told = f"write the ordinal as `{{{ORDINAL}:ordinal}}` in every pattern"
            raise FieldError(("pattern",), f"there is nothing to hold against the series: {told}")
        for name in (SINCE, PERIOD):
            if slots.get(name, Type.DATE) is not Type.DATE:
                raise FieldError(("pattern",), f"the slot `{name}` is a {slots[name]}, not a date: rename it")

    @classmethod
    def facts(cls) -> Mapping[str, str]:
        """Return the ids of the series and of the facts that the expressions name."""
        return {**super().facts(), cls.given["series"]: cls.key}

    @classmethod
    def missing(cls, facts: FactStore) -> Iterator[tuple[str, str]]:
        """Yield what is to be told of facts that are not there, and of one that is no series."""
        yield from super().missing(facts)
        series = facts.get(cls.given[cls.key])
        if series is not None and not isinstance(series, Series):
            known = ", ".join(sorted(fact.id for fact in facts.of(Series)))
            yield cls.key, f"the fact `{series.id}` is no series: name one of {known or 'a fact pack'}"

    def judged(self, document: Document, match: Match, parts: Parts, scope: Scope) -> Finding | None:
        """Return what the series says of an ordinal; None where it cannot know.

        Raises:
            LookupError: The series, or another fact that the rule names, is not there.
            Unknown: The article leaves open from when is counted.
        """
        for _, told in self.missing(document.facts):  # which a run tells before it begins, and an example does not
            raise LookupError(told)
        series = document.facts.get(self.given["series"])
        ordinal = match[ORDINAL].value
        if not (isinstance(series, Series) and isinstance(ordinal, Quantity) and ordinal.exact):
            return None
        count = count_series(series, document[CHRONOLOGY].window, _first(document, match, series))
        fits = count.fits(ordinal.value) if count is not None else None
        if count is None or fits is None:
            return None
        if fits:
            return self.confirmed(self.place(match), "The series of facts fits the ordinal.", evidence=[count.evidence])
        number = count.numbers[0]
        scope = scope._replace(values={**scope.values, COUNTED: number})
        otherwise = f"The facts count this as number {number}, not {ordinal.value}."
        return self.mended(document, match, parts, scope, otherwise, [count.evidence])


def _first(document: Document, match: Match, series: Series) -> date:
    """Return the day from which is counted."""
    for name in (SINCE, PERIOD):
        if name in match:
            timex: Any = match[name].value
            moment = next(iter(inside(document[MOMENTS], timex.span)), None)
            if moment is None or moment.first is None or (name == PERIOD and timex.deixis is not Deixis.THIS):
                raise Unknown
            latest = document[CHRONOLOGY].window.latest
            if timex.year is None and latest is not None and moment.first > latest:
                # What is counted from is past, even where the one to come is nearer.
                return shifted(moment.first, -1, TimeUnit.YEAR)
            return moment.first
    return series.members[0]
