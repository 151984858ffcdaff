"""Totals and their parts, as constructions bind them: what can be added up, and what it makes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from operator import attrgetter

from factcheck import (
    QUANTITIES,
    Binding,
    Document,
    Evidence,
    EvidenceKind,
    Match,
    Quantity,
    QuantityKind,
    Span,
    Suggestion,
    beginning,
    covering,
    inside,
)
from factcheck_counts.readings.arithmetic import (
    REMARK,
    Range,
    counts_time,
    lenient,
    magnitude,
    repair,
    said,
    say,
    strict,
    total,
)
from factcheck_counts.readings.series import counted
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.vocabulary import WORD, Words, begins, holds, vocabulary_of

_START = attrgetter("span.start")
_AMOUNTS = frozenset({QuantityKind.CARDINAL, QuantityKind.CURRENCY, QuantityKind.MEASURE})
#: Repairs are offered for the parts too, where they are so few.
_FEW = 3
#: Smaller numbers are the sums of others by accident.
_COINCIDENT = 100
#: So far before its parts a total is still in mind.
_BEFORE = 300
#: Parts of "environ 3 500" make no more than a twentieth more or less.
_NEARLY = 20
_PAIR = 2
#: That some are in two of the parts is said so many words behind the number of them.
_OVERLAP = 5
#: That a number is some of what stands before it, in so many letters behind it.
_BEHIND = 24
#: What the numbers of one sum can be short of: "3 milliards pour l'un et 2 pour l'autre".
_SCALES = (1, 10**3, 10**6, 10**9)


def parts_of(match: Match) -> tuple[Quantity, ...]:
    """Return the numbers that are parts."""
    return tuple(binding.value for binding in match.all("part"))


def without_number_of_parts(match: Match) -> Match:
    """Return a match without a first part that only tells how many the others are, which make the total.

    "Eleven days off, in three lots, five in December, four after Christmas and two in January".
    """
    whole, parts = match["total"].value, parts_of(match)
    if len(parts) <= _PAIR or match.all("one") or parts[0].value != len(parts) - 1:
        return match
    if sum(part.value for part in parts[1:]) != whole.value:
        return match
    first = match.all("part")[0].span
    return Match(match.span, match.pattern, tuple(told for told in match.bindings if told[1].span != first))


def without_nested(document: Document, match: Match) -> Match:
    """Return a match without what is some of the part before it: "five badly, one of them in a coma, nine slightly".

    Two parts are left at least.
    """
    some = document.lexicons[document.language].sets.get("counts.some-of-them", Words())
    parts = [binding for name, binding in match.bindings if name in ("part", "one")]
    nested = {
        binding.span
        for binding in sorted(parts, key=lambda told: told.span)[1:]
        if begins(WORD.findall(document.folded, binding.span.end, binding.span.end + _BEHIND), some)
    }
    # Where each is one of them, they are the parts: "two of them in May, two of them in June".
    if not nested or len(parts) - len(nested) < 2:
        return match
    return Match(match.span, match.pattern, tuple(told for told in match.bindings if told[1].span not in nested))


def with_its_total(document: Document, match: Match) -> Match:
    """Return a match whose total is not the number of its parts: "dans trois villages, 31 maisons : 14, 11 et 6".

    Nor is it what is some of another one.
    """
    whole, parts = match["total"].value, parts_of(match)
    if parts and parts[0].value > whole.value and vocabulary_of(document).is_some_of(document, whole, parts[0]):
        # "27 of the 41 accused … the remaining 16"
        told = [parts[0], whole, *parts[1:]]
        besides = [binding for binding in match.bindings if binding[0] not in ("total", "what", "part")]
        named = zip(("total", *["part"] * len(parts)), told, strict=True)
        return Match(match.span, match.pattern, (*((name, Binding(one.span, one)) for name, one in named), *besides))
    items = len(parts) + len(match.all("one"))
    if whole.value != items or sum(part.value for part in parts) == whole.value:
        return match
    first = listed_spans(match)[0].start
    between = beginning(document[QUANTITIES], Span(whole.span.end, first))
    others = [other for other in between if other.kind in _AMOUNTS and other.value != items]
    if len(others) != 1:
        return match
    bound = tuple(binding for binding in match.bindings if binding[0] not in ("total", "what"))
    return Match(match.span, match.pattern, (("total", Binding(others[0].span, others[0])), *bound))


def addable(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Tell whether numbers can be parts and total: of one kind and unit, or without one where others have it."""
    if counts_time(whole) and not any(map(counts_time, parts)):
        # "After 75 years …, volunteers, who number 62: 48 men and 14 women"
        return False
    if not counts_time(whole) and len({counts_time(part) for part in parts}) > 1:
        # "Treinta y seis los vendió Pura, de 61 años, y los cuatro restantes …"
        return False
    units = {quantity.unit for quantity in (whole, *parts)} - {None}
    kinds = {quantity.kind for quantity in (whole, *parts) if quantity.unit is not None}
    # "Trois courses (5, 10 et 15 km)": kilometres make no races.
    of_one = len(units) <= 1 and len(kinds) <= 1 and (whole.unit is not None or whole.noun is None or not units)
    if whole.unit is None and units and any(part.unit is None and part.noun is not None for part in parts):
        # "They sold 228 houses for 74 million euros, and 106 flats for 58 million."
        return False
    return of_one and QuantityKind.PERCENT not in kinds


def readings(whole: Quantity, parts: Sequence[Quantity], ones: int) -> Iterator[tuple[Range, Range]]:
    """Yield what the parts make, strict and lenient, for every scale that some of them can be short of."""
    scaled = [quantity.value >= _SCALES[1] for quantity in parts]
    for scale in _SCALES if any(scaled) or whole.value >= _SCALES[1] else _SCALES[:1]:
        factors = [1 if large else scale for large in scaled]
        yield (
            total(strict(part).times(factor) for part, factor in zip(parts, factors, strict=True)).plus(
                Range(ones, ones)
            ),
            total(lenient(part).times(factor) for part, factor in zip(parts, factors, strict=True)).plus(
                Range(ones, ones)
            ),
        )
    if whole.value < _SCALES[1] and all(scaled):
        for scale in _SCALES[1:]:
            share = Fraction(1, scale)
            yield total(map(strict, parts)).times(share), total(map(lenient, parts)).times(share)


def rounded_alike(whole: Quantity, parts: Sequence[Quantity]) -> Quantity:
    """Return a count as it is meant beside parts that are told to the hundred: nobody rounds it to the thousand."""
    step = min(part.step for part in parts)
    alike = whole.exact and all(part.exact and part.hedge is None for part in parts)
    return whole._replace(step=min(whole.step, step)) if alike else whole


def told_alike(parts: Sequence[Quantity]) -> Sequence[Quantity]:
    """Return amounts as they are meant in one list: beside "3,5 millions" and "2,5 millions" five millions are 5.0."""
    step = min(part.step for part in parts)
    half = Fraction(step) / 2
    if step >= max(part.step for part in parts) or any(
        part.value < _SCALES[1] or part.hedge is not None for part in parts
    ):
        return parts
    return [part._replace(low=part.value - half, high=part.value + half, step=step) for part in parts]


def listed_spans(match: Match) -> list[Span]:
    """Return the words of the parts, of those that count once with the noun behind the article."""
    nouns = [binding.span for binding in match.all("of")]
    ones = [
        one.span.to(next((noun for noun in nouns if noun.start >= one.span.end), one.span)) for one in match.all("one")
    ]
    return sorted([*(binding.span for binding in match.all("part")), *ones])


def counted_span(match: Match) -> Span:
    """Return the total with what it counts, where that follows it."""
    whole = match["total"].span
    if match["total"].value.unit is not None:
        return whole
    if "what" in match and match["what"].span.start >= whole.end:
        return whole.to(match["what"].span)
    noun = match["total"].value.noun
    return whole if noun is None else whole.to(noun)


def addition(parts: Sequence[Quantity], ones: int = 0) -> Evidence:
    """Return the sum as a step of a proof; ``ones`` are parts that count once, as "un marin" does."""
    values = [part.value for part in parts] + [1] * ones
    statement = " + ".join(map(say, values)) + f" = {say(sum(values))}."
    return Evidence(EvidenceKind.ARITHMETIC, statement)


def corrections(
    document: Document, whole: Quantity, parts: Sequence[Quantity], made: int | Fraction
) -> tuple[Suggestion, ...]:
    """Return the suggestions to correct the total, or one of the parts where they are few."""
    repairs = repair(document, made, whole)
    if len(parts) <= _FEW:
        for part in parts:
            # "1,9" beside "3,8 millions" is not to be written in full.
            is_elliptic = part.unit is not None and part.span == part.number
            if (value := part.value + whole.value - made) > 0 and not is_elliptic:
                repairs += repair(document, value, part)
    return repairs


def told_exactly(whole: Quantity, parts: Sequence[Quantity], made: int | Fraction) -> bool:
    """Tell whether it says something that parts make a total: "environ 12 000" only where they make nearly that."""
    if all(quantity.hedge is None for quantity in (whole, *parts)):
        return True
    return made >= _COINCIDENT and magnitude(made - whole.value) * _NEARLY <= whole.value


def told_before(document: Document, match: Match, made: int | Fraction) -> bool:
    """Tell whether a number before a total is what the parts make, so that they are its parts."""
    start = match["total"].span.start
    return any(
        quantity.value == made for quantity in beginning(document[QUANTITIES], Span(max(start - _BEFORE, 0), start))
    )


def names_remainder(document: Document, match: Match) -> bool:
    """Tell whether what is left stands among the parts, without a number: "75 en mars et le reste plus tard"."""
    sets = document.lexicons[document.language].sets
    sentence = covering(document[STATEMENTS], match.span.start)
    if sentence is None:
        return False
    left = said(document, Span(match.span.start, sentence.end))
    if not sets.get("counts.remainder", Words()).isdisjoint(left):
        return True
    # "Unter anderem 3 Millionen vom Bund …", but "109 foyers (hors écoles) : 104 à Lyon et 5 à Nice"
    start = listed_spans(match)[0].start
    lead = REMARK.sub(" ", document.folded[sentence.start : start])
    told = WORD.findall(lead + document.folded[start : sentence.end])
    return holds(told, sets.get("counts.and-more", Words()))


def goes_on(document: Document, match: Match) -> bool:
    """Tell whether a list ends in what has no figure: "2,000 for labour, 900 for parts and the tax"."""
    both = document.lexicons[document.language].sets.get("counts.and", Words())
    *before, last = listed_spans(match)
    sentence = covering(document[STATEMENTS], last.start)
    if not before or sentence is None or not both.isdisjoint(said(document, Span(before[-1].end, last.start))):
        return False
    behind = beginning(document[QUANTITIES], Span(last.end, sentence.end))
    end = behind[0].span.start if behind else max(sentence.end, last.end)
    words = said(document, Span(last.end, end))
    # "13 millions de particuliers, 131 millions de mécènes et d'entreprises": all of that is of the last.
    of = document.lexicons[document.language].sets.get("counts.belonging", Words())
    return any(word in both and following not in of for word, following in pairwise([*words, ""]))


def is_part_of_another(document: Document, match: Match) -> bool:
    """Tell whether a total makes a number told before with what is left, or with a part: "19; the other 13" of 32."""
    whole, parts = match["total"].value, parts_of(match)
    if any(told_before(document, match, whole.value + part.value) for part in (parts[0], parts[-1])):
        return True
    # "14 morts. Ils sont 30 à être soignés, dont 8 …; les 17 autres, du car, qui en transportait 61": 14, 30 and 17.
    made, reach = whole.value + parts[-1].value, Span(match.span.start - _BEFORE, match.span.end + _BEFORE)
    near = [one.value for one in beginning(document[QUANTITIES], reach) if one.kind is whole.kind]
    return any(value - made in near for value in near if value > made + _FEW)


def is_ratio(document: Document, whole: Quantity) -> bool:
    """Tell whether a number opens a ratio: "vier zu drei zu eins", "a 2 to 1 mixture"."""
    numbers = document[QUANTITIES]
    index = bisect_left(numbers, whole.span.end, key=_START)
    if index == len(numbers):
        return False
    between = document.folded[whole.span.end : numbers[index].span.start].strip()
    return between in document.lexicons[document.language].sets.get("counts.against-so-many", Words())


def overlap(document: Document, match: Match) -> bool:
    """Tell whether some are said to be in two of the parts: "31 read French, 22 Greek, five of them both"."""
    both = document.lexicons[document.language].sets.get("counts.in-two-parts", Words())
    sentences = document[STATEMENTS]
    last = min(bisect_left(sentences, match.span.end, key=attrgetter("end")) + 1, len(sentences) - 1)
    within = Span(match.span.start, sentences[last].end) if sentences else match.span
    if not any(map(document.folded[slice(*within)].count, both)):
        return False
    return any(
        holds(WORD.findall(document.folded, one.span.end, within.end)[:_OVERLAP], both)
        for one in inside(document[QUANTITIES], within)
        if one.span != match["total"].span
    )


def can_be_shared(document: Document, match: Match) -> bool:
    """Tell whether some can be in several parts: "120 were interviewed, 18 hired", "40 have a balcony, 25 a garden".

    Who comes through a stage was in those before, so two of them are named; what one can have or do beside something
    else proves nothing even where it stands alone.
    """
    lexicon = document.lexicons[document.language]
    stages, shareable = lexicon.tables.get("counts.stages", {}), lexicon.sets.get("counts.shareable", Words())
    start = match["total"].span.end
    sentence = covering(document[STATEMENTS], max(match.span.end - 1, start))
    told = WORD.findall(document.folded, start, match.span.end if sentence is None else sentence.end)
    # "36 tienen balcón", but "los verdes tienen 36"
    owning = lexicon.sets.get("counts.shared-behind", Words())
    behind = (WORD.match(document.folded, part.span.end + 1) for part in parts_of(match))
    if any(word is not None and word[0] in owning for word in behind):
        return True
    return len({stages[word] for word in told if word in stages}) > 1 or holds(told, shareable)


def bracketed(document: Document, match: Match) -> bool:
    """Tell whether the parts stand in brackets."""
    return "(" in document.text[match["total"].span.end : listed_spans(match)[0].start]


def has_place(document: Document, match: Match) -> bool:
    """Tell whether a total is itself at some place: "2 morts à Lyon, 3 à Lille et 4 à Brest" are nine."""
    places = document.lexicons[document.language].sets.get("counts.place", frozenset())
    between = document.folded[match["total"].span.end : match["part"].span.start]
    return not places.isdisjoint(between.split())


def both_readings(document: Document, match: Match, listed: int | Fraction) -> list[Evidence]:
    """Return what a list behind an ordinal should make, with the event at hand and without it.

    Args:
        document: The article.
        match: "sixième échange …, dont trois …, plus …".
        listed: What the list makes.
    """
    whole = match["total"].value.value
    without = f"If the list names only the earlier ones, it should make {say(whole - 1)} and makes {say(listed)}"
    return [
        Evidence(
            EvidenceKind.TEXT,
            f"If the list includes the one at hand, it should make {say(whole)}; it makes {say(listed)}.",
        ),
        Evidence(EvidenceKind.TEXT, without + (": then the number is right." if listed + 1 == whole else ".")),
        *(count.evidence for count in counted(document, match, match["what"].value)),
    ]
