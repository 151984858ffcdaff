"""What authors of rules and languages import in their tests.

Example:
    test_examples = example_tests("house")  # one test for each example of each rule of the plugin
    test_phrasings = phrasing_tests(Path("time.toml"))  # one test for each phrasing of a corpus of time
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from factcheck.checker import Checker
from factcheck.document import Document
from factcheck.engine import Engine
from factcheck.examples import Bad, Confirmed, Example, KnownGap
from factcheck.facts import packs
from factcheck.facts.sections import FactError
from factcheck.facts.store import FactStore
from factcheck.model.article import Article
from factcheck.model.finding import Finding, Verdict
from factcheck.model.layers import MOMENTS
from factcheck.model.moment import Moment
from factcheck.model.span import Span
from factcheck.model.timex import TimexModifier
from factcheck.read.text import TextReader
from factcheck.registry import Registry, load
from factcheck.toml_rules import TomlRule, is_toml

__all__ = ["ExampleError", "document", "example_tests", "problem", "run_example", "run_rule"]

_PATH = "example.txt"
#: Marks the expression in a phrasing.
_PINNED = re.compile(r"\[\[(.*?)\]\]")
_TOLD_MODIFIERS = (TimexModifier.START, TimexModifier.MID, TimexModifier.END, TimexModifier.APPROX)
#: What messages call the facts that an example brings.
_GIVEN = "the facts of the example"


class ExampleError(AssertionError):
    """An example that could not be run, because the rule failed on it."""


def document(
    text: str,
    *,
    language: str | None = None,
    published: str | None = None,
    facts: str | None = None,
    rule: type[Checker] | None = None,
    base: FactStore | None = None,
) -> Document:
    """Return a document of a text, as the plain-text reader and all installed plugins make it.

    Args:
        text: One or more paragraphs.
        language: ISO 639-1 code; told from the words unless given.
        published: Day of publication, ``YYYY-MM-DD``.
        facts: TOML of a fact pack that is in force besides the bundled ones.
        rule: A rule in TOML whose words and patterns are looked for, though no plugin brings it.
        base: The facts besides these; those of the installed plugins unless given.
    """
    return _engine(facts, _own(rule), base).document(
        _article(text, language, date.fromisoformat(published) if published else None)
    )


def run_rule(
    rule: type[Checker],
    text: str,
    *,
    language: str | None = None,
    published: str | None = None,
    facts: str | None = None,
    options: Mapping[str, object] | None = None,
    base: FactStore | None = None,
) -> list[Finding]:
    """Return what a rule finds in a text, in order, confirmed claims too.

    ``options`` are those of the rule, by their names in a configuration; the other arguments are those of
    :func:`document`.

    Raises:
        ExampleError: The rule failed.
    """
    article = _article(text, language, date.fromisoformat(published) if published else None)
    result = _engine(facts, _own(rule), base).running([rule], {rule.id: options or {}}).check(article)
    if result.failures:
        raise ExampleError("; ".join(failure.error for failure in result.failures))
    return list(result.findings)


def run_example(rule: type[Checker], example: Example, base: FactStore | None = None) -> list[Finding]:
    """Return what a rule finds in one of its examples.

    Args:
        rule: The rule.
        example: One of its examples.
        base: The facts besides those of the example; those of the installed plugins unless given.

    Raises:
        ExampleError: The rule failed.
    """
    return run_rule(
        rule,
        example.plain,
        language=example.language,
        published=example.published,
        facts=example.facts,
        options=example.options,
        base=base,
    )


def problem(rule: type[Checker], example: Example, base: FactStore | None = None) -> str | None:
    """Return what is wrong with what a rule does to an example; None if it does what the example says.

    The arguments are those of :func:`run_example`.
    """
    try:
        findings = run_example(rule, example, base)
    except ExampleError as error:
        return f"the rule fails: {error}"
    except FactError as error:
        return str(error)
    contradicted = _spans(findings, Verdict.CONTRADICTED)
    if isinstance(example, KnownGap):
        if contradicted == example.pinned:
            return "the rule reports this now: make it a Bad example"
        return None
    reported = example.pinned if isinstance(example, Bad) else ()
    if contradicted != reported:
        return _difference(example, "reported", reported, contradicted, findings)
    confirmed = _spans(findings, Verdict.CONFIRMED)
    if isinstance(example, Confirmed) and confirmed != example.pinned:
        return _difference(example, "confirmed", example.pinned, confirmed, findings)
    return None


def example_tests(*rules: type[Checker] | str) -> Callable[[type[Checker], Example], None]:
    """Return a test for pytest, which runs once for each example of some rules.

    Args:
        rules: Classes, or names of installed plugins, families and rules.

    Raises:
        LookupError: A name stands for no installed rule, which would leave nothing to test.
    """
    import pytest  # here, because rules run without it

    classes = [found for rule in rules for found in ([rule] if isinstance(rule, type) else _installed(rule))]
    cases = [
        pytest.param(rule, example, id=f"{rule.id}-{number}-{type(example).__name__}-{example.language}")
        for rule in classes
        for number, example in enumerate(rule.all_examples())
    ]

    @pytest.mark.parametrize(("rule", "example"), cases)
    def test_example(rule: type[Checker], example: Example) -> None:
        what = problem(rule, example)
        if what is not None:
            pytest.fail(what, pytrace=False)

    return test_example


class Phrasing(NamedTuple):
    """Words of a corpus of time, and what they mean.

    Args:
        language: Of the words.
        written: The day from which they are said.
        text: As said.
        expected: The expressions in order: words, type, value and modifier.
        gap: Why the layer does not read it so yet; None where it has to.
    """

    language: str
    written: date
    text: str
    expected: tuple[tuple[str, str, str, str], ...]
    gap: str | None

    @property
    def problem(self) -> str | None:
        """What is wrong with how it is read; None if nothing is."""
        moments = document(self.text, language=self.language, published=self.written.isoformat())[MOMENTS]
        found = tuple(_told_moment(self.text, moment) for moment in moments)
        if (found == self.expected) == (self.gap is None):
            return None
        return f"expected {self.expected}, found {found}" if self.gap is None else "it is read now: take the gap away"


def phrasings(path: Path) -> Iterator[Phrasing]:
    """Yield the phrasings of a corpus of time, whose format is told in ``tests/corpora/README.md``."""
    import tomli  # here, because rules run without it

    corpus = tomli.loads(path.read_text(encoding="utf-8"))
    for entry in corpus["time"]:
        for phrasing in entry["phrasings"]:
            words = _PINNED.findall(phrasing) or [phrasing]
            told = [entry.get(f"{key}s") or [entry.get(key, "")] * len(words) for key in ("type", "value", "mod")]
            expected = () if entry.get("type") == "NONE" else tuple(zip(words, *told, strict=True))
            text = _PINNED.sub(r"\1", phrasing)
            yield Phrasing(corpus["language"], corpus["written"], text, expected, entry.get("gap"))


def phrasing_tests(path: Path) -> Callable[[Phrasing], None]:
    """Return a test for pytest, which runs once for each phrasing of a corpus of time."""
    import pytest  # here, because rules run without it

    cases = [pytest.param(phrasing, id=f"{phrasing.language}-{phrasing.text}") for phrasing in phrasings(path)]

    @pytest.mark.parametrize("phrasing", cases)
    def test_phrasing(phrasing: Phrasing) -> None:
        if phrasing.problem is not None:
            pytest.fail(phrasing.problem, pytrace=False)

    return test_phrasing


def _told_moment(text: str, moment: Moment) -> tuple[str, str, str, str]:
    timex = moment.timex
    modifier = timex.modifier.value if timex.modifier in _TOLD_MODIFIERS else ""
    return text[timex.span.start : timex.span.end], timex.type.value, moment.value, modifier


def _installed(name: str) -> list[type[Checker]]:
    there = registry()
    found = [rule for rule in there.checkers if name in (there.owners[rule.id], rule.id, rule.id.partition(".")[0])]
    if not found:
        raise LookupError(
            f"there is no plugin, family or rule `{name}`" + "".join(f"; {error.message}" for error in there.errors)
        )
    return found


def _spans(findings: Iterable[Finding], verdict: Verdict) -> tuple[Span, ...]:
    return tuple(finding.span for finding in findings if finding.verdict is verdict)


def _difference(
    example: Example, what: str, expected: tuple[Span, ...], found: tuple[Span, ...], findings: list[Finding]
) -> str:
    """Return what was expected and found, both whole and as a diff: ``-`` for what is missing, ``+`` for the rest."""
    text = example.plain
    lines = [f"expected to be {what}: {pin(text, expected)}", f"{what + ':':>23} {pin(text, found)}"]
    missing = [span for span in expected if span not in found]
    lines += [f"- {_quoted(text, span)} is not {what}" for span in missing]
    unexpected = [span for span in found if span not in expected]
    for finding in findings:
        # What is found with another verdict explains why something is missing.
        if finding.span in unexpected or any(finding.span.overlaps(span) for span in missing):
            lines.append(f"+ {_quoted(text, finding.span)} is {_told(finding)}: {finding.message}")
    return "\n".join(lines)


def _quoted(text: str, span: Span) -> str:
    return f"“{text[span.start : span.end]}”"


def _told(finding: Finding) -> str:
    return f"reported ({finding.severity})" if finding.verdict is Verdict.CONTRADICTED else str(finding.verdict)


def pin(text: str, spans: Iterable[Span]) -> str:
    """Return a text with ``[[…]]`` around some spans."""
    for span in sorted(spans, reverse=True):
        text = f"{text[: span.start]}[[{text[span.start : span.end]}]]{text[span.end :]}"
    return text


def _article(text: str, language: str | None, published: date | None) -> Article:
    article = TextReader().read(text.encode(), _PATH)
    metadata = article.metadata._replace(
        language=language or article.metadata.language,
        published=published or article.metadata.published,
    )
    return article._replace(metadata=metadata)


@cache
def registry() -> Registry:
    """Return all installed plugins."""
    return load()


def forget() -> None:
    """Forget which plugins are installed, for a test that changes them."""
    for remembered in (registry, _engine, _facts):
        remembered.cache_clear()


def _own(rule: type[Checker] | None) -> tuple[type[TomlRule], ...]:
    """Return a rule if it has words of its own that no plugin brings."""
    return (rule,) if rule and is_toml(rule) and rule not in registry().checkers else ()


@cache
def _engine(facts: str | None, rules: tuple[type[TomlRule], ...], base: FactStore | None) -> Engine:
    """Return an engine with some facts, and with the words of rules that no plugin brings."""
    own = {rule.id for rule in rules}
    others = (rule for rule in registry().checkers if rule.id not in own)
    installed = replace(registry(), checkers=(*others, *rules))
    known = _facts() if base is None else base
    if facts is not None:
        given = packs.parse(facts, _GIVEN)
        repeated = {fact.id for fact in given}
        # An example that brings a fact of the house itself stays right when the house changes its own.
        known = packs.combine([(_GIVEN, given)], base=FactStore(fact for fact in known if fact.id not in repeated))
    return Engine(installed, rules=(), facts=known)


@cache
def _facts() -> FactStore:
    return packs.load(registry().fact_packs)
