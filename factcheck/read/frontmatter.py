"""Front matter: a YAML block between two lines ``---`` at the top of a file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from factcheck.model.article import Directive, Metadata
from factcheck.model.span import Span
from factcheck.read.base import ReadError
from factcheck.read.directives import PREFIX
from factcheck.read.rewriting import TracedText

if TYPE_CHECKING:
    from yaml.nodes import Node

_FENCE = "---"
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_KEY = re.compile(r"[\w-]+[ \t]*:(?:[ \t]|$)", re.MULTILINE)
_LANGUAGE = re.compile(r"([a-zA-Z]{2})(?:[-_].*)?")


class FrontMatter(NamedTuple):
    """What stands before the text.

    Args:
        metadata: As declared.
        title: Where the value of ``title`` stands in the file; None where there is none.
        end: Where the text begins.
        directives: What it says to factcheck.
    """

    metadata: Metadata
    title: Span | None
    end: int
    directives: tuple[Directive, ...] = ()


def front_matter(traced: TracedText, path: str, *, certain: bool) -> FrontMatter | None:
    """Return the front matter of a text; None where it has none.

    Args:
        traced: The whole file, normalised.
        path: For messages.
        certain: Whether a first line ``---`` is front matter whatever follows it, as in Markdown. If not, or if a
            blank line follows, it may be a rule drawn across the page, so a line ``key:`` has to follow.

    Raises:
        ReadError: It is not closed, is not valid YAML, or gives a key a value that it cannot have.
    """
    text = traced.text
    if not text.startswith(_FENCE):
        return None
    first_end = text.find("\n")
    if first_end < 0 or text[:first_end].rstrip() != _FENCE:
        return None
    start = first_end + 1
    blank = not text[start : text.find("\n", start) + 1 or len(text)].strip()
    if not _KEY.match(text, start) and (blank or not certain):
        return None
    closing = _CLOSING.search(text, start)
    if closing is None:
        raise ReadError(f"{path}:1: the front matter is not closed: end it with a line `---`")
    block = _Block(text[start : closing.start()], path)
    end = min(closing.end() + 1, len(text))
    if not block.keys:
        return FrontMatter(Metadata(), None, end)
    title = block.keys.get("title")
    span = None
    if title is not None and block.text("title"):
        span = Span(start + title.start_mark.index, start + title.end_mark.index)
    return FrontMatter(block.metadata(), span, end, tuple(block.directives()))


class _Block:
    """The keys of one YAML block, and how to read them."""

    def __init__(self, source: str, path: str) -> None:
        # Most articles have no front matter, and PyYAML takes longer to import than they take to check.
        import yaml

        self._path = path
        # The loader in C is ten times as fast; where PyYAML was built without it, the other one does.
        self._loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(source)
        self._errors = (ValueError, yaml.YAMLError)
        try:
            node = self._loader.get_single_node()
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = mark.line + 2 if mark else 2
            remedy = "put a value that holds `: ` or begins with a special character between quotes"
            raise ReadError(f"{path}:{line}: the front matter is not valid YAML: {error.problem}: {remedy}") from None
        except yaml.YAMLError as error:
            raise ReadError(f"{path}:2: the front matter is not valid YAML: {error}") from None
        if node is not None and not isinstance(node, yaml.MappingNode):
            raise ReadError(f"{path}:2: the front matter is not a list of `key: value` lines: write it as such")
        pairs = node.value if node is not None else []
        self.keys: Mapping[str, Node] = {key.value: value for key, value in pairs if isinstance(key.value, str)}

    def metadata(self) -> Metadata:
        """Return what the known keys declare; content management systems add many others."""
        return Metadata(
            title=self.text("title"),
            published=self._day("date"),
            modified=self._day("modified"),
            language=self._language("lang"),
            author=self._names("author"),
            source=self._names("source"),
        )

    def directives(self) -> Iterator[Directive]:
        """Yield what the keys ``factcheck-…`` say, each of their lines as a comment would say it."""
        import yaml

        for key, node in self.keys.items():
            if not key.startswith(PREFIX):
                continue
            if not isinstance(node, yaml.MappingNode):
                raise self._wrong(node, key, "one line `rule: reason` for each rule, indented under it")
            for name, value in node.value:
                if not (isinstance(name.value, str) and isinstance(value.value, str)):
                    raise self._wrong(value, key, "one line `rule: reason` for each rule, indented under it")
                said = " ".join(f"{key} {name.value}: {value.value}".split())
                yield Directive(said, name.start_mark.line + 2, whole=True)

    def text(self, key: str) -> str | None:
        """Return a text as it was written, even one that YAML would read as a number or a truth value."""
        node = self.keys.get(key)
        if node is None:
            return None
        if not isinstance(node.value, str):
            raise self._wrong(node, key, "a text")
        return " ".join(node.value.split()) or None if self._value(node, key, "a text") is not None else None

    def _names(self, key: str) -> str | None:
        node = self.keys.get(key)
        value = self._value(node, key, "a text") if node is not None else None
        if isinstance(value, list) and all(isinstance(entry, str) for entry in value):
            return ", ".join(value) or None
        return self.text(key)

    def _day(self, key: str) -> date | None:
        expected = "a date such as 2024-03-12"
        node = self.keys.get(key)
        value = self._value(node, key, expected) if node is not None else None
        if node is None or value is None:
            return None
        if isinstance(value, str):
            value = _parsed(value.strip())
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        raise self._wrong(node, key, expected)

    def _language(self, key: str) -> str | None:
        expected = "a language code such as fr, between quotes if YAML takes it for something else"
        node = self.keys.get(key)
        value = self._value(node, key, expected) if node is not None else None
        if node is None or value is None:
            return None
        match = _LANGUAGE.fullmatch(value.strip()) if isinstance(value, str) else None
        if match is None:
            raise self._wrong(node, key, expected)
        return match[1].lower()

    def _value(self, node: Node, key: str, expected: str) -> Any:
        try:
            return self._loader.construct_document(node)
        except self._errors:
            raise self._wrong(node, key, expected) from None

    def _wrong(self, node: Node, key: str, expected: str) -> ReadError:
        line = node.start_mark.line + 2
        shown = node.value if isinstance(node.value, str) else "a list or mapping"
        return ReadError(f"{self._path}:{line}: `{key}` in the front matter is {shown!r}: give {expected}")


def _parsed(written: str) -> date | None:
    """Return an ISO date or the date of an ISO date and time; None if it is neither."""
    try:
        return datetime.fromisoformat(written).date()
    except ValueError:
        return None
