"""Relatives, whose ages and births are not those of the person who is spoken of, and others who are named."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from operator import attrgetter

from factcheck import ATTRIBUTIONS, Document, Span
from factcheck_dates.readings.wording import WORD, sentence_of, tables_at

#: What kinds of nouns are people, in the words of the sources that a text names.
PEOPLE = ("person", "office")
#: So many words before a birth may say whose it is.
_WHOSE = 3
#: A marker stands so many words before a relative at the most: "son plus jeune frère".
_LEAD = 3
#: So many characters before an age or a birth a word like "sa fille" may say whose it is.
_BEFORE = 40
#: So many words behind an aside are no more about whom it names, as they are in "said his sister, who is 34".
_APART = 4
#: What is told of somebody begins so many characters before the aside in it at the most.
_FAR = 400
_START = attrgetter("span.start")


def is_of_kin(document: Document, span: Span) -> bool:
    """Tell whether a stretch, or what leads to it in its sentence, speaks of a relative, who may be meant."""
    sentence = sentence_of(document, span)
    start = max(sentence.start, span.start - _BEFORE)
    # Not in the middle of a word: "Odile" ends like an article.
    lead = Span(document.folded.rfind(" ", sentence.start, start) + 1 or start, span.end)
    return tells_kin(document, lead) and any(tells_kin(document, part) for part in without_asides(document, lead, span))


def without_asides(document: Document, stretch: Span, place: Span) -> list[Span]:
    """Return the parts of a stretch that lead to a place, without the asides that only say who knows what it tells.

    "He died, as his daughter said, in a hospital at 81", but not "he died, said his sister, aged 34".
    """
    told = document[ATTRIBUTIONS]
    near = told[bisect_left(told, stretch.start - _FAR, key=_START) : bisect_left(told, stretch.end, key=_START)]
    said = [
        one.cue.to(one.source.span) if one.cue < one.source.span else one.source.span.to(one.cue)
        for one in near
        if one.source is not None
    ]
    parts, start, folded = [], stretch.start, document.folded
    for aside in said:
        is_closed = start <= aside.end <= place.start and folded.startswith(",", aside.end)
        if is_closed and len(WORD.findall(folded, aside.end, place.start)) >= _APART:
            parts.append(Span(start, max(start, aside.start)))
            start = aside.end
    return [*parts, Span(start, stretch.end)]


def tells_kin(document: Document, stretch: Span) -> bool:
    """Tell whether a stretch speaks of a relative: "sa fille", "the brother", but not "father of two"."""
    tables = tables_at(document, stretch.start)
    kin, markers = tables.get("dates.kin", {}), tables.get("dates.kin_marker", {})
    found = WORD.findall(document.folded, *stretch)
    # Words may stand between: "their elder brother".
    return any(
        word in kin and not markers.keys().isdisjoint(found[max(at - _LEAD, 0) : at]) for at, word in enumerate(found)
    )


def is_anothers(document: Document, birth: Span) -> bool:
    """Tell whether a birth is told of somebody by what that is to another: "son entraîneuse, née en 1968"."""
    own = tables_at(document, birth.start).get("dates.own", {})
    sentence = sentence_of(document, birth)
    return any(word in own for word in WORD.findall(document.folded, sentence.start, birth.start)[-_WHOSE:])


def is_one_person(document: Document, age: Span, birth: Span) -> bool:
    """Tell whether a birth may be told of whose age it is: it is no thing's, and nobody's who is named otherwise.

    "La course, née en 2002" is of no person, and "Brinkmann, die 1983 geboren wurde" not of "Tietjen, 44".
    """
    tables = tables_at(document, birth.start)
    sentence = sentence_of(document, birth)
    before = WORD.findall(document.text, sentence.start, birth.start)
    while before and before[-1].lower() in tables.get("dates.relative", {}):
        before.pop()
    whose = WORD.findall(document.text, max(0, age.start - _BEFORE), age.start)
    if not before:
        # "Née en 1908, Marguerite fête ses 100 ans. Sa sœur Rose, 94 ans, …"
        told = WORD.findall(document.text, birth.end, sentence.end)
        is_named = any(one[0].isupper() and other[0].isupper() for one, other in pairwise(told))
        return not (is_named and whose and whose[-1][0].isupper()) or whose[-1] in told
    if before[-1].lower() in tables.get("dates.founded_thing", {}):
        return False
    *lead, word = before
    if "dates.verb_second" in tables:
        # "Der spätere Reeder, Jahrgang 1931": all nouns have a capital.
        while lead and lead[-1].islower() and lead[-1] not in tables.get("determiner", {}):
            lead.pop()
    is_noun = not word[0].isupper() or lead[-1:] == [] or lead[-1].lower() in tables.get("determiner", {})
    return is_noun or word in whose or not any(other[0].isupper() for other in whose)
