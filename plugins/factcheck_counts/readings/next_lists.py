"""Lists in a sentence that follows the one with their number: "vier Vorhaben … Es handelt sich um A, B und C".

That they are what was counted is said by a pronoun ("ce sont"), by the noun once more ("the branches to go are …"), or
by the sentence itself, which has a verb before its subject and nobody else in it ("Es diskutieren A, B und C"), where
people were counted.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from factcheck import QUANTITIES, SENTENCES, Document, Quantity, QuantityKind, Span
from factcheck_counts.readings.coordination import Row, row, unbounded
from factcheck_counts.readings.lists import Forms, Listed, listed
from factcheck_counts.readings.passage import STEM
from factcheck_counts.readings.vocabulary import Words

_END = attrgetter("end")
#: A list stands in one of so many sentences behind its number.
_REACH = 4
#: So many words lead to those who are named, or stand between the noun and "are".
_LEAD = 6
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*['’]?")
#: So many names are a list.
_FEWEST = 3
_COUNTING = (QuantityKind.CARDINAL, QuantityKind.ORDINAL)


def next_lists(document: Document, numbers: Sequence[Quantity], forms: Forms) -> Iterator[Listed]:
    """Yield the lists in the sentences behind a number that no other number follows before them."""
    sentences, sets = document[SENTENCES], document.lexicons[document.language].sets
    opening = tuple(sets.get("counts.listed-next", Words()))
    people = tuple(sets.get("counts.people-endings", Words()))
    for number in numbers:
        if number.noun is None:
            continue
        place = bisect_left(sentences, number.span.end, key=_END)
        for step, sentence in enumerate(sentences[place + 1 : place + 1 + _REACH]):
            between = Span(number.noun.end, sentence.start)
            if step and any(one.noun is not None and between.contains(one.span) for one in numbers):
                break
            if _counts_more(document, sentences[place], number):
                break
            found = _presented(document, sentence, opening)
            if found is None and document.text.find(",", *sentence) < 0:
                continue
            found = found or _named_again(document, sentence, number, forms)
            if found is None and step <= 1 and document.folded[slice(*number.noun)].endswith(people):
                found = _subject(document, sentence, forms)
            if found is not None:
                yield listed(number, found)
                break


def _counts_more(document: Document, sentence: Span, number: Quantity) -> bool:
    return any(
        one is not number
        and one.kind in _COUNTING
        and one.noun is not None
        and sentence.contains(one.span)
        and one.span != number.span
        for one in document[QUANTITIES]
    )


def _presented(document: Document, sentence: Span, opening: tuple[str, ...]) -> Row | None:
    """Return what a pronoun takes up: "Il s'agit de …"."""
    folded = document.folded[slice(*sentence)]
    form = max(
        (form for form in opening if folded.startswith(f"{form} ") or (form.endswith("'") and folded.startswith(form))),
        key=len,
        default=None,
    )
    if form is None:
        return None
    found = row(document, Span(sentence.start + len(form), sentence.end))
    return found if found is not None and _is_whole(document, found, sentence) else None


def _is_whole(document: Document, found: Row, sentence: Span) -> bool:
    """Tell whether a list of things fills its sentence."""
    return (
        found.is_closed
        and found.sort not in ("plain", "clauses")
        and not document.text[found.end : sentence.end].strip(" .!?\n")
    )


def _named_again(document: Document, sentence: Span, number: Quantity, forms: Forms) -> Row | None:
    """Return what a sentence lists that begins with the noun once more: "The branches to go are …"."""
    words = list(_WORD.finditer(document.folded, *sentence))[: _LEAD + 2]
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


def _subject(document: Document, sentence: Span, forms: Forms) -> Row | None:
    """Return the persons that a sentence names behind its verb, and nothing else: "Es diskutieren A, B und C"."""
    words = list(_WORD.finditer(document.text, *sentence))
    first = next((place for place, word in enumerate(words) if place and word[0][0].isupper()), None)
    if first is None or first > _LEAD:
        return None
    # "Se quedan en casa el central Amo, …": what leads to a name is an article and a role.
    lead = next((place for place, word in enumerate(words[:first]) if place and word[0] in forms.articles), first)
    found = row(document, Span(words[lead].start(), sentence.end))
    if found is None or not _is_whole(document, found, sentence) or len(found.items) < _FEWEST:
        return None
    if found.sort not in ("persons", "names", "led", "mixed"):
        return None
    return found if found.sort == "persons" else unbounded(found)
