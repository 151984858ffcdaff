"""The kinds of TOML rules: what a file is made into. Each is a rule class like any other."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any, ClassVar, NamedTuple

from factcheck.checker import Bad, Checker, Confirmed, Example, Good, KnownGap
from factcheck.chronology import CHRONOLOGY
from factcheck.constructions import MATCHES, SLOT_TYPES, Match, check
from factcheck.document import Document
from factcheck.errors import proposal
from factcheck.lexicons import Pattern
from factcheck.model.fact import Fact, Mention
from factcheck.model.finding import Edit, Evidence, EvidenceKind, Finding, Related, Suggestion
from factcheck.model.hits import Hit
from factcheck.model.layers import (
    BLOCKS,
    HITS,
    LANGUAGES,
    MENTIONS,
    MOMENTS,
    QUANTITIES,
    QUOTATIONS,
    TIMEXES,
    Layer,
)
from factcheck.model.quantity import Quantity
from factcheck.model.quotation import Quotation
from factcheck.model.span import Span
from factcheck.model.timex import Timex
from factcheck.notation import (
    VERBAL,
    Bound,
    Choice,
    Names,
    Node,
    Not,
    NotationError,
    Repeat,
    Slot,
    parse,
    slots,
)
from factcheck.notation import Sequence as InOrder
from factcheck.scan import BEGINNING, Literal, fold
from factcheck.toml_rules.expressions import Expression, ExpressionError, Scope, Type, Unknown

#: In front of the id: the class of words, and the construction, of a rule.
PREFIX = "rule:"
#: Keys of examples, and what they make.
EXAMPLES: Mapping[str, type[Example]] = {"bad": Bad, "good": Good, "confirmed": Confirmed, "known-gap": KnownGap}
_EXAMPLE = ("text", "published", "facts")
_ANNOTATIONS: Mapping[Layer[Any], type[tuple[Any, ...]]] = {
    QUANTITIES: Quantity,
    TIMEXES: Timex,
    MENTIONS: Mention,
    QUOTATIONS: Quotation,
}
#: Slots of expressions of time that are a number of something.
_LENGTHS = frozenset({"duration", "offset"})
_HOLE = re.compile(r"\{([^{}]*)\}")
_IN_ADDRESS = re.compile(r"://|www\.|@|#")


class FieldError(ValueError):
    """What is wrong with one key of a rule.

    Args:
        place: Keys and indexes that lead to it.
        message: What is wrong, with a remedy.
    """

    def __init__(self, place: Sequence[str | int], message: str) -> None:
        super().__init__(message)
        self.place = tuple(place)


class _Examples:
    """The examples of a rule, read when they are first asked for: a run needs none of them."""

    def __get__(self, rule: TomlRule | None, owner: type[TomlRule]) -> tuple[Example, ...]:
        return _examples(owner)


class TomlRule(Checker):
    """A rule that was written in TOML.

    Attributes:
        path: Of its file, as messages call it.
        languages: That it is for.
        given: What its file says, without the examples.
        trigger: The layer, and the key in it, without which it finds nothing; None where it finds something missing.
    """

    path: ClassVar[str]
    languages: ClassVar[tuple[str, ...]]
    given: ClassVar[Mapping[str, Any]]
    read_examples: ClassVar[Any]
    trigger: ClassVar[tuple[Layer[Any], str] | None]
    examples = _Examples()

    @classmethod
    def literals(cls, language: str) -> Iterable[Literal]:  # noqa: ARG003
        """Return what the shared scan looks for in texts of a language."""
        return ()

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

    @classmethod
    def facts(cls) -> Mapping[str, str]:
        """Return the ids of the facts that the rule cannot do without, each with the key that names it."""
        return {}

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield what the rule finds."""
        return self.find(document)

    @abstractmethod
    def find(self, document: Document) -> Iterator[Finding]:
        """Yield what the rule finds."""

    def _reported(
        self,
        document: Document,
        span: Span,
        otherwise: str,
        related: Iterable[Related] = (),
        evidence: Iterable[Evidence] = (),
        suggestions: Iterable[Suggestion] = (),
    ) -> Finding:
        words = document.text[span.start : span.end]
        message = self.given.get("message")
        reason = Evidence(EvidenceKind.TEXT, f"The rule of the house says why: {self.given['why']}", span)
        return self.contradicted(
            span,
            message.replace("{found}", words) if message else otherwise,
            severity=self.said(document, span, self.severity),
            related=related,
            evidence=[*evidence, reason],
            suggestions=suggestions,
        )


@cache
def _examples(rule: type[TomlRule]) -> tuple[Example, ...]:
    return tuple(_read_examples(rule.read_examples(), rule.languages))


def _read_examples(tables: Any, languages: Sequence[str]) -> Iterator[Example]:
    if not isinstance(tables, dict):
        raise FieldError(("examples",), "write the examples in a table `[examples]` or `[examples.LANGUAGE]`")
    by_language = [(key, tables[key]) for key in tables if key not in EXAMPLES]
    own = {key: tables[key] for key in tables if key in EXAMPLES}
    if own and len(languages) > 1:
        raise FieldError(("examples",), f"say of which language they are: `[examples.{languages[0]}]`")
    for language, table in [*([(languages[0], own)] if own else []), *by_language]:
        place: tuple[str | int, ...] = ("examples",) if table is own else ("examples", language)
        if language not in languages:
            known = ", ".join((*EXAMPLES, *languages))
            raise FieldError(place, f"`{language}` is no kind of example and no language of the rule: use {known}")
        if not isinstance(table, dict):
            raise FieldError(place, "write a table: `[examples.LANGUAGE]`")
        for kind, entries in table.items():
            if kind not in EXAMPLES:
                told = proposal(kind, EXAMPLES, f"use {', '.join(EXAMPLES)}")
                raise FieldError((*place, kind), f"there is no kind of example `{kind}`{told}")
            if not isinstance(entries, list):
                raise FieldError((*place, kind), f'write a list of texts: `{kind} = ["…"]`')
            for number, entry in enumerate(entries):
                yield _example(EXAMPLES[kind], language, entry, (*place, kind, number))
    kinds = {kind for table in (own, *(table for _, table in by_language)) for kind in table}
    for wanted in ("bad", "good"):
        if wanted not in kinds:
            raise FieldError(("examples",), f"there is no `{wanted}` example: add one")


def _example(kind: type[Example], language: str, entry: object, place: Sequence[str | int]) -> Example:
    given = {"text": entry} if isinstance(entry, str) else entry
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        raise FieldError(place, 'write a text, or a table: `{ text = "…", published = "2024-05-01" }`')
    for key, value in given.items():
        if key not in _EXAMPLE:
            told = proposal(key, _EXAMPLE, f"use {', '.join(_EXAMPLE)}")
            raise FieldError(place, f"an example has no key `{key}`{told}")
        if key == "published":
            try:
                date.fromisoformat(str(value))
            except ValueError:
                raise FieldError(place, f"`published` is {value!r}: write a day as YYYY-MM-DD") from None
        elif not isinstance(value, str):
            raise FieldError(place, f"`{key}` must be a text")
    published = str(given["published"]) if "published" in given else None
    example = kind(language, given["text"], published, given.get("facts"))
    if kind is Good and example.pinned:
        raise FieldError(place, "a good example pins nothing: take the [[…]] out, or make it a bad one")
    if kind is not Good and not example.pinned:
        raise FieldError(place, "pin the words of the finding with [[…]]")
    return example


# --- rules about words


def forms(listed: str) -> list[str]:
    """Return the forms that a list gives: ``"Kiew, Kiews"``."""
    return [form for part in listed.split(",") if (form := " ".join(part.split()))]


class _Listed(NamedTuple):
    """What a literal of a rule stands for.

    Args:
        form: As written.
        group: Which list it is in.
        number: Its place there.
    """

    form: str
    group: int
    number: int


class WordRule(TomlRule):
    """A rule about words that the shared scan finds."""

    reads = (HITS, BLOCKS, LANGUAGES, QUOTATIONS)

    @classmethod
    @abstractmethod
    def lists(cls) -> Sequence[tuple[Sequence[str | int], str]]:
        """Return the lists of words, each with the place of its key."""

    @classmethod
    def literals(cls, language: str) -> Iterable[Literal]:
        """Return the words."""
        if language in cls.languages:
            for group, (_, listed) in enumerate(cls.lists()):
                for number, form in enumerate(forms(listed)):
                    yield Literal(fold(form), PREFIX + cls.id, _Listed(form, group, number))

    @classmethod
    def complete(cls) -> None:
        """Check the lists."""
        exact = cls.given.get("case-sensitive")
        taken: set[str] = set()
        for place, listed in cls.lists():
            listed_forms = forms(listed)
            if not listed_forms:
                raise FieldError(place, "the list is empty: write words with commas between them")
            for form in listed_forms:
                if not any(character.isalnum() for character in form):
                    raise FieldError(place, f"`{form}` holds no letter and can never be found: correct it")
                key = form if exact else fold(form)
                if key in taken:
                    raise FieldError(place, f"`{form}` is listed twice: take one out")
                taken.add(key)

    def find(self, document: Document) -> Iterator[Finding]:
        """Yield what the rule finds in the words that are there."""
        exact = bool(self.given.get("case-sensitive"))
        text = document.text
        hits: list[Hit] = []
        for hit in document[HITS].of(PREFIX + self.id):
            if exact and not _same_capitals(text[hit.start : hit.end], hit.value.form):
                continue
            if _in_address(text, hit.start, hit.end):
                continue
            # Of two forms at one place, the longer counts.
            if hits and hits[-1].start == hit.start:
                hits[-1] = hit
            elif not hits or hit.start >= hits[-1].end:
                hits.append(hit)
        return self.judge(document, hits)

    @abstractmethod
    def judge(self, document: Document, hits: Sequence[Hit]) -> Iterator[Finding]:
        """Yield what is wrong with the words."""


def _same_capitals(written: str, form: str) -> bool:
    return all(a.isupper() == b.isupper() for a, b in zip(written, form.rstrip(BEGINNING), strict=True))


def _in_address(text: str, start: int, end: int) -> bool:
    """Tell whether words are a part of a web address, an account or a tag."""
    first = max(text.rfind(" ", 0, start), text.rfind("\n", 0, start)) + 1
    ends = [at for at in (text.find(" ", end), text.find("\n", end)) if at >= 0]
    return _IN_ADDRESS.search(text[first : min(ends, default=len(text))]) is not None


def _like(text: str, written: str) -> str:
    """Return a text with the capitals that were written."""
    if len(written) > 1 and written.isupper():
        return text.upper()
    return text[0].upper() + text[1:] if written[0].isupper() else text


class Substitution(WordRule):
    """Preferred words: each key is preferred to the words that it lists."""

    @classmethod
    def lists(cls) -> Sequence[tuple[Sequence[str | int], str]]:
        """Return the words that are not preferred."""
        return [(("substitution", key), listed) for key, listed in cls.given["substitution"].items()]

    @classmethod
    def complete(cls) -> None:
        """Check the lists, and that no word is replaced by itself."""
        super().complete()
        exact = cls.given.get("case-sensitive")
        for preferred, listed in cls.given["substitution"].items():
            for form in forms(listed):
                if form == preferred or (not exact and fold(form) == fold(preferred)):
                    remedy = "take it out" if form == preferred else "take it out, or set `case-sensitive = true`"
                    raise FieldError(("substitution", preferred), f"`{form}` would be replaced by itself: {remedy}")

    def judge(self, document: Document, hits: Sequence[Hit]) -> Iterator[Finding]:
        """Yield each word that another is preferred to."""
        preferences = list(self.given["substitution"])
        for start, end, listed in hits:
            span = Span(start, end)
            written = document.text[start:end]
            preferred = preferences[listed.group]
            if not self.given.get("case-sensitive"):
                preferred = _like(preferred, written)
            yield self._reported(
                document,
                span,
                f"Write “{preferred}”, not “{written}”.",
                suggestions=[Suggestion(f"Write “{preferred}”", (Edit(span, preferred),))],
            )


class Consistency(WordRule):
    """One spelling an article: each list is one of the spellings, its forms in the same order."""

    @classmethod
    def lists(cls) -> Sequence[tuple[Sequence[str | int], str]]:
        """Return the spellings."""
        return [(("consistency", number), listed) for number, listed in enumerate(cls.given["consistency"])]

    @classmethod
    def complete(cls) -> None:
        """Check the lists, and that there are several."""
        super().complete()
        counts = {len(forms(listed)) for listed in cls.given["consistency"]}
        if len(cls.given["consistency"]) < 2:
            raise FieldError(("consistency",), "one spelling alone is always consistent: list another")
        if len(counts) > 1:
            raise FieldError(("consistency",), "give each spelling as many forms, in the same order")

    def judge(self, document: Document, hits: Sequence[Hit]) -> Iterator[Finding]:
        """Yield the words in the spellings that are rarer, or come later where none is."""
        hits = [hit for hit in hits if not any(q.span.contains(Span(hit.start, hit.end)) for q in document[QUOTATIONS])]
        counts = Counter(hit.value.group for hit in hits)
        if len(counts) < 2:
            return
        usual = counts.most_common(1)[0][0]  # of several, the one met first
        first = next(hit for hit in hits if hit.value.group == usual)
        alike = forms(self.given["consistency"][usual])
        for start, end, listed in hits:
            if listed.group != usual:
                span = Span(start, end)
                written = document.text[start:end]
                other = _like(alike[listed.number], written)
                yield self._reported(
                    document,
                    span,
                    f"The article also writes “{other}”: keep to one spelling.",
                    related=[Related("The other spelling", Span(first.start, first.end))],
                    suggestions=[Suggestion(f"Write “{other}”", (Edit(span, other),))],
                )


class Require(WordRule):
    """If some words occur, others must too."""

    @classmethod
    def lists(cls) -> Sequence[tuple[Sequence[str | int], str]]:
        """Return the words that call for others, and the others."""
        return [(("require", key), cls.given["require"][key]) for key in ("if", "then")]

    def judge(self, document: Document, hits: Sequence[Hit]) -> Iterator[Finding]:
        """Yield the first of the words that call for others, where none of those is there."""
        if hits and all(hit.value.group == 0 for hit in hits):
            span = Span(hits[0].start, hits[0].end)
            wanted = " or ".join(f"“{form}”" for form in forms(self.given["require"]["then"]))
            written = document.text[span.start : span.end]
            yield self._reported(document, span, f"Who writes “{written}” must also write {wanted}.")


class Occurrence(WordRule):
    """Words that occur too often, or not often enough."""

    @classmethod
    def lists(cls) -> Sequence[tuple[Sequence[str | int], str]]:
        """Return the words."""
        return [(("occurrence", "of"), cls.given["occurrence"]["of"])]

    @classmethod
    def complete(cls) -> None:
        """Check the list and the numbers."""
        super().complete()
        told = cls.given["occurrence"]
        if "at-most" not in told and "at-least" not in told:
            raise FieldError(("occurrence",), "say how often: add `at-most` or `at-least`")
        if told.get("at-most", told.get("at-least")) < told.get("at-least", 0):
            raise FieldError(("occurrence",), "`at-most` is less than `at-least`: correct one of them")

    def judge(self, document: Document, hits: Sequence[Hit]) -> Iterator[Finding]:
        """Yield every word too many or, where some are missing, the beginning of the article."""
        told = self.given["occurrence"]
        listed = " or ".join(f"“{form}”" for form in forms(told["of"]))
        for hit in hits[told["at-most"] :] if "at-most" in told else ():
            span = Span(hit.start, hit.end)
            yield self._reported(
                document, span, f"{listed} stands here {len(hits)} times: at most {told['at-most']} are allowed."
            )
        blocks = document[BLOCKS]
        if len(hits) < told.get("at-least", 0) and document[LANGUAGES].main in self.languages and blocks:
            yield self._reported(
                document,
                blocks[0].span,
                f"{listed} stands here {len(hits)} times: at least {told['at-least']} are required.",
            )


# --- rules with a pattern


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


class _Parts(NamedTuple):
    """What the keys of a rule with a pattern say, as read."""

    patterns: Mapping[str, tuple[Pattern, ...]]
    where: Expression | None
    must: Expression | None
    message: Template | None
    replace: Mapping[str, Template]
    expressions: tuple[tuple[str, Expression], ...]


class PatternRule(TomlRule):
    """A rule with a pattern in the notation of constructions."""

    reads = (MATCHES, CHRONOLOGY, MOMENTS, QUOTATIONS)

    @classmethod
    def patterns(cls, language: str) -> Iterable[Pattern]:
        """Return the patterns of a language."""
        return _parts(cls).patterns.get(language, ())

    @classmethod
    def complete(cls) -> None:
        """Read the patterns and the expressions."""
        _parts(cls)

    @classmethod
    def facts(cls) -> Mapping[str, str]:
        """Return the ids of the facts that the expressions name."""
        named = [(fact, key) for key, expression in _parts(cls).expressions for fact in expression.facts]
        return dict(reversed(named))  # the first key that names it

    def find(self, document: Document) -> Iterator[Finding]:
        """Yield the places where the pattern fits and the expressions hold."""
        parts = _parts(type(self))
        for match in document[MATCHES].get(PREFIX + self.id, ()):
            try:
                finding = self._judged(document, match, parts)
            except Unknown:
                continue
            if finding is not None:
                yield finding

    def _judged(self, document: Document, match: Match, parts: _Parts) -> Finding | None:
        named = {name for _, expression in parts.expressions for name in expression.names}
        values = {name: _value(document, match[name].value) for name in named if name in match}
        published = document[CHRONOLOGY].window.only if "published" in named else None
        scope = Scope(values, published, document.facts)
        if parts.where is not None and not parts.where.evaluate(scope):
            return None
        at = self.given.get("at")
        span = match[at].span if at and at in match else match.span
        evidence = list(_evidence(parts, scope))
        if parts.must is not None and parts.must.evaluate(scope):
            return self.confirmed(span, self._success, evidence=evidence)
        message = parts.message.filled(document, match, scope) if parts.message else self.summary
        edits = [
            Edit(match[name].span, text)
            for name, template in parts.replace.items()
            if name in match and (text := template.filled(document, match, scope))
        ]
        told = ", ".join(f"“{edit.text}”" for edit in edits)
        reason = Evidence(EvidenceKind.TEXT, f"The rule of the house says why: {self.given['why']}", match.span)
        return self.contradicted(
            span,
            message,
            severity=self.said(document, span, self.severity),
            evidence=[*evidence, reason],
            suggestions=[Suggestion(f"Write {told}", tuple(edits))] if edits else [],
        )

    @property
    def _success(self) -> str:
        """What is said of a place where ``must`` holds."""
        return f"Checked and true: {self.given['must']}"


@cache
def _parts(rule: type[PatternRule]) -> _Parts:
    given = rule.given
    names = Names({name: forms(listed) for name, listed in given.get("words", {}).items()}, {})
    written = given["pattern"]
    by_language = written if isinstance(written, dict) else dict.fromkeys(rule.languages, written)
    patterns: dict[str, tuple[Pattern, ...]] = {}
    types: dict[str, Type] = {}
    common: set[str] | None = None
    for language, listed in by_language.items():
        place = ("pattern", language) if isinstance(written, dict) else ("pattern",)
        if language not in rule.languages:
            raise FieldError(place, f"`{language}` is no language of the rule: add it to `languages`, or take it out")
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
    for language in rule.languages:
        if language not in patterns:
            told = f"there is no pattern for the language `{language}`: add `pattern.{language}`"
            raise FieldError(("pattern",), told)
    shared = {name: kind for name, kind in types.items() if name in (common or ())}
    where, must = (_expression(key, given[key], shared) if key in given else None for key in ("where", "must"))
    message = _template(("message",), given["message"], shared) if "message" in given else None
    replace = {}
    for name, source in given.get("replace", {}).items():
        if name not in shared:
            raise FieldError(("replace", name), _no_slot(name, shared))
        replace[name] = _template(("replace", name), source, shared)
    if "at" in given and given["at"] not in shared:
        raise FieldError(("at",), _no_slot(given["at"], shared))
    expressions = [(key, expression) for key, expression in (("where", where), ("must", must)) if expression]
    for key, template in (("message", message), *(("replace", template) for template in replace.values())):
        expressions += [(key, expression) for expression in (template.expressions if template else ())]
    return _Parts(patterns, where, must, message, replace, tuple(expressions))


def _no_slot(name: str, known: Mapping[str, Type]) -> str:
    listed = f"every pattern has {', '.join(f'`{slot}`' for slot in known)}" if known else "no pattern has any"
    return f"there is no slot `{name}`{proposal(name, known, listed)}"


def _pattern(
    rule: type[PatternRule], language: str, source: object, number: int, names: Names, place: Sequence[str | int]
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
        raise FieldError(place, str(error).partition(", pattern ")[2] or str(error)) from None
    for slot in slots(pattern.node):
        if slot.type not in VERBAL:
            fields = {name for name in dir(_ANNOTATIONS[SLOT_TYPES[slot.type][0]]) if not name.startswith("_")}
            for key, _ in slot.where:
                if key not in fields:
                    told = proposal(key, fields, "leave it out")
                    raise FieldError(place, f"a {slot.type} has no `{key}`, so {source!r} can never match{told}")
    if _forbids_itself(pattern.node):
        raise FieldError(place, f"the pattern {source!r} can never match: it forbids the word that it asks for next")
    return pattern


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
    layer = SLOT_TYPES[slot_type][0]
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


def _value(document: Document, value: Any) -> Any:
    """Return what an expression sees of an annotation; None where the article leaves it open."""
    if isinstance(value, Quantity):
        return value.value if value.exact else None
    if isinstance(value, Mention):
        return value.facts[0] if len(value.facts) == 1 else None
    if isinstance(value, Timex):
        if value.amount is not None:
            return value.amount
        return next((moment.day for moment in document[MOMENTS] if moment.timex.span == value.span), None)
    if isinstance(value, Quotation):
        return document.text[value.span.start : value.span.end]
    return value


def _evidence(parts: _Parts, scope: Scope) -> Iterator[Evidence]:
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


KINDS: Mapping[str, type[TomlRule]] = {
    "pattern": PatternRule,
    "substitution": Substitution,
    "consistency": Consistency,
    "require": Require,
    "occurrence": Occurrence,
}
"""What a rule can be, by the key that says so; every rule has exactly one of them."""


def trigger(kind: type[TomlRule], identifier: str, given: Mapping[str, Any]) -> tuple[Layer[Any], str] | None:
    """Return the layer, and the key in it, without which a rule finds nothing."""
    if kind is Occurrence and "at-least" in given["occurrence"]:
        return None
    return (MATCHES if kind is PatternRule else HITS), PREFIX + identifier
