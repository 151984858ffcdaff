"""What TOML rules of every kind have in common."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, ClassVar, TypeGuard

from factcheck.checker import Checker
from factcheck.document import Document
from factcheck.examples import Example
from factcheck.facts.store import FactStore
from factcheck.lexicons import Pattern
from factcheck.model.finding import Evidence, EvidenceKind, Finding, Related, Suggestion
from factcheck.model.layers import HITS, QUOTED_STRETCHES, Layer
from factcheck.model.span import Span, overlapping
from factcheck.scan import Literal, fold
from factcheck.toml_rules.examples import read_examples
from factcheck.toml_rules.expressions import missing_fact
from factcheck.toml_rules.fields import check_forms, check_languages, forms

#: In front of the id: the class of words, and the construction, of a rule.
PREFIX = "rule:"
#: In front of the id: the class of the words that keep a rule silent.
UNLESS = "unless:"
#: What ``message`` calls the words that a finding is about.
FOUND = "found"


class _Examples:
    """The examples of a rule, read when they are first asked for: a run needs none of them."""

    def __get__(self, rule: TomlRule | None, owner: type[TomlRule]) -> tuple[Example, ...]:
        return _examples(owner)


class TomlRule(Checker):
    """A rule that was written in TOML.

    Attributes:
        key: That says in a file that a rule is of this kind.
        takes: Further keys that only some kinds have.
        path: Of its file, as messages call it.
        languages: That it is for.
        given: What its file says, without the examples.
        trigger: The layer, and the key in it, without which it finds nothing; None where it finds something missing.
    """

    key: ClassVar[str]
    takes: ClassVar[tuple[str, ...]]
    path: ClassVar[str]
    languages: ClassVar[tuple[str, ...]]
    given: ClassVar[Mapping[str, Any]]
    read_examples: ClassVar[Any]
    trigger: ClassVar[tuple[Layer[Any], str] | None]
    examples = _Examples()

    @classmethod
    @abstractmethod
    def waits_for(cls, identifier: str, given: Mapping[str, Any]) -> tuple[Layer[Any], str] | None:
        """Return the ``trigger`` of a rule with an id and with what its file says."""

    @classmethod
    def literals(cls, language: str) -> Iterable[Literal]:
        """Return what the shared scan looks for in texts of a language."""
        if "unless" in cls.given and language in cls.languages:
            for _, listed in cls._excuses(language):
                for form in forms(listed):
                    yield Literal(fold(form), UNLESS + cls.id, form)

    @classmethod
    def patterns(cls, language: str) -> Iterable[Pattern]:  # noqa: ARG003
        """Return the patterns of a language."""
        return ()

    @classmethod
    def complete(cls) -> None:
        """Read what is otherwise read on first use.

        Raises:
            FieldError: Something is wrong with it.
        """
        if isinstance(cls.given.get("unless"), dict):
            check_languages("unless", cls.given["unless"], cls.languages)
        for language in cls.languages:
            for place, listed in cls._excuses(language):
                check_forms(place, listed, {})

    @classmethod
    def _excuses(cls, language: str) -> Iterator[tuple[tuple[str, ...], str]]:
        """Yield the words that keep a rule silent in a language, with the place of their key."""
        unless = cls.given.get("unless")
        if isinstance(unless, dict):
            if language in unless:
                yield ("unless", language), unless[language]
        elif unless is not None:
            yield ("unless",), unless

    @classmethod
    def facts(cls) -> Mapping[str, str]:
        """Return the ids of the facts that the rule cannot do without, each with the key that names it."""
        return {}

    @classmethod
    def missing(cls, facts: FactStore) -> Iterator[tuple[str, str]]:
        """Yield what is to be told of facts that the rule names and that are not there, each behind its key."""
        for identifier, key in cls.facts().items():
            if identifier not in facts:
                yield key, missing_fact(identifier, facts)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield what the rule finds, where nothing in the article excuses it."""
        if "unless" in self.given and document[HITS].of(UNLESS + self.id):
            return
        skips = self.given.get("skip-quotations", False)
        for finding in self.find(document):
            if not (skips and overlapping(document[QUOTED_STRETCHES], finding.span)):
                yield finding

    @abstractmethod
    def find(self, document: Document) -> Iterator[Finding]:
        """Yield what the rule finds."""

    def reported(
        self,
        document: Document,
        span: Span,
        otherwise: str,
        related: Iterable[Related] = (),
        evidence: Iterable[Evidence] = (),
        suggestions: Iterable[Suggestion] = (),
    ) -> Finding:
        """Return a finding with the message of the file, else another one, and with why the house has the rule."""
        words = document.text[span.start : span.end]
        message = self.given.get("message")
        return self.contradicted(
            span,
            message.replace(f"{{{FOUND}}}", words) if message else otherwise,
            severity=self.said(document, span, self.severity),
            related=related,
            evidence=[*evidence, self.reason(span)],
            suggestions=suggestions,
        )

    def reason(self, span: Span) -> Evidence:
        """Return why the house has the rule, as a step of a proof."""
        return Evidence(EvidenceKind.TEXT, f"The rule of the house says why: {self.given['why']}", span)


def is_toml(rule: type[Checker]) -> TypeGuard[type[TomlRule]]:
    """Tell whether a rule was written in TOML."""
    # ``issubclass`` would ask every class that was made of a file, in case it knows of the rule.
    return TomlRule in rule.__mro__


@cache
def _examples(rule: type[TomlRule]) -> tuple[Example, ...]:
    return tuple(read_examples(rule.read_examples(), rule.languages))
