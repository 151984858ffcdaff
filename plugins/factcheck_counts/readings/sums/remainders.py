"""What others leave of a number: "Six hommes ont été arrêtés. Deux ont été relâchés, les quatre autres sont jugés".

How far the three stand from each other, and in which sentence, differs; what matters is that the last of them is said
to be the others, and that nothing else is counted between. Those before it begin a clause, or stand in one sentence
with it and make nearly the total; "of them" takes up a total of another paragraph.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, pairwise
from operator import attrgetter

from factcheck import (
    QUANTITIES,
    TIMEXES,
    Annotated,
    Binding,
    Match,
    Quantity,
    QuantityKind,
    Span,
    Words,
    beginning,
    covering,
    inside,
    overlapping,
)
from factcheck_counts.readings.arithmetic import SCALES, at_scale, magnitude
from factcheck_counts.readings.passage import BORDER, STEM, last_break
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.vocabulary import WORD, Vocabulary, begins, holds

OTHERS, REST = Words("counts.others"), Words("counts.the-rest")
_CARDINAL, _CURRENCY, _ORDINAL = QuantityKind.CARDINAL, QuantityKind.CURRENCY, QuantityKind.ORDINAL
#: The total stands in the sentence of the others, or so many before it; further where "of them" takes it up.
_SENTENCES_BACK, _FAR_BACK = 2, 8
#: So many parts are named at the most, and a total of fewer is none of which there are others.
_MOST_PARTS = 4
_FEWEST = 3
#: So many stand in a row before the last of them.
_ROW = 2
#: A total that counts the same as the first part stands so many letters before it.
_WIDE = 500
#: A clause is looked for in so many letters.
_CLAUSE = 60
_PAIR = 2
#: Articles have no more letters, and between "the others" and how many they are stand no more.
_LONGEST = 9
_BESIDE = 16
#: "One of the", in words.
_ONE_OF = 3
#: Parts that begin no clause make their total to a sixth.
_NEARLY = Fraction(1, 6)
_START, _END = attrgetter("span.start"), attrgetter("end")


def remainders(document: Annotated, vocabulary: Vocabulary) -> Iterator[Match]:
    """Yield each number of others with the total and the parts before it.

    ``total`` is what was counted first, each ``part`` some of it, the last of them those that are left, ``rest``.
    """
    quantities, folded = document[QUANTITIES], document.folded
    known = vocabulary["definite"]
    for others in document[OTHERS]:
        place = bisect_left(quantities, others.start, key=_START)
        if place < len(quantities) and quantities[place].span.start == others.end + 1:
            first, left = others.start, place
        elif place and quantities[place - 1].span.end == others.start - 1:
            first, left = quantities[place - 1].span.start, place - 1
        else:
            continue
        if known.isdisjoint(folded[max(first - _LONGEST, 0) : first].split()[-1:]):
            continue
        found = _matches(document, vocabulary, quantities[:left], quantities[left])
        yield from (match for match in found if others.value != "last" or _ends_row(document, match))
    for rest in document[REST]:
        place = bisect_left(quantities, rest.start, key=_START)
        if place < len(quantities) and _is_how_many(document, vocabulary, rest.end, quantities[place].span.start):
            yield from _matches(document, vocabulary, quantities[:place], quantities[place])
        elif place and quantities[place - 1].span.end == rest.start - 1:
            # "Ocho los demás"
            yield from _matches(document, vocabulary, quantities[: place - 1], quantities[place - 1])


def _ends_row(document: Annotated, match: Match) -> bool:
    """Tell whether the last of some end a row: "17 in the north, twelve in the south and the last four in the west"."""
    parts = match.all("part")
    sentence = covering(document[STATEMENTS], parts[-1].span.start)
    return len(parts) > _ROW and sentence is not None and sentence.contains(parts[0].span)


def _is_how_many(document: Annotated, vocabulary: Vocabulary, start: int, end: int) -> bool:
    """Tell whether what stands between the others and a number only sets that off: "los demás —ocho—"."""
    between = document.folded[start:end]
    if len(between) > _BESIDE or BORDER.search(between) is None:
        return False
    return vocabulary.single("so-much", "hedge", "named", "article").issuperset(WORD.findall(between))


def _matches(
    document: Annotated, vocabulary: Vocabulary, before: Sequence[Quantity], left: Quantity
) -> Iterator[Match]:
    if left.kind not in (_CARDINAL, _CURRENCY) or left.parts:
        return
    sentences = document[STATEMENTS]
    here = bisect_left(sentences, left.span.end, key=_END)
    if here == len(sentences):
        return
    first, furthest = (sentences[max(here - back, 0)].start for back in (_SENTENCES_BACK, _FAR_BACK))
    first = max(first, last_break(document, first, left.span.start))
    before = before[bisect_left(before, furthest, key=_START) :]
    whole, parts, loose = _told(document, vocabulary, before, left, (sentences[here].start, first, furthest))
    if whole is None:
        return
    if parts and vocabulary.is_some_of(document, whole, parts[0]):
        # "27 of the 41 accused … the remaining 16"
        whole, parts = parts[0], [whole, *parts[1:]]
    parts = [*_of_the_whole(vocabulary, document, before, whole), *parts]
    # "L'un des quatre agents a été licencié, les deux autres suspendus."
    one = _one_of(document, vocabulary, whole)
    if not parts and one is not None:
        yield _bound(whole, [left], one)
    if not parts:
        return
    values = [one.value for one in parts]
    nested = next((at for at, value in enumerate(values) if value == left.value + sum(values[at + 1 :])), None)
    if nested is not None and nested < len(parts) - 1:
        # "Of the 64, 24 will be kept, twelve this year and the other twelve next year"
        whole, parts = parts[nested], parts[nested + 1 :]
    parts = [*_without_nested(whole, parts, left)]
    left_out = whole.value - left.value - sum(part.value for part in parts) - (one is not None)
    # What the sentences before the first part tell is none of it.
    place = bisect_left(sentences, parts[0].span.end, key=_END)
    between = document.folded[max(whole.span.end, sentences[place].start) : left.span.start]
    words, heads = WORD.findall(between), (WORD.findall(clause)[:2] for clause in BORDER.split(between))
    ones = sum(not vocabulary["one"].isdisjoint(head) for head in heads)
    if (
        0
        < left_out
        <= ones + sum(word in vocabulary["one"] and before in vocabulary["and"] for before, word in pairwise(words))
    ):
        # "Trois sont morts, un plus tard, les huit autres sont blessés"
        return
    # "The law committee has 28, the budget committee 19 and the other 21"
    if not loose or (magnitude(left_out) <= whole.value * _NEARLY and not holds(words, vocabulary["overlapping"])):
        named = _counted(document, vocabulary, parts[0])
        # What names once more what it counts leaves out what stands between it and its total.
        is_apart = named is not None and _counts_the_same(vocabulary, named, _counted(document, vocabulary, whole))
        yield _bound(whole, [*parts, left], one, is_apart=is_apart)


def _of_the_whole(
    vocabulary: Vocabulary, document: Annotated, before: Sequence[Quantity], whole: Quantity
) -> Sequence[Quantity]:
    """Return the part that stands before its total: "25 of the 135 go to Leeds and 45 to York, the other 65 …"."""
    return [
        one
        for one in before
        if one.span.end < whole.span.start and one.value < whole.value and vocabulary.is_some_of(document, one, whole)
    ]


def _one_of(document: Annotated, vocabulary: Vocabulary, whole: Quantity) -> Span | None:
    """Return the one that a number stands behind as that of which it is one: "one of the four", "third of four"."""
    start = max(whole.span.start - _BESIDE, 0)
    words = list(WORD.finditer(document.folded, start, whole.span.start))[-_ONE_OF:]
    ordinals = [one.span for one in inside(document[QUANTITIES], Span(start, whole.span.start)) if one.kind is _ORDINAL]
    small = vocabulary.single("partitive", "definite", "possessive", "articles")
    for number, word in enumerate(words[:-1]):
        is_one = word[0] in vocabulary["one"] or any(span.end == word.end() for span in ordinals)
        if is_one and all(other[0] in small for other in words[number + 1 :]):
            return Span(*word.span())
    return None


def _without_nested(whole: Quantity, parts: Sequence[Quantity], left: Quantity) -> Sequence[Quantity]:
    """Return parts without those that are some of another, where the others make the total.

    "Sur 15 blessés, quatre sont à l'hôpital, dont deux en réanimation ; les onze autres sont rentrés."
    """
    wanted = whole.value - left.value
    for number in range(len(parts) - 1, 0, -1):
        fitting = next((some for some in combinations(parts, number) if sum(one.value for one in some) == wanted), None)
        if fitting is not None and sum(part.value for part in parts) != wanted:
            return fitting
    return parts


def _told(
    document: Annotated,
    vocabulary: Vocabulary,
    before: Sequence[Quantity],
    left: Quantity,
    starts: tuple[int, int, int],
) -> tuple[Quantity | None, list[Quantity], bool]:
    """Return the total of which others are left, the parts between, and whether they only seem to be such."""
    sentence, first, furthest = starts
    if left.kind is _CURRENCY:
        # "640 000 euros : 210 000 de l'État, 140 000 de la ville, et le reste, …": an amount is a part too.
        told = [one for one in before if one.span.start >= sentence and one.kind in (_CARDINAL, _CURRENCY)]
        shared = _scaled(told[0], told[1:]) if told and told[0].kind is _CURRENCY else []
        if len(shared) > 1 and all(one.value < told[0].value for one in shared) and _is_near(told[0], [*shared, left]):
            return told[0], shared, True
        amounts = [one for one in told if one.kind is _CURRENCY and one.unit == left.unit]
        earlier = [one for one in before if first <= one.span.start < sentence and one.unit == left.unit]
        if earlier and len(amounts) > 1 and _is_near(earlier[-1], [*amounts, left]):
            # "… a budget of $48m. Salaries take up $31m, buses $9m and debt service the remaining $6m"
            return earlier[-1], amounts, True
    parts: list[Quantity] = []
    taken_up = loose = False
    for one in reversed(before):
        if one.kind not in (_CARDINAL, _CURRENCY) or (one.unit is not None and one.kind is _CARDINAL):
            continue
        if one.noun is None and any(
            timex.span.contains(one.span) for timex in overlapping(document[TIMEXES], one.span)
        ):
            # "Until 10pm"
            continue
        if one.kind is left.kind is _CURRENCY and one.unit != left.unit:
            # "£138.1m, or 65p of every pound"
            continue
        taken_up = taken_up or _is_some_of_them(document, vocabulary, one)
        if one.span.start < (furthest if taken_up else first) or len(parts) > _MOST_PARTS:
            break
        if one.hedge is not None or one.parts:
            break
        counted = _counted(document, vocabulary, one)
        greatest = max(part.value for part in (left, *parts))
        if taken_up and parts and counted is not None and one.value < greatest and one.span.end < sentence:
            # "Seven of the injured" leads over the two trams of another sentence.
            continue
        if _is_portion(document, vocabulary, one) or _is_of_vote(document, vocabulary, one):
            # "70 sur ses 60 premiers hectares et 60 sur les 40 autres"
            break
        if parts and vocabulary.is_another(document, parts[-1]):
            # "Siete equipos tienen seis puntos; otros seis, tres; los tres restantes …": seven are a part too.
            parts.append(one)
            continue
        if (counted is not None or one.kind is _CURRENCY) and one.value > greatest and one.value >= _FEWEST:
            if _counted(document, vocabulary, left) not in (None, counted) or (left.unit or one.unit) != one.unit:
                break
            scaled = _scaled(one, parts)
            wider = _wider(document, vocabulary, [one, *parts, left])
            if wider is not None:
                return wider, [one, *scaled[::-1]], True
            return one, scaled[::-1], loose or not one.exact
        if not one.exact and one.value < 1_000 and left.kind is not _CURRENCY:
            break
        if counted not in (None, _counted(document, vocabulary, left)) or not _begins_clause(document, vocabulary, one):
            if one.span.start < sentence:
                break
            loose = True
        parts.append(one)
    return None, [], False


def _wider(document: Annotated, vocabulary: Vocabulary, parts: Sequence[Quantity]) -> Quantity | None:
    """Return what counts the same as the first of some parts, and is nearly what they make together with it.

    "The line will have 31 stops. Seventeen stops will be in the north, twelve in the south and the other four …".
    """
    first, left = parts[0], parts[-1]
    noun, made = _counted(document, vocabulary, first), sum(part.value for part in parts)
    if noun is None or first.value == made - first.value or first.unit is not None:
        return None
    sentences = document[STATEMENTS]
    behind = sentences[min(bisect_left(sentences, left.span.end, key=_END) + 1, len(sentences) - 1)]
    fitting = [
        one
        for one in beginning(document[QUANTITIES], Span(max(first.span.start - 2 * _WIDE, 0), behind.end))
        if one.kind is _CARDINAL
        and (0 < first.span.start - one.span.end <= _WIDE or behind.start <= one.span.start < behind.end)
        and one.unit is None
        and one.hedge is None
        and one.value > first.value
        and magnitude(one.value - made) <= one.value * _NEARLY
        and _counts_the_same(vocabulary, noun, _counted(document, vocabulary, one))
    ]
    return next((one for one in fitting if one.value == made), None) or (fitting[-1] if fitting else None)


def _counts_the_same(vocabulary: Vocabulary, noun: str, other: str | None) -> bool:
    """Tell whether two nouns are forms of one, or both of those that count seats."""
    return other is not None and (noun[:STEM] == other[:STEM] or {noun, other} <= vocabulary["mandates"])


def _scaled(whole: Quantity, parts: Sequence[Quantity]) -> list[Quantity]:
    """Return parts with the million that only their total has: "3,8 millions … 1,9 … 1,2 … les 900 000 restants"."""
    if whole.kind is not _CURRENCY:
        return [*parts]
    scale = next((each for each in SCALES if whole.value >= each), 1)
    return [
        part if part.value >= SCALES[-1] else at_scale(part, scale)._replace(kind=whole.kind, unit=whole.unit)
        for part in parts
    ]


def _is_near(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    return magnitude(whole.value - sum(part.value for part in parts)) <= whole.value * _NEARLY


def _is_some_of_them(document: Annotated, vocabulary: Vocabulary, part: Quantity) -> bool:
    """Tell whether a number counts some of those that were named: "nine of them", "trois des victimes"."""
    behind = WORD.findall(document.folded, part.span.end, part.span.end + _CLAUSE)
    return begins(behind, vocabulary["some-of-them", "partitive"])


def _is_of_vote(document: Annotated, vocabulary: Vocabulary, one: Quantity) -> bool:
    """Tell whether a number is that of the ayes against a single no: "by ten to one on the other two"."""
    behind = WORD.findall(document.folded, one.span.end, one.span.end + _CLAUSE)[:_PAIR]
    return len(behind) == _PAIR and behind[0] in vocabulary["against-so-many"] and behind[1] in vocabulary["one"]


def _is_portion(document: Annotated, vocabulary: Vocabulary, one: Quantity) -> bool:
    """Tell whether a number counts the first or the last of a row, beside which the others stand."""
    before = WORD.findall(document.folded, max(one.span.start - _BESIDE, 0), one.span.start)[-1:]
    behind = WORD.findall(document.folded, one.span.end, one.span.end + _BESIDE)[:1]
    return not vocabulary["of-a-row"].isdisjoint((*before, *behind))


def _begins_clause(document: Annotated, vocabulary: Vocabulary, part: Quantity) -> bool:
    """Tell whether a number is what its clause tells of: in "the law committee has 28" it is not."""
    words = WORD.findall(BORDER.split(document.folded[max(part.span.start - _CLAUSE, 0) : part.span.start])[-1])
    place = max((number for number, word in enumerate(words) if word in vocabulary["and"]), default=-1)
    return len(words) - place - 1 <= 1


def _counted(document: Annotated, vocabulary: Vocabulary, number: Quantity) -> str | None:
    """Return what a number counts; None where nothing tells: "deux ont été relâchés", "los cuatro restantes"."""
    if number.noun is None or not vocabulary.counts_something(document, number):
        return None
    noun = document.folded[slice(*number.noun)]
    return None if noun in vocabulary["others"] else noun


def _bound(whole: Quantity, parts: Sequence[Quantity], one: Span | None, *, is_apart: bool = False) -> Match:
    bindings = [("total", Binding(whole.span, whole))]
    bindings += [("part", Binding(part.span, part)) for part in parts]
    bindings += [("one", Binding(one, ""))] if one is not None else []
    bindings.append(("rest", Binding(parts[-1].span, "")))
    spans = sorted(binding.span for name, binding in bindings if name != "total" or not is_apart)
    return Match(spans[0].to(spans[-1]), "", tuple(bindings))
