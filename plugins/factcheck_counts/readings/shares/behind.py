"""Shares behind two counts: "nueve de los 45 ayuntamientos de la zona, uno de cada cuatro, …".

What stands between the counts and the share differs from sentence to sentence; what matters is that a part of a whole
is told, and behind a mark a share that nothing else follows. The whole may stand first: "of the 260 schools …, 91 …".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from factcheck import (
    QUANTITIES,
    SENTENCES,
    Annotated,
    Binding,
    Match,
    Quantity,
    QuantityKind,
    Span,
    inside,
)
from factcheck_counts.readings.passage import Clause, Passage, texts
from factcheck_counts.readings.shares.pairs import (
    Pair,
    bound,
    closes,
    counted,
    ends_clause,
    is_of_all,
    of_many,
    of_which,
    of_whole,
    side_by_side,
)
from factcheck_counts.readings.vocabulary import Vocabulary, begins, ends

_CARDINAL, _CURRENCY = QuantityKind.CARDINAL, QuantityKind.CURRENCY
_SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.FRACTION})
#: Where no word makes a share that of its counts, it stands so many words behind them at the most.
_TAIL = 10
#: Between those of whom some are told and their share stand so many words.
_BETWEEN = 6
_LEAD = 3
_PAIR = 2
_START = attrgetter("start")
#: What a rate is, and how it is said to be so much, takes so many words.
_RATE = 9


class _Told(NamedTuple):
    """How a share is said to be that of two counts: with a word that makes it theirs, or as a rate of something."""

    firmly: bool
    as_rate: bool


def behind(
    document: Annotated, vocabulary: Vocabulary, sentence: Span, near: Sequence[Quantity], share: Quantity
) -> Match | None:
    """Return a share with the counts before it, ``near`` among the figures."""
    counts = counted(near)
    if not counts:
        return None
    if not closes(document, vocabulary, sentence, share, counts):
        return _of_group(document, vocabulary, sentence, counts, share)
    numbers = [one for one in counts if one.kind is not _CURRENCY]
    match = _of_those(document, vocabulary, sentence, numbers, share) if numbers else None
    if match is not None:
        return match
    counts = [one for one in counts if sentence.contains(one.span)]
    if len(counts) < 2 or any(one.kind in _SHARES and one.span.start > counts[-1].span.end for one in near):
        return None
    return _match(document, vocabulary, sentence, counts, share, near)


def _of_group(
    document: Annotated, vocabulary: Vocabulary, sentence: Span, counts: Sequence[Quantity], share: Quantity
) -> Match | None:
    """Return a share of a group that was named otherwise: "sur 230 élèves, 138 …, soit 45 % des convives".

    Without a complement the group can be the one that was counted.
    """
    counts = [one for one in counts if sentence.contains(one.span)]
    base = share.base
    if base is None or len(counts) != _PAIR or share.kind is not QuantityKind.PERCENT:
        return None
    if not ends_clause(document, vocabulary, sentence, base.end):
        return None
    passage = Passage(document, sentence, (*counts, share), vocabulary)
    told = _told(passage, counts, share)
    pair = _pair(passage, counts, told) if told is not None and told.firmly and not told.as_rate else None
    return None if pair is None else bound(share, *pair, flags=["rate", "assumed"])


def _of_those(
    document: Annotated, vocabulary: Vocabulary, sentence: Span, counts: Sequence[Quantity], share: Quantity
) -> Match | None:
    """Return some of those that were counted, in the sentence before it perhaps, with the share that they are."""
    *before, part = counts
    place = bisect_left(document[SENTENCES], sentence.start, key=_START)
    first = document[SENTENCES][max(place - 1, 0)]
    whole = before[-1] if before else _last_count(document, first.start, part)
    if whole is None or whole.span.start < first.start or not vocabulary.counts_something(document, whole):
        return None
    passage = Passage(document, first.to(sentence), (whole, part, share), vocabulary)
    behind, lead = texts(passage.behind(part)), texts(passage.before(part))
    led = ends(lead, vocabulary["of-them", "among-them"]) or (
        not lead and ends(_before_mark(passage, part), vocabulary["among-them"])
    )
    if not led and not begins(behind, vocabulary["some-of-them"]):
        return None
    between = texts(passage.between(part.span.end, share.span.start))
    for form in vocabulary["some-of-them"]:
        if between[: len(form.split())] == form.split():
            del between[: len(form.split())]
    linking = vocabulary.single("so-much", "hedge", "article", "articles", "and")
    if len(between) > _BETWEEN or not linking.issuperset(between):
        return None
    told = (("whole", whole), ("part", part), ("share", share))
    return Match(whole.span.to(share.span), "", tuple((name, Binding(one.span, one)) for name, one in told))


def _before_mark(passage: Passage, part: Quantity) -> list[str]:
    """Return the last words before the mark that a count stands behind: "parmi elles, quarante-huit"."""
    text = passage.document.folded
    end = text[: part.span.start].rstrip().rfind(",")
    return texts(passage.between(passage.span.start, end))[-_LEAD:] if end > passage.span.start else []


def _last_count(document: Annotated, start: int, part: Quantity) -> Quantity | None:
    between = inside(document[QUANTITIES], Span(start, part.span.start))
    counts = [one for one in between if one.kind is _CARDINAL]
    return counts[-1] if len(counts) == 1 else None


def _match(
    document: Annotated,
    vocabulary: Vocabulary,
    sentence: Span,
    counts: Sequence[Quantity],
    share: Quantity,
    near: Sequence[Quantity],
) -> Match | None:
    passage = Passage(document, sentence, (*counts, share), vocabulary)
    told = _told(passage, counts, share)
    pair = None if told is None else _pair(passage, counts, told)
    if told is None:
        return None
    flags = ["rate"] if told.as_rate else []
    if pair is None and told.firmly and len(counts) == _PAIR:
        # "Vio 640 expedientes y tumbó 384, esto es, la mitad"
        pair, flags = side_by_side(passage, counts), [*flags, "all", "assumed"]
    if pair is None:
        return None
    match = bound(share, *pair, flags=flags)
    besides = [one for one in near if one not in pair and one.span.start > counts[0].span.start]
    bindings = (*match.bindings, *(("besides", Binding(one.span, one)) for one in besides))
    return Match(counts[0].span.to(share.span), "", bindings)


def _pair(passage: Passage, counts: Sequence[Quantity], told: _Told) -> Pair | None:
    out_of = passage.vocabulary["out-of", "out-of-rate"] if told.as_rate else passage.vocabulary["out-of"]
    pair = of_many(passage, counts, out_of)
    if pair is None and told.firmly:
        pair = of_whole(passage, counts) or of_which(passage, counts)
    return pair


def _told(passage: Passage, counts: Sequence[Quantity], share: Quantity) -> _Told | None:
    """Return how the words before a share say that it is one of the counts before it; None where they do not."""
    vocabulary, start = passage.vocabulary, counts[-1].span.end
    tail, *rest = passage.clauses(start, share.span.start)
    if not rest:
        return None
    lead = [word for word in passage.clause_before(share) if word.start >= start]
    if vocabulary.light.issuperset(texts(lead)):
        # "Es decir, el 25 %"
        begin = lead[0].start if lead else share.span.start
        mark = next((clause for clause in reversed(rest) if clause and clause[-1].end <= begin), [])
        lead = [*mark, *lead] if begins(texts(mark), vocabulary["so-much"]) else lead
    between = passage.between(start, share.span.start)
    if len(between) - len(lead) > 2 * _TAIL:
        return None
    if _is_rate(vocabulary, lead):
        return _Told(firmly=_is_share_of_all(vocabulary, lead), as_rate=True)
    if is_of_all(passage.document, vocabulary, share, counts) and _results(vocabulary, lead):
        # What equals so much is no rest.
        equal = begins(texts(lead), vocabulary["so-much"] - vocabulary["hedge"])
        return _Told(firmly=True, as_rate=not equal)
    linking, said = vocabulary.single("so-much", "hedge", "article", "articles"), texts(lead)
    while said and said[-1] in vocabulary.light and said[-1] not in vocabulary["so-much"]:
        said.pop()
    if ends(said, vocabulary["so-much"] - vocabulary["hedge"]) and linking.issuperset(said):
        return _Told(firmly=True, as_rate=False)
    closed = len(tail) <= _TAIL and all(linking.issuperset(texts(each)) for each in rest)
    if not closed:
        return None
    # "75 se sont révélés insalubres : 25 % du parc"
    colon = passage.document.folded.rfind(":", start, share.span.start) >= 0
    firmly = colon or (share.base is not None and is_of_all(passage.document, vocabulary, share, counts))
    return _Told(firmly=firmly, as_rate=colon)


def _is_share_of_all(vocabulary: Vocabulary, clause: Clause) -> bool:
    """Tell whether a clause calls a share just that, and no rate at which something is done: "ein Anteil von"."""
    return vocabulary.single("so-much", "article", "articles", "rate-of-all", "of-rate").issuperset(texts(clause))


def _results(vocabulary: Vocabulary, clause: Clause) -> bool:
    """Tell whether a clause tells what comes of the one before it: "giving it the support of"."""
    return len(clause) <= _RATE and begins(texts(clause), vocabulary["resulting"])


def _is_rate(vocabulary: Vocabulary, clause: Clause) -> bool:
    """Tell whether a clause only says how much a rate is: "soit un taux de réussite de", "le taux atteint"."""
    said = [word for word in texts(clause) if word not in vocabulary.single("so-much", "article")]
    return 0 < len(said) <= _RATE and said[0].endswith(tuple(vocabulary["rates"]))
