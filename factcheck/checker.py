"""What a rule written in Python is: one class in one file, with its examples."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from inspect import cleandoc, getsourcefile, isabstract
from pathlib import Path
from typing import Any, ClassVar, Generic, TypeVar, overload

from factcheck.document import Document
from factcheck.examples import SUFFIX, Bad, Example, ExampleFileError, Good, read
from factcheck.model.finding import Evidence, Finding, Related, Severity, Suggestion, Verdict
from factcheck.model.layers import QUOTED_STRETCHES, Layer
from factcheck.model.span import Span, covering
from factcheck.model.status import Status

#: Phrases that correct all that stands below them.
_HEADING = "heading"
#: A line longer than this, in code points, is no heading.
_LONGEST_HEADING = 40
#: No paragraph reaches further to either side, in code points.
_PARAGRAPH = 2_000
_ID = re.compile(r"[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*")
SECTIONS = ("What it does", "Why it matters", "Known limits")


class RuleError(TypeError):
    """A rule whose definition breaks the contract; the message says which part and how to mend it."""


V = TypeVar("V", bool, int, float, str, tuple[str, ...])


class Option(Generic[V]):
    """Something about a rule that a newsroom may set: a class attribute of the rule, whose value the rule reads.

    Example:
        class LongSentence(Checker):
            most_words = Option(40, "Words that a sentence may have.", minimum=1)

    ``self.most_words`` is then 40, or what the configuration says under
    ``[options."house.long-sentence"] most-words``. The type is that of the default: bool, int, float, str or a tuple
    of str.

    Args:
        default: What holds where nobody says otherwise.
        help: One sentence for the page of the rule.
        minimum: The least number allowed.
        maximum: The greatest number allowed.
        choices: The only values allowed; of a tuple, its only members.
    """

    name: str

    def __init__(
        self,
        default: V,
        help: str,  # noqa: A002  as argparse calls it
        *,
        minimum: float | None = None,
        maximum: float | None = None,
        choices: Iterable[str] = (),
    ) -> None:
        self.default: V = default
        self.help = help
        self.minimum = minimum
        self.maximum = maximum
        self.choices = tuple(choices)

    def __set_name__(self, owner: type[Checker], name: str) -> None:
        self.name = name.replace("_", "-")

    @overload
    def __get__(self, rule: None, owner: type[Checker]) -> Option[V]: ...

    @overload
    def __get__(self, rule: Checker, owner: type[Checker]) -> V: ...

    def __get__(self, rule: Checker | None, owner: type[Checker]) -> Option[V] | V:
        # A value that was set stands in the dictionary of the rule, where Python looks first.
        return self if rule is None else self.default

    @property
    def expected(self) -> str:
        """What a value has to be, in words: "a whole number of at least 1"."""
        told = _TYPES[type(self.default)]
        if self.choices:
            listed = ", ".join(f"`{choice}`" for choice in self.choices)
            return f"one of {listed}" if isinstance(self.default, str) else f"a list of some of {listed}"
        if self.minimum is not None and self.maximum is not None:
            return f"{told} from {self.minimum:g} to {self.maximum:g}"
        if self.minimum is not None:
            return f"{told} of at least {self.minimum:g}"
        return told if self.maximum is None else f"{told} of at most {self.maximum:g}"

    def accept(self, value: object) -> V:
        """Return a value that a configuration gives, as the rule reads it.

        Raises:
            ValueError: It is not what the option expects.
        """
        accepted: Any = value
        if isinstance(self.default, float) and type(value) is int:
            accepted = float(value)
        elif isinstance(self.default, tuple) and isinstance(value, list):
            accepted = tuple(value)
        if type(accepted) is not type(self.default) or not self._allows(accepted):
            raise ValueError(f"give {self.expected}")
        value_accepted: V = accepted
        return value_accepted

    def _allows(self, value: Any) -> bool:
        if isinstance(value, tuple) and not all(isinstance(member, str) for member in value):
            return False
        if self.choices:
            return set(value if isinstance(value, tuple) else (value,)) <= set(self.choices)
        if isinstance(value, (int, float)):
            low = value if self.minimum is None else self.minimum
            high = value if self.maximum is None else self.maximum
            return low <= value <= high
        return True


_TYPES: dict[type, str] = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "a text",
    tuple: "a list of texts",
}


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
    """Those that explain the rule; more may stand in a file beside it."""
    since: ClassVar[str | None] = None
    """The version of its plugin that first had it."""
    status: ClassVar[Status] = Status.STABLE
    """In preview it runs only where it is asked for; once removed, never, and who names it is told."""
    replaces: ClassVar[tuple[str, ...]] = ()
    """The ids that it had before, oldest first: they still select, suppress and configure it."""

    def __init__(self, options: Mapping[str, object] | None = None) -> None:
        """Make the rule with some of its options set.

        Raises:
            KeyError: There is no such option.
            ValueError: A value is not what its option expects.
        """
        if options:
            known = self.options()
            for name, value in options.items():
                vars(self)[name.replace("-", "_")] = known[name].accept(value)

    @classmethod
    def options(cls) -> dict[str, Option[Any]]:
        """Return the options of the rule by their names in a configuration."""
        attributes = {name: value for base in reversed(cls.__mro__) for name, value in vars(base).items()}
        return {value.name: value for value in attributes.values() if isinstance(value, Option)}

    @classmethod
    def all_examples(cls) -> tuple[Example, ...]:
        """Return the examples of the class, then those of the file beside it.

        Raises:
            ExampleFileError: The file cannot be used.
        """
        path = cls.examples_file()
        if path is None:
            return cls.examples
        others = read(path)
        for example in others:
            try:
                cls(example.options)
            except KeyError as error:
                told = f"{path}: an example sets the option {error}, which the rule does not have"
                raise ExampleFileError(told) from None
            except ValueError as error:
                raise ExampleFileError(f"{path}: an example sets {dict(example.options or {})}: {error}") from None
        return (*cls.examples, *others)

    @classmethod
    def examples_file(cls) -> Path | None:
        """Return the file beside the rule that has its other examples: ``fault_name.examples.toml``, if it is there."""
        source = getsourcefile(cls.check)
        if source is None:  # of a rule that was typed in
            return None
        path = Path(source).with_name(cls.id.partition(".")[2].replace("-", "_") + SUFFIX)
        return path if path.is_file() else None

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "check" in vars(cls) and not isabstract(cls):
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
        """Return a severity, one level lower inside a quotation, and advice in a correction.

        The journalist quotes, the speaker errs; and who corrects an error repeats it first. The rule must name
        ``QUOTATIONS`` in ``reads``; the layer is computed only when this is called.
        """
        if _is_corrected(document, span):
            return Severity.INFO
        quoted = covering(document[QUOTED_STRETCHES], span.start)
        return severity.lowered if quoted is not None and quoted.contains(span) else severity

    def confirmed(self, span: Span, message: str, *, evidence: Iterable[Evidence] = ()) -> Finding:
        """Return the record of a claim that was checked and found true."""
        return Finding(self.id, Severity.INFO, Verdict.CONFIRMED, message, span, (), tuple(evidence))


def _is_corrected(document: Document, span: Span) -> bool:
    """Tell whether the paragraph of a place corrects what was printed: "nous avons écrit par erreur".

    Under a heading that says so, "Corrections and clarifications", all paragraphs do.
    """
    folded, phrases = document.folded, document.lexicon.tables.get("correction", {})
    near = Span(max(span.start - _PARAGRAPH, 0), min(span.end + _PARAGRAPH, len(folded)))
    start, end = folded.rfind("\n", near.start, span.start) + 1, folded.find("\n", span.end, near.end)
    if any(folded.find(phrase, start or near.start, end if end >= 0 else near.end) >= 0 for phrase in phrases):
        return True
    headings = (
        (document.article.metadata.title or "").lower(),
        folded[: 2 * _LONGEST_HEADING].lstrip().partition("\n")[0],
    )
    return any(
        kind == _HEADING and heading.startswith(phrase) and len(heading) <= _LONGEST_HEADING
        for phrase, kind in phrases.items()
        for heading in headings
    )


def _validate(cls: type[Checker]) -> None:
    where = f"rule class {cls.__module__}.{cls.__qualname__}"
    for name in ("id", "severity", "reads", "examples"):
        if not hasattr(cls, name):
            raise RuleError(f"{where} has no `{name}`: add the class attribute")
    if not isinstance(cls.id, str) or not _ID.fullmatch(cls.id):
        raise RuleError(f"{where}: id {cls.id!r} is not of the form `family.fault-name` in lower case")
    if not isinstance(cls.severity, Severity):
        raise RuleError(f"{where}: severity must be a Severity, not {cls.severity!r}")
    if not isinstance(cls.status, Status):
        raise RuleError(f"{where}: status must be a Status, not {cls.status!r}")
    if not isinstance(cls.replaces, tuple) or not all(map(_ID.fullmatch, cls.replaces)):
        raise RuleError(f'{where}: replaces must be a tuple of ids: `replaces = ("family.former-name",)`')
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
        if example.fault is not None:
            raise RuleError(f"{where}: {example.fault}: {example.text!r}")
    for example in cls.examples:
        for name in example.options or ():
            if name not in cls.options():
                raise RuleError(f"{where}: an example sets the option `{name}`, which the rule does not have")
    for option in cls.options().values():
        if type(option.default) not in _TYPES or not option.help:
            raise RuleError(f"{where}: the option `{option.name}` needs a default of a type it can have, and a help")
        try:
            option.accept(list(option.default) if isinstance(option.default, tuple) else option.default)
        except ValueError:
            raise RuleError(f"{where}: the default of `{option.name}` is not {option.expected}") from None
    documentation = cls.__doc__ or ""
    for section in SECTIONS:
        if f"{section}:" not in documentation:
            raise RuleError(f"{where}: its docstring has no section `{section}:`")
