"""The examples of a rule file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from factcheck.checker import Bad, Confirmed, Example, Good, KnownGap
from factcheck.errors import proposal
from factcheck.toml_rules.fields import FieldError

#: Keys of examples, and what they make.
EXAMPLES: Mapping[str, type[Example]] = {"bad": Bad, "good": Good, "confirmed": Confirmed, "known-gap": KnownGap}
_EXAMPLE = ("text", "published", "facts")


def read_examples(tables: Any, languages: Sequence[str]) -> Iterator[Example]:
    """Yield the examples of a file.

    Args:
        tables: What it says under ``examples``.
        languages: Of the rule.

    Raises:
        FieldError: One of them cannot be used, or there is no bad or no good one.
    """
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
