"""What says that a claim is of two amounts that stand near it: how it goes on from them, or they from it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from factcheck import Annotated, Quantity, QuantityKind, Span, covering
from factcheck_counts.readings.arithmetic import YEAR
from factcheck_counts.readings.changes.amounts import POINTS, came_to, is_of_more, is_told_anew, led
from factcheck_counts.readings.changes.claims import Claim, is_multiple, is_relative, sign_of
from factcheck_counts.readings.changes.contrasts import Contrast
from factcheck_counts.readings.changes.pairing_subjects import (
    counts_others,
    is_known_change,
    is_measured,
    is_what_it_was,
    names_nobody,
    names_nothing,
    names_what_it_is_held_against,
    names_whose,
)
from factcheck_counts.readings.changes.ties import ends_clause, is_compared, is_remark, measures_another
from factcheck_counts.readings.doubts import is_difference
from factcheck_counts.readings.passage import STEM, Passage, texts
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.vocabulary import WORD, Vocabulary, begins, ends, holds, width

_PERCENT = QuantityKind.PERCENT
_AMOUNTS = frozenset({QuantityKind.CARDINAL, QuantityKind.MEASURE, QuantityKind.CURRENCY, _PERCENT})
#: What a sentence goes on from stands among so many words.
_OPENING = 4
#: A word that says whose something is, and who has it.
_PHRASE = 2
#: A claim and two amounts.
_THREE = 3
#: A pronoun that takes something up stands among so many, behind a time perhaps.
_PRONOUN = 6
#: So many words of an adjunct are no names: "In figures", "At the end of the season".
_FEW_UNKNOWN = 2
#: In characters: where they stand.
_NEXT = 60
#: What stands before a change in brackets.
_SIGNS = ("+", "+ ", "+\N{NO-BREAK SPACE}", "-", "−", "–")
#: A change in brackets behind its amount, and so many characters in which it begins.
_SIGNED, _BESIDE = re.compile(r" ?\( ?[-+−–]"), 6

#: How two amounts are told apart that are of two times.
_OF_TIMES = ("then", "between", "instead", "than")
#: What parts paragraphs.
_PARAGRAPH = "\n\n"


def is_tied(passage: Passage, claim: Claim, pair: Contrast, sentence: Span, *, alone: bool) -> bool:
    """Tell whether a claim may be of two amounts.

    Args:
        passage: Where they stand.
        claim: What is told.
        pair: The amounts.
        sentence: That of the claim.
        alone: Whether nothing else is counted near them.
    """
    if not _has_what_it_is_set_beside(passage, claim, pair, sentence) or _are_anothers(passage, claim, pair):
        return False
    reached = came_to(passage, claim.told, sentence, compared=claim.compared or is_multiple(passage, claim.told))
    if reached is not None and pair.how == "instead" and reached == pair.before.amount.span:
        # "Compared with October, when it was 10.7 percent, that is a drop of"
        reached = None
    if reached is not None and pair.how in _OF_TIMES and reached != pair.after.amount.span:
        # "Fell back to trade 8 % higher at 16.60": what it was before is told nowhere.
        return False
    if sentence.contains(pair.span):
        return _is_of_one_subject(passage, claim, pair)
    if _is_of_others(passage, claim, sentence) or counts_others(passage, claim, pair):
        return False
    split = _is_split(passage, claim, pair, sentence)
    if split and claim.told.span.end <= max(amount.span for amount in pair.amounts[:2]).start:
        return True
    if not _is_held_against(passage, claim, pair):
        return False
    if pair.how == "rival":
        return _is_named(passage, pair, sentence) or _is_price(passage, pair, sentence)
    if not claim.taken_up and (claim.concluding or pair.how == "by"):
        return False
    if pair.span.start < claim.told.span.start and _goes_on(passage, claim, pair, sentence):
        return True
    if claim.told.unit in POINTS and _is_rate(passage, pair, sentence):
        return True
    if reached is not None and is_what_it_was(passage, pair, sentence):
        return True
    if split or (
        alone
        and (
            names_nobody(passage, pair)
            or (pair.span.end <= claim.told.span.start and is_known_change(passage, claim))
            or is_measured(passage, claim, pair, sentence)
            or names_nothing(passage, claim, pair)
        )
    ):
        # The only amounts there are, of two times, go the way of the only change.
        return True
    return any(tied(passage, pair, sentence) for tied in (_is_named, _is_dated_alike, _is_resumed, _is_price))


def may_reach(
    document: Annotated, vocabulary: Vocabulary, claim: Claim, sentence: Span, figures: Sequence[Quantity]
) -> bool:
    """Tell whether a claim may be of figures of other sentences, by the words of its own: asked first, for its speed.

    Args:
        document: The article.
        vocabulary: The words of its language.
        claim: What is told.
        sentence: That of the claim.
        figures: Those of the sentence and of those beside it.
    """
    if claim.taken_up or claim.concluded or claim.told.unit in POINTS:
        return True
    folded = document.folded
    said = folded[slice(*sentence)]
    words = WORD.findall(said)
    if begins(words, vocabulary["taking-up", "makes"]) or YEAR.search(said) is not None:
        return True
    outside = [figure for figure in figures if not sentence.contains(figure.span)]
    behind = WORD.findall(folded, sentence.end, sentence.end + _NEXT)[:_PRONOUN]
    if (
        outside
        and outside[-1].span > sentence
        and (begins(behind, vocabulary["at-that-time", "resumed"]) or not vocabulary["taken-up-by"].isdisjoint(behind))
    ):
        return True
    priced = holds(words, vocabulary["prices"])
    if len(figures) == _THREE:
        return True
    split = claim.compared or any(sentence.start <= figure.span.start < claim.told.span.start for figure in figures)
    for figure in outside:
        noun, ahead = figure.noun, figure.span < sentence
        if (split and ahead) or (priced and figure.kind is QuantityKind.CURRENCY):
            return True
        if noun is None:
            if figure.kind is QuantityKind.CARDINAL and not ahead:
                return True
        elif folded[noun.start : min(noun.end, noun.start + STEM)] in said:
            return True
    return False


def _has_what_it_is_set_beside(passage: Passage, claim: Claim, pair: Contrast, sentence: Span) -> bool:
    """Tell whether the amount right before a claim that is set beside it is one of the two: "1,492 sold (+10 %)".

    Nor may another change be set beside one of the two: "57 % (+4 points), contre 48 % (+2 points) pour son rival".
    """
    told, text = claim.told, passage.document.text
    for amount in pair.amounts[:2]:
        end = amount.span.end
        if _SIGNED.match(text, end) and not end <= told.span.start <= end + _BESIDE:
            return False
    signed = text.endswith(_SIGNS, sentence.start, told.span.start)
    apposed = begins(texts(passage.before(told)), passage.vocabulary["makes", "so-much"])
    if not signed and not apposed and not _is_comparison(passage, told):
        return True
    here = passage.figures_between(sentence.start, told.span.start)
    last = next((figure for figure in reversed(here) if figure.kind in _AMOUNTS), None)
    return last is None or last in pair.amounts[:2] or is_relative(last) != (last.kind is _PERCENT)


def _are_anothers(passage: Passage, claim: Claim, pair: Contrast) -> bool:
    """Tell whether amounts belong to another change, or the claim to other amounts.

    "12 points more than in October, but 18 fewer than the average of 64 %": the change next to an amount is of it.
    "Fell 9 per cent to £1.82 billion; … 1.46 euros in 2007 and 1.25 in 2008": what it fell to is told.
    """
    told, amounts = claim.told.span, [amount.span for amount in pair.amounts[:2]]
    places = sorted((told, *amounts))
    text = passage.document.text
    if told == places[0] and all(_PARAGRAPH in text[one.end : other.start] for one, other in pairwise(places)):
        # What only a title may tell: paragraphs further down do not go on from one.
        return text.find(_PARAGRAPH, 0, told.start) >= 0
    for amount in amounts:
        first, last = sorted((told, amount))
        others = [one for one in passage.figures_between(first.end, last.start) if one.span not in amounts]
        if any(one.value != claim.told.value and _is_change(passage, one) for one in others):
            return True
    before = [one for one in passage.figures_between(max(amounts).end, told.start) if is_relative(one)]
    if before and not all(map(passage.is_known, passage.between(before[-1].span.end, told.start))):
        # "From 9,400 to 9,870, or 5 percent; those of phones, 11 percent"
        return True
    was, became = pair.before.amount.span, pair.after.amount.span
    if pair.how == "then" and became < was and is_told_anew(passage, max(told.end, became.end), was):
        return True
    if max(amounts) < told and names_what_it_is_held_against(passage, claim):
        return True
    behind = next((figure.span for figure in passage.figures if figure.span.start >= told.end), None)
    if behind is None or behind in amounts:
        return False
    led = texts(passage.between(told.end, behind.start))
    return led != [] and passage.vocabulary["to"].issuperset(led)


def _is_change(passage: Passage, figure: Quantity) -> bool:
    if is_difference(passage.document, figure):
        return True
    return is_relative(figure) and figure.kind is not _PERCENT and sign_of(passage, figure) is not None


def _is_comparison(passage: Passage, told: Quantity) -> bool:
    """Tell whether a claim is told as more, less or so many times as much."""
    return is_compared(passage, told) or is_multiple(passage, told)


def _is_of_one_subject(passage: Passage, claim: Claim, pair: Contrast) -> bool:
    """Tell whether no word between a claim and two amounts of its sentence begins another subject."""
    told, whole, vocabulary = claim.told.span, pair.span, passage.vocabulary
    if whole.start < told.start < whole.end:
        return True
    if whole.start < told.start:
        if measures_another(passage, whole.end, told.start):
            return False
        # "40 à 50 % des cas, en hausse de 15 %" is a range; of one nobody says what its ends make.
        clause = passage.clause_before(claim.told)
        words = passage.between(passage.span.start, clause[0].start if clause else told.start)
        made = begins(texts(clause), vocabulary["makes", "so-much"] - vocabulary["hedge"])
        if pair.how == "between" and not made and vocabulary.moving.isdisjoint(texts(words)):
            return False
        rest = [clause for clause in passage.clauses(whole.end, told.start)[1:] if clause]
        if len(rest) > 1 and is_remark(passage, claim.told) and not passage.is_closed(rest[-2]):
            # "44 euros, against 55, dragging down the index, which sheds 12 percent"
            return False
        joined = any(clause[0].text in vocabulary["and-then"] and not passage.is_closed(clause) for clause in rest)
        return not joined or _is_confused(passage, claim, pair)
    if is_remark(passage, claim.told) or (pair.how == "between" and not ends_clause(passage, pair.amounts)):
        return False
    first = min(pair.amounts[:2], key=lambda amount: amount.span)
    lead = passage.before(first)
    leading = [word for word in texts(lead) if word not in vocabulary["from"]]
    if pair.how == "between" and leading[-1:] != [] and leading[-1] in vocabulary["by-moving"]:
        # "Se triplicaron en Vigo al pasar de 210 a 420"
        return True
    leads = pair.how == "between" or ends(led(passage, lead, first), vocabulary["to"])
    if leads and not (all(map(passage.is_known, lead)) or passage.is_closed(lead)):
        # "Sales rose by 10 percent, the number of shops from 40 to 50"
        opens = vocabulary["relative", "pronoun", "its"] - vocabulary["article", "articles"]
        return lead[0].text in opens and any(word.text in vocabulary.moving for word in lead)
    return not _is_of_something_new(passage, claim, pair)


def _is_confused(passage: Passage, claim: Claim, pair: Contrast) -> bool:
    """Tell whether a change is told in as many percent as there are points: "from 10 to 15 %, … a rise of 5 %".

    What has that number and says of nothing that it is its change is the one between the two.
    """
    made = abs(pair.after.amount.value - pair.before.amount.value)
    if claim.told.kind is not _PERCENT or not pair.of_shares or pair.how != "between" or claim.told.value != made:
        return False
    return _is_of_a_rise(passage, claim) and _is_governed(passage, claim)


def _is_governed(passage: Passage, claim: Claim) -> bool:
    """Tell whether a preposition leads to a noun of rising: "furious at a rise", but "wages saw a rise"."""
    vocabulary, lead = passage.vocabulary, texts(passage.before(claim.told))
    moves = vocabulary["rise", "fall", "degree", "led-by"] | vocabulary.light
    place = next((at for at in reversed(range(len(lead))) if lead[at] in vocabulary["rise", "fall"]), 0)
    while place > 0 and lead[place] in moves and lead[place] not in vocabulary["listed-at"]:
        place -= 1
    return lead[place : place + 1] != [] and lead[place] in vocabulary["listed-at", "belonging", "place"]


def _is_of_a_rise(passage: Passage, claim: Claim) -> bool:
    """Tell whether a noun of rising leads to a change, and nothing behind it says what it is of: "a gain of 20 %"."""
    vocabulary, lead = passage.vocabulary, texts(passage.before(claim.told))
    while lead and lead[-1] in vocabulary["led-by", "by-far"] | vocabulary.light:
        lead.pop()
    named = lead[-1:] != [] and lead[-1] in vocabulary["rise", "fall", "gains"]
    behind = texts(passage.behind(claim.told))[:1]
    return named and vocabulary["belonging", "within"].isdisjoint(behind)


def _is_of_something_new(passage: Passage, claim: Claim, pair: Contrast) -> bool:
    """Tell whether two amounts behind a claim of their sentence are told of what its clause does not name.

    "By 10 percent the town has cut its grants; instead of 20 there are 15 concerts"; "rents are up; a room costs 90".
    """
    told, vocabulary = claim.told.span, passage.vocabulary
    start = pair.span.start
    rest = [clause for clause in passage.clauses(told.end, start)[1:] if clause]
    words = texts(passage.between(passage.span.start, start))
    nouns = {noun for noun in map(passage.counted, pair.amounts[:2]) if noun is not None}
    new = not all(any(word.startswith(noun) for word in words) for noun in nouns)
    if any(clause[0].text in vocabulary["and-then"] and (new or not passage.is_closed(clause)) for clause in rest):
        return True
    if any(clause[0].text in vocabulary["indefinite"] and not passage.is_closed(clause) for clause in rest):
        return True
    explained = ":" in passage.document.text[told.end : start]
    return new and not explained and not all(map(passage.is_known, passage.clause_before(claim.told)))


def _is_held_against(passage: Passage, claim: Claim, pair: Contrast) -> bool:
    """Tell whether the smaller of two amounts is told of whom a claim names: "twice as much as in Bonn … In Bonn".

    A claim that names nobody is held against what was before. Where nouns have capitals, they name nobody.
    """
    behind = [word for word in passage.clause_behind(claim.told) if not passage.is_known(word)]
    named = {word.text for word in behind if passage.document.text[word.start].isupper()}
    if pair.how != "rival" and (
        not named or passage.vocabulary.has_capitals or not _is_comparison(passage, claim.told)
    ):
        return True
    smaller = min(pair.before, pair.after, key=lambda each: each.amount.value)
    return any(word.text in named for word in passage.between(*smaller.stretch))


def _is_of_others(passage: Passage, claim: Claim, sentence: Span) -> bool:
    """Tell whether a claim is one of some of those that were counted: "the fall of 15 % among the young".

    A title has what it is about behind it: "Up 14 percent for the museum".
    """
    behind, vocabulary = passage.behind(claim.told), passage.vocabulary
    before = passage.between(sentence.start, claim.told.span.start)
    if begins(texts(before), vocabulary["rise", "fall"]) and before[-1].text in vocabulary["led-by"]:
        return False
    if claim.taken_up and names_whose(passage, behind, sentence):
        return True
    if claim.told.unit in POINTS:
        # "Seis puntos por encima del 34 % que tenía"
        behind = behind[width(texts(behind), vocabulary["points-over", "points-under"]) :]
    if not behind or behind[0].text not in vocabulary["within", "rival", "among-whom"]:
        return False
    if behind[0].text in vocabulary["during"] or (len(behind) > 1 and behind[1].timed):
        return False
    return not all(map(passage.is_known, behind[1:_OPENING]))


def _goes_on(passage: Passage, claim: Claim, pair: Contrast, sentence: Span) -> bool:
    """Tell whether a claim goes on from what was told: "the gain of six points", "so sales rose by", "das sind"."""
    vocabulary = passage.vocabulary
    opening = texts(passage.between(*sentence))
    if begins(opening, vocabulary["taking-up", "makes"]) or claim.taken_up:
        return True
    if claim.concluded:
        # "As a result, profits rose by 20 percent" is no count of what was sold.
        return is_measured(passage, claim, pair, sentence) is not False
    # "Within a year, their number has tripled"
    return holds(texts(passage.clause_before(claim.told)), vocabulary["their-number"])


def _opening(passage: Passage, start: int, end: int) -> list[str]:
    """Return the words of a stretch without who says it: "He said production costs had risen"."""
    words = texts(passage.between(start, end))
    speaks = words[:1] != [] and words[0] in passage.vocabulary["pronoun"]
    return words[2:] if speaks and begins(words[1:], passage.vocabulary["told"]) else words


def _is_rate(passage: Passage, pair: Contrast, sentence: Span) -> bool:
    """Tell whether percentages of another sentence are told of a rate, or of what a pronoun takes up."""
    vocabulary = passage.vocabulary
    told = {covering(passage.document[STATEMENTS], amount.span.start) for amount in pair.amounts[:2]} - {None, sentence}
    for other in told:
        words = _opening(passage, other.start, other.end) if other is not None else []
        if not vocabulary["in-percent"].isdisjoint(words) or begins(words, vocabulary["taken-up-by", "pronoun"]):
            return True
    return False


def _is_split(passage: Passage, claim: Claim, pair: Contrast, sentence: Span) -> bool:
    """Tell whether a claim stands beside one of two amounts, the other of which was told before, and nothing since.

    It follows from the amount before it, or holds what was told against the one behind it: "that is two points less
    than the 9 percent of May"; "twice as many as last year, when 3,200 came".
    """
    told = claim.told.span
    first, last = sorted(amount.span for amount in pair.amounts[:2])
    between = [
        figure
        for figure in passage.figures_between(first.end, last.start)
        if figure != claim.told and not is_of_more(passage, figure)
    ]
    if between or not sentence.contains(last) or first.end > sentence.start:
        return False
    if last.end > told.start:
        return _is_set_against(passage, claim, last)
    clauses = passage.clauses(last.end, told.start)[1:]
    opening = clauses[0][0] if clauses and clauses[0] else None
    if (
        opening is not None
        and not passage.has_border(opening.end, told.start)
        and begins(texts(passage.between(opening.start, told.start)), passage.vocabulary["told-as"])
    ):
        # "It took 3.6 million, which the operator described as a gain of 20 percent"
        return _is_of_a_rise(passage, claim)
    return all(map(passage.is_closed, clauses)) or (
        all(map(passage.is_closed, clauses[:-1]))
        and ":" in passage.document.text[last.end : told.start]
        and pair.how != "between"
    )


def _is_set_against(passage: Passage, claim: Claim, amount: Span) -> bool:
    """Tell whether an amount behind a claim is what that is held against."""
    words = texts(passage.between(claim.told.span.end, amount.start))
    vocabulary = passage.vocabulary
    than = vocabulary["than", "as-much-as"]
    return begins(words, vocabulary["compared"]) or (
        _is_comparison(passage, claim.told) and (not than.isdisjoint(words) or len(words) <= _OPENING)
    )


def _is_named(passage: Passage, pair: Contrast, sentence: Span) -> bool:
    """Tell whether what two amounts count is named in the sentence of the claim."""
    said = texts(passage.between(*sentence))
    named = [amount for amount in pair.amounts[:2] if not passage.is_generic(amount)]
    nouns = {noun for noun in map(passage.counted, named) if noun is not None}
    return any(word.startswith(noun) for noun in nouns for word in said)


def _is_dated_alike(passage: Passage, pair: Contrast, sentence: Span) -> bool:
    """Tell whether a claim counts from the year that the earlier amount is of: "since 2008 … The survey of 2008"."""
    day = pair.before.day
    if day is None or pair.before.amount.kind is not QuantityKind.CARDINAL:
        return False
    return str(day.year) in YEAR.findall(passage.document.text, *sentence)


def _is_resumed(passage: Passage, pair: Contrast, sentence: Span) -> bool:
    """Tell whether the amounts are told behind a claim of what it is of: "It was $300"; "Back then, 35 lived there".

    So are numbers that count nothing by themselves: "Thefts have tripled. Last year, 20 were recorded, …".
    """
    first = covering(passage.document[STATEMENTS], pair.span.start)
    if first is None or first.start < sentence.start:
        return False
    vocabulary, opening = passage.vocabulary, texts(passage.between(first.start, pair.span.start))[:_PRONOUN]
    if pair.of_shares:
        opening = _opening(passage, first.start, pair.span.start)[:_PRONOUN]
    if begins(opening, vocabulary["at-that-time"]):
        return True
    amounts = pair.amounts[:2]
    if any(passage.counted(amount) is not None for amount in amounts):
        return False
    bare = all(amount.unit is None for amount in amounts) and pair.how == "then"
    return bare or begins(opening, vocabulary["resumed"]) or not vocabulary["taken-up-by"].isdisjoint(opening)


def _is_price(passage: Passage, pair: Contrast, sentence: Span) -> bool:
    """Tell whether a claim is told of a price, and two amounts of money are near it, and no third."""
    if all(amount.kind is not QuantityKind.CURRENCY for amount in pair.amounts[:2]):
        return False
    first = covering(passage.document[STATEMENTS], pair.span.start)
    opening = [] if first is None else texts(passage.between(*first))[:1]
    if first != sentence and not passage.vocabulary["indefinite", "one"].isdisjoint(opening):
        # "A loaf, which cost a euro in May, …" is something else than what was told of before.
        return False
    words, prices = texts(passage.between(*sentence)), passage.vocabulary["prices"]
    # "Der Holzpreis"
    return holds(words, prices) or (
        passage.vocabulary.has_capitals and any(word.endswith(tuple(prices)) for word in words)
    )
