"""What sets a number apart from one of the same noun before it: other words in one place, others beside, somebody new.

"Twelve films competing in the documentary section … The 16 films competing in the drama section" are told alike but
for the word that tells them apart; "Prince and three companies … the four companies" counts one more that was named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from factcheck import (
    ATTRIBUTIONS,
    QUANTITIES,
    SENTENCES,
    TIMEXES,
    Document,
    Quantity,
    QuantityKind,
    Span,
    TimexType,
    beginning,
    covering,
    overlapping,
)
from factcheck_counts.readings.arithmetic import said
from factcheck_counts.readings.passage import BORDER, STEM
from factcheck_counts.readings.told_again.resumed import adjectives_lead
from factcheck_counts.readings.told_again.taken_up import exchanged
from factcheck_counts.readings.vocabulary import CAPITAL, WORD, begins, ends, holds, vocabulary_of

#: So many words behind a noun complete it at the most; those that tell something have so many letters.
_COMPLETING, _TELLING = 9, 3
#: What stands before a number that may count one more: in characters, and how many more.
_BESIDE, _MORE = 40, 2
#: "Another contact-lens product": so many words lead from what tells of one more to what it is.
_FROM_ANOTHER = 3
#: Counts of so many digits have a mark between them, or a plural behind them.
_BARE = 4
#: "Part of its", in words; and a share stands so near behind the number that it is.
_LED, _SHARE = 3, 16
_FULL_NAME = re.compile(rf"(?P<first>{CAPITAL}[\w’'-]+) {CAPITAL}\w+")
_NAMED = re.compile(rf"(?:{CAPITAL}[\w’'.-]*|[>)»”\"])\s*\Z")


def are_set_apart(document: Document, first: Quantity, again: Quantity) -> bool:
    """Tell whether what is told with two numbers of one noun makes them numbers of different things.

    Args:
        document: The article.
        first: The number that is told first.
        again: The later one.
    """
    if any(_is_name(document, one) or _is_window(document, one) or _is_rate(document, one) for one in (first, again)):
        return True
    if are_parallel(document, first, again) or _is_of_somebody_new(document, first, again):
        return True
    if _is_told_as_share(document, again):
        return True
    if again.value <= first.value or exchanged(document, first, again):
        return False
    return (
        _has_others_beside(document, first, again)
        or _has_come_more(document, first, again)
        or _is_wider(document, first, again)
        or _is_what_some_are_of(document, again)
    )


def _is_name(document: Document, number: Quantity) -> bool:
    """Tell whether a number is part of a name: "the Six Nations", "the 7610 phone"."""
    told = document.text[slice(*number.span)]
    if told[0].isalpha():
        sentence = covering(document[SENTENCES], number.span.start) or number.span
        return told[0].isupper() and bool(WORD.findall(document.folded, sentence.start, number.span.start))
    is_bare = told.isdecimal() and len(told) >= _BARE
    return is_bare and number.noun is not None and not vocabulary_of(document).counts_something(document, number)


def _is_window(document: Document, number: Quantity) -> bool:
    """Tell whether a length of time is how far one looks back or ahead: "for the last 18 months"."""
    timexes = overlapping(document[TIMEXES], number.span)
    return any(one.type is TimexType.DURATION and one.deixis is not None for one in timexes)


def _is_rate(document: Document, number: Quantity) -> bool:
    """Tell whether a number is that of each of some things, a price of many: "300 dollars per flask"."""
    vocabulary, end = vocabulary_of(document), (number.noun or number.span).end
    behind = WORD.findall(document.folded, end, end + _BESIDE)[:2]
    # "Los 240 afectados por el expediente"
    return (
        behind[:1] != [] and behind[0] in vocabulary["per"] and vocabulary["known", "articles"].isdisjoint(behind[1:])
    )


def are_parallel(document: Document, first: Quantity, again: Quantity) -> bool:
    """Tell whether the same words complete two nouns, but for one: "in the documentary section", "in the drama one"."""
    one, other = (_completing(document, number) for number in (first, again))
    shared = next((place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), 0)
    linking = vocabulary_of(document)["listed-at", "completed", "belonging"]
    if linking.issuperset(one[:shared]):
        return False
    goes_on = one[shared + 1 : shared + 2] == other[shared + 1 : shared + 2] != []
    # "La section documentaire", "la section fiction"
    is_last = not adjectives_lead(document) and shared + 1 in (len(one), len(other))
    if not (goes_on or is_last) and one[shared - 1] not in linking:
        return False
    told, anew = one[shared], other[shared]
    return min(len(told), len(anew)) >= _TELLING and not (
        _tells(document, again, told) or _tells(document, first, anew)
    )


def _tells(document: Document, number: Quantity, stem: str) -> bool:
    """Tell whether the sentence of a number has a word of some stem."""
    sentence = covering(document[SENTENCES], number.span.start) or number.span
    return any(word.startswith(stem) for word in said(document, sentence))


def _completing(document: Document, number: Quantity) -> Sequence[str]:
    """Return the words that complete the noun of a number, by stems; nothing where a verb follows it."""
    vocabulary, noun = vocabulary_of(document), number.noun or number.span
    sentence = covering(document[SENTENCES], noun.start) or noun
    start = noun.end
    relative = [form for form, how in vocabulary.table("relative").items() if how == "comma"]
    if document.folded.startswith(tuple(f", {form} " for form in relative), start):
        start += 1
    mark = BORDER.search(document.folded, start, sentence.end)
    words = WORD.findall(document.folded, start, sentence.end if mark is None else mark.start())
    if not words or words[0] in vocabulary["auxiliary", "verbal"]:
        return ()
    light = vocabulary["articles", "definite", "demonstrative"] - vocabulary["belonging"]
    verbs = vocabulary["auxiliary", "verbal"]
    completing = takewhile(lambda word: word not in verbs, words[1:_COMPLETING])
    return [words[0], *(word[:STEM] for word in completing if word not in light)]


def _is_of_somebody_new(document: Document, first: Quantity, again: Quantity) -> bool:
    """Tell whether somebody new is told of with a number that no article makes a known one.

    "The company will buy five million shares … Its partner Koba Industries will buy four million shares"
    """
    sentences, vocabulary = document[SENTENCES], vocabulary_of(document)
    sentence = covering(sentences, again.span.start)
    lead = WORD.findall(document.folded, max(again.span.start - _BESIDE, 0), again.span.start)[-1:]
    if sentence is None or vocabulary.has_capitals or not vocabulary["known"].isdisjoint(lead):
        return False
    said_by = [one.cue.end for one in document[ATTRIBUTIONS] if sentence.start <= one.cue.start < again.span.start]
    stretches = [Span(max([sentence.start, *said_by]), again.span.start)]
    place = sentences.index(sentence)
    opening = WORD.match(document.folded, sentence.start)
    if opening is not None and opening[0] in vocabulary["pronoun"] and place:
        stretches.append(sentences[place - 1])
    return any(_names_new(document, stretch, first.span.start) for stretch in stretches)


def _names_new(document: Document, stretch: Span, since: int) -> bool:
    """Tell whether a stretch has a full name that was not named before it."""
    known = document.text[: max(stretch.start, since)]
    return any(found["first"] not in known for found in _FULL_NAME.finditer(document.text, *stretch))


def _has_others_beside(document: Document, first: Quantity, again: Quantity) -> bool:
    """Tell whether somebody who is named beside a number may count too: "Prince and three companies"."""
    if again.value - first.value > _MORE:
        return False
    before = document.text[max(first.span.start - _BESIDE, 0) : first.span.start].rstrip()
    joint = before.rpartition(" ")
    return joint[2].lower() in vocabulary_of(document)["and"] and _NAMED.search(joint[0]) is not None


def _has_come_more(document: Document, first: Quantity, again: Quantity) -> bool:
    """Tell whether one more of the same is told of between two numbers: "another product in this line"."""
    if again.noun is None:
        return False
    vocabulary, stem = vocabulary_of(document), document.folded[slice(*again.noun)][:STEM]
    words = WORD.findall(document.folded, first.span.end, again.span.start)
    more = vocabulary["another", "another-one"]
    return any(
        word in more and any(each.startswith(stem) for each in words[place + 1 : place + 1 + _FROM_ANOTHER])
        for place, word in enumerate(words)
    )


def _is_wider(document: Document, first: Quantity, again: Quantity) -> bool:
    """Tell whether a number is that of all of some sort, of whom fewer were told before: "all three ReNu products"."""
    vocabulary = vocabulary_of(document)
    before = WORD.findall(document.folded, max(again.span.start - _BESIDE, 0), again.span.start)
    if again.noun is None or not ends(before, vocabulary["all-of-them"]):
        return False
    behind = WORD.match(document.folded, again.noun.end + 1)
    adjective = tuple(vocabulary["plural-adjective"])
    sort = WORD.findall(document.folded, again.span.end, again.noun.start)
    sort += [behind[0]] if behind is not None and adjective and behind[0].endswith(adjective) else []
    return any(not _tells(document, first, word[: STEM - 1]) for word in sort)


def _is_what_some_are_of(document: Document, again: Quantity) -> bool:
    """Tell whether a number is that of a whole of which only a part is told: "interest on part of its 109 billion"."""
    lead = WORD.findall(document.folded, max(again.span.start - _BESIDE, 0), again.span.start)
    return holds(lead[-_LED:], vocabulary_of(document)["a-part"])


def _is_told_as_share(document: Document, again: Quantity) -> bool:
    """Tell whether a number is told as a share of what was told: "5.1 billion, or 70 percent of those savings"."""
    vocabulary, end = vocabulary_of(document), (again.noun or again.span).end
    share = next(iter(beginning(document[QUANTITIES], Span(end, end + _SHARE))), None)
    if share is None or share.kind is not QuantityKind.PERCENT:
        return False
    link = WORD.findall(document.folded, end, share.span.start)
    return bool(link) and begins(link, vocabulary["makes", "or"])
