"""What an annotator is, and what it may ask of a document."""

from __future__ import annotations

from typing import Any, Protocol, TypeVar

from factcheck.facts.store import FactStore
from factcheck.lexicons import Lexicon, Lexicons
from factcheck.model.article import Article
from factcheck.model.layers import Layer

T = TypeVar("T")


class Annotated(Protocol):
    """What annotators see of a document: its text in two forms, its article, the layers below theirs."""

    @property
    def article(self) -> Article:
        """The article as read."""

    @property
    def text(self) -> str:
        """The canonical text."""

    @property
    def folded(self) -> str:
        """The text for matching: lower case, plain apostrophes, spaces and hyphens; same offsets as ``text``."""

    @property
    def language(self) -> str:
        """ISO 639-1 code of the article's main language."""

    @property
    def lexicons(self) -> Lexicons:
        """The lexicons of every language there is."""

    @property
    def lexicon(self) -> Lexicon:
        """The lexicon of the main language."""

    @property
    def facts(self) -> FactStore:
        """The facts in force."""

    @property
    def stated_language(self) -> str | None:
        """The language that the user or the file states; None where neither does."""

    def __getitem__(self, layer: Layer[T]) -> T:
        """Return a layer, computed on first use."""


class Annotator(Protocol):
    """Computes one layer from layers below it. Pure: same document, same layer."""

    @property
    def layer(self) -> Layer[Any]:
        """The layer it computes."""

    def annotate(self, document: Annotated) -> Any:
        """Return the value of the layer."""
