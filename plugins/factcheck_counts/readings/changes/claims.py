"""What is said of a change: by how much, and which way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import dropwhile, pairwise
from typing import NamedTuple

from factcheck import Binding, Match, Quantity, QuantityKind, Span
from factcheck_counts.readings.changes.amounts import POINTS, RELATIVE_UNITS, UNKNOWN, Amounts
from factcheck_counts.readings.changes.ties import NEAR, is_compared, is_its_own, is_said
from factcheck_counts.readings.passage import Clause, Passage, texts
from factcheck_counts.readings.vocabulary import Words, begins, ends, holds

#: Hot names: a member of an enumeration takes five times as long to look up, before Python 3.12.
_FRACTION, _MULTIPLIER, _PERCENT = QuantityKind.FRACTION, QuantityKind.MULTIPLIER, QuantityKind.PERCENT
#: The kinds of what can be told of a change.
RELATIVE_KINDS = frozenset({_PERCENT, _FRACTION, _MULTIPLIER})
#: More words that say nothing of it stand in front of "um".
_FAR = 9
_PLUS = ("+", "+ ", "+\N{NO-BREAK SPACE}", "+\N{NARROW NO-BREAK SPACE}")
#: How words before a multiplier loosen it.
_LOOSELY = ("over", "under", "near")
#: What ends a clause; a comma between digits is none.
_ENDING = re.compile(r"[,;:](?!\d)")
#: So many words open a sentence that takes up a change.
_OPENING = 4
#: A word that leads to an article, and the article.
_TWO = 2


class Claim(NamedTuple):
    """What is said of a change.

    Args:
        told: By how much.
        sign: 1 for a rise, -1 for a fall, 0 where the words do not say.
        taken_up: Whether it takes up a change that was told before: "cette hausse de 5 %", "the gain of 6 points".
        concluding: Whether only what its sentence tells before it says which way it goes: "mithin um 60 Prozent".
        concluded: Whether its clause is said to follow from what was told: "so sales have grown by 20 percent".
        compared: Whether it is told as more or less than something: "5 percent more".
    """

    told: Quantity
    sign: int
    taken_up: bool = False
    concluding: bool = False
    concluded: bool = False
    compared: bool = False


def claim_of(passage: Passage, told: Quantity) -> Claim | None:
    """Return what a figure tells of a change; None where it tells of none.

    Args:
        passage: The sentence that it stands in.
        told: The figure.
    """
    vocabulary, concluding = passage.vocabulary, False
    sign = sign_of(passage, told)
    led = sign is None and _is_led(passage, told)
    if sign is None and not led:
        return None
    before, behind = passage.clause_before(told), passage.clause_behind(told)
    if _is_of_another(passage, told, led=led) or _is_period(passage, told):
        return None
    if led:
        sign = direction(passage, (*before, *behind))
        # "137 seats, 14 more, and 7.9 million votes, the 33 %"
        named = before != [] and before[-1].text in vocabulary["article", "definite"] - vocabulary["one"]
        concluding = sign is None and not named and all(map(passage.is_known, before))
        if concluding and not _is_of_what_is(passage, told):
            sign = direction(passage, passage.between(passage.span.start, told.span.start))
    if sign is None or _is_in_range(passage, told) or begins(texts(passage.behind(told)), vocabulary["rate"]):
        return None
    if is_share_of_a_number(passage, told):
        return None
    if told.base is not None and not is_said(passage, told.base, told.span.start) and not is_its_own(passage, told):
        return None
    taken_up = _is_taken_up(passage, told)
    if passage.says(before if taken_up else (*before, *behind), vocabulary["doubt"]):
        # "The rise of 5 percent did not surprise them" is one.
        return None
    if told.value < 0:
        told = told._replace(value=-told.value, low=-told.high, high=-told.low)
    if told.kind is _FRACTION and sign < 0 and ends(texts(passage.before(told)), vocabulary["to"]):
        # "Se redujo a la mitad"
        told = told._replace(kind=_MULTIPLIER)
    concluded = passage.says(before, vocabulary["therefore"])
    return Claim(told, sign, taken_up, concluding, concluded, is_compared(passage, told))


def _is_period(passage: Passage, told: Quantity) -> bool:
    """Tell whether a fraction is a stretch of time: "rose in the half ended in December"."""
    lead = texts(passage.before(told))[-2:]
    within, definite = passage.vocabulary["within", "during"], passage.vocabulary["definite"]
    return told.kind is _FRACTION and len(lead) > 1 and lead[0] in within and lead[1] in definite


def _is_of_another(passage: Passage, told: Quantity, *, led: bool) -> bool:
    """Tell whether a figure is the change of before that another one is held against, or a share of something.

    "A seven percent rise, compared with a 6.2 percent rise in 2015"; "shares representing 6.88 percent of the capital".
    """
    vocabulary = passage.vocabulary
    lead = [word for word in texts(passage.before(told)) if word not in vocabulary.light | vocabulary["led-by"]]
    while lead and lead[-1] in vocabulary["rise", "fall", "degree"]:
        lead.pop()
    if ends(lead, vocabulary.instead) and (led or told.kind is _PERCENT):
        return True
    behind = texts(passage.behind(told))
    share = behind[:1] != [] and behind[0] in vocabulary["belonging"] - vocabulary["instead"]
    return led and share and behind[1:2] != [] and behind[1] not in vocabulary["more", "fewer", "rise", "fall"]


def _is_of_what_is(passage: Passage, told: Quantity) -> bool:
    """Tell whether a bare fraction is one of what something has come to: "… to 140 million, half of it in Asia"."""
    return told.kind is _FRACTION and not all(map(passage.is_known, passage.behind(told)))


def is_share_of_a_number(passage: Passage, told: Quantity) -> bool:
    """Tell whether a figure is a share of the number behind it: "18,240 votes, 34 percent of the 53,647 cast"."""
    of = next((one for one in passage.figures if one.span.start >= told.span.end), None)
    if of is None or told.kind is _MULTIPLIER or told.unit in RELATIVE_UNITS:
        return False
    between = texts(passage.between(told.span.end, of.span.start))
    vocabulary = passage.vocabulary
    linking, definite = vocabulary["belonging", "article", "articles", "definite"], vocabulary["definite"]
    if not between or not linking.issuperset(between) or passage.has_border(told.span.end, of.span.start):
        return False
    # "Up 25 % of 40 euros" is none, "34 % of the 53,647" is one.
    return between[0] in vocabulary["belonging", "definite"] and not definite.isdisjoint(between)


def _is_taken_up(passage: Passage, told: Quantity) -> bool:
    """Tell whether a claim takes up a change that was told before it: "cette hausse de 5 %", "those nine points"."""
    vocabulary = passage.vocabulary
    lead = texts(passage.between(passage.span.start, told.span.start))
    opens = vocabulary["article", "definite", "pointing-at", "pronoun"]
    moves = vocabulary["rise", "fall"]
    known = opens - vocabulary["one", "indefinite"]
    if len(lead) > _TWO and begins(lead[1:], known) and lead[_TWO] in moves:
        # "Mit dem Minus von 3,5 Punkten", "Gegen die Erhöhung um 35 Prozent"
        lead = lead[1:]
    if told.unit == "times" or told.kind is _MULTIPLIER or not lead or len(lead) > _OPENING:
        return False
    if begins(lead, opens) and len(lead) > 1:
        return any(word in moves for word in lead[1:])
    behind = texts(passage.behind(told))[:1]
    if len(lead) == 1 and lead[0] in vocabulary["definite"] and not vocabulary["rise", "fall"].isdisjoint(behind):
        # "The 35 percent jump"
        return True
    return lead[0] in vocabulary["pointing-at"] and is_compared(passage, told)


def _is_led(passage: Passage, told: Quantity) -> bool:
    """Tell whether the words before a figure let it be by how much something changes.

    "Um 15 Prozent ist die Zahl der Gäste 2023 gewachsen"; "von 35 auf 21 Millionen eingebrochen, mithin um 60 Prozent".
    """
    vocabulary = passage.vocabulary
    if told.kind is _MULTIPLIER or told.unit == "times":
        return False
    lead = texts(passage.before(told))
    while lead and lead[-1] in vocabulary.light - vocabulary["by-far", "led-by", "to"]:
        lead.pop()
    if not lead and not vocabulary["copula", "auxiliary"].isdisjoint(texts(passage.behind(told))[:1]):
        # "48 percent were looking for an increase": they are some of those who were asked.
        return False
    leading = vocabulary.single("by-far", "led-by", "makes", "therefore", "so-much") - vocabulary["to"]
    if told.unit in POINTS and passage.behind(told):
        # "Hat acht Punkte gewonnen"
        return True
    return not lead or lead[-1] in leading or (told.kind is _FRACTION and lead[-1] in vocabulary["to"])


def _is_in_range(passage: Passage, told: Quantity) -> bool:
    """Tell whether a figure is the lower end of a range: "7 à 8 %"."""
    behind = next((figure for figure in passage.figures if figure.span.start >= told.span.end), None)
    if behind is None or behind.kind is not told.kind:
        return False
    words = texts(passage.between(told.span.end, behind.span.start))
    return words != [] and passage.vocabulary["to"].issuperset(words)


def direction(passage: Passage, words: Clause) -> int | None:
    """Return the one way that some words say something goes; None where they say none, or both."""
    vocabulary = passage.vocabulary
    moves = vocabulary.up | vocabulary.down
    said = {
        1 if word.text in vocabulary.up else -1
        for place, word in enumerate(words)
        if word.text in moves and not _is_of_a_rate(passage, words, place)
    }
    return said.pop() if len(said) == 1 else None


def sign_of(passage: Passage, told: Quantity) -> int | None:
    """Return 1 for what is said to be a rise, -1 for a fall, 0 for a change either way; None for what is no change."""
    if told.parts or not is_relative(told):
        return None
    vocabulary = passage.vocabulary
    before, behind = passage.before(told), texts(passage.behind(told))
    more = next((sign for sign, forms in _held_against(passage, told) if begins(behind, forms)), None)
    if told.kind is _MULTIPLIER or told.unit == "times":
        form = passage.document.folded[slice(*told.span)]
        if told.kind is _MULTIPLIER and form not in vocabulary["times-as-many"]:
            return 0
        if begins(behind, vocabulary["as-many"]):
            return min(more or 0, 0)
        if is_multiple_of(passage, told):
            return 0
        lead = texts(before or passage.between(passage.span.start, told.span.start))
        if told.kind is _MULTIPLIER and ends(lead, vocabulary["so-much", "makes"]):
            # "Es decir, el triple"
            return 0
        # "A tenfold rise"; "el doble que él"; "auf das Doppelte gestiegen"
        named = behind[:1] != [] and behind[0] in vocabulary["rise", "than", "as-much-as"]
        return 0 if named or (told.kind is _MULTIPLIER and _goes_to(passage, told)) else None
    if told.value < 0:
        return -1
    if told.unit in POINTS and ends(texts(before), vocabulary["so-much", "apart-by"] - vocabulary["hedge"]):
        # "Es decir, 2,7 puntos", "a difference of six points"
        return 0
    if passage.document.text.endswith(_PLUS, 0, told.span.start):
        return 1
    last = before[-1].text if before else ""
    if last in vocabulary["to"] and told.kind is not _FRACTION:
        return None
    if before and passage.vocabulary.by_so_much.issuperset(texts(before)):
        # "Stieg von 40 auf 50 um 25 Prozent": the verb stands before the two amounts.
        before = passage.clause_before(told)
    # "Ging um 5 Prozent auf 9,7 Millionen nach oben": the particle stands behind the amount too.
    parted = _parted(passage, before, behind) or _parted(passage, before, _to_its_end(passage, told))
    said = parted or moved(passage, before)
    if said is not None or more is not None:
        return said if more is None else more
    if _is_gain(passage, before):
        return 1
    if last in vocabulary["by-far"]:
        # "Um 20 Prozent gestiegen", "um 20 Prozent auf 60 Euro gestiegen"
        verbs = texts(passage.clause_behind(told))[:NEAR]
        signs = {1 if word in vocabulary.up else -1 for word in verbs if word in vocabulary.up | vocabulary.down}
        return signs.pop() if len(signs) == 1 else None
    # "A 20% rise"
    nouns = [word for word in behind if word not in vocabulary["degree"]]
    noun = next(iter(nouns), "")
    moves = vocabulary["rise", "fall"]
    if noun not in moves and nouns[1:2] != [] and nouns[1] in moves and noun not in vocabulary.closed:
        # "A 20% sales jump"
        noun = nouns[1] if noun not in vocabulary["within", "belonging", "turn"] else noun
    return 1 if noun in vocabulary["rise"] else -1 if noun in vocabulary["fall"] else None


def _is_gain(passage: Passage, before: Clause) -> bool:
    """Tell whether a figure is what was won: "ein Gewinn von vier Prozent"; "der Gewinn von" is a profit."""
    vocabulary, lead = passage.vocabulary, texts(before)
    while lead and lead[-1] in vocabulary["led-by"]:
        lead.pop()
    return len(lead) > 1 and lead[-1] in vocabulary["gains"] and lead[-2] in vocabulary["one"]


def _held_against(passage: Passage, told: Quantity) -> Sequence[tuple[int, Words]]:
    """Return what says behind a figure that something is more by it, and what says that it is less.

    Of points that may be a place: "nine points under the 61 percent of May".
    """
    vocabulary = passage.vocabulary
    if told.unit in POINTS:
        return (1, vocabulary["more", "points-over"]), (-1, vocabulary["fewer", "points-under"])
    return (1, vocabulary["more"]), (-1, vocabulary["fewer"])


def _goes_to(passage: Passage, told: Quantity) -> bool:
    """Tell whether something rises to a multiple: "auf das Doppelte gestiegen"."""
    lead = [word for word in texts(passage.before(told)) if word not in passage.vocabulary.light]
    around = (*passage.clause_before(told), *passage.clause_behind(told))
    return (
        lead[-1:] != []
        and lead[-1] in passage.vocabulary["to"]
        and any(word.text in passage.vocabulary.up for word in around)
    )


def _to_its_end(passage: Passage, told: Quantity) -> list[str]:
    """Return the words behind a figure up to the end of its clause, over what stands in brackets."""
    mark = _ENDING.search(passage.document.folded, told.span.end, passage.span.end)
    return texts(passage.between(told.span.end, passage.span.end if mark is None else mark.start()))


def _parted(passage: Passage, before: Clause, behind: Sequence[str]) -> int | None:
    """Return whether a verb before a figure says with its particle behind it that something rises or falls."""
    particles = next(
        (particles for word in reversed(before) if (particles := passage.vocabulary.parted.get(word.text))), {}
    )
    return next((particles[word] for word in behind if word in particles), None)


def moved(passage: Passage, before: Clause) -> int | None:
    """Return whether the words that lead to a figure say last that something rises or falls."""
    vocabulary = passage.vocabulary
    most = _FAR if before and before[-1].text in vocabulary["by-far"] else UNKNOWN
    unknown = 0
    for place, word in reversed([*enumerate(before)]):
        if word.text in vocabulary.up | vocabulary.down and _is_of_a_rate(passage, before, place):
            # "At a recovery rate of 70 percent", "un taux de perte de 70 %"
            return None
        if word.text in vocabulary.up:
            return 1
        if word.text in vocabulary.down:
            return -1
        unknown += not word.timed and word.text not in vocabulary.before_change
        if unknown > most:
            return None
    return None


def _is_of_a_rate(passage: Passage, words: Clause, place: int) -> bool:
    """Tell whether a noun of rising only says what a rate is one of: "a recovery rate of"; of growth, it says both."""
    vocabulary, noun = passage.vocabulary, words[place].text
    verbs = vocabulary["rose", "rising", "fell", "falling", "growth"]
    if noun in verbs or noun not in vocabulary["rise", "fall"]:
        return False
    rates, of = vocabulary["in-percent"], vocabulary["belonging"]
    before, behind = texts(words[:place])[-2:], texts(words[place + 1 : place + 2])
    return (behind[:1] != [] and behind[0] in rates) or (len(before) > 1 and before[0] in rates and before[1] in of)


def is_multiple(passage: Passage, told: Quantity) -> bool:
    """Tell whether something is so many times as much as something else, which may be another's."""
    return told.unit == "times" or passage.document.folded[slice(*told.span)] in passage.vocabulary["times-as-many"]


def is_multiple_of(passage: Passage, told: Quantity) -> bool:
    """Tell whether a multiple is said to be one of something: "le triple de candidatures", "double the estimate"."""
    vocabulary = passage.vocabulary
    if told.kind is not _MULTIPLIER:
        return False
    form, behind = passage.document.folded[slice(*told.span)], texts(passage.behind(told))
    if form not in vocabulary["times-as-many"] or not begins(behind, vocabulary["multiple-of"]):
        return False
    # "Double the average" is one of something that is told of nowhere else; "el triple de solicitudes" is not.
    small = vocabulary["article", "articles", "definite", "pronoun"]
    bare = behind[0] in vocabulary["bare-of"] and len(behind) > 1 and behind[1] not in small
    return bare or holds(behind, vocabulary["was-expected", "then"])


def names_another(passage: Passage, told: Quantity) -> bool:
    """Tell whether a multiple is one of what is told of nowhere else: "twice the cost of a ferry", "wie ein Abriss"."""
    vocabulary = passage.vocabulary
    led = vocabulary["of", "than", "as-much-as"]
    return is_multiple(passage, told) and any(
        word.text in led and behind.text in vocabulary["indefinite"] and not behind.timed
        for word, behind in pairwise(passage.behind(told))
    )


def is_relative(figure: Quantity) -> bool:
    """Tell whether a figure can be by how much something changes."""
    return figure.kind in RELATIVE_KINDS or figure.unit in RELATIVE_UNITS


def bound(passage: Passage, claim: Claim, pair: Amounts, *marks: str) -> Match:
    """Return what is told of a change and its two amounts as a match of a construction.

    Args:
        passage: Where they stand.
        claim: What is told.
        pair: The amounts.
        marks: More names to bind.
    """
    told, sign = claim.told, claim.sign
    if told.unit == "times" and sign < 0:
        # "Trois fois moins"
        told = told._replace(value=1 / Fraction(told.value))
    elif told.kind is _FRACTION and sign < 0 and _falls_to(passage, told):
        # "Se redujo a la mitad"
        told = told._replace(kind=_MULTIPLIER)
    name = "times" if told.unit == "times" or told.kind is _MULTIPLIER else "change"
    bindings = [
        (name, Binding(told.span, told)),
        ("from", Binding(pair.before.span, pair.before)),
        ("to", Binding(pair.after.span, pair.after)),
    ]
    if sign:
        bindings.append(("up" if sign > 0 else "down", Binding(told.span, "")))
    if pair.how == "versus":
        bindings.append(("versus", Binding(pair.before.span, "")))
    bindings.extend((mark, Binding(told.span, "")) for mark in marks)
    loosely = next((name for name in _LOOSELY if ends(texts(passage.before(told)), passage.vocabulary[name])), None)
    if name == "times" and loosely is not None:
        # "A plus que doublé"
        bindings.append((loosely, Binding(told.span, "")))
    if pair.how != "rival" and _is_of_another_thing(passage, told, pair):
        bindings.append(("unsure", Binding(told.span, "")))
    first, last = sorted((told.span, pair.span))
    whole = Span(first.start, max(first.end, last.end))
    return Match(whole, "", tuple(sorted(bindings, key=lambda bound: bound[1].span)))


def _is_of_another_thing(passage: Passage, told: Quantity, pair: Amounts) -> bool:
    """Tell whether a multiple is one of something else than the amounts: "40 seats to 12, twice as many women"."""
    vocabulary = passage.vocabulary
    nouns = tuple(noun for noun in map(passage.counted, (pair.before, pair.after)) if noun is not None)
    if not nouns or not is_multiple(passage, told):
        return False
    leading = vocabulary.single("as-many", "more", "fewer")
    behind = [*dropwhile(leading.__contains__, texts(passage.behind(told)))]
    than = vocabulary["than", "as-much-as", "turn"]
    return behind != [] and behind[0] not in than | vocabulary.closed and not behind[0].startswith(nouns)


def _falls_to(passage: Passage, told: Quantity) -> bool:
    """Tell whether something falls to a share: "auf die Hälfte"."""
    return ends(texts(passage.before(told)), passage.vocabulary["to"])
