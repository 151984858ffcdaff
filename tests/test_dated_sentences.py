"""Everyday sentences that tell days, ages and lengths, in four languages, written on any day.

Where all agree nothing is reported; where one slot is filled wrongly it is, whatever stands in the others.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from factcheck import Finding, Severity, Verdict
from factcheck.engine import Engine
from factcheck.registry import load
from factcheck.testing import document

FOLDER = Path(__file__).parent / "corpora/dates"
RIGHT = tomllib.loads((FOLDER / "right_sentences.toml").read_text(encoding="utf-8"))
WRONG = tomllib.loads((FOLDER / "wrong_sentences.toml").read_text(encoding="utf-8"))
#: Each sentence is read on so many days.
TIMES = 6
WEEKDAYS = {
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
}
MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "en": "January February March April May June July August September October November December",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
}
NUMBERS = {
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze",
    "en": "two three four five six seven eight nine ten eleven twelve",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
}
#: A day with its month, a day with its year, the same in figures, a time, and an ordinal.
DAYS = {"fr": ("{d} {m}",), "en": ("{m} {d}", "{d} {m}"), "es": ("{d} de {m}",), "de": ("{d}. {m}",)}
FULL = {"fr": "{d} {m} {y}", "en": "{d} {m} {y}", "es": "{d} de {m} de {y}", "de": "{d}. {m} {y}"}
FIGURES = {"fr": "{d:02}/{n:02}", "en": "{d}/{n}", "es": "{d}/{n}", "de": "{d}.{n}."}
FIGURES_FULL = {
    "fr": "{d:02}/{n:02}/{y}",
    "en": "{d:02}/{n:02}/{y}",
    "es": "{d:02}/{n:02}/{y}",
    "de": "{d:02}.{n:02}.{y}",
}
CLOCKS = {"fr": "{h} h {m:02}", "en": "{h}:{m:02}", "es": "{h}.{m:02}", "de": "{h}.{m:02} Uhr"}
FIRST = {"fr": "1er"}


def told(form: str, language: str, day: date) -> str:
    """Return a day as a language writes it."""
    number = FIRST.get(language, "1") if day.day == 1 and "{m}" in form else day.day
    return form.format(d=number, m=MONTHS[language].split()[day.month - 1], n=day.month, y=day.year)


def in_words(language: str, number: int, random: Random) -> str:
    """Return a number as a newspaper writes it: small ones mostly in words."""
    words = NUMBERS[language].split()
    return words[number - 2] if 2 <= number <= 12 and random.random() < 0.6 else str(number)


def weekday(language: str, day: date, off: int = 0) -> str:
    """Return the weekday of a day, or one so many days off."""
    return WEEKDAYS[language].split()[(day.weekday() + off) % 7]


def ordinal(language: str, number: int) -> str:
    """Return an ordinal of an anniversary."""
    if language == "en":
        last = number % 10 if number % 100 not in (11, 12, 13) else 0
        return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(last, 'th') }"
    return f"{number}{ {'fr': 'e', 'es': '.º', 'de': '.'}[language] }"


def same_day(day: date, year: int) -> date:
    """Return the same day of another year."""
    return day.replace(year=year, day=min(day.day, 28))


def days_of(written: date, random: Random) -> Mapping[str, date]:
    """Return the days that slots may tell, by their names."""
    coming = written + timedelta(random.randint(2, 6))
    past = written - timedelta(random.randint(1, 5))
    month = (written.replace(day=1) + timedelta(35)).replace(day=1)
    begin = month.replace(day=random.randint(2, 12))
    # Nobody's birthday is so near that the age is told ahead of it.
    birthday = written + timedelta(random.randint(40, 320))
    born = same_day(birthday, written.year - random.randint(30, 85))
    before = past - timedelta(random.randint(8, 20))
    return {
        "f": coming,
        "g": coming + timedelta(random.randint(1, 9)),
        "p": past,
        "p1": past + timedelta(1),
        "q": before,
        "q1": before + timedelta(1),
        "later": before + timedelta(random.randint(2, 6)),
        "eve": before - timedelta(1),
        "h": written + timedelta(random.randint(20, 55)),
        "r": date(random.randint(1930, written.year - 3), random.randint(1, 12), random.randint(1, 28)),
        "a": begin,
        "b": begin + timedelta(random.randint(3, 12)),
        "born": born,
        "tomorrow": written + timedelta(1),
    }


def years_of(written: date, random: Random) -> Mapping[str, int]:
    """Return the years that slots may tell, by their names."""
    first = random.randint(1930, written.year - 50)
    second = first + random.randint(18, 28)
    third = second + random.randint(4, 18)
    school = random.randint(1990, written.year - 3)
    years = {"y1": first, "y2": second, "y3": third, "sy": school, "sy1": school + 1}
    return years | {"y": written.year, "last": written.year - 1, "next": written.year + 1}


def slots(language: str, written: date, random: Random) -> Mapping[str, str]:
    """Return what stands in the slots of a sentence that is written on a day."""
    days, years = days_of(written, random), years_of(written, random)
    form = random.choice(DAYS[language])
    filled = {name: str(year) for name, year in years.items()}
    for name, day in days.items():
        slip = random.choice((-3, -2, -1, 1, 2, 3))
        filled |= {f"w{name}": weekday(language, day), f"not_w{name}": weekday(language, day, slip)}
        filled |= {f"d{name}": told(form, language, day), f"d{name}y": told(FULL[language], language, day)}
        filled |= {
            f"n{name}": told(FIGURES[language], language, day),
            f"n{name}y": told(FIGURES_FULL[language], language, day),
        }
        filled |= {f"day_{name}": told("{d}", language, day)}
    born, past = days["born"], days["p"]
    ago, kept = random.randint(3, 40), random.choice((25, 40, 50, 60, 75, 100, 125, 150))
    hours, begins = random.randint(4, 8), random.randint(8, 11)
    numbers = {
        "n": random.randint(3, 15),
        "m": random.randint(3, 15),
        "ago": ago,
        "age": past.year - born.year - ((past.month, past.day) < (born.month, born.day)),
        "age_now": written.year - born.year - ((written.month, written.day) < (born.month, born.day)),
        "age2": years["y2"] - years["y1"],
        "age3": years["y3"] - years["y1"],
        "n23": years["y3"] - years["y2"],
        "n13": years["y3"] - years["y1"],
        "days": (days["b"] - days["a"]).days + 1,
        "ahead": (days["f"] - written).days,
        "back": (written - days["q"]).days,
        "hours": hours,
        "later": (days["later"] - days["q"]).days,
        "kept": kept,
    }
    filled |= {name: in_words(language, number, random) for name, number in numbers.items()}
    # A slip is no half and no double, and leaves a length.
    slips = {name: number + random.choice([3, 4, 5] + [-5, -4, -3] * (number > 9)) for name, number in numbers.items()}
    filled |= {f"not_{name}": in_words(language, number, random) for name, number in slips.items()}
    # Who is in prison may be let out for a while.
    filled["over_n23"] = in_words(language, numbers["n23"] + random.choice((3, 4, 5)), random)
    filled |= {"yago": str(written.year - ago), "not_yago": str(written.year - ago + random.choice((-4, -3, 3, 4)))}
    filled |= {"dago": told(form, language, same_day(written, written.year - ago)), "founded": str(written.year - kept)}
    filled |= {"by": str(born.year), "kept_th": ordinal(language, kept), "not_kept_th": ordinal(language, kept + 5)}
    filled |= {
        "h1": str(begins),
        "h2": str(begins + hours),
        "h2_pm": str(begins + hours - 12),
        "long": in_words(language, numbers["n23"] + 2, random),
    }
    minutes = sorted(random.sample(range(8 * 60, 12 * 60, 5), 2))
    for name, minute in zip(("t1", "t2"), minutes, strict=True):
        filled[name] = CLOCKS[language].format(h=minute // 60, m=minute % 60)
    months = MONTHS[language].split()
    turn = random.randrange(10)
    filled |= {"th_f": ordinal("en", days["f"].day), "m2": str(random.randint(18, 40))}
    filled |= {
        "month": months[turn],
        "month2": months[turn + 2],
        "short_month": months[random.choice((1, 3, 5, 8, 10))],
    }
    return filled


def filled_in(sentences: Sequence[str], language: str, seed: str) -> Iterator[tuple[date, str]]:
    """Yield the sentences of a language, each as it is written on several days."""
    random = Random(seed)
    for sentence in sentences:
        for _ in range(TIMES):
            written = date(2012, 1, 1) + timedelta(random.randrange(4_500))
            values = slots(language, written, random)
            capitals = {name.upper(): value[0].upper() + value[1:] for name, value in values.items()}
            yield written, sentence.format(**values, **capitals)


def reported(engine: Engine, text: str, language: str, written: date) -> Sequence[Finding]:
    outcome = engine.check(document(text, language=language, published=written.isoformat()).article)
    assert not outcome.failures
    return [
        finding
        for finding in outcome.findings
        if finding.verdict is Verdict.CONTRADICTED and finding.severity is not Severity.INFO
    ]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(load())


@pytest.mark.parametrize("language", RIGHT)
def test_nothing_is_reported_where_all_agree(engine: Engine, language: str) -> None:
    found = [
        f"{written}: {finding.rule}: {finding.message} In: {text}"
        for written, text in filled_in(RIGHT[language]["sentences"], language, f"right {language}")
        for finding in reported(engine, text, language, written)
    ]
    assert found == []


@pytest.mark.parametrize("language", WRONG)
def test_a_slip_is_reported_whatever_the_others_are(engine: Engine, language: str) -> None:
    missed = [
        f"{written}: {text}"
        for written, text in filled_in(WRONG[language]["sentences"], language, f"wrong {language}")
        if not any(finding.rule.startswith("dates.") for finding in reported(engine, text, language, written))
    ]
    assert missed == []
