"""Parts that are told apart by what they are: how badly somebody is hurt, which medal it is, how a match ended.

Who is badly hurt is not slightly hurt; and gold, silver and bronze are all medals there are.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck import Match, Quantity, QuantityKind
from factcheck_counts.readings.arithmetic import magnitude
from factcheck_counts.readings.passage import Passage, texts
from factcheck_counts.readings.sums.parts.counted import Counted, bound, fit
from factcheck_counts.readings.vocabulary import WORD, holds

_CARDINAL = QuantityKind.CARDINAL
#: What kind it is stands so many words behind the number of it.
_BEHIND = 4
#: A verb stands so many words before it, and how many there are so many letters before that.
_BEFORE, _FAR = 3, 600
#: What they make is so far from a total in another sentence at the most.
_SLIP = 2
#: "Ten league games": the noun ends so many letters behind the first word.
_NOUN = 10
_FEWEST, _ALL = 2, 3
_GROUPS = ("medal", "match")


def degrees(counted: Counted, number: int) -> Iterator[Match]:
    """Yield those who were hurt with some of them who were badly and others who were slightly."""
    vocabulary, sentence = counted.vocabulary, counted.sentences[number]
    passage = counted.passage(sentence)
    counts = [one for one in counted.within(sentence) if one.kind is _CARDINAL and one.unit is None]
    told = {one: _degree(passage, one) for one in counts}
    parts = [one for one in counts if told[one]]
    if any(vocabulary.is_another(counted.document, one) for one in parts):
        # "Onze blessés, dont quatre graves ; huit autres passagers sont indemnes"
        return
    if len(parts) < _FEWEST or len({told[one] for one in parts}) < len(parts):
        return
    before = [one for one in counts if one.span.start < parts[0].span.start and not told[one]]
    between = [one for one in counts if parts[0].span.start < one.span.start < parts[-1].span.start and not told[one]]
    if between or not before or holds(texts(passage.words), vocabulary["remainder"]):
        return
    whole = before[-1]
    opened = texts(passage.between(whole.span.end, parts[0].span.start))
    is_open = holds(opened, vocabulary["open-list"])
    if whole.noun is not None and fit(whole, parts):
        yield bound(whole, parts, *(["apart"] if is_open else []))


def _degree(passage: Passage, one: Quantity) -> str:
    """Return how badly those are hurt whom a number counts."""
    harm = passage.vocabulary["harm"]
    for words in (texts(passage.behind(one))[:_BEHIND], texts(passage.before(one))[-_BEHIND:]):
        found = next((word for word in words if word in harm), "")
        if found:
            return found[:3]
    return ""


def divided(counted: Counted, number: int) -> Iterator[Match]:
    """Yield what a sentence counts of each kind there is, with the number of all of them in it or beside it."""
    sentence = counted.sentences[number]
    figures, folded = counted.within(sentence), counted.document.folded
    opposite, whole_of = counted.vocabulary.table("opposite"), counted.vocabulary.table("whole-of")
    passage = counted.passage(sentence)
    kinds: dict[str, dict[str, Quantity]] = {}
    deeds = counted.vocabulary.table("deeds")
    for one in figures:
        behind, before = texts(passage.behind(one))[:_BEHIND], texts(passage.before(one))[-_BEFORE:]
        group, kind = next(((opposite[word], word[:3]) for word in behind if opposite.get(word) in _GROUPS), ("", ""))
        if not group:
            # "Winning six, drawing three and losing two", "sechs gewonnen"
            done = [deeds[word] for word in (*reversed(before), *behind) if word in deeds]
            group, kind = ("match", done[0]) if done else ("", "")
        if group:
            kinds.setdefault(group, {}).setdefault(kind, one)
    for group, parts in kinds.items():
        if len(parts) != _ALL:
            continue
        back = next(place for place in range(number + 1) if sentence.start - counted.sentences[place].start <= _FAR)
        around = counted.sentences[back].to(counted.sentences[min(number + 1, len(counted.sentences) - 1)])
        wholes = [
            one
            for one in counted.within(around)
            if one.noun is not None
            and group in map(whole_of.get, WORD.findall(folded, one.noun.start, one.noun.end + _NOUN))
        ]
        told = [*parts.values()]
        made = sum(one.value for one in told)
        wholes = [
            one
            for one in wholes
            if one not in told
            and (sentence.contains(one.span) or (counted.is_of_now(one) and magnitude(one.value - made) <= _SLIP))
        ]
        if len(wholes) == 1 and fit(wholes[0], told):
            plain = [one._replace(kind=_CARDINAL, unit=None) for one in told]
            yield bound(wholes[0], plain, "kinds", within=wholes[0].span)
