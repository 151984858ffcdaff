"""The kind ``pattern``: a construction, and what must be true of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, ClassVar

from factcheck.chronology import CHRONOLOGY
from factcheck.constructions import MATCHES, Match
from factcheck.document import Document
from factcheck.lexicons import Pattern
from factcheck.model.fact import Fact, Mention
from factcheck.model.finding import Edit, Evidence, EvidenceKind, Finding, Suggestion
from factcheck.model.layers import HITS, LANGUAGES, MOMENTS, QUANTITIES, QUOTATIONS, Layer
from factcheck.model.quantity import Quantity, QuantityKind
from factcheck.model.quotation import Quotation
from factcheck.model.span import Span, beginning, inside
from factcheck.model.timex import Timex
from factcheck.toml_rules.base import FOUND, PREFIX, TomlRule
from factcheck.toml_rules.expressions import Scope, Type, Unknown
from factcheck.toml_rules.parts import Parts, check_patterns, read_parts

_FACT = re.compile(r"""\bfact\(\s*["']([^"']+)["']\s*\)""")
#: Quantities that are never exact, because they are read off or worked out: the number that is written is theirs.
_AS_WRITTEN = frozenset({QuantityKind.PERCENT, QuantityKind.MEASURE, QuantityKind.MULTIPLIER})
#: A hedge stands so many letters before the length of time that it loosens.
_HEDGE = 60


@cache
def parts_of(rule: type[PatternRule], language: str | None = None) -> Parts:
    """Return what the keys of a rule say, read once; for one language where a run needs no other."""
    return read_parts(rule, rule.given_values, rule.languages if language is None else (language,))


class PatternRule(TomlRule):
    """A rule with a pattern in the notation of constructions."""

    key = "pattern"
    reads = (MATCHES, CHRONOLOGY, MOMENTS, QUANTITIES, QUOTATIONS, HITS, LANGUAGES)
    takes = ("words", "not-after", "where", "must", "at", "replace")
    given_values: ClassVar[Mapping[str, Type]] = {}

    @classmethod
    def waits_for(cls, identifier: str, given: Mapping[str, Any]) -> tuple[Layer[Any], str] | None:  # noqa: ARG003
        """Return the construction that it brings."""
        return MATCHES, PREFIX + identifier

    @classmethod
    def patterns(cls, language: str) -> Iterable[Pattern]:
        """Return the patterns of a language."""
        return cls.parts(language).patterns[language] if language in cls.languages else ()

    @classmethod
    def parts(cls, language: str) -> Parts:
        """Return what the keys say for a text in a language; for all of them where it is none of the rule."""
        alone = len(cls.languages) == 1 or language not in cls.languages
        return parts_of(cls) if alone else parts_of(cls, language)

    @classmethod
    def complete(cls) -> None:
        """Read the patterns and the expressions, and check what they could cost."""
        super().complete()
        check_patterns(parts_of(cls))

    @classmethod
    def facts(cls) -> Mapping[str, str]:
        """Return the ids of the facts that the expressions name."""
        # Looked for in what is written, because a run that meets none of the words needs none of the expressions.
        written = [(key, cls.given[key]) for key in ("where", "must", "message") if key in cls.given]
        written += [("replace", text) for text in cls.given.get("replace", {}).values()]
        named = [(fact, key) for key, text in written for fact in _FACT.findall(text)]
        return dict(reversed(named))  # the first key that names it

    def find(self, document: Document) -> Iterator[Finding]:
        """Yield the places where the pattern fits and the expressions hold."""
        for match in document[MATCHES].get(PREFIX + self.id, ()):
            parts = self.parts(document[LANGUAGES].at(match.span.start))
            if _stands_after(document, match, parts.not_after):
                continue
            try:
                scope = _scope(document, match, parts)
                if parts.where is not None and not parts.where.evaluate(scope):
                    continue
                finding = self.judged(document, match, parts, scope)
            except Unknown:
                continue
            if finding is not None:
                yield finding

    def explained(self, document: Document, match: Match) -> Iterator[str]:
        """Yield what becomes of a place where a pattern fits, for the author of the rule."""
        parts = self.parts(document[LANGUAGES].at(match.span.start))
        if _stands_after(document, match, parts.not_after):
            yield "does not count: a word of `not-after` stands before it"
            return
        scope = _scope(document, match, parts)
        for name, value in scope.values.items():
            yield f"`{name}` is {_told(value)}"
        for key, expression in (("where", parts.where), ("must", parts.must)):
            if expression is not None:
                try:
                    told = str(expression.evaluate(scope)).lower()
                except Unknown:
                    told = "not known"
                except LookupError:  # a fact that is not there, which the failure of the rule tells
                    return
                yield f"`{key}` is {told}: {expression.source}"

    def judged(self, document: Document, match: Match, parts: Parts, scope: Scope) -> Finding | None:
        """Return what is to be said of a place where ``where`` holds.

        Raises:
            Unknown: The article or the facts leave open what an expression needs.
        """
        evidence = list(_evidence(parts, scope))
        if parts.must is not None and parts.must.evaluate(scope):
            return self.confirmed(self.place(match), f"Checked and true: {self.given['must']}", evidence=evidence)
        return self.mended(document, match, parts, scope, self.summary, evidence)

    def place(self, match: Match) -> Span:
        """Return the words that a finding is about."""
        at = self.given.get("at")
        return match[at].span if at and at in match else match.span

    def mended(
        self, document: Document, match: Match, parts: Parts, scope: Scope, otherwise: str, evidence: list[Evidence]
    ) -> Finding:
        """Return a finding with the message and the repairs of the file; ``otherwise`` where it has no message."""
        span = self.place(match)
        scope = scope._replace(values={FOUND: document.text[span.start : span.end], **scope.values})
        edits = [
            Edit(match[name].span, text)
            for name, template in parts.replace.items()
            if name in match and (text := template.filled(document, match, scope))
        ]
        told = ", ".join(f"“{edit.text}”" for edit in edits)
        return self.contradicted(
            span,
            parts.message.filled(document, match, scope) if parts.message else otherwise,
            severity=self.said(document, span, self.severity),
            evidence=[*evidence, self.reason(match.span)],
            suggestions=[Suggestion(f"Write {told}", tuple(edits))] if edits else [],
        )


def _told(value: Any) -> str:
    """Return a value as the author of a rule knows it."""
    if value is None:
        return "not known"
    return value.id if isinstance(value, Fact) else str(value)


def _stands_after(document: Document, match: Match, words: Sequence[str]) -> bool:
    """Tell whether one of some words stands right before a place."""
    if not words:
        return False
    before = document.folded[: match.span.start].rstrip()
    return any(
        before.endswith(word) and not (before[: -len(word)][-1:].isalnum() and word[0].isalnum()) for word in words
    )


def _scope(document: Document, match: Match, parts: Parts) -> Scope:
    named = {name for _, expression in parts.expressions for name in expression.names}
    values = {name: _value(document, match[name].value) for name in named if name in match}
    published = document[CHRONOLOGY].window.only if "published" in named else None
    return Scope(values, published, document.facts)


def _value(document: Document, value: Any) -> Any:
    """Return what an expression sees of an annotation; None where the article leaves it open."""
    if isinstance(value, Quantity):
        as_written = value.exact or (value.kind in _AS_WRITTEN and not (value.approximate or value.is_range))
        return value.value if as_written else None
    if isinstance(value, Mention):
        return value.facts[0] if len(value.facts) == 1 else None
    if isinstance(value, Timex):
        if value.amount is not None:
            return None if value.modifier or _hedged(document, value.span) else value.amount
        return next((moment.day for moment in inside(document[MOMENTS], value.span)), None)
    if isinstance(value, Quotation):
        return document.text[value.span.start : value.span.end]
    return value


def _hedged(document: Document, span: Span) -> bool:
    """Tell whether the number of a length of time is not exact: "plus de dix jours", whose hedge is no part of it."""
    return any(
        (quantity.approximate or quantity.is_range) and quantity.span.overlaps(span)
        for quantity in beginning(document[QUANTITIES], Span(max(span.start - _HEDGE, 0), span.end))
    )


def _evidence(parts: Parts, scope: Scope) -> Iterator[Evidence]:
    """Yield the facts that the expressions name, and the day of writing."""
    named = {name: None for _, expression in parts.expressions for name in expression.facts}
    facts = [fact for name in named if (fact := scope.facts.get(name))]
    facts += [value for value in scope.values.values() if isinstance(value, Fact)]
    for fact in facts:
        start = getattr(fact, "start", None)
        statement = f"{fact.label[0].upper()}{fact.label[1:]}" + (f": {start.isoformat()}." if start else ".")
        yield Evidence(EvidenceKind.FACT, statement, None, fact.source)
    if scope.published is not None:
        yield Evidence(EvidenceKind.CALENDAR, f"The article is of {scope.published.isoformat()}.")
