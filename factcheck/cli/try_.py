"""``factcheck try``: runs one rule on a text, and shows what it reads and why it finds something or nothing."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from factcheck.checker import Checker
from factcheck.chronology import Chronicle, DaySet
from factcheck.chronology.wording import days_in_words
from factcheck.cli.messages import UsageError, tell
from factcheck.cli.named import rules_named
from factcheck.cli.work import house_facts, is_path, with_files, with_house
from factcheck.constructions import MATCHES, Construction, Match
from factcheck.document import Document
from factcheck.errors import describe
from factcheck.explanation import Attempt, attempts
from factcheck.facts.sections import FactError
from factcheck.model.fact import Fact
from factcheck.model.finding import Finding, Verdict
from factcheck.model.hits import Hit, Words
from factcheck.model.languages import Languages
from factcheck.model.layers import HITS, Layer
from factcheck.model.span import Span
from factcheck.notation import Gap, Literal, NextSentence, Not, Slot
from factcheck.testing import document, registry
from factcheck.toml_rules import TomlRule, is_toml
from factcheck.toml_rules.base import PREFIX, UNLESS
from factcheck.toml_rules.pattern import PatternRule

if TYPE_CHECKING:
    from argparse import _SubParsersAction

T = TypeVar("T")

#: More annotations or words than this are not shown.
_MOST_SHOWN = 12
_MOST_PATTERNS = 5
_REST_SHOWN = 40


def add_parser(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("try", help="run one rule on a text and show why it matches", allow_abbrev=False)
    parser.add_argument("rule", metavar="RULE", help="id of a rule, or the TOML or Python file of one")
    parser.add_argument("text", metavar="TEXT", help="what it is to read; - for standard input")
    parser.add_argument("--language", metavar="CODE", help="of the text (default: told from its words)")
    parser.add_argument("--date", type=_day, metavar="YYYY-MM-DD", help="day of publication")
    parser.add_argument(
        "--facts",
        type=Path,
        metavar="FILE",
        help="a fact pack that is in force besides the bundled ones and the house's",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Show what the rule does; 2 if it fails."""
    in_toml = is_path(options.rule) and not options.rule.endswith(".py")
    installed = with_files(registry(), [options.rule]) if in_toml else with_house(registry())
    for error in installed.errors:
        tell(error.message)
    rules = rules_named([options.rule], installed)
    if len(rules) > 1:
        raise UsageError(
            f"`{options.rule}` stands for {len(rules)} rules: give one of {', '.join(r.id for r in rules)}"
        )
    text = sys.stdin.read() if options.text == "-" else options.text
    if not text.strip():
        raise UsageError("there is no text to try the rule on")
    published = options.date.isoformat() if options.date else None
    house = house_facts(installed, [options.rule] if in_toml else [])
    try:
        facts = options.facts.read_text(encoding="utf-8") if options.facts else None
        tried = document(text, language=options.language, published=published, facts=facts, rule=rules[0], base=house)
    except OSError as error:
        raise UsageError(f"{options.facts}: cannot be read: {error.strerror or error}") from None
    except (FactError, UnicodeDecodeError):
        raise UsageError(f"{options.facts}: is no fact pack: `factcheck facts check` tells what is wrong") from None
    if (tried.stated_language or tried.language) not in tried.lexicons:
        known = ", ".join(tried.lexicons.languages)
        raise UsageError(f"the language of the text is not known: give --language, one of {known}")
    told = "as stated" if options.language else "told from its words"
    when = f"published {published}" if published else "no stated day of publication (--date)"
    print(f"{rules[0].id}, language {tried.language} ({told}), {when}")
    return _try(rules[0], tried)


def _try(rule: type[Checker], tried: Document) -> int:
    recording = _Recording(tried)
    failure = None
    findings: list[Finding] = []
    tried.allow(frozenset(layer.name for layer in rule.reads))
    try:
        findings += rule().check(cast("Document", recording))
    except Exception as error:  # a rule is foreign code: whatever it raises is what the user wants to see
        failure = describe(error)
    finally:
        tried.allow(None)
    for number, (layer, value) in enumerate(recording.read.items(), 1):
        print(f"\n{number}. It reads {layer.name}:")
        # Of what all look for, a rule in TOML reads what stands under its own id.
        if is_toml(rule) and layer in (HITS, MATCHES):
            lines = _of_rule(rule, layer, tried)
        else:
            lines = _layer(layer, value, tried)
        for line in lines:
            print(f"   {line}")
    unread = [layer.name for layer in rule.reads if layer not in recording.read]
    if unread:
        print(f"\nIt ends before it needs {', '.join(unread)}.")
    print()
    for finding in findings:
        for line in _finding(finding, tried):
            print(line)
    if failure:
        print(f"The rule fails: {failure}")
        return 2
    if not findings:
        print("It finds nothing." + _kept_silent(rule, tried))
    return 0


def _kept_silent(rule: type[Checker], tried: Document) -> str:
    """Return what kept a rule in TOML silent that would have found something, behind what else is told."""
    if not is_toml(rule):
        return ""
    if "unless" in rule.given and tried[HITS].of(UNLESS + rule.id):
        return " A word of `unless` is there."
    if tried.language not in rule.languages:
        return f" It is for texts in {', '.join(rule.languages)}, and this one is in {tried.language}."
    found = list(rule().find(tried)) if rule.given.get("skip-quotations") else []
    return " What it would find is quoted (`skip-quotations`)." if found else ""


def _of_rule(rule: type[TomlRule], layer: Layer[Any], tried: Document) -> Iterator[str]:
    """Yield what the words or the pattern of a rule in TOML have found, and what the rule makes of it."""
    name = PREFIX + rule.id
    if layer is HITS:
        hits = tried[HITS].of(name)
        yield from _limited([_words(Span(hit.start, hit.end), tried) for hit in hits])
        if not hits and not issubclass(rule, PatternRule):
            yield "nothing: none of its words is there"
        if "unless" in rule.given:
            excuses = [_words(Span(hit.start, hit.end), tried) for hit in tried[HITS].of(UNLESS + rule.id)]
            yield f"of `unless`: {_some(excuses) or 'nothing'}"
        return
    matches = tried[MATCHES].get(name, ())
    yield from _construction(name, matches, tried)
    if issubclass(rule, PatternRule):
        for match in matches:
            yield f"{_words(match.span, tried)}:"
            yield from (f"   {step}" for step in rule().explained(tried, match))


class _Recording:
    """A document that keeps what is read of it, in order."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.read: dict[Layer[Any], Any] = {}

    def __getitem__(self, layer: Layer[T]) -> T:
        value = self._document[layer]
        self.read.setdefault(layer, value)
        return value

    def __getattr__(self, name: str) -> Any:
        return getattr(self._document, name)


def _finding(finding: Finding, tried: Document) -> Iterator[str]:
    verdict = finding.severity if finding.verdict is Verdict.CONTRADICTED else finding.verdict
    yield f"It finds {verdict} {_words(finding.span, tried)}: {finding.message}"
    for evidence in finding.evidence:
        yield f"   {evidence.kind:11} {evidence.statement}"
    for suggestion in finding.suggestions:
        yield f"   {'repair':11} {suggestion.description}"


def _layer(layer: Layer[Any], value: Any, tried: Document) -> Iterator[str]:
    """Yield what a layer holds, or why it is empty."""
    if isinstance(layer, Construction):
        yield from _construction(layer.construction, value, tried)
    elif isinstance(value, Languages):
        others = {entry.language for entry in value.spans} - {value.main}
        yield f"{value.main}" + (f", in part {', '.join(sorted(others))}" if others else "")
    elif isinstance(value, Chronicle):
        yield from (f"{constraint.statement}" for constraint in value.constraints)
        yield f"It can have been written {days_in_words(value.window)}."
    elif isinstance(value, (Sequence, Mapping)) and not isinstance(value, str):
        items = list(value.values() if isinstance(value, Mapping) else value)
        yield from _limited([_annotation(item, tried) for item in items])
        if not items:
            yield _nothing(layer, tried)
    else:
        yield str(value)


def _nothing(layer: Layer[Any], tried: Document) -> str:
    if not isinstance(layer, Words):
        return "nothing: there is none in this text"
    listed = tried.lexicon.words.get(layer.word_class)
    if not listed:
        return f"nothing: no lexicon for {tried.language} has a table [words.{layer.word_class.rpartition('.')[2]}]"
    return f"nothing: none of its words is there: {_some(listed)}"


def _construction(construction: str, matches: Sequence[Match], tried: Document) -> Iterator[str]:
    for match in matches:
        yield f"{_words(match.span, tried)} fits {match.pattern}"
        for name, binding in match.bindings:
            told = _annotation(binding.value, tried) if _has_span(binding.value) else _words(binding.span, tried)
            yield f"   {name} = {told}"
    tries = attempts(tried, construction)
    if not tries:
        yield f"nothing: no lexicon for {tried.language} has this construction"
    if not matches:
        closest = sorted(tries, key=lambda attempt: attempt.progress, reverse=True)
        for attempt in closest[:_MOST_PATTERNS]:
            yield from _attempt(attempt, tried)
        if len(closest) > _MOST_PATTERNS:
            yield f"{len(closest) - _MOST_PATTERNS} more patterns come no farther"


def _attempt(attempt: Attempt, tried: Document) -> Iterator[str]:
    yield f"pattern {attempt.pattern.source}"
    taken = [part for part in attempt.taken if not isinstance(part.part, Gap)]
    if attempt.fits:
        yield "   fits, but what another construction found stands in its way"
        return
    if not attempt.wanted:
        yield "   is not explained: there are too many ways to try it"
        return
    # What an annotation has to fill tells more than a list of words.
    wanted = _some(map(_part, sorted(attempt.wanted, key=lambda part: isinstance(part, Literal))), " or ")
    if not taken:
        yield f"   does not begin: nowhere is {wanted}"
        return
    for part in taken:
        yield f"   {_part(part.part)} is {_words(part.span, tried)}"
    rest = tried.text[attempt.rest.start : attempt.rest.end]
    shown = f"“{rest[:_REST_SHOWN]}{'…' if len(rest) > _REST_SHOWN else ''}”" if rest else "the end of the sentence"
    within = f" within {attempt.gap} words" if attempt.gap else ""
    # What is of the right kind, and still does not fit, lacks a property that the slot asks for.
    asked = {part.type: _conditions(part) for part in attempt.wanted if isinstance(part, Slot) and part.where}
    kinds = [f"{kind} (but not{asked[kind]})" if kind in asked else kind for kind in attempt.there]
    there = f", which can be a {_some(kinds)}" if attempt.there and not attempt.gap else ""
    yield f"   then it wants {wanted}{within}, and there is {shown}{there}"


def _part(part: Literal | Slot | Gap | NextSentence | Not) -> str:
    match part:
        case Literal(word):
            return f"“{word}”"
        case Slot(name, kind, _):
            conditions = _conditions(part)
            return f"{{{name}:{kind}{conditions}}}" if name != kind else f"{{{kind}{conditions}}}"
        case NextSentence():
            return "the end of a sentence with another one behind it"
        case Not():
            return "something else than what `!` forbids"
        case Gap(most):
            return f"a gap of at most {most} words"


def _conditions(slot: Slot) -> str:
    return "".join(f" {key}={value}" for key, value in slot.where)


def _limited(lines: Sequence[str]) -> Iterator[str]:
    yield from lines[:_MOST_SHOWN]
    if len(lines) > _MOST_SHOWN:
        yield f"and {len(lines) - _MOST_SHOWN} more"


def _some(words: Iterable[str], between: str = ", ") -> str:
    listed = list(words)
    return between.join([*listed[:_MOST_SHOWN], *(["…"] if len(listed) > _MOST_SHOWN else [])])


def _words(span: Span, tried: Document) -> str:
    return f"“{tried.text[span.start : span.end]}”"


def _has_span(value: Any) -> bool:
    return isinstance(getattr(value, "span", None), Span)


def _annotation(value: Any, tried: Document) -> str:
    """Return an annotation as its words and what is known of them."""
    if isinstance(value, Hit):
        return f"{_words(Span(value.start, value.end), tried)} {value.value}"
    if isinstance(value, Span):
        return _words(value, tried)
    if not hasattr(value, "_fields"):
        return _value(value, tried)
    fields = [
        f"{name}={_value(field, tried)}"
        for name, field in zip(value._fields, value, strict=True)
        if name != "span" and field not in (None, False, "", (), {})
    ]
    return " ".join([*([_words(value.span, tried)] if "span" in value._fields else []), *fields])


def _value(value: Any, tried: Document) -> str:
    if isinstance(value, Enum):
        return str(value.value).lower()
    if isinstance(value, Fact):
        return value.id
    if isinstance(value, DaySet):
        return days_in_words(value)
    if isinstance(value, Span):
        return _words(value, tried)
    if _has_span(value):
        return _words(value.span, tried)
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {_value(part, tried)}" for name, part in value.items())
    if isinstance(value, tuple):
        return ", ".join(_value(part, tried) for part in value)
    return str(value)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day of the form YYYY-MM-DD") from None
