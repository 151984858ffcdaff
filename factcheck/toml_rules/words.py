"""Rules about words that the shared scan finds."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, NamedTuple

from factcheck.document import Document
from factcheck.model.finding import Finding
from factcheck.model.hits import Hit
from factcheck.model.layers import BLOCKS, HITS, LANGUAGES, QUOTATIONS, Layer
from factcheck.scan import BEGINNING, Literal, fold
from factcheck.toml_lines import FieldError
from factcheck.toml_rules.base import FOUND, PREFIX, TomlRule
from factcheck.toml_rules.fields import check_forms, forms

_HOLE = re.compile(r"\{([^{}]*)\}")
_IN_ADDRESS = re.compile(r"://|www\.|@|#")


class _Listed(NamedTuple):
    """What a literal of a rule stands for.

    Args:
        form: As written.
        group: Which list it is in.
    """

    form: str
    group: int


class WordRule(TomlRule):
    """A rule about words that the shared scan finds."""

    reads = (HITS, BLOCKS, LANGUAGES, QUOTATIONS)
    takes = ("case-sensitive",)
    #: Whether one list may hold a form twice, as that of a word whose plural is like its singular.
    repeats: ClassVar[bool] = False

    @classmethod
    def waits_for(cls, identifier: str, given: Mapping[str, Any]) -> tuple[Layer[Any], str] | None:  # noqa: ARG003
        """Return the class of its words in the layer of the shared scan."""
        return HITS, PREFIX + identifier

    @classmethod
    @abstractmethod
    def lists(cls) -> Sequence[tuple[Sequence[str | int], str]]:
        """Return the lists of words, each with the place of its key."""

    @classmethod
    def literals(cls, language: str) -> Iterable[Literal]:
        """Return the words."""
        yield from super().literals(language)
        if language in cls.languages:
            for group, (_, listed) in enumerate(cls.lists()):
                for form in dict.fromkeys(forms(listed)):
                    yield Literal(fold(form), PREFIX + cls.id, _Listed(form, group))

    @classmethod
    def complete(cls) -> None:
        """Check the lists, and what the message names."""
        super().complete()
        taken: dict[str, str] = {}
        for place, listed in cls.lists():
            check_forms(place, listed, taken, exact=bool(cls.given.get("case-sensitive")), repeats=cls.repeats)
        for hole in _HOLE.findall(cls.given.get("message", "")):
            if hole != FOUND:
                raise FieldError(("message",), f"there is no `{{{hole}}}`: `{{{FOUND}}}` is the words that are found")

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


def like(text: str, written: str) -> str:
    """Return a text with the capitals that were written."""
    if len(written) > 1 and written.isupper():
        return text.upper()
    return text[0].upper() + text[1:] if written[0].isupper() else text
