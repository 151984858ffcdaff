"""Runs the rules on an article. Knows no single rule, no policy and no output."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from datetime import date
from itertools import groupby
from types import MappingProxyType
from typing import Any, NamedTuple, ParamSpec, TypeAlias, TypeVar

from factcheck.checker import Checker
from factcheck.chronology import CHRONOLOGY
from factcheck.deadline import Deadline
from factcheck.document import Document, LayerError
from factcheck.errors import OutOfTime, describe
from factcheck.facts import packs
from factcheck.facts.store import FactStore
from factcheck.lexicons import Lexicons
from factcheck.model.article import Article, BlockKind
from factcheck.model.finding import Finding
from factcheck.model.languages import UNDETERMINED
from factcheck.model.layers import BLOCKS, Layer
from factcheck.model.report import Failure, Published
from factcheck.model.span import Span
from factcheck.registry import Registry
from factcheck.stopwatch import Stopwatch
from factcheck.toml_rules import is_toml

DEFAULT_TIMEOUT = 10.0
"""Seconds that one article may take, unless the user says otherwise."""

Options: TypeAlias = Mapping[str, Mapping[str, object]]
NO_OPTIONS: Options = MappingProxyType({})

P = ParamSpec("P")
T = TypeVar("T")


class LanguageError(ValueError):
    """An article in a language that has no lexicon."""


class Result(NamedTuple):
    """What the rules say of one article.

    Args:
        article: As it was checked.
        title: As declared, else the text of its headline.
        language: ISO 639-1 code of the main language; None where it could not be told.
        published: The stated day of publication, and the days that the text allows.
        findings: Of every verdict, ordered by span and rule, without duplicates.
        failures: What could not be checked.
        document: Its layers, as far as they were needed.
    """

    article: Article
    title: str | None
    language: str | None
    published: Published
    findings: tuple[Finding, ...]
    failures: tuple[Failure, ...]
    document: Document


class Engine:
    """The rules, and all they need, ready to check articles. One article never influences the next.

    Args:
        registry: What there is.
        rules: The rule classes to run; all that the registry has unless given.
        options: Of rules, by rule id and name, where they are not the default ones.
        facts: In force; those of the registry's fact packs unless given.
        timeout: Seconds that one article may take.
        published: Day of publication of every article, over what they declare themselves.
        language: ISO 639-1 code of every article's main language, over what they declare themselves.
        stopwatch: Told how long each layer and each rule takes.

    Raises:
        FactError: A fact pack cannot be used.
    """

    def __init__(
        self,
        registry: Registry,
        *,
        rules: Iterable[type[Checker]] | None = None,
        options: Options = NO_OPTIONS,
        facts: FactStore | None = None,
        timeout: float = DEFAULT_TIMEOUT,
        published: date | None = None,
        language: str | None = None,
        stopwatch: Stopwatch | None = None,
    ) -> None:
        self.lexicons = Lexicons(registry.lexicons, registry.vocabularies)
        self.facts = packs.load(registry.fact_packs) if facts is None else facts
        annotators = (annotator() for annotator in registry.annotators)
        self._annotators = {
            annotator.layer.name: annotator if stopwatch is None else stopwatch.annotator(annotator)
            for annotator in annotators
        }
        self._rules = _prepared(registry.checkers if rules is None else rules, options)
        self._timeout = timeout
        self._published = published
        self._language = language
        self._stopwatch = stopwatch

    def running(self, rules: Iterable[type[Checker]], options: Options = NO_OPTIONS) -> Engine:
        """Return an engine that runs other rules and shares all else with this one."""
        other = copy(self)
        other._rules = _prepared(rules, options)
        return other

    def document(self, article: Article) -> Document:
        """Return an article with its layers, none of them computed yet."""
        if self._published:
            article = article._replace(metadata=article.metadata._replace(published=self._published))
        return Document(article, self.lexicons, self.facts, self._annotators, self._language)

    def check(self, article: Article) -> Result:
        """Run every rule on an article."""
        document = self.document(article)
        guard = _Guard(Deadline(self._timeout))
        findings: list[Finding] = []
        with guard:
            language = guard.run(None, self._supported_language, document)
            if language is not None:
                called = guard.run(None, self._called, document) or ()
                for rule, reads in (*self._rules.always, *called):
                    findings += guard.run(rule.id, self._apply, rule, reads, document, guard.deadline) or ()
                title = guard.run(None, _title, document)
                published = guard.run(None, _published, document)
            else:
                title, published = article.metadata.title, None
        return Result(
            document.article,
            title,
            language,
            published or Published(document.article.metadata.published, None, None),
            _in_order(findings),
            tuple(dict.fromkeys(guard.failures)),
            document,
        )

    def _supported_language(self, document: Document) -> str:
        language = document.stated_language or document.language
        if language not in self.lexicons:
            known = ", ".join(self.lexicons.languages)
            if language == UNDETERMINED:
                raise LanguageError(
                    f"the language is none that articles can be checked in ({known}): if it is one of them, state it"
                    " with --language or with `lang` in the front matter"
                )
            raise LanguageError(
                f"there is no lexicon for the language `{language}`: articles can be checked in {known}"
            )
        return document.language

    def _called(self, document: Document) -> list[_Ready]:
        """Return the rules that wait for something in a layer, and find it there."""
        return [
            ready
            for layer, waiting in self._rules.waiting.items()
            for key, found in document[layer].items()
            if found and key in waiting
            for ready in waiting[key]
        ]

    def _apply(self, rule: Checker, reads: frozenset[str], document: Document, deadline: Deadline) -> list[Finding]:
        if self._stopwatch is None:
            return _findings(rule, reads, document, deadline)
        return self._stopwatch.run(rule.id, _findings, rule, reads, document, deadline)


_Ready: TypeAlias = tuple[Checker, frozenset[str]]
"""An instance of a rule with the names of the layers that it may read."""


class _Prepared(NamedTuple):
    """The rules of an engine.

    Args:
        always: Those that look at every article.
        waiting: Those in TOML that look only at articles where a layer holds what they are about, by layer and key:
            what hundreds of them cost an article is what those cost that have something to say.
    """

    always: tuple[_Ready, ...]
    waiting: Mapping[Layer[Any], Mapping[str, tuple[_Ready, ...]]]


def _prepared(rules: Iterable[type[Checker]], options: Options) -> _Prepared:
    always: list[_Ready] = []
    waiting: dict[Layer[Any], dict[str, tuple[_Ready, ...]]] = {}
    reads: dict[tuple[Layer[Any], ...], frozenset[str]] = {}
    for rule in rules:
        if rule.reads not in reads:
            reads[rule.reads] = frozenset(layer.name for layer in rule.reads)
        ready = rule(options.get(rule.id)), reads[rule.reads]
        if is_toml(rule) and rule.trigger is not None:
            layer, key = rule.trigger
            waiting.setdefault(layer, {})[key] = (*waiting.get(layer, {}).get(key, ()), ready)
        else:
            always.append(ready)
    return _Prepared(tuple(always), waiting)


class _Guard:
    """Does the work on one article piece by piece; a piece that fails or runs out of time becomes a failure."""

    __slots__ = ("deadline", "failures")

    def __init__(self, deadline: Deadline) -> None:
        self.deadline = deadline
        self.failures: list[Failure] = []

    def __enter__(self) -> None:
        self.deadline.start()

    def __exit__(self, *_: object) -> None:
        self.deadline.stop()

    def run(self, rule: str | None, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Return the outcome of a piece of work, None if it failed; ``rule`` is what the failure is told of."""
        deadline = self.deadline
        # Two `try`s, because the timer may ring while the inner one is being left.
        try:
            deadline.guarding = True
            try:
                value = work(*args, **kwargs)
                deadline.check()
                return value
            except (LayerError, LanguageError) as error:
                self.failures.append(Failure(rule, str(error)))
            except (Exception, SystemExit) as error:  # a rule is foreign code: whatever it raises must not end the run
                self.failures.append(Failure(rule, describe(error)))
            finally:
                deadline.guarding = False
        except OutOfTime:
            deadline.guarding = False
            self.failures.append(
                Failure(rule, f"not done after {deadline.seconds:g} s: split the article, or allow more with --timeout")
            )
            deadline.start()
        return None


def _findings(rule: Checker, reads: frozenset[str], document: Document, deadline: Deadline) -> list[Finding]:
    """Return what one rule finds; all or nothing, so that a rule which fails half-way leaves no findings of chance."""
    found = []
    length = len(document.text)
    document.allow(reads)
    try:
        for finding in rule.check(document):
            deadline.check()
            _validate(finding, rule.id, length)
            found.append(finding)
    finally:
        document.allow(None)
    return found


def _validate(finding: Finding, rule: str, length: int) -> None:
    if not isinstance(finding, Finding):
        raise TypeError(f"a rule must yield findings, not {finding!r}: `yield` each of them")
    if finding.rule != rule:
        raise ValueError(
            f"a finding of the rule `{finding.rule}`: make findings with `self.contradicted` or `self.confirmed`"
        )
    for span in _spans(finding):
        if not isinstance(span, Span):
            raise TypeError(f"a finding has a {type(span).__name__} where a Span is needed: give its `span`")
        if not 0 <= span.start <= span.end <= length:
            raise ValueError(f"a finding has the span {span.start}-{span.end}, outside the text of {length} characters")


def _spans(finding: Finding) -> Iterator[Span]:
    yield finding.span
    for related in finding.related:
        yield related.span
    for evidence in finding.evidence:
        if evidence.span is not None:
            yield evidence.span
    for suggestion in finding.suggestions:
        for edit in suggestion.edits:
            yield edit.span


def _in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    """Return the findings by span and rule, without duplicates."""
    ordered: list[Finding] = []
    for _, alike in groupby(sorted(findings, key=_place), key=_place):
        distinct: list[Finding] = []
        for finding in alike:
            if finding not in distinct:
                distinct.append(finding)
        ordered += distinct
    return tuple(ordered)


def _place(finding: Finding) -> tuple[Span, str]:
    return finding.span, finding.rule


def _title(document: Document) -> str | None:
    if document.article.metadata.title:
        return document.article.metadata.title
    for block in document[BLOCKS]:
        if block.kind is BlockKind.HEADLINE:
            return document.text[block.span.start : block.span.end]
    return None


def _published(document: Document) -> Published:
    chronicle = document[CHRONOLOGY]
    return Published(chronicle.declared, chronicle.implied.earliest, chronicle.implied.latest)
