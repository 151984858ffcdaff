"""Coordinated lists: what commas, semicolons and "and" join, and how many things it names at least and at most.

A writer's list is more than words between commas. Its items carry remarks ("Léa, 20 ans, et Hugo, 13 ans"), roles
("der Torwart Jan Roth"), brackets and titles with commas in them; "sowie" joins what "und" has joined already; and
where an item holds commas itself, semicolons part them. So a list is cut at every joint, each piece is taken for what
it is by its first words, and what may be an item or a remark on the one before it makes the number uncertain by one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from factcheck import QUANTITIES, Annotated, Span
from factcheck_counts.readings.vocabulary import Words

#: What may be any number: "les frères Martin".
ANY = 99
_FEWEST = 2
#: An item of more words may be two, or tell something.
_LONGEST = 9
#: A role before a name has no more words.
_ROLE = 4
#: First name and last name.
_FULL_NAME = 2
#: So many languages are remembered.
_LANGUAGES = 16
_WORD = re.compile(r"[^\W_]+(?:[.-][^\W_]+)*['’]?")
_QUOTES = '«»“”„"‚'
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
#: The next sentence, where its space is lost.
_GLUED = re.compile(r"(?<=[a-zà-ÿ»”\")])\.(?=[A-ZÀ-Ý][a-zà-ÿ'’])")
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
    "listed-remark",
    "plural-articles",
    "singular-endings",
    "copula",
    "further",
    "name-heads",
    "groups",
)


class Item(NamedTuple):
    """One item of a list.

    Args:
        span: Where it stands, without what is said of it behind a comma.
        least: How many things it is at least; nought for what may be a remark on the one before.
        most: How many things it is at most.
    """

    span: Span
    least: int
    most: int


class Row(NamedTuple):
    """A coordinated list.

    Args:
        items: Its items, in order.
        sort: What they are: ``quoted``, ``persons``, ``names``, ``titles``, ``led`` (by an article), ``clauses`` or
            ``plain``.
        is_closed: Whether "and" stands before the last.
        end: Where the list ends.
    """

    items: tuple[Item, ...]
    sort: str
    is_closed: bool
    end: int

    @property
    def least(self) -> int:
        """How many things it names at least."""
        return sum(item.least for item in self.items)

    @property
    def most(self) -> int:
        """How many things it names at most."""
        return min(ANY, sum(item.most for item in self.items))

    @property
    def span(self) -> Span:
        """From the first item to the last."""
        return self.items[0].span.to(self.items[-1].span)


class _Piece(NamedTuple):
    span: Span
    joint: str
    oxford: bool
    shape: str
    words: Sequence[str]
    is_split: bool


class _Grammar(NamedTuple):
    """The words of one language that lists are read with."""

    sets: Mapping[str, Words]
    joints: re.Pattern[str]
    has_capitals: bool
    particles: Words
    plural_endings: tuple[str, ...]


def row(document: Annotated, within: Span, *, framed: bool = False) -> Row | None:
    """Return the list that begins where a stretch begins; None where there is none that can be counted.

    Args:
        document: The article.
        within: From the first item to where the list ends at the latest: its sentence, its bracket, its dash.
        framed: Whether marks on both sides set the list off, so that it needs no "and" to be whole.
    """
    grammar = _grammar(document)
    glued = _GLUED.search(document.text, *within)
    within = _stripped(document.text, within if glued is None else Span(within.start, glued.start()))
    if within.end <= within.start or _is_open(document, within, grammar):
        return None
    pieces = _pieces(document, within, grammar)
    if len(pieces) < _FEWEST:
        return None
    if any(piece.joint == ";" for piece in pieces):
        return _parted(pieces, grammar)
    return _joined(pieces, grammar, framed=framed)


def _grammar(document: Annotated) -> _Grammar:
    lexicon = document.lexicons[document.language]
    sets = {name: lexicon.sets.get(f"counts.{name}", Words()) for name in _SETS}
    has_capitals = lexicon.tables.get("spelling", {}).get("noun") == "capital"
    return _Grammar(
        sets,
        _joints(sets["and"] | sets["or"], sets["listed-also"]),
        has_capitals,
        lexicon.sets.get("name_particles", Words()) | sets["belonging"] | sets["articles"],
        tuple(lexicon.tables.get("plural_ending", {})),
    )


@lru_cache(_LANGUAGES)
def _joints(ands: Words, also: Words) -> re.Pattern[str]:
    """Return what cuts a list: marks, words, and the quotes and brackets inside which nothing cuts."""
    last, more = ("|".join(sorted(map(re.escape, words), key=len, reverse=True)) for words in (ands - also, also))
    return re.compile(
        rf"(?P<quote>[{_QUOTES}])|(?P<open>[(\[])|(?P<close>[)\]])|(?P<semi>;)"
        rf"|(?P<oxford>, )?\b(?:(?P<also>{more})|(?P<and>{last}))(?= )|(?P<comma>,)(?=\s|$)"
    )


def _is_open(document: Annotated, within: Span, grammar: _Grammar) -> bool:
    """Tell whether a list says that it names some only."""
    padded = f" {' '.join(_WORD.findall(document.folded, *within))} "
    opening = padded.startswith(tuple(f" {form} " for form in grammar.sets["open-list"]))
    text = document.text[slice(*within)]
    return opening or any(f" {form} " in padded for form in grammar.sets["and-more"]) or "…" in text or ":" in text


def _pieces(document: Annotated, within: Span, grammar: _Grammar) -> list[_Piece]:
    """Return what stands between the joints of a list, outside quotes and brackets."""
    pieces: list[_Piece] = []
    start, joint, oxford = within.start, "", False
    depth, quoted = 0, False
    prepositional = _first(document, within) in grammar.sets["listed-at"]
    for mark in grammar.joints.finditer(document.folded, *within):
        kind = mark.lastgroup or ""
        kind = "also" if mark["also"] else "and" if mark["and"] else kind
        if kind == "quote":
            quoted = not quoted
        elif kind in ("open", "close"):
            depth += 1 if kind == "open" else -1
        elif not quoted and depth <= 0:
            span = _stripped(document.text, Span(start, mark.start()))
            if span.start < span.end:
                pieces.append(_piece(document, span, joint, oxford, grammar, prepositional=prepositional))
                joint, oxford = {"comma": ",", "semi": ";"}.get(kind, kind), mark["oxford"] is not None
            else:
                # ", and", "; and"
                oxford = oxford or joint == ","
                joint = {"comma": ",", "semi": ";"}.get(kind, kind) if joint != ";" else ";"
            start = mark.end()
    span = _stripped(document.text, Span(start, within.end))
    if span.start < span.end:
        pieces.append(_piece(document, span, joint, oxford, grammar, prepositional=prepositional))
    return pieces


def _first(document: Annotated, span: Span) -> str:
    found = _WORD.search(document.folded, *span)
    return "" if found is None else found[0].replace("’", "'")


def _stripped(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start] in _TRIMMED:
        start += 1
    while end > start and text[end - 1] in _TRIMMED:
        end -= 1
    return Span(start, end)


def _piece(
    document: Annotated, span: Span, joint: str, oxford: bool, grammar: _Grammar, *, prepositional: bool
) -> _Piece:
    text = document.text[slice(*span)]
    told = _BRACKETS.sub(" ", text)
    bracket = next(_BRACKETS.finditer(text), None)
    # "Jean Roux (Transports) Anne Petit": a comma is lost behind the bracket.
    is_split = bracket is not None and text[bracket.end() :].strip()[:1].isupper()
    words = [word.replace("’", "'") for word in _WORD.findall(told.replace("’", "'").replace("'", "' "))]
    return _Piece(
        span, joint, oxford, _shape(document, span, words, grammar, prepositional=prepositional), words, is_split
    )


def _shape(document: Annotated, span: Span, words: Sequence[str], grammar: _Grammar, *, prepositional: bool) -> str:
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
    elif lead in sets["listed-remark"] or lead in sets["listed-at"] or lead in sets["further"]:
        return "remark"
    if not words:
        return ""
    if words[0][0].isupper():
        # "Marie âgée de 8 ans", "Paul Morel pour le compte de …"
        told = sets["listed-remark"] | (sets["listed-at"] - grammar.particles)
        remark = next((place for place, word in enumerate(words) if word in told), len(words))
        words = words[:remark]
    number = next((one for one in document[QUANTITIES] if one.span.start == span.start), None)
    if number is not None and number.value != 1:
        return "remark" if number.noun is None or number.span.end >= span.end else "number"
    verb = next((place for place, word in enumerate(words) if word in sets["relatives"] | sets["state-verbs"]), None)
    if verb is not None:
        # "Morel est suspendu, Petit souffre du mollet"
        is_subject = 0 < verb <= _ROLE and all(word[0].isupper() for word in words[:verb])
        return "clause" if is_subject and words[verb] in sets["state-verbs"] else ""
    # "Un hiver à Brest" has the capital of a title.
    led = words[0] in sets["articles"] | sets["possessive"]
    rest = words[1:] if led else words
    if not rest or len(rest) > _LONGEST:
        return ""
    shape = _shape_of_words(rest, grammar, led=led)
    # "Du blé, de l'orge": the preposition holds the article.
    return "led" if is_at and shape == "plain" else shape


def _shape_of_words(words: Sequence[str], grammar: _Grammar, *, led: bool) -> str:
    capitals = [word[0].isupper() or word[0].isdigit() for word in words]
    named = all(capital or word in grammar.particles for capital, word in zip(capitals, words, strict=True))
    if grammar.has_capitals:
        return _shape_among_capitals(capitals, named=named, led=led)
    if capitals[0]:
        if not named:
            return "title"
        is_full = sum(capitals) >= _FULL_NAME and not led and words[0].lower() not in grammar.sets["articles"]
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
    has_name = is_apart or (capitals[-_FULL_NAME:] == [True] * _FULL_NAME and apart.isdisjoint(words))
    if (
        has_name
        and first is not None
        and first <= _ROLE
        and all(
            capital or word in grammar.particles for capital, word in zip(capitals[first:], words[first:], strict=True)
        )
    ):
        return "role"
    return "led" if led else "plain"


def _shape_among_capitals(capitals: Sequence[bool], *, named: bool, led: bool) -> str:
    """Return the shape of words where nouns have capitals as names do."""
    in_a_row = capitals[-_FULL_NAME:] == [True] * _FULL_NAME
    if led:
        return "role" if in_a_row else "led"
    if named and capitals[0]:
        return "person" if in_a_row else "name"
    return "role" if in_a_row and sum(not capital for capital in capitals) <= 1 else "plain"


_NAMES = frozenset({"person", "name", "role", "title"})
_FULL = frozenset({"person", "role"})
_SORTS = (
    (frozenset({"quoted"}), "quoted"),
    (frozenset({"person", "role"}), "persons"),
    (frozenset({"person", "name", "role"}), "names"),
    (_NAMES, "titles"),
    (frozenset({"led", "role", "number"}), "led"),
    (frozenset({"clause"}), "clauses"),
    (frozenset({"plain"}), "plain"),
)


def _parted(pieces: Sequence[_Piece], grammar: _Grammar) -> Row | None:
    """Return a list that semicolons part: whatever is told between two of them belongs to one item."""
    starts = [0, *(place for place, piece in enumerate(pieces) if piece.joint == ";")]
    final = pieces[starts[-1] :]
    last = [place for place, piece in enumerate(final) if place and piece.joint in ("and", "also") and piece.oxford]
    if last:
        starts.append(starts[-1] + last[-1])
    heads = [pieces[place] for place in starts]
    if any(head.shape in ("", "remark", "clause") for head in heads):
        return None
    sort = _sort_of({head.shape for head in heads}) or "mixed"
    items = tuple(Item(head.span, 1, ANY if _may_be_many(head, grammar) else 1) for head in heads)
    return Row(items, sort, True, pieces[-1].span.end) if len(items) >= _FEWEST else None


def _sort_of(shapes: set[str]) -> str | None:
    return next((sort for held, sort in _SORTS if shapes and shapes <= held), None)


def _joined(pieces: Sequence[_Piece], grammar: _Grammar, *, framed: bool) -> Row | None:
    """Return a list that commas and "and" join, up to where something else is told."""
    first = pieces[0].shape
    if first in ("", "remark"):
        return None
    kept: list[_Piece] = []
    closed = going_on = False
    for place, piece in enumerate(pieces):
        if closed and piece.joint == "," and not _goes_on(pieces[place:], first):
            if _alike(piece.shape, first) and piece.shape != "title":
                # Another of them behind the last: the list is two.
                return None
            if pieces[0].words[0].lower() in grammar.sets["listed-at"]:
                # "Dans les villes du nord, du sud et de l'est, le virus recule" lists where something is.
                return None
            going_on = bool(piece.words) and piece.words[0].lower() in grammar.sets["further"]
            break
        if piece.shape == "":
            return None
        kept.append(piece)
        closed = closed or (piece.joint in ("and", "also") and piece.shape != "remark")
    if not closed and not framed and first not in ("quoted", "person"):
        return None
    found = _counted(kept, grammar, closed=closed)
    return unbounded(found) if found is not None and going_on else found


def unbounded(found: Row) -> Row:
    """Return a list that may have more items than it names."""
    last = found.items[-1]._replace(most=ANY)
    return found._replace(items=(*found.items[:-1], last))


def _goes_on(pieces: Sequence[_Piece], first: str) -> bool:
    """Tell whether a list goes on behind an "and" that closed nothing: "Castilla y León, Madrid y Murcia"."""
    for piece in pieces:
        if piece.joint in ("and", "also"):
            return _alike(piece.shape, first)
        if piece.shape != "remark" and not _alike(piece.shape, first):
            return False
    return False


def _alike(shape: str, first: str) -> bool:
    return shape == first or {shape, first} <= _NAMES or {shape, first} <= {"led", "role", "number"}


def _counted(pieces: Sequence[_Piece], grammar: _Grammar, *, closed: bool) -> Row | None:
    """Return the row of some pieces, each as many things as it may be."""
    first = pieces[0].shape
    sort = _sort_of({piece.shape for piece in pieces if _alike(piece.shape, first)})
    if sort is None:
        return None
    last = max((place for place, piece in enumerate(pieces) if piece.joint in ("and", "also")), default=0)
    oxford = pieces[last].oxford
    # "Paul Morel, Lyon, Anne Petit, Brest et Jean Roux, Lille": where each is from.
    places = [piece.shape for piece in pieces] == ["person", "name"] * (len(pieces) // 2)
    items: list[Item] = []
    for place, piece in enumerate(pieces):
        if piece.shape == "remark":
            continue
        least = most = 1
        if not _alike(piece.shape, first):
            if sort in ("quoted", "clauses", "plain"):
                return None
            # "Anna Petit, l'épouse du maire, et …"
            least = 0
        elif sort == "led" and 0 < place < last and oxford and piece.joint == ",":
            # A second comma may close a remark: "le maire, un ancien avocat, et son adjoint".
            least = 0
        elif piece.joint == "and" and place < last and not (piece.shape in _FULL and pieces[last].joint == "also"):
            # "Castilla y León"; but "die Verteidiger Jan Roth und Ole Brand sowie …"
            least = 0
        elif sort == "names" and piece.shape == "role":
            # "La France, le pays de Macron, l'Italie"
            least = 0
        elif piece.shape == "name" and (places or _shares_name(pieces, place, last)):
            least = 0
        items.append(Item(piece.span, least, ANY if _may_be_many(piece, grammar) else most))
    if len(items) < _FEWEST or (sort == "plain" and not _is_plain(pieces)):
        return None
    return Row(tuple(items), sort, closed, pieces[-1].span.end)


def _shares_name(pieces: Sequence[_Piece], place: int, last: int) -> bool:
    """Tell whether a first name shares the last name of the next: "Anne and Peter Lawson, and Gill and Mike Tanner"."""
    behind = pieces[place + 1 : place + 2]
    shared = bool(behind) and behind[0].joint == "and" and behind[0].shape == "person"
    return shared and (place + 1 < last or pieces[place].joint == "and")


def _is_plain(pieces: Sequence[_Piece]) -> bool:
    return all(len(piece.words) <= _ROLE for piece in pieces)


def _may_be_many(piece: _Piece, grammar: _Grammar) -> bool:
    """Tell whether an item may be several things: a plural, a pair, a number of them."""
    sets = grammar.sets
    if piece.shape == "number" or piece.is_split:
        return True
    if not sets["groups"].isdisjoint(word.lower() for word in piece.words):
        return True
    if piece.shape == "title":
        # "Lyon d'une part pour la pluie" may go on.
        return sum(word[0].islower() and word not in grammar.particles for word in piece.words) >= _FULL_NAME
    if piece.shape not in ("led", "role") or sets["plural-articles"].isdisjoint(map(str.lower, piece.words[:2])):
        return False
    if piece.shape == "role" and sum(word[0].isupper() for word in piece.words[-_FULL_NAME:]) == _FULL_NAME:
        # "Die Verteidiger Jan Roth und Ole Brand": one of them here, the others behind "and".
        return False
    head = _head(piece.words[1:], grammar)
    if grammar.has_capitals:
        return not head.endswith(tuple(sets["singular-endings"]))
    return head.endswith(grammar.plural_endings)


def _head(words: Sequence[str], grammar: _Grammar) -> str:
    """Return the noun that an article leads to: the last word before what completes it."""
    head = ""
    for word in words:
        if word.lower() in grammar.sets["belonging"] | grammar.sets["listed-at"] | grammar.sets["articles"]:
            break
        head = word.lower()
        if grammar.has_capitals and word[0].isupper():
            break
    return head
