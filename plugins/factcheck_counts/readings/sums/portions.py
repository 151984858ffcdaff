"""Some of a total: parts that need not be all of it, so that only what is too much contradicts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from factcheck import (
    QUANTITIES,
    Binding,
    Document,
    Evidence,
    EvidenceKind,
    Match,
    Quantity,
    Related,
    Severity,
    Span,
    beginning,
    covering,
)
from factcheck_counts.readings.arithmetic import (
    YEAR,
    Range,
    counts_time,
    lenient,
    repair,
    said,
    say,
    strays,
    strict,
    total,
)
from factcheck_counts.readings.doubts import is_difference
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.sums.additions import (
    addable,
    addition,
    can_be_shared,
    corrections,
    counted_span,
    goes_on,
    has_place,
    names_remainder,
    overlap,
    parts_of,
    told_exactly,
)
from factcheck_counts.readings.sums.closed import BARE, closed, is_made_before
from factcheck_counts.readings.sums.opposites import exclude
from factcheck_counts.readings.sums.reckoning import Reckoning
from factcheck_counts.readings.told_again.penalties import months
from factcheck_counts.readings.vocabulary import WORD, Words, ends, vocabulary_of

#: What a number is an item of stands so many letters before it.
_LEAD = 32
#: Of two it is told what became of them; of so many, by two verbs, what they are besides.
_FEW_PARTS, _VERBS = 3, 2
#: A slip of the keys adds no more to a few.
_FEW_MORE = 2
#: Smaller numbers are the sums of others by accident.
_ACCIDENTAL = 10
#: One of two that are said to be among others is no more than so many times as many by a slip.
_SLIP = Fraction(9, 8)
#: A part that is so many times the whole is a part of something else.
_OTHER = 10


def partial(document: Document, match: Match) -> Iterator[Reckoning]:
    """Compare parts with everything they can be parts of: any number that the sentence has named before them."""
    match = _of_nearer(document, match)
    whole, parts = match["total"].value, parts_of(match)
    part = parts[0]
    if whole.unit is None and whole.noun is None and "what" not in match:
        return
    # "Two years in prison, thirty months of them suspended"
    timed = part.unit != whole.unit
    if part.kind is not whole.kind or (timed and not (counts_time(part) and counts_time(whole))):
        return
    if not timed and part.value > whole.value * _OTHER:
        return
    sentence = covering(document[STATEMENTS], match.span.start) or match.span
    for smaller, larger in ((part, whole), *((binding.value, part) for binding in match.all("sub"))):
        if _holds(larger, smaller) or (
            # "Sept morts, dont deux pompiers, et 23 blessés, parmi lesquels cinq graves"
            larger is not whole
            and any(
                _holds(other, smaller)
                for other in beginning(document[QUANTITIES], Span(larger.span.end, smaller.span.start))
            )
        ):
            continue
        if larger is whole and any(
            _holds(other, smaller) or _measures(other, smaller)
            for other in beginning(document[QUANTITIES], Span(sentence.start, part.span.start))
        ):
            continue
        if larger is whole and any(
            int(number) >= part.value for number in BARE.findall(document.text, sentence.start, part.span.start)
        ):
            # "6 morts et 1407 blessés dont 46 grièvement": what looks like a year counts them.
            continue
        few, many = (f"{say(one.value)} {one.unit}" if timed else say(one.value) for one in (larger, smaller))
        yield Reckoning(
            counted_span(match) if larger is whole else larger.span,
            f"A part ({many}) is greater than the whole ({few}).",
            within=match.span,
            severity=Severity.ERROR,
            related=[Related("The part", smaller.span)],
            evidence=[
                Evidence(
                    EvidenceKind.ARITHMETIC,
                    f"{many} is more than {few}"
                    + (" and every number before it in the sentence." if larger is whole else "."),
                    match.span,
                )
            ],
        )
        return
    if not timed:
        yield from excluding(document, match, whole, parts)


def _of_nearer(document: Document, match: Match) -> Match:
    """Return a match with the number that its parts can be of: "three men who stole 14 cars, 12 of them in Bonn"."""
    whole, part = match["total"].value, match["part"].value
    near = beginning(document[QUANTITIES], Span(whole.span.end, part.span.start))
    fitting = [one for one in near if one.kind is part.kind and one.noun is not None and one.value >= part.value]
    if whole.value >= part.value or not fitting:
        return match
    bound = tuple(told for told in match.bindings if told[0] not in ("total", "what"))
    span = Span(fitting[-1].span.start, match.span.end)
    return Match(span, match.pattern, (("total", Binding(fitting[-1].span, fitting[-1])), *bound))


def _holds(whole: Quantity, part: Quantity) -> bool:
    """Tell whether a number may have another one for a part: four years hold thirty months."""
    if whole.kind is not part.kind:
        return False
    if whole.unit != part.unit:
        return counts_time(whole) and counts_time(part) and months(part) <= months(whole)
    return lenient(part).low <= lenient(whole).high


def _measures(whole: Quantity, part: Quantity) -> bool:
    """Tell whether a number without a unit may be one of those before it: "3 100 mètres carrés, dont 900"."""
    return part.unit is None and whole.unit is not None and whole.value >= part.value


def excluding(
    document: Document,
    match: Match,
    whole: Quantity,
    parts: Sequence[Quantity],
    assumed: str | None = None,
    *,
    apart: bool = False,
) -> Iterator[Reckoning]:
    """Compare the sum of parts that exclude each other, such as men and women, with the whole.

    Args:
        document: The article.
        match: Where they stand.
        whole: The total.
        parts: The numbers that the words give as parts.
        assumed: What has to be assumed for a contradiction, if anything has.
        apart: Whether nothing can be in two of them, whatever they are called.
    """
    parts, ones = [part for part in parts if not is_difference(document, part)], len(match.all("one"))
    made = sum(part.value for part in parts) + ones
    proof = addition(parts, ones)
    if "among" in match or "alike" in match or not (apart or exclude(document, match, parts, wholly=True)):
        assumed = "This takes none to be counted in two of the parts."
    if len(parts) + ones < 2 or strays(match, document, remarks=True) or is_made_before(whole, parts):
        return
    if overlap(document, match) or (("among" in match or apart) and can_be_shared(document, match)):
        return
    if _is_one_of_a_row(document, [whole, *parts]):
        return
    # A number that is greater than the whole is a whole of its own, unless the words make all of them parts.
    most = whole.value * _SLIP if "among" in match and len(parts[1:]) == 1 else whole.value
    if "alike" not in match and any(part.value > most for part in parts):
        return
    fits = strict(whole).meets(total(map(strict, parts)).plus(Range(ones, ones)))
    if fits and told_exactly(whole, parts, made):
        yield Reckoning(counted_span(match), "The parts make the total.", [proof], match.span)
    elif (
        lenient(whole).high < total(map(lenient, parts)).low + ones
        and not _are_told_apart(document, match)
        and ("among" in match or "alike" in match or apart or exclude(document, match, parts))
    ):
        evidence = [proof]
        if assumed is not None:
            evidence.append(Evidence(EvidenceKind.TEXT, assumed))
        yield Reckoning(
            counted_span(match),
            f"The parts make {say(made)}, more than {say(whole.value)}.",
            within=match.span,
            severity=Severity.WARNING if assumed else Severity.ERROR,
            related=[Related("A part", binding.span) for binding in (*match.all("part"), *match.all("one"))],
            evidence=evidence,
            suggestions=corrections(document, whole, parts, made),
        )


def _is_one_of_a_row(document: Document, row: Sequence[Quantity]) -> bool:
    """Tell whether a number is the first of a row, each of its own year: "1,170 in 1985, 1,010 in 1984, 293 in …"."""
    starts = sorted(one.span.start for one in row)
    end = min(starts[-1] + _LEAD, len(document.text))
    if all(YEAR.search(document.text, *stretch) for stretch in pairwise([*starts, end])):
        return True
    each = document.lexicons[document.language].sets.get("counts.respectively", Words())
    return not each.isdisjoint(said(document, Span(starts[0], end)))


def _are_told_apart(document: Document, match: Match) -> bool:
    """Tell whether something else is said of each of some: who is a boy may be under thirteen, and known besides."""
    if "among" not in match:
        return False
    if _has_verbs_of_its_own(document, match):
        return True
    verbs = {document.folded[slice(*binding.span)] for binding in match.all("alike")}
    starts = [*(binding.span.start for binding in match.all("part")), match.span.end]
    years = [one.span.start for one in beginning(document[QUANTITIES], match.span) if one.unit == "y"]
    aged = {any(first < year < last for year in years) for first, last in pairwise(starts)}
    return len(verbs) > 1 or len(aged) > 1


def _has_verbs_of_its_own(document: Document, match: Match) -> bool:
    """Tell whether something else is said of each part: "85 come from Devon, 40 sell organic food and 30 are new".

    Who is named by a kind that excludes the others, or whose outcome is told, is in one of them.
    """
    vocabulary, parts = vocabulary_of(document), parts_of(match)
    if len(parts) < _FEW_PARTS or exclude(document, match, parts):
        return False
    light = vocabulary["listed-at", "of", "and", "some-of-them", "harm", "people", "abstaining", "ayes", "noes"]
    outcomes, opposite = vocabulary.table("outcomes"), vocabulary.table("opposite")
    heads = [next(iter(WORD.findall(document.folded, one.span.end, one.span.end + _LEAD)), "") for one in parts]
    if any(head in outcomes or head in opposite for head in heads):
        return False
    verbs = {head for head, one in zip(heads, parts, strict=True) if head not in light and not _is_noun(document, one)}
    return len(verbs) >= _VERBS


def _is_noun(document: Document, part: Quantity) -> bool:
    return vocabulary_of(document).noun(document, part) != ""


def among(document: Document, match: Match) -> Iterator[Reckoning]:
    """Add up parts that need not be all: they can confirm a total, and contradict it only if they are opposites."""
    whole, parts = match["total"].value, parts_of(match)
    comprised = document.lexicons[document.language].sets.get("counts.comprised", Words())
    lead = WORD.findall(document.folded, max(whole.span.start - _LEAD, 0), whole.span.start)
    if ends(lead, comprised):
        # "The fleet is made up of 14 buses, nine coaches and six vans": it is the first of them.
        return
    if not strays(match, document, remarks=True) and addable(whole, parts) and _counts_things(document, match):
        yield from excluding(document, match, whole, parts)


def _counts_things(document: Document, match: Match) -> bool:
    """Tell whether a number counts what follows it: no verb is counted in "24 came from Peru, 15 from Chile"."""
    whole, vocabulary = match["total"].value, vocabulary_of(document)
    if "what" not in match or whole.unit is not None:
        return True
    what = match["what"].value
    if what in document.lexicons[document.language].tables.get("np_stop", {}):
        # "Of the 13, six were gold, two silver and five bronze"
        return False
    return vocabulary.counts_something(document, whole) or what in vocabulary["people", "whole-of-them"]


def beside(document: Document, match: Match) -> Iterator[Reckoning]:
    """Add up what stands beside a number: of opposites alone it is certain that they are its parts, and all."""
    whole, parts = match["total"].value, parts_of(match)
    if strays(match, document, remarks=True) or not addable(whole, parts):
        return
    if not _counts_things(document, match):
        return
    if "aged" in match:
        # Who is told of next can be others, unless they are as many.
        ones = len(match.all("one"))
        if exclude(document, match, parts) and sum(part.value for part in parts) + ones == whole.value:
            yield Reckoning(counted_span(match), "The parts make the total.", [addition(parts, ones)], match.span)
        return
    if not parts:
        yield from _one_each(document, match)
        return
    if "at" in match and not _divides(document, match):
        return
    if "at" not in match and exclude(document, match, parts, wholly=True):
        yield from closed(document, match, Severity.WARNING)
    elif "at" in match or whole.value >= _ACCIDENTAL:
        assumed = "This takes what stands beside the number for its parts."
        yield from excluding(document, match, whole, parts, assumed)


def _one_each(document: Document, match: Match) -> Iterator[Reckoning]:
    """Count those of whom there is one each: "deux personnes, un homme et une femme"."""
    whole, ones = match["total"].value, len(match.all("one"))
    if not exclude(document, match, ()) or not whole.exact or whole.hedge is not None:
        return
    proof = addition((), ones)
    if whole.value == ones:
        yield Reckoning(counted_span(match), "The parts make the total.", [proof], match.span)
    elif whole.value <= ones + _FEW_MORE and not (goes_on(document, match) or names_remainder(document, match)):
        assumed = Evidence(EvidenceKind.TEXT, "This takes what stands beside the number for its parts.")
        yield Reckoning(
            counted_span(match),
            f"The parts make {ones}, not {say(whole.value)}.",
            [proof, assumed],
            match.span,
            Severity.WARNING,
            suggestions=repair(document, ones, whole),
        )


def _divides(document: Document, match: Match) -> bool:
    """Tell whether places or origins divide who is counted: nobody is at two of them, but may learn two languages."""
    sets = document.lexicons[document.language].sets
    origins, enrolled = (sets.get(f"counts.{name}", frozenset()) for name in ("origin", "enrolled"))
    if match["what"].value in origins or not enrolled.isdisjoint(said(document, match.span)):
        # "Deux millions de Suisses, un million de Belges …"
        return False
    return origins.issuperset(at.value for at in match.all("at")) or not has_place(document, match)


def in_turn(document: Document, match: Match) -> Iterator[Reckoning]:
    """Add up what each of several has of a number named before: together they cannot have more."""
    whole, parts = match["total"].value, parts_of(match)
    overlapping = document.lexicons[document.language].sets.get("counts.overlapping", frozenset())
    if strays(match, document) or not whole.exact or not overlapping.isdisjoint(said(document, match.span)):
        return
    if YEAR.search(document.text, *match.span) is not None:
        # They may have had these when there were more.
        return
    if max(part.value for part in parts) < whole.value:
        assumed = "This takes none to be counted in two of the parts."
        yield from excluding(document, match, whole, parts, assumed, apart=True)
