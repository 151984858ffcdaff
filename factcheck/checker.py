"""What a rule written in Python is: one class in one file, with its examples."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from inspect import cleandoc, isabstract
from typing import Any, ClassVar

from factcheck.document import Document
from factcheck.model.finding import Evidence, Finding, Related, Severity, Suggestion, Verdict
from factcheck.model.layers import QUOTATIONS, Layer
from factcheck.model.span import Span

_ID = re.compile(r"[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*")
SECTIONS = ("What it does", "Why it matters", "Known limits")


class RuleError(TypeError):
    """A rule whose definition breaks the contract; the message says which part and how to mend it."""


@dataclass(frozen=True, slots=True)
class Example:
    """A short text and what the rule must do with it.

    Args:
        language: ISO 639-1 code.
        text: ``[[…]]`` pins the exact words of a finding; there may be several.
        published: Day of publication, ``YYYY-MM-DD``.
        facts: TOML of a fact pack that is in force besides the bundled ones.
    """

    language: str
    text: str
    published: str | None = None
    facts: str | None = None

    @property
    def plain(self) -> str:
        """The text without the pins."""
        return self.text.replace("[[", "").replace("]]", "")

    @property
    def pinned(self) -> tuple[Span, ...]:
        """The spans that ``[[…]]`` pins, in the plain text."""
        spans = []
        for number, match in enumerate(re.finditer(r"\[\[(.*?)\]\](?!\])", self.text, re.DOTALL)):
            start = match.start() - 4 * number
            spans.append(Span(start, start + len(match[1])))
        return tuple(spans)

    @property
    def day(self) -> date | None:
        """``published`` as a date."""
        return date.fromisoformat(self.published) if self.published else None


class Bad(Example):
    """The rule must report exactly the pinned words."""


class Good(Example):
    """The rule must report nothing."""


class Confirmed(Example):
    """The rule must report nothing and confirm exactly the pinned words."""


class KnownGap(Example):
    """The rule should report the pinned words and does not yet; the test fails when it starts to."""


class Checker(ABC):
    """A rule.

    A subclass states ``id``, ``severity``, ``reads`` and ``examples``, has a docstring with the sections "What it
    does", "Why it matters" and "Known limits", and a ``check`` that yields findings. It is checked when it is
    defined. A checker keeps no state and reads nothing but the layers it names.
    """

    id: ClassVar[str]
    """``family.fault-name``, named after the fault."""
    severity: ClassVar[Severity]
    """Highest severity of its findings."""
    reads: ClassVar[tuple[Layer[Any], ...]]
    """The layers that ``check`` may read; reading another one raises."""
    examples: ClassVar[tuple[Example, ...]]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if not isabstract(cls) and "check" in vars(cls):
            _validate(cls)

    @abstractmethod
    def check(self, document: Document) -> Iterator[Finding]:
        """Yield what is wrong, and what was checked and found right."""

    @property
    def summary(self) -> str:
        """First line of the docstring."""
        return cleandoc(self.__doc__ or "").partition("\n")[0]

    def contradicted(
        self,
        span: Span,
        message: str,
        *,
        severity: Severity | None = None,
        related: Iterable[Related] = (),
        evidence: Iterable[Evidence] = (),
        suggestions: Iterable[Suggestion] = (),
    ) -> Finding:
        """Return a finding of this rule; ``severity`` is the rule's own unless given."""
        return Finding(
            self.id,
            severity or self.severity,
            Verdict.CONTRADICTED,
            message,
            span,
            tuple(related),
            tuple(evidence),
            tuple(suggestions),
        )

    @staticmethod
    def said(document: Document, span: Span, severity: Severity) -> Severity:
        """Return a severity, one level lower inside a quotation: the journalist quotes, the speaker errs.

        The rule must name ``QUOTATIONS`` in ``reads``; the layer is computed only when this is called.
        """
        quoted = any(quotation.span.contains(span) for quotation in document[QUOTATIONS])
        return severity.lowered if quoted else severity

    def confirmed(self, span: Span, message: str, *, evidence: Iterable[Evidence] = ()) -> Finding:
        """Return the record of a claim that was checked and found true."""
        return Finding(self.id, Severity.INFO, Verdict.CONFIRMED, message, span, (), tuple(evidence))


def _validate(cls: type[Checker]) -> None:
    where = f"rule class {cls.__module__}.{cls.__qualname__}"
    for name in ("id", "severity", "reads", "examples"):
        if not hasattr(cls, name):
            raise RuleError(f"{where} has no `{name}`: add the class attribute")
    if not isinstance(cls.id, str) or not _ID.fullmatch(cls.id):
        raise RuleError(f"{where}: id {cls.id!r} is not of the form `family.fault-name` in lower case")
    if not isinstance(cls.severity, Severity):
        raise RuleError(f"{where}: severity must be a Severity, not {cls.severity!r}")
    # A comma is soon forgotten in a tuple of one.
    if not isinstance(cls.reads, tuple) or not all(isinstance(layer, Layer) for layer in cls.reads):
        raise RuleError(f"{where}: reads must be a tuple of layers: `reads = (TIMEXES,)`")
    if not isinstance(cls.examples, tuple) or not all(isinstance(example, Example) for example in cls.examples):
        raise RuleError(f"{where}: examples must be a tuple of examples: `examples = (Bad(…), Good(…))`")
    kinds = {type(example) for example in cls.examples}
    for wanted in (Bad, Good):
        if wanted not in kinds:
            raise RuleError(f"{where} has no {wanted.__name__} example: add one")
    for example in cls.examples:
        if isinstance(example, Good) and example.pinned:
            raise RuleError(f"{where}: a Good example pins nothing, but this one does: {example.text!r}")
        if isinstance(example, (Bad, Confirmed, KnownGap)) and not example.pinned:
            raise RuleError(f"{where}: pin the words of the finding with [[…]] in {example.text!r}")
    documentation = cls.__doc__ or ""
    for section in SECTIONS:
        if f"{section}:" not in documentation:
            raise RuleError(f"{where}: its docstring has no section `{section}:`")
