"""Coordinated lists: what commas, semicolons and "and" join, and how many things it names at least and at most.

A writer's list is more than words between commas. Its items carry remarks ("Léa, 20 ans, et Hugo, 13 ans"), roles
("der Torwart Jan Roth"), brackets and titles with commas in them; "sowie" joins what "und" has joined already; and
where an item holds commas itself, semicolons part them. So a list is cut at every joint, each piece is taken for what
it is by its first words, and what may be an item or a remark on the one before it makes the number uncertain by one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from factcheck import Annotated, Span
from factcheck_counts.readings.pieces import FULL_NAME, ROLE, Grammar, Piece, grammar_of, pieces_of, stripped

#: What may be any number: "les frères Martin".
ANY = 99
_FEWEST = 2
#: The next sentence, where its space is lost.
_GLUED = re.compile(r"(?<=[a-zà-ÿ»”\")])\.(?=[A-ZÀ-Ý][a-zà-ÿ'’])")
_NAMES = frozenset({"person", "name", "role", "title"})
_NAMED = frozenset({"person", "name"})
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


def row(document: Annotated, within: Span, *, framed: bool = False) -> Row | None:
    """Return the list that begins where a stretch begins; None where there is none that can be counted.

    Args:
        document: The article.
        within: From the first item to where the list ends at the latest: its sentence, its bracket, its dash.
        framed: Whether marks on both sides set the list off, so that it needs no "and" to be whole.
    """
    grammar = grammar_of(document)
    initial, glued = grammar.initial.search(document.text, *within), _GLUED.search(document.text, *within)
    end = initial.end() if initial is not None else within.end if glued is None else glued.start()
    within = stripped(document.text, Span(within.start, end))
    if within.end <= within.start or _is_open(document, within, grammar):
        return None
    semicolon = document.text.find(";", *within)
    if semicolon >= 0 and _closes(document, Span(within.start, semicolon), grammar):
        # "A, B und C; gespielt wird am Dienstag"
        within = Span(within.start, semicolon)
    pieces = pieces_of(document, within, grammar)
    if len(pieces) < _FEWEST or pieces[0].joint == "also":
        # "The two men – along with A and B – were held"
        return None
    if _governs(pieces, grammar):
        return None
    if any(piece.joint == ";" for piece in pieces):
        return _parted(pieces, grammar)
    return _joined(pieces, grammar, framed=framed)


def _governs(pieces: Sequence[Piece], grammar: Grammar) -> bool:
    """Tell whether a noun without an article leads to all names of a list: "friends of Ann Lee, Jo Reed and Al Rey"."""
    head, link = pieces[0].words[:1], pieces[0].words[1:2]
    if grammar.has_capitals or not link or link[0] not in grammar.sets["belonging"]:
        return False
    if (
        not head[0].islower()
        or head[0] in grammar.sets["articles"] | grammar.sets["possessive"] | grammar.sets["belonging"]
    ):
        return False
    return all(piece.shape in _NAMED for piece in pieces[1:])


def _closes(document: Annotated, within: Span, grammar: Grammar) -> bool:
    """Tell whether a list ends before a semicolon: commas before an "and" that joins its last item."""
    pieces = pieces_of(document, stripped(document.text, within), grammar)
    return len(pieces) > _FEWEST and pieces[-1].joint == "and" and all(piece.joint == "," for piece in pieces[1:-1])


def _is_open(document: Annotated, within: Span, grammar: Grammar) -> bool:
    """Tell whether a list says that it names some only."""
    return grammar.some.search(document.folded[slice(*within)]) is not None


def _parted(pieces: Sequence[Piece], grammar: Grammar) -> Row | None:
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


def _joined(pieces: Sequence[Piece], grammar: Grammar, *, framed: bool) -> Row | None:
    """Return a list that commas and "and" join, up to where something else is told."""
    first = pieces[0].shape
    if first in ("", "remark"):
        return None
    kept: list[Piece] = []
    closed = going_on = False
    pieces = _with_apposed(pieces)
    for place, piece in enumerate(pieces):
        if closed and piece.joint in ("and", "also") and piece.oxford and not _alike(piece.shape, first):
            # "Her sons, Peter, Michael and Andrew, and (by) seven grandchildren"
            break
        if closed and piece.joint == "," and not _goes_on(pieces[place:], first):
            if _alike(piece.shape, first) and piece.shape != "title":
                # Another of them behind the last: the list is two.
                return None
            if pieces[0].words[0].lower() in grammar.sets["listed-at"]:
                # "Dans les villes du nord, du sud et de l'est, le virus recule" lists where something is.
                return None
            going_on = bool(piece.words) and piece.words[0].lower() in grammar.sets["further"]
            break
        if closed and piece.joint == "," and _leads_on(pieces[place - 1], grammar):
            # "A, B and C for D, E and F"
            going_on = True
            break
        if piece.shape == "":
            return None
        kept.append(piece)
        closed = closed or (piece.joint in ("and", "also") and piece.shape != "remark")
    if not closed and not framed and first not in ("quoted", "person", "clause"):
        return None
    found = _counted(kept, grammar, closed=closed)
    return unbounded(found) if found is not None and going_on else found


def _leads_on(piece: Piece, grammar: Grammar) -> bool:
    """Tell whether words that belong to no name lead from the last of some names to another: the first of others."""
    capitals = [place for place, word in enumerate(piece.words) if word[0].isupper()]
    between = piece.words[capitals[0] : capitals[-1]] if capitals else ()
    return piece.joint == "and" and any(word[0].islower() and word not in grammar.particles for word in between)


def _with_apposed(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return pieces of which the last of some names may be called by what it is: "… and the captain, Dele Adu"."""
    place = next((place for place, piece in enumerate(pieces) if piece.joint in ("and", "also")), 0)
    if not place or pieces[place].shape != "led" or pieces[0].shape not in _NAMED:
        return pieces
    told = [*pieces[:place], pieces[place]._replace(shape="role"), *pieces[place + 1 :]]
    behind = pieces[place + 1 : place + 2]
    if behind and behind[0].joint == "," and behind[0].shape == "person":
        told[place + 1] = behind[0]._replace(shape="remark")
    return told


def unbounded(found: Row) -> Row:
    """Return a list that may have more items than it names."""
    last = found.items[-1]._replace(most=ANY)
    return found._replace(items=(*found.items[:-1], last))


def _goes_on(pieces: Sequence[Piece], first: str) -> bool:
    """Tell whether a list goes on behind an "and" that closed nothing: "Castilla y León, Madrid y Murcia"."""
    for place, piece in enumerate(pieces):
        if piece.joint in ("and", "also"):
            # "…, all of them sold between March and May": that "and" joins nothing to the list.
            is_inner = place > 0 and pieces[place - 1].shape == "remark" and not piece.oxford
            return _alike(piece.shape, first) and not is_inner
        if piece.shape != "remark" and not _alike(piece.shape, first):
            return False
    return False


def _alike(shape: str, first: str) -> bool:
    return shape == first or {shape, first} <= _NAMES or {shape, first} <= {"led", "role", "number"}


def _counted(pieces: Sequence[Piece], grammar: Grammar, *, closed: bool) -> Row | None:
    """Return the row of some pieces, each as many things as it may be."""
    first = pieces[0].shape
    sort = _sort_of({piece.shape for piece in pieces if _alike(piece.shape, first)})
    if sort is None:
        return None
    last = max((place for place, piece in enumerate(pieces) if piece.joint in ("and", "also")), default=0)
    oxford = pieces[last].oxford
    # "Paul Morel, Lyon, Anne Petit, Brest et Jean Roux, Lille": where each is from.
    places = [piece.shape for piece in pieces] == ["person", "name"] * (len(pieces) // 2)
    shapes = [piece.shape == "remark" for piece in pieces]
    credited = first == "title" and shapes == ([False, True] * len(shapes))[: len(shapes)]
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
        elif sort in ("names", "titles") and piece.shape == "role" and 0 < place != last:
            # "La France, le pays de Macron, l'Italie"
            least = 0
        elif piece.shape == "name" and (places or _shares_name(pieces, place, last)):
            least = 0
        # "La Digue haute, de Paul Petit, et Un hiver, d'Anne Roux": each is one that has its own remark.
        many = not credited and _may_be_many(piece, grammar)
        items.append(Item(piece.span, least, ANY if many else most))
    if len(items) < _FEWEST or (sort == "plain" and not _is_plain(pieces)):
        return None
    if oxford:
        items = _compounds(pieces, items, last)
    return Row(tuple(items), sort, closed, pieces[-1].span.end)


def _compounds(pieces: Sequence[Piece], items: Sequence[Item], last: int) -> list[Item]:
    """Return items that an inner "and" may join to one: "Health, Digital, Culture, Media and Sport, and Transport"."""
    inner = {
        pieces[before].span
        for place in range(last)
        if pieces[place].joint == "and"
        for before in range(place - 1, 1, -1)
        if all(piece.joint == "," for piece in pieces[before - 1 : place])
    }
    return [item._replace(least=0) if item.span in inner else item for item in items]


def _shares_name(pieces: Sequence[Piece], place: int, last: int) -> bool:
    """Tell whether a first name shares the last name of the next: "Anne and Peter Lawson, and Gill and Mike Tanner"."""
    behind = pieces[place + 1 : place + 2]
    shared = bool(behind) and behind[0].joint == "and" and behind[0].shape == "person"
    return shared and (place + 1 < last or pieces[place].joint == "and")


def _is_plain(pieces: Sequence[Piece]) -> bool:
    return all(len(piece.words) <= ROLE for piece in pieces)


def _may_be_many(piece: Piece, grammar: Grammar) -> bool:
    """Tell whether an item may be several things: a plural, a pair, a number of them."""
    sets = grammar.sets
    if piece.shape == "number" or piece.is_split:
        return True
    if not sets["groups"].isdisjoint(word.lower() for word in piece.words):
        return True
    if piece.shape == "title":
        # "Lyon d'une part pour la pluie" may go on.
        small = [word for word in piece.words if word[0].islower() and word not in grammar.particles]
        # "The Ferryman's Son by …" has one small word.
        return len(small) - small.count("s") >= FULL_NAME
    if piece.shape not in ("led", "role") or sets["plural-articles"].isdisjoint(map(str.lower, piece.words[:2])):
        return False
    if piece.shape == "role" and sum(word[0].isupper() for word in piece.words[-FULL_NAME:]) == FULL_NAME:
        # "Die Verteidiger Jan Roth und Ole Brand": one of them here, the others behind "and".
        return False
    head = _head(piece.words[1:], grammar)
    if grammar.has_capitals:
        return not head.endswith(tuple(sets["singular-endings"]))
    return head.endswith(grammar.plural_endings)


def _head(words: Sequence[str], grammar: Grammar) -> str:
    """Return the noun that an article leads to: the last word before what completes it."""
    head = ""
    for word in words:
        if word.lower() in grammar.sets["belonging"] | grammar.sets["listed-at"] | grammar.sets["articles"]:
            break
        if head and (len(word) == 1 or (word[0].isupper() and not grammar.has_capitals)):
            # "Les frères Martin" are brothers, "les réacteurs n° 3 et 4" reactors.
            break
        head = word.lower()
        if grammar.has_capitals and word[0].isupper():
            break
    return head
