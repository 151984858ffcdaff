"""The examples of a rule file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from factcheck.examples import EXAMPLE_KINDS, Example, in_table
from factcheck.toml_lines import FieldError, Place


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
    by_language = [(key, tables[key]) for key in tables if key not in EXAMPLE_KINDS]
    own = {key: tables[key] for key in tables if key in EXAMPLE_KINDS}
    if own and len(languages) > 1:
        raise FieldError(("examples",), f"say of which language they are: `[examples.{languages[0]}]`")
    for language, table in [*([(languages[0], own)] if own else []), *by_language]:
        place: Place = ("examples",) if table is own else ("examples", language)
        if language not in languages:
            known = ", ".join((*EXAMPLE_KINDS, *languages))
            raise FieldError(place, f"`{language}` is no kind of example and no language of the rule: use {known}")
        yield from in_table(language, table, place)
    kinds = {kind for table in (own, *(table for _, table in by_language)) for kind in table}
    for wanted in ("bad", "good"):
        if wanted not in kinds:
            raise FieldError(("examples",), f"there is no `{wanted}` example: add one")
