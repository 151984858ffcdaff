"""Words as data: one TOML file a language, here and in every plugin that needs words.

A lexicon file holds

* ``[words.CLASS]``: words that the shared scan looks for. ``value = "form, form, …"`` lists the forms of one value; a
  key of
  digits is a number. Checkers read them as the layer ``Words("CLASS")``, or ``Words("PLUGIN.CLASS")`` for those of a
  plugin.
* ``[tables.NAME]``: the same, for words that are looked up and never searched for.
* ``[sets]``: ``name = "form, form, …"``, the same without values.
* ``[constructions.NAME]``: ``patterns = […]`` in the notation of :mod:`factcheck.notation`.
* ``[grammar]``: only in the core: patterns, in the same notation, of which annotators build what they read.

Lists are strings rather than arrays because ``tomllib`` reads one long string thirty times faster than as many short
ones.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple

from factcheck.notation import Node, NotationError, anchor, behind, crosses, needs, parse
from factcheck.scan import Literal, fold

CORE = ""
#: The class of words under which the shared scan files the anchors of constructions.
ANCHOR = "anchor"
#: Words shorter than this are too common to look for, where the annotations that a pattern needs are rarer.
_RARE = 4


class LexiconError(ValueError):
    """A lexicon file that cannot be used; the message names file and remedy."""


class LexiconSource(NamedTuple):
    """Where lexicon files come from.

    Args:
        name: Prefix of its word classes and constructions: that of the plugin, empty for the core.
        folder: A folder of ``<language>.toml`` files.
    """

    name: str
    folder: Traversable


class Pattern:
    """One pattern of a construction; two are the same only if they are the same object.

    Args:
        construction: Name of the construction, with the plugin's prefix.
        language: Of the lexicon it comes from.
        source: As the lexicon writes it.
        node: As read.
        number: Its place among the patterns of its construction, the first of which to fit counts.

    Attributes:
        anchor: Words one of which every match contains; None where it is tied to its slots instead.
        behind: Type of the slot that is filled right behind the anchor; None where it may be none.
        needs: How many annotations of each slot type every match fills at least, and the type.
        crosses: Whether it goes over into the next sentence.
    """

    __slots__ = ("anchor", "behind", "construction", "crosses", "language", "needs", "node", "number", "source")

    def __init__(self, construction: str, language: str, source: str, node: Node, number: int) -> None:
        self.construction = construction
        self.language = language
        self.source = source
        self.node = node
        self.number = number
        self.needs = tuple(sorted(needs(node).items()))
        words = anchor(node)
        common = words is not None and min(map(len, words.words)) < _RARE
        self.anchor = None if common and self.needs else words
        self.behind = behind(node, self.anchor) if self.anchor else None
        self.crosses = crosses(node)


class Lexicon(NamedTuple):
    """The words of one language, from all sources. Class names of plugins carry the plugin's name and a dot."""

    language: str
    words: Mapping[str, Mapping[str, Any]]
    tables: Mapping[str, Mapping[str, Any]]
    sets: Mapping[str, frozenset[str]]
    patterns: tuple[Pattern, ...]
    grammar: Mapping[str, tuple[str, ...]]

    def literals(self) -> Iterable[Literal]:
        """Yield what the shared scan has to look for."""
        for word_class, forms in self.words.items():
            for form, value in forms.items():
                yield Literal(form, word_class, value)
        for pattern in self.patterns:
            for word in pattern.anchor.words if pattern.anchor else ():
                yield Literal(word, ANCHOR, pattern)

    def form(self, word_class: str, value: Any) -> str | None:
        """Return the first form that a class of words lists for a value: "mardi" for weekday 2."""
        return next((form for form, listed in self.words.get(word_class, {}).items() if listed == value), None)


class Lexicons:
    """The lexicons of all languages, each read on first use.

    Args:
        sources: The core's first; later ones may add to it but not redefine it.
    """

    def __init__(self, sources: Iterable[LexiconSource] = ()) -> None:
        self._sources = (LexiconSource(CORE, files(__name__)), *sources)
        self._loaded: dict[str, Lexicon] = {}
        self.languages: tuple[str, ...] = tuple(
            sorted(
                {
                    entry.name.removesuffix(".toml")
                    for source in self._sources
                    for entry in source.folder.iterdir()
                    if entry.name.endswith(".toml")
                }
            )
        )

    def __getitem__(self, language: str) -> Lexicon:
        """Return the lexicon of an ISO 639-1 language.

        Raises:
            KeyError: There is none.
            LexiconError: A file of it cannot be used.
        """
        lexicon = self._loaded.get(language)
        if lexicon is None:
            if language not in self.languages:
                raise KeyError(language)
            lexicon = self._loaded[language] = self._load(language)
        return lexicon

    def __contains__(self, language: str) -> bool:
        return language in self.languages

    def _load(self, language: str) -> Lexicon:
        words: dict[str, dict[str, Any]] = {}
        tables: dict[str, dict[str, Any]] = {}
        sets: dict[str, frozenset[str]] = {}
        patterns: list[Pattern] = []
        grammar: dict[str, tuple[str, ...]] = {}
        for source in self._sources:
            path = source.folder / f"{language}.toml"
            if not path.is_file():
                continue
            prefix = f"{source.name}." if source.name else ""
            try:
                data = tomllib.loads(path.read_text(encoding="utf-8"))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                raise LexiconError(f"{path}: not a valid lexicon: {error}") from None
            for kind, target in (("words", words), ("tables", tables)):
                for name, table in data.get(kind, {}).items():
                    forms = target.setdefault(prefix + name, {})
                    for key, listed in table.items():
                        forms.update(dict.fromkeys(_forms(listed), int(key) if key.isdecimal() else key))
            for name, listed in data.get("sets", {}).items():
                sets[prefix + name] = frozenset(_forms(listed))
            for name, table in data.get("constructions", {}).items():
                patterns += [
                    _pattern(path, prefix + name, language, written, number)
                    for number, written in enumerate(table["patterns"])
                ]
            for name, written in data.get("grammar", {}).items():
                grammar[prefix + name] = tuple(written)
        return Lexicon(language, words, tables, sets, tuple(patterns), grammar)


def _pattern(path: Traversable, construction: str, language: str, written: str, number: int) -> Pattern:
    try:
        pattern = Pattern(construction, language, written, parse(written), number)
    except NotationError as error:
        raise LexiconError(f"{path}: {error}") from None
    if pattern.anchor is None and not pattern.needs:
        raise LexiconError(
            f"{path}: construction {written!r}: a match may hold neither a word nor an annotation: add one"
        )
    return pattern


def _forms(listed: str) -> list[str]:
    return [" ".join(form.split()) for form in fold(listed).split(",") if form.strip()]
