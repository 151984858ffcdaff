"""Words as data: one TOML file a language, here and in every plugin that needs words.

A lexicon file holds

* ``[words.CLASS]``: words that the shared scan looks for. ``value = "form, form, …"`` lists the forms of one value; a
  key of digits is a number. Checkers read them as the layer ``Words("CLASS")``, or ``Words("PLUGIN.CLASS")`` for those
  of a plugin.
* ``[tables.NAME]``: the same, for words that are looked up and never searched for.
* ``[sets]``: ``name = "form, form, …"``, the same without values.
* ``[phrases]``: ``name = "pattern"``, parts that several constructions share as ``@name``; so are sets.
* ``[constructions.NAME]``: ``patterns = […]`` in the notation of :mod:`factcheck.notation`.
* ``[grammar]``: only in the core: patterns, in the same notation, of which annotators build what they read.

A file is read table by table, each when it is first asked for: a line that begins with ``[`` begins a table.

Lists are strings rather than arrays because one long string is read many times faster than as many short ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

import tomli

from factcheck.notation import Names, Node, NotationError, parse
from factcheck.outlines import outline
from factcheck.scan import Literal, fold

P = TypeVar("P")
V = TypeVar("V")

CORE = ""
#: What the tables of a lexicon can be.
KINDS = ("words", "tables", "sets", "phrases", "constructions", "grammar")
#: Words shorter than this are too common to look for, where the annotations that a pattern needs are rarer.
_RARE = 4


class LexiconError(ValueError):
    """A lexicon file that cannot be used; the message names file and remedy."""


class LexiconSource(NamedTuple):
    """Where lexicon files come from.

    Args:
        name: Prefix of its word classes and constructions: that of the plugin, empty for the core and new languages.
        folder: A folder of ``<language>.toml`` files.
    """

    name: str
    folder: Traversable

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that it has a file for."""
        names = sorted(entry.name for entry in self.folder.iterdir())
        return tuple(name.removesuffix(".toml") for name in names if name.endswith(".toml"))


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
        needs: How many annotations of each slot type every match fills at least, and the type.
        requires: Sets of words and marks; every match holds one of each.
        crosses: Whether it goes over into the next sentence.
        types: The types of all its slots.
    """

    __slots__ = (
        "anchor",
        "construction",
        "crosses",
        "language",
        "needs",
        "node",
        "number",
        "requires",
        "source",
        "types",
    )

    def __init__(self, construction: str, language: str, source: str, node: Node, number: int) -> None:
        self.construction = construction
        self.language = language
        self.source = source
        self.node = node
        self.number = number
        known = outline(node)
        self.needs = tuple(sorted(known.needs.items()))
        common = known.anchor is not None and min(map(len, known.anchor)) < _RARE
        self.anchor = None if common and self.needs else known.anchor
        self.requires = known.rarest
        self.crosses = known.crosses
        self.types = known.types


class Section(Mapping[str, V], Generic[P, V]):
    """Tables of the lexicon of one language, each read when it is first asked for.

    An article in French needs few of the German words, and reading TOML takes longer than checking an article.

    Args:
        read: Makes a table of the places where it is written.
        places: Of each table, by name.
    """

    __slots__ = ("_places", "_read", "_tables")

    def __init__(self, read: Callable[[P], V], places: Mapping[str, P]) -> None:
        self._read = read
        self._places = places
        self._tables: dict[str, V] = {}

    def __getitem__(self, name: str) -> V:
        """Return a table.

        Raises:
            KeyError: There is none of this name.
            LexiconError: It cannot be used.
        """
        if name not in self._tables:
            self._tables[name] = self._read(self._places[name])
        return self._tables[name]

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


class Vocabulary(Protocol):
    """Words and patterns that come from elsewhere than a lexicon: those of a rule."""

    def literals(self, language: str) -> Iterable[Literal]:
        """Return what the shared scan looks for in texts of a language."""

    def patterns(self, language: str) -> Iterable[Pattern]:
        """Return the patterns of a language."""


class Lexicon:
    """The words of one language, from all sources. Names of plugins' tables carry the plugin's name and a dot.

    Args:
        language: ISO 639-1 code.
        places: Where its tables are written: by kind, then by name.
        vocabularies: Words and patterns from elsewhere.

    Attributes:
        words: What the shared scan looks for, by class.
        tables: What is looked up.
        sets: The same without values.
        grammar: Patterns of which annotators build what they read.
    """

    def __init__(
        self,
        language: str,
        places: Mapping[str, Mapping[str, list[_Place]]],
        vocabularies: Iterable[Vocabulary] = (),
    ) -> None:
        self.language = language
        self._vocabularies = tuple(vocabularies)
        self.words: Mapping[str, Mapping[str, Any]] = Section(_values, places.get("words", {}))
        self.tables: Mapping[str, Mapping[str, Any]] = Section(_values, places.get("tables", {}))
        self._constructions = Section(self._patterns_of, places.get("constructions", {}))
        self._sets = places.get("sets", {}).get("", [])
        self._phrases = places.get("phrases", {}).get("", [])
        self._names_by_source: dict[str, Names] = {}
        self._grammar = places.get("grammar", {}).get("", [])

    @cached_property
    def sets(self) -> Mapping[str, frozenset[str]]:
        """Words by name of the set."""
        written = {
            place.name + key: _string(place, key, listed)
            for place in self._sets
            for key, listed in place.read().items()
        }
        return Section(lambda listed: frozenset(_forms(listed)), written)

    @cached_property
    def grammar(self) -> Mapping[str, tuple[str, ...]]:
        """Patterns by name."""
        return {
            place.name + key: _patterns(place, key, written)
            for place in self._grammar
            for key, written in place.read().items()
        }

    @cached_property
    def patterns(self) -> tuple[Pattern, ...]:
        """The patterns of all constructions."""
        own = (pattern for name in self._constructions for pattern in self._constructions[name])
        return (*own, *(pattern for source in self._vocabularies for pattern in source.patterns(self.language)))

    def _patterns_of(self, places: list[_Place]) -> list[Pattern]:
        return [
            _pattern(place, self.language, written, number, self._names(place.name.rpartition(".")[0]))
            for place in places
            for number, written in enumerate(_patterns(place, "patterns", place.read().get("patterns")))
        ]

    def _names(self, source: str) -> Names:
        """Return what the patterns of a source can name: its own sets and phrases."""
        names = self._names_by_source.get(source)
        if names is None:
            sets, phrases = (
                {
                    name: (place, written)
                    for place in places
                    if place.name.rpartition(".")[0] == source
                    for name, written in place.read().items()
                }
                for places in (self._sets, self._phrases)
            )
            names = self._names_by_source[source] = Names(
                {name: _listed(place, name, written) for name, (place, written) in sets.items()},
                {name: str(written) for name, (_, written) in phrases.items()},
            )
        return names

    def literals(self) -> Iterable[Literal]:
        """Yield what the shared scan has to look for."""
        for word_class, forms in self.words.items():
            for form, value in forms.items():
                yield Literal(form, word_class, value)
        for source in self._vocabularies:
            yield from source.literals(self.language)

    def form(self, word_class: str, value: Any) -> str | None:
        """Return the first form that a class of words lists for a value: "mardi" for weekday 2."""
        return next((form for form, listed in self.words.get(word_class, {}).items() if listed == value), None)


class Lexicons:
    """The lexicons of all languages, each read on first use.

    Args:
        sources: Those of plugins, which may add to the core's but not redefine it; and those of new languages, which
            bear the name of the core.
        vocabularies: Words and patterns from elsewhere.
    """

    def __init__(self, sources: Iterable[LexiconSource] = (), vocabularies: Iterable[Vocabulary] = ()) -> None:
        self._vocabularies = tuple(vocabularies)
        self._sources = (LexiconSource(CORE, files(__name__)), *sources)
        self._loaded: dict[str, Lexicon] = {}
        # A language is there when its lexicon is; words of a plugin's rules alone make none.
        self.languages: tuple[str, ...] = tuple(
            sorted({language for source in self._sources if source.name == CORE for language in source.languages})
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

    @cached_property
    def neighbours(self) -> Mapping[str, frozenset[str]]:
        """Frequent words of languages without a lexicon."""
        return neighbours()

    def _load(self, language: str) -> Lexicon:
        places: dict[str, dict[str, list[_Place]]] = {}
        for source in self._sources:
            path = source.folder / f"{language}.toml"
            if path.is_file():
                prefix = f"{source.name}." if source.name else ""
                for place in _places(path):
                    kind, _, name = place.name.partition(".")
                    if kind not in KINDS:
                        raise LexiconError(
                            f"{path}: `[{place.name}]` is no table of a lexicon: it has {', '.join(KINDS)}"
                        )
                    # Sets and grammar are one table each; what it holds gets the prefix.
                    place = place._replace(name=prefix + name)
                    places.setdefault(kind, {}).setdefault(place.name if name else "", []).append(place)
        return Lexicon(language, places, self._vocabularies)


@cache
def neighbours() -> Mapping[str, frozenset[str]]:
    """Return frequent words, folded, of languages without a lexicon that are easily taken for one that has one."""
    written = tomli.loads((files(__name__) / "neighbours" / "words.toml").read_text(encoding="utf-8"))
    return {language: frozenset(fold(word.strip()) for word in words.split(",")) for language, words in written.items()}


class _Place(NamedTuple):
    """A table as a file writes it: ``[name]`` and what stands below; ``line`` is its first line, from 0."""

    path: Traversable
    name: str
    line: int
    written: str

    def read(self) -> dict[str, Any]:
        """Return its keys and values.

        Raises:
            LexiconError: It is not valid TOML.
        """
        try:
            # Empty lines above keep the line numbers of errors true.
            return tomli.loads("\n" * self.line + self.written)
        except tomli.TOMLDecodeError as error:
            raise LexiconError(f"{self.path}: not a valid lexicon: {error}") from None


def _places(path: Traversable) -> Iterator[_Place]:
    """Yield the tables of a file."""
    try:
        written = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path}: not a valid lexicon: {error}") from None
    head, *tables = ("\n" + written).split("\n[")
    line = head.count("\n")
    names = set()
    for table in tables:
        name, closed, below = table.partition("]")
        name = name.replace('"', "").strip()
        if not closed or name in names:
            wrong = "stands there twice" if closed else "begins no table"
            raise LexiconError(f"{path}: not a valid lexicon: `[{name.splitlines()[0]}` in line {line + 1} {wrong}")
        names.add(name)
        yield _Place(path, name, line, below)
        line += table.count("\n") + 1


def _values(places: list[_Place]) -> Mapping[str, Any]:
    """Return the forms that tables list and what each stands for."""
    forms: dict[str, Any] = {}
    for place in places:
        for key, listed in place.read().items():
            forms.update(dict.fromkeys(_listed(place, key, listed), int(key) if key.isdecimal() else key))
    return forms


def _listed(place: _Place, key: str, listed: object) -> list[str]:
    return _forms(_string(place, key, listed))


def _string(place: _Place, key: str, listed: object) -> str:
    if not isinstance(listed, str):
        raise LexiconError(f"{place.path}: `{key}`, line {place.line + 1} and below: write the forms as one string")
    return listed


def _forms(listed: str) -> list[str]:
    forms = [" ".join(form.split()) for form in fold(listed).split(",") if form.strip()]
    return [*forms, *_swiss(forms)] if "ß" in listed else forms


def _swiss(written: Iterable[str]) -> Iterator[str]:
    """Yield what has an "ß" as Switzerland writes it."""
    return (form.replace("ß", "ss") for form in written if "ß" in form)


def _patterns(place: _Place, key: str, written: object) -> tuple[str, ...]:
    if not isinstance(written, list) or not all(isinstance(pattern, str) for pattern in written):
        raise LexiconError(f'{place.path}: `{key}`, line {place.line + 1} and below: write `{key} = ["pattern", …]`')
    return (*written, *_swiss(written))


def _pattern(place: _Place, language: str, written: str, number: int, names: Names) -> Pattern:
    path = place.path
    try:
        pattern = Pattern(place.name, language, written, parse(written, names), number)
    except NotationError as error:
        raise LexiconError(f"{path}: {error}") from None
    if pattern.anchor is None and not pattern.needs:
        raise LexiconError(
            f"{path}: construction {written!r}: a match may hold neither a word nor an annotation: add one"
        )
    return pattern
