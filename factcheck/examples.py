"""Examples of rules: short texts and what a rule must do with them.

Those that explain a rule stand in its class. All others, one or two for each way of saying what the rule reads, stand
in a file beside it, which only its tests read: ``weekday_mismatch.examples.toml`` beside ``weekday_mismatch.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import tomli

from factcheck.errors import proposal
from factcheck.model.span import Span
from factcheck.toml_lines import FieldError, Place, TomlLines, broken

#: How the file beside a rule ends.
SUFFIX = ".examples.toml"
_LANGUAGE = re.compile(r"[a-z]{2,3}")
#: What an example says besides its text.
_CONDITIONS = ("published", "facts")
#: What a group of a file says for all its examples.
_SHARED = ("about", *_CONDITIONS, "options")


class ExampleFileError(ValueError):
    """A file of examples that cannot be used; the message names file, line and remedy."""


@dataclass(frozen=True, slots=True)
class Example:
    """A short text and what the rule must do with it.

    Args:
        language: ISO 639-1 code.
        text: ``[[…]]`` pins the exact words of a finding; there may be several.
        published: Day of publication, ``YYYY-MM-DD``.
        facts: TOML of a fact pack that is in force besides the bundled ones.
        options: Of the rule, where they are not the default ones, by their names in a configuration.
        about: What it is an example of, if that is said.
    """

    language: str
    text: str
    published: str | None = None
    facts: str | None = None
    options: Mapping[str, object] | None = None
    about: str | None = None

    @property
    def plain(self) -> str:
        """The text without the pins."""
        return self.text.replace("[[", "").replace("]]", "")

    @property
    def pinned(self) -> tuple[Span, ...]:
        """The spans that ``[[…]]`` pins, in the plain text."""
        spans = []
        for number, match in enumerate(re.finditer(r"\[\[(.*?)\]\](?!\])", self.text, re.DOTALL)):
            start = match.start() - 4 * number
            spans.append(Span(start, start + len(match[1])))
        return tuple(spans)

    @property
    def day(self) -> date | None:
        """``published`` as a date."""
        return date.fromisoformat(self.published) if self.published else None

    @property
    def fault(self) -> str | None:
        """What is wrong with its pins, with a remedy; None if nothing is."""
        return None if self.pinned else "pin the words of the finding with [[…]]"


class Bad(Example):
    """The rule must report exactly the pinned words."""


class Good(Example):
    """The rule must report nothing."""

    @property
    def fault(self) -> str | None:
        """What is wrong with its pins, with a remedy; None if nothing is."""
        return "a good example pins nothing: take the [[…]] out, or make it a bad one" if self.pinned else None


class Confirmed(Example):
    """The rule must report nothing and confirm exactly the pinned words."""


class KnownGap(Example):
    """The rule should report the pinned words and does not yet; the test fails when it starts to."""


#: What files call the kinds.
EXAMPLE_KINDS: Mapping[str, type[Example]] = {"bad": Bad, "good": Good, "confirmed": Confirmed, "known-gap": KnownGap}


def read(path: Path) -> tuple[Example, ...]:
    """Return the examples of a file beside a rule.

    Raises:
        ExampleFileError: The file cannot be used.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ExampleFileError(f"{path}: cannot be read: {error.strerror or error}: check the file") from None
    except UnicodeDecodeError:
        raise ExampleFileError(f"{path}: is not UTF-8 text: save it as UTF-8") from None
    try:
        return tuple(_groups(tomli.loads(text)))
    except tomli.TOMLDecodeError as error:
        raise ExampleFileError(broken(str(path), text, error)) from None
    except FieldError as error:
        lines = TomlLines(text)
        line = lines.of(error.place) or lines.of(error.place[:2])
        raise ExampleFileError(f"{path}:{line or 1}: {error}") from None


def _groups(given: Mapping[str, Any]) -> Iterator[Example]:
    groups = given.get("examples")
    if set(given) != {"examples"} or not isinstance(groups, list) or not groups:
        raise FieldError((), "write groups of examples, each under `[[examples]]`, and nothing else")
    for number, group in enumerate(groups):
        place = ("examples", number)
        shared = {key: group[key] for key in _SHARED if key in group}
        for key, value in shared.items():
            _check(key, value, (*place, key))
        if "published" in shared:
            shared["published"] = str(shared["published"])
        languages = [key for key in group if key not in shared]
        if not languages:
            raise FieldError(place, 'there is no example in the group: add one, as `fr.bad = ["…"]`')
        for language in languages:
            if not _LANGUAGE.fullmatch(language):
                told = proposal(language, _SHARED, f"use {', '.join(_SHARED)}, or the code of a language")
                raise FieldError((*place, language), f"a group of examples has no key `{language}`{told}")
            for example in in_table(language, group[language], (*place, language)):
                yield replace(example, **{key: shared[key] for key in shared if getattr(example, key) is None})


def in_table(language: str, table: object, place: Place) -> Iterator[Example]:
    """Yield the examples of a table whose keys are kinds, and whose values are lists of texts.

    Args:
        language: Of all of them.
        table: As the file has it.
        place: Of the table.

    Raises:
        FieldError: One of them cannot be used.
    """
    if not isinstance(table, dict):
        raise FieldError(place, f"write a table with the keys {', '.join(EXAMPLE_KINDS)}")
    for kind, entries in table.items():
        if kind not in EXAMPLE_KINDS:
            told = proposal(kind, EXAMPLE_KINDS, f"use {', '.join(EXAMPLE_KINDS)}")
            raise FieldError((*place, kind), f"there is no kind of example `{kind}`{told}")
        if not isinstance(entries, list):
            raise FieldError((*place, kind), f'write a list of texts: `{kind} = ["…"]`')
        for number, entry in enumerate(entries):
            yield _example(EXAMPLE_KINDS[kind], language, entry, (*place, kind, number))


def _example(kind: type[Example], language: str, entry: object, place: Place) -> Example:
    given = {"text": entry} if isinstance(entry, str) else entry
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        raise FieldError(place, 'write a text, or a table: `{ text = "…", published = "2024-05-01" }`')
    known = ("text", *_CONDITIONS)
    for key, value in given.items():
        if key not in known:
            told = proposal(key, known, f"use {', '.join(known)}")
            raise FieldError(place, f"an example has no key `{key}`{told}")
        _check(key, value, place)
    published = str(given["published"]) if "published" in given else None
    example = kind(language, given["text"], published, given.get("facts"))
    if example.fault is not None:
        raise FieldError(place, example.fault)
    return example


def _check(key: str, value: object, place: Sequence[str | int]) -> None:
    """Raise a FieldError unless a value is what its key expects."""
    if key == "published":
        try:
            date.fromisoformat(str(value))
        except ValueError:
            raise FieldError(place, f"`published` is {value!r}: write a day as YYYY-MM-DD") from None
    elif key == "options":
        if not isinstance(value, dict):
            raise FieldError(place, "`options` must be a table of the options of the rule")
    elif not isinstance(value, str):
        raise FieldError(place, f"`{key}` must be a text")
