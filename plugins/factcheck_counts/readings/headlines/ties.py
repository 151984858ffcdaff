"""Which number of a text tells what a figure of the headline tells: that of the sentence that says the same again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from factcheck import QUANTITIES, SENTENCES, Document, Hedge, Quantity, QuantityKind, Span, covering
from factcheck_counts.readings.arithmetic import YEAR, Range, counts_time, lenient, magnitude, said
from factcheck_counts.readings.headlines.apart import told_apart
from factcheck_counts.readings.headlines.matches import LEAD, at_its_scale, is_told_again, meant_by, thing_of
from factcheck_counts.readings.passage import STEM
from factcheck_counts.readings.told_again.casualties import goes_on
from factcheck_counts.readings.told_again.completions import Completions
from factcheck_counts.readings.told_again.penalties import clause_of
from factcheck_counts.readings.vocabulary import WORD, Words, holds, vocabulary_of

#: Words of so many letters tell something; names do whatever their length.
_WORD = 4
#: An act and what is done to somebody share so many letters: "signatures", "ont signé".
_ACT = 4
#: A sentence tells the same if it has so many words of the headline, or of the clause around its figure.
_RETOLD = 3
_PAIR = 2
#: The first sentences of a text.
_FIRST = 3
#: Numbers further apart than this count different things, unless a nought too many was written.
_FURTHEST = Fraction(5, 2)
#: Those of one deed are told apart by so much at the most.
_TOO_FAR = 4
_NOUGHTS = (10, 100, 1_000)
#: What two numbers make is told near them, and is right to so great a part of it.
_TOGETHER, _NEIGHBOURS, _MADE = 400, 6, Fraction(1, 40)
#: What is "more than" a number, or about it, is away from it by so great a part of it at the most.
_BEYOND, _LOOSELY, _ROUGHLY = Fraction(1, 4), Fraction(1, 8), Fraction(1, 50)
_NONE = Fraction(0)
_SPREAD = {
    Hedge.OVER: (_NONE, _BEYOND),
    Hedge.UNDER: (_BEYOND, _NONE),
    Hedge.NEARLY: (_LOOSELY, _NONE),
    Hedge.ABOUT: (_LOOSELY, _LOOSELY),
}
#: "A dozen" are up to sixteen.
_DOZEN = Fraction(2, 5)
#: What people do together and what befalls things, by what words tell of.
_DEEDS = frozenset({"protester", "walkout", "racer", "signer", "outage", "closed", "destroyed"})
#: How surely two numbers are of one thing: the same word, or two for it.
_ONE_WORD, _ONE_FIELD = 2, 1


class _Told(NamedTuple):
    """What a headline says around a figure.

    Args:
        headline: The headline.
        figure: The figure.
        words: How the words of the headline begin, without what is counted.
        near: Those of the clause that has the figure.
        harm: What befell those who are counted, a key of the casualties of the lexicon.
        others: The other figures of the headline.
    """

    headline: Span
    figure: Quantity
    words: Words
    near: Words
    harm: str | None
    others: Sequence[Quantity]


class _Again(NamedTuple):
    """A number of the text, in a sentence that has words of the headline.

    Args:
        number: The number.
        clause: Its clause.
        words: How the words of its clause begin.
        shared: How many words of the headline the sentence has.
        near: How many of them stand in the clause of the headline's figure.
        alone: Whether no other number of the sentence may be the one.
    """

    number: Quantity
    clause: Span
    words: Words
    shared: int
    near: int
    alone: bool


def tied(
    document: Document, headline: Span, figure: Quantity, below: Sequence[Quantity], harmed: Mapping[Span, str]
) -> Quantity | None:
    """Return the number that a text has instead of a figure of its headline, in a sentence that says the same.

    Nothing where the text has the figure too or what makes it, or where words keep the two apart.

    Args:
        document: The article.
        headline: The headline.
        figure: A figure of the headline.
        below: The figures of the text.
        harmed: What the article tells of numbers of people, by where the numbers stand.
    """
    bare = figure.unit is None and figure.noun is None and figure.span not in harmed
    if bare or figure.value <= 1 or figure.parts or counts_time(figure):
        return None
    is_harmed = figure.span in harmed
    if any(
        one.value == figure.value
        and (one.unit in (None, figure.unit) or is_told_again(figure, one))
        and not (is_harmed and goes_on(document, one))
        for one in below
    ):
        return None
    found = list(_retold(document, _told(document, headline, figure, harmed), below, harmed))
    other = _surest(found)
    limits = (Hedge.OVER, Hedge.UNDER)
    if other is None or (figure.unit is not None and figure.hedge in limits and other.hedge is not figure.hedge):
        # "À moins de 300.000 euros", below it one at 330.000 that nobody pays
        return None
    if any(_agree(figure, one) for _, one in found) or _is_made(figure, other, below):
        return None
    if figure.kind is QuantityKind.PERCENT and meant_by(figure).holds(100 - other.value):
        return None
    return other


def _told(document: Document, headline: Span, figure: Quantity, harmed: Mapping[Span, str]) -> _Told:
    counted = Words() if figure.noun is None else content(document, figure.noun)
    others = [one for one in document[QUANTITIES] if headline.contains(one.span) and one is not figure]
    words, near = (content(document, span) - counted for span in (headline, clause_of(document, figure)))
    return _Told(headline, figure, words, near, harmed.get(figure.span), others)


def content(document: Document, span: Span) -> Words:
    """Return how the words begin that a stretch tells something with: no frequent ones but names."""
    frequent = document.lexicons[document.language].sets.get("language", Words())
    return Words(
        word[0][:STEM]
        for word in WORD.finditer(document.folded, *span)
        if len(word[0]) >= _WORD
        and (word[0] not in frequent or (word.start() > span.start and document.text[word.start()].isupper()))
    )


def _retold(
    document: Document, told: _Told, below: Sequence[Quantity], harmed: Mapping[Span, str]
) -> Sequence[tuple[int, Quantity]]:
    """Return the numbers that may be the headline's, with how much speaks for them."""
    found: list[tuple[int, Quantity]] = []
    by_sentence: dict[Span, list[Quantity]] = {}
    for one in below:
        sentence = covering(document[SENTENCES], one.span.start) if _is_alike(told, one) else None
        if sentence is not None:
            by_sentence.setdefault(sentence, []).append(one)
    opening = [one for one in document[SENTENCES] if one.start >= told.headline.end][:_FIRST] if by_sentence else []
    for sentence, numbers in by_sentence.items():
        words = content(document, sentence)
        shared, near = len(told.words & words), len(told.near & words)
        is_deed = sentence == opening[0] and len(numbers) == 1 and _is_one_deed(document, told, sentence)
        for number in numbers if shared or is_deed else ():
            clause = clause_of(document, number)
            again = _Again(number, clause, content(document, clause), shared, near, len(numbers) == 1)
            sure = _is_the_same(document, told, again, harmed)
            whole = _is_whole(told, again)
            near_top = sentence.start <= told.headline.end + LEAD
            first = sentence in opening and sure == _ONE_WORD
            is_told = _is_near(told.figure, number) and (whole or (near_top and _is_enough(told, again, first=first)))
            if not sure or not (is_told or is_deed):
                continue
            strong = whole or (sure == _ONE_WORD and shared >= _RETOLD)
            if _is_of_now(document, told, sentence, clause, strong=strong) and not told_apart(
                document, told.headline, told.figure, number, told.harm
            ):
                found.append((sure + shared + near + len(told.words & again.words), number))
    return found


def _is_alike(told: _Told, number: Quantity) -> bool:
    """Tell whether a number has the unit of the headline's and a like size."""
    figure = told.figure
    if number.kind is not figure.kind or number.unit != figure.unit or number.parts or not number.value > 0:
        return False
    fewer, more = sorted((Fraction(number.value), Fraction(figure.value)))
    return more <= fewer * _TOO_FAR or more / fewer in _NOUGHTS


def _is_near(figure: Quantity, number: Quantity) -> bool:
    """Tell whether two numbers have a like size, or one has a nought too many."""
    fewer, more = sorted((Fraction(number.value), Fraction(figure.value)))
    return more <= fewer * _FURTHEST or more / fewer in _NOUGHTS


def _is_whole(told: _Told, again: _Again) -> bool:
    """Tell whether a sentence has nearly all that the headline says in the clause of its figure."""
    return again.near * _PAIR > len(told.near) and (
        again.near >= _RETOLD or (again.near == len(told.near) and again.near >= _PAIR)
    )


def _is_enough(told: _Told, again: _Again, *, first: bool) -> bool:
    """Tell whether a sentence of the first lines has enough of the headline, some of it in the clause of the number."""
    beside = bool(told.words & again.words)
    if not beside and not first:
        return False
    return (
        again.near >= _RETOLD
        or again.shared >= _RETOLD
        or (again.shared >= _PAIR and again.near == len(told.near) > 0)
        or (again.shared >= _PAIR and beside and told.figure.unit is None)
    )


def _is_one_deed(document: Document, told: _Told, sentence: Span) -> bool:
    """Tell whether people do in a sentence what those do whom the headline counts: "5,000 protest"."""
    if told.figure.unit is not None:
        return False
    done = Completions(document).done
    above, below = (
        Words().union(*map(done, said(document, span))) for span in (clause_of(document, told.figure), sentence)
    )
    return not _DEEDS.isdisjoint(above & below)


def _is_the_same(document: Document, told: _Told, again: _Again, harmed: Mapping[Span, str]) -> int:
    """Tell how surely a number is of what the headline counts; nothing where it is of something else."""
    if told.figure.unit is not None:
        return _ONE_FIELD
    if told.harm is not None and harmed.get(again.number.span) == told.harm:
        return _ONE_WORD
    vocabulary = vocabulary_of(document)
    one, other = thing_of(document, told.figure), thing_of(document, again.number)
    if other is None or (one is None and told.harm is None):
        return 0
    counted = {document.folded[slice(*each.noun)][:STEM] for each in told.others if each.noun is not None}
    if other[:STEM] in counted:
        # "Four goals in two games", below it "three goals"
        return 0
    if other[:STEM] in told.words:
        # "3.500 suppressions de postes", below it "3.500 postes"
        return _ONE_FIELD
    people, things = (vocabulary.table(name) for name in ("people-of", "things-of"))
    if told.harm is not None:
        kinds = vocabulary.table("casualties")
        forms = Words(form for form, kind in kinds.items() if kind == told.harm)
        return _ONE_FIELD if other in people and holds(said(document, again.clause), forms) else 0
    if one is None or one[:STEM] == other[:STEM]:
        return _ONE_WORD if one else 0
    if other in people:
        return _ONE_FIELD if _are_the_same_people(document, told, again, one, other) else 0
    if _share(things.get(one, ""), things.get(other, "")):
        return _ONE_FIELD
    # All that the clause of the headline says is said again, of something that has another name.
    whole = again.alone and again.near == len(told.near) >= _RETOLD
    general = vocabulary["of-any-kind"]
    return _ONE_FIELD if whole and one not in people and other not in general else 0


def _are_the_same_people(document: Document, told: _Told, again: _Again, one: str, other: str) -> bool:
    """Tell whether people of the text are those of a headline: "signatures" of those who "ont signé", too."""
    vocabulary = vocabulary_of(document)
    people = vocabulary.table("people-of")
    if one in people:
        return "anyone" in (people[one], people[other]) or _share(people[one], people[other])
    if any(word[:_ACT] == one[:_ACT] for word in again.words):
        return True
    endings = tuple(vocabulary["people-endings"])
    return people[other] == "anyone" and _is_whole(told, again) and one.endswith(endings)


def _share(kinds: str, others: str) -> bool:
    return not {*kinds.split("-")}.isdisjoint({*others.split("-")} - {""})


def _is_of_now(document: Document, told: _Told, sentence: Span, clause: Span, *, strong: bool) -> bool:
    """Tell whether a sentence tells of no other time nor event.

    Where it clearly says what the headline says, only the clause of the number counts, and what had been is what was:
    "avait été arrêté avec 6,4 grammes".
    """
    vocabulary = vocabulary_of(document)
    elsewhen = vocabulary["elsewhen"]
    if strong:
        elsewhen -= vocabulary["had", "already"]
    where, written = clause if strong else sentence, document.article.metadata.published
    above = document.text[told.headline.start : told.headline.end]
    return elsewhen.isdisjoint(said(document, where)) and all(
        year[0] in above or (written is not None and int(year[0]) >= written.year)
        for year in YEAR.finditer(document.text, *where)
    )


def _surest(found: Sequence[tuple[int, Quantity]]) -> Quantity | None:
    """Return the number for which most speaks; of several, the first, where only that is told more than once."""
    most = max((score for score, _ in found), default=0)
    best = [number for score, number in found if score == most]
    if len({number.value for number in best}) <= 1:
        return best[0] if best else None
    first, often = found[0][1], Counter(number.value for _, number in found)
    return first if all((often[one.value] > 1) == (one.value == first.value) for one in best) else None


def _agree(figure: Quantity, number: Quantity) -> bool:
    """Tell whether a figure of a headline can be a number of the text, however loosely both are told."""
    if figure.hedge is number.hedge is None:
        return lenient(number).meets(meant_by(figure))
    if figure.hedge is Hedge.OVER:
        return number.value >= figure.value * (1 - _ROUGHLY)
    if figure.hedge is Hedge.UNDER:
        return number.value <= figure.value * (1 + _ROUGHLY)
    low, high = figure.rounded
    meant = Range(max(low, figure.value * (1 - _LOOSELY)), min(high, figure.value * (1 + _LOOSELY)))
    if figure.hedge is not None:
        meant = Range(min(meant.low, figure.low), max(meant.high, figure.value * (1 + _DOZEN)))
    exactly = number._replace(hedge=None, low=number.value, high=number.value)
    return _meant_loosely(number).meets(meant) or lenient(exactly).meets(meant)


def _meant_loosely(number: Quantity) -> Range:
    """Return what a number of the text can stand for with the words before it: "plus de 200" are no 300."""
    less, more = _SPREAD[number.hedge] if number.hedge else (_NONE, _NONE)
    return Range(number.value * (1 - less), number.value * (1 + more))


def _is_made(figure: Quantity, number: Quantity, below: Sequence[Quantity]) -> bool:
    """Tell whether a number of the text makes the headline's with another one near it, or with a few neighbours."""
    less, more = (_NONE, _LOOSELY) if figure.hedge is Hedge.OVER else (_MADE, _MADE)
    meant = Range(figure.value * (1 - less), figure.value * (1 + more))
    alike = [one for one in below if one.unit == number.unit and one.kind is number.kind and not one.parts]
    alike = sorted([*alike, *at_its_scale(figure, below)], key=lambda one: one.span)
    place = alike.index(number)
    near = [one for one in alike if 0 < magnitude(one.span.start - number.span.start) < _TOGETHER]
    if any(meant.holds(number.value + one.value) or meant.holds(magnitude(number.value - one.value)) for one in near):
        return True
    return any(
        meant.holds(sum((Fraction(one.value) for one in alike[first:last]), _NONE))
        for first in range(max(place - _NEIGHBOURS + 1, 0), place + 1)
        for last in range(max(place, first + 1) + 1, first + _NEIGHBOURS + 1)
    )
