"""Lists of words as rule files write them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from factcheck.read.normalise import normalise
from factcheck.scan import BEGINNING, fold
from factcheck.toml_lines import FieldError


def forms(listed: str) -> list[str]:
    """Return the forms that a list gives: ``"Kiew, Kiews"``."""
    return [form for part in listed.split(",") if (form := " ".join(part.split()))]


def check_forms(
    place: Sequence[str | int], listed: str, taken: dict[str, str], *, exact: bool = False, repeats: bool = False
) -> None:
    """Check a list of words.

    Args:
        place: Of its key.
        listed: The list.
        taken: Forms of the lists before it, which it may not hold again; those of this one are added.
        exact: Whether capitals count.
        repeats: Whether the list may hold a form twice.

    Raises:
        FieldError: It is empty, or holds what can never be found or is there twice.
    """
    found = forms(listed)
    if not found:
        raise FieldError(place, "the list is empty: write words with commas between them")
    before = frozenset(taken)
    for form in found:
        if not any(character.isalnum() for character in form):
            raise FieldError(place, f"`{form}` holds no letter and can never be found: correct it")
        if BEGINNING in form[:-1]:
            raise FieldError(
                place, f"`{form}` can never be found: `{BEGINNING}` stands only at the end: write the forms out"
            )
        check_characters(place, form)
        key = form if exact else fold(form)
        if key in (before if repeats else taken):
            raise FieldError(place, f"`{form}` is listed twice: take one out")
        taken[key] = form


def check_characters(place: Sequence[str | int], written: str) -> None:
    """Check that words hold no character that the reader takes out of every text, or writes otherwise.

    Raises:
        FieldError: They do.
    """
    canonical = normalise(written).text
    if canonical != written:
        raise FieldError(
            place,
            f"{written!a} can never be found, because it holds characters that are invisible or put together:"
            f" type it again, as `{canonical}`",
        )


def check_languages(key: str, table: Mapping[str, object], languages: Iterable[str]) -> None:
    """Check that a table by language has only languages of the rule.

    Raises:
        FieldError: It has another one.
    """
    for language in table:
        if language not in languages:
            raise FieldError(
                (key, language), f"`{language}` is no language of the rule: add it to `languages`, or take it out"
            )
