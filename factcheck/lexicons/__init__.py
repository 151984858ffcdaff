"""Words as data: one TOML file a language, here and in every plugin that needs words.

A lexicon file holds

* ``[words.CLASS]``: words that the shared scan looks for. ``value = "form, form, …"`` lists the forms of one value; a key of
  digits is a number. Checkers read them as the layer ``Words("CLASS")``, or ``Words("PLUGIN.CLASS")`` for those of a plugin.
* ``[sets]``: ``name = "form, form, …"``, words that are looked up and never searched for.
* ``[constructions.NAME]``: ``patterns = […]`` in the notation of :mod:`factcheck.notation`.
* ``[grammar]``: only in the core: patterns, in the same notation, of which annotators build what they read.

Lists are strings rather than arrays because ``tomllib`` reads one long string thirty times faster than as many short ones.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from factcheck.scan import Literal, fold

CORE = ""


class LexiconError(ValueError):
    """A lexicon file that cannot be used; the message names file and remedy."""


@dataclass(frozen=True, slots=True)
class LexiconSource:
    """Where lexicon files come from.

    Args:
        name: Prefix of its word classes and constructions: that of the plugin, empty for the core.
        folder: A folder of ``<language>.toml`` files.
    """

    name: str
    folder: Traversable


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language, from all sources. Class names of plugins carry the plugin's name and a dot."""

    language: str
    words: Mapping[str, Mapping[str, Any]]
    sets: Mapping[str, frozenset[str]]
    constructions: Mapping[str, tuple[str, ...]]
    grammar: Mapping[str, tuple[str, ...]]

    def literals(self) -> Iterable[Literal]:
        """Yield what the shared scan has to look for."""
        for word_class, forms in self.words.items():
            for form, value in forms.items():
                yield Literal(form, word_class, value)


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
        sets: dict[str, frozenset[str]] = {}
        constructions: dict[str, tuple[str, ...]] = {}
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
            for name, table in data.get("words", {}).items():
                forms = words.setdefault(prefix + name, {})
                for key, listed in table.items():
                    value = int(key) if key.isdecimal() else key
                    forms.update(dict.fromkeys(_forms(listed), value))
            for name, listed in data.get("sets", {}).items():
                sets[prefix + name] = frozenset(_forms(listed))
            for name, table in data.get("constructions", {}).items():
                constructions[prefix + name] = tuple(table["patterns"])
            for name, patterns in data.get("grammar", {}).items():
                grammar[prefix + name] = tuple(patterns)
        return Lexicon(language, words, sets, constructions, grammar)


def _forms(listed: str) -> list[str]:
    return [" ".join(form.split()) for form in fold(listed).split(",") if form.strip()]
