"""What a text has instead of a figure of its headline: the same digits, another limit, the same sentence again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from factcheck import (
    QUANTITIES,
    SENTENCES,
    Document,
    Hedge,
    Quantity,
    QuantityKind,
    Span,
    covering,
    inside,
    overlapping,
)
from factcheck_counts.readings.arithmetic import (
    SCALES,
    YEAR,
    Range,
    at_scale,
    counts_time,
    derived,
    lenient,
    magnitude,
    said,
)
from factcheck_counts.readings.passage import STEM
from factcheck_counts.readings.told_again.penalties import clause_of
from factcheck_counts.readings.told_again.taken_up import exchanged, with_noun
from factcheck_counts.readings.vocabulary import WORD, Words, holds, vocabulary_of

#: A sentence tells what the headline tells if it repeats so many words of it, of so many letters.
_RETOLD = 3
_WORD = 4
#: Two sorts of people.
_PAIR = 2
#: It stands no further below, in characters.
_NEXT = 200
#: From here on numbers are told in millions, without what they are of.
_SCALED = 1_000_000
#: From here on a number has two digits: nobody cuts "1.9 million" to one.
_TWO_DIGITS = 10
#: Words that tell of more or less than there was.
_CHANGING = ("rise", "fall", "rose", "fell", "rising", "falling", "another", "others")
#: An amount further from that of a headline is another one.
_FURTHEST = 2
#: What words that measure begin with has so many letters.
_STEMS = range(4, 9)
#: What a number is called on its scale stands within so many characters.
_LABEL = 16
#: The first lines of a text: so many characters below the headline.
LEAD = 600
#: What is "more than" a number is not more by so great a part of it.
_BEYOND = Fraction(1, 4)
#: From here on no two numbers are the same by chance.
_DISTINCT = 1_000
#: Headlines round off a sixth at most.
_ROUGHLY = Fraction(1, 6)


def other_limit(
    document: Document, headline: Span, figure: Quantity, same: Sequence[Quantity], below: Sequence[Quantity]
) -> Quantity | None:
    """Return what the first lines have instead of "at least 45" of the headline, if that is another "at least".

    Nothing where the text has the figure too, where the headline rounds what it has, or where it has more than one
    other and no sentence repeats the headline's words.
    """
    limits = [other for other in same if other.hedge is figure.hedge and other.span.start < headline.end + LEAD]
    if len({other.value for other in limits}) != 1:
        return None
    other = limits[0]
    if any(one.value == figure.value for one in below) or figure.step > other.step:
        return None
    alone = len({one.value for one in same}) == 1 and figure.hedge in (Hedge.OVER, Hedge.UNDER)
    return other if alone or is_retold(document, headline, other) else None


def may_be(figure: Quantity, quantity: Quantity, meant: Range) -> bool:
    """Tell whether a quantity of the text can be what a figure of a headline means; "more than 530" is not 730."""
    if figure.step == quantity.step <= magnitude(figure.value - quantity.value) and _is_plain(figure, quantity):
        # Three tonnes are not two, though both may be two and a half.
        return False
    if figure.hedge is None is quantity.hedge and _is_cut_off(figure, quantity):
        # "94 percent", below it "94.7": headlines leave off what stands behind the point.
        return figure.unit == quantity.unit
    return lenient(quantity).meets(meant) and (
        quantity.hedge not in (Hedge.OVER, Hedge.UNDER)
        or Range(quantity.value * (1 - _BEYOND), quantity.value * (1 + _BEYOND)).meets(meant)
    )


def _is_cut_off(figure: Quantity, quantity: Quantity) -> bool:
    """Tell whether a figure is what stands before the point of another: "94", "94.7"; "24 million", "24.6 million"."""
    unit = 1 if figure.step == 1 else max((scale for scale in SCALES if scale <= figure.step), default=1)
    is_scaled = figure.step == unit >= _SCALED and figure.value >= unit * _TWO_DIGITS
    if not quantity.step < unit or not (is_scaled or figure.step == 1):
        return False
    return int(quantity.value / unit) * unit == figure.value


def is_told_again(figure: Quantity, other: Quantity) -> bool:
    """Tell whether the same number is the same amount under another name: "francs", "Swiss francs"."""
    distinct = figure.value >= _DISTINCT or figure.step < 1
    return distinct and QuantityKind.PERCENT not in (figure.kind, other.kind) and not counts_time(other)


def _is_plain(*numbers: Quantity) -> bool:
    return all(one.hedge is None and one.kind is QuantityKind.MEASURE and not one.parts for one in numbers)


def money_of(document: Document, figure: Quantity, headline: Span) -> Quantity | None:
    """Return the one amount of money that the sentence below a headline has for its bare millions, if it has another.

    "Laval investit 35 millions dans ses arénas", below it "consacrera 25 millions de dollars à la rénovation de ses
    arénas": the sentence says what the headline says, in other words perhaps.
    """
    if figure.unit is not None or figure.value < _SCALED or figure.hedge is not None:
        return None
    first = next((one for one in document[SENTENCES] if one.start >= headline.end), None)
    behind = WORD.findall(document.folded, figure.span.end, headline.end)[:1]
    if first is None or holds(behind, vocabulary_of(document)["of-something"]):
        # "35 millions d'habitants"
        return None
    vocabulary = vocabulary_of(document)
    changing = vocabulary[_CHANGING]
    if any(holds(said(document, span), changing) for span in (headline, first)):
        return None
    below = [one for one in document[QUANTITIES] if one.span.start >= first.start]
    told = [one for one in below if first.contains(one.span) and one.kind is QuantityKind.CURRENCY]
    if len(told) != 1 or told[0].hedge is not None or told[0].value < _SCALED or told[0].parts:
        return None
    if holds(WORD.findall(document.folded, first.start, told[0].span.start)[-1:], vocabulary["goes-to"]):
        # "Adds 36 million", below it "to 48 million"
        return None
    if not figure.value <= told[0].value * _FURTHEST <= figure.value * _FURTHEST**2:
        return None
    alike = [one for one in below if one.kind in (QuantityKind.CURRENCY, QuantityKind.CARDINAL)]
    alike = sorted([*alike, *at_its_scale(figure, alike)], key=lambda one: one.span)
    meant = meant_by(figure)
    if any(meant.holds(one.value) for one in alike) or derived(meant, [one._replace(unit=None) for one in alike]):
        return None
    return told[0] if is_retold(document, headline, told[0]) else None


def at_its_scale(figure: Quantity, others: Iterable[Quantity]) -> Iterator[Quantity]:
    """Yield bare numbers as the millions they are beside those of a figure: "890 millones, y Saturno, a 1.620"."""
    scale = next((scale for scale in SCALES if figure.value >= scale), 1)
    for other in others:
        if scale > 1 and other.unit is None and other.exact and other.value < scale:
            yield at_scale(other, scale)._replace(unit=figure.unit)


def is_retold(document: Document, headline: Span, other: Quantity) -> bool:
    """Tell whether a figure stands in a sentence that says the same as the headline, in other forms perhaps.

    "300 familles évacuées après une fuite", below it "une fuite a entraîné l'évacuation de 30 familles".
    """
    sentence = covering(document[SENTENCES], other.span.start)
    if sentence is None or sentence.start > headline.end + _NEXT or not _is_of_now(document, other):
        return False
    told, again = (
        {word[:STEM] for word in said(document, span) if len(word) >= _WORD} for span in (headline, sentence)
    )
    return len(told & again) >= _RETOLD


def _is_of_now(document: Document, other: Quantity) -> bool:
    """Tell whether the clause of a figure tells of no other time, up to a word that begins another one."""
    vocabulary = vocabulary_of(document)
    start, end = clause_of(document, other)
    behind = WORD.finditer(document.folded, other.span.end, end)
    turn = vocabulary["turn"] - vocabulary["articles"]
    clause = Span(start, next((word.start() for word in behind if word[0] in turn), end))
    elsewhen = vocabulary["elsewhen"] - vocabulary["former"]
    written = document.article.metadata.published
    return elsewhen.isdisjoint(said(document, clause)) and all(
        written is not None and int(year[0]) > written.year for year in YEAR.finditer(document.text, *clause)
    )


def measures_another(document: Document, headline: Span, other: Quantity) -> bool:
    """Tell whether a percentage is told of what its headline does not measure: "profit up 12%", "sales rose 21%"."""
    sentence = covering(document[SENTENCES], other.span.start)
    if other.kind is not QuantityKind.PERCENT or sentence is None:
        return False
    fields: Mapping[str, str] = document.lexicons[document.language].tables.get("counts.measured", {})
    above, below = (
        [field for word in WORD.findall(document.folded, *span) if (field := _field(word, fields)) is not None]
        for span in (headline, Span(sentence.start, other.span.start))
    )
    return bool(above) and below != [] and below[-1] not in above


def _field(word: str, fields: Mapping[str, str]) -> str | None:
    field: str | None = next((fields[word[:length]] for length in _STEMS if word[:length] in fields), None)
    return field


def slip_of(
    document: Document, headline: Span, figure: Quantity, below: Sequence[Quantity], lead: int
) -> Quantity | None:
    """Return the one amount of the first lines that is written with the digits of a headline's in another order.

    Nothing where the text has the headline's figure too, or where more of the kind are told.
    """
    if figure.kind is QuantityKind.ORDINAL or figure.parts:
        return None
    alike = [
        other
        for other in below
        if (other.kind is figure.kind or None in (other.unit, figure.unit))
        and other.unit
        in (None, figure.unit) + ((other.unit,) if figure.unit is None and figure.value >= _SCALED else ())
        and other.hedge is figure.hedge
        and not other.parts
    ]
    same_unit = [other for other in below if other.unit in (None, figure.unit)]
    if any(other.value == figure.value for other in same_unit) or derived(meant_by(figure), same_unit):
        return None
    if figure.hedge is None and any(lenient(other).meets(meant_by(figure)) for other in same_unit):
        return None
    near = [other for other in alike if other.span.start < lead]
    slips = [
        other
        for other in near
        if exchanged(document, figure, other) and not measures_another(document, headline, other)
    ]
    return slips[0] if len(slips) == 1 and _is_of_onething(document, figure, slips[0], alike) else None


def _is_of_onething(document: Document, figure: Quantity, slip: Quantity, alike: Sequence[Quantity]) -> bool:
    """Tell whether two figures count or measure the same, as far as the words beside them tell."""
    if figure.unit is not None or figure.value >= _SCALED:
        return len({other.value for other in alike if other.unit == slip.unit}) == 1
    thing = thing_of(document, figure)
    if figure.kind is QuantityKind.AGE or thing is None:
        return figure.kind is QuantityKind.AGE
    # "69 emplois", below it "96 d'entre eux perdraient leur emploi"
    sentence = covering(document[SENTENCES], slip.span.start) or slip.span
    has_noun = slip.noun is not None and len(document.folded[slice(*slip.noun)]) > 1
    repeated = not has_noun and any(word.startswith(thing[:STEM]) for word in said(document, sentence))
    vocabulary = vocabulary_of(document)
    # "830 Stellen", below it "Betroffen sind 380 Mitarbeiter": those who work and what they work at are as many.
    affected = not vocabulary["affected"].isdisjoint(said(document, sentence))
    staffed = affected and vocabulary["staff"].issuperset(_nouns(document, figure, slip))
    return thing == thing_of(document, slip) or repeated or staffed


def _nouns(document: Document, *quantities: Quantity) -> list[str]:
    return ["" if one.noun is None else document.folded[slice(*one.noun)] for one in quantities]


def pair_of(document: Document, kind: str, lead: Span) -> tuple[Span, int] | None:
    """Return where the first lines count people of two sorts of whom something is told, and how many both are.

    "Seven men and a woman were arrested": one sentence, with no other number of people in it.

    Args:
        document: The article.
        kind: What is told of them, a key of the casualties of the lexicon.
        lead: The first lines.
    """
    vocabulary = vocabulary_of(document)
    persons, ones, ands = (vocabulary[name] for name in ("persons", "one", "and"))
    told = Words(form for form, what in vocabulary.table("casualties").items() if what == kind)
    telling = [
        sentence
        for sentence in overlapping(document[SENTENCES], lead)
        if holds(words := WORD.findall(document.folded, *sentence), told) and not persons.isdisjoint(words)
    ]
    if len(telling) > 1:
        # "A girl was hurt too"
        return None
    for sentence in telling:
        counts = [one for one in inside(document[QUANTITIES], sentence) if one.unit is None]
        counts = [one for one in counts if persons.issuperset(_nouns(document, one))]
        if not 0 < len(counts) <= _PAIR or any(not one.exact or one.hedge is not None for one in counts):
            return None
        first = counts[0]
        behind = [*WORD.finditer(document.folded, (first.noun or first.span).end, sentence.end)][: _PAIR + 1]
        if not behind or behind[0][0] not in ands:
            return None
        if len(counts) == _PAIR:
            joined = not WORD.findall(document.folded, behind[0].end(), counts[1].span.start)
            return (first.span.to(counts[1].span), int(first.value + counts[1].value)) if joined else None
        single = len(behind) > _PAIR and behind[1][0] in ones and behind[2][0] in persons
        return (first.span.to(Span(*behind[2].span())), int(first.value) + 1) if single else None
    return None


def meant_by(figure: Quantity) -> Range:
    """Return what a figure of a headline can be rounded from: 6,900 to 7,000, but not 15 to 20."""
    low, high = figure.rounded
    most = magnitude(figure.value) * _ROUGHLY
    return Range(max(low, min(figure.low, figure.value - most)), min(high, max(figure.high, figure.value + most)))


def thing_of(document: Document, quantity: Quantity) -> str | None:
    """Return what a quantity counts: its noun, or its unit."""
    if quantity.unit is not None:
        return None if counts_time(quantity) else quantity.unit
    if quantity.kind is not QuantityKind.CARDINAL:
        return None
    if quantity.step < 1:
        # "A quake of magnitude 6.4"
        label = WORD.findall(document.folded, max(quantity.span.start - _LABEL, 0), quantity.span.start)[-1:]
        if label and label[0] in vocabulary_of(document)["scale-label"]:
            return str(label[0])
    if quantity.noun is None:
        return None
    noun: Span = quantity.noun
    return document.folded[noun.start : noun.end]


def is_of_one_field(document: Document, figure: Quantity, other: Quantity) -> bool:
    """Tell whether two figures count the same people or things under two words: "7,500 jobs", "9,500 posts"."""
    if figure.noun is None or other.noun is None:
        return False
    vocabulary = vocabulary_of(document)
    one, told = _nouns(document, with_noun(document, figure), with_noun(document, other))
    people, things = (vocabulary.table(name) for name in ("people-of", "things-of"))
    if one == told or other.hedge is not figure.hedge:
        # "Fünf Tiroler Bergsteiger", below it "drei Bergsteiger"
        return one == told and (one in people or one in things)
    kinds = [Words(people.get(noun, "").split("-")) for noun in (one, told)]
    # Those whom a firm dismisses are some of its workers.
    if kinds[0] & kinds[1] - {"", "anyone", "worker"}:
        return True
    fields = [Words(things.get(noun, "").split("-")) for noun in (one, told)]
    general = vocabulary["of-any-kind"]
    return bool(fields[0] & fields[1] - {""}) and (one in general or told in general)
