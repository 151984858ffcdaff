"""An ordinal of years that follow each other, with the years that the text tells: "third year in a row, after 2011"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from factcheck import TIMEXES, Annotated, Binding, Deixis, Document, Match, Quantity, Span, TimeUnit, inside
from factcheck_counts.readings.ordinals.instances import Moment, moments
from factcheck_counts.readings.ordinals.rows import counts_another
from factcheck_counts.readings.passage import BORDER, Passage, texts
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.vocabulary import WORD, Vocabulary, begins, holds

_END = attrgetter("end")
#: "In a row" stands so many words behind the ordinal at the most.
_NEAR = 4
#: When it was otherwise is told in one of so many sentences, which begin with it in so many words behind the first one.
_REACH, _OPENING = 4, 3
_YEAR = TimeUnit.YEAR
_Year = tuple[Span, int]


def streak(document: Annotated, vocabulary: Vocabulary, nth: Quantity) -> Match | None:
    """Return the ordinal of a streak of years.

    ``year`` is each of those before it, ``now`` the year that it is told of where that is named, ``broken`` the last
    year in which it was otherwise.
    """
    sentences = document[STATEMENTS]
    place = bisect_left(sentences, nth.span.end, key=_END)
    if place >= len(sentences):
        return None
    sentence = sentences[place]
    folded = document.folded[slice(*sentence)]
    if not any(word in folded for word in vocabulary["in-a-row"]):
        return None
    passage = Passage(document, sentence, (nth,), vocabulary)
    following = texts(passage.between(nth.span.end, sentence.end)[: _NEAR + 2])
    behind = following[:_NEAR]
    lead = texts(passage.between(sentence.start, nth.span.start)[-_NEAR:])
    if not holds(following, vocabulary["in-a-row"]) and not holds(lead, vocabulary["in-a-row"]):
        return None
    if vocabulary["year-word", "occasion", "edition"].isdisjoint(behind):
        return None
    years = [one for one in moments(document, sentence) if one.kind is TimeUnit.YEAR]
    loose = False
    before, now = _before(passage, nth, years)
    if not before:
        before = _until_now(passage, nth, years)
        loose = bool(before)
    if not before and not years:
        before = _had_too(document, vocabulary, sentences[place + 1 : place + 2])
        loose = bool(before)
    if not before:
        return _broken(document, vocabulary, nth, place, years)
    if len(before) < 2:
        return None
    bindings = [("nth", Binding(nth.span, nth)), *(("year", Binding(span, year)) for span, year in before)]
    if now is None and place:
        earlier = [one for one in moments(document, sentences[place - 1]) if one.kind is TimeUnit.YEAR]
        now = (earlier[0].span, _year(earlier[0])) if len(earlier) == 1 else None
    if loose or not holds(texts(passage.between(nth.span.end, before[0][0].start)), vocabulary["after"]):
        bindings.append(("loose", Binding(nth.span, "")))
    if now is not None:
        bindings.append(("now", Binding(*now)))
    return _bound(bindings)


def _year(moment: Moment) -> int:
    return moment.value if isinstance(moment.value, int) else 0


def _bound(bindings: list[tuple[str, Binding]]) -> Match:
    spans = [binding.span for _, binding in bindings]
    return Match(Span(min(span.start for span in spans), max(span.end for span in spans)), "", tuple(bindings))


def _before(passage: Passage, nth: Quantity, years: Sequence[Moment]) -> tuple[list[_Year], tuple[Span, int] | None]:
    """Return the years that a sentence says were before, joined by nothing but what joins them, and the other one."""
    vocabulary = passage.vocabulary
    rest = texts(passage.between(nth.span.end, passage.span.end))
    start = nth.span.end
    signal = next(
        (
            word.end
            for number, word in enumerate(passage.between(start, passage.span.end))
            if begins(rest[number:], vocabulary["after", "before-that", "had"])
        ),
        None,
    )
    if signal is None:
        return [], None
    if counts_another(passage.document, nth, signal):
        return [], None
    row: list[_Year] = []
    joining = vocabulary["listing", "and"]
    for one in years:
        if one.span.start < signal:
            continue
        if row and not joining.issuperset(WORD.findall(passage.document.folded, row[-1][0].end, one.span.start)):
            break
        row.append((one.span, _year(one)))
    ahead = [one for one in years if one.span.end <= signal]
    return row, (ahead[0].span, _year(ahead[0])) if len(ahead) == 1 else None


def _until_now(passage: Passage, nth: Quantity, years: Sequence[Moment]) -> list[_Year]:
    """Return the years that a sentence tells before it tells of this one: "Cancelled in 2019 and 2020, the fair …"."""
    document = passage.document
    row = [one for one in years if one.span.end <= nth.span.start]
    now = [one for one in inside(document[TIMEXES], passage.span) if one.deixis is Deixis.THIS and one.unit is _YEAR]
    joining = passage.vocabulary["listing", "and"]
    apart = [WORD.findall(document.folded, one.span.end, other.span.start) for one, other in pairwise(row)]
    told = WORD.findall(document.folded, *passage.span)
    if not holds(told, passage.vocabulary["also-then", "again-then", "neither"]):
        # "Champions in 2017 and 2018, they have failed for the second time in a row this year"
        return []
    is_row = row and now and all(joining.issuperset(words) for words in apart)
    return [(one.span, _year(one)) for one in row] if is_row else []


def _had_too(document: Annotated, vocabulary: Vocabulary, following: Sequence[Span]) -> list[_Year]:
    """Return the years in which the next sentence says that it had been so too: "She had also won in 2022 and 2023"."""
    for sentence in following:
        told = WORD.findall(document.folded, *sentence)
        if holds(told, vocabulary["had"]) and holds(told, vocabulary["also-then", "already", "before-that"]):
            return [(one.span, _year(one)) for one in moments(document, sentence) if one.kind is TimeUnit.YEAR]
    return []


def _broken(
    document: Annotated, vocabulary: Vocabulary, nth: Quantity, place: int, years: Sequence[Moment]
) -> Match | None:
    """Return a streak behind which the last year is told in which it was otherwise: "Zuletzt gab es 2012 …"."""
    sentences = document[STATEMENTS]
    if len(years) > 1:
        return None
    broken = None
    for far, following in enumerate(sentences[place + 1 : place + 1 + _REACH]):
        # "Last year" is no last time.
        told = [word.text for word in Passage(document, following, (), vocabulary).words if not word.timed]
        then = [one for one in moments(document, following) if one.kind is TimeUnit.YEAR]
        lasted = holds(told if not far else told[:_OPENING], vocabulary["last-time"])
        if lasted and len(then) == 1:
            broken = then[0]
        elif then and holds(told, vocabulary["by-contrast"]):
            broken = _held_against(document, following, then, vocabulary)
        if broken is not None or lasted:
            break
    if broken is None:
        return None
    bindings = [("nth", Binding(nth.span, nth)), ("broken", Binding(broken.span, _year(broken)))]
    if years:
        bindings.append(("now", Binding(years[0].span, _year(years[0]))))
    return _bound(bindings)


def _held_against(
    document: Annotated, sentence: Span, years: Sequence[Moment], vocabulary: Vocabulary
) -> Moment | None:
    """Return the year of a clause that is held against those before it: "2015 hingegen war sie gesunken"."""
    year = years[-1]
    marks = BORDER.finditer(document.folded, sentence.start, year.span.start)
    start = max((mark.end() for mark in marks), default=sentence.start)
    mark = BORDER.search(document.folded, year.span.end, sentence.end)
    clause = WORD.findall(document.folded, start, sentence.end if mark is None else mark.start())
    return year if holds(clause, vocabulary["by-contrast"]) else None


def broken_row(document: Document, match: Match, written: int | None) -> str | None:
    """Return why the years of a streak do not make the number that its ordinal says; None where they do.

    Args:
        document: The article.
        match: The ordinal with the years.
        written: The year of writing; what is told then may be of the year before.
    """
    nth = match["nth"].value.value
    if "now" in match:
        now = [match["now"].value]
    elif written is not None:
        now = [written, written - 1]
    else:
        return None
    if "broken" in match:
        right = {year - match["broken"].value for year in now}
        return None if nth in right else f"It was otherwise in {match['broken'].value}, so this is number {min(right)}."
    values = sorted(year.value for year in match.all("year"))
    is_told = "loose" not in match
    # What is held every two years is won three times in a row in 2015, 2017 and 2019.
    steps = {later - earlier for earlier, later in pairwise(values)} or {1}
    step = 1 if _counts_years(document, match) else min(steps)
    follow = steps == {step} and any(year == values[-1] + step for year in now)
    if not follow:
        # "The fair, which had been cancelled in 2012 and 2014": those are other years.
        return None if not is_told else f"{', '.join(map(str, values))} and {now[0]} do not follow each other."
    return None if nth == len(values) + 1 else f"After {len(values)} years in a row this is number {len(values) + 1}."


def _counts_years(document: Document, match: Match) -> bool:
    """Tell whether an ordinal is one of years, and of nothing that may be held every second one."""
    noun = match["nth"].value.noun
    units = document.lexicons[document.language].tables.get("unit", {})
    return noun is not None and units.get(document.folded[slice(*noun)]) == "y"
