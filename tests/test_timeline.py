"""The days that the dates of an article mean, as the page for editors tells them, and the calendar they stand on."""

from __future__ import annotations

from datetime import date

import pytest

from conftest import article
from factcheck import (
    CHRONOLOGY,
    MENTIONS,
    TIMEXES,
    Chronicle,
    Constraint,
    DaySet,
    Deixis,
    Document,
    EvidenceKind,
    Span,
    TimeUnit,
    Timex,
    TimexAnchor,
    TimexType,
    timeline,
)
from factcheck.engine import Engine
from factcheck.testing import registry


def document(text: str, language: str, published: str | None) -> Document:
    ready = Engine(registry(), published=date.fromisoformat(published) if published else None, language=language)
    return ready.document(article(f"{text}\n"))


def resolved(text: str, language: str, published: str | None) -> list[str | None]:
    """Return the days of each date of a text, in order; None for those that are left open."""
    found = document(text, language, published)
    told: list[str | None] = []
    for timex in found[TIMEXES]:
        if timeline.is_date(timex):
            days = timeline.days_of(timex, found[CHRONOLOGY], found[MENTIONS])
            told.append(None if days is None else days[0].isoformat() + ("" if days[0] == days[1] else f"/{days[1]}"))
    return told


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Le vote du 12 mars 2024 a été annulé.", ["2024-03-12"]),
        ("fr", "Le vote du 30 février 2024 a été annulé.", [None]),
        ("en", "The vote of June 2021 was void.", ["2021-06-01/2021-06-30"]),
        ("en", "The vote was held yesterday.", ["2021-12-29"]),
        ("es", "La votación fue el 28 de diciembre.", ["2021-12-28"]),
        ("de", "Die Wahl war am 3. Januar vorbei.", ["2022-01-03"]),
        ("en", "He will speak on Monday.", [None]),
        ("fr", "Il parlera en juin de cette année.", ["2021-06-01/2021-06-30"]),
        # Half a year away, either June may be meant; a month by itself that is to come is left open too.
        ("en", "The vote of 16 June was void.", [None]),
        ("fr", "Il a été élu fin novembre.", ["2021-11-01/2021-11-30"]),
        ("fr", "Il sera élu en janvier.", [None]),
        ("fr", "Il a été élu en janvier dernier.", ["2021-01-01/2021-01-31"]),
        ("fr", "Il a été élu en décembre dernier.", ["2020-12-01/2020-12-31"]),
        ("es", "Fue elegido el 5 de enero pasado.", ["2021-01-05"]),
        ("de", "Er wird im nächsten März gewählt.", ["2022-03-01/2022-03-31"]),
    ],
)
def test_dates_of_an_article_from_30_december_2021(language: str, text: str, expected: list[str | None]) -> None:
    assert resolved(text, language, "2021-12-30") == expected


def test_a_date_beside_an_event_is_that_of_the_event() -> None:
    text = "Les accords conclus lors du sommet de juin à Genève entre Vladimir Poutine et Joe Biden tiennent."
    assert resolved(text, "fr", "2021-12-30") == ["2021-06-01/2021-06-30"]


def test_nothing_is_told_from_a_day_that_is_not_known() -> None:
    told = resolved("The vote was held yesterday, on 28 December.", "en", None)
    assert told == [None, None]


@pytest.mark.parametrize(
    ("deixis", "amount", "unit", "expected"),
    [
        (Deixis.AGO, 5, TimeUnit.YEAR, ("2016-01-01", "2016-12-31")),
        (Deixis.AGO, 3, TimeUnit.MONTH, ("2021-09-01", "2021-09-30")),
        (Deixis.AHEAD, 2, TimeUnit.WEEK, ("2022-01-10", "2022-01-16")),
        (Deixis.AHEAD, 10, TimeUnit.DAY, ("2022-01-09", "2022-01-09")),
        (Deixis.LAST, None, TimeUnit.WEEK, ("2021-12-20", "2021-12-26")),
        (Deixis.NEXT, None, TimeUnit.YEAR, ("2022-01-01", "2022-12-31")),
        # What no calendar holds is left open, as is what is longer than one can count.
        (Deixis.AGO, 9999, TimeUnit.YEAR, None),
        (Deixis.AHEAD, 10**12, TimeUnit.DAY, None),
        (Deixis.AGO, 10**6, TimeUnit.WEEK, None),
        (Deixis.AGO, 2, TimeUnit.CENTURY, None),
    ],
)
def test_days_counted_from_the_writing(
    deixis: Deixis, amount: int | None, unit: TimeUnit, expected: tuple[str, str] | None
) -> None:
    timex = Timex(Span(0, 1), TimexType.DATE, amount=amount, unit=unit, deixis=deixis, anchor=TimexAnchor.WRITING)
    chronicle = Chronicle((tie(DaySet.day(date(2021, 12, 30)), declared=True),))
    assert timeline.days_of(timex, chronicle) == (expected and tuple(map(date.fromisoformat, expected)))


def test_an_article_from_one_of_several_days_says_yesterday_of_several() -> None:
    timex = Timex(Span(0, 1), TimexType.DATE, deixis=Deixis.YESTERDAY, anchor=TimexAnchor.WRITING)
    chronicle = Chronicle((tie(DaySet.between(date(2021, 12, 7), date(2021, 12, 13))),))
    assert timeline.days_of(timex, chronicle) == (date(2021, 12, 6), date(2021, 12, 12))


def tie(days: DaySet, *, declared: bool = False) -> Constraint:
    return Constraint(days, "A statement.", None, EvidenceKind.TEXT, declared=declared)


def test_the_frame_holds_the_stated_day_and_those_of_writing() -> None:
    chronicle = Chronicle(
        (
            tie(DaySet.day(date(2024, 11, 22)), declared=True),
            tie(DaySet.between(date(2021, 12, 7), date(2021, 12, 13))),
            tie(DaySet.between(date(2015, 2, 12), None)),
            tie(DaySet.weekday(4)),
        )
    )
    first, last = timeline.frame(chronicle) or (date.max, date.min)
    # What began years before is shown from the edge on.
    assert date(2021, 6, 1) < first < date(2021, 12, 7)
    assert date(2024, 11, 22) < last < date(2025, 6, 1)
    assert timeline.runs(chronicle.implied, (first, last)) == ((date(2021, 12, 9), date(2021, 12, 9)),)


def test_days_strewn_over_centuries_make_no_frame() -> None:
    assert timeline.frame(Chronicle((tie(DaySet.day_of_any_year(12, 7)),))) is None
    assert timeline.frame(Chronicle(())) is None
    assert timeline.runs(DaySet.all(), None) == ()
