"""What deeds are of one kind, whatever words tell them: a strike and walking out, a ban and a suspension, fires."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from factcheck import Annotated

#: Forms of so few letters are whole words: "vol", "tor".
_WHOLE = 4
#: So many languages are remembered, and so many words.
_LANGUAGES, _WORDS = 16, 8192
_Kinds = frozenset[str]


def of_one_deed(document: Annotated, some: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether one of some words tells of the same kind of deed as one of others."""
    lexicon = document.lexicons[document.language]
    kinds = _kinds(lexicon, some)
    return bool(kinds) and not kinds.isdisjoint(_kinds(lexicon, others))


def _kinds(lexicon: Any, words: Iterable[str]) -> _Kinds:
    """Return the kinds of deeds that words tell of, by what they begin with; where nouns join, by what is in them."""
    told = [*words]
    text = " ".join(told)
    found = _Kinds().union(*(_kinds_of_word(lexicon, word) for word in told))
    for form, kinds in _forms(lexicon).items():
        # "Ums Leben gekommen"
        if " " in form and form in text:
            found |= kinds
    return found


@lru_cache(_WORDS)
def _kinds_of_word(lexicon: Any, word: str) -> _Kinds:
    inner = lexicon.tables.get("spelling", {}).get("noun") == "capital"
    found = _Kinds()
    for form, kinds in _forms(lexicon).items():
        part = len(form) > _WHOLE and (form in word if inner else word.startswith(form))
        # "Saisonsieg"
        if part or word == form or (inner and len(form) == _WHOLE and word.endswith(form)):
            found |= kinds
    return found


@lru_cache(_LANGUAGES)
def _forms(lexicon: Any) -> Mapping[str, _Kinds]:
    """Return the forms of words of deeds; one may be of several kinds."""
    return {form: _Kinds(kinds.split("-")) for form, kinds in lexicon.tables.get("counts.deed", {}).items()}
