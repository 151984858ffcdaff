"""Totals held against what a construction gives with them: percentages, equal shares, an itemised list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from factcheck import (
    QUANTITIES,
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
)
from factcheck_counts.readings.arithmetic import (
    Range,
    counts_time,
    judge,
    lenient,
    repair,
    say,
    strays,
    strict,
    total,
)
from factcheck_counts.readings.doubts import is_more
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.sums.additions import (
    addition,
    both_readings,
    corrections,
    counted_span,
    listed_spans,
    parts_of,
)
from factcheck_counts.readings.sums.reckoning import Reckoning
from factcheck_counts.readings.vocabulary import WORD, Words

#: Whom a total is for is told so near behind it.
_NEXT = 120
#: In characters: so far before a total stand those who share it.
_FAR = 600
#: All there is, in percent.
_HUNDRED = 100
#: So many are counted off one by one at the most.
_ITEMISED = 12


def shares(document: Document, match: Match) -> Iterator[Reckoning]:
    """Compare a percentage with those in the brackets behind it, where they can be its parts."""
    whole, parts = match["total"].value, parts_of(match)
    if strays(match, document, remarks=True):
        return
    sentence = covering(document[STATEMENTS], match.span.start)
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
