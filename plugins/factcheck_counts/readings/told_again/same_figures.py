"""Whether two numbers of an article count the same: what is told of others, of another time, of another place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from factcheck import (
    BLOCKS,
    QUANTITIES,
    SENTENCES,
    TIMEXES,
    BlockKind,
    Document,
    Hedge,
    Match,
    Quantity,
    QuantityKind,
    Span,
    TimexType,
    around,
    beginning,
    covering,
    inside,
)
from factcheck_counts.readings.arithmetic import YEAR, Range, derived, magnitude, said
from factcheck_counts.readings.passage import BORDER, STEM, paragraph_of
from factcheck_counts.readings.told_again.casualties import ANYONE, CASUALTIES, harmed_counts
from factcheck_counts.readings.told_again.taken_up import exchanged, repeats_act
from factcheck_counts.readings.vocabulary import CAPITAL, WORD, vocabulary_of

#: Numbers further apart than this count different things.
_FURTHEST = 2
_ENDING = 2
#: What is said to be about so much is right to such a share.
_LOOSE = Fraction(1, 4)
#: So far from a number words beside it stand, in characters.
_NEAR, _BEHIND = 25, 12
#: So many groups of a sentence may make all of them.
_GROUPS = 3
#: In characters: what leads to a number.
_LEAD = 24
#: A number and the one that it is of stand so near: "two of the three".
_PARTED = 8
#: "The other riders among the": so many words are of some of them.
_SOME_OF = 4
#: What holds some of them stands so near behind them, in characters.
_HELD = 32
_HOLDERS = ("holding", "holding-kind", "site")
#: Nobody rounds off so great a part of an amount.
_ROUGHLY = 6
#: So many words lead to how far something reaches.
_PHRASE = 3
#: What happens to some of a group.
_HARMED = frozenset({"killed", "hurt", "missing"})
#: Who they are to whom it happened.
#: "From end to end": the same word stands so many words behind the first.
_END_TO_END = 3
_OUTCOMES = frozenset({"victim", "wounded", "survivor"})
#: A word with a capital that begins no sentence.
_NAME = re.compile(rf"(?<=[\w,] ){CAPITAL}\w+")


def is_certain(counts: Sequence[Quantity]) -> bool:
    """Tell whether no words loosen any of several numbers."""
    return all(count.exact and count.hedge is None for count in counts)


def tells_of_others(document: Document, again: Quantity, *, known: bool) -> bool:
    """Tell whether a sentence adds up, or names another event, another place or somebody that was not named before.

    Of those that are known, "les quatorze blessés", a name only tells where they are now.
    """
    sentence = covering(document[SENTENCES], again.span.start) or again.span
    apart = vocabulary_of(document)["apart"]
    others = not known and named_anew(document, sentence)
    return others or not apart.isdisjoint(said(document, sentence))


def named_anew(document: Document, stretch: Span) -> bool:
    """Tell whether a stretch names anybody or a place that the text has not named before."""
    before = document.text[: stretch.start]
    return any(name not in before for name in _NAME.findall(document.text, *stretch))


def tells_of_hours(document: Document, quantity: Quantity) -> bool:
    """Tell whether a sentence names an hour, after which others may have come."""
    sentence = covering(document[SENTENCES], quantity.span.start) or quantity.span
    return any(timex.minute is not None for timex in inside(document[TIMEXES], sentence))


def is_known(document: Document, match: Match) -> bool:
    """Tell whether a place or a firm is one that has been named: "le groupe", not "un groupe"."""
    vocabulary = vocabulary_of(document)
    first = document.folded[slice(*match.span)].replace("'", "' ").split()[0]
    # "Le groupe compte", not "le groupe voisin compte".
    behind = document.folded[match["holder"].span.end : match["count"].span.start].strip(" '")
    return first not in vocabulary["one"] and behind.startswith(tuple(vocabulary["holds"]))


def at_other_times(document: Document, first: Quantity, again: Quantity) -> bool:
    """Tell whether several days are named from one number to another, so that things may have changed between.

    Nothing changes into the same digits in another order: there only what is said beside the numbers counts.
    """
    one, other = (covering(document[SENTENCES], quantity.span.start) or quantity.span for quantity in (first, again))
    stretches = (one, other) if exchanged(document, first, again) else (one.to(other),)
    if repeats_act(document, first, again):
        # "Die 16 festsitzenden Schüler sollen am Freitag heimfliegen": they are those who were stuck before.
        stretches = (Span(one.start, again.span.start),)
    dates = [
        timex
        for timex in inside(document[TIMEXES], one.to(other))
        if timex.type is not TimexType.DURATION
        and (timex.weekday, timex.day, timex.month, timex.deixis) != (None, None, None, None)
        and any(stretch.contains(timex.span) for stretch in stretches)
    ]
    said_first = {document.folded[slice(*timex.span)] for timex in dates if one.contains(timex.span)}
    again_then = any(
        document.folded[slice(*timex.span)] in said_first for timex in dates if not one.contains(timex.span)
    )
    if again_then and exchanged(document, first, again):
        # "Last year" here and there
        return False
    # "Les 42 bus commandés l'an dernier" are others than those of a day ago.
    if any(timex.weekday is timex.day is None and other.contains(timex.span) for timex in dates):
        return True
    days = {(timex.weekday, timex.month, timex.day, timex.deixis) for timex in dates}
    return len({day[0] for day in days}) > 1 if all(day[0] is not None for day in days) else len(days) > 1


def is_beside_others(document: Document, again: Quantity) -> bool:
    """Tell whether words right beside a number make its people others: "the 14 other passengers"."""
    apart = vocabulary_of(document)["apart"]
    noun = again.noun or again.span
    start, stop = covering(document[SENTENCES], again.span.start) or again.span
    beside = but_the_rest(document, said(document, Span(max(start, again.span.start - _NEAR), again.span.start)))
    beside += said(document, Span(again.span.end, max(again.span.end, noun.start)))
    beside += said(document, Span(noun.end, min(noun.end + _BEHIND, stop)))
    return not apart.isdisjoint(beside)


def but_the_rest(document: Document, before: list[str]) -> list[str]:
    """Return the words before a number without those of the rest of its group: "the other riders among the 221"."""
    of = vocabulary_of(document)["of-whole"]
    return before[:-_SOME_OF] if before[-2:-1] and before[-2] in of else before


def counts_some(document: Document, first: Quantity, noun: str) -> bool:
    """Tell whether a number counts some of a group, of which a later one may count more.

    They are of what holds the group ("Ten pupils of the school are ill"), or they are its dead or hurt: "Ten passengers
    were hurt. … The 18 passengers", but not "the twelve wounded".

    Args:
        document: The article.
        first: The number.
        noun: What the later one counts.
    """
    vocabulary, folded = vocabulary_of(document), document.folded
    people = vocabulary.table("people-of")
    sentence = covering(document[SENTENCES], first.span.start) or first.span
    if _OUTCOMES.isdisjoint((noun, *people.get(noun, "").split("-"))) and any(
        harmed_counts(document, how, sentence).get(first.span) in _HARMED for how in (CASUALTIES, ANYONE)
    ):
        return True
    # "He dismissed 16 workers of his plant"
    owned = vocabulary["possessive", "its"]
    leads = (vocabulary["known"] - owned) | vocabulary["listed-at"]
    start = (first.noun or first.span).end
    mark = BORDER.search(folded, start, start + _HELD)
    behind = WORD.findall(folded, start, start + _HELD if mark is None else mark.start())
    led = next((place for place, word in enumerate(behind) if word not in leads), 0)
    return led > 0 and any(behind[led] in vocabulary[name] for name in _HOLDERS)


def is_later(document: Document, first: Quantity, again: Quantity) -> bool:
    """Tell whether a day is named behind the sentence that counts a group, on which it may have changed."""
    one, other = (covering(document[SENTENCES], quantity.span.start) or quantity.span for quantity in (first, again))
    dates = [
        timex
        for timex in inside(document[TIMEXES], one.to(other))
        if timex.type is not TimexType.DURATION
        and (timex.weekday, timex.day, timex.month, timex.deixis) != (None, None, None, None)
    ]
    known = {timex.weekday for timex in dates if one.contains(timex.span)}
    between = Span(one.end, other.end)
    return any(between.contains(timex.span) and timex.weekday not in known for timex in dates)


def counts_a_sort(document: Document, number: Quantity, sentence: Span) -> bool:
    """Tell whether words behind what is counted make it one sort only: "the village has 12 timbered houses"."""
    vocabulary, start = vocabulary_of(document), (number.noun or number.span).end
    if number.noun is not None and any(
        len(word) >= STEM for word in said(document, Span(number.span.end, number.noun.start))
    ):
        # "320 boarding pupils"
        return True
    mark = BORDER.search(document.folded, start, sentence.end)
    behind = said(document, Span(start, sentence.end if mark is None else mark.start()))[:1]
    words = {
        name: vocabulary[names]
        for name, names in (("here", ("place", "in-place", "purpose")), ("of", ("listed-at", "with", "belonging")))
    }
    word = behind[0] if behind else ""
    if word in words["of"]:
        # "320 Schüler im Internat"
        has_capitals = vocabulary.has_capitals
        return has_capitals or word not in words["here"] or word in vocabulary["with"]
    # "85 salariés étrangers"
    adjective = tuple(vocabulary["plural-adjective"])
    return bool(word and adjective) and word.endswith(adjective) and word not in words["here"]


def rounds(first: Quantity, again: Quantity) -> bool:
    """Tell whether one of two amounts may be the other one, rounded: 25,000 is no 30,000."""
    off = magnitude(first.value - again.value)
    return off < max(first.step, again.step) and off * _ROUGHLY < max(first.value, again.value)


def is_asked_for(document: Document, one: Span, other: Span) -> bool:
    """Tell whether a sentence tells what somebody asks for, and a later one what there is."""
    asked = vocabulary_of(document)["asked-for"]
    return not asked.isdisjoint(said(document, one)) and asked.isdisjoint(said(document, other))


def is_stretch(document: Document, number: Quantity, sentence: Span) -> bool:
    """Tell whether an amount is how far from a thing it is, or of a part of it: "300 metres from the bridge".

    Args:
        document: The article.
        number: The amount.
        sentence: Its sentence.
    """
    vocabulary = vocabulary_of(document)
    leading = vocabulary[("place", "in-place", "listed-at", "stretch")]
    leading -= vocabulary[("belonging", "of-something", "with")]
    before = said(document, Span(sentence.start, number.span.start))
    before = [word for word in before if word not in vocabulary["hedge"]][-_PHRASE:]
    if any(" ".join(before[-length:]) in leading for length in range(1, len(before) + 1)):
        return True
    mark = BORDER.search(document.folded, number.span.end, sentence.end)
    behind = said(document, Span(number.span.end, sentence.end if mark is None else mark.start()))
    if len(behind) > _END_TO_END and behind[1] == behind[_END_TO_END] and behind[2] in vocabulary["to"]:
        # "310 metres from end to end"
        return False
    return not vocabulary["away"].isdisjoint(behind)


def names_year(document: Document, quantity: Quantity, *, before: bool = False) -> bool:
    """Tell whether a number stands in one sentence with a year, and may be that of another time.

    Args:
        document: The article.
        quantity: The number.
        before: Whether only a year before its noun tells of another time.
    """
    sentence = covering(document[SENTENCES], quantity.span.start)
    if sentence is None:
        return False
    end = (quantity.noun or quantity.span).end if before else sentence.end
    return YEAR.search(document.text, sentence.start, end) is not None


def is_same_word(one: str, other: str) -> bool:
    """Tell whether two words are the same, but for the ending of a case: "Werk", "Werkes"."""
    return other != "" and one[: len(other)] == other[: len(one)] and abs(len(one) - len(other)) <= _ENDING


def comparable(document: Document, first: Quantity, again: Quantity) -> bool:
    """Tell whether two numbers can count the same, and the second stands nowhere else and follows from no others."""
    others = numbers_around(document, first, again)
    units = (None, again.unit)
    before = [one for one in others if one.span.start < again.span.start and one.unit in units]
    if any(quantity.value == again.value for quantity in others) or derived(Range(again.value, again.value), before):
        return False
    return exchanged(document, first, again) or first.value <= again.value * _FURTHEST <= first.value * _FURTHEST**2


def numbers_around(document: Document, first: Quantity, again: Quantity) -> Sequence[Quantity]:
    """Return the numbers that a later one may be, or be made of: those from the paragraph of the first on.

    What an article counts before that may be of the same things where it has their unit and their noun, or none.
    """
    start = paragraph_of(document, first.span.start).start
    nouns = {"", noun_of(document, first)[:STEM], noun_of(document, again)[:STEM]}
    return [
        one
        for one in document[QUANTITIES]
        if one.span != again.span
        and (
            one.span.start >= start
            or (one.unit == again.unit and (one.unit is not None or noun_of(document, one)[:STEM] in nouns))
        )
    ]


def is_remark(document: Document, first: Quantity) -> bool:
    """Tell whether a number opens a remark on whoever is named before it: "Lea Roth (12,000 followers)"."""
    return document.text[: first.span.start].endswith("(")


def is_whole(document: Document, first: Quantity, again: Quantity, start: int) -> bool:
    """Tell whether a larger number is what some are of: "two of the three firefighters", where two were named before.

    Args:
        document: The article.
        first: The number that it may take up.
        again: The number.
        start: Where the article before it begins.
    """
    sentence = covering(document[SENTENCES], start) or again.span
    if is_of_several(document, first, again):
        return True
    return first.value < again.value and any(
        0 <= start - one.span.end <= _PARTED for one in beginning(document[QUANTITIES], Span(sentence.start, start))
    )


def is_of_several(document: Document, first: Quantity, again: Quantity) -> bool:
    """Tell whether a larger number is all of several groups: "393 voted yes, 226 no, four abstained … the 630".

    Of those who sit somewhere some have done something: "393 members voted yes. Of the 630 members …".
    """
    if again.value <= first.value:
        return False
    vocabulary = vocabulary_of(document)
    lead = WORD.findall(document.folded, max(again.span.start - _LEAD, 0), again.span.start)[-2:]
    is_of_all = not vocabulary["out-of"].isdisjoint(lead)
    if is_of_all and noun_of(document, again) in vocabulary["mandates"]:
        return True
    sentence = covering(document[SENTENCES], first.span.start) or first.span
    told = [
        one.value
        for one in beginning(document[QUANTITIES], sentence)
        if one.kind is first.kind and one.unit is None and not one.parts
    ]
    return len(told) >= _GROUPS and first.value < sum(told) <= again.value


def is_far(first: Quantity, again: Quantity) -> bool:
    """Tell whether a number is no rounding of one that words loosen: "quelque 3 200 coureurs … les 4 500 partants"."""
    return first.hedge is Hedge.ABOUT and not first.value * (1 - _LOOSE) <= again.value <= first.value * (1 + _LOOSE)


def noun_of(document: Document, quantity: Quantity) -> str:
    """Return what a number counts, folded; nothing where no noun follows."""
    return "" if quantity.noun is None else document.folded[slice(*quantity.noun)]


def in_headline(document: Document, quantity: Quantity) -> bool:
    """Tell whether a number stands in a headline."""
    block = around(document[BLOCKS], quantity.span.start)
    return block is not None and block.kind is BlockKind.HEADLINE


def are_disciplines(document: Document, first: Quantity, again: Quantity) -> bool:
    """Tell whether a known measure with a noun right behind it is a name: "the 100 metres butterfly".

    What has both an article and a noun at once is one of its sort, and another number is another one of them.
    """
    if not first.kind is again.kind is QuantityKind.MEASURE:
        return False
    known, folded, nouns = vocabulary_of(document)["known"], document.folded, []
    for one in (first, again):
        if known.isdisjoint(WORD.findall(folded, max(one.span.start - _LEAD, 0), one.span.start)[-1:]):
            return False
        nouns.append(WORD.findall(folded, one.span.end, one.span.end + _LEAD)[:1])
    return nouns[0] == nouns[1] != [] and vocabulary_of(document).light.isdisjoint(nouns[0])
