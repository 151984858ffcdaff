"""Parts that exclude each other, by their places or their nouns: who is a man is no woman."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from factcheck import Document, Match, Quantity, Span
from factcheck_counts.readings.arithmetic import said
from factcheck_counts.readings.passage import BORDER
from factcheck_counts.readings.vocabulary import Words, noun_of

#: So far behind a total the phrase reaches that tells what it counts.
_PHRASE = 300
_PAIR = 2
#: What is told of a number, in so many letters behind it.
_BEHIND = 24
_VOTE = "vote"
#: What divides people, in the lexicons: nobody is in both of two of these groups, but a boy is a child.
_APART = ({"sex", "child"}, {"sex", "minor"}, {"adult", "minor"}, {"adult", "child"})
#: Ages that leave nobody out; in Spanish a boy is a child.
_ALL_AGES = ({"adult", "minor"}, {"adult", "child"})
#: Who is in such a group is told apart from the others of it by no word of the group.
_ALIKE = {"minor", "adult"}


def exclude(document: Document, match: Match, parts: Sequence[Quantity], *, wholly: bool = False) -> bool:
    """Tell whether parts exclude each other: they are at different places, or their nouns are opposites.

    Args:
        document: The article.
        match: Where they stand.
        parts: Those of them that have a number.
        wholly: Whether the nouns must be all that there are.
    """
    groups = document.lexicons[document.language].tables.get("counts.opposite", {})
    kinds = [kind.value for kind in match.all("kind")]
    ones = len(match.all("one"))
    if ones or len(kinds) != len(parts):
        kinds += [""] * (len(parts) + ones - len(kinds))
    nouns = kinds if ones else [noun_of(document, part) or kind for part, kind in zip(parts, kinds, strict=False)]
    words = said(document, _phrase(document, match, parts))
    theirs = [*nouns, *(word for part in parts for word in _words_behind(document, part))]
    if not {groups[word] for word in words if word in groups}.isdisjoint(map(groups.get, theirs)):
        # "Quatre morts, deux disparus et cinq blessés" stand beside each other, and "neuf médailles d'or, deux …".
        return False
    if of_other_kinds(groups, [noun_of(document, match["total"].value), *nouns]):
        # "The dead were five children, four women and five men": it is the first of them.
        return False
    if len(match.all("at")) == len(parts):
        return True
    if _is_rest_of_vote(document, groups, nouns):
        return False
    return opposed(document, nouns) if wholly else of_other_kinds(groups, nouns)


def _words_behind(document: Document, part: Quantity) -> list[str]:
    return said(document, Span(part.span.end, part.span.end + _BEHIND))[:_PAIR]


def _phrase(document: Document, match: Match, parts: Sequence[Quantity]) -> Span:
    """Return the words behind a number that tell what it counts: up to the next mark, or the first of its parts."""
    whole = match["total"].value
    starts = [*(part.span for part in parts), *(one.span for one in match.all("one"))]
    ends = [span.start for span in starts if span > whole.span]
    mark = BORDER.search(document.folded, whole.span.end)
    return Span(whole.span.end, min([*ends, *([mark.start()] if mark else []), whole.span.end + _PHRASE]))


def _is_rest_of_vote(document: Document, groups: Mapping[str, str], nouns: Sequence[str]) -> bool:
    """Tell whether parts are votes, none of them in favour, as the number before them is: "43 voix, 29 contre"."""
    ayes = document.lexicons[document.language].sets.get("counts.ayes", Words())
    return any(groups.get(noun) == _VOTE for noun in nouns) and not any(noun in ayes for noun in nouns)


def opposed(document: Document, nouns: Sequence[str]) -> bool:
    """Tell whether who is one of these is none of the others, and nobody else is left: "femmes" and "hommes"."""
    groups = document.lexicons[document.language].tables.get("counts.opposite", {})
    return of_other_kinds(groups, nouns) and are_all_kinds(groups, nouns)


def of_other_kinds(groups: Mapping[str, str], nouns: Sequence[str]) -> bool:
    """Tell whether who is called by one of some nouns is called by none of the others: a woman is no child."""
    found = [groups.get(noun) for noun in nouns]
    if len(found) < _PAIR or None in found or len(set(nouns)) < len(nouns):
        return False
    return all(
        one not in _ALIKE if one == other else {one, other} in _APART for one, other in combinations(found, _PAIR)
    )


def are_all_kinds(groups: Mapping[str, str], nouns: Sequence[str]) -> bool:
    """Tell whether nouns that exclude each other leave nobody out: women and children leave the men."""
    found = {groups.get(noun) for noun in nouns}
    return len(found) == 1 or found in _ALL_AGES or len(nouns) > len(found)
