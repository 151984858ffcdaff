"""Lists in a sentence that follows the one with their number: "vier Vorhaben … Es handelt sich um A, B und C".

That they are what was counted is said by a pronoun ("ce sont"), by the noun once more ("the branches to go are …"), or
by the sentence itself, which has a verb before its subject and nobody else in it ("Es diskutieren A, B und C"), where
people were counted.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import attrgetter

from factcheck import QUANTITIES, SENTENCES, Document, Quantity, QuantityKind, Span, inside
from factcheck_counts.readings.coordination import Row, row, unbounded
from factcheck_counts.readings.lists.announced import Listed, listed, one_each
from factcheck_counts.readings.lists.forms import Forms
from factcheck_counts.readings.passage import STEM
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.vocabulary import WORD, vocabulary_of

_END = attrgetter("end")
#: A list stands in one of so many sentences behind its number.
_REACH = 3
#: So many words lead to those who are named, or stand between the noun and "are".
_LEAD = 6
#: An article is no longer.
_DEFINITE = 9
#: So many names are a list.
_FEWEST = 3
#: Behind a name: ", 34,", ", 34 ans", ", de 34".
_AGE = re.compile(r", (?:[a-z]+ )?\d{1,2}(?!\d)")
_COUNTING = (QuantityKind.CARDINAL, QuantityKind.ORDINAL)


def next_lists(document: Document, numbers: Sequence[Quantity], forms: Forms) -> Iterator[Listed]:
    """Yield the lists in the sentences behind a number that no other number follows before them."""
    sentences, folded = document[SENTENCES], document.folded
    starts = [one.span.start for one in numbers if one.noun is not None]
    for number in numbers:
        if number.noun is None:
            continue
        place = bisect_left(sentences, number.span.end, key=_END)
        # Behind the next sentence no other number may stand between.
        at = bisect_right(starts, number.span.start)
        following = starts[at] if at < len(starts) else len(folded)
        if place < len(sentences) and following < sentences[place].end:
            continue
        for step, sentence in enumerate(document[STATEMENTS][place + 1 : place + 1 + _REACH]):
            if step and following < sentence.start:
                break
            found = _presented(document, sentence, forms)
            if found is None and folded.find(",", *sentence) >= 0:
                found = _named_again(document, sentence, number, forms)
                if found is None and step <= 1 and folded.endswith(forms.people, *number.noun):
                    found = _subject(document, sentence, forms)
                    if found is None and not step:
                        found = _accused(document, sentences[place], sentence, number)
            if found is not None:
                if not _counts_more(document, sentences[place], number):
                    yield listed(number, one_each(document, number, found, forms))
                break


def _counts_more(document: Document, sentence: Span, number: Quantity) -> bool:
    return any(
        one is not number and one.kind in _COUNTING and one.noun is not None and one.span != number.span
        for one in inside(document[QUANTITIES], sentence)
    )


def _presented(document: Document, sentence: Span, forms: Forms) -> Row | None:
    """Return what a pronoun takes up: "Il s'agit de …"."""
    if not document.folded.startswith(forms.next, *sentence):
        return None
    rows = [*_behind(document, sentence, [form for form in forms.next if document.folded.startswith(form, *sentence)])]
    return next((found for found in rows if found.least == found.most), rows[0] if rows else None)


def _behind(document: Document, sentence: Span, openers: Sequence[str]) -> Iterator[Row]:
    """Yield what a sentence lists behind what opens it, the longest first: "il s'agit de", "il s'agit"."""
    for form in sorted(openers, key=len, reverse=True):
        start = sentence.start + len(form)
        if form[-1].isalpha() and document.folded[start : start + 1].isalpha():
            continue
        found = row(document, Span(start, sentence.end))
        if found is not None and _is_whole(document, found, sentence):
            yield found


def _is_whole(document: Document, found: Row, sentence: Span) -> bool:
    """Tell whether a list of things fills its sentence."""
    return (
        found.is_closed
        and found.sort not in ("plain", "clauses")
        and not document.text[found.end : sentence.end].strip(" ,.!?\n")
    )


def _named_again(document: Document, sentence: Span, number: Quantity, forms: Forms) -> Row | None:
    """Return what a sentence lists that begins with the noun once more: "The branches to go are …"."""
    if document.folded[sentence.start : sentence.start + _DEFINITE].partition(" ")[0] not in forms.definite:
        return None
    words = list(islice(WORD.finditer(document.folded, *sentence), _LEAD + 2))
    noun = document.folded[slice(*(number.noun or number.span))]
    if len(words) < 2 or words[0][0] not in forms.definite or words[1][0][:STEM] != noun[:STEM]:
        return None
    verb = next((word for word in words[2:] if word[0] in forms.copula), None)
    if verb is None:
        return None
    found = row(document, Span(verb.end(), sentence.end))
    if found is None or not _is_whole(document, found, sentence):
        return None
    return None if found.sort == "led" else found


def _accused(document: Document, before: Span, sentence: Span, number: Quantity) -> Row | None:
    """Return those whom a sentence about a trial names one by one, with their ages, where the one before counts them.

    "Two men appeared in court charged with theft. Ann Lee, 34, and Jo Reed, 29, denied the charge": victims are others.
    """
    vocabulary = vocabulary_of(document)
    dock = vocabulary["in-the-dock"]
    if number.span.start > before.start or dock.isdisjoint(WORD.findall(document.folded, *sentence)):
        return None
    stems = tuple(form for form, kinds in vocabulary.table("acts").items() if "accused" in kinds.split("-"))
    words = WORD.findall(document.folded, *before)
    if dock.isdisjoint(words) and not any(word.startswith(stems) for word in words):
        return None
    found = row(document, sentence)
    if found is None or found.sort != "persons" or not found.is_closed or found.least != found.most:
        return None
    if found.least < number.value:
        # "Three men … A and B denied it. C admitted it."
        return None
    return found if all(_AGE.match(document.folded, item.span.end) for item in found.items) else None


def _subject(document: Document, sentence: Span, forms: Forms) -> Row | None:
    """Return the persons that a sentence names behind its verb, and nothing else: "Es diskutieren A, B und C"."""
    words = list(islice(WORD.finditer(document.text, *sentence), _LEAD + 2))
    first = next((place for place, word in enumerate(words) if place and word[0][0].isupper()), None)
    if first is None or first > _LEAD or not forms.also.isdisjoint(word[0].lower() for word in words[:first]):
        # "Sont aussi intervenus …"
        return None
    # "Se quedan en casa el central Amo, …": what leads to a name is an article and a role.
    lead = next((place for place, word in enumerate(words[:first]) if place and word[0] in forms.articles), first)
    found = row(document, Span(words[lead].start(), sentence.end))
    if found is None or not _is_whole(document, found, sentence) or len(found.items) < _FEWEST:
        return None
    if found.sort not in ("persons", "names", "led", "mixed"):
        return None
    return found if found.sort == "persons" else unbounded(found)
