"""Votes that are counted, with those who can vote: "par 21 voix contre 6 et 3 abstentions, les 30 élus étant présents".

What is said right behind a number tells whose votes it counts, for, against or none; where nothing is said there, the
words before it do. Who can vote stands in the sentence of the vote, or in one beside it that says that all of them
voted.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from factcheck import QUANTITIES, SENTENCES, Annotated, Binding, Match, Quantity, QuantityKind, Span, Words, inside
from factcheck_counts.readings.passage import Passage, texts
from factcheck_counts.readings.vocabulary import WORD, Vocabulary, ends, holds

VOTING = Words("counts.voting")
_CARDINAL, _SCORE = QuantityKind.CARDINAL, QuantityKind.SCORE
_STANCES = ("ayes", "noes", "abstaining", "absent")
#: What is said of a number stands so many words behind it, and so many before it.
_BEHIND, _BEFORE = 7, 5
#: Between those for and those against: "31 votes to 27".
_BETWEEN = 3
#: That one was missing is said so many words behind the word for one.
_ONE_ABSENT = 5
#: "Of the two", in characters; more than so many are no object of a vote in passing.
_LEADING, _VOTED_ON = 16, 9
_START, _END = attrgetter("span.start"), attrgetter("end")


def ballots(document: Annotated, vocabulary: Vocabulary) -> Iterator[Match]:
    """Yield the ``total`` of those who can vote with each ``part`` of the votes, abstentions among them.

    Nobody has two votes; ``complete`` says that nobody was missing either, ``next`` that the votes are told in the next
    sentence and only taken for those of the same.
    """
    quantities, sentences = document[QUANTITIES], document[SENTENCES]
    seen: set[int] = set()
    for members in document[VOTING]:
        noun = Span(members.start, members.end)
        place = next((n for n in _near(quantities, noun) if _counts(quantities[n], noun)), None)
        here = bisect_left(sentences, noun.end, key=_END)
        if place is None or here == len(sentences) or not quantities[place].exact:
            continue
        whole = quantities[place]
        for number in (here, here - 1, here + 1):
            if not 0 <= number < len(sentences) or number in seen:
                continue
            parts = _votes(document, vocabulary, sentences[number], whole)
            if not parts or max(part.value for part in parts) > whole.value:
                continue
            ones = _ones(document, vocabulary, sentences[number])
            around = [sentences[n] for n in sorted({number, here, min(max(number, here) + 1, len(sentences) - 1)})]
            voted = _all_voted(document, vocabulary, around, sentences[here], whole)
            cast = number == here + 1 and _cast_votes(document, vocabulary, sentences[here], whole)
            if number == here or voted or cast:
                seen.add(number)
                told = inside(quantities, sentences[number])
                beside = [one for one in told if one not in parts and _is_voted_on(document, vocabulary, one)]
                flags = [("complete", voted), ("next", cast and not voted)]
                yield _bound(whole, parts, ones, beside, [name for name, is_so in flags if is_so])
            break


def _near(quantities: Sequence[Quantity], noun: Span) -> range:
    place = bisect_left(quantities, noun.start, key=_START)
    return range(max(place - 2, 0), place)


def _counts(quantity: Quantity, noun: Span) -> bool:
    return quantity.kind is _CARDINAL and quantity.noun is not None and quantity.noun.start == noun.start


def _votes(document: Annotated, vocabulary: Vocabulary, sentence: Span, whole: Quantity) -> list[Quantity]:
    """Return the votes that a sentence tells: those for something and those against it, at least."""
    quantities = document[QUANTITIES]
    first, end = (bisect_left(quantities, place, key=_START) for place in sentence)
    figures = [
        one
        for one in quantities[first:end]
        if one.kind in (_CARDINAL, _SCORE) and one.span != whole.span and not _is_voted_on(document, vocabulary, one)
    ]
    if not figures:
        return []
    passage = Passage(document, sentence, [*figures, whole], vocabulary)
    voting = vocabulary["casting", "votes", "voters", "taken-sides", "abstaining"]
    apart = not sentence.contains(whole.span) and _tells_all_voted(document, vocabulary, whole)
    if not apart and not passage.says(passage.words, voting):
        return []
    if sentence.contains(whole.span) and holds(texts(passage.behind(whole))[:_BEHIND], vocabulary["ayes", "noes"]):
        # "18 councillors voted for the plan, 12 against it": they are one of the sides.
        return []
    told: dict[str, Quantity] = {}
    for place, one in enumerate(figures):
        if one.kind is _SCORE:
            pair = one.parts if apart and len(figures) == 1 else _of_score(passage, one)
        else:
            pair = _paired(passage, one, figures[place + 1 : place + 2]) if not told else None
        if pair is not None and not told:
            told.update(zip(_STANCES, pair, strict=False))
        elif one.kind is _CARDINAL and all(one is not other for other in told.values()):
            stance = _stance(passage, one)
            if stance is None:
                continue
            if stance in told:
                return []
            told[stance] = one
    if not {*_STANCES[:2]} <= told.keys():
        return []
    # "Mit 20 gegen 12 Stimmen" are twelve, not about twelve.
    return sorted((_plain(one) for one in told.values()), key=_START)


def _is_voted_on(document: Annotated, vocabulary: Vocabulary, one: Quantity) -> bool:
    """Tell whether a number is of what is voted on: "for the merger of the two dioceses"."""
    noun = "" if one.noun is None else document.folded[slice(*one.noun)]
    if not noun or noun in vocabulary["votes", "voters", "mandates"] or one.value > _VOTED_ON:
        return False
    lead = WORD.findall(document.folded, max(one.span.start - _LEADING, 0), one.span.start)[-2:]
    of_the = len(lead) > 1 and lead[0] in vocabulary["belonging"] and lead[1] in vocabulary["definite"]
    return of_the or (lead[-1:] != [] and lead[-1] in vocabulary["of"] and lead[-1] in vocabulary["known"])


def _tells_all_voted(document: Annotated, vocabulary: Vocabulary, whole: Quantity) -> bool:
    """Tell whether a sentence says of all members that they voted, so that two numbers beside it are their votes."""
    sentences = document[SENTENCES]
    here = sentences[bisect_left(sentences, whole.span.end, key=_END)]
    words = texts(Passage(document, here, [whole], vocabulary).words)
    return holds(words, vocabulary["taken-sides"]) and holds(words, vocabulary["everybody"])


def _cast_votes(document: Annotated, vocabulary: Vocabulary, here: Span, whole: Quantity) -> bool:
    """Tell whether a sentence says of so many that they voted, and not how: "61 Abgeordnete gaben ihre Stimme ab"."""
    words = texts(Passage(document, here, [whole], vocabulary).words)
    return holds(words, vocabulary["casting", "taken-sides"]) and not holds(words, vocabulary["ayes", "noes"])


def _plain(part: Quantity) -> Quantity:
    return part._replace(low=part.value, high=part.value, hedge=None)


def _of_score(passage: Passage, score: Quantity) -> Sequence[Quantity] | None:
    """Return the two sides of "voted 6-4"."""
    return score.parts if passage.says(passage.clause_before(score), passage.vocabulary["casting"]) else None


def _paired(passage: Passage, one: Quantity, behind: Sequence[Quantity]) -> Sequence[Quantity] | None:
    """Return two numbers between which one word sets those for something against the others: "31 votes to 27"."""
    if not behind:
        return None
    other, vocabulary = behind[0], passage.vocabulary
    between = texts(passage.between(one.span.end, other.span.start))
    if not 0 < len(between) <= _BETWEEN or not holds(between, vocabulary["against-so-many"]):
        return None
    comma = passage.document.folded[one.span.end : other.span.start].count(",")
    if passage.has_border(one.span.end, other.span.start) and (comma != 1 or vocabulary["votes"].isdisjoint(between)):
        # "41 voix, contre 28"
        return None
    around = [*between, *texts(passage.behind(other)), *texts(passage.between(passage.span.start, one.span.start))]
    return (one, other) if holds(around, vocabulary["votes", "voters", "casting"]) else None


def _stance(passage: Passage, one: Quantity) -> str | None:
    """Return what those whom a number counts have done."""
    behind, before = texts(passage.behind(one))[:_BEHIND], texts(passage.before(one))[-_BEFORE:]
    for words in (behind, before):
        found = [name for name in _STANCES if holds(words, passage.vocabulary[name])]
        if found:
            # "Voted against" are no votes for anything.
            return found[-1] if found != [*_STANCES[:2]] else _first(words, passage.vocabulary)
    return None


def _first(words: Sequence[str], vocabulary: Vocabulary) -> str:
    """Return which of those for and against is told of first: "13 for it against the mayor's advice"."""
    place = next(n for n in range(1, len(words) + 1) if holds(words[:n], vocabulary["ayes", "noes"]))
    return next(name for name in _STANCES if holds(words[:place], vocabulary[name]))


def _ones(document: Annotated, vocabulary: Vocabulary, sentence: Span) -> list[Span]:
    """Return the word for one where a single vote is none for anybody: "with one abstention"."""
    words = Passage(document, sentence, (), vocabulary).words
    return [
        Span(one.start, one.end)
        for one, other in pairwise(words)
        if one.text in vocabulary["one"] and other.text in vocabulary["abstaining"]
    ]


def _all_voted(
    document: Annotated, vocabulary: Vocabulary, around: Sequence[Span], here: Span, whole: Quantity
) -> bool:
    """Tell whether all who can vote are said to have voted, or none of them to have been missing."""
    words = texts(Passage(document, here, [whole], vocabulary).words)
    if holds(words, vocabulary["everybody"]):
        return True
    for sentence in around:
        words = texts(Passage(document, sentence, [whole], vocabulary).words)
        if not holds(words, vocabulary["nobody"]):
            continue
        # "One was absent, and another did not take part" is no "nobody was absent".
        nobody = vocabulary["nobody"]
        ones = [n for n, word in enumerate(words) if word in vocabulary["one"] and not ends(words[: n + 1], nobody)]
        if holds(words, vocabulary["absent"]) and not any(
            holds(words[number + 1 : number + _ONE_ABSENT], vocabulary["absent"]) for number in ones
        ):
            return True
    return False


def _bound(
    whole: Quantity,
    parts: Sequence[Quantity],
    ones: Sequence[Span],
    beside: Sequence[Quantity],
    flags: Sequence[str],
) -> Match:
    bindings = [("total", Binding(whole.span, whole)), *(("part", Binding(part.span, part)) for part in parts)]
    bindings += [("one", Binding(one, "")) for one in ones]
    bindings += [("besides", Binding(one.span, one)) for one in beside]
    bindings.sort(key=lambda bound: bound[1].span)
    span = bindings[0][1].span.to(bindings[-1][1].span)
    return Match(span, "", (*bindings, *((flag, Binding(whole.span, "")) for flag in flags)))
