"""How old a headline makes somebody, and how old the first lines do."""

from __future__ import annotations

from factcheck import (
    QUANTITIES,
    SENTENCES,
    Construction,
    Document,
    Quantity,
    QuantityKind,
    Span,
    covering,
    inside,
)
from factcheck_counts.readings.arithmetic import magnitude
from factcheck_counts.readings.headlines.matches import LEAD, is_retold
from factcheck_counts.readings.headlines.ties import content
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.told_again.casualties import tells_of_now
from factcheck_counts.readings.vocabulary import WORD, holds, vocabulary_of

DEAD_AT = Construction("counts.dead-at")
WAS_AGED = Construction("counts.was-aged")
#: The layers that these functions read.
READS = (DEAD_AT, QUANTITIES, SENTENCES, STATEMENTS, WAS_AGED)
#: Nobody is mistaken for so many years older.
_YEARS = 9
_ADULT, _OLDEST = 10, 120
_AGES = frozenset({QuantityKind.AGE, QuantityKind.CARDINAL})
#: In words: so far before a death stands whose relative has died.
_RELATIVE = 6
#: "A man aged" are two words, within so many letters.
_PAIR = 2
_NEAR = 200
#: So many words beside an age tell whose it is.
_BESIDE = 4
#: What a sentence has of a headline that it tells again.
_MOST = 2, 3


def dead_at(document: Document, headline: Span) -> tuple[Quantity, Quantity] | None:
    """Return the age at which a headline has somebody die, and the one age that the first lines tell of the dead.

    "Ginger Baker dies at 80", below it "died at the age of 80" or "He was 80." The two may be the same.
    """
    dies = vocabulary_of(document)["dies"]
    if not holds(WORD.findall(document.folded, *headline), dies):
        return None
    lead = Span(headline.end, headline.end + LEAD)
    above = [match["age"].value for match in document[DEAD_AT] if headline.contains(match.span)]
    above = above or [one for one in inside(document[QUANTITIES], headline) if _is_set_off(document, one, headline.end)]
    deaths = [
        match["age"].value
        for match in document[DEAD_AT]
        if lead.contains(match.span) and not _is_a_relative(document, match["age"].value.span.start)
    ]
    ages = [
        match["age"].value
        for match in document[WAS_AGED]
        if lead.contains(match.span) and _ends_claim(document, match.span)
    ]
    # "His wife died in 2010 at the age of 75."
    below = [*(one for one in deaths if tells_of_now(document, one)), *ages]
    if len(above) != 1 or len({one.value for one in below}) != 1:
        return None
    again = next(
        (one for one in document[QUANTITIES] if one.span.start >= headline.end and one.value == above[0].value), None
    )
    return above[0], below[0] if again is None else again


def _is_set_off(document: Document, number: Quantity, end: int) -> bool:
    """Tell whether a number is set off as an age before what says that somebody is dead: "Ann Lee, 93, dies"."""
    is_age = number.unit == "y" or (number.kind in _AGES and number.unit is None and number.noun is None)
    before, behind = document.text[: number.span.start], document.text[number.span.end :]
    marks = any(before.endswith(opening) and behind.startswith(mark) for opening, mark in ((", ", ","), ("(", ")")))
    told = WORD.findall(document.folded, number.span.end, end)[:_PAIR]
    return is_age and marks and _ADULT <= number.value <= _OLDEST and holds(told, vocabulary_of(document)["dies"])


def _is_a_relative(document: Document, age: int) -> bool:
    """Tell whether an age is that of somebody of theirs: "11 days after his wife Audrey died aged 91"."""
    sentence = covering(document[SENTENCES], age)
    start = max(sentence.start if sentence else 0, document.text.rfind(",", 0, age) + 1)
    dies, owners = vocabulary_of(document)["dies"], document.lexicons[document.language].tables.get("possessive", {})
    words = WORD.findall(document.folded, start, age)
    last = max((index for index, word in enumerate(words) if word in dies), default=len(words))
    return any(word in owners for word in words[max(last - _RELATIVE, 0) : last])


def _ends_claim(document: Document, told: Span) -> bool:
    """Tell whether nothing follows behind a comma but who says so: "Il avait 78 ans, a indiqué son agent."."""
    statement = covering(document[STATEMENTS], told.start) or told
    return document.text[told.end - 1] != "," or statement.end == told.end


def aged(document: Document, headline: Span) -> tuple[Quantity, Quantity] | None:
    """Return the one age that a headline tells, and another that the first sentence tells of the same, if it does.

    Both tell the same where the sentence repeats the words of the headline, and its age stands nowhere in the text.
    """
    above = [
        one for one in inside(document[QUANTITIES], headline) if _is_age(document, one) or _is_apposed(document, one)
    ]
    first = next((one for one in document[SENTENCES] if one.start >= headline.end), None)
    if len(above) != 1 or first is None:
        return None
    told = [one for one in inside(document[QUANTITIES], first) if _is_age(document, one) or _is_apposed(document, one)]
    if len(told) != 1 or told[0].value == above[0].value:
        return None
    people = _person(document, above[0]), _person(document, told[0])
    if people[0] != people[1] and _is_apposed(document, above[0]):
        # "Woman, 82, robbed", below it "a man aged 87 was held after a woman was robbed"
        return None
    again = people[0] == people[1] is not None and _is_whole(document, headline, first)
    if not again and not is_retold(document, headline, told[0]):
        return None
    if not 1 <= magnitude(told[0].value - above[0].value) <= _YEARS or any(
        one.value == above[0].value for one in document[QUANTITIES] if one.span.start > headline.end
    ):
        return None
    return None if _is_a_relative(document, told[0].span.start) else (above[0], told[0])


def _is_whole(document: Document, headline: Span, sentence: Span) -> bool:
    """Tell whether a sentence has nearly all that a headline says."""
    told = content(document, headline)
    again = told & content(document, sentence)
    return len(again) >= _PAIR and len(again) * _MOST[1] >= len(told) * _MOST[0]


def _person(document: Document, age: Quantity) -> str | None:
    """Return who is said to be so old: "a woman of 87", "an 87-year-old woman"."""
    somebody, folded = vocabulary_of(document)["somebody"], document.folded
    before = WORD.findall(folded, max(age.span.start - _NEAR, 0), age.span.start)[-_BESIDE:]
    behind = WORD.findall(folded, age.span.end, min(age.span.end + _NEAR, len(folded)))[:_BESIDE]
    return next((word for word in (*reversed(before), *behind) if word in somebody), None)


def _is_apposed(document: Document, number: Quantity) -> bool:
    """Tell whether a number stands between commas or in brackets behind somebody: "Woman, 82, robbed"."""
    if number.kind is not QuantityKind.CARDINAL or number.unit is not None or not _ADULT <= number.value <= _OLDEST:
        return False
    before, behind = document.folded[: number.span.start], document.text[number.span.end : number.span.end + 1]
    if not any(before.endswith(opening) and behind == mark for opening, mark in ((", ", ","), (" (", ")"))):
        return False
    lead = WORD.findall(document.folded, max(number.span.start - _NEAR, 0), number.span.start - _PAIR)
    return lead[-1:] != [] and lead[-1] in vocabulary_of(document)["somebody"]


def _is_age(document: Document, quantity: Quantity) -> bool:
    """Tell whether a number of years is how old somebody is: "a 16-year-old", "un joven de 16 años"."""
    if quantity.kind is QuantityKind.AGE:
        return True
    if quantity.unit != "y" or quantity.parts or quantity.hedge is not None:
        return False
    vocabulary = vocabulary_of(document)
    before = WORD.findall(document.folded, max(quantity.span.start - _NEAR, 0), quantity.span.start)[-_PAIR:]
    led = len(before) == _PAIR and before[1] in vocabulary["age-led"]
    return led and before[0] in vocabulary["somebody"]
