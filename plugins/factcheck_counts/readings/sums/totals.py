"""Totals held against the parts that a construction gives of them, one function for each way of giving them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate
from typing import NamedTuple

from factcheck import (
    QUANTITIES,
    SENTENCES,
    Document,
    Evidence,
    EvidenceKind,
    Match,
    Quantity,
    QuantityKind,
    Related,
    Severity,
    Span,
    Suggestion,
    beginning,
    covering,
    inside,
)
from factcheck_counts.readings.arithmetic import (
    Range,
    counts_time,
    judge,
    lenient,
    magnitude,
    repair,
    say,
    strays,
    strict,
    total,
)
from factcheck_counts.readings.doubts import is_average, is_difference, is_more, unit_behind
from factcheck_counts.readings.passage import paragraph_of
from factcheck_counts.readings.sums.additions import (
    addable,
    addition,
    both_readings,
    bracketed,
    can_be_shared,
    corrections,
    counted_span,
    goes_on,
    is_part_of_another,
    is_ratio,
    listed_spans,
    names_remainder,
    overlap,
    parts_of,
    readings,
    rounded_alike,
    told_alike,
    told_before,
    told_exactly,
    with_its_total,
    without_nested,
    without_number_of_parts,
)
from factcheck_counts.readings.vocabulary import WORD, Words, holds

#: A total that is more than twice or less than half of what it can be is something else: a rate, a population.
_PLAUSIBLE = 2
#: What stands in brackets and makes less than this of the total is a choice of its parts; so is a list behind a colon.
#: So many may be named without a number.
_UNCOUNTED = 2
#: Four bare figures may be taken for a year.
_BARE = re.compile(r"(?<![\d.,])\d{4}(?![\d]|[.,]\d)")
_CHOICE = Fraction(1, 2)
_LIST = Fraction(2, 3)
#: What is left of a total stands so near behind its parts.
_NEXT = 120
#: In characters: so far before a total stand those who share it.
_FAR = 600
#: So far before a total what it lacks was counted, in code points.
_BEFORE = 360
#: Such words open the next sentence, if so few are left that nobody counts them.
_OPENING, _FEW_LEFT = 4, 2
#: All there is, in percent.
_HUNDRED = 100
#: So few parts are rounded to the nearest, none of them cut off.
_ROUNDED = 5
#: So many are counted off one by one at the most.
_ITEMISED = 12


class Reckoning(NamedTuple):
    """What a total comes to beside its parts.

    Args:
        span: The words that are right or wrong.
        message: What there is to say of them.
        evidence: The sum.
        within: Where total and parts stand, which may be a quotation.
        severity: How certain it is that they are wrong; None where they are right.
        related: The parts.
        suggestions: What would make them right.
    """

    span: Span
    message: str
    evidence: Sequence[Evidence]
    within: Span
    severity: Severity | None = None
    related: Sequence[Related] = ()
    suggestions: Sequence[Suggestion] = ()


def closed(document: Document, match: Match, severity: Severity) -> Iterator[Reckoning]:
    """Compare a total with parts that the words give as all there are."""
    match = without_number_of_parts(without_nested(document, with_its_total(document, match)))
    whole, parts, ones = match["total"].value, parts_of(match), len(match.all("one"))
    if strays(match, document, remarks=True, items=len(parts) + ones) or not whole.value or not addable(whole, parts):
        return
    if overlap(document, match) or is_ratio(document, whole):
        return
    if severity is Severity.WARNING and "rest" not in match and can_be_shared(document, match):
        return
    made = sum(part.value for part in parts) + ones
    if "kinds" not in match and any(_is_fraction(document, part) for part in parts):
        return
    if severity is Severity.WARNING and any(part.value > whole.value * _PLAUSIBLE for part in parts):
        # They count something else: "trois lois (1987, 1994 et 2005)".
        return
    if severity is Severity.WARNING and made < whole.value * (_CHOICE if bracketed(document, match) else _LIST):
        return
    if (
        "rest" in match
        and parts
        and parts[-1].value > whole.value
        and (whole.kind is QuantityKind.CURRENCY or _names_others(document, parts[-1]))
    ):
        # "Treize personnes restent hospitalisées. Les vingt-deux autres occupants …": those of a larger number.
        return
    if whole.unit is None and Fraction(whole.value).denominator != 1:
        # "Seven and a half: six wins and three draws".
        return
    if severity is Severity.WARNING and made != whole.value and _is_another_total(document, match, made):
        return
    if made != whole.value and "rest" not in match and _is_told_before(document, match, whole.value - made):
        return
    if "rest" in match and made != whole.value and told_before(document, match, made):
        return
    if made != whole.value and (
        any(is_difference(document, part) for part in parts)
        or ("rest" in match and is_part_of_another(document, match))
    ):
        return
    if "rest" in match and any(part.value > whole.value for part in parts[:-1]):
        # "240 tonnes, sur les 310 stockées, ont brûlé ; les 72 restantes"
        return
    if made - whole.value == 1 and any(_is_apposed(document, one.span) for one in match.all("one")):
        # "97 para A y 45 para Los Molinos, una pedanía"
        return
    if made < whole.value and "rest" not in match and goes_on(document, match):
        return
    left_open = "rest" not in match and names_remainder(document, match)
    if made < whole.value and (left_open or _is_told_next(document, match, whole.value - made)):
        return
    verdicts = [_judged(whole, *sums) for sums in readings(whole, parts, ones)]
    proof = addition(parts, ones)
    nearer = judge(rounded_alike(whole, parts), *next(readings(whole, parts, ones))) if verdicts == [None] else None
    if False not in verdicts and nearer is None:
        near, wide = next(readings(whole, told_alike(parts), ones))
        nearer = _judged(whole, near, wide)
        if (
            nearer is None
            and any(one.kind is QuantityKind.CURRENCY for one in (whole, *parts))
            and len(parts) <= _ROUNDED
        ):
            nearer = False
    if nearer is False:
        verdicts, severity = [False], Severity.WARNING
    if True in verdicts:
        # Where the words say that these are the parts, a hedge is meant to cover what they make.
        if severity is Severity.ERROR or told_exactly(whole, parts, made):
            yield Reckoning(counted_span(match), "The parts make the total.", [proof], match.span)
        return
    first = min((part.span.start for part in parts), default=whole.span.end)
    sentence = covering(document[SENTENCES], match.span.start) or match.span
    earlier = beginning(document[QUANTITIES], Span(sentence.start, max(sentence.start, whole.span.start)))
    if "rest" not in match and any(one.value == made + whole.value for one in earlier):
        # "… 22: twelve hurt, five children and five adults killed": it is one of the parts itself.
        return
    bare = {int(number) for number in _BARE.findall(document.text, *sentence)}
    uncounted = document.lexicons[document.language].sets.get("counts.not-counted-off", Words())
    if 0 < whole.value - made <= _UNCOUNTED and holds(WORD.findall(document.folded, *sentence), uncounted):
        # "Beside the chancellor, seven ministers, five for the Greens and four for the Liberals: 17 in all"
        return
    if made != whole.value and not bare.isdisjoint({magnitude(whole.value - made), made + whole.value}):
        # "Of the 1393 on board, 698 died, 373 were hurt and …": what looks like a year counts them.
        return
    if any(one.value == made for one in beginning(document[QUANTITIES], Span(whole.span.end, first))):
        # "Leaving out those 19 months, they were on site for 48: 20 before the halt and 28 after it"
        return
    # What counts once each may be something else: "trois patients, dont un couple (un homme et une femme)".
    if None in verdicts or not parts or ("kinds" not in match and is_made_before(whole, parts)):
        return
    if not max(part.value for part in parts) <= _PLAUSIBLE * whole.value <= _PLAUSIBLE**2 * made:
        return
    if all(_is_bracketed(document, one) for one in (whole, parts[0])):
        # "Behind it follow Upper Austria (38), the Burgenland (27) and …": the first is one of them.
        return
    if unit_behind(document, whole) not in (None, parts[0].unit) or is_average(document, whole):
        # "Eleven fewer here and eight there, that is 31 and 21 per cent"; nor is an average the sum of anything.
        return
    exact = all(quantity.exact and quantity.hedge is None for quantity in (whole, *parts))
    evidence = [proof]
    if severity is Severity.WARNING:
        evidence.append(Evidence(EvidenceKind.TEXT, "This takes the parts to be all there are."))
    yield Reckoning(
        counted_span(match),
        f"The parts make {say(made)}, not {say(whole.value)}.",
        within=match.span,
        severity=severity if exact else Severity.WARNING,
        related=[Related("A part", binding.span) for binding in (*match.all("part"), *match.all("one"))],
        evidence=evidence,
        suggestions=corrections(document, whole, parts, made),
    )


def _is_bracketed(document: Document, one: Quantity) -> bool:
    return document.text[one.span.start - 1 : one.span.start] == "(" and document.text.startswith(")", one.span.end)


def _judged(whole: Quantity, close: Range, wide: Range) -> bool | None:
    """Tell whether a total is what its parts make; not where all of them would have to end in just a half."""
    verdict, meant = judge(whole, close, wide), strict(whole)
    is_wide = meant.low < meant.high and close.low < close.high
    return None if verdict and is_wide and (meant.low == close.high or meant.high == close.low) else verdict


def _is_apposed(document: Document, one: Span) -> bool:
    """Tell whether a word for one stands behind a comma, as the article of what tells more of a name does."""
    return document.text[: one.start].rstrip().endswith(",")


def shares(document: Document, match: Match) -> Iterator[Reckoning]:
    """Compare a percentage with those in the brackets behind it, where they can be its parts."""
    whole, parts = match["total"].value, parts_of(match)
    if strays(match, document, remarks=True):
        return
    sentence = covering(document[SENTENCES], match.span.start)
    together = "tied" in match or (sentence is not None and sentence.contains(match.span))
    # Averages lie between the percentages of the groups; parts are smaller than the whole.
    if not ("how" in match and together) and any(part.value > whole.value for part in parts):
        return
    verdict = judge(whole, total(map(strict, parts)), total(map(lenient, parts)))
    made = sum(part.value for part in parts)
    proof = Evidence(
        EvidenceKind.ARITHMETIC,
        " + ".join(f"{say(part.value)} %" for part in parts) + f" = {say(made)} %.",
        match.span,
    )
    if verdict:
        yield Reckoning(whole.span, "The parts make the percentage.", [proof], match.span)
    elif verdict is False and together and not _is_one_of_all(document, whole, parts, sentence or match.span):
        yield Reckoning(
            whole.span,
            f"The parts make {say(made)} %, not {say(whole.value)} %.",
            within=match.span,
            severity=Severity.WARNING,
            related=[Related("A part", part.span) for part in parts],
            evidence=[proof, Evidence(EvidenceKind.TEXT, "This takes the parts to be all there are.")],
            suggestions=corrections(document, whole, parts, made),
        )


def _is_fraction(document: Document, part: Quantity) -> bool:
    """Tell whether a part is read as a fraction too, or as what stands in one."""
    sentence = covering(document[SENTENCES], part.span.start) or part.span
    return any(
        one.kind is QuantityKind.FRACTION and one.span.overlaps(part.span)
        for one in beginning(document[QUANTITIES], Span(sentence.start, part.span.end))
    )


def _is_one_of_all(document: Document, whole: Quantity, parts: Sequence[Quantity], sentence: Span) -> bool:
    """Tell whether a percentage makes a hundred with those behind it, so that it is one of them."""
    others = [
        one
        for one in beginning(document[QUANTITIES], Span(parts[-1].span.end, sentence.end))
        if one.kind is QuantityKind.PERCENT
    ]
    shares = [whole, *parts, *others]
    return any(total(map(lenient, shares[:count])).holds(_HUNDRED) for count in range(len(shares), len(parts), -1))


def equal(document: Document, match: Match) -> Iterator[Reckoning]:
    """Divide a total by the number of those who share it."""
    whole, count, each = match["total"].value, match["count"].value, match["each"].value
    if counts_time(count):
        # "Over five years" are not more than five.
        count = count._replace(low=count.value, high=count.value, hedge=None)
    close, wide = strict(whole).per(strict(count)), lenient(whole).per(lenient(count))
    if whole.kind is QuantityKind.PERCENT:
        # "One seller in three grants a cut of 8 %, or 3 % of all"
        return
    if whole.unit != each.unit or close is None or wide is None or strays(match, document, remarks=True):
        return
    if each.span < whole.span and is_more(document, whole):
        # "De onze sièges à cinq, soit six de moins"
        return
    if each.span < whole.span and (each.value > whole.value or _is_for_others(document, whole)):
        # "Douze bouteilles à 60 euros, soit 5 euros la bouteille": the second is the smaller, and no total.
        return
    made = Fraction(whole.value) / count.value
    proof = Evidence(EvidenceKind.ARITHMETIC, f"{say(whole.value)} / {say(count.value)} = {say(made)}.", match.span)
    # What one gets is often rounded, or cut off behind the last place written.
    told = Range(each.value - Fraction(each.step) / 2, each.value + each.step)
    verdict = judge(each, close, wide)
    if verdict:
        yield Reckoning(each.span, "The parts make the total.", [proof], match.span)
    elif verdict is False and not told.meets(wide) and not _is_for_as_many(document, whole, each):
        yield Reckoning(
            each.span,
            f"{say(whole.value)} for {say(count.value)} are {say(made)} each, not {say(each.value)}.",
            within=match.span,
            severity=Severity.WARNING,
            related=[Related("The total", whole.span), Related("The number of parts", count.span)],
            evidence=[proof, Evidence(EvidenceKind.TEXT, "This takes all parts to be equal.")],
            suggestions=repair(document, made, each),
        )


def _is_for_as_many(document: Document, whole: Quantity, each: Quantity) -> bool:
    """Tell whether a total is for as many as are counted near it: "three winners … 4.2 million each, 12.6 in all"."""
    many = Fraction(whole.value) / Fraction(each.value)
    near = beginning(document[QUANTITIES], Span(max(whole.span.start - _FAR, 0), whole.span.end))
    return many.denominator == 1 and any(one.value == many and one.unit is None for one in near)


def _is_for_others(document: Document, whole: Quantity) -> bool:
    """Tell whether a total is one for so many others: "300 euros each, or 900 euros for three"."""
    sets, end = document.lexicons[document.language].sets, whole.span.end
    behind = WORD.findall(document.folded, end, end + _NEXT)[:2]
    if not behind or behind[0] not in sets.get("counts.purpose", Words()):
        return False
    place = document.folded.find(behind[0], end) + len(behind[0]) + 1
    counted = any(one.span.start == place for one in beginning(document[QUANTITIES], Span(place, place + 1)))
    return counted or behind[-1] in sets.get("counts.one", Words())


def itemised(document: Document, match: Match) -> Iterator[Reckoning]:
    """Compare a number, or an ordinal, with a list that "plus" completes."""
    whole, parts = match["total"].value, parts_of(match)
    ones = match.all("one")
    listed_sum = sum(part.value for part in parts) + len(ones)
    proof = addition(parts, len(ones))
    if any(not part.exact for part in (*parts, whole)):
        return
    if listed_sum != whole.value and whole.kind is not QuantityKind.ORDINAL and whole.value > _ITEMISED:
        # "140 secouristes, dont 90 pompiers, plus onze ambulances": nobody counts off so many.
        return
    if listed_sum == whole.value:
        yield Reckoning(counted_span(match), "The list makes the total.", [proof], match.span)
        return
    evidence = [proof]
    severity = Severity.ERROR
    message = f"The list makes {say(listed_sum)}, not {say(whole.value)}."
    if whole.kind is QuantityKind.ORDINAL:
        fits = listed_sum + 1 == whole.value
        severity = Severity.WARNING if fits else Severity.ERROR
        evidence += both_readings(document, match, listed_sum)
        if fits:
            message += " It is right only if the list leaves out the one at hand."
    yield Reckoning(
        counted_span(match),
        message,
        within=match.span,
        severity=severity,
        related=[Related("A part", span) for span in listed_spans(match)],
        evidence=evidence,
        suggestions=[Suggestion("Say whether the list includes the one at hand, or correct the number")],
    )


def _names_others(document: Document, rest: Quantity) -> bool:
    """Tell whether the others are called by a noun of their own: "les vingt-deux autres occupants"."""
    lexicon = document.lexicons[document.language]
    others, tables = lexicon.sets.get("counts.others", Words()), lexicon.tables
    words = list(WORD.finditer(document.text, rest.span.end, rest.span.end + _NEXT))[:2]
    noun = next((word[0] for word in words if word[0].lower() not in others), "")
    if tables.get("spelling", {}).get("noun") == "capital":
        return noun[:1].isupper()
    return noun.endswith(tuple(tables.get("plural_ending", {}))) and noun not in tables.get("auxiliary", {})


def _is_another_total(document: Document, match: Match, made: int | Fraction) -> bool:
    """Tell whether the parts make another number beside them: "16, 26 et 22, soit 64 …; 14 titres, mais 65 podiums"."""
    sentence = covering(document[SENTENCES], match.span.start) or match.span
    known = [part.span for part in (match["total"].value, *parts_of(match))]
    return any(
        other.value == made and other.kind is QuantityKind.CARDINAL and not any(map(other.span.overlaps, known))
        for other in inside(document[QUANTITIES], sentence.to(match.span))
    )


def _is_told_before(document: Document, match: Match, left: int | Fraction) -> bool:
    """Tell whether what parts leave of their total was counted before: "Elle eut quatre enfants. Suivent …"."""
    sentences = document[SENTENCES]
    first = covering(sentences, match.span.start) or match.span
    near = Span(max(paragraph_of(document, first.start).start, first.start - _BEFORE), first.start)
    return left > 1 and any(
        other.value == left and other.kind is QuantityKind.CARDINAL for other in inside(document[QUANTITIES], near)
    )


def _is_told_next(document: Document, match: Match, left: int | Fraction) -> bool:
    """Tell whether what parts leave of their total stands behind them: "Les 27 autres n'ont pas voté"."""
    end = max(match.span.end, listed_spans(match)[-1].end)
    near = Span(end, end + _NEXT)
    sets = document.lexicons[document.language].sets
    sentences = document[SENTENCES]
    following = next(iter(sentences[bisect_left(sentences, (end,)) :]), None)
    opening = WORD.findall(document.folded, *following)[:_OPENING] if following is not None else []
    if "rest" not in match and holds(opening, sets.get("counts.remainder", Words())):
        # "97 went to Reed and 68 to Hale. The rest were shared out."
        return True
    if "rest" not in match and left <= _FEW_LEFT and holds(opening, sets.get("counts.others", Words())):
        # "Nine nights: four in May, three in June, one in July. And the other?"
        return True
    return any(
        other.value == left and other.kind is QuantityKind.CARDINAL for other in inside(document[QUANTITIES], near)
    )


def is_made_before(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Tell whether the first parts make the total, or the last what the others do: the rest counts within them.

    "Of the 46 people 29 have been released and 17 remain, five of them in critical condition"; "8 574 on one side and
    2 662 on the other, 11 236 altogether".
    """
    if len(parts) < 2:
        return False
    *sums, made = accumulate(part.value for part in parts)
    return whole.value in sums[1:] or (len(parts) > 2 and made == 2 * parts[-1].value)
