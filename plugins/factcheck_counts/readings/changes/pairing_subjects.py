"""What a claim is of, as far as its own words tell: whether it names another subject, or none."""

from __future__ import annotations

from factcheck import QuantityKind, Span, covering
from factcheck_counts.readings.changes.claims import Claim, is_multiple
from factcheck_counts.readings.changes.contrasts import Contrast
from factcheck_counts.readings.changes.ties import measured
from factcheck_counts.readings.passage import STEM, Clause, Passage, texts
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.vocabulary import width

_PERCENT = QuantityKind.PERCENT
#: So many words behind what leads to it hold a name.
_OPENING = 4
#: A word that says whose something is, and who has it.
_PHRASE = 2
#: So many words of an adjunct are no names: "In figures", "At the end of the season".
_FEW_UNKNOWN = 2


def names_what_it_is_held_against(passage: Passage, claim: Claim) -> bool:
    """Tell whether a claim is held against what nothing before it names: "three points above the cost of living"."""
    vocabulary, told = passage.vocabulary, claim.told.span
    clause = passage.clause_behind(claim.told)
    held = width(texts(clause), vocabulary["more", "fewer", "over-others", "points-over", "points-under"])
    if not held or not passage.behind(claim.told):
        return False
    said = passage.document.folded[passage.span.start : told.start]
    named = [
        word.text
        for word in clause[held:]
        if not passage.is_known(word) and word.text not in vocabulary["more", "fewer"]
    ]
    return bool(named) and not any(word[:STEM] in said for word in named)


def names_whose(passage: Passage, behind: Clause, sentence: Span) -> bool:
    """Tell whether words behind a change name whose it is, who was not named before: "the loss of Labour"."""
    led = passage.vocabulary["belonging", "for"]
    if passage.vocabulary.has_capitals:
        # "Mit dem Minus von 3,5 Punkten der SPD"
        led |= passage.vocabulary["definite"]
    if len(behind) < _PHRASE or behind[0].text not in led:
        return False
    owner = next((word for word in behind[1:_OPENING] if not passage.is_known(word)), None)
    said = passage.document.folded[passage.span.start : sentence.start]
    return owner is not None and owner.text[:STEM] not in said


def counts_others(passage: Passage, claim: Claim, pair: Contrast) -> bool:
    """Tell whether a claim is one of the number of what is told of nowhere else: "the number of deaths has tripled"."""
    vocabulary, clause = passage.vocabulary, passage.clause_before(claim.told)
    if all(passage.counted(amount) is None for amount in pair.amounts[:2]):
        # "The number of stations has tripled. Then it was 60, …"
        return False
    place = next((at for at, word in enumerate(clause) if word.text in vocabulary["number-noun"]), None)
    led = vocabulary["belonging", "definite"] if vocabulary.has_capitals else vocabulary["belonging"]
    if place is None or place + 1 == len(clause) or clause[place + 1].text not in led:
        return False
    owner = next((word for word in clause[place + 1 : place + _OPENING] if not passage.is_known(word)), None)
    if owner is None or owner.text in vocabulary["anything"]:
        return False
    return not any(owner.text[:STEM] == word.text[:STEM] for word in passage.words if word is not owner)


def names_nothing(passage: Passage, claim: Claim, pair: Contrast) -> bool:
    """Tell whether a clause that names nothing but a number goes on from an amount: "Since then, it has tripled"."""
    vocabulary, told = passage.vocabulary, claim.told
    before, behind = passage.clause_before(told), passage.clause_behind(told)
    if pair.before.amount.span > told.span or claim.concluding:
        return False
    if told.kind is _PERCENT and any(word.timed for word in behind):
        # "Fell by 53 percent in a year": nobody tells of which.
        return False
    words = (*before, *behind[width(texts(behind), vocabulary["as-many"]) :])
    linking = vocabulary.single("number-noun", "auxiliary", "taken-up-by", "degree", "within")
    return bool(words) and all(word.text in linking or passage.is_known(word) for word in words)


def is_what_it_was(passage: Passage, pair: Contrast, sentence: Span) -> bool:
    """Tell whether the next sentence only says what it was before it came to an amount: "It was 30 million in May"."""
    was = pair.before.amount
    told = covering(passage.document[STATEMENTS], was.span.start)
    if pair.how != "then" or told is None or told.start < sentence.end or passage.counted(was) is not None:
        return False
    vocabulary = passage.vocabulary
    linking = vocabulary.single("auxiliary", "taken-up-by", "then")
    words = passage.between(told.start, was.span.start)
    return all(word.text in linking or passage.is_known(word) for word in words)


def is_known_change(passage: Passage, claim: Claim) -> bool:
    """Tell whether a claim is told as one that is known: "They call the 40 percent increase a shame"."""
    vocabulary, told = passage.vocabulary, claim.told
    before, behind = texts(passage.before(told)), texts(passage.behind(told))
    moves, known = vocabulary["rise", "fall"], vocabulary["definite", "that-same"]
    if before[-1:] != [] and before[-1] in known:
        return behind[:1] != [] and behind[0] in moves and (len(behind) == 1 or behind[1] not in vocabulary["within"])
    while before and before[-1] in vocabulary["led-by"]:
        before.pop()
    return len(before) > 1 and before[-1] in moves and before[-2] in known | vocabulary["its"]


def names_nobody(passage: Passage, pair: Contrast) -> bool:
    """Tell whether two amounts are told of no other subject: nothing but an adjunct stands before the first of them.

    Nor do they count what has a name of its own: "Sheep are down 40 percent. … In 2009 there were 9,000 goats".
    """
    vocabulary = passage.vocabulary
    if any(not passage.is_generic(one) and passage.counted(one) is not None for one in pair.amounts[:2]):
        return False
    first = min(amount.span for amount in pair.amounts[:2])
    sentence = covering(passage.document[STATEMENTS], first.start) or passage.span
    lead = passage.between(sentence.start, first.start)
    unknown = [word for word in lead if not passage.is_known(word)]
    if not lead or not unknown:
        return True
    opens = lead[0].text in vocabulary["within"] - vocabulary["article", "articles"]
    named = not vocabulary.has_capitals and any(passage.document.text[word.start].isupper() for word in unknown)
    return opens and not named and len(unknown) <= _FEW_UNKNOWN


def is_measured(passage: Passage, claim: Claim, pair: Contrast, sentence: Span) -> bool | None:
    """Tell whether two amounts measure what a claim is of by another word: "sales fell … 160,000 were delivered".

    None where it is told by no word of any measure, or the amounts are.
    """
    of_claim = measured(passage, passage.between(*sentence))
    spans = [covering(passage.document[STATEMENTS], amount.span.start) for amount in pair.amounts[:2]]
    of_amounts = [measured(passage, passage.between(*span)) for span in spans if span is not None and span != sentence]
    if not of_claim or not any(of_amounts) or (pair.of_shares and is_multiple(passage, claim.told)):
        return None
    return any(not of_claim.isdisjoint(each) for each in of_amounts)
