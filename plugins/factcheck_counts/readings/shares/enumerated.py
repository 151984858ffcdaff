"""Lists of shares that hold all there are, by what opens or closes them, however much is said of each share.

"Le capital se partage entre la mairie (51 %), un fonds (29 %) et les salariés (20 %)": the words before the first share
divide something. "… et 9 % n'ont pas d'avis", "… and 4% on everything else": what is said of the last leaves nothing.
"La ville détient 51 %. … Le reste se partage entre un fonds (30 %) et l'État (19 %)": the rest of what was told before.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby, pairwise
from operator import attrgetter

from factcheck import QUANTITIES, SENTENCES, Document, Hedge, Quantity, QuantityKind, Span, beginning, inside
from factcheck_counts.readings.arithmetic import YEAR, lenient, strict
from factcheck_counts.readings.passage import BORDER
from factcheck_counts.readings.shares.listed import asks_on, in_brackets, of_several_groups, tells_of_change
from factcheck_counts.readings.vocabulary import WORD, Vocabulary, Words, ends, holds, vocabulary_of

_FEWEST = 3
#: So many sentences stand between shares and the rest of them.
_BACK = 4
#: Between one share and the next stand so many words.
_APART = 24
#: Before the rest a word of place makes it that of something else.
_BEFORE_REST = 2
#: Shares of one list make so much, be they right or wrong.
_LEAST, _MOST = 80, 125
_ALL = 100
_CARDINAL = QuantityKind.CARDINAL
_FIGURES = frozenset(QuantityKind) - {QuantityKind.PERCENT, QuantityKind.ORDINAL}
#: In characters: so far reach numbers that leave their percent to the next.
_ROW = 160
_BEHIND = 8
#: "And" takes no more letters with what is around it, nor does a number below a hundred with "and" behind it.
_JOINT, _BACKWARDS = 8, 40
_START, _END = attrgetter("span.start"), attrgetter("end")


def share_lists(document: Document, plain: Sequence[Quantity]) -> Iterator[tuple[Sequence[Quantity], bool]]:
    """Yield shares that are all there are, and whether the text says so, so that they may not make less either."""
    sentences, vocabulary = document[SENTENCES], vocabulary_of(document)
    ends_at = [*map(_END, sentences)]
    before: list[Quantity] = []
    behind, told_at = -1, 0
    for number, group in groupby(plain, key=lambda share: bisect_right(ends_at, share.span.start)):
        shares = list(group)
        if number == len(sentences):
            return
        sentence = sentences[number]
        rest = _rest_of(document, sentence, shares, vocabulary) if before and number - behind <= _BACK else None
        if rest is not None:
            known = [*before, *(one for one in shares if one.span.start < rest)]
            told = [*known, *(one for one in shares if one.span.start > rest)]
            same_block = "\n" not in document.text[told_at : sentence.start].strip("\n")
            if same_block and len(told) > len(known) and _near(told) and _alike(document, sentences[behind], before):
                yield told, True
        elif len(shares) >= _FEWEST:
            how = _how(document, sentence, shares, vocabulary, sentences[number - 1] if number else None)
            if how is not None and _near(shares) and _alike(document, sentence, shares):
                yield shares, how
        elif (
            len(shares) == 1
            and len(before) > 1
            and number == behind + 1
            and _are_undecided(document, sentence, vocabulary)
        ):
            stretch, told = Span(sentences[behind].start, shares[0].span.end), [*before, *shares]
            if "\n" not in document.text[slice(*stretch)] and _near(told) and _alike(document, stretch, told):
                yield told, False
        before, behind, told_at = shares, number, sentence.start


def told_once(document: Document, percents: Sequence[Quantity]) -> Sequence[Quantity]:
    """Return shares without those that brackets give once more, to the last place: "owns 40 % of the firm (39.9 %)"."""
    again = {
        other.span
        for one, other in pairwise(percents)
        if document.text.endswith("(", 0, other.span.start) and lenient(one).meets(strict(other))
    }
    return [one for one in percents if one.span not in again] if again else percents


def with_bare(document: Document, shares: Sequence[Quantity]) -> Sequence[Quantity]:
    """Return shares with the numbers between two that stand near each other and leave the percent to them."""
    figures, ands = document[QUANTITIES], vocabulary_of(document)["and"]
    bare: list[Quantity] = []
    for one, other in pairwise(shares):
        if other.span.start - one.span.end > _ROW:
            continue
        first, last = (bisect_left(figures, place, key=_START) for place in (one.span.end, other.span.start))
        apart = [each for each in figures[first:last] if each.kind in _FIGURES]
        if all(_is_bare(document, each, ands) for each in apart):
            bare += map(as_share, apart)
    known = {each.span for each in bare}
    against = [left for share in shares if (left := _against(document, share)) is not None]
    bare += [as_share(left) for left in against if left.span not in known]
    return sorted([*shares, *bare], key=_START) if bare else shares


def _against(document: Document, share: Quantity) -> Quantity | None:
    """Return the number that stands against a share and leaves the percent to it: "mit 38 gegen 34 Prozent"."""
    figures, vocabulary = document[QUANTITIES], vocabulary_of(document)
    index = bisect_left(figures, share.span.start, key=_START) - 1
    if index < 0 or figures[index].kind is not _CARDINAL or figures[index].noun is not None:
        return None
    between = " ".join(WORD.findall(document.folded, figures[index].span.end, share.span.start))
    return figures[index] if between in vocabulary["against-so-many"] else None


def _is_bare(document: Document, number: Quantity, ands: Words) -> bool:
    """Tell whether a number may be a share that lacks its percent: "die SPD auf 29, die Grünen auf neun und"."""
    if number.kind is not _CARDINAL or number.noun is not None or number.value >= _ALL or number.parts:
        return False
    if number.hedge in (Hedge.OVER, Hedge.UNDER) and _was_counted(document, number):
        return False
    behind = document.folded[number.span.end : number.span.end + _BEHIND].lstrip()
    return BORDER.match(behind) is not None or not ands.isdisjoint(WORD.findall(behind)[:1])


def _was_counted(document: Document, number: Quantity) -> bool:
    """Tell whether a limit was told before with what it counts: "over 30 hours; another 21 percent, fewer than 30"."""
    before = inside(document[QUANTITIES], Span(max(number.span.start - _ROW * 2, 0), number.span.start))
    return any(one.value == number.value and (one.noun is not None or one.kind is not _CARDINAL) for one in before)


def as_share(part: Quantity) -> Quantity:
    """Return a number that leaves out its percent as the rounded share it is: "38 percent, the other party on 27"."""
    if part.kind is QuantityKind.PERCENT:
        return part
    half = Fraction(part.step, 2) if part.step < 1 else Fraction(1, 2)
    return part._replace(low=part.value - half, high=part.value + half, step=min(part.step, 1))


def short_of_percent(document: Document, first: Quantity) -> list[Quantity]:
    """Return the number before a share that only "and" parts from it: "auf 48,7 und 46,1 Prozent"."""
    both = vocabulary_of(document)["and"]
    return [
        as_share(one)
        for one in beginning(document[QUANTITIES], Span(max(first.span.start - _BACKWARDS, 0), first.span.start))
        if one.kind is QuantityKind.CARDINAL
        and one.value < _ALL
        and 0 < first.span.start - one.span.end < _JOINT
        and document.folded[one.span.end : first.span.start].strip() in both
    ]


def _are_undecided(document: Document, sentence: Span, vocabulary: Vocabulary) -> bool:
    """Tell whether a sentence tells how many have no opinion on what the one before it asked."""
    return holds(WORD.findall(document.folded, *sentence), vocabulary["undecided"])


def _near(shares: Sequence[Quantity]) -> bool:
    return _LEAST <= sum(share.value for share in shares) <= _MOST


def _rest_of(document: Document, sentence: Span, shares: Sequence[Quantity], vocabulary: Vocabulary) -> int | None:
    """Return where a sentence names the rest of what was told before it, with a share of its own behind it."""
    remainder = vocabulary["remainder"]
    if all(document.folded.find(word, *sentence) < 0 for word in remainder):
        return None
    first = next((one.span.start for one in shares), sentence.end)
    articles = vocabulary["articles", "definite"]
    place = vocabulary["among-whom"] - articles
    for found in WORD.finditer(document.folded, *sentence):
        if found[0] in remainder:
            lead = WORD.findall(document.folded, sentence.start, found.start())[-_BEFORE_REST:]
            # "L'Île-de-France reste en tête", "dans le reste du pays"
            named = lead[-1:] and lead[-1] in articles and place.isdisjoint(lead)
            return found.start() if named and found.start() < shares[-1].span.start else None
        if found.start() > first and len(shares) == 1:
            return None
    return None


def _how(
    document: Document, sentence: Span, shares: Sequence[Quantity], vocabulary: Vocabulary, before: Span | None
) -> bool | None:
    """Return whether a list says that it is all there is; None where it need not be that.

    Where no verb stands before it, the question ``before`` tells what it is of: "Where from? For 40 % from the wind".
    """
    lead = WORD.findall(document.folded, sentence.start, shares[0].span.start)
    if len(lead) <= _BEFORE_REST and before is not None and document.text.startswith("?", before.end - 1):
        lead = [*WORD.findall(document.folded, *before), *lead]
    last = WORD.findall(document.folded, shares[-2].span.end, sentence.end)
    if not is_row(document, shares):
        return None
    undecided = vocabulary["undecided"]
    if holds(last, undecided):
        told = document.folded[slice(shares[-2].span.end, sentence.end)]
        # A mark may stand inside the words.
        end = max((told.rfind(form) + len(form) for form in undecided if form in told), default=len(told))
        return None if asks_on(document, shares[-2].span.end + end) else False
    if holds(last, vocabulary["everything-else"]):
        return True
    if holds(last, vocabulary["rest-of-all"]):
        return False
    if holds(lead, vocabulary["shared-out"]) and not _are_of_names(document, shares):
        joined = WORD.findall(document.folded, shares[-2].span.end, shares[-1].span.start)
        # Who owns so much need not be named with all others.
        is_divided = holds(lead, vocabulary["shared-out"] - vocabulary["of-one-whole"])
        return is_divided and not vocabulary["and"].isdisjoint(joined)
    return None


def _are_of_names(document: Document, shares: Sequence[Quantity]) -> bool:
    """Tell whether each of some shares is one of a name of its own: "owns 45% of Rover, 38% of Orange"."""
    if vocabulary_of(document).has_capitals:
        return False
    return len({share.base for share in shares if share.base and document.text[share.base.start].isupper()}) > 1


def is_row(document: Document, shares: Sequence[Quantity]) -> bool:
    """Tell whether shares follow each other, each set off from the next."""
    for one, other in pairwise(shares):
        words = WORD.findall(document.folded, one.span.end, other.span.start)
        and_words = vocabulary_of(document)["and"]
        if len(words) > _APART or not (
            BORDER.search(document.folded, one.span.end, other.span.start) or not and_words.isdisjoint(words)
        ):
            return False
    return True


def _alike(document: Document, sentence: Span, shares: Sequence[Quantity]) -> bool:
    """Tell whether shares of a sentence are of one thing and one time: all in brackets, or none of them."""
    bracketed = {in_brackets(document, sentence.start, share) for share in shares}
    if (
        len(bracketed) > 1
        or of_several_groups(document, shares)
        or YEAR.search(document.text, *sentence)
        or tells_of_change(document, sentence)
    ):
        return False
    vocabulary = vocabulary_of(document)
    instead = vocabulary["instead"]
    if any(
        ends(WORD.findall(document.folded, one.span.end, other.span.start), instead) for one, other in pairwise(shares)
    ):
        # "58 % en juin, contre 57 % en mai"
        return False
    words = WORD.findall(document.folded, *sentence)
    others = vocabulary[("turnout", "then")]
    each = WORD.findall(document.folded, shares[0].span.start, sentence.end)
    return not holds(words, others) and not holds(each, vocabulary["each"])
