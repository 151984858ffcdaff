"""The facts in force: by id, by kind, and as literals for the shared scan.

The store is a dictionary of frozen values, made anew at every start. The bundled packs, some 600 facts, take 11 ms to
load (best of many on one core of a small server, 4 of them to parse the TOML), and every fact of a language goes into
the shared scan anyway. An embedded database would be a second form of the same facts, to be built and kept in step, and
every one of its rows would still have to become a value: it could save the 4 ms and no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple, TypeVar
from unicodedata import normalize

from factcheck.model.fact import Event, Fact, FactKind, Names, Office, Organisation, Person, Place, Series
from factcheck.scan import Literal, fold

F = TypeVar("F", bound=Fact)

KINDS: dict[type[Fact], FactKind] = {
    Event: FactKind.EVENT,
    Office: FactKind.OFFICE,
    Series: FactKind.SERIES,
    Person: FactKind.PERSON,
    Organisation: FactKind.ORGANISATION,
    Place: FactKind.PLACE,
}
#: Class of words under which the shared scan files the names of facts.
FACT = "fact"
#: Class of words under which the shared scan files the nouns that ordinals count series by.
SERIES = "series"
#: Stands between the parts of a name that holds a gap.
GAP = "…"
#: Key of the names that hold in every language.
EVERY_LANGUAGE = "*"
#: A first word of at most this many letters may be an article, which every sentence can begin with: "Le Monde", "El
#: País".
ARTICLE_LENGTH = 3
#: Acronyms of this many letters or more are also written as words: "Otan", "Unesco".
ACRONYM_AS_WORD = 4


class Case(Enum):
    """What the capitals of the text must be for a name to count."""

    ANY = "any"
    CAPITAL = "capital"
    """The first letter is a capital: "Biden", "Otan"."""
    EXACT = "exact"
    """As the pack writes it: "EU", which lower case would make a French participle, and "20 Minutes"."""


class GapName(NamedTuple):
    """A name with gaps, and which of its parts a literal is."""

    fact: Fact
    kind: FactKind
    parts: tuple[str, ...]
    part: int


class Naming(NamedTuple):
    """What a literal of the class ``fact`` stands for.

    Args:
        words: As the pack writes it.
        case: Which capitals it needs.
        second: Where a second capital must stand, because the first could be that of a sentence; 0 where none must.
        facts: The facts that have it as a name, by kind, those of one kind sorted by id.
        common: The events that have it as a common noun.
        gapped: The names of which it is one part.
    """

    words: str
    case: Case
    second: int
    facts: tuple[tuple[FactKind, tuple[Fact, ...]], ...]
    common: tuple[Event, ...]
    gapped: tuple[GapName, ...]

    def written(self, words: str) -> bool:
        """Tell whether these words of the text have the capitals that the name needs."""
        if self.case is Case.CAPITAL:
            return words[0].isupper() and words[self.second].isupper()
        return self.case is Case.ANY or words == self.words


class FactStore:
    """Facts, immutable.

    Args:
        facts: With unique ids; :func:`factcheck.facts.packs.combine` sees to that.
    """

    __slots__ = ("_by_id", "_by_kind", "_literals")

    def __init__(self, facts: Iterable[Fact] = ()) -> None:
        self._by_id = {fact.id: fact for fact in facts}
        by_kind: dict[FactKind, list[Fact]] = {kind: [] for kind in FactKind}
        for fact in self._by_id.values():
            by_kind[KINDS[type(fact)]].append(fact)
        self._by_kind = {kind: tuple(of_kind) for kind, of_kind in by_kind.items()}
        self._literals: dict[str, tuple[Literal, ...]] = {}

    @classmethod
    def empty(cls) -> FactStore:
        """Return a store without facts."""
        return cls()

    def __getitem__(self, identifier: str) -> Fact:
        """Return the fact of an id.

        Raises:
            KeyError: There is none.
        """
        return self._by_id[identifier]

    def get(self, identifier: str) -> Fact | None:
        """Return the fact of an id; None where there is none."""
        return self._by_id.get(identifier)

    def __contains__(self, identifier: object) -> bool:
        return identifier in self._by_id

    def __iter__(self) -> Iterator[Fact]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def of_kind(self, kind: FactKind) -> tuple[Fact, ...]:
        """Return the facts of a kind, in order of the packs."""
        return self._by_kind[kind]

    def of(self, fact_type: type[F]) -> tuple[F, ...]:
        """Return the facts of a type, in order of the packs: ``store.of(Series)``."""
        return self._by_kind[KINDS[fact_type]]  # type: ignore[return-value]

    def literals(self, language: str) -> tuple[Literal, ...]:
        """Return what the shared scan looks for in a text of a language.

        Names have the class ``fact`` and a :class:`Naming` as their value; those for every language (``*``) are among
        them. Series have no names, because ordinals count them: their nouns have the class ``series`` and a tuple of
        the series they count as their value.
        """
        found = self._literals.get(language)
        if found is None:
            found = self._literals[language] = tuple(_literals(self, language))
        return found


class _Meanings:
    """Collects what one form, written in one way, stands for."""

    __slots__ = ("case", "common", "facts", "gapped", "words")

    def __init__(self, words: str, case: Case) -> None:
        self.words = words
        self.case = case
        self.facts: dict[FactKind, dict[str, Fact]] = {}
        self.common: dict[str, Event] = {}
        self.gapped: list[GapName] = []

    def naming(self) -> Naming:
        facts = tuple((kind, tuple(found[key] for key in sorted(found))) for kind, found in self.facts.items())
        return Naming(
            self.words, self.case, _second_capital(self.words), facts, tuple(self.common.values()), tuple(self.gapped)
        )


def _literals(store: FactStore, language: str) -> Iterator[Literal]:
    table: dict[tuple[str, str], _Meanings] = {}
    counted: dict[str, list[Series]] = {}

    def meanings(words: str) -> _Meanings:
        case = _case(words)
        key = fold(words), words if case is Case.EXACT else case.value
        found = table.get(key)
        if found is None:
            found = table[key] = _Meanings(words, case)
        return found

    for fact in store:
        if isinstance(fact, Series):
            for noun in _in_language(fact.nouns, language):
                counted.setdefault(fold(noun), []).append(fact)
            continue
        kind = KINDS[type(fact)]
        for name in _names(fact, language):
            if GAP in name:
                words = [part.strip() for part in name.split(GAP)]
                parts = tuple(fold(part) for part in words)
                for number, part in enumerate(words):
                    meanings(part).gapped.append(GapName(fact, kind, parts, number))
            else:
                meanings(name).facts.setdefault(kind, {})[fact.id] = fact
        if isinstance(fact, Event):
            for noun in _in_language(fact.common, language):
                meanings(noun).common[fact.id] = fact
    for (form, _), found in table.items():
        yield Literal(form, FACT, found.naming())
    for form, series in counted.items():
        yield Literal(form, SERIES, tuple(series))


def _case(words: str) -> Case:
    if not words[0].isupper():
        # "20 Minutes" is a newspaper, "20 minutes" are not.
        return Case.EXACT if words[0].isdigit() and not words.islower() else Case.ANY
    return Case.EXACT if words.isupper() and len(words) < ACRONYM_AS_WORD else Case.CAPITAL


def _second_capital(words: str) -> int:
    index = words.find(" ") + 1
    return index if 0 < index <= ARTICLE_LENGTH + 1 and words[index].isupper() else 0


def _names(fact: Fact, language: str) -> Iterator[str]:
    names = _in_language(fact.names, language)
    if isinstance(fact, Organisation):
        names += fact.acronyms
    for name in names:
        yield name
        # A capital often loses its accent in print: "Etats-Unis".
        if not name[0].isascii() and name[0].isupper():
            yield normalize("NFD", name[0])[0] + name[1:]


def _in_language(names: Names, language: str) -> tuple[str, ...]:
    return names.get(language, ()) + names.get(EVERY_LANGUAGE, ())
