"""What happened before, told apart from the ordinal that counts it: "Zuvor hatte sie 2009, 2010 und 2013 gewonnen".

The sentence before or behind an ordinal, or what a semicolon parts from it, tells of each earlier one by its year, its
day or its hour, or names who it was. That they were before is said by a word or by the past perfect; where each has a
day of its own in a clause of its own, by the days.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from factcheck import (
    CHRONOLOGY,
    QUANTITIES,
    TIMEXES,
    Annotated,
    Binding,
    Match,
    Quantity,
    QuantityKind,
    Span,
    TimeUnit,
    Timex,
    beginning,
    covering,
    inside,
)
from factcheck_counts.readings import coordination
from factcheck_counts.readings.arithmetic import YEAR
from factcheck_counts.readings.ordinals.deeds import of_one_deed
from factcheck_counts.readings.passage import STEM, Passage, is_owned, texts
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.vocabulary import WORD, Vocabulary, Words, begins, holds, spelled, vocabulary_of

_END = attrgetter("end")
#: What was before is told so many sentences behind the ordinal at the most, and one before it.
_REACH = 4
#: So many are a list; so many days without a word that they were before.
_FEWEST, _DATED = 2, 3
#: What says that something was before: by itself, as something that was done again, or that more came to it.
_SIGNALS = ("before-that", "again-then", "added-to", "also-then", "so-far")
_SURE = tuple(name for name in _SIGNALS if name != "also-then")
_DAYS = (TimeUnit.DAY, TimeUnit.MINUTE)
_PERIODS = (TimeUnit.WEEK, TimeUnit.MONTH)
_PERIOD_NAMES = tuple(unit.value for unit in _PERIODS)
_NUMBERS, _LAST_DAY = (QuantityKind.CARDINAL, QuantityKind.ORDINAL), 31
#: No text counts more of them one by one.
_MOST = 12
#: What an ordinal counts is called by its noun so many words behind it.
_NEAR = 3
#: So far around an ordinal its noun and its article are looked for, in characters.
_AROUND = 40
#: Names stand so many words behind "before", or it so many behind them.
_LEAD = 6
_PART = re.compile(r"[;:]| [-–] ")


class Moment(NamedTuple):
    """When something was.

    Args:
        span: Where the text says so.
        kind: Whether a year, a month, a day or an hour is told.
        value: The expression of time, or the year.
    """

    span: Span
    kind: TimeUnit
    value: Timex | int


def moments(document: Annotated, within: Span) -> list[Moment]:
    """Return the years, days and hours that a stretch tells, in order."""
    found: list[Moment] = []
    for timex in inside(document[TIMEXES], within):
        if timex.amount is not None:
            continue
        if (timex.day is not None or timex.weekday is not None) and timex.deixis is None:
            found.append(Moment(timex.span, TimeUnit.DAY, timex))
        elif timex.minute is not None:
            found.append(Moment(timex.span, TimeUnit.MINUTE, timex))
        elif timex.granularity is TimeUnit.MONTH and timex.month is not None:
            told = Moment(timex.span, TimeUnit.MONTH, timex)
            # "In May 2018 and October 2020" are told by their years.
            found.append(told if timex.year is None else Moment(timex.span, TimeUnit.YEAR, timex.year))
    found += _bare_months(document, within, found)
    found += _bare_days(document, within, found)
    for year in YEAR.finditer(document.text, *within):
        span = Span(*year.span())
        if not any(one.span.contains(span) for one in found):
            found.append(Moment(span, TimeUnit.YEAR, int(year[0])))
    # "On Sunday" beside years is when the present one is.
    dated = [one for one in found if not isinstance(one.value, Timex) or one.value.weekday is None or one.value.day]
    return sorted(dated or found, key=lambda one: one.span.start)


def _bare_months(document: Annotated, within: Span, found: Sequence[Moment]) -> Iterator[Moment]:
    """Yield the months that stand without a word of time beside others: "in February, March and June"."""
    told = [one for one in found if one.kind is TimeUnit.MONTH]
    months = document.lexicon.words.get("month", {}) if told else {}
    for word in WORD.finditer(document.folded, *within) if told else ():
        span = Span(*word.span())
        if word[0] in months and not any(one.span.overlaps(span) for one in found):
            yield Moment(span, TimeUnit.MONTH, told[0].value)


def _bare_days(document: Annotated, within: Span, found: Sequence[Moment]) -> Iterator[Moment]:
    """Yield the numbers that go on from a day in a row: "on the 6th, the 12th and the 15th"."""
    last = next((one for one in reversed(found) if one.kind is TimeUnit.DAY), None)
    if last is None:
        return
    vocabulary, end = vocabulary_of(document), last.span.end
    for number in inside(document[QUANTITIES], Span(end, within.end)):
        between = document.folded[end : number.span.start].replace(",", " ").split()
        is_day = number.kind in _NUMBERS and number.unit is None and number.value <= _LAST_DAY
        if not is_day or not between or not vocabulary["listing", "and"].issuperset(between):
            return
        yield Moment(number.span, TimeUnit.DAY, last.value)
        end = number.span.end


def told_apart(document: Annotated, vocabulary: Vocabulary, nth: Quantity) -> Match | None:
    """Return an ordinal with each ``earlier`` one that a neighbouring sentence tells of.

    ``told`` says that they stand in another sentence, so that they are only taken for what it counts.
    """
    sentences = document[STATEMENTS]
    place = bisect_left(sentences, nth.span.end, key=_END)
    if place >= len(sentences) or nth.value > _MOST or not sentences[place].contains(nth.span):
        return None
    around = Span(sentences[max(place - 1, 0)].start, sentences[min(place + _REACH, len(sentences) - 1)].end)
    signal = spelled(vocabulary[_SIGNALS])
    if signal.search(document.folded, *around) is None and not _tells_dates(document, around):
        return None
    if not _counts_deeds(document, sentences[place], nth, vocabulary):
        return None
    passage = Passage(document, sentences[place], (nth,), vocabulary)
    for far, within in _regions(document, place, nth):
        row, is_whole = _earlier(document, within, passage, nth, vocabulary)
        if not row or not _is_linked(document, within, passage, nth):
            continue
        if _is_in_period(document, sentences[place], nth) and _lies_in_many(document, row):
            # "Zum dritten Mal im März": one of 26 February does not count.
            continue
        # Far away only days are told one by one.
        opening = WORD.findall(document.folded, *within)[:_LEAD]
        opens = begins(opening, vocabulary["before-that"]) or (
            # "The river had already flooded the town in …" tells of times.
            holds(opening, vocabulary["had"])
            and holds(opening, vocabulary["before-that"])
            and _counts_times(document, nth, vocabulary)
        )
        closed = is_whole and holds(WORD.findall(document.folded, *within), vocabulary["so-far"])
        is_near = (
            far <= 1
            or (far <= _FEWEST and (opens or closed))
            or all(one.kind in _DAYS for one in moments(document, within))
        )
        if is_near:
            bindings = [("nth", Binding(nth.span, nth)), ("told", Binding(within, ""))]
            if is_whole:
                bindings.append(("all", Binding(within, "")))
            bindings.extend(("earlier", Binding(span, "")) for span in row)
            spans = (nth.span, *row)
            whole = Span(min(span.start for span in spans), max(span.end for span in spans))
            return Match(whole, "", tuple(bindings))
    return None


def _counts_times(document: Annotated, nth: Quantity, vocabulary: Vocabulary) -> bool:
    """Tell whether an ordinal counts how often something was."""
    noun = WORD.search(document.folded, nth.span.end)
    return noun is not None and noun[0] in vocabulary["occasion"]


def _is_in_period(document: Annotated, sentence: Span, nth: Quantity) -> bool:
    """Tell whether an ordinal counts what was in a month or a week: "la troisième grève du mois", "im März"."""
    end = min(nth.span.end + _AROUND, sentence.end)
    part = _PART.search(document.text, nth.span.end, end)
    end = end if part is None else part.start()
    units = document.lexicons[document.language].words.get("time_unit", {})
    if any(units.get(word) in _PERIOD_NAMES for word in WORD.findall(document.folded, nth.span.end, end)):
        return True
    near = Span(nth.span.end, end)
    since = document.lexicons[document.language].sets.get("counts.since-when", Words())
    if not since.isdisjoint(WORD.findall(document.folded, *near)):
        # "The sixth since January" are of many months.
        return False
    return any(
        (timex.month is not None or timex.unit in _PERIODS) and timex.day is None
        for timex in inside(document[TIMEXES], near)
    )


def _lies_in_many(document: Annotated, row: Sequence[Span]) -> bool:
    """Tell whether days that are told are of several months."""
    first, last = row[0], row[-1]
    told = [timex for timex in beginning(document[TIMEXES], first.to(last)) if timex.day]
    return len({timex.month for timex in told if timex.month is not None}) > 1


def _tells_dates(document: Annotated, around: Span) -> bool:
    """Tell at little cost whether days or months may be told one by one."""
    told = [
        one for one in inside(document[TIMEXES], around) if (one.day or one.month or one.year) and one.deixis is None
    ]
    return len(told) >= _FEWEST


def _counts_deeds(document: Annotated, sentence: Span, nth: Quantity, vocabulary: Vocabulary) -> bool:
    """Tell whether an ordinal counts what happens again and again: times, or things that it brings in or takes up."""
    behind = WORD.findall(document.folded, nth.span.end, min(nth.span.end + _AROUND, sentence.end))[:_NEAR]
    if not behind or (document.text[nth.span.start].isupper() and nth.span.start > sentence.start):
        return False
    if holds(behind, vocabulary["in-a-row"]):
        return False
    if behind[0] in vocabulary["occasion"] or _is_elliptic(document, sentence, nth, vocabulary):
        return True
    other = vocabulary["listing", "spell", "rank", "auxiliary", "verbal", "becomes", "have"]
    if behind[0] in other or not document.folded.startswith(f" {behind[0]}", nth.span.end):
        return False
    lead = WORD.findall(document.folded, max(sentence.start, nth.span.start - _AROUND), nth.span.start)[-1:]
    return is_owned(document, nth) or not vocabulary["presented"].isdisjoint(lead)


def _is_elliptic(document: Annotated, sentence: Span, nth: Quantity, vocabulary: Vocabulary) -> bool:
    """Tell whether an ordinal leaves out its noun, and a stretch of time follows: "the third this year"."""
    lead = WORD.findall(document.folded, max(sentence.start, nth.span.start - _AROUND), nth.span.start)[-1:]
    behind = WORD.findall(document.folded, nth.span.end, min(nth.span.end + _AROUND, sentence.end))
    return (
        not vocabulary["definite", "article", "articles"].isdisjoint(lead)
        and holds(behind[: _NEAR + 2], vocabulary["in-period"])
        and (holds(behind[:1], vocabulary["listing", "here"]) or begins(behind, vocabulary["in-period"]))
    )


def _regions(document: Annotated, place: int, nth: Quantity) -> Iterator[tuple[int, Span]]:
    """Yield where earlier ones may be told, and how far away: behind a semicolon, in the next sentences, before."""
    sentences = document[STATEMENTS]
    part = _PART.search(document.text, nth.span.end, sentences[place].end)
    if part is not None:
        yield 0, Span(part.end(), sentences[place].end)
    yield from enumerate(sentences[place + 1 : place + 1 + _REACH], 1)
    if place:
        yield 1, sentences[place - 1]


def _earlier(
    document: Annotated, within: Span, passage: Passage, nth: Quantity, vocabulary: Vocabulary
) -> tuple[Sequence[Span], bool]:
    """Return where each of those that were before is told in a stretch, and whether "and" closes them."""
    signal = spelled(vocabulary[_SIGNALS]).search(document.folded, *within)
    if signal is None and not _tells_dates(document, within):
        return (), False
    told = WORD.findall(document.folded, *within)
    signalled = holds(told, vocabulary[_SIGNALS])
    if holds(told, vocabulary["open-list", "last-time"]):
        return (), False
    found = moments(document, within)
    kinds = {one.kind for one in found}
    if len(found) >= _FEWEST and len(kinds) == 1:
        spans = [one.span for one in found]
        apart = [_gap(document, one, other, vocabulary) for one, other in pairwise(spans)]
        if "" in apart:
            return (), False
        if not signalled:
            return (spans, False) if _tells_each(passage, nth, found, apart, told) else ((), False)
        is_row = "clause" not in apart and apart[-1] == "closed" and not _goes_on(document, spans[-1], vocabulary)
        if len(found) < _DATED and not holds(told, vocabulary[_SURE]):
            # "Il les a aussi utilisés entre le 1er août et le 31 décembre"
            return (), False
        is_told = is_row or ("clause" in apart and holds(told, vocabulary["had"]))
        return (spans, is_row) if is_told else ((), False)
    if len(found) > 1:
        return (), False
    return _persons(document, within, vocabulary), True


def _tells_each(
    passage: Passage, nth: Quantity, found: Sequence[Moment], apart: Sequence[str], told: Sequence[str]
) -> bool:
    """Tell whether days or months tell of one each, though no word says that those were before.

    Days do, each in its clause or all in a row in the past perfect; months do of the same deed in one year.
    """
    document, vocabulary = passage.document, passage.vocabulary
    in_period = holds(texts(passage.between(nth.span.end, passage.span.end)), vocabulary["in-period"])
    had, is_same = holds(told, vocabulary["had"]), of_one_deed(document, _nouns(passage, nth), told)
    if found[0].kind is TimeUnit.MONTH:
        of_year = in_period and is_same and not _is_in_period(document, passage.span, nth)
        return of_year and not _is_of_now(document, found) and not _counts_more(document, found)
    in_row = had and is_same and apart[-1] == "closed" and not holds(told, vocabulary["previous-ones"])
    if found[0].kind is TimeUnit.YEAR:
        # "La rivière était sortie de son lit en 2014, en 2016 et en 2017"
        return in_row and len(found) >= _DATED
    is_row = in_row or "joined" not in apart[:-1]
    fewest = _FEWEST if had and is_same else _DATED
    return found[0].kind is TimeUnit.DAY and len(found) >= fewest and is_row and (in_period or had)


def _counts_more(document: Annotated, found: Sequence[Moment]) -> bool:
    """Tell whether a number is told beside one of some dates: "in February 30 trains had failed, in March 40"."""
    sentence = covering(document[STATEMENTS], found[0].span.start) or found[0].span
    return any(one.kind is QuantityKind.CARDINAL for one in inside(document[QUANTITIES], sentence))


def _is_linked(document: Annotated, within: Span, passage: Passage, nth: Quantity) -> bool:
    """Tell whether what was before is what an ordinal counts: no stories before a novel.

    Times are those of the same deed; else the noun stands there too, or "others", or a verb and no other noun.
    """
    vocabulary, told = passage.vocabulary, WORD.findall(document.folded, *within)
    nouns = WORD.findall(document.folded, nth.span.end, min(nth.span.end + _AROUND, passage.span.end))[:_NEAR]
    if nouns[0] in vocabulary["occasion"] or not vocabulary["other-ones"].isdisjoint(told):
        return True
    if _is_bare(told, vocabulary) or any(
        len(noun) >= STEM and word.startswith(noun[:STEM]) for noun in nouns for word in told
    ):
        return True
    if _is_same_deed(document, passage, nth, told):
        return True
    feat = vocabulary["feat"]
    is_same = any(noun in feat for noun in nouns) and not vocabulary["feats"].isdisjoint(told)
    if is_same and holds(told, vocabulary["added-to", "so-far"]):
        return True
    if any(noun.endswith(tuple(feat)) for noun in nouns) and holds(told, vocabulary["crowned"]):
        # "The fourth title … Until then they had been crowned in 1998 and in 2006"
        return True
    if not nouns or _is_elliptic(document, passage.span, nth, vocabulary):
        return not vocabulary["also-then"].isdisjoint(told)
    found = moments(document, within)
    end = found[0].span.start if found and not vocabulary.has_capitals else within.end
    verb = spelled(vocabulary["had"]).search(document.folded, within.start, end)
    start = within.start if verb is None else verb.end()
    closed = vocabulary["no-deed", "had", "listing", "and", "articles", "auxiliary", "copula"]
    closed |= vocabulary.single("before-that", "again-then")
    deeds = [
        word.text
        for word in Passage(document, within, (), vocabulary).words
        if start <= word.start < end
        and not word.timed
        and word.text not in closed
        and (vocabulary.has_capitals or document.text[word.start].islower())
    ]
    return len(deeds) <= 1 or not found


def _is_same_deed(document: Annotated, passage: Passage, nth: Quantity, told: Sequence[str]) -> bool:
    """Tell whether a sentence tells in other words of what an ordinal counts: "a third strike … had walked out"."""
    if not holds(told, passage.vocabulary["had"]):
        return False
    return of_one_deed(document, _nouns(passage, nth), told)


def _nouns(passage: Passage, nth: Quantity) -> list[str]:
    """Return the words behind an ordinal that may tell what it counts."""
    return texts(passage.between(nth.span.end, passage.span.end)[:_NEAR])


def _is_of_now(document: Annotated, found: Sequence[Moment]) -> bool:
    """Tell whether one of some months may be the present one: "the second this year: one in May, one in June"."""
    written = document[CHRONOLOGY].reference
    return written is None or any(isinstance(one.value, Timex) and one.value.month == written.month for one in found)


def _is_bare(told: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Tell whether nothing says that something was before, so that the days alone do."""
    return not holds(told, vocabulary[_SIGNALS])


def _goes_on(document: Annotated, last: Span, vocabulary: Vocabulary) -> bool:
    """Tell whether more comes to a row of dates: "ceux de 2009 et 2011, et à un succès en double"."""
    behind = WORD.findall(document.folded, last.end, min(last.end + _AROUND, len(document.folded)))[:1]
    return document.folded.startswith(",", last.end) and not vocabulary["and", "further"].isdisjoint(behind)


def _gap(document: Annotated, one: Span, other: Span, vocabulary: Vocabulary) -> str:
    """Return what parts two dates: what joins them, "and" that closes their row, or a clause; nothing for less."""
    words = WORD.findall(document.folded, one.end, other.start)
    if vocabulary["listing", "and"].issuperset(words):
        return "joined" if vocabulary["and"].isdisjoint(words) else "closed"
    return "clause" if "," in document.text[one.end : other.start] or len(words) > _NEAR else ""


def _persons(document: Annotated, within: Span, vocabulary: Vocabulary) -> Sequence[Span]:
    """Return the persons who a stretch says did the same before: "antes se marcharon Ana Ruiz y Luis Gil"."""
    words = list(WORD.finditer(document.text, *within))
    told = [word[0].lower() for word in words]
    if begins(told, vocabulary["before-that"]) or begins(told[1:], vocabulary["before-that"]):
        names = [word for word in words[1:] if word[0][0].isupper()]
        if not names or told.index(names[0][0].lower()) > _LEAD:
            return ()
        # In German the verb closes the sentence.
        row = coordination.row(document, Span(names[0].start(), names[-1].end()))
    else:
        verb = next((at for at, word in enumerate(told) if word in vocabulary["had"]), 0)
        if not verb or not holds(told[verb : verb + _LEAD], vocabulary["before-that"]):
            return ()
        row = coordination.row(document, Span(within.start, words[verb].start()))
    if row is None or not row.is_closed or row.least != row.most or row.sort != "persons":
        return ()
    return [item.span for item in row.items]


def ahead_of_colon(document: Annotated, vocabulary: Vocabulary, nth: Quantity) -> Match | None:
    """Return an ordinal behind a list of all that it counts: "A in May, B in June: for the fourth time, …"."""
    sentences = document[STATEMENTS]
    place = bisect_left(sentences, nth.span.end, key=_END)
    if place >= len(sentences):
        return None
    sentence = sentences[place]
    colon = document.text.find(":", sentence.start, nth.span.start)
    if colon < 0 or len(document.folded[colon + 1 : nth.span.start].split()) > 2:
        return None
    noun = WORD.search(document.folded, nth.span.end)
    if noun is None or noun[0] not in vocabulary["occasion"]:
        return None
    pieces, start = [], sentence.start
    for comma in re.finditer(r",|$", document.text[sentence.start : colon]):
        pieces.append(Span(start, sentence.start + comma.start()))
        start = sentence.start + comma.end()
    times = [timex.span for timex in inside(document[TIMEXES], Span(sentence.start, colon))]
    if len(pieces) < _FEWEST or not all(any(piece.contains(time) for time in times) for piece in pieces):
        return None
    bindings = [("nth", Binding(nth.span, nth)), ("told", Binding(nth.span, "")), ("with", Binding(nth.span, ""))]
    bindings.extend(("earlier", Binding(piece, "")) for piece in pieces)
    return Match(sentence.to(nth.span), "", tuple(bindings))
