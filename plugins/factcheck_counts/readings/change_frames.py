"""Changes in any order: what is said of the way between two amounts, and the two amounts, wherever they stand.

A construction has one order. Where the same is told in another one, it is read here as a frame (Fillmore 1982): a
change ("um die Hälfte", "a triplé") that a word of rising or falling is tied to, and two amounts that words tell apart
as earlier and later. They belong together where nothing between them can begin another subject. The constructions are
held against the same test.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import dropwhile, pairwise

from factcheck import (
    QUANTITIES,
    SENTENCES,
    TIMEXES,
    Annotated,
    Binding,
    Construction,
    Match,
    Quantity,
    QuantityKind,
    Span,
    covering,
)
from factcheck_counts.readings.amounts import POINTS, RELATIVE_UNITS, UNKNOWN, Amounts, became, pair_of, than_another
from factcheck_counts.readings.arithmetic import counts_time, looks_like_year
from factcheck_counts.readings.change_passages import FIGURES, passages, within
from factcheck_counts.readings.change_ties import NEAR, holds_together, is_compared, is_its_own, is_said, tie
from factcheck_counts.readings.passage import Clause, Passage, texts
from factcheck_counts.readings.vocabulary import Vocabulary, begins, ends

CHANGE = Construction("counts.change")
MULTIPLIED = Construction("counts.multiplied")
_AMOUNTS = frozenset(
    {QuantityKind.CARDINAL, QuantityKind.MEASURE, QuantityKind.CURRENCY, QuantityKind.PERCENT, QuantityKind.FRACTION}
)
#: Hot names: a member of an enumeration takes five times as long to look up, before Python 3.12.
_FRACTION, _MULTIPLIER = QuantityKind.FRACTION, QuantityKind.MULTIPLIER
#: The kinds and the units of what can be told of a change.
RELATIVE_KINDS = frozenset({QuantityKind.PERCENT, _FRACTION, _MULTIPLIER})
_FIGURE_KINDS = _AMOUNTS | {_MULTIPLIER}
#: How words before a multiplier loosen it.
_LOOSELY = ("over", "under", "near")
#: More words that say nothing of it stand in front of "um".
_FAR = 9
#: The word for "than" stands in so many letters before a year.
_THAN = 8
#: "More than" has so many words.
_COMPARED = 4
_MILLION = 10**6


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
    known = set()
    for match in matches:
        if _is_plausible(document, match, figures, vocabulary):
            known.add(_told(match).span)
            yield match
    if len(figures) < FIGURES:
        return
    for passage in passages(document, figures, relatives, vocabulary):
        frame = _frame(passage)
        if frame is not None and _told(frame).span not in known:
            yield frame


def _is_plausible(document: Annotated, match: Match, figures: Sequence[Quantity], vocabulary: Vocabulary) -> bool:
    """Tell whether the amounts of a construction can be those of its change."""
    first, last = (covering(document[SENTENCES], place) for place in (match.span.start, match.span.end - 1))
    if first is None or last is None or any(_is_year(document, match[end].value, vocabulary) for end in ("from", "to")):
        return False
    span = first.to(last)
    passage = Passage(document, span, within(figures, span), vocabulary)
    before, after = match["from"].value, match["to"].value
    if any(_is_difference(passage, one) for one in (before, after)) or _counts_another(passage, before, after):
        return False
    return holds_together(passage, _told(match), before, after)


def _is_difference(passage: Passage, figure: Quantity) -> bool:
    """Tell whether a figure is what something is more or less by: "36 millones, cuatro más que el anterior"."""
    than = passage.vocabulary["than"]
    behind = texts(passage.behind(figure))
    return any(word in than for word in behind[1:_COMPARED]) and begins(behind, passage.vocabulary["more", "fewer"])


def _counts_another(passage: Passage, one: Quantity, other: Quantity) -> bool:
    """Tell whether one of two amounts is of millions and the other counts things: "118 millions, après trois mois"."""
    small, large = sorted((one, other), key=lambda amount: amount.value)
    bare = small.unit is None and large.value >= _MILLION and small.value < _MILLION and large.low != large.high
    timed = any(timex.span.overlaps(small.span) for timex in passage.document[TIMEXES]) or passage.counts_time(small)
    return bare and small.noun is not None and (timed or passage.counted(small) is not None)


def _is_year(document: Annotated, figure: Quantity, vocabulary: Vocabulary) -> bool:
    """Tell whether a number that nothing is counted by is the year that is compared with: "212 mehr als 2019"."""
    if figure.kind is not QuantityKind.CARDINAL or not looks_like_year(document, figure):
        return False
    before = document.folded[max(figure.span.start - _THAN, 0) : figure.span.start].split()
    return before[-1:] != [] and before[-1] in vocabulary["than"]


def _told(match: Match) -> Quantity:
    told: Quantity = match["change" if "change" in match else "times"].value
    return told


def _is_relative(figure: Quantity) -> bool:
    return figure.kind in RELATIVE_KINDS or figure.unit in RELATIVE_UNITS


def _frame(passage: Passage) -> Match | None:
    """Return the change of a passage that tells exactly one, of exactly two amounts."""
    changes = [(figure, sign) for figure in passage.figures if (sign := _sign(passage, figure)) is not None]
    if len(changes) != 1:
        return None
    told, sign = changes[0]
    others = [
        figure
        for figure in passage.figures
        if figure is not told and figure.kind in _AMOUNTS and not _is_difference(passage, figure)
    ]
    pairs = [
        pair
        for one, other in pairwise(others)
        if (
            pair := than_another(passage, told, one, other)
            or became(passage, told, one, other)
            or pair_of(passage, one, other, rivals=_is_multiple(passage, told))
        )
    ]
    if len(pairs) != 1 or _is_one_of_many(passage, told):
        return None
    pair = pairs[0]
    tied = tie(passage, told, pair)
    sentence = covering(passage.document[SENTENCES], told.span.start)
    if tied is False or sentence is None:
        return None
    if sentence.overlaps(pair.span) and not sentence.contains(pair.span) and sentence.start < pair.span.start:
        # What goes over into the next sentence is told there.
        return None
    first, last = sorted((told.span, pair.span))
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
    return _match(passage, told, sign, pair, taken=tied is None or not sentence.contains(pair.span))


def _is_of_another(passage: Passage, told: Quantity, pair: Amounts) -> bool:
    """Tell whether a multiple is one of something else than the amounts: "40 seats to 12, twice as many women"."""
    vocabulary = passage.vocabulary
    nouns = tuple(noun for noun in map(passage.counted, (pair.before, pair.after)) if noun is not None)
    if not nouns or not _is_multiple(passage, told):
        return False
    leading = vocabulary.single("as-many", "more", "fewer")
    behind = [*dropwhile(leading.__contains__, texts(passage.behind(told)))]
    than = vocabulary["than", "as-much-as", "turn"]
    return behind != [] and behind[0] not in than | vocabulary.closed and not behind[0].startswith(nouns)


def _is_multiple(passage: Passage, told: Quantity) -> bool:
    """Tell whether something is so many times as much as something else, which may be another's."""
    return told.unit == "times" or passage.document.folded[slice(*told.span)] in passage.vocabulary["times-as-many"]


def _match(passage: Passage, told: Quantity, sign: int, pair: Amounts, *, taken: bool) -> Match:
    if told.unit == "times" and sign < 0:
        # "Trois fois moins"
        told = told._replace(value=1 / Fraction(told.value))
    elif told.kind is _FRACTION and sign < 0 and _falls_to(passage, told):
        # "Se redujo a la mitad"
        told = told._replace(kind=_MULTIPLIER)
    name = "times" if told.unit == "times" or told.kind is _MULTIPLIER else "change"
    bindings = [
        (name, Binding(told.span, told)),
        ("from", Binding(pair.before.span, pair.before)),
        ("to", Binding(pair.after.span, pair.after)),
    ]
    if sign:
        bindings.append(("up" if sign > 0 else "down", Binding(told.span, "")))
    if pair.how == "versus":
        bindings.append(("versus", Binding(pair.before.span, "")))
    if taken:
        bindings.append(("taken", Binding(told.span, "")))
    loosely = next((name for name in _LOOSELY if ends(texts(passage.before(told)), passage.vocabulary[name])), None)
    if name == "times" and loosely is not None:
        # "A plus que doublé"
        bindings.append((loosely, Binding(told.span, "")))
    if _is_of_another(passage, told, pair):
        bindings.append(("unsure", Binding(told.span, "")))
    first, last = sorted((told.span, pair.span))
    whole = Span(first.start, max(first.end, last.end))
    return Match(whole, "", tuple(sorted(bindings, key=lambda bound: bound[1].span)))


def _sign(passage: Passage, told: Quantity) -> int | None:
    """Return 1 for what is said to be a rise, -1 for a fall, 0 for a change either way; None for what is no change."""
    if told.parts or not _is_relative(told):
        return None
    vocabulary = passage.vocabulary
    before, behind = passage.before(told), texts(passage.behind(told))
    more = next((sign for sign, name in ((1, "more"), (-1, "fewer")) if begins(behind, vocabulary[name])), None)
    if told.kind is _MULTIPLIER or told.unit == "times":
        form = passage.document.folded[slice(*told.span)]
        if told.kind is _MULTIPLIER and form not in vocabulary["times-as-many"]:
            return 0
        if begins(behind, vocabulary["as-many"]):
            return min(more or 0, 0)
        # "A tenfold rise"; "el doble que él"; "auf das Doppelte gestiegen"
        named = behind[:1] != [] and behind[0] in vocabulary["rise", "than", "as-much-as"]
        return 0 if named or (told.kind is _MULTIPLIER and _goes_to(passage, told)) else None
    if told.value < 0:
        return -1
    if told.unit in POINTS and ends(texts(before), vocabulary["so-much"] - vocabulary["hedge"]):
        # "Es decir, 2,7 puntos"
        return 0
    if passage.document.text.endswith("+", 0, told.span.start):
        return 1
    last = before[-1].text if before else ""
    if last in vocabulary["to"] and told.kind is not _FRACTION:
        return None
    if before and passage.vocabulary.by_so_much.issuperset(texts(before)):
        # "Stieg von 40 auf 50 um 25 Prozent": the verb stands before the two amounts.
        before = passage.clause_before(told)
    said = _parted(passage, before, behind) or _moved(passage, before)
    if said is not None or more is not None:
        return said if more is None else more
    if last in vocabulary["by-far"]:
        # "Um 20 Prozent gestiegen", "um 20 Prozent auf 60 Euro gestiegen"
        verbs = texts(passage.clause_behind(told))[:NEAR]
        signs = {1 if word in vocabulary.up else -1 for word in verbs if word in vocabulary.up | vocabulary.down}
        return signs.pop() if len(signs) == 1 else None
    # "A 20% rise"
    noun = next((word for word in behind if word not in vocabulary["degree"]), "")
    return 1 if noun in vocabulary["rise"] else -1 if noun in vocabulary["fall"] else None


def _goes_to(passage: Passage, told: Quantity) -> bool:
    """Tell whether something rises to a multiple: "auf das Doppelte gestiegen"."""
    lead = [word for word in texts(passage.before(told)) if word not in passage.vocabulary.light]
    around = (*passage.clause_before(told), *passage.clause_behind(told))
    return (
        lead[-1:] != []
        and lead[-1] in passage.vocabulary["to"]
        and any(word.text in passage.vocabulary.up for word in around)
    )


def _parted(passage: Passage, before: Clause, behind: Sequence[str]) -> int | None:
    """Return whether a verb before a figure says with its particle behind it that something rises or falls."""
    particles = next(
        (particles for word in reversed(before) if (particles := passage.vocabulary.parted.get(word.text))), {}
    )
    return next((particles[word] for word in behind if word in particles), None)


def _moved(passage: Passage, before: Clause) -> int | None:
    """Return whether the words that lead to a figure say last that something rises or falls."""
    vocabulary = passage.vocabulary
    most = _FAR if before and before[-1].text in vocabulary["by-far"] else UNKNOWN
    unknown = 0
    for word in reversed(before):
        if word.text in vocabulary.up:
            return 1
        if word.text in vocabulary.down:
            return -1
        unknown += not word.timed and word.text not in vocabulary.before_change
        if unknown > most:
            return None
    return None


def _is_one_of_many(passage: Passage, told: Quantity) -> bool:
    """Tell whether a change is one of each year, or is held against another: "de 30 %, contre 27 % pour les autres"."""
    words = passage.between(told.span.end, passage.span.end)
    beside = next((figure for figure in passage.figures if figure.span.start >= told.span.end), None)
    compared = beside is not None and beside.kind is told.kind
    compared = compared and begins(texts([word for word in words if not word.timed]), passage.vocabulary.instead)
    return compared or begins(texts(words), passage.vocabulary["rate"])


def _falls_to(passage: Passage, told: Quantity) -> bool:
    """Tell whether something falls to a share: "auf die Hälfte"."""
    return ends(texts(passage.before(told)), passage.vocabulary["to"])
