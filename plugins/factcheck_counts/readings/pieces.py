"""The pieces of a list between its joints, and what each of them is by its first words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from factcheck import QUANTITIES, TIMEXES, Annotated, Quantity, Span, inside
from factcheck_counts.readings.vocabulary import CAPITAL, Words

#: An item of more words may be two, or tell something.
_LONGEST = 9
#: So many characters of a piece are read.
_TOLD = 110
#: A role before a name has no more words.
ROLE = 4
#: First name and last name.
FULL_NAME = 2
#: So many languages are remembered.
_LANGUAGES = 16
WORD = re.compile(r"[^\W_]+(?:[.-][^\W_]+)*['’]?")
_QUOTES = '«»“”„"‚'
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_START = attrgetter("span.start")
_TRIMMED = " \n\t.!?:"
_SETS = (
    "and",
    "or",
    "articles",
    "possessive",
    "belonging",
    "relatives",
    "state-verbs",
    "open-list",
    "and-more",
    "listed-also",
    "listed-at",
    "listed-when",
    "listed-remark",
    "plural-articles",
    "singular-endings",
    "copula",
    "further",
    "name-heads",
    "groups",
    "lastly",
)


class Piece(NamedTuple):
    """What stands between two joints of a list.

    Args:
        span: Where it stands.
        joint: What joins it to the one before: a comma, a semicolon, ``and``, ``also``; empty for the first.
        oxford: Whether a comma stands before that word.
        shape: What it is, see :func:`pieces_of`.
        words: Its words, elided ones apart.
        is_split: Whether a name stands on both sides of a bracket in it.
    """

    span: Span
    joint: str
    oxford: bool
    shape: str
    words: Sequence[str]
    is_split: bool


class Grammar(NamedTuple):
    """The words of one language that lists are read with."""

    sets: Mapping[str, Words]
    joints: re.Pattern[str]
    has_capitals: bool
    particles: Words
    plural_endings: tuple[str, ...]
    some: re.Pattern[str]
    opening: Words
    relatives: Words
    initial: re.Pattern[str]


def grammar_of(document: Annotated) -> Grammar:
    """Return the words that lists of an article are read with."""
    return _grammar(document.lexicons[document.language])


@lru_cache(_LANGUAGES)
def _grammar(lexicon: Any) -> Grammar:
    sets = {name: lexicon.sets.get(f"counts.{name}", Words()) for name in _SETS}
    has_capitals = lexicon.tables.get("spelling", {}).get("noun") == "capital"
    return Grammar(
        sets,
        _joints(sets["and"] | sets["or"], sets["listed-also"]),
        has_capitals,
        lexicon.sets.get("name_particles", Words()) | sets["belonging"] | sets["articles"],
        tuple(lexicon.tables.get("plural_ending", {})),
        _open(sets["open-list"], sets["and-more"]),
        sets["listed-remark"] | sets["listed-at"] | sets["listed-when"] | sets["further"],
        Words(form for form, how in lexicon.tables.get("counts.relative", {}).items() if how == "plain"),
        _initial(sets["and"]),
    )


def pieces_of(document: Annotated, within: Span, grammar: Grammar) -> list[Piece]:
    """Return what stands between the joints of a list, outside quotes and brackets, each with what it is."""
    pieces: list[Piece] = []
    start, joint, oxford = within.start, "", False
    depth, quoted, inserted = 0, False, False
    prepositional = _first(document, within) in grammar.sets["listed-at"]
    is_parted = ";" in document.text[slice(*within)]
    # "am Sonntag, dem 2. September"
    days = [timex.span for timex in inside(document[TIMEXES], within)]
    for mark in grammar.joints.finditer(document.folded, *within):
        kind = mark.lastgroup or ""
        kind = "also" if mark["also"] else "and" if mark["and"] else kind
        if kind == "quote":
            quoted = not quoted
        elif kind in ("open", "close"):
            depth += 1 if kind == "open" else -1
        elif not quoted and depth <= 0 and not any(day.start < mark.start() < day.end for day in days):
            span = stripped(document.text, Span(start, mark.start()))
            if span.start < span.end:
                pieces.append(_piece(document, span, joint, oxford, grammar, prepositional=prepositional))
                if inserted and document.folded[slice(*span)] in grammar.sets["lastly"]:
                    # "A, B et, enfin, C"
                    pieces[-1] = pieces[-1]._replace(shape="remark")
                if not is_parted and (not pieces[-1].shape or pieces[0].shape == "remark"):
                    # A list ends here, or there is none.
                    return pieces
                if inserted and pieces[-1].shape == "remark":
                    # "A, B und, aus Graz kommend, C"
                    pieces[-1] = pieces[-1]._replace(joint=",")
                    joint, oxford = "and", False
                else:
                    joint, oxford = {"comma": ",", "semi": ";"}.get(kind, kind), mark["oxford"] is not None
                inserted = False
            elif joint == "and":
                inserted = kind == "comma"
            else:
                # ", and", "; and"
                oxford = oxford or joint == ","
                joint = {"comma": ",", "semi": ";"}.get(kind, kind) if joint != ";" else ";"
            start = mark.end()
    span = stripped(document.text, Span(start, within.end))
    if span.start < span.end:
        last = _piece(document, span, joint, oxford, grammar, prepositional=prepositional)
        if not last.shape and joint == "and" and pieces and pieces[0].shape == "led":
            last = _without_clause(document, last, grammar)
        pieces.append(last)
    return pieces


def _without_clause(document: Annotated, piece: Piece, grammar: Grammar) -> Piece:
    """Return the last item of a list without the clause that tells which it is: "et la perte d'un contrat qui …"."""
    behind = next((word for word in WORD.finditer(document.folded, *piece.span) if word[0] in grammar.relatives), None)
    if behind is None:
        return piece
    span = stripped(document.text, Span(piece.span.start, behind.start()))
    if span.end <= span.start:
        return piece
    cut = _piece(document, span, piece.joint, piece.oxford, grammar, prepositional=False)
    return cut._replace(span=piece.span) if cut.shape == "led" else piece


def _first(document: Annotated, span: Span) -> str:
    found = WORD.search(document.folded, *span)
    return "" if found is None else found[0].replace("’", "'")


def stripped(text: str, span: Span) -> Span:
    """Return a stretch without the spaces and full stops around it."""
    told = text[slice(*span)].rstrip(_TRIMMED)
    end = span.start + len(told)
    return Span(end - len(told.lstrip(_TRIMMED)), end)


def _piece(
    document: Annotated, span: Span, joint: str, oxford: bool, grammar: Grammar, *, prepositional: bool
) -> Piece:
    text = document.text[slice(*span)]
    bracket = _BRACKETS.search(text)
    told = text if bracket is None else _BRACKETS.sub(" ", text)
    # "Jean Roux (Transports) Anne Petit": a comma is lost behind the bracket.
    is_split = bracket is not None and text[bracket.end() :].strip()[:1].isupper()
    # What begins a piece tells what it is.
    words = WORD.findall(told[:_TOLD].replace("’", "'").replace("'", "' "))
    return Piece(
        span, joint, oxford, _shape(document, span, words, grammar, prepositional=prepositional), words, is_split
    )


def _open(opening: Words, more: Words) -> re.Pattern[str]:
    """Return what says that a list names some only: words before it, words anywhere in it, or what leads to another."""
    first, any_of = ("|".join(sorted(map(re.escape, words), key=len, reverse=True)) for words in (opening, more))
    return re.compile(rf"\A\W*(?:{first})(?!\w)|(?<!\w)(?:{first})(?=\W*\Z|[,.;)])|(?<!\w)(?:{any_of})(?!\w)|[…:]")


def _initial(ands: Words) -> re.Pattern[str]:
    """Return what matches a last name that is one letter, behind which the next sentence begins: "et Luc M. Ils …"."""
    last = "|".join(sorted(map(re.escape, ands)))
    return re.compile(rf" (?:{last}) {CAPITAL}[\w’'-]+ {CAPITAL}(?=\. {CAPITAL}\w+ [a-zà-ÿ])")


@lru_cache(_LANGUAGES)
def _joints(ands: Words, also: Words) -> re.Pattern[str]:
    """Return what cuts a list: marks, words, and the quotes and brackets inside which nothing cuts."""
    last, more = ("|".join(sorted(map(re.escape, words), key=len, reverse=True)) for words in (ands - also, also))
    return re.compile(
        rf"(?P<quote>[{_QUOTES}])|(?P<open>[(\[])|(?P<close>[)\]])|(?P<semi>;)"
        rf"|(?P<oxford>, )?\b(?:(?P<also>{more})|(?P<and>{last}))(?=[ ,])|(?P<comma>,)(?=\s|$)"
    )


def _shape(document: Annotated, span: Span, words: Sequence[str], grammar: Grammar, *, prepositional: bool) -> str:
    """Return what a piece of a list is by its words.

    ``quoted``, ``person`` (two capitals at least), ``name``, ``role`` with a name, ``title`` (a capital and small
    words), ``led`` by an article, ``plain`` small words, ``number``, ``remark`` on the item before, ``clause``, or
    nothing.
    """
    sets = grammar.sets
    if document.text[span.start] in _QUOTES:
        return "quoted"
    if not words:
        return ""
    lead = words[0].lower()
    is_at = prepositional and lead in sets["listed-at"]
    if prepositional:
        while words and words[0].lower() in sets["listed-at"]:
            words = words[1:]
    elif lead in grammar.opening:
        return "remark"
    if not words:
        return ""
    if words[0][0].isupper():
        # "Marie âgée de 8 ans", "Paul Morel pour le compte de …"
        told = sets["listed-remark"] | (sets["listed-at"] - grammar.particles)
        remark = next((place for place, word in enumerate(words) if word in told), len(words))
        words = words[:remark]
    start = span.end - len(document.text[span.start : span.end].split(maxsplit=1)[-1]) if is_at else span.start
    number = _number_at(document, start) or (_number_at(document, span.start) if is_at else None)
    if number is not None and number.value != 1:
        return "remark" if number.noun is None or number.span.end >= span.end else "number"
    verb = next((place for place, word in enumerate(words) if word in sets["relatives"] | sets["state-verbs"]), None)
    if verb is not None:
        # "Morel est suspendu, Petit souffre du mollet"
        is_subject = 0 < verb <= ROLE and all(word[0].isupper() for word in words[:verb])
        return "clause" if is_subject and words[verb] in sets["state-verbs"] else ""
    # "Un hiver à Brest" has the capital of a title.
    led = words[0] in sets["articles"] | sets["possessive"]
    rest = words[1:] if led else words
    if not rest or len(rest) > _LONGEST:
        return ""
    shape = _shape_of_words(rest, grammar, led=led)
    # "Du blé, de l'orge": the preposition holds the article.
    return "led" if is_at and shape == "plain" else shape


def _number_at(document: Annotated, start: int) -> Quantity | None:
    """Return the number that begins at a place."""
    numbers = document[QUANTITIES]
    place = bisect_left(numbers, start, key=_START)
    return numbers[place] if place < len(numbers) and numbers[place].span.start == start else None


def _shape_of_words(words: Sequence[str], grammar: Grammar, *, led: bool) -> str:
    capitals = [word[0].isupper() or word[0].isdigit() for word in words]
    named = all(capital or word in grammar.particles for capital, word in zip(capitals, words, strict=True))
    if grammar.has_capitals:
        if led and named and any(len(word) > 1 and word.isupper() for word in words):
            # "Die USA", "der SV Meppen", "der 1. FC Köln"
            return "name"
        return _shape_among_capitals(capitals, named=named, led=led)
    if capitals[0]:
        if not named:
            return "title"
        is_full = sum(capitals) >= FULL_NAME and not led and words[0].lower() not in grammar.sets["articles"]
        return "person" if is_full else "name"
    first = next((place for place, capital in enumerate(capitals) if capital), None)
    joining = grammar.particles | grammar.sets["listed-at"] | grammar.sets["listed-remark"]
    is_apart = first is not None and words[first - 1] not in joining
    if words[0] in grammar.sets["name-heads"] and capitals[-1]:
        # "La route de la Corniche" is a name as "la D 12" is.
        return "name"
    # "L'ancien ministre de l'Éducation Jean Roux" has a name, "le président de la Chambre" none,
    # and "interprétés par Anne Petit" tells of others.
    apart = (grammar.sets["listed-at"] | grammar.sets["listed-remark"]) - grammar.particles
    has_name = is_apart or (capitals[-FULL_NAME:] == [True] * FULL_NAME and apart.isdisjoint(words))
    if (
        has_name
        and first is not None
        and first <= ROLE
        and all(
            capital or word in grammar.particles for capital, word in zip(capitals[first:], words[first:], strict=True)
        )
    ):
        return "role"
    return "led" if led else "plain"


def _shape_among_capitals(capitals: Sequence[bool], *, named: bool, led: bool) -> str:
    """Return the shape of words where nouns have capitals as names do."""
    in_a_row = capitals[-FULL_NAME:] == [True] * FULL_NAME
    if led:
        return "role" if in_a_row else "led"
    if named and capitals[0]:
        return "person" if in_a_row else "name"
    return "role" if in_a_row and sum(not capital for capital in capitals) <= 1 else "plain"
