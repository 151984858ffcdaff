"""Every repair that a rule about dates offers makes the text true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest

from factcheck import Edit, Finding
from factcheck.testing import registry, run_rule

PUBLISHED = "2025-06-12"
_DAY = re.compile(r"\d+ [A-Z][a-z]+ \d{4}")
WEEKDAYS = {
    "fr": ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    "es": ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
    "de": ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
}
NIGHTS = {
    "fr": "L'incendie s'est déclaré dans la nuit du {one} {first} au {other} {last} juin.",
    "en": "The fire broke out on the night of {one}, June {first} to {other}, June {last}.",
    "es": "El incendio se declaró en la noche del {one} {first} al {other} {last} de junio.",
    "de": "Das Feuer brach in der Nacht vom {one}, {first}. auf {other}, {last}. Juni, aus.",
}
RANGES = {
    "fr": ("Le festival se tient du {one} {first} au {other} {last} juin.", "juin"),
    "en": ("The fair runs from {one}, June {first} to {other}, June {last}.", "June"),
    "es": ("La feria es del {one} {first} al {other} {last} de junio.", "junio"),
    "de": ("Das Fest geht vom {one}, {first}. bis {other}, {last}. Juni.", "Juni"),
}
AHEAD = {
    "fr": "Le procès reprendra {one} {first} juin.",
    "en": "The trial will resume on {one} {first} June.",
    "es": "El juicio se reanudará el {one} {first} de junio.",
    "de": "Der Prozess wird am {one}, {first}. Juni, fortgesetzt.",
}


def _found(rule: str, text: str, language: str) -> list[Finding]:
    (checker,) = (known for known in registry().checkers if known.id == rule)
    return [
        finding
        for finding in run_rule(checker, text, language=language, published=PUBLISHED)
        if finding.verdict.value == "contradicted"
    ]


def _repaired(finding: Finding, text: str) -> Iterator[str]:
    for suggestion in finding.suggestions:
        if suggestion.edits:
            yield _edited(text, suggestion.edits)


def _edited(text: str, edits: tuple[Edit, ...]) -> str:
    for edit in sorted(edits, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def _written(template: str, language: str, first: date, last: date) -> str:
    one, other = (WEEKDAYS[language][day.weekday()] for day in (first, last))
    return template.format(one=one, other=other, first=first.day, last=last.day)


@pytest.mark.parametrize("language", NIGHTS)
@pytest.mark.parametrize("length", [2, 3, 7])
@pytest.mark.parametrize("shift", [0, 1])
def test_the_night_that_is_offered_is_one_of_the_calendar(language: str, length: int, shift: int) -> None:
    # What burned lies behind the day of publication.
    for number in range(2, 6):
        # With a shift the weekdays are wrong as well.
        first = date(2025, 6, number)
        last = first + timedelta(length)
        one, other = (WEEKDAYS[language][(day.weekday() + shift) % 7] for day in (first, last))
        text = NIGHTS[language].format(one=one, other=other, first=first.day, last=last.day)
        (finding,) = _found("dates.night-mismatch", text, language)
        repaired = list(_repaired(finding, text))
        assert len(repaired) == 2
        for offered in repaired:
            assert not _found("dates.night-mismatch", offered, language), offered
            assert not _found("dates.weekday-mismatch", offered, language), offered


@pytest.mark.parametrize("language", RANGES)
def test_a_range_that_is_turned_round_keeps_its_month_at_its_end(language: str) -> None:
    template, month = RANGES[language]
    text = _written(template, language, date(2025, 6, 16), date(2025, 6, 13))
    (finding,) = _found("dates.reversed-range", text, language)
    assert list(_repaired(finding, text)) == [
        _written(template, language, date(2025, 6, 13), date(2025, 6, 16)),
    ]
    assert month in text


@pytest.mark.parametrize("language", AHEAD)
def test_what_is_to_come_is_repaired_by_days_to_come(language: str) -> None:
    for number in range(13, 20):
        text = AHEAD[language].format(one=WEEKDAYS[language][number % 7], first=number)
        for finding in _found("dates.weekday-mismatch", text, language):
            for suggestion in finding.suggestions:
                (meant,) = _DAY.findall(suggestion.description)
                assert datetime.strptime(meant, "%d %B %Y").date() >= date.fromisoformat(PUBLISHED), suggestion
