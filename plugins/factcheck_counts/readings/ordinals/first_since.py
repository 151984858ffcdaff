"""The first since a year, with one that the text tells of later: "die erste seit 2015. Zuletzt streikten sie 2018"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from operator import attrgetter

from factcheck import (
    CHRONOLOGY,
    MOMENTS,
    TIMEXES,
    Annotated,
    Binding,
    Match,
    Quantity,
    Span,
    TimeUnit,
    beginning,
)
from factcheck_counts.readings.ordinals.deeds import of_one_deed
from factcheck_counts.readings.ordinals.instances import Moment, moments
from factcheck_counts.readings.passage import BORDER, STEM, Passage, texts
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.vocabulary import WORD, Vocabulary, Words, begins, holds, spelled

_END = attrgetter("end")
#: "Since" stands so many words behind the ordinal, and the year so many letters behind it.
_NEAR, _CLOSE = 10, 16
#: So far behind it "since" is looked for, in letters.
_FAR = 90
#: When it was last is told so many sentences behind, and a sentence opens with it in so many words.
_REACH, _OPENING = 4, 3
#: The previous ones open a sentence in so many letters.
_OPENED = 40
#: Between two years of a list stand so many words; so many years are one.
_APART, _FEWEST = 6, 2
#: What an ordinal counts is called so many words behind it.
_NOUN = 3
#: A noun has so many letters.
_LETTERS = 4


def first_since(document: Annotated, vocabulary: Vocabulary, nth: Quantity) -> Match | None:
    """Return "the first since 2011" with the year ``later`` of one that another sentence tells of."""
    sentences = document[STATEMENTS]
    place = bisect_left(sentences, nth.span.end, key=_END)
    if place >= len(sentences) or not sentences[place].contains(nth.span):
        return None
    end = min(nth.span.end + _FAR, sentences[place].end)
    if spelled(vocabulary["since-when"]).search(document.folded, nth.span.end, end) is None:
        return None
    passage = Passage(document, sentences[place], (nth,), vocabulary)
    behind = passage.between(nth.span.end, passage.span.end)
    led = next((word for word in behind[:_NEAR] if word.text in vocabulary["since-when"]), None)
    if led is None or passage.has_border(nth.span.end, led.start):
        return None
    years = [one for one in moments(document, passage.span) if one.kind is TimeUnit.YEAR]
    since = next((one for one in years if 0 < one.span.start - led.end <= _CLOSE), None)
    written = document[CHRONOLOGY].reference
    if written is None:
        return None
    if since is None:
        return _since_month(passage, nth, led.end, sentences[place + 1 : place + 1 + _REACH])
    later = _listed(passage, nth, since, years)
    if later is None and any(_year(one) > _year(since) for one in years):
        return None
    if later is not None:
        return _bound(nth, since, later) if _year(since) < _year(later) < written.year else None
    for number, sentence in enumerate(sentences[place + 1 : place + 1 + _REACH]):
        later = _last(document, sentence, passage)
        later = later or _previous(passage, nth, sentence)
        later = later or _again(document, sentence, passage, nth)
        if later is None and not number:
            later = _joined(document, sentence, since, vocabulary)
        if later is not None and _year(since) < _year(later) < written.year:
            return _bound(nth, since, later)
    return None


def _since_month(passage: Passage, nth: Quantity, start: int, following: Sequence[Span]) -> Match | None:
    """Return "the first since October" with a later day that the next sentences call the last: "Zuletzt am 28. Mai"."""
    document, vocabulary = passage.document, passage.vocabulary
    near = beginning(document[TIMEXES], Span(start, start + _CLOSE))
    if not near or near[0].granularity is not TimeUnit.MONTH:
        # The tenses that days are told by take long to read.
        return None
    written = document[CHRONOLOGY].reference
    since = next((one for one in document[MOMENTS] if one.timex.span == near[0].span), None)
    if since is None or since.first is None or written is None:
        return None
    began = since.first if since.first <= written else since.first.replace(year=since.first.year - 1)
    nouns = texts(passage.between(nth.span.end, start)[:_NOUN])
    for sentence in following:
        words = Passage(document, sentence, (), vocabulary).words
        told = [word.text for word in words]
        lasted = _says_last([word.text for word in words if not word.timed], vocabulary)
        days = [one.first for one in document[MOMENTS] if sentence.contains(one.timex.span) and one.timex.month]
        if len(days) != 1 or not lasted or not of_one_deed(document, nouns, told):
            continue
        later = next(one for one in document[MOMENTS] if sentence.contains(one.timex.span) and one.timex.month)
        if days[0] is None or not _is_later_month(began, days[0], written) or _is_elsewhere(passage, told):
            continue
        bindings = [("nth", Binding(nth.span, nth))]
        for name, moment in (("since", since), ("later", later)):
            span = moment.timex.span
            bindings.append((name, Binding(span, document.text[slice(*span)])))
        return Match(nth.span.to(later.timex.span), "", tuple(bindings))
    return None


def _is_later_month(began: date, day: date, written: date) -> bool:
    """Tell whether a day lies in a month behind another one, and before that of writing."""
    return (began.year, began.month) < (day.year, day.month) and day < written


def _is_elsewhere(passage: Passage, told: Sequence[str]) -> bool:
    """Tell whether a sentence tells of matches at home and another of those away."""
    venues = passage.vocabulary.table("venue")

    def at(words: Sequence[str]) -> set[str]:
        return {venue for form, venue in venues.items() if any(word.startswith(form) for word in words)}

    here, there = at(texts(passage.words)), at(told)
    return bool(here) and bool(there) and here.isdisjoint(there)


def _previous(passage: Passage, nth: Quantity, sentence: Span) -> Moment | None:
    """Return the last year of a sentence that opens with the previous ones: "The two previous ones, in 2012 and …"."""
    document, vocabulary = passage.document, passage.vocabulary
    found = spelled(vocabulary["previous-ones"]).search(document.folded, sentence.start, sentence.start + _OPENED)
    years = [one for one in moments(document, sentence) if one.kind is TimeUnit.YEAR]
    if found is None or not years:
        return None
    behind = WORD.search(document.folded, found.end(), sentence.end)
    nouns = texts(passage.between(nth.span.end, passage.span.end)[:_NOUN])
    if behind is not None and BORDER.search(document.folded, found.end(), behind.start()) is None:
        # "The previous mayors, elected in 2012 and 2015"
        small = vocabulary["those-before", "had", "copula", "listed-at"]
        if behind[0] not in small and not any(noun[:STEM] == behind[0][:STEM] for noun in nouns):
            return None
    return max(years, key=_year)


def _bound(nth: Quantity, since: Moment, later: Moment) -> Match:
    bindings = [("nth", Binding(nth.span, nth)), ("since", Binding(since.span, since.value))]
    bindings.append(("later", Binding(later.span, later.value)))
    return Match(nth.span.to(later.span), "", tuple(bindings))


def _listed(passage: Passage, nth: Quantity, since: Moment, years: Sequence[Moment]) -> Moment | None:
    """Return the last year of a list of those before: "…, after those of 2010, 2012 and 2018".

    That it lists what the ordinal counts is told where "those" lead it, where it holds the year since when there was
    none, or where it names deeds of the same kind.
    """
    vocabulary, document = passage.vocabulary, passage.document
    row = [one for one in years if one.span.start > since.span.end]
    if len(row) < _FEWEST:
        return None
    lead = texts(passage.between(since.span.end, row[0].span.start))
    place = next(
        (at for at in range(len(lead)) if begins(lead[at:], vocabulary["after", "before-that", "already"])), None
    )
    told = texts(passage.between(since.span.end, row[-1].span.start))
    if place is None or len(lead) - place > _NEAR or holds(told, vocabulary["open-list"]):
        return None
    apart = [WORD.findall(document.folded, one.span.end, other.span.start) for one, other in pairwise(row)]
    if vocabulary["and"].isdisjoint(apart[-1]) or any(len(words) > _APART for words in apart):
        return None
    nouns = texts(passage.between(nth.span.end, since.span.start)[:_NOUN])
    if not vocabulary["occasion"].isdisjoint(nouns):
        # "The first time since 2015 that the river has left its bed, after the floods of …"
        nouns = lead[:place]
    is_same = (
        _year(since) in map(_year, row)
        or not vocabulary["those-before"].isdisjoint(lead[place : place + _OPENING])
        or of_one_deed(document, nouns, told[place:])
    )
    return max(row, key=_year) if is_same else None


def _year(moment: Moment) -> int:
    return moment.value if isinstance(moment.value, int) else 0


def _last(document: Annotated, sentence: Span, passage: Passage) -> Moment | None:
    """Return the one year of a sentence that says that it was the last before: "Zuletzt hatten sie 2018 …"."""
    vocabulary = passage.vocabulary
    years = [one for one in moments(document, sentence) if one.kind is TimeUnit.YEAR]
    if len(years) != 1:
        return None
    words = [word.text for word in Passage(document, sentence, (), vocabulary).words if not word.timed]
    if _says_last(words, vocabulary):
        return years[0]
    place = next((number for number, word in enumerate(words) if word in vocabulary["the-last"]), None)
    if place is None:
        return None
    # "Den letzten Sieg": what is told of is named in the sentence of the ordinal too, by the noun or by its verb.
    noun = words[place + 1 : place + 2]
    told = [word.text[:STEM] for word in passage.words if len(word.text) >= STEM and not word.timed]
    won = holds(texts(passage.words), vocabulary["crowned"])
    is_same = any((len(word) >= STEM and word[:STEM] in told) or (won and word in vocabulary["feat"]) for word in noun)
    return years[0] if is_same else None


def _says_last(words: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Tell whether a sentence says when something was the last time; a single word must open it."""
    phrases = Words(form for form in vocabulary["last-time"] if " " in form)
    return holds(words, phrases) or holds(words[:_OPENING], vocabulary["last-time"])


def _again(document: Annotated, sentence: Span, passage: Passage, nth: Quantity) -> Moment | None:
    """Return the one year of a sentence that tells of what the ordinal counts: "Bereits der Streik von 2018 …"."""
    vocabulary = passage.vocabulary
    years = [one for one in moments(document, sentence) if one.kind is TimeUnit.YEAR]
    told = WORD.findall(document.folded, *sentence)
    if len(years) != 1 or not holds(told, vocabulary["already", "also-then"]):
        return None
    noun = next((word.text for word in passage.between(nth.span.end, passage.span.end)[:1]), "")
    if len(noun) < _LETTERS or noun in vocabulary["occasion"]:
        return None
    return years[0] if any(word[:STEM] == noun[:STEM] for word in told) else None


def _joined(document: Annotated, sentence: Span, since: Moment, vocabulary: Vocabulary) -> Moment | None:
    """Return the year that is joined to the one since when it was not so: "in that year and Benedict XVI in 2008"."""
    years = [one for one in moments(document, sentence) if one.kind is TimeUnit.YEAR]
    if len(years) == 2 and _year(years[0]) == _year(since):
        start = years[0].span.end
    elif len(years) == 1 and holds(
        WORD.findall(document.folded, sentence.start, years[0].span.start), vocabulary["that-year"]
    ):
        start = sentence.start
    else:
        return None
    words = WORD.findall(document.folded, start, years[-1].span.start)
    place = next((number for number, word in enumerate(words) if word in vocabulary["and"]), None)
    return None if place is None or len(words) - place > _APART else years[-1]
