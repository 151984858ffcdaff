"""Totals that a sentence takes up: "elf Frauen und acht Männer … alle 21", "12 millions, 8 millions, ces 20 millions".

What makes the total stands in the sentences before it, and nothing but that is counted there. Where the text says how
many share the money ("the three groups"), the amounts may stand some sentences further back.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from factcheck import QUANTITIES, Binding, Document, Match, Quantity, QuantityKind, Span
from factcheck_counts.readings.arithmetic import YEAR, counts_time
from factcheck_counts.readings.passage import last_break, paragraph_of
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.sums.opposites import opposed
from factcheck_counts.readings.vocabulary import WORD, Words, ends, holds

_CARDINAL, _CURRENCY = QuantityKind.CARDINAL, QuantityKind.CURRENCY
#: So many sentences before it hold what makes a total, and so many amounts make it at the most.
_SENTENCES_BACK = 2
_FEWEST, _MOST = 2, 5
#: So many figures before and behind a sum are looked at.
_LOOKED_AT = 40
#: What is shared among a few is not so many times more for one than for another.
_APART = 10_000
#: So many letters before a number hold the word that takes it up.
_AROUND = 16


def taken_totals(document: Document) -> Iterator[Match]:
    """Yield a ``total`` with each ``part`` of the sentences before it.

    Of persons it is one of all ("alle 21"), where those before it exclude each other, as men and women do; of money it
    is pointed at ("ces 20 millions"), and every amount before it is of the same currency.
    """
    quantities, folded = document[QUANTITIES], document.folded
    sets = document.lexicons[document.language].sets
    pointing, all_of_them = (_forms(sets, name) for name in ("pointing", "all-of-them"))
    for place, whole in enumerate(quantities):
        if place < 2 or whole.parts or whole.hedge is not None:
            continue
        start = whole.span.start
        if whole.kind is _CURRENCY:
            match = _money(document, quantities[:place], whole) if folded.endswith(pointing, 0, start) else None
            match = match or _shared_out(document, quantities, place)
        elif whole.kind is _CARDINAL and whole.noun is not None and folded.endswith(all_of_them, 0, start):
            match = _persons(document, quantities[:place], whole)
        else:
            continue
        if match is not None:
            yield match


def _forms(sets: Mapping[str, Words], name: str) -> tuple[str, ...]:
    return tuple(f"{form} " for form in sets.get(f"counts.{name}", ()))


def _near(document: Document, before: Sequence[Quantity], whole: Quantity, back: int) -> Sequence[Quantity]:
    """Return what is counted in the sentences before that of a number, in its paragraph."""
    sentences = document[STATEMENTS]
    here = bisect_left(sentences, whole.span.end, key=_end)
    if not here or here == len(sentences):
        return ()
    first = sentences[max(here - back, 0)].start
    stretch = Span(first, sentences[here].start)
    if last_break(document, first, whole.span.start) or YEAR.search(document.text, first, whole.span.start):
        return ()
    if any(one.span.start >= stretch.end for one in before if not counts_time(one)):
        return ()
    return [one for one in before if one.span.start >= first and not counts_time(one)]


def _money(document: Document, before: Sequence[Quantity], whole: Quantity) -> Match | None:
    near = _near(document, before, whole, _SENTENCES_BACK)
    amounts = [one for one in near if one.kind in (_CURRENCY, _CARDINAL)]
    if not _FEWEST <= len(amounts) <= _MOST or len(amounts) < len(near):
        return None
    if any(one.unit not in (None, whole.unit) or one.hedge is not None or one.parts for one in amounts):
        return None
    if any(one.noun is not None or one.value >= whole.value for one in amounts):
        return None
    return _bound(whole, amounts)


def _persons(document: Document, before: Sequence[Quantity], whole: Quantity) -> Match | None:
    near = _near(document, before, whole, 1)
    if not _FEWEST <= len(near) <= _MOST or any(one.kind is not _CARDINAL or not one.exact for one in near):
        return None
    nouns = [document.folded[slice(*one.noun)] for one in near if one.noun is not None]
    return _bound(whole, near) if len(nouns) == len(near) and opposed(document, nouns) else None


def _shared_out(document: Document, quantities: Sequence[Quantity], place: int) -> Match | None:
    """Return a sum of money with as many amounts of one paragraph before it as the text says that share it.

    That two things are counted proves little, unless it is told of the sum itself: "verse 9 000 euros aux deux clubs".
    """
    whole = quantities[place]
    quantities = quantities[max(place - _LOOKED_AT, 0) : place + _LOOKED_AT]
    before = [one for one in quantities if one.kind is _CURRENCY and one.span.start < whole.span.start]
    if len(before) < _FEWEST or not _comes_to(document, whole, before[-1]):
        return None
    start = paragraph_of(document, before[-1].span.start).start
    amounts = [one for one in before if one.span.start >= start]
    if not _FEWEST <= len(amounts) <= _MOST or any(
        one.unit != whole.unit or one.hedge is not None or one.parts or one.value >= whole.value for one in amounts
    ):
        return None
    if max(one.value for one in amounts) > _APART * min(one.value for one in amounts):
        # "Bonds of a nominal 5,000 francs … the five billion franc issue"
        return None
    sentences = document[STATEMENTS]
    here = sentences[min(bisect_left(sentences, whole.span.end, key=_end), len(sentences) - 1)]
    first = sentences[max(bisect_left(sentences, amounts[0].span.end, key=_end) - _SENTENCES_BACK, 0)].start
    sharers = [
        one
        for one in quantities
        if (here.start if len(amounts) == _FEWEST else first) <= one.span.start < here.end
        and one.kind is _CARDINAL
        and one.value == len(amounts)
        and one.noun is not None
        and one.unit is None
    ]
    # Between them anything else may be counted.
    return _bound(whole, amounts, within=whole.span) if sharers else None


def _comes_to(document: Document, whole: Quantity, last: Quantity) -> bool:
    """Tell whether a sum is told as what the amounts before it come to, and nothing more was added to them."""
    sentences, sets = document[STATEMENTS], document.lexicons[document.language].sets
    place = bisect_left(sentences, whole.span.end, key=_end)
    if place == len(sentences) or last.span.end > sentences[place].start:
        return False
    lead = WORD.findall(document.folded, sentences[place].start, whole.span.start)
    if not holds(lead, _words(sets, "come-to")) and not ends(lead, _words(sets, "definite")):
        return False
    end = document.text.find("\n", last.span.end)
    behind = WORD.findall(document.folded, last.span.end, sentences[place].start if end < 0 else end)
    here = WORD.findall(document.folded, *sentences[place])
    return not (
        holds(behind, _words(sets, "others", "remainder", "and-more"))
        or holds(here, _words(sets, "others", "remainder", "then", "had-been", "since"))
    )


def _words(sets: Mapping[str, Words], *names: str) -> Words:
    return Words().union(*(sets.get(f"counts.{name}", ()) for name in names))


def _bound(whole: Quantity, parts: Sequence[Quantity], within: Span | None = None) -> Match:
    bindings = [("part", Binding(part.span, part)) for part in parts]
    return Match(within or parts[0].span.to(whole.span), "", (*bindings, ("total", Binding(whole.span, whole))))


def _end(span: Span) -> int:
    return span.end
