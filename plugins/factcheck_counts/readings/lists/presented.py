"""Lists that a sentence of their own presents: "cinq romans … Restent en lice A, B et C".

The verb stands before its subject, which is a list and ends the sentence; or the sentence is nothing but the list, and
the next one says how many those were. Sentences may stand between; the number is the nearest that the list is nearly as
long as.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import attrgetter

from factcheck import BLOCKS, SENTENCES, BlockKind, Document, Quantity, Span
from factcheck_counts.readings.coordination import Row, row
from factcheck_counts.readings.lists.announced import Listed, listed
from factcheck_counts.readings.lists.forms import Forms
from factcheck_counts.readings.pieces import grammar_of, pieces_of, stripped
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.vocabulary import WORD, vocabulary_of

_END = attrgetter("end")
#: So many sentences stand between a number and its list at the most.
_REACH = 4
#: So many words lead to the first item.
_LEAD = 5
#: So many items are a list, and so many words each of them has where no name tells where it ends.
_FEWEST, _LONGEST = 3, 3
#: So many letters hold the first word of a sentence.
_LONGEST_VERB = 20
#: A list is as long as announced but for one.
_SLIP = 1
_QUOTES = "«“„"
_NAMED = ("quoted", "persons", "names", "titles")


def presented(document: Document, numbers: Sequence[Quantity], forms: Forms) -> Iterator[Listed]:
    """Yield the lists that fill a sentence behind a verb, with the number of a sentence before it."""
    sentences, folded = document[SENTENCES], document.folded
    vocabulary = vocabulary_of(document)
    verbs, endings = vocabulary["presenting"], tuple(vocabulary["presenting-endings"])
    looked_at = 0
    for number in numbers:
        here = bisect_left(sentences, number.span.end, key=_END) + 1
        for place in range(max(looked_at, here), min(here + _REACH, len(sentences))):
            first = folded[(start := sentences[place].start) : start + _LONGEST_VERB].partition(" ")[0]
            if first not in verbs and not first.endswith(endings):
                continue
            found = _behind_verb(document, document[STATEMENTS][place], forms)
            if found is not None:
                # "Participaron cinco. Ganaron …": behind any other verb they may be some of them.
                yield from (
                    one
                    for one in _announced(document, numbers, place, found, forms)
                    if first in verbs or one.number.value <= one.least
                )
        looked_at = here + _REACH


def _announced(
    document: Document, numbers: Sequence[Quantity], place: int, found: Row, forms: Forms
) -> Iterator[Listed]:
    """Yield the list of a sentence with the number that announces it."""
    sentences = document[SENTENCES]
    headline = next((block.span.end for block in document[BLOCKS] if block.kind is BlockKind.HEADLINE), 0)
    start = max(sentences[max(place - _REACH, 0)].start, headline)
    numbers = [one for one in numbers if one.noun is not None]
    # "Vier Bäume fielen um. Es sprechen Jan Roth, Ulf Kern und Petra Bär."
    if found.sort == "persons":
        numbers = [one for one in numbers if one.noun is not None and document.folded.endswith(forms.people, *one.noun)]
    number = _nearest([one for one in numbers if start <= one.span.start < sentences[place].start], found)
    if number is None:
        return
    gone = vocabulary_of(document)["dropped-out"]
    told = Span(
        sentences[bisect_left(sentences, number.span.end, key=_END)].start, sentences[place : place + 2][-1].end
    )
    # "Cinq étaient en lice, un s'est retiré. Restent …"
    words = WORD.findall(document.folded, *told)
    was = tuple(vocabulary_of(document)["was-endings"])
    if number.value <= found.least or (gone.isdisjoint(words) and not any(word.endswith(was) for word in words)):
        yield listed(number, found)


def _nearest(numbers: Sequence[Quantity], found: Row) -> Quantity | None:
    """Return the one number that a list is nearly as long as; None where there are two."""
    fitting = [one for one in numbers if -_SLIP <= one.value - found.least <= _SLIP]
    same = [one for one in fitting if one.value == found.least]
    return (same or fitting)[-1] if same or len(fitting) == 1 else None


def _behind_verb(document: Document, sentence: Span, forms: Forms) -> Row | None:
    """Return the names or titles behind the verb of a sentence, which they end."""
    if document.folded.find(",", *sentence) < 0:
        return None
    words = list(islice(WORD.finditer(document.text, *sentence), _LEAD + 2))
    quote = min((at for mark in _QUOTES if (at := document.text.find(mark, *sentence)) >= 0), default=sentence.end)
    first = next((word.start() for place, word in enumerate(words) if place and word[0][0].isupper()), sentence.end)
    start = min(quote, first)
    lead = [word for word in words if word.start() < start]
    if not lead or len(lead) > _LEAD or not forms.also.isdisjoint(word[0].lower() for word in lead):
        return None
    if lead[-1][0].lower() in forms.articles and start == first:
        start = lead[-1].start()
    found = row(document, Span(start, sentence.end))
    if found is None or not found.is_closed or found.sort not in _NAMED or found.least != found.most:
        return None
    whole = not document.text[found.end : sentence.end].strip(" ,.!?\n")
    return found if whole and len(found.items) >= _FEWEST else None


def taken_up_at_once(document: Document, numbers: Sequence[Quantity]) -> Iterator[Listed]:
    """Yield the lists that are a sentence without a verb, with the number that the next one takes them up with."""
    sentences, folded = document[SENTENCES], document.folded
    those = tuple(vocabulary_of(document)["those-were"])
    for number in numbers:
        place = bisect_left(sentences, number.span.end, key=_END)
        if not 0 < place < len(sentences) or not folded.startswith(those, sentences[place].start):
            continue
        between = folded[sentences[place].start : number.span.start].split()
        if len(between) > _LEAD:
            continue
        items = _bare(document, document[STATEMENTS][place - 1])
        if items:
            yield Listed(number, items, items[0].to(items[-1]), len(items), len(items))


def _bare(document: Document, sentence: Span) -> list[Span]:
    """Return the items of a sentence that is nothing but a list."""
    pieces = pieces_of(document, stripped(document.text, sentence), grammar_of(document))
    if len(pieces) < _FEWEST or pieces[-1].joint != "and" or any(piece.joint != "," for piece in pieces[1:-1]):
        return []
    if not all(piece.shape and piece.shape not in ("remark", "clause", "number") for piece in pieces):
        return []
    return [piece.span for piece in pieces] if all(len(piece.words) <= _LONGEST for piece in pieces) else []
