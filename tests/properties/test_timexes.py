"""Expressions of time made at random, in every supported form: what is read back is what was written."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck import MOMENTS, QUANTITIES, SENTENCES, TIMEXES, Deixis, Finding, TimeUnit, TimexType, feast_day, shifted
from factcheck.testing import document, registry, run_rule

FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)

#: Ways of writing a date; W weekday, D day, M month, Y year, N number of the month.
ORDERS: Mapping[str, tuple[str, ...]] = {
    "fr": (
        "le W D M Y",
        "W D M Y",
        "W, le D M Y",
        "W (D M Y)",
        "W soir [D M Y]",
        "le D M Y",
        "le D/N/Y",
        "le D.N.Y",
        "le W D M",
        "le D M",
    ),
    "en": (
        "W, M D, Y",
        "W, D M Y",
        "W D M Y",
        "W the D of M, Y",
        "W evening, M D, Y",
        "W (M D, Y)",
        "on M D, Y",
        "on D M Y",
        "W, M D",
        "on D M",
    ),
    "es": (
        "el W D de M de Y",
        "el W, D de M de Y",
        "el W (D de M de Y)",
        "el W D de M del año Y",
        "el D de M del Y",
        "el D/N/Y",
        "el W D de M",
        "el D de M",
    ),
    "de": (
        "am W, dem D. M Y",
        "am W, den D. M Y",
        "W, D. M Y",
        "W (D. M Y)",
        "am D. M Y",
        "am D.N.Y",
        "am W, D.N.Y",
        "am W, D. M",
        "am D. M",
    ),
    "it": (
        "W D M Y",
        "W, D M Y",
        "W (D M Y)",
        "W sera (D M Y)",
        "il D M Y",
        "il D M del Y",
        "il D/N/Y",
        "W D M",
        "il D M",
    ),
}
FRAMES = {
    "fr": "Le vote a eu lieu {}, a dit le ministre.",
    "en": "The vote was held {}, the minister said.",
    "es": "La votación fue {}, dijo el ministro.",
    "de": "Die Abstimmung war {}, sagte der Minister.",
    "it": "La votazione è stata {}, ha detto il ministro.",
}
#: Two days of one month, which is named once.
RANGES = {
    "fr": ("du W D au w d M Y", "les D et d M Y", "W D et w d M", "du D au d M"),
    "en": ("on W D and w d M Y", "from D to d M Y", "between D and d M"),
    "es": ("del W D al w d de M de Y", "del D al d de M de Y", "el W D y el w d de M"),
    "de": ("am W, D., und w, d. M Y", "vom D. bis zum d. M Y", "am D. und d. M"),
    "it": ("da W D a w d M Y", "il D e il d M Y", "W D e w d M", "dal D al d M"),
}
LEXICONS = {language: document("1", language=language).lexicon for language in ORDERS}

days = st.dates(FIRST, LAST)
orders = st.sampled_from([(language, order) for language, several in ORDERS.items() for order in several])
ranges = st.sampled_from([(language, order) for language, several in RANGES.items() for order in several])


def written(language: str, order: str, day: date, later: date) -> str:
    """Write a date, or a range, in an order."""

    def name(word_class: str, value: int) -> str:
        form = LEXICONS[language].form(word_class, value) or ""
        return form if language in ("fr", "es", "it") else form.capitalize()

    ordinal = "er" if language == "fr" and day.day == 1 and "N" not in order else ""
    parts = {
        "W": name("weekday", day.isoweekday()),
        "D": f"{day.day}{ordinal}",
        "w": name("weekday", later.isoweekday()),
        "d": str(later.day),
        "M": name("month", day.month),
        "Y": str(day.year),
        "N": f"{day.month:02d}",
    }
    # A letter of the order stands alone; letters of words do not.
    return re.sub(r"(?<![^\W\d_])[WDMYNwd](?![^\W\d_])", lambda letter: parts[letter[0]], order)


@given(orders, days, st.booleans())
@example(("fr", "le W D M Y"), date(2024, 2, 29), False)
@example(("en", "W, M D, Y"), date(2024, 5, 1), False)
@example(("de", "am D.N.Y"), date(1900, 1, 1), False)
def test_a_written_date_is_read_back(language_and_order: tuple[str, str], day: date, capitals: bool) -> None:
    language, order = language_and_order
    date_in_words = written(language, order, day, day)
    if capitals:
        date_in_words = date_in_words.upper()
    before, after = FRAMES[language].split("{}")
    text = before + date_in_words + after
    made = document(text, language=language)
    (timex,) = made[TIMEXES]
    assert (timex.month, timex.day) == (day.month, day.day)
    assert timex.year == (day.year if "Y" in order else None)
    assert timex.weekday == (day.isoweekday() if "W" in order else None)
    assert len(before) <= timex.span.start
    assert timex.span.end <= len(before + date_in_words)
    for span in (timex.span, *timex.parts.values()):
        assert timex.span.contains(span)
        assert text[slice(*span)].strip() == text[slice(*span)] != ""
    assert "".join(filter(str.isdigit, text[slice(*timex.parts["day"])])) == str(day.day)
    # What is a date is not a number too.
    assert not made[QUANTITIES]


@given(ranges, days, st.integers(1, 30))
def test_a_range_that_names_its_month_once_is_read_back(
    language_and_order: tuple[str, str], day: date, distance: int
) -> None:
    language, order = language_and_order
    last_day = monthrange(day.year, day.month)[1]
    day = day.replace(day=min(day.day, last_day - 1))
    later = day.replace(day=min(day.day + distance, last_day))
    text = FRAMES[language].format(written(language, order, day, later))
    made = document(text, language=language)
    year = day.year if "Y" in order else None
    expected = [(year, day.month, one.day, one.isoweekday() if "W" in order else None) for one in (day, later)]
    assert [(timex.year, timex.month, timex.day, timex.weekday) for timex in made[TIMEXES]] == expected
    assert not made[QUANTITIES]


tokens = st.sampled_from(
    [
        *(
            "lundi",
            "mardi",
            "mer.",
            "mars",
            "mai",
            "déc.",
            "sept",
            "hier",
            "demain",
            "cette année",
            "ce",
            "le",
            "dernier",
        ),
        *("le", "1er", "3", "12", "31", "45", "2021", "1999", "15h30", "20:15", "heures", "GMT", "à", "Moscou", "en"),
        *("de", ",", ".", "(", ")", "[", "]", "/", "-", "et", "au", "millions", "%", "euros", "\n\n", "𝔘", "İ"),
    ]
)


@given(st.lists(tokens, max_size=25), st.sampled_from(["", " "]))
def test_whatever_is_read_lies_in_the_text_in_order(words: list[str], space: str) -> None:
    text = space.join(words) or "."
    made = document(text, language="fr")
    timexes = made[TIMEXES]
    dates = [timex.span for timex in timexes if not timex.is_number]
    everything = sorted(dates + [quantity.span for quantity in made[QUANTITIES]])
    assert [timex.span for timex in timexes] == sorted(timex.span for timex in timexes)
    assert all(0 <= timex.span.start < timex.span.end <= len(made.text) for timex in timexes)
    assert not any(first.span.overlaps(second.span) for first, second in pairwise(timexes))
    assert not any(first.overlaps(second) for first, second in pairwise(everything))
    assert all(timex.span.contains(part) for timex in timexes for part in timex.parts.values())


#: Lengths of time, by unit; N the number, and the ways of pointing with them.
UNITS: Mapping[str, Mapping[TimeUnit, str]] = {
    "fr": {TimeUnit.DAY: "jours", TimeUnit.WEEK: "semaines", TimeUnit.MONTH: "mois", TimeUnit.YEAR: "ans"},
    "en": {TimeUnit.DAY: "days", TimeUnit.WEEK: "weeks", TimeUnit.MONTH: "months", TimeUnit.YEAR: "years"},
    "es": {TimeUnit.DAY: "días", TimeUnit.WEEK: "semanas", TimeUnit.MONTH: "meses", TimeUnit.YEAR: "años"},
    "de": {TimeUnit.DAY: "Tagen", TimeUnit.WEEK: "Wochen", TimeUnit.MONTH: "Monaten", TimeUnit.YEAR: "Jahren"},
}
POINTING: Mapping[str, Mapping[str, Deixis | None]] = {
    "fr": {"il y a {}": Deixis.AGO, "dans {}": Deixis.AHEAD, "{} plus tard": Deixis.AHEAD, "pendant {}": None},
    "en": {"{} ago": Deixis.AGO, "in {}": Deixis.AHEAD, "{} later": Deixis.AHEAD, "for {}": None},
    "es": {"hace {}": Deixis.AGO, "dentro de {}": Deixis.AHEAD, "{} después": Deixis.AHEAD, "durante {}": None},
    "de": {"vor {}": Deixis.AGO, "in {}": Deixis.AHEAD, "{} später": Deixis.AHEAD, "seit {}": None},
}
pointings = st.sampled_from(
    [(language, how, unit) for language, several in POINTING.items() for how in several for unit in UNITS[language]]
)


@given(pointings, st.integers(2, 999), st.booleans(), days)
def test_a_length_or_distance_is_read_back(
    pointing: tuple[str, str, TimeUnit], amount: int, spelled: bool, written_on: date
) -> None:
    language, how, unit = pointing
    number = (LEXICONS[language].form("number", amount) or "").rstrip("*") if spelled else None
    phrase = how.format(f"{number or amount} {UNITS[language][unit]}")
    text = f"{phrase[0].upper()}{phrase[1:]}, xyz."
    made = document(text, language=language, published=written_on.isoformat())
    (moment,) = made[MOMENTS]
    timex = moment.timex
    deixis = POINTING[language][how]
    assert (timex.amount, timex.unit, timex.deixis) == (amount, unit, deixis)
    assert (timex.type is TimexType.DURATION) == (deixis is None)
    assert 0 <= timex.span.start < timex.span.end <= len(phrase)
    if deixis is None or (how.startswith("{} ") and "ago" not in how):
        assert moment.first is None
    else:
        target = shifted(written_on, amount if deixis is Deixis.AHEAD else -amount, unit)
        assert moment.first is not None
        assert moment.last is not None
        assert moment.first <= target <= moment.last


#: Times of day: h hour, m minute; the zone where one is written.
CLOCKS: Mapping[str, Mapping[str, str | None]] = {
    "fr": {
        "à {h}h{m}": None,
        "à {h} h {m}": None,
        "à {h}:{m}": None,
        "à {h}h{m} GMT": "UTC",
        "à {h}h{m} heure locale": "local",
    },
    "en": {"at {h}:{m}": None, "at {h}:{m} GMT": "UTC", "at {h}:{m} local time": "local"},
    "es": {
        "a las {h}:{m}": None,
        "a las {h}.{m} horas": None,
        "a las {h}:{m} GMT": "UTC",
        "a las {h}:{m} hora local": "local",
    },
    "de": {
        "um {h}.{m} Uhr": None,
        "um {h}:{m} Uhr": None,
        "um {h}.{m} Uhr MEZ": "Europe/Berlin",
        "um {h}.{m} Uhr Ortszeit": "local",
    },
}
clocks = st.sampled_from([(language, how) for language, several in CLOCKS.items() for how in several])


@given(clocks, st.integers(0, 23), st.integers(0, 59))
def test_a_time_of_day_is_read_back(clock: tuple[str, str], hour: int, minute: int) -> None:
    language, how = clock
    text = how.format(h=hour, m=f"{minute:02d}") + ", xyz."
    (timex,) = document(text, language=language)[TIMEXES]
    assert (timex.minute, timex.zone) == (hour * 60 + minute, CLOCKS[language][how])


#: Parts of a year and days that come every year; Y the year.
PERIODS: Mapping[str, Mapping[str, str]] = {
    "fr": {
        "au printemps Y": "Y-SP",
        "au premier trimestre Y": "Y-Q1",
        "à Pâques Y": "easter",
        "fin mars Y": "Y-03",
        "à Noël Y": "12-25",
    },
    "en": {
        "in the spring of Y": "Y-SP",
        "in the first quarter of Y": "Y-Q1",
        "at Easter Y": "easter",
        "in late March Y": "Y-03",
    },
    "es": {"en la primavera de Y": "Y-SP", "en el primer trimestre de Y": "Y-Q1", "a finales de marzo de Y": "Y-03"},
    "de": {"im Frühjahr Y": "Y-SP", "im ersten Quartal Y": "Y-Q1", "zu Ostern Y": "easter", "Ende März Y": "Y-03"},
}
periods = st.sampled_from([(language, how) for language, several in PERIODS.items() for how in several])


@given(periods, st.integers(1900, 2100))
def test_a_part_of_a_year_is_read_back(period: tuple[str, str], year: int) -> None:
    language, how = period
    (moment,) = document(how.replace("Y", str(year)) + ", xyz.", language=language)[MOMENTS]
    value = PERIODS[language][how]
    if value.startswith("Y"):
        assert moment.value == value.replace("Y", str(year))
    else:
        assert moment.day == feast_day(value, year)


FAULTY = {
    "fr": (
        "Le vote a eu lieu le lundi 12 mars 2024.",
        "Il a dirigé la banque de 2010 à 2015, soit sept ans.",
        "Il a été arrêté dans la nuit de lundi à mercredi.",
        "La région fut à lui de 2015 à 2010.",
        "Le sommet aura lieu le 3 mars 2019.",
    ),
    "en": (
        "The vote took place on Monday, March 12, 2024.",
        "He ran the bank for seven years, from 2010 to 2015.",
        "The fire broke out overnight Monday to Wednesday.",
    ),
}
INERT = {
    "fr": ("Il pleuvait sur la ville.", "La mairie était fermée au public.", "Personne ne bougea."),
    "en": ("It rained on the town.", "The town hall was closed to the public.", "Nobody moved."),
}


def found(text: str, language: str) -> list[tuple[str, str, str]]:
    def key(finding: Finding) -> tuple[str, str, str]:
        return finding.rule, finding.message, text[finding.span.start : finding.span.end]

    return sorted(
        key(finding)
        for rule in registry().checkers
        if rule.id.startswith("dates.")
        for finding in run_rule(rule, text, language=language, published="2019-03-12")
    )


@given(st.sampled_from(sorted(FAULTY)), st.data())
def test_inert_sentences_change_no_finding(language: str, data: st.DataObject) -> None:
    faulty = data.draw(st.lists(st.sampled_from(FAULTY[language]), min_size=1, max_size=3, unique=True))
    sentences = list(faulty)
    for inert in data.draw(st.lists(st.sampled_from(INERT[language]), min_size=1, max_size=3)):
        sentences.insert(data.draw(st.integers(0, len(sentences))), inert)
    assert found(" ".join(sentences), language) == found(" ".join(faulty), language) != []


@pytest.mark.parametrize(
    "piece",
    [
        "le 3, ",
        "il y a ",
        "deux ",
        "lundi ",
        "de 2010 à ",
        "vingt et un ans ",
        "15h",
        "mi-mars ",
        "(1990-",
        "du soir au matin ",
        "1er, ",
        "dernière ",
    ],
)
def test_the_cost_grows_with_the_length(piece: str) -> None:
    def seconds(times: int) -> float:
        made = document(piece * times, language="fr", published="2019-03-12")
        made[SENTENCES]
        start = process_time()
        made[TIMEXES]
        return process_time() - start

    seconds(10)
    once, more = (min(seconds(times) for _ in range(3)) for times in (500, 4_000))
    assert more < 24 * once + 0.02, "eight times the text may not cost more than three times as much a word"
