"""Numbers beside a change that make it doubtful which two amounts it is of."""

from __future__ import annotations

from factcheck import (
    QUANTITIES,
    SENTENCES,
    Annotated,
    Match,
    Quantity,
    Span,
    beginning,
    covering,
)
from factcheck_counts.readings.arithmetic import counts_time, strays
from factcheck_counts.readings.passage import BORDER
from factcheck_counts.readings.vocabulary import WORD, Words, begins, ends, holds

#: Code points that hold the words beside an amount.
_BESIDE = 32
#: That it is more or less than another one, in so many words.
_COMPARED = 4
#: So many code points before an amount say what it is.
_CLAUSE = 80
_ELIDED = "'’"
#: A question ends in so many code points, and so many hold what joins two numbers of one unit.
_CLOSING, _SHARED = 3, 16


def is_difference(document: Annotated, amount: Quantity) -> bool:
    """Tell whether an amount is what something is more or less by: "90 more than a year ago", "a gain of one euro"."""
    sets, folded = document.lexicons[document.language].sets, document.folded
    behind = WORD.findall(folded, amount.span.end, min(amount.span.end + _BESIDE, len(folded)))
    apart = sets.get("counts.measured-apart", Words())
    if amount.unit is not None and counts_time(amount) and not apart.isdisjoint(behind[:1]):
        # "Seven hours apart"
        return True
    more = sets.get("counts.more", Words()) | sets.get("counts.fewer", Words())
    if begins(behind, more) and not sets.get("counts.than", Words()).isdisjoint(behind[1:_COMPARED]):
        return True
    lead = folded[max(amount.span.start - _BESIDE, 0) : amount.span.start].rstrip()
    if not lead or not (lead[-1].isalpha() or lead[-1] in _ELIDED) or begins(behind, sets.get("counts.to", Words())):
        # "Une baisse de 20 % : 84 vols", "une hausse de 40 à 50 euros"
        return False
    before = WORD.findall(lead)
    if lead[: -len(before[-1])].rstrip().endswith(","):
        # "Since the increase, from 1,200 to 900"
        return False
    moves = sets.get("counts.rise", Words()) | sets.get("counts.fall", Words())
    return before[-1] in sets.get("counts.belonging", Words()) and ends(before[:-1], moves)


def is_more(document: Annotated, amount: Quantity) -> bool:
    """Tell whether something is more or less by an amount, than whatever it is: "a third more pupils", "3.5 % less"."""
    sets, folded, end = document.lexicons[document.language].sets, document.folded, amount.span.end
    more = sets.get("counts.more", Words()) | sets.get("counts.fewer", Words())
    mark = BORDER.search(folded, end, end + _BESIDE)
    return begins(WORD.findall(folded, end, end + _BESIDE if mark is None else mark.start()), more)


def is_apart(document: Annotated, amount: Quantity) -> bool:
    """Tell whether an amount is how far something lies from something else: "ten cents below a year ago"."""
    sets, folded, end = document.lexicons[document.language].sets, document.folded, amount.span.end
    apart = sets.get("counts.points-over", Words()) | sets.get("counts.points-under", Words())
    return begins(WORD.findall(folded, end, end + _BESIDE), apart)


def is_average(document: Annotated, amount: Quantity) -> bool:
    """Tell whether an amount is a mean, or one of each: "an average of 259 euros", "259 euros a pupil"."""
    sets = document.lexicons[document.language].sets
    sentence = covering(document[SENTENCES], amount.span.start) or amount.span
    lead = WORD.findall(document.folded, max(sentence.start, amount.span.start - _CLAUSE), amount.span.start)
    if holds(lead, sets.get("counts.average", Words())):
        return True
    behind = WORD.findall(document.folded, amount.span.end, min(amount.span.end + _BESIDE, sentence.end))
    return not sets.get("counts.per", Words()).isdisjoint(behind[:1])


def is_doubtful(document: Annotated, match: Match) -> bool:
    """Tell whether the amounts of a change are doubtful: a number between them, two before them, a mere difference."""
    if strays(match, document) or any(is_difference(document, match[end].value) for end in ("from", "to")):
        return True
    return not _beside(document, match) and _another_pair(document, match, match["to"].value)


def _beside(document: Annotated, match: Match) -> bool:
    """Tell whether a change stands right behind the two amounts, which it can only be of: "de 20 à 30 (+50 %)"."""
    if "change" not in match or match["change"].span.start < match["to"].span.end:
        return False
    between = document.text[match["to"].span.end : match["change"].span.start]
    return not any(character.isalpha() for character in between)


def _another_pair(document: Annotated, match: Match, end: Quantity) -> bool:
    """Tell whether the sentence holds two more amounts of the kind before these: "de 40 à 50 ici et de 20 à 30 là"."""
    sentence = covering(document[SENTENCES], match.span.start) or match.span
    before = [
        quantity
        for quantity in beginning(document[QUANTITIES], Span(sentence.start, match.span.start))
        if (quantity.kind, quantity.unit) == (end.kind, end.unit)
    ]
    return len(before) > 1 or any(quantity.is_range for quantity in before)


def is_asked(document: Annotated, span: Span) -> bool:
    """Tell whether a sentence asks which of two numbers it is: "Two in three, or one in two?"."""
    sentence = covering(document[SENTENCES], span.start) or span
    if "?" not in document.text[sentence.end - _CLOSING : sentence.end]:
        return False
    either = document.lexicons[document.language].sets.get("counts.or", frozenset())
    return not either.isdisjoint(WORD.findall(document.folded, *span))


def unit_behind(document: Annotated, number: Quantity) -> str | None:
    """Return the unit that a bare number shares with the next one: "31 and 21 per cent"; None where it shares none."""
    if number.unit is not None or number.noun is not None:
        return None
    end = number.span.end
    behind = next(iter(beginning(document[QUANTITIES], Span(end, end + _SHARED))), None)
    if behind is None or behind.unit is None:
        return None
    sets = document.lexicons[document.language].sets
    joints = sets.get("counts.and", frozenset()) | sets.get("counts.one", frozenset())
    between = WORD.findall(document.folded, end, behind.span.start)
    return behind.unit if between and joints.issuperset(between) else None
