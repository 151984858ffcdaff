"""Changes in any order: what is said of the way between two amounts, and the two amounts, wherever they stand.

A construction has one order. Where the same is told in another one, it is read here as a frame (Fillmore 1982): a
change ("um die Hälfte", "a triplé") that a word of rising or falling is tied to, and two amounts that words tell apart
as earlier and later. They belong together where nothing between them can begin another subject. The constructions are
held against the same test.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from operator import attrgetter

from factcheck import (
    QUANTITIES,
    TIMEXES,
    Annotated,
    Construction,
    Covered,
    Match,
    Quantity,
    QuantityKind,
    Span,
    covering,
    overlapping,
)
from factcheck_counts.readings.arithmetic import counts_time, looks_like_year
from factcheck_counts.readings.changes.adjoining import Adjoining
from factcheck_counts.readings.changes.amounts import (
    CENTS,
    POINTS,
    as_money,
    became,
    is_told_anew,
    pair_of,
    than_another,
)
from factcheck_counts.readings.changes.claims import (
    Claim,
    bound,
    is_multiple,
    is_share_of_a_number,
    names_another,
    sign_of,
)
from factcheck_counts.readings.changes.pairings import pairings
from factcheck_counts.readings.changes.passages import FIGURES, passages, within
from factcheck_counts.readings.changes.ties import holds_together, is_compared, is_its_own, is_said, tie
from factcheck_counts.readings.doubts import is_difference, is_doubtful
from factcheck_counts.readings.passage import Passage, texts
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.vocabulary import Vocabulary, begins, ends

CHANGE = Construction("counts.change")
MULTIPLIED = Construction("counts.multiplied")
BY_AMOUNT = Construction("counts.change-by-amount")
_AMOUNTS = frozenset(
    {QuantityKind.CARDINAL, QuantityKind.MEASURE, QuantityKind.CURRENCY, QuantityKind.PERCENT, QuantityKind.FRACTION}
)
#: Hot names: a member of an enumeration takes five times as long to look up, before Python 3.12.
_FRACTION, _MULTIPLIER = QuantityKind.FRACTION, QuantityKind.MULTIPLIER
_UNIT = attrgetter("unit")
_FIGURE_KINDS = _AMOUNTS | {_MULTIPLIER}
#: The word for "than" stands in so many letters before a year.
_THAN = 8
_THOUSAND, _MILLION = 10**3, 10**6
#: A change in percent that is off by so many times, and by more than so many times as much, is another's.
_FAR_OFF = 10


def changes(document: Annotated, vocabulary: Vocabulary, relatives: Sequence[Quantity]) -> Iterator[Match]:
    """Yield the changes that the sentences of an article tell, each with its two amounts.

    Args:
        document: The article.
        vocabulary: The words of its language.
        relatives: The quantities that may be what is told of a change: those of such a kind or unit.
    """
    matches = (*document[CHANGE], *document[MULTIPLIED])
    if not matches and not relatives:
        return
    figures = [
        figure
        for figure in document[QUANTITIES]
        if figure.kind in _FIGURE_KINDS
        and (figure.unit is None or not counts_time(figure))
        and not _is_year(document, figure, vocabulary)
    ]
    known: set[Span] = set()
    read: dict[Span, Passage] = {}
    for match in _adjoining(document, vocabulary, relatives, figures, read, known):
        known.update(_spans(match))
        yield match
    for match in matches:
        if _told(match).span in known:
            continue
        if _is_plausible(document, match, figures, vocabulary, read) and not is_doubtful(document, match):
            known.update(_spans(match))
            yield match
    if len(figures) < FIGURES:
        return
    figures = _in_one_money(figures)
    for passage in passages(document, figures, relatives, vocabulary):
        frame = _frame(passage)
        if frame is not None and _told(frame).span not in known and not is_doubtful(document, frame):
            known.update(_spans(frame))
            yield frame
    known.update(binding.span for match in document[BY_AMOUNT] for _, binding in match.bindings)
    yield from pairings(document, vocabulary, relatives, figures, Covered(known))


def _adjoining(
    document: Annotated,
    vocabulary: Vocabulary,
    relatives: Sequence[Quantity],
    figures: Sequence[Quantity],
    read: dict[Span, Passage],
    known: set[Span],
) -> Iterator[Match]:
    """Yield the changes that grammar binds to their amounts; ``known`` gets those that have a base of their own."""
    reader: Adjoining | None = None
    sentence: Span | None = None
    for told in relatives:
        if told.kind is not QuantityKind.PERCENT and told.unit not in POINTS:
            continue
        span = covering(document[STATEMENTS], told.span.start)
        if span is None:
            continue
        if reader is None or span != sentence:
            here = within(figures, span)
            if len(here) < FIGURES:
                continue
            passage = read.get(span) or read.setdefault(span, Passage(document, span, here, vocabulary))
            reader, sentence = Adjoining(passage), span
        match = reader.read(told)
        if match is not None:
            yield match
        known.update(reader.refused)


def _in_one_money(figures: list[Quantity]) -> list[Quantity]:
    """Return figures with cents as parts of the one money that the article tells of besides."""
    if CENTS.isdisjoint(map(_UNIT, figures)):
        return figures
    money = {figure.unit for figure in figures if figure.kind is QuantityKind.CURRENCY} - CENTS
    if len(money) != 1:
        return figures
    unit = money.pop()
    return [as_money(figure, unit) for figure in figures]


def _spans(match: Match) -> Iterator[Span]:
    """Yield where what is told of a change stands, and its amounts."""
    return (binding.span for _, binding in match.bindings if not isinstance(binding.value, str))


def _is_plausible(
    document: Annotated, match: Match, figures: Sequence[Quantity], vocabulary: Vocabulary, read: dict[Span, Passage]
) -> bool:
    """Tell whether the amounts of a construction can be those of its change; ``read`` keeps the sentences read."""
    first, last = (covering(document[STATEMENTS], place) for place in (match.span.start, match.span.end - 1))
    if first is None or last is None or any(_is_year(document, match[end].value, vocabulary) for end in ("from", "to")):
        return False
    span = first.to(last)
    passage = read.get(span) or read.setdefault(span, Passage(document, span, within(figures, span), vocabulary))
    before, after = match["from"].value, match["to"].value
    if ";" in document.text[_told(match).span.end : before.span.start]:
        # "24.6 million, two more than in 2022; roads follow (18.9)"
        return False
    if (
        _goes_the_other_way(passage, match)
        or _goes_elsewhere(passage, before, after)
        or is_share_of_a_number(passage, _told(match))
    ):
        return False
    if _is_far_off(match, before, after) or _leads_elsewhere(passage, match):
        return False
    return not _counts_another(passage, before, after) and holds_together(passage, _told(match), before, after)


def _is_far_off(match: Match, before: Quantity, after: Quantity) -> bool:
    """Tell whether a change in percent is so far from that of two amounts that they are those of something else."""
    told = _told(match)
    if told.kind is not QuantityKind.PERCENT or not before.value or not told.value:
        return False
    if min(before.value, after.value) < _THOUSAND and max(before.value, after.value) >= _MILLION:
        # "To 3 million from 9"
        return False
    made = abs(Fraction(after.value) - before.value) * 100 / before.value
    return made > abs(Fraction(told.value)) * _FAR_OFF and made > _FAR_OFF * 100


def _leads_elsewhere(passage: Passage, match: Match) -> bool:
    """Tell whether a clause behind a multiple names what its amounts are of: "doubled, driving ratios to"."""
    told, first = _told(match), min(match["from"].span, match["to"].span)
    if "times" not in match or first.start < told.span.end:
        return False
    _, *rest = passage.clauses(told.span.end, first.start)
    head = rest[-1] if rest else []
    named = [word for word in head if not passage.is_known(word)]
    return bool(named) and not passage.goes_on(head) and head[0].text not in passage.vocabulary["pronoun", "its"]


def _goes_the_other_way(passage: Passage, match: Match) -> bool:
    """Tell whether the particle of a verb says that it goes the other way: "ging … nach oben" is no fall."""
    for name, sign in (("up", 1), ("down", -1)):
        if name in match:
            verb = match[name].span
            particles = passage.vocabulary.parted.get(passage.document.folded[slice(*verb)], {})
            behind = texts(passage.between(verb.end, passage.span.end)) if particles else []
            if any(particles.get(word) == -sign for word in behind):
                return True
    return False


def _goes_elsewhere(passage: Passage, before: Quantity, after: Quantity) -> bool:
    """Tell whether an amount goes to another one than that of a change: "to 2 percent, that one from 0.75 to 1.5"."""
    behind = next((one for one in passage.figures if one.span.start >= before.span.end), None)
    if (
        behind is None
        or behind.span == after.span
        or not ends(texts(passage.before(before)), passage.vocabulary["from"])
    ):
        return False
    return ends(texts(passage.between(before.span.end, behind.span.start)), passage.vocabulary["to"])


def _counts_another(passage: Passage, one: Quantity, other: Quantity) -> bool:
    """Tell whether one of two amounts is of millions and the other counts things: "118 millions, après trois mois"."""
    small, large = sorted((one, other), key=lambda amount: amount.value)
    bare = small.unit is None and large.value >= _MILLION and small.value < _MILLION and large.low != large.high
    timed = bool(overlapping(passage.document[TIMEXES], small.span)) or passage.counts_time(small)
    return bare and small.noun is not None and (timed or passage.counted(small) is not None)


def _is_year(document: Annotated, figure: Quantity, vocabulary: Vocabulary) -> bool:
    """Tell whether a number that nothing is counted by is the year that is compared with: "212 mehr als 2019"."""
    if figure.kind is not QuantityKind.CARDINAL or not looks_like_year(document, figure):
        return False
    before = document.folded[max(figure.span.start - _THAN, 0) : figure.span.start].split()
    return before[-1:] != [] and before[-1] in vocabulary["than", "within"] - vocabulary["to"]


def _told(match: Match) -> Quantity:
    told: Quantity = match["change" if "change" in match else "times"].value
    return told


def _frame(passage: Passage) -> Match | None:
    """Return the change of a passage that tells exactly one, of exactly two amounts."""
    changes = [(figure, sign) for figure in passage.figures if (sign := sign_of(passage, figure)) is not None]
    if len(changes) != 1:
        return None
    told, sign = changes[0]
    if is_share_of_a_number(passage, told) or names_another(passage, told):
        return None
    others = [
        figure
        for figure in passage.figures
        if figure is not told and figure.kind in _AMOUNTS and not is_difference(passage.document, figure)
    ]
    pairs = [
        pair
        for one, other in pairwise(others)
        if (
            pair := than_another(passage, told, one, other)
            or became(passage, told, one, other)
            or pair_of(passage, one, other, rivals=is_multiple(passage, told))
        )
    ]
    if len(pairs) != 1 or _is_one_of_many(passage, told):
        return None
    pair = pairs[0]
    if _is_added(passage, told, pair.before):
        return None
    tied = tie(passage, told, pair)
    sentence = covering(passage.document[STATEMENTS], told.span.start)
    if tied is False or sentence is None:
        return None
    if sentence.overlaps(pair.span) and not sentence.contains(pair.span) and sentence.start < pair.span.start:
        # What goes over into the next sentence is told there.
        return None
    first, last = sorted((told.span, pair.span))
    told_until = max(told.span.end, pair.after.span.end)
    if pair.how == "then" and is_told_anew(passage, told_until, pair.before.span):
        return None
    if (
        told.base is not None
        and not is_said(passage, told.base, told.span.start)
        and not (tied and is_its_own(passage, told))
    ):
        # "Por un 10 % de los votos"
        return None
    if passage.says(passage.between(passage.span.start, max(first.end, last.end)), passage.vocabulary["doubt"]):
        return None
    if pair.how == "then" and pair.after.span < pair.before.span < told.span and is_compared(passage, told):
        # "58 %. In May it was 67 %, nine points more": what was is more than what is.
        sign = 0
    taken = tied is None or not sentence.contains(pair.span)
    return bound(passage, Claim(told, sign), pair, *(["taken"] if taken else []))


def _is_added(passage: Passage, told: Quantity, before: Quantity) -> bool:
    """Tell whether an amount behind a change comes on top: "cuatro, el doble que el año anterior, y siete en otros"."""
    between = passage.document.folded[told.span.end : before.span.start].split()
    return len(between) > 1 and between[-1] in passage.vocabulary["and"] and between[-2].endswith(",")


def _is_one_of_many(passage: Passage, told: Quantity) -> bool:
    """Tell whether a change is one of each year, or is held against another: "de 30 %, contre 27 % pour les autres"."""
    words = passage.between(told.span.end, passage.span.end)
    beside = next((figure for figure in passage.figures if figure.span.start >= told.span.end), None)
    compared = beside is not None and beside.kind is told.kind
    compared = compared and begins(texts([word for word in words if not word.timed]), passage.vocabulary.instead)
    return compared or begins(texts(words), passage.vocabulary["rate"])
