"""Rows of figures that a sentence sets beside the figure that they are parts of, however far that stands from them.

"Sont à bord du bateau qui a chaviré 46 personnes : 29 hommes, 12 femmes et six enfants", "Des 193 députés, 112 ont voté
pour, 66 contre et 12 se sont abstenus", "holds 27 of the 51 seats, the Conservatives 14 and the Greens five": a row is
what commas join up to the "and" before its last figure; what stands between it and the figure before it tells how the
two belong together.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from factcheck import Match, Quantity, QuantityKind, Span
from factcheck_counts.readings.arithmetic import SCALES, YEAR, at_scale, counts_time, magnitude
from factcheck_counts.readings.passage import STEM, Passage, last_break, texts
from factcheck_counts.readings.sums.opposites import are_all_kinds, of_other_kinds
from factcheck_counts.readings.sums.parts.counted import Counted, bound, fit
from factcheck_counts.readings.vocabulary import WORD, Vocabulary, Words, begins, ends, holds

_CURRENCY = QuantityKind.CURRENCY
_START = attrgetter("span.start")
#: A row has so many figures; two are one only where their nouns exclude each other or all of something is divided.
_FEWEST, _PAIR, _MOST = 3, 2, 9
#: What a row makes is no further from its total than a slip.
_SLIP, _NEARLY = 2, Fraction(1, 5)
#: So many words stand between two figures of a row at the most, and between a colon and the first.
_APART, _LED = 16, 7
#: Where words say that they are some of it, what they make is what the words say.
_FURTHEST = 0.5
#: That votes are void is said in so many characters behind the number of them.
_VOID = 24
#: "Of the", in words; a figure with so many words before it opens its sentence.
_OPENING = 3
#: "Al PSOE": the name of somebody is one of so many words.
_OWNER = 2
#: "Of them", in words.
_OF_THEM = 2
#: In characters: the word behind a figure.
_NEXT = 12
#: A total in another sentence is one of so many figures before, no further away in letters.
_LOOKED_AT, _FAR = 5, 600
_BRACKETED = re.compile(r"[^()]*\)(?P<between>[^()]*)\(")
_MARKS = (":", "(", " – ", " — ", " - ", "—")


class _Row(NamedTuple):
    """Figures in a row, with the figure before them that they are parts of.

    Args:
        whole: The figure before them.
        parts: The row.
        is_open: Whether there may be others beside the row.
    """

    whole: Quantity
    parts: Sequence[Quantity]
    is_open: bool


def rows(counted: Counted, number: int) -> Iterator[Match]:
    """Yield a figure with the row of a sentence that it is the total of.

    ``apart`` says that there may be others beside the row, though none in two of its parts.
    """
    sentence = counted.sentences[number]
    lacking = counted.vocabulary["lacking"]
    figures = [one for one in counted.with_names(sentence) if not _is_lacking(counted, one, lacking)]
    if not _FEWEST <= len(figures) <= _MOST + 1:
        return
    last = len(figures) - 1
    while last > 0:
        first = last
        if joint(counted, figures[last - 1], figures[last]) in ("and", "either"):
            first = last - 1
            while first and joint(counted, figures[first - 1], figures[first]) in ("comma", "either"):
                first -= 1
            end = last + _has_void_votes(counted, figures, last)
            row, before = figures[first : end + 1], figures[:first] or _around(counted, sentence)
            if _may_add_up(counted, before, row):
                passage = counted.passage(sentence, figures)
                found = _of_sentence(passage, figures, first, end) or _of_before(counted, passage, row)
                if found is not None:
                    flags = ["apart"] if found.is_open else []
                    yield bound(found.whole, found.parts, *flags, within=found.whole.span)
        last = first - 1


def _has_void_votes(counted: Counted, figures: Sequence[Quantity], last: int) -> bool:
    """Tell whether the votes for nobody follow a row: "97 went to Reed and 68 to Hale, 11 were void"."""
    if last + 1 >= len(figures):
        return False
    end = figures[last + 1].span.end
    return holds(WORD.findall(counted.document.folded, end, end + _VOID), counted.vocabulary["abstaining"])


def _is_lacking(counted: Counted, one: Quantity, lacking: Words) -> bool:
    """Tell whether a figure is what is missing: "155 of the 338 seats, 15 short of a majority"."""
    folded, end = counted.document.folded, one.span.end
    return not lacking.isdisjoint(WORD.findall(folded, end, end + _NEXT)[:1])


def _may_add_up(counted: Counted, before: Sequence[Quantity], row: Sequence[Quantity]) -> bool:
    """Tell at little cost whether figures can be nearly what a row makes; of money only some need be written out."""
    values = [float(one.value) for one in row]
    made = sum(values)
    if any(one.kind is _CURRENCY for one in (*before, *row)):
        return True
    # "27 of the 51 seats, the Conservatives 14 …": the total may open the row, behind the first of its parts.
    wholes = [*((float(one.value), made) for one in before), *((value, made - value) for value in values[:_PAIR])]
    wholes += [(values[0], made - values[0] + float(one.value)) for one in before[-1:]]
    reach: float | Fraction = _NEARLY
    if _are_remarked(counted.vocabulary, counted.document.folded[row[0].span.end : row[-1].span.start]):
        reach = _FURTHEST
    return any(abs(told - whole) <= max(_SLIP, whole * reach) for whole, told in wholes)


def _are_remarked(vocabulary: Vocabulary, told: str) -> bool:
    """Tell whether words say that a figure is some of the one before it: "fourteen deaths, eight of them in Leeds"."""
    return any(form in told for form in vocabulary["some-of-them"])


def joint(counted: Counted, one: Quantity, other: Quantity) -> str:
    """Return what joins two figures of a row, "comma" or "and", or "either"; nothing where they are in none."""
    vocabulary = counted.vocabulary
    between = counted.document.folded[one.span.end : other.span.start]
    if (each := _BRACKETED.fullmatch(between)) is not None:
        # "The park (600), the quays (350) and the schools (300)"
        between = each["between"]
    words = WORD.findall(between)
    if len(words) > _APART or any(mark in between for mark in _MARKS):
        return ""
    # "Two are between life and death; nine …"
    joint = "and" if not vocabulary["and"].isdisjoint(WORD.findall(between[between.rfind(";") + 1 :])) else "comma"
    is_remark = begins(words, vocabulary["some-of-them"])
    if is_remark and joint == "and" and ("," in between or words[-1] not in vocabulary["and"]):
        # "Nine people, six of them soldiers, and four civilians": the second comma closes what is said of them.
        return ""
    if joint == "and" and vocabulary["and"].isdisjoint(WORD.findall(between[between.rfind(",") + 1 :])[:1]):
        # "La gauche en a 32, la droite et le centre sept"
        joint = "either" if "," in between else "and"
    if joint == "comma" and "," not in between and ";" not in between:
        return ""
    if holds(words[_OF_THEM:] if is_remark else words, vocabulary["than", "had-been", "of-them", "some-of-them"]):
        return ""
    # "Twelve, ten, on two floors, and six"; but "die SPD bei 28"
    return "" if words and words[-1] in vocabulary["listed-at"] and counted.noun(other) else joint


def _of_sentence(passage: Passage, figures: Sequence[Quantity], first: int, last: int) -> _Row | None:
    """Return a row with its total, a figure before it, or the second of "27 of the 51 seats, the rest 14"."""
    row = figures[first : last + 1]
    if first > 1 and figures[first - 1].value == len(row):
        # "46 turbines on three sites: 18 in Vannes, …"
        figures, first, last = [*figures[: first - 1], *row], first - 1, last - 1
    for place in range(max(first - 1, 0), last):
        found = _related(passage, figures[: place + 1], figures[place + 1 : last + 1])
        if found is not None:
            return found
    return None


def _related(passage: Passage, before: Sequence[Quantity], row: Sequence[Quantity]) -> _Row | None:
    """Return a row with the figure before it, where what stands between them makes that its total."""
    whole, vocabulary = before[-1], passage.vocabulary
    made = whole.value + sum(one.value for one in row)
    if any(one.value == made for one in before[:-1]):
        # "Of the 30 cars, 15 are blue, five black, five grey and five white": it is one of the parts itself.
        return None
    link = passage.document.folded[whole.span.end : row[0].span.start]
    words = texts(passage.between(whole.span.end, row[0].span.start))
    parts, is_open, is_divided = [*row], False, False
    if any(mark in link for mark in _MARKS):
        link = link.removesuffix("(") if holds(words, vocabulary["identified"]) else link
        led = max(link.rfind(mark) for mark in _MARKS)
        if ")" in link or len(texts(passage.between(whole.span.end + led, row[0].span.start))) > _LED:
            return None
        # "Among the dead – 26 – are 11 children, nine women and two sailors"
        opening = texts(passage.between(passage.span.start, whole.span.start))
        is_open = begins(opening, vocabulary["among-them"] | (vocabulary["among-whom"] - vocabulary["listed-at"]))
    elif holds(words, vocabulary["of-them"]):
        is_open = True
    elif begins(texts(passage.behind(row[0])), vocabulary["some-of-them"]):
        return _checked(passage, whole, parts, is_open=True, reach=_FURTHEST)
    elif (
        len(before) > 1
        and vocabulary.is_some_of(passage.document, before[-2], whole)
        and vocabulary.noun(passage.document, whole)
    ):
        parts, is_open = [before[-2], *row], True
        is_divided = True
    elif _is_of_all(passage, whole) and ("," in link or (vocabulary.has_capitals and len(words) <= _LED)):
        is_open = is_divided = True
    elif not words or _is_apposed(passage, whole, parts, link):
        # "The jury of twelve, seven women and six men"
        is_whole = link.rstrip().endswith(",") and _are_all_there_are(passage, parts)
        return _checked(passage, whole, parts) if is_whole else None
    elif not (
        holds(words, vocabulary["identified"])
        or (words == [*words[-1:]] and words[-1] in vocabulary["beside-it"] and link.startswith(","))
        or _is_identity(passage, whole, row, words)
    ):
        return None
    return _checked(passage, whole, parts, is_open=is_open, is_divided=is_divided)


def _is_apposed(passage: Passage, whole: Quantity, parts: Sequence[Quantity], link: str) -> bool:
    """Tell whether a clause about people ends with who they are: "14 Menschen verletzt, neun Erwachsene und …"."""
    people = passage.vocabulary["people"]
    if passage.vocabulary.noun(passage.document, whole) not in people or not link.rstrip().endswith(","):
        return False
    return link.count(",") == 1 and len(texts(passage.clause_behind(parts[-1]))) == 1


def _of_before(counted: Counted, passage: Passage, row: Sequence[Quantity]) -> _Row | None:
    """Return a row with its total in a sentence before: "Of those pupils, 21 are …", or money that it nearly makes."""
    lead = passage.between(passage.span.start, row[0].span.start)
    told, vocabulary = texts(lead), passage.vocabulary
    if not told or len(told) > _LED:
        return None
    if len(told) > 2 and begins(told, vocabulary["out-of", "among-them"]):
        noun = told[-1][:STEM]
        whole = next((one for one in reversed(_before(counted, passage.span)) if counted.noun(one) == noun), None)
        return None if whole is None else _checked(passage, whole, row, is_open=True, is_divided=True)
    if any(_counts_seats(counted, one) for one in row) or not any(counted.noun(one) for one in row):
        # "El nuevo pleno tiene 43 concejales. La izquierda logra 32, la derecha siete y los verdes cuatro"
        whole = next((one for one in reversed(_around(counted, passage.span)) if _counts_seats(counted, one)), None)
        if whole is not None and counted.is_of_now(whole):
            return _checked(passage, whole, row, is_open=True, is_divided=True, reach=_NEARLY)
    is_money = row[0].kind is _CURRENCY or (row[0].value >= SCALES[-2] and not counted.noun(row[0]))
    if is_money and len(row) >= _FEWEST and not holds(told, vocabulary["then"]):
        whole = next((one for one in reversed(_before(counted, passage.span)) if one.kind is _CURRENCY), None)
        if whole is not None and not last_break(counted.document, whole.span.end, row[0].span.start):
            return _checked(passage, whole, row)
    return None


def _before(counted: Counted, sentence: Span) -> Sequence[Quantity]:
    """Return the last figures before a sentence."""
    first = bisect_left(counted.figures, sentence.start, key=_START)
    before = counted.figures[max(first - _LOOKED_AT, 0) : first]
    return [one for one in before if sentence.start - one.span.end <= _FAR]


def _around(counted: Counted, sentence: Span) -> Sequence[Quantity]:
    """Return the last figures before a sentence, and those of the next one."""
    number = counted.sentence_at(sentence.start)
    after = counted.sentences[number + 1 : number + 2] if number is not None else []
    return [*_before(counted, sentence), *(one for span in after for one in counted.within(span))]


def _counts_seats(counted: Counted, one: Quantity) -> bool:
    """Tell whether a figure counts seats, or who has them."""
    return one.noun is not None and counted.document.folded[slice(*one.noun)] in counted.vocabulary["mandates"]


def _is_of_all(passage: Passage, whole: Quantity) -> bool:
    """Tell whether a sentence opens with what something is of: "Des 193 députés", "Of the 51 seats"."""
    start = passage.span.start
    words = passage.between(start, whole.span.start)
    lead = texts(words)
    if not 0 < len(lead) <= _OPENING or not begins(lead, passage.vocabulary["out-of", "among-them"]):
        return False
    if any(passage.vocabulary.has_capitals and passage.document.text[word.start].isupper() for word in words[1:]):
        # "Der Haushalt sieht 392 Millionen vor" begins with no genitive.
        return False
    # "De ellos, seis son por Madrid, dos por Ávila y cuatro por Soria": six are some of them.
    return not passage.has_border(start, whole.span.start)


def _is_identity(passage: Passage, whole: Quantity, row: Sequence[Quantity], words: Sequence[str]) -> bool:
    """Tell whether a sentence says of all that it counts who they are: "The 14 victims were eight Germans, …"."""
    lead = texts(passage.between(passage.span.start, whole.span.start))
    if len(lead) > _OPENING or not ends(lead, passage.vocabulary["definite"]):
        return False
    fills = len(row) >= _FEWEST and not passage.has_border(row[-1].span.end, passage.span.end - 1)
    if holds(words, passage.vocabulary["provides", "open-list"]):
        # "The 60 guests included 40 women, 12 singers and …"
        return False
    is_bare = fills and not passage.has_border(whole.span.end, row[0].span.start) and len(words) <= _LED
    return is_bare or words[-1] in passage.vocabulary["copula"]


def _checked(
    passage: Passage,
    whole: Quantity,
    row: Sequence[Quantity],
    *,
    is_open: bool = False,
    is_divided: bool = False,
    reach: float | Fraction = _NEARLY,
) -> _Row | None:
    """Return a row with its total where the one can be that of the other.

    Args:
        passage: The sentence of the row.
        whole: The total.
        row: The parts.
        is_open: Whether there may be others.
        is_divided: Whether the words make each of the row some of the total.
        reach: How far from the total the row may be, as a share of it.
    """
    if _opposed(passage, [whole, *row]):
        # "348 mujeres, 204 hombres y 163 niños" stand beside each other.
        return None
    parts = _scaled(passage, whole, row)
    excluding = is_divided or _exclude(passage, parts)
    enough = _FEWEST if not excluding else _PAIR
    if not enough <= len(parts) <= _MOST or (is_open and not excluding) or not _fits(passage, whole, parts, reach):
        return None
    if is_open and is_divided:
        told = texts(passage.between(passage.span.start, passage.span.end))
        paid = whole.unit is not None and len(parts) >= _FEWEST
        is_open = not (paid or _are_all_ways(passage, parts) or holds(told, passage.vocabulary["apportioned"]))
        if is_open and not (_are_held(passage, parts) or _exclude(passage, parts)):
            # "Of the 60 applicants, 50 sat the test and 12 were hired"
            return None
    return _Row(whole, parts, is_open)


def _are_held(passage: Passage, parts: Sequence[Quantity]) -> bool:
    """Tell whether somebody of his own is named before a part, who has so many: "27 of the 51 seats, the Greens 14"."""
    text, vocabulary = passage.document.text, passage.vocabulary
    for one, other in pairwise(parts):
        start = max(text.rfind(mark, one.span.end, other.span.start) for mark in ",;")
        words = passage.between(max(start, one.span.end), other.span.start)
        joined = max((place for place, word in enumerate(words) if word.text in vocabulary["and"]), default=-1)
        owner = words[joined + 1 :][:_OWNER]
        if owner and (
            any(text[word.start].isupper() for word in owner) or owner[0].text in vocabulary["definite", "articles"]
        ):
            return True
    return False


def _are_all_ways(passage: Passage, parts: Sequence[Quantity]) -> bool:
    """Tell whether parts are all there are: for it, against it and neither; the dead, the hurt and the unharmed."""
    vocabulary = passage.vocabulary
    told = [[*texts(passage.before(one))[-_OPENING:], *texts(passage.clause_behind(one))] for one in parts]
    return len(parts) == _FEWEST and any(holds(words, vocabulary["abstaining", "unharmed"]) for words in told)


def _scaled(passage: Passage, whole: Quantity, parts: Sequence[Quantity]) -> list[Quantity]:
    """Return amounts with the million that only some of them have: "1,9 milliard en Europe, 0,8 en Asie"."""
    if whole.kind is not _CURRENCY:
        return [*parts]
    scale = next((each for each in SCALES if whole.value >= each), 1)
    scaled = []
    for part in parts:
        if part.unit is None and not passage.vocabulary.counts_something(passage.document, part):
            if part.value < SCALES[-1] and part.value * scale < whole.value:
                part = at_scale(part, scale)
            part = part._replace(kind=whole.kind, unit=whole.unit)
        scaled.append(part)
    return scaled


def _kinds(passage: Passage, parts: Sequence[Quantity]) -> list[str]:
    """Return of which kind each part is: "84 are men, 19 women", "six of them soldiers and four civilians"."""
    light, of_them = passage.vocabulary["copula", "articles"], passage.vocabulary["some-of-them"]
    behind = [texts(passage.behind(one)) for one in parts]
    behind = [words[_OF_THEM:] if begins(words, of_them) else words for words in behind]
    return [next((word for word in words if word not in light), "") for words in behind]


def _opposed(passage: Passage, parts: Sequence[Quantity]) -> bool:
    """Tell whether nobody is of two of the kinds of some parts."""
    return of_other_kinds(passage.vocabulary.table("opposite"), _kinds(passage, parts))


def _are_all_there_are(passage: Passage, parts: Sequence[Quantity]) -> bool:
    """Tell whether nobody is of none of the kinds either."""
    return _opposed(passage, parts) and are_all_kinds(passage.vocabulary.table("opposite"), _kinds(passage, parts))


def _exclude(passage: Passage, parts: Sequence[Quantity]) -> bool:
    """Tell whether nothing is in two parts: their nouns are opposites, or each is for, at or from something else."""
    if _opposed(passage, parts):
        return True
    heads = [texts(passage.behind(one))[:_OPENING] for one in parts]
    sorts = (passage.vocabulary[name] for name in ("purpose", "place", "goes-to", "harm"))
    return any(all(not forms.isdisjoint(head) for head in heads) for forms in sorts)


def _fits(passage: Passage, whole: Quantity, parts: Sequence[Quantity], reach: float | Fraction) -> bool:
    """Tell whether a figure can be the total of a row, and the row differs from it by no more than a slip."""
    document, vocabulary = passage.document, passage.vocabulary
    if (
        not fit(whole, parts)
        or counts_time(whole)
        or YEAR.search(document.text, parts[0].span.start, parts[-1].span.end)
    ):
        return False
    if {part.unit for part in parts} != {whole.unit} or {part.kind for part in parts} != {whole.kind}:
        return False
    words = texts(passage.between(min(whole.span.end, parts[0].span.start), passage.span.end))
    if holds(words, vocabulary["and-more", "remainder", "both", "others", "then", "enrolled", "overlapping"]):
        return False
    far = magnitude(sum(part.value for part in parts) - whole.value)
    return far <= whole.value * reach or (far <= _SLIP and whole.unit is None)
