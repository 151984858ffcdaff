"""Earlier ones that are told each by when it was, whatever else is said of them, or counted bit by bit.

"Those against Palace in August and Villa in October", "los ganados en Umag (2019) y Doha (2025)", "de 2003 a 2007 y de
2011 a 2015": an item is what stands between two joints, and it has one date. "The previous ones were on …" takes up
what an ordinal counts; "two had taken place that month, one in March" are three; "nach A, B und C ist er der vierte".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import dropwhile, pairwise
from operator import attrgetter

from factcheck import (
    QUANTITIES,
    TIMEXES,
    Annotated,
    Binding,
    Covered,
    Match,
    Quantity,
    QuantityKind,
    Span,
    TimeUnit,
    inside,
)
from factcheck_counts.readings.ordinals.deeds import of_one_deed
from factcheck_counts.readings.ordinals.instances import Moment, moments
from factcheck_counts.readings.ordinals.rows import date_row, name_row
from factcheck_counts.readings.passage import BORDER, STEM, Passage, Word, is_owned, texts
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.vocabulary import WORD, Vocabulary, begins, holds, spelled

_END = attrgetter("end")
#: The previous ones are told so many sentences behind the ordinal at the most, and open theirs in so many words.
_REACH, _OPENING = 3, 4
#: That is so many letters at the most.
_OPENED = 48
#: Between two dates of a list stand so many words, and so many lead to the first.
_ITEM, _LEAD = 8, 10
_FEWEST, _NAMES, _DAYS = 2, 3, 3
#: No text counts more of them bit by bit.
_MOST = 30
#: What an ordinal counts is called so many words behind it.
_NEAR = 3
#: The years of whoever is named, behind the name.
_BRACKET = re.compile(r"^ \([^()]*\)")
_PARTS = (": ", "; ", " – ", " - ")


def occasions(document: Annotated, within: Span, vocabulary: Vocabulary) -> Sequence[Span]:
    """Return the dates of a list in a stretch whose items have one each, of one kind, the last behind "and"."""
    told = _ranged(document, moments(document, within), vocabulary)
    if len(told) < _FEWEST or len({one.kind for one in told}) > 1:
        return ()
    row = [told[0].span]
    closed = False
    for one, other in pairwise(told):
        words = WORD.findall(document.folded, one.span.end, other.span.start)
        is_last = not vocabulary["and"].isdisjoint(words)
        if closed or len(words) > _ITEM or not (is_last or "," in document.folded[one.span.end : other.span.start]):
            break
        if holds(words, vocabulary["had", "have", "than"]):
            break
        closed = is_last
        row.append(other.span)
    return row if closed else ()


def one_by_one(passage: Passage, start: int) -> Sequence[Span]:
    """Return the dates of a list that names each by itself: "one for fraud in 2009 and another in 2014", "Ann in May".

    Where nouns have capitals, only what has two may be a name.
    """
    document, vocabulary = passage.document, passage.vocabulary
    row = occasions(document, Span(start, passage.span.end), vocabulary)
    place, ones = start, vocabulary["one", "another-one"]
    for date in row:
        words = [*dropwhile(lambda word: word.text in vocabulary["and"], passage.between(place, date.start))]
        capitals = [document.text[word.start].isupper() for word in words[:_FEWEST]]
        is_name = all(capitals) if vocabulary.has_capitals else capitals[:1] == [True]
        if not words or not (is_name or (words[0].text in ones and _is_anaphor(passage, words))):
            return ()
        place = date.end
    # "After Oslo in May and Rome in June had made him champion" tells of something else.
    return row if ends_phrase(passage, place) else ()


def _is_anaphor(passage: Passage, words: Sequence[Word]) -> bool:
    """Tell whether "one" or "another" takes up what an ordinal counts: "one for fraud", but not "one hearing"."""
    ones = passage.vocabulary.single("one", "another-one")
    behind = next((word for word in words if word.text not in ones), None)
    return behind is None or behind.text in passage.vocabulary["listed-at", "because-of"]


def ends_phrase(passage: Passage, place: int) -> bool:
    """Tell whether nothing goes on from a place to the next mark, or the end of the sentence."""
    return place >= passage.span.end or BORDER.match(passage.document.folded[place : place + 2].lstrip()) is not None


def _ranged(document: Annotated, told: Sequence[Moment], vocabulary: Vocabulary) -> list[Moment]:
    """Return moments with two years that bound one term as one: "de 2003 a 2007"."""
    found: list[Moment] = []
    for one in told:
        last = found[-1] if found else None
        if last is not None and last.kind is one.kind is TimeUnit.YEAR:
            between = document.folded[last.span.end : one.span.start].strip()
            lead = WORD.findall(document.folded, max(last.span.start - STEM * 2, 0), last.span.start)[-1:]
            is_between = between in vocabulary["and"] and not vocabulary["in-between"].isdisjoint(lead)
            if is_between or between in vocabulary["up-to"] or between in ("-", "–"):
                found[-1] = last._replace(span=last.span.to(one.span))
                continue
        found.append(one)
    return found


def told_otherwise(document: Annotated, vocabulary: Vocabulary, nth: Quantity) -> Match | None:
    """Return an ordinal with each ``earlier`` one that its sentence or the next ones tell of in one of these ways."""
    sentences = document[STATEMENTS]
    place = bisect_left(sentences, nth.span.end, key=_END)
    if place >= len(sentences) or not sentences[place].contains(nth.span):
        return None
    sentence, folded = sentences[place], document.folded
    following = sentences[place + 1 : place + 1 + _REACH]
    ahead = spelled(vocabulary["after"]).search(folded, sentence.start, nth.span.start)
    behind = spelled(vocabulary["already", "in-period", "since-when"]).search(folded, nth.span.end, sentence.end)
    taken_up = [one for one in following if _opens_with_previous(document, one, vocabulary)]
    ended = spelled(vocabulary["outcome"]).search(folded, *sentence)
    minute = spelled(vocabulary["minute-word"]).search(folded, nth.span.end, sentence.end)
    if ahead is None and behind is None and not taken_up and ended is None and minute is None:
        return None
    passage = Passage(document, sentence, (nth,), vocabulary)
    return (
        (_outcomes(passage, nth) if ended is not None else None)
        or (_names_ahead(passage, nth) if ahead is not None else None)
        or (_already(passage, nth) if behind is not None else None)
        or (_minutes(passage, nth, Span(*minute.span())) if minute is not None else None)
        or _previous(passage, nth, taken_up)
        or (_tallied(passage, nth, following[:1]) or _days(passage, nth, following[:1]) if behind is not None else None)
    )


def _opens_with_previous(document: Annotated, sentence: Span, vocabulary: Vocabulary) -> bool:
    """Tell whether a sentence opens with what calls those before an ordinal."""
    end = min(sentence.start + _OPENED, sentence.end)
    return spelled(vocabulary["previous-ones"]).search(document.folded, sentence.start, end) is not None


def _bound(nth: Quantity, row: Sequence[Span], *flags: str) -> Match:
    bindings = [("nth", Binding(nth.span, nth)), ("told", Binding(nth.span, ""))]
    bindings += [(flag, Binding(nth.span, "")) for flag in flags]
    bindings += [("earlier", Binding(span, "")) for span in row]
    spans = [nth.span, *row]
    return Match(Span(min(span.start for span in spans), max(span.end for span in spans)), "", tuple(bindings))


def is_presented(passage: Passage, nth: Quantity) -> bool:
    """Tell whether an ordinal brings in or takes up something: "the third", "son quatrième", "the club's second".

    No stretch of time or rank, which are counted otherwise: "the second half", "second place".
    """
    behind = texts(passage.between(nth.span.end, passage.span.end)[:1])
    if not passage.vocabulary["spell", "rank"].isdisjoint(behind):
        return False
    lead = texts(passage.between(passage.span.start, nth.span.start))[-1:]
    if passage.document.text.endswith(", ", 0, nth.span.start) and not passage.vocabulary.has_capitals:
        # "…, deuxième fermeture de l'année"
        return bool(behind) and behind[0] not in passage.vocabulary["listed-at", "and"]
    if is_owned(passage.document, nth):
        return True
    return not passage.vocabulary["presented", "possessive", "indefinite"].isdisjoint(lead)


def _outcomes(passage: Passage, nth: Quantity) -> Match | None:
    """Return an ordinal of a trial with how those before ended: "its fifth flight, after two failures and a success".

    Two ways to end are all there are; a trial is counted by neither of them.
    """
    document, vocabulary = passage.document, passage.vocabulary
    noun = texts(passage.between(nth.span.end, passage.span.end)[:1])
    led = spelled(vocabulary["after"]).search(document.folded, *passage.span)
    if led is None or vocabulary["bout"].isdisjoint(noun):
        return None
    counts = {
        one.span.start: one
        for one in inside(document[QUANTITIES], passage.span)
        if one.kind is QuantityKind.CARDINAL and one.unit is None
    }
    row: list[Span] = []
    ways = set[str]()
    size = 0
    for word in WORD.finditer(document.folded, led.end(), passage.span.end):
        if word.start() in counts or word[0] in vocabulary["one"]:
            size = int(counts[word.start()].value) if word.start() in counts else 1
            at = Span(*word.span())
        elif size and word[0] in vocabulary["outcome"]:
            row += [at] * min(size, _MOST)
            ways.add(word[0][:STEM])
            size = 0
        elif word[0] not in vocabulary["and"]:
            break
    return _bound(nth, row, "all") if len(ways) > 1 else None


def _names_ahead(passage: Passage, nth: Quantity) -> Match | None:
    """Return an ordinal before which "after" leads to names: "Er ist nach A, B und C der vierte Trainer"."""
    vocabulary = passage.vocabulary
    behind = texts(passage.between(nth.span.end, passage.span.end)[:_ITEM])
    if not is_presented(passage, nth) or holds(behind, vocabulary["in-a-row"]) or _is_subject(passage, nth, behind):
        return None
    opening = passage.between(passage.span.start, nth.span.start)
    for place, word in enumerate(opening):
        if word.text not in vocabulary["after"]:
            continue
        # "Después de Ana Ruiz, …"
        led = place + (opening[place + 1 : place + 2] != [] and opening[place + 1].text in vocabulary["of"])
        named = [span for span, _ in name_row(passage, opening[led].end, least=_NAMES)]
        row = named or one_by_one(passage, opening[led].end)
        if row and row[-1].end <= nth.span.start and len(passage.between(row[-1].end, nth.span.start)) <= _ITEM:
            rest = _BRACKET.sub("", passage.document.text[row[-1].end : nth.span.start], count=1).removeprefix(",")
            return _bound(nth, row) if BORDER.search(rest) is None else None
    return None


def _is_subject(passage: Passage, nth: Quantity, behind: Sequence[str]) -> bool:
    """Tell whether an ordinal may tell which thing does something: "nach A, B und C bekommt die dritte Stadt …"."""
    vocabulary, opening = passage.vocabulary, texts(passage.between(passage.span.start, nth.span.start))
    if not vocabulary["its", "indefinite"].isdisjoint(opening[-1:]):
        return False
    won = any(word.endswith(tuple(vocabulary["feat"])) for word in behind[:_NEAR])
    return not won and not holds(opening, vocabulary["copula", "becomes", "had"])


def _already(passage: Passage, nth: Quantity) -> Match | None:
    """Return an ordinal behind which a clause says when it was so already: "…, que ya subió en 1954 y en 1976"."""
    document, vocabulary = passage.document, passage.vocabulary
    found = spelled(vocabulary["already"]).search(document.folded, nth.span.end, passage.span.end)
    if (
        found is None
        or BORDER.search(document.folded, nth.span.end, found.start()) is None
        or not is_presented(passage, nth)
    ):
        return None
    row = occasions(document, Span(found.end(), passage.span.end), vocabulary)
    if not row:
        named = _done_at(passage, nth, found.end())
        return _bound(nth, named, "all") if named else None
    if passage.has_border(found.end(), row[0].start):
        return None
    return _bound(nth, row, "all") if len(passage.between(found.end(), row[0].start)) <= _LEAD else None


def _minutes(passage: Passage, nth: Quantity, minute: Span) -> Match | None:
    """Return the ordinal of a goal with the minutes of those before: "…, having scored in the 12th and 38th minute"."""
    document, vocabulary = passage.document, passage.vocabulary
    joining = vocabulary["listing", "and", "minute-word"]

    def joins(start: int, end: int) -> bool:
        return joining.issuperset(WORD.findall(document.folded, start, end))

    row: list[Span] = []
    for one in inside(document[QUANTITIES], Span(nth.span.end, passage.span.end)):
        if row and not joins(row[-1].end, one.span.start):
            break
        row.append(one.span)
    if len(row) < _FEWEST or not (
        joins(row[-1].end, minute.end) if row[-1] < minute else joins(minute.start, row[0].start)
    ):
        return None
    told = texts(passage.between(nth.span.end, passage.span.end))
    lead = passage.between(nth.span.end, row[0].start)
    signals = vocabulary["already", "after", "before-that", "having"]
    before = next((lead[at:] for at in range(len(lead)) if begins(texts(lead[at:]), signals)), [])
    if not before or any(document.text[word.start].isupper() for word in before[1:]):
        # "After Smith had scored in the 12th and 38th minutes"
        return None
    # In German the verb stands behind them.
    return _bound(nth, row) if of_one_deed(document, told[:_NEAR], told[_NEAR:]) else None


def _done_at(passage: Passage, nth: Quantity, start: int) -> Sequence[Span]:
    """Return where or over whom the same was done already: "who had already won at Derby, Hull and York"."""
    document, vocabulary = passage.document, passage.vocabulary
    lead = passage.between(start, passage.span.end)[: _NEAR + 2]
    first = next((at for at, word in enumerate(lead) if document.text[word.start].isupper() and at), None)
    if first is None or passage.has_border(start, lead[first].start):
        return ()
    counted = texts(passage.between(nth.span.end, start)[:_NEAR])
    if begins(counted, vocabulary["in-period"]) or not vocabulary["listed-at", "of"].isdisjoint(counted[:1]):
        # "Victory here was the third of the season"
        counted = texts(passage.between(passage.span.start, nth.span.start))
    row = [span for span, _ in name_row(passage, lead[first].start, least=_NAMES)]
    # In German the verb stands behind them.
    behind = passage.between(row[-1].end, passage.span.end)[:_NEAR] if row else ()
    return row if of_one_deed(document, counted, texts((*lead[:first], *behind))) else ()


def _previous(passage: Passage, nth: Quantity, following: Sequence[Span]) -> Match | None:
    """Return an ordinal with those that a sentence calls the previous ones: "Las anteriores fueron el 2 y el 8"."""
    document, vocabulary = passage.document, passage.vocabulary
    nouns = [word[:STEM] for word in texts(passage.between(nth.span.end, passage.span.end)[:_NEAR])]
    for sentence in following:
        other = Passage(document, sentence, (), vocabulary)
        opening = other.words[:_OPENING]
        if not holds(texts(opening), vocabulary["previous-ones"]):
            continue
        small = vocabulary["definite", "articles", "had", "copula"] | vocabulary.single("previous-ones")
        named = [word.text for word in opening[:_NEAR] if word.text not in small and _may_be_noun(other, word)]
        if named and not any(word[:STEM] in nouns for word in named) and vocabulary["feats"].isdisjoint(named):
            continue
        row: Sequence[Span] = [span for span, _ in date_row(other, sentence.start, sentence.end)]
        row = row or occasions(document, sentence, vocabulary)
        if row and not holds(texts(other.words), vocabulary["open-list"]):
            return _bound(nth, row, "all")
    return None


def _may_be_noun(passage: Passage, word: Word) -> bool:
    """Tell whether a word may name more than one thing: it has a capital in German, else it ends like a plural."""
    if passage.vocabulary.has_capitals:
        return passage.document.text[word.start].isupper()
    return word.text.endswith(passage.vocabulary.plural_endings)


def _tallied(passage: Passage, nth: Quantity, following: Sequence[Span]) -> Match | None:
    """Return an ordinal with those that are counted bit by bit: "two had taken place that month, one in March"."""
    document, vocabulary = passage.document, passage.vocabulary
    behind = document.folded[nth.span.end : passage.span.end]
    mark = max((nth.span.end + behind.find(part) for part in _PARTS if part in behind), default=-1)
    stretches = [Span(mark + 1, passage.span.end)] if mark >= 0 else []
    if not holds(texts(passage.between(nth.span.end, passage.span.end)[:_LEAD]), vocabulary["in-period", "since-when"]):
        return None
    for stretch in (*stretches, *following):
        row = [*_bits(document, stretch, vocabulary)]
        if len(row) > 1:
            return _bound(nth, row, "all")
    return None


def _bits(document: Annotated, stretch: Span, vocabulary: Vocabulary) -> Iterator[Span]:
    """Yield a place for each of those that are counted one date after the other, in all clauses of a stretch."""
    timed = [timex.span for timex in inside(document[TIMEXES], stretch)]
    counts = {
        one.span.start: one
        for one in inside(document[QUANTITIES], stretch)
        if one.kind is QuantityKind.CARDINAL and one.unit is None
    }
    # "A fifth of it" counts none.
    parts = Covered(one.span for one in inside(document[QUANTITIES], stretch) if one.kind is QuantityKind.FRACTION)
    start, found, undated, told = stretch.start, [], 0, 0
    text, ands = document.folded, vocabulary["and"]
    edges = [word.span() for word in WORD.finditer(text, *stretch) if word[0] in ands]
    edges += [(place, place + 1) for place in range(*stretch) if text[place] in ",;"]
    for edge, behind in (*sorted(edges), (stretch.end, stretch.end)):
        piece, start = Span(start, edge), behind
        words = list(WORD.finditer(text, *piece))
        if not words:
            continue
        number = next((counts[one] for one in counts if piece.start <= one < piece.end), None)
        date = min((time.start for time in timed if piece.contains(time)), default=piece.end)
        # "There had been one in May"
        near = (*words[:_NEAR], *[word for word in words[_NEAR:_ITEM] if word.start() < date][-2:])
        ones = (word for word in near if word[0] in vocabulary["one", "another-one"])
        single = next((word for word in ones if not parts.overlaps(Span(*word.span()))), None)
        # "Two had taken place that month"
        undated += not any(piece.contains(time) for time in timed)
        if undated > 1 or (number is None and single is None):
            return
        if number is not None and number.noun is not None and vocabulary.counts_something(document, number):
            return
        told += 1
        size = 1 if number is None else int(number.value)
        at = Span(*words[0].span()) if number is None else number.span
        found += [at] * min(size, _MOST)
    yield from found if told > 1 else ()


def _days(passage: Passage, nth: Quantity, following: Sequence[Span]) -> Match | None:
    """Return an ordinal with what the next sentence tells by days: "A driver died on Monday, a cyclist on Tuesday"."""
    document, vocabulary = passage.document, passage.vocabulary
    behind = texts(passage.between(nth.span.end, passage.span.end))
    own = [one.weekday for one in inside(document[TIMEXES], passage.span) if one.weekday is not None]
    if len(own) != 1 or not holds(behind, vocabulary["in-period"]) or not following:
        return None
    days = [one for one in inside(document[TIMEXES], following[0]) if one.weekday is not None]
    if not days or own[0] in (one.weekday for one in days):
        return None
    row: Sequence[Span] = occasions(document, following[0], vocabulary)
    told = WORD.findall(document.folded, *following[0])
    if len(row) < _DAYS and len({one.weekday for one in days}) == len(days) >= _FEWEST:
        # "On Monday a bus had been burnt, on Tuesday a van": the past perfect tells that they were before.
        is_same = holds(told, vocabulary["had"]) and of_one_deed(document, texts(passage.words), told)
        row = [one.span for one in days] if is_same else ()
    return _bound(nth, row) if len(row) == len(days) else None
