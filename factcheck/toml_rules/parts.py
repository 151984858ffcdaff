"""What the keys of a rule with a pattern say, as read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from itertools import pairwise
from typing import Any, NamedTuple, get_args, get_type_hints

from factcheck.constructions import SLOT_TYPES, ConstructionError, Match, check, compiled
from factcheck.document import Document
from factcheck.errors import proposal
from factcheck.lexicons import Pattern
from factcheck.model.fact import Mention
from factcheck.model.layers import MENTIONS, QUANTITIES, QUOTATIONS, TIMEXES, Layer
from factcheck.model.quantity import Quantity
from factcheck.model.quotation import Quotation
from factcheck.model.timex import Timex
from factcheck.notation import VERBAL, Bound, Choice, Names, Node, Not, NotationError, Repeat, Slot, parse, slots
from factcheck.notation import Sequence as InOrder
from factcheck.scan import fold
from factcheck.toml_lines import FieldError
from factcheck.toml_rules.base import FOUND, PREFIX, TomlRule
from factcheck.toml_rules.expressions import Expression, ExpressionError, Scope, Type
from factcheck.toml_rules.fields import check_characters, check_forms, check_languages, forms

_ANNOTATIONS: Mapping[Layer[Any], type[tuple[Any, ...]]] = {
    QUANTITIES: Quantity,
    TIMEXES: Timex,
    MENTIONS: Mention,
    QUOTATIONS: Quotation,
}
#: Slots of expressions of time that are a number of something.
_LENGTHS = frozenset({"duration", "offset"})
_HOLE = re.compile(r"\{([^{}]*)\}")


class Template:
    """A text with holes: ``{n}`` is what a slot was bound to, ``{n + 1}`` the value of an expression."""

    def __init__(self, source: str, types: Mapping[str, Type]) -> None:
        parts = _HOLE.split(source)
        self._parts: list[str | Expression] = []
        for number, part in enumerate(parts):
            self._parts.append(Expression(part, types) if number % 2 else part)
        self.expressions = [part for part in self._parts if isinstance(part, Expression)]

    def filled(self, document: Document, match: Match, scope: Scope) -> str:
        """Return the text.

        Raises:
            Unknown: A value is not known.
        """
        told = []
        for part in self._parts:
            if isinstance(part, str):
                told.append(part)
            elif part.source.strip() in match:
                span = match[part.source.strip()].span
                told.append(document.text[span.start : span.end])
            else:
                value = part.evaluate(scope)
                told.append(f"{float(value):g}" if part.type is Type.NUMBER and value != int(value) else str(value))
        return "".join(told)


class Parts(NamedTuple):
    """What the keys of a rule with a pattern say, as read."""

    patterns: Mapping[str, tuple[Pattern, ...]]
    not_after: tuple[str, ...]
    slots: Mapping[str, Type]
    where: Expression | None
    must: Expression | None
    message: Template | None
    replace: Mapping[str, Template]
    expressions: tuple[tuple[str, Expression], ...]


def read_parts(rule: type[TomlRule], more: Mapping[str, Type], languages: Sequence[str]) -> Parts:
    """Read the keys of a rule.

    Args:
        rule: The rule.
        more: Names that ``message`` and ``replace`` may use besides the slots, and their types.
        languages: Of the patterns that are needed.

    Raises:
        FieldError: Something is wrong with a key.
    """
    given = rule.given
    written = given["pattern"]
    by_language = written if isinstance(written, dict) else dict.fromkeys(rule.languages, written)
    check_languages("pattern", by_language, rule.languages)
    patterns: dict[str, tuple[Pattern, ...]] = {}
    types: dict[str, Type] = {}
    common: set[str] | None = None
    for language, listed in by_language.items():
        if language not in languages:
            continue
        place = ("pattern", language) if isinstance(written, dict) else ("pattern",)
        names = Names(_sets(given.get("words", {}), language), {})
        read = []
        for number, source in enumerate([listed] if isinstance(listed, str) else listed):
            pattern = _pattern(rule, language, source, number, names, place)
            bound = dict(_types(pattern.node))
            for name, kind in bound.items():
                if types.setdefault(name, kind) is not kind:
                    told = f"the slot `{name}` is a {kind} here and a {types[name]} elsewhere: rename it"
                    raise FieldError(place, told)
            common = set(bound) if common is None else common & set(bound)
            read.append(pattern)
        patterns[language] = tuple(read)
    for language in languages:
        if language not in patterns:
            told = f"there is no pattern for the language `{language}`: add `pattern.{language}`"
            raise FieldError(("pattern",), told)
    shared = {name: kind for name, kind in types.items() if name in (common or ())}
    others = frozenset(types) - frozenset(shared)
    where, must = (_expression(key, given[key], shared) if key in given else None for key in ("where", "must"))
    usable = {FOUND: Type.TEXT, **shared, **more}
    message = _template(("message",), given["message"], usable) if "message" in given else None
    replace = {}
    for name, source in given.get("replace", {}).items():
        if name not in shared:
            raise FieldError(("replace", name), _no_slot(name, shared, others))
        replace[name] = _template(("replace", name), source, usable)
    if "at" in given and given["at"] not in shared:
        raise FieldError(("at",), _no_slot(given["at"], shared, others))
    expressions = [(key, expression) for key, expression in (("where", where), ("must", must)) if expression]
    for key, template in (("message", message), *(("replace", template) for template in replace.values())):
        expressions += [(key, expression) for expression in (template.expressions if template else ())]
    return Parts(patterns, _not_after(rule, languages), shared, where, must, message, replace, tuple(expressions))


def _not_after(rule: type[TomlRule], languages: Sequence[str]) -> tuple[str, ...]:
    """Return the words that must not stand before a place."""
    given = rule.given.get("not-after", {})
    if isinstance(given, str):
        given = dict.fromkeys(languages, given)
    check_languages("not-after", given, rule.languages)
    words: list[str] = []
    for language in languages:
        if language in given:
            check_forms(("not-after",), given[language], {})
            words += map(fold, forms(given[language]))
    return tuple(words)


def _sets(words: Mapping[str, Any], language: str) -> dict[str, list[str]]:
    """Return the sets of words that the patterns of a language may name."""
    sets = {}
    for name, listed in words.items():
        if isinstance(listed, str) or language in listed:
            own = listed if isinstance(listed, str) else listed[language]
            check_forms(("words", name), own, {})
            sets[name] = forms(own)
    return sets


def _no_slot(name: str, known: Mapping[str, Type], others: Iterable[str]) -> str:
    none = "no slot stands in every pattern" if others else "no pattern has any"
    listed = f"every pattern has {', '.join(f'`{slot}`' for slot in known)}" if known else none
    return f"there is no slot `{name}`{proposal(name, known, listed)}"


def _pattern(
    rule: type[TomlRule], language: str, source: object, number: int, names: Names, place: Sequence[str | int]
) -> Pattern:
    if not isinstance(source, str) or not source.strip():
        raise FieldError(place, "a pattern is a text of the notation of constructions")
    try:
        pattern = Pattern(PREFIX + rule.id, language, source, parse(source, names), number)
        if pattern.anchor is None and not pattern.needs:
            raise FieldError(place, f"the pattern {source!r} may hold neither a word nor an annotation: add one")
        check(pattern)
    except FieldError:
        raise
    except NotationError as error:
        raise FieldError(place, str(error).removeprefix("construction ")) from None
    except ValueError as error:
        raise FieldError(place, _without_name(error)) from None
    for slot in slots(pattern.node):
        if slot.where and slot.type not in VERBAL:
            annotation = _ANNOTATIONS[SLOT_TYPES[slot.type].layer]
            fields = {name for name in dir(annotation) if not name.startswith("_")}
            for key, value in slot.where:
                if key not in fields:
                    told = proposal(key, fields, "leave it out")
                    raise FieldError(place, f"a {slot.type} has no `{key}`, so {source!r} can never match{told}")
                values = _values(annotation, key)
                if values and value not in values:
                    told = proposal(value, values, f"it is one of {', '.join(sorted(values))}")
                    raise FieldError(place, f"no {slot.type} has `{key}={value}`, so {source!r} can never match{told}")
    if _forbids_itself(pattern.node):
        raise FieldError(place, f"the pattern {source!r} can never match: it forbids the word that it asks for next")
    return pattern


def check_patterns(parts: Parts) -> None:
    """Check that every pattern can match at all, and in time.

    Raises:
        FieldError: One cannot.
    """
    for language, patterns in parts.patterns.items():
        for pattern in patterns:
            check_characters(("pattern", language), pattern.source)
            try:
                compiled(pattern)
            except ConstructionError as error:
                raise FieldError(("pattern", language), _without_name(error)) from None


def _without_name(error: ValueError) -> str:
    """Return what is told of a pattern without the name of its construction, which the author never gave."""
    return str(error).partition(", pattern ")[2] or str(error)


def _values(annotation: type[Any], key: str) -> frozenset[str]:
    """Return the values that a property can have, where they can be counted."""
    hint = get_type_hints(annotation).get(key)
    kinds = [kind for kind in (hint, *get_args(hint)) if isinstance(kind, type) and issubclass(kind, Enum)]
    return frozenset(str(value) for kind in kinds for value in kind)


def _forbids_itself(node: Node) -> bool:
    match node:
        case InOrder(items):
            return any(map(_forbids_itself, items)) or any(
                isinstance(first, Not) and first.item == second for first, second in pairwise(items)
            )
        case Choice(options):
            return all(map(_forbids_itself, options))
        case Bound(_, item):
            return _forbids_itself(item)
    return False


def _types(node: Node) -> Iterator[tuple[str, Type]]:
    """Yield the names that a pattern binds, and what they are bound to."""
    match node:
        case Slot(name, kind, _):
            yield name, _type(kind)
        case Bound(name, item):
            yield name, Type.TEXT
            yield from _types(item)
        case InOrder(items) | Choice(items):
            for item in items:
                yield from _types(item)
        case Repeat(item, _, _):
            yield from _types(item)


def _type(slot_type: str) -> Type:
    if slot_type in VERBAL:
        return Type.TEXT
    layer = SLOT_TYPES[slot_type].layer
    if layer is TIMEXES:
        return Type.NUMBER if slot_type in _LENGTHS else Type.DATE
    return {QUANTITIES: Type.NUMBER, MENTIONS: Type.FACT}.get(layer, Type.TEXT)


def _expression(key: str, source: str, types: Mapping[str, Type]) -> Expression:
    try:
        expression = Expression(source, types)
    except ExpressionError as error:
        raise FieldError((key,), str(error)) from None
    if expression.type is not Type.TRUTH:
        raise FieldError((key,), f"the expression {source!r} is a {expression.type}: compare it with something")
    return expression


def _template(place: Sequence[str | int], source: str, types: Mapping[str, Type]) -> Template:
    try:
        return Template(source, types)
    except ExpressionError as error:
        raise FieldError(place, str(error)) from None
