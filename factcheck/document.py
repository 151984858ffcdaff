"""An article with its annotation layers, each computed once, on first use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from factcheck.annotate.base import Annotator
from factcheck.errors import OutOfTime, describe
from factcheck.facts.store import FactStore
from factcheck.lexicons import Lexicon, Lexicons
from factcheck.model.article import Article
from factcheck.model.layers import LANGUAGES, Layer, Part
from factcheck.scan import fold

T = TypeVar("T")


class LayerError(LookupError):
    """A layer that nobody computes, or that a checker reads without naming it in ``reads``."""


class Document:
    """An article and its layers.

    Args:
        article: As read.
        lexicons: Of all languages.
        facts: In force.
        annotators: By the name of the layer they compute.
        language: ISO 639-1 code of the main language, where the caller states it.

    Attributes:
        article: As read.
        text: The canonical text, which all spans count in.
        folded: The text for matching: lower case, plain apostrophes, spaces and hyphens; same offsets as ``text``.
        lexicons: Of all languages.
        facts: In force.
        stated_language: The language that the user or the file states; None where neither does.
    """

    __slots__ = (
        "_allowed",
        "_annotators",
        "_failed",
        "_values",
        "article",
        "facts",
        "folded",
        "lexicons",
        "stated_language",
        "text",
    )

    def __init__(
        self,
        article: Article,
        lexicons: Lexicons,
        facts: FactStore,
        annotators: Mapping[str, Annotator],
        language: str | None = None,
    ) -> None:
        self.article = article
        self.text = article.text
        self.folded = fold(article.text)
        self.lexicons = lexicons
        self.facts = facts
        self.stated_language = language or article.metadata.language
        self._annotators = annotators
        self._values: dict[str, Any] = {}
        self._failed: dict[str, LayerError] = {}
        self._allowed: frozenset[str] | None = None

    @property
    def language(self) -> str:
        """ISO 639-1 code of the article's main language."""
        languages = self._values.get(LANGUAGES.name) or self._compute(LANGUAGES)
        main: str = languages.main
        return main

    @property
    def lexicon(self) -> Lexicon:
        """The lexicon of the main language."""
        return self.lexicons[self.language]

    def allow(self, names: frozenset[str] | None) -> None:
        """Restrict reading to the layers of these names, or lift the restriction.

        The engine does this around every checker, so that what a rule says it reads is what it reads.
        """
        self._allowed = names

    def __getitem__(self, layer: Layer[T]) -> T:
        """Return a layer.

        Raises:
            LayerError: No annotator computes it, its annotator failed, or the checker at work did not name it in
                ``reads``.
        """
        name = layer.name
        if self._allowed is not None and name not in self._allowed and not _is_part_of(layer, self._allowed):
            raise LayerError(f"the layer `{name}` is read without being named: add it to `reads`")
        value: T = self._values[name] if name in self._values else self._compute(layer)
        return value

    def _compute(self, layer: Layer[Any]) -> Any:
        name, values = layer.name, self._values
        if isinstance(layer, Part) and layer.whole.name in values:
            # Most of what rules read: it is there already.
            value = values[name] = layer.pick(values[layer.whole.name])
            return value
        if name in self._failed:
            raise self._failed[name]
        allowed, self._allowed = self._allowed, None
        try:
            if isinstance(layer, Part):
                value = layer.pick(self[layer.whole])
            else:
                annotator = self._annotators.get(name)
                if annotator is None:
                    raise LayerError(f"no annotator computes the layer `{name}`")
                value = annotator.annotate(self)
        except LayerError:
            raise
        except OutOfTime:
            self._failed[name] = LayerError(f"the layer `{name}` took too long")
            raise
        except Exception as error:
            # Kept, so that it fails once and every rule that needs it is told the same.
            self._failed[name] = LayerError(f"the layer `{name}` cannot be computed: {describe(error)}")
            raise self._failed[name] from error
        finally:
            self._allowed = allowed
        values[name] = value
        return value


def _is_part_of(layer: Layer[Any], names: frozenset[str]) -> bool:
    """Tell whether a layer is a part of one of some layers."""
    return isinstance(layer, Part) and layer.whole.name in names
