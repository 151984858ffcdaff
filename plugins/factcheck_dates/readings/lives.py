"""The ages and the births that an article tells in places apart, and which of them are the same person's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import NamedTuple, TypeVar

from factcheck import (
    SENTENCES,
    TIMEXES,
    Binding,
    Construction,
    Covered,
    Document,
    Match,
    Moment,
    Span,
    inside,
    overlapping,
)
from factcheck_dates.readings.ages import Age, ages
from factcheck_dates.readings.bearers import Bearers
from factcheck_dates.readings.kin import is_anothers, is_of_kin, is_one_person
from factcheck_dates.readings.names import Name
from factcheck_dates.readings.wording import WORD, gap, moment_of, sentence_of, tables_at

BIRTH = Construction("dates.birth")
_START = attrgetter("span.start")
#: A slip is of so many years at the most, in the next sentence or farther off; beyond it the age is another person's.
NEAR_SLIP, _FAR_SLIP = 15, 10
#: A birth and its date stand so many words apart whatever these are; the tables of small words that may be more.
_NEAR = 5
_SMALL = ("np_stop", "determiner", "connector", "genitive")
#: What is told of somebody who is not named stands in so many sentences.
_NEARBY, _PAIR = 3, 2
#: So many ages on each side of a birth may be of it, and so many births on each side of an age.
_MOST = 50


class Birth(NamedTuple):
    """What tells a birth, and when it was."""

    match: Match
    born: Moment

    @property
    def span(self) -> Span:
        """Where it is told."""
        return self.match.span


A = TypeVar("A", Age, Birth)


class Pair(NamedTuple):
    """An age and a birth that are one person's, and how old that person was."""

    age: Age
    birth: Match
    born: Moment
    low: int
    high: int


def pairs(
    document: Document, written: date, seen: Container[Span], ended: Container[Span], judged: Sequence[Span]
) -> Iterator[Pair]:
    """Yield the ages that follow from a birth told elsewhere, and those that should and do not.

    Those first that are told of the person who was born. Of the others one that fits tells whose birth it is, wherever
    it stands. One that does not must be the nearest one to its birth, as the birth to it, be no other's in the article,
    and be off by no more than a slip.

    Args:
        document: The document.
        written: The day of writing.
        seen: The births that are judged already.
        ended: Those of them that are judged together with a death.
        judged: Where ages are judged already.
    """
    found = (_with_year(document, match) for match in document[BIRTH])
    births = [
        Birth(match, moment_of(document, match["born"].value))
        for match in found
        if match["born"].span not in ended and match["born"].value.year is not None and _is_joint(document, match)
    ]
    births = [
        birth
        for birth in births
        if birth.born.first is not None
        and not is_of_kin(document, birth.span)
        and not is_anothers(document, birth.span)
    ]
    told = list(ages(document, written, [birth.span for birth in births])) if births else []
    if not told:
        return
    bearers, covered = Bearers(document, told), Covered(judged)
    owners = {age.span: bearers.of_age(age) for age in told} | {
        birth.span: bearers.of_birth(birth.span) for birth in births
    }
    done = set[Span]()
    for pair in _of_one(owners, bearers.about, [age for age in told if not covered.overlaps(age.span)], births):
        done.add(pair.birth.span)
        yield pair
    births = [birth for birth in births if birth.match["born"].span not in seen and birth.span not in done]
    for birth in births:
        near = sorted(_beside(told, birth), key=lambda age: gap(age.span, birth.span))
        near = [age for age in near if not _are_two(owners[age.span], owners[birth.span])]
        fitting = next(((age, days) for age in near if (days := _fitting(age, birth)) is not None), None)
        if fitting is not None:
            yield Pair(fitting[0], *birth, *_between(birth.born, fitting[1]))
        elif near and len(near[0].days) == 1 and _may_be_one(document, near[0], birth, bearers, owners):
            yield from _slipped(document, near[0], birth, _beside(births, near[0]))


def _with_year(document: Document, match: Match) -> Match:
    """Return a birth with the date that has a year: "der am Sonntag verstorbene Maler wurde 1931 geboren"."""
    if match["born"].value.year is not None:
        return match
    dated = [one for one in inside(document[TIMEXES], match.span) if one.year is not None]
    if not dated:
        return match
    born = dated[-1]
    return Match(Span(born.span.start, match.span.end), "", (("born", Binding(born.span, born)),))


def _is_joint(document: Document, match: Match) -> bool:
    """Tell whether only names, places and a family stand between a birth and its date, and nothing else that is dated.

    "Née dans le quartier de Laeken, à Bruxelles, le 16 juin 1928", but not "née à Lille et mariée à Paris en 1950".
    """
    born = match["born"].span
    gap = Span(match.span.start, born.start) if match.span.start < born.start else Span(born.end, match.span.end)
    words = WORD.findall(document.text, *gap)[1:-1]
    if len(words) <= _NEAR:
        return True
    tables = tables_at(document, gap.start)
    small = {word.rstrip("'") for name in _SMALL for word in tables.get(name, {})}.difference(tables.get("pronoun", {}))
    plain = [word[0].isupper() or word.lower() in small for word in words]
    verbs = (tables.get("dates.died_word", {}), tables.get("dates.kin", {}), tables.get("joint", {}))
    return (
        plain[-1]
        # A noun follows its article, and an adjective that: "une famille juive".
        and not any(not any(three) for three in zip(plain, plain[1:], plain[2:], strict=False))
        and not any(word.lower() in table for word in words for table in verbs)
    )


def _of_one(
    owners: Mapping[Span, Name | None], about: Name | None, told: Sequence[Age], births: Sequence[Birth]
) -> Iterator[Pair]:
    """Yield the ages that are told of whoever was born, those that follow and those that are off by a slip."""
    named = [(birth, name) for birth in births if (name := owners[birth.span]) is not None]
    for birth, name in named[:_MOST]:
        if any(other.is_of(name) and twin.born != birth.born for twin, other in named[:_MOST]):
            # Two births of one name: two persons, or a slip that no age can tell of.
            continue
        for age in told[:_MOST]:
            owner = owners[age.span]
            if age.sure and owner is not None and owner.is_of(name):
                days = _fitting(age, birth)
                low, high = _between(birth.born, days or age.days[0])
                slip = _FAR_SLIP if about in (owner, name) else NEAR_SLIP
                if days is not None or (high > 0 and low - slip <= age.high and age.low <= high + slip):
                    yield Pair(age, *birth, low, high)


def _may_be_one(
    document: Document, age: Age, birth: Birth, bearers: Bearers, owners: Mapping[Span, Name | None]
) -> bool:
    """Tell whether an age and a birth may be of one person who is not named: one sentence tells both, or two near."""
    between = age.span.to(birth.span)
    told = overlapping(document[SENTENCES], between)
    owner, name = owners[age.span], owners[birth.span]
    if len(told) == 1:
        # "Jean Loriot, né en 1937, salue l'élue du canton, 75 ans".
        return bool(owner and any(owner.words)) == bool(name and any(name.words))
    if owner is None and name is not None and not name.words:
        # "L'ancien international, 61 ans, est mort. Il était né en 1971."
        return len(told) == _PAIR and bearers.names_nobody(Span(told[0].start, birth.span.end))
    return len(told) <= _NEARBY and owner is not None and name is not None


def _are_two(owner: Name | None, name: Name | None) -> bool:
    """Tell whether an age and a birth are told of two persons who are both named."""
    return bool(owner and name and owner.words and name.words) and not (owner and name and owner.is_of(name))


def _slipped(document: Document, age: Age, birth: Birth, births: Sequence[Birth]) -> Iterator[Pair]:
    """Yield the age that is nearest to a birth, if it fits none, and may be meant for that one."""
    low, high = _between(birth.born, age.days[0])
    apart = gap(age.span, birth.span)
    if high > 0 and all(
        other is birth or (apart < gap(age.span, other.span) and _fitting(age, other) is None) for other in births
    ):
        is_one = is_one_person(document, age.span, birth.span)
        if is_one and _is_slip(document, age, birth.span, low, high):
            yield Pair(age, *birth, low, high)


def _beside(things: Sequence[A], place: Age | Birth) -> Sequence[A]:
    """Return the ages or births that stand nearest to one of the others: of hundreds the rest are not told with it."""
    first = bisect_left(things, place.span.start, key=_START)
    return things[max(first - _MOST, 0) : first + _MOST]


def _fitting(age: Age, birth: Birth) -> tuple[date, date] | None:
    """Return the days on which an age follows from a birth."""
    return next((days for days in age.days if _fits(age, *_between(birth.born, days))), None)


def years(born: date, day: date) -> int:
    """Return how many years are complete on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _fits(age: Age, low: int, high: int) -> bool:
    return low <= age.high and age.low <= high


def _between(born: Moment, days: tuple[date, date]) -> tuple[int, int]:
    """Return how old somebody is at the least and at the most in a stretch of days."""
    first, last = born.first or date.min, born.last or date.min
    return years(last, days[0]), years(first, days[1])


def _is_slip(document: Document, age: Age, birth: Span, low: int, high: int) -> bool:
    """Tell whether an age is so little off that it may be meant for a birth, and no relative stands between them."""
    between = age.span.to(birth) if age.span < birth else birth.to(age.span)
    # "Born in 1941 above her parents' store": what the sentence of the birth goes on with changes nothing.
    own = sentence_of(document, birth)
    apart = Span(own.end, age.span.end) if own.end < age.span.start else between
    if is_of_kin(document, apart):
        return False
    slip = NEAR_SLIP if len(overlapping(document[SENTENCES], between)) <= 2 else _FAR_SLIP
    return low - slip <= age.high and age.low <= high + slip
