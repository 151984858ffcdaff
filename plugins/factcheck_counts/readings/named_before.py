"""Names that open a sentence, and the number that the next one takes them up with.

"Kenya, Uganda, Rwanda and Malawi have signed. The five countries will share a store": who was named is who is counted,
where the sentence names nobody else and the number stands at the head of the next one, without a complement.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from factcheck import QUANTITIES, SENTENCES, Document, QuantityKind, Span
from factcheck_counts.readings.lists import Listed
from factcheck_counts.readings.ordinals.rows import name_row
from factcheck_counts.readings.passage import Passage
from factcheck_counts.readings.vocabulary import WORD, Vocabulary, Words

_END = attrgetter("end")
_FEWEST, _MOST = 3, 12


def named_before(document: Document) -> Iterator[Listed]:
    """Yield the names that open a sentence with the number that opens the next one."""
    sentences, text = document[SENTENCES], document.text
    lexicon = document.lexicons[document.language]
    definite, completed = (lexicon.sets.get(f"counts.{name}", Words()) for name in ("definite", "completed"))
    for number in document[QUANTITIES]:
        if number.kind is not QuantityKind.CARDINAL or number.noun is None or not _FEWEST <= number.value <= _MOST:
            continue
        place = bisect_left(sentences, number.span.end, key=_END)
        if not 0 < place < len(sentences):
            continue
        lead = document.folded[sentences[place].start : number.span.start].split()
        if len(lead) != 1 or lead[0] not in definite:
            continue
        behind = WORD.findall(document.folded, number.noun.end, sentences[place].end)[:1]
        vocabulary = Vocabulary(lexicon.sets, lexicon.tables)
        if not behind or behind[0] in completed or not vocabulary.counts_something(document, number):
            continue
        before = sentences[place - 1]
        row = name_row(Passage(document, before, (), vocabulary), before.start, least=_FEWEST)
        rest = Span(row[-1][0].end, before.end) if row else before
        others = any(word[:1].isupper() for word in text[slice(*rest)].split())
        if row and not others and not any(rest.contains(one.span) for one in document[QUANTITIES]):
            yield Listed(number, [span for span, _ in row], row[0][0].to(row[-1][0]), len(row), len(row))
