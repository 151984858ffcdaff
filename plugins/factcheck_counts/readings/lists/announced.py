"""Numbers with the lists that they announce, wherever a sentence has them: behind a mark, a verb, a comma, before it.

What a list is, :mod:`factcheck_counts.readings.coordination` reads; here is told where one may begin and end, and what
must stand between it and its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck import (
    QUANTITIES,
    Document,
    Quantity,
    QuantityKind,
    Span,
    covering,
    inside,
)
from factcheck_counts.readings.coordination import Row, row, unbounded
from factcheck_counts.readings.lists.forms import Forms
from factcheck_counts.readings.lists.items import is_in_name
from factcheck_counts.readings.lists.numbered import numbered
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.vocabulary import CAPITAL, WORD, begins, holds

_FEWEST, _MOST = 2, 25
#: So many languages are remembered.
_LANGUAGES = 16
#: So many words stand between a number and its list.
_FAR = 24
#: So many words stand between what was counted and a bracket or a dash that lists it, or the comma of an apposition.
_NEAR = 4
#: A bracket holds so many letters at the most.
_BRACKET = 2_000
#: Fewer small words without an article are no list.
_PLAIN = 3
_QUOTES = frozenset('«“„"‘')
#: A colon, or a dash.
_OPENING = re.compile(r" ?: | (?:--?|–|—) | —(?=\S)")
#: No list stands in a sentence without one of these.
_MARKS = (",", ":", " - ", "--", "–", "—")
_CLOSING = re.compile(r" (?:--?|–|—)(?=[\s,.])|(?<=\S)—(?=[\s,.;:])")
#: The noun that an article leads to behind a number without one: "Tres son los delitos", "en cinco los finalistas".
_BEHIND = re.compile(r" (?P<first>[^\W\d_]+) (?P<second>[^\W\d_]+)(?: (?P<third>[^\W\d_]+))?")

#: "His wife, Margaret, and their": who stands beside those counted has been named.
_BESIDE = re.compile(rf", {CAPITAL}[\w’'-]+(?: {CAPITAL}[\w’'-]+)*,? \w+ \w+ \Z")
#: "Sweden 26 and Italy 19": each name has a number.
_COUNTED = re.compile(r" \d")
_CAPITAL = re.compile(rf" (?P<noun>{CAPITAL}[^\W\d_]+)")


class Listed(NamedTuple):
    """A number and the items that it announces.

    Args:
        number: The number.
        items: Where the items stand.
        span: From the first of them to the last.
        least: How many there are at least.
        most: How many there are at most.
    """

    number: Quantity
    items: Sequence[Span]
    span: Span
    least: int
    most: int


def announcements(document: Document, forms: Forms) -> list[Quantity]:
    """Return the numbers that may announce a list, in order, each with the noun of what it counts."""
    found = []
    for one in document[QUANTITIES]:
        if one.kind is not QuantityKind.CARDINAL or one.unit is not None or not _FEWEST <= one.value <= _MOST:
            continue
        if is_in_name(document, one):
            continue
        with_noun = one if one.noun is not None else _noun_behind(document, one, forms)
        is_small = one.noun is not None and document.text[one.noun.start].islower()
        if forms.has_capitals and (with_noun is None or is_small):
            # "Vier Neue", "vier afrikanische Länder"
            behind = _CAPITAL.match(document.text, (one.noun or one.span).end)
            with_noun = with_noun if behind is None else one._replace(noun=Span(*behind.span("noun")))
        if with_noun is not None and one.exact and one.hedge is None and not one.parts:
            found.append(with_noun)
    both = list(_both_words(document, forms))
    return sorted([*found, *both], key=lambda one: one.span.start) if both else found


def _noun_behind(document: Document, number: Quantity, forms: Forms) -> Quantity | None:
    """Return a number with the noun that follows it behind an article: "Tres son los delitos"."""
    found = _BEHIND.match(document.folded, number.span.end)
    if found is None:
        return None
    if found["first"] in forms.definite:
        return number._replace(noun=Span(*found.span("second")))
    if found["first"] in forms.copula and found["second"] in forms.definite and found["third"] is not None:
        return number._replace(noun=Span(*found.span("third")))
    return None


def _both_words(document: Document, forms: Forms) -> Iterator[Quantity]:
    """Yield the numbers that "both" before a noun is."""
    if any(word in document.folded for word in forms.both):
        for found in forms.both_before_noun.finditer(document.folded):
            span = Span(*found.span("both"))
            yield Quantity(span, QuantityKind.CARDINAL, 2, 2, 2, span, noun=Span(*found.span("noun")))


def lists(document: Document, numbers: Sequence[Quantity], forms: Forms) -> Iterator[Listed]:
    """Yield the lists that the numbers of a sentence announce in it."""
    sentences, folded = document[STATEMENTS], document.folded
    at = 0
    while at < len(numbers):
        sentence = covering(sentences, numbers[at].span.start)
        first, at = at, at + 1
        if sentence is None:
            continue
        while at < len(numbers) and numbers[at].span.start < sentence.end:
            at += 1
        if all(folded.find(mark, *sentence) < 0 for mark in _MARKS):
            continue
        within = numbers[first:at]
        found = _before(document, sentence, within, forms)
        found = found or next(filter(None, (_behind(document, sentence, one, within, forms) for one in within)), None)
        if found is not None:
            yield found


def listed(number: Quantity, found: Row) -> Listed:
    """Return a list with its number."""
    items = [item.span for item in found.items if item.least or found.least < found.most]
    return Listed(number, items, found.span, found.least, found.most)


def one_each(document: Document, number: Quantity, found: Row, forms: Forms) -> Row:
    """Return a list of causes, aims and the like, of which a plural is one too: "five causes: the low prices, …"."""
    if number.noun is None or document.folded[slice(*number.noun)] not in forms.points or found.sort != "led":
        return found
    return found._replace(items=tuple(item._replace(most=1) for item in found.items))


def _behind(
    document: Document, sentence: Span, number: Quantity, numbers: Sequence[Quantity], forms: Forms
) -> Listed | None:
    """Return the list that a number of a sentence announces."""
    noun = number.noun or number.span
    for within, how in _openings(document, sentence, number, forms):
        between = document.folded[noun.end : within.start].split()
        if any(noun.end <= other.span.start < within.start for other in numbers if other is not number):
            return None
        if len(between) > _FAR or not forms.of_them.isdisjoint(word.strip(",") for word in between):
            return None
        named = numbered(document, within, number, is_bare=how == "frame") if how != "comma" else None
        if named is not None:
            return listed(number, named)
        found = row(document, within, framed=how == "frame")
        if found is None:
            continue
        found = one_each(document, number, found, forms)
        fitted = _fitted(document, sentence, number, found, how, forms)
        if fitted is not None:
            return listed(number, fitted)
    return None


def _fitted(document: Document, sentence: Span, number: Quantity, found: Row, how: str, forms: Forms) -> Row | None:
    """Return a list as far as what opens it makes it one of what was counted."""
    # "Tres son los delitos: …" says that those are all.
    inverted = number.noun is not None and len(document.folded[number.span.end : number.noun.start].split()) > 1
    if found.sort == "plain" and (how not in ("frame", "mark") or (len(found.items) < _PLAIN and not inverted)):
        return None
    if how == "verb" and found.sort in ("led", "plain", "clauses"):
        return None
    if found.sort == "clauses" and how != "mark":
        return None
    is_loose = found.sort in ("plain", "clauses") or (
        found.sort == "led" and (how != "mark" or _counts_off(document, found))
    )
    over_only = (is_loose and not inverted) or not (found.is_closed or how == "frame")
    if document.folded[slice(*(number.noun or number.span))] in forms.groups:
        # "Two couples: Anne and Peter Lawson, and …"
        return None
    if how == "mark" and (
        (is_loose and _more_follow(document, found, forms))
        # "Six ships are idle – in Spain, Peru and France"
        or (number.value > found.least and _tells_where(document, found, forms))
    ):
        return None
    if how == "comma":
        if _is_of_more(document, sentence, number, found, forms):
            return None
        lead = document.folded[sentence.start : number.span.start].split()
        is_beside = not forms.ands.isdisjoint(lead[-_FEWEST:]) and not _BESIDE.search(
            document.text, sentence.start, number.span.start
        )
        if found.sort != "quoted" and is_beside:
            # "La juge et ses deux greffiers, …": she may be one of those named.
            return None
        if number.value > found.least and not (forms.further - forms.ands).isdisjoint(lead[-_FEWEST:]):
            # "They sue him plus three friends, the firm and its owner": an item of a list is told like the others.
            return None
        is_theirs = bool(lead) and lead[-1] in forms.own and found.is_closed and _is_last(document, sentence, found)
        if _goes_on(document, sentence, number, found, forms) or _tells_where(document, found, forms):
            return None
        is_set_off = _is_set_off(document, sentence, number, found, forms)
        if found.sort not in ("quoted", "persons") and not (
            (found.sort == "names" and is_theirs) or is_set_off or _is_apposed(document, sentence, number, found, forms)
        ):
            return None
        # Who names "their three children" names all.
        over_only = over_only or not (is_theirs or is_set_off or _is_subject(document, sentence, number, forms))
    # What "un couple, leurs deux fils et une voisine" makes is not known.
    return found if not over_only or number.value <= found.least else unbounded(found)


def _more_follow(document: Document, found: Row, forms: Forms) -> bool:
    """Tell whether something comes on top of a list: "black, white and grey, plus one in red"."""
    behind = WORD.match(document.folded, found.end + 2)
    return document.text.startswith(", ", found.end) and behind is not None and behind[0] in forms.further


def _is_of_more(document: Document, sentence: Span, number: Quantity, found: Row, forms: Forms) -> bool:
    """Tell whether names behind a comma are not all that were counted, or the number is an item of a list itself.

    "One of eight countries, along with A, B and C"; "three days in A, B and C"; "X: a cross, a heart with three stars,
    a badge and a medal"
    """
    start = (number.noun or number.span).end
    if holds(WORD.findall(document.folded, start, found.span.start), forms.besides):
        return True
    lead = document.folded[sentence.start : number.span.start]
    if "," in lead.partition(":")[2]:
        return True
    words = document.text[start : document.text.find(",", start)].split()
    in_place = len(words) >= _FEWEST and words[-1][0].isupper() and words[-2].lower() in forms.at
    return in_place and found.sort == "names" and number.value == found.least + 1


def _is_last(document: Document, sentence: Span, found: Row) -> bool:
    return not document.text[found.end : sentence.end].strip(" .!?\n")


def _counts_off(document: Document, found: Row) -> bool:
    """Tell whether items are told by their place, so that some may be left out: "la première …, la dernière …"."""
    return any(
        one.kind is QuantityKind.ORDINAL for item in found.items for one in inside(document[QUANTITIES], item.span)
    )


def _is_set_off(document: Document, sentence: Span, number: Quantity, found: Row, forms: Forms) -> bool:
    """Tell whether names behind a comma can be nothing but those counted: "in three states, A, B and C, on May 3".

    The number is no item of a list itself, and the sentence does not go on with the last of them.
    """
    if found.sort not in ("names", "persons") or _COUNTED.search(document.text, *found.span):
        # "Germany took three refugees, Sweden 26 and Italy 19"
        return False
    words = document.folded[sentence.start : number.span.start].split()
    before = words[: len(words) - (words[-1:] != [] and words[-1] in forms.definite)]
    # "Selon trois chercheurs, le Voltarène ou diclofénac, …"; "dos medallas más, Hungría, Polonia y …"
    behind = WORD.findall(document.folded, (number.noun or number.span).end, found.span.start)
    is_of_others = begins(words, forms.told) or holds(behind, forms.more)
    return not is_of_others and not (before and before[-1].endswith((",", ";", ":", "(")))


def _tells_where(document: Document, found: Row, forms: Forms) -> bool:
    """Tell whether a list tells where or when something is, and no more than that: "…, from January to July"."""
    first = WORD.match(document.folded, found.span.start)
    return first is not None and first[0] in forms.at


def _goes_on(document: Document, sentence: Span, number: Quantity, found: Row, forms: Forms) -> bool:
    """Tell whether somebody else follows a list between commas: "two councillors, A, B and C, and the vicar"."""
    behind = WORD.match(document.folded, found.end + 2)
    if not document.text.startswith(", ", found.end) or behind is None or behind[0] not in forms.ands | forms.further:
        return False
    if number.value > found.least:
        return True
    return document.folded[sentence.start : number.span.start].rstrip(" ").endswith(",")


def _is_apposed(document: Document, sentence: Span, number: Quantity, found: Row, forms: Forms) -> bool:
    """Tell whether a verb goes on behind the second comma of a list between two, so that it names those counted.

    "Deux voitures, un camion et un bus sont entrés en collision": without that comma, what follows comes to them.
    """
    if not found.is_closed or not document.folded.startswith(", ", found.end, sentence.end):
        return False
    before = document.folded[sentence.start : number.span.start].split()
    is_known = bool(before) and before[-1] in forms.definite | forms.both
    is_known = is_known or document.folded[slice(*number.span)] in forms.both
    people = number.noun is not None and document.folded.endswith(forms.people, *number.noun)
    if found.sort == "led" and not is_known and not (people and _is_subject(document, sentence, number, forms)):
        return False
    behind = WORD.match(document.folded, found.end + 2)
    if behind is None:
        return False
    # What opens a sentence is its subject: behind it stands the verb.
    opens = _is_subject(document, sentence, number, forms) and behind[0] not in forms.not_verbs
    return behind[0] in forms.verbs or (forms.has_capitals and behind[0] in forms.at) or opens


def _is_subject(document: Document, sentence: Span, number: Quantity, forms: Forms) -> bool:
    """Tell whether a number opens its sentence, perhaps behind an article: "Les quatre finalistes"."""
    before = document.folded[sentence.start : number.span.start].split()
    return len(before) <= 1 and forms.definite.issuperset(before)


def _openings(document: Document, sentence: Span, number: Quantity, forms: Forms) -> Iterator[tuple[Span, str]]:
    """Yield where a list may stand behind a number, and what opens it."""
    text, folded = document.text, document.folded
    start = (number.noun or number.span).end
    bracket = text.find("(", start, sentence.end)
    if bracket >= 0 and (end := text.find(")", bracket, bracket + _BRACKET)) >= 0:
        words = len(text[start:bracket].split())
        # "Five novels are on the list for the prize («A», «B» …)": titles are those of what has one.
        if words <= _NEAR or (
            words <= _FAR
            and text[bracket + 1] in _QUOTES
            and not forms.titled.isdisjoint(folded[slice(*(number.noun or number.span))].split()[-1:])
        ):
            yield Span(bracket + 1, end), "frame"
    mark = _OPENING.search(text, start, sentence.end)
    if mark is not None:
        if ":" in text[start : mark.start()]:
            return
        close = None if ":" in mark[0] else _CLOSING.search(text, mark.end(), sentence.end)
        if close is not None and len(text[start : mark.start()].split()) <= _NEAR:
            yield Span(mark.end(), close.start()), "frame"
        if close is None:
            yield Span(_behind_picture(folded, mark.end(), forms), sentence.end), "mark"
        return
    for form in forms.named:
        place = folded.find(form, start, sentence.end)
        if place >= 0:
            yield Span(place + len(form), sentence.end), "mark"
            break
    before = folded[sentence.start : number.span.start].split()
    if before and before[-1] in forms.definite and len(before) <= _FEWEST:
        verb = next((word for word in WORD.finditer(folded, start, sentence.end) if word[0] in forms.copula), None)
        if verb is not None:
            those = WORD.match(folded, verb.end() + 1)
            is_those = those is not None and those[0] in forms.those
            # "Les six ministres reconduits sont ceux de la Défense, des Finances et …"
            yield Span(those.end() if is_those and those is not None else verb.end(), sentence.end), "verb"
    comma = folded.find(",", start, sentence.end)
    if comma < 0 or _is_named(text[start:comma].split(), forms):
        return
    if forms.joints.search(folded, comma, sentence.end) is None:
        return
    # "Both hospitals that the report names, A and B, were …"
    words = len(text[start:comma].split())
    is_subject = words <= _NEAR * 2 and _is_subject(document, sentence, number, forms)
    if words <= _NEAR or is_subject or _ends(document, sentence, comma):
        yield Span(comma + 1, sentence.end), "comma"


def _behind_picture(folded: str, start: int, forms: Forms) -> int:
    """Return where names begin behind a colon: "de gauche à droite, A, B et C"."""
    found = forms.in_the_picture.match(folded, start)
    return start if found is None else found.end()


def _is_named(words: Sequence[str], forms: Forms) -> bool:
    """Tell whether a name stands before a comma: "Deux élus MoDem Marc Fesneau, …"; in "pays du Sud" it is none."""
    if not words or not words[-1][0].isupper():
        return False
    return forms.has_capitals or len(words) < _FEWEST or words[-2].lower() not in forms.at | forms.articles


def _ends(document: Document, sentence: Span, comma: int) -> bool:
    """Tell whether the list behind a comma closes its sentence: "étaient du voyage, A, B et C"."""
    found = row(document, Span(comma + 1, sentence.end))
    return found is not None and _is_last(document, sentence, found)


def _before(document: Document, sentence: Span, numbers: Sequence[Quantity], forms: Forms) -> Listed | None:
    """Return what opens a sentence before "these three": "A, B et C : dans ces trois villes …"."""
    number = numbers[0]
    mark = _OPENING.search(document.text, sentence.start, number.span.start)
    if mark is None:
        return None
    lead = document.folded[mark.end() : number.span.start].split()
    if not lead or len(lead) > _FEWEST or lead[-1] not in forms.pointing:
        return None
    found = row(document, Span(sentence.start, mark.start()), framed=True)
    return None if found is None or found.sort not in ("persons", "names", "quoted") else listed(number, found)
