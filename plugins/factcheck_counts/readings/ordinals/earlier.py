"""What came before an ordinal, told one by one: "zum dritten Mal …, nach den Störungen am 4., am 18. und am 20. Mai".

How far the ordinal stands from those before it, on which side, and what is said between, differs; what matters is a
word for "after", or for "already" where they come first, behind it what is counted again, and a row: days, months or
years, or names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from factcheck import (
    QUANTITIES,
    SENTENCES,
    TIMEXES,
    Annotated,
    Binding,
    Match,
    Quantity,
    QuantityKind,
    Span,
    Timex,
    beginning,
    covering,
    inside,
)
from factcheck_counts.readings.ordinals.deeds import of_one_deed
from factcheck_counts.readings.ordinals.occasions import ends_phrase, is_presented, occasions, one_by_one
from factcheck_counts.readings.ordinals.rows import RUNS, counts_another, date_row, name_row
from factcheck_counts.readings.passage import Clause, Passage, texts
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.vocabulary import Vocabulary, Words, begins, holds, spelled

#: So many words stand between the ordinal and "after", and between that and the first day.
_FAR = 18
_NEAR = 9
#: "Her third Boston title": the deed is named so many words behind its ordinal at the most.
_DEED = 3
#: Names in a row that count as that many: two of them may share one place.
_NAMES = 3
#: A score behind the last of a row.
_BRACKET = re.compile(r"^ \([^()]*\)")
_DISTANCES = (QuantityKind.CARDINAL, QuantityKind.MEASURE)


def earlier(document: Annotated, vocabulary: Vocabulary, nth: Quantity) -> Match | None:
    """Return an ordinal with the list of what came before.

    ``nth`` is the ordinal, ``what`` the word behind it, ``again`` what is said to have been before, ``earlier`` each of
    the list. ``all`` is bound where the text says that those are all of it: by the stretch of time in which it counts,
    because they are in a row, or because nothing else is told of them, ``ended``; ``itself`` where what the ordinal
    counts may be one of the list, ``dated`` where a day of the week tells when it was.
    """
    sentence = covering(document[STATEMENTS], nth.span.start)
    if sentence is None:
        return None
    led = spelled(vocabulary["after", "already", "crowned", "before-that"])
    if led.search(document.folded, *sentence) is None:
        return None
    passage = Passage(document, sentence, (nth,), vocabulary)
    return _behind(passage, nth) or _ahead(passage, nth)


def _behind(passage: Passage, nth: Quantity) -> Match | None:
    """Return an ordinal behind which those before it are listed."""
    vocabulary = passage.vocabulary
    led = vocabulary["after", "before-that"]
    found = spelled(led).search(passage.document.folded, nth.span.end, passage.span.end)
    if found is None:
        return None
    behind = passage.between(nth.span.end, passage.span.end)
    told = texts(behind)
    place = next((number for number, word in enumerate(behind) if word.start >= found.start()), _FAR)
    if place >= _FAR or not begins(told[place:], led):
        return None
    first = behind[place].end
    if told[place + 1 : place + 2] and told[place + 1] in vocabulary["of"]:
        # "Después de Ana Ruiz, …"
        first = behind[place + 1].end
    if counts_another(passage.document, nth, first):
        return None
    row, items = date_row(passage, first, passage.span.end), _dated_items(passage, first)
    if items and (not row or items[-1][0].end > row[-1][0].end):
        # "De 2003 a 2007 y de 2011 a 2015" are two.
        row = items
    if not row and (each := one_by_one(passage, first)) and is_presented(passage, nth):
        return _taken(_bound(nth, behind, [(span, "") for span in each]))
    row = row or name_row(passage, first, least=_NAMES)
    if not row:
        named = _against(passage, first, told[:place])
        if not named:
            return None
        is_row = holds(told[:place], vocabulary["in-a-row"])
        those = not vocabulary["those-before"].isdisjoint(texts(passage.between(first, named[0][0].start)))
        told_all = (is_row or those) and _ends_sentence(passage, named)
        ended = [(name, Binding(nth.span, "")) for name in ("all", "ended")] if told_all else ()
        return _taken(_bound(nth, behind, named, ended))
    lead = passage.between(first, row[0][0].start)
    if holds(texts(lead), vocabulary["open-list"]):
        # "After those of January and March in particular"
        return None
    # "Those of Umag (2019), Doha (2022) and …"
    opened = len(passage.document.folded[first : row[0][0].start].rstrip("(")) + first
    if len(lead) > _NEAR or passage.has_border(first, opened):
        return None
    small = vocabulary["listing", "already"]
    if not begins(told[place:], vocabulary["after"]) and not small.issuperset(texts(lead)):
        # "…; the earlier ones were on …" is told apart.
        return None
    if begins(told[place:], vocabulary["already"]) and not (small | vocabulary["crowned"]).issuperset(texts(lead)):
        # "The club's second rise, having already gone up in 1954 and 1976" too.
        return None
    match = _match(passage, nth, behind, behind[:place], lead, row)
    is_taken = row is items or (len(row) < _NAMES and isinstance(row[0][1], str))
    return match if match is None or not is_taken else _taken(match)


def _taken(match: Match) -> Match:
    """Return a match of which something is only taken for granted."""
    return Match(match.span, match.pattern, (*match.bindings, ("taken", Binding(match["nth"].span, ""))))


def _dated_items(passage: Passage, start: int) -> Sequence[tuple[Span, Any]]:
    """Return the dates of a list behind "those", whose items say more than when: "those in Rome in May and …"."""
    those = texts(passage.between(start, passage.span.end)[:2])
    if passage.vocabulary["those-before", "any-deed", "feats"].isdisjoint(those):
        return ()
    return [(span, None) for span in occasions(passage.document, Span(start, passage.span.end), passage.vocabulary)]


def _against(passage: Passage, start: int, counted: Sequence[str]) -> Sequence[tuple[Span, Any]]:
    """Return the names that tell "those" apart: "those against Leeds and Hull", "ceux marqués à Nîmes et à Caen".

    Args:
        passage: The sentence.
        start: Where what was before is told.
        counted: The words behind the ordinal, which tell what it counts.
    """
    vocabulary, lead = passage.vocabulary, passage.between(start, passage.span.end)[: _DEED * 2]
    told = texts(lead)
    deeds = vocabulary["those-before", "any-deed", "feats"]
    those = max((place for place, word in enumerate(told[:2]) if word in deeds), default=None)
    if those is None and of_one_deed(passage.document, counted[:_DEED], told[:2]):
        # "Sein zweites Tor nach den Treffern gegen Bremen, …"
        those = 1
    if those is None or holds(told, vocabulary["open-list"]) or not vocabulary["spell"].isdisjoint(counted[:1]):
        return ()
    done, links = tuple(vocabulary["done-to-those"]), vocabulary["against", "place", "of"]
    for place, word in enumerate(lead[those + 1 :], those + 1):
        if passage.document.text[word.start].isupper():
            # "Los anotados ante el Betis"
            is_led = told[place - 1] in vocabulary["articles"] and place - 1 > those
            first = lead[place - 1].start if is_led else word.start
            between = told[those + 1 : place - is_led]
            if told[those] in vocabulary["those-before"] and not all(
                word in vocabulary.single("against", "place", "of") or word.endswith(done) for word in between
            ):
                # "Those misses by Reed", "los actos en Vigo"
                return ()
            # Two opponents are met in two matches, and so are they in two places.
            leads = links if between and between[-1] in links else Words()
            return name_row(passage, first, least=2 if leads else _NAMES, article=is_led, leads=leads)
        if passage.has_border(word.start, word.end + 1):
            return ()
    return ()


def _ahead(passage: Passage, nth: Quantity) -> Match | None:
    """Return an ordinal before which the sentence lists what has been already: "Déjà sacrée en 2011 et 2016, …"."""
    vocabulary, sentence = passage.vocabulary, passage.span
    if not beginning(passage.document[TIMEXES], Span(sentence.start, nth.span.start)):
        return _over_distances(passage, nth)
    opening = passage.between(sentence.start, nth.span.start)
    if len(opening) > 2 * _FAR:
        return None
    row = _spelled_row(passage, nth) or date_row(passage, sentence.start, nth.span.start)
    of_subject = _of_subject(passage, nth, passage.between(nth.span.end, sentence.end))
    if of_subject is not None:
        return of_subject
    if not row:
        return _over_distances(passage, nth)
    lead = passage.between(sentence.start, row[0][0].start)
    while len(lead) > 1 and passage.has_border(lead[0].start, row[0][0].start):
        # "Smith, who won in 2009 and 2011, …"
        lead = lead[1:]
    if not lead or len(lead) > _NEAR or passage.has_border(lead[0].start, row[0][0].start):
        return None
    told = texts(lead)
    behind = passage.between(nth.span.end, sentence.end)
    opens = lead[0].start == opening[0].start
    won = holds(told, vocabulary["crowned"]) and holds(
        texts(passage.between(row[-1][0].end, nth.span.start)), vocabulary["seeking"]
    )
    if not opens and not won:
        return None
    if won or (begins(told, vocabulary["already", "crowned"]) or begins(told[1:], vocabulary["already"])):
        return _crowned(passage, nth, behind, told, row)
    if begins(told, vocabulary["after"]):
        return _match(passage, nth, behind, (), lead[1:], row)
    # "Für den Klub ist es nach 1998 und 2006 der dritte Titel"
    return _match(passage, nth, behind, (), (), row) if told[-1] in vocabulary["after"] else None


def _of_subject(passage: Passage, nth: Quantity, behind: Clause) -> Match | None:
    """Return an ordinal before which a clause between commas tells when its subject won the same.

    "Ruiz, winner in 2007 and 2011, …", "the senator, who won in 2006 and again in 2010, has secured a third term".
    """
    vocabulary, document = passage.vocabulary, passage.document
    years = [
        (timex.span, timex)
        for timex in beginning(document[TIMEXES], Span(passage.span.start, nth.span.start))
        if timex.year is not None and timex.month is None
    ]
    opening = document.text.find(",", passage.span.start, years[0][0].start) if len(years) > 1 else -1
    closing = document.text.find(",", years[-1][0].end, nth.span.start) if opening >= 0 else -1
    if closing < 0 or passage.has_border(closing + 1, nth.span.start):
        return None
    joining = vocabulary["listing", "and", "crowned", "again-then", "had"]
    apart = [texts(passage.between(one.end, other.start)) for (one, _), (other, _) in pairwise(years)]
    told = texts(passage.between(opening, closing))
    rest = texts(passage.between(years[-1][0].end, closing))
    if not all(joining.issuperset(words) for words in (*apart, rest)):
        return None
    lead = texts(passage.between(opening, years[0][0].start))
    doing = vocabulary["crowned", "already", "had", "copula", "auxiliary"]
    if lead and lead[0] not in doing and doing.isdisjoint(lead[1:2]) and len(lead) > 1:
        # "…, whose father had been crowned in 2006, …"
        return None
    found = _crowned(passage, nth, behind, told, years)
    return None if found is None else _taken(found)


def _over_distances(passage: Passage, nth: Quantity) -> Match | None:
    """Return an ordinal behind deeds told by their distances: "After her wins over 50 and 100 metres, …"."""
    vocabulary, document = passage.vocabulary, passage.document
    words = passage.between(passage.span.start, nth.span.start)
    if not begins(texts(words), vocabulary["after"]):
        return None
    deed = next((word for word in words[1:_DEED] if word.text in vocabulary["feats"]), None)
    if deed is None:
        return None
    row: list[Quantity] = []
    for one in beginning(document[QUANTITIES], Span(deed.end, nth.span.start)):
        if one.kind not in _DISTANCES:
            continue
        start = row[-1].span.end if row else deed.end
        told = document.folded[start : one.span.start].replace(",", " ").split()
        if (row and not (vocabulary["listing", "and"] | vocabulary["measured-by"]).issuperset(told)) or len(told) > 1:
            break
        row.append(one)
    if len(row) < 2 or row[-1].unit is None or any(one.unit not in (None, row[-1].unit) for one in row):
        return None
    bindings = [("nth", Binding(nth.span, nth)), ("told", Binding(nth.span, ""))]
    bindings.extend(("earlier", Binding(one.span, "")) for one in row)
    return Match(row[0].span.to(nth.span), "", tuple(bindings))


def _crowned(
    passage: Passage, nth: Quantity, behind: Clause, told: Sequence[str], row: Sequence[tuple[Span, Any]]
) -> Match | None:
    """Return an ordinal before which it is said when the same was done: "Déjà sacrée en 2011 et 2016, …".

    What was done is said by a verb, and what is counted must be such a deed.
    """
    vocabulary, sentence = passage.vocabulary, passage.span
    again = begins(told, vocabulary["already"]) and texts(behind[:1])[:1] and behind[0].text in vocabulary["occasion"]
    # "Déjà sacré en 2011 et en 2013, il gagne son troisième Tour"
    crowned = holds(told, vocabulary["already"]) and holds(told, vocabulary["crowned"])
    deed = any(word.text.endswith(tuple(vocabulary["feat"])) for word in behind[:_DEED])
    if not (again or crowned or deed):
        return None
    if holds(texts(passage.between(row[-1][0].end, nth.span.start)), vocabulary["seeking"]):
        # "Elected in 2001, 2008 and 2014, she seeks a third term": that one is still to come.
        return _bound(nth, behind, row, [("all", Binding(nth.span, "")), ("again-taken", Binding(nth.span, ""))])
    # "Crowned in 2011, 2016 and 2019, she took her third title": the list may hold it, unless it was on Sunday.
    certain = holds(told, vocabulary["already"])
    itself = [] if certain else [("itself", Binding(nth.span, ""))]
    if holds(texts(passage.between(row[-1][0].end, nth.span.start)), vocabulary["have"]):
        # "… has secured a third term, the board said on Saturday": who says it says when, too.
        sentence = covering(passage.document[SENTENCES], nth.span.start) or sentence
    dated = any(_is_apart(timex, row) for timex in inside(passage.document[TIMEXES], sentence))
    closed = holds(texts(behind[:_DEED]), vocabulary["the-last"])
    plain = closed or (len(behind) <= _DEED and not passage.has_border(nth.span.end, behind[-1].end))
    more = [("dated", Binding(nth.span, ""))] if itself and dated else []
    if certain or (more and plain):
        # "Already crowned in 2011 and 2016": those are all there were.
        more.append(("all", Binding(nth.span, "")))
    match = _bound(nth, behind, row, [*itself, *more])
    return _taken(match) if (crowned and not again and not deed) or (more and not plain) else match


def _is_apart(timex: Timex, row: Sequence[tuple[Span, Any]]) -> bool:
    """Tell whether a date tells when the present one was: by its weekday, or by a year behind those of a list."""
    if timex.weekday is not None:
        return True
    years = [value.year for _, value in row if isinstance(value, Timex) and value.year is not None]
    return timex.year is not None and timex.span.start > row[-1][0].end and bool(years) and timex.year > max(years)


def _spelled_row(passage: Passage, nth: Quantity) -> Sequence[tuple[Span, Any]]:
    """Return years before each of which it is told again what was done: "Élue en 2001, reconduite en 2008"."""
    vocabulary, document = passage.vocabulary, passage.document
    lead = texts(passage.between(passage.span.start, nth.span.start)[:1])
    if not lead or lead[0] not in vocabulary["crowned"]:
        return ()
    row: list[tuple[Span, Any]] = []
    for timex in beginning(document[TIMEXES], Span(passage.span.start, nth.span.start)):
        if timex.year is None or timex.month is not None:
            continue
        joining = vocabulary["listing", "and", "crowned", "again-then"]
        if row and not joining.issuperset(texts(passage.between(row[-1][0].end, timex.span.start))):
            break
        row.append((timex.span, timex))
    return row if len(row) > 1 else ()


def _match(
    passage: Passage, nth: Quantity, behind: Clause, between: Clause, lead: Clause, row: Sequence[tuple[Span, Any]]
) -> Match | None:
    """Return the match of an ordinal, where what the list is led by may be what it counts."""
    vocabulary = passage.vocabulary
    lacks = vocabulary.light | vocabulary["those-before", "listing"]
    if lead and behind and begins(texts(behind[len(between) :]), vocabulary["already"]):
        # "The third title of the club, already crowned in 2011 and 2015"
        lacks |= vocabulary["crowned"]
    again = next((word for word in lead if word.text not in lacks), None)
    those = vocabulary["those-before"].intersection(texts(lead))
    more: list[tuple[str, Binding]] = []
    if _is_in_a_row(vocabulary, between, row, behind):
        more.append(("all", Binding(nth.span, "")))
    elif isinstance(row[0][1], str):
        # "The third minister to quit, following A, B and C": who they are is not said, and need not be.
        if again is not None:
            return None
    elif again is not None and not those:
        more.append(("again", Binding(Span(again.start, again.end), again.text)))
    elif not those:
        # "Nach 2017 und 2019 gewann sie ihren dritten Titel".
        times = behind and behind[0].text in vocabulary["occasion"] and not lead
        if not times and not (behind and behind[0].text.endswith(tuple(vocabulary["feat"]))):
            return None
    elif begins(texts(behind[len(between) :]), vocabulary["adding"]) or (
        holds(texts(between), vocabulary["in-period", "since-when"]) and ends_phrase(passage, row[-1][0].end)
    ):
        more.append(("all", Binding(nth.span, "")))
    elif _ends_sentence(passage, row):
        # "After those of 2018, 2021 and 2022.": those are all there were.
        more += [("all", Binding(nth.span, "")), ("ended", Binding(nth.span, ""))]
    return _bound(nth, behind, row, more)


def _ends_sentence(passage: Passage, row: Sequence[tuple[Span, Any]]) -> bool:
    """Tell whether nothing is told behind a row."""
    behind = _BRACKET.sub("", passage.document.text[row[-1][0].end : passage.span.end], count=1)
    return behind.strip(" .\n") == ""


def _is_in_a_row(vocabulary: Vocabulary, between: Clause, row: Sequence[tuple[Span, Any]], behind: Clause) -> bool:
    """Tell whether an ordinal counts months or years that follow each other, and those are listed."""
    if not behind or behind[0].text not in vocabulary["yearly", "occasion"]:
        return False
    values = [value for _, value in row]
    is_run = holds(texts(between), vocabulary["in-a-row"])
    return is_run and all(isinstance(value, Timex) and value.granularity in RUNS for value in values)


def _bound(
    nth: Quantity,
    behind: Clause,
    row: Sequence[tuple[Span, Any]],
    more: Sequence[tuple[str, Binding]] = (),
) -> Match:
    bindings: list[tuple[str, Binding]] = [("nth", Binding(nth.span, nth))]
    if behind and behind[0].start - nth.span.end < 2:
        bindings.append(("what", Binding(Span(behind[0].start, behind[0].end), behind[0].text)))
    bindings.extend(more)
    bindings.extend(("earlier", Binding(span, value)) for span, value in row)
    ends = (nth.span.start, nth.span.end, row[0][0].start, row[-1][0].end)
    return Match(Span(min(ends), max(ends)), "", tuple(bindings))
