"""Faults in numbers, for the rules of the family ``counts``.

Claims are found without the rules and without their constructions, by arithmetic alone: two amounts and a percentage in
one sentence that happen to be the change between them, numbers that happen to add up to another one beside them, two
measures in brackets that are the same. What is found so in an untouched article holds in it, and a changed number makes
it wrong: that is why such a fault is provable. Some of these claims are accidents of arithmetic, which no rule ought to
see; they are counted as missed all the same.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations, pairwise, permutations
from random import Random
from typing import NamedTuple

from factcheck import (
    QUANTITIES,
    SENTENCES,
    UNITS,
    Article,
    BlockKind,
    Dimension,
    Document,
    Quantity,
    QuantityKind,
    Span,
    Verdict,
    convert,
    covering,
)
from factcheck.engine import Engine, Result
from factcheck.registry import load
from mutators.base import Mutator, Plant, replaced

#: The numbers of one claim stand so near each other.
_NEAR = 160
#: Sentences with more numbers than this hold too many accidents.
_FEW = 6
_RULES = frozenset(
    f"counts.{name}-mismatch" for name in ("sum", "share", "multiplier", "enumeration", "ordinal")
) | frozenset(
    f"counts.{name}"
    for name in (
        "percent-change",
        "percent-points",
        "percent-total",
        "unit-conversion",
        "exchange-rate-drift",
        "headline-figure",
        "figure-drift",
    )
)
#: What these confirm, a changed number makes wrong. Lists of shares need not be whole, fractions in words are rough.
_PROVING = _RULES - {
    f"counts.{name}" for name in ("headline-figure", "figure-drift", "percent-total", "share-mismatch")
}
_AMOUNTS = (QuantityKind.CARDINAL, QuantityKind.CURRENCY, QuantityKind.MEASURE)
_POINTS = ("point", "pp")


class Claim(NamedTuple):
    """Numbers of a text that fit together.

    Args:
        kind: What they are to each other.
        numbers: The numbers, by their part in it: the one that follows from the others comes last.
    """

    kind: str
    numbers: tuple[Quantity, ...]


def claims(article: Article) -> list[Claim]:
    """Return what arithmetic finds in an article, sentence by sentence."""
    document = _document(article)
    found: list[Claim] = []
    sentences = document[SENTENCES]
    starts = [sentence.start for sentence in sentences]
    groups: dict[int, list[Quantity]] = {}
    for quantity in document[QUANTITIES]:
        if quantity.kind in (*_AMOUNTS, QuantityKind.PERCENT) and _is_plain(quantity, document):
            groups.setdefault(bisect_right(starts, quantity.span.start) - 1, []).append(quantity)
    for group in groups.values():
        found += _conversions(group)
        timeless = [quantity for quantity in group if not _is_time(quantity)]
        if 3 <= len(timeless) <= _FEW:
            found += _first(_changes(timeless), _points(timeless, article.text), _shares(timeless), _sums(timeless))
    return found


def _is_plain(quantity: Quantity, document: Document) -> bool:
    """Tell whether a number stands for itself: no range, not hedged, no part of a fraction, no score, no "100 %"."""
    fractions = (QuantityKind.FRACTION, QuantityKind.SCORE)
    return (
        not quantity.parts
        and quantity.hedge is None
        and (quantity.kind is not QuantityKind.PERCENT or quantity.value != 100)
        and not any(o.kind in fractions and o.span.overlaps(quantity.span) for o in document[QUANTITIES])
    )


def _first(*searches: Iterator[Claim]) -> list[Claim]:
    return [claim for search in searches for claim in list(search)[:1]][:1]


def _changes(group: Sequence[Quantity]) -> Iterator[Claim]:
    """Yield two amounts and the percentage by which they differ."""
    for percent in (quantity for quantity in group if quantity.kind is QuantityKind.PERCENT):
        for before, after in permutations((q for q in group if q.kind in _AMOUNTS), 2):
            if (
                _one_thing(before, after)
                and _near(before, after, percent)
                and min(before.value, after.value) >= 5
                and percent.value > 1
                and _rounds_to(abs(Fraction(after.value) / Fraction(before.value) - 1) * 100, percent)
            ):
                yield Claim("percent change", (before, after, percent))


def _points(group: Sequence[Quantity], text: str) -> Iterator[Claim]:
    """Yield two percentages and their difference in points.

    The percentage that the points are told of must be one of them: of "64 % (+12 points), 53 % (+3 points), 65 % en
    2006" nobody says that the last two are twelve points apart.
    """
    for points in (quantity for quantity in group if quantity.unit in _POINTS):
        for before, after in combinations((q for q in group if q.kind is QuantityKind.PERCENT), 2):
            if (
                _told_of(points, group, text) in (before, after)
                and _near(before, after, points)
                and _rounds_to(abs(Fraction(after.value) - before.value), points)
            ):
                yield Claim("percentage points", (before, after, points))


def _shares(group: Sequence[Quantity]) -> Iterator[Claim]:
    """Yield a part, a whole and the percentage that the one is of the other."""
    for percent in (quantity for quantity in group if quantity.kind is QuantityKind.PERCENT):
        for part, whole in permutations((q for q in group if q.kind is QuantityKind.CARDINAL), 2):
            counted = 1 < part.value < whole.value and whole.value > 10 and _near(part, whole, percent)
            if counted and _rounds_to(Fraction(part.value) / Fraction(whole.value) * 100, percent):
                yield Claim("percentage", (part, whole, percent))


def _told_of(points: Quantity, group: Sequence[Quantity], text: str) -> Quantity | None:
    """Return the percentage that stands nearest to points; the one before them where a bracket opens with them."""
    shares = [quantity for quantity in group if quantity.kind is QuantityKind.PERCENT]
    if re.search(r"\([+−–-]? ?$", text[: points.number.start]):
        shares = [share for share in shares if share.span.end <= points.span.start][-1:]
    return min(shares, key=lambda share: _apart(share, points), default=None)


def _apart(one: Quantity, other: Quantity) -> int:
    """Return how far two numbers stand from each other."""
    return max(one.span.start, other.span.start) - min(one.span.end, other.span.end)


def _sums(group: Sequence[Quantity]) -> Iterator[Claim]:
    """Yield neighbouring numbers and the number beside them that is their sum."""
    amounts = [quantity for quantity in group if quantity.kind is QuantityKind.CARDINAL]
    for length in range(len(amounts) - 1, 1, -1):
        for first in range(len(amounts) - length):
            row = amounts[first : first + length + 1]
            for total, parts in ((row[0], row[1:]), (row[-1], row[:-1])):
                if (
                    total.value >= 5
                    and total.noun is not None
                    and _near(*row)
                    and sum(part.value for part in parts) == total.value
                    and all(part.value for part in parts)
                ):
                    yield Claim("total", (*parts, total))


def _conversions(group: Sequence[Quantity]) -> Iterator[Claim]:
    """Yield two measures beside each other that are the same in two units."""
    for one, other in pairwise(group):
        if one.kind is other.kind is QuantityKind.MEASURE and other.span.start - one.span.end < 15:
            right = convert(one.value, one.unit or "", other.unit or "")
            if right is None or one.unit == other.unit or _is_time(one):
                continue
            if abs(right - other.value) <= max(abs(right) / 20, Fraction(other.step) / 2):
                yield Claim("conversion", (one, other))


def _rounds_to(value: Fraction, told: Quantity) -> bool:
    """Tell whether a number is told with its rounding, and is more than an accident."""
    return told.low <= value <= told.high and value > 0


def _one_thing(one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit and one.kind is other.kind


def _near(*numbers: Quantity) -> bool:
    starts = [number.span.start for number in numbers]
    return max(starts) - min(starts) <= _NEAR


def _is_time(quantity: Quantity) -> bool:
    unit = UNITS.get(quantity.unit or "")
    return unit is not None and unit.dimension is Dimension.TIME


@cache
def _engine() -> Engine:
    return Engine(load(), rules=[])


def _document(article: Article) -> Document:
    return _engine().document(article)


def _arithmetic(article: Article, _: Result, chosen: Random) -> Iterator[Plant]:
    """Change one number of every claim: what follows from the others, or one of these."""
    for claim in claims(article):
        roles = ["total", "part"] if claim.kind == "total" else [claim.kind, f"amount of a {claim.kind}"]
        for role, quantity in zip(roles, (claim.numbers[-1], chosen.choice(claim.numbers[:-1])), strict=True):
            value = _other(article, quantity, chosen)
            if value is not None:
                plant = _planted(article, role, quantity, value)
                yield _about(plant, claim)._replace(provable=_is_provable(article, claim, quantity, value))


def _is_provable(article: Article, claim: Claim, changed: Quantity, shown: Fraction) -> bool:
    """Tell whether a changed claim holds in no reading and with no rounding.

    A total that stands before its parts without a colon or a bracket may have further parts, so that only too many
    contradict it. Of a change between rounded amounts a small difference proves nothing.
    """
    was = _shown(article.text[slice(*changed.number)]) or 1
    *others, last = (Fraction(q.value) * (shown / was if q is changed else 1) for q in claim.numbers)
    if claim.kind == "total":
        whole, first = claim.numbers[-1], claim.numbers[0]
        between = article.text[whole.span.end : first.span.start]
        return sum(others) > last or whole.span.start > first.span.start or any(mark in between for mark in ":(")
    *loose, told = [(q.high - q.low) if q.high != q.low else Fraction(0) for q in claim.numbers]
    if claim.kind == "percent change":
        before, after = others
        slack = told + (loose[0] / before + loose[1] / after) * after / before * 100
        return abs(abs(after / before - 1) * 100 - last) > slack
    if claim.kind == "percentage points":
        return abs(abs(others[1] - others[0]) - last) > sum(loose) + told
    if claim.kind == "percentage":
        return abs(others[0] / others[1] * 100 - last) > told
    one, other = claim.numbers
    right = convert(others[0], one.unit or "", other.unit or "")
    return right is not None and abs(right - last) > right * Fraction(max(loose[0], 0)) / others[0] + told


def _about(plant: Plant, claim: Claim) -> Plant:
    """Return a plant that is found where any number of its claim is reported: nobody knows which one is wrong."""
    first, last = min(n.span.start for n in claim.numbers), max(n.span.end for n in claim.numbers)
    return plant._replace(span=Span(first, last))


def _changed(article: Article, kind: str, quantity: Quantity, chosen: Random, *, provable: bool = True) -> Plant | None:
    """Return an article with one number changed so much that no rounding explains it; None if it is in words."""
    value = _other(article, quantity, chosen)
    return None if value is None else _planted(article, kind, quantity, value)._replace(provable=provable)


def _other(article: Article, quantity: Quantity, chosen: Random) -> Fraction | None:
    """Return another value for the digits of a number."""
    written = article.text[slice(*quantity.number)]
    value = _shown(written)
    if value is None:
        return None
    places = _places(written)
    other = round(value * Fraction(chosen.choice((60, 70, 80, 130, 140, 160)), 100), places)
    if abs(other - value) < 2 * Fraction(1, 10**places):
        other = value + 3 * Fraction(1, 10**places)
    return other


def _planted(article: Article, kind: str, quantity: Quantity, value: Fraction) -> Plant:
    """Return an article in which the digits of a number stand for another value."""
    written = article.text[slice(*quantity.number)]
    text = _in_style(value, written)
    return Plant(
        kind,
        replaced(article, [(quantity.number, text)]),
        _RULES,
        quantity.span,
        True,
        f"{written!r} became {text!r}",
    )


_DIGITS = re.compile(r"\d[\d.,\s]*\d|\d")


def _places(written: str) -> int:
    """Return how many decimals a number has."""
    digits = _DIGITS.search(written)
    found = digits and re.fullmatch(r".*[.,](\d{1,2}|\d{4,})", digits[0])
    return len(found[1]) if found else 0


def _shown(written: str) -> Fraction | None:
    """Return what the digits of a number stand for, without "million"; None if there are none."""
    digits = _DIGITS.search(written)
    if digits is None:
        return None
    plain, places = re.sub(r"\D", "", digits[0]), _places(written)
    return Fraction(int(plain), 10**places)


def _in_style(value: Fraction, like: str) -> str:
    """Write a value with the marks and the words of another."""
    digits = _DIGITS.search(like)
    if digits is None:
        return like
    places = _places(like)
    whole, _, decimals = f"{float(value):.{places}f}".partition(".")
    front = digits[0][: len(digits[0]) - places - 1] if places else digits[0]
    mark = digits[0][len(front) : len(front) + 1]
    groups = re.findall(r"\D", front)
    if groups or int(whole) >= 10_000:
        whole = f"{int(whole):,}".replace(",", groups[0] if groups else " ")
    return like[: digits.start()] + whole + (mark + decimals if places else "") + like[digits.end() :]


def _items(article: Article, _: Result, chosen: Random) -> Iterator[Plant]:
    """Strike one item of an announced list, or add one."""
    for match in _LIST.finditer(article.text):
        commas = match["items"].split(", ")
        number = _number_before(article, match.start("items"))
        if number is None or number.value != len(commas) + 1 or not _names(match["items"]):
            continue
        if len(commas) >= 2:
            start = match.start("items")
            struck = Span(start, start + len(commas[0]) + 2)
            edited = replaced(article, [(struck, "")])
            span = Span(number.span.start, number.span.end + 1)
            yield Plant("list item struck", edited, _RULES, span, True, f"{commas[0]!r} struck")
        plant = _changed(article, "list number", number, chosen)
        if plant is not None:
            yield plant


#: Items between commas, the last two joined by a word.
_LIST = re.compile(
    r"[:(] ?(?P<items>(?:[^,.:;()\n]{2,40}, )*[^,.:;()\n]{2,40} (?:et|and|y|und) [^,.:;()\n]{2,40})(?=[.)])"
)


def _names(items: str) -> bool:
    """Tell whether every item of a list holds a name and no number."""
    parts = re.split(r", | (?:et|and|y|und) ", items)
    return all(re.search(r"\b[A-ZÉÈÎÀ]", part) and not re.search(r"\d", part) for part in parts)


def _number_before(article: Article, offset: int) -> Quantity | None:
    numbers = [q for q in _document(article)[QUANTITIES] if q.kind is QuantityKind.CARDINAL and q.span.end < offset]
    return numbers[-1] if numbers and offset - numbers[-1].span.end < 40 else None


def _headline(article: Article, _: Result, chosen: Random) -> Iterator[Plant]:
    """Change a figure of the headline that the body repeats.

    That is provable where the body has no other number of the same thing: of "un tableau acheté 500 euros" and "vendu
    30 millions" either could be what another figure is about, or a third amount that the body does not name.
    """
    headline = next((block.span for block in article.blocks if block.kind is BlockKind.HEADLINE), None)
    if headline is None:
        return
    quantities = _document(article)[QUANTITIES]
    kinds = (*_AMOUNTS, QuantityKind.PERCENT)
    body = [q for q in quantities if q.span.start >= headline.end and q.kind in kinds]
    for quantity in quantities:
        if not headline.contains(quantity.span) or quantity.kind not in kinds or quantity.parts or _is_time(quantity):
            continue
        thing = _thing(article, quantity)
        numbers = {other.value for other in body if _thing(article, other) == thing}
        if quantity.hedge is None and thing != (None, None) and quantity.value in numbers:
            value = _other(article, quantity, chosen)
            if value is not None:
                written = _shown(article.text[slice(*quantity.number)]) or 1
                elsewhere = any(q.low <= Fraction(quantity.value) * value / written <= q.high for q in body)
                provable = len(numbers) == 1 and not elsewhere
                yield _planted(article, "headline figure", quantity, value)._replace(provable=provable)


def _told_again(article: Article, _: Result, chosen: Random) -> Iterator[Plant]:
    """Change a figure of the headline that the body has somewhere, whatever it counts there.

    None of them counts as provable: years and names with a number are among them, and limits ("more than 5,000").
    """
    headline = next((block.span for block in article.blocks if block.kind is BlockKind.HEADLINE), None)
    quantities = _document(article)[QUANTITIES] if headline is not None else ()
    for quantity in quantities:
        if headline is None or not headline.contains(quantity.span) or quantity.parts or _is_time(quantity):
            continue
        again = any(
            (other.kind, other.value) == (quantity.kind, quantity.value)
            for other in quantities
            if other.span.start >= headline.end
        )
        if again and quantity.kind in (*_AMOUNTS, QuantityKind.PERCENT):
            plant = _changed(article, "headline figure, told again", quantity, chosen, provable=False)
            if plant is not None:
                yield plant


def _thing(article: Article, quantity: Quantity) -> tuple[str | None, str | None]:
    """Return what a number counts: its unit and its noun."""
    noun = None if quantity.noun is None else article.text[slice(*quantity.noun)].lower()
    return quantity.unit, noun


def _confirmed(article: Article, before: Result, chosen: Random) -> Iterator[Plant]:
    """Change a number of what the rules confirm in the untouched article: the way for ordinals and rare claims."""
    quantities = _document(article)[QUANTITIES]
    for finding in before.findings:
        if finding.verdict is not Verdict.CONFIRMED or finding.rule not in _PROVING:
            continue
        for quantity in quantities:
            if finding.span.contains(quantity.number) and not quantity.parts and quantity.hedge is None:
                value = _other(article, quantity, chosen)
                if value is not None:
                    kind = f"confirmed: {finding.rule.removeprefix('counts.')}"
                    reach = [finding.span, *(step.span for step in finding.evidence if step.span is not None)]
                    whole = Span(min(s.start for s in reach), max(s.end for s in reach))
                    raised = value > (_shown(article.text[slice(*quantity.number)]) or 0)
                    provable = not (raised and _is_open(article, finding.rule, quantity))
                    yield _planted(article, kind, quantity, value)._replace(span=whole, provable=provable)
                break


def _is_open(article: Article, rule: str, total: Quantity) -> bool:
    """Tell whether a total stands before its parts without a colon or a bracket, so that it may have others too."""
    sentence = covering(_document(article)[SENTENCES], total.span.start)
    if rule != "counts.sum-mismatch" or sentence is None:
        return False
    behind = [q.span.start for q in _document(article)[QUANTITIES] if total.span.end <= q.span.start < sentence.end]
    return bool(behind) and not any(mark in article.text[total.span.end : behind[0]] for mark in ":(")


def _anywhere(article: Article, _: Result, chosen: Random) -> Iterator[Plant]:
    """Change any number: most of them nothing in the article contradicts."""
    quantities = [q for q in _document(article)[QUANTITIES] if q.kind in _AMOUNTS and not q.parts]
    if quantities:
        plant = _changed(article, "any number", chosen.choice(quantities), chosen, provable=False)
        if plant is not None:
            yield plant


_ALL: tuple[Callable[[Article, Result, Random], Iterator[Plant]], ...] = (
    _arithmetic,
    _items,
    _headline,
    _told_again,
    _confirmed,
    _anywhere,
)
MUTATORS: Sequence[Mutator] = _ALL
