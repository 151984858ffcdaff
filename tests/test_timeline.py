"""The dates of an article as the page for editors tells them, and the calendar that they stand on."""

from __future__ import annotations

from datetime import date

import pytest

from conftest import article
from factcheck import Basis, Chronicle, Constraint, DaySet, EvidenceKind, timeline
from factcheck.engine import Engine
from factcheck.testing import registry


def resolved(text: str, language: str, published: str | None = None) -> list[tuple[str | None, Basis | None]]:
    """Return the days of each date of a text, in order, and what they were found by."""
    day = date.fromisoformat(published) if published else None
    document = Engine(registry(), published=day, language=language).document(article(f"{text}\n"))
    return [
        (
            None
            if moment.first is None
            else str(moment.first) + ("" if moment.first == moment.last else f"/{moment.last}"),
            moment.basis,
        )
        for moment in timeline.dates(document)
    ]


@pytest.mark.parametrize(
    ("language", "text", "days", "basis"),
    [
        ("fr", "Le vote du 12 mars 2024 a été annulé.", "2024-03-12", Basis.WRITTEN),
        ("fr", "Le vote du 30 février 2024 a été annulé.", None, None),
        ("en", "The vote was held yesterday.", "2021-12-29", Basis.WRITING),
        ("es", "La votación fue el 28 de diciembre.", "2021-12-28", Basis.TENSE),
        ("fr", "Il travaille ici depuis janvier.", "2021-01-01/2021-01-31", Basis.TENSE),
        ("fr", "La salle, fermée depuis le 5 janvier, rouvrira.", "2021-01-05", Basis.TENSE),
        ("fr", "La salle sera fermée dès janvier.", "2022-01-01/2022-01-31", Basis.TENSE),
        ("en", "The hall, closed since the 5th of January, will reopen.", "2021-01-05", Basis.TENSE),
        ("de", "Der seit Januar gesperrte Saal wird wieder öffnen.", "2021-01-01/2021-01-31", Basis.TENSE),
        ("de", "Die Wahl war im letzten Jahr.", "2020-01-01/2020-12-31", Basis.WRITING),
        (
            "fr",
            "Les accords conclus lors du sommet de juin à Genève entre Vladimir Poutine et Joe Biden tiennent.",
            "2021-06-01/2021-06-30",
            Basis.FACT,
        ),
    ],
)
def test_dates_of_an_article_from_30_december_2021(language: str, text: str, days: str | None, basis: Basis) -> None:
    assert resolved(text, language, "2021-12-30") == [(days, basis)]


def test_clock_times_and_durations_are_no_dates() -> None:
    assert resolved("He spoke for two hours at 15:30, every Monday.", "en", "2021-12-30") == []


def test_an_article_from_one_of_several_days_tells_what_is_the_same_on_all_of_them() -> None:
    # The summit was on 16 June 2021, so this was written in 2021, and nobody knows on which day.
    text = (
        "Le sommet de Genève, en juin de cette année, entre Vladimir Poutine et Joe Biden a été utile. Aujourd'hui, "
        "tout change, et le 3 mai 2019 est loin. Il a plu dimanche."
    )
    (june, today, written, sunday) = resolved(text, "fr")
    assert june == ("2021-06-01/2021-06-30", Basis.WRITING)
    assert today[0] is not None
    assert today[0].startswith("2021-")
    assert today[0].endswith("/2021-12-31")
    assert written == ("2019-05-03", Basis.WRITTEN)
    assert sunday == (None, None)


def test_nothing_is_told_from_a_day_that_is_not_known() -> None:
    text = "The vote was held yesterday, on 28 December."
    assert resolved(text, "en") == [(None, None), (None, None)]


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
